//! What can be wrong with finished pages and the output folder.

super::codes! {}
