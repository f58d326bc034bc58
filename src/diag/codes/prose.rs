//! What can be wrong with Markdown.

super::codes! {}
