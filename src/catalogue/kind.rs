//! What a kind of entry is: its fields, its names, and what it can do beyond being read.

use std::any::Any;
use std::fmt::Debug;

use super::Entry;
use super::check::CheckCx;
use super::facet::Facet;
use super::linked::Thing;
use super::value::{Country, Direction, Geo, Moment, Place, Term};
use crate::address::{EntryId, KindName};
use crate::date::{CivilDay, Date, Season, Year};
use crate::diag::Both;
use crate::fields::{Decl, Fields, Record, Reference, Text, View, ViewCx, word};
use crate::source::Located;
use crate::syntax::tree::Node;

/// Whether entries of a kind have a `title` (things one reads) or a `name` (bodies, people, subjects).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    Title,
    Name,
}

impl Heading {
    pub fn field(self) -> &'static str {
        match self {
            Heading::Title => "title",
            Heading::Name => "name",
        }
    }
}

/// A field that must be answered where nothing else says it.
///
/// Looked at in the text as it is written, so that it is asked for even where another field cannot be read.
#[derive(Clone, Copy, Debug)]
pub struct Need {
    pub field: &'static str,
    /// Any of these will do.
    pub unless: &'static [Unless],
}

/// What answers for a field that is not written.
#[derive(Clone, Copy, Debug)]
pub enum Unless {
    /// Another field is answered.
    Answered(&'static str),
    /// Another field has a value: `not-stated` does not say what is asked for.
    Stated(&'static str),
    /// An item of a list has a field of its own.
    Part(&'static str, &'static str),
    /// Another field is this word.
    Word(&'static str, &'static str),
    /// The site is the catalogue of one institution, or of none.
    OneHome,
}

impl Need {
    /// Whether `facts`, a map, lack the field and all that could answer for it.
    ///
    /// An empty field counts as written, since its emptiness is reported.
    pub fn is_missing(&self, facts: Option<&Node>, homes: usize) -> bool {
        let get = |name| facts.and_then(|facts| facts.get(name));
        let is_met = |unless: &Unless| match unless {
            Unless::Answered(name) => get(name).is_some(),
            Unless::Stated(name) => get(name).is_some_and(|node| {
                node.as_text() != Some("not-stated") && node.as_list().is_none_or(|items| !items.is_empty())
            }),
            Unless::Part(name, part) => get(name).is_some_and(|node| {
                let alone = std::slice::from_ref(node);
                node.as_list().unwrap_or(alone).iter().any(|item| item.get(part).is_some())
            }),
            Unless::Word(name, word) => get(name).and_then(Node::as_text) == Some(word),
            Unless::OneHome => homes < 2,
        };
        get(self.field).is_none() && !self.unless.iter().any(is_met)
    }
}

/// A kind of entry: its fields (by [`Record`]) and, where it has them, further capabilities.
pub trait Kind: Record + Debug + Send + Sync + 'static {
    const NAME: KindName;
    const HEADING: Heading = Heading::Title;
    /// Whether an entry can be a party: of an agreement, a program, a listing of who takes part.
    const PARTY: bool = false;
    /// Fields that lead to entries of the same kind and must never lead back.
    const CHAINS: &'static [&'static str] = &[];
    /// The field that leads to the bodies to which an entry belongs: what refers to it is shown with them too.
    const OWNER: Option<&'static str> = None;
    /// The fields that must be answered unless others are; their slots are `Option<Answer<T>>`.
    const NEEDS: &'static [Need] = &[];
    /// The fields that lists show of an entry.
    const SUMMARY: &'static [&'static str] = &[];

    /// Whether its newest entries make a feed.
    const FEED: bool = false;

    /// By what its index can be filtered, in the order of the page.
    const FACETS: &'static [Facet] = &[];

    /// The names that [`Kind::derived`] adds for templates, each with its meaning.
    const DERIVED: &'static [(&'static str, &'static str)] = &[];

    /// What the entry alone, or its relations, can tell beyond the types of its fields.
    fn check(&self, cx: &mut CheckCx) {
        let _ = cx;
    }

    /// What templates see beyond the fields themselves: the names of [`Kind::DERIVED`], none of them a field's.
    fn derived(&self, cx: &ViewCx) -> Vec<(&'static str, View)> {
        let _ = cx;
        Vec::new()
    }

    /// Dates until which something can be done, in the order of writing.
    fn deadlines(&self) -> Vec<Deadline<'_>> {
        Vec::new()
    }

    /// When it was published and when it was last changed, where its own fields say so.
    fn published(&self) -> Option<(Date, Date)> {
        None
    }

    /// What takes place, in the order of writing.
    fn occasions(&self) -> Vec<Occasion<'_>> {
        Vec::new()
    }

    /// The first and the last date of what the entry tells of, where lists go by date and not by title.
    ///
    /// Lists show first what is still ahead, the soonest first, then what is past, the newest first; entries without
    /// a date come last, by title.
    fn when(&self) -> Option<(Date, Date)> {
        None
    }

    /// Where the entry lies; `None` for kinds that lie nowhere.
    fn locality(&self) -> Option<Locality<'_>> {
        None
    }

    /// The further places where the entry has campuses, each as far as it says.
    fn campuses(&self) -> Vec<Locality<'_>> {
        Vec::new()
    }

    /// The entries whose places a map of this one shows, as of the day `today`: the members of an alliance.
    fn spread(&self, today: CivilDay) -> Vec<EntryId> {
        let _ = today;
        Vec::new()
    }

    /// The entry with what it leaves out and an entry that it refers to says, and the references that came with it.
    ///
    /// `None` where nothing is taken over. Only published entries are there to be asked.
    fn completed<'e>(&self, get: &dyn Fn(EntryId) -> Option<&'e Entry>) -> Option<(Self, Vec<Reference>)>
    where
        Self: Sized,
    {
        let _ = get;
        None
    }

    /// Whether the ways to reach it, email and telephone, may be published.
    fn shares_contact(&self) -> bool {
        true
    }

    /// The type of schema.org that says what the entry is; `WebPage` where it is its page and nothing else.
    fn linked_type(&self) -> &'static str {
        if Self::PARTY { "Organization" } else { "Thing" }
    }

    /// Says to `thing`, which is of that type, what of its fields schema.org has a property for.
    ///
    /// Its names, its summary, its picture and its address are said of every entry.
    fn linked(&self, thing: &mut Thing, cx: &ViewCx) {
        let _ = (thing, cx);
    }
}

word! {
    /// What a date asks for.
    pub enum DeadlineKind = "a kind of deadline" / "截止类型" {
        Nominate = "nominate", "the home university nominates" / "本校提名";
        Apply = "apply", "students apply" / "学生申请";
        Register = "register", "participants register" / "活动报名";
    }
}

/// A date until which something can be done.
#[derive(Clone, Copy, Debug)]
pub struct Deadline<'e> {
    pub kind: DeadlineKind,
    pub date: &'e Located<Date>,
    pub round: Round<'e>,
}

/// Which of several times something is for: what tells it apart from the others, and stays when it is moved.
#[derive(Clone, Copy, Debug, Default)]
pub struct Round<'e> {
    pub term: Option<&'e Term>,
    /// What it begins with, where it has no term.
    pub begins: Option<Date>,
    pub number: Option<u32>,
    pub direction: Option<Direction>,
    /// For whom it is, or what it is called.
    pub words: Option<&'e Text>,
}

impl Round<'_> {
    /// The round of a deadline. Where nothing says when it begins, it is known by the year, from September on, that its
    /// last day lies in: so it is another one than that of the year before, and the same when it is put off.
    pub fn until(self, last: Date) -> Self {
        if self.term.is_some() || self.number.is_some() || self.begins.is_some() {
            return self;
        }
        let is_first_part = match last {
            Date::Day(day) => day.month() >= 9,
            Date::Month(month) => month.month() >= 9,
            Date::Season(_, season) => matches!(season, Season::Autumn | Season::Winter),
            Date::Year(_) => false,
        };
        let year = Year::new(last.year().get() + u16::from(is_first_part)).unwrap_or(last.year());
        Self { begins: Some(Date::Year(year)), ..self }
    }
}

word! {
    /// What takes place.
    pub enum OccasionKind = "what takes place" / "日程类型" {
        Itself = "itself", "what the entry tells of" / "条目本身";
        Session = "session", "a part of it" / "其中一个环节";
        Edition = "edition", "one time that a training is given" / "一期培训";
        Start = "start", "study begins" / "开学";
    }
}

/// Something that takes place on certain days.
#[derive(Clone, Copy, Debug)]
pub struct Occasion<'e> {
    pub kind: OccasionKind,
    /// Its own title, beside that of the entry.
    pub title: Option<&'e Text>,
    pub round: Round<'e>,
    pub from: Moment,
    /// The last day, or the time of its end.
    pub until: Option<Moment>,
    /// The time zone of its times where that is not the site's.
    pub zone: Option<&'e str>,
    pub place: Option<&'e Place>,
    pub holds: Holds,
}

/// Whether something takes place as it was announced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    Yes,
    /// At a time that nobody knows yet.
    Postponed,
    No,
}

/// Where an entry lies, as far as it says.
#[derive(Clone, Copy, Debug)]
pub struct Locality<'e> {
    pub geo: Option<&'e Geo>,
    pub city: Option<&'e Text>,
    pub country: Option<Country>,
}

/// A set of kinds that a reference may lead to; the first is meant by a bare slug.
pub trait Target {
    fn folders() -> Vec<&'static str>;
}

impl<K: Kind> Target for K {
    fn folders() -> Vec<&'static str> {
        vec![K::NAME.folder]
    }
}

impl<A: Target, B: Target> Target for (A, B) {
    fn folders() -> Vec<&'static str> {
        [A::folders(), B::folders()].concat()
    }
}

/// The facts of an entry, whatever its kind. Implemented for every [`Kind`].
pub trait Entity: Debug + Send + Sync {
    fn as_any(&self) -> &dyn Any;

    /// Every field and every derived value, in the language of `cx`.
    fn view(&self, cx: &ViewCx) -> Vec<(&'static str, View)>;

    /// Those of [`Entity::view`] that have one of these names, in the order of the names.
    fn view_of<'n>(&self, names: &[&'n str], cx: &ViewCx) -> Vec<(&'n str, View)>;

    fn check(&self, cx: &mut CheckCx);

    fn deadlines(&self) -> Vec<Deadline<'_>>;

    /// As [`Kind::published`].
    fn published(&self) -> Option<(Date, Date)>;

    /// As [`Kind::occasions`].
    fn occasions(&self) -> Vec<Occasion<'_>>;

    /// As [`Kind::when`].
    fn when(&self) -> Option<(Date, Date)>;

    /// As [`Kind::locality`].
    fn locality(&self) -> Option<Locality<'_>>;

    /// As [`Kind::campuses`].
    fn campuses(&self) -> Vec<Locality<'_>>;

    /// As [`Kind::spread`].
    fn spread(&self, today: CivilDay) -> Vec<EntryId>;

    /// See [`Kind::completed`].
    fn completed<'e>(&self, get: &dyn Fn(EntryId) -> Option<&'e Entry>) -> Option<(Box<dyn Entity>, Vec<Reference>)>;

    fn shares_contact(&self) -> bool;

    /// As [`Kind::linked_type`].
    fn linked_type(&self) -> &'static str;

    /// As [`Kind::linked`].
    fn linked(&self, thing: &mut Thing, cx: &ViewCx);
}

impl<K: Kind> Entity for K {
    fn as_any(&self) -> &dyn Any {
        self
    }

    fn view(&self, cx: &ViewCx) -> Vec<(&'static str, View)> {
        let mut view = self.fields_view(cx);
        view.extend(self.derived(cx));
        view
    }

    fn view_of<'n>(&self, names: &[&'n str], cx: &ViewCx) -> Vec<(&'n str, View)> {
        let mut derived = None;
        let each = names.iter().filter_map(|name| {
            let view = self.field_view(name, cx).or_else(|| {
                let derived: &mut Vec<(&str, View)> = derived.get_or_insert_with(|| self.derived(cx));
                derived.iter().position(|(other, _)| other == name).map(|at| derived.swap_remove(at).1)
            })?;
            Some((*name, view))
        });
        each.collect()
    }

    fn check(&self, cx: &mut CheckCx) {
        Kind::check(self, cx);
    }

    fn deadlines(&self) -> Vec<Deadline<'_>> {
        Kind::deadlines(self)
    }

    fn published(&self) -> Option<(Date, Date)> {
        Kind::published(self)
    }

    fn occasions(&self) -> Vec<Occasion<'_>> {
        Kind::occasions(self)
    }

    fn when(&self) -> Option<(Date, Date)> {
        Kind::when(self)
    }

    fn locality(&self) -> Option<Locality<'_>> {
        Kind::locality(self)
    }

    fn campuses(&self) -> Vec<Locality<'_>> {
        Kind::campuses(self)
    }

    fn spread(&self, today: CivilDay) -> Vec<EntryId> {
        Kind::spread(self, today)
    }

    fn completed<'e>(&self, get: &dyn Fn(EntryId) -> Option<&'e Entry>) -> Option<(Box<dyn Entity>, Vec<Reference>)> {
        let (completed, references) = Kind::completed(self, get)?;
        Some((Box::new(completed), references))
    }

    fn shares_contact(&self) -> bool {
        Kind::shares_contact(self)
    }

    fn linked_type(&self) -> &'static str {
        Kind::linked_type(self)
    }

    fn linked(&self, thing: &mut Thing, cx: &ViewCx) {
        Kind::linked(self, thing, cx);
    }
}

/// A kind as a row of the list of kinds.
#[derive(Debug)]
pub struct KindSpec {
    pub name: KindName,
    pub heading: Heading,
    pub party: bool,
    pub chains: &'static [&'static str],
    pub owner: Option<&'static str>,
    pub needs: &'static [Need],
    pub summary: &'static [&'static str],
    pub feed: bool,
    pub facets: &'static [Facet],
    pub derived: &'static [(&'static str, &'static str)],
    pub decls: fn() -> Vec<Decl>,
    pub decode: fn(&mut Fields) -> Option<Box<dyn Entity>>,
}

impl KindSpec {
    pub const fn of<K: Kind>() -> Self {
        fn decode<K: Kind>(fields: &mut Fields) -> Option<Box<dyn Entity>> {
            K::read(fields).map(|kind| Box::new(kind) as Box<dyn Entity>)
        }
        Self {
            name: K::NAME,
            heading: K::HEADING,
            party: K::PARTY,
            chains: K::CHAINS,
            owner: K::OWNER,
            needs: K::NEEDS,
            summary: K::SUMMARY,
            feed: K::FEED,
            facets: K::FACETS,
            derived: K::DERIVED,
            decls: K::decls,
            decode: decode::<K>,
        }
    }
}

/// The names of a kind, for the declaration of its [`Kind::NAME`].
pub const fn names(
    folder: &'static str,
    one: (&'static str, &'static str),
    many: (&'static str, &'static str),
) -> KindName {
    KindName { folder, one: Both::new(one.0, one.1), many: Both::new(many.0, many.1) }
}
