//! What the files of two formats tell alike: made for the first that is written, and let go of with the second.
//!
//! Only where every file is written once (`Exports::share`): who looks at single files may never come for the second.

use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard};

use rustc_hash::FxHashMap;

use super::entries::Told;
use super::tables::Table;
use crate::address::{EntryId, KindId};
use crate::lang::Lang;

#[derive(Debug, Default)]
pub(super) struct Shared {
    pub entries: Twice<EntryId, Told>,
    pub tables: Twice<(KindId, Lang), Table>,
}

/// Values that are asked for twice each.
#[derive(Debug)]
pub(super) struct Twice<K, V>(Mutex<FxHashMap<K, Arc<V>>>);

impl<K, V> Default for Twice<K, V> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<K: Eq + Hash, V> Twice<K, V> {
    /// From `make`, where nobody has asked before. Two threads that ask at once each make their own.
    pub fn get(&self, key: K, make: impl FnOnce() -> V) -> Arc<V> {
        if let Some(known) = self.known().remove(&key) {
            return known;
        }
        let made = Arc::new(make());
        self.known().insert(key, made.clone());
        made
    }

    fn known(&self) -> MutexGuard<'_, FxHashMap<K, Arc<V>>> {
        self.0.lock().expect("no thread panics while it holds this")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_twice_is_made_once_and_then_forgotten() {
        let numbers: Twice<&str, u32> = Twice::default();
        let asked = [1, 2, 3].map(|number| *numbers.get("望川", || number));
        assert_eq!(asked, [1, 1, 3]);
    }
}
