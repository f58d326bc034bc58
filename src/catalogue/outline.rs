//! What others can see of an entry: everything but the running words of its prose.
//!
//! An edit that leaves the outline as it was changes no list, no link and no count, only the entry's own pages.
//! It is asked of the texts: where facts and front matter are the same bytes, all that is read of them is the same,
//! places included. So a new field needs no line here.

use std::collections::BTreeSet;

use super::decode::Decoded;
use super::{EntryProse, LinkTarget};
use crate::address::EntryId;
use crate::project::EntryFiles;
use crate::source::Sources;

/// One entry as it was read, and what it was read from.
#[derive(Clone, Copy)]
pub struct Reading<'r> {
    pub decoded: &'r Decoded,
    pub sources: &'r Sources,
}

/// Whether the outline of the entry is the same in both readings; `files` are those of both.
pub fn is_same(one: Reading, other: Reading, files: &EntryFiles) -> bool {
    let (Some(a), Some(b)) = (&one.decoded.entry, &other.decoded.entry) else { return false };
    let text = |reading: Reading, file| reading.sources[file].text.clone();
    if files.facts.is_some_and(|file| text(one, file) != text(other, file)) {
        return false;
    }
    files.words.iter().all(|(lang, file)| {
        let (before, after) = (text(one, *file), text(other, *file));
        before == after
            || match (&a.prose[lang.index()], &b.prose[lang.index()]) {
                (Some(a), Some(b)) => {
                    (a.file, b.file) == (*file, *file)
                        && a.start == b.start
                        && before[..a.start] == after[..b.start]
                        && is_prose_alike(a, b)
                }
                _ => false,
            }
    }) && (a.bare, &a.written, &a.unread) == (b.bare, &b.written, &b.unread)
}

/// Whether two texts have the same headings and lead to the same entries.
fn is_prose_alike(a: &EntryProse, b: &EntryProse) -> bool {
    let headings = |prose: &EntryProse| {
        prose.prose.headings.iter().map(|h| (h.level, h.id.clone(), h.text.clone())).collect::<Vec<_>>()
    };
    headings(a) == headings(b) && leads_to(a) == leads_to(b)
}

fn leads_to(prose: &EntryProse) -> BTreeSet<EntryId> {
    let entries = prose.targets.iter().filter_map(|target| match target {
        LinkTarget::Entry { id, .. } => Some(*id),
        _ => None,
    });
    entries.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::decode::decode_all;
    use crate::catalogue::{Drafts, kind_names};
    use crate::project::{Found, Project, What, arrange};

    const BEFORE: &str = "---\ntitle: 关于我们\n---\n## 地址 {#where}\n\n见[桥梁](entry:majors/bridges)。\n";

    fn project(words: &str) -> Project {
        let file = |path: &str, text: &str| Found {
            path: path.to_owned(),
            what: What::File { size: text.len() as u64, bytes: text.as_bytes().to_vec() },
        };
        let folder = |path: &str| Found { path: path.to_owned(), what: What::Folder };
        let site = "title = \"望川\"\nbase_url = \"https://wangchuan.example/\"\nlanguages = [\"zh\"]\n";
        let found = vec![
            file("site.toml", site),
            folder("content"),
            folder("content/majors"),
            file("content/majors/bridges.yaml", "name: 桥梁\n"),
            folder("content/pages"),
            folder("content/pages/about"),
            file("content/pages/about/zh.md", words),
        ];
        arrange("/site".into(), found, &kind_names(), &[])
    }

    /// Whether the page looks the same from outside after its words became `after`.
    fn looks_same(after: &str) -> bool {
        let (one, other) = (project(BEFORE), project(after));
        let pages = one.index.kind("pages").and_then(|kind| one.index.find(kind, "about")).unwrap();
        let (before, after) = (decode_all(&one, Drafts::Skip), decode_all(&other, Drafts::Skip));
        is_same(
            Reading { decoded: &before[pages.index()], sources: &one.sources },
            Reading { decoded: &after[pages.index()], sources: &other.sources },
            &one.entries[pages.index()],
        )
    }

    #[test]
    fn running_words_are_all_that_others_do_not_see() {
        assert!(looks_same(&BEFORE.replace("见", "请看")));
        assert!(looks_same(&format!("{BEFORE}\n又一段，再见[桥](entry:majors/bridges)。\n")));
        assert!(!looks_same(&BEFORE.replace("关于我们", "关于")));
        assert!(!looks_same(&BEFORE.replace("{#where}", "{#place}")));
        assert!(!looks_same(&BEFORE.replace("地址", "位置")));
        assert!(!looks_same(&BEFORE.replace("(entry:majors/bridges)", "(https://wangchuan.example/)")));
        assert!(!looks_same(&BEFORE.replace("---\n##", "draft: true\n---\n##")));
        assert!(!looks_same("---\ntitle: 关于我们\n---\n"));
    }
}
