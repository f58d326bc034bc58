//! One build at a time for one output.
//!
//! An exclusive lock of the system on a file beside the output (in it, where the parent cannot be written): it ends
//! with the process, however that ends, and the file says nothing by being there.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::PathBuf;
use std::time::Duration;

use super::error::{Act, Error, is_closed};
use super::places::{LOCK_INSIDE, Place, identity};
use crate::project::regular::{self, Links};
use crate::stop::Stop;

/// Held until dropped.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    // `None` on a disk without locks (some network disks): two builds at once are then the user's to avoid.
    held: Option<File>,
}

const PAUSE: Duration = Duration::from_millis(20);

impl Lock {
    /// Waits at most about `patience`, then [`Error::Busy`]. The parent of the output must exist.
    pub fn take(place: &Place, patience: Duration, stop: &Stop) -> Result<Self, Error> {
        let mut path = place.lock();
        let mut pauses = patience.as_millis() / PAUSE.as_millis();
        loop {
            stop.check()?;
            let file = match open(&path) {
                Ok(file) => file,
                Err(e) if is_closed(&e) && place.exists() && path == place.lock() => {
                    path = place.output.join(LOCK_INSIDE);
                    continue;
                }
                // What cannot be done is to publish there; nobody knows of a lock.
                Err(e) if is_closed(&e) && place.exists() => return Err(Error::disk(Act::Write, &place.output, e)),
                Err(e) if is_closed(&e) => return Err(Error::disk(Act::MakeFolder, &place.output, e)),
                Err(e) => return Err(Error::disk(Act::Lock, &path, e)),
            };
            match file.try_lock() {
                // The holder before us removed the file when it was done: then this lock is on nothing.
                Ok(()) if !is_at(&file, &path) => {}
                Ok(()) => return Ok(Self { path, held: Some(file) }),
                Err(TryLockError::Error(e)) if e.kind() == io::ErrorKind::Unsupported => {
                    return Ok(Self { path, held: None });
                }
                Err(TryLockError::Error(e)) => return Err(Error::disk(Act::Lock, &path, e)),
                Err(TryLockError::WouldBlock) if pauses == 0 => {
                    return Err(Error::Busy { output: place.output.display().to_string() });
                }
                Err(TryLockError::WouldBlock) => {
                    pauses -= 1;
                    std::thread::sleep(PAUSE);
                }
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while still held, and `take` looks whether its file is still there: so none is lost between.
        // Elsewhere than on Unix that cannot be seen, and the empty file stays.
        if cfg!(unix) {
            let _ = fs::remove_file(&self.path);
        }
        self.held = None;
    }
}

/// Reading is enough for a lock, so a file that another user left serves as well.
fn open(path: &std::path::Path) -> io::Result<File> {
    match regular::open(path, Links::Follow).map(|(file, _)| file) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => {
            File::options().read(true).write(true).create(true).truncate(false).open(path)
        }
        other => other,
    }
}

fn is_at(file: &File, path: &std::path::Path) -> bool {
    match (file.metadata(), fs::metadata(path)) {
        (Ok(held), Ok(there)) => identity(&held) == identity(&there),
        _ => false,
    }
}
