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
