//! The reference in `docs/reference/` is what the program says of itself, and its examples are right.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use prospectus::catalogue::{Head, KINDS};
use prospectus::fields::Presence;
use prospectus::manual::{EXAMPLES, pages};

use crate::folder::{Folder, program, project, run, snapshot};

/// The entries that examples refer to, and the site.
const WANGCHUAN: &[(&str, &str)] = &[
    (
        "content/institutions/wangchuan.yaml",
        "name: {en: Wangchuan University, zh: 望川大学}\ntype: university\ncountry: CN\n",
    ),
    (
        "content/institutions/corrib-valley.yaml",
        "name: {en: Corrib Valley University, zh: 科里布谷大学}\ntype: university\ncountry: IE\n",
    ),
    ("content/majors/robotics.yaml", "name: {en: Robotics, zh: 机器人工程}\n"),
    (
        "content/units/wangchuan-international.yaml",
        "name: {en: International Office, zh: 国际合作处}\nof: wangchuan\ntype: office\n",
    ),
    ("content/people/lin-qing.yaml", "name: {en: Lin Qing, zh: 林青}\n"),
    (
        "content/documents/fact-sheet.yaml",
        "title: {en: Fact sheet, zh: 简介}\ntype: not-stated\nurl: https://wangchuan.example/facts\n",
    ),
    (
        "content/programs/robotics-3-1.yaml",
        "title: {en: Robotics (3+1), zh: 机器人工程（3+1）}\nlevel: bachelor\narrangement: double-degree\n\
         parties: [wangchuan, corrib-valley]\nduration: 4 years\nlanguages: [en, zh]\n",
    ),
];

#[test]
fn the_reference_is_what_the_declarations_say() {
    let folder = project().join("docs/reference");
    let update = std::env::var_os("PROSPECTUS_UPDATE").is_some_and(|value| value == "1");
    let said: BTreeMap<String, Vec<u8>> = pages().into_iter().map(|(path, text)| (path, text.into_bytes())).collect();
    if update {
        assert!(std::env::var_os("CI").is_none(), "the reference is not rewritten in CI");
        for (path, text) in &said {
            std::fs::create_dir_all(folder.join(path).parent().unwrap()).unwrap();
            std::fs::write(folder.join(path), text).unwrap();
        }
        for path in snapshot(&folder).keys().filter(|path| !said.contains_key(*path)) {
            std::fs::remove_file(folder.join(path)).unwrap();
        }
    }
    let written = snapshot(&folder);
    let differs = |path: &&String| written.get(*path) != said.get(*path);
    let all: BTreeSet<&String> = written.keys().chain(said.keys()).collect();
    let wrong: Vec<&String> = all.into_iter().filter(differs).collect();
    assert!(wrong.is_empty(), "run `PROSPECTUS_UPDATE=1 cargo test --test suite manual`, read and commit: {wrong:?}");
}

#[test]
fn every_page_of_the_reference_is_there_in_both_languages() {
    let pages = pages();
    let english: Vec<&String> = pages.keys().filter(|path| !path.ends_with(".zh.md")).collect();
    let lacking: Vec<&&String> =
        english.iter().filter(|path| !pages.contains_key(&path.replace(".md", ".zh.md"))).collect();
    assert_eq!((lacking, english.len() * 2), (vec![], pages.len()));
}

/// Everything that must be answered and that `yaml` does not answer.
fn unanswered(kind: &str, name: &str, yaml: &str) -> String {
    let kind = KINDS.iter().find(|spec| spec.name.folder == kind).expect("an example names a kind");
    let written = |name: &str| yaml.lines().any(|line| line.starts_with(&format!("{name}:")));
    let mut decls = Head::decls(kind.heading);
    decls.extend((kind.decls)());
    let mut out = String::new();
    for decl in decls.iter().filter(|decl| decl.presence != Presence::Optional && !written(decl.name)) {
        let heading = decl.name == kind.heading.field();
        let answer = if heading { format!("{{same: {name}}}") } else { "not-stated".to_owned() };
        writeln!(out, "{}: {answer}", decl.name).unwrap();
    }
    out
}

/// What a strict `check` says of a site with these files beside the entries of Wangchuan.
fn said(site: &str, files: &[(String, String)]) -> String {
    let folder = Folder::new();
    folder.write("site.toml", site);
    for (path, text) in WANGCHUAN {
        folder.write(path, text);
    }
    for (path, text) in files {
        folder.write(path, text);
    }
    run(program(["check", "--strict"]).current_dir(folder.path())).err
}

/// The example of `site.toml` that the reference shows.
fn site_of_the_reference() -> String {
    let page = &pages()["site.md"];
    let example = page.split_once("```toml\n").and_then(|(_, rest)| rest.split_once("```\n")).expect("it has one").0;
    example.to_owned()
}

#[test]
fn nothing_is_wrong_with_the_examples_of_values() {
    let files: Vec<(String, String)> = EXAMPLES
        .iter()
        .map(|example| {
            let facts = format!("{}{}\n", unanswered(example.kind, example.anchor, example.yaml), example.yaml);
            (format!("content/{}/example-{}/facts.yaml", example.kind, example.anchor), facts)
        })
        .collect();
    let entries = files.len() + WANGCHUAN.len();
    assert_eq!(said(&site_of_the_reference(), &files), format!("{entries} entries checked, nothing is wrong\n"));
}

#[test]
fn every_example_belongs_to_a_value_of_the_page() {
    let page = &pages()["values.zh.md"];
    let astray: Vec<&str> = EXAMPLES
        .iter()
        .map(|example| example.anchor)
        .filter(|anchor| !page.contains(&format!("## <a id=\"{anchor}\"></a>")))
        .collect();
    assert_eq!(astray, Vec::<&str>::new());
}

#[test]
fn nothing_is_wrong_with_the_example_of_site_toml() {
    let entries = WANGCHUAN.len();
    assert_eq!(said(&site_of_the_reference(), &[]), format!("{entries} entries checked, nothing is wrong\n"));
}
