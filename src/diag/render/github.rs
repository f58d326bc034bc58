//! Workflow commands: `::error file=…,line=…::message`, which GitHub shows beside the lines they name.
//!
//! Form and escapes as in GitHub's "Workflow commands for GitHub Actions" and its toolkit (`@actions/core`, command.ts).

use std::io;

use super::super::{Both, Finding, Level, MessageLang};
use crate::source::Sources;

pub fn write(finding: &Finding, sources: &Sources, lang: MessageLang, out: &mut dyn io::Write) -> io::Result<()> {
    let diagnostic = &finding.diagnostic;
    let span = diagnostic.place();
    let source = &sources[span.file];
    let command = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Hint | Level::Allow => "notice",
    };
    write!(out, "::{command} file={}", property(&source.path))?;
    if let Some((start, end)) = source.positions(span) {
        write!(out, ",line={}", start.line)?;
        // GitHub's annotations take columns only where both ends are in one line.
        match start.line == end.line {
            true => write!(out, ",col={},endLine={},endColumn={}", start.column, end.line, end.column)?,
            false => write!(out, ",endLine={}", end.line)?,
        }
    }
    let mut text = diagnostic.message(lang);
    for help in diagnostic.helps(lang) {
        text.push_str(Both::new("\nhelp: ", "\n建议：").get(lang));
        text.push_str(&help);
    }
    writeln!(out, ",title={}::{}", property(diagnostic.code.name), message(&text))
}

fn message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::super::samples::{SILENT, text, three};
    use crate::diag::{Diagnostic, Form, MessageLang};
    use crate::source::{Sources, Span};

    #[test]
    fn each_finding_is_a_command_with_its_lines_and_columns() {
        let (sources, diagnostics) = three();
        assert_eq!(
            text(&sources, diagnostics, Form::Github, MessageLang::Zh),
            "::notice file=content/pages/关于 us.md,title=silent::有些奇怪：100%25，`a,b:c`
::warning file=content/programs/nyit/facts.yaml,line=1,col=8,endLine=1,endColumn=10,title=field-twice::字段 `level` 写了两次
::error file=content/programs/nyit/facts.yaml,line=2,col=14,endLine=2,endColumn=22,title=unknown-reference::没有名为“software”的专业%0A建议：是否想写 `software-engineering`？
"
        );
    }

    #[test]
    fn a_path_cannot_add_properties_nor_commands() {
        let mut sources = Sources::default();
        let file = sources.add("content/甲,line=9:50%\r\n::set-output.md", "甲\n乙\n");
        assert_eq!(
            text(&sources, [Diagnostic::new(&SILENT, Span::new(file, 0..7))], Form::Github, MessageLang::En),
            "::notice file=content/甲%2Cline=9%3A50%25%0D%0A%3A%3Aset-output.md,line=1,endLine=2,title=silent\
             ::something is odd: 100%25, `a,b:c`\n"
        );
    }
}
