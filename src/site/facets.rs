//! By what each index can be filtered: facet → value → entries, made once a build.
//!
//! Values and their ids are the same in every language; labels and order are each language's own. What a kind is
//! filtered by is said by the kind (`catalogue::Facet`), what a value is follows from its view.
//! Here too: the style sheet by which an index is filtered where no script runs.
//! Not here: addresses of values (`Site::facet_url`), words of closed lists (`theme`).

use std::fmt::Write;
use std::sync::{Arc, LazyLock, OnceLock};

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::address::EntryId;
use crate::catalogue::{Catalogue, Entry, Facet, KINDS, Take};
use crate::date::DurationUnit;
use crate::fields::{Decl, Shape, View, ViewCx};
use crate::lang::Lang;
use crate::locale::Locale;

/// A facet of one kind with what its entries have of it.
#[derive(Debug)]
pub struct FacetIndex {
    pub facet: &'static Facet,
    /// In the order in which the entries of the kind name them first; two or more, or those of [`Take::ByDay`].
    pub values: Vec<FacetValue>,
    /// By language: the values as readers of it expect them.
    pub order: Vec<Vec<usize>>,
    /// The values of each entry that has one, in the order of its fields.
    of: FxHashMap<EntryId, Vec<usize>>,
}

/// A value of a facet.
#[derive(Debug)]
pub struct FacetValue {
    /// Letters, digits and hyphens; unique in the facet and the same in every language.
    pub id: String,
    /// By language.
    pub labels: Vec<Label>,
    /// In the order of ids.
    pub entries: Vec<EntryId>,
}

/// What a value is called, as far as the site's words are not needed for it.
#[derive(Clone, Debug, PartialEq)]
pub enum Label {
    Text {
        text: String,
        /// Tag of its language where that is not the page's.
        lang: Option<String>,
    },
    /// A word of a closed list.
    Word {
        list: &'static str,
        word: &'static str,
    },
    Truth(bool),
    /// How long at home and how long elsewhere; one of them may be nothing.
    Split {
        home: Option<String>,
        away: Option<String>,
    },
    /// A word that scripts find the entries of.
    ByDay(&'static str),
}

/// What makes two values the same.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    Entry(EntryId),
    Code(String),
    Text(String),
}

/// A value as one language sees it in one entry.
#[derive(Clone, Debug, PartialEq)]
struct Found {
    key: Key,
    label: Label,
    /// Comes before the order of labels.
    rank: Vec<u8>,
}

impl FacetIndex {
    /// By value: its entries as `order` has them, where it has a page of its own, as the number of its entries tells; of
    /// the others none.
    pub(super) fn sorted(&self, order: &[EntryId], has_page: impl Fn(usize) -> bool) -> Vec<Vec<EntryId>> {
        let has_page: Vec<bool> = self.values.iter().map(|value| has_page(value.entries.len())).collect();
        let mut sorted: Vec<Vec<EntryId>> = vec![Vec::new(); self.values.len()];
        for id in order {
            for value in self.of.get(id).into_iter().flatten().filter(|value| has_page[**value]) {
                sorted[*value].push(*id);
            }
        }
        sorted
    }

    /// The values of an entry, by their ids, in the order of its fields.
    pub fn values_of(&self, entry: EntryId) -> impl Iterator<Item = &FacetValue> {
        self.of.get(&entry).into_iter().flatten().map(|value| &self.values[*value])
    }

    pub fn is_by_day(&self) -> bool {
        matches!(self.facet.take, Take::ByDay(_))
    }
}

/// The entries whose catalogue this is, and how to look at entries in each language.
pub(super) struct FacetCx<'s> {
    pub catalogue: &'s Catalogue,
    pub locales: &'s [Locale],
    pub home: &'s [EntryId],
}

/// What each entry of a kind has of its facets, by language, as far as anybody asked.
#[derive(Clone, Debug, Default)]
pub(super) struct Having(FxHashMap<EntryId, Vec<OnceLock<Arc<ByFacet>>>>);

/// By facet, in the order of the entry's fields; doubles may occur.
type ByFacet = Vec<Vec<Found>>;

impl FacetCx<'_> {
    /// The facets of the kind of `entries` in which they differ, in the order of the kind.
    pub(super) fn facets(&self, entries: &[&Entry]) -> (Vec<FacetIndex>, Having) {
        let Some(facets) = facets_of(entries) else { return Default::default() };
        let mut around = Around::new(self, facets);
        around.ask_all(self, facets);
        let having = Having::new(entries, self.catalogue.languages.len(), |_| None);
        (self.indices(entries, facets, &around, &having), having)
    }

    /// The same where only the entries for which `is_other` holds may have something else than before; `None` where they
    /// have not.
    pub(super) fn facets_again(
        &self,
        entries: &[&Entry],
        before: &Having,
        is_other: &dyn Fn(EntryId) -> bool,
    ) -> Option<(Vec<FacetIndex>, Having)> {
        let Some(facets) = facets_of(entries) else { return Some(Default::default()) };
        let around = Around::new(self, facets);
        // What nobody asked of an entry is in no index.
        let is_same = |entry: &&Entry| {
            let known = before.0.get(&entry.id);
            known.is_some_and(|known| {
                let each = self.catalogue.languages.all().zip(known);
                each.filter_map(|(lang, known)| Some((lang, known.get()?)))
                    .all(|(lang, known)| **known == self.found(entry, facets, &around, lang))
            })
        };
        if entries.len() == before.0.len() && entries.iter().filter(|entry| is_other(entry.id)).all(is_same) {
            return None;
        }
        let having = Having::new(entries, self.catalogue.languages.len(), |id| match is_other(id) {
            true => None,
            false => before.0.get(&id).cloned(),
        });
        Some((self.indices(entries, facets, &around, &having), having))
    }

    fn having<'h>(
        &self,
        having: &'h Having,
        entry: &Entry,
        facets: &'static [Facet],
        around: &Around,
        lang: Lang,
    ) -> &'h Arc<ByFacet> {
        having.0[&entry.id][lang.index()].get_or_init(|| Arc::new(self.found(entry, facets, around, lang)))
    }

    fn indices(
        &self,
        entries: &[&Entry],
        facets: &'static [Facet],
        around: &Around,
        having: &Having,
    ) -> Vec<FacetIndex> {
        let source: Vec<&Arc<ByFacet>> =
            entries.par_iter().map(|entry| self.having(having, entry, facets, around, Lang::SOURCE)).collect();
        let made = facets.par_iter().enumerate().filter_map(|(at, facet)| match facet.take {
            Take::ByDay(words) => source.iter().any(|found| !found[at].is_empty()).then(|| self.by_day(facet, words)),
            _ => {
                self.index(facet, at, entries, &source, |entry, lang| self.having(having, entry, facets, around, lang))
            }
        });
        made.collect()
    }

    fn index<'h>(
        &self,
        facet: &'static Facet,
        at: usize,
        entries: &[&Entry],
        source: &[&Arc<ByFacet>],
        having: impl Fn(&Entry, Lang) -> &'h Arc<ByFacet>,
    ) -> Option<FacetIndex> {
        // Where each value was found first: that entry is asked for its label in the other languages.
        let mut places: FxHashMap<&Key, usize> = FxHashMap::default();
        let mut firsts: Vec<(&Found, &Entry, usize)> = Vec::new();
        let mut members: Vec<Vec<EntryId>> = Vec::new();
        let mut of: FxHashMap<EntryId, Vec<usize>> = FxHashMap::default();
        for (entry, found) in entries.iter().zip(source) {
            let mut own: Vec<usize> = Vec::new();
            for (nth, value) in found[at].iter().enumerate() {
                let place = *places.entry(&value.key).or_insert_with(|| {
                    firsts.push((value, entry, nth));
                    members.push(Vec::new());
                    firsts.len() - 1
                });
                if !own.contains(&place) {
                    own.push(place);
                    members[place].push(entry.id);
                }
            }
            if !own.is_empty() {
                of.insert(entry.id, own);
            }
        }
        if firsts.len() < 2 {
            return None;
        }
        let languages = &self.catalogue.languages;
        let mut labels: Vec<Vec<Label>> = vec![Vec::with_capacity(languages.len()); firsts.len()];
        let mut order = Vec::with_capacity(languages.len());
        for lang in languages.all() {
            let mut keyed: Vec<(Vec<u8>, Vec<u8>, usize)> = Vec::with_capacity(firsts.len());
            for (place, (value, entry, nth)) in firsts.iter().enumerate() {
                let shown = having(entry, lang)[at].get(*nth).unwrap_or(value).clone();
                let text = match &shown.label {
                    Label::Text { text, .. } => self.locales[lang.index()].sort_key(text),
                    _ => Vec::new(),
                };
                keyed.push((shown.rank, text, place));
                labels[place].push(shown.label);
            }
            keyed.sort_unstable();
            order.push(keyed.into_iter().map(|(.., place)| place).collect());
        }
        let keys: Vec<&Key> = firsts.iter().map(|(value, ..)| &value.key).collect();
        let ids = ids(&keys, self.catalogue, &labels);
        let values = ids.into_iter().zip(labels).zip(members);
        let values = values.map(|((id, labels), entries)| FacetValue { id, labels, entries }).collect();
        Some(FacetIndex { facet, values, order, of })
    }

    /// Without entries: which have the value depends on the day of reading.
    fn by_day(&self, facet: &'static Facet, words: &'static [&'static str]) -> FacetIndex {
        let languages = self.catalogue.languages.len();
        let value = |word: &&'static str| FacetValue {
            id: (*word).to_owned(),
            labels: vec![Label::ByDay(word); languages],
            entries: Vec::new(),
        };
        let values: Vec<FacetValue> = words.iter().map(value).collect();
        let order = vec![(0..values.len()).collect(); languages];
        FacetIndex { facet, values, order, of: FxHashMap::default() }
    }

    /// By facet what the entry has of it, in the order of its fields; doubles may occur.
    fn found(&self, entry: &Entry, facets: &[Facet], around: &Around, lang: Lang) -> Vec<Vec<Found>> {
        let cx = self.catalogue.view_cx(lang, &self.locales[lang.index()]);
        let needed = |facet: &Facet| !matches!(facet.take, Take::Bodies | Take::NamedBy { .. });
        let names: Vec<&str> = facets
            .iter()
            .filter(|facet| needed(facet))
            .flat_map(|facet| facet.fields)
            .map(|path| first(path))
            .collect();
        let mut view = entry.facts.view_of(&names, &cx);
        let in_head =
            |facet: &Facet| facet.fields.iter().any(|path| !view.iter().any(|(name, _)| *name == first(path)));
        if facets.iter().any(|facet| needed(facet) && in_head(facet)) {
            view.extend(entry.head.view(&cx));
        }
        let finder = Finder { cx: self, view_cx: cx };
        let each = facets.iter().map(|facet| {
            let mut found = Vec::new();
            let fields = facet.fields.iter().filter_map(|path| Some((view_of(&view, first(path))?, rest(path))));
            match facet.take {
                Take::Value => {
                    fields.for_each(|(view, rest)| at(view, rest, &mut |view| finder.values(view, &mut found)));
                }
                Take::Year => fields.for_each(|(view, rest)| at(view, rest, &mut |view| years(view, &mut found))),
                Take::Split => {
                    fields.for_each(|(view, _)| found.extend(finder.split(view)));
                }
                Take::Bodies => {
                    for body in self.bodies(entry, facet.fields, false) {
                        finder.values(&View::Entry(body), &mut found);
                    }
                }
                Take::NamedBy { folder, field } => {
                    for body in self.bodies(entry, facet.fields, true) {
                        for by in around.named_by(folder, field, body) {
                            finder.values(&View::Entry(*by), &mut found);
                        }
                    }
                }
                Take::OfBodies(field) => {
                    for body in self.bodies(entry, facet.fields, true) {
                        found.extend(around.of_body(self, body, field, lang));
                    }
                    fields.for_each(|(view, _)| unnamed(view, field, &mut |view| finder.values(view, &mut found)));
                }
                Take::ByDay(_) => fields.for_each(|(view, rest)| {
                    at(view, rest, &mut |view| {
                        if *view != View::Null {
                            found.push(Found {
                                key: Key::Text(String::new()),
                                label: Label::Truth(true),
                                rank: Vec::new(),
                            });
                        }
                    });
                }),
            }
            found
        });
        each.collect()
    }

    /// The bodies, none of them the site's own, to which the fields lead; `by_owners`: or to whom those belong.
    fn bodies(&self, entry: &Entry, fields: &[&str], by_owners: bool) -> Vec<EntryId> {
        let mut bodies: Vec<EntryId> = Vec::new();
        for reference in entry.references.iter().filter(|reference| fields.contains(&reference.field)) {
            let body = self.catalogue.get(reference.to).filter(|to| to.spec.party);
            let Some(body) = body else { continue };
            let owners = self.catalogue.owners(body.id);
            match by_owners && !owners.is_empty() {
                true => bodies.extend(owners),
                false => bodies.push(body.id),
            }
        }
        let mut seen = FxHashSet::default();
        bodies.retain(|body| !self.home.contains(body) && seen.insert(*body));
        bodies
    }
}

/// What other entries say of bodies, as far as the facets of a kind ask for it.
#[derive(Default)]
struct Around {
    /// By field and body, then by language.
    of_bodies: FxHashMap<(&'static str, EntryId), Vec<Vec<Found>>>,
    /// By kind, field and body, in the order of ids.
    named_by: FxHashMap<(&'static str, &'static str, EntryId), Vec<EntryId>>,
}

impl Around {
    fn new(cx: &FacetCx, facets: &'static [Facet]) -> Self {
        let mut around = Self::default();
        for facet in facets {
            let Take::NamedBy { folder, field } = facet.take else { continue };
            for entry in cx.catalogue.of_kind(folder).filter(|entry| cx.catalogue.has_page(entry.id)) {
                for to in entry.references.iter().filter(|reference| reference.field == field) {
                    let by = around.named_by.entry((folder, field, to.to)).or_default();
                    if by.last() != Some(&entry.id) {
                        by.push(entry.id);
                    }
                }
            }
        }
        around
    }

    /// Asks all bodies beforehand, where most entries are going to.
    fn ask_all(&mut self, cx: &FacetCx, facets: &'static [Facet]) {
        for facet in facets {
            if let Take::OfBodies(field) = facet.take {
                let bodies: Vec<&Entry> = cx.catalogue.iter().filter(|entry| entry.spec.party).collect();
                let found = bodies.par_iter().map(|body| {
                    let each = cx.catalogue.languages.all().map(|lang| ask(cx, body, field, lang));
                    ((field, body.id), each.collect())
                });
                self.of_bodies.par_extend(found);
            }
        }
    }

    fn of_body(&self, cx: &FacetCx, body: EntryId, field: &'static str, lang: Lang) -> Vec<Found> {
        match self.of_bodies.get(&(field, body)) {
            Some(by_language) => by_language[lang.index()].clone(),
            None => cx.catalogue.get(body).map(|body| ask(cx, body, field, lang)).unwrap_or_default(),
        }
    }

    fn named_by(&self, folder: &'static str, field: &'static str, body: EntryId) -> &[EntryId] {
        self.named_by.get(&(folder, field, body)).map_or(&[], Vec::as_slice)
    }
}

/// What a body says in a field.
fn ask(cx: &FacetCx, body: &Entry, field: &'static str, lang: Lang) -> Vec<Found> {
    let view_cx = cx.catalogue.view_cx(lang, &cx.locales[lang.index()]);
    let mut found = Vec::new();
    if let [(_, view)] = &*body.facts.view_of(&[field], &view_cx) {
        Finder { cx, view_cx }.values(view, &mut found);
    }
    found
}

/// The facets of the kind of `entries`; `None` where it has none.
fn facets_of(entries: &[&Entry]) -> Option<&'static [Facet]> {
    entries.first().map(|first| first.spec.facets).filter(|facets| !facets.is_empty())
}

impl Having {
    fn new(
        entries: &[&Entry],
        languages: usize,
        known: impl Fn(EntryId) -> Option<Vec<OnceLock<Arc<ByFacet>>>>,
    ) -> Self {
        let each = entries.iter().map(|entry| {
            let known = known(entry.id);
            (entry.id, known.unwrap_or_else(|| (0..languages).map(|_| OnceLock::new()).collect()))
        });
        Self(each.collect())
    }
}

/// Finds values in views of one language.
struct Finder<'s> {
    cx: &'s FacetCx<'s>,
    view_cx: ViewCx<'s>,
}

impl Finder<'_> {
    fn values(&self, view: &View, found: &mut Vec<Found>) {
        let text = |text: &View, lang: Option<&View>| {
            let (View::Text(text), lang) = (text, lang.and_then(as_text)) else { return None };
            Some(Label::Text { text: text.to_string(), lang: lang.map(str::to_owned) })
        };
        match view {
            View::List(list) => list.iter().for_each(|view| self.values(view, found)),
            View::Word { list, word } => {
                let rank = RANKS.get(&(*list, *word)).copied().unwrap_or(u32::MAX);
                let label = Label::Word { list, word };
                found.push(Found { key: Key::Code((*word).to_owned()), label, rank: rank.to_be_bytes().to_vec() });
            }
            View::Bool(truth) => found.push(Found {
                key: Key::Code(if *truth { "yes" } else { "no" }.to_owned()),
                label: Label::Truth(*truth),
                rank: vec![u8::from(!truth)],
            }),
            View::Int(number) => found.push(Found {
                key: Key::Code(number.to_string()),
                label: Label::Text { text: self.view_cx.locale.number(*number), lang: None },
                rank: number.to_be_bytes().to_vec(),
            }),
            View::Text(words) => {
                let label = Label::Text { text: words.to_string(), lang: None };
                found.push(Found { key: Key::Text(words.to_string()), label, rank: Vec::new() });
            }
            View::Entry(id) => found.extend(self.entry(*id)),
            View::Map(pairs) => {
                let get = |name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| value);
                let of = |name| get(name).and_then(as_text);
                if let Some(View::Entry(id)) = get("entry") {
                    found.extend(self.entry(*id));
                } else if let (Some(code), Some(name)) = (of("language"), get("name")) {
                    let label = text(name, None);
                    found.extend(label.map(|label| Found { key: Key::Code(code.to_owned()), label, rank: Vec::new() }));
                } else if let (Some(code), Some(words)) = (of("code"), get("text")) {
                    let label = text(words, get("lang"));
                    found.extend(label.map(|label| Found { key: Key::Code(code.to_owned()), label, rank: Vec::new() }));
                } else if let (Some(iso), Some(words)) = (of("iso"), get("text")) {
                    let rank = iso.as_bytes().to_vec();
                    let label = text(words, None);
                    found.extend(label.map(|label| Found { key: Key::Code(iso.to_owned()), label, rank }));
                } else if let (Some(words), Some(shown)) = (of("text"), get("text")) {
                    let label = text(shown, get("lang"));
                    let key = Key::Text(words.to_owned());
                    found.extend(label.map(|label| Found { key, label, rank: Vec::new() }));
                }
            }
            View::Null | View::Free(_) | View::File(_) => {}
        }
    }

    /// An entry that is published; a draft is no value to choose.
    fn entry(&self, id: EntryId) -> Option<Found> {
        let lang = self.view_cx.lang;
        let (text, written) = self.cx.catalogue.get(id)?.title(lang);
        let foreign = written.filter(|written| *written != lang);
        let lang = foreign.map(|written| self.view_cx.languages[written].tag.clone());
        Some(Found { key: Key::Entry(id), label: Label::Text { text: text.to_owned(), lang }, rank: Vec::new() })
    }

    /// How the blocks of a route are shared; `None` where a length is unknown or two cannot be added.
    fn split(&self, route: &View) -> Option<Found> {
        let View::List(blocks) = route else { return None };
        if self.cx.home.is_empty() {
            return None;
        }
        let mut unit: Option<(usize, DurationUnit)> = None;
        let (mut home, mut away) = (0i64, 0i64);
        for block in blocks {
            let View::Map(pairs) = block else { return None };
            let get = |name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| value);
            if get("optional") == Some(&View::Bool(true)) {
                continue;
            }
            let (at, (count, in_unit)) = UNITS.iter().enumerate().find_map(|(at, (name, unit))| match get(name) {
                Some(View::Int(count)) => Some((at, (*count, *unit))),
                _ => None,
            })?;
            if unit.is_some_and(|(known, _)| known != at) {
                return None;
            }
            unit = Some((at, in_unit));
            match get("at").is_some_and(|at| self.is_home(at)) {
                true => home += count,
                false => away += count,
            }
        }
        let (place, unit) = unit?;
        let text = |count: i64| (count > 0).then(|| self.view_cx.locale.duration(count, unit));
        let suffix = if place == 0 { String::new() } else { format!("-{}", UNITS[place].0) };
        let mut rank = vec![place as u8];
        rank.extend(away.to_be_bytes());
        rank.extend(home.to_be_bytes());
        Some(Found {
            key: Key::Code(format!("{home}-{away}{suffix}")),
            label: Label::Split { home: text(home), away: text(away) },
            rank,
        })
    }

    fn is_home(&self, party: &View) -> bool {
        let View::Map(pairs) = party else { return false };
        let Some((_, View::Entry(id))) = pairs.iter().find(|(key, _)| *key == "entry") else { return false };
        let owners = self.cx.catalogue.owners(*id);
        self.cx.home.contains(id) || owners.iter().any(|owner| self.cx.home.contains(owner))
    }
}

/// The numbers of a block of a route, of which one is given.
const UNITS: [(&str, DurationUnit); 5] = [
    ("years", DurationUnit::Year),
    ("terms", DurationUnit::Term),
    ("months", DurationUnit::Month),
    ("weeks", DurationUnit::Week),
    ("days", DurationUnit::Day),
];

fn as_text(view: &View) -> Option<&str> {
    match view {
        View::Text(text) => Some(text),
        _ => None,
    }
}

fn view_of<'v>(view: &'v [(&'static str, View)], name: &str) -> Option<&'v View> {
    view.iter().find(|(field, _)| *field == name).map(|(_, value)| value)
}

fn first(path: &str) -> &str {
    path.split_once('.').map_or(path, |(first, _)| first)
}

fn rest(path: &str) -> &str {
    path.split_once('.').map_or("", |(_, rest)| rest)
}

/// Hands over what lies at `path` of a view, of each item where there is a list.
fn at(view: &View, path: &str, see: &mut dyn FnMut(&View)) {
    match view {
        View::List(list) => list.iter().for_each(|view| at(view, path, see)),
        View::Map(pairs) if !path.is_empty() => {
            let inner = pairs.iter().find(|(key, _)| *key == first(path));
            inner.into_iter().for_each(|(_, view)| at(view, rest(path), see));
        }
        view if path.is_empty() => see(view),
        _ => {}
    }
}

/// The years of dates, the newest first.
fn years(view: &View, found: &mut Vec<Found>) {
    let View::Map(pairs) = view else { return };
    let iso = pairs.iter().find(|(key, _)| *key == "iso").and_then(|(_, iso)| as_text(iso));
    let Some(year) = iso.and_then(|iso| iso.get(..4)).and_then(|year| year.parse::<u32>().ok()) else { return };
    found.push(Found {
        key: Key::Code(format!("{year:04}")),
        label: Label::Text { text: format!("{year:04}"), lang: None },
        rank: (u32::MAX - year).to_be_bytes().to_vec(),
    });
}

/// Hands over what is said in `field` of each unnamed body of a view.
fn unnamed(view: &View, field: &str, see: &mut dyn FnMut(&View)) {
    match view {
        View::List(list) => list.iter().for_each(|view| unnamed(view, field, see)),
        View::Map(pairs) => {
            let is_unnamed = pairs.iter().any(|(key, value)| *key == "unnamed" && *value == View::Bool(true));
            for (key, value) in pairs {
                match is_unnamed && *key == field {
                    true => see(value),
                    false => unnamed(value, field, see),
                }
            }
        }
        _ => {}
    }
}

/// The place of each word in its list, for all lists that fields use.
static RANKS: LazyLock<FxHashMap<(&'static str, &'static str), u32>> = LazyLock::new(|| {
    /// Lists lie at most this deep: the scope of a condition of an agreement.
    const DEPTH: usize = 5;
    fn walk(decls: Vec<Decl>, depth: usize, ranks: &mut FxHashMap<(&'static str, &'static str), u32>) {
        decls.iter().for_each(|decl| shape(&decl.shape, depth, ranks));
    }
    fn shape(of: &Shape, depth: usize, ranks: &mut FxHashMap<(&'static str, &'static str), u32>) {
        match of {
            Shape::Word { list, words } => {
                ranks.extend(words.iter().zip(0..).map(|((word, _), rank)| ((*list, *word), rank)));
            }
            Shape::List(inner) | Shape::Map { value: inner, .. } => shape(inner, depth, ranks),
            Shape::OneOf(shapes) => shapes.iter().for_each(|of| shape(of, depth, ranks)),
            Shape::Record { fields, .. } if depth < DEPTH => walk(fields(), depth + 1, ranks),
            _ => {}
        }
    }
    let mut ranks = FxHashMap::default();
    KINDS.iter().for_each(|kind| walk((kind.decls)(), 0, &mut ranks));
    ranks
});

/// An id for each value: its slug, word or code; of a text its Latin letters in the first language that has them only,
/// else what stands for it.
fn ids(keys: &[&Key], catalogue: &Catalogue, labels: &[Vec<Label>]) -> Vec<String> {
    let mut taken: FxHashSet<String> = FxHashSet::default();
    let each = keys.iter().zip(labels).map(|(key, labels)| {
        let wanted = match key {
            Key::Entry(id) => catalogue.index.key(*id).slug.to_string(),
            Key::Code(code) => spelled(code).unwrap_or_else(|| hashed(code)),
            Key::Text(text) => {
                let texts = labels.iter().filter_map(|label| match label {
                    Label::Text { text, .. } => Some(text.as_str()),
                    _ => None,
                });
                texts.into_iter().find_map(spelled).unwrap_or_else(|| hashed(text))
            }
        };
        // Two kinds may have one slug, and two texts the same letters.
        let further = (2..).map(|number| format!("{wanted}-{number}"));
        let id = std::iter::once(wanted.clone()).chain(further).find(|id| !taken.contains(id));
        let id = id.expect("there are more numbers than values");
        taken.insert(id.clone());
        id
    });
    each.collect()
}

/// Lower case, words joined by hyphens; `None` where letters would be lost, and for what no address can hold.
fn spelled(text: &str) -> Option<String> {
    if text.chars().any(|c| c.is_alphanumeric() && !c.is_ascii()) {
        return None;
    }
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let slug = words.collect::<Vec<_>>().join("-").to_ascii_lowercase();
    (!slug.is_empty() && slug.len() <= 60 && !crate::address::is_windows_device(&slug)).then_some(slug)
}

fn hashed(text: &str) -> String {
    format!("x{}", &blake3::hash(text.as_bytes()).to_hex()[..8])
}

/// What the check box of a value is called in a page: nothing in prose has such an id.
pub fn element_id(facet: &str, value: &str) -> String {
    format!("page-{facet}-{value}")
}

/// The rules that filter an index without script, the same in every language.
///
/// A row is shown where no facet says no. A facet says no once one of its boxes is ticked, and yes again to the rows
/// that have a ticked value: so values of one facet are alternatives, facets are conditions, and there is one rule a
/// value, however the values of an entry are combined. Saying no makes a custom property invalid, and with it the
/// chain of all of them, which then falls back to `none`.
pub fn style_sheet(facets: &[FacetIndex]) -> String {
    let facets = || facets.iter().filter(|index| !index.is_by_day());
    let mut css = String::from(
        "/* A row is shown where each facet with a tick has one of the row's values ticked. */\n@layer components {\n",
    );
    let (mut yes, mut all) = (String::new(), String::new());
    for index in facets() {
        let _ = write!(yes, "--by-{}: ; ", index.facet.name);
        let _ = write!(all, "var(--by-{}) ", index.facet.name);
    }
    let _ = writeln!(css, "[data-listed] > * {{ {yes}--shown: {all}var(--listed, block); }}");
    css.push_str("[data-listed] > :not([hidden]) { display: var(--shown, none); }\n");
    for index in facets() {
        let name = index.facet.name;
        let _ = writeln!(css, "body:has([name=\"{name}\"]:checked) [data-listed] > * {{ --by-{name}: initial; }}");
        for value in &index.values {
            let id = element_id(name, &value.id);
            let _ = writeln!(
                css,
                "body:has(#{id}:checked) [data-listed] > [data-{name}~=\"{}\"] {{ --by-{name}: ; }}",
                value.id
            );
        }
    }
    css.push_str("}\n");
    css
}
