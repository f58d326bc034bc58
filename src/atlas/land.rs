//! Where land is: one bit for each degree of the earth, and the land of a map as rows of dots.
//!
//! `land.bits` is made by `land.py`, which says where it comes from. There are no borders in it.

use std::fmt::Write;

use super::sphere::{Coordinates, FARTHEST, Projection};
use super::{MIDDLE, tenths};

static BITS: &[u8; 180 * 360 / 8] = include_bytes!("land.bits");

/// Whether most of the degree in which `at` lies is land.
pub fn is_land(at: Coordinates) -> bool {
    let row = (90.0 - at.lat).clamp(0.0, 179.0) as usize;
    let column = (at.lon + 180.0).rem_euclid(360.0).clamp(0.0, 359.0) as usize;
    let bit = row * 360 + column;
    BITS[bit / 8] >> (7 - bit % 8) & 1 == 1
}

/// The land within `radius` of the middle as a path: one short line for each run of dots.
///
/// Dots are `pitch` apart along a row and in every second row between those of the row above. To draw a dot at every
/// `pitch` of a line is left to `stroke-dasharray`; so the path is a quarter as long as one that names every dot.
/// `scale` is the length of a kilometre.
pub fn path(projection: &Projection, radius: f64, scale: f64, pitch: f64) -> String {
    let mut path = String::with_capacity(2048);
    let height = pitch * 3_f64.sqrt() / 2.0;
    let rows = (radius / height).floor() as i32;
    for row in -rows..=rows {
        let y = f64::from(row) * height;
        let shift = if row % 2 == 0 { 0.0 } else { pitch / 2.0 };
        let columns = ((radius * radius - y * y).max(0.0).sqrt() / pitch).floor() as i32 + 1;
        let is_dot = |column: i32| {
            let x = f64::from(column) * pitch + shift;
            let far = x.hypot(y);
            far <= radius && far / scale <= FARTHEST && is_land(projection.locate(x / scale, -y / scale))
        };
        let mut column = -columns;
        while column <= columns {
            let length = (column..=columns).take_while(|column| is_dot(*column)).count() as i32;
            if length > 0 {
                let x = f64::from(column) * pitch + shift + MIDDLE;
                // A little longer than from the first dot to the last, so that rounding does not lose the last.
                let run = f64::from(length - 1) * pitch + 0.1;
                let _ = write!(path, "M{} {}h{}", tenths(x), tenths(y + MIDDLE), tenths(run));
            }
            column += length.max(1);
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn land_lies_where_it_lies() {
        let land = |lat, lon| is_land(Coordinates { lat, lon });
        for (lat, lon) in [
            (32.0, 118.5),
            (53.3, -7.9),
            (-25.0, 134.0),
            (0.5, 25.5),
            (-89.5, 10.5),
            (72.5, -40.5),
            (66.5, -179.5),
            (66.5, 178.5),
        ] {
            assert!(land(lat, lon), "land at {lat} {lon}");
        }
        for (lat, lon) in [(89.5, 0.0), (0.0, -150.0), (30.5, -45.5), (-60.0, 179.9), (35.5, 18.5), (90.0, 180.0)] {
            assert!(!land(lat, lon), "sea at {lat} {lon}");
        }
    }

    #[test]
    fn every_dot_of_a_map_is_land_and_within_it() {
        let projection = Projection::new(Coordinates { lat: 31.5, lon: 110.25 });
        let (radius, scale, pitch) = (294.0, 286.0 / 12_000.0, 10.0);
        let path = path(&projection, radius, scale, pitch);
        let mut dots = 0;
        for run in path.split('M').skip(1) {
            let numbers: Vec<f64> = run.split([' ', 'h']).map(|number| number.parse().unwrap()).collect();
            for i in 0..=(numbers[2] / pitch) as i32 {
                let (x, y) = (numbers[0] + f64::from(i) * pitch - MIDDLE, numbers[1] - MIDDLE);
                assert!(x.hypot(y) <= radius + 0.1);
                dots += 1;
            }
        }
        assert!((700..1300).contains(&dots), "{dots}");
        assert!(path.len() < 3000, "{}", path.len());
    }
}
