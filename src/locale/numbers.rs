//! Numbers, shares, money and lengths of time in one language.
//!
//! Digits are kept as they were stated: nothing is rounded, nothing goes through a float.

use icu::decimal::input::Decimal as Digits;
use icu::decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu::decimal::{DecimalFormatter, DecimalFormatterPreferences};
use icu::experimental::dimension::currency::formatter::CurrencyFormatter;
use icu::experimental::dimension::percent::formatter::PercentFormatter;
use icu::experimental::dimension::units::categorized_formatter::CategorizedFormatter;
use icu::experimental::dimension::units::options::{UnitsFormatterOptions, Width};
use icu::experimental::measure::category::Duration;
use icu::locale::preferences::extensions::unicode::keywords::currency;
use rust_decimal::Decimal;

use super::{Asked, Locale, MoneyStyle};
use crate::date::DurationUnit;
use crate::text::is_han;

const DATA: &str = "compiled locale data falls back to the root for every language";

/// The formatters of one language.
#[derive(Debug)]
pub(super) struct Numbers {
    decimals: DecimalFormatter,
    ungrouped: DecimalFormatter,
    percent: PercentFormatter<DecimalFormatter>,
    /// What stands before and after an amount, with `CNY` for the code.
    money: (String, String),
    /// Years, months, weeks, days, hours.
    units: [CategorizedFormatter<Duration>; 5],
}

impl Numbers {
    pub(super) fn new(locale: &icu::locale::Locale) -> Self {
        let prefs = DecimalFormatterPreferences::from(locale);
        let mut ungrouped = DecimalFormatterOptions::default();
        ungrouped.grouping_strategy = Some(GroupingStrategy::Never);
        let decimals = DecimalFormatter::try_new(prefs, DecimalFormatterOptions::default()).expect(DATA);
        let mut units = unit_formatters(locale);
        // The root's `4 y`: there is no data for this language, and English words say more.
        if units[0].format_fixed_decimal(&Digits::from(4)).to_string() == "4 y" {
            units = unit_formatters(&icu::locale::locale!("en"));
        }
        Self {
            money: money_affixes(locale, &decimals),
            decimals,
            ungrouped: DecimalFormatter::try_new(prefs, ungrouped).expect(DATA),
            percent: PercentFormatter::try_new(locale.into(), Default::default()).expect(DATA),
            units,
        }
    }

    /// Without separators between thousands.
    pub(super) fn plain(&self, number: u16) -> String {
        self.ungrouped.format(&Digits::from(number)).to_string()
    }
}

fn unit_formatters(locale: &icu::locale::Locale) -> [CategorizedFormatter<Duration>; 5] {
    let mut options = UnitsFormatterOptions::default();
    options.width = Width::Long;
    [Duration::year(), Duration::month(), Duration::week(), Duration::day(), Duration::hour()].map(|unit| {
        // `outlier` is the constructor that looks through all of the data: the narrower ones lack years.
        CategorizedFormatter::try_new_outlier(locale.into(), unit, options).expect(DATA)
    })
}

/// Where a language puts the ISO code, read off from what ICU makes of a sample.
///
/// ICU's own formatter is not used for amounts: it is made for one currency, and rounds to that currency's digits.
fn money_affixes(locale: &icu::locale::Locale, decimals: &DecimalFormatter) -> (String, String) {
    let sample: Digits = "2.00".parse().expect("a number");
    let number = decimals.format(&sample).to_string();
    let money = CurrencyFormatter::try_new_code(locale.into(), currency!("CNY"), Default::default()).expect(DATA);
    let money = money.format_fixed_decimal(&sample).to_string();
    match money.split_once(&number) {
        Some((before, after)) if money.contains("CNY") => (before.to_owned(), after.to_owned()),
        _ => (String::new(), "\u{a0}CNY".to_owned()),
    }
}

/// The same digits, trailing zeros included, as ICU takes them.
pub(super) fn digits(number: Decimal) -> Digits {
    number.to_string().parse().expect("a decimal is written as digits with at most a sign and a point")
}

/// Without the blanks that locale data puts between digits and Han characters or kana: type-setting
/// (`text-autospace`) makes that room, and content has none.
fn close_up(text: String) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let between = matches!(c, ' ' | '\u{a0}')
            && out.ends_with(|before: char| before.is_ascii_digit())
            && rest.peek().is_some_and(|after| is_han(*after) || matches!(after, '\u{3040}'..='\u{30ff}'));
        if !between {
            out.push(c);
        }
    }
    out
}

impl Locale {
    /// `280,000`, `280 000`, with the decimals as stated.
    pub fn number(&self, number: impl Into<Decimal>) -> String {
        self.formats.numbers.decimals.format(&digits(number.into())).to_string()
    }

    /// A share in per cent: 55 is `55%`, in Russian `55 %` (no blank there that a line may break at).
    pub fn percent(&self, percent: impl Into<Decimal>) -> String {
        self.formats.numbers.percent.format(&digits(percent.into())).to_string()
    }

    /// An amount with its currency, by [`Words::money`](super::Words::money): `CNY 48,000`, `48 000 CNY`, `48,000元`.
    ///
    /// Decimals are left out where they are zero, else shown as stated and at least two of them (`86,000.50`).
    /// The blank is one that no line breaks at.
    pub fn money(&self, amount: Decimal, currency: &'static str) -> String {
        self.known(Asked::Money(amount.serialize(), currency), || self.money_made(amount, currency))
    }

    fn money_made(&self, mut amount: Decimal, currency: &str) -> String {
        if amount.fract().is_zero() {
            amount = amount.trunc();
        } else if amount.scale() < 2 {
            amount.rescale(2);
        }
        let number = self.number(amount);
        if self.words.money == MoneyStyle::Name
            && let Some(name) = self.currency_name(currency)
        {
            return number + &name;
        }
        let (before, after) = &self.formats.numbers.money;
        format!("{}{number}{}", before.replace("CNY", currency), after.replace("CNY", currency))
    }

    /// `4 years`, `4年`, `4 года`.
    pub fn duration(&self, count: impl Into<Decimal>, unit: DurationUnit) -> String {
        let count = count.into();
        self.known(Asked::Duration(count.serialize(), unit), || self.duration_made(count, unit))
    }

    fn duration_made(&self, count: Decimal, unit: DurationUnit) -> String {
        if let Some(forms) = self.words.units.get(&unit) {
            return forms.get(self.plural(count)).replace("{n}", &self.number(count));
        }
        let formatter = match unit {
            DurationUnit::Year => &self.formats.numbers.units[0],
            DurationUnit::Month => &self.formats.numbers.units[1],
            DurationUnit::Week => &self.formats.numbers.units[2],
            DurationUnit::Day => &self.formats.numbers.units[3],
            DurationUnit::Hour => &self.formats.numbers.units[4],
            // Somebody took the phrase for terms out of the table: the number with its English name is left.
            DurationUnit::Term => return format!("{} × {}", self.number(count), unit.name()),
        };
        close_up(formatter.format_fixed_decimal(&digits(count)).to_string())
    }
}
