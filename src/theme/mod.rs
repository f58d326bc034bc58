//! The theme: templates, interface strings and static files, and one engine a language that renders them.
//!
//! A site's own theme lies over the built-in one, file by file. `load` reads the files, `strings` the interface
//! strings, `engine` makes what templates can call, `context` the values they see, `errors` words what goes wrong.
//! Not here: which template makes which output (`render`).

pub mod context;
mod engine;
mod errors;
mod load;
mod strings;
#[cfg(test)]
mod tests;

use tera::Tera;

use crate::assets::Assets;
use crate::diag::{Diagnostic, Diagnostics};
use crate::lang::Lang;
use crate::site::Site;
use crate::source::Sources;

pub use context::Summaries;
pub use load::{LoadError, ThemeFiles, load};
pub use strings::Strings;

/// The version of the names that templates see; `theme.toml` of a theme states the one it was written for.
pub const CONTRACT: i64 = 1;

/// A theme made ready for one site.
pub struct Theme<'s> {
    pub files: &'s ThemeFiles,
    pub assets: &'s Assets,
    /// By language.
    pub strings: &'s [Strings],
    /// By language.
    pub summaries: Vec<Summaries>,
    /// By language.
    engines: Vec<Tera>,
}

impl<'s> Theme<'s> {
    /// Parses all templates, once a language; every template that does not parse is reported.
    ///
    /// `None` after a diagnostic.
    pub fn new(
        files: &'s ThemeFiles,
        site: &'s Site<'s>,
        assets: &'s Assets,
        strings: &'s [Strings],
        sources: &Sources,
        diags: &mut Diagnostics,
    ) -> Option<Self> {
        let kinds = crate::catalogue::KINDS.iter().map(|kind| format!("{}.html", kind.name.folder)).collect::<Vec<_>>();
        let lacking = errors::lacking(files, kinds.iter().map(String::as_str));
        if !lacking.is_empty() {
            diags.extend(lacking);
            return None;
        }
        let urls = assets.static_names().filter_map(|name| {
            let url = assets.static_url(name)?;
            Some((name.to_owned(), format!("{}{}", site.config.base_path(), &url[1..])))
        });
        let statics = engine::StaticUrls::new(urls.collect());
        let mut engines = Vec::with_capacity(strings.len());
        let mut summaries = Vec::with_capacity(strings.len());
        for lang in site.languages().all() {
            let words = &strings[lang.index()];
            let mut engine = match engine::engine(files, sources, words, &statics) {
                Ok(engine) => engine,
                // The other languages would say the same.
                Err(found) => {
                    diags.extend(found);
                    return None;
                }
            };
            let own = Summaries::new(site, lang, words);
            engine.global_context().insert_value("site", context::site(site, lang, words, &own));
            engines.push(engine);
            summaries.push(own);
        }
        Some(Self { files, assets, strings, summaries, engines })
    }

    /// The engine whose functions and global values speak `lang`.
    pub fn engine(&self, lang: Lang) -> &Tera {
        &self.engines[lang.index()]
    }

    /// A mistake in a template as a diagnostic; `template` is what was rendered.
    pub fn error(&self, error: &tera::Error, template: &str, sources: &Sources, context: &tera::Context) -> Diagnostic {
        errors::rendering(error, template, self.files, sources, context)
    }
}
