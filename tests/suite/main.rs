//! The one integration binary: cases (wrong inputs with their whole reports), the shape of the source, and what the
//! built program does as a process.
//!
//! `PROSPECTUS_UPDATE=1` writes the reports of the cases and the reference in `docs/` anew; `PROSPECTUS_FULL=1` runs the long forms.
#![allow(clippy::disallowed_methods, reason = "these tests write sites into temporary folders and start the program")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on fails")]

mod any_bytes;
mod bodies;
mod cases;
mod catalogue;
mod command;
mod components;
mod determinism;
mod every_form;
mod exports;
mod facets;
mod facts;
mod faults;
mod first_mistakes;
mod folder;
mod generated;
mod killed;
mod linked;
mod links;
mod manual;
mod new;
mod pages;
mod readme;
mod refused;
mod safety;
mod second_theme;
mod security;
mod serve;
mod served;
mod staff;
mod strange_files;
mod structure;
mod subscribed;
mod told;
