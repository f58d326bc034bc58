//! The site in memory while it is being written.
//!
//! [`live`] keeps it as a build would make it now. It reads the sources, and writes nothing.

pub mod live;
