//! The project's own catalogue and the small sites build, and every page of them leads somewhere.

use std::collections::BTreeSet;

use camino::Utf8Path;
use prospectus::build::{Today, build};
use prospectus::date::CivilDay;
use prospectus::diag::{Form, Level, MessageLang};
use scraper::{Html, Selector};

use crate::folder::{Folder, copy_site, project, request, snapshot, to, today};
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
fn a_site_with_a_whole_theme_of_its_own_builds() {
    small_site("second-theme", "/", "https://second-theme.example", &["en", "zh"]);
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
    assert_eq!(names, ["components", "every-field", "hans-hant", "monolingual", "rtl", "second-theme", "trilingual"]);
}

/// The titles of the entries in the index of `kind`, in its order, on the day `today`.
fn index(root: &Utf8Path, kind: &str, today: CivilDay) -> Vec<String> {
    let folder = Folder::new();
    let output = folder.path().join("public");
    let mut request = request(root);
    request.today = Today::Day(today);
    let outcome = build(&request, &to(&output)).unwrap_or_else(|error| panic!("{root}: {error}"));
    assert!(outcome.built.is_some(), "{}", outcome.report.text(Form::Rich, &outcome.sources, MessageLang::En, false));
    let page = std::fs::read_to_string(output.join(format!("zh/{kind}/index.html"))).expect("the kind has an index");
    let titles = Selector::parse(".row-title").expect("it is a selector");
    Html::parse_document(&page).select(&titles).map(|title| title.text().collect::<String>()).collect()
}

#[test]
fn lists_of_events_and_news_show_what_is_ahead_soonest_first_then_the_newest() {
    let folder = Folder::new();
    copy_site(&project().join("tests/sites/monolingual"), folder.path());
    let events = [
        ("a", "甲：去年秋季", "2025-autumn"),
        ("b", "乙：明年", "2027-01-15"),
        ("c", "丙：今天", "2026-11-21"),
        ("d", "丁：昨天", "2026-11-20"),
        ("e", "戊：今年", "2026"),
        ("f", "己：日期未知", "not-stated"),
        ("g", "庚：持续到明天", "2026-10-01\nuntil: 2026-11-22"),
    ];
    for (slug, title, from) in events {
        folder.write(format!("content/events/{slug}.yaml"), format!("title: {title}\ntype: visit\nfrom: {from}\n"));
    }
    for (slug, title, published) in [("a", "旧闻", "2025-01-01"), ("b", "新闻", "2026-11-20"), ("c", "旬报", "2026-11")]
    {
        folder.write(format!("content/news/{slug}.yaml"), format!("title: {title}\npublished: {published}\n"));
    }
    assert_eq!(
        index(folder.path(), "events", today()),
        ["庚：持续到明天", "丙：今天", "乙：明年", "丁：昨天", "戊：今年", "甲：去年秋季", "己：日期未知"]
    );
    assert_eq!(index(folder.path(), "news", today()), ["新闻", "旬报", "旧闻"]);
    // Two days later what was ahead is past.
    let later = CivilDay::new(2026, 11, 23).expect("a day that the calendar has");
    assert_eq!(index(folder.path(), "events", later)[..3], ["乙：明年", "丙：今天", "丁：昨天"]);
}
