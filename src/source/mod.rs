//! Source files and places in them.
//!
//! Every file that a person wrote and the program read is a [`Source`]; a [`Span`] points into it by bytes,
//! [`Located`] keeps a value with the place it was written at. Lines and columns are worked out only when a
//! diagnostic is printed (`lines`).
//! Not here: reading files (`project::discover`), messages about them (`diag`).

mod lines;

use std::ops::{Deref, Range};
use std::sync::Arc;

pub use lines::Position;

/// A file among the [`Sources`] of one run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// One file: where it lies below the site's root, with `/`, and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// `content/programs/robotics-3-1/facts.yaml`
    pub path: Arc<str>,
    /// As read; the lossy reading of a file that is not UTF-8; empty for a folder or a file that is not text.
    pub text: Arc<str>,
}

/// All files of one run; at first those of the content by path, then `site.toml`, then the theme's.
///
/// They lie in boxes of [`Sources::BOX`], which clones share until a file in one of them becomes another.
#[derive(Clone, Debug, Default)]
#[allow(clippy::rc_buffer, reason = "files are added and replaced")]
pub struct Sources(Vec<Arc<Vec<Source>>>);

impl Sources {
    const BOX: usize = 256;

    pub fn add(&mut self, path: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> FileId {
        if self.0.last().is_none_or(|last| last.len() == Self::BOX) {
            self.0.push(Arc::default());
        }
        let boxes = self.0.len() - 1;
        let last = Arc::make_mut(&mut self.0[boxes]);
        last.push(Source { path: path.into(), text: text.into() });
        FileId((boxes * Self::BOX + last.len()) as u32 - 1)
    }

    /// The same file with another text.
    pub fn replace(&mut self, file: FileId, text: impl Into<Arc<str>>) {
        let (at, inside) = (file.0 as usize / Self::BOX, file.0 as usize % Self::BOX);
        Arc::make_mut(&mut self.0[at])[inside].text = text.into();
    }

    /// Without `file` and those after it.
    pub fn truncate(&mut self, file: FileId) {
        self.0.truncate((file.0 as usize).div_ceil(Self::BOX));
        if let Some(last) = self.0.get_mut(file.0 as usize / Self::BOX) {
            Arc::make_mut(last).truncate(file.0 as usize % Self::BOX);
        }
    }

    /// Gives up the texts of all files but those that `keeps`; their paths stay.
    pub fn forget(&mut self, keeps: impl Fn(FileId) -> bool) {
        let nothing: Arc<str> = "".into();
        for (at, one) in self.0.iter_mut().enumerate() {
            for (inside, source) in Arc::make_mut(one).iter_mut().enumerate() {
                if !keeps(FileId((at * Self::BOX + inside) as u32)) {
                    source.text = nothing.clone();
                }
            }
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Source)> {
        self.0.iter().flat_map(|one| one.iter()).enumerate().map(|(i, source)| (FileId(i as u32), source))
    }
}

impl std::ops::Index<FileId> for Sources {
    type Output = Source;

    fn index(&self, file: FileId) -> &Source {
        &self.0[file.0 as usize / Self::BOX][file.0 as usize % Self::BOX]
    }
}

/// A place in a file, in bytes from 0 on character boundaries, or the whole file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub file: FileId,
    pub start: u32,
    pub end: u32,
}

impl Span {
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        debug_assert!(range.start <= range.end);
        Self { file, start: range.start as u32, end: range.end as u32 }
    }

    /// The file as such, where no line of it is to blame; sorts before every place in it.
    pub fn whole(file: FileId) -> Self {
        Self { file, start: 0, end: u32::MAX }
    }

    pub fn is_whole(self) -> bool {
        self.end == u32::MAX
    }

    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// A part of this span: `range` is in bytes from its start.
    pub fn slice(self, range: Range<usize>) -> Self {
        Self::new(self.file, self.start as usize + range.start..self.start as usize + range.end)
    }
}

/// A value with the place at which it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located<T> {
    pub value: T,
    pub span: Span,
}

impl<T> Located<T> {
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Located<U> {
        Located { value: f(self.value), span: self.span }
    }
}

impl<T> Deref for Located<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}
