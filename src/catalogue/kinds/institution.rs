//! An institution: a university or another body that takes part in something.

use crate::address::KindName;
use crate::catalogue::Facet;
use crate::catalogue::check::CheckCx;
use crate::catalogue::kind::{Heading, Kind, Locality, Need, Unless, names};
use crate::catalogue::linked::Thing;
use crate::catalogue::value::{Activity, Count, Country, Date, Field, Geo, Ids, Level, PartyRef, Ref, Url};
use crate::fields::{Answer, Asked, List, Opt, Text, Texts, ViewCx, record, word};

word! {
    /// What an institution is.
    pub enum InstitutionType = "the type of an institution" / "机构类型" {
        University = "university", "awards degrees" / "可授予学位的高校";
        College = "college", "a college" / "学院";
        School = "school", "a school" / "学校";
        ResearchInstitute = "research-institute", "a research institute" / "研究机构";
        Company = "company", "a company" / "企业";
        Government = "government", "a public authority" / "政府部门";
        Intergovernmental = "intergovernmental", "a body of several states" / "政府间组织";
        Association = "association", "an association" / "协会";
    }
}

record! {
    /// A campus of an institution.
    pub struct Campus = "campuses" / "校区" {
        name: Answer<Text>, "its name" / "校区名称";
        city: Opt<Text>, "its city" / "所在城市";
        geo: Opt<Geo>, "where it lies" / "坐标";
    }
}

record! {
    /// A place in a ranking.
    pub struct Ranking = "rankings" / "排名" {
        list: Answer<Text>, "the ranking's name" / "排名名称";
        edition: Opt<Date>, "its year" / "年份";
        position: Opt<i64>, "the place, from 1" / "名次";
        percentile: Opt<i64>, "or the top so many per cent" / "或前百分之几";
        fields: List<Field>, "the subjects it holds for" / "适用的学科";
        note: Opt<Text>, "a remark" / "备注";
    }
}

record! {
    /// A status that another body has given.
    pub struct Designation = "designations" / "称号" {
        title: Answer<Text>, "the status" / "称号";
        by: Opt<PartyRef>, "who gave it" / "授予方";
        since: Opt<Date>, "since when" / "起始";
        until: Opt<Date>, "until when" / "截止";
        note: Opt<Text>, "a remark" / "备注";
    }
}

record! {
    /// Something that an institution looks for.
    pub struct Interest = "interests" / "合作意向" {
        activity: Answer<Activity>, "what it wants to do together" / "合作活动";
        fields: List<Field>, "in which subjects" / "学科";
        levels: List<Level>, "at which levels" / "层次";
        audience: Opt<Text>, "with whom" / "面向对象";
        note: Opt<Text>, "a remark" / "备注";
    }
}

record! {
    /// What exchange students must know.
    pub struct Mobility = "notes on mobility" / "交流须知" {
        nomination: Opt<Text>, "how to nominate" / "提名方式";
        application: Opt<Text>, "how to apply" / "申请方式";
        housing: Opt<Text>, "housing" / "住宿";
        visa: Opt<Text>, "visa" / "签证";
        insurance: Opt<Text>, "insurance" / "保险";
        accessibility: Opt<Text>, "accessibility" / "无障碍";
        decision_weeks: Opt<Count>, "within how many weeks applicants are answered" / "多少周内答复申请人";
        transcript_weeks: Opt<Count>, "within how many weeks after the stay the transcript is issued" / "交流结束后多少周内开具成绩单";
        note: Opt<Text>, "a remark" / "备注";
    }
}

record! {
    /// A university or another body that takes part in something.
    pub struct Institution {
        kind as "type": Answer<InstitutionType>, "what it is" / "机构类型";
        country: Option<Answer<Country>>, "the country or region, ISO 3166-1 (not for intergovernmental bodies)" / "国家或地区，ISO 3166-1（政府间组织不填）";
        city: Opt<Text>, "the city" / "城市";
        region: Opt<Text>, "the province or state" / "省或州";
        address: Opt<Text>, "the postal address" / "通讯地址";
        geo: Opt<Geo>, "where its main campus lies" / "主校区坐标";
        founded: Asked<Date>, "when it was founded" / "成立时间";
        closed: Asked<Date>, "when it ceased to exist" / "停办时间";
        succeeded_by: Opt<Ref<Institution>>, "the institution that took its place" / "后继机构";
        website: Opt<Url>, "its own site" / "网站";
        ids: Opt<Ids>, "identifiers in public registers" / "公共标识";
        campuses: List<Campus>, "its campuses" / "校区";
        rankings: List<Ranking>, "places in rankings" / "排名";
        designations: List<Designation>, "statuses given by others" / "称号";
        honours: Opt<Texts>, "honours" / "荣誉";
        memberships: Opt<Texts>, "bodies it belongs to that are no entry here" / "加入的其他组织";
        slogan: Opt<Text>, "its motto or by-name" / "校训或别称";
        aims: Opt<Texts>, "what it aims at in education" / "办学理念与目标";
        strengths: Opt<Texts>, "what it is strong in" / "优势";
        interests: List<Interest>, "what it looks for in partners" / "合作意向";
        mobility: Opt<Mobility>, "what exchange students must know" / "交流须知";
    }
}

impl Kind for Institution {
    const NAME: KindName = names("institutions", ("institution", "院校与机构"), ("institutions", "院校与机构"));
    const HEADING: Heading = Heading::Name;
    const PARTY: bool = true;
    const CHAINS: &'static [&'static str] = &["succeeded_by"];
    const NEEDS: &'static [Need] = &[Need { field: "country", unless: &[Unless::Word("type", "intergovernmental")] }];
    const SUMMARY: &'static [&'static str] = &["type", "country", "city", "founded"];
    const FACETS: &'static [Facet] = &[Facet::of(&["type"]), Facet::of(&["country"]), Facet::of(&["region"])];

    fn locality(&self) -> Option<Locality<'_>> {
        Some(Locality {
            geo: self.geo.as_ref().map(|geo| &geo.value),
            city: self.city.as_ref().map(|city| &city.value),
            country: self.country.as_ref().and_then(|country| country.stated().copied()),
        })
    }

    fn campuses(&self) -> Vec<Locality<'_>> {
        let each = self.campuses.iter().map(|campus| Locality {
            geo: campus.value.geo.as_ref().map(|geo| &geo.value),
            city: campus.value.city.as_ref().map(|city| &city.value),
            country: None,
        });
        each.collect()
    }

    fn check(&self, cx: &mut CheckCx) {
        cx.order(("founded", self.founded.located()), ("closed", self.closed.located()));
        for designation in &self.designations {
            cx.order(("since", designation.since.as_ref()), ("until", designation.until.as_ref()));
        }
    }

    fn linked_type(&self) -> &'static str {
        match self.kind.stated() {
            Some(InstitutionType::University | InstitutionType::College) => "CollegeOrUniversity",
            Some(InstitutionType::School) => "EducationalOrganization",
            Some(InstitutionType::ResearchInstitute) => "ResearchOrganization",
            Some(InstitutionType::Company) => "Corporation",
            Some(InstitutionType::Government) => "GovernmentOrganization",
            Some(InstitutionType::Intergovernmental | InstitutionType::Association) | None => "Organization",
        }
    }

    fn linked(&self, thing: &mut Thing, cx: &ViewCx) {
        thing.say("sameAs", &self.website, cx);
        if let Some(ids) = &self.ids {
            thing.say("sameAs", &ids.ror, cx);
            thing.say("sameAs", &ids.isni, cx);
        }
        let address = Thing::new("PostalAddress")
            .with("streetAddress", &self.address, cx)
            .with("addressLocality", &self.city, cx)
            .with("addressRegion", &self.region, cx)
            .with("addressCountry", &self.country, cx);
        thing.put("address", address.said());
        thing.put("location", Thing::new("Place").with("geo", &self.geo, cx).said());
        thing.say("foundingDate", &self.founded, cx);
        thing.say("dissolutionDate", &self.closed, cx);
        thing.say("slogan", &self.slogan, cx);
        thing.say("award", &self.honours, cx);
        thing.say("knowsAbout", &self.strengths, cx);
    }
}
