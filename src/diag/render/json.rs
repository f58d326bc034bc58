//! One JSON document, for editors and scripts.
//!
//! `version` grows when a name is taken away or means something else; names may be added at any time.

use std::io;

use serde::Serialize;

use super::super::{MessageLang, Report};
use crate::source::{Position, Source, Sources, Span};

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    diagnostics: Vec<Entry<'a>>,
    errors: usize,
    warnings: usize,
    hints: usize,
}

#[derive(Serialize)]
struct Entry<'a> {
    code: &'a str,
    /// `error`, `warning` or `hint`.
    level: &'a str,
    message: String,
    label: Option<String>,
    help: Vec<String>,
    #[serde(flatten)]
    place: Place<'a>,
    related: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct Related<'a> {
    label: Option<String>,
    #[serde(flatten)]
    place: Place<'a>,
}

/// `start` and `end` are null for a whole file; the end is exclusive.
#[derive(Serialize)]
struct Place<'a> {
    path: &'a str,
    start: Option<Point>,
    end: Option<Point>,
}

/// Line and column from 1, the column in characters; the offset from 0 in bytes of UTF-8.
#[derive(Serialize)]
struct Point {
    line: usize,
    column: usize,
    offset: usize,
}

/// Writes the document with one diagnostic a block, indented, ending with a line break.
pub fn write(report: &Report, sources: &Sources, lang: MessageLang, out: &mut dyn io::Write) -> io::Result<()> {
    let diagnostics = report.findings().iter().map(|finding| {
        let diagnostic = &finding.diagnostic;
        let related = diagnostic.spans[1..]
            .iter()
            .map(|span| Related { label: diagnostic.other(lang), place: place(*span, sources) });
        Entry {
            code: diagnostic.code.name,
            level: finding.level.name(),
            message: diagnostic.message(lang),
            label: diagnostic.label(lang),
            help: diagnostic.helps(lang),
            place: place(diagnostic.place(), sources),
            related: related.collect(),
        }
    });
    let document = Document {
        version: 1,
        diagnostics: diagnostics.collect(),
        errors: report.errors(),
        warnings: report.warnings(),
        hints: report.hints(),
    };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    out.write_all(b"\n")
}

fn place(span: Span, sources: &Sources) -> Place<'_> {
    let source: &Source = &sources[span.file];
    let point = |position: Position, offset: u32| Point {
        line: position.line,
        column: position.column,
        offset: (offset as usize).min(source.text.len()),
    };
    let (start, end) = source.positions(span).unzip();
    Place {
        path: &source.path,
        start: start.map(|start| point(start, span.start)),
        end: end.map(|end| point(end, span.end)),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::samples::{text, three};
    use crate::diag::{Form, MessageLang};
    use crate::source::Sources;

    #[test]
    fn the_document_holds_all_that_is_known_of_each_finding() {
        let (sources, diagnostics) = three();
        let document: Value = serde_json::from_str(&text(&sources, diagnostics, Form::Json, MessageLang::Zh)).unwrap();
        assert_eq!(
            document,
            json!({
                "version": 1,
                "diagnostics": [
                    {
                        "code": "silent",
                        "level": "hint",
                        "message": "有些奇怪：100%，`a,b:c`",
                        "label": null,
                        "help": [],
                        "path": "content/pages/关于 us.md",
                        "start": null,
                        "end": null,
                        "related": [],
                    },
                    {
                        "code": "field-twice",
                        "level": "warning",
                        "message": "字段 `level` 写了两次",
                        "label": "这里又写了一次",
                        "help": [],
                        "path": "content/programs/nyit/facts.yaml",
                        "start": {"line": 1, "column": 8, "offset": 7},
                        "end": {"line": 1, "column": 10, "offset": 13},
                        "related": [{
                            "label": "第一次在这里",
                            "path": "content/pages/关于 us.md",
                            "start": {"line": 1, "column": 8, "offset": 7},
                            "end": {"line": 1, "column": 10, "offset": 13},
                        }],
                    },
                    {
                        "code": "unknown-reference",
                        "level": "error",
                        "message": "没有名为“software”的专业",
                        "label": "专业是 content/majors 中的条目",
                        "help": ["是否想写 `software-engineering`？"],
                        "path": "content/programs/nyit/facts.yaml",
                        "start": {"line": 2, "column": 14, "offset": 31},
                        "end": {"line": 2, "column": 22, "offset": 39},
                        "related": [],
                    },
                ],
                "errors": 1,
                "warnings": 1,
                "hints": 1,
            })
        );
    }

    #[test]
    fn an_empty_report_is_a_document_too() {
        let document = text(&Sources::default(), [], Form::Json, MessageLang::En);
        assert_eq!(
            serde_json::from_str::<Value>(&document).unwrap(),
            json!({"version": 1, "diagnostics": [], "errors": 0, "warnings": 0, "hints": 0})
        );
        assert!(document.ends_with("}\n"));
    }
}
