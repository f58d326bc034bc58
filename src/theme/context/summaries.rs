//! What other pages show of each entry: made once a language, cloned by pointer.

use std::sync::{Arc, LazyLock, OnceLock};

use rayon::prelude::*;
use tera::Value;

use crate::address::EntryId;
use crate::catalogue::{Entry, KINDS, KindSpec};
use crate::export::Exports;
use crate::fields::{self, Text, View, ViewCx};
use crate::lang::Lang;
use crate::site::{Listing, Site};
use crate::theme::{Strings, Without};

use super::projector::{Alike, Links, Projector};
use super::{Pair, map, pairs, with_base};

/// What other pages show of each entry, in one language; each is made when it is first asked for.
pub struct Summaries {
    site: Arc<Site>,
    lang: Lang,
    strings: Arc<[Strings]>,
    exports: Arc<Exports>,
    without: Without,
    /// By entry: `{title, lang, twin, url, kind, id, imprint}`; of a draft without `url`, null where it is not published at all.
    links: Vec<OnceLock<Value>>,
    /// By entry: the link with `summary`, `facts` and what its index can be filtered and sorted by; references in it are
    /// links.
    rows: Vec<OnceLock<Value>>,
    /// By place among the listings: what each page of a list says of the facets of its kind.
    facets: Vec<OnceLock<Value>>,
    /// Links are in it: another one wherever an entry looks other.
    alike: Alike,
}

impl Summaries {
    pub fn new(
        site: &Arc<Site>,
        lang: Lang,
        strings: &Arc<[Strings]>,
        exports: &Arc<Exports>,
        without: Without,
    ) -> Self {
        let none = || site.catalogue.index.all().map(|_| OnceLock::new()).collect();
        let (site, strings, exports) = (site.clone(), strings.clone(), exports.clone());
        let facets = site.listings.iter().map(|_| OnceLock::new()).collect();
        Self { links: none(), rows: none(), facets, alike: Alike::default(), site, lang, strings, exports, without }
    }

    /// With what `before` has made already, for a site in which only the entries for which `is_other` holds may look
    /// different; all else that pages show is the same, addresses of exports among it.
    pub fn again(
        before: &Self,
        site: &Arc<Site>,
        exports: &Arc<Exports>,
        is_other: &(dyn Fn(EntryId) -> bool + Sync),
    ) -> Self {
        let keep = |made: &[OnceLock<Value>]| {
            let ids = site.catalogue.index.all();
            ids.map(|id| if is_other(id) { OnceLock::new() } else { made[id.index()].clone() }).collect()
        };
        let (links, rows) = (keep(&before.links), keep(&before.rows));
        let facets = site.listings.iter().map(|listing| {
            let known = before.site.listings.iter().position(|known| known.has_facets_of(listing));
            known.map(|at| before.facets[at].clone()).unwrap_or_default()
        });
        let facets = facets.collect();
        let (site, strings, exports) = (site.clone(), before.strings.clone(), exports.clone());
        let (lang, without) = (before.lang, before.without);
        Self { site, lang, strings, exports, without, links, rows, facets, alike: Alike::default() }
    }

    /// As if nobody had asked.
    pub fn forget(&mut self) {
        self.links.iter_mut().chain(&mut self.rows).for_each(|made| *made = OnceLock::new());
        self.alike = Alike::default();
    }

    pub fn link(&self, id: EntryId) -> Value {
        self.links[id.index()].get_or_init(|| self.make_link(id).map_or_else(Value::none, map)).clone()
    }

    pub fn row(&self, id: EntryId) -> Value {
        self.rows[id.index()].get_or_init(|| self.make_row(id).map_or_else(Value::none, map)).clone()
    }

    /// What `make` gives for the facets of a listing, made once.
    pub fn facets(&self, listing: &Listing, make: impl FnOnce() -> Value) -> Value {
        let at = self.site.listings.iter().position(|known| known.kind == listing.kind);
        self.facets[at.expect("a list of the site has a place in it")].get_or_init(make).clone()
    }

    /// The rows of many entries, in their order.
    pub fn rows(&self, ids: &[EntryId]) -> Vec<Value> {
        ids.par_iter().with_min_len(64).map(|id| self.row(*id)).collect()
    }

    pub(super) fn alike(&self) -> &Alike {
        &self.alike
    }

    fn words(&self) -> &Strings {
        &self.strings[self.lang.index()]
    }

    fn make_link(&self, id: EntryId) -> Option<Vec<Pair>> {
        let mut made = link(&self.site, self.lang, id)?;
        if let Some(entry) = self.site.catalogue.get(id).filter(|entry| has_imprint(entry.spec)) {
            // The links inside an imprint have none.
            let links = Links::Bare(&self.site, self.lang);
            let projector = Projector { links, strings: self.words(), file: &|_| None, lasts: true };
            let view = entry.facts.view_of(&IMPRINT, &self.site.view_cx(self.lang));
            let imprint: Vec<Pair> = view.into_iter().map(|(name, view)| (name, projector.value(&view))).collect();
            made.push(("imprint", map(imprint)));
        }
        Some(made)
    }

    fn make_row(&self, id: EntryId) -> Option<Vec<Pair>> {
        let site = &*self.site;
        let cx = site.view_cx(self.lang);
        let projector = Projector { links: Links::Of(self), strings: self.words(), file: &|_| None, lasts: true };
        let entry = site.catalogue.get(id)?;
        let mut row = pairs(&self.link(id));
        let summary = entry.head.summary.as_ref();
        let summary = summary.map_or(View::Null, |text| fields::Value::view(&text.value, &cx));
        row.push(("summary", projector.value(&summary)));
        if !self.without.row_facts {
            let facts = entry.facts.view_of(entry.spec.summary, &cx);
            let facts: Vec<Pair> = facts.into_iter().map(|(name, view)| (name, projector.value(&view))).collect();
            row.push(("facts", map(facts)));
        }
        if !self.without.row_facets {
            row.push(("facets", facet_ids(site, entry)));
        }
        if !self.without.row_deadlines {
            row.push(("deadlines", entry_deadlines(site, &self.exports, entry, &cx, &projector)));
        }
        if !self.without.row_names {
            let names = Some(site.further_names(entry).join(" ")).filter(|names| !names.is_empty());
            row.push(("names", Value::from(names)));
        }
        Some(row)
    }

    /// Its dates until which something can be done, as its row has them.
    pub fn deadlines(&self, id: EntryId) -> Value {
        let row = self.row(id);
        row.get_from_path("deadlines").cloned().unwrap_or_else(Value::none)
    }
}

/// The facts of an entry that one who cites it asks for.
const IMPRINT: [&str; 2] = ["publisher", "published"];

fn has_imprint(kind: &KindSpec) -> bool {
    static KINDS_WITH: LazyLock<Vec<&str>> = LazyLock::new(|| {
        let has = |kind: &&KindSpec| IMPRINT.iter().all(|name| (kind.decls)().iter().any(|decl| decl.name == *name));
        KINDS.iter().filter(has).map(|kind| kind.name.folder).collect()
    });
    KINDS_WITH.contains(&kind.name.folder)
}

/// By facet in which the entry has values: their ids, with blanks between them.
fn facet_ids(site: &Site, entry: &Entry) -> Value {
    let listing = site.listing(site.catalogue.index.key(entry.id).kind);
    let facets = listing.into_iter().flat_map(|listing| listing.facets.iter()).filter_map(|index| {
        let ids: Vec<&str> = index.values_of(entry.id).map(|value| value.id.as_str()).collect();
        (!ids.is_empty()).then(|| (index.facet.name, Value::from(ids.join(" "))))
    });
    map(facets.collect::<Vec<_>>())
}

/// Every date until which something can be done, also past ones: list of {what, date, last, ahead, calendar}, earliest first.
///
/// `last` is the last day that the date can mean.
fn entry_deadlines(site: &Site, exports: &Exports, entry: &Entry, cx: &ViewCx, projector: &Projector) -> Value {
    let mut deadlines: Vec<_> = entry.facts.deadlines().into_iter().enumerate().collect();
    deadlines.sort_by_key(|(_, deadline)| (deadline.date.value.latest(), deadline.kind));
    let each = deadlines.into_iter().map(|(number, deadline)| {
        let url = exports.of_deadline(site, entry.id, number, deadline.date.value, cx.lang);
        let calendar = url.map(|url| with_base(site, url));
        map([
            ("what", projector.value(&fields::Value::view(&deadline.kind, cx))),
            ("date", projector.value(&fields::Value::view(&deadline.date.value, cx))),
            ("last", Value::from(deadline.date.value.latest().to_string())),
            ("ahead", Value::from(deadline.date.value.latest() >= site.catalogue.today)),
            ("calendar", Value::from(calendar)),
        ])
    });
    Value::from(each.collect::<Vec<_>>())
}

/// What a reference to an entry is; `None` where the entry must not be named.
pub(super) fn link(site: &Site, lang: Lang, id: EntryId) -> Option<Vec<Pair>> {
    let languages = site.languages();
    let names = site.catalogue.title(id)?;
    let (title, written) = names.best(lang);
    let foreign = written.filter(|written| *written != lang).map(|written| languages[written].tag.as_str());
    let index = &site.catalogue.index;
    Some(vec![
        ("title", Value::from(title)),
        ("lang", Value::from(foreign)),
        ("twin", twin(site, lang, names)),
        ("url", Value::from(site.entry_url(lang, id).map(|url| with_base(site, &url)))),
        ("kind", Value::from(index.kind_name(index.key(id).kind).folder)),
        ("id", Value::from(index.name(id))),
        ("imprint", Value::none()),
    ])
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
