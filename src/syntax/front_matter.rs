//! The front matter of a Markdown file.
