//! Whole reports on small trees, most of them in memory.

use std::collections::BTreeSet;
use std::io;

use camino::Utf8Path;

use super::*;
use crate::address::KindName;
use crate::diag::{Both, codes};
use crate::fields::Cx;

const fn kind(folder: &'static str, one: &'static str, one_zh: &'static str) -> KindName {
    KindName { folder, one: Both::new(one, one_zh), many: Both::new(folder, one_zh) }
}

const KINDS: &[KindName] = &[
    kind("institutions", "institution", "机构"),
    kind("majors", "major", "专业"),
    kind("programs", "program", "项目"),
    kind("pages", "page", "页面"),
];
const EXPORTS: &[&str] = &["sitemap", "json"];

const SITE: &str = "title = \"合作办学\"\nbase_url = \"https://catalogue.example\"\nlanguages = [\"en\", \"zh\"]\n";

/// A tree in memory; a path that ends with `/` is an empty folder. `site.toml` is [`SITE`] where it is not given.
fn project(files: &[(&str, &[u8])]) -> Project {
    let mut found = Vec::new();
    let mut folders = BTreeSet::from(["content".to_owned()]);
    let file = |path: &str, bytes: &[u8]| Found {
        path: path.to_owned(),
        what: What::File {
            size: bytes.len() as u64,
            bytes: bytes[..bytes.len().min(arrange::bytes_wanted(path))].to_vec(),
        },
    };
    for (path, bytes) in files {
        folders.extend(path.match_indices('/').map(|(at, _)| path[..at].to_owned()));
        if !path.ends_with('/') {
            found.push(file(path, bytes));
        }
    }
    if !found.iter().any(|one| one.path == "site.toml") {
        found.push(file("site.toml", SITE.as_bytes()));
    }
    found.extend(folders.into_iter().map(|path| Found { path, what: What::Folder }));
    arrange("/site".into(), found, KINDS, EXPORTS)
}

/// `place code: message` and the helps of every diagnostic, in the order of places.
fn report(project: &Project) -> Vec<String> {
    let mut lines: Vec<_> = project
        .diags
        .iter()
        .map(|diagnostic| {
            let span = diagnostic.spans[0];
            let source = &project.sources[span.file];
            let mut line = source.path.to_string();
            if let Some((start, _)) = source.positions(span) {
                line += &format!(":{}:{}", start.line, start.column);
            }
            line += &format!(" {}: {}", diagnostic.code.name, diagnostic.message(MessageLang::En));
            for span in &diagnostic.spans[1..] {
                line += &format!(" | {}", &project.sources[span.file].path);
            }
            for help in diagnostic.helps(MessageLang::En) {
                line += &format!(" = {help}");
            }
            // Both languages must find their arguments.
            assert!(!diagnostic.message(MessageLang::Zh).is_empty());
            (span, line)
        })
        .collect();
    lines.sort();
    lines.into_iter().map(|(_, line)| line).collect()
}

#[track_caller]
fn check(files: &[(&str, &str)], expected: &[&str]) -> Project {
    let files: Vec<_> = files.iter().map(|(path, text)| (*path, text.as_bytes())).collect();
    let project = project(&files);
    assert_eq!(report(&project), expected);
    project
}

/// The report on a `site.toml`, without the name of the file.
#[track_caller]
fn check_site(text: &str, expected: &[&str]) -> Project {
    let project = project(&[("site.toml", text.as_bytes())]);
    let report: Vec<_> = report(&project)
        .iter()
        .map(|line| line.trim_start_matches("site.toml").trim_start_matches(':').trim().to_owned())
        .collect();
    assert_eq!(report, expected);
    project
}

/// [`check_site`] for lines behind the three that are needed, which are lines 1 to 3.
#[track_caller]
fn check_setting(lines: &str, expected: &[&str]) -> Project {
    check_site(&format!("{SITE}{lines}"), expected)
}

fn names(project: &Project) -> Vec<String> {
    project.index.all().map(|id| project.index.name(id)).collect()
}

mod site {
    use super::*;
    use crate::date::Season;
    use crate::fields::View;
    use crate::project::config::*;

    #[test]
    fn three_settings_are_enough_and_the_others_have_defaults() {
        let config = check_site(SITE, &[]).config;
        assert_eq!(config.title.as_ref().unwrap().get(crate::lang::Lang::SOURCE), Some("合作办学"));
        assert_eq!((config.base_url.as_str(), config.base_url.path()), ("https://catalogue.example/", "/"));
        assert_eq!(config.languages.codes().collect::<Vec<_>>(), ["en", "zh"]);
        assert_eq!(
            (config.theme.as_str(), config.zone.as_str(), config.hue, config.links),
            ("default", "UTC", 195, Links::AbsolutePath)
        );
        assert_eq!(config.windows, Windows { closing_soon: 30, agreement_expiring: 180, approval_expiring: 180 });
    }

    #[test]
    fn every_setting_of_the_model_is_read() {
        let project = check_site(
            r#"
title = { en = "Study with us", zh = "合作办学" }
description = { en = "A catalogue", zh = "目录" }
base_url = "HTTPS://Catalogue.Example:8080/a/b"
languages = ["en", { code = "zh", tag = "zh-hans", name = "中文（简体）" }]
home = "njupt"
office = "institutions/njupt"
zone = "Asia/Shanghai"
theme = "blue"
links = "explicit"
hue = 30
logo = "img/标志.svg"
menu = ["programs", "deadlines", "pages/about"]
featured = ["majors/software"]
edit_url = "https://git.example/x/edit/main"
data_license = "CC-BY-4.0"
noindex = true
show_coverage = true
[windows]
closing_soon_days = 14
[checks]
[terms]
autumn = "1/2"
spring = "2/2"
[labels.region]
HK = { en = "Hong Kong", zh = "中国香港" }
[exports]
json = false
[extra]
wechat = "校园"
years = [2026, true]
"#,
            &[],
        );
        let config = &project.config;
        let zh = config.languages.by_code("zh").unwrap();
        assert_eq!(
            (config.languages[zh].tag.as_str(), config.languages[zh].name.as_str()),
            ("zh-Hans", "中文（简体）")
        );
        assert_eq!((config.base_url.as_str(), config.base_path()), ("https://catalogue.example:8080/a/b/", "/a/b/"));
        assert_eq!(config.base_url.origin(), "https://catalogue.example:8080");
        assert_eq!(config.edit_url.as_deref(), Some("https://git.example/x/edit/main/"));
        assert_eq!(
            (config.zone.as_str(), config.theme.as_str(), config.hue, config.links),
            ("Asia/Shanghai", "blue", 30, Links::Explicit)
        );
        assert_eq!(config.logo.as_ref().map(|logo| logo.value.as_str()), Some("img/标志.svg"));
        assert_eq!(config.windows.closing_soon, 14);
        assert_eq!(config.term(Season::Spring), Some(Term { part: 2, of: 2 }));
        assert_eq!(config.label(LabelGroup::Region, "HK").and_then(|text| text.get(zh)), Some("中国香港"));
        assert_eq!(config.exports.get("json"), Some(&false));
        assert_eq!((config.noindex, config.show_coverage), (true, true));
        let years = View::List(vec![View::Int(2026), View::Bool(true)]);
        assert_eq!(
            config.extra,
            View::Free(vec![("wechat".to_owned(), View::text("校园")), ("years".to_owned(), years)])
        );
    }

    #[test]
    fn what_is_needed_is_missed_all_at_once() {
        let project = check_site(
            "theme = \"blue\"\n",
            &[
                "missing-setting: site.toml needs `base_url`, and it is missing = add this line: `base_url = \"https://catalogue.example/\"`",
                "missing-setting: site.toml needs `languages`, and it is missing = add this line: `languages = [\"en\", \"zh\"]`",
                "missing-setting: site.toml needs `title`, and it is missing = add this line: `title = { en = \"…\", zh = \"…\" }`",
            ],
        );
        assert!(!project.config.languages_read);
        assert_eq!(project.config.theme, "blue");
    }

    #[test]
    fn a_country_or_an_underscore_in_a_language_is_reported_and_read_as_meant() {
        let text = SITE.replace("[\"en\", \"zh\"]", "[\"EN\", \"cn\", \"zh_HK\", \"same\", \"con\"]");
        let project = check_site(
            &text,
            &[
                "3:14 language-code: `EN` cannot be the code of a language: it takes two or three small letters, and further parts behind hyphens = write `en`",
                "3:20 language-code: `cn` cannot be the code of a language: it stands for a country = write `zh`",
                "3:26 language-code: `zh_HK` cannot be the code of a language: its parts are joined by hyphens, in small letters = write `zh-hk`",
                "3:35 language-code: `same` cannot be the code of a language: `same` stands for all languages",
                "3:43 language-code: `con` cannot be the code of a language: Windows cannot write a folder of that name",
            ],
        );
        assert_eq!(project.config.languages.codes().collect::<Vec<_>>(), ["en", "zh", "zh-hk"]);
        assert!(!project.config.languages_read);
    }

    #[test]
    fn a_language_or_its_tag_stands_once() {
        let text = SITE.replace("[\"en\", \"zh\"]", "[\"zh\", { code = \"zh-cn\", tag = \"zh\" }, \"zh\", { tag = \"en\" }, { code = \"ru\", tag = \"ru_RU\" }]");
        let project = check_site(
            &text,
            &[
                "3:20 setting-twice: `zh` stands twice in `languages` | site.toml = remove one of the two",
                "3:52 setting-twice: `zh` stands twice in `languages` | site.toml = remove one of the two",
                "3:58 missing-setting: site.toml needs `code`, and it is missing = add this line: `{ code = \"zh\", tag = \"zh-Hans\" }`",
                "3:95 language-tag: `ru_RU` is not the tag of a language = write `ru-RU`",
            ],
        );
        assert_eq!(project.config.languages.codes().collect::<Vec<_>>(), ["zh", "ru"]);
    }

    #[test]
    fn texts_are_read_by_the_keys_of_the_title_where_languages_are_missing() {
        check_site(
            "title = { en = \"A\", zh = \"目录\" }\nbase_url = \"https://a.example\"\ndescription = { zh = \"目录\" }\n",
            &[
                "missing-setting: site.toml needs `languages`, and it is missing = add this line: `languages = [\"en\", \"zh\"]`",
            ],
        );
    }

    #[test]
    fn an_address_is_refused_with_its_reason() {
        let fault = |text: &str| {
            let fault = FolderUrl::parse(text).unwrap_err();
            (fault.reason.en, fault.proposal.unwrap_or_default())
        };
        let scheme = "it does not start with `https://` or `http://`";
        assert_eq!(fault("catalogue.example/zh"), (scheme, "https://catalogue.example/zh/".to_owned()));
        assert_eq!(fault("ftp://catalogue.example"), (scheme, String::new()));
        assert_eq!(fault("/catalogue/"), (scheme, String::new()));
        assert_eq!(
            fault("https://a.example/x?y=1#z"),
            ("it has a part behind `?` or `#`", "https://a.example/x/".to_owned())
        );
        assert_eq!(fault("https://li@a.example"), ("it holds the name of a user", "https://a.example/".to_owned()));
        assert_eq!(
            fault("https://目录.example"),
            ("its host must be written in its ASCII form (`xn--…`)", String::new())
        );
        assert_eq!(fault("https:///x"), ("its host is not one", String::new()));
        assert_eq!(fault("https://a.example:99999"), ("its host is not one", String::new()));
        assert_eq!(
            fault("https://a.example/x/index.html"),
            ("it names a file, not a folder", "https://a.example/x/".to_owned())
        );
        assert_eq!(fault("https://a.example/../x"), ("its path has an empty part, `.` or `..`", String::new()));
        assert_eq!(
            fault("https://a.example/目录"),
            (
                "its path has characters that an address cannot hold as they are",
                "https://a.example/%E7%9B%AE%E5%BD%95/".to_owned()
            )
        );
        for fine in ["http://localhost:8000/", "https://[::1]:80/", "https://127.0.0.1/a-b/"] {
            assert_eq!(FolderUrl::parse(fine).map(|url| url.as_str().to_owned()), Ok(fine.to_owned()));
        }
    }

    #[test]
    fn a_wrong_setting_is_reported_and_the_others_hold() {
        let project = check_setting(
            "zone = \"北京\"\ntheme = \"themes/蓝\"\nhue = 400\nlogo = \"../标志.svg\"\nlinks = \"relative\"\nnoindex = \"yes\"\nlicence = \"x\"\ndata_license = \"CC0-1.0\"\n",
            &[
                "4:8 unknown-zone: `北京` is not the name of a time zone = write `Asia/Shanghai`",
                "5:9 setting-form: `themes/蓝` is not the name of a folder in `themes/` = write `蓝` = for example `default`",
                "6:7 out-of-range: `hue` is 400, and must lie between 0 and 360 = write a whole number from 0 to 360",
                "7:8 setting-form: `../标志.svg` is not a file in the theme's `static` folder = for example `logo.svg`",
                "8:9 unknown-word: `relative` is not a word for a form of links = the words are `absolute-path`, `explicit`",
                "9:11 not-a-boolean: `yes` is neither `true` nor `false` = write `true`",
                "10:1 unknown-field: the settings of a site have no field `licence` = the fields are `base_url`, `checks`, `data_license`, `description`, `edit_url`, `exports`, `extra`, `featured`, `home`, `hue`, `labels`, `languages`, `links`, `lists`, `logo`, `menu` and 8 more",
            ],
        );
        assert_eq!(project.config.data_license.as_deref(), Some("CC0-1.0"));
    }

    #[test]
    fn a_zone_is_found_by_its_city_or_nearly() {
        check_setting(
            "zone = \"shanghai\"\n",
            &["4:8 unknown-zone: `shanghai` is not the name of a time zone = write `Asia/Shanghai`"],
        );
        check_setting(
            "zone = \"Europe/Dubln\"\n",
            &["4:8 unknown-zone: `Europe/Dubln` is not the name of a time zone = did you mean `Europe/Dublin`?"],
        );
    }

    #[test]
    fn a_setting_below_a_table_is_read_where_it_was_meant() {
        let project = check_setting(
            "[windows]\nclosing_soon_days = 10\ntheme = \"蓝\"\nclosing_son_days = 1\nagreement_expiring_days = -1\n",
            &[
                "6:1 setting-below-table: `theme` belongs to the site, and stands below `[windows]` = move this line above the first line in brackets",
                "7:1 unknown-field: windows have no field `closing_son_days` = did you mean `closing_soon_days`? = the fields are `agreement_expiring_days`, `approval_expiring_days`, `closing_soon_days`",
                "8:27 out-of-range: `agreement_expiring_days` is -1, and must lie between 0 and 3650 = write a whole number from 0 to 3650",
            ],
        );
        assert_eq!((project.config.theme.as_str(), project.config.windows.closing_soon), ("蓝", 10));
    }

    #[test]
    fn lists_are_as_long_as_site_toml_says_and_never_of_no_entries() {
        let project = check_setting(
            "[lists]\nwhole = 0\npage_size = 50\nlanding = 9\n",
            &["7:1 unknown-field: lists have no field `landing` = the fields are `landing_from`, `page_size`, `whole`"],
        );
        assert_eq!(project.config.lists, Lists { whole: 1, page_size: 50, landing_from: 3 });
        assert_eq!([1, 2].map(|all| project.config.lists.page_size(all)), [1, 50]);
    }

    #[test]
    fn checks_name_codes_that_there_are_and_lower_lints_only() {
        let project = check_setting(
            "[checks]\nnot-utf-8 = \"deny\"\nbad-slug = \"warn\"\nsymlink = \"deny\"\nno-content = \"error\"\n",
            &[
                "5:1 unknown-check: there is no check called `not-utf-8` = did you mean `not-utf8`? = `prospectus explain` lists all codes",
                "6:1 check-fixed: `bad-slug` may not be lowered to `warn` = remove this line and cure what it reports",
                "8:14 unknown-word: `error` is not a word for a level: `allow`, `warn` or `deny` = the words are `allow`, `warn`, `deny`",
            ],
        );
        assert!(project.config.levels.denies(&codes::discover::SYMLINK));
    }

    #[test]
    fn tables_take_their_own_keys_and_forms() {
        check_setting(
            "[terms]\nfall = \"1/2\"\nspring = \"第二学期\"\n[labels.regions]\nHK = \"x\"\n[labels.region]\nhk = \"中国香港\"\nMO = { cn = \"中国澳门\" }\n[exports]\njsn = true\n",
            &[
                "5:1 unknown-field: terms have no field `fall` = did you mean `autumn`? = the fields are `spring`, `summer`, `autumn`, `winter`",
                "6:10 setting-form: `第二学期` is not a term of the academic year = for example `1/2`",
                "7:9 unknown-field: labels have no field `regions` = did you mean `region`? = the fields are `region`, `language`, `currency`, `metric`, `tag`",
                "10:1 setting-form: `hk` is not the code of a country or region = write `HK` = for example `HK`",
                "11:8 unknown-language: this site has no language `cn` = did you mean `zh`? = the languages in site.toml are `en`, `zh` = one text for all languages is written `{same: …}`",
                "13:1 unknown-field: exports have no field `jsn` = did you mean `json`? = the fields are `sitemap`, `json`",
            ],
        );
    }

    #[test]
    fn what_site_toml_names_is_resolved_or_noted_as_missing() {
        let site = format!(
            "{SITE}home = [\"njupt\", \"南邮\"]\noffice = \"majors/software\"\nmenu = [\"programs\", \"about\", \"Deadline\", \"项目\", \"pages/none\", \"deadlines\", \"pages/about\"]\nfeatured = [\"software\", \"majors/software\"]\n"
        );
        let project = check(
            &[
                ("site.toml", &site),
                ("content/institutions/njupt.yaml", "name: 南京邮电大学\n"),
                ("content/majors/software.yaml", "name: 软件工程\n"),
                ("content/pages/about.yaml", "title: 关于\n"),
            ],
            &[],
        );
        let mut cx = Cx::new(&project.config.languages, &project.index);
        let named = project.config.resolve(&mut cx);
        let find = |kind: &str, slug| project.index.find(project.index.kind(kind).unwrap(), slug).unwrap();
        assert_eq!(named.home, [find("institutions", "njupt")]);
        assert_eq!(named.office, None);
        let programs = project.index.kind("programs").unwrap();
        assert_eq!(
            named.menu,
            [MenuItem::Kind(programs), MenuItem::Section(Section::Deadlines), MenuItem::Page(find("pages", "about"))]
        );
        assert_eq!(named.featured, [find("majors", "software")]);
        let misses: Vec<_> = cx.misses.iter().map(|miss| miss.text.as_str()).collect();
        assert_eq!(misses, ["南邮", "majors/software", "pages/none"]);
        let found = Project { diags: cx.diags, ..project.clone() };
        let known =
            "it takes `institutions`, `majors`, `programs`, `pages`, `deadlines`, and pages such as `pages/about`";
        assert_eq!(
            report(&found),
            [
                format!(
                    "site.toml:6:21 unknown-menu-item: the menu cannot lead to `about` = did you mean `pages/about`? = {known}"
                ),
                format!(
                    "site.toml:6:30 unknown-menu-item: the menu cannot lead to `Deadline` = did you mean `deadlines`? = {known}"
                ),
                format!("site.toml:6:42 unknown-menu-item: the menu cannot lead to `项目` = {known}"),
                "site.toml:7:13 kind-needed: `software` does not say of which kind it is = write `majors/software`"
                    .to_owned(),
            ]
        );
    }

    #[test]
    fn a_list_holds_nothing_twice() {
        check_setting(
            "menu = [\"programs\", \"majors\", \"programs\"]\n",
            &["4:31 setting-twice: `programs` stands twice in `menu` | site.toml = remove one of the two"],
        );
    }

    #[test]
    fn content_is_judged_although_site_toml_is_broken() {
        let project = check(
            &[
                ("site.toml", "title = \n"),
                ("content/majors/软件.yaml", "name: 软件\n"),
                ("content/majors/a/cn.md", ""),
            ],
            &[
                "content/majors/软件.yaml bad-slug: `软件` cannot be the name of an entry: addresses are made of Latin letters, and names in Chinese stand in the entry = choose a short name in Latin letters, such as `software-engineering`; the name in each language stands in the entry",
                "site.toml:1:7 toml-syntax: this place cannot be read as TOML = each line is `name = value`; text stands in straight quotes, lists in `[…]`, groups begin with a line `[name]` = if you ask somebody for help, show them this: string values must be quoted, expected literal string",
            ],
        );
        assert!(!project.config.languages_read);
    }
}

mod places {
    use super::*;

    #[test]
    fn an_entry_is_a_folder_or_one_file() {
        let project = check(
            &[
                ("content/programs/robotics/zh.md", "---\ntitle: 机器人\n---\n"),
                ("content/programs/robotics/en.md", "---\ntitle: Robotics\n---\n"),
                ("content/programs/robotics/facts.yaml", "\u{feff}level: master\r\n"),
                ("content/programs/robotics/photos/校园.png", "\u{89}"),
                ("content/programs/robotics/简章.csv", "编号,名称\n"),
                ("content/majors/software-engineering.yaml", "name: 软件工程\n"),
                ("content/programs/.DS_Store", "x"),
                ("content/programs/robotics/zh.md~", "x"),
                ("content/programs/robotics/.git/config", "x"),
                ("content/programs/robotics/#en.md#", "x"),
                ("content/Thumbs.db", "x"),
            ],
            &[
                "content/programs/robotics/photos/校园.png type-disagrees: this file is called `.png`, but does not begin like one = open it in its own program and save it again as `.png`",
            ],
        );
        assert_eq!(names(&project), ["majors/software-engineering", "programs/robotics"]);
        let paths: Vec<_> = project.sources.iter().map(|(_, source)| &*source.path).collect();
        assert_eq!(
            paths,
            [
                "content",
                "content/majors",
                "content/majors/software-engineering.yaml",
                "content/programs",
                "content/programs/robotics",
                "content/programs/robotics/en.md",
                "content/programs/robotics/facts.yaml",
                "content/programs/robotics/photos",
                "content/programs/robotics/photos/校园.png",
                "content/programs/robotics/zh.md",
                "content/programs/robotics/简章.csv",
                "site.toml",
            ]
        );
        let major = EntryFiles {
            at: Span::whole(FileId(2)),
            facts: Some(FileId(2)),
            words: vec![],
            files: vec![],
            refused: vec![],
            unreadable: vec![],
        };
        let languages = &project.config.languages;
        let lang = |code| languages.by_code(code).unwrap();
        let program = EntryFiles {
            at: Span::whole(FileId(6)),
            facts: Some(FileId(6)),
            words: vec![(lang("en"), FileId(5)), (lang("zh"), FileId(9))],
            files: vec![BesideFile { name: "简章.csv".to_owned(), file: FileId(10), kind: FileKind::Csv, size: 14 }],
            refused: vec!["photos/校园.png".to_owned()],
            unreadable: vec![],
        };
        assert_eq!(*project.entries, [major, program]);
        assert_eq!(&*project.sources[FileId(6)].text, "level: master\n");
        assert_eq!(&*project.sources[FileId(10)].text, "");
    }

    #[test]
    fn a_kind_is_known_or_the_nearest_is_named_and_read() {
        let project = check(
            &[
                ("content/program/a.yaml", "x: 1\n"),
                ("content/专业/b.yaml", "x: 1\n"),
                ("content/people/c.yaml", "x: 1\n"),
                ("content/Majors/d.yaml", "x: 1\n"),
            ],
            &[
                "content/Majors unknown-folder: there is no kind of entry called `Majors` = rename the folder to `majors` = the kinds are `institutions`, `majors`, `programs`, `pages`",
                "content/people unknown-folder: there is no kind of entry called `people` = the kinds are `institutions`, `majors`, `programs`, `pages`",
                "content/program unknown-folder: there is no kind of entry called `program` = rename the folder to `programs` = the kinds are `institutions`, `majors`, `programs`, `pages`",
                "content/专业 unknown-folder: there is no kind of entry called `专业` = rename the folder to `majors` = the kinds are `institutions`, `majors`, `programs`, `pages`",
            ],
        );
        assert_eq!(names(&project), ["majors/d", "programs/a"]);
    }

    #[test]
    fn a_name_that_is_no_slug_is_reported_with_a_proposal_and_read() {
        let project = check(
            &[
                ("content/majors/Software_Engineering/facts.yaml", "x: 1\n"),
                ("content/majors/Génie logiciel.yaml", "x: 1\n"),
                ("content/majors/con.yaml", "x: 1\n"),
                ("content/majors/not-stated.yaml", "x: 1\n"),
                ("content/majors/软件工程/facts.yaml", "x: 1\n"),
            ],
            &[
                "content/majors/Génie logiciel.yaml bad-slug: `Génie logiciel` cannot be the name of an entry: it has letters other than a to z = rename it to `genie-logiciel.yaml`",
                "content/majors/Software_Engineering bad-slug: `Software_Engineering` cannot be the name of an entry: it has capital letters = rename it to `software-engineering`",
                "content/majors/con.yaml bad-slug: `con` cannot be the name of an entry: Windows keeps the name for a device = choose a short name in Latin letters, such as `software-engineering`; the name in each language stands in the entry",
                "content/majors/not-stated.yaml bad-slug: `not-stated` cannot be the name of an entry: the word has a meaning of its own as a value = choose a short name in Latin letters, such as `software-engineering`; the name in each language stands in the entry",
                "content/majors/软件工程 bad-slug: `软件工程` cannot be the name of an entry: addresses are made of Latin letters, and names in Chinese stand in the entry = choose a short name in Latin letters, such as `software-engineering`; the name in each language stands in the entry",
            ],
        );
        assert_eq!(names(&project), ["majors/genie-logiciel", "majors/software-engineering"]);
    }

    #[test]
    fn names_that_differ_only_by_case_or_composition_clash() {
        let project = check(
            &[
                ("content/majors/Robotics/facts.yaml", "x: 1\n"),
                ("content/majors/robotics/facts.yaml", "x: 1\n"),
                ("content/majors/robotics/图A.csv", "1\n"),
                ("content/majors/robotics/图a.csv", "1\n"),
                ("content/majors/robotics/e\u{301}.csv", "1\n"),
                ("content/majors/robotics/\u{e9}.csv", "1\n"),
            ],
            &[
                "content/majors/Robotics names-clash: `Robotics` and `robotics` are the same name on many computers | content/majors/robotics = rename or delete one of the two",
                "content/majors/robotics/é.csv names-clash: `é.csv` and `e\u{301}.csv` are the same name on many computers | content/majors/robotics/e\u{301}.csv = rename or delete one of the two",
                "content/majors/robotics/图a.csv names-clash: `图a.csv` and `图A.csv` are the same name on many computers | content/majors/robotics/图A.csv = rename or delete one of the two",
            ],
        );
        assert_eq!(project.entries[0].file("é.csv").map(|file| file.size), Some(2));
    }

    #[test]
    fn files_outside_entries_are_reported() {
        let project = check(
            &[
                ("content/README.md", "x"),
                ("content/majors/软件.md", "x"),
                ("content/majors/Robotics.md", "x"),
                ("content/majors/law.yml", "x: 1\n"),
                ("content/majors/校园.jpg", "x"),
            ],
            &[
                "content/README.md loose-file: `README.md` does not belong directly in `content` = only entries stand in `content`; pictures and documents go into the folder of the entry that uses them = `README.md` can stand beside `content`",
                "content/majors/Robotics.md loose-file: `Robotics.md` cannot stand alone in the folder of a kind = an entry with words is a folder: `content/majors/robotics/en.md`",
                "content/majors/law.yml loose-file: `law.yml` does not belong directly in `content/majors` = the ending of an entry in one file is `.yaml`: `law.yaml` = only entries stand in `content/majors`; pictures and documents go into the folder of the entry that uses them",
                "content/majors/校园.jpg loose-file: `校园.jpg` does not belong directly in `content/majors` = only entries stand in `content/majors`; pictures and documents go into the folder of the entry that uses them",
                "content/majors/软件.md loose-file: `软件.md` cannot stand alone in the folder of a kind = an entry with words is a folder: `content/majors/software-engineering/en.md`",
            ],
        );
        assert_eq!(names(&project), ["majors/law"]);
    }

    #[test]
    fn misspelt_facts_and_words_are_reported_and_read() {
        let project = check(
            &[
                ("content/majors/a/Facts.yml", "x: 1\n"),
                ("content/majors/a/EN.md", "x"),
                ("content/majors/a/cn.md", "汉字"),
                ("content/majors/b/facts.yaml", "x: 1\n"),
                ("content/majors/b/stats.yaml", "x: 1\n"),
                ("content/majors/b/en.markdown", "x"),
                ("content/majors/b/ru.md", "x"),
                ("content/majors/b/index.md", "x"),
                ("content/majors/b/中文.md", "x"),
                ("content/majors/b/zh.md.txt", "x"),
            ],
            &[
                "content/majors/a/EN.md words-name: `EN.md` is not read: words stand in a file named after their language = rename it to `en.md` = the languages in site.toml are `en`, `zh`",
                "content/majors/a/Facts.yml facts-name: `Facts.yml` is not read: the facts of an entry stand in `facts.yaml` = rename it to `facts.yaml` = move what it says into `facts.yaml`",
                "content/majors/a/cn.md words-name: this site has no language `cn`, so `cn.md` is not read = rename it to `zh.md` = the languages in site.toml are `en`, `zh`",
                "content/majors/b/en.markdown words-name: `en.markdown` is not read: words stand in a file named after their language = rename it to `en.md` = the languages in site.toml are `en`, `zh`",
                "content/majors/b/index.md words-name: `index.md` is not read: words stand in a file named after their language = the languages in site.toml are `en`, `zh`",
                "content/majors/b/ru.md words-name: this site has no language `ru`, so `ru.md` is not read = the languages in site.toml are `en`, `zh`",
                "content/majors/b/stats.yaml facts-name: `stats.yaml` is not read: the facts of an entry stand in `facts.yaml` = move what it says into `facts.yaml`",
                "content/majors/b/zh.md.txt words-name: `zh.md.txt` is not read: words stand in a file named after their language = rename it to `zh.md` = the languages in site.toml are `en`, `zh`",
                "content/majors/b/中文.md words-name: this site has no language `中文`, so `中文.md` is not read = the languages in site.toml are `en`, `zh`",
            ],
        );
        let texts: Vec<_> = project.entries[0].words.iter().map(|(_, file)| &*project.sources[*file].text).collect();
        assert_eq!(texts, ["x", "汉字"]);
        assert_eq!(&*project.sources[project.entries[0].facts.unwrap()].text, "x: 1\n");
    }

    #[test]
    fn an_entry_has_facts_or_words_and_is_written_once() {
        let project = check(
            &[
                ("content/majors/empty/", ""),
                ("content/majors/bare/图.csv", "1\n"),
                ("content/majors/both/facts.yaml", "x: 1\n"),
                ("content/majors/both.yaml", "x: 2\n"),
                ("content/majors/litter/.DS_Store", "x"),
            ],
            &[
                "content/majors/bare bare-entry: this entry has files, but neither facts nor words = write `content/majors/bare/facts.yaml`, or the words of a language, as in `content/majors/bare/en.md` = files that belong to another entry go into its folder",
                "content/majors/both.yaml entry-twice: `majors/both` is both a folder and a file | content/majors/both = move what the file says into `content/majors/both/facts.yaml`, then delete the file",
                "content/majors/empty empty-entry: the folder of this entry is empty = write `content/majors/empty/facts.yaml`, or remove the folder",
                "content/majors/litter empty-entry: the folder of this entry is empty = write `content/majors/litter/facts.yaml`, or remove the folder",
            ],
        );
        assert_eq!(names(&project), ["majors/bare", "majors/both", "majors/empty", "majors/litter"]);
        let bare: Vec<_> = project.entries.iter().map(EntryFiles::is_bare).collect();
        assert_eq!(bare, [true, false, true, true]);
    }

    #[test]
    fn an_entry_inside_an_entry_is_reported() {
        check(
            &[("content/programs/2026/机器人/facts.yaml", "x: 1\n"), ("content/programs/2026/b/en.md", "x")],
            &[
                "content/programs/2026/b/en.md loose-file: `en.md` lies in a folder inside an entry, where only pictures and documents are read = an entry stands directly in the folder of its kind: `content/programs/b/`",
                "content/programs/2026/机器人/facts.yaml loose-file: `facts.yaml` lies in a folder inside an entry, where only pictures and documents are read = an entry stands directly in the folder of its kind: `content/programs/software-engineering/`",
            ],
        );
    }

    #[test]
    fn files_that_are_not_published_are_reported_with_a_cure() {
        let big = vec![b'%'; 20 * (1 << 20) + 1];
        let mut pdf = b"%PDF-1.7".to_vec();
        pdf.extend(&big);
        let files: &[(&str, &[u8])] = &[
            ("content/pages/a/facts.yaml", b"x: 1\n"),
            ("content/pages/a/1.svg", b"<svg/>"),
            ("content/pages/a/2.doc", b"\xd0\xcf"),
            ("content/pages/a/3.png", b"\xff\xd8\xff\xe0"),
            ("content/pages/a/4.bmp", b"\x89PNG\r\n\x1a\n"),
            ("content/pages/a/5", b"%PDF-1.4"),
            ("content/pages/a/6.pdf", &pdf),
            ("content/pages/a/7.jpg", b"version https://git-lfs.github.com/spec/v1\n"),
            ("content/pages/a/8.txt", "<html><script>简章".as_bytes()),
            ("content/pages/a/9.zip", b""),
            ("content/pages/a/\u{7b80}\u{7ae0}.docx", b"PK\x03\x04"),
        ];
        let project = project(files);
        assert_eq!(
            report(&project),
            [
                "content/pages/a/1.svg active-file: `.svg` files can hold programs, so they are not published from content = save a picture as `.png` or `.webp`, a text as `.pdf` = a logo or a drawing that is part of the design goes into the theme's `static` folder",
                "content/pages/a/2.doc unpublished-type: files of the type `.doc` are not published = save it as `.pdf` = published are `jpg`, `png`, `webp`, `avif`, `gif`, `pdf`, `docx`, `xlsx`, `pptx`, `csv`, `txt`, `zip`",
                "content/pages/a/3.png type-disagrees: this file is called `.png`, but holds a JPEG picture = rename it to `3.jpg`",
                "content/pages/a/4.bmp unpublished-type: files of the type `.bmp` are not published = its first bytes are those of `.png`: rename it to `4.png` = published are `jpg`, `png`, `webp`, `avif`, `gif`, `pdf`, `docx`, `xlsx`, `pptx`, `csv`, `txt`, `zip`",
                "content/pages/a/5 unpublished-type: a file without an ending such as `.pdf` is not published = its first bytes are those of `.pdf`: rename it to `5.pdf` = published are `jpg`, `png`, `webp`, `avif`, `gif`, `pdf`, `docx`, `xlsx`, `pptx`, `csv`, `txt`, `zip`",
                "content/pages/a/6.pdf file-too-large: this file has 21 MiB; a file may have at most 20 MiB = make the picture or document smaller, or publish it elsewhere and link to it",
                "content/pages/a/7.jpg type-disagrees: this file is called `.jpg`, but holds only a pointer of Git LFS = run `git lfs pull` to fetch the file itself",
                "content/pages/a/8.txt type-disagrees: this file is called `.txt`, but holds a page of HTML or XML = open it in its own program and save it again as `.txt`",
                "content/pages/a/9.zip file-empty: this file is empty = save it again, or delete it",
            ]
        );
        let published: Vec<_> = project.entries[0].files.iter().map(|file| (file.name.as_str(), file.kind)).collect();
        assert_eq!(published, [("简章.docx", FileKind::Docx)]);
    }

    #[test]
    fn names_that_windows_cannot_write_and_deep_folders_are_reported() {
        let long = format!("content/pages/a/{}.csv", "长".repeat(190));
        let project = project(&[
            ("content/pages/a/facts.yaml", b"x: 1\n"),
            ("content/pages/a/计划?.csv", b"1\n"),
            ("content/pages/a/aux.csv", b"1\n"),
            ("content/pages/a/x\u{202e}vsc.csv", b"1\n"),
            ("content/pages/a/1/2/3/图.csv", b"1\n"),
            ("content/pages/a/1/2/3/4/5/图.csv", b"1\n"),
            (&long, b"1\n"),
        ]);
        let report = report(&project);
        assert_eq!(
            report[..4],
            [
                "content/pages/a/1/2/3/4 too-deep: this folder lies too deep: an entry's files may lie 3 folders below it = move its files up",
                "content/pages/a/aux.csv name-not-portable: `aux.csv` cannot be a file's name everywhere: Windows keeps it for a device = choose a shorter or simpler name",
                "content/pages/a/x\u{202e}vsc.csv name-not-portable: `x\\u{202e}vsc.csv` cannot be a file's name everywhere: it holds an invisible character = rename it to `xvsc.csv` = choose a shorter or simpler name",
                "content/pages/a/计划?.csv name-not-portable: `计划?.csv` cannot be a file's name everywhere: Windows cannot write one of its characters = rename it to `计划-.csv` = choose a shorter or simpler name",
            ]
        );
        assert!(
            report[4].ends_with("with its folders it is too long for Windows = choose a shorter or simpler name"),
            "{report:?}"
        );
        let published: Vec<_> = project.entries[0].files.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(published, ["1/2/3/图.csv"]);
    }

    #[test]
    fn a_file_whose_bytes_are_no_text_is_not_to_be_parsed() {
        let large = vec![b'x'; (1 << 20) + 7];
        let files: &[(&str, &[u8])] = &[
            ("content/majors/a/facts.yaml", b"name: \xff\n"),
            ("content/majors/a/zh.md", &large),
            ("content/majors/a/en.md", b"fine"),
        ];
        let mut project = project(files);
        // The size on the disk, of which one byte more than allowed was read.
        assert_eq!(project.entries[0].unreadable, [FileId(4), FileId(5)]);
        project.diags = project.diags.into_vec().into_iter().filter(|d| d.code.name == "text-too-large").fold(
            Diagnostics::default(),
            |mut all, d| {
                all.push((*d).clone());
                all
            },
        );
        assert_eq!(
            report(&project),
            [
                "content/majors/a/zh.md text-too-large: this file has 1048583 bytes; a text file may have at most 1048576 (1 MiB) = a picture or table belongs in a file of its own beside the text; a long text can be divided into several entries"
            ]
        );
    }

    #[test]
    fn a_site_without_content_is_reported() {
        let found = vec![Found {
            path: "site.toml".to_owned(),
            what: What::File { size: SITE.len() as u64, bytes: SITE.into() },
        }];
        let project = arrange("/site".into(), found, KINDS, EXPORTS);
        assert_eq!(
            report(&project),
            [
                "site.toml no-content: there is no folder `content` beside site.toml = entries stand in folders such as `content/programs/robotics/`"
            ]
        );
    }
}

mod any {
    use proptest::prelude::*;

    use super::*;

    const NAMES: &[&str] = &[
        "majors",
        "program",
        "a",
        "A",
        "a_b",
        "软件",
        "con",
        "facts.yaml",
        "Facts.yml",
        "facts",
        "en.md",
        "cn.md",
        "İ.md",
        ".md",
        "md",
        "x.yaml",
        "x.yml",
        "图.png",
        "x.svg",
        "x.",
        "site.toml",
        "\u{202e}",
        "unnamed",
        "...",
        "~",
        "#",
        "é",
        "e\u{301}",
    ];

    proptest! {
        #[test]
        fn no_tree_panics_and_its_order_changes_nothing(
            paths in prop::collection::vec(prop::collection::vec(prop::sample::select(NAMES), 1..7), 0..12),
            bytes in prop::collection::vec(any::<u8>(), 0..40),
        ) {
            let mut files: Vec<_> = paths.iter().map(|parts| format!("content/{}", parts.join("/"))).collect();
            files.sort();
            // No file is a folder too.
            let files: Vec<&str> = files.iter().map(String::as_str).filter(|path| {
                !files.iter().any(|other| other.strip_prefix(path).is_some_and(|rest| rest.starts_with('/')))
            }).collect();
            let ahead: Vec<(&str, &[u8])> = files.iter().map(|path| (*path, bytes.as_slice())).collect();
            let back: Vec<_> = ahead.iter().copied().rev().collect();
            let (ahead, back) = (project(&ahead), project(&back));
            prop_assert_eq!(report(&ahead), report(&back));
            prop_assert_eq!(&ahead.entries, &back.entries);
            prop_assert_eq!(ahead.entries.len(), ahead.index.len());
        }

        #[test]
        fn no_site_toml_panics(text in "[a-z_]{1,8} = [\\[{\"a-z,= 软}\\]]{0,20}", setting in prop::sample::select(vec!["languages", "base_url", "menu", "zone", "checks"]), value in "\\PC{0,12}") {
            report(&project(&[("site.toml", text.as_bytes())]));
            let quoted = format!("{setting} = [{value:?}]\n");
            report(&project(&[("site.toml", quoted.as_bytes())]));
            report(&project(&[("site.toml", format!("{setting} = {value:?}\n").as_bytes())]));
        }
    }
}

mod disk {
    use super::*;

    fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (path, bytes) in files {
            let at = folder.path().join(path);
            if path.ends_with('/') {
                std::fs::create_dir_all(at).unwrap();
                continue;
            }
            std::fs::create_dir_all(at.parent().unwrap()).unwrap();
            std::fs::write(at, bytes).unwrap();
        }
        folder
    }

    fn root(folder: &tempfile::TempDir) -> &Utf8Path {
        Utf8Path::from_path(folder.path()).unwrap()
    }

    const SMALL: &[(&str, &[u8])] = &[
        ("site.toml", SITE.as_bytes()),
        ("content/majors/b/facts.yaml", "name: 软件\n".as_bytes()),
        ("content/majors/b/zh.md", "正文\n".as_bytes()),
        ("content/majors/b-c.yaml", b"x: 1\n"),
        ("content/majors/b/.zh.md.swp", b"\0"),
        ("content/majors/b/deep/1/2/3/", b""),
        ("content/programs/a/plan.pdf", b"%PDF-1.7"),
        ("content/programs/a/en.md", b"x"),
    ];

    #[test]
    fn the_disk_and_memory_make_the_same_project_with_any_number_of_threads() {
        let folder = folder(SMALL);
        // The walk stops at the folder that lies too deep.
        std::fs::write(folder.path().join("content/majors/b/deep/1/2/3/图.csv"), "1\n").unwrap();
        let memory = project(SMALL);
        let paths = |project: &Project| project.sources.iter().map(|(_, source)| source.clone()).collect::<Vec<_>>();
        for threads in [1, 8] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            let read = pool.install(|| discover(root(&folder), KINDS, EXPORTS).unwrap());
            assert_eq!(report(&read), report(&memory));
            assert_eq!(read.entries, memory.entries);
            assert_eq!(paths(&read), paths(&memory));
        }
    }

    #[test]
    fn a_folder_without_site_toml_is_an_error() {
        let folder = folder(&[("content/majors/a.yaml", b"x: 1\n")]);
        let error = discover(root(&folder), KINDS, EXPORTS).unwrap_err();
        assert_eq!(error.message(MessageLang::Zh), format!("`{}` 中没有 site.toml", root(&folder)));
        assert_eq!(find_root(&root(&folder).join("content")), None);
    }

    #[test]
    fn the_root_is_found_upwards() {
        let folder = folder(SMALL);
        assert_eq!(find_root(&root(&folder).join("content/majors/b")).as_deref(), Some(root(&folder)));
    }

    #[cfg(unix)]
    #[test]
    fn links_pipes_and_names_in_other_encodings_are_reported_and_not_read() {
        use std::os::unix::ffi::OsStrExt;
        let folder = folder(SMALL);
        let majors = folder.path().join("content/majors");
        std::os::unix::fs::symlink(folder.path(), majors.join("环")).unwrap();
        std::os::unix::fs::symlink("nowhere", majors.join("b/en.md")).unwrap();
        rustix::fs::mkfifoat(rustix::fs::CWD, majors.join("b/pipe.pdf"), rustix::fs::Mode::from_raw_mode(0o600))
            .unwrap();
        std::fs::create_dir(majors.join(std::ffi::OsStr::from_bytes(b"\xc4\xcf"))).unwrap();
        std::fs::write(majors.join(std::ffi::OsStr::from_bytes(b"\xc4\xcf/x.md")), "x").unwrap();
        let project = discover(root(&folder), KINDS, EXPORTS).unwrap();
        assert_eq!(
            report(&project),
            [
                "content/majors/\\xc4\\xcf name-not-utf8: this name is not UTF-8 text, so nothing in it is read = rename it; names from an old archive may need to be unpacked with the right encoding (GBK)",
                "content/majors/b/deep/1/2/3 too-deep: this folder lies too deep: an entry's files may lie 3 folders below it = move its files up",
                "content/majors/b/en.md symlink: this is a symbolic link, which is not followed = put the file or folder itself here",
                "content/majors/b/pipe.pdf special-file: this is a named pipe, not a file = delete it",
                "content/majors/环 symlink: this is a symbolic link, which is not followed = put the file or folder itself here",
            ]
        );
        assert_eq!(names(&project), ["majors/b", "majors/b-c", "programs/a"]);
    }
}

#[test]
fn an_error_names_its_path_and_what_to_do_in_both_languages() {
    let error = Error::NoSite { folder: "目录".into() };
    assert_eq!(error.message(MessageLang::En), "there is no site.toml in `目录`");
    assert_eq!(error.message(MessageLang::Zh), "`目录` 中没有 site.toml");
    let denied = io::Error::from(io::ErrorKind::PermissionDenied);
    let error = Error::Unreadable { path: "content/majors/软件.yaml".to_owned(), source: denied };
    assert_eq!(error.message(MessageLang::En), "`content/majors/软件.yaml` cannot be read: permission denied");
    assert_eq!(error.message(MessageLang::Zh), "无法读取 `content/majors/软件.yaml`：没有权限");
    assert_eq!(error.hint(MessageLang::Zh), "请检查是否有读取权限，以及是否被其他程序占用");
}

#[test]
fn the_sites_of_the_tests_and_our_own_catalogue_lie_as_they_should() {
    let here = Utf8Path::new(env!("CARGO_MANIFEST_DIR"));
    for site in [
        ".",
        "tests/sites/every-field",
        "tests/sites/hans-hant",
        "tests/sites/monolingual",
        "tests/sites/rtl",
        "tests/sites/trilingual",
    ] {
        let project = discover(&here.join(site), &crate::catalogue::kind_names(), EXPORTS).unwrap();
        assert_eq!(report(&project), [""; 0], "{site}");
        let mut cx = Cx::new(&project.config.languages, &project.index);
        project.config.resolve(&mut cx);
        let missing: Vec<_> = cx.misses.iter().map(|miss| miss.text.as_str()).collect();
        assert_eq!((missing, cx.diags.len()), (vec![], 0), "{site}");
    }
}

#[test]
fn labels_name_countries_and_currencies_that_there_are() {
    let site = format!(
        "{SITE}[labels.region]\nXK = \"科索沃\"\n030 = \"东亚\"\nQQ = \"某地\"\n[labels.currency]\nCNY = \"元\"\nYUA = \"元\"\n"
    );
    let project = project(&[("site.toml", site.as_bytes())]);
    assert_eq!(
        report(&project),
        [
            "site.toml:7:1 setting-form: `QQ` is not the code of a country or region = for example `HK`",
            "site.toml:10:1 setting-form: `YUA` is not the code of a currency = for example `CNY`",
        ]
    );
}
