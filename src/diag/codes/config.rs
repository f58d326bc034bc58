//! What can be wrong with `site.toml`.

super::codes! {}
