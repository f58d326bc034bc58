//! Files that no template makes: the theme's static files, the files beside entries, and pictures in several widths.
//!
//! Style sheets and scripts of the theme get their content's hash into their name, so that a browser may keep them
//! for ever; files beside entries keep the name that people download them by.
//! The one stage between discovering and publishing that reads the disk. Smaller pictures are kept in [`Cache`], a
//! folder that may be deleted at any time.

mod cache;

use std::borrow::Cow;
use std::fmt::Write;
use std::io;
use std::sync::Arc;

use camino::Utf8PathBuf;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::address::EntryId;
use crate::catalogue::Catalogue;
use crate::diag::Both;
use crate::diag::reason::Own;
use crate::project::picture::{Size, can_shrink, smaller};
use crate::project::regular::{self, Links};
use crate::project::{FileKind, Pictures, Project};
use crate::site::facets::style_sheet;
use crate::site::{FacetIndex, Site};
use crate::source::FileId;

use cache::Cache;

/// A file among the [`Assets`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AssetId(u32);

/// A static file of the theme: its path below `static/` and its bytes.
#[derive(Clone, Debug)]
pub struct StaticFile {
    pub name: String,
    pub bytes: Cow<'static, [u8]>,
}

#[derive(Clone, Debug)]
enum Content {
    Bytes(Cow<'static, [u8]>),
    /// Read when it is published: a brochure need not stay in memory.
    OnDisk(Beside),
    /// A picture on the disk at another width, made when it is published.
    Smaller {
        picture: Original,
        width: u32,
    },
}

/// A file beside an entry: where it lies, and how many bytes it had when the site was read.
#[derive(Clone, Debug)]
struct Beside {
    path: Utf8PathBuf,
    size: u64,
}

/// A picture that can be made smaller.
#[derive(Clone, Debug)]
struct Original {
    beside: Beside,
    file: FileId,
    kind: FileKind,
    /// Of its bytes, in hexadecimal.
    hash: String,
}

/// Why the bytes of a file cannot be had.
#[derive(Debug)]
pub enum AssetError {
    /// The file cannot be read (any more), or was changed since the site was read.
    File(Utf8PathBuf, io::Error),
    /// It is a picture that is damaged behind its header.
    Picture(FileId),
}

/// A picture in the widths that there are.
#[derive(Clone, Debug)]
struct Picture {
    size: Size,
    /// From the narrowest to the widest; the original itself is the last where it is not too wide for pages.
    widths: Vec<(u32, AssetId)>,
}

/// What becomes of smaller pictures that were made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Smaller {
    /// They are kept beside site.toml for the next run.
    Keep,
    /// Nothing is written.
    Forget,
}

/// What an `img` needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Both with the path of `base_url` before them.
    pub src: String,
    /// `None` where there is one width only.
    pub srcset: Option<String>,
    /// Of what `src` leads to.
    pub size: Size,
}

#[derive(Clone, Debug)]
struct Asset {
    url: String,
    content: Content,
}

/// Every static file with its address.
#[derive(Clone, Debug, Default)]
pub struct Assets {
    all: Vec<Asset>,
    by_static_name: FxHashMap<String, AssetId>,
    by_entry_file: FxHashMap<(EntryId, String), AssetId>,
    pictures: FxHashMap<AssetId, Picture>,
    cache: Arc<Cache>,
}

/// Where hashed files lie; the publisher keeps those of the former build for one generation.
pub const HASHED: &str = "assets/";
/// The name of a kind's style sheet among the static files; it takes the place of one that the theme may have.
fn facet_sheet(folder: &str) -> String {
    format!("{HASHED}facets-{folder}.css")
}

/// Where the smaller pictures lie, each by the hash of the one it was made from.
const PICTURES: &str = "assets/pictures";
/// The widths of smaller pictures: a phone, a column of text, a column of text on a dense screen.
const WIDTHS: [u32; 3] = [480, 960, 1600];
/// The style sheet that is made of the site's hue.
const HUE: &str = "assets/hue.css";

impl Assets {
    /// `statics` are sorted by name; a name below `assets/` is published under its hash, any other as it is.
    /// The site's `hue`, in degrees, becomes a style sheet of its own, since a page holds no style.
    pub fn of_theme(statics: Vec<StaticFile>, hue: u16) -> Self {
        let mut assets = Self::default();
        let mut statics = statics;
        statics.retain(|file| file.name != HUE);
        let hue = hue_sheet(hue).into_bytes();
        statics.push(StaticFile { name: HUE.to_owned(), bytes: Cow::Owned(hue) });
        for file in statics {
            let url = match file.name.strip_prefix(HASHED) {
                Some(name) => format!("/{HASHED}{}", hashed(name, &file.bytes)),
                None => format!("/{}", file.name),
            };
            let id = assets.add(Asset { url, content: Content::Bytes(file.bytes) });
            assets.by_static_name.insert(file.name, id);
        }
        assets
    }

    /// Adds the files beside the published entries, and smaller ones of their pictures.
    ///
    /// `known`: those of the same site, in which no picture was another.
    ///
    /// # Errors
    /// A picture that is to be made smaller cannot be read.
    pub fn with_entries(
        mut self,
        catalogue: &Catalogue,
        project: &Project,
        pictures: &Pictures,
        smaller: Smaller,
        known: Option<&Self>,
    ) -> Result<Self, AssetError> {
        let hashes: FxHashMap<FileId, &str> = known.map(Self::hashes).unwrap_or_default();
        self.cache = Arc::new(match smaller {
            Smaller::Keep => Cache::of(&project.root),
            Smaller::Forget => Cache::default(),
        });
        let mut measured = Vec::new();
        for entry in catalogue.iter() {
            for (name, file) in &entry.files {
                let url = format!("/files/{}/{name}", catalogue.index.name(entry.id));
                let size =
                    project.entries[entry.id.index()].file(name).expect("decoding took its name from there").size;
                let beside = Beside { path: project.root.join(&*project.sources[*file].path), size };
                let id = self.add(Asset { url, content: Content::OnDisk(beside.clone()) });
                self.by_entry_file.insert((entry.id, name.clone()), id);
                if let Some((kind, size)) = pictures.get(*file) {
                    measured.push((id, size, Original { beside, file: *file, kind, hash: String::new() }));
                }
            }
        }
        measured.par_iter_mut().try_for_each(|(_, size, original)| {
            if let Some(known) = hashes.get(&original.file) {
                original.hash.push_str(known);
            } else if size.width > WIDTHS[0] && can_shrink(original.kind, *size) {
                original.hash.push_str(&blake3::hash(&read(&original.beside)?).to_hex()[..20]);
            }
            Ok(())
        })?;
        // The same picture may lie beside two entries.
        let mut known: FxHashMap<String, AssetId> = FxHashMap::default();
        for (id, size, picture) in measured {
            let mut widths = Vec::new();
            for width in WIDTHS.into_iter().filter(|width| *width < size.width && !picture.hash.is_empty()) {
                let url = format!("/{PICTURES}/{}-{width}.{}", picture.hash, picture.kind.extension());
                let content = || Content::Smaller { picture: picture.clone(), width };
                let smaller = *known
                    .entry(url)
                    .or_insert_with_key(|url| self.add(Asset { url: url.clone(), content: content() }));
                widths.push((width, smaller));
            }
            if widths.is_empty() || size.width <= WIDTHS[2] {
                widths.push((size.width, id));
            }
            self.pictures.insert(id, Picture { size, widths });
        }
        Ok(self)
    }

    /// Of the pictures that were made smaller.
    fn hashes(&self) -> FxHashMap<FileId, &str> {
        let smaller = self.all.iter().filter_map(|asset| match &asset.content {
            Content::Smaller { picture, .. } => Some((picture.file, picture.hash.as_str())),
            _ => None,
        });
        smaller.collect()
    }

    /// Adds the style sheet by which each index can be filtered that stands on one page.
    pub fn with_facets(mut self, site: &Site) -> Self {
        for listing in site.listings.iter().filter(|listing| listing.is_whole()) {
            if listing.facets.iter().all(FacetIndex::is_by_day) {
                continue;
            }
            let name = facet_sheet(site.catalogue.index.kind_name(listing.kind).folder);
            let bytes = style_sheet(&listing.facets).into_bytes();
            let url = format!("/{HASHED}{}", hashed(&name[HASHED.len()..], &bytes));
            let id = self.add(Asset { url, content: Content::Bytes(Cow::Owned(bytes)) });
            self.by_static_name.insert(name, id);
        }
        self
    }

    /// The style sheet that filters the index of a kind, where there is one.
    pub fn facet_sheet_url(&self, folder: &str) -> Option<&str> {
        self.static_url(&facet_sheet(folder))
    }

    fn add(&mut self, asset: Asset) -> AssetId {
        self.all.push(asset);
        AssetId(self.all.len() as u32 - 1)
    }

    pub fn urls(&self) -> impl Iterator<Item = (AssetId, &str)> {
        self.all.iter().enumerate().map(|(i, asset)| (AssetId(i as u32), asset.url.as_str()))
    }

    /// The address of a static file of the theme, by its path below `static/`.
    pub fn static_url(&self, name: &str) -> Option<&str> {
        self.by_static_name.get(name).map(|id| self.all[id.0 as usize].url.as_str())
    }

    pub fn static_names(&self) -> impl Iterator<Item = &str> {
        self.by_static_name.keys().map(String::as_str)
    }

    /// The address of a file beside an entry.
    pub fn entry_file_url(&self, entry: EntryId, name: &str) -> Option<&str> {
        self.by_entry_file.get(&(entry, name.to_owned())).map(|id| self.all[id.0 as usize].url.as_str())
    }

    /// How a picture beside an entry is shown, with `base_path` before its addresses; `None` for what is no picture.
    pub fn shown(&self, entry: EntryId, name: &str, base_path: &str) -> Option<Shown> {
        let picture = self.pictures.get(self.by_entry_file.get(&(entry, name.to_owned()))?)?;
        let url = |id: &AssetId| format!("{base_path}{}", &self.all[id.0 as usize].url[1..]);
        let (width, widest) = picture.widths.last()?;
        let mut srcset = String::new();
        for (width, id) in &picture.widths {
            let comma = if srcset.is_empty() { "" } else { ", " };
            let _ = write!(srcset, "{comma}{} {width}w", listed(&url(id)));
        }
        let srcset = (picture.widths.len() > 1).then_some(srcset);
        Some(Shown { src: url(widest), srcset, size: picture.size.at_width(*width) })
    }

    /// Whether the bytes are those of a smaller picture, which take long to make.
    pub fn is_made(&self, id: AssetId) -> bool {
        matches!(self.all[id.0 as usize].content, Content::Smaller { .. })
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// A file beside an entry cannot be read, or is a picture that is damaged.
    pub fn bytes(&self, id: AssetId) -> Result<Cow<'_, [u8]>, AssetError> {
        match &self.all[id.0 as usize].content {
            Content::Bytes(bytes) => Ok(Cow::Borrowed(bytes)),
            Content::OnDisk(beside) => read(beside).map(Cow::Owned),
            Content::Smaller { picture, width } => {
                let name = format!("{}-{width}.{}", picture.hash, picture.kind.extension());
                if let Some(kept) = self.cache.get(&name) {
                    return Ok(Cow::Owned(kept));
                }
                let made = smaller(&read(&picture.beside)?, picture.kind, *width);
                let made = made.ok_or(AssetError::Picture(picture.file))?;
                self.cache.keep(&name, &made);
                Ok(Cow::Owned(made))
            }
        }
    }
}

/// The bytes of a file beside an entry. One that has grown or shrunk since the site was read is still being written or
/// was cut: half of it is not published.
fn read(Beside { path, size }: &Beside) -> Result<Vec<u8>, AssetError> {
    let bytes = regular::read(path, Links::Refuse, size + 1).map_err(|error| AssetError::File(path.clone(), error))?;
    if bytes.len() as u64 == *size {
        return Ok(bytes);
    }
    let changed = Own(Both::new("it was changed while the site was built", "构建期间它被改动了"));
    Err(AssetError::File(path.clone(), changed.into()))
}

/// A path for a `srcset`, in which blanks and commas separate.
fn listed(url: &str) -> String {
    let mut safe = String::with_capacity(url.len());
    for byte in url.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => safe.push(char::from(byte)),
            _ => drop(write!(safe, "%{byte:02X}")),
        }
    }
    safe
}

/// The hue of time spent abroad where the sheet of the theme says nothing else: ochre.
const AWAY: u16 = 66;
/// Nearer than this the eye takes the two for one colour.
const TOO_CLOSE: u16 = 25;
/// Where the hue of time abroad goes then: to the other side of the circle, a blue.
const AWAY_ELSEWHERE: u16 = 250;

/// The style sheet of the site's hue. A site whose own colour is an ochre gets another one for time spent abroad,
/// somewhat darker, so that it keeps three to one on every ground.
fn hue_sheet(hue: u16) -> String {
    let mut sheet = format!(":root {{\n    --hue: {hue};\n");
    if hue.abs_diff(AWAY) <= TOO_CLOSE {
        sheet += &format!("    --hue-away: {AWAY_ELSEWHERE};\n    --away-light: 58%;\n");
    }
    sheet + "}\n"
}

/// `theme.css` as `theme.0123456789.css`: ten hexadecimal digits of the content's hash.
fn hashed(name: &str, bytes: &[u8]) -> String {
    let hash = blake3::hash(bytes).to_hex();
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{}.{extension}", &hash[..10]),
        None => format!("{name}.{}", &hash[..10]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::MessageLang;

    #[test]
    fn a_brochure_that_is_cut_or_grows_while_the_site_is_built_is_not_published() {
        let folder = tempfile::tempdir().unwrap();
        let path = Utf8PathBuf::from_path_buf(folder.path().join("简章.pdf")).unwrap();
        let beside = Beside { path: path.clone(), size: 8 };
        let put = |bytes: &str| std::fs::write(&path, bytes).unwrap();
        put("%PDF-1.7");
        assert_eq!(read(&beside).unwrap(), b"%PDF-1.7");
        for bytes in ["", "%PDF-", "%PDF-1.7 and more"] {
            put(bytes);
            let error = crate::build::Error::from(read(&beside).unwrap_err());
            let told = [MessageLang::En, MessageLang::Zh].map(|lang| error.message(lang));
            assert_eq!(
                told,
                [
                    format!("`{path}` cannot be read any more: it was changed while the site was built"),
                    format!("无法再读取 `{path}`：构建期间它被改动了")
                ]
            );
            assert_eq!(error.help(MessageLang::Zh), Some("原网站保持不变；请等内容不再变动后重新构建"));
        }
        std::fs::remove_file(&path).unwrap();
        let error = crate::build::Error::from(read(&beside).unwrap_err());
        assert_eq!(error.to_string(), format!("`{path}` cannot be read any more: it does not exist"));
    }

    #[test]
    fn a_hue_near_that_of_time_abroad_moves_it_away() {
        let moved = |hue: u16| hue_sheet(hue).contains("--hue-away: 250;");
        assert_eq!([0, 40, 41, 66, 91, 92, 195, 360].map(moved), [false, false, true, true, true, false, false, false]);
        assert_eq!(hue_sheet(195), ":root {\n    --hue: 195;\n}\n");
        assert_eq!(hue_sheet(70), ":root {\n    --hue: 70;\n    --hue-away: 250;\n    --away-light: 58%;\n}\n");
    }
}
