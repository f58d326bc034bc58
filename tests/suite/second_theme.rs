//! A theme that shares no file with the built-in one: what `prospectus theme-reference` lists is enough for a whole theme.
//!
//! `tests/sites/second-theme/themes/reed` is put beside the content with every kind and every field; its pages are
//! crawled from the gate and read as a reader reads them. The manual of themes is worked through in `staff`.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use camino::{Utf8Path, Utf8PathBuf};
use prospectus::build::build;
use prospectus::diag::{Form, MessageLang};
use scraper::{Html, Selector};

use crate::folder::{Folder, copy, copy_site, project, request, snapshot, to};
use crate::pages::{Files, crawl, elements, text, without_twin};

fn reed() -> Utf8PathBuf {
    project().join("tests/sites/second-theme/themes/reed")
}

/// The site with every field in the looks of the second theme, built once for all tests; its pages were read again for
/// dead links, dead anchors and doubled ids.
fn every_field() -> &'static Files {
    static FILES: OnceLock<Files> = OnceLock::new();
    FILES.get_or_init(dressed)
}

fn dressed() -> Files {
    let folder = Folder::new();
    copy_site(&project().join("tests/sites/every-field"), folder.path());
    copy(&reed(), &folder.path().join("themes/reed"));
    let site = std::fs::read_to_string(folder.path().join("site.toml")).unwrap();
    folder.write("site.toml", site.replacen("theme = \"default\"", "theme = \"reed\"", 1));
    built(folder.path())
}

/// The files of the site at `root`; no error is found, also not by the second look at its pages.
fn built(root: &Utf8Path) -> Files {
    let out = Folder::new();
    let output = out.path().join("public");
    let outcome = build(&request(root), &to(&output)).unwrap();
    assert!(outcome.built.is_some(), "{}", outcome.report.text(Form::Rich, &outcome.sources, MessageLang::En, false));
    snapshot(&output)
}

fn page(files: &Files, path: &str) -> Html {
    let bytes = files.get(path).unwrap_or_else(|| panic!("there is no {path}"));
    Html::parse_document(std::str::from_utf8(bytes).unwrap())
}

/// Where the links of the page's main part lead that have `title` for their text.
fn links(page: &Html, title: &str) -> BTreeSet<String> {
    let links = Selector::parse("main a[href]").unwrap();
    let named = page.select(&links).filter(|link| link.text().collect::<String>().trim() == title);
    named.map(|link| link.attr("href").unwrap().to_owned()).collect()
}

/// The text of the fact that stands under `label`.
fn fact(page: &Html, label: &str) -> String {
    let terms = Selector::parse("section > dl > dt").unwrap();
    let term = page.select(&terms).find(|term| term.text().collect::<String>() == label);
    let term = term.unwrap_or_else(|| panic!("no fact is called {label}"));
    let value = term.next_siblings().find_map(scraper::ElementRef::wrap).expect("a value stands behind its label");
    value.text().collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn no_file_of_the_second_theme_is_one_of_the_built_in_theme() {
    let built_in: BTreeSet<Vec<u8>> = snapshot(&project().join("themes/default")).into_values().collect();
    let shared: Vec<String> =
        snapshot(&reed()).into_iter().filter(|(_, bytes)| built_in.contains(bytes)).map(|(path, _)| path).collect();
    assert_eq!(shared, [""; 0]);
    // Nor does one reach its site from below: the only sheets are its own, its colour and those of filters.
    let files = every_field();
    let assets = files.keys().filter_map(|path| path.strip_prefix("assets/"));
    let own = assets.filter(|name| !name.starts_with("facets-") && !name.starts_with("pictures/"));
    let own: Vec<&str> = own.map(|name| name.split('.').next().unwrap()).collect();
    assert_eq!(own, ["hue", "reed"]);
}

#[test]
fn every_page_of_the_second_theme_is_reached_from_the_gate_and_every_link_leads_somewhere() {
    let files = every_field();
    assert_eq!(crawl(files, "/catalogue/", "https://every-field.example"), [""; 0]);
    assert_eq!(without_twin(files, &["en", "zh"]), [""; 0]);
    // What the crawler would let pass: the deadlines are linked from the home page, former addresses lead on.
    for (lang, all) in [("en", "All deadlines"), ("zh", "全部截止日期")] {
        let home = page(files, &format!("{lang}/index.html"));
        assert_eq!(links(&home, all), BTreeSet::from([format!("/catalogue/{lang}/deadlines/")]));
        let former = page(files, &format!("{lang}/institutions/river-academy/index.html"));
        let title = if lang == "en" { "Wangchuan University" } else { "望川大学" };
        assert_eq!(links(&former, title), BTreeSet::from([format!("/catalogue/{lang}/institutions/wangchuan/")]));
    }
}

#[test]
fn the_second_theme_is_the_same_site_at_the_same_addresses() {
    let folder = Folder::new();
    copy_site(&project().join("tests/sites/every-field"), folder.path());
    let pages = |files: &Files| files.keys().filter(|path| path.ends_with(".html")).cloned().collect::<BTreeSet<_>>();
    assert_eq!(pages(every_field()), pages(&built(folder.path())));
}

#[test]
fn every_page_of_every_kind_has_its_own_title_once_in_the_second_theme() {
    let files = every_field();
    let heading = Selector::parse("h1").unwrap();
    let plain = |html: &Html| html.select(&heading).map(|h| h.text().collect::<String>()).collect::<Vec<_>>();
    let mut kinds = BTreeSet::new();
    for path in files.keys().filter(|path| path.ends_with("/index.html")) {
        let html = page(files, path);
        let titles = plain(&html);
        assert_eq!(titles.len(), 1, "{path}: {titles:?}");
        assert!(!titles[0].trim().is_empty(), "{path}");
        kinds.insert(path.split('/').nth(1).unwrap_or_default().to_owned());
        // No scripts, no styles in attributes: the policy of the exports holds for any theme.
        assert!(!elements(&html).iter().any(|element| element.starts_with("<script") || element.contains(" style")));
    }
    for kind in prospectus::catalogue::KINDS.iter().filter(|kind| kind.name.folder != "pages") {
        assert!(kinds.contains(kind.name.folder), "{}", kind.name.folder);
    }
}

/// A page of each kind, a title of each language, and facts by their labels.
type Sample = (&'static str, [&'static str; 2], [&'static [(&'static str, &'static str)]; 2]);

const SAMPLES: &[Sample] = &[
    (
        "programs/robotics-3-1",
        ["Robotics (3+1)", "机器人工程（3+1）"],
        [
            &[("Level", "Bachelor"), ("Credits", "160 Chinese credits"), ("Replaces", "Tide Studies (2+2)")],
            &[("层次", "本科"), ("专业", "机器人工程")],
        ],
    ),
    (
        "institutions/wangchuan",
        ["Wangchuan University", "望川大学"],
        [
            &[("Founded", "October 1903"), ("Country or region", "China")],
            &[("成立时间", "1903年10月"), ("城市", "望川")],
        ],
    ),
    (
        "events/lantern-symposium",
        ["Symposium of the lanterns", "灯笼研讨会"],
        [&[("Outcomes", "A charter Twelve lanterns")], &[("类型", "研讨会"), ("成果", "一份章程 十二盏灯笼")]],
    ),
];

#[test]
fn title_facts_and_references_of_entries_are_on_their_pages_in_the_second_theme() {
    let files = every_field();
    for (path, titles, facts) in SAMPLES {
        for (at, lang) in ["en", "zh"].into_iter().enumerate() {
            let html = page(files, &format!("{lang}/{path}/index.html"));
            let heading = Selector::parse("h1").unwrap();
            assert_eq!(html.select(&heading).next().unwrap().text().collect::<String>(), titles[at]);
            for (label, value) in facts[at] {
                assert_eq!(fact(&html, label), *value, "{lang}/{path}: {label}");
            }
        }
    }
    // References lead in both directions, in the language of the page.
    let program = page(files, "zh/programs/robotics-3-1/index.html");
    let to = |slug: &str| BTreeSet::from([format!("/catalogue/zh/{slug}/")]);
    assert_eq!(links(&program, "望川大学"), to("institutions/wangchuan"));
    assert_eq!(links(&program, "机器人工程"), to("majors/robotics"));
    let major = page(files, "zh/majors/robotics/index.html");
    assert_eq!(links(&major, "机器人工程（3+1）"), to("programs/robotics-3-1"));
    // A figure is said with what it counts, also where only the site knows that.
    let university = text(&page(files, "zh/institutions/wangchuan/index.html"));
    assert!(university.contains("点亮的灯笼：至多12"), "{university}");
    assert!(text(&page(files, "en/institutions/wangchuan/index.html")).contains("lanterns lit: up to 12"));
}

#[test]
fn every_kind_shows_a_fact_under_its_label_in_both_languages_in_the_second_theme() {
    let files = every_field();
    let terms = Selector::parse("section > dl > dt").unwrap();
    for kind in prospectus::catalogue::KINDS {
        let folder = kind.name.folder;
        if folder == "pages" {
            continue;
        }
        for lang in ["en", "zh"] {
            let below = format!("{lang}/{folder}/");
            let labelled =
                files.keys().filter(|path| path.starts_with(&below) && path.ends_with(".html")).any(|path| {
                    let html = page(files, path);
                    let labels = html.select(&terms).map(|term| term.text().collect::<String>()).collect::<Vec<_>>();
                    labels.len() > 2
                        && labels.iter().all(|label| !label.is_empty())
                        && (lang == "en"
                            || labels.iter().any(|label| label.chars().any(|c| ('一'..='鿿').contains(&c))))
                });
            assert!(labelled, "{below}");
        }
    }
}
