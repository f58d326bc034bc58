//! Where words stand on a map: beside their point, over nothing else.
//!
//! Each label tries eight positions and takes the first in which it overlaps nothing; one that finds none is left out.
//! Widths are those of terminal cells, of which a Chinese character takes two: near enough for any font, and the same
//! on every machine.

use super::{MIDDLE, SIZE};
use crate::text::cells;

/// How wide a cell is, and how far letters reach over and under the line they stand on, in parts of the font's size.
const CELL: f64 = 0.56;
const ABOVE: f64 = 0.8;
const BELOW: f64 = 0.24;

/// A rectangle on the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Area {
    /// What a circle covers.
    pub fn around(x: f64, y: f64, radius: f64) -> Self {
        Self { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }
    }

    pub fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    fn is_on_the_map(&self) -> bool {
        self.left >= -6.0 && self.top >= -6.0 && self.right <= SIZE + 6.0 && self.bottom <= SIZE + 6.0
    }
}

/// On which side of its place a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

impl Anchor {
    pub fn word(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

/// Where the line of a text begins, ends or has its middle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    pub x: f64,
    pub y: f64,
    pub anchor: Anchor,
}

impl Spot {
    /// What `text` covers when it stands here.
    pub fn area(&self, text: &str, font: f64) -> Area {
        let width = cells(text) as f64 * CELL * font;
        let left = match self.anchor {
            Anchor::Start => self.x,
            Anchor::Middle => self.x - width / 2.0,
            Anchor::End => self.x - width,
        };
        Area { left, top: self.y - ABOVE * font, right: left + width, bottom: self.y + BELOW * font }
    }
}

/// The eight positions beside a point of this radius, the best first: outwards, where no line from the middle runs.
fn around(x: f64, y: f64, radius: f64, font: f64) -> [Spot; 8] {
    let spot = |x, y, anchor| Spot { x, y, anchor };
    let (near, far) = (radius * 0.8 + 2.0, radius + 4.0);
    let level = y + 0.36 * font;
    let (above, below) = (y - near, y + near + 0.7 * font);
    let side = |right: bool, by: f64, y: f64| match right {
        true => spot(x + by, y, Anchor::Start),
        false => spot(x - by, y, Anchor::End),
    };
    let out = x >= MIDDLE;
    let (outer, inner) = if y <= MIDDLE { (above, below) } else { (below, above) };
    let (top, bottom) = (spot(x, y - far, Anchor::Middle), spot(x, y + far + 0.75 * font, Anchor::Middle));
    let (behind, before) = if y <= MIDDLE { (top, bottom) } else { (bottom, top) };
    [
        side(out, far, level),
        side(out, near, outer),
        side(!out, far, level),
        side(!out, near, outer),
        behind,
        side(out, near, inner),
        side(!out, near, inner),
        before,
    ]
}

/// A text with the point beside which it stands.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'t> {
    pub text: &'t str,
    pub x: f64,
    pub y: f64,
    pub radius: f64,
}

/// The sizes of a font: where the map is wide, and where it stands on a narrow screen.
#[derive(Clone, Copy, Debug)]
pub struct Fonts {
    pub wide: f64,
    pub narrow: f64,
}

/// Where words stand already, and points.
#[derive(Clone, Debug, Default)]
pub struct Taken {
    /// On every screen.
    pub points: Vec<Area>,
    /// Words where the map is wide.
    pub wide: Vec<Area>,
    /// Words on a narrow screen, where they are larger and fewer.
    pub narrow: Vec<Area>,
}

/// For each of `wishes`, the most important first: its place, and whether narrow screens have no room for it.
///
/// At most `most` labels, of which `most_narrow` stand on narrow screens too.
pub fn place(
    wishes: &[Wish],
    fonts: Fonts,
    (most, most_narrow): (usize, usize),
    taken: &mut Taken,
) -> Vec<Option<(Spot, bool)>> {
    let mut placed: Vec<Option<(Spot, bool)>> = vec![None; wishes.len()];
    let mut count = 0;
    // What stands on narrow screens keeps its place on wide ones, so it chooses first.
    for narrow in [true, false] {
        let limit = if narrow { most_narrow.min(most) } else { most };
        let font = if narrow { fonts.narrow } else { fonts.wide };
        for (wish, place) in wishes.iter().zip(&mut placed) {
            if count >= limit {
                break;
            }
            if place.is_some() || wish.text.is_empty() {
                continue;
            }
            let own = Area::around(wish.x, wish.y, wish.radius);
            let words = if narrow { &taken.narrow } else { &taken.wide };
            let fits = |spot: &Spot| {
                let area = spot.area(wish.text, font);
                let points = taken.points.iter().filter(|point| **point != own);
                area.is_on_the_map() && !points.chain(words).any(|other| other.overlaps(&area))
            };
            if let Some(spot) = around(wish.x, wish.y, wish.radius, fonts.wide).into_iter().find(fits) {
                taken.wide.push(spot.area(wish.text, fonts.wide));
                if narrow {
                    taken.narrow.push(spot.area(wish.text, fonts.narrow));
                }
                *place = Some((spot, !narrow));
                count += 1;
            }
        }
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    const FONTS: Fonts = Fonts { wide: 14.0, narrow: 19.0 };

    fn wishes<'t>(points: &[(&'t str, f64, f64)]) -> Vec<Wish<'t>> {
        points.iter().map(|(text, x, y)| Wish { text, x: *x, y: *y, radius: 5.0 }).collect()
    }

    fn points(wishes: &[Wish]) -> Taken {
        let points = wishes.iter().map(|wish| Area::around(wish.x, wish.y, wish.radius)).collect();
        Taken { points, ..Taken::default() }
    }

    #[test]
    fn a_chinese_label_is_as_wide_as_a_latin_one_of_twice_as_many_letters() {
        let spot = Spot { x: 100.0, y: 100.0, anchor: Anchor::End };
        assert_eq!(spot.area("布宜诺斯艾利斯", 14.0), spot.area("abcdefghijklmn", 14.0));
        let area = spot.area("东京", 10.0);
        assert_eq!((area.left.round(), area.right), (78.0, 100.0));
        assert!(area.top < 93.0 && area.bottom > 100.0);
    }

    #[test]
    fn a_label_stands_outwards_of_its_point_where_there_is_room() {
        for (x, anchor) in [(450.0, Anchor::Start), (150.0, Anchor::End)] {
            let wishes = wishes(&[("东京", x, 280.0)]);
            let placed = place(&wishes, FONTS, (9, 9), &mut points(&wishes));
            let (spot, is_minor) = placed[0].unwrap();
            assert_eq!((spot.anchor, is_minor), (anchor, false));
        }
    }

    #[test]
    fn no_label_overlaps_another_or_a_point_however_crowded() {
        let names =
            ["London", "曼彻斯特", "Paris", "巴黎", "Frankfurt am Main", "柏林", "Minsk", "莫斯科", "Łódź", "Ṁ"];
        // A spiral, so that some are crowded and some are not; the same at every run.
        let crowd: Vec<(&str, f64, f64)> = (0..120)
            .map(|i| {
                let (turn, far) = (f64::from(i) * 2.4, 8.0 + f64::from(i) * 2.2);
                (names[i as usize % names.len()], MIDDLE + far * turn.sin(), MIDDLE + far * turn.cos())
            })
            .collect();
        let wishes = wishes(&crowd);
        let mut taken = points(&wishes);
        let placed = place(&wishes, FONTS, (60, 8), &mut taken);
        for font in [FONTS.wide, FONTS.narrow] {
            let shown = wishes.iter().zip(&placed).filter_map(|(wish, place)| {
                let (spot, is_minor) = (*place)?;
                (font == FONTS.wide || !is_minor).then(|| (wish, spot.area(wish.text, font)))
            });
            let shown: Vec<_> = shown.collect();
            assert!(shown.len() >= 6, "{}", shown.len());
            for (i, (wish, area)) in shown.iter().enumerate() {
                assert!(area.is_on_the_map(), "{area:?}");
                for (other, other_area) in &shown[i + 1..] {
                    assert!(!area.overlaps(other_area), "{} {}", wish.text, other.text);
                }
                for other in wishes.iter().filter(|other| (other.x, other.y) != (wish.x, wish.y)) {
                    let point = Area::around(other.x, other.y, other.radius);
                    assert!(!area.overlaps(&point), "{} at {},{}", wish.text, other.x, other.y);
                }
            }
        }
        let narrow = placed.iter().flatten().filter(|(_, is_minor)| !is_minor).count();
        assert!(narrow <= 8 && placed.iter().flatten().count() <= 60);
    }

    #[test]
    fn the_more_important_of_two_at_one_place_is_named() {
        // So narrow a gap that one label has room.
        let points = vec![
            Area { left: -6.0, top: -6.0, right: 606.0, bottom: 285.0 },
            Area { left: -6.0, top: 315.0, right: 606.0, bottom: 606.0 },
            Area { left: -6.0, top: 285.0, right: 290.0, bottom: 315.0 },
        ];
        let mut taken = Taken { points, ..Taken::default() };
        let wishes = wishes(&[("重要", 300.0, 300.0), ("Less so", 302.0, 300.0)]);
        let placed = place(&wishes, FONTS, (9, 0), &mut taken);
        assert!(placed[0].is_some() && placed[1].is_none(), "{placed:?}");
    }
}
