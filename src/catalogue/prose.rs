//! The prose of an entry in one language: safe HTML with holes, and where its links lead.
//!
//! `syntax::markdown` makes the pieces; here their targets become entries and files. Whether an anchor exists is
//! asked later (`check`), when all prose is known. Filling the holes for one output is `render`'s.

use crate::address::{EntryId, Index, KindId};
use crate::diag::Diagnostic;
use crate::diag::codes::link as codes;
use crate::fields::{Cx, Miss};
use crate::source::FileId;
use crate::syntax::markdown::{Picture, Prose, Target};
use crate::text::nearest;

/// The prose of one language, with the target of each link and picture.
#[derive(Debug)]
pub struct EntryProse {
    pub file: FileId,
    /// Where the body begins in the file, in bytes.
    pub start: usize,
    pub prose: Prose,
    /// By the order of `prose.links`.
    pub targets: Vec<LinkTarget>,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq)]
pub enum LinkTarget {
    Entry {
        id: EntryId,
        anchor: Option<String>,
    },
    /// A heading of the same page.
    Anchor(String),
    /// A file beside the entry, by its name there.
    File(String),
    Web(String),
    /// To nothing; reported.
    Nowhere,
}

impl EntryProse {
    /// Resolves links against the index and the entry's `files`; reports files that are not there and notes
    /// entries that are not. Those of `refused` are there and were reported for what they are.
    pub fn resolve(
        file: FileId,
        start: usize,
        prose: Prose,
        files: &[(String, FileId)],
        refused: &[String],
        cx: &mut Cx,
    ) -> Self {
        let kinds: Vec<KindId> = cx.index.kinds().map(|(kind, _)| kind).collect();
        let mut targets = Vec::with_capacity(prose.links.len());
        for link in &prose.links {
            let target = match &link.to {
                Target::Entry { key, anchor } => {
                    let found =
                        key.split_once('/').and_then(|(folder, slug)| cx.index.find(cx.index.kind(folder)?, slug));
                    match found {
                        Some(id) => LinkTarget::Entry { id, anchor: anchor.clone() },
                        None => {
                            cx.misses.push(Miss {
                                text: key.clone(),
                                kinds: kinds.clone(),
                                span: link.span,
                                or_text: false,
                            });
                            LinkTarget::Nowhere
                        }
                    }
                }
                Target::Anchor(id) => LinkTarget::Anchor(id.clone()),
                Target::File { path, .. } => match find_file(path, files) {
                    Some(name) => LinkTarget::File(name.to_owned()),
                    None => {
                        if !refused.contains(path) {
                            cx.push(missing_file(path, link.span, files, cx.index));
                        }
                        LinkTarget::Nowhere
                    }
                },
                Target::Web(url) => LinkTarget::Web(url.clone()),
            };
            targets.push(target);
        }
        for Picture { path, span, .. } in &prose.pictures {
            if find_file(path, files).is_none() && !refused.contains(path) {
                cx.push(missing_file(path, *span, files, cx.index));
            }
        }
        Self { file, start, prose, targets }
    }
}

pub(super) fn find_file<'f>(path: &str, files: &'f [(String, FileId)]) -> Option<&'f str> {
    let path = path.strip_prefix("./").unwrap_or(path);
    files.iter().find(|(name, _)| name == path).map(|(name, _)| name.as_str())
}

/// A file that the author names and that is not beside the entry.
///
/// Nor is every such name meant for a file: `programs/robotics` is an entry, `office@example.edu` a mailbox.
pub(super) fn missing_file(
    path: &str,
    span: crate::source::Span,
    files: &[(String, FileId)],
    index: &Index,
) -> Diagnostic {
    let names: Vec<String> = files.iter().map(|(name, _)| name.clone()).collect();
    let entry = path.trim_end_matches('/').split_once('/').and_then(|(folder, slug)| {
        let folder = nearest(folder, index.kinds().map(|(_, name)| name.folder))?;
        let found = index.find(index.kind(folder)?, slug)?;
        Some(index.name(found))
    });
    let diagnostic = Diagnostic::new(&codes::MISSING_FILE, span).arg("file", path);
    if let Some(entry) = entry {
        return diagnostic.arg("entry", entry);
    }
    if path.contains('@') && !path.contains('/') {
        return diagnostic.arg("mailbox", path);
    }
    let diagnostic =
        diagnostic.arg("wanted", path).maybe("suggestion", nearest(path, names.iter().map(String::as_str)));
    if names.is_empty() { diagnostic } else { diagnostic.arg("known", names) }
}
