//! The template engine of one language: every template of the theme, and what templates can call.
//!
//! Our own functions refuse what the engine would pass over in silence: arguments and strings that do not exist.
//! A refusal travels through the engine as text ([`Refusal`]) and becomes a diagnostic in `errors`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use tera::value::{Key, Map};
use tera::{Function, Kwargs, State, Tera, TeraResult, Value};

use crate::diag::Diagnostics;
use crate::locale::phrases;
use crate::source::Sources;
use crate::text::{escape_html, nearest};

use super::context::map;
use super::{Strings, ThemeFiles, depth, errors, once, qr};

/// Our functions, beside those of the engine.
pub(super) const FUNCTIONS: &[&str] = &["t", "asset", "qr", once::NAME];

/// Our filters, beside those of the engine and the one that replaces its own.
pub(super) const OWN_FILTERS: &[&str] = &["phrases", "pick", "shape"];

/// The addresses of the theme's static files, by path below `static/`, with the path of `base_url` before them.
pub type StaticUrls = Arc<BTreeMap<String, String>>;

/// An engine with all templates of `files`, whose functions speak the language of `strings`.
///
/// # Errors
/// One diagnostic for each template that does not parse, or for each name in templates that does not exist.
pub fn engine(
    files: &ThemeFiles,
    sources: &Sources,
    strings: &Strings,
    statics: &StaticUrls,
) -> Result<Tera, Diagnostics> {
    let templates = || files.templates.iter().map(|(name, file)| (name.as_str(), &*sources[*file].text));
    let mut deep = Diagnostics::default();
    depth::check(files, sources, &mut deep);
    if !deep.is_empty() {
        return Err(deep);
    }
    let mut tera = bare(strings, statics);
    // All at once: adding them one by one is quadratic. Only after a failure, each alone, so that all errors show.
    match tera.add_raw_templates(templates()) {
        Ok(()) => Ok(tera),
        Err(first) => Err(errors::parsing(&first, files, sources, || bare(strings, statics))),
    }
}

fn bare(strings: &Strings, statics: &StaticUrls) -> Tera {
    let mut tera = Tera::new();
    // Every template makes HTML, whatever its name: what is not marked as safe is escaped.
    tera.autoescape_on(vec![""]);
    tera.register_function("t", Translate(Arc::new(strings.clone())));
    tera.register_function("asset", AssetUrl(statics.clone()));
    tera.register_function("qr", Qr);
    tera.register_function(once::NAME, once::Within);
    tera.register_filter("group_by", group_by);
    tera.register_filter("phrases", in_phrases);
    tera.register_filter("pick", pick);
    tera.register_filter("shape", shape);
    tera
}

/// Why one of our functions refuses. The engine carries nothing but text, so it is written and read back here.
#[derive(Debug, PartialEq)]
pub(super) enum Refusal {
    /// The theme has no such string.
    UnknownString { key: String, near: String },
    /// A string needs an argument that was not given.
    UnfilledString { key: String, argument: String, given: String },
    /// A function has no such argument.
    UnknownArgument { function: String, argument: String, known: String },
    /// The theme has no such static file.
    UnknownAsset { path: String, near: String },
    /// The theme has no such component.
    UnknownComponent { name: String, near: String },
    /// `once` within what `once` renders.
    OnceWithin { component: String },
    /// What went wrong in a component that a function rendered: bytes of a template, and the engine's message.
    Inside { template: String, range: Range<usize>, message: String },
}

const MARK: char = '\u{1f}';

impl Refusal {
    pub(super) fn error(self) -> tera::Error {
        let (name, parts) = match self {
            Self::Inside { template, range: Range { start, end }, message } => {
                return tera::Error::message(format!(
                    "{MARK}inside{MARK}{template}{MARK}{start}{MARK}{end}{MARK}{message}"
                ));
            }
            Self::UnknownString { key, near } => ("string", [key, near, String::new()]),
            Self::UnfilledString { key, argument, given } => ("unfilled", [key, argument, given]),
            Self::UnknownArgument { function, argument, known } => ("argument", [function, argument, known]),
            Self::UnknownAsset { path, near } => ("asset", [path, near, String::new()]),
            Self::UnknownComponent { name, near } => ("component", [name, near, String::new()]),
            Self::OnceWithin { component } => ("within", [component, String::new(), String::new()]),
        };
        let [a, b, c] = parts;
        tera::Error::message(format!("{MARK}{name}{MARK}{a}{MARK}{b}{MARK}{c}"))
    }

    /// The refusal in the engine's message, if it is one.
    pub(super) fn read(message: &str) -> Option<Self> {
        let rest = message.strip_prefix(MARK)?;
        if let Some(inside) = rest.strip_prefix("inside").and_then(|rest| rest.strip_prefix(MARK)) {
            // The message may be a refusal itself.
            let mut parts = inside.splitn(4, MARK);
            let template = parts.next()?.to_owned();
            let range = parts.next()?.parse().ok()?..parts.next()?.parse().ok()?;
            return Some(Self::Inside { template, range, message: parts.next()?.to_owned() });
        }
        let mut parts = rest.split(MARK).map(str::to_owned);
        let (name, a, b, c) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        match name.as_str() {
            "string" => Some(Self::UnknownString { key: a, near: b }),
            "unfilled" => Some(Self::UnfilledString { key: a, argument: b, given: c }),
            "argument" => Some(Self::UnknownArgument { function: a, argument: b, known: c }),
            "asset" => Some(Self::UnknownAsset { path: a, near: b }),
            "component" => Some(Self::UnknownComponent { name: a, near: b }),
            "within" => Some(Self::OnceWithin { component: a }),
            _ => None,
        }
    }
}

/// `t(key="nav.home")`, `t(key="listing.count", n=12)`, `t(key="notice.stale", date=page.updated)`.
///
/// `default` is what is printed where the theme has no such string; without it that is an error.
struct Translate(Arc<Strings>);

impl Function<TeraResult<Value>> for Translate {
    fn call(&self, kwargs: Kwargs, _: &State) -> TeraResult<Value> {
        let key = kwargs.must_get::<&str>("key")?;
        if let Some(text) = self.0.plain(key) {
            return Ok(text.clone());
        }
        let n = kwargs.get::<i64>("n")?;
        let mut args: Vec<(&str, Cow<str>)> = Vec::new();
        for (name, value) in kwargs.iter() {
            let Some(name) = name.as_str().filter(|name| !matches!(*name, "key" | "n" | "default")) else { continue };
            let text = value.as_str().map_or_else(|| Cow::Owned(value.to_string()), Cow::Borrowed);
            args.push((name, text));
        }
        if let Some(missing) = self.0.unfilled(key, n, &args) {
            let given = args.iter().map(|(name, _)| format!("`{name}`")).collect::<Vec<_>>().join(", ");
            return Err(Refusal::UnfilledString { key: key.to_owned(), argument: missing.to_owned(), given }.error());
        }
        match self.0.get(key, n, &args) {
            Some(text) => Ok(Value::from(text)),
            None => match kwargs.get::<&str>("default")? {
                Some(text) => Ok(Value::from(text)),
                None => {
                    let mut keys: Vec<&str> = self.0.keys().collect();
                    keys.sort_unstable();
                    let near = nearest(key, keys).unwrap_or_default().to_owned();
                    Err(Refusal::UnknownString { key: key.to_owned(), near }.error())
                }
            },
        }
    }
}

/// `asset(path="assets/theme.css")`: the address of a static file, with its hash.
struct AssetUrl(StaticUrls);

impl Function<TeraResult<Value>> for AssetUrl {
    fn call(&self, kwargs: Kwargs, _: &State) -> TeraResult<Value> {
        only(&kwargs, &["path"], "asset")?;
        let path = kwargs.must_get::<&str>("path")?;
        self.0.get(path).map(|url| Value::from(url.as_str())).ok_or_else(|| {
            let near = nearest(path, self.0.keys().map(String::as_str)).unwrap_or_default().to_owned();
            Refusal::UnknownAsset { path: path.to_owned(), near }.error()
        })
    }
}

/// `qr(text=page.absolute)`: the text as a QR code in SVG; nothing where it is too long for one.
struct Qr;

impl Function<TeraResult<Value>> for Qr {
    fn call(&self, kwargs: Kwargs, _: &State) -> TeraResult<Value> {
        only(&kwargs, &["text"], "qr")?;
        let svg = qr::svg(kwargs.must_get::<&str>("text")?);
        Ok(svg.map_or_else(Value::none, |svg| Value::safe_string(&svg)))
    }
}

/// Refuses an argument that a function does not have, which the engine would pass over in silence.
fn only(kwargs: &Kwargs, names: &[&str], function: &str) -> TeraResult<()> {
    match kwargs.iter().find(|(name, _)| !name.as_str().is_some_and(|name| names.contains(&name))) {
        None => Ok(()),
        Some((name, _)) => Err(Refusal::UnknownArgument {
            function: function.to_owned(),
            argument: name.as_str().unwrap_or_default().to_owned(),
            known: names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "),
        }
        .error()),
    }
}

/// `title | phrases`: the text with `wbr` where a line of Chinese or Japanese may end, for a heading whose style sheet says
/// `word-break: keep-all`.
fn in_phrases(text: &str, kwargs: Kwargs, _: &State) -> TeraResult<Value> {
    only(&kwargs, &[], "phrases")?;
    let mut html = String::with_capacity(text.len() + 32);
    for (at, phrase) in phrases(text).into_iter().enumerate() {
        if at > 0 {
            html.push_str("<wbr>");
        }
        escape_html(&mut html, phrase);
    }
    Ok(Value::safe_string(&html))
}

/// `entry | pick(names=["level", "credits"])`: `[{name, value}]` of those that say something, in the order of `names`;
/// those of `also` whether they do or not. A total without a number stands behind its list and says nothing by itself.
fn pick(of: &Map, kwargs: Kwargs, _: &State) -> TeraResult<Value> {
    only(&kwargs, &["names", "also"], "pick")?;
    let also = kwargs.get::<&[Value]>("also")?.unwrap_or_default();
    let picked = kwargs.must_get::<&[Value]>("names")?.iter().filter_map(|name| {
        let key = name.as_str()?;
        let is_uncounted = |value: &Value| {
            let number = value.as_map().and_then(|total| total.get(&Key::Str("value")));
            key.ends_with("_total") && number.is_some_and(|number| !number.is_truthy())
        };
        let value = of.get(&Key::Str(key)).filter(|value| value.is_truthy() || value.as_bool().is_some());
        let value = value.filter(|value| !is_uncounted(value));
        let is_wanted = value.is_some() || also.contains(name);
        let value = value.cloned().unwrap_or_else(Value::none);
        is_wanted.then(|| map([("name", name.clone()), ("value", value)]))
    });
    Ok(Value::from(picked.collect::<Vec<_>>()))
}

/// `value | shape`: what sort of value stands in a field, in a word, for a template that shows any.
///
/// `none`, `bool`, `plain` (a text or a number), `list`; of maps `text` (with the id or the language of it, and no more), `link` (to an entry), `position`, `source`, `participant`,
/// `body` (one that is an entry or words), `place`, `words` (with `text`), else `map`.
fn shape(of: &Value, kwargs: Kwargs, _: &State) -> TeraResult<Value> {
    only(&kwargs, &[], "shape")?;
    let Some(map) = of.as_map() else {
        return Ok(Value::from(match () {
            () if of.is_none() => "none",
            () if of.as_bool().is_some() => "bool",
            () if of.as_array().is_some() => "list",
            () => "plain",
        }));
    };
    let has = |name: &'static str| map.contains_key(&Key::Str(name));
    let is_words = map.get(&Key::Str("text")).is_some_and(|text| text.as_map().is_none());
    Ok(Value::from(match () {
        // Most values are a text and its language, which is none of the others.
        () if is_words && map.len() <= 2 && (has("id") || has("lang")) => "text",
        () if has("title") && has("kind") && has("id") => "link",
        () if has("at") && has("as_of") => "position",
        () if has("publisher") => "source",
        () if has("part") && has("position") => "participant",
        () if has("entry") => "body",
        () if has("campus") && has("room") => "place",
        () if is_words => "words",
        () => "map",
    }))
}

/// `list | group_by(attribute="kind")`: `[{key, items}]` in the order of first appearance.
///
/// Replaces the engine's own, whose groups come in another order at every run.
fn group_by(list: &[Value], kwargs: Kwargs, _: &State) -> TeraResult<Value> {
    only(&kwargs, &["attribute"], "group_by")?;
    let attribute = kwargs.must_get::<&str>("attribute")?;
    let mut groups: Vec<(Value, Vec<Value>)> = Vec::new();
    for item in list {
        let key = item.get_from_path(attribute).cloned().unwrap_or_else(Value::none);
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, items)) => items.push(item.clone()),
            None => groups.push((key, vec![item.clone()])),
        }
    }
    let groups = groups.into_iter().map(|(key, items)| {
        let mut map = Map::with_capacity(2);
        map.insert(Key::from("key"), key);
        map.insert(Key::from("items"), Value::from(items));
        Value::from(map)
    });
    Ok(Value::from(groups.collect::<Vec<_>>()))
}
