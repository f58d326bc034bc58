//! Events to HTML: the only place that spells tags.
//!
//! All HTML is written into one string; holes, ids of headings and numbers of footnotes are noted beside it with their
//! offsets and resolved in one pass at the end, because an author's id further down takes precedence.
//! Nothing recurses: depth is counted, and tags below [`DEEPEST`] are left out (browsers and readers flatten
//! or give up there, and pages that nest so are accidents or attacks).

mod destinations;
mod dropped;
mod escape;
mod marks;
mod text;

use std::ops::Range;

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, Event, LinkType, Tag, TagEnd};
use rustc_hash::{FxHashMap, FxHashSet};

use self::escape::escape;
use super::cjk::Guarded;
use super::{Heading, Link, Picture, Piece, Prose, headings, links};
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
                let has_braces = id.is_some() || !classes.is_empty() || !attrs.is_empty();
                self.heading(level as u8, has_braces, range);
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
            return Prose::new(pieces, headings, self.links, self.pictures);
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
        Prose::new(pieces, headings, self.links, self.pictures)
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

fn digit(level: u8) -> &'static str {
    match level {
        ..=2 => "2",
        3 => "3",
        4 => "4",
        5 => "5",
        6.. => "6",
    }
}
