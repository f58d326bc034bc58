//! `prospectus theme-reference`: every name that templates see.

use std::io::{self, Write};

use super::written;
use crate::theme::reference;

pub fn run() -> u8 {
    written(io::stdout().lock().write_all(reference::text().as_bytes()))
}
