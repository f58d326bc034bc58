//! The manuals for staff and of themes, done as they say: its commands are run in order, its files written, its changes made, and what
//! it shows of the program's answers is held against what the program says.
//!
//! Comments that readers do not see mark what is done: `<!-- run -->` before commands that succeed, `<!-- run: fails -->`
//! before some that report an error, `<!-- file: PATH -->` before a whole file, `<!-- change: PATH -->` before lines taken
//! away and put in their place; `<!-- undo -->` takes back the last change. In an answer `…` stands for anything within a
//! line, and a line `…` for any lines.
//! `PROSPECTUS_UPDATE=1` writes the answers anew.

use camino::{Utf8Path, Utf8PathBuf};

use crate::folder::{Folder, program, project, run};

/// Works through `docs/<name>`, in a system that speaks `locale`; gives the text with the answers that there were.
fn worked_through(name: &str, locale: &str) -> (String, String) {
    let text = std::fs::read_to_string(project().join("docs").join(name)).unwrap();
    let folder = Folder::new();
    let mut here = folder.path().to_owned();
    let mut undo: Option<(Utf8PathBuf, String)> = None;
    let mut out = String::new();
    let mut lines = text.split_inclusive('\n');
    while let Some(line) = lines.next() {
        out.push_str(line);
        let Some(order) = line.trim().strip_prefix("<!-- ").and_then(|rest| rest.strip_suffix(" -->")) else {
            continue;
        };
        if order == "undo" {
            let (path, text) = undo.take().expect("there was a change");
            std::fs::write(&path, text).unwrap();
            continue;
        }
        let fence = lines.next().expect("a block follows");
        assert!(fence.starts_with("```"), "{name}: no block behind {line}");
        out.push_str(fence);
        let block: Vec<&str> = lines.by_ref().take_while(|line| line.trim_end() != "```").collect();
        match order.split_once(": ") {
            None if order == "run" => out.push_str(&answered(&block, &mut here, locale, 0)),
            Some(("run", "fails")) => out.push_str(&answered(&block, &mut here, locale, 1)),
            Some(("file", path)) => {
                std::fs::create_dir_all(here.join(path).parent().unwrap()).unwrap();
                std::fs::write(here.join(path), block.concat()).unwrap();
                out.push_str(&block.concat());
            }
            Some(("change", path)) => {
                let path = here.join(path);
                let before = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {path}: {error}"));
                std::fs::write(&path, changed(&before, &block)).unwrap();
                undo = Some((path, before));
                out.push_str(&block.concat());
            }
            _ => panic!("{name}: nobody knows how to `{order}`"),
        }
        out.push_str("```\n");
    }
    (text, out)
}

/// `text` with the lines behind `-` replaced by those behind `+` that follow them.
fn changed(text: &str, block: &[&str]) -> String {
    let mut text = text.to_owned();
    let (mut old, mut new) = (String::new(), String::new());
    let mut replace = |old: &mut String, new: &mut String| {
        assert_eq!(text.matches(old.as_str()).count(), 1, "these lines must be there once:\n{old}");
        text = text.replacen(old.as_str(), new, 1);
        old.clear();
        new.clear();
    };
    for line in block {
        if line.starts_with('-') && !new.is_empty() {
            replace(&mut old, &mut new);
        }
        match line.split_at(1) {
            ("-", line) => old.push_str(line),
            ("+", line) => new.push_str(line),
            _ => panic!("a line of a change begins with `-` or `+`: {line}"),
        }
    }
    replace(&mut old, &mut new);
    text
}

/// The block with the answers to its commands, which end with `status`; answers that were right already stay as they are written.
fn answered(block: &[&str], here: &mut Utf8PathBuf, locale: &str, status: i32) -> String {
    let mut out = String::new();
    let mut lines = block.iter().peekable();
    while let Some(line) = lines.next() {
        let command = line.strip_prefix("$ ").unwrap_or_else(|| panic!("no command: {line}"));
        out.push_str(line);
        let mut shown = String::new();
        while let Some(line) = lines.next_if(|line| !line.starts_with("$ ")) {
            shown.push_str(line);
        }
        let words: Vec<&str> = command.split_whitespace().collect();
        let said = match words[..] {
            ["cd", folder] => {
                *here = here.join(Utf8Path::new(folder));
                String::new()
            }
            ["prospectus", ..] => {
                let ran = run(program(&words[1..]).env("LC_ALL", locale).current_dir(&*here));
                assert_eq!(ran.code, Some(status), "{command}{}", ran.err);
                ran.out + &ran.err
            }
            _ => panic!("this is not run here: {command}"),
        };
        out.push_str(if fits(&shown, &said) { &shown } else { &said });
    }
    out
}

/// Whether `said` is `shown`, in which `…` stands for anything within a line and a line `…` for any lines.
fn fits(shown: &str, said: &str) -> bool {
    let (shown, said): (Vec<&str>, Vec<&str>) = (shown.lines().collect(), said.lines().collect());
    fn lines(shown: &[&str], said: &[&str]) -> bool {
        match shown {
            [] => said.is_empty(),
            ["…", rest @ ..] => (0..=said.len()).any(|at| lines(rest, &said[at..])),
            [first, rest @ ..] => said.first().is_some_and(|line| fits_line(first, line)) && lines(rest, &said[1..]),
        }
    }
    lines(&shown, &said)
}

fn fits_line(shown: &str, said: &str) -> bool {
    let mut pieces = shown.split('…');
    let first = pieces.next().expect("a text has a first piece");
    let Some(mut rest) = said.strip_prefix(first) else { return false };
    let mut pieces: Vec<&str> = pieces.collect();
    let Some(last) = pieces.pop() else { return rest.is_empty() };
    for piece in pieces {
        let Some((_, after)) = rest.split_once(piece) else { return false };
        rest = after;
    }
    rest.ends_with(last)
}

fn check(name: &str, locale: &str) {
    let (text, worked) = worked_through(name, locale);
    if std::env::var_os("PROSPECTUS_UPDATE").is_some_and(|value| value == "1") {
        assert!(std::env::var_os("CI").is_none(), "the manual is not rewritten in CI");
        std::fs::write(project().join("docs").join(name), worked).unwrap();
        return;
    }
    assert_eq!(text, worked, "docs/{name} does not show what the program says; PROSPECTUS_UPDATE=1 writes it anew");
}

#[test]
fn the_manual_for_staff_shows_what_the_program_says() {
    check("staff.md", "C");
}

#[test]
fn the_chinese_manual_for_staff_shows_what_the_program_says() {
    check("staff.zh.md", "zh_CN.UTF-8");
}

#[test]
fn the_manual_of_themes_shows_what_the_program_says() {
    check("themes.md", "C");
}

#[test]
fn the_chinese_manual_of_themes_shows_what_the_program_says() {
    check("themes.zh.md", "zh_CN.UTF-8");
}

#[test]
fn an_ellipsis_stands_for_what_differs_and_for_nothing_else() {
    assert!(fits("已将 … 个条目生成为 … 个页面\n", "已将 35 个条目生成为 104 个页面\n"));
    assert!(!fits("已将 … 个条目生成为 … 个文件\n", "已将 35 个条目生成为 104 个页面\n"));
    assert!(fits("a\n…\nz\n", "a\nb\nc\nz\n"));
    assert!(!fits("a\n…\nz\n", "a\nb\nc\n"));
    assert!(!fits("", "错误\n"));
}

#[test]
fn lines_of_a_change_are_replaced_in_their_place() {
    let block = ["-费用: 1\n", "+费用: 2\n", "+note: x\n", "-c: 3\n", "+c: 4\n"];
    assert_eq!(changed("a: 0\n费用: 1\nb: 1\nc: 3\n", &block), "a: 0\n费用: 2\nnote: x\nb: 1\nc: 4\n");
}
