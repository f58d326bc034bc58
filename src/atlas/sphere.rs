//! Distances and directions on the earth, taken as a sphere.
//!
//! The error against the ellipsoid is below one in two hundred, which is less than the size of a dot.

/// The mean radius of the earth (IUGG), in kilometres.
const RADIUS: f64 = 6371.0088;
/// The distance to the point opposite, which is as far as one can go.
pub const FARTHEST: f64 = RADIUS * std::f64::consts::PI;

/// A point on the earth in degrees: north and east are positive.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coordinates {
    pub lat: f64,
    pub lon: f64,
}

/// The great-circle distance in kilometres, by the haversine, which is exact for near points too.
pub fn distance(a: Coordinates, b: Coordinates) -> f64 {
    let half_lat = (b.lat - a.lat).to_radians() / 2.0;
    let half_lon = (b.lon - a.lon).to_radians() / 2.0;
    let h = half_lat.sin().powi(2) + a.lat.to_radians().cos() * b.lat.to_radians().cos() * half_lon.sin().powi(2);
    2.0 * RADIUS * h.sqrt().min(1.0).asin()
}

/// The azimuthal equidistant projection: from its centre every straight line has its true direction and length.
#[derive(Clone, Copy, Debug)]
pub struct Projection {
    centre: Coordinates,
    sin: f64,
    cos: f64,
}

impl Projection {
    pub fn new(centre: Coordinates) -> Self {
        let (sin, cos) = centre.lat.to_radians().sin_cos();
        Self { centre, sin, cos }
    }

    /// How many kilometres east and north of the centre `at` is drawn.
    ///
    /// The point opposite is drawn in the north, though it lies in every direction.
    pub fn project(&self, at: Coordinates) -> (f64, f64) {
        let (sin, cos) = at.lat.to_radians().sin_cos();
        let (sin_lon, cos_lon) = (at.lon - self.centre.lon).to_radians().sin_cos();
        let (east, north) = (cos * sin_lon, self.cos * sin - self.sin * cos * cos_lon);
        let length = east.hypot(north);
        let far = distance(self.centre, at);
        if length < 1e-9 {
            return (0.0, if far > RADIUS { far } else { 0.0 });
        }
        (far * east / length, far * north / length)
    }

    /// What is drawn so many kilometres east and north of the centre; at most [`FARTHEST`] away.
    pub fn locate(&self, east: f64, north: f64) -> Coordinates {
        let far = east.hypot(north);
        if far < 1e-6 {
            return self.centre;
        }
        let (sin, cos) = (far / RADIUS).sin_cos();
        let lat = (cos * self.sin + north * sin * self.cos / far).clamp(-1.0, 1.0).asin();
        let lon = (east * sin).atan2(far * self.cos * cos - north * self.sin * sin);
        let lon = self.centre.lon + lon.to_degrees();
        Coordinates { lat: lat.to_degrees(), lon: (lon + 180.0).rem_euclid(360.0) - 180.0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(lat: f64, lon: f64) -> Coordinates {
        Coordinates { lat, lon }
    }

    const NANJING: Coordinates = at(32.06, 118.78);

    /// Kilometres between two points, and how far from the centre the second is drawn from the first.
    #[track_caller]
    fn check(a: Coordinates, b: Coordinates, km: i64) {
        assert_eq!(distance(a, b).round() as i64, km);
        assert_eq!(distance(b, a).round() as i64, km);
        let (east, north) = Projection::new(a).project(b);
        assert_eq!(east.hypot(north).round() as i64, km, "drawn");
    }

    #[test]
    fn distances_are_those_of_the_great_circle_and_are_drawn_true() {
        // A quarter of the equator, and of a meridian.
        check(at(0.0, 0.0), at(0.0, 90.0), 10008);
        check(at(0.0, 25.0), at(90.0, 0.0), 10008);
        // A degree of a meridian is as long everywhere, one of a parallel shrinks by the cosine.
        check(at(52.0, 4.0), at(53.0, 4.0), 111);
        check(at(60.0, 4.0), at(60.0, 5.0), 56);
        // Nanjing to London, to Sydney and to New York.
        check(NANJING, at(51.51, -0.13), 8981);
        check(NANJING, at(-33.87, 151.21), 8079);
        check(NANJING, at(40.71, -74.01), 11817);
        // Over the date line.
        check(at(-17.0, 179.0), at(-17.0, -179.0), 213);
    }

    #[test]
    fn the_point_opposite_and_the_poles_have_their_distance() {
        check(NANJING, at(-NANJING.lat, NANJING.lon - 180.0), 20015);
        check(at(90.0, 0.0), at(-90.0, 77.0), 20015);
        check(at(90.0, 0.0), at(45.0, 30.0), 5004);
        check(NANJING, NANJING, 0);
    }

    /// The direction as one of eight.
    #[track_caller]
    fn heads(from: Coordinates, to: Coordinates, word: &str) {
        let (east, north) = Projection::new(from).project(to);
        let eighth = (east.atan2(north).to_degrees() / 45.0).round().rem_euclid(8.0) as usize;
        assert_eq!(["N", "NE", "E", "SE", "S", "SW", "W", "NW"][eighth], word);
    }

    #[test]
    fn directions_are_those_in_which_one_sets_out() {
        heads(NANJING, at(40.0, NANJING.lon), "N");
        heads(NANJING, at(0.0, NANJING.lon), "S");
        heads(NANJING, at(35.69, 139.69), "E");
        heads(NANJING, at(51.51, -0.13), "NW");
        // One flies to New York over the pole.
        heads(NANJING, at(40.71, -74.01), "N");
        // From the south pole everything lies in the north, so directions are those of the meridian of the centre.
        heads(at(-90.0, 0.0), at(0.0, 0.0), "N");
        heads(at(-90.0, 0.0), at(0.0, 90.0), "E");
    }

    #[test]
    fn what_is_drawn_is_found_again() {
        for centre in [NANJING, at(-53.0, -70.9), at(90.0, 0.0), at(0.0, 180.0)] {
            let projection = Projection::new(centre);
            for place in [at(51.5, -0.1), at(-33.9, 151.2), at(0.0, 0.0), at(71.0, 179.5), at(-89.0, 12.0)] {
                let (east, north) = projection.project(place);
                let found = projection.locate(east, north);
                assert!(distance(found, place) < 0.001, "{centre:?} {place:?} {found:?}");
            }
        }
    }
}
