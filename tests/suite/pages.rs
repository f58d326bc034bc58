//! Finished sites as a reader's browser sees them: elements, links and what they lead to.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use scraper::{Html, Node};

pub type Files = BTreeMap<String, Vec<u8>>;

/// The pages of a site, by path.
pub fn pages(files: &Files) -> impl Iterator<Item = (&str, Html)> {
    let pages = files.iter().filter(|(path, _)| path.ends_with(".html"));
    pages.map(|(path, bytes)| {
        (path.as_str(), Html::parse_document(std::str::from_utf8(bytes).expect("pages are UTF-8")))
    })
}

/// Every element with the names of its attributes, in the order of the page.
pub fn elements(page: &Html) -> Vec<String> {
    let elements = page.tree.nodes().filter_map(|node| match node.value() {
        Node::Element(element) => {
            let mut attributes: Vec<&str> = element.attrs().map(|(name, _)| name).collect();
            attributes.sort_unstable();
            Some(format!("<{} {}>", element.name(), attributes.join(" ")))
        }
        _ => None,
    });
    elements.collect()
}

/// What could run in a browser: scripts' texts, attributes that are handlers, addresses with a scheme that runs.
pub fn active(page: &Html) -> Vec<String> {
    let mut found = Vec::new();
    for node in page.tree.nodes() {
        let Node::Element(element) = node.value() else { continue };
        if matches!(element.name(), "iframe" | "object" | "embed" | "applet" | "base" | "frame" | "math") {
            found.push(format!("<{}>", element.name()));
        }
        if element.name() == "script" {
            let text: String =
                node.children().filter_map(|child| child.value().as_text().map(|text| text.to_string())).collect();
            // A block of JSON-LD runs nowhere, as long as it is one.
            let is_data = element.attr("type") == Some("application/ld+json")
                && serde_json::from_str::<serde_json::Value>(&text).is_ok();
            if !is_data {
                found.push(format!("<script type={:?} src={:?}>{text}", element.attr("type"), element.attr("src")));
            }
        }
        for (name, value) in element.attrs() {
            let address: String = value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
            let address = address.to_lowercase();
            // What a description or a label says is text, whatever it looks like; an address is followed.
            let followed =
                matches!(name, "href" | "src" | "srcset" | "action" | "formaction" | "data" | "poster" | "ping")
                    || name == "content" && element.attr("http-equiv").is_some();
            if name.starts_with("on")
                || name == "srcdoc"
                || followed && ["javascript:", "vbscript:", "data:text"].iter().any(|s| address.starts_with(s))
            {
                found.push(format!("{name}={value:?}"));
            }
        }
    }
    found
}

/// All text of the page that a reader sees, without scripts and styles.
pub fn text(page: &Html) -> String {
    let mut text = String::new();
    for node in page.tree.nodes() {
        let in_script = node
            .parent()
            .is_some_and(|parent| matches!(parent.value(), Node::Element(e) if matches!(e.name(), "script" | "style")));
        if let (Node::Text(part), false) = (node.value(), in_script) {
            text.push_str(part);
        }
    }
    text
}

/// Dead links and anchors, and pages to which nothing leads, as a crawler finds them that begins at the gate.
///
/// `base` is the path of the site's address: `/` or `/catalogue/`.
pub fn crawl(files: &Files, base: &str, host: &str) -> Vec<String> {
    let parsed: BTreeMap<&str, Html> = pages(files).collect();
    let ids: BTreeMap<&str, BTreeSet<&str>> = parsed
        .iter()
        .map(|(path, page)| (*path, page.tree.nodes().filter_map(|n| n.value().as_element()?.attr("id")).collect()))
        .collect();
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::from(["index.html"]);
    let mut queue = VecDeque::from(["index.html"]);
    while let Some(path) = queue.pop_front() {
        for (attribute, value) in links(&parsed[path]) {
            let Some((target, fragment)) = local(&value, path, base, host) else { continue };
            let file = if target.is_empty() || target.ends_with('/') { format!("{target}index.html") } else { target };
            let Some((known, _)) = files.get_key_value(&file) else {
                wrong.push(format!("{path}: {attribute}={value:?} leads to nothing"));
                continue;
            };
            if let (Some(fragment), Some(ids)) = (fragment, ids.get(known.as_str()))
                && !fragment.is_empty()
                && !ids.contains(fragment.as_str())
            {
                wrong.push(format!("{path}: {value:?} leads to no id"));
            }
            if known.ends_with(".html") && seen.insert(known) {
                queue.push_back(known);
            }
        }
    }
    // Where a former address leads on to must be there, too.
    for (path, page) in parsed.iter().filter(|(path, _)| !seen.contains(*path)) {
        for (_, value) in links(page) {
            let target = local(&value, path, base, host).map(|(target, _)| target);
            let file = target.map(|target| if target.ends_with('/') { format!("{target}index.html") } else { target });
            if file.is_some_and(|file| !file.is_empty() && !files.contains_key(&file)) {
                wrong.push(format!("{path}: {value:?} leads to nothing"));
            }
        }
        // Former addresses lead on and are led to from outside; a section stands in the menu where the site wants it.
        let outside = is_redirect(page) || path.ends_with("404.html") || path.ends_with("/deadlines/index.html");
        if !outside {
            wrong.push(format!("{path}: no page leads here"));
        }
    }
    wrong
}

fn is_redirect(page: &Html) -> bool {
    page.tree
        .nodes()
        .any(|node| node.value().as_element().is_some_and(|element| element.attr("http-equiv") == Some("refresh")))
}

fn links(page: &Html) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for node in page.tree.nodes() {
        let Node::Element(element) = node.value() else { continue };
        for name in ["href", "src"] {
            if let Some(value) = element.attr(name) {
                found.push((name.to_owned(), value.to_owned()));
            }
        }
        if element.name() == "meta"
            && element.attr("http-equiv").is_some_and(|name| name.eq_ignore_ascii_case("refresh"))
            && let Some((_, url)) = element.attr("content").and_then(|content| content.split_once("url="))
        {
            found.push(("refresh".to_owned(), url.to_owned()));
        }
    }
    found
}

/// The path below the site and the fragment, decoded; `None` for what is not on this site.
fn local(value: &str, page: &str, base: &str, host: &str) -> Option<(String, Option<String>)> {
    let (address, fragment) = match value.split_once('#') {
        Some((address, fragment)) => (address, Some(decoded(fragment))),
        None => (value, None),
    };
    let address = address.split('?').next().unwrap_or_default();
    let address = address.strip_prefix(host).unwrap_or(address);
    if address.contains(':') || address.starts_with("//") {
        return None;
    }
    if address.is_empty() {
        return Some((page.to_owned(), fragment));
    }
    if address.starts_with('/') {
        let below = address.strip_prefix(base).unwrap_or("outside the site");
        return Some((decoded(below), fragment));
    }
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in address.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    Some((decoded(&parts.join("/")), fragment))
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((byte, behind)) = rest.split_first() {
        let hex = (*byte == b'%')
            .then(|| std::str::from_utf8(behind.get(..2)?).ok().and_then(|h| u8::from_str_radix(h, 16).ok()));
        match hex.flatten() {
            Some(byte) => {
                bytes.push(byte);
                rest = &behind[2..];
            }
            None => {
                bytes.push(*byte);
                rest = behind;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Pages of `language` that have no page at the same place in one of `others`.
pub fn without_twin(files: &Files, languages: &[&str]) -> Vec<String> {
    let mut wrong = Vec::new();
    for language in languages {
        for path in files.keys().filter(|path| path.ends_with(".html")) {
            let Some(rest) = path.strip_prefix(&format!("{language}/")) else { continue };
            let lacking =
                languages.iter().map(|other| format!("{other}/{rest}")).filter(|twin| !files.contains_key(twin));
            wrong.extend(lacking.map(|twin| format!("{path} has no twin {twin}")));
        }
    }
    wrong
}
