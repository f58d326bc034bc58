//! What goes wrong in a template, as a diagnostic at its place that names what exists.

use tera::{Context, ErrorKind, Tera};

use crate::diag::codes::theme as codes;
use crate::diag::{Diagnostic, Diagnostics};
use crate::source::{FileId, Sources, Span};
use crate::text::nearest;

use super::ThemeFiles;

/// Every template of `files` that does not parse, each tried alone; `first` is the error of all together.
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
        diags.push(diagnostic(first, "", files, sources, None));
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
    diagnostic(error, template, files, sources, Some(context))
}

fn file_of(name: &str, files: &ThemeFiles) -> Option<FileId> {
    files.templates.iter().find(|(template, _)| template == name).map(|(_, file)| *file)
}

fn span_of(file: FileId, range: std::ops::Range<usize>, sources: &Sources) -> Span {
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

fn diagnostic(
    error: &tera::Error,
    template: &str,
    files: &ThemeFiles,
    sources: &Sources,
    context: Option<&Context>,
) -> Diagnostic {
    let whole = |name: &str| Span::whole(file_of(name, files).unwrap_or(files.site_toml));
    let names = || files.templates.iter().map(|(name, _)| name.as_str());
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            let span = match file_of(report.filename(), files) {
                Some(file) => span_of(file, report.span().range.clone(), sources),
                None => whole(template),
            };
            let written = if span.is_whole() { "" } else { &sources[span.file].text[span.range()] };
            let code = match error.kind() {
                ErrorKind::SyntaxError(_) => &codes::TEMPLATE_SYNTAX,
                _ if report.message().contains("not found in context") || report.message().contains("ndefined") => {
                    &codes::TEMPLATE_UNDEFINED
                }
                _ => &codes::TEMPLATE_ERROR,
            };
            let mut diagnostic =
                Diagnostic::new(code, span).arg("reason", report.message()).arg("written", written.trim());
            if let Some(known) = context.and_then(|context| known_names(written, context)) {
                let last = written.trim().rsplit('.').next().unwrap_or_default();
                diagnostic = diagnostic
                    .maybe("suggestion", nearest(last, known.iter().map(String::as_str)))
                    .arg("known", known);
            }
            diagnostic
        }
        ErrorKind::MissingParent { current, parent } => Diagnostic::new(&codes::TEMPLATE_MISSING, whole(current))
            .arg("name", parent.as_str())
            .maybe("suggestion", nearest(parent, names())),
        ErrorKind::TemplateNotFound(name) => Diagnostic::new(&codes::TEMPLATE_MISSING, whole(template))
            .arg("name", name.as_str())
            .maybe("suggestion", nearest(name, names())),
        _ => Diagnostic::new(&codes::TEMPLATE_ERROR, whole(template)).arg("reason", error.to_string()),
    }
}

/// The names that exist where `written` (`entry.levle`) was looked up.
fn known_names(written: &str, context: &Context) -> Option<Vec<String>> {
    let path = written.trim().split(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.'))).next()?;
    let parent = match path.rsplit_once('.') {
        None => return None,
        Some((parent, _)) => parent,
    };
    let (first, rest) = parent.split_once('.').unwrap_or((parent, ""));
    let value = context.get(first)?;
    let value = if rest.is_empty() { value } else { value.get_from_path(rest)? };
    let mut names: Vec<String> = value.as_map()?.keys().filter_map(|key| key.as_str().map(str::to_owned)).collect();
    names.sort();
    Some(names)
}
