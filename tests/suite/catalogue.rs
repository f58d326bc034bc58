//! The project's own catalogue and the small sites build, and every page of them leads somewhere.

use std::collections::BTreeSet;

use camino::Utf8Path;
use prospectus::build::build;
use prospectus::diag::{Form, Level, MessageLang};

use crate::folder::{Folder, copy_site, project, request, snapshot, to};
use crate::pages::{Files, crawl, without_twin};

/// Builds the site at `root` and reads its pages again; gives its files and what was warned of, as `path: code`.
fn built(root: &Utf8Path) -> (Files, BTreeSet<String>) {
    let folder = Folder::new();
    let output = folder.path().join("public");
    let outcome = build(&request(root), &to(&output)).unwrap_or_else(|error| panic!("{root}: {error}"));
    let report = || outcome.report.text(Form::Rich, &outcome.sources, MessageLang::En, false);
    assert!(outcome.built.is_some(), "{root} was not published:\n{}", report());
    let warned = outcome.report.findings().iter().filter(|finding| finding.level >= Level::Warning).map(|finding| {
        let path = &outcome.sources[finding.diagnostic.place().file].path;
        format!("{path}: {}", finding.diagnostic.code.name)
    });
    (snapshot(&output), warned.collect())
}

/// What the project's own catalogue may be warned of, each with its reason.
const KNOWN: &[(&str, &str)] = &[];

#[test]
fn the_projects_own_catalogue_builds_without_an_unexplained_warning() {
    let (files, warned) = built(project());
    let known: BTreeSet<String> = KNOWN.iter().map(|(warning, _)| (*warning).to_owned()).collect();
    let unexplained: Vec<_> = warned.difference(&known).collect();
    assert!(unexplained.is_empty(), "{unexplained:#?}");
    let gone: Vec<_> = known.difference(&warned).collect();
    assert!(gone.is_empty(), "these warnings come no more, take them off the list: {gone:#?}");
    assert_eq!(crawl(&files, "/", "https://catalogue.example"), [""; 0]);
    assert_eq!(without_twin(&files, &["en", "zh"]), [""; 0]);
    assert!(files.contains_key("en/institutions/njupt/index.html"), "{:?}", files.keys());
}

fn small_site(name: &str, base: &str, host: &str, languages: &[&str]) {
    // A copy, so that a test never leaves anything among the sources.
    let folder = Folder::new();
    copy_site(&project().join("tests/sites").join(name), folder.path());
    let (files, _) = built(folder.path());
    assert_eq!(crawl(&files, base, host), [""; 0], "{name}");
    assert_eq!(without_twin(&files, languages), [""; 0], "{name}");
}

#[test]
fn the_site_with_every_field_builds_below_a_path() {
    small_site("every-field", "/catalogue/", "https://every-field.example", &["en", "zh"]);
}

#[test]
fn a_site_in_three_languages_builds() {
    small_site("trilingual", "/", "https://trilingual.example", &["en", "zh", "ru"]);
}

#[test]
fn a_site_from_right_to_left_builds() {
    small_site("rtl", "/", "https://rtl.example", &["ar", "en"]);
}

#[test]
fn a_site_in_one_language_builds() {
    small_site("monolingual", "/catalogue/", "https://monolingual.example", &["zh"]);
}

#[test]
fn a_site_in_two_scripts_of_one_language_builds() {
    small_site("hans-hant", "/", "https://hans-hant.example", &["zh-hans", "zh-hant"]);
}

#[test]
fn every_site_of_tests_sites_is_built_by_a_test() {
    let mut names: Vec<String> = project()
        .join("tests/sites")
        .read_dir_utf8()
        .expect("the small sites are there")
        .map(|entry| entry.expect("they can be read").file_name().to_owned())
        .collect();
    names.sort();
    assert_eq!(names, ["every-field", "hans-hant", "monolingual", "rtl", "trilingual"]);
}
