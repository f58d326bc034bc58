//! A person: who holds office, signs, writes, answers questions.

use crate::address::KindName;
use crate::catalogue::check::CheckCx;
use crate::catalogue::kind::{Heading, Kind, names};
use crate::catalogue::linked::Thing;
use crate::catalogue::value::{Date, Media, Party};
use crate::date::CivilDay;
use crate::diag::Both;
use crate::fields::{Answer, Cx, List, Opt, Rare, Record, Shape, Text, Texts, Value, View, ViewCx, decode_map, record};
use crate::syntax::tree::Node;

record! {
    /// What somebody is or was somewhere.
    pub struct Position {
        title: Answer<Text>, "what it is called" / "职务名称";
        at: Opt<Party>, "at which body" / "所在机构";
        from: Opt<Date>, "since when" / "起始";
        until: Opt<Date>, "until when" / "截止";
        as_of: Opt<Date>, "when the source says so, where it is not known since when or until when" / "资料所述时间（起止不详时填写）";
        note: Opt<Text>, "a remark" / "备注";
    }
}

const POSITIONS: Both = Both::new("positions", "职务");

impl Value for Position {
    fn shape() -> Shape {
        Shape::Record { name: POSITIONS, short: &[], fields: Self::decls }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        decode_map(node, POSITIONS, cx)
    }

    /// `{text, lang}` of the title, `state` and the fields.
    fn view(&self, cx: &ViewCx) -> View {
        let mut pairs = match self.title.stated().map(|title| title.view(cx)) {
            Some(View::Map(pairs)) => pairs,
            _ => vec![("text", View::Null), ("lang", View::Null)],
        };
        pairs.push(("state", View::maybe(self.state(cx.today))));
        pairs.extend(self.fields_view(cx));
        View::Map(pairs)
    }
}

impl Position {
    /// `past`, `current` or `future` on the day of the build; `None` where nobody can tell: that somebody was rector as of
    /// 2015 does not say whether that is so today.
    fn state(&self, today: CivilDay) -> Option<&'static str> {
        match (&self.from, &self.until) {
            (_, Some(until)) if until.value.latest() < today => Some("past"),
            (Some(from), _) if today < from.value.earliest() => Some("future"),
            (_, Some(_)) => Some("current"),
            (Some(_), None) if self.as_of.is_none() => Some("current"),
            _ => None,
        }
    }
}

record! {
    /// Somebody who is named in several places, or whom one may ask.
    pub struct Person {
        positions: List<Position>, "what he or she is or was; several at once are several items" / "职务；同时担任多项时逐项列出";
        honours: Opt<Texts>, "honours" / "荣誉";
        photo: Opt<Rare<Media>>, "a portrait" / "照片";
        public_contact: Opt<bool>, "`true` where email and telephone may be shown; they are not if nothing is said" / "邮箱和电话可以公开时写 `true`，不写则不公开";
    }
}

impl Kind for Person {
    const NAME: KindName = names("people", ("person", "人物"), ("people", "人物"));
    const HEADING: Heading = Heading::Name;
    const SUMMARY: &'static [&'static str] = &["held"];

    const DERIVED: &'static [(&'static str, &'static str)] =
        &[("held", "those of `positions` that are not known to be over on the day of the build")];

    fn check(&self, cx: &mut CheckCx) {
        for position in &self.positions {
            cx.order(("from", position.value.from.as_ref()), ("until", position.value.until.as_ref()));
        }
    }

    fn derived(&self, cx: &ViewCx) -> Vec<(&'static str, View)> {
        let held = self.positions.iter().filter(|position| position.value.state(cx.today) != Some("past"));
        vec![("held", View::List(held.map(|position| position.value.view(cx)).collect()))]
    }

    fn shares_contact(&self) -> bool {
        self.public_contact.as_ref().is_some_and(|public| public.value)
    }

    fn linked_type(&self) -> &'static str {
        "Person"
    }

    fn linked(&self, thing: &mut Thing, cx: &ViewCx) {
        for position in self.positions.iter().map(|position| &position.value) {
            // Of offices that nobody knows to be held today the page says since when it is known.
            if position.state(cx.today) == Some("current") {
                thing.say("jobTitle", &position.title, cx);
                thing.say("affiliation", &position.at, cx);
            }
        }
        thing.say("award", &self.honours, cx);
        thing.say("image", &self.photo, cx);
    }
}
