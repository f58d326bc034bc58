//! Bodies and people: what belongs to whom, what is shown of a person, what a program takes from its joint unit.

use prospectus::build::build;
use prospectus::diag::{Form, MessageLang};
use scraper::{Html, Selector};

use crate::folder::{Folder, request, snapshot, to};
use crate::pages::{Files, pages, text};

const SITE: &str = "
-- site.toml --
title = { en = \"Wangchuan Abroad\", zh = \"望川国际项目\" }
base_url = \"https://catalogue.example/\"
languages = [\"en\", \"zh\"]
office = \"units/office\"
-- content/institutions/wangchuan.yaml --
name: {en: Wangchuan University, zh: 望川大学}
type: university
country: CN
city: {en: Wangchuan, zh: 望川}
checked: {on: 2026-11-01, by: an-he}
-- content/institutions/corrib.yaml --
name: {en: Corrib Valley, zh: 科里布谷大学}
type: university
country: IE
-- content/units/office.yaml --
name: {en: International Office, zh: 国际处}
type: office
of: wangchuan
address: {en: 1 Lantern Road, zh: 灯笼路1号}
contacts:
  - {role: {en: Exchange, zh: 交换学习}, email: office@wangchuan.example}
  - {person: an-he, phone: \"+862500000007\", hours: {en: At dusk, zh: 黄昏时分}}
-- content/units/water-school.yaml --
name: {en: School of Water, zh: 水学院}
type: school
of: wangchuan
-- content/units/water-laboratory.yaml --
name: {en: Water Laboratory, zh: 水实验室}
type: laboratory
of: units/water-school
-- content/joint-units/bridge.yaml --
name: {en: Bridge College, zh: 桥学院}
type: college
phase: running
partners:
  - {party: units/water-school, signatories: [an-he, {en: The ferryman, zh: 摆渡人}]}
  - corrib
majors: [robotics]
-- content/majors/robotics.yaml --
name: {en: Robotics, zh: 机器人工程}
-- content/majors/bridges.yaml --
name: {en: Bridge Studies, zh: 桥梁学}
discipline: {en: Engineering, zh: 工学}
-- content/programs/bench.yaml --
title: {en: The Bench, zh: 实验台}
level: master
arrangement: joint
duration: 2 years
languages: en
joint_unit: bridge
-- content/programs/lamp.yaml --
title: {en: The Lamp, zh: 灯}
level: master
arrangement: joint
duration: 2 years
languages: en
joint_unit: bridge
majors: [bridges]
-- content/agreements/water.yaml --
title: {en: Water Agreement, zh: 水协议}
type: research
parties: [units/water-laboratory, units/water-school, corrib]
-- content/agreements/mist.yaml --
title: {en: Mist Agreement, zh: 云雾协议}
type: research
parties: [units/water-laboratory, corrib]
-- content/people/an-he.yaml --
name: {en: An He, zh: 安和}
positions:
  - {title: {en: Rector, zh: 校长}, at: wangchuan, until: 2020}
  - {title: {en: Ferryman, zh: 摆渡人}, at: units/office, from: 2021}
contacts: {email: an-he@wangchuan.example, phone: \"+862500000008\"}
-- content/people/bo-yu.yaml --
name: {en: Bo Yu}
public_contact: true
contacts: {email: bo-yu@wangchuan.example}
";

fn built() -> Files {
    built_of(SITE)
}

/// The files that the site with these sources becomes.
pub fn built_of(site: &str) -> Files {
    let folder = Folder::new();
    for file in site.split("\n-- ").skip(1) {
        let (path, content) = file.split_once(" --\n").expect("a path ends with ` --`");
        folder.write(path, format!("{content}\n"));
    }
    let outcome = build(&request(folder.path()), &to(&folder.path().join("public"))).expect("the disk is there");
    let report = || outcome.report.text(Form::Rich, &outcome.sources, MessageLang::En, false);
    assert!(outcome.built.is_some(), "{}", report());
    snapshot(&folder.path().join("public"))
}

pub fn page(files: &Files, path: &str) -> Html {
    let found = pages(files).find(|(known, _)| *known == path);
    found.unwrap_or_else(|| panic!("there is no {path}")).1
}

/// The texts of what `selector` finds, in the order of the page.
pub fn texts(page: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    page.select(&selector).map(|element| element.text().collect::<String>().trim().to_owned()).collect()
}

/// The entries listed on a page: `Kind: title`, in the order of the page.
fn listed(page: &Html) -> Vec<String> {
    let parts = Selector::parse("section.part").expect("a selector");
    let mut found = Vec::new();
    for part in page.select(&parts) {
        let one = |selector: &str| {
            let selector = Selector::parse(selector).expect("a selector");
            part.select(&selector).map(|element| element.text().collect::<String>()).collect::<Vec<_>>()
        };
        let heading = one("h2").concat();
        found.extend(one(".row-title, .brief h3").into_iter().map(|title| format!("{heading}: {title}")));
    }
    found
}

#[test]
fn what_a_unit_takes_part_in_shows_on_its_institutions_page_once() {
    let files = built();
    assert_eq!(
        listed(&page(&files, "en/institutions/wangchuan/index.html")),
        [
            "Programs: The Bench",
            "Programs: The Lamp",
            "Agreements: Mist Agreement",
            "Agreements: Water Agreement",
            "Joint units: Bridge College",
            "Units: International Office",
            "Units: School of Water",
            "Units: Water Laboratory",
            "People: An He",
        ]
    );
    // A unit's own page lists what names the unit itself.
    assert_eq!(
        listed(&page(&files, "zh/units/water-school/index.html")),
        ["合作协议: 水协议", "联合机构: 桥学院", "单位: 水实验室"]
    );
    // Who signed for a partner does not own the joint unit.
    assert_eq!(
        listed(&page(&files, "en/people/an-he/index.html")),
        ["Joint units: Bridge College", "Units: International Office"]
    );
}

#[test]
fn a_program_that_names_no_major_has_those_of_its_joint_unit() {
    let files = built();
    let majors = |path: &str| {
        let page = page(&files, path);
        let names = texts(&page, "dl.kv dt");
        let at = names.iter().position(|name| name == "Majors").expect("the page names majors");
        texts(&page, "dl.kv dd")[at].clone()
    };
    assert_eq!(majors("en/programs/bench/index.html"), "Robotics");
    assert_eq!(majors("en/programs/lamp/index.html"), "Bridge Studies");
    assert_eq!(listed(&page(&files, "zh/majors/robotics/index.html")), ["项目: 实验台", "联合机构: 桥学院"]);
}

#[test]
fn email_and_telephone_of_a_person_are_shown_only_where_the_person_agrees() {
    let files = built();
    let shows = |needle: &str| {
        files
            .iter()
            .filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains(needle))
            .map(|(path, _)| path.as_str())
            .collect::<Vec<_>>()
    };
    for withheld in ["an-he@", "00000007", "00000008"] {
        assert_eq!(shows(withheld), [""; 0], "{withheld}");
    }
    assert_eq!(
        shows("bo-yu@wangchuan.example"),
        ["catalogue.json", "data/people/bo-yu.json", "en/people/bo-yu/index.html", "zh/people/bo-yu/index.html"]
    );
    // The name stays, and what else the contact says.
    let office = page(&files, "zh/units/office/index.html");
    assert_eq!(texts(&office, "#page-contacts ~ ul dd"), ["office@wangchuan.example", "安和", "黄昏时分"]);
    // A contact of which nothing is left leaves no heading behind.
    assert!(!text(&page(&files, "en/people/an-he/index.html")).contains("Contact"));
}

#[test]
fn every_page_says_how_to_reach_the_office() {
    let files = built();
    for (path, page) in pages(&files).filter(|(path, _)| path.starts_with("zh/") && *path != "zh/404.html") {
        assert_eq!(texts(&page, "footer h2")[0], "国际处", "{path}");
        assert_eq!(texts(&page, "footer address p"), ["灯笼路1号", "office@wangchuan.example"], "{path}");
        assert_eq!(texts(&page, "footer address a[href^='mailto:']"), ["office@wangchuan.example"], "{path}");
    }
}

#[test]
fn positions_that_are_over_stand_apart_by_the_day_of_the_build() {
    let files = built();
    let page = page(&files, "en/people/an-he/index.html");
    assert_eq!(texts(&page, "section.part:has(#page-positions) .kv > div:first-child dd"), ["Ferryman"]);
    assert_eq!(texts(&page, "section.part:has(#page-former-positions) .kv > div:first-child dd"), ["Rector"]);
    assert_eq!(texts(&self::page(&files, "zh/people/index.html"), ".row-facts dd"), ["国际处摆渡人"]);
}

#[test]
fn a_name_that_is_known_in_one_script_only_is_shown_in_it_everywhere() {
    let files = built();
    let page = page(&files, "zh/people/bo-yu/index.html");
    assert_eq!(texts(&page, "h1[lang=en]"), ["Bo Yu"]);
}
