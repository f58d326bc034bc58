//! Public lists of codes that the program carries, so that every code in content is checked without a network.
//!
//! One file a list, each with its standard and edition; tables are sorted and constant. A lookup gives the code in
//! its canonical spelling, or a [`Fault`] with what to write instead. Knows nothing of sources and diagnostics: the
//! value types of the catalogue turn a fault into a message.
//! Not here: time zones (`date`), names of countries and languages for pages (`locale`).

pub mod approval;
pub mod cefr;
pub mod contact;
pub mod country;
pub mod currency;
pub mod eqf;
pub mod identifier;
pub mod isced;
pub mod language;
pub mod language_test;

pub use approval::approval_number;
pub use cefr::{Cefr, cefr};
pub use contact::{email, phone, web_url};
pub use country::country;
pub use currency::{Currency, currency};
pub use eqf::eqf;
pub use identifier::{erasmus_code, isni, pic, ror, schac};
pub use isced::isced_f;
pub use language::language_tag;
pub use language_test::{LanguageTest, language_test, test_and_score};

/// Why a text is no code of a list, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub reason: Reason,
    /// What the author may have meant, the likeliest first; may be empty. Each is accepted by the same lookup.
    pub proposals: Vec<String>,
}

/// What is wrong with a text that is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Understood, but written in another way than the list's: the proposals are no guess.
    Spelling,
    /// Of the right shape or nearly, but not in the list: the proposals are guesses.
    Unlisted,
    /// Not of the shape that such a code has.
    Shape,
    /// Of the right shape, but one of its characters is wrong: its check digits say so.
    CheckDigits,
    /// A score below or above what the test can give, or between two steps of its scale.
    Range,
}

impl Fault {
    /// The likeliest of the proposals.
    pub fn proposal(&self) -> Option<&str> {
        self.proposals.first().map(String::as_str)
    }

    fn new(reason: Reason) -> Self {
        Self { reason, proposals: Vec::new() }
    }

    fn spelling(proposal: impl Into<String>) -> Self {
        Self { reason: Reason::Spelling, proposals: vec![proposal.into()] }
    }

    fn unlisted(proposal: Option<impl Into<String>>) -> Self {
        Self { reason: Reason::Unlisted, proposals: proposal.into_iter().map(Into::into).collect() }
    }

    fn of(reason: Reason, proposals: &[&str]) -> Self {
        Self { reason, proposals: proposals.iter().map(std::string::ToString::to_string).collect() }
    }
}

/// The value beside `key` in a table sorted by its first column.
fn lookup<V: Copy>(table: &[(&'static str, V)], key: &str) -> Option<V> {
    table.binary_search_by(|(k, _)| (*k).cmp(key)).ok().map(|i| table[i].1)
}

/// The candidate that `name` misspells; none for short names, to which everything is near: below four letters, or below
/// three Chinese characters, of which only one in three may differ.
fn nearest_name<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = name.chars().count();
    let han = name.chars().any(crate::text::is_han);
    if length < if han { 3 } else { 4 } {
        return None;
    }
    let near = crate::text::nearest(name, candidates)?;
    (!han || strsim::damerau_levenshtein(name, near) <= length / 3).then_some(near)
}

/// `text` as an input method for Latin letters would have typed it: full-width letters, digits, signs and blanks
/// become their ASCII forms (the block U+FF01 to U+FF5E, and U+3000), other characters stay.
fn halfwidth(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            '\u{3000}' | '\u{a0}' | '\u{202f}' => ' ',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Fails unless the first column is sorted by bytes and no key stands twice, as binary search needs.
    pub(super) fn assert_sorted_and_unique<'a>(keys: impl IntoIterator<Item = &'a str>) {
        let keys: Vec<&str> = keys.into_iter().collect();
        for pair in keys.windows(2) {
            assert!(pair[0] < pair[1], "`{}` stands before `{}`", pair[0], pair[1]);
        }
    }

    #[test]
    fn full_width_letters_become_ascii_and_chinese_stays() {
        assert_eq!(halfwidth("＋８６　２５，南京"), "+86 25,南京");
    }

    #[test]
    fn a_key_of_a_table_is_found_and_its_neighbours_are_not() {
        let table = [("中国", 1), ("德国", 2)];
        assert_eq!(lookup(&table, "德国"), Some(2));
        assert_eq!(lookup(&table, "法国"), None);
    }
}
