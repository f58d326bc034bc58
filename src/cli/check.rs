//! `prospectus check`: all that is wrong, and nothing written.

use super::args::Common;
use super::{drafts_of, fail, message_of, report, request, say};
use crate::build::check;
use crate::diag::{Form, MessageLang};

pub fn run(common: &Common, strict: bool) -> u8 {
    let lang = common.message_lang();
    let request = match request(common, drafts_of(false), strict) {
        Ok(request) => request,
        Err(message) => return fail(&message),
    };
    let outcome = match check(&request) {
        Ok(outcome) => outcome,
        Err(error) => return fail(&message_of(&error, lang)),
    };
    let code = report(&outcome, common);
    if matches!(common.format, Form::Rich | Form::Short) {
        let n = outcome.entries;
        say(&match (outcome.report.is_empty(), lang) {
            (true, MessageLang::En) => format!("{n} entries checked, nothing is wrong"),
            (true, MessageLang::Zh) => format!("已检查 {n} 个条目，没有问题"),
            (false, _) => outcome.report.summary(lang),
        });
    }
    // The process ends now.
    std::mem::forget(outcome);
    code
}
