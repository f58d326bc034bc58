//! The built-in theme and the reports about broken ones, without a catalogue: contexts are written by hand.
