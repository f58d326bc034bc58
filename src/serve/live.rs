//! The site in memory, as it would be built now: what `serve` answers from.
//!
//! Runs the stages of `build`, all but publishing; a page is rendered when it is asked for. The last good site stays
//! while something is denied, beside the newest report.
//! Not here: who watches the disk, who asks (`serve`). Nothing is written.

use std::collections::{BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use camino::{Utf8Path, Utf8PathBuf};
use rustc_hash::FxHashMap;

use crate::address::OutputPath;
use crate::build::{Error, Inspected, Pages, Purpose, Request, Today};
use crate::date::CivilDay;
use crate::diag::{Diagnostic, Report};
use crate::plan::{Job, Output};
use crate::project::{Config, Patched};
use crate::render::{RenderError, render};
use crate::source::Sources;
use crate::stop::Stop;

/// The site in memory, as it would be built now.
pub struct Live {
    request: Request,
    clock: Clock,
    current: Mutex<Arc<State>>,
    /// What changed and is in no state yet; held by the one who makes the next.
    pending: Mutex<Option<Change>>,
}

/// Asked for the day, in place of the one of the request.
pub type Clock = Arc<dyn Fn() -> Today + Send + Sync>;

/// What changed on the disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// These files and folders, each below the site's root: absolute or relative to it. A folder stands for all that
    /// lies in it. Names of what is gone belong to them; what did not change at all may be among them.
    Paths(BTreeSet<Utf8PathBuf>),
    /// Anything.
    All,
}

/// What came of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Applied {
    /// Whether there is a new state.
    pub changed: bool,
    /// Whether nothing is denied in the newest state of the files.
    pub is_good: bool,
}

/// One moment of the site: never changes.
pub struct State {
    generation: u64,
    /// Of the newest files.
    inspected: Arc<Inspected>,
    /// With what is wrong with the plan.
    report: Arc<Report>,
    watched: Vec<Utf8PathBuf>,
    good: Option<Arc<Good>>,
}

/// A site of which nothing is denied.
struct Good {
    inspected: Arc<Inspected>,
    pages: Pages,
    kept: Mutex<Kept>,
}

/// Why a page is not published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeptBack {
    Internal,
    Draft,
    /// Its words in this language are a draft.
    DraftWords,
}

/// An output as it is published.
#[derive(Clone, Debug)]
pub struct Served {
    pub bytes: Arc<[u8]>,
    /// Of the bytes.
    pub hash: u64,
    /// Whether a reader opens it, not a program or a picture's frame.
    pub is_page: bool,
}

impl Live {
    /// The site as it is now, on the day of the request for ever. A broken one opens too: with its report, and without
    /// pages.
    ///
    /// # Errors
    /// A file or folder cannot be read.
    pub fn open(request: &Request) -> Result<Self, Error> {
        let today = request.today;
        Self::open_by(request, Arc::new(move || today))
    }

    /// The same, on the day that `clock` says each time.
    ///
    /// # Errors
    /// Those of [`Self::open`].
    pub fn open_by(request: &Request, clock: Clock) -> Result<Self, Error> {
        let request = Request { today: clock(), ..request.clone() };
        let current = Mutex::new(Arc::new(State::open(&request)?));
        Ok(Self { request, clock, current, pending: Mutex::new(None) })
    }

    /// Makes the next state of the site.
    ///
    /// # Errors
    /// A file or folder cannot be read; the next change makes up for it.
    pub fn apply(&self, change: Change) -> Result<Applied, Error> {
        self.apply_until(change, &Stop::never())
    }

    /// The same, given up where `stop` says so: then the state stays, and the next change holds this one too.
    ///
    /// # Errors
    /// Those of [`Self::apply`], and [`Error::Stopped`].
    pub fn apply_until(&self, change: Change, stop: &Stop) -> Result<Applied, Error> {
        self.make(locked(&self.pending), change, stop)
    }

    /// Makes the state of today where the newest is that of another day; whether it was.
    ///
    /// # Errors
    /// Those of [`Self::apply`].
    pub fn follow_clock(&self) -> Result<bool, Error> {
        let is_of_today = || self.current().is_of((self.clock)());
        if is_of_today() {
            return Ok(false);
        }
        let pending = locked(&self.pending);
        // Another one may have made it meanwhile.
        Ok(!is_of_today() && self.make(pending, Change::Paths(BTreeSet::new()), &Stop::never())?.changed)
    }

    fn make(&self, mut pending: MutexGuard<Option<Change>>, change: Change, stop: &Stop) -> Result<Applied, Error> {
        let change = match pending.take() {
            Some(known) => known.with(change),
            None => change,
        };
        let before = self.current();
        let request = Request { today: (self.clock)(), ..self.request.clone() };
        match before.next(&request, &change, stop) {
            Ok(Some(next)) => {
                let is_good = next.is_good();
                *locked(&self.current) = Arc::new(next);
                Ok(Applied { changed: true, is_good })
            }
            Ok(None) => Ok(Applied { changed: false, is_good: before.is_good() }),
            Err(error) => {
                *pending = Some(change);
                Err(error)
            }
        }
    }

    /// The newest state. Readers never wait for `apply`.
    pub fn current(&self) -> Arc<State> {
        locked(&self.current).clone()
    }
}

impl Change {
    pub(super) fn with(self, other: Self) -> Self {
        match (self, other) {
            (Self::Paths(mut paths), Self::Paths(more)) => {
                paths.extend(more);
                Self::Paths(paths)
            }
            _ => Self::All,
        }
    }
}

impl State {
    fn open(request: &Request) -> Result<Self, Error> {
        let never = Stop::never();
        let inspected = Arc::new(Inspected::new(request, &never)?);
        let pages = inspected.pages(Purpose::Serve, &never)?;
        Ok(Self::new(request, inspected, pages, None))
    }

    /// The state after `change`, on the day of `request`; `None` where the files say what they said, and the day is the
    /// same.
    fn next(&self, request: &Request, change: &Change, stop: &Stop) -> Result<Option<Self>, Error> {
        stop.check()?;
        let before = &self.inspected;
        let patched = match change {
            Change::Paths(paths) => before.project.patched(paths)?,
            Change::All => Patched::Whole,
        };
        stop.check()?;
        let today = request.today.in_zone_of(&before.project.config)?;
        // Those since the state before, where they are known.
        let mut edits = None;
        let inspected = Arc::new(match patched {
            Patched::Same if today == before.today() => return Ok(None),
            Patched::Same => before.on(today),
            Patched::Edited(edit) if today == before.today() => {
                let (now, of_these) = before.again(*edit)?;
                edits = Some(of_these);
                now
            }
            Patched::Edited(_) | Patched::Whole => Inspected::new(request, stop)?,
        });
        stop.check()?;
        let pages = match &self.good {
            Some(good) if good.inspected.is_kin(&inspected) => {
                let edits = edits.filter(|_| Arc::ptr_eq(&good.inspected, before));
                let edits = edits.unwrap_or_else(|| inspected.edits_since(&good.inspected));
                good.pages.again(&good.inspected, &inspected, &edits, stop)?
            }
            _ => inspected.pages(Purpose::Serve, stop)?,
        };
        Ok(Some(Self::new(request, inspected, pages, Some(self))))
    }

    fn new(request: &Request, inspected: Arc<Inspected>, mut pages: Option<Pages>, before: Option<&Self>) -> Self {
        let mistakes = pages.as_ref().map(|pages| pages.mistakes.clone()).unwrap_or_default();
        let mut report = inspected.report.clone();
        if !mistakes.is_empty() {
            let mut all = (*report).clone().into_diagnostics();
            all.extend(mistakes);
            report = Arc::new(Report::new(all, &inspected.project.sources, &inspected.project.config.levels));
        }
        if report.is_denied() {
            pages = None;
        }
        let last = before.and_then(|before| before.good.as_ref());
        let good = match pages {
            Some(pages) => {
                let kept = last.map(|last| last.kept_for(&inspected, &pages)).unwrap_or_default();
                Some(Arc::new(Good { inspected: inspected.clone(), pages, kept: Mutex::new(kept) }))
            }
            None => last.cloned(),
        };
        let watched = watched(&request.root, &inspected.project.config);
        Self { generation: before.map_or(0, |before| before.generation + 1), inspected, report, watched, good }
    }

    fn is_of(&self, today: Today) -> bool {
        // A clock that says no day that there is changes nothing.
        today.in_zone_of(&self.inspected.project.config).is_ok_and(|today| today == self.inspected.today())
    }

    pub fn today(&self) -> CivilDay {
        self.inspected.today()
    }

    /// Grows with every state.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// What is wrong in the newest state of the files; its places lead into [`State::sources`].
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// The newest state of the files, also where something in them is denied.
    pub fn sources(&self) -> &Sources {
        &self.inspected.project.sources
    }

    /// What the pages were made from: into these lead the places of what [`State::get`] refuses.
    pub fn sources_of_pages(&self) -> &Sources {
        &self.good.as_ref().map_or(&self.inspected, |good| &good.inspected).project.sources
    }

    /// Of the last good site; of the newest where none was good yet.
    pub fn config(&self) -> &Config {
        &self.good.as_ref().map_or(&self.inspected, |good| &good.inspected).project.config
    }

    /// Whether nothing is denied in the newest state of the files, so that pages show it.
    pub fn is_good(&self) -> bool {
        !self.report.is_denied()
    }

    /// The output at `path` below the site's root: `en/programs/robotics-3-1/index.html`.
    ///
    /// `None` where the last good site has no such output, or its file has just gone from the disk. Rendered at the
    /// first request, then kept.
    pub fn get(&self, path: &str) -> Option<Result<Served, Diagnostic>> {
        let good = self.good.as_ref()?;
        let outputs = &good.pages.plan.outputs;
        let at = outputs.binary_search_by(|output| output.path.as_str().cmp(path)).ok()?;
        good.serve(&outputs[at])
    }

    /// Every output of the last good site, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &OutputPath> {
        self.good.iter().flat_map(|good| good.pages.plan.outputs.iter().map(|output| &output.path))
    }

    /// Why the page at `path` would not be published, or not yet: it stands here all the same, since it was asked for.
    pub fn kept_back(&self, path: &str) -> Option<KeptBack> {
        let Pages { site, plan, .. } = &self.good.as_ref()?.pages;
        let at = plan.outputs.binary_search_by(|output| output.path.as_str().cmp(path)).ok()?;
        let Job::Entry { lang, entry } = plan.outputs[at].job else { return None };
        let entry = site.catalogue.get(entry)?;
        let in_lang = entry.head.draft.each.iter().any(|(of, draft)| *of == lang && draft.value);
        match () {
            () if entry.is_internal() => Some(KeptBack::Internal),
            () if entry.is_draft() => Some(KeptBack::Draft),
            () if in_lang => Some(KeptBack::DraftWords),
            () => None,
        }
    }

    /// Where changes are to be looked for: `site.toml`, `content` and the folder of the site's theme, below the root as it was asked for, whether or not each of
    /// them is there.
    pub fn watched(&self) -> Vec<Utf8PathBuf> {
        self.watched.clone()
    }
}

fn watched(root: &Utf8Path, config: &Config) -> Vec<Utf8PathBuf> {
    vec![root.join("site.toml"), root.join("content"), root.join("themes").join(&config.theme)]
}

impl Good {
    fn serve(&self, output: &Output) -> Option<Result<Served, Diagnostic>> {
        let is_kept = match output.job {
            Job::Asset(id) => self.pages.theme.assets.is_made(id),
            _ => true,
        };
        if let Some(known) = locked(&self.kept).get(&output.path).filter(|_| is_kept) {
            return Some(Ok(known));
        }
        let Pages { site, theme, .. } = &self.pages;
        let mut buffer = Vec::new();
        let bytes: Arc<[u8]> = match render(site, theme, output, &self.inspected.project.sources, &mut buffer) {
            Ok(bytes) => bytes.into(),
            Err(RenderError::Mistake(diagnostic)) => return Some(Err(*diagnostic)),
            Err(RenderError::File(..)) => return None,
        };
        let served = Served { hash: hash(&bytes), bytes, is_page: output.is_page() };
        // What lies on the disk is read each time: the system keeps it.
        if is_kept {
            locked(&self.kept).keep(output, &served);
        }
        Some(Ok(served))
    }

    /// What of the pages that were asked for is in `pages` as it is here: where the words of some entries are all that
    /// is new, the pages of the others.
    fn kept_for(&self, now: &Inspected, pages: &Pages) -> Kept {
        if !Arc::ptr_eq(&pages.plan, &self.pages.plan) {
            return Kept::default();
        }
        let edited = now.edited_since(&self.inspected);
        let is_same = |job: &Job| match job {
            Job::Entry { entry, .. } => edited.binary_search(entry).is_err(),
            Job::Redirect { .. } | Job::Asset(_) => true,
            // They may show the words of a page of content, or the words of all entries.
            _ => false,
        };
        locked(&self.kept).filtered(is_same)
    }
}

fn hash(bytes: &[u8]) -> u64 {
    let hash = blake3::hash(bytes);
    hash.as_bytes()[..8].iter().fold(0, |all, byte| all << 8 | u64::from(*byte))
}

/// Outputs that were asked for, the newest of them up to a number of bytes.
#[derive(Default)]
struct Kept {
    by_path: FxHashMap<OutputPath, (Job, Served)>,
    /// In the order of rendering.
    order: VecDeque<OutputPath>,
    bytes: usize,
}

impl Kept {
    /// 64 MiB.
    const MOST: usize = 64 << 20;

    fn get(&self, path: &OutputPath) -> Option<Served> {
        self.by_path.get(path).map(|(_, served)| served.clone())
    }

    fn keep(&mut self, output: &Output, served: &Served) {
        if served.bytes.len() > Self::MOST / 4 || self.by_path.contains_key(&output.path) {
            return;
        }
        self.bytes += served.bytes.len();
        self.by_path.insert(output.path.clone(), (output.job.clone(), served.clone()));
        self.order.push_back(output.path.clone());
        while self.bytes > Self::MOST {
            let Some(oldest) = self.order.pop_front() else { break };
            self.bytes -= self.by_path.remove(&oldest).map_or(0, |(_, served)| served.bytes.len());
        }
    }

    fn filtered(&self, is_kept: impl Fn(&Job) -> bool) -> Self {
        let mut filtered = Self::default();
        for path in &self.order {
            let (job, served) = &self.by_path[path];
            if is_kept(job) {
                filtered.bytes += served.bytes.len();
                filtered.by_path.insert(path.clone(), (job.clone(), served.clone()));
                filtered.order.push_back(path.clone());
            }
        }
        filtered
    }
}

/// What stands behind a lock is whole at any moment, so a thread that panicked has broken nothing.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn pages_that_were_asked_for_first_make_room_for_later_ones() {
        let mut kept = Kept::default();
        let large: Arc<[u8]> = vec![0; Kept::MOST / 8].into();
        let output = |number: usize| Output {
            path: OutputPath::parse(&format!("zh/{number}/index.html")).unwrap(),
            url: format!("/zh/{number}/").into(),
            job: Job::Home(Lang::SOURCE),
        };
        for number in 0..10 {
            kept.keep(&output(number), &Served { bytes: large.clone(), hash: 0, is_page: true });
        }
        let has = |number: usize| kept.get(&output(number).path).is_some();
        assert_eq!((0..10).map(has).collect::<Vec<_>>(), [[false; 2].as_slice(), &[true; 8]].concat());
        assert_eq!(kept.bytes, Kept::MOST);
    }

    #[test]
    fn changes_that_were_not_made_yet_are_made_together() {
        let paths = |path: &str| Change::Paths(BTreeSet::from([path.into()]));
        let both = Change::Paths(BTreeSet::from(["content/a.yaml".into(), "site.toml".into()]));
        assert_eq!(paths("site.toml").with(paths("content/a.yaml")), both);
        assert_eq!(both.with(Change::All), Change::All);
    }
}
