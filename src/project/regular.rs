//! Files opened so that no name can make the program wait or look elsewhere.
//!
//! Opening a pipe waits until somebody writes to it, and opening a device may do anything. Names were looked at before,
//! but between looking and opening another program may have put something else there: so what was opened is asked again.
//! Used by every stage that reads a file.

#![allow(clippy::disallowed_methods, reason = "opens files for all stages that read them")]

use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::Path;

use crate::diag::Both;
use crate::diag::reason::Own;

/// What is done where the last name of a path is a symbolic link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Links {
    Follow,
    /// It is an error, as for everything else that is no file.
    Refuse,
}

/// The file at `path`, open for reading, and what it looks like.
///
/// Errors: none is there, it cannot be read, or what is there is a folder, a pipe, a socket or a device.
pub fn open(path: impl AsRef<Path>, links: Links) -> io::Result<(File, Metadata)> {
    let path = path.as_ref();
    let looks = if links == Links::Follow { fs::metadata(path)? } else { fs::symlink_metadata(path)? };
    is_file(&looks)?;
    open_seen(path, links)
}

/// The same where somebody has looked already: a listing of its folder calls it a file.
pub fn open_seen(path: &Path, links: Links) -> io::Result<(File, Metadata)> {
    let file = open_now(path, links)?;
    let looks = file.metadata()?;
    is_file(&looks)?;
    Ok((file, looks))
}

/// Its bytes, but no more than `limit`.
pub fn read(path: impl AsRef<Path>, links: Links, limit: u64) -> io::Result<Vec<u8>> {
    let (file, looks) = open(path, links)?;
    let mut bytes = Vec::with_capacity(looks.len().min(limit) as usize);
    file.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn is_file(looks: &Metadata) -> io::Result<()> {
    if looks.is_file() { Ok(()) } else { Err(not_a_file()) }
}

fn not_a_file() -> io::Error {
    Own(Both::new("it is no ordinary file", "它不是普通文件")).into()
}

#[cfg(unix)]
fn open_now(path: &Path, links: Links) -> io::Result<File> {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt;
    let mut flags = OFlags::NONBLOCK;
    flags.set(OFlags::NOFOLLOW, links == Links::Refuse);
    match File::options().read(true).custom_flags(flags.bits() as i32).open(path) {
        // What `NOFOLLOW` says of a link.
        Err(e) if links == Links::Refuse && e.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error()) => {
            Err(not_a_file())
        }
        // A pipe that nobody reads, opened for writing, or a socket.
        Err(e) if e.raw_os_error() == Some(rustix::io::Errno::NXIO.raw_os_error()) => Err(not_a_file()),
        opened => opened,
    }
}

#[cfg(not(unix))]
fn open_now(path: &Path, _: Links) -> io::Result<File> {
    File::open(path)
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use crate::diag::MessageLang;
    use crate::diag::reason::reason;

    #[test]
    fn what_is_no_file_is_refused_at_once_also_where_it_took_the_place_of_one_after_the_look() {
        use rustix::fs::{CWD, FileType, Mode, mknodat};
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::write(path("正文.md"), "字").unwrap();
        mknodat(CWD, path("pipe"), FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
        std::os::unix::fs::symlink(path("正文.md"), path("link")).unwrap();
        let _socket = std::os::unix::net::UnixListener::bind(path("socket")).unwrap();
        let text = |name: &str, links| match read(path(name), links, 1 << 20) {
            Ok(bytes) => String::from_utf8(bytes).unwrap(),
            Err(error) => reason(&error, MessageLang::Zh),
        };
        assert_eq!(text("正文.md", Links::Refuse), "字");
        assert_eq!(text("link", Links::Follow), "字");
        assert_eq!(text("nothing", Links::Follow), "它不存在");
        for name in ["pipe", "link", "socket", "."] {
            assert_eq!(text(name, Links::Refuse), "它不是普通文件", "{name}");
        }
        // As if the look had seen a file.
        open_now(&path("link"), Links::Refuse).unwrap_err();
        let opened = open_now(&path("pipe"), Links::Refuse).unwrap();
        assert!(is_file(&opened.metadata().unwrap()).is_err());
    }
}
