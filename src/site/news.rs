//! What is new in a catalogue after texts of some entries were edited: what of the former site can stay.
//!
//! Entries depend on each other by their references alone: on a title, a country, a page of those that they refer to,
//! and on those to whom these belong. Said once, here, for lists, facets, links and rows.

use std::sync::Arc;

use crate::address::EntryId;
use crate::catalogue::{Catalogue, Draft, Entry, Take};

/// By entry.
#[derive(Debug)]
pub struct News {
    /// Which entries are others themselves.
    other: Vec<bool>,
    /// Which may look different where they are shown.
    looks: Vec<bool>,
}

impl News {
    /// Between two sealed catalogues of the same entries, each with its draft: `edited` are the entries whose outline has changed.
    pub fn new(
        (old, old_draft): (&Catalogue, &Draft),
        (new, new_draft): (&Catalogue, &Draft),
        edited: &[EntryId],
    ) -> Self {
        let count = new.index.len();
        let mut other = vec![false; count];
        edited.iter().for_each(|id| other[id.index()] = true);
        let refers_to = |entry: &Entry, marks: &[bool]| entry.references.iter().any(|to| marks[to.to.index()]);
        let either = |id: EntryId, is: &dyn Fn(&Entry) -> bool| [old, new].iter().any(|c| c.get(id).is_some_and(is));
        // What takes over what another says is another with it; whether a page is there depends on others too.
        let is_sealed_anew = |catalogue: &Catalogue, draft: &Draft, id: EntryId| match (
            catalogue.shared(id),
            &draft.entries[id.index()],
        ) {
            (Some(sealed), Some(draft)) => !Arc::ptr_eq(sealed, draft),
            _ => false,
        };
        let is_other = |id: EntryId| {
            other[id.index()]
                || old.has_page(id) != new.has_page(id)
                || old.shares_contact[id.index()] != new.shares_contact[id.index()]
                || old.owners[id.index()] != new.owners[id.index()]
                || (is_sealed_anew(old, old_draft, id) || is_sealed_anew(new, new_draft, id))
                    && either(id, &|entry| refers_to(entry, &other))
        };
        let other: Vec<bool> = new.index.all().map(is_other).collect();
        // A value that is shown of those that are referred to may itself be the title of another.
        let near: Vec<bool> =
            new.index.all().map(|id| other[id.index()] || either(id, &|entry| refers_to(entry, &other))).collect();
        let by_owner: Vec<bool> = new
            .index
            .all()
            .map(|id| {
                let owners =
                    |catalogue: &Catalogue| catalogue.owners[id.index()].iter().any(|owner| near[owner.index()]);
                near[id.index()] || owners(old) || owners(new)
            })
            .collect();
        // A facet may ask who names a body: then whoever names one is news for all that refer to one.
        let names = |id: EntryId| new.index.kind_name(new.index.key(id).kind).folder;
        let namers: Vec<&str> = new.index.all().filter(|id| other[id.index()]).map(names).collect();
        let asks = |entry: &Entry| {
            let facets = entry.spec.facets.iter();
            facets
                .map(|facet| facet.take)
                .any(|take| matches!(take, Take::NamedBy { folder, .. } if namers.contains(&folder)))
        };
        let looks = new
            .index
            .all()
            .map(|id| near[id.index()] || either(id, &|entry| refers_to(entry, &by_owner) || asks(entry)));
        Self { looks: looks.collect(), other }
    }

    pub fn is_other(&self, id: EntryId) -> bool {
        self.other[id.index()]
    }

    pub fn looks_other(&self, id: EntryId) -> bool {
        self.looks[id.index()]
    }
}
