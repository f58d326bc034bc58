//! What pages tell search engines.

use serde_json::{Value, json};

use crate::exports::{Files, ROOT, built, text};

const SCRIPT: &str = "<script type=\"application/ld+json\">";

/// The block of a page.
fn block(files: &Files, page: &str) -> Value {
    let (before, rest) = text(files, page).split_once(SCRIPT).expect("there is a block");
    let (block, after) = rest.split_once("</script>").expect("it ends");
    assert!(!before.contains(SCRIPT) && !after.contains(SCRIPT), "{page} has several");
    serde_json::from_str(block).unwrap_or_else(|error| panic!("{error}: {block}"))
}

/// What the page is about.
fn subject(files: &Files, page: &str) -> Value {
    let block = block(files, page);
    let graph = block["@graph"].as_array().expect("it is a graph");
    let page = graph.iter().find(|node| node["@type"] == "WebPage").expect("the page is in it");
    graph.iter().find(|node| node["@id"] == page["mainEntity"]["@id"]).expect("it is in the graph").clone()
}

/// The own university, with something to say on a page.
const UNIVERSITY: (&str, &[u8]) = (
    "content/institutions/wangchuan.yaml",
    "name: {en: Wangchuan University, zh: 望川大学}\ntype: university\ncountry: CN\ncity: {en: Wangchuan, zh: 望川}\n"
        .as_bytes(),
);
const WANGCHUAN: &str = "https://catalogue.example/en/institutions/wangchuan/#this";

#[test]
fn a_program_says_what_its_page_shows_in_the_language_of_the_page() {
    let file: &[u8] =
        "title: {en: Robotics, zh: 机器人工程}\nsummary: {zh: 三年在望川。}\nlevel: bachelor\narrangement: joint\n\
duration: 4 years\nlanguages: [en]\nparties: [wangchuan, unnamed (TH)]\ncredits: 160 cn\n\
awards:\n  - {title: {en: Bachelor, zh: 工学学士}, awarded_by: [wangchuan]}\n\
tuition: [86000 CNY per year]\n\
intakes: [{term: 2027-autumn, opens: 2027-01-01, apply_by: 2027-03-31, starts: 2027-09, capacity: 60}, \
{term: 2025-autumn, apply_by: 2025-03-31}, {term: 2028-autumn, apply_by: 2028-03-31, cancelled: true}]\n"
            .as_bytes();
    let files = built(ROOT, &[("content/programs/robotics.yaml", file), UNIVERSITY]);
    let wangchuan = json!({
        "@type": "CollegeOrUniversity", "@id": WANGCHUAN, "name": "望川大学",
        "url": "https://catalogue.example/zh/institutions/wangchuan/",
    });
    let wanted = json!({
        "@type": "EducationalOccupationalProgram",
        "@id": "https://catalogue.example/en/programs/robotics/#this",
        "name": "机器人工程",
        "alternateName": {"@language": "en", "@value": "Robotics"},
        "url": "https://catalogue.example/zh/programs/robotics/",
        "description": "三年在望川。",
        "provider": wangchuan,
        "programType": "合作举办",
        "timeToComplete": "P4Y",
        "numberOfCredits": 160,
        "applicationStartDate": "2027-01-01",
        "applicationDeadline": "2027-03-31",
        "startDate": "2027-09",
        "maximumEnrollment": 60,
        "educationalCredentialAwarded": {
            "@type": "EducationalOccupationalCredential", "name": "工学学士", "educationalLevel": "本科", "recognizedBy": wangchuan,
        },
        "offers": {
            "@type": "Offer", "price": "86000", "priceCurrency": "CNY",
            "priceSpecification": {
                "@type": "UnitPriceSpecification", "price": "86000", "priceCurrency": "CNY", "unitText": "每年",
            },
        },
    });
    assert_eq!(subject(&files, "zh/programs/robotics/index.html"), wanted);
}

#[test]
fn a_text_that_the_page_has_in_another_language_says_so() {
    let files = built(ROOT, &[]);
    let robotics = subject(&files, "en/programs/robotics/index.html");
    assert_eq!(robotics["description"], json!({"@language": "zh", "@value": "三年在望川，一年在山谷。"}));
    assert_eq!(robotics["name"], "Robotics </script><!--");
    assert_eq!(robotics["alternateName"], json!({"@language": "zh", "@value": "机器人工程"}));
}

#[test]
fn no_text_ends_the_script_or_means_anything_to_html() {
    let hostile = "=cmd|' /C calc'!A0; \\\"“”\\r\\n]]> </script> <!-- & \\u2028\\u2029'望川";
    let file = format!(
        "title: {{en: \"{hostile}\", zh: \"{hostile}{}\"}}\ntype: symposium\nfrom: 2027-05-23\nplace: {{en: \"{hostile}\", zh: 桥}}\n",
        "一条很长的路".repeat(40)
    );
    let files = built(ROOT, &[("content/events/bell.yaml", file.as_bytes())]);
    let page = text(&files, "en/events/bell/index.html");
    let (_, rest) = page.split_once(SCRIPT).expect("there is a block");
    let (block, _) = rest.split_once("</script>").expect("it ends");
    assert!(!block.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{block}");
    let event = subject(&files, "en/events/bell/index.html");
    let text = "=cmd|' /C calc'!A0; \"“”\r\n]]> </script> <!-- & \u{2028}\u{2029}'望川";
    assert_eq!(event["name"], text);
    assert_eq!(event["location"], json!({"@type": "Place", "name": text}));
}

#[test]
fn an_event_says_its_sessions_in_its_own_zone_and_what_became_of_it() {
    let file: &[u8] = "title: {en: Symposium, zh: 研讨会}\ntype: symposium\nfrom: 2027-05-23\nuntil: 2027-05-24\nzone: Europe/Dublin\n\
place: {en: The bridge, zh: 桥上}\nonline: true\norganisers: [wangchuan]\nchange: postponed\n\
sessions:\n  - {title: {en: Opening, zh: 开幕}, start: 2027-05-23 09:00, end: 2027-05-23 10:30}\n  - {type: tour, start: 2027-05-24}\n"
        .as_bytes();
    let files = built(ROOT, &[("content/events/bell.yaml", file)]);
    let event = subject(&files, "zh/events/bell/index.html");
    assert_eq!(event["@type"], "Event");
    assert_eq!((&event["startDate"], &event["endDate"]), (&json!("2027-05-23"), &json!("2027-05-24")));
    assert_eq!(event["eventStatus"], "https://schema.org/EventPostponed");
    assert_eq!(event["eventAttendanceMode"], "https://schema.org/MixedEventAttendanceMode");
    assert_eq!(event["location"], json!({"@type": "Place", "name": "桥上"}));
    assert_eq!(
        event["subEvent"],
        json!([
            {"@type": "Event", "name": "开幕", "startDate": "2027-05-23T09:00:00+01:00", "endDate": "2027-05-23T10:30:00+01:00"},
            {"@type": "Event", "name": "参观", "startDate": "2027-05-24"},
        ])
    );
}

#[test]
fn what_a_kind_says_nothing_of_is_a_thing_with_its_names() {
    let file: &[u8] =
        "name: {en: The Lantern Road, zh: 灯笼之路}\nsummary: {en: A frame of policy., zh: 一项政策。}\n".as_bytes();
    let files = built(ROOT, &[("content/initiatives/lantern-road.yaml", file)]);
    let wanted = json!({
        "@type": "Thing",
        "@id": "https://catalogue.example/en/initiatives/lantern-road/#this",
        "name": "The Lantern Road",
        "alternateName": {"@language": "zh", "@value": "灯笼之路"},
        "url": "https://catalogue.example/en/initiatives/lantern-road/",
        "description": "A frame of policy.",
    });
    assert_eq!(subject(&files, "en/initiatives/lantern-road/index.html"), wanted);
}

#[test]
fn a_page_tells_its_language_its_translations_and_the_way_to_it() {
    let files = built(ROOT, &[UNIVERSITY]);
    let block = block(&files, "zh/institutions/wangchuan/index.html");
    let (page, way) = (&block["@graph"][0], &block["@graph"][2]);
    assert_eq!(
        page,
        &json!({
            "@type": "WebPage",
            "@id": "https://catalogue.example/zh/institutions/wangchuan/",
            "url": "https://catalogue.example/zh/institutions/wangchuan/",
            "name": "望川大学",
            "inLanguage": "zh",
            "isPartOf": {"@id": "https://catalogue.example/#site"},
            "mainEntity": {"@id": WANGCHUAN},
            "breadcrumb": {"@id": "https://catalogue.example/zh/institutions/wangchuan/#breadcrumbs"},
            "workTranslation": {
                "@type": "WebPage",
                "@id": "https://catalogue.example/en/institutions/wangchuan/",
                "url": "https://catalogue.example/en/institutions/wangchuan/",
                "inLanguage": "en",
            },
        })
    );
    let names: Vec<&Value> =
        way["itemListElement"].as_array().expect("a list").iter().map(|step| &step["name"]).collect();
    assert_eq!(names, ["首页", "合作伙伴", "望川大学"]);
}

#[test]
fn a_page_that_is_not_translated_says_which_language_its_words_are_in() {
    let file: &[u8] = "title: {zh: 钟响了}\npublished: 2026-05\n".as_bytes();
    let files = built(ROOT, &[("content/news/bell.yaml", file)]);
    let block = block(&files, "en/news/bell/index.html");
    assert_eq!(block["@graph"][0]["inLanguage"], "zh");
    assert_eq!(block["@graph"][0]["name"], json!({"@language": "zh", "@value": "钟响了"}));
    assert_eq!(block["@graph"][0]["workTranslation"], Value::Null);
    assert_eq!(block["@graph"][1]["inLanguage"], "zh");
    assert_eq!(block["@graph"][1]["datePublished"], "2026-05");
}

#[test]
fn an_index_lists_its_entries_and_the_home_page_is_the_site() {
    let files = built(ROOT, &[]);
    let list = subject(&files, "zh/institutions/index.html");
    assert_eq!(list["@type"], "ItemList");
    assert_eq!(list["numberOfItems"], 2);
    let names: Vec<(&Value, &Value)> = list["itemListElement"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|item| (&item["position"], &item["name"]))
        .collect();
    assert_eq!(names.len(), 2);
    assert!(names.iter().any(|(_, name)| **name == "科里布谷大学"), "{names:?}");
    let home = block(&files, "zh/index.html");
    assert_eq!(home["@graph"][1]["@type"], "WebSite");
    assert_eq!(home["@graph"][1]["name"], "望川国际项目");
    assert_eq!(home["@graph"][2]["name"], "望川大学");
}

#[test]
fn drafts_are_not_named_and_the_block_can_be_switched_off() {
    // An internal entry cannot be named on a page at all: `check` reports that; a draft is mere text there.
    let event: &[u8] =
        "title: {en: Symposium, zh: 研讨会}\ntype: symposium\nfrom: 2027-05\norganisers: [drowned, wangchuan]\n"
            .as_bytes();
    let drowned: &[u8] =
        "name: {en: Drowned College, zh: 水下学院}\ntype: college\ncountry: CN\ndraft: true\n".as_bytes();
    let files = built(ROOT, &[("content/events/bell.yaml", event), ("content/institutions/drowned.yaml", drowned)]);
    let organizer = subject(&files, "en/events/bell/index.html")["organizer"].clone();
    assert_eq!(organizer["name"], "Wangchuan University");
    let off = built(&format!("{ROOT}[exports]\njson_ld = false\n"), &[]);
    let pages = off.iter().filter(|(path, _)| path.ends_with(".html"));
    for (path, bytes) in pages {
        assert!(!String::from_utf8_lossy(bytes).contains(SCRIPT), "{path}");
    }
}

#[test]
fn what_leads_on_or_is_not_found_tells_nothing_and_the_rest_one_thing_each() {
    let file: &[u8] = "name: {en: Old College, zh: 旧学院}\ntype: college\ncountry: CN\naliases: [older]\n".as_bytes();
    let files = built(ROOT, &[("content/institutions/old.yaml", file)]);
    for (path, bytes) in files.iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes);
        let blocks = html.matches(SCRIPT).count();
        assert_eq!(blocks, usize::from(!html.contains("content=\"noindex\"")), "{path}");
    }
    assert!(!text(&files, "en/institutions/older/index.html").contains(SCRIPT));
}
