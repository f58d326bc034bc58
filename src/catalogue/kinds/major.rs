//! A major: a subject that one can study.

use crate::address::KindName;
use crate::catalogue::Facet;
use crate::catalogue::kind::{Heading, Kind, names};
use crate::catalogue::kinds::unit::Unit;
use crate::catalogue::linked::{Said, Thing};
use crate::catalogue::value::{Award, Course, Duration, IscedF, Level, NationalCodes, Ref};
use crate::fields::{Asked, List, Opt, Text, Texts, ViewCx, record};

record! {
    /// A subject that one can study.
    pub struct Major {
        isced_f: Opt<IscedF>, "the field of education, a code of ISCED-F 2013" / "教育领域，ISCED-F 2013 代码";
        national_codes: Opt<NationalCodes>, "codes in national lists" / "各国专业目录代码";
        discipline: Opt<Text>, "the discipline under which the university files it" / "所属学科门类";
        broader: Opt<Ref<Major>>, "the major of which this one is a part" / "上位专业";
        related: List<Ref<Major>>, "majors close to it" / "相近专业";
        offered_by: List<Ref<Unit>>, "the units that offer it" / "开设单位";
        levels: List<Level>, "the levels at which it is offered" / "开设层次";
        awards: List<Award>, "what graduates receive" / "授予的学位或证书";
        duration: Asked<Duration>, "how long it takes" / "学制";
        courses: List<Course>, "what is taught" / "课程";
        outcomes: Opt<Texts>, "what graduates know and can do" / "培养目标";
        careers: Opt<Texts>, "what graduates do" / "就业方向";
    }
}

impl Kind for Major {
    const NAME: KindName = names("majors", ("major", "专业"), ("majors", "专业"));
    const HEADING: Heading = Heading::Name;
    const CHAINS: &'static [&'static str] = &["broader"];
    const SUMMARY: &'static [&'static str] = &["isced_f", "discipline", "levels"];
    const FACETS: &'static [Facet] = &[Facet::of(&["discipline"]), Facet::of(&["levels"]), Facet::of(&["offered_by"])];

    fn linked_type(&self) -> &'static str {
        "DefinedTerm"
    }

    fn linked(&self, thing: &mut Thing, _: &ViewCx) {
        thing.put("termCode", self.isced_f.as_ref().map(|code| Said::Code(code.value.0.code.to_owned())));
        thing.put("inDefinedTermSet", [Said::Index]);
    }
}
