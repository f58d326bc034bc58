//! Wrong inputs with their whole reports: the files under `tests/cases/`, whose README says how one is written.
//!
//! Each is checked in a temporary folder. Two lists are held against them: every code that there is, and every trap
//! that DESIGN 4 names.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use camino::{Utf8Path, Utf8PathBuf};
use prospectus::build::{Outcome, Request, build, check};
use prospectus::catalogue::Drafts;
use prospectus::diag::{Form, MessageLang, codes};
use rayon::prelude::*;

use crate::folder::{Folder, TODAY, project, request, to};

/// The site of a case that brings none of its own.
const SITE: &str = "\
title = { en = \"Wangchuan Abroad\", zh = \"望川国际项目\" }
base_url = \"https://catalogue.example/\"
languages = [\"en\", \"zh\"]
";

/// One file of a case.
struct Section {
    path: String,
    content: Content,
}

enum Content {
    Bytes(Vec<u8>),
    Folder,
    Link(String),
    Socket,
}

struct Case {
    name: String,
    /// All that stands before the first report, as written.
    input: String,
    sections: Vec<Section>,
    words: Vec<String>,
    reports: BTreeMap<&'static str, String>,
}

const LANGS: [(&str, MessageLang); 2] = [("", MessageLang::En), (" zh", MessageLang::Zh)];

fn cases_folder() -> Utf8PathBuf {
    project().join("tests/cases")
}

fn files(folder: &Utf8Path, found: &mut Vec<Utf8PathBuf>) {
    for entry in folder.read_dir_utf8().expect("the folder of cases exists") {
        let path = entry.expect("it can be read").into_path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension() == Some("txt") {
            found.push(path);
        }
    }
}

fn all() -> Vec<Case> {
    let mut paths = Vec::new();
    files(&cases_folder(), &mut paths);
    paths.sort();
    let only = std::env::var("PROSPECTUS_CASE").unwrap_or_default();
    let cases = paths.iter().map(|path| {
        let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
        parse(path.strip_prefix(cases_folder()).expect("it lies below").as_str(), &text)
    });
    cases.filter(|case| case.name.contains(&only)).collect()
}

/// The words between `-- ` and ` --`, where the whole line is that.
fn heading(line: &str) -> Option<&str> {
    line.trim_end().strip_prefix("-- ")?.strip_suffix(" --")
}

fn parse(name: &str, text: &str) -> Case {
    let end = text.find("\n-- report").map_or(text.len(), |at| at + 1);
    let mut case = Case {
        name: name.to_owned(),
        input: text[..end].to_owned(),
        sections: Vec::new(),
        words: Vec::new(),
        reports: BTreeMap::new(),
    };
    let mut blocks: Vec<(&str, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        match heading(line) {
            Some(title) => blocks.push((title, String::new())),
            None => match blocks.last_mut() {
                Some((_, body)) => body.push_str(line),
                None => {
                    if let Some(words) = line.strip_prefix("# args: ") {
                        case.words.extend(words.split_whitespace().map(str::to_owned));
                    }
                    assert!(line.starts_with('#') || line.trim().is_empty(), "{name}: `{line}` before the first file");
                }
            },
        }
    }
    for (title, body) in blocks {
        match title {
            "report" => drop(case.reports.insert("", body.trim_end().to_owned())),
            "report zh" => drop(case.reports.insert(" zh", body.trim_end().to_owned())),
            _ => {
                let (path, form) = title.split_once(" : ").unwrap_or((title, ""));
                case.sections.push(Section { path: path.to_owned(), content: content(name, form, body) });
            }
        }
    }
    case
}

fn content(name: &str, form: &str, body: String) -> Content {
    let (form, word) = form.split_once(' ').unwrap_or((form, ""));
    match form {
        "" => Content::Bytes(body.into_bytes()),
        "bytes" => Content::Bytes(unescaped(name, body.trim_end_matches('\n'))),
        "times" => Content::Bytes(body.repeat(word.parse().expect("`times` names a number")).into_bytes()),
        "folder" => Content::Folder,
        "link" => Content::Link(word.to_owned()),
        "socket" => Content::Socket,
        _ => panic!("{name}: a file cannot be `{form}`"),
    }
}

/// `\xE4`, `\n`, `\r`, `\t`, `\\` as bytes; everything else as it is.
fn unescaped(name: &str, text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'\\' {
            bytes.push(byte);
            continue;
        }
        match rest.next() {
            Some(b'n') => bytes.push(b'\n'),
            Some(b'r') => bytes.push(b'\r'),
            Some(b't') => bytes.push(b'\t'),
            Some(b'\\') => bytes.push(b'\\'),
            Some(b'x') => {
                let mut digit = || rest.next().and_then(|byte| (byte as char).to_digit(16));
                let (Some(high), Some(low)) = (digit(), digit()) else { panic!("{name}: `\\x` wants two digits") };
                bytes.push((high * 16 + low) as u8);
            }
            other => panic!("{name}: `\\` before {other:?}"),
        }
    }
    bytes
}

impl Section {
    fn write(&self, case: &str, folder: &Folder) {
        use std::os::unix::ffi::OsStrExt as _;
        let name = unescaped(case, &self.path);
        let path = std::path::Path::new(std::ffi::OsStr::from_bytes(&name));
        let full = folder.path().as_std_path().join(path);
        match &self.content {
            Content::Bytes(bytes) => folder.write(path, bytes),
            Content::Folder => std::fs::create_dir_all(full).expect("folders can be made"),
            Content::Link(target) => {
                std::fs::create_dir_all(full.parent().expect("it lies in a folder")).expect("folders can be made");
                std::os::unix::fs::symlink(target, full).expect("links can be made");
            }
            Content::Socket => {
                std::fs::create_dir_all(full.parent().expect("it lies in a folder")).expect("folders can be made");
                drop(std::os::unix::net::UnixListener::bind(full).expect("sockets can be made"));
            }
        }
    }
}

/// What the case asks for: a request, and whether it is built and its pages are read again.
fn asked(case: &Case, root: &Utf8Path) -> (Request, bool, bool) {
    // `check` looks at drafts as well, so that a draft is right before it is published; `build` leaves them out.
    let mut request = Request { drafts: Drafts::Include, ..request(root) };
    let (mut builds, mut verifies) = (false, false);
    let mut words = case.words.iter().map(String::as_str);
    while let Some(word) = words.next() {
        match word {
            "build" => {
                builds = true;
                request.drafts = Drafts::Skip;
            }
            "--verify" => verifies = true,
            "--drafts" => request.drafts = Drafts::Include,
            "--strict" => request.strict = true,
            "--today" => {
                let day = words.next().expect("`--today` names a day");
                let parts: Vec<i16> = day.split('-').map(|part| part.parse().expect("digits")).collect();
                let day = prospectus::date::CivilDay::new(parts[0] as _, parts[1] as _, parts[2] as _);
                request.today = prospectus::build::Today::Day(day.expect("a day that the calendar has"));
            }
            _ => panic!("{}: `# args:` does not know `{word}`", case.name),
        }
    }
    (request, builds, verifies)
}

/// The reports of the case as they are, by language.
fn reports(case: &Case) -> Vec<(&'static str, String)> {
    let folder = Folder::new();
    if !case.sections.iter().any(|section| section.path == "site.toml") {
        folder.write("site.toml", SITE);
    }
    for section in &case.sections {
        section.write(&case.name, &folder);
    }
    let (request, builds, verifies) = asked(case, folder.path());
    let mut destination = to(&folder.path().join("public"));
    destination.verify = verifies;
    let outcome = if builds { build(&request, &destination) } else { check(&request) };
    let text = |lang| match &outcome {
        Ok(Outcome { report, sources, .. }) => report.text(Form::Rich, sources, lang, false).trim_end().to_owned(),
        Err(error) => format!("failed: {error}").replace(folder.path().as_str(), "SITE"),
    };
    if let Ok(Outcome { report, built, .. }) = &outcome {
        assert_eq!(built.is_some(), builds && !report.is_denied(), "{}: published or not", case.name);
    }
    LANGS.iter().map(|(name, lang)| (*name, text(*lang))).collect()
}

/// The lines of `now` and `before` that differ, with `+` and `-`; those that are equal with a blank.
fn diff(before: &str, now: &str) -> String {
    let (before, now): (Vec<&str>, Vec<&str>) = (before.lines().collect(), now.lines().collect());
    let same_head = before.iter().zip(&now).take_while(|(a, b)| a == b).count();
    let rest = before.len().min(now.len()) - same_head;
    let same_tail = before.iter().rev().zip(now.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let mut text = String::new();
    for line in &before[same_head..before.len() - same_tail] {
        let _ = writeln!(text, "    -{line}");
    }
    for line in &now[same_head..now.len() - same_tail] {
        let _ = writeln!(text, "    +{line}");
    }
    text
}

#[test]
fn each_wrong_input_gives_its_report() {
    let update = std::env::var_os("PROSPECTUS_UPDATE").is_some_and(|value| value == "1");
    let ci = std::env::var_os("CI").is_some_and(|value| value == "true");
    assert!(
        !(update && ci),
        "expectations are not rewritten in CI: run with PROSPECTUS_UPDATE=1 at home and read them"
    );
    let failures: Vec<String> = all()
        .par_iter()
        .filter_map(|case| {
            let now = reports(case);
            let mut rewritten = case.input.clone();
            let mut failure = String::new();
            for (lang, text) in now {
                let before = match (case.reports.get(lang), lang) {
                    (Some(before), _) => before.as_str(),
                    // The English report must stand there; the Chinese one where the case says so.
                    (None, "") => "",
                    (None, _) => continue,
                };
                let _ = write!(rewritten, "-- report{lang} --\n{text}{}", if text.is_empty() { "" } else { "\n" });
                if before != text || !case.reports.contains_key(lang) {
                    failure.push_str(&format!("{}{lang}:\n{}", case.name, diff(before, &text)));
                }
            }
            if update && !failure.is_empty() {
                std::fs::write(cases_folder().join(&case.name), rewritten).expect("cases can be written");
                return None;
            }
            (!failure.is_empty()).then_some(failure)
        })
        .collect();
    assert!(
        failures.is_empty(),
        "{} cases differ; if the new reports are right, run once with PROSPECTUS_UPDATE=1, read them and commit:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

/// The codes in a report: the words in the brackets behind a level.
fn codes_in(report: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for line in report.lines() {
        for level in ["error[", "warning[", "hint["] {
            if let Some((code, _)) = line.strip_prefix(level).and_then(|rest| rest.split_once("]: ")) {
                found.insert(code.to_owned());
            }
        }
    }
    found
}

/// Codes that nothing in a site can bring about yet, each with its reason.
const NOT_YET: &[(&str, &str)] = &[];

#[test]
fn every_code_has_a_case() {
    let shown: BTreeSet<String> =
        all().iter().filter_map(|case| case.reports.get("")).flat_map(|report| codes_in(report)).collect();
    let missing: Vec<&str> = codes::all().iter().map(|code| code.name).filter(|name| !shown.contains(*name)).collect();
    let not_yet: Vec<&str> = NOT_YET.iter().map(|(name, _)| *name).collect();
    assert_eq!(missing, not_yet, "codes that no case under tests/cases shows, beside those that nothing can show yet");
    let known: BTreeSet<&str> = codes::all().iter().map(|code| code.name).collect();
    let gone: Vec<&String> = shown.iter().filter(|code| !known.contains(code.as_str())).collect();
    assert!(gone.is_empty(), "cases show codes that no longer exist: {gone:#?}");
}

/// Every trap of DESIGN 4, with the case that springs it and the code it gives; no code where the trap is that the
/// input is fine and must be read as it stands.
const TRAPS: &[(&str, &str, Option<&str>)] = &[
    // YAML
    ("1.10, 007, Null and NO stay text", "yaml/scalars-stay-text.txt", None),
    ("a doubled key", "yaml/doubled-key.txt", Some("yaml-doubled-key")),
    ("a tag", "yaml/tag.txt", Some("yaml-tag")),
    ("a merge key", "yaml/merge-key.txt", Some("yaml-merge-key")),
    ("an anchor", "yaml/anchor-and-alias.txt", Some("yaml-anchor")),
    ("an alias", "yaml/anchor-and-alias.txt", Some("yaml-alias")),
    ("several documents", "yaml/documents.txt", Some("yaml-documents")),
    ("flow nesting over 64", "yaml/nesting.txt", Some("yaml-nesting")),
    ("a file over 1 MiB", "text/too-large.txt", Some("text-too-large")),
    // Bytes
    ("UTF-16", "text/utf16.txt", Some("utf16-text")),
    ("GBK", "text/gbk.txt", Some("gbk-text")),
    ("bad UTF-8, with its line", "text/not-utf8.txt", Some("not-utf8")),
    ("NUL", "text/nul-byte.txt", Some("nul-byte")),
    ("a full-width colon", "yaml/full-width-colon.txt", Some("yaml-full-width-colon")),
    ("indents of U+3000", "yaml/wide-space.txt", Some("yaml-wide-space")),
    ("curly quotes as quotes", "yaml/curly-quotes.txt", Some("yaml-curly-quotes")),
    ("git's conflict markers", "text/conflict-markers.txt", Some("conflict-markers")),
    ("BOM and CRLF are read as if absent", "text/bom-and-crlf.txt", None),
    // Markdown
    ("raw HTML", "prose/raw-html.txt", Some("raw-html")),
    ("an address judged after decoding", "prose/link-scheme.txt", Some("link-scheme")),
    ("a heading's other attributes", "prose/heading-attribute.txt", Some("heading-attribute")),
    ("heading ids are unique", "prose/duplicate-heading-id.txt", Some("duplicate-heading-id")),
    ("ids that begin with page-", "prose/heading-id.txt", Some("heading-id")),
    ("emphasis beside Chinese text", "prose/emphasis-beside-chinese.txt", None),
    ("sizes are limited", "prose/nested-too-deep.txt", Some("nested-too-deep")),
    // Files beside entries
    ("SVG and HTML are active", "discover/active-file.txt", Some("active-file")),
    ("a type that is not published", "discover/unpublished-type.txt", Some("unpublished-type")),
    ("extension and leading bytes", "discover/type-disagrees.txt", Some("type-disagrees")),
    // Templates
    ("undefined is an error", "theme/undefined-name.txt", Some("template-undefined")),
    ("depth of includes is limited", "theme/depth.txt", Some("template-depth")),
    ("depth of component calls is limited", "theme/component-without-end.txt", Some("template-error")),
    ("all templates that do not parse", "theme/syntax-in-two.txt", Some("template-syntax")),
    // Paths
    ("slugs come from a small alphabet", "discover/bad-slug.txt", Some("bad-slug")),
    ("names that differ by case", "discover/names-clash.txt", Some("names-clash")),
    ("Windows' reserved names", "discover/name-not-portable.txt", Some("name-not-portable")),
    ("symbolic links", "discover/symlink.txt", Some("symlink")),
    // Links and anchors
    ("an anchor of the page in every language", "link/unknown-anchor.txt", Some("unknown-anchor")),
    ("an anchor of another entry in every language", "link/unknown-entry-anchor.txt", Some("unknown-entry-anchor")),
    ("a dead link in a rendered page", "output/dead-link.txt", Some("dead-link")),
    ("a dead fragment in a rendered page", "output/dead-fragment.txt", Some("dead-fragment")),
    ("a doubled id in a rendered page", "output/doubled-id.txt", Some("doubled-id")),
];

/// `explain` and `[checks]` take a code by its name: two of one name could not be told apart.
#[test]
fn no_two_codes_have_one_name() {
    let names: Vec<&str> = codes::all().iter().map(|code| code.name).collect();
    let twice: Vec<&str> = names.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
    assert!(twice.is_empty(), "{twice:?}");
}

#[test]
fn every_trap_of_the_design_has_a_case() {
    let cases = all();
    let mut wrong = Vec::new();
    for (trap, path, code) in TRAPS {
        let report = cases.iter().find(|case| case.name == *path).and_then(|case| case.reports.get(""));
        let Some(report) = report else {
            wrong.push(format!("{trap}: there is no {path}"));
            continue;
        };
        let found = codes_in(report);
        let right = match code {
            Some(code) => found.contains(*code),
            None => found.is_empty(),
        };
        if !right {
            wrong.push(format!("{trap}: {path} shows {found:?} in place of {code:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn ten_cases_mix_five_mistakes_in_three_files() {
    /// What makes it impossible to read a file, and what only all files together can tell.
    const UNREADABLE: [&str; 6] = ["yaml-", "not-utf8", "utf16-text", "gbk-text", "conflict-markers", "front-matter-"];
    const OF_THE_WHOLE: [&str; 14] = [
        "unknown-reference",
        "wrong-kind",
        "cycle",
        "unknown-anchor",
        "unknown-entry-anchor",
        "dates-out-of-order",
        "double-degree-of-one",
        "joint-degree-of-one",
        "stages-do-not-add-up",
        "same-name",
        "acronym-twice",
        "misspelling",
        "internal-shown",
        "alias-taken",
    ];
    let cases = all();
    let mixed: Vec<&Case> = cases.iter().filter(|case| case.name.starts_with("mixed/")).collect();
    assert_eq!(mixed.len(), 10);
    for case in mixed {
        let report = &case.reports[""];
        let mut by_file: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let mut code = "";
        for line in report.lines() {
            let found = line.split_once('[').and_then(|(_, rest)| rest.split_once("]: "));
            if let (true, Some((name, _))) = (line.starts_with(|c: char| c.is_ascii_lowercase()), found) {
                code = name;
            } else if let Some(place) = line.trim_start().strip_prefix("--> ")
                && !code.is_empty()
            {
                let path = place.split(':').next().unwrap_or_default();
                by_file.entry(path).or_default().push(code);
                code = "";
            }
        }
        let n: usize = by_file.values().map(Vec::len).sum();
        assert_eq!((n, by_file.len()), (5, 3), "{}: five mistakes in three files, but\n{by_file:#?}", case.name);
        let matching = |words: &[&str]| {
            by_file.values().flatten().filter(|code| words.iter().any(|word| code.starts_with(word))).count()
        };
        assert!(matching(&UNREADABLE) >= 2, "{}: two that cannot be decoded\n{by_file:#?}", case.name);
        assert!(matching(&OF_THE_WHOLE) >= 2, "{}: two of the whole\n{by_file:#?}", case.name);
    }
}

#[test]
fn the_shares_of_chinese_hold() {
    let cases = all();
    let n = cases.len();
    let han = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let in_input = cases.iter().filter(|case| han(&case.input)).count();
    let in_report = cases.iter().filter(|case| case.reports.contains_key(" zh")).count();
    assert!(in_input * 2 >= n, "{in_input} of {n} cases hold Chinese text");
    assert!(in_report * 3 >= n, "{in_report} of {n} cases have the Chinese report");
}

#[test]
fn the_day_of_cases_is_the_day_of_all_tests() {
    assert_eq!(crate::folder::today().to_string(), TODAY);
}
