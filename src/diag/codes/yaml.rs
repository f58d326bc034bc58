//! What can be wrong with YAML as such: syntax, and the parts of YAML that a catalogue does without.

super::codes! {}
