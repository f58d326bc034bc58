//! Codes of public lists and registers: identifiers of institutions, fields of education, languages.
//!
//! The lists themselves are `registry`'s; here a fault becomes a message and a code becomes what templates see.

use std::fmt;
use std::marker::PhantomData;

use super::sources::Free;
use crate::diag::codes::value_names as codes;
use crate::diag::{Both, Diagnostic};
use crate::fields::{Cx, Opt, Shape, Text, Value, View, ViewCx, record};
use crate::registry::{self, Fault, Reason, isced};
use crate::syntax::tree::Node;

/// A public register of institutions.
pub trait Register: 'static {
    const NAME: Both;
    const EXAMPLES: &'static [&'static str];

    /// The identifier in its canonical spelling.
    fn parse(text: &str) -> Result<String, Fault>;

    /// The register's own page of an identifier, where it has one.
    fn url(id: &str) -> Option<String> {
        let _ = id;
        None
    }
}

/// An identifier of a register, in its canonical spelling.
pub struct Identifier<R> {
    pub id: String,
    register: PhantomData<fn() -> R>,
}

impl<R> Clone for Identifier<R> {
    fn clone(&self) -> Self {
        Self { id: self.id.clone(), register: PhantomData }
    }
}

impl<R> fmt::Debug for Identifier<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Identifier").field(&self.id).finish()
    }
}

impl<R: Register> Value for Identifier<R> {
    fn shape() -> Shape {
        Shape::Form { name: R::NAME, examples: R::EXAMPLES }
    }

    /// Adds `not-an-identifier`.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let text = cx.scalar(node, R::NAME)?;
        match R::parse(text) {
            Ok(id) => Some(Self { id, register: PhantomData }),
            Err(fault) => {
                let diagnostic = Diagnostic::new(&codes::NOT_AN_IDENTIFIER, node.span)
                    .arg("register", R::NAME)
                    .arg("text", text)
                    .maybe("proposal", fault.proposal());
                let wrong_digits = fault.reason == Reason::CheckDigits;
                let diagnostic = diagnostic.maybe("check", wrong_digits.then_some(text));
                let example = (!wrong_digits && fault.proposals.is_empty()).then_some(R::EXAMPLES[0]);
                cx.push(diagnostic.maybe("example", example));
                None
            }
        }
    }

    /// `{text, url}`; `url` is null where the register has no page of an identifier.
    fn view(&self, _: &ViewCx) -> View {
        View::Map(vec![("text", View::text(self.id.as_str())), ("url", View::maybe(R::url(&self.id)))])
    }
}

/// Declares registers, each as a type without values.
macro_rules! registers {
    ($($name:ident = $en:literal / $zh:literal, $examples:expr, $parse:expr $(, $url:expr)?;)*) => {
        $(
            #[doc = $en]
            pub struct $name;

            impl Register for $name {
                const NAME: Both = Both::new($en, $zh);
                const EXAMPLES: &'static [&'static str] = $examples;

                fn parse(text: &str) -> Result<String, Fault> {
                    $parse(text)
                }

                $(fn url(id: &str) -> Option<String> {
                    Some(format!($url, id))
                })?
            }
        )*
    };
}

fn owned<'t>(parse: impl Fn(&'t str) -> Result<&'t str, Fault>, text: &'t str) -> Result<String, Fault> {
    parse(text).map(str::to_owned)
}

registers! {
    Ror = "a ROR identifier" / "ROR 标识", &["03cve4549", "https://ror.org/03cve4549"], registry::ror, "https://ror.org/{}";
    Isni = "an ISNI" / "ISNI 标识", &["0000 0002 1825 0097"], registry::isni, "https://isni.org/isni/{}";
    Schac = "a SCHAC code" / "SCHAC 代码", &["uni-example.de"], |text| owned(registry::schac, text);
    Pic = "a PIC" / "PIC 编号", &["900000001"], |text| owned(registry::pic, text);
    Erasmus = "an Erasmus code" / "Erasmus 代码", &["D  BERLIN01", "IRLDUBLIN01"], |text| owned(registry::erasmus_code, text);
    Cn = "a Chinese institution code" / "中国高校代码", &["10001", "4111010001"], chinese_code;
}

/// The five digits of a Chinese institution, or the ten that begin with its place (Ministry of Education, list of
/// institutions of higher education).
fn chinese_code(text: &str) -> Result<String, Fault> {
    let fits = |text: &str| matches!(text.len(), 5 | 10) && text.bytes().all(|b| b.is_ascii_digit());
    if fits(text) {
        return Ok(text.to_owned());
    }
    let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
    let (reason, proposals) = match fits(&digits) {
        true => (Reason::Spelling, vec![digits]),
        false => (Reason::Shape, Vec::new()),
    };
    Err(Fault { reason, proposals })
}

record! {
    /// Identifiers of an institution in public registers.
    pub struct Ids = "identifiers" / "公共标识" {
        ror: Opt<Identifier<Ror>>, "the Research Organization Registry, bare or as a URL" / "ROR（研究机构注册库），代码或网址均可";
        schac: Opt<Identifier<Schac>>, "the SCHAC home organisation, a domain" / "SCHAC 代码（域名）";
        pic: Opt<Identifier<Pic>>, "the Participant Identification Code of the European Commission" / "欧盟委员会参与者代码（PIC）";
        erasmus: Opt<Identifier<Erasmus>>, "the Erasmus code" / "Erasmus 代码";
        cn: Opt<Identifier<Cn>>, "the code of the Chinese Ministry of Education" / "中国教育部高校代码";
        isni: Opt<Identifier<Isni>>, "the International Standard Name Identifier" / "ISNI（国际标准名称标识）";
        other: Opt<Free>, "identifiers of other registers, each under its name" / "其他注册库的标识，以其名称为键";
        note: Opt<Text>, "a remark" / "备注";
    }
}

/// A code of ISCED-F 2013.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IscedF(pub &'static isced::Field);

impl IscedF {
    /// The field's title, with the tag of its language where that is not the page's: titles are carried in English
    /// and Chinese.
    pub fn title(self, cx: &ViewCx) -> (&'static str, Option<&'static str>) {
        let tag = cx.languages[cx.lang].tag.as_str();
        match tag.split('-').next() {
            Some("zh") => (self.0.zh, tag.contains("Hant").then_some("zh-Hans")),
            Some("en") => (self.0.en, None),
            _ => (self.0.en, Some("en")),
        }
    }
}

impl Value for IscedF {
    fn shape() -> Shape {
        let name = Both::new("a field of education, ISCED-F 2013", "教育领域，ISCED-F 2013 代码");
        Shape::Form { name, examples: &["0714", "061", "07"] }
    }

    /// Adds `not-an-isced-field`.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let text =
            cx.scalar(node, Both::new("a code of ISCED-F 2013, such as `0714`", "ISCED-F 2013 代码，例如 `0714`"))?;
        match registry::isced_f(text) {
            Ok(found) => Some(Self(found)),
            Err(fault) => {
                let code = fault.proposal();
                let field = code.and_then(|code| isced::fields().iter().find(|field| field.code == code));
                let certain = fault.reason == Reason::Spelling;
                cx.push(
                    Diagnostic::new(&codes::NOT_AN_ISCED_FIELD, node.span)
                        .arg("text", text)
                        .maybe(if certain { "proposal" } else { "suggestion" }, code)
                        .maybe("title", field.map(|field| Both::new(field.en, field.zh))),
                );
                None
            }
        }
    }

    /// `{code, text, lang}`.
    fn view(&self, cx: &ViewCx) -> View {
        let (text, lang) = self.title(cx);
        View::Map(vec![("code", View::text(self.0.code)), ("text", View::text(text)), ("lang", View::maybe(lang))])
    }
}

/// A BCP 47 tag in its canonical spelling: any language, not only those of the site.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LangTag(pub String);

impl Value for LangTag {
    fn shape() -> Shape {
        Shape::Form {
            name: Both::new("a language, BCP 47", "语言代码，BCP 47"), examples: &["en", "zh-Hans", "ga"]
        }
    }

    /// Adds `not-a-language-tag`.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let text = cx.scalar(node, Both::new("a language, such as `en`", "语言代码，例如 `en`"))?;
        match registry::language_tag(text) {
            Ok(tag) => Some(Self(tag)),
            Err(fault) => {
                let name = if fault.reason == Reason::Spelling { "proposal" } else { "suggestion" };
                cx.push(
                    Diagnostic::new(&codes::NOT_A_LANGUAGE_TAG, node.span)
                        .arg("text", text)
                        .maybe(name, fault.proposal()),
                );
                None
            }
        }
    }

    /// `{code, text}`.
    fn view(&self, cx: &ViewCx) -> View {
        let name = cx.locale.language_name(&self.0).unwrap_or_else(|| self.0.clone());
        View::Map(vec![("code", View::text(self.0.as_str())), ("text", View::text(name))])
    }
}

/// A code of a national list of majors, judged by its shape.
struct National;

/// The Chinese catalogue of majors: six digits (undergraduate and vocational), with `T` (special) or `K` (controlled)
/// behind those of the undergraduate catalogue; four digits for a discipline of graduate study.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChineseMajor(pub String);

/// The Classification of Instructional Programs of the United States: `14.4201`, `14.42`, `14`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cip(pub String);

impl National {
    fn read(
        node: &Node,
        cx: &mut Cx,
        list: Both,
        example: &'static str,
        fits: impl Fn(&str) -> bool,
        cure: impl Fn(&str) -> String,
    ) -> Option<String> {
        let text = cx.scalar(node, list)?;
        if fits(text) {
            return Some(text.to_owned());
        }
        let cure = Some(cure(text)).filter(|cure| fits(cure));
        cx.push(
            Diagnostic::new(&codes::NATIONAL_CODE, node.span)
                .arg("text", text)
                .arg("list", list)
                .arg("example", example)
                .maybe("proposal", cure),
        );
        None
    }
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

impl Value for ChineseMajor {
    fn shape() -> Shape {
        let name = Both::new("a code of the Chinese catalogue of majors", "中国专业目录代码");
        Shape::Form { name, examples: &["080902", "080803T", "0812"] }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let fits = |text: &str| {
            let digits = text.trim_end_matches(['T', 'K']);
            let mark = &text[digits.len()..];
            all_digits(digits)
                && (digits.len() == 6 && matches!(mark, "" | "T" | "K" | "TK") || digits.len() == 4 && mark.is_empty())
        };
        let cure = |text: &str| {
            let joined: String = text.to_ascii_uppercase().chars().filter(char::is_ascii_alphanumeric).collect();
            // A number loses the zero in front in spreadsheets.
            if joined.trim_end_matches(['T', 'K']).len() % 2 == 1 {
                format!("0{joined}")
            } else {
                joined.replace("KT", "TK")
            }
        };
        let list = Both::new("the Chinese catalogue of majors", "中国专业目录");
        National::read(node, cx, list, "080902", fits, cure).map(Self)
    }

    fn view(&self, _: &ViewCx) -> View {
        View::text(self.0.as_str())
    }
}

impl Value for Cip {
    fn shape() -> Shape {
        let name = Both::new("a CIP code of the United States", "美国 CIP 代码");
        Shape::Form { name, examples: &["14.4201", "14.42", "14"] }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let fits = |text: &str| {
            let (series, rest) = text.split_once('.').unwrap_or((text, "00"));
            series.len() == 2 && all_digits(series) && matches!(rest.len(), 2 | 4) && all_digits(rest)
        };
        let cure = |text: &str| {
            let (series, rest) = text.split_once('.').unwrap_or((text, ""));
            let series = format!("{series:0>2}");
            // `14.4201` written as a number loses zeros at its end: `14.0500` becomes `14.05`, which is another code,
            // so only what is missing beyond doubt is filled in.
            match rest.len() {
                0 if text.len() == 6 => format!("{}.{}", &text[..2], &text[2..]),
                1 | 3 => format!("{series}.{rest}0"),
                _ => format!("{series}.{rest}"),
            }
        };
        let fits_ascii = |text: &str| text.is_ascii() && fits(text);
        let cure_ascii = |text: &str| if text.is_ascii() { cure(text) } else { String::new() };
        let list = Both::new("the CIP of the United States", "美国 CIP 目录");
        National::read(node, cx, list, "14.4201", fits_ascii, cure_ascii).map(Self)
    }

    fn view(&self, _: &ViewCx) -> View {
        View::text(self.0.as_str())
    }
}

record! {
    /// Codes of a major in national lists.
    pub struct NationalCodes = "national codes" / "各国专业代码" {
        cn: Opt<ChineseMajor>, "the Chinese catalogue of majors" / "中国专业目录";
        us_cip: Opt<Cip>, "the Classification of Instructional Programs of the United States" / "美国 CIP 目录";
        note: Opt<Text>, "a remark" / "备注";
    }
}
