//! Why the parser gave up, in the words of a person.
//!
//! The parser tells what it missed, not what was written wrongly, and often a line late. The cause is looked for between
//! the last thing that it understood and the place where it stopped; its own words are the last resort.

use std::ops::Range;

use super::traps::{self, FALSE_QUOTES};
use super::{Builder, Frame, Items};
use crate::diag::Diagnostic;
use crate::diag::codes::yaml::*;

/// How brackets that begin at some place end.
enum Brackets {
    Closed,
    /// The place of the bracket that is not closed.
    Open(usize),
    /// The place of the bracket that is closed by a wrong one.
    Crossed(usize),
    /// A quotation mark is not closed, so nothing can be said.
    Unknown,
}

impl Builder<'_, '_> {
    /// Adds the one diagnostic about the parser's failure at `at`, for `reason` (its own words).
    pub(super) fn failure(&mut self, at: usize, reason: &str) {
        let at = at.min(self.range.end);
        // A slip that was seen in the same lines is what the parser stumbled over.
        if self.refused.is_some_and(|refused| refused >= self.line_start(self.suspicious(at).start)) {
            return;
        }
        let diagnostic = self
            .slip(at, reason)
            .unwrap_or_else(|| Diagnostic::new(&YAML_SYNTAX, self.span(self.shown(at))).arg("reason", reason));
        self.push(diagnostic);
    }

    /// The rest of the line at `at`; where nothing is left of it, the last word before.
    fn shown(&self, at: usize) -> Range<usize> {
        let end = self.line_at(at).end;
        if at < end {
            return at..end;
        }
        let before = self.text[self.range.start..at].trim_end();
        let end = self.range.start + before.len();
        end - before.chars().next_back().map_or(0, char::len_utf8)..end
    }

    fn slip(&self, at: usize, reason: &str) -> Option<Diagnostic> {
        let (file, text) = (self.file, self.text);
        let rest = &text[at..self.range.end];
        if reason.contains("unknown anchor") {
            let word = rest.split_whitespace().next().unwrap_or(rest);
            return Some(Diagnostic::new(&YAML_ALIAS, self.span(at..at + word.len())).arg("alias", word));
        }
        if reason.contains("quoted scalar")
            && rest.starts_with(['"', '\''])
            && ["end of stream", "invalid indentation", "document indicator"].iter().any(|end| reason.contains(end))
        {
            let sign = Diagnostic::new(&YAML_UNCLOSED_QUOTE, self.span(at..at + 1)).arg("sign", &rest[..1]);
            return Some(sign);
        }
        let last = &self.last.range;
        let quoted = text[last.clone()].starts_with(['"', '\'']) && last.end <= at;
        let line_goes_on =
            |gap: &str, rest: &str| !gap.contains('\n') && gap.trim().is_empty() && !rest.trim_start().is_empty();
        let flow_sign = rest.starts_with([',', ']', '}', '\n', '#']);
        if reason.contains("trailing content after")
            || quoted && !flow_sign && line_goes_on(&text[last.end..at], rest.lines().next().unwrap_or_default())
        {
            return Some(Diagnostic::new(&YAML_AFTER_QUOTE, self.span(self.shown(at))));
        }
        self.tab(at, reason)
            .or_else(|| self.slip_in_lines(at))
            .or_else(|| traps::comma_before_field(file, text, self.suspicious(at)).filter(|_| self.in_flow(at)))
            .or_else(|| self.false_quote_before(at))
            .or_else(|| {
                let sign = rest.chars().next().filter(|_| reason.contains("unexpected character"))?;
                let span = self.span(at..at + sign.len_utf8());
                Some(Diagnostic::new(&YAML_RESERVED_START, span).arg("sign", sign.to_string()))
            })
            .or_else(|| self.wide_bracket(at))
            .or_else(|| self.reserved_start(at, reason))
            .or_else(|| self.no_colon(at, reason))
            .or_else(|| self.colon(at, reason))
            .or_else(|| self.colon_in_brackets(at, reason))
            .or_else(|| self.brackets(at, reason))
            .or_else(|| self.indentation(at, reason))
    }

    /// From the last thing that was understood to the end of the line at which reading stopped.
    fn suspicious(&self, at: usize) -> Range<usize> {
        let last = &self.last.range;
        let several_lines = self.text[last.clone()].contains('\n');
        let start = if several_lines && !self.last.plain { last.end } else { last.start };
        let end = self.text[at..self.range.end].find('\n').map_or(self.range.end, |i| at + i);
        start.min(at)..end
    }

    fn in_flow(&self, at: usize) -> bool {
        self.stack.iter().any(|frame| frame.flow) || self.text[self.suspicious(at)].contains(['[', '{'])
    }

    fn tab(&self, at: usize, reason: &str) -> Option<Diagnostic> {
        let around = self.suspicious(at);
        let from = self.line_start(around.start);
        // Told of a tab, the next one is meant; else one before the first word of a line that was read.
        let to = if reason.contains("tab") { self.range.end } else { around.end };
        let mut start = from;
        for line in self.text[from..to].split('\n') {
            let content = line.trim_start_matches([' ', '\t']);
            let blanks = &line[..line.len() - content.len()];
            if let Some(tab) = blanks.find('\t').filter(|_| !content.is_empty() && !content.starts_with('#')) {
                let tabs = blanks[tab..].len() - blanks[tab..].trim_start_matches('\t').len();
                return Some(Diagnostic::new(&YAML_TAB, self.span(start + tab..start + tab + tabs)));
            }
            start += line.len() + 1;
        }
        // `level:<Tab>bachelor`: the parser stops behind the tab that it wants no word about.
        let before = self.text[self.line_start(at)..at].trim_end_matches([' ', '\t']);
        let blanks = self.line_start(at) + before.len()..at;
        if reason.contains("whitespace") && before.ends_with([':', '-']) && self.text[blanks.clone()].contains('\t') {
            return Some(Diagnostic::new(&YAML_TAB, self.span(blanks)));
        }
        let tab = self.text[at..self.range.end].find('\t').filter(|_| reason.contains("tab"))?;
        Some(Diagnostic::new(&YAML_TAB, self.span(at + tab..at + tab + 1)))
    }

    /// A slip of [`traps::line_trap`] in the lines that were not understood.
    fn slip_in_lines(&self, at: usize) -> Option<Diagnostic> {
        let around = self.suspicious(at);
        let first = self.line_start(around.start);
        // The first line is whole only if what was understood began on it.
        let whole = first == around.start || around.start == self.last.range.start;
        let mut start = first;
        self.text[first..around.end].split('\n').enumerate().find_map(|(i, line)| {
            let mut content = line.trim_start_matches(' ');
            while let Some(item) = content.strip_prefix("- ") {
                content = item.trim_start_matches(' ');
            }
            let range = start + line.len() - content.len()..start + line.len();
            start += line.len() + 1;
            if i == 0 && !whole { None } else { traps::line_trap(self.file, self.text, range) }
        })
    }

    /// A curly quotation mark where a text begins.
    fn false_quote_before(&self, at: usize) -> Option<Diagnostic> {
        let around = self.suspicious(at);
        self.text[around.clone()].char_indices().filter(|(_, c)| FALSE_QUOTES.contains(c)).find_map(|(i, sign)| {
            let place = around.start + i;
            let before = self.text[self.line_start(place)..place].trim_end_matches(' ');
            let begins = before.is_empty() || before.ends_with([':', '：', '-', '[', '{', ',', '，']);
            begins.then(|| self.false_quote(place, sign))
        })
    }

    /// `｛en: Law, zh: 法学｝`: a full-width bracket where a value begins, with a half-width colon behind it.
    fn wide_bracket(&self, at: usize) -> Option<Diagnostic> {
        let around = self.suspicious(at);
        self.text[around.clone()].char_indices().find_map(|(i, sign)| {
            let place = around.start + i;
            let before = self.text[self.line_start(place)..place].trim_end_matches(' ');
            let begins = before.is_empty() || before.ends_with([':', '：', '-', '[', '{', ',', '，']);
            begins.then(|| traps::wide_bracket(self.file, place, sign)).flatten()
        })
    }

    /// A value that begins with a sign which YAML keeps for itself: `& more`, `[New] title`, a lonely `-` or `?`.
    fn reserved_start(&self, at: usize, reason: &str) -> Option<Diagnostic> {
        let line = self.line_at(at);
        let report = |place: usize| {
            Diagnostic::new(&YAML_RESERVED_START, self.span(place..place + 1)).arg("sign", &self.text[place..=place])
        };
        let rest = self.text[at..line.end.max(at)].trim_end();
        let before = self.text[line.start.min(at)..at].trim_end();
        if before.is_empty() && rest.starts_with("* ") {
            return traps::false_bullet(self.file, self.text, at);
        }
        if reason.contains("an anchor or alias") && rest.starts_with(['&', '*']) {
            return Some(report(at));
        }
        if reason.contains("not allowed in this context") && matches!(rest, "-" | "?") && before.ends_with(':') {
            return Some(report(at).arg("unanswered", rest));
        }
        if reason.contains("not allowed in this context") && rest.starts_with("- ") && before.ends_with(':') {
            return Some(report(at).arg("beside", rest));
        }
        // The brackets were a value of their own; what follows them belongs to no field.
        if before.ends_with([']', '}']) && !rest.starts_with([',', ']', '}', '#']) && !rest.is_empty() {
            let opening = before
                .char_indices()
                .find(|(i, c)| matches!(c, '[' | '{') && before[..*i].trim_end().ends_with([':', '-']))?;
            return Some(report(line.start + opening.0));
        }
        None
    }

    /// A line that is no field: the parser stops at its end, or at the next one's beginning.
    fn no_colon(&self, at: usize, reason: &str) -> Option<Diagnostic> {
        if !reason.contains("simple key expect") {
            return None;
        }
        let line = self.line_at(self.range.start + self.text[self.range.start..at].trim_end().len());
        if line.is_empty() {
            return None;
        }
        let bullet = traps::false_bullet(self.file, self.text, line.start);
        Some(bullet.unwrap_or_else(|| Diagnostic::new(&YAML_NO_COLON, self.span(line))))
    }

    /// A colon inside a text, or a field below a value.
    fn colon(&self, at: usize, reason: &str) -> Option<Diagnostic> {
        let last = &self.last.range;
        let follows = last.end <= at && self.text[last.end..at].trim().is_empty();
        let in_group = reason.contains("did not find expected ',' or '}'");
        if !(in_group || reason.contains("mapping values are not allowed"))
            || !self.text[at..].starts_with(':')
            || !follows
        {
            return None;
        }
        if in_group {
            let text = &self.text[last.clone()];
            if let Some((i, sign)) = text.char_indices().rfind(|(_, c)| matches!(c, ';' | '；'))
                && traps::field_name(text[i + sign.len_utf8()..].trim_start()) > 0
            {
                let place = last.start + i..last.start + i + sign.len_utf8();
                return Some(
                    Diagnostic::new(&YAML_FULL_WIDTH_COMMA, self.span(place)).arg("semicolon", sign.to_string()),
                );
            }
            return None;
        }
        // A text that began in a line above and has no field's colon there: `level = bachelor`.
        if last.start < self.line_start(at) && self.line_at(last.start).start == last.start {
            return Some(Diagnostic::new(&YAML_NO_COLON, self.span(self.line_at(last.start))));
        }
        let parent = match self.stack.last() {
            Some(Frame { items: Items::Map(fields), .. }) => fields.entries.last().map(|(key, _)| &*key.text),
            _ => None,
        };
        let line = self.line_at(at);
        match parent {
            Some(parent) if last.start < line.start => Some(
                Diagnostic::new(&YAML_SECOND_VALUE, self.span(line.clone()))
                    .arg("parent", parent)
                    .arg("field", &self.text[line.start..at]),
            ),
            _ => Some(Diagnostic::new(&YAML_COLON_IN_TEXT, self.span(at..at + 1))),
        }
    }

    /// `{en: Robotics: a course, zh: 机器人}`: a colon and a blank behind a value between brackets that are closed.
    fn colon_in_brackets(&self, at: usize, reason: &str) -> Option<Diagnostic> {
        let from = self.stack.iter().find(|frame| frame.flow)?.start;
        let closed = matches!(self.how_brackets_end(from), Brackets::Closed);
        let meant = closed && reason.contains("did not find expected ','") && self.text[at..].starts_with(": ");
        meant.then(|| Diagnostic::new(&YAML_COLON_IN_TEXT, self.span(at..at + 1)))
    }

    fn brackets(&self, at: usize, reason: &str) -> Option<Diagnostic> {
        if reason.contains("misplaced bracket") {
            let close = self.text[at..].chars().next()?;
            let span = self.span(at..at + close.len_utf8());
            return Some(Diagnostic::new(&YAML_UNCLOSED_BRACKET, span).arg("close", close.to_string()));
        }
        let around = self.suspicious(at);
        let opened = || self.text[around.clone()].find(['[', '{']).map(|i| around.start + i);
        let from = self.stack.iter().find(|frame| frame.flow).map(|frame| frame.start).or_else(opened)?;
        let (Brackets::Open(place) | Brackets::Crossed(place)) = self.how_brackets_end(from) else { return None };
        let (open, close) = if self.text[place..].starts_with('[') { ("[", "]") } else { ("{", "}") };
        let stopped = self.shown(at);
        let diagnostic = Diagnostic::new(&YAML_UNCLOSED_BRACKET, self.span(place..place + 1));
        let diagnostic = if stopped.start > place { diagnostic.and(self.span(stopped)) } else { diagnostic };
        Some(diagnostic.arg("open", open).arg("close", close))
    }

    fn how_brackets_end(&self, from: usize) -> Brackets {
        let bytes = &self.text.as_bytes()[..self.range.end];
        let mut open = Vec::new();
        let mut i = from;
        // Quotation marks are such only where a text begins: `Xi'an` has none.
        let mut begins = true;
        while i < bytes.len() {
            match bytes[i] {
                bracket @ (b'[' | b'{') => open.push((i, if bracket == b'[' { b']' } else { b'}' })),
                bracket @ (b']' | b'}') => match open.pop() {
                    Some((_, close)) if close == bracket && open.is_empty() => return Brackets::Closed,
                    Some((_, close)) if close == bracket => {}
                    Some((place, _)) => return Brackets::Crossed(place),
                    None => return Brackets::Closed,
                },
                quote @ (b'"' | b'\'') if begins => {
                    i += 1;
                    while i < bytes.len() && bytes[i] != quote {
                        i += 1 + usize::from(quote == b'"' && bytes[i] == b'\\');
                    }
                    if i >= bytes.len() {
                        return Brackets::Unknown;
                    }
                }
                b'#' if i > 0 && bytes[i - 1].is_ascii_whitespace() => {
                    while i + 1 < bytes.len() && bytes[i + 1] != b'\n' {
                        i += 1;
                    }
                }
                _ => {}
            }
            begins = match bytes[i] {
                b'[' | b'{' | b',' | b':' | b'\n' => true,
                b' ' => begins,
                _ => false,
            };
            i += 1;
        }
        open.last().map_or(Brackets::Closed, |(place, _)| Brackets::Open(*place))
    }

    fn indentation(&self, at: usize, reason: &str) -> Option<Diagnostic> {
        let about =
            ["did not find expected key", "expected '-' indicator", "entries are not allowed", "invalid indentation"];
        if !about.iter().any(|about| reason.contains(about)) {
            return None;
        }
        let line = self.line_at(at);
        let content = &self.text[line.clone()];
        let column = |place: usize| place - self.line_start(place);
        let spaces = column(line.start);
        let is_item = content == "-" || content.starts_with("- ");
        let diagnostic = match self.stack.last() {
            Some(frame) if !frame.flow && column(frame.start) == spaces => match &frame.items {
                Items::Map(fields) if is_item => Diagnostic::new(&YAML_SECOND_VALUE, self.span(line))
                    .arg("parent", fields.entries.last().map(|(key, _)| &*key.text)?),
                Items::List(_) if !is_item => {
                    let start = self.line_at(frame.start);
                    Diagnostic::new(&YAML_FIELD_AMONG_ITEMS, self.span(line)).and(self.span(start))
                }
                _ => return None,
            },
            _ => {
                let blocks = self.stack.iter().filter(|frame| !frame.flow).map(|frame| frame.start);
                let mut columns: Vec<_> = blocks.chain(self.closed_block).map(column).collect();
                columns.sort_unstable();
                columns.dedup();
                if columns.contains(&spaces) {
                    return None;
                }
                let columns: Vec<String> = columns.iter().map(ToString::to_string).collect();
                Diagnostic::new(&YAML_INDENTATION, self.span(line)).arg("spaces", spaces).arg("columns", columns)
            }
        };
        Some(diagnostic)
    }
}
