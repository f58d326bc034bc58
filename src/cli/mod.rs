//! The command line: what was asked for, and one file a command.
//!
//! The only part of the program that reads the environment and the clock and knows of a terminal.

#![allow(clippy::disallowed_methods, reason = "where the program meets its environment")]

pub mod args;
mod build;
mod check;
mod explain;
mod new;
mod schema;
mod serve;
mod signals;
mod theme_reference;

use std::io::{self, IsTerminal, Write};
use std::num::NonZeroUsize;
use std::process::ExitCode;
use std::sync::Mutex;
use std::thread;
use std::time::{SystemTime, UNIX_EPOCH};

use camino::Utf8PathBuf;

use crate::build::{Error, Outcome, Request, Today};
use crate::catalogue::Drafts;
use crate::diag::reason::reason;
use crate::diag::{Form, MessageLang, Report};
use crate::project::{self, FolderUrl};
use crate::source::Sources;
use args::{Args, Command, Common, SchemaTo};

/// Nothing is denied.
const FINE: u8 = 0;
/// The content has problems.
const PROBLEMS: u8 = 1;
/// The request or the environment is at fault.
const FAILED: u8 = 2;

/// Does what this process was asked to do.
pub fn main() -> ExitCode {
    let Args { common, command } = args::parse();
    start_threads(common.threads.map_or(0, NonZeroUsize::get));
    let lang = common.message_lang();
    let code = match &command {
        Command::Serve(args) => serve::run(&common, args),
        Command::Build { verify, drafts } => build::run(&common, *verify, drafts_of(*drafts)),
        Command::Check { strict } => check::run(&common, *strict),
        Command::Explain { code } => explain::run(code.as_deref(), lang),
        Command::New { what, slug } => new::run(what, slug.as_deref(), &common),
        Command::Schema { kind, write, settings } => {
            schema::run(kind.as_deref(), SchemaTo::of(*write, *settings), &common)
        }
        Command::ThemeReference => theme_reference::run(lang),
        Command::Completions { shell } => written(args::completions(*shell, &mut io::stdout().lock()), lang),
    };
    ExitCode::from(code)
}

fn drafts_of(include: bool) -> Drafts {
    if include { Drafts::Include } else { Drafts::Skip }
}

/// Threads for the stages: as many as asked for, 0 for one a processor. Where the system lets the process have no more
/// threads, this one does all the work.
fn start_threads(threads: usize) {
    let wanted = NonZeroUsize::new(threads).or_else(|| thread::available_parallelism().ok());
    let wanted = wanted.map_or(1, NonZeroUsize::get);
    let pool = rayon::ThreadPoolBuilder::new().stack_size(STACK);
    // There is one attempt at the pool of all stages, so what it may have is tried out before.
    let pool = match startable(wanted) {
        0 => pool.num_threads(1).use_current_thread(),
        n if n < wanted => pool.num_threads(n),
        _ => pool.num_threads(threads),
    };
    // Fails only if a pool exists already, which nothing has made before.
    let _ = pool.build_global();
}

/// How many threads, at most `wanted`, can be there at once.
fn startable(wanted: usize) -> usize {
    let gate = Mutex::new(());
    thread::scope(|scope| {
        let closed = gate.lock();
        let start = |_: &usize| {
            let thread = thread::Builder::new().stack_size(STACK);
            thread.spawn_scoped(scope, || drop(gate.lock())).is_ok()
        };
        let started = (0..wanted).take_while(start).count();
        drop(closed);
        started
    })
}

/// In bytes. Asked for, so that no setting of the environment makes nesting that is allowed end the program.
const STACK: usize = 4 << 20;

/// 0, or 2 where standard output cannot be written; a reader that has gone away has had enough.
fn written(result: io::Result<()>, lang: MessageLang) -> u8 {
    match result.and_then(|()| io::stdout().flush()) {
        Ok(()) => FINE,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => FINE,
        Err(error) => {
            let reason = reason(&error, lang);
            fail(&match lang {
                MessageLang::En => format!("standard output cannot be written: {reason}"),
                MessageLang::Zh => format!("无法写入标准输出：{reason}"),
            })
        }
    }
}

/// The day that `common` asks for, else that of the environment.
///
/// `Err`: what to say before leaving with 2.
fn today(common: &Common) -> Result<Today, String> {
    Ok(match common.today {
        Some(day) => Today::Day(day),
        None => Today::Moment(match args::source_date_epoch()? {
            Some(moment) => moment,
            #[allow(clippy::disallowed_methods, reason = "the one place that asks the clock")]
            None => SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs() as i64),
        }),
    })
}

/// What `common` asks of a build.
///
/// `Err`: what to say before leaving with 2.
fn request(common: &Common, drafts: Drafts, strict: bool) -> Result<Request, String> {
    let lang = common.message_lang();
    let root = match &common.root {
        Some(root) => root.clone(),
        None => {
            let here = std::env::current_dir().map_err(|error| reason(&error, lang))?;
            let here = Utf8PathBuf::from_path_buf(here).map_err(|here| match lang {
                MessageLang::En => format!("the name of this folder is not UTF-8: {}", here.display()),
                MessageLang::Zh => format!("当前文件夹的名称不是 UTF-8 文本：{}", here.display()),
            })?;
            project::find_root(&here).ok_or_else(|| {
                let error = project::Error::NoSite { folder: here };
                format!("{}\n{}", error.message(lang), error.hint(lang))
            })?
        }
    };
    let today = today(common)?;
    let base_url = match &common.base_url {
        None => None,
        Some(url) => Some(FolderUrl::parse(url).map_err(|fault| {
            let cure = fault.proposal.map(|url| format!(": `{url}`")).unwrap_or_default();
            format!("--base-url: {}{cure}", fault.reason.get(lang))
        })?),
    };
    Ok(Request { root, today, drafts, strict, base_url })
}

/// Prints the report of `outcome`; 1 if something in it is denied, else 0, or 2 where it could not be given.
///
/// For people it goes to standard error, and one that takes no more is no reason to call a site wrong that was published:
/// whether something is denied is told by the exit status. Forms for programs go to standard output, where half of one
/// is worse than none.
fn report(outcome: &Outcome, common: &Common) -> u8 {
    if write_report(&outcome.report, &outcome.sources, common) == FAILED {
        return FAILED;
    }
    if outcome.report.is_denied() { PROBLEMS } else { FINE }
}

/// Prints `report`, whose places lead into `sources`; 2 where a form for programs could not be given, else 0.
fn write_report(report: &Report, sources: &Sources, common: &Common) -> u8 {
    let lang = common.message_lang();
    match common.format {
        form @ (Form::Rich | Form::Short) => {
            let colour = common.colour(&io::stderr());
            let _ = report.write(form, sources, lang, colour, &mut io::stderr().lock());
            FINE
        }
        form => written(report.write(form, sources, lang, false, &mut io::stdout().lock()), lang),
    }
}

/// Says what failed and leaves with 2.
fn fail(message: &str) -> u8 {
    let _ = writeln!(io::stderr(), "prospectus: {message}");
    FAILED
}

fn message_of(error: &Error, lang: MessageLang) -> String {
    let message = error.message(lang);
    match error.help(lang) {
        Some(help) => format!("{message}\n{help}"),
        None => message,
    }
}

/// A sentence for the end, on standard error, where people read it.
fn say(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

fn is_terminal() -> bool {
    io::stderr().is_terminal()
}
