//! A table that all threads write to, in parts, so that they seldom wait for each other.

use std::borrow::Borrow;
use std::hash::{BuildHasher, Hash};
use std::sync::{Mutex, MutexGuard};

use rustc_hash::{FxBuildHasher, FxHashMap};

pub(super) struct Parts<K, V>([Mutex<FxHashMap<K, V>>; 16]);

impl<K, V> Default for Parts<K, V> {
    fn default() -> Self {
        Self(Default::default())
    }
}

impl<K, V> Parts<K, V> {
    /// The part that has `key`, or would have it.
    pub fn of<Q: Hash + ?Sized>(&self, key: &Q) -> MutexGuard<'_, FxHashMap<K, V>>
    where
        K: Borrow<Q>,
    {
        let part = FxBuildHasher.hash_one(key) >> 60;
        self.0[part as usize].lock().expect("no thread panics while it holds this")
    }

    pub fn clear(&self) {
        for part in &self.0 {
            *part.lock().expect("no thread panics while it holds this") = FxHashMap::default();
        }
    }
}
