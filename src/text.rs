//! Small questions about text: the nearest name, the width in terminal cells, Han characters.

use strsim::damerau_levenshtein;
use unicode_normalization::UnicodeNormalization;
use unicode_width::UnicodeWidthChar;

/// What file names have in common that some systems take for the same: without regard to case and composition.
pub fn fold(name: &str) -> String {
    // Nearly every name is of a slug or a language.
    match name.is_ascii() {
        true => name.to_ascii_lowercase(),
        false => name.nfc().flat_map(char::to_lowercase).nfc().collect(),
    }
}

/// The candidate nearest to `name`, if it is near enough to be meant: at most 1 + a third of its characters apart.
///
/// Compared by characters, without regard to case; of equally near ones the first in order of the candidates.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name = name.to_lowercase();
    let limit = 1 + name.chars().count() / 3;
    candidates
        .into_iter()
        .filter(|candidate| candidate.chars().count().abs_diff(name.chars().count()) <= limit)
        .map(|candidate| (damerau_levenshtein(&name, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Whether `c` is a Han character (the unified ideographs and their extensions; not kana, not punctuation).
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}' | '〇' | '々')
}

/// Whether one of two neighbours is Han and the other a Latin letter or a digit.
pub fn is_mixed(before: char, after: char) -> bool {
    let latin = |c: char| c.is_ascii_alphanumeric() || matches!(c, '\u{c0}'..='\u{24f}');
    (is_han(before) && latin(after)) || (latin(before) && is_han(after))
}

/// How many cells of a terminal `text` takes: two for a Han character, none for a combining one.
///
/// Counted character by character, as terminals do; a control character counts as nothing.
pub fn cells(text: &str) -> usize {
    text.chars().map(|c| c.width().unwrap_or(0)).sum()
}

/// Appends `text` to HTML, as text or as a quoted attribute's value.
pub fn escape_html(html: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
        html.push_str(&rest[..at]);
        html.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        rest = &rest[at + 1..];
    }
    html.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_found_by_characters_and_nothing_far_is() {
        let majors = ["software-engineering", "communications-engineering"];
        assert_eq!(nearest("software-enginering", majors), Some("software-engineering"));
        assert_eq!(nearest("ABC", ["abd"]), Some("abd"));
        assert_eq!(nearest("软件工成", ["软件工程"]), Some("软件工程"));
        assert_eq!(nearest("law", majors), None);
    }

    #[test]
    fn a_han_character_takes_two_cells_and_a_combining_one_none() {
        assert_eq!(cells("软件 3+1，"), 2 * 2 + 4 + 2);
        assert_eq!(cells("e\u{301}"), 1);
    }
}
