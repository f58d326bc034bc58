//! References to nothing, in words that name what was probably meant.

use rustc_hash::FxHashMap;

use crate::address::{EntryId, KindId, Slug};
use crate::catalogue::Draft;
use crate::diag::codes::reference as codes;
use crate::diag::{Diagnostic, Diagnostics};
use crate::fields::Miss;

/// Adds one diagnostic for each miss of the draft.
pub fn check(draft: &Draft, diags: &mut Diagnostics) {
    if draft.misses.is_empty() {
        return;
    }
    let names = by_name(draft);
    for miss in &draft.misses {
        diags.push(word(draft, &names, miss));
    }
}

/// Every title and further name of every entry, in lower case.
fn by_name(draft: &Draft) -> FxHashMap<String, Vec<EntryId>> {
    let mut names: FxHashMap<String, Vec<EntryId>> = FxHashMap::default();
    for entry in draft.iter() {
        let titles = entry.head.title.value.0.values().map(|text| text.value.to_lowercase());
        let others = entry.head.other_names.iter().flat_map(|n| n.value.iter().map(|name| name.value.to_lowercase()));
        for name in titles.chain(others) {
            let ids = names.entry(name).or_default();
            if ids.last() != Some(&entry.id) {
                ids.push(entry.id);
            }
        }
    }
    names
}

fn word(draft: &Draft, names: &FxHashMap<String, Vec<EntryId>>, miss: &Miss) -> Diagnostic {
    let index = draft.index;
    let first = miss.kinds[0];
    let (folder, slug) = miss.text.split_once('/').unwrap_or((index.kind_name(first).folder, &miss.text));
    let short = |id: EntryId| {
        if index.key(id).kind == first && !miss.text.contains('/') {
            index.key(id).slug.to_string()
        } else {
            index.name(id)
        }
    };
    let kind = index.kind(folder);
    if let Some(kind) = kind.filter(|kind| !miss.kinds.contains(kind)) {
        let takes = miss.kinds.iter().map(|kind| index.kind_name(*kind).folder.to_owned()).collect::<Vec<_>>();
        return Diagnostic::new(&codes::WRONG_KIND, miss.span)
            .arg("kind", index.kind_name(kind).many)
            .arg("takes", takes);
    }
    let Some(kind) = kind else {
        return Diagnostic::new(&codes::REFERENCE_KIND, miss.span)
            .arg("folder", folder)
            .maybe("suggestion", crate::text::nearest(folder, index.kinds().map(|(_, name)| name.folder)))
            .arg("known", index.kinds().map(|(_, name)| name.folder.to_owned()).collect::<Vec<_>>());
    };
    let diagnostic = Diagnostic::new(&codes::UNKNOWN_REFERENCE, miss.span)
        .arg("kind", index.kind_name(kind).one)
        .arg("kinds", index.kind_name(kind).many)
        .arg("name", slug)
        .arg("folder", folder)
        .maybe("as_text", as_text(miss));
    // A name or acronym in place of a slug: say who bears it.
    let bearers: Vec<EntryId> = names.get(&slug.to_lowercase()).into_iter().flatten().copied().collect();
    if !bearers.is_empty() {
        let described = bearers.iter().map(|id| {
            let title = draft.get(*id).map(|entry| entry.title(crate::lang::Lang::SOURCE).0.to_owned());
            format!("{} ({})", short(*id), title.unwrap_or_default())
        });
        return diagnostic.arg("bearers", described.collect::<Vec<_>>());
    }
    // The same slug under another kind that the field takes, then the nearest slug of this kind.
    let elsewhere = miss.kinds.iter().filter(|other| **other != kind).find_map(|other| index.find(*other, slug));
    if let Some(id) = elsewhere {
        return diagnostic.arg("suggestion", index.name(id));
    }
    let nearest = nearest(draft, kind, slug, &miss.text);
    diagnostic.maybe("suggestion", nearest)
}

/// The name as a text that is the same in all languages, where it is no slug and the field takes texts.
fn as_text(miss: &Miss) -> Option<String> {
    let is_name = miss.or_text && Slug::parse(&miss.text).is_err() && !miss.text.contains('/');
    is_name.then(|| format!("{{same: {}}}", miss.text))
}

fn nearest(draft: &Draft, kind: KindId, slug: &str, written: &str) -> Option<String> {
    let found = draft.index.nearest(kind, slug)?;
    Some(if written.contains('/') {
        format!("{}/{found}", draft.index.kind_name(kind).folder)
    } else {
        found.to_owned()
    })
}
