//! The project after texts of entries were edited, without a walk: what `serve` does for each save.
//!
//! Only texts that were there before and are read as texts now are patched; so every file keeps its id and every entry
//! its own. Files and folders that came or went, pictures, `site.toml` and what is no text ask for the whole walk. Of the
//! theme is said only that it may be another: it lies behind all else in the sources, and `theme` reads it.
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
use super::{Error, Project, What};
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

/// What is new where the files are those that were there before.
#[derive(Debug)]
pub struct Edit {
    /// With the new texts, and without the files of the theme where that may be another.
    pub project: Project,
    /// Those with new texts, in their order.
    pub entries: Vec<EntryId>,
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
        let Some(files) = self.texts_at(paths)? else { return Ok(Patched::Whole) };
        let texts: Vec<Option<(FileId, String)>> = files
            .into_par_iter()
            .map(|file| {
                let text = self.text_now(file)?;
                Ok(text.map(|text| (file, text)))
            })
            .collect::<Result<_, Error>>()?;
        let Some(texts) = texts.into_iter().collect::<Option<Vec<_>>>() else { return Ok(Patched::Whole) };
        let changed: Vec<_> = texts.into_iter().filter(|(file, text)| *self.sources[*file].text != **text).collect();
        if changed.is_empty() && theme == ThemeNow::Same {
            return Ok(Patched::Same);
        }
        let mut entries = BTreeSet::new();
        let mut project = self.clone();
        for (file, text) in changed {
            let Some(entry) = self.entry_of(file) else { return Ok(Patched::Whole) };
            entries.insert(entry);
            project.sources.replace(file, text);
        }
        if theme == ThemeNow::Other {
            project.sources.truncate(FileId(self.config.file.0 + 1));
        }
        Ok(Patched::Edited(Box::new(Edit { project, entries: entries.into_iter().collect(), theme })))
    }

    /// The texts among `paths` and below them; `None` where anything is new or gone, or may have changed and is no text.
    fn texts_at(&self, paths: &BTreeSet<Utf8PathBuf>) -> Result<Option<BTreeSet<FileId>>, Error> {
        let mut texts = BTreeSet::new();
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
                Some(file) if self.folders.binary_search(&file).is_err() => vec![file],
                None => Vec::new(),
                Some(_) => self.sources.below(path),
            };
            if inside.len() > MANY {
                return Ok(None);
            }
            let mut there: BTreeSet<FileId> = BTreeSet::new();
            for (found, is_folder) in on_disk(&self.root.join(path), &self.root)? {
                let Some(file) = self.find(&found) else { return Ok(None) };
                if is_folder != self.folders.binary_search(&file).is_ok() {
                    return Ok(None);
                }
                there.insert(file);
                if is_folder {
                    continue;
                }
                if file != self.config.file && self.entry_of(file).is_none() {
                    return Ok(None);
                }
                texts.insert(file);
            }
            if inside.iter().any(|file| !there.contains(file)) {
                return Ok(None);
            }
        }
        Ok((texts.len() <= MANY).then_some(texts))
    }

    fn below_root<'p>(&self, path: &'p Utf8Path) -> &'p str {
        path.strip_prefix(&self.root).unwrap_or(path).as_str().trim_end_matches('/')
    }

    /// The file or folder at `path` that discovering found.
    fn find(&self, path: &str) -> Option<FileId> {
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
        let project = discover(root, &kind_names(), &[]).unwrap();
        edit(root);
        let patched = project.patched(&paths.iter().map(|path| Utf8PathBuf::from(*path)).collect()).unwrap();
        let found = match &patched {
            Patched::Same => Err("same"),
            Patched::Whole => Err("whole"),
            Patched::Edited(edit) => {
                // A whole walk finds the same.
                let walked = discover(root, &kind_names(), &[]).unwrap();
                assert!(edit.project.sources.iter().eq(walked.sources.iter()));
                let slugs = edit.entries.iter().map(|id| project.index.key(*id).slug.as_str());
                Ok(slugs.chain((edit.theme == ThemeNow::Other).then_some("the theme")).collect::<Vec<_>>())
            }
        };
        assert_eq!(found.as_deref(), expected.as_deref());
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
        let remove = |path: &'static str| move |root: &Utf8Path| std::fs::remove_file(root.join(path)).unwrap();
        check(
            |root| write(root, "content/majors/ships.yaml", "name: 船"),
            &["content/majors/ships.yaml"],
            Err("whole"),
        );
        check(|root| write(root, "content/majors/robotics/en.md", "A"), &["content/majors/robotics"], Err("whole"));
        check(remove("content/majors/robotics/zh.md"), &["content/majors/robotics/zh.md"], Err("whole"));
        check(remove("content/majors/bridges.yaml"), &["content/majors"], Err("whole"));
        check(|root| write(root, "site.toml", &format!("hue = 30\n{SITE}")), &["site.toml"], Err("whole"));
        check(|_| {}, &["content/units/office/notes.txt"], Err("whole"));
        check(|_| {}, &["."], Err("whole"));
        let conflict = |root: &Utf8Path| write(root, "content/majors/bridges.yaml", "<<<<<<< a\n=======\n>>>>>>> b\n");
        check(conflict, &["content/majors/bridges.yaml"], Err("whole"));
        let folder = |root: &Utf8Path| {
            std::fs::remove_file(root.join("content/majors/bridges.yaml")).unwrap();
            std::fs::create_dir(root.join("content/majors/bridges.yaml")).unwrap();
        };
        check(folder, &["content/majors/bridges.yaml"], Err("whole"));
    }
}
