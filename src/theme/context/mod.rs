//! The values that templates see, made of views.
//!
//! The only place that turns the model into the engine's values. One file for what a page of its sort is given:
//! `entry`, `listing`, and `sections` for all pages that are neither; `page` for what every page says of itself and
//! `site` for what all pages of a language share. What other pages show of an entry is made once a language
//! ([`Summaries`]) and cloned by pointer; whole prose stands on its own page only.

mod entry;
mod listing;
mod page;
mod projector;
mod sections;
mod site;
mod summaries;

use serde::ser::{Serialize, SerializeStruct, Serializer};
use tera::value::Key;
use tera::{Context, Value};

use crate::address::EntryId;
use crate::catalogue::Entry;
use crate::export::{self, About};
use crate::lang::Lang;
use crate::plan::{Job, Output};
use crate::site::Site;

use super::{Strings, Theme};
use page::Page;

pub use site::site;
pub use summaries::Summaries;

/// The prose of an entry for a page in a language, as HTML; `None` where it has none.
pub type Prose<'a> = dyn Fn(&Entry, Lang) -> Option<String> + 'a;

/// A value with its name.
pub type Pair = (&'static str, Value);

/// A map of named values, in their order; of two with one name the later.
///
/// The engine makes a map of a map by looking every name up once more; of what is serialized, once.
pub fn map(pairs: impl AsRef<[Pair]>) -> Value {
    struct Named<'a>(&'a [Pair]);
    impl Serialize for Named<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut map = serializer.serialize_struct("", self.0.len())?;
            self.0.iter().try_for_each(|(name, value)| map.serialize_field(name, value))?;
            map.end()
        }
    }
    Value::from_serializable(&Named(pairs.as_ref()))
}

/// The named values of what [`map`] has made, shared with it.
pub fn pairs(map: &Value) -> Vec<Pair> {
    let all = map.as_map().into_iter().flatten().filter_map(|(key, value)| match key {
        Key::Str(name) => Some((*name, value.clone())),
        _ => None,
    });
    all.collect()
}

/// A path from the site's root below the path of `base_url`.
pub fn with_base(site: &Site, url: &str) -> String {
    [site.config.base_path(), &url[1..]].concat()
}

/// The context of one output, and the template that takes it; `None` for outputs that no template makes.
pub fn context(site: &Site, theme: &Theme, output: &Output, prose: &Prose) -> Option<(Lang, String, Context)> {
    let (lang, template, page, body) = match output.job {
        Job::Gate => sections::gate(site, &output.url),
        Job::NotFound(lang) => sections::not_found(site, theme, lang, &output.url),
        Job::Home(lang) => sections::home(site, theme, lang, prose),
        Job::Listing { lang, listing, page } => {
            listing::listing_page(site, theme, lang, &site.listings[listing], page, prose)
        }
        Job::Landing { lang, listing, at, page } => {
            listing::landing_page(site, theme, lang, &site.listings[listing], at, page)
        }
        Job::Deadlines(lang) => sections::deadlines(site, theme, lang, prose),
        Job::Compare(lang) => sections::compare(site, theme, lang, prose),
        Job::Search(lang) => sections::search(site, theme, lang, prose),
        Job::Entry { lang, entry } => entry::entry_page(site, theme, lang, entry, prose),
        Job::Redirect { lang, entry } => entry::redirect(site, lang, entry, &output.url),
        Job::Asset(_) | Job::Export(_) => return None,
    };
    let mut context = Context::new();
    let exports = exports_of(site, theme, &output.job, lang);
    context.insert_value("page", page.value(site, theme, lang, exports));
    for (name, value) in body {
        context.insert_value(name, value);
    }
    Some((lang, template, context))
}

/// The files for other programs that are about what the page of `job` is about: list of {name, title, type, url}; of
/// the home page the feeds of all kinds.
fn exports_of(site: &Site, theme: &Theme, job: &Job, lang: Lang) -> Value {
    let words = &theme.strings[lang.index()];
    let named = |about: About, of: Option<&str>| -> Vec<Value> {
        let files = theme.exports.about(about, lang);
        let files = files.filter(|(name, _)| of.is_none() || export::is_feed(name));
        let files = files.map(|(name, url)| {
            let label = words.get(&format!("export.{name}"), None, &[]).unwrap_or_else(|| name.to_owned());
            let title = match of {
                Some(folder) => {
                    let section = section_title(site, lang, folder, words);
                    let args = [("section", section.as_str().into()), ("value", label.as_str().into())];
                    words.get("list.section_value", None, &args).unwrap_or(label)
                }
                None => label,
            };
            map([
                ("name", Value::from(name)),
                ("title", Value::from(title)),
                ("type", Value::from(export::media_type(name, url))),
                ("url", Value::from(with_base(site, url))),
            ])
        });
        files.collect()
    };
    Value::from(match *job {
        Job::Entry { entry, .. } => named(About::Entry(entry), None),
        Job::Listing { listing, .. } | Job::Landing { listing, .. } => {
            named(About::Kind(site.listings[listing].kind), None)
        }
        Job::Home(_) => {
            let kinds = site.listings.iter().map(|listing| listing.kind);
            kinds.flat_map(|kind| named(About::Kind(kind), Some(site.catalogue.index.kind_name(kind).folder))).collect()
        }
        _ => Vec::new(),
    })
}

type Made = (Lang, String, Page, Vec<Pair>);

fn home_crumb(site: &Site, theme: &Theme, lang: Lang) -> (String, Option<String>) {
    let word = theme.strings[lang.index()].get("nav.home", None, &[]).unwrap_or_default();
    (word, Some(site.home_url(lang)))
}

/// The words that a page of content lends to the home page or an index: prose as HTML, and in which language.
fn lent(site: &Site, lang: Lang, section: &str, prose: &Prose) -> (Value, Value) {
    let entry = site.page_of(section).and_then(|id| site.catalogue.get(id));
    entry.map_or((Value::none(), Value::none()), |entry| prose_value(site, lang, entry, prose))
}

fn prose_value(site: &Site, lang: Lang, entry: &Entry, prose: &Prose) -> (Value, Value) {
    let html = prose(entry, lang).map_or_else(Value::none, |html| Value::safe_string(&html));
    let language = entry.best_prose(lang, site.languages()).map(|(written, _)| written);
    let foreign = language.filter(|written| *written != lang).map(|written| site.languages()[written].tag.as_str());
    (html, Value::from(foreign))
}

/// The title of a kind's index or a section: of the page of that name, else the theme's word for it.
fn section_title(site: &Site, lang: Lang, section: &str, strings: &Strings) -> String {
    let page = site.page_of(section).and_then(|id| site.catalogue.get(id));
    match page {
        Some(page) => page.title(lang).0.to_owned(),
        None => strings.get(&format!("section.{section}"), None, &[]).unwrap_or_else(|| section.to_owned()),
    }
}

fn site_title(site: &Site, lang: Lang) -> String {
    site.config.title.as_ref().map_or_else(String::new, |title| title.best(lang).0.to_owned())
}

/// Those of `ids` that are no draft and not internal.
fn published<'s>(site: &'s Site, ids: &'s [EntryId]) -> impl Iterator<Item = EntryId> + 's {
    ids.iter().copied().filter(|id| site.catalogue.get(*id).is_some())
}
