//! Output places that would cost somebody work: refused, with a reason, and nothing is lost.

use camino::Utf8Path;

use crate::folder::{Folder, differences, program, run, snapshot};

const SITE: &str = "\
title = { en = \"Wangchuan Abroad\", zh = \"望川国际项目\" }
base_url = \"https://catalogue.example/\"
languages = [\"en\", \"zh\"]
";

/// A site in `home/site`, with sources under git and notes beside it.
fn home() -> Folder {
    let folder = Folder::new();
    folder.write("home/site/site.toml", SITE);
    folder.write("home/site/content/majors/robotics.yaml", "name: {en: Robotics, zh: 机器人工程}\n");
    folder.write("home/site/themes/own/static/logo.svg", "<svg/>");
    folder.write("home/site/.git/HEAD", "ref: refs/heads/main\n");
    folder.write("home/site/notes/会议.txt", "不要丢失\n");
    folder.write("home/letters/正文.txt", "不要丢失\n");
    std::os::unix::fs::symlink("site/content", folder.path().join("home/link")).expect("links can be made");
    folder
}

/// Builds to `output`, which must be refused without anything being changed; gives what was said.
fn refused(folder: &Folder, output: &str, at: &str) -> String {
    let before = snapshot(folder.path());
    let root = folder.path().join("home/site");
    let mut command = program(["build", "--root", root.as_str(), "--output", output]);
    command.env("HOME", folder.path().join("home")).current_dir(folder.path().join(at));
    let ran = run(&mut command);
    assert_eq!(ran.code, Some(2), "--output {output}: {}", ran.err);
    assert_eq!(differences(&before, &snapshot(folder.path())), [""; 0], "--output {output}");
    ran.err
}

#[test]
fn the_sources_are_never_the_output_in_ten_ways() {
    let folder = home();
    let path = |name: &str| folder.path().join(name).into_string();
    for (output, at) in [
        // The site's folder itself, by its name, from within, and by a way round.
        (path("home/site"), "home"),
        (".".to_owned(), "home/site"),
        ("public/..".to_owned(), "home/site"),
        // The sources and what lies in them.
        (path("home/site/content"), "home"),
        (path("home/site/content/majors/neu"), "home"),
        (path("home/site/themes"), "home"),
        (path("home/site/.git"), "home"),
        (path("home/site/site.toml"), "home"),
        // What holds the sources: the home of the user, and the top of the disk.
        (path("home"), "home"),
        ("/".to_owned(), "home"),
        // A link to the sources.
        (path("home/link"), "home"),
        (path("home/link/public"), "home"),
    ] {
        let said = refused(&folder, &output, at);
        assert!(said.starts_with("prospectus: "), "--output {output}: {said}");
        assert!(said.lines().count() >= 2, "a refusal says what to do: --output {output}: {said}");
    }
}

#[test]
fn a_first_publishing_into_a_folder_with_files_is_refused_and_names_one() {
    let folder = home();
    let said = refused(&folder, folder.path().join("home/letters").as_str(), "home");
    assert!(said.contains("正文.txt"), "{said}");
    let said = refused(&folder, folder.path().join("home/site/notes").as_str(), "home");
    assert!(said.contains("会议.txt"), "{said}");
}

#[test]
fn a_file_is_no_output_folder() {
    let folder = home();
    let said = refused(&folder, folder.path().join("home/letters/正文.txt").as_str(), "home");
    assert!(said.contains("正文.txt"), "{said}");
}

#[test]
fn foreign_files_in_our_own_output_are_kept_and_named() {
    let folder = home();
    let root = folder.path().join("home/site");
    let output = folder.path().join("public");
    let build = || run(&mut program(["build", "--root", root.as_str(), "--output", output.as_str()]));
    assert_eq!(build().code, Some(0));
    folder.write("public/CNAME", "catalogue.example\n");
    folder.write("public/.well-known/security.txt", "Contact: mailto:office@catalogue.example\n");
    folder.write("home/site/content/majors/law.yaml", "name: {en: Law, zh: 法学}\nlevels: [bachelor]\n");
    let ran = build();
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.err.contains("CNAME") && ran.err.contains(".well-known"), "{}", ran.err);
    let read = |path: &str| std::fs::read_to_string(output.join(path)).unwrap_or_default();
    assert_eq!(read("CNAME"), "catalogue.example\n");
    assert_eq!(read(".well-known/security.txt"), "Contact: mailto:office@catalogue.example\n");
    assert!(output.join("zh/majors/law/index.html").is_file());
    // What we wrote and no longer make goes away; what others wrote stays.
    std::fs::remove_file(root.join("content/majors/law.yaml")).expect("it is there");
    assert_eq!(build().code, Some(0));
    assert!(!output.join("zh/majors/law").exists());
    assert_eq!(read("CNAME"), "catalogue.example\n");
}

#[test]
fn the_default_output_is_the_folder_public_of_the_site() {
    let folder = home();
    let root = folder.path().join("home/site");
    assert_eq!(run(&mut program(["build", "--root", root.as_str()])).code, Some(0));
    assert!(Utf8Path::new(&root).join("public/index.html").is_file());
}
