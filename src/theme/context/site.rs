//! `site`: what every page of a language shares.

use tera::Value;

use crate::assets::Assets;
use crate::date::Date;
use crate::export::{self, Exports};
use crate::fields::{self, Text, View, ViewCx};
use crate::lang::Lang;
use crate::site::{COMPARE, DEADLINES, MenuTarget, SEARCH, Site};
use crate::theme::{CONTRACT, Strings};

use super::projector::{Links, Projector};
use super::summaries::{Summaries, link};
use super::{map, pairs, published, section_title, with_base};

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
    let projector = Projector { links: Links::Of(summaries), strings, file: &|_| None, lasts: false };
    let today = fields::Value::view(&Date::Day(site.catalogue.today), &cx);
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
        ("menu", menu(site, lang, strings, summaries)),
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
        ("today", projector.value(&today)),
        ("extra", projector.value(&config.extra.clone())),
        ("exports", {
            let url = |name| exports.url(name, lang).map(|url| with_base(site, url));
            map(export::names().into_iter().map(|name| (name, Value::from(url(name)))).collect::<Vec<_>>())
        }),
        ("compare_url", {
            let url = exports.is_compared(lang).then(|| with_base(site, &site.section_url(lang, COMPARE)));
            Value::from(url)
        }),
        ("search_url", search_url(site, lang, exports)),
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
        office.push((name, projector.value(&value)));
    }
    map(office)
}

/// The menu: list of items.
pub(super) fn menu(site: &Site, lang: Lang, strings: &Strings, summaries: &Summaries) -> Value {
    let items = site.menu.iter().map(|item| {
        let entry = menu_item(site, lang, item.target, strings, summaries);
        let Some(label) = item.label.as_ref().filter(|_| entry.is_map()) else { return entry };
        let (text, written) = label.best(lang);
        let foreign = written.filter(|written| *written != lang);
        let mut item = pairs(&entry);
        item.push(("title", Value::from(text)));
        item.push(("lang", Value::from(foreign.map(|other| site.languages()[other].tag.as_str()))));
        map(item)
    });
    Value::from(items.collect::<Vec<_>>())
}

/// Where one searches in a language, or null.
pub(super) fn search_url(site: &Site, lang: Lang, exports: &Exports) -> Value {
    Value::from(exports.url(SEARCH, lang).map(|_| with_base(site, &site.section_url(lang, SEARCH))))
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
