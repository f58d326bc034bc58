//! What study is and leads through: levels, directions, awards, courses, intakes with their dates, approvals.
//!
//! Not here: stages and tuition (`stage`), which of these a kind has (`kinds`).

use crate::catalogue::check::CheckCx;
use crate::catalogue::kind::{Deadline, DeadlineKind, Holds, Occasion, OccasionKind, Round};
use crate::catalogue::linked::{Said, Thing, whole};
use crate::catalogue::value::short::{Short, Wrong, map_value};
use crate::catalogue::value::{Count, Credits, Date, LanguageShare, Moment, Party, Period, Term, Url};
use crate::date::CivilDay;
use crate::diag::codes::value as codes;
use crate::diag::{Both, Diagnostic};
use crate::fields::{Answer, Cx, List, Opt, Shape, Text, Value, View, ViewCx, record, word};
use crate::registry;
use crate::source::Located;
use crate::syntax::tree::Node;

word! {
    /// The level of a program.
    pub enum Level = "the level of study" / "层次" {
        Associate = "associate", "below a first degree" / "专科";
        Bachelor = "bachelor", "a first degree" / "本科";
        Master = "master", "a second degree" / "硕士";
        Doctoral = "doctoral", "a doctorate" / "博士";
        Integrated = "integrated", "first and second degree in one" / "本硕连读";
        Diploma = "diploma", "a diploma or certificate" / "文凭或证书";
        Secondary = "secondary", "before university" / "中学";
        Preparatory = "preparatory", "preparation for study" / "预科";
        NonDegree = "non-degree", "study without a degree" / "非学历";
    }
}

word! {
    /// Seen from home: going out, coming in, or both.
    pub enum Direction = "the direction of an exchange" / "交流方向" {
        Out = "out", "going out" / "派出";
        In = "in", "coming in" / "来访";
        Both = "both", "both ways" / "双向";
    }
}

/// A level of the European Qualifications Framework, from 1 to 8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Eqf(pub u8);

impl Value for Eqf {
    fn shape() -> Shape {
        Shape::Form {
            name: Both::new("a level of the European Qualifications Framework", "欧洲资历框架等级"),
            examples: &["6", "7"],
        }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let parse = |text| {
            registry::eqf(text).map(Self).map_err(|fault| {
                Wrong::new(&codes::NOT_AN_EQF_LEVEL, text).maybe("proposal", fault.proposal().map(str::to_owned))
            })
        };
        Short::read(node, Both::new("a level from 1 to 8", "1 到 8 的等级"), cx)?.parse(parse, cx)
    }

    fn view(&self, _: &ViewCx) -> View {
        View::Int(self.0.into())
    }
}

/// A short text that is the same in every language: a number, a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark(pub String);

impl Value for Mark {
    fn shape() -> Shape {
        Shape::Form { name: Both::new("a number or code as written", "编号或代码"), examples: &["RIV101"] }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        const A_MARK: Both = Both::new("a number or code", "编号或代码");
        let text = cx.scalar(node, A_MARK)?;
        if text.is_empty() {
            cx.wrong_shape(node, A_MARK);
            return None;
        }
        Some(Self(text.to_owned()))
    }

    fn view(&self, _: &ViewCx) -> View {
        View::text(self.0.as_str())
    }
}

record! {
    /// What a graduate receives.
    pub struct Award {
        title: Answer<Text>, "the degree or certificate" / "学位或证书名称";
        awarded_by: List<Party>, "who awards it" / "授予方";
        eqf: Opt<Eqf>, "its level in the European Qualifications Framework" / "欧洲资历框架等级";
        note: Opt<Text>, "a remark" / "备注";
    }
}
map_value!(Award, "awards" / "学位", |award, cx| award
    .title
    .stated()
    .map_or(View::Null, |title| { View::text(title.best(cx.lang).0) }));

word! {
    /// Whether a course must be taken.
    pub enum CourseType = "the type of a course" / "课程类型" {
        Core = "core", "everyone takes it" / "必修";
        Elective = "elective", "may be chosen" / "选修";
    }
}

record! {
    /// What is taught.
    pub struct Course {
        code: Opt<Mark>, "its number" / "课程代码";
        title: Answer<Text>, "its title" / "课程名称";
        credits: Opt<Credits>, "its size" / "学分";
        year: Opt<Count>, "the year of study" / "第几学年";
        term: Opt<Term>, "the term in which it is next taught" / "开课学期";
        kind as "type": Opt<CourseType>, "core or elective" / "必修或选修";
        taught_by: List<Party>, "who teaches it" / "授课方";
        language: List<LanguageShare>, "the languages of teaching" / "授课语言";
        syllabus: Opt<Text>, "what it is about" / "课程内容";
        note: Opt<Text>, "a remark" / "备注";
    }
}
map_value!(Course, "courses" / "课程", |course, cx| course
    .title
    .stated()
    .map_or(View::Null, |title| { View::text(title.best(cx.lang).0) }));

impl Course {
    /// It as a course of schema.org, where its content is described: a mere title is no course there.
    pub fn described(&self, cx: &ViewCx) -> Option<Said> {
        self.syllabus.as_ref()?;
        let mut course = Thing::new("Course").with("name", &self.title, cx);
        course.say("description", &self.syllabus, cx);
        course.say("courseCode", &self.code, cx);
        course.put("numberOfCredits", self.credits.as_ref().and_then(|credits| whole(credits.value.amount)));
        course.say("provider", &self.taught_by, cx);
        course.say("inLanguage", &self.language, cx);
        course.said()
    }
}

record! {
    /// A term with its dates.
    pub struct Intake {
        term: Opt<Term>, "the term it is for" / "入学学期";
        starts: Opt<Date>, "the first day of study" / "开学日期";
        opens: Opt<Date>, "when applications open" / "开放申请日期";
        nominate_by: Opt<Date>, "the last day for the home university to nominate" / "提名截止日期";
        apply_by: Opt<Date>, "the last day to apply" / "申请截止日期";
        rolling: Opt<bool>, "`true` where one can apply at any time" / "随时可申请时写 `true`";
        audience: Opt<Text>, "for whom" / "面向对象";
        direction: Opt<Direction>, "out, in or both" / "方向";
        capacity: Opt<Count>, "how many places" / "名额";
        url: Opt<Url>, "where to apply" / "申请网址";
        cancelled: Opt<bool>, "`true` where it does not take place" / "取消时写 `true`";
        note: Opt<Text>, "a remark" / "备注";
    }
}

/// The view has `state` beside the fields: `cancelled`, `not-open`, `open`, `closed`, or null where nothing tells.
impl Value for Intake {
    fn shape() -> Shape {
        use crate::fields::Record;
        Shape::Record { name: Both::new("intakes", "招生批次"), short: &[], fields: Self::decls }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        crate::fields::decode_map(node, Both::new("intakes", "招生批次"), cx)
    }

    fn view(&self, cx: &ViewCx) -> View {
        use crate::fields::Record;
        let term = self.term.as_ref().map(|term| term.value.text(cx));
        let text = term.or_else(|| self.starts.as_ref().map(|starts| cx.locale.date(&starts.value)));
        let mut view = vec![("text", View::maybe(text)), ("state", View::maybe(self.state(cx.today)))];
        view.extend(self.fields_view(cx));
        View::Map(view)
    }
}

impl Intake {
    fn round(&self) -> Round<'_> {
        let term = self.term.as_ref().map(|term| &term.value);
        Round {
            term,
            begins: self.starts.as_ref().map(|starts| starts.value).filter(|_| term.is_none()),
            number: None,
            direction: self.direction.as_ref().map(|direction| direction.value),
            words: self.audience.as_ref().map(|audience| &audience.value),
        }
    }

    fn is_cancelled(&self) -> bool {
        self.cancelled.as_ref().is_some_and(|cancelled| cancelled.value)
    }

    fn dates(&self) -> impl Iterator<Item = &Date> {
        [&self.opens, &self.nominate_by, &self.apply_by, &self.starts].into_iter().flatten().map(|date| &date.value)
    }

    /// The last day that has to do with it; `None` where it states neither a date nor a term.
    fn last_day(&self) -> Option<CivilDay> {
        self.dates().map(|date| date.latest()).max().or_else(|| self.term.as_ref().map(|term| term.value.latest()))
    }

    fn state(&self, today: CivilDay) -> Option<&'static str> {
        if self.is_cancelled() {
            return Some("cancelled");
        }
        let last = self.apply_by.as_ref().or(self.nominate_by.as_ref()).or(self.starts.as_ref());
        match (&self.opens, last) {
            (_, Some(last)) if last.value.latest() < today => Some("closed"),
            (Some(opens), _) if today < opens.value.earliest() => Some("not-open"),
            (Some(_), _) | (None, Some(_)) => Some("open"),
            (None, None) if self.rolling.as_ref().is_some_and(|rolling| rolling.value) => Some("open"),
            (None, None) => None,
        }
    }
}

/// Reports dates of an intake that cannot be in their order, and intakes that are all over (`past-intakes`).
pub fn check_intakes(cx: &mut CheckCx, intakes: &List<Intake>) {
    for intake in intakes {
        let opens = ("opens", intake.opens.as_ref());
        let nominate = ("nominate_by", intake.nominate_by.as_ref());
        let apply = ("apply_by", intake.apply_by.as_ref());
        let starts = ("starts", intake.starts.as_ref());
        cx.order(opens, nominate);
        cx.order(opens, apply);
        cx.order(nominate, starts);
        cx.order(apply, starts);
        if nominate.1.is_none() && apply.1.is_none() {
            cx.order(opens, starts);
        }
    }
    let today = cx.options.today;
    let ends: Option<Vec<(CivilDay, &Located<Intake>)>> = intakes
        .iter()
        .filter(|intake| !intake.is_cancelled())
        .map(|intake| Some((intake.last_day()?, intake)))
        .collect();
    // An intake that states no day at all (a rolling one) may still be open.
    let Some((last, intake)) = ends.into_iter().flatten().max_by_key(|(last, _)| *last) else { return };
    if intakes.iter().all(|intake| intake.is_cancelled() || intake.last_day().is_some_and(|day| day < today)) {
        cx.push(Diagnostic::new(&codes::PAST_INTAKES, intake.span).arg("last", last.to_string()));
    }
}

/// Says until when one can apply, when study begins and how many are taken, of the intakes that are not over.
pub fn say_intakes(intakes: &List<Intake>, thing: &mut Thing, cx: &ViewCx) {
    let coming = intakes.iter().map(|intake| &intake.value);
    let coming = coming.filter(|intake| !intake.is_cancelled() && intake.last_day().is_none_or(|day| day >= cx.today));
    let coming: Vec<&Intake> = coming.collect();
    let ahead = |date: &&Located<Date>| date.value.latest() >= cx.today;
    for (property, date) in [
        ("applicationStartDate", (|intake| &intake.opens) as fn(&Intake) -> &Opt<Date>),
        ("applicationDeadline", |intake| &intake.apply_by),
        ("startDate", |intake| &intake.starts),
    ] {
        let dates = coming.iter().filter_map(|intake| date(intake).as_ref());
        let mut dates: Vec<&Located<Date>> =
            dates.filter(|date| property == "applicationStartDate" || ahead(date)).collect();
        dates.sort_by_key(|date| date.value.earliest());
        dates.dedup_by_key(|date| date.value);
        thing.say(property, &dates, cx);
    }
    if let [only] = coming[..] {
        thing.say("maximumEnrollment", &only.capacity, cx);
    }
}

/// The dates until which one can nominate or apply, in the order of writing; those of cancelled intakes left out.
pub fn intake_deadlines(intakes: &List<Intake>) -> Vec<Deadline<'_>> {
    let kept = intakes.iter().filter(|intake| !intake.is_cancelled());
    let dates = kept.flat_map(|intake| {
        let of = |kind, date| Deadline { kind, date, round: intake.value.round().until(date.value) };
        let nominate = intake.nominate_by.as_ref().map(|date| of(DeadlineKind::Nominate, date));
        let apply = intake.apply_by.as_ref().map(|date| of(DeadlineKind::Apply, date));
        [nominate, apply]
    });
    dates.flatten().collect()
}

/// The first days of study, in the order of writing; those of cancelled intakes left out.
pub fn intake_starts(intakes: &List<Intake>) -> Vec<Occasion<'_>> {
    let kept = intakes.iter().map(|intake| &intake.value).filter(|intake| !intake.is_cancelled());
    let starts = kept.filter_map(|intake| {
        Some(Occasion {
            kind: OccasionKind::Start,
            title: None,
            round: intake.round(),
            from: Moment::Date(intake.starts.as_ref()?.value),
            until: None,
            zone: None,
            place: None,
            holds: Holds::Yes,
        })
    });
    starts.collect()
}

word! {
    /// Whether an approval is made use of: what follows from no date.
    pub enum ApprovalStatus = "the status of an approval" / "审批状态" {
        Active = "active", "in use" / "正常";
        Stopped = "stopped", "takes nobody any more" / "停止招生";
        Closed = "closed", "ended" / "已终止";
    }
}

record! {
    /// An approval or accreditation by an authority.
    pub struct Approval {
        authority: Opt<Party>, "who gave it" / "审批机关";
        number: Opt<Mark>, "its number" / "批准书编号";
        valid: Opt<Period>, "from when to when it holds" / "有效期";
        per_intake: Opt<Count>, "how many it allows for each intake" / "每期招生人数";
        enrolment: Opt<Text>, "by which way students are enrolled" / "招生方式";
        status: Opt<ApprovalStatus>, "active, stopped or closed" / "审批状态";
        url: Opt<Url>, "where it can be read" / "网址";
        note: Opt<Text>, "a remark" / "备注";
    }
}

/// The view has `state` beside the fields: `stopped` or `closed` by its status, else that of its period.
impl Value for Approval {
    fn shape() -> Shape {
        use crate::fields::Record;
        Shape::Record { name: Both::new("approvals", "批准书"), short: &[], fields: Self::decls }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        crate::fields::decode_map(node, Both::new("approvals", "批准书"), cx)
    }

    fn view(&self, cx: &ViewCx) -> View {
        use crate::fields::{Record, Word};
        let state = match &self.status {
            Some(status) if status.value != ApprovalStatus::Active => Some(status.value.as_str()),
            _ => self.valid.as_ref().and_then(|valid| valid.value.state(cx.today)),
        };
        let text = View::maybe(self.number.as_ref().map(|number| number.value.0.as_str()));
        let mut view = vec![("text", text), ("state", View::maybe(state))];
        view.extend(self.fields_view(cx));
        View::Map(view)
    }
}

impl Approval {
    /// Reports an end that is near or past (unless it is stopped or closed anyway), a period that ends before it
    /// begins, and a number that begins like those of China's ministry and does not go on like them
    /// (`approval-number`, a warning).
    pub fn check(&self, cx: &mut CheckCx) {
        if let Some(valid) = &self.valid {
            cx.order(("from", valid.value.from.as_ref()), ("until", valid.value.until.as_ref()));
            let in_use = self.status.as_ref().is_none_or(|status| status.value == ApprovalStatus::Active);
            if in_use && let Some(until) = &valid.value.until {
                cx.ends(&until.value, cx.options.windows.approval_expiring, valid.span);
            }
        }
        if let Some(number) = &self.number
            && let Err(fault) = registry::approval_number(&number.value.0)
        {
            let upper = number.value.0.trim().to_uppercase();
            let chinese = fault.proposal().is_some() || ["MOE", "PDE"].iter().any(|start| upper.starts_with(start));
            if chinese {
                cx.push(
                    Diagnostic::new(&codes::APPROVAL_NUMBER, number.span)
                        .arg("text", number.value.0.as_str())
                        .maybe("proposal", fault.proposal().map(str::to_owned)),
                );
            }
        }
    }
}
