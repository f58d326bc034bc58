//! Every relative link in the project's own texts leads to a file, and every anchor to a heading.

use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};

use crate::folder::project;

/// All Markdown files of the project that people read there.
fn texts() -> Vec<Utf8PathBuf> {
    fn below(folder: &Utf8Path, found: &mut Vec<Utf8PathBuf>) {
        for entry in folder.read_dir_utf8().expect("the folder exists") {
            let path = entry.expect("it can be read").into_path();
            if path.is_dir() {
                below(&path, found);
            } else if path.extension() == Some("md") {
                found.push(path);
            }
        }
    }
    let mut found: Vec<Utf8PathBuf> =
        ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"].map(|name| project().join(name)).to_vec();
    below(&project().join("docs"), &mut found);
    found.sort();
    found
}

/// The text without blocks of code and without code within lines, in which brackets are no links.
fn prose(text: &str) -> String {
    let mut out = String::new();
    let mut fenced = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        } else if !fenced {
            // A link's text may be code, its target never is: only the code is blanked.
            for (i, part) in line.split('`').enumerate() {
                out.push_str(if i % 2 == 0 { part } else { "code" });
            }
            out.push('\n');
        }
    }
    out
}

/// The targets of all links of the form `[text](target)`, without those that lead to the web.
fn targets(text: &str) -> Vec<String> {
    let prose = prose(text);
    let mut found = Vec::new();
    for (at, _) in prose.match_indices("](") {
        let target = prose[at + 2..].split(')').next().unwrap_or_default();
        if !target.contains("://") && !target.starts_with("mailto:") {
            found.push(target.to_owned());
        }
    }
    found
}

/// The anchors of a text: of headings as forges make them, and those that are written out.
fn anchors(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut fenced = false;
    for line in text.lines() {
        if line.starts_with("```") {
            fenced = !fenced;
        }
        if fenced {
            continue;
        }
        for (at, start) in line.match_indices("<a id=\"") {
            found.extend(line[at + start.len()..].split('"').next().map(str::to_owned));
        }
        if let Some(title) = line.strip_prefix('#').map(|rest| rest.trim_start_matches('#').trim()) {
            let title = title.rsplit("</a>").next().unwrap_or_default();
            let kept = |c: char| match c {
                ' ' => Some('-'),
                c => (c.is_alphanumeric() || matches!(c, '-' | '_')).then_some(c),
            };
            found.insert(title.to_lowercase().chars().filter_map(kept).collect());
        }
    }
    found
}

#[test]
fn every_link_in_the_documentation_leads_somewhere() {
    let mut wrong = Vec::new();
    for path in texts() {
        let text = std::fs::read_to_string(&path).unwrap();
        for target in targets(&text) {
            let (file, anchor) = target.split_once('#').unwrap_or((&target, ""));
            let to = if file.is_empty() { path.clone() } else { path.parent().unwrap().join(file) };
            let there = match std::fs::read_to_string(&to) {
                Ok(other) => anchor.is_empty() || anchors(&other).contains(anchor),
                // A folder, or a picture.
                Err(_) => to.exists() && anchor.is_empty(),
            };
            if !there {
                wrong.push(format!("{}: {target}", path.strip_prefix(project()).unwrap()));
            }
        }
    }
    assert!(wrong.is_empty(), "these links lead nowhere: {wrong:#?}");
}

#[test]
fn links_and_anchors_are_found_as_a_forge_finds_them() {
    let text = "# 添加 `news`：一条新闻\n[条目](a.md#entry) and [`x`](#y) but not `[z](w)`\n```\n[z](w)\n# no\n```\n## <a id=\"fees\"></a>费用\n";
    assert_eq!(targets(text), ["a.md#entry", "#y"]);
    assert_eq!(anchors(text).into_iter().collect::<Vec<_>>(), ["fees", "添加-news一条新闻", "费用"]);
}
