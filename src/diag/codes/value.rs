//! What can be wrong with a single value that is nearly right.

super::codes! {}
