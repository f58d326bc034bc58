//! What incoming students must know, as `factsheet-response`.
//!
//! The schema demands much: days of nomination and application in both terms, in how many weeks an answer and the
//! transcript come, and for each subject an email, a telephone and a page. Without any of these there is no sheet.

use super::institutions::{about, files};
use super::{PHONE, pages, phone, schac, ways};
use crate::address::EntryId;
use crate::catalogue::Entry;
use crate::catalogue::kinds::exchange::Exchange;
use crate::catalogue::kinds::institution::Institution;
use crate::catalogue::value::{Date, Direction, Intake, Party, Term};
use crate::date::{CivilDay, Season};
use crate::diag::Both;
use crate::export::xml::Xml;
use crate::export::{Cx, Format};

pub(in super::super) const FORMAT: Format = Format {
    name: "ewp_factsheets",
    about: Both::new(
        "`/data/ewp/factsheets/<slug>.xml`: what incoming students must know, for Erasmus Without Paper",
        "`/data/ewp/factsheets/<短名>.xml`：来访学生须知，供 Erasmus Without Paper 使用",
    ),
    files: |cx| files(cx, "factsheets", |cx, entry| sheet(cx, entry).is_some()),
    write: |cx, part| write(cx, about(cx, part)),
};

/// What a sheet is made of.
pub(super) struct Sheet<'a> {
    schac: &'a str,
    /// Nominations and applications, each in autumn and spring.
    calendar: [[CivilDay; 2]; 2],
    decision_weeks: u32,
    transcript_weeks: u32,
    email: &'a str,
    phone: &'a str,
    accessibility: bool,
}

/// `None` where a fact is missing.
pub(super) fn sheet<'a>(cx: &Cx<'a>, entry: &'a Entry) -> Option<Sheet<'a>> {
    let facts = entry.facts_as::<Institution>()?;
    let mobility = &facts.mobility.as_ref()?.value;
    // The page that each subject leads to must say something of it.
    let all_said = [&mobility.application, &mobility.housing, &mobility.visa, &mobility.insurance];
    if all_said.iter().any(|said| said.is_none()) || !cx.site.catalogue.has_page(entry.id) {
        return None;
    }
    let mut contacts = entry.head.contacts.iter().map(|contact| ways(cx, &contact.value));
    let (email, phone) = contacts.find_map(|(email, phone)| Some((email?, phone?)))?;
    Some(Sheet {
        schac: schac(entry)?,
        calendar: calendar(cx, entry.id)?,
        decision_weeks: mobility.decision_weeks.as_ref()?.value.0,
        transcript_weeks: mobility.transcript_weeks.as_ref()?.value.0,
        email,
        phone,
        accessibility: mobility.accessibility.is_some(),
    })
}

/// The latest days that intakes name for those who come to `institution`.
fn calendar(cx: &Cx, institution: EntryId) -> Option<[[CivilDay; 2]; 2]> {
    let mut days: [[Option<CivilDay>; 2]; 2] = [[None; 2]; 2];
    let exchanges = cx.site.catalogue.of_kind("exchanges").filter_map(|entry| entry.facts_as::<Exchange>());
    for exchange in exchanges {
        let host = exchange.host.stated().and_then(Party::entry);
        let home = match &exchange.home {
            Some(home) => home.stated().and_then(|home| home.to),
            None => cx.site.named.home.first().copied(),
        };
        for intake in exchange.intakes.iter().map(|intake| &intake.value) {
            let direction = intake.direction.as_ref().map(|direction| direction.value);
            let receiving = match direction.or(exchange.direction.stated().copied()) {
                Some(Direction::Out) => host,
                Some(Direction::In) => home,
                // Whose days they are is not said.
                Some(Direction::Both) | None => None,
            };
            let (true, Some(term)) = (receiving == Some(institution), term(cx, intake)) else { continue };
            for (row, date) in [&intake.nominate_by, &intake.apply_by].into_iter().enumerate() {
                if let Some(Date::Day(day)) = date.as_ref().map(|date| date.value) {
                    let known = &mut days[row][term];
                    *known = Some(known.map_or(day, |known| known.max(day)));
                }
            }
        }
    }
    let row = |row: [Option<CivilDay>; 2]| Some([row[0]?, row[1]?]);
    Some([row(days[0])?, row(days[1])?])
}

/// 0 for the term that begins in autumn, 1 for the other.
fn term(cx: &Cx, intake: &Intake) -> Option<usize> {
    let term = &intake.term.as_ref()?.value;
    match term {
        Term::Season(_, Season::Autumn) => Some(0),
        Term::Season(_, Season::Spring) => Some(1),
        term => match term.academic(&cx.site.locale(crate::lang::Lang::SOURCE).words.terms)? {
            Term::Part { part: 1, of: 2, .. } => Some(0),
            Term::Part { part: 2, of: 2, .. } => Some(1),
            _ => None,
        },
    }
}

fn write(cx: &Cx, entry: &Entry) -> Vec<u8> {
    let sheet = sheet(cx, entry).expect("files are planned for institutions with all facts");
    let page = |xml: &mut Xml| pages(xml, cx, "website-url", |lang| cx.site.entry_url(lang, entry.id));
    let inside = |xml: &mut Xml| {
        xml.leaf("email", &[], sheet.email);
        phone(xml, sheet.phone);
        page(xml);
    };
    let names = [
        ("xmlns", "https://github.com/erasmus-without-paper/ewp-specs-api-factsheet/tree/stable-v1"),
        ("xmlns:p", PHONE),
    ];
    let mut xml = Xml::new();
    xml.within("factsheet-response", &names, |xml| {
        xml.within("factsheet", &[], |xml| {
            xml.leaf("hei-id", &[], sheet.schac);
            xml.within("calendar", &[], |xml| {
                for (name, days) in ["student-nominations", "student-applications"].iter().zip(sheet.calendar) {
                    xml.within(name, &[], |xml| {
                        for (term, day) in ["autumn-term", "spring-term"].iter().zip(days) {
                            xml.leaf(term, &[], &format!("--{:02}-{:02}", day.month(), day.day()));
                        }
                    });
                }
            });
            xml.within("application-info", &[], inside);
            xml.leaf("decision-weeks-limit", &[], &sheet.decision_weeks.to_string());
            xml.leaf("tor-weeks-limit", &[], &sheet.transcript_weeks.to_string());
            if sheet.accessibility {
                xml.within("accessibility", &[], |xml| {
                    xml.leaf("type", &[], "service");
                    xml.leaf("name", &[], entry.title(crate::lang::Lang::SOURCE).0);
                    xml.within("information", &[], inside);
                });
            }
            for subject in ["housing-info", "visa-info", "insurance-info"] {
                xml.within(subject, &[], inside);
            }
        });
    });
    xml.bytes()
}
