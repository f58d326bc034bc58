//! Text to trees with spans: the only files that name the YAML, TOML and Markdown crates.

pub mod bytes;
pub mod front_matter;
pub mod markdown;
pub mod toml;
pub mod tree;
pub mod yaml;
