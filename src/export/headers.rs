//! `_headers`: what Netlify, Cloudflare Pages and the like send with each file.
//!
//! Under [`POLICY`] a page runs nothing that is not a file of the site: no inline script or style, nothing from
//! elsewhere, no frame around it. `assets/` holds only files with their content's hash in their name, which browsers may
//! keep for ever. Each header stands under one pattern only: some hosts join what two patterns give.

use super::{Cx, File, Format, Part};
use crate::diag::Both;

pub(super) const FORMAT: Format = Format {
    name: "headers",
    about: Both::new(
        "`_headers`: security policy and cache lifetimes for Netlify, Cloudflare Pages and the like",
        "`_headers`：供 Netlify、Cloudflare Pages 等使用的安全策略和缓存期限",
    ),
    files,
    write,
};

/// What browsers let a page of the site do.
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
font-src 'none'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Sent with everything.
pub const ALWAYS: [(&str, &str); 4] = [
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
];

/// For files whose name changes with their content.
pub(super) const FOREVER: &str = "public, max-age=31536000, immutable";

fn files(_: &Cx) -> Vec<File> {
    vec![File::new("/_headers", Part::Whole)]
}

fn write(cx: &Cx, _: Part) -> Vec<u8> {
    let base = cx.site.config.base_path();
    let mut lines = vec![format!("{base}*")];
    lines.extend(ALWAYS.iter().map(|(name, value)| format!("  {name}: {value}")));
    lines.push(String::new());
    lines.push(format!("{base}assets/*"));
    lines.push(format!("  Cache-Control: {FOREVER}"));
    lines.push(String::new());
    lines.join("\n").into_bytes()
}
