//! Lines and columns of a place, for people and editors.
//!
//! Worked out from the text each time, since only what is printed needs them: a run without a diagnostic counts no line.
//! A line ends with LF or CR LF; neither the break nor a byte-order mark is part of it.

use std::ops::Range;

use super::{Source, Span};

const BYTE_ORDER_MARK: char = '\u{feff}';

/// A place for people: line and column from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    pub line: usize,
    pub column: usize,
}

impl Source {
    /// Line and column of `offset`, both from 1; the column counts characters.
    ///
    /// `offset` is in bytes; past the end it is the end, inside a character the start of that character, inside a line
    /// break the end of the line.
    pub fn position(&self, offset: usize) -> Position {
        let (line, range) = self.line_at(offset);
        let offset = self.text.floor_char_boundary(offset).clamp(range.start, range.end);
        Position { line, column: self.text[range.start..offset].chars().count() + 1 }
    }

    /// Start and end of `span`; `None` for the whole file.
    pub fn positions(&self, span: Span) -> Option<(Position, Position)> {
        (!span.is_whole()).then(|| (self.position(span.start as usize), self.position(span.end as usize)))
    }

    /// The line that holds `offset`: its number from 1, and the bytes of its text.
    ///
    /// A line break belongs to the line it ends. Past the end it is the last line, which is empty after a last line break.
    pub fn line_at(&self, offset: usize) -> (usize, Range<usize>) {
        let offset = self.text.floor_char_boundary(offset);
        let before = &self.text[..offset];
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        (before.bytes().filter(|byte| *byte == b'\n').count() + 1, self.trimmed_line(start))
    }

    /// The text of the line after the one that ends with the break at `line.end`, as bytes; `None` at the last line.
    pub fn line_after(&self, line: Range<usize>) -> Option<Range<usize>> {
        let at = self.text[line.end..].find('\n')?;
        Some(self.trimmed_line(line.end + at + 1))
    }

    fn trimmed_line(&self, start: usize) -> Range<usize> {
        let end = self.text[start..].find('\n').map_or(self.text.len(), |at| start + at);
        let line = self.text[start..end].trim_end_matches('\r');
        let end = start + line.len();
        match start == 0 && line.starts_with(BYTE_ORDER_MARK) {
            true => BYTE_ORDER_MARK.len_utf8()..end,
            false => start..end,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Source { path: "a.yaml".into(), text: text.into() }
    }

    #[test]
    fn a_column_counts_characters_not_bytes() {
        let source = source("\u{feff}title: 软件工程\nlevel: 本科 x");
        let at = |needle: &str| source.position(source.text.find(needle).unwrap());
        assert_eq!(at("title"), Position { line: 1, column: 1 });
        assert_eq!(at("工程"), Position { line: 1, column: 10 });
        assert_eq!(at("x"), Position { line: 2, column: 11 });
    }

    #[test]
    fn the_end_of_a_file_and_what_lies_past_it_are_its_last_line() {
        let ended = source("名: 一\n");
        assert_eq!(ended.position(9), Position { line: 2, column: 1 });
        assert_eq!(ended.position(900), Position { line: 2, column: 1 });
        assert_eq!(source("名: 一").position(900), Position { line: 1, column: 5 });
        assert_eq!(source("").position(0), Position { line: 1, column: 1 });
    }

    #[test]
    fn a_line_break_is_at_the_end_of_its_line() {
        let source = source("名: 一\r\n二");
        assert_eq!(source.position(8), Position { line: 1, column: 5 });
        assert_eq!(source.position(9), Position { line: 1, column: 5 });
        assert_eq!(source.position(10), Position { line: 2, column: 1 });
    }

    #[test]
    fn an_offset_inside_a_character_is_the_start_of_it() {
        assert_eq!(source("南京").position(4), Position { line: 1, column: 2 });
    }

    #[test]
    fn a_line_has_neither_its_break_nor_the_byte_order_mark() {
        let source = source("\u{feff}甲: 1\r\n乙: 2\n");
        let text = |offset| {
            let (number, range) = source.line_at(offset);
            (number, &source.text[range])
        };
        assert_eq!(text(0), (1, "甲: 1"));
        assert_eq!(text(source.text.find('\n').unwrap()), (1, "甲: 1"));
        assert_eq!(text(source.text.find('乙').unwrap()), (2, "乙: 2"));
        assert_eq!(text(source.text.len()), (3, ""));
    }

    #[test]
    fn a_place_before_the_text_of_the_first_line_is_its_first_column() {
        assert_eq!(source("\u{feff}甲").position(0), Position { line: 1, column: 1 });
    }

    #[test]
    fn the_next_line_is_found_until_there_is_none() {
        let source = source("甲\r\n\n乙");
        let first = source.line_at(0).1;
        let second = source.line_after(first).unwrap();
        assert_eq!(second, 5..5);
        let third = source.line_after(second).unwrap();
        assert_eq!(&source.text[third.clone()], "乙");
        assert_eq!(source.line_after(third), None);
    }
}
