//! An event: what takes place on certain days, with those who take part and what they do there.

use crate::address::KindName;
use crate::catalogue::check::CheckCx;
use crate::catalogue::kind::{Deadline, DeadlineKind, Holds, Kind, Occasion, OccasionKind, Round, names};
use crate::catalogue::linked::{Linked, Thing, label, term};
use crate::catalogue::value::{
    Date, Fee, Media, Moment, Participant, Participants, Party, Place, Ref, Total, Url, Zone,
};
use crate::catalogue::{Facet, Take};
use crate::diag::codes::check as codes;
use crate::diag::{Both, Diagnostic};
use crate::fields::{
    Answer, Asked, Cx, List, Opt, Record, Shape, Text, Texts, Value, View, ViewCx, decode_map, record, word,
};
use crate::source::Located;
use crate::syntax::tree::{Node, Value as Tree};

word! {
    /// What sort of event it is.
    pub enum EventType = "the type of an event" / "活动类型" {
        Symposium = "symposium", "a symposium" / "研讨会";
        Signing = "signing", "a signing" / "签约";
        Visit = "visit", "a visit" / "访问";
        Forum = "forum", "a forum" / "论坛";
        Lecture = "lecture", "a lecture" / "讲座";
        InfoSession = "info-session", "an information session" / "说明会";
        Ceremony = "ceremony", "a ceremony" / "仪式";
        Conference = "conference", "a conference" / "会议";
        OpenDay = "open-day", "an open day" / "开放日";
    }
}

word! {
    /// What sort of session it is.
    pub enum SessionType = "the type of a session" / "环节类型" {
        Plenary = "plenary", "for all participants" / "全体会议";
        Keynote = "keynote", "a keynote speech" / "主旨报告";
        Parallel = "parallel", "one of several at the same time" / "平行论坛";
        Signing = "signing", "a signing" / "签约";
        Tour = "tour", "a tour" / "参观";
        Meeting = "meeting", "a meeting" / "会谈";
    }
}

word! {
    /// What became of an event that was announced otherwise.
    pub enum ChangeType = "the change of an event" / "活动变更" {
        Cancelled = "cancelled", "does not take place" / "取消";
        Postponed = "postponed", "takes place later" / "延期";
        MovedOnline = "moved-online", "takes place on line only" / "改为线上";
    }
}

record! {
    /// What became of an event that was announced otherwise.
    pub struct Change {
        kind as "type": Answer<ChangeType>, "what has changed" / "变更类型";
        reason: Opt<Text>, "why" / "原因";
        note: Opt<Text>, "a remark" / "备注";
    }
}

const CHANGES: Both = Both::new("changes", "变更");

impl Value for Change {
    fn shape() -> Shape {
        Shape::Record { name: CHANGES, short: &["cancelled", "postponed", "moved-online"], fields: Self::decls }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        if matches!(node.value, Tree::Map(_)) {
            return decode_map(node, CHANGES, cx);
        }
        let kind = Answer::Stated(Located::new(ChangeType::decode(node, cx)?, node.span));
        Some(Self { kind, reason: None, note: None })
    }

    fn view(&self, cx: &ViewCx) -> View {
        View::Map(self.fields_view(cx))
    }
}

/// Whether an event can be followed on line, and where.
#[derive(Clone, Debug, PartialEq)]
pub enum Online {
    Whether(bool),
    At(Url),
}

impl Value for Online {
    fn shape() -> Shape {
        Shape::OneOf(vec![Shape::Boolean, Url::shape()])
    }

    /// Whatever looks like an address is read as one; adds `not-a-boolean` or `not-a-web-address`.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        match node.as_text().is_some_and(|text| text.contains(['.', '/', ':'])) {
            true => Url::decode(node, cx).map(Self::At),
            false => bool::decode(node, cx).map(Self::Whether),
        }
    }

    /// `true`, `false`, or the address.
    fn view(&self, cx: &ViewCx) -> View {
        match self {
            Self::Whether(online) => View::Bool(*online),
            Self::At(url) => url.view(cx),
        }
    }
}

record! {
    /// How to take part.
    pub struct Registration {
        url: Opt<Url>, "where to register" / "报名网址";
        opens: Opt<Date>, "from when" / "报名开始";
        register_by: Opt<Date>, "until when" / "报名截止";
        fee: Opt<Fee>, "what it costs" / "费用";
        capacity: Opt<i64>, "how many can take part" / "名额";
        note: Opt<Text>, "a remark" / "备注";
    }
}

const REGISTRATIONS: Both = Both::new("registrations", "报名方式");

impl Value for Registration {
    fn shape() -> Shape {
        Shape::Record { name: REGISTRATIONS, short: &["https://wangchuan.example/register"], fields: Self::decls }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        if matches!(node.value, Tree::Map(_)) {
            return decode_map(node, REGISTRATIONS, cx);
        }
        let url = Some(Located::new(Url::decode(node, cx)?, node.span));
        Some(Self { url, opens: None, register_by: None, fee: None, capacity: None, note: None })
    }

    fn view(&self, cx: &ViewCx) -> View {
        View::Map(self.fields_view(cx))
    }
}

record! {
    /// A part of an event with a time of its own.
    pub struct Session {
        title: Opt<Text>, "what it is called" / "名称";
        kind as "type": Opt<SessionType>, "what sort of session it is" / "环节类型";
        start: Opt<Moment>, "when it begins, in the event's time zone" / "开始时间（活动所在时区）";
        end: Opt<Moment>, "when it ends" / "结束时间";
        place: Opt<Place>, "where" / "地点";
        theme: Opt<Text>, "its theme" / "主旨";
        topics: Opt<Texts>, "what is talked about" / "主题";
        speakers: List<Participant>, "who speaks" / "发言人";
        visits: List<Party>, "where a tour leads to" / "参观单位";
        note: Opt<Text>, "a remark" / "备注";
    }
}

impl Value for Session {
    fn shape() -> Shape {
        Shape::Record { name: Both::new("sessions", "议程环节"), short: &[], fields: Self::decls }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        decode_map(node, Both::new("sessions", "议程环节"), cx)
    }

    /// `when`, from start to end as a text, and the fields.
    fn view(&self, cx: &ViewCx) -> View {
        let moment = |moment: &Opt<Moment>| moment.as_ref().map(|moment| moment.value);
        let mut pairs = vec![("when", Moment::range(moment(&self.start), moment(&self.end), cx))];
        pairs.extend(self.fields_view(cx));
        View::Map(pairs)
    }
}

record! {
    /// What takes place on certain days.
    pub struct Event {
        kind as "type": Answer<EventType>, "what sort of event it is" / "活动类型";
        from: Answer<Date>, "its first day, as exact as the source" / "第一天，来源写多细就写多细";
        until: Asked<Date>, "its last day, where it has several" / "最后一天（持续数天时填写）";
        zone: Opt<Zone>, "the time zone of its times, where that is not the site's" / "时间所用的时区，与网站不同时填写";
        place: Asked<Place>, "where" / "地点";
        online: Opt<Online>, "`true` where it can be followed on line, or the address" / "可线上参加时写 `true` 或网址";
        organisers: List<Party>, "who organises it" / "主办方";
        parent: Opt<Ref<Event>>, "the event that it is a part of" / "所属活动";
        follows: Opt<Ref<Event>>, "the event that it continues: the edition before" / "所承接的活动，如上一届";
        theme: Opt<Text>, "its theme" / "主旨";
        topics: Opt<Texts>, "what is talked about" / "主题";
        participants: Opt<Participants>, "who takes part: by part, or as a list" / "参加者：按身份分组，或逐个列出";
        participants_total: Opt<Total>, "how many take part where only some are named" / "只列出部分参加者时的总数";
        sessions: List<Session>, "its program" / "议程";
        outcomes: Opt<Texts>, "what came of it" / "成果";
        registration: Opt<Registration>, "how to take part" / "报名方式";
        change: Opt<Change>, "cancelled, postponed or moved on line, and why" / "取消、延期或改为线上，以及原因";
        media: List<Media>, "pictures" / "图片";
    }
}

impl Kind for Event {
    const NAME: KindName = names("events", ("event", "活动"), ("events", "活动"));
    const CHAINS: &'static [&'static str] = &["parent", "follows"];
    const SUMMARY: &'static [&'static str] = &["type", "dates", "changed", "place", "organisers"];
    const FACETS: &'static [Facet] = &[Facet::new("year", &["from"], Take::Year), Facet::of(&["type"])];

    const DERIVED: &'static [(&'static str, &'static str)] = &[
        ("dates", "from its first day to its last: {text, iso, time}, or null; iso is null where they differ"),
        ("changed", "{id, text}: cancelled, postponed or moved-online, or null"),
        ("state", "on the day of the build: ahead, now or past, or null where the dates are too coarse to tell"),
    ];

    fn check(&self, cx: &mut CheckCx) {
        let (from, last) = (self.from.located(), self.last());
        cx.order(("from", from), ("until", self.until.located()));
        for session in &self.sessions {
            let (start, end) = (session.value.start.as_ref(), session.value.end.as_ref());
            cx.order(("start", start), ("end", end));
            for (field, time) in [("start", start), ("end", end)] {
                if let (Some(from), Some(last), Some(time)) = (from, last, time) {
                    self.check_within(cx, from, last, (field, time));
                }
            }
        }
        if let Some(registration) = &self.registration {
            let until = registration.value.register_by.as_ref();
            cx.order(("opens", registration.value.opens.as_ref()), ("register_by", until));
            cx.order(
                ("register_by", until),
                if self.until.located().is_some() { ("until", last) } else { ("from", last) },
            );
        }
        let listed = self.participants.as_ref().map_or(0, |participants| participants.value.0.len());
        cx.declared(listed, self.participants_total.as_ref());
    }

    fn derived(&self, cx: &ViewCx) -> Vec<(&'static str, View)> {
        let moment = |date: Option<&Located<Date>>| date.map(|date| Moment::Date(date.value));
        let dates = Moment::range(moment(self.from.located()), moment(self.until.located()), cx);
        let changed = self.changed().map_or(View::Null, |change| change.view(cx));
        let state = self.from.located().zip(self.last()).and_then(|(from, last)| {
            if last.value.latest() < cx.today {
                Some("past")
            } else if cx.today < from.value.earliest() {
                Some("ahead")
            } else {
                (from.value.latest() <= cx.today && cx.today <= last.value.earliest()).then_some("now")
            }
        });
        vec![("dates", dates), ("changed", changed), ("state", View::maybe(state))]
    }

    /// Until when one can register, unless the event was cancelled.
    fn deadlines(&self) -> Vec<Deadline<'_>> {
        let date = self.registration.as_ref().and_then(|registration| registration.value.register_by.as_ref());
        let date = date.filter(|_| self.changed() != Some(ChangeType::Cancelled));
        let deadline = date.map(|date| Deadline { kind: DeadlineKind::Register, date, round: Round::default() });
        deadline.into_iter().collect()
    }

    /// The event itself, and its sessions.
    fn occasions(&self) -> Vec<Occasion<'_>> {
        let Some(from) = self.from.located() else { return Vec::new() };
        let zone = self.zone.as_ref().map(|zone| zone.value.as_str());
        let holds = match self.changed() {
            Some(ChangeType::Cancelled) => Holds::No,
            Some(ChangeType::Postponed) => Holds::Postponed,
            Some(ChangeType::MovedOnline) | None => Holds::Yes,
        };
        let itself = Occasion {
            kind: OccasionKind::Itself,
            title: None,
            round: Round::default(),
            from: Moment::Date(from.value),
            until: self.until.located().map(|until| Moment::Date(until.value)),
            zone,
            place: self.place.located().map(|place| &place.value),
            holds,
        };
        let sessions = self.sessions.iter().filter_map(|session| {
            let session = &session.value;
            let title = session.title.as_ref().or(session.theme.as_ref()).map(|title| &title.value);
            Some(Occasion {
                kind: OccasionKind::Session,
                title,
                round: Round { words: title, ..Round::default() },
                from: session.start.as_ref()?.value,
                until: session.end.as_ref().map(|end| end.value),
                place: session.place.as_ref().map(|place| &place.value),
                ..itself
            })
        });
        std::iter::once(itself).chain(sessions).collect()
    }

    fn when(&self) -> Option<(Date, Date)> {
        Some((self.from.located()?.value, self.last()?.value))
    }

    fn linked_type(&self) -> &'static str {
        "Event"
    }

    fn linked(&self, thing: &mut Thing, cx: &ViewCx) {
        thing.say("startDate", &self.from, cx);
        thing.say("endDate", &self.until, cx);
        let changed = self.changed();
        thing.put(
            "eventStatus",
            [term(match changed {
                None => "EventScheduled",
                Some(ChangeType::Cancelled) => "EventCancelled",
                Some(ChangeType::Postponed) => "EventPostponed",
                Some(ChangeType::MovedOnline) => "EventMovedOnline",
            })],
        );
        let place = self.place.located().and_then(|place| place.value.only_place(cx));
        let online = match self.online.as_ref().map(|online| &online.value) {
            Some(Online::At(url)) => Thing::new("VirtualLocation").with("url", url, cx).said(),
            _ => None,
        };
        let is_online =
            online.is_some() || matches!(self.online.as_ref().map(|online| &online.value), Some(Online::Whether(true)));
        let mode = match (changed, place.is_some(), is_online) {
            (Some(ChangeType::MovedOnline), ..) | (_, false, true) => Some("OnlineEventAttendanceMode"),
            (_, true, true) => Some("MixedEventAttendanceMode"),
            (_, true, false) => Some("OfflineEventAttendanceMode"),
            (_, false, false) => None,
        };
        thing.put("eventAttendanceMode", mode.map(term));
        thing.put("location", place);
        thing.put("location", online);
        thing.say("organizer", &self.organisers, cx);
        thing.say("superEvent", &self.parent, cx);
        if let Some(registration) = self.registration.as_ref().map(|registration| &registration.value) {
            thing.say("maximumAttendeeCapacity", &registration.capacity, cx);
            let (url, opens, until) = (&registration.url, &registration.opens, &registration.register_by);
            let words: &[(&'static str, &dyn Linked)] = &[("url", url), ("validFrom", opens), ("validThrough", until)];
            thing.put("offers", registration.fee.as_ref().and_then(|fee| fee.value.offer(words, cx)));
        }
        let zone = self.zone.as_ref().map(|zone| zone.value.as_str());
        for session in self.sessions.iter().map(|session| &session.value) {
            let name = session.title.as_ref().or(session.theme.as_ref());
            let mut part = Thing::new("Event").with("name", &name, cx);
            if part.properties.is_empty() {
                part.put("name", session.kind.as_ref().map(|kind| label(kind.value)));
            }
            for (property, moment) in [("startDate", &session.start), ("endDate", &session.end)] {
                let mut said = Vec::new();
                moment.iter().for_each(|moment| moment.value.said_in(zone, cx, &mut said));
                part.put(property, said);
            }
            part.put("location", session.place.as_ref().and_then(|place| place.value.only_place(cx)));
            // What has neither a name nor a time says nothing of the event.
            if part.properties.iter().any(|(property, _)| matches!(*property, "name" | "startDate")) {
                thing.put("subEvent", part.said());
            }
        }
    }
}

impl Event {
    /// The date of its last day: that of its first where nothing else is said.
    fn last(&self) -> Option<&Located<Date>> {
        self.until.located().or(self.from.located())
    }

    fn changed(&self) -> Option<ChangeType> {
        self.change.as_ref()?.value.kind.stated().copied()
    }

    /// Reports the time of a session that no reading puts between the first and the last date of the event.
    fn check_within(
        &self,
        cx: &mut CheckCx,
        from: &Located<Date>,
        last: &Located<Date>,
        (field, time): (&'static str, &Located<Moment>),
    ) {
        let (first, end) = (Moment::Date(from.value), Moment::Date(last.value));
        if first.can_be_before_or_equal(&time.value) && time.value.can_be_before_or_equal(&end) {
            return;
        }
        let diagnostic = Diagnostic::new(&codes::SESSION_OUTSIDE_EVENT, time.span)
            .arg("field", field)
            .arg("time", time.value.iso())
            .arg("from", from.value.iso())
            .maybe("until", self.until.located().map(|until| until.value.iso()));
        cx.push(diagnostic.and(from.span));
    }
}
