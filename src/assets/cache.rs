//! Pictures that were made smaller, kept from build to build in `.prospectus/` beside site.toml.
//!
//! Names hold the hash of the picture they were made from, so nothing in it is ever wrong or old; the folder may be
//! deleted at any time, and where it cannot be written every build makes them anew.

#![allow(clippy::disallowed_methods, reason = "keeps what was made")]

use std::fs;
use std::io::Write;
use std::sync::Once;

use camino::{Utf8Path, Utf8PathBuf};

use crate::project::regular::{self, Links};

/// Raised when the same picture is made in another way.
const FOLDER: &str = ".prospectus/pictures-1";

/// What the names of files begin with that are not whole yet.
const UNFINISHED: &str = ".new-";

#[derive(Debug)]
pub(super) struct Cache {
    folder: Option<Utf8PathBuf>,
    cleaned: Once,
}

impl Default for Cache {
    /// Keeps nothing.
    fn default() -> Self {
        Self { folder: None, cleaned: Once::new() }
    }
}

impl Cache {
    /// The cache of the site at `root`.
    pub fn of(root: &Utf8Path) -> Self {
        Self { folder: Some(root.join(FOLDER)), cleaned: Once::new() }
    }

    /// What is kept under `name`, whole.
    pub fn get(&self, name: &str) -> Option<Vec<u8>> {
        let bytes = regular::read(self.folder.as_ref()?.join(name), Links::Refuse, u64::MAX).ok()?;
        // A power cut may leave the beginning of a file; each format ends in its own way.
        let whole = bytes.ends_with(b"\xff\xd9") || bytes.ends_with(b"IEND\xae\x42\x60\x82");
        whole.then_some(bytes)
    }

    /// Keeps `bytes`, where that is possible.
    pub fn keep(&self, name: &str, bytes: &[u8]) {
        let Some(folder) = &self.folder else { return };
        self.cleaned.call_once(|| clean(folder));
        // To be faster the next time is all that fails here.
        let _ = fs::create_dir_all(folder).and_then(|()| {
            let mut file = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(folder)?;
            file.write_all(bytes)?;
            file.persist(folder.join(name))?;
            Ok(())
        });
    }
}

/// Removes what killed builds did not finish. Should another build be writing one of these, it only keeps less.
fn clean(folder: &Utf8Path) {
    for entry in folder.read_dir_utf8().into_iter().flatten().flatten() {
        // `.tmp` is what such files were called before.
        if [UNFINISHED, ".tmp"].iter().any(|prefix| entry.file_name().starts_with(prefix)) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_killed_build_left_among_the_kept_pictures_is_removed_and_they_stay() {
        let site = tempfile::tempdir().unwrap();
        let root = Utf8Path::from_path(site.path()).unwrap();
        Cache::of(root).keep("a-480.jpg", b"whole \xff\xd9");
        for name in [".new-aB3dE9", ".tmp123456"] {
            fs::write(root.join(FOLDER).join(name), "half").unwrap();
        }
        let cache = Cache::of(root);
        cache.keep("b-480.jpg", b"cut");
        let mut names: Vec<_> =
            root.join(FOLDER).read_dir_utf8().unwrap().map(|entry| entry.unwrap().file_name().to_owned()).collect();
        names.sort();
        assert_eq!(names, ["a-480.jpg", "b-480.jpg"]);
        assert!(cache.get("a-480.jpg").is_some() && cache.get("b-480.jpg").is_none());
    }
}
