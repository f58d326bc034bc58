//! The forms in which the catalogue leaves the site for other programs: one file a format, listed once.
//!
//! Reads the [`Site`], the list of its pages and the words of the interface; knows nothing of templates or disks. Each
//! format says which files it makes and writes one of them at a time, so that they are made in parallel like pages.
//! Every byte goes through a typed writer of its format, never through a template or `format!`.
//! Not here: where the files lie in the plan, who writes them.

mod bodies;
mod calendar;
mod elm;
mod entries;
mod ewp;
mod feeds;
mod geojson;
pub mod headers;
mod htaccess;
pub mod json_ld;
mod occapi;
mod packed;
mod programs;
mod robots;
mod search;
mod shared;
mod sitemap;
mod tables;
mod workbook;
mod xml;

use std::borrow::Cow;
use std::hash::Hash;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use crate::address::{EntryId, KindId};
use crate::assets::Assets;
use crate::catalogue::Entry;
use crate::date::Date;
use crate::diag::Both;
use crate::lang::Lang;
use crate::site::Site;
use shared::{Shared, Twice};

pub use programs::{FOLDER as COMPARED_KIND, compared_fields};

/// Every format, in the order of the manual.
pub static FORMATS: &[Format] = &[
    sitemap::FORMAT,
    robots::FORMAT,
    programs::JSON,
    programs::SCRIPT,
    entries::CATALOGUE,
    entries::ENTRIES,
    entries::SCHEMA,
    tables::CSV,
    tables::XLSX,
    geojson::FORMAT,
    ewp::INSTITUTIONS,
    ewp::UNITS,
    ewp::FACTSHEETS,
    ewp::AGREEMENTS,
    occapi::INSTITUTIONS,
    occapi::PROGRAMMES,
    elm::FORMAT,
    calendar::FORMAT,
    calendar::DEADLINES,
    feeds::ATOM,
    feeds::JSON,
    search::FORMAT,
    headers::FORMAT,
    htaccess::FORMAT,
    json_ld::FORMAT,
];

/// A form of export.
#[derive(Debug)]
pub struct Format {
    /// Its key in `[exports]` of site.toml and in `site.exports` of templates.
    pub name: &'static str,
    /// What it is, for manuals.
    pub about: Both,
    /// The files that it makes of a site; none where there is nothing to say. Those of [`OF_ENTRIES`] are not among them.
    files: fn(&Cx) -> Vec<File>,
    /// The bytes of one of them.
    write: fn(&Cx, Part) -> Vec<u8>,
}

/// The files that a format makes of one entry: what they are depends on that entry, on what it refers to, and on what
/// refers to it, and on nothing else.
struct OfEntry {
    /// The name of the format.
    format: &'static str,
    files: fn(&Cx, &Entry) -> Vec<File>,
}

static OF_ENTRIES: &[OfEntry] =
    &[entries::OF_ENTRY, occapi::OF_ENTRY, elm::OF_ENTRY, calendar::OF_ENTRY, calendar::DEADLINES_OF_ENTRY];

/// How many entries a format leaves out, for want of facts that its standard demands.
struct Left {
    /// The name of the format.
    format: &'static str,
    count: fn(&Cx) -> usize,
}

/// Whether site.toml leaves a format on.
pub fn is_wanted(site: &Site, name: &str) -> bool {
    site.config.exports.get(name).copied().unwrap_or(true)
}

/// The keys that `[exports]` may hold.
pub fn names() -> Vec<&'static str> {
    FORMATS.iter().map(|format| format.name).collect()
}

/// Which of its files a format is to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Whole,
    /// The one for a language.
    In(Lang),
    /// One of several, from 1.
    Number(u32),
    /// The one about an entry.
    Entry(EntryId),
    /// The one about the entries of a kind.
    Kind(KindId),
    /// The one about the entries of a kind for a language.
    KindIn(KindId, Lang),
    /// The one about an entry for a language.
    EntryIn(EntryId, Lang),
    /// The one about a deadline, by its place among those of the entry, for a language.
    DeadlineIn(EntryId, u32, Lang),
}

impl Part {
    fn about(self) -> About {
        match self {
            Part::Whole | Part::In(_) | Part::Number(_) => About::Site,
            Part::Entry(id) | Part::EntryIn(id, _) => About::Entry(id),
            Part::DeadlineIn(id, number, _) => About::Deadline(id, number),
            Part::Kind(kind) | Part::KindIn(kind, _) => About::Kind(kind),
        }
    }

    /// The entry that it is about.
    fn entry(self) -> Option<EntryId> {
        match self.about() {
            About::Entry(id) | About::Deadline(id, _) => Some(id),
            About::Site | About::Kind(_) => None,
        }
    }

    /// Whose readers it is for; `None`: all.
    fn lang(self) -> Option<Lang> {
        match self {
            Part::In(lang) | Part::KindIn(_, lang) | Part::EntryIn(_, lang) | Part::DeadlineIn(_, _, lang) => {
                Some(lang)
            }
            Part::Whole | Part::Number(_) | Part::Entry(_) | Part::Kind(_) => None,
        }
    }
}

/// A file that a format makes.
#[derive(Clone, Debug, PartialEq, Eq)]
struct File {
    /// From the site's root: `/sitemap.xml`.
    url: String,
    part: Part,
}

impl File {
    fn new(url: impl Into<String>, part: Part) -> Self {
        Self { url: url.into(), part }
    }
}

/// The words of the interface: the text for a key in a language, with its arguments; `None` where there is none.
pub type Words<'a> = dyn Fn(Lang, &str, &[(&str, Cow<str>)]) -> Option<String> + Sync + 'a;

/// What a format is made from.
#[derive(Clone, Copy)]
pub struct Cx<'a> {
    pub site: &'a Site,
    pub assets: &'a Assets,
    /// What search engines should know.
    pub pages: &'a [Page],
    pub words: &'a Words<'a>,
    /// While all files are written.
    shared: Option<&'a Shared>,
}

impl Cx<'_> {
    /// What the files of two formats tell alike, each once; `of` is where it is until both are written.
    fn alike<K: Eq + Hash, V>(
        &self,
        formats: [&str; 2],
        of: fn(&Shared) -> &Twice<K, V>,
        key: K,
        make: impl FnOnce() -> V,
    ) -> Arc<V> {
        match self.shared.filter(|_| formats.iter().all(|format| self.wants(format))) {
            Some(shared) => of(shared).get(key, make),
            None => Arc::new(make()),
        }
    }

    /// Whether site.toml lets the format of this name be made.
    fn wants(&self, format: &str) -> bool {
        is_wanted(self.site, format)
    }

    /// The label of a word of a closed list: `Level`, `bachelor`; the word itself where nobody has one.
    fn label(&self, lang: Lang, list: &str, word: &str) -> String {
        (self.words)(lang, &["label.", list, ".", word].concat(), &[]).unwrap_or_else(|| word.to_owned())
    }
}

/// One page in the languages that it is really written in, in their order; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page(pub Vec<Address>);

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    pub lang: Lang,
    /// From the site's root.
    pub url: Arc<str>,
    /// When its words were last changed, where its author says so: `2026-11-20`, `2026-11` or `2026`.
    pub updated: Option<String>,
}

/// A file among the [`Exports`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExportId(u32);

/// What a page is about, where files may be about the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum About {
    Site,
    Entry(EntryId),
    Kind(KindId),
    /// A deadline, by its place among those of the entry.
    Deadline(EntryId, u32),
}

/// The files of all formats that the site wants.
#[derive(Debug)]
pub struct Exports {
    pages: Arc<[Page]>,
    /// Each with its format, by its place in [`FORMATS`]: those of the site, then those of each entry in the order of ids.
    files: Arc<[(usize, File)]>,
    /// How many are of the site.
    of_site: usize,
    /// Their places in `files`, in the order of formats.
    about: Arc<FxHashMap<About, Vec<usize>>>,
    shared: OnceLock<Shared>,
}

impl Exports {
    /// `pages` are those that search engines should know. A file of the theme at the same address, which `is_taken`
    /// tells, takes the place of ours.
    pub fn new(
        site: &Site,
        assets: &Assets,
        pages: Arc<[Page]>,
        words: &Words,
        is_taken: impl Fn(&str) -> bool + Sync,
    ) -> Self {
        let cx = Cx { site, assets, pages: &pages, words, shared: None };
        let mut files = files_of_site(&cx, &is_taken);
        let of_site = files.len();
        let entries: Vec<&Entry> = site.catalogue.iter().collect();
        let of_entries = of_entries(&cx);
        files.par_extend(entries.into_par_iter().flat_map_iter(|entry| files_of(&cx, entry, &of_entries, &is_taken)));
        let mut about: FxHashMap<About, Vec<usize>> = FxHashMap::default();
        for (i, (_, file)) in files.iter().enumerate() {
            about.entry(file.part.about()).or_default().push(i);
        }
        about.values_mut().filter(|places| places.len() > 1).for_each(|places| places.sort_by_key(|i| files[*i].0));
        Self { pages, files: files.into(), of_site, about: Arc::new(about), shared: OnceLock::new() }
    }

    /// The same files, for a site with the same pages that differs from that of `self` in the entries alone for which
    /// `is_other` holds, in what they refer to and in what refers to them; `None` where one of the files would be another.
    pub fn again(
        &self,
        site: &Site,
        assets: &Assets,
        words: &Words,
        is_taken: impl Fn(&str) -> bool + Sync,
        is_other: impl Fn(EntryId) -> bool,
    ) -> Option<Self> {
        let cx = Cx { site, assets, pages: &self.pages, words, shared: None };
        let (of_site, of_all) = self.files.split_at(self.of_site);
        let of_entries = of_entries(&cx);
        let is_same = |id: EntryId| {
            let from = of_all.partition_point(|(_, file)| file.part.entry() < Some(id));
            let until = from + of_all[from..].partition_point(|(_, file)| file.part.entry() == Some(id));
            let now = site.catalogue.get(id).into_iter();
            now.flat_map(|entry| files_of(&cx, entry, &of_entries, &is_taken)).eq(of_all[from..until].iter().cloned())
        };
        if !site.catalogue.index.all().filter(|id| is_other(*id)).all(is_same)
            || files_of_site(&cx, &is_taken) != of_site
        {
            return None;
        }
        let (pages, files, about) = (self.pages.clone(), self.files.clone(), self.about.clone());
        Some(Self { pages, files, of_site: self.of_site, about, shared: OnceLock::new() })
    }

    /// What search engines should know.
    pub fn pages(&self) -> &Arc<[Page]> {
        &self.pages
    }

    /// Every file with its address from the site's root.
    pub fn urls(&self) -> impl Iterator<Item = (ExportId, &str)> {
        self.files.iter().enumerate().map(|(i, (_, file))| (ExportId(i as u32), file.url.as_str()))
    }

    /// The files about what a page is about, for readers of `lang` or for all: name of the format, and address.
    pub fn about(&self, about: About, lang: Lang) -> impl Iterator<Item = (&'static str, &str)> {
        let files = self.about.get(&about).into_iter().flatten().map(|i| &self.files[*i]);
        let fitting = files.filter(move |(_, file)| file.part.lang().is_none_or(|own| own == lang));
        fitting.map(|(format, file)| (FORMATS[*format].name, file.url.as_str()))
    }

    /// The address of a calendar file with a deadline of an entry, by its place among them: its own, else that of the
    /// entry; `None` where it is over, or not known to the day.
    pub fn of_deadline(&self, site: &Site, entry: EntryId, number: usize, date: Date, lang: Lang) -> Option<&str> {
        if !calendar::can_be_added(date, site.catalogue.today) {
            return None;
        }
        let own = self.about(About::Deadline(entry, number as u32), lang).next();
        let of_entry = || self.about(About::Entry(entry), lang).find(|(name, _)| *name == calendar::FORMAT.name);
        own.or_else(of_entry).map(|(_, url)| url)
    }

    /// The address of the file of a format that is about the site, for readers of `lang` or for all.
    pub fn url(&self, format: &str, lang: Lang) -> Option<&str> {
        let files = self.about.get(&About::Site).into_iter().flatten().map(|i| &self.files[*i]);
        let of_format = files.filter(|(i, _)| FORMATS[*i].name == format).map(|(_, file)| file);
        let mut fitting = of_format.filter(|file| file.part == Part::Whole || file.part == Part::In(lang));
        fitting.next().map(|file| file.url.as_str())
    }

    /// The formats that leave out entries for want of facts that their standards demand, each with how many.
    pub fn left_out(&self, site: &Site, assets: &Assets, words: &Words) -> Vec<(&'static str, usize)> {
        let cx = Cx { site, assets, pages: &self.pages, words, shared: None };
        let each = ewp::LEFT
            .iter()
            .chain([&occapi::LEFT, &elm::LEFT, &calendar::LEFT, &feeds::LEFT])
            .filter(|left| cx.wants(left.format));
        each.map(|left| (left.format, (left.count)(&cx))).filter(|(_, count)| *count > 0).collect()
    }

    /// Whether readers of `lang` can set programs side by side: whether the script is there that the page reads.
    pub fn is_compared(&self, lang: Lang) -> bool {
        self.url(programs::SCRIPT.name, lang).is_some()
    }

    /// Says that every file is to be written once: from now on those that tell the same share it.
    pub fn share(&self) {
        self.shared.get_or_init(Shared::default);
    }

    /// The bytes of a file.
    pub fn bytes(&self, id: ExportId, site: &Site, assets: &Assets, words: &Words) -> Cow<'_, [u8]> {
        let (format, file) = &self.files[id.0 as usize];
        let cx = Cx { site, assets, pages: &self.pages, words, shared: self.shared.get() };
        Cow::Owned((FORMATS[*format].write)(&cx, file.part))
    }
}

fn files_of_site(cx: &Cx, is_taken: &(impl Fn(&str) -> bool + Sync)) -> Vec<(usize, File)> {
    let wanted = FORMATS.par_iter().enumerate().filter(|(_, format)| cx.wants(format.name));
    let files: Vec<Vec<(usize, File)>> =
        wanted.map(|(i, format)| (format.files)(cx).into_iter().map(|file| (i, file)).collect()).collect();
    files.into_iter().flatten().filter(|(_, file)| !is_taken(&file.url)).collect()
}

/// Those of [`OF_ENTRIES`] that the site wants, each with the place of its format.
fn of_entries(cx: &Cx) -> Vec<(usize, &'static OfEntry)> {
    let each = OF_ENTRIES.iter().filter(|of| cx.wants(of.format));
    each.filter_map(|of| Some((FORMATS.iter().position(|format| format.name == of.format)?, of))).collect()
}

fn files_of(
    cx: &Cx,
    entry: &Entry,
    of_entries: &[(usize, &OfEntry)],
    is_taken: &impl Fn(&str) -> bool,
) -> Vec<(usize, File)> {
    let each = of_entries.iter().flat_map(|(i, of)| (of.files)(cx, entry).into_iter().map(|file| (*i, file)));
    each.filter(|(_, file)| !is_taken(&file.url)).collect()
}

/// Whether files of a format are to be read again and again.
pub fn is_feed(format: &str) -> bool {
    [feeds::ATOM.name, feeds::JSON.name].contains(&format)
}

/// The media type of a file, by its format and its name.
pub fn media_type(format: &str, url: &str) -> &'static str {
    if format == feeds::JSON.name {
        return feeds::JSON_TYPE;
    }
    match url.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "json" => "application/json",
        "geojson" => "application/geo+json",
        "jsonld" => "application/ld+json",
        "csv" => "text/csv",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "xml" => "application/xml",
        "atom" => "application/atom+xml",
        "ics" => "text/calendar",
        "js" => "text/javascript",
        _ => "text/plain",
    }
}

/// The digest of a text as 64 hexadecimal digits. Source: FIPS 180-4, SHA-256.
fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// `path`, which is from the site's root, with the site's address before it.
fn absolute(site: &Site, path: &str) -> String {
    [site.config.base_url.as_str(), path.trim_start_matches('/')].concat()
}

/// JSON that may stand in an element of a page, whatever its texts hold: no character in it means anything to HTML.
fn for_page(json: String) -> String {
    // Most have none of them, which is soonest known by all bytes at once; both line ends begin with the last of these.
    if !json.bytes().fold(false, |found, byte| found | matches!(byte, b'<' | b'>' | b'&' | 0xe2)) {
        return json;
    }
    for_script(&json).replace('>', "\\u003e").replace('&', "\\u0026")
}

/// JSON that may stand in a script, whatever its texts hold: `</script>`, `<!--` and the two line ends of JavaScript
/// that JSON does not know.
fn for_script(json: &str) -> String {
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}
