//! An alliance, a network or a part of one: bodies that have joined together.

use crate::address::{EntryId, KindName};
use crate::catalogue::Facet;
use crate::catalogue::check::CheckCx;
use crate::catalogue::kind::{Heading, Kind, names};
use crate::catalogue::kinds::agreement::Agreement;
use crate::catalogue::kinds::institution::Institution;
use crate::catalogue::linked::Thing;
use crate::catalogue::value::{Country, Date, Member, Party, Ref, Total, Url};
use crate::date::CivilDay;
use crate::fields::{Answer, Asked, List, Opt, Text, View, ViewCx, record, word};
use crate::source::Located;

word! {
    /// What sort of alliance it is.
    pub enum AllianceType = "the type of an alliance" / "联盟类型" {
        Alliance = "alliance", "an alliance" / "联盟";
        SubAlliance = "sub-alliance", "a part of an alliance, with members of its own" / "子联盟";
        Network = "network", "a network" / "合作网络";
        InformalGroup = "informal-group", "a group that goes by a common name" / "非正式群体";
    }
}

record! {
    /// Bodies that have joined together.
    pub struct Alliance {
        kind as "type": Answer<AllianceType>, "what it is" / "联盟类型";
        parent: Opt<Ref<Alliance>>, "the alliance that it is a part of; its members need not be the parent's" / "所属联盟；成员不必都是上级联盟的成员";
        founded: Asked<Date>, "when it was founded" / "成立时间";
        seat: Opt<Party>, "who keeps its office" / "秘书处所在单位";
        theme: Opt<Text>, "what it is for" / "主旨";
        members: List<Member>, "its members" / "成员";
        members_total: Opt<Total>, "how many members there are where only some are named" / "只列出部分成员时的总数";
        countries_total: Opt<Total>, "from how many countries they come" / "成员来自多少个国家";
        agreements: List<Ref<Agreement>>, "the agreements it rests on" / "所依据的协议";
        website: Opt<Url>, "its own site" / "网站";
    }
}

impl Kind for Alliance {
    const NAME: KindName = names("alliances", ("alliance", "联盟"), ("alliances", "联盟"));
    const HEADING: Heading = Heading::Name;
    const PARTY: bool = true;
    const CHAINS: &'static [&'static str] = &["parent"];
    const SUMMARY: &'static [&'static str] = &["type", "parent", "founded", "theme", "members_total"];
    const FACETS: &'static [Facet] = &[Facet::of(&["type"])];

    const DERIVED: &'static [(&'static str, &'static str)] =
        &[("members_more", "how many members there are beside those that are named, or null")];

    fn check(&self, cx: &mut CheckCx) {
        for member in &self.members {
            cx.order(("joined", member.value.joined.as_ref()), ("left", member.value.left.as_ref()));
        }
        let today = cx.options.today;
        cx.declared(self.present(today).count(), self.members_total.as_ref());
        let country = |member: &Located<Member>| {
            let entry = member.value.party.entry().and_then(|id| cx.get(id));
            let institution = entry.and_then(|entry| entry.facts_as::<Institution>());
            let stated = institution.and_then(|institution| institution.country.as_ref()?.stated().copied());
            stated.or_else(|| member.value.unnamed_country())
        };
        let mut countries: Vec<Country> = self.present(today).filter_map(country).collect();
        countries.sort_unstable();
        countries.dedup();
        cx.declared(countries.len(), self.countries_total.as_ref());
    }

    fn spread(&self, today: CivilDay) -> Vec<EntryId> {
        self.present(today).filter_map(|member| member.value.party.entry()).collect()
    }

    fn derived(&self, cx: &ViewCx) -> Vec<(&'static str, View)> {
        // What is more than "over 20" nobody can count.
        let total = self.members_total.as_ref().filter(|total| total.value.qualifier.is_none());
        let total = total.and_then(|total| total.value.value);
        let listed = self.present(cx.today).count();
        let more = total.and_then(|total| (total as usize).checked_sub(listed)).filter(|more| *more > 0);
        vec![("members_more", more.map_or(View::Null, |more| View::Int(more as i64)))]
    }

    fn linked_type(&self) -> &'static str {
        match self.kind.stated() {
            Some(AllianceType::InformalGroup) | None => "Organization",
            Some(_) => "Consortium",
        }
    }

    fn linked(&self, thing: &mut Thing, cx: &ViewCx) {
        thing.say("sameAs", &self.website, cx);
        thing.say("parentOrganization", &self.parent, cx);
        thing.say("foundingDate", &self.founded, cx);
        for member in self.present(cx.today) {
            thing.say("member", &member.value.party, cx);
        }
    }
}

impl Alliance {
    /// The members that have not left by the day `today`.
    fn present(&self, today: CivilDay) -> impl Iterator<Item = &Located<Member>> {
        let stays = move |left: &Located<Date>| left.value.earliest() > today;
        self.members.iter().filter(move |member| member.value.left.as_ref().is_none_or(stays))
    }

    /// For how many parties it counts where it is one: for its members.
    ///
    /// Where nobody says who they are it counts for two, since one body alone is no alliance.
    pub fn bodies(&self) -> usize {
        let total = self.members_total.as_ref();
        let total = total.map_or(0, |total| total.value.value.map_or(2, |total| total as usize));
        match self.members.len().max(total) {
            0 => 2,
            known => known,
        }
    }
}
