//! What a request asks for, and which output answers it.
//!
//! A request is judged before anything is looked up: method, host, origin, path. What it names is then looked up in the
//! table of the site's outputs; no path of the disk is made from it. Everything here is a function of its arguments.
//! Not here: connections and their limits (`server`).

use std::net::IpAddr;

use hyper::header::{HOST, HeaderMap, HeaderName, HeaderValue, ORIGIN};
use hyper::{Method, StatusCode, Uri};

use super::live::{Served, State};
use crate::diag::Diagnostic;

/// Below it lies what `serve` itself adds to the site; no page can lie there, since no slug begins with a dot.
pub const OWN: &str = "/.prospectus/";

/// Why a request is not answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    pub status: StatusCode,
    /// For a person who tries it by hand.
    pub text: &'static str,
}

const fn refusal(status: StatusCode, text: &'static str) -> Refusal {
    Refusal { status, text }
}

/// The names under which this machine may be asked.
///
/// A page from elsewhere can make a browser ask any address, and a name of its own may lead to this one (DNS rebinding);
/// what it cannot do is to make the browser name this machine in `Host`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    /// In lower case, an IPv6 address in brackets.
    pub known: Vec<String>,
    /// Whether any address is fine, as a number: served to the whole network, the machine has several.
    pub any_address: bool,
}

impl Names {
    /// `authority` is `name`, `name:port` or `[address]:port`.
    fn allow(&self, authority: &str) -> bool {
        let name = match authority.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) && !name.is_empty() => name,
            _ => authority,
        };
        let name = name.to_ascii_lowercase();
        let bare = name.trim_start_matches('[').trim_end_matches(']');
        self.known.contains(&name) || self.any_address && bare.parse::<IpAddr>().is_ok()
    }
}

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
const SEC_FETCH_MODE: HeaderName = HeaderName::from_static("sec-fetch-mode");

/// Whether the request may be answered at all.
pub fn judge(method: &Method, uri: &Uri, headers: &HeaderMap, names: &Names) -> Result<(), Refusal> {
    if !matches!(*method, Method::GET | Method::HEAD) {
        return Err(refusal(StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD are answered here"));
    }
    const FOREIGN: Refusal = refusal(
        StatusCode::FORBIDDEN,
        "this host is not served here: use localhost, or start the server with --host and this name",
    );
    let mut hosts = headers.get_all(HOST).iter();
    let (Some(host), None) = (hosts.next().and_then(text), hosts.next()) else {
        return Err(refusal(StatusCode::BAD_REQUEST, "a request names its host once"));
    };
    // Of a target in absolute form the host counts (RFC 9112, 3.2.2); one that says two things says none.
    let target = uri.authority().map(hyper::http::uri::Authority::as_str);
    if !names.allow(host) || target.is_some_and(|target| !target.eq_ignore_ascii_case(host)) {
        return Err(FOREIGN);
    }
    const ELSEWHERE: Refusal = refusal(StatusCode::FORBIDDEN, "pages from elsewhere are not answered");
    if let Some(origin) = headers.get(ORIGIN) {
        let own = text(origin).and_then(|origin| {
            let scheme = ["http://", "https://"].into_iter().find(|scheme| origin.starts_with(scheme))?;
            Some(origin[scheme.len()..].eq_ignore_ascii_case(host))
        });
        if own != Some(true) {
            return Err(ELSEWHERE);
        }
    }
    // A script or picture that another site asks for has no Origin. Links that lead here are fine.
    let of = |name: HeaderName| headers.get(name).and_then(text);
    let foreign = of(SEC_FETCH_SITE).is_some_and(|site| !matches!(site, "same-origin" | "none"));
    if foreign && of(SEC_FETCH_MODE) != Some("navigate") {
        return Err(ELSEWHERE);
    }
    Ok(())
}

fn text(value: &HeaderValue) -> Option<&str> {
    value.to_str().ok()
}

/// The text of a part of an address, percent-decoded once.
///
/// `None` where it is no UTF-8, holds a control character or backslash, or hides a slash.
pub fn decoded(path: &str) -> Option<String> {
    let text = String::from_utf8(percent_decoded(path)).ok()?;
    let slashes = |text: &str| text.bytes().filter(|b| *b == b'/').count();
    let fine = slashes(&text) == slashes(path) && !text.contains(|c: char| c.is_control() || c == '\\');
    fine.then_some(text)
}

fn percent_decoded(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let hex = |at: usize| behind.get(at).and_then(|b| char::from(*b).to_digit(16));
        match (*first, hex(0), hex(1)) {
            (b'%', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                rest = &behind[2..];
            }
            _ => {
                bytes.push(*first);
                rest = behind;
            }
        }
    }
    bytes
}

/// The values of `name` in a query, decoded, in their order.
pub fn query<'q>(query: &'q str, name: &'q str) -> impl Iterator<Item = String> + 'q {
    query.split('&').filter_map(move |pair| {
        let (key, value) = pair.split_once('=')?;
        (key == name).then(|| String::from_utf8(percent_decoded(&value.replace('+', " "))).ok())?
    })
}

/// What there is at an address.
pub enum Found {
    /// Below the site's root, as the table has it.
    Output(String, Served),
    /// The site lies at, or the folder's page has, this path; percent-encoded.
    Moved(String),
    /// With the page that says so, where the site has one.
    Nothing(Option<Served>),
    /// The page cannot be made.
    Mistaken(Box<Diagnostic>),
    /// The site has never been good.
    NoSite,
}

/// What the site has at `path`, the path of an address as it was sent.
pub fn find(state: &State, path: &str) -> Found {
    if state.paths().next().is_none() {
        return Found::NoSite;
    }
    // As it stands in addresses, and as it is compared.
    let address = state.config().base_path();
    let base = decoded(address).unwrap_or_else(|| address.to_owned());
    let Some(asked) = decoded(path) else { return nothing(state, "") };
    let Some(below) = asked.strip_prefix(&base) else {
        let leads_to_site = asked == "/" || asked == base.trim_end_matches('/');
        return if leads_to_site { Found::Moved(address.to_owned()) } else { nothing(state, "") };
    };
    let file = if below.is_empty() || below.ends_with('/') { format!("{below}index.html") } else { below.to_owned() };
    match state.get(&file) {
        Some(Ok(served)) => return Found::Output(file, served),
        Some(Err(diagnostic)) => return Found::Mistaken(Box::new(diagnostic)),
        None => {}
    }
    // Made of what the table has, never of what was asked for: a redirect leads nowhere else.
    let index = format!("{below}/index.html");
    match !below.is_empty() && state.get(&index).is_some() {
        true => Found::Moved(format!("{address}{}/", encoded(below))),
        false => nothing(state, below),
    }
}

/// The page for what is not there, in the language that `below` begins with, else in all.
fn nothing(state: &State, below: &str) -> Found {
    let lang = below.split('/').next().unwrap_or_default();
    let own = state.config().languages.all().find(|id| state.config().languages[*id].code == lang);
    let page = |path: &str| state.get(path).and_then(Result::ok);
    let page = own.and_then(|_| page(&format!("{lang}/404.html"))).or_else(|| page("404.html"));
    Found::Nothing(page)
}

/// `path` with everything percent-encoded that does not stand for itself in an address (RFC 3986, 3.3).
pub fn encoded(path: &str) -> String {
    let mut text = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => text.push(byte.into()),
            _ => text.push_str(&format!("%{byte:02X}")),
        }
    }
    text
}

/// What a browser is to take the file `path` for.
pub fn content_type(path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or_default();
    let end = name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase());
    match end.as_deref().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "jsonld" => "application/ld+json; charset=utf-8",
        "geojson" => "application/geo+json; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "xml" => "application/xml; charset=utf-8",
        "atom" => "application/atom+xml; charset=utf-8",
        "rss" => "application/rss+xml; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "md" => "text/markdown; charset=utf-8",
        "vcf" => "text/vcard; charset=utf-8",
        "svg" => "image/svg+xml; charset=utf-8",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "gif" => "image/gif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "pptx" => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "odt" => "application/vnd.oasis.opendocument.text",
        "ods" => "application/vnd.oasis.opendocument.spreadsheet",
        "doc" => "application/msword",
        "xls" => "application/vnd.ms-excel",
        "mp3" => "audio/mpeg",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        // `_headers`, `.htaccess`, `robots.txt`, `CNAME`.
        "txt" => "text/plain; charset=utf-8",
        _ if name.starts_with(['_', '.']) || !name.contains('.') => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        Names { known: ["localhost", "127.0.0.1", "[::1]"].map(str::to_owned).to_vec(), any_address: false }
    }

    fn judged(method: &str, target: &str, headers: &[(&'static str, &'static str)]) -> u16 {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, HeaderValue::from_static(value));
        }
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        match judge(&method, &target.parse().unwrap(), &map, &names()) {
            Ok(()) => 200,
            Err(refusal) => refusal.status.as_u16(),
        }
    }

    #[test]
    fn only_this_machine_s_own_names_are_answered() {
        for host in ["localhost", "LocalHost:4040", "127.0.0.1:9", "[::1]:4040", "[::1]"] {
            assert!(names().allow(host), "{host}");
        }
        for host in [
            "",
            "evil.example",
            "127.0.0.1.evil.example",
            "localhost.",
            "10.0.0.7",
            "evil.example:4040",
            "[::2]",
            ":80",
        ] {
            assert!(!names().allow(host), "{host}");
        }
        let open = Names { any_address: true, ..names() };
        assert!(open.allow("10.0.0.7:4040") && open.allow("[fe80::1]:4040") && !open.allow("evil.example:4040"));
    }

    #[test]
    fn a_request_is_refused_for_its_method_its_host_or_where_it_comes_from() {
        let host = ("host", "127.0.0.1:4040");
        assert_eq!(judged("GET", "/", &[host]), 200);
        assert_eq!(judged("HEAD", "/zh/", &[host, ("origin", "http://127.0.0.1:4040")]), 200);
        assert_eq!(judged("GET", "http://127.0.0.1:4040/", &[host]), 200);
        for method in ["POST", "PUT", "DELETE", "OPTIONS", "PROPFIND", "get"] {
            assert_eq!(judged(method, "/", &[host]), 405, "{method}");
        }
        assert_eq!(judged("GET", "/", &[]), 400);
        assert_eq!(judged("GET", "/", &[host, host]), 400);
        assert_eq!(judged("GET", "/", &[("host", "evil.example")]), 403);
        assert_eq!(judged("GET", "http://evil.example/", &[host]), 403);
        for origin in
            ["null", "http://evil.example", "http://127.0.0.1:4041", "http://127.0.0.1:4040.evil.example", "file://"]
        {
            assert_eq!(judged("GET", "/", &[host, ("origin", origin)]), 403, "{origin}");
        }
        let fetched = |site, mode| judged("GET", "/", &[host, ("sec-fetch-site", site), ("sec-fetch-mode", mode)]);
        assert_eq!(fetched("cross-site", "navigate"), 200);
        assert_eq!(fetched("same-origin", "cors"), 200);
        assert_eq!(fetched("none", "navigate"), 200);
        assert_eq!(fetched("cross-site", "no-cors"), 403);
        assert_eq!(fetched("same-site", "no-cors"), 403);
    }

    #[test]
    fn a_path_is_decoded_once_and_hides_nothing() {
        assert_eq!(decoded("/zh/%E6%A0%A1%E5%9B%AD.jpg").as_deref(), Some("/zh/校园.jpg"));
        assert_eq!(decoded("/a%2520b").as_deref(), Some("/a%20b"));
        assert_eq!(decoded("/%2e%2e/x").as_deref(), Some("/../x"));
        assert_eq!(decoded("/%zz%4").as_deref(), Some("/%zz%4"));
        for hidden in ["/a%2fb", "/a%00", "/a%5cb", "/a\\b", "/%ff", "/a%0d%0ab", "/%c0%ae"] {
            assert_eq!(decoded(hidden), None, "{hidden}");
        }
        assert_eq!(encoded("/catalogue/校园/"), "/catalogue/%E6%A0%A1%E5%9B%AD/");
    }

    #[test]
    fn a_query_gives_the_values_of_one_name() {
        let all = |name| query("path=%2Fzh%2F&lang=zh-Hans&also=a+b&also=%E4%B9%99&x", name).collect::<Vec<_>>();
        assert_eq!(all("path"), ["/zh/"]);
        assert_eq!(all("also"), ["a b", "乙"]);
        assert_eq!(all("x"), [""; 0]);
    }

    #[test]
    fn text_has_its_charset_and_what_is_unknown_is_only_bytes() {
        assert_eq!(content_type("zh/index.html"), "text/html; charset=utf-8");
        assert_eq!(content_type("feeds/截止.ICS"), "text/calendar; charset=utf-8");
        assert_eq!(content_type("_headers"), "text/plain; charset=utf-8");
        assert_eq!(content_type(".htaccess"), "text/plain; charset=utf-8");
        assert_eq!(content_type("a.b/CNAME"), "text/plain; charset=utf-8");
        assert_eq!(content_type("files/x.exe"), "application/octet-stream");
    }
}
