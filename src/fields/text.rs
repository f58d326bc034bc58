//! Texts in the languages of the site.

use super::{Cx, Shape, Value, View, ViewCx};
use crate::diag::codes::field as codes;
use crate::diag::codes::prose::SPACE_BETWEEN_SCRIPTS;
use crate::diag::{Both, Diagnostic};
use crate::lang::{Lang, Localized};
use crate::registry::language_tag;
use crate::source::{Located, Span};
use crate::syntax::tree::{Node, Value as Tree};
use crate::text::{is_mixed, nearest};

const A_TEXT: Both = Both::new("a text, or one for each language", "一段文字，或每种语言各一段");

/// A text in some or all languages of the site, each with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Text(pub Localized<Located<String>>);

impl Text {
    pub fn get(&self, lang: Lang) -> Option<&str> {
        self.0.get(lang).map(|text| text.value.as_str())
    }

    /// The text for `lang`, else the first there is, with the language it is in (`None`: the same in all).
    pub fn best(&self, lang: Lang) -> (&str, Option<Lang>) {
        let (text, lang) = self.0.best(lang);
        (&text.value, lang)
    }

    /// Whether nothing is missing for `lang`.
    pub fn has(&self, lang: Lang) -> bool {
        self.0.get(lang).is_some()
    }

    /// The languages that it lacks.
    pub fn missing(&self, cx: &crate::lang::Languages) -> Vec<Lang> {
        cx.all().filter(|lang| !self.has(*lang)).collect()
    }
}

/// One text of one language: never empty.
fn words(node: &Node, cx: &mut Cx) -> Option<Located<String>> {
    let text = cx.scalar(node, A_TEXT)?;
    if text.is_empty() {
        cx.push(Diagnostic::new(&codes::EMPTY_FIELD, node.span).arg("field", cx.innermost()));
        return None;
    }
    // An answer to a whole field, in the facts; for one language of it the page has its own words.
    if text == "not-stated" {
        cx.push(
            Diagnostic::new(&codes::NOT_STATED_OPTIONAL, node.span)
                .arg("language_of", cx.innermost())
                .arg("text", text),
        );
        return None;
    }
    if cx.is_own_words() {
        cx.texts.push(node.span);
        if let Some(spaces) = typed_spaces(node) {
            cx.report(&SPACE_BETWEEN_SCRIPTS, spaces);
        }
    }
    Some(Located::new(text.to_owned(), node.span))
}

/// The first spaces between a Han character and a Latin letter or digit.
///
/// `None` also where the text is written with escapes or on several lines: there a space may stand for a line's end.
fn typed_spaces(node: &Node) -> Option<Span> {
    let Tree::Scalar { text, plain } = &node.value else { return None };
    let quote = usize::from(!plain);
    if node.span.range().len() != text.len() + 2 * quote {
        return None;
    }
    let is_space = |byte: u8| matches!(byte, b' ' | b'\t');
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(start) = bytes[at..].iter().position(|byte| is_space(*byte)).map(|found| at + found) {
        let end = bytes[start..].iter().position(|byte| !is_space(*byte)).map_or(bytes.len(), |found| start + found);
        if let (Some(before), Some(after)) = (text[..start].chars().next_back(), text[end..].chars().next())
            && is_mixed(before, after)
        {
            return Some(node.span.slice(start + quote..end + quote));
        }
        at = end;
    }
    None
}

/// Notes what languages `text` lacks.
fn note_missing(text: &Text, cx: &mut Cx) {
    if cx.is_own_words() {
        let missing = text.missing(cx.languages);
        cx.untranslated.extend(missing.into_iter().map(|lang| (lang, cx.field)));
    }
}

/// A map of languages; `None` after a diagnostic.
fn each(node: &Node, cx: &mut Cx) -> Option<Localized<Located<String>>> {
    let map = node.as_map().expect("called for maps only");
    if let [(key, value)] = map
        && key.text == "same"
    {
        return words(value, cx).map(Localized::Same);
    }
    let mut texts = Vec::with_capacity(map.len());
    let mut all = true;
    for (key, value) in map {
        match cx.languages.by_code(&key.text) {
            Some(lang) => match words(value, cx) {
                Some(text) => texts.push((lang, text)),
                None => all = false,
            },
            None => {
                all = false;
                // `{en: Letters, Arts, zh: 文学}`: the comma ends the text, and what follows becomes a key.
                if value.is_absent() && !texts.is_empty() {
                    cx.push(
                        Diagnostic::new(&codes::COMMA_IN_TEXT, key.span)
                            .arg("text", &*key.text)
                            .arg("whole", format!("{}, {}", texts[texts.len() - 1].1.value, key.text)),
                    );
                } else {
                    let codes_known: Vec<String> = cx.languages.codes().map(str::to_owned).collect();
                    // `cn` is nearer to `en` than to the `zh` that it stands for.
                    let tag =
                        language_tag(&key.text).or_else(|fault| fault.proposals.into_iter().next().ok_or(())).ok();
                    let tag = tag.map(|tag| tag.to_lowercase());
                    let meant = cx.languages.codes().find(|code| Some(*code) == tag.as_deref());
                    cx.push(
                        Diagnostic::new(&codes::UNKNOWN_LANGUAGE, key.span)
                            .arg("language", &*key.text)
                            .maybe("suggestion", meant.or(nearest(&key.text, cx.languages.codes())))
                            .arg("known", codes_known),
                    );
                }
            }
        }
    }
    if map.is_empty() {
        cx.wrong_shape(node, A_TEXT);
        return None;
    }
    if all { Localized::each(texts) } else { None }
}

impl Value for Text {
    const TRANSLATABLE: bool = true;

    fn shape() -> Shape {
        Shape::Text
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let texts = match &node.value {
            Tree::Map(_) => each(node, cx),
            _ => words(node, cx).and_then(|text| Localized::each(vec![(Lang::SOURCE, text)])),
        };
        let text = Self(texts?);
        note_missing(&text, cx);
        Some(text)
    }

    fn decode_words(facts: Option<&Node>, front: &[(Lang, &Node)], cx: &mut Cx) -> Option<Self> {
        let Some(facts) = facts else {
            let mut texts = Vec::with_capacity(front.len());
            let mut all = true;
            for (lang, node) in front {
                if matches!(node.value, Tree::Map(_)) {
                    all = false;
                    cx.push(
                        Diagnostic::new(&codes::LANGUAGES_IN_WORDS, node.span)
                            .arg("field", cx.field)
                            .arg("language", cx.languages[*lang].code.as_str()),
                    );
                    continue;
                }
                match words(node, cx) {
                    Some(text) => texts.push((*lang, text)),
                    None => all = false,
                }
            }
            let text = Self(Localized::each(texts).filter(|_| all)?);
            note_missing(&text, cx);
            return Some(text);
        };
        let text = Self::decode(facts, cx);
        if let Some((_, twice)) = front.first() {
            cx.push(Diagnostic::new(&codes::TEXT_TWICE, twice.span).arg("field", cx.field).and(facts.span));
            return None;
        }
        text
    }

    /// `{text, lang}`: `lang` is the tag of the text's language where that is not the page's, else null.
    fn view(&self, cx: &ViewCx) -> View {
        let (text, lang) = self.best(cx.lang);
        let lang = lang.filter(|lang| *lang != cx.lang).map(|lang| cx.languages[lang].tag.as_str());
        View::Map(vec![("text", View::text(text)), ("lang", View::maybe(lang))])
    }
}

/// Several texts: a list of texts in the facts, or one list in each language's front matter, item by item the same.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Texts(pub Vec<Located<Text>>);

impl Value for Texts {
    const TRANSLATABLE: bool = true;

    fn shape() -> Shape {
        Shape::List(Box::new(Shape::Text))
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        super::Many::<Text>::decode(node, cx).map(|many| Self(many.0))
    }

    fn decode_words(facts: Option<&Node>, front: &[(Lang, &Node)], cx: &mut Cx) -> Option<Self> {
        if let Some(facts) = facts {
            if let Some((_, twice)) = front.first() {
                cx.push(Diagnostic::new(&codes::TEXT_TWICE, twice.span).arg("field", cx.field).and(facts.span));
                return None;
            }
            return Self::decode(facts, cx);
        }
        let mut lists: Vec<(Lang, Span, Vec<Located<String>>)> = Vec::with_capacity(front.len());
        let mut all = true;
        for (lang, node) in front {
            let one = std::slice::from_ref(*node);
            let items = node.as_list().unwrap_or(one);
            let texts: Vec<_> = items.iter().filter_map(|item| words(item, cx)).collect();
            all &= texts.len() == items.len();
            lists.push((*lang, node.span, texts));
        }
        if !all {
            return None;
        }
        let (first_lang, first_span, first) = lists.first()?;
        for (lang, span, texts) in &lists[1..] {
            if texts.len() != first.len() {
                cx.push(
                    Diagnostic::new(&codes::LISTS_DIFFER, *span)
                        .arg("field", cx.field)
                        .arg("language", cx.languages[*lang].code.as_str())
                        .arg("count", texts.len())
                        .arg("other", cx.languages[*first_lang].code.as_str())
                        .arg("other_count", first.len())
                        .and(*first_span),
                );
                return None;
            }
        }
        let items = (0..first.len()).filter_map(|i| {
            let each = lists.iter().map(|(lang, _, texts)| (*lang, texts[i].clone())).collect();
            Localized::each(each).map(|text| Located::new(Text(text), first[i].span))
        });
        let texts = Self(items.collect());
        texts.0.iter().for_each(|text| note_missing(&text.value, cx));
        Some(texts)
    }

    fn view(&self, cx: &ViewCx) -> View {
        View::List(self.0.iter().map(|text| text.value.view(cx)).collect())
    }
}

impl Value for bool {
    fn shape() -> Shape {
        Shape::Boolean
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        const YES_OR_NO: Both = Both::new("`true` or `false`", "`true` 或 `false`");
        match cx.scalar(node, YES_OR_NO)? {
            "true" => Some(true),
            "false" => Some(false),
            text => {
                let proposal = match text.to_lowercase().as_str() {
                    "yes" | "y" | "on" | "true" | "是" => Some("true"),
                    "no" | "n" | "off" | "false" | "否" => Some("false"),
                    _ => None,
                };
                let known = proposal.is_none().then(|| vec!["true".to_owned(), "false".to_owned()]);
                let diagnostic = Diagnostic::new(&codes::NOT_A_BOOLEAN, node.span).arg("text", text);
                cx.push(diagnostic.maybe("proposal", proposal).maybe("known", known));
                None
            }
        }
    }

    fn view(&self, _: &ViewCx) -> View {
        View::Bool(*self)
    }
}

impl Value for i64 {
    fn shape() -> Shape {
        Shape::Integer
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let text = cx.scalar(node, Both::new("a whole number", "一个整数"))?;
        let number = text.parse().ok();
        if number.is_none() {
            cx.push(Diagnostic::new(&codes::NOT_A_NUMBER, node.span).arg("text", text));
        }
        number
    }

    fn view(&self, _: &ViewCx) -> View {
        View::Int(*self)
    }
}
