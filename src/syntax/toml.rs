//! TOML to the same tree as YAML.
