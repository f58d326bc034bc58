//! Every output of the site with its job.
//!
//! Deterministic: sorted by path, whatever the order of entries or threads. Collisions of entries and aliases are
//! reported by `check`; here a collision is our own mistake.
//! Not here: the bytes (`render`), writing them (`publish`).

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::address::{EntryId, OutputPath};
use crate::assets::{AssetId, Assets};
use crate::catalogue::Entry;
use crate::diag::codes::output::STATIC_COLLISION;
use crate::diag::{Diagnostic, Diagnostics};
use crate::export::{self, ExportId, Exports};
use crate::lang::Lang;
use crate::site::{COMPARE, DEADLINES, Listing, News, SEARCH, Site};
use crate::source::Span;
use crate::text::fold;

/// What an output is made of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Job {
    /// The gate: the site's name and a link for each language.
    Gate,
    Home(Lang),
    /// One page of a kind's index, from 0.
    Listing {
        lang: Lang,
        listing: usize,
        page: usize,
    },
    /// One page of those that have a value of a facet, from 0; `at`: the facet and its value.
    Landing {
        lang: Lang,
        listing: usize,
        at: (usize, usize),
        page: usize,
    },
    Entry {
        lang: Lang,
        entry: EntryId,
    },
    Deadlines(Lang),
    /// Where a reader sets programs side by side.
    Compare(Lang),
    Search(Lang),
    /// A former address, which leads on to the entry.
    Redirect {
        lang: Lang,
        entry: EntryId,
    },
    /// `None`: the one for all languages.
    NotFound(Option<Lang>),
    Asset(AssetId),
    Export(ExportId),
}

impl Job {
    /// The language whose page it is; `None` for what is of all languages or no page.
    pub fn lang(&self) -> Option<Lang> {
        match *self {
            Job::Home(lang)
            | Job::Listing { lang, .. }
            | Job::Landing { lang, .. }
            | Job::Entry { lang, .. }
            | Job::Deadlines(lang)
            | Job::Compare(lang)
            | Job::Search(lang)
            | Job::Redirect { lang, .. } => Some(lang),
            Job::NotFound(lang) => lang,
            Job::Gate | Job::Asset(_) | Job::Export(_) => None,
        }
    }
}

/// One file of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    pub path: OutputPath,
    /// The address from the site's root: `/en/programs/`; for what is not a page, `/` and the path.
    pub url: Arc<str>,
    pub job: Job,
}

impl Output {
    /// Whether a reader opens it, not a program or a picture's frame.
    pub fn is_page(&self) -> bool {
        !matches!(self.job, Job::Asset(_) | Job::Export(_))
    }
}

/// All outputs, sorted by path; paths are unique, also without regard to case.
#[derive(Debug)]
pub struct Plan {
    pub outputs: Arc<Vec<Output>>,
    pub exports: Arc<Exports>,
}

impl Plan {
    /// Adds `static-collision` for a static file of the theme that would lie where a page lies, or another file does.
    /// `words` are those of the interface, which exports need.
    pub fn new(site: &Site, assets: &Assets, words: &export::Words, diags: &mut Diagnostics) -> Self {
        let mut outputs = Vec::new();
        add(&mut outputs, "/".to_owned(), Job::Gate);
        add(&mut outputs, "/404.html".to_owned(), Job::NotFound(None));
        // Of some ten thousand entries each address takes its time, and every language has its own.
        let languages: Vec<Lang> = site.languages().all().collect();
        let pages: Vec<Vec<Output>> = languages.into_par_iter().map(|lang| pages_in(site, lang)).collect();
        outputs.extend(pages.into_iter().flatten());
        let given: FxHashSet<&str> = assets.urls().map(|(_, url)| url).collect();
        let exports = Exports::new(site, assets, indexed(site, &outputs).into(), words, |url| given.contains(url));
        for lang in site.languages().all().filter(|lang| exports.is_compared(*lang)) {
            add(&mut outputs, site.section_url(lang, COMPARE), Job::Compare(lang));
        }
        for lang in site.languages().all().filter(|lang| exports.url(SEARCH, *lang).is_some()) {
            add(&mut outputs, site.section_url(lang, SEARCH), Job::Search(lang));
        }
        for (id, url) in exports.urls() {
            add(&mut outputs, url.to_owned(), Job::Export(id));
        }
        for (id, url) in assets.urls() {
            add(&mut outputs, url.to_owned(), Job::Asset(id));
        }
        outputs.par_sort_by(|a, b| (&a.path, &a.job).cmp(&(&b.path, &b.job)));
        let mut taken: FxHashMap<String, Job> = FxHashMap::default();
        outputs.retain(|output| {
            let place = fold(output.path.as_str());
            match taken.get(&place) {
                None => {
                    taken.insert(place, output.job.clone());
                    true
                }
                Some(first) => {
                    assert!(
                        matches!(output.job, Job::Asset(_)) || matches!(first, Job::Asset(_)),
                        "check reports entries of one address before anything is planned: {}",
                        output.path
                    );
                    let at = Span::whole(site.config.file);
                    diags.push(Diagnostic::new(&STATIC_COLLISION, at).arg("path", output.path.as_str()));
                    false
                }
            }
        });
        Self { outputs: Arc::new(outputs), exports: Arc::new(exports) }
    }

    /// The plan of a site that differs from `before` as `news` says: made anew only where an address may be another.
    pub fn again(
        &self,
        (before, before_assets): (&Site, &Assets),
        (site, assets): (&Site, &Assets),
        news: &News,
        words: &export::Words,
        diags: &mut Diagnostics,
    ) -> Self {
        let others = || site.catalogue.index.all().filter(|id| news.is_other(*id));
        let are_same = site.deadlines.is_empty() == before.deadlines.is_empty()
            && others().all(|id| addresses(before, id) == addresses(site, id))
            && site.listings.len() == before.listings.len()
            && site.listings.iter().zip(before.listings.iter()).all(|(one, other)| {
                Arc::ptr_eq(one, other)
                    || (one.kind, one.len()) == (other.kind, other.len())
                        && (Arc::ptr_eq(&one.facets, &other.facets)
                            || one.landings().eq(other.landings()) && values(one).eq(values(other)))
            })
            && assets.urls().eq(before_assets.urls());
        if !are_same {
            return Self::new(site, assets, words, diags);
        }
        let given: FxHashSet<&str> = assets.urls().map(|(_, url)| url).collect();
        // Of those that others refer to, and of their owners, files may tell of what refers to them.
        let mut is_told = vec![false; site.catalogue.index.len()];
        for catalogue in [&before.catalogue, &site.catalogue] {
            let referring = others().filter_map(|id| catalogue.get(id));
            for to in referring.flat_map(|entry| &entry.references).map(|reference| reference.to) {
                is_told[to.index()] = true;
                catalogue.owners(to).iter().for_each(|owner| is_told[owner.index()] = true);
            }
        }
        let is_other = |id: EntryId| news.looks_other(id) || is_told[id.index()];
        // Which files a format makes may depend on what they hold.
        match self.exports.again(site, assets, words, |url| given.contains(url), is_other) {
            Some(exports) => Self { outputs: self.outputs.clone(), exports: Arc::new(exports) },
            None => Self::new(site, assets, words, diags),
        }
    }
}

/// All of an entry that the plan asks for.
fn addresses(site: &Site, id: EntryId) -> Option<(bool, bool, Vec<&str>, Vec<Indexed>)> {
    let entry = site.catalogue.get(id)?;
    let aliases = entry.head.aliases.iter().map(|alias| alias.value.0.as_str()).collect();
    let indexed = site.languages().all().map(|lang| indexed_as(entry, lang)).collect();
    Some((site.catalogue.has_page(id), site.is_shown_elsewhere(id), aliases, indexed))
}

/// The names of the facets and values of a list.
fn values(listing: &Listing) -> impl Iterator<Item = (&str, &str)> {
    listing.facets.iter().flat_map(|index| index.values.iter().map(|value| (index.facet.name, value.id.as_str())))
}

/// Whether search engines should know the page of an entry in a language, and when its words were last changed.
type Indexed = Option<Option<String>>;

/// Adds what lies at `url`, from the site's root.
fn add(outputs: &mut Vec<Output>, url: String, job: Job) {
    let file = if url.ends_with('/') { format!("{}index.html", &url[1..]) } else { url[1..].to_owned() };
    let path = OutputPath::parse(&file).expect("addresses are made of slugs, codes and checked file names");
    outputs.push(Output { path, url: url.into(), job });
}

/// The pages of a language, but those that need an export.
fn pages_in(site: &Site, lang: Lang) -> Vec<Output> {
    let mut outputs = Vec::new();
    add(&mut outputs, site.home_url(lang), Job::Home(lang));
    add(&mut outputs, format!("{}404.html", site.home_url(lang)), Job::NotFound(Some(lang)));
    if !site.deadlines.is_empty() {
        add(&mut outputs, site.section_url(lang, DEADLINES), Job::Deadlines(lang));
    }
    for (i, listing) in site.listings.iter().enumerate() {
        for (page, _) in listing.pages(lang).enumerate() {
            add(&mut outputs, site.listing_url(lang, listing, page), Job::Listing { lang, listing: i, page });
        }
        for (facet, value, pages) in listing.landings() {
            let at = (facet, value);
            for page in 0..pages {
                let url = site.landing_url(lang, listing, at, page).expect("landings have addresses");
                add(&mut outputs, url, Job::Landing { lang, listing: i, at, page });
            }
        }
    }
    for entry in site.catalogue.iter() {
        let Some(url) = site.entry_url(lang, entry.id) else { continue };
        if !site.is_shown_elsewhere(entry.id) {
            add(&mut outputs, url, Job::Entry { lang, entry: entry.id });
        }
        let folder = entry.spec.name.folder;
        for alias in &entry.head.aliases {
            let alias = alias.value.0.as_str();
            let section = if folder == crate::site::PAGES { alias.to_owned() } else { format!("{folder}/{alias}") };
            add(&mut outputs, site.section_url(lang, &section), Job::Redirect { lang, entry: entry.id });
        }
    }
    outputs
}

fn indexed_as(entry: &Entry, lang: Lang) -> Indexed {
    let updated = &entry.head.updated;
    let own = updated.each.iter().find(|(other, _)| *other == lang).map(|(_, date)| date);
    entry.is_written_in(lang).then(|| own.or(updated.all.as_ref()).map(|date| date.value.machine()))
}

/// The pages that search engines should know, each in the languages it is really written in; in the order of `outputs`.
fn indexed(site: &Site, outputs: &[Output]) -> Vec<export::Page> {
    let mut pages: Vec<export::Page> = Vec::new();
    // The same page has the same address in every language, but for the language.
    let mut by_path: FxHashMap<&str, usize> = FxHashMap::default();
    for output in outputs {
        let (lang, updated) = match output.job {
            Job::Home(lang) | Job::Listing { lang, .. } | Job::Landing { lang, .. } | Job::Deadlines(lang) => {
                (lang, None)
            }
            Job::Entry { lang, entry } => {
                let entry = site.catalogue.get(entry).expect("only published entries are planned");
                match indexed_as(entry, lang) {
                    Some(updated) => (lang, updated),
                    None => continue,
                }
            }
            // They lead on, answer for what is not there, or depend on what the reader chose.
            Job::Gate | Job::Compare(_) | Job::Search(_) | Job::Redirect { .. } | Job::NotFound(_) => continue,
            Job::Asset(_) | Job::Export(_) => continue,
        };
        let path = output.url[1..].split_once('/').map_or("", |(_, path)| path);
        let at = *by_path.entry(path).or_insert_with(|| {
            pages.push(export::Page(Vec::new()));
            pages.len() - 1
        });
        pages[at].0.push(export::Address { lang, url: output.url.clone(), updated });
    }
    pages
}
