//! Folders that a tree already has, so that each is made by one system call, from any thread.

use std::hash::BuildHasher;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use rustc_hash::{FxBuildHasher, FxHashSet};

use super::disk::Disk;
use super::error::Error;
use super::survey::above;

/// In shards by name: thirty thousand pages have about as many folders, asked for by all threads at once.
#[derive(Default)]
pub(super) struct Folders([Mutex<FxHashSet<Box<str>>>; 16]);

impl Folders {
    /// Makes the folders in which `path` lies, below `root`, which exists.
    pub fn make_above(&self, disk: &Disk, root: &Path, path: &str) -> Result<(), Error> {
        let missing: Vec<&str> = above(path).take_while(|folder| !self.known(folder, false)).collect();
        // Two threads may both make one; the second finds it there. It is known only once it is there.
        for folder in missing.into_iter().rev() {
            disk.make_folder(&root.join(folder))?;
            self.known(folder, true);
        }
        Ok(())
    }

    fn known(&self, folder: &str, now: bool) -> bool {
        let shard = &self.0[FxBuildHasher.hash_one(folder) as usize % self.0.len()];
        let mut shard = shard.lock().unwrap_or_else(PoisonError::into_inner);
        if now {
            shard.insert(folder.into());
        }
        now || shard.contains(folder)
    }
}
