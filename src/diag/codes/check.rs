//! What can be wrong with what only the whole can tell, and that cannot be so.

super::codes! {}
