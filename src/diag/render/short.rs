//! One line a finding, as compilers print it and editors read it.

use std::io;

use super::super::{Finding, MessageLang, wording::escaped};
use super::rich::Styles;
use crate::source::Sources;

/// `path:line:column: error[code]: message`; `path: …` for a whole file.
pub fn write(
    finding: &Finding,
    sources: &Sources,
    lang: MessageLang,
    colour: bool,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let span = finding.diagnostic.place();
    let source = &sources[span.file];
    write!(out, "{}:", escaped(&source.path))?;
    if let Some((start, _)) = source.positions(span) {
        write!(out, "{}:{}:", start.line, start.column)?;
    }
    let style = Styles::new(colour).level(finding.level);
    let (level, code) = (finding.level.name(), finding.diagnostic.code.name);
    writeln!(out, " {style}{level}[{code}]{style:#}: {}", finding.diagnostic.message(lang))
}

#[cfg(test)]
mod tests {
    use super::super::samples::{text, three};
    use crate::diag::{Form, MessageLang};

    #[test]
    fn each_finding_is_one_line_that_an_editor_can_follow() {
        let (sources, diagnostics) = three();
        assert_eq!(
            text(&sources, diagnostics.clone(), Form::Short, MessageLang::En),
            "content/pages/关于 us.md: hint[silent]: something is odd: 100%, `a,b:c`
content/programs/nyit/facts.yaml:1:8: warning[field-twice]: field `level` is given twice
content/programs/nyit/facts.yaml:2:14: error[unknown-reference]: no major is called `software`
"
        );
        assert_eq!(
            text(&sources, diagnostics, Form::Short, MessageLang::Zh),
            "content/pages/关于 us.md: hint[silent]: 有些奇怪：100%，`a,b:c`
content/programs/nyit/facts.yaml:1:8: warning[field-twice]: 字段 `level` 写了两次
content/programs/nyit/facts.yaml:2:14: error[unknown-reference]: 没有名为“software”的专业
"
        );
    }
}
