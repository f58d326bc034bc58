//! Names: two entries that bear the same one, acronyms claimed twice, former slugs.

use rustc_hash::FxHashMap;

use crate::address::{EntryId, KindId};
use crate::catalogue::value::NameType;
use crate::catalogue::{Draft, Heading, PAGE_OF_A_LIST};
use crate::diag::codes::{check as codes, lint};
use crate::diag::{Diagnostic, Diagnostics};
use crate::source::{Located, Span};

pub fn check(draft: &Draft, diags: &mut Diagnostics) {
    same_names(draft, diags);
    acronyms(draft, diags);
    aliases(draft, diags);
    kept_for_lists(draft, diags);
}

/// Letters and digits in lower case: what makes two names the same to a reader.
fn normalised(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Reports each name that several entries of one kind bear, at every bearer but the first.
fn same_names(draft: &Draft, diags: &mut Diagnostics) {
    let mut seen: FxHashMap<(KindId, String), (EntryId, Span)> = FxHashMap::default();
    for entry in draft.iter().filter(|entry| entry.spec.heading == Heading::Name) {
        let mut reported: Vec<EntryId> = Vec::new();
        let kind = draft.index.key(entry.id).kind;
        for name in entry.head.title.value.0.values() {
            let key = (kind, normalised(&name.value));
            if key.1.is_empty() {
                continue;
            }
            match seen.get(&key) {
                Some((first, span)) if *first != entry.id && !reported.contains(first) => {
                    reported.push(*first);
                    diags.push(
                        Diagnostic::new(&lint::SAME_NAME, name.span)
                            .arg("name", name.value.as_str())
                            .arg("kinds", entry.spec.name.many)
                            .arg("first", draft.index.name(*first))
                            .and(*span),
                    );
                }
                Some(_) => {}
                None => {
                    seen.insert(key, (entry.id, name.span));
                }
            }
        }
    }
}

/// Every further name of one type, with its entry.
pub(super) fn names_of(draft: &Draft, wanted: NameType) -> impl Iterator<Item = (EntryId, &Located<String>)> {
    draft.iter().flat_map(move |entry| {
        let names = entry.head.other_names.iter().flat_map(|names| names.value.0.iter());
        names.filter(move |name| name.kind == wanted).map(|name| (entry.id, &name.text))
    })
}

fn acronyms(draft: &Draft, diags: &mut Diagnostics) {
    let mut seen: FxHashMap<&str, (EntryId, Span)> = FxHashMap::default();
    for (id, acronym) in names_of(draft, NameType::Acronym) {
        match seen.get(acronym.value.as_str()) {
            Some((first, span)) if *first != id => diags.push(
                Diagnostic::new(&lint::ACRONYM_TWICE, acronym.span)
                    .arg("acronym", acronym.value.as_str())
                    .arg("first", draft.index.name(*first))
                    .and(*span),
            ),
            Some(_) => {}
            None => {
                seen.insert(&acronym.value, (id, acronym.span));
            }
        }
    }
}

/// What themes have at the place of pages, beside the indexes of kinds.
const RESERVED: [&str; 6] = ["home", "compare", "deadlines", "search", "data", "archive"];

/// A former slug must not be another entry's address.
fn aliases(draft: &Draft, diags: &mut Diagnostics) {
    let mut seen: FxHashMap<(KindId, &str), Span> = FxHashMap::default();
    for entry in draft.iter() {
        let kind = draft.index.key(entry.id).kind;
        for alias in &entry.head.aliases {
            let slug = alias.value.0.as_str();
            let diagnostic = Diagnostic::new(&codes::ALIAS_TAKEN, alias.span).arg("alias", slug);
            // Pages share their place with the indexes of kinds and the sections of the theme.
            let is_section = draft.index.kind(slug).is_some() || RESERVED.contains(&slug);
            if entry.spec.name.folder == "pages" && is_section {
                diags.push(diagnostic.arg("entry", format!("/{slug}/")));
            } else if let Some(other) = draft.index.find(kind, slug) {
                diags.push(diagnostic.arg("entry", draft.index.name(other)));
            } else if let Some(first) = seen.get(&(kind, slug)) {
                diags.push(diagnostic.and(*first));
            } else {
                seen.insert((kind, slug), alias.span);
            }
        }
    }
}

/// Lists of a kind have pages below its folder, under the names of its facets: no entry can have such an address.
fn kept_for_lists(draft: &Draft, diags: &mut Diagnostics) {
    for entry in draft.iter().filter(|entry| !entry.spec.facets.is_empty()) {
        let is_kept = |slug: &str| slug == PAGE_OF_A_LIST || entry.spec.facets.iter().any(|facet| facet.name == slug);
        let slug = draft.index.key(entry.id).slug.as_str();
        let aliases = entry.head.aliases.iter().map(|alias| (alias.value.0.as_str(), alias.span));
        for (slug, span) in std::iter::once((slug, entry.at)).chain(aliases).filter(|(slug, _)| is_kept(slug)) {
            diags.push(
                Diagnostic::new(&codes::SLUG_OF_A_LIST, span).arg("slug", slug).arg("kinds", entry.spec.name.many),
            );
        }
    }
}
