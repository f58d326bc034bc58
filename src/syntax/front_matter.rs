//! The front matter of a Markdown file: where its YAML is and where its text begins.
//!
//! Only the fence is read here, line by line; the YAML itself is `yaml`'s. Without front matter a file is all text, so the
//! fences that were meant but are none (late, full-width, of another tool) are looked for, or they would be shown as text.

use std::ops::Range;

use super::yaml::field_name;
use crate::diag::codes::yaml::{FRONT_MATTER_DASHES, FRONT_MATTER_NOT_FIRST, FRONT_MATTER_TOML, FRONT_MATTER_UNCLOSED};
use crate::diag::{Diagnostic, Diagnostics};
use crate::source::{FileId, Span};

/// The two parts of a Markdown file, in bytes of its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrontMatter {
    /// The lines between the fences, each with its `\n`; `None` without front matter, or where its end is not known.
    pub yaml: Option<Range<usize>>,
    /// All behind the closing fence; the whole text without front matter; empty where the end is not known.
    pub body: Range<usize>,
}

/// How far down a fence is looked for that was meant to be the first line.
const SEARCHED_LINES: usize = 20;

/// The parts of `text`: front matter stands between a first line `---` and the next line `---`.
///
/// Blanks behind the hyphens are allowed. Adds at most one of `front-matter-unclosed`, `front-matter-not-first`,
/// `front-matter-toml` and `front-matter-dashes`; where it is clear what was meant the parts are given as if it were
/// right, so that the fields are still read.
pub fn split(file: FileId, text: &str, diags: &mut Diagnostics) -> FrontMatter {
    let whole = FrontMatter { yaml: None, body: 0..text.len() };
    let first = line_at(text, 0);
    let fence = text[first.clone()].trim_end();
    match fence {
        "---" => return fenced(file, text, first, diags),
        "+++" => {
            diags.push(Diagnostic::new(&FRONT_MATTER_TOML, Span::new(file, 0..fence.len())));
            let close = lines_from(text, next(text, &first)).find(|line| text[line.clone()].trim_end() == "+++");
            let body = close.map_or(text.len(), |line| next(text, &line));
            return FrontMatter { yaml: None, body: body..text.len() };
        }
        _ => {}
    }
    if is_dashes(fence) && begins_field(text, next(text, &first)) {
        let start = fence.len() - fence.trim_start().len();
        let place = if fence.trim() == "---" { 0..fence.len() } else { start..fence.len() };
        let found = &text[place.clone()];
        diags.push(Diagnostic::new(&FRONT_MATTER_DASHES, Span::new(file, place.clone())).arg("found", found));
        let from = next(text, &first);
        return match lines_from(text, from).find(|line| is_dashes(&text[line.clone()])) {
            Some(close) => FrontMatter { yaml: Some(from..close.start), body: next(text, &close)..text.len() },
            None => FrontMatter { yaml: None, body: text.len()..text.len() },
        };
    }
    // Fields that only front matter has, with nothing above them.
    let name = field_name(&text[first.clone()]);
    if matches!(&text[..name], "title" | "name" | "summary") && begins_field(text, 0) {
        diags.push(Diagnostic::new(&FRONT_MATTER_DASHES, Span::new(file, first.clone())).arg("first", &text[..name]));
        return match lines_from(text, 0).find(|line| is_dashes(&text[line.clone()])) {
            Some(close) => FrontMatter { yaml: Some(0..close.start), body: next(text, &close)..text.len() },
            None => FrontMatter { yaml: None, body: text.len()..text.len() },
        };
    }
    let late = lines_from(text, 0)
        .take(SEARCHED_LINES)
        .find(|line| text[line.clone()].trim_end() == "---" && begins_field(text, next(text, line)));
    let Some(late) = late else { return whole };
    let from = next(text, &late);
    // Without its end it may be a rule across the page, over a line that only looks like a field.
    let Some(close) = lines_from(text, from).find(|line| text[line.clone()].trim_end() == "---") else { return whole };
    let before = text[..late.start].trim_end();
    let shown = if before.is_empty() { 0..late.start } else { before.len() - before.trim_start().len()..before.len() };
    let shown = shown.start..shown.end.min(line_at(text, shown.start).end.max(shown.start + 1));
    diags.push(
        Diagnostic::new(&FRONT_MATTER_NOT_FIRST, Span::new(file, shown))
            .and(Span::new(file, late.start..late.start + "---".len())),
    );
    FrontMatter { yaml: Some(from..close.start), body: next(text, &close)..text.len() }
}

/// The parts of a text whose first line is the fence `first`.
fn fenced(file: FileId, text: &str, first: Range<usize>, diags: &mut Diagnostics) -> FrontMatter {
    let from = next(text, &first);
    if let Some(close) = lines_from(text, from).find(|line| text[line.clone()].trim_end() == "---") {
        return FrontMatter { yaml: Some(from..close.start), body: next(text, &close)..text.len() };
    }
    let mut diagnostic = Diagnostic::new(&FRONT_MATTER_UNCLOSED, Span::new(file, 0.."---".len()));
    let meant = lines_from(text, from).find(|line| is_dashes(&text[line.clone()]));
    let mut parts = FrontMatter { yaml: None, body: text.len()..text.len() };
    if let Some(meant) = meant {
        diagnostic = diagnostic.and(Span::new(file, meant.start..meant.start + text[meant.clone()].trim_end().len()));
        parts = FrontMatter { yaml: Some(from..meant.start), body: next(text, &meant)..text.len() };
    }
    diags.push(diagnostic);
    parts
}

/// The line that begins at `start`, without its `\n`.
fn line_at(text: &str, start: usize) -> Range<usize> {
    start..text[start..].find('\n').map_or(text.len(), |i| start + i)
}

/// Where the line after `line` begins; the end of the text after the last.
fn next(text: &str, line: &Range<usize>) -> usize {
    (line.end + 1).min(text.len())
}

fn lines_from(text: &str, start: usize) -> impl Iterator<Item = Range<usize>> {
    text[start..].split('\n').scan(start, |start, line| {
        let range = *start..*start + line.len();
        *start = range.end + 1;
        Some(range)
    })
}

/// Whether a line is of dashes alone, two at least: hyphens, dashes, full-width hyphens, minus signs.
fn is_dashes(line: &str) -> bool {
    let line = line.trim();
    line.chars().nth(1).is_some() && line.chars().all(|c| matches!(c, '-' | '‐'..='―' | '−' | '－' | '─' | '━' | '﹣'))
}

/// Whether the line at `start` looks like a field: `title:`, `title：`.
fn begins_field(text: &str, start: usize) -> bool {
    let line = &text[line_at(text, start)];
    let name = field_name(line);
    name > 0 && line[name..].trim_start().starts_with([':', '：'])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::syntax::tree::tests::{check_places, words};

    fn check(text: &str, yaml: Option<&str>, body: &str, expected: &[&str]) {
        let mut diags = Diagnostics::default();
        let parts = split(FileId(0), text, &mut diags);
        assert_eq!((parts.yaml.map(|range| &text[range]), &text[parts.body]), (yaml, body));
        assert_eq!(diags.iter().map(|diagnostic| words(diagnostic, text)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn front_matter_stands_between_two_lines_of_hyphens() {
        check("---\ntitle: 法学\n---\n正文\n", Some("title: 法学\n"), "正文\n", &[]);
        check("---  \ntitle: x\n---", Some("title: x\n"), "", &[]);
        check("---\n---\n", Some(""), "", &[]);
        check("", None, "", &[]);
        check("# 标题\n\n---\n\n正文：a\n", None, "# 标题\n\n---\n\n正文：a\n", &[]);
        check("note: 见下\n---\n正文\n", None, "note: 见下\n---\n正文\n", &[]);
    }

    #[test]
    fn front_matter_without_end_is_reported_at_its_beginning() {
        check("---\ntitle: 法学\n\n正文\n", None, "", &["front-matter-unclosed [---]"]);
        check("---\ntitle: 法学\n———\n正文\n", Some("title: 法学\n"), "正文\n", &["front-matter-unclosed [---] [———]"]);
        check("---\ntitle: x\n----\n", Some("title: x\n"), "", &["front-matter-unclosed [---] [----]"]);
    }

    #[test]
    fn nothing_may_stand_before_front_matter() {
        check("\n\n---\ntitle: 法学\n---\n正文", Some("title: 法学\n"), "正文", &["front-matter-not-first [\n] [---]"]);
        check(
            "# 标题\n多行\n---\ntitle：x\n---\n正文",
            Some("title：x\n"),
            "正文",
            &["front-matter-not-first [# 标题] [---]"],
        );
    }

    #[test]
    fn fences_of_other_tools_and_keyboards_are_named() {
        check("+++\ntitle = \"法\"\n+++\n正文", None, "正文", &["front-matter-toml [+++]"]);
        check("———\ntitle: 法\n———\n正文", Some("title: 法\n"), "正文", &["front-matter-dashes [———] found=———"]);
        check(
            "－－－\ntitle：法\n---\n正文",
            Some("title：法\n"),
            "正文",
            &["front-matter-dashes [－－－] found=－－－"],
        );
        check(" ---\ntitle: x\n ---\ny", Some("title: x\n"), "y", &["front-matter-dashes [ ---] found= ---"]);
        check("——\n正文", None, "——\n正文", &[]);
    }

    #[test]
    fn fields_without_the_line_above_them_are_front_matter_all_the_same() {
        check(
            "title: 法学\n---\n正文",
            Some("title: 法学\n"),
            "正文",
            &["front-matter-dashes [title: 法学] first=title"],
        );
        check("title：法学\n\n正文", None, "", &["front-matter-dashes [title：法学] first=title"]);
        check("titled: 法学\n\n正文", None, "titled: 法学\n\n正文", &[]);
    }

    proptest! {
        #[test]
        fn any_text_is_split_at_character_boundaries(text in "(---|\\+\\+\\+|———|－－－|a：|b: c|\n|\n|[ -]|\\PC){0,30}") {
            let mut diags = Diagnostics::default();
            let parts = split(FileId(0), &text, &mut diags);
            check_places(&text, None, &diags);
            prop_assert!(text.get(parts.body.clone()).is_some());
            if let Some(yaml) = parts.yaml {
                prop_assert!(text.get(yaml.clone()).is_some() && yaml.end <= parts.body.start);
            }
        }
    }
}
