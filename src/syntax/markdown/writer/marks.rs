//! Headings with the attributes in their braces, and the numbers of footnotes.

use std::ops::Range;

use super::{Hole, Note, OpenHeading, Writer};
use crate::diag::Diagnostic;
use crate::diag::codes::prose;
use crate::source::Span;
use crate::syntax::markdown::headings;

impl Writer<'_> {
    pub(super) fn heading(&mut self, level: u8, has_braces: bool, range: Range<usize>) {
        let span = self.trimmed(range.clone());
        if level == 1 {
            self.diags.push(Diagnostic::new(&prose::HEADING_LEVEL_ONE, span));
        }
        let (written, classes) = if has_braces { self.attributes(range) } else { (None, String::new()) };
        self.hole(Hole::Heading(self.headings.len()));
        self.in_heading = true;
        self.headings.push(OpenHeading { level: level.max(2), written, classes, text: String::new(), span });
    }

    /// Id and classes in the braces at the end of a heading; all else in them is told.
    ///
    /// Read from the source again, once, because the parser's attributes have no places.
    fn attributes(&mut self, range: Range<usize>) -> (Option<(String, Span)>, String) {
        let heading = &self.guarded.text[range.clone()];
        let open = heading.rfind('{').map_or(heading.len(), |open| open + 1);
        let inside = heading[open..].split('}').next().unwrap_or_default();
        let mut id = None;
        let mut classes = String::new();
        for token in inside.split_ascii_whitespace() {
            let start = range.start + (token.as_ptr() as usize - heading.as_ptr() as usize);
            let span = self.span(start..start + token.len());
            let token = self.guarded.clean(token);
            match (token.strip_prefix('#'), token.strip_prefix('.')) {
                (Some(name), _) if !name.is_empty() && id.is_none() => id = Some((name.to_owned(), span)),
                (_, Some(class)) if headings::is_safe_name(class) => {
                    if !classes.is_empty() {
                        classes.push(' ');
                    }
                    classes.push_str(class);
                }
                _ => self.diags.push(Diagnostic::new(&prose::HEADING_ATTRIBUTE, span).arg("attribute", &*token)),
            }
        }
        let id = id.filter(|(id, span)| {
            let fault = Diagnostic::new(&prose::HEADING_ID, *span).arg("id", id.as_str());
            if let Some(start) = headings::reserved_start(id) {
                self.diags.push(fault.arg("reserved", start));
                return false;
            }
            if !headings::is_safe_name(id) {
                self.diags.push(fault.arg("cure", headings::id_from(id)));
                return false;
            }
            true
        });
        (id, classes)
    }

    /// The footnote of this name; they are numbered as they are first met.
    pub(super) fn note(&mut self, label: &str) -> usize {
        let label = self.guarded.clean(label).to_lowercase();
        let next = self.notes.len();
        let note = *self.note_numbers.entry(label).or_insert(next);
        if note == next {
            self.notes.push(Note::default());
        }
        note
    }

    pub(super) fn footnote_mark(&mut self, label: &str) {
        let note = self.note(label);
        let first = !std::mem::replace(&mut self.notes[note].marked, true);
        self.hole(Hole::Mark { note, first });
    }
}
