//! The one reader of content: walks over `content/` and reads every file once.
//!
//! First stage of the pipeline. A name is looked at before it is opened: links are not followed, pipes and devices not
//! read. Nothing here judges what was found (`arrange`), and the order in which a disk or threads answer changes nothing.

#![allow(clippy::disallowed_methods, reason = "the only reader of content")]

use std::ffi::OsStr;
use std::fs::{self, File, Metadata};
use std::io::{self, Read};

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;
use walkdir::WalkDir;

use super::arrange::{MAX_FOLDERS, bytes_wanted, is_litter};
use super::regular::{self, Links};
use super::{Error, Found, Project, What, arrange};
use crate::address::KindName;
use crate::diag::Both;

/// Reads the site at `root`: `site.toml` and everything below `content/`.
///
/// Errors: no `site.toml`, or a file or folder that cannot be read. What authors did wrong is in the project's `diags`.
pub fn discover(root: &Utf8Path, kinds: &[KindName], exports: &[&'static str]) -> Result<Project, Error> {
    Ok(arrange(root.to_owned(), walk(root)?, kinds, exports))
}

/// The nearest folder that has a `site.toml`: `from`, an absolute path, or one above it.
pub fn find_root(from: &Utf8Path) -> Option<Utf8PathBuf> {
    from.ancestors().find(|folder| folder.join("site.toml").is_file()).map(Utf8Path::to_owned)
}

/// `site.toml` and everything below `content/` but litter, in the order of the disk.
pub fn walk(root: &Utf8Path) -> Result<Vec<Found>, Error> {
    let site = read(root, "site.toml".to_owned())?.ok_or_else(|| Error::NoSite { folder: root.to_owned() })?;
    let mut found = vec![site];
    let content = root.join("content");
    match fs::symlink_metadata(&content) {
        Ok(metadata) if metadata.is_dir() => {}
        Ok(metadata) => {
            let what = if metadata.is_symlink() {
                What::Symlink
            } else {
                What::File { size: metadata.len(), bytes: Vec::new() }
            };
            found.push(Found { path: "content".to_owned(), what });
            return Ok(found);
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(found),
        Err(source) => return Err(Error::Unreadable { path: "content".to_owned(), source }),
    }

    // `content` is 0, a kind 1, an entry 2; one level more shows that something lies too deep. Each entry is walked by
    // itself, so that all processors list folders.
    let top = walk_at(root, "content", 2)?;
    let is_entry = |one: &&Found| one.what == What::Folder && one.path.matches('/').count() == 2;
    let entries: Vec<&Found> = top.iter().filter(is_entry).collect();
    let below: Vec<_> = entries.into_par_iter().map(|entry| walk_at(root, &entry.path, MAX_FOLDERS + 1)).collect();
    // In their order, so that of several errors it is always the same one.
    for entry in below {
        // The entry itself comes once more; `arrange` takes each path once.
        found.extend(entry?);
    }
    found.extend(top);
    Ok(found)
}

/// The file or folder at `path` below `root` and what lies in it, so many folders deep, but litter; nothing where nothing
/// is there.
pub(super) fn walk_at(root: &Utf8Path, path: &str, depth: usize) -> Result<Vec<Found>, Error> {
    let (mut found, mut files) = (Vec::new(), Vec::new());
    let mut walk = WalkDir::new(root.join(path)).follow_links(false).max_depth(depth).into_iter();
    while let Some(item) = walk.next() {
        let item = match item {
            Ok(item) => item,
            Err(error) => {
                let path = error.path().map_or_else(String::new, |path| place(root, path));
                let source = error.into_io_error().unwrap_or_else(|| io::ErrorKind::Other.into());
                // Editors write by a new file and a rename: what vanished between listing and looking was never there.
                if source.kind() == io::ErrorKind::NotFound {
                    continue;
                }
                return Err(Error::Unreadable { path, source });
            }
        };
        let name = item.file_name();
        let is_folder = item.file_type().is_dir();
        if item.depth() > 0 && is_litter(&name.to_string_lossy()) {
            if is_folder {
                walk.skip_current_dir();
            }
            continue;
        }
        let path = place(root, item.path());
        let what = if item.depth() > 0 && name.to_str().is_none() {
            if is_folder {
                walk.skip_current_dir();
            }
            What::NotUtf8
        } else if is_folder {
            What::Folder
        } else if item.file_type().is_file() {
            files.push(path);
            continue;
        } else if item.file_type().is_symlink() {
            What::Symlink
        } else {
            What::Special(special(item.file_type()))
        };
        found.push(Found { path, what });
    }

    let read = |path: String| {
        let opened = regular::open_seen(root.join(&path).as_std_path(), Links::Refuse);
        read_opened(path, opened)
    };
    let read: Vec<_> = files.into_par_iter().map(read).collect();
    for file in read {
        found.extend(file?);
    }
    Ok(found)
}

/// The file at `path` below `root`; `None` where there is none (any more).
pub(super) fn read(root: &Utf8Path, path: String) -> Result<Option<Found>, Error> {
    // Of a catalogue kept elsewhere, `site.toml` may be a link; what lies below `content` never is.
    let links = if path == "site.toml" { Links::Follow } else { Links::Refuse };
    let opened = regular::open(root.join(&path), links);
    read_opened(path, opened)
}

fn read_opened(path: String, opened: io::Result<(File, Metadata)>) -> Result<Option<Found>, Error> {
    let wanted = bytes_wanted(&path);
    let bytes = opened.and_then(|(file, looks)| {
        let size = looks.len();
        let mut bytes = Vec::with_capacity(wanted.min(size as usize));
        file.take(wanted as u64).read_to_end(&mut bytes)?;
        // A file that grows while it is read has the size that was read.
        Ok((size.max(bytes.len() as u64), bytes))
    });
    match bytes {
        Ok((size, bytes)) => Ok(Some(Found { path, what: What::File { size, bytes } })),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(Error::Unreadable { path, source }),
    }
}

/// `path` below `root` with `/`, bytes that are no text escaped.
pub(super) fn place(root: &Utf8Path, path: &std::path::Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    below.iter().map(escaped).collect::<Vec<_>>().join("/")
}

fn escaped(name: &OsStr) -> String {
    let mut text = String::with_capacity(name.len());
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        text.push_str(chunk.valid());
        for byte in chunk.invalid() {
            text.push_str(&format!("\\x{byte:02x}"));
        }
    }
    text
}

#[cfg(unix)]
fn special(kind: fs::FileType) -> Both {
    use std::os::unix::fs::FileTypeExt;
    match kind {
        kind if kind.is_fifo() => Both::new("a named pipe", "命名管道"),
        kind if kind.is_socket() => Both::new("a socket", "套接字"),
        _ => Both::new("a device", "设备"),
    }
}

#[cfg(not(unix))]
fn special(_: fs::FileType) -> Both {
    Both::new("a device", "设备")
}
