//! The kinds of entries, one file each.

pub mod agreement;
pub mod document;
pub mod exchange;
pub mod institution;
pub mod major;
pub mod news;
pub mod page;
pub mod program;
pub mod training;
