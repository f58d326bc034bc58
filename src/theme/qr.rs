//! `qr(text=page.absolute)`: a text as a QR code, as SVG that stands in the page.
//!
//! For what is printed: a reader of paper comes back to the page. Made while the page is, only where a template asks
//! for it; no script and no request. The package makes the code with a mask that it is told. Which of the eight masks is
//! best is found here, by bits of 64 modules at once: the package looks at them one by one, and took six times as long.

use std::fmt::Write;
use std::sync::{LazyLock, OnceLock};

use qrcodegen::{DataTooLong, Mask, QrCode, QrCodeEcc, QrSegment, Version};

/// Light modules around the code that readers need (ISO/IEC 18004).
const QUIET: usize = 4;

/// The modules in a line of the largest code.
const MOST: usize = 177;

/// What the path of a run begins with, by its first module, and ends with, by its length: a code has hundreds of runs,
/// and all codes have these few parts.
static STARTS: LazyLock<Vec<String>> = LazyLock::new(|| (0..MOST).map(|x| format!("M{} ", x + QUIET)).collect());
static ENDS: LazyLock<Vec<String>> =
    LazyLock::new(|| (0..=MOST).map(|length| format!("h{length}v1h-{length}z")).collect());

/// The code of `text`, decorative for those who do not see it; `None` where the text is too long for any.
pub fn svg(text: &str) -> Option<String> {
    let code = best(text).ok()?;
    let side = code.size + 2 * QUIET;
    // About as much as a code for an address needs.
    let mut svg = String::with_capacity(16 * 1024);
    let _ = write!(
        svg,
        "<svg class=\"qr\" viewBox=\"0 0 {side} {side}\" aria-hidden=\"true\" shape-rendering=\"crispEdges\">"
    );
    // White and black whatever the colour scheme: that is what readers look for.
    let _ = write!(svg, "<path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path d=\"");
    let (starts, ends) = (&*STARTS, &*ENDS);
    for y in 0..code.size {
        let row = (y + QUIET).to_string();
        // A run begins where the colour changes, and ends where it changes again: behind the last module all is light.
        let (mut begin, mut before) = (None, 0);
        for (at, strip) in code.rows.iter().enumerate() {
            let line = strip[y + QUIET];
            let mut changes = line ^ (line << 1 | before);
            before = line >> 63;
            while changes != 0 {
                let x = at * 64 + changes.trailing_zeros() as usize;
                changes &= changes - 1;
                match begin.take() {
                    None => begin = Some(x),
                    Some(from) => svg.extend([&*starts[from], &*row, &*ends[x - from]]),
                }
            }
        }
    }
    svg.push_str("\"/></svg>");
    Some(svg)
}

/// The code of `text` with the mask of the lowest penalty; the first of several, as the package has it.
fn best(text: &str) -> Result<Modules, DataTooLong> {
    let segments = QrSegment::make_segments(text);
    let first = encoded(&segments, Version::MIN, Version::MAX, 0)?;
    let modules = Modules::new(&first);
    let masked = changes(first.version()).iter().map(|change| modules.changed(change));
    Ok(masked.min_by_key(Modules::penalty).expect("there are eight masks"))
}

/// Errors are corrected as well as they can be in the smallest code that is medium at least.
fn encoded(segments: &[QrSegment], least: Version, most: Version, mask: u8) -> Result<QrCode, DataTooLong> {
    QrCode::encode_segments_advanced(segments, QrCodeEcc::Medium, least, most, Some(Mask::new(mask)), true)
}

/// The modules that are others with each mask than with the first: the same whatever a code of a version says.
fn changes(version: Version) -> &'static [Modules; 8] {
    static CHANGES: [OnceLock<[Modules; 8]>; 40] = [const { OnceLock::new() }; 40];
    CHANGES[usize::from(version.value()) - 1].get_or_init(|| {
        let blank = |mask| Modules::new(&encoded(&[], version, version, mask).expect("nothing fits into every code"));
        let first = blank(0);
        std::array::from_fn(|mask| blank(mask as u8).changed(&first))
    })
}

/// A part of a code that is 64 modules wide: for each line a word, whose lowest bit is the first module; dark ones are
/// set. The quiet zone before the first line and after the last is in it.
type Strip = Vec<u64>;

/// The modules of a code.
struct Modules {
    size: usize,
    rows: Vec<Strip>,
    columns: Vec<Strip>,
}

impl Modules {
    fn new(code: &QrCode) -> Self {
        let size = code.size() as usize;
        let rows = strips(size, |x, y| code.get_module(x as i32, y as i32));
        let columns = strips(size, |y, x| is_dark(&rows, x, y));
        Self { size, rows, columns }
    }

    /// With the dark modules of `change` turned round.
    fn changed(&self, change: &Self) -> Self {
        let line = |(a, b): (&u64, &u64)| a ^ b;
        let strip = |(a, b): (&Strip, &Strip)| a.iter().zip(b).map(line).collect();
        let all = |a: &[Strip], b: &[Strip]| a.iter().zip(b).map(strip).collect();
        Self { size: self.size, rows: all(&self.rows, &change.rows), columns: all(&self.columns, &change.columns) }
    }

    /// How much hinders readers (ISO/IEC 18004, 7.8.3).
    fn penalty(&self) -> u32 {
        let across = |strips: &[Strip]| -> u32 {
            let strips = strips.iter().zip(inside(self.size));
            strips.map(|(strip, inside)| runs(&strip[QUIET..][..self.size], inside) + 40 * finders(strip)).sum()
        };
        across(&self.rows) + across(&self.columns) + 3 * self.blocks() + 10 * self.imbalance()
    }

    /// Squares of four modules of one colour.
    fn blocks(&self) -> u32 {
        let strips = self.rows.iter().zip(inside(self.size - 1)).enumerate();
        let of_strip = |(at, (strip, inside)): (usize, (&Strip, u64))| -> u32 {
            // Each module's neighbour to the right.
            let next = |y: usize| strip[y] >> 1 | self.rows.get(at + 1).map_or(0, |strip| strip[y] << 63);
            let same = |y: usize| !(strip[y] ^ next(y));
            let lines = QUIET..QUIET + self.size - 1;
            lines.map(|y| (same(y) & same(y + 1) & !(strip[y] ^ strip[y + 1]) & inside).count_ones()).sum()
        };
        strips.map(of_strip).sum()
    }

    /// By how many steps of 5 % more or less than half of the modules are dark, but for the first step.
    fn imbalance(&self) -> u32 {
        let dark: u32 = self.rows.iter().flatten().map(|line| line.count_ones()).sum();
        let all = (self.size * self.size) as u32;
        (dark * 20).abs_diff(all * 10).div_ceil(all) - 1
    }
}

/// The strips of lines, each module of which is asked for by its place in its line and by that of the line.
fn strips(size: usize, is_dark: impl Fn(usize, usize) -> bool) -> Vec<Strip> {
    let line = |from: usize, y: usize| {
        let modules = (from..size.min(from + 64)).rev();
        modules.fold(0, |line, x| line << 1 | u64::from(is_dark(x, y)))
    };
    let strip = |from: usize| {
        let mut strip = vec![0; size + 2 * QUIET];
        strip[QUIET..][..size].iter_mut().enumerate().for_each(|(y, to)| *to = line(from, y));
        strip
    };
    (0..size).step_by(64).map(strip).collect()
}

fn is_dark(rows: &[Strip], x: usize, y: usize) -> bool {
    rows[x / 64][y + QUIET] >> (x % 64) & 1 == 1
}

/// For each strip, the bits that are among the first `width` modules.
fn inside(width: usize) -> impl Iterator<Item = u64> {
    (0..width).step_by(64).map(move |from| u64::MAX >> (64 - (width - from).min(64)))
}

/// What runs of five modules and more of one colour cost, from line to line: 3, and 1 for each module above five.
fn runs(lines: &[u64], inside: u64) -> u32 {
    let mut cost = 0;
    let mut before = 0;
    for [a, b, c, d, e] in lines.array_windows() {
        let five = ((a & b & c & d & e) | !(a | b | c | d | e)) & inside;
        cost += five.count_ones() + 2 * (five & !before).count_ones();
        before = five;
    }
    cost
}

/// What looks like a finder pattern from line to line, with four light modules before or after it; those with four on
/// both sides count twice. The package counts larger ones too, so that one code in a thousand has another mask there.
fn finders(lines: &[u64]) -> u32 {
    let of_window = |[a, b, c, d, e, f, g, h, i, j, k, l, m, n, o]: &[u64; 15]| {
        let pattern = !d & e & !f & g & h & i & !j & k & !l;
        let before = pattern & !(a | b | c);
        let after = pattern & !(m | n | o);
        before.count_ones() + after.count_ones()
    };
    lines.array_windows().map(of_window).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As the package makes it, which tries each mask.
    fn reference(text: &str) -> Option<QrCode> {
        QrCode::encode_text(text, QrCodeEcc::Medium).ok()
    }

    #[test]
    fn the_dark_modules_are_those_of_the_code() {
        let text = "https://catalogue.example/zh/programs/通信工程/";
        let svg = svg(text).unwrap();
        let code = reference(text).unwrap();
        let dark = |x: i32, y: i32| {
            svg.split('M').skip(2).any(|run| {
                let numbers: Vec<i32> =
                    run.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse().ok()).collect();
                let (x, y) = (x + QUIET as i32, y + QUIET as i32);
                numbers[1] == y && (numbers[0]..numbers[0] + numbers[2]).contains(&x)
            })
        };
        for y in 0..code.size() {
            for x in 0..code.size() {
                assert_eq!(dark(x, y), code.get_module(x, y), "{x} {y}");
            }
        }
    }

    #[test]
    fn in_codes_of_all_sizes_the_mask_is_the_one_that_the_package_finds() {
        let words: Vec<String> = (0_u64..600).map(|n| format!("{}/", n * n * 7919)).collect();
        let words = words.concat();
        for length in (1..2331).step_by(29) {
            let text = format!("https://catalogue.example/{words}");
            let code = reference(&text[..length]).unwrap();
            let best = best(&text[..length]).unwrap();
            let is_same = |x: usize, y: usize| is_dark(&best.rows, x, y) == code.get_module(x as i32, y as i32);
            assert!((0..best.size).all(|y| (0..best.size).all(|x| is_same(x, y))), "{length}");
        }
    }

    #[test]
    fn a_text_that_no_code_can_hold_has_none() {
        assert_eq!(svg(&"长".repeat(3000)), None);
    }
}
