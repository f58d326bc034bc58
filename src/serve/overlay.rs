//! What is wrong, for the page that a person is looking at: the problems as values for the script, and a page of their
//! own where the site has none to show.
//!
//! Every text of an author goes as a JSON string, which the script sets as text, or is escaped into HTML; none is ever
//! markup. Control characters are shown escaped, as in a report.
//! Not here: how it looks (`client/`), when it is sent (`server`).

use camino::Utf8Path;
use serde::Serialize;

use super::live::State;
use crate::build;
use crate::diag::{Both, Diagnostic, Finding, Level, MessageLang, escaped};
use crate::source::{Sources, Span};
use crate::text::escape_html;

/// So many findings are shown on a page; the terminal shows all.
const MOST: usize = 100;
/// Characters of a line that are shown before and behind what is marked.
const BEFORE: usize = 48;
const BEHIND: usize = 96;

/// How a place is opened in the editor of the person who reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editor(Option<String>);

/// Editors that take a place as an address.
const EDITORS: [(&str, &str); 7] = [
    ("vscode", "vscode://file{path}:{line}:{column}"),
    ("vscodium", "vscodium://file{path}:{line}:{column}"),
    ("cursor", "cursor://file{path}:{line}:{column}"),
    ("zed", "zed://file{path}:{line}:{column}"),
    ("idea", "idea://open?file={path}&line={line}&column={column}"),
    ("textmate", "txmt://open?url=file://{path}&line={line}&column={column}"),
    ("none", ""),
];

impl Editor {
    /// `name` is one of [`Editor::names`] or an address with `{path}` in it, and `{line}` and `{column}` where it takes them.
    ///
    /// `None` for anything else; also for addresses that a browser would run or open itself.
    pub fn parse(name: &str) -> Option<Self> {
        if let Some((_, template)) = EDITORS.iter().find(|(known, _)| *known == name) {
            return Some(Self((!template.is_empty()).then(|| (*template).to_owned())));
        }
        let (scheme, _) = name.split_once(':')?;
        let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
        let is_foreign = ["javascript", "data", "vbscript", "blob", "file", "http", "https", "about"]
            .iter()
            .all(|own| !scheme.eq_ignore_ascii_case(own));
        (is_scheme && is_foreign && name.contains("{path}")).then(|| Self(Some(name.to_owned())))
    }

    pub fn names() -> impl Iterator<Item = &'static str> {
        EDITORS.iter().map(|(name, _)| *name)
    }

    fn address(&self, path: &Utf8Path, line: usize, column: usize) -> Option<String> {
        let path = path.as_str().replace('\\', "/");
        let path = super::answer::encoded(if path.starts_with('/') { path } else { format!("/{path}") }.as_str());
        let template = self.0.as_ref()?;
        Some(
            template
                .replace("{path}", &path)
                .replace("{line}", &line.to_string())
                .replace("{column}", &column.to_string()),
        )
    }
}

/// The environment's failure at the last change, in both languages.
#[derive(Clone, Debug)]
pub struct Failure {
    en: String,
    zh: String,
}

impl Failure {
    pub fn of(error: &build::Error) -> Self {
        let words = |lang| error.message(lang);
        Self { en: words(MessageLang::En), zh: words(MessageLang::Zh) }
    }

    fn get(&self, lang: MessageLang) -> &str {
        match lang {
            MessageLang::En => &self.en,
            MessageLang::Zh => &self.zh,
        }
    }
}

/// What a page shows of what is wrong.
#[derive(Debug, PartialEq, Serialize)]
pub struct Problems {
    /// Of the words here: `en`, `zh-Hans`.
    lang: &'static str,
    title: String,
    /// What one is looking at meanwhile.
    note: &'static str,
    items: Vec<Item>,
    /// How many are not among `items`, as a sentence.
    more: Option<String>,
    words: Words,
}

#[derive(Debug, PartialEq, Serialize)]
struct Words {
    hide: &'static str,
    show: &'static str,
    help: &'static str,
    open: &'static str,
}

#[derive(Debug, PartialEq, Serialize)]
struct Item {
    /// `error`, `warning` or `hint`.
    level: &'static str,
    /// The same for people.
    word: &'static str,
    code: Option<&'static str>,
    message: String,
    /// `content/majors/law.yaml:4:10`
    place: Option<String>,
    /// Opens the place in an editor.
    href: Option<String>,
    line: Option<Line>,
    label: Option<String>,
    help: Vec<String>,
}

/// A line in three parts, of which the second is to blame.
#[derive(Debug, PartialEq, Serialize)]
struct Line {
    number: usize,
    before: String,
    marked: String,
    behind: String,
}

/// Who is told.
pub struct Cx<'a> {
    /// The real path of the site's root.
    pub root: &'a Utf8Path,
    pub editor: &'a Editor,
    pub lang: MessageLang,
    /// Whether the page that shows it has nothing else to show.
    pub alone: bool,
}

impl Problems {
    /// What is wrong with the site, and with the page that one is looking at; `None` where nothing denies it.
    pub fn of(state: &State, failure: Option<&Failure>, page: Option<&Diagnostic>, cx: &Cx) -> Option<Self> {
        let report = state.report();
        if !report.is_denied() && failure.is_none() && page.is_none() {
            return None;
        }
        let lang = cx.lang;
        let words = |en, zh| Both::new(en, zh).get(lang);
        let mut items = Vec::new();
        items.extend(failure.map(|failure| Item {
            level: "error",
            word: Level::Error.word(lang),
            code: None,
            message: failure.get(lang).to_owned(),
            place: None,
            href: None,
            line: None,
            label: None,
            help: vec![words("save a file once it can be read again", "可以读取后，请再保存一次任意文件").to_owned()],
        }));
        items.extend(page.map(|diagnostic| item(diagnostic, Level::Error, state.sources_of_pages(), cx)));
        // Errors first: they are what keeps the site from being built.
        let is_error = |finding: &&Finding| finding.level == Level::Error;
        let (errors, others): (Vec<_>, Vec<_>) = report.findings().iter().partition(is_error);
        let all = items.len() + errors.len() + others.len();
        let rest = errors.into_iter().chain(others).take(MOST);
        items.extend(rest.map(|finding| item(&finding.diagnostic, finding.level, state.sources(), cx)));
        let title = match report.is_denied() {
            true => report.summary(lang),
            false => words("1 error", "1 个错误").to_owned(),
        };
        let note = match cx.alone {
            false => words(
                "This page is as it was before. It will follow by itself once the mistakes are mended.",
                "本页仍是出错前的样子。错误改正后会自动更新。",
            ),
            true => words(
                "There is no page to show yet. It will come by itself once the mistakes are mended.",
                "目前还没有可显示的页面。错误改正后会自动出现。",
            ),
        };
        let hidden = all - items.len();
        let more = (hidden > 0).then(|| match lang {
            MessageLang::En => format!("and {hidden} more, which the terminal shows"),
            MessageLang::Zh => format!("另有 {hidden} 处，请看终端"),
        });
        Some(Self {
            lang: words("en", "zh-Hans"),
            title,
            note,
            items,
            more,
            words: Words {
                hide: words("Hide", "收起"),
                show: words("Show the mistakes", "显示错误"),
                help: words("Help: ", "建议："),
                open: words("Open in the editor", "在编辑器中打开"),
            },
        })
    }

    /// A page that is nothing but this, complete without script. `script` is an element for its head.
    pub fn page(&self, script: &str) -> String {
        let mut html = String::from("<!doctype html>\n<html lang=\"");
        html.push_str(self.lang);
        html.push_str("\">\n<head>\n<meta charset=\"utf-8\">\n<title>");
        escape_html(&mut html, &self.title);
        html.push_str("</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.push_str("<meta name=\"color-scheme\" content=\"light dark\">\n");
        html.push_str(script);
        html.push_str("\n</head>\n<body>\n<main>\n<h1>");
        escape_html(&mut html, &self.title);
        html.push_str("</h1>\n<p>");
        escape_html(&mut html, self.note);
        html.push_str("</p>\n<ul>\n");
        for item in &self.items {
            html.push_str("<li>");
            for text in item.place.iter().chain([&item.message]).chain(&item.help) {
                html.push_str("<p>");
                escape_html(&mut html, text);
                html.push_str("</p>");
            }
            html.push_str("</li>\n");
        }
        html.push_str("</ul>\n</main>\n</body>\n</html>\n");
        html
    }
}

fn item(diagnostic: &Diagnostic, level: Level, sources: &Sources, cx: &Cx) -> Item {
    let span = diagnostic.place();
    let source = &sources[span.file];
    let start = source.positions(span).map(|(start, _)| start);
    let shown = escaped(&source.path);
    let place = match start {
        Some(start) => format!("{shown}:{}:{}", start.line, start.column),
        None => shown.into_owned(),
    };
    // What the program carries in itself (the built-in theme) can be opened nowhere.
    let path = cx.root.join(&*source.path);
    let (line, column) = start.map_or((1, 1), |start| (start.line, start.column));
    let href = path.is_file().then(|| cx.editor.address(&path, line, column)).flatten();
    Item {
        level: level.name(),
        word: level.word(cx.lang),
        code: Some(diagnostic.code.name),
        message: diagnostic.message(cx.lang),
        place: Some(place),
        href,
        line: start.and_then(|_| excerpt(span, sources)),
        label: diagnostic.label(cx.lang),
        help: diagnostic.helps(cx.lang),
    }
}

/// The line of `span`, cut around it; `None` where it is empty.
fn excerpt(span: Span, sources: &Sources) -> Option<Line> {
    let source = &sources[span.file];
    let (number, range) = source.line_at(span.start as usize);
    let inside = |offset: u32| source.text.floor_char_boundary(offset as usize).clamp(range.start, range.end);
    let (start, end) = (inside(span.start), inside(span.end.max(span.start)));
    let parts = [&source.text[range.start..start], &source.text[start..end], &source.text[end..range.end]];
    if parts.iter().all(|part| part.trim().is_empty()) {
        return None;
    }
    let first = |text: &str, most: usize| match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", escaped(&text[..end])),
        None => escaped(text).into_owned(),
    };
    let last = |text: &str, most: usize| match text.char_indices().rev().nth(most - 1) {
        Some((start, _)) if start > 0 => format!("…{}", escaped(&text[start..])),
        _ => escaped(text).into_owned(),
    };
    let before = last(parts[0], BEFORE);
    Some(Line { number, before, marked: first(parts[1], BEHIND), behind: first(parts[2], BEHIND) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_editor_is_one_of_a_list_or_an_address_of_its_own() {
        let address =
            |name: &str| Editor::parse(name).and_then(|editor| editor.address(Utf8Path::new("/站点/a b.yaml"), 4, 10));
        assert_eq!(address("vscode").as_deref(), Some("vscode://file/%E7%AB%99%E7%82%B9/a%20b.yaml:4:10"));
        assert_eq!(
            address("my-editor:{path}?l={line}").as_deref(),
            Some("my-editor:/%E7%AB%99%E7%82%B9/a%20b.yaml?l=4")
        );
        assert_eq!(Editor::parse("none"), Some(Editor(None)));
        assert_eq!(address("none"), None);
        for wrong in [
            "emacs",
            "vs code://{path}",
            "x://no-place",
            "javascript:alert({path})",
            "JavaScript:{path}",
            "http://evil/{path}",
        ] {
            assert_eq!(Editor::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_line_is_shown_in_three_parts_cut_around_what_is_to_blame() {
        let mut sources = Sources::default();
        let long = format!("题: {}<错>{}\n", "甲".repeat(100), "乙".repeat(200));
        let file = sources.add("content/a.yaml", format!("first: \u{202e}x\n{long}\n"));
        let at = |needle: &str| {
            let start = sources[file].text.find(needle).unwrap();
            Span::new(file, start..start + needle.len())
        };
        let line = excerpt(at("<错>"), &sources).unwrap();
        assert_eq!(
            line,
            Line {
                number: 2,
                before: format!("…{}", "甲".repeat(48)),
                marked: "<错>".to_owned(),
                behind: format!("{}…", "乙".repeat(96)),
            }
        );
        let first = excerpt(at("x"), &sources).unwrap();
        assert_eq!((first.number, &*first.before, &*first.marked, &*first.behind), (1, "first: \\u{202e}", "x", ""));
        assert_eq!(excerpt(Span::new(file, sources[file].text.len()..sources[file].text.len()), &sources), None);
    }

    #[test]
    fn a_page_of_problems_alone_holds_no_markup_of_authors() {
        let problems = Problems {
            lang: "zh-Hans",
            title: "1 个错误".to_owned(),
            note: "……",
            items: vec![Item {
                level: "error",
                word: "错误",
                code: None,
                message: "<script>alert(1)</script>".to_owned(),
                place: Some("content/\"<b>.yaml:1:1".to_owned()),
                href: None,
                line: None,
                label: None,
                help: Vec::new(),
            }],
            more: None,
            words: Words { hide: "", show: "", help: "", open: "" },
        };
        let page = problems.page("");
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "{page}");
        assert!(!page.contains("<script") && !page.contains("<b>"), "{page}");
    }
}
