//! Reading short forms: a text of one line, and which part of it is wrong.
//!
//! A parser takes the text and gives the value or a [`Wrong`]; only here does it become a diagnostic with a place.
//! Not here: any grammar (the files of the value types), long forms (`fields::record`).

use crate::diag::{Arg, Both, Code, Diagnostic};
use crate::fields::{Cx, Record, View, ViewCx};
use crate::source::{Located, Span};
use crate::syntax::tree::{Node, Value as Tree};

/// The text of a scalar, with the way back to its place.
pub(crate) struct Short<'n> {
    pub text: &'n str,
    span: Span,
    /// Where the scalar's text begins in its span, and that text; `None` where escapes or folding changed it.
    written: Option<(usize, &'n str)>,
}

impl<'n> Short<'n> {
    /// `None` after `wrong-shape`. The text is trimmed and may be empty in quotes.
    pub fn read(node: &'n Node, expected: Both, cx: &mut Cx) -> Option<Self> {
        let text = cx.scalar(node, expected)?;
        let Tree::Scalar { text: whole, plain } = &node.value else { return None };
        let length = node.span.range().len();
        let written = match plain {
            true if length == whole.len() => Some((0, &**whole)),
            // Quotes on both sides and nothing escaped or folded between them.
            false if length == whole.len() + 2 => Some((1, &**whole)),
            _ => None,
        };
        Some(Self { text, span: node.span, written })
    }

    /// Where `part`, a slice of the text, stands in the file; the whole scalar where that cannot be told.
    pub fn place(&self, part: &str) -> Span {
        let Some((offset, whole)) = self.written else { return self.span };
        let start = (part.as_ptr() as usize).wrapping_sub(whole.as_ptr() as usize);
        match start.checked_add(part.len()) {
            Some(end) if end <= whole.len() => self.span.slice(offset + start..offset + end),
            _ => self.span,
        }
    }

    pub fn report(&self, wrong: Wrong<'_>, cx: &mut Cx) {
        let span = self.place(wrong.part);
        cx.push(Diagnostic { code: wrong.code, spans: vec![span], args: wrong.args });
    }

    /// What `parse` makes of the text; `None` after its complaint was added.
    pub fn parse<T>(&self, parse: impl FnOnce(&'n str) -> Result<T, Wrong<'n>>, cx: &mut Cx) -> Option<T> {
        match parse(self.text) {
            Ok(value) => Some(value),
            Err(wrong) => {
                self.report(wrong, cx);
                None
            }
        }
    }

    pub fn located<T>(&self, value: T, part: &str) -> Located<T> {
        Located::new(value, self.place(part))
    }
}

/// What is wrong with a part of a short form.
#[derive(Debug, PartialEq)]
pub(crate) struct Wrong<'t> {
    pub code: &'static Code,
    /// A slice of the text that was parsed: the exact words to blame.
    pub part: &'t str,
    pub args: Vec<(&'static str, Arg)>,
}

impl<'t> Wrong<'t> {
    /// With the argument `text`: the part itself.
    pub fn new(code: &'static Code, part: &'t str) -> Self {
        Self { code, part, args: vec![("text", part.into())] }
    }

    pub fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    pub fn maybe(self, name: &'static str, value: Option<impl Into<Arg>>) -> Self {
        match value {
            Some(value) => self.arg(name, value),
            None => self,
        }
    }

    /// What to write instead of the part, where only one thing can be meant.
    pub fn proposal(&self) -> Option<&str> {
        self.args.iter().find_map(|(name, arg)| match arg {
            Arg::Text(text) if *name == "proposal" => Some(text.as_str()),
            _ => None,
        })
    }
}

pub(crate) fn is_map(node: &Node) -> bool {
    matches!(node.value, Tree::Map(_))
}

/// `text` with full-width letters, digits, signs and blanks as ASCII, as an input method for Latin letters types them.
pub(crate) fn halfwidth(text: &str) -> String {
    let half = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' | '\u{202f}' => ' ',
        '、' => ',',
        c => c,
    };
    text.chars().map(half).collect()
}

/// A whole number of ASCII digits and nothing else, up to 999,999,999.
pub(crate) fn whole_number(text: &str) -> Option<u32> {
    let digits = !text.is_empty() && text.len() <= 9 && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

/// What templates see of a map type: `text` for people, then every field under its name.
pub(crate) fn map_view(text: View, fields: &impl Record, cx: &ViewCx) -> View {
    let mut view = vec![("text", text)];
    view.extend(fields.fields_view(cx));
    View::Map(view)
}

/// Makes a [`crate::fields::record!`] a value that is written as a map and in no other way.
///
/// The words name several of them, for messages: `map_value!(Award, "awards" / "学位")`. The third argument gives
/// `text`, what people see of it as a whole; without it the view has the fields alone.
macro_rules! map_value {
    ($type:ty, $en:literal / $zh:literal) => {
        $crate::catalogue::value::map_value!(@ $type, $en / $zh, |record, cx| {
            $crate::fields::View::Map($crate::fields::Record::fields_view(record, cx))
        });
    };
    ($type:ty, $en:literal / $zh:literal, |$record:ident, $cx:ident| $text:expr) => {
        $crate::catalogue::value::map_value!(@ $type, $en / $zh, |$record, $cx| {
            $crate::catalogue::value::map_view($text, $record, $cx)
        });
    };
    (@ $type:ty, $en:literal / $zh:literal, |$record:ident, $cx:ident| $view:expr) => {
        impl $crate::fields::Value for $type {
            fn shape() -> $crate::fields::Shape {
                $crate::fields::Shape::Record {
                    name: $crate::diag::Both::new($en, $zh),
                    short: &[],
                    fields: <$type as $crate::fields::Record>::decls,
                }
            }

            fn decode(
                node: &$crate::syntax::tree::Node,
                cx: &mut $crate::fields::Cx,
            ) -> Option<Self> {
                $crate::fields::decode_map(node, $crate::diag::Both::new($en, $zh), cx)
            }

            fn view(&self, cx: &$crate::fields::ViewCx) -> $crate::fields::View {
                let view: fn(&Self, &$crate::fields::ViewCx) -> $crate::fields::View = |$record, $cx| $view;
                view(self, cx)
            }
        }
    };
}
pub(crate) use map_value;
