//! `docs/security.md` and `docs/security.zh.md` say what is so: each promise names its tests, every number is the program's
//! own, and both pages make the same promises.

use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};

use crate::folder::project;

const PAGES: [&str; 2] = ["docs/security.md", "docs/security.zh.md"];

fn page(path: &str) -> String {
    std::fs::read_to_string(project().join(path)).expect("the page is there")
}

/// The texts between back-ticks.
fn spans(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// Names of tests are sentences; nothing else on the page has so many underscores.
fn is_test(span: &str) -> bool {
    span.matches('_').count() >= 3 && span.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

fn rust_files(folder: &Utf8Path, found: &mut Vec<Utf8PathBuf>) {
    for entry in folder.read_dir_utf8().expect("the sources are there") {
        let path = entry.expect("they can be read").into_path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension() == Some("rs") {
            found.push(path);
        }
    }
}

/// The names of all functions that are marked as tests.
fn tests() -> BTreeSet<String> {
    let mut files = Vec::new();
    rust_files(&project().join("src"), &mut files);
    rust_files(&project().join("tests/suite"), &mut files);
    let mut names = BTreeSet::new();
    for file in files {
        let text = std::fs::read_to_string(file).expect("it can be read");
        for (at, _) in text.match_indices("#[test]") {
            // Other attributes may stand between.
            let Some((_, rest)) = text[at..].split_once("fn ") else { continue };
            names.extend(rest.split(['(', '<']).next().map(str::to_owned));
        }
    }
    names
}

/// What a page promises: for each promise, row and section in its order, the tests, cases and numbers that it names.
fn promises(page: &str) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    for section in page.split("\n## ").skip(1) {
        // The first says what is taken for granted, not what is promised.
        let is_promised = !all.is_empty();
        let rows: Vec<&str> = section.lines().filter(|line| line.starts_with("| ")).collect();
        all.push(vec![format!("a section with {} rows", rows.len())]);
        let listed = section.split("\n- ").skip(1).map(|promise| promise.split("\n\n").next().unwrap_or_default());
        let rows = rows.into_iter().skip(1).filter(|_| is_promised);
        for promise in listed.chain(rows) {
            let tests = spans(promise).filter(|span| is_test(span) || span.starts_with("tests/cases/"));
            let numbers = promise.split("<!-- ").skip(1).filter_map(|rest| rest.split(" -->").next());
            all.push(tests.chain(numbers).map(str::to_owned).collect());
        }
    }
    all
}

#[test]
fn every_test_that_the_pages_on_security_name_exists() {
    let tests = tests();
    for path in PAGES {
        let page = page(path);
        let gone: Vec<&str> = spans(&page).filter(|span| is_test(span) && !tests.contains(*span)).collect();
        assert_eq!(gone, [""; 0], "{path} names tests that there are not");
        let cases: Vec<&str> = spans(&page).filter(|span| span.starts_with("tests/cases/")).collect();
        let gone: Vec<&&str> = cases.iter().filter(|case| !project().join(case).is_file()).collect();
        assert!(gone.is_empty() && cases.len() > 10, "{path} names cases that there are not: {gone:?}");
    }
}

#[test]
fn every_promise_of_the_pages_on_security_names_its_tests_and_both_make_the_same() {
    let [english, chinese] = PAGES.map(|path| promises(&page(path)));
    assert!(english.len() > 40, "only {} promises were found", english.len());
    let without: Vec<usize> = (0..english.len()).filter(|i| english[*i].is_empty()).collect();
    assert_eq!(without, [0; 0], "promises without a test, by their number");
    for (i, (one, other)) in english.iter().zip(&chinese).enumerate() {
        assert_eq!(one, other, "promise {i}");
    }
    assert_eq!(english.len(), chinese.len());
}

/// The value of a constant as it is written in its file: a number, one shifted or multiplied, or seconds.
fn constant(file: &str, name: &str) -> u64 {
    let text = std::fs::read_to_string(project().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
    let number = |text: &str| text.trim().replace('_', "").parse::<u64>().ok();
    let value = match text.split_once(&format!("const {name}: ")) {
        Some((_, rest)) => rest.split_once("= ").and_then(|(_, rest)| rest.split(';').next()),
        None => text.split_once(&format!("{name}: Duration::from_secs(")).and_then(|(_, rest)| rest.split(')').next()),
    };
    let value = value.unwrap_or_else(|| panic!("{file} has no `{name}`"));
    let value = value.trim_start_matches("Duration::from_secs(").trim_end_matches(')');
    let found = match (value.split_once("<<"), value.split_once('*')) {
        (Some((one, shift)), _) => number(one).zip(number(shift)).map(|(one, shift)| one << shift),
        (_, Some((one, other))) => number(one).zip(number(other)).map(|(one, other)| one * other),
        _ => number(value),
    };
    found.unwrap_or_else(|| panic!("{file}: `{name}` is {value}, which this test cannot read"))
}

#[test]
fn the_numbers_of_the_pages_on_security_are_those_of_the_program() {
    for path in PAGES {
        let page = page(path);
        let mut checked = 0;
        for (at, _) in page.match_indices("<!-- src/") {
            let (place, _) = page[at + 5..].split_once(" -->").expect("a comment ends");
            let (file, name) = place.split_once(' ').expect("file and constant");
            let words: Vec<&str> = page[..at].trim_end().rsplit([' ', '\n']).take(2).collect();
            let unit = match words[0] {
                "MiB" => 1 << 20,
                "KiB" => 1 << 10,
                _ => 1,
            };
            let written = words.iter().find_map(|word| word.replace(',', "").parse::<u64>().ok());
            assert_eq!(written.map(|n| n * unit), Some(constant(file, name)), "{path}: {place}");
            checked += 1;
        }
        assert_eq!(checked, page.matches("<!--").count());
        assert!(checked > 10, "only {checked} numbers");
    }
}
