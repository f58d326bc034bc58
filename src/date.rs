//! Dates at the precision at which they are known.
