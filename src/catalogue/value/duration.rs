//! Lengths of time: `4 years`, `3 terms`, and sums of them.
//!
//! Units are kept as stated: a term is so many weeks at one university and more at another, so only years and months
//! are ever turned into each other. Not here: ends of periods (`crate::date`).

use std::fmt;

use crate::catalogue::value::amount::Count;
use crate::catalogue::value::short::{Short, Wrong, halfwidth, is_map, whole_number};
use crate::date::DurationUnit;
use crate::diag::Both;
use crate::diag::codes::value as codes;
use crate::fields::{Answer, Cx, Opt, Record, Shape, Text, Value, View, ViewCx, Word, decode_map, record};
use crate::syntax::tree::Node;
use crate::text::nearest;

/// A length of time in one unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Duration {
    /// At least 1.
    pub count: u32,
    pub unit: DurationUnit,
    pub note: Opt<Text>,
}

impl Word for DurationUnit {
    const NAME: Both = Both::new("the unit of a length of time", "时长单位");
    const LIST: &'static str = "DurationUnit";
    const WORDS: &'static [(&'static str, Both)] = &[
        ("year", Both::new("a year", "年")),
        ("term", Both::new("a term", "学期")),
        ("month", Both::new("a month", "月")),
        ("week", Both::new("a week", "周")),
        ("day", Both::new("a day", "天")),
        ("hour", Both::new("an hour", "小时")),
    ];

    fn parse(text: &str) -> Option<Self> {
        Self::by_name(text)
    }

    fn as_str(self) -> &'static str {
        self.name()
    }
}

record! {
    /// The long form of a length of time.
    pub struct DurationFields {
        count: Answer<Count>, "how many" / "数量";
        unit: Answer<DurationUnit>, "of what" / "单位";
        note: Opt<Text>, "a remark" / "备注";
    }
}

impl Duration {
    pub fn new(count: u32, unit: DurationUnit) -> Self {
        Self { count, unit, note: None }
    }

    /// What is counted, for comparing: years and months in months, the others alone.
    fn measure(&self) -> (DurationUnit, u64) {
        match self.unit {
            DurationUnit::Year => (DurationUnit::Month, u64::from(self.count) * 12),
            unit => (unit, u64::from(self.count)),
        }
    }

    /// Whether the two are of comparable units and not the same time: years with months, all others with their like.
    pub fn differs(&self, other: &Self) -> bool {
        let ((unit, count), (other_unit, other_count)) = (self.measure(), other.measure());
        unit == other_unit && count != other_count
    }

    /// `None` where the units cannot be added without a guess.
    pub(super) fn plus(&self, other: &Self) -> Option<Self> {
        let ((unit, count), (other_unit, other_count)) = (self.measure(), other.measure());
        if unit != other_unit {
            return None;
        }
        let sum = u32::try_from(count.checked_add(other_count)?).ok()?;
        Some(match unit {
            DurationUnit::Month if sum % 12 == 0 => Self::new(sum / 12, DurationUnit::Year),
            _ => Self::new(sum, unit),
        })
    }

    pub(super) fn text(&self, cx: &ViewCx) -> String {
        cx.locale.duration(i64::from(self.count), self.unit)
    }
}

impl fmt::Display for Duration {
    /// The short form that is read again as the same length: `1 year`, `18 months`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}{}", self.count, self.unit.name(), if self.count == 1 { "" } else { "s" })
    }
}

/// Reads `4 years`; the note is left empty.
pub(super) fn parse(text: &str) -> Result<Duration, Wrong<'_>> {
    if let Some((count, unit)) = text.split_once(' ')
        && let (Some(count), Some(unit)) = (whole_number(count).filter(|count| *count > 0), DurationUnit::by_name(unit))
    {
        return Ok(Duration::new(count, unit));
    }
    Err(near(text))
}

/// Words for units that are not the ones of content.
const UNITS: &[(&str, DurationUnit)] = &[
    ("y", DurationUnit::Year),
    ("yr", DurationUnit::Year),
    ("yrs", DurationUnit::Year),
    ("yr.", DurationUnit::Year),
    ("academic year", DurationUnit::Year),
    ("academic years", DurationUnit::Year),
    ("年", DurationUnit::Year),
    ("学年", DurationUnit::Year),
    ("年制", DurationUnit::Year),
    ("semester", DurationUnit::Term),
    ("semesters", DurationUnit::Term),
    ("trimester", DurationUnit::Term),
    ("trimesters", DurationUnit::Term),
    ("学期", DurationUnit::Term),
    ("个学期", DurationUnit::Term),
    ("mo", DurationUnit::Month),
    ("mos", DurationUnit::Month),
    ("个月", DurationUnit::Month),
    ("月", DurationUnit::Month),
    ("wk", DurationUnit::Week),
    ("wks", DurationUnit::Week),
    ("周", DurationUnit::Week),
    ("个星期", DurationUnit::Week),
    ("星期", DurationUnit::Week),
    ("d", DurationUnit::Day),
    ("天", DurationUnit::Day),
    ("日", DurationUnit::Day),
    ("h", DurationUnit::Hour),
    ("小时", DurationUnit::Hour),
    ("学时", DurationUnit::Hour),
];

const NUMBERS: &[(&str, u32)] = &[
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("twelve", 12),
    ("一", 1),
    ("两", 2),
    ("二", 2),
    ("三", 3),
    ("四", 4),
    ("五", 5),
    ("六", 6),
    ("七", 7),
    ("八", 8),
    ("九", 9),
    ("十", 10),
    ("a", 1),
    ("an", 1),
];

fn near(text: &str) -> Wrong<'_> {
    let plain = halfwidth(text).to_lowercase();
    let plain = plain.trim();
    let split = plain.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','));
    let (number, unit) = match split {
        // Digits first: what follows is the unit, with a blank between or without.
        Some(at) if at > 0 => plain.split_at(at),
        None => (plain, ""),
        Some(_) => match plain.split_once([' ', '-']) {
            Some((number, unit)) => (number, unit),
            None => {
                let first = plain.chars().next().map_or(0, char::len_utf8);
                plain.split_at(first)
            }
        },
    };
    let wrong = Wrong::new(&codes::NOT_A_DURATION, text);
    // `4-5 years`: which of the two holds nobody can tell here.
    let range = unit.trim_start().trim_start_matches(['-', '–', '—', '~', '至', '到']);
    if range.len() < unit.trim_start().len() && range.trim_start().starts_with(|c: char| c.is_ascii_digit()) {
        let reason = Both::new(
            "a range cannot be added up: write the regular length, and the rest into `note` of the entry",
            "不能写区间，请写标准时长，其余写在条目的 `note` 中",
        );
        return wrong.arg("reason", reason);
    }
    let unit = unit.trim_matches([' ', '-']);
    let digits = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    if digits && unit.is_empty() {
        return wrong.arg("reason", Both::new("a unit is missing", "缺少单位")).arg("count", number);
    }
    if plain.contains('+') {
        let parts: Option<Vec<u32>> = plain.split('+').map(|part| whole_number(part.trim())).collect();
        let total = parts.map(|parts| Duration::new(parts.iter().sum(), DurationUnit::Year).to_string());
        return wrong
            .arg(
                "reason",
                Both::new(
                    "the whole length belongs here; how it is divided follows from `stages`",
                    "此处写总时长，如何分段由 `stages` 得出",
                ),
            )
            .maybe("proposal", total);
    }
    let known = DurationUnit::by_name(unit)
        .or_else(|| UNITS.iter().find(|(word, _)| *word == unit).map(|(_, unit)| *unit))
        .or_else(|| {
            let singular = unit.strip_suffix('s').unwrap_or(unit);
            let names = DurationUnit::ALL.iter().map(|unit| unit.name());
            (singular.chars().count() > 2).then(|| nearest(singular, names)).flatten().and_then(DurationUnit::by_name)
        });
    let count = whole_number(number).or_else(|| NUMBERS.iter().find(|(word, _)| *word == number).map(|(_, n)| *n));
    // `1.5 years` is 18 months; of other units nobody can tell what a half is.
    let half = match known {
        Some(DurationUnit::Year) => number.strip_suffix(".5").and_then(whole_number).map(|years| years * 12 + 6),
        _ => None,
    };
    let reason = match (known, count) {
        (Some(_), Some(0)) => Both::new("it has no length", "时长为零"),
        (Some(_), Some(_)) => Both::new("it is written as a number, a blank and a unit", "写法为数字、空格、英文单位"),
        (Some(_), None) => Both::new("a whole number in digits belongs first", "前面应是阿拉伯数字的整数"),
        (None, _) => Both::new("its unit is unknown", "单位无法识别"),
    };
    let proposal = match (known, count, half) {
        (_, _, Some(months)) => Some(Duration::new(months, DurationUnit::Month)),
        (Some(unit), Some(count), _) if count > 0 => Some(Duration::new(count, unit)),
        _ => None,
    };
    wrong.arg("reason", reason).maybe("proposal", proposal.map(|duration| duration.to_string()))
}

const A_DURATION: Both = Both::new("a length of time such as `4 years`", "时长，如 `4 years`");

impl Value for Duration {
    fn shape() -> Shape {
        Shape::Record {
            name: Both::new("lengths of time", "时长"),
            short: &["4 years", "1 year", "3 terms", "18 months", "6 weeks", "10 days"],
            fields: DurationFields::decls,
        }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        if is_map(node) {
            let fields: DurationFields = decode_map(node, Both::new("lengths of time", "时长"), cx)?;
            return match (fields.count.stated(), fields.unit.stated()) {
                (Some(count), Some(unit)) => Some(Self { count: count.0, unit: *unit, note: fields.note }),
                _ => {
                    cx.wrong_shape(node, A_DURATION);
                    None
                }
            };
        }
        Short::read(node, A_DURATION, cx)?.parse(parse, cx)
    }

    /// `{text, count, unit, note}`
    fn view(&self, cx: &ViewCx) -> View {
        View::Map(vec![
            ("text", View::text(self.text(cx))),
            ("count", View::Int(i64::from(self.count))),
            ("unit", self.unit.view(cx)),
            ("note", self.note.as_ref().map_or(View::Null, |note| note.value.view(cx))),
        ])
    }
}
