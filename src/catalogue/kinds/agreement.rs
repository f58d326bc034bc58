//! An agreement between two or more parties.

use crate::address::KindName;
use crate::catalogue::check::CheckCx;
use crate::catalogue::kind::{Kind, names};
use crate::catalogue::kinds::alliance::Alliance;
use crate::catalogue::kinds::event::Event;
use crate::catalogue::linked::{Thing, label};
use crate::catalogue::value::{
    Activity, Batch, Contact, Date, Duration, Field, LanguageProof, Level, Party, PartyKey, Period, Place, Quota, Ref,
    Renewal, RenewalMode, Scope, Total,
};
use crate::catalogue::{Facet, Take};
use crate::diag::Diagnostic;
use crate::diag::codes::check as codes;
use crate::fields::{Answer, Asked, List, Many, Opt, Rare, Text, View, ViewCx, record, word};
use crate::source::Located;

word! {
    /// What an agreement is about.
    pub enum AgreementType = "the type of an agreement" / "协议类型" {
        Mou = "mou", "a memorandum of understanding" / "谅解备忘录";
        Cooperation = "cooperation", "a cooperation agreement" / "合作协议";
        Framework = "framework", "a framework agreement" / "框架协议";
        LetterOfIntent = "letter-of-intent", "a letter of intent" / "意向书";
        Exchange = "exchange", "exchange of students or staff" / "交流协议";
        JointProgram = "joint-program", "a joint program" / "合作办学项目协议";
        DoubleDegree = "double-degree", "a double degree" / "双学位协议";
        JointUnit = "joint-unit", "a joint school, college or laboratory" / "联合机构协议";
        Research = "research", "research" / "科研合作协议";
        Industry = "industry", "work with companies" / "校企合作协议";
        AllianceCharter = "alliance-charter", "the charter of an alliance" / "联盟章程";
    }
}

record! {
    /// What one side sends and the other takes.
    pub struct Condition = "conditions" / "派出与接收条件" {
        sending: Opt<Party>, "who sends" / "派出方";
        receiving: Opt<Party>, "who receives" / "接收方";
        activity: Opt<Activity>, "for what" / "活动";
        quota: Opt<Quota>, "how many" / "名额";
        months: Opt<i64>, "for how many months each" / "每人月数";
        first_year: Opt<Date>, "the first academic year" / "首个学年";
        last_year: Opt<Date>, "the last academic year" / "最后学年";
        language_proof: Opt<LanguageProof>, "languages that must be proved" / "语言要求";
        note: Opt<Text>, "a remark" / "备注";
    }
}

record! {
    /// Something agreed upon that is no entry yet.
    pub struct Plan = "plans" / "计划" {
        kind: Opt<Text>, "what sort of thing" / "类型";
        title: Answer<Text>, "what is planned" / "计划内容";
        note: Opt<Text>, "a remark" / "备注";
    }
}

record! {
    /// An agreement between two or more parties.
    pub struct Agreement {
        kind as "type": Answer<AgreementType>, "what it is about" / "协议类型";
        parties: Answer<Many<Party>>, "who signed; two or more, or a batch around a hub" / "签约方，至少两方，或以一方为中心的一批协议";
        parties_total: Opt<Total>, "how many parties there are where only some are named" / "只列出部分签约方时的总数";
        batch: Opt<Rare<Batch>>, "several alike as one entry: how many, and around whom" / "多份同类协议合为一条：数量与中心方";
        signed: Asked<Date>, "when it was signed" / "签署日期";
        place: Asked<Place>, "where it was signed" / "签署地点";
        event: Opt<Ref<Event>>, "the event at which it was signed" / "签署活动";
        validity: Asked<Period>, "from when to when it holds" / "有效期";
        renewal: Opt<Renewal>, "what happens at its end" / "续签方式";
        notice: Asked<Duration>, "how long before its end it can be given notice" / "提前通知期";
        scope: List<Scope>, "what the parties do together" / "合作范围";
        conditions: List<Condition>, "who sends whom" / "派出与接收条件";
        plans: List<Plan>, "things agreed upon that are no entry yet" / "约定但尚未建立条目的事项";
        renews: Opt<Ref<Agreement>>, "the agreement that it continues" / "所续签的协议";
        implementation: List<Contact>, "who sees to it" / "执行联系人";
        levels: List<Level>, "the levels it holds for" / "适用层次";
        fields: List<Field>, "the subjects it holds for" / "适用学科";
    }
}

impl Kind for Agreement {
    const NAME: KindName = names("agreements", ("agreement", "协议"), ("agreements", "协议"));
    const CHAINS: &'static [&'static str] = &["renews"];
    const SUMMARY: &'static [&'static str] = &["type", "parties", "parties_total", "signed", "validity", "renewal"];
    const FACETS: &'static [Facet] = &[
        Facet::of(&["type"]),
        Facet::new("state", &["validity"], Take::ByDay(&["in-force", "expiring", "renews", "not-yet", "expired"])),
        Facet::new("country", &["parties"], Take::OfBodies("country")),
        Facet::new("parties", &["parties"], Take::Bodies),
    ];

    const DERIVED: &'static [(&'static str, &'static str)] =
        &[("state", "whether it holds on the day of the build: not-yet, in-force, expired or indefinite, or null")];

    fn check(&self, cx: &mut CheckCx) {
        if let Answer::Stated(parties) = &self.parties
            && self.batch.is_none()
            && self.parties_total.is_none()
            && let count = bodies(&parties.value.0, cx)
            && count < 2
        {
            cx.push(Diagnostic::new(&codes::TOO_FEW_PARTIES, parties.span).arg("count", count));
        }
        if let Answer::Stated(parties) = &self.parties {
            cx.declared(parties.value.0.len(), self.parties_total.as_ref());
        }
        if let Some(validity) = self.validity.located() {
            cx.order(("from", validity.value.from.as_ref()), ("until", validity.value.until.as_ref()));
            if let Some(until) = &validity.value.until
                && !cx.is_renewed()
                && !self.goes_on()
                && !(self.renews_never() && until.value.latest() < cx.options.today)
            {
                cx.ends(&until.value, cx.options.windows.agreement_expiring, validity.span);
            }
        }
        cx.order(
            ("signed", self.signed.located()),
            ("validity", self.validity.located().and_then(|validity| validity.value.until.as_ref())),
        );
        for contact in &self.implementation {
            contact.value.check(cx);
        }
        for condition in &self.conditions {
            cx.order(("first_year", condition.first_year.as_ref()), ("last_year", condition.last_year.as_ref()));
        }
    }

    fn derived(&self, cx: &ViewCx) -> Vec<(&'static str, View)> {
        let state = self.validity.located().and_then(|validity| validity.value.state(cx.today));
        let state = state.map(|state| if state == "expired" && self.goes_on() { "in-force" } else { state });
        vec![("state", View::maybe(state))]
    }

    fn linked_type(&self) -> &'static str {
        "CreativeWork"
    }

    /// schema.org has no type for agreements: a work that is about its parties.
    fn linked(&self, thing: &mut Thing, cx: &ViewCx) {
        thing.put("genre", self.kind.stated().map(|kind| label(*kind)));
        thing.say("about", &self.parties, cx);
        thing.say("dateCreated", &self.signed, cx);
        thing.put("locationCreated", self.place.located().and_then(|place| place.value.only_place(cx)));
        thing.say("temporalCoverage", &self.validity, cx);
        thing.say("isBasedOn", &self.renews, cx);
    }
}

impl Agreement {
    /// Whether its end is no end, since it is renewed by itself.
    fn goes_on(&self) -> bool {
        self.renewal.as_ref().is_some_and(|renewal| renewal.value.mode == RenewalMode::Automatic)
    }

    /// Whether it is known that nothing follows: its end is then no news.
    fn renews_never(&self) -> bool {
        self.renewal.as_ref().is_some_and(|renewal| renewal.value.mode == RenewalMode::None)
    }
}

/// How many bodies the parties are: one that is named twice is one, an alliance counts for its members, and an entry
/// that could not be read for all that it may be.
fn bodies(parties: &[Located<Party>], cx: &CheckCx) -> usize {
    let mut keys: Vec<PartyKey> = parties.iter().map(|party| party.value.key()).collect();
    keys.sort_unstable();
    keys.dedup();
    let each = keys.into_iter().map(|key| match key {
        PartyKey::Unknown(_) => 1,
        PartyKey::Entry(id) => match cx.get(id) {
            Some(entry) => entry.facts_as::<Alliance>().map_or(1, Alliance::bodies),
            None => 2,
        },
    });
    each.sum()
}
