//! What `docs/first-mistakes*.md` shows is what the program says of a new site in which these mistakes were made.
//!
//! Each page is the source of its own test: a block `diff` is a mistake (the file, the line that was there, the line in
//! its place), the block `console` behind it is a command with its report. A console without a mistake of its own
//! shows all of them together. `PROSPECTUS_UPDATE=1` writes the reports anew.

use std::fmt::Write as _;

use crate::folder::{Folder, program, project, run};

const PAGES: [&str; 2] = ["docs/first-mistakes.md", "docs/first-mistakes.zh.md"];

/// In the file at `path` below the site, `line` in place of `was`.
#[derive(Clone, Debug, PartialEq)]
struct Mistake {
    path: String,
    was: String,
    line: String,
}

impl Mistake {
    fn parse(diff: &[&str]) -> Self {
        let [path, was, line] = diff else { panic!("a mistake is a file and two lines: {diff:#?}") };
        let behind =
            |line: &str, sign: &str| line.strip_prefix(sign).unwrap_or_else(|| panic!("{sign}: {line}")).to_owned();
        Self { path: behind(path, "--- "), was: behind(was, "-"), line: behind(line, "+") }
    }

    fn make(&self, site: &Folder) {
        let path = site.path().join(&self.path);
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let was = format!("\n{}\n", self.was);
        assert_eq!(text.matches(&was).count(), 1, "{} has this line once: {}", self.path, self.was);
        std::fs::write(&path, text.replace(&was, &format!("\n{}\n", self.line))).unwrap();
    }
}

/// What `command`, a line behind the prompt, says in a new site with `mistakes`.
fn report(command: &str, mistakes: &[Mistake]) -> String {
    let site = Folder::new();
    assert_eq!(run(program(["new", "."]).current_dir(site.path())).code, Some(0));
    mistakes.iter().for_each(|mistake| mistake.make(&site));
    let words = command.strip_prefix("$ prospectus ").expect("the commands are this program's").split(' ');
    let ran = run(program(words).current_dir(site.path()));
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""), "{command}: {}", ran.err);
    ran.err
}

/// The page as it should be, and its mistakes.
fn rewritten(page: &str) -> (String, Vec<Mistake>) {
    let mut out = String::new();
    let mut all: Vec<Mistake> = Vec::new();
    let mut shown = 0;
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let _ = writeln!(out, "{line}");
        if line != "```diff" && line != "```console" {
            continue;
        }
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        if line == "```diff" {
            all.push(Mistake::parse(&block));
            let _ = writeln!(out, "{}\n```", block.join("\n"));
        } else if !block[0].starts_with("$ prospectus new ") {
            let own = if shown < all.len() { &all[shown..] } else { &all };
            let _ = writeln!(out, "{}\n{}```", block[0], report(block[0], own));
            shown = all.len();
        } else {
            let _ = writeln!(out, "{}\n```", block.join("\n"));
        }
    }
    (out, all)
}

#[test]
fn the_reports_of_first_mistakes_are_what_check_says() {
    let update = std::env::var_os("PROSPECTUS_UPDATE").is_some_and(|value| value == "1");
    let ci = std::env::var_os("CI").is_some_and(|value| value == "true");
    assert!(!(update && ci), "pages are not rewritten in CI: run with PROSPECTUS_UPDATE=1 at home and read them");
    let mut mistakes = Vec::new();
    for name in PAGES {
        let path = project().join(name);
        let page = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let (should, made) = rewritten(&page);
        mistakes.push(made);
        if update && page != should {
            std::fs::write(&path, should).unwrap();
            continue;
        }
        assert!(page == should, "{name} differs; run once with PROSPECTUS_UPDATE=1, read it and commit:\n{should}");
    }
    assert_eq!(mistakes[0].len(), 5);
    assert_eq!(mistakes[0], mistakes[1], "both languages show the same mistakes");
}
