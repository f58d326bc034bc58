//! A program: what one can be admitted to and graduate from.

use crate::address::{EntryId, KindName};
use crate::catalogue::check::CheckCx;
use crate::catalogue::kind::{Deadline, Kind, Need, Occasion, Unless, names};
use crate::catalogue::kinds::agreement::Agreement;
use crate::catalogue::kinds::joint_unit::JointUnit;
use crate::catalogue::kinds::major::Major;
use crate::catalogue::linked::{Linked, Thing, label, whole};
use crate::catalogue::value::{
    Approval, Award, Batch, Cost, Course, Credits, Date, Duration, Intake, LanguageProof, LanguageShare, Level, Party,
    Place, Question, Ref, Role, Stage, Stat, Tuition, check_intakes, check_shares, intake_deadlines, intake_starts,
    route_of, say_intakes, total_of,
};
use crate::catalogue::{Entry, Facet, Take};
use crate::diag::Diagnostic;
use crate::diag::codes::check as codes;
use crate::fields::{Answer, Asked, List, Many, Opt, Rare, Reference, Texts, View, ViewCx, record, word};

word! {
    /// How the parties share a program and its award.
    pub enum Arrangement = "the arrangement of a program" / "合作形式" {
        Single = "single", "one university, its own degree" / "单一学位";
        Joint = "joint", "run together; the award is not stated" / "合作举办，学位未说明";
        JointDegree = "joint-degree", "one degree of two or more universities" / "联合学位";
        DoubleDegree = "double-degree", "two degrees" / "双学位";
        MultipleDegree = "multiple-degree", "three or more degrees" / "多学位";
        Articulation = "articulation", "begins here, ends with a degree there" / "衔接培养";
        CreditTransfer = "credit-transfer", "credits count at home" / "学分互认";
    }
}

word! {
    /// Where teaching takes place.
    pub enum Mode = "the mode of teaching" / "授课方式" {
        OnSite = "on-site", "in class" / "线下";
        Online = "online", "on line" / "线上";
        Blended = "blended", "both" / "线上线下结合";
    }
}

word! {
    /// How much of the week it takes.
    pub enum Pace = "the pace of study" / "学习形式" {
        FullTime = "full-time", "full time" / "全日制";
        PartTime = "part-time", "part time" / "非全日制";
    }
}

word! {
    /// Whether it runs: a fact that follows from no date.
    pub enum Phase = "the phase of a program" / "项目阶段" {
        Planned = "planned", "not open yet" / "筹备中";
        Running = "running", "running" / "运行中";
        Closed = "closed", "takes nobody any more" / "已停办";
    }
}

record! {
    /// What one can be admitted to and graduate from.
    pub struct Program {
        level: Answer<Level>, "the level of the program" / "项目层次";
        arrangement: Answer<Arrangement>, "how the parties share it" / "合作形式";
        parties: Option<Answer<Many<Party>>>, "who runs it; may be left out where stages, awards or `joint_unit` name them" / "举办方；若培养阶段、学位或 `joint_unit` 已列出可省略";
        stages: Option<Answer<Many<Stage>>>, "where one studies when; or give `duration`" / "培养阶段；或填写 `duration`";
        duration: Option<Answer<Duration>>, "how long it takes; or give `stages`" / "学制；或填写 `stages`";
        languages: Option<Answer<Many<LanguageShare>>>, "the languages of teaching; or each stage's" / "授课语言；或在各阶段填写";
        awards: List<Award>, "what graduates receive" / "授予的学位或证书";
        majors: List<Ref<Major>>, "the majors it offers; those of `joint_unit` if left out" / "专业；省略时取 `joint_unit` 的专业";
        courses: List<Course>, "what is taught" / "课程";
        credits: Opt<Credits>, "its size" / "学分";
        mode: Opt<Mode>, "in class, on line, or both" / "授课方式";
        place: Asked<Place>, "where it takes place" / "地点";
        pace: Opt<Pace>, "full or part time" / "全日制或非全日制";
        tuition: List<Tuition>, "what it costs" / "学费";
        other_costs: List<Cost>, "further costs" / "其他费用";
        intakes: List<Intake>, "terms with their dates" / "招生批次";
        admission: Opt<Texts>, "what applicants need" / "申请条件";
        language_proof: Opt<LanguageProof>, "languages that must be proved" / "语言要求";
        questions: List<Question>, "questions and answers" / "常见问题";
        approval: List<Approval>, "approvals by authorities" / "批准文号";
        accreditation: List<Approval>, "accreditations" / "认证";
        joint_unit: Opt<Ref<JointUnit>>, "the joint school, college or laboratory that runs it" / "举办该项目的联合机构";
        agreements: List<Ref<Agreement>>, "the agreements it rests on" / "所依据的协议";
        phase: Opt<Phase>, "planned, running or closed" / "项目阶段";
        started: Asked<Date>, "when it began" / "开办时间";
        ended: Asked<Date>, "when it ended" / "结束时间";
        graduates: Opt<Rare<Stat>>, "how many have graduated" / "毕业生人数";
        batch: Opt<Rare<Batch>>, "several alike as one entry" / "多个同类项目合为一条";
        replaces: Opt<Ref<Program>>, "the program that it follows" / "所取代的项目";
    }
}

/// The fields that lead to those who run a program.
const BODIES: &[&str] = &["parties", "stages", "awards", "joint_unit"];

impl Kind for Program {
    const NAME: KindName = names("programs", ("program", "项目"), ("programs", "项目"));
    const CHAINS: &'static [&'static str] = &["replaces"];
    const NEEDS: &'static [Need] = &[
        Need { field: "duration", unless: &[Unless::Answered("stages")] },
        Need { field: "languages", unless: &[Unless::Part("stages", "languages")] },
        Need {
            field: "parties",
            unless: &[Unless::Stated("stages"), Unless::Stated("awards"), Unless::Stated("joint_unit")],
        },
    ];
    const SUMMARY: &'static [&'static str] = &[
        "level",
        "arrangement",
        "parties",
        "joint_unit",
        "route",
        "length",
        "languages",
        "majors",
        "intakes",
        "phase",
    ];
    const FEED: bool = true;
    const FACETS: &'static [Facet] = &[
        Facet::of(&["level"]),
        Facet::of(&["arrangement"]),
        Facet::new("study", &["route"], Take::Split),
        Facet::of(&["majors"]),
        Facet::new("country", BODIES, Take::OfBodies("country")),
        Facet::of(&["languages", "stages.languages"]),
        Facet::new("award", &["awards.title"], Take::Value),
        Facet::APPLICATIONS,
        Facet::new("alliance", BODIES, Take::NamedBy { folder: "alliances", field: "members" }),
    ];

    const DERIVED: &'static [(&'static str, &'static str)] = &[
        ("route", "where one studies when: list of {id, at, place, text, years, terms, months, weeks, days, optional}"),
        ("length", "the duration, or the sum of the stages: {text, …}, or null"),
    ];

    fn check(&self, cx: &mut CheckCx) {
        let stages = self.stages();
        self.check_awards(cx);
        if let (Some(Answer::Stated(duration)), Some(total)) = (&self.duration, total_of(stages))
            && duration.value.differs(&total)
        {
            cx.push(
                Diagnostic::new(&codes::STAGES_DO_NOT_ADD_UP, duration.span)
                    .arg("duration", duration.value.to_string())
                    .arg("total", total.to_string()),
            );
        }
        for fee in &self.tuition {
            fee.value.check(cx, stages);
        }
        if let Some(Answer::Stated(languages)) = &self.languages {
            check_shares(cx, &languages.value.0);
        }
        for stage in stages {
            check_shares(cx, &stage.value.languages);
        }
        check_intakes(cx, &self.intakes);
        for approval in self.approval.iter().chain(&self.accreditation) {
            approval.value.check(cx);
        }
        if let Some(graduates) = &self.graduates {
            let sourced = cx.entry.head.sources.len() == 1;
            graduates.value.check(cx, ("graduates", graduates.span), false, sourced);
        }
        cx.order(("started", self.started.located()), ("ended", self.ended.located()));
    }

    fn derived(&self, cx: &ViewCx) -> Vec<(&'static str, View)> {
        let length = match &self.duration {
            Some(Answer::Stated(duration)) => Some(duration.value.clone()),
            _ => total_of(self.stages()),
        };
        let length = length.map_or(View::Null, |length| crate::fields::Value::view(&length, cx));
        vec![("route", route_of(self.stages(), cx)), ("length", length)]
    }

    fn deadlines(&self) -> Vec<Deadline<'_>> {
        intake_deadlines(&self.intakes)
    }

    fn occasions(&self) -> Vec<Occasion<'_>> {
        intake_starts(&self.intakes)
    }

    /// Its majors are those of its joint unit where it names none.
    fn completed<'e>(&self, get: &dyn Fn(EntryId) -> Option<&'e Entry>) -> Option<(Self, Vec<Reference>)> {
        let unit = get(self.joint_unit.as_ref()?.value.to?)?;
        let majors = &unit.facts_as::<JointUnit>()?.majors;
        if !self.majors.is_empty() || majors.is_empty() {
            return None;
        }
        let references = unit.references.iter().filter(|reference| reference.field == "majors").cloned();
        Some((Self { majors: majors.clone(), ..self.clone() }, references.collect()))
    }

    fn linked_type(&self) -> &'static str {
        "EducationalOccupationalProgram"
    }

    fn linked(&self, thing: &mut Thing, cx: &ViewCx) {
        for body in self.providers() {
            thing.say("provider", body, cx);
        }
        if thing.properties.is_empty() {
            thing.say("provider", &self.joint_unit, cx);
        }
        thing.put("programType", self.arrangement.stated().map(|arrangement| label(*arrangement)));
        thing.put("educationalProgramMode", self.mode.as_ref().map(|mode| label(mode.value)));
        thing.put("educationalProgramMode", self.pace.as_ref().map(|pace| label(pace.value)));
        let length = match &self.duration {
            Some(Answer::Stated(duration)) => Some(duration.value.clone()),
            _ => total_of(self.stages()),
        };
        thing.say("timeToComplete", &length, cx);
        thing.put("numberOfCredits", self.credits.as_ref().and_then(|credits| whole(credits.value.amount)));
        say_intakes(&self.intakes, thing, cx);
        thing.say("programPrerequisites", &self.admission, cx);
        for award in self.awards.iter().map(|award| &award.value) {
            let mut credential = Thing::new("EducationalOccupationalCredential").with("name", &award.title, cx);
            if !credential.properties.is_empty() {
                credential.put("educationalLevel", self.level.stated().map(|level| label(*level)));
                credential.say("recognizedBy", &award.awarded_by, cx);
                thing.put("educationalCredentialAwarded", credential.said());
            }
        }
        for tuition in self.tuition.iter().map(|tuition| &tuition.value) {
            let words: &[(&'static str, &dyn Linked)] =
                &[("description", &tuition.audience), ("description", &tuition.note)];
            thing.put("offers", tuition.fee.stated().and_then(|fee| fee.offer(words, cx)));
        }
        for course in self.courses.iter().map(|course| &course.value) {
            thing.put("hasCourse", course.described(cx));
        }
        // Where it begins and ends as a whole, and not one of its intakes.
        thing.say("endDate", &self.ended, cx);
    }
}

impl Program {
    /// Those who teach it: its parties but for companies and supporters, else those at whose place its stages are.
    fn providers(&self) -> Vec<&Party> {
        let parties = match &self.parties {
            Some(Answer::Stated(parties)) => &parties.value.0[..],
            _ => &[],
        };
        let teaches = |party: &&Party| !matches!(party.role, Some(Role::Industry | Role::Supporter));
        let parties: Vec<&Party> = parties.iter().map(|party| &party.value).filter(teaches).collect();
        if !parties.is_empty() {
            return parties;
        }
        let mut bodies: Vec<&Party> = Vec::new();
        for stage in self.stages() {
            if let Some(at) = stage.value.at.stated()
                && !bodies.iter().any(|known| known.key() == at.key())
            {
                bodies.push(at);
            }
        }
        bodies
    }

    /// The stages in order; empty where none are stated.
    pub fn stages(&self) -> &[crate::source::Located<Stage>] {
        match &self.stages {
            Some(Answer::Stated(stages)) => &stages.value.0,
            _ => &[],
        }
    }

    /// A joint degree is one award of two bodies; a double degree two awards of different bodies.
    fn check_awards(&self, cx: &mut CheckCx) {
        let Some(first) = self.awards.first() else { return };
        let Answer::Stated(arrangement) = &self.arrangement else { return };
        let bodies = |award: &Award| {
            let mut bodies: Vec<_> = award.awarded_by.iter().map(|party| party.value.key()).collect();
            bodies.sort_unstable();
            bodies.dedup();
            bodies
        };
        // An award whose bodies are left out may be anybody's.
        let open = |award: &Award| award.awarded_by.is_empty();
        let fine = match arrangement.value {
            Arrangement::JointDegree => self.awards.iter().any(|award| bodies(award).len() >= 2),
            Arrangement::DoubleDegree => {
                let mut all: Vec<_> = self.awards.iter().flat_map(|award| bodies(award)).collect();
                all.sort_unstable();
                all.dedup();
                self.awards.len() >= 2 && (all.len() >= 2 || self.awards.iter().any(|award| open(award)))
            }
            _ => true,
        };
        if !fine {
            let code = match arrangement.value {
                Arrangement::JointDegree => &codes::JOINT_DEGREE_OF_ONE,
                _ => &codes::DOUBLE_DEGREE_OF_ONE,
            };
            cx.push(Diagnostic::new(code, arrangement.span).and(first.span));
        }
    }
}
