//! Diagnostics: what an author did wrong, as data.
//!
//! A [`Diagnostic`] holds a [`Code`], places and typed arguments, never a sentence. The sentences of both
//! languages stand beside the code in `codes/` and are chosen when it is printed (`render`).
//! What a run found is collected in [`Diagnostics`]; [`Levels`] says how grave each code is on this site; a [`Report`]
//! is sorted, counted and written in one [`Form`]. Nothing here prints or exits.

pub mod codes;
pub mod explain;
pub mod levels;
pub mod reason;
pub mod render;
mod report;
mod wording;

use std::sync::Arc;

use crate::source::Span;

pub use explain::{UnknownCode, explain, find};
pub use levels::{Levels, Refusal};
pub use render::Form;
pub use report::{Finding, Report};
pub use wording::escaped;

/// A text of the program in the two languages of its messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Both {
    pub en: &'static str,
    pub zh: &'static str,
}

impl Both {
    pub const fn new(en: &'static str, zh: &'static str) -> Self {
        Self { en, zh }
    }

    pub fn get(self, lang: MessageLang) -> &'static str {
        match lang {
            MessageLang::En => self.en,
            MessageLang::Zh => self.zh,
        }
    }
}

/// The language in which the program speaks to staff.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MessageLang {
    #[default]
    En,
    Zh,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    Allow,
    Hint,
    Warning,
    Error,
}

impl Level {
    /// As machines read it, whatever the language of messages: `error`, `warning`, `hint`, `allow`.
    pub fn name(self) -> &'static str {
        self.word(MessageLang::En)
    }

    /// As people read it.
    pub fn word(self, lang: MessageLang) -> &'static str {
        let word = match self {
            Level::Allow => Both::new("allow", "忽略"),
            Level::Hint => Both::new("hint", "提示"),
            Level::Warning => Both::new("warning", "警告"),
            Level::Error => Both::new("error", "错误"),
        };
        word.get(lang)
    }
}

/// One mistake that can be made, with all that is ever said about it.
///
/// Templates hold `{name}` for arguments. Of `message` and `label` the first whose arguments are all given is used;
/// of `help` every one whose arguments are all given is printed. So one code words its variants without code.
#[derive(Debug)]
pub struct Code {
    /// `unknown-reference`: unique, what `explain` and `[checks]` take.
    pub name: &'static str,
    pub level: Level,
    /// A lint may be lowered in `[checks]`; the others may only be raised.
    pub lint: bool,
    pub message: &'static [Both],
    /// Stands at the carets of the first place; may be empty.
    pub label: &'static [Both],
    /// Stands at the carets of every further place; may be empty.
    pub other: &'static [Both],
    pub help: &'static [Both],
    /// Paragraphs for `explain CODE`: what it means, why it matters, an example and its cure.
    pub explain: Both,
}

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Code {}

/// A value in a message.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// Words of the author, an id, a file name: the same in both languages; printed with controls escaped.
    Text(String),
    /// Words of the program.
    Words(Both),
    Number(i64),
    /// Printed in back-ticks, joined by commas, at most sixteen; the caller puts them in order.
    List(Vec<String>),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Arg::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Arg::Text(text)
    }
}

impl From<Both> for Arg {
    fn from(words: Both) -> Self {
        Arg::Words(words)
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Arg::Number(number as i64)
    }
}

impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Arg::Number(number)
    }
}

impl From<Vec<String>> for Arg {
    fn from(list: Vec<String>) -> Self {
        Arg::List(list)
    }
}

/// One mistake of an author, at its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    pub code: &'static Code,
    /// The first is where the mistake is; the others belong to it (what was written first, the other party).
    pub spans: Vec<Span>,
    pub args: Vec<(&'static str, Arg)>,
}

impl Diagnostic {
    pub fn new(code: &'static Code, span: Span) -> Self {
        Self { code, spans: vec![span], args: Vec::new() }
    }

    pub fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// The argument only where there is one: `None` leaves out the help that would name it.
    pub fn maybe(self, name: &'static str, value: Option<impl Into<Arg>>) -> Self {
        match value {
            Some(value) => self.arg(name, value),
            None => self,
        }
    }

    pub fn and(mut self, span: Span) -> Self {
        self.spans.push(span);
        self
    }
}

/// Diagnostics as they were found; a clone shares them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diagnostics(Vec<Arc<Diagnostic>>);

impl Diagnostics {
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(Arc::new(diagnostic));
    }

    pub fn extend(&mut self, more: Diagnostics) {
        self.0.extend(more.0);
    }

    /// Adds what `more` holds, which keeps it.
    pub fn share(&mut self, more: &Diagnostics) {
        self.0.extend_from_slice(&more.0);
    }

    /// Forgets all but the first `len`: for a reader that words a failure better than the one that it called.
    pub fn truncate(&mut self, len: usize) {
        self.0.truncate(len);
    }

    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter().map(|diagnostic| &**diagnostic)
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn retain(&mut self, is_kept: impl Fn(&Diagnostic) -> bool) {
        self.0.retain(|diagnostic| is_kept(diagnostic));
    }

    pub fn into_vec(self) -> Vec<Arc<Diagnostic>> {
        self.0
    }
}
