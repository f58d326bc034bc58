//! Who belongs to something and who takes part in something: members of an alliance, participants of an event.
//!
//! Both are parties with something beside: from when to when, in which part, in which position. A person is an entry or
//! a name in words, with the position that the person had then. Not here: parties themselves (`party`).

use super::party::{Body, Party, PartyFields, party_of};
use super::place::Country;
use super::reference::{Ref, is_meant_as_entry, part as place_of, party_folders, text_and_lang};
use crate::catalogue::kind::Kind;
use crate::catalogue::kinds::person::Person;
use crate::date::Date;
use crate::diag::codes::{field, value_names as codes};
use crate::diag::{Both, Diagnostic};
use crate::fields::{
    Cx, Decl, Fields, List, Many, Opt, Record, Shape, Text, Value, View, ViewCx, Word, decode_map, record, word,
};
use crate::source::{Located, Span};
use crate::syntax::tree::{Node, Value as Tree};
use crate::text::nearest;

const MEMBERS: Both = Both::new("members", "成员");
const PARTICIPANTS: Both = Both::new("participants", "参加者");

record! {
    /// What a membership has beside its party.
    struct Membership {
        joined: Opt<Date>, "when it joined" / "加入时间";
        left: Opt<Date>, "when it left" / "退出时间";
    }
}

/// A member of an alliance.
#[derive(Clone, Debug)]
pub struct Member {
    pub party: Party,
    pub joined: Opt<Date>,
    pub left: Opt<Date>,
}

impl Member {
    /// The country of a member without a name, where that is known.
    pub fn unnamed_country(&self) -> Option<Country> {
        match self.party.body {
            Body::Unnamed { country, .. } => country,
            Body::Entry(_) => None,
        }
    }
}

impl Value for Member {
    fn shape() -> Shape {
        fn fields() -> Vec<Decl> {
            let mut decls = PartyFields::decls();
            decls.extend(Membership::decls());
            decls
        }
        let long = Shape::Record { name: MEMBERS, short: &["wangchuan", "wangchuan (chair)", "unnamed (TH)"], fields };
        Shape::Entry { folders: party_folders(), long: Box::new(long) }
    }

    /// Adds what [`Party`] adds.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        if !matches!(node.value, Tree::Map(_)) {
            return Some(Self { party: Party::decode(node, cx)?, joined: None, left: None });
        }
        if !Party::is_map(node, cx) {
            return None;
        }
        let mut fields = Fields::of_map(MEMBERS, node, cx);
        let (party, membership) = (PartyFields::read(&mut fields), Membership::read(&mut fields));
        if !fields.finish() {
            return None;
        }
        let party = party.and_then(|fields| party_of(fields, node, cx));
        let (party, Membership { joined, left }) = (party?, membership?);
        Some(Self { party, joined, left })
    }

    /// `{joined, left}` and what a party has.
    fn view(&self, cx: &ViewCx) -> View {
        let View::Map(mut pairs) = self.party.view(cx) else { unreachable!("a party is shown as a map") };
        let date = |date: &Opt<Date>| date.as_ref().map_or(View::Null, |date| date.value.view(cx));
        pairs.extend([("joined", date(&self.joined)), ("left", date(&self.left))]);
        View::Map(pairs)
    }
}

word! {
    /// What somebody does at an event.
    pub enum Part = "the part of a participant" / "参加者的身份" {
        Chair = "chair", "presides" / "主持会议";
        Host = "host", "receives the others" / "东道主";
        Moderator = "moderator", "moderates a session" / "分会主持";
        Keynote = "keynote", "gives a keynote speech" / "主旨发言";
        Speaker = "speaker", "speaks" / "发言";
        Signatory = "signatory", "signs" / "签约";
        Witness = "witness", "witnesses the signing" / "见证签约";
        Guest = "guest", "is a special guest" / "特邀嘉宾";
        Visitor = "visitor", "comes to visit" / "来访";
        Delegate = "delegate", "represents a body" / "代表";
        Attendee = "attendee", "attends" / "出席";
    }
}

record! {
    /// Somebody who takes part in an event: a body, a person, or a person of a body.
    #[derive(Default)]
    pub struct Participant {
        person: Opt<Ref<Person>>, "a person who is an entry" / "已建条目的个人";
        name: Opt<Text>, "the name of a person who is no entry" / "没有条目的个人的姓名";
        party: Opt<Party>, "the body that takes part, or that the person stands for" / "参加的机构，或该人所代表的机构";
        part: Opt<Part>, "what they do there" / "身份";
        position: Opt<Text>, "the position that the person had then, as it was called" / "当时的职务";
        note: Opt<Text>, "a remark" / "备注";
    }
}

impl Value for Participant {
    fn shape() -> Shape {
        let short = &["wangchuan", "wangchuan (guest)", "people/he-an (chair)", "unnamed (TH)"];
        let long = Shape::Record { name: PARTICIPANTS, short, fields: Participant::decls };
        let folders = [party_folders(), vec![Person::NAME.folder]].concat();
        Shape::OneOf(vec![Shape::Entry { folders, long: Box::new(long) }, Party::shape()])
    }

    /// Adds `participant-form` for a text alone and where nobody is named, `participant-twice` for a person named by an
    /// entry and in words, `unknown-word` for a part that is none, and what [`Party`] adds.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let Some(map) = node.as_map() else {
            return short(node, cx);
        };
        let is_language = |key: &str| key == "same" || cx.languages.by_code(key).is_some();
        if !map.is_empty() && map.iter().all(|(key, _)| is_language(&key.text)) {
            let text = map[0].1.as_text().map(str::trim);
            cx.push(Diagnostic::new(&codes::PARTICIPANT_FORM, node.span).maybe("text", text));
            return None;
        }
        let own = ["person", "name", "party", "part", "position"];
        // A party in a form of its own is a participant of which nothing more is said.
        if !map.iter().any(|(key, _)| own.contains(&&*key.text)) {
            let party = Located::new(Party::decode(node, cx)?, node.span);
            return Some(Self { party: Some(party), ..Self::default() });
        }
        let participant: Self = decode_map(node, PARTICIPANTS, cx)?;
        participant.named_once(node, cx)
    }

    /// `{text, lang}` of the name, and the fields.
    fn view(&self, cx: &ViewCx) -> View {
        let mut pairs = text_and_lang(self.name.as_ref().map(|name| &name.value), cx);
        pairs.extend(self.fields_view(cx));
        View::Map(pairs)
    }
}

impl Participant {
    /// Itself, where it names somebody, and a person once; else adds `participant-form` or `participant-twice`.
    fn named_once(self, node: &Node, cx: &mut Cx) -> Option<Self> {
        if let (Some(person), Some(name)) = (&self.person, &self.name) {
            cx.push(Diagnostic::new(&codes::PARTICIPANT_TWICE, name.span).and(person.span));
            return None;
        }
        if self.person.is_none() && self.name.is_none() && self.party.is_none() {
            let first = Span { end: node.span.end.min(node.span.start + 1), ..node.span };
            cx.push(Diagnostic::new(&codes::PARTICIPANT_FORM, first));
            return None;
        }
        Some(self)
    }
}

/// `wangchuan`, `people/he-an`, `unnamed (TH)`, or with the part in brackets: `wangchuan (guest)`.
fn short(node: &Node, cx: &mut Cx) -> Option<Participant> {
    let text = node.as_text().map(str::trim).unwrap_or_default();
    let split = text.strip_suffix(')').and_then(|rest| rest.split_once(" ("));
    let split = split.filter(|(name, inside)| !name.contains('(') && !Country::meant_in_brackets(inside));
    let Some((name, inside)) = split else {
        return who(node, cx);
    };
    let start = name.len() + 2;
    let inside = Located::new(inside, place_of(node, start..start + inside.len()));
    let span = place_of(node, 0..name.len());
    let who = who(&Node { span, value: Tree::Scalar { text: name.into(), plain: true } }, cx);
    let part = part(inside.value, inside.span, cx).map(|part| Some(Located::new(part, inside.span)));
    Some(Participant { part: part?, ..who? })
}

/// A person where the kind is written before the slug, else a party.
fn who(node: &Node, cx: &mut Cx) -> Option<Participant> {
    let is_person = node
        .as_text()
        .and_then(|text| text.trim_start().split_once('/'))
        .is_some_and(|(kind, _)| kind == Person::NAME.folder);
    Some(if is_person {
        Participant { person: Some(Located::new(Ref::decode(node, cx)?, node.span)), ..Participant::default() }
    } else {
        Participant { party: Some(Located::new(Party::decode(node, cx)?, node.span)), ..Participant::default() }
    })
}

const ACTORS: Both = Both::new("people and bodies", "个人与机构");

record! {
    /// The long form of an [`Actor`] who is a person.
    pub struct ActorFields {
        person: Opt<Ref<Person>>, "a person who is an entry" / "已建条目的个人";
        name: Opt<Text>, "the name of a person who is no entry" / "没有条目的个人的姓名";
        position: Opt<Text>, "the position that the person had then, as it was called" / "当时的职务";
        party: Opt<Party>, "the body that the person stood for" / "该人所代表的机构";
        note: Opt<Text>, "a remark" / "备注";
    }
}

/// Who said something, who has put something forward: a person, a body, or words for either.
#[derive(Clone, Debug)]
pub struct Actor(Participant);

impl Value for Actor {
    fn shape() -> Shape {
        let short = &["wangchuan", "wangchuan (lead)", "people/he-an", "unnamed (TH)"];
        let long = Shape::Record { name: ACTORS, short, fields: ActorFields::decls };
        let folders = [party_folders(), vec![Person::NAME.folder]].concat();
        Shape::OneOf(vec![Shape::Entry { folders, long: Box::new(long) }, Party::shape(), Shape::Text])
    }

    /// Adds what [`Participant`] adds for a person, and what [`Party`] adds for a body.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let words = |text: Text| Self(Participant { name: Some(Located::new(text, node.span)), ..Default::default() });
        let Some(map) = node.as_map() else {
            let text = node.as_text().map(str::trim).unwrap_or_default();
            let slug = text.split(['(', '（']).next().unwrap_or_default().trim_end();
            let is_entry = text.is_empty() || is_meant_as_entry(slug);
            return if is_entry { who(node, cx).map(Self) } else { Text::decode(node, cx).map(words) };
        };
        let is_language = |key: &str| key == "same" || cx.languages.by_code(key).is_some();
        if !map.is_empty() && map.iter().all(|(key, _)| is_language(&key.text)) {
            return Text::decode(node, cx).map(words);
        }
        if !map.iter().any(|(key, _)| matches!(&*key.text, "person" | "name" | "position")) {
            let party = Located::new(Party::decode(node, cx)?, node.span);
            return Some(Self(Participant { party: Some(party), ..Default::default() }));
        }
        let ActorFields { person, name, position, party, note } = decode_map(node, ACTORS, cx)?;
        Participant { person, name, party, part: None, position, note }.named_once(node, cx).map(Self)
    }

    /// As [`Participant`], without a part.
    fn view(&self, cx: &ViewCx) -> View {
        self.0.view(cx)
    }
}

/// Everybody who takes part in an event, in the order of writing.
///
/// Written as a list, each with its `part`, or as a map of parts: `{chair: [wangchuan], guest: [corrib-valley]}`.
#[derive(Clone, Debug)]
pub struct Participants(pub List<Participant>);

impl Value for Participants {
    fn shape() -> Shape {
        let list = Shape::List(Box::new(Participant::shape()));
        let keys = Both::new("a part, such as `chair` or `guest`", "身份，如 `chair` 或 `guest`");
        Shape::OneOf(vec![list.clone(), Shape::Map { keys, value: Box::new(list) }])
    }

    /// Adds `unknown-word` at a part that is none, `part-twice` where one stands inside a group too.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let fields = Participant::decls();
        let is_one =
            |key: &str| matches!(key, "unnamed" | "country" | "role") || fields.iter().any(|decl| decl.name == key);
        let map = node.as_map().unwrap_or_default();
        if map.is_empty() || map.iter().any(|(key, _)| is_one(&key.text)) {
            return Many::<Participant>::decode(node, cx).map(|all| Self(all.0));
        }
        let mut all = Some(Vec::new());
        for (key, value) in map {
            let part = part(&key.text, key.span, cx);
            let group = Many::<Participant>::decode(value, cx);
            let (Some(part), Some(group)) = (part, group) else {
                all = None;
                continue;
            };
            for mut one in group.0 {
                if let Some(inner) = &one.value.part {
                    cx.push(Diagnostic::new(&codes::PART_TWICE, inner.span).and(key.span));
                    all = None;
                }
                one.value.part = Some(Located::new(part, key.span));
                if let Some(all) = &mut all {
                    all.push(one);
                }
            }
        }
        all.map(Self)
    }

    /// By part, each part once, in the order in which they are written: list of `{part, who}`; `part` is null where
    /// none is said.
    fn view(&self, cx: &ViewCx) -> View {
        let mut groups: Vec<(Option<Part>, Vec<View>)> = Vec::new();
        for one in &self.0 {
            let part = one.value.part.as_ref().map(|part| part.value);
            let view = one.value.view(cx);
            match groups.iter_mut().find(|(known, _)| *known == part) {
                Some((_, group)) => group.push(view),
                None => groups.push((part, vec![view])),
            }
        }
        let groups = groups.into_iter().map(|(part, who)| {
            View::Map(vec![("part", part.map_or(View::Null, |part| part.view(cx))), ("who", View::List(who))])
        });
        View::List(groups.collect())
    }
}

/// The part that `text` names; its meaning in either language is near enough to be proposed.
fn part(text: &str, span: Span, cx: &mut Cx) -> Option<Part> {
    let part = Part::parse(text);
    if part.is_none() {
        let words = || Part::WORDS.iter().map(|(word, _)| *word);
        let meant = Part::WORDS.iter().find(|(_, meaning)| meaning.zh == text).map(|(word, _)| *word);
        let spelled = text.to_lowercase();
        let singular = spelled.strip_suffix('s').filter(|one| words().any(|word| word == *one));
        cx.push(
            Diagnostic::new(&field::UNKNOWN_WORD, span)
                .arg("list", Part::NAME)
                .arg("word", text)
                .maybe("suggestion", meant.or(singular).or_else(|| nearest(&spelled, words())))
                .arg("known", words().map(str::to_owned).collect::<Vec<_>>()),
        );
    }
    part
}
