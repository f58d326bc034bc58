//! To whom an entry belongs in the end: a unit to its institution, a joint unit to its partners.
//!
//! What refers to the entry is shown with them too (`Draft::seal`). Which field leads there is said by `Kind::OWNER`.

use std::sync::Arc;

use super::Entry;
use crate::address::EntryId;

/// For each entry the bodies at the end of its owners: by id; each once, in the order of ids, empty for what belongs to
/// nobody.
///
/// Bodies only: who signed for a partner is no owner. Each entry is asked once and without recursion; partners that
/// lead round in a circle end it where they meet.
pub fn owners(entries: &[Option<Arc<Entry>>]) -> Vec<Vec<EntryId>> {
    let mut ends: Vec<Option<Vec<EntryId>>> = vec![None; entries.len()];
    let mut is_open = vec![false; entries.len()];
    let mut stack: Vec<EntryId> = Vec::new();
    for start in entries.iter().flatten() {
        stack.push(start.id);
        while let Some(&id) = stack.last() {
            if ends[id.index()].is_some() {
                stack.pop();
                continue;
            }
            if !is_open[id.index()] {
                is_open[id.index()] = true;
                let before = stack.len();
                stack.extend(nearest(entries, id).filter(|to| !is_open[to.index()]));
                if stack.len() > before {
                    continue;
                }
            }
            let mut found: Vec<EntryId> = Vec::new();
            for owner in nearest(entries, id) {
                match &ends[owner.index()] {
                    Some(further) if !further.is_empty() => found.extend(further),
                    _ => found.push(owner),
                }
            }
            found.sort_unstable();
            found.dedup();
            found.retain(|owner| *owner != id);
            ends[id.index()] = Some(found);
            stack.pop();
        }
    }
    ends.into_iter().map(Option::unwrap_or_default).collect()
}

/// The bodies to which the field of the entry's kind leads.
fn nearest(entries: &[Option<Arc<Entry>>], id: EntryId) -> impl Iterator<Item = EntryId> {
    let entry = entries[id.index()].as_ref();
    let references = entry.into_iter().flat_map(|entry| {
        let field = entry.spec.owner;
        entry.references.iter().filter(move |reference| Some(reference.field) == field)
    });
    references.map(|reference| reference.to).filter(|to| entries[to.index()].as_ref().is_some_and(|to| to.spec.party))
}
