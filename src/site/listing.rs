//! The index of a kind: its entries in the order of each language.

use std::cmp::Reverse;

use rayon::prelude::*;

use crate::address::{EntryId, KindId};
use crate::catalogue::{Catalogue, Entry};
use crate::date::{CivilDay, Date};
use crate::lang::Lang;
use crate::locale::Locale;

use super::PAGES;

/// The entries of one kind that have a page.
#[derive(Debug)]
pub struct Listing {
    pub kind: KindId,
    /// By language, each in the order of [`sorted`].
    pub order: Vec<Vec<EntryId>>,
}

impl Listing {
    /// How many entries stand on one page of an index.
    pub const PAGE_SIZE: usize = 60;

    /// Every kind with a published entry; pages are in no listing.
    pub(super) fn all(catalogue: &Catalogue, locales: &[Locale]) -> Vec<Self> {
        let kinds: Vec<KindId> =
            catalogue.index.kinds().filter(|(_, name)| name.folder != PAGES).map(|(kind, _)| kind).collect();
        let listings = kinds.into_par_iter().map(|kind| {
            let entries: Vec<&Entry> = catalogue.index.of_kind(kind).filter_map(|id| catalogue.get(id)).collect();
            let order = catalogue.languages.all();
            let order = order.map(|lang| sorted(&entries, lang, &locales[lang.index()], catalogue.today)).collect();
            Self { kind, order }
        });
        listings.collect::<Vec<_>>().into_iter().filter(|listing| !listing.order[0].is_empty()).collect()
    }

    pub fn len(&self) -> usize {
        self.order[0].len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The slices of the index's pages in `lang`, in order; at least one.
    pub fn pages(&self, lang: Lang) -> impl ExactSizeIterator<Item = &[EntryId]> {
        self.order[lang.index()].chunks(Self::PAGE_SIZE)
    }
}

/// Where an entry stands in a list, before its title is looked at.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// Not over on the day of the build, however its dates are read: the soonest first.
    Ahead(Date, Date),
    /// The newest first.
    Past(Reverse<Date>),
    Undated,
}

impl Place {
    fn of(entry: &Entry, today: CivilDay) -> Self {
        match entry.facts.when() {
            Some((first, last)) if last.earliest() >= today => Self::Ahead(first, last),
            Some((first, _)) => Self::Past(Reverse(first)),
            None => Self::Undated,
        }
    }
}

/// `entries` as lists show them: by date where their kind has one ([`crate::catalogue::Kind::when`]), then by title as
/// `locale` sorts, with one sort key an entry. Untranslated titles come last among equals by their own text.
pub(super) fn sorted(entries: &[&Entry], lang: Lang, locale: &Locale, today: CivilDay) -> Vec<EntryId> {
    let mut keyed: Vec<(Place, Vec<u8>, EntryId)> = entries
        .iter()
        .map(|entry| (Place::of(entry, today), locale.sort_key(entry.sorts_as(lang)), entry.id))
        .collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|(_, _, id)| id).collect()
}
