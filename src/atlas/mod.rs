//! The atlas: a map of the partners, centred on the first institution whose catalogue this is.
//!
//! Drawn as dots and without any border, in a projection in which every line from the centre has its true direction
//! and length. Reads the [`Site`] only; what it makes is plain geometry, which `theme` hands to a template.
//! Numbers are rounded to a tenth of a unit, so that every machine draws the same map.
//! Not here: words for distances (`theme`), colours and sizes on the page (the theme's style sheet).

mod labels;
mod land;
mod regions;
mod sphere;

use std::cmp::Reverse;

use crate::address::EntryId;
use crate::catalogue::{Locality, value};
use crate::fields::Text;
use crate::lang::Lang;
use crate::site::Site;

pub use labels::{Anchor, Spot};
use labels::{Area, Fonts, Taken, Wish};
pub use regions::{Country, Region, regions};
use sphere::{Coordinates, FARTHEST, Projection, distance};

/// How wide and high a map is, in units of its own.
pub const SIZE: f64 = 600.0;
/// Where its centre is.
const MIDDLE: f64 = SIZE / 2.0;
/// How far from the centre the outermost ring is drawn, and the outermost dot of land.
const RIM: f64 = 286.0;
const EDGE: f64 = 294.0;

/// How a map is drawn that stands at a certain size on the page.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// How far the dots of land are apart.
    pub pitch: f64,
    /// Points nearer to each other than this are drawn as one.
    apart: f64,
    /// The radius of a point, and of one that stands for several places.
    radii: (f64, f64),
    label: Fonts,
    host: Fonts,
    ring: Fonts,
    /// How many points at most are named: in all, and on a narrow screen.
    named: (usize, usize),
}

impl Style {
    /// Over the whole width of a column: the home page.
    pub const OVERVIEW: Self = Self {
        pitch: 8.4,
        apart: 14.0,
        radii: (5.0, 9.0),
        label: Fonts { wide: 14.0, narrow: 19.0 },
        host: Fonts { wide: 16.5, narrow: 22.0 },
        ring: Fonts { wide: 11.5, narrow: 17.0 },
        named: (24, 12),
    };
    /// The same with points that are links, each at least 24 pixels wide and apart from the next.
    pub const LINKED: Self = Self { apart: 27.0, named: (40, 12), ..Self::OVERVIEW };
    /// Beside the text of a page, where it is about half as wide on every screen.
    pub const SMALL: Self = Self {
        pitch: 16.0,
        apart: 18.0,
        radii: (9.0, 14.0),
        label: Fonts { wide: 27.0, narrow: 27.0 },
        host: Fonts { wide: 29.0, narrow: 29.0 },
        ring: Fonts { wide: 22.0, narrow: 22.0 },
        named: (6, 6),
    };
}

/// A map.
#[derive(Clone, Debug, PartialEq)]
pub struct Map {
    /// The dots of land, as a path whose lines are to be dashed at every `pitch`.
    pub land: String,
    pub pitch: f64,
    /// From the inside outwards.
    pub rings: Vec<Ring>,
    /// The nearest first.
    pub points: Vec<Point>,
    /// Where the name of the centre stands, and the name; none where its city is not known.
    pub host: Option<(Spot, Name)>,
    /// Where else the site's own institutions are, as far from the centre and from each other as points are.
    pub campuses: Vec<Campus>,
}

/// A further place of the site's own institutions.
#[derive(Clone, Debug, PartialEq)]
pub struct Campus {
    pub x: f64,
    pub y: f64,
    /// Its city.
    pub name: Option<Name>,
    /// As that of a point.
    pub label: Option<(Spot, bool)>,
}

/// A circle of equal distance.
#[derive(Clone, Debug, PartialEq)]
pub struct Ring {
    pub radius: f64,
    pub km: u32,
    pub spot: Spot,
    /// Whether its distance is left out on narrow screens.
    pub is_minor: bool,
}

/// One or several entries at one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
    pub radius: f64,
    /// Whether it lies at the centre itself, so that no line runs there.
    pub is_home: bool,
    /// The one with the most relations first; never empty.
    pub entries: Vec<EntryId>,
    /// What the place is called.
    pub name: Option<Name>,
    /// Where the name stands if there is room, and whether it is left out on narrow screens.
    pub label: Option<(Spot, bool)>,
}

/// A name and, where that is not the page's, its language.
pub type Name = (String, Option<Lang>);

/// Where the entries of a site lie, as seen from its centre.
#[derive(Debug)]
pub struct Atlas {
    centre: EntryId,
    projection: Projection,
    /// By entry.
    places: Vec<Option<Place>>,
    /// Where the site's own institutions are, in the order of the site, and their campuses behind each.
    own: Vec<Own>,
}

/// One of the site's own institutions, or a campus of it by its number.
#[derive(Clone, Copy, Debug)]
struct Own {
    at: Coordinates,
    of: EntryId,
    campus: Option<usize>,
}

#[derive(Clone, Copy, Debug)]
struct Place {
    at: Coordinates,
    km: f64,
    /// How many entries with a page refer to it: who has more comes first where not all have room.
    relations: usize,
}

impl Atlas {
    /// `None` where the first institution of the site has no coordinates.
    pub fn new(site: &Site) -> Option<Self> {
        let catalogue = &site.catalogue;
        let at = |id: EntryId| {
            let geo = catalogue.get(id)?.facts.locality()?.geo?;
            Some(Coordinates { lat: geo.lat, lon: geo.lon })
        };
        let centre = *site.named.home.first()?;
        let middle = at(centre)?;
        let place = |id: EntryId| {
            let at = at(id)?;
            let relations = catalogue.referrers(id).iter().filter(|by| catalogue.has_page(**by)).count();
            Some(Place { at, km: distance(middle, at), relations })
        };
        let places = catalogue.index.all().map(place).collect();
        let own = site.named.home.iter().filter_map(|id| Some((*id, catalogue.get(*id)?)));
        let own = own.flat_map(|(of, entry)| {
            let campuses = entry.facts.campuses();
            let campuses = campuses.iter().enumerate().filter_map(|(number, campus)| {
                let geo = campus.geo?;
                Some(Own { at: Coordinates { lat: geo.lat, lon: geo.lon }, of, campus: Some(number) })
            });
            at(of).map(|at| Own { at, of, campus: None }).into_iter().chain(campuses).collect::<Vec<_>>()
        });
        Some(Self { centre, projection: Projection::new(middle), places, own: own.collect() })
    }

    /// The institution at the centre.
    pub fn centre(&self) -> EntryId {
        self.centre
    }

    /// How far `id` is from the centre in kilometres: to ten of them from a thousand on, since coordinates are those of
    /// a campus or a city. `None` where that is not known, or less than one.
    pub fn distance(&self, id: EntryId) -> Option<u32> {
        let km = self.places[id.index()]?.km;
        let km = if km < 1000.0 { km.round() } else { (km / 10.0).round() * 10.0 };
        (km >= 1.0).then_some(km as u32)
    }

    /// A map of those of `entries` that have coordinates, in `lang`; `None` where all lie at the centre.
    ///
    /// The site's own institutions are no points of it. `km` words a distance.
    pub fn map(
        &self,
        site: &Site,
        lang: Lang,
        entries: impl IntoIterator<Item = EntryId>,
        style: &Style,
        km: &dyn Fn(u32) -> String,
    ) -> Option<Map> {
        let own = |id: &EntryId| !site.named.home.contains(id);
        let mut places: Vec<(EntryId, Place)> =
            entries.into_iter().filter(own).filter_map(|id| Some((id, self.places[id.index()]?))).collect();
        places.sort_by_key(|(id, place)| (Reverse(place.relations), *id));
        places.dedup_by_key(|(id, _)| *id);
        let farthest = places.iter().map(|(_, place)| place.km).reduce(f64::max)?;
        let (step, count) = steps(farthest);
        let scale = RIM / f64::from(step * count);
        let host = named(site, lang, &[self.centre]);
        let mut points: Vec<Point> = self.clusters(&places, scale, style);
        // A map on which nothing lies elsewhere shows nothing.
        if points.iter().all(|point| point.is_home) {
            return None;
        }
        for point in &mut points {
            point.name = match point.is_home {
                true => host.clone().or_else(|| named(site, lang, &point.entries)),
                false => named(site, lang, &point.entries),
            };
        }

        let mut taken = Taken {
            points: points.iter().map(|point| Area::around(point.x, point.y, point.radius)).collect(),
            ..Taken::default()
        };
        taken.points.push(Area::around(MIDDLE, MIDDLE, style.radii.1));
        let mut campuses = self.campuses(site, lang, scale, style);
        taken.points.extend(campuses.iter().map(|campus| Area::around(campus.x, campus.y, style.radii.0)));
        let host = host.and_then(|host| {
            let wish = Wish { text: &host.0, x: MIDDLE, y: MIDDLE, radius: style.radii.1 };
            let spot = labels::place(&[wish], style.host, (1, 1), &mut taken)[0]?.0;
            Some((spot, host))
        });
        let wishes: Vec<Wish> = campuses
            .iter()
            .map(|campus| Wish {
                text: campus.name.as_ref().map_or("", |(name, _)| name),
                x: campus.x,
                y: campus.y,
                radius: style.radii.0,
            })
            .collect();
        let placed = labels::place(&wishes, style.label, (wishes.len(), wishes.len()), &mut taken);
        for (campus, label) in campuses.iter_mut().zip(placed) {
            campus.label = label.map(|(spot, is_minor)| (spot.rounded(), is_minor));
        }
        let rings = rings(step, count, style, &mut taken, km);
        let wishes: Vec<Wish> = points
            .iter()
            .map(|point| Wish {
                // The centre has its name already.
                text: point.name.as_ref().filter(|_| !point.is_home).map_or("", |(name, _)| name),
                x: point.x,
                y: point.y,
                radius: point.radius,
            })
            .collect();
        let placed = labels::place(&wishes, style.label, style.named, &mut taken);
        for (point, label) in points.iter_mut().zip(placed) {
            point.label = label.map(|(spot, is_minor)| (spot.rounded(), is_minor));
        }
        points.sort_by(|a, b| self.km(a).total_cmp(&self.km(b)).then(a.entries[0].cmp(&b.entries[0])));
        let land = land::path(&self.projection, EDGE, scale, style.pitch);
        let host = host.map(|(spot, name)| (spot.rounded(), name));
        Some(Map { land, pitch: style.pitch, rings, points, host, campuses })
    }

    /// The further places of the site's own institutions that this map reaches.
    fn campuses(&self, site: &Site, lang: Lang, scale: f64, style: &Style) -> Vec<Campus> {
        let mut campuses: Vec<Campus> = Vec::new();
        for own in &self.own {
            let (x, y) = self.on_map(own.at, scale);
            let mut known = campuses.iter().map(|campus| (campus.x, campus.y)).chain([(MIDDLE, MIDDLE)]);
            if (x - MIDDLE).hypot(y - MIDDLE) > EDGE || known.any(|(x2, y2)| (x - x2).hypot(y - y2) < style.apart) {
                continue;
            }
            let facts = site.catalogue.get(own.of).map(|entry| &entry.facts);
            let city = facts.and_then(|facts| match own.campus {
                Some(number) => facts.campuses().get(number)?.city,
                None => facts.locality()?.city,
            });
            campuses.push(Campus { x, y, name: city.map(|city| in_language(city, lang)), label: None });
        }
        campuses
    }

    fn on_map(&self, at: Coordinates, scale: f64) -> (f64, f64) {
        let (east, north) = self.projection.project(at);
        (rounded(MIDDLE + east * scale), rounded(MIDDLE - north * scale))
    }

    fn km(&self, point: &Point) -> f64 {
        self.places[point.entries[0].index()].map_or(0.0, |place| place.km)
    }

    /// `places` as points, which have room beside each other; each stands where its most related entry does.
    ///
    /// Only so many points have room on a map, so this is linear in the number of places.
    fn clusters(&self, places: &[(EntryId, Place)], scale: f64, style: &Style) -> Vec<Point> {
        let mut points: Vec<Point> = Vec::new();
        for (id, place) in places {
            let (x, y) = self.on_map(place.at, scale);
            let near = |x2: f64, y2: f64| (x - x2).hypot(y - y2) < style.apart;
            let is_home = near(MIDDLE, MIDDLE);
            let known = points.iter_mut().find(|point| match is_home {
                true => point.is_home,
                false => !point.is_home && near(point.x, point.y),
            });
            match known {
                Some(point) => point.entries.push(*id),
                None => points.push(Point {
                    x: if is_home { MIDDLE } else { x },
                    y: if is_home { MIDDLE } else { y },
                    radius: style.radii.0,
                    is_home,
                    entries: vec![*id],
                    name: None,
                    label: None,
                }),
            }
        }
        for point in &mut points {
            if point.entries.len() > 1 || point.is_home {
                point.radius = style.radii.1;
            }
        }
        let relations = |point: &Point| -> usize {
            point.entries.iter().filter_map(|id| Some(self.places[id.index()]?.relations)).sum()
        };
        points.sort_by_key(|point| (Reverse(relations(point)), Reverse(point.entries.len()), point.entries[0]));
        points
    }
}

/// How far the rings are apart, in kilometres, and how many there are, so that `farthest` lies within the outermost.
fn steps(farthest: f64) -> (u32, u32) {
    // A map of less than a thousand kilometres would show the grain of the land and not its shape.
    const STEPS: [u32; 6] = [500, 1000, 1500, 2000, 3000, 4000];
    let step = STEPS.into_iter().find(|step| farthest <= f64::from(step * 4)).unwrap_or(5000);
    let count = (farthest / f64::from(step)).ceil().max(2.0) as u32;
    // The fourth ring of 5000 ends just before the point opposite.
    (step, count.min((FARTHEST / f64::from(step)) as u32))
}

/// The rings with the places of their distances: in the direction in which these cover the fewest points.
fn rings(step: u32, count: u32, style: &Style, taken: &mut Taken, km: &dyn Fn(u32) -> String) -> Vec<Ring> {
    let along = |degrees: f64| -> Vec<(Ring, String)> {
        let (east, north) = degrees.to_radians().sin_cos();
        let each = (1..=count).map(|number| {
            let radius = RIM * f64::from(number) / f64::from(count);
            // On the line itself, as high as the middle of the digits; within the map at its rim.
            let (x, y) = (MIDDLE + east * radius, MIDDLE - north * radius + 0.36 * style.ring.wide);
            let spot = Spot { x, y, anchor: Anchor::Middle }.rounded();
            let ring = Ring {
                radius: rounded(radius),
                km: step * number,
                spot,
                is_minor: (count - number) % 2 == 1 || count > 2 && number == 1,
            };
            (ring, km(step * number))
        });
        each.collect()
    };
    let covered = |rings: &[(Ring, String)]| -> usize {
        let areas = rings.iter().map(|(ring, text)| ring.spot.area(text, style.ring.narrow));
        areas
            .map(|area| {
                taken.points.iter().chain(&taken.narrow).chain(&taken.wide).filter(|o| o.overlaps(&area)).count()
            })
            .sum()
    };
    let directions = [217.0, 143.0, 233.0, 127.0, 200.0, 160.0, 323.0, 37.0, 307.0, 53.0];
    let rings = directions.map(along).into_iter().min_by_key(|rings| covered(rings)).unwrap_or_default();
    for (ring, text) in &rings {
        taken.wide.push(ring.spot.area(text, style.ring.wide));
        if !ring.is_minor {
            taken.narrow.push(ring.spot.area(text, style.ring.narrow));
        }
    }
    rings.into_iter().map(|(ring, _)| ring).collect()
}

/// What a place is called: its city, or its country where several cities of it share the point.
///
/// Where several countries do, the one with the most entries gives the name.
fn named(site: &Site, lang: Lang, entries: &[EntryId]) -> Option<Name> {
    let mut countries: Vec<(Option<&'static str>, Vec<Locality>)> = Vec::new();
    for locality in entries.iter().filter_map(|id| site.catalogue.get(*id)?.facts.locality()) {
        let code = locality.country.map(value::Country::code);
        match countries.iter_mut().find(|(known, _)| *known == code) {
            Some((_, localities)) => localities.push(locality),
            None => countries.push((code, vec![locality])),
        }
    }
    let most = countries.iter().map(|(_, localities)| localities.len()).max()?;
    let (code, localities) = countries.into_iter().find(|(_, localities)| localities.len() == most)?;
    let city = |locality: &Locality| Some(in_language(locality.city?, lang));
    let first = city(localities.first()?);
    let country = || Some((site.locale(lang).region_name(code?)?.to_owned(), None));
    match localities.iter().all(|other| city(other) == first) {
        true => first.or_else(country),
        false => country().or(first),
    }
}

fn in_language(text: &Text, lang: Lang) -> Name {
    let (text, written) = text.best(lang);
    (text.to_owned(), written.filter(|written| *written != lang))
}

fn rounded(number: f64) -> f64 {
    let rounded = (number * 10.0).round() / 10.0;
    // No minus before a nought.
    if rounded == 0.0 { 0.0 } else { rounded }
}

/// A number with at most one decimal, as short as SVG allows: `12`, `.5`.
pub fn tenths(number: f64) -> String {
    let text = rounded(number).to_string();
    match text.strip_prefix("0.") {
        Some(decimal) => format!(".{decimal}"),
        None => text,
    }
}

impl Spot {
    fn rounded(self) -> Self {
        Self { x: rounded(self.x), y: rounded(self.y), ..self }
    }
}

#[cfg(test)]
mod tests;
