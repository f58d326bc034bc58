//! What a field takes, for the schema, the manual and messages: derived from the declaration that decodes it.

use crate::diag::Both;

/// One field as it was declared.
#[derive(Clone, Debug)]
pub struct Decl {
    pub name: &'static str,
    pub doc: Both,
    pub presence: Presence,
    /// May stand in the front matter of each language.
    pub translatable: bool,
    pub shape: Shape,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// Must be answered; `not-stated` is an answer.
    Required,
    /// Must be answered unless another field answers for it; `not-stated` is an answer.
    Conditional,
    /// May be absent; `not-stated` says that the source does not tell.
    Asked,
    Optional,
}

impl Presence {
    /// Whether the field must be answered, by itself or by another.
    pub fn is_demanded(self) -> bool {
        matches!(self, Presence::Required | Presence::Conditional)
    }
}

/// What may be written as a value.
#[derive(Clone, Debug)]
pub enum Shape {
    /// A plain text in the source language, or a map of languages, or `{same: …}`.
    Text,
    /// One of a closed list, with what each means.
    Word {
        list: &'static str,
        words: &'static [(&'static str, Both)],
    },
    /// A text of a certain form: what it is, and examples that are right.
    Form {
        name: Both,
        examples: &'static [&'static str],
    },
    /// The slug of an entry of the first of these kinds (folders), or `kind/slug` of any of them.
    Reference(Vec<&'static str>),
    Boolean,
    Integer,
    /// Several of these; a single one may stand without the list.
    List(Box<Shape>),
    /// Fields of their own. `short` are examples of the short form, if there is one.
    Record {
        name: Both,
        short: &'static [&'static str],
        fields: fn() -> Vec<Decl>,
    },
    /// Fields of their own (`long`, a `Record`), whose short form is an entry of these kinds: its slug alone, or with
    /// more behind it as the examples of the record show.
    Entry {
        folders: Vec<&'static str>,
        long: Box<Shape>,
    },
    /// Keys that the author or a list chooses, each with a value of this shape.
    Map {
        keys: Both,
        value: Box<Shape>,
    },
    /// Any of these.
    ///
    /// Beside a `Reference` a plain text is a slug: a `Text` then is a map of languages, and the other forms are told
    /// from a slug by a dot, by brackets, or by being digits. A `Record` without a short form and a `Map` are one map:
    /// declared fields, and any further ones.
    OneOf(Vec<Shape>),
    /// Anything, handed on untouched.
    Free,
}
