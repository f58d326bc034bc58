//! `.htaccess`: the same for Apache, with the types of files and the page for what is not found.
//!
//! Only directives of the group `FileInfo`, which hosts commonly allow, and each in its `IfModule`: a directive that a
//! server does not know or allow would answer every page with an error.

use super::headers::{ALWAYS, FOREVER};
use super::{Cx, File, Format, Part};
use crate::diag::Both;

pub(super) const FORMAT: Format = Format {
    name: "htaccess",
    about: Both::new(
        "`.htaccess`: security policy, cache lifetimes and types of files for Apache",
        "`.htaccess`：供 Apache 使用的安全策略、缓存期限和文件类型",
    ),
    files,
    write,
};

/// Extensions whose types older servers do not know.
const TYPES: [(&str, &str); 12] = [
    ("text/javascript", ".js"),
    ("application/json", ".json"),
    ("application/geo+json", ".geojson"),
    ("application/ld+json", ".jsonld"),
    ("text/csv", ".csv"),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"),
    ("application/xml", ".xml"),
    ("image/svg+xml", ".svg"),
    ("image/webp", ".webp"),
    ("image/avif", ".avif"),
    ("text/calendar", ".ics"),
    ("application/atom+xml", ".atom"),
];

fn files(_: &Cx) -> Vec<File> {
    vec![File::new("/.htaccess", Part::Whole)]
}

fn write(cx: &Cx, _: Part) -> Vec<u8> {
    let base = cx.site.config.base_path();
    let mut lines = vec![
        format!("ErrorDocument 404 {base}404.html"),
        "AddDefaultCharset utf-8".to_owned(),
        "<IfModule mod_mime.c>".to_owned(),
    ];
    lines.extend(TYPES.iter().map(|(mime, extension)| format!("  AddType {mime} {extension}")));
    lines.push("  AddCharset utf-8 .html .css .js .json .geojson .jsonld .xml .ics .atom .csv .txt".to_owned());
    lines.push("</IfModule>".to_owned());
    lines.push("<IfModule mod_headers.c>".to_owned());
    lines.extend(ALWAYS.iter().map(|(name, value)| format!("  Header set {name} \"{value}\"")));
    lines.push("  <IfModule mod_setenvif.c>".to_owned());
    lines.push(format!("    SetEnvIf Request_URI \"^{}assets/\" prospectus_forever", escaped(base)));
    lines.push(format!("    Header set Cache-Control \"{FOREVER}\" env=prospectus_forever"));
    lines.push("  </IfModule>".to_owned());
    lines.push("</IfModule>".to_owned());
    lines.push(String::new());
    lines.join("\n").into_bytes()
}

/// A path with what a regular expression would take for more than itself made plain.
fn escaped(path: &str) -> String {
    path.chars().flat_map(|c| (!c.is_alphanumeric() && c != '/').then_some('\\').into_iter().chain([c])).collect()
}
