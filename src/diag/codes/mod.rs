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

use super::{Both, Code};

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

/// A group of codes: the mistakes of one file of this folder.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// A short name for addresses: `yaml`.
    pub name: &'static str,
    pub title: Both,
    /// In the order of the file.
    pub codes: &'static [&'static Code],
}

const fn group(name: &'static str, title: Both, codes: &'static [&'static Code]) -> Group {
    Group { name, title, codes }
}

/// Every group, from the bytes of a file to the finished site.
pub fn groups() -> Vec<Group> {
    vec![
        group("text", Both::new("The bytes of a file", "文件的编码与字符"), text::ALL),
        group("yaml", Both::new("YAML and front matter", "YAML 与文件开头的字段"), yaml::ALL),
        group("toml", Both::new("TOML", "TOML"), toml::ALL),
        group("config", Both::new("site.toml", "site.toml"), config::ALL),
        group("discover", Both::new("Files and folders", "文件与文件夹"), discover::ALL),
        group("entry", Both::new("An entry as a whole", "条目整体"), entry::ALL),
        group("field", Both::new("Fields", "字段"), field::ALL),
        group(
            "value",
            Both::new("Dates, amounts, figures, stages and languages", "日期、金额、数字、培养阶段与语言"),
            value::ALL,
        ),
        group(
            "value-names",
            Both::new("Names, parties, codes, addresses and files", "名称、参与方、代码、地址与文件"),
            value_names::ALL,
        ),
        group("reference", Both::new("References between entries", "条目之间的引用"), reference::ALL),
        group("prose", Both::new("Markdown", "Markdown"), prose::ALL),
        group("link", Both::new("Links, anchors and pictures in prose", "正文中的链接、锚点与图片"), link::ALL),
        group("check", Both::new("What cannot be so", "前后矛盾之处"), check::ALL),
        group("lint", Both::new("What is worth a look", "值得留意之处"), lint::ALL),
        group("theme", Both::new("Themes", "主题"), theme::ALL),
        group("output", Both::new("Finished pages and the output folder", "生成的网页与输出文件夹"), output::ALL),
    ]
}

/// Every code there is, sorted by name.
pub fn all() -> Vec<&'static Code> {
    let mut all: Vec<_> = groups().into_iter().flat_map(|group| group.codes).copied().collect();
    all.sort_by_key(|code| code.name);
    all
}
