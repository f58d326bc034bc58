//! Each program as a learning opportunity of the European Learning Model 3 (its profile for learning opportunities and
//! qualifications), as JSON-LD: the one standard in which several bodies may give one award.
//!
//! What a program leads to is a learning achievement; each of its awards is a part of that, with an awarding opportunity
//! that names every body which gives it. Names are resolved by the context in the file, so that it reads alone. A program
//! of which no institution with its country is known is left out and counted, as is one without a page.

use std::sync::LazyLock;

use serde::Serialize;
use serde_json::value::{RawValue, to_raw_value};
use serde_json::{Map, Value, json};

use super::bodies::{changed, country, institutions, isced, languages, length, providers};
use super::occapi::{ELM_FULL_TIME, elm_mode};
use super::{Cx, File, Format, Left, OfEntry, Part, absolute};
use crate::address::EntryId;
use crate::catalogue::Entry;
use crate::catalogue::kinds::institution::Institution;
use crate::catalogue::kinds::program::{Pace, Program};
use crate::catalogue::value::{Date, Duration, Fee};
use crate::date::{DateTime, DurationUnit};
use crate::diag::Both;
use crate::fields::{Text, Value as _, Word};
use crate::lang::Lang;

pub(super) const FORMAT: Format = Format {
    name: "elm",
    about: Both::new(
        "`/data/elm/programs/<slug>.jsonld`: each program in the European Learning Model, with every body that awards",
        "`/data/elm/programs/<短名>.jsonld`：欧洲学习模型（ELM）格式的各项目，列出全部授予方",
    ),
    files: |_| Vec::new(),
    write: |cx, part| match part {
        Part::Entry(id) => write(cx, cx.site.catalogue.get(id).expect("only published entries have files")),
        _ => unreachable!("each file is about an entry"),
    },
};

pub(super) const OF_ENTRY: OfEntry = OfEntry {
    format: FORMAT.name,
    files: |cx, entry| match is_told(cx, entry) {
        true => vec![File::new(path(cx, entry.id), Part::Entry(entry.id))],
        false => Vec::new(),
    },
};

pub(super) const LEFT: Left = Left {
    format: "elm",
    count: |cx| cx.site.catalogue.of_kind("programs").filter(|entry| !is_told(cx, entry)).count(),
};

fn path(cx: &Cx, id: EntryId) -> String {
    format!("/data/elm/{}.jsonld", cx.site.catalogue.index.name(id))
}

fn is_told(cx: &Cx, entry: &Entry) -> bool {
    let Some(program) = entry.facts_as::<Program>() else { return false };
    cx.site.catalogue.has_page(entry.id) && organisations(cx, providers(cx, program)).next().is_some()
}

/// Those of `bodies` whose country is known, without which the model takes none.
fn organisations<'a>(cx: &Cx<'a>, bodies: Vec<EntryId>) -> impl Iterator<Item = &'a Entry> {
    let catalogue = &cx.site.catalogue;
    bodies.into_iter().filter_map(|id| catalogue.get(id)).filter(|entry| country(entry).is_some())
}

fn write(cx: &Cx, entry: &Entry) -> Vec<u8> {
    let program = entry.facts_as::<Program>().expect("files are planned for programs");
    let base = absolute(cx.site, &path(cx, entry.id));
    let mut whole = Map::new();
    let mut say = |name: &str, value: Value| {
        whole.insert(name.to_owned(), value);
    };
    say("id", json!(format!("{base}#opportunity")));
    say("type", json!("LearningOpportunity"));
    say("title", words(cx, &entry.head.title.value));
    if let Some(summary) = &entry.head.summary {
        say("description", words(cx, &summary.value));
    }
    say("homepage", pages(cx, entry.id));
    say("defaultLanguage", language(cx, &cx.site.languages()[Lang::SOURCE].tag));
    say("providedBy", organisations(cx, providers(cx, program)).map(|body| organisation(cx, body)).collect());
    if let Some(duration) = length(program).and_then(|length| iso_duration(&length)) {
        say("duration", json!(duration));
    }
    if let Some(mode) = &program.mode {
        let id = format!("http://data.europa.eu/snb/learning-assessment/{}", elm_mode(mode.value));
        say("mode", concept(Some(id), labels(cx, "Mode", mode.value.as_str())));
    }
    if let Some(Pace::FullTime) = program.pace.as_ref().map(|pace| pace.value) {
        let id = format!("http://data.europa.eu/snb/learning-schedule/{ELM_FULL_TIME}");
        say("learningSchedule", concept(Some(id), labels(cx, "Pace", Pace::FullTime.as_str())));
    }
    let open = program.intakes.iter().map(|intake| &intake.value);
    let open = open.filter(|intake| !intake.cancelled.as_ref().is_some_and(|cancelled| cancelled.value));
    let mut deadlines: Vec<String> = open
        .filter_map(|intake| match intake.apply_by.as_ref()?.value {
            // Until the end of the day where the site is.
            Date::Day(day) => DateTime::new(day, 23, 59)?.rfc3339(&cx.site.config.zone),
            _ => None,
        })
        .collect();
    deadlines.sort_unstable();
    deadlines.dedup();
    if !deadlines.is_empty() {
        say("applicationDeadline", json!(deadlines));
    }
    let prices: Vec<Value> = program.tuition.iter().filter_map(|fee| price(cx, fee.value.fee.stated()?)).collect();
    if !prices.is_empty() {
        say("priceDetail", prices.into());
    }
    say("learningAchievementSpecification", achievement(cx, entry, program, &base));
    let taught = languages(program);
    if !taught.is_empty() {
        let mut activity = Map::new();
        activity.insert("type".to_owned(), json!("LearningActivitySpecification"));
        activity.insert("title".to_owned(), words(cx, &entry.head.title.value));
        activity.insert("language".to_owned(), taught.iter().map(|tag| language(cx, tag)).collect());
        say("learningActivitySpecification", activity.into());
    }
    if let Some(day) = changed(entry) {
        say("modified", json!(format!("{day}T00:00:00Z")));
    }
    let mut bytes = serde_json::to_vec(&Document { context: &CONTEXT, whole }).expect(WRITABLE);
    bytes.push(b'\n');
    bytes
}

const WRITABLE: &str = "texts and numbers can be written";

#[derive(Serialize)]
struct Document {
    #[serde(rename = "@context")]
    context: &'static RawValue,
    #[serde(flatten)]
    whole: Map<String, Value>,
}

/// The same in every file.
static CONTEXT: LazyLock<Box<RawValue>> = LazyLock::new(|| to_raw_value(&context()).expect(WRITABLE));

/// What one reaches, with each award as a part of it.
fn achievement(cx: &Cx, entry: &Entry, program: &Program, base: &str) -> Value {
    let fields = isced(cx, program);
    let fields = || fields.iter().map(|code| concept(Some(format!("http://data.europa.eu/snb/isced-f/{code}")), None));
    let mut whole = Map::new();
    let mut say = |name: &str, value: Value| {
        whole.insert(name.to_owned(), value);
    };
    say("id", json!(format!("{base}#achievement")));
    say("type", json!("LearningAchievementSpecification"));
    say("title", words(cx, &entry.head.title.value));
    if fields().next().is_some() {
        say("ISCEDFCode", fields().collect());
    }
    if let Some(level) = program.level.stated() {
        say("educationLevel", concept(None, labels(cx, "Level", level.as_str())));
    }
    if let Some(credits) = &program.credits {
        let system = credits.value.system;
        let framework = concept(None, labels(cx, "CreditSystem", system.as_str()));
        say(
            "creditPoint",
            json!({"type": "CreditPoint", "framework": framework, "point": credits.value.amount.to_string()}),
        );
    }
    if let Some(admission) = &program.admission {
        say("entryRequirement", note(cx, admission.value.0.iter().map(|text| &text.value)));
    }
    let awards = program.awards.iter().enumerate().filter_map(|(number, award)| {
        let title = award.value.title.stated()?;
        let bodies = award.value.awarded_by.iter().filter_map(|body| body.value.entry());
        let bodies: Vec<EntryId> = bodies.flat_map(|body| institutions(cx, body)).collect();
        let bodies: Vec<Value> = organisations(cx, bodies).map(|body| organisation(cx, body)).collect();
        let id = format!("{base}#award-{}", number + 1);
        let mut part = Map::new();
        part.insert("id".to_owned(), json!(id));
        part.insert("type".to_owned(), json!("LearningAchievementSpecification"));
        part.insert("title".to_owned(), words(cx, title));
        if let Some(eqf) = &award.value.eqf {
            let id = format!("http://data.europa.eu/snb/eqf/{}", eqf.value.0);
            part.insert("educationLevel".to_owned(), concept(Some(id), None));
        }
        if !bodies.is_empty() {
            let opportunity =
                json!({"type": "AwardingOpportunity", "awardingBody": bodies, "learningAchievementSpecification": {"id": id}});
            part.insert("awardingOpportunity".to_owned(), opportunity);
        }
        Some(Value::from(part))
    });
    let awards: Vec<Value> = awards.collect();
    if !awards.is_empty() {
        say("hasPart", awards.into());
    }
    whole.into()
}

fn organisation(cx: &Cx, entry: &Entry) -> Value {
    let country = country(entry).expect("organisations are those whose country is known");
    let facts = entry.facts_as::<Institution>().expect("only institutions have a country");
    let languages = cx.site.languages();
    let named = languages.all().map(|lang| {
        let name = cx.site.locale(lang).region_name(country.code()).unwrap_or(country.code());
        (languages[lang].tag.clone(), json!(name))
    });
    let mut place = concept(None, Some(Value::Object(named.collect())));
    place["notation"] = json!(country.code());
    place["inScheme"] = scheme("http://publications.europa.eu/resource/authority/country");
    let mut address = Map::new();
    address.insert("type".to_owned(), json!("Address"));
    address.insert("countryCode".to_owned(), place);
    if let Some(text) = &facts.address {
        address.insert("fullAddress".to_owned(), note(cx, std::iter::once(&text.value)));
    }
    let mut whole = Map::new();
    whole.insert("type".to_owned(), json!("Organisation"));
    // One body is the same wherever it is named.
    whole.insert(
        "id".to_owned(),
        json!(absolute(cx.site, &format!("/data/elm/{}", cx.site.catalogue.index.name(entry.id)))),
    );
    whole.insert("legalName".to_owned(), words(cx, &entry.head.title.value));
    whole.insert("location".to_owned(), json!({"type": "Location", "address": address}));
    if let Some(url) = &facts.website {
        whole.insert("homepage".to_owned(), json!({"type": "WebResource", "contentUrl": url.value.0}));
    }
    whole.into()
}

fn price(cx: &Cx, fee: &Fee) -> Option<Value> {
    let money = fee.money.as_ref()?;
    let languages = cx.site.languages();
    let text = |lang: Lang| match fee.view(&cx.site.view_cx(lang)) {
        crate::fields::View::Map(pairs) => pairs.into_iter().find_map(|(name, value)| match value {
            crate::fields::View::Text(text) if name == "text" => Some(text.to_string()),
            _ => None,
        }),
        _ => None,
    };
    let named = languages.all().filter_map(|lang| Some((languages[lang].tag.clone(), json!(text(lang)?))));
    let unit = format!("http://publications.europa.eu/resource/authority/currency/{}", money.currency.code);
    Some(json!({
        "type": "PriceDetail",
        "prefLabel": Value::Object(named.collect()),
        "amount": {"type": "Amount", "value": money.amount.to_string(), "unit": concept(Some(unit), None)},
    }))
}

/// The duration of XML Schema, which knows no terms and no weeks.
fn iso_duration(length: &Duration) -> Option<String> {
    let count = length.count;
    Some(match length.unit {
        DurationUnit::Year => format!("P{count}Y"),
        DurationUnit::Month => format!("P{count}M"),
        DurationUnit::Week => format!("P{}D", u64::from(count) * 7),
        DurationUnit::Day => format!("P{count}D"),
        DurationUnit::Hour => format!("PT{count}H"),
        DurationUnit::Term => return None,
    })
}

/// A text by language.
fn words(cx: &Cx, text: &Text) -> Value {
    let languages = cx.site.languages();
    let each = languages.all().filter_map(|lang| Some((languages[lang].tag.clone(), json!(text.get(lang)?))));
    Value::Object(each.collect())
}

/// Texts as one note: a line each.
fn note<'t>(cx: &Cx, texts: impl Iterator<Item = &'t Text> + Clone) -> Value {
    let languages = cx.site.languages();
    let each = languages.all().filter_map(|lang| {
        let lines: Vec<&str> = texts.clone().filter_map(|text| text.get(lang)).collect();
        (!lines.is_empty()).then(|| (languages[lang].tag.clone(), json!(lines.join("\n"))))
    });
    json!({"type": "Note", "noteLiteral": Value::Object(each.collect())})
}

/// The page in each language.
fn pages(cx: &Cx, id: EntryId) -> Value {
    let languages = cx.site.languages();
    let page = |lang: Lang| {
        let url = absolute(cx.site, &cx.site.entry_url(lang, id)?);
        Some(json!({"type": "WebResource", "contentUrl": url, "language": language(cx, &languages[lang].tag)}))
    };
    languages.all().filter_map(page).collect()
}

/// A concept by its identifier or its names.
fn concept(id: Option<String>, names: Option<Value>) -> Value {
    let mut whole = Map::new();
    whole.insert("type".to_owned(), json!("Concept"));
    whole.extend(id.map(|id| ("id".to_owned(), json!(id))));
    whole.extend(names.map(|names| ("prefLabel".to_owned(), names)));
    whole.into()
}

fn scheme(id: &str) -> Value {
    json!({"id": id, "type": "ConceptScheme"})
}

/// A language by its code, in the list of the European Union.
fn language(cx: &Cx, tag: &str) -> Value {
    let languages = cx.site.languages();
    let named = languages
        .all()
        .filter_map(|lang| Some((languages[lang].tag.clone(), json!(cx.site.locale(lang).language_name(tag)?))));
    let mut whole = concept(None, Some(Value::Object(named.collect())));
    whole["notation"] = json!(tag);
    whole["inScheme"] = scheme("http://publications.europa.eu/resource/authority/language");
    whole
}

/// What a word of a closed list is called in each language.
fn labels(cx: &Cx, list: &str, word: &str) -> Option<Value> {
    let languages = cx.site.languages();
    let each = languages.all().map(|lang| (languages[lang].tag.clone(), json!(cx.label(lang, list, word))));
    Some(Value::Object(each.collect()))
}

/// The names of the model.
fn context() -> Value {
    const ELM: &str = "http://data.europa.eu/snb/model/elm/";
    const DC: &str = "http://purl.org/dc/terms/";
    const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";
    const XSD: &str = "http://www.w3.org/2001/XMLSchema#";
    let mut names = Map::new();
    let mut name = |term: &str, meaning: Value| {
        names.insert(term.to_owned(), meaning);
    };
    name("id", json!("@id"));
    name("type", json!("@type"));
    for class in [
        "Address",
        "Amount",
        "AwardingOpportunity",
        "CreditPoint",
        "LearningAchievementSpecification",
        "LearningActivitySpecification",
        "LearningOpportunity",
        "Note",
        "Organisation",
        "PriceDetail",
        "WebResource",
    ] {
        name(class, json!(format!("{ELM}{class}")));
    }
    for property in [
        "ISCEDFCode",
        "address",
        "amount",
        "awardingBody",
        "awardingOpportunity",
        "countryCode",
        "creditPoint",
        "defaultLanguage",
        "educationLevel",
        "entryRequirement",
        "framework",
        "fullAddress",
        "hasPart",
        "learningAchievementSpecification",
        "learningActivitySpecification",
        "learningSchedule",
        "location",
        "mode",
        "point",
        "priceDetail",
        "providedBy",
        "unit",
    ] {
        name(property, json!(format!("{ELM}{property}")));
    }
    name("applicationDeadline", json!({"@id": format!("{ELM}applicationDeadline"), "@type": format!("{XSD}dateTime")}));
    name("contentUrl", json!({"@id": format!("{ELM}contentUrl"), "@type": format!("{XSD}anyURI")}));
    name("duration", json!({"@id": format!("{ELM}duration"), "@type": format!("{XSD}duration")}));
    name("noteLiteral", json!({"@id": format!("{ELM}noteLiteral"), "@container": "@language"}));
    name("Location", json!(format!("{DC}Location")));
    name("title", json!({"@id": format!("{DC}title"), "@container": "@language"}));
    name("description", json!({"@id": format!("{DC}description"), "@container": "@language"}));
    name("language", json!(format!("{DC}language")));
    name("modified", json!({"@id": format!("{DC}modified"), "@type": format!("{XSD}dateTime")}));
    name("Concept", json!(format!("{SKOS}Concept")));
    name("ConceptScheme", json!(format!("{SKOS}ConceptScheme")));
    name("inScheme", json!(format!("{SKOS}inScheme")));
    name("notation", json!(format!("{SKOS}notation")));
    name("prefLabel", json!({"@id": format!("{SKOS}prefLabel"), "@container": "@language"}));
    name("homepage", json!("http://xmlns.com/foaf/0.1/homepage"));
    name("legalName", json!({"@id": "http://www.w3.org/ns/regorg#legalName", "@container": "@language"}));
    let value = "http://www.w3.org/1999/02/22-rdf-syntax-ns#value";
    name("value", json!({"@id": value, "@type": format!("{XSD}decimal")}));
    names.into()
}
