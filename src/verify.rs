//! Dead links, dead fragments and doubled ids in finished pages.
//!
//! The second look: links that authors wrote were checked in the model, with their places; this reads the bytes as a
//! browser would, since templates make links too. Pages come from any thread in any order; links into pages that
//! come later are judged at the end.
//! Not here: links to other sites, which are never followed; images and scripts inside style sheets.

use std::borrow::Cow;
use std::cell::RefCell;
use std::hash::BuildHasher;
use std::ops::Range;
use std::sync::{Mutex, MutexGuard, PoisonError};

use lol_html::html_content::{Attribute, Element};
use lol_html::{HtmlRewriter, MemorySettings, Settings, element};
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use crate::address::OutputPath;
use crate::diag::Diagnostic;
use crate::diag::codes::output::{DEAD_FRAGMENT, DEAD_LINK, DOUBLED_ID, EMPTY_LINK, UNREADABLE_PAGE};
use crate::source::Span;

/// One mistake in one page. Sorted by page, then place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub page: OutputPath,
    /// In bytes of the page: the value of the attribute, or the start tag where it has none.
    pub range: Range<usize>,
    pub kind: Kind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Nothing is published at `to`, a path from the root of the host.
    DeadLink {
        to: String,
    },
    /// The page at `to` has no such id; `fragment` is decoded, without `#`.
    DeadFragment {
        to: String,
        fragment: String,
    },
    /// An attribute that must lead somewhere is there without a value.
    EmptyLink {
        attribute: &'static str,
    },
    DoubledId {
        id: String,
    },
    /// The parser gave up: the page is too deep or too odd to be judged.
    Unreadable,
}

impl Problem {
    /// With the place `span` in the page, which the caller made a source for.
    pub fn diagnostic(&self, span: Span) -> Diagnostic {
        let on = |code| Diagnostic::new(code, span).arg("page", self.page.as_str());
        match &self.kind {
            Kind::DeadLink { to } => on(&DEAD_LINK).arg("to", to.as_str()),
            Kind::DeadFragment { to, fragment } => {
                on(&DEAD_FRAGMENT).arg("to", to.as_str()).arg("fragment", fragment.as_str())
            }
            Kind::EmptyLink { attribute } => on(&EMPTY_LINK).arg("attribute", *attribute),
            Kind::DoubledId { id } => on(&DOUBLED_ID).arg("id", id.as_str()),
            Kind::Unreadable => on(&UNREADABLE_PAGE),
        }
    }
}

/// Collects the pages and files of one build. Memory grows with the links of each page, not with the pages' bytes.
pub struct Verifier {
    /// `https://catalogue.example`; empty where the site's host is not known.
    origin: String,
    /// `/` or `/international/`, decoded.
    base: String,
    outputs: Mutex<FxHashSet<Box<str>>>,
    /// Hashes of page and id together. 64 bits: for ten million ids, a wrong answer is a matter of one in 10^5.
    ids: [Mutex<FxHashSet<u64>>; SHARDS],
    targets: [Mutex<Targets>; SHARDS],
    pages: Mutex<Vec<Page>>,
}

const SHARDS: usize = 16;

/// Places that links lead to, each once: most links of a site are the same few in every page.
#[derive(Default)]
struct Targets {
    numbers: FxHashMap<Target, u32>,
    list: Vec<Target>,
}

/// A decoded path below the site's base, or (`Err`) one from the host's root that lies outside; and a fragment.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Target {
    path: Result<Box<str>, Box<str>>,
    fragment: Option<Box<str>>,
}

struct Page {
    path: OutputPath,
    /// Shard, number in it, and place of the first link of the page to that target.
    links: Vec<(u8, u32, Range<u32>)>,
    problems: Vec<(Range<usize>, Kind)>,
}

/// What one page says, in its order.
#[derive(Default)]
struct Said {
    links: Vec<(Range<usize>, &'static str, String)>,
    ids: Vec<(Range<usize>, String)>,
    base: Option<String>,
}

impl Verifier {
    /// `base_url` is where the site will be: `https://catalogue.example/international/`, or a path alone.
    pub fn new(base_url: &str) -> Self {
        let after_scheme = base_url.find("://").map_or(0, |at| at + 3);
        let path = if after_scheme == 0 {
            0
        } else {
            base_url[after_scheme..].find('/').map_or(base_url.len(), |at| after_scheme + at)
        };
        let base = decode(base_url[path..].trim_matches('/'));
        Self {
            origin: base_url[..path].to_ascii_lowercase(),
            base: if base.is_empty() { "/".to_owned() } else { format!("/{base}/") },
            outputs: Mutex::default(),
            ids: Default::default(),
            targets: Default::default(),
            pages: Mutex::default(),
        }
    }

    /// A file that has neither links nor ids: a picture, a style sheet, a feed.
    pub fn file(&self, path: &OutputPath) {
        lock(&self.outputs).insert(path.as_str().into());
    }

    /// An HTML page with its bytes.
    pub fn page(&self, path: &OutputPath, html: &[u8]) {
        self.file(path);
        let (said, is_read) = read(html);
        let mut problems = Vec::new();
        if !is_read {
            problems.push((0..0, Kind::Unreadable));
        }
        let mut seen = FxHashSet::default();
        for (range, id) in &said.ids {
            if !seen.insert(id.as_str()) {
                problems.push((range.clone(), Kind::DoubledId { id: id.clone() }));
            }
        }
        #[expect(clippy::iter_over_hash_type, reason = "into another set: no order is seen")]
        for id in seen {
            let hash = FxBuildHasher.hash_one((path.as_str(), id));
            lock(&self.ids[shard(hash)]).insert(hash);
        }
        // `<base href>` moves what relative links start from, in pages of any theme that uses it.
        let from = format!("{}{path}", self.base);
        let from = match said.base.as_deref().map(|base| self.resolve(&from, base)) {
            Some(Some((to, _))) => to,
            _ => from,
        };
        let mut links: Vec<(u8, u32, Range<u32>)> = Vec::new();
        let mut linked = FxHashSet::default();
        for (range, attribute, url) in said.links {
            let url = url.trim_matches(|c: char| c.is_ascii_whitespace());
            if url.is_empty() {
                problems.push((range, Kind::EmptyLink { attribute }));
                continue;
            }
            let Some((to, fragment)) = self.resolve(&from, url) else { continue };
            // A link from the host's root that leaves the site is a forgotten base; a whole URL is meant so.
            let path = match to.strip_prefix(&self.base) {
                Some(path) => Ok(path.into()),
                None if to.len() + 1 == self.base.len() && self.base.starts_with(&to) => Ok("".into()),
                None if url.contains("//") => continue,
                None => Err(to.as_str().into()),
            };
            let fragment = fragment.filter(|name| !name.is_empty()).map(String::into_boxed_str);
            let target = Target { path, fragment };
            let at = shard(FxBuildHasher.hash_one(&target));
            let number = lock(&self.targets[at]).number(target);
            if linked.insert((at, number)) {
                links.push((at as u8, number, range.start as u32..range.end as u32));
            }
        }
        lock(&self.pages).push(Page { path: path.clone(), links, problems });
    }

    /// Where `url` in the page at `from` leads: a decoded path from the host's root, and its fragment; `None` for
    /// another site or another scheme.
    fn resolve(&self, from: &str, url: &str) -> Option<(String, Option<String>)> {
        let (url, fragment) = match url.split_once('#') {
            // The part after `:~:` is for the browser, which looks for a text.
            Some((url, fragment)) => (url, Some(decode(fragment.split(":~:").next().unwrap_or(fragment)))),
            None => (url, None),
        };
        let url = url.split('?').next().unwrap_or(url);
        let scheme = url.find(':').filter(|end| {
            url.starts_with(|c: char| c.is_ascii_alphabetic())
                && url[..*end].bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
        });
        let path = if scheme.is_some() || url.starts_with("//") {
            let host = self.origin.split_once("//").map(|(_, host)| host).filter(|host| !host.is_empty())?;
            let rest = match scheme {
                Some(end) if ["http", "https"].iter().any(|s| url[..end].eq_ignore_ascii_case(s)) => &url[end + 1..],
                Some(_) => return None,
                None => url,
            };
            let rest = rest.strip_prefix("//")?;
            let end = rest.find('/').unwrap_or(rest.len());
            if !rest[..end].eq_ignore_ascii_case(host) {
                return None;
            }
            if end == rest.len() { "/" } else { &rest[end..] }
        } else {
            url
        };
        if path.is_empty() {
            return Some((from.to_owned(), fragment));
        }
        let path = decode(path);
        let mut parts: Vec<&str> = Vec::new();
        if !path.starts_with('/') {
            parts.extend(from.split('/').skip(1));
            parts.pop();
        }
        for part in path.strip_prefix('/').unwrap_or(&path).split('/') {
            // A last `.` or `..` stands for a folder, as does a path that ends with `/`.
            match part {
                "." => {}
                ".." => {
                    parts.pop();
                }
                part => parts.push(part),
            }
        }
        let is_folder = path.ends_with("/.") || path.ends_with("/..") || path == "." || path == "..";
        let mut to = format!("/{}", parts.join("/"));
        if is_folder && !to.ends_with('/') {
            to.push('/');
        }
        Some((to, fragment))
    }

    /// All that is wrong, sorted by page and place.
    pub fn finish(self) -> Vec<Problem> {
        let outputs = self.outputs.into_inner().unwrap_or_else(PoisonError::into_inner);
        let ids = self.ids.map(|ids| ids.into_inner().unwrap_or_else(PoisonError::into_inner));
        let base = &self.base;
        let judge = |target: Target| -> Option<Kind> {
            let path = match target.path {
                Ok(path) => path,
                Err(outside) => return Some(Kind::DeadLink { to: outside.into() }),
            };
            let index = |folder: &str| {
                format!(
                    "{}index.html",
                    if folder.is_empty() || folder.ends_with('/') { folder.to_owned() } else { format!("{folder}/") }
                )
            };
            let is_page = |path: &str| path.ends_with(".html") || path.ends_with(".htm");
            let file = Some(path.to_string()).filter(|path| outputs.contains(path.as_str()));
            // A folder without its `/` is found by way of a redirect.
            let Some(file) = file.or_else(|| Some(index(&path)).filter(|path| outputs.contains(path.as_str()))) else {
                return Some(Kind::DeadLink { to: format!("{base}{path}") });
            };
            // `#top` is the top of any page; what a fragment means in a PDF or picture is the reader's business.
            let fragment = target.fragment.filter(|name| is_page(&file) && !name.eq_ignore_ascii_case("top"))?;
            let hash = FxBuildHasher.hash_one((file.as_str(), &*fragment));
            let is_there = ids[shard(hash)].contains(&hash);
            (!is_there).then(|| Kind::DeadFragment { to: format!("{base}{path}"), fragment: fragment.into() })
        };
        let judged = self.targets.map(|targets| {
            let targets = targets.into_inner().unwrap_or_else(PoisonError::into_inner);
            targets.list.into_iter().map(judge).collect::<Vec<_>>()
        });
        let mut problems = Vec::new();
        for page in self.pages.into_inner().unwrap_or_else(PoisonError::into_inner) {
            let dead = page.links.iter().filter_map(|(shard, number, range)| {
                let kind = judged[*shard as usize][*number as usize].clone()?;
                Some((range.start as usize..range.end as usize, kind))
            });
            let found = page.problems.into_iter().chain(dead);
            problems.extend(found.map(|(range, kind)| Problem { page: page.path.clone(), range, kind }));
        }
        problems.sort_by(|a, b| (&a.page, a.range.start, a.range.end).cmp(&(&b.page, b.range.start, b.range.end)));
        problems
    }
}

impl Targets {
    fn number(&mut self, target: Target) -> u32 {
        if let Some(number) = self.numbers.get(&target) {
            return *number;
        }
        let number = self.list.len() as u32;
        self.list.push(target.clone());
        self.numbers.insert(target, number);
        number
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// By the high bits: the low ones choose the place within the shard's own table.
fn shard(hash: u64) -> usize {
    (hash >> 60) as usize % SHARDS
}

/// Attributes whose value is one URL, on whatever element.
const URLS: [&str; 7] = ["href", "src", "poster", "data", "action", "formaction", "xlink:href"];
/// Attributes that list URLs, each with a width or density.
const LISTS: [&str; 2] = ["srcset", "imagesrcset"];

/// The links and ids of a page, and whether the parser reached its end.
fn read(html: &[u8]) -> (Said, bool) {
    let said = RefCell::new(Said::default());
    let settings = Settings::new()
        .append_element_content_handler(element!("*", |element| {
            listen(element, &mut said.borrow_mut());
            Ok(())
        }))
        .with_memory_settings(MemorySettings::new().with_max_allowed_memory_usage(64 << 20))
        .with_strict(false);
    let mut rewriter = HtmlRewriter::new(settings, |_: &[u8]| {});
    let is_read = rewriter.write(html).and_then(|()| rewriter.end()).is_ok();
    (said.into_inner(), is_read)
}

fn listen(element: &Element, said: &mut Said) {
    let whole = element.source_location().bytes();
    let range = |attribute: &Attribute| attribute.value_source_location().map_or(whole.clone(), |place| place.bytes());
    let tag = element.tag_name();
    let mut name_of_anchor = None;
    let mut id = None;
    for attribute in element.attributes() {
        let name = attribute.name();
        let value = || unescape(&attribute.value()).into_owned();
        if name == "id" {
            id = Some((range(attribute), value()));
        } else if name == "name" && tag == "a" {
            name_of_anchor = Some((range(attribute), value()));
        } else if name == "href" && tag == "base" {
            said.base.get_or_insert(value());
        } else if let Some(known) = URLS.iter().find(|known| **known == name) {
            // `data` is a URL on objects only.
            if *known != "data" || tag == "object" {
                said.links.push((range(attribute), known, value()));
            }
        } else if let Some(known) = LISTS.iter().find(|known| **known == name) {
            let list = value();
            for url in candidates(&list) {
                said.links.push((range(attribute), known, url.to_owned()));
            }
        } else if name == "content" && tag == "meta" {
            let value = value();
            let is_refresh =
                element.get_attribute("http-equiv").is_some_and(|kind| kind.eq_ignore_ascii_case("refresh"));
            if is_refresh && let Some(url) = refresh(&value) {
                said.links.push((range(attribute), "content", url.to_owned()));
            } else if value.starts_with("https://") || value.starts_with("http://") {
                // `og:url`, `og:image` and their like: other sites' are let go when it is resolved.
                said.links.push((range(attribute), "content", value));
            }
        }
    }
    // `<a name>` is a place too, unless it repeats the id.
    if let Some((range, name)) = name_of_anchor
        && id.as_ref().is_none_or(|(_, id)| *id != name)
    {
        said.ids.push((range, name));
    }
    said.ids.extend(id);
}

/// The URLs of a `srcset`: separated by blanks and commas, each followed by descriptors (HTML, 4.8.4.2.1).
fn candidates(list: &str) -> Vec<&str> {
    let mut urls = Vec::new();
    let mut rest = list;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        if rest.is_empty() {
            break;
        }
        let end = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
        let url = &rest[..end];
        urls.push(url.trim_end_matches(','));
        rest = &rest[end..];
        // Without a comma at its end, descriptors follow up to the next.
        if !url.ends_with(',') {
            rest = rest.find(',').map_or("", |comma| &rest[comma..]);
        }
    }
    if urls.is_empty() { vec![""] } else { urls }
}

/// The URL of `0; url=/en/`.
fn refresh(content: &str) -> Option<&str> {
    let after = content.split_once([';', ','])?.1.trim_start();
    let url = after.get(..3).filter(|word| word.eq_ignore_ascii_case("url")).map_or(after, |_| &after[3..]);
    let url = url.trim_start().strip_prefix('=').unwrap_or(url).trim();
    Some(url.trim_matches(['"', '\'']))
}

/// Percent signs decoded; what is not UTF-8 then stays as written.
fn decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let digit = |byte: Option<&u8>| byte.and_then(|byte| (*byte as char).to_digit(16));
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match (bytes[at], digit(bytes.get(at + 1)), digit(bytes.get(at + 2))) {
            (b'%', Some(high), Some(low)) => {
                decoded.push((high * 16 + low) as u8);
                at += 3;
            }
            (byte, ..) => {
                decoded.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(decoded).unwrap_or_else(|_| text.to_owned())
}

/// Character references decoded: numbers, and the few names that template engines write.
fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let known = rest.find(';').and_then(|end| Some((reference(&rest[1..end])?, end + 1)));
        let (c, len) = known.unwrap_or(('&', 1));
        plain.push(c);
        rest = &rest[len..];
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

fn reference(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return char::from_u32(code.ok()?);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pages of a site at `base_url` and what is wrong with them, one line each: page, the text at the place,
    /// what it is.
    fn check(base_url: &str, pages: &[(&str, &str)], expected: &[&str]) {
        let verifier = Verifier::new(base_url);
        for (path, html) in pages {
            let path = OutputPath::parse(path).unwrap();
            if path.as_str().ends_with(".html") {
                verifier.page(&path, html.as_bytes());
            } else {
                verifier.file(&path);
            }
        }
        let report: Vec<String> = verifier
            .finish()
            .iter()
            .map(|problem| {
                let (_, html) = pages.iter().find(|(path, _)| *path == problem.page.as_str()).unwrap();
                let kind = match &problem.kind {
                    Kind::DeadLink { to } => format!("dead link to {to}"),
                    Kind::DeadFragment { to, fragment } => format!("no {fragment} in {to}"),
                    Kind::EmptyLink { attribute } => format!("empty {attribute}"),
                    Kind::DoubledId { id } => format!("doubled {id}"),
                    Kind::Unreadable => "unreadable".to_owned(),
                };
                format!("{}: {}: {kind}", problem.page, &html[problem.range.clone()])
            })
            .collect();
        assert_eq!(report, expected);
    }

    #[test]
    fn links_of_every_form_are_followed_to_what_is_published() {
        let page = r##"<a href="/zh/">1</a><a href="../zh/index.html?x=1">2</a><a href="./">3</a><a href=../a.css>4</a>
            <a href="https://other.example/x">5</a><a href="mailto:a@b.example">6</a><a href="tel:+86">7</a>
            <a href="//other.example/">8</a><a href="HTTPS://Catalogue.example/zh/">9</a><a href="//catalogue.example">10</a>
            <a href="?page=2">11</a><a href="#">12</a><a href="#top">13</a><a href="/%E6%89%8B%E5%86%8C.pdf#page=3">14</a>
            <a href="/zh">15</a><img src="data:image/png;base64,x" srcset="/a.png 1x, /a.png?v=2 2x"><a href="..">16</a>"##;
        check(
            "https://catalogue.example/",
            &[
                ("index.html", ""),
                ("en/index.html", page),
                ("zh/index.html", ""),
                ("a.css", ""),
                ("a.png", ""),
                ("手册.pdf", ""),
            ],
            &[],
        );
    }

    #[test]
    fn dead_links_are_named_where_they_stand_in_every_attribute() {
        check(
            "https://catalogue.example/",
            &[(
                "en/index.html",
                r#"<a href="/no/a/">a</a><img src="b.png" srcset="c.png, d.png 2x"><video poster="/e.jpg"></video>
                <form action="../f"></form><object data="g.pdf" class=x></object><p data="fine"><link href='h.css'>
                <script src=i.js></script><svg><use xlink:href="/j.svg#x"/></svg><button formaction="k">
                <meta http-equiv="Refresh" content="0; url=/l/"><meta property="og:image" content="https://catalogue.example/m.png">
                <a href="&#x2F;手册&amp;n">n</a><a href="">o</a><img src>"#,
            )],
            &[
                "en/index.html: /no/a/: dead link to /no/a/",
                "en/index.html: b.png: dead link to /en/b.png",
                "en/index.html: c.png, d.png 2x: dead link to /en/c.png",
                "en/index.html: c.png, d.png 2x: dead link to /en/d.png",
                "en/index.html: /e.jpg: dead link to /e.jpg",
                "en/index.html: ../f: dead link to /f",
                "en/index.html: g.pdf: dead link to /en/g.pdf",
                "en/index.html: h.css: dead link to /en/h.css",
                "en/index.html: i.js: dead link to /en/i.js",
                "en/index.html: /j.svg#x: dead link to /j.svg",
                "en/index.html: k: dead link to /en/k",
                "en/index.html: 0; url=/l/: dead link to /l/",
                "en/index.html: https://catalogue.example/m.png: dead link to /m.png",
                "en/index.html: &#x2F;手册&amp;n: dead link to /手册&n",
                "en/index.html: : empty href",
                "en/index.html: <img src>: empty src",
            ],
        );
    }

    #[test]
    fn a_fragment_must_be_an_id_of_the_page_it_leads_to() {
        check(
            "/",
            &[
                (
                    "en/index.html",
                    r##"<a href="../zh/#%E5%AD%A6%E8%B4%B9">1</a><a href="/zh/#学费">2</a><a href="/zh/index.html#deadlines">3</a>
                    <a href="/zh/#fees">4</a><a href="#here">5</a><a href="#there">6</a><a name="here"></a><a href="#a:~:text=x">7</a>"##,
                ),
                ("zh/index.html", r#"<h2 id="学费">学费</h2><h2 id=deadlines>截止日期</h2>"#),
            ],
            &[
                "en/index.html: /zh/#fees: no fees in /zh/",
                "en/index.html: #there: no there in /en/index.html",
                "en/index.html: #a:~:text=x: no a in /en/index.html",
            ],
        );
    }

    #[test]
    fn below_a_sub_path_a_link_without_it_is_dead_and_a_whole_url_outside_is_another_site() {
        check(
            "https://njupt.example/国际/",
            &[
                (
                    "en/index.html",
                    r#"<a href="/国际/zh/">1</a><a href="/%E5%9B%BD%E9%99%85/zh/">2</a><a href="/zh/">3</a><a href="../../zh/">4</a>
                    <a href="https://njupt.example/news/">5</a><a href="https://njupt.example/国际/en/x">6</a><a href="/国际">7</a>"#,
                ),
                ("zh/index.html", ""),
                ("index.html", ""),
            ],
            &[
                "en/index.html: /zh/: dead link to /zh/",
                "en/index.html: https://njupt.example/国际/en/x: dead link to /国际/en/x",
            ],
        );
    }

    #[test]
    fn an_id_that_stands_twice_is_named_at_its_second_place() {
        check(
            "/",
            &[(
                "zh/index.html",
                r#"<!-- <p id="学费"> --><h2 id="学费">学费</h2><script>'<p id="学费">'</script><a id=x name=x></a><p id='学费'>"#,
            )],
            &["zh/index.html: 学费: doubled 学费"],
        );
    }

    #[test]
    fn a_page_with_a_base_is_read_from_there() {
        check(
            "/",
            &[
                ("404.html", r#"<base href="/zh/"><a href="here.html">1</a><a href="no.html">2</a>"#),
                ("zh/here.html", ""),
            ],
            &["404.html: no.html: dead link to /zh/no.html"],
        );
    }
}
