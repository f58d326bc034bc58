//! Stages of study: where one is for how long, the route that they make, and what they cost.
//!
//! `3+1` is never written: it follows from the stages. Not here: what a program says of all its stages together
//! (`kinds::program`).

use crate::catalogue::check::CheckCx;
use crate::catalogue::value::amount::{Fee, is_fee};
use crate::catalogue::value::duration::{self, Duration};
use crate::catalogue::value::short::{Short, Wrong, halfwidth, is_map, map_view};
use crate::catalogue::value::{Body, LanguageProof, LanguageShare, Party, Place, SlugText, Term};
use crate::date::DurationUnit;
use crate::diag::codes::value as codes;
use crate::diag::{Both, Diagnostic};
use crate::fields::{Answer, Cx, List, Opt, Record, Shape, Slot, Text, Texts, Value, View, ViewCx, decode_map, record};
use crate::source::Located;
use crate::syntax::tree::{Node, Value as Tree};
use crate::text::nearest;

record! {
    /// A part of a program that is studied at one place.
    pub struct Stage {
        id: Opt<SlugText>, "a name for it, by which fees can refer to it" / "阶段标识，供学费引用";
        at: Answer<Party>, "at whose place" / "就读院校";
        duration: Opt<Duration>, "how long; may be left out where there is one stage or it is unknown" / "时长；只有一个阶段或未知时可省略";
        place: Opt<Place>, "where exactly" / "具体地点";
        languages: List<LanguageShare>, "the languages of teaching" / "授课语言";
        language_proof: Opt<LanguageProof>, "languages that must be proved to enter it" / "进入该阶段的语言要求";
        optional: Opt<bool>, "`true` where it may be left out" / "可选阶段写 `true`";
        requirements: Opt<Texts>, "what is needed to enter it" / "进入该阶段的条件";
        note: Opt<Text>, "a remark" / "备注";
    }
}

const A_STAGE: Both = Both::new("a stage such as `3 years at wangchuan`", "培养阶段，如 `3 years at wangchuan`");

/// The two parts of `3 years at wangchuan`, each still to be read.
fn parse_stage(text: &str) -> Result<(&str, &str), Wrong<'_>> {
    if let Some((duration, party)) = text.split_once(" at ") {
        let (duration, party) = (duration.trim(), party.trim());
        if !duration.is_empty() && !party.is_empty() {
            return Ok((duration, party));
        }
    }
    let wrong = Wrong::new(&codes::NOT_A_STAGE, text);
    let plain = halfwidth(text);
    let plain = plain.trim();
    if plain.contains('+') && plain.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | ' ' | '.')) {
        return Err(wrong.arg("reason", Both::new("a formula does not say where", "数字公式没有写明在哪里")));
    }
    let read = |length: &str| match duration::parse(length.trim()) {
        Ok(duration) => Some(duration.to_string()),
        Err(wrong) => wrong.proposal().map(str::to_owned),
    };
    let joints = [" in ", " with ", " @ ", "@", ", ", ": ", " - ", "在", "于"];
    let joined = joints.iter().find_map(|joint| {
        let (a, b) = plain.split_once(joint)?;
        // Either side may hold the length: `3 years in x`, `x: 3 years`, `在x3年`.
        let (length, party) = read(a).map(|length| (length, b)).or_else(|| Some((read(b)?, a)))?;
        Some(format!("{length} at {}", party.trim()))
    });
    // `3 years wangchuan`: the first two words are the length.
    let words: Vec<&str> = plain.split_whitespace().collect();
    let bare = || match words[..] {
        [count, unit, party] => read(&format!("{count} {unit}")).map(|length| format!("{length} at {party}")),
        [length, party] => read(length).map(|length| format!("{length} at {party}")),
        _ => None,
    };
    if let Some(proposal) = joined.filter(|text| !text.ends_with(" at ")).or_else(bare) {
        return Err(wrong.arg("proposal", proposal));
    }
    let reason = match read(plain) {
        Some(_) => Both::new("it does not say where", "没有写明在哪里"),
        None => Both::new("it does not say how long", "没有写明时长"),
    };
    let slug = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '/');
    let long = plain.chars().all(slug) && !plain.starts_with(|c: char| c.is_ascii_digit());
    Err(wrong.arg("reason", reason).maybe("party", long.then(|| plain.to_owned())))
}

impl Value for Stage {
    fn shape() -> Shape {
        Shape::Record {
            name: Both::new("stages", "培养阶段"), short: &["3 years at wangchuan"], fields: Self::decls
        }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        if is_map(node) {
            return decode_map(node, Both::new("stages", "培养阶段"), cx);
        }
        let short = Short::read(node, A_STAGE, cx)?;
        let (length, party) = short.parse(parse_stage, cx)?;
        let duration = short.parse(|_| duration::parse(length), cx).map(|duration| short.located(duration, length));
        let at = Node { span: short.place(party), value: Tree::Scalar { text: party.into(), plain: true } };
        let at = Party::decode(&at, cx).map(|at| Answer::Stated(short.located(at, party)));
        Some(Self {
            id: None,
            at: at?,
            duration: Some(duration?),
            place: None,
            languages: Vec::new(),
            language_proof: None,
            optional: None,
            requirements: None,
            note: None,
        })
    }

    fn view(&self, cx: &ViewCx) -> View {
        map_view(View::maybe(self.duration.as_ref().map(|duration| duration.value.text(cx))), self, cx)
    }
}

impl Stage {
    fn is_optional(&self) -> bool {
        self.optional.as_ref().is_some_and(|optional| optional.value)
    }
}

/// How long the stages take together, optional ones left out.
///
/// `None` where there is none, one has no duration, or their units cannot be added without a guess.
pub fn total_of(stages: &[Located<Stage>]) -> Option<Duration> {
    let mut lengths = stages.iter().filter(|stage| !stage.is_optional()).map(|stage| stage.duration.as_ref());
    let first = lengths.next()??.value.clone();
    let first = Duration { note: None, ..first };
    lengths.try_fold(first, |total, length| total.plus(&length?.value))
}

/// The stages as blocks of the route: `{id, at, place, text, years, terms, months, weeks, days, optional}`, in order.
///
/// One of the numbers is given, in the unit of the stage; all are null where its length is unknown, and then `text` is
/// null too. Which block is at home is for the theme to tell from `at`.
pub fn route_of(stages: &[Located<Stage>], cx: &ViewCx) -> View {
    let block = |stage: &Located<Stage>| {
        let length = stage.duration.as_ref().map(|duration| &duration.value);
        let count = |unit: DurationUnit| match length {
            Some(length) if length.unit == unit => View::Int(length.count.into()),
            _ => View::Null,
        };
        View::Map(vec![
            ("id", stage.id.view(cx)),
            ("at", stage.at.view(cx)),
            ("place", stage.place.view(cx)),
            ("text", View::maybe(length.map(|length| length.text(cx)))),
            ("years", count(DurationUnit::Year)),
            ("terms", count(DurationUnit::Term)),
            ("months", count(DurationUnit::Month)),
            ("weeks", count(DurationUnit::Week)),
            ("days", count(DurationUnit::Day)),
            ("optional", View::Bool(stage.is_optional())),
        ])
    };
    View::List(stages.iter().map(block).collect())
}

/// A stage as a fee names it: its `id`, or its party's slug.
#[derive(Clone, Debug, PartialEq)]
pub struct StageName(pub String);

impl Value for StageName {
    fn shape() -> Shape {
        Shape::Form {
            name: Both::new(
                "the `id` of a stage, or its party where that is unique",
                "阶段的 `id`，或唯一对应的院校短名",
            ),
            examples: &["final-year", "wangchuan"],
        }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        cx.scalar(node, Both::new("the name of a stage", "阶段名称")).map(|text| Self(text.to_owned()))
    }

    fn view(&self, _: &ViewCx) -> View {
        View::text(self.0.as_str())
    }
}

record! {
    /// What studying costs.
    pub struct Tuition {
        fee: Answer<Fee>, "how much" / "金额";
        stage: Opt<StageName>, "for which stage" / "对应的培养阶段";
        audience: Opt<Text>, "for whom" / "适用对象";
        year: Opt<Term>, "for which academic year" / "适用学年";
        note: Opt<Text>, "a remark" / "备注";
    }
}

impl Value for Tuition {
    fn shape() -> Shape {
        Shape::Record {
            name: Both::new("tuition fees", "学费"),
            short: &["86000 CNY per year", "free"],
            fields: Self::decls,
        }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        if is_fee(node) {
            let fee = Fee::decode(node, cx)?;
            let fee = Answer::Stated(Located::new(fee, node.span));
            return Some(Self { fee, stage: None, audience: None, year: None, note: None });
        }
        decode_map(node, Both::new("tuition fees", "学费"), cx)
    }

    fn view(&self, cx: &ViewCx) -> View {
        map_view(View::maybe(self.fee.stated().map(|fee| fee.text(cx))), self, cx)
    }
}

impl Tuition {
    /// Adds `unknown-stage` for a stage that is none or may be either of two, `past-fee` for a year that is over.
    pub fn check(&self, cx: &mut CheckCx, stages: &[Located<Stage>]) {
        if let Some(year) = &self.year
            && year.value.latest() < cx.options.today
        {
            cx.push(Diagnostic::new(&codes::PAST_FEE, year.span).arg("year", year.value.iso()));
        }
        let Some(name) = &self.stage else { return };
        // A stage whose party was reported as unknown may be the one that is meant.
        let lost =
            |stage: &Located<Stage>| matches!(stage.value.at.stated().map(|at| &at.body), Some(Body::Entry(None)));
        if stages.iter().any(lost) {
            return;
        }
        let ids = stages.iter().filter_map(|stage| stage.id.as_ref()).map(|id| id.value.0.as_str());
        if ids.clone().any(|id| id == name.value.0) {
            return;
        }
        let index = cx.index();
        let parties: Vec<(String, String)> = stages
            .iter()
            .filter_map(|stage| stage.at.stated()?.entry())
            .map(|id| (index.key(id).slug.to_string(), index.name(id)))
            .collect();
        let named = parties.iter().filter(|(slug, full)| [slug, full].contains(&&name.value.0)).count();
        if named == 1 {
            return;
        }
        let mut known: Vec<String> = ids.map(str::to_owned).collect();
        let of_slug = |slug: &String| parties.iter().filter(|(other, _)| other == slug).count();
        known.extend(parties.iter().filter(|(slug, _)| of_slug(slug) == 1).map(|(slug, _)| slug.clone()));
        let suggestion = nearest(&name.value.0, known.iter().map(String::as_str)).map(str::to_owned);
        cx.push(
            Diagnostic::new(&codes::UNKNOWN_STAGE, name.span)
                .arg("text", name.value.0.as_str())
                .maybe("count", (named > 1).then_some(named))
                .maybe("suggestion", suggestion)
                .maybe("known", (!known.is_empty()).then_some(known)),
        );
    }
}
