//! The old site or the new one.
