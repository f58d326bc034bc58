//! What a run found, sorted and counted, ready to be written.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Diagnostic, Diagnostics, Level, Levels, MessageLang};
use crate::source::{FileId, Sources, Span};

/// A diagnostic with its level on this site.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    pub level: Level,
    pub diagnostic: Arc<Diagnostic>,
}

/// All findings of one run, by path, place and code; no two are equal and none is allowed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    findings: Vec<Finding>,
    denied: bool,
}

impl Report {
    /// Drops what `levels` allow, sorts the rest, and keeps one of equal ones (two stages may see the same mistake).
    ///
    /// The order does not depend on the order in which threads found them. A file as such comes before its lines.
    pub fn new(diagnostics: Diagnostics, sources: &Sources, levels: &Levels) -> Self {
        let mut findings: Vec<_> = diagnostics
            .into_vec()
            .into_iter()
            .map(|diagnostic| Finding { level: levels.level(diagnostic.code), diagnostic })
            .filter(|finding| finding.level != Level::Allow)
            .collect();
        let place = |finding: &Finding| {
            let span = finding.diagnostic.place();
            (!span.is_whole(), span.start, span.end, finding.diagnostic.code.name)
        };
        let rest = |finding: &Finding| format!("{:?}{:?}", finding.diagnostic.args, finding.diagnostic.spans);
        findings.sort_by(|a, b| {
            let (one, other) = (a.diagnostic.place().file, b.diagnostic.place().file);
            let by_path = || sources[one].path.cmp(&sources[other].path);
            let by_file = if one == other { Ordering::Equal } else { by_path() };
            by_file.then_with(|| place(a).cmp(&place(b))).then_with(|| rest(a).cmp(&rest(b)))
        });
        findings.dedup();
        let denied = findings.iter().any(|finding| levels.denies_level(finding.level));
        Self { findings, denied }
    }

    /// The diagnostics again, for a report that more are added to.
    pub fn into_diagnostics(self) -> Diagnostics {
        let mut all = Diagnostics::default();
        all.0.extend(self.findings.into_iter().map(|finding| finding.diagnostic));
        all
    }

    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// Whether the site must not be built: an error, or under `--strict` a warning.
    pub fn is_denied(&self) -> bool {
        self.denied
    }

    pub fn errors(&self) -> usize {
        self.count(Level::Error)
    }

    pub fn warnings(&self) -> usize {
        self.count(Level::Warning)
    }

    pub fn hints(&self) -> usize {
        self.count(Level::Hint)
    }

    fn count(&self, level: Level) -> usize {
        self.findings.iter().filter(|finding| finding.level == level).count()
    }

    /// One sentence for the end: `2 errors, 1 warning in 3 files`, without a full stop; kinds of which there are none are left out.
    ///
    /// The files are those in which something is wrong.
    pub fn summary(&self, lang: MessageLang) -> String {
        let files: BTreeSet<FileId> = self.findings.iter().map(|finding| finding.diagnostic.place().file).collect();
        let counts = [(self.errors(), Level::Error), (self.warnings(), Level::Warning), (self.hints(), Level::Hint)];
        let counts = counts.into_iter().filter(|(count, _)| *count > 0);
        match lang {
            _ if self.is_empty() => super::Both::new("no problems", "没有问题").get(lang).to_owned(),
            MessageLang::En => {
                let plural = |count: usize| if count == 1 { "" } else { "s" };
                let counts: Vec<_> =
                    counts.map(|(count, level)| format!("{count} {}{}", level.word(lang), plural(count))).collect();
                format!("{} in {} file{}", counts.join(", "), files.len(), plural(files.len()))
            }
            MessageLang::Zh => {
                let counts: Vec<_> = counts.map(|(count, level)| format!("{count} 个{}", level.word(lang))).collect();
                format!("{} 个文件中有 {}", files.len(), counts.join("、"))
            }
        }
    }
}

impl Diagnostic {
    /// Where the mistake is: the first of its places.
    pub fn place(&self) -> Span {
        *self.spans.first().expect("a diagnostic is made with its place")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Both, Code};

    static COLLISION: Code = code("address-collision", Level::Error);
    static OLD: Code = code("fee-for-past-year", Level::Warning);
    static SPACE: Code = code("space-between-scripts", Level::Hint);
    static OFF: Code = code("unlinked-name", Level::Allow);

    const fn code(name: &'static str, level: Level) -> Code {
        const WRONG: &[Both] = &[Both::new("wrong", "有误")];
        Code { name, level, lint: true, message: WRONG, label: &[], other: &[], help: &[], explain: Both::new("", "") }
    }

    fn report(levels: &Levels) -> (Sources, Report) {
        let mut sources = Sources::default();
        let second = sources.add("content/pages/学费.md", "费用\n年度\n");
        let first = sources.add("content/majors/law.yaml", "name: 法学\n");
        let mut diagnostics = Diagnostics::default();
        let mut found = |code: &'static Code, span: Span| diagnostics.push(Diagnostic::new(code, span));
        found(&OLD, Span::new(second, 7..13));
        found(&SPACE, Span::new(second, 0..6));
        found(&OFF, Span::new(first, 0..4));
        found(&COLLISION, Span::whole(second));
        found(&OLD, Span::new(second, 7..13));
        found(&COLLISION, Span::new(second, 7..13));
        found(&OLD, Span::new(first, 6..12));
        let report = Report::new(diagnostics, &sources, levels);
        (sources, report)
    }

    #[test]
    fn findings_are_sorted_by_path_place_and_code_and_each_stands_once() {
        let (sources, report) = report(&Levels::default());
        let order: Vec<_> = report
            .findings()
            .iter()
            .map(|finding| {
                let span = finding.diagnostic.place();
                let line = sources[span.file].positions(span).map(|(start, _)| start.line);
                (&*sources[span.file].path, line, finding.diagnostic.code.name)
            })
            .collect();
        assert_eq!(
            order,
            [
                ("content/majors/law.yaml", Some(1), "fee-for-past-year"),
                ("content/pages/学费.md", None, "address-collision"),
                ("content/pages/学费.md", Some(1), "space-between-scripts"),
                ("content/pages/学费.md", Some(2), "address-collision"),
                ("content/pages/学费.md", Some(2), "fee-for-past-year"),
            ]
        );
    }

    #[test]
    fn the_order_in_which_threads_found_them_does_not_show() {
        let mut sources = Sources::default();
        let file = sources.add("content/pages/学费.md", "费用\n");
        let place = |name: &str| Diagnostic::new(&OLD, Span::new(file, 0..6)).arg("name", name);
        let report = |names: [&str; 4]| {
            let mut diagnostics = Diagnostics::default();
            names.map(place).into_iter().for_each(|diagnostic| diagnostics.push(diagnostic));
            Report::new(diagnostics, &sources, &Levels::default())
        };
        let sorted = report(["乙", "甲", "乙", "丙"]);
        assert_eq!(sorted, report(["丙", "乙", "乙", "甲"]));
        assert_eq!(sorted.findings().len(), 3);
    }

    #[test]
    fn the_summary_counts_what_is_wrong_and_where() {
        let (_, report) = report(&Levels::default());
        assert_eq!(report.summary(MessageLang::En), "2 errors, 2 warnings, 1 hint in 2 files");
        assert_eq!(report.summary(MessageLang::Zh), "2 个文件中有 2 个错误、2 个警告、1 个提示");
        assert!(report.is_denied());
    }

    #[test]
    fn the_summary_of_one_warning_is_in_the_singular() {
        let mut sources = Sources::default();
        let file = sources.add("a.md", "甲");
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(Diagnostic::new(&OLD, Span::whole(file)));
        let report = |strict| {
            let mut levels = Levels::default();
            levels.strict = strict;
            Report::new(diagnostics.clone(), &sources, &levels)
        };
        assert_eq!(report(false).summary(MessageLang::En), "1 warning in 1 file");
        assert_eq!(report(false).summary(MessageLang::Zh), "1 个文件中有 1 个警告");
        assert!(!report(false).is_denied());
        assert!(report(true).is_denied());
    }

    #[test]
    fn a_run_without_findings_says_so() {
        let report = Report::new(Diagnostics::default(), &Sources::default(), &Levels::default());
        assert_eq!(report.summary(MessageLang::En), "no problems");
        assert_eq!(report.summary(MessageLang::Zh), "没有问题");
        assert!(!report.is_denied());
    }
}
