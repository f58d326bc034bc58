//! Who leads to whom, turned round: what must be looked at again when an entry looks different.

use super::Entry;
use crate::address::EntryId;

/// For each entry those whose fields or prose lead to it, in the order of ids.
#[derive(Clone, Debug)]
pub struct Leads {
    /// By entry: where its part of `by` ends.
    ends: Vec<u32>,
    by: Vec<EntryId>,
}

impl Leads {
    /// `count` is how many ids there are.
    pub fn of<'e>(entries: impl Iterator<Item = &'e Entry>, count: usize) -> Self {
        let mut pairs: Vec<(EntryId, EntryId)> =
            entries.flat_map(|entry| entry.leads_to().map(|(to, _)| (to, entry.id))).collect();
        pairs.sort_unstable();
        pairs.dedup();
        let mut ends = vec![0; count];
        pairs.iter().for_each(|(to, _)| ends[to.index()] += 1);
        let mut end = 0;
        for count in &mut ends {
            end += *count;
            *count = end;
        }
        Self { ends, by: pairs.into_iter().map(|(_, by)| by).collect() }
    }

    /// Those that lead to `id`.
    pub fn to(&self, id: EntryId) -> &[EntryId] {
        let start = id.index().checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.by[start as usize..self.ends[id.index()] as usize]
    }
}

/// Whether the two lead to the same entries by the same fields and links, and are published both or neither.
pub fn lead_alike(one: Option<&Entry>, other: Option<&Entry>) -> bool {
    fn fields(entry: &Entry) -> impl Iterator<Item = (&'static str, EntryId)> {
        entry.references.iter().map(|reference| (reference.field, reference.to))
    }
    match (one, other) {
        (Some(one), Some(other)) => {
            std::ptr::eq(one, other)
                || one.references.len() == other.references.len()
                    && fields(one).eq(fields(other))
                    && one.leads_to().map(|(to, _)| to).eq(other.leads_to().map(|(to, _)| to))
        }
        (None, None) => true,
        _ => false,
    }
}
