//! What is new in a catalogue after texts of some entries were edited: what of the former site can stay.
//!
//! Entries depend on each other by their references alone: on a title, a country, a page of those that they refer to,
//! and on those to whom these belong. Said once, here, for lists, facets, links and rows.

use std::sync::Arc;

use crate::address::EntryId;
use crate::catalogue::{Catalogue, Draft, KINDS, Take};

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
        // What takes over what another says is another with it; whether a page is there depends on others too.
        let is_sealed_anew = |catalogue: &Catalogue, draft: &Draft, id: EntryId| match (
            catalogue.shared(id),
            &draft.entries[id.index()],
        ) {
            (Some(sealed), Some(draft)) => !Arc::ptr_eq(sealed, draft),
            _ => false,
        };
        let lead_to = |marks: &[bool]| led(new, marks).chain(led(old, marks)).collect::<Vec<_>>();
        let after: Vec<EntryId> = lead_to(&other);
        let is_other = |id: &EntryId| is_sealed_anew(old, old_draft, *id) || is_sealed_anew(new, new_draft, *id);
        after.iter().filter(|id| is_other(id)).for_each(|id| other[id.index()] = true);
        for id in new.index.all() {
            other[id.index()] |= old.has_page(id) != new.has_page(id)
                || old.shares_contact[id.index()] != new.shares_contact[id.index()]
                || old.owners(id) != new.owners(id);
        }
        // A value that is shown of those that are referred to may itself be the title of another.
        let mut near = other.clone();
        lead_to(&other).into_iter().for_each(|id| near[id.index()] = true);
        let mut by_owner = near.clone();
        for id in new.index.all() {
            by_owner[id.index()] |= [old, new].iter().any(|c| c.owners(id).iter().any(|owner| near[owner.index()]));
        }
        let mut looks = near;
        lead_to(&by_owner).into_iter().for_each(|id| looks[id.index()] = true);
        // A facet may ask who names a body: then whoever names one is news for all that refer to one.
        let names = |id: EntryId| new.index.kind_name(new.index.key(id).kind).folder;
        let namers: Vec<&str> = new.index.all().filter(|id| other[id.index()]).map(names).collect();
        let is_of_namers = |take| matches!(take, Take::NamedBy { folder, .. } if namers.contains(&folder));
        for spec in KINDS.iter().filter(|spec| spec.facets.iter().any(|facet| is_of_namers(facet.take))) {
            let kind = new.index.kind(spec.name.folder);
            kind.into_iter().flat_map(|kind| new.index.of_kind(kind)).for_each(|id| looks[id.index()] = true);
        }
        Self { other, looks }
    }

    pub fn is_other(&self, id: EntryId) -> bool {
        self.other[id.index()]
    }

    pub fn looks_other(&self, id: EntryId) -> bool {
        self.looks[id.index()]
    }
}

/// Those that lead to one that is marked; doubles may occur.
fn led<'c>(catalogue: &'c Catalogue, marks: &[bool]) -> impl Iterator<Item = EntryId> + use<'c> {
    let marked: Vec<EntryId> = catalogue.index.all().filter(|id| marks[id.index()]).collect();
    marked.into_iter().flat_map(|id| catalogue.leads().to(id)).copied()
}
