//! A training: what professionals come for, edition by edition.

use crate::address::KindName;
use crate::catalogue::Facet;
use crate::catalogue::check::CheckCx;
use crate::catalogue::kind::{Deadline, Holds, Kind, Occasion, OccasionKind, Round, names};
use crate::catalogue::kinds::institution::Designation;
use crate::catalogue::kinds::program::Mode;
use crate::catalogue::linked::{Linked, Thing, label};
use crate::catalogue::value::{
    Count, Country, Date, Fee, Field, LanguageShare, Moment, Party, Period, Place, Stat, map_view,
};
use crate::date::CivilDay;
use crate::diag::Both;
use crate::fields::{Answer, Cx, List, Opt, Rare, Record, Shape, Text, Value, View, ViewCx, decode_map, record};
use crate::source::Located;
use crate::syntax::tree::{Key, Node};

record! {
    /// What happens when in an edition.
    pub struct AgendaItem {
        date: Opt<Date>, "the day" / "日期";
        title: Answer<Text>, "what takes place" / "内容";
        place: Opt<Place>, "where" / "地点";
        note: Opt<Text>, "a remark" / "备注";
    }
}

const AGENDA: Both = Both::new("items of an agenda", "日程");

impl Value for AgendaItem {
    fn shape() -> Shape {
        Shape::OneOf(vec![Shape::Text, Shape::Record { name: AGENDA, short: &[], fields: Self::decls }])
    }

    /// A bare text, in one language or in each, stands for `{title}`.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let fields = Self::decls();
        let is_field = |(key, _): &(Key, Node)| fields.iter().any(|field| field.name == key.text);
        if node.as_map().is_some_and(|map| map.iter().any(is_field)) {
            return decode_map(node, AGENDA, cx);
        }
        let title = Located::new(Text::decode(node, cx)?, node.span);
        Some(Self { date: None, title: Answer::Stated(title), place: None, note: None })
    }

    fn view(&self, cx: &ViewCx) -> View {
        let title = self.title.stated().map(|title| title.best(cx.lang).0);
        map_view(View::maybe(title), self, cx)
    }
}

record! {
    /// One time that a training is given.
    pub struct Edition {
        number: Opt<Count>, "which it is, from 1" / "第几期";
        title: Opt<Text>, "its own title" / "本期名称";
        period: Opt<Period>, "from when until when" / "起止时间";
        place: Opt<Place>, "where" / "地点";
        mode: Opt<Mode>, "in class, on line, or both" / "授课方式";
        languages: List<LanguageShare>, "the languages of teaching" / "授课语言";
        countries: List<Country>, "the countries and regions that take part" / "参加的国家和地区";
        attended: Opt<Rare<Stat>>, "how many took part" / "参加人数";
        apply_by: Opt<Date>, "the last day to apply" / "申请截止日期";
        fee: Opt<Fee>, "what it costs" / "费用";
        funder: List<Party>, "who pays for it" / "资助方";
        agenda: List<AgendaItem>, "the program, day by day" / "日程";
        note: Opt<Text>, "a remark" / "备注";
    }
}

const EDITIONS: Both = Both::new("editions", "各期培训");

impl Value for Edition {
    fn shape() -> Shape {
        Shape::Record { name: EDITIONS, short: &[], fields: Self::decls }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        decode_map(node, EDITIONS, cx)
    }

    /// `text` is its title, else its time; `state` is `coming`, `over`, or null where nothing tells.
    fn view(&self, cx: &ViewCx) -> View {
        let text = match (&self.title, &self.period) {
            (Some(title), _) => View::text(title.value.best(cx.lang).0),
            (None, Some(period)) => View::text(period.value.text(cx)),
            (None, None) => View::Null,
        };
        let View::Map(mut view) = map_view(text, self, cx) else { unreachable!("the view of a record is a map") };
        view.insert(1, ("state", View::maybe(self.state(cx.today))));
        View::Map(view)
    }
}

impl Edition {
    fn round(&self) -> Round<'_> {
        let begins = self.period.as_ref().and_then(|period| period.value.from.as_ref()).map(|from| from.value);
        match &self.number {
            Some(number) => Round { number: Some(number.value.0), ..Round::default() },
            None => Round { begins, words: self.title.as_ref().map(|title| &title.value), ..Round::default() },
        }
    }

    /// `coming` up to its last day, `over` after it.
    ///
    /// `None` where it is not known when it ends and it has begun, or may have.
    fn state(&self, today: CivilDay) -> Option<&'static str> {
        let coming = |date: &Date| date.latest() >= today;
        let period = self.period.as_ref().map(|period| &period.value);
        match period {
            Some(period) if period.indefinite => Some("coming"),
            Some(Period { until: Some(until), .. }) => Some(if coming(&until.value) { "coming" } else { "over" }),
            Some(Period { from: Some(from), .. }) if coming(&from.value) => Some("coming"),
            _ => self.apply_by.as_ref().filter(|date| coming(&date.value)).map(|_| "coming"),
        }
    }
}

record! {
    /// What professionals come for.
    pub struct Training {
        provider: Answer<Party>, "who gives it" / "举办方";
        mandate: List<Designation>, "the status in which it is given, with the body that gave it" / "举办资格及授予方";
        fields: List<Field>, "the subjects" / "培训领域";
        audience: Opt<Text>, "for whom" / "面向对象";
        editions: List<Edition>, "the times it was given or will be" / "各期培训";
    }
}

impl Kind for Training {
    const NAME: KindName = names("training", ("training course", "培训"), ("training courses", "培训"));
    const SUMMARY: &'static [&'static str] = &["provider", "fields", "audience", "next", "apply_by"];
    const FACETS: &'static [Facet] = &[Facet::of(&["fields"])];

    const DERIVED: &'static [(&'static str, &'static str)] = &[
        ("next", "the time of the first edition that is coming: {text, from, until, …}, or null"),
        ("apply_by", "the next day until which one can apply: {iso, text}, or null"),
    ];

    fn check(&self, cx: &mut CheckCx) {
        for designation in &self.mandate {
            let Designation { since, until, .. } = &designation.value;
            cx.order(("since", since.as_ref()), ("until", until.as_ref()));
        }
        let sourced = cx.entry.head.sources.len() == 1;
        for Edition { period, apply_by, attended, .. } in self.editions.iter().map(|edition| &edition.value) {
            if let Some(attended) = attended {
                attended.value.check(cx, ("attended", attended.span), period.is_some(), sourced);
            }
            let Some(period) = period else { continue };
            let (from, until) = (period.value.from.as_ref(), period.value.until.as_ref());
            cx.order(("from", from), ("until", until));
            cx.order(("apply_by", apply_by.as_ref()), if from.is_some() { ("from", from) } else { ("until", until) });
        }
    }

    fn derived(&self, cx: &ViewCx) -> Vec<(&'static str, View)> {
        let coming = self.editions.iter().filter(|edition| edition.value.state(cx.today) == Some("coming"));
        let first_day =
            |period: &Period| period.from.as_ref().or(period.until.as_ref()).map(|date| date.value.earliest());
        let periods = coming.filter_map(|edition| edition.value.period.as_ref().map(|period| &period.value));
        let next = periods.min_by_key(|period| first_day(period));
        let dates = self.editions.iter().filter_map(|edition| edition.value.apply_by.as_ref().map(|date| &date.value));
        let apply_by = dates.filter(|date| date.latest() >= cx.today).min_by_key(|date| date.latest());
        vec![
            ("next", next.map_or(View::Null, |period| period.view(cx))),
            ("apply_by", apply_by.map_or(View::Null, |date| date.view(cx))),
        ]
    }

    fn deadlines(&self) -> Vec<Deadline<'_>> {
        use crate::catalogue::kind::DeadlineKind::Apply;
        let dates = self.editions.iter().filter_map(|edition| {
            let date = edition.value.apply_by.as_ref()?;
            Some(Deadline { kind: Apply, date, round: edition.value.round().until(date.value) })
        });
        dates.collect()
    }

    fn occasions(&self) -> Vec<Occasion<'_>> {
        let held = self.editions.iter().map(|edition| &edition.value).filter_map(|edition| {
            let period = &edition.period.as_ref()?.value;
            Some(Occasion {
                kind: OccasionKind::Edition,
                title: edition.title.as_ref().map(|title| &title.value),
                round: edition.round(),
                from: Moment::Date(period.from.as_ref()?.value),
                until: period.until.as_ref().map(|until| Moment::Date(until.value)),
                zone: None,
                place: edition.place.as_ref().map(|place| &place.value),
                holds: Holds::Yes,
            })
        });
        held.collect()
    }

    fn linked_type(&self) -> &'static str {
        "Course"
    }

    fn linked(&self, thing: &mut Thing, cx: &ViewCx) {
        thing.say("provider", &self.provider, cx);
        thing.say("about", &self.fields, cx);
        thing.put("audience", Thing::new("Audience").with("audienceType", &self.audience, cx).said());
        for edition in self.editions.iter().map(|edition| &edition.value) {
            let mut instance = Thing::new("CourseInstance").with("name", &edition.title, cx);
            if let Some(period) = &edition.period {
                instance.say("startDate", &period.value.from, cx);
                instance.say("endDate", &period.value.until, cx);
            }
            instance.put("courseMode", edition.mode.as_ref().map(|mode| label(mode.value)));
            instance.put("location", edition.place.as_ref().and_then(|place| place.value.only_place(cx)));
            instance.say("inLanguage", &edition.languages, cx);
            instance.say("funder", &edition.funder, cx);
            let words: &[(&'static str, &dyn Linked)] = &[("validThrough", &edition.apply_by)];
            instance.put("offers", edition.fee.as_ref().and_then(|fee| fee.value.offer(words, cx)));
            thing.put("hasCourseInstance", instance.said());
        }
    }
}
