//! One output to its bytes: pure, so that all of them can be made in parallel, or the one that is asked for.
//!
//! Picks the template, fills the holes of the prose for this output, and turns what goes wrong in a template into a
//! diagnostic. Not here: where the bytes go (`publish`).

use std::borrow::Cow;

use crate::assets::AssetError;
use crate::catalogue::Entry;
use crate::diag::Diagnostic;
use crate::lang::Lang;
use crate::plan::{Job, Output};
use crate::project::Links;
use crate::project::picture::broken;
use crate::prose::{self, Stands};
use crate::site::Site;
use crate::source::Sources;
use crate::theme::context::context;
use crate::theme::{Strings, Theme};

/// Why an output could not be made.
#[derive(Debug)]
pub enum RenderError {
    /// The theme's mistake, or a picture that is damaged.
    Mistake(Box<Diagnostic>),
    /// A file beside an entry could not be read any more.
    File(camino::Utf8PathBuf, std::io::Error),
}

/// Appends the bytes of `output` to `buffer`, or lends those of a static file.
///
/// # Errors
/// A template fails, or a file cannot be read.
pub fn render<'a>(
    site: &Site,
    theme: &'a Theme,
    output: &Output,
    sources: &Sources,
    buffer: &'a mut Vec<u8>,
) -> Result<Cow<'a, [u8]>, RenderError> {
    if let Job::Asset(id) = output.job {
        return theme.assets.bytes(id).map_err(|error| match error {
            AssetError::File(path, error) => RenderError::File(path, error),
            AssetError::Picture(file) => RenderError::Mistake(Box::new(broken(file))),
        });
    }
    if let Job::Export(id) = output.job {
        return Ok(theme.exports.bytes(id, site, &theme.assets, &Strings::words(&theme.strings)));
    }
    buffer.clear();
    let prose = |entry: &Entry, lang: Lang| prose::html(site, &theme.assets, entry, lang, Stands::OnItsPage);
    let (lang, template, context) =
        context(site, theme, output, &prose).expect("every job but a static file and an export has a template");
    theme
        .engine(lang)
        .render_to(&template, &context, &mut *buffer)
        .map_err(|error| RenderError::Mistake(Box::new(theme.error(&error, &template, sources, &context))))?;
    if site.config.links == Links::Explicit {
        let relative = crate::explicit::rewrite(buffer, &output.url, site.config.base_path());
        *buffer = relative;
    }
    Ok(Cow::Borrowed(buffer))
}
