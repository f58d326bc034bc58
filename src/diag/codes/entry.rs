//! What can be wrong with an entry as a whole: its files, slug, languages.

super::codes! {}
