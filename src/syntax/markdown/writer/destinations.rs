//! Links and pictures: judged at their start, written as tags or holes, blamed at the destination as written.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::escape::{escape, escape_address, escape_attribute};
use super::{Hole, Line, OpenLink, OpenPicture, Writer};
use crate::diag::Diagnostic;
use crate::diag::codes::prose;
use crate::source::Span;
use crate::syntax::markdown::{Link, Picture, Piece, Target, cjk, links};

impl Writer<'_> {
    pub(super) fn link_start(
        &mut self,
        kind: LinkType,
        destination: &str,
        title: &str,
        range: Range<usize>,
        definition: Option<Range<usize>>,
    ) {
        let destination = self.guarded.clean(destination);
        let judged = match kind {
            LinkType::Email => links::link(&format!("mailto:{destination}")),
            _ => links::link(&destination),
        };
        let (target, fault) = match judged {
            Ok(target) => (Some(target), None),
            Err(mut fault) => (fault.meant.take(), Some(fault)),
        };
        let index = target.map(|to| {
            let title = self.title(title);
            match &to {
                Target::Web(address) => {
                    self.html.push_str("<a href=\"");
                    escape_address(&mut self.html, address);
                    if let Some(title) = &title {
                        self.html.push_str("\" title=\"");
                        escape_attribute(&mut self.html, title);
                    }
                    self.html.push_str("\">");
                }
                _ => self.hole(Hole::Piece(Piece::Open(self.links.len() as u32))),
            }
            // Its place is known when its text has been passed.
            self.links.push(Link { to, span: Span::whole(self.file), title });
            self.links.len() - 1
        });
        let written = (self.html.len(), self.holes.len());
        self.link = Some(OpenLink { kind, range, definition, index, fault, written });
    }

    pub(super) fn link_end(&mut self) {
        let Some(open) = self.link.take() else { return };
        let span = self.destination(open.kind, &open.range, open.definition.as_ref());
        if let Some(fault) = open.fault
            && open.definition.is_none_or(|definition| self.blamed.insert(definition.start))
        {
            self.diags.push(fault.at(span));
        }
        if is_address(open.kind) {
            self.line.last_typed = None;
            self.line.spaces = None;
        }
        let Some(index) = open.index else { return };
        self.links[index].span = span;
        let is_empty = open.written == (self.html.len(), self.holes.len());
        match &self.links[index].to {
            Target::Web(address) => {
                if is_empty {
                    escape(&mut self.html, address);
                }
                self.html.push_str("</a>");
            }
            Target::File { path, .. } => {
                if is_empty {
                    escape(&mut self.html, path.rsplit('/').next().unwrap_or(path));
                }
                self.hole(Hole::Piece(Piece::Close(index as u32)));
            }
            Target::Entry { .. } | Target::Anchor(_) => {
                if is_empty {
                    self.hole(Hole::Piece(Piece::Title(index as u32)));
                }
                self.hole(Hole::Piece(Piece::Close(index as u32)));
            }
        }
    }

    /// Everything inside `![…]`: its words are the alternative text.
    pub(super) fn in_alt(&mut self, event: Event<'_>, range: Range<usize>) {
        let Some(picture) = &mut self.picture else { return };
        match event {
            Event::Start(Tag::Image { .. }) => picture.nested += 1,
            Event::End(TagEnd::Image) if picture.nested > 0 => picture.nested -= 1,
            Event::End(TagEnd::Image) => {
                let picture = self.picture.take();
                if let Some(picture) = picture {
                    self.picture_end(picture);
                }
            }
            Event::Text(text) | Event::Code(text) => {
                let text = self.guarded.clean(&text);
                if let (true, Some(first)) = (picture.line_break, text.chars().next()) {
                    picture.line_break = false;
                    let last = picture.alt.chars().next_back();
                    if last.is_some_and(|last| !cjk::joins(last, first)) {
                        picture.alt.push(' ');
                    }
                }
                picture.alt.push_str(&text);
            }
            Event::SoftBreak | Event::HardBreak => picture.line_break = true,
            Event::InlineHtml(text) | Event::Html(text) => self.inline_html(&text, range),
            _ => {}
        }
    }

    pub(super) fn picture_end(&mut self, open: OpenPicture) {
        let span = self.destination(open.kind, &open.range, open.definition.as_ref());
        let alt = open.alt.trim();
        self.line.soft_break = None;
        match links::picture(&open.destination) {
            Ok(path) => {
                if alt.is_empty() {
                    let whole = self.span(open.range);
                    self.diags.push(Diagnostic::new(&prose::PICTURE_WITHOUT_ALT, whole).arg("path", path.as_str()));
                }
                self.hole(Hole::Piece(Piece::Picture(self.pictures.len() as u32)));
                self.pictures.push(Picture { path, alt: alt.to_owned(), title: open.title, span });
            }
            Err(fault) => {
                if open.definition.is_none_or(|definition| self.blamed.insert(definition.start)) {
                    self.diags.push(fault.at(span));
                }
                escape(&mut self.html, alt);
            }
        }
        self.line = Line::default();
    }

    /// Where the destination of a link or picture stands, called at its end.
    pub(super) fn destination(&self, kind: LinkType, range: &Range<usize>, definition: Option<&Range<usize>>) -> Span {
        let whole = || self.span(range.clone());
        let text = &*self.guarded.text;
        let bare = |part: Range<usize>| match text.get(part.clone()) {
            Some(inside) if !inside.is_empty() => Some(self.span(part)),
            _ => None,
        };
        match (kind, definition) {
            (LinkType::Autolink | LinkType::Email, _) => bare(range.start + 1..range.end.saturating_sub(1)),
            (LinkType::Inline, _) => {
                // The text of a link may end before its bracket, with a comment for one.
                let from = self.last_end.clamp(range.start, range.end);
                text.get(from..range.end)
                    .and_then(|rest| rest.find("]("))
                    .and_then(|at| written_destination(text, from + at + 2, range.end))
                    .map(|found| self.span(found))
            }
            (_, Some(definition)) => text
                .get(definition.clone())
                .and_then(|rest| rest.find("]:"))
                .and_then(|at| written_destination(text, definition.start + at + 2, definition.end))
                .map(|found| self.span(found)),
            _ => None,
        }
        .unwrap_or_else(whole)
    }
}

/// Whether the text of a link is its address: `<https://…>`.
pub(super) fn is_address(kind: LinkType) -> bool {
    matches!(kind, LinkType::Autolink | LinkType::Email)
}

/// The destination that begins at `from`, after blanks, as far as CommonMark reads it; `None` where it is empty.
fn written_destination(text: &str, from: usize, end: usize) -> Option<Range<usize>> {
    let rest = text.get(from..end)?;
    let start = from + rest.len() - rest.trim_start().len();
    let rest = &text[start..end];
    let (start, angled) = match rest.starts_with('<') {
        true => (start + 1, true),
        false => (start, false),
    };
    let mut parens = 0;
    let mut escaped = false;
    let mut stop = end;
    for (at, byte) in text.as_bytes()[start..end].iter().enumerate() {
        let ends = match byte {
            _ if escaped => {
                escaped = false;
                continue;
            }
            b'\\' => {
                escaped = true;
                continue;
            }
            b'>' => angled,
            b'(' => {
                parens += 1;
                false
            }
            b')' if !angled && parens == 0 => true,
            b')' => {
                parens -= 1;
                false
            }
            b'\n' => true,
            byte => !angled && (byte.is_ascii_whitespace() || byte.is_ascii_control()),
        };
        if ends {
            stop = start + at;
            break;
        }
    }
    (stop > start).then_some(start..stop)
}
