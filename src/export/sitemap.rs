//! `sitemap.xml`: every page that search engines should know, with the same page in the other languages.
//!
//! By sitemaps.org 0.9, the alternates as `xhtml:link` (Google, "localized versions"). A page stands under each
//! language that it is really written in. Above the most that one file may hold, `sitemap.xml` is an index.
//! Not here: which pages there are (`plan`).

use std::io::Write;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::{Address, Cx, File, Format, Page, Part, absolute};
use crate::diag::Both;

pub(super) const FORMAT: Format = Format {
    name: "sitemap",
    about: Both::new("`sitemap.xml` for search engines", "供搜索引擎使用的 `sitemap.xml`"),
    files,
    write,
};

const SITEMAP: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
const XHTML: &str = "http://www.w3.org/1999/xhtml";

fn files(cx: &Cx) -> Vec<File> {
    if cx.site.config.noindex || cx.pages.is_empty() {
        return Vec::new();
    }
    let mut files = vec![File::new("/sitemap.xml", Part::Whole)];
    let parts = addresses(cx.pages).count().div_ceil(most(cx));
    if parts > 1 {
        files.extend((1..=parts as u32).map(|n| File::new(part_url(n), Part::Number(n))));
    }
    files
}

/// How many addresses one file holds: by the standard 50,000 and 50 MB, of which each alternate takes some 110 bytes.
fn most(cx: &Cx) -> usize {
    50_000.min(350_000 / cx.site.languages().len())
}

fn part_url(number: u32) -> String {
    format!("/sitemap-{number}.xml")
}

fn addresses(pages: &[Page]) -> impl Iterator<Item = (&Page, &Address)> {
    pages.iter().flat_map(|page| page.0.iter().map(move |address| (page, address)))
}

fn write(cx: &Cx, part: Part) -> Vec<u8> {
    let most = most(cx);
    let total = addresses(cx.pages).count();
    let made = match part {
        Part::Number(n) => urlset(cx, addresses(cx.pages).skip((n as usize - 1) * most).take(most)),
        _ if total > most => index(cx, total.div_ceil(most) as u32),
        _ => urlset(cx, addresses(cx.pages)),
    };
    made.expect("writing to memory does not fail")
}

fn index(cx: &Cx, parts: u32) -> std::io::Result<Vec<u8>> {
    let mut xml = begin()?;
    xml.write_event(Event::Start(BytesStart::new("sitemapindex").with_attributes([("xmlns", SITEMAP)])))?;
    for number in 1..=parts {
        xml.write_event(Event::Start(BytesStart::new("sitemap")))?;
        element(&mut xml, "loc", &absolute(cx.site, &part_url(number)))?;
        xml.write_event(Event::End(BytesEnd::new("sitemap")))?;
    }
    end(xml, "sitemapindex")
}

fn urlset<'a>(cx: &Cx, all: impl Iterator<Item = (&'a Page, &'a Address)>) -> std::io::Result<Vec<u8>> {
    let mut xml = begin()?;
    let names = [("xmlns", SITEMAP), ("xmlns:xhtml", XHTML)];
    xml.write_event(Event::Start(BytesStart::new("urlset").with_attributes(names)))?;
    for (page, address) in all {
        xml.write_event(Event::Start(BytesStart::new("url")))?;
        element(&mut xml, "loc", &absolute(cx.site, &address.url))?;
        if let Some(updated) = &address.updated {
            element(&mut xml, "lastmod", updated)?;
        }
        // A page in one language has no alternates to tell of.
        if let [first, _, ..] = &page.0[..] {
            for other in &page.0 {
                alternate(&mut xml, &cx.site.languages()[other.lang].tag, &absolute(cx.site, &other.url))?;
            }
            alternate(&mut xml, "x-default", &absolute(cx.site, &first.url))?;
        }
        xml.write_event(Event::End(BytesEnd::new("url")))?;
    }
    end(xml, "urlset")
}

fn begin() -> std::io::Result<Writer<Vec<u8>>> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    Ok(xml)
}

fn end(mut xml: Writer<Vec<u8>>, name: &str) -> std::io::Result<Vec<u8>> {
    xml.write_event(Event::End(BytesEnd::new(name)))?;
    let mut bytes = xml.into_inner();
    bytes.write_all(b"\n")?;
    Ok(bytes)
}

fn element(xml: &mut Writer<Vec<u8>>, name: &str, text: &str) -> std::io::Result<()> {
    xml.write_event(Event::Start(BytesStart::new(name)))?;
    xml.write_event(Event::Text(BytesText::new(text)))?;
    xml.write_event(Event::End(BytesEnd::new(name)))
}

fn alternate(xml: &mut Writer<Vec<u8>>, tag: &str, href: &str) -> std::io::Result<()> {
    let attributes = [("rel", "alternate"), ("hreflang", tag), ("href", href)];
    xml.write_event(Event::Empty(BytesStart::new("xhtml:link").with_attributes(attributes)))
}
