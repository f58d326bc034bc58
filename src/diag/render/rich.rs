//! The form for people: the message, the place, its lines with carets, and the cures.
//!
//! The frame (title, path, cures) is ours, because its words are those of the chosen language and its columns those of
//! the file; the lines with their carets are drawn by `annotate-snippets`, in [`window`] alone. What it is given is not
//! the file's text but each line as it is *shown*: controls escaped, tabs as blanks, long lines cut around the caret.

use std::fmt::Write as _;
use std::io;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level as Tint, Renderer, Snippet};
use anstyle::{AnsiColor, Effects, Style};

use super::super::wording::{escape, escaped, is_treacherous};
use super::super::{Both, Diagnostic, Finding, Level, MessageLang};
use crate::source::{FileId, Source, Sources, Span};
use crate::text::cells;

/// Cells of the longest line that is shown whole.
const WIDEST: usize = 200;
/// Cells of what is shown of a longer one, and how many of them stand before the caret.
const CUT: usize = 120;
const CUT_BEFORE: usize = 50;
const ELLIPSIS: &str = "...";
const TAB: &str = "    ";

/// Writes `finding` as several lines, with an empty line after them.
pub fn write(
    finding: &Finding,
    sources: &Sources,
    lang: MessageLang,
    colour: bool,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let styles = Styles::new(colour);
    let diagnostic = &finding.diagnostic;
    let (tint, bold, frame) = (styles.level(finding.level), styles.bold(), styles.frame());
    let colon = Both::new(": ", "：").get(lang);
    let level = finding.level.word(lang);
    let message = diagnostic.message(lang);
    writeln!(out, "{tint}{level}[{}]{tint:#}{bold}{colon}{message}{bold:#}", diagnostic.code.name)?;

    let files = files(diagnostic, lang);
    let line_numbers =
        files.iter().flat_map(|file| file.marks.iter().map(|mark| sources[file.id].line_at(mark.at.start).0));
    let gutter = line_numbers.max().map_or(0, |line| line.to_string().len()).max(2);
    for (i, file) in files.iter().enumerate() {
        let source = &sources[file.id];
        let place = match source.positions(file.first) {
            Some((start, _)) => format!("{}:{}:{}", escaped(&source.path), start.line, start.column),
            None => escaped(&source.path).into_owned(),
        };
        if i > 0 {
            writeln!(out, "{:gutter$} {frame}|{frame:#}", "")?;
        }
        let arrow = if i == 0 { "-->" } else { ":::" };
        writeln!(out, "{:gutter$}{frame}{arrow}{frame:#} {place}", "")?;
        if !file.marks.is_empty() {
            out.write_all(window(source, &file.marks, finding.level, gutter, colour).as_bytes())?;
        }
        for note in &file.notes {
            writeln!(out, "{:gutter$} {frame}={frame:#} {note}", "")?;
        }
    }
    let word = Both::new("help", "建议").get(lang);
    for help in diagnostic.helps(lang) {
        let indent = format!("\n{}", " ".repeat(gutter + 3 + cells(word) + cells(colon)));
        let help = help.replace('\n', &indent);
        writeln!(out, "{:gutter$} {frame}={frame:#} {bold}{word}{bold:#}{colon}{help}", "")?;
    }
    writeln!(out)
}

/// All places of a diagnostic in one file.
struct File {
    id: FileId,
    /// The place that stands beside the path.
    first: Span,
    marks: Vec<Mark>,
    /// What the label of the file as such says.
    notes: Vec<String>,
}

struct Mark {
    /// In bytes of the file.
    at: Range<usize>,
    label: Option<String>,
    is_primary: bool,
}

/// The files of `diagnostic`, that of its first place first, each once.
fn files(diagnostic: &Diagnostic, lang: MessageLang) -> Vec<File> {
    let mut files: Vec<File> = Vec::new();
    for (i, span) in diagnostic.spans.iter().enumerate() {
        let label = if i == 0 { diagnostic.label(lang) } else { diagnostic.other(lang) };
        let at = files.iter().position(|file| file.id == span.file).unwrap_or_else(|| {
            files.push(File { id: span.file, first: *span, marks: Vec::new(), notes: Vec::new() });
            files.len() - 1
        });
        match span.is_whole() {
            true => files[at].notes.extend(label),
            false => files[at].marks.push(Mark { at: span.range(), label, is_primary: i == 0 }),
        }
    }
    files
}

/// The lines of `source` that `marks` point into, with carets and labels; each line ended, the gutter `gutter` cells wide.
///
/// Of a place of several lines the first is shown, marked to its end.
fn window(source: &Source, marks: &[Mark], level: Level, gutter: usize, colour: bool) -> String {
    let mut marks: Vec<(usize, Range<usize>, &Mark)> = marks
        .iter()
        .map(|mark| {
            let (number, line) = source.line_at(mark.at.start);
            (number, line, mark)
        })
        .collect();
    // The primary mark of a line comes first: a long line is cut around it.
    marks.sort_by_key(|(number, _, mark)| (*number, !mark.is_primary, mark.at.start));

    let (first, last) = (marks[0].0, marks[marks.len() - 1].0);
    let mut text = String::new();
    let mut annotations = Vec::new();
    let mut drawn: Option<(usize, Range<usize>)> = None;
    for group in marks.chunk_by(|(one, ..), (other, ..)| one == other) {
        let (number, line) = (group[0].0, group[0].1.clone());
        if let Some((before, end)) = drawn {
            // A single line between two marked ones is drawn, more of them are folded: those need no text.
            text.push('\n');
            if number == before + 2
                && let Some(between) = source.line_after(end)
            {
                text.push_str(&ShownLine::new(&source.text[between], 0).text);
            }
            (before + 1..number).for_each(|_| text.push('\n'));
        }
        let focus = group[0].2.at.start.saturating_sub(line.start);
        let mut shown = ShownLine::new(&source.text[line.clone()], focus);
        let mut primary = None;
        for (.., mark) in group {
            let within = |at: usize| at.clamp(line.start, line.end) - line.start;
            let mut range = shown.range(within(mark.at.start)..within(mark.at.end));
            // The renderer would draw a mark that begins before the primary one over its carets.
            match &primary {
                None if mark.is_primary => primary = Some(range.clone()),
                Some(primary) if range.start < primary.start => range.end = range.end.min(primary.start),
                _ => {}
            }
            let kind = if mark.is_primary { AnnotationKind::Primary } else { AnnotationKind::Context };
            annotations.push(kind.span(text.len() + range.start..text.len() + range.end).label(mark.label.as_deref()));
        }
        text.push_str(&shown.text);
        drawn = Some((number, line));
    }

    let tint = match level {
        Level::Error => Tint::ERROR,
        Level::Warning => Tint::WARNING,
        Level::Hint | Level::Allow => Tint::INFO,
    };
    // Lines are cut already; the renderer's own cutting counts the label in and would shift short lines.
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() }.term_width(usize::MAX / 2);
    let snippet = Snippet::source(text).line_start(first).annotations(annotations);
    let drawing = renderer.render(&[Group::with_level(tint).element(snippet)]);
    let pad = " ".repeat(gutter - last.to_string().len());
    let mut out = String::with_capacity(drawing.len() + 64);
    for line in drawing.lines() {
        writeln!(out, "{pad}{}", line.trim_end()).expect("a String takes all");
    }
    out
}

/// A line of a file as it is shown.
struct ShownLine {
    text: String,
    /// For each character of the line, and for its end: where it starts in the line, and where in `text`.
    starts: Vec<(usize, usize)>,
    /// The bytes of the line that are shown; an ellipsis stands for the others.
    kept: Range<usize>,
}

impl ShownLine {
    /// `line` with its controls escaped, cut around the byte `focus` if it is very long.
    fn new(line: &str, focus: usize) -> Self {
        let widths: Vec<(usize, usize)> = line.char_indices().map(|(at, c)| (at, cells(&shown(c)))).collect();
        let whole: usize = widths.iter().map(|(_, width)| width).sum();
        let kept = if whole <= WIDEST { 0..line.len() } else { cut(&widths, focus, line.len()) };

        let mut text = String::with_capacity(kept.len() + 8);
        let mut starts = Vec::with_capacity(widths.len() + 1);
        for (at, c) in line.char_indices() {
            if at == kept.end {
                text.push_str(ELLIPSIS);
            }
            starts.push((at, text.len()));
            if at == 0 && kept.start > 0 {
                text.push_str(ELLIPSIS);
            }
            if kept.contains(&at) {
                text.push_str(&shown(c));
            }
        }
        // What is cut off is pointed at by its ellipsis.
        for (at, shown) in &mut starts {
            if *at < kept.start {
                *shown = 0;
            } else if *at >= kept.end {
                *shown = text.len() - ELLIPSIS.len();
            }
        }
        starts.push((line.len(), text.len()));
        Self { text, starts, kept }
    }

    /// Where the bytes `range` of the line are shown; at least one character, if need be a blank put at the end.
    fn range(&mut self, range: Range<usize>) -> Range<usize> {
        let at = |offset: usize| self.starts[self.starts.partition_point(|(start, _)| *start < offset)].1;
        let (start, end) = (at(range.start), at(range.end));
        if start < end {
            return start..end;
        }
        let (len, shown_to) = self.starts[self.starts.len() - 1];
        if range.start < self.kept.start || self.kept.end < len && range.start >= self.kept.end {
            // The end of a line that is cut has no ellipsis behind it: it lies in the one before.
            let start = start.min(shown_to - ELLIPSIS.len());
            return start..start + ELLIPSIS.len();
        }
        match self.text[start..].chars().next() {
            Some(c) => start..start + c.len_utf8(),
            None => {
                self.text.push(' ');
                start..start + 1
            }
        }
    }
}

/// The bytes of a long line that are shown, given each character's start and width: some before `focus`, more after it.
fn cut(widths: &[(usize, usize)], focus: usize, len: usize) -> Range<usize> {
    let caret = widths.partition_point(|(at, _)| *at < focus);
    let mut first = caret;
    let mut before = 0;
    while first > 0 && before + widths[first - 1].1 <= CUT_BEFORE {
        first -= 1;
        before += widths[first].1;
    }
    let mut end = caret;
    let mut after = 0;
    while end < widths.len() && after + widths[end].1 <= CUT - before {
        after += widths[end].1;
        end += 1;
    }
    // Near the end of the line there is room for more in front.
    while first > 0 && before + after + widths[first - 1].1 <= CUT {
        first -= 1;
        before += widths[first].1;
    }
    let at = |i: usize| widths.get(i).map_or(len, |(at, _)| *at);
    at(first)..at(end)
}

/// A character as it stands in a shown line.
fn shown(c: char) -> String {
    match c {
        '\t' => TAB.to_owned(),
        // The terminal would join what the caret counts one by one.
        '\u{200d}' => String::new(),
        c if is_treacherous(c) => escape(c),
        c => c.to_string(),
    }
}

/// ANSI styles, those of `annotate-snippets`; none of them without colour.
pub struct Styles {
    colour: bool,
}

impl Styles {
    pub fn new(colour: bool) -> Self {
        Self { colour }
    }

    pub fn level(&self, level: Level) -> Style {
        let colour = match level {
            Level::Error => AnsiColor::BrightRed,
            Level::Warning => AnsiColor::Yellow,
            Level::Hint | Level::Allow => AnsiColor::BrightBlue,
        };
        self.style(colour.on_default().effects(Effects::BOLD))
    }

    fn bold(&self) -> Style {
        self.style(Style::new().effects(Effects::BOLD))
    }

    fn frame(&self) -> Style {
        self.style(AnsiColor::BrightBlue.on_default().effects(Effects::BOLD))
    }

    fn style(&self, style: Style) -> Style {
        if self.colour { style } else { Style::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{SILENT, TWICE, at, text, three, unknown};
    use super::*;
    use crate::diag::{Diagnostics, Form, Levels, Report};

    /// Holds the whole rich text of `diagnostics`, without colour, against `expected`, whose first line break is not part of it.
    #[track_caller]
    fn check(sources: &Sources, diagnostics: impl IntoIterator<Item = Diagnostic>, lang: MessageLang, expected: &str) {
        let text = text(sources, diagnostics, Form::Rich, lang);
        let expected = expected.strip_prefix('\n').expect("an expectation begins on a line of its own");
        assert!(text == expected, "this was written:\n{text}\nbut this was expected:\n{expected}");
    }

    fn one(text: &str) -> (Sources, FileId) {
        let mut sources = Sources::default();
        let file = sources.add("content/majors/law.yaml", text);
        (sources, file)
    }

    fn twice(span: Span) -> Diagnostic {
        Diagnostic::new(&TWICE, span).arg("name", "level")
    }

    #[test]
    fn a_report_in_english_has_message_place_carets_and_cure() {
        let (sources, diagnostics) = three();
        check(
            &sources,
            diagnostics,
            MessageLang::En,
            "
hint[silent]: something is odd: 100%, `a,b:c`
  --> content/pages/关于 us.md

warning[field-twice]: field `level` is given twice
  --> content/programs/nyit/facts.yaml:1:8
   |
 1 | level: 本科
   |        ^^^^ again here
   |
  ::: content/pages/关于 us.md:1:8
   |
 1 | title: 关于
   |        ---- first here

error[unknown-reference]: no major is called `software`
  --> content/programs/nyit/facts.yaml:2:14
   |
 2 | majors: [软件, software]
   |                ^^^^^^^^ majors are the entries in content/majors
   = help: did you mean `software-engineering`?

",
        );
    }

    #[test]
    fn a_report_in_chinese_is_chinese_throughout() {
        let (sources, diagnostics) = three();
        check(
            &sources,
            diagnostics,
            MessageLang::Zh,
            "
提示[silent]：有些奇怪：100%，`a,b:c`
  --> content/pages/关于 us.md

警告[field-twice]：字段 `level` 写了两次
  --> content/programs/nyit/facts.yaml:1:8
   |
 1 | level: 本科
   |        ^^^^ 这里又写了一次
   |
  ::: content/pages/关于 us.md:1:8
   |
 1 | title: 关于
   |        ---- 第一次在这里

错误[unknown-reference]：没有名为“software”的专业
  --> content/programs/nyit/facts.yaml:2:14
   |
 2 | majors: [软件, software]
   |                ^^^^^^^^ 专业是 content/majors 中的条目
   = 建议：是否想写 `software-engineering`？

",
        );
    }

    #[test]
    fn carets_stand_right_after_tabs_full_width_characters_emoji_and_controls() {
        let (sources, file) = one("\u{feff}名称：\t软件\u{202e}工程👩\u{200d}🎓 x\r\n");
        let place = |needle: &str| unknown(at(&sources, file, needle), needle, None);
        check(
            &sources,
            ["软件", "\u{202e}", "工程", "🎓", "x"].map(place),
            MessageLang::Zh,
            r"
错误[unknown-reference]：没有名为“软件”的专业
  --> content/majors/law.yaml:1:5
   |
 1 | 名称：    软件\u{202e}工程👩🎓 x
   |           ^^^^ 专业是 content/majors 中的条目

错误[unknown-reference]：没有名为“\u{202e}”的专业
  --> content/majors/law.yaml:1:7
   |
 1 | 名称：    软件\u{202e}工程👩🎓 x
   |               ^^^^^^^^ 专业是 content/majors 中的条目

错误[unknown-reference]：没有名为“工程”的专业
  --> content/majors/law.yaml:1:8
   |
 1 | 名称：    软件\u{202e}工程👩🎓 x
   |                       ^^^^ 专业是 content/majors 中的条目

错误[unknown-reference]：没有名为“🎓”的专业
  --> content/majors/law.yaml:1:12
   |
 1 | 名称：    软件\u{202e}工程👩🎓 x
   |                             ^^ 专业是 content/majors 中的条目

错误[unknown-reference]：没有名为“x”的专业
  --> content/majors/law.yaml:1:14
   |
 1 | 名称：    软件\u{202e}工程👩🎓 x
   |                                ^ 专业是 content/majors 中的条目

",
        );
    }

    #[test]
    fn of_a_place_of_several_lines_the_first_is_marked_to_its_end() {
        let (sources, file) = one("name: 法学\r\nlevel:\n  - 本科\n");
        check(
            &sources,
            [unknown(Span::new(file, 6..30), "法学", None)],
            MessageLang::Zh,
            "
错误[unknown-reference]：没有名为“法学”的专业
  --> content/majors/law.yaml:1:7
   |
 1 | name: 法学
   |       ^^^^ 专业是 content/majors 中的条目

",
        );
    }

    #[test]
    fn places_in_one_file_share_a_window_in_which_far_lines_are_folded() {
        let (sources, file) = one("level: 本科\n甲: 1\n乙: 2\n\n\nlevel: 硕士\n");
        let diagnostics = [
            twice(at(&sources, file, "乙")).and(at(&sources, file, "level")),
            twice(at(&sources, file, "硕士")).and(at(&sources, file, "本科")),
        ];
        check(
            &sources,
            diagnostics,
            MessageLang::Zh,
            "
警告[field-twice]：字段 `level` 写了两次
  --> content/majors/law.yaml:3:1
   |
 1 | level: 本科
   | ----- 第一次在这里
 2 | 甲: 1
 3 | 乙: 2
   | ^^ 这里又写了一次

警告[field-twice]：字段 `level` 写了两次
  --> content/majors/law.yaml:6:8
   |
 1 | level: 本科
   |        ---- 第一次在这里
 ...
 6 | level: 硕士
   |        ^^^^ 这里又写了一次

",
        );
    }

    #[test]
    fn two_places_in_one_line_hang_their_labels() {
        let (sources, file) = one("名称: {en: Law, en: 法学}\n");
        check(
            &sources,
            [twice(at(&sources, file, "en: 法学")).and(at(&sources, file, "en: Law"))],
            MessageLang::Zh,
            "
警告[field-twice]：字段 `level` 写了两次
  --> content/majors/law.yaml:1:15
   |
 1 | 名称: {en: Law, en: 法学}
   |        -------  ^^^^^^^^ 这里又写了一次
   |        |
   |        第一次在这里

",
        );
    }

    #[test]
    fn line_numbers_of_different_length_are_aligned_across_files() {
        let mut sources = Sources::default();
        let long = sources.add("content/a.md", format!("{}南京\n", "\n".repeat(999)));
        let short = sources.add("content/b.md", "西安\n");
        check(
            &sources,
            [twice(at(&sources, long, "南京")).and(at(&sources, short, "西安"))],
            MessageLang::En,
            "
warning[field-twice]: field `level` is given twice
    --> content/a.md:1000:1
     |
1000 | 南京
     | ^^^^ again here
     |
    ::: content/b.md:1:1
     |
   1 | 西安
     | ---- first here

",
        );
    }

    #[test]
    fn a_file_as_such_is_named_without_a_line_and_its_label_is_a_note() {
        let mut sources = Sources::default();
        let folder = sources.add("content/majors/法\u{202e}学", "");
        let page = sources.add("content/z.md", "西安\n");
        let diagnostics = [
            twice(Span::whole(folder)).and(at(&sources, page, "西安")),
            twice(at(&sources, page, "西")).and(Span::whole(folder)),
        ];
        check(
            &sources,
            diagnostics,
            MessageLang::Zh,
            r"
警告[field-twice]：字段 `level` 写了两次
  --> content/majors/法\u{202e}学
   = 这里又写了一次
   |
  ::: content/z.md:1:1
   |
 1 | 西安
   | ---- 第一次在这里

警告[field-twice]：字段 `level` 写了两次
  --> content/z.md:1:1
   |
 1 | 西安
   | ^^ 这里又写了一次
   |
  ::: content/majors/法\u{202e}学
   = 第一次在这里

",
        );
    }

    #[test]
    fn an_empty_file_and_the_end_of_a_file_have_a_caret() {
        let (sources, empty) = one("");
        let silent = |span: Span| [Diagnostic::new(&SILENT, span)];
        check(
            &sources,
            silent(Span::new(empty, 0..0)),
            MessageLang::En,
            "
hint[silent]: something is odd: 100%, `a,b:c`
  --> content/majors/law.yaml:1:1
   |
 1 |
   | ^

",
        );
        let (sources, file) = one("名: 法学");
        check(
            &sources,
            silent(Span::new(file, 11..11)),
            MessageLang::En,
            "
hint[silent]: something is odd: 100%, `a,b:c`
  --> content/majors/law.yaml:1:6
   |
 1 | 名: 法学
   |         ^

",
        );
        let (sources, file) = one(&"名: 法学\n".repeat(9));
        check(
            &sources,
            silent(Span::new(file, 108..108)),
            MessageLang::En,
            "
hint[silent]: something is odd: 100%, `a,b:c`
  --> content/majors/law.yaml:10:1
   |
10 |
   | ^

",
        );
    }

    #[test]
    fn a_long_line_is_cut_around_the_caret() {
        let (sources, file) = one(&format!("{}这里{}", "南京邮电大学".repeat(40), "软件工程".repeat(50)));
        let end = sources[file].text.len();
        let place = |span: Span| unknown(span, "x", None);
        check(
            &sources,
            [place(Span::new(file, 0..6)), place(at(&sources, file, "这里")), place(Span::new(file, end..end))],
            MessageLang::En,
            "
error[unknown-reference]: no major is called `x`
  --> content/majors/law.yaml:1:1
   |
 1 | 南京邮电大学南京邮电大学南京邮电大学南京邮电大学南京邮电大学南京邮电大学南京邮电大学南京邮电大学南京邮电大学南京邮电大学...
   | ^^^^ majors are the entries in content/majors

error[unknown-reference]: no major is called `x`
  --> content/majors/law.yaml:1:241
   |
 1 | ...学南京邮电大学南京邮电大学南京邮电大学南京邮电大学这里软件工程软件工程软件工程软件工程软件工程软件工程软件工程软件工程软...
   |                                                      ^^^^ majors are the entries in content/majors

error[unknown-reference]: no major is called `x`
  --> content/majors/law.yaml:1:443
   |
 1 | ...软件工程软件工程软件工程软件工程软件工程软件工程软件工程软件工程软件工程软件工程软件工程软件工程软件工程软件工程软件工程
   |                                                                                                                            ^ majors are the entries in content/majors

",
        );
    }

    #[test]
    fn a_place_that_was_cut_off_is_marked_at_its_ellipsis() {
        let line = "软件工程".repeat(60);
        let mut shown = ShownLine::new(&line, line.len() / 2);
        let len = shown.text.len();
        assert!(shown.text.starts_with("...") && shown.text.ends_with("..."), "{}", shown.text);
        assert_eq!(shown.range(0..3), 0..3);
        assert_eq!(shown.range(line.len() - 3..line.len()), len - 3..len);
        assert_eq!(shown.range(0..line.len()), 0..len);
    }

    #[test]
    fn a_line_of_two_hundred_cells_is_whole() {
        let line = "京".repeat(100);
        assert_eq!(ShownLine::new(&line, 0).text, line);
        assert!(ShownLine::new(&(line + "x"), 0).text.ends_with("京..."));
    }

    #[test]
    fn colour_adds_styles_and_nothing_else() {
        let (sources, diagnostics) = three();
        let mut all = Diagnostics::default();
        diagnostics.into_iter().for_each(|diagnostic| all.push(diagnostic));
        let report = Report::new(all, &sources, &Levels::default());
        for form in [Form::Rich, Form::Short] {
            let colourful = report.text(form, &sources, MessageLang::Zh, true);
            assert!(colourful.contains("\u{1b}["), "{colourful}");
            let stripped = anstream::adapter::strip_str(&colourful).to_string();
            assert_eq!(stripped, report.text(form, &sources, MessageLang::Zh, false));
        }
    }

    #[test]
    fn two_places_at_the_end_of_a_line_that_is_cut_are_drawn() {
        let (sources, file) = one(&"界".repeat(150));
        let end = || Span::new(file, 450..450);
        let diagnostic = twice(Span::new(file, 0..3)).and(end()).and(end());
        let written = super::super::samples::text(&sources, [diagnostic], Form::Rich, MessageLang::En);
        let line = format!(" 1 | {}...\n   | ^^{}---\n", "界".repeat(60), " ".repeat(118));
        assert!(written.contains(&line), "{written}");
    }

    proptest::proptest! {
        #[test]
        fn any_place_in_any_text_is_drawn(text in r"[a界\t\r\n\u{202e}\u{301}👩]{0,260}", places in proptest::collection::vec((0usize..900, 0usize..900), 1..4)) {
            let (sources, file) = one(&text);
            let spans = places.iter().map(|(a, b)| Span::new(file, *a.min(b)..*a.max(b)));
            let mut spans = spans.collect::<Vec<_>>().into_iter();
            let diagnostic = spans.by_ref().take(1).map(twice).next().expect("there is a place");
            let diagnostic = spans.fold(diagnostic, Diagnostic::and);
            let written = super::super::samples::text(&sources, [diagnostic], Form::Rich, MessageLang::Zh);
            let is_raw = written.contains(['\t', '\r', '\u{202e}']);
            proptest::prop_assert!(!is_raw, "{}", written);
            proptest::prop_assert!(written.contains('^'), "{}", written);
        }
    }
}
