//! `prospectus new` as a process: what it writes, that the site stays right, and what it refuses.

use std::collections::BTreeMap;

use prospectus::catalogue::KINDS;

use crate::folder::{Folder, program, run, snapshot};

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

# further fields of documents / 资料的其他字段: publisher, published, language, file, url
"
    );
    assert!(common.starts_with("other_names, sort_key, summary, sources,"), "{common}");
    assert!(common.ends_with("\n# what each holds / 各字段的写法: prospectus schema documents\n"), "{common}");
    let words = "\
---
# in the language of this file / 用本文件的语言填写
title: '1903'
# may stand here too / 这里还可以写: sort_key, summary, note
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
