//! The values that templates see, made of views.
//!
//! The only place that turns the model into the engine's values. What other pages show of an entry is made once a
//! language ([`Summaries`]) and cloned by pointer; whole prose stands on its own page only.

use rayon::prelude::*;
use tera::value::{Key, Map};
use tera::{Context, Value};

use crate::address::EntryId;
use crate::assets::{Assets, Shown};
use crate::atlas::Style;
use crate::catalogue::{Entry, KINDS, KindSpec, kinds};
use crate::export::{self, Exports};
use crate::fields::{Text, View, ViewCx};
use crate::lang::Lang;
use crate::plan::{Job, Output};
use crate::site::facets::element_id;
use crate::site::{COMPARE, DEADLINES, HOME_PAGE, Label, Listing, MenuTarget, SEARCH, Site};

use super::{CONTRACT, Strings, Theme, atlas};

/// A map of named values.
pub fn map(pairs: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    Value::from(pairs.into_iter().map(|(name, value)| (Key::from(name), value)).collect::<Map>())
}

/// What other pages show of each entry, in one language.
pub struct Summaries {
    /// By entry: `{title, lang, twin, url, kind, id, imprint}`; of a draft without `url`, null where it is not published at all.
    links: Vec<Value>,
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
                let summary = summary.map_or(View::Null, |text| crate::fields::Value::view(&text.value, &cx));
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
            ("what", projector.value(crate::fields::Value::view(&deadline.kind, cx))),
            ("date", projector.value(crate::fields::Value::view(&deadline.date.value, cx))),
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
fn link(site: &Site, lang: Lang, id: EntryId) -> Option<Map> {
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
fn twin(site: &Site, lang: Lang, title: &Text) -> Value {
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

/// A path from the site's root below the path of `base_url`.
pub fn with_base(site: &Site, url: &str) -> String {
    format!("{}{}", site.config.base_path(), &url[1..])
}

/// Views to values: fills in references, files and labels.
struct Projector<'a> {
    links: &'a [Value],
    strings: &'a Strings,
    /// A file beside the entry whose page this is; `None` on other pages.
    file: &'a (dyn Fn(&str) -> Option<Value> + Sync),
}

impl Projector<'_> {
    fn value(&self, view: View) -> Value {
        match view {
            View::Null => Value::none(),
            View::Bool(b) => Value::from(b),
            View::Int(i) => Value::from(i),
            View::Text(text) => Value::from(&*text),
            View::List(list) => Value::from(list.into_iter().map(|v| self.value(v)).collect::<Vec<_>>()),
            View::Map(pairs) => map(pairs.into_iter().map(|(name, v)| (name, self.value(v)))),
            View::Free(pairs) => {
                Value::from(pairs.into_iter().map(|(name, v)| (Key::from(name), self.value(v))).collect::<Map>())
            }
            View::Word { list, word } => {
                let label = self.strings.label(list, word);
                map([("id", Value::from(word)), ("text", Value::from(label.unwrap_or_else(|| word.to_owned())))])
            }
            View::Entry(id) => self.links[id.index()].clone(),
            View::File(name) => (self.file)(&name).unwrap_or_else(|| file_value(&name, None, None)),
        }
    }
}

/// A file beside an entry: its address, and how it is shown where it is a picture.
fn file_value(name: &str, url: Option<String>, shown: Option<Shown>) -> Value {
    let size = shown.as_ref().map(|shown| shown.size);
    let (src, srcset) = shown.map_or((None, None), |shown| (Some(shown.src), shown.srcset));
    map([
        ("name", Value::from(name)),
        ("url", Value::from(url)),
        ("src", Value::from(src)),
        ("srcset", Value::from(srcset)),
        ("width", Value::from(size.map(|size| size.width))),
        ("height", Value::from(size.map(|size| size.height))),
    ])
}

/// `site`: what every page of a language shares.
pub fn site(
    site: &Site,
    lang: Lang,
    strings: &Strings,
    summaries: &Summaries,
    assets: &Assets,
    exports: &Exports,
) -> Value {
    let config = &site.config;
    let cx = site.view_cx(lang);
    let text = |text: &Text| Value::from(text.best(lang).0);
    let languages = site.languages();
    let list = languages.all().map(|other| {
        let language = &languages[other];
        map([
            ("code", Value::from(language.code.as_str())),
            ("tag", Value::from(language.tag.as_str())),
            ("name", Value::from(language.name.as_str())),
            (
                "called",
                Value::from(site.locale(lang).language_name(&language.tag).unwrap_or_else(|| language.name.clone())),
            ),
            ("url", Value::from(with_base(site, &site.home_url(other)))),
        ])
    });
    let projector = Projector { links: &summaries.links, strings, file: &|_| None };
    let menu = site.menu.iter().map(|item| {
        let entry = menu_item(site, lang, item.target, strings, summaries);
        match (&item.label, entry.into_map()) {
            (Some(label), Some(mut map)) => {
                let (text, written) = label.best(lang);
                let foreign = written.filter(|written| *written != lang);
                map.insert(Key::from("title"), Value::from(text));
                map.insert(Key::from("lang"), Value::from(foreign.map(|other| languages[other].tag.as_str())));
                Value::from(map)
            }
            (_, map) => map.map_or_else(Value::none, Value::from),
        }
    });
    let today = crate::fields::Value::view(&crate::date::Date::Day(site.catalogue.today), &cx);
    map([
        ("title", config.title.as_ref().map_or_else(Value::none, text)),
        ("description", config.description.as_ref().map_or_else(Value::none, text)),
        ("base_url", Value::from(config.base_url.as_str())),
        ("url", Value::from(with_base(site, &site.home_url(lang)))),
        ("gate_url", Value::from(with_base(site, "/"))),
        ("languages", Value::from(list.collect::<Vec<_>>())),
        ("home", Value::from(published(site, &site.named.home).map(|id| summaries.link(id)).collect::<Vec<_>>())),
        (
            "featured",
            Value::from(published(site, &site.named.featured).map(|id| summaries.row(id)).collect::<Vec<_>>()),
        ),
        ("menu", Value::from(menu.collect::<Vec<_>>())),
        ("office", office(site, lang, &cx, &projector)),
        ("hue", Value::from(config.hue)),
        ("zone", Value::from(config.zone.as_str())),
        (
            "logo",
            Value::from(site.config.logo.as_ref().and_then(|logo| {
                let url = assets.static_url(&logo.value)?;
                Some(with_base(site, url))
            })),
        ),
        ("coverage", coverage(site)),
        ("data_license", Value::from(config.data_license.as_deref())),
        ("today", projector.value(today)),
        ("extra", projector.value(config.extra.clone())),
        ("exports", {
            let url = |name| exports.url(name, lang).map(|url| with_base(site, url));
            map(export::names().into_iter().map(|name| (name, Value::from(url(name)))))
        }),
        ("compare_url", {
            let url = exports.is_compared(lang).then(|| with_base(site, &site.section_url(lang, COMPARE)));
            Value::from(url)
        }),
        ("search_url", {
            let url = exports.url(SEARCH, lang).map(|_| with_base(site, &site.section_url(lang, SEARCH)));
            Value::from(url)
        }),
        ("contract", Value::from(CONTRACT)),
    ])
}

/// Whose contact stands in the footer: a link with `address` and `contacts`, or null.
fn office(site: &Site, lang: Lang, cx: &ViewCx, projector: &Projector) -> Value {
    let entry = site.named.office.and_then(|id| site.catalogue.get(id));
    let Some((entry, mut office)) = entry.and_then(|entry| Some((entry, link(site, lang, entry.id)?))) else {
        return Value::none();
    };
    let mut view = entry.head.view(cx);
    view.extend(entry.facts.view(cx));
    for name in ["address", "contacts"] {
        // Not every kind that can be an office has an address of its own.
        let at = view.iter().position(|(field, _)| *field == name);
        let value = at.map_or(View::Null, |at| view.swap_remove(at).1);
        office.insert(Key::from(name), projector.value(value));
    }
    Value::from(office)
}

/// An item of the menu: `{title, lang, url}`, with more where it is an entry.
fn menu_item(site: &Site, lang: Lang, target: MenuTarget, strings: &Strings, summaries: &Summaries) -> Value {
    let section = |section: &str| {
        map([
            ("title", Value::from(section_title(site, lang, section, strings))),
            ("lang", Value::none()),
            ("url", Value::from(with_base(site, &site.section_url(lang, section)))),
        ])
    };
    match target {
        MenuTarget::Listing(kind) => section(site.catalogue.index.kind_name(kind).folder),
        MenuTarget::Deadlines => section(DEADLINES),
        MenuTarget::Entry(id) => summaries.link(id),
    }
}

/// The title of a kind's index or a section: of the page of that name, else the theme's word for it.
fn section_title(site: &Site, lang: Lang, section: &str, strings: &Strings) -> String {
    let page = site.page_of(section).and_then(|id| site.catalogue.get(id));
    match page {
        Some(page) => page.title(lang).0.to_owned(),
        None => strings.get(&format!("section.{section}"), None, &[]).unwrap_or_else(|| section.to_owned()),
    }
}

/// Those of `ids` that are no draft and not internal.
fn published<'s>(site: &'s Site, ids: &'s [EntryId]) -> impl Iterator<Item = EntryId> + 's {
    ids.iter().copied().filter(|id| site.catalogue.get(*id).is_some())
}

/// How many entries are written in each language, where site.toml shows it: list of {name, tag, written, total}.
fn coverage(site: &Site) -> Value {
    if !site.config.show_coverage {
        return Value::none();
    }
    let languages = site.languages();
    let total = site.catalogue.iter().count();
    let rows = languages.all().map(|lang| {
        let written = site.catalogue.iter().filter(|entry| entry.is_written_in(lang)).count();
        map([
            ("name", Value::from(languages[lang].name.as_str())),
            ("tag", Value::from(languages[lang].tag.as_str())),
            ("written", Value::from(written)),
            ("total", Value::from(total)),
        ])
    });
    Value::from(rows.collect::<Vec<_>>())
}

fn site_title(site: &Site, lang: Lang) -> String {
    site.config.title.as_ref().map_or_else(String::new, |title| title.best(lang).0.to_owned())
}

/// What a page is, beside its content.
struct Page {
    title: String,
    /// Tag of the title's language where that is not the page's.
    title_lang: Option<String>,
    description: Option<String>,
    kind: &'static str,
    /// From the site's root, in this language.
    url: String,
    /// The path of the same page in each language, by language; `None`: it has none there.
    twins: Vec<Option<String>>,
    /// By language: whether the page is really written in it.
    written: Vec<bool>,
    /// Title and path; the last is this page.
    breadcrumbs: Vec<(String, Option<String>)>,
    notices: Vec<Value>,
    noindex: bool,
    /// Where the words of this page can be edited.
    edit_url: Option<String>,
}

impl Page {
    fn value(&self, site: &Site, lang: Lang) -> Value {
        let languages = site.languages();
        let origin = site.config.base_url.as_str();
        let absolute = |path: &str| format!("{origin}{}", &path[1..]);
        let alternates: Vec<Value> = languages
            .all()
            .filter_map(|other| {
                let path = self.twins[other.index()].as_ref()?;
                let language = &languages[other];
                Some(map([
                    ("code", Value::from(language.code.as_str())),
                    ("tag", Value::from(language.tag.as_str())),
                    ("name", Value::from(language.name.as_str())),
                    ("url", Value::from(with_base(site, path))),
                    ("absolute", Value::from(absolute(path))),
                    ("current", Value::from(other == lang)),
                    ("written", Value::from(self.written[other.index()])),
                ]))
            })
            .collect();
        // A page that is not written in its language points at the first that is.
        let original = languages.all().find(|other| self.written[other.index()]);
        let canonical = match original {
            Some(original) if !self.written[lang.index()] => self.twins[original.index()].as_deref(),
            _ => None,
        };
        let crumbs = self.breadcrumbs.iter().map(|(title, path)| {
            map([
                ("title", Value::from(title.as_str())),
                ("url", Value::from(path.as_ref().map(|path| with_base(site, path)))),
            ])
        });
        let language = &languages[lang];
        map([
            ("title", Value::from(self.title.as_str())),
            ("title_lang", Value::from(self.title_lang.as_deref())),
            ("description", Value::from(self.description.as_deref())),
            ("kind", Value::from(self.kind)),
            ("url", Value::from(with_base(site, &self.url))),
            ("absolute", Value::from(absolute(&self.url))),
            ("canonical", Value::from(absolute(canonical.unwrap_or(&self.url)))),
            ("is_written", Value::from(self.written[lang.index()])),
            ("lang", Value::from(language.tag.as_str())),
            ("code", Value::from(language.code.as_str())),
            (
                "dir",
                Value::from(match language.direction {
                    crate::lang::Direction::Ltr => "ltr",
                    crate::lang::Direction::Rtl => "rtl",
                }),
            ),
            ("alternates", Value::from(alternates)),
            (
                "x_default",
                match original {
                    Some(first) => Value::from(self.twins[first.index()].as_deref().map(absolute)),
                    None => Value::none(),
                },
            ),
            ("breadcrumbs", Value::from(crumbs.collect::<Vec<_>>())),
            ("notices", Value::from(self.notices.clone())),
            ("noindex", Value::from(self.noindex || site.config.noindex)),
            ("edit_url", Value::from(self.edit_url.as_deref())),
        ])
    }
}

/// The context of one output, and the template that takes it; `None` for outputs that no template makes.
pub fn context(
    site: &Site,
    theme: &Theme,
    output: &Output,
    prose: &dyn Fn(&Entry, Lang) -> Option<String>,
) -> Option<(Lang, String, Context)> {
    let (lang, template, page, body) = match output.job {
        Job::Gate => gate(site, &output.url),
        Job::NotFound(lang) => not_found(site, theme, lang, &output.url),
        Job::Home(lang) => home(site, theme, lang, prose),
        Job::Listing { lang, listing, page } => listing_page(site, theme, lang, &site.listings[listing], page, prose),
        Job::Landing { lang, listing, at, page } => landing_page(site, theme, lang, &site.listings[listing], at, page),
        Job::Deadlines(lang) => deadlines(site, theme, lang, prose),
        Job::Compare(lang) => compare(site, theme, lang, prose),
        Job::Search(lang) => search(site, theme, lang, prose),
        Job::Entry { lang, entry } => entry_page(site, theme, lang, entry, prose),
        Job::Redirect { lang, entry } => redirect(site, lang, entry, &output.url),
        Job::Asset(_) | Job::Export(_) => return None,
    };
    let mut context = Context::new();
    context.insert_value("page", page.value(site, lang));
    for (name, value) in body {
        context.insert_value(name, value);
    }
    Some((lang, template, context))
}

type Made = (Lang, String, Page, Vec<(&'static str, Value)>);

fn everywhere(site: &Site, path: impl Fn(Lang) -> String) -> (Vec<Option<String>>, Vec<bool>) {
    let languages = site.languages();
    (languages.all().map(|lang| Some(path(lang))).collect(), vec![true; languages.len()])
}

fn gate(site: &Site, url: &str) -> Made {
    let (twins, written) = everywhere(site, |lang| site.home_url(lang));
    let page = Page {
        title: site_title(site, Lang::SOURCE),
        title_lang: None,
        description: site.config.description.as_ref().map(|d| d.best(Lang::SOURCE).0.to_owned()),
        kind: "gate",
        url: url.to_owned(),
        twins,
        written,
        breadcrumbs: Vec::new(),
        notices: Vec::new(),
        noindex: false,
        edit_url: None,
    };
    let titles = site.languages().all().map(|lang| Value::from(site_title(site, lang)));
    (Lang::SOURCE, "gate.html".to_owned(), page, vec![("titles", Value::from(titles.collect::<Vec<_>>()))])
}

fn not_found(site: &Site, theme: &Theme, lang: Option<Lang>, url: &str) -> Made {
    let (twins, written) = everywhere(site, |lang| site.home_url(lang));
    let at = lang.unwrap_or(Lang::SOURCE);
    let shown: Vec<Lang> = lang.map_or_else(|| site.languages().all().collect(), |lang| vec![lang]);
    let parts = shown.into_iter().map(|lang| {
        let word = |key: &str| Value::from(theme.strings[lang.index()].get(key, None, &[]));
        map([
            ("lang", Value::from(site.languages()[lang].tag.as_str())),
            ("title", word("not_found.title")),
            ("text", word("not_found.text")),
            ("home", word("nav.home")),
            ("url", Value::from(with_base(site, &site.home_url(lang)))),
        ])
    });
    let page = Page {
        title: theme.strings[at.index()].get("not_found.title", None, &[]).unwrap_or_default(),
        title_lang: None,
        description: None,
        kind: "not-found",
        url: url.to_owned(),
        twins,
        written,
        breadcrumbs: Vec::new(),
        notices: Vec::new(),
        noindex: true,
        edit_url: None,
    };
    (at, "404.html".to_owned(), page, vec![("parts", Value::from(parts.collect::<Vec<_>>()))])
}

fn home_crumb(site: &Site, theme: &Theme, lang: Lang) -> (String, Option<String>) {
    let word = theme.strings[lang.index()].get("nav.home", None, &[]).unwrap_or_default();
    (word, Some(site.home_url(lang)))
}

/// The words that a page of content lends to the home page or an index: prose as HTML, and in which language.
fn lent(site: &Site, lang: Lang, section: &str, prose: &dyn Fn(&Entry, Lang) -> Option<String>) -> (Value, Value) {
    let entry = site.page_of(section).and_then(|id| site.catalogue.get(id));
    entry.map_or((Value::none(), Value::none()), |entry| prose_value(site, lang, entry, prose))
}

fn prose_value(
    site: &Site,
    lang: Lang,
    entry: &Entry,
    prose: &dyn Fn(&Entry, Lang) -> Option<String>,
) -> (Value, Value) {
    let html = prose(entry, lang).map_or_else(Value::none, |html| Value::safe_string(&html));
    let language = entry.best_prose(lang, site.languages()).map(|(written, _)| written);
    let foreign = language.filter(|written| *written != lang).map(|written| site.languages()[written].tag.as_str());
    (html, Value::from(foreign))
}

fn home(site: &Site, theme: &Theme, lang: Lang, prose: &dyn Fn(&Entry, Lang) -> Option<String>) -> Made {
    let (twins, written) = everywhere(site, |lang| site.home_url(lang));
    let (html, foreign) = lent(site, lang, HOME_PAGE, prose);
    let page = Page {
        title: site_title(site, lang),
        title_lang: None,
        description: site.config.description.as_ref().map(|d| d.best(lang).0.to_owned()),
        kind: "home",
        url: site.home_url(lang),
        twins,
        written,
        breadcrumbs: Vec::new(),
        notices: Vec::new(),
        noindex: false,
        edit_url: None,
    };
    let words = &theme.strings[lang.index()];
    let catalogue = &site.catalogue;
    let summaries = &theme.summaries[lang.index()];
    let coming = deadline_rows(site, theme, lang, ON_HOME);
    let cx = site.view_cx(lang);
    let projector = Projector { links: &summaries.links, strings: words, file: &|_| None };
    let figures = published(site, &site.named.home).next().and_then(|id| catalogue.get(id)).and_then(|entry| {
        let stats = entry.head.view(&cx).into_iter().find(|(name, _)| *name == "stats");
        stats.map(|(_, stats)| projector.value(stats))
    });
    let heading = site.page_of(HOME_PAGE).and_then(|id| catalogue.get(id)).map(|entry| {
        let title = crate::fields::Value::view(&entry.head.title.value, &cx);
        let summary = entry.head.summary.as_ref();
        let summary = summary.map_or(View::Null, |text| crate::fields::Value::view(&text.value, &cx));
        map([("title", projector.value(title)), ("summary", projector.value(summary))])
    });
    let partners: Vec<EntryId> = atlas::located(site)
        .map_or(&[][..], |listing| &listing.order[lang.index()])
        .iter()
        .copied()
        .filter(|id| !site.named.home.contains(id))
        .collect();
    let body = vec![
        ("heading", heading.unwrap_or_else(Value::none)),
        ("figures", figures.unwrap_or_else(Value::none)),
        ("alliance", alliance(site, lang, &cx, &projector)),
        ("atlas", atlas::value(site, theme, lang, partners.iter().copied(), &Style::OVERVIEW)),
        ("regions", atlas::regions_value(site, theme, lang, &partners)),
        ("sections", Value::from(sections(site, theme, lang))),
        ("deadlines", coming),
        (
            "deadlines_url",
            match site.deadlines.is_empty() {
                true => Value::none(),
                false => Value::from(with_base(site, &site.section_url(lang, DEADLINES))),
            },
        ),
        ("prose", html),
        ("prose_lang", foreign),
    ];
    (lang, "home.html".to_owned(), page, body)
}

/// How many dates the home page is given: it shows four, and what has passed since the build gives way to the next.
const ON_HOME: usize = 12;

/// The first of the featured entries that has members, with all that its own page knows of it, or null.
fn alliance(site: &Site, lang: Lang, cx: &ViewCx, projector: &Projector) -> Value {
    let featured = published(site, &site.named.featured).filter_map(|id| site.catalogue.get(id));
    let with_members = featured.filter_map(|entry| {
        let view = entry.facts.view(cx);
        let has_members = view.iter().any(|(name, value)| *name == "members" && !matches!(value, View::Null));
        has_members.then_some((entry, view))
    });
    let found =
        with_members.into_iter().next().and_then(|(entry, view)| Some((link(site, lang, entry.id)?, entry, view)));
    let Some((mut value, entry, view)) = found else { return Value::none() };
    let summary = entry.head.summary.as_ref();
    let summary = summary.map_or(View::Null, |text| crate::fields::Value::view(&text.value, cx));
    value.insert(Key::from("summary"), projector.value(summary));
    for (name, part) in view {
        value.insert(Key::from(name), projector.value(part));
    }
    Value::from(value)
}

fn deadline_rows(site: &Site, theme: &Theme, lang: Lang, most: usize) -> Value {
    let cx = site.view_cx(lang);
    let words = &theme.strings[lang.index()];
    let projector = Projector { links: &theme.summaries[lang.index()].links, strings: words, file: &|_| None };
    let rows = site.deadlines.iter().take(most).map(|deadline| {
        map([
            ("entry", theme.summaries[lang.index()].link(deadline.entry)),
            ("what", projector.value(crate::fields::Value::view(&deadline.kind, &cx))),
            ("date", projector.value(crate::fields::Value::view(&deadline.date, &cx))),
            ("month", projector.value(crate::fields::Value::view(&deadline.date.to_month(), &cx))),
        ])
    });
    Value::from(rows.collect::<Vec<_>>())
}

fn deadlines(site: &Site, theme: &Theme, lang: Lang, prose: &dyn Fn(&Entry, Lang) -> Option<String>) -> Made {
    let (twins, written) = everywhere(site, |lang| site.section_url(lang, DEADLINES));
    let title = section_title(site, lang, DEADLINES, &theme.strings[lang.index()]);
    let (html, foreign) = lent(site, lang, DEADLINES, prose);
    let page = Page {
        breadcrumbs: vec![home_crumb(site, theme, lang), (title.clone(), None)],
        title,
        title_lang: None,
        description: None,
        kind: "deadlines",
        url: site.section_url(lang, DEADLINES),
        twins,
        written,
        notices: Vec::new(),
        noindex: false,
        edit_url: None,
    };
    let rows = deadline_rows(site, theme, lang, usize::MAX);
    (lang, "deadlines.html".to_owned(), page, vec![("deadlines", rows), ("prose", html), ("prose_lang", foreign)])
}

fn compare(site: &Site, theme: &Theme, lang: Lang, prose: &dyn Fn(&Entry, Lang) -> Option<String>) -> Made {
    let words = &theme.strings[lang.index()];
    let title = section_title(site, lang, COMPARE, words);
    // A language whose script would be too large has no such page.
    let languages = site.languages();
    let twins = languages.all().map(|other| theme.exports.is_compared(other).then(|| site.section_url(other, COMPARE)));
    let index = section_title(site, lang, export::COMPARED_KIND, words);
    let page = Page {
        breadcrumbs: vec![
            home_crumb(site, theme, lang),
            (index, Some(site.section_url(lang, export::COMPARED_KIND))),
            (title.clone(), None),
        ],
        title,
        title_lang: None,
        description: None,
        kind: "compare",
        url: site.section_url(lang, COMPARE),
        twins: twins.collect(),
        written: vec![true; languages.len()],
        notices: Vec::new(),
        noindex: true,
        edit_url: None,
    };
    let fields = export::compared_fields().map(Value::from).collect::<Vec<_>>();
    let (html, foreign) = lent(site, lang, COMPARE, prose);
    let body = vec![("fields", Value::from(fields)), ("prose", html), ("prose_lang", foreign)];
    (lang, "compare.html".to_owned(), page, body)
}

fn search(site: &Site, theme: &Theme, lang: Lang, prose: &dyn Fn(&Entry, Lang) -> Option<String>) -> Made {
    let words = &theme.strings[lang.index()];
    let title = section_title(site, lang, SEARCH, words);
    let (twins, written) = everywhere(site, |lang| site.section_url(lang, SEARCH));
    let page = Page {
        breadcrumbs: vec![home_crumb(site, theme, lang), (title.clone(), None)],
        title,
        title_lang: None,
        description: None,
        kind: "search",
        url: site.section_url(lang, SEARCH),
        twins,
        written,
        notices: Vec::new(),
        noindex: true,
        edit_url: None,
    };
    let (html, foreign) = lent(site, lang, SEARCH, prose);
    let body = vec![("sections", Value::from(sections(site, theme, lang))), ("prose", html), ("prose_lang", foreign)];
    (lang, "search.html".to_owned(), page, body)
}

/// The kinds that have an index: list of `{kind, title, url, count, items}`, the items in its order.
fn sections(site: &Site, theme: &Theme, lang: Lang) -> Vec<Value> {
    let (words, summaries) = (&theme.strings[lang.index()], &theme.summaries[lang.index()]);
    let section = |listing: &Listing| {
        let folder = site.catalogue.index.kind_name(listing.kind).folder;
        map([
            ("kind", Value::from(folder)),
            ("title", Value::from(section_title(site, lang, folder, words))),
            ("url", Value::from(with_base(site, &site.section_url(lang, folder)))),
            ("count", Value::from(listing.len())),
            ("items", Value::from(listing.order[lang.index()].iter().map(|id| summaries.row(*id)).collect::<Vec<_>>())),
        ])
    };
    site.listings.iter().map(section).collect()
}

fn listing_page(
    site: &Site,
    theme: &Theme,
    lang: Lang,
    listing: &Listing,
    number: usize,
    prose: &dyn Fn(&Entry, Lang) -> Option<String>,
) -> Made {
    let folder = site.catalogue.index.kind_name(listing.kind).folder;
    let words = &theme.strings[lang.index()];
    let title = section_title(site, lang, folder, words);
    let (html, foreign) = if number == 0 { lent(site, lang, folder, prose) } else { (Value::none(), Value::none()) };
    let own = site.page_of(folder).and_then(|id| site.catalogue.get(id)?.head.summary.as_ref());
    let part = Part {
        trail: vec![(title.clone(), site.listing_url(lang, listing, 0))],
        title,
        total: listing.len(),
        items: listing.pages(lang).nth(number).expect("the plan counts the pages").to_vec(),
        number,
        count: listing.pages(lang).len(),
        url: &|lang, page| site.listing_url(lang, listing, page),
        description: own.map(|summary| summary.value.best(lang).0.to_owned()),
    };
    let sheet = listing.is_whole().then(|| theme.assets.facet_sheet_url(folder)).flatten();
    let further = [
        ("styles", Value::from(sheet.map(|url| with_base(site, url)))),
        ("chosen", Value::none()),
        ("prose", html),
        ("prose_lang", foreign),
    ];
    list_page(site, theme, lang, listing, part, further)
}

/// A page of the list of those that have one value of a facet.
fn landing_page(site: &Site, theme: &Theme, lang: Lang, listing: &Listing, at: (usize, usize), number: usize) -> Made {
    let folder = site.catalogue.index.kind_name(listing.kind).folder;
    let words = &theme.strings[lang.index()];
    let index = &listing.facets[at.0];
    let value = &index.values[at.1];
    let section = section_title(site, lang, folder, words);
    let (text, written) = label(&value.labels[lang.index()], words);
    let keys = [
        format!("landing.{folder}-{}-{}", index.facet.name, value.id),
        format!("landing.{folder}-{}", index.facet.name),
    ];
    let args = [("value", text.as_str().into()), ("section", section.as_str().into())];
    let title = keys.iter().find_map(|key| words.get(key, None, &args));
    let title = title.or_else(|| words.get("list.section_value", None, &args)).unwrap_or_else(|| text.clone());
    let url = |lang: Lang, page: usize| {
        site.landing_url(lang, listing, at, page).expect("a value with a page has it in every language")
    };
    let part = Part {
        trail: vec![(section, site.listing_url(lang, listing, 0)), (title.clone(), url(lang, 0))],
        title,
        total: value.entries.len(),
        items: listing.landing_page(lang, at, number),
        number,
        count: listing.landings().find(|(facet, value, _)| (*facet, *value) == at).map_or(1, |(.., pages)| pages),
        url: &url,
        description: None,
    };
    let chosen = map([
        ("name", Value::from(index.facet.name)),
        ("title", Value::from(facet_title(index.facet.name, words))),
        ("id", Value::from(value.id.as_str())),
        ("text", Value::from(text)),
        ("lang", Value::from(written)),
    ]);
    let further =
        [("styles", Value::none()), ("chosen", chosen), ("prose", Value::none()), ("prose_lang", Value::none())];
    list_page(site, theme, lang, listing, part, further)
}

/// One page of a list in slices.
struct Part<'a> {
    title: String,
    /// How many entries the list has in all.
    total: usize,
    items: Vec<EntryId>,
    /// From 0.
    number: usize,
    count: usize,
    /// The path of each page of the list.
    url: &'a dyn Fn(Lang, usize) -> String,
    /// The lists above it and itself, behind the home page.
    trail: Vec<(String, String)>,
    description: Option<String>,
}

fn list_page(
    site: &Site,
    theme: &Theme,
    lang: Lang,
    listing: &Listing,
    part: Part,
    further: [(&'static str, Value); 4],
) -> Made {
    let folder = site.catalogue.index.kind_name(listing.kind).folder;
    let words = &theme.strings[lang.index()];
    let summaries = &theme.summaries[lang.index()];
    let Part { title, total, items, number, count, url, trail, description } = part;
    let (twins, written) = everywhere(site, |other| url(other, number));
    let page_word = words.get("listing.page", Some(number as i64 + 1), &[]).unwrap_or_default();
    let mut breadcrumbs = vec![home_crumb(site, theme, lang)];
    breadcrumbs.extend(trail.into_iter().map(|(title, url)| (title, Some(url))));
    match number {
        0 => breadcrumbs.last_mut().expect("a list is in its own trail").1 = None,
        _ => breadcrumbs.push((page_word.clone(), None)),
    }
    let to = |page: usize| Value::from(with_base(site, &url(lang, page)));
    let entries = || items.iter().filter_map(|id| site.catalogue.get(*id));
    let order = if entries().any(|entry| entry.facts.when().is_some()) {
        "date"
    } else if entries().any(|entry| !entry.facts.deadlines().is_empty()) {
        "deadline"
    } else {
        "title"
    };
    let mut value = vec![
        ("kind", Value::from(folder)),
        ("title", Value::from(title.as_str())),
        ("section", Value::from(section_title(site, lang, folder, words))),
        ("url", Value::from(with_base(site, &site.listing_url(lang, listing, 0)))),
        ("total", Value::from(total)),
        ("items", Value::from(items.iter().map(|id| summaries.row(*id)).collect::<Vec<_>>())),
        ("is_whole", Value::from(count == 1)),
        ("order", Value::from(order)),
        ("facets", facets(site, lang, listing, words)),
        ("page", Value::from(number + 1)),
        ("pages", Value::from(count)),
        ("previous", if number > 0 { to(number - 1) } else { Value::none() }),
        ("next", if number + 1 < count { to(number + 1) } else { Value::none() }),
    ];
    value.extend(further);
    // Where a list goes on, a page of it has no place of its own on earth.
    value.extend(match atlas::is_located(site, listing) && count == 1 {
        true => [
            ("atlas", atlas::value(site, theme, lang, items.iter().copied(), &Style::LINKED)),
            ("regions", atlas::regions_value(site, theme, lang, &items)),
        ],
        false => [("atlas", Value::none()), ("regions", Value::none())],
    });
    let args = [("title", title.as_str().into()), ("site", site_title(site, lang).into())];
    let description = description.or_else(|| words.get("listing.description", Some(total as i64), &args));
    let page = Page {
        title: if number == 0 { title } else { format!("{title} – {page_word}") },
        title_lang: None,
        description,
        kind: "listing",
        url: url(lang, number),
        twins,
        written,
        breadcrumbs,
        notices: Vec::new(),
        noindex: false,
        edit_url: None,
    };
    (lang, "listing.html".to_owned(), page, vec![("listing", map(value))])
}

/// The facets of a kind: list of {name, title, by_day, values}, each value {id, element, text, lang, count, url}.
fn facets(site: &Site, lang: Lang, listing: &Listing, words: &Strings) -> Value {
    let facets = listing.facets.iter().enumerate().map(|(facet, index)| {
        let values = index.order[lang.index()].iter().map(|at| {
            let value = &index.values[*at];
            let (text, written) = label(&value.labels[lang.index()], words);
            let text = match &value.labels[lang.index()] {
                Label::ByDay(word) => {
                    words.get(&format!("facet_value.{}.{word}", index.facet.name), None, &[]).unwrap_or(text)
                }
                _ => text,
            };
            let url = site.landing_url(lang, listing, (facet, *at), 0);
            map([
                ("id", Value::from(value.id.as_str())),
                ("element", Value::from(element_id(index.facet.name, &value.id))),
                ("text", Value::from(text)),
                ("lang", Value::from(written)),
                ("count", Value::from(value.entries.len())),
                ("url", Value::from(url.map(|url| with_base(site, &url)))),
            ])
        });
        map([
            ("name", Value::from(index.facet.name)),
            ("title", Value::from(facet_title(index.facet.name, words))),
            ("by_day", Value::from(index.is_by_day())),
            ("values", Value::from(values.collect::<Vec<_>>())),
        ])
    });
    Value::from(facets.collect::<Vec<_>>())
}

fn facet_title(name: &str, words: &Strings) -> String {
    words.get(&format!("facet.{name}"), None, &[]).unwrap_or_else(|| name.to_owned())
}

/// What a value of a facet is called, and the tag of that language where it is not the page's.
fn label(label: &Label, words: &Strings) -> (String, Option<String>) {
    let word = |key: &str, args: &[(&str, std::borrow::Cow<str>)]| words.get(key, None, args).unwrap_or_default();
    match label {
        Label::Text { text, lang } => (text.clone(), lang.clone()),
        Label::Word { list, word } => (words.label(list, word).unwrap_or_else(|| (*word).to_owned()), None),
        Label::Truth(truth) => (word(if *truth { "yes" } else { "no" }, &[]), None),
        Label::ByDay(word) => ((*word).to_owned(), None),
        Label::Split { home, away } => {
            let args = |name, text: &'_ str| (name, std::borrow::Cow::Owned(text.to_owned()));
            let text = match (home, away) {
                (Some(home), Some(away)) => word("study.both", &[args("home", home), args("away", away)]),
                (Some(home), None) => word("study.home", &[args("home", home)]),
                (_, away) => word("study.away", &[args("away", away.as_deref().unwrap_or_default())]),
            };
            (text, None)
        }
    }
}

fn entry_page(
    site: &Site,
    theme: &Theme,
    lang: Lang,
    id: EntryId,
    prose: &dyn Fn(&Entry, Lang) -> Option<String>,
) -> Made {
    let catalogue = &site.catalogue;
    let languages = site.languages();
    let entry = catalogue.get(id).expect("only published entries are planned");
    let folder = entry.spec.name.folder;
    let words = &theme.strings[lang.index()];
    let summaries = &theme.summaries[lang.index()];
    let cx = site.view_cx(lang);
    let file = |name: &str| {
        let url = with_base(site, theme.assets.entry_file_url(id, name)?);
        Some(file_value(name, Some(url), theme.assets.shown(id, name, site.config.base_path())))
    };
    let projector = Projector { links: &summaries.links, strings: words, file: &file };

    let mut value = Map::with_capacity(64);
    let mut untranslated = Map::new();
    for (name, view) in entry.head.view(&cx).into_iter().chain(entry.facts.view(&cx)) {
        // Of a page that is not translated at all, one notice above it says so.
        if let Some(tag) = foreign_words(&view).filter(|_| entry.is_written_in(lang)) {
            untranslated.insert(Key::from(name), Value::from(site.locale(lang).language_name(tag)));
        }
        value.insert(Key::from(name), projector.value(view));
    }
    let (html, foreign) = prose_value(site, lang, entry, prose);
    let headings = entry.best_prose(lang, languages).map(|(_, prose)| {
        let headings = prose.prose.headings.iter().map(|heading| {
            map([
                ("level", Value::from(u32::from(heading.level))),
                ("id", Value::from(heading.id.as_str())),
                ("text", Value::from(heading.text.as_str())),
            ])
        });
        headings.collect::<Vec<_>>()
    });
    let extra = [
        ("kind", Value::from(folder)),
        ("id", Value::from(catalogue.index.name(id))),
        ("twin", twin(site, lang, &entry.head.title.value)),
        ("prose", html),
        ("prose_lang", foreign),
        ("untranslated", Value::from(untranslated)),
        ("headings", Value::from(headings.unwrap_or_default())),
        ("atlas", {
            let shown = match entry.facts.locality() {
                Some(_) => vec![id],
                None => entry.facts.spread(catalogue.today),
            };
            atlas::value(site, theme, lang, shown, &Style::SMALL)
        }),
        ("distance", atlas::away(theme, lang, id)),
        // Not `related`: majors have a field of that name.
        ("referrers", related(site, lang, &catalogue.referrers[id.index()], words, |id| summaries.row(id))),
        ("cited_by", related(site, lang, &catalogue.cited_by[id.index()], words, |id| summaries.link(id))),
        ("similar", Value::from(similar(site, entry).into_iter().map(|id| summaries.row(id)).collect::<Vec<_>>())),
    ];
    for (name, v) in extra {
        value.insert(Key::from(name), v);
    }
    if let Some(page) = entry.facts_as::<kinds::page::Page>() {
        value.insert(Key::from("lists"), page_lists(site, lang, page, summaries, &cx));
    }

    let (title, written_in) = entry.title(lang);
    let section_listing = folder != crate::site::PAGES;
    let mut breadcrumbs = vec![home_crumb(site, theme, lang)];
    if section_listing {
        breadcrumbs.push((section_title(site, lang, folder, words), Some(site.section_url(lang, folder))));
    }
    breadcrumbs.push((title.to_owned(), None));
    let url = site.entry_url(lang, id).expect("only entries with a page are planned");
    let mut notices = Vec::new();
    let written: Vec<bool> = languages.all().map(|other| entry.is_written_in(other)).collect();
    if !written[lang.index()] {
        let shown = written_in.filter(|written| *written != lang);
        let shown = shown.or(entry.best_prose(lang, languages).map(|(language, _)| language));
        let name = shown.map(|shown| site.locale(lang).language_name(&languages[shown].tag));
        notices.push(map([
            ("kind", Value::from("untranslated")),
            ("language", Value::from(name)),
            ("date", Value::none()),
        ]));
    }
    if let Some(notice) = stale(site, lang, entry, &cx, &projector) {
        notices.push(notice);
    }
    let page = Page {
        title: title.to_owned(),
        title_lang: written_in.filter(|w| *w != lang).map(|w| languages[w].tag.clone()),
        description: entry.head.summary.as_ref().map(|summary| summary.value.best(lang).0.to_owned()),
        kind: "entry",
        url,
        twins: languages.all().map(|other| site.entry_url(other, id)).collect(),
        written,
        breadcrumbs,
        notices,
        noindex: false,
        edit_url: site.config.edit_url.as_ref().map(|url| format!("{url}{}", site.source_of(entry, lang))),
    };
    (lang, format!("{folder}.html"), page, vec![("entry", Value::from(value))])
}

/// The lists of a page with their entries: list of {title, kind, url, items: rows}.
fn page_lists(site: &Site, lang: Lang, page: &kinds::page::Page, summaries: &Summaries, cx: &ViewCx) -> Value {
    let lists = page.lists.iter().filter_map(|list| {
        let folder = list.value.kind.stated()?.0.as_str();
        let kind = site.catalogue.index.kind(folder)?;
        let all = site.listing(kind).map_or(&[][..], |listing| &listing.order[lang.index()]);
        let items = all.iter().filter(|id| {
            let filter = list.value.filter.as_ref();
            filter.is_none_or(|filter| site.matches(**id, &filter.value, cx))
        });
        let title = list.value.title.as_ref().map_or_else(Value::none, |title| {
            let (text, written) = title.value.best(lang);
            let foreign = written.filter(|written| *written != lang);
            map([
                ("text", Value::from(text)),
                ("lang", Value::from(foreign.map(|other| site.languages()[other].tag.as_str()))),
            ])
        });
        Some(map([
            ("kind", Value::from(folder)),
            ("title", title),
            ("url", Value::from(with_base(site, &site.section_url(lang, folder)))),
            ("items", Value::from(items.map(|id| summaries.row(*id)).collect::<Vec<_>>())),
        ]))
    });
    Value::from(lists.collect::<Vec<_>>())
}

/// The tag of the first words in a field that are not in the language of the page. Titles of other entries do not count.
fn foreign_words(view: &View) -> Option<&str> {
    match view {
        View::List(list) => list.iter().find_map(foreign_words),
        View::Free(pairs) => pairs.iter().find_map(|(_, view)| foreign_words(view)),
        View::Map(pairs) => pairs.iter().find_map(|(name, view)| match view {
            View::Text(tag) if *name == "lang" => Some(&**tag),
            other => foreign_words(other),
        }),
        _ => None,
    }
}

/// Where another language's words were changed after this one's: which, and when.
fn stale(site: &Site, lang: Lang, entry: &Entry, cx: &ViewCx, projector: &Projector) -> Option<Value> {
    let updated = &entry.head.updated;
    let own = updated.each.iter().find(|(l, _)| *l == lang)?;
    let (newest, date) = updated.each.iter().max_by_key(|(_, date)| date.value.earliest())?;
    (own.1.value.latest() < date.value.earliest()).then(|| {
        let name = site.locale(lang).language_name(&site.languages()[*newest].tag);
        map([
            ("kind", Value::from("stale")),
            ("language", Value::from(name)),
            ("date", projector.value(crate::fields::Value::view(&date.value, cx))),
        ])
    })
}

/// Entries that refer to another, by kind in the order of kinds, each kind sorted as its index is; `shown` is what the
/// page shows of each. `all` is in the order of ids.
fn related(site: &Site, lang: Lang, all: &[EntryId], words: &Strings, shown: impl Fn(EntryId) -> Value) -> Value {
    let catalogue = &site.catalogue;
    let mut groups: Vec<(&'static str, Vec<EntryId>)> = Vec::new();
    for by in all {
        let folder = catalogue.index.kind_name(catalogue.index.key(*by).kind).folder;
        if !catalogue.has_page(*by) || site.is_shown_elsewhere(*by) {
            continue;
        }
        match groups.last_mut() {
            Some((last, ids)) if *last == folder => ids.push(*by),
            _ => groups.push((folder, vec![*by])),
        }
    }
    let groups = groups.into_iter().map(|(folder, ids)| {
        map([
            ("kind", Value::from(folder)),
            ("title", Value::from(section_title(site, lang, folder, words))),
            ("items", Value::from(site.sorted(lang, ids).iter().map(|id| shown(*id)).collect::<Vec<_>>())),
        ])
    });
    Value::from(groups.collect::<Vec<_>>())
}

/// How many entries of its kind a page offers as being like it.
const SIMILAR: usize = 3;
/// What more entries than this refer to says little of any of them.
const COMMON: usize = 60;

/// The entries of the same kind that refer to the most of what this one refers to; what few refer to counts more.
fn similar(site: &Site, entry: &Entry) -> Vec<EntryId> {
    let catalogue = &site.catalogue;
    let kind = catalogue.index.key(entry.id).kind;
    let mut targets: Vec<EntryId> = entry.references.iter().map(|reference| reference.to).collect();
    targets.sort_unstable();
    targets.dedup();
    let mut scores: std::collections::BTreeMap<EntryId, usize> = std::collections::BTreeMap::new();
    for target in targets.into_iter().filter(|target| !site.named.home.contains(target)) {
        let by = &catalogue.referrers[target.index()];
        if by.len() > COMMON {
            continue;
        }
        for other in by.iter().filter(|other| **other != entry.id && catalogue.index.key(**other).kind == kind) {
            if catalogue.has_page(*other) {
                *scores.entry(*other).or_default() += 10 * COMMON / by.len();
            }
        }
    }
    let mut found: Vec<(EntryId, usize)> = scores.into_iter().collect();
    // The sort is stable: of two that are equally like it, the first in the order of ids.
    found.sort_by_key(|(_, score)| std::cmp::Reverse(*score));
    found.into_iter().take(SIMILAR).map(|(id, _)| id).collect()
}

fn redirect(site: &Site, lang: Lang, id: EntryId, url: &str) -> Made {
    let entry = site.catalogue.get(id).expect("only published entries are planned");
    let target = site.entry_url(lang, id).expect("only entries with a page have redirects");
    let languages = site.languages();
    let page = Page {
        title: entry.title(lang).0.to_owned(),
        title_lang: None,
        description: None,
        kind: "redirect",
        url: url.to_owned(),
        twins: languages.all().map(|other| site.entry_url(other, id)).collect(),
        written: vec![false; languages.len()],
        breadcrumbs: Vec::new(),
        notices: Vec::new(),
        noindex: true,
        edit_url: None,
    };
    let to = Value::from(with_base(site, &target));
    (lang, "redirect.html".to_owned(), page, vec![("to", to)])
}
