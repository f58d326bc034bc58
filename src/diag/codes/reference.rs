//! What can be wrong with references between entries.

super::codes! {}
