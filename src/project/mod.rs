//! The immutable input of a run: `site.toml`, every file below `content/`, and which entries they make.
//!
//! First stage of the pipeline: after it every entry has its id and its URL, though none has been decoded.
//! `discover` reads the disk, `arrange` judges names and places, `config` reads `site.toml`, `file_kind` tells the types
//! of pictures and documents, `picture` their sizes. Themes are read by `theme`; what entries say is read by `catalogue`.

mod arrange;
pub mod config;
pub mod discover;
mod file_kind;
mod patch;
pub mod picture;
pub mod regular;
mod reread;

use std::io;
use std::sync::Arc;

use camino::Utf8PathBuf;

use crate::address::Index;
use crate::diag::reason::reason;
use crate::diag::{Diagnostics, MessageLang};
use crate::lang::Lang;
use crate::source::{FileId, Sources, Span};

pub use arrange::{Found, MAX_FILE, What, arrange, bad_slug, is_litter, is_passed_over, kind_meant};
pub use config::{Config, FolderUrl, LabelGroup, Links, MenuItem, Named, Section, Windows};
pub use discover::{discover, find_root};
pub use file_kind::FileKind;
pub use patch::{Edit, Patched, ThemeNow};
pub use picture::Pictures;
pub use reread::{Since, is_below};

/// Everything that a build reads but the theme, with what is wrong about the places of files. A clone shares it.
#[derive(Clone, Debug)]
pub struct Project {
    pub root: Utf8PathBuf,
    /// Every file and folder below `content/`, folders before what lies in them, then `site.toml`; behind those, what has
    /// come [`Since`]. The order is the same on every system. Folders and files that are not text have an empty text.
    pub sources: Sources,
    pub config: Arc<Config>,
    pub index: Arc<Index>,
    /// In the order of [`crate::address::EntryId`]: `entries[id.index()]`.
    pub entries: Arc<Vec<EntryFiles>>,
    /// Which of the sources are folders, sorted.
    pub folders: Arc<Vec<FileId>>,
    pub since: Since,
    pub diags: Diagnostics,
}

/// What an entry consists of.
#[derive(Clone, Debug, PartialEq)]
pub struct EntryFiles {
    /// Where the entry as a whole is to blame: its facts, else its first words, else its folder.
    pub at: Span,
    /// `facts.yaml`, or the one file that is the entry.
    pub facts: Option<FileId>,
    /// Sorted by language.
    pub words: Vec<(Lang, FileId)>,
    /// Pictures and documents, sorted by name; only those of types that are published.
    pub files: Vec<BesideFile>,
    /// Names of files that lie there and are not published, in the order of reading; each was reported, so what
    /// names one needs no report of its own.
    pub refused: Vec<String>,
    /// Those of `facts` and `words` whose bytes are no text, sorted; they were reported and are not to be parsed.
    pub unreadable: Vec<FileId>,
}

impl EntryFiles {
    /// Whether there is nothing to decode; a diagnostic says why, so nothing more is to be said about the entry.
    pub fn is_bare(&self) -> bool {
        self.facts.is_none() && self.words.is_empty()
    }

    /// The file called `name`, which is compared in NFC: `photos/校园.jpg`.
    pub fn file(&self, name: &str) -> Option<&BesideFile> {
        self.files.binary_search_by(|file| file.name.as_str().cmp(name)).ok().map(|i| &self.files[i])
    }
}

/// A picture or document in the folder of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BesideFile {
    /// Below the entry's folder, with `/`, in NFC; the name on disk may be another form of it ([`Sources`] has that).
    pub name: String,
    pub file: FileId,
    pub kind: FileKind,
    /// In bytes.
    pub size: u64,
}

/// The environment's failure: nothing can be built, and it is no author's mistake.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("there is no site.toml in `{folder}`")]
    NoSite { folder: Utf8PathBuf },
    #[error("`{path}` cannot be read: {}", reason(source, MessageLang::En))]
    Unreadable { path: String, source: io::Error },
}

impl Error {
    /// What failed, as one line without a full stop.
    pub fn message(&self, lang: MessageLang) -> String {
        match (lang, self) {
            (MessageLang::En, _) => self.to_string(),
            (MessageLang::Zh, Error::NoSite { folder }) => format!("`{folder}` 中没有 site.toml"),
            (MessageLang::Zh, Error::Unreadable { path, source }) => {
                format!("无法读取 `{path}`：{}", reason(source, lang))
            }
        }
    }

    /// What to do about it.
    pub fn hint(&self, lang: MessageLang) -> &'static str {
        match (lang, self) {
            (MessageLang::En, Error::NoSite { .. }) => {
                "run the program in the folder of a catalogue, or name that folder with `--root`"
            }
            (MessageLang::Zh, Error::NoSite { .. }) => "请在目录所在的文件夹中运行，或用 `--root` 指定该文件夹",
            (MessageLang::En, Error::Unreadable { .. }) => {
                "see whether you may read it, and whether another program holds it"
            }
            (MessageLang::Zh, Error::Unreadable { .. }) => "请检查是否有读取权限，以及是否被其他程序占用",
        }
    }
}

#[cfg(test)]
mod tests;
