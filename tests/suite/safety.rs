//! Nothing that an author writes becomes an active part of a page: judged by an HTML parser on the built pages.

use std::collections::{BTreeMap, BTreeSet};

use camino::Utf8Path;
use prospectus::build::{build, check};
use prospectus::catalogue::KINDS;
use prospectus::diag::{Form, Level, MessageLang};
use prospectus::fields::{Decl, Shape};
use scraper::Html;
use serde_yaml::{Mapping, Value};

use crate::folder::{Folder, copy_site, project, request, snapshot, to};
use crate::pages::{Files, active, elements, pages, text};

/// Texts that must come out as text. None holds a comma-like trap of YAML: they are written through a YAML writer.
const IN_TEXTS: [&str; 20] = [
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "' onmouseover='alert(1)",
    "\" autofocus onfocus=\"alert(1)",
    "` onclick=alert(1) x=`",
    "<!-- <b>字</b>",
    "--><b>字</b>",
    "]]><b>字</b>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "{{ site.title }}{% raw %}<b>",
    "{% include \"base.html\" %}",
    "javascript:alert(1)",
    "<a href=javascript:alert(1)>点击</a>",
    "<style>*{display:none}</style>",
    "\u{2028}\u{2029}<b>字</b>\u{202e}",
    "<iframe srcdoc='&lt;script&gt;alert(1)&lt;/script&gt;'>汉字",
];

/// The same without anything to escape.
const HARMLESS: &str = "Harmless 文字";

/// Markdown that must come out as text, or be refused with a report.
const IN_MARKDOWN: [&str; 30] = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<a href=\"javascript:alert(1)\">字</a>",
    "字<b onmouseover=alert(1)>字</b>字",
    "<div>\n\n<script>alert(1)</script>\n\n</div>",
    "[字](javascript:alert(1))",
    "[字](JaVaScRiPt:alert(1))",
    "[字](&#106;avascript:alert(1))",
    "[字](java&#10;script:alert(1))",
    "[字](<java\tscript:alert(1)>)",
    "[字]( javascript:alert(1))",
    "[字](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[字](vbscript:msgbox(1))",
    "[字](//evil.example/x)",
    "[字](\\\\evil.example\\x)",
    "![字](javascript:alert(1))",
    "![字\" onerror=\"alert(1)](x.png)",
    "[字](https://example.edu/\"onmouseover=\"alert(1))",
    "[字](https://example.edu/ \"title\\\" onclick=\\\"alert(1)\")",
    "<javascript:alert(1)>",
    "<https://example.edu/?q=\"><script>alert(1)</script>>",
    "[字]: javascript:alert(1)\n\n[字]",
    "## 标题 {#x onclick=alert(1)}",
    "## 标题 {#\"><script>alert(1)</script>}",
    "```\"><script>alert(1)</script>\n字\n```",
    "`<script>alert(1)</script>`",
    "| <b onclick=alert(1)>字</b> |\n|---|\n| <script>alert(1)</script> |",
    "字[^<script>]\n\n[^<script>]: <img src=x onerror=alert(1)>",
    "&lt;script&gt;alert(1)&lt;/script&gt; <!-- --><!-- ><script>alert(1)</script> -->",
];

/// Puts `text` in place of every text below a value, and into the fields for texts that a map leaves out; notes each
/// slot: the record or kind and its field.
struct Planting<'p> {
    text: &'p str,
    languages: &'p [&'p str],
    planted: BTreeSet<String>,
}

/// Fields for texts that stand in place of another field, so that they cannot be added to what is there.
const IN_PLACE_OF_OTHERS: [&str; 3] = ["unnamed", "name", "title"];

fn is_text(shape: &Shape) -> bool {
    match shape {
        Shape::Text => true,
        Shape::List(item) => is_text(item),
        Shape::OneOf(shapes) => shapes.iter().any(is_text),
        Shape::Map { value, .. } => is_text(value),
        _ => false,
    }
}

/// The slot of a field: those that every kind has are the same slot.
fn slot(owner: &str, field: &str) -> String {
    format!("{owner}.{field}")
}

impl Planting<'_> {
    fn map(&mut self, map: &mut Mapping, decls: &[Decl], owner: &str, language: Option<&str>) {
        for decl in decls {
            if let Some(value) = map.get_mut(decl.name) {
                self.value(value, &decl.shape, &slot(owner, decl.name), language);
            }
        }
    }

    /// Adds every field for a text that is left out.
    fn fill(&mut self, map: &mut Mapping, decls: &[Decl], owner: &str) {
        for decl in decls.iter().filter(|decl| is_text(&decl.shape)) {
            if !map.contains_key(decl.name) && !IN_PLACE_OF_OTHERS.contains(&decl.name) {
                map.insert(decl.name.into(), "".into());
                let value = map.get_mut(decl.name).expect("it was put there");
                self.value(value, &Shape::Text, &slot(owner, decl.name), None);
            }
        }
    }

    /// `language` is that of the file where it is one language's.
    fn value(&mut self, value: &mut Value, shape: &Shape, path: &str, language: Option<&str>) {
        match shape {
            Shape::Text => {
                if value.as_str() == Some("not-stated") {
                    return;
                }
                self.planted.insert(path.to_owned());
                *value = match language {
                    Some(_) => self.text.into(),
                    None => {
                        Value::Mapping(self.languages.iter().map(|lang| ((*lang).into(), self.text.into())).collect())
                    }
                };
            }
            Shape::List(item) => match value {
                Value::Sequence(items) => items.iter_mut().for_each(|one| self.value(one, item, path, language)),
                one => self.value(one, item, path, language),
            },
            Shape::Record { name, fields, .. } => {
                if let Value::Mapping(map) = value {
                    self.map(map, &fields(), name.en, language);
                    self.fill(map, &fields(), name.en);
                }
            }
            Shape::Map { value: inner, .. } => {
                if let Value::Mapping(map) = value {
                    map.iter_mut().for_each(|(_, one)| self.value(one, inner, path, language));
                }
            }
            Shape::Entry { long, .. } => self.value(value, long, path, language),
            Shape::OneOf(shapes) => {
                // A map of languages is a text; else the first shape that has fields for a map.
                let is_languages = |map: &Mapping| {
                    map.keys().all(|key| key.as_str().is_some_and(|k| k == "same" || self.languages.contains(&k)))
                };
                let fits = |shape: &&Shape| match (&*value, shape) {
                    (Value::Mapping(map), Shape::Text) => is_languages(map),
                    (Value::Mapping(map), Shape::Record { .. } | Shape::Entry { .. } | Shape::Map { .. }) => {
                        !is_languages(map)
                    }
                    (Value::Sequence(_), Shape::List(_)) => true,
                    _ => false,
                };
                if let Some(shape) = shapes.iter().find(fits) {
                    self.value(value, shape, path, language);
                }
            }
            Shape::Free => self.free(value),
            Shape::Word { .. } | Shape::Form { .. } | Shape::Reference(_) | Shape::Boolean | Shape::Integer => {}
        }
    }

    fn free(&mut self, value: &mut Value) {
        match value {
            Value::Sequence(items) => items.iter_mut().for_each(|item| self.free(item)),
            Value::Mapping(map) => map.iter_mut().for_each(|(_, value)| self.free(value)),
            value => *value = self.text.into(),
        }
    }
}

/// Slots for which `tests/sites/every-field` has no place: its values there name an entry, and a text cannot
/// stand beside those.
const NOT_ON_THE_SITE: [&str; 4] = ["designations.by", "news.publisher", "scopes of figures.field", "scopes.fields"];

fn decls_of(folder: &str) -> Vec<Decl> {
    let kind = KINDS.iter().find(|kind| kind.name.folder == folder).expect("the site has known kinds only");
    let mut decls = prospectus::catalogue::Head::decls(kind.heading);
    decls.extend((kind.decls)());
    decls
}

/// The slots of all texts that a kind can have; `seen` are the records that were looked into.
fn declared(decls: &[Decl], owner: &str, found: &mut BTreeSet<String>, seen: &mut BTreeSet<&'static str>) {
    fn of_shape(shape: &Shape, slot: &str, found: &mut BTreeSet<String>, seen: &mut BTreeSet<&'static str>) {
        match shape {
            Shape::Text => drop(found.insert(slot.to_owned())),
            Shape::List(inner) | Shape::Map { value: inner, .. } => of_shape(inner, slot, found, seen),
            Shape::Record { name, fields, .. } if seen.insert(name.en) => declared(&fields(), name.en, found, seen),
            Shape::Entry { long, .. } => of_shape(long, slot, found, seen),
            Shape::OneOf(shapes) => shapes.iter().for_each(|shape| of_shape(shape, slot, found, seen)),
            _ => {}
        }
    }
    for decl in decls {
        of_shape(&decl.shape, &slot(owner, decl.name), found, seen);
    }
}

/// The site `every-field` with `planted` in each text, built; and where it was planted.
fn planted(payload: &str) -> (Files, BTreeSet<String>) {
    let folder = Folder::new();
    let root = folder.path().join("site");
    copy_site(&project().join("tests/sites/every-field"), &root);
    let mut planting = Planting { text: payload, languages: &["en", "zh"], planted: BTreeSet::new() };
    for path in snapshot(&root).into_keys() {
        let Some(rest) = path.strip_prefix("content/") else { continue };
        let (kind, _) = rest.split_once('/').expect("entries lie in the folder of a kind");
        let full = root.join(&path);
        let decls = decls_of(kind);
        let file = Utf8Path::new(&path);
        match file.extension() {
            Some("yaml") => {
                let text = std::fs::read_to_string(&full).expect("it can be read");
                let mut map: Mapping = serde_yaml::from_str(&text).expect("the site is right");
                planting.map(&mut map, &decls, kind, None);
                // What the files of languages say would stand twice.
                let words = ["en.md", "zh.md"].map(|name| std::fs::read_to_string(full.with_file_name(name)));
                let words = words.map(Result::unwrap_or_default).concat();
                let said = |decl: &Decl| {
                    file.file_name() == Some("facts.yaml") && words.contains(&format!("\n{}:", decl.name))
                };
                planting.fill(&mut map, &decls.into_iter().filter(|decl| !said(decl)).collect::<Vec<_>>(), kind);
                std::fs::write(&full, serde_yaml::to_string(&map).expect("a map is YAML")).expect("it can be written");
            }
            Some("md") => {
                let text = std::fs::read_to_string(&full).expect("it can be read");
                let Some((front, body)) = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")) else {
                    continue;
                };
                let mut map: Mapping = serde_yaml::from_str(front).expect("the site is right");
                planting.map(&mut map, &decls, kind, file.file_stem());
                let front = serde_yaml::to_string(&map).expect("a map is YAML");
                std::fs::write(&full, format!("---\n{front}---\n{body}")).expect("it can be written");
            }
            _ => {}
        }
    }
    let settings = std::fs::read_to_string(root.join("site.toml")).expect("the site has its site.toml");
    let mut settings: toml_edit::DocumentMut = settings.parse().expect("the site is right");
    for field in ["title", "description"] {
        for lang in ["en", "zh"] {
            settings[field][lang] = toml_edit::value(payload);
        }
    }
    std::fs::write(root.join("site.toml"), settings.to_string()).expect("it can be written");
    let output = folder.path().join("public");
    let outcome = build(&request(&root), &to(&output)).unwrap_or_else(|error| panic!("{payload}: {error}"));
    let report = || outcome.report.text(Form::Short, &outcome.sources, MessageLang::En, false);
    assert!(outcome.built.is_some(), "{payload}:\n{}", report());
    (snapshot(&output), planting.planted)
}

/// Elements and what could run, by page.
type Judged = BTreeMap<String, (Vec<String>, Vec<String>)>;

fn judged(files: &Files) -> Judged {
    // What is active may hold texts of the page as data (JSON): those are compared with the payload taken out.
    // Whether a name finds room on the map depends on its width: names come and go there, and are mere texts.
    let is_label = |element: &String| {
        element == "<text class text-anchor x y>" || element == "<text aria-hidden class text-anchor x y>"
    };
    let elements = |page: &Html| {
        let mut all = elements(page);
        all.retain(|element| !is_label(element));
        all
    };
    pages(files).map(|(path, page)| (path.to_owned(), (elements(&page), active(&page)))).collect()
}

#[test]
fn no_text_of_any_field_becomes_an_element_or_runs() {
    let (harmless, fields) = planted(HARMLESS);
    let mut all = BTreeSet::new();
    for kind in KINDS {
        declared(&decls_of(kind.name.folder), kind.name.folder, &mut all, &mut BTreeSet::new());
    }
    let unplanted: Vec<&str> = all.difference(&fields).map(String::as_str).collect();
    assert_eq!(unplanted, NOT_ON_THE_SITE, "texts that the site `every-field` does not have, of {}", all.len());
    let expected = judged(&harmless);
    for payload in IN_TEXTS {
        let (files, _) = planted(payload);
        let mut shown = false;
        let found = judged(&files);
        assert_eq!(found.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>(), "{payload}");
        for (path, page) in pages(&files) {
            let (elements, active) = &found[path];
            let (expected_elements, expected_active) = &expected[path];
            if elements != expected_elements {
                let at = elements.iter().zip(expected_elements).take_while(|(a, b)| a == b).count();
                panic!(
                    "{path}: {payload:?} changes the page at {:?} (harmless: {:?})",
                    elements.get(at),
                    expected_elements.get(at)
                );
            }
            // Scripts may hold data; whatever it is, it is no markup and the kinds of active parts are the same.
            assert_eq!(active.len(), expected_active.len(), "{path}: {payload:?}: {active:?}");
            for part in active.iter().filter(|part| !expected_active.contains(part)) {
                let ours = part.starts_with("<script") && !part.contains("</") && !part.contains("<!--");
                assert!(ours, "{path}: {payload:?}: {part}");
            }
            shown |= text(&page).contains(payload.trim());
        }
        assert!(shown, "no page shows {payload:?} as it was written");
    }
}

/// What Markdown makes, and nothing else; with the attributes that it may have.
const OF_MARKDOWN: &[&str] = &[
    "p",
    "em",
    "strong",
    "del",
    "a",
    "code",
    "pre",
    "blockquote",
    "ul",
    "ol",
    "li",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "br",
    "img",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "sup",
    "section",
    "div",
    "span",
    "dl",
    "dt",
    "dd",
    "input",
    "figure",
    "figcaption",
];
const ATTRIBUTES: &[&str] = &[
    "href", "id", "class", "src", "alt", "title", "start", "lang", "dir", "type", "disabled", "checked", "scope",
    "loading", "width", "height", "tabindex", "role", "rel", "style",
];

#[test]
fn no_markdown_becomes_an_active_element() {
    let folder = Folder::new();
    let root = folder.path().join("site");
    folder.write(
        "site/site.toml",
        "title = { zh = \"望川\" }\nbase_url = \"https://catalogue.example/\"\nlanguages = [\"zh\"]\n",
    );
    for (i, markdown) in IN_MARKDOWN.iter().enumerate() {
        folder.write(
            format!("site/content/pages/trick-{i:02}/zh.md"),
            format!("---\ntitle: 无害\n---\n前文。\n\n{markdown}\n\n后文。\n"),
        );
    }
    folder.write("site/content/pages/harmless/zh.md", "---\ntitle: 无害\n---\n前文。\n\n字\n\n后文。\n");
    // What is refused never reaches a page: those entries go, and the rest is built.
    let outcome = check(&request(&root)).expect("the site can be read");
    let mut refused = BTreeSet::new();
    for finding in outcome.report.findings().iter().filter(|finding| finding.level == Level::Error) {
        let path = &outcome.sources[finding.diagnostic.place().file].path;
        let entry =
            path.strip_prefix("content/pages/").and_then(|rest| rest.split('/').next()).expect("all is in pages");
        refused.insert(entry.to_owned());
    }
    for entry in &refused {
        std::fs::remove_dir_all(root.join("content/pages").join(entry)).expect("it is there");
    }
    let output = folder.path().join("public");
    let mut destination = to(&output);
    // Whether `x.png` is there is not what is asked here.
    destination.verify = false;
    let outcome = build(&request(&root), &destination).expect("the site can be built");
    assert!(outcome.built.is_some(), "{}", outcome.report.text(Form::Rich, &outcome.sources, MessageLang::En, false));
    let files = snapshot(&output);
    let pages: BTreeMap<&str, scraper::Html> = pages(&files).collect();
    let harmless = &pages["zh/harmless/index.html"];
    let known: BTreeSet<String> = elements(harmless).into_iter().collect();
    let mut built = 0;
    for (i, markdown) in IN_MARKDOWN.iter().enumerate() {
        let Some(page) = pages.get(format!("zh/trick-{i:02}/index.html").as_str()) else {
            assert!(refused.contains(&format!("trick-{i:02}")), "{markdown:?} was neither built nor refused");
            continue;
        };
        built += 1;
        assert_eq!(active(page), active(harmless), "{markdown:?}");
        for element in elements(page).iter().filter(|element| !known.contains(*element)) {
            let inner = element.trim_matches(['<', '>']);
            let (name, attributes) = inner.split_once(' ').unwrap_or((inner, ""));
            let fine = OF_MARKDOWN.contains(&name) && attributes.split_whitespace().all(|a| ATTRIBUTES.contains(&a));
            assert!(fine, "{markdown:?} makes {element}");
        }
        let words = text(page);
        assert!(words.contains("前文。"), "{markdown:?}");
    }
    assert!(built >= 10 && !refused.is_empty(), "{built} were built, {refused:?} refused");
}
