//! What a page says to search engines, as JSON-LD in the vocabulary of schema.org: one block a page.
//!
//! A graph of the page itself, of what it is about, and of the way to it. What an entry says of itself is declared by
//! its kind (`Kind::linked`); names, addresses and languages are added here. Each thing has one identifier for all
//! languages: the address of its page in the first language, and `#this`. Drafts and what has no page to show it are
//! not named. Not here: which pages there are; where the block stands in a page (`theme`).

use std::borrow::Cow;

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use super::{Cx, Format, Words, absolute, for_page, is_wanted};
use crate::address::EntryId;
use crate::catalogue::linked::{Linked, Said, Thing};
use crate::catalogue::value::NameType;
use crate::catalogue::{Entry, Heading};
use crate::diag::Both;
use crate::fields::{Text, ViewCx};
use crate::lang::Lang;
use crate::site::{PAGES, Site};

pub(super) const FORMAT: Format = Format {
    name: "json_ld",
    about: Both::new(
        "JSON-LD by schema.org in every page, for search engines",
        "每个页面中供搜索引擎使用的 schema.org JSON-LD",
    ),
    files: |_: &Cx| Vec::new(),
    write: |_, _| Vec::new(),
};

/// What a page is about.
#[derive(Clone, Debug)]
pub enum Subject {
    /// Nothing that is told to search engines.
    Untold,
    /// Itself alone.
    Itself,
    /// The site, and those whose site it is.
    Site,
    Entry(EntryId),
    /// Entries in the order of the page; `first` counts those before them, `total` all of the list.
    List {
        items: Vec<EntryId>,
        first: usize,
        total: usize,
    },
}

/// A page as far as its block depends on it. Paths are from the site's root.
#[derive(Clone, Copy)]
pub struct Told<'a> {
    pub lang: Lang,
    pub url: &'a str,
    pub title: &'a str,
    /// Tag of the title's language where that is not the page's.
    pub title_lang: Option<&'a str>,
    pub description: Option<&'a str>,
    /// By language.
    pub twins: &'a [Option<String>],
    pub written: &'a [bool],
    /// Titles and paths; the last is this page.
    pub breadcrumbs: &'a [(String, Option<String>)],
    pub subject: &'a Subject,
    /// The path of a file beside the entry that the page is about.
    pub file: &'a dyn Fn(&str) -> Option<String>,
}

/// The block of a page, which may stand in its script element as it is; `None` where there is nothing to tell, or the
/// site does not want it.
pub fn block(site: &Site, page: &Told, words: &Words) -> Option<String> {
    if matches!(page.subject, Subject::Untold) || !is_wanted(site, FORMAT.name) {
        return None;
    }
    let writer = Writer { site, page, words, view: site.view_cx(page.lang) };
    let json = serde_json::to_string(&writer.graph()).expect("texts and numbers can be written");
    Some(for_page(json))
}

/// JSON in the order in which it was made.
enum Json<'a> {
    Text(Cow<'a, str>),
    Whole(i64),
    Degrees(f64),
    List(Vec<Self>),
    Map(Node<'a>),
}

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Whole(number) => serializer.serialize_i64(*number),
            Self::Degrees(number) => serializer.serialize_f64(*number),
            Self::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                items.iter().try_for_each(|item| list.serialize_element(item))?;
                list.end()
            }
            Self::Map(pairs) => {
                let mut map = serializer.serialize_map(Some(pairs.len()))?;
                pairs.iter().try_for_each(|(name, value)| map.serialize_entry(name, value))?;
                map.end()
            }
        }
    }
}

impl<'a> From<&'a str> for Json<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Json<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

type Node<'a> = Vec<(&'static str, Json<'a>)>;

/// One value as it is, several as a list; nothing where there is none.
fn put<'a>(node: &mut Node<'a>, property: &'static str, mut values: Vec<Json<'a>>) {
    match values.len() {
        0 => {}
        1 => node.push((property, values.remove(0))),
        _ => node.push((property, Json::List(values))),
    }
}

struct Writer<'a> {
    site: &'a Site,
    page: &'a Told<'a>,
    words: &'a Words<'a>,
    view: ViewCx<'a>,
}

impl<'a> Writer<'a> {
    fn graph(&self) -> Json<'a> {
        let mut graph = match self.page.subject {
            Subject::Untold => Vec::new(),
            Subject::Itself => vec![self.page_node(None, None)],
            Subject::Site => {
                let mut nodes = vec![self.page_node(None, None), self.site_node()];
                // Of what an institution is, the home page shows the name alone.
                nodes.extend(self.homes().map(|entry| self.called(entry, Vec::new())));
                nodes
            }
            Subject::Entry(id) => match self.site.catalogue.get(*id) {
                // A page of words is what it is about.
                Some(entry) if entry.facts.linked_type() == "WebPage" => vec![self.page_node(Some(entry), None)],
                Some(entry) => vec![self.page_node(Some(entry), Some(self.id(*id))), self.entry_node(entry)],
                None => vec![self.page_node(None, None)],
            },
            Subject::List { items, first, total } => {
                let list = format!("{}#list", self.absolute(self.page.url));
                vec![self.page_node(None, Some(list.clone())), self.list_node(list, items, *first, *total)]
            }
        };
        graph.extend(self.breadcrumbs());
        let graph = graph.into_iter().map(Json::Map).collect();
        Json::Map(vec![("@context", "https://schema.org".into()), ("@graph", Json::List(graph))])
    }

    fn absolute(&self, path: &str) -> String {
        absolute(self.site, path)
    }

    /// The same in every language; only of entries with a page.
    fn id(&self, id: EntryId) -> String {
        let path = self.site.entry_url(Lang::SOURCE, id).unwrap_or_default();
        self.absolute(&path) + "#this"
    }

    fn tag(&self, lang: Lang) -> &'a str {
        &self.site.languages()[lang].tag
    }

    /// The language that the words of the page are in.
    fn written_in(&self) -> &'a str {
        let page = self.page;
        match self.site.languages().all().find(|lang| page.written[lang.index()]) {
            Some(original) if !page.written[page.lang.index()] => self.tag(original),
            _ => self.tag(page.lang),
        }
    }

    /// `text` in the language `tag`, which is said where it is not the page's.
    fn words(&self, text: impl Into<Cow<'a, str>>, tag: Option<&'a str>) -> Json<'a> {
        let text = Json::Text(text.into());
        match tag.filter(|tag| *tag != self.tag(self.page.lang)) {
            None => text,
            Some(tag) => Json::Map(vec![("@language", tag.into()), ("@value", text)]),
        }
    }

    fn page_node(&self, entry: Option<&Entry>, about: Option<String>) -> Node<'a> {
        let page = self.page;
        let mut node: Node = vec![
            ("@type", "WebPage".into()),
            ("@id", self.absolute(page.url).into()),
            ("url", self.absolute(page.url).into()),
            ("name", self.words(page.title, page.title_lang)),
        ];
        put(&mut node, "description", page.description.map(Json::from).into_iter().collect());
        node.push(("inLanguage", self.written_in().into()));
        node.push(("isPartOf", Json::Map(vec![("@id", self.site_id().into())])));
        if let Some(entry) = entry {
            let updated = entry.head.updated.get(page.lang);
            put(&mut node, "dateModified", self.values(&updated));
            let checked = entry.head.checked.get(page.lang).map(|checked| &checked.value);
            put(&mut node, "lastReviewed", self.values(&checked.map(|checked| &checked.on)));
            put(&mut node, "keywords", self.values(&entry.head.tags));
        }
        if let Some(about) = about {
            node.push(("mainEntity", Json::Map(vec![("@id", about.into())])));
        }
        if page.breadcrumbs.len() > 1 {
            node.push(("breadcrumb", Json::Map(vec![("@id", self.crumbs_id().into())])));
        }
        let others = self.site.languages().all().filter(|lang| *lang != page.lang && page.written[lang.index()]);
        let others = others.filter_map(|lang| {
            let url = self.absolute(page.twins[lang.index()].as_deref()?);
            Some(Json::Map(vec![
                ("@type", "WebPage".into()),
                ("@id", url.clone().into()),
                ("url", url.into()),
                ("inLanguage", self.tag(lang).into()),
            ]))
        });
        if page.written[page.lang.index()] {
            put(&mut node, "workTranslation", others.collect());
        }
        node
    }

    fn site_id(&self) -> String {
        format!("{}#site", self.site.config.base_url.as_str())
    }

    fn homes(&self) -> impl Iterator<Item = &'a Entry> {
        self.site.named.home.iter().filter_map(|id| self.site.catalogue.get(*id))
    }

    fn site_node(&self) -> Node<'a> {
        let mut node: Node = vec![
            ("@type", "WebSite".into()),
            ("@id", self.site_id().into()),
            ("url", self.site.config.base_url.as_str().into()),
        ];
        if let Some(title) = &self.site.config.title {
            self.names(&mut node, title, Vec::new());
        }
        put(&mut node, "description", self.values(&self.site.config.description));
        put(&mut node, "inLanguage", self.site.languages().all().map(|lang| self.tag(lang).into()).collect());
        put(&mut node, "publisher", self.homes().map(|entry| Json::Map(self.mention(entry))).collect());
        node
    }

    /// The name for the page's language, and what else it is called.
    fn names(&self, node: &mut Node<'a>, title: &'a Text, further: Vec<&'a str>) {
        let (name, lang) = title.best(self.page.lang);
        node.push(("name", self.words(name, lang.map(|lang| self.tag(lang)))));
        let others = self.site.languages().all().filter(|other| Some(*other) != lang);
        let others = others.filter_map(|other| Some((other, title.get(other).filter(|text| *text != name)?)));
        let mut others: Vec<Json> = others.map(|(other, text)| self.words(text, Some(self.tag(other)))).collect();
        others.extend(further.into_iter().map(Json::from));
        put(node, "alternateName", others);
    }

    /// How others name it: its type, its name and its address.
    fn mention(&self, entry: &'a Entry) -> Node<'a> {
        let mut node: Node = vec![("@type", entry.facts.linked_type().into())];
        let url = self.site.entry_url(self.page.lang, entry.id);
        if url.is_some() {
            node.push(("@id", self.id(entry.id).into()));
        }
        let (name, lang) = entry.title(self.page.lang);
        node.push(("name", self.words(name, lang.map(|lang| self.tag(lang)))));
        put(&mut node, "url", url.map(|url| self.absolute(&url).into()).into_iter().collect());
        node
    }

    /// What it is, what it is called in all languages and by the names `further`, and where its page is.
    fn called(&self, entry: &'a Entry, further: Vec<&'a str>) -> Node<'a> {
        let mut node: Node = vec![("@type", entry.facts.linked_type().into())];
        let url = self.site.entry_url(self.page.lang, entry.id);
        if url.is_some() {
            node.push(("@id", self.id(entry.id).into()));
        }
        self.names(&mut node, &entry.head.title.value, further);
        put(&mut node, "url", url.map(|url| self.absolute(&url).into()).into_iter().collect());
        node
    }

    fn entry_node(&self, entry: &'a Entry) -> Node<'a> {
        // Only pages of what has a name show its other names; nobody is told the wrong ones.
        let names = entry.head.other_names.iter().filter(|_| entry.spec.heading == Heading::Name);
        let names = names.flat_map(|names| &names.value.0).filter(|name| name.kind != NameType::Misspelling);
        let mut further: Vec<&str> = Vec::new();
        for name in names.map(|name| name.text.value.as_str()) {
            let is_title = entry.head.title.value.0.values().any(|title| title.value == name);
            if !is_title && !further.contains(&name) {
                further.push(name);
            }
        }
        let mut node = self.called(entry, further);
        put(&mut node, "description", self.values(&entry.head.summary));
        let mut thing = Thing::new(entry.facts.linked_type());
        thing.say("image", &entry.head.cover, &self.view);
        entry.facts.linked(&mut thing, &self.view);
        if entry.spec.party {
            thing.say("contactPoint", &entry.head.contacts, &self.view);
        }
        self.properties(&mut node, thing, entry);
        node
    }

    fn properties(&self, node: &mut Node<'a>, thing: Thing, entry: &Entry) {
        for (property, values) in thing.properties {
            let values = values.into_iter().filter_map(|said| self.value(said, Some(entry))).collect();
            put(node, property, values);
        }
    }

    fn values(&self, value: &impl Linked) -> Vec<Json<'a>> {
        let mut said = Vec::new();
        value.said(&self.view, &mut said);
        said.into_iter().filter_map(|said| self.value(said, None)).collect()
    }

    /// `None` for what is no longer there to be named: a draft, a file that is not published.
    fn value(&self, said: Said, entry: Option<&Entry>) -> Option<Json<'a>> {
        Some(match said {
            Said::Code(code) => code.into(),
            Said::Words(text, lang) => self.words(text, lang.map(|lang| self.tag(lang))),
            Said::Label { list, word } => {
                let label = (self.words)(self.page.lang, &format!("label.{list}.{word}"), &[]);
                label.map_or_else(|| word.into(), Json::from)
            }
            Said::Whole(number) => Json::Whole(number),
            Said::Degrees(degrees) => Json::Degrees(degrees),
            Said::Time(time, zone) => time.rfc3339(zone.as_deref().unwrap_or(self.site.config.zone.as_str()))?.into(),
            Said::Entry(id) => Json::Map(self.mention(self.site.catalogue.get(id)?)),
            // Only the page of an entry knows the files beside it.
            Said::File(name) => {
                let own = matches!(self.page.subject, Subject::Entry(id) if entry.is_some_and(|entry| entry.id == *id));
                let path = own.then(|| (self.page.file)(&name)).flatten()?;
                self.absolute(&path).into()
            }
            Said::Index => {
                let folder = entry?.spec.name.folder;
                if folder == PAGES {
                    return None;
                }
                let url = self.absolute(&self.site.section_url(self.page.lang, folder));
                Json::Map(vec![("@type", "DefinedTermSet".into()), ("@id", url.clone().into()), ("url", url.into())])
            }
            Said::PageLanguage => self.written_in().into(),
            Said::Thing(thing) => {
                let mut node: Node = vec![("@type", thing.kind.into())];
                for (property, values) in thing.properties {
                    put(&mut node, property, values.into_iter().filter_map(|said| self.value(said, entry)).collect());
                }
                // Of which nothing but its type could be said.
                if node.len() == 1 {
                    return None;
                }
                Json::Map(node)
            }
        })
    }

    fn list_node(&self, id: String, items: &[EntryId], first: usize, total: usize) -> Node<'a> {
        let items = items.iter().filter_map(|id| self.site.catalogue.get(*id)).enumerate().map(|(i, entry)| {
            let (name, lang) = entry.title(self.page.lang);
            let mut item: Node = vec![
                ("@type", "ListItem".into()),
                ("position", Json::Whole((first + i + 1) as i64)),
                ("name", self.words(name, lang.map(|lang| self.tag(lang)))),
            ];
            let url = self.site.entry_url(self.page.lang, entry.id);
            put(&mut item, "url", url.map(|url| self.absolute(&url).into()).into_iter().collect());
            Json::Map(item)
        });
        vec![
            ("@type", "ItemList".into()),
            ("@id", id.into()),
            ("numberOfItems", Json::Whole(total as i64)),
            ("itemListElement", Json::List(items.collect())),
        ]
    }

    fn crumbs_id(&self) -> String {
        self.absolute(self.page.url) + "#breadcrumbs"
    }

    /// The way from the home page; the last step is the page itself.
    fn breadcrumbs(&self) -> Option<Node<'a>> {
        let crumbs = self.page.breadcrumbs;
        if crumbs.len() < 2 {
            return None;
        }
        let steps = crumbs.iter().enumerate().map(|(i, (title, path))| {
            let tag = self.page.title_lang.filter(|_| path.is_none());
            Json::Map(vec![
                ("@type", "ListItem".into()),
                ("position", Json::Whole(i as i64 + 1)),
                ("name", self.words(title.as_str(), tag)),
                ("item", Json::Map(vec![("@id", self.absolute(path.as_deref().unwrap_or(self.page.url)).into())])),
            ])
        });
        Some(vec![
            ("@type", "BreadcrumbList".into()),
            ("@id", self.crumbs_id().into()),
            ("itemListElement", Json::List(steps.collect())),
        ])
    }
}
