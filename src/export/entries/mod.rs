//! Every entry with all that the catalogue says of it, in all languages at once: `catalogue.json`, a file for each entry,
//! and the JSON Schema of both.
//!
//! The same tree stands in both, made of the views of an entry in each language (`merge`), under the names that the fields
//! are declared by; the schema comes from these declarations (`schema`). What is absent is absent, never null or empty; a
//! field that was asked for and that nobody knows stands in `not_stated`.
//! Left out: what is about the upkeep of an entry, what only templates of the site know (`extra`), and what depends on
//! the day of the build. So the files change with the content alone.

mod merge;
mod schema;

use std::sync::{Arc, LazyLock};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{Cx, File, Format, OfEntry, Part, absolute};
use crate::address::EntryId;
use crate::catalogue::{Entry, Head, KINDS, KindSpec};
use crate::diag::Both;
use crate::fields::{Decl, Text, View};
use crate::lang::Lang;
use merge::{Json, Merger};

/// The version of the shape: raised when a name changes its meaning or goes.
const VERSION: i64 = 1;

pub(super) const CATALOGUE: Format = Format {
    name: "catalogue_json",
    about: Both::new(
        "`catalogue.json`: all entries in all languages, for other programs",
        "`catalogue.json`：全部条目的全部语言，供其他程序使用",
    ),
    files: |cx| match cx.site.catalogue.iter().next() {
        Some(_) => vec![File::new("/catalogue.json", Part::Whole)],
        None => Vec::new(),
    },
    write: |cx, _| catalogue(cx),
};

pub(super) const ENTRIES: Format = Format {
    name: "entry_json",
    about: Both::new(
        "`/data/<kind>/<slug>.json`: each entry in all languages, with its words and the names of what it refers to",
        "`/data/<类别>/<短名>.json`：每个条目的全部语言，含正文文字和所引用条目的名称",
    ),
    files: |_| Vec::new(),
    write: |cx, part| match part {
        Part::Entry(id) => entry_file(cx, cx.site.catalogue.get(id).expect("only published entries have files")),
        _ => unreachable!("each file is about an entry"),
    },
};

pub(super) const OF_ENTRY: OfEntry = OfEntry {
    format: ENTRIES.name,
    files: |cx, entry| vec![File::new(format!("/data/{}.json", name(cx, entry.id)), Part::Entry(entry.id))],
};

pub(super) const SCHEMA: Format = Format {
    name: "json_schema",
    about: Both::new(
        "`/data/schema.json`: the JSON Schema of `catalogue.json`, `programs.json` and the files of entries",
        "`/data/schema.json`：`catalogue.json`、`programs.json` 和各条目文件的 JSON Schema",
    ),
    files: |cx| match [CATALOGUE.name, ENTRIES.name, super::programs::JSON.name].iter().any(|name| cx.wants(name)) {
        true => vec![File::new(SCHEMA_URL, Part::Whole)],
        false => Vec::new(),
    },
    write: |cx, _| schema::write(cx),
};

const SCHEMA_URL: &str = "/data/schema.json";

/// Fields that say nothing of what the entry tells of.
const UPKEEP: [&str; 5] = ["sort_key", "review_by", "draft", "visibility", "extra"];

/// The declarations of the fields that are in the files, by the kind of `entry`; the title is not among them.
fn decls(spec: &KindSpec) -> Vec<Decl> {
    let mut decls = Head::decls(spec.heading);
    decls.remove(0);
    decls.extend((spec.decls)());
    decls.retain(|decl| !UPKEEP.contains(&decl.name));
    decls
}

/// The names of the fields that are in the files, in their order, of all kinds.
static FIELDS: LazyLock<FxHashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let names = |spec| decls(spec).iter().map(|decl| decl.name).chain(["not_stated"]).collect();
    KINDS.iter().map(|spec| (spec.name.folder, names(spec))).collect()
});

/// `kind/slug`, as references are written.
fn name(cx: &Cx, id: EntryId) -> String {
    cx.site.catalogue.index.name(id)
}

fn catalogue(cx: &Cx) -> Vec<u8> {
    let config = &cx.site.config;
    let languages = cx.site.languages();
    let list = languages.all().map(|lang| {
        let language = &languages[lang];
        Json::map([
            ("code", Json::text(&language.code)),
            ("tag", Json::text(&language.tag)),
            ("name", Json::text(&language.name)),
        ])
    });
    let mut pairs = vec![("version", Json::Int(VERSION))];
    pairs.extend(schema_link(cx));
    pairs.push(("site", Json::text(config.base_url.as_str())));
    pairs.extend(config.title.as_ref().map(|title| ("title", texts(cx, title))));
    pairs.push(("languages", Json::List(list.collect())));
    pairs.extend(config.data_license.as_ref().map(|license| ("license", Json::text(license))));
    pairs.push(("labels", schema::labels(cx)));
    let entries: Vec<&Entry> = cx.site.catalogue.iter().collect();
    // Of all files this one alone grows with the site: its parts are made in parallel.
    let each: Vec<Arc<Told>> = entries.par_iter().map(|entry| told(cx, entry)).collect();
    let mut bytes = Json::map(pairs).bytes();
    bytes.pop();
    bytes.extend_from_slice(b",\"entries\":[");
    bytes.reserve(each.iter().map(|told| told.json.len() + 2).sum());
    for (number, told) in each.iter().enumerate() {
        bytes.extend_from_slice(if number > 0 { b",\n" } else { b"" });
        bytes.extend_from_slice(&told.json);
    }
    bytes.extend_from_slice(b"]}\n");
    bytes
}

fn entry_file(cx: &Cx, entry: &Entry) -> Vec<u8> {
    let told = told(cx, entry);
    let mut before = vec![("version", Json::Int(VERSION))];
    before.extend(schema_link(cx));
    before.extend(cx.site.config.data_license.as_ref().map(|license| ("license", Json::text(license))));
    let mut after = Pairs::new();
    let languages = cx.site.languages();
    let prose = languages.all().filter_map(|lang| {
        let prose = entry.prose[lang.index()].as_ref()?;
        Some((languages[lang].tag.clone(), Json::text(&super::search::words_of(&prose.prose))))
    });
    after.extend(Json::named(prose.collect()).map(|prose| ("prose", prose)));
    let named = told.named.iter().filter_map(|id| {
        let other = cx.site.catalogue.get(*id)?;
        let mut pairs = vec![("title", texts(cx, &other.head.title.value))];
        pairs.extend(urls(cx, *id).map(|urls| ("url", urls)));
        Some((name(cx, *id), Json::map(pairs)))
    });
    after.extend(Json::named(named.collect()).map(|named| ("references", named)));
    let mut bytes = Json::Map(before).bytes();
    add_members(&mut bytes, &told.json);
    add_members(&mut bytes, &Json::Map(after).bytes());
    bytes.push(b'\n');
    bytes
}

/// Adds the members of a map to those of another that has some.
fn add_members(map: &mut Vec<u8>, more: &[u8]) {
    if more != b"{}" {
        map.pop();
        map.push(b',');
        map.extend_from_slice(&more[1..]);
    }
}

type Pairs = Vec<(&'static str, Json)>;

/// What both files say of an entry.
#[derive(Debug)]
pub(super) struct Told {
    /// A map.
    json: Vec<u8>,
    /// The entries that it refers to, each once, in the order of ids.
    named: Vec<EntryId>,
}

fn told(cx: &Cx, entry: &Entry) -> Arc<Told> {
    cx.alike([CATALOGUE.name, ENTRIES.name], |shared| &shared.entries, entry.id, || tell(cx, entry))
}

fn tell(cx: &Cx, entry: &Entry) -> Told {
    let languages = cx.site.languages();
    let mut pairs = vec![
        ("id", Json::Text(name(cx, entry.id).into())),
        ("kind", Json::text(entry.spec.name.folder)),
        ("title", texts(cx, &entry.head.title.value)),
    ];
    pairs.extend(urls(cx, entry.id).map(|urls| ("url", urls)));
    let written = languages.all().filter(|lang| entry.is_written_in(*lang));
    pairs.push(("written", Json::List(written.map(|lang| Json::text(&languages[lang].tag)).collect())));
    let views: Vec<Vec<(&'static str, View)>> = languages
        .all()
        .map(|lang| {
            let view_cx = cx.site.view_cx(lang);
            let mut view = entry.head.view(&view_cx);
            view.extend(entry.facts.view(&view_cx));
            view
        })
        .collect();
    let mut merger = Merger::new(cx);
    let mut fields = Pairs::new();
    for field in &FIELDS[entry.spec.name.folder] {
        // The place of a field is the same in the views of all languages.
        let Some(at) = views[0].iter().position(|(name, _)| name == field) else { continue };
        let each: Vec<&View> = views.iter().map(|view| &view[at].1).collect();
        fields.extend(merger.merge(&each).map(|value| (*field, value)));
    }
    pairs.push(("fields", Json::Map(fields)));
    let mut named = merger.named;
    named.sort_unstable();
    named.dedup();
    Told { json: Json::Map(pairs).bytes(), named }
}

/// The addresses of the pages of an entry; `None` where it has none.
fn urls(cx: &Cx, id: EntryId) -> Option<Json> {
    let languages = cx.site.languages();
    let each = languages.all().filter_map(|lang| {
        let url = cx.site.entry_url(lang, id)?;
        Some((languages[lang].tag.clone(), Json::Text(absolute(cx.site, &url).into())))
    });
    Json::named(each.collect())
}

/// A text by language, in those that it is written in.
fn texts(cx: &Cx, text: &Text) -> Json {
    let languages = cx.site.languages();
    let each = languages.all().filter_map(|lang| Some((languages[lang].tag.clone(), Json::text(text.get(lang)?))));
    let each: Vec<_> = each.collect();
    Json::named(each).unwrap_or_else(|| {
        let tag = languages[Lang::SOURCE].tag.clone();
        Json::Named(vec![(tag, Json::text(text.best(Lang::SOURCE).0))])
    })
}

fn schema_link(cx: &Cx) -> Option<(&'static str, Json)> {
    schema_url(cx).map(|url| ("schema", Json::Text(url.into())))
}

/// The address of the schema, where the site has it.
pub(super) fn schema_url(cx: &Cx) -> Option<String> {
    cx.wants(SCHEMA.name).then(|| absolute(cx.site, SCHEMA_URL))
}
