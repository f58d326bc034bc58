use camino::Utf8Path;

use super::*;
use crate::catalogue::{Catalogue, Drafts, decode::decode, kind_names};
use crate::date::CivilDay;
use crate::fields::Cx;
use crate::locale::Locale;
use crate::project::{Project, discover};

/// The site of Wangchuan and these further institutions, each `slug`, city, country and coordinates.
///
/// `host` is the coordinates line of Wangchuan, which may be empty.
fn with_atlas<T>(host: &str, partners: &[(&str, &str, &str, &str)], see: impl FnOnce(&Site, Option<Atlas>) -> T) -> T {
    let folder = tempfile::tempdir().unwrap();
    let root = Utf8Path::from_path(folder.path()).unwrap();
    let write = |path: &str, text: &str| {
        let path = root.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write(
        "site.toml",
        "title = \"Wangchuan\"\nbase_url = \"https://wangchuan.example/\"\nhome = [\"wangchuan\"]\n\
         languages = [{ code = \"en\", tag = \"en\", name = \"English\" }, { code = \"zh\", tag = \"zh-Hans\", name = \"中文\" }]\n",
    );
    let institution = |slug: &str, city: &str, country: &str, geo: &str| {
        let text = format!("name: {{en: {slug}, zh: 某校}}\ntype: university\n{country}\n{city}\n{geo}\n");
        write(&format!("content/institutions/{slug}.yaml"), &text);
    };
    institution("wangchuan", "city: {en: Wangchuan, zh: 望川}", "country: CN", host);
    for (slug, city, country, geo) in partners {
        let geo = if geo.is_empty() { String::new() } else { format!("geo: {geo}") };
        institution(slug, &format!("city: {city}"), &format!("country: {country}"), &geo);
    }
    let project: Project = discover(root, &kind_names(), &[]).unwrap();
    let (draft, diags) = decode(&project, Drafts::Include);
    assert!(diags.is_empty(), "{diags:?}");
    let named = project.config.resolve(&mut Cx::new(&project.config.languages, &project.index));
    let languages = &project.config.languages;
    let locales: Vec<Locale> = languages.all().map(|lang| Locale::new(&languages[lang].tag).unwrap()).collect();
    let catalogue: Catalogue = draft.seal(Drafts::Include, CivilDay::new(2026, 11, 21).unwrap());
    let site = Site::new(std::sync::Arc::new(catalogue), &project, named, locales.into());
    let atlas = Atlas::new(&site);
    see(&site, atlas)
}

const HOST: &str = "geo: {lat: 31.5, lon: 110.25}";
const CORRIB: (&str, &str, &str, &str) = ("corrib", "{en: Galway, zh: 戈尔韦}", "IE", "{lat: 53.3, lon: -9.1}");
const EDO: (&str, &str, &str, &str) = ("edo", "{en: Tokyo, zh: 东京}", "JP", "{lat: 35.7, lon: 139.7}");
const NANIWA: (&str, &str, &str, &str) = ("naniwa", "{en: Osaka, zh: 大阪}", "JP", "{lat: 34.7, lon: 135.5}");
const NOWHERE: (&str, &str, &str, &str) = ("nowhere", "{en: Apia, zh: 阿皮亚}", "WS", "");

fn km(km: u32) -> String {
    format!("{km} km")
}

fn languages(site: &Site) -> (Lang, Lang) {
    let all: Vec<Lang> = site.languages().all().collect();
    (all[0], all[1])
}

fn id(site: &Site, slug: &str) -> EntryId {
    site.catalogue.index.find(site.catalogue.index.kind("institutions").unwrap(), slug).unwrap()
}

fn draw(site: &Site, atlas: &Atlas, lang: Lang, style: &Style) -> Option<Map> {
    atlas.map(site, lang, site.catalogue.iter().map(|entry| entry.id), style, &km)
}

#[test]
fn points_lie_in_their_direction_at_their_distance_and_are_named_in_the_language_of_the_page() {
    with_atlas(HOST, &[CORRIB, EDO, NOWHERE], |site, atlas| {
        let atlas = atlas.unwrap();
        let (en, zh) = languages(site);
        assert_eq!(
            ["corrib", "edo", "nowhere", "wangchuan"].map(|slug| atlas.distance(id(site, slug))),
            [Some(8920), Some(2760), None, None]
        );
        let map = draw(site, &atlas, zh, &Style::OVERVIEW).unwrap();
        let points: Vec<_> = map.points.iter().map(|p| (p.name.clone().unwrap().0, p.entries.clone())).collect();
        assert_eq!(
            points,
            [("东京".to_owned(), vec![id(site, "edo")]), ("戈尔韦".to_owned(), vec![id(site, "corrib")])]
        );
        // Ireland is north-west of it, 8925 of the 9000 kilometres to the outermost ring.
        let corrib = &map.points[1];
        assert!(corrib.x < MIDDLE && corrib.y < MIDDLE);
        let away = (corrib.x - MIDDLE).hypot(corrib.y - MIDDLE);
        assert!((away - RIM * 8925.0 / 9000.0).abs() < 0.1, "{away}");
        let rings: Vec<_> = map.rings.iter().map(|ring| (ring.km, ring.radius)).collect();
        assert_eq!(rings, [(3000, 95.3), (6000, 190.7), (9000, 286.0)]);
        assert_eq!(map.host.unwrap().1, ("望川".to_owned(), None));
        let names: Vec<_> = draw(site, &atlas, en, &Style::OVERVIEW).unwrap().points;
        assert_eq!(names.iter().map(|p| p.name.clone().unwrap().0).collect::<Vec<_>>(), ["Tokyo", "Galway"]);
    });
}

#[test]
fn further_campuses_of_the_host_stand_at_their_place_and_those_of_its_own_city_do_not() {
    let host = "geo: {lat: 31.5, lon: 110.25}\ncampuses:\n\
        \x20 - {name: {en: East, zh: 东校区}, city: {en: Wangchuan, zh: 望川}, geo: {lat: 31.6, lon: 110.3}}\n\
        \x20 - {name: {en: Sea, zh: 海滨校区}, city: {en: Shenzhen, zh: 深圳}, geo: {lat: 22.5, lon: 114.1}}\n\
        \x20 - {name: {en: Ridge, zh: 山岭校区}}";
    with_atlas(host, &[EDO, NANIWA], |site, atlas| {
        let (_, zh) = languages(site);
        let map = draw(site, atlas.as_ref().unwrap(), zh, &Style::OVERVIEW).unwrap();
        let [sea] = &map.campuses[..] else { panic!("{:?}", map.campuses) };
        assert_eq!(sea.name, Some(("深圳".to_owned(), None)));
        assert!(sea.label.is_some() && sea.x > MIDDLE && sea.y > MIDDLE, "{sea:?}");
    });
    with_atlas(host, &[("near", "{en: Near, zh: 近城}", "CN", "{lat: 31.5, lon: 118.0}")], |site, atlas| {
        let (en, _) = languages(site);
        // A map of a thousand kilometres ends before it.
        let map = draw(site, atlas.as_ref().unwrap(), en, &Style::OVERVIEW).unwrap();
        assert_eq!(map.campuses, []);
    });
}

#[test]
fn a_city_without_a_name_in_the_language_says_in_which_it_has_one() {
    with_atlas(HOST, &[("far", "{zh: 远城}", "IE", "{lat: 53.3, lon: -9.1}")], |site, atlas| {
        let (en, zh) = languages(site);
        let map = draw(site, &atlas.unwrap(), en, &Style::SMALL).unwrap();
        assert_eq!(map.points[0].name, Some(("远城".to_owned(), Some(zh))));
    });
}

#[test]
fn points_nearer_than_a_point_is_wide_become_one_with_the_name_of_their_country() {
    // 400 kilometres are 13 units where the rim is 9000 away, and 23 where it is 5000.
    with_atlas(HOST, &[CORRIB, EDO, NANIWA], |site, atlas| {
        let (en, _) = languages(site);
        let map = draw(site, atlas.as_ref().unwrap(), en, &Style::OVERVIEW).unwrap();
        let points: Vec<_> =
            map.points.iter().map(|p| (p.name.clone().unwrap().0, p.entries.len(), p.radius)).collect();
        assert_eq!(points, [("Japan".to_owned(), 2, 9.0), ("Galway".to_owned(), 1, 5.0)]);
    });
    with_atlas(HOST, &[EDO, NANIWA], |site, atlas| {
        let (_, zh) = languages(site);
        let map = draw(site, atlas.as_ref().unwrap(), zh, &Style::OVERVIEW).unwrap();
        let points: Vec<_> = map.points.iter().map(|p| p.name.clone().unwrap().0).collect();
        assert_eq!(points, ["大阪", "东京"]);
    });
}

#[test]
fn the_country_with_the_most_entries_names_a_point_of_several() {
    let near = |slug, city, country, lon| (slug, city, country, lon);
    let partners = [
        CORRIB,
        near("a", "{en: Aachen, zh: 亚琛}", "DE", "{lat: 50.8, lon: 6.1}"),
        near("b", "{en: Maastricht, zh: 马斯特里赫特}", "NL", "{lat: 50.8, lon: 5.7}"),
        near("c", "{en: Cologne, zh: 科隆}", "DE", "{lat: 50.9, lon: 6.9}"),
    ];
    with_atlas(HOST, &partners, |site, atlas| {
        let (_, zh) = languages(site);
        let map = draw(site, &atlas.unwrap(), zh, &Style::OVERVIEW).unwrap();
        let names: Vec<_> = map.points.iter().map(|p| (p.name.clone().unwrap().0, p.entries.len())).collect();
        assert_eq!(names, [("德国".to_owned(), 3), ("戈尔韦".to_owned(), 1)]);
    });
}

#[test]
fn what_lies_in_the_city_of_the_centre_has_no_line_and_alone_no_map() {
    let twin = ("twin", "{en: Wangchuan, zh: 望川}", "CN", "{lat: 31.51, lon: 110.26}");
    with_atlas(HOST, &[twin, CORRIB], |site, atlas| {
        let (en, _) = languages(site);
        let map = draw(site, &atlas.unwrap(), en, &Style::LINKED).unwrap();
        let points: Vec<_> = map.points.iter().map(|p| (p.is_home, p.x, p.y, p.label.is_some())).collect();
        assert_eq!(points[0], (true, MIDDLE, MIDDLE, false));
        assert_eq!((points.len(), points[1].0), (2, false));
    });
    with_atlas(HOST, &[twin], |site, atlas| {
        let (en, _) = languages(site);
        let atlas = atlas.unwrap();
        assert_eq!(draw(site, &atlas, en, &Style::OVERVIEW), None);
        assert_eq!(atlas.distance(id(site, "twin")), Some(1));
    });
}

#[test]
fn without_the_coordinates_of_the_host_there_is_no_atlas() {
    with_atlas("", &[CORRIB], |site, atlas| {
        assert!(atlas.is_none());
        let (en, _) = languages(site);
        let regions = regions(site, None, en, &[id(site, "corrib"), id(site, "wangchuan")]);
        assert_eq!(regions.iter().map(|region| region.code).collect::<Vec<_>>(), [Some("142"), Some("150")]);
    });
}

#[test]
fn a_map_is_the_same_at_every_run_and_small() {
    with_atlas(HOST, &[CORRIB, EDO, NANIWA, NOWHERE], |site, atlas| {
        let atlas = atlas.unwrap();
        let (en, _) = languages(site);
        for style in [Style::OVERVIEW, Style::LINKED, Style::SMALL] {
            let map = draw(site, &atlas, en, &style).unwrap();
            assert_eq!(map, draw(site, &atlas, en, &style).unwrap());
            assert!(map.land.len() < 4000, "{}", map.land.len());
        }
    });
}

#[test]
fn places_are_grouped_by_region_and_country_the_nearest_first_and_its_own_country_before_all() {
    with_atlas(HOST, &[CORRIB, EDO, NANIWA, NOWHERE], |site, atlas| {
        let (_, zh) = languages(site);
        let all: Vec<EntryId> = site.catalogue.iter().map(|entry| entry.id).collect();
        let found = regions(site, atlas.as_ref(), zh, &all);
        let found: Vec<_> = found
            .iter()
            .flat_map(|region| region.countries.iter().map(|c| (region.code.unwrap(), c.code.unwrap(), c.nearest)))
            .collect();
        assert_eq!(
            found,
            [
                ("142", "CN", None),
                ("142", "JP", Some(2370)),
                ("150", "IE", Some(8920)),
                // Without coordinates it is in the list all the same.
                ("009", "WS", None),
            ]
        );
    });
}

#[test]
fn rings_are_round_numbers_and_the_last_holds_the_farthest_place() {
    for (farthest, expected) in [
        (3.0, (500, 2)),
        (700.0, (500, 2)),
        (2400.0, (1000, 3)),
        (8961.0, (3000, 3)),
        (11_800.0, (3000, 4)),
        (16_100.0, (5000, 4)),
        (20_015.0, (5000, 4)),
    ] {
        assert_eq!(steps(farthest), expected, "{farthest}");
    }
}
