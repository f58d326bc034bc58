//! The programs of this catalogue's own institutions as the Open Course Catalogue API 2 answers (JSON:API 1.1), in files
//! that lie where its paths lead: `hei/`, `hei/{SCHAC}/`, `hei/{SCHAC}/programme/`, `hei/{SCHAC}/programme/{slug}/`.
//!
//! A program stands under the first institution of `home` that runs it. One without ECTS credits or without the level of a
//! degree is left out and counted, since the interface demands both. Courses are not told: it wants identifiers for them.

use serde_json::{Map, Value, json};

use super::bodies::{changed, isced, languages, length, providers};
use super::ewp::{eqf, schac};
use super::{Cx, File, Format, Left, OfEntry, Part, absolute};
use crate::address::EntryId;
use crate::catalogue::Entry;
use crate::catalogue::kinds::institution::Institution;
use crate::catalogue::kinds::program::{Mode, Pace, Program};
use crate::catalogue::value::{CreditSystem, Date, NameType};
use crate::date::{CivilDay, DurationUnit};
use crate::diag::Both;
use crate::fields::Text;
use crate::lang::Lang;

pub(super) const INSTITUTIONS: Format = Format {
    name: "occapi_institutions",
    about: Both::new(
        "`/data/occapi/v2/hei/`: the home institutions, as the Open Course Catalogue API 2 answers",
        "`/data/occapi/v2/hei/`：本站院校，按 Open Course Catalogue API 2 的格式",
    ),
    files: |cx| {
        let mut files: Vec<File> =
            hosts(cx).map(|(entry, schac)| File::new(path(&["hei", schac]), Part::Entry(entry.id))).collect();
        if !files.is_empty() {
            files.push(File::new(path(&["hei"]), Part::Whole));
        }
        files
    },
    write: |cx, part| match part {
        Part::Entry(id) => {
            let found = hosts(cx).find(|(entry, _)| entry.id == id);
            let (entry, schac) = found.expect("files are planned for these institutions");
            document(cx, institution(cx, entry, schac), &path(&["hei", schac]))
        }
        _ => {
            let all: Vec<Value> = hosts(cx).map(|(entry, schac)| institution(cx, entry, schac)).collect();
            document(cx, all.into(), &path(&["hei"]))
        }
    },
};

pub(super) const PROGRAMMES: Format = Format {
    name: "occapi_programmes",
    about: Both::new(
        "`/data/occapi/v2/hei/<SCHAC>/programme/`: programs with ECTS credits, as the Open Course Catalogue API 2 answers",
        "`/data/occapi/v2/hei/<SCHAC>/programme/`：有 ECTS 学分的项目，按 Open Course Catalogue API 2 的格式",
    ),
    files: |cx| {
        hosts(cx).map(|(entry, schac)| File::new(path(&["hei", schac, "programme"]), Part::Entry(entry.id))).collect()
    },
    write: |cx, part| {
        let Part::Entry(id) = part else { unreachable!("each file is about an entry") };
        let entry = cx.site.catalogue.get(id).expect("only published entries have files");
        match tell(cx, entry) {
            Some(told) => document(cx, told.resource(cx), &told.path(cx)),
            None => {
                let schac = schac(entry).expect("collections are planned for institutions with a code");
                let all: Vec<Value> = told(cx).filter(|told| told.host == id).map(|told| told.resource(cx)).collect();
                document(cx, all.into(), &path(&["hei", schac, "programme"]))
            }
        }
    },
};

pub(super) const OF_ENTRY: OfEntry = OfEntry {
    format: PROGRAMMES.name,
    files: |cx, entry| {
        let told = tell(cx, entry).into_iter();
        told.map(|told| File::new(told.path(cx), Part::Entry(told.entry.id))).collect()
    },
};

pub(super) const LEFT: Left = Left {
    format: "occapi_programmes",
    count: |cx| cx.site.catalogue.of_kind("programs").filter(|entry| tell(cx, entry).is_none()).count(),
};

fn path(parts: &[&str]) -> String {
    format!("/data/occapi/v2/{}/index.json", parts.join("/"))
}

/// The institutions whose catalogue this is, with their codes, as far as they have one and say when they were changed.
fn hosts<'a>(cx: &Cx<'a>) -> impl Iterator<Item = (&'a Entry, &'a str)> {
    let home = cx.site.named.home.iter().filter_map(|id| cx.site.catalogue.get(*id));
    home.filter_map(|entry| Some((entry, schac(entry)?))).filter(|(entry, _)| changed(entry).is_some())
}

/// A program with what the interface demands.
struct Told<'a> {
    entry: &'a Entry,
    program: &'a Program,
    host: EntryId,
    schac: &'a str,
    ects: u32,
    eqf: u8,
}

fn told<'a>(cx: &Cx<'a>) -> impl Iterator<Item = Told<'a>> {
    let cx = *cx;
    cx.site.catalogue.of_kind("programs").filter_map(move |entry| tell(&cx, entry))
}

fn tell<'a>(cx: &Cx<'a>, entry: &'a Entry) -> Option<Told<'a>> {
    let program = entry.facts_as::<Program>()?;
    let credits = &program.credits.as_ref()?.value;
    let whole = credits.amount.fract().is_zero().then(|| u32::try_from(credits.amount.trunc()).ok()).flatten();
    let ects = whole.filter(|_| credits.system == CreditSystem::Ects)?;
    let awarded = program.awards.iter().filter_map(|award| Some(award.value.eqf.as_ref()?.value.0)).max();
    let eqf = awarded.or_else(|| program.level.stated().and_then(|level| eqf(*level)))?;
    let providers = providers(cx, program);
    let (host, schac) = hosts(cx).find(|(host, _)| providers.contains(&host.id))?;
    (5..=8).contains(&eqf).then_some(Told { entry, program, host: host.id, schac, ects, eqf })
}

impl Told<'_> {
    fn slug(&self, cx: &Cx) -> String {
        cx.site.catalogue.index.key(self.entry.id).slug.to_string()
    }

    fn path(&self, cx: &Cx) -> String {
        path(&["hei", self.schac, "programme", &self.slug(cx)])
    }

    fn resource(&self, cx: &Cx) -> Value {
        let Self { entry, program, ects, eqf, .. } = self;
        let slug = self.slug(cx);
        let mut attributes = Map::new();
        let mut say = |name: &str, value: Value| {
            attributes.insert(name.to_owned(), value);
        };
        say("title", texts(cx, "string", &entry.head.title.value));
        say("code", json!(slug));
        say("ects", json!(ects));
        say("eqfLevelProvided", json!(eqf));
        if let Some(summary) = &entry.head.summary {
            say("description", texts(cx, "multiline", &summary.value));
        }
        // By the lists of the European Learning Model.
        if let Some(mode) = &program.mode {
            say("elmModeOfLearning", json!([elm_mode(mode.value)]));
        }
        if let Some(Pace::FullTime) = program.pace.as_ref().map(|pace| pace.value) {
            say("elmLearningScheduleType", json!(ELM_FULL_TIME));
        }
        let isced = isced(cx, program);
        if !isced.is_empty() {
            say("iscedCode", json!(isced));
        }
        let languages = languages(program);
        if !languages.is_empty() {
            say("languageOfInstruction", json!(languages));
        }
        // A term is so long here and otherwise there: only whole years are the same everywhere.
        let years = length(program).filter(|length| length.unit == DurationUnit::Year && length.count < 100);
        if let Some(years) = years {
            say("length", json!(format!("{}/1", years.count)));
        }
        let pages = pages(cx, entry.id);
        if !pages.is_empty() {
            say("url", pages.into());
        }
        for (name, date) in [("validSince", program.started.located()), ("validUntil", program.ended.located())] {
            if let Some(Date::Day(day)) = date.map(|date| date.value) {
                say(name, json!(day.to_string()));
            }
        }
        if let Some(day) = changed(entry) {
            say("lastModified", json!(midnight(day)));
        }
        json!({
            "type": "programme",
            "id": slug,
            "attributes": attributes,
            "links": {"self": link(cx, &self.path(cx))},
        })
    }
}

/// The concept of the mode of learning.
pub(super) fn elm_mode(mode: Mode) -> &'static str {
    match mode {
        Mode::OnSite => "9191af2ed9",
        Mode::Online => "920fbb3cbe",
        Mode::Blended => "e92d221e4d",
    }
}

/// The concept of learning full time.
pub(super) const ELM_FULL_TIME: &str = "72a0ab92fa";

fn institution(cx: &Cx, entry: &Entry, schac: &str) -> Value {
    let mut attributes = Map::new();
    attributes.insert("title".to_owned(), texts(cx, "string", &entry.head.title.value));
    let names = entry.head.other_names.iter().flat_map(|names| &names.value.0);
    let mut acronyms = names.filter(|name| name.kind == NameType::Acronym);
    if let Some(short) = acronyms.next() {
        attributes.insert("abbreviation".to_owned(), json!([{"string": short.text.value}]));
    }
    attributes.insert("heiId".to_owned(), json!(schac));
    if let Some(url) = entry.facts_as::<Institution>().and_then(|institution| institution.website.as_ref()) {
        attributes.insert("url".to_owned(), json!([{"uri": url.value.0}]));
    }
    let day = changed(entry).expect("hosts say when they were changed");
    attributes.insert("lastModified".to_owned(), json!(midnight(day)));
    json!({
        "type": "hei",
        "id": schac,
        "attributes": attributes,
        "links": {
            "self": link(cx, &path(&["hei", schac])),
            "programme": link(cx, &path(&["hei", schac, "programme"])),
        },
    })
}

fn document(cx: &Cx, data: Value, path: &str) -> Vec<u8> {
    let whole = json!({
        "jsonapi": {"version": "1.1", "meta": {"links": {"self": {"href": "http://jsonapi.org/format/1.1/"}}}},
        "data": data,
        "links": {"self": link(cx, path)},
    });
    let mut bytes = serde_json::to_vec(&whole).expect("texts and numbers can be written");
    bytes.push(b'\n');
    bytes
}

fn link(cx: &Cx, path: &str) -> Value {
    json!({"href": absolute(cx.site, path)})
}

/// A day as the moment that it begins in Greenwich: no more is known.
fn midnight(day: CivilDay) -> String {
    format!("{day}T00:00:00Z")
}

fn texts(cx: &Cx, key: &str, text: &Text) -> Value {
    let languages = cx.site.languages();
    let each = languages.all().filter_map(|lang| Some(json!({key: text.get(lang)?, "lang": languages[lang].tag})));
    each.collect::<Vec<_>>().into()
}

fn pages(cx: &Cx, entry: EntryId) -> Vec<Value> {
    let languages = cx.site.languages();
    let page = |lang: Lang| {
        let url = cx.site.entry_url(lang, entry)?;
        Some(json!({"uri": absolute(cx.site, &url), "lang": languages[lang].tag}))
    };
    languages.all().filter_map(page).collect()
}
