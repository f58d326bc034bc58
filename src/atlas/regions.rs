//! Entries by where they lie: parts of the world, and the countries or regions in them.

use crate::address::EntryId;
use crate::catalogue::value;
use crate::lang::Lang;
use crate::registry::country::continent;
use crate::site::Site;

use super::Atlas;

/// A part of the world, with what lies in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    /// The number of the United Nations, `142`; `None` for what lies in no country.
    pub code: Option<&'static str>,
    pub countries: Vec<Country>,
}

/// A country or region, with the entries that lie there.
#[derive(Clone, Debug, PartialEq)]
pub struct Country {
    /// Of ISO 3166-1; `None` where it is not known.
    pub code: Option<&'static str>,
    /// How far the nearest of them is, in kilometres; none of the country in which the centre lies.
    pub nearest: Option<u32>,
    /// In the order in which they were given; never empty.
    pub entries: Vec<EntryId>,
}

/// `entries` by region and country; both the nearest first, then by name; what lies in no country comes last.
pub fn regions(site: &Site, atlas: Option<&Atlas>, lang: Lang, entries: &[EntryId]) -> Vec<Region> {
    let country_of = |id: EntryId| site.catalogue.get(id)?.facts.locality()?.country.map(value::Country::code);
    let own = atlas.and_then(|atlas| country_of(atlas.centre()));
    let mut regions: Vec<Region> = Vec::new();
    for id in entries {
        let code = country_of(*id);
        let part = code.and_then(continent);
        let region =
            place_of(&mut regions, |region| region.code == part, || Region { code: part, countries: Vec::new() });
        let new = || Country { code, nearest: None, entries: Vec::new() };
        let country = place_of(&mut region.countries, |country| country.code == code, new);
        let km = atlas.filter(|_| code.is_none() || code != own).and_then(|atlas| atlas.distance(*id));
        country.nearest = [country.nearest, km].into_iter().flatten().min();
        country.entries.push(*id);
    }
    let locale = site.locale(lang);
    let key = |code: Option<&str>| locale.sort_key(code.and_then(|code| locale.region_name(code)).unwrap_or_default());
    let far = |country: &Country| match country.code.is_some() && country.code == own {
        true => 0,
        false => country.nearest.unwrap_or(u32::MAX),
    };
    for region in &mut regions {
        region.countries.sort_by_cached_key(|country| (country.code.is_none(), far(country), key(country.code)));
    }
    regions.sort_by_cached_key(|region| {
        let nearest = region.countries.iter().map(far).min();
        (region.code.is_none(), nearest, key(region.code))
    });
    regions
}

/// The item of `list` that `is` finds, which is added where it is missing.
fn place_of<T>(list: &mut Vec<T>, is: impl Fn(&T) -> bool, new: impl FnOnce() -> T) -> &mut T {
    let at = list.iter().position(is).unwrap_or_else(|| {
        list.push(new());
        list.len() - 1
    });
    &mut list[at]
}
