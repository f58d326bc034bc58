//! Maps and regions as values of templates: geometry, words for distances, links.
//!
//! Not here: where things are drawn (`atlas`), the markup (the theme's `atlas.html`).

use tera::Value;

use crate::address::EntryId;
use crate::atlas::{Country, Map, Name, Point, Region, SIZE, Spot, Style, regions, tenths};
use crate::lang::Lang;
use crate::site::{Listing, Site};

use super::context::{Pair, map, pairs, with_base};
use super::{Strings, Summaries, Theme};

/// The facet whose values are countries.
const COUNTRY: &str = "country";

/// How far away something is in words: `8,960 km`.
fn distance(words: &Strings, km: u32) -> String {
    words.get("atlas.km", Some(i64::from(km)), &[]).unwrap_or_else(|| format!("{km} km"))
}

/// How far `id` is from the centre, or null.
pub fn away(theme: &Theme, lang: Lang, id: EntryId) -> Value {
    let km = theme.atlas.as_ref().and_then(|atlas| atlas.distance(id));
    Value::from(km.map(|km| distance(&theme.strings[lang.index()], km)))
}

/// A map of `entries`, or null where there is nothing to draw.
pub fn value(
    site: &Site,
    theme: &Theme,
    lang: Lang,
    entries: impl IntoIterator<Item = EntryId>,
    style: &Style,
) -> Value {
    let words = &theme.strings[lang.index()];
    let Some(atlas) = &theme.atlas else { return Value::none() };
    match atlas.map(site, lang, entries, style, &|km| distance(words, km)) {
        Some(drawn) => map_value(site, theme, lang, &drawn, atlas.centre()),
        None => Value::none(),
    }
}

/// A name with its language, or null.
fn name(site: &Site, name: Option<&Name>) -> Value {
    name.map_or_else(Value::none, |(text, lang)| {
        let tag = lang.map(|lang| site.languages()[lang].tag.as_str());
        map([("text", Value::from(text.as_str())), ("lang", Value::from(tag))])
    })
}

/// A place for words on the map.
fn spot(spot: Spot) -> [(&'static str, Value); 3] {
    [
        ("x", Value::from(tenths(spot.x))),
        ("y", Value::from(tenths(spot.y))),
        ("anchor", Value::from(spot.anchor.word())),
    ]
}

fn map_value(site: &Site, theme: &Theme, lang: Lang, drawn: &Map, centre: EntryId) -> Value {
    let (words, summaries) = (&theme.strings[lang.index()], &theme.summaries[lang.index()]);
    let country =
        |id: &EntryId| -> Option<&'static str> { Some(site.catalogue.get(*id)?.facts.locality()?.country?.code()) };
    let rings = drawn.rings.iter().map(|ring| {
        let [x, y, _] = spot(ring.spot);
        map([
            ("radius", Value::from(tenths(ring.radius))),
            ("text", Value::from(distance(words, ring.km))),
            x,
            y,
            ("minor", Value::from(ring.is_minor)),
        ])
    });
    let label = |label: Option<(Spot, bool)>| {
        label.map_or_else(Value::none, |(at, is_minor)| {
            let [x, y, anchor] = spot(at);
            map([x, y, anchor, ("minor", Value::from(is_minor))])
        })
    };
    let campuses = drawn.campuses.iter().map(|campus| {
        map([
            ("x", Value::from(tenths(campus.x))),
            ("y", Value::from(tenths(campus.y))),
            ("name", name(site, campus.name.as_ref())),
            ("label", label(campus.label)),
        ])
    });
    let point = |point: &Point| {
        let middle = tenths(SIZE / 2.0);
        let (x, y) = (tenths(point.x), tenths(point.y));
        let ray = (!point.is_home).then(|| format!("M{middle} {middle}L{x} {y}"));
        map([
            ("x", Value::from(x)),
            ("y", Value::from(y)),
            ("radius", Value::from(tenths(point.radius))),
            ("east", Value::from(point.x >= SIZE / 2.0)),
            ("ray", Value::from(ray)),
            ("name", name(site, point.name.as_ref())),
            ("label", label(point.label)),
            ("country", Value::from(point.entries.iter().find_map(country))),
            ("url", Value::from(point.entries.iter().find_map(country).and_then(|code| country_url(site, lang, code)))),
            ("distance", away(theme, lang, point.entries[0])),
            ("items", Value::from(point.entries.iter().map(|id| summaries.link(*id)).collect::<Vec<_>>())),
        ])
    };
    let host = drawn.host.as_ref().map_or_else(Value::none, |(at, (text, written))| {
        let [x, y, anchor] = spot(*at);
        let tag = written.map(|lang| site.languages()[lang].tag.as_str());
        map([x, y, anchor, ("text", Value::from(text.as_str())), ("lang", Value::from(tag))])
    });
    // In words, for those who do not see the map: in how many countries, and between which of them.
    let away: Vec<&Point> = drawn.points.iter().filter(|point| !point.is_home).collect();
    let mut countries: Vec<&str> =
        drawn.points.iter().flat_map(|point| point.entries.iter().filter_map(country)).collect();
    countries.sort_unstable();
    countries.dedup();
    // The country of the centre is near in any case.
    let own = country(&centre);
    let region = |point: Option<&&Point>| {
        let code = point.and_then(|point| point.entries.iter().find_map(country));
        let text = code.and_then(|code| site.locale(lang).region_name(code));
        let own = point.and_then(|point| point.name.as_ref()).map(|(text, _)| text.as_str());
        Value::from(text.or(own))
    };
    map([
        ("land", Value::from(drawn.land.as_str())),
        ("pitch", Value::from(tenths(drawn.pitch))),
        ("rings", Value::from(rings.collect::<Vec<_>>())),
        ("points", Value::from(drawn.points.iter().map(point).collect::<Vec<_>>())),
        ("host", host),
        ("campuses", Value::from(campuses.collect::<Vec<_>>())),
        ("centre", summaries.link(centre)),
        ("countries", Value::from(countries.len())),
        ("nearest", region(away.iter().find(|point| point.entries.iter().find_map(country) != own).or(away.first()))),
        ("farthest", region(away.last())),
    ])
}

/// The first kind whose entries lie somewhere.
pub fn located(site: &Site) -> Option<&Listing> {
    site.listings.iter().map(|listing| &**listing).find(|listing| is_located(site, listing))
}

/// Whether entries of this kind lie somewhere.
pub fn is_located(site: &Site, listing: &Listing) -> bool {
    let first = listing.order[0].first().and_then(|id| site.catalogue.get(*id));
    first.is_some_and(|entry| entry.facts.locality().is_some())
}

/// `entries` by part of the world and country: list of {title, code, countries: list of {title, code, distance, items}}.
///
/// The items are rows with `distance` and `relations`, a map from the folder of a kind to how many of its entries refer
/// to the item.
pub fn regions_value(site: &Site, theme: &Theme, lang: Lang, entries: &[EntryId]) -> Value {
    let summaries = &theme.summaries[lang.index()];
    let title = |code: Option<&str>| Value::from(code.and_then(|code| site.locale(lang).region_name(code)));
    let country = |country: &Country| {
        let km = country.nearest.map(|km| distance(&theme.strings[lang.index()], km));
        map([
            ("title", title(country.code)),
            ("code", Value::from(country.code)),
            ("url", Value::from(country.code.and_then(|code| country_url(site, lang, code)))),
            ("distance", Value::from(km)),
            (
                "items",
                Value::from(
                    country.entries.iter().map(|id| item(site, theme, lang, summaries, *id)).collect::<Vec<_>>(),
                ),
            ),
        ])
    };
    let region = |region: &Region| {
        map([
            ("title", title(region.code)),
            ("code", Value::from(region.code)),
            ("countries", Value::from(region.countries.iter().map(country).collect::<Vec<_>>())),
        ])
    };
    let regions = regions(site, theme.atlas.as_ref(), lang, entries);
    Value::from(regions.iter().map(region).collect::<Vec<_>>())
}

/// The path of the list of what lies in a country, where it has one of its own.
fn country_url(site: &Site, lang: Lang, code: &str) -> Option<String> {
    let listing = located(site)?;
    let facet = listing.facets.iter().position(|index| index.facet.name == COUNTRY)?;
    let value = listing.facets[facet].values.iter().position(|value| value.id.eq_ignore_ascii_case(code))?;
    Some(with_base(site, &site.landing_url(lang, listing, (facet, value), 0)?))
}

/// A row with what is said of it in a list of places.
fn item(site: &Site, theme: &Theme, lang: Lang, summaries: &Summaries, id: EntryId) -> Value {
    let mut row = pairs(&summaries.row(id));
    let mut relations: Vec<(&'static str, usize)> = Vec::new();
    for by in site.catalogue.referrers(id) {
        if !site.catalogue.has_page(*by) || site.is_shown_elsewhere(*by) {
            continue;
        }
        let folder = site.catalogue.index.kind_name(site.catalogue.index.key(*by).kind).folder;
        match relations.last_mut() {
            Some((last, count)) if *last == folder => *count += 1,
            _ => relations.push((folder, 1)),
        }
    }
    let relations: Vec<Pair> = relations.into_iter().map(|(folder, count)| (folder, Value::from(count))).collect();
    row.extend([("distance", away(theme, lang, id)), ("relations", map(relations))]);
    map(row)
}
