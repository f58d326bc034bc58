//! What goes wrong in a template, as a diagnostic at its place that names what exists.
//!
//! The engine tells most things in English sentences; they are taken apart here, so that a message in Chinese is
//! Chinese and the nearest name can be proposed. What is not recognised is quoted.

use std::ops::Range;

use tera::{Context, ErrorKind, Tera};

use crate::diag::codes::theme as codes;
use crate::diag::{Both, Diagnostic, Diagnostics};
use crate::source::{FileId, Sources, Span};
use crate::text::nearest;

use super::ThemeFiles;
use super::engine::{FUNCTIONS, OWN_FILTERS, Refusal};

/// What the engine brings itself (a test asks it for each).
const FILTERS: &[&str] = &[
    "abs",
    "capitalize",
    "default",
    "escape",
    "escape_html",
    "escape_xml",
    "first",
    "float",
    "get",
    "group_by",
    "indent",
    "int",
    "join",
    "keys",
    "last",
    "length",
    "lower",
    "newlines_to_br",
    "nth",
    "pairs",
    "pluralize",
    "replace",
    "reverse",
    "round",
    "safe",
    "sort",
    "split",
    "str",
    "title",
    "trim",
    "trim_end",
    "trim_start",
    "truncate",
    "unique",
    "upper",
    "values",
    "wordcount",
];
const TESTS: &[&str] = &[
    "array",
    "bool",
    "containing",
    "defined",
    "divisible_by",
    "ending_with",
    "even",
    "float",
    "integer",
    "iterable",
    "map",
    "none",
    "number",
    "odd",
    "starting_with",
    "string",
    "undefined",
];
const COMPONENT: Both = Both::new("component", "组件");
const ENGINE_FUNCTIONS: &[&str] = &["range", "super", "throw"];

/// What is wrong with templates that the engine does not take; `first` is the error of all together.
pub(super) fn parsing(
    first: &tera::Error,
    files: &ThemeFiles,
    sources: &Sources,
    engine: impl Fn() -> Tera,
) -> Diagnostics {
    let mut diags = Diagnostics::default();
    for (name, file) in &files.templates {
        if let Err(error) = engine().add_raw_template(name, &sources[*file].text)
            && let ErrorKind::SyntaxError(report) = error.kind()
        {
            let span = span_of(*file, report.span().range.clone(), sources);
            diags.push(Diagnostic::new(&codes::TEMPLATE_SYNTAX, span).arg("reason", report.message()));
        }
    }
    if diags.is_empty() {
        let cx = Cx { files, sources };
        match first.kind() {
            ErrorKind::Msg(reports) => diags = cx.unknown_names(reports),
            _ => diags.push(cx.diagnostic(first, "", None)),
        }
    }
    diags
}

/// An error while `template` was rendered with `context`.
pub(super) fn rendering(
    error: &tera::Error,
    template: &str,
    files: &ThemeFiles,
    sources: &Sources,
    context: &Context,
) -> Diagnostic {
    Cx { files, sources }.diagnostic(error, template, Some(context))
}

/// What of `wanted` templates the theme lacks, all in one: a kind without a template would have no pages.
pub(super) fn lacking<'n>(files: &ThemeFiles, wanted: impl Iterator<Item = &'n str>) -> Option<Diagnostic> {
    let names: Vec<String> = wanted.filter(|name| !files.has_template(name)).map(str::to_owned).collect();
    let diagnostic = Diagnostic::new(&codes::TEMPLATE_MISSING, Span::whole(files.site_toml));
    match names.as_slice() {
        [] => None,
        [name] => Some(diagnostic.arg("name", name.as_str()).arg("theme", files.name.as_str())),
        _ => Some(diagnostic.arg("count", names.len()).arg("names", names).arg("theme", files.name.as_str())),
    }
}

fn span_of(file: FileId, range: Range<usize>, sources: &Sources) -> Span {
    let text = &sources[file].text;
    let mut start = range.start.min(text.len());
    let mut end = range.end.clamp(start, text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    Span::new(file, start..end)
}

struct Cx<'a> {
    files: &'a ThemeFiles,
    sources: &'a Sources,
}

impl Cx<'_> {
    fn file(&self, name: &str) -> Option<FileId> {
        self.files.templates.iter().find(|(template, _)| template == name).map(|(_, file)| *file)
    }

    fn whole(&self, name: &str) -> Span {
        Span::whole(self.file(name).unwrap_or(self.files.site_toml))
    }

    fn templates(&self) -> impl Iterator<Item = &str> {
        self.files.templates.iter().map(|(name, _)| name.as_str())
    }

    /// The names of all components, in the order of templates.
    fn components(&self) -> Vec<&str> {
        let mut names = Vec::new();
        for (_, file) in &self.files.templates {
            for part in self.sources[*file].text.split("component ").skip(1) {
                // `endcomponent row` is followed by no bracket.
                let name = part.split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.'))).next();
                if let Some(name) = name.filter(|name| !name.is_empty() && part[name.len()..].starts_with('(')) {
                    names.push(name);
                }
            }
        }
        names
    }

    /// One diagnostic for each report that the engine wrote into one text about names that do not exist:
    ///
    /// ```text
    /// error: Unknown filter `shout`
    ///  --> page.html:2:11
    /// ```
    fn unknown_names(&self, reports: &str) -> Diagnostics {
        let mut diags = Diagnostics::default();
        let mut lines = reports.lines().peekable();
        while let Some(line) = lines.next() {
            let Some(message) = line.strip_prefix("error: ") else { continue };
            let Some(place) = lines.peek().and_then(|line| line.trim_start().strip_prefix("--> ")) else { continue };
            let name = in_ticks(message);
            let span = self.place(place, name);
            diags.push(self.unknown_name(message, name, span));
        }
        if diags.is_empty() {
            let mut ticks = reports.split('`').skip(1).step_by(2);
            let twice = reports.contains(" is defined in both ");
            match (twice, ticks.next(), ticks.next(), ticks.next()) {
                (true, Some(component), Some(one), Some(two)) => {
                    let at = |file: &str| self.place(&format!("{file}:1:1"), &format!("component {component}("));
                    diags.push(Diagnostic::new(&codes::COMPONENT_TWICE, at(two)).arg("name", component).and(at(one)));
                }
                _ => diags.push(
                    Diagnostic::new(&codes::TEMPLATE_ERROR, Span::whole(self.files.site_toml)).arg("reason", reports),
                ),
            }
        }
        diags
    }

    /// The place of `name` from `file:line:column` on (from 1, in characters); the whole file where it is not found.
    fn place(&self, place: &str, name: &str) -> Span {
        let mut parts = place.rsplitn(3, ':');
        let column: usize = parts.next().and_then(|n| n.parse().ok()).unwrap_or(1);
        let line: usize = parts.next().and_then(|n| n.parse().ok()).unwrap_or(1);
        let template = parts.next().unwrap_or_default();
        let Some(file) = self.file(template) else { return self.whole(template) };
        let text = &*self.sources[file].text;
        let line_start = text.split_inclusive('\n').take(line - 1).map(str::len).sum::<usize>();
        let from = text[line_start..].char_indices().nth(column - 1).map_or(line_start, |(at, _)| line_start + at);
        match text[from..].find(name).filter(|_| !name.is_empty()) {
            Some(at) => Span::new(file, from + at..from + at + name.len()),
            None => Span::whole(file),
        }
    }

    fn unknown_name(&self, message: &str, name: &str, span: Span) -> Diagnostic {
        let unknown = |what: Both, known: Vec<&str>| {
            Diagnostic::new(&codes::TEMPLATE_UNKNOWN_NAME, span)
                .arg("what", what)
                .arg("name", name)
                .maybe("suggestion", nearest(name, known.iter().copied()))
                .arg("known", known.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())
        };
        if message.starts_with("Unknown filter") {
            let mut filters = [FILTERS, OWN_FILTERS].concat();
            filters.sort_unstable();
            unknown(Both::new("filter", "过滤器"), filters)
        } else if message.starts_with("Unknown test") {
            unknown(Both::new("test", "判断"), TESTS.to_vec())
        } else if message.starts_with("Unknown function") {
            unknown(Both::new("function", "函数"), [FUNCTIONS, ENGINE_FUNCTIONS].concat())
        } else if message.starts_with("Unknown component") {
            unknown(COMPONENT, self.components())
        } else if message.starts_with("Block") {
            Diagnostic::new(&codes::TEMPLATE_BLOCK, span).arg("name", name)
        } else if message.starts_with("Unknown template") {
            self.missing(name, span)
        } else {
            Diagnostic::new(&codes::TEMPLATE_ERROR, span).arg("reason", message)
        }
    }

    fn missing(&self, name: &str, span: Span) -> Diagnostic {
        Diagnostic::new(&codes::TEMPLATE_MISSING, span)
            .arg("name", name)
            .maybe("suggestion", nearest(name, self.templates()))
    }

    fn diagnostic(&self, error: &tera::Error, template: &str, context: Option<&Context>) -> Diagnostic {
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let span = match self.file(report.filename()) {
                    Some(file) => span_of(file, report.span().range.clone(), self.sources),
                    None => self.whole(template),
                };
                match error.kind() {
                    ErrorKind::SyntaxError(_) => {
                        Diagnostic::new(&codes::TEMPLATE_SYNTAX, span).arg("reason", report.message())
                    }
                    _ => self.failure(report.message(), span, context),
                }
            }
            ErrorKind::MissingParent { current, parent } => {
                let at = self.place(&format!("{current}:1:1"), parent);
                self.missing(parent, at)
            }
            ErrorKind::TemplateNotFound(name) => self.missing(name, self.whole(template)),
            ErrorKind::CircularExtend { tpl, inheritance_chain: chain }
            | ErrorKind::CircularInclude { tpl, include_chain: chain } => {
                let mut chain = chain.clone();
                if chain.last() != Some(tpl) {
                    chain.push(tpl.clone());
                }
                Diagnostic::new(&codes::TEMPLATE_CIRCLE, self.whole(tpl)).arg("chain", chain.join(" → "))
            }
            ErrorKind::Msg(reason) => {
                Diagnostic::new(&codes::TEMPLATE_ERROR, self.whole(template)).arg("reason", reason.as_str())
            }
            _ => Diagnostic::new(&codes::TEMPLATE_ERROR, self.whole(template)).arg("reason", error.to_string()),
        }
    }

    /// An error at a place while a template was rendered.
    fn failure(&self, message: &str, span: Span, context: Option<&Context>) -> Diagnostic {
        if let Some(refusal) = Refusal::read(message) {
            return self.refused(refusal, span);
        }
        let written = if span.is_whole() { "" } else { self.sources[span.file].text[span.range()].trim() };
        if !message.contains("not defined") && !message.contains("undefined") {
            return Diagnostic::new(&codes::TEMPLATE_ERROR, span).arg("reason", message);
        }
        // `Field `levle` is not defined. Available fields: id, level`; what is deeper than the end has no list.
        let listed = message.split_once("Available ").and_then(|(_, rest)| rest.split_once(": "));
        let listed = listed.map(|(_, names)| names.split(", ").map(str::to_owned).collect::<Vec<_>>());
        let (name, known) = match listed {
            Some(known) => (in_ticks(message).to_owned(), Some(known)),
            None => {
                let name = written.rsplit(['.', ' ']).next().unwrap_or_default();
                (name.to_owned(), context.and_then(|context| known_names(written, context)))
            }
        };
        let diagnostic = Diagnostic::new(&codes::TEMPLATE_UNDEFINED, span).arg("name", name.as_str());
        match known {
            None => diagnostic,
            Some(known) => {
                diagnostic.maybe("suggestion", nearest(&name, known.iter().map(String::as_str))).arg("known", known)
            }
        }
    }

    fn refused(&self, refusal: Refusal, span: Span) -> Diagnostic {
        let some = |text: String| (!text.is_empty()).then_some(text);
        match refusal {
            Refusal::UnknownString { key, near } => {
                Diagnostic::new(&codes::STRING_UNKNOWN, span).arg("key", key).maybe("suggestion", some(near))
            }
            Refusal::UnfilledString { key, argument, given } => Diagnostic::new(&codes::STRING_UNFILLED, span)
                .arg("key", key)
                .arg("argument", argument)
                .maybe("given", some(given)),
            Refusal::UnknownArgument { function, argument, known } => Diagnostic::new(&codes::TEMPLATE_ARGUMENT, span)
                .arg("function", function)
                .arg("argument", argument)
                .arg("known", known),
            Refusal::UnknownAsset { path, near } => {
                Diagnostic::new(&codes::ASSET_UNKNOWN, span).arg("path", path).maybe("suggestion", some(near))
            }
            Refusal::UnknownComponent { name, near } => Diagnostic::new(&codes::TEMPLATE_UNKNOWN_NAME, span)
                .arg("what", COMPONENT)
                .arg("name", name)
                .maybe("suggestion", some(near))
                .arg("known", self.components().into_iter().map(str::to_owned).collect::<Vec<_>>()),
            Refusal::OnceWithin { component } => Diagnostic::new(&codes::TEMPLATE_ONCE, span).arg("name", component),
            Refusal::Inside { template, range, message } => {
                let span = self.file(&template).map_or(span, |file| span_of(file, range, self.sources));
                self.failure(&message, span, None)
            }
        }
    }
}

/// The first text in back-ticks.
fn in_ticks(message: &str) -> &str {
    message.split('`').nth(1).unwrap_or_default()
}

/// The names that exist where `written` (`entry.levle`) was looked up.
fn known_names(written: &str, context: &Context) -> Option<Vec<String>> {
    let path = written.split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.'))).next()?;
    let (parent, _) = path.rsplit_once('.')?;
    let (first, rest) = parent.split_once('.').unwrap_or((parent, ""));
    let value = context.get(first)?;
    let value = if rest.is_empty() { value } else { value.get_from_path(rest)? };
    let mut names: Vec<String> = value.as_map()?.keys().filter_map(|key| key.as_str().map(str::to_owned)).collect();
    names.sort();
    Some(names)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diag::{Form, Levels, MessageLang, Report};
    use crate::lang::{Direction, Language, Languages};
    use crate::locale::Locale;
    use crate::theme::Strings;
    use crate::theme::context::map;
    use crate::theme::engine::{StaticUrls, engine};
    use crate::theme::load::Without;
    use crate::theme::once;

    /// The report about a theme of `templates` (name and text) when `page.html` is rendered, in the short form.
    fn report(templates: &[(&str, &str)], lang: MessageLang) -> String {
        let mut sources = Sources::default();
        let site_toml = sources.add("site.toml", "");
        let named = templates.iter().map(|(name, text)| ((*name).to_owned(), sources.add(*name, *text))).collect();
        let words = sources.add("en.yaml", "nav: {home: Home, menu: Menu}\nas_of: as of {date}");
        let files = ThemeFiles {
            name: "default".to_owned(),
            templates: named,
            strings: vec![("en".to_owned(), words)],
            vocabulary: Vec::new(),
            statics: Vec::new(),
            site_toml,
            without: Without::default(),
        };
        let english = Language {
            code: "en".to_owned(),
            tag: "en".to_owned(),
            name: "English".to_owned(),
            direction: Direction::Ltr,
        };
        let mut diags = Diagnostics::default();
        let languages = Languages::new(vec![english]).unwrap();
        let strings = Strings::load(&files, &languages, &[Locale::new("en").unwrap()], &sources, &mut diags);
        let statics = StaticUrls::new([("assets/theme.css".to_owned(), "/assets/theme.1.css".to_owned())].into());
        match engine(&files, &sources, &strings[0], &statics) {
            Err(found) => diags.extend(found),
            Ok(mut engine) => {
                once::register(&mut engine, Arc::default());
                let mut context = Context::new();
                let level = map([("id", "master".into()), ("text", "硕士".into())]);
                context.insert_value("entry", map([("title", "软件工程".into()), ("level", level)]));
                if let Err(error) = engine.render("page.html", &context) {
                    diags.push(rendering(&error, "page.html", &files, &sources, &context));
                }
            }
        }
        Report::new(diags, &sources, &Levels::default()).text(Form::Short, &sources, lang, false)
    }

    fn check(page: &str, expected: &str) {
        assert_eq!(report(&[("page.html", page)], MessageLang::En), expected);
    }

    #[test]
    fn a_template_without_mistakes_is_not_reported() {
        check("{{ t(key=\"nav.home\") }} {{ entry.title | upper }} {{ asset(path=\"assets/theme.css\") }}", "");
    }

    #[test]
    fn a_misspelt_name_is_reported_behind_chinese_text_with_those_that_exist() {
        check("<p>层次</p>{{ entry.levle }}", "page.html:1:19: error[template-undefined]: there is no `levle` here\n");
        check("{{ entry.level.txt.more }}", "page.html:1:16: error[template-undefined]: there is no `txt` here\n");
        check("{{ entri.title }}", "page.html:1:4: error[template-undefined]: there is no `entri` here\n");
    }

    #[test]
    fn the_same_mistake_is_worded_in_chinese() {
        assert_eq!(
            report(&[("page.html", "{{ entry.levle }}")], MessageLang::Zh),
            "page.html:1:10: error[template-undefined]: 这里没有 `levle`\n"
        );
    }

    #[test]
    fn every_name_that_does_not_exist_is_reported_in_one_run() {
        let templates = [
            (
                "page.html",
                "题目\n{{ entry.title | uper }} {% if 1 is od %}{% endif %}\n{{<twinn />}}{% include \"bas.html\" %}",
            ),
            ("base.html", "{% component twin() %}x{% endcomponent twin %}{{ tr(key=\"a\") }}"),
        ];
        assert_eq!(
            report(&templates, MessageLang::En),
            "base.html:1:50: error[template-unknown-name]: there is no function `tr`\n\
             page.html:2:18: error[template-unknown-name]: there is no filter `uper`\n\
             page.html:2:37: error[template-unknown-name]: there is no test `od`\n\
             page.html:3:4: error[template-unknown-name]: there is no component `twinn`\n\
             page.html:3:26: error[template-missing]: the theme has no template `bas.html`\n"
        );
    }

    #[test]
    fn every_template_that_does_not_parse_is_reported() {
        let templates = [("page.html", "{% if entry %}软件"), ("other.html", "{{ entry. }}")];
        let report = report(&templates, MessageLang::En);
        let places: Vec<&str> = report.lines().filter_map(|line| line.split(" error").next()).collect();
        assert_eq!(places, ["other.html:1:11:", "page.html:1:15:"], "{report}");
    }

    #[test]
    fn a_parent_a_block_and_a_component_are_reported_at_their_places() {
        check(
            "{% extends \"bsae.html\" %}",
            "page.html:1:13: error[template-missing]: the theme has no template `bsae.html`\n",
        );
        let base = ("base.html", "{% block facts %}{% endblock facts %}");
        assert_eq!(
            report(
                &[base, ("page.html", "{% extends \"base.html\" %}{% block fact %}事实{% endblock fact %}")],
                MessageLang::En
            ),
            "page.html:1:35: error[template-block]: no template above this one has a block `fact`\n"
        );
        let row = "{% component row() %}x{% endcomponent row %}";
        assert_eq!(
            report(&[("a.html", row), ("page.html", row)], MessageLang::En),
            "page.html:1:4: error[component-twice]: the component `row` is defined twice\n"
        );
        assert_eq!(
            report(
                &[("page.html", "{% include \"b.html\" %}"), ("b.html", "{% include \"page.html\" %}")],
                MessageLang::En
            ),
            "b.html: error[template-circle]: templates lead back to themselves: b.html → page.html → b.html\n"
        );
    }

    #[test]
    fn our_functions_refuse_what_does_not_exist() {
        check("{{ t(key=\"nav.hme\") }}", "page.html:1:4: error[string-unknown]: the theme has no string `nav.hme`\n");
        check("{{ t(key=\"nav.hme\", default=\"主页\") }}", "");
        check(
            "{{ t(key=\"as_of\", day=\"2026\") }}",
            "page.html:1:4: error[string-unfilled]: the string `as_of` needs `date`; `day` is given\n",
        );
        check(
            "{{ asset(path=\"theme.css\") }}",
            "page.html:1:4: error[asset-unknown]: the theme has no file `static/theme.css`\n",
        );
        check(
            "{{ asset(file=\"assets/theme.css\") }}",
            "page.html:1:4: error[template-argument]: `asset` has no argument `file`\n",
        );
    }

    #[test]
    fn a_mistake_in_what_is_rendered_once_is_reported_at_its_own_place() {
        let page = ("page.html", "<p>{{ once(component=\"row\", of=entry) }}</p>");
        let with = |row: &str| report(&[page, ("row.html", row)], MessageLang::En);
        assert_eq!(
            with("层次 {% component row(of) %}{{ of.levle }}{% endcomponent row %}"),
            "row.html:1:33: error[template-undefined]: there is no `levle` here\n"
        );
        assert_eq!(
            with("{% component row(of) %}{{ t(key=\"nav.hme\") }}{% endcomponent row %}"),
            "row.html:1:27: error[string-unknown]: the theme has no string `nav.hme`\n"
        );
        assert_eq!(
            with("{% component row(of) %}{{ once(component=\"row\", of=of) }}{% endcomponent row %}"),
            "row.html:1:27: error[template-once]: `once` stands within what `once` renders\n"
        );
        assert_eq!(
            with("{% component rows(of) %}{{ of.title }}{% endcomponent rows %}"),
            "page.html:1:7: error[template-unknown-name]: there is no component `row`\n"
        );
    }

    #[test]
    fn a_kind_without_a_template_is_reported() {
        let mut sources = Sources::default();
        let site_toml = sources.add("site.toml", "");
        let files = ThemeFiles {
            name: "default".to_owned(),
            templates: Vec::new(),
            strings: Vec::new(),
            vocabulary: Vec::new(),
            statics: Vec::new(),
            site_toml,
            without: Without::default(),
        };
        let mut diags = Diagnostics::default();
        diags.push(lacking(&files, ["programs.html"].into_iter()).unwrap());
        let text = Report::new(diags, &sources, &Levels::default()).text(Form::Short, &sources, MessageLang::En, false);
        assert_eq!(text, "site.toml: error[template-missing]: the theme has no template `programs.html`\n");
    }

    #[test]
    fn the_lists_of_filters_tests_and_functions_are_those_of_the_engine() {
        let known = |source: String| Tera::new().add_raw_template("page.html", &source).is_ok();
        assert!(FILTERS.iter().all(|name| known(format!("{{{{ 1 | {name} }}}}"))));
        assert!(TESTS.iter().all(|name| known(format!("{{% if 1 is {name} %}}{{% endif %}}"))));
        assert!(
            ENGINE_FUNCTIONS.iter().filter(|name| **name != "super").all(|name| known(format!("{{{{ {name}() }}}}")))
        );
        assert!(!known("{{ 1 | uper }}".to_owned()));
    }
}
