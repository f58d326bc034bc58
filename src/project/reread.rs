//! One entry after files in its folder came, went or became others, without a walk over the rest of the site.
//!
//! The folder is walked and arranged as if it were the only one of a site, and what comes of it takes the place of what
//! was known. A file that was there before keeps its id; a new one, and a picture or document whose bytes may be others,
//! gets one behind all others, so that what is kept under an id is never of other bytes.
//! Not here: which entries these are (`patch`).

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::arrange::{MAX_FOLDERS, arrange};
use super::discover::walk_at;
use super::{Error, Found, Project, What};
use crate::address::{EntryId, KindName};
use crate::source::FileId;

/// What has come and gone since the whole walk.
#[derive(Clone, Debug, Default)]
pub struct Since {
    pub added: Vec<FileId>,
    /// They keep their path and their text, into which older diagnostics lead.
    pub gone: Vec<FileId>,
}

impl Project {
    /// Takes the entry `id` in, as its folder is now; what is wrong with its files is added to `diags`. `others` are the
    /// files that are no texts and may have other bytes, by path.
    ///
    /// `false` where the rest of the site would have to be asked.
    ///
    /// # Errors
    /// A file cannot be read.
    pub(super) fn reread(&mut self, id: EntryId, others: &BTreeSet<String>) -> Result<bool, Error> {
        let folder = self.folder_of(id);
        let text = self.sources[self.config.file].text.as_bytes().to_vec();
        let what = What::File { size: text.len() as u64, bytes: text };
        let mut found = vec![Found { path: "site.toml".to_owned(), what }];
        let above =
            folder.match_indices('/').map(|(at, _)| Found { path: folder[..at].to_owned(), what: What::Folder });
        found.extend(above);
        found.extend(walk_at(&self.root, &folder, MAX_FOLDERS + 1)?);
        let kinds: Vec<KindName> = self.index.kinds().map(|(_, kind)| *kind).collect();
        let mut alone = arrange(self.root.clone(), found, &kinds, &[]);
        let is_it = alone.index.all().map(|one| alone.index.key(one)).eq([self.index.key(id)]);
        let Some(mut entry) = alone.entries.first().filter(|_| is_it).cloned() else { return Ok(false) };

        let is_text = |file: FileId| entry.facts == Some(file) || entry.words.iter().any(|(_, words)| *words == file);
        let mut ids: FxHashMap<FileId, FileId> = FxHashMap::default();
        let mut there = BTreeSet::new();
        for (file, source) in alone.sources.iter() {
            let known = self.find(&source.path);
            if !is_below(&source.path, &folder) {
                let Some(known) = known else { return Ok(false) };
                ids.insert(file, known);
                continue;
            }
            let is_folder = alone.folders.binary_search(&file).is_ok();
            let stays = |known: &FileId| {
                self.is_folder(*known) == is_folder && (is_folder || is_text(file) || !others.contains(&*source.path))
            };
            let own = match known.filter(stays) {
                Some(known) => {
                    self.sources.replace(known, source.text.clone());
                    known
                }
                None => self.add(source.path.clone(), source.text.clone(), is_folder),
            };
            ids.insert(file, own);
            there.insert(own);
        }
        let before = self.below(&folder);
        self.since.gone.extend(before.into_iter().filter(|file| !there.contains(file)));

        entry.at.file = ids[&entry.at.file];
        let own = entry.facts.iter_mut().chain(entry.words.iter_mut().map(|(_, file)| file));
        let beside = entry.files.iter_mut().map(|file| &mut file.file);
        own.chain(beside).chain(&mut entry.unreadable).for_each(|file| *file = ids[file]);
        entry.unreadable.sort_unstable();
        Arc::make_mut(&mut self.entries)[id.index()] = entry;
        for diagnostic in std::mem::take(&mut alone.diags).iter() {
            if is_below(&alone.sources[diagnostic.place().file].path, &folder) {
                let mut diagnostic = diagnostic.clone();
                diagnostic.spans.iter_mut().for_each(|span| span.file = ids[&span.file]);
                self.diags.push(diagnostic);
            }
        }
        Ok(true)
    }

    /// `content/programs/robotics-3-1`
    pub fn folder_of(&self, id: EntryId) -> String {
        format!("content/{}", self.index.name(id))
    }

    fn add(&mut self, path: Arc<str>, text: Arc<str>, is_folder: bool) -> FileId {
        let file = self.sources.add(path, text);
        if is_folder {
            Arc::make_mut(&mut self.folders).push(file);
        }
        self.since.added.push(file);
        file
    }
}

/// Whether `path` is the folder or lies in it.
pub fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
