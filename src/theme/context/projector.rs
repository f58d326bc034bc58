//! Views to values of the template engine.

use tera::Value;
use tera::value::{Key, Map};

use crate::address::EntryId;
use crate::assets::Shown;
use crate::fields::View;
use crate::lang::Lang;
use crate::site::Site;
use crate::theme::Strings;
use crate::theme::parts::Parts;

use super::map;
use super::summaries::{Summaries, link};

/// Views to values: fills in references, files and labels.
pub(super) struct Projector<'a> {
    pub(super) links: Links<'a>,
    pub(super) strings: &'a Strings,
    /// A file beside the entry whose page this is; `None` on other pages.
    pub(super) file: &'a (dyn Fn(&str) -> Option<Value> + Sync),
    /// Whether what it makes outlives a page: then values that many entries have alike are one.
    pub(super) lasts: bool,
}

/// What stands for a reference to an entry.
#[derive(Clone, Copy)]
pub(super) enum Links<'a> {
    Of(&'a Summaries),
    /// Without an imprint.
    Bare(&'a Site, Lang),
}

impl Links<'_> {
    fn value(self, id: EntryId) -> Value {
        match self {
            Self::Of(summaries) => summaries.link(id),
            Self::Bare(site, lang) => link(site, lang, id).map_or_else(Value::none, map),
        }
    }
}

/// Values that many entries have alike, made once: a date, a language, a partner in its role.
#[derive(Default)]
pub(super) struct Alike(Parts<View, Value>);

impl Alike {
    fn get(&self, view: &View, make: impl FnOnce() -> Value) -> Value {
        if let Some(known) = self.0.of(view).get(view) {
            return known.clone();
        }
        let made = make();
        self.0.of(view).insert(view.clone(), made.clone());
        made
    }

    /// Whether it is a group of a few short values, as other entries are likely to have too.
    fn is_likely(view: &View) -> bool {
        fn is_short(view: &View, left: &mut usize) -> bool {
            *left = left.saturating_sub(1);
            *left > 0
                && match view {
                    View::Text(text) => text.len() <= 32,
                    View::List(list) => list.iter().all(|view| is_short(view, left)),
                    View::Map(pairs) => pairs.iter().all(|(_, view)| is_short(view, left)),
                    // Of each entry its own.
                    View::Free(_) | View::File(_) => false,
                    View::Null | View::Bool(_) | View::Int(_) | View::Word { .. } | View::Entry(_) => true,
                }
        }
        matches!(view, View::Map(pairs) if pairs.len() > 2) && is_short(view, &mut 48)
    }
}

impl Projector<'_> {
    pub(super) fn value(&self, view: &View) -> Value {
        match self.links {
            Links::Of(summaries) if self.lasts && Alike::is_likely(view) => {
                summaries.alike().get(view, || self.made(view))
            }
            _ => self.made(view),
        }
    }

    fn made(&self, view: &View) -> Value {
        match view {
            View::Null => Value::none(),
            View::Bool(b) => Value::from(*b),
            View::Int(i) => Value::from(*i),
            View::Text(text) => Value::from(&**text),
            View::List(list) => Value::from(list.iter().map(|v| self.value(v)).collect::<Vec<_>>()),
            View::Map(pairs) => map(pairs.iter().map(|(name, v)| (*name, self.value(v))).collect::<Vec<_>>()),
            View::Free(pairs) => {
                Value::from(pairs.iter().map(|(name, v)| (Key::from(name.clone()), self.value(v))).collect::<Map>())
            }
            View::Word { list, word } => self.strings.word(list, word),
            View::Entry(id) => self.links.value(*id),
            View::File(name) => (self.file)(name).unwrap_or_else(|| file_value(name, None, None)),
        }
    }
}

/// A file beside an entry: its address, and how it is shown where it is a picture.
pub(super) fn file_value(name: &str, url: Option<String>, shown: Option<Shown>) -> Value {
    let size = shown.as_ref().map(|shown| shown.size);
    let (src, srcset) = shown.map_or((None, None), |shown| (Some(shown.src), shown.srcset));
    map([
        ("name", Value::from(name)),
        ("url", Value::from(url)),
        ("src", Value::from(src)),
        ("srcset", Value::from(srcset)),
        ("width", Value::from(size.map(|size| size.width))),
        ("height", Value::from(size.map(|size| size.height))),
    ])
}
