//! Agreements on exchange, as `iias-get-response`: one `iia` for each pair of parties that send to or receive from each
//! other, since the standard knows agreements of two.
//!
//! The institution whose catalogue this is comes first in its pairs. A condition is told where it names both sides, a
//! yearly number of people and the first and last year; one without is left out, and so is an agreement without any.

use super::institutions::about;
use super::{CONTACT, PHONE, Partner, contacts, identifier, partner, unit_id};
use crate::address::EntryId;
use crate::catalogue::Entry;
use crate::catalogue::kinds::agreement::{Agreement, AgreementType, Condition};
use crate::catalogue::kinds::major::Major;
use crate::catalogue::value::{Activity, Date, Field, LanguageProof, Level, Proof, Quota, QuotaPer, QuotaUnit};
use crate::date::Season;
use crate::diag::Both;
use crate::export::xml::{Xml, sayable};
use crate::export::{Cx, File, Format, Part, sha256};

pub(in super::super) const FORMAT: Format = Format {
    name: "ewp_agreements",
    about: Both::new(
        "`/data/ewp/iias/<slug>.xml`: agreements on exchange, in pairs of parties, for Erasmus Without Paper",
        "`/data/ewp/iias/<短名>.xml`：交流协议，按签约双方成对列出，供 Erasmus Without Paper 使用",
    ),
    files: |cx| {
        let said = cx.site.catalogue.of_kind("agreements").filter(|entry| !pairs(cx, entry).is_empty());
        let slug = |entry: &Entry| cx.site.catalogue.index.key(entry.id).slug.to_string();
        said.map(|entry| File::new(format!("/data/ewp/iias/{}.xml", slug(entry)), Part::Entry(entry.id))).collect()
    },
    write: |cx, part| write(cx, about(cx, part)),
};

/// Agreements that say who sends whom and cannot be told.
pub(super) fn left_out(cx: &Cx) -> usize {
    let all = cx.site.catalogue.of_kind("agreements");
    let meant =
        all.filter(|entry| entry.facts_as::<Agreement>().is_some_and(|agreement| !agreement.conditions.is_empty()));
    meant.filter(|entry| pairs(cx, entry).is_empty()).count()
}

/// A condition with all that its schema demands.
struct Mobility<'a> {
    element: &'static str,
    sending: Partner<'a>,
    receiving: Partner<'a>,
    /// The years in which the first and the last academic year begin.
    years: (u16, u16),
    per_year: u32,
    /// Language and level.
    skills: Vec<(&'a str, Option<&'static str>)>,
    isced: Vec<&'static str>,
    /// In all, in the unit of its element.
    time: Option<i64>,
    levels: Vec<u8>,
    note: Option<&'a str>,
}

/// Two parties with what is agreed between them, in the order of elements that the schema asks for.
struct Pair<'a> {
    partners: [Partner<'a>; 2],
    mobilities: Vec<Mobility<'a>>,
}

const ELEMENTS: [&str; 3] =
    ["student-studies-mobility-spec", "staff-teacher-mobility-spec", "staff-training-mobility-spec"];

fn pairs<'a>(cx: &Cx<'a>, entry: &'a Entry) -> Vec<Pair<'a>> {
    let Some(agreement) = entry.facts_as::<Agreement>() else { return Vec::new() };
    let mut pairs: Vec<Pair> = Vec::new();
    for mobility in agreement.conditions.iter().filter_map(|condition| mobility(cx, agreement, &condition.value)) {
        let mut partners = [mobility.sending, mobility.receiving];
        let is_home = |partner: &Partner| cx.site.named.home.contains(&partner.hei);
        // The same two in the same order, whoever sends.
        partners.sort_by_key(|partner| (!is_home(partner), partner.hei, partner.unit));
        match pairs.iter_mut().find(|pair| pair.partners == partners) {
            Some(pair) => pair.mobilities.push(mobility),
            None => pairs.push(Pair { partners, mobilities: vec![mobility] }),
        }
    }
    let place = |mobility: &Mobility| ELEMENTS.iter().position(|element| *element == mobility.element);
    pairs.iter_mut().for_each(|pair| pair.mobilities.sort_by_key(place));
    pairs
}

fn mobility<'a>(cx: &Cx<'a>, agreement: &'a Agreement, condition: &'a Condition) -> Option<Mobility<'a>> {
    let element = match condition.activity.as_ref()?.value {
        Activity::StudentExchange => ELEMENTS[0],
        Activity::FacultyExchange => ELEMENTS[1],
        Activity::Training => ELEMENTS[2],
        _ => return None,
    };
    let side = |party: &'a crate::fields::Opt<crate::catalogue::value::Party>| -> Option<Partner<'a>> {
        partner(cx, party.as_ref()?.value.entry()?)
    };
    let quota: &Quota = &condition.quota.as_ref()?.value;
    if quota.unit != QuotaUnit::Person || quota.per != Some(QuotaPer::Year) || quota.count == 0 {
        return None;
    }
    let year = |date: &Option<crate::source::Located<Date>>| date.as_ref().and_then(|date| academic_year(date.value));
    let skills = condition.language_proof.as_ref().map_or_else(Vec::new, |proof| skills(&proof.value));
    // Studies and teaching need a language, by the schema.
    if skills.is_empty() && element != ELEMENTS[2] {
        return None;
    }
    let mut isced: Vec<&'static str> =
        agreement.fields.iter().filter_map(|field| detailed_field(cx, &field.value)).collect();
    isced.sort_unstable();
    isced.dedup();
    let is_student = element == ELEMENTS[0];
    let months = condition.months.as_ref().map(|months| months.value * i64::from(quota.count));
    let mut levels: Vec<u8> = agreement.levels.iter().filter_map(|level| eqf(level.value)).collect();
    levels.sort_unstable();
    levels.dedup();
    let (sending, receiving) = (side(&condition.sending)?, side(&condition.receiving)?);
    let years = (year(&condition.first_year)?, year(&condition.last_year)?);
    (sending.hei != receiving.hei && years.0 <= years.1).then_some(Mobility {
        element,
        sending,
        receiving,
        years,
        per_year: quota.count,
        skills,
        isced,
        // Days of staff are not months.
        time: months.filter(|months| is_student && *months > 0),
        levels: if is_student { levels } else { Vec::new() },
        note: condition.note.as_ref().map(|note| note.value.best(crate::lang::Lang::SOURCE).0),
    })
}

/// The year in which the academic year begins that a date falls in.
fn academic_year(date: Date) -> Option<u16> {
    let year = date.year().get();
    let is_second_half = match date {
        Date::Year(_) | Date::Season(_, Season::Autumn | Season::Winter) => true,
        Date::Season(_, Season::Spring | Season::Summer) => false,
        Date::Day(day) => day.month() >= 7,
        Date::Month(month) => month.month() >= 7,
    };
    let year = if is_second_half { year } else { year.checked_sub(1)? };
    (1000..9999).contains(&year).then_some(year)
}

/// Each language with its level, where a level and not only a test is asked for.
fn skills(proof: &LanguageProof) -> Vec<(&str, Option<&'static str>)> {
    let level = |proofs: &[Proof]| {
        proofs.iter().find_map(|proof| match proof {
            Proof::Level(level) => Some(level.code()).filter(|code| code.len() == 2),
            Proof::Test(_) => None,
        })
    };
    proof.languages.iter().map(|(language, proofs)| (language.0.as_str(), level(proofs))).collect()
}

/// The code of a field in full: the standard takes no shorter ones.
fn detailed_field(cx: &Cx, field: &Field) -> Option<&'static str> {
    let code = match field {
        Field::Isced(isced) => isced.0.code,
        Field::Major(to) => cx.site.catalogue.get((*to)?)?.facts_as::<Major>()?.isced_f.as_ref()?.value.0.code,
        Field::Words(_) => return None,
    };
    (code.len() == 4).then_some(code)
}

/// The level of study in the European Qualifications Framework, where it is one of a degree.
pub(in super::super) fn eqf(level: Level) -> Option<u8> {
    match level {
        Level::Associate => Some(5),
        Level::Bachelor => Some(6),
        Level::Master | Level::Integrated => Some(7),
        Level::Doctoral => Some(8),
        Level::Diploma | Level::Secondary | Level::Preparatory | Level::NonDegree => None,
    }
}

fn write(cx: &Cx, entry: &Entry) -> Vec<u8> {
    let agreement = entry.facts_as::<Agreement>().expect("files are planned for agreements");
    let names = [
        (
            "xmlns",
            "https://github.com/erasmus-without-paper/ewp-specs-api-iias/blob/stable-v7/endpoints/get-response.xsd",
        ),
        ("xmlns:c", CONTACT),
        ("xmlns:p", PHONE),
    ];
    let slug = cx.site.catalogue.index.key(entry.id).slug.as_str();
    let pairs = pairs(cx, entry);
    let mut xml = Xml::new();
    xml.within("iias-get-response", &names, |xml| {
        for (number, pair) in pairs.iter().enumerate() {
            // One agreement of many is many of two, each with a name of its own.
            let id = identifier(slug, (pairs.len() > 1).then_some(number + 1));
            xml.within("iia", &[], |xml| iia(xml, cx, entry, agreement, pair, &id));
        }
    });
    xml.bytes()
}

fn iia(xml: &mut Xml, cx: &Cx, entry: &Entry, agreement: &Agreement, pair: &Pair, id: &str) {
    let unit = |unit: EntryId| unit_id(cx, unit);
    for (place, one) in pair.partners.iter().enumerate() {
        xml.within("partner", &[], |xml| {
            xml.leaf("hei-id", &[], one.schac);
            one.unit.iter().for_each(|id| xml.leaf("ounit-id", &[], &unit(*id)));
            // Only the first one's own number is known here.
            if place == 0 {
                xml.leaf("iia-id", &[], id);
                xml.leaf("iia-code", &[], id);
            }
            if let Some(Date::Day(day)) = signed(agreement, one) {
                xml.leaf("signing-date", &[], &day.to_string());
            }
            if place == 0 {
                contacts(xml, cx, entry, &agreement.implementation);
            }
        });
    }
    let proposed = matches!(agreement.kind.stated(), Some(AgreementType::LetterOfIntent));
    let in_effect = !proposed && (agreement.signed.located().is_some() || agreement.validity.located().is_some());
    xml.leaf("in-effect", &[], if in_effect { "true" } else { "false" });
    let mut hashed = format!("_iia-id_1={id}__iia-id_2=_");
    xml.within("cooperation-conditions", &[], |xml| {
        for mobility in &pair.mobilities {
            let element = mobility.element;
            let mut said = Said { element, hashed: &mut hashed };
            xml.within(element, &[], |xml| {
                said.leaf(xml, "", "sending-hei-id", mobility.sending.schac);
                mobility.sending.unit.iter().for_each(|id| said.leaf(xml, "", "sending-ounit-id", &unit(*id)));
                said.leaf(xml, "", "receiving-hei-id", mobility.receiving.schac);
                mobility.receiving.unit.iter().for_each(|id| said.leaf(xml, "", "receiving-ounit-id", &unit(*id)));
                let (first, last) = mobility.years;
                xml.leaf("receiving-first-academic-year-id", &[], &format!("{first}/{}", first + 1));
                xml.leaf("receiving-last-academic-year-id", &[], &format!("{last}/{}", last + 1));
                said.leaf(xml, "", "mobilities-per-year", &mobility.per_year.to_string());
                for (language, level) in &mobility.skills {
                    xml.within("recommended-language-skill", &[], |xml| {
                        said.leaf(xml, "recommended-language-skill", "language", language);
                        level
                            .iter()
                            .for_each(|level| said.leaf(xml, "recommended-language-skill", "cefr-level", level));
                    });
                }
                for code in &mobility.isced {
                    xml.within("subject-area", &[], |xml| said.leaf(xml, "subject-area", "isced-f-code", code));
                }
                mobility.note.iter().for_each(|note| said.leaf(xml, "", "other-info-terms", note));
                mobility.time.iter().for_each(|time| said.leaf(xml, "", "total-months-per-year", &time.to_string()));
                if element == ELEMENTS[0] {
                    // Nobody has said that it is.
                    said.leaf(xml, "", "blended", "false");
                }
                mobility.levels.iter().for_each(|level| said.leaf(xml, "", "eqf-level", &level.to_string()));
            });
            let (first, last) = mobility.years;
            for (name, year) in [("first", first), ("last", last)] {
                hashed.push_str(&format!("_receiving-{name}-academic-year-id={year}/{}_", year + 1));
            }
        }
    });
    xml.leaf("iia-hash", &[], &sha256(&hashed));
}

/// When a party signed: by itself, or with all others.
fn signed(agreement: &Agreement, partner: &Partner) -> Option<Date> {
    let id = partner.unit.unwrap_or(partner.hei);
    let parties = agreement.parties.stated().map_or(&[][..], |parties| &parties.0);
    let own =
        parties.iter().find(|party| party.value.entry() == Some(id)).and_then(|party| party.value.signed.as_ref());
    own.or(agreement.signed.located()).map(|date| date.value)
}

/// Leaves of a condition, noted as the standard's own transformation notes them before they are hashed.
struct Said<'a> {
    element: &'static str,
    hashed: &'a mut String,
}

impl Said<'_> {
    /// `within` is the element inside the condition in which it stands, or empty.
    fn leaf(&mut self, xml: &mut Xml, within: &str, name: &str, text: &str) {
        xml.leaf(name, &[], text);
        let path = match within {
            "" => format!("cooperation-conditions.{}.{name}", self.element),
            within => format!("{}.{within}.{name}", self.element),
        };
        self.hashed.push_str(&format!("_{path}={}_", sayable(text)));
    }
}
