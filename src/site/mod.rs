//! What pages of all kinds share: listings in the order of each language, menus, deadlines, addresses.
//!
//! Made once from the sealed catalogue; everything here is an index over it, linear in the number of entries.
//! Not here: values of templates (`theme::context`), which outputs there are (`plan`).

pub mod facets;
mod listing;
mod nav;
mod news;

use std::sync::Arc;

use crate::address::{EntryId, KindId};
use crate::catalogue::value::Where;
use crate::catalogue::{Catalogue, DeadlineKind, Entry};
use crate::date::{CivilDay, Date};
use crate::fields::{View, ViewCx};
use crate::lang::{Lang, Languages};
use crate::locale::Locale;
use crate::project::{Config, Named, Project};
use crate::source::Sources;

pub use facets::{FacetIndex, FacetValue, Label};
pub use listing::Listing;
pub use nav::{MenuItem, MenuTarget};
pub use news::News;

/// A date in the calendar of the whole site.
#[derive(Clone, Copy, Debug)]
pub struct SiteDeadline {
    pub entry: EntryId,
    /// Its place among those of the entry.
    pub number: usize,
    pub kind: DeadlineKind,
    pub date: Date,
}

/// The catalogue with all that its pages share.
#[derive(Clone)]
pub struct Site {
    pub catalogue: Arc<Catalogue>,
    pub config: Arc<Config>,
    pub sources: Sources,
    /// The entries that site.toml names, as far as they are published.
    pub named: Named,
    /// By language.
    pub locales: Arc<[Locale]>,
    /// One for each kind that has a published entry with a page, in the order of kinds.
    pub listings: Arc<Vec<Arc<Listing>>>,
    /// By language: what the menu leads to.
    pub menu: Vec<MenuItem>,
    /// On or after the build's date, earliest first.
    pub deadlines: Arc<Vec<SiteDeadline>>,
}

impl Site {
    pub fn new(catalogue: Arc<Catalogue>, project: &Project, named: Named, locales: Arc<[Locale]>) -> Self {
        let named = published(&catalogue, named);
        let listings = Listing::all(&catalogue, &locales, &named.home, project.config.lists);
        let deadlines = sorted(deadlines_of(catalogue.iter(), catalogue.today));
        Self::of(catalogue, project, named, locales, listings, deadlines)
    }

    /// The site of a catalogue that differs from the one of `self` as `news` says.
    pub fn again(&self, catalogue: Arc<Catalogue>, project: &Project, named: Named, news: &News) -> Self {
        let named = published(&catalogue, named);
        if named.home != self.named.home {
            return Self::new(catalogue, project, named, self.locales.clone());
        }
        let listings =
            Listing::again(&self.listings, &catalogue, &self.locales, &named.home, project.config.lists, news);
        let known = self.deadlines.iter().filter(|deadline| !news.is_other(deadline.entry)).copied();
        let others = catalogue.iter().filter(|entry| news.is_other(entry.id));
        let deadlines = sorted(known.chain(deadlines_of(others, catalogue.today)));
        Self::of(catalogue, project, named, self.locales.clone(), listings, deadlines)
    }

    /// Gives up what only [`Site::again`] asks for: of a site that is published, and never made again from this one.
    pub fn settle(&mut self) {
        for listing in Arc::make_mut(&mut self.listings) {
            if let Some(listing) = Arc::get_mut(listing) {
                listing.settle();
            }
        }
        self.sources.forget(|_| false);
    }

    fn of(
        catalogue: Arc<Catalogue>,
        project: &Project,
        named: Named,
        locales: Arc<[Locale]>,
        listings: Vec<Arc<Listing>>,
        deadlines: Vec<SiteDeadline>,
    ) -> Self {
        let menu = nav::menu(&catalogue, &named, &listings, &deadlines);
        Self {
            catalogue,
            config: project.config.clone(),
            sources: project.sources.clone(),
            named,
            locales,
            listings: Arc::new(listings),
            menu,
            deadlines: Arc::new(deadlines),
        }
    }

    /// The site with the words of a catalogue of which nothing else has changed ([`Catalogue::with_prose`]).
    pub fn with_prose(&self, catalogue: Catalogue, sources: Sources) -> Self {
        Self { catalogue: Arc::new(catalogue), sources, ..self.clone() }
    }

    pub fn languages(&self) -> &Languages {
        &self.catalogue.languages
    }

    pub fn locale(&self, lang: Lang) -> &Locale {
        &self.locales[lang.index()]
    }

    /// What views of entries in `lang` depend on.
    pub fn view_cx(&self, lang: Lang) -> ViewCx<'_> {
        self.catalogue.view_cx(lang, self.locale(lang))
    }

    /// The path of the page of `entry` in `lang`, from the site's root: `/en/programs/robotics-3-1/`.
    ///
    /// `None` where the entry has no page of its own or is not published.
    pub fn entry_url(&self, lang: Lang, entry: EntryId) -> Option<String> {
        self.catalogue.has_page(entry).then(|| {
            let key = self.catalogue.index.key(entry);
            let slug = key.slug.as_str();
            match self.catalogue.index.kind_name(key.kind).folder {
                PAGES if slug == HOME_PAGE => self.home_url(lang),
                PAGES => self.section_url(lang, slug),
                // Asked for more often than anything else: a template of three parts takes five times as long.
                folder => ["/", self.code(lang), "/", folder, "/", slug, "/"].concat(),
            }
        })
    }

    pub fn home_url(&self, lang: Lang) -> String {
        ["/", self.code(lang), "/"].concat()
    }

    /// The path of a kind's index, of a section of the theme or of a page: `/en/programs/`.
    pub fn section_url(&self, lang: Lang, section: &str) -> String {
        ["/", self.code(lang), "/", section, "/"].concat()
    }

    /// The path of a page of a list: `/en/programs/`, `/en/programs/page/2/`; `page` from 0.
    pub fn listing_url(&self, lang: Lang, listing: &Listing, page: usize) -> String {
        let folder = self.catalogue.index.kind_name(listing.kind).folder;
        match page {
            0 => self.section_url(lang, folder),
            _ => self.section_url(lang, &format!("{folder}/{PAGE}/{}", page + 1)),
        }
    }

    /// The path of a page, from 0, of a value of a facet: `/en/programs/level/master/`.
    ///
    /// `None` where the value has too few entries for a page of its own.
    pub fn landing_url(&self, lang: Lang, listing: &Listing, at: (usize, usize), page: usize) -> Option<String> {
        let folder = self.catalogue.index.kind_name(listing.kind).folder;
        let index = &listing.facets[at.0];
        let value = &index.values[at.1];
        listing.lists.has_landing(value.entries.len()).then(|| {
            let section = format!("{folder}/{}/{}", index.facet.name, value.id);
            match page {
                0 => self.section_url(lang, &section),
                _ => self.section_url(lang, &format!("{section}/{PAGE}/{}", page + 1)),
            }
        })
    }

    pub fn listing(&self, kind: KindId) -> Option<&Listing> {
        self.listings.iter().map(|listing| &**listing).find(|listing| listing.kind == kind)
    }

    /// Whether what an index says of the entry, by the names of its values, is not what it says in `other`.
    pub fn has_other_facets(&self, other: &Self, id: EntryId) -> bool {
        let kind = self.catalogue.index.key(id).kind;
        match (self.listing(kind), other.listing(kind)) {
            (Some(one), Some(other)) => !one.has_same_facets(other, id),
            (one, other) => one.is_some() != other.is_some(),
        }
    }

    /// `entries`, of one kind, in the order of its index.
    pub fn sorted(&self, lang: Lang, entries: impl IntoIterator<Item = EntryId>) -> Vec<EntryId> {
        let mut entries: Vec<&Entry> = entries.into_iter().filter_map(|id| self.catalogue.get(id)).collect();
        let kind = entries.first().map(|first| self.catalogue.index.key(first.id).kind);
        match kind.and_then(|kind| self.listing(kind)) {
            Some(listing) => entries.sort_unstable_by_key(|entry| listing.rank(lang, entry.id)),
            // Pages are in no listing.
            None => entries.sort_by_cached_key(|entry| self.locale(lang).sort_key(entry.sorts_as(lang))),
        }
        entries.into_iter().map(|entry| entry.id).collect()
    }

    /// The page that gives a kind's index or the home page its title, lead and prose.
    pub fn page_of(&self, section: &str) -> Option<EntryId> {
        let pages = self.catalogue.index.kind(PAGES)?;
        self.catalogue.index.find(pages, section).filter(|id| self.catalogue.get(*id).is_some())
    }

    /// Whether the entry is a page whose words stand on an index or the home page, not on a page of its own.
    pub fn is_shown_elsewhere(&self, entry: EntryId) -> bool {
        let key = self.catalogue.index.key(entry);
        let slug = key.slug.as_str();
        self.catalogue.index.kind_name(key.kind).folder == PAGES
            && (slug == HOME_PAGE
                || slug == DEADLINES
                || slug == COMPARE
                || slug == SEARCH
                || self.catalogue.index.kind(slug).is_some_and(|kind| self.listing(kind).is_some()))
    }

    /// Whether the fields of an entry have the words, or lead to the entries, that `filter` names.
    pub fn matches(&self, id: EntryId, filter: &Where, cx: &ViewCx) -> bool {
        let Some(entry) = self.catalogue.get(id) else { return false };
        let names: Vec<&str> = filter.0.iter().map(|(field, _)| field.value.as_str()).collect();
        let mut view = entry.facts.view_of(&names, cx);
        // What every kind has is seldom asked for, and long.
        if filter.0.iter().any(|(field, _)| !view.iter().any(|(name, _)| *name == field.value)) {
            view.extend(entry.head.view(cx));
        }
        filter.0.iter().all(|(field, words)| {
            let value = view.iter().find(|(name, _)| *name == field.value).map(|(_, value)| value);
            value.is_some_and(|value| words.iter().any(|word| self.says(value, &word.value)))
        })
    }

    fn says(&self, value: &View, wanted: &str) -> bool {
        match value {
            View::Word { word, .. } => *word == wanted,
            View::Entry(id) => self.catalogue.index.key(*id).slug.as_str() == wanted,
            View::List(list) => list.iter().any(|value| self.says(value, wanted)),
            View::Map(pairs) => {
                pairs.iter().any(|(_, value)| matches!(value, View::Entry(_)) && self.says(value, wanted))
            }
            _ => false,
        }
    }

    /// The file below the site's root that holds the words of `entry` in `lang`, else its facts.
    pub fn source_of(&self, entry: &Entry, lang: Lang) -> &str {
        let file = entry.prose[lang.index()].as_ref().map_or(entry.at.file, |prose| prose.file);
        &self.sources[file].path
    }

    /// By what else an entry is looked for: its further names, and every name of the bodies that it leads to. Each once.
    pub fn further_names<'c>(&'c self, entry: &'c Entry) -> Vec<&'c str> {
        fn own(entry: &Entry) -> impl Iterator<Item = &str> {
            entry.head.other_names.iter().flat_map(|names| names.value.0.iter()).map(|name| name.text.value.as_str())
        }
        let bodies = entry.references.iter().filter_map(|reference| self.catalogue.get(reference.to));
        let bodies = bodies.filter(|body| body.spec.party);
        let of_bodies =
            bodies.flat_map(|body| body.head.title.value.0.values().map(|name| name.value.as_str()).chain(own(body)));
        let mut names: Vec<&str> = Vec::new();
        for name in own(entry).chain(of_bodies) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    fn code(&self, lang: Lang) -> &str {
        &self.languages()[lang].code
    }
}

/// What site.toml names, without drafts; check has told of them.
fn published(catalogue: &Catalogue, mut named: Named) -> Named {
    let is_published = |id: &EntryId| catalogue.get(*id).is_some();
    named.home.retain(is_published);
    named.featured.retain(is_published);
    named.office = named.office.filter(is_published);
    named
}

/// The folder of free pages, whose URLs have no folder.
pub const PAGES: &str = "pages";
/// The slug of the page that is the home page's words.
pub const HOME_PAGE: &str = "home";
/// What stands between a list and the number of one of its further pages; no entry has it as its slug.
const PAGE: &str = crate::catalogue::PAGE_OF_A_LIST;
/// The section of the theme that lists dates.
pub const DEADLINES: &str = "deadlines";
/// The section of the theme that sets programs side by side.
pub const COMPARE: &str = "compare";
/// The section of the theme that finds entries as one types.
pub const SEARCH: &str = "search";

/// Those from `today` on, entry by entry.
fn deadlines_of<'e>(entries: impl Iterator<Item = &'e Entry>, today: CivilDay) -> impl Iterator<Item = SiteDeadline> {
    let each = entries.flat_map(|entry| {
        let numbered = entry.facts.deadlines().into_iter().enumerate();
        numbered.map(|(number, d)| SiteDeadline { entry: entry.id, number, kind: d.kind, date: d.date.value })
    });
    each.filter(move |deadline| deadline.date.latest() >= today)
}

fn sorted(deadlines: impl Iterator<Item = SiteDeadline>) -> Vec<SiteDeadline> {
    let mut all: Vec<SiteDeadline> = deadlines.collect();
    all.sort_by_key(|deadline| (deadline.date.latest(), deadline.entry, deadline.kind));
    all
}
