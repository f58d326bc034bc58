//! `partners.geojson`: what lies somewhere, as points (RFC 7946), for maps.
//!
//! Longitude comes first, in degrees of WGS 84. Properties are flat, as map programs show them: `name`, and `name:zh-Hans`
//! for each language. Whatever kind says where its entries lie is in it; what says no coordinates is not.

use serde_json::{Map, Value, json};

use super::{Cx, File, Format, Part, absolute};
use crate::catalogue::Entry;
use crate::diag::Both;
use crate::lang::Lang;

pub(super) const FORMAT: Format = Format {
    name: "partners_geojson",
    about: Both::new(
        "`partners.geojson`: institutions with coordinates, for maps",
        "`partners.geojson`：有坐标的院校和机构，供地图软件使用",
    ),
    files: |cx| match cx.site.catalogue.iter().any(is_located) {
        true => vec![File::new("/partners.geojson", Part::Whole)],
        false => Vec::new(),
    },
    write: |cx, _| {
        let features = cx.site.catalogue.iter().filter_map(|entry| feature(cx, entry));
        let whole = json!({"type": "FeatureCollection", "features": features.collect::<Vec<_>>()});
        let mut bytes = serde_json::to_vec(&whole).expect("texts and finite numbers can be written");
        bytes.push(b'\n');
        bytes
    },
};

fn is_located(entry: &Entry) -> bool {
    entry.facts.locality().is_some_and(|place| place.geo.is_some())
}

fn feature(cx: &Cx, entry: &Entry) -> Option<Value> {
    let place = entry.facts.locality()?;
    let geo = place.geo?;
    let languages = cx.site.languages();
    let mut properties = Map::new();
    properties.insert("kind".to_owned(), json!(entry.spec.name.folder));
    properties.insert("name".to_owned(), json!(entry.title(Lang::SOURCE).0));
    for lang in languages.all() {
        let tag = &languages[lang].tag;
        if let Some(name) = entry.head.title.value.get(lang) {
            properties.insert(format!("name:{tag}"), json!(name));
        }
        if let Some(city) = place.city.and_then(|city| city.get(lang)) {
            properties.insert(format!("city:{tag}"), json!(city));
        }
        if let Some(url) = cx.site.entry_url(lang, entry.id) {
            properties.insert(format!("url:{tag}"), json!(absolute(cx.site, &url)));
        }
    }
    if let Some(country) = place.country {
        properties.insert("country".to_owned(), json!(country.code()));
    }
    if cx.site.named.home.contains(&entry.id) {
        properties.insert("home".to_owned(), json!(true));
    }
    Some(json!({
        "type": "Feature",
        "id": cx.site.catalogue.index.name(entry.id),
        "geometry": {"type": "Point", "coordinates": [geo.lon, geo.lat]},
        "properties": properties,
    }))
}
