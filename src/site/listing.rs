//! The index of a kind: its entries in the order of each language, and by what they can be filtered.

use std::cmp::Reverse;

use rayon::prelude::*;

use crate::address::{EntryId, KindId};
use crate::catalogue::{Catalogue, Entry};
use crate::date::{CivilDay, Date};
use crate::lang::Lang;
use crate::locale::Locale;
use crate::project::config::Lists;

use super::PAGES;
use super::facets::{FacetCx, FacetIndex};

/// The entries of one kind that have a page.
#[derive(Debug)]
pub struct Listing {
    pub kind: KindId,
    /// By language, each in the order of [`sorted`].
    pub order: Vec<Vec<EntryId>>,
    /// In the order of the kind.
    pub facets: Vec<FacetIndex>,
    pub lists: Lists,
}

impl Listing {
    /// Every kind with a published entry; pages are in no listing.
    /// `home`: the site's own institutions.
    pub(super) fn all(catalogue: &Catalogue, locales: &[Locale], home: &[EntryId], lists: Lists) -> Vec<Self> {
        let cx = FacetCx { catalogue, locales, home };
        let kinds: Vec<KindId> =
            catalogue.index.kinds().filter(|(_, name)| name.folder != PAGES).map(|(kind, _)| kind).collect();
        let listings = kinds.into_par_iter().map(|kind| {
            let entries: Vec<&Entry> = catalogue.index.of_kind(kind).filter_map(|id| catalogue.get(id)).collect();
            let order = catalogue.languages.all();
            let order = order.map(|lang| sorted(&entries, lang, &locales[lang.index()], catalogue.today));
            let order: Vec<Vec<EntryId>> = order.collect();
            let mut facets = cx.facets(&entries);
            facets.par_iter_mut().for_each(|facet| facet.sort_entries(&order, |count| lists.has_landing(count)));
            (!entries.is_empty()).then_some(Self { kind, order, facets, lists })
        });
        listings.flatten().collect()
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
        let entries = &self.facets[facet].values[value].sorted[lang.index()];
        entries.chunks(self.lists.page_size(entries.len())).nth(page).unwrap_or_default()
    }
}

/// Where an entry stands in a list, before its title is looked at.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
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

/// `entries` as lists show them: by date where their kind has one ([`crate::catalogue::Kind::when`]), else what closes
/// soonest first and what is closed last, then by title as
/// `locale` sorts, with one sort key an entry. Untranslated titles come last among equals by their own text.
pub(super) fn sorted(entries: &[&Entry], lang: Lang, locale: &Locale, today: CivilDay) -> Vec<EntryId> {
    let mut keyed: Vec<(Place, Vec<u8>, EntryId)> = entries
        .iter()
        .map(|entry| (Place::of(entry, today), locale.sort_key(entry.sorts_as(lang)), entry.id))
        .collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|(_, _, id)| id).collect()
}
