//! Indexes that can be filtered: the style sheet, the pages of single values, and what filters ask of a row.

use std::collections::BTreeMap;

use scraper::{Html, Selector};

use crate::folder::{Folder, request, snapshot, to};

/// A site with a joint school, bodies in three countries, and values that are words, references, codes and Chinese texts.
fn site() -> Folder {
    let folder = Folder::new();
    folder.write(
        "site.toml",
        "title = { en = \"Wangchuan\", zh = \"望川\" }\nbase_url = \"https://catalogue.example/sub/\"\nlanguages = [\"en\", \"zh\"]\nhome = [\"wangchuan\"]\n",
    );
    let institution = |slug: &str, names: &str, rest: &str| {
        folder.write(format!("content/institutions/{slug}.yaml"), format!("name: {names}\ntype: university\n{rest}"));
    };
    institution(
        "wangchuan",
        "{en: Wangchuan University, zh: 望川大学}",
        "country: CN\nregion: {en: Jiangnan, zh: 江南}\n",
    );
    institution("corrib", "{en: Corrib Valley University, zh: 科里布谷大学}", "country: IE\nregion: 康诺特\n");
    institution("luba", "{en: Luba University, zh: 芦坝大学}", "country: TH\nregion: {en: Upper Luba, zh: 上芦坝}\n");
    folder.write("content/majors/robotics.yaml", "name: {en: Robotics, zh: 机器人工程}\n");
    folder.write("content/majors/law.yaml", "name: {en: Law, zh: 法学}\n");
    folder.write(
        "content/joint-units/river-school.yaml",
        "name: {en: River School, zh: 江河学院}\ntype: school\nphase: running\npartners: [wangchuan, luba]\n",
    );
    let program = |slug: &str, title: &str, rest: &str| {
        folder.write(format!("content/programs/{slug}.yaml"), format!("title: {title}\narrangement: joint\n{rest}"));
    };
    program(
        "robotics",
        "{en: Robotics, zh: 机器人工程}",
        "level: bachelor\nstages: [3 years at wangchuan, 1 year at corrib]\nlanguages: [en, zh]\nmajors: [robotics, law]\n",
    );
    program(
        "law",
        "{en: Law, zh: 法学}",
        "level: master\nstages: [1 year at wangchuan, 1 year at corrib]\nlanguages: [zh]\nmajors: law\n",
    );
    program(
        "rivers",
        "{en: Rivers, zh: 江河}",
        "level: master\njoint_unit: river-school\nduration: 2 years\nlanguages: [en]\nmajors: [law]\n",
    );
    program(
        "bridges",
        "{en: Bridges, zh: 桥梁}",
        "level: master\nparties: [wangchuan, unnamed (IE)]\nduration: 2 years\nlanguages: [en]\n",
    );
    folder
}

fn built() -> BTreeMap<String, Vec<u8>> {
    built_of(&site())
}

fn built_of(site: &Folder) -> BTreeMap<String, Vec<u8>> {
    let out = Folder::new();
    let output = out.path().join("public");
    let outcome = prospectus::build::build(&request(site.path()), &to(&output)).unwrap();
    assert!(outcome.built.is_some(), "{:?}", outcome.report);
    snapshot(&output)
}

fn page(files: &BTreeMap<String, Vec<u8>>, path: &str) -> Html {
    let bytes = files.get(path).unwrap_or_else(|| panic!("{path} is not among {:?}", files.keys()));
    Html::parse_document(std::str::from_utf8(bytes).unwrap())
}

fn all(page: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector).map(|found| found.text().collect::<String>().trim().to_owned()).collect()
}

fn attributes(page: &Html, selector: &str, name: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector).map(|found| found.attr(name).unwrap_or("none").to_owned()).collect()
}

#[test]
fn an_index_is_filtered_by_one_rule_a_value_however_values_are_combined() {
    let files = built();
    let sheet = |kind: &str| {
        let path = files.keys().find(|path| path.starts_with(&format!("assets/facets-{kind}."))).unwrap();
        String::from_utf8(files[path].clone()).unwrap()
    };
    // 康诺特 has no letters that an address can hold, so something stands for it; it is the same in both languages.
    let expected = "\
/* A row is shown where each facet with a tick has one of the row's values ticked. */
@layer components {
[data-listed] > * { --by-country: ; --by-region: ; --shown: var(--by-country) var(--by-region) var(--listed, block); }
[data-listed] > :not([hidden]) { display: var(--shown, none); }
body:has([name=\"country\"]:checked) [data-listed] > * { --by-country: initial; }
body:has(#page-country-ie:checked) [data-listed] > [data-country~=\"ie\"] { --by-country: ; }
body:has(#page-country-th:checked) [data-listed] > [data-country~=\"th\"] { --by-country: ; }
body:has(#page-country-cn:checked) [data-listed] > [data-country~=\"cn\"] { --by-country: ; }
body:has([name=\"region\"]:checked) [data-listed] > * { --by-region: initial; }
body:has(#page-region-x41e8bfd9:checked) [data-listed] > [data-region~=\"x41e8bfd9\"] { --by-region: ; }
body:has(#page-region-upper-luba:checked) [data-listed] > [data-region~=\"upper-luba\"] { --by-region: ; }
body:has(#page-region-jiangnan:checked) [data-listed] > [data-region~=\"jiangnan\"] { --by-region: ; }
}
";
    assert_eq!(sheet("institutions"), expected);
}

#[test]
fn values_are_the_same_in_every_language_and_stand_in_the_order_of_each() {
    let files = built();
    let values = |path: &str| {
        let page = page(&files, path);
        let ids = attributes(&page, "#page-facets input", "id");
        let texts = all(&page, "#page-facets .check > span:first-of-type");
        let counts = all(&page, "#page-facets .check > .c");
        let each = ids.into_iter().zip(texts).zip(counts).map(|((id, text), count)| format!("{id} {text} {count}"));
        each.collect::<Vec<_>>()
    };
    assert_eq!(
        values("en/programs/index.html"),
        [
            "page-level-bachelor Bachelor 1",
            "page-level-master Master 3",
            "page-study-1-1 1 year here, 1 year at a partner 1",
            "page-study-3-1 3 years here, 1 year at a partner 1",
            "page-majors-law Law 3",
            "page-majors-robotics Robotics 1",
            "page-country-ie Ireland 3",
            "page-country-th Thailand 1",
            "page-languages-zh Chinese 2",
            "page-languages-en English 3",
        ]
    );
    assert_eq!(
        values("zh/programs/index.html"),
        [
            "page-level-bachelor 本科 1",
            "page-level-master 硕士 3",
            "page-study-1-1 本校1年，合作院校1年 1",
            "page-study-3-1 本校3年，合作院校1年 1",
            "page-majors-law 法学 3",
            "page-majors-robotics 机器人工程 1",
            "page-country-ie 爱尔兰 3",
            "page-country-th 泰国 1",
            "page-languages-en 英语 3",
            "page-languages-zh 中文 2",
        ]
    );
}

#[test]
fn a_row_says_what_it_can_be_filtered_by() {
    let files = built();
    let index = page(&files, "zh/programs/index.html");
    let said = |slug: &str| {
        let selector = Selector::parse("#page-results > li").unwrap();
        let row = index.select(&selector).find(|row| row.html().contains(&format!("/zh/programs/{slug}/"))).unwrap();
        let mut said: Vec<String> = row
            .value()
            .attrs()
            .filter(|(name, _)| name.starts_with("data-"))
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        said.sort();
        said
    };
    assert_eq!(
        said("robotics"),
        [
            "data-country=ie",
            "data-languages=en zh",
            "data-length=4 year",
            "data-level=bachelor",
            "data-majors=robotics law",
            "data-names=Wangchuan University 望川大学 Corrib Valley University 科里布谷大学",
            "data-study=3-1",
        ]
    );
    // What a joint school runs is run by its partners.
    assert!(said("rivers").contains(&"data-country=th".to_owned()), "{:?}", said("rivers"));
    assert!(said("bridges").contains(&"data-country=ie".to_owned()), "{:?}", said("bridges"));
}

#[test]
fn the_home_page_led_to_places_that_the_first_of_several_pages_of_partners_does_not_have() {
    let site = site();
    let settings = std::fs::read_to_string(site.path().join("site.toml")).unwrap();
    let links = |lists: &str| {
        site.write("site.toml", format!("{settings}\n[lists]\n{lists}"));
        attributes(&page(&built_of(&site), "zh/index.html"), ".far a", "href")
    };
    let whole = ["#page-in-IE", "#page-in-TH"].map(|place| format!("/sub/zh/institutions/{place}"));
    assert_eq!(links("whole = 3\n"), whole);
    let own = ["ie", "th"].map(|code| format!("/sub/zh/institutions/country/{code}/"));
    assert_eq!(links("whole = 2\nlanding_from = 1\n"), own);
    assert_eq!(links("whole = 2\nlanding_from = 0\n"), ["/sub/zh/institutions/"; 2]);
}

#[test]
fn the_first_of_several_pages_of_partners_has_the_map_of_all_of_them() {
    let site = site();
    for (slug, place) in [("wangchuan", "32.1, lon: 118.9"), ("corrib", "53.3, lon: -9.1"), ("luba", "18.8, lon: 99.0")]
    {
        let path = format!("content/institutions/{slug}.yaml");
        let facts = std::fs::read_to_string(site.path().join(&path)).unwrap();
        site.write(path, format!("{facts}geo: {{lat: {place}}}\n"));
    }
    let settings = std::fs::read_to_string(site.path().join("site.toml")).unwrap();
    site.write("site.toml", format!("{settings}\n[lists]\nwhole = 2\npage_size = 1\nlanding_from = 1\n"));
    let files = built_of(&site);
    let stops = |path: &str| attributes(&page(&files, path), ".atlas .stop", "aria-label");
    assert_eq!(stops("zh/institutions/index.html"), ["芦坝大学、2,480公里", "科里布谷大学、9,280公里"]);
    assert_eq!(stops("zh/institutions/page/2/index.html"), [""; 0]);
    assert_eq!(stops("zh/institutions/country/ie/index.html"), ["科里布谷大学、9,280公里"]);
}

#[test]
fn site_toml_says_how_many_entries_stand_on_a_page_and_what_has_a_page_of_its_own() {
    let site = site();
    let settings = std::fs::read_to_string(site.path().join("site.toml")).unwrap();
    let lists = |text: &str| {
        site.write("site.toml", format!("{settings}\n[lists]\n{text}"));
        built_of(&site)
    };
    let below = |files: &BTreeMap<String, Vec<u8>>, folder: &str| -> Vec<String> {
        let paths = files.keys().filter_map(|path| path.strip_prefix(folder)?.strip_suffix("index.html"));
        paths.filter(|path| path.contains('/') && path.matches('/').count() > 1).map(str::to_owned).collect()
    };

    let files = lists("whole = 3\npage_size = 2\nlanding_from = 0\n");
    assert_eq!(below(&files, "zh/programs/"), ["page/2/"]);
    let titles = |path: &str| all(&page(&files, path), "#page-results h2");
    assert_eq!(titles("zh/programs/index.html"), ["法学", "机器人工程"]);
    assert_eq!(titles("zh/programs/page/2/index.html"), ["江河", "桥梁"]);

    let files = lists("whole = 2\npage_size = 2\nlanding_from = 3\n");
    let english = ["languages/en/", "languages/en/page/2/"];
    assert!(english.iter().all(|path| below(&files, "zh/programs/").contains(&(*path).to_owned())), "{files:?}");
    let titles = |path: &str| all(&page(&files, path), "#page-results h2");
    assert_eq!(titles("zh/programs/languages/en/index.html"), ["机器人工程", "江河"]);
    assert_eq!(titles("zh/programs/languages/en/page/2/index.html"), ["桥梁"]);
    assert_eq!(titles("en/programs/languages/en/index.html"), ["Bridges", "Rivers"]);
}

#[test]
fn of_many_values_a_page_names_those_of_most_entries_and_the_first_page_all() {
    let site = site();
    for n in 1..=24 {
        site.write(format!("content/majors/m{n:02}.yaml"), format!("name: {{en: Major {n:02}, zh: 专业{n:02}}}\n"));
        let majors = if n == 7 { "[m07]".to_owned() } else { format!("[m{n:02}, m07]") };
        site.write(
            format!("content/programs/p{n:02}.yaml"),
            format!("title: {{en: Program {n:02}, zh: 项目{n:02}}}\narrangement: joint\nlevel: master\nparties: [wangchuan, corrib]\nlanguages: [en]\nduration: 2 years\nmajors: {majors}\n"),
        );
    }
    let settings = std::fs::read_to_string(site.path().join("site.toml")).unwrap();
    site.write("site.toml", format!("{settings}\n[lists]\nwhole = 2\npage_size = 20\nlanding_from = 1\n"));
    let files = built_of(&site);
    let majors = "a[href*='/programs/majors/']";
    let browse = |page: &Html| attributes(page, &format!(".browse {majors}"), "href").len();
    let first = page(&files, "zh/programs/index.html");
    assert_eq!((browse(&first), all(&first, ".browse a[href$='#page-browse']")), (26, vec![]));
    for path in ["zh/programs/page/2/index.html", "zh/programs/level/master/index.html"] {
        let page = page(&files, path);
        assert_eq!(
            (browse(&page), all(&page, ".browse a[href$='#page-browse']")),
            (0, vec!["全部26项".to_owned()]),
            "{path}"
        );
        assert_eq!(attributes(&page, ".browse a[href*='/level/']", "href").len(), 2, "{path}");
    }
    for path in ["zh/programs/index.html", "zh/programs/page/2/index.html"] {
        let page = page(&files, path);
        let named = all(&page, &format!("nav.facets {majors}"));
        assert_eq!(named.len(), 12, "{path}");
        assert_eq!(named[..2], ["专业07", "法学"], "{path}");
        let way = attributes(&page, "nav.facets a[href$='#page-browse']", "href");
        assert_eq!(way, ["/sub/zh/programs/#page-browse"], "{path}");
    }
}

#[test]
fn a_value_of_three_entries_has_a_page_of_its_own_in_every_language() {
    let files = built();
    let landings: Vec<&str> = files
        .keys()
        .filter_map(|path| path.strip_prefix("zh/programs/"))
        .filter(|path| path.matches('/').count() == 2)
        .collect();
    assert_eq!(
        landings,
        ["country/ie/index.html", "languages/en/index.html", "level/master/index.html", "majors/law/index.html"]
    );
    let en = page(&files, "en/programs/level/master/index.html");
    let zh = page(&files, "zh/programs/level/master/index.html");
    assert_eq!([all(&en, "h1"), all(&zh, "h1")], [["Master’s programs"], ["硕士项目"]]);
    assert_eq!(all(&page(&files, "en/programs/country/ie/index.html"), "h1"), ["Programs with partners: Ireland"]);
    assert_eq!(all(&page(&files, "zh/programs/majors/law/index.html"), "h1"), ["法学专业的项目"]);
    assert_eq!(
        attributes(&zh, "link[rel=canonical]", "href"),
        ["https://catalogue.example/sub/zh/programs/level/master/"]
    );
    assert_eq!(
        attributes(&zh, "link[rel=alternate][hreflang]", "href"),
        [
            "https://catalogue.example/sub/en/programs/level/master/",
            "https://catalogue.example/sub/zh/programs/level/master/",
            "https://catalogue.example/sub/en/programs/level/master/",
        ]
    );
    assert_eq!(attributes(&en, ".crumbs a", "href"), ["/sub/en/", "/sub/en/programs/"]);
    assert_eq!(attributes(&zh, "#page-results a", "href").len(), 3);
    let index = page(&files, "en/programs/index.html");
    assert!(attributes(&index, ".browse a", "href").contains(&"/sub/en/programs/level/master/".to_owned()));
    let sitemap = String::from_utf8(files["sitemap.xml"].clone()).unwrap();
    assert!(sitemap.contains("<loc>https://catalogue.example/sub/zh/programs/level/master/</loc>"), "{sitemap}");
}
