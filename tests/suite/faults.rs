//! Builds on a machine that has had enough: a full disk, folders that cannot be written, few files, small stacks, little
//! memory, no threads, streams that take nothing, other builds at the same time.
//!
//! Each is a real process in a temporary folder. Where the system does not let a test mount a disk or become another
//! user, the test says on standard error that it did not run. Not here: builds that are killed (`killed`), content that
//! is no file or changes under the build (`strange_files`).
#![cfg(unix)]
#![allow(clippy::print_stderr, reason = "a test that did not run says so")]

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};

use camino::{Utf8Path, Utf8PathBuf};

use crate::folder::{Folder, Ran, TODAY, copy_site, differences, full, program, project, run, snapshot};
use crate::pages::Files;

const CHINESE: &str = "zh_CN.UTF-8";

/// Two sites in `folder`, `old` and `new`: every page differs, each has one that the other has not.
pub fn two_sites(folder: &Folder) -> [Utf8PathBuf; 2] {
    let sites = ["old", "new"].map(|name| folder.path().join(name));
    for site in &sites {
        copy_site(&project().join("tests/sites/trilingual"), site);
    }
    let settings = fs::read_to_string(sites[1].join("site.toml")).expect("the site has its site.toml");
    let settings = settings
        .replace("Wangchuan Catalogue", "New Catalogue")
        .replace("望川大学目录", "新目录")
        .replace("Каталог Университета Ванчуань", "Новый каталог");
    fs::write(sites[1].join("site.toml"), settings).expect("it can be written");
    folder.write(
        "new/content/majors/sailing.yaml",
        "name: {en: Sailing, zh: 航海, ru: Мореплавание}\nlevels: [bachelor]\n",
    );
    folder
        .write("old/content/majors/weaving.yaml", "name: {en: Weaving, zh: 织造, ru: Ткачество}\nlevels: [bachelor]\n");
    sites
}

/// What each of `sites` is when nothing disturbs its build.
pub fn whole(folder: &Folder, sites: &[Utf8PathBuf]) -> Vec<Files> {
    let clean = sites.iter().map(|site| {
        let output = folder.path().join("clean");
        let _ = fs::remove_dir_all(&output);
        build(site, &output);
        read(&output)
    });
    clean.collect()
}

/// Builds, which must succeed; gives what was said.
pub fn build(root: &Utf8Path, output: &Utf8Path) -> String {
    let ran = run(&mut program(words(root, output)));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    ran.err
}

pub fn words<'a>(root: &'a Utf8Path, output: &'a Utf8Path) -> [&'a str; 5] {
    ["build", "--root", root.as_str(), "--output", output.as_str()]
}

/// What a reader gets: every file but those whose name begins with a dot, which servers do not show.
pub fn read(output: &Utf8Path) -> Files {
    let mut files = snapshot(output);
    files.retain(|path, _| !path.split('/').any(|part| part.starts_with('.')));
    files
}

/// The names in a folder, sorted.
pub fn names(folder: &Utf8Path) -> Vec<String> {
    let entries = folder.read_dir_utf8().expect("the folder can be read");
    let mut names: Vec<String> = entries.map(|entry| entry.expect("it too").file_name().to_owned()).collect();
    names.sort();
    names
}

/// The names in the folder around an output, sorted, but for the one tree of the site before that may be kept there.
pub fn beside(folder: &Utf8Path) -> Vec<String> {
    let mut names = names(folder);
    let is_spare = |name: &String| {
        name.starts_with(".public.prospectus-") && folder.join(name).join(".prospectus-manifest").is_file()
    };
    if let Some(spare) = names.iter().position(is_spare) {
        names.remove(spare);
    }
    names
}

/// A disk of its own in memory, mounted at a folder until dropped.
pub struct Mounted(Utf8PathBuf);

impl Mounted {
    /// `None`, and a word on standard error, where this user may not mount.
    pub fn new(at: &Utf8Path, options: &str) -> Option<Self> {
        fs::create_dir_all(at).expect("folders can be made");
        let words = ["-t", "tmpfs", "-o", options, "tmpfs", at.as_str()];
        let mounted = Command::new("mount").args(words).stderr(Stdio::null()).status();
        if mounted.is_ok_and(|status| status.success()) {
            return Some(Self(at.to_owned()));
        }
        eprintln!("did not run: this user may not mount a disk");
        None
    }

    pub fn remount(&self, options: &str) {
        let status = Command::new("mount").args(["-o", &format!("remount,{options}"), self.0.as_str()]).status();
        assert!(status.is_ok_and(|status| status.success()), "a disk that was mounted can be mounted anew");
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        let _ = Command::new("umount").args(["--lazy", self.0.as_str()]).status();
    }
}

/// The program under the limits that a shell sets before it becomes the program.
fn limited(limits: &str, words: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Command {
    let mut command = Command::new("/bin/sh");
    let script = format!("{limits} && exec \"$0\" \"$@\"");
    command.env_clear().env("LC_ALL", "C").args(["-c", &script, env!("CARGO_BIN_EXE_prospectus")]);
    command.args(["--today", TODAY, "--color", "never"]).args(words);
    command
}

/// What is free on the disk of `folder`: bytes and files.
fn free(folder: &Utf8Path) -> (u64, u64) {
    let looks = rustix::fs::statvfs(folder.as_std_path()).expect("the disk can be asked");
    (looks.f_bavail * looks.f_frsize, looks.f_ffree)
}

/// Publishes the new site over the old at `output` on `disk`, which is filled each time so that a little more is left,
/// until there is room enough.
fn fill(folder: &Folder, disk: &Utf8Path, output: &Utf8Path, ballast: impl Fn(u64)) {
    let sites = two_sites(folder);
    let whole = whole(folder, &sites);
    let theirs = disk.join("ballast");
    let told = [
        (
            "C",
            "prospectus: cannot ",
            ": the disk is full\nthe old site was kept; make room on the disk, then build again\n",
        ),
        (CHINESE, "prospectus: 无法", "：磁盘已满\n原网站保持不变；请清理磁盘后重新构建\n"),
    ];
    build(&sites[0], output);
    let mut failed = 0;
    for round in 0.. {
        fs::create_dir(&theirs).expect("there is room for it");
        ballast(round);
        let (locale, begin, end) = told[round as usize % 2];
        let ran = run(program(words(&sites[1], output)).env("LC_ALL", locale));
        let mut there = read(output);
        there.retain(|path, _| !path.starts_with("ballast"));
        fs::remove_dir_all(&theirs).expect("it is there");
        if ran.code == Some(0) {
            assert_eq!(differences(&whole[1], &there), [""; 0]);
            break;
        }
        failed += 1;
        assert_eq!(ran.code, Some(2), "{}", ran.err);
        assert!(ran.err.starts_with(begin) && ran.err.ends_with(end), "{}", ran.err);
        assert_eq!(ran.err.lines().count(), 2, "{}", ran.err);
        assert_eq!(differences(&whole[0], &there), [""; 0], "{}", ran.err);
        let ours = names(disk).into_iter().filter(|name| name.contains(".prospectus-"));
        let left: Vec<String> = ours.filter(|name| name != ".prospectus-manifest").collect();
        assert_eq!(left, [""; 0], "left on the disk");
    }
    assert!(failed > 2, "the disk was full {failed} times only");
    build(&sites[0], output);
    assert_eq!(differences(&whole[0], &read(output)), [""; 0]);
}

#[test]
fn a_disk_without_room_for_another_byte_keeps_the_old_site() {
    let step = if full() { 16 << 10 } else { 112 << 10 };
    for output in ["disk/public", "disk"] {
        let folder = Folder::new();
        let disk = folder.path().join("disk");
        let Some(_mounted) = Mounted::new(&disk, "size=5m") else { return };
        fill(&folder, &disk, &folder.path().join(output), |round| {
            let bytes = free(&disk).0.saturating_sub(round * step) as usize;
            fs::write(disk.join("ballast/bytes"), vec![0; bytes]).expect("that much is free");
        });
    }
}

#[test]
fn a_disk_without_room_for_another_file_keeps_the_old_site() {
    let step = if full() { 3 } else { 29 };
    for output in ["disk/public", "disk"] {
        let folder = Folder::new();
        let disk = folder.path().join("disk");
        let Some(_mounted) = Mounted::new(&disk, "nr_inodes=400") else { return };
        fill(&folder, &disk, &folder.path().join(output), |round| {
            for n in round * step..free(&disk).1 {
                fs::write(disk.join(format!("ballast/{n}")), "").expect("that many are free");
            }
        });
    }
}

#[test]
fn a_read_only_disk_is_named_in_both_languages_and_read_only_sources_are_no_hindrance() {
    let folder = Folder::new();
    let sites = two_sites(&folder);
    let disk = folder.path().join("disk");
    let Some(mounted) = Mounted::new(&disk, "size=20m") else { return };
    let output = disk.join("public");
    build(&sites[0], &output);
    let before = snapshot(&disk);
    mounted.remount("ro");
    let told = |locale: &str, output: &Utf8Path| {
        let ran = run(program(words(&sites[1], output)).env("LC_ALL", locale));
        assert_eq!(ran.code, Some(2), "{}", ran.err);
        ran.err
    };
    assert_eq!(
        told("C", &output),
        format!(
            "prospectus: cannot write `{output}`: the disk is read-only\n\
             nothing was changed; get the right to write there, or give another folder with `--output`\n"
        )
    );
    let new = disk.join("全新");
    assert_eq!(
        told(CHINESE, &new),
        format!(
            "prospectus: 无法新建文件夹 `{new}`：磁盘是只读的\n\
             未作任何改动；请取得该处的写入权限，或用 `--output` 另选文件夹\n"
        )
    );
    assert_eq!(snapshot(&disk), before);
    mounted.remount("rw");
    build(&sites[1], &output);
    // A site with pictures, for which a build would like to keep smaller ones.
    let sources = disk.join("sources");
    copy_site(&project().join("tests/sites/every-field"), &sources);
    mounted.remount("ro");
    let elsewhere = folder.path().join("elsewhere");
    build(&sources, &elsewhere);
    let there = read(&elsewhere);
    build(&project().join("tests/sites/every-field"), &elsewhere);
    assert_eq!(differences(&there, &read(&elsewhere)), [""; 0]);
}

/// A user without rights, who is in no group.
const NOBODY: u32 = 65534;

/// The program as a user without rights; `None`, and a word on standard error, where this user has none to give up.
struct Unprivileged {
    folder: Folder,
    program: Utf8PathBuf,
}

impl Unprivileged {
    fn new() -> Option<Self> {
        let folder = Folder::new();
        if fs::metadata(folder.path()).expect("it was made just now").uid() != 0 {
            eprintln!("did not run: only root can become a user without rights");
            return None;
        }
        // The folder of the project may be closed to others.
        let program = folder.path().join("prospectus");
        fs::copy(env!("CARGO_BIN_EXE_prospectus"), &program).expect("files can be copied");
        let user = Self { folder, program };
        user.mode("", 0o755);
        Some(user)
    }

    fn path(&self, path: &str) -> Utf8PathBuf {
        self.folder.path().join(path)
    }

    fn mode(&self, path: &str, mode: u32) {
        fs::set_permissions(self.path(path), fs::Permissions::from_mode(mode)).expect("it is ours");
    }

    fn owns(&self, path: &str) {
        std::os::unix::fs::chown(self.path(path), Some(NOBODY), Some(NOBODY)).expect("root may do this");
    }

    fn run(&self, locale: &str, before: &[&str], words: &[&str]) -> Ran {
        let mut all = before.iter().copied().chain([self.program.as_str(), "--today", TODAY, "--color", "never"]);
        let mut command = Command::new(all.next().expect("there is the program"));
        command.args(all).args(words).uid(NOBODY).gid(NOBODY).current_dir("/");
        run(command.env("LC_ALL", locale).env_remove("LANG"))
    }
}

#[test]
fn what_a_user_may_not_read_or_write_is_named_and_the_old_site_stays() {
    let Some(user) = Unprivileged::new() else { return };
    let sites = two_sites(&user.folder);
    let whole = whole(&user.folder, &sites);
    let said = |locale: &str, site: usize, output: &str, code: i32| {
        let ran = user.run(locale, &[], &words(&sites[site], &user.path(output)));
        assert_eq!(ran.code, Some(code), "{}", ran.err);
        ran.err
    };
    let cured = |what: String| {
        what + "\nnothing was changed; get the right to write there, or give another folder with `--output`\n"
    };
    // Nothing may be written: neither a new folder nor into one that is there.
    fs::create_dir(user.path("served")).expect("folders can be made");
    let output = user.path("served/public");
    assert_eq!(
        said("C", 0, "served/public", 2),
        cured(format!("prospectus: cannot make the folder `{output}`: permission denied"))
    );
    fs::create_dir(&output).expect("folders can be made");
    assert_eq!(
        said("C", 0, "served/public", 2),
        cured(format!("prospectus: cannot write `{output}`: permission denied"))
    );
    assert_eq!(
        said(CHINESE, 0, "served/public", 2),
        format!(
            "prospectus: 无法写入 `{output}`：没有权限\n\
             未作任何改动；请取得该处的写入权限，或用 `--output` 另选文件夹\n"
        )
    );
    assert_eq!(names(&output), [""; 0]);
    // The output may be written, the folder around it may not.
    user.owns("served/public");
    for (site, whole) in whole.iter().enumerate() {
        let told = said("C", site, "served/public", 0);
        let last = told.lines().last().unwrap_or_default();
        assert!(last.contains("; published file by file: the folder around the output cannot be written to"), "{told}");
        assert_eq!(differences(whole, &read(&output)), [""; 0]);
        assert_eq!(names(&user.path("served")), ["public"]);
    }
    let ours = names(&output).into_iter().filter(|name| name.starts_with(".prospectus")).collect::<Vec<_>>();
    assert_eq!(ours, [".prospectus-manifest"]);
    // Content that may not be read: a file, a folder, a picture's brochure.
    let before = snapshot(&output);
    user.mode("old/content/majors/weaving.yaml", 0);
    assert_eq!(
        said("C", 0, "served/public", 2),
        "prospectus: `content/majors/weaving.yaml` cannot be read: permission denied\n\
         see whether you may read it, and whether another program holds it\n"
    );
    user.mode("old/content/majors", 0);
    assert_eq!(
        said(CHINESE, 0, "served/public", 2),
        "prospectus: 无法读取 `content/majors`：没有权限\n请检查是否有读取权限，以及是否被其他程序占用\n"
    );
    assert_eq!(snapshot(&output), before);
    user.mode("old/content/majors", 0o755);
    user.mode("old/content/majors/weaving.yaml", 0o644);
    said("C", 0, "served/public", 0);
    assert_eq!(differences(&whole[0], &read(&output)), [""; 0]);
}

#[test]
fn a_user_who_may_have_no_threads_gets_the_site_from_one() {
    let Some(user) = Unprivileged::new() else { return };
    let sites = two_sites(&user.folder);
    // The package that writes workbooks has each sheet made by a thread.
    let settings = fs::read_to_string(sites[0].join("site.toml")).expect("the site has its site.toml");
    fs::write(sites[0].join("site.toml"), format!("{settings}\n[exports]\nxlsx = false\n")).expect("it can be written");
    let whole = whole(&user.folder, &sites[..1]);
    fs::create_dir(user.path("served")).expect("folders can be made");
    user.owns("served");
    let output = user.path("served/public");
    if Command::new("prlimit").arg("--version").stdout(Stdio::null()).status().is_err() {
        eprintln!("did not run: there is no `prlimit`");
        return;
    }
    let ran = user.run("C", &["prlimit", "--nproc=1"], &words(&sites[0], &output));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(differences(&whole[0], &read(&output)), [""; 0]);
}

#[test]
fn a_thousand_programs_are_built_with_64_open_files_and_a_gigabyte_of_addresses() {
    let folder = Folder::new();
    let site = folder.path().join("site");
    let made = Command::new("python3")
        .arg(project().join("benches/gen_catalogue.py"))
        .args(["--programs", "1000", "--format", "prospectus", "--out", site.as_str()])
        .output()
        .expect("the tests need Python 3");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let output = folder.path().join("public");
    let with = |limits: &str, threads: &str| {
        let ran = run(&mut limited(limits, words(&site, &output).iter().chain(&["--threads", threads])));
        assert_eq!(ran.code, Some(0), "{limits}: {}", ran.err.lines().last().unwrap_or_default());
    };
    // In kilobytes; both at once, so that each holds alone.
    with("ulimit -n 64 && ulimit -v 1048576", "2");
    assert!(output.join("zh/programs/p00007/index.html").is_file());
    if full() {
        // Over a site that is there already, with more threads than processors.
        fs::write(site.join("content/majors/sailing.yaml"), "name: {en: Sailing, zh: 航海}\nlevels: [bachelor]\n")
            .expect("it can be written");
        with("ulimit -n 64", "16");
        assert!(output.join("zh/majors/sailing/index.html").is_file());
    }
}

#[test]
fn stacks_of_half_a_megabyte_hold_what_may_be_nested_deepest() {
    let folder = Folder::new();
    let root = folder.path().join("site");
    copy_site(&project().join("tests/sites/trilingual"), &root);
    let lists: String = (0..62).map(|depth| "  ".repeat(depth) + "- 层\n").collect();
    let quotes =
        "> ".repeat(62) + "深处\n\n" + &"*".repeat(300) + "字" + &"*".repeat(300) + "\n\n" + &"[".repeat(500) + "\n";
    for (lang, title) in [("en", "Deep"), ("zh", "深"), ("ru", "Глубоко")] {
        folder.write(
            format!("site/content/pages/deep/{lang}.md"),
            format!("---\ntitle: {title}\n---\n{lists}\n{quotes}"),
        );
    }
    let nested = "[".repeat(60) + "深" + &"]".repeat(60);
    folder.write(
        "site/content/majors/deep.yaml",
        format!("name: {{en: Deep, zh: 深, ru: Глубоко}}\nlevels: [bachelor]\nextra:\n  a: {nested}\n"),
    );
    // A page's template that includes as many as there may be in a row.
    folder.write("site/themes/own/theme.toml", "contract = 1\n");
    for n in 0..30 {
        let text = if n < 29 { format!("{{% include \"p{}.html\" %}}", n + 1) } else { "<p>底</p>".to_owned() };
        folder.write(format!("site/themes/own/templates/p{n}.html"), text);
    }
    folder.write("site/themes/own/templates/gate.html", "<!doctype html>{% include \"p0.html\" %}");
    let settings = fs::read_to_string(root.join("site.toml")).expect("the site has its site.toml");
    fs::write(root.join("site.toml"), format!("theme = \"own\"\n{settings}")).expect("it can be written");
    let output = folder.path().join("public");
    let mut command = limited("ulimit -s 512", words(&root, &output));
    let ran = run(command.env("RUST_MIN_STACK", "524288"));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(fs::read_to_string(output.join("index.html")).is_ok_and(|page| page.contains("<p>底</p>")));
    assert!(fs::read_to_string(output.join("zh/deep/index.html")).is_ok_and(|page| page.contains("深处")));
}

#[cfg(target_os = "linux")]
#[test]
fn streams_that_take_nothing_change_no_site_and_the_status_stays_right() {
    let folder = Folder::new();
    let fine = two_sites(&folder)[0].clone();
    let whole = whole(&folder, std::slice::from_ref(&fine));
    copy_site(&fine, &folder.path().join("wrong"));
    folder.write("wrong/content/majors/sailing.yaml", "name: {en: Sailing, zh: 航海}\nlevles: [bachelor]\n");
    let wrong = folder.path().join("wrong");
    let output = folder.path().join("public");
    for (redirect, form, of_fine, of_wrong) in [
        (">/dev/full", "rich", 0, 1),
        (">/dev/full", "json", 2, 2),
        ("2>/dev/full", "rich", 0, 1),
        ("2>/dev/full", "json", 0, 1),
        (">&-", "json", 0, 1),
        ("2>&-", "rich", 0, 1),
        (">&- 2>&- <&-", "short", 0, 1),
        // A reader that has gone away.
        ("| :", "json", 0, 1),
    ] {
        for (root, expected) in [(&fine, of_fine), (&wrong, of_wrong)] {
            let mut command = Command::new("/bin/sh");
            let script = match redirect {
                "| :" => "{ \"$0\" \"$@\"; echo $? >&2; } | :".to_owned(),
                redirect => format!("\"$0\" \"$@\" {redirect}; echo $? >&2"),
            };
            command.env_clear().env("LC_ALL", "C").env("PATH", "/usr/bin:/bin");
            command.args(["-c", &script, env!("CARGO_BIN_EXE_prospectus"), "--today", TODAY, "--format", form]);
            let ran = run(command.args(words(root, &output)));
            let status = ran.err.lines().last().unwrap_or_default();
            assert_eq!(status, expected.to_string(), "{form} {redirect} of {root}: {}", ran.err);
            if expected == 2 {
                assert_eq!(ran.err, "prospectus: standard output cannot be written: the disk is full\n2\n");
            }
            // No word of a report got into a page.
            if root == &fine {
                assert_eq!(differences(&whole[0], &read(&output)), [""; 0], "{form} {redirect}");
            }
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn what_is_asked_for_and_cannot_be_printed_is_a_failure_in_both_languages() {
    for words in
        [&["explain"][..], &["explain", "unknown-field"], &["schema"], &["theme-reference"], &["completions", "bash"]]
    {
        let said = |locale: &str| {
            let full = fs::File::options().write(true).open("/dev/full").expect("the system has it");
            let output = program(words).env("LC_ALL", locale).stdout(full).output().expect("the program starts");
            (output.status.code(), String::from_utf8(output.stderr).expect("the program writes UTF-8"))
        };
        let expected = "prospectus: standard output cannot be written: the disk is full\n";
        assert_eq!(said("C"), (Some(2), expected.to_owned()), "{words:?}");
        assert_eq!(said(CHINESE), (Some(2), "prospectus: 无法写入标准输出：磁盘已满\n".to_owned()), "{words:?}");
    }
}

#[test]
fn two_and_four_builds_at_once_leave_one_whole_site() {
    let folder = Folder::new();
    let sites = two_sites(&folder);
    let whole = whole(&folder, &sites);
    let output = folder.path().join("served/public");
    for at_once in [2, 4] {
        let builds: Vec<_> = (0..at_once)
            .map(|n| {
                let mut command = program(words(&sites[n % 2], &output));
                command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the program starts")
            })
            .collect();
        for build in builds {
            let ended = build.wait_with_output().expect("the program ends");
            assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
        }
        let there = read(&output);
        let wrong: Vec<_> = whole.iter().map(|site| differences(site, &there)).collect();
        assert!(wrong.iter().any(Vec::is_empty), "{at_once} at once: {wrong:#?}");
        assert_eq!(beside(&folder.path().join("served")), ["public"]);
    }
}

#[test]
fn an_output_that_is_a_mount_point_is_published_file_by_file() {
    let folder = Folder::new();
    let sites = two_sites(&folder);
    let whole = whole(&folder, &sites);
    let output = folder.path().join("served/public");
    let Some(_mounted) = Mounted::new(&output, "size=20m") else { return };
    for (site, whole) in sites.iter().zip(&whole) {
        let told = build(site, &output);
        let last = told.lines().last().unwrap_or_default();
        assert!(last.contains("; published file by file: the output is a mount point"), "{told}");
        assert_eq!(differences(whole, &read(&output)), [""; 0]);
        assert_eq!(beside(&folder.path().join("served")), ["public"]);
    }
}
