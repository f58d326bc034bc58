//! The one list of codes: what can be wrong, and all that is ever said about it, in English and Chinese.
//!
//! One file a group of mistakes; [`all`] is every code of every file. A new code is one entry in one file and
//! one case under `tests/cases/` (a test walks the list).
//! Style: a message says what is wrong, in lower case, names in back-ticks, no full stop; a label says what
//! belongs there; a help says what to do.

pub mod check;
pub mod config;
pub mod discover;
pub mod entry;
pub mod field;
pub mod link;
pub mod lint;
pub mod output;
pub mod prose;
pub mod reference;
pub mod text;
pub mod theme;
pub mod toml;
pub mod value;
pub mod value_names;
pub mod yaml;

use super::Code;

/// Declares the codes of one group and their list `ALL`.
macro_rules! codes {
    ($(
        $(#[$doc:meta])*
        $id:ident = $name:literal, $level:ident $(, $lint:ident)? {
            message: $($message_en:literal / $message_zh:literal),+;
            $(label: $($label_en:literal / $label_zh:literal),+;)?
            $(other: $($other_en:literal / $other_zh:literal),+;)?
            $(help: $($help_en:literal / $help_zh:literal),+;)?
            explain: $explain_en:literal / $explain_zh:literal;
        }
    )*) => {
        $(
            $(#[$doc])*
            pub static $id: $crate::diag::Code = $crate::diag::Code {
                name: $name,
                level: $crate::diag::Level::$level,
                lint: !stringify!($($lint)?).is_empty(),
                message: &[$($crate::diag::Both::new($message_en, $message_zh)),+],
                label: &[$($($crate::diag::Both::new($label_en, $label_zh)),+)?],
                other: &[$($($crate::diag::Both::new($other_en, $other_zh)),+)?],
                help: &[$($($crate::diag::Both::new($help_en, $help_zh)),+)?],
                explain: $crate::diag::Both::new($explain_en, $explain_zh),
            };
        )*
        /// Every code of this group, in the order of this file.
        pub static ALL: &[&$crate::diag::Code] = &[$(&$id),*];
    };
}
use codes;

/// Every code there is, sorted by name.
pub fn all() -> Vec<&'static Code> {
    let mut all: Vec<_> = [
        text::ALL,
        yaml::ALL,
        toml::ALL,
        config::ALL,
        discover::ALL,
        entry::ALL,
        field::ALL,
        value::ALL,
        value_names::ALL,
        reference::ALL,
        prose::ALL,
        link::ALL,
        check::ALL,
        lint::ALL,
        theme::ALL,
        output::ALL,
    ]
    .into_iter()
    .flatten()
    .copied()
    .collect();
    all.sort_by_key(|code| code.name);
    all
}
