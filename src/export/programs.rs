//! The programs with what one compares and filters them by: `programs.json` for anybody, and `/data/programs.<lang>.js`
//! for the site's own scripts, from one writer.
//!
//! The script is a classic one that assigns one object, since pages opened from a folder can load nothing else. It is
//! packed (`packed`), and left out where it would be too large to load at once; before that, what only the comparison
//! shows is.
//! Facts are texts as lists show them; facets are ids. What is absent is absent, never null or empty.

use std::borrow::Cow;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::entries::schema_url;
use super::{Cx, File, Format, Part, absolute, packed};
use crate::address::EntryId;
use crate::catalogue::{Deadline, Entry};
use crate::diag::Both;
use crate::fields::{Text, Value, View};
use crate::lang::Lang;
use crate::project::Links;
use crate::site::Listing;

/// The version of both shapes: raised when a name changes its meaning or goes.
pub(super) const VERSION: u32 = 1;

pub(super) const JSON: Format = Format {
    name: "programs_json",
    about: Both::new(
        "`programs.json`: every program in all languages, for other programs",
        "`programs.json`：所有语言的全部项目，供其他程序使用",
    ),
    files: |cx| match listing(cx) {
        Some(_) => vec![File::new("/programs.json", Part::Whole)],
        None => Vec::new(),
    },
    write: |cx, _| json(cx),
};

pub(super) const SCRIPT: Format = Format {
    name: "programs_js",
    about: Both::new(
        "`/data/programs.<lang>.js`: what long lists and the comparison of programs read",
        "`/data/programs.<lang>.js`：供长列表和项目对比页读取",
    ),
    files: scripts,
    // Too large, it would not have been among the files.
    write: |cx, part| match part {
        Part::In(lang) => script(cx, lang).unwrap_or_default(),
        _ => Vec::new(),
    },
};

/// The kind that is compared.
pub const FOLDER: &str = "programs";
/// Up to so many programs, a script tells all that is compared, and up to so many what lists show; of more there is
/// none. It then has some 2 MB. It is told by their number, which is known before anything is written: every page says
/// whether there is a comparison, so that every edit of a title would have to make the scripts.
const COMPARED_UP_TO: usize = 5_000;
const LISTED_UP_TO: usize = 8_000;
/// What the comparison shows beyond what lists do.
const COMPARED: [&str; 9] =
    ["awards", "tuition", "credits", "mode", "pace", "admission", "language_proof", "approval", "accreditation"];
/// Fields that stand in a form of their own.
const APART: [&str; 2] = ["route", "intakes"];

/// The names of the facts that can stand side by side, in the order of the page.
pub fn compared_fields() -> impl Iterator<Item = &'static str> {
    [
        "level",
        "arrangement",
        "route",
        "length",
        "awards",
        "languages",
        "due",
        "tuition",
        "parties",
        "joint_unit",
        "majors",
        "credits",
        "mode",
        "pace",
        "admission",
        "language_proof",
        "approval",
        "accreditation",
        "phase",
    ]
    .into_iter()
}

fn listing<'a>(cx: &Cx<'a>) -> Option<&'a Listing> {
    cx.site
        .listings
        .iter()
        .map(|listing| &**listing)
        .find(|listing| cx.site.catalogue.index.kind_name(listing.kind).folder == FOLDER)
}

fn scripts(cx: &Cx) -> Vec<File> {
    let languages = cx.site.languages();
    if listing(cx).and_then(detail).is_none() {
        return Vec::new();
    }
    let file = |lang| File::new(format!("/data/{FOLDER}.{}.js", languages[lang].code), Part::In(lang));
    languages.all().map(file).collect()
}

/// The script for readers of `lang`; `None` where there is no program, or too many.
fn script(cx: &Cx, lang: Lang) -> Option<Vec<u8>> {
    let listing = listing(cx)?;
    Some(script_of(cx, lang, listing, detail(listing)?))
}

/// How much of each program the script tells; `None` where there are too many.
fn detail(listing: &Listing) -> Option<Detail> {
    match listing.len() {
        few if few <= COMPARED_UP_TO => Some(Detail::Compared),
        many if many <= LISTED_UP_TO => Some(Detail::Listed),
        _ => None,
    }
}

fn script_of(cx: &Cx, lang: Lang, listing: &Listing, detail: Detail) -> Vec<u8> {
    #[derive(Serialize)]
    struct Script<'a> {
        version: u32,
        lang: &'a str,
        programs: Vec<Row>,
    }
    let entries = listing.order[lang.index()].iter().filter_map(|id| cx.site.catalogue.get(*id));
    let programs = entries.map(|entry| row(cx, lang, entry, detail)).collect();
    let lang = cx.site.languages()[lang].tag.as_str();
    packed::script("catalogue", &Script { version: VERSION, lang, programs }).into_bytes()
}

/// How much of a program is told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Detail {
    Listed,
    Compared,
}

fn json(cx: &Cx) -> Vec<u8> {
    #[derive(Serialize)]
    struct Whole<'a> {
        version: u32,
        #[serde(skip_serializing_if = "Option::is_none")]
        schema: Option<String>,
        site: &'a str,
        languages: Vec<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        license: Option<&'a str>,
        programs: Vec<Program>,
    }
    #[derive(Serialize)]
    struct Program {
        id: String,
        title: ByLanguage<String>,
        url: ByLanguage<String>,
        #[serde(skip_serializing_if = "Named::is_empty")]
        summary: ByLanguage<String>,
        facets: Named<&'static str, Vec<String>>,
        facts: ByLanguage<Facts>,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        deadlines: Vec<Due>,
    }
    let languages = cx.site.languages();
    let tag = |lang: Lang| languages[lang].tag.clone();
    let texts = |text: &Text| {
        let each = languages.all().filter_map(|lang| Some((tag(lang), text.get(lang)?.to_owned())));
        // A text that is the same in all languages has none of its own.
        let mut each: Vec<_> = each.collect();
        if each.is_empty() {
            each.push((tag(Lang::SOURCE), text.best(Lang::SOURCE).0.to_owned()));
        }
        Named(each)
    };
    let program = |entry: &Entry| {
        let urls = languages.all().filter_map(|lang| Some((tag(lang), cx.site.entry_url(lang, entry.id)?)));
        let views: Vec<Fields> = languages.all().map(|lang| view(cx, lang, entry)).collect();
        let facts = |lang: Lang| facts(cx, lang, entry, &views[lang.index()], Detail::Compared);
        Program {
            id: cx.site.catalogue.index.key(entry.id).slug.to_string(),
            title: texts(&entry.head.title.value),
            url: Named(urls.map(|(tag, url)| (tag, absolute(cx.site, &url))).collect()),
            summary: entry.head.summary.as_ref().map_or(Named(Vec::new()), |summary| texts(&summary.value)),
            facets: facets(cx, &views[Lang::SOURCE.index()], entry),
            facts: Named(languages.all().map(|lang| (tag(lang), facts(lang))).collect()),
            deadlines: ahead(cx, entry)
                .into_iter()
                .filter_map(|one| due(cx, Lang::SOURCE, &one))
                .map(|due| Due { last: None, text: None, label: None, ..due })
                .collect(),
        }
    };
    let entries = listing(cx).into_iter().flat_map(|listing| &listing.order[Lang::SOURCE.index()]);
    let programs = entries.filter_map(|id| cx.site.catalogue.get(*id)).map(program).collect();
    let whole = Whole {
        version: VERSION,
        schema: schema_url(cx),
        site: cx.site.config.base_url.as_str(),
        languages: languages.all().map(|lang| languages[lang].tag.as_str()).collect(),
        license: cx.site.config.data_license.as_deref(),
        programs,
    };
    let mut json = serde_json::to_vec(&whole).expect("texts and numbers can be written");
    json.push(b'\n');
    json
}

/// Named values in their own order.
struct Named<K, V>(Vec<(K, V)>);

type ByLanguage<V> = Named<String, V>;
type Facts = Named<&'static str, Vec<Words>>;

impl<K, V> Named<K, V> {
    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<K: Serialize, V: Serialize> Serialize for Named<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

/// A text, with the tag of its language where that is not the reader's.
#[derive(Clone, Debug, PartialEq)]
struct Words {
    text: String,
    lang: Option<String>,
}

impl Serialize for Words {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.lang {
            None => self.text.serialize(serializer),
            Some(lang) => [&self.text, lang].serialize(serializer),
        }
    }
}

/// A program for readers of one language.
#[derive(Serialize)]
struct Row {
    /// The slug.
    id: String,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    twin: Option<Words>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<Words>,
    /// From the site's root, as pages of this site link: `en/programs/x/`, or with `index.html`.
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    facets: Named<&'static str, Vec<String>>,
    facts: Facts,
    /// With whom, but for this university: as its row says it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    with: Vec<Words>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    route: Vec<Block>,
    /// How long it takes, to be compared: a number and the word of its unit.
    #[serde(skip_serializing_if = "Option::is_none")]
    length: Option<(i64, &'static str)>,
    /// One can apply at any time.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    rolling: bool,
    /// Those ahead; where none is, the last that has passed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    due: Vec<Due>,
    /// By what else it is looked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    names: Vec<String>,
}

/// A stage of the route.
#[derive(Serialize)]
struct Block {
    /// Where; absent where nobody has said.
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<Words>,
    #[serde(skip_serializing_if = "Option::is_none")]
    length: Option<String>,
    /// In how many of which unit; absent where the length is unknown.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    count: Option<Named<&'static str, i64>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    home: bool,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    optional: bool,
}

/// A date until which something can be done.
#[derive(Serialize)]
struct Due {
    /// `2027-03-31`, or `2027-05` where no more is known.
    date: String,
    /// The last day that the date can mean, where that is another.
    #[serde(skip_serializing_if = "Option::is_none")]
    last: Option<String>,
    /// The word of its kind: `apply`.
    what: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
}

type Fields = Vec<(&'static str, View)>;

fn view(cx: &Cx, lang: Lang, entry: &Entry) -> Fields {
    entry.facts.view(&cx.site.view_cx(lang))
}

fn row(cx: &Cx, lang: Lang, entry: &Entry, detail: Detail) -> Row {
    let fields = view(cx, lang, entry);
    let (title, written) = entry.title(lang);
    let url = cx.site.entry_url(lang, entry.id).map(|url| match cx.site.config.links {
        Links::Explicit => format!("{}index.html", &url[1..]),
        Links::AbsolutePath => url[1..].to_owned(),
    });
    let route = fields.iter().find(|(name, _)| *name == "route").map(|(_, route)| blocks(cx, lang, route));
    let summary = entry.head.summary.as_ref().filter(|_| detail == Detail::Compared);
    Row {
        id: cx.site.catalogue.index.key(entry.id).slug.to_string(),
        title: title.to_owned(),
        lang: foreign(cx, lang, written),
        twin: twin(cx, lang, &entry.head.title.value),
        summary: summary.map(|summary| words(cx, lang, &summary.value)),
        url,
        facets: facets(cx, &fields, entry),
        facts: facts(cx, lang, entry, &fields, detail),
        with: with(cx, lang, &fields),
        route: route.unwrap_or_default(),
        length: fields.iter().find(|(name, _)| *name == "length").and_then(|(_, length)| count_of(length)),
        rolling: fields.iter().any(|(name, intakes)| *name == "intakes" && is_rolling(intakes)),
        due: {
            let (ahead, past) = (ahead(cx, entry), deadlines(entry).pop());
            let shown = if ahead.is_empty() { past.into_iter().collect() } else { ahead };
            shown.iter().filter_map(|one| due(cx, lang, one)).collect()
        },
        names: cx.site.further_names(entry).into_iter().map(str::to_owned).collect(),
    }
}

/// Its parties but for this university; where it names none, the body that several run together.
fn with(cx: &Cx, lang: Lang, fields: &Fields) -> Vec<Words> {
    let field = |name: &str| fields.iter().find(|(field, _)| *field == name).map(|(_, value)| value);
    let mut with = Vec::new();
    if let Some(View::List(parties)) = field("parties") {
        for party in parties.iter().filter(|party| !is_home(cx, party)) {
            texts(cx, lang, party, &mut with);
        }
    }
    if with.is_empty() {
        field("joint_unit").into_iter().for_each(|unit| texts(cx, lang, unit, &mut with));
    }
    with
}

fn is_home(cx: &Cx, party: &View) -> bool {
    let View::Map(party) = party else { return false };
    matches!(get(party, "entry"), Some(View::Entry(id)) if cx.site.named.home.contains(id))
}

fn count_of(length: &View) -> Option<(i64, &'static str)> {
    let View::Map(length) = length else { return None };
    match (get(length, "count"), get(length, "unit")) {
        (Some(View::Int(count)), Some(View::Word { word, .. })) => Some((*count, *word)),
        _ => None,
    }
}

fn is_rolling(intakes: &View) -> bool {
    let View::List(intakes) = intakes else { return false };
    let is = |intake: &[(&'static str, View)], name| get(intake, name) == Some(&View::Bool(true));
    intakes.iter().any(|one| matches!(one, View::Map(one) if is(one, "rolling") && !is(one, "cancelled")))
}

fn foreign(cx: &Cx, lang: Lang, written: Option<Lang>) -> Option<String> {
    written.filter(|written| *written != lang).map(|written| cx.site.languages()[written].tag.clone())
}

fn words(cx: &Cx, lang: Lang, text: &Text) -> Words {
    let (text, written) = text.best(lang);
    Words { text: text.to_owned(), lang: foreign(cx, lang, written) }
}

/// The title in the first other language that has one of its own.
fn twin(cx: &Cx, lang: Lang, title: &Text) -> Option<Words> {
    let shown = title.get(lang)?;
    let mut others = cx.site.languages().all().filter(|other| *other != lang);
    others.find_map(|other| {
        let text = title.get(other).filter(|text| *text != shown)?;
        Some(Words { text: text.to_owned(), lang: Some(cx.site.languages()[other].tag.clone()) })
    })
}

/// The ids in the fields that lists show, by field, and those of the facets of the index, as its addresses have them.
fn facets(cx: &Cx, fields: &Fields, entry: &Entry) -> Named<&'static str, Vec<String>> {
    let each = entry.spec.summary.iter().filter(|name| !APART.contains(name)).filter_map(|name| {
        let (_, value) = fields.iter().find(|(field, _)| field == name)?;
        let mut found = Vec::new();
        ids(cx, value, &mut found);
        (!found.is_empty()).then_some((*name, found))
    });
    let mut all: Vec<(&'static str, Vec<String>)> = each.collect();
    for index in listing(cx).into_iter().flat_map(|listing| listing.facets.iter()) {
        let found: Vec<String> = index.values_of(entry.id).map(|value| value.id.clone()).collect();
        match all.iter_mut().find(|(name, _)| *name == index.facet.name) {
            Some((_, known)) => *known = found,
            None if found.is_empty() => {}
            None => all.push((index.facet.name, found)),
        }
    }
    Named(all)
}

fn ids(cx: &Cx, value: &View, found: &mut Vec<String>) {
    match value {
        View::Word { word, .. } => found.push((*word).to_owned()),
        View::Entry(id) if cx.site.catalogue.title(*id).is_some() => {
            found.push(cx.site.catalogue.index.key(*id).slug.to_string());
        }
        View::List(list) => list.iter().for_each(|value| ids(cx, value, found)),
        View::Map(pairs) => match get(pairs, "code") {
            Some(View::Text(code)) => found.push(code.to_string()),
            _ => match (get(pairs, "entry"), get(pairs, "language")) {
                (Some(entry), _) => ids(cx, entry, found),
                (None, Some(View::Text(tag))) => found.push(tag.to_string()),
                _ => {}
            },
        },
        _ => {}
    }
}

fn get<'v>(pairs: &'v [(&'static str, View)], name: &str) -> Option<&'v View> {
    pairs.iter().find(|(field, _)| *field == name).map(|(_, value)| value).filter(|value| **value != View::Null)
}

fn facts(cx: &Cx, lang: Lang, entry: &Entry, fields: &Fields, detail: Detail) -> Facts {
    let more = if detail == Detail::Compared { &COMPARED[..] } else { &[] };
    let names = entry.spec.summary.iter().chain(more).filter(|name| !APART.contains(name));
    let each = names.filter_map(|name| {
        let (_, value) = fields.iter().find(|(field, _)| field == name)?;
        let mut parts = Vec::new();
        match (*name, value) {
            ("tuition", View::List(fees)) => parts.extend(fees.iter().filter_map(|fee| tuition(cx, lang, fee, fields))),
            _ => texts(cx, lang, value, &mut parts),
        }
        (!parts.is_empty()).then_some((*name, parts))
    });
    Named(each.collect())
}

/// The texts of a value, as lists show it: without links, remarks and figures inside.
fn texts(cx: &Cx, lang: Lang, value: &View, parts: &mut Vec<Words>) {
    let plain = |text: String| Words { text, lang: None };
    match value {
        View::Text(text) => parts.push(plain(text.to_string())),
        View::Int(number) => parts.push(plain(cx.site.locale(lang).number(*number))),
        View::Word { list, word } => parts.push(plain(cx.label(lang, list, word))),
        View::Entry(id) => parts.extend(title(cx, lang, *id)),
        View::List(list) => list.iter().for_each(|value| texts(cx, lang, value, parts)),
        View::Map(pairs) => match (get(pairs, "entry"), get(pairs, "text").or_else(|| get(pairs, "title"))) {
            (Some(entry), _) => texts(cx, lang, entry, parts),
            _ if get(pairs, "unnamed") == Some(&View::Bool(true)) => parts.push(unnamed(cx, lang, pairs)),
            (None, Some(View::Text(text))) => {
                let lang = match get(pairs, "lang") {
                    Some(View::Text(lang)) => Some(lang.to_string()),
                    _ => None,
                };
                parts.push(Words { text: text.to_string(), lang });
            }
            (None, Some(inner @ View::Map(_))) => texts(cx, lang, inner, parts),
            // A place, from the large to the small.
            _ if pairs.iter().any(|(name, _)| *name == "campus") => {
                let mut each = Vec::new();
                let names = ["city", "at", "campus", "room"].into_iter().filter_map(|name| get(pairs, name));
                names.for_each(|value| texts(cx, lang, value, &mut each));
                let separator = (cx.words)(lang, "list.separator", &[]).unwrap_or_default();
                let text = each.iter().map(|words| words.text.as_str()).collect::<Vec<_>>().join(&separator);
                parts.extend((!text.is_empty()).then(|| plain(text)));
            }
            _ => {}
        },
        View::Null | View::Bool(_) | View::Free(_) | View::File(_) => {}
    }
}

/// What studying costs, with the stage and the people it is for: `EUR 17,500 per year (Corrib Valley University)`.
fn tuition(cx: &Cx, lang: Lang, fee: &View, fields: &Fields) -> Option<Words> {
    let View::Map(pairs) = fee else { return None };
    let first = |value: &View| {
        let mut found = Vec::new();
        texts(cx, lang, value, &mut found);
        found.into_iter().next()
    };
    let mut said = first(fee)?;
    let stages = fields.iter().find(|(name, _)| *name == "route").map(|(_, route)| route);
    let stage = match (get(pairs, "stage"), stages) {
        (Some(View::Text(name)), Some(View::List(stages))) => stages.iter().find_map(|stage| {
            let View::Map(stage) = stage else { return None };
            let party = get(stage, "at");
            let mut parties = Vec::new();
            party.into_iter().for_each(|at| ids(cx, at, &mut parties));
            let named = matches!(get(stage, "id"), Some(View::Text(id)) if id == name);
            (named || parties.iter().any(|slug| **slug == **name)).then(|| party.and_then(first)).flatten()
        }),
        _ => None,
    };
    for whom in [stage, get(pairs, "audience").and_then(first)].into_iter().flatten() {
        let whom = (cx.words)(lang, "party.role", &[("role", Cow::Borrowed(&whom.text))]);
        said.text.push_str(&whom.unwrap_or_default());
    }
    Some(said)
}

/// A party that its author could not name, as pages say it: `Not named (United States)`.
fn unnamed(cx: &Cx, lang: Lang, party: &[(&'static str, View)]) -> Words {
    let text = |name: &str| match get(party, name) {
        Some(View::Text(text)) => Some(text.to_string()),
        _ => None,
    };
    let described = text("text");
    let said = described.clone().or_else(|| (cx.words)(lang, "party.unnamed", &[])).unwrap_or_default();
    let country = match get(party, "country") {
        Some(View::Map(country)) => match get(country, "text") {
            Some(View::Text(text)) => (cx.words)(lang, "party.country", &[("country", Cow::Borrowed(text))]),
            _ => None,
        },
        _ => None,
    };
    Words { text: said + &country.unwrap_or_default(), lang: text("lang").filter(|_| described.is_some()) }
}

fn title(cx: &Cx, lang: Lang, id: EntryId) -> Option<Words> {
    cx.site.catalogue.title(id).map(|title| words(cx, lang, title))
}

fn blocks(cx: &Cx, lang: Lang, route: &View) -> Vec<Block> {
    let View::List(stages) = route else { return Vec::new() };
    let block = |stage: &View| {
        let View::Map(pairs) = stage else { return None };
        let at = get(pairs, "at");
        let mut place = Vec::new();
        // The city where one is named: a block is narrow.
        let city = get(pairs, "place").map(|place| match place {
            View::Map(parts) => get(parts, "city").unwrap_or(place),
            _ => place,
        });
        city.or(at).into_iter().for_each(|value| texts(cx, lang, value, &mut place));
        let count = ["years", "terms", "months", "weeks", "days"].into_iter().find_map(|unit| match get(pairs, unit) {
            Some(View::Int(count)) => Some(Named(vec![(unit, *count)])),
            _ => None,
        });
        Some(Block {
            at: place.into_iter().next(),
            length: match get(pairs, "text") {
                Some(View::Text(text)) => Some(text.to_string()),
                _ => None,
            },
            count,
            home: at.is_some_and(|at| is_home(cx, at)),
            optional: get(pairs, "optional") == Some(&View::Bool(true)),
        })
    };
    stages.iter().filter_map(block).collect()
}

/// The deadlines not before the day of the build, the first before the others.
fn ahead<'e>(cx: &Cx, entry: &'e Entry) -> Vec<Deadline<'e>> {
    let mut ahead = deadlines(entry);
    ahead.retain(|one| one.date.value.latest() >= cx.site.catalogue.today);
    ahead
}

fn deadlines(entry: &Entry) -> Vec<Deadline<'_>> {
    let mut all = entry.facts.deadlines();
    all.sort_by_key(|one| (one.date.value.latest(), one.kind));
    all
}

fn due(cx: &Cx, lang: Lang, one: &Deadline) -> Option<Due> {
    let View::Word { list, word } = one.kind.view(&cx.site.view_cx(lang)) else { return None };
    let (date, last) = (one.date.value.machine(), one.date.value.latest().to_string());
    Some(Due {
        last: (last != date).then_some(last),
        date,
        what: word,
        text: Some(cx.site.locale(lang).date(&one.date.value)),
        label: Some(cx.label(lang, list, word)),
    })
}
