//! An exchange opportunity.

use crate::address::KindName;
use crate::catalogue::check::CheckCx;
use crate::catalogue::kind::{Deadline, Kind, Need, Occasion, Unless, names};
use crate::catalogue::kinds::agreement::Agreement;
use crate::catalogue::kinds::institution::Institution;
use crate::catalogue::kinds::major::Major;
use crate::catalogue::linked::{Thing, label};
use crate::catalogue::value::{
    Direction, Duration, Fee, Intake, LanguageProof, LanguageShare, Level, Party, Quota, Ref, Term, check_intakes,
    check_shares, intake_deadlines, intake_starts, say_intakes,
};
use crate::catalogue::{Facet, Take};
use crate::fields::{Answer, Asked, List, Opt, Text, Texts, Value, View, ViewCx, record, word};

word! {
    /// What sort of stay an exchange is.
    pub enum ExchangeType = "the type of an exchange" / "交流类型" {
        Semester = "semester", "one semester" / "学期交流";
        Year = "year", "one year" / "学年交流";
        Short = "short", "some weeks" / "短期交流";
        SummerSchool = "summer-school", "a summer school" / "暑期学校";
        Internship = "internship", "an internship" / "实习";
        ResearchVisit = "research-visit", "a research stay" / "科研访问";
        Teaching = "teaching", "teaching" / "授课";
        StaffTraining = "staff-training", "training of staff" / "员工培训";
        Virtual = "virtual", "on line" / "线上交流";
    }
}

word! {
    /// Who goes.
    pub enum Who = "who goes on an exchange" / "交流人员" {
        Student = "student", "students" / "学生";
        Faculty = "faculty", "teachers" / "教师";
        Researcher = "researcher", "researchers" / "研究人员";
        Staff = "staff", "other staff" / "行政人员";
    }
}

word! {
    /// What sort of money it is.
    pub enum FundingType = "a type of funding" / "资助类型" {
        Grant = "grant", "a grant" / "补助";
        Scholarship = "scholarship", "a scholarship" / "奖学金";
        Travel = "travel", "travel costs" / "旅费";
        Living = "living", "living costs" / "生活费";
        Salary = "salary", "pay" / "薪酬";
        Other = "other", "something else" / "其他";
    }
}

record! {
    /// Money that those who go receive.
    pub struct Funding = "kinds of funding" / "资助" {
        kind as "type": Answer<FundingType>, "what sort of money it is" / "资助类型";
        amount: Opt<Fee>, "how much" / "金额";
        by: Opt<Party>, "from whom" / "资助方";
        note: Opt<Text>, "a remark" / "备注";
    }
}

record! {
    /// An exchange opportunity.
    pub struct Exchange {
        kind as "type": Answer<ExchangeType>, "what sort of stay it is" / "交流类型";
        who: List<Who>, "who goes; students where nothing is said" / "交流人员，默认为学生";
        direction: Answer<Direction>, "going out, coming in, or both" / "交流方向";
        host: Answer<Party>, "the partner" / "对方院校";
        home: Option<Answer<Ref<Institution>>>, "the home institution; needed only where the site has several" / "本方院校，仅在本站有多所时填写";
        levels: List<Level>, "the levels it is open to" / "适用层次";
        majors: List<Ref<Major>>, "the majors it is open to" / "适用专业";
        languages: List<LanguageShare>, "the languages of teaching" / "授课语言";
        language_proof: Opt<LanguageProof>, "languages that must be proved" / "语言要求";
        quota: List<Quota>, "how many may go" / "名额";
        terms: List<Term>, "in which terms" / "可交流学期";
        length: Asked<Duration>, "how long" / "时长";
        credit_recognition: Opt<Text>, "how credits are recognised" / "学分认定";
        funding: List<Funding>, "money that those who go receive" / "资助";
        tuition_waived: Opt<bool>, "whether the host takes no fees" / "是否免对方学费";
        eligibility: Opt<Texts>, "who may apply" / "申请条件";
        intakes: List<Intake>, "terms with their dates" / "各期时间安排";
        agreement: Opt<Ref<Agreement>>, "the agreement behind it" / "所依据的协议";
    }
}

impl Kind for Exchange {
    const NAME: KindName = names("exchanges", ("exchange", "交流机会"), ("exchanges", "交流机会"));
    const NEEDS: &'static [Need] = &[Need { field: "home", unless: &[Unless::OneHome] }];
    const SUMMARY: &'static [&'static str] = &["type", "direction", "host", "levels", "length", "quota", "intakes"];
    const FACETS: &'static [Facet] = &[
        Facet::new("direction", &["ways"], Take::Value),
        Facet::of(&["type"]),
        Facet::of(&["levels"]),
        Facet::new("country", &["host"], Take::OfBodies("country")),
        Facet::of(&["languages"]),
        Facet::of(&["terms"]),
        Facet::of(&["tuition_waived"]),
        Facet::APPLICATIONS,
    ];

    const DERIVED: &'static [(&'static str, &'static str)] =
        &[("ways", "the directions that it is open to: a list of {id, text}, out, in or both of them")];

    fn check(&self, cx: &mut CheckCx) {
        check_shares(cx, &self.languages);
        check_intakes(cx, &self.intakes);
    }

    fn derived(&self, cx: &ViewCx) -> Vec<(&'static str, View)> {
        let ways = match self.direction.stated() {
            Some(Direction::Both) => vec![Direction::Out, Direction::In],
            direction => direction.copied().into_iter().collect(),
        };
        vec![("ways", View::List(ways.into_iter().map(|way| Value::view(&way, cx)).collect()))]
    }

    fn deadlines(&self) -> Vec<Deadline<'_>> {
        intake_deadlines(&self.intakes)
    }

    fn occasions(&self) -> Vec<Occasion<'_>> {
        intake_starts(&self.intakes)
    }

    fn linked_type(&self) -> &'static str {
        "EducationalOccupationalProgram"
    }

    fn linked(&self, thing: &mut Thing, cx: &ViewCx) {
        thing.say("provider", &self.host, cx);
        thing.put("programType", self.kind.stated().map(|kind| label(*kind)));
        thing.say("timeToComplete", &self.length, cx);
        say_intakes(&self.intakes, thing, cx);
        thing.say("programPrerequisites", &self.eligibility, cx);
    }
}
