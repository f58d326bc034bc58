//! The kinds of entries, one file each.

pub mod agreement;
pub mod document;
pub mod alliance;
pub mod event;
pub mod exchange;
pub mod initiative;
pub mod institution;
pub mod joint_unit;
pub mod major;
pub mod news;
pub mod page;
pub mod person;
pub mod program;
pub mod training;
pub mod unit;
