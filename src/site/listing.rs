//! The index of a kind: its entries in the order of each language, and by what they can be filtered.

use std::cmp::Reverse;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use crate::address::{EntryId, KindId};
use crate::catalogue::{Catalogue, Entry};
use crate::date::{CivilDay, Date};
use crate::lang::Lang;
use crate::locale::Locale;
use crate::project::config::Lists;

use super::facets::{FacetCx, FacetIndex, Having};
use super::{News, PAGES};

/// The entries of one kind that have a page.
#[derive(Debug)]
pub struct Listing {
    pub kind: KindId,
    /// By language, each in the order of [`Keyed`].
    pub order: Vec<Vec<EntryId>>,
    /// In the order of the kind.
    pub facets: Arc<[FacetIndex]>,
    pub lists: Lists,
    /// By facet and language: the entries of each value that has a page of its own, in the order of the index.
    sorted: Vec<Vec<OnceLock<Vec<Vec<EntryId>>>>>,
    /// By language: what `order` is the order of.
    keyed: Vec<Vec<Keyed>>,
    /// By language and entry, from `first` on: its place in `order`.
    ranks: Vec<Vec<u32>>,
    first: usize,
    /// What `facets` are made of.
    having: Arc<Having>,
}

/// By what lists sort their entries, and which it is: by date where their kind has one ([`crate::catalogue::Kind::when`]),
/// else what closes soonest first and what is closed last, then by title as the language sorts. Untranslated titles come
/// last among equals by their own text.
type Keyed = (Place, Arc<[u8]>, EntryId);

fn kinds(catalogue: &Catalogue) -> Vec<KindId> {
    catalogue.index.kinds().filter(|(_, name)| name.folder != PAGES).map(|(kind, _)| kind).collect()
}

fn entries_of(catalogue: &Catalogue, kind: KindId) -> Vec<&Entry> {
    catalogue.index.of_kind(kind).filter_map(|id| catalogue.get(id)).collect()
}

fn key(entry: &Entry, lang: Lang, locales: &[Locale], today: CivilDay) -> Keyed {
    (Place::of(entry, today), locales[lang.index()].sort_key(entry.sorts_as(lang)).into(), entry.id)
}

impl Listing {
    /// Every kind with a published entry; pages are in no listing.
    /// `home`: the site's own institutions.
    pub(super) fn all(catalogue: &Catalogue, locales: &[Locale], home: &[EntryId], lists: Lists) -> Vec<Arc<Self>> {
        let cx = FacetCx { catalogue, locales, home };
        let listings = kinds(catalogue).into_par_iter().filter_map(|kind| {
            let entries = entries_of(catalogue, kind);
            let keyed = catalogue.languages.all().map(|lang| {
                let mut keyed: Vec<Keyed> =
                    entries.par_iter().map(|e| key(e, lang, locales, catalogue.today)).collect();
                keyed.sort_unstable();
                keyed
            });
            let keyed: Vec<Vec<Keyed>> = keyed.collect();
            let (facets, having) = cx.facets(&entries);
            Self::new(kind, keyed, facets.into(), Arc::new(having), lists)
        });
        listings.map(Arc::new).collect()
    }

    /// See [`Site::settle`](super::Site::settle).
    pub(super) fn settle(&mut self) {
        let given_up = std::mem::take(&mut self.having);
        // A map of every entry: others go on while it is taken apart.
        rayon::spawn(move || drop(given_up));
    }

    /// The same, made of those of a catalogue from which this one differs as `news` says.
    pub(super) fn again(
        before: &[Arc<Self>],
        catalogue: &Catalogue,
        locales: &[Locale],
        home: &[EntryId],
        lists: Lists,
        news: &News,
    ) -> Vec<Arc<Self>> {
        let cx = FacetCx { catalogue, locales, home };
        let listings = kinds(catalogue).into_par_iter().filter_map(|kind| {
            let known = before.iter().find(|listing| listing.kind == kind);
            let mut ids = catalogue.index.of_kind(kind);
            if ids.all(|id| !news.is_other(id) && !news.looks_other(id)) {
                return known.cloned();
            }
            let entries = entries_of(catalogue, kind);
            let keyed = catalogue.languages.all().map(|lang| {
                let known = known.map(|known| &known.keyed[lang.index()]).into_iter().flatten();
                let mut keyed: Vec<Keyed> = known.filter(|(.., id)| !news.is_other(*id)).cloned().collect();
                let others = entries.iter().filter(|entry| news.is_other(entry.id));
                keyed.extend(others.map(|entry| key(entry, lang, locales, catalogue.today)));
                keyed.sort_unstable();
                keyed
            });
            let keyed: Vec<Vec<Keyed>> = keyed.collect();
            let empty = Having::default();
            let having = known.map_or(&empty, |known| &known.having);
            let (facets, having) = match (cx.facets_again(&entries, having, &|id| news.looks_other(id)), known) {
                (None, Some(known)) => (known.facets.clone(), known.having.clone()),
                (Some((facets, having)), _) => (facets.into(), Arc::new(having)),
                (None, None) => return None,
            };
            Self::new(kind, keyed, facets, having, lists).map(Arc::new)
        });
        listings.collect()
    }

    /// `None` where no entry of the kind is published.
    fn new(
        kind: KindId,
        keyed: Vec<Vec<Keyed>>,
        facets: Arc<[FacetIndex]>,
        having: Arc<Having>,
        lists: Lists,
    ) -> Option<Self> {
        let order: Vec<Vec<EntryId>> = keyed.iter().map(|keyed| keyed.iter().map(|(.., id)| *id).collect()).collect();
        let unasked = || order.iter().map(|_| OnceLock::new()).collect();
        let sorted = facets.iter().map(|_| unasked()).collect();
        let first = order[0].iter().map(|id| id.index()).min()?;
        let last = order[0].iter().map(|id| id.index()).max()?;
        let ranks = order.iter().map(|order| {
            let mut ranks = vec![u32::MAX; last - first + 1];
            order.iter().zip(0..).for_each(|(id, rank)| ranks[id.index() - first] = rank);
            ranks
        });
        let ranks = ranks.collect();
        Some(Self { kind, order, facets, lists, sorted, keyed, ranks, first, having })
    }

    /// Whether both are of one kind, whose facets and their values are the very same.
    pub fn has_facets_of(&self, other: &Self) -> bool {
        self.kind == other.kind && Arc::ptr_eq(&self.facets, &other.facets)
    }

    /// Whether the entry has the same values of the same facets in both.
    pub(super) fn has_same_facets(&self, other: &Self, id: EntryId) -> bool {
        fn named(listing: &Listing, id: EntryId) -> impl Iterator<Item = (&str, &str)> {
            let each = listing.facets.iter();
            each.flat_map(move |index| index.values_of(id).map(|value| (index.facet.name, value.id.as_str())))
        }
        Arc::ptr_eq(&self.facets, &other.facets) || named(self, id).eq(named(other, id))
    }

    /// The place of a listed entry in the order of `lang`.
    pub(super) fn rank(&self, lang: Lang, id: EntryId) -> u32 {
        self.ranks[lang.index()][id.index() - self.first]
    }

    pub fn len(&self) -> usize {
        self.order[0].len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The slices of the index's pages in `lang`, in order; at least one.
    pub fn pages(&self, lang: Lang) -> impl ExactSizeIterator<Item = &[EntryId]> {
        self.order[lang.index()].chunks(self.lists.page_size(self.len()))
    }

    /// Whether all entries stand on one page, which can then be filtered where it stands.
    pub fn is_whole(&self) -> bool {
        self.len() <= self.lists.whole
    }

    /// The places of the values that have a page of their own: facet, value and how many pages it takes.
    pub fn landings(&self) -> impl Iterator<Item = (usize, usize, usize)> {
        self.facets.iter().enumerate().flat_map(move |(facet, index)| {
            let large = index.values.iter().enumerate();
            let large = large.filter(|(_, value)| self.lists.has_landing(value.entries.len()));
            large.map(move |(at, value)| {
                let count = value.entries.len();
                (facet, at, count.div_ceil(self.lists.page_size(count)))
            })
        })
    }

    /// The entries on a page, from 0, of a value of a facet, in the order of the index.
    pub fn landing_page(&self, lang: Lang, (facet, value): (usize, usize), page: usize) -> &[EntryId] {
        let sorted = self.sorted[facet][lang.index()].get_or_init(|| {
            self.facets[facet].sorted(&self.order[lang.index()], |count| self.lists.has_landing(count))
        });
        let entries = &sorted[value];
        entries.chunks(self.lists.page_size(entries.len())).nth(page).unwrap_or_default()
    }
}

/// Where an entry stands in a list, before its title is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// Not over on the day of the build, however its dates are read: the soonest first.
    Ahead(Date, Date),
    /// Something can be done until then: the soonest first.
    Closing(CivilDay),
    /// The newest first.
    Past(Reverse<Date>),
    Undated,
    /// What could be done could be done until then; the last that closed comes first.
    Closed(Reverse<CivilDay>),
}

impl Place {
    fn of(entry: &Entry, today: CivilDay) -> Self {
        match entry.facts.when() {
            Some((first, last)) if last.earliest() >= today => Self::Ahead(first, last),
            Some((first, _)) => Self::Past(Reverse(first)),
            None => {
                let days = || entry.facts.deadlines().into_iter().map(|deadline| deadline.date.value.latest());
                match (days().filter(|day| *day >= today).min(), days().max()) {
                    (Some(next), _) => Self::Closing(next),
                    (None, Some(last)) => Self::Closed(Reverse(last)),
                    (None, None) => Self::Undated,
                }
            }
        }
    }
}
