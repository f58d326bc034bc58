//! The page of an entry, and what leads to it from former addresses.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;
use tera::Value;
use tera::value::Key;

use crate::address::EntryId;
use crate::atlas::Style;
use crate::catalogue::{Entry, kinds};
use crate::export::json_ld::Subject;
use crate::fields::{self, View, ViewCx};
use crate::lang::Lang;
use crate::site::{PAGES, Site};
use crate::theme::{Strings, Theme, atlas};

use super::page::Page;
use super::projector::{Links, Projector, file_value};
use super::summaries::{Summaries, twin};
use super::{Made, Pair, Prose, home_crumb, map, prose_value, section_title, with_base};

pub(super) fn entry_page(site: &Site, theme: &Theme, lang: Lang, id: EntryId, prose: &Prose) -> Made {
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
    let projector = Projector { links: Links::Of(summaries), strings: words, file: &file, lasts: false };

    let row = summaries.row(id);
    let shown = row.get_from_path("facts").and_then(Value::as_map);
    let mut value: Vec<Pair> = Vec::with_capacity(96);
    let mut untranslated: Vec<Pair> = Vec::new();
    for (name, view) in entry.head.view(&cx).into_iter().chain(entry.facts.view(&cx)) {
        // Of a page that is not translated at all, one notice above it says so.
        if let Some(tag) = foreign_words(&view).filter(|_| entry.is_written_in(lang)) {
            untranslated.push((name, Value::from(site.locale(lang).language_name(tag))));
        }
        // What its row shows is the same value, but for files, which only its own page has.
        let in_row = entry.spec.summary.contains(&name) && !view.holds_file();
        let shown = shown.filter(|_| in_row).and_then(|shown| shown.get(&Key::from(name)));
        value.push((name, shown.cloned().unwrap_or_else(|| projector.value(&view))));
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
    value.extend([
        ("kind", Value::from(folder)),
        ("id", Value::from(catalogue.index.name(id))),
        ("twin", twin(site, lang, &entry.head.title.value)),
        ("prose", html),
        ("prose_lang", foreign),
        ("untranslated", map(untranslated)),
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
        ("referrers", related(site, lang, catalogue.referrers(id), words, |id| summaries.row(id))),
        ("cited_by", related(site, lang, catalogue.cited_by(id), words, |id| summaries.link(id))),
    ]);
    if !theme.files.without.row_deadlines {
        value.push(("deadlines", summaries.deadlines(id)));
    }
    if !theme.files.without.entry_similar {
        let similar = similar(site, entry).into_iter().map(|id| summaries.row(id));
        value.push(("similar", Value::from(similar.collect::<Vec<_>>())));
    }
    if let Some(page) = entry.facts_as::<kinds::page::Page>() {
        value.push(("lists", page_lists(site, lang, page, summaries, &cx)));
    }

    let (title, written_in) = entry.title(lang);
    let section_listing = folder != PAGES;
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
        title_lang: written_in.filter(|w| *w != lang).map(|w| languages[w].tag.clone()),
        description: entry.head.summary.as_ref().map(|summary| summary.value.best(lang).0.to_owned()),
        url,
        twins: languages.all().map(|other| site.entry_url(other, id)).collect(),
        written,
        breadcrumbs,
        notices,
        edit_url: site.config.edit_url.as_ref().map(|url| format!("{url}{}", site.source_of(entry, lang))),
        subject: Subject::Entry(id),
        ..Page::new("entry", title.to_owned())
    };
    (lang, format!("{folder}.html"), page, vec![("entry", map(value))])
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
            ("date", projector.value(&fields::Value::view(&date.value, cx))),
        ])
    })
}

/// Entries that refer to another, by kind in the order of kinds, each kind sorted as its index is; `shown` is what the
/// page shows of each. `all` is in the order of ids. The site's own institution stands in the head of every page and is
/// no partner of itself.
fn related(site: &Site, lang: Lang, all: &[EntryId], words: &Strings, shown: impl Fn(EntryId) -> Value) -> Value {
    let catalogue = &site.catalogue;
    let mut groups: Vec<(&'static str, Vec<EntryId>)> = Vec::new();
    for by in all {
        let folder = catalogue.index.kind_name(catalogue.index.key(*by).kind).folder;
        if !catalogue.has_page(*by) || site.is_shown_elsewhere(*by) || site.named.home.contains(by) {
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
    let mut scores: FxHashMap<EntryId, usize> = FxHashMap::default();
    for target in targets.into_iter().filter(|target| !site.named.home.contains(target)) {
        let by = catalogue.referrers(target);
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
    let order = |(id, score): &(EntryId, usize)| (Reverse(*score), *id);
    if found.len() > SIMILAR {
        found.select_nth_unstable_by_key(SIMILAR, order);
        found.truncate(SIMILAR);
    }
    found.sort_unstable_by_key(order);
    found.into_iter().map(|(id, _)| id).collect()
}

pub(super) fn redirect(site: &Site, lang: Lang, id: EntryId, url: &str) -> Made {
    let entry = site.catalogue.get(id).expect("only published entries are planned");
    let target = site.entry_url(lang, id).expect("only entries with a page have redirects");
    let languages = site.languages();
    let page = Page {
        url: url.to_owned(),
        twins: languages.all().map(|other| site.entry_url(other, id)).collect(),
        written: vec![false; languages.len()],
        noindex: true,
        ..Page::new("redirect", entry.title(lang).0.to_owned())
    };
    let to = Value::from(with_base(site, &target));
    (lang, "redirect.html".to_owned(), page, vec![("to", to)])
}
