//! What can be wrong with links, anchors, pictures and files in prose.

super::codes! {}
