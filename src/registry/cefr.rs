//! Levels of the Common European Framework of Reference for Languages: A1 to C2 (Council of Europe, 2001).
//!
//! Plus levels (`B2+`) and halves (`B1.2`) are a school's own; A0 and native are no levels of the framework.
//! Never derived from a test's score: the conversion tables disagree.

use super::{Fault, Reason};

/// A level; later ones include earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cefr {
    A1,
    A2,
    B1,
    B2,
    C1,
    C2,
}

impl Cefr {
    /// All levels, lowest first.
    pub const ALL: [Cefr; 6] = [Cefr::A1, Cefr::A2, Cefr::B1, Cefr::B2, Cefr::C1, Cefr::C2];

    pub fn code(self) -> &'static str {
        match self {
            Self::A1 => "A1",
            Self::A2 => "A2",
            Self::B1 => "B1",
            Self::B2 => "B2",
            Self::C1 => "C1",
            Self::C2 => "C2",
        }
    }
}

/// The level of its two characters, `B2`.
///
/// Else the proposals are the level in capitals (`b2`), without words around it (`CEFR B2`, `B2级`), the level and the
/// next one for a plus (`B2+`: `B2`, `C1`), the level for a part of it (`B1.2`: `B1`).
pub fn cefr(text: &str) -> Result<Cefr, Fault> {
    if let Some(level) = by_code(text) {
        return Ok(level);
    }
    let folded = super::halfwidth(text).to_uppercase();
    let core = folded.trim().trim_start_matches("CEFR").trim_start_matches("LEVEL").trim_start_matches(['-', ' ', ':']);
    let core = core.trim_start_matches("LEVEL").trim_end_matches("LEVEL").trim_end_matches(['级', ' ']).trim_start();
    if let Some(level) = by_code(core) {
        return Err(Fault::spelling(level.code()));
    }
    let Some((level, rest)) = core.split_at_checked(2) else { return Err(Fault::new(Reason::Shape)) };
    let Some(level) = by_code(level) else { return Err(Fault::new(Reason::Shape)) };
    match rest {
        "+" | " +" | "PLUS" | " PLUS" => {
            let next = Cefr::ALL.iter().find(|higher| **higher > level);
            let proposals: Vec<&str> = [Some(&level), next].into_iter().flatten().map(|level| level.code()).collect();
            Err(Fault::of(Reason::Unlisted, &proposals))
        }
        _ if rest.starts_with('.') => Err(Fault::unlisted(Some(level.code()))),
        _ => Err(Fault::new(Reason::Shape)),
    }
}

fn by_code(code: &str) -> Option<Cefr> {
    Cefr::ALL.into_iter().find(|level| level.code() == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_ordered() {
        assert_eq!(cefr("B2"), Ok(Cefr::B2));
        assert!(Cefr::ALL.is_sorted() && Cefr::A1 < Cefr::C2);
    }

    #[test]
    fn other_spellings_have_their_cure() {
        for (wrong, level) in [("b2", "B2"), ("CEFR B2", "B2"), ("Ｃ１", "C1"), ("B2级", "B2"), ("level C1", "C1")] {
            assert_eq!(cefr(wrong), Err(Fault::spelling(level)), "{wrong}");
        }
    }

    #[test]
    fn a_plus_offers_both_neighbours_and_a_half_its_level() {
        assert_eq!(cefr("B2+"), Err(Fault::of(Reason::Unlisted, &["B2", "C1"])));
        assert_eq!(cefr("C2+"), Err(Fault::of(Reason::Unlisted, &["C2"])));
        assert_eq!(cefr("B1.2"), Err(Fault::unlisted(Some("B1"))));
    }

    #[test]
    fn what_is_no_level_is_refused() {
        for wrong in ["", "B", "B3", "中级", "母语", "B2中"] {
            assert_eq!(cefr(wrong), Err(Fault::new(Reason::Shape)), "{wrong}");
        }
    }
}
