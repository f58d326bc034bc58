//! `prospectus theme-reference`: every name that templates see.

use std::io::{self, Write};

use super::written;
use crate::diag::MessageLang;
use crate::theme::reference;

pub fn run(lang: MessageLang) -> u8 {
    written(io::stdout().lock().write_all(reference::text().as_bytes()), lang)
}
