//! Pages of the site itself, each once a language: home, deadlines, compare, search, and where nothing is.

use tera::Value;

use crate::address::EntryId;
use crate::atlas::Style;
use crate::date::Date;
use crate::export;
use crate::export::json_ld::Subject;
use crate::fields::{self, View, ViewCx};
use crate::lang::Lang;
use crate::site::{COMPARE, DEADLINES, HOME_PAGE, Listing, SEARCH, Site};
use crate::theme::{Theme, atlas};

use super::page::Page;
use super::projector::{Links, Projector};
use super::site::{menu, search_url};
use super::summaries::link;
use super::{Made, Prose, home_crumb, lent, map, published, section_title, site_title, with_base};

pub(super) fn gate(site: &Site, url: &str) -> Made {
    let page = Page {
        description: site.config.description.as_ref().map(|d| d.best(Lang::SOURCE).0.to_owned()),
        url: url.to_owned(),
        subject: Subject::Itself,
        ..Page::everywhere(site, Lang::SOURCE, "gate", site_title(site, Lang::SOURCE), |lang| site.home_url(lang))
    };
    let titles = site.languages().all().map(|lang| Value::from(site_title(site, lang)));
    (Lang::SOURCE, "gate.html".to_owned(), page, vec![("titles", Value::from(titles.collect::<Vec<_>>()))])
}

pub(super) fn not_found(site: &Site, theme: &Theme, lang: Option<Lang>, url: &str) -> Made {
    let at = lang.unwrap_or(Lang::SOURCE);
    let shown: Vec<Lang> = lang.map_or_else(|| site.languages().all().collect(), |lang| vec![lang]);
    let parts = shown.into_iter().map(|lang| {
        let (words, summaries) = (&theme.strings[lang.index()], &theme.summaries[lang.index()]);
        let word = |key: &str| Value::from(words.get(key, None, &[]));
        map([
            ("lang", Value::from(site.languages()[lang].tag.as_str())),
            ("title", word("not_found.title")),
            ("text", word("not_found.text")),
            ("home", word("nav.home")),
            ("url", Value::from(with_base(site, &site.home_url(lang)))),
            ("search_url", search_url(site, lang, &theme.exports)),
            ("search_label", word("search.label")),
            ("search_submit", word("search.submit")),
            ("menu", menu(site, lang, words, summaries)),
        ])
    });
    let title = theme.strings[at.index()].get("not_found.title", None, &[]).unwrap_or_default();
    let page = Page {
        url: url.to_owned(),
        noindex: true,
        ..Page::everywhere(site, at, "not-found", title, |lang| site.home_url(lang))
    };
    (at, "404.html".to_owned(), page, vec![("parts", Value::from(parts.collect::<Vec<_>>()))])
}

pub(super) fn home(site: &Site, theme: &Theme, lang: Lang, prose: &Prose) -> Made {
    let (html, foreign) = lent(site, lang, HOME_PAGE, prose);
    let page = Page {
        description: site.config.description.as_ref().map(|d| d.best(lang).0.to_owned()),
        subject: Subject::Site,
        ..Page::everywhere(site, lang, "home", site_title(site, lang), |lang| site.home_url(lang))
    };
    let words = &theme.strings[lang.index()];
    let catalogue = &site.catalogue;
    let summaries = &theme.summaries[lang.index()];
    let coming = deadline_rows(site, theme, lang, ON_HOME);
    let cx = site.view_cx(lang);
    let projector = Projector { links: Links::Of(summaries), strings: words, file: &|_| None, lasts: false };
    let figures = published(site, &site.named.home).next().and_then(|id| catalogue.get(id)).and_then(|entry| {
        let stats = entry.head.view(&cx).into_iter().find(|(name, _)| *name == "stats");
        stats.map(|(_, stats)| projector.value(&stats))
    });
    let heading = site.page_of(HOME_PAGE).and_then(|id| catalogue.get(id)).map(|entry| {
        let title = fields::Value::view(&entry.head.title.value, &cx);
        let summary = entry.head.summary.as_ref();
        let summary = summary.map_or(View::Null, |text| fields::Value::view(&text.value, &cx));
        map([("title", projector.value(&title)), ("summary", projector.value(&summary))])
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
    let summary = summary.map_or(View::Null, |text| fields::Value::view(&text.value, cx));
    value.push(("summary", projector.value(&summary)));
    for (name, part) in view {
        value.push((name, projector.value(&part)));
    }
    map(value)
}

fn deadline_rows(site: &Site, theme: &Theme, lang: Lang, most: usize) -> Value {
    let cx = site.view_cx(lang);
    let words = &theme.strings[lang.index()];
    let projector =
        Projector { links: Links::Of(&theme.summaries[lang.index()]), strings: words, file: &|_| None, lasts: false };
    // They are in the order of their dates, and many are on one day.
    let mut day: Option<(Date, Value, Value)> = None;
    let rows = site.deadlines.iter().take(most).map(|deadline| {
        let (_, date, month) = match day.take_if(|(known, ..)| *known == deadline.date) {
            Some(known) => day.insert(known),
            None => {
                let shown = |date: &Date| projector.value(&fields::Value::view(date, &cx));
                day.insert((deadline.date, shown(&deadline.date), shown(&deadline.date.to_month())))
            }
        };
        let url = theme.exports.of_deadline(site, deadline.entry, deadline.number, deadline.date, lang);
        map([
            ("entry", theme.summaries[lang.index()].link(deadline.entry)),
            ("what", projector.value(&fields::Value::view(&deadline.kind, &cx))),
            ("date", date.clone()),
            ("month", month.clone()),
            ("calendar", Value::from(url.map(|url| with_base(site, url)))),
        ])
    });
    Value::from(rows.collect::<Vec<_>>())
}

pub(super) fn deadlines(site: &Site, theme: &Theme, lang: Lang, prose: &Prose) -> Made {
    let title = section_title(site, lang, DEADLINES, &theme.strings[lang.index()]);
    let (html, foreign) = lent(site, lang, DEADLINES, prose);
    let page = Page {
        breadcrumbs: vec![home_crumb(site, theme, lang), (title.clone(), None)],
        subject: Subject::Itself,
        ..Page::everywhere(site, lang, "deadlines", title, |lang| site.section_url(lang, DEADLINES))
    };
    let shown = on_deadlines_page(site);
    let body = vec![
        ("deadlines", deadline_rows(site, theme, lang, shown)),
        ("later", Value::from(site.deadlines.len() - shown)),
        ("prose", html),
        ("prose_lang", foreign),
    ];
    (lang, "deadlines.html".to_owned(), page, body)
}

/// How many of the dates ahead stand on their page: as many as entries on the page of a whole list, and all of the last day.
fn on_deadlines_page(site: &Site) -> usize {
    let (all, most) = (&site.deadlines, site.config.lists.whole);
    let last = all.get(most - 1).map(|last| last.date);
    all.len().min(most) + all.iter().skip(most).take_while(|one| Some(one.date) == last).count()
}

pub(super) fn compare(site: &Site, theme: &Theme, lang: Lang, prose: &Prose) -> Made {
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
        twins: twins.collect(),
        noindex: true,
        ..Page::everywhere(site, lang, "compare", title, |lang| site.section_url(lang, COMPARE))
    };
    let fields = export::compared_fields().map(Value::from).collect::<Vec<_>>();
    let (html, foreign) = lent(site, lang, COMPARE, prose);
    let body = vec![("fields", Value::from(fields)), ("prose", html), ("prose_lang", foreign)];
    (lang, "compare.html".to_owned(), page, body)
}

pub(super) fn search(site: &Site, theme: &Theme, lang: Lang, prose: &Prose) -> Made {
    let words = &theme.strings[lang.index()];
    let title = section_title(site, lang, SEARCH, words);
    let page = Page {
        breadcrumbs: vec![home_crumb(site, theme, lang), (title.clone(), None)],
        noindex: true,
        ..Page::everywhere(site, lang, "search", title, |lang| site.section_url(lang, SEARCH))
    };
    let (html, foreign) = lent(site, lang, SEARCH, prose);
    let body = vec![("sections", Value::from(sections(site, theme, lang))), ("prose", html), ("prose_lang", foreign)];
    (lang, "search.html".to_owned(), page, body)
}

/// The kinds that have an index: list of `{kind, title, url, count, is_whole, items}`, the items in its order.
fn sections(site: &Site, theme: &Theme, lang: Lang) -> Vec<Value> {
    let (words, summaries) = (&theme.strings[lang.index()], &theme.summaries[lang.index()]);
    let section = |listing: &Listing| {
        let folder = site.catalogue.index.kind_name(listing.kind).folder;
        map([
            ("kind", Value::from(folder)),
            ("title", Value::from(section_title(site, lang, folder, words))),
            ("url", Value::from(with_base(site, &site.section_url(lang, folder)))),
            ("count", Value::from(listing.len())),
            ("is_whole", Value::from(listing.is_whole())),
            ("items", Value::from(summaries.rows(&listing.order[lang.index()]))),
        ])
    };
    site.listings.iter().map(|listing| section(listing)).collect()
}
