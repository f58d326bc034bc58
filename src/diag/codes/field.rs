//! What can be wrong with fields: unknown, missing, twice, in the wrong place or of the wrong shape.

super::codes! {}
