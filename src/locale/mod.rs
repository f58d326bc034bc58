//! What a language does to dates, numbers, lists, plurals, order and names.
//!
//! A [`Locale`] is built once for each language of a site and shared by all threads; a clone shares the formatters,
//! since making one costs more than using it. All comes from the Unicode data compiled into the program and from
//! the small table in [`words`]; nothing from the machine. Only files of this folder name icu.
//! Not here: sentences of pages (theme strings), which of a site's languages a page is in (`lang`).

mod dates;
mod names;
mod numbers;
mod phrases;
pub mod words;

use std::sync::{Arc, LazyLock, RwLock};

use icu::collator::options::CollatorOptions;
use icu::collator::preferences::CollationNumericOrdering;
use icu::collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu::list::ListFormatter;
use icu::list::options::{ListFormatterOptions, ListLength};
use icu::locale::{Direction as IcuDirection, LocaleCanonicalizer, LocaleDirectionality};
use icu::plurals::{PluralCategory, PluralRules, PluralRulesOptions};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use crate::date::{Date, DurationUnit};
use crate::lang::Direction;

pub use names::native_language_name;
pub use phrases::phrases;
pub use words::{MoneyStyle, PluralForms, Words};

/// Everything one language does.
#[derive(Clone, Debug)]
pub struct Locale {
    tag: String,
    direction: Direction,
    /// Words that locale data lacks, and replacements; a site may change them before it asks for anything, and before it
    /// shares the locale.
    pub words: Words,
    formats: Arc<Formats>,
}

#[derive(Debug)]
struct Formats {
    dates: dates::Dates,
    numbers: numbers::Numbers,
    names: names::Names,
    and: ListFormatter,
    or: ListFormatter,
    plurals: PluralRules,
    collator: CollatorBorrowed<'static>,
    /// What was asked for, with its words: the same few dates, sums and lengths of time stand on thousands of pages.
    known: RwLock<FxHashMap<Asked, String>>,
}

/// Numbers are in the form that tells `2.5` from `2.50`.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Asked {
    Date(Date),
    Money([u8; 16], &'static str),
    Duration([u8; 16], DurationUnit),
}

impl Formats {
    fn collator_key(&self, text: &str) -> Vec<u8> {
        let mut key = Vec::with_capacity(text.len() * 2);
        let Ok(()) = self.collator.write_sort_key_to(text, &mut key);
        key
    }
}

static CANONICALIZER: LazyLock<LocaleCanonicalizer> = LazyLock::new(LocaleCanonicalizer::new_extended);

/// The tag as BCP 47 writes it: `zh-Hans` for `ZH-hans`, `he` for `iw`.
///
/// `None` for what is no tag (`zh_CN`, `english`) and for `und`, which names no language.
pub fn canonical(tag: &str) -> Option<String> {
    parse(tag).map(|locale| locale.to_string())
}

/// The side from which the script of `tag` is read; left for what is no tag.
pub fn direction(tag: &str) -> Direction {
    parse(tag).map_or(Direction::Ltr, |locale| direction_of(&locale))
}

fn direction_of(locale: &icu::locale::Locale) -> Direction {
    match LocaleDirectionality::new_extended().get(&locale.id) {
        Some(IcuDirection::RightToLeft) => Direction::Rtl,
        _ => Direction::Ltr,
    }
}

fn parse(tag: &str) -> Option<icu::locale::Locale> {
    // ICU reads `zh_CN` as well; BCP 47 does not, nor do browsers.
    if tag.contains('_') {
        return None;
    }
    let mut locale: icu::locale::Locale = tag.parse().ok()?;
    CANONICALIZER.canonicalize(&mut locale);
    (!locale.id.language.is_unknown()).then_some(locale)
}

impl Locale {
    /// `None` for what is no BCP 47 tag.
    ///
    /// Plain `en` follows Great Britain (`31 May 2026`, `A, B and C`), since a catalogue is read all over the world.
    /// A language without locale data has dates in ISO form and English words.
    pub fn new(tag: &str) -> Option<Locale> {
        let locale = parse(tag)?;
        let mut formats = locale.clone();
        if locale.id.language.as_str() == "en" && locale.id.region.is_none() {
            formats.id.region = "GB".parse().ok();
        }
        let mut order = CollatorPreferences::from(&formats);
        // The 9th training stands before the 10th.
        order.numeric_ordering = Some(CollationNumericOrdering::True);
        let list = ListFormatterOptions::default().with_length(ListLength::Wide);
        let script = script_of(&locale);
        const DATA: &str = "compiled locale data falls back to the root for every language";
        Some(Locale {
            tag: locale.to_string(),
            direction: direction_of(&locale),
            words: Words::of(locale.id.language.as_str(), &script),
            formats: Arc::new(Formats {
                dates: dates::Dates::new(&formats),
                numbers: numbers::Numbers::new(&formats),
                names: names::Names::new(&locale),
                and: ListFormatter::try_new_and((&formats).into(), list).expect(DATA),
                or: ListFormatter::try_new_or((&formats).into(), list).expect(DATA),
                plurals: PluralRules::try_new((&formats).into(), PluralRulesOptions::default()).expect(DATA),
                collator: Collator::try_new(order, CollatorOptions::default()).expect(DATA),
                known: RwLock::default(),
            }),
        })
    }

    /// The words for what is asked, from `make` the first time.
    fn known(&self, asked: Asked, make: impl FnOnce() -> String) -> String {
        const HELD: &str = "no thread panics while it holds this";
        if let Some(text) = self.formats.known.read().expect(HELD).get(&asked) {
            return text.clone();
        }
        let text = make();
        self.formats.known.write().expect(HELD).insert(asked, text.clone());
        text
    }

    /// The canonical BCP 47 tag: `zh-Hans`.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// `A, B and C`, `A、B和C`; empty for no items.
    pub fn list<S: AsRef<str>>(&self, items: &[S]) -> String {
        self.formats.and.format_to_string(items.iter().map(AsRef::as_ref))
    }

    /// `A, B or C`, `A、B或C`; empty for no items.
    pub fn list_or<S: AsRef<str>>(&self, items: &[S]) -> String {
        self.formats.or.format_to_string(items.iter().map(AsRef::as_ref))
    }

    /// The plural category of `n` by CLDR: `zero`, `one`, `two`, `few`, `many` or `other`.
    pub fn plural(&self, n: impl Into<Decimal>) -> &'static str {
        match self.formats.plurals.category_for(&numbers::digits(n.into())) {
            PluralCategory::Zero => "zero",
            PluralCategory::One => "one",
            PluralCategory::Two => "two",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        }
    }

    /// A key whose bytes sort as a reader of this language expects: Chinese by pinyin, numbers by value.
    ///
    /// Two texts have the same key only if they are the same text, so that order never depends on chance. A character
    /// with several readings is sorted by its most common one (长安 as *zhǎng'ān*): give an entry's `sort_key` instead
    /// of its name where there is one.
    pub fn sort_key(&self, text: &str) -> Vec<u8> {
        let mut key = self.formats.collator_key(text);
        // No byte of a collator's key is 0, so a text sorts before its continuations.
        key.push(0);
        key.extend_from_slice(text.as_bytes());
        key
    }
}

/// The script of a tag, stated or most likely (`Hant` for `zh-TW`).
fn script_of(locale: &icu::locale::Locale) -> String {
    maximized(locale).script.map(|script| script.to_string()).unwrap_or_default()
}

/// Language and territory of a tag, where it names none the one with most readers: `zh_CN` of `zh-Hans`. For formats that
/// know languages of countries only.
pub fn with_territory(tag: &str) -> String {
    let Ok(locale) = tag.parse::<icu::locale::Locale>() else { return tag.replace('-', "_") };
    let id = maximized(&locale);
    match id.region {
        Some(region) => format!("{}_{region}", id.language),
        None => id.language.to_string(),
    }
}

fn maximized(locale: &icu::locale::Locale) -> icu::locale::LanguageIdentifier {
    static EXPANDER: LazyLock<icu::locale::LocaleExpander> = LazyLock::new(icu::locale::LocaleExpander::new_extended);
    let mut id = locale.id.clone();
    EXPANDER.maximize(&mut id);
    id
}

#[cfg(test)]
mod tests;
