//! `calendar.ics`: deadlines and what takes place, of the site, of a kind, of an entry; a file for each deadline.
//!
//! By RFC 5545 and 7986, in the language of the page. A line is folded at 75 octets, between characters. A date is told
//! apart by the entry and by what it is for, never by its day or its place in a list, so that one that moves moves in the
//! reader's calendar. Nothing comes from the clock: the time stamp of a date is the day on which the entry was changed or
//! looked through, else on which its sources were published, else on which the catalogue was last changed.
//! Written by hand: the package `icalendar` gives each alarm a stamp of the clock and a random identifier, leaves the
//! commas of a calendar's name and the carriage returns of all texts as they are, and folds in quadratic time.
//! Left out, and counted in the calendar's own description: dates that are not known to the day.

use std::borrow::Cow;

use super::{Cx, File, Format, Left, OfEntry, Part, absolute, sha256};
use crate::address::{EntryId, KindId};
use crate::catalogue::value::{Moment, Source};
use crate::catalogue::{Deadline, Entry, Holds, Occasion, OccasionKind, Round};
use crate::date::{CivilDay, Date, DateTime, Season, Year};
use crate::diag::Both;
use crate::fields::{Text, Word};
use crate::lang::Lang;

pub(super) const FORMAT: Format = Format {
    name: "calendar",
    about: Both::new(
        "`calendar.ics`: deadlines and events for calendars, of the site, of each kind and of each entry",
        "`calendar.ics`：供日历软件订阅的截止日期与活动，分全站、各类内容和各条目",
    ),
    files,
    write,
};

/// Beside the calendars, since a catalogue of many programs has more of these than of anything else.
pub(super) const DEADLINES: Format = Format {
    name: "calendar_deadlines",
    about: Both::new(
        "a calendar file for each deadline that is ahead; without them, links beside deadlines lead to the calendar of the entry; off with `calendar`",
        "为每个未到的截止日期单独生成日历文件；关闭后，截止日期旁的链接指向该条目的日历；`calendar` 关闭时一并关闭",
    ),
    files: |_| Vec::new(),
    write,
};

pub(super) const OF_ENTRY: OfEntry = OfEntry { format: FORMAT.name, files: files_of };

pub(super) const DEADLINES_OF_ENTRY: OfEntry = OfEntry { format: DEADLINES.name, files: deadline_files_of };

/// Entries with a date that is not known to the day.
pub(super) const LEFT: Left = Left {
    format: FORMAT.name,
    count: |cx| {
        let coarse = |entry: &&Entry| {
            entry.facts.deadlines().iter().any(|deadline| !is_day(deadline))
                || entry.facts.occasions().iter().any(|occasion| when(occasion).is_none())
        };
        cx.site.catalogue.iter().filter(coarse).count()
    },
};

const FILE: &str = "calendar.ics";
/// An alarm rings so long before a deadline.
const BEFORE: &str = "-P14D";
/// The time stamp, which must be there, where the whole catalogue does not say when it was changed.
const UNDATED: &str = "19700101T000000Z";

fn files(cx: &Cx) -> Vec<File> {
    let site = cx.site;
    let is_dated = |whose: Whose| dated(cx, whose).next().is_some();
    let kinds = site.listings.iter().map(|listing| listing.kind);
    let kinds: Vec<KindId> = kinds.filter(|kind| is_dated(Whose::Kind(*kind))).collect();
    let has_own = is_dated(Whose::Site);
    let mut files = Vec::new();
    for lang in site.languages().all() {
        if has_own {
            files.push(File::new(format!("{}{FILE}", site.home_url(lang)), Part::In(lang)));
        }
        files.extend(kinds.iter().map(|kind| {
            let folder = site.catalogue.index.kind_name(*kind).folder;
            File::new(format!("{}{FILE}", site.section_url(lang, folder)), Part::KindIn(*kind, lang))
        }));
    }
    files
}

fn files_of(cx: &Cx, entry: &Entry) -> Vec<File> {
    let site = cx.site;
    if !site.catalogue.has_page(entry.id) || dated(cx, Whose::Entry(entry)).next().is_none() {
        return Vec::new();
    }
    let each = site.languages().all().filter_map(|lang| Some((lang, site.entry_url(lang, entry.id)?)));
    each.map(|(lang, url)| File::new(format!("{url}{FILE}"), Part::EntryIn(entry.id, lang))).collect()
}

fn deadline_files_of(cx: &Cx, entry: &Entry) -> Vec<File> {
    let site = cx.site;
    let deadlines = entry.facts.deadlines();
    let is_ahead = |deadline: &Deadline| can_be_added(deadline.date.value, site.catalogue.today);
    // The calendar of an entry with one date is the file of that date.
    let has_one = deadlines.len() == 1 && entry.facts.occasions().is_empty();
    let mut files = Vec::new();
    if has_one || !deadlines.iter().any(is_ahead) || !cx.wants(FORMAT.name) {
        return files;
    }
    let names = names(deadlines.iter().map(|deadline| (deadline.kind.as_str(), deadline.round)));
    for lang in site.languages().all() {
        let Some(url) = site.entry_url(lang, entry.id) else { continue };
        let own = deadlines.iter().zip(&names).enumerate().filter(|(_, (deadline, _))| is_ahead(deadline));
        files.extend(own.map(|(number, (_, name))| {
            File::new(format!("{url}{name}.ics"), Part::DeadlineIn(entry.id, number as u32, lang))
        }));
    }
    files
}

/// Whether a calendar can have a deadline that readers still care about.
pub(super) fn can_be_added(date: Date, today: CivilDay) -> bool {
    date.day().is_some_and(|day| day >= today)
}

fn write(cx: &Cx, part: Part) -> Vec<u8> {
    let get = |id| cx.site.catalogue.get(id).expect("files are made of published entries");
    match part {
        Part::In(lang) => calendar(cx, lang, Whose::Site),
        Part::KindIn(kind, lang) => calendar(cx, lang, Whose::Kind(kind)),
        Part::EntryIn(id, lang) => calendar(cx, lang, Whose::Entry(get(id))),
        Part::DeadlineIn(id, number, lang) => one_deadline(cx, lang, get(id), number as usize),
        Part::Whole | Part::Number(_) | Part::Entry(_) | Part::Kind(_) => {
            unreachable!("calendars are for a language each")
        }
    }
}

/// Whose dates a calendar has.
#[derive(Clone, Copy)]
enum Whose<'a> {
    Site,
    Kind(KindId),
    Entry(&'a Entry),
}

/// The entries with dates of a calendar, in the order of ids.
fn dated<'a>(cx: &Cx<'a>, whose: Whose<'a>) -> impl Iterator<Item = &'a Entry> + use<'a> {
    let catalogue = &cx.site.catalogue;
    let ids: Vec<EntryId> = match whose {
        Whose::Site => catalogue.iter().map(|entry| entry.id).collect(),
        Whose::Kind(kind) => catalogue.index.of_kind(kind).collect(),
        // What a body takes part in concerns it; of the own university that would be all there is.
        Whose::Entry(entry) if entry.spec.party && !cx.site.named.home.contains(&entry.id) => {
            std::iter::once(entry.id).chain(catalogue.referrers(entry.id).iter().copied()).collect()
        }
        Whose::Entry(entry) => vec![entry.id],
    };
    let is_all = matches!(whose, Whose::Entry(_));
    let today = catalogue.today;
    ids.into_iter().filter_map(|id| catalogue.get(id)).filter(move |entry| {
        let ahead = |date: CivilDay| is_all || date >= today;
        entry.facts.deadlines().iter().any(|deadline| is_day(deadline) && ahead(deadline.date.value.latest()))
            || entry.facts.occasions().iter().any(|occasion| when(occasion).is_some() && ahead(last_day(occasion)))
    })
}

fn is_day(deadline: &Deadline) -> bool {
    matches!(deadline.date.value, Date::Day(_))
}

fn last_day(occasion: &Occasion) -> CivilDay {
    occasion.until.unwrap_or(occasion.from).date().latest()
}

/// What a calendar can hold: days from the first to the one after the last, or times.
enum When {
    Days(CivilDay, Option<CivilDay>),
    Times(DateTime, Option<DateTime>),
}

/// `None` where the beginning is not known to the day.
fn when(occasion: &Occasion) -> Option<When> {
    match (occasion.from, occasion.until) {
        (Moment::Time(from), Some(Moment::Time(until))) => Some(When::Times(from, Some(until))),
        (Moment::Time(from), _) => Some(When::Times(from, None)),
        (Moment::Date(Date::Day(from)), until) => {
            let last = match until.map(Moment::date) {
                Some(Date::Day(last)) => last,
                _ => from,
            };
            Some(When::Days(from, last.plus_days(1)))
        }
        (Moment::Date(_), _) => None,
    }
}

/// What tells each of several dates of an entry apart, in their order: `apply-2026-autumn`. Of two that nothing tells
/// apart the second is called `…-2`.
fn names<'a>(all: impl Iterator<Item = (&'static str, Round<'a>)>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (kind, Round { term, begins, number, direction, words }) in all {
        let parts = [
            Some(Cow::Borrowed(kind)),
            term.map(|term| term.iso().replace('/', "-").into()),
            begins.map(|begins| half_year(begins).into()),
            direction.map(|direction| direction.as_str().into()),
            number.map(|number| number.to_string().into()),
            words.map(|words| mark(words).into()),
        ];
        let name = parts.into_iter().flatten().collect::<Vec<_>>().join("-");
        let again = (2..).map(|n| format!("{name}-{n}"));
        let free = std::iter::once(name.clone()).chain(again).find(|name| !names.contains(name));
        names.push(free.expect("numbers do not end"));
    }
    names
}

/// The half of a year, as terms are called: a first day of study that moves by some weeks is in the same.
fn half_year(begins: Date) -> String {
    let half = |year: Year, month: u8| {
        let season = if month <= 7 { Season::Spring } else { Season::Autumn };
        Date::Season(year, season)
    };
    match begins {
        Date::Day(day) => half(day.year(), day.month()).iso(),
        Date::Month(month) => half(begins.year(), month.month()).iso(),
        Date::Year(_) | Date::Season(..) => begins.iso(),
    }
}

/// Words as a few letters, for addresses and identifiers.
fn mark(words: &Text) -> String {
    sha256(words.best(Lang::SOURCE).0)[..6].to_owned()
}

fn one_deadline(cx: &Cx, lang: Lang, entry: &Entry, number: usize) -> Vec<u8> {
    let deadlines = entry.facts.deadlines();
    let names = names(deadlines.iter().map(|deadline| (deadline.kind.as_str(), deadline.round)));
    let mut events = Events::new(cx, lang);
    events.deadline(&events.shared(entry), &deadlines[number], &names[number]);
    let (title, _) = entry.title(lang);
    envelope(cx, lang, title, None, events)
}

fn calendar(cx: &Cx, lang: Lang, whose: Whose) -> Vec<u8> {
    let site = cx.site;
    let mut events = Events::new(cx, lang);
    let is_all = matches!(whose, Whose::Entry(_));
    let ahead = |day: CivilDay| is_all || day >= site.catalogue.today;
    for entry in dated(cx, whose) {
        let shared = events.shared(entry);
        let deadlines = entry.facts.deadlines();
        let of_deadlines = names(deadlines.iter().map(|deadline| (deadline.kind.as_str(), deadline.round)));
        for (deadline, name) in deadlines.iter().zip(&of_deadlines) {
            if ahead(deadline.date.value.latest()) {
                events.deadline(&shared, deadline, name);
            }
        }
        let occasions = entry.facts.occasions();
        let of_occasions = names(occasions.iter().map(|occasion| (occasion.kind.as_str(), occasion.round)));
        for (occasion, name) in occasions.iter().zip(&of_occasions) {
            if ahead(last_day(occasion)) {
                events.occasion(&shared, occasion, name);
            }
        }
    }
    let title = site.config.title.as_ref().map_or("", |title| title.best(lang).0);
    let (name, path) = match whose {
        Whose::Site => (title.to_owned(), site.home_url(lang)),
        Whose::Kind(kind) => {
            let folder = site.catalogue.index.kind_name(kind).folder;
            (format!("{title}{}{}", events.colon, events.section(folder)), site.section_url(lang, folder))
        }
        Whose::Entry(entry) => {
            let url = site.entry_url(lang, entry.id).expect("an entry with a calendar has a page");
            (entry.title(lang).0.to_owned(), url)
        }
    };
    envelope(cx, lang, &name, Some(&path), events)
}

/// The calendar around its dates; with the path of the page beside it, one that is subscribed to.
fn envelope(cx: &Cx, lang: Lang, name: &str, page: Option<&str>, events: Events) -> Vec<u8> {
    let mut ics = Ics::new();
    ics.line("BEGIN", &[], "VCALENDAR");
    ics.line("VERSION", &[], "2.0");
    let language = &cx.site.languages()[lang].tag;
    ics.line("PRODID", &[], &format!("-//prospectus//calendar//{}", language.to_uppercase()));
    ics.line("CALSCALE", &[], "GREGORIAN");
    ics.line("METHOD", &[], "PUBLISH");
    ics.text("NAME", &[("LANGUAGE", language)], name);
    ics.text("X-WR-CALNAME", &[], name);
    if let Some(page) = page {
        ics.line("URL", &[], &absolute(cx.site, page));
        ics.line("SOURCE", &[("VALUE", "URI")], &absolute(cx.site, &format!("{page}{FILE}")));
        ics.line("REFRESH-INTERVAL", &[("VALUE", "DURATION")], "P1D");
        ics.line("X-PUBLISHED-TTL", &[], "P1D");
    }
    if events.left_out > 0 {
        let count = events.left_out.to_string();
        if let Some(text) = (cx.words)(lang, "calendar.left_out", &[("count", count.into())]) {
            ics.text("DESCRIPTION", &[("LANGUAGE", language)], &text);
        }
    }
    ics.lines.extend_from_slice(&events.ics.lines);
    ics.line("END", &[], "VCALENDAR");
    ics.lines
}

/// The dates of a calendar, as they are written one by one.
struct Events<'a> {
    cx: &'a Cx<'a>,
    lang: Lang,
    /// The tag of `lang`.
    tag: &'a str,
    colon: String,
    /// The host of the site.
    host: &'a str,
    ics: Ics,
    /// How many were not known to the day.
    left_out: usize,
}

/// What all dates of an entry have in common.
struct Shared<'a> {
    entry: &'a Entry,
    url: Option<String>,
    /// The title, and what that is in another language.
    named: String,
    /// When it was last changed.
    changed: Option<String>,
    /// The time stamp.
    stamp: String,
    section: String,
}

impl<'a> Events<'a> {
    fn new(cx: &'a Cx<'a>, lang: Lang) -> Self {
        let (tag, host) = (&cx.site.languages()[lang].tag, host(cx.site.config.base_url.as_str()));
        let colon = (cx.words)(lang, "list.colon", &[]).unwrap_or_default();
        Self { cx, lang, tag, colon, host, ics: Ics::new(), left_out: 0 }
    }

    fn section(&self, folder: &str) -> String {
        let page = self.cx.site.page_of(folder).and_then(|id| self.cx.site.catalogue.get(id));
        let word = || (self.cx.words)(self.lang, &format!("section.{folder}"), &[]).unwrap_or_default();
        page.map_or_else(word, |page| page.title(self.lang).0.to_owned())
    }

    fn shared<'e>(&self, entry: &'e Entry) -> Shared<'e> {
        let site = self.cx.site;
        let changed = changed(entry, self.lang);
        let stamp = changed.or_else(|| sourced(self.cx, entry)).or(site.catalogue.changed);
        let (title, written) = entry.title(self.lang);
        let others = site.languages().all().filter(|other| *other != self.lang);
        let twin = others
            .filter(|_| written == Some(self.lang))
            .find_map(|other| entry.head.title.value.get(other).filter(|other| *other != title));
        Shared {
            entry,
            url: site.entry_url(self.lang, entry.id).map(|url| absolute(site, &url)),
            named: twin.map_or_else(|| title.to_owned(), |twin| [title, twin].join(" · ")),
            changed: changed.map(midnight),
            stamp: stamp.map_or_else(|| UNDATED.to_owned(), midnight),
            section: self.section(entry.spec.name.folder),
        }
    }

    fn deadline(&mut self, shared: &Shared, deadline: &Deadline, name: &str) {
        let Date::Day(day) = deadline.date.value else {
            self.left_out += 1;
            return;
        };
        let what = self.cx.label(self.lang, "DeadlineKind", deadline.kind.as_str());
        let summary = self.begin(shared, name, Some(&what), deadline.round);
        self.days(day, day.plus_days(1));
        self.ics.line("TRANSP", &[], "TRANSPARENT");
        self.ics.line("BEGIN", &[], "VALARM");
        self.ics.line("ACTION", &[], "DISPLAY");
        self.ics.text("DESCRIPTION", &[], &summary);
        self.ics.line("TRIGGER", &[], BEFORE);
        self.ics.line("END", &[], "VALARM");
        self.ics.line("END", &[], "VEVENT");
    }

    fn occasion(&mut self, shared: &Shared, occasion: &Occasion, name: &str) {
        let Some(when) = when(occasion) else {
            self.left_out += 1;
            return;
        };
        let own = occasion.title.map(|title| title.best(self.lang).0.to_owned());
        let what = match occasion.kind {
            OccasionKind::Itself => own,
            kind => Some(own.unwrap_or_else(|| self.cx.label(self.lang, OccasionKind::LIST, kind.as_str()))),
        };
        self.begin(shared, name, what.as_deref(), occasion.round);
        match when {
            When::Days(from, end) => self.days(from, end),
            When::Times(from, until) => {
                let site_zone = self.cx.site.config.zone.as_str();
                let zone = occasion.zone.unwrap_or(site_zone);
                self.time("DTSTART", from, zone);
                if let Some(until) = until {
                    self.time("DTEND", until, zone);
                }
            }
        }
        if let Some(place) = occasion.place.and_then(|place| place.words(self.lang)) {
            self.ics.text("LOCATION", &[], &place);
        }
        match occasion.holds {
            Holds::Yes => {}
            Holds::Postponed => self.ics.line("STATUS", &[], "TENTATIVE"),
            Holds::No => self.ics.line("STATUS", &[], "CANCELLED"),
        }
        self.ics.line("END", &[], "VEVENT");
    }

    /// Writes what every date begins with. Gives the summary: what it is, of what, and what that is called in another
    /// language.
    fn begin(&mut self, shared: &Shared, name: &str, what: Option<&str>, round: Round) -> String {
        let (site, entry, language) = (self.cx.site, shared.entry, [("LANGUAGE", self.tag)]);
        let (folder, slug) = (entry.spec.name.folder, site.catalogue.index.key(entry.id).slug.as_str());
        self.ics.line("BEGIN", &[], "VEVENT");
        self.ics.text("UID", &[], &[name, ".", slug, ".", folder, "@", self.host].concat());
        self.ics.line("DTSTAMP", &[], &shared.stamp);
        if let Some(changed) = &shared.changed {
            self.ics.line("LAST-MODIFIED", &[], changed);
        }
        let summary = what.map_or_else(|| shared.named.clone(), |what| [what, &self.colon, &shared.named].concat());
        self.ics.text("SUMMARY", &language, &summary);
        let term = round.term.map(|term| term.text(&site.view_cx(self.lang)));
        // Two rounds of a term differ in for whom they are; what a session is called stands in its title.
        let words = round.words.map(|words| words.best(self.lang).0).filter(|words| !summary.contains(words));
        let about = entry.head.summary.as_ref().map(|summary| summary.value.best(self.lang).0);
        let lines = [term.as_deref(), words, about, shared.url.as_deref()].into_iter().flatten();
        let lines = lines.collect::<Vec<_>>().join("\n");
        if !lines.is_empty() {
            self.ics.text("DESCRIPTION", &language, &lines);
        }
        self.ics.text("CATEGORIES", &language, &shared.section);
        if let Some(url) = &shared.url {
            self.ics.line("URL", &[], url);
        }
        summary
    }

    /// Whole days; `end` is the one after the last.
    fn days(&mut self, first: CivilDay, end: Option<CivilDay>) {
        self.ics.line("DTSTART", &[("VALUE", "DATE")], &compact(first));
        if let Some(end) = end {
            self.ics.line("DTEND", &[("VALUE", "DATE")], &compact(end));
        }
    }

    fn time(&mut self, property: &str, time: DateTime, zone: &str) {
        let utc = time.timestamp(zone).and_then(|at| DateTime::at(at, "UTC"));
        let utc = utc.expect("zones were checked when they were read, and UTC is one");
        self.ics.line(property, &[], &format!("{}T{:02}{:02}00Z", compact(utc.day()), utc.hour(), utc.minute()));
    }
}

/// When the entry was last changed or found to be right, as far as it is known to the day.
fn changed(entry: &Entry, lang: Lang) -> Option<CivilDay> {
    let updated = entry.head.updated.get(lang).map(|date| date.value);
    let checked = entry.head.checked.get(lang).and_then(|checked| checked.value.on.stated().copied());
    updated.and_then(Date::day).max(checked.and_then(Date::day))
}

/// When the newest of its sources was published, as far as that is known to the day.
fn sourced(cx: &Cx, entry: &Entry) -> Option<CivilDay> {
    let published = |source: &Source| match source {
        Source::Entry(to) => cx.site.catalogue.get(to.to?)?.facts.when().map(|(_, last)| last),
        Source::Cited(citation) => citation.published.as_ref().map(|date| date.value),
    };
    entry.head.sources.iter().filter_map(|source| published(&source.value)?.day()).max()
}

/// `20260531`.
fn compact(day: CivilDay) -> String {
    format!("{:08}", u32::from(day.year().get()) * 10_000 + u32::from(day.month()) * 100 + u32::from(day.day()))
}

/// The day's first moment.
fn midnight(day: CivilDay) -> String {
    compact(day) + "T000000Z"
}

/// The host of an address.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', ':']).next().unwrap_or(rest)
}

/// The octets that may begin what means something to the format. Control characters of two octets begin with 0xc2, as do
/// others.
const MAY_MEAN: [bool; 256] = {
    let mut may_mean = [false; 256];
    let mut octet = 0;
    while octet < may_mean.len() {
        may_mean[octet] = matches!(octet as u8, ..b' ' | b'\\' | b';' | b',' | 0x7f | 0xc2);
        octet += 1;
    }
    may_mean
};

/// Lines of iCalendar.
struct Ics {
    lines: Vec<u8>,
    /// The line that is being written.
    line: String,
}

impl Ics {
    /// With room for the dates of an entry, of which most calendars are made.
    fn new() -> Self {
        Self { lines: Vec::with_capacity(4096), line: String::with_capacity(256) }
    }

    /// A value that needs no escaping: a date, an address, a word of the standard.
    fn line(&mut self, name: &str, parameters: &[(&str, &str)], value: &str) {
        self.begin(name, parameters);
        self.line.push_str(value);
        self.end();
    }

    /// A text, with what means something to the format made plain (RFC 5545, 3.3.11).
    fn text(&mut self, name: &str, parameters: &[(&str, &str)], text: &str) {
        self.begin(name, parameters);
        let mut rest = text;
        while let Some(at) = rest.bytes().position(|octet| MAY_MEAN[usize::from(octet)]) {
            let (plain, from) = rest.split_at(at);
            self.line.push_str(plain);
            let mut after = from.chars();
            match after.next() {
                Some(c @ ('\\' | ';' | ',')) => self.line.extend(['\\', c]),
                Some('\r') if after.as_str().starts_with('\n') => {}
                Some('\r' | '\n') => self.line.push_str("\\n"),
                // No text may hold them.
                Some(c) if c.is_control() && c != '\t' => {}
                c => self.line.extend(c),
            }
            rest = after.as_str();
        }
        self.line.push_str(rest);
        self.end();
    }

    /// A line as far as its value.
    fn begin(&mut self, name: &str, parameters: &[(&str, &str)]) {
        self.line.push_str(name);
        self.line.extend(parameters.iter().flat_map(|(parameter, value)| [";", parameter, "=", value]));
        self.line.push(':');
    }

    /// Ends a line, in parts of at most 75 octets, of which each but the first begins with a blank (RFC 5545, 3.1).
    fn end(&mut self) {
        let mut rest = self.line.as_str();
        let mut room = 75;
        while rest.len() > room {
            let (part, after) = rest.split_at(rest.floor_char_boundary(room));
            self.lines.extend_from_slice(part.as_bytes());
            self.lines.extend_from_slice(b"\r\n ");
            rest = after;
            room = 74;
        }
        self.lines.extend_from_slice(rest.as_bytes());
        self.lines.extend_from_slice(b"\r\n");
        self.line.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::value::{Direction, Term};
    use crate::date::Year;

    #[test]
    fn lines_are_folded_at_75_octets_between_characters() {
        let mut ics = Ics::new();
        ics.text("SUMMARY", &[("LANGUAGE", "zh-Hans")], &"望川".repeat(30));
        let text = String::from_utf8(ics.lines).expect("no character was cut");
        assert!(text.lines().all(|line| line.len() <= 75), "{text}");
        assert!(text.lines().all(|line| line.len() > 70 || text.ends_with(&format!("{line}\r\n"))), "{text}");
        assert_eq!(text.replace("\r\n ", ""), format!("SUMMARY;LANGUAGE=zh-Hans:{}\r\n", "望川".repeat(30)));
    }

    #[test]
    fn what_means_something_to_the_format_is_escaped_and_line_ends_are_one() {
        let mut ics = Ics::new();
        ics.text("SUMMARY", &[], "a, b; c\\d\r\ne\nf\rg\u{7}\u{85} · \"望：川\"");
        assert_eq!(
            String::from_utf8(ics.lines).expect("it is text"),
            "SUMMARY:a\\, b\\; c\\\\d\\ne\\nf\\ng · \"望：川\"\r\n"
        );
    }

    #[test]
    fn a_date_is_told_apart_by_what_it_is_for() {
        let year = Year::new(2026).expect("it is a year");
        let (term, part) = (Term::Year(year), Term::Part { first: year, part: 1, of: 2 });
        let of = |term, direction| Round { term, direction, ..Round::default() };
        let all = [
            ("apply", of(Some(&term), None)),
            ("nominate", of(Some(&part), Some(Direction::Out))),
            ("apply", of(Some(&term), None)),
            ("apply", Round { number: Some(3), ..Round::default() }),
            ("register", Round::default()),
        ];
        let wanted = ["apply-2026-2027", "nominate-2026-2027-1-2-out", "apply-2026-2027-2", "apply-3", "register"];
        assert_eq!(names(all.into_iter()), wanted);
    }

    #[test]
    fn a_round_without_a_term_keeps_its_name_when_it_is_put_off_and_when_others_come_or_go() {
        let date = |text: &str| Date::parse(text).expect("it is a date");
        let begins = |text: &str| Round { begins: Some(date(text)), ..Round::default() };
        let until = |text: &str| Round::default().until(date(text));
        let name = |round: Round| names([("apply", round)].into_iter()).remove(0);
        let both = |a, b| names([("apply", a), ("apply", b)].into_iter());
        assert_eq!(both(begins("2027-03-01"), begins("2027-09-01")), ["apply-2027-spring", "apply-2027-autumn"]);
        assert_eq!(name(begins("2027-09-01")), name(begins("2027-08-30")));
        // With a first day the last one does not count.
        assert_eq!(name(begins("2027-09-01").until(date("2027-05-31"))), "apply-2027-autumn");
        assert_eq!(both(until("2026-05-31"), until("2027-05-31")), ["apply-2026", "apply-2027"]);
        assert_eq!(name(until("2027-05-31")), name(until("2027-07-15")));
        assert_eq!(name(until("2026-12-31")), name(until("2027-01-15")));
    }

    #[test]
    fn the_host_of_an_address_is_neither_its_port_nor_its_path() {
        assert_eq!(host("https://catalogue.example:8080/a/b/"), "catalogue.example");
    }
}
