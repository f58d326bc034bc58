//! What was asked for on the command line.
//!
//! Only the shape of a request is judged here (is it a date, is it a number above zero); whether a folder or a kind
//! exists is the command's to say. Defaults that come from the environment are worked out here, and nowhere else.

use std::ffi::OsString;
use std::io;
use std::num::NonZeroUsize;
use std::time::Duration;

use anstream::AutoStream;
use anstream::stream::RawStream;
use camino::Utf8PathBuf;
use clap::builder::PossibleValue;
use clap::{ColorChoice, CommandFactory, Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::Shell;

use crate::date::{CivilDay, Date};
use crate::diag::{Form, MessageLang};
use crate::serve::overlay::Editor;

use super::serve::seconds;

/// The whole request.
#[derive(Clone, Debug, PartialEq, Parser)]
#[command(
    name = "prospectus",
    version,
    about = "Builds the catalogue of a university's international programs from a folder of Markdown and YAML",
    long_about = "Builds the catalogue of a university's international programs - joint programs, majors, exchanges, \
        agreements - from a folder of Markdown and YAML. Every page exists in every language of the site; a mistake \
        in the content is reported with its place and its cure, and nothing is published until there is none.",
    after_help = "Examples:
  prospectus serve --open                look at the site while you write it
  prospectus check                       is everything written correctly?
  prospectus build                       write the site to public/
  prospectus --messages zh check         the same check, in Chinese
  prospectus explain unknown-reference   what does this message mean?

Exit status: 0 all is well, 1 there are problems in the content, 2 the request or the environment is at fault.",
    subcommand_required = true,
    arg_required_else_help = true,
    disable_help_subcommand = true,
    max_term_width = 100
)]
pub struct Args {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub command: Command,
}

/// Options of every command; they may stand before or after its name.
#[derive(Clone, Debug, Default, PartialEq, clap::Args)]
#[command(next_help_heading = "Options of every command")]
pub struct Common {
    /// The site's folder [default: the nearest one upwards that holds site.toml]
    #[arg(long, global = true, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub root: Option<Utf8PathBuf>,

    /// Where the finished site goes [default: public, beside site.toml]
    ///
    /// Only files that a former build wrote are ever changed or removed there. The first build refuses a folder that
    /// already holds files, and any folder that is, holds or lies in the sources.
    #[arg(long, global = true, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub output: Option<Utf8PathBuf>,

    /// The address at which the site will stand, for a preview [default: base_url in site.toml]
    ///
    /// A path below the host is welcome, as in `https://preview.example/branch-7/`.
    #[arg(long, global = true, value_name = "URL", value_hint = ValueHint::Url)]
    pub base_url: Option<String>,

    /// The day to take as today, as in 2026-09-01 [default: today where the site is]
    ///
    /// Deadlines and expiring agreements are judged by it. Without it the day comes from the variable SOURCE_DATE_EPOCH
    /// if that is set, else from the clock, in the zone of site.toml. The same day gives the same bytes.
    #[arg(long, global = true, value_name = "DATE", value_parser = date)]
    pub today: Option<CivilDay>,

    /// The language of messages [default: Chinese where the system speaks it, else English]
    #[arg(long, global = true, value_name = "LANGUAGE")]
    pub messages: Option<MessageLang>,

    /// How problems are written
    #[arg(long, global = true, value_name = "FORM", value_enum, default_value_t)]
    pub format: Form,

    /// Whether messages are coloured; auto does so on a terminal and heeds NO_COLOR
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t)]
    pub color: ColorChoice,

    /// How many threads work at once [default: one for each processor]
    ///
    /// The result is the same for any number.
    #[arg(long, global = true, value_name = "N")]
    pub threads: Option<NonZeroUsize>,
}

/// What to do.
#[derive(Clone, Debug, PartialEq, Subcommand)]
pub enum Command {
    /// Show the site in a browser, and follow every change as it is saved
    ///
    /// Pages are made when they are looked at and nothing is written. A page that is open is loaded again once it has
    /// changed. While there are mistakes, the last good page stays, with the mistakes and their cures over it.
    #[command(after_help = "Examples:
  prospectus serve --open
  prospectus serve --drafts                      with entries that are not to be published yet
  prospectus serve --port 0                      at any port that is free
  prospectus serve --host 0.0.0.0                for other machines of the network, too
  prospectus serve --poll                        on a network disk that does not tell of changes")]
    Serve(ServeArgs),

    /// Write the site: the old one or the new one, never half of each
    ///
    /// Everything is read, checked and rendered before the first file changes. With a problem in the content the old
    /// site stays as it is.
    #[command(after_help = "Examples:
  prospectus build
  prospectus build --verify --output ../preview
  prospectus build --drafts --base-url https://preview.example/branch-7/")]
    Build {
        /// Read the finished pages again and look for dead links, missing anchors and doubled ids
        #[arg(long)]
        verify: bool,
        /// Show entries that are marked as drafts, for a preview
        #[arg(long)]
        drafts: bool,
    },

    /// Say all that is wrong with the content, and write nothing
    #[command(after_help = "Examples:
  prospectus check
  prospectus check --strict                      for the last look before publishing
  prospectus check --format github               in a workflow of a pull request
  prospectus check --format sarif > check.sarif")]
    Check {
        /// Let warnings fail the check, too
        #[arg(long)]
        strict: bool,
    },

    /// Say what a message means, with an example and its cure
    #[command(after_help = "Examples:
  prospectus explain                     the list of all codes
  prospectus explain unknown-reference   the word in the brackets of error[...]")]
    Explain {
        /// The word in the brackets of a message; without it all are listed
        code: Option<String>,
    },

    /// Begin a site in a new folder, or, of a kind and a slug, an entry of a site
    ///
    /// With one word, a folder that does not exist or is empty: writes the whole catalogue of a small university that
    /// does not exist, in English and Chinese, with deadlines ahead of today, for you to look at and to overwrite.
    ///
    /// With two words, a kind and a slug, inside a site: writes the files of a new entry in every language of the site,
    /// with all that must be answered and what may be written where.
    #[command(
        override_usage = "prospectus new [OPTIONS] <DIR>\n       prospectus new [OPTIONS] <KIND> <SLUG>",
        after_help = "Examples:
  prospectus new my-catalogue            a new site in the folder my-catalogue
  prospectus new majors robotics         a new entry of the site you are in
  prospectus new exchanges semester-in-galway"
    )]
    New {
        /// The folder of a new site; or the kind of a new entry, by the name of its folder: programs, majors
        #[arg(value_name = "DIR or KIND", value_hint = ValueHint::DirPath)]
        what: String,
        /// The name of the entry's folder, which is a part of its address: small letters, digits and hyphens
        slug: Option<String>,
    },

    /// Print or write the JSON Schemas of entries, by which an editor completes, explains and checks facts
    ///
    /// With --write they go to .prospectus/schema in the site's folder, one file a kind. They name the entries that
    /// there are, so write them again when entries were added; do not commit them. VS Code (with the extension YAML of
    /// Red Hat) finds them by the settings that --settings prints. Other editors that use yaml-language-server take the
    /// same `yaml.schemas`. Only files of facts are looked at, not the front matter of Markdown.
    #[command(after_help = "Examples:
  prospectus schema                      the schemas of all kinds
  prospectus schema programs > programs.schema.json
  prospectus schema --write              bring the schemas of this site up to date
  prospectus schema --settings > .vscode/settings.json")]
    Schema {
        /// The kind, by the name of its folder: programs, majors, institutions; without it all are printed
        #[arg(conflicts_with_all = ["write", "settings"])]
        kind: Option<String>,
        /// Write the schemas of all kinds to .prospectus/schema
        #[arg(long, conflicts_with = "settings")]
        write: bool,
        /// Print the settings by which VS Code finds the schemas that --write writes
        #[arg(long)]
        settings: bool,
    },

    /// Print every name that a theme's templates may use
    ThemeReference,

    /// Print the script by which a shell completes commands and options
    #[command(after_help = "Examples:
  prospectus completions bash > ~/.local/share/bash-completion/completions/prospectus
  prospectus completions fish > ~/.config/fish/completions/prospectus.fish")]
    Completions {
        /// The shell
        shell: Shell,
    },
}

/// How the site is served.
#[derive(Clone, Debug, PartialEq, clap::Args)]
pub struct ServeArgs {
    /// Open the site in your browser
    #[arg(long)]
    pub open: bool,
    /// The name or address of this machine at which it is served; other machines can reach it only if you say so
    #[arg(long, value_name = "NAME", default_value = "127.0.0.1", value_hint = ValueHint::Hostname)]
    pub host: String,
    /// The port; 0 for any that is free [default: 4040]
    #[arg(long, value_name = "PORT")]
    pub port: Option<u16>,
    /// Look at all files every so many seconds, instead of waiting for the system to tell of changes [default: 2]
    ///
    /// For network disks and some containers, where the system does not tell.
    #[arg(long, value_name = "SECONDS", num_args = 0..=1, require_equals = true, value_parser = seconds)]
    pub poll: Option<Option<Duration>>,
    /// Show drafts and internal entries, too, each with a mark
    #[arg(long)]
    pub drafts: bool,
    /// Where a click on the place of a mistake opens it: vscode, vscodium, cursor, zed, idea, textmate, none, or an
    /// address with {path}, {line} and {column}
    #[arg(long, value_name = "EDITOR", default_value = "vscode", value_parser = editor)]
    pub editor: Editor,
}

/// Where schemas go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SchemaTo {
    /// To standard output.
    Print,
    /// To the folder in which editors look.
    Folder,
    /// Nowhere: the settings by which an editor finds them are printed.
    Settings,
}

impl SchemaTo {
    pub fn of(write: bool, settings: bool) -> Self {
        match (write, settings) {
            (_, true) => SchemaTo::Settings,
            (true, false) => SchemaTo::Folder,
            (false, false) => SchemaTo::Print,
        }
    }
}

/// The request of this process. Prints help, the version or the mistake, and exits with 0 or 2, where that is called for.
pub fn parse() -> Args {
    Args::parse()
}

/// The request in `words`, of which the first is the program's name.
///
/// An error holds what is to be printed and the exit status; help and version are errors in this sense.
pub fn parse_from(words: impl IntoIterator<Item = impl Into<OsString> + Clone>) -> Result<Args, clap::Error> {
    Args::try_parse_from(words)
}

/// Writes the completion script for `shell`. Errors are those of `out`.
pub fn completions(shell: Shell, out: &mut dyn io::Write) -> io::Result<()> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "prospectus", &mut script);
    out.write_all(&script)
}

impl Common {
    /// The language of messages: `--messages`, else that of the environment.
    pub fn message_lang(&self) -> MessageLang {
        self.messages.unwrap_or_else(|| message_lang_of(|name| std::env::var(name).ok()))
    }

    /// Whether to colour what is written to `stream`.
    pub fn colour(&self, stream: &impl RawStream) -> bool {
        match self.color {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto => AutoStream::choice(stream) != anstream::ColorChoice::Never,
        }
    }
}

/// Where "today" comes from when `--today` is not given: the moment in `SOURCE_DATE_EPOCH`, if it is set.
///
/// The variable holds seconds since 1970 (reproducible-builds.org); which day that is depends on the site's zone.
/// The error is a sentence: the variable holds something else.
pub fn source_date_epoch() -> Result<Option<i64>, String> {
    epoch_of(std::env::var_os("SOURCE_DATE_EPOCH"))
}

fn epoch_of(value: Option<OsString>) -> Result<Option<i64>, String> {
    let Some(value) = value.filter(|value| !value.is_empty()) else { return Ok(None) };
    let text = value.to_string_lossy();
    text.parse()
        .map(Some)
        .map_err(|_| format!("SOURCE_DATE_EPOCH is {text:?}: it must be a number of seconds since 1970"))
}

/// Chinese if the locale of messages begins with `zh`; of the three variables the first that is set counts (POSIX, 8.2).
fn message_lang_of(variable: impl Fn(&str) -> Option<String>) -> MessageLang {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable).find(|value| !value.is_empty());
    match locale.is_some_and(|locale| locale.starts_with("zh")) {
        true => MessageLang::Zh,
        false => MessageLang::En,
    }
}

fn editor(text: &str) -> Result<Editor, String> {
    Editor::parse(text).ok_or_else(|| {
        let names: Vec<&str> = Editor::names().collect();
        format!("write one of {}, or an address such as my-editor://open?file={{path}}&line={{line}}", names.join(", "))
    })
}

fn date(text: &str) -> Result<CivilDay, String> {
    match Date::parse(text) {
        Ok(Date::Day(day)) => Ok(day),
        _ => Err("write a day that exists as year-month-day with two digits each, as in 2026-09-01".to_owned()),
    }
}

impl ValueEnum for MessageLang {
    fn value_variants<'a>() -> &'a [Self] {
        &[MessageLang::En, MessageLang::Zh]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            MessageLang::En => PossibleValue::new("en").help("English"),
            MessageLang::Zh => PossibleValue::new("zh").help("Chinese (中文)"),
        })
    }
}

impl ValueEnum for Form {
    fn value_variants<'a>() -> &'a [Self] {
        &[Form::Rich, Form::Short, Form::Json, Form::Sarif, Form::Github]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Form::Rich => PossibleValue::new("rich").help("with the lines, carets and cures, for people"),
            Form::Short => PossibleValue::new("short").help("one line each, for editors"),
            Form::Json => PossibleValue::new("json").help("one document, for scripts"),
            Form::Sarif => PossibleValue::new("sarif").help("SARIF 2.1.0, for code scanning"),
            Form::Github => PossibleValue::new("github").help("beside the lines of a pull request on GitHub"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(line: &str) -> Result<Args, String> {
        parse_from(line.split_whitespace()).map_err(|error| error.to_string())
    }

    #[test]
    fn the_definition_of_the_command_line_is_sound() {
        Args::command().debug_assert();
    }

    #[test]
    fn common_options_stand_before_or_after_the_command() {
        let before = args("prospectus --root 目录 --messages zh --format short --threads 3 check --strict").unwrap();
        let after = args("prospectus check --strict --root 目录 --messages zh --format short --threads 3").unwrap();
        assert_eq!(before, after);
        assert_eq!(before.command, Command::Check { strict: true });
        assert_eq!(
            before.common,
            Common {
                root: Some("目录".into()),
                messages: Some(MessageLang::Zh),
                format: Form::Short,
                threads: NonZeroUsize::new(3),
                ..Common::default()
            }
        );
    }

    #[test]
    fn every_command_is_understood() {
        let command = |line: &str| args(line).unwrap().command;
        assert_eq!(command("prospectus build"), Command::Build { verify: false, drafts: false });
        assert_eq!(command("prospectus build --verify --drafts"), Command::Build { verify: true, drafts: true });
        let serve = |line: &str| match command(line) {
            Command::Serve(args) => args,
            other => panic!("{other:?}"),
        };
        let plain = serve("prospectus serve");
        assert_eq!((plain.port, plain.poll, &*plain.host, plain.open), (None, None, "127.0.0.1", false));
        let asked = serve("prospectus serve --open --port 0 --poll --editor none");
        assert_eq!((asked.port, asked.poll, asked.open), (Some(0), Some(None), true));
        assert_eq!(serve("prospectus serve --poll=0.5").poll, Some(Some(Duration::from_millis(500))));
        for wrong in ["--poll=0", "--poll=a", "--port 70000", "--editor javascript:{path}"] {
            args(&format!("prospectus serve {wrong}")).unwrap_err();
        }
        assert_eq!(command("prospectus check"), Command::Check { strict: false });
        assert_eq!(command("prospectus explain"), Command::Explain { code: None });
        assert_eq!(command("prospectus explain not-utf8"), Command::Explain { code: Some("not-utf8".into()) });
        let schema =
            |kind: Option<&str>, write, settings| Command::Schema { kind: kind.map(str::to_owned), write, settings };
        assert_eq!(command("prospectus schema programs"), schema(Some("programs"), false, false));
        assert_eq!(command("prospectus schema --write"), schema(None, true, false));
        assert_eq!(command("prospectus schema --settings"), schema(None, false, true));
        args("prospectus schema programs --write").unwrap_err();
        let new = Command::New { what: "majors".into(), slug: Some("robotics".into()) };
        assert_eq!(command("prospectus new majors robotics"), new);
        assert_eq!(command("prospectus new 望川"), Command::New { what: "望川".into(), slug: None });
        assert_eq!(command("prospectus theme-reference"), Command::ThemeReference);
        assert_eq!(command("prospectus completions fish"), Command::Completions { shell: Shell::Fish });
    }

    #[test]
    fn a_day_is_written_in_one_form_and_must_exist() {
        let today = |text: &str| args(&format!("prospectus build --today {text}")).map(|args| args.common.today);
        assert_eq!(today("2028-02-29"), Ok(Some(CivilDay::new(2028, 2, 29).unwrap())));
        for wrong in ["20260901", "2026-9-1", "2026-02-29", "2026年9月1日", "2026-09-01T10:00"] {
            let message = today(wrong).unwrap_err();
            let expected = format!(
                "error: invalid value '{wrong}' for '--today <DATE>': \
                 write a day that exists as year-month-day with two digits each, as in 2026-09-01\n"
            );
            assert!(message.starts_with(&expected), "{message}");
        }
    }

    #[test]
    fn a_misspelt_command_names_the_nearest_and_exits_with_two() {
        let error = parse_from(["prospectus", "biuld"]).unwrap_err();
        assert_eq!(error.exit_code(), 2);
        assert!(error.to_string().contains("a similar subcommand exists: 'build'"), "{error}");
        assert_eq!(parse_from(["prospectus", "--help"]).unwrap_err().exit_code(), 0);
        assert_eq!(parse_from(["prospectus"]).unwrap_err().exit_code(), 2);
    }

    #[test]
    fn no_threads_are_refused() {
        let message = args("prospectus build --threads 0").unwrap_err();
        assert!(message.starts_with("error: invalid value '0' for '--threads <N>': "), "{message}");
    }

    #[test]
    fn the_environment_speaks_chinese_by_the_first_variable_that_is_set() {
        let lang = |set: &[(&str, &str)]| {
            message_lang_of(|name| set.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
        };
        assert_eq!(lang(&[]), MessageLang::En);
        assert_eq!(lang(&[("LANG", "zh_CN.UTF-8")]), MessageLang::Zh);
        assert_eq!(lang(&[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "C")]), MessageLang::En);
        assert_eq!(lang(&[("LANG", "en_US.UTF-8"), ("LC_MESSAGES", "zh_TW"), ("LC_ALL", "")]), MessageLang::Zh);
    }

    #[test]
    fn the_option_wins_over_the_environment() {
        let args = args("prospectus check --messages zh").unwrap();
        assert_eq!(args.common.message_lang(), MessageLang::Zh);
    }

    #[test]
    fn the_epoch_is_seconds_or_a_mistake() {
        assert_eq!(epoch_of(None), Ok(None));
        assert_eq!(epoch_of(Some("".into())), Ok(None));
        assert_eq!(epoch_of(Some("86400".into())), Ok(Some(86400)));
        assert_eq!(
            epoch_of(Some("昨天".into())),
            Err("SOURCE_DATE_EPOCH is \"昨天\": it must be a number of seconds since 1970".to_owned())
        );
    }

    #[test]
    fn the_help_of_each_command_has_an_example_where_it_takes_something() {
        for mut command in Args::command().get_subcommands().cloned() {
            let takes = command.get_arguments().next().is_some();
            let help = command.render_long_help().to_string();
            assert!(!takes || help.contains("Examples:\n  prospectus "), "{help}");
        }
    }

    #[test]
    fn completions_name_the_commands() {
        let mut script = Vec::new();
        completions(Shell::Bash, &mut script).unwrap();
        let script = String::from_utf8(script).unwrap();
        assert!(script.contains("theme-reference"), "{script}");
    }
}
