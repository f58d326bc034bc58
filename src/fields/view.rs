//! What templates and exports see of a value: projected into one language, apart from the model.

use std::sync::Arc;

use crate::address::EntryId;
use crate::date::CivilDay;
use crate::lang::{Lang, Languages};
use crate::locale::Locale;

/// A value for templates. References and files are holes that the theme fills: with the summary of the entry,
/// made once a language, and with the file's address, which differs by output.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum View {
    Null,
    Bool(bool),
    Int(i64),
    Text(Arc<str>),
    List(Vec<View>),
    /// In the order of declaration; keys unique.
    Map(Vec<(&'static str, View)>),
    /// Keys that the author chose; in the author's order.
    Free(Vec<(String, View)>),
    /// A word of a closed list; the theme adds its label in the language of the page.
    Word {
        list: &'static str,
        word: &'static str,
    },
    Entry(EntryId),
    /// A file beside the entry whose page this is.
    File(Arc<str>),
}

impl View {
    pub fn text(text: impl Into<Arc<str>>) -> Self {
        View::Text(text.into())
    }

    /// Whether a file beside the entry is in it.
    pub fn holds_file(&self) -> bool {
        match self {
            View::File(_) => true,
            View::List(list) => list.iter().any(View::holds_file),
            View::Map(pairs) => pairs.iter().any(|(_, view)| view.holds_file()),
            View::Free(pairs) => pairs.iter().any(|(_, view)| view.holds_file()),
            _ => false,
        }
    }

    pub fn maybe(text: Option<impl Into<Arc<str>>>) -> Self {
        text.map_or(View::Null, View::text)
    }
}

/// The language of the page, and all that projecting into it needs.
#[derive(Clone, Copy)]
pub struct ViewCx<'a> {
    pub lang: Lang,
    pub languages: &'a Languages,
    pub locale: &'a Locale,
    pub today: CivilDay,
    /// By entry: whether its email and telephone may be shown.
    pub shares_contact: &'a [bool],
}
