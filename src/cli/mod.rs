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
mod theme_reference;

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use camino::Utf8PathBuf;

use crate::build::{Error, Outcome, Request, Today};
use crate::catalogue::Drafts;
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
    if let Some(threads) = common.threads {
        // Fails only if a pool exists already, which nothing has made before.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(threads.get()).build_global();
    }
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
        Command::ThemeReference => theme_reference::run(),
        Command::Completions { shell } => written(args::completions(*shell, &mut io::stdout().lock())),
    };
    ExitCode::from(code)
}

fn drafts_of(include: bool) -> Drafts {
    if include { Drafts::Include } else { Drafts::Skip }
}

/// 0, or 2 where standard output cannot be written; a reader that has gone away has had enough.
fn written(result: io::Result<()>) -> u8 {
    match result {
        Ok(()) => FINE,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => FINE,
        Err(error) => {
            let _ = writeln!(io::stderr(), "prospectus: cannot write: {error}");
            FAILED
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
            let here = std::env::current_dir().map_err(|error| error.to_string())?;
            let here = Utf8PathBuf::from_path_buf(here)
                .map_err(|here| format!("the name of this folder is not UTF-8: {}", here.display()))?;
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

/// Prints the report of `outcome` and tells whether something in it is denied.
fn report(outcome: &Outcome, common: &Common) -> io::Result<bool> {
    write_report(&outcome.report, &outcome.sources, common)?;
    Ok(outcome.report.is_denied())
}

/// Prints `report`, whose places lead into `sources`.
///
/// For people it goes to standard error; forms for programs go to standard output.
fn write_report(report: &Report, sources: &Sources, common: &Common) -> io::Result<()> {
    let lang = common.message_lang();
    match common.format {
        form @ (Form::Rich | Form::Short) => {
            let colour = common.colour(&io::stderr());
            report.write(form, sources, lang, colour, &mut io::stderr().lock())
        }
        form => report.write(form, sources, lang, false, &mut io::stdout().lock()),
    }
}

/// Says what failed and leaves with 2.
fn fail(message: &str) -> u8 {
    let _ = writeln!(io::stderr(), "prospectus: {message}");
    FAILED
}

fn message_of(error: &Error, lang: MessageLang) -> String {
    let (message, help) = match error {
        Error::Project(error) => (error.message(lang), Some(error.hint(lang))),
        Error::Publish(error) => (error.message(lang), error.help(lang)),
        Error::Theme(_) | Error::File { .. } | Error::Clock(_) => (error.to_string(), None),
    };
    match help {
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
