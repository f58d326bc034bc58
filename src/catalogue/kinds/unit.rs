//! A unit: a part of an institution, such as a school, an office or a laboratory.

use crate::address::KindName;
use crate::catalogue::Facet;
use crate::catalogue::kind::{Heading, Kind, names};
use crate::catalogue::kinds::institution::Institution;
use crate::catalogue::linked::Thing;
use crate::catalogue::value::{Date, Party, Ref};
use crate::fields::{Answer, Asked, List, Opt, Text, Texts, ViewCx, record, word};

word! {
    /// What a unit is.
    pub enum UnitType = "the type of a unit" / "单位类型" {
        Office = "office", "an office" / "行政部门";
        Department = "department", "a department" / "系或部门";
        Faculty = "faculty", "a faculty" / "学部";
        School = "school", "a school of a university" / "学院";
        College = "college", "a college of a university" / "书院";
        Branch = "branch", "a branch at another place" / "分校";
        Laboratory = "laboratory", "a laboratory" / "实验室";
        Center = "center", "a center" / "中心";
        Library = "library", "a library" / "图书馆";
        Museum = "museum", "a museum" / "博物馆";
        Venue = "venue", "a hall or ground for events" / "场馆";
        OverseasOffice = "overseas-office", "an office abroad" / "海外办事处";
    }
}

record! {
    /// A part of an institution.
    pub struct Unit {
        kind as "type": Answer<UnitType>, "what it is" / "单位类型";
        of: Answer<Ref<(Institution, Unit)>>, "the institution to which it belongs, or the larger unit as `units/…`" / "所属机构；若属于上级单位，写 `units/…`";
        address: Opt<Text>, "the postal address" / "通讯地址";
        opened: Asked<Date>, "when it was opened" / "设立时间";
        hosted_by: List<Party>, "at whose place it is" / "所在单位";
        supported_by: List<Party>, "who supports it" / "支持方";
        functions: Opt<Texts>, "what it is there for" / "职能";
        responsibilities: Opt<Texts>, "what it sees to" / "负责事项";
    }
}

impl Kind for Unit {
    const NAME: KindName = names("units", ("unit", "单位"), ("units", "单位"));
    const HEADING: Heading = Heading::Name;
    const PARTY: bool = true;
    const CHAINS: &'static [&'static str] = &["of"];
    const OWNER: Option<&'static str> = Some("of");
    const SUMMARY: &'static [&'static str] = &["type", "of"];
    const FACETS: &'static [Facet] = &[Facet::of(&["type"]), Facet::of(&["of"])];

    fn linked_type(&self) -> &'static str {
        match self.kind.stated() {
            Some(UnitType::Library) => "Library",
            // A `Museum` is a place there, and belongs to nobody.
            _ => "Organization",
        }
    }

    fn linked(&self, thing: &mut Thing, cx: &ViewCx) {
        thing.say("parentOrganization", &self.of, cx);
        thing.say("address", &self.address, cx);
        thing.say("foundingDate", &self.opened, cx);
        thing.say("sponsor", &self.supported_by, cx);
    }
}
