//! Where entries live and pages go: kinds, slugs, the index of all entries, output paths.

use std::fmt;

use rustc_hash::FxHashMap;

use crate::diag::Both;
use crate::text::nearest;

/// A kind of entry among the [`Index`]'s kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KindId(pub u8);

/// An entry among all entries of the site: in the order of kinds, then slugs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub u32);

impl EntryId {
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a kind is called: its folder, which is also its part of the URL, and its names in messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindName {
    pub folder: &'static str,
    /// "program"
    pub one: Both,
    /// "programs"
    pub many: Both,
}

/// Which entry: its kind and slug, which are its place below `content/`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryKey {
    pub kind: KindId,
    pub slug: Slug,
}

/// Every entry of the site by its place: the symbol table that references resolve against.
///
/// It knows nothing of contents, so that it exists before a file is decoded.
#[derive(Clone, Debug, Default)]
pub struct Index {
    kinds: Vec<KindName>,
    /// Sorted; the position is the [`EntryId`].
    entries: Vec<EntryKey>,
    /// By kind.
    by_slug: Vec<FxHashMap<Slug, EntryId>>,
}

impl Index {
    /// `entries` in any order; doubles count once.
    pub fn new(kinds: Vec<KindName>, mut entries: Vec<EntryKey>) -> Self {
        entries.sort();
        entries.dedup();
        let mut by_slug: Vec<FxHashMap<Slug, EntryId>> = vec![FxHashMap::default(); kinds.len()];
        for (i, key) in entries.iter().enumerate() {
            by_slug[key.kind.0 as usize].insert(key.slug.clone(), EntryId(i as u32));
        }
        Self { kinds, entries, by_slug }
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub fn all(&self) -> impl Iterator<Item = EntryId> + use<> {
        (0..self.entries.len() as u32).map(EntryId)
    }

    pub fn key(&self, id: EntryId) -> &EntryKey {
        &self.entries[id.index()]
    }

    pub fn kind(&self, folder: &str) -> Option<KindId> {
        self.kinds.iter().position(|kind| kind.folder == folder).map(|i| KindId(i as u8))
    }

    pub fn kind_name(&self, kind: KindId) -> &KindName {
        &self.kinds[kind.0 as usize]
    }

    pub fn kinds(&self) -> impl Iterator<Item = (KindId, &KindName)> {
        self.kinds.iter().enumerate().map(|(i, name)| (KindId(i as u8), name))
    }

    pub fn find(&self, kind: KindId, slug: &str) -> Option<EntryId> {
        self.by_slug.get(kind.0 as usize)?.get(slug).copied()
    }

    /// `programs/robotics-3-1`
    pub fn name(&self, id: EntryId) -> String {
        let key = self.key(id);
        format!("{}/{}", self.kind_name(key.kind).folder, key.slug)
    }

    /// The entries of one kind, in the order of their slugs.
    pub fn of_kind(&self, kind: KindId) -> impl Iterator<Item = EntryId> + '_ {
        let start = self.entries.partition_point(|key| key.kind < kind);
        let end = self.entries.partition_point(|key| key.kind <= kind);
        (start as u32..end as u32).map(EntryId)
    }

    /// The slug of `kind` that is most like `slug`.
    pub fn nearest(&self, kind: KindId, slug: &str) -> Option<&str> {
        nearest(slug, self.of_kind(kind).map(|id| self.key(id).slug.as_str()))
    }
}

/// In characters, of a slug.
const LONGEST: usize = 100;

/// The last part of an entry's place: `[a-z0-9]+(-[a-z0-9]+)*`, at most 100 characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(String);

impl Slug {
    /// The only way to a slug; refuses `unnamed`, `more` and `not-stated`, which mean something as a value,
    /// and the names of devices that Windows cannot write as a folder.
    pub fn parse(text: &str) -> Result<Self, SlugError> {
        let shape = text
            .split('-')
            .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()));
        match text {
            _ if !shape => Err(SlugError::Shape),
            _ if text.len() > LONGEST => Err(SlugError::Long),
            "unnamed" | "more" | "not-stated" | "same" => Err(SlugError::Word),
            _ if is_windows_device(text) => Err(SlugError::Windows),
            _ => Ok(Self(text.to_owned())),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::borrow::Borrow<str> for Slug {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlugError {
    Shape,
    Long,
    Word,
    Windows,
}

/// Names that Windows refuses as a file or folder, with or without an extension.
pub fn is_windows_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).to_ascii_lowercase();
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul")
        || (stem.len() == 4
            && (stem.starts_with("com") || stem.starts_with("lpt"))
            && stem.as_bytes()[3].is_ascii_digit()
            && stem.as_bytes()[3] != b'0')
}

/// Below the output folder, with `/`: `en/programs/robotics-3-1/index.html`. Never absolute, never with `.` or `..`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutputPath(String);

impl OutputPath {
    /// `None` where a part is empty, `.`, `..`, a device of Windows or holds a backslash, colon or control character.
    pub fn parse(path: &str) -> Option<Self> {
        let fine = |part: &str| {
            !matches!(part, "" | "." | "..")
                && !part.contains(|c: char| c == '\\' || c == ':' || c.is_control())
                && !part.ends_with(['.', ' '])
                && !is_windows_device(part)
        };
        path.split('/').all(fine).then(|| Self(path.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OutputPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
