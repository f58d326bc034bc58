//! The old site or the new one.
//!
//! Last of the pipeline: [`open`] the output for one build, [`Staging::put`] every file, [`Staging::commit`].
//! All is staged in a tree beside the output; then the two folders change names in one step and the old tree is
//! removed. Where that cannot be, files are put in place one by one behind a journal (`journal`). Only files that
//! the manifest in the output names are ever removed; what others put there is kept (`survey`).
//!
//! Killed at any moment: the disk cache outlives a process, so what was written is there, and the output is the
//! old tree or the new. The next [`open`] removes what is left over, or finishes what the journal says. A power cut
//! may cut files that the disk had not got yet: only the manifest is synced (10 ms), not the pages (a wait for the disk
//! each). A file cut so has another size than its line, and the next build writes it anew.
//!
//! Not here: which files there are (`plan`), their bytes (`render`), words for the last line of a build (`cli`).

#![allow(clippy::disallowed_methods, reason = "writes the site")]

mod disk;
mod error;
mod folders;
mod journal;
mod lock;
mod manifest;
mod places;
mod spare;
mod survey;
#[cfg(test)]
mod tests;

use std::cell::LazyCell;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use camino::Utf8Path;
use rayon::prelude::*;

use crate::address::OutputPath;
use crate::diag::Both;
use crate::stop::Stop;
use disk::Disk;
pub use error::{Act, Error, Refusal, Relation};
use folders::Folders;
use lock::Lock;
use manifest::{Age, Hash, Line, Manifest};
use places::{MANIFEST, OURS, STAGED_INSIDE};
pub use places::{Place, Protected, judge};
use spare::Spare;
use survey::{Foreign, Names, Survey, carry};

/// What begins so has its hash in its name, and stays for one publishing after the last that had it.
pub const ASSETS: &str = "assets/";

/// How a build publishes.
#[derive(Clone, Debug)]
pub struct Options {
    pub way: Way,
    /// How long to wait for another build of the same output.
    pub patience: Duration,
    pub stop: Stop,
}

impl Default for Options {
    fn default() -> Self {
        Self { way: Way::Best, patience: Duration::from_secs(30), stop: Stop::never() }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// By exchange where the system can, else file by file.
    Best,
    /// For tests of the way that this system does not need.
    FileByFile,
}

/// What was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    pub how: How,
    /// Files that are new or have other bytes.
    pub written: usize,
    /// Files left as they were: the same file, with its time of change.
    pub unchanged: usize,
    /// Files of a former site that are gone.
    pub removed: usize,
    /// What others put into the output and we kept, sorted, with `/` at the end of a folder: `.git/`, `CNAME`.
    /// Not looked for when nothing changed.
    pub foreign: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// There was no site before.
    First,
    /// Old and new tree changed names in one step.
    Exchanged,
    FileByFile(Reason),
    /// Every file was there already: nothing was touched.
    Unchanged,
}

/// Why a site was published file by file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    Asked,
    MountPoint,
    /// The folder around the output cannot be written to.
    Parent,
    /// This system or disk cannot exchange two folders.
    Unsupported,
    /// Something that others put into the output can be neither linked nor copied.
    Foreign,
}

impl Reason {
    /// Follows "file by file: ".
    pub fn words(self) -> Both {
        match self {
            Reason::Asked => Both::new("as asked", "按要求"),
            Reason::MountPoint => Both::new("the output is a mount point", "输出文件夹是挂载点"),
            Reason::Parent => {
                Both::new("the folder around the output cannot be written to", "输出文件夹所在的文件夹不可写")
            }
            Reason::Unsupported => Both::new(
                "this disk or system cannot exchange two folders in one step",
                "该磁盘或系统无法一步交换两个文件夹",
            ),
            Reason::Foreign => Both::new(
                "a file of others in the output cannot be linked or copied",
                "输出文件夹中有他人的文件无法链接或复制",
            ),
        }
    }
}

/// An output opened for one build. Dropped without [`Self::commit`], it leaves the old site as it was.
pub struct Staging {
    place: Place,
    disk: Disk,
    /// What is published now, and when its manifest was written; `None` where there is none.
    old: Manifest,
    published: Option<SystemTime>,
    /// The staged tree, until it is published or belongs to a journal.
    tree: Option<PathBuf>,
    /// When it was made, by the clock of the disk: before anything was looked at.
    began: Option<SystemTime>,
    /// The tree of the site before the published one, as long as the disk has room for it.
    spare: Mutex<Option<Spare>>,
    had_spare: bool,
    /// Why the folders cannot be exchanged, as far as is known.
    reason: Option<Reason>,
    folders: Folders,
    records: Mutex<Vec<Record>>,
    // Last, so that it is given up after all else is cleaned.
    _lock: Lock,
}

struct Record {
    line: Line,
    is_new: bool,
}

/// Opens `output` for one build.
///
/// Refuses dangerous places, waits for other builds of this output, finishes or cleans up what dead builds left.
/// Changes nothing else: the old site stays until [`Staging::commit`].
pub fn open(output: &Utf8Path, protected: &Protected, options: &Options) -> Result<Staging, Error> {
    open_on(Disk::default(), output, protected, options)
}

fn open_on(disk: Disk, output: &Utf8Path, protected: &Protected, options: &Options) -> Result<Staging, Error> {
    let place = judge(output, protected)?;
    fs::create_dir_all(&place.parent).map_err(|e| Error::disk(Act::MakeFolder, &place.parent, e))?;
    let lock = Lock::take(&place, options.patience, &options.stop)?;
    journal::complete(&disk, &place)?;
    let exists = place.exists();
    let found = if exists { Manifest::read(&place.output)? } else { None };
    if exists && found.is_none() {
        places::check_empty(&place.output)?;
    }
    let (old, published) = found.map(|(manifest, at)| (manifest, Some(at))).unwrap_or_default();
    let mut spare = clean(&disk, &place, &old, published);
    let (tree, reason) = stage(&disk, &place, options.way)?;
    // Only an exchange has a use for it.
    if let Some(spare) = spare.take_if(|_| reason.is_some()) {
        spare.clear(&disk, &place.output, &old);
    }
    let records = Mutex::default();
    let began = fs::metadata(&tree).ok().and_then(|looks| places::changed_at(&looks));
    Ok(Staging {
        place,
        disk,
        old,
        published,
        tree: Some(tree),
        began,
        had_spare: spare.is_some(),
        spare: Mutex::new(spare),
        reason,
        folders: Folders::default(),
        records,
        _lock: lock,
    })
}

/// Removes the trees that dead builds left, and gives one that was published before; what cannot be removed is left to the
/// next build.
fn clean(disk: &Disk, place: &Place, old: &Manifest, published: Option<SystemTime>) -> Option<Spare> {
    let mut spare: Option<Spare> = None;
    let beside = places::leftovers(&place.parent, &place.prefix());
    for tree in beside.into_iter().chain(places::leftovers(&place.output, STAGED_INSIDE)) {
        // A tree whose manifest is older than the output's was published once: it may hold what others put there
        // while the two were exchanged. Any other was only staged.
        match (Manifest::read(&tree), published) {
            (Ok(Some((manifest, at))), Some(published)) if at < published => {
                if let Some(other) = spare.replace(Spare::new(tree, manifest, at, published)) {
                    other.clear(disk, &place.output, old);
                }
            }
            _ => {
                let _ = disk.remove_tree(&tree);
            }
        }
    }
    spare
}

/// Makes the folder of the staged tree, and finds out whether it can be exchanged for the output.
fn stage(disk: &Disk, place: &Place, way: Way) -> Result<(PathBuf, Option<Reason>), Error> {
    let exists = place.exists();
    let inside = || disk.make_unique_folder(&place.output, STAGED_INSIDE);
    if exists && places::is_mount_point(&place.output) {
        return Ok((inside()?, Some(Reason::MountPoint)));
    }
    let is_closed = |e: &Error| matches!(e, Error::Disk { source, .. } if error::is_closed(source));
    let tree = match disk.make_unique_folder(&place.parent, &place.prefix()) {
        Ok(tree) => tree,
        Err(e) if exists && is_closed(&e) => return Ok((inside()?, Some(Reason::Parent))),
        Err(e) => return Err(e),
    };
    if way == Way::FileByFile {
        return Ok((tree, Some(Reason::Asked)));
    }
    if !exists {
        return Ok((tree, None));
    }
    // Tried out now, on two empty folders: at the end it would cost a link for every file to find out.
    let reason = match disk.make_unique_folder(&place.parent, &place.prefix()) {
        Ok(other) => {
            let can = disk.exchange(&tree, &other).is_ok();
            disk.remove_empty(&other)?;
            (!can).then_some(Reason::Unsupported)
        }
        Err(_) => Some(Reason::Unsupported),
    };
    if fs::metadata(&place.output).is_ok_and(|looks| !looks.permissions().readonly()) {
        disk.look_like(&tree, &place.output);
    }
    Ok((tree, reason))
}

impl Staging {
    /// One file of the site; from any thread, in any order, each path once.
    ///
    /// A file that is published already with these bytes is not written: its hash is in the manifest, its size is
    /// right, and nobody wrote to it after the manifest.
    pub fn put(&self, path: &OutputPath, bytes: &[u8]) -> Result<(), Error> {
        if path.as_str().starts_with(OURS) {
            return Err(Error::Reserved { path: path.to_string() });
        }
        let line = Line { path: path.clone(), size: bytes.len() as u64, hash: Hash::of(bytes), age: Age::Current };
        let is_new = !self.is_published(&line);
        if is_new {
            self.write(path.as_str(), bytes).or_else(|error| match self.had_spare && error.is_full() {
                true => {
                    self.give_up_spare();
                    self.write(path.as_str(), bytes)
                }
                false => Err(error),
            })?;
        }
        self.records.lock().unwrap_or_else(PoisonError::into_inner).push(Record { line, is_new });
        Ok(())
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        let file = self.tree().join(path);
        self.folders.make_above(&self.disk, self.tree(), path)?;
        self.disk.write_new(&file, bytes).inspect_err(|_| {
            // Half of it would be in the way of the whole.
            let _ = self.disk.remove_file(&file);
        })
    }

    /// Makes room on a full disk.
    fn give_up_spare(&self) {
        // Held while it is removed: a thread that finds the disk full meanwhile waits for the room.
        let mut spare = self.spare.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(spare) = spare.take() {
            spare.clear(&self.disk, &self.place.output, &self.old);
        }
    }

    /// Hands over what others put into the spare, which is none any more then.
    fn look_after_spare(&mut self) {
        let spare = self.spare.get_mut().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(spare) = spare.filter(|spare| !spare.is_ours()) {
            spare.clear(&self.disk, &self.place.output, &self.old);
        }
    }

    fn is_published(&self, line: &Line) -> bool {
        let same = |old: &Line| old.hash == line.hash && old.size == line.size;
        self.old.find(line.path.as_str()).is_some_and(same) && self.is_intact(line)
    }

    /// Whether the published file is as we left it.
    fn is_intact(&self, line: &Line) -> bool {
        self.published.is_some_and(|at| line.is_intact(&self.place.output, at))
    }

    fn tree(&self) -> &Path {
        self.tree.as_deref().expect("a staging has its tree until it is committed")
    }

    /// Publishes what was put. After an error the old site is still there, whole; publishing file by file, it may be
    /// in part the new one until the next build.
    pub fn commit(mut self) -> Result<Published, Error> {
        let mut records = std::mem::take(self.records.get_mut().unwrap_or_else(PoisonError::into_inner));
        records.sort_unstable_by(|a, b| a.line.path.cmp(&b.line.path));
        let written = records.iter().filter(|record| record.is_new).count();
        let unchanged = records.len() - written;
        let (kept, new): (Vec<_>, Vec<_>) = records.into_iter().partition(|record| !record.is_new);
        let kept: Vec<Line> = kept.into_iter().map(|record| record.line).collect();
        let current: Vec<Line> = kept.iter().cloned().chain(new.into_iter().map(|record| record.line)).collect();
        let current = Manifest::new(current).expect("the plan gives each output path once");

        let gone = || self.old.lines().iter().filter(|line| current.find(line.path.as_str()).is_none());
        let came_back =
            kept.iter().any(|line| self.old.find(line.path.as_str()).is_some_and(|old| old.age == Age::Former));
        let changed = written > 0 || came_back || gone().any(|line| line.age == Age::Current);
        if self.published.is_some() && !changed {
            self.look_after_spare();
            return Ok(Published { how: How::Unchanged, written, unchanged, removed: 0, foreign: Vec::new() });
        }

        let names = LazyCell::new(|| Names::of(current.lines().iter()));
        let stays = |line: &&Line| {
            let path = line.path.as_str();
            line.age == Age::Current && path.starts_with(ASSETS) && !names.exclude_file(path) && self.is_intact(line)
        };
        let former: Vec<Line> = gone().filter(stays).map(|line| Line { age: Age::Former, ..line.clone() }).collect();
        let removed = gone().count() - former.len();
        let next = current.lines().iter().chain(&former).cloned().collect();
        let next = Manifest::new(next).expect("a former asset is not in the new site");

        let (wanted, ours) = rayon::join(|| Names::of(next.lines().iter()), || Names::of(self.old.lines().iter()));
        let survey = if self.place.exists() {
            let spare = self.spare.get_mut().unwrap_or_else(PoisonError::into_inner).as_ref();
            Survey::of(&self.place.output, &ours, &wanted, spare.and_then(|spare| spare.known))?
        } else {
            Survey::default()
        };
        let links: Vec<&Line> = kept.iter().chain(&former).collect();
        drop(ours);
        let how = self.publish(&next, &wanted, &links, &survey)?;
        let foreign = survey.foreign.iter().map(Foreign::name).collect();
        Ok(Published { how, written, unchanged, removed, foreign })
    }

    /// `wanted` are the names of `next`.
    fn publish(&mut self, next: &Manifest, wanted: &Names, links: &[&Line], survey: &Survey) -> Result<How, Error> {
        let reason = match self.reason {
            Some(reason) => reason,
            None => match self.exchange(next, wanted, links, &survey.foreign)? {
                Ok(how) => return Ok(how),
                Err(reason) => reason,
            },
        };
        if !self.place.exists() {
            self.disk.make_folder(&self.place.output)?;
        }
        let tree = self.tree().to_owned();
        let (slot, output) = (&mut self.tree, &self.place.output);
        journal::publish(&self.disk, output, &tree, next, survey, || *slot = None)?;
        Ok(How::FileByFile(reason))
    }

    /// Completes a tree and gives it the name of the output; a reason, where that cannot be.
    fn exchange(
        &mut self,
        next: &Manifest,
        wanted: &Names,
        links: &[&Line],
        foreign: &[Foreign],
    ) -> Result<Result<How, Reason>, Error> {
        let mut is_ours = foreign.is_empty();
        if let Some(spare) = self.spare.get_mut().unwrap_or_else(PoisonError::into_inner).take() {
            if is_ours && self.exchange_spare(&spare, next, wanted)? {
                return Ok(Ok(How::Exchanged));
            }
            // Into the output, after it was surveyed.
            spare.clear(&self.disk, &self.place.output, &self.old);
            is_ours = false;
        }
        let (disk, output, tree) = (&self.disk, &self.place.output, self.tree());
        match carry(disk, output, tree, foreign) {
            Ok(()) => {}
            Err(e) if e.is_full() => return Err(e),
            Err(_) => return Ok(Err(Reason::Foreign)),
        }
        links.par_iter().try_for_each(|line| {
            let path = line.path.as_str();
            self.folders.make_above(disk, tree, path)?;
            link_published(disk, &output.join(path), &tree.join(path))
        })?;
        disk.write_synced(&tree.join(MANIFEST), next.write().as_bytes())?;
        if !self.place.exists() {
            disk.rename(tree, output)?;
            self.tree = None;
            return Ok(Ok(How::First));
        }
        match disk.exchange(tree, output) {
            Ok(()) => {}
            Err(e) if e.is_full() => return Err(e),
            Err(_) => return Ok(Err(Reason::Unsupported)),
        }
        let old_tree = self.tree.take().expect("it was there a moment ago");
        self.retire(old_tree, next, is_ours);
        Ok(Ok(if self.published.is_none() { How::First } else { How::Exchanged }))
    }

    /// The same with the tree of the site before the published one; false, and nothing done, where it is not all ours.
    fn exchange_spare(&mut self, spare: &Spare, next: &Manifest, wanted: &Names) -> Result<bool, Error> {
        let (disk, output) = (&self.disk, &self.place.output);
        let exchanged = spare.become_next(disk, self.tree(), output, next, wanted).and_then(|can| {
            if can {
                disk.write_synced(&spare.tree.join(MANIFEST), next.write().as_bytes())?;
                disk.exchange(&spare.tree, output)?;
            }
            Ok(can)
        });
        match exchanged {
            Ok(true) => self.retire(spare.tree.clone(), next, true),
            Ok(false) => {}
            // Neither the old site nor the new: only room on the disk.
            Err(_) => {
                let _ = disk.remove_tree(&spare.tree);
            }
        }
        exchanged
    }

    /// Keeps the tree of the old site for the next publishing, where it was all ours when it was surveyed: what others
    /// put there since, the next build hands over. `next` is published now: an error here is the next build's.
    fn retire(&mut self, tree: PathBuf, next: &Manifest, is_ours: bool) {
        // A folder without a manifest was no site.
        if self.published.is_some() && is_ours {
            if let Some(began) = self.began {
                Spare::mark(&self.disk, &tree, &self.place.output, began);
            }
            return;
        }
        let (manifest, at) = (std::mem::take(&mut self.old), SystemTime::UNIX_EPOCH);
        Spare { tree, manifest, at, known: None }.clear(&self.disk, &self.place.output, next);
    }
}

/// A second name for a page that is published: it was there when the new site was put together.
fn link_published(disk: &Disk, page: &Path, to: &Path) -> Result<(), Error> {
    disk.link(page, to).map_err(|e| match e.kind() {
        Some(io::ErrorKind::NotFound) => Error::Changed { path: page.display().to_string() },
        _ => e,
    })
}

impl Drop for Staging {
    fn drop(&mut self) {
        if let Some(tree) = self.tree.take() {
            let _ = self.disk.remove_tree(&tree);
        }
    }
}
