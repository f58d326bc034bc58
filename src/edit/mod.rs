//! What the program writes into the sources of a site, for those who edit them: a new entry, a new site.
//!
//! Stands beside `build`: reads a project as it does, and adds files to it. Never changes or removes a file that is there.
//! Not here: the command line (`cli`), what an entry may say (`catalogue`).

#![allow(clippy::disallowed_methods, reason = "the only writer of content")]

mod sample;
mod scaffold;
mod site;

use std::fs;
use std::io::{self, Write};

use camino::Utf8Path;

use crate::address::Slug;
use crate::catalogue::{KINDS, kind_names};
use crate::diag::codes::reference;
use crate::diag::{Both, Diagnostic, MessageLang};
use crate::project::{self, arrange, bad_slug, discover::walk, kind_meant};
use crate::source::{FileId, Span};

pub use site::{NewSiteError, new_site};

/// A file to be written, its path below the site's root, with slashes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewFile {
    pub path: String,
    pub bytes: Vec<u8>,
}

/// Why nothing was written.
#[derive(Debug)]
pub enum Error {
    /// What was asked for is no entry, in the words of `check`.
    Refused(Box<Diagnostic>),
    /// The entry `kind/slug` is there already, at this path.
    Exists {
        entry: String,
        path: String,
    },
    /// The languages of site.toml cannot be read.
    NoLanguages,
    Project(project::Error),
    Unwritable {
        path: String,
        source: io::Error,
    },
}

impl From<project::Error> for Error {
    fn from(error: project::Error) -> Self {
        Self::Project(error)
    }
}

impl Error {
    /// What failed and, on lines of their own, what to do about it.
    pub fn message(&self, lang: MessageLang) -> String {
        match self {
            Self::Refused(diagnostic) => {
                let mut lines = vec![diagnostic.message(lang)];
                lines.extend(diagnostic.helps(lang));
                lines.join("\n")
            }
            Self::Exists { entry, path } => match lang {
                MessageLang::En => format!("there is an entry `{entry}` already: {path}"),
                MessageLang::Zh => format!("已经有条目 `{entry}`：{path}"),
            },
            Self::NoLanguages => Both::new(
                "the languages of site.toml cannot be read\nrun `prospectus check` to see why",
                "无法读取 site.toml 中的语言\n请运行 `prospectus check` 查看原因",
            )
            .get(lang)
            .to_owned(),
            Self::Project(error) => format!("{}\n{}", error.message(lang), error.hint(lang)),
            Self::Unwritable { path, source } => match lang {
                MessageLang::En => format!("`{path}` cannot be written: {source}"),
                MessageLang::Zh => format!("无法写入 `{path}`：{source}"),
            },
        }
    }
}

/// Writes the files of a new entry into the site at `root`, all of them or none; gives their paths, the facts first.
///
/// The entry is a draft whose required fields are answered with `not-stated`, so the site is as right as before.
///
/// # Errors
/// There is no such kind, the slug is none, the entry is there already, or the disk cannot be read or written.
pub fn new_entry(root: &Utf8Path, kind: &str, slug: &str) -> Result<Vec<String>, Error> {
    let project = arrange(root.to_owned(), walk(root)?, &kind_names(), &[]);
    let index = &project.index;
    // Nobody is shown the place: a request has none.
    let nowhere = Span::whole(FileId(0));
    let refused = |diagnostic| Error::Refused(Box::new(diagnostic));
    let Some(spec) = KINDS.iter().find(|spec| spec.name.folder == kind) else {
        let meant = kind_meant(kind, index).map(|kind| index.kind_name(kind).folder);
        let known: Vec<String> = KINDS.iter().map(|spec| spec.name.folder.to_owned()).collect();
        let diagnostic = Diagnostic::new(&reference::REFERENCE_KIND, nowhere).arg("folder", kind);
        return Err(refused(diagnostic.maybe("suggestion", meant).arg("known", known)));
    };
    let slug = Slug::parse(slug).map_err(|_| refused(bad_slug(slug, "", nowhere)))?;
    if !project.config.languages_read {
        return Err(Error::NoLanguages);
    }
    let there = index.kind(kind).and_then(|kind| index.find(kind, slug.as_str()));
    if let Some(id) = there {
        let path = project.sources[project.entries[id.index()].at.file].path.to_string();
        return Err(Error::Exists { entry: index.name(id), path });
    }
    let files = scaffold::files(spec, &slug, &project.config.languages);
    write(root, &format!("content/{kind}"), slug.as_str(), &files)?;
    Ok(files.into_iter().map(|file| file.path).collect())
}

/// Makes the folder `name` in `parent` and writes `files`, which lie in it; takes all back where one cannot be written.
fn write(root: &Utf8Path, parent: &str, name: &str, files: &[NewFile]) -> Result<(), Error> {
    let unwritable = |path: &str| {
        let path = path.to_owned();
        move |source| Error::Unwritable { path, source }
    };
    for folder in ["content", parent] {
        // A link would lead out of the site, and content is never read through one.
        match fs::symlink_metadata(root.join(folder)) {
            Ok(found) if found.is_dir() => {}
            Ok(_) => return Err(unwritable(folder)(io::Error::from(io::ErrorKind::NotADirectory))),
            Err(_) => fs::create_dir(root.join(folder)).map_err(unwritable(folder))?,
        }
    }
    let folder = format!("{parent}/{name}");
    fs::create_dir(root.join(&folder)).map_err(unwritable(&folder))?;
    for (i, file) in files.iter().enumerate() {
        let path = root.join(&file.path);
        let written = fs::File::create_new(&path).and_then(|mut new| new.write_all(&file.bytes));
        if let Err(source) = written {
            for file in &files[..=i] {
                let _ = fs::remove_file(root.join(&file.path));
            }
            let _ = fs::remove_dir(root.join(&folder));
            return Err(unwritable(&file.path)(source));
        }
    }
    Ok(())
}
