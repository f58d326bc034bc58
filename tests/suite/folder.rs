//! Sites in temporary folders, folders as values, and the program as a process.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Output};

use camino::{Utf8Path, Utf8PathBuf};
use prospectus::build::{Destination, Request, Today};
use prospectus::catalogue::Drafts;
use prospectus::date::CivilDay;

/// What every test takes for today: a fixed day, so that no test depends on the clock.
pub const TODAY: &str = "2026-11-21";

pub fn today() -> CivilDay {
    CivilDay::new(2026, 11, 21).expect("a day that the calendar has")
}

/// The folder of this project.
pub fn project() -> &'static Utf8Path {
    Utf8Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Whether the long forms run.
pub fn full() -> bool {
    std::env::var_os("PROSPECTUS_FULL").is_some_and(|value| value == "1")
}

/// A folder that goes away with the value.
pub struct Folder {
    path: Utf8PathBuf,
    _folder: tempfile::TempDir,
}

impl Folder {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("the system has a folder for temporary files");
        let path = folder.path().canonicalize().expect("it was made just now");
        Self { path: Utf8PathBuf::from_path_buf(path).expect("its name is UTF-8"), _folder: folder }
    }

    pub fn path(&self) -> &Utf8Path {
        &self.path
    }

    /// Writes a file, with the folders above it.
    pub fn write(&self, path: impl AsRef<Path>, bytes: impl AsRef<[u8]>) {
        let path = self.path.as_std_path().join(path);
        std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("folders can be made");
        std::fs::write(&path, bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }
}

/// Copies everything below `from` to `to`.
pub fn copy(from: &Utf8Path, to: &Utf8Path) {
    std::fs::create_dir_all(to).expect("folders can be made");
    for entry in from.read_dir_utf8().expect("the folder exists") {
        let entry = entry.expect("the folder can be read");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), &target).expect("files can be copied");
        }
    }
}

/// Copies `site.toml`, `content` and `themes` of the site at `from`, and nothing that a build made there.
pub fn copy_site(from: &Utf8Path, to: &Utf8Path) {
    std::fs::create_dir_all(to).expect("folders can be made");
    std::fs::copy(from.join("site.toml"), to.join("site.toml")).expect("a site has its site.toml");
    for folder in ["content", "themes"] {
        // The project's own folder `themes` is the built-in theme, which the program carries.
        if from.join(folder).is_dir() && (folder == "content" || from != project()) {
            copy(&from.join(folder), &to.join(folder));
        }
    }
}

/// Every file below `folder` with its bytes, by its path there. A link is its target's name.
pub fn snapshot(folder: &Utf8Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    collect(folder, folder, &mut files);
    files
}

fn collect(folder: &Utf8Path, top: &Utf8Path, files: &mut BTreeMap<String, Vec<u8>>) {
    let Ok(entries) = folder.read_dir_utf8() else { return };
    for entry in entries {
        let entry = entry.expect("the folder can be read");
        let path = entry.path();
        let name = path.strip_prefix(top).expect("it lies below").as_str().to_owned();
        let kind = entry.file_type().expect("its type can be read");
        if kind.is_symlink() {
            files.insert(name, path.read_link_utf8().expect("a link has a target").as_str().as_bytes().to_vec());
        } else if kind.is_dir() {
            collect(path, top, files);
        } else {
            files.insert(name, std::fs::read(path).expect("files can be read"));
        }
    }
}

/// The paths at which two folders differ, with what is there in words; empty where they are equal.
pub fn differences(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let mut found = Vec::new();
    for (path, bytes) in one {
        match other.get(path) {
            None => found.push(format!("{path}: only in the first")),
            Some(others) if others != bytes => found.push(format!("{path}: different bytes")),
            Some(_) => {}
        }
    }
    found
        .extend(other.keys().filter(|path| !one.contains_key(*path)).map(|path| format!("{path}: only in the second")));
    found
}

pub fn request(root: &Utf8Path) -> Request {
    Request { root: root.to_owned(), today: Today::Day(today()), drafts: Drafts::Skip, strict: false, base_url: None }
}

pub fn to(output: &Utf8Path) -> Destination {
    Destination { output: output.to_owned(), home: None, verify: true }
}

/// The program, as a process in an environment with nothing in it that could change what it does.
pub fn program(words: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_prospectus"));
    command.env_clear().env("LC_ALL", "C").args(["--today", TODAY, "--color", "never"]).args(words);
    command
}

/// What came of running the program: exit status, standard output, standard error.
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

pub fn run(command: &mut Command) -> Ran {
    let Output { status, stdout, stderr } = command.output().expect("the program was built for these tests");
    Ran {
        code: status.code(),
        out: String::from_utf8(stdout).expect("the program writes UTF-8"),
        err: String::from_utf8(stderr).expect("the program writes UTF-8"),
    }
}
