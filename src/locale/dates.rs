//! Dates, times and ranges of dates in one language, each at its own precision.
//!
//! The Gregorian calendar everywhere, since that is what sources state; months and patterns by CLDR's long form.

use icu::calendar::Date as IcuDate;
use icu::calendar::Gregorian;
use icu::datetime::fieldsets::{self, D, MD, T, Y, YM, YMD, YMDT};
use icu::datetime::options::YearStyle;
use icu::datetime::{DateTimeFormatterPreferences, FixedCalendarDateTimeFormatter, NoCalendarFormatter};
use icu::time::Time;

use super::{Asked, Locale};
use crate::date::{CivilDay, Date, DateTime, Year};

type Formatter<F> = FixedCalendarDateTimeFormatter<Gregorian, F>;

const DATA: &str = "compiled locale data falls back to the root for every language";

/// How much of a date a range may leave out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shared {
    Nothing,
    /// The day comes first: the month and the year of the first date go (`1–5 May 2026`).
    First,
    /// The year comes first: the year and the month of the last date go (`2026年5月1日至5日`).
    Last,
}

/// The formatters of one language; `patterns` is `None` where it has no data, and dates are in ISO form.
#[derive(Debug)]
pub(super) struct Dates {
    patterns: Option<Patterns>,
}

#[derive(Debug)]
struct Patterns {
    year: Formatter<Y>,
    month: Formatter<YM>,
    day: Formatter<YMD>,
    month_day: Formatter<MD>,
    day_alone: Formatter<D>,
    minute: Formatter<YMDT>,
    time: NoCalendarFormatter<T>,
    shared: Shared,
}

impl Dates {
    pub(super) fn new(locale: &icu::locale::Locale) -> Self {
        let prefs = DateTimeFormatterPreferences::from(locale);
        let language = locale.id.language;
        let mut months = locale.clone();
        if language.as_str() == "pt" {
            // The long year-and-month pattern of Brazil in this data asks for digits that its formatter has not loaded
            // (icu 2.4); Portugal's is the same text, `maio de 2026`.
            months.id.region = "PT".parse().ok();
        }
        let style = YearStyle::NoEra;
        let day = Formatter::try_new(prefs, YMD::long().with_year_style(style)).expect(DATA);
        let sample = day.format(&icu_day(CivilDay::new(2026, 5, 31).expect("a day of May"))).to_string();
        // The root's name of May: there is no data for this language.
        if sample.contains("M05") {
            return Self { patterns: None };
        }
        let shared = match language.as_str() {
            "en" | "ru" | "uk" | "be" | "fr" | "es" | "it" | "pt" if sample.starts_with("31") => Shared::First,
            "zh" | "yue" if sample.starts_with("2026年") => Shared::Last,
            _ => Shared::Nothing,
        };
        let patterns = Patterns {
            year: Formatter::try_new(prefs, Y::long().with_year_style(style)).expect(DATA),
            month: Formatter::try_new((&months).into(), YM::long().with_year_style(style)).expect(DATA),
            day,
            month_day: Formatter::try_new(prefs, MD::long()).expect(DATA),
            day_alone: Formatter::try_new(prefs, D::long()).expect(DATA),
            minute: Formatter::try_new(prefs, YMD::long().with_year_style(style).with_time_hm()).expect(DATA),
            time: NoCalendarFormatter::try_new(prefs, fieldsets::T::hm()).expect(DATA),
            shared,
        };
        Self { patterns: Some(patterns) }
    }
}

fn icu_day(day: CivilDay) -> IcuDate<Gregorian> {
    IcuDate::try_new_gregorian(i32::from(day.year().get()), day.month(), day.day())
        .expect("a civil day is a day of the Gregorian calendar")
}

fn icu_time(at: DateTime) -> Time {
    Time::try_new(at.hour(), at.minute(), 0, 0).expect("a DateTime's hour and minute are in range")
}

impl Locale {
    /// The date at its own precision, as it stands within a sentence: `31 May 2026`, `May 2026`, `2026`, `autumn 2026`;
    /// `2026年5月31日`, `2026年秋季`.
    pub fn date(&self, date: &Date) -> String {
        self.known(Asked::Date(*date), || {
            if let Date::Season(year, season) = *date {
                return self.words.season(season).replace("{year}", &self.bare_year(year));
            }
            let Some(patterns) = &self.formats.dates.patterns else { return date.iso() };
            let first = icu_day(date.earliest());
            match *date {
                Date::Day(_) => patterns.day.format(&first).to_string(),
                Date::Month(_) => patterns.month.format(&first).to_string(),
                Date::Year(_) | Date::Season(..) => patterns.year.format(&first).to_string(),
            }
        })
    }

    /// `23 May 2015 at 15:00`, `2015年5月23日 15:00`.
    pub fn date_time(&self, at: &DateTime) -> String {
        let Some(patterns) = &self.formats.dates.patterns else { return at.iso() };
        let input = icu::time::DateTime { date: icu_day(at.day()), time: icu_time(*at) };
        patterns.minute.format(&input).to_string()
    }

    /// The time of day alone: `15:00`, in languages that count to twelve `3:00 م`.
    pub fn time(&self, at: &DateTime) -> String {
        match &self.formats.dates.patterns {
            Some(patterns) => patterns.time.format(&icu_time(*at)).to_string(),
            None => format!("{:02}:{:02}", at.hour(), at.minute()),
        }
    }

    /// From the first to the last date, without what the language would not say twice: `1–5 May 2026`,
    /// `2026年5月1日至5日`, `2024–2028`. One date where both are the same.
    pub fn date_range(&self, from: &Date, until: &Date) -> String {
        if from == until {
            return self.date(from);
        }
        let (mut first, mut last) = (self.date(from), self.date(until));
        // A dash stands close between two single words, and between two days of one month; else it would seem to
        // join only the words beside it.
        let word = |text: &str| !text.contains(|c: char| c.is_whitespace() || c == '-');
        let mut close = word(&first) && word(&last);
        if let (Date::Day(a), Date::Day(b), Some(patterns)) = (*from, *until, &self.formats.dates.patterns)
            && a.year() == b.year()
        {
            let short = |day: CivilDay| match a.month() == b.month() {
                true => patterns.day_alone.format(&icu_day(day)).to_string(),
                false => patterns.month_day.format(&icu_day(day)).to_string(),
            };
            match patterns.shared {
                Shared::First => {
                    first = short(a);
                    close = a.month() == b.month();
                }
                Shared::Last => last = short(b),
                Shared::Nothing => {}
            }
        }
        match &self.words.range {
            Some(range) => range.replace("{from}", &first).replace("{until}", &last),
            None if !close => format!("{first} – {last}"),
            None => format!("{first}–{last}"),
        }
    }

    /// The year in the digits of the language and nothing else: `2026`, `۲۰۲۶`.
    fn bare_year(&self, year: Year) -> String {
        self.formats.numbers.plain(year.get())
    }
}
