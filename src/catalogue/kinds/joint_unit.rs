//! A joint unit: a school, college or laboratory that several bodies run together.

use crate::address::KindName;
use crate::catalogue::check::CheckCx;
use crate::catalogue::kind::{Heading, Kind, names};
use crate::catalogue::kinds::agreement::Agreement;
use crate::catalogue::kinds::major::Major;
use crate::catalogue::linked::Thing;
use crate::catalogue::value::{Approval, Date, Level, Party, Place, Ref, Total};
use crate::catalogue::{Facet, Take};
use crate::diag::Diagnostic;
use crate::diag::codes::check as codes;
use crate::fields::{Answer, Asked, List, Many, Opt, ViewCx, record, word};

word! {
    /// What a joint unit is.
    pub enum JointUnitType = "the type of a joint unit" / "联合机构类型" {
        University = "university", "a university" / "大学";
        College = "college", "a college" / "学院";
        Institute = "institute", "an institute" / "研究院";
        School = "school", "a school of a university" / "二级学院";
        Laboratory = "laboratory", "a laboratory" / "实验室";
        InnovationCenter = "innovation-center", "a center for innovation" / "创新中心";
        TrainingCenter = "training-center", "a center for training" / "培训中心";
    }
}

word! {
    /// How far a joint unit has come: a fact that follows from no date.
    pub enum JointUnitPhase = "the phase of a joint unit" / "联合机构阶段" {
        Proposed = "proposed", "somebody has proposed it" / "倡议中";
        Planned = "planned", "it has been agreed upon" / "筹建中";
        Running = "running", "it works" / "运行中";
        Closed = "closed", "it works no more" / "已停办";
    }
}

record! {
    /// What several bodies run together.
    pub struct JointUnit {
        kind as "type": Answer<JointUnitType>, "what it is" / "联合机构类型";
        phase: Answer<JointUnitPhase>, "proposed, planned, running or closed" / "阶段";
        partners: Answer<Many<Party>>, "who runs it; two or more once it is running" / "合作方，运行后至少两方";
        partners_total: Opt<Total>, "how many partners there are where only some are named" / "只列出部分合作方时的总数";
        founded: Asked<Date>, "when it was founded" / "成立时间";
        located_in: Asked<Place>, "where it is" / "所在地";
        levels: List<Level>, "the levels of study" / "培养层次";
        majors: List<Ref<Major>>, "the majors it offers, also those of its programs that name none" / "专业；未列专业的项目也以此为准";
        majors_total: Opt<Total>, "how many majors there are where only some are named" / "只列出部分专业时的总数";
        approval: List<Approval>, "approvals by authorities" / "批准文号";
        agreements: List<Ref<Agreement>>, "the agreements it rests on" / "所依据的协议";
    }
}

impl Kind for JointUnit {
    const NAME: KindName = names("joint-units", ("joint unit", "联合机构"), ("joint units", "联合机构"));
    const HEADING: Heading = Heading::Name;
    const PARTY: bool = true;
    const OWNER: Option<&'static str> = Some("partners");
    const SUMMARY: &'static [&'static str] = &["type", "phase", "partners", "founded"];
    const FACETS: &'static [Facet] = &[
        Facet::of(&["type"]),
        Facet::of(&["phase"]),
        Facet::of(&["levels"]),
        Facet::new("country", &["partners"], Take::OfBodies("country")),
    ];

    fn check(&self, cx: &mut CheckCx) {
        if let Answer::Stated(partners) = &self.partners {
            let mut bodies: Vec<_> = partners.value.0.iter().map(|partner| partner.value.key()).collect();
            bodies.sort_unstable();
            bodies.dedup();
            let runs = matches!(self.phase.stated(), Some(JointUnitPhase::Running | JointUnitPhase::Closed));
            if runs && bodies.len() < 2 && self.partners_total.is_none() {
                cx.push(Diagnostic::new(&codes::TOO_FEW_PARTNERS, partners.span).arg("count", bodies.len()));
            }
            cx.declared(partners.value.0.len(), self.partners_total.as_ref());
        }
        cx.declared(self.majors.len(), self.majors_total.as_ref());
        for approval in &self.approval {
            approval.value.check(cx);
        }
    }

    fn linked_type(&self) -> &'static str {
        match self.kind.stated() {
            Some(JointUnitType::University | JointUnitType::College) => "CollegeOrUniversity",
            Some(JointUnitType::Laboratory | JointUnitType::InnovationCenter) => "ResearchOrganization",
            Some(JointUnitType::Institute | JointUnitType::School | JointUnitType::TrainingCenter) => {
                "EducationalOrganization"
            }
            None => "Organization",
        }
    }

    fn linked(&self, thing: &mut Thing, cx: &ViewCx) {
        thing.say("parentOrganization", &self.partners, cx);
        thing.say("foundingDate", &self.founded, cx);
        thing.put("location", self.located_in.located().and_then(|place| place.value.only_place(cx)));
        thing.say("knowsAbout", &self.majors, cx);
    }
}
