//! What can be wrong with templates, strings and theme.toml.

super::codes! {}
