//! `prospectus` compiles a git folder of Markdown and YAML into a static, multilingual catalogue of a university's
//! joint programs, majors, exchanges and partnerships.
//!
//! The library is a pipeline of immutable values; `build` has its stages in order, on one screen.

pub mod address;
pub mod cli;
pub mod date;
pub mod diag;
pub mod fields;
pub mod lang;
pub mod locale;
pub mod publish;
pub mod registry;
pub mod source;
pub mod syntax;
pub mod text;

// Stand-ins until the catalogue is wired.
pub mod assets {
    #[derive(Clone, Debug)]
    pub struct StaticFile {
        pub name: String,
        pub bytes: std::borrow::Cow<'static, [u8]>,
    }
}
pub mod theme {
    mod engine;
    mod errors;
    mod load;
    mod strings;
    #[cfg(test)]
    mod tests;
    pub use load::{LoadError, ThemeFiles, load};
    pub use strings::Strings;
    pub const CONTRACT: i64 = 1;
}
pub mod verify;
