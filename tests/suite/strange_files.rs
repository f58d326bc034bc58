//! Content that is no file, has no name, or changes while it is read.

#![cfg(target_os = "linux")]
#![allow(clippy::print_stderr, reason = "a test that did not run says so")]

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::time::Duration;

use camino::Utf8Path;
use rustix::fs::{CWD, FileType, Mode, makedev, mknodat};

use crate::faults::{read, two_sites, whole, words};
use crate::folder::{Folder, Ran, copy_site, differences, full, program, project, snapshot};
use crate::killed::{Random, Stop};

/// Runs the program, which must end.
fn run(command: &mut Command) -> Ran {
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
    let pid = child.id().to_string();
    let (send, receive) = mpsc::channel();
    std::thread::spawn(move || send.send(child.wait_with_output()));
    let Ok(ended) = receive.recv_timeout(Duration::from_mins(1)) else {
        let _ = Command::new("kill").args(["-KILL", &pid]).status();
        panic!("the program hangs");
    };
    let ended = ended.expect("the program ends");
    let text = |bytes| String::from_utf8(bytes).expect("the program writes UTF-8");
    Ran { code: ended.status.code(), out: text(ended.stdout), err: text(ended.stderr) }
}

fn pipe(path: &Utf8Path) {
    mknodat(CWD, path.as_std_path(), FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).expect("pipes can be made");
}

#[test]
fn pipes_devices_sockets_links_and_names_that_are_no_text_are_reported_and_never_opened() {
    let folder = Folder::new();
    let root = two_sites(&folder)[0].clone();
    let output = folder.path().join("public");
    fs::create_dir_all(root.join("content/pages/visit")).expect("folders can be made");
    for path in ["content/pipe", "content/majors/a.yaml", "content/pages/visit/zh.md", "content/pages/visit/地图.png"]
    {
        pipe(&root.join(path));
    }
    folder.write("secret.yaml", "name: {en: Secret, zh: 秘密}\n");
    symlink(folder.path().join("secret.yaml"), root.join("content/majors/b.yaml")).expect("links can be made");
    symlink("..", root.join("content/news")).expect("links can be made");
    let socket = std::os::unix::net::UnixListener::bind(root.join("content/majors/c.yaml"));
    let name = OsStr::from_bytes(b"\xc4\xcf.yaml");
    fs::write(root.join("content/majors").as_std_path().join(name), "name: {en: X}\n").expect("bytes are a name here");
    let null = root.join("content/majors/d.yaml");
    let device = mknodat(CWD, null.as_std_path(), FileType::CharacterDevice, Mode::RUSR, makedev(1, 3));
    if device.is_err() {
        eprintln!("did not run in part: this user may not make a device");
    }
    let mut command = program(words(&root, &output));
    let ran = run(command.args(["--format", "short"]));
    let errors: Vec<&str> = ran.err.lines().filter(|line| line.contains(": error[")).collect();
    let mut expected = vec![
        "content/majors/\\xc4\\xcf.yaml: error[name-not-utf8]: this name is not UTF-8 text, so nothing in it is read",
        "content/majors/a.yaml: error[special-file]: this is a named pipe, not a file",
        "content/majors/b.yaml: error[symlink]: this is a symbolic link, which is not followed",
        "content/majors/c.yaml: error[special-file]: this is a socket, not a file",
        "content/majors/d.yaml: error[special-file]: this is a device, not a file",
        "content/news: error[symlink]: this is a symbolic link, which is not followed",
        "content/pages/visit/zh.md: error[special-file]: this is a named pipe, not a file",
        "content/pages/visit/地图.png: error[special-file]: this is a named pipe, not a file",
        "content/pipe: error[special-file]: this is a named pipe, not a file",
    ];
    expected
        .retain(|line| (device.is_ok() || !line.contains("d.yaml")) && (socket.is_ok() || !line.contains("c.yaml")));
    assert_eq!(errors, expected);
    assert_eq!(ran.code, Some(1));
    assert!(!output.exists());
}

#[test]
fn a_pipe_in_the_place_of_site_toml_does_not_keep_the_program_waiting() {
    let folder = Folder::new();
    let root = folder.path().join("site");
    let output = folder.path().join("public");
    for make in [|path: &Utf8Path| pipe(path), |path: &Utf8Path| fs::create_dir(path).expect("folders can be made")] {
        let _ = fs::remove_dir_all(&root);
        folder.write("site/content/majors/a.yaml", "name: {en: A, zh: 甲}\n");
        make(&root.join("site.toml"));
        let ran = run(&mut program(words(&root, &output)));
        let told = "prospectus: `site.toml` cannot be read: it is no ordinary file\n\
                    see whether you may read it, and whether another program holds it\n";
        assert_eq!((ran.code, ran.err.as_str()), (Some(2), told));
        let ran = run(program(["build"]).current_dir(&root).env("LC_ALL", "zh_CN.UTF-8"));
        assert!(ran.err.contains("中没有 site.toml\n"), "{}", ran.err);
        assert_eq!(ran.code, Some(2));
    }
    // A link to a file is one, here only.
    fs::remove_dir(root.join("site.toml")).expect("it was made above");
    copy_site(&project().join("tests/sites/trilingual"), &folder.path().join("real"));
    let _ = fs::remove_dir_all(root.join("content"));
    symlink(folder.path().join("real/site.toml"), root.join("site.toml")).expect("links can be made");
    fs::rename(folder.path().join("real/content"), root.join("content")).expect("folders can be moved");
    let ran = run(&mut program(words(&root, &output)));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
}

#[test]
fn folders_and_themes_whose_names_are_no_text_are_named_in_both_languages() {
    let folder = Folder::new();
    let root = two_sites(&folder)[0].clone();
    let strange = folder.path().as_std_path().join(OsStr::from_bytes(b"\xc4\xcf"));
    fs::create_dir(&strange).expect("bytes are a name here");
    let shown = format!("{}/\u{fffd}\u{fffd}", folder.path());
    let said = |locale: &str| {
        let ran = run(program(["build"]).current_dir(&strange).env("LC_ALL", locale));
        assert_eq!(ran.code, Some(2));
        ran.err
    };
    assert_eq!(said("C"), format!("prospectus: the name of this folder is not UTF-8: {shown}\n"));
    assert_eq!(said("zh_CN.UTF-8"), format!("prospectus: 当前文件夹的名称不是 UTF-8 文本：{shown}\n"));
    // A theme is looked after by few: what is wrong with its files ends the build.
    let settings = fs::read_to_string(root.join("site.toml")).expect("the site has its site.toml");
    fs::write(root.join("site.toml"), format!("theme = \"own\"\n{settings}")).expect("it can be written");
    folder.write("old/themes/own/theme.toml", "contract = 1\n");
    fs::create_dir(root.join("themes/own/static")).expect("folders can be made");
    fs::write(root.join("themes/own/static").as_std_path().join(OsStr::from_bytes(b"\xc4.css")), "").expect("as above");
    let output = folder.path().join("public");
    let path = format!("{root}/themes/own/static/\u{fffd}.css");
    let ran = run(program(words(&root, &output)).env("LC_ALL", "zh_CN.UTF-8"));
    assert_eq!(
        (ran.code, ran.err),
        (
            Some(2),
            format!(
                "prospectus: 无法读取主题的 `{path}`：名称不是 UTF-8 文本\n请检查是否有读取权限，以及它是什么文件\n"
            )
        )
    );
}

/// What happens to files while people and programs work on them.
fn disturb(root: &Utf8Path, random: &mut Random) {
    let files: Vec<String> = snapshot(&root.join("content")).into_keys().collect();
    let path = root.join("content").join(&files[random.below(files.len() as u64) as usize]);
    // What fails has been done already: a folder that moved takes its files along.
    let _ = match random.below(6) {
        0 => fs::remove_file(&path),
        1 => fs::rename(&path, path.with_file_name("moved.txt")),
        2 => fs::metadata(&path).and_then(|looks| {
            let file = fs::File::options().write(true).open(&path)?;
            file.set_len(random.below(looks.len() + 1))
        }),
        3 => fs::read(&path).and_then(|bytes| fs::write(&path, [bytes.as_slice(), "字".as_bytes()].concat())),
        4 => path.parent().map_or(Ok(()), |folder| fs::rename(folder, folder.with_file_name("elsewhere"))),
        _ => fs::remove_file(&path).and_then(|()| symlink("/etc/passwd", &path)),
    };
}

#[test]
fn files_cut_moved_or_deleted_while_they_are_read_end_in_a_whole_site_or_a_report() {
    let folder = Folder::new();
    let good = project().join("tests/sites/every-field");
    let root = folder.path().join("site");
    let output = folder.path().join("served/public");
    let mut codes = [0; 3];
    for round in 0..if full() { 100 } else { 12 } {
        let _ = fs::remove_dir_all(&root);
        copy_site(&good, &root);
        // The old site, so that there is one.
        if round == 0 {
            assert_eq!(run(&mut program(words(&root, &output))).code, Some(0));
        }
        let old = snapshot(&output);
        let stop = AtomicBool::new(false);
        let ran = std::thread::scope(|scope| {
            let _stop = Stop(&stop);
            scope.spawn(|| {
                let mut random = Random(round);
                while !stop.load(Ordering::Relaxed) {
                    disturb(&root, &mut random);
                    std::thread::sleep(Duration::from_millis(random.below(120)));
                }
            });
            let mut command = program(words(&root, &output));
            run(command.env("LC_ALL", if round % 2 == 0 { "C" } else { "zh_CN.UTF-8" }))
        });
        let code = ran.code.unwrap_or_else(|| panic!("it died: {}", ran.err));
        assert!((0..=2).contains(&code) && !ran.err.contains("panicked"), "{code}: {}", ran.err);
        codes[code as usize] += 1;
        if code == 0 {
            // Each file is as the manifest has it: whole.
            let there = snapshot(&output);
            let manifest = String::from_utf8(there[".prospectus-manifest"].clone()).expect("it is text");
            for line in manifest.lines().filter(|line| line.starts_with("file ")) {
                let [_, _, size, path] = line.splitn(4, ' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
                assert_eq!(there[path].len().to_string(), size, "{path}");
            }
            assert!(!there.values().any(|bytes| bytes.starts_with(b"root:")), "a link was followed");
        } else {
            assert!(snapshot(&output) == old, "{code}: the old site changed: {}", ran.err);
            let said = ["error", "cannot", "错误", "无法"].iter().any(|word| ran.err.contains(word));
            assert!(said, "{code}: {}", ran.err);
        }
        // Put right again, the next build is as if nothing had been.
        let _ = fs::remove_dir_all(&root);
        copy_site(&good, &root);
        assert_eq!(run(&mut program(words(&root, &output))).code, Some(0));
        let clean = folder.path().join("clean");
        if round == 0 {
            assert_eq!(run(&mut program(words(&good, &clean))).code, Some(0));
        }
        let mut there = read(&output);
        // Assets of the site before stay for one publishing.
        let clean = read(&clean);
        there.retain(|path, _| clean.contains_key(path) || !path.starts_with("assets/"));
        assert_eq!(differences(&clean, &there), [""; 0], "round {round}");
    }
    assert!(codes[1] + codes[2] > 0, "nothing was disturbed: {codes:?}");
}

#[test]
fn an_output_folder_of_odd_things_left_behind_is_refused_or_cleaned_and_never_waited_for() {
    let folder = Folder::new();
    let sites = two_sites(&folder);
    let whole = whole(&folder, &sites);
    let output = folder.path().join("served/public");
    // What builds that died at any moment leave: staged trees beside the output and in it, a lock that nobody holds.
    let beside = |name: &str| folder.path().join("served").join(name);
    folder.write("served/.public.prospectus-aB3dE9/zh/index.html", "half");
    folder.write("served/.public.prospectus.lock", "");
    folder.write("served/public/.prospectus-staged-Zz0000/zh/index.html", "half");
    folder.write("served/public/.prospectus-new", "half");
    let ran = run(&mut program(words(&sites[0], &output)));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(differences(&whole[0], &read(&output)), [""; 0]);
    assert_eq!(crate::faults::names(&beside("")), ["public"]);
    // A journal that is none.
    folder.write("served/public/.prospectus-journal", [0xff, 0xfe]);
    let before = snapshot(&output);
    let ran = run(&mut program(words(&sites[1], &output)));
    assert_eq!(ran.code, Some(2), "{}", ran.err);
    assert_eq!(snapshot(&output), before);
    fs::remove_file(output.join(".prospectus-journal")).expect("it was written above");
    // Pipes in the place of our own files, at which opening would wait for ever.
    for name in ["public/.prospectus-journal", ".public.prospectus.lock"] {
        pipe(&beside(name));
        let ran = run(&mut program(words(&sites[1], &output)));
        assert_eq!(ran.code, Some(2), "{name}: {}", ran.err);
        let told = format!("`{}`: it is no ordinary file\n", beside(name));
        assert!(ran.err.ends_with(&told), "{}", ran.err);
        fs::remove_file(beside(name)).expect("it was made above");
    }
    let ran = run(&mut program(words(&sites[1], &output)));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert_eq!(differences(&whole[1], &read(&output)), [""; 0]);
}
