//! How a field may be answered: once or several times, necessarily or not.

use super::{Decl, Fields, Presence, Shape, Value, View, ViewCx, synonyms};
use crate::diag::codes::field as codes;
use crate::diag::{Both, Diagnostic};
use crate::lang::Lang;
use crate::source::{Located, Span};
use crate::syntax::tree::{Node, Value as Tree};

/// A member of a [`super::record!`].
pub trait Slot: Sized {
    const TRANSLATABLE: bool;

    fn decl(name: &'static str, doc: Both) -> Decl;

    /// `None` after a diagnostic.
    fn read(fields: &mut Fields, name: &'static str) -> Option<Self>;

    fn view(&self, cx: &ViewCx) -> View;

    fn is_not_stated(&self) -> bool {
        false
    }
}

/// A field that may be absent.
pub type Opt<T> = Option<Located<T>>;

/// A field that takes several values; one may stand without the list. Empty where absent.
pub type List<T> = Vec<Located<T>>;

/// The answer to a required field.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer<T> {
    Stated(Located<T>),
    /// `not-stated`: nobody knows, and the page says so.
    NotStated(Span),
}

impl<T> Answer<T> {
    pub fn stated(&self) -> Option<&T> {
        self.located().map(|located| &located.value)
    }

    pub fn located(&self) -> Option<&Located<T>> {
        match self {
            Answer::Stated(value) => Some(value),
            Answer::NotStated(_) => None,
        }
    }
}

/// A field that may be absent, and of which a source may be asked: `not-stated` says that it does not tell.
///
/// Dates, periods, lengths and places of an entry are asked so: a page then says "not stated" in their place, while an
/// absent one says nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked<T>(pub Option<Answer<T>>);

impl<T> Asked<T> {
    /// What is known.
    pub fn located(&self) -> Option<&Located<T>> {
        self.0.as_ref().and_then(Answer::located)
    }
}

/// Several values as one, for answers that are lists.
#[derive(Clone, Debug, PartialEq)]
pub struct Many<T>(pub List<T>);

impl<T: Value> Value for Many<T> {
    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }

    fn decode(node: &Node, cx: &mut super::Cx) -> Option<Self> {
        let one = std::slice::from_ref(node);
        let nodes = match &node.value {
            Tree::List(nodes) => nodes.as_slice(),
            _ => one,
        };
        let listed = node.as_list().is_some();
        let mut values = Vec::with_capacity(nodes.len());
        let mut all = true;
        for node in nodes {
            let (diags, misses) = (cx.diags.len(), cx.misses.len());
            match T::decode(node, cx) {
                Some(value) => values.push(Located::new(value, node.span)),
                None => {
                    all = false;
                    // Parties have a word of their own for what is not known; all others take it for a wrong value.
                    let wrong_value = cx.misses.len() > misses
                        || cx.diags.iter().skip(diags).all(|diagnostic| diagnostic.code == &codes::UNKNOWN_WORD);
                    if listed && wrong_value && is_not_stated(node) {
                        cx.diags.truncate(diags);
                        cx.misses.truncate(misses);
                        cx.push(
                            Diagnostic::new(&codes::NOT_STATED_OPTIONAL, node.span)
                                .arg("list", cx.innermost())
                                .arg("text", "not-stated"),
                        );
                    }
                }
            }
        }
        all.then_some(Self(values))
    }

    fn view(&self, cx: &ViewCx) -> View {
        View::List(self.0.iter().map(|value| value.value.view(cx)).collect())
    }
}

/// The value of field `name`: `Err(())` after a diagnostic, `Ok(None)` where nothing is written.
fn value<T: Value>(fields: &mut Fields, name: &'static str) -> Result<Option<Located<T>>, ()> {
    let fact = fields.fact(name);
    if T::TRANSLATABLE {
        let words = fields.words(name);
        let Some(span) = fact.map(|node| node.span).or(words.first().map(|(_, node)| node.span)) else {
            return Ok(None);
        };
        return T::decode_words(fact, &words, fields.cx).map(|value| Some(Located::new(value, span))).ok_or(());
    }
    match fact {
        None => Ok(None),
        Some(node) => T::decode(node, fields.cx).map(|value| Some(Located::new(value, node.span))).ok_or(()),
    }
}

fn is_not_stated(node: &Node) -> bool {
    matches!(&node.value, Tree::Scalar { text, .. } if text == "not-stated")
}

/// Reads an answer: `not-stated`, a value, or nothing.
fn answer<T: Value>(fields: &mut Fields, name: &'static str) -> Result<Option<Answer<T>>, ()> {
    match fields.facts.and_then(|facts| facts.get(name)) {
        Some(node) if is_not_stated(node) => Ok(Some(Answer::NotStated(node.span))),
        _ => {
            let report =
                |text: &str, span| Diagnostic::new(&codes::EMPTY_FIELD, span).arg("answer_of", name).arg("text", text);
            Ok(value_or_unknown(fields, name, report)?.map(Answer::Stated))
        }
    }
}

/// The value of field `name`, where `report` words what takes no value but says that nobody knows it: `TBD`, `待定`.
fn value_or_unknown<T: Value>(
    fields: &mut Fields,
    name: &'static str,
    report: impl FnOnce(&str, Span) -> Diagnostic,
) -> Result<Option<Located<T>>, ()> {
    let (diags, misses) = (fields.cx.diags.len(), fields.cx.misses.len());
    let read = value(fields, name);
    if read.is_err()
        && let Some(node) = fields.facts.and_then(|facts| facts.get(name))
        && let Some(text) = node.as_text().filter(|text| synonyms::says_unknown(text))
    {
        // What the value's own reader said of it is true, but no help.
        fields.cx.diags.truncate(diags);
        fields.cx.misses.truncate(misses);
        fields.cx.push(report(text.trim(), node.span));
    }
    read
}

fn decl<T: Value>(name: &'static str, doc: Both, presence: Presence) -> Decl {
    Decl { name, doc, presence, translatable: T::TRANSLATABLE, shape: T::shape() }
}

impl<T: Value> Slot for Answer<T> {
    const TRANSLATABLE: bool = T::TRANSLATABLE;

    fn decl(name: &'static str, doc: Both) -> Decl {
        decl::<T>(name, doc, Presence::Required)
    }

    fn read(fields: &mut Fields, name: &'static str) -> Option<Self> {
        let empty = fields.facts.and_then(|facts| facts.get(name)).is_some_and(Node::is_absent);
        let answer = answer(fields, name).ok()?;
        if answer.is_none() && !empty {
            fields.missing(name);
        }
        answer
    }

    fn view(&self, cx: &ViewCx) -> View {
        self.stated().map_or(View::Null, |value| value.view(cx))
    }

    fn is_not_stated(&self) -> bool {
        matches!(self, Answer::NotStated(_))
    }
}

impl<T: Value> Slot for Option<Answer<T>> {
    const TRANSLATABLE: bool = T::TRANSLATABLE;

    fn decl(name: &'static str, doc: Both) -> Decl {
        decl::<T>(name, doc, Presence::Conditional)
    }

    fn read(fields: &mut Fields, name: &'static str) -> Option<Self> {
        answer(fields, name).ok()
    }

    fn view(&self, cx: &ViewCx) -> View {
        self.as_ref().map_or(View::Null, |answer| answer.view(cx))
    }

    fn is_not_stated(&self) -> bool {
        self.as_ref().is_some_and(Slot::is_not_stated)
    }
}

impl<T: Value> Slot for Asked<T> {
    const TRANSLATABLE: bool = T::TRANSLATABLE;

    fn decl(name: &'static str, doc: Both) -> Decl {
        decl::<T>(name, doc, Presence::Asked)
    }

    fn read(fields: &mut Fields, name: &'static str) -> Option<Self> {
        answer(fields, name).ok().map(Self)
    }

    fn view(&self, cx: &ViewCx) -> View {
        self.0.view(cx)
    }

    fn is_not_stated(&self) -> bool {
        self.0.is_not_stated()
    }
}

fn not_stated_optional(text: &str, span: Span, name: &'static str) -> Diagnostic {
    Diagnostic::new(&codes::NOT_STATED_OPTIONAL, span).arg("field", name).arg("text", text)
}

impl<T: Value> Slot for Option<Located<T>> {
    const TRANSLATABLE: bool = T::TRANSLATABLE;

    fn decl(name: &'static str, doc: Both) -> Decl {
        decl::<T>(name, doc, Presence::Optional)
    }

    fn read(fields: &mut Fields, name: &'static str) -> Option<Self> {
        if let Some(node) = fields.facts.and_then(|facts| facts.get(name)).filter(|node| is_not_stated(node)) {
            fields.cx.push(not_stated_optional("not-stated", node.span, name));
            return None;
        }
        value_or_unknown(fields, name, |text, span| not_stated_optional(text, span, name)).ok()
    }

    fn view(&self, cx: &ViewCx) -> View {
        self.as_ref().map_or(View::Null, |value| value.value.view(cx))
    }
}

impl<T: Value> Slot for Vec<Located<T>> {
    const TRANSLATABLE: bool = false;

    fn decl(name: &'static str, doc: Both) -> Decl {
        decl::<Many<T>>(name, doc, Presence::Optional)
    }

    fn read(fields: &mut Fields, name: &'static str) -> Option<Self> {
        let list: Option<Located<Many<T>>> = Slot::read(fields, name)?;
        Some(list.map_or_else(Vec::new, |list| list.value.0))
    }

    fn view(&self, cx: &ViewCx) -> View {
        View::List(self.iter().map(|value| value.value.view(cx)).collect())
    }
}

/// What is large and seldom there: an entry that lacks it has room for an address only.
#[derive(Clone, Debug, PartialEq)]
pub struct Rare<T>(Box<T>);

impl<T> std::ops::Deref for Rare<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Value> Value for Rare<T> {
    const TRANSLATABLE: bool = T::TRANSLATABLE;

    fn shape() -> Shape {
        T::shape()
    }

    fn decode(node: &Node, cx: &mut super::Cx) -> Option<Self> {
        T::decode(node, cx).map(|value| Self(Box::new(value)))
    }

    fn decode_words(facts: Option<&Node>, words: &[(Lang, &Node)], cx: &mut super::Cx) -> Option<Self> {
        T::decode_words(facts, words, cx).map(|value| Self(Box::new(value)))
    }

    fn view(&self, cx: &ViewCx) -> View {
        T::view(self, cx)
    }
}

/// A fact that a language may have for itself: `updated`, `checked`, `draft`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PerLanguage<T> {
    pub all: Option<Located<T>>,
    /// Sorted by language.
    pub each: Vec<(Lang, Located<T>)>,
}

impl<T> PerLanguage<T> {
    /// What holds for `lang`: its own word, else the one for all.
    pub fn get(&self, lang: Lang) -> Option<&Located<T>> {
        self.each.iter().find(|(l, _)| *l == lang).map(|(_, value)| value).or(self.all.as_ref())
    }
}

impl<T: Value> Slot for PerLanguage<T> {
    const TRANSLATABLE: bool = true;

    fn decl(name: &'static str, doc: Both) -> Decl {
        Decl { translatable: true, ..decl::<T>(name, doc, Presence::Optional) }
    }

    fn read(fields: &mut Fields, name: &'static str) -> Option<Self> {
        let all = match fields.fact(name) {
            None => Some(None),
            Some(node) => T::decode(node, fields.cx).map(|value| Some(Located::new(value, node.span))),
        };
        let mut each = Some(Vec::new());
        for (lang, node) in fields.words(name) {
            match (T::decode(node, fields.cx), &mut each) {
                (Some(value), Some(each)) => each.push((lang, Located::new(value, node.span))),
                _ => each = None,
            }
        }
        Some(Self { all: all?, each: each? })
    }

    fn view(&self, cx: &ViewCx) -> View {
        self.get(cx.lang).map_or(View::Null, |value| value.value.view(cx))
    }
}
