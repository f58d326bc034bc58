//! The same sources give the same bytes: on every machine, with any number of threads, in any folder, every time.

use std::time::SystemTime;

use camino::Utf8Path;

use crate::folder::{Folder, copy_site, differences, program, project, run, snapshot};
use crate::pages::Files;

fn build(root: &Utf8Path, output: &Utf8Path, threads: &str, variables: &[(&str, &str)]) -> Files {
    let mut command = program(["build", "--root", root.as_str(), "--output", output.as_str(), "--threads", threads]);
    command.envs(variables.iter().copied());
    let ran = run(&mut command);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    snapshot(output)
}

#[test]
fn threads_zone_language_and_folder_change_no_byte() {
    let folder = Folder::new();
    let (here, elsewhere) = (folder.path().join("site"), folder.path().join("另一个 folder/deep"));
    copy_site(&project().join("tests/sites/every-field"), &here);
    copy_site(&project().join("tests/sites/every-field"), &elsewhere);
    let out = |name: &str| folder.path().join(name);
    let first = build(&here, &out("1"), "1", &[("TZ", "UTC")]);
    for (root, name, threads, variables) in [
        (&here, "2", "2", &[("TZ", "Asia/Shanghai"), ("LC_ALL", "zh_CN.UTF-8")][..]),
        (&elsewhere, "8", "8", &[("TZ", "America/New_York"), ("LANG", "ar_EG.UTF-8"), ("LC_ALL", "")][..]),
        (&elsewhere, "again", "2", &[("TZ", "Pacific/Apia"), ("HOME", "/nonexistent")][..]),
    ] {
        let other = build(root, &out(name), threads, variables);
        assert_eq!(differences(&first, &other), [""; 0], "{name}");
    }
}

#[test]
fn the_projects_own_catalogue_is_the_same_in_one_thread_and_in_eight() {
    let folder = Folder::new();
    let one = build(project(), &folder.path().join("one"), "1", &[]);
    let eight = build(project(), &folder.path().join("eight"), "8", &[("TZ", "Asia/Tokyo"), ("LC_ALL", "zh_CN.UTF-8")]);
    assert_eq!(differences(&one, &eight), [""; 0]);
}

#[test]
fn a_second_build_touches_nothing() {
    fn times(folder: &Utf8Path) -> Vec<(String, SystemTime)> {
        let times = snapshot(folder).into_keys().map(|path| {
            let changed = folder.join(&path).metadata().and_then(|metadata| metadata.modified());
            (path, changed.expect("times can be read"))
        });
        times.collect()
    }
    let folder = Folder::new();
    let output = folder.path().join("public");
    let root = project().join("tests/sites/trilingual");
    let first = build(&root, &output, "2", &[]);
    let before = times(&output);
    let ran = run(&mut program(["build", "--root", root.as_str(), "--output", output.as_str()]));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.err.contains("; nothing had changed"), "{}", ran.err);
    assert_eq!(differences(&first, &snapshot(&output)), [""; 0]);
    assert_eq!(times(&output), before);
}

#[test]
fn a_changed_word_changes_the_pages_that_show_it_and_no_others() {
    let folder = Folder::new();
    let (root, output) = (folder.path().join("site"), folder.path().join("public"));
    copy_site(&project().join("tests/sites/every-field"), &root);
    let before = build(&root, &output, "2", &[]);
    let words = root.join("content/majors/robotics/zh.md");
    let text = std::fs::read_to_string(&words).expect("the site has this file");
    std::fs::write(&words, format!("{text}\n新增的一句话。\n")).expect("it can be written");
    let after = build(&root, &output, "2", &[]);
    let changed: Vec<&String> =
        after.keys().filter(|path| after[*path] != before.get(*path).cloned().unwrap_or_default()).collect();
    let pages: Vec<&&String> = changed.iter().filter(|path| path.ends_with(".html")).collect();
    assert_eq!(pages, [&"zh/majors/robotics/index.html"]);
}
