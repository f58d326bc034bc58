//! Dates, times of day, terms and periods as fields: their near misses and what pages see of them.
//!
//! What a date is, and what its text can mean, is in `crate::date`; here a fault becomes a message.

use std::collections::BTreeMap;

use crate::catalogue::kinds::{person::Person, unit::Unit};
use crate::catalogue::value::Ref;
use crate::catalogue::value::phrase::Phrase;
use crate::catalogue::value::short::{Short, Wrong, halfwidth, is_map, map_view, whole_number};
use crate::date::{CivilDay, DateFault, DateFaultKind as Fault, Season, Year};
use crate::diag::codes::value as codes;
use crate::diag::{Both, Code};
use crate::fields::{Answer, Cx, Opt, Record, Shape, Text, Value, View, ViewCx, decode_map, record};
use crate::source::Located;
use crate::syntax::tree::{Node, Value as Tree};

use super::duration;

pub use crate::date::{Date, DateTime};

const A_DATE: Both = Both::new("a date such as `2026-05-31`", "日期，如 `2026-05-31`");
const A_TIME: Both = Both::new("a day and a time such as `2026-05-31 15:00`", "日期和时间，如 `2026-05-31 15:00`");
const A_TERM: Both = Both::new("a term such as `2026-autumn` or `2026/2027`", "学期，如 `2026-autumn` 或 `2026/2027`");
const A_PERIOD: Both =
    Both::new("a period such as `2024-09-01 to 2029-08-31`", "起止时间，如 `2024-09-01 to 2029-08-31`");

/// The message for a text that is no date; `fallback` is the code where nothing like a date was found.
fn wrong_date<'t>(text: &'t str, fault: DateFault, fallback: &'static Code) -> Wrong<'t> {
    let reason = match fault.kind {
        Fault::NotADate => return Wrong::new(fallback, text).maybe("proposal", fault.proposal),
        Fault::DayOrMonth => {
            let two = two_readings(text);
            let (first, second) = two.unzip();
            return Wrong::new(&codes::AMBIGUOUS_DATE, text).maybe("first", first).maybe("second", second);
        }
        Fault::NoSuchDay { last } => {
            return Wrong::new(&codes::NO_SUCH_DATE, text).arg("last", i64::from(last));
        }
        Fault::NoSuchMonth => Both::new("months go from 01 to 12", "月份只有 01 到 12"),
        Fault::YearOutOfRange => Both::new("years go from 1 to 9999", "年份只能是 1 到 9999"),
        Fault::NoSuchTime => {
            Both::new("hours go from 00 to 23, minutes from 00 to 59", "小时为 00 到 23，分钟为 00 到 59")
        }
        Fault::Separators => {
            Both::new("its parts are joined by hyphens, the year first", "各部分用连字符连接，年份在前")
        }
        Fault::Words => Both::new("digits and hyphens alone belong here", "只用数字和连字符，不写文字"),
        Fault::NoHyphens => Both::new("its parts are joined by hyphens", "各部分之间要有连字符"),
        Fault::Zeros => Both::new("month and day have two digits", "月和日要写两位数"),
        Fault::SeasonWords => Both::new(
            "a season is `spring`, `summer`, `autumn` or `winter`, after the year",
            "季节写在年份之后，为 `spring`、`summer`、`autumn` 或 `winter`",
        ),
        Fault::Characters => Both::new("plain digits and hyphens belong here", "请使用半角数字和连字符"),
        Fault::TwoYears => {
            Both::new("two years are an academic year or a period, not a date", "两个年份是学年或时间段，不是日期")
        }
        Fault::Time => Both::new("the day and the time stand in another form here", "此处日期和时间的写法不同"),
        Fault::NoTime => Both::new("the time of day is missing", "缺少具体时间"),
        Fault::Zone => Both::new(
            "the zone is stated elsewhere, in site.toml or with the event",
            "时区写在别处（site.toml 或活动的 `zone`）",
        ),
    };
    let code = match fault.kind {
        Fault::NoSuchMonth | Fault::YearOutOfRange | Fault::NoSuchTime => &codes::NO_SUCH_DATE,
        _ => &codes::DATE_SPELLING,
    };
    Wrong::new(code, text).arg("reason", reason).maybe("proposal", fault.proposal)
}

/// The two days that `3/4/2026` can be: day first, then month first.
fn two_readings(text: &str) -> Option<(String, String)> {
    let numbers: Vec<u32> = text.split(|c: char| !c.is_ascii_digit()).filter_map(whole_number).collect();
    match numbers[..] {
        [a, b, year] if year > 99 => Some((format!("{year:04}-{b:02}-{a:02}"), format!("{year:04}-{a:02}-{b:02}"))),
        _ => None,
    }
}

pub(super) fn parse_date(text: &str) -> Result<Date, Wrong<'_>> {
    Date::parse(text).map_err(|fault| wrong_date(text, fault, &codes::NOT_A_DATE))
}

impl Value for Date {
    fn shape() -> Shape {
        Shape::Form {
            name: Both::new("a date, as exact as it is known", "日期，知道多少写多少"),
            examples: &["2026-05-31", "2026-05", "2026", "2026-autumn"],
        }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        Short::read(node, A_DATE, cx)?.parse(parse_date, cx)
    }

    /// `{text, iso, precision}`: `iso` is what HTML's `datetime` takes, `precision` is `day`, `month`, `year` or
    /// `season`.
    fn view(&self, cx: &ViewCx) -> View {
        let precision = match self {
            Date::Day(_) => "day",
            Date::Month(_) => "month",
            Date::Year(_) => "year",
            Date::Season(..) => "season",
        };
        View::Map(vec![
            ("text", View::text(date_text(*self, cx))),
            ("iso", View::text(self.machine())),
            ("precision", View::text(precision)),
        ])
    }
}

pub(super) fn date_text(date: Date, cx: &ViewCx) -> String {
    cx.locale.date(&date)
}

impl Value for DateTime {
    fn shape() -> Shape {
        Shape::Form { name: Both::new("a day and a time of day", "日期和时间"), examples: &["2026-05-31 15:00"] }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let parse = |text| DateTime::parse(text).map_err(|fault| wrong_date(text, fault, &codes::NOT_A_TIME));
        Short::read(node, A_TIME, cx)?.parse(parse, cx)
    }

    /// `{text, iso, time}`: `time` is the time of day alone, for people.
    fn view(&self, cx: &ViewCx) -> View {
        View::Map(vec![
            ("text", View::text(cx.locale.date_time(self))),
            ("iso", View::text(self.machine())),
            ("time", View::text(cx.locale.time(self))),
        ])
    }
}

/// A day and a time of day, or a date alone where the time is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    Date(Date),
    Time(DateTime),
}

impl From<Date> for Moment {
    fn from(date: Date) -> Self {
        Self::Date(date)
    }
}

impl Moment {
    /// The date alone.
    pub fn date(self) -> Date {
        match self {
            Self::Date(date) => date,
            Self::Time(time) => Date::Day(time.day()),
        }
    }

    /// Whether some reading of both puts this one at or before `other`; times of day are compared with times only.
    pub fn can_be_before_or_equal(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Time(first), Self::Time(second)) => first <= second,
            _ => self.date().can_be_before_or_equal(&other.date()),
        }
    }

    /// The text that is read again as the same.
    pub fn iso(self) -> String {
        match self {
            Self::Date(date) => date.iso(),
            Self::Time(time) => time.iso(),
        }
    }

    fn text(self, cx: &ViewCx) -> String {
        match self {
            Self::Date(date) => cx.locale.date(&date),
            Self::Time(time) => cx.locale.date_time(&time),
        }
    }

    /// From `start` to `end`, without saying the day of both twice; null where neither is known.
    pub fn range(start: Option<Self>, end: Option<Self>, cx: &ViewCx) -> View {
        let text = match (start, end) {
            (None, None) => return View::Null,
            (Some(one), None) => return one.view(cx),
            (None, Some(end)) => UNTIL.fill(cx, &end.text(cx)),
            (Some(Self::Time(start)), Some(Self::Time(end))) if start.day() == end.day() => {
                format!("{}–{}", cx.locale.date_time(&start), cx.locale.time(&end))
            }
            (Some(Self::Date(start)), Some(Self::Date(end))) => cx.locale.date_range(&start, &end),
            (Some(start), Some(end)) => format!("{} – {}", start.text(cx), end.text(cx)),
        };
        moment_view(text, None, None, cx)
    }
}

fn moment_view(text: String, iso: Option<String>, time: Option<DateTime>, cx: &ViewCx) -> View {
    View::Map(vec![
        ("text", View::text(text)),
        ("iso", View::maybe(iso)),
        ("time", View::maybe(time.map(|time| cx.locale.time(&time)))),
    ])
}

impl Value for Moment {
    fn shape() -> Shape {
        Shape::Form {
            name: Both::new("a day with its time, or a date alone", "日期和时间，或仅日期"),
            examples: &["2026-05-31 15:00", "2026-05-31"],
        }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let has_time = node.as_text().is_some_and(|text| text.contains([':', '：', '点', '时']));
        match has_time {
            true => DateTime::decode(node, cx).map(Self::Time),
            false => Date::decode(node, cx).map(Self::Date),
        }
    }

    /// `{text, iso, time}`: `time` is the time of day alone, null where only the date is known.
    fn view(&self, cx: &ViewCx) -> View {
        match *self {
            Self::Date(date) => moment_view(self.text(cx), Some(date.machine()), None, cx),
            Self::Time(time) => moment_view(self.text(cx), Some(time.machine()), Some(time), cx),
        }
    }
}

/// A term of study, as exact as its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Term {
    /// `2026-autumn`: in comparisons any day of its year.
    Season(Year, Season),
    /// `2026/2027`: the academic year that begins in the first of the two.
    Year(Year),
    /// `2026/2027-1/2`: the first of two terms of that academic year.
    Part { first: Year, part: u8, of: u8 },
}

impl Term {
    /// The text that is read again as the same term.
    pub fn iso(&self) -> String {
        let years = |first: &Year| format!("{:04}/{:04}", first.get(), first.get() + 1);
        match self {
            Term::Season(year, season) => Date::Season(*year, *season).iso(),
            Term::Year(first) => years(first),
            Term::Part { first, part, of } => format!("{}-{part}/{of}", years(first)),
        }
    }

    /// The term of an academic year that it is, where `terms` maps its season to the part of a year.
    ///
    /// Seasons from the first part's on belong to the academic year that begins then, those before it to the one that
    /// began the year before: where autumn is 1/2 and spring 2/2, the spring of 2026 is 2025/2026-2/2. `None` for an
    /// academic year as a whole.
    pub fn academic(&self, terms: &BTreeMap<Season, (u8, u8)>) -> Option<Term> {
        let (year, season) = match self {
            Term::Season(year, season) => (*year, *season),
            Term::Year(_) => return None,
            Term::Part { .. } => return Some(*self),
        };
        let (part, of) = *terms.get(&season)?;
        let begins = terms.iter().find(|(_, (part, _))| *part == 1).map(|(season, _)| *season);
        let first = if begins.is_some_and(|begins| season < begins) { year.get().checked_sub(1)? } else { year.get() };
        let first = Year::new(first).filter(|year| year.get() < 9999)?;
        Some(Term::Part { first, part, of })
    }

    /// The last day that can belong to it: of a season the last of its year, of an academic year the 30th of
    /// September of its second year, before which every academic year that is written with two years has ended.
    pub fn latest(&self) -> CivilDay {
        match self {
            Term::Season(year, season) => Date::Season(*year, *season).latest(),
            Term::Year(first) | Term::Part { first, .. } => {
                CivilDay::new(first.get() + 1, 9, 30).expect("the first year of a term is at most 9998")
            }
        }
    }
}

fn academic_year(text: &str) -> Option<(u16, u16)> {
    let (first, second) = text.split_once('/')?;
    let year = |text: &str| (text.len() == 4).then(|| whole_number(text)).flatten().map(|year| year as u16);
    Some((year(first)?, year(second)?))
}

fn parse_term(text: &str) -> Result<Term, Wrong<'_>> {
    let season = Date::parse(text);
    if let Ok(Date::Season(year, season)) = season {
        return Ok(Term::Season(year, season));
    }
    let (years, part) = text.split_once('-').map_or((text, None), |(years, part)| (years, Some(part)));
    if let Some((first, second)) = academic_year(years) {
        let Some(year) = Year::new(first).filter(|_| second == first + 1) else {
            let reason = Both::new("an academic year is two years that follow each other", "学年由相邻的两个年份组成");
            let proposal = (first < 9999).then(|| text.replacen(years, &format!("{first:04}/{:04}", first + 1), 1));
            return Err(Wrong::new(&codes::NOT_A_TERM, years).arg("reason", reason).maybe("proposal", proposal));
        };
        let Some(part) = part else { return Ok(Term::Year(year)) };
        let parts = part.split_once('/').and_then(|(part, of)| Some((whole_number(part)?, whole_number(of)?)));
        return match parts {
            Some((part, of)) if (1..=of).contains(&part) && of <= 6 => {
                Ok(Term::Part { first: year, part: part as u8, of: of as u8 })
            }
            _ => {
                let reason = Both::new(
                    "after the year comes which term of how many: `1/2`",
                    "学年之后写第几学期/共几学期，如 `1/2`",
                );
                let proposal = whole_number(part).filter(|part| (1..=2).contains(part));
                let proposal = proposal.map(|part| format!("{years}-{part}/2"));
                Err(Wrong::new(&codes::NOT_A_TERM, part).arg("reason", reason).maybe("proposal", proposal))
            }
        };
    }
    Err(near_term(text, season))
}

/// `2026-2027`, `2026/27`, `2026-2027-1`, `2026–2027学年第一学期`, a season in other words, or a bare year.
fn near_term(text: &str, date: Result<Date, DateFault>) -> Wrong<'_> {
    let wrong = |reason, proposal: Option<String>| {
        Wrong::new(&codes::NOT_A_TERM, text).arg("reason", reason).maybe("proposal", proposal)
    };
    if let Err(DateFault { kind: Fault::SeasonWords | Fault::Characters, proposal: Some(proposal) }) = &date
        && matches!(Date::parse(proposal), Ok(Date::Season(..)))
    {
        return wrong(
            Both::new("a season is written after its year, in English", "季节写在年份之后，用英文词"),
            Some(proposal.clone()),
        );
    }
    let plain = halfwidth(text);
    let numbers: Vec<&str> = plain.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let ordinal = ["一", "二", "三"].iter().position(|n| plain.contains(&format!("第{n}学期"))).map(|i| i + 1);
    if let [first, second, rest @ ..] = &numbers[..]
        && first.len() == 4
        && let Some(year) = whole_number(first)
        && whole_number(second).is_some_and(|second| second == year + 1 || (year + 1) % 100 == second)
    {
        let part = match (rest, ordinal) {
            ([part], _) if ["1", "2"].contains(part) => format!("-{part}/2"),
            ([part, of], _) => format!("-{part}/{of}"),
            ([], Some(part)) => format!("-{part}/2"),
            _ => String::new(),
        };
        let proposal = format!("{year:04}/{:04}{part}", year + 1);
        let proposal = parse_term(&proposal).is_ok().then_some(proposal);
        return wrong(
            Both::new(
                "an academic year is written with a slash and both years in full",
                "学年用斜线连接两个完整的年份",
            ),
            proposal,
        );
    }
    match date {
        Ok(Date::Year(year)) => {
            let (season, academic) = (Date::Season(year, Season::Autumn).iso(), Term::Year(year).iso());
            let wrong = wrong(Both::new("a year alone does not say which term", "只写年份无法说明是哪个学期"), None);
            if year.get() < 9999 { wrong.arg("season", season).arg("academic", academic) } else { wrong }
        }
        Ok(_) => wrong(Both::new("a day or a month is no term", "日期或月份不是学期"), None),
        Err(_) => Wrong::new(&codes::NOT_A_TERM, text),
    }
}

const ACADEMIC: Phrase = Phrase::new("{}", "{}学年", "{}學年", "{} учебный год");
const PART: Phrase =
    Phrase::new("{}, term {part} of {of}", "{}学年第{part}学期", "{}學年第{part}學期", "{}, семестр {part} из {of}");

impl Value for Term {
    fn shape() -> Shape {
        Shape::Form {
            name: Both::new("a term or an academic year", "学期或学年"),
            examples: &["2026-autumn", "2026/2027", "2026/2027-1/2"],
        }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        Short::read(node, A_TERM, cx)?.parse(parse_term, cx)
    }

    /// `{text, iso, term}`: `iso` as it is written in content; `term` as part of an academic year (`2026/2027-1/2`), of a
    /// season only where `[terms]` of site.toml maps it, else null.
    fn view(&self, cx: &ViewCx) -> View {
        View::Map(vec![
            ("text", View::text(self.text(cx))),
            ("iso", View::text(self.iso())),
            ("term", View::maybe(self.academic(&cx.locale.words.terms).map(|term| term.iso()))),
        ])
    }
}

impl Term {
    pub fn text(&self, cx: &ViewCx) -> String {
        let years = |first: &Year| format!("{:04}/{:04}", first.get(), first.get() + 1);
        match self {
            Term::Season(year, season) => date_text(Date::Season(*year, *season), cx),
            Term::Year(first) => ACADEMIC.fill(cx, &years(first)),
            Term::Part { first, part, of } => {
                let text = PART.fill(cx, &years(first));
                text.replace("{part}", &part.to_string()).replace("{of}", &of.to_string())
            }
        }
    }
}

/// From when until when; `until` is the last day. Never without both unless it is indefinite.
#[derive(Clone, Debug, PartialEq)]
pub struct Period {
    pub from: Option<Located<Date>>,
    pub until: Option<Located<Date>>,
    /// Stated to have no end.
    pub indefinite: bool,
    pub note: Opt<Text>,
}

record! {
    /// The long form of a period.
    pub struct PeriodFields {
        from: Opt<Date>, "the first day" / "起始日";
        until: Opt<Date>, "the last day" / "最后一天";
        note: Opt<Text>, "a remark" / "备注";
    }
}

impl Period {
    /// As people read it.
    pub fn text(&self, cx: &ViewCx) -> String {
        match (&self.from, &self.until) {
            (Some(from), Some(until)) => cx.locale.date_range(&from.value, &until.value),
            (Some(from), None) => FROM.fill(cx, &date_text(from.value, cx)),
            (None, Some(until)) => UNTIL.fill(cx, &date_text(until.value, cx)),
            (None, None) => INDEFINITE.get(cx).to_owned(),
        }
    }

    /// `not-yet`, `in-force` or `expired` on the day `today`.
    ///
    /// `None` where the beginning is known too coarsely to tell. An end counts up to its last possible day.
    pub fn state(&self, today: CivilDay) -> Option<&'static str> {
        let from = self.from.as_ref().map(|from| from.value);
        if self.until.as_ref().is_some_and(|until| until.value.latest() < today) {
            return Some("expired");
        }
        match from {
            Some(from) if today < from.earliest() => Some("not-yet"),
            Some(from) if today < from.latest() => None,
            _ => Some("in-force"),
        }
    }
}

/// The parts of a period as they were found in its text.
enum Written<'t> {
    Indefinite,
    Dates { from: Option<(Date, &'t str)>, until: Option<(Date, &'t str)> },
}

fn parse_period(text: &str) -> Result<Written<'_>, Wrong<'_>> {
    if text == "indefinite" {
        return Ok(Written::Indefinite);
    }
    let dates = |from, until| Ok(Written::Dates { from, until });
    if let Some(from) = text.strip_prefix("from ") {
        if let Some((from, until)) = from.split_once(" to ").or_else(|| from.split_once(" until ")) {
            return Err(spelled(text, from, until));
        }
        return dates(Some((parse_date(from.trim())?, from.trim())), None);
    }
    if let Some(until) = text.strip_prefix("until ") {
        return dates(None, Some((parse_date(until.trim())?, until.trim())));
    }
    if let Some((length, from)) = text.split_once(" from ") {
        let (length, from) = (length.trim(), from.trim());
        let duration = duration::parse(length)?;
        let date = parse_date(from)?;
        let Some(last) = date.last_of(duration.count, duration.unit) else {
            return Err(Wrong::new(&codes::PERIOD_END_UNKNOWN, text).arg("length", length).arg("from", from));
        };
        return dates(Some((date, from)), Some((last, text)));
    }
    if let Some((from, until)) = text.split_once(" to ") {
        let (from, until) = (from.trim(), until.trim());
        return dates(Some((parse_date(from)?, from)), Some((parse_date(until)?, until)));
    }
    Err(near_period(text))
}

/// What `text` means where its two dates are joined in another way.
fn spelled<'t>(text: &'t str, from: &str, until: &str) -> Wrong<'t> {
    let read = |text: &str| match Date::parse(text.trim()) {
        Ok(date) => Some(short_iso(date, text.trim())),
        Err(fault) => fault.proposal,
    };
    let proposal = read(from).zip(read(until)).map(|(from, until)| format!("{from} to {until}"));
    Wrong::new(&codes::NOT_A_PERIOD, text).maybe("proposal", proposal)
}

fn short_iso(date: Date, written: &str) -> String {
    if written.len() < 4 { written.to_owned() } else { date.iso() }
}

fn near_period(text: &str) -> Wrong<'_> {
    let wrong = || Wrong::new(&codes::NOT_A_PERIOD, text);
    let plain = halfwidth(text);
    if let Ok(date) = Date::parse(plain.trim()) {
        let iso = short_iso(date, plain.trim());
        return wrong().arg("from", format!("from {iso}")).arg("until", format!("until {iso}"));
    }
    if let Ok(duration) = duration::parse(plain.trim()) {
        return wrong().arg("length", duration.to_string());
    }
    let lower = plain.trim().to_lowercase();
    if ["permanent", "unlimited", "open-ended", "no end", "forever", "无限期", "长期", "永久", "长期有效"]
        .contains(&lower.as_str())
    {
        return wrong().arg("proposal", "indefinite");
    }
    for word in ["since ", "自", "从", "starting "] {
        if let Some(rest) = lower.strip_prefix(word)
            && let Some(date) = near_date(rest.trim_end_matches(['起', ' ']))
        {
            return wrong().arg("proposal", format!("from {date}"));
        }
    }
    for word in ["till ", "to ", "up to ", "截至", "至", "到"] {
        if let Some(date) = lower.strip_prefix(word).and_then(near_date) {
            return wrong().arg("proposal", format!("until {date}"));
        }
    }
    for joint in [" - ", " – ", " — ", "–", "—", "~", "～", " until ", " till ", "至", "到", "/", "..", "-"]
    {
        if let Some((from, until)) = lower.split_once(joint) {
            if until.trim().is_empty()
                && let Some(date) = near_date(from)
            {
                return wrong().arg("proposal", format!("from {date}"));
            }
            if near_date(from).is_some() && near_date(until).is_some() {
                return spelled(text, from, until);
            }
        }
    }
    wrong()
}

fn near_date(text: &str) -> Option<String> {
    match Date::parse(text.trim()) {
        Ok(date) => Some(short_iso(date, text.trim())),
        Err(fault) => fault.proposal,
    }
}

const FROM: Phrase = Phrase::new("from {}", "自{}起", "自{}起", "с {}");
const UNTIL: Phrase = Phrase::new("until {}", "至{}", "至{}", "до {}");
const INDEFINITE: Phrase = Phrase::new("without an end", "长期有效", "長期有效", "бессрочно");

impl Value for Period {
    fn shape() -> Shape {
        Shape::Record {
            name: Both::new("periods", "起止时间"),
            short: &[
                "2024-09-01 to 2029-08-31",
                "5 years from 2024-09-01",
                "from 2024-09-01",
                "until 2026-09-30",
                "indefinite",
            ],
            fields: PeriodFields::decls,
        }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        if is_map(node) {
            let fields: PeriodFields = decode_map(node, Both::new("periods", "起止时间"), cx)?;
            if fields.from.is_none() && fields.until.is_none() {
                cx.wrong_shape(node, A_PERIOD);
                return None;
            }
            return Some(Self { from: fields.from, until: fields.until, indefinite: false, note: fields.note });
        }
        let short = Short::read(node, A_PERIOD, cx)?;
        let period = match short.parse(parse_period, cx)? {
            Written::Indefinite => Self { from: None, until: None, indefinite: true, note: None },
            Written::Dates { from, until } => {
                let located = |part: (Date, &str)| short.located(part.0, part.1);
                Self { from: from.map(located), until: until.map(located), indefinite: false, note: None }
            }
        };
        Some(period)
    }

    /// `{text, from, until, indefinite, note}`
    fn view(&self, cx: &ViewCx) -> View {
        let date = |date: &Option<Located<Date>>| date.as_ref().map_or(View::Null, |date| date.value.view(cx));
        View::Map(vec![
            ("text", View::text(self.text(cx))),
            ("from", date(&self.from)),
            ("until", date(&self.until)),
            ("indefinite", View::Bool(self.indefinite)),
            ("note", self.note.as_ref().map_or(View::Null, |note| note.value.view(cx))),
        ])
    }
}

record! {
    /// When something was last found to be right.
    pub struct Checked {
        on: Answer<Date>, "the day" / "核对日期";
        by: Opt<Ref<(Person, Unit)>>, "who looked: a person, or an office as `units/…`" / "核对人；若是单位，写 `units/…`";
        note: Opt<Text>, "a remark" / "备注";
    }
}

impl Value for Checked {
    fn shape() -> Shape {
        Shape::Record { name: Both::new("checks", "核对记录"), short: &["2026-05-31"], fields: Self::decls }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        match &node.value {
            Tree::Map(_) => decode_map(node, Both::new("checks", "核对记录"), cx),
            _ => {
                let on = Date::decode(node, cx)?;
                Some(Self { on: Answer::Stated(Located::new(on, node.span)), by: None, note: None })
            }
        }
    }

    fn view(&self, cx: &ViewCx) -> View {
        let text = self.on.stated().map(|date| date_text(*date, cx));
        map_view(View::maybe(text), self, cx)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(term: &str, terms: &[(Season, (u8, u8))], expected: Option<&str>) {
        let term = parse_term(term).unwrap_or_else(|wrong| panic!("{wrong:?}"));
        let found = term.academic(&terms.iter().copied().collect()).map(|term| term.iso());
        assert_eq!(found.as_deref(), expected);
    }

    #[test]
    fn a_season_is_the_term_that_the_site_says_in_the_academic_year_that_holds_it() {
        let north = [(Season::Autumn, (1, 2)), (Season::Spring, (2, 2))];
        check("2026-autumn", &north, Some("2026/2027-1/2"));
        check("2026-spring", &north, Some("2025/2026-2/2"));
        check("2026-winter", &north, None);
        check("2026-autumn", &[], None);
        check("2026/2027", &north, None);
        check("2026/2027-3/3", &north, Some("2026/2027-3/3"));
        check("9999-autumn", &north, None);
        check("0001-spring", &north, None);
    }
}
