//! The command line as a process: exit status, where what is written goes, forms that programs read.

use std::io::Read as _;
use std::process::Stdio;

use prospectus::diag::codes;
use serde_json::Value;

use crate::folder::{Folder, program, project, run, snapshot};

const SITE: &str = "\
title = { en = \"Wangchuan Abroad\", zh = \"望川国际项目\" }
base_url = \"https://catalogue.example/\"
languages = [\"en\", \"zh\"]
";

/// A site of one major.
fn site(major: &str) -> Folder {
    let folder = Folder::new();
    folder.write("site.toml", SITE);
    folder.write("content/majors/robotics.yaml", major);
    folder
}

const FINE: &str = "name: {en: Robotics, zh: 机器人工程}\n";
/// One warning: a translation is missing.
const DOUBTFUL: &str = "name: {en: Robotics}\n";
/// One error: a field that there is not.
const WRONG: &str = "name: {en: Robotics, zh: 机器人工程}\nlevles: [bachelor]\n";

#[test]
fn the_exit_status_is_0_for_fine_1_for_problems_and_2_for_a_wrong_request() {
    let check =
        |folder: &Folder, more: &[&str]| run(program(["check", "--root", folder.path().as_str()]).args(more)).code;
    assert_eq!(check(&site(FINE), &[]), Some(0));
    assert_eq!(check(&site(DOUBTFUL), &[]), Some(0));
    assert_eq!(check(&site(DOUBTFUL), &["--strict"]), Some(1));
    assert_eq!(check(&site(WRONG), &[]), Some(1));
    assert_eq!(check(&site(FINE), &["--colour"]), Some(2));
    assert_eq!(check(&Folder::new(), &[]), Some(2));
    let build =
        |folder: &Folder, more: &[&str]| run(program(["build", "--root", folder.path().as_str()]).args(more)).code;
    assert_eq!(build(&site(FINE), &[]), Some(0));
    assert_eq!(build(&site(WRONG), &[]), Some(1));
    assert_eq!(build(&site(FINE), &["--base-url", "catalogue.example"]), Some(2));
    assert_eq!(run(program(["--help"]).env("COLUMNS", "80")).code, Some(0));
    assert_eq!(run(&mut program(["--version"])).code, Some(0));
    assert_eq!(run(&mut program(["explain", "no-such-code"])).code, Some(2));
}

#[test]
fn a_build_with_problems_writes_nothing() {
    let folder = site(WRONG);
    let ran = run(&mut program(["build", "--root", folder.path().as_str()]));
    assert!(ran.err.contains("nothing was published"), "{}", ran.err);
    let files: Vec<String> = snapshot(folder.path()).into_keys().collect();
    assert_eq!(files, ["content/majors/robotics.yaml", "site.toml"]);
}

#[test]
fn what_people_read_goes_to_standard_error_and_what_programs_read_to_standard_output() {
    let folder = site(WRONG);
    let check = |form: &str| run(&mut program(["check", "--root", folder.path().as_str(), "--format", form]));
    for form in ["rich", "short"] {
        let ran = check(form);
        assert_eq!(ran.out, "", "{form}");
        assert!(ran.err.contains("error[unknown-field]"), "{form}: {}", ran.err);
    }
    for form in ["json", "sarif", "github"] {
        let ran = check(form);
        assert!(ran.out.contains("unknown-field"), "{form}: {}", ran.out);
        assert_eq!(ran.err, "", "{form}");
    }
    let ran = run(&mut program(["build", "--root", site(FINE).path().as_str()]));
    assert_eq!(ran.out, "");
    assert!(ran.err.starts_with("built 1 entries into "), "{}", ran.err);
}

#[test]
fn json_and_sarif_name_code_path_and_place() {
    let folder = site("name: {en: Robotics, zh: 机器人工程}\nduration: 四年 # 学制\nlevles: [bachelor]\n");
    let parsed = |form: &str| -> Value {
        let ran = run(&mut program(["check", "--root", folder.path().as_str(), "--format", form]));
        serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{form}: {error}\n{}", ran.out))
    };
    let json = parsed("json");
    let found: Vec<&Value> = json["diagnostics"].as_array().expect("a list").iter().collect();
    assert_eq!(found.len(), 2, "{json:#}");
    assert_eq!(found[1]["code"], "unknown-field", "{json:#}");
    assert_eq!(json["errors"], 2);
    let sarif = parsed("sarif");
    assert_eq!(sarif["version"], "2.1.0");
    let result = &sarif["runs"][0]["results"][1];
    assert_eq!(result["ruleId"], "unknown-field");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "content/majors/robotics.yaml");
    assert_eq!(place["region"]["startLine"], 3);
    // An empty report is a document, too.
    let fine = run(&mut program(["check", "--root", site(FINE).path().as_str(), "--format", "json"]));
    assert_eq!(serde_json::from_str::<Value>(&fine.out).expect("JSON")["diagnostics"], Value::Array(Vec::new()));
}

#[test]
fn messages_come_in_chinese_where_asked_for_or_where_the_system_speaks_it() {
    let folder = site(WRONG);
    let asked = run(&mut program(["check", "--root", folder.path().as_str(), "--messages", "zh"]));
    let spoken = run(program(["check", "--root", folder.path().as_str()]).env("LC_ALL", "zh_CN.UTF-8"));
    assert!(asked.err.contains("专业没有字段 `levles`"), "{}", asked.err);
    assert_eq!(asked.err, spoken.err);
}

#[test]
fn explain_has_words_for_every_code_in_both_languages() {
    let list = run(&mut program(["explain"])).out;
    for code in codes::all() {
        assert!(list.contains(code.name), "the list of codes lacks {}", code.name);
    }
    // A process each would take long: three of them, and the rest through the library.
    for code in [codes::all()[0], codes::all()[codes::all().len() / 2], codes::all()[codes::all().len() - 1]] {
        for lang in ["en", "zh"] {
            let ran = run(&mut program(["explain", code.name, "--messages", lang]));
            assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
            assert!(ran.out.contains(code.name), "{}", ran.out);
        }
    }
    for code in codes::all() {
        for lang in [prospectus::diag::MessageLang::En, prospectus::diag::MessageLang::Zh] {
            let text = prospectus::diag::explain(code, lang);
            // Lines are broken for the terminal: compared without blanks.
            let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            let words = plain(code.explain.get(lang));
            assert!(words.chars().count() >= 30 && plain(&text).contains(&words), "{}: {text}", code.name);
        }
        let han = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
        let said = code.message.iter().chain(code.help).chain(code.label);
        assert!(han(code.explain.zh) && said.into_iter().any(|words| han(words.zh)), "{}", code.name);
    }
}

#[test]
fn schema_and_theme_reference_are_written_to_standard_output() {
    let ran = run(&mut program(["schema", "programs"]));
    let schema: Value =
        serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}\n{}{}", ran.out, ran.err));
    assert!(schema["properties"]["level"].is_object(), "{schema:#}");
    assert!(schema["properties"]["summary"].is_object(), "{schema:#}");
    let all: Value = serde_json::from_str(&run(&mut program(["schema"])).out).expect("JSON");
    assert!(all.to_string().contains("isced_f"));
    assert_eq!(run(&mut program(["schema", "programms"])).code, Some(2));
    let reference = run(&mut program(["theme-reference"]));
    assert_eq!(reference.code, Some(0), "{}", reference.err);
    assert!(reference.out.contains("site") && reference.out.contains("entry"), "{}", reference.out);
    let completions = run(&mut program(["completions", "bash"]));
    assert!(completions.out.contains("prospectus"), "{}", completions.err);
}

#[test]
fn schemas_are_written_where_the_settings_say_and_only_what_is_new() {
    let folder = site(FINE);
    let root = folder.path().as_str();
    let write = |lang: &str| run(&mut program(["schema", "--write", "--root", root, "--messages", lang]));
    let said = write("zh");
    let kinds = prospectus::catalogue::KINDS.len();
    assert_eq!((said.code, said.err), (Some(0), format!("{kinds} 类内容的 schema 已写入 .prospectus/schema\n")));
    let settings: Value = serde_json::from_str(&run(&mut program(["schema", "--settings"])).out).expect("JSON");
    let mut paths: Vec<&String> = settings["yaml.schemas"].as_object().expect("a map").keys().collect();
    paths.sort();
    let there = snapshot(folder.path());
    let written: Vec<&String> = there.keys().filter(|path| path.starts_with(".prospectus/")).collect();
    assert_eq!(written, paths);
    // The title stands beside the slug, and what did not change was not written again.
    let majors = folder.path().join(".prospectus/schema/majors.json");
    let titles = |text: &str| {
        let schema: Value = serde_json::from_str(text).expect("JSON");
        schema["$defs"]["entry-of-majors"]["enumDescriptions"].clone()
    };
    let before = std::fs::read_to_string(&majors).expect("it was written");
    assert_eq!(titles(&before), serde_json::json!(["Robotics / 机器人工程", "Robotics / 机器人工程"]));
    let time = |name: &str| {
        let file = folder.path().join(".prospectus/schema").join(name);
        file.metadata().and_then(|of| of.modified()).expect("it was written")
    };
    folder.write("content/majors/rowing.yaml", "name: {en: Rowing, zh: 划船}\n");
    assert_eq!(write("en").err, format!("the schemas of {kinds} kinds are in .prospectus/schema\n"));
    let after = std::fs::read_to_string(&majors).expect("it was written");
    assert_eq!(titles(&after)[2], "Rowing / 划船");
    assert_eq!(run(&mut program(["check", "--root", root])).code, Some(0), "schemas are no content");
    folder.write("content/majors/rowing.yaml", "name: {en: Rowing, zh: 划船}\ndiscipline: {same: 水}\n");
    let time_of_majors = time("majors.json");
    write("en");
    assert_eq!(time("majors.json"), time_of_majors);
    let nowhere = Folder::new();
    let refused = run(program(["schema", "--write"]).current_dir(nowhere.path()));
    assert_eq!(refused.code, Some(2), "{}", refused.err);
    assert!(refused.err.contains("site.toml"), "{}", refused.err);
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    for words in [&["explain"][..], &["schema"][..], &["completions", "zsh"][..]] {
        let mut child =
            program(words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        drop(child.stdout.take());
        let mut err = String::new();
        child.stderr.take().expect("it is piped").read_to_string(&mut err).expect("it is UTF-8");
        let status = child.wait().expect("the program ends");
        assert_eq!((status.code(), err.as_str()), (Some(0), ""), "{words:?}");
    }
}

#[test]
fn the_site_is_found_upwards_from_the_folder_one_is_in() {
    let folder = site(FINE);
    let ran = run(program(["check"]).current_dir(folder.path().join("content/majors")));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let lost = Folder::new();
    let ran = run(program(["check"]).current_dir(lost.path()));
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    assert!(ran.err.contains("site.toml"), "{}", ran.err);
}

#[test]
fn drafts_are_published_only_where_asked_for() {
    let folder = site(&format!("{FINE}draft: true\nsummary: {{en: Machines, zh: 机器}}\nlevels: [bachelor]\n"));
    let root = folder.path().as_str();
    let page = folder.path().join("public/zh/majors/robotics/index.html");
    assert_eq!(run(&mut program(["build", "--root", root])).code, Some(0));
    assert!(!page.exists());
    assert_eq!(run(&mut program(["build", "--drafts", "--root", root])).code, Some(0));
    assert!(page.exists());
    assert_eq!(run(&mut program(["build", "--root", root])).code, Some(0));
    assert!(!page.exists(), "a page that is no longer made is removed");
}

#[test]
fn a_day_asked_for_twice_in_two_ways_is_the_same_day() {
    let folder = site(&format!("{FINE}review_by: 2026-09-01\n"));
    let root = folder.path().as_str();
    let check = |today: &str, epoch: &str| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_prospectus"));
        command.env_clear().args(["check", "--root", root, "--format", "short"]);
        if !today.is_empty() {
            command.args(["--today", today]);
        }
        if !epoch.is_empty() {
            command.env("SOURCE_DATE_EPOCH", epoch);
        }
        run(&mut command).err
    };
    // 1788220800 is 2026-09-01 00:00 UTC: 2026-09-01 in the default zone of a site.
    assert_eq!(check("2026-09-01", ""), check("", "1788220800"));
    assert!(check("2026-09-02", "").contains("review"), "{}", check("2026-09-02", ""));
    assert_ne!(check("2026-09-02", ""), check("2026-09-01", ""));
}

#[test]
fn the_help_of_every_command_has_an_example_or_says_what_it_does() {
    for command in ["serve", "build", "check", "explain", "schema", "theme-reference", "completions"] {
        let ran = run(&mut program([command, "--help"]));
        assert_eq!(ran.code, Some(0), "{command}: {}", ran.err);
        assert!(ran.out.contains("Usage: prospectus"), "{command}: {}", ran.out);
    }
    assert!(project().join("site.toml").is_file());
}
