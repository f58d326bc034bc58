//! The tree of the site before, kept beside the output: the next publishing changes in it what is new and exchanges the
//! two again. A tree of thirty thousand pages costs almost as much to link anew as to write.
//!
//! A spare is a folder with the name of a staged tree and a manifest that is older than the output's. It holds nothing
//! but what that manifest names: where others put something into it, it is cleared and none is kept. Its manifest is
//! the first to go when it is changed, and the new one comes last: killed in between, it is a staged tree like any other.
//!
//! While it retires it is marked for the site that takes its place, where neither has anything of others. As long as the
//! mark fits what is published, only those folders of the two are read in which something came or went since that build
//! began: both were looked through after.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use rayon::prelude::*;

use super::disk::Disk;
use super::error::Error;
use super::folders::Folders;
use super::journal::remove;
use super::link_published;
use super::manifest::{Hash, Line, Manifest};
use super::places::{MANIFEST, RETIRED, is_ours_at_top};
use super::survey::{Names, Survey, clear};

pub(super) struct Spare {
    pub tree: PathBuf,
    pub manifest: Manifest,
    /// When the manifest was written.
    pub at: SystemTime,
    /// Since when others may have put something into it or into the published site: before, there was nothing. `None`
    /// where nobody knows.
    pub known: Option<SystemTime>,
}

/// What [`RETIRED`] says, in nanoseconds since 1970: when the manifest of the site was written that took its place, and
/// when the build began that published it.
fn stamp(published: SystemTime, began: SystemTime) -> String {
    let [published, began] =
        [published, began].map(|at| at.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_nanos());
    format!("{published} {began}\n")
}

/// When the build began of which `stamp` says that it published what is `published` now.
fn began(stamp: &str, published: SystemTime) -> Option<SystemTime> {
    let began = stamp.trim_end().split_once(' ')?.1.parse().ok()?;
    let began = SystemTime::UNIX_EPOCH.checked_add(Duration::from_nanos(began))?;
    (stamp == self::stamp(published, began)).then_some(began)
}

impl Spare {
    pub fn new(tree: PathBuf, manifest: Manifest, at: SystemTime, published: SystemTime) -> Self {
        let known = fs::read_to_string(tree.join(RETIRED)).ok().and_then(|text| began(&text, published));
        Self { tree, manifest, at, known }
    }

    /// Marks the tree of a site with nothing of others in it that the one at `output` took the place of, by a build that
    /// `began` then. Without the mark it is read as a whole the next time.
    pub fn mark(disk: &Disk, tree: &Path, output: &Path, began: SystemTime) {
        if let Ok(published) = fs::metadata(output.join(MANIFEST)).and_then(|looks| looks.modified()) {
            let _ = disk.write_new(&tree.join(RETIRED), stamp(published, began).as_bytes());
        }
    }

    /// The names of what it holds.
    fn names(&self) -> Names<'_> {
        Names::of(self.manifest.lines().iter())
    }

    /// What is to go of it where `wanted` is to lie there; `None` where it holds anything that is not ours.
    fn survey(&self, ours: &Names, wanted: &Names) -> Option<Survey> {
        // What a dead build left at the top of it must not be published.
        let mut top = fs::read_dir(&self.tree).ok()?.map(|entry| entry.map(|entry| entry.file_name()));
        if top.any(|name| {
            name.is_ok_and(|name| name != MANIFEST && name != RETIRED && name.to_str().is_some_and(is_ours_at_top))
        }) {
            return None;
        }
        Survey::of(&self.tree, ours, wanted, self.known).ok().filter(|survey| survey.foreign.is_empty())
    }

    /// Whether it holds our files alone.
    pub fn is_ours(&self) -> bool {
        let ours = self.names();
        self.survey(&ours, &ours).is_some()
    }

    /// Removes it; what others put there is handed over to `output`, which holds `now`. What cannot be removed is left to
    /// the next build.
    pub fn clear(&self, disk: &Disk, output: &Path, now: &Manifest) {
        let _ = clear(disk, &self.tree, &self.manifest, output, now);
    }

    /// Makes a tree with all of `next`, whose names are `wanted`, but its manifest of it: new files are moved there from
    /// `staged`, others linked from `output`. `Ok(false)`, and nothing done, where it holds anything that is not ours.
    pub fn become_next(
        &self,
        disk: &Disk,
        staged: &Path,
        output: &Path,
        next: &Manifest,
        wanted: &Names,
    ) -> Result<bool, Error> {
        let Some(survey) = self.survey(&self.names(), wanted) else { return Ok(false) };
        disk.remove_file(&self.tree.join(RETIRED))?;
        disk.remove_file(&self.tree.join(MANIFEST))?;
        let [early, late] = survey.early_and_late(wanted);
        remove(disk, &self.tree, &early)?;
        let folders = Folders::default();
        next.lines().par_iter().filter(|line| !self.has(line)).try_for_each(|line| {
            let path = line.path.as_str();
            let (from, to) = (staged.join(path), self.tree.join(path));
            folders.make_above(disk, &self.tree, path)?;
            if fs::symlink_metadata(&from).is_ok() {
                return disk.replace(&from, &to);
            }
            disk.remove_file(&to)?;
            link_published(disk, &output.join(path), &to)
        })?;
        remove(disk, &self.tree, &late)?;
        disk.look_like(&self.tree, output);
        Ok(true)
    }

    /// Whether the file of `line` is there, as we left it.
    fn has(&self, line: &Line) -> bool {
        let known = self.manifest.find(line.path.as_str());
        known.is_some_and(|known| (known.hash, known.size) == (line.hash, line.size))
            && line.hash != Hash::UNKNOWN
            && line.is_intact(&self.tree, self.at)
    }
}
