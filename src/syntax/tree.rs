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
    Scalar {
        text: Cow<'t, str>,
        plain: bool,
    },
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
        matches!(&self.value, Value::Scalar { text, plain: true } if matches!(&**text, "" | "~" | "null"))
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::diag::{Arg, Diagnostic, Diagnostics, MessageLang};

    /// A diagnostic in one line: its code, the text of each of its places, its arguments.
    pub fn words(diagnostic: &Diagnostic, text: &str) -> String {
        let mut line = diagnostic.code.name.to_owned();
        for span in &diagnostic.spans {
            let place = if span.is_whole() { "whole" } else { &text[span.range()] };
            line += &format!(" [{place}]");
        }
        for (name, value) in &diagnostic.args {
            let value = match value {
                Arg::Text(text) => text.clone(),
                Arg::Words(words) => words.get(MessageLang::En).to_owned(),
                Arg::Number(number) => number.to_string(),
                Arg::List(list) => list.join("|"),
            };
            line += &format!(" {name}={value}");
        }
        line
    }

    /// That every place lies in `text` on character boundaries.
    pub fn check_places(text: &str, node: Option<&Node>, diags: &Diagnostics) {
        let inside = |span: Span| span.is_whole() || text.get(span.range()).is_some();
        for diagnostic in diags.iter() {
            assert!(diagnostic.spans.iter().all(|span| inside(*span)), "{diagnostic:?}");
        }
        if let Some(node) = node {
            assert!(inside(node.span), "{node:?}");
            match &node.value {
                Value::Scalar { .. } => {}
                Value::List(list) => {
                    list.iter().for_each(|item| check_places(text, Some(item), &Diagnostics::default()));
                }
                Value::Map(map) => map.iter().for_each(|(key, value)| {
                    assert!(inside(key.span), "{key:?}");
                    check_places(text, Some(value), &Diagnostics::default());
                }),
            }
        }
    }

    /// The tree in one line: `{title: "软件", year: 2026, majors: [a]}`, with quotes around what is not plain.
    pub fn outline(node: &Node) -> String {
        match &node.value {
            Value::Scalar { text, plain: true } => text.to_string(),
            Value::Scalar { text, plain: false } => format!("{text:?}"),
            Value::List(list) => format!("[{}]", list.iter().map(outline).collect::<Vec<_>>().join(", ")),
            Value::Map(map) => {
                let fields: Vec<_> =
                    map.iter().map(|(key, value)| format!("{}: {}", key.text, outline(value))).collect();
                format!("{{{}}}", fields.join(", "))
            }
        }
    }
}
