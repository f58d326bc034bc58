//! What a language does to dates, numbers, lists, plurals, order and names.
pub struct Locale;
