//! `robots.txt`: every robot may read everything, and where the sitemap lies (RFC 9309).
//!
//! Made only for a site at the root of its host, since robots look nowhere else. A site that asks not to be listed
//! (`noindex`) says so on its pages, which robots must read to know it; so they are not kept away here.

use super::{Cx, File, Format, Part, absolute};
use crate::diag::Both;

pub(super) const FORMAT: Format = Format {
    name: "robots",
    about: Both::new("`robots.txt`, which names the sitemap", "指明站点地图的 `robots.txt`"),
    files,
    write,
};

fn files(cx: &Cx) -> Vec<File> {
    match cx.site.config.base_path() {
        "/" => vec![File::new("/robots.txt", Part::Whole)],
        _ => Vec::new(),
    }
}

fn write(cx: &Cx, _: Part) -> Vec<u8> {
    let mut lines = vec!["User-agent: *".to_owned(), "Allow: /".to_owned()];
    let sitemap = cx.site.config.exports.get("sitemap").copied().unwrap_or(true);
    if sitemap && !cx.site.config.noindex {
        lines.push(format!("Sitemap: {}", absolute(cx.site, "/sitemap.xml")));
    }
    lines.push(String::new());
    lines.join("\n").into_bytes()
}
