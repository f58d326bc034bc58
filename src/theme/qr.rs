//! `qr(text=page.absolute)`: a text as a QR code, as SVG that stands in the page.
//!
//! For what is printed: a reader of paper comes back to the page. Made while the page is, only where a template asks
//! for it; no script and no request.

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc};

/// Light modules around the code that readers need (ISO/IEC 18004).
const QUIET: i32 = 4;

/// The code of `text`, decorative for those who do not see it; `None` where the text is too long for any.
pub fn svg(text: &str) -> Option<String> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let side = code.size() + 2 * QUIET;
    let mut svg = String::with_capacity(4096);
    let _ = write!(
        svg,
        "<svg class=\"qr\" viewBox=\"0 0 {side} {side}\" aria-hidden=\"true\" shape-rendering=\"crispEdges\">"
    );
    // White and black whatever the colour scheme: that is what readers look for.
    let _ = write!(svg, "<path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path d=\"");
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let length = (x..code.size()).take_while(|x| code.get_module(*x, y)).count() as i32;
            if length > 0 {
                let _ = write!(svg, "M{} {}h{length}v1h-{length}z", x + QUIET, y + QUIET);
            }
            x += length.max(1);
        }
    }
    svg.push_str("\"/></svg>");
    Some(svg)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dark_modules_are_those_of_the_code() {
        let text = "https://catalogue.example/zh/programs/通信工程/";
        let svg = svg(text).unwrap();
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).unwrap();
        let dark = |x: i32, y: i32| {
            svg.split('M').skip(2).any(|run| {
                let numbers: Vec<i32> =
                    run.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse().ok()).collect();
                numbers[1] == y + QUIET && (numbers[0]..numbers[0] + numbers[2]).contains(&(x + QUIET))
            })
        };
        for y in 0..code.size() {
            for x in 0..code.size() {
                assert_eq!(dark(x, y), code.get_module(x, y), "{x} {y}");
            }
        }
    }

    #[test]
    fn a_text_that_no_code_can_hold_has_none() {
        assert_eq!(svg(&"长".repeat(3000)), None);
    }
}
