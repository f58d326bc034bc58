//! `prospectus serve`: the site while it is being written.
//!
//! [`live`] keeps the site as a build would make it now; [`watch`] says which files have changed; [`server`] answers
//! browsers from it; [`overlay`] words what is wrong for a page. It reads the sources and writes nothing: no folder is
//! published, and no path of the disk is ever made from a request.
//! Not here: what is printed, the browser that is opened (`cli`).

#![allow(clippy::disallowed_methods, reason = "`serve` looks at the disk and at the time")]

pub mod answer;
pub mod live;
pub mod overlay;
pub mod queue;
pub mod server;
pub mod watch;

use std::fs;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use camino::{Utf8Path, Utf8PathBuf};
use tokio::sync::watch as signal;

use crate::build::{self, Request};
use crate::diag::MessageLang;

use live::{Applied, Change, Clock, Live, State};
use overlay::Editor;
use queue::{Noted, Waiting, queue};
use server::{Door, Shared};
use watch::{How, Message, Pending, Silence, Watch};

pub use server::{Busy, Refused};

/// Of the threads that make pages, in bytes: what the program asks for elsewhere.
const STACK: usize = 4 << 20;

/// Where the site is served unless something else is asked for.
pub const PORT: u16 = 4040;

/// What is asked of a server.
#[derive(Clone)]
pub struct Options {
    pub request: Request,
    /// Asked for the day each time, in place of the one of the request.
    pub clock: Clock,
    /// The folder that `build` writes to; nothing that happens in it is a change.
    pub output: Utf8PathBuf,
    /// A name or an address of this machine.
    pub host: String,
    /// 0 for any that is free.
    pub port: u16,
    pub how: How,
    pub editor: Editor,
    /// The language of what is shown where no page of the site says one.
    pub lang: MessageLang,
}

/// What there is to tell while the site is served, in the order in which it happens.
pub enum Notice<'a> {
    /// The site is served at `address`.
    Ready { address: &'a str, took: Duration, state: &'a State },
    /// The system does not tell of changes; the disk is looked at instead.
    Silent(&'a Silence),
    /// Files have changed, and the site is up to date with them.
    Changed { change: &'a Change, took: Duration, applied: Applied, state: &'a State },
    /// Another day has come, and the site is up to date with it.
    Day { took: Duration, state: &'a State },
    /// Files have changed and could not be read; the site stays as it was.
    Unread { change: &'a Change, error: &'a build::Error },
}

/// Told by several threads.
pub type Tell = Arc<dyn Fn(Notice) + Send + Sync>;

/// Why there is no server.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Build(#[from] build::Error),
    #[error(transparent)]
    Refused(#[from] Refused),
}

/// Serves the site until the process is asked to end (SIGINT, SIGTERM).
///
/// # Errors
/// The site's folder cannot be read, or the address is not to be had.
pub fn serve(options: Options, tell: Tell) -> Result<(), Error> {
    let started = Instant::now();
    // Before the site is read: whoever cannot have the address need not wait for that, and browsers that ask are kept
    // waiting instead of being sent away.
    let root = real(&options.request.root);
    let door = Door::open(&options.host, options.port, &root)?;
    // Before the site is read: what changes while it is read is a change.
    let (seen, messages) = channel();
    let watch = Watch::start(&root, &real(&options.output), options.how, seen);
    let live = Arc::new(Live::open_by(&options.request, options.clock)?);
    let (news, _) = signal::channel(0);
    let shared = Arc::new(Shared {
        live: live.clone(),
        news,
        failure: Mutex::new(None),
        tell,
        editor: options.editor,
        lang: options.lang,
        root,
        names: door.names.clone(),
        boot: server::boot(),
    });
    let address = door.address(live.current().config().base_path());
    let running = server::run(door, shared.clone()).map_err(Refused::Runtime)?;
    (shared.tell)(Notice::Ready { address: &address, took: started.elapsed(), state: &live.current() });
    let (noted, waiting) = queue();
    let tell = shared.tell.clone();
    let start = || thread::Builder::new().stack_size(STACK);
    start().spawn(move || follow(watch, &messages, &noted, &tell)).map_err(Refused::Runtime)?;
    start().spawn(move || keep_up(waiting, &shared)).map_err(Refused::Runtime)?;
    running.until_asked_to_end();
    Ok(())
}

/// The real path, since that is what the system's messages name; as it is where there is none.
fn real(path: &Utf8Path) -> Utf8PathBuf {
    match fs::canonicalize(path).map(Utf8PathBuf::from_path_buf) {
        Ok(Ok(real)) => real,
        // An output that is not there yet lies in a folder that is.
        _ => match (path.parent().map(fs::canonicalize), path.file_name()) {
            (Some(Ok(parent)), Some(name)) => Utf8PathBuf::from_path_buf(parent.join(name)).unwrap_or(path.to_owned()),
            _ => path.to_owned(),
        },
    }
}

/// Notes what changes on the disk, as long as there is somebody who watches.
fn follow(mut watch: Watch, messages: &Receiver<Message>, noted: &Noted, tell: &Tell) {
    let mut pending = Pending::default();
    let mut silence_told = false;
    loop {
        // Nothing ticks while nothing is pending.
        let message = match pending.due() {
            None => messages.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(due) => messages.recv_timeout(due.saturating_duration_since(Instant::now())),
        };
        let now = Instant::now();
        match message {
            Ok(Message::Seen(seen)) => pending.note(seen, now),
            Ok(Message::Silent(silence)) => {
                watch.look(watch::POLL);
                if !std::mem::replace(&mut silence_told, true) {
                    tell(Notice::Silent(&silence));
                }
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
        if pending.due().is_some_and(|due| due <= now) {
            // What has come meanwhile belongs to it.
            while let Ok(message) = messages.try_recv() {
                match message {
                    Message::Seen(seen) => pending.note(seen, now),
                    Message::Silent(_) => watch.look(watch::POLL),
                }
            }
            if let Some(change) = pending.take(now) {
                watch.follow(&change);
                if !noted.note(change) {
                    return;
                }
            }
        }
    }
}

/// Keeps the site up to date with what was noted.
fn keep_up(mut waiting: Waiting, shared: &Shared) {
    while let Some((change, stop)) = waiting.take() {
        let started = Instant::now();
        let result = shared.live.apply_until(change.clone(), &stop);
        if matches!(result, Err(build::Error::Stopped)) {
            waiting.give_back(change);
            continue;
        }
        waiting.done();
        let took = started.elapsed();
        let state = shared.live.current();
        *shared.failure.lock().unwrap_or_else(PoisonError::into_inner) =
            result.as_ref().err().map(overlay::Failure::of);
        // Also after a failure: pages show it.
        shared.news.send_modify(|number| *number += 1);
        match &result {
            Ok(applied) => {
                (shared.tell)(Notice::Changed { change: &change, took, applied: *applied, state: &state });
            }
            Err(error) => (shared.tell)(Notice::Unread { change: &change, error }),
        }
    }
}
