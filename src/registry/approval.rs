//! Approval numbers of Chinese-foreign cooperative education, as the Ministry of Education publishes them.
//!
//! Eighteen characters, `[A-Z]{3}\d{2}[A-Z]{2}\d[A-Z]\d{8}[A-Z]`: approving body, province, country, two codes of the
//! kind of education, year and serial number, one closing letter. Only the shape is checked, and a number that does not
//! fit is worth a warning, not an error: older approvals are numbered otherwise.

use super::{Fault, Reason};

/// The number itself, if it has the shape: `MOE` or `PDE`, two digits, and so on.
///
/// Else the proposal is the number in capitals, in half-width characters, without blanks, hyphens and the words before it
/// (`批准书编号：`), where that has the shape.
pub fn approval_number(text: &str) -> Result<&str, Fault> {
    if fits(text) {
        return Ok(text);
    }
    let folded = super::halfwidth(text);
    let number = folded.rsplit([':']).next().unwrap_or(&folded);
    let number: String =
        number.chars().filter(|c| !c.is_whitespace() && *c != '-').collect::<String>().to_ascii_uppercase();
    Err(if fits(&number) { Fault::spelling(number) } else { Fault::new(Reason::Shape) })
}

fn fits(text: &str) -> bool {
    const SHAPE: &[u8; 18] = b"AAA00AA0A00000000A";
    text.len() == SHAPE.len()
        && text.bytes().zip(SHAPE).all(|(b, shape)| match shape {
            b'A' => b.is_ascii_uppercase(),
            _ => b.is_ascii_digit(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shape_is_checked_and_other_spellings_have_their_cure() {
        // Made up: no such approval exists.
        assert_eq!(approval_number("MOE99XX1A20260001N"), Ok("MOE99XX1A20260001N"));
        let cure = Err(Fault::spelling("MOE99XX1A20260001N"));
        assert_eq!(approval_number("moe99xx1a20260001n"), cure);
        assert_eq!(approval_number("ＭＯＥ99XX1A 2026 0001N"), cure);
        assert_eq!(approval_number("批准书编号：MOE99XX1A20260001N"), cure);
    }

    #[test]
    fn other_shapes_are_refused() {
        for wrong in ["", "MOE99XX1A2026001N", "MOE99XX1A202600011", "教外综函", "MOE99XX1A20260001N号"] {
            assert_eq!(approval_number(wrong), Err(Fault::new(Reason::Shape)), "{wrong}");
        }
    }
}
