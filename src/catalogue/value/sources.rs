//! Where facts come from and who made what: sources, credits, quotes; free maps and filters of lists.

use super::contact::Url;
use super::names::Plain;
use super::participant::Actor;
use super::reference::{PartyRef, Ref, is_meant_as_entry, text_and_lang};
use crate::catalogue::kinds::document::Document;
use crate::catalogue::kinds::news::News;
use crate::catalogue::kinds::person::Person;
use crate::catalogue::{Kind, Target};
use crate::date::Date;
use crate::diag::codes::{field, value_names as codes};
use crate::diag::{Both, Diagnostic};
use crate::fields::{Answer, Cx, List, Opt, Record, Shape, Text, Value, View, ViewCx, decode_map, record, word};
use crate::registry;
use crate::source::{Located, Span};
use crate::syntax::tree::{Node, Value as Tree};

/// The field of references to what facts come from, for figures and whatever else has sources of its own too.
pub const CITED: &str = "sources";
/// The field of references to what a text tells of.
pub const ABOUT: &str = "about";
/// The field of references to those who published a source that is no entry.
pub const PUBLISHER_OF_CITED: &str = "sources.publisher";

const SOURCES: Both = Both::new("sources", "信息来源");

/// What can be a source of facts by its own entry; a bare slug is a document.
#[derive(Clone, Copy, Debug)]
pub struct Published;

impl Target for Published {
    fn folders() -> Vec<&'static str> {
        vec![Document::NAME.folder, News::NAME.folder]
    }
}

record! {
    /// A source that is no entry.
    pub struct Citation {
        title: Answer<Text>, "what it is called" / "标题";
        publisher: Opt<PartyRef>, "who published it: an entry, or a name in each language" / "发布方：条目短名，或各语言的名称";
        url: Opt<Url>, "its web address" / "网址";
        published: Opt<Date>, "when it was published" / "发布日期";
        note: Opt<Text>, "a remark" / "备注";
    }
}

/// Where facts come from.
#[derive(Clone, Debug)]
pub enum Source {
    /// A document or a news item of the catalogue.
    Entry(Ref<Published>),
    Cited(Box<Citation>),
}

impl Value for Source {
    fn shape() -> Shape {
        let long = Shape::Record { name: SOURCES, short: &[], fields: Citation::decls };
        Shape::OneOf(vec![<Ref<Published>>::shape(), long])
    }

    /// Adds `source-form` for a bare address or title.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let before = cx.references.len();
        let source = read(node, cx);
        let field = if node.as_map().is_some() { PUBLISHER_OF_CITED } else { CITED };
        cx.references[before..].iter_mut().for_each(|reference| reference.field = field);
        source
    }

    /// `{entry, text, lang}` and the fields: of an entry only `entry` is not null, else `text` is the title.
    fn view(&self, cx: &ViewCx) -> View {
        match self {
            Self::Entry(to) => {
                let mut pairs = vec![("entry", to.view(cx))];
                pairs.extend(text_and_lang(None, cx));
                pairs.extend(Citation::decls().iter().map(|decl| (decl.name, View::Null)));
                pairs.push(("not_stated", View::List(Vec::new())));
                View::Map(pairs)
            }
            Self::Cited(citation) => {
                let mut pairs = vec![("entry", View::Null)];
                pairs.extend(text_and_lang(citation.title.stated(), cx));
                pairs.extend(citation.fields_view(cx));
                View::Map(pairs)
            }
        }
    }
}

/// A source, whose references still say the field that holds it.
fn read(node: &Node, cx: &mut Cx) -> Option<Source> {
    if let Tree::Scalar { .. } = node.value
        && !node.is_absent()
    {
        let text = cx.scalar(node, SOURCES)?;
        if is_meant_as_entry(text) {
            return Ref::decode(node, cx).map(Source::Entry);
        }
        let proposal = match registry::web_url(text) {
            Ok(url) => format!("{{title: …, url: \"{url}\"}}"),
            Err(_) => format!("{{title: \"{text}\"}}"),
        };
        cx.push(Diagnostic::new(&codes::SOURCE_FORM, node.span).arg("text", text).arg("proposal", proposal));
        return None;
    }
    decode_map(node, SOURCES, cx).map(|citation| Source::Cited(Box::new(citation)))
}

word! {
    /// What somebody did for a text.
    pub enum CreditRole = "what somebody did" / "署名身份" {
        Author = "author", "wrote it" / "作者";
        Photographer = "photographer", "took the pictures" / "摄影";
        Reviewer = "reviewer", "reviewed it" / "审核";
        Editor = "editor", "edited it" / "编辑";
        Translator = "translator", "translated it" / "翻译";
    }
}

const CREDITS: Both = Both::new("credits", "署名");

record! {
    /// Who made something.
    pub struct Credit {
        name: Option<Answer<Text>>, "the name of a person or body, as it was printed; may be left out where `person` says who" / "刊出的姓名或机构名称；写了 `person` 时可省略";
        person: Opt<Ref<Person>>, "the person, by the entry" / "人物条目的短名";
        role: Answer<CreditRole>, "what they did" / "身份";
        note: Opt<Text>, "a remark" / "备注";
    }
}

impl Value for Credit {
    fn shape() -> Shape {
        Shape::Record { name: CREDITS, short: &[], fields: Credit::decls }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let credit: Credit = decode_map(node, CREDITS, cx)?;
        if credit.name.is_none() && credit.person.is_none() {
            let first = Span { end: node.span.end.min(node.span.start + 1), ..node.span };
            let diagnostic = Diagnostic::new(&field::MISSING_FIELD, first).arg("owner", CREDITS);
            cx.push(diagnostic.arg("field", "name").arg("fact", "name"));
            return None;
        }
        Some(credit)
    }

    fn view(&self, cx: &ViewCx) -> View {
        View::Map(self.fields_view(cx))
    }
}

record! {
    /// What somebody said.
    pub struct Quote = "quotes" / "引语" {
        by: Answer<Actor>, "who said it, with the position at that time" / "发言人及当时职务";
        text: Answer<Text>, "what they said" / "内容";
        note: Opt<Text>, "a remark" / "备注";
    }
}

/// What the author adds and templates alone understand: anything under names of the author's own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Free(pub Vec<(String, FreeValue)>);

/// A value of a [`Free`] map.
#[derive(Clone, Debug, PartialEq)]
pub enum FreeValue {
    Absent,
    /// As written; numbers are texts too.
    Plain(String),
    /// A map all of whose keys are languages of the site, or `{same: …}`.
    Words(Text),
    List(Vec<FreeValue>),
    Map(Free),
}

impl Free {
    pub fn get(&self, key: &str) -> Option<&FreeValue> {
        self.0.iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    fn read(node: &Node, cx: &mut Cx) -> Option<Self> {
        let mut pairs = Vec::new();
        let mut all = true;
        for (key, value) in node.as_map()? {
            match FreeValue::read(value, cx) {
                Some(value) => pairs.push((key.text.to_string(), value)),
                None => all = false,
            }
        }
        all.then_some(Self(pairs))
    }

    fn shown(&self, cx: &ViewCx) -> View {
        View::Free(self.0.iter().map(|(key, value)| (key.clone(), value.shown(cx))).collect())
    }
}

impl FreeValue {
    // Recursion is bounded by the depth that `syntax` reads.
    fn read(node: &Node, cx: &mut Cx) -> Option<Self> {
        match &node.value {
            _ if node.is_absent() => Some(Self::Absent),
            Tree::Scalar { text, .. } => Some(Self::Plain(text.to_string())),
            Tree::List(items) => {
                let items: Vec<Option<Self>> = items.iter().map(|item| Self::read(item, cx)).collect();
                items.into_iter().collect::<Option<_>>().map(Self::List)
            }
            Tree::Map(map) => {
                let is_language = |key: &str| key == "same" || cx.languages.by_code(key).is_some();
                let words = !map.is_empty()
                    && map
                        .iter()
                        .all(|(key, value)| is_language(&key.text) && matches!(value.value, Tree::Scalar { .. }));
                if words { Text::decode(node, cx).map(Self::Words) } else { Free::read(node, cx).map(Self::Map) }
            }
        }
    }

    fn shown(&self, cx: &ViewCx) -> View {
        match self {
            Self::Absent => View::Null,
            Self::Plain(text) => View::text(text.as_str()),
            Self::Words(text) => text.view(cx),
            Self::List(items) => View::List(items.iter().map(|item| item.shown(cx)).collect()),
            Self::Map(map) => map.shown(cx),
        }
    }
}

impl Value for Free {
    fn shape() -> Shape {
        Shape::Free
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        if !matches!(node.value, Tree::Map(_)) {
            cx.wrong_shape(node, Both::new("a map of your own names", "一组自定义的键和值"));
            return None;
        }
        Self::read(node, cx)
    }

    /// Plain texts as texts, words as `{text, lang}`, lists and maps as they are.
    fn view(&self, cx: &ViewCx) -> View {
        self.shown(cx)
    }
}

/// Which entries a list shows: for each field the words of which it must have one, in the order of writing.
///
/// Whether the kind has such a field and the field such a word is for the list's maker to say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Where(pub Vec<(Located<String>, List<String>)>);

impl Value for Where {
    fn shape() -> Shape {
        let word = Shape::Form { name: Both::new("a word of that field", "该字段的词"), examples: &["bachelor"] };
        Shape::Map {
            keys: Both::new("a field of the kind", "该类内容的字段"),
            value: Box::new(Shape::List(Box::new(word))),
        }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let Tree::Map(map) = &node.value else {
            cx.wrong_shape(
                node,
                Both::new("fields with their words, such as `{level: master}`", "字段及其取值，例如 `{level: master}`"),
            );
            return None;
        };
        let mut filters = Vec::with_capacity(map.len());
        let mut all = true;
        for (key, value) in map {
            let alone = std::slice::from_ref(value);
            let items = value.as_list().unwrap_or(alone);
            let word = |item: &Node, cx: &mut Cx| Some(Located::new(Plain::decode(item, cx)?.0, item.span));
            let words: Vec<Option<Located<String>>> = items.iter().map(|item| word(item, cx)).collect();
            match words.into_iter().collect::<Option<Vec<_>>>() {
                Some(words) => filters.push((Located::new(key.text.to_string(), key.span), words)),
                None => all = false,
            }
        }
        all.then_some(Self(filters))
    }

    /// Each field with the list of its words.
    fn view(&self, _: &ViewCx) -> View {
        let list =
            |words: &List<String>| View::List(words.iter().map(|word| View::text(word.value.as_str())).collect());
        View::Free(self.0.iter().map(|(field, words)| (field.value.clone(), list(words))).collect())
    }
}
