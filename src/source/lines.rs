//! Lines and columns of a place, for people and editors.

use super::{Source, Span};

/// A place for people: line and column from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    pub line: usize,
    pub column: usize,
}

impl Source {
    /// Line and column of `offset`, both from 1; the column counts characters.
    ///
    /// `offset` is in bytes; past the end it is the end. A byte-order mark at the start is no column.
    pub fn position(&self, offset: usize) -> Position {
        let before = &self.text.as_bytes()[..offset.min(self.text.len())];
        let line = memchr_count(before) + 1;
        let start = before.iter().rposition(|b| *b == b'\n').map_or(0, |i| i + 1);
        let text = String::from_utf8_lossy(&before[start..]);
        Position { line, column: text.trim_start_matches('\u{feff}').chars().count() + 1 }
    }

    /// Start and end of `span`; `None` for the whole file.
    pub fn positions(&self, span: Span) -> Option<(Position, Position)> {
        (!span.is_whole()).then(|| (self.position(span.start as usize), self.position(span.end as usize)))
    }
}

fn memchr_count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|b| **b == b'\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_counts_characters_not_bytes() {
        let source = Source { path: "a.yaml".into(), text: "\u{feff}title: 软件工程\nlevel: 本科 x".into() };
        let at = |needle: &str| source.position(source.text.find(needle).unwrap());
        assert_eq!(at("title"), Position { line: 1, column: 1 });
        assert_eq!(at("工程"), Position { line: 1, column: 10 });
        assert_eq!(at("x"), Position { line: 2, column: 11 });
    }
}
