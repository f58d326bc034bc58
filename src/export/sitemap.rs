//! `sitemap.xml`: every page that search engines should know, with the same page in the other languages.
//!
//! By sitemaps.org 0.9, the alternates as `xhtml:link` (Google, "localized versions"). A page stands under each
//! language that it is really written in. Above the most that one file may hold, `sitemap.xml` is an index.
//! Not here: which pages there are (`plan`).

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::{Address, Cx, File, Format, Page, Part};
use crate::diag::Both;
use crate::lang::Languages;

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
    let parts = Sitemap::of(cx).parts().len() as u32;
    if parts > 1 {
        files.extend((1..=parts).map(|n| File::new(part_url(n), Part::Number(n))));
    }
    files
}

fn write(cx: &Cx, part: Part) -> Vec<u8> {
    Sitemap::of(cx).write(part).expect("writing to memory does not fail")
}

fn part_url(number: u32) -> String {
    format!("/sitemap-{number}.xml")
}

struct Sitemap<'a> {
    /// With a slash at its end.
    base_url: &'a str,
    languages: &'a Languages,
    pages: &'a [Page],
    /// How many addresses one file may hold, and how many bytes.
    most: usize,
    most_bytes: usize,
}

/// What one file holds: how many addresses, in at most how many bytes.
#[derive(Clone, Copy, Default)]
struct Holding {
    addresses: usize,
    bytes: usize,
}

/// By the standard, with room for the element around all.
const MOST: usize = 50_000;
const MOST_BYTES: usize = 50 * 1024 * 1024 - 1024;

type Xml = Writer<Vec<u8>>;

impl<'a> Sitemap<'a> {
    fn of(cx: &Cx<'a>) -> Self {
        let (base_url, languages) = (cx.site.config.base_url.as_str(), cx.site.languages());
        Self { base_url, languages, pages: cx.pages, most: MOST, most_bytes: MOST_BYTES }
    }

    fn addresses(&self) -> impl Iterator<Item = (&'a Page, &'a Address)> + use<'a> {
        self.pages.iter().flat_map(|page| page.0.iter().map(move |address| (page, address)))
    }

    /// What each file holds, in their order; at least one file.
    fn parts(&self) -> Vec<Holding> {
        let mut parts = vec![Holding::default()];
        let base = escaped(self.base_url);
        for (page, address) in self.addresses() {
            let size = self.size(base, page, address);
            let last = parts.last_mut().expect("there is one from the beginning");
            if last.addresses > 0 && (last.addresses == self.most || last.bytes + size > self.most_bytes) {
                parts.push(Holding { addresses: 1, bytes: size });
            } else {
                last.addresses += 1;
                last.bytes += size;
            }
        }
        parts
    }

    /// At least as many bytes as an address takes with its alternates, x-default among them; `base` are those of the
    /// base URL.
    fn size(&self, base: usize, page: &Page, address: &Address) -> usize {
        const ELEMENTS: usize = 80;
        let written = |url: &str| base + escaped(url);
        let alternates =
            page.0.iter().map(|other| ELEMENTS + self.languages[other.lang].tag.len() + written(&other.url));
        let default = page.0.first().map_or(0, |first| ELEMENTS + written(&first.url));
        2 * ELEMENTS + written(&address.url) + alternates.sum::<usize>() + default
    }

    fn write(&self, part: Part) -> io::Result<Vec<u8>> {
        let parts = self.parts();
        let (before, here) = match part {
            Part::Number(n) => parts.split_at(n as usize - 1),
            _ if parts.len() > 1 => return self.index(parts.len()),
            _ => parts.split_at(0),
        };
        let before = before.iter().map(|part| part.addresses).sum();
        self.urlset(self.addresses().skip(before).take(here[0].addresses), here[0].bytes)
    }

    fn index(&self, parts: usize) -> io::Result<Vec<u8>> {
        let mut xml = begin(0)?;
        xml.write_event(Event::Start(BytesStart::new("sitemapindex").with_attributes([("xmlns", SITEMAP)])))?;
        for number in 1..=parts as u32 {
            xml.write_event(Event::Start(BytesStart::new("sitemap")))?;
            element(&mut xml, "loc", &self.absolute(&part_url(number)))?;
            xml.write_event(Event::End(BytesEnd::new("sitemap")))?;
        }
        end(xml, "sitemapindex")
    }

    fn urlset(&self, all: impl Iterator<Item = (&'a Page, &'a Address)>, bytes: usize) -> io::Result<Vec<u8>> {
        let mut xml = begin(bytes)?;
        let names = [("xmlns", SITEMAP), ("xmlns:xhtml", XHTML)];
        xml.write_event(Event::Start(BytesStart::new("urlset").with_attributes(names)))?;
        for (page, address) in all {
            xml.write_event(Event::Start(BytesStart::new("url")))?;
            element(&mut xml, "loc", &self.absolute(&address.url))?;
            if let Some(updated) = &address.updated {
                element(&mut xml, "lastmod", updated)?;
            }
            // A page in one language has no alternates to tell of.
            if let [first, _, ..] = &page.0[..] {
                for other in &page.0 {
                    alternate(&mut xml, &self.languages[other.lang].tag, &self.absolute(&other.url))?;
                }
                alternate(&mut xml, "x-default", &self.absolute(&first.url))?;
            }
            xml.write_event(Event::End(BytesEnd::new("url")))?;
        }
        end(xml, "urlset")
    }

    fn absolute(&self, path: &str) -> String {
        format!("{}{}", self.base_url, &path[1..])
    }
}

/// At least as many bytes as a text takes when it is escaped: `&quot;` is the longest that one becomes.
fn escaped(text: &str) -> usize {
    let special = text.bytes().filter(|byte| matches!(byte, b'<' | b'>' | b'&' | b'\'' | b'"'));
    text.len() + special.count() * "quot;".len()
}

fn begin(bytes: usize) -> io::Result<Xml> {
    let mut xml = Writer::new_with_indent(Vec::with_capacity(bytes), b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    Ok(xml)
}

fn end(mut xml: Xml, name: &str) -> io::Result<Vec<u8>> {
    xml.write_event(Event::End(BytesEnd::new(name)))?;
    let mut bytes = xml.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

fn element(xml: &mut Xml, name: &str, text: &str) -> io::Result<()> {
    xml.write_event(Event::Start(BytesStart::new(name)))?;
    xml.write_event(Event::Text(BytesText::new(text)))?;
    xml.write_event(Event::End(BytesEnd::new(name)))
}

fn alternate(xml: &mut Xml, tag: &str, href: &str) -> io::Result<()> {
    let attributes = [("rel", "alternate"), ("hreflang", tag), ("href", href)];
    xml.write_event(Event::Empty(BytesStart::new("xhtml:link").with_attributes(attributes)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::{Direction, Lang, Language};

    fn check(pages: &[&[(usize, &str)]], most: usize, part: Part, wanted: &str) {
        let language = |code: &str, tag: &str| Language {
            code: code.to_owned(),
            tag: tag.to_owned(),
            name: tag.to_owned(),
            direction: Direction::Ltr,
        };
        let languages = Languages::new(vec![language("en", "en"), language("zh", "zh-Hans")]).unwrap();
        let langs: Vec<_> = languages.all().collect();
        let address = |(lang, url): &(usize, &str)| Address { lang: langs[*lang], url: (*url).into(), updated: None };
        let pages: Vec<Page> = pages.iter().map(|page| Page(page.iter().map(address).collect())).collect();
        let base_url = "https://a.example/b&c/";
        let sitemap = Sitemap { base_url, languages: &languages, pages: &pages, most, most_bytes: MOST_BYTES };
        let written = String::from_utf8(sitemap.write(part).unwrap()).unwrap();
        let body = written.split_once('\n').unwrap().1;
        assert_eq!(body, wanted);
    }

    #[test]
    fn a_page_names_itself_in_every_language_it_is_really_written_in() {
        check(
            &[&[(0, "/en/majors/"), (1, "/zh/majors/")], &[(1, "/zh/majors/船/")]],
            10,
            Part::Whole,
            r#"<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
 <url>
  <loc>https://a.example/b&amp;c/en/majors/</loc>
  <xhtml:link rel="alternate" hreflang="en" href="https://a.example/b&amp;c/en/majors/"/>
  <xhtml:link rel="alternate" hreflang="zh-Hans" href="https://a.example/b&amp;c/zh/majors/"/>
  <xhtml:link rel="alternate" hreflang="x-default" href="https://a.example/b&amp;c/en/majors/"/>
 </url>
 <url>
  <loc>https://a.example/b&amp;c/zh/majors/</loc>
  <xhtml:link rel="alternate" hreflang="en" href="https://a.example/b&amp;c/en/majors/"/>
  <xhtml:link rel="alternate" hreflang="zh-Hans" href="https://a.example/b&amp;c/zh/majors/"/>
  <xhtml:link rel="alternate" hreflang="x-default" href="https://a.example/b&amp;c/en/majors/"/>
 </url>
 <url>
  <loc>https://a.example/b&amp;c/zh/majors/船/</loc>
 </url>
</urlset>
"#,
        );
    }

    #[test]
    fn more_addresses_than_one_file_may_hold_stand_in_several_behind_an_index() {
        let pages: &[&[(usize, &str)]] = &[&[(0, "/en/")], &[(0, "/en/a/")], &[(1, "/zh/b/")]];
        let index = r#"<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
 <sitemap>
  <loc>https://a.example/b&amp;c/sitemap-1.xml</loc>
 </sitemap>
 <sitemap>
  <loc>https://a.example/b&amp;c/sitemap-2.xml</loc>
 </sitemap>
</sitemapindex>
"#;
        check(pages, 2, Part::Whole, index);
        let second = r#"<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
 <url>
  <loc>https://a.example/b&amp;c/zh/b/</loc>
 </url>
</urlset>
"#;
        check(pages, 2, Part::Number(2), second);
    }

    #[test]
    fn no_file_is_larger_than_the_standard_allows() {
        let language = |code: &str| Language {
            code: code.to_owned(),
            tag: code.to_owned(),
            name: code.to_owned(),
            direction: Direction::Ltr,
        };
        let languages = Languages::new(vec![language("en"), language("zh")]).unwrap();
        let langs: Vec<_> = languages.all().collect();
        let page = |n: usize| {
            let address = |lang: &Lang| Address { lang: *lang, url: format!("/船&{n}/").into(), updated: None };
            Page(langs.iter().map(address).collect())
        };
        let pages: Vec<Page> = (0..20).map(page).collect();
        let most_bytes = 4000;
        let base_url = "https://a.example/b&c/";
        let sitemap = Sitemap { base_url, languages: &languages, pages: &pages, most: MOST, most_bytes };
        let parts = sitemap.parts();
        assert_eq!(parts.iter().map(|part| part.addresses).sum::<usize>(), 40);
        for (n, _) in parts.iter().enumerate() {
            let written = sitemap.write(Part::Number(n as u32 + 1)).unwrap();
            assert!(written.len() <= most_bytes + 1024, "{}", written.len());
            assert!(written.len() > 1500, "{}", written.len());
        }
    }
}
