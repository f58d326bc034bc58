//! Figures: statistics with their date and source, totals, batches, quotas and credits.
//!
//! A figure keeps how exact its source is ("over", "almost"). Figures of the same name may stand side by side, since
//! sources disagree; nothing is added up. Not here: sums of money (`amount`), lengths of time (`duration`).

use rust_decimal::Decimal;

use crate::catalogue::check::CheckCx;
use crate::catalogue::value::amount::{Amount, Count, decimal, near_decimal, number_view};
use crate::catalogue::value::phrase::Phrase;
use crate::catalogue::value::short::{Short, Wrong, halfwidth, is_map, map_value, whole_number};
use crate::catalogue::value::{Country, Date, Field, Level, Party, Period, Source};
use crate::diag::codes::{field, value as codes};
use crate::diag::{Both, Diagnostic};
use crate::fields::{
    Answer, Cx, Decl, Fields, List, Many, Opt, Presence, Record, Shape, Text, Value, View, ViewCx, Word, decode_map,
    record, word,
};
use crate::source::{Located, Span};
use crate::syntax::tree::{Node, Value as Tree};
use crate::text::nearest;

word! {
    /// How exact a figure is.
    pub enum Qualifier = "how exact a figure is" / "数字的确切程度" {
        Over = "over", "more than" / "超过";
        Almost = "almost", "a little less than" / "将近";
        About = "about", "roughly" / "约";
        AtLeast = "at-least", "this or more" / "至少";
        UpTo = "up-to", "this or less" / "至多";
    }
}

impl Qualifier {
    fn phrase(self) -> Phrase {
        match self {
            Qualifier::Over => Phrase::new("over {}", "超过{}", "超過{}", "более {}"),
            Qualifier::Almost => Phrase::new("almost {}", "近{}", "近{}", "почти {}"),
            Qualifier::About => Phrase::new("about {}", "约{}", "約{}", "около {}"),
            Qualifier::AtLeast => Phrase::new("at least {}", "至少{}", "至少{}", "не менее {}"),
            Qualifier::UpTo => Phrase::new("up to {}", "至多{}", "至多{}", "до {}"),
        }
    }
}

/// Other words and signs before or behind a number, with the qualifier that they mean.
const QUALIFIERS: &[(&str, Qualifier)] = &[
    ("at least", Qualifier::AtLeast),
    ("no less than", Qualifier::AtLeast),
    ("not less than", Qualifier::AtLeast),
    ("minimum", Qualifier::AtLeast),
    (">=", Qualifier::AtLeast),
    ("≥", Qualifier::AtLeast),
    ("至少", Qualifier::AtLeast),
    ("不少于", Qualifier::AtLeast),
    ("up to", Qualifier::UpTo),
    ("at most", Qualifier::UpTo),
    ("no more than", Qualifier::UpTo),
    ("maximum", Qualifier::UpTo),
    ("<=", Qualifier::UpTo),
    ("≤", Qualifier::UpTo),
    ("至多", Qualifier::UpTo),
    ("最多", Qualifier::UpTo),
    ("不超过", Qualifier::UpTo),
    ("more than", Qualifier::Over),
    ("over", Qualifier::Over),
    ("above", Qualifier::Over),
    (">", Qualifier::Over),
    ("超过", Qualifier::Over),
    ("逾", Qualifier::Over),
    ("nearly", Qualifier::Almost),
    ("almost", Qualifier::Almost),
    ("close to", Qualifier::Almost),
    ("近", Qualifier::Almost),
    ("将近", Qualifier::Almost),
    ("approximately", Qualifier::About),
    ("approx.", Qualifier::About),
    ("approx", Qualifier::About),
    ("around", Qualifier::About),
    ("about", Qualifier::About),
    ("some", Qualifier::About),
    ("ca.", Qualifier::About),
    ("circa", Qualifier::About),
    ("roughly", Qualifier::About),
    ("~", Qualifier::About),
    ("≈", Qualifier::About),
    ("大约", Qualifier::About),
    ("约", Qualifier::About),
];

/// Signs and words behind a number.
const SUFFIXES: &[(&str, Qualifier)] = &[
    ("+", Qualifier::Over),
    ("多", Qualifier::Over),
    ("余", Qualifier::Over),
    ("or more", Qualifier::AtLeast),
    ("以上", Qualifier::AtLeast),
    ("以内", Qualifier::UpTo),
    ("左右", Qualifier::About),
];

/// Words for what is counted, which stand in the name of the figure or in `unit`.
const COUNTED: &[&str] = &["人", "名", "个", "所", "项", "家", "persons", "people", "students"];

type Figure = (Decimal, Option<Qualifier>);

fn canonical((value, qualifier): &Figure) -> String {
    match qualifier {
        Some(qualifier) => format!("{} {value}", qualifier.as_str()),
        None => value.to_string(),
    }
}

/// Reads `280000` and `over 280000`.
fn parse_figure(text: &str) -> Result<Figure, Wrong<'_>> {
    if let Some(value) = decimal(text) {
        return Ok((value, None));
    }
    if let Some((word, number)) = text.split_once(' ')
        && let Some(qualifier) = Qualifier::parse(word)
        && let Some(value) = decimal(number)
    {
        return Ok((value, Some(qualifier)));
    }
    let proposal = near_figure(text).map(|figure| canonical(&figure));
    Err(Wrong::new(&codes::NOT_A_FIGURE, text).maybe("proposal", proposal))
}

fn near_figure(text: &str) -> Option<Figure> {
    let lower = halfwidth(text).to_lowercase();
    let mut number = lower.trim();
    let mut qualifier = None;
    // The longest first: `more than` before `>`; `不超过` before `超过`.
    let mut words: Vec<&(&str, Qualifier)> = QUALIFIERS.iter().collect();
    words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    let hyphenated = Qualifier::WORDS.iter().find_map(|(word, _)| Some((number.strip_prefix(word)?, *word)));
    if let Some((rest, word)) = hyphenated {
        qualifier = Qualifier::parse(word);
        number = rest;
    } else if let Some((rest, found)) = words.iter().find_map(|(word, q)| Some((number.strip_prefix(word)?, *q))) {
        qualifier = Some(found);
        number = rest;
    }
    number = number.trim();
    for counted in COUNTED {
        number = number.strip_suffix(counted).unwrap_or(number).trim();
    }
    if let Some((rest, found)) = SUFFIXES.iter().find_map(|(word, q)| Some((number.strip_suffix(word)?, *q))) {
        qualifier = qualifier.or(Some(found));
        number = rest.trim();
    }
    // `28万余` and `28余万` both: the number word may be the last.
    if let Some((rest, found)) =
        ["余万", "多万"].iter().find_map(|word| Some((number.strip_suffix(word)?, Qualifier::Over)))
    {
        return Some((near_decimal(&format!("{rest}万"))?, Some(found)));
    }
    Some((near_decimal(number)?, qualifier))
}

fn figure_text(value: Decimal, qualifier: Option<Qualifier>, cx: &ViewCx) -> String {
    let number = cx.locale.number(value);
    match qualifier {
        Some(qualifier) => qualifier.phrase().fill(cx, &number),
        None => number,
    }
}

record! {
    /// To what a figure is confined.
    pub struct StatScope {
        country: Opt<Country>, "only this country" / "仅限该国家或地区";
        level: Opt<Level>, "only this level of study" / "仅限该层次";
        field: Opt<Field>, "only this subject" / "仅限该学科";
        note: Opt<Text>, "a remark" / "备注";
    }
}
map_value!(StatScope, "scopes of figures" / "统计范围");

record! {
    /// The long form of a figure.
    pub struct StatFields {
        value: Answer<Amount>, "the number, in digits" / "数值（数字）";
        qualifier: Opt<Qualifier>, "how exact it is" / "确切程度";
        unit: Opt<Text>, "what is counted, where the name does not say" / "计量单位";
        as_of: Opt<Date>, "the date it held" / "统计时间";
        period: Opt<Period>, "the time it covers" / "统计时段";
        since: Opt<Date>, "counted since" / "自何时起累计";
        scope: Opt<StatScope>, "to what it is confined" / "统计范围";
        including: Opt<Text>, "what it includes" / "其中包括";
        note: Opt<Text>, "a remark" / "备注";
        source: Opt<Source>, "who says so; left out where the entry has exactly one source" / "来源；条目只有一个来源时可省略";
    }
}

/// A number that a source states, as exact as it states it.
#[derive(Clone, Debug)]
pub struct Stat {
    pub value: Decimal,
    pub qualifier: Option<Qualifier>,
    pub unit: Opt<Text>,
    pub as_of: Opt<Date>,
    pub period: Opt<Period>,
    pub since: Opt<Date>,
    pub scope: Opt<StatScope>,
    pub including: Opt<Text>,
    pub note: Opt<Text>,
    pub source: Opt<Source>,
}

const A_FIGURE: Both = Both::new("a figure such as `280000` or `over 40`", "数字，如 `280000` 或 `over 40`");

impl Stat {
    fn of((value, qualifier): Figure) -> Self {
        Self {
            value,
            qualifier,
            unit: None,
            as_of: None,
            period: None,
            since: None,
            scope: None,
            including: None,
            note: None,
            source: None,
        }
    }

    /// Reports a figure that does not say of when it is, unless it is `dated` by what it stands in, or who says so,
    /// unless it is `sourced` in the same way. Adds `unsourced-figure`.
    pub fn check(&self, cx: &mut CheckCx, (name, span): (&str, Span), dated: bool, sourced: bool) {
        let no_date = !(dated || self.as_of.is_some() || self.period.is_some() || self.since.is_some());
        let no_source = !(sourced || self.source.is_some());
        let lacking = match (no_date, no_source) {
            (true, true) => Both::new("neither a date nor a source", "既没有时间也没有来源"),
            (true, false) => Both::new("no date", "没有时间"),
            (false, true) => Both::new("no source", "没有来源"),
            (false, false) => return,
        };
        cx.push(Diagnostic::new(&codes::UNSOURCED_FIGURE, span).arg("name", name).arg("lacking", lacking));
    }

    fn text(&self, cx: &ViewCx) -> String {
        figure_text(self.value, self.qualifier, cx)
    }

    fn view_parts(&self, cx: &ViewCx) -> Vec<(&'static str, View)> {
        use crate::fields::Slot;
        vec![
            ("text", View::text(self.text(cx))),
            ("value", number_view(self.value)),
            ("qualifier", self.qualifier.map_or(View::Null, |qualifier| qualifier.view(cx))),
            ("unit", self.unit.view(cx)),
            ("as_of", self.as_of.view(cx)),
            ("period", self.period.view(cx)),
            ("since", self.since.view(cx)),
            ("scope", self.scope.view(cx)),
            ("including", self.including.view(cx)),
            ("note", self.note.view(cx)),
            ("source", self.source.view(cx)),
        ]
    }
}

impl Value for Stat {
    fn shape() -> Shape {
        Shape::Record {
            name: Both::new("figures", "统计数字"),
            short: &["280000", "over 280000", "almost 40", "about 40", "at-least 40", "up-to 40"],
            fields: StatFields::decls,
        }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        if is_map(node) {
            let fields: StatFields = decode_map(node, Both::new("figures", "统计数字"), cx)?;
            let Some(value) = fields.value.stated() else {
                cx.wrong_shape(node, A_FIGURE);
                return None;
            };
            return Some(Self {
                value: value.0,
                qualifier: fields.qualifier.map(|qualifier| qualifier.value),
                unit: fields.unit,
                as_of: fields.as_of,
                period: fields.period,
                since: fields.since,
                scope: fields.scope,
                including: fields.including,
                note: fields.note,
                source: fields.source,
            });
        }
        Short::read(node, A_FIGURE, cx)?.parse(parse_figure, cx).map(Self::of)
    }

    /// `{text, value, qualifier, unit, as_of, period, since, scope, including, note, source}`: `value` is a number, or
    /// text where it has decimals.
    fn view(&self, cx: &ViewCx) -> View {
        View::Map(self.view_parts(cx))
    }
}

word! {
    /// What is counted, where the site has not named it itself.
    pub enum Metric = "the name of a figure" / "统计指标" {
        Students = "students", "students" / "在校生";
        InternationalStudents = "international-students", "international students" / "国际学生";
        Graduates = "graduates", "graduates" / "毕业生";
        Faculty = "faculty", "faculty members" / "教职工";
        Researchers = "researchers", "researchers" / "科研人员";
        Staff = "staff", "members of staff" / "员工";
        ScholarsHosted = "scholars-hosted", "professionals and scholars who have visited" / "来访专家学者";
        TalentsTrained = "talents-trained", "professionals trained" / "培养人才";
        Members = "members", "members" / "成员";
        Countries = "countries", "countries" / "国家";
        Campuses = "campuses", "campuses" / "校区";
        Departments = "departments", "departments" / "院系";
        Laboratories = "laboratories", "laboratories" / "实验室";
        ResearchCenters = "research-centers", "research centers" / "科研机构";
        Majors = "majors", "majors" / "专业";
        UndergraduatePrograms = "undergraduate-programs", "undergraduate programs" / "本科专业";
        MasterPrograms = "master-programs", "master's programs" / "硕士点";
        DoctoralPrograms = "doctoral-programs", "doctoral programs" / "博士点";
        JointPrograms = "joint-programs", "joint programs" / "合作办学项目";
        JointProgramPartners = "joint-program-partners", "universities in joint programs" / "合作办学高校";
        ExchangePrograms = "exchange-programs", "exchange programs" / "交流项目";
        Partners = "partners", "partner institutions" / "合作院校和机构";
        PartnerCountries = "partner-countries", "countries with partners" / "合作院校所在国家";
        Agreements = "agreements", "agreements" / "协议";
        TrainingPrograms = "training-programs", "training programs" / "培训项目";
        TrainingGroups = "training-groups", "groups trained" / "培训班次";
        TrainingCountries = "training-countries", "countries and regions reached by training" / "培训覆盖的国家和地区";
        YearsOfHistory = "years-of-history", "years of history" / "建校年数";
    }
}

record! {
    /// What the figures of a group have in common.
    pub struct GroupFields {
        as_of: Option<Answer<Date>>, "the date the figures held" / "统计时间";
        period: Opt<Period>, "the time they cover" / "统计时段";
        source: Opt<Source>, "who says so; left out where the entry has exactly one source" / "来源；条目只有一个来源时可省略";
        note: Opt<Text>, "a remark" / "备注";
    }
}

/// Figures of one source and date.
#[derive(Clone, Debug)]
pub struct StatGroup {
    pub common: GroupFields,
    /// By name, in the order of writing; a name may have several figures.
    pub figures: Vec<(Located<String>, List<Stat>)>,
}

/// All figures of an entry, in groups.
#[derive(Clone, Debug)]
pub struct Stats(pub Vec<StatGroup>);

impl Stats {
    /// Reports each figure that says neither here nor in its group of when it is, or who says so.
    ///
    /// `n_sources` are the sources of the entry: exactly one stands for all figures without their own. Adds
    /// `unsourced-figure`.
    pub fn check(&self, cx: &mut CheckCx, n_sources: usize) {
        for group in &self.0 {
            let dated = group.common.as_of.is_some() || group.common.period.is_some();
            let sourced = group.common.source.is_some() || n_sources == 1;
            for (name, stats) in &group.figures {
                for stat in stats {
                    stat.value.check(cx, (name.value.as_str(), name.span), dated, sourced);
                }
            }
        }
    }

    /// Reports each name that is neither in the program's list nor among `further`, those of `[labels.metric]`.
    ///
    /// Adds `unknown-figure`.
    pub fn check_names<'n>(&self, cx: &mut CheckCx, further: impl Iterator<Item = &'n str>) {
        let further: Vec<&str> = further.collect();
        for (name, _) in self.0.iter().flat_map(|group| &group.figures) {
            if Metric::parse(&name.value).is_some() || further.contains(&name.value.as_str()) {
                continue;
            }
            let known = Metric::WORDS.iter().map(|(word, _)| *word).chain(further.iter().copied());
            cx.push(
                Diagnostic::new(&codes::UNKNOWN_FIGURE, name.span)
                    .arg("name", name.value.as_str())
                    .maybe("suggestion", nearest(&name.value, known)),
            );
        }
    }
}

fn decode_group(node: &Node, cx: &mut Cx) -> Option<StatGroup> {
    let Some(map) = node.as_map() else {
        cx.wrong_shape(node, Both::new("a group of figures with their date and source", "一组带时间和来源的统计数字"));
        return None;
    };
    // No `finish`: every other key is the name of a figure.
    let common = GroupFields::read(&mut Fields::of_map(Both::new("groups of figures", "统计数字组"), node, cx));
    let mut figures = Vec::with_capacity(map.len());
    let mut all = true;
    for (key, value) in map {
        if matches!(&*key.text, "as_of" | "period" | "source" | "note") {
            continue;
        }
        if value.is_absent() {
            cx.push(Diagnostic::new(&field::EMPTY_FIELD, value.span).arg("field", &*key.text));
            all = false;
            continue;
        }
        match Many::<Stat>::decode(value, cx) {
            Some(stats) => figures.push((Located::new(key.text.to_string(), key.span), stats.0)),
            None => all = false,
        }
    }
    Some(StatGroup { common: common?, figures }).filter(|_| all)
}

fn group_decls() -> Vec<Decl> {
    let mut decls = GroupFields::decls();
    decls.extend(Metric::WORDS.iter().map(|(name, doc)| Decl {
        name,
        doc: *doc,
        presence: Presence::Optional,
        translatable: false,
        shape: Shape::List(Box::new(Stat::shape())),
    }));
    decls
}

impl Value for Stats {
    /// The names of figures that a site adds by `[labels.metric]` are allowed beside those declared.
    fn shape() -> Shape {
        let groups =
            Shape::Record { name: Both::new("groups of figures", "统计数字组"), short: &[], fields: group_decls };
        let further = Shape::Map {
            keys: Both::new("the name of a figure", "统计指标"),
            value: Box::new(Many::<Stat>::shape()),
        };
        Shape::List(Box::new(Shape::OneOf(vec![groups, further])))
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let one = std::slice::from_ref(node);
        let nodes = match &node.value {
            Tree::List(nodes) => nodes.as_slice(),
            _ => one,
        };
        let groups: Vec<Option<StatGroup>> = nodes.iter().map(|node| decode_group(node, cx)).collect();
        groups.into_iter().collect::<Option<Vec<_>>>().map(Self)
    }

    /// One list of all figures, each with what its group says of it: as a Stat, with `name` (`partners`), `word` (for
    /// the theme's label; null where the site has named it) and `label` (in English or Chinese).
    fn view(&self, cx: &ViewCx) -> View {
        use crate::fields::Slot;
        let mut figures = Vec::new();
        for group in &self.0 {
            for (name, stats) in &group.figures {
                // The site's own word for a figure comes before the theme's.
                let own = cx.locale.words.metrics.get(&name.value).map(String::as_str);
                let metric = Metric::parse(&name.value).filter(|_| own.is_none());
                let label = metric.map(|metric| {
                    let known = Metric::WORDS.iter().find(|(word, _)| *word == metric.as_str());
                    let (_, label) = known.expect("each word is in its list");
                    if cx.languages[cx.lang].tag.starts_with("zh") { label.zh } else { label.en }
                });
                for stat in stats {
                    let mut view = vec![
                        ("name", View::text(name.value.as_str())),
                        ("word", metric.map_or(View::Null, |metric| metric.view(cx))),
                        ("label", View::text(own.or(label).unwrap_or(&name.value))),
                    ];
                    for (key, mut part) in stat.view_parts(cx) {
                        if part == View::Null {
                            part = match key {
                                "as_of" if stat.period.is_none() => group.common.as_of.view(cx),
                                "period" if stat.as_of.is_none() => group.common.period.view(cx),
                                "source" => group.common.source.view(cx),
                                "note" => group.common.note.view(cx),
                                _ => View::Null,
                            };
                        }
                        view.push((key, part));
                    }
                    figures.push(View::Map(view));
                }
            }
        }
        View::List(figures)
    }
}

/// What a source declares of a list that names only some.
#[derive(Clone, Debug, PartialEq)]
pub struct Total {
    /// `None`: more than are named, nobody knows how many.
    pub value: Option<u32>,
    pub qualifier: Option<Qualifier>,
    pub note: Opt<Text>,
}

record! {
    /// The long form of a total.
    pub struct TotalFields {
        value: Answer<Count>, "how many" / "数量";
        qualifier: Opt<Qualifier>, "how exact it is" / "确切程度";
        note: Opt<Text>, "a remark" / "备注";
    }
}

const A_TOTAL: Both = Both::new("a total such as `12`, `over 20` or `more`", "总数，如 `12`、`over 20` 或 `more`");
const MORE: Phrase = Phrase::new("and more", "等", "等", "и другие");

fn parse_total(text: &str) -> Result<(Option<u32>, Option<Qualifier>), Wrong<'_>> {
    if text == "more" {
        return Ok((None, None));
    }
    let count = |value: Decimal| u32::try_from(value).ok().filter(|count| *count > 0 && value.fract().is_zero());
    if let Ok((value, qualifier)) = parse_figure(text)
        && let Some(count) = count(value)
    {
        return Ok((Some(count), qualifier));
    }
    let lower = halfwidth(text).to_lowercase();
    let proposal = match lower.trim() {
        "and more" | "etc" | "etc." | "et al." | "others" | "some" | "many" | "several" | "等" | "若干" | "多" => {
            Some("more".to_owned())
        }
        _ => near_figure(text).filter(|(value, _)| count(*value).is_some()).map(|figure| canonical(&figure)),
    };
    Err(Wrong::new(&codes::NOT_A_TOTAL, text).maybe("proposal", proposal))
}

impl Value for Total {
    fn shape() -> Shape {
        Shape::Record {
            name: Both::new("totals", "总数"),
            short: &["12", "over 20", "more"],
            fields: TotalFields::decls,
        }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        if is_map(node) {
            let fields: TotalFields = decode_map(node, Both::new("totals", "总数"), cx)?;
            let value = fields.value.stated().map(|count| count.0);
            return Some(Self { value, qualifier: fields.qualifier.map(|q| q.value), note: fields.note });
        }
        let (value, qualifier) = Short::read(node, A_TOTAL, cx)?.parse(parse_total, cx)?;
        Some(Self { value, qualifier, note: None })
    }

    /// `{text, value, qualifier, note}`: `value` is null for `more`.
    fn view(&self, cx: &ViewCx) -> View {
        let text = match self.value {
            Some(value) => figure_text(value.into(), self.qualifier, cx),
            None => MORE.get(cx).to_owned(),
        };
        View::Map(vec![
            ("text", View::text(text)),
            ("value", self.value.map_or(View::Null, |value| View::Int(value.into()))),
            ("qualifier", self.qualifier.map_or(View::Null, |qualifier| qualifier.view(cx))),
            ("note", self.note.as_ref().map_or(View::Null, |note| note.value.view(cx))),
        ])
    }
}

record! {
    /// Several alike as one entry.
    pub struct Batch {
        count: Answer<Count>, "how many" / "数量";
        hub: Opt<Party>, "around whom, where each is with this one" / "中心方：每一份都与其签订";
        note: Opt<Text>, "a remark" / "备注";
    }
}
map_value!(Batch, "batches" / "批次", |batch, cx| View::maybe(
    batch.count.stated().map(|count| cx.locale.number(i64::from(count.0)))
));

word! {
    /// What a quota counts.
    pub enum QuotaUnit = "the unit of a quota" / "名额单位" {
        Person = "person", "persons" / "人";
        PersonTerm = "person-term", "persons times terms" / "人·学期";
        PersonMonth = "person-month", "persons times months" / "人·月";
        PersonDay = "person-day", "persons times days" / "人·天";
    }
}

word! {
    /// For which time a quota holds.
    pub enum QuotaPer = "the time of a quota" / "名额周期" {
        Year = "year", "each year" / "每年";
        Term = "term", "each term" / "每学期";
        Total = "total", "in total" / "总计";
    }
}

word! {
    /// Which way a quota goes, seen from home.
    pub enum QuotaDirection = "the direction of a quota" / "名额方向" {
        Out = "out", "going out" / "派出";
        In = "in", "coming in" / "来访";
    }
}

record! {
    /// The long form of a quota.
    pub struct QuotaFields {
        count: Answer<Count>, "how many" / "数量";
        unit: Answer<QuotaUnit>, "of what" / "单位";
        per: Opt<QuotaPer>, "for which time" / "周期";
        direction: Opt<QuotaDirection>, "out or in" / "方向";
        note: Opt<Text>, "a remark" / "备注";
    }
}

/// How many may go.
#[derive(Clone, Debug, PartialEq)]
pub struct Quota {
    pub count: u32,
    pub unit: QuotaUnit,
    pub per: Option<QuotaPer>,
    pub direction: Option<QuotaDirection>,
    pub note: Opt<Text>,
}

impl Quota {
    /// The short form that is read again as the same quota.
    fn short(&self) -> String {
        let mut text = format!("{} {}{}", self.count, self.unit.as_str(), if self.count == 1 { "" } else { "s" });
        match self.per {
            Some(QuotaPer::Total) => text.push_str(" in total"),
            Some(per) => text.push_str(&format!(" per {}", per.as_str())),
            None => {}
        }
        if let Some(direction) = self.direction {
            text.push(' ');
            text.push_str(direction.as_str());
        }
        text
    }

    fn text(&self, cx: &ViewCx) -> String {
        let one = cx.locale.plural(i64::from(self.count)) == "one";
        let unit = match self.unit {
            QuotaUnit::Person if one => Phrase::new("{} person", "{}人", "{}人", "{} человек"),
            QuotaUnit::Person => Phrase::new("{} persons", "{}人", "{}人", "{} чел."),
            QuotaUnit::PersonTerm if one => Phrase::new("{} person-term", "{}人·学期", "{}人·學期", "{} чел.-семестр"),
            QuotaUnit::PersonTerm => Phrase::new("{} person-terms", "{}人·学期", "{}人·學期", "{} чел.-семестров"),
            QuotaUnit::PersonMonth if one => Phrase::new("{} person-month", "{}人·月", "{}人·月", "{} чел.-месяц"),
            QuotaUnit::PersonMonth => Phrase::new("{} person-months", "{}人·月", "{}人·月", "{} чел.-месяцев"),
            QuotaUnit::PersonDay if one => Phrase::new("{} person-day", "{}人·天", "{}人·天", "{} чел.-день"),
            QuotaUnit::PersonDay => Phrase::new("{} person-days", "{}人·天", "{}人·天", "{} чел.-дней"),
        };
        let mut text = unit.fill(cx, &cx.locale.number(i64::from(self.count)));
        let per = self.per.map(|per| match per {
            QuotaPer::Year => Phrase::new("{} per year", "每年{}", "每年{}", "{} в год"),
            QuotaPer::Term => Phrase::new("{} per term", "每学期{}", "每學期{}", "{} за семестр"),
            QuotaPer::Total => Phrase::new("{} in total", "共{}", "共{}", "всего {}"),
        });
        let direction = self.direction.map(|direction| match direction {
            QuotaDirection::Out => Phrase::new("{}, outgoing", "派出{}", "派出{}", "{}, от нас"),
            QuotaDirection::In => Phrase::new("{}, incoming", "接收{}", "接收{}", "{}, к нам"),
        });
        // 每年派出10人: what English adds behind, Chinese puts before, the time outermost.
        let mut around = [per, direction];
        if cx.languages[cx.lang].tag.starts_with("zh") {
            around.reverse();
        }
        for phrase in around.iter().flatten() {
            text = phrase.fill(cx, &text);
        }
        text
    }
}

const A_QUOTA: Both = Both::new("a quota such as `10 persons per year out`", "名额，如 `10 persons per year out`");

fn parse_quota(text: &str) -> Result<Quota, Wrong<'_>> {
    strict_quota(text).ok_or_else(|| {
        let wrong = Wrong::new(&codes::NOT_A_QUOTA, text);
        match whole_number(text) {
            Some(count) if count > 0 => {
                let persons = Quota { count, unit: QuotaUnit::Person, per: None, direction: None, note: None };
                wrong.arg("reason", Both::new("it does not say of what", "没有写单位")).arg("proposal", persons.short())
            }
            _ => wrong.maybe("proposal", near_quota(text).map(|quota| quota.short())),
        }
    })
}

fn strict_quota(text: &str) -> Option<Quota> {
    let mut words = text.split(' ').peekable();
    let count = words.next().and_then(whole_number).filter(|count| *count > 0)?;
    let unit = words.next()?;
    let unit = QuotaUnit::parse(unit.strip_suffix('s').unwrap_or(unit))?;
    let mut rest: Vec<&str> = words.collect();
    let direction = rest.last().and_then(|word| QuotaDirection::parse(word));
    if direction.is_some() {
        rest.pop();
    }
    let per = match rest[..] {
        [] => None,
        ["per", "year"] => Some(QuotaPer::Year),
        ["per", "term"] => Some(QuotaPer::Term),
        ["in", "total"] => Some(QuotaPer::Total),
        _ => return None,
    };
    Some(Quota { count, unit, per, direction, note: None })
}

/// The quota whose parts stand in another order or in other words: `每年派出10人`, `10 students/year`.
fn near_quota(text: &str) -> Option<Quota> {
    let lower = halfwidth(text).to_lowercase();
    let mut numbers = lower.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let count = numbers.next().and_then(whole_number).filter(|count| *count > 0)?;
    if numbers.next().is_some() {
        return None;
    }
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let words: Vec<&str> = lower.split(|c: char| !c.is_ascii_alphabetic()).collect();
    let word = |known: &[&str]| words.iter().any(|word| known.contains(word));
    let unit = match () {
        _ if has(&["person-term", "person term", "人学期", "人·学期"]) => QuotaUnit::PersonTerm,
        _ if has(&["person-month", "person month", "人月", "人·月"]) => QuotaUnit::PersonMonth,
        _ if has(&["person-day", "person day", "人天", "人·天"]) => QuotaUnit::PersonDay,
        _ if has(&["人", "名"]) => QuotaUnit::Person,
        _ if word(&[
            "person", "persons", "people", "student", "students", "place", "places", "teacher", "teachers",
        ]) =>
        {
            QuotaUnit::Person
        }
        _ => return None,
    };
    let per = match () {
        _ if has(&["每年", "/年", "每学年", "per year", "/year", "a year", "annually", "yearly", "each year"]) => {
            Some(QuotaPer::Year)
        }
        _ if has(&["每学期", "/学期", "per term", "/term", "semester", "each term"]) => Some(QuotaPer::Term),
        _ if has(&["共", "总", "total"]) => Some(QuotaPer::Total),
        _ => None,
    };
    let direction = match () {
        _ if has(&["派出", "赴"]) || word(&["out", "outgoing", "outbound"]) => Some(QuotaDirection::Out),
        _ if has(&["接收", "来访", "来华"]) || word(&["incoming", "inbound"]) || lower.trim_end().ends_with(" in") => {
            Some(QuotaDirection::In)
        }
        _ => None,
    };
    Some(Quota { count, unit, per, direction, note: None })
}

impl Value for Quota {
    fn shape() -> Shape {
        Shape::Record {
            name: Both::new("quotas", "名额"),
            short: &["10 persons per year out", "30 person-days in total", "2 persons per term in"],
            fields: QuotaFields::decls,
        }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        if is_map(node) {
            let fields: QuotaFields = decode_map(node, Both::new("quotas", "名额"), cx)?;
            let (Some(count), Some(unit)) = (fields.count.stated(), fields.unit.stated()) else {
                cx.wrong_shape(node, A_QUOTA);
                return None;
            };
            return Some(Self {
                count: count.0,
                unit: *unit,
                per: fields.per.map(|per| per.value),
                direction: fields.direction.map(|direction| direction.value),
                note: fields.note,
            });
        }
        Short::read(node, A_QUOTA, cx)?.parse(parse_quota, cx)
    }

    /// `{text, count, unit, per, direction, note}`
    fn view(&self, cx: &ViewCx) -> View {
        View::Map(vec![
            ("text", View::text(self.text(cx))),
            ("count", View::Int(self.count.into())),
            ("unit", self.unit.view(cx)),
            ("per", self.per.map_or(View::Null, |per| per.view(cx))),
            ("direction", self.direction.map_or(View::Null, |direction| direction.view(cx))),
            ("note", self.note.as_ref().map_or(View::Null, |note| note.value.view(cx))),
        ])
    }
}

word! {
    /// By whose rules credits are counted.
    pub enum CreditSystem = "a system of credits" / "学分体系" {
        Cn = "cn", "Chinese credits" / "中国学分";
        Ects = "ects", "credits of the European Credit Transfer System" / "欧洲学分（ECTS）";
        Us = "us", "semester hours of the United States" / "美国学分";
        Cats = "cats", "credits of the United Kingdom" / "英国学分（CATS）";
    }
}

record! {
    /// The long form of credits.
    pub struct CreditsFields {
        amount: Answer<Amount>, "how many" / "数量";
        system: Answer<CreditSystem>, "by whose rules" / "学分体系";
        note: Opt<Text>, "a remark" / "备注";
    }
}

/// The size of a program or course.
#[derive(Clone, Debug, PartialEq)]
pub struct Credits {
    pub amount: Decimal,
    pub system: CreditSystem,
    pub note: Opt<Text>,
}

const SOME_CREDITS: Both = Both::new("credits such as `160 cn` or `240 ects`", "学分，如 `160 cn` 或 `240 ects`");

impl Credits {
    pub(super) fn text(&self, cx: &ViewCx) -> String {
        let phrase = match self.system {
            CreditSystem::Cn => Phrase::new("{} Chinese credits", "{}学分", "{}學分", "{} китайских кредитов"),
            CreditSystem::Ects => Phrase::new("{} ECTS credits", "{} ECTS学分", "{} ECTS學分", "{} кредитов ECTS"),
            CreditSystem::Us => Phrase::new("{} US credits", "{}美国学分", "{}美國學分", "{} кредитов США"),
            CreditSystem::Cats => Phrase::new("{} UK credits", "{}英国学分", "{}英國學分", "{} британских кредитов"),
        };
        phrase.fill(cx, &cx.locale.number(self.amount))
    }
}

fn parse_credits(text: &str) -> Result<(Decimal, CreditSystem), Wrong<'_>> {
    if let Some((amount, system)) = text.split_once(' ')
        && let (Some(amount), Some(system)) = (decimal(amount), CreditSystem::parse(system))
    {
        return Ok((amount, system));
    }
    let wrong = Wrong::new(&codes::NOT_CREDITS, text);
    let lower = halfwidth(text).to_lowercase();
    let end = lower.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(lower.len());
    let (amount, system) = lower.split_at(end);
    let Some(amount) = decimal(amount.trim()) else { return Err(wrong) };
    let system = match system.trim() {
        "学分" | "cn credits" | "chinese credits" | "中国学分" => Some(CreditSystem::Cn),
        "ects" | "ects credits" | "ects学分" | "欧洲学分" | "ec" | "cp" | "lp" => Some(CreditSystem::Ects),
        "us credits" | "credit hours" | "semester hours" | "美国学分" => Some(CreditSystem::Us),
        "cats" | "cats credits" | "uk credits" | "英国学分" => Some(CreditSystem::Cats),
        "" | "credits" | "credit" | "个学分" => None,
        other => nearest(other, CreditSystem::WORDS.iter().map(|(word, _)| *word)).and_then(CreditSystem::parse),
    };
    Err(match system {
        Some(system) => wrong.arg("proposal", format!("{amount} {}", system.as_str())),
        None => wrong.arg(
            "examples",
            CreditSystem::WORDS.iter().map(|(system, _)| format!("{amount} {system}")).collect::<Vec<_>>(),
        ),
    })
}

impl Value for Credits {
    fn shape() -> Shape {
        Shape::Record {
            name: Both::new("credits", "学分"),
            short: &["160 cn", "240 ects"],
            fields: CreditsFields::decls,
        }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        if is_map(node) {
            let fields: CreditsFields = decode_map(node, Both::new("credits", "学分"), cx)?;
            let (Some(amount), Some(system)) = (fields.amount.stated(), fields.system.stated()) else {
                cx.wrong_shape(node, SOME_CREDITS);
                return None;
            };
            return Some(Self { amount: amount.0, system: *system, note: fields.note });
        }
        let (amount, system) = Short::read(node, SOME_CREDITS, cx)?.parse(parse_credits, cx)?;
        Some(Self { amount, system, note: None })
    }

    /// `{text, amount, system, note}`
    fn view(&self, cx: &ViewCx) -> View {
        View::Map(vec![
            ("text", View::text(self.text(cx))),
            ("amount", number_view(self.amount)),
            ("system", self.system.view(cx)),
            ("note", self.note.as_ref().map_or(View::Null, |note| note.value.view(cx))),
        ])
    }
}
