//! Pages of lists: the index of a kind, and the list of those that have one value of a facet.

use std::borrow::Cow;

use tera::Value;

use crate::address::EntryId;
use crate::atlas::Style;
use crate::export::json_ld::Subject;
use crate::lang::Lang;
use crate::site::facets::element_id;
use crate::site::{Label, Listing, Site};
use crate::theme::{Strings, Theme, atlas};

use super::page::Page;
use super::{Made, Prose, home_crumb, lent, map, section_title, site_title, with_base};

pub(super) fn listing_page(
    site: &Site,
    theme: &Theme,
    lang: Lang,
    listing: &Listing,
    number: usize,
    prose: &Prose,
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
        all: &listing.order[lang.index()],
        items: listing.pages(lang).nth(number).expect("the plan counts the pages"),
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
pub(super) fn landing_page(
    site: &Site,
    theme: &Theme,
    lang: Lang,
    listing: &Listing,
    at: (usize, usize),
    number: usize,
) -> Made {
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
        all: &value.entries,
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
    all: &'a [EntryId],
    /// Those on this page.
    items: &'a [EntryId],
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
    let Part { title, total, all, items, number, count, url, trail, description } = part;
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
        ("items", Value::from(summaries.rows(items))),
        ("is_whole", Value::from(count == 1)),
        ("order", Value::from(order)),
        ("facets", summaries.facets(listing, || facets(site, lang, listing, words))),
        ("page", Value::from(number + 1)),
        ("pages", Value::from(count)),
        ("previous", if number > 0 { to(number - 1) } else { Value::none() }),
        ("next", if number + 1 < count { to(number + 1) } else { Value::none() }),
    ];
    value.extend(further);
    // Where a list goes on, its first page has the map of all of it, and no page has a place of its own on earth.
    let is_located = atlas::is_located(site, listing);
    value.push((
        "atlas",
        match is_located && number == 0 {
            true => atlas::value(site, theme, lang, all.iter().copied(), &Style::LINKED),
            false => Value::none(),
        },
    ));
    value.push((
        "regions",
        match is_located && count == 1 {
            true => atlas::regions_value(site, theme, lang, items),
            false => Value::none(),
        },
    ));
    let args = [("title", title.as_str().into()), ("site", site_title(site, lang).into())];
    let description = description.or_else(|| words.get("listing.description", Some(total as i64), &args));
    let title = if number == 0 { title } else { format!("{title} – {page_word}") };
    let first = if count > 1 { number * listing.lists.page_size(total) } else { 0 };
    let page = Page {
        description,
        breadcrumbs,
        subject: Subject::List { items: items.to_vec(), first, total },
        ..Page::everywhere(site, lang, "listing", title, |other| url(other, number))
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
    let word = |key: &str, args: &[(&str, Cow<str>)]| words.get(key, None, args).unwrap_or_default();
    match label {
        Label::Text { text, lang } => (text.clone(), lang.clone()),
        Label::Word { list, word } => (words.label(list, word).unwrap_or_else(|| (*word).to_owned()), None),
        Label::Truth(truth) => (word(if *truth { "yes" } else { "no" }, &[]), None),
        Label::ByDay(word) => ((*word).to_owned(), None),
        Label::Split { home, away } => {
            let args = |name, text: &'_ str| (name, Cow::Owned(text.to_owned()));
            let text = match (home, away) {
                (Some(home), Some(away)) => word("study.both", &[args("home", home), args("away", away)]),
                (Some(home), None) => word("study.home", &[args("home", home)]),
                (_, away) => word("study.away", &[args("away", away.as_deref().unwrap_or_default())]),
            };
            (text, None)
        }
    }
}
