//! The index of a kind: its entries in the order of each language.

use rayon::prelude::*;

use crate::address::{EntryId, KindId};
use crate::catalogue::{Catalogue, Entry};
use crate::lang::Lang;
use crate::locale::Locale;

use super::PAGES;

/// The entries of one kind that have a page.
#[derive(Debug)]
pub struct Listing {
    pub kind: KindId,
    /// By language: sorted by title as that language sorts, or newest first where entries have a date of their own.
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
            let order = catalogue.languages.all().map(|lang| sorted(&entries, lang, &locales[lang.index()])).collect();
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

/// By title as `locale` sorts: one sort key an entry. Untranslated titles come last among equals by their own text.
fn sorted(entries: &[&Entry], lang: Lang, locale: &Locale) -> Vec<EntryId> {
    let mut keyed: Vec<(Vec<u8>, EntryId)> =
        entries.iter().map(|entry| (locale.sort_key(entry.sorts_as(lang)), entry.id)).collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|(_, id)| id).collect()
}
