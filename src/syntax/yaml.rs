//! YAML to a tree with spans, and the mistakes that people make in YAML, each with a message of its own.
//!
//! The tree is built from the events of saphyr-parser, the only YAML parser that tells where every key and value stands.
//! It counts characters; `Offsets` turns them into bytes of the whole file as the events come, in linear time.
//! What a catalogue does without (tags, anchors, aliases, merge keys, several documents) is refused here.
//! Many slips of Chinese keyboards are valid YAML with another meaning, so plain scalars are looked at too (`traps`).
//! Not here: what the fields mean (`catalogue::fields`), the front matter's fence (`front_matter`).

mod failure;
mod traps;

pub(super) use traps::{FALSE_QUOTES, field_name};

use std::borrow::Cow;
use std::ops::Range;

use rustc_hash::FxHashMap;
use saphyr_parser::{Event, Parser, ScalarStyle};

use super::bytes::{MAX_BYTES, too_large};
use super::tree::{Key, Node, Value};
use crate::diag::codes::yaml::*;
use crate::diag::{Diagnostic, Diagnostics};
use crate::source::{FileId, Span};

/// How many lists and maps may stand one inside the other.
pub const MAX_DEPTH: usize = 64;

/// The tree of the YAML in `range` of `text`, or `None` where it is not to be used.
///
/// Spans are bytes into the whole `text`; `range` is in bytes on character boundaries. Scalars are verbatim. A block
/// scalar's span begins at its `|` or `>` and ends with its last line that is not blank; a list or map without brackets
/// ends where its last value does. An absent value has an empty span behind its colon. An empty document is an empty map;
/// a root that is not a map is the caller's business.
///
/// Adds the codes of `codes::yaml`, all but the last of them at their places, and `text-too-large`. A syntax error ends
/// the reading. With `yaml-doubled-key` (the first stays), `yaml-tag`, `yaml-anchor` (as if not there) and
/// `yaml-curly-quotes` (taken off) alone the tree is still returned, so that more mistakes are found in the same run.
pub fn parse<'t>(file: FileId, text: &'t str, range: Range<usize>, diags: &mut Diagnostics) -> Option<Node<'t>> {
    let part = &text[range.clone()];
    if part.len() > MAX_BYTES {
        diags.push(too_large(file, part.len()));
        return None;
    }
    let mut builder = Builder {
        file,
        text,
        range: range.clone(),
        offsets: Offsets::new(text, &range),
        stack: Vec::new(),
        root: None,
        last: Last { range: range.start..range.start, plain: false },
        closed_block: None,
        documents: 0,
        usable: true,
        refused: None,
        diags,
    };
    for event in Parser::new_from_str(part) {
        let going_on = match event {
            Ok((event, span)) => builder.event(event, span),
            Err(error) => {
                let at = builder.offsets.byte(error.marker().index());
                builder.failure(at, error.info());
                false
            }
        };
        if !going_on {
            return None;
        }
    }
    let usable = builder.usable;
    let root = builder
        .root
        .take()
        .filter(|root| !matches!(&root.value, Value::Scalar { text, plain: true } if text.is_empty()));
    let empty = || Node { span: Span::new(file, range.start..range.start), value: Value::Map(Vec::new()) };
    usable.then(|| root.unwrap_or_else(empty))
}

/// Turns the parser's indices, in characters of its part, into bytes of the whole text.
struct Offsets<'t> {
    text: &'t [u8],
    start: usize,
    end: usize,
    ascii: bool,
    /// A character's number and its byte: the one last asked for. Indices come nearly in order, so few steps are made.
    char: usize,
    byte: usize,
}

impl<'t> Offsets<'t> {
    fn new(text: &'t str, range: &Range<usize>) -> Self {
        let ascii = text[range.clone()].is_ascii();
        Self { text: text.as_bytes(), start: range.start, end: range.end, ascii, char: 0, byte: range.start }
    }

    /// The byte at which character `index` begins; at most the end.
    fn byte(&mut self, index: usize) -> usize {
        if self.ascii {
            return (self.start + index).min(self.end);
        }
        let continues = |byte: &u8| byte & 0xc0 == 0x80;
        while self.char < index && self.byte < self.end {
            self.char += 1;
            self.byte += 1;
            while self.byte < self.end && continues(&self.text[self.byte]) {
                self.byte += 1;
            }
        }
        while self.char > index {
            self.char -= 1;
            self.byte -= 1;
            while continues(&self.text[self.byte]) {
                self.byte -= 1;
            }
        }
        self.byte
    }
}

/// What the parser told last: where the search for the cause of a failure begins.
struct Last {
    range: Range<usize>,
    plain: bool,
}

/// A list or map that is not finished.
struct Frame<'t> {
    start: usize,
    /// Written with brackets.
    flow: bool,
    items: Items<'t>,
}

enum Items<'t> {
    List(Vec<Node<'t>>),
    Map(Fields<'t>),
}

#[derive(Default)]
struct Fields<'t> {
    entries: Vec<(Key<'t>, Node<'t>)>,
    /// The key whose value is awaited.
    key: Option<PendingKey<'t>>,
    /// Where each key stands in `entries`; empty for small maps, which are searched.
    index: FxHashMap<Cow<'t, str>, usize>,
}

struct PendingKey<'t> {
    key: Key<'t>,
    plain: bool,
    /// A second of its name: its value is read and dropped.
    doubled: bool,
}

/// Up to so many keys are searched one by one.
const SMALL_MAP: usize = 16;

impl Fields<'_> {
    fn position(&mut self, name: &str) -> Option<usize> {
        if self.entries.len() <= SMALL_MAP {
            return self.entries.iter().position(|(key, _)| key.text == name);
        }
        for i in self.index.len()..self.entries.len() {
            self.index.insert(self.entries[i].0.text.clone(), i);
        }
        self.index.get(name).copied()
    }
}

struct Builder<'t, 'd> {
    file: FileId,
    text: &'t str,
    range: Range<usize>,
    offsets: Offsets<'t>,
    stack: Vec<Frame<'t>>,
    root: Option<Node<'t>>,
    last: Last,
    /// Where the list or map without brackets began that was finished last.
    closed_block: Option<usize>,
    documents: usize,
    usable: bool,
    /// Where the last mistake was after which the tree is not used.
    refused: Option<usize>,
    diags: &'d mut Diagnostics,
}

impl<'t> Builder<'t, '_> {
    /// Takes one event; `false` where nothing more is to be read.
    fn event(&mut self, event: Event<'t>, span: saphyr_parser::Span) -> bool {
        match event {
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents > 1 {
                    let place = self.place(span);
                    let line = self.line_at(place.start);
                    self.push(Diagnostic::new(&YAML_DOCUMENTS, self.span(line)));
                    return false;
                }
                true
            }
            Event::Scalar(value, style, anchor, tag) => {
                let mut place = self.place(span);
                if anchor > 0 || tag.is_some() {
                    let whole = place.clone();
                    place = self.properties(place);
                    // `type: !mou`: the word was meant for the value, so the value is not empty as well.
                    let word = self.text[whole.start..place.start].trim_start_matches(['!', '&']).trim_end();
                    if value.is_empty() && style == ScalarStyle::Plain && !word.is_empty() {
                        let start = whole.start + self.text[whole.start..].find(word).unwrap_or_default();
                        self.add_scalar(Cow::Borrowed(word), true, start..start + word.len(), true);
                        return true;
                    }
                }
                self.scalar(value, style, place);
                true
            }
            Event::Alias(_) => {
                let place = self.place(span);
                let alias = &self.text[place.clone()];
                self.refuse(Diagnostic::new(&YAML_ALIAS, self.span(place.clone())).arg("alias", alias));
                self.add_scalar(Cow::Borrowed(alias), true, place, true);
                true
            }
            Event::SequenceStart(anchor, tag) => self.open(span, anchor > 0 || tag.is_some(), Items::List(Vec::new())),
            Event::MappingStart(anchor, tag) => {
                self.open(span, anchor > 0 || tag.is_some(), Items::Map(Fields::default()))
            }
            Event::SequenceEnd | Event::MappingEnd => {
                self.close(span);
                true
            }
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => true,
        }
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range)
    }

    fn push(&mut self, diagnostic: Diagnostic) {
        self.diags.push(diagnostic);
    }

    /// Adds a diagnostic after which the tree is not used.
    fn refuse(&mut self, diagnostic: Diagnostic) {
        self.usable = false;
        self.refused = diagnostic.spans.first().map(|span| span.range().start);
        self.diags.push(diagnostic);
    }

    fn place(&mut self, span: saphyr_parser::Span) -> Range<usize> {
        let start = self.offsets.byte(span.start.index());
        start..self.offsets.byte(span.end.index()).max(start)
    }

    /// The line around `at`, without blanks at its ends and without its `\n`.
    fn line_at(&self, at: usize) -> Range<usize> {
        let start = self.line_start(at);
        let end = self.text[at..self.range.end].find('\n').map_or(self.range.end, |i| at + i);
        let line = &self.text[start..end];
        let content = line.trim_start_matches([' ', '\t']);
        let start = end - content.len();
        start..start + content.trim_end().len()
    }

    fn line_start(&self, at: usize) -> usize {
        self.text[self.range.start..at].rfind('\n').map_or(self.range.start, |i| self.range.start + i + 1)
    }

    /// Reports the tags and anchors with which `place` begins and gives the place without them.
    fn properties(&mut self, place: Range<usize>) -> Range<usize> {
        let (mut start, end) = (place.start, place.end);
        let mut found = false;
        loop {
            let rest = &self.text[start..end];
            start += rest.len() - rest.trim_start().len();
            let rest = &self.text[start..end];
            let (code, name) = match rest.as_bytes().first() {
                Some(b'!') => (&YAML_TAG, "tag"),
                Some(b'&') => (&YAML_ANCHOR, "anchor"),
                _ => break,
            };
            let word = &rest[..rest.find(|c: char| c.is_whitespace() || ",[]{}".contains(c)).unwrap_or(rest.len())];
            self.push(Diagnostic::new(code, self.span(start..start + word.len())).arg(name, word));
            start += word.len();
            found = true;
        }
        if !found {
            // The parser gave the place of the value alone: the word stands somewhere before it.
            let before = &self.text[self.last.range.end..place.end];
            let word = before
                .split_whitespace()
                .find(|word| word.starts_with(['!', '&']))
                .unwrap_or(&self.text[place.clone()]);
            let code = if word.starts_with('&') { &YAML_ANCHOR } else { &YAML_TAG };
            let name = if word.starts_with('&') { "anchor" } else { "tag" };
            self.refuse(Diagnostic::new(code, self.span(place.clone())).arg(name, word));
        }
        start..end
    }

    fn scalar(&mut self, value: Cow<'t, str>, style: ScalarStyle, place: Range<usize>) {
        let plain = style == ScalarStyle::Plain;
        let mut place = place;
        match style {
            // The parser begins at the first line of the text: the sign before it belongs to the value too.
            ScalarStyle::Literal | ScalarStyle::Folded => {
                if let Some(sign) = self.text[self.last.range.end..place.start].find(['|', '>']) {
                    place.start = self.last.range.end + sign;
                }
                place.end = place.start + self.text[place.clone()].trim_end().len();
            }
            ScalarStyle::Plain if value.is_empty() => {
                // The place of nothing is its colon, or the sign that follows.
                let behind = usize::from(self.text.as_bytes().get(place.start) == Some(&b':'));
                let start = (place.start + behind).min(self.range.end);
                place = start..start;
            }
            ScalarStyle::Plain => {
                place.end = place.start + self.text[place.clone()].trim_end_matches([' ', '\t', '\n']).len();
            }
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => place.end = self.end_of_quotes(&place),
        }
        let written = &self.text[place.clone()];
        let value = match plain && value == written {
            true => Cow::Borrowed(written),
            false => value,
        };
        self.add_scalar(value, plain, place, false);
    }

    /// Where the text in quotes that begins with `place` ends: the parser counts blanks and a comment behind it in.
    fn end_of_quotes(&self, place: &Range<usize>) -> usize {
        let bytes = &self.text.as_bytes()[place.clone()];
        let Some(&quote) = bytes.first() else { return place.end };
        let mut i = 1;
        while i < bytes.len() {
            match bytes[i] {
                b'\\' if quote == b'"' => i += 2,
                byte if byte != quote => i += 1,
                _ if quote == b'\'' && bytes.get(i + 1) == Some(&quote) => i += 2,
                _ => return place.start + i + 1,
            }
        }
        place.end
    }

    fn add_scalar(&mut self, text: Cow<'t, str>, plain: bool, place: Range<usize>, alias: bool) {
        let span = self.span(place.clone());
        let awaits_key =
            matches!(self.stack.last(), Some(Frame { items: Items::Map(fields), .. }) if fields.key.is_none());
        if awaits_key {
            self.add_key(Key { text, span }, plain && !alias);
        } else {
            let text = match plain && !alias {
                true => self.look_at_value(text, &place),
                false => text,
            };
            self.add(Node { span, value: Value::Scalar { text, plain } });
        }
        self.last = Last { range: place, plain };
    }

    fn add_key(&mut self, key: Key<'t>, plain: bool) {
        if plain && key.text == "<<" {
            self.refuse(Diagnostic::new(&YAML_MERGE_KEY, key.span));
        } else if plain {
            self.look_at_key(&key);
        }
        let Some(Frame { items: Items::Map(fields), .. }) = self.stack.last_mut() else {
            unreachable!("a key is only added to a map that awaits one");
        };
        let first = fields.position(&key.text).map(|i| fields.entries[i].0.span);
        let doubled = first.is_some();
        let diagnostic =
            first.map(|first| Diagnostic::new(&YAML_DOUBLED_KEY, key.span).and(first).arg("key", &*key.text));
        fields.key = Some(PendingKey { key, plain, doubled });
        if let Some(diagnostic) = diagnostic {
            self.push(diagnostic);
        }
    }

    /// Puts a finished value where it belongs.
    fn add(&mut self, node: Node<'t>) {
        let Some(frame) = self.stack.last_mut() else {
            self.root = Some(node);
            return;
        };
        match &mut frame.items {
            Items::List(list) => list.push(node),
            Items::Map(fields) => {
                let Some(pending) = fields.key.take() else {
                    unreachable!("a map's value follows its key: lists and maps as keys end the reading");
                };
                let trap = match frame.flow && pending.plain && node.is_absent() {
                    true => traps::field_without_space(self.file, self.text, pending.key.span.range()),
                    false => None,
                };
                if !pending.doubled {
                    fields.entries.push((pending.key, node));
                }
                if let Some(trap) = trap {
                    self.refuse(trap);
                }
            }
        }
    }

    fn open(&mut self, span: saphyr_parser::Span, has_properties: bool, items: Items<'t>) -> bool {
        let mut place = self.place(span);
        if has_properties {
            // A block's place ends where its first part begins; a bracket may stand behind the words.
            place = self.properties(place);
        } else if place.is_empty() && matches!(items, Items::List(_)) {
            place = self.first_hyphen(place);
        }
        let flow = place.start < place.end && self.text[place.start..].starts_with(['[', '{']);
        // The parser counts blanks behind a bracket in.
        place.end = place.start + usize::from(flow);
        let frame = Frame { start: place.start, flow, items };
        if self.stack.len() == MAX_DEPTH {
            let shown = place.start..if flow { place.end } else { self.line_at(place.start).end.max(place.start) };
            self.refuse(Diagnostic::new(&YAML_NESTING, self.span(shown)).arg("limit", MAX_DEPTH));
            return false;
        }
        if matches!(self.stack.last(), Some(Frame { items: Items::Map(fields), .. }) if fields.key.is_none()) {
            let end = if flow { place.end } else { self.line_at(place.start).end.max(place.start) };
            self.refuse(Diagnostic::new(&YAML_KEY_NOT_TEXT, self.span(place.start..end)));
            return false;
        }
        if flow {
            self.last = Last { range: place, plain: false };
        }
        self.stack.push(frame);
        true
    }

    /// The place at the first hyphen of the block list at `place`, which the parser leaves out where the hyphen stands
    /// in the column of the field above.
    fn first_hyphen(&self, place: Range<usize>) -> Range<usize> {
        let in_field = matches!(self.stack.last(), Some(Frame { flow: false, items: Items::Map(_), .. }));
        let mut start = self.last.range.end;
        while in_field && start < place.start {
            let gap = &self.text[start..place.start];
            match gap.as_bytes()[0] {
                b'-' => return start..start,
                b'#' => start += gap.find('\n').unwrap_or(gap.len()),
                b':' | b' ' | b'\t' | b'\n' | b'\r' => start += 1,
                _ => break,
            }
        }
        place
    }

    fn close(&mut self, span: saphyr_parser::Span) {
        let Some(frame) = self.stack.pop() else {
            unreachable!("the parser ends only what it began");
        };
        let children = match &frame.items {
            Items::List(list) => list.last().map(|node| node.span.end),
            Items::Map(fields) => fields.entries.last().map(|(key, node)| node.span.end.max(key.span.end)),
        };
        // Without brackets the parser's end is the next token, behind blank lines and comments.
        let mut end = children.map_or(frame.start, |end| end as usize);
        if frame.flow {
            let mut place = self.place(span);
            place.end = place.end.min(place.start + 1);
            end = end.max(place.end);
            self.last = Last { range: place, plain: false };
        } else {
            // A dropped value of a doubled key still belongs to the map.
            end = end.max(self.last.range.end);
            self.closed_block = Some(frame.start);
        }
        if let (Items::List(list), true) = (&frame.items, frame.flow)
            && let Some(trap) = traps::comma_in_list(self.file, self.text, list)
        {
            self.refuse(trap);
        }
        let value = match frame.items {
            Items::List(list) => Value::List(list),
            Items::Map(fields) => Value::Map(fields.entries),
        };
        self.add(Node { span: self.span(frame.start..end.max(frame.start)), value });
    }
}

#[cfg(test)]
mod tests;
