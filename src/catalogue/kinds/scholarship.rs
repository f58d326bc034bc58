//! A scholarship: money that one applies for by itself, for a program, an exchange or any study at an institution.
//!
//! Money that comes with an exchange, without an application of its own, is that exchange's `funding`.

use crate::address::KindName;
use crate::catalogue::Facet;
use crate::catalogue::check::CheckCx;
use crate::catalogue::kind::{Deadline, Kind, names};
use crate::catalogue::kinds::exchange::Exchange;
use crate::catalogue::kinds::institution::Institution;
use crate::catalogue::kinds::program::Program;
use crate::catalogue::linked::Thing;
use crate::catalogue::value::{Count, Fee, Intake, Level, Party, Ref, check_intakes, intake_deadlines};
use crate::fields::{Answer, List, Opt, Texts, ViewCx, record};

record! {
    /// Money that one applies for.
    pub struct Scholarship {
        funder: Answer<Party>, "who gives it" / "资助方";
        covers: Opt<Texts>, "what it pays for" / "资助内容";
        amount: Opt<Fee>, "how much it is" / "金额";
        levels: List<Level>, "the levels it is open to" / "适用层次";
        goal as "for": List<Ref<(Program, (Exchange, Institution))>>, "the programs, exchanges or institutions it is for" / "适用的项目、交流或院校";
        capacity: Opt<Count>, "how many are given each time" / "每期名额";
        intakes: List<Intake>, "terms with their dates" / "各期时间安排";
        eligibility: Opt<Texts>, "who may apply" / "申请条件";
    }
}

impl Kind for Scholarship {
    const NAME: KindName = names("scholarships", ("scholarship", "奖学金"), ("scholarships", "奖学金"));
    const SUMMARY: &'static [&'static str] = &["funder", "amount", "levels", "intakes"];
    const FACETS: &'static [Facet] = &[Facet::of(&["levels"]), Facet::APPLICATIONS];

    fn check(&self, cx: &mut CheckCx) {
        check_intakes(cx, &self.intakes);
    }

    fn deadlines(&self) -> Vec<Deadline<'_>> {
        intake_deadlines(&self.intakes)
    }

    fn linked_type(&self) -> &'static str {
        "MonetaryGrant"
    }

    fn linked(&self, thing: &mut Thing, cx: &ViewCx) {
        thing.say("funder", &self.funder, cx);
        thing.put("amount", self.amount.as_ref().and_then(|amount| amount.value.amount()));
    }
}
