//! Any bytes as any file of a site: no panic, no hang, nothing outside the output folder.

use std::collections::BTreeMap;
use std::sync::mpsc;
use std::time::Duration;

use camino::Utf8PathBuf;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use prospectus::build::build;
use prospectus::diag::{Form, MessageLang};

use crate::folder::{Folder, full, request, snapshot, to};

const SITE: &str = "\
title = { en = \"Wangchuan Abroad\", zh = \"望川国际项目\" }
base_url = \"https://catalogue.example/\"
languages = [\"en\", \"zh\"]
";

/// The files of a small site, any of which is replaced.
const FILES: &[(&str, &str)] = &[
    ("site.toml", SITE),
    ("content/institutions/wangchuan.yaml", "name: {en: Wangchuan, zh: 望川大学}\ntype: university\ncountry: CN\n"),
    (
        "content/programs/robotics/facts.yaml",
        "level: bachelor\narrangement: single\nparties: [wangchuan]\nduration: 4 years\nlanguages: [zh]\n",
    ),
    ("content/programs/robotics/en.md", "---\ntitle: Robotics\n---\nSee [us](entry:institutions/wangchuan).\n"),
    (
        "content/programs/robotics/zh.md",
        "---\ntitle: 机器人工程\n---\n## 学费 {#fees}\n\n见[学校](entry:institutions/wangchuan)。\n",
    ),
    ("content/majors/robotics.yaml", "name: {en: Robotics, zh: 机器人工程}\n"),
    ("content/programs/robotics/plan.pdf", "%PDF-1.4\n"),
    ("themes/own/strings/en.yaml", "nav:\n  home: Home\n"),
    ("themes/own/templates/gate.html", "<p>{{ site.title }}</p>"),
];

/// Pieces of which staff, editors and bad luck make files.
const PIECES: &[&str] = &[
    "---\n",
    "title: ",
    "name: ",
    "机器人工程",
    "：",
    "{",
    "}",
    "[",
    "]",
    "en: ",
    "zh: ",
    ", ",
    "，",
    "- ",
    "  ",
    "\t",
    "\u{3000}",
    "\n",
    "\r\n",
    "\"",
    "'",
    "“",
    "&a ",
    "*a ",
    "<<: ",
    "!!str ",
    "|\n",
    ">\n",
    "#",
    "# ",
    "##",
    "{#fees}",
    "](entry:",
    "](../",
    "![",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "&#x6a;",
    "javascript:",
    "```",
    "\0",
    "\u{feff}",
    "\u{202e}",
    "../../../etc/passwd",
    "2026-02-31",
    "not-stated",
    "level: bachelor\n",
    "parties: [wangchuan (lead)]\n",
    "stages:\n  - 3 years at wangchuan\n",
    "99999999999999999999 CNY",
    "[checks]\n",
    "= ",
    "languages = ",
    "[[",
    "{{ ",
    " }}",
    "{% for",
    "%}",
    "| ",
    "||",
    "~",
    "\\",
    "/",
    "con",
    "\u{301}",
    "𠮷",
    "👩‍👩‍👧",
    "aliases: [",
    "..",
    "unnamed (TH)",
    "0x1F",
    "1e999",
    ".nan",
    "[^1]",
    "[^1]: ",
];

/// Text of pieces, whole bytes of any kind, or a file of the site with a piece of it replaced.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let pieces =
        prop::collection::vec(prop::sample::select(PIECES), 0..40).prop_map(|pieces| pieces.concat().into_bytes());
    let raw = prop::collection::vec(any::<u8>(), 0..400);
    let cut = (
        prop::sample::select(FILES),
        any::<prop::sample::Index>(),
        prop::sample::select(PIECES),
        any::<prop::sample::Index>(),
    )
        .prop_map(|((_, text), at, piece, len)| {
            let mut bytes = text.as_bytes().to_vec();
            let start = at.index(bytes.len());
            let end = (start + len.index(6)).min(bytes.len());
            bytes.splice(start..end, piece.bytes());
            bytes
        });
    prop_oneof![4 => pieces, 1 => raw, 3 => cut]
}

/// Builds the site with `bytes` in place of one file; gives the report, and what was changed outside the output.
fn outcome(file: usize, bytes: &[u8]) -> Result<String, String> {
    let folder = Folder::new();
    let site: BTreeMap<&str, &[u8]> = FILES
        .iter()
        .enumerate()
        .map(|(i, (path, text))| (*path, if i == file { bytes } else { text.as_bytes() }))
        .collect();
    for (path, bytes) in &site {
        folder.write(Utf8PathBuf::from("site").join(path), bytes);
    }
    folder.write("beside/marker.txt", "as it was");
    let before = snapshot(folder.path());
    let root = folder.path().join("site");
    // The theme of `themes/own` is in use where the file under test is a part of it.
    if FILES[file].0.starts_with("themes/") {
        folder.write("site/site.toml", SITE.to_owned() + "theme = \"own\"\n");
    }
    let result = build(&request(&root), &to(&root.join("public")));
    let mut after = snapshot(folder.path());
    after.retain(|path, _| !path.starts_with("site/public/") && !path.starts_with("site/.prospectus/"));
    after.insert("site/site.toml".to_owned(), before["site/site.toml"].clone());
    if before != after {
        return Err(format!("something outside the output changed: {:?}", crate::folder::differences(&before, &after)));
    }
    Ok(match result {
        // Every form must be able to say it.
        Ok(outcome) => [Form::Rich, Form::Short, Form::Json, Form::Sarif, Form::Github]
            .map(|form| outcome.report.text(form, &outcome.sources, MessageLang::Zh, form == Form::Rich))
            .concat(),
        Err(error) => error.to_string(),
    })
}

#[test]
fn any_bytes_as_any_file_make_no_panic_no_hang_and_nothing_outside_the_output() {
    let cases = if full() { 2000 } else { 48 };
    // The default run tries the same inputs every time, so that it never fails by luck; the long one tries new ones.
    let mut runner = if full() {
        TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() })
    } else {
        let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
        TestRunner::new_with_rng(Config { cases, failure_persistence: None, ..Config::default() }, rng)
    };
    let strategy = (0..FILES.len(), bytes());
    let result = runner.run(&strategy, |(file, bytes)| {
        let (send, receive) = mpsc::channel();
        let input = bytes.clone();
        let worker = std::thread::spawn(move || {
            let _ = send.send(outcome(file, &input));
        });
        let shown = || format!("{}: {:?}", FILES[file].0, String::from_utf8_lossy(&bytes));
        match receive.recv_timeout(Duration::from_mins(1)) {
            Ok(Ok(_)) => worker.join().map_err(|_| TestCaseError::fail(shown())),
            Ok(Err(wrong)) => Err(TestCaseError::fail(format!("{wrong}: {}", shown()))),
            Err(mpsc::RecvTimeoutError::Timeout) => Err(TestCaseError::fail(format!("it hangs: {}", shown()))),
            Err(mpsc::RecvTimeoutError::Disconnected) => Err(TestCaseError::fail(format!("it panics: {}", shown()))),
        }
    });
    if let Err(error) = result {
        panic!("{error}");
    }
}
