//! One output to its bytes: pure, so that all of them can be made in parallel, or the one that is asked for.
//!
//! Picks the template, fills the holes of the prose for this output, and turns what goes wrong in a template into a
//! diagnostic. Not here: where the bytes go (`publish`).

use std::borrow::Cow;
use std::fmt::Write;

use crate::assets::{AssetError, Assets};
use crate::catalogue::prose::LinkTarget;
use crate::catalogue::{Entry, EntryProse};
use crate::diag::Diagnostic;
use crate::lang::Lang;
use crate::plan::{Job, Output};
use crate::project::Links;
use crate::project::picture::broken;
use crate::site::Site;
use crate::source::Sources;
use crate::syntax::markdown::Piece;
use crate::text::escape_html;
use crate::theme::context::{context, with_base};
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
        return Ok(theme.exports.bytes(id, site, &Strings::words(&theme.strings)));
    }
    buffer.clear();
    let prose = |entry: &Entry, lang: Lang| prose_html(site, &theme.assets, entry, lang);
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

/// How wide a picture stands in a column of text; themes that differ show it all the same.
const SIZES: &str = "(min-width: 48rem) 42rem, 92vw";

/// The prose of `entry` for a page in `lang` with every hole filled; `None` where no language has prose.
fn prose_html(site: &Site, assets: &Assets, entry: &Entry, lang: Lang) -> Option<String> {
    let (written, prose) = entry.best_prose(lang, site.languages())?;
    let length: usize =
        prose.prose.pieces.iter().map(|p| if let Piece::Html(html) = p { html.len() } else { 64 }).sum();
    let mut html = String::with_capacity(length);
    for piece in &prose.prose.pieces {
        fill(&mut html, piece, site, assets, entry, (written, prose), lang);
    }
    Some(html)
}

/// `prose` comes with the language it is in, `lang` is the page's.
fn fill(
    html: &mut String,
    piece: &Piece,
    site: &Site,
    assets: &Assets,
    entry: &Entry,
    (prose_lang, prose): (Lang, &EntryProse),
    lang: Lang,
) {
    let url = |target: &LinkTarget| -> Option<String> {
        match target {
            // A link to a draft or to a mere name stays as text.
            LinkTarget::Entry { id, anchor } => site.entry_url(lang, *id).map(|url| {
                let anchor = anchor.as_ref().map(|anchor| format!("#{anchor}"));
                format!("{}{}", with_base(site, &url), anchor.unwrap_or_default())
            }),
            LinkTarget::Anchor(id) => Some(format!("#{id}")),
            LinkTarget::File(name) => assets.entry_file_url(entry.id, name).map(|url| with_base(site, url)),
            LinkTarget::Web(url) => Some(url.clone()),
            LinkTarget::Nowhere => None,
        }
    };
    match piece {
        Piece::Html(text) => html.push_str(text),
        Piece::Open(i) => {
            let link = &prose.prose.links[*i as usize];
            if let Some(url) = url(&prose.targets[*i as usize]) {
                html.push_str("<a href=\"");
                escape_html(html, &url);
                html.push('"');
                if let Some(title) = &link.title {
                    html.push_str(" title=\"");
                    escape_html(html, title);
                    html.push('"');
                }
                html.push('>');
            }
        }
        Piece::Title(i) => match &prose.targets[*i as usize] {
            LinkTarget::Entry { id, .. } => {
                if let Some(title) = site.catalogue.title(*id) {
                    let (title, written) = title.best(lang);
                    match written.filter(|written| *written != prose_lang) {
                        Some(written) => {
                            let tag = &site.languages()[written].tag;
                            let _ = write!(html, "<span lang=\"{tag}\">");
                            escape_html(html, title);
                            html.push_str("</span>");
                        }
                        None => escape_html(html, title),
                    }
                }
            }
            LinkTarget::File(name) => escape_html(html, name),
            LinkTarget::Anchor(id) => {
                let heading = prose.prose.headings.iter().find(|heading| heading.id == *id);
                escape_html(html, heading.map_or(id.as_str(), |heading| &heading.text));
            }
            LinkTarget::Web(url) => escape_html(html, url),
            LinkTarget::Nowhere => {}
        },
        Piece::Close(i) => {
            if url(&prose.targets[*i as usize]).is_some() {
                html.push_str("</a>");
            }
        }
        Piece::Picture(i) => {
            let picture = &prose.prose.pictures[*i as usize];
            let name = picture.path.strip_prefix("./").unwrap_or(&picture.path);
            if let Some(shown) = assets.shown(entry.id, name, site.config.base_path()) {
                html.push_str("<img src=\"");
                escape_html(html, &shown.src);
                if let Some(srcset) = &shown.srcset {
                    html.push_str("\" srcset=\"");
                    escape_html(html, srcset);
                    html.push_str("\" sizes=\"");
                    html.push_str(SIZES);
                }
                let _ = write!(html, "\" width=\"{}\" height=\"{}\" alt=\"", shown.size.width, shown.size.height);
                escape_html(html, &picture.alt);
                html.push('"');
                if let Some(title) = &picture.title {
                    html.push_str(" title=\"");
                    escape_html(html, title);
                    html.push('"');
                }
                html.push_str(" loading=\"lazy\">");
            }
        }
    }
}
