//! How facts are told in both languages: order of body, position and name, lists that name only some, sources and what
//! cites them, what a source leaves open.

use scraper::Html;

use crate::bodies::{built_of, page, texts};
use crate::pages::Files;

const SITE: &str = "
-- site.toml --
title = { en = \"Wangchuan Abroad\", zh = \"望川国际项目\" }
base_url = \"https://catalogue.example/\"
languages = [\"en\", \"zh\"]
[labels.tag]
robots = { en = \"Robots\", zh = \"机器人\" }
-- content/institutions/wangchuan.yaml --
name: {en: Wangchuan University, zh: 望川大学}
type: university
country: CN
founded: not-stated
tags: [robots, 江河]
sources: documents/yearbook
stats:
  - {as_of: 2026, source: documents/yearbook, students: 300}
-- content/institutions/corrib.yaml --
name: {en: Corrib Valley, zh: 科里布谷大学}
type: university
country: IE
sources:
  - {title: {en: A leaflet, zh: 传单}, publisher: wangchuan, published: 2020-05}
-- content/people/an-he.yaml --
name: {en: An He, zh: 安和}
positions:
  - {title: {en: Rector, zh: 校长}, at: wangchuan, as_of: 2026-05}
sources: news/bell
-- content/joint-units/bridge.yaml --
name: {en: Bridge College, zh: 桥学院}
type: college
phase: proposed
partners: [wangchuan, corrib]
partners_total: more
majors: [robotics, bridges]
majors_total: more
-- content/majors/robotics.yaml --
name: {en: Robotics, zh: 机器人工程}
duration: not-stated
sources: documents/yearbook
-- content/majors/bridges.yaml --
name: {en: Bridge Studies, zh: 桥梁学}
discipline: {en: Engineering, zh: 工学}
sources: documents/yearbook
-- content/alliances/rivers.yaml --
name: {en: Rivers, zh: 江河联盟}
type: alliance
members: [wangchuan, corrib]
members_total: over 20
-- content/events/ferry.yaml --
title: {en: The Ferry, zh: 渡口会}
type: forum
from: 2026-05-01
sessions:
  - title: {en: Welcome, zh: 致辞}
    speakers:
      - {person: an-he, position: {en: Rector, zh: 校长}, party: wangchuan}
      - {party: corrib, position: {en: Dean, zh: 院长}}
participants:
  speaker: {name: {en: Qiu Lan, zh: 邱岚}, party: corrib}
participants_total: more
-- content/documents/yearbook.yaml --
title: {en: Yearbook, zh: 年鉴}
type: report
publisher: wangchuan
published: 2026-03
about: [majors/robotics]
-- content/news/bell.yaml --
title: {en: The bell rings, zh: 钟响了}
published: 2026-06
category: {en: From the river, zh: 江上消息}
about: [institutions/wangchuan]
sources: documents/yearbook
quotes:
  - {by: {person: an-he, position: {en: Rector, zh: 校长}, party: wangchuan}, text: {en: It rang., zh: 响了。}}
  - {by: corrib, text: {en: We heard it., zh: 我们听见了。}}
  - {by: {en: A passer-by, zh: 路人}, text: {en: So did I., zh: 我也听见了。}}
-- content/initiatives/lanterns.yaml --
name: {en: Lanterns, zh: 灯笼}
period: not-stated
by: [people/an-he, corrib (lead)]
";

fn built() -> Files {
    built_of(SITE)
}

/// The texts of what `selector` finds on the English and the Chinese page of `entry`.
fn told(files: &Files, entry: &str, selector: &str) -> (Vec<String>, Vec<String>) {
    let of = |lang: &str| -> Html { page(files, &format!("{lang}/{entry}/index.html")) };
    (texts(&of("en"), selector), texts(&of("zh"), selector))
}

#[track_caller]
fn check(files: &Files, entry: &str, selector: &str, en: &[&str], zh: &[&str]) {
    let (found_en, found_zh) = told(files, entry, selector);
    assert_eq!(found_en, en, "{entry} {selector}");
    assert_eq!(found_zh, zh, "{entry} {selector}");
}

#[test]
fn people_are_told_in_the_order_of_the_language() {
    let files = built();
    check(
        &files,
        "people/an-he",
        ".band .with",
        &["Rector, Wangchuan University as of May 2026"],
        &["望川大学校长 据2026年5月资料"],
    );
    check(
        &files,
        "events/ferry",
        "#page-sessions ~ div th .remark:last-child",
        &["Speakers: An He, Rector, Wangchuan University; Dean, Corrib Valley"],
        &["发言人：望川大学校长安和；科里布谷大学院长"],
    );
    check(&files, "events/ferry", "#page-participants ~ .kv dd", &["Qiu Lan, Corrib Valley"], &["科里布谷大学邱岚"]);
    check(
        &files,
        "news/bell",
        ".quote figcaption",
        &["An He, Rector, Wangchuan University", "Corrib Valley", "A passer-by"],
        &["望川大学校长安和", "科里布谷大学", "路人"],
    );
    check(
        &files,
        "initiatives/lanterns",
        ".side .card li",
        &["An He", "Corrib Valley (lead)"],
        &["安和", "科里布谷大学（牵头）"],
    );
}

#[test]
fn a_list_that_names_only_some_says_so_behind_it() {
    let files = built();
    check(
        &files,
        "joint-units/bridge",
        "#page-glance ~ dl dd",
        &["Wangchuan UniversityCorrib Valleyand other partners", "Robotics, Bridge Studies and others"],
        &["望川大学科里布谷大学以及其他合作方", "机器人工程、桥梁学等"],
    );
    check(&files, "joint-units/bridge", ".side .card", &[], &[]);
    check(
        &files,
        "events/ferry",
        "section:has(#page-participants) > .remark",
        &["and others who took part"],
        &["以及其他参加者"],
    );
    check(&files, "alliances/rivers", ".side .card dd", &["over 20"], &["超过20"]);
}

#[test]
fn a_source_is_told_with_publisher_and_date() {
    let files = built();
    check(
        &files,
        "majors/bridges",
        "#page-sources ~ ul li",
        &["Yearbook, Wangchuan University, March 2026"],
        &["年鉴，望川大学，2026年3月"],
    );
    check(
        &files,
        "institutions/corrib",
        "#page-sources ~ ul li",
        &["A leaflet, Wangchuan University, May 2020"],
        &["传单，望川大学，2020年5月"],
    );
}

/// A figure's source counts as one too; what the yearbook is about is not told twice, and who published a leaflet that
/// another cites has nothing to do with that.
#[test]
fn what_cites_an_entry_stands_apart_from_what_it_is_about() {
    let files = built();
    check(&files, "documents/yearbook", "section h2", &["Cited by"], &["引用本资料的条目"]);
    check(
        &files,
        "documents/yearbook",
        "#page-cited-by ~ dl > div",
        &["PartnersWangchuan University", "MajorsBridge Studies", "NewsThe bell rings"],
        &["合作伙伴望川大学", "专业桥梁学", "新闻钟响了"],
    );
    check(&files, "documents/yearbook", ".side li", &["Robotics"], &["机器人工程"]);
    let (partners, _) = told(&files, "institutions/wangchuan", "#page-related-institutions");
    assert_eq!(partners, [""; 0]);
}

#[test]
fn what_a_source_leaves_open_is_told() {
    let files = built();
    check(
        &files,
        "institutions/wangchuan",
        ".side .card > dl > div:last-child",
        &["Foundednot stated"],
        &["成立时间未说明"],
    );
    check(&files, "majors/robotics", ".side .not-stated", &["not stated"], &["未说明"]);
    check(&files, "initiatives/lanterns", ".side .not-stated", &["not stated"], &["未说明"]);
}

#[test]
fn tags_and_categories_are_in_the_language_of_the_page() {
    let files = built();
    check(&files, "institutions/wangchuan", ".reviewed p", &["Key words: Robots, 江河"], &["标签：机器人、江河"]);
    check(&files, "news/bell", ".band .tag", &["From the river"], &["江上消息"]);
}
