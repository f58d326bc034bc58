//! What a site gives to other programs, and how its files are to be delivered.

use std::collections::BTreeMap;

use prospectus::build::{Today, build};
use prospectus::date::CivilDay;
use prospectus::diag::{Form, MessageLang};
use serde_json::{Value, json};

use crate::folder::{Folder, project, request, snapshot, to};

const SITE: &str = "\
title = { en = \"Wangchuan Abroad\", zh = \"望川国际项目\" }
languages = [\"en\", \"zh\"]
home = [\"wangchuan\"]
";

const ROBOTICS: &str = "\
title: {en: \"Robotics </script><!--\", zh: 机器人工程}
summary: {zh: 三年在望川，一年在山谷。}
level: bachelor
arrangement: double-degree
languages: [en, zh]
stages:
  - {at: wangchuan, duration: 3 years}
  - {at: corrib-valley, duration: 1 year}
tuition:
  - {fee: 86000 CNY per year, stage: wangchuan}
intakes:
  - {term: 2027-autumn, apply_by: 2027-03-31}
  - {term: 2026-autumn, apply_by: 2026-03-31}
updated: 2026-11-02
";

pub type Files = BTreeMap<String, Vec<u8>>;

/// The files of a site with one program, `more` lines of site.toml and further files.
pub fn built(more: &str, files: &[(&str, &[u8])]) -> Files {
    let folder = Folder::new();
    write(&folder, more, files);
    publish(&folder)
}

fn write(folder: &Folder, more: &str, files: &[(&str, &[u8])]) {
    folder.write("site/site.toml", format!("{SITE}{more}"));
    let university = |en: &str, zh: &str, country: &str| {
        format!("name: {{en: {en}, zh: {zh}}}\ntype: university\ncountry: {country}\n")
    };
    folder.write("site/content/institutions/wangchuan.yaml", university("Wangchuan University", "望川大学", "CN"));
    let valley = university("Corrib Valley University", "科里布谷大学", "IE");
    folder.write("site/content/institutions/corrib-valley.yaml", valley);
    folder.write("site/content/programs/robotics.yaml", ROBOTICS);
    for (path, bytes) in files {
        folder.write(format!("site/{path}"), bytes);
    }
}

fn publish(folder: &Folder) -> Files {
    let outcome = build(&request(&folder.path().join("site")), &to(&folder.path().join("public"))).expect("it runs");
    let report = outcome.report.text(Form::Short, &outcome.sources, MessageLang::En, false);
    assert!(outcome.built.is_some(), "{report}");
    snapshot(&folder.path().join("public"))
}

pub fn text<'f>(files: &'f Files, path: &str) -> &'f str {
    let bytes = files.get(path).unwrap_or_else(|| panic!("no {path} among {:?}", files.keys()));
    std::str::from_utf8(bytes).expect("it is text")
}

pub const ROOT: &str = "base_url = \"https://catalogue.example/\"\n";

#[test]
fn a_script_holds_a_program_as_readers_of_its_language_see_it_and_nothing_that_ends_a_script() {
    let files = built(ROOT, &[]);
    let script = text(&files, "data/programs.zh.js");
    let (_, after) = script.split_once("window.catalogue=(").expect("it sets one value");
    assert!(!after.contains("</") && !after.contains("<!"), "{script}");
    let due = json!({"date": "2027-03-31", "what": "apply", "text": "2027年3月31日", "label": "申请截止"});
    assert_eq!(
        unpacked(script),
        json!({"version": 1, "lang": "zh", "programs": [{
            "id": "robotics", "title": "机器人工程", "twin": ["Robotics </script><!--", "en"],
            "summary": "三年在望川，一年在山谷。", "url": "zh/programs/robotics/",
            "facets": {"level": ["bachelor"], "arrangement": ["double-degree"], "languages": ["en", "zh"]},
            "facts": {
                "level": ["本科"], "arrangement": ["双学位"], "length": ["4年"], "languages": ["英语", "中文"],
                "tuition": ["每年86,000元（望川大学）"],
            },
            "length": [4, "year"],
            "route": [
                {"at": "望川大学", "length": "3年", "years": 3, "home": true},
                {"at": "科里布谷大学", "length": "1年", "years": 1},
            ],
            "due": [due], "names": ["Wangchuan University", "望川大学", "Corrib Valley University", "科里布谷大学"],
        }]})
    );
}

/// What a packed script sets, as the browser finds it.
fn unpacked(script: &str) -> Value {
    fn unpack(value: &Value, names: &Value, shared: &Value) -> Value {
        let inside = |list: &[Value]| list.iter().map(|value| unpack(value, names, shared)).collect::<Vec<_>>();
        match value {
            Value::Number(place) => unpack(&shared[place.as_u64().expect("a place") as usize], names, shared),
            Value::Array(list) => match list[0].as_i64().expect("what it is") {
                0 => Value::from(inside(&list[1..])),
                shape if shape > 0 => {
                    let names = names[shape as usize - 1].as_array().expect("names").iter();
                    let pairs = names.map(|name| name.as_str().expect("a name").to_owned()).zip(inside(&list[1..]));
                    Value::Object(pairs.collect())
                }
                _ => list[1].clone(),
            },
            other => other.clone(),
        }
    }
    let (_, arguments) = script.split_once("return of(whole)})(").expect("it unpacks itself");
    let arguments = arguments.strip_suffix(");\n").expect("it ends there");
    let [names, shared, whole]: [Value; 3] =
        serde_json::from_str(&format!("[{arguments}]")).expect("names, shared values and the whole");
    unpack(&whole, &names, &shared)
}

#[test]
fn a_text_without_a_translation_is_marked_with_its_language() {
    let files = built(ROOT, &[]);
    let script = text(&files, "data/programs.en.js");
    let summary = unpacked(script)["programs"][0]["summary"].clone();
    assert_eq!(summary, json!(["三年在望川，一年在山谷。", "zh"]));
}

#[test]
fn the_open_file_of_programs_says_the_same_in_all_languages_and_keeps_every_text_as_it_was() {
    let files = built(&format!("{ROOT}data_license = \"CC-BY-4.0\"\n"), &[]);
    assert_eq!(
        text(&files, "programs.json"),
        "{\"version\":1,\"schema\":\"https://catalogue.example/data/schema.json\",\"site\":\"https://catalogue.example/\",\
\"languages\":[\"en\",\"zh\"],\"license\":\"CC-BY-4.0\",\"programs\":[\
{\"id\":\"robotics\",\"title\":{\"en\":\"Robotics </script><!--\",\"zh\":\"机器人工程\"},\
\"url\":{\"en\":\"https://catalogue.example/en/programs/robotics/\",\"zh\":\"https://catalogue.example/zh/programs/robotics/\"},\
\"summary\":{\"zh\":\"三年在望川，一年在山谷。\"},\
\"facets\":{\"level\":[\"bachelor\"],\"arrangement\":[\"double-degree\"],\"languages\":[\"en\",\"zh\"]},\
\"facts\":{\"en\":{\"level\":[\"Bachelor\"],\"arrangement\":[\"Double degree\"],\"length\":[\"4 years\"],\"languages\":[\"English\",\"Chinese\"],\
\"tuition\":[\"CNY\u{a0}86,000 per year (Wangchuan University)\"]},\
\"zh\":{\"level\":[\"本科\"],\"arrangement\":[\"双学位\"],\"length\":[\"4年\"],\"languages\":[\"英语\",\"中文\"],\
\"tuition\":[\"每年86,000元（望川大学）\"]}},\
\"deadlines\":[{\"date\":\"2027-03-31\",\"what\":\"apply\"}]}]}\n"
    );
}

#[test]
fn links_in_the_script_are_those_of_the_site() {
    let files = built(&format!("{ROOT}links = \"explicit\"\n"), &[]);
    let script = text(&files, "data/programs.zh.js");
    assert_eq!(unpacked(script)["programs"][0]["url"], "zh/programs/robotics/index.html");
    let page = text(&files, "zh/compare/index.html");
    assert!(page.contains("<script src=\"../../data/programs.zh.js\" defer></script>"), "{page}");
}

#[test]
fn the_sitemap_says_when_a_page_was_changed_and_leaves_out_what_the_reader_chooses() {
    let files = built(ROOT, &[]);
    let sitemap = text(&files, "sitemap.xml");
    let wanted = "\
  <loc>https://catalogue.example/zh/programs/robotics/</loc>
  <lastmod>2026-11-02</lastmod>
  <xhtml:link rel=\"alternate\" hreflang=\"en\" href=\"https://catalogue.example/en/programs/robotics/\"/>
  <xhtml:link rel=\"alternate\" hreflang=\"zh\" href=\"https://catalogue.example/zh/programs/robotics/\"/>
  <xhtml:link rel=\"alternate\" hreflang=\"x-default\" href=\"https://catalogue.example/en/programs/robotics/\"/>
";
    assert!(sitemap.contains(wanted), "{sitemap}");
    let named = sitemap.lines().filter_map(|line| line.trim().strip_prefix("<loc>https://catalogue.example/zh/"));
    let named: Vec<&str> = named.filter_map(|rest| rest.strip_suffix("</loc>")).collect();
    assert_eq!(named, ["", "deadlines/", "institutions/", "programs/", "programs/robotics/"]);
    assert_eq!(text(&files, "robots.txt"), "User-agent: *\nAllow: /\nSitemap: https://catalogue.example/sitemap.xml\n");
}

#[test]
fn a_site_that_asks_not_to_be_listed_has_no_sitemap() {
    let files = built(&format!("{ROOT}noindex = true\n"), &[]);
    assert!(!files.contains_key("sitemap.xml"));
    assert_eq!(text(&files, "robots.txt"), "User-agent: *\nAllow: /\n");
}

#[test]
fn every_format_can_be_switched_off_and_then_no_page_leads_to_it() {
    let off: String = prospectus::export::names().iter().map(|name| format!("{name} = false\n")).collect();
    let files = built(&format!("{ROOT}[exports]\n{off}"), &[]);
    let pages = |path: &str| path.ends_with(".html") || path.starts_with("assets/");
    let others: Vec<&String> = files.keys().filter(|path| !pages(path)).collect();
    assert_eq!(others, [".prospectus-manifest"], "only pages and what they load");
    let page = text(&files, "zh/programs/robotics/index.html");
    assert!(!page.contains("page-foot-use") && !page.contains("type=\"application/"), "{page}");
}

#[test]
fn every_format_is_explained() {
    let explained = std::fs::read_to_string(project().join("docs/exports.md")).expect("it can be read");
    let headings: Vec<&str> = explained.lines().filter(|line| line.starts_with("## ")).collect();
    // What is a part of the site itself is told together.
    let delivery = ["sitemap", "robots", "search", "programs_js", "headers", "htaccess"];
    for name in prospectus::export::names() {
        let quoted = format!("`{name}`");
        let told = headings.iter().any(|heading| heading.contains(&quoted));
        assert!(told || delivery.contains(&name) && explained.contains(&quoted), "docs/exports.md on {name}");
    }
}

#[test]
fn a_file_of_an_entry_stays_as_it_is_on_another_day() {
    let folder = Folder::new();
    write(&folder, ROOT, &[]);
    let today = |day: (u16, u8, u8)| {
        let mut asked = request(&folder.path().join("site"));
        asked.today = Today::Day(CivilDay::new(day.0, day.1, day.2).expect("a day"));
        let outcome = build(&asked, &to(&folder.path().join("public"))).expect("it runs");
        assert!(outcome.built.is_some());
        snapshot(&folder.path().join("public"))
    };
    let (before, after) = (today((2026, 2, 1)), today((2027, 6, 1)));
    for path in
        ["catalogue.json", "data/programs/robotics.json", "data/schema.json", "data/elm/programs/robotics.jsonld"]
    {
        assert_eq!(text(&before, path), text(&after, path), "{path}");
    }
    assert_ne!(text(&before, "zh/programs/robotics/index.html"), text(&after, "zh/programs/robotics/index.html"));
}

#[test]
fn below_a_sub_path_servers_are_told_of_it_and_robots_are_not() {
    let files = built("base_url = \"https://uni.example/joint.programs/\"\n", &[]);
    assert!(!files.contains_key("robots.txt"));
    let headers = text(&files, "_headers");
    let assets = "\n\n/joint.programs/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n";
    assert!(headers.starts_with("/joint.programs/*\n") && headers.ends_with(assets), "{headers}");
    let apache = text(&files, ".htaccess");
    assert!(apache.starts_with("ErrorDocument 404 /joint.programs/404.html\n"), "{apache}");
    assert!(apache.contains("SetEnvIf Request_URI \"^/joint\\.programs/assets/\" prospectus_forever\n"), "{apache}");
}

#[test]
fn the_policy_that_servers_send_allows_the_files_of_the_site_only() {
    let files = built(ROOT, &[]);
    let policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'none'; \
connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    let headers = text(&files, "_headers");
    assert!(headers.starts_with(&format!("/*\n  Content-Security-Policy: {policy}\n")), "{headers}");
    let apache = text(&files, ".htaccess");
    assert!(apache.contains(&format!("Header set Content-Security-Policy \"{policy}\"\n")), "{apache}");
}

#[test]
fn a_format_that_is_switched_off_is_not_there_and_nothing_leads_to_it() {
    let off =
        "[exports]\nprograms_js = false\nprograms_json = false\nsitemap = false\nheaders = false\nhtaccess = false\n";
    let files = built(&format!("{ROOT}{off}"), &[]);
    let formats =
        ["data/programs.zh.js", "programs.json", "sitemap.xml", "_headers", ".htaccess", "zh/compare/index.html"];
    assert_eq!(formats.into_iter().filter(|path| files.contains_key(*path)).collect::<Vec<_>>(), Vec::<&str>::new());
    let page = text(&files, "zh/programs/robotics/index.html");
    assert!(!page.contains("data-pick") && !page.contains("programs.json"), "{page}");
    assert_eq!(text(&files, "robots.txt"), "User-agent: *\nAllow: /\n");
}

#[test]
fn a_file_of_the_theme_takes_the_place_of_an_export() {
    let robots = "User-agent: *\nDisallow: /草稿/\n";
    let theme: [(&str, &[u8]); 2] =
        [("themes/default/theme.toml", b"contract = 1\n"), ("themes/default/static/robots.txt", robots.as_bytes())];
    assert_eq!(text(&built(ROOT, &theme), "robots.txt"), robots);
}

#[test]
fn words_of_the_site_stand_above_the_comparison() {
    let words = "---\ntitle: 比一比\n---\n请先咨询办公室。\n";
    let files = built(ROOT, &[("content/pages/compare/zh.md", words.as_bytes())]);
    let page = text(&files, "zh/compare/index.html");
    assert!(page.contains("<h1>比一比</h1>") && page.contains("<p>请先咨询办公室。</p>"), "{page}");
}

/// A picture of `width` × `height` with something to see in it.
fn picture(width: u32, height: u32, format: image::ImageFormat) -> Vec<u8> {
    let shade = |x: u32, y: u32| image::Rgb([(x * 7 % 251) as u8, (y * 5 % 241) as u8, ((x * y) % 239) as u8]);
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::from_fn(width, height, shade).write_to(&mut bytes, format).expect("it can be written");
    bytes.into_inner()
}

const CAMPUS: &str = "cover: {file: 校园 一.jpg, alt: {en: The campus, zh: 校园}}\n";
const BRIDGES: &str = "\
---
name: 桥梁
---
![桥](bridge.png)

![船](boat.gif)
";

fn write_pictures(folder: &Folder) {
    // A header is enough for a size: 3 × 2.
    let gif = b"GIF89a\x03\0\x02\0\0\0\0";
    write(
        folder,
        ROOT,
        &[
            ("content/majors/bridges/facts.yaml", CAMPUS.as_bytes()),
            ("content/majors/bridges/zh.md", BRIDGES.as_bytes()),
            ("content/majors/bridges/校园 一.jpg", &picture(2000, 1000, image::ImageFormat::Jpeg)),
            ("content/majors/bridges/bridge.png", &picture(1000, 501, image::ImageFormat::Png)),
            ("content/majors/bridges/boat.gif", gif),
        ],
    );
}

/// The widths of the smaller pictures, and every `img` of the page, with `…` for hashes of made-up pixels.
fn shown(files: &Files) -> (Vec<(String, u32)>, Vec<String>) {
    let behind_hash = |path: &str| path.rsplit_once('-').expect("hash and width").1.to_owned();
    let smaller: Vec<&String> = files.keys().filter(|path| path.starts_with("assets/pictures/")).collect();
    let page = text(files, "zh/majors/bridges/index.html");
    let images = page.split("<img ").skip(1).map(|rest| {
        let tag = rest.split_once('>').expect("a tag ends").0.to_owned();
        smaller.iter().fold(tag, |tag, path| tag.replace(*path, &format!("…{}", behind_hash(path))))
    });
    let width = |path: &String| image::load_from_memory(&files[path]).expect("it is a picture").width();
    let mut widths: Vec<_> = smaller.iter().map(|path| (behind_hash(path), width(path))).collect();
    widths.sort();
    (widths, images.collect())
}

#[test]
fn pictures_come_in_several_widths_and_every_one_says_its_size() {
    let folder = Folder::new();
    write_pictures(&folder);
    let (widths, images) = shown(&publish(&folder));
    let named = |name: &str, width| (name.to_owned(), width);
    assert_eq!(
        widths,
        [
            named("1600.jpg", 1600),
            named("480.jpg", 480),
            named("480.png", 480),
            named("960.jpg", 960),
            named("960.png", 960)
        ]
    );
    let sizes = "sizes=\"(min-width: 48rem) 42rem, 92vw\"";
    let wanted = [
        format!(
            "src=\"/…1600.jpg\" srcset=\"/…480.jpg 480w, /…960.jpg 960w, /…1600.jpg 1600w\" {sizes} \
width=\"1600\" height=\"800\" alt=\"校园\" loading=\"lazy\""
        ),
        format!(
            "src=\"/files/majors/bridges/bridge.png\" srcset=\"/…480.png 480w, /…960.png 960w, \
/files/majors/bridges/bridge.png 1000w\" {sizes} width=\"1000\" height=\"501\" alt=\"桥\" loading=\"lazy\""
        ),
        "src=\"/files/majors/bridges/boat.gif\" width=\"3\" height=\"2\" alt=\"船\" loading=\"lazy\"".to_owned(),
    ];
    assert_eq!(images, wanted);
}

#[test]
fn pictures_that_were_made_smaller_are_kept_and_what_is_damaged_there_is_made_anew() {
    let folder = Folder::new();
    write_pictures(&folder);
    let first = publish(&folder);
    let kept = snapshot(&folder.path().join("site/.prospectus"));
    assert_eq!(kept.len(), 5, "{:?}", kept.keys());
    // What is kept is taken: another picture in its place shows that.
    let name = kept.keys().find(|name| name.ends_with("-480.png")).expect("a smaller picture");
    let other = picture(5, 5, image::ImageFormat::Png);
    folder.write(format!("site/.prospectus/{name}"), &other);
    let published = name.rsplit_once('/').expect("it lies in a folder").1;
    assert_eq!(publish(&folder)[&format!("assets/pictures/{published}")], other);
    // The beginning of one, as a power cut leaves it.
    folder.write(format!("site/.prospectus/{name}"), &kept[name][..40]);
    assert_eq!(publish(&folder), first);
    std::fs::remove_dir_all(folder.path().join("site/.prospectus")).expect("it may be deleted");
    assert_eq!(publish(&folder), first);
}

#[test]
fn a_photo_that_breaks_off_behind_its_header_is_reported_and_nothing_is_published() {
    let folder = Folder::new();
    let mut photo = picture(1200, 900, image::ImageFormat::Png);
    photo.truncate(5000);
    let facts = "name: {en: Bridges, zh: 桥梁}\n";
    write(
        &folder,
        ROOT,
        &[("content/majors/bridges/facts.yaml", facts.as_bytes()), ("content/majors/bridges/桥.png", &photo)],
    );
    let outcome = build(&request(&folder.path().join("site")), &to(&folder.path().join("public"))).expect("it runs");
    assert!(outcome.built.is_none());
    let report = outcome.report.text(Form::Short, &outcome.sources, MessageLang::Zh, false);
    let wanted = "content/majors/bridges/桥.png: error[broken-picture]: 这张图片已损坏或不完整\n\
content/programs/robotics.yaml: warning[missing-translation]: 本条目的English版缺少 `summary`\n";
    assert_eq!(report, wanted);
}
