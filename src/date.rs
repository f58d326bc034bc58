//! Dates at the precision at which they are known, and the civil calendar beneath them.
//!
//! A [`Date`] is a day, a month, a year or a season, and never pretends to be more. [`Date::parse`] is the one way
//! from an author's text to it; what is nearly right comes back as a [`DateFault`] with the text that was meant, where
//! only one can be meant. The only file that names jiff; zones come from the data the program carries, never from the
//! machine. Not here: the clock (callers hand in a time stamp), words of a language (`locale`), terms and periods
//! (value types of `catalogue`).

use std::cmp::Ordering;
use std::fmt;
use std::sync::LazyLock;

use jiff::tz::{TimeZone, TimeZoneDatabase};

/// A year of the common era, from 1 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Year(u16);

impl Year {
    pub fn new(year: u16) -> Option<Self> {
        (1..=9999).contains(&year).then_some(Self(year))
    }

    pub fn get(self) -> u16 {
        self.0
    }

    fn first_day(self) -> CivilDay {
        CivilDay::new(self.0, 1, 1).expect("each year from 1 to 9999 has a first of January")
    }

    fn last_day(self) -> CivilDay {
        CivilDay::new(self.0, 12, 31).expect("each year from 1 to 9999 has a last of December")
    }

    /// `None` outside the years from 1 to 9999.
    pub fn plus(self, years: i64) -> Option<Self> {
        Self::new(u16::try_from(i64::from(self.0).checked_add(years)?).ok()?)
    }
}

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: Year,
    month: u8,
}

impl Month {
    /// `None` for a month outside 1 to 12 or a year outside 1 to 9999.
    pub fn new(year: u16, month: u8) -> Option<Self> {
        Some(Self { year: Year::new(year)?, month: (1..=12).contains(&month).then_some(month)? })
    }

    /// The month in which `day` lies.
    pub fn of(day: CivilDay) -> Self {
        Self { year: day.year(), month: day.month() }
    }

    pub fn year(self) -> Year {
        self.year
    }

    /// From 1 (January) to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    fn first_day(self) -> CivilDay {
        CivilDay::new(self.year.0, self.month, 1).expect("each month has a first day")
    }

    fn last_day(self) -> CivilDay {
        CivilDay(self.first_day().0.last_of_month())
    }

    /// `None` outside the years from 1 to 9999.
    pub fn plus(self, months: i64) -> Option<Self> {
        let months = (i64::from(self.year.0) * 12 + i64::from(self.month) - 1).checked_add(months)?;
        Self::new(u16::try_from(months.div_euclid(12)).ok()?, months.rem_euclid(12) as u8 + 1)
    }
}

/// A day of the Gregorian calendar (before 1582 too: ISO 8601) from 0001-01-01 to 9999-12-31, in no time zone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CivilDay(jiff::civil::Date);

impl CivilDay {
    /// `None` for a day that is in no calendar.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let year = Year::new(year)?;
        jiff::civil::Date::new(year.0 as i16, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok().map(Self)
    }

    /// The day it is in `zone` at `timestamp`, in seconds since 1970-01-01 00:00 UTC.
    ///
    /// `None` when the zone is not in the data that the program carries or the day is outside the calendar.
    pub fn at(timestamp: i64, zone: &str) -> Option<Self> {
        DateTime::at(timestamp, zone).map(|at| at.day)
    }

    pub fn year(self) -> Year {
        Year(self.0.year() as u16)
    }

    /// From 1 (January) to 12.
    pub fn month(self) -> u8 {
        self.0.month() as u8
    }

    /// From 1 to 31.
    pub fn day(self) -> u8 {
        self.0.day() as u8
    }

    /// How many days `later` lies after this one; negative when it lies before.
    pub fn days_until(self, later: CivilDay) -> i64 {
        i64::from(self.0.until(later.0).expect("days are counted in days, which always fit").get_days())
    }

    /// `None` when the day is outside the calendar.
    pub fn plus_days(self, days: i64) -> Option<Self> {
        let span = jiff::Span::new().try_days(days).ok()?;
        let day = self.0.checked_add(span).ok()?;
        (1..=9999).contains(&day.year()).then_some(Self(day))
    }

    /// The same day of the month, so many months later; the last day of a month that lacks it.
    fn plus_months(self, months: i64) -> Option<Self> {
        let month = Month::of(self).plus(months)?;
        let last = month.last_day();
        Some(CivilDay::new(month.year.0, month.month, self.day()).unwrap_or(last))
    }
}

impl fmt::Display for CivilDay {
    /// `2026-05-31`, four digits for the year.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year().0, self.month(), self.day())
    }
}

impl fmt::Debug for CivilDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A season, by the name a source gives it; when it begins depends on the place and is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

impl Season {
    /// In the order of the year.
    pub const ALL: [Season; 4] = [Season::Spring, Season::Summer, Season::Autumn, Season::Winter];

    /// As it is written in content: `autumn`.
    pub fn name(self) -> &'static str {
        match self {
            Season::Spring => "spring",
            Season::Summer => "summer",
            Season::Autumn => "autumn",
            Season::Winter => "winter",
        }
    }

    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|season| season.name() == name)
    }
}

/// What a length of time is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DurationUnit {
    Year,
    Term,
    Month,
    Week,
    Day,
    Hour,
}

impl DurationUnit {
    /// The longest first.
    pub const ALL: [DurationUnit; 6] = [
        DurationUnit::Year,
        DurationUnit::Term,
        DurationUnit::Month,
        DurationUnit::Week,
        DurationUnit::Day,
        DurationUnit::Hour,
    ];

    /// As it is written in content, in the singular: `year`.
    pub fn name(self) -> &'static str {
        match self {
            DurationUnit::Year => "year",
            DurationUnit::Term => "term",
            DurationUnit::Month => "month",
            DurationUnit::Week => "week",
            DurationUnit::Day => "day",
            DurationUnit::Hour => "hour",
        }
    }

    /// Reads the singular and the plural: `year`, `years`.
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.name() == name.strip_suffix('s').unwrap_or(name))
    }
}

/// A date at the precision of its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Date {
    Day(CivilDay),
    Month(Month),
    Year(Year),
    Season(Year, Season),
}

impl Date {
    /// Reads `2026-05-31`, `2026-05`, `2026` or `2026-autumn`; years from `1` to `9999`, of fewer than four digits
    /// only where they stand alone (`0076-05` is the month, `76` and `0076` are the year).
    pub fn parse(text: &str) -> Result<Date, DateFault> {
        read(text).unwrap_or_else(|| Err(diagnose(text)))
    }

    /// The month of a day; what is coarser as it is.
    pub fn to_month(self) -> Self {
        match self {
            Self::Day(day) => Self::Month(Month { year: day.year(), month: day.month() }),
            coarser => coarser,
        }
    }

    /// The day, where it is known.
    pub fn day(self) -> Option<CivilDay> {
        match self {
            Self::Day(day) => Some(day),
            _ => None,
        }
    }

    pub fn year(self) -> Year {
        match self {
            Date::Day(day) => day.year(),
            Date::Month(month) => month.year,
            Date::Year(year) | Date::Season(year, _) => year,
        }
    }

    /// The first day it can be; of a season the first of its year.
    pub fn earliest(self) -> CivilDay {
        match self {
            Date::Day(day) => day,
            Date::Month(month) => month.first_day(),
            Date::Year(year) | Date::Season(year, _) => year.first_day(),
        }
    }

    /// The last day it can be; of a season the last of its year.
    pub fn latest(self) -> CivilDay {
        match self {
            Date::Day(day) => day,
            Date::Month(month) => month.last_day(),
            Date::Year(year) | Date::Season(year, _) => year.last_day(),
        }
    }

    /// Whether some reading of both puts this one on or before `other`: only where none does are two dates out of
    /// order.
    pub fn can_be_before_or_equal(&self, other: &Date) -> bool {
        self.earliest() <= other.latest()
    }

    /// The text that [`Date::parse`] reads again as the same date, the year in four digits: `2026-05-31`, `2026-05`,
    /// `2026`, `2026-autumn`.
    pub fn iso(self) -> String {
        match self {
            Date::Season(year, season) => format!("{:04}-{}", year.0, season.name()),
            _ => self.machine(),
        }
    }

    /// What HTML's `datetime` and schema.org take: as [`Date::iso`], but of a season the year alone.
    pub fn machine(self) -> String {
        match self {
            Date::Day(day) => day.to_string(),
            Date::Month(Month { year, month }) => format!("{:04}-{month:02}", year.0),
            Date::Year(year) | Date::Season(year, _) => format!("{:04}", year.0),
        }
    }

    /// The last day, month or year of a time of `count` units that begins on this date, at this date's precision:
    /// 5 years from 2024 last until 2028, from 2024-09-01 until 2029-08-31.
    ///
    /// Of a season only the year in which the time ends is known, so it is a year. `None` where the precision does not
    /// allow an answer (weeks from a month, months from a year unless they are whole years, a term or an hour from
    /// anything), when `count` is 0, and after the year 9999.
    pub fn last_of(self, count: u32, unit: DurationUnit) -> Option<Date> {
        let count = i64::from(count);
        if count == 0 {
            return None;
        }
        let months = match unit {
            DurationUnit::Year => Some(count * 12),
            DurationUnit::Month => Some(count),
            _ => None,
        };
        match (self, months, unit) {
            (Date::Day(day), Some(months), _) => {
                let after = day.plus_months(months)?;
                // A time from 29 February ends on 28 February, not on the 27th: where the anniversary is missing, the
                // last day of its month already is the day before it.
                let last = if after.day() == day.day() { after.plus_days(-1)? } else { after };
                Some(Date::Day(last))
            }
            (Date::Day(day), None, DurationUnit::Week) => Some(Date::Day(day.plus_days(count * 7 - 1)?)),
            (Date::Day(day), None, DurationUnit::Day) => Some(Date::Day(day.plus_days(count - 1)?)),
            (Date::Month(month), Some(months), _) => Some(Date::Month(month.plus(months - 1)?)),
            (Date::Year(year), Some(months), _) if months % 12 == 0 => Some(Date::Year(year.plus(months / 12 - 1)?)),
            (Date::Season(year, _), Some(months), _) if months % 12 == 0 => Some(Date::Year(year.plus(months / 12)?)),
            _ => None,
        }
    }

    /// Where lists put it: at its first day; a season where the northern year has it.
    ///
    /// For order on a page only. Whether dates contradict each other is [`Date::can_be_before_or_equal`]'s question.
    fn place(self) -> (Year, u8, u8, u8) {
        match self {
            Date::Year(year) => (year, 1, 1, 0),
            Date::Season(year, Season::Spring) => (year, 3, 1, 1),
            Date::Season(year, Season::Summer) => (year, 6, 1, 1),
            Date::Season(year, Season::Autumn) => (year, 9, 1, 1),
            Date::Season(year, Season::Winter) => (year, 12, 1, 1),
            Date::Month(Month { year, month }) => (year, month, 1, 2),
            Date::Day(day) => (day.year(), day.month(), day.day(), 3),
        }
    }
}

impl Ord for Date {
    /// The order of lists: by first day, a season where the northern year has it, the coarser before the finer.
    fn cmp(&self, other: &Self) -> Ordering {
        self.place().cmp(&other.place())
    }
}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A minute of a day, in a zone that is stated elsewhere (the event's or the site's).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime {
    day: CivilDay,
    hour: u8,
    minute: u8,
}

impl DateTime {
    /// `None` unless the hour is from 0 to 23 and the minute from 0 to 59.
    pub fn new(day: CivilDay, hour: u8, minute: u8) -> Option<Self> {
        (hour < 24 && minute < 60).then_some(Self { day, hour, minute })
    }

    /// Reads `2015-05-23 15:00`.
    pub fn parse(text: &str) -> Result<DateTime, DateFault> {
        let fault = |kind| Err(DateFault { kind, proposal: None });
        if let Some((date, time)) = text.split_once(' ')
            && let Some(Ok(Date::Day(day))) = read(date)
            && let [h1, h2, b':', m1, m2] = time.as_bytes()
            && let (Some(hour), Some(minute)) = (number(&[*h1, *h2]), number(&[*m1, *m2]))
        {
            return Self::new(day, hour as u8, minute as u8).map_or_else(|| fault(DateFaultKind::NoSuchTime), Ok);
        }
        diagnose_time(text)
    }

    /// The minute it is in `zone` at `timestamp`, in seconds since 1970-01-01 00:00 UTC.
    pub fn at(timestamp: i64, zone: &str) -> Option<Self> {
        let at = jiff::Timestamp::from_second(timestamp).ok()?.to_zoned(zone_of(zone)?).datetime();
        let day = at.date();
        let day = CivilDay::new(u16::try_from(day.year()).ok()?, day.month() as u8, day.day() as u8)?;
        Self::new(day, at.hour() as u8, at.minute() as u8)
    }

    pub fn day(self) -> CivilDay {
        self.day
    }

    /// From 0 to 23.
    pub fn hour(self) -> u8 {
        self.hour
    }

    /// From 0 to 59.
    pub fn minute(self) -> u8 {
        self.minute
    }

    /// The text that [`DateTime::parse`] reads again: `2015-05-23 15:00`.
    pub fn iso(self) -> String {
        format!("{} {:02}:{:02}", self.day, self.hour, self.minute)
    }

    /// What HTML's `datetime` takes for a time without a zone: `2015-05-23T15:00`.
    pub fn machine(self) -> String {
        format!("{}T{:02}:{:02}", self.day, self.hour, self.minute)
    }

    /// Seconds since 1970-01-01 00:00 UTC; `None` when the zone is unknown.
    ///
    /// A time that the change to summer time skips is read as that much later, one that comes twice as the first.
    pub fn timestamp(self, zone: &str) -> Option<i64> {
        Some(self.zoned(zone)?.timestamp().as_second())
    }

    /// `2015-05-23T15:00:00+08:00` (RFC 3339); `None` when the zone is unknown.
    pub fn rfc3339(self, zone: &str) -> Option<String> {
        Some(self.zoned(zone)?.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
    }

    fn zoned(self, zone: &str) -> Option<jiff::Zoned> {
        self.day.0.at(self.hour as i8, self.minute as i8, 0, 0).to_zoned(zone_of(zone)?).ok()
    }
}

static BUNDLED: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

static ZONES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut zones: Vec<String> = BUNDLED.available().map(|name| name.as_str().to_owned()).collect();
    zones.sort();
    zones
});

fn zone_of(name: &str) -> Option<TimeZone> {
    BUNDLED.get(name).ok()
}

/// The names of all time zones of the IANA database that the program carries, sorted.
pub fn zones() -> impl Iterator<Item = &'static str> {
    ZONES.iter().map(String::as_str)
}

/// Whether `name` is a time zone, in its own spelling: `Asia/Shanghai`, not `asia/shanghai`.
pub fn is_zone(name: &str) -> bool {
    ZONES.binary_search_by(|zone| zone.as_str().cmp(name)).is_ok()
}

/// A text that is no date, with what is known of why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateFault {
    pub kind: DateFaultKind,
    /// What to write instead. Given only where the text can mean nothing else; reads without a fault.
    pub proposal: Option<String>,
}

/// In which way a text is no date. Each deserves a sentence of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFaultKind {
    /// Nothing that looks like a date.
    NotADate,
    /// Parts joined by something else than hyphens: `2026/5/31`, `31.5.2026`.
    Separators,
    /// Two numbers that may both be the month: `3/4/2026`. Never has a proposal.
    DayOrMonth,
    /// Words or Chinese characters between the numbers: `31 May 2026`, `2026年5月31日`.
    Words,
    /// No hyphens at all: `20260531`.
    NoHyphens,
    /// A month or a day of one digit, a year of neither its own digits nor four: `2026-5-1`, `076`.
    Zeros,
    /// A season in other words or in another order: `2026-fall`, `autumn 2026`, `2026年秋季`.
    SeasonWords,
    /// Full-width digits, or dashes that are no hyphens: `２０２６－０５`.
    Characters,
    /// A day that its month lacks: `2026-02-30`. The days that the month has.
    NoSuchDay { last: u8 },
    /// A month above 12 or a month 0.
    NoSuchMonth,
    /// A year outside 1 to 9999.
    YearOutOfRange,
    /// Two years: `2026/2027` is an academic year, `2026-2027` may be a period.
    TwoYears,
    /// A time of day where a date is asked for; or, where a time is asked for, one in another form
    /// (`2015-05-23T15:00`, `3 pm`).
    Time,
    /// A date alone where the time of day is asked for.
    NoTime,
    /// An hour above 23 or a minute above 59.
    NoSuchTime,
    /// A time with an offset or a zone, which is stated elsewhere. Never has a proposal.
    Zone,
}

/// The value of one to nine ASCII digits.
fn number(digits: &[u8]) -> Option<u32> {
    if digits.is_empty() || digits.len() > 9 {
        return None;
    }
    digits.iter().try_fold(0, |n, digit| digit.is_ascii_digit().then(|| n * 10 + u32::from(digit - b'0')))
}

/// The date or the fault of a text in one of the four forms; `None` for any other text.
fn read(text: &str) -> Option<Result<Date, DateFault>> {
    let (year, rest) = text.split_once('-').map_or((text, None), |(year, rest)| (year, Some(rest)));
    let value = number(year.as_bytes())?;
    Some(match rest {
        None if year.len() == 4 || (year.len() < 4 && !year.starts_with('0')) => year_of(value).map(Date::Year),
        None if value == 0 && year.len() < 4 => year_of(value).map(Date::Year),
        Some(_) if year.len() != 4 => return None,
        Some(rest) => match rest.as_bytes() {
            [m1, m2] => month_of(value, number(&[*m1, *m2])?).map(Date::Month),
            [m1, m2, b'-', d1, d2] => day_of(value, number(&[*m1, *m2])?, number(&[*d1, *d2])?).map(Date::Day),
            _ => {
                let season = Season::by_name(rest)?;
                year_of(value).map(|year| Date::Season(year, season))
            }
        },
        None => return None,
    })
}

fn fault<T>(kind: DateFaultKind) -> Result<T, DateFault> {
    Err(DateFault { kind, proposal: None })
}

fn year_of(year: u32) -> Result<Year, DateFault> {
    u16::try_from(year).ok().and_then(Year::new).map_or_else(|| fault(DateFaultKind::YearOutOfRange), Ok)
}

fn month_of(year: u32, month: u32) -> Result<Month, DateFault> {
    let year = year_of(year)?;
    u8::try_from(month)
        .ok()
        .and_then(|month| Month::new(year.0, month))
        .map_or_else(|| fault(DateFaultKind::NoSuchMonth), Ok)
}

fn day_of(year: u32, month: u32, day: u32) -> Result<CivilDay, DateFault> {
    let found = match month_of(year, month) {
        // `2026-31-05`: 31 is no month, so the only reading left is the fifth month's.
        Err(DateFault { kind: DateFaultKind::NoSuchMonth, .. }) => {
            let proposal = day_of_month(year, day, month).map(|day| day.to_string());
            return Err(DateFault { kind: DateFaultKind::NoSuchMonth, proposal });
        }
        found => found?,
    };
    let last = found.last_day().day();
    day_of_month(year, month, day).map_or_else(|| fault(DateFaultKind::NoSuchDay { last }), Ok)
}

fn day_of_month(year: u32, month: u32, day: u32) -> Option<CivilDay> {
    CivilDay::new(u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

/// A part of a text that is nearly a date.
#[derive(Debug, PartialEq)]
enum Part {
    Number { value: u32, digits: usize },
    Word(String),
    Mark(char),
}

/// Numbers, words in lower case (Han characters one by one) and marks; full-width forms as ASCII; blanks left out.
fn parts(text: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let run = |member: fn(char) -> bool| rest.find(|c| !member(c)).unwrap_or(rest.len());
        let length = if first.is_ascii_digit() {
            let length = run(|c| c.is_ascii_digit());
            parts.push(match number(&rest.as_bytes()[..length]) {
                Some(value) => Part::Number { value, digits: length },
                None => Part::Word(rest[..length].to_owned()),
            });
            length
        } else if crate::text::is_han(first) {
            parts.push(Part::Word(first.to_string()));
            first.len_utf8()
        } else if first.is_alphabetic() {
            let length = run(|c| c.is_alphabetic() && !crate::text::is_han(c));
            parts.push(Part::Word(rest[..length].to_lowercase()));
            length
        } else {
            if !first.is_whitespace() {
                parts.push(Part::Mark(first));
            }
            first.len_utf8()
        };
        rest = &rest[length..];
    }
    parts
}

/// Full-width digits, letters and marks as ASCII; every kind of dash as a hyphen.
fn narrow(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' => '-',
            '\u{ff01}'..='\u{ff5e}' => {
                char::from_u32(c as u32 - 0xff01 + 0x21).expect("the full-width forms lie as ASCII does")
            }
            '\u{3000}' => ' ',
            c => c,
        })
        .collect()
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// From 1 to 12 for an English name of a month or its beginning of three letters or more.
fn month_named(word: &str) -> Option<u32> {
    let long_enough = word.len() >= 3;
    MONTHS.iter().position(|month| long_enough && month.starts_with(word)).map(|i| i as u32 + 1)
}

fn season_named(word: &str) -> Option<Season> {
    match word {
        "fall" | "秋" => Some(Season::Autumn),
        "春" => Some(Season::Spring),
        "夏" => Some(Season::Summer),
        "冬" => Some(Season::Winter),
        _ => Season::by_name(word),
    }
}

/// Why `text`, which is in none of the four forms, is no date.
fn diagnose(text: &str) -> DateFault {
    let plain = narrow(text.trim());
    if let Some(Ok(date)) = read(&plain) {
        return DateFault { kind: DateFaultKind::Characters, proposal: Some(date.iso()) };
    }
    // A time of day is cut off; what stands before it is judged as a date.
    if let Some(colon) = plain.find(':') {
        let date = plain[..colon].trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches([' ', 'T', 't']);
        let proposal = match Date::parse(date) {
            Ok(date) => Some(date.iso()),
            Err(fault) => fault.proposal,
        };
        let kind = if proposal.is_some() { DateFaultKind::Time } else { DateFaultKind::NotADate };
        return DateFault { kind, proposal };
    }
    let parts = parts(&plain);
    if parts.iter().any(|part| matches!(part, Part::Word(_))) {
        diagnose_words(&parts)
    } else {
        diagnose_numbers(&parts)
    }
}

/// A fault of `kind` whose proposal is what the numbers mean; of the numbers' own fault where they mean nothing.
fn means(kind: DateFaultKind, date: Result<Date, DateFault>) -> DateFault {
    match date {
        Ok(date) => DateFault { kind, proposal: Some(date.iso()) },
        Err(fault) => fault,
    }
}

fn diagnose_numbers(parts: &[Part]) -> DateFault {
    let numbers: Vec<(u32, usize)> = parts
        .iter()
        .filter_map(|part| match part {
            Part::Number { value, digits } => Some((*value, *digits)),
            _ => None,
        })
        .collect();
    let hyphens = parts.iter().filter(|part| matches!(part, Part::Mark('-'))).count();
    let joined = hyphens + 1 == numbers.len() && parts.len() == hyphens + numbers.len();
    // Right but for a digit, or joined by something else than single hyphens.
    let kind = if joined { DateFaultKind::Zeros } else { DateFaultKind::Separators };
    let not_a_date = DateFault { kind: DateFaultKind::NotADate, proposal: None };
    if parts.first().is_some_and(|part| !matches!(part, Part::Number { .. })) {
        return not_a_date;
    }
    match numbers[..] {
        [(value, 8)] => {
            let day = day_of(value / 10000, value / 100 % 100, value % 100);
            means(DateFaultKind::NoHyphens, day.map(Date::Day))
        }
        [(value, 6)] => means(DateFaultKind::NoHyphens, month_of(value / 100, value % 100).map(Date::Month)),
        [(value, 5 | 7 | 9)] if value > 9999 => DateFault { kind: DateFaultKind::YearOutOfRange, proposal: None },
        [(year, 1..=4)] if parts.len() > 1 || year > 0 => means(kind, year_of(year).map(Date::Year)),
        [(year, 4), (month, 1 | 2)] => means(kind, month_of(year, month).map(Date::Month)),
        [(month, 1 | 2), (year, 4)] => {
            // Only the order is wrong in `05-2026`, which no zero would mend.
            means(DateFaultKind::Separators, month_of(year, month).map(Date::Month))
        }
        [(_, 4), (_, 4)] | [(_, 4), (_, 4), (_, 1)] => DateFault { kind: DateFaultKind::TwoYears, proposal: None },
        [(year, 4), (month, 1 | 2), (day, 1 | 2)] => means(kind, day_of(year, month, day).map(Date::Day)),
        [(a, 1 | 2), (b, 1 | 2), (year, 4)] => {
            let readings = [day_of_month(year, b, a), day_of_month(year, a, b)];
            match readings {
                [Some(day), other] if other.is_none_or(|other| other == day) => {
                    DateFault { kind: DateFaultKind::Separators, proposal: Some(day.to_string()) }
                }
                [None, Some(day)] => DateFault { kind: DateFaultKind::Separators, proposal: Some(day.to_string()) },
                [Some(_), _] => DateFault { kind: DateFaultKind::DayOrMonth, proposal: None },
                [None, None] => not_a_date,
            }
        }
        [(_, 1 | 2), (_, 1 | 2), (_, 1 | 2)] => DateFault { kind: DateFaultKind::DayOrMonth, proposal: None },
        [(_, 5..), _, _] | [(_, 5..), _] => DateFault { kind: DateFaultKind::YearOutOfRange, proposal: None },
        _ => not_a_date,
    }
}

fn diagnose_words(parts: &[Part]) -> DateFault {
    let not_a_date = DateFault { kind: DateFaultKind::NotADate, proposal: None };
    let mut year = None;
    let mut small = Vec::new();
    let mut month = None;
    let mut season = None;
    let mut chinese = String::new();
    for part in parts {
        match part {
            Part::Number { value, digits: 4 } if year.is_none() => year = Some(*value),
            Part::Number { value, digits: 1 | 2 } => small.push(*value),
            Part::Number { .. } => return not_a_date,
            Part::Mark('-' | ',' | '.' | '/' | '\'' | '’') => {}
            Part::Mark(_) => return not_a_date,
            Part::Word(word) => match word.as_str() {
                "年" | "月" | "日" | "号" | "號" => chinese.push_str(word),
                "st" | "nd" | "rd" | "th" | "of" | "the" | "term" | "semester" | "season" | "季" | "学" | "學"
                | "期" | "天" => {}
                word => match (month_named(word), season_named(word)) {
                    (Some(named), _) if month.is_none() => month = Some(named),
                    (None, Some(named)) if season.is_none() => season = Some(named),
                    _ => return not_a_date,
                },
            },
        }
    }
    let Some(year) = year else { return not_a_date };
    match (chinese.as_str(), month, season, &small[..]) {
        ("" | "年", None, Some(season), []) => {
            means(DateFaultKind::SeasonWords, year_of(year).map(|year| Date::Season(year, season)))
        }
        ("", Some(month), None, [day]) => means(DateFaultKind::Words, day_of(year, month, *day).map(Date::Day)),
        ("", Some(month), None, []) => means(DateFaultKind::Words, month_of(year, month).map(Date::Month)),
        ("年", None, None, []) => means(DateFaultKind::Words, year_of(year).map(Date::Year)),
        ("年月" | "年", None, None, [month]) => means(DateFaultKind::Words, month_of(year, *month).map(Date::Month)),
        ("年月日" | "年月号" | "年月號" | "年月", None, None, [month, day]) => {
            means(DateFaultKind::Words, day_of(year, *month, *day).map(Date::Day))
        }
        _ => not_a_date,
    }
}

/// Reads the date and the time of a text that is not in the one form, to say what is wrong with it.
fn diagnose_time(text: &str) -> Result<DateTime, DateFault> {
    let plain = narrow(text.trim());
    let lower = plain.to_lowercase();
    let Some(colon) = lower.find(':') else {
        return match Date::parse(&plain) {
            Ok(_) => fault(DateFaultKind::NoTime),
            Err(found) => Err(found),
        };
    };
    let hour_at = lower[..colon]
        .rfind(|c: char| !c.is_ascii_digit())
        .map_or(0, |i| i + lower[i..].chars().next().expect("rfind gives the place of a character").len_utf8());
    let date_text = lower[..hour_at].trim_end_matches(|c: char| c.is_whitespace() || c == 't' || c == ',');
    let day = match Date::parse(date_text) {
        Ok(Date::Day(day)) => Ok(day),
        Ok(_) => return fault(DateFaultKind::NotADate),
        Err(found) => match found.proposal.as_deref().map(Date::parse) {
            Some(Ok(Date::Day(day))) => Err((found.kind, day)),
            _ => return Err(found),
        },
    };
    let Some(hour) = number(&lower.as_bytes()[hour_at..colon]) else { return fault(DateFaultKind::NotADate) };
    let after = &lower[colon + 1..];
    let minute_end = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
    let Some(minute) = number(&after.as_bytes()[..minute_end]) else { return fault(DateFaultKind::NotADate) };
    let tail = after[minute_end..].trim();
    // Seconds of nothing say nothing: `15:00:00`, `15:00:00.000`.
    let seconds = tail.strip_prefix(':').filter(|tail| tail.starts_with("00"));
    let tail = seconds.map_or(tail, |tail| tail.trim_start_matches(['0', '.'])).trim();
    let hour = match tail {
        "" => hour,
        "am" | "a.m." if (1..=12).contains(&hour) => hour % 12,
        "pm" | "p.m." if (1..=12).contains(&hour) => hour % 12 + 12,
        "z" | "utc" | "gmt" => return fault(DateFaultKind::Zone),
        tail if tail.starts_with(['+', '-', '[']) => return fault(DateFaultKind::Zone),
        _ => return fault(DateFaultKind::NotADate),
    };
    let (kind, day) = match day {
        Ok(day) => (if plain == text { DateFaultKind::Time } else { DateFaultKind::Characters }, day),
        Err((kind, day)) => (kind, day),
    };
    match (u8::try_from(hour), u8::try_from(minute)) {
        (Ok(hour), Ok(minute)) if hour < 24 && minute < 60 && minute_end == 2 => {
            Err(DateFault { kind, proposal: Some(DateTime { day, hour, minute }.iso()) })
        }
        _ => fault(DateFaultKind::NoSuchTime),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"))
    }

    fn day(text: &str) -> CivilDay {
        match date(text) {
            Date::Day(day) => day,
            other => panic!("{other:?} is no day"),
        }
    }

    #[test]
    fn each_form_is_read_at_its_own_precision() {
        assert_eq!(date("2026-05-31"), Date::Day(CivilDay::new(2026, 5, 31).unwrap()));
        assert_eq!(date("2026-05"), Date::Month(Month::new(2026, 5).unwrap()));
        assert_eq!(date("2026"), Date::Year(Year::new(2026).unwrap()));
        assert_eq!(date("2026-autumn"), Date::Season(Year::new(2026).unwrap(), Season::Autumn));
        assert_eq!(date("76"), Date::Year(Year::new(76).unwrap()));
        assert_eq!(date("0076"), date("76"));
        assert_eq!(date("2024-02-29").iso(), "2024-02-29");
        assert_eq!((date("1").iso(), date("9999").iso()), ("0001".to_owned(), "9999".to_owned()));
    }

    fn check(text: &str, kind: DateFaultKind, proposal: Option<&str>) {
        let expected = DateFault { kind, proposal: proposal.map(str::to_owned) };
        assert_eq!(Date::parse(text), Err(expected), "{text}");
    }

    #[test]
    fn other_marks_than_hyphens_are_told_with_the_date_that_was_meant() {
        use DateFaultKind::*;
        check("2026/5/31", Separators, Some("2026-05-31"));
        check("2026.05.31", Separators, Some("2026-05-31"));
        check("31.5.2026", Separators, Some("2026-05-31"));
        check("5/31/2026", Separators, Some("2026-05-31"));
        check("5/5/2026", Separators, Some("2026-05-05"));
        check("05/2026", Separators, Some("2026-05"));
        check("05-2026", Separators, Some("2026-05"));
        check("2026/5", Separators, Some("2026-05"));
        check("20260531", NoHyphens, Some("2026-05-31"));
        check("202605", NoHyphens, Some("2026-05"));
        check("2026-5-1", Zeros, Some("2026-05-01"));
        check("2026-5", Zeros, Some("2026-05"));
        check("076", Zeros, Some("0076"));
        check("2026 5 31", Separators, Some("2026-05-31"));
        check("2026-05-", Separators, Some("2026-05"));
        check("2026--05", Separators, Some("2026-05"));
        check("２０２６－０５－３１", Characters, Some("2026-05-31"));
        check("2026–05–31", Characters, Some("2026-05-31"));
        check(" 2026-05-31 ", Characters, Some("2026-05-31"));
    }

    #[test]
    fn words_and_chinese_characters_are_told_with_the_date_that_was_meant() {
        use DateFaultKind::*;
        check("2026年5月31日", Words, Some("2026-05-31"));
        check("2026 年 5 月 31 日", Words, Some("2026-05-31"));
        check("２０２６年５月", Words, Some("2026-05"));
        check("2026年", Words, Some("2026"));
        check("May 2026", Words, Some("2026-05"));
        check("31 May 2026", Words, Some("2026-05-31"));
        check("May 31st, 2026", Words, Some("2026-05-31"));
        check("Sept. 2026", Words, Some("2026-09"));
        check("2026-fall", SeasonWords, Some("2026-autumn"));
        check("Autumn 2026", SeasonWords, Some("2026-autumn"));
        check("2026-Autumn", SeasonWords, Some("2026-autumn"));
        check("2026年秋季", SeasonWords, Some("2026-autumn"));
        check("2026秋季学期", SeasonWords, Some("2026-autumn"));
        check("2026-05-31 15:00", Time, Some("2026-05-31"));
        check("2026-05-31T15:00:00Z", Time, Some("2026-05-31"));
    }

    #[test]
    fn nothing_is_proposed_where_two_dates_can_be_meant_or_none() {
        use DateFaultKind::*;
        check("3/4/2026", DayOrMonth, None);
        check("3.4.2026", DayOrMonth, None);
        check("03-04-05", DayOrMonth, None);
        check("2026-02-30", NoSuchDay { last: 28 }, None);
        check("2024-02-30", NoSuchDay { last: 29 }, None);
        check("2026-06-00", NoSuchDay { last: 30 }, None);
        check("2026年2月30日", NoSuchDay { last: 28 }, None);
        check("2026-13", NoSuchMonth, None);
        check("2026-13-40", NoSuchMonth, None);
        check("2026-00-05", NoSuchMonth, None);
        check("2026-31-05", NoSuchMonth, Some("2026-05-31"));
        check("0", YearOutOfRange, None);
        check("0000-05", YearOutOfRange, None);
        check("12026", YearOutOfRange, None);
        check("12026-05-31", YearOutOfRange, None);
        check("2026/2027", TwoYears, None);
        check("2026-2027", TwoYears, None);
        check("2026/2027-1/2", NotADate, None);
        check("", NotADate, None);
        check("soon", NotADate, None);
        check("待定", NotADate, None);
        check("-2026", NotADate, None);
        check("26-05-2026-1", NotADate, None);
    }

    #[test]
    fn dates_are_out_of_order_only_if_no_reading_makes_them_right() {
        let orders = [
            ("2026-05-31", "2026-05-31", true),
            ("2026-06-01", "2026-05-31", false),
            ("2026-05-31", "2026-05", true),
            ("2026-05", "2026-05-01", true),
            ("2026-06", "2026-05-31", false),
            ("2026", "2026-01-01", true),
            ("2026", "2025-12", false),
            ("2026-autumn", "2026-01-15", true),
            ("2026-winter", "2026-spring", true),
            ("2026-12-31", "2026-spring", true),
            ("2027-spring", "2026-winter", false),
        ];
        for (a, b, expected) in orders {
            assert_eq!(date(a).can_be_before_or_equal(&date(b)), expected, "{a} before {b}");
        }
    }

    #[test]
    fn lists_put_the_coarser_before_the_finer_and_seasons_in_their_place() {
        let mut dates = ["2026-autumn", "2027", "2026-09-01", "2026-05", "2026", "2026-05-01", "2026-spring"].map(date);
        dates.sort();
        let order: Vec<String> = dates.iter().map(|date| date.iso()).collect();
        assert_eq!(order, ["2026", "2026-spring", "2026-05", "2026-05-01", "2026-autumn", "2026-09-01", "2027"]);
    }

    #[test]
    fn a_time_ends_at_the_precision_of_its_beginning() {
        use DurationUnit::*;
        let ends = [
            ("2024", 5, Year, Some("2028")),
            ("2024", 1, Year, Some("2024")),
            ("2024", 24, Month, Some("2025")),
            ("2024", 18, Month, None),
            ("2024-09", 5, Year, Some("2029-08")),
            ("2024-09", 18, Month, Some("2026-02")),
            ("2024-09", 6, Week, None),
            ("2024-09-01", 5, Year, Some("2029-08-31")),
            ("2024-01-31", 1, Month, Some("2024-02-29")),
            ("2024-02-29", 1, Year, Some("2025-02-28")),
            ("2024-02-29", 4, Year, Some("2028-02-28")),
            ("2024-12-30", 1, Week, Some("2025-01-05")),
            ("2024-02-28", 2, Day, Some("2024-02-29")),
            ("2024-autumn", 5, Year, Some("2029")),
            ("2024-09-01", 3, Term, None),
            ("2024-09-01", 0, Year, None),
            ("9999", 2, Year, None),
            ("9999-12-31", 1, Year, None),
            ("2024-09-01", u32::MAX, Year, None),
            ("2024-09-01", u32::MAX, Day, None),
        ];
        for (from, count, unit, until) in ends {
            let last = date(from).last_of(count, unit).map(Date::iso);
            assert_eq!(last.as_deref(), until, "{count} {unit:?} from {from}");
        }
    }

    #[test]
    fn days_are_counted_over_leap_days() {
        assert_eq!(day("2024-02-28").days_until(day("2024-03-01")), 2);
        assert_eq!(day("2026-02-28").days_until(day("2026-03-01")), 1);
        assert_eq!(day("2026-03-01").days_until(day("2026-02-28")), -1);
        assert_eq!(day("0001-01-01").days_until(day("9999-12-31")), 3_652_058);
        assert_eq!(day("2024-12-31").plus_days(60), Some(day("2025-03-01")));
        assert_eq!(day("9999-12-31").plus_days(1), None);
        assert_eq!(day("0001-01-01").plus_days(-1), None);
        assert_eq!(day("2026-05-31").plus_days(i64::MAX), None);
    }

    #[test]
    fn the_day_depends_on_the_zone() {
        // 2026-05-31 17:30 UTC
        let at = 1_780_248_600;
        assert_eq!(CivilDay::at(at, "Asia/Shanghai"), Some(day("2026-06-01")));
        assert_eq!(CivilDay::at(at, "America/New_York"), Some(day("2026-05-31")));
        assert_eq!(CivilDay::at(at, "Asia/Nanjing"), None);
        assert_eq!(CivilDay::at(i64::MAX, "UTC"), None);
        assert_eq!(DateTime::at(at, "Asia/Shanghai").unwrap().timestamp("Asia/Shanghai"), Some(at));
    }

    #[test]
    fn zones_are_known_in_their_own_spelling() {
        assert!(is_zone("Asia/Shanghai") && is_zone("Europe/London") && is_zone("UTC"));
        assert!(!is_zone("asia/shanghai") && !is_zone("Asia/Beijing") && !is_zone(""));
        assert_eq!(crate::text::nearest("Asia/Shangai", zones()), Some("Asia/Shanghai"));
    }

    #[test]
    fn a_time_is_read_and_written_with_the_offset_of_its_zone() {
        let at = DateTime::parse("2015-05-23 15:00").unwrap();
        assert_eq!((at.iso().as_str(), at.machine().as_str()), ("2015-05-23 15:00", "2015-05-23T15:00"));
        assert_eq!(at.rfc3339("Asia/Shanghai").as_deref(), Some("2015-05-23T15:00:00+08:00"));
        assert_eq!(at.rfc3339("Europe/Moscow").as_deref(), Some("2015-05-23T15:00:00+03:00"));
        assert_eq!(at.rfc3339("Mars"), None);
    }

    #[test]
    fn a_time_that_is_nearly_right_is_told_with_the_right_one() {
        use DateFaultKind::*;
        let faults = [
            ("2015-05-23T15:00", Time, Some("2015-05-23 15:00")),
            ("2015-05-23 15:00:00", Time, Some("2015-05-23 15:00")),
            ("2015-05-23 9:00", Time, Some("2015-05-23 09:00")),
            ("2015-05-23 3:00 pm", Time, Some("2015-05-23 15:00")),
            ("2015-05-23 12:30 am", Time, Some("2015-05-23 00:30")),
            ("2015-05-23 15：00", Characters, Some("2015-05-23 15:00")),
            ("2015年5月23日 15：00", Words, Some("2015-05-23 15:00")),
            ("2015/5/23 15:00", Separators, Some("2015-05-23 15:00")),
            ("2015-05-23", NoTime, None),
            ("2015-05-23 25:00", NoSuchTime, None),
            ("2015-05-23 15:60", NoSuchTime, None),
            ("2015-05-23 15:00+08:00", Zone, None),
            ("2015-05-23T15:00:00Z", Zone, None),
            ("3/4/2015 15:00", DayOrMonth, None),
            ("2015-05 15:00", NotADate, None),
            ("下午三点", NotADate, None),
        ];
        for (text, kind, proposal) in faults {
            let expected = DateFault { kind, proposal: proposal.map(str::to_owned) };
            assert_eq!(DateTime::parse(text), Err(expected), "{text}");
        }
    }

    #[test]
    fn units_are_read_in_the_singular_and_the_plural() {
        assert_eq!(DurationUnit::by_name("year"), Some(DurationUnit::Year));
        assert_eq!(DurationUnit::by_name("terms"), Some(DurationUnit::Term));
        assert_eq!(DurationUnit::by_name("yearss"), None);
        assert_eq!(DurationUnit::by_name("semester"), None);
    }

    fn any_date() -> impl Strategy<Value = Date> {
        let season = (1u16..=9999, 0usize..4).prop_map(|(y, s)| Date::Season(Year::new(y).unwrap(), Season::ALL[s]));
        let day = (1u16..=9999, 1u8..=12, 1u8..=31)
            .prop_filter_map("a day that its month has", |(y, m, d)| CivilDay::new(y, m, d).map(Date::Day));
        prop_oneof![
            day,
            (1u16..=9999, 1u8..=12).prop_map(|(y, m)| Date::Month(Month::new(y, m).unwrap())),
            (1u16..=9999).prop_map(|y| Date::Year(Year::new(y).unwrap())),
            season,
        ]
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(date in any_date()) {
            prop_assert_eq!(Date::parse(&date.iso()), Ok(date));
            prop_assert!(date.earliest() <= date.latest());
            prop_assert!(date.can_be_before_or_equal(&date));
        }

        #[test]
        fn any_text_is_read_or_refused_and_proposals_are_read(
            text in r"(\PC{0,12}|[0-9０-９/.:年月日秋季 TZ+apm-]{0,20}|[0-9]{1,4}[-/.年 ][0-9]{1,2}[-/.月 ][0-9]{1,4}日?)"
        ) {
            if let Err(DateFault { proposal: Some(proposal), .. }) = Date::parse(&text) {
                prop_assert!(Date::parse(&proposal).is_ok(), "{} for {}", proposal, text);
            }
            if let Err(DateFault { kind, proposal: Some(proposal) }) = DateTime::parse(&text) {
                let time_or_day = DateTime::parse(&proposal).is_ok() || Date::parse(&proposal).is_ok();
                prop_assert!(time_or_day, "{:?}: {} for {}", kind, proposal, text);
            }
        }
    }
}
