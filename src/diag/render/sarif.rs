//! SARIF 2.1.0 (OASIS standard of 2020-03-27), which code-scanning services of forges read.
//!
//! Written from `serde_json` values: the fifteen names we use do not need a crate. Rules are the codes that occur,
//! sorted by name.

use std::io;

use serde_json::{Value, json};

use super::super::{Both, Code, Finding, Level, MessageLang, Report};
use crate::source::{Sources, Span};

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

pub fn write(report: &Report, sources: &Sources, lang: MessageLang, out: &mut dyn io::Write) -> io::Result<()> {
    let mut rules: Vec<&Code> = report.findings().iter().map(|finding| finding.diagnostic.code).collect();
    rules.sort_by_key(|code| code.name);
    rules.dedup();
    let results: Vec<_> = report.findings().iter().map(|finding| result(finding, &rules, sources, lang)).collect();
    let document = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {
                "driver": {
                    "name": "prospectus",
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "language": Both::new("en", "zh").get(lang),
                    "rules": rules.iter().map(|code| rule(code, lang)).collect::<Vec<_>>(),
                },
            },
            // Without this a reader may count UTF-16 units, which differ after an emoji or a rare character.
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    serde_json::to_writer_pretty(&mut *out, &document)?;
    out.write_all(b"\n")
}

fn rule(code: &Code, lang: MessageLang) -> Value {
    json!({
        "id": code.name,
        "shortDescription": { "text": code.title(lang) },
        "fullDescription": { "text": code.explain.get(lang) },
        "help": { "text": code.explain.get(lang) },
        "defaultConfiguration": { "level": level(code.level) },
    })
}

fn result(finding: &Finding, rules: &[&Code], sources: &Sources, lang: MessageLang) -> Value {
    let diagnostic = &finding.diagnostic;
    let mut text = diagnostic.message(lang);
    for help in diagnostic.helps(lang) {
        text.push_str(Both::new("\nhelp: ", "\n建议：").get(lang));
        text.push_str(&help);
    }
    let mut primary = json!({ "physicalLocation": physical(diagnostic.place(), sources) });
    if let Some(label) = diagnostic.label(lang) {
        primary["message"] = json!({ "text": label });
    }
    let mut result = json!({
        "ruleId": diagnostic.code.name,
        "ruleIndex": rules.binary_search_by_key(&diagnostic.code.name, |code| code.name).expect("every code is a rule"),
        "level": level(finding.level),
        "message": { "text": text },
        "locations": [primary],
    });
    if diagnostic.spans.len() > 1 {
        let label = diagnostic.other(lang);
        let related = diagnostic.spans[1..].iter().enumerate().map(|(i, span)| {
            let mut place = json!({ "id": i + 1, "physicalLocation": physical(*span, sources) });
            if let Some(label) = &label {
                place["message"] = json!({ "text": label });
            }
            place
        });
        result["relatedLocations"] = related.collect();
    }
    result
}

/// A file below the site's root and the region in it; no region for the whole file.
fn physical(span: Span, sources: &Sources) -> Value {
    let source = &sources[span.file];
    let mut location = json!({ "artifactLocation": { "uri": uri(&source.path), "uriBaseId": "%SRCROOT%" } });
    if let Some((start, end)) = source.positions(span) {
        location["region"] = json!({
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        });
    }
    location
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Hint => "note",
        Level::Allow => "none",
    }
}

/// `path` as a relative reference (RFC 3986, 4.2): all but unreserved characters and `/` percent-encoded.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::samples::{text, three};
    use crate::diag::{Form, MessageLang};

    fn run(lang: MessageLang) -> Value {
        let (sources, diagnostics) = three();
        let document: Value = serde_json::from_str(&text(&sources, diagnostics, Form::Sarif, lang)).unwrap();
        assert_eq!(document["version"], "2.1.0");
        assert_eq!(document["runs"].as_array().unwrap().len(), 1);
        document["runs"][0].clone()
    }

    #[test]
    fn results_have_their_rule_level_words_and_regions() {
        let run = run(MessageLang::Zh);
        assert_eq!(run["columnKind"], "unicodeCodePoints");
        let page = json!({ "uri": "content/pages/%E5%85%B3%E4%BA%8E%20us.md", "uriBaseId": "%SRCROOT%" });
        let facts = json!({ "uri": "content/programs/nyit/facts.yaml", "uriBaseId": "%SRCROOT%" });
        assert_eq!(
            run["results"],
            json!([
                {
                    "ruleId": "silent",
                    "ruleIndex": 1,
                    "level": "note",
                    "message": { "text": "有些奇怪：100%，`a,b:c`" },
                    "locations": [{ "physicalLocation": { "artifactLocation": page } }],
                },
                {
                    "ruleId": "field-twice",
                    "ruleIndex": 0,
                    "level": "warning",
                    "message": { "text": "字段 `level` 写了两次" },
                    "locations": [{
                        "message": { "text": "这里又写了一次" },
                        "physicalLocation": {
                            "artifactLocation": facts,
                            "region": { "startLine": 1, "startColumn": 8, "endLine": 1, "endColumn": 10 },
                        },
                    }],
                    "relatedLocations": [{
                        "id": 1,
                        "message": { "text": "第一次在这里" },
                        "physicalLocation": {
                            "artifactLocation": page,
                            "region": { "startLine": 1, "startColumn": 8, "endLine": 1, "endColumn": 10 },
                        },
                    }],
                },
                {
                    "ruleId": "unknown-reference",
                    "ruleIndex": 2,
                    "level": "error",
                    "message": { "text": "没有名为“software”的专业\n建议：是否想写 `software-engineering`？" },
                    "locations": [{
                        "message": { "text": "专业是 content/majors 中的条目" },
                        "physicalLocation": {
                            "artifactLocation": facts,
                            "region": { "startLine": 2, "startColumn": 14, "endLine": 2, "endColumn": 22 },
                        },
                    }],
                },
            ])
        );
    }

    #[test]
    fn rules_are_the_codes_that_occur_with_their_explanations() {
        let driver = run(MessageLang::En)["tool"]["driver"].clone();
        assert_eq!(driver["name"], "prospectus");
        assert_eq!(
            driver["rules"],
            json!([
                {
                    "id": "field-twice",
                    "shortDescription": { "text": "field `…` is given twice" },
                    "fullDescription": { "text": "A field has one value." },
                    "help": { "text": "A field has one value." },
                    "defaultConfiguration": { "level": "warning" },
                },
                {
                    "id": "silent",
                    "shortDescription": { "text": "something is odd: 100%, `a,b:c`" },
                    "fullDescription": { "text": "Odd." },
                    "help": { "text": "Odd." },
                    "defaultConfiguration": { "level": "note" },
                },
                {
                    "id": "unknown-reference",
                    "shortDescription": { "text": "no major is called `…`" },
                    "fullDescription": { "text": "A reference names an entry by its folder." },
                    "help": { "text": "A reference names an entry by its folder." },
                    "defaultConfiguration": { "level": "error" },
                },
            ])
        );
    }
}
