//! TOML to the same tree as YAML, for `site.toml` and `theme.toml`.
//!
//! One tree for both lets the same readers of fields serve both. Numbers, dates and `true` stay text as written, marked as
//! plain; strings are not plain. toml_edit stops at its first error, whose cause is named in our words where it is a usual one.

use std::borrow::Cow;
use std::ops::Range;

use toml_edit::{Document, Item, TableLike, TomlError};

use super::bytes::{MAX_BYTES, too_large};
use super::tree::{Key, Node, Value};
use super::yaml::{FALSE_QUOTES, MAX_DEPTH};
use crate::diag::codes::toml::*;
use crate::diag::{Diagnostic, Diagnostics};
use crate::source::{FileId, Span};

/// The tree of a whole TOML file, always a map; `None` after a diagnostic.
///
/// Keys and values have spans in bytes of `text`; a table's is its header `[name]` (the place to say what it lacks), or
/// its key where it has none. Keys come in the order in which they were first written.
///
/// Adds one of the codes of `codes::toml`, or `text-too-large`.
pub fn parse<'t>(file: FileId, text: &'t str, diags: &mut Diagnostics) -> Option<Node<'t>> {
    if text.len() > MAX_BYTES {
        diags.push(too_large(file, text.len()));
        return None;
    }
    let document = match Document::parse(text) {
        Ok(document) => document,
        Err(error) => {
            diags.push(failure(file, text, &error));
            return None;
        }
    };
    let converter = Converter { file, text };
    match converter.table(document.as_table(), 0..0, 0) {
        Ok(root) => Some(root),
        Err(TooDeep(range)) => {
            let reason = format!("more than {MAX_DEPTH} levels, one inside the other");
            diags.push(Diagnostic::new(&TOML_SYNTAX, Span::new(file, range)).arg("reason", reason));
            None
        }
    }
}

/// Tables at this place are nested too deep for those who walk the tree.
struct TooDeep(Range<usize>);

struct Converter<'t> {
    file: FileId,
    text: &'t str,
}

impl<'t> Converter<'t> {
    fn table(&self, table: &dyn TableLike, place: Range<usize>, depth: usize) -> Result<Node<'t>, TooDeep> {
        let mut map = Vec::with_capacity(table.len());
        for (name, item) in table.iter() {
            let range = table.key(name).and_then(toml_edit::Key::span).or_else(|| item.span()).unwrap_or(place.clone());
            let key = Key { text: self.borrow(name, range.clone()), span: Span::new(self.file, range.clone()) };
            map.push((key, self.item(item, range, depth + 1)?));
        }
        Ok(Node { span: Span::new(self.file, place), value: Value::Map(map) })
    }

    /// `key` is the place of the key, for what has none of its own.
    fn item(&self, item: &Item, key: Range<usize>, depth: usize) -> Result<Node<'t>, TooDeep> {
        let place = item.span().unwrap_or(key.clone());
        if depth > MAX_DEPTH {
            return Err(TooDeep(place));
        }
        match item {
            Item::Table(table) => self.table(table, place, depth),
            Item::ArrayOfTables(array) => {
                let tables =
                    array.iter().map(|table| self.table(table, table.span().unwrap_or(key.clone()), depth + 1));
                Ok(Node { span: Span::new(self.file, place), value: Value::List(tables.collect::<Result<_, _>>()?) })
            }
            Item::Value(value) => self.value(value, place, depth),
            Item::None => Ok(self.scalar(Cow::Borrowed(""), true, key.end..key.end)),
        }
    }

    fn value(&self, value: &toml_edit::Value, place: Range<usize>, depth: usize) -> Result<Node<'t>, TooDeep> {
        if depth > MAX_DEPTH {
            return Err(TooDeep(place));
        }
        match value {
            toml_edit::Value::String(string) => {
                let inner = (place.start + 1)..place.end.saturating_sub(1).max(place.start + 1);
                Ok(self.scalar(self.borrow(string.value(), inner), false, place))
            }
            toml_edit::Value::Array(array) => {
                let items = array.iter().map(|item| self.value(item, item.span().unwrap_or(place.clone()), depth + 1));
                let list = items.collect::<Result<_, _>>()?;
                Ok(Node { span: Span::new(self.file, place), value: Value::List(list) })
            }
            toml_edit::Value::InlineTable(table) => self.table(table, place, depth),
            _ => Ok(self.scalar(Cow::Borrowed(&self.text[place.clone()]), true, place)),
        }
    }

    fn scalar(&self, text: Cow<'t, str>, plain: bool, place: Range<usize>) -> Node<'t> {
        Node { span: Span::new(self.file, place), value: Value::Scalar { text, plain } }
    }

    /// `words` from the file, where they stand there as they are.
    fn borrow(&self, words: &str, place: Range<usize>) -> Cow<'t, str> {
        match self.text.get(place) {
            Some(written) if written == words => Cow::Borrowed(written),
            _ => Cow::Owned(words.to_owned()),
        }
    }
}

/// The diagnostic about toml_edit's error: a usual slip by its own code, else `toml-syntax`.
fn failure(file: FileId, text: &str, error: &TomlError) -> Diagnostic {
    let mut place = error.span().unwrap_or(0..0);
    place.end = place.end.min(text.len());
    place.start = place.start.min(place.end);
    // toml_edit counts in bytes, but an error about a single byte may end inside a character.
    while !text.is_char_boundary(place.start) {
        place.start -= 1;
    }
    while !text.is_char_boundary(place.end) {
        place.end += 1;
    }
    let reason = error.message();
    if reason == "duplicate key" {
        return Diagnostic::new(&TOML_DOUBLED_KEY, Span::new(file, place.clone())).arg("key", &text[place]);
    }
    let start = text[..place.start].rfind('\n').map_or(0, |i| i + 1);
    let end = text[place.start..].find('\n').map_or(text.len(), |i| place.start + i);
    slip(file, text, start..end, reason).unwrap_or_else(|| {
        let place = if text[place.clone()].trim().is_empty() { shown(text, place.start) } else { place };
        let close = ["`]`", "`}`"].iter().position(|close| reason.contains(close)).map(|i| ["]", "}"][i]);
        let close = close.or(reason.contains("missing comma between array").then_some("]"));
        let line = text[start..].lines().next().unwrap_or_default();
        Diagnostic::new(&TOML_SYNTAX, Span::new(file, place))
            .maybe("close", close)
            .maybe("remark", line.contains("//").then_some("//").filter(|_| !line.contains("://")))
            .arg("reason", reason)
    })
}

/// The character at or before `at` that can be seen.
fn shown(text: &str, at: usize) -> Range<usize> {
    let rest = &text[at..];
    match rest.chars().next().filter(|c| !c.is_whitespace()) {
        Some(c) => at..at + c.len_utf8(),
        None => {
            let end = text[..at].trim_end().len();
            end - text[..end].chars().next_back().map_or(0, char::len_utf8)..end
        }
    }
}

/// The usual slip in the line `line` at which toml_edit stopped.
fn slip(file: FileId, text: &str, line: Range<usize>, reason: &str) -> Option<Diagnostic> {
    let content = &text[line.clone()];
    let mut inside = None;
    for (i, c) in content.char_indices() {
        match (inside, c) {
            (None, '"' | '\'') => inside = Some(c),
            (None, '#') => break,
            (None, sign) => {
                let wanted = match sign {
                    '＝' => "=",
                    '，' | '、' => ",",
                    '［' | '【' => "[",
                    '］' | '】' => "]",
                    '＂' => "\"",
                    sign if FALSE_QUOTES.contains(&sign) => "\"",
                    _ => continue,
                };
                let place = line.start + i..line.start + i + sign.len_utf8();
                return Some(
                    Diagnostic::new(&TOML_FULL_WIDTH_SIGN, Span::new(file, place))
                        .arg("sign", sign.to_string())
                        .arg("wanted", wanted),
                );
            }
            (Some(open), c) if open == c => inside = None,
            _ => {}
        }
    }
    let indent = content.len() - content.trim_start().len();
    let body = &content[indent..];
    let name = body.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '-')).unwrap_or(body.len());
    let behind = body[name..].trim_start_matches(' ');
    let sign = line.end - behind.len();
    if name > 0 && reason.contains("key with no value") && behind.starts_with([':', '：']) {
        let place = sign..sign + behind.chars().next().map_or(0, char::len_utf8);
        return Some(Diagnostic::new(&TOML_COLON, Span::new(file, place)).arg("key", &body[..name]));
    }
    let value = behind.strip_prefix('=')?.trim_start();
    let start = line.end - value.len();
    let value = match inside {
        Some(_) => value.trim_end(),
        None => value.split(" #").next().unwrap_or(value).trim_end(),
    };
    let place = Span::new(file, start..start + value.len());
    if reason.contains("must be quoted") && value.starts_with(char::is_alphabetic) {
        return Some(Diagnostic::new(&TOML_QUOTES, place).arg("text", value));
    }
    let unclosed = reason.contains("invalid basic string") || reason.contains("invalid literal string");
    (unclosed && inside.is_some() && value.starts_with(['"', '\''])).then(|| Diagnostic::new(&TOML_QUOTES, place))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::syntax::tree::tests::{check_places, outline, words};

    fn check(text: &str, tree: &str, expected: &[&str]) {
        let mut diags = Diagnostics::default();
        let root = parse(FileId(0), text, &mut diags);
        assert_eq!(root.as_ref().map_or(String::new(), outline), tree, "{diags:?}");
        assert_eq!(diags.iter().map(|diagnostic| words(diagnostic, text)).collect::<Vec<_>>(), expected);
        check_places(text, root.as_ref(), &diags);
    }

    #[test]
    fn values_keep_their_text_and_places() {
        let text = "name = \"南邮\"\nfee.amount = 1.10\n[checks]\nstrict = true # x\n[[menu]]\nto = 'a'\nat = {d = 2026-05-31, n = 1_0}\n[[menu]]\n\"in\" = [1, \"\\u6587\"]\n";
        check(
            text,
            "{name: \"南邮\", fee: {amount: 1.10}, checks: {strict: true}, menu: [{to: \"a\", at: {d: 2026-05-31, n: 1_0}}, {in: [1, \"文\"]}]}",
            &[],
        );
        let root = parse(FileId(0), text, &mut Diagnostics::default()).unwrap();
        let place = |node: &Node| &text[node.span.range()];
        assert_eq!(place(root.get("name").unwrap()), "\"南邮\"");
        assert_eq!(place(root.get("checks").unwrap()), "[checks]");
        assert_eq!(place(root.get("fee").unwrap()), "fee");
        let menu = root.get("menu").unwrap().as_list().unwrap();
        assert_eq!(place(&menu[1]), "[[menu]]");
        assert_eq!(&text[menu[1].as_map().unwrap()[0].0.span.range()], "\"in\"");
    }

    #[test]
    fn usual_slips_are_named() {
        check(
            "a = 1\n名 = 2\n",
            "",
            &["toml-syntax [名] reason=invalid unquoted key, expected letters, numbers, `-`, `_`"],
        );
        check("name = “南邮”\n", "", &["toml-full-width-sign [“] sign=“ wanted=\""]);
        check("a = 1\nname ＝ \"南邮\"\n", "", &["toml-full-width-sign [＝] sign=＝ wanted=="]);
        check("langs = [\"中，文\"，\"en\"]\n", "", &["toml-full-width-sign [，] sign=， wanted=,"]);
        check("theme: default\n", "", &["toml-colon [:] key=theme"]);
        check("theme：\"默认\"\n", "", &["toml-colon [：] key=theme"]);
        check("theme = default # 默认\n", "", &["toml-quotes [default] text=default"]);
        check("name = \"南邮\nb = 1\n", "", &["toml-quotes [\"南邮]"]);
        check("[a]\nb = 1\nb = \"二\"\n", "", &["toml-doubled-key [b] key=b"]);
        check("[a]\n[a]\n", "", &["toml-doubled-key [a] key=a"]);
        check("[checks\nb = 1\n", "", &["toml-syntax [s] close=] reason=unclosed table, expected `]`"]);
    }

    #[test]
    fn what_is_nested_too_deep_is_refused_and_no_stack_overflows() {
        let dotted = vec!["a"; 70].join(".");
        let text = format!("{dotted} = 1\n");
        let reason = "reason=more than 64 levels, one inside the other";
        check(&text, "", &[&format!("toml-syntax [a] {reason}")]);
        let inner = vec!["a"; 79].join(".");
        let mut deep = String::from("1");
        for _ in 0..70 {
            deep = format!("{{{inner} = {deep}}}");
        }
        let mut diags = Diagnostics::default();
        assert!(parse(FileId(0), &format!("{inner} = {deep}\n"), &mut diags).is_none());
        assert!(parse(FileId(0), &format!("a = {}", "[".repeat(100_000)), &mut diags).is_none());
        assert_eq!(diags.len(), 2);
    }

    proptest! {
        #[test]
        fn any_text_gives_places_in_it(text in "([a-c]|=|\\[|\\]|\\{|\\}|\"|'|\\.|,|\n| |“|，|：|＝|软|#|1|\\\\|\\PC){0,30}") {
            let mut diags = Diagnostics::default();
            let root = parse(FileId(0), &text, &mut diags);
            check_places(&text, root.as_ref(), &diags);
            prop_assert_eq!(root.is_none(), !diags.is_empty());
        }
    }
}
