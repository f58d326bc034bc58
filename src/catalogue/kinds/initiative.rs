//! An initiative: a frame of policy that any entry may name as the one it stands in.

use crate::address::KindName;
use crate::catalogue::check::CheckCx;
use crate::catalogue::kind::{Heading, Kind, names};
use crate::catalogue::value::{Actor, Period};
use crate::fields::{Asked, List, record};

record! {
    /// A frame of policy.
    pub struct Initiative {
        period: Asked<Period>, "from when to when it runs" / "起止时间";
        by: List<Actor>, "who has put it forward: people and bodies" / "提出方：个人或机构";
    }
}

impl Kind for Initiative {
    const NAME: KindName = names("initiatives", ("initiative", "倡议与计划"), ("initiatives", "倡议与计划"));
    const HEADING: Heading = Heading::Name;
    const SUMMARY: &'static [&'static str] = &["period"];

    fn check(&self, cx: &mut CheckCx) {
        if let Some(period) = self.period.located() {
            cx.order(("from", period.value.from.as_ref()), ("until", period.value.until.as_ref()));
        }
    }
}
