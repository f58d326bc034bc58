//! Amounts: counts, money, fees and what else something costs.
//!
//! Money is a decimal with an ISO 4217 code, never a float; what is written with a sign, with separators or the
//! currency first is refused together with the text that was meant. Not here: tuition (`study`), what a page makes of
//! an amount (`locale`).

use rust_decimal::Decimal;

use crate::catalogue::value::phrase::Phrase;
use crate::catalogue::value::short::{Short, Wrong, halfwidth, is_map, map_view, whole_number};
use crate::diag::Both;
use crate::diag::codes::{field, value as codes};
use crate::fields::{Answer, Cx, Opt, Record, Shape, Text, Value, View, ViewCx, Word, decode_map, record, word};
use crate::registry::{Currency, currency};
use crate::source::Located;
use crate::syntax::tree::Node;

/// How many: a whole number from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count(pub u32);

impl Value for Count {
    fn shape() -> Shape {
        Shape::Integer
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let parse = |text| match whole_number(text) {
            Some(count) if count > 0 => Ok(Self(count)),
            Some(_) => Err(Wrong::new(&codes::COUNT_OF_NONE, text)),
            None => Err(Wrong::new(&field::NOT_A_NUMBER, text)),
        };
        Short::read(node, Both::new("a whole number", "一个整数"), cx)?.parse(parse, cx)
    }

    fn view(&self, _: &ViewCx) -> View {
        View::Int(i64::from(self.0))
    }
}

/// A decimal number that is not negative, in digits with at most one point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount(pub Decimal);

/// Digits, at most one point between digits, no sign, no superfluous zero in front.
pub(super) fn decimal(text: &str) -> Option<Decimal> {
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(whole, fraction)| (whole, Some(fraction)));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let shape =
        digits(whole) && (whole == "0" || !whole.starts_with('0')) && fraction.is_none_or(digits) && text.len() <= 20;
    shape.then(|| text.parse().ok()).flatten()
}

/// The number that a text with separators, full-width digits or 万 means; `None` where it can mean two.
pub(super) fn near_decimal(text: &str) -> Option<Decimal> {
    let plain = halfwidth(text);
    let plain = plain.trim();
    let (plain, factor) = match plain.strip_suffix('万').or_else(|| plain.strip_suffix('萬')) {
        Some(rest) => (rest.trim(), 10_000),
        None => match plain.strip_suffix(['k', 'K']) {
            Some(rest) => (rest.trim(), 1_000),
            None => (plain, 1),
        },
    };
    // Groups of three behind commas, blanks or apostrophes; two digits behind the last mark are a fraction.
    let marks = [',', ' ', '\'', '’', '_'];
    let ungrouped = match plain.rsplit_once([',', '.']) {
        Some((whole, fraction)) if fraction.len() <= 2 && !fraction.is_empty() => {
            format!("{}.{fraction}", whole.replace(marks, "").replace('.', ""))
        }
        _ => {
            let groups_fit = plain.split(|c| marks.contains(&c) || c == '.').skip(1).all(|group| group.len() == 3);
            groups_fit.then(|| plain.replace(marks, "").replace('.', ""))?
        }
    };
    let value = decimal(ungrouped.trim_start_matches('0')).or_else(|| decimal(&ungrouped))?;
    Some((value * Decimal::from(factor)).normalize())
}

impl Value for Amount {
    fn shape() -> Shape {
        Shape::Form { name: Both::new("a number", "数"), examples: &["86000", "900.50"] }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let parse = |text| decimal(text).map(Self).ok_or_else(|| amount_spelling(text));
        Short::read(node, Both::new("a number such as `86000`", "数字，如 `86000`"), cx)?.parse(parse, cx)
    }

    fn view(&self, _: &ViewCx) -> View {
        number_view(self.0)
    }
}

fn amount_spelling(text: &str) -> Wrong<'_> {
    Wrong::new(&codes::AMOUNT_SPELLING, text).maybe("proposal", near_decimal(text).map(|amount| amount.to_string()))
}

/// A whole number as a number, else its digits as text, so that nothing is ever rounded.
pub(super) fn number_view(number: Decimal) -> View {
    match i64::try_from(number) {
        Ok(whole) if number.fract().is_zero() => View::Int(whole),
        _ => View::text(number.to_string()),
    }
}

impl Value for Currency {
    fn shape() -> Shape {
        Shape::Form {
            name: Both::new("the ISO 4217 code of a currency", "货币的 ISO 4217 代码"),
            examples: &["CNY", "EUR"],
        }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let parse = |text| currency(text).map_err(|fault| unknown_currency(text, &fault.proposals));
        Short::read(node, Both::new("a currency such as `CNY`", "货币代码，如 `CNY`"), cx)?.parse(parse, cx)
    }

    fn view(&self, _: &ViewCx) -> View {
        View::text(self.code)
    }
}

fn unknown_currency<'t>(text: &'t str, proposals: &[String]) -> Wrong<'t> {
    let wrong = Wrong::new(&codes::UNKNOWN_CURRENCY, text);
    match proposals {
        [] => wrong,
        [one] => wrong.arg("proposal", one.as_str()),
        several => wrong.arg("candidates", several.to_vec()),
    }
}

word! {
    /// What a fee is paid for.
    pub enum Per = "what a fee is paid for" / "收费周期" {
        Year = "year", "each year" / "每年";
        Term = "term", "each term" / "每学期";
        Month = "month", "each month" / "每月";
        Credit = "credit", "each credit" / "每学分";
        Program = "program", "the whole program" / "整个项目";
    }
}

impl Per {
    fn phrase(self) -> Phrase {
        match self {
            Per::Year => Phrase::new("{} per year", "每年{}", "每年{}", "{} в год"),
            Per::Term => Phrase::new("{} per term", "每学期{}", "每學期{}", "{} за семестр"),
            Per::Month => Phrase::new("{} per month", "每月{}", "每月{}", "{} в месяц"),
            Per::Credit => Phrase::new("{} per credit", "每学分{}", "每學分{}", "{} за зачётную единицу"),
            Per::Program => Phrase::new("{} for the whole program", "全程{}", "全程{}", "{} за всю программу"),
        }
    }

    /// The period meant by another word; lower case.
    fn near(text: &str) -> Option<Self> {
        Some(match text.trim() {
            "year" | "years" | "annum" | "yr" | "y" | "a" | "yearly" | "annually" | "annual" | "academic year"
            | "年" | "学年" | "每年" | "每学年" => Per::Year,
            "term" | "terms" | "semester" | "sem" | "学期" | "每学期" => Per::Term,
            "month" | "months" | "mo" | "monthly" | "月" | "每月" => Per::Month,
            "credit" | "credits" | "credit hour" | "学分" | "每学分" => Per::Credit,
            "program" | "programme" | "course" | "total" | "in total" | "项目" | "全程" | "total program" => {
                Per::Program
            }
            other => Per::parse(crate::text::nearest(other, Per::WORDS.iter().map(|(word, _)| *word))?)?,
        })
    }
}

/// A sum of money.
#[derive(Clone, Debug, PartialEq)]
pub struct Money {
    pub amount: Decimal,
    pub currency: Currency,
    pub note: Opt<Text>,
}

record! {
    /// The long form of a sum of money.
    pub struct MoneyFields {
        amount: Answer<Amount>, "how much, in digits" / "金额（数字）";
        currency: Answer<Currency>, "the currency's ISO 4217 code" / "货币的 ISO 4217 代码";
        note: Opt<Text>, "a remark" / "备注";
    }
}

const A_SUM: Both = Both::new("a sum such as `86000 CNY`", "金额，如 `86000 CNY`");
const A_FEE: Both =
    Both::new("a fee such as `86000 CNY per year`, or `free`", "费用，如 `86000 CNY per year` 或 `free`");

/// Reads `86000 CNY`.
fn parse_sum(text: &str) -> Result<(Decimal, Currency), Wrong<'_>> {
    if let Some((amount, code)) = text.split_once(' ')
        && let (Some(value), Ok(currency)) = (decimal(amount), currency(code))
    {
        // Three decimals in a currency of two: a point that groups thousands, as German and Indonesian write them.
        if value.scale() > u32::from(currency.minor_units) && amount.contains('.') {
            let whole: Option<Decimal> = amount.replace('.', "").parse().ok();
            let grouped = amount.rsplit('.').next().is_some_and(|group| group.len() == 3);
            return Err(Wrong::new(&codes::TOO_MANY_DECIMALS, amount)
                .arg("currency", currency.code)
                .arg("digits", i64::from(currency.minor_units))
                .maybe("proposal", whole.filter(|_| grouped).map(|whole| format!("{whole} {}", currency.code))));
        }
        return Ok((value, currency));
    }
    Err(near_sum(text))
}

/// Words that make a sum a rough one.
const ROUGH: &[&str] = &[
    "about",
    "around",
    "approx",
    "approx.",
    "ca.",
    "circa",
    "from",
    "up to",
    "over",
    "almost",
    "约",
    "大约",
    "近",
    "超过",
    "不超过",
];

/// Where the number and the currency of a text stand.
fn near_sum(text: &str) -> Wrong<'_> {
    let is_number =
        |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '\'' | '’' | '，' | '．' | '０'..='９' | '万' | '萬');
    let Some(start) = text.find(|c: char| c.is_ascii_digit() || matches!(c, '０'..='９')) else {
        return Wrong::new(&codes::NOT_A_FEE, text);
    };
    // The number ends where something else than a digit, a mark or a blank between digits begins.
    let mut end = start;
    for (at, c) in text[start..].char_indices() {
        if is_number(c) {
            end = start + at + c.len_utf8();
        } else if !matches!(c, ' ' | '\u{a0}' | '\u{202f}') {
            break;
        }
    }
    let number = text[start..end].trim_end_matches([',', '.', '，']);
    let (before, after) = (text[..start].trim(), text[end..].trim());
    let joined = after.trim_start_matches(['-', '–', '—', '~', '～', '至', '到']).trim_start();
    if joined.len() < after.len() && joined.starts_with(is_number) {
        return Wrong::new(&codes::NOT_A_FEE, text).arg("range", text);
    }
    if ROUGH.contains(&before.to_lowercase().as_str()) {
        return Wrong::new(&codes::NOT_A_FEE, text).arg("rough", before);
    }
    let (code, first) = if before.is_empty() { (after, false) } else { (before, true) };
    let amount = decimal(number).or_else(|| near_decimal(number));
    if code.is_empty() {
        let sums = amount.map(|amount| ["CNY", "EUR", "USD"].map(|code| format!("{amount} {code}")).to_vec());
        return Wrong::new(&codes::MISSING_CURRENCY, text).maybe("examples", sums);
    }
    let sum = |code: &str| amount.map(|amount| format!("{amount} {code}"));
    if first && !after.is_empty() {
        // `RMB 86000元` says its currency twice.
        let meant = |word: &str| match currency(word) {
            Ok(currency) => vec![currency.code.to_owned()],
            Err(fault) => fault.proposals,
        };
        let both = meant(before).into_iter().find(|code| meant(after).contains(code));
        return Wrong::new(&codes::NOT_A_FEE, text).maybe("proposal", both.and_then(|code| sum(&code)));
    }
    match currency(code) {
        Ok(currency) if first => Wrong::new(&codes::CURRENCY_FIRST, text)
            .arg("currency", currency.code)
            .maybe("proposal", sum(currency.code)),
        Ok(currency) if decimal(number).is_some() => {
            Wrong::new(&codes::NOT_A_FEE, text).maybe("proposal", sum(currency.code))
        }
        Ok(currency) => Wrong::new(&codes::AMOUNT_SPELLING, number).maybe("proposal", sum(currency.code)),
        Err(fault) => {
            let proposals: Vec<String> = fault.proposals.iter().filter_map(|code| sum(code)).collect();
            unknown_currency(code, &proposals)
        }
    }
}

impl Money {
    fn text(&self, cx: &ViewCx) -> String {
        cx.locale.money(self.amount, self.currency.code)
    }
}

impl Value for Money {
    fn shape() -> Shape {
        Shape::Record { name: Both::new("sums of money", "金额"), short: &["86000 CNY"], fields: MoneyFields::decls }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        if is_map(node) {
            let fields: MoneyFields = decode_map(node, Both::new("sums of money", "金额"), cx)?;
            return match (fields.amount.stated(), fields.currency.stated()) {
                (Some(amount), Some(currency)) => {
                    Some(Self { amount: amount.0, currency: *currency, note: fields.note })
                }
                _ => {
                    cx.wrong_shape(node, A_SUM);
                    None
                }
            };
        }
        let (amount, currency) = Short::read(node, A_SUM, cx)?.parse(parse_sum, cx)?;
        Some(Self { amount, currency, note: None })
    }

    /// `{text, amount, currency, note}`: `amount` in digits, as stated.
    fn view(&self, cx: &ViewCx) -> View {
        View::Map(vec![
            ("text", View::text(self.text(cx))),
            ("amount", View::text(self.amount.to_string())),
            ("currency", View::text(self.currency.code)),
            ("note", self.note.as_ref().map_or(View::Null, |note| note.value.view(cx))),
        ])
    }
}

/// What is paid, and for what.
#[derive(Clone, Debug, PartialEq)]
pub struct Fee {
    /// `None`: free of charge.
    pub money: Option<Money>,
    /// `None`: once.
    pub per: Option<Per>,
    pub note: Opt<Text>,
}

record! {
    /// The long form of a fee.
    pub struct FeeFields {
        amount: Answer<Amount>, "how much, in digits" / "金额（数字）";
        currency: Answer<Currency>, "the currency's ISO 4217 code" / "货币的 ISO 4217 代码";
        per: Opt<Per>, "for each year, term, month or credit, or for the program" / "每年、每学期、每月、每学分或整个项目";
        note: Opt<Text>, "a remark" / "备注";
    }
}

type Paid = Option<(Decimal, Currency, Option<Per>)>;

fn parse_fee(text: &str) -> Result<Paid, Wrong<'_>> {
    if text == "free" {
        return Ok(None);
    }
    if let Some((sum, per)) = text.split_once(" per ") {
        return match (parse_sum(sum), Per::parse(per)) {
            (Ok((amount, currency)), Some(per)) => Ok(Some((amount, currency, Some(per)))),
            (Err(wrong), per_known) => Err(completed(wrong, per_known.or_else(|| Per::near(&per.to_lowercase())))),
            (Ok((amount, currency)), None) => Err(unknown_per(per, amount, currency)),
        };
    }
    match parse_sum(text) {
        Ok((amount, currency)) => Ok(Some((amount, currency, None))),
        Err(wrong) => Err(near_fee(text).unwrap_or(wrong)),
    }
}

fn unknown_per(text: &str, amount: Decimal, currency: Currency) -> Wrong<'_> {
    let near = Per::near(&text.to_lowercase());
    let proposal = near.map(|per| format!("{amount} {} per {}", currency.code, per.as_str()));
    Wrong::new(&codes::UNKNOWN_FEE_PERIOD, text).maybe("proposal", proposal)
}

/// The proposals of a wrong sum as whole fees.
fn completed(mut wrong: Wrong<'_>, per: Option<Per>) -> Wrong<'_> {
    let Some(per) = per else { return wrong };
    for (name, arg) in &mut wrong.args {
        match arg {
            crate::diag::Arg::Text(text) if *name == "proposal" => *text = format!("{text} per {}", per.as_str()),
            crate::diag::Arg::List(list) if matches!(*name, "candidates" | "examples") => {
                list.iter_mut().for_each(|text| *text = format!("{text} per {}", per.as_str()));
            }
            _ => {}
        }
    }
    wrong
}

/// `免费`, `86000 CNY/year`, `每年86000元`, `86000 CNY yearly`: fees whose period or price is in other words.
fn near_fee(text: &str) -> Option<Wrong<'_>> {
    let lower = text.trim().to_lowercase();
    if matches!(
        lower.as_str(),
        "free"
            | "free of charge"
            | "no fee"
            | "no fees"
            | "none"
            | "nothing"
            | "waived"
            | "免费"
            | "免收"
            | "全免"
            | "无"
    ) {
        return Some(Wrong::new(&codes::NOT_A_FEE, text).arg("proposal", "free"));
    }
    let (sum, per) = match text.rsplit_once(['/', '／']) {
        Some((sum, per)) => (sum.trim(), Per::near(&per.to_lowercase())?),
        None => {
            let prefixes = ["每学年", "每学期", "每学分", "每年", "每月"];
            let prefix = prefixes.iter().find_map(|word| Some((text.strip_prefix(word)?, Per::near(word)?)));
            let suffix = || {
                let (sum, word) = text.rsplit_once(' ')?;
                let known = matches!(word, "yearly" | "annually" | "monthly" | "p.a.");
                let per = if word == "p.a." { Per::Year } else { Per::near(word)? };
                known.then_some((sum, per))
            };
            let article = || {
                let (sum, word) = text.rsplit_once(" a ").or_else(|| text.rsplit_once(" each "))?;
                Some((sum, Per::near(&word.to_lowercase())?))
            };
            let (sum, per) = prefix.or_else(suffix).or_else(article)?;
            (sum.trim(), per)
        }
    };
    Some(match parse_sum(sum) {
        Ok((amount, currency)) => Wrong::new(&codes::NOT_A_FEE, text)
            .arg("proposal", format!("{amount} {} per {}", currency.code, per.as_str())),
        Err(wrong) => completed(wrong, Some(per)),
    })
}

const FREE: Phrase = Phrase::new("free", "免费", "免費", "бесплатно");

impl Fee {
    pub(super) fn text(&self, cx: &ViewCx) -> String {
        match (&self.money, self.per) {
            (None, _) => FREE.get(cx).to_owned(),
            (Some(money), None) => money.text(cx),
            (Some(money), Some(per)) => per.phrase().fill(cx, &money.text(cx)),
        }
    }

    fn of(paid: Paid) -> Self {
        let money = paid.map(|(amount, currency, _)| Money { amount, currency, note: None });
        Self { money, per: paid.and_then(|(_, _, per)| per), note: None }
    }
}

impl Value for Fee {
    fn shape() -> Shape {
        Shape::Record {
            name: Both::new("fees", "费用"),
            short: &["86000 CNY per year", "900.50 EUR", "free"],
            fields: FeeFields::decls,
        }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        if is_map(node) {
            let fields: FeeFields = decode_map(node, Both::new("fees", "费用"), cx)?;
            return match (fields.amount.stated(), fields.currency.stated()) {
                (Some(amount), Some(currency)) => Some(Self {
                    money: Some(Money { amount: amount.0, currency: *currency, note: None }),
                    per: fields.per.map(|per| per.value),
                    note: fields.note,
                }),
                _ => {
                    cx.wrong_shape(node, A_FEE);
                    None
                }
            };
        }
        Short::read(node, A_FEE, cx)?.parse(parse_fee, cx).map(Self::of)
    }

    /// `{text, free, amount, currency, per, money, note}`: `money` is the sum for people, without the period.
    fn view(&self, cx: &ViewCx) -> View {
        let money = self.money.as_ref();
        View::Map(vec![
            ("text", View::text(self.text(cx))),
            ("free", View::Bool(money.is_none())),
            ("amount", View::maybe(money.map(|money| money.amount.to_string()))),
            ("currency", View::maybe(money.map(|money| money.currency.code))),
            ("per", self.per.map_or(View::Null, |per| per.view(cx))),
            ("money", View::maybe(money.map(|money| money.text(cx)))),
            ("note", self.note.as_ref().map_or(View::Null, |note| note.value.view(cx))),
        ])
    }
}

/// Whether a map is a fee's long form and not one that holds a fee.
pub(super) fn is_fee(node: &Node) -> bool {
    !is_map(node) || node.get("amount").is_some()
}

record! {
    /// Something that costs money beside tuition.
    pub struct Cost {
        title: Opt<Text>, "what is paid for" / "费用名称";
        fee: Answer<Fee>, "how much" / "金额";
        note: Opt<Text>, "a remark" / "备注";
    }
}

impl Value for Cost {
    fn shape() -> Shape {
        Shape::Record { name: Both::new("costs", "其他费用"), short: &["900 CNY per month"], fields: Self::decls }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        if is_fee(node) {
            let fee = Fee::decode(node, cx)?;
            return Some(Self { title: None, fee: Answer::Stated(Located::new(fee, node.span)), note: None });
        }
        decode_map(node, Both::new("costs", "其他费用"), cx)
    }

    fn view(&self, cx: &ViewCx) -> View {
        map_view(View::maybe(self.fee.stated().map(|fee| fee.text(cx))), self, cx)
    }
}
