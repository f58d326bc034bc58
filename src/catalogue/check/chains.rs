//! Chains of entries that must never lead back: what a major is a part of, what an agreement renews.

use crate::address::EntryId;
use crate::catalogue::{Draft, Entry, KINDS};
use crate::diag::codes::check as codes;
use crate::diag::{Diagnostic, Diagnostics};
use crate::fields::Reference;

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    Unseen,
    /// On the walk that is under way.
    Open,
    Done,
}

/// Reports each cycle once, at its first entry in the order of ids, with the way round.
///
/// A chain field holds at most one reference, so each walk is a path; every entry is walked once: linear, and
/// without recursion however long a chain is.
pub fn check(draft: &Draft, diags: &mut Diagnostics) {
    let mut fields: Vec<&'static str> = KINDS.iter().flat_map(|spec| spec.chains).copied().collect();
    fields.sort_unstable();
    fields.dedup();
    for field in fields {
        check_field(draft, field, diags);
    }
}

fn step<'e>(entry: &'e Entry, field: &str) -> Option<&'e Reference> {
    let chained = entry.spec.chains.contains(&field);
    entry.references.iter().find(|reference| chained && reference.field == field)
}

fn check_field(draft: &Draft, field: &'static str, diags: &mut Diagnostics) {
    let mut marks = vec![Mark::Unseen; draft.entries.len()];
    let mut path: Vec<EntryId> = Vec::new();
    for start in draft.of_kinds(|spec| spec.chains.contains(&field)) {
        let mut at = Some(start.id);
        while let Some(id) = at {
            match marks[id.index()] {
                Mark::Unseen => {
                    marks[id.index()] = Mark::Open;
                    path.push(id);
                    at = draft.get(id).and_then(|entry| step(entry, field)).map(|reference| reference.to);
                }
                Mark::Open => {
                    let from = path.iter().position(|p| *p == id).expect("an open entry is on the path");
                    report(draft, field, &path[from..], diags);
                    break;
                }
                Mark::Done => break,
            }
        }
        for id in path.drain(..) {
            marks[id.index()] = Mark::Done;
        }
    }
}

fn report(draft: &Draft, field: &'static str, cycle: &[EntryId], diags: &mut Diagnostics) {
    let first = *cycle.iter().min().expect("a cycle has an entry");
    let at = cycle.iter().position(|id| *id == first).expect("the least is among them");
    let round: Vec<EntryId> = cycle[at..].iter().chain(&cycle[..at]).copied().collect();
    let entry = draft.get(first).expect("an entry of a cycle was read");
    let reference = step(entry, field).expect("an entry of a cycle leads on");
    let mut way: Vec<String> = round.iter().map(|id| draft.index.key(*id).slug.to_string()).collect();
    way.push(draft.index.key(first).slug.to_string());
    let mut diagnostic = Diagnostic::new(&codes::CYCLE, reference.span).arg("field", field);
    if let [_, itself] = way.as_slice() {
        diagnostic = diagnostic.arg("itself", itself.as_str());
    } else {
        diagnostic = diagnostic.arg("way", way);
    }
    for id in &round[1..] {
        let further = draft.get(*id).and_then(|entry| step(entry, field)).expect("an entry of a cycle leads on");
        diagnostic = diagnostic.and(further.span);
    }
    diags.push(diagnostic);
}
