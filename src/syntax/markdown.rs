//! Markdown to safe HTML with holes.
