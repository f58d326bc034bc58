//! What other pages show of each entry: made once a language, cloned by pointer.

use rayon::prelude::*;
use tera::Value;
use tera::value::{Key, Map};

use crate::address::EntryId;
use crate::catalogue::{Entry, KINDS, KindSpec};
use crate::fields::{self, Text, View, ViewCx};
use crate::lang::Lang;
use crate::site::Site;
use crate::theme::Strings;

use super::projector::Projector;
use super::{map, with_base};

/// What other pages show of each entry, in one language.
pub struct Summaries {
    /// By entry: `{title, lang, twin, url, kind, id, imprint}`; of a draft without `url`, null where it is not published at all.
    pub(super) links: Vec<Value>,
    /// By entry: the link with `summary`, `facts` and what its index can be filtered and sorted by; references in it are
    /// links.
    rows: Vec<Value>,
}

impl Summaries {
    pub fn new(site: &Site, lang: Lang, strings: &Strings) -> Self {
        let catalogue = &site.catalogue;
        let ids: Vec<EntryId> = catalogue.index.all().collect();
        let links: Vec<Value> =
            ids.par_iter().map(|id| link(site, lang, *id).map_or_else(Value::none, Value::from)).collect();
        let cx = site.view_cx(lang);
        let links = with_imprints(site, &cx, strings, links);
        let projector = Projector { links: &links, strings, file: &|_| None };
        let rows = ids
            .par_iter()
            .map(|id| {
                let entry = catalogue.get(*id)?;
                let mut row = links[id.index()].clone().into_map()?;
                let summary = entry.head.summary.as_ref();
                let summary = summary.map_or(View::Null, |text| fields::Value::view(&text.value, &cx));
                row.insert(Key::from("summary"), projector.value(summary));
                let mut view = entry.facts.view(&cx);
                let facts = entry.spec.summary.iter().map(|name| {
                    let at = view.iter().position(|(field, _)| field == name);
                    let value = at.map_or(View::Null, |at| view.swap_remove(at).1);
                    (*name, projector.value(value))
                });
                let facts = map(facts.collect::<Vec<_>>());
                row.insert(Key::from("facts"), facts);
                row.insert(Key::from("facets"), facet_ids(site, entry));
                row.insert(Key::from("deadlines"), entry_deadlines(site, entry, &cx, &projector));
                row.insert(Key::from("names"), Value::from(further_names(site, entry)));
                Some(Value::from(row))
            })
            .map(|row| row.unwrap_or_else(Value::none))
            .collect();
        Self { links, rows }
    }

    pub fn link(&self, id: EntryId) -> Value {
        self.links[id.index()].clone()
    }

    pub fn row(&self, id: EntryId) -> Value {
        self.rows[id.index()].clone()
    }
}

/// The facts of an entry that one who cites it asks for.
const IMPRINT: [&str; 2] = ["publisher", "published"];

/// `links` with the imprint of what has one; the links inside an imprint have none.
fn with_imprints(site: &Site, cx: &ViewCx, strings: &Strings, links: Vec<Value>) -> Vec<Value> {
    let has_imprint = |kind: &KindSpec| IMPRINT.iter().all(|name| (kind.decls)().iter().any(|decl| decl.name == *name));
    let kinds: Vec<bool> = KINDS.iter().map(has_imprint).collect();
    let projector = Projector { links: &links, strings, file: &|_| None };
    let imprint = |entry: &Entry| {
        let mut view = entry.facts.view(cx);
        map(IMPRINT.map(|name| {
            let at = view.iter().position(|(field, _)| *field == name);
            (name, at.map_or_else(Value::none, |at| projector.value(view.swap_remove(at).1)))
        }))
    };
    let ids: Vec<EntryId> = site.catalogue.index.all().collect();
    let complete = |id: &EntryId| {
        let link = links[id.index()].clone();
        let entry = site.catalogue.get(*id).filter(|_| kinds[site.catalogue.index.key(*id).kind.0 as usize]);
        let Some((entry, mut map)) = entry.and_then(|entry| Some((entry, link.clone().into_map()?))) else {
            return link;
        };
        map.insert(Key::from("imprint"), imprint(entry));
        Value::from(map)
    };
    ids.par_iter().map(complete).collect()
}

/// By facet in which the entry has values: their ids, with blanks between them.
fn facet_ids(site: &Site, entry: &Entry) -> Value {
    let listing = site.listing(site.catalogue.index.key(entry.id).kind);
    let facets = listing.into_iter().flat_map(|listing| &listing.facets).filter_map(|index| {
        let ids: Vec<&str> = index.values_of(entry.id).map(|value| value.id.as_str()).collect();
        (!ids.is_empty()).then(|| (index.facet.name, Value::from(ids.join(" "))))
    });
    map(facets)
}

/// Every date until which something can be done, also past ones: list of {what, date, last, ahead}, earliest first.
///
/// `last` is the last day that the date can mean.
fn entry_deadlines(site: &Site, entry: &Entry, cx: &ViewCx, projector: &Projector) -> Value {
    let mut deadlines = entry.facts.deadlines();
    deadlines.sort_by_key(|deadline| (deadline.date.value.latest(), deadline.kind));
    let each = deadlines.into_iter().map(|deadline| {
        map([
            ("what", projector.value(fields::Value::view(&deadline.kind, cx))),
            ("date", projector.value(fields::Value::view(&deadline.date.value, cx))),
            ("last", Value::from(deadline.date.value.latest().to_string())),
            ("ahead", Value::from(deadline.date.value.latest() >= site.catalogue.today)),
        ])
    });
    Value::from(each.collect::<Vec<_>>())
}

/// By what else an entry is looked for: its further names, and every name of the bodies that it leads to.
fn further_names(site: &Site, entry: &Entry) -> Option<String> {
    fn own(entry: &Entry) -> impl Iterator<Item = &str> {
        entry.head.other_names.iter().flat_map(|names| names.value.0.iter()).map(|name| name.text.value.as_str())
    }
    let bodies = entry.references.iter().filter_map(|reference| site.catalogue.get(reference.to));
    let bodies = bodies.filter(|body| body.spec.party);
    let of_bodies =
        bodies.flat_map(|body| body.head.title.value.0.values().map(|name| name.value.as_str()).chain(own(body)));
    let mut names: Vec<&str> = Vec::new();
    for name in own(entry).chain(of_bodies) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    (!names.is_empty()).then(|| names.join(" "))
}

/// What a reference to an entry is; `None` where the entry must not be named.
pub(super) fn link(site: &Site, lang: Lang, id: EntryId) -> Option<Map> {
    let languages = site.languages();
    let names = site.catalogue.title(id)?;
    let (title, written) = names.best(lang);
    let foreign = written.filter(|written| *written != lang).map(|written| languages[written].tag.as_str());
    let mut map = Map::with_capacity(8);
    map.insert(Key::from("title"), Value::from(title));
    map.insert(Key::from("lang"), Value::from(foreign));
    map.insert(Key::from("twin"), twin(site, lang, names));
    map.insert(Key::from("url"), Value::from(site.entry_url(lang, id).map(|url| with_base(site, &url))));
    map.insert(
        Key::from("kind"),
        Value::from(site.catalogue.index.kind_name(site.catalogue.index.key(id).kind).folder),
    );
    map.insert(Key::from("id"), Value::from(site.catalogue.index.name(id)));
    map.insert(Key::from("imprint"), Value::none());
    Some(map)
}

/// The name in the first other language that has one of its own: `{text, lang}`, else null.
pub(super) fn twin(site: &Site, lang: Lang, title: &Text) -> Value {
    let (shown, _) = title.best(lang);
    let other = site.languages().all().filter(|other| *other != lang).find_map(|other| {
        let text = title.get(other)?;
        (title.has(lang) && text != shown).then_some((other, text))
    });
    match other {
        None => Value::none(),
        Some((other, text)) => {
            map([("text", Value::from(text)), ("lang", Value::from(site.languages()[other].tag.as_str()))])
        }
    }
}
