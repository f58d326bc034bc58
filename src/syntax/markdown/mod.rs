//! Markdown to safe HTML with holes.
//!
//! [`parse`] turns the body of a source into [`Prose`]: finished HTML with holes for links to entries, anchors and
//! files and for pictures, which render fills for its output (hashed names, relative links, absolute URLs of feeds).
//! Content need not be trusted: raw HTML is dropped, destinations are judged (`links`), ids are ours or checked
//! (`headings`), Chinese emphasis and line breaks come out right (`cjk`), and only `writer` spells tags.
//! Not here: whether an entry, an anchor or a file exists (`catalogue::links`).

mod cjk;
mod headings;
mod links;
#[cfg(test)]
mod tests;
mod writer;

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag};

use crate::diag::Diagnostics;
use crate::source::{FileId, Span};

/// The words of an entry in one language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prose {
    /// In the order of the page; no two neighbours are [`Piece::Html`].
    pub pieces: Vec<Piece>,
    /// In the order of the page; their ids are unique and begin neither with `page-` nor with `fn-`.
    pub headings: Vec<Heading>,
    /// Every link that may be published, in the order of the page.
    pub links: Vec<Link>,
    /// In the order of the page.
    pub pictures: Vec<Picture>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Safe and final.
    Html(Box<str>),
    /// Where `<a …>` of this one of `links` goes; never for [`Target::Web`], whose tags are in the HTML already.
    Open(u32),
    /// The link had no text: the title of its entry, the words of the heading at its anchor. Always between Open and Close.
    Title(u32),
    /// Where `</a>` of this link goes.
    Close(u32),
    /// Where this one of `pictures` goes: inside a paragraph, a link, a heading or a table's cell.
    Picture(u32),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// 2 to 6: a heading of the first level is shown as one of the second.
    pub level: u8,
    pub id: String,
    /// The words alone; empty where the heading is only a link without text or a picture.
    pub text: String,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    pub to: Target,
    /// The destination as written, in the link or in its definition; the whole link where it cannot be found.
    pub span: Span,
    pub title: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// `programs/robotics-3-1`, well-formed; whether there is such an entry is not known here.
    Entry { key: String, anchor: Option<String> },
    /// An id of the own page, without `#`, percent signs decoded.
    Anchor(String),
    /// Below the entry's folder, decoded, with `/`, without `.` and `..`: to be encoded again for a URL.
    File { path: String, anchor: Option<String> },
    /// `http:`, `https:`, `mailto:` or `tel:`; its tags are in the HTML, it stands here for lists of external links.
    Web(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Below the entry's folder, like [`Target::File`].
    pub path: String,
    /// Plain text; empty only after `picture-without-alt`.
    pub alt: String,
    pub title: Option<String>,
    /// The path as written; the whole picture where it cannot be found.
    pub span: Span,
}

/// The prose in `text[body]`; all places are bytes of `text`.
///
/// Extensions of CommonMark: tables, footnotes, strikethrough, task lists, heading attributes, alerts (`> [!NOTE]`),
/// definition lists. HTML comments are dropped in silence. Takes time linear in the length of the body.
/// Adds diagnostics of `diag::codes::prose`; whatever could be read is returned all the same.
pub fn parse(file: FileId, text: &str, body: Range<usize>, diags: &mut Diagnostics) -> Prose {
    let guarded = cjk::Guarded::new(&text[body.clone()]);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST;
    let mut events = Parser::new_ext(&guarded.text, options).into_offset_iter();
    let mut writer = writer::Writer::new(file, body.start, &guarded, diags);
    while let Some((event, range)) = events.next() {
        let definition = match &event {
            Event::Start(Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. }) => match link_type {
                LinkType::Reference | LinkType::Collapsed | LinkType::Shortcut => {
                    events.reference_definitions().get(id).map(|definition| definition.span.clone())
                }
                _ => None,
            },
            _ => None,
        };
        writer.event(event, range, definition);
    }
    writer.finish()
}

impl Prose {
    /// It stays as long as its entry, so without room for more.
    fn new(mut pieces: Vec<Piece>, headings: Vec<Heading>, mut links: Vec<Link>, mut pictures: Vec<Picture>) -> Self {
        pieces.shrink_to_fit();
        links.shrink_to_fit();
        pictures.shrink_to_fit();
        Self { pieces, headings, links, pictures }
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// The words alone, on one line, for search and descriptions.
    ///
    /// With the alternative texts of pictures; without the numbers of footnotes and the titles that
    /// links without text will take.
    pub fn plain_text(&self) -> String {
        let mut words = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Html(html) => words_of(html, &mut words),
                Piece::Picture(picture) => words.push_str(&self.pictures[*picture as usize].alt),
                Piece::Open(_) | Piece::Title(_) | Piece::Close(_) => {}
            }
        }
        words.truncate(words.trim_end().len());
        words
    }
}

/// Adds the words of our own HTML, in which `<` and `>` are written for tags alone.
fn words_of(html: &str, words: &mut String) {
    let blank = |words: &mut String| {
        if !words.is_empty() && !words.ends_with(' ') {
            words.push(' ');
        }
    };
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        text_of(&rest[..open], words);
        let end = rest[open..].find('>').map_or(rest.len(), |end| open + end + 1);
        let tag = &rest[open..end];
        rest = &rest[end..];
        let name = tag.trim_start_matches(['<', '/']).split([' ', '>']).next().unwrap_or_default();
        match name {
            "a" | "em" | "strong" | "del" | "code" => {}
            // The number of a footnote.
            "sup" => rest = rest.split_once("</sup>").map_or("", |(_, after)| after),
            _ => blank(words),
        }
    }
    text_of(rest, words);
}

fn text_of(escaped: &str, words: &mut String) {
    let mut rest = escaped;
    while let Some(at) = rest.find(['&', '\n']) {
        words.push_str(&rest[..at]);
        let (character, length) = match &rest[at..] {
            rest if rest.starts_with("&amp;") => ('&', 5),
            rest if rest.starts_with("&lt;") => ('<', 4),
            rest if rest.starts_with("&gt;") => ('>', 4),
            _ => (' ', 1),
        };
        if character != ' ' || !(words.is_empty() || words.ends_with(' ')) {
            words.push(character);
        }
        rest = &rest[at + length..];
    }
    words.push_str(rest);
}
