//! A report as text: for people (rich), for editors (short), for programs (JSON, SARIF) and for a forge's pages (GitHub).
//!
//! One file a form. What a form says comes from `wording`; columns count characters from 1 in all of them and ends are
//! exclusive. Paths are those of the sources, below the site's root.
//! Not here: the choice of form, language and colour (`cli`), printing.

mod github;
mod json;
mod rich;
mod sarif;
mod short;

use std::io;

use super::{MessageLang, Report};
use crate::source::Sources;

/// How a report is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// Each finding with its lines, carets and cures.
    #[default]
    Rich,
    /// One line each: `path:line:column: error[code]: message`. The level's name is English in every language, for editors.
    Short,
    /// One document: `{version, diagnostics, errors, warnings, hints}`.
    Json,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Workflow commands that GitHub shows beside the lines of a pull request.
    Github,
}

impl Report {
    /// Writes the whole report to `out`, in the order of its findings.
    ///
    /// `colour` adds ANSI styles to the rich and short forms; the others have none. Nothing is written for an empty
    /// report but in JSON and SARIF, whose documents are then empty lists. The summary is not part of it.
    /// Errors are those of `out`.
    pub fn write(
        &self,
        form: Form,
        sources: &Sources,
        lang: MessageLang,
        colour: bool,
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        match form {
            Form::Rich => {
                self.findings().iter().try_for_each(|finding| rich::write(finding, sources, lang, colour, out))
            }
            Form::Short => {
                self.findings().iter().try_for_each(|finding| short::write(finding, sources, lang, colour, out))
            }
            Form::Json => json::write(self, sources, lang, out),
            Form::Sarif => sarif::write(self, sources, lang, out),
            Form::Github => self.findings().iter().try_for_each(|finding| github::write(finding, sources, lang, out)),
        }
    }

    /// The whole report as [`write`](Self::write) writes it.
    pub fn text(&self, form: Form, sources: &Sources, lang: MessageLang, colour: bool) -> String {
        let mut out = Vec::new();
        self.write(form, sources, lang, colour, &mut out).expect("a Vec takes all");
        String::from_utf8(out).expect("every form writes UTF-8")
    }
}

/// Codes and reports for the tests of all forms.
#[cfg(test)]
mod samples {
    use crate::diag::{Both, Code, Diagnostic, Diagnostics, Form, Level, Levels, MessageLang, Report};
    use crate::source::{FileId, Sources, Span};

    pub static UNKNOWN: Code = Code {
        name: "unknown-reference",
        level: Level::Error,
        lint: false,
        message: &[Both::new("no major is called `{name}`", "没有名为“{name}”的专业")],
        label: &[Both::new("majors are the entries in content/majors", "专业是 content/majors 中的条目")],
        other: &[],
        help: &[Both::new("did you mean `{near}`?", "是否想写 `{near}`？")],
        explain: Both::new("A reference names an entry by its folder.", "引用以文件夹名指明条目。"),
    };

    pub static TWICE: Code = Code {
        name: "field-twice",
        level: Level::Warning,
        lint: true,
        message: &[Both::new("field `{name}` is given twice", "字段 `{name}` 写了两次")],
        label: &[Both::new("again here", "这里又写了一次")],
        other: &[Both::new("first here", "第一次在这里")],
        help: &[],
        explain: Both::new("A field has one value.", "一个字段只有一个值。"),
    };

    pub static SILENT: Code = Code {
        name: "silent",
        level: Level::Hint,
        lint: true,
        message: &[Both::new("something is odd: 100%, `a,b:c`", "有些奇怪：100%，`a,b:c`")],
        label: &[],
        other: &[],
        help: &[],
        explain: Both::new("Odd.", "奇怪。"),
    };

    pub fn unknown(span: Span, name: &str, near: Option<&str>) -> Diagnostic {
        Diagnostic::new(&UNKNOWN, span).arg("name", name).maybe("near", near)
    }

    /// The place of the first `needle` in `file`, which must hold it.
    pub fn at(sources: &Sources, file: FileId, needle: &str) -> Span {
        let start = sources[file].text.find(needle).unwrap();
        Span::new(file, start..start + needle.len())
    }

    /// A report of `diagnostics` as plain text.
    pub fn text(
        sources: &Sources,
        diagnostics: impl IntoIterator<Item = Diagnostic>,
        form: Form,
        lang: MessageLang,
    ) -> String {
        let mut all = Diagnostics::default();
        diagnostics.into_iter().for_each(|diagnostic| all.push(diagnostic));
        Report::new(all, sources, &Levels::default()).text(form, sources, lang, false)
    }

    /// Three findings in two files, with a second file, a whole file and a Chinese path.
    pub fn three() -> (Sources, Vec<Diagnostic>) {
        let mut sources = Sources::default();
        let facts = sources.add("content/programs/nyit/facts.yaml", "level: 本科\nmajors: [软件, software]\n");
        let page = sources.add("content/pages/关于 us.md", "title: 关于\n");
        let diagnostics = vec![
            unknown(at(&sources, facts, "software"), "software", Some("software-engineering")),
            Diagnostic::new(&TWICE, at(&sources, facts, "本科")).arg("name", "level").and(at(&sources, page, "关于")),
            Diagnostic::new(&SILENT, Span::whole(page)),
        ];
        (sources, diagnostics)
    }
}
