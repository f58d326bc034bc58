//! What lies in an output folder: ours by the manifest, or someone else's.
//!
//! The walk never follows a link. What is someone else's is named, carried along and never removed; where it stands
//! in the way of a page, nothing is published.

use std::fs::{self, DirEntry, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::disk::Disk;
use super::error::{Act, Error};
use super::manifest::{Line, Manifest};
use super::places::{changed_at, identity, is_ours_at_top};

/// Files and the folders they lie in, as paths below the output.
#[derive(Default)]
pub(super) struct Names<'a> {
    pub files: FxHashSet<&'a str>,
    pub folders: FxHashSet<&'a str>,
}

impl<'a> Names<'a> {
    pub fn of(lines: impl Iterator<Item = &'a Line>) -> Self {
        let mut names = Names::default();
        for line in lines {
            let mut path = line.path.as_str();
            names.files.insert(path);
            while let Some((folder, _)) = path.rsplit_once('/') {
                if !names.folders.insert(folder) {
                    break;
                }
                path = folder;
            }
        }
        names
    }

    /// Whether a file at `path` stands in the way of these: a folder has its name, or a file that of a folder above.
    pub fn exclude_file(&self, path: &str) -> bool {
        self.folders.contains(path) || above(path).any(|folder| self.files.contains(folder))
    }

    /// The same of a folder.
    pub fn exclude_folder(&self, path: &str) -> bool {
        self.files.contains(path) || above(path).any(|folder| self.files.contains(folder))
    }
}

/// The folders that `path` lies in, the nearest first.
pub(super) fn above(path: &str) -> impl Iterator<Item = &str> {
    path.rmatch_indices('/').map(|(at, _)| &path[..at])
}

/// A file, link or whole folder that is not ours; its path is below the output.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Foreign {
    pub path: PathBuf,
    pub is_folder: bool,
}

impl Foreign {
    /// For people: with `/`, at the end too for a folder.
    pub fn name(&self) -> String {
        let name = self.path.to_string_lossy().replace('\\', "/");
        if self.is_folder { name + "/" } else { name }
    }
}

#[derive(Debug, Default)]
pub(super) struct Survey {
    /// Sorted; a folder in which nothing is ours is named once and stands for all in it.
    pub foreign: Vec<Foreign>,
    /// Files of `ours` that are really there and not in `next`; sorted.
    pub stale: Vec<String>,
    /// Folders of `ours` that are really there and not in `next`; sorted.
    pub stale_folders: Vec<String>,
}

impl Survey {
    /// Walks `output`, of which `ours` is ours, and which is to hold `next`.
    ///
    /// `known`, if given, by the clock of the disk: nothing of others came to it before. A folder that nothing came to and
    /// nothing left since then is not read: thousands of them hold one page each.
    pub fn of(output: &Path, ours: &Names, next: &Names, known: Option<SystemTime>) -> Result<Self, Error> {
        let walk = Walk { output, ours, next };
        let mut found = match known.and_then(|known| walk.changed(known)) {
            Some(changed) => walk.changed_alone(&changed)?,
            None => walk.with_all_below(output, "", false)?,
        };
        found.foreign.sort();
        found.stale.sort();
        found.stale_folders.sort();
        Ok(found)
    }

    fn append(&mut self, mut other: Survey) {
        self.foreign.append(&mut other.foreign);
        self.stale.append(&mut other.stale);
        self.stale_folders.append(&mut other.stale_folders);
    }

    /// What is stale, as files and folders: what has to go before `next` comes, since a file has become a folder or the
    /// other way round, and the rest, which goes after.
    pub fn early_and_late(&self, next: &Names) -> [(Vec<&String>, Vec<&String>); 2] {
        let (early, late) = self.stale.iter().partition(|path| next.exclude_file(path));
        let (early_folders, late_folders) = self.stale_folders.iter().partition(|path| next.exclude_folder(path));
        [(early, early_folders), (late, late_folders)]
    }
}

/// A folder with its path below the output, and whether it has to make room for a file.
type Below = (PathBuf, String, bool);

struct Walk<'a> {
    output: &'a Path,
    ours: &'a Names<'a>,
    next: &'a Names<'a>,
}

impl Walk<'_> {
    /// A folder with all below it. `within` is the path of `folder` below the output, empty for the output; `blocked`,
    /// that it has to make room for a file of its own name.
    fn with_all_below(&self, folder: &Path, within: &str, blocked: bool) -> Result<Survey, Error> {
        let (mut found, folders) = self.one(folder, within, blocked)?;
        let below: Vec<Survey> = folders
            .into_par_iter()
            .map(|(folder, path, blocked)| self.with_all_below(&folder, &path, blocked))
            .collect::<Result<_, _>>()?;
        below.into_iter().for_each(|survey| found.append(survey));
        Ok(found)
    }

    /// What lies in a folder itself, and the folders in it that are ours.
    fn one(&self, folder: &Path, within: &str, blocked: bool) -> Result<(Survey, Vec<Below>), Error> {
        let mut found = Survey::default();
        let mut folders = Vec::new();
        for entry in entries(folder)? {
            let path = entry.file_name().to_str().map(|name| join(within, name));
            if within.is_empty() && path.as_deref().is_some_and(is_ours_at_top) {
                continue;
            }
            let is_folder = is_folder(&entry)?;
            let path = path.as_deref();
            let here = |set: &FxHashSet<&str>| path.is_some_and(|path| set.contains(path));
            let (ours, wanted) = (&self.ours, here(&self.next.files));
            if is_folder && (here(&ours.folders) || here(&self.next.folders)) {
                let path = path.unwrap_or_default();
                if !self.next.folders.contains(path) {
                    found.stale_folders.push(path.to_owned());
                }
                folders.push((entry.path(), path.to_owned(), blocked || wanted));
            } else if !is_folder && here(&ours.files) {
                if !wanted {
                    found.stale.push(path.unwrap_or_default().to_owned());
                }
            } else {
                let relative = entry.path().strip_prefix(self.output).expect("an entry lies in its folder").to_owned();
                let foreign = Foreign { path: relative, is_folder };
                if blocked || wanted || here(&self.next.folders) {
                    let output = self.output.display().to_string();
                    return Err(Error::Taken { output, path: foreign.name() });
                }
                found.foreign.push(foreign);
            }
        }
        Ok((found, folders))
    }

    /// Those of our folders in which something came or went at `since` or later; `None` where one of them is no folder
    /// any more, so that paths below it lead elsewhere.
    fn changed(&self, since: SystemTime) -> Option<FxHashSet<&str>> {
        let folders: Vec<&str> = self.ours.folders.iter().copied().collect();
        let looks = folders.into_par_iter().map(|path| {
            let looks = fs::symlink_metadata(self.output.join(path)).ok().filter(Metadata::is_dir)?;
            Some((path, changed_at(&looks).is_none_or(|at| at >= since)))
        });
        let looks: Option<Vec<(&str, bool)>> = looks.collect();
        Some(looks?.into_iter().filter(|(_, changed)| *changed).map(|(path, _)| path).collect())
    }

    /// The same as [`Self::with_all_below`] of the output, as long as all folders of ours but `changed` hold what they
    /// should.
    fn changed_alone(&self, changed: &FxHashSet<&str>) -> Result<Survey, Error> {
        let read = |path: &str| -> Result<Survey, Error> {
            let folder = if path.is_empty() { self.output.to_owned() } else { self.output.join(path) };
            let (mut found, folders) = self.one(&folder, path, self.next.exclude_folder(path))?;
            // Others made a folder of a name that is to be ours.
            for (folder, path, blocked) in folders.iter().filter(|(_, path, _)| !self.ours.folders.contains(&**path)) {
                found.append(self.with_all_below(folder, path, *blocked)?);
            }
            Ok(found)
        };
        let mut found = read("")?;
        let below: Vec<Survey> = changed.par_iter().map(|path| read(path)).collect::<Result<_, _>>()?;
        below.into_iter().for_each(|survey| found.append(survey));
        let gone = |path: &&&str, next: &FxHashSet<&str>| {
            let is_read = above(path).next().is_none_or(|folder| changed.contains(folder));
            !is_read && !next.contains(**path)
        };
        let Names { files, folders } = self.ours;
        found.stale.extend(files.iter().filter(|path| gone(path, &self.next.files)).map(|path| (*path).to_owned()));
        found
            .stale_folders
            .extend(folders.iter().filter(|path| gone(path, &self.next.folders)).map(|path| (*path).to_owned()));
        Ok(found)
    }
}

fn join(within: &str, name: &str) -> String {
    if within.is_empty() { name.to_owned() } else { format!("{within}/{name}") }
}

/// Collected, so that the folder is closed again before anything in it is opened.
fn entries(folder: &Path) -> Result<Vec<DirEntry>, Error> {
    let failed = |e: io::Error| Error::disk(Act::Read, folder, e);
    fs::read_dir(folder).map_err(failed)?.map(|entry| entry.map_err(failed)).collect()
}

fn is_folder(entry: &DirEntry) -> Result<bool, Error> {
    Ok(entry.file_type().map_err(|e| Error::disk(Act::Look, &entry.path(), e))?.is_dir())
}

/// Gives what is not ours a second name in the staged tree: files by links, folders anew with all in them.
///
/// Links, and not a move: whenever we are killed, the output still has all of it.
pub(super) fn carry(disk: &Disk, output: &Path, tree: &Path, foreign: &[Foreign]) -> Result<(), Error> {
    for item in foreign {
        let to = tree.join(&item.path);
        if let Some(folder) = to.parent().filter(|folder| !folder.exists()) {
            fs::create_dir_all(folder).map_err(|e| Error::disk(Act::MakeFolder, folder, e))?;
        }
        if !item.is_folder {
            disk.link(&output.join(&item.path), &to)?;
            continue;
        }
        let mut left = vec![item.path.clone()];
        let mut made = Vec::new();
        while let Some(folder) = left.pop() {
            disk.make_folder(&tree.join(&folder))?;
            for entry in entries(&output.join(&folder))? {
                let path = folder.join(entry.file_name());
                if is_folder(&entry)? {
                    left.push(path);
                } else {
                    disk.link(&entry.path(), &tree.join(&path))?;
                }
            }
            made.push(folder);
        }
        // Last, the innermost first: a read-only folder could not have been filled.
        for folder in made.iter().rev() {
            disk.look_like(&tree.join(folder), &output.join(folder));
        }
    }
    Ok(())
}

/// Removes the tree of a former site, which `ours` describes, after `output` took its place.
///
/// What is not ours was linked into the output before. What came or changed since is moved there; should a page
/// of ours (`now`) have its name, it stays where it is, and so does the tree. True when all is gone.
pub(super) fn clear(disk: &Disk, tree: &Path, ours: &Manifest, output: &Path, now: &Manifest) -> Result<bool, Error> {
    let gone = Clearing { disk, tree, ours, output, now }.folder(tree, Some(""))?;
    if !gone {
        return Ok(false);
    }
    // Our own files at the top go last: a tree with a manifest is known for what it is.
    for entry in entries(tree)? {
        if is_folder(&entry)? {
            disk.remove_tree(&entry.path())?;
        } else {
            disk.remove_file(&entry.path())?;
        }
    }
    disk.remove_empty(tree)?;
    Ok(true)
}

struct Clearing<'a> {
    disk: &'a Disk,
    tree: &'a Path,
    ours: &'a Manifest,
    output: &'a Path,
    now: &'a Manifest,
}

impl Clearing<'_> {
    /// `within` is the path of `folder` below the tree, `None` if it is not UTF-8.
    fn folder(&self, folder: &Path, within: Option<&str>) -> Result<bool, Error> {
        let is_top = within == Some("");
        let mut folders = Vec::new();
        let mut gone = true;
        for entry in entries(folder)? {
            let name = entry.file_name();
            let path = within.zip(name.to_str()).map(|(within, name)| join(within, name));
            let named = |manifest: &Manifest| path.as_deref().is_some_and(|path| manifest.find(path).is_some());
            if is_top && path.as_deref().is_some_and(is_ours_at_top) {
                continue;
            }
            if is_folder(&entry)? {
                folders.push((entry.path(), path));
            } else if named(self.ours) {
                self.disk.remove_file(&entry.path())?;
            } else {
                gone &= self.hand_over(&entry.path(), named(self.now))?;
            }
        }
        let below: Vec<bool> = folders
            .into_par_iter()
            .map(|(folder, path)| self.folder(&folder, path.as_deref()))
            .collect::<Result<_, _>>()?;
        gone &= below.into_iter().all(|gone| gone);
        if gone && !is_top {
            self.disk.remove_empty(folder)?;
        }
        Ok(gone)
    }

    /// Someone else's file goes to the output, unless it is there already under its second name.
    fn hand_over(&self, from: &Path, is_page_now: bool) -> Result<bool, Error> {
        let to = self.output.join(from.strip_prefix(self.tree).expect("an entry lies in its folder"));
        let there = |path: &Path| fs::symlink_metadata(path).ok().and_then(|looks| identity(&looks));
        if there(from).is_some() && there(from) == there(&to) {
            self.disk.remove_file(from)?;
            return Ok(true);
        }
        if is_page_now {
            return Ok(false);
        }
        if let Some(folder) = to.parent().filter(|folder| !folder.exists())
            && fs::create_dir_all(folder).is_err()
        {
            return Ok(false);
        }
        Ok(self.disk.replace(from, &to).is_ok())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::time::Duration;

    use super::*;

    const OURS: [&str; 6] =
        ["index.html", "en/index.html", "en/programs/gone/index.html", "en/turn/index.html", "zh/old", "zh/首页.html"];
    const NEXT: [&str; 5] =
        ["index.html", "en/index.html", "en/programs/new/index.html", "en/turn", "zh/old/index.html"];

    fn names(paths: &[&'static str]) -> Names<'static> {
        let folders = paths.iter().flat_map(|path| above(path)).collect();
        Names { files: paths.iter().copied().collect(), folders }
    }

    fn tree(theirs: &[&str]) -> tempfile::TempDir {
        let output = tempfile::tempdir().unwrap();
        for path in OURS.iter().chain(theirs) {
            let path = output.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
        output
    }

    /// What a survey tells, in words.
    fn told(output: &Path, since: Option<SystemTime>) -> Result<[BTreeSet<String>; 3], String> {
        let survey = Survey::of(output, &names(&OURS), &names(&NEXT), since).map_err(|e| e.to_string())?;
        let foreign = survey.foreign.iter().map(Foreign::name).collect();
        Ok([foreign, survey.stale.into_iter().collect(), survey.stale_folders.into_iter().collect()])
    }

    fn set(paths: &[&str]) -> BTreeSet<String> {
        paths.iter().map(|path| (*path).to_owned()).collect()
    }

    const STALE: [&str; 4] = ["en/programs/gone/index.html", "en/turn/index.html", "zh/old", "zh/首页.html"];
    const STALE_FOLDERS: [&str; 2] = ["en/programs/gone", "en/turn"];

    #[test]
    fn folders_that_changed_are_read_as_the_whole_tree_is() {
        let cases: &[&[&str]] = &[
            &[],
            &["CNAME", "img/照片.jpg", "en/笔记.txt", "en/programs/gone/note"],
            &["en/programs/new/note", "zh/a/b/c"],
            &["en/turn/note"],
            &["en/programs/new/index.html"],
        ];
        for theirs in cases {
            let output = tree(theirs);
            let whole = told(output.path(), None);
            assert_eq!(told(output.path(), Some(SystemTime::UNIX_EPOCH)), whole, "{theirs:?}");
            if let Ok([foreign, stale, folders]) = whole {
                assert_eq!(foreign.len(), theirs.len(), "{foreign:?}");
                assert_eq!((stale, folders), (set(&STALE), set(&STALE_FOLDERS)));
            }
        }
    }

    #[test]
    fn folders_that_did_not_change_are_not_read_but_the_top_is() {
        let output = tree(&["CNAME", "en/笔记.txt"]);
        let later = SystemTime::now() + Duration::from_hours(1);
        let unread = told(output.path(), Some(later));
        let expected = [set(&["CNAME"]), set(&STALE), set(&STALE_FOLDERS)];
        assert_eq!(unread, Ok(expected));
    }

    #[cfg(unix)]
    #[test]
    fn where_a_folder_of_ours_is_none_any_more_all_is_read_and_no_link_followed() {
        let output = tree(&[]);
        let moved = output.path().join("moved");
        fs::rename(output.path().join("en/programs"), &moved).unwrap();
        std::os::unix::fs::symlink(&moved, output.path().join("en/programs")).unwrap();
        let later = SystemTime::now() + Duration::from_hours(1);
        let whole = told(output.path(), None);
        assert!(whole.is_err(), "{whole:?}");
        assert_eq!(told(output.path(), Some(later)), whole);
        fs::remove_file(output.path().join("en/programs")).unwrap();
        let [foreign, stale, folders] = told(output.path(), Some(later)).unwrap();
        assert_eq!((foreign, folders), (set(&["moved/"]), set(&["en/turn"])));
        assert_eq!(stale, set(&["en/turn/index.html", "zh/old", "zh/首页.html"]));
    }
}
