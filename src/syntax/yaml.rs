//! YAML to a tree with spans.
