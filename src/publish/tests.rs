//! Publishing on real folders: what is written, kept and refused, and every moment at which it can break.

use std::collections::BTreeMap;
use std::fs;
use std::sync::Arc;
use std::sync::atomic::AtomicIsize;

use camino::{Utf8Path, Utf8PathBuf};
use tempfile::TempDir;

use super::disk::{Disk, Fault, Happens};
use super::places::RETIRED;
use super::*;
use crate::diag::MessageLang;

/// A site's folder with sources, and a home around it.
struct Ground {
    _folder: TempDir,
    home: Utf8PathBuf,
    site: Utf8PathBuf,
}

type Files = BTreeMap<String, String>;

impl Ground {
    fn new() -> Self {
        Self::at(tempfile::tempdir().unwrap())
    }

    /// On a disk in memory, where the system has one: syncing costs nothing there.
    fn fast() -> Self {
        let in_memory = tempfile::tempdir_in("/dev/shm");
        Self::at(in_memory.unwrap_or_else(|_| tempfile::tempdir().unwrap()))
    }

    fn at(folder: TempDir) -> Self {
        let home = Utf8PathBuf::from_path_buf(folder.path().canonicalize().unwrap()).unwrap().join("home");
        let site = home.join("目录");
        for path in ["content/programs/a.md", "themes/ours/page.html", "site.toml"] {
            write(&site.join(path), path);
        }
        Self { _folder: folder, home, site }
    }

    fn protected(&self) -> Protected {
        let sources = ["site.toml", "content", "themes", ".prospectus"].map(|name| self.site.join(name)).to_vec();
        Protected { site: self.site.clone(), sources, home: Some(self.home.clone()) }
    }

    fn output(&self) -> Utf8PathBuf {
        self.site.join("public")
    }

    fn publish_on(&self, disk: Disk, way: Way, files: &[(&str, &str)]) -> Result<Published, Error> {
        let options = Options { way, patience: Duration::ZERO, ..Options::default() };
        let staging = open_on(disk, &self.output(), &self.protected(), &options)?;
        for (path, text) in files {
            staging.put(&path_of(path), text.as_bytes())?;
        }
        staging.commit()
    }

    fn publish(&self, way: Way, files: &[(&str, &str)]) -> Published {
        self.publish_on(Disk::default(), way, files).unwrap()
    }

    /// The published site, without the manifest; no other file of ours may be there or beside it.
    fn published(&self) -> Files {
        let mut files = all_files(&self.output());
        assert!(files.remove(MANIFEST).is_some() || files.is_empty());
        assert_eq!(files.keys().filter(|path| path.starts_with(OURS)).count(), 0, "{files:?}");
        self.spare();
        files
    }

    /// The spare beside the output, which must be all ours; nothing else of ours may be there.
    fn spare(&self) -> Option<Utf8PathBuf> {
        let beside = names(&self.site);
        let spares = beside.iter().filter(|name| name.starts_with(".public.prospectus-"));
        let spares: Vec<Utf8PathBuf> = spares.map(|name| self.site.join(name)).collect();
        let allowed = ["content", "public", "site.toml", "themes"];
        assert_eq!(beside.len(), allowed.len() + spares.len(), "{beside:?}");
        assert!(allowed.iter().all(|name| beside.contains(&(*name).to_owned())), "{beside:?}");
        assert!(spares.len() < 2, "{beside:?}");
        spares.into_iter().next().inspect(|spare| {
            let manifest = Manifest::read(spare.as_std_path()).unwrap().expect("a spare has a manifest").0;
            for entry in walkdir::WalkDir::new(spare).into_iter().map(Result::unwrap) {
                let path = entry.path().strip_prefix(spare).unwrap().to_str().unwrap();
                let is_ours = [MANIFEST, RETIRED].contains(&path) || manifest.find(path).is_some();
                let is_ours = is_ours || entry.file_type().is_dir();
                assert!(is_ours, "{path}");
            }
        })
    }

    fn refusal(&self, output: &Utf8Path) -> String {
        let before = all_files(&self.home);
        let error = match open(output, &self.protected(), &Options::default()) {
            Err(error) => error,
            Ok(_) => panic!("{output} was not refused"),
        };
        assert_eq!(all_files(&self.home), before);
        assert!(error.help(MessageLang::En).is_some() && error.help(MessageLang::Zh).is_some(), "{error}");
        error.message(MessageLang::En).replace(self.home.as_str(), "~")
    }
}

fn path_of(path: &str) -> OutputPath {
    OutputPath::parse(path).unwrap()
}

fn write(path: &Utf8Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn names(folder: &Utf8Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Every file below `folder` with its text; empty folders with `/`.
fn all_files(folder: &Utf8Path) -> Files {
    let mut files = Files::new();
    for entry in walkdir::WalkDir::new(folder).min_depth(1) {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
        if entry.file_type().is_file() {
            files.insert(path, fs::read_to_string(entry.path()).unwrap());
        } else if entry.file_type().is_dir() && fs::read_dir(entry.path()).unwrap().next().is_none() {
            files.insert(path + "/", String::new());
        }
    }
    files
}

fn files(list: &[(&str, &str)]) -> Files {
    list.iter().map(|(path, text)| (path.to_string(), text.to_string())).collect()
}

const WAYS: [Way; 2] = [Way::Best, Way::FileByFile];

const OLD: &[(&str, &str)] = &[
    ("assets/style.1111.css", "old style"),
    ("en/index.html", "home"),
    ("en/programs/gone/index.html", "gone"),
    ("en/shape", "a file"),
    ("en/turn/index.html", "a folder"),
    ("zh/index.html", "首页"),
];

const NEW: &[(&str, &str)] = &[
    ("assets/style.2222.css", "new style"),
    ("en/index.html", "home"),
    ("en/programs/new/index.html", "new"),
    ("en/shape/index.html", "a folder now"),
    ("en/turn", "a file now"),
    ("zh/index.html", "新的首页"),
];

/// A site before OLD with the same files but one.
const EARLIER: &[(&str, &str)] = &[
    ("assets/style.1111.css", "old style"),
    ("en/index.html", "home"),
    ("en/programs/gone/index.html", "gone"),
    ("en/shape", "a file"),
    ("en/turn/index.html", "a folder"),
    ("zh/index.html", "更早的首页"),
];

/// What is there after NEW was published over OLD: the asset of the former site stays.
fn new_over_old() -> Files {
    let mut all = files(NEW);
    all.insert("assets/style.1111.css".into(), "old style".into());
    all
}

#[test]
fn the_first_site_is_there_with_its_manifest_and_nothing_else_is() {
    for way in WAYS {
        let ground = Ground::new();
        let published = ground.publish(way, OLD);
        let how = if way == Way::Best { How::First } else { How::FileByFile(Reason::Asked) };
        assert_eq!(published, Published { how, written: 6, unchanged: 0, removed: 0, foreign: vec![] });
        assert_eq!(ground.published(), files(OLD));
    }
}

#[test]
fn the_new_site_takes_the_place_of_the_old_and_keeps_its_assets_for_one_generation() {
    for way in WAYS {
        let ground = Ground::new();
        ground.publish(way, OLD);
        let published = ground.publish(way, NEW);
        assert_eq!((published.written, published.unchanged, published.removed), (5, 1, 3), "{way:?}");
        assert_eq!(ground.published(), new_over_old(), "{way:?}");
        // The same again is no new generation; another change is.
        assert_eq!(ground.publish(way, NEW).how, How::Unchanged);
        assert_eq!(ground.published(), new_over_old(), "{way:?}");
        let third = [NEW, &[("en/third.html", "3")]].concat();
        assert_eq!(ground.publish(way, &third).removed, 1);
        assert_eq!(ground.published(), files(&third), "{way:?}");
    }
}

#[test]
fn an_asset_that_comes_back_is_current_again() {
    let ground = Ground::new();
    ground.publish(Way::Best, OLD);
    ground.publish(Way::Best, NEW);
    let published = ground.publish(Way::Best, OLD);
    assert_eq!((published.unchanged, published.removed), (2, 3));
    ground.publish(Way::Best, &[OLD, &[("x", "x")]].concat());
    assert_eq!(ground.published().get("assets/style.1111.css").map(String::as_str), Some("old style"));
}

#[test]
fn the_manifest_is_the_same_for_the_same_site_whatever_the_order_and_way() {
    let manifest = |way, files: &[(&str, &str)]| {
        let ground = Ground::new();
        ground.publish(way, files);
        fs::read_to_string(ground.output().join(MANIFEST)).unwrap()
    };
    let reversed: Vec<_> = OLD.iter().rev().copied().collect();
    assert_eq!(manifest(Way::Best, OLD), manifest(Way::FileByFile, &reversed));
}

#[cfg(unix)]
#[test]
fn an_unchanged_file_is_the_same_file_and_a_changed_one_is_another() {
    use std::os::unix::fs::MetadataExt;
    for way in WAYS {
        let ground = Ground::new();
        let inode = |path: &str| fs::metadata(ground.output().join(path)).unwrap().ino();
        ground.publish(way, OLD);
        let before = (inode("en/index.html"), inode("zh/index.html"));
        ground.publish(way, NEW);
        assert_eq!(inode("en/index.html"), before.0, "{way:?}");
        assert_ne!(inode("zh/index.html"), before.1, "{way:?}");
    }
}

#[test]
fn a_published_file_that_someone_edited_or_removed_is_written_anew() {
    for way in WAYS {
        let ground = Ground::new();
        ground.publish(way, OLD);
        std::thread::sleep(Duration::from_millis(20));
        fs::write(ground.output().join("en/index.html"), "hack").unwrap(); // of the same size
        fs::remove_file(ground.output().join("zh/index.html")).unwrap();
        assert_eq!(ground.publish(way, OLD).written, 2);
        assert_eq!(ground.published(), files(OLD));
    }
}

#[cfg(unix)]
#[test]
fn what_others_put_into_the_output_is_kept_and_named() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    for (way, has_spare) in [(Way::Best, false), (Way::Best, true), (Way::FileByFile, false)] {
        let ground = Ground::new();
        if has_spare {
            ground.publish(way, EARLIER);
        }
        ground.publish(way, OLD);
        assert_eq!(ground.spare().is_some(), has_spare);
        let output = ground.output();
        write(&output.join("CNAME"), "catalogue.example");
        write(&output.join(".well-known/a/b.txt"), "b");
        write(&output.join(".git/objects/0f/5c"), "object");
        fs::create_dir(output.join(".git/refs")).unwrap();
        fs::set_permissions(output.join(".git/refs"), fs::Permissions::from_mode(0o555)).unwrap();
        write(&output.join("en/programs/gone/笔记.txt"), "kept although its page is gone");
        symlink("/nonexistent", output.join("zh/link")).unwrap();
        let foreign = [".git/", ".well-known/", "CNAME", "en/programs/gone/笔记.txt", "zh/link"];
        for site in [NEW, OLD] {
            assert_eq!(ground.publish(way, site).foreign, foreign, "{way:?}");
            let there = ground.published();
            assert_eq!(there["CNAME"], "catalogue.example");
            assert_eq!(there[".well-known/a/b.txt"], "b");
            assert_eq!(there[".git/objects/0f/5c"], "object");
            assert_eq!(there[".git/refs/"], "");
            assert_eq!(there["en/programs/gone/笔记.txt"], "kept although its page is gone");
            assert_eq!(fs::read_link(output.join("zh/link")).unwrap().to_str(), Some("/nonexistent"));
            assert_eq!(fs::metadata(output.join(".git/refs")).unwrap().permissions().mode() & 0o777, 0o555);
        }
        fs::set_permissions(output.join(".git/refs"), fs::Permissions::from_mode(0o755)).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn a_file_of_others_in_the_way_of_a_page_stops_publishing_and_loses_nothing() {
    use std::os::unix::fs::symlink;
    let cases: &[(&str, &str)] = &[
        ("en/programs/new/index.html", "en/programs/new/index.html"), // a file where a file must go
        ("en/programs/new", "en/programs/new"),                       // a file where a folder must go
        ("assets/style.2222.css/x", "assets/style.2222.css/"),        // a folder where a file must go
        ("en/turn/note", "en/turn/note"),                             // in a folder that becomes a file
    ];
    for (way, has_spare) in [(Way::Best, false), (Way::Best, true), (Way::FileByFile, false)] {
        for (path, named) in cases {
            let ground = Ground::new();
            if has_spare {
                ground.publish(way, EARLIER);
            }
            ground.publish(way, OLD);
            write(&ground.output().join(path), "theirs");
            let before = all_files(&ground.output());
            let error = ground.publish_on(Disk::default(), way, NEW).unwrap_err();
            assert!(matches!(&error, Error::Taken { path, .. } if path == named), "{error}");
            assert_eq!(all_files(&ground.output()), before);
        }
        // A link in the place of a folder of ours leads nowhere we write or remove.
        let ground = Ground::new();
        ground.publish(way, OLD);
        fs::rename(ground.output().join("en"), ground.home.join("elsewhere")).unwrap();
        symlink(ground.home.join("elsewhere"), ground.output().join("en")).unwrap();
        let before = all_files(&ground.home.join("elsewhere"));
        let error = ground.publish_on(Disk::default(), way, NEW).unwrap_err();
        assert!(matches!(&error, Error::Taken { path, .. } if path == "en"), "{error}");
        ground.publish(way, &[("zh/index.html", "只有中文")]);
        assert_eq!(all_files(&ground.home.join("elsewhere")), before);
    }
}

#[test]
fn the_sources_and_all_around_them_are_refused_as_output() {
    let ground = Ground::new();
    let check = |output: &str, message: &str| assert_eq!(ground.refusal(&ground.site.join(output)), message);
    check("content", "the output `~/目录/content` is `~/目录/content`, from which the site is made");
    check("content/", "the output `~/目录/content/` is `~/目录/content`, from which the site is made");
    check(
        "content/new/out",
        "the output `~/目录/content/new/out` lies in `~/目录/content`, from which the site is made",
    );
    check("public/../content", "the output `~/目录/public/../content` has `..` after a folder that does not exist");
    check(
        "themes/../content",
        "the output `~/目录/themes/../content` is `~/目录/content`, from which the site is made",
    );
    check("themes/ours", "the output `~/目录/themes/ours` lies in `~/目录/themes`, from which the site is made");
    check("site.toml", "the output `~/目录/site.toml` is `~/目录/site.toml`, from which the site is made");
    check(
        ".prospectus/x",
        "the output `~/目录/.prospectus/x` lies in `~/目录/.prospectus`, from which the site is made",
    );
    check(".git/public", "the output `~/目录/.git/public` lies in a `.git` folder");
    check(".", "the output `~/目录/.` is the site's own folder");
    check("..", "the output `~/目录/..` holds the site's own folder");
    check("/", "the output `/` is the root of a disk");
    // A site elsewhere: home as such, and what holds it.
    let elsewhere = Protected { site: "/nonexistent/site".into(), sources: vec![], home: Some(ground.home.clone()) };
    let refused = |output: &Utf8Path| judge(output, &elsewhere).unwrap_err().to_string();
    assert_eq!(refused(&ground.home), format!("the output `{0}` is your home folder", ground.home));
    let above = ground.home.parent().unwrap();
    assert_eq!(refused(above), format!("the output `{above}` holds your home folder"));
}

#[cfg(unix)]
#[test]
fn links_do_not_hide_the_sources() {
    use std::os::unix::fs::symlink;
    let ground = Ground::new();
    let link = |to: &str, name: &str| symlink(ground.site.join(to), ground.home.join(name)).unwrap();
    link("content", "to-content");
    link("content/programs", "to-programs");
    link("missing", "to-nothing");
    link(".", "to-site");
    let check = |output: &str, message: &str| assert_eq!(ground.refusal(&ground.home.join(output)), message);
    check("to-content", "the output `~/to-content` is `~/目录/content`, from which the site is made");
    check("to-programs/new", "the output `~/to-programs/new` lies in `~/目录/content`, from which the site is made");
    check("to-nothing", "the output `~/to-nothing` goes through the link `~/to-nothing`, which leads to nothing");
    check("to-nothing/x", "the output `~/to-nothing/x` goes through the link `~/to-nothing`, which leads to nothing");
    check("to-site", "the output `~/to-site` is the site's own folder");
    check("目录/site.toml/x", "the output `~/目录/site.toml/x` is not a folder, or lies below a file");
    // Sources that are links themselves: neither where they lie nor what holds that.
    fs::rename(ground.site.join("content"), ground.home.join("真正的内容")).unwrap();
    symlink(ground.home.join("真正的内容"), ground.site.join("content")).unwrap();
    check("真正的内容/out", "the output `~/真正的内容/out` lies in `~/目录/content`, from which the site is made");
    // A link to a good place is a good place.
    fs::create_dir(ground.home.join("served")).unwrap();
    symlink(ground.home.join("served"), ground.output()).unwrap();
    ground.publish(Way::Best, OLD);
    assert!(ground.output().is_symlink());
    assert_eq!(fs::read_to_string(ground.home.join("served/zh/index.html")).unwrap(), "首页");
}

#[test]
fn a_folder_with_files_of_others_is_refused_at_first_but_an_empty_one_or_a_worktree_is_fine() {
    let ground = Ground::new();
    let output = ground.output();
    write(&output.join("论文.docx"), "three years of work");
    assert_eq!(
        ground.refusal(&output),
        "the output folder `~/目录/public` holds files that prospectus did not write: `论文.docx`"
    );
    fs::remove_file(output.join("论文.docx")).unwrap();
    write(&output.join(".git"), "gitdir: /elsewhere");
    let published = ground.publish(Way::Best, OLD);
    assert_eq!((published.how, published.foreign), (How::First, vec![".git".to_owned()]));
    fs::write(output.join(MANIFEST), "prospectus-manifest 1\n").unwrap();
    assert_eq!(ground.refusal(&output), "the list of our files in `~/目录/public`, `.prospectus-manifest`, is damaged");
}

#[cfg(unix)]
#[test]
fn a_source_that_is_a_link_to_nothing_is_no_reason_to_refuse() {
    let ground = Ground::new();
    fs::remove_dir_all(ground.site.join("themes")).unwrap();
    std::os::unix::fs::symlink("/nonexistent/主题", ground.site.join("themes")).unwrap();
    judge(&ground.output(), &ground.protected()).unwrap();
    let error = judge(&ground.site.join("themes"), &ground.protected()).unwrap_err();
    assert!(matches!(error, Error::Refused { why: Refusal::DanglingLink(_), .. }), "{error}");
}

#[test]
fn messages_are_in_chinese_too() {
    let ground = Ground::new();
    let error = judge(&ground.site.join("content/x"), &ground.protected()).unwrap_err();
    assert_eq!(
        error.message(MessageLang::Zh).replace(ground.home.as_str(), "~"),
        "输出文件夹 `~/目录/content/x` 位于网站的源文件 `~/目录/content`"
    );
    let full = Error::disk(Act::Write, Path::new("页.html"), io::ErrorKind::StorageFull.into());
    assert_eq!(full.message(MessageLang::Zh), "无法写入 `页.html`：磁盘已满");
    assert_eq!(full.help(MessageLang::Zh), Some("原网站保持不变；请清理磁盘后重新构建"));
}

#[test]
fn a_name_of_our_own_is_refused_as_a_file_of_the_site() {
    let ground = Ground::new();
    let error = ground.publish_on(Disk::default(), Way::Best, &[(MANIFEST, "x")]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the site cannot have a file `.prospectus-manifest`: names that begin with `.prospectus-` are the program's own"
    );
}

#[test]
fn dropped_before_its_end_a_build_leaves_the_old_site_and_no_trace() {
    let ground = Ground::new();
    ground.publish(Way::Best, OLD);
    let staging = open(&ground.output(), &ground.protected(), &Options::default()).unwrap();
    staging.put(&path_of("zh/新.html"), b"x").unwrap();
    drop(staging);
    assert_eq!(ground.published(), files(OLD));
}

#[test]
fn a_second_build_of_one_output_waits_then_is_refused_and_other_outputs_are_free() {
    let ground = Ground::new();
    let first = open(&ground.output(), &ground.protected(), &Options::default()).unwrap();
    let error = ground.publish_on(Disk::default(), Way::Best, OLD).unwrap_err();
    let message = format!("another build is publishing to `{}`", ground.output());
    assert_eq!(error.to_string(), message);
    open(&ground.site.join("public-2"), &ground.protected(), &Options::default()).unwrap();
    first.commit().unwrap();
    ground.publish(Way::Best, OLD);
}

#[test]
fn four_builds_at_once_leave_one_whole_site() {
    let ground = Ground::new();
    let sites: Vec<Vec<(String, String)>> = (0..4)
        .map(|n| (0..50).map(|page| (format!("{n}/{page}/index.html"), format!("第 {n} 版 {page}"))).collect())
        .collect();
    std::thread::scope(|scope| {
        for site in &sites {
            let (ground, site) =
                (&ground, site.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect::<Vec<_>>());
            scope.spawn(move || {
                let options = Options { patience: Duration::from_mins(1), ..Options::default() };
                let staging = open(&ground.output(), &ground.protected(), &options).unwrap();
                site.par_iter().for_each(|(path, text)| staging.put(&path_of(path), text.as_bytes()).unwrap());
                staging.commit().unwrap()
            });
        }
    });
    let there = ground.published();
    assert!(sites.iter().any(|site| site.iter().cloned().collect::<Files>() == there), "{there:?}");
}

#[test]
fn what_dead_builds_left_is_removed_and_what_others_saved_there_meanwhile_is_handed_over() {
    let ground = Ground::new();
    ground.publish(Way::Best, OLD);
    // Killed while staging.
    write(&ground.site.join(".public.prospectus-aB3dE9/en/index.html"), "half");
    // Killed after the exchange: the old tree, into which someone saved a file at the last moment.
    fs::rename(ground.output(), ground.site.join(".public.prospectus-Zz0000")).unwrap();
    write(&ground.site.join(".public.prospectus-Zz0000/en/笔记.txt"), "saved late");
    std::thread::sleep(Duration::from_millis(20));
    let rest = ground.site.join(".public.prospectus-Zz0000");
    fs::rename(&rest, ground.home.join("aside")).unwrap();
    ground.publish(Way::Best, NEW);
    fs::rename(ground.home.join("aside"), &rest).unwrap();
    ground.publish(Way::Best, NEW);
    let mut expected = files(NEW);
    expected.insert("en/笔记.txt".into(), "saved late".into());
    assert_eq!(ground.published(), expected);
}

#[cfg(unix)]
fn inode(path: &Utf8Path) -> u64 {
    std::os::unix::fs::MetadataExt::ino(&fs::metadata(path).unwrap())
}

#[cfg(unix)]
#[test]
fn the_tree_before_is_kept_and_becomes_the_next_site_with_what_is_new_alone() {
    let ground = Ground::new();
    ground.publish(Way::Best, OLD);
    assert_eq!(ground.spare(), None);
    let (first, page) = (inode(&ground.output()), inode(&ground.output().join("en/index.html")));
    for (round, site) in [NEW, OLD, NEW, NEW, OLD].into_iter().enumerate() {
        let published = ground.publish(Way::Best, site);
        let spare = ground.spare().expect("the site before");
        if round == 3 {
            assert_eq!(published.how, How::Unchanged);
        } else {
            assert_eq!(published.how, How::Exchanged);
        }
        // Both folders are those of the first two sites, in turn.
        let is_first = [false, true, false, false, true][round];
        assert_eq!((inode(&ground.output()) == first, inode(&spare) == first), (is_first, !is_first), "{round}");
        let mut there = ground.published();
        there.retain(|path, _| !path.starts_with(ASSETS) || files(site).contains_key(path));
        assert_eq!(there, files(site), "{round}");
        // What never changed is one file under all its names.
        assert_eq!(inode(&ground.output().join("en/index.html")), page);
        assert_eq!(inode(&spare.join("en/index.html")), page);
    }
}

#[test]
fn what_someone_did_to_the_spare_is_not_published_and_what_they_put_there_is_handed_over() {
    let ground = Ground::new();
    ground.publish(Way::Best, OLD);
    ground.publish(Way::Best, NEW);
    let spare = ground.spare().unwrap();
    // An edited file (its links are broken as editors do), and one that is gone.
    fs::remove_file(spare.join("en/index.html")).unwrap();
    write(&spare.join("en/index.html"), "HOME");
    fs::remove_file(spare.join("en/programs/gone/index.html")).unwrap();
    ground.publish(Way::Best, OLD);
    let mut there = ground.published();
    there.remove("assets/style.2222.css");
    assert_eq!(there, files(OLD));
    // A file of theirs: the spare is none any more.
    write(&ground.spare().unwrap().join("en/笔记.txt"), "saved late");
    ground.publish(Way::Best, NEW);
    let mut expected = new_over_old();
    expected.insert("en/笔记.txt".into(), "saved late".into());
    assert_eq!(ground.published(), expected);
    assert_eq!(ground.spare(), None);
}

#[test]
fn a_spare_is_trusted_only_where_it_retired_for_the_site_that_is_published() {
    let ground = Ground::new();
    ground.publish(Way::Best, OLD);
    ground.publish(Way::Best, NEW);
    let mark = fs::read_to_string(ground.spare().unwrap().join(RETIRED)).unwrap();
    let published = fs::metadata(ground.output().join(MANIFEST)).unwrap().modified().unwrap();
    let since = published.duration_since(SystemTime::UNIX_EPOCH).unwrap().as_nanos();
    let (of, began) = mark.trim_end().split_once(' ').unwrap();
    assert_eq!(of, since.to_string());
    assert!(began.parse::<u128>().unwrap() <= since, "{mark}");
    // Others' files from before the manifests' times, as a tree brought back from elsewhere may have them.
    write(&ground.output().join("en/programs/笔记.txt"), "theirs");
    let later = SystemTime::now() + Duration::from_hours(1);
    for tree in [ground.output(), ground.spare().unwrap()] {
        fs::File::options().append(true).open(tree.join(MANIFEST)).unwrap().set_modified(later).unwrap();
    }
    let spare = ground.site.join(names(&ground.site).into_iter().find(|name| name.starts_with(".public")).unwrap());
    fs::File::options().append(true).open(spare.join(MANIFEST)).unwrap().set_modified(published).unwrap();
    assert_eq!(ground.publish(Way::Best, OLD).foreign, ["en/programs/笔记.txt"]);
    assert_eq!(ground.published()["en/programs/笔记.txt"], "theirs");
}

#[cfg(unix)]
#[test]
fn a_file_saved_into_the_spare_while_it_is_changed_is_seen_by_the_next_build() {
    for n in 0.. {
        let ground = Ground::fast();
        for site in [OLD, NEW, OLD] {
            ground.publish(Way::Best, site);
        }
        // Both trees were looked through by the last build, and neither is read as a whole by the next.
        let folder: &fs::File = Box::leak(Box::new(fs::File::open(ground.spare().unwrap().join("en")).unwrap()));
        let fault = Arc::new(Fault { left: AtomicIsize::new(n), happens: Happens::Others(folder) });
        ground.publish_on(Disk { fault: Some(fault.clone()) }, Way::Best, EARLIER).unwrap();
        if fault.left.load(std::sync::atomic::Ordering::SeqCst) >= 0 {
            assert!(n > 15, "only {n} changes were tried");
            break;
        }
        let later = [NEW, OLD].map(|site| ground.publish(Way::Best, site).foreign);
        assert_eq!(later[1], ["en/笔记.txt"], "{n}: {later:?}");
        assert!(ground.published().contains_key("en/笔记.txt"), "{n}");
    }
}

#[test]
fn no_spare_is_kept_where_others_have_files_in_the_output_or_it_is_published_file_by_file() {
    let ground = Ground::new();
    ground.publish(Way::Best, OLD);
    ground.publish(Way::Best, NEW);
    assert!(ground.spare().is_some());
    write(&ground.output().join("CNAME"), "例");
    ground.publish(Way::Best, OLD);
    assert_eq!(ground.spare(), None);
    fs::remove_file(ground.output().join("CNAME")).unwrap();
    ground.publish(Way::Best, NEW);
    assert!(ground.spare().is_some());
    ground.publish(Way::FileByFile, OLD);
    assert_eq!(ground.spare(), None);
}

#[test]
fn broken_or_killed_while_the_spare_is_changed_the_old_site_or_the_new_is_there_whole() {
    for happens in [Happens::Error, Happens::Kill] {
        for n in 0.. {
            let ground = Ground::new();
            ground.publish(Way::Best, NEW);
            ground.publish(Way::Best, OLD);
            let before = ground.published();
            let fault = Arc::new(Fault { left: AtomicIsize::new(n), happens });
            let broken = ground.publish_on(Disk { fault: Some(fault.clone()) }, Way::Best, NEW);
            let is_broken = fault.left.load(std::sync::atomic::Ordering::SeqCst) < 0;
            assert!(is_broken || broken.is_ok(), "{n}: {broken:?}");
            let mut there = all_files(&ground.output());
            there.retain(|path, _| !path.starts_with(OURS));
            assert!(there == before || there == new_over_old(), "{n}: {there:?}");
            ground.publish(Way::Best, NEW);
            let mut there = ground.published();
            there.remove("assets/style.1111.css");
            assert_eq!(there, files(NEW), "{n}");
            if !is_broken {
                assert!(n > 15, "only {n} changes were tried");
                break;
            }
        }
    }
}

/// Breaks the publishing of NEW over OLD at its n-th change to the disk, for every n, until it succeeds unbroken.
fn break_everywhere(way: Way, happens: Happens, after: impl Fn(&Ground, &Files)) {
    for n in 0.. {
        let ground = Ground::new();
        ground.publish(Way::Best, OLD);
        write(&ground.output().join("CNAME"), "例");
        write(&ground.output().join(".git/HEAD"), "ref");
        let fault = Arc::new(Fault { left: AtomicIsize::new(n), happens });
        let broken = ground.publish_on(Disk { fault: Some(fault.clone()) }, way, NEW);
        let is_broken = fault.left.load(std::sync::atomic::Ordering::SeqCst) < 0;
        let mut there = all_files(&ground.output());
        assert_eq!((there.remove("CNAME"), there.remove(".git/HEAD")), (Some("例".into()), Some("ref".into())), "{n}");
        assert!(is_broken || broken.is_ok(), "{n}: {broken:?}");
        there.retain(|path, _| !path.starts_with(OURS));
        after(&ground, &there);
        // The next build works, and leaves nothing over.
        ground.publish(way, NEW);
        let mut there = ground.published();
        there.remove("CNAME");
        there.remove(".git/HEAD");
        there.remove("assets/style.1111.css");
        assert_eq!(there, files(NEW), "{n}");
        if !is_broken {
            assert!(n > 15, "only {n} changes were tried");
            return;
        }
    }
}

#[test]
fn broken_or_killed_at_any_change_to_the_disk_the_old_site_or_the_new_is_there_whole() {
    for happens in [Happens::Error, Happens::Kill] {
        break_everywhere(Way::Best, happens, |_, there| {
            assert!(*there == files(OLD) || *there == new_over_old(), "{there:?}");
        });
    }
}

#[test]
fn broken_or_killed_file_by_file_the_next_build_finishes_what_the_journal_says() {
    for happens in [Happens::Error, Happens::Kill] {
        break_everywhere(Way::FileByFile, happens, |ground, there| {
            if ground.output().join(places::JOURNAL).exists() {
                // Opened and dropped: the journal alone brings the new site.
                drop(open(&ground.output(), &ground.protected(), &Options::default()).unwrap());
                let mut done = ground.published();
                done.retain(|path, _| path != "CNAME" && path != ".git/HEAD");
                assert_eq!(done, new_over_old());
            } else {
                assert!(*there == files(OLD) || *there == new_over_old(), "{there:?}");
            }
        });
    }
}

#[test]
fn a_journal_whose_staged_files_were_removed_is_dropped_and_every_page_written_anew() {
    for n in 0.. {
        let ground = Ground::new();
        ground.publish(Way::Best, OLD);
        let fault = Arc::new(Fault { left: AtomicIsize::new(n), happens: Happens::Kill });
        let broken = ground.publish_on(Disk { fault: Some(fault) }, Way::FileByFile, NEW);
        if ground.output().join(places::JOURNAL).exists() {
            for name in names(&ground.site).iter().filter(|name| name.starts_with(".public.prospectus-")) {
                fs::remove_dir_all(ground.site.join(name)).unwrap();
            }
        }
        ground.publish(Way::FileByFile, NEW);
        let mut there = ground.published();
        there.remove("assets/style.1111.css");
        assert_eq!(there, files(NEW), "{n}");
        if broken.is_ok() {
            return;
        }
    }
}

#[cfg(unix)]
#[test]
fn the_published_folder_keeps_its_mode() {
    use std::os::unix::fs::PermissionsExt;
    let ground = Ground::new();
    fs::create_dir(ground.output()).unwrap();
    fs::set_permissions(ground.output(), fs::Permissions::from_mode(0o2751)).unwrap();
    ground.publish(Way::Best, OLD);
    ground.publish(Way::Best, NEW);
    assert_eq!(fs::metadata(ground.output()).unwrap().permissions().mode() & 0o7777, 0o2751);
}

/// The site that `prospectus new` writes, built twice, the second time under another title: every page differs.
fn seed() -> [Vec<(OutputPath, Vec<u8>)>; 2] {
    use crate::build::{Destination, Request, Today, build};
    let folder = tempfile::tempdir().unwrap();
    let root = Utf8PathBuf::from_path_buf(folder.path().canonicalize().unwrap()).unwrap().join("site");
    let today = Today::Day(crate::date::CivilDay::new(2026, 11, 21).unwrap());
    crate::edit::new_site(&root, today).unwrap();
    let settings = fs::read_to_string(root.join("site.toml")).unwrap();
    let other = settings.replace("望川", "川望").replace("Wangchuan", "Chuanwang");
    assert_ne!(settings, other);
    [settings, other].map(|settings| {
        fs::write(root.join("site.toml"), settings).unwrap();
        let drafts = crate::catalogue::Drafts::Skip;
        let request = Request { root: root.clone(), today, drafts, strict: false, base_url: None };
        let output = root.join("public");
        let _ = fs::remove_dir_all(&output);
        let outcome = build(&request, &Destination { output: output.clone(), home: None, verify: false }).unwrap();
        assert!(outcome.built.is_some());
        let manifest = Manifest::read(output.as_std_path()).unwrap().unwrap().0;
        let read = |line: &Line| (line.path.clone(), fs::read(output.join(line.path.as_str())).unwrap());
        manifest.lines().iter().map(read).collect()
    })
}

/// Every file of an output by its path, but those of publishing itself.
fn bytes_of(output: &Utf8Path) -> BTreeMap<String, Vec<u8>> {
    let manifest = Manifest::read(output.as_std_path()).unwrap().unwrap().0;
    let files =
        walkdir::WalkDir::new(output).into_iter().map(Result::unwrap).filter(|entry| !entry.file_type().is_dir());
    let path = |entry: &walkdir::DirEntry| entry.path().strip_prefix(output).unwrap().to_str().unwrap().to_owned();
    let files: BTreeMap<String, Vec<u8>> = files
        .map(|entry| (path(&entry), fs::read(entry.path()).unwrap()))
        .filter(|(p, _)| !p.starts_with(OURS))
        .collect();
    let listed: Vec<&str> = manifest.lines().iter().map(|line| line.path.as_str()).collect();
    assert_eq!(listed, files.keys().map(String::as_str).collect::<Vec<_>>());
    files
}

/// Publishes one build of the seed site over the other, broken at the n-th change to the disk: for every n in the long
/// form, else for the first, and some of the others, until one is not broken. Gives how many changes there were.
fn break_seed(sites: &[Vec<(OutputPath, Vec<u8>)>; 2], way: Way, happens: Happens) -> isize {
    let ground = Ground::fast();
    let publish = |disk: Disk, way: Way, site: &[(OutputPath, Vec<u8>)]| {
        let options = Options { way, patience: Duration::ZERO, ..Options::default() };
        let staging = open_on(disk, &ground.output(), &ground.protected(), &options)?;
        site.iter().try_for_each(|(path, bytes)| staging.put(path, bytes))?;
        staging.commit()
    };
    let whole = |now: &[(OutputPath, Vec<u8>)], before: &BTreeMap<String, Vec<u8>>| {
        let mut all: BTreeMap<_, _> = now.iter().map(|(path, bytes)| (path.to_string(), bytes.clone())).collect();
        for (path, bytes) in before.iter().filter(|(path, _)| path.starts_with(ASSETS)) {
            all.entry(path.clone()).or_insert_with(|| bytes.clone());
        }
        all
    };
    publish(Disk::default(), Way::Best, &sites[0]).unwrap();
    let step = if std::env::var_os("PROSPECTUS_FULL").is_some_and(|value| value == "1") { 1 } else { 29 };
    let mut n = 0;
    for round in 1.. {
        // The other site, without assets of more than one generation.
        let site = &sites[round % 2];
        let former: BTreeMap<String, Vec<u8>> =
            sites[(round + 1) % 2].iter().map(|(path, bytes)| (path.to_string(), bytes.clone())).collect();
        let (before, after) = (bytes_of(&ground.output()), whole(site, &former));
        let fault = Arc::new(Fault { left: AtomicIsize::new(n), happens });
        let broken = publish(Disk { fault: Some(fault.clone()) }, way, site);
        let left = fault.left.load(std::sync::atomic::Ordering::SeqCst);
        if !ground.output().join(places::JOURNAL).exists() {
            let there = bytes_of(&ground.output());
            assert!(there == before || there == after, "{n}: neither the old site nor the new: {broken:?}");
            assert!(broken.is_err() || there == after, "{n}: {broken:?}");
        } else {
            assert!(matches!(broken, Err(Error::Begun { .. })), "{n}: {broken:?}");
        }
        publish(Disk::default(), Way::Best, site).unwrap();
        assert!(bytes_of(&ground.output()) == after, "{n}: the next build did not finish it");
        ground.spare();
        if left > 0 {
            return n - left;
        }
        n += if n < 20 { 1 } else { step };
    }
    unreachable!("some publishing is not broken")
}

#[test]
fn the_seed_site_survives_a_fault_at_any_of_its_writes() {
    let sites = seed();
    for way in WAYS {
        for happens in [Happens::Error, Happens::Kill] {
            let changes = break_seed(&sites, way, happens);
            assert!(changes > 200, "{way:?}: only {changes} changes");
        }
    }
}
