//! `prospectus new`: what it writes of a new entry and of a new site, that a site is right with it, and what it refuses.

use std::collections::BTreeMap;

use std::process::Command;

use camino::{Utf8Path, Utf8PathBuf};
use prospectus::build::{Request, Today, check};
use prospectus::catalogue::KINDS;
use prospectus::date::CivilDay;
use prospectus::diag::{Form, MessageLang};
use prospectus::edit::new_site;

use crate::folder::{Folder, differences, full, program, request, run, snapshot, today};
use crate::serve::Server;

const SITE: &str = "\
title = { zh = \"望川国际项目\", en = \"Wangchuan Abroad\", ru = \"Ванчуань\" }
base_url = \"https://catalogue.example/\"
languages = [\"zh\", \"en\", \"ru\"]
# The interface has no words in Russian, of which others have tests.
[checks]
strings-missing = \"allow\"
";

fn site() -> Folder {
    let folder = Folder::new();
    folder.write("site.toml", SITE);
    folder.write("content/majors/robotics.yaml", "name: {zh: 机器人工程, en: Robotics, ru: Робототехника}\n");
    folder
}

/// The files of the site as texts.
fn texts(folder: &Folder) -> BTreeMap<String, String> {
    let text = |bytes| String::from_utf8(bytes).expect("they are texts");
    snapshot(folder.path()).into_iter().map(|(path, bytes)| (path, text(bytes))).collect()
}

/// What is said on standard error, and the exit status.
fn new(folder: &Folder, words: &[&str]) -> (String, Option<i32>) {
    let ran = run(program(["new", "--root", folder.path().as_str()]).args(words));
    assert_eq!(ran.out, "");
    (ran.err, ran.code)
}

#[test]
fn an_entry_of_any_kind_is_begun_and_the_site_is_as_right_as_before() {
    let folder = site();
    for kind in KINDS {
        let kind = kind.name.folder;
        let expected = format!(
            "content/{kind}/1903/facts.yaml\ncontent/{kind}/1903/zh.md\ncontent/{kind}/1903/en.md\n\
             content/{kind}/1903/ru.md\n\
             fill in what you know; the entry is a draft until `draft: true` is removed from its facts\n"
        );
        assert_eq!(new(&folder, &[kind, "1903"]), (expected, Some(0)));
    }
    let check = || run(&mut program(["check", "--strict", "--root", folder.path().as_str()]));
    assert_eq!(check().err, format!("{} entries checked, nothing is wrong\n", KINDS.len() + 1));
    // Nor is anything wrong with them as they are, once they are no drafts.
    for (path, text) in texts(&folder) {
        folder.write(&path, text.replace("draft: true\n", ""));
    }
    assert_eq!(check().err, format!("{} entries checked, nothing is wrong\n", KINDS.len() + 1));
}

#[test]
fn the_files_name_what_must_be_answered_with_what_may_be_written() {
    let folder = site();
    new(&folder, &["documents", "1903"]);
    let files = texts(&folder);
    let facts = &files["content/documents/1903/facts.yaml"];
    let (before, common) = facts.split_once("# fields of every entry / 所有条目都有的字段: ").expect("they are named");
    assert_eq!(
        before,
        "\
# remove this line when the entry is ready / 内容写好后删除此行
draft: true

# what it is / 资料类型
#   proposal     a proposal / 提案
#   charter      a charter / 章程
#   declaration  a declaration / 宣言
#   report       a report / 报告
#   factsheet    facts on one or two pages / 简介
#   form         a form to fill in / 表格
#   web-page     a page on the web / 网页
type: not-stated

# further fields of documents / 资料的其他字段: publisher, published, language, file, url, about,
#   topics, aims
"
    );
    assert!(common.starts_with("other_names, sort_key, summary, sources,"), "{common}");
    assert!(common.ends_with("\n# what each holds / 各字段的写法: prospectus schema documents\n"), "{common}");
    let words = "\
---
# in the language of this file / 用本文件的语言填写
title: '1903'
# may stand here too / 这里还可以写: sort_key, summary, note, topics, aims
---
";
    for lang in ["zh", "en", "ru"] {
        assert_eq!(files[&format!("content/documents/1903/{lang}.md")], words);
    }
}

#[test]
fn what_is_no_entry_is_refused_in_the_words_of_check() {
    let folder = site();
    folder.write("content/majors/law/zh.md", "---\nname: 法学\n---\n");
    let before = texts(&folder);
    let refused = |words: &[&str], message: &str| {
        assert_eq!(new(&folder, words), (format!("prospectus: {message}\n"), Some(2)), "{words:?}");
    };
    refused(
        &["majors", "Software_Engineering"],
        "`Software_Engineering` cannot be the name of an entry: it has capital letters\n\
         rename it to `software-engineering`",
    );
    refused(
        &["majors", "软件工程", "--messages", "zh"],
        "`软件工程` 不能用作条目的短名：网址由拉丁字母组成，中文名称写在条目里\n\
         请用拉丁字母取一个短名，如 `software-engineering`；各语言的名称写在条目里",
    );
    refused(
        &["majors", "../../robotics"],
        "`../../robotics` cannot be the name of an entry: it takes small letters, digits and single hyphens between \
         them\nrename it to `robotics`",
    );
    refused(&["majors", "robotics"], "there is an entry `majors/robotics` already: content/majors/robotics.yaml");
    refused(&["majors", "law", "--messages", "zh"], "已经有条目 `majors/law`：content/majors/law/zh.md");
    let kinds: Vec<String> = KINDS.iter().map(|kind| format!("`{}`", kind.name.folder)).collect();
    let (said, code) = new(&folder, &["专业", "law"]);
    assert_eq!(code, Some(2));
    assert!(
        said.starts_with("prospectus: there is no kind of entry called `专业`\ndid you mean `majors`?\nthe kinds are "),
        "{said}"
    );
    assert!(said.contains(&kinds[0]), "{said}");
    assert_eq!(texts(&folder), before);
}

#[test]
fn without_a_site_or_its_languages_nothing_is_begun() {
    let empty = Folder::new();
    let (said, code) = new(&empty, &["majors", "law"]);
    assert_eq!((code, said.contains("there is no site.toml in `")), (Some(2), true), "{said}");
    let folder = site();
    folder.write("site.toml", SITE.replace("\"zh\", ", "\"same\", "));
    let expected =
        "prospectus: the languages of site.toml cannot be read\nrun `prospectus check` to see why\n".to_owned();
    assert_eq!(new(&folder, &["majors", "law"]), (expected, Some(2)));
    assert_eq!(texts(&folder).len(), 2);
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link() {
    let folder = site();
    let elsewhere = Folder::new();
    std::os::unix::fs::symlink(elsewhere.path(), folder.path().join("content/news")).expect("links can be made");
    let (said, code) = new(&folder, &["news", "bell"]);
    assert_eq!(code, Some(2));
    assert!(said.starts_with("prospectus: `content/news` cannot be written: "), "{said}");
    assert!(snapshot(elsewhere.path()).is_empty());
}

/// Kinds of which the sample has no entry yet. Empty is best.
const WITHOUT_SAMPLE: &[&str] = &[];

/// The sample of `day`.
fn sample(day: CivilDay) -> (Folder, Utf8PathBuf) {
    let folder = Folder::new();
    let site = folder.path().join("望川");
    new_site(&site, Today::Day(day)).unwrap_or_else(|error| panic!("{day}: {}", error.message(MessageLang::En)));
    (folder, site)
}

/// What `check --strict` says of `site` on `day`, one line each.
fn problems(site: &Utf8Path, day: CivilDay) -> String {
    let outcome = check(&Request { today: Today::Day(day), strict: true, ..request(site) }).expect("it can be read");
    let mut said = Vec::new();
    outcome.report.write(Form::Short, &outcome.sources, MessageLang::En, false, &mut said).expect("into memory");
    String::from_utf8(said).expect("reports are UTF-8")
}

fn days() -> Vec<CivilDay> {
    let day = |year, month, day| CivilDay::new(year, month, day).expect("the calendar has it");
    let mut days =
        vec![today(), day(2028, 2, 29), day(2026, 12, 31), day(2027, 1, 1), day(2027, 3, 31), day(2027, 8, 31)];
    if full() {
        days.extend((0..800).step_by(9).filter_map(|n| today().plus_days(n)));
    }
    days
}

/// What `prospectus new` with these words says in `folder`, and its exit status.
fn begin(folder: &Utf8Path, words: &[&str]) -> (String, Option<i32>) {
    let ran = run(program(["new"]).args(words).current_dir(folder));
    assert_eq!(ran.out, "");
    (ran.err, ran.code)
}

#[test]
fn a_new_site_is_right_whatever_day_it_is() {
    for day in days() {
        let (_folder, site) = sample(day);
        assert_eq!(problems(&site, day), "", "{day}");
    }
}

#[test]
fn all_deadlines_of_a_new_site_lie_ahead_and_within_eighteen_months() {
    for day in days() {
        let (_folder, site) = sample(day);
        let files = snapshot(&site);
        let texts = files.iter().filter(|(path, _)| path.starts_with("content/")).map(|(_, bytes)| bytes);
        let mut deadlines: Vec<i64> = Vec::new();
        for text in texts.filter_map(|bytes| std::str::from_utf8(bytes).ok()) {
            for field in ["apply_by: ", "nominate_by: ", "register_by: "] {
                deadlines.extend(text.match_indices(field).map(|(at, _)| {
                    let date = &text[at + field.len()..][..10];
                    let parts: Vec<u16> = date.split('-').map(|part| part.parse().expect("a day in digits")).collect();
                    let deadline = CivilDay::new(parts[0], parts[1] as u8, parts[2] as u8).expect("a day that exists");
                    day.days_until(deadline)
                }));
            }
        }
        deadlines.sort_unstable();
        assert!(deadlines[0] > 30 && deadlines[deadlines.len() - 1] < 560, "{day}: {deadlines:?}");
    }
}

#[test]
fn a_new_site_has_an_entry_of_every_kind_and_each_file_in_both_languages() {
    let (_folder, site) = sample(today());
    let files: Vec<String> = snapshot(&site).into_keys().collect();
    let begun = |kind: &str| files.iter().any(|path| path.starts_with(&format!("content/{kind}/")));
    let lacking: Vec<&str> = KINDS.iter().map(|kind| kind.name.folder).filter(|kind| !begun(kind)).collect();
    assert_eq!(lacking, WITHOUT_SAMPLE, "add an entry in src/edit/sample/content");
    let other = |path: &str| match path.strip_suffix("/en.md") {
        Some(folder) => Some(format!("{folder}/zh.md")),
        None => path.strip_suffix("/zh.md").map(|folder| format!("{folder}/en.md")),
    };
    let single: Vec<&String> =
        files.iter().filter(|path| other(path).is_some_and(|other| !files.contains(&other))).collect();
    assert!(single.is_empty(), "{single:#?}");
    for file in ["README.md", "README.zh.md", ".gitignore", ".github/workflows/catalogue.yml", ".vscode/settings.json"]
    {
        assert!(files.contains(&file.to_owned()), "{file}");
    }
}

#[test]
fn a_scholarship_stands_with_what_it_is_for_and_in_the_list_of_deadlines() {
    let (_folder, site) = sample(today());
    let output = Folder::new();
    let output = output.path().join("public");
    assert_eq!(run(&mut program(["build", "--root", site.as_str(), "--output", output.as_str()])).code, Some(0));
    let page = |path: &str| std::fs::read_to_string(output.join(path).join("index.html")).expect("the page is there");
    let own = page("zh/scholarships/four-rivers-grant");
    for fact in ["四河旅行奖学金", "山海理事会", "往返旅费", "由所在学院推荐", "科里布谷大学"]
    {
        assert!(own.contains(fact), "{fact}");
    }
    let link = "/scholarships/four-rivers-grant/";
    for lang in ["en", "zh"] {
        for about in
            ["programs/robotics-3-1", "exchanges/corrib-valley-semester", "institutions/corrib-valley", "deadlines"]
        {
            assert!(page(&format!("{lang}/{about}")).contains(&format!("\"/{lang}{link}\"")), "{lang}/{about}");
        }
    }
}

#[test]
fn an_agreement_of_a_new_site_ends_within_a_year_but_not_soon() {
    for day in days() {
        let (_folder, site) = sample(day);
        let settings = site.join("site.toml");
        let text = std::fs::read_to_string(&settings).unwrap();
        let longer = text.replace("agreement_expiring_days = 180", "agreement_expiring_days = 366");
        std::fs::write(&settings, longer).unwrap();
        let said = problems(&site, day);
        let said: Vec<&str> = said.lines().collect();
        assert!(
            matches!(said.as_slice(), [one] if one.starts_with("content/agreements/corrib-exchange.yaml:")
                && one.contains("warning[expiring]")),
            "{day}: {said:#?}"
        );
    }
}

#[test]
fn the_commands_of_its_readme_and_its_workflow_succeed_in_a_new_site() {
    let folder = Folder::new();
    let said = "望川: 83 files, the catalogue of a university that does not exist, for you to overwrite\n\
                begin with 望川/README.md; in that folder `prospectus serve --open` shows the site\n";
    assert_eq!(begin(folder.path(), &["望川"]), (said.to_owned(), Some(0)));
    let said = "目录：已写入 83 个文件，这是一所虚构大学的目录，供您改写\n\
                请先阅读 目录/README.zh.md；在该文件夹中运行 `prospectus serve --open` 即可浏览网站\n";
    assert_eq!(begin(folder.path(), &["--messages", "zh", "目录"]), (said.to_owned(), Some(0)));
    let site = folder.path().join("望川");
    let read = |name: &str| std::fs::read_to_string(site.join(name)).unwrap();
    let workflow = read(".github/workflows/catalogue.yml");
    let mut commands: Vec<String> =
        workflow.lines().filter_map(|line| line.trim().strip_prefix("run: prospectus ")).map(str::to_owned).collect();
    for readme in ["README.md", "README.zh.md"] {
        let text = read(readme);
        commands.extend(text.split('`').filter_map(|part| part.strip_prefix("prospectus ")).map(str::to_owned));
    }
    assert!(commands.contains(&"build --verify".to_owned()), "{commands:#?}");
    assert!(commands.contains(&"explain unknown-reference".to_owned()), "{commands:#?}");
    // Both say how an entry is begun; it can be begun once.
    commands.sort();
    commands.dedup();
    for command in commands {
        // It goes on until it is ended, and a test opens no browser.
        if let Some(options) = command.strip_prefix("serve") {
            let options: Vec<&str> = options.split_whitespace().filter(|option| *option != "--open").collect();
            Server::start(&site, &options);
            continue;
        }
        let ran = run(program(command.split(' ')).current_dir(&site));
        assert_eq!(ran.code, Some(0), "prospectus {command}\n{}", ran.err);
    }
}

#[test]
fn a_new_site_is_the_same_on_the_same_day_and_the_day_is_that_of_its_zone() {
    let first_of_2027 = CivilDay::new(2027, 1, 1).expect("a day");
    let (_one, one) = sample(first_of_2027);
    let (_other, other) = sample(first_of_2027);
    assert_eq!(differences(&snapshot(&one), &snapshot(&other)), Vec::<String>::new());
    let folder = Folder::new();
    // 17:00 of the last day of 2026 in UTC, one o'clock of the next day in Shanghai.
    let mut command = Command::new(env!("CARGO_BIN_EXE_prospectus"));
    command.env_clear().env("SOURCE_DATE_EPOCH", "1798736400").args(["new", "site"]).current_dir(folder.path());
    assert_eq!(run(&mut command).code, Some(0));
    assert_eq!(differences(&snapshot(&one), &snapshot(&folder.path().join("site"))), Vec::<String>::new());
    let (_old, old) = sample(CivilDay::new(2026, 12, 31).expect("a day"));
    assert_ne!(snapshot(&one), snapshot(&old));
}

#[test]
fn a_folder_that_holds_something_is_refused_and_left_as_it_was() {
    let folder = Folder::new();
    for (path, text) in [("旧/读我.txt", "勿动"), ("旧/a/b", ""), ("旧/c", "c"), ("旧/d", "d"), ("file", "望川")]
    {
        folder.write(path, text);
    }
    let before = snapshot(folder.path());
    let refused = |words: &[&str], message: &str| {
        assert_eq!(begin(folder.path(), words), (format!("prospectus: {message}\n"), Some(2)), "{words:?}");
    };
    refused(
        &["旧"],
        "`旧` is not empty, so nothing was written: it holds `a`, `c`, `d` and 1 more\n\
         name a folder that does not exist or is empty",
    );
    refused(
        &["旧", "--messages", "zh"],
        "`旧` 不是空文件夹，未写入任何内容：其中有 `a`、`c`、`d` 等 4 项\n请指定一个不存在的文件夹或空文件夹",
    );
    refused(
        &["旧/a"],
        "`旧/a` is not empty, so nothing was written: it holds `b`\nname a folder that does not exist or is empty",
    );
    refused(&["file"], "`file` is not a folder\nname a folder that does not exist or is empty");
    refused(&["file", "--messages", "zh"], "`file` 不是文件夹\n请指定一个不存在的文件夹或空文件夹");
    refused(
        &["new", "--root", "旧"],
        "`--root` names the site that a new entry goes to, and one word alone begins a new site\n\
         leave out `--root`, or say kind and slug of an entry",
    );
    assert_eq!(snapshot(folder.path()), before);
    // What holds nothing, or the folder of git alone, is free.
    std::fs::create_dir(folder.path().join("空")).unwrap();
    folder.write("clone/.git/HEAD", "ref: refs/heads/main\n");
    for free in ["空", "clone", "a/b/c"] {
        assert_eq!(begin(folder.path(), &[free]).1, Some(0), "{free}");
    }
}

#[test]
fn a_day_for_which_there_are_no_dates_is_refused() {
    let folder = Folder::new();
    let day = CivilDay::new(9999, 12, 31).expect("the calendar's last day");
    let error = new_site(&folder.path().join("late"), Today::Day(day)).expect_err("there is no year after it");
    assert_eq!(
        (error.message(MessageLang::En), error.message(MessageLang::Zh)),
        (
            "the sample has dates for days in the years 100 to 9900 only\nname such a day with `--today`".to_owned(),
            "示例内容只能推算公元100年至9900年间的日期\n请用 `--today` 指定其间的一天".to_owned(),
        )
    );
    assert!(snapshot(folder.path()).is_empty());
}

#[test]
fn inside_a_site_one_word_is_taken_for_an_entry_that_lacks_its_slug() {
    let folder = site();
    let before = snapshot(folder.path());
    let root = folder.path();
    let majors = root.join("content/majors");
    for (place, words, message) in [
        (
            root,
            vec!["programs"],
            format!(
                "`programs` would lie inside the site `{root}`\n\
                 for a new entry say kind and slug: `prospectus new programs SLUG`\n\
                 for a new site name a folder outside of this one"
            ),
        ),
        (
            &majors,
            vec!["专业", "--messages", "zh"],
            format!(
                "`专业` 位于已有网站 `{root}` 之内\n\
                 新增条目请写明类别和短名：`prospectus new majors 短名`\n\
                 新建网站请指定该网站以外的文件夹"
            ),
        ),
        (
            root,
            vec!["my-catalogue"],
            format!(
                "`my-catalogue` would lie inside the site `{root}`\n\
                 for a new entry say kind and slug: `prospectus new KIND SLUG`\n\
                 for a new site name a folder outside of this one"
            ),
        ),
        (
            root,
            vec!["."],
            "`.` is not empty, so nothing was written: it holds `content`, `site.toml`\n\
             name a folder that does not exist or is empty"
                .to_owned(),
        ),
    ] {
        assert_eq!(begin(place, &words), (format!("prospectus: {message}\n"), Some(2)), "{words:?}");
    }
    assert_eq!(snapshot(root), before);
}

/// A folder whose name is so long that the system takes the paths of some files in it and not of others.
#[cfg(target_os = "linux")]
#[test]
fn when_the_disk_fails_halfway_all_that_was_written_is_named() {
    let folder = Folder::new();
    let mut deep = folder.path().to_owned();
    while deep.as_str().len() < 3800 {
        deep.push("望川".repeat(30));
    }
    // PATH_MAX counts the closing zero.
    let longest = 4095 - "/content/agreements/corrib-double-degree/facts.yaml".len() + 1;
    deep.push("x".repeat(longest - deep.as_str().len() - 1));
    let (said, code) = begin(folder.path(), &[deep.as_str()]);
    assert_eq!(code, Some(2));
    let mut lines = said.lines();
    let failed = lines.next().expect("it says what failed");
    assert!(
        failed.starts_with(&format!(
            "prospectus: `{deep}/content/agreements/corrib-double-degree/facts.yaml` cannot be written: "
        )),
        "{failed}"
    );
    assert_eq!(lines.next(), Some("remove what was written before that, then run the command again:"));
    let named: Vec<String> = lines.map(|line| line.trim_start().to_owned()).collect();
    let there = [".github/workflows/catalogue.yml", ".gitignore", ".vscode/settings.json", "README.md", "README.zh.md"];
    let mut expected: Vec<String> = there.iter().map(|path| format!("{deep}/{path}")).collect();
    expected.push(format!("{deep}/content/agreements/corrib-double-degree/en.md"));
    assert_eq!(named, expected);
    assert!(named.iter().all(|path| Utf8Path::new(path).is_file()));
}
