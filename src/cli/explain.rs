//! `prospectus explain`: what a message means.

use std::io::{self, Write};

use super::{fail, written};
use crate::diag::{MessageLang, explain, find};

pub fn run(code: Option<&str>, lang: MessageLang) -> u8 {
    let text = match code {
        None => explain::index(lang),
        Some(name) => match find(name) {
            Ok(code) => explain::explain(code, lang),
            Err(unknown) => return fail(&unknown.message(lang)),
        },
    };
    written(io::stdout().lock().write_all(text.as_bytes()), lang)
}
