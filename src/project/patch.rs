//! The project after entries were edited, without a walk: what `serve` does for each save.
//!
//! Entries stay those that they were, and keep their ids: texts that were there before are read alone, and where files in
//! the folder of an entry came, went or are no texts, that folder (`reread`). Entries that came or went and `site.toml` ask
//! for the whole walk. Of the theme is said only that it may be another: `theme` reads it.
//! Not here: what the edit means for the entry (`catalogue::decode`).

#![allow(clippy::disallowed_methods, reason = "reads again what discovering has read")]

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::io;

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;
use walkdir::WalkDir;

use super::arrange::{MAX_FOLDERS, is_litter, is_passed_over};
use super::discover::{place, read};
use super::{Error, Project, What, is_below};
use crate::address::{EntryId, Slug};
use crate::diag::Diagnostics;
use crate::source::FileId;
use crate::syntax::bytes::{MAX_BYTES, read_text};

/// What became of the project.
#[derive(Debug)]
pub enum Patched {
    /// The files say what they said.
    Same,
    Edited(Box<Edit>),
    /// Everything is to be read again.
    Whole,
}

/// What is new where the entries are those that were there before.
#[derive(Debug)]
pub struct Edit {
    /// With the new texts and files, and without the files of the theme where that may be another. Its diagnostics are
    /// those of the files of `reread`.
    pub project: Project,
    /// Those with new texts or files, in their order.
    pub entries: Vec<EntryId>,
    /// Those of them of which files came, went or may have become others.
    pub reread: Vec<EntryId>,
    pub theme: ThemeNow,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThemeNow {
    Same,
    /// Its files are to be read again.
    Other,
}

/// From so many files on, the whole walk costs less.
const MANY: usize = 2_000;
/// From so many entries on, whose folders are walked one by one.
const MANY_FOLDERS: usize = 64;
/// So many files may have come since the whole walk.
const ADDED: usize = 1_000;

/// What may be another below the paths that were named.
#[derive(Default)]
struct Touched {
    texts: BTreeSet<FileId>,
    /// Entries of which files came, went, or are no texts.
    reread: BTreeSet<EntryId>,
    /// Files in their folders that are no texts, by path.
    others: BTreeSet<String>,
}

impl Project {
    /// The project with what `paths`, below the root or relative to it, hold now; folders stand for what lies in them.
    /// What no build reads is passed over.
    ///
    /// # Errors
    /// A file cannot be read.
    pub fn patched(&self, paths: &BTreeSet<Utf8PathBuf>) -> Result<Patched, Error> {
        let is_of_theme = |path: &str| path.split('/').next() == Some("themes") && !is_passed_over(path);
        let theme = match paths.iter().map(|path| self.below_root(path)).any(is_of_theme) {
            true => ThemeNow::Other,
            false => ThemeNow::Same,
        };
        let Some(Touched { texts, mut reread, others }) = self.touched(paths)? else { return Ok(Patched::Whole) };
        let texts: Vec<(FileId, Option<String>)> =
            texts.into_par_iter().map(|file| Ok((file, self.text_now(file)?))).collect::<Result<_, Error>>()?;
        let mut changed = Vec::new();
        for (file, text) in texts {
            match text {
                Some(text) if *self.sources[file].text == *text => {}
                Some(text) => changed.push((file, text)),
                None => match self.entry_around(&self.sources[file].path) {
                    Some(id) => drop(reread.insert(id)),
                    None => return Ok(Patched::Whole),
                },
            }
        }
        if changed.is_empty() && reread.is_empty() && theme == ThemeNow::Same {
            return Ok(Patched::Same);
        }
        // The files of the theme lie between those of the whole walk and those that came since.
        let is_mixed = theme == ThemeNow::Other && !(reread.is_empty() && self.since.added.is_empty());
        if is_mixed || reread.len() > MANY_FOLDERS || self.since.added.len() > ADDED {
            return Ok(Patched::Whole);
        }
        let mut entries = reread.clone();
        let mut project = self.clone();
        for (file, text) in changed {
            let Some(entry) = self.entry_of(file) else { return Ok(Patched::Whole) };
            entries.insert(entry);
            project.sources.replace(file, text);
        }
        for id in &reread {
            if !project.reread(*id, &others)? {
                return Ok(Patched::Whole);
            }
        }
        if theme == ThemeNow::Other {
            project.sources.truncate(FileId(self.config.file.0 + 1));
        }
        let (entries, reread) = (entries.into_iter().collect(), reread.into_iter().collect());
        Ok(Patched::Edited(Box::new(Edit { project, entries, reread, theme })))
    }

    /// What lies at `paths` and below them; `None` where entries may have come or gone.
    fn touched(&self, paths: &BTreeSet<Utf8PathBuf>) -> Result<Option<Touched>, Error> {
        let mut touched = Touched::default();
        for path in paths {
            let path = self.below_root(path);
            let first = path.split('/').next().unwrap_or_default();
            if is_passed_over(path) && path != "." {
                continue;
            }
            match first {
                "content" | "site.toml" => {}
                "" | "." => return Ok(None),
                // Nothing else of a site is read but its theme.
                _ => continue,
            }
            let inside = match self.find(path) {
                Some(file) if !self.is_folder(file) => vec![file],
                None => Vec::new(),
                Some(_) => self.below(path),
            };
            if inside.len() > MANY {
                return Ok(None);
            }
            let mut there: BTreeSet<FileId> = BTreeSet::new();
            for (found, is_folder) in on_disk(&self.root.join(path), &self.root)? {
                let known = self.find(&found).filter(|file| self.is_folder(*file) == is_folder);
                there.extend(known);
                match known {
                    Some(_) if is_folder => {}
                    Some(file) if file == self.config.file || self.entry_of(file).is_some() => {
                        touched.texts.insert(file);
                    }
                    _ => {
                        let Some(id) = self.entry_around(&found) else { return Ok(None) };
                        touched.reread.insert(id);
                        touched.others.insert(found);
                    }
                }
            }
            for gone in inside.iter().filter(|file| !there.contains(file)) {
                let Some(id) = self.entry_around(&self.sources[*gone].path) else { return Ok(None) };
                touched.reread.insert(id);
            }
        }
        Ok((touched.texts.len() <= MANY).then_some(touched))
    }

    /// The entry in whose folder `path` lies, where it is the only one that can have that slug.
    fn entry_around(&self, path: &str) -> Option<EntryId> {
        let mut parts = path.strip_prefix("content/")?.splitn(3, '/');
        let (kind, name, _) = (parts.next()?, parts.next()?, parts.next()?);
        let id = self.index.find(self.index.kind(kind)?, name)?;
        let folder = self.find(&format!("content/{kind}/{name}"))?;
        let is_alone = self.find(&format!("content/{kind}/{name}.yaml")).is_none();
        (self.is_folder(folder) && is_alone).then_some(id)
    }

    pub(super) fn is_folder(&self, file: FileId) -> bool {
        self.folders.binary_search(&file).is_ok()
    }

    /// The folder at `path` and all that lies in it, or the file there.
    pub(super) fn below(&self, path: &str) -> Vec<FileId> {
        let all = self.sources.iter().filter(|(file, source)| is_below(&source.path, path) && !self.is_gone(*file));
        all.map(|(file, _)| file).collect()
    }

    fn is_gone(&self, file: FileId) -> bool {
        self.since.gone.contains(&file)
    }

    fn below_root<'p>(&self, path: &'p Utf8Path) -> &'p str {
        path.strip_prefix(&self.root).unwrap_or(path).as_str().trim_end_matches('/')
    }

    /// The file or folder at `path`, as far as is known.
    pub(super) fn find(&self, path: &str) -> Option<FileId> {
        let added = self.since.added.iter().copied().filter(|file| *self.sources[*file].path == *path);
        self.walked(path).into_iter().chain(added).find(|file| !self.is_gone(*file))
    }

    /// What the whole walk found at `path`.
    fn walked(&self, path: &str) -> Option<FileId> {
        // They are sorted by the parts of their paths; `site.toml` is the last.
        let (mut start, mut end) = (0, self.config.file.0 + 1);
        while start < end {
            let middle = FileId(start + (end - start) / 2);
            match self.sources[middle].path.split('/').cmp(path.split('/')) {
                Ordering::Less => start = middle.0 + 1,
                Ordering::Equal => return Some(middle),
                Ordering::Greater => end = middle.0,
            }
        }
        None
    }

    /// The text of `file` as it is now; `None` where it is none.
    fn text_now(&self, file: FileId) -> Result<Option<String>, Error> {
        let path = self.sources[file].path.to_string();
        let Some(found) = read(&self.root, path)? else { return Ok(None) };
        let What::File { size, bytes } = found.what else { return Ok(None) };
        if size > MAX_BYTES as u64 {
            return Ok(None);
        }
        let read = read_text(file, bytes, &mut Diagnostics::default());
        Ok(read.readable.then_some(read.text))
    }

    /// The entry of which `file` is a text that could be read.
    fn entry_of(&self, file: FileId) -> Option<EntryId> {
        let path = self.sources[file].path.strip_prefix("content/")?;
        let (folder, rest) = path.split_once('/')?;
        let name = rest.split_once('/').map_or_else(|| rest.strip_suffix(".yaml"), |(name, _)| Some(name))?;
        let slug = Slug::parse(name).ok()?;
        let id = self.index.find(self.index.kind(folder)?, slug.as_str())?;
        let entry = &self.entries[id.index()];
        let is_own = entry.facts == Some(file) || entry.words.iter().any(|(_, words)| *words == file);
        (is_own && entry.unreadable.is_empty()).then_some(id)
    }
}

/// The files and folders at `path` and below it, below `root`, and whether each is a folder; none where nothing is there.
/// What is neither, or has no name in UTF-8, is there under a name that no project knows.
fn on_disk(path: &Utf8PathBuf, root: &Utf8PathBuf) -> Result<Vec<(String, bool)>, Error> {
    let mut all = Vec::new();
    let mut walk = WalkDir::new(path).follow_links(false).max_depth(MAX_FOLDERS + 4).into_iter();
    while let Some(item) = walk.next() {
        let item = match item {
            Ok(item) => item,
            Err(error) => {
                let path = error.path().map_or_else(String::new, |path| place(root, path));
                let source = io::Error::from(error);
                if source.kind() == io::ErrorKind::NotFound {
                    continue;
                }
                return Err(Error::Unreadable { path, source });
            }
        };
        let is_folder = item.file_type().is_dir();
        if item.depth() > 0 && is_litter(&item.file_name().to_string_lossy()) {
            if is_folder {
                walk.skip_current_dir();
            }
            continue;
        }
        let is_plain = is_folder || item.file_type().is_file();
        let is_named = item.file_name().to_str().is_some();
        let found = place(root, item.path());
        all.push((if is_plain && is_named { found } else { format!("{found}\0") }, is_folder));
        if all.len() > 2 * MANY {
            break;
        }
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::kind_names;
    use crate::project::discover;

    const SITE: &str =
        "title = \"Wangchuan\"\nbase_url = \"https://wangchuan.example/\"\nlanguages = [\"en\", \"zh\"]\n";

    /// What the site says after `edit` to those who are told `paths`: the slugs of the entries with other texts, and
    /// whether the theme may be another.
    #[track_caller]
    fn check(edit: impl FnOnce(&Utf8Path), paths: &[&str], expected: Result<&[&str], &str>) {
        let folder = tempfile::tempdir().unwrap();
        let root = Utf8Path::from_path(folder.path()).unwrap();
        for (path, text) in [
            ("site.toml", SITE),
            ("content/majors/bridges.yaml", "name: {en: Bridges, zh: 桥梁}\n"),
            ("content/majors/robotics/facts.yaml", "name: {en: Robotics, zh: 机器人工程}\n"),
            ("content/majors/robotics/zh.md", "课程。\n"),
            ("content/units/office/facts.yaml", "name: {en: Office, zh: 办公室}\n"),
            ("content/units/office/notes.txt", "备注\n"),
        ] {
            write(root, path, text);
        }
        let mut project = discover(root, &kind_names(), &[]).unwrap();
        project.diags = Diagnostics::default();
        edit(root);
        let patched = project.patched(&paths.iter().map(|path| Utf8PathBuf::from(*path)).collect()).unwrap();
        let found = match &patched {
            Patched::Same => Err("same"),
            Patched::Whole => Err("whole"),
            Patched::Edited(edit) => {
                // A whole walk finds the same.
                let mut walked = discover(root, &kind_names(), &[]).unwrap();
                let folders: Vec<String> = edit.reread.iter().map(|id| project.folder_of(*id)).collect();
                let paths = walked.sources.clone();
                walked
                    .diags
                    .retain(|found| folders.iter().any(|folder| is_below(&paths[found.place().file].path, folder)));
                assert_eq!(said(&edit.project), said(&walked));
                let slugs = edit.entries.iter().map(|id| project.index.key(*id).slug.as_str());
                let files = (!edit.reread.is_empty()).then_some("with files");
                Ok(slugs.chain(files).chain((edit.theme == ThemeNow::Other).then_some("the theme")).collect::<Vec<_>>())
            }
        };
        assert_eq!(found.as_deref(), expected.as_deref());
    }

    /// All that a project says of its files, by their paths.
    fn said(project: &Project) -> Vec<String> {
        let path = |file: FileId| project.sources[file].path.to_string();
        let mut said: Vec<String> = Vec::new();
        for (file, source) in project.sources.iter().filter(|(file, _)| !project.is_gone(*file)) {
            said.push(format!("{} {} {:?}", source.path, project.is_folder(file), source.text));
        }
        said.sort();
        for entry in project.entries.iter() {
            let words: Vec<_> = entry.words.iter().map(|(lang, file)| (lang.index(), path(*file))).collect();
            let files: Vec<_> =
                entry.files.iter().map(|file| (&file.name, path(file.file), file.kind, file.size)).collect();
            let unreadable: Vec<_> = entry.unreadable.iter().copied().map(path).collect();
            let (at, facts) = (path(entry.at.file), entry.facts.map(path));
            said.push(format!("{at} {facts:?} {words:?} {files:?} {:?} {unreadable:?}", entry.refused));
        }
        let mut found: Vec<String> = project
            .diags
            .iter()
            .map(|found| {
                let places: Vec<_> = found.spans.iter().map(|span| (path(span.file), span.range())).collect();
                format!("{} {places:?} {:?}", found.code.name, found.args)
            })
            .collect();
        found.sort();
        said.extend(found);
        said
    }

    fn write(root: &Utf8Path, path: &str, text: &str) {
        let path = root.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    #[test]
    fn texts_of_entries_are_read_alone_also_by_their_folder() {
        let words = |root: &Utf8Path| write(root, "content/majors/robotics/zh.md", "新的课程。\n");
        check(words, &["content/majors/robotics/zh.md"], Ok(&["robotics"]));
        check(words, &["content/majors/robotics"], Ok(&["robotics"]));
        check(words, &["content/majors"], Ok(&["robotics"]));
        let both = |root: &Utf8Path| {
            words(root);
            write(root, "content/majors/bridges.yaml", "name: {en: A bridge, zh: 桥}\n");
        };
        check(both, &["content/majors/robotics/zh.md", "content/majors/bridges.yaml"], Ok(&["bridges", "robotics"]));
    }

    #[test]
    fn where_files_of_an_entry_came_went_or_are_no_texts_its_folder_is_read_alone() {
        let robotics: Result<&[&str], &str> = Ok(&["robotics", "with files"]);
        let new = |root: &Utf8Path| write(root, "content/majors/robotics/en.md", "A");
        check(new, &["content/majors/robotics/en.md"], robotics);
        check(new, &["content/majors/robotics"], robotics);
        let gone = |root: &Utf8Path| std::fs::remove_file(root.join("content/majors/robotics/zh.md")).unwrap();
        check(gone, &["content/majors/robotics/zh.md"], robotics);
        let moved = |root: &Utf8Path| {
            let folder = root.join("content/majors/robotics");
            std::fs::rename(folder.join("zh.md"), folder.join("en.md")).unwrap();
        };
        check(moved, &["content/majors/robotics/zh.md", "content/majors/robotics/en.md"], robotics);
        let odd = |root: &Utf8Path| {
            write(root, "content/majors/robotics/照片/一.pdf", "no picture");
            write(root, "content/majors/robotics/en.md", "<<<<<<< a\n=======\n>>>>>>> b\n");
        };
        check(odd, &["content/majors/robotics/照片", "content/majors/robotics/en.md"], robotics);
        check(|_| {}, &["content/units/office/notes.txt"], Ok(&["office", "with files"]));
        let grown = |root: &Utf8Path| {
            write(root, "content/units/office/notes.txt", "备注，又一条\n");
            write(root, "content/majors/bridges.yaml", "name: {en: A bridge, zh: 桥}\n");
        };
        check(
            grown,
            &["content/units/office/notes.txt", "content/majors/bridges.yaml"],
            Ok(&["office", "bridges", "with files"]),
        );
    }

    #[test]
    fn of_the_theme_is_said_only_that_it_may_be_another() {
        let words = |root: &Utf8Path| write(root, "content/majors/robotics/zh.md", "新的课程。\n");
        check(|_| {}, &["themes/default/static/logo.svg"], Ok(&["the theme"]));
        check(words, &["content/majors/robotics/zh.md", "themes"], Ok(&["robotics", "the theme"]));
        check(|_| {}, &["themes/default/static/.well-known/security.txt"], Ok(&["the theme"]));
        check(|_| {}, &["themes/default/templates/.gate.html.swp"], Err("same"));
    }

    #[test]
    fn what_says_what_it_said_and_what_no_build_reads_is_nothing() {
        check(|_| {}, &["content/majors/robotics/zh.md", "site.toml"], Err("same"));
        check(|root| write(root, "content/majors/robotics/.zh.md.swp", "x"), &["content/majors/robotics"], Err("same"));
        check(|root| write(root, "README.md", "望川"), &["README.md", "public/index.html"], Err("same"));
        check(|_| {}, &["content/majors/robotics/4913"], Err("same"));
    }

    #[test]
    fn all_else_asks_for_the_whole_walk() {
        let remove = |path: &'static str| {
            move |root: &Utf8Path| match root.join(path) {
                at if at.is_dir() => std::fs::remove_dir_all(at).unwrap(),
                at => std::fs::remove_file(at).unwrap(),
            }
        };
        check(
            |root| write(root, "content/majors/ships.yaml", "name: 船"),
            &["content/majors/ships.yaml"],
            Err("whole"),
        );
        check(remove("content/majors/bridges.yaml"), &["content/majors"], Err("whole"));
        check(|root| write(root, "site.toml", &format!("hue = 30\n{SITE}")), &["site.toml"], Err("whole"));
        check(|_| {}, &["."], Err("whole"));
        let conflict = |root: &Utf8Path| write(root, "content/majors/bridges.yaml", "<<<<<<< a\n=======\n>>>>>>> b\n");
        check(conflict, &["content/majors/bridges.yaml"], Err("whole"));
        let twice = |root: &Utf8Path| write(root, "content/majors/robotics.yaml", "name: {en: Robotics, zh: 机器人}\n");
        check(twice, &["content/majors/robotics.yaml", "content/majors/robotics/zh.md"], Err("whole"));
        check(remove("content/majors/robotics"), &["content/majors/robotics"], Err("whole"));
        let folder = |root: &Utf8Path| {
            std::fs::remove_file(root.join("content/majors/bridges.yaml")).unwrap();
            std::fs::create_dir(root.join("content/majors/bridges.yaml")).unwrap();
        };
        check(folder, &["content/majors/bridges.yaml"], Err("whole"));
    }
}
