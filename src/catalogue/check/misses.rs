//! References to nothing, in words that name what was probably meant.

use rustc_hash::FxHashMap;

use crate::address::{EntryId, KindId, Slug};
use crate::catalogue::Draft;
use crate::diag::codes::reference as codes;
use crate::diag::{Diagnostic, Diagnostics};
use crate::fields::Miss;

/// So many different names that are not there are compared with all that are; the others get no "did you mean".
///
/// A folder of ten thousand entries that was renamed is missed as often, and each comparison looks at all slugs.
const COMPARED: usize = 200;

/// Adds one diagnostic for each miss of the draft.
pub fn check(draft: &Draft, diags: &mut Diagnostics) {
    if draft.misses.is_empty() {
        return;
    }
    let names = by_name(draft);
    let mut nearest: Nearest = FxHashMap::default();
    for miss in &draft.misses {
        diags.push(word(draft, &names, &mut nearest, miss));
    }
}

/// By kind and name as written: the slug that is most like it.
type Nearest = FxHashMap<(KindId, String), Option<String>>;

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

fn word(draft: &Draft, names: &FxHashMap<String, Vec<EntryId>>, known: &mut Nearest, miss: &Miss) -> Diagnostic {
    let index = &draft.index;
    let first = miss.kinds[0];
    if miss.text.contains("://") || miss.text.starts_with("www.") {
        let name = index.kind_name(first);
        return Diagnostic::new(&codes::UNKNOWN_REFERENCE, miss.span)
            .arg("address", miss.text.as_str())
            .arg("kind", name.one)
            .arg("kinds", name.many)
            .arg("folder", name.folder);
    }
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
        .arg("folder", folder);
    // A name or acronym in place of a slug: say who bears it.
    let bearers: Vec<EntryId> = names.get(&slug.to_lowercase()).into_iter().flatten().copied().collect();
    if let [bearer] = bearers[..] {
        let title = draft.get(bearer).map(|entry| entry.title(crate::lang::Lang::SOURCE).0.to_owned());
        return diagnostic.arg("bearer", short(bearer)).arg("title", title.unwrap_or_default());
    }
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
    let nearest = nearest(draft, known, kind, slug, miss.text.contains('/'));
    diagnostic.maybe("suggestion", nearest).maybe("as_text", as_text(miss))
}

/// The name as a text that is the same in all languages, where it is no slug and the field takes texts.
fn as_text(miss: &Miss) -> Option<String> {
    let is_name = miss.or_text && Slug::parse(&miss.text).is_err() && !miss.text.contains('/');
    is_name.then(|| format!("{{same: {}}}", miss.text))
}

/// The slug of `kind` that is most like `slug`, with its folder where the author wrote one.
fn nearest(draft: &Draft, known: &mut Nearest, kind: KindId, slug: &str, with_folder: bool) -> Option<String> {
    let key = (kind, slug.to_owned());
    if !known.contains_key(&key) {
        let found = if known.len() < COMPARED { draft.index.nearest(kind, slug) } else { None };
        known.insert(key.clone(), found.map(str::to_owned));
    }
    let found = known[&key].as_deref()?;
    Some(if with_folder { format!("{}/{found}", draft.index.kind_name(kind).folder) } else { found.to_owned() })
}
