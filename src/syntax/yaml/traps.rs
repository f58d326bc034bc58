//! Slips that YAML accepts with another meaning: signs of Chinese keyboards, spaces that are missing.
//!
//! Only plain scalars are looked at, and only where a field or an item was probably meant: a line that begins like a field
//! of ours (`title：`, ASCII, lower case first). Full-width signs inside a text are what a Chinese text has.

use std::borrow::Cow;
use std::ops::Range;

use super::{Builder, Frame, Items};
use crate::diag::codes::yaml::*;
use crate::diag::{Both, Diagnostic};
use crate::source::{FileId, Span};
use crate::syntax::tree::{Key, Node, Value};

/// Quotation marks that are none to YAML: of Word, and of Chinese keyboards in their full-width mode.
pub const FALSE_QUOTES: [char; 9] = ['“', '”', '„', '‟', '‘', '’', '‛', '＂', '＇'];

const IDEOGRAPHIC_SPACE: char = '\u{3000}';
const NO_BREAK_SPACES: [char; 3] = ['\u{a0}', '\u{202f}', '\u{2007}'];

pub fn is_wide_space(c: char) -> bool {
    c == IDEOGRAPHIC_SPACE || NO_BREAK_SPACES.contains(&c)
}

/// Beginnings of addresses: a colon without a space is right there.
const SCHEMES: [&str; 10] = ["http", "https", "mailto", "tel", "entry", "ftp", "urn", "doi", "isbn", "data"];

/// The length of the name with which `text` begins, if it could be a field's: ASCII, a small letter first; else 0.
pub fn field_name(text: &str) -> usize {
    match text.as_bytes().first() {
        Some(b'a'..=b'z') => {
            text.bytes().position(|b| !(b.is_ascii_alphanumeric() || b == b'_' || b == b'-')).unwrap_or(text.len())
        }
        _ => 0,
    }
}

/// Wide spaces from `at` on, as a diagnostic.
fn wide_space(file: FileId, text: &str, at: usize) -> Diagnostic {
    let rest = text[at..].trim_start_matches(is_wide_space);
    let name = match text[at..].starts_with(IDEOGRAPHIC_SPACE) {
        true => Both::new("a full-width space (U+3000)", "全角空格（U+3000）"),
        false => Both::new("a no-break space (U+00A0)", "不换行空格（U+00A0）"),
    };
    Diagnostic::new(&YAML_WIDE_SPACE, Span::new(file, at..text.len() - rest.len())).arg("name", name)
}

/// The slip in a line that begins at `line.start`, blanks before it left out, if it was meant for a field or an item.
pub fn line_trap(file: FileId, text: &str, line: Range<usize>) -> Option<Diagnostic> {
    let content = &text[line.clone()];
    let body = content.trim_start_matches(|c| c == ' ' || is_wide_space(c));
    let start = line.end - body.len();
    let name = field_name(body);
    let behind = &body[name..];
    if start > line.start && (body.starts_with("- ") || name > 0 && behind.trim_start().starts_with([':', '：'])) {
        let at = line.start + content.find(is_wide_space)?;
        return Some(wide_space(file, text, at));
    }
    if let Some(word) = body.strip_prefix('-')
        && word.starts_with(char::is_alphabetic)
    {
        return Some(Diagnostic::new(&YAML_MISSING_SPACE, Span::new(file, start..start + 1)).arg("sign", "-"));
    }
    if name == 0 {
        return None;
    }
    let sign = start + name + (behind.len() - behind.trim_start_matches(|c| c == ' ' || is_wide_space(c)).len());
    if text[sign..line.end].starts_with('：') {
        let span = Span::new(file, sign..sign + '：'.len_utf8());
        return Some(Diagnostic::new(&YAML_FULL_WIDTH_COLON, span).arg("key", &body[..name]));
    }
    match behind.strip_prefix(':')?.chars().next() {
        Some(c) if is_wide_space(c) => Some(wide_space(file, text, start + name + 1)),
        _ => field_without_space(file, text, start..line.end),
    }
}

/// `level:bachelor`: a field's name and a colon without a space, unless it is the beginning of an address.
pub fn field_without_space(file: FileId, text: &str, range: Range<usize>) -> Option<Diagnostic> {
    let content = &text[range.clone()];
    let name = field_name(content);
    let behind = content[name..].strip_prefix(':')?;
    let meant =
        name > 0 && !behind.is_empty() && !behind.starts_with(|c: char| c.is_whitespace() || "/,[]{}:".contains(c));
    let colon = range.start + name;
    (meant && !SCHEMES.contains(&&content[..name]))
        .then(|| Diagnostic::new(&YAML_MISSING_SPACE, Span::new(file, colon..colon + 1)).arg("sign", ":"))
}

fn full_width_comma(file: FileId, at: usize, sign: char) -> Diagnostic {
    Diagnostic::new(&YAML_FULL_WIDTH_COMMA, Span::new(file, at..at + sign.len_utf8())).arg("sign", sign.to_string())
}

/// `{en: Law，zh: 法学}`: a full-width comma before a name and a colon.
pub fn comma_before_field(file: FileId, text: &str, range: Range<usize>) -> Option<Diagnostic> {
    text[range.clone()].match_indices('，').find_map(|(i, sign)| {
        let behind = text[range.start + i + sign.len()..].trim_start_matches([' ', IDEOGRAPHIC_SPACE]);
        let name = field_name(behind);
        let is_field = name > 0 && behind[name..].trim_start_matches(' ').starts_with([':', '：']);
        is_field.then(|| full_width_comma(file, range.start + i, '，'))
    })
}

/// `[law，software-engineering]`: a full-width comma between slugs, or in the only item.
///
/// A list that has other commas and items in Chinese is left alone: there the comma belongs to the text.
pub fn comma_in_list(file: FileId, text: &str, list: &[Node]) -> Option<Diagnostic> {
    let is_slug = |part: &str| {
        let part = part.trim();
        !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    list.iter().find_map(|item| {
        let Value::Scalar { plain: true, .. } = item.value else { return None };
        let written = &text[item.span.range()];
        let (at, sign) = written.char_indices().find(|(_, c)| matches!(c, '，' | '、' | '；'))?;
        let meant = list.len() == 1 && sign == '，' || written.split(['，', '、', '；']).all(is_slug);
        meant.then(|| full_width_comma(file, item.span.range().start + at, sign))
    })
}

/// A sign at `at` with which an item of a list was meant to begin: `-law`, `• law`, `–law`, `－law`.
pub fn false_bullet(file: FileId, text: &str, at: usize) -> Option<Diagnostic> {
    let rest = &text[at..];
    let sign = rest.chars().next()?;
    let span = Span::new(file, at..at + sign.len_utf8());
    match sign {
        '-' if !rest[1..].starts_with([' ', '\n', '-']) => {
            Some(Diagnostic::new(&YAML_MISSING_SPACE, span).arg("sign", "-"))
        }
        '•' | '·' | '●' | '◦' | '‐'..='―' | '−' | '－' | '*' => {
            Some(Diagnostic::new(&YAML_MISSING_SPACE, span).arg("bullet", sign.to_string()))
        }
        _ => None,
    }
}

/// `｛…｝`, `［…］` where braces or brackets were meant.
pub fn wide_bracket(file: FileId, at: usize, sign: char) -> Option<Diagnostic> {
    let meant = match sign {
        '｛' => ("{", "}"),
        '［' | '【' => ("[", "]"),
        _ => return None,
    };
    let span = Span::new(file, at..at + sign.len_utf8());
    let diagnostic = Diagnostic::new(&YAML_FULL_WIDTH_BRACKET, span).arg("sign", sign.to_string());
    Some(diagnostic.arg("open", meant.0).arg("close", meant.1))
}

/// `【njupt, qmul】`, `［law］`: full-width brackets around the whole value, with nothing but ASCII inside, so that no
/// Chinese text is meant.
fn bracketed(file: FileId, text: &str, range: Range<usize>) -> Option<Diagnostic> {
    let written = &text[range.clone()];
    let sign = written.chars().next()?;
    let inner = written.strip_prefix(sign)?.strip_suffix(['｝', '］', '】'])?;
    (!inner.is_empty() && inner.chars().all(|c| c.is_ascii() || matches!(c, '，' | '、')))
        .then(|| wide_bracket(file, range.start, sign))
        .flatten()
}

impl<'t> Builder<'t, '_> {
    pub(super) fn look_at_key(&mut self, key: &Key<'t>) {
        let range = key.span.range();
        let written = &self.text[range.clone()];
        if written.is_ascii() {
            return;
        }
        let name = field_name(written);
        let behind = written[name..].trim_start_matches([' ', IDEOGRAPHIC_SPACE]);
        let flow = self.stack.last().is_some_and(|frame| frame.flow);
        let trap = if written.starts_with(is_wide_space) {
            Some(wide_space(self.file, self.text, range.start))
        } else if name > 0 && behind.starts_with('：') {
            line_trap(self.file, self.text, range)
        } else if written.ends_with(is_wide_space) {
            Some(wide_space(self.file, self.text, range.start + written.trim_end_matches(is_wide_space).len()))
        } else if let Some(sign) = written.chars().next().filter(|c| FALSE_QUOTES.contains(c)) {
            Some(self.false_quote(range.start, sign))
        } else if let Some((at, sign)) = written.char_indices().find(|(_, c)| flow && *c == '，') {
            Some(full_width_comma(self.file, range.start + at, sign))
        } else {
            None
        };
        if let Some(trap) = trap {
            self.refuse(trap);
        }
    }

    pub(super) fn false_quote(&self, at: usize, sign: char) -> Diagnostic {
        Diagnostic::new(&YAML_CURLY_QUOTES, self.span(at..at + sign.len_utf8())).arg("sign", sign.to_string())
    }

    /// Reports what a plain value at `place` was probably meant to be; gives its text, without false quotes around it.
    pub(super) fn look_at_value(&mut self, text: Cow<'t, str>, place: &Range<usize>) -> Cow<'t, str> {
        self.look_behind_value(place);
        let written = &self.text[place.clone()];
        if !written.bytes().any(|b| b >= 0x80 || matches!(b, b'\n' | b':' | b'-')) {
            return text;
        }
        let trap = self.trap_in_value(place).or_else(|| bracketed(self.file, self.text, place.clone()));
        if let Some(trap) = trap {
            self.refuse(trap);
            return text;
        }
        let mut inner = written.chars();
        match (inner.next(), inner.next_back()) {
            (Some(open), Some(close)) if FALSE_QUOTES.contains(&open) && FALSE_QUOTES.contains(&close) => {
                let inner = inner.as_str();
                // `“一带一路”与“双一流”` is a text with two quotations in it.
                if inner.is_empty() || inner.contains(FALSE_QUOTES) || inner.contains('\n') {
                    return text;
                }
                let quote = self.false_quote(place.start, open);
                self.push(quote);
                Cow::Borrowed(inner)
            }
            _ => text,
        }
    }

    /// Reports `title: Robotics #1`, of which YAML reads `Robotics`. A comment has a space behind its sign.
    fn look_behind_value(&mut self, place: &Range<usize>) {
        let rest = &self.text[place.end..];
        let comment = rest.trim_start_matches([' ', '\t']);
        if !comment.starts_with('#') || comment[1..].starts_with([' ', '\t', '#', '\n', '\r']) || comment.len() == 1 {
            return;
        }
        let mut lost = comment.lines().next().unwrap_or_default().trim_end();
        if self.stack.last().is_some_and(|frame| frame.flow) {
            lost = lost.split([',', ']', '}']).next().unwrap_or(lost);
        }
        let start = self.text.len() - comment.len();
        let diagnostic = Diagnostic::new(&YAML_COMMENT_IN_TEXT, self.span(start..start + lost.len()))
            .arg("lost", lost)
            .arg("text", &self.text[place.clone()]);
        self.push(diagnostic);
    }

    fn trap_in_value(&self, place: &Range<usize>) -> Option<Diagnostic> {
        let (file, text) = (self.file, self.text);
        let (parent, is_item, follows_group) = match self.stack.last() {
            Some(Frame { flow: true, items: Items::Map(_), .. }) => {
                return comma_before_field(file, text, place.clone());
            }
            Some(Frame { flow: true, .. }) => return None,
            Some(Frame { items: Items::Map(fields), .. }) => (fields.key.as_ref(), false, false),
            Some(Frame { items: Items::List(list), .. }) => {
                (None, true, list.last().is_some_and(|item| item.as_map().is_some()))
            }
            None => (None, false, true),
        };
        let written = &text[place.clone()];
        let own_line = self.stack.is_empty() || text[self.last.range.end..place.start].contains('\n');
        let mut start = place.start;
        for (i, line) in written.split('\n').enumerate() {
            let content = line.trim_start_matches([' ', '\t']);
            let range = start + line.len() - content.len()..start + line.len();
            start += line.len() + 1;
            let trap = match (i, is_item) {
                (0, false) if own_line => line_trap(file, text, range),
                (0, false) => None,
                // `- isced:0613` is text, unless the item before is a group or more lines follow.
                (0, true) => line_trap(file, text, range)
                    .filter(|trap| *trap.code != YAML_MISSING_SPACE || follows_group || written.contains('\n')),
                _ => match parent {
                    Some(_)
                        if content.starts_with("- ") && own_line && false_bullet(file, text, place.start).is_some() =>
                    {
                        false_bullet(file, text, place.start)
                    }
                    Some(parent) if content.starts_with("- ") => Some(
                        Diagnostic::new(&YAML_SECOND_VALUE, Span::new(file, range)).arg("parent", &*parent.key.text),
                    ),
                    _ => line_trap(file, text, range),
                },
            };
            if trap.is_some() {
                return trap;
            }
        }
        None
    }
}
