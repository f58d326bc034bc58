//! References to other entries: a slug of the field's first kind, or `kind/slug`.
//!
//! What leads nowhere is noted as a miss and worded when all names are known (`catalogue::check`); here only the
//! form is judged: addresses, file names and lists where a slug belongs.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;

use crate::address::{EntryId, KindId};
use crate::catalogue::{KINDS, Target};
use crate::diag::codes::value_names as codes;
use crate::diag::{Both, Diagnostic};
use crate::fields::{Cx, Shape, Text, Value, View, ViewCx};
use crate::source::Span;
use crate::syntax::tree::{Node, Value as Tree};

const A_REFERENCE: Both = Both::new("the slug of an entry", "一个条目的短名");

/// An entry of the kinds of `T`.
pub struct Ref<T> {
    /// `None` after a miss, which is reported elsewhere.
    pub to: Option<EntryId>,
    kinds: PhantomData<fn() -> T>,
}

impl<T> Ref<T> {
    pub fn new(to: Option<EntryId>) -> Self {
        Self { to, kinds: PhantomData }
    }
}

// Derived ones would ask the same of `T`, of which there is no value.
impl<T> Clone for Ref<T> {
    fn clone(&self) -> Self {
        Self::new(self.to)
    }
}

impl<T> fmt::Debug for Ref<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Ref").field(&self.to).finish()
    }
}

impl<T> PartialEq for Ref<T> {
    fn eq(&self, other: &Self) -> bool {
        self.to == other.to
    }
}

/// Every kind there is. No kind comes first here, so these references are always written `kind/slug`.
#[derive(Clone, Copy, Debug)]
pub struct AnyKind;

impl Target for AnyKind {
    fn folders() -> Vec<&'static str> {
        KINDS.iter().map(|kind| kind.name.folder).collect()
    }
}

/// The folders of the kinds whose entries can be a party, in the order of [`KINDS`].
pub(super) fn party_folders() -> Vec<&'static str> {
    KINDS.iter().filter(|kind| kind.party).map(|kind| kind.name.folder).collect()
}

impl<T: Target> Value for Ref<T> {
    fn shape() -> Shape {
        Shape::Reference(T::folders())
    }

    /// Adds `several-in-one`, `role-not-taken` and `reference-form`.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let text = cx.scalar(node, A_REFERENCE)?;
        role_not_taken(text, node, cx)?;
        refer(text, node.span, &T::folders(), cx).map(Self::new)
    }

    fn view(&self, _: &ViewCx) -> View {
        self.to.map_or(View::Null, View::Entry)
    }
}

/// A body that publishes, gives or decides: an entry that can be a party, or a text where it has none.
#[derive(Clone, Debug, PartialEq)]
pub enum PartyRef {
    /// `None` after a miss.
    Entry(Option<EntryId>),
    /// A body that is no entry: `{en: River Press, zh: 江河出版社}`.
    Named(Text),
}

impl Value for PartyRef {
    fn shape() -> Shape {
        Shape::OneOf(vec![Shape::Reference(party_folders()), Shape::Text])
    }

    /// A plain text is always a slug, so that a misspelled one is found; a name is written as a map of languages.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        if matches!(node.value, Tree::Map(_)) {
            return Text::decode(node, cx).map(Self::Named);
        }
        let expected = Both::new("the slug of an entry, or a name in each language", "条目的短名，或各语言的名称");
        let text = cx.scalar(node, expected)?;
        role_not_taken(text, node, cx)?;
        refer(text, node.span, &party_folders(), cx).map(Self::Entry)
    }

    /// `{entry, text, lang}`: one of `entry` and `text` is null.
    fn view(&self, cx: &ViewCx) -> View {
        match self {
            Self::Entry(to) => entry_or_text(*to, None, cx),
            Self::Named(text) => entry_or_text(None, Some(text), cx),
        }
    }
}

/// `{entry, text, lang}`, for what may be an entry or a text.
pub(super) fn entry_or_text(entry: Option<EntryId>, text: Option<&Text>, cx: &ViewCx) -> View {
    let mut pairs = vec![("entry", entry.map_or(View::Null, View::Entry))];
    pairs.extend(text_and_lang(text, cx));
    View::Map(pairs)
}

/// The pairs `text` and `lang` of a text's view; null where there is no text.
pub(super) fn text_and_lang(text: Option<&Text>, cx: &ViewCx) -> Vec<(&'static str, View)> {
    match text.map(|text| text.view(cx)) {
        Some(View::Map(pairs)) => pairs,
        _ => vec![("text", View::Null), ("lang", View::Null)],
    }
}

/// The entry that `text` names among the kinds of `folders`; `Some(None)` after a miss, `None` after a diagnostic.
pub(super) fn refer(text: &str, span: Span, folders: &[&str], cx: &mut Cx) -> Option<Option<EntryId>> {
    let kinds: Vec<KindId> = folders.iter().filter_map(|folder| cx.index.kind(folder)).collect();
    let all = several(text);
    if all.len() > 1 {
        cx.push(
            Diagnostic::new(&codes::SEVERAL_IN_ONE, span)
                .arg("text", text)
                .arg("proposal", format!("[{}]", all.join(", "))),
        );
        return None;
    }
    if let Some(slug) = without_path(text, &kinds, cx) {
        cx.push(Diagnostic::new(&codes::REFERENCE_FORM, span).arg("text", text).arg("proposal", slug));
        return None;
    }
    Some(cx.refer(text, &kinds, span))
}

/// Whether a text is written as a reference, or as an address that [`Ref`] knows for one: where a field takes entries
/// and something else too.
pub(super) fn is_meant_as_entry(text: &str) -> bool {
    let of_slugs = |text: &str| {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'/');
        !text.is_empty() && text.bytes().all(plain)
    };
    of_slugs(text)
        || several(text).len() > 1
        || text.starts_with("entry:")
        || [".yaml", ".md", "/index.html"].iter().any(|end| text.strip_suffix(end).is_some_and(of_slugs))
}

/// The slugs in a text that holds several of them, with their roles; fewer than two where it holds no list.
fn several(text: &str) -> Vec<&str> {
    let parts: Vec<&str> = text.split([',', '，', '、', ';', '；']).map(str::trim).collect();
    let is_reference = |part: &&str| {
        let slug = part.split([' ', '(', '（']).next().unwrap_or_default();
        !slug.is_empty() && slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-/".contains(&b))
    };
    if parts.iter().all(is_reference) { parts } else { Vec::new() }
}

/// What is meant by the address of a page, a link of prose or the name of a file, where that entry is there.
fn without_path(text: &str, kinds: &[KindId], cx: &Cx) -> Option<String> {
    let core = text.trim_start_matches("entry:").trim_start_matches("content/").trim_matches('/');
    let core = core.strip_suffix("/facts.yaml").or_else(|| core.strip_suffix("/index.html")).unwrap_or(core);
    let core = core.strip_suffix(".yaml").or_else(|| core.strip_suffix(".md")).unwrap_or(core);
    let mut parts: Vec<&str> = core.split('/').collect();
    // The file of one language, and the language in front of an address.
    if parts.len() == 3 && cx.languages.by_code(parts[2]).is_some() {
        parts.pop();
    }
    if parts.len() >= 2 && cx.languages.by_code(parts[0]).is_some() {
        parts.remove(0);
    }
    let first = *kinds.first()?;
    let (kind, slug) = match parts[..] {
        [slug] => (first, slug),
        [folder, slug] => (cx.index.kind(folder).filter(|kind| kinds.contains(kind))?, slug),
        _ => return None,
    };
    let id = cx.index.find(kind, slug)?;
    let name = if kind == first { slug.to_owned() } else { cx.index.name(id) };
    (parts.join("/") != text).then_some(name)
}

/// Reports a role behind a reference that takes none: `monash (host)`.
fn role_not_taken(text: &str, node: &Node, cx: &mut Cx) -> Option<()> {
    let Some(at) = text.find(['(', '（']) else { return Some(()) };
    let slug = text[..at].trim_end();
    if slug.is_empty() || !text.ends_with([')', '）']) || several(text).len() > 1 {
        return Some(());
    }
    cx.push(
        Diagnostic::new(&codes::ROLE_NOT_TAKEN, part(node, at..text.len()))
            .arg("field", cx.field)
            .arg("brackets", &text[at..])
            .arg("proposal", slug),
    );
    None
}

/// The place of a part of a scalar: `range` is in bytes of its trimmed text.
///
/// The whole scalar where quotes, escapes or several lines stand between the text and its place.
pub(super) fn part(node: &Node, range: Range<usize>) -> Span {
    match &node.value {
        Tree::Scalar { text, plain: true } if node.span.range().len() == text.len() => {
            let blank = text.len() - text.trim_start().len();
            node.span.slice(blank + range.start..blank + range.end)
        }
        _ => node.span,
    }
}
