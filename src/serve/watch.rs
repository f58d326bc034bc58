//! Which files have changed, and from when on they can be read.
//!
//! The system's messages about files (or, on disks that send none, a look at all of them every so often) become
//! [`Seen`]; [`Pending`] holds each path until its file is whole: what was closed or renamed at once, what was only
//! touched a moment later, since a file that an editor has emptied is not yet the edit. Many at once are one change.
//! Not here: whether a file's content is new (`live`), what is done about it.

#![allow(clippy::disallowed_methods, reason = "`serve` looks at the disk and at the time")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use camino::{Utf8Path, Utf8PathBuf};
use notify::event::{AccessKind, AccessMode, CreateKind, ModifyKind, RenameMode};
use notify::{Config, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::live::Change;
use crate::diag::Both;
use crate::project::is_passed_over;

/// After a file was touched, but not closed.
const TOUCHED: Duration = Duration::from_millis(50);
/// After a file was closed: its neighbours of the same save come along.
const CLOSED: Duration = Duration::from_millis(2);
/// More paths than this are a switch of branches or a program at work; they are waited for.
const FEW: usize = 4;
/// So long nothing happens after the last of many.
const QUIET: Duration = Duration::from_millis(60);
/// Many that never end are taken all the same.
const LONGEST: Duration = Duration::from_secs(2);
/// Between two looks at a disk that sends no messages.
pub const POLL: Duration = Duration::from_secs(2);

/// What is watched below the site's root.
const PARTS: [&str; 3] = ["site.toml", "content", "themes"];

/// How changes are noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// The system tells.
    Told,
    /// Sizes and times of all files are looked at so often.
    Polled(Duration),
}

/// Why the system does not tell of changes.
#[derive(Debug)]
pub enum Silence {
    /// It allows no more folders to be watched.
    Watches,
    /// It allows no more programs that watch.
    Watchers,
    Other(String),
}

impl Silence {
    fn of(error: &notify::Error) -> Self {
        match &error.kind {
            notify::ErrorKind::MaxFilesWatch => Silence::Watches,
            // EMFILE of inotify_init: the number of instances, not of files (inotify(7)).
            notify::ErrorKind::Io(error) if error.raw_os_error() == Some(24) => Silence::Watchers,
            _ => Silence::Other(error.to_string()),
        }
    }

    /// What is the matter, and what can be done about it.
    pub fn words(&self) -> (Both, Option<&'static str>) {
        match self {
            Silence::Watches => (
                Both::new(
                    "the system allows no more folders to be watched for changes",
                    "系统不允许再监视更多文件夹的变化",
                ),
                Some("sudo sysctl fs.inotify.max_user_watches=524288"),
            ),
            Silence::Watchers => (
                Both::new("the system allows no more programs to watch for changes", "系统不允许更多程序监视变化"),
                Some("sudo sysctl fs.inotify.max_user_instances=512"),
            ),
            Silence::Other(_) => {
                (Both::new("the system does not tell of changes in this folder", "系统不报告此文件夹中的变化"), None)
            }
        }
    }
}

/// What was seen of one path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seen {
    /// A file, closed after writing or renamed to this name: it is whole.
    Whole(Utf8PathBuf),
    /// A file that may still be written to.
    Touched(Utf8PathBuf),
    /// A file that was not there before.
    Created(Utf8PathBuf),
    /// A folder that was not there before: what lies in it may have come before anybody watched it.
    Folder(Utf8PathBuf),
    Gone(Utf8PathBuf),
    /// Messages were lost.
    Anything,
}

/// What the loop that applies changes waits for.
#[derive(Debug)]
pub enum Message {
    Seen(Seen),
    /// From now on the disk is looked at instead.
    Silent(Silence),
}

/// Watches as long as it lives.
pub struct Watch {
    root: Utf8PathBuf,
    to: Sender<Message>,
    watcher: Option<RecommendedWatcher>,
    /// Dropped, it ends the thread that looks.
    poll: Option<Sender<()>>,
}

impl Watch {
    /// Tells `to` what happens below `root`, a real path, but for what lies in `output`.
    ///
    /// Where the system does not tell of changes, it says so and looks at the disk every [`POLL`].
    pub fn start(root: &Utf8Path, output: &Utf8Path, how: How, to: Sender<Message>) -> Self {
        let mut watch = Self { root: root.to_owned(), to: to.clone(), watcher: None, poll: None };
        match how {
            How::Told => match told(root, output, to.clone()) {
                Ok(watcher) => watch.watcher = Some(watcher),
                Err(error) => {
                    watch.look(POLL);
                    let _ = to.send(Message::Silent(Silence::of(&error)));
                }
            },
            How::Polled(every) => watch.look(every),
        }
        watch
    }

    /// Looks at the disk from now on, whatever the system tells.
    pub fn look(&mut self, every: Duration) {
        if self.poll.is_none() {
            self.poll = Some(polled(self.root.clone(), every, self.to.clone()));
        }
    }

    /// After `change`: a whole folder of the site may have come (back), which nobody watches yet.
    pub fn follow(&mut self, change: &Change) {
        let may_have_come = match change {
            Change::All => true,
            Change::Paths(paths) => PARTS.iter().any(|part| paths.contains(Utf8Path::new(part))),
        };
        let Some(watcher) = self.watcher.as_mut().filter(|_| may_have_come) else { return };
        if let Err(error) = watch_parts(watcher, &self.root) {
            let _ = self.to.send(Message::Silent(Silence::of(&error)));
        }
    }
}

fn told(root: &Utf8Path, output: &Utf8Path, to: Sender<Message>) -> notify::Result<RecommendedWatcher> {
    let (top, output) = (root.to_owned(), output.to_owned());
    let handler = move |event: notify::Result<notify::Event>| match event {
        Ok(event) => {
            for seen in read(&event, &top, &output) {
                let _ = to.send(Message::Seen(seen));
            }
        }
        Err(error) => {
            // A new folder could not be watched. What there is to see goes on being seen; what is lost is looked for.
            let _ = to.send(Message::Silent(Silence::of(&error)));
            let _ = to.send(Message::Seen(Seen::Anything));
        }
    };
    let mut watcher = RecommendedWatcher::new(handler, Config::default().with_follow_symlinks(false))?;
    // The root itself, since `site.toml` is replaced by a rename, and folders may come and go.
    watcher.watch(root.as_std_path(), RecursiveMode::NonRecursive)?;
    watch_parts(&mut watcher, root)?;
    Ok(watcher)
}

fn watch_parts(watcher: &mut RecommendedWatcher, root: &Utf8Path) -> notify::Result<()> {
    for folder in ["content", "themes"].map(|part| root.join(part)) {
        if folder.is_dir() {
            watcher.watch(folder.as_std_path(), RecursiveMode::Recursive)?;
        }
    }
    Ok(())
}

/// What `event` says of the site at `root`; nothing for what is none of the site's.
fn read(event: &notify::Event, root: &Utf8Path, output: &Utf8Path) -> Vec<Seen> {
    if event.need_rescan() {
        return vec![Seen::Anything];
    }
    // Of all that is told about a file only that it was closed after writing. Every file that this program itself opens
    // is told of, too: tens of thousands at the start.
    if matches!(event.kind, EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write)) {
        return Vec::new();
    }
    let mut paths = event.paths.iter().map(|path| {
        let path = Utf8Path::from_path(path)?;
        let below = path.strip_prefix(root).ok()?;
        (is_source(below) && !path.starts_with(output)).then(|| below.to_owned())
    });
    let (first, second) = (paths.next().flatten(), paths.next().flatten());
    let is_folder = |path: &Utf8PathBuf| fs::symlink_metadata(root.join(path)).is_ok_and(|of| of.is_dir());
    // A file under its new name was written before; of a folder all that lies in it is new.
    let moved_to = |path: Utf8PathBuf| if is_folder(&path) { Seen::Folder(path) } else { Seen::Whole(path) };
    let seen = match event.kind {
        EventKind::Access(_) => first.map(Seen::Whole),
        EventKind::Create(CreateKind::Folder) => first.map(Seen::Folder),
        EventKind::Create(_) => {
            first.map(|path| if is_folder(&path) { Seen::Folder(path) } else { Seen::Created(path) })
        }
        EventKind::Modify(ModifyKind::Name(RenameMode::To)) => first.map(moved_to),
        EventKind::Modify(ModifyKind::Name(RenameMode::Both)) => {
            // What came from or went to a name that is litter is no rename for us, but an editor's way to save.
            let to = second.map(moved_to);
            // Both names of a file at once: else it would be there twice for a moment.
            let from =
                first.map(|path| if let Some(Seen::Whole(_)) = to { Seen::Whole(path) } else { Seen::Gone(path) });
            return from.into_iter().chain(to).collect();
        }
        EventKind::Modify(ModifyKind::Name(_)) => first.map(|path| match fs::symlink_metadata(root.join(&path)) {
            Ok(_) => moved_to(path),
            Err(_) => Seen::Gone(path),
        }),
        EventKind::Remove(_) => first.map(Seen::Gone),
        EventKind::Modify(_) | EventKind::Any | EventKind::Other => first.map(Seen::Touched),
    };
    seen.into_iter().collect()
}

/// Whether what lies at `below`, from the root, can be a part of the site.
fn is_source(below: &Utf8Path) -> bool {
    let Some(first) = below.components().next() else { return false };
    PARTS.contains(&first.as_str()) && !is_passed_over(below.as_str())
}

/// Looks at the sizes and times of all files every so often, until the returned sender is dropped.
fn polled(root: Utf8PathBuf, every: Duration, to: Sender<Message>) -> Sender<()> {
    let (stop, stopped) = channel::<()>();
    let mut before = looks(&root);
    thread::spawn(move || {
        while stopped.recv_timeout(every) == Err(RecvTimeoutError::Timeout) {
            let now = looks(&root);
            let gone = before.keys().filter(|path| !now.contains_key(*path)).cloned().map(Seen::Gone);
            let new = now.iter().filter(|(path, look)| before.get(*path) != Some(*look));
            let seen: Vec<Seen> = gone.chain(new.map(|(path, _)| Seen::Touched(path.clone()))).collect();
            for seen in seen {
                if to.send(Message::Seen(seen)).is_err() {
                    return;
                }
            }
            before = now;
        }
    });
    stop
}

/// What a file looks like from outside: when it was changed, and its size; a folder has none.
type Look = (Option<SystemTime>, u64);

fn looks(root: &Utf8Path) -> BTreeMap<Utf8PathBuf, Look> {
    let mut found = BTreeMap::new();
    for part in PARTS {
        look(root, Utf8Path::new(part), &mut found);
    }
    found
}

/// Adds `below` and all that lies in it; links are not followed, and what cannot be looked at is not there.
fn look(root: &Utf8Path, below: &Utf8Path, found: &mut BTreeMap<Utf8PathBuf, Look>) {
    let path = root.join(below);
    let Ok(of) = fs::symlink_metadata(&path) else { return };
    if !of.is_dir() {
        found.insert(below.to_owned(), (of.modified().ok(), of.len()));
        return;
    }
    found.insert(below.to_owned(), (None, 0));
    for name in names(path.as_std_path()).unwrap_or_default() {
        let inside = below.join(name);
        if !is_passed_over(inside.as_str()) {
            look(root, &inside, found);
        }
    }
}

/// The names in a folder that are UTF-8.
fn names(folder: &Path) -> io::Result<Vec<String>> {
    Ok(fs::read_dir(folder)?.filter_map(|item| item.ok()?.file_name().into_string().ok()).collect())
}

/// Paths that were seen and are not yet to be read, or not yet told.
#[derive(Debug, Default)]
pub struct Pending {
    paths: BTreeMap<Utf8PathBuf, Wait>,
    /// Messages were lost.
    anything: Option<Instant>,
    /// When the first and the last of them were seen.
    span: Option<(Instant, Instant)>,
}

#[derive(Clone, Copy, Debug)]
struct Wait {
    ready: Instant,
    /// The file was not there before: to be closed may be the first of several steps in which it comes to be.
    is_new: bool,
}

impl Pending {
    pub fn is_empty(&self) -> bool {
        self.paths.is_empty() && self.anything.is_none()
    }

    pub fn note(&mut self, seen: Seen, now: Instant) {
        self.span = Some(self.span.map_or((now, now), |(first, _)| (first, now)));
        let known = |path: &Utf8PathBuf| self.paths.get(path).copied();
        let (path, ready, is_new) = match seen {
            Seen::Anything => {
                self.anything = Some(now + TOUCHED);
                return;
            }
            Seen::Whole(path) => match known(&path) {
                Some(wait) if wait.is_new => (path, now + TOUCHED, true),
                _ => (path, now + CLOSED, false),
            },
            Seen::Touched(path) => {
                let is_new = known(&path).is_some_and(|wait| wait.is_new);
                (path, now + TOUCHED, is_new)
            }
            // Gone and there again: an editor's way to replace a file.
            Seen::Created(path) => {
                let is_new = known(&path).is_none_or(|wait| wait.is_new);
                (path, now + TOUCHED, is_new)
            }
            Seen::Folder(path) => (path, now + TOUCHED, true),
            Seen::Gone(path) => (path, now + TOUCHED, false),
        };
        self.paths.insert(path, Wait { ready, is_new });
    }

    /// When something is to be taken; `None` where nothing is pending.
    pub fn due(&self) -> Option<Instant> {
        let (first, last) = self.span?;
        let next = self.paths.values().map(|wait| wait.ready).chain(self.anything).min()?;
        match self.paths.len() > FEW || self.anything.is_some() {
            true => Some(next.max(last + QUIET).min(first + LONGEST)),
            false => Some(next),
        }
    }

    /// What can be read at `now`; the rest stays.
    pub fn take(&mut self, now: Instant) -> Option<Change> {
        if self.due()? > now {
            return None;
        }
        if self.anything.take().is_some() {
            self.paths.clear();
            self.span = None;
            return Some(Change::All);
        }
        let ready: BTreeSet<Utf8PathBuf> =
            self.paths.iter().filter(|(_, wait)| wait.ready <= now).map(|(path, _)| path.clone()).collect();
        self.paths.retain(|path, _| !ready.contains(path));
        self.span = self.span.filter(|_| !self.paths.is_empty());
        Some(Change::Paths(ready))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn path(text: &str) -> Utf8PathBuf {
        text.into()
    }

    fn after(start: Instant, millis: u64) -> Instant {
        start + Duration::from_millis(millis)
    }

    fn paths(texts: &[&str]) -> Option<Change> {
        Some(Change::Paths(texts.iter().map(|text| path(text)).collect()))
    }

    #[test]
    fn a_closed_file_is_read_at_once_and_a_touched_one_when_it_was_left_alone() {
        let start = Instant::now();
        let mut pending = Pending::default();
        pending.note(Seen::Touched(path("content/pages/关于/zh.md")), start);
        assert_eq!(pending.take(after(start, 40)), None);
        pending.note(Seen::Touched(path("content/pages/关于/zh.md")), after(start, 40));
        assert_eq!(pending.take(after(start, 60)), None);
        pending.note(Seen::Whole(path("content/majors/law.yaml")), after(start, 60));
        // The one that is closed does not wait for the one that is being written.
        assert_eq!(pending.take(after(start, 62)), paths(&["content/majors/law.yaml"]));
        assert_eq!(pending.take(after(start, 62)), None);
        assert_eq!(pending.take(after(start, 90)), paths(&["content/pages/关于/zh.md"]));
        assert!(pending.is_empty());
        assert_eq!(pending.due(), None);
    }

    #[test]
    fn a_file_that_an_editor_replaces_is_never_missing() {
        let start = Instant::now();
        let file = || path("content/majors/law.yaml");
        let mut pending = Pending::default();
        pending.note(Seen::Gone(file()), start);
        pending.note(Seen::Created(file()), after(start, 1));
        pending.note(Seen::Touched(file()), after(start, 1));
        assert_eq!(pending.take(after(start, 2)), None);
        pending.note(Seen::Whole(file()), after(start, 3));
        assert_eq!(pending.take(after(start, 5)), paths(&["content/majors/law.yaml"]));
    }

    #[test]
    fn a_new_file_that_vanishes_again_is_only_looked_for_once() {
        let start = Instant::now();
        let file = || path("content/majors/sedA1b2C3");
        let mut pending = Pending::default();
        pending.note(Seen::Created(file()), start);
        pending.note(Seen::Whole(file()), after(start, 1));
        assert_eq!(pending.take(after(start, 10)), None);
        pending.note(Seen::Gone(file()), after(start, 11));
        assert_eq!(pending.take(after(start, 61)), paths(&["content/majors/sedA1b2C3"]));
        assert!(pending.is_empty());
    }

    #[test]
    fn many_files_are_one_change_and_none_is_waited_for_without_end() {
        let start = Instant::now();
        let mut pending = Pending::default();
        let names: Vec<String> = (0..100).map(|i| format!("content/majors/m{i:02}.yaml")).collect();
        for (i, name) in names.iter().enumerate() {
            pending.note(Seen::Whole(path(name)), after(start, i as u64 / 10));
        }
        assert_eq!(pending.take(after(start, 60)), None);
        let all: Vec<&str> = names.iter().map(String::as_str).collect();
        assert_eq!(pending.take(after(start, 69)), paths(&all));
        let mut endless = Pending::default();
        let mut taken = None;
        for round in 0..300 {
            let now = after(start, round * 10);
            names.iter().for_each(|name| endless.note(Seen::Whole(path(name)), now));
            taken = endless.take(after(now, 5));
            if taken.is_some() {
                assert_eq!(round, 200);
                break;
            }
        }
        assert_eq!(taken, paths(&all));
    }

    #[test]
    fn lost_messages_mean_all_of_it() {
        let start = Instant::now();
        let mut pending = Pending::default();
        pending.note(Seen::Whole(path("content/majors/law.yaml")), start);
        pending.note(Seen::Anything, start);
        assert_eq!(pending.take(after(start, 59)), None);
        assert_eq!(pending.take(after(start, 60)), Some(Change::All));
        assert!(pending.is_empty());
    }

    #[test]
    fn what_the_system_says_of_a_path_is_what_is_to_be_read() {
        use notify::event::{DataChange, Flag, RemoveKind};
        let folder = tempfile::tempdir().unwrap();
        let root = Utf8Path::from_path(folder.path()).unwrap();
        std::fs::create_dir_all(root.join("content/majors/航海")).unwrap();
        std::fs::write(root.join("content/majors/law.yaml"), "name: Law\n").unwrap();
        let output = root.join("content/public");
        let said = |kind: EventKind, paths: &[&str]| {
            let event = paths
                .iter()
                .fold(notify::Event::new(kind), |event, path| event.add_path(root.join(path).into_std_path_buf()));
            read(&event, root, &output)
        };
        let (law, sea) = ("content/majors/law.yaml", "content/majors/航海");
        let gone = "content/majors/gone.yaml";
        let closed = |mode| EventKind::Access(AccessKind::Close(mode));
        let renamed = |mode| EventKind::Modify(ModifyKind::Name(mode));
        let data = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        let cases: [(EventKind, &[&str], &[Seen]); 14] = [
            (closed(AccessMode::Write), &[law], &[Seen::Whole(path(law))]),
            (closed(AccessMode::Read), &[law], &[]),
            (EventKind::Access(AccessKind::Open(AccessMode::Any)), &[law], &[]),
            (data, &[law], &[Seen::Touched(path(law))]),
            (EventKind::Create(CreateKind::File), &[law], &[Seen::Created(path(law))]),
            // What lies in it may have come before anybody watched it.
            (EventKind::Create(CreateKind::Folder), &[sea], &[Seen::Folder(path(sea))]),
            (EventKind::Create(CreateKind::Any), &[sea], &[Seen::Folder(path(sea))]),
            (renamed(RenameMode::To), &[sea], &[Seen::Folder(path(sea))]),
            (renamed(RenameMode::To), &[law], &[Seen::Whole(path(law))]),
            (renamed(RenameMode::From), &[gone], &[Seen::Gone(path(gone))]),
            (renamed(RenameMode::Both), &[gone, law], &[Seen::Whole(path(gone)), Seen::Whole(path(law))]),
            (renamed(RenameMode::Both), &["content/majors/.law.swp", law], &[Seen::Whole(path(law))]),
            (EventKind::Remove(RemoveKind::File), &[gone], &[Seen::Gone(path(gone))]),
            (data, &["content/public/index.html"], &[]),
        ];
        for (kind, paths, expected) in cases {
            assert_eq!(said(kind, paths), expected, "{kind:?} {paths:?}");
        }
        let lost = notify::Event::new(EventKind::Other).set_flag(Flag::Rescan);
        assert_eq!(read(&lost, root, &output), [Seen::Anything]);
    }

    #[test]
    fn litter_the_output_and_other_folders_are_none_of_the_site() {
        for source in [
            "site.toml",
            "content/programs/机器人/zh.md",
            "content",
            "themes/ours/templates/home.html",
            "themes/ours/static/.well-known/security.txt",
        ] {
            assert!(is_source(Utf8Path::new(source)), "{source}");
        }
        for other in [
            "",
            "public/index.html",
            ".prospectus/schema/majors.json",
            ".git/index",
            "README.md",
            "site.toml~",
            "content/.git/HEAD",
            "content/.well-known/security.txt",
            "themes/ours/templates/home.html~",
            "content/majors/.law.yaml.swp",
            "content/majors/law.yaml~",
            "content/majors/4913",
            "content/majors/.#law.yaml",
            "content/majors/#law.yaml#",
            "content/majors/.DS_Store",
            "content/majors/law.yaml___jb_tmp___",
            "content/majors/law.yaml___jb_old___",
        ] {
            assert!(!is_source(Utf8Path::new(other)), "{other}");
        }
    }
}
