//! Names: two entries that bear the same one, acronyms claimed twice, misspellings used in prose, former slugs.

use aho_corasick::{AhoCorasick, MatchKind};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::address::{EntryId, KindId};
use crate::catalogue::value::NameType;
use crate::catalogue::{Draft, Heading};
use crate::diag::codes::{check as codes, lint};
use crate::diag::{Diagnostic, Diagnostics};
use crate::source::{Located, Span};
use crate::syntax::markdown::Piece;

pub fn check(draft: &Draft, diags: &mut Diagnostics) {
    same_names(draft, diags);
    acronyms(draft, diags);
    aliases(draft, diags);
    misspellings(draft, diags);
}

/// Letters and digits in lower case: what makes two names the same to a reader.
fn normalised(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Reports each name that several entries of one kind bear, at every bearer but the first.
fn same_names(draft: &Draft, diags: &mut Diagnostics) {
    let mut seen: FxHashMap<(KindId, String), (EntryId, Span)> = FxHashMap::default();
    let mut reported: Option<EntryId>;
    for entry in draft.iter().filter(|entry| entry.spec.heading == Heading::Name) {
        reported = None;
        let kind = draft.index.key(entry.id).kind;
        for name in entry.head.title.value.0.values() {
            let key = (kind, normalised(&name.value));
            match seen.get(&key) {
                Some((first, span)) if *first != entry.id && reported != Some(*first) => {
                    reported = Some(*first);
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

fn names_of<'d>(draft: &'d Draft, wanted: NameType) -> impl Iterator<Item = (EntryId, &'d Located<String>)> {
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

/// A former slug must not be another entry's address.
fn aliases(draft: &Draft, diags: &mut Diagnostics) {
    let mut seen: FxHashMap<(KindId, &str), Span> = FxHashMap::default();
    for entry in draft.iter() {
        let kind = draft.index.key(entry.id).kind;
        for alias in &entry.head.aliases {
            let slug = alias.value.0.as_str();
            let diagnostic = Diagnostic::new(&codes::ALIAS_TAKEN, alias.span).arg("alias", slug);
            // Pages share their place with the indexes of kinds and the sections of the theme.
            let is_section = draft.index.kind(slug).is_some() || matches!(slug, "deadlines" | "home");
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

/// Known misspellings in prose, with the right name: all of them looked for in one pass over each text.
fn misspellings(draft: &Draft, diags: &mut Diagnostics) {
    let wrong: Vec<(EntryId, &Located<String>)> = names_of(draft, NameType::Misspelling).collect();
    if wrong.is_empty() {
        return;
    }
    let patterns = wrong.iter().map(|(_, name)| name.value.as_str());
    let Ok(finder) = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(patterns) else { return };
    let found: Vec<Diagnostic> = draft
        .entries
        .par_iter()
        .flatten()
        .flat_map_iter(|entry| {
            draft.languages.all().filter_map(|lang| Some((lang, entry.prose[lang.index()].as_ref()?)))
        })
        .flat_map_iter(|(lang, prose)| {
            let mut found: Vec<usize> = Vec::new();
            for piece in &prose.prose.pieces {
                if let Piece::Html(html) = piece {
                    let words = finder.find_iter(&**html).filter(|m| stands_alone(html, m.start(), m.end()));
                    found.extend(words.map(|m| m.pattern().as_usize()));
                }
            }
            found.sort_unstable();
            found.dedup();
            let wrong = &wrong;
            found.into_iter().map(move |pattern| {
                let (id, name) = wrong[pattern];
                let right = draft.get(id).map(|entry| entry.title(lang).0.to_owned());
                Diagnostic::new(&lint::MISSPELLING, Span::whole(prose.file))
                    .arg("wrong", name.value.as_str())
                    .maybe("right", right)
                    .arg("entry", draft.index.name(id))
                    .and(name.span)
            })
        })
        .collect();
    found.into_iter().for_each(|diagnostic| diags.push(diagnostic));
}

/// Whether a match is a word of its own: `NUNT` in `NUNTIUS` is not.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    !latin(text[..start].chars().next_back()) && !latin(text[end..].chars().next())
}
