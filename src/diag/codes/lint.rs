//! What can be wrong with what only the whole can tell, and that is worth a look.

super::codes! {}
