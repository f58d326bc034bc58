//! The prose of an entry as HTML, with every hole filled for the place where it stands.
//!
//! Links, titles and pictures are holes until here, since their addresses differ by language and by place: on a page
//! they are paths, in a feed whole addresses. Not here: how prose is read (`syntax`), which page it stands on (`theme`).

use std::fmt::Write;

use crate::assets::Assets;
use crate::catalogue::prose::LinkTarget;
use crate::catalogue::{Entry, EntryProse};
use crate::lang::Lang;
use crate::site::Site;
use crate::syntax::markdown::Piece;
use crate::text::escape_html;

/// Where prose stands.
#[derive(Clone, Copy)]
pub enum Stands<'a> {
    OnItsPage,
    /// Away from its page, whose whole address this is: all its links are whole addresses too.
    Elsewhere(&'a str),
}

/// How wide a picture stands in a column of text; themes that differ show it all the same.
const SIZES: &str = "(min-width: 48rem) 42rem, 92vw";

/// The prose of `entry` for readers of `lang` with every hole filled; `None` where no language has prose.
pub fn html(site: &Site, assets: &Assets, entry: &Entry, lang: Lang, stands: Stands) -> Option<String> {
    let (written, prose) = entry.best_prose(lang, site.languages())?;
    let length: usize =
        prose.prose.pieces.iter().map(|p| if let Piece::Html(html) = p { html.len() } else { 64 }).sum();
    let mut html = String::with_capacity(length);
    for piece in &prose.prose.pieces {
        fill(&mut html, piece, site, assets, entry, (written, prose), lang, stands);
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
    stands: Stands,
) {
    let root = match stands {
        Stands::OnItsPage => site.config.base_path(),
        Stands::Elsewhere(_) => site.config.base_url.as_str(),
    };
    let rooted = |path: &str| format!("{root}{}", &path[1..]);
    let url = |target: &LinkTarget| -> Option<String> {
        match target {
            // A link to a draft or to a mere name stays as text.
            LinkTarget::Entry { id, anchor } => site.entry_url(lang, *id).map(|url| {
                let anchor = anchor.as_ref().map(|anchor| format!("#{anchor}"));
                format!("{}{}", rooted(&url), anchor.unwrap_or_default())
            }),
            LinkTarget::Anchor(id) => Some(match stands {
                Stands::OnItsPage => format!("#{id}"),
                Stands::Elsewhere(page) => format!("{page}#{id}"),
            }),
            LinkTarget::File(name) => assets.entry_file_url(entry.id, name).map(&rooted),
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
            if let Some(shown) = assets.shown(entry.id, name, root) {
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
