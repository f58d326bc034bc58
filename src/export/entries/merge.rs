//! The views of one value in every language, as one tree.
//!
//! Views of the same value differ only in their words. Where they do, a map of languages takes their place; what is the
//! same in all stands once. A text that another language lends is left out: the tree says what is written, not what
//! a page shows for want of it.

use std::sync::Arc;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::super::Cx;
use crate::address::EntryId;
use crate::fields::View;

/// A value of JSON whose members keep their order.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Json {
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(Arc<str>),
    List(Vec<Json>),
    Map(Vec<(&'static str, Json)>),
    /// With names that are no names of fields: languages, entries, what an author chose.
    Named(Vec<(String, Json)>),
}

impl Json {
    pub fn text(text: &str) -> Self {
        Json::Text(text.into())
    }

    pub fn map(pairs: impl IntoIterator<Item = (&'static str, Json)>) -> Self {
        Json::Map(pairs.into_iter().collect())
    }

    /// `None` where there is nothing to name.
    pub fn named(pairs: Vec<(String, Json)>) -> Option<Self> {
        (!pairs.is_empty()).then_some(Json::Named(pairs))
    }

    pub fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("texts and finite numbers can be written")
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        fn map<S: Serializer, K: Serialize>(pairs: &[(K, Json)], serializer: S) -> Result<S::Ok, S::Error> {
            let mut map = serializer.serialize_map(Some(pairs.len()))?;
            for (name, value) in pairs {
                map.serialize_entry(name, value)?;
            }
            map.end()
        }
        match self {
            Json::Bool(value) => value.serialize(serializer),
            Json::Int(value) => value.serialize(serializer),
            Json::Float(value) => value.serialize(serializer),
            Json::Text(value) => value.serialize(serializer),
            Json::List(values) => values.serialize(serializer),
            Json::Map(pairs) => map(pairs, serializer),
            Json::Named(pairs) => map(pairs, serializer),
        }
    }
}

/// Members of views that are not in the tree: they depend on the day of the build, or say what `text` is in.
const LEFT_OUT: [&str; 2] = ["state", "lang"];
/// Members that views have in order to be complete, and that say something only where they are true.
const ONLY_TRUE: [&str; 3] = ["unnamed", "free", "indefinite"];
/// Members that are numbers, which views hold as texts.
const NUMBERS: [&str; 2] = ["lat", "lon"];

pub(super) struct Merger<'c> {
    cx: &'c Cx<'c>,
    /// The tag of each language.
    tags: Vec<&'c str>,
    /// The entries that were referred to, in the order of the tree.
    pub named: Vec<EntryId>,
}

impl<'c> Merger<'c> {
    pub fn new(cx: &'c Cx<'c>) -> Self {
        let languages = cx.site.languages();
        Self { cx, tags: languages.all().map(|lang| languages[lang].tag.as_str()).collect(), named: Vec::new() }
    }

    /// `views` has one for each language; `None` where there is nothing to say.
    pub fn merge(&mut self, views: &[&View]) -> Option<Json> {
        let first = views.iter().copied().find(|view| !matches!(view, View::Null))?;
        match first {
            View::Null => None,
            View::Bool(value) => Some(Json::Bool(*value)),
            View::Int(value) => Some(Json::Int(*value)),
            View::Text(_) => self.texts(views),
            View::Word { word, .. } => Some(Json::text(word)),
            View::Entry(id) => self.reference(*id),
            View::File(name) => Some(Json::Text(name.clone())),
            View::List(items) => {
                let same = views.iter().all(|view| matches!(view, View::List(other) if other.len() == items.len()));
                if !same {
                    return self.apart(views);
                }
                let merged = (0..items.len()).filter_map(|at| {
                    let each: Vec<&View> = views.iter().map(|view| item(view, at)).collect();
                    self.merge(&each)
                });
                let merged: Vec<Json> = merged.collect();
                (!merged.is_empty()).then_some(Json::List(merged))
            }
            View::Map(pairs) => {
                let names = |view: &View| matches!(view, View::Map(other) if other.len() == pairs.len());
                let dates: Vec<Option<&View>> = views.iter().map(|view| member(view, "iso")).collect();
                // A date that each language has for itself.
                let differ = dates.iter().any(|date| *date != dates[0]);
                if differ || !views.iter().all(|view| names(view)) {
                    return self.apart(views);
                }
                let merged = pairs.iter().enumerate().filter_map(|(at, (name, _))| {
                    let each: Vec<&View> = views.iter().map(|view| value(view, at)).collect();
                    let merged = match *name {
                        "text" if pairs.iter().any(|(name, _)| *name == "lang") => self.words(views),
                        name if LEFT_OUT.contains(&name) => None,
                        name if ONLY_TRUE.contains(&name) && each[0] == &View::Bool(false) => None,
                        name if NUMBERS.contains(&name) => match each[0] {
                            View::Text(text) => text.parse().ok().map(Json::Float),
                            _ => None,
                        },
                        _ => self.merge(&each),
                    };
                    Some((*name, merged?))
                });
                let mut merged: Vec<(&'static str, Json)> = merged.collect();
                // A text and nothing else is its languages.
                match pairs[..] {
                    [("text", _), ("lang", _)] => merged.pop().map(|(_, text)| text),
                    _ => (!merged.is_empty()).then_some(Json::Map(merged)),
                }
            }
            View::Free(pairs) => {
                let merged = pairs.iter().enumerate().filter_map(|(at, (name, _))| {
                    let each: Vec<&View> = views.iter().map(|view| free(view, at)).collect();
                    Some((name.clone(), self.merge(&each)?))
                });
                Json::named(merged.collect())
            }
        }
    }

    /// The value in each language by itself.
    fn apart(&mut self, views: &[&View]) -> Option<Json> {
        let each = views.iter().enumerate().filter_map(|(at, view)| {
            // Alone it is the same in all languages.
            Some((self.tags[at].to_owned(), self.merge(&[*view])?))
        });
        Json::named(each.collect())
    }

    /// A text without a language of its own: once, where it is the same in all.
    fn texts(&self, views: &[&View]) -> Option<Json> {
        let each = views.iter().zip(&self.tags).filter_map(|(view, tag)| match view {
            View::Text(text) => Some(((*tag).to_owned(), Json::Text(text.clone()))),
            _ => None,
        });
        let each: Vec<(String, Json)> = each.collect();
        match &each[..] {
            [(_, first), rest @ ..] if each.len() == views.len() && rest.iter().all(|(_, other)| other == first) => {
                Some(first.clone())
            }
            _ => Json::named(each),
        }
    }

    /// The texts of maps with `text` and `lang`, each under its language.
    fn words(&self, views: &[&View]) -> Option<Json> {
        let mut own = Vec::new();
        let mut foreign = Vec::new();
        for (view, tag) in views.iter().zip(&self.tags) {
            match (member(view, "text"), member(view, "lang")) {
                (Some(View::Text(text)), Some(View::Text(lang))) => {
                    let is_known = foreign.iter().any(|(tag, _): &(String, Json)| **tag == **lang);
                    foreign.extend((!is_known).then(|| (lang.to_string(), Json::Text(text.clone()))));
                }
                (Some(View::Text(text)), _) => own.push(((*tag).to_owned(), Json::Text(text.clone()))),
                _ => {}
            }
        }
        // What is written in none of the languages of the site: a name in another script.
        Json::named(if own.is_empty() { foreign } else { own })
    }

    /// Only what is published may be named.
    fn reference(&mut self, id: EntryId) -> Option<Json> {
        self.cx.site.catalogue.get(id)?;
        self.named.push(id);
        Some(Json::Text(super::name(self.cx, id).into()))
    }
}

fn item(view: &View, at: usize) -> &View {
    match view {
        View::List(items) => items.get(at).unwrap_or(&View::Null),
        _ => &View::Null,
    }
}

fn value(view: &View, at: usize) -> &View {
    match view {
        View::Map(pairs) => pairs.get(at).map_or(&View::Null, |(_, value)| value),
        _ => &View::Null,
    }
}

fn free(view: &View, at: usize) -> &View {
    match view {
        View::Free(pairs) => pairs.get(at).map_or(&View::Null, |(_, value)| value),
        _ => &View::Null,
    }
}

fn member<'v>(view: &'v View, name: &str) -> Option<&'v View> {
    match view {
        View::Map(pairs) => pairs.iter().find(|(field, _)| *field == name).map(|(_, value)| value),
        _ => None,
    }
}
