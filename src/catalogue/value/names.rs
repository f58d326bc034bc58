//! Names beside the title: acronyms, former names, misspellings; sort keys, slugs and key words.

use crate::address::{Slug, SlugError};
use crate::diag::codes::{field, value_names as codes};
use crate::diag::{Both, Diagnostic};
use crate::fields::{Answer, Cx, Opt, Record, Shape, Text, Value, View, ViewCx, Word, decode_map, record, word};
use crate::lang::Lang;
use crate::source::Located;
use crate::syntax::tree::{Node, Value as Tree};
use crate::text::nearest;

use super::codes::LangTag;

word! {
    /// What sort of name a further name is.
    pub enum NameType = "a type of name" / "名称类型" {
        Official = "official", "an official name in a further language or script" / "其他语言或文字的正式名称";
        Short = "short", "a short name" / "简称";
        Acronym = "acronym", "letters that stand for the name" / "缩写";
        Former = "former", "a name it had before" / "曾用名";
        Alias = "alias", "another name in use" / "别名";
        Transliteration = "transliteration", "the name in another script" / "转写";
        Misspelling = "misspelling", "a mistake that search should find; never shown" / "常见误写，只供搜索，不显示";
    }
}

/// A further name.
#[derive(Clone, Debug, PartialEq)]
pub struct OtherName {
    pub text: Located<String>,
    pub kind: NameType,
    /// A BCP 47 tag, where it was given: it may be a language that the site does not have.
    pub lang: Option<String>,
}

/// The further names of an entry, in the order of writing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Names(pub Vec<OtherName>);

impl Names {
    /// The text of each name, misspellings too.
    pub fn iter(&self) -> impl Iterator<Item = &Located<String>> {
        self.0.iter().map(|name| &name.text)
    }
}

record! {
    /// One name in the long form.
    struct NameFields {
        value: Answer<Plain>, "the name" / "名称";
        kind as "type": Answer<NameType>, "what sort of name it is" / "名称类型";
        lang: Opt<LangTag>, "its language, where it is not plain from the script" / "语言代码（需要时填写）";
        note: Opt<Text>, "a remark" / "备注";
    }
}

const NAMES: Both = Both::new("names", "名称");
const A_NAME_MAP: Both =
    Both::new("names by their type, such as `{acronym: [WCU]}`", "按类型列出的名称，例如 `{acronym: [WCU]}`");

impl Value for Names {
    fn shape() -> Shape {
        let name = Both::new("a name", "一个名称");
        let texts = Shape::List(Box::new(Shape::Form { name, examples: &["WCU", "望川书院"] }));
        let long = Shape::Record { name: NAMES, short: &[], fields: NameFields::decls };
        Shape::OneOf(vec![Shape::Map { keys: NameType::NAME, value: Box::new(texts) }, Shape::List(Box::new(long))])
    }

    /// Adds `name-without-type`, `unknown-word` for a type that is none.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        match &node.value {
            Tree::Map(map) if map.iter().any(|(key, _)| key.text == "value") => {
                one(node, cx).map(|name| Self(vec![name]))
            }
            Tree::Map(_) => by_type(node, cx),
            Tree::List(items) => {
                let names: Vec<Option<OtherName>> = items.iter().map(|item| one(item, cx)).collect();
                names.into_iter().collect::<Option<_>>().map(Self)
            }
            Tree::Scalar { .. } => {
                let text = cx.scalar(node, A_NAME_MAP)?;
                cx.push(without_type(text, node));
                None
            }
        }
    }

    /// A list of `{text, type, lang}`, without misspellings.
    fn view(&self, cx: &ViewCx) -> View {
        let shown = self.0.iter().filter(|name| name.kind != NameType::Misspelling);
        let views = shown.map(|name| {
            View::Map(vec![
                ("text", View::text(name.text.value.as_str())),
                ("type", name.kind.view(cx)),
                ("lang", View::maybe(name.lang.as_deref())),
            ])
        });
        View::List(views.collect())
    }
}

fn without_type(text: &str, node: &Node) -> Diagnostic {
    let capitals = text.len() <= 10 && text.bytes().all(|b| b.is_ascii_uppercase() || b == b'-' || b.is_ascii_digit());
    let kind = if capitals { "acronym" } else { "alias" };
    Diagnostic::new(&codes::NAME_WITHOUT_TYPE, node.span)
        .arg("text", text)
        .arg("proposal", format!("{{{kind}: [{text}]}}"))
}

/// A name of the list form.
fn one(node: &Node, cx: &mut Cx) -> Option<OtherName> {
    if let Tree::Scalar { .. } = node.value {
        let text = cx.scalar(node, A_NAME_MAP)?;
        cx.push(without_type(text, node));
        return None;
    }
    let fields: NameFields = decode_map(node, NAMES, cx)?;
    let (Answer::Stated(text), Answer::Stated(kind)) = (fields.value, fields.kind) else {
        // A name that is not stated is no name, and its type is always known to who writes it.
        cx.push(Diagnostic::new(&codes::NAME_WITHOUT_TYPE, node.span).arg("text", "not-stated"));
        return None;
    };
    let text = text.map(|plain| plain.0);
    Some(OtherName { text, kind: kind.value, lang: fields.lang.map(|lang| lang.value.0) })
}

/// `{acronym: [NJUPT, NUPT], former: …}`
fn by_type(node: &Node, cx: &mut Cx) -> Option<Names> {
    let map = node.as_map().unwrap_or_default();
    if map.is_empty() {
        cx.wrong_shape(node, A_NAME_MAP);
        return None;
    }
    let mut names = Vec::new();
    let mut all = true;
    for (key, value) in map {
        let kind = NameType::parse(&key.text);
        if kind.is_none() {
            all = false;
            let words = NameType::WORDS.iter().map(|(word, _)| *word);
            cx.push(
                Diagnostic::new(&field::UNKNOWN_WORD, key.span)
                    .arg("list", NameType::NAME)
                    .arg("word", &*key.text)
                    .maybe("suggestion", nearest(&key.text, words.clone()))
                    .arg("known", words.map(str::to_owned).collect::<Vec<_>>()),
            );
        }
        let alone = std::slice::from_ref(value);
        for item in value.as_list().unwrap_or(alone) {
            match (Plain::decode(item, cx), kind) {
                (Some(text), Some(kind)) => {
                    names.push(OtherName { text: Located::new(text.0, item.span), kind, lang: None });
                }
                _ => all = false,
            }
        }
    }
    all.then_some(Names(names))
}

/// A text in no language of the site in particular: a name, a number, a code of somebody's own; never empty.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Plain(pub String);

impl Value for Plain {
    fn shape() -> Shape {
        Shape::Form { name: Both::new("a plain text", "一段普通文字"), examples: &["WCU", "望川书院"] }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let text = cx.scalar(node, Both::new("a plain text", "一段普通文字"))?;
        if text.is_empty() {
            cx.push(Diagnostic::new(&field::EMPTY_FIELD, node.span));
            return None;
        }
        Some(Self(text.to_owned()))
    }

    fn view(&self, _: &ViewCx) -> View {
        View::text(self.0.as_str())
    }
}

/// What an entry is sorted by, where its title would sort wrongly: readings, names without their article.
#[derive(Clone, Debug, PartialEq)]
pub struct SortKeys(pub Text);

impl SortKeys {
    pub fn get(&self, lang: Lang) -> Option<&str> {
        self.0.get(lang)
    }
}

impl Value for SortKeys {
    const TRANSLATABLE: bool = true;

    fn shape() -> Shape {
        Shape::Text
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        Text::decode(node, cx).map(Self)
    }

    fn decode_words(facts: Option<&Node>, words: &[(Lang, &Node)], cx: &mut Cx) -> Option<Self> {
        Text::decode_words(facts, words, cx).map(Self)
    }

    /// The key of the page's language alone: another language's would sort wrongly.
    fn view(&self, cx: &ViewCx) -> View {
        View::maybe(self.get(cx.lang))
    }
}

/// The slug of an entry, or another name of that shape.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SlugText(pub Slug);

impl Value for SlugText {
    fn shape() -> Shape {
        Shape::Form { name: Both::new("a slug", "短名"), examples: &["robotics-3-1"] }
    }

    /// Adds `not-a-slug`.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let text = cx.scalar(node, Both::new("a slug, such as `robotics-3-1`", "短名，例如 `robotics-3-1`"))?;
        let diagnostic = Diagnostic::new(&codes::NOT_A_SLUG, node.span).arg("text", text);
        let diagnostic = match Slug::parse(text) {
            Ok(slug) => return Some(Self(slug)),
            Err(SlugError::Shape) => diagnostic.maybe("proposal", slug_for(text)),
            Err(SlugError::Long) => diagnostic.arg("length", text.len()),
            Err(SlugError::Word) => diagnostic.arg("reserved", text),
            Err(SlugError::Windows) => diagnostic.arg("device", text),
        };
        cx.push(diagnostic);
        None
    }

    fn view(&self, _: &ViewCx) -> View {
        View::text(self.0.as_str())
    }
}

/// The slug that comes nearest to `text`: the last part of an address, in lower case, with hyphens.
fn slug_for(text: &str) -> Option<String> {
    let last = text.trim_matches('/').rsplit('/').next()?;
    // Han characters have no reading that could be told for certain.
    if !last.is_ascii() {
        return None;
    }
    let words: Vec<String> = last
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    Slug::parse(&words.join("-")).ok().map(|slug| slug.to_string())
}

/// A free key word; at most 60 characters. A site may say in `[labels.tag]` how each language calls it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tag(pub String);

impl Value for Tag {
    fn shape() -> Shape {
        Shape::Form { name: Both::new("a key word", "关键词"), examples: &["engineering", "工程"] }
    }

    /// Adds `tag-form` for several in one text, a `#` before it, and a text that is too long.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let Plain(text) = Plain::decode(node, cx)?;
        let diagnostic = Diagnostic::new(&codes::TAG_FORM, node.span).arg("text", text.as_str());
        let parts: Vec<&str> =
            text.split([',', '，', '、', ';', '；']).map(str::trim).filter(|part| !part.is_empty()).collect();
        let diagnostic = if parts.len() > 1 {
            diagnostic.arg("proposal", format!("[{}]", parts.join(", ")))
        } else if let Some(word) = text.strip_prefix('#') {
            diagnostic.arg("proposal", word.trim_matches('#').trim())
        } else if text.chars().count() > 60 || text.contains('\n') {
            diagnostic
        } else {
            return Some(Self(text));
        };
        cx.push(diagnostic);
        None
    }

    /// `{id, text}`: as it is written, and what the site calls it.
    fn view(&self, cx: &ViewCx) -> View {
        let label = cx.locale.words.tags.get(&self.0).unwrap_or(&self.0);
        View::Map(vec![("id", View::text(self.0.as_str())), ("text", View::text(label.as_str()))])
    }
}
