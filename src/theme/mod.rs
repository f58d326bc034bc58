//! The theme: templates, interface strings and static files, and one engine a language that renders them.
//!
//! A site's own theme lies over the built-in one, file by file, or stands alone. `load` reads the files, `strings` the interface
//! strings, `engine` makes what templates can call, `context` the values they see, `errors` words what goes wrong.
//! Not here: which template makes which output (`render`).

mod atlas;
pub mod context;
mod depth;
mod engine;
mod errors;
mod load;
mod once;
mod parts;
mod qr;
pub mod reference;
mod strings;

use std::sync::Arc;

use tera::{Tera, Value};

use crate::address::EntryId;
use crate::assets::Assets;
use crate::atlas::Atlas;
use crate::diag::{Diagnostic, Diagnostics};
use crate::export::Exports;
use crate::lang::Lang;
use crate::site::Site;
use crate::source::Sources;

pub use context::Summaries;
pub use load::{LoadError, ThemeFiles, Without, load};
pub use strings::Strings;

/// The version of the names that templates see; `theme.toml` of a theme states the one it was written for.
pub const CONTRACT: i64 = 1;

/// The templates that every theme has, beside one for each kind: what is no page of an entry.
pub const TEMPLATES: &[&str] = &[
    "404.html",
    "compare.html",
    "deadlines.html",
    "gate.html",
    "home.html",
    "listing.html",
    "redirect.html",
    "search.html",
];

/// The parsed templates, one engine a language; a clone shares them.
#[derive(Clone)]
#[allow(clippy::rc_buffer, reason = "an engine that is not shared is changed where it is")]
pub struct Engines(Arc<Vec<Tera>>);

impl Engines {
    /// Parses all templates; every one that does not parse, and every one that the theme lacks, is reported.
    ///
    /// `strings` by language; `assets` need not hold the files of entries yet. `None` after a diagnostic.
    pub fn parse(
        files: &ThemeFiles,
        strings: &[Strings],
        assets: &Assets,
        base_path: &str,
        sources: &Sources,
        diags: &mut Diagnostics,
    ) -> Option<Self> {
        let kinds = crate::catalogue::KINDS.iter().map(|kind| format!("{}.html", kind.name.folder)).collect::<Vec<_>>();
        let wanted = TEMPLATES.iter().copied().chain(kinds.iter().map(String::as_str));
        if let Some(lacking) = errors::lacking(files, wanted) {
            diags.push(lacking);
            return None;
        }
        let urls = assets.static_names().filter_map(|name| {
            let url = assets.static_url(name)?;
            Some((name.to_owned(), format!("{base_path}{}", &url[1..])))
        });
        let statics = engine::StaticUrls::new(urls.collect());
        let mut engines = Vec::with_capacity(strings.len());
        for words in strings {
            match engine::engine(files, sources, words, &statics) {
                Ok(engine) => engines.push(engine),
                // The other languages would say the same.
                Err(found) => {
                    diags.extend(found);
                    return None;
                }
            }
        }
        Some(Self(Arc::new(engines)))
    }
}

/// A theme made ready for one site.
pub struct Theme {
    pub files: Arc<ThemeFiles>,
    pub assets: Arc<Assets>,
    pub exports: Arc<Exports>,
    /// By language.
    pub strings: Arc<[Strings]>,
    /// By language.
    pub summaries: Vec<Summaries>,
    /// Where entries lie; `None` where the site's own first institution says nothing of it.
    pub atlas: Option<Atlas>,
    engines: Engines,
    /// By language: what every page sees as `site`.
    shared: Vec<Value>,
    /// By language: the components that were rendered once.
    kept: Vec<Arc<once::Kept>>,
}

impl Theme {
    /// Lets go of what pages of `lang` show of entries, once they are all made: in a large catalogue that is more than
    /// the entries themselves. It is made anew where somebody asks again.
    pub fn forget(&mut self, lang: Lang) {
        self.summaries[lang.index()].forget();
        self.kept[lang.index()].forget();
    }

    pub fn new(
        files: Arc<ThemeFiles>,
        engines: Engines,
        site: &Arc<Site>,
        assets: Arc<Assets>,
        exports: Arc<Exports>,
        strings: Arc<[Strings]>,
    ) -> Self {
        let summaries =
            site.languages().all().map(|lang| Summaries::new(site, lang, &strings, &exports, files.without)).collect();
        let atlas = Atlas::new(site);
        let (shared, kept) = Default::default();
        let theme = Self { files, assets, exports, strings, summaries, atlas, engines, shared, kept };
        theme.with_shared(site)
    }

    /// The theme for a site in which only the entries for which `is_other` holds may look different in lists, links and
    /// on maps: what was made of the others stays.
    pub fn again(
        &self,
        site: &Arc<Site>,
        assets: Arc<Assets>,
        exports: Arc<Exports>,
        is_other: &(dyn Fn(EntryId) -> bool + Sync),
    ) -> Self {
        let summaries = self.summaries.iter().map(|own| Summaries::again(own, site, &exports, is_other)).collect();
        let theme = Self {
            files: self.files.clone(),
            assets,
            exports,
            strings: self.strings.clone(),
            summaries,
            atlas: Atlas::new(site),
            engines: self.engines.clone(),
            shared: self.shared.clone(),
            kept: self.kept.clone(),
        };
        theme.with_shared(site)
    }

    /// Makes `site` for the engines, which are copied only where it is another than theirs.
    fn with_shared(mut self, site: &Site) -> Self {
        let value = |lang: Lang| {
            let (words, own) = (&self.strings[lang.index()], &self.summaries[lang.index()]);
            context::site(site, lang, words, own, &self.assets, &self.exports)
        };
        let shared: Vec<Value> = site.languages().all().map(value).collect();
        if shared != self.shared {
            self.kept = shared.iter().map(|_| Arc::default()).collect();
            let engines = Arc::make_mut(&mut self.engines.0).iter_mut();
            for ((engine, value), kept) in engines.zip(&shared).zip(&self.kept) {
                engine.global_context().insert_value("site", value.clone());
                once::register(engine, kept.clone());
            }
            self.shared = shared;
        }
        self
    }

    /// The engine whose functions and global values speak `lang`.
    pub fn engine(&self, lang: Lang) -> &Tera {
        &self.engines.0[lang.index()]
    }

    /// A mistake in a template as a diagnostic; `template` is what was rendered.
    pub fn error(&self, error: &tera::Error, template: &str, sources: &Sources, context: &tera::Context) -> Diagnostic {
        errors::rendering(error, template, &self.files, sources, context)
    }
}
