//! `prospectus` compiles a git folder of Markdown and YAML into a static, multilingual catalogue of a university's
//! joint programs, majors, exchanges and partnerships.
//!
//! The library is a pipeline of immutable values; `build` has its stages in order, on one screen.

#![cfg_attr(test, allow(clippy::disallowed_methods, reason = "tests make files of their own"))]

pub mod address;
pub mod assets;
pub mod atlas;
pub mod build;
pub mod catalogue;
pub mod cli;
pub mod date;
pub mod diag;
pub mod edit;
mod explicit;
pub mod export;
pub mod fields;
pub mod lang;
pub mod locale;
pub mod manual;
pub mod plan;
pub mod project;
pub mod prose;
pub mod publish;
pub mod registry;
pub mod render;
pub mod schema;
pub mod serve;
pub mod site;
pub mod source;
pub mod stop;
pub mod syntax;
pub mod text;
pub mod theme;
pub mod verify;
