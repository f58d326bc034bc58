//! What people's own programs read again and again: calendars and feeds.

use crate::exports::{Files, ROOT, built, text};

/// The lines of a calendar, unfolded; asserts what holds of every line.
fn lines(files: &Files, path: &str) -> Vec<String> {
    let ics = text(files, path);
    assert!(ics.ends_with("\r\n") && !ics.replace("\r\n", "").contains(['\r', '\n']), "{ics}");
    for line in ics.split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
    }
    ics.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
}

fn values(lines: &[String], name: &str) -> Vec<String> {
    let of = |line: &String| {
        let (property, value) = line.split_once(':')?;
        (property.split(';').next() == Some(name)).then(|| value.to_owned())
    };
    lines.iter().filter_map(of).collect()
}

const ROBOTICS: &str = "title: {en: Robotics, zh: 机器人工程}\nsummary: {zh: 三年在望川。}\nlevel: bachelor\narrangement: single\n\
languages: [en]\nparties: [wangchuan]\nduration: 4 years\nupdated: 2026-11-02\n";

#[test]
fn a_deadline_is_a_day_with_an_alarm_in_the_language_of_the_page() {
    let intakes =
        "intakes:\n  - {term: 2027-autumn, apply_by: 2027-12-31}\n  - {term: 2028-autumn, apply_by: 2028-12-31}\n";
    let files = built(ROOT, &[("content/programs/robotics.yaml", format!("{ROBOTICS}{intakes}").as_bytes())]);
    let wanted = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//prospectus//calendar//ZH\nCALSCALE:GREGORIAN\nMETHOD:PUBLISH\n\
NAME;LANGUAGE=zh:机器人工程\nX-WR-CALNAME:机器人工程\nBEGIN:VEVENT\n\
UID:apply-2027-autumn.robotics.programs@catalogue.example\nDTSTAMP:20261102T000000Z\nLAST-MODIFIED:20261102T000000Z\n\
SUMMARY;LANGUAGE=zh:申请截止：机器人工程 · Robotics\n\
DESCRIPTION;LANGUAGE=zh:2027年秋季\\n三年在望川。\\nhttps://catalogue.example/zh/programs/robotics/\n\
CATEGORIES;LANGUAGE=zh:项目\nURL:https://catalogue.example/zh/programs/robotics/\n\
DTSTART;VALUE=DATE:20271231\nDTEND;VALUE=DATE:20280101\nTRANSP:TRANSPARENT\n\
BEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:申请截止：机器人工程 · Robotics\nTRIGGER:-P14D\nEND:VALARM\n\
END:VEVENT\nEND:VCALENDAR\n";
    assert_eq!(lines(&files, "zh/programs/robotics/apply-2027-autumn.ics").join("\n"), wanted);
    let page = text(&files, "zh/programs/robotics/index.html");
    assert!(page.contains("href=\"/zh/programs/robotics/apply-2027-autumn.ics\""), "{page}");
    assert!(page.contains("href=\"/zh/programs/robotics/calendar.ics\""), "{page}");
    assert!(text(&files, "zh/deadlines/index.html").contains("href=\"/zh/calendar.ics\""));
}

#[test]
fn the_calendar_of_an_entry_with_one_date_is_the_file_of_that_date() {
    let program = format!("{ROBOTICS}intakes:\n  - {{term: 2027-autumn, apply_by: 2027-12-31}}\n");
    let files = built(ROOT, &[("content/programs/robotics.yaml", program.as_bytes())]);
    assert!(!files.contains_key("zh/programs/robotics/apply-2027-autumn.ics"));
    let page = text(&files, "zh/programs/robotics/index.html");
    assert!(page.contains("class=\"ics\" href=\"/zh/programs/robotics/calendar.ics\""), "{page}");
}

#[test]
fn without_files_of_their_own_deadlines_ahead_lead_to_the_calendar_of_the_entry() {
    let intakes =
        "intakes:\n  - {term: 2025-autumn, apply_by: 2025-03-31}\n  - {term: 2027-autumn, apply_by: 2027-03-31}\n";
    let program = format!("{ROBOTICS}{intakes}");
    let settings = format!("{ROOT}\n[exports]\ncalendar_deadlines = false\n");
    let files = built(&settings, &[("content/programs/robotics.yaml", program.as_bytes())]);
    assert!(!files.keys().any(|path| path.contains("apply-")));
    let links = text(&files, "en/programs/robotics/index.html")
        .matches("class=\"ics\" href=\"/en/programs/robotics/calendar.ics\"");
    assert_eq!(links.count(), 1, "one of the two is over");
}

#[test]
fn who_a_round_is_for_tells_it_apart_and_stands_in_the_calendar() {
    let intakes = "intakes:\n  - {term: 2027-autumn, audience: {en: At home, zh: 本国学生}, apply_by: 2027-03-31}\n  - {term: 2027-autumn, audience: {en: From abroad, zh: 国际学生}, apply_by: 2027-06-30}\n";
    let files = built(ROOT, &[("content/programs/robotics.yaml", format!("{ROBOTICS}{intakes}").as_bytes())]);
    let lines = lines(&files, "zh/programs/robotics/calendar.ics");
    let uids = values(&lines, "UID");
    assert!(uids[0] != uids[1] && uids.iter().all(|uid| uid.starts_with("apply-2027-autumn-")), "{uids:?}");
    let about = values(&lines, "DESCRIPTION");
    let about: Vec<&String> = about.iter().filter(|text| text.starts_with("2027")).collect();
    assert!(
        about[0].starts_with("2027年秋季\\n本国学生\\n") && about[1].starts_with("2027年秋季\\n国际学生\\n"),
        "{about:?}"
    );
}

#[test]
fn a_deadline_that_moves_keeps_its_identifier_and_its_file() {
    let with = |day: &str| {
        let intakes = format!(
            "intakes:\n  - {{term: 2028-autumn, apply_by: 2028-01-01}}\n  - {{term: 2027-autumn, apply_by: {day}}}\n"
        );
        built(ROOT, &[("content/programs/robotics.yaml", format!("{ROBOTICS}{intakes}").as_bytes())])
    };
    let (before, after) = (with("2027-03-31"), with("2027-05-02"));
    let file = "en/programs/robotics/apply-2027-autumn.ics";
    let uid = |files: &Files| values(&lines(files, file), "UID");
    assert_eq!(uid(&before), ["apply-2027-autumn.robotics.programs@catalogue.example"]);
    assert_eq!(uid(&before), uid(&after));
    assert_eq!(values(&lines(&after, file), "DTSTART"), ["20270502"]);
    assert_eq!(values(&lines(&before, "en/calendar.ics"), "UID"), values(&lines(&after, "en/calendar.ics"), "UID"));
}

#[test]
fn rounds_that_nothing_tells_apart_are_numbered_and_all_identifiers_differ() {
    let intakes = "intakes:\n  - {apply_by: 2027-03-31}\n  - {apply_by: 2027-06-30}\n  - {term: 2027-autumn, nominate_by: 2027-06-30}\n";
    let files = built(ROOT, &[("content/programs/robotics.yaml", format!("{ROBOTICS}{intakes}").as_bytes())]);
    let uids = values(&lines(&files, "en/programs/robotics/calendar.ics"), "UID");
    let name = |name: &str| format!("{name}.robotics.programs@catalogue.example");
    assert_eq!(uids, [name("apply-2027"), name("apply-2027-2"), name("nominate-2027-autumn")]);
    assert!(files.contains_key("en/programs/robotics/apply-2027-2.ics"));
}

#[test]
fn every_text_of_a_calendar_comes_through_as_it_is() {
    let hostile = "=cmd(), a; b, c\\\\d \\\"“望川”\\\" </script> ]]> \\u2028";
    let event = format!(
        "title: {{en: \"{hostile}{}\", zh: 钟}}\ntype: forum\nfrom: 2027-05-23\nplace: {{en: \"one\\r\\ntwo\", zh: 桥}}\n",
        "一条很长的路".repeat(30)
    );
    let files = built(ROOT, &[("content/events/bell.yaml", event.as_bytes())]);
    let lines = lines(&files, "en/events/bell/calendar.ics");
    let plain = "=cmd()\\, a\\; b\\, c\\\\d \"“望川”\" </script> ]]> \u{2028}";
    assert_eq!(values(&lines, "SUMMARY"), [format!("{plain}{} · 钟", "一条很长的路".repeat(30))]);
    assert_eq!(values(&lines, "LOCATION"), ["one\\ntwo"]);
}

#[test]
fn an_event_takes_its_days_and_its_sessions_their_times() {
    let event = "title: {en: Symposium, zh: 研讨会}\ntype: symposium\nfrom: 2027-05-23\nuntil: 2027-05-24\nzone: Europe/Dublin\nchange: cancelled\n\
sessions:\n  - {title: {en: Opening, zh: 开幕}, start: 2027-05-23 09:00, end: 2027-05-23 10:30}\n  - {type: tour, start: 2027-05-24 14:00}\n";
    let files = built(ROOT, &[("content/events/bell.yaml", event.as_bytes())]);
    let lines = lines(&files, "zh/events/bell/calendar.ics");
    let opening = "开幕：研讨会 · Symposium";
    assert_eq!(values(&lines, "SUMMARY"), ["研讨会 · Symposium", opening, "环节：研讨会 · Symposium"]);
    assert_eq!(values(&lines, "DTSTART"), ["20270523", "20270523T080000Z", "20270524T130000Z"]);
    assert_eq!(values(&lines, "DTEND"), ["20270525", "20270523T093000Z"]);
    assert_eq!(values(&lines, "STATUS"), ["CANCELLED", "CANCELLED", "CANCELLED"]);
    // Of the event nobody says when it was changed: the latest change of the catalogue is that of the program.
    assert_eq!(values(&lines, "DTSTAMP"), ["20261102T000000Z"; 3]);
    assert_eq!(values(&lines, "LAST-MODIFIED"), [""; 0]);
}

#[test]
fn what_is_not_known_to_the_day_is_left_out_and_counted() {
    let intakes =
        "intakes:\n  - {term: 2027-autumn, apply_by: 2027-03}\n  - {term: 2028-autumn, apply_by: 2028-03-31}\n";
    let files = built(ROOT, &[("content/programs/robotics.yaml", format!("{ROBOTICS}{intakes}").as_bytes())]);
    let lines = lines(&files, "zh/programs/robotics/calendar.ics");
    assert_eq!(values(&lines, "DTSTART"), ["20280331"]);
    assert!(lines.contains(&"DESCRIPTION;LANGUAGE=zh:未列入尚未精确到日的日期，共1个。".to_owned()), "{lines:?}");
    assert!(!files.contains_key("zh/programs/robotics/apply-2027-autumn.ics"));
}

#[test]
fn calendars_of_many_hold_what_is_ahead_and_of_a_partner_what_it_takes_part_in() {
    let intakes =
        "intakes:\n  - {term: 2025-autumn, apply_by: 2025-03-31}\n  - {term: 2027-autumn, apply_by: 2027-03-31}\n";
    let program = format!("{ROBOTICS}{intakes}").replace("[wangchuan]", "[wangchuan, corrib-valley]");
    let valley = "name: {en: Corrib Valley University, zh: 科里布谷大学}\ntype: university\ncountry: IE\ncity: {en: Corrib, zh: 科里布}\n";
    let valley = ("content/institutions/corrib-valley.yaml", valley.as_bytes());
    let files = built(ROOT, &[("content/programs/robotics.yaml", program.as_bytes()), valley]);
    let starts = |path: &str| values(&lines(&files, path), "DTSTART");
    assert_eq!(starts("en/programs/robotics/calendar.ics"), ["20250331", "20270331"]);
    for path in ["en/calendar.ics", "en/programs/calendar.ics"] {
        assert_eq!(starts(path), ["20270331"], "{path}");
    }
    assert_eq!(starts("en/institutions/corrib-valley/calendar.ics"), ["20250331", "20270331"]);
    assert!(
        !files.contains_key("en/institutions/wangchuan/calendar.ics"),
        "of the own university that is all there is"
    );
    let name = values(&lines(&files, "zh/programs/calendar.ics"), "X-WR-CALNAME");
    assert_eq!(name, ["望川国际项目：项目"]);
}

#[test]
fn the_page_of_deadlines_shows_as_many_as_a_list_and_the_rest_of_the_last_day_and_says_how_many_are_left() {
    let dates = [
        ("robotics", "2027-03-31"),
        ("law", "2027-03-31"),
        ("rivers", "2027-04-30"),
        ("bridges", "2027-04-30"),
        ("tea", "2027-05-31"),
        ("silk", "2027-06-30"),
    ];
    let program = |(slug, day): (&str, &str)| {
        (format!("content/programs/{slug}.yaml"), format!("{ROBOTICS}intakes: [{{apply_by: {day}}}]\n"))
    };
    let programs = dates.map(program);
    let programs: Vec<(&str, &[u8])> = programs.iter().map(|(path, text)| (path.as_str(), text.as_bytes())).collect();
    let page = |settings: &str, path: &str| {
        let files = built(&format!("{ROOT}{settings}"), &programs);
        let page = text(&files, path).to_owned();
        (page.matches("data-due=").count(), page)
    };
    let (whole, zh) = page("", "zh/deadlines/index.html");
    assert_eq!((whole, zh.contains("更晚的日期"), zh.contains("data-no-more")), (6, false, true));
    let lists = "[lists]\nwhole = 3\n";
    let (part, zh) = page(lists, "zh/deadlines/index.html");
    assert_eq!((part, zh.contains("更晚的日期还有2个，请查看日历或各条目的页面。")), (4, true), "{zh}");
    assert!(!zh.contains("data-no-more"), "what is further ahead is not nothing");
    let (_, en) = page(&format!("{lists}[exports]\ncalendar = false\n"), "en/deadlines/index.html");
    assert!(en.contains("2 more dates lie further ahead: see the pages that they belong to."), "{en}");
}

#[test]
fn drafts_and_internal_entries_are_in_no_calendar_and_no_feed() {
    let intakes = "intakes: [{apply_by: 2027-03-31}]\n";
    let draft = format!("{ROBOTICS}{intakes}draft: true\n").replace("Robotics", "Drowned");
    let internal = format!("{ROBOTICS}{intakes}visibility: internal\n").replace("Robotics", "Hidden");
    let content =
        [("content/programs/drowned.yaml", draft.as_bytes()), ("content/programs/hidden.yaml", internal.as_bytes())];
    let files = built(ROOT, &content);
    for (path, bytes) in &files {
        let said = String::from_utf8_lossy(bytes);
        assert!(!said.contains("Drowned") && !said.contains("Hidden") && !path.contains("drowned"), "{path}");
    }
}

const BELL: &str = "---\ntitle: The bell \"rings\" & rings\nsummary: A bell.\n---\nSee [the program](entry:programs/robotics), \
[its fees](#fees) and ![a bell](bell.png).\n\n## Fees {#fees}\n\n`</script> ]]>` 望川\n";

/// A PNG of one black point.
fn png() -> Vec<u8> {
    let hex = "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c6360000000020001e221bc330000000049454e44ae426082";
    (0..hex.len()).step_by(2).map(|i| u8::from_str_radix(&hex[i..i + 2], 16).expect("two digits")).collect()
}

fn news() -> Files {
    let facts: &[u8] = b"published: 2026-05-02\nmodified: 2026-06\ntags: [bells]\n";
    let picture = png();
    built(
        ROOT,
        &[
            ("content/news/bell/facts.yaml", facts),
            ("content/news/bell/en.md", BELL.as_bytes()),
            ("content/news/bell/zh.md", "---\ntitle: 钟响了\n---\n钟。\n".as_bytes()),
            ("content/news/bell/bell.png", &picture),
            ("content/news/only-chinese.yaml", "title: {zh: 桥}\npublished: 2025\n".as_bytes()),
        ],
    )
}

#[test]
fn a_feed_holds_the_newest_in_its_language_with_whole_addresses() {
    let files = news();
    let feed = text(&files, "en/news.atom");
    let head = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\"><title>Wangchuan Abroad: News</title>\
<id>https://catalogue.example/en/news.atom</id><updated>2026-06-01T00:00:00+00:00</updated>";
    assert!(feed.starts_with(head), "{feed}");
    for part in [
        "<link href=\"https://catalogue.example/en/news.atom\" rel=\"self\" hreflang=\"en\" type=\"application/atom+xml\"/>",
        "<link href=\"https://catalogue.example/zh/news.atom\" rel=\"alternate\" hreflang=\"zh\" type=\"application/atom+xml\"/>",
        "<id>https://catalogue.example/en/news/bell/</id><updated>2026-06-01T00:00:00+00:00</updated>",
        "<published>2026-05-02T00:00:00+00:00</published>",
        "href=&quot;https://catalogue.example/en/programs/robotics/&quot;",
        "href=&quot;https://catalogue.example/en/news/bell/#fees&quot;",
        "src=&quot;https://catalogue.example/files/",
        "&amp;lt;/script&amp;gt; ]]&amp;gt;",
    ] {
        assert!(feed.contains(part), "no {part} in {feed}");
    }
    assert!(!feed.contains("桥"), "what is in Chinese only is in the Chinese feed");
    assert!(text(&files, "zh/news.atom").contains("<title>桥</title>"));
}

#[test]
fn the_json_feed_says_the_same() {
    let files = news();
    let feed: serde_json::Value = serde_json::from_str(text(&files, "zh/news.json")).expect("it is JSON");
    assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
    assert_eq!(feed["title"], "望川国际项目：新闻");
    assert_eq!(feed["feed_url"], "https://catalogue.example/zh/news.json");
    let items = feed["items"].as_array().expect("a list");
    let of = |name: &str| items.iter().map(|item| item[name].clone()).collect::<Vec<_>>();
    assert_eq!(of("title"), ["钟响了", "桥"]);
    assert_eq!(
        of("id"),
        ["https://catalogue.example/zh/news/bell/", "https://catalogue.example/zh/news/only-chinese/"]
    );
    assert_eq!(of("date_published"), ["2026-05-02T00:00:00+00:00", "2025-01-01T00:00:00+00:00"]);
    assert_eq!(items[0]["content_html"], "<p>钟。</p>\n");
    assert_eq!((&items[1]["content_text"], &items[1]["summary"]), (&"桥".into(), &serde_json::Value::Null));
}

#[test]
fn an_entry_without_any_date_is_left_out_of_the_feed_and_counted() {
    let undated = ROBOTICS.replace("updated: 2026-11-02\n", "");
    let files = built(ROOT, &[("content/programs/undated.yaml", undated.as_bytes())]);
    let feed = text(&files, "zh/programs.atom");
    assert!(feed.contains("<subtitle>未列入没有注明日期的条目，共1个。</subtitle>"), "{feed}");
    assert!(feed.contains("programs/robotics/") && !feed.contains("programs/undated/"), "{feed}");
}

#[test]
fn feeds_are_linked_from_the_pages_they_belong_to_and_can_be_switched_off() {
    let files = news();
    for page in ["en/index.html", "en/news/index.html"] {
        let html = text(&files, page);
        assert!(
            html.contains("<link rel=\"alternate\" type=\"application/atom+xml\" href=\"/en/news.atom\""),
            "{page}"
        );
        assert!(
            html.contains("<link rel=\"alternate\" type=\"application/feed+json\" href=\"/en/news.json\""),
            "{page}"
        );
    }
    let off = built(&format!("{ROOT}[exports]\natom = false\njson_feed = false\ncalendar = false\n"), &[]);
    let left: Vec<&String> = off.keys().filter(|path| path.ends_with(".atom") || path.ends_with(".ics")).collect();
    assert_eq!(left, [""; 0]);
    assert!(!text(&off, "en/deadlines/index.html").contains(".ics"));
}
