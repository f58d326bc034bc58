//! Changes on their way from the thread that notes them to the one that applies them.
//!
//! A newer change breaks off the work on an older one: what is made next holds both. But a disk that never rests must not
//! keep pages old for ever, so after a few times the work is done to its end.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};

use super::live::Change;
use crate::stop::Stop;

/// So often in a row the work is broken off.
const PATIENCE: u32 = 4;

/// Where changes are noted.
pub struct Noted {
    to: Sender<Change>,
    /// How many.
    count: Arc<AtomicU64>,
}

/// Where they are taken.
pub struct Waiting {
    from: Receiver<Change>,
    noted: Arc<AtomicU64>,
    taken: u64,
    broken_off: u32,
    /// On which the work was broken off.
    kept: Option<Change>,
}

pub fn queue() -> (Noted, Waiting) {
    let ((to, from), count) = (channel(), Arc::<AtomicU64>::default());
    let noted = count.clone();
    (Noted { to, count }, Waiting { from, noted, taken: 0, broken_off: 0, kept: None })
}

impl Noted {
    /// `false` where nobody takes changes any more.
    pub fn note(&self, change: Change) -> bool {
        self.count.fetch_add(1, Ordering::SeqCst);
        self.to.send(change).is_ok()
    }
}

impl Waiting {
    /// Waits for a change; all that are there are one. With it, what breaks off the work on it. `None` where nobody notes
    /// changes any more.
    pub fn take(&mut self) -> Option<(Change, Stop)> {
        let first = self.from.recv().ok()?;
        let mut all = match self.kept.take() {
            Some(kept) => kept.with(first),
            None => first,
        };
        self.taken += 1;
        while let Ok(change) = self.from.try_recv() {
            all = all.with(change);
            self.taken += 1;
        }
        if self.broken_off == PATIENCE {
            return Some((all, Stop::never()));
        }
        let (noted, taken) = (self.noted.clone(), self.taken);
        Some((all, Stop::when(move || noted.load(Ordering::SeqCst) != taken)))
    }

    /// The work on `change` was broken off: the next change holds it too.
    pub fn give_back(&mut self, change: Change) {
        self.kept = Some(change);
        self.broken_off += 1;
    }

    /// The work was done.
    pub fn done(&mut self) {
        self.broken_off = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(path: &str) -> Change {
        Change::Paths([path.into()].into())
    }

    #[test]
    fn a_newer_change_breaks_off_the_work_and_is_made_with_the_older_one() {
        let (noted, mut waiting) = queue();
        assert!(noted.note(change("content/majors/桥梁.yaml")));
        let (first, stop) = waiting.take().unwrap();
        assert!(stop.check().is_ok());
        assert!(noted.note(change("site.toml")));
        assert!(stop.check().is_err());
        waiting.give_back(first);
        let (both, stop) = waiting.take().unwrap();
        assert_eq!(both, change("content/majors/桥梁.yaml").with(change("site.toml")));
        assert!(stop.check().is_ok());
        waiting.done();
        drop(noted);
        assert!(waiting.take().is_none());
    }

    #[test]
    fn a_disk_that_never_rests_is_not_waited_for_for_ever() {
        let (noted, mut waiting) = queue();
        let mut rounds = 0;
        loop {
            noted.note(change(&format!("content/majors/m{rounds}.yaml")));
            let (all, stop) = waiting.take().unwrap();
            noted.note(change("site.toml"));
            if stop.check().is_ok() {
                break;
            }
            waiting.give_back(all);
            rounds += 1;
        }
        assert_eq!(rounds, PATIENCE);
        // And from then on newer ones break it off again.
        waiting.done();
        let (_, stop) = waiting.take().unwrap();
        noted.note(Change::All);
        assert!(stop.check().is_err());
    }
}
