//! Pictures that were made smaller, kept from build to build in `.prospectus/` beside site.toml.
//!
//! Names hold the hash of the picture they were made from, so nothing in it is ever wrong or old; the folder may be
//! deleted at any time, and where it cannot be written every build makes them anew.

#![allow(clippy::disallowed_methods, reason = "keeps what was made")]

use std::fs;
use std::io::Write;

use camino::{Utf8Path, Utf8PathBuf};

/// Raised when the same picture is made in another way.
const FOLDER: &str = ".prospectus/pictures-1";

#[derive(Clone, Debug, Default)]
pub(super) struct Cache(Option<Utf8PathBuf>);

impl Cache {
    /// The cache of the site at `root`.
    pub fn of(root: &Utf8Path) -> Self {
        Self(Some(root.join(FOLDER)))
    }

    /// What is kept under `name`, whole.
    pub fn get(&self, name: &str) -> Option<Vec<u8>> {
        let bytes = fs::read(self.0.as_ref()?.join(name)).ok()?;
        // A power cut may leave the beginning of a file; each format ends in its own way.
        let whole = bytes.ends_with(b"\xff\xd9") || bytes.ends_with(b"IEND\xae\x42\x60\x82");
        whole.then_some(bytes)
    }

    /// Keeps `bytes`, where that is possible.
    pub fn keep(&self, name: &str, bytes: &[u8]) {
        let Some(folder) = &self.0 else { return };
        // To be faster the next time is all that fails here.
        let _ = fs::create_dir_all(folder).and_then(|()| {
            let mut file = tempfile::NamedTempFile::new_in(folder)?;
            file.write_all(bytes)?;
            file.persist(folder.join(name))?;
            Ok(())
        });
    }
}
