//! Names inside texts: known misspellings, and names of entries that are not linked.
//!
//! All names are looked for at once, in one pass over each text, so the time is linear in the length of all texts.
//! Prose is searched as it is shown, without tags, code and addresses; its place in the source is found after a hit.

use std::ops::Range;
use std::sync::Arc;

use aho_corasick::{AhoCorasick, MatchKind};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::names::names_of;
use super::{CheckOptions, Diagnostics};
use crate::address::EntryId;
use crate::catalogue::value::NameType;
use crate::catalogue::{Draft, Entry, EntryProse, LinkTarget};
use crate::diag::codes::lint;
use crate::diag::{Diagnostic, Level};
use crate::lang::Lang;
use crate::source::{Located, Span};
use crate::syntax::markdown::{Piece, Prose};
use crate::text::is_han;

/// What was found, and by which names: the texts of an entry are searched again only where they or the names changed.
#[derive(Clone, Debug, Default)]
pub struct Words {
    misspellings: Search,
    unlinked: Search,
}

/// Names that are looked for, and where they are.
#[derive(Clone, Debug, Default)]
struct Search {
    /// Each with the entry that bears it.
    names: Vec<(String, EntryId)>,
    finder: Option<AhoCorasick>,
    /// By entry: which name, and where.
    found: Vec<Option<Arc<[Found]>>>,
}

type Found = (usize, Span);

impl Words {
    /// `before`: what was found when only the texts of some entries were others, and those entries.
    pub fn check(
        draft: &Draft,
        options: CheckOptions,
        before: Option<(&Self, &[EntryId])>,
        diags: &mut Diagnostics,
    ) -> Self {
        let misspellings =
            misspellings(draft, options, before.map(|(words, again)| (&words.misspellings, again)), diags);
        let unlinked = match options.levels.level(&lint::UNLINKED_NAME) {
            Level::Allow => Search::default(),
            _ => unlinked(draft, options, before.map(|(words, again)| (&words.unlinked, again)), diags),
        };
        Self { misspellings, unlinked }
    }
}

fn finder<'n>(names: impl Iterator<Item = &'n str>) -> Option<AhoCorasick> {
    AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(names).ok()
}

impl Search {
    fn new(
        names: Vec<(String, EntryId)>,
        draft: &Draft,
        before: Option<(&Self, &[EntryId])>,
        in_entry: impl Fn(&AhoCorasick, &[(String, EntryId)], &Entry) -> Vec<Found> + Sync,
    ) -> Self {
        if names.is_empty() {
            return Self::default();
        }
        let before = before.filter(|(before, _)| before.names == names);
        let finder = match before {
            Some((before, _)) => before.finder.clone(),
            None => finder(names.iter().map(|(name, _)| name.as_str())),
        };
        let Some(finder) = finder else { return Self::default() };
        let found = |id: usize| {
            let found = draft.entries[id].as_deref().map(|entry| in_entry(&finder, &names, entry));
            found.filter(|found| !found.is_empty()).map(Arc::from)
        };
        let found = match before {
            Some((before, again)) => {
                let mut all = before.found.clone();
                again.iter().for_each(|id| all[id.index()] = found(id.index()));
                all
            }
            None => (0..draft.entries.len()).into_par_iter().map(found).collect(),
        };
        Self { names, finder: Some(finder), found }
    }

    fn all(&self) -> impl Iterator<Item = &Found> {
        self.found.iter().flatten().flat_map(|found| found.iter())
    }
}

/// Reports each misspelling once in each file, in prose and in the texts of fields.
fn misspellings(
    draft: &Draft,
    options: CheckOptions,
    before: Option<(&Search, &[EntryId])>,
    diags: &mut Diagnostics,
) -> Search {
    let wrong: Vec<(EntryId, &Located<String>)> = names_of(draft, NameType::Misspelling).collect();
    let names = wrong.iter().map(|(id, name)| (name.value.clone(), *id)).collect();
    let search = Search::new(names, draft, before, |finder, _, entry| {
        let mut found: Vec<Found> = Vec::new();
        let mut seen: FxHashSet<(usize, u32)> = FxHashSet::default();
        for span in &entry.texts {
            let text = &options.sources[span.file].text[span.range()];
            for (pattern, at) in alone(finder, text) {
                if seen.insert((pattern, span.file.0)) {
                    found.push((pattern, span.slice(at)));
                }
            }
        }
        for prose in entry.prose.iter().flatten() {
            let mut first = hits(finder, &prose.prose);
            first.retain(|hit| hit.place != Place::Code && seen.insert((hit.pattern, prose.file.0)));
            found.extend(places(finder, prose, first, options));
        }
        found
    });
    for &(pattern, span) in search.all() {
        let (id, name) = wrong[pattern];
        // The right name in the script of the wrong one.
        let is_chinese = |text: &str| text.contains(is_han);
        let right = draft.get(id).map(|entry| {
            let mut titles = entry.head.title.value.0.values().map(|title| &title.value);
            let alike = titles.find(|title| is_chinese(title) == is_chinese(&name.value));
            alike.map_or(entry.title(Lang::SOURCE).0, String::as_str).to_owned()
        });
        diags.push(
            Diagnostic::new(&lint::MISSPELLING, span)
                .arg("wrong", name.value.as_str())
                .maybe("right", right)
                .arg("entry", draft.index.name(id))
                .and(name.span),
        );
    }
    search
}

/// Reports names of entries in prose that leads nowhere to them: each name once an entry.
///
/// Names that two entries share, short ones and those of pages ("About us") are left out, since they may well mean
/// something else.
fn unlinked(
    draft: &Draft,
    options: CheckOptions,
    before: Option<(&Search, &[EntryId])>,
    diags: &mut Diagnostics,
) -> Search {
    let mut names: Vec<(&str, EntryId)> = Vec::new();
    let wanted = [NameType::Official, NameType::Short, NameType::Alias];
    let hidden = |entry: &Entry| entry.is_internal() || entry.is_draft();
    for entry in draft.iter().filter(|entry| entry.spec.name.folder != "pages" && !hidden(entry)) {
        let titles = entry.head.title.value.0.values().map(|text| text.value.as_str());
        names.extend(titles.filter(|name| is_distinctive(name)).map(|name| (name, entry.id)));
    }
    let further = wanted.into_iter().flat_map(|kind| names_of(draft, kind));
    let further = further.filter(|(id, name)| is_distinctive(&name.value) && !draft.get(*id).is_none_or(hidden));
    names.extend(further.map(|(id, name)| (name.value.as_str(), id)));
    names.sort_unstable();
    names.dedup();
    let shared = |i: usize| {
        let name = names[i].0;
        i > 0 && names[i - 1].0 == name || names.get(i + 1).is_some_and(|next| next.0 == name)
    };
    let names = (0..names.len()).filter(|i| !shared(*i)).map(|i| (names[i].0.to_owned(), names[i].1)).collect();
    let search = Search::new(names, draft, before, |finder, names, entry| {
        let mut found: Vec<Found> = Vec::new();
        let mut seen: FxHashSet<usize> = FxHashSet::default();
        for prose in entry.prose.iter().flatten() {
            let linked = prose.targets.iter().filter_map(|target| match target {
                LinkTarget::Entry { id, .. } => Some(*id),
                _ => None,
            });
            let linked: FxHashSet<EntryId> = linked.chain([entry.id]).collect();
            let mut first = hits(finder, &prose.prose);
            first.retain(|hit| {
                hit.place == Place::Text && !linked.contains(&names[hit.pattern].1) && seen.insert(hit.pattern)
            });
            found.extend(places(finder, prose, first, options));
        }
        found
    });
    for &(pattern, span) in search.all() {
        let (name, id) = &search.names[pattern];
        diags.push(
            Diagnostic::new(&lint::UNLINKED_NAME, span).arg("name", name.as_str()).arg("entry", draft.index.name(*id)),
        );
    }
    search
}

/// Whether a name is long enough to be meant: four letters, or three Han characters.
fn is_distinctive(name: &str) -> bool {
    let han = name.chars().filter(|c| is_han(*c)).count();
    let letters = name.chars().filter(|c| c.is_alphabetic()).count() - han;
    han >= 3 || letters >= 4
}

/// Whether a match is a word of its own: `NUNT` in `NUNTIUS` is not.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_han(c));
    let inside = |before: Option<char>, after: Option<char>| latin(before) && latin(after);
    let matched = &text[start..end];
    !inside(text[..start].chars().next_back(), matched.chars().next())
        && !inside(matched.chars().next_back(), text[end..].chars().next())
}

/// The names in `text`, each with its place there.
fn alone<'t>(finder: &'t AhoCorasick, text: &'t str) -> impl Iterator<Item = (usize, Range<usize>)> + 't {
    let found = finder.find_iter(text).filter(|m| stands_alone(text, m.start(), m.end()));
    found.map(|m| (m.pattern().as_usize(), m.range()))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Text,
    Heading,
    Link,
    Code,
}

/// A name in prose.
struct Hit {
    pattern: usize,
    /// The how-manieth of this name in the prose, from 0.
    nth: usize,
    place: Place,
}

fn hits(finder: &AhoCorasick, prose: &Prose) -> Vec<Hit> {
    let mut hits: Vec<Hit> = Vec::new();
    let (mut link, mut heading, mut code) = (0_usize, false, 0_usize);
    let mut counts: FxHashMap<usize, usize> = FxHashMap::default();
    let mut look = |text: &str, place: Place| {
        for (pattern, _) in alone(finder, text) {
            let count = counts.entry(pattern).or_default();
            hits.push(Hit { pattern, nth: *count, place });
            *count += 1;
        }
    };
    for piece in &prose.pieces {
        let html = match piece {
            Piece::Html(html) => html,
            Piece::Open(_) => {
                link += 1;
                continue;
            }
            Piece::Close(_) => {
                link = link.saturating_sub(1);
                continue;
            }
            Piece::Title(_) | Piece::Picture(_) => continue,
        };
        let mut rest: &str = html;
        while !rest.is_empty() {
            let open = rest.find('<').unwrap_or(rest.len());
            let place = match () {
                () if code > 0 => Place::Code,
                () if link > 0 => Place::Link,
                () if heading => Place::Heading,
                () => Place::Text,
            };
            look(&rest[..open], place);
            let end = rest[open..].find('>').map_or(rest.len(), |end| open + end + 1);
            let tag = rest[open..end].trim_matches(['<', '>']);
            rest = &rest[end..];
            let (name, closes) = match tag.strip_prefix('/') {
                Some(name) => (name, true),
                None => (tag.split(' ').next().unwrap_or_default(), false),
            };
            match (name, closes) {
                ("a", false) => link += 1,
                ("a", true) => link = link.saturating_sub(1),
                ("code" | "pre", false) => code += 1,
                ("code" | "pre", true) => code = code.saturating_sub(1),
                ("h1" | "h2" | "h3" | "h4" | "h5" | "h6", closes) => heading = !closes,
                _ => {}
            }
        }
    }
    hits
}

/// Where each of `hits` stands in the source, found in one pass; none of them has the name of another.
///
/// The whole file where the words are spelled with marks or escapes there.
fn places(finder: &AhoCorasick, prose: &EntryProse, hits: Vec<Hit>, options: CheckOptions) -> Vec<(usize, Span)> {
    if hits.is_empty() {
        return Vec::new();
    }
    let body = &options.sources[prose.file].text[prose.start..];
    let mut awaited: FxHashMap<usize, (usize, Option<Range<usize>>)> = FxHashMap::default();
    awaited.extend(hits.iter().map(|hit| (hit.pattern, (hit.nth, None))));
    for (pattern, at) in alone(finder, body) {
        match awaited.get_mut(&pattern) {
            Some((0, found)) if found.is_none() => *found = Some(at),
            Some((0, _)) => {}
            Some((before, _)) => *before -= 1,
            None => {}
        }
    }
    let spans = hits.iter().map(|hit| {
        let found = awaited[&hit.pattern].1.clone();
        let span = found.map(|at| Span::new(prose.file, prose.start + at.start..prose.start + at.end));
        (hit.pattern, span.unwrap_or(Span::whole(prose.file)))
    });
    spans.collect()
}
