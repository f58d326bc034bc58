//! Every change that publishing makes to the disk, one method each.
//!
//! Errors carry the path and what was attempted. In tests the n-th change can be made to fail, alone (an error) or
//! with all that follow it (the process was killed there), or someone else does something just before it, so that every
//! moment of a publishing is tried.
//! Reading and looking is done where it is needed, by `std::fs`.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

use super::error::{Act, Error};

#[derive(Clone, Debug, Default)]
pub(super) struct Disk {
    #[cfg(test)]
    pub fault: Option<std::sync::Arc<Fault>>,
}

/// The first `left` changes succeed; then something happens.
#[cfg(test)]
#[derive(Debug)]
pub(super) struct Fault {
    pub left: std::sync::atomic::AtomicIsize,
    pub happens: Happens,
}

#[cfg(test)]
#[derive(Clone, Copy, Debug)]
pub(super) enum Happens {
    /// One change fails.
    Error,
    /// All that follow fail.
    Kill,
    /// Someone else makes a file `笔记.txt` in a folder that they have open.
    #[cfg(unix)]
    Others(&'static fs::File),
}

impl Disk {
    /// A new file with these bytes. An existing one is an error: a file may be a link into the published tree,
    /// so it is never opened for writing.
    pub fn write_new(&self, path: &Path, bytes: &[u8]) -> Result<(), Error> {
        let write = || {
            self.allow()?;
            File::options().write(true).create_new(true).open(path)?.write_all(bytes)
        };
        write().map_err(|e| Error::disk(Act::Write, path, e))
    }

    /// As [`Self::write_new`], and on the disk itself when this returns.
    pub fn write_synced(&self, path: &Path, bytes: &[u8]) -> Result<(), Error> {
        let write = || {
            self.allow()?;
            let mut file = File::options().write(true).create_new(true).open(path)?;
            file.write_all(bytes)?;
            file.sync_all()
        };
        write().map_err(|e| Error::disk(Act::Write, path, e))
    }

    /// One new folder; one that exists is fine.
    pub fn make_folder(&self, path: &Path) -> Result<(), Error> {
        match self.allow().and_then(|()| fs::create_dir(path)) {
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => Ok(()),
            other => other.map_err(|e| Error::disk(Act::MakeFolder, path, e)),
        }
    }

    /// A new folder of its own in `parent`, named `prefix` and six letters.
    pub fn make_unique_folder(&self, parent: &Path, prefix: &str) -> Result<std::path::PathBuf, Error> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(prefix).rand_bytes(super::places::SUFFIX);
        // The folder becomes the published one: its mode is what `mkdir` gives, not the private one of tempfile.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
        let made = self.allow().and_then(|()| builder.tempdir_in(parent));
        Ok(made.map_err(|e| Error::disk(Act::MakeFolder, parent, e))?.keep())
    }

    /// A second name for a file (a symbolic link is linked, not followed), or its copy where the disk has no
    /// links, with its times and mode.
    pub fn link(&self, from: &Path, to: &Path) -> Result<(), Error> {
        let link = || {
            self.allow()?;
            match fs::hard_link(from, to) {
                // No links on this disk, none to files of others, or too many of this file.
                Err(e)
                    if !matches!(
                        e.kind(),
                        io::ErrorKind::NotFound | io::ErrorKind::AlreadyExists | io::ErrorKind::StorageFull
                    ) =>
                {
                    copy(from, to)
                }
                other => other,
            }
        };
        link().map_err(|e| Error::disk(Act::Link, from, e))
    }

    /// Puts a file in the place of another, in one step where both lie on one disk; otherwise by a copy beside it,
    /// named `.prospectus-new`.
    pub fn replace(&self, from: &Path, to: &Path) -> Result<(), Error> {
        let replace = || {
            self.allow()?;
            match fs::rename(from, to) {
                Err(e) if e.kind() == io::ErrorKind::CrossesDevices => {
                    let beside = to.with_file_name(super::places::TEMPORARY);
                    let _ = fs::remove_file(&beside);
                    copy(from, &beside)?;
                    fs::rename(&beside, to)?;
                    fs::remove_file(from)
                }
                other => other,
            }
        };
        replace().map_err(|e| Error::disk(Act::Rename, to, e))
    }

    /// Renames a folder.
    pub fn rename(&self, from: &Path, to: &Path) -> Result<(), Error> {
        self.allow().and_then(|()| fs::rename(from, to)).map_err(|e| Error::disk(Act::Rename, to, e))
    }

    /// Two folders change names in one step; no reader ever finds neither.
    pub fn exchange(&self, a: &Path, b: &Path) -> Result<(), Error> {
        self.allow().and_then(|()| exchange(a, b)).map_err(|e| Error::disk(Act::Exchange, b, e))
    }

    /// One file or link; one that is gone is fine.
    pub fn remove_file(&self, path: &Path) -> Result<(), Error> {
        match self.allow().and_then(|()| fs::remove_file(path)) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(()),
            other => other.map_err(|e| Error::disk(Act::Remove, path, e)),
        }
    }

    /// One folder, if it is empty; one that is not, or is gone, is fine.
    pub fn remove_empty(&self, path: &Path) -> Result<(), Error> {
        use io::ErrorKind as Kind;
        match self.allow().and_then(|()| fs::remove_dir(path)) {
            Err(e) if matches!(e.kind(), Kind::NotFound | Kind::DirectoryNotEmpty | Kind::AlreadyExists) => Ok(()),
            other => other.map_err(|e| Error::disk(Act::Remove, path, e)),
        }
    }

    /// A folder with all in it; links are removed, not followed.
    pub fn remove_tree(&self, path: &Path) -> Result<(), Error> {
        match self.allow().and_then(|()| fs::remove_dir_all(path)) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(()),
            other => other.map_err(|e| Error::disk(Act::Remove, path, e)),
        }
    }

    /// Gives a new folder the mode and group of an old one, as far as the system lets us.
    pub fn look_like(&self, new: &Path, old: &Path) {
        let Ok(looks) = fs::metadata(old) else { return };
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt;
            if fs::metadata(new).is_ok_and(|new| new.gid() != looks.gid()) {
                let _ = std::os::unix::fs::chown(new, None, Some(looks.gid()));
            }
        }
        // After the group: a change of group clears the set-group-id bit.
        let _ = fs::set_permissions(new, looks.permissions());
    }

    #[cfg(not(test))]
    fn allow(&self) -> io::Result<()> {
        Ok(())
    }

    #[cfg(test)]
    fn allow(&self) -> io::Result<()> {
        use std::sync::atomic::Ordering;
        let Some(fault) = &self.fault else { return Ok(()) };
        match (fault.left.fetch_sub(1, Ordering::SeqCst), fault.happens) {
            #[cfg(unix)]
            (0, Happens::Others(folder)) => {
                use rustix::fs::{Mode, OFlags, openat};
                openat(folder, "笔记.txt", OFlags::CREATE | OFlags::WRONLY, Mode::from(0o644))?;
                Ok(())
            }
            (0, _) | (..0, Happens::Kill) => Err(io::ErrorKind::StorageFull.into()),
            _ => Ok(()),
        }
    }
}

/// A copy with mode and time of change; of a symbolic link, a link to the same place.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let looks = fs::symlink_metadata(from)?;
    if looks.file_type().is_symlink() {
        #[cfg(unix)]
        return std::os::unix::fs::symlink(fs::read_link(from)?, to);
        #[cfg(not(unix))]
        return Err(io::ErrorKind::Unsupported.into());
    }
    if !looks.is_file() {
        // Reading a pipe or device would wait for ever.
        return Err(io::ErrorKind::Unsupported.into());
    }
    fs::copy(from, to)?;
    if let Ok(modified) = looks.modified() {
        let _ = File::options().write(true).open(to).and_then(|file| file.set_modified(modified));
    }
    Ok(())
}

#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(a: &Path, b: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
