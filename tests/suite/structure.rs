//! The shape of the source: who may import whom, who may name which crate, who may touch the world outside.

use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};

use crate::folder::project;

/// The modules from top to bottom: each may import those behind it only.
///
/// DESIGN 2 has this order, with these differences: `address` stands above `diag`, since kinds carry their names in
/// both languages of messages; `fields` stands above `address`, since reading a field resolves references; `project`
/// stands above `fields`, since `site.toml` is read by it; `theme` stands above `plan`, since what a template sees is
/// made for one output; `explicit` rewrites the addresses of a rendered page, and `verify` reads them: both know
/// finished bytes only.
const ORDER: &[&str] = &[
    "cli",
    "serve",
    "edit",
    "build",
    "publish",
    "verify",
    "render",
    "explicit",
    "manual",
    "schema",
    "theme",
    "plan",
    "export",
    "prose",
    "assets",
    "atlas",
    "site",
    "catalogue",
    "project",
    "fields",
    "address",
    "syntax",
    "diag",
    "source",
    "registry",
    "locale",
    "lang",
    "date",
    "text",
    "stop",
];

/// Imports that go upwards, each with its reason. Empty is best.
const UPWARDS: &[(&str, &str, &str)] = &[];

/// Which files may name a crate: a path or the beginning of paths below `src`.
const CRATES: &[(&str, &[&str])] = &[
    ("icu", &["locale/"]),
    ("icu_provider", &["locale/"]),
    ("jiff", &["date.rs", "cli/args.rs"]),
    ("saphyr_parser", &["syntax/yaml"]),
    ("serde_yaml", &["theme/strings.rs", "edit/", "syntax/yaml/tests.rs"]),
    ("toml_edit", &["syntax/toml.rs"]),
    ("pulldown_cmark", &["syntax/markdown"]),
    ("tera", &["theme/", "render.rs"]),
    ("annotate_snippets", &["diag/render/rich.rs"]),
    ("lol_html", &["verify.rs", "explicit.rs"]),
    ("walkdir", &["project/discover.rs", "project/patch.rs", "theme/load.rs"]),
    ("notify", &["serve/watch.rs"]),
    ("signal_hook", &["cli/signals.rs"]),
    ("hyper", &["serve/"]),
    ("hyper_util", &["serve/"]),
    ("tokio", &["serve/"]),
    ("image", &["project/picture.rs"]),
    ("imagesize", &["project/picture.rs"]),
    ("qrcodegen", &["theme/qr.rs"]),
    ("quick_xml", &["export/"]),
    ("atom_syndication", &["export/feeds.rs"]),
    ("clap", &["cli/", "diag/render/mod.rs", "diag/mod.rs"]),
];

/// What reaches outside, and the only files that may: the stages that read or write, and the command line.
const OUTSIDE: &[(&str, &[&str])] = &[
    ("std::fs", &["project/", "theme/load.rs", "assets/", "publish/", "serve/", "edit/", "cli/", "render.rs"]),
    ("std::env", &["cli/"]),
    ("std::process", &["cli/", "main.rs"]),
    ("std::net::Tcp", &["serve/"]),
    ("SystemTime::now", &["cli/", "serve/", "publish/"]),
    ("Instant::now", &["cli/", "serve/", "publish/"]),
    ("println!", &[]),
    ("eprintln!", &[]),
];

/// The file's code with comments, strings, characters and test modules blanked, so that only names are left.
fn code_of(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut code = Vec::with_capacity(bytes.len());
    let mut i = 0;
    let blank =
        |code: &mut Vec<u8>, range: &[u8]| code.extend(range.iter().map(|b| if *b == b'\n' { b'\n' } else { b' ' }));
    while i < bytes.len() {
        let rest = &bytes[i..];
        let length = if rest.starts_with(b"//") {
            rest.iter().position(|b| *b == b'\n').unwrap_or(rest.len())
        } else if rest.starts_with(b"/*") {
            rest.windows(2).position(|pair| pair == b"*/").map_or(rest.len(), |at| at + 2)
        } else if rest.starts_with(b"r\"")
            || rest.starts_with(b"r#") && rest[1..].iter().find(|b| **b != b'#') == Some(&b'"')
        {
            let hashes = rest[1..].iter().take_while(|b| **b == b'#').count();
            let close: Vec<u8> = std::iter::once(b'"').chain(std::iter::repeat_n(b'#', hashes)).collect();
            let body = &rest[hashes + 2..];
            body.windows(close.len())
                .position(|part| part == close)
                .map_or(rest.len(), |at| hashes + 2 + at + close.len())
        } else if rest[0] == b'"' {
            let mut end = 1;
            while end < rest.len() && rest[end] != b'"' {
                end += if rest[end] == b'\\' { 2 } else { 1 };
            }
            (end + 1).min(rest.len())
        } else if rest.starts_with(b"'\\") {
            rest[3..].iter().position(|b| *b == b'\'').map_or(1, |at| at + 4)
        } else if rest[0] == b'\'' {
            // A character, unless it is a lifetime: after one character of text the quote is closed.
            let width = text[i + 1..].chars().next().map_or(1, char::len_utf8);
            if rest.get(1 + width) == Some(&b'\'') { width + 2 } else { 0 }
        } else {
            0
        };
        if length == 0 {
            code.push(bytes[i]);
            i += 1;
        } else {
            blank(&mut code, &rest[..length]);
            i += length;
        }
    }
    let mut code = String::from_utf8(code).expect("whole characters were blanked");
    while let Some(start) = code.find("#[cfg(test)]") {
        let open = code[start..].find(['{', ';']).map_or(code.len(), |at| start + at);
        let mut end = open + 1;
        if code.as_bytes().get(open) == Some(&b'{') {
            let mut depth = 1;
            for byte in code[open + 1..].bytes() {
                end += 1;
                depth += match byte {
                    b'{' => 1,
                    b'}' => -1,
                    _ => 0,
                };
                if depth == 0 {
                    break;
                }
            }
        }
        let end = end.min(code.len());
        let lines = "\n".repeat(code[start..end].matches('\n').count());
        code.replace_range(start..end, &lines);
    }
    code
}

/// Every source file below `src`, by its path there, with its code; files of tests are left out.
fn sources() -> Vec<(String, String)> {
    fn walk(folder: &Utf8Path, found: &mut Vec<Utf8PathBuf>) {
        for entry in folder.read_dir_utf8().expect("the sources are there") {
            let path = entry.expect("they can be read").into_path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension() == Some("rs") && path.file_name() != Some("tests.rs") {
                found.push(path);
            }
        }
    }
    let top = project().join("src");
    let mut paths = Vec::new();
    walk(&top, &mut paths);
    paths.sort();
    let read = |path: &Utf8PathBuf| {
        let text = std::fs::read_to_string(path).expect("it can be read");
        (path.strip_prefix(&top).expect("it lies below").as_str().to_owned(), code_of(&text))
    };
    paths.iter().map(read).collect()
}

/// The top-level module in which a file lies; `None` for `lib.rs` and `main.rs`.
fn module_of(path: &str) -> Option<&str> {
    let module = path.split('/').next().expect("a path has a first part");
    let module = module.strip_suffix(".rs").unwrap_or(module);
    (!matches!(module, "lib" | "main")).then_some(module)
}

fn identifier(text: &str) -> &str {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(text.len());
    &text[..end]
}

/// The names that follow `start` in `code`: one, or those at the top of a group in braces.
fn names_behind(code: &str, start: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (at, _) in code.match_indices(start) {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_' || c == ':' || c == '$') && start != "crate::" {
            continue;
        }
        let behind = code[at + start.len()..].trim_start();
        let Some(group) = behind.strip_prefix('{') else {
            names.insert(identifier(behind).to_owned());
            continue;
        };
        let mut depth = 0;
        let mut part = String::new();
        for c in group.chars() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => {
                    names.insert(identifier(part.trim()).to_owned());
                    part.clear();
                    continue;
                }
                _ => {}
            }
            part.push(c);
        }
        names.insert(identifier(part.trim()).to_owned());
    }
    names
}

#[test]
fn imports_go_strictly_downwards() {
    let place = |module: &str| ORDER.iter().position(|known| *known == module);
    let mut wrong = BTreeSet::new();
    let mut upwards_used = BTreeSet::new();
    for (path, code) in sources() {
        let Some(module) = module_of(&path) else { continue };
        let Some(own) = place(module) else {
            wrong.insert(format!("src/{path}: module `{module}` has no place in the order"));
            continue;
        };
        let mut imports = names_behind(&code, "crate::");
        if path.matches('/').count() == 0 || path.ends_with("/mod.rs") && path.matches('/').count() == 1 {
            imports.extend(names_behind(&code, "super::"));
        }
        for import in imports {
            let Some(other) = place(&import) else { continue };
            if other >= own {
                continue;
            }
            let exception = UPWARDS.iter().find(|(from, to, _)| *from == module && *to == import);
            match exception {
                Some((from, to, _)) => drop(upwards_used.insert((*from, *to))),
                None => drop(wrong.insert(format!("src/{path}: `{module}` imports `{import}`, which stands above it"))),
            }
        }
    }
    for (from, to, _) in UPWARDS {
        if !upwards_used.contains(&(*from, *to)) {
            wrong.insert(format!("`{from}` imports `{to}` no more: take the exception out"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn check_named(rules: &[(&str, &[&str])], names: impl Fn(&str, &str) -> bool) {
    let mut wrong = Vec::new();
    for (path, code) in sources() {
        for (name, allowed) in rules {
            if !allowed.iter().any(|prefix| path.starts_with(prefix)) && names(&code, name) {
                wrong.push(format!("src/{path} names `{name}`, which only {allowed:?} may"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn each_crate_is_named_in_its_own_module_only() {
    check_named(CRATES, |code, name| {
        code.match_indices(&format!("{name}::")).any(|(at, _)| {
            let before = code[..at].chars().next_back();
            // `theme::tera::…` would be a module of ours; `::tera::…` and ` tera::…` name the crate.
            !before.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_') && !code[..at].ends_with("crate::")
        })
    });
}

#[test]
fn disk_clock_and_environment_are_reached_in_their_places_only() {
    check_named(OUTSIDE, |code, name| code.contains(name));
}

#[test]
fn a_name_in_a_comment_or_a_string_is_no_import() {
    let text = "
// crate::cli
use crate::{date::Day, lang};
const A: &str = \"crate::build\";
const B: char = '\"';
fn f<'a>(x: &'a str) { super::text::cells(x); }
#[cfg(test)]
mod tests { use crate::render; fn g() { if true {} } }
const 汉: &str = r#\"crate::plan \" \"#;
use crate::source::Span;
";
    let code = code_of(text);
    let names: Vec<String> = names_behind(&code, "crate::").into_iter().collect();
    assert_eq!(names, ["date", "lang", "source"]);
    assert_eq!(names_behind(&code, "super::").into_iter().collect::<Vec<_>>(), ["text"]);
}

#[test]
fn every_kind_has_a_template_of_its_own() {
    let templates = project().join("themes/default/templates");
    let lacking: Vec<&str> = prospectus::catalogue::KINDS
        .iter()
        .map(|kind| kind.name.folder)
        .filter(|folder| !templates.join(format!("{folder}.html")).is_file())
        .collect();
    assert!(lacking.is_empty(), "kinds without themes/default/templates/KIND.html: {lacking:?}");
}
