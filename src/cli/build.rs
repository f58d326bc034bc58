//! `prospectus build`: the published site.

use std::time::Instant;

use indicatif::{ProgressBar, ProgressStyle};

use super::args::Common;
use super::signals::Signals;
use super::{fail, is_terminal, message_of, report, request, say};
use crate::build::{Built, Destination, Error, build_until};
use crate::catalogue::Drafts;
use crate::diag::{Form, MessageLang};
use crate::publish::How;

pub fn run(common: &Common, verify: bool, drafts: Drafts) -> u8 {
    let lang = common.message_lang();
    #[allow(clippy::disallowed_methods, reason = "the last line says how long it took")]
    let started = Instant::now();
    let request = match request(common, drafts, false) {
        Ok(request) => request,
        Err(message) => return fail(&message),
    };
    let output = common.output.clone().unwrap_or_else(|| request.root.join("public"));
    let home = std::env::home_dir().and_then(|home| camino::Utf8PathBuf::from_path_buf(home).ok());
    let to = Destination { output, home, verify };

    let progress = progress(common, lang);
    let signals = Signals::noted();
    let outcome = build_until(&request, &to, &signals.stop());
    if let Some(progress) = progress {
        progress.finish_and_clear();
    }
    let outcome = match outcome {
        Ok(outcome) => outcome,
        Err(Error::Stopped) => {
            say(match lang {
                MessageLang::En => "stopped: the old site is as it was",
                MessageLang::Zh => "已中止：原有网站保持不变",
            });
            return signals.end();
        }
        Err(error) => return fail(&message_of(&error, lang)),
    };
    let code = report(&outcome, common);
    let for_people = matches!(common.format, Form::Rich | Form::Short);
    if for_people && !outcome.report.is_empty() {
        say(&outcome.report.summary(lang));
    }
    match &outcome.built {
        Some(built) if for_people => {
            say(&closing_line(built, outcome.entries, &to, started.elapsed().as_secs_f64(), lang));
        }
        None if for_people => say(match lang {
            MessageLang::En => "nothing was published: the old site is as it was",
            MessageLang::Zh => "没有发布：原有网站保持不变",
        }),
        _ => {}
    }
    // The process ends now.
    std::mem::forget(outcome);
    code
}

/// A spinner, on a terminal only.
fn progress(common: &Common, lang: MessageLang) -> Option<ProgressBar> {
    if !is_terminal() || !matches!(common.format, Form::Rich | Form::Short) {
        return None;
    }
    let bar = ProgressBar::new_spinner();
    bar.set_style(ProgressStyle::with_template("{spinner} {msg} {elapsed}").ok()?);
    bar.set_message(match lang {
        MessageLang::En => "building",
        MessageLang::Zh => "正在生成",
    });
    bar.enable_steady_tick(std::time::Duration::from_millis(100));
    Some(bar)
}

/// What was built, how many pages, how long, how it was published, and what exports could not say.
fn closing_line(built: &Built, entries: usize, to: &Destination, seconds: f64, lang: MessageLang) -> String {
    let published = &built.published;
    let (pages, files) = (built.pages, built.files);
    let (written, unchanged, removed) = (published.written, published.unchanged, published.removed);
    let kept = published.foreign.join(", ");
    let mut line = match lang {
        MessageLang::En => format!(
            "built {entries} entries into {pages} pages ({files} files) in {seconds:.2} s: \
             {written} written, {unchanged} unchanged, {removed} removed in {}",
            to.output
        ),
        MessageLang::Zh => format!(
            "已将 {entries} 个条目生成为 {pages} 个页面（{files} 个文件），用时 {seconds:.2} 秒：\
             写入 {written}，未变 {unchanged}，删除 {removed}，位于 {}",
            to.output
        ),
    };
    let left_out: Vec<String> = built.left_out.iter().map(|(format, count)| format!("{format} {count}")).collect();
    if !left_out.is_empty() {
        line.push_str(&match lang {
            MessageLang::En => format!("; entries that exports leave out: {}", left_out.join(", ")),
            MessageLang::Zh => format!("；导出格式未能收录的条目：{}", left_out.join("、")),
        });
    }
    line.push_str(&match (published.how, lang) {
        (How::First, MessageLang::En) => "; first publishing".to_owned(),
        (How::First, MessageLang::Zh) => "；首次发布".to_owned(),
        (How::Exchanged, MessageLang::En) => "; published in one step".to_owned(),
        (How::Exchanged, MessageLang::Zh) => "；一步发布".to_owned(),
        (How::Unchanged, MessageLang::En) => "; nothing had changed".to_owned(),
        (How::Unchanged, MessageLang::Zh) => "；没有变化".to_owned(),
        (How::FileByFile(reason), MessageLang::En) => format!("; published file by file: {}", reason.words().en),
        (How::FileByFile(reason), MessageLang::Zh) => format!("；逐个文件发布：{}", reason.words().zh),
    });
    if !kept.is_empty() {
        line.push_str(&match lang {
            MessageLang::En => format!("; kept what is not ours: {kept}"),
            MessageLang::Zh => format!("；保留了非本程序的文件：{kept}"),
        });
    }
    line
}
