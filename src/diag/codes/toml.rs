//! What can be wrong with TOML as such, in `site.toml` and `theme.toml`.

super::codes! {}
