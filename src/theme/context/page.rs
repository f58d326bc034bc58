//! `page`: what every page says of itself: title, address, languages, trail.

use tera::Value;

use crate::export;
use crate::export::json_ld::{Subject, Told};
use crate::lang::{Direction, Lang};
use crate::locale::with_territory;
use crate::site::Site;

use super::super::{Strings, Theme};
use super::{map, with_base};

/// What a page is, beside its content.
pub(super) struct Page {
    pub(super) title: String,
    /// Tag of the title's language where that is not the page's.
    pub(super) title_lang: Option<String>,
    pub(super) description: Option<String>,
    pub(super) kind: &'static str,
    /// From the site's root, in this language.
    pub(super) url: String,
    /// The path of the same page in each language, by language; `None`: it has none there.
    pub(super) twins: Vec<Option<String>>,
    /// By language: whether the page is really written in it.
    pub(super) written: Vec<bool>,
    /// Title and path; the last is this page.
    pub(super) breadcrumbs: Vec<(String, Option<String>)>,
    pub(super) notices: Vec<Value>,
    pub(super) noindex: bool,
    /// Where the words of this page can be edited.
    pub(super) edit_url: Option<String>,
    pub(super) subject: Subject,
}

/// The static file that other sites show beside a link to any page of the site.
const PICTURES: [&str; 2] = ["share.png", "share.jpg"];

impl Page {
    /// A page at `path` in each language, written in all of them.
    pub(super) fn everywhere(
        site: &Site,
        lang: Lang,
        kind: &'static str,
        title: String,
        path: impl Fn(Lang) -> String,
    ) -> Self {
        let twins = site.languages().all().map(|other| Some(path(other))).collect();
        Self { url: path(lang), twins, written: vec![true; site.languages().len()], ..Self::new(kind, title) }
    }

    /// A page that knows its title only.
    pub(super) fn new(kind: &'static str, title: String) -> Self {
        Self {
            title,
            title_lang: None,
            description: None,
            kind,
            url: String::new(),
            twins: Vec::new(),
            written: Vec::new(),
            breadcrumbs: Vec::new(),
            notices: Vec::new(),
            noindex: false,
            edit_url: None,
            subject: Subject::Untold,
        }
    }

    /// What search engines and other sites are told of it: the block of JSON-LD, and the address of a picture.
    fn told(&self, site: &Site, theme: &Theme, lang: Lang) -> (Option<String>, Option<String>) {
        let file = |name: &str| match self.subject {
            Subject::Entry(id) => theme.assets.entry_file_url(id, name).map(str::to_owned),
            _ => None,
        };
        let told = Told {
            lang,
            url: &self.url,
            title: &self.title,
            title_lang: self.title_lang.as_deref(),
            description: self.description.as_deref(),
            twins: &self.twins,
            written: &self.written,
            breadcrumbs: &self.breadcrumbs,
            subject: &self.subject,
            file: &file,
        };
        let block = export::json_ld::block(site, &told, &Strings::words(&theme.strings));
        let cover = match self.subject {
            Subject::Entry(id) => site.catalogue.get(id).and_then(|entry| entry.head.cover.as_ref()),
            _ => None,
        };
        let own = cover.and_then(|cover| file(&cover.value.file.as_ref()?.value.0));
        let shared = || PICTURES.iter().find_map(|name| theme.assets.static_url(name)).map(str::to_owned);
        let picture = own.or_else(shared).map(|path| format!("{}{}", site.config.base_url.as_str(), &path[1..]));
        (block, picture)
    }

    /// `exports` are the files about what the page is about.
    pub(super) fn value(&self, site: &Site, theme: &Theme, lang: Lang, exports: Value) -> Value {
        let languages = site.languages();
        let (block, picture) = self.told(site, theme, lang);
        let origin = site.config.base_url.as_str();
        let absolute = |path: &str| [origin, &path[1..]].concat();
        let alternates: Vec<Value> = languages
            .all()
            .filter_map(|other| {
                let path = self.twins[other.index()].as_ref()?;
                let language = &languages[other];
                Some(map([
                    ("code", Value::from(language.code.as_str())),
                    ("tag", Value::from(language.tag.as_str())),
                    ("locale", Value::from(with_territory(&language.tag))),
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
            ("locale", Value::from(with_territory(&language.tag))),
            ("code", Value::from(language.code.as_str())),
            (
                "dir",
                Value::from(match language.direction {
                    Direction::Ltr => "ltr",
                    Direction::Rtl => "rtl",
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
            ("json_ld", block.map_or_else(Value::none, |block| Value::safe_string(&block))),
            ("picture", Value::from(picture)),
            ("exports", exports),
        ])
    }
}
