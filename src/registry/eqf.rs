//! Levels of the European Qualifications Framework: 1 to 8 (Council Recommendation 2017/C 189/03, annex II).

use super::{Fault, Reason, lookup};

/// The level, 1 to 8.
///
/// Else the proposal is the level meant by a word around it (`EQF 6`, `level 6`, `六级`) or by a degree of the Bologna
/// process (`bachelor`, `硕士`), which the framework places at 6, 7 and 8.
pub fn eqf(text: &str) -> Result<u8, Fault> {
    if let [digit @ b'1'..=b'8'] = text.as_bytes() {
        return Ok(digit - b'0');
    }
    let folded = super::halfwidth(text).to_lowercase();
    let core = folded.trim().trim_start_matches("eqf").trim_start_matches([' ', '-']).trim_start_matches("level");
    let core = core.trim().trim_start_matches('第').trim_end_matches('级').trim();
    match core.as_bytes() {
        [b'1'..=b'8'] => Err(Fault::spelling(core)),
        _ => match lookup(WORDS, core) {
            Some(level) => Err(Fault::spelling(level)),
            None if core.bytes().all(|b| b.is_ascii_digit()) && !core.is_empty() => Err(Fault::new(Reason::Range)),
            None => Err(Fault::new(Reason::Shape)),
        },
    }
}

#[rustfmt::skip]
const WORDS: &[(&str, &str)] = &[
    ("bachelor", "6"), ("doctor", "8"), ("doctoral", "8"), ("doctorate", "8"), ("i", "1"), ("ii", "2"), ("iii", "3"),
    ("iv", "4"), ("master", "7"), ("phd", "8"), ("v", "5"), ("vi", "6"), ("vii", "7"), ("viii", "8"), ("一", "1"),
    ("七", "7"), ("三", "3"), ("二", "2"), ("五", "5"), ("八", "8"), ("六", "6"), ("博士", "8"), ("四", "4"), ("学士", "6"),
    ("本科", "6"), ("硕士", "7"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_sorted() {
        super::super::tests::assert_sorted_and_unique(WORDS.iter().map(|(word, _)| *word));
    }

    #[test]
    fn levels_are_one_to_eight() {
        assert_eq!(eqf("1"), Ok(1));
        assert_eq!(eqf("8"), Ok(8));
        assert_eq!(eqf("9"), Err(Fault::new(Reason::Range)));
        assert_eq!(eqf("0"), Err(Fault::new(Reason::Range)));
        assert_eq!(eqf("高级"), Err(Fault::new(Reason::Shape)));
        assert_eq!(eqf(""), Err(Fault::new(Reason::Shape)));
    }

    #[test]
    fn words_around_a_level_and_degrees_have_their_cure() {
        for (wrong, level) in
            [("EQF 6", "6"), ("EQF level 7", "7"), ("六级", "6"), ("第8级", "8"), ("硕士", "7"), ("Bachelor", "6")]
        {
            assert_eq!(eqf(wrong), Err(Fault::spelling(level)), "{wrong}");
        }
    }
}
