//! The tree that YAML and TOML become: every scalar as it was written, every key and value with its place.

use std::borrow::Cow;

use crate::source::Span;

/// A value and where it stands; keys are not part of the span.
#[derive(Clone, Debug, PartialEq)]
pub struct Node<'t> {
    pub span: Span,
    pub value: Value<'t>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Value<'t> {
    /// The text of a scalar, verbatim: `1.10`, `007`, `NO` stay text until a field says what it wants.
    /// `plain` tells that it stood without quotes; an absent value (`key:`) is a plain empty text.
    Scalar { text: Cow<'t, str>, plain: bool },
    List(Vec<Node<'t>>),
    /// In the order of the file; keys are unique (the first of two stays, the second was reported).
    Map(Vec<(Key<'t>, Node<'t>)>),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Key<'t> {
    pub text: Cow<'t, str>,
    pub span: Span,
}

impl<'t> Node<'t> {
    /// The value under `key`, where this is a map that has it.
    pub fn get(&self, key: &str) -> Option<&Node<'t>> {
        self.as_map()?.iter().find(|(k, _)| k.text == key).map(|(_, node)| node)
    }

    pub fn as_map(&self) -> Option<&[(Key<'t>, Node<'t>)]> {
        match &self.value {
            Value::Map(map) => Some(map),
            _ => None,
        }
    }

    pub fn as_list(&self) -> Option<&[Node<'t>]> {
        match &self.value {
            Value::List(list) => Some(list),
            _ => None,
        }
    }

    pub fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// `key:` with nothing behind it, `~` or `null` without quotes.
    pub fn is_absent(&self) -> bool {
        matches!(&self.value, Value::Scalar { text, plain: true } if matches!(&**text, "" | "~" | "null" | "Null" | "NULL"))
    }
}
