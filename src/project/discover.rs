//! The one reader of content: walks over `content/` and reads every file once.
//!
//! First stage of the pipeline. A name is looked at before it is opened: links are not followed, pipes and devices not
//! read. Nothing here judges what was found (`arrange`), and the order in which a disk or threads answer changes nothing.

#![allow(clippy::disallowed_methods, reason = "the only reader of content")]

use std::ffi::OsStr;
use std::fs::{self, File, FileType, Metadata};
use std::io::{self, Read};

use camino::{Utf8Path, Utf8PathBuf};
use rayon::prelude::*;

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
    // `content` is 0, a kind 1, an entry 2; one level more shows that something lies too deep.
    let mut found = walk_at(root, "content", 2 + MAX_FOLDERS + 1)?;
    found.push(site);
    Ok(found)
}

/// The file or folder at `path` below `root` and what lies in it, so many folders deep, but litter; nothing where nothing
/// is there.
pub(super) fn walk_at(root: &Utf8Path, path: &str, depth: usize) -> Result<Vec<Found>, Error> {
    match if_there(fs::symlink_metadata(root.join(path)), path)? {
        Some(looks) => look_at(root, path.to_owned(), looks.file_type(), depth),
        None => Ok(Vec::new()),
    }
}

fn look_at(root: &Utf8Path, path: String, kind: FileType, depth: usize) -> Result<Vec<Found>, Error> {
    let what = if kind.is_dir() {
        let mut found = if depth > 0 { list(root, &path, depth - 1)? } else { Vec::new() };
        found.push(Found { path, what: What::Folder });
        return Ok(found);
    } else if kind.is_file() {
        let opened = regular::open_seen(root.join(&path).as_std_path(), Links::Refuse);
        return Ok(read_opened(path, opened)?.into_iter().collect());
    } else if kind.is_symlink() {
        What::Symlink
    } else {
        What::Special(special(kind))
    };
    Ok(vec![Found { path, what }])
}

/// What lies in the folder at `path`, so many folders deeper. All processors list folders and read files, but those of one
/// entry, which are few, are left to one of them.
fn list(root: &Utf8Path, path: &str, depth: usize) -> Result<Vec<Found>, Error> {
    let (mut found, mut items) = (Vec::new(), Vec::new());
    for item in if_there(fs::read_dir(root.join(path)), path)?.into_iter().flatten() {
        let Some(item) = if_there(item, path)? else { continue };
        let name = item.file_name();
        if is_litter(&name.to_string_lossy()) {
            continue;
        }
        let below = format!("{path}/{}", escaped(&name));
        match if_there(item.file_type(), &below)? {
            Some(_) if name.to_str().is_none() => found.push(Found { path: below, what: What::NotUtf8 }),
            Some(kind) => items.push((below, kind)),
            None => {}
        }
    }
    let items = items.into_par_iter().with_min_len(16);
    let below: Vec<_> = items.map(|(path, kind)| look_at(root, path, kind, depth)).collect();
    // In their order, so that of several errors it is always the same one.
    for below in below {
        found.extend(below?);
    }
    Ok(found)
}

/// What was asked of `path`. Editors write by a new file and a rename: what vanished between listing and looking was never
/// there.
fn if_there<T>(asked: io::Result<T>, path: &str) -> Result<Option<T>, Error> {
    match asked {
        Ok(answer) => Ok(Some(answer)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(Error::Unreadable { path: path.to_owned(), source }),
    }
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
    let read = if_there(bytes, &path)?;
    Ok(read.map(|(size, bytes)| Found { path, what: What::File { size, bytes } }))
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
fn special(kind: FileType) -> Both {
    use std::os::unix::fs::FileTypeExt;
    match kind {
        kind if kind.is_fifo() => Both::new("a named pipe", "命名管道"),
        kind if kind.is_socket() => Both::new("a socket", "套接字"),
        _ => Both::new("a device", "设备"),
    }
}

#[cfg(not(unix))]
fn special(_: FileType) -> Both {
    Both::new("a device", "设备")
}
