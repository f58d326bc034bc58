//! What an entry says in the vocabulary of schema.org, apart from the form in which it is written.
//!
//! A kind names its type and the properties that its fields answer ([`Kind::linked_type`](super::Kind::linked_type),
//! [`Kind::linked`](super::Kind::linked)); [`Linked`] turns the value of any field into what it says, and into nothing
//! where nothing is known. References and files stay holes, since their addresses are not known here.
//! Not here: names, addresses and the page around it, and the bytes (`export::json_ld`).

use rust_decimal::Decimal;

use crate::address::EntryId;
use crate::date::{DateTime, DurationUnit};
use crate::fields::{Answer, Asked, Many, Rare, Text, Texts, ViewCx, Word};
use crate::lang::Lang;
use crate::source::Located;

use super::value::{
    Body, Contact, Count, Country, Date, Duration, Fee, Field, FileName, Geo, Identifier, IscedF, LanguageShare, Mark,
    Media, Moment, Party, Period, Place, Ref, RefOrText, Register, Tag, Url,
};

/// One value of a property.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// The same in every language: an address, a code, a date by ISO 8601, a term of schema.org.
    Code(String),
    /// Words, and the language they are in (`None`: the same in all).
    Words(String, Option<Lang>),
    /// The label of a word of a closed list.
    Label {
        list: &'static str,
        word: &'static str,
    },
    Whole(i64),
    Degrees(f64),
    /// A time in a zone, that of the site where none is named.
    Time(DateTime, Option<String>),
    Entry(EntryId),
    /// A file beside the entry.
    File(String),
    /// The index of the entry's kind.
    Index,
    /// The language that the words of the page are in.
    PageLanguage,
    Thing(Thing),
}

/// Something with a type of schema.org and properties, in the order in which they were said; none is empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Thing {
    pub kind: &'static str,
    pub properties: Vec<(&'static str, Vec<Said>)>,
}

impl Thing {
    pub fn new(kind: &'static str) -> Self {
        Self { kind, properties: Vec::new() }
    }

    /// Says what `value` knows; nothing where it knows nothing.
    pub fn say(&mut self, property: &'static str, value: &(impl Linked + ?Sized), cx: &ViewCx) {
        let mut said = Vec::new();
        value.said(cx, &mut said);
        self.put(property, said);
    }

    /// Says each of `values`; where the property was said before, after what stands there.
    pub fn put(&mut self, property: &'static str, values: impl IntoIterator<Item = Said>) {
        let mut values = values.into_iter().peekable();
        if values.peek().is_none() {
            return;
        }
        match self.properties.iter_mut().find(|(known, _)| *known == property) {
            Some((_, said)) => said.extend(values),
            None => self.properties.push((property, values.collect())),
        }
    }

    /// As [`Thing::say`], for things inside others.
    #[must_use]
    pub fn with(mut self, property: &'static str, value: &(impl Linked + ?Sized), cx: &ViewCx) -> Self {
        self.say(property, value, cx);
        self
    }

    /// As a value, where it says anything.
    pub fn said(self) -> Option<Said> {
        (!self.properties.is_empty()).then_some(Said::Thing(self))
    }
}

/// A value that can say itself.
pub trait Linked {
    /// Adds what is known to `out`.
    fn said(&self, cx: &ViewCx, out: &mut Vec<Said>);
}

impl<L: Linked> Linked for Option<L> {
    fn said(&self, cx: &ViewCx, out: &mut Vec<Said>) {
        self.iter().for_each(|value| value.said(cx, out));
    }
}

impl<L: Linked> Linked for [L] {
    fn said(&self, cx: &ViewCx, out: &mut Vec<Said>) {
        self.iter().for_each(|value| value.said(cx, out));
    }
}

impl<L: Linked> Linked for Vec<L> {
    fn said(&self, cx: &ViewCx, out: &mut Vec<Said>) {
        self.as_slice().said(cx, out);
    }
}

impl<L: Linked> Linked for Located<L> {
    fn said(&self, cx: &ViewCx, out: &mut Vec<Said>) {
        self.value.said(cx, out);
    }
}

impl<L: Linked> Linked for Answer<L> {
    fn said(&self, cx: &ViewCx, out: &mut Vec<Said>) {
        self.located().iter().for_each(|value| value.said(cx, out));
    }
}

impl<L: Linked> Linked for &L {
    fn said(&self, cx: &ViewCx, out: &mut Vec<Said>) {
        (*self).said(cx, out);
    }
}

impl<L: Linked> Linked for Rare<L> {
    fn said(&self, cx: &ViewCx, out: &mut Vec<Said>) {
        (**self).said(cx, out);
    }
}

impl<L: Linked> Linked for Asked<L> {
    fn said(&self, cx: &ViewCx, out: &mut Vec<Said>) {
        self.0.said(cx, out);
    }
}

impl<L: Linked> Linked for Many<L> {
    fn said(&self, cx: &ViewCx, out: &mut Vec<Said>) {
        self.0.said(cx, out);
    }
}

impl Linked for Texts {
    fn said(&self, cx: &ViewCx, out: &mut Vec<Said>) {
        self.0.said(cx, out);
    }
}

impl Linked for Text {
    fn said(&self, cx: &ViewCx, out: &mut Vec<Said>) {
        let (text, lang) = self.best(cx.lang);
        out.push(Said::Words(text.to_owned(), lang));
    }
}

/// A word as its label in the language of the page.
pub fn label<W: Word>(word: W) -> Said {
    Said::Label { list: W::LIST, word: word.as_str() }
}

/// A term of schema.org: `EventCancelled`.
pub fn term(name: &str) -> Said {
    Said::Code(format!("https://schema.org/{name}"))
}

impl Linked for Date {
    fn said(&self, _: &ViewCx, out: &mut Vec<Said>) {
        out.push(Said::Code(self.machine()));
    }
}

impl Linked for Url {
    fn said(&self, _: &ViewCx, out: &mut Vec<Said>) {
        out.push(Said::Code(self.0.clone()));
    }
}

impl Linked for Tag {
    fn said(&self, _: &ViewCx, out: &mut Vec<Said>) {
        out.push(Said::Words(self.0.clone(), None));
    }
}

impl Linked for Mark {
    fn said(&self, _: &ViewCx, out: &mut Vec<Said>) {
        out.push(Said::Code(self.0.clone()));
    }
}

impl Linked for Count {
    fn said(&self, _: &ViewCx, out: &mut Vec<Said>) {
        out.push(Said::Whole(self.0.into()));
    }
}

impl Linked for i64 {
    fn said(&self, _: &ViewCx, out: &mut Vec<Said>) {
        out.push(Said::Whole(*self));
    }
}

impl Linked for Country {
    fn said(&self, _: &ViewCx, out: &mut Vec<Said>) {
        out.push(Said::Code(self.code().to_owned()));
    }
}

impl Linked for LanguageShare {
    fn said(&self, _: &ViewCx, out: &mut Vec<Said>) {
        out.push(Said::Code(self.language.0.clone()));
    }
}

impl Linked for FileName {
    fn said(&self, _: &ViewCx, out: &mut Vec<Said>) {
        out.push(Said::File(self.0.clone()));
    }
}

/// The picture alone.
impl Linked for Media {
    fn said(&self, cx: &ViewCx, out: &mut Vec<Said>) {
        self.file.said(cx, out);
    }
}

/// The address of the register's own page.
impl<R: Register> Linked for Identifier<R> {
    fn said(&self, _: &ViewCx, out: &mut Vec<Said>) {
        out.extend(R::url(&self.id).map(Said::Code));
    }
}

impl Linked for IscedF {
    fn said(&self, cx: &ViewCx, out: &mut Vec<Said>) {
        out.push(Said::Words(self.title(cx).0.to_owned(), None));
    }
}

impl Linked for Field {
    fn said(&self, cx: &ViewCx, out: &mut Vec<Said>) {
        match self {
            Field::Major(to) => out.extend(to.map(Said::Entry)),
            Field::Isced(code) => out.extend(Thing::new("DefinedTerm").with("name", code, cx).said()),
            Field::Words(text) => out.extend(Thing::new("Thing").with("name", text, cx).said()),
        }
    }
}

impl<T> Linked for Ref<T> {
    fn said(&self, _: &ViewCx, out: &mut Vec<Said>) {
        out.extend(self.to.map(Said::Entry));
    }
}

/// What is no entry is taken for an organization.
impl<T> Linked for RefOrText<T> {
    fn said(&self, cx: &ViewCx, out: &mut Vec<Said>) {
        match self {
            RefOrText::Entry(to) => to.said(cx, out),
            RefOrText::Named(text) => out.extend(Thing::new("Organization").with("name", text, cx).said()),
        }
    }
}

/// Nothing where the body has no name and nobody describes it.
impl Linked for Party {
    fn said(&self, cx: &ViewCx, out: &mut Vec<Said>) {
        match &self.body {
            Body::Entry(to) => out.extend(to.map(Said::Entry)),
            Body::Unnamed { description, .. } => {
                out.extend(Thing::new("Organization").with("name", description, cx).said());
            }
        }
    }
}

impl Linked for Geo {
    fn said(&self, _: &ViewCx, out: &mut Vec<Said>) {
        let mut point = Thing::new("GeoCoordinates");
        point.put("latitude", [Said::Degrees(self.lat)]);
        point.put("longitude", [Said::Degrees(self.lon)]);
        out.push(Said::Thing(point));
    }
}

impl Place {
    /// It as a place of schema.org; `None` where it is only somebody's, who need not be a place.
    pub fn only_place(&self, cx: &ViewCx) -> Option<Said> {
        let mut place = Thing::new("Place");
        match self {
            Place::Words(words) => place.say("name", words, cx),
            Place::Parts(parts) => {
                // Of a place in parts the smallest has the name.
                let named = parts.room.as_ref().or(parts.campus.as_ref()).or(parts.city.as_ref());
                place.say("name", &named, cx);
                place.put("address", Thing::new("PostalAddress").with("addressLocality", &parts.city, cx).said());
            }
        }
        place.said()
    }
}

/// As ISO 8601 spells it; nothing where it is counted in terms, whose length nobody states.
impl Linked for Duration {
    fn said(&self, _: &ViewCx, out: &mut Vec<Said>) {
        let count = self.count;
        out.extend(
            match self.unit {
                DurationUnit::Year => Some(format!("P{count}Y")),
                DurationUnit::Month => Some(format!("P{count}M")),
                DurationUnit::Week => Some(format!("P{count}W")),
                DurationUnit::Day => Some(format!("P{count}D")),
                DurationUnit::Hour => Some(format!("PT{count}H")),
                DurationUnit::Term => None,
            }
            .map(Said::Code),
        );
    }
}

/// As an interval of ISO 8601: `2024-09-01/2029-08-31`, with `..` for an end that is open.
impl Linked for Period {
    fn said(&self, _: &ViewCx, out: &mut Vec<Said>) {
        let end = |date: &Option<Located<Date>>| date.as_ref().map_or("..".to_owned(), |date| date.value.machine());
        if self.from.is_some() || self.until.is_some() {
            out.push(Said::Code(format!("{}/{}", end(&self.from), end(&self.until))));
        }
    }
}

impl Linked for Moment {
    fn said(&self, cx: &ViewCx, out: &mut Vec<Said>) {
        self.said_in(None, cx, out);
    }
}

impl Moment {
    /// Says it in `zone`, or in that of the site.
    pub fn said_in(&self, zone: Option<&str>, cx: &ViewCx, out: &mut Vec<Said>) {
        match self {
            Moment::Date(date) => date.said(cx, out),
            Moment::Time(time) => out.push(Said::Time(*time, zone.map(str::to_owned))),
        }
    }
}

/// An offer with its price; what is free costs nothing in a currency that nobody names.
impl Linked for Fee {
    fn said(&self, _: &ViewCx, out: &mut Vec<Said>) {
        let mut offer = Thing::new("Offer");
        offer.put("price", [Said::Code(self.money.as_ref().map_or("0".to_owned(), |money| money.amount.to_string()))]);
        offer.put("priceCurrency", self.money.as_ref().map(|money| Said::Code(money.currency.code.to_owned())));
        if let (Some(_), Some(per)) = (&self.money, self.per) {
            let mut unit = Thing { kind: "UnitPriceSpecification", properties: offer.properties.clone() };
            unit.put("unitText", [label(per)]);
            offer.put("priceSpecification", unit.said());
        }
        out.push(Said::Thing(offer));
    }
}

impl Fee {
    /// The offer of this, with words about it.
    pub fn offer(&self, words: &[(&'static str, &dyn Linked)], cx: &ViewCx) -> Option<Said> {
        let mut said = Vec::new();
        self.said(cx, &mut said);
        let Some(Said::Thing(mut offer)) = said.pop() else { return None };
        words.iter().for_each(|(property, value)| offer.say(property, *value, cx));
        Some(Said::Thing(offer))
    }

    /// As a sum, where there is one.
    pub fn amount(&self) -> Option<Said> {
        let money = self.money.as_ref()?;
        let mut amount = Thing::new("MonetaryAmount");
        amount.put("value", [Said::Code(money.amount.to_string())]);
        amount.put("currency", [Said::Code(money.currency.code.to_owned())]);
        amount.said()
    }
}

/// The number, where it is whole.
pub fn whole(number: Decimal) -> Option<Said> {
    use rust_decimal::prelude::ToPrimitive;
    number.is_integer().then(|| number.to_i64()).flatten().map(Said::Whole)
}

/// A way to reach somebody; the ways of a person who does not share them are left out.
impl Linked for Contact {
    fn said(&self, cx: &ViewCx, out: &mut Vec<Said>) {
        let mut shown = self.clone();
        let person = self.person.as_ref().and_then(|person| person.value.to);
        if person.is_some_and(|id| !cx.shares_contact.get(id.index()).copied().unwrap_or(false)) {
            shown.withhold();
        }
        let mut point = Thing::new("ContactPoint");
        point.say("contactType", &shown.role, cx);
        point.put("email", shown.email.as_ref().map(|email| Said::Code(email.value.0.clone())));
        point.put("telephone", shown.phone.as_ref().map(|phone| Said::Code(phone.value.number.clone())));
        point.say("url", &shown.url, cx);
        let reachable = point.properties.iter().any(|(property, _)| *property != "contactType");
        out.extend(Some(point).filter(|_| reachable).and_then(Thing::said));
    }
}
