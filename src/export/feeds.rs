//! Feeds of the newest entries of a kind, a language each: `news.atom` by RFC 4287, `news.json` by JSON Feed 1.1.
//!
//! Which kinds have one they say themselves (`Kind::FEED`). An entry is dated by when it was published, changed or found
//! to be right, never by the clock, at the beginning of that day in the site's zone; its identifier is the address of
//! its page. All addresses are whole, also those inside what is said. Left out, and counted in the feed's own
//! description: entries without any such date. Entries that are not written in the language are in the other's feed.

use std::cmp::Reverse;

use atom_syndication as atom;
use serde::Serialize;

use super::xml::sayable;
use super::{Cx, File, Format, Left, Part, absolute};
use crate::address::KindId;
use crate::catalogue::Entry;
use crate::date::{Date, DateTime};
use crate::diag::Both;
use crate::lang::Lang;
use crate::prose::{self, Stands};
use crate::site::Listing;

pub(super) const ATOM: Format = Format {
    name: "atom",
    about: Both::new(
        "feeds of news and of programs for feed readers (Atom)",
        "供订阅阅读器使用的新闻与项目更新（Atom）",
    ),
    files: |cx| files(cx, Form::Atom),
    write: |cx, part| write(cx, part, Form::Atom),
};

pub(super) const JSON: Format = Format {
    name: "json_feed",
    about: Both::new("the same as JSON Feed", "同上，JSON Feed 格式"),
    files: |cx| files(cx, Form::Json),
    write: |cx, part| write(cx, part, Form::Json),
};

/// Entries of kinds with a feed that nothing dates.
pub(super) const LEFT: Left = Left {
    format: ATOM.name,
    count: |cx| {
        let languages = cx.site.languages();
        let undated = |entry: &&Entry| languages.all().all(|lang| Dated::of(entry, lang).is_none());
        let has_page = |entry: &&Entry| cx.site.catalogue.has_page(entry.id);
        cx.site.catalogue.iter().filter(|entry| entry.spec.feed).filter(has_page).filter(undated).count()
    },
};

/// The media type of a JSON Feed, which its name does not tell.
pub(super) const JSON_TYPE: &str = "application/feed+json";
const ATOM_TYPE: &str = "application/atom+xml";

/// The most entries that a feed has, the newest of them.
const MOST: usize = 50;

#[derive(Clone, Copy)]
enum Form {
    Atom,
    Json,
}

fn files(cx: &Cx, form: Form) -> Vec<File> {
    let languages = cx.site.languages();
    let wanted = languages.all().flat_map(|lang| cx.site.listings.iter().map(move |listing| (lang, listing)));
    let wanted = wanted.filter(|(lang, listing)| {
        let mut entries = fed(cx, *lang, listing);
        entries.any(|entry| Dated::of(entry, *lang).is_some())
    });
    wanted
        .map(|(lang, listing)| File::new(path(cx, lang, listing.kind, form), Part::KindIn(listing.kind, lang)))
        .collect()
}

/// The entries of a kind that one subscribes to, written in the language.
fn fed<'a>(cx: &Cx<'a>, lang: Lang, listing: &'a Listing) -> impl Iterator<Item = &'a Entry> + use<'a> {
    let catalogue = &cx.site.catalogue;
    let entries = listing.order[lang.index()].iter().filter_map(|id| catalogue.get(*id));
    entries.filter(move |entry| entry.spec.feed && entry.is_written_in(lang))
}

fn path(cx: &Cx, lang: Lang, kind: KindId, form: Form) -> String {
    let folder = cx.site.catalogue.index.kind_name(kind).folder;
    let extension = match form {
        Form::Atom => "atom",
        Form::Json => "json",
    };
    format!("{}{folder}.{extension}", cx.site.home_url(lang))
}

fn write(cx: &Cx, part: Part, form: Form) -> Vec<u8> {
    let Part::KindIn(kind, lang) = part else { unreachable!("feeds are of a kind for a language each") };
    let listing = cx.site.listing(kind).expect("files are made of listings");
    let feed = Feed::new(cx, lang, listing);
    match form {
        Form::Atom => feed.atom(),
        Form::Json => feed.json(),
    }
}

/// When an entry was published and when it was last changed, at the precision of its source.
#[derive(Clone, Copy)]
struct Dated {
    published: Option<Date>,
    updated: Date,
}

impl Dated {
    /// `None` where nothing says.
    fn of(entry: &Entry, lang: Lang) -> Option<Self> {
        let published = entry.facts.published();
        let updated = entry.head.updated.get(lang).map(|date| date.value);
        let latest = |dates: [Option<Date>; 2]| dates.into_iter().flatten().max_by_key(|date| date.earliest());
        let checked = || entry.head.checked.get(lang).and_then(|checked| checked.value.on.stated().copied());
        let updated = latest([published.map(|(_, changed)| changed), updated]).or_else(checked)?;
        Some(Self { published: published.map(|(first, _)| first), updated })
    }
}

/// A feed before it has a form.
struct Feed<'a> {
    cx: &'a Cx<'a>,
    lang: Lang,
    listing: &'a Listing,
    /// The newest first.
    items: Vec<(Dated, &'a Entry)>,
    /// How many entries have no date.
    left_out: usize,
}

impl<'a> Feed<'a> {
    /// Without any item where the kind has no feed.
    fn new(cx: &'a Cx, lang: Lang, listing: &'a Listing) -> Self {
        let entries = fed(cx, lang, listing);
        let (mut items, mut left_out) = (Vec::new(), 0);
        for entry in entries {
            match Dated::of(entry, lang) {
                Some(dated) => items.push((dated, entry)),
                None => left_out += 1,
            }
        }
        let day = |dated: &Dated| dated.published.unwrap_or(dated.updated).earliest();
        items.sort_by_key(|(dated, entry)| (Reverse(day(dated)), entry.id));
        items.truncate(MOST);
        Self { cx, lang, listing, items, left_out }
    }

    fn tag(&self, lang: Lang) -> &'a str {
        &self.cx.site.languages()[lang].tag
    }

    fn word(&self, key: &str, args: &[(&str, std::borrow::Cow<str>)]) -> Option<String> {
        (self.cx.words)(self.lang, key, args)
    }

    fn title(&self) -> String {
        let site = self.cx.site;
        let title = site.config.title.as_ref().map_or("", |title| title.best(self.lang).0);
        let folder = site.catalogue.index.kind_name(self.listing.kind).folder;
        let page = site.page_of(folder).and_then(|id| site.catalogue.get(id));
        let section = page.map(|page| page.title(self.lang).0.to_owned());
        let section = section.or_else(|| self.word(&format!("section.{folder}"), &[])).unwrap_or_default();
        let args = [("section", title.into()), ("value", section.as_str().into())];
        self.word("list.section_value", &args).unwrap_or(section)
    }

    /// Why entries that one would look for are not in it.
    fn description(&self) -> Option<String> {
        let count = self.left_out.to_string();
        (self.left_out > 0).then(|| self.word("feed.left_out", &[("count", count.into())])).flatten()
    }

    /// Who publishes: the first institution whose site it is, else the site.
    fn author(&self) -> (String, String) {
        let site = self.cx.site;
        let home = site.named.home.first().and_then(|id| site.catalogue.get(*id));
        let name = home.map(|home| home.title(self.lang).0);
        let name = name.or_else(|| site.config.title.as_ref().map(|title| title.best(self.lang).0)).unwrap_or_default();
        (sayable(name), absolute(site, &site.home_url(self.lang)))
    }

    fn home_page(&self, lang: Lang) -> String {
        absolute(self.cx.site, &self.cx.site.listing_url(lang, self.listing, 0))
    }

    fn address(&self, lang: Lang, form: Form) -> String {
        absolute(self.cx.site, &path(self.cx, lang, self.listing.kind, form))
    }

    fn url(&self, lang: Lang, entry: &Entry) -> String {
        let url = self.cx.site.entry_url(lang, entry.id).expect("entries of a listing have pages");
        absolute(self.cx.site, &url)
    }

    /// The beginning of the first day that a date can mean, in the zone of the site.
    fn time(&self, date: Date) -> String {
        let midnight = DateTime::new(date.earliest(), 0, 0).expect("every day has a midnight");
        midnight.rfc3339(self.cx.site.config.zone.as_str()).expect("the zone was checked when it was read")
    }

    fn updated(&self) -> String {
        let newest = self.items.iter().map(|(dated, _)| dated.updated).max_by_key(|date| date.earliest());
        self.time(newest.expect("a feed has an item"))
    }

    fn content(&self, entry: &Entry, url: &str) -> Option<String> {
        prose::html(self.cx.site, self.cx.assets, entry, self.lang, Stands::Elsewhere(url)).map(|html| sayable(&html))
    }

    fn atom(&self) -> Vec<u8> {
        let time = |date| self.time(date).parse::<atom::FixedDateTime>().expect("a time by RFC 3339");
        let link = |rel: &str, href: String, mime: &str, lang: Lang| atom::Link {
            href,
            rel: rel.to_owned(),
            hreflang: Some(self.tag(lang).to_owned()),
            mime_type: Some(mime.to_owned()),
            ..atom::Link::default()
        };
        let entries = self.items.iter().map(|(dated, entry)| {
            let url = self.url(self.lang, entry);
            let category = |tag: &str| atom::Category { term: sayable(tag), ..atom::Category::default() };
            atom::Entry {
                title: sayable(entry.title(self.lang).0).into(),
                id: url.clone(),
                updated: time(dated.updated),
                published: dated.published.map(time),
                // Of several, as many as there are languages, readers open the last.
                links: vec![link("alternate", url.clone(), "text/html", self.lang)],
                categories: entry.head.tags.iter().map(|tag| category(&tag.value.0)).collect(),
                summary: entry.head.summary.as_ref().map(|summary| sayable(summary.value.best(self.lang).0).into()),
                content: self.content(entry, &url).map(|html| atom::Content {
                    value: Some(html),
                    content_type: Some("html".to_owned()),
                    ..atom::Content::default()
                }),
                ..atom::Entry::default()
            }
        });
        let mut links = vec![
            link("self", self.address(self.lang, Form::Atom), ATOM_TYPE, self.lang),
            link("alternate", self.home_page(self.lang), "text/html", self.lang),
        ];
        let others = self.cx.site.languages().all().filter(|lang| *lang != self.lang);
        let others = others.filter(|lang| !Feed::new(self.cx, *lang, self.listing).items.is_empty());
        links.extend(others.map(|lang| link("alternate", self.address(lang, Form::Atom), ATOM_TYPE, lang)));
        let (name, uri) = self.author();
        let feed = atom::Feed {
            title: sayable(&self.title()).into(),
            id: self.address(self.lang, Form::Atom),
            updated: self.updated().parse().expect("a time by RFC 3339"),
            authors: vec![atom::Person { name, uri: Some(uri), ..atom::Person::default() }],
            generator: Some(atom::Generator { value: "prospectus".to_owned(), ..atom::Generator::default() }),
            links,
            rights: self.cx.site.config.data_license.as_deref().map(|license| sayable(license).into()),
            subtitle: self.description().map(|text| sayable(&text).into()),
            entries: entries.collect(),
            lang: Some(self.tag(self.lang).to_owned()),
            ..atom::Feed::default()
        };
        let mut bytes = b"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".to_vec();
        let options = atom::WriteConfig { write_document_declaration: false, indent_size: None };
        feed.write_with_config(&mut bytes, options).expect("writing to memory does not fail");
        bytes.push(b'\n');
        bytes
    }

    fn json(&self) -> Vec<u8> {
        let items = self.items.iter().map(|(dated, entry)| {
            let url = self.url(self.lang, entry);
            let title = entry.title(self.lang).0;
            let summary = entry.head.summary.as_ref().map(|summary| summary.value.best(self.lang).0.to_owned());
            let content_html = self.content(entry, &url);
            // One of the two must be there.
            let text = summary.clone().unwrap_or_else(|| title.to_owned());
            Item {
                id: url.clone(),
                url,
                title: title.to_owned(),
                content_text: content_html.is_none().then_some(text),
                content_html,
                summary,
                date_published: dated.published.map(|date| self.time(date)),
                date_modified: self.time(dated.updated),
                tags: entry.head.tags.iter().map(|tag| tag.value.0.clone()).collect(),
                language: self.tag(self.lang),
            }
        });
        let (name, url) = self.author();
        let feed = JsonFeed {
            version: "https://jsonfeed.org/version/1.1",
            title: self.title(),
            home_page_url: self.home_page(self.lang),
            feed_url: self.address(self.lang, Form::Json),
            description: self.description(),
            language: self.tag(self.lang),
            authors: vec![Author { name, url }],
            items: items.collect(),
        };
        let mut bytes = serde_json::to_vec(&feed).expect("texts can be written");
        bytes.push(b'\n');
        bytes
    }
}

#[derive(Serialize)]
struct JsonFeed<'a> {
    version: &'static str,
    title: String,
    home_page_url: String,
    feed_url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<String>,
    language: &'a str,
    authors: Vec<Author>,
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Author {
    name: String,
    url: String,
}

#[derive(Serialize)]
struct Item<'a> {
    id: String,
    url: String,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_html: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_text: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_published: Option<String>,
    date_modified: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<String>,
    language: &'a str,
}
