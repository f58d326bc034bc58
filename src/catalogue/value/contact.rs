//! Ways to reach somebody: web and email addresses, telephone numbers, contacts.

use super::reference::Ref;
use crate::catalogue::check::CheckCx;
use crate::catalogue::kinds::{joint_unit::JointUnit, person::Person, unit::Unit};
use crate::diag::codes::{lint, value_names as codes};
use crate::diag::{Both, Diagnostic};
use crate::fields::{Cx, Opt, Record, Shape, Text, Texts, Value, View, ViewCx, decode_map, record};
use crate::registry;
use crate::syntax::tree::{Node, Value as Tree};

/// The address of a web page, `http` or `https`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Url(pub String);

impl Value for Url {
    fn shape() -> Shape {
        Shape::Form { name: Both::new("a web address", "网址"), examples: &["https://wangchuan.example/"] }
    }

    /// Adds `not-a-web-address`.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let text = cx.scalar(node, Both::new("a web address", "网址"))?;
        match registry::web_url(text) {
            Ok(url) => Some(Self(url.to_owned())),
            Err(fault) => {
                cx.push(
                    Diagnostic::new(&codes::NOT_A_WEB_ADDRESS, node.span)
                        .arg("text", text)
                        .maybe("proposal", fault.proposal()),
                );
                None
            }
        }
    }

    fn view(&self, _: &ViewCx) -> View {
        View::text(self.0.as_str())
    }
}

/// An email address.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Email(pub String);

impl Value for Email {
    fn shape() -> Shape {
        Shape::Form { name: Both::new("an email address", "电子邮箱"), examples: &["office@wangchuan.example"] }
    }

    /// Adds `not-an-email`.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let text = cx.scalar(node, Both::new("an email address", "电子邮箱"))?;
        match registry::email(text) {
            Ok(email) => Some(Self(email.to_owned())),
            Err(fault) => {
                cx.push(
                    Diagnostic::new(&codes::NOT_AN_EMAIL, node.span)
                        .arg("text", text)
                        .maybe("proposal", fault.proposal()),
                );
                None
            }
        }
    }

    fn view(&self, _: &ViewCx) -> View {
        View::text(self.0.as_str())
    }
}

/// A telephone number of E.164.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phone {
    /// As written, with the blanks that people read by.
    pub written: String,
    /// `+` and digits alone, for links.
    pub number: String,
}

impl Value for Phone {
    fn shape() -> Shape {
        Shape::Form {
            name: Both::new("a telephone number with its country", "含国家代码的电话号码"),
            examples: &["+86 25 0000 0000"],
        }
    }

    /// Adds `not-a-phone-number`.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let expected = Both::new("a telephone number, such as `+86 25 0000 0000`", "电话号码，例如 `+86 25 0000 0000`");
        let text = cx.scalar(node, expected)?;
        match registry::phone(text) {
            Ok(number) => Some(Self { written: text.to_owned(), number }),
            Err(fault) => {
                cx.push(
                    Diagnostic::new(&codes::NOT_A_PHONE_NUMBER, node.span)
                        .arg("text", text)
                        .maybe("proposal", fault.proposal()),
                );
                None
            }
        }
    }

    /// `{text, number}`.
    fn view(&self, _: &ViewCx) -> View {
        View::Map(vec![("text", View::text(self.written.as_str())), ("number", View::text(self.number.as_str()))])
    }
}

const CONTACTS: Both = Both::new("contacts", "联系人");

record! {
    /// Whom to ask, and how.
    pub struct Contact {
        role: Opt<Text>, "the office or function" / "部门或职责";
        person: Opt<Ref<Person>>, "the person, by the entry" / "联系人的条目";
        unit: Opt<Ref<(Unit, JointUnit)>>, "the office, by its entry" / "联系单位的条目";
        email: Opt<Email>, "the email address" / "电子邮箱";
        phone: Opt<Phone>, "the telephone number, with its country" / "电话号码（含国家代码）";
        url: Opt<Url>, "the web address" / "网址";
        hours: Opt<Text>, "when somebody answers" / "办公时间";
        topics: Opt<Texts>, "what to ask about" / "咨询内容";
        note: Opt<Text>, "a remark" / "备注";
    }
}

impl Value for Contact {
    fn shape() -> Shape {
        Shape::Record { name: CONTACTS, short: &[], fields: Contact::decls }
    }

    /// Adds `contact-form` for a bare address or number.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        if let Tree::Scalar { .. } = node.value
            && !node.is_absent()
            && let Some(text) = node.as_text().map(str::trim)
        {
            let field = if registry::email(text).is_ok() {
                Some("email")
            } else if registry::web_url(text).is_ok() {
                Some("url")
            } else {
                registry::phone(text).is_ok().then_some("phone")
            };
            if let Some(field) = field {
                let quotes = if field == "phone" { "\"" } else { "" };
                let proposal = format!("{{{field}: {quotes}{text}{quotes}}}");
                cx.push(Diagnostic::new(&codes::CONTACT_FORM, node.span).arg("text", text).arg("proposal", proposal));
                return None;
            }
        }
        decode_map(node, CONTACTS, cx)
    }

    /// The fields; email and telephone are null where they are those of a person who does not share them.
    fn view(&self, cx: &ViewCx) -> View {
        let person = self.person.as_ref().and_then(|person| person.value.to);
        let is_shared = person.is_none_or(|id| cx.shares_contact.get(id.index()).copied().unwrap_or(false));
        if is_shared {
            return View::Map(self.fields_view(cx));
        }
        let mut rest = self.clone();
        rest.withhold();
        View::Map(rest.fields_view(cx))
    }
}

impl Contact {
    /// Drops email and telephone; tells whether anything is left that says where to turn, or when.
    pub fn withhold(&mut self) -> bool {
        (self.email, self.phone) = (None, None);
        let Self { role: _, person, unit, email: _, phone: _, url, hours, topics, note: _ } = self;
        person.is_some() || unit.is_some() || url.is_some() || hours.is_some() || topics.is_some()
    }

    /// Reports email and telephone that no page shows, because the person named beside them does not share them.
    pub fn check(&self, cx: &mut CheckCx) {
        let Some(person) = self.person.as_ref().and_then(|person| person.value.to) else { return };
        let is_shared = cx.get(person).is_none_or(|person| person.facts.shares_contact());
        let ways = [self.email.as_ref().map(|email| email.span), self.phone.as_ref().map(|phone| phone.span)];
        let mut ways = ways.into_iter().flatten();
        if let (false, Some(first)) = (is_shared, ways.next()) {
            let name = cx.index().name(person);
            let diagnostic = Diagnostic::new(&lint::CONTACT_WITHHELD, first).arg("person", name);
            cx.push(ways.fold(diagnostic, Diagnostic::and));
        }
    }
}
