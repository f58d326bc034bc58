//! What a destination in prose leads to, or why it may not be published.
//!
//! Schemes are judged after entities (pulldown-cmark decodes them), percent signs, control characters and spaces are
//! resolved: what a browser might read as `javascript:` must be seen as that here. Knows nothing of entries or files
//! that exist; that is `catalogue::links`.

use std::borrow::Cow;

use super::Target;
use crate::diag::codes::prose;
use crate::diag::{Arg, Code, Diagnostic};
use crate::source::Span;

/// A mistake in a destination, still without its place.
pub(super) struct Fault {
    code: &'static Code,
    args: Vec<(&'static str, Arg)>,
    /// What to link to all the same, where the mistake is only one of form.
    pub meant: Option<Target>,
}

impl Fault {
    fn new(code: &'static Code) -> Self {
        Self { code, args: Vec::new(), meant: None }
    }

    fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    fn maybe(self, name: &'static str, value: Option<String>) -> Self {
        match value {
            Some(value) => self.arg(name, value),
            None => self,
        }
    }

    pub fn at(self, span: Span) -> Diagnostic {
        Diagnostic { code: self.code, spans: vec![span], args: self.args }
    }
}

/// What the destination of a link leads to; entities are decoded, percent signs not yet.
pub(super) fn link(destination: &str) -> Result<Target, Box<Fault>> {
    let written = tidy(destination);
    if matches!(&*written, "" | "#") {
        return Err(Box::new(Fault::new(&prose::LINK_WITHOUT_TARGET)));
    }
    let Some((scheme, rest)) = scheme(&written)? else { return relative(&written) };
    match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => {
            let host = rest.strip_prefix("//").and_then(|rest| rest.split(['/', '?', '#', '\\']).next());
            match host {
                Some(host) if !host.is_empty() => Ok(Target::Web(written.into_owned())),
                _ => Err(Box::new(web_form(&written, None))),
            }
        }
        "mailto" if rest.contains('@') => Ok(Target::Web(written.into_owned())),
        "tel" if rest.bytes().any(|byte| byte.is_ascii_digit()) => Ok(Target::Web(written.into_owned())),
        "mailto" | "tel" => Err(Box::new(web_form(&written, None))),
        "entry" => entry(scheme, rest),
        _ => Err(Box::new(Fault::new(&prose::LINK_SCHEME).arg("scheme", scheme))),
    }
}

/// The file that a picture shows, relative to the entry's folder.
pub(super) fn picture(destination: &str) -> Result<String, Box<Fault>> {
    let written = tidy(destination);
    if written.is_empty() || written.starts_with('#') {
        return Err(Box::new(Fault::new(&prose::PICTURE_WITHOUT_PATH)));
    }
    if written.starts_with("//") {
        return Err(Box::new(Fault::new(&prose::PICTURE_FROM_ELSEWHERE)));
    }
    match scheme(&written)? {
        Some((scheme, _)) if scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https") => {
            Err(Box::new(Fault::new(&prose::PICTURE_FROM_ELSEWHERE)))
        }
        Some((scheme, _)) => Err(Box::new(Fault::new(&prose::LINK_SCHEME).arg("scheme", scheme))),
        None => path(&decode(&written), &written),
    }
}

/// Without what browsers drop or trim: control characters anywhere, blanks at the ends.
fn tidy(destination: &str) -> Cow<'_, str> {
    let trimmed = destination.trim_matches(|c: char| c.is_whitespace() || c.is_control());
    if trimmed.contains(|c: char| c.is_control()) {
        return Cow::Owned(trimmed.chars().filter(|c| !c.is_control()).collect());
    }
    Cow::Borrowed(trimmed)
}

/// The scheme as written and what follows its colon; `None` for a relative destination.
///
/// A scheme that only shows after decoding is a disguise and refused, whichever it is.
fn scheme(written: &str) -> Result<Option<(&str, &str)>, Box<Fault>> {
    let before_colon = |text: &str| text.find([':', '/', '?', '#']).filter(|at| text[*at..].starts_with(':'));
    let decoded = decode(written);
    let invisible = |c: char| {
        c.is_control() || c.is_whitespace() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
    };
    let seen: Cow<str> = match decoded.contains(invisible) {
        true => Cow::Owned(decoded.chars().filter(|c| !invisible(*c)).collect()),
        false => decoded,
    };
    let Some(at) = before_colon(&seen) else {
        // A colon from a Chinese keyboard: `entry：programs/x`, `https：//…`.
        if let Some((name, rest)) = written.split_once('：') {
            let web = ["http", "https", "mailto", "tel"].iter().any(|known| name.eq_ignore_ascii_case(known));
            if name.eq_ignore_ascii_case("entry") {
                return Err(Box::new(entry_form(written, rest)));
            }
            if web {
                return Err(Box::new(web_form(written, Some(format!("{name}:{rest}")))));
            }
        }
        return Ok(None);
    };
    match before_colon(written) {
        Some(plain) if written[..plain] == seen[..at] => Ok(Some((&written[..plain], &written[plain + 1..]))),
        _ => Err(Box::new(Fault::new(&prose::LINK_SCHEME).arg("scheme", &seen[..at]))),
    }
}

fn web_form(written: &str, cure: Option<String>) -> Fault {
    Fault::new(&prose::WEB_LINK_FORM).arg("link", written).maybe("cure", cure)
}

/// An `entry:` link: `rest` is what follows the colon.
fn entry(scheme: &str, rest: &str) -> Result<Target, Box<Fault>> {
    let (key, anchor) = split_anchor(rest);
    let key = decode(key);
    let well_formed =
        scheme == "entry" && key.split_once('/').is_some_and(|(kind, slug)| is_slug(kind) && is_slug(slug));
    match well_formed && anchor.as_deref() != Some("") {
        true => Ok(Target::Entry { key: key.into_owned(), anchor }),
        false => Err(Box::new(entry_form(&format!("{scheme}:{rest}"), rest))),
    }
}

fn entry_form(written: &str, rest: &str) -> Fault {
    let (key, anchor) = split_anchor(rest);
    let decoded = decode(key);
    let cure = key_meant(&decoded).map(|key| written_out(&key, anchor.as_deref().filter(|anchor| !anchor.is_empty())));
    let fault = Fault::new(&prose::ENTRY_LINK_FORM).arg("link", written);
    match cure {
        Some(cure) => fault.arg("cure", cure),
        // Only a slug: its kind is the writer's to tell.
        None if is_slug(&decoded) => fault.arg("slug", &*decoded),
        None => fault,
    }
}

fn written_out(key: &str, anchor: Option<&str>) -> String {
    match anchor {
        Some(anchor) => format!("entry:{key}#{anchor}"),
        None => format!("entry:{key}"),
    }
}

/// A link without a scheme: an anchor of this page or a file beside the entry.
fn relative(written: &str) -> Result<Target, Box<Fault>> {
    if let Some(anchor) = written.strip_prefix('#') {
        return Ok(Target::Anchor(decode(anchor).into_owned()));
    }
    let (file, anchor) = split_anchor(written);
    let decoded = decode(file);
    if decoded.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www.")) {
        return Err(Box::new(web_form(written, Some(format!("https://{written}")))));
    }
    let is_markdown = decoded.len() > 3 && decoded.is_char_boundary(decoded.len() - 3) && {
        let extension = &decoded[decoded.len() - 3..];
        extension.eq_ignore_ascii_case(".md")
    };
    if is_markdown && !decoded.starts_with('/') {
        let mut fault = Fault::new(&prose::MARKDOWN_LINK).arg("link", written);
        if let Some(key) = key_meant(&decoded) {
            fault = fault.arg("cure", written_out(&key, anchor.as_deref()));
            fault.meant = Some(Target::Entry { key, anchor });
        }
        return Err(Box::new(fault));
    }
    let path = path(&decoded, written)?;
    match path.is_empty() {
        true => Err(Box::new(Fault::new(&prose::LINK_WITHOUT_TARGET))),
        false => Ok(Target::File { path, anchor }),
    }
}

/// `decoded` without `.` and `..`, where it stays in the entry's folder.
fn path(decoded: &str, written: &str) -> Result<String, Box<Fault>> {
    let cure = |path: &str| key_meant(path).map(|key| written_out(&key, None));
    if decoded.starts_with("//") {
        let cure = (decoded.len() > 2).then(|| format!("https:{written}"));
        return Err(Box::new(Fault::new(&prose::LINK_ABSOLUTE).arg("host", written).maybe("web", cure)));
    }
    if decoded.starts_with('/') {
        return Err(Box::new(Fault::new(&prose::LINK_ABSOLUTE).arg("path", written).maybe("cure", cure(decoded))));
    }
    if decoded.contains('\\') {
        return Err(Box::new(
            Fault::new(&prose::LINK_PATH).arg("backslash", written).maybe("slashes", slashes(decoded)),
        ));
    }
    if decoded.contains(|c: char| c.is_control() || c == '\u{fffd}') {
        return Err(Box::new(Fault::new(&prose::LINK_PATH).arg("unreadable", written)));
    }
    let mut parts: Vec<&str> = Vec::new();
    for part in decoded.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.pop().is_none() => {
                return Err(Box::new(
                    Fault::new(&prose::LINK_PATH).arg("outside", written).maybe("cure", cure(decoded)),
                ));
            }
            ".." => {}
            part => parts.push(part),
        }
    }
    Ok(parts.join("/"))
}

fn slashes(path: &str) -> Option<String> {
    let path = path.replace('\\', "/");
    (!path.starts_with('/') && !path.contains("..")).then_some(path)
}

/// What stands before `#`, and the decoded anchor behind it.
fn split_anchor(text: &str) -> (&str, Option<String>) {
    match text.split_once('#') {
        Some((before, anchor)) => (before, Some(decode(anchor).into_owned())),
        None => (text, None),
    }
}

/// `[a-z0-9]+(-[a-z0-9]+)*`; whether such a kind or entry exists is not asked here.
fn is_slug(text: &str) -> bool {
    text.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

/// `[a-z]{2,3}(-[a-z0-9]+)*`: the code of a language, as in a file name or the first part of a URL.
fn is_language(text: &str) -> bool {
    let first = text.split('-').next().unwrap_or_default();
    (2..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_lowercase()) && is_slug(text)
}

/// The key of the entry that a path of any kind most likely means: of a source file, a page's URL, a key with a slip.
fn key_meant(path: &str) -> Option<String> {
    let path = path.trim().to_lowercase().replace('\\', "/").replace([' ', '_'], "-");
    let mut parts: Vec<&str> = path.split('/').filter(|part| !matches!(*part, "" | "." | "..")).collect();
    if let Some(content) = parts.iter().position(|part| *part == "content") {
        parts.drain(..=content);
    }
    let from_url = parts.len() >= 2 && is_language(parts[0]);
    if from_url {
        parts.remove(0);
    }
    let (name, extension) = parts.last()?.rsplit_once('.').unwrap_or((parts.last()?, ""));
    if matches!(extension, "md" | "yaml" | "yml" | "html") {
        let of_folder = extension == "md" && is_language(name) || matches!(name, "facts" | "index");
        let _ = parts.pop();
        if !of_folder {
            parts.push(name);
        } else if parts.len() < 2 {
            return None;
        }
    }
    match parts[..] {
        [kind, slug] if is_slug(kind) && is_slug(slug) => Some(format!("{kind}/{slug}")),
        [slug] if from_url && is_slug(slug) => Some(format!("pages/{slug}")),
        _ => None,
    }
}

/// Percent signs resolved, once; bytes that are no UTF-8 become U+FFFD.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let digit = |byte: Option<&u8>| byte.and_then(|byte| (*byte as char).to_digit(16));
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match (bytes[at], digit(bytes.get(at + 1)), digit(bytes.get(at + 2))) {
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                at += 3;
            }
            (byte, ..) => {
                out.push(byte);
                at += 1;
            }
        }
    }
    match String::from_utf8(out) {
        Ok(text) => Cow::Owned(text),
        Err(error) => Cow::Owned(String::from_utf8_lossy(error.as_bytes()).into_owned()),
    }
}
