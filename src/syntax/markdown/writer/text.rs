//! Text and code within a paragraph: what a line break and a space between two scripts become.

use std::ops::Range;

use pulldown_cmark::LinkType;

use super::destinations::is_address;
use super::escape::escape;
use super::{Line, OpenLink, Writer};
use crate::diag::Diagnostic;
use crate::diag::codes::prose;
use crate::syntax::markdown::{Target, cjk};
use crate::text::is_mixed;

impl Writer<'_> {
    pub(super) fn text(&mut self, raw: &str, range: Range<usize>) {
        let text = self.guarded.clean(raw);
        let Some(first) = text.chars().next() else { return };
        // `<entry:programs/x>`: the title says more than the key.
        if let Some(OpenLink { kind: LinkType::Autolink, index: Some(index), .. }) = self.link
            && !matches!(self.links[index].to, Target::Web(_))
        {
            return;
        }
        let joins = self.soft_break(first);
        if self.in_heading
            && let Some(heading) = self.headings.last_mut()
        {
            if joins == Some(false) {
                heading.text.push(' ');
            }
            heading.text.push_str(&text);
        }
        if raw.len() == range.len() {
            self.shown_as_typed(range.clone());
        }
        if self.guarded.wide {
            self.line.last = text.chars().next_back();
            self.typed_spaces(raw, range);
        }
        escape(&mut self.html, &text);
    }

    /// Reports what was meant for a heading or a link and became text: `##学费`, `[text] (https://…)`, `【文字】（https://…）`.
    fn shown_as_typed(&mut self, range: Range<usize>) {
        let text = &*self.guarded.text;
        let written = &text[range.clone()];
        let hashes = written.len() - written.trim_start_matches('#').len();
        let begins_line = range.start == 0 || text[..range.start].ends_with('\n');
        let behind = written[hashes..].chars().next();
        if begins_line && (2..=6).contains(&hashes) && behind.is_some_and(|c| !c.is_whitespace()) {
            let (sign, rest) = written.split_at(hashes);
            let diagnostic = Diagnostic::new(&prose::SHOWN_AS_TYPED, self.span(range.start..range.start + hashes))
                .arg("heading", format!("{sign} {rest}"));
            self.diags.push(diagnostic);
        }
        // Nearly every text of every page comes by here and has no such sign.
        if !written.contains(']') && !written.contains('】') {
            return;
        }
        let line_end = text[range.end..].find('\n').map_or(text.len(), |end| range.end + end);
        for (at, close) in written.char_indices().filter(|(_, c)| matches!(c, ']' | '】')) {
            let start = range.start + at;
            let gap = &text[start + close.len_utf8()..line_end];
            let Some(address) = gap.trim_start_matches(' ').strip_prefix(['(', '（']) else { continue };
            let is_address = ["https://", "http://", "mailto:", "entry:", "www."]
                .iter()
                .any(|scheme| address.trim_start().starts_with(scheme));
            if !is_address {
                continue;
            }
            let end = address.find([')', '）']).map_or(line_end, |end| line_end - address.len() + end);
            let end = end + text[end..line_end].chars().next().map_or(0, char::len_utf8);
            let address = address.split([')', '）']).next().unwrap_or(address).trim().replace(' ', "%20");
            let diagnostic = Diagnostic::new(&prose::SHOWN_AS_TYPED, self.span(start..end)).arg("address", address);
            self.diags.push(diagnostic);
        }
    }

    pub(super) fn code(&mut self, raw: &str) {
        let text = self.guarded.clean(raw);
        let joins = text.chars().next().and_then(|first| self.soft_break(first));
        if self.in_heading
            && let Some(heading) = self.headings.last_mut()
        {
            if joins == Some(false) {
                heading.text.push(' ');
            }
            heading.text.push_str(&text);
        }
        self.html.push_str("<code>");
        escape(&mut self.html, &text);
        self.html.push_str("</code>");
        self.line = Line { last: text.chars().next_back(), ..Line::default() };
    }

    /// Decides on the line break before `next`: takes its newline out again between wide characters.
    ///
    /// Tells whether the lines were joined without a space; `None` where there was no break.
    pub(super) fn soft_break(&mut self, next: char) -> Option<bool> {
        let at = self.line.soft_break.take()?;
        let joins = self.line.last.is_some_and(|last| cjk::joins(last, next));
        if joins {
            // Only tags stand behind the newline, so this moves a few bytes.
            self.html.remove(at);
            for (offset, _) in self.holes.iter_mut().rev().take_while(|(offset, _)| *offset > at) {
                *offset -= 1;
            }
            if let Some(link) = self.link.as_mut().filter(|link| link.written.0 > at) {
                link.written.0 -= 1;
            }
        }
        Some(joins)
    }

    pub(super) fn heading_space(&mut self) {
        if self.in_heading
            && let Some(heading) = self.headings.last_mut()
        {
            heading.text.push(' ');
        }
    }

    /// Reports spaces between Han characters and Latin letters or digits; looks across tags, not across code.
    pub(super) fn typed_spaces(&mut self, raw: &str, range: Range<usize>) {
        // Text that came of an entity or an escape has no bytes of its own to show.
        let is_address = self.link.as_ref().is_some_and(|link| is_address(link.kind));
        if raw.len() != range.len() || is_address {
            self.line.spaces = None;
            self.line.last_typed = raw.chars().next_back().filter(|_| !is_address);
            return;
        }
        let is_space = |byte: &u8| matches!(byte, b' ' | b'\t');
        let mut before = self.line.spaces.take();
        let mut last = self.line.last_typed;
        let mut at = 0;
        loop {
            // At each turn `raw[at..]` begins with a word, or with the spaces that `before` does not have yet.
            let word = raw[at..].bytes().position(|byte| is_space(&byte)).map_or(raw.len(), |space| at + space);
            if word > at {
                if let (Some((left, spaces)), Some(right)) = (before.take(), raw[at..].chars().next())
                    && is_mixed(left, right)
                {
                    self.diags.push(Diagnostic::new(&prose::SPACE_BETWEEN_SCRIPTS, self.span(spaces)));
                }
                last = raw[at..word].chars().next_back();
            }
            if word == raw.len() {
                break;
            }
            at = raw[word..].bytes().position(|byte| !is_space(&byte)).map_or(raw.len(), |end| word + end);
            before = match before.take() {
                Some((left, spaces)) => Some((left, spaces.start..range.start + at)),
                None => last.map(|left| (left, range.start + word..range.start + at)),
            };
            if at == raw.len() {
                break;
            }
        }
        self.line.last_typed = last;
        self.line.spaces = before;
    }
}
