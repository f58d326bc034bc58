//! Events to HTML: the only place that spells tags.
//!
//! All HTML is written into one string; holes, ids of headings and numbers of footnotes are noted beside it with their
//! offsets and resolved in one pass at the end, because an author's id further down takes precedence.
//! Nothing recurses: depth is counted, and tags below [`DEEPEST`] are left out (browsers and readers flatten
//! or give up there, and pages that nest so are accidents or attacks).

use std::ops::Range;

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, CowStr, Event, LinkType, Tag, TagEnd};
use rustc_hash::{FxHashMap, FxHashSet};

use super::cjk::{self, Guarded};
use super::{Heading, Link, Picture, Piece, Prose, Target, headings, links};
use crate::diag::codes::prose;
use crate::diag::{Diagnostic, Diagnostics};
use crate::source::{FileId, Span};

/// How deep lists and quotations may nest, and how deep emphasis may.
const DEEPEST: usize = 64;

pub(super) struct Writer<'w> {
    file: FileId,
    /// Where the body begins in the file.
    base: usize,
    guarded: &'w Guarded<'w>,
    diags: &'w mut Diagnostics,
    html: String,
    /// What goes between the bytes of `html`, by offset, ascending.
    holes: Vec<(usize, Hole)>,
    headings: Vec<OpenHeading>,
    in_heading: bool,
    links: Vec<Link>,
    /// The link whose text is being written; links do not nest.
    link: Option<OpenLink>,
    pictures: Vec<Picture>,
    picture: Option<OpenPicture>,
    /// Definitions whose fault was reported: several links may use one.
    blamed: FxHashSet<usize>,
    notes: Vec<Note>,
    note_numbers: FxHashMap<String, usize>,
    table: Table,
    /// Open lists and quotations; open emphasis.
    depth: usize,
    inline_depth: usize,
    too_deep: bool,
    /// Text of the HTML block that is being dropped.
    dropped: Option<String>,
    dropped_inline: bool,
    in_code: bool,
    /// End of the last event, in bytes of the guarded text: where the text of a link ends.
    last_end: usize,
    line: Line,
}

/// What a line break and a space need to know of the text around them, within one paragraph.
#[derive(Default)]
struct Line {
    /// The last character, for a line break.
    last: Option<char>,
    /// The last character, for a space; `None` after code and other text that keeps its spaces.
    last_typed: Option<char>,
    /// Where the newline of a soft break was written, until it is known what follows.
    soft_break: Option<usize>,
    /// Spaces at the end of the text so far, and what stands before them.
    spaces: Option<(char, Range<usize>)>,
}

enum Hole {
    Piece(Piece),
    /// The start tag of this heading.
    Heading(usize),
    /// The mark in the text for this footnote (never inside a link: pulldown-cmark makes no link of such brackets).
    Mark {
        note: usize,
        first: bool,
    },
    /// The number before this footnote.
    Number(usize),
}

struct OpenHeading {
    level: u8,
    /// The author's id, if it may be used.
    written: Option<(String, Span)>,
    classes: String,
    text: String,
    span: Span,
}

struct OpenLink {
    kind: LinkType,
    range: Range<usize>,
    definition: Option<Range<usize>>,
    /// Its index among `links`; `None` where only its text is published.
    index: Option<usize>,
    fault: Option<Box<links::Fault>>,
    /// How much HTML and how many holes there were when it opened: as many at its end mean that it has no text.
    written: (usize, usize),
}

struct OpenPicture {
    kind: LinkType,
    range: Range<usize>,
    definition: Option<Range<usize>>,
    destination: String,
    title: Option<String>,
    alt: String,
    /// Pictures inside the alternative text.
    nested: usize,
    line_break: bool,
}

#[derive(Default)]
struct Note {
    marked: bool,
    defined: bool,
}

#[derive(Default)]
struct Table {
    alignments: Vec<Alignment>,
    cell: usize,
    in_head: bool,
}

impl<'w> Writer<'w> {
    pub fn new(file: FileId, base: usize, guarded: &'w Guarded<'w>, diags: &'w mut Diagnostics) -> Self {
        Self {
            file,
            base,
            guarded,
            diags,
            html: String::with_capacity(guarded.text.len() + guarded.text.len() / 4),
            holes: Vec::new(),
            headings: Vec::new(),
            in_heading: false,
            links: Vec::new(),
            link: None,
            pictures: Vec::new(),
            picture: None,
            blamed: FxHashSet::default(),
            notes: Vec::new(),
            note_numbers: FxHashMap::default(),
            table: Table::default(),
            depth: 0,
            inline_depth: 0,
            too_deep: false,
            dropped: None,
            dropped_inline: false,
            in_code: false,
            last_end: 0,
            line: Line::default(),
        }
    }

    /// Writes one event; `range` and `definition` (of the reference that a link uses) are bytes of the guarded text.
    pub fn event(&mut self, event: Event<'_>, range: Range<usize>, definition: Option<Range<usize>>) {
        let end = match &event {
            Event::Start(Tag::Link { .. }) => range.start + 1,
            Event::Start(Tag::Image { .. }) => range.start + 2,
            Event::Start(_) => range.start,
            _ => range.end,
        };
        if self.picture.is_some() {
            self.in_alt(event, range);
        } else {
            match event {
                Event::Start(tag) => self.start(tag, range, definition),
                Event::End(tag) => self.end(tag, range),
                Event::Text(text) if self.in_code => escape(&mut self.html, &self.guarded.clean(&text)),
                Event::Text(text) => match &mut self.dropped {
                    Some(dropped) => dropped.push_str(&text),
                    None => self.text(&text, range),
                },
                Event::Code(text) => self.code(&text),
                Event::Html(text) => match &mut self.dropped {
                    Some(dropped) => dropped.push_str(&text),
                    None => self.inline_html(&text, range),
                },
                Event::InlineHtml(text) => self.inline_html(&text, range),
                Event::FootnoteReference(label) => self.footnote_mark(&label),
                Event::SoftBreak => {
                    self.line.soft_break = Some(self.html.len());
                    self.line.spaces = None;
                    self.line.last_typed = None;
                    self.html.push('\n');
                }
                Event::HardBreak => {
                    self.line = Line::default();
                    self.html.push_str("<br>\n");
                    self.heading_space();
                }
                Event::Rule => {
                    self.line = Line::default();
                    self.html.push_str("<hr>\n");
                }
                Event::TaskListMarker(done) => self.html.push_str(if done { "☑ " } else { "☐ " }),
                // Not enabled; should it ever be, the source is text.
                Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text, range),
            }
        }
        self.last_end = end;
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>, definition: Option<Range<usize>>) {
        if !matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }) {
            self.line = Line::default();
        }
        match tag {
            Tag::Paragraph => self.html.push_str("<p>"),
            Tag::Heading { level, id, classes, attrs } => {
                self.heading(level as u8, id.as_deref(), &classes, &attrs, range);
            }
            Tag::BlockQuote(kind) => {
                if self.deeper(range) {
                    self.html.push_str(match kind {
                        None => "<blockquote>\n",
                        Some(BlockQuoteKind::Note) => "<blockquote class=\"note\">\n",
                        Some(BlockQuoteKind::Tip) => "<blockquote class=\"tip\">\n",
                        Some(BlockQuoteKind::Important) => "<blockquote class=\"important\">\n",
                        Some(BlockQuoteKind::Warning) => "<blockquote class=\"warning\">\n",
                        Some(BlockQuoteKind::Caution) => "<blockquote class=\"caution\">\n",
                    });
                }
            }
            Tag::CodeBlock(kind) => {
                self.in_code = true;
                let language = match &kind {
                    CodeBlockKind::Fenced(line) => line.split([' ', ',', '\t']).next().unwrap_or_default(),
                    CodeBlockKind::Indented => "",
                };
                let safe = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'+' | b'#');
                match !language.is_empty() && language.len() <= 40 && language.bytes().all(safe) {
                    true => self.push_all(&["<pre><code class=\"language-", language, "\">"]),
                    false => self.html.push_str("<pre><code>"),
                }
            }
            Tag::HtmlBlock => self.dropped = Some(String::new()),
            Tag::List(first) => {
                if self.deeper(range) {
                    match first {
                        None => self.html.push_str("<ul>\n"),
                        Some(1) => self.html.push_str("<ol>\n"),
                        Some(first) => self.push_all(&["<ol start=\"", &first.to_string(), "\">\n"]),
                    }
                }
            }
            Tag::Item => self.nested("<li>"),
            Tag::DefinitionList => {
                if self.deeper(range) {
                    self.html.push_str("<dl>\n");
                }
            }
            Tag::DefinitionListTitle => self.nested("<dt>"),
            Tag::DefinitionListDefinition => self.nested("<dd>"),
            Tag::FootnoteDefinition(label) => {
                let note = self.note(&label);
                // Only the first of two definitions is what the mark leads to.
                match std::mem::replace(&mut self.notes[note].defined, true) {
                    true => self.html.push_str("<div class=\"footnote\">"),
                    false => {
                        self.push_all(&["<div class=\"footnote\" id=\"fn-", &(note + 1).to_string(), "\">"]);
                        self.hole(Hole::Number(note));
                    }
                }
                self.html.push('\n');
            }
            Tag::Table(alignments) => {
                self.table = Table { alignments, ..Table::default() };
                self.html.push_str("<table>\n");
            }
            Tag::TableHead => {
                self.table.in_head = true;
                self.table.cell = 0;
                self.html.push_str("<thead>\n<tr>");
            }
            Tag::TableRow => {
                self.table.cell = 0;
                self.html.push_str("<tr>");
            }
            Tag::TableCell => {
                self.html.push_str(if self.table.in_head { "<th scope=\"col\"" } else { "<td" });
                self.html.push_str(match self.table.alignments.get(self.table.cell) {
                    Some(Alignment::Left) => " class=\"left\">",
                    Some(Alignment::Center) => " class=\"center\">",
                    Some(Alignment::Right) => " class=\"right\">",
                    Some(Alignment::None) | None => ">",
                });
            }
            Tag::Emphasis => self.inline("<em>"),
            Tag::Strong => self.inline("<strong>"),
            Tag::Strikethrough => self.inline("<del>"),
            Tag::Link { link_type, dest_url, title, .. } => {
                self.link_start(link_type, &dest_url, &title, range, definition);
            }
            Tag::Image { link_type, dest_url, title, .. } => {
                self.picture = Some(OpenPicture {
                    kind: link_type,
                    range,
                    definition,
                    destination: self.guarded.clean(&dest_url).into_owned(),
                    title: self.title(&title),
                    alt: String::new(),
                    nested: 0,
                    line_break: false,
                });
            }
            // Not enabled.
            Tag::Superscript | Tag::Subscript | Tag::MetadataBlock(_) => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        if !matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image) {
            self.line = Line::default();
        }
        match tag {
            TagEnd::Paragraph => self.html.push_str("</p>\n"),
            TagEnd::Heading(level) => {
                self.in_heading = false;
                let level = (level as u8).max(2);
                self.push_all(&["</h", digit(level), ">\n"]);
            }
            TagEnd::BlockQuote(_) => {
                self.nested("</blockquote>\n");
                self.depth -= 1;
            }
            TagEnd::CodeBlock => {
                self.in_code = false;
                self.html.push_str("</code></pre>\n");
            }
            TagEnd::HtmlBlock => {
                let dropped = self.dropped.take().unwrap_or_default();
                self.html_block(&dropped, range);
            }
            TagEnd::List(ordered) => {
                self.nested(if ordered { "</ol>\n" } else { "</ul>\n" });
                self.depth -= 1;
            }
            TagEnd::Item => self.nested("</li>\n"),
            TagEnd::DefinitionList => {
                self.nested("</dl>\n");
                self.depth -= 1;
            }
            TagEnd::DefinitionListTitle => self.nested("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.nested("</dd>\n"),
            TagEnd::FootnoteDefinition => self.html.push_str("</div>\n"),
            TagEnd::Table => self.html.push_str("</tbody>\n</table>\n"),
            TagEnd::TableHead => {
                self.table.in_head = false;
                self.html.push_str("</tr>\n</thead>\n<tbody>\n");
            }
            TagEnd::TableRow => self.html.push_str("</tr>\n"),
            TagEnd::TableCell => {
                self.table.cell += 1;
                self.html.push_str(if self.table.in_head { "</th>" } else { "</td>" });
            }
            TagEnd::Emphasis => self.inline_end("</em>"),
            TagEnd::Strong => self.inline_end("</strong>"),
            TagEnd::Strikethrough => self.inline_end("</del>"),
            TagEnd::Link => self.link_end(),
            TagEnd::Image | TagEnd::Superscript | TagEnd::Subscript | TagEnd::MetadataBlock(_) => {}
        }
    }

    // Small pieces of writing.

    fn push_all(&mut self, parts: &[&str]) {
        for part in parts {
            self.html.push_str(part);
        }
    }

    fn hole(&mut self, hole: Hole) {
        self.holes.push((self.html.len(), hole));
    }

    /// Opens a list or a quotation; `false` where it is too deep to be written.
    fn deeper(&mut self, range: Range<usize>) -> bool {
        self.depth += 1;
        if self.depth > DEEPEST && !self.too_deep {
            self.too_deep = true;
            let span = self.first_line(range);
            self.diags.push(Diagnostic::new(&prose::NESTED_TOO_DEEP, span).arg("limit", DEEPEST));
        }
        self.depth <= DEEPEST
    }

    /// A tag that belongs to the innermost list or quotation, and is left out with it.
    fn nested(&mut self, tag: &str) {
        if self.depth <= DEEPEST {
            self.html.push_str(tag);
        }
    }

    fn inline(&mut self, tag: &str) {
        self.inline_depth += 1;
        if self.inline_depth <= DEEPEST {
            self.html.push_str(tag);
        }
    }

    fn inline_end(&mut self, tag: &str) {
        if self.inline_depth <= DEEPEST {
            self.html.push_str(tag);
        }
        self.inline_depth -= 1;
    }

    fn title(&self, title: &str) -> Option<String> {
        (!title.trim().is_empty()).then(|| self.guarded.clean(title).into_owned())
    }

    /// The author's bytes for a part of the guarded text.
    fn span(&self, range: Range<usize>) -> Span {
        let original = |at| self.base + self.guarded.original(at);
        Span::new(self.file, original(range.start)..original(range.end))
    }

    fn trimmed(&self, range: Range<usize>) -> Span {
        let part = &self.guarded.text[range.clone()];
        let start = range.start + part.len() - part.trim_start().len();
        self.span(start..start + part.trim().len())
    }

    fn first_line(&self, range: Range<usize>) -> Span {
        let part = &self.guarded.text[range.clone()];
        let start = range.start + part.len() - part.trim_start().len();
        let line = part.trim_start().lines().next().unwrap_or_default();
        self.span(start..start + line.trim_end().len())
    }

    // Text.

    fn text(&mut self, raw: &str, range: Range<usize>) {
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
        if self.guarded.wide {
            self.line.last = text.chars().next_back();
            self.typed_spaces(raw, range);
        }
        escape(&mut self.html, &text);
    }

    fn code(&mut self, raw: &str) {
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
    fn soft_break(&mut self, next: char) -> Option<bool> {
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

    fn heading_space(&mut self) {
        if self.in_heading
            && let Some(heading) = self.headings.last_mut()
        {
            heading.text.push(' ');
        }
    }

    /// Reports spaces between Han characters and Latin letters or digits; looks across tags, not across code.
    fn typed_spaces(&mut self, raw: &str, range: Range<usize>) {
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
                    && cjk::mixes(left, right)
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

    // Headings and footnotes.

    fn heading(
        &mut self,
        level: u8,
        id: Option<&str>,
        classes: &[CowStr<'_>],
        attrs: &[(CowStr<'_>, Option<CowStr<'_>>)],
        range: Range<usize>,
    ) {
        let span = self.trimmed(range.clone());
        if level == 1 {
            self.diags.push(Diagnostic::new(&prose::HEADING_LEVEL_ONE, span));
        }
        let mut kept = String::new();
        for class in classes {
            let class = self.guarded.clean(class);
            match headings::is_safe_name(&class) {
                true => {
                    if !kept.is_empty() {
                        kept.push(' ');
                    }
                    kept.push_str(&class);
                }
                false => self.foreign_attribute(&format!(".{class}"), &range),
            }
        }
        for (name, value) in attrs {
            match value {
                Some(value) => self.foreign_attribute(&format!("{name}={value}"), &range),
                None => self.foreign_attribute(name, &range),
            }
        }
        let written = id.and_then(|id| {
            let span = self.attribute(&format!("#{id}"), &range);
            let id = self.guarded.clean(id);
            let fault = Diagnostic::new(&prose::HEADING_ID, span).arg("id", &*id);
            if let Some(start) = headings::reserved_start(&id) {
                self.diags.push(fault.arg("reserved", start));
                return None;
            }
            if !headings::is_safe_name(&id) {
                self.diags.push(fault.arg("cure", headings::id_from(&id)));
                return None;
            }
            Some((id.into_owned(), span))
        });
        self.hole(Hole::Heading(self.headings.len()));
        self.in_heading = true;
        self.headings.push(OpenHeading { level: level.max(2), written, classes: kept, text: String::new(), span });
    }

    fn foreign_attribute(&mut self, token: &str, range: &Range<usize>) {
        let span = self.attribute(token, range);
        self.diags.push(Diagnostic::new(&prose::HEADING_ATTRIBUTE, span).arg("attribute", &*self.guarded.clean(token)));
    }

    /// The place of `token` in the braces at the end of a heading.
    fn attribute(&self, token: &str, range: &Range<usize>) -> Span {
        let heading = &self.guarded.text[range.clone()];
        let braces = heading.rfind('{').map_or(0, |open| open + 1);
        let tokens = heading[braces..].split(|c: char| c.is_ascii_whitespace() || c == '}');
        let found = tokens.clone().find(|found| *found == token);
        match found {
            Some(found) => {
                let start = range.start + (found.as_ptr() as usize - heading.as_ptr() as usize);
                self.span(start..start + found.len())
            }
            None => self.trimmed(range.clone()),
        }
    }

    /// The footnote of this name; they are numbered as they are first met.
    fn note(&mut self, label: &str) -> usize {
        let label = self.guarded.clean(label).to_lowercase();
        let next = self.notes.len();
        let note = *self.note_numbers.entry(label).or_insert(next);
        if note == next {
            self.notes.push(Note::default());
        }
        note
    }

    fn footnote_mark(&mut self, label: &str) {
        let note = self.note(label);
        let first = !std::mem::replace(&mut self.notes[note].marked, true);
        self.hole(Hole::Mark { note, first });
    }

    // Links and pictures.

    fn link_start(
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

    fn link_end(&mut self) {
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
    fn in_alt(&mut self, event: Event<'_>, range: Range<usize>) {
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

    fn picture_end(&mut self, open: OpenPicture) {
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
    fn destination(&self, kind: LinkType, range: &Range<usize>, definition: Option<&Range<usize>>) -> Span {
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

    // HTML of the author.

    fn html_block(&mut self, dropped: &str, range: Range<usize>) {
        let span = self.trimmed(range);
        match without_comments(dropped) {
            Err(Unclosed) => self.diags.push(Diagnostic::new(&prose::COMMENT_NOT_CLOSED, span)),
            Ok(rest) if rest.trim().is_empty() => {}
            Ok(rest) => {
                let tag = tag_name(rest.trim_start()).map(|name| format!("<{name}>"));
                self.diags.push(Diagnostic::new(&prose::RAW_HTML, span).maybe("block", tag));
            }
        }
    }

    fn inline_html(&mut self, tag: &str, range: Range<usize>) {
        if tag.starts_with("<!--") {
            return;
        }
        // `</b>` was reported with its `<b>`.
        if tag.starts_with("</") && self.dropped_inline {
            return;
        }
        self.dropped_inline = true;
        let name = tag_name(tag);
        let line_break = name.as_deref() == Some("br");
        let fault = Diagnostic::new(&prose::RAW_HTML, self.span(range));
        let fault = fault.maybe("tag", name.map(|name| format!("<{name}>")));
        self.diags.push(match line_break {
            true => fault.arg("break", "\\"),
            false => fault,
        });
    }

    // The end.

    pub fn finish(self) -> Prose {
        let ids = headings::ids(
            self.headings.iter().map(|heading| (heading.written.as_ref(), heading.text.as_str())),
            self.diags,
        );
        let headings: Vec<Heading> = self
            .headings
            .iter()
            .zip(ids)
            .map(|(heading, id)| Heading {
                level: heading.level,
                id,
                text: heading.text.trim().to_owned(),
                span: heading.span,
            })
            .collect();
        let mut pieces = Vec::new();
        if self.holes.is_empty() {
            if !self.html.trim().is_empty() {
                pieces.push(Piece::Html(self.html.into_boxed_str()));
            }
            return Prose { pieces, headings, links: self.links, pictures: self.pictures };
        }
        let mut html = String::new();
        let mut from = 0;
        for (at, hole) in self.holes {
            let part = &self.html[from..at];
            from = at;
            match hole {
                Hole::Piece(piece) => {
                    if html.is_empty() && !part.is_empty() {
                        pieces.push(Piece::Html(part.into()));
                    } else if !html.is_empty() {
                        html.push_str(part);
                        pieces.push(Piece::Html(html.as_str().into()));
                        html.clear();
                    }
                    pieces.push(piece);
                }
                Hole::Heading(index) => {
                    html.push_str(part);
                    let heading = &headings[index];
                    for part in ["<h", digit(heading.level), " id=\"", &heading.id, "\""] {
                        html.push_str(part);
                    }
                    let classes = &self.headings[index].classes;
                    if !classes.is_empty() {
                        for part in [" class=\"", classes, "\""] {
                            html.push_str(part);
                        }
                    }
                    html.push('>');
                }
                Hole::Mark { note, first } => {
                    html.push_str(part);
                    let number = (note + 1).to_string();
                    html.push_str("<sup class=\"footnote-mark\"");
                    if first {
                        for part in [" id=\"fnref-", &number, "\""] {
                            html.push_str(part);
                        }
                    }
                    html.push('>');
                    footnote_link(&mut html, "#fn-", &number, self.notes[note].defined);
                    html.push_str("</sup>");
                }
                Hole::Number(note) => {
                    html.push_str(part);
                    html.push_str("<sup>");
                    footnote_link(&mut html, "#fnref-", &(note + 1).to_string(), self.notes[note].marked);
                    html.push_str("</sup>");
                }
            }
        }
        html.push_str(&self.html[from..]);
        if !html.is_empty() {
            pieces.push(Piece::Html(html.into_boxed_str()));
        }
        Prose { pieces, headings, links: self.links, pictures: self.pictures }
    }
}

fn footnote_link(html: &mut String, anchor: &str, number: &str, linked: bool) {
    match linked {
        true => {
            for part in ["<a href=\"", anchor, number, "\">", number, "</a>"] {
                html.push_str(part);
            }
        }
        false => html.push_str(number),
    }
}

/// Whether the text of a link is its address: `<https://…>`.
fn is_address(kind: LinkType) -> bool {
    matches!(kind, LinkType::Autolink | LinkType::Email)
}

fn digit(level: u8) -> &'static str {
    match level {
        ..=2 => "2",
        3 => "3",
        4 => "4",
        5 => "5",
        6.. => "6",
    }
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

struct Unclosed;

/// What is left of dropped HTML without its comments.
fn without_comments(html: &str) -> Result<String, Unclosed> {
    let mut kept = String::new();
    let mut rest = html;
    while let Some(open) = rest.find("<!--") {
        kept.push_str(&rest[..open]);
        // `<!-->` and `<!--->` are whole comments.
        let Some(close) = rest[open + 2..].find("-->") else { return Err(Unclosed) };
        rest = &rest[open + 2 + close + 3..];
    }
    kept.push_str(rest);
    Ok(kept)
}

/// `div` of `<div class=…>` and of `</div>`.
fn tag_name(tag: &str) -> Option<String> {
    let name = tag.strip_prefix('<')?.trim_start_matches('/');
    let end = name.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(name.len());
    (end > 0 && end <= 40).then(|| name[..end].to_ascii_lowercase())
}

/// Adds `text` as the text of an element.
fn escape(html: &mut String, text: &str) {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => continue,
        };
        html.push_str(&text[from..at]);
        html.push_str(entity);
        from = at + 1;
    }
    html.push_str(&text[from..]);
}

/// Adds `text` as the value of an attribute in double quotes.
fn escape_attribute(html: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\n' | '\r' => html.push(' '),
            c => html.push(c),
        }
    }
}

/// Adds `address` as the value of `href`: what no URL may hold as such is percent-encoded, what is encoded stays.
fn escape_address(html: &mut String, address: &str) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in address.bytes() {
        match byte {
            b'&' => html.push_str("&amp;"),
            b'\'' => html.push_str("%27"),
            b'!' | b'#'..=b';' | b'=' | b'?'..=b'Z' | b'_' | b'a'..=b'z' | b'~' | b'[' | b']' => {
                html.push(byte as char)
            }
            _ => {
                html.push('%');
                html.push(HEX[usize::from(byte >> 4)] as char);
                html.push(HEX[usize::from(byte & 15)] as char);
            }
        }
    }
}
