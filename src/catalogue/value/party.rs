//! A party: a body that takes part in something, with its role there.
//!
//! Short: `wangchuan`, `institutions/wangchuan`, `wangchuan (lead)`, `unnamed`, `unnamed (TH)`, `unnamed (supporter)`.
//! Long: `{party, role, signatories, signed, note}` or `{unnamed, country, …}`.

use super::place::Country;
use super::reference::{RefOrText, part, party_folders, refer, text_and_lang};
use crate::address::EntryId;
use crate::catalogue::kinds::person::Person;
use crate::date::Date;
use crate::diag::codes::value_names as codes;
use crate::diag::{Both, Diagnostic};
use crate::fields::{Cx, List, Opt, Record, Shape, Slot, Text, Value, View, ViewCx, Word, decode_map, record, word};
use crate::source::{Located, Span};
use crate::syntax::tree::{Node, Value as Tree};
use crate::text::nearest;

const A_PARTY: Both = Both::new("a party, such as `wangchuan (lead)`", "一个参与方，例如 `wangchuan (lead)`");
const PARTIES: Both = Both::new("parties", "参与方");
const EXAMPLES: &[&str] = &["wangchuan", "institutions/wangchuan", "wangchuan (lead)", "unnamed", "unnamed (TH)"];

word! {
    /// What a party is in the thing that names it.
    pub enum Role = "the role of a party" / "参与方角色" {
        Lead = "lead", "leads" / "牵头";
        Partner = "partner", "is a partner" / "合作方";
        Host = "host", "hosts" / "承办";
        Industry = "industry", "is a company that takes part" / "企业方";
        Supporter = "supporter", "supports" / "支持";
        Founder = "founder", "founded it" / "发起方";
        Chair = "chair", "has the chair" / "主席单位";
        Secretariat = "secretariat", "keeps the secretariat" / "秘书处";
        Coordinator = "coordinator", "coordinates" / "协调方";
        Member = "member", "is a member" / "成员";
        Associate = "associate", "is an associate member" / "准成员";
        Observer = "observer", "observes" / "观察员";
    }
}

/// Who a party is.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// `None` after a miss.
    Entry(Option<EntryId>),
    /// The source gives no name; it may describe the body or name its country.
    Unnamed { description: Option<Text>, country: Option<Country> },
}

/// A body that takes part in something.
#[derive(Clone, Debug)]
pub struct Party {
    pub body: Body,
    /// Bare lists claim no role.
    pub role: Option<Role>,
    /// Who signed for it, in the order of writing.
    pub signatories: List<RefOrText<Person>>,
    pub signed: Opt<Date>,
    pub note: Opt<Text>,
    span: Span,
}

/// Which body a party is: equal for two parties exactly where they are known to be the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartyKey {
    Entry(EntryId),
    /// Nobody knows who it is, so it is a body of its own wherever it is named.
    Unknown(Span),
}

impl Party {
    pub fn key(&self) -> PartyKey {
        self.entry().map_or(PartyKey::Unknown(self.span), PartyKey::Entry)
    }

    /// The entry, where the party is one that exists.
    pub fn entry(&self) -> Option<EntryId> {
        match &self.body {
            Body::Entry(to) => *to,
            Body::Unnamed { .. } => None,
        }
    }
}

record! {
    /// The long form.
    pub(super) struct PartyFields {
        party: Opt<Short>, "the slug of the body, with its kind where that is no institution" / "机构的短名，非院校机构须带类别";
        unnamed: Opt<Text>, "instead of `party`: what the source says of a body that it does not name" / "代替 `party`：来源未具名时的说明";
        country: Opt<Country>, "the country of an unnamed body" / "未具名机构所在国家或地区";
        role: Opt<Role>, "its role" / "角色";
        signatories: List<RefOrText<Person>>, "who signed for it: people with an entry, or names in each language" / "签署人：人物条目的短名，或各语言的姓名";
        signed: Opt<Date>, "when it signed, if not with the others" / "该方签署日期（与其他方不同时填写）";
        note: Opt<Text>, "a remark" / "备注";
    }
}

impl Value for Party {
    fn shape() -> Shape {
        let long = Shape::Record { name: PARTIES, short: EXAMPLES, fields: PartyFields::decls };
        Shape::Entry { folders: party_folders(), long: Box::new(long) }
    }

    /// Adds `party-form`, `full-width-brackets`, `unknown-role`, `no-party`, `country-of-named`, `not-a-country`,
    /// `party-without-body`, `party-as-text`, `role-twice`, `several-in-one`, `reference-form`.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        match &node.value {
            Tree::Map(_) => long(node, cx),
            _ => {
                let Short { body, role } = Short::decode(node, cx)?;
                let role = role.map(|role| role.value);
                Some(Self { body, role, signatories: Vec::new(), signed: None, note: None, span: node.span })
            }
        }
    }

    /// `{entry, text, lang, unnamed, country, role, signatories, signed, note}`; `text` describes an unnamed body.
    fn view(&self, cx: &ViewCx) -> View {
        let (entry, description, country, unnamed) = match &self.body {
            Body::Entry(to) => (*to, None, None, false),
            Body::Unnamed { description, country } => (None, description.as_ref(), *country, true),
        };
        let mut pairs = vec![("entry", entry.map_or(View::Null, View::Entry))];
        pairs.extend(text_and_lang(description, cx));
        pairs.push(("unnamed", View::Bool(unnamed)));
        pairs.push(("country", country.map_or(View::Null, |country| country.view(cx))));
        pairs.push(("role", self.role.map_or(View::Null, |role| role.view(cx))));
        pairs.push(("signatories", Slot::view(&self.signatories, cx)));
        pairs.push(("signed", self.signed.as_ref().map_or(View::Null, |date| date.value.view(cx))));
        pairs.push(("note", self.note.as_ref().map_or(View::Null, |note| note.value.view(cx))));
        View::Map(pairs)
    }
}

fn long(node: &Node, cx: &mut Cx) -> Option<Party> {
    if !Party::is_map(node, cx) {
        return None;
    }
    party_of(decode_map(node, PARTIES, cx)?, node, cx)
}

impl Party {
    /// Whether a map can hold the fields of a party; adds `party-form` and `party-as-text` for what means another form.
    pub(super) fn is_map(node: &Node, cx: &mut Cx) -> bool {
        if let Some(proposal) = written_as_pair(node) {
            cx.push(Diagnostic::new(&codes::PARTY_FORM, node.span).arg("proposal", proposal));
            return false;
        }
        let map = node.as_map().unwrap_or_default();
        let is_language = |key: &str| key == "same" || cx.languages.by_code(key).is_some();
        let is_text = !map.is_empty() && map.iter().all(|(key, _)| is_language(&key.text));
        if is_text {
            cx.push(Diagnostic::new(&codes::PARTY_AS_TEXT, node.span));
        }
        !is_text
    }
}

/// The party that the fields of `node` make; `None` after a diagnostic.
pub(super) fn party_of(fields: PartyFields, node: &Node, cx: &mut Cx) -> Option<Party> {
    let first = Span { end: node.span.end.min(node.span.start + 1), ..node.span };
    let (body, short_role) = match (fields.party, fields.unnamed) {
        (Some(party), None) => {
            if let Some(country) = &fields.country
                && matches!(party.value.body, Body::Entry(_))
            {
                cx.push(Diagnostic::new(&codes::COUNTRY_OF_NAMED, country.span).arg("country", country.value.code()));
                return None;
            }
            let Short { body, role } = party.value;
            let body = match (body, fields.country) {
                (Body::Unnamed { description, country: None }, Some(country)) => {
                    Body::Unnamed { description, country: Some(country.value) }
                }
                (body, _) => body,
            };
            (body, role)
        }
        (None, None) if fields.country.is_none() => {
            cx.push(Diagnostic::new(&codes::PARTY_WITHOUT_BODY, first));
            return None;
        }
        // `{country: TH}` alone says all that `unnamed (TH)` says.
        (None, description) => {
            let description = description.map(|text| text.value);
            (Body::Unnamed { description, country: fields.country.map(|country| country.value) }, None)
        }
        (Some(party), Some(unnamed)) => {
            cx.push(Diagnostic::new(&codes::PARTY_WITHOUT_BODY, unnamed.span).arg("both", "party").and(party.span));
            return None;
        }
    };
    if let (Some(inner), Some(outer)) = (&short_role, &fields.role) {
        cx.push(Diagnostic::new(&codes::ROLE_TWICE, outer.span).and(inner.span));
        return None;
    }
    let role = fields.role.or(short_role).map(|role| role.value);
    let PartyFields { signatories, signed, note, .. } = fields;
    Some(Party { body, role, signatories, signed, note, span: node.span })
}

/// `{lead: wangchuan}` and `{wangchuan: lead}` mean `wangchuan (lead)`.
fn written_as_pair(node: &Node) -> Option<String> {
    let [(key, value)] = node.as_map()? else { return None };
    let (key, value) = (&*key.text, value.as_text()?.trim());
    match (Role::parse(key), Role::parse(value)) {
        (Some(role), _) => Some(format!("{value} ({})", role.as_str())),
        (_, Some(role)) if key != "role" => Some(format!("{key} ({})", role.as_str())),
        _ => None,
    }
}

/// The short form, which also stands behind `party:` in the long one.
#[derive(Clone, Debug)]
pub(super) struct Short {
    body: Body,
    role: Option<Located<Role>>,
}

impl Value for Short {
    fn shape() -> Shape {
        Shape::OneOf(vec![Shape::Reference(party_folders()), Shape::Form { name: A_PARTY, examples: EXAMPLES }])
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let text = cx.scalar(node, A_PARTY)?;
        let (name, inside) = brackets(text, node, cx)?;
        let inside_span = inside.map(|inside| {
            let start = text.len() - 1 - inside.len();
            part(node, start..start + inside.len())
        });
        let name_span = part(node, 0..name.len());
        if name == "unnamed" {
            let (country, role) = match inside.zip(inside_span) {
                None => (None, None),
                Some((inside, span)) => match Country::meant_in_brackets(inside) {
                    true => (Some(Country::parse(inside, span, cx)?), None),
                    false => (None, Some(role(inside, span, cx)?)),
                },
            };
            return Some(Self { body: Body::Unnamed { description: None, country }, role });
        }
        if let Some(meant) = no_party(name) {
            cx.push(Diagnostic::new(&codes::NO_PARTY, name_span).arg("text", name).maybe(meant, Some(meant)));
            return None;
        }
        let role = match inside.zip(inside_span) {
            None => Some(None),
            Some((inside, span)) if Country::meant_in_brackets(inside) => {
                cx.push(Diagnostic::new(&codes::COUNTRY_OF_NAMED, span).arg("country", inside));
                None
            }
            Some((inside, span)) => role(inside, span, cx).map(Some),
        };
        let body = refer(name, name_span, &party_folders(), cx).map(Body::Entry);
        Some(Self { body: body?, role: role? })
    }

    fn view(&self, _: &ViewCx) -> View {
        unreachable!("a party is shown as a whole")
    }
}

/// What stands before the brackets and what in them; `None` after a diagnostic.
fn brackets<'t>(text: &'t str, node: &Node, cx: &mut Cx) -> Option<(&'t str, Option<&'t str>)> {
    let split = text.strip_suffix(')').and_then(|rest| rest.split_once(" ("));
    match split {
        Some((name, inside))
            if name == name.trim_end()
                && !inside.is_empty()
                && inside == inside.trim()
                && !text.contains(['（', '）'])
                && !name.contains(['(', ')'])
                && !inside.contains(['(', ')']) =>
        {
            return Some((name, Some(inside)));
        }
        _ if !text.contains(['(', ')', '（', '）', '[', '【']) => {
            // `wangchuan lead`, `wangchuan: lead` in quotes, `wangchuan - lead`
            if let Some((name, last)) = text.rsplit_once([' ', ':', '：'])
                && let name = name.trim_end_matches([' ', '-', ':', '：', '–', '—'])
                && !name.is_empty()
                && !name.contains(' ')
                && (Role::parse(last).is_some() || name == "unnamed" && Country::meant_in_brackets(last))
            {
                let proposal = format!("{name} ({last})");
                cx.push(Diagnostic::new(&codes::PARTY_FORM, node.span).arg("text", text).arg("proposal", proposal));
                return None;
            }
            return Some((text, None));
        }
        _ => {}
    }
    // More than one party in the text: `refer` tells so.
    if text.contains([',', '，', '、', ';', '；']) && text.matches(['(', '（']).count() != 1 {
        return Some((text, None));
    }
    let folded: String = text
        .chars()
        .map(|c| match c {
            '（' | '[' | '【' => '(',
            '）' | ']' | '】' => ')',
            c => c,
        })
        .collect();
    let proposal = folded.split_once('(').and_then(|(name, rest)| {
        let inside = rest.trim_end().strip_suffix(')').unwrap_or(rest).trim();
        let (name, fits) = (name.trim(), !inside.is_empty() && !inside.contains(['(', ')']));
        // Half-width brackets around a role in Chinese would only be the next mistake.
        let inside = Role::WORDS.iter().find(|(_, both)| both.zh == inside).map_or(inside, |(word, _)| word);
        (fits && !name.is_empty()).then(|| format!("{name} ({inside})"))
    });
    let wide = text.find(['（', '）']);
    let (code, span) = match wide.filter(|_| proposal.is_some()) {
        Some(at) => {
            let last = text.rfind(['（', '）']).map_or(at, |last| last + '）'.len_utf8());
            (&codes::FULL_WIDTH_BRACKETS, part(node, at..last))
        }
        None => (&codes::PARTY_FORM, node.span),
    };
    cx.push(Diagnostic::new(code, span).arg("text", text).maybe("proposal", proposal));
    None
}

fn role(text: &str, span: Span, cx: &mut Cx) -> Option<Located<Role>> {
    if let Some(role) = Role::parse(text) {
        return Some(Located::new(role, span));
    }
    let words = Role::WORDS.iter().map(|(word, _)| *word);
    let spelled = text.to_lowercase();
    // The word in Chinese is what the page shows for it.
    let meaning = Role::WORDS.iter().find(|(_, both)| both.zh == text).map(|(word, _)| *word);
    cx.push(
        Diagnostic::new(&codes::UNKNOWN_ROLE, span)
            .arg("role", text)
            .maybe("suggestion", meaning.or_else(|| nearest(&spelled, words.clone())))
            .arg("known", words.map(str::to_owned).collect::<Vec<_>>()),
    );
    None
}

/// What an author means by a word that stands for no party: the argument that chooses the help.
fn no_party(text: &str) -> Option<&'static str> {
    match text.to_lowercase().as_str() {
        "more" | "others" | "etc" | "etc." | "等" | "其他" => Some("more"),
        "not-stated" | "unknown" | "unnamed" | "tbd" | "tba" | "n/a" | "?" | "none" | "anonymous" | "未知" | "未定"
        | "待定" | "未具名" | "不详" => Some("unnamed"),
        _ => None,
    }
}
