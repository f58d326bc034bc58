//! The catalogue: every entry as typed facts and safe prose, and what only all of them together can tell.
//!
//! `decode` makes a [`Draft`] of the project, one entry at a time, in parallel; `check` looks at the whole;
//! [`Draft::seal`] gives the [`Catalogue`] that pages are made from.
//! A new kind is one file in `kinds/`, one line in [`KINDS`] and one template.
//! Not here: what pages of all kinds share (`site`), how a view becomes a page (`theme`, `render`).

pub mod check;
pub mod decode;
mod facet;
mod head;
mod kind;
pub mod kinds;
mod leads;
pub mod linked;
pub mod outline;
mod owners;
pub mod prose;
pub mod value;

use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;

use crate::address::{EntryId, Index, KindName};
use crate::date::{CivilDay, Date};
use crate::fields::{Miss, Reference, Text, ViewCx};
use crate::lang::{Lang, Languages};
use crate::locale::Locale;
use crate::source::{FileId, Span};

pub use facet::{Facet, PAGE_OF_A_LIST, Take};
pub use head::{Head, Visibility};
pub use kind::{
    Deadline, DeadlineKind, Entity, Heading, Holds, Kind, KindSpec, Locality, Need, Occasion, OccasionKind, Round,
    Target, Unless,
};
pub use leads::{Leads, lead_alike};
pub use prose::{EntryProse, LinkTarget};

/// Every kind there is, in the order of menus and reports.
pub static KINDS: &[KindSpec] = &[
    KindSpec::of::<kinds::institution::Institution>(),
    KindSpec::of::<kinds::unit::Unit>(),
    KindSpec::of::<kinds::joint_unit::JointUnit>(),
    KindSpec::of::<kinds::major::Major>(),
    KindSpec::of::<kinds::program::Program>(),
    KindSpec::of::<kinds::exchange::Exchange>(),
    KindSpec::of::<kinds::training::Training>(),
    KindSpec::of::<kinds::scholarship::Scholarship>(),
    KindSpec::of::<kinds::agreement::Agreement>(),
    KindSpec::of::<kinds::alliance::Alliance>(),
    KindSpec::of::<kinds::initiative::Initiative>(),
    KindSpec::of::<kinds::event::Event>(),
    KindSpec::of::<kinds::person::Person>(),
    KindSpec::of::<kinds::news::News>(),
    KindSpec::of::<kinds::page::Page>(),
    KindSpec::of::<kinds::document::Document>(),
];

/// The names of all kinds, for the index and for discovering.
pub fn kind_names() -> Vec<KindName> {
    KINDS.iter().map(|kind| kind.name).collect()
}

/// One entry that could be read.
#[derive(Clone, Debug)]
pub struct Entry {
    pub id: EntryId,
    pub spec: &'static KindSpec,
    /// Where the entry as a whole is blamed.
    pub at: Span,
    pub head: Head,
    pub facts: Arc<dyn Entity>,
    /// By language, in the order of the site; `None` where no file of that language has prose.
    pub prose: Vec<Option<Arc<EntryProse>>>,
    /// Every reference to another entry in its fields, in the order of reading.
    pub references: Vec<Reference>,
    /// Where the words in its fields stand, titles included, prose not.
    pub texts: Vec<Span>,
    /// The languages that texts of its fields lack, each with the field: by language, then in the order of reading, each pair once.
    pub untranslated: Vec<(Lang, &'static str)>,
    /// Files beside the entry: name and file.
    pub files: Vec<(String, FileId)>,
    /// The languages that have a file of their own.
    pub written: Vec<Lang>,
    /// Languages whose file is there and whose fields could not be told from its prose: that was reported, and
    /// nothing of theirs is missing.
    pub unread: Vec<Lang>,
    /// Whether it has a name and the fields that must be answered, and nothing else.
    pub bare: bool,
}

impl Entry {
    /// Whether the entry is written in `lang`: its title is, and its prose where any language has prose.
    ///
    /// hreflang, sitemap and canonical rest on this alone.
    pub fn is_written_in(&self, lang: Lang) -> bool {
        let any_prose = self.prose.iter().any(Option::is_some);
        self.head.title.value.has(lang) && (!any_prose || self.prose[lang.index()].is_some())
    }

    /// The prose for `lang`, else the first there is, with the language it is really in.
    pub fn best_prose(&self, lang: Lang, languages: &Languages) -> Option<(Lang, &EntryProse)> {
        let own = self.prose[lang.index()].as_ref().map(|prose| (lang, &**prose));
        own.or_else(|| languages.all().find_map(|other| Some((other, self.prose[other.index()].as_deref()?))))
    }

    /// The latest day on which it was changed or found to be right, in any language.
    pub fn changed(&self) -> Option<CivilDay> {
        let updated = self.head.updated.all.iter().chain(self.head.updated.each.iter().map(|(_, date)| date));
        let checked = self.head.checked.all.iter().chain(self.head.checked.each.iter().map(|(_, checked)| checked));
        let checked = checked.filter_map(|checked| checked.value.on.stated().copied());
        updated.map(|date| date.value).chain(checked).filter_map(Date::day).max()
    }

    /// The facts as kind `K`, where the entry is of that kind.
    pub fn facts_as<K: Kind>(&self) -> Option<&K> {
        (*self.facts).as_any().downcast_ref()
    }

    pub fn title(&self, lang: Lang) -> (&str, Option<Lang>) {
        self.head.title.value.best(lang)
    }

    /// The text that it is sorted by in lists of `lang`: its `sort_key` for that language, else its title.
    pub fn sorts_as(&self, lang: Lang) -> &str {
        let own = self.head.sort_key.as_ref().and_then(|keys| keys.value.get(lang));
        own.unwrap_or_else(|| self.title(lang).0)
    }

    /// Every entry that its fields and its prose lead to, with the place; doubles may occur.
    pub fn leads_to(&self) -> impl Iterator<Item = (EntryId, Span)> {
        let fields = self.references.iter().map(|reference| (reference.to, reference.span));
        let links = self.prose.iter().flatten().flat_map(|prose| {
            prose.targets.iter().zip(&prose.prose.links).filter_map(|(target, link)| match target {
                LinkTarget::Entry { id, .. } => Some((*id, link.span)),
                _ => None,
            })
        });
        fields.chain(links)
    }

    pub fn is_draft(&self) -> bool {
        self.head.draft.all.as_ref().is_some_and(|draft| draft.value)
    }

    pub fn is_internal(&self) -> bool {
        self.head.visibility.as_ref().is_some_and(|v| v.value == Visibility::Internal)
    }
}

/// All entries after decoding, with a tombstone (`None`) for each that could not be read.
///
/// References accept a tombstone in silence, so that a mistake in one file hides nothing in another.
#[derive(Clone, Debug)]
pub struct Draft {
    pub index: Arc<Index>,
    pub languages: Arc<Languages>,
    /// By [`EntryId`].
    pub entries: Vec<Option<Arc<Entry>>>,
    /// References to nothing, of entries and of `site.toml`; worded by check.
    pub misses: Vec<Miss>,
}

impl Draft {
    pub fn get(&self, id: EntryId) -> Option<&Entry> {
        self.entries[id.index()].as_deref()
    }

    pub fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().flatten().map(|entry| &**entry)
    }

    /// The entries of the kinds for which `is` holds.
    pub fn of_kinds(&self, is: impl Fn(&KindSpec) -> bool) -> impl Iterator<Item = &Entry> {
        let kinds = KINDS.iter().filter(move |spec| is(spec)).filter_map(|spec| self.index.kind(spec.name.folder));
        kinds.flat_map(|kind| self.index.of_kind(kind)).filter_map(|id| self.get(id))
    }
}

/// Whether drafts become pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drafts {
    Skip,
    Include,
    /// And internal entries, which are never published: for a look at them, on one's own machine.
    Everything,
}

/// A draft without a denied diagnostic: the only thing that pages are made from.
///
/// Holds published entries only; what is a draft or internal is `None`. A clone shares everything.
#[derive(Clone, Debug)]
pub struct Catalogue {
    pub index: Arc<Index>,
    pub languages: Arc<Languages>,
    pub today: CivilDay,
    entries: Vec<Option<Arc<Entry>>>,
    /// The titles of drafts, which are named as mere text where an entry refers to them.
    draft_titles: Arc<FxHashMap<EntryId, Text>>,
    relations: Arc<Relations>,
    /// By [`EntryId`]: whether the entry has a page of its own.
    has_page: Arc<[bool]>,
    /// By [`EntryId`]: whether the ways to reach it, email and telephone, may be shown.
    pub shares_contact: Arc<Vec<bool>>,
    /// The latest day on which a published entry was changed or looked through; `None` where none says so.
    pub changed: Option<CivilDay>,
}

impl Draft {
    /// Drops what is not published, lets entries take over what others say for them, and makes what is shared of the
    /// rest: who refers to whom, who has a page.
    ///
    /// Call it only when `check` and everything before found nothing that is denied.
    pub fn seal(self, drafts: Drafts, today: CivilDay) -> Catalogue {
        self.seal_after(None, drafts, today)
    }

    /// The same after texts of some entries were edited: what entries have to do with each other is that of `before`
    /// where it still is.
    pub fn seal_after(self, before: Option<&Catalogue>, drafts: Drafts, today: CivilDay) -> Catalogue {
        let Draft { index, languages, mut entries, .. } = self;
        let mut draft_titles: FxHashMap<EntryId, Text> = FxHashMap::default();
        for slot in &mut entries {
            match slot {
                Some(entry) if entry.is_internal() && drafts != Drafts::Everything => *slot = None,
                Some(entry) if drafts == Drafts::Skip && entry.is_draft() => {
                    draft_titles.insert(entry.id, entry.head.title.value.clone());
                    *slot = None;
                }
                _ => {}
            }
        }
        for entry in entries.iter_mut().flatten().filter(|entry| !entry.facts.shares_contact()) {
            Arc::make_mut(entry).head.withhold_contact();
        }
        let shares_contact =
            |entry: &Option<Arc<Entry>>| entry.as_ref().is_some_and(|entry| entry.facts.shares_contact());
        let shares_contact: Vec<bool> = entries.iter().map(shares_contact).collect();
        complete(&mut entries);
        let changed = entries.iter().flatten().filter_map(|entry| entry.changed()).max();
        let known = before.filter(|before| {
            let both = before.entries.iter().zip(&entries);
            before.entries.len() == entries.len()
                && both.into_iter().all(|(a, b)| lead_alike(a.as_deref(), b.as_deref()))
        });
        let relations = known.map_or_else(|| Arc::new(Relations::of(&entries)), |known| known.relations.clone());
        let has_page = entries.iter().zip(&relations.named_by);
        let has_page = has_page.map(|(entry, by)| entry.as_ref().is_some_and(|entry| !entry.bare || *by >= 2));
        let has_page: Vec<bool> = has_page.collect();
        Catalogue {
            index,
            languages,
            today,
            entries,
            draft_titles: Arc::new(draft_titles),
            relations,
            has_page: has_page.into(),
            shares_contact: Arc::new(shares_contact),
            changed,
        }
    }
}

/// Lets each entry take over what it leaves out and an entry that it refers to says.
fn complete(entries: &mut [Option<Arc<Entry>>]) {
    let get = |id: EntryId| entries[id.index()].as_deref();
    let completed: Vec<_> = entries
        .iter()
        .flatten()
        .filter_map(|entry| entry.facts.completed(&get).map(|completed| (entry.id, completed)))
        .collect();
    for (id, (facts, references)) in completed {
        let entry = entries[id.index()].as_mut().expect("it was there to be completed");
        let entry = Arc::make_mut(entry);
        entry.facts = Arc::from(facts);
        entry.references.extend(references);
    }
}

/// What entries have to do with each other, by entry.
#[derive(Debug)]
struct Relations {
    /// As [`Catalogue::referrers`].
    referrers: Vec<Vec<EntryId>>,
    /// As [`Catalogue::cited_by`].
    cited_by: Vec<Vec<EntryId>>,
    /// As [`Catalogue::owners`].
    owners: Vec<Vec<EntryId>>,
    /// How many entries name it or what belongs to it, in fields or prose.
    ///
    /// Links in prose count for a page of its own, though they are no relation that the page would list.
    named_by: Vec<u32>,
    /// As [`Catalogue::leads`], once somebody has asked.
    leads: OnceLock<Leads>,
}

impl Relations {
    fn of(entries: &[Option<Arc<Entry>>]) -> Self {
        let owners = owners::owners(entries);
        let with_owners = |to: EntryId| std::iter::once(to).chain(owners[to.index()].iter().copied());
        let mut referrers: Vec<Vec<EntryId>> = vec![Vec::new(); entries.len()];
        let mut cited_by: Vec<Vec<EntryId>> = vec![Vec::new(); entries.len()];
        let mut named_by: Vec<(u32, Option<EntryId>)> = vec![(0, None); entries.len()];
        for entry in entries.iter().flatten() {
            let is_cited = |reference: &&Reference| reference.field == value::CITED;
            let cited = entry.references.iter().filter(is_cited);
            for to in cited.map(|reference| reference.to).filter(|to| *to != entry.id) {
                let list = &mut cited_by[to.index()];
                if list.last() != Some(&entry.id) {
                    list.push(entry.id);
                }
            }
            let fields = entry.references.iter();
            let fields = fields.filter(|reference| !is_cited(reference) && !head::is_upkeep(reference.field));
            for to in fields.map(|reference| reference.to).flat_map(with_owners).filter(|to| *to != entry.id) {
                let list = &mut referrers[to.index()];
                if list.last() != Some(&entry.id) {
                    list.push(entry.id);
                }
            }
            let named = entry.leads_to().map(|(to, _)| to).flat_map(with_owners).filter(|to| *to != entry.id);
            for to in named {
                let (count, last) = &mut named_by[to.index()];
                if last.replace(entry.id) != Some(entry.id) {
                    *count += 1;
                }
            }
        }
        for (at, list) in cited_by.iter_mut().enumerate() {
            // What a page lists already it does not list again.
            let own = entries[at].as_ref().map_or(&[][..], |entry| &entry.references);
            let is_about =
                |id: EntryId| own.iter().any(|reference| reference.to == id && reference.field == value::ABOUT);
            list.retain(|by| referrers[at].binary_search(by).is_err() && !is_about(*by));
        }
        let named_by = named_by.into_iter().map(|(count, _)| count).collect();
        Self { referrers, cited_by, owners, named_by, leads: OnceLock::new() }
    }
}

impl Catalogue {
    /// The entry, where it is published.
    pub fn get(&self, id: EntryId) -> Option<&Entry> {
        self.entries[id.index()].as_deref()
    }

    pub fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().flatten().map(|entry| &**entry)
    }

    /// The published entries of one kind, in the order of their slugs.
    pub fn of_kind(&self, folder: &str) -> impl Iterator<Item = &Entry> {
        let kind = self.index.kind(folder);
        kind.into_iter().flat_map(|kind| self.index.of_kind(kind)).filter_map(|id| self.get(id))
    }

    /// The title of an entry that may be named: a published one or a draft.
    pub fn title(&self, id: EntryId) -> Option<&Text> {
        self.get(id).map(|entry| &entry.head.title.value).or_else(|| self.draft_titles.get(&id))
    }

    /// What views of published entries in `lang` depend on; `locale` is that of `lang`.
    pub fn view_cx<'a>(&'a self, lang: Lang, locale: &'a Locale) -> ViewCx<'a> {
        ViewCx { lang, languages: &self.languages, locale, today: self.today, shares_contact: &self.shares_contact }
    }

    /// The catalogue with the words of these entries, of which nothing else has changed ([`outline::is_same`]).
    pub fn with_prose(&self, edited: impl IntoIterator<Item = Arc<Entry>>) -> Self {
        let mut catalogue = self.clone();
        for entry in edited {
            if let Some(known) = &mut catalogue.entries[entry.id.index()] {
                // Its fields may have been completed or withheld from.
                *known = Arc::new(Entry { prose: entry.prose.clone(), ..(**known).clone() });
            }
        }
        catalogue
    }

    /// As [`Catalogue::get`], to be held.
    pub fn shared(&self, id: EntryId) -> Option<&Arc<Entry>> {
        self.entries[id.index()].as_ref()
    }

    pub fn has_page(&self, id: EntryId) -> bool {
        self.has_page[id.index()]
    }

    /// The published entries whose fields refer to `id` or to what belongs to it, but for sources, each once, in the
    /// order of ids.
    pub fn referrers(&self, id: EntryId) -> &[EntryId] {
        &self.relations.referrers[id.index()]
    }

    /// The published entries that have `id` for a source, but for those that refer to it by another field too and those
    /// that it is about, each once, in the order of ids.
    pub fn cited_by(&self, id: EntryId) -> &[EntryId] {
        &self.relations.cited_by[id.index()]
    }

    /// The bodies to which `id` belongs in the end, as [`Kind::OWNER`] says; empty for what belongs to nobody.
    pub fn owners(&self, id: EntryId) -> &[EntryId] {
        &self.relations.owners[id.index()]
    }

    /// Who leads to whom.
    pub fn leads(&self) -> &Leads {
        self.relations.leads.get_or_init(|| Leads::of(self.iter(), self.entries.len()))
    }
}
