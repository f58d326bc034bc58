//! The forms in which the catalogue leaves the site for other programs: one file a format, listed once.
//!
//! Reads the [`Site`], the list of its pages and the words of the interface; knows nothing of templates or disks. Each
//! format says which files it makes and writes one of them at a time, so that they are made in parallel like pages.
//! Every byte goes through a typed writer of its format, never through a template or `format!`.
//! Not here: where the files lie in the plan, who writes them.

mod headers;
mod htaccess;
mod programs;
mod robots;
mod search;
mod sitemap;

use std::borrow::Cow;
use std::sync::Arc;

use crate::diag::Both;
use crate::lang::Lang;
use crate::site::Site;

pub use programs::{FOLDER as COMPARED_KIND, compared_fields};

/// Every format, in the order of the manual.
pub static FORMATS: &[Format] = &[
    sitemap::FORMAT,
    robots::FORMAT,
    programs::JSON,
    programs::SCRIPT,
    search::FORMAT,
    headers::FORMAT,
    htaccess::FORMAT,
];

/// A form of export.
#[derive(Debug)]
pub struct Format {
    /// Its key in `[exports]` of site.toml and in `site.exports` of templates.
    pub name: &'static str,
    /// What it is, for manuals.
    pub about: Both,
    /// The files that it makes of a site; none where there is nothing to say.
    files: fn(&Cx) -> Vec<File>,
    /// The bytes of one of them.
    write: fn(&Cx, Part) -> Vec<u8>,
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
}

/// A file that a format makes.
#[derive(Debug)]
struct File {
    /// From the site's root: `/sitemap.xml`.
    url: String,
    part: Part,
    /// Its bytes, where they had to be made in order to know whether there is such a file.
    made: Option<Vec<u8>>,
}

impl File {
    fn new(url: impl Into<String>, part: Part) -> Self {
        Self { url: url.into(), part, made: None }
    }
}

/// The words of the interface: the text for a key in a language, with its arguments; `None` where there is none.
pub type Words<'a> = dyn Fn(Lang, &str, &[(&str, Cow<str>)]) -> Option<String> + Sync + 'a;

/// What a format is made from.
#[derive(Clone, Copy)]
pub struct Cx<'a> {
    pub site: &'a Site,
    /// What search engines should know.
    pub pages: &'a [Page],
    pub words: &'a Words<'a>,
}

impl Cx<'_> {
    /// The label of a word of a closed list: `Level`, `bachelor`; the word itself where nobody has one.
    fn label(&self, lang: Lang, list: &str, word: &str) -> String {
        (self.words)(lang, &format!("label.{list}.{word}"), &[]).unwrap_or_else(|| word.to_owned())
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

/// The files of all formats that the site wants.
#[derive(Debug, Default)]
pub struct Exports {
    pages: Vec<Page>,
    /// Each with its format, by its place in [`FORMATS`].
    files: Vec<(usize, File)>,
}

impl Exports {
    /// `pages` are those that search engines should know. A file of the theme at the same address, which `is_taken`
    /// tells, takes the place of ours.
    pub fn new(site: &Site, pages: Vec<Page>, words: &Words, is_taken: impl Fn(&str) -> bool) -> Self {
        let cx = Cx { site, pages: &pages, words };
        let wanted = FORMATS.iter().enumerate();
        let wanted = wanted.filter(|(_, format)| site.config.exports.get(format.name).copied().unwrap_or(true));
        let files = wanted.flat_map(|(i, format)| (format.files)(&cx).into_iter().map(move |file| (i, file)));
        let files = files.filter(|(_, file)| !is_taken(&file.url)).collect();
        Self { pages, files }
    }

    /// Every file with its address from the site's root.
    pub fn urls(&self) -> impl Iterator<Item = (ExportId, &str)> {
        self.files.iter().enumerate().map(|(i, (_, file))| (ExportId(i as u32), file.url.as_str()))
    }

    /// The address of the file of a format that is for readers of `lang`, or for all.
    pub fn url(&self, format: &str, lang: Lang) -> Option<&str> {
        let of_format = self.files.iter().filter(|(i, _)| FORMATS[*i].name == format).map(|(_, file)| file);
        let mut fitting = of_format.filter(|file| file.part == Part::Whole || file.part == Part::In(lang));
        fitting.next().map(|file| file.url.as_str())
    }

    /// Whether readers of `lang` can set programs side by side: whether the script is there that the page reads.
    pub fn is_compared(&self, lang: Lang) -> bool {
        self.url(programs::SCRIPT.name, lang).is_some()
    }

    /// The bytes of a file.
    pub fn bytes(&self, id: ExportId, site: &Site, words: &Words) -> Cow<'_, [u8]> {
        let (format, file) = &self.files[id.0 as usize];
        match &file.made {
            Some(bytes) => Cow::Borrowed(bytes),
            None => Cow::Owned((FORMATS[*format].write)(&Cx { site, pages: &self.pages, words }, file.part)),
        }
    }
}

/// `path`, which is from the site's root, with the site's address before it.
fn absolute(site: &Site, path: &str) -> String {
    format!("{}{}", site.config.base_url.as_str(), path.trim_start_matches('/'))
}

/// JSON that may stand in a script, whatever its texts hold: `</script>`, `<!--` and the two line ends of JavaScript
/// that JSON does not know.
fn for_script(json: &str) -> String {
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}
