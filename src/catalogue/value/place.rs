//! Where things are and what they are about: countries, coordinates, places, fields of study.

use super::codes::IscedF;
use super::party::Party;
use super::reference::{entry_or_text, refer, text_and_lang};
use crate::address::EntryId;
use crate::diag::codes::value_names as codes;
use crate::diag::{Both, Diagnostic};
use crate::fields::{Cx, Opt, Record, Shape, Text, Value, View, ViewCx, decode_map, record};
use crate::lang::Lang;
use crate::registry::{self, Reason};
use crate::source::Span;
use crate::syntax::tree::{Node, Value as Tree};

/// A country or region of ISO 3166-1, or one that locale data adds (`XK`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country(&'static str);

impl Country {
    /// Two capitals: `TH`.
    pub fn code(self) -> &'static str {
        self.0
    }

    /// Reads a code; adds `not-a-country` at `span`.
    pub fn parse(text: &str, span: Span, cx: &mut Cx) -> Option<Self> {
        match registry::country(text) {
            Ok(code) => Some(Self(code)),
            Err(fault) => {
                let certain = fault.reason == Reason::Spelling;
                let name = if certain { "proposal" } else { "suggestion" };
                cx.push(Diagnostic::new(&codes::NOT_A_COUNTRY, span).arg("text", text).maybe(name, fault.proposal()));
                None
            }
        }
    }

    /// Whether brackets behind a party hold a country and not a role: two capitals, or what is surely a country's.
    pub(super) fn meant_in_brackets(text: &str) -> bool {
        text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase()) || registry::country::meant(text).is_some()
    }
}

impl Value for Country {
    fn shape() -> Shape {
        Shape::Form {
            name: Both::new("a country's code, ISO 3166-1", "国家或地区代码，ISO 3166-1"),
            examples: &["CN", "IE", "TH"],
        }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let text = cx.scalar(node, Both::new("a country's code, such as `CN`", "国家或地区代码，例如 `CN`"))?;
        Self::parse(text, node.span, cx)
    }

    /// `{code, text}`.
    fn view(&self, cx: &ViewCx) -> View {
        let name = cx.locale.region_name(self.0).unwrap_or(self.0);
        View::Map(vec![("code", View::text(self.0)), ("text", View::text(name))])
    }
}

const COORDINATES: Both = Both::new("coordinates", "坐标");
const GEO_EXAMPLE: Both =
    Both::new("coordinates, such as `{lat: 32.11, lon: 118.93}`", "坐标，例如 `{lat: 32.11, lon: 118.93}`");

/// A point on the earth (WGS 84), in degrees: north and east are positive.
#[derive(Clone, Debug, PartialEq)]
pub struct Geo {
    /// From -90 to 90.
    pub lat: f64,
    /// From -180 to 180.
    pub lon: f64,
    pub note: Opt<Text>,
}

/// Degrees as a decimal number; finite.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Degrees(f64);

impl Degrees {
    fn parse(text: &str) -> Option<f64> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let plain = digits.starts_with(|c: char| c.is_ascii_digit())
            && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
            && digits.len() <= 20;
        plain.then(|| text.parse().ok()).flatten()
    }
}

impl Value for Degrees {
    fn shape() -> Shape {
        Shape::Form {
            name: Both::new("degrees, as a decimal number", "度数（十进制小数）"),
            examples: &["32.11", "-9.1"],
        }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let text = cx.scalar(node, Both::new("degrees, such as `32.11`", "度数，例如 `32.11`"))?;
        let degrees = Self::parse(text);
        if degrees.is_none() {
            cx.push(Diagnostic::new(&codes::NOT_DEGREES, node.span).arg("text", text).maybe("proposal", decimal(text)));
        }
        degrees.map(Self)
    }

    fn view(&self, _: &ViewCx) -> View {
        View::text(self.0.to_string())
    }
}

/// `31°13′48″N`, `9,1`, `118.9E` as a decimal number, with five digits at most.
fn decimal(text: &str) -> Option<String> {
    let side = text.chars().find(|c| c.is_alphabetic() || *c == '北' || *c == '东');
    let sign = match side.map(|c| c.to_ascii_uppercase()) {
        Some('S' | 'W' | '南' | '西') => -1.0,
        None | Some('N' | 'E' | '北' | '东') => 1.0,
        Some(_) => return None,
    };
    let folded = text.replace(',', ".");
    let numbers: Vec<f64> = folded
        .split(|c: char| !c.is_ascii_digit() && c != '.')
        .filter(|number| !number.is_empty())
        .map(|number| number.parse().ok())
        .collect::<Option<_>>()?;
    let degrees = match numbers[..] {
        [degrees] => degrees,
        [degrees, minutes] if minutes < 60.0 => degrees + minutes / 60.0,
        [degrees, minutes, seconds] if minutes < 60.0 && seconds < 60.0 => degrees + minutes / 60.0 + seconds / 3600.0,
        _ => return None,
    };
    let sign = if text.trim_start().starts_with(['-', '−']) { -1.0 } else { sign };
    Some(((sign * degrees * 1e5).round() / 1e5).to_string())
}

record! {
    /// The map of coordinates.
    struct GeoFields {
        lat: Opt<Degrees>, "degrees north; south is negative" / "纬度，北纬为正，南纬为负";
        lon: Opt<Degrees>, "degrees east; west is negative" / "经度，东经为正，西经为负";
        note: Opt<Text>, "a remark" / "备注";
    }
}

impl Value for Geo {
    fn shape() -> Shape {
        Shape::Record { name: COORDINATES, short: &[], fields: GeoFields::decls }
    }

    /// Adds `geo-form` for a bare pair, `not-degrees`, `geo-range`, `geo-swapped`.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let fields: GeoFields = match &node.value {
            Tree::Map(_) => decode_map(node, COORDINATES, cx)?,
            _ if node.is_absent() => {
                cx.wrong_shape(node, GEO_EXAMPLE);
                return None;
            }
            _ => {
                let proposal = pair(node).map(|(a, b)| {
                    let (lat, lon) = if a.abs() > 90.0 { (b, a) } else { (a, b) };
                    format!("{{lat: {lat}, lon: {lon}}}")
                });
                cx.push(Diagnostic::new(&codes::GEO_FORM, node.span).maybe("proposal", proposal));
                return None;
            }
        };
        let at = Span { end: node.span.end.min(node.span.start + 1), ..node.span };
        for (name, value) in [("lat", &fields.lat), ("lon", &fields.lon)] {
            if value.is_none() {
                cx.push(
                    Diagnostic::new(&crate::diag::codes::field::MISSING_FIELD, at)
                        .arg("owner", COORDINATES)
                        .arg("field", name),
                );
            }
        }
        let (lat, lon) = (fields.lat?, fields.lon?);
        let (north, east) = (lat.value.0, lon.value.0);
        if north.abs() > 90.0 && north.abs() <= 180.0 && east.abs() <= 90.0 {
            cx.push(
                Diagnostic::new(&codes::GEO_SWAPPED, lat.span)
                    .arg("lat", north.to_string())
                    .arg("proposal", format!("{{lat: {east}, lon: {north}}}"))
                    .and(lon.span),
            );
            return None;
        }
        let mut fits = true;
        for (name, degrees, limit) in [("lat", &lat, 90.0), ("lon", &lon, 180.0)] {
            if degrees.value.0.abs() > limit {
                fits = false;
                cx.push(
                    Diagnostic::new(&codes::GEO_RANGE, degrees.span)
                        .arg("field", name)
                        .arg("degrees", degrees.value.0.to_string())
                        .arg("limit", limit as i64),
                );
            }
        }
        fits.then_some(Self { lat: north, lon: east, note: fields.note })
    }

    /// `{lat, lon, text, note}`: `lat` and `lon` as decimal numbers in a text, `text` both.
    fn view(&self, cx: &ViewCx) -> View {
        View::Map(vec![
            ("lat", View::text(self.lat.to_string())),
            ("lon", View::text(self.lon.to_string())),
            ("text", View::text(format!("{}, {}", self.lat, self.lon))),
            ("note", self.note.as_ref().map_or(View::Null, |note| note.value.view(cx))),
        ])
    }
}

/// The two numbers of `[32.1, 118.9]` and `32.1, 118.9`.
fn pair(node: &Node) -> Option<(f64, f64)> {
    let texts: Vec<&str> = match &node.value {
        Tree::List(items) => items.iter().map(Node::as_text).collect::<Option<_>>()?,
        Tree::Scalar { text, .. } => text.split([',', '，', ' ', '/']).filter(|part| !part.is_empty()).collect(),
        Tree::Map(_) => return None,
    };
    match texts[..] {
        [a, b] => Some((Degrees::parse(a.trim())?, Degrees::parse(b.trim())?)),
        _ => None,
    }
}

record! {
    /// A place in its parts.
    pub struct PlaceParts {
        at: Opt<Party>, "the body at which it is" / "所在机构";
        campus: Opt<Text>, "the campus" / "校区";
        room: Opt<Text>, "building and room" / "楼宇与房间";
        city: Opt<Text>, "the city" / "城市";
        note: Opt<Text>, "a remark" / "备注";
    }
}

/// A place: in words, or in its parts.
#[derive(Clone, Debug)]
pub enum Place {
    Words(Text),
    Parts(Box<PlaceParts>),
}

impl Place {
    /// It in words for `lang`, of parts the smallest first; `None` where it is only somebody's.
    pub fn words(&self, lang: Lang) -> Option<String> {
        match self {
            Self::Words(words) => Some(words.best(lang).0.to_owned()),
            Self::Parts(parts) => {
                let parts = [&parts.room, &parts.campus, &parts.city].into_iter().flatten();
                let parts: Vec<&str> = parts.map(|part| part.value.best(lang).0).collect();
                (!parts.is_empty()).then(|| parts.join(", "))
            }
        }
    }
}

impl Value for Place {
    fn shape() -> Shape {
        let name = Both::new("places", "地点");
        Shape::OneOf(vec![Shape::Text, Shape::Record { name, short: &[], fields: PlaceParts::decls }])
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        // A language map and a map of parts are told apart by their keys: a place is words if any is a language.
        let is_language = |key: &str| key == "same" || cx.languages.by_code(key).is_some();
        let keys = node.as_map().unwrap_or_default();
        let parts = PlaceParts::decls();
        let has_part = keys.iter().any(|(key, _)| parts.iter().any(|part| part.name == key.text));
        match &node.value {
            Tree::Map(map) if has_part || !map.iter().any(|(key, _)| is_language(&key.text)) => {
                decode_map(node, Both::new("places", "地点"), cx).map(|parts| Self::Parts(Box::new(parts)))
            }
            _ => Text::decode(node, cx).map(Self::Words),
        }
    }

    /// `{text, lang, at, campus, room, city, note}`: either `text` or the parts.
    fn view(&self, cx: &ViewCx) -> View {
        let part = |text: &Opt<Text>| text.as_ref().map_or(View::Null, |text| text.value.view(cx));
        let (words, at, campus, room, city, note) = match self {
            Self::Words(text) => (Some(text), View::Null, View::Null, View::Null, View::Null, View::Null),
            Self::Parts(parts) => (
                None,
                parts.at.as_ref().map_or(View::Null, |at| at.value.view(cx)),
                part(&parts.campus),
                part(&parts.room),
                part(&parts.city),
                part(&parts.note),
            ),
        };
        let mut pairs = text_and_lang(words, cx);
        pairs.extend([("at", at), ("campus", campus), ("room", room), ("city", city), ("note", note)]);
        View::Map(pairs)
    }
}

/// A field of study: a major, a code of ISCED-F, or words where neither fits.
#[derive(Clone, Debug, PartialEq)]
pub enum Field {
    /// `None` after a miss.
    Major(Option<EntryId>),
    Isced(IscedF),
    Words(Text),
}

impl Value for Field {
    fn shape() -> Shape {
        Shape::OneOf(vec![Shape::Reference(vec!["majors"]), IscedF::shape(), Shape::Text])
    }

    /// Digits are a code, any other plain text is a major's slug; words are written as a map of languages.
    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        if matches!(node.value, Tree::Map(_)) {
            return Text::decode(node, cx).map(Self::Words);
        }
        let expected = Both::new(
            "a major's slug, a code of ISCED-F, or a map of languages",
            "专业短名、ISCED-F 代码，或各语言的文字",
        );
        let text = cx.scalar(node, expected)?;
        if text.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
            return IscedF::decode(node, cx).map(Self::Isced);
        }
        refer(text, node.span, &["majors"], cx).map(Self::Major)
    }

    /// `{entry, text, lang, code}`: one of `entry` and `text` is null, `code` is there for ISCED-F only.
    fn view(&self, cx: &ViewCx) -> View {
        let (view, code) = match self {
            Self::Major(to) => (entry_or_text(*to, None, cx), None),
            Self::Words(text) => (entry_or_text(None, Some(text), cx), None),
            Self::Isced(isced) => {
                let (text, lang) = isced.title(cx);
                let pairs = vec![("entry", View::Null), ("text", View::text(text)), ("lang", View::maybe(lang))];
                (View::Map(pairs), Some(isced.0.code))
            }
        };
        let View::Map(mut pairs) = view else { return view };
        pairs.push(("code", View::maybe(code)));
        View::Map(pairs)
    }
}
