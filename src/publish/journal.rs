//! Publishing file by file, where a folder cannot be exchanged: Windows, a mount point, a parent that is read-only.
//!
//! A journal is written first, which says where the new files are staged and what the output is to hold. Then new
//! assets are put in place, then pages, each by one rename; files that are gone are removed after, the manifest is
//! replaced last. Killed in between, the next build does the same again from the journal, which harms nothing done.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::ASSETS;
use super::disk::Disk;
use super::error::{Act, Error, Refusal};
use super::folders::Folders;
use super::manifest::{Hash, Line, Manifest};
use super::places::{JOURNAL, MANIFEST, Place, STAGED_INSIDE, TEMPORARY, leftovers};
use super::survey::{Names, Survey};
use crate::project::regular::{self, Links};

const HEAD: &str = "prospectus-journal 1\nstaged ";

/// Publishes `next`, of which those files that are new lie in `tree`; what `survey` found
/// stale is removed.
///
/// Until the journal is there, an error leaves all as it was; `begun` is then called, and from then on the next
/// build finishes what this one could not.
pub(super) fn publish(
    disk: &Disk,
    output: &Path,
    tree: &Path,
    next: &Manifest,
    survey: &Survey,
    begun: impl FnOnce(),
) -> Result<(), Error> {
    let inside = tree.parent() == Some(output);
    let name = tree.file_name().expect("a staged tree has a name").to_string_lossy();
    let text = format!("{HEAD}{} {name}\n{}", if inside { "inside" } else { "beside" }, next.write());
    write_whole(disk, output, JOURNAL, &text)?;
    begun();
    apply(disk, output, tree, next, survey).map_err(Error::begun)
}

/// Finishes what a dead build had begun in this output.
pub(super) fn complete(disk: &Disk, place: &Place) -> Result<(), Error> {
    let path = place.output.join(JOURNAL);
    let text = match regular::read(&path, Links::Refuse, u64::MAX) {
        // A text that is not UTF-8 is no journal.
        Ok(bytes) => String::from_utf8(bytes).unwrap_or_default(),
        Err(e) if matches!(e.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => return Ok(()),
        Err(e) => return Err(Error::disk(Act::Read, &path, e)),
    };
    let (tree, next) = parse(place, &text).ok_or_else(|| Error::refused(&place.output, Refusal::Manifest))?;
    let old = Manifest::read(&place.output)?.map(|(manifest, _)| manifest).unwrap_or_default();
    let ours = Names::of(old.lines().iter().chain(next.lines()));
    match tree {
        Some(tree) => {
            let survey = Survey::of(&place.output, &ours, &Names::of(next.lines().iter()), None)?;
            apply(disk, &place.output, &tree, &next, &survey).map_err(Error::begun)
        }
        // Someone removed the staged files: nobody knows what was put in place. All of it is ours; the build that
        // follows writes anew what it cannot be sure of.
        None => {
            let unsure = |line: &Line| match old.find(line.path.as_str()) {
                Some(old) if old.hash == line.hash => line.clone(),
                _ => Line { hash: Hash::UNKNOWN, ..line.clone() },
            };
            let gone = old.lines().iter().filter(|line| next.find(line.path.as_str()).is_none());
            let lines = next.lines().iter().map(unsure).chain(gone.cloned()).collect();
            let union = Manifest::new(lines).expect("a path is in the new manifest or only in the old");
            write_whole(disk, &place.output, MANIFEST, &union.write())?;
            disk.remove_file(&path)
        }
    }
}

/// The staged tree, if it is still there, and the manifest to be; `None` if this is no journal.
fn parse(place: &Place, text: &str) -> Option<(Option<PathBuf>, Manifest)> {
    let (first, manifest) = text.strip_prefix(HEAD)?.split_once('\n')?;
    // Compared with what is there: a name from a file is never made into a path.
    let staged = match first.split_once(' ')? {
        ("inside", name) => leftovers(&place.output, STAGED_INSIDE).into_iter().find(|tree| tree.ends_with(name)),
        ("beside", name) => leftovers(&place.parent, &place.prefix()).into_iter().find(|tree| tree.ends_with(name)),
        _ => return None,
    };
    Some((staged, Manifest::parse(manifest).ok()?))
}

/// Can be broken off at any moment and done again.
fn apply(disk: &Disk, output: &Path, tree: &Path, next: &Manifest, survey: &Survey) -> Result<(), Error> {
    let [early, late] = survey.early_and_late(&Names::of(next.lines().iter()));
    remove(disk, output, &early)?;
    let folders = Folders::default();
    let (assets, pages): (Vec<_>, Vec<_>) =
        next.lines().iter().partition(|line| line.path.as_str().starts_with(ASSETS));
    for line in assets.into_iter().chain(pages) {
        let from = tree.join(line.path.as_str());
        if fs::symlink_metadata(&from).is_err() {
            continue; // unchanged, or put in place before we were killed
        }
        folders.make_above(disk, output, line.path.as_str())?;
        disk.replace(&from, &output.join(line.path.as_str()))?;
    }
    remove(disk, output, &late)?;
    write_whole(disk, output, MANIFEST, &next.write())?;
    disk.remove_file(&output.join(JOURNAL))?;
    disk.remove_tree(tree)
}

/// Removes files, then those of the folders (sorted) that are empty.
pub(super) fn remove(disk: &Disk, output: &Path, (files, folders): &(Vec<&String>, Vec<&String>)) -> Result<(), Error> {
    files.iter().try_for_each(|path| disk.remove_file(&output.join(path)))?;
    // In reverse, a folder comes after those in it.
    folders.iter().rev().try_for_each(|path| disk.remove_empty(&output.join(path)))
}

/// Replaces one of our own files at the top of the output, so that it is never seen half-written.
fn write_whole(disk: &Disk, output: &Path, name: &str, text: &str) -> Result<(), Error> {
    let temporary = output.join(TEMPORARY);
    disk.remove_file(&temporary)?;
    let written =
        disk.write_synced(&temporary, text.as_bytes()).and_then(|()| disk.replace(&temporary, &output.join(name)));
    if written.is_err() {
        // Half of it, on a disk that is full: of no use, and readers could see it.
        let _ = disk.remove_file(&temporary);
    }
    written
}
