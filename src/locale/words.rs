//! The few words that locale data lacks: seasons with their year, terms, short names of currencies, ranges.
//!
//! A table for the languages we know, English for the others. All of it may be replaced, since a site may word
//! any of it in its own way. Not here: what ICU knows by itself (months, years and days, countries, lists).

use std::collections::BTreeMap;

use crate::date::{DurationUnit, Season};

/// A phrase with `{n}`, in the forms that a language's plural rules ask for (CLDR's names).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PluralForms {
    /// By category (`zero`, `one`, `two`, `few`, `many`); may be empty.
    pub forms: BTreeMap<String, String>,
    /// For numbers whose category has no form of its own.
    pub other: String,
}

impl PluralForms {
    fn new(forms: &[(&str, &str)], other: &str) -> Self {
        let forms = forms.iter().map(|(category, form)| ((*category).to_owned(), (*form).to_owned())).collect();
        Self { forms, other: other.to_owned() }
    }

    /// The form for `category`.
    pub fn get(&self, category: &str) -> &str {
        self.forms.get(category).unwrap_or(&self.other)
    }
}

/// How an amount of money is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoneyStyle {
    /// With the ISO code, before or after the number as the language has it: `CNY 48,000`, `48 000 CNY`.
    Code,
    /// With the currency's name behind the number, without a blank: `48,000元`.
    Name,
}

/// The words of one language that do not come from locale data, and those that replace it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// In the order of [`Season::ALL`], with `{year}`; as within a sentence: `autumn {year}`.
    pub seasons: [String; 4],
    /// Phrases that come before ICU's; terms are always there.
    pub units: BTreeMap<DurationUnit, PluralForms>,
    /// With `{from}` and `{until}`; `None`: joined by an en dash.
    pub range: Option<String>,
    pub money: MoneyStyle,
    /// Names that come before ICU's, by ISO 4217 code.
    pub currencies: BTreeMap<String, String>,
    /// Names that come before ICU's, by ISO 3166-1 code.
    pub regions: BTreeMap<String, String>,
    /// Names that come before ICU's, by tag.
    pub languages: BTreeMap<String, String>,
    /// Which part of the academic year a season is on this site, as (part, of how many); in the order of the calendar.
    pub terms: BTreeMap<Season, (u8, u8)>,
    /// The site's own words for figures of `stats`, by their names.
    pub metrics: BTreeMap<String, String>,
    /// The site's own words for tags, by the tag as it is written.
    pub tags: BTreeMap<String, String>,
}

impl Words {
    /// The words for a language subtag (`zh`) and a script (`Hant`, empty where the tag has none).
    pub fn of(language: &str, script: &str) -> Self {
        let traditional = script == "Hant";
        let seasons = match language {
            "zh" | "yue" => ["{year}年春季", "{year}年夏季", "{year}年秋季", "{year}年冬季"],
            "ja" => ["{year}年春", "{year}年夏", "{year}年秋", "{year}年冬"],
            "ko" => ["{year}년 봄", "{year}년 여름", "{year}년 가을", "{year}년 겨울"],
            "ru" => {
                ["весна {year}\u{202f}г.", "лето {year}\u{202f}г.", "осень {year}\u{202f}г.", "зима {year}\u{202f}г."]
            }
            "ar" => ["ربيع {year}", "صيف {year}", "خريف {year}", "شتاء {year}"],
            "fr" => ["printemps {year}", "été {year}", "automne {year}", "hiver {year}"],
            "de" => ["Frühjahr {year}", "Sommer {year}", "Herbst {year}", "Winter {year}"],
            "es" => ["primavera de {year}", "verano de {year}", "otoño de {year}", "invierno de {year}"],
            "pt" => ["primavera de {year}", "verão de {year}", "outono de {year}", "inverno de {year}"],
            "it" => ["primavera {year}", "estate {year}", "autunno {year}", "inverno {year}"],
            _ => ["spring {year}", "summer {year}", "autumn {year}", "winter {year}"],
        };
        let terms = match language {
            "zh" | "yue" if traditional => PluralForms::new(&[], "{n}個學期"),
            "zh" | "yue" => PluralForms::new(&[], "{n}个学期"),
            "ja" => PluralForms::new(&[], "{n}学期"),
            "ko" => PluralForms::new(&[], "{n}학기"),
            "ru" => PluralForms::new(
                &[("one", "{n} семестр"), ("few", "{n} семестра"), ("many", "{n} семестров")],
                "{n} семестра",
            ),
            "ar" => PluralForms::new(
                &[
                    ("one", "فصل دراسي"),
                    ("two", "فصلان دراسيان"),
                    ("few", "{n} فصول دراسية"),
                    ("many", "{n} فصل\u{64b}ا دراسي\u{64b}ا"),
                ],
                "{n} فصل دراسي",
            ),
            "fr" => PluralForms::new(&[("one", "{n} semestre")], "{n} semestres"),
            "de" => PluralForms::new(&[], "{n} Semester"),
            "es" | "pt" => PluralForms::new(&[("one", "{n} semestre")], "{n} semestres"),
            "it" => PluralForms::new(&[("one", "{n} semestre")], "{n} semestri"),
            _ => PluralForms::new(&[("one", "{n} term")], "{n} terms"),
        };
        let currencies: &[(&str, &str)] = match language {
            // CLDR says 人民币, which does not follow a number; the rouble's full name has its country in it.
            "zh" | "yue" if traditional => &[("CNY", "元人民幣"), ("RUB", "盧布")],
            "zh" | "yue" => &[("CNY", "元"), ("RUB", "卢布")],
            _ => &[],
        };
        Self {
            seasons: seasons.map(str::to_owned),
            units: BTreeMap::from([(DurationUnit::Term, terms)]),
            range: matches!(language, "zh" | "yue").then(|| "{from}至{until}".to_owned()),
            money: if matches!(language, "zh" | "yue") { MoneyStyle::Name } else { MoneyStyle::Code },
            currencies: currencies.iter().map(|(code, name)| ((*code).to_owned(), (*name).to_owned())).collect(),
            regions: BTreeMap::new(),
            languages: BTreeMap::new(),
            terms: BTreeMap::new(),
            metrics: BTreeMap::new(),
            tags: BTreeMap::new(),
        }
    }

    /// The phrase for a season, with `{year}`.
    pub fn season(&self, season: Season) -> &str {
        &self.seasons[season as usize]
    }
}
