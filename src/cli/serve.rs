//! `prospectus serve`: the site while it is being written, in a browser.

use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::args::{Common, ServeArgs};
use super::{FINE, fail, message_of, request, say, today, write_report};
use crate::catalogue::Drafts;
use crate::diag::{Both, Form, MessageLang};
use crate::serve::live::{Change, State};
use crate::serve::watch::{How, POLL};
use crate::serve::{Busy, Error, Notice, Options, PORT, Refused, serve};

pub fn run(common: &Common, args: &ServeArgs) -> u8 {
    let lang = common.message_lang();
    let request = match request(common, if args.drafts { Drafts::Everything } else { Drafts::Skip }, false) {
        Ok(request) => request,
        Err(message) => return fail(&message),
    };
    let (asked, first) = (common.clone(), request.today);
    // What the environment says of the day was read without a mistake before.
    let clock = Arc::new(move || today(&asked).unwrap_or(first));
    let output = common.output.clone().unwrap_or_else(|| request.root.join("public"));
    let options = Options {
        request,
        clock,
        output,
        host: args.host.clone(),
        port: args.port.unwrap_or(PORT),
        how: match args.poll {
            None => How::Told,
            Some(every) => How::Polled(every.unwrap_or(POLL)),
        },
        editor: args.editor.clone(),
        lang,
    };
    let teller = Teller {
        common: common.clone(),
        lang,
        open: args.open,
        last: Mutex::new(None),
        was_broken: AtomicBool::new(false),
    };
    match serve(options, Arc::new(move |notice| teller.tell(notice))) {
        Ok(()) => {
            say(Both::new("stopped", "已停止").get(lang));
            FINE
        }
        Err(Error::Build(error)) => fail(&message_of(&error, lang)),
        Err(Error::Refused(refused)) => fail(&refusal(&refused, &args.host, lang)),
    }
}

/// Says what happens, a line each, with a report where it is another one than before.
struct Teller {
    common: Common,
    lang: MessageLang,
    open: bool,
    /// The report that was shown last; `None` before the first and after an empty one.
    last: Mutex<Option<String>>,
    /// Whether what there was last could not be shown.
    was_broken: AtomicBool,
}

impl Teller {
    fn tell(&self, notice: Notice) {
        let lang = self.lang;
        match notice {
            Notice::Ready { address, took, state } => {
                self.report(state);
                let (pages, seconds) = (pages(state, lang), took.as_secs_f64());
                say(&match lang {
                    MessageLang::En => {
                        format!("serving {address} ({pages}, ready in {seconds:.2} s); Ctrl-C ends it")
                    }
                    MessageLang::Zh => {
                        format!("网站已在 {address} 打开（{pages}，用时 {seconds:.2} 秒），按 Ctrl-C 结束")
                    }
                });
                if !state.is_good() {
                    say(state_of(state, lang));
                    self.was_broken.store(true, Ordering::Relaxed);
                }
                if self.open && !open_browser(address) {
                    say(&match lang {
                        MessageLang::En => format!("no browser could be opened: open {address} yourself"),
                        MessageLang::Zh => format!("无法自动打开浏览器，请自行打开 {address}"),
                    });
                }
            }
            Notice::Silent(silence) => {
                let (reason, cure) = silence.words();
                let (reason, every) = (reason.get(lang), POLL.as_secs());
                say(&match lang {
                    MessageLang::En => format!("{reason}: files are looked at every {every} seconds instead"),
                    MessageLang::Zh => format!("{reason}：改为每 {every} 秒查看一次文件"),
                });
                if let Some(cure) = cure {
                    say(&match lang {
                        MessageLang::En => format!("to be told of changes at once, allow more: `{cure}`"),
                        MessageLang::Zh => format!("如需立即得知变化，请放宽限制：`{cure}`"),
                    });
                }
            }
            Notice::Changed { change, took, applied, state } => {
                let is_new = self.report(state);
                let was_broken = self.was_broken.swap(!applied.is_good, Ordering::Relaxed);
                let is_mended = was_broken && applied.is_good;
                if !applied.changed && !is_new && !is_mended {
                    return;
                }
                let (what, millis) = (what(change, lang), took.as_millis());
                let mut line = match lang {
                    MessageLang::En => format!("{what}: {millis} ms"),
                    MessageLang::Zh => format!("{what}：{millis} 毫秒"),
                };
                if !state.report().is_empty() {
                    line.push_str(Both::new(", ", "，").get(lang));
                    line.push_str(&state.report().summary(lang));
                }
                if is_mended {
                    line.push_str(Both::new("; mended, the pages follow", "；已改正，页面随之更新").get(lang));
                }
                if !applied.is_good {
                    line.push_str(Both::new("; ", "；").get(lang));
                    line.push_str(state_of(state, lang));
                }
                say(&line);
            }
            Notice::Day { took, state } => {
                self.report(state);
                let millis = took.as_millis();
                say(&match lang {
                    MessageLang::En => format!("another day has come, and the pages follow: {millis} ms"),
                    MessageLang::Zh => format!("日期已更新，页面随之更新：{millis} 毫秒"),
                });
            }
            Notice::Unread { change, error } => {
                self.was_broken.store(true, Ordering::Relaxed);
                let (what, message) = (what(change, lang), message_of(error, lang));
                say(&match lang {
                    MessageLang::En => format!("{what}: {message}\nthe site stays as it was"),
                    MessageLang::Zh => format!("{what}：{message}\n网站保持原样"),
                });
            }
        }
    }

    /// Shows the report of `state` where it is another one than before; whether it was.
    fn report(&self, state: &State) -> bool {
        let text = state.report().text(Form::Json, state.sources(), self.lang, false);
        let shown = (!state.report().is_empty()).then_some(text);
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if *last == shown {
            return false;
        }
        *last = shown;
        // Programs that read it want the empty one, too.
        let _ = write_report(state.report(), state.sources(), &self.common);
        true
    }
}

/// `92 pages`
fn pages(state: &State, lang: MessageLang) -> String {
    let n = state.paths().filter(|path| path.as_str().ends_with(".html")).count();
    match (n, lang) {
        (0, MessageLang::En) => "no pages yet".to_owned(),
        (0, MessageLang::Zh) => "尚无页面".to_owned(),
        (1, MessageLang::En) => "1 page".to_owned(),
        (n, MessageLang::En) => format!("{n} pages"),
        (n, MessageLang::Zh) => format!("{n} 个页面"),
    }
}

/// What a reader gets while something is wrong.
fn state_of(state: &State, lang: MessageLang) -> &'static str {
    let words = match state.paths().next() {
        Some(_) => Both::new("the last good pages stay until it is mended", "改正之前仍显示上一次正确的页面"),
        None => Both::new("pages will come once it is mended", "改正之后才有页面"),
    };
    words.get(lang)
}

/// Which files have changed: up to three by name.
fn what(change: &Change, lang: MessageLang) -> String {
    const NAMED: usize = 3;
    let paths = match change {
        Change::All => return Both::new("files have changed", "文件有变化").get(lang).to_owned(),
        Change::Paths(paths) => paths,
    };
    let named: Vec<String> =
        paths.iter().take(NAMED).map(|path| crate::diag::escaped(path.as_str()).into_owned()).collect();
    let named = named.join(Both::new(", ", "、").get(lang));
    match (paths.len() > NAMED, lang) {
        (false, _) => named,
        (true, MessageLang::En) => format!("{named} and {} more", paths.len() - NAMED),
        (true, MessageLang::Zh) => format!("{named} 等 {} 个文件", paths.len()),
    }
}

/// Opens `address` in the browser of the person at this machine; whether a program for that could be started.
fn open_browser(address: &str) -> bool {
    let candidates: &[&[&str]] = if cfg!(target_os = "macos") {
        &[&["open"]]
    } else if cfg!(windows) {
        &[&["rundll32", "url.dll,FileProtocolHandler"]]
    } else {
        &[&["xdg-open"], &["wslview"], &["gio", "open"]]
    };
    candidates.iter().any(|words| {
        let mut command = Command::new(words[0]);
        command.args(&words[1..]).arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        match command.spawn() {
            Ok(mut child) => {
                // Waited for, so that it leaves no zombie; it ends once the browser has the address.
                std::thread::spawn(move || child.wait());
                true
            }
            Err(_) => false,
        }
    })
}

/// Why there is no server, and what to type instead.
fn refusal(refused: &Refused, host: &str, lang: MessageLang) -> String {
    match (refused, lang) {
        (Refused::Busy(port, busy), _) => in_use(*port, busy, lang),
        (Refused::Forbidden(port, _), MessageLang::En) => {
            format!(
                "the system does not let you serve at port {port}\ntake one above 1023: `prospectus serve --port {PORT}`"
            )
        }
        (Refused::Forbidden(port, _), MessageLang::Zh) => {
            format!("系统不允许使用端口 {port}\n请改用 1023 以上的端口：`prospectus serve --port {PORT}`")
        }
        (Refused::Host(_, error), MessageLang::En) => format!(
            "`{host}` is no name or address of this machine: {error}\n\
             leave out `--host` to serve this machine alone, or write `--host 0.0.0.0` for all of its addresses"
        ),
        (Refused::Host(_, error), MessageLang::Zh) => format!(
            "`{host}` 不是本机的名称或地址：{error}\n不写 `--host` 时只供本机访问；写 `--host 0.0.0.0` 则使用本机的所有地址"
        ),
        (Refused::Runtime(error), MessageLang::En) => format!("the server cannot start: {error}"),
        (Refused::Runtime(error), MessageLang::Zh) => format!("服务器无法启动：{error}"),
    }
}

fn in_use(port: u16, busy: &Busy, lang: MessageLang) -> String {
    let port_option = busy.free.map_or("--port 0".to_owned(), |free| format!("--port {free}"));
    let typed = format!("`prospectus serve {port_option}`");
    match (&busy.holder, lang) {
        (Some(_), MessageLang::En) if busy.is_same_site => {
            format!("this site is served already: open {}\nto serve it once more, write {typed}", busy.address)
        }
        (Some(_), MessageLang::Zh) if busy.is_same_site => {
            format!("这个网站已经在运行：请打开 {}\n如需再运行一个，请写 {typed}", busy.address)
        }
        (Some(root), MessageLang::En) => {
            format!(
                "port {port} is in use by another `prospectus serve`, of the site in {root}\nend that one, or write {typed}"
            )
        }
        (Some(root), MessageLang::Zh) => {
            format!("端口 {port} 已被另一个 `prospectus serve` 占用，其网站在 {root}\n请结束它，或改写 {typed}")
        }
        (None, MessageLang::En) => format!("port {port} is in use by another program\nend that one, or write {typed}"),
        (None, MessageLang::Zh) => format!("端口 {port} 已被其他程序占用\n请结束该程序，或改写 {typed}"),
    }
}

/// `2`, `0.5`: seconds between two looks at the disk.
pub fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text.parse().map_err(|_| "write a number of seconds, as in 2 or 0.5".to_owned())?;
    match (0.1..=3600.0).contains(&seconds) {
        true => Ok(Duration::from_secs_f64(seconds)),
        false => Err("write a number of seconds from 0.1 to 3600".to_owned()),
    }
}
