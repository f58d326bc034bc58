//! Where a line of a Chinese or Japanese heading may end: between words, as readers group them.
//!
//! ICU's dictionary knows the words; browsers break such text after any character. Names that no dictionary has come out
//! as single characters, so those are kept together. Not here: the markup that tells it to browsers (`theme`).

use std::sync::LazyLock;

use icu::segmenter::options::WordBreakInvariantOptions;
use icu::segmenter::{WordSegmenter, WordSegmenterBorrowed};

static WORDS: LazyLock<WordSegmenterBorrowed<'static>> =
    LazyLock::new(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()));

/// Particles that belong to the word before them, and those that belong to the word behind.
const TRAILING: &str = "的之了们等";
const LEADING: &str = "与和及或在对从向为第";

/// `text` cut where its lines may end beside where they may end anyway (blanks, punctuation); nothing is left out.
pub fn phrases(text: &str) -> Vec<&str> {
    if !text.chars().any(is_ideograph) {
        return vec![text];
    }
    let cuts: Vec<usize> = WORDS.segment_str(text).collect();
    let words: Vec<&str> = cuts.windows(2).map(|cut| &text[cut[0]..cut[1]]).collect();
    let mut phrases = Vec::new();
    let mut from = 0;
    for (at, cut) in cuts.iter().enumerate().skip(1).take(words.len().saturating_sub(1)) {
        if parts(&words[..at], words[at]) {
            phrases.push(&text[from..*cut]);
            from = *cut;
        }
    }
    phrases.push(&text[from..]);
    phrases
}

/// Whether a line may end between the words before and the word behind.
fn parts(before: &[&str], behind: &str) -> bool {
    let Some((word, earlier)) = before.split_last() else { return false };
    let (Some(last), Some(first)) = (word.chars().next_back(), behind.chars().next()) else { return false };
    let is_word = |c: char| is_ideograph(c) || c.is_alphanumeric();
    if !is_word(last) || !is_word(first) || !is_ideograph(last) && !is_ideograph(first) {
        return false;
    }
    // 12 国: a number stands with what it counts.
    if last.is_ascii_digit() {
        return false;
    }
    // A character by itself ends the word before it (研讨会); behind a particle or at the beginning there is none, so it
    // begins the next (学院的双学位, 新丝绸).
    let alone = |word: &str| word.chars().count() == 1 && word.chars().all(is_ideograph);
    let is_particle = |word: &str, of: &str| alone(word) && of.contains(word);
    let stands_first = match earlier.last() {
        Some(earlier) => {
            is_particle(earlier, TRAILING) || is_particle(earlier, LEADING) || !earlier.chars().all(is_word)
        }
        None => true,
    };
    let begins = is_particle(word, LEADING) || alone(word) && stands_first;
    let ends = alone(behind) && !is_particle(behind, LEADING) && !is_particle(word, TRAILING);
    !begins && !ends && !is_particle(behind, TRAILING)
}

fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' | '々' | '〇')
}

#[cfg(test)]
mod tests {
    use super::phrases;

    #[test]
    fn lines_end_between_words_and_keep_particles_names_and_numbers_whole() {
        let check = |text: &str, expected: &str| assert_eq!(phrases(text).join("|"), expected);
        check("新丝绸之路大学联盟成员高校签约", "新丝绸|之路|大学|联盟|成员|高校签约");
        check("与科里布谷学院的双学位协议", "与科里布谷|学院的|双学位|协议");
        check("12国12校国际研讨会", "12国|12校|国际|研讨会");
        check("望川大学、科里布谷学院与LG电子三方协议", "望川|大学、科里布谷|学院|与LG|电子|三方|协议");
        check("江苏省人民政府外事办公室", "江苏省|人民政府|外事|办公室");
        check("A semester at Corrib Valley", "A semester at Corrib Valley");
        check("", "");
    }
}
