//! The reference of all names that templates see.
//!
//! The parts that `context` makes are listed here by hand, and a test holds them against the real values; the fields
//! of entries come from their declarations.

use std::fmt::Write;

use crate::catalogue::{Head, KINDS};
use crate::fields::{Decl, Presence, Shape};

use super::CONTRACT;
use super::strings::VOCABULARY;

/// A group of names: what it is called in templates, and each name with its meaning.
pub struct Group {
    pub name: &'static str,
    pub about: &'static str,
    pub names: &'static [(&'static str, &'static str)],
}

/// What `context` makes, in the order of the reference.
pub const GROUPS: &[Group] = &[
    Group {
        name: "site",
        about: "the same on every page of a language",
        names: &[
            ("title", "the site's title"),
            ("description", "its description, or null"),
            ("base_url", "its address, with a slash at the end"),
            ("url", "the path of the home page"),
            ("gate_url", "the path of the page that offers the languages"),
            (
                "languages",
                "list of {code, tag, name, called, url}: `name` in itself, `called` in the language of the page",
            ),
            ("home", "links to the institutions whose catalogue this is"),
            ("featured", "rows of the entries that site.toml features"),
            ("menu", "list of {title, url}"),
            ("office", "a link with `address` and `contacts`: whose contact stands in the footer, or null"),
            ("hue", "the number that re-brands the theme, 0 to 360"),
            ("zone", "the time zone of deadlines"),
            ("logo", "the path of the logo, or null"),
            ("coverage", "list of {name, tag, written, total}, where site.toml shows it, or null"),
            ("data_license", "or null"),
            ("today", "{iso, text}: the day the site was built for"),
            ("extra", "the table [extra] of site.toml, or null"),
            ("exports", "the files of [exports] that there are: a map from the name of a format to its path, or null"),
            ("compare_url", "the path of the page that sets programs side by side, or null"),
            ("search_url", "the path of the search page, or null where its data is switched off"),
            ("contract", "the version of this reference"),
        ],
    },
    Group {
        name: "page",
        about: "the page that is being made",
        names: &[
            ("title", "its title"),
            ("title_lang", "the tag of the title's language where that is not the page's, else null"),
            ("description", "one or two sentences, or null"),
            ("kind", "gate, home, listing, entry, deadlines, compare, search, redirect or not-found"),
            ("url", "its path"),
            ("absolute", "its full address"),
            ("canonical", "the full address that search engines should keep"),
            ("is_written", "whether it is really written in its language"),
            ("lang", "the tag of its language: zh-Hans"),
            ("locale", "its language with a territory, for formats that know no others: zh_CN"),
            ("code", "the code of its language: zh"),
            ("dir", "ltr or rtl"),
            (
                "alternates",
                "the same page in every language: list of {code, tag, locale, name, url, absolute, current, written}",
            ),
            ("x_default", "the full address for readers of no language of the site, or null"),
            ("breadcrumbs", "list of {title, url}; url is null for the page itself"),
            ("notices", "list of {kind, language, date}; kind is untranslated or stale"),
            ("noindex", "whether search engines should leave it out"),
            ("edit_url", "where its source can be edited, or null"),
            ("json_ld", "what it says to search engines, for a script element of type application/ld+json, or null"),
            ("picture", "the full address of a picture that other sites can show beside a link to it, or null"),
            (
                "exports",
                "the files of [exports] that are about the same entry or kind, for the page's language or for all; of the home page the feeds of all kinds: list of {name, title, type, url}; name is that of the format, type the media type",
            ),
        ],
    },
    Group {
        name: "listing",
        about: "in listing.html: one page of the index of a kind",
        names: &[
            ("kind", "the folder of the kind"),
            ("title", "its title"),
            ("total", "how many entries there are in all"),
            ("section", "the title of the index of the kind"),
            ("url", "the path of the index of the kind"),
            ("items", "list of rows"),
            ("is_whole", "whether all entries stand on this page, which can then be filtered where it stands"),
            ("order", "what its order begins with: deadline (closing soonest), date or title"),
            (
                "facets",
                "by what the entries of the kind differ: list of {name, title, by_day, values}; by_day: only scripts know which entries have a value; values: list of {id, element, text, lang, count, url}; element is the id of its check box, url the path of its own page or null",
            ),
            ("styles", "the path of the style sheet that filters this page without script, or null"),
            ("atlas", "on the first page a map of all entries of the list, where they lie somewhere, else null"),
            ("regions", "the entries by where they lie, as on the home page, where all stand on this page, else null"),
            ("chosen", "where this is the page of one value of a facet: {name, title, id, text, lang}, else null"),
            ("page", "the number of this page, from 1"),
            ("pages", "how many pages there are"),
            ("previous", "the path of the page before, or null"),
            ("next", "the path of the page after, or null"),
            ("prose", "the words of content/pages/<kind>, or null"),
            ("prose_lang", "the tag of their language where that is not the page's, else null"),
        ],
    },
    Group {
        name: "link",
        about: "what a reference to an entry is, wherever it stands",
        names: &[
            ("title", "its title"),
            ("lang", "the tag of the title's language where that is not the page's, else null"),
            ("twin", "{text, lang}: the title in another language, or null"),
            ("url", "its path, or null where it has no page"),
            ("kind", "the folder of its kind"),
            ("id", "kind/slug"),
            ("imprint", "{publisher, published} of what has both fields, else null; null in an imprint"),
        ],
    },
    Group {
        name: "row",
        about: "an entry in a list: a link, and",
        names: &[
            ("summary", "{text, lang}, or null"),
            ("facts", "a map of the fields that lists show of its kind"),
            ("facets", "a map of the facets in which it has values: their ids with blanks between them"),
            (
                "deadlines",
                "until when something can be done, also past: list of {what: {id, text}, date: {iso, text}, last, ahead, calendar}; last is the last day that the date can mean, calendar the path of a calendar file with it, or null",
            ),
            ("names", "its further names and those of the bodies that it leads to, as one text, or null"),
        ],
    },
    Group {
        name: "entry",
        about: "in the template of a kind: its fields (below), and",
        names: &[
            ("title", "{text, lang}"),
            ("kind", "the folder of its kind"),
            ("id", "kind/slug"),
            ("twin", "{text, lang}: the title in another language, or null"),
            ("prose", "its words as safe HTML, or null"),
            ("prose_lang", "the tag of their language where that is not the page's, else null"),
            (
                "untranslated",
                "by field: the name of the language of words in it that are not in the page's; empty where `page.notices` says it of the page",
            ),
            ("headings", "list of {level, id, text}"),
            ("referrers", "what refers to it or to what belongs to it: list of {kind, title, items: rows}"),
            ("deadlines", "until when something can be done, as its row has it"),
            ("cited_by", "what only has it for a source: list of {kind, title, items: links}"),
            ("atlas", "a map with where it lies, else with its members, or null"),
            ("distance", "how far it is from the centre of maps, in words, or null"),
            ("similar", "rows of at most three entries of its kind that refer to what it refers to"),
            ("not_stated", "the names of the fields that are answered with not-stated"),
        ],
    },
    Group {
        name: "value",
        about: "what a map in a field has beside its fields; by these alone any value can be shown",
        names: &[
            (
                "text",
                "the whole value in words of the page's language, where it can be said in words; else null or absent",
            ),
            ("lang", "the tag of the language of `text` where that is not the page's, else null"),
            ("entry", "what it leads to, in place of `party` and the like: a link, or null where `text` names it only"),
            ("not_stated", "the names of its own fields that are answered with not-stated"),
            ("state", "of what has a beginning or an end: how it stands on the day of the build, a word, or null"),
            ("iso", "of a date, a term or a time: its machine form, or null"),
            ("precision", "of a date: day, month, year and so on"),
            ("indefinite", "of a period: whether it has no end"),
            ("label", "of a figure: what is counted, in words"),
            ("word", "of a figure: {id, text} where the program knows what is counted, else null"),
            ("free", "of a fee: whether nothing is to be paid"),
            ("money", "of a fee: the sum without its unit, as text, or null"),
            ("languages", "of languages to be proved: list of {language, any_of}, beside the `text` of all"),
            ("language", "of a language to be proved or of a file: the language's name in words, or a map with `text`"),
            ("section", "of a test's part: its name"),
            ("when", "of a session: its day and hours: {text, iso, time}"),
            ("time", "of `when` and other moments: the time of day alone, in words, or null"),
            ("part", "of a participant and of a group of them: what they do there, a word, or null"),
            ("who", "of a group of participants of one `part`: list of participants"),
            ("any_of", "of a language to be proved: the proofs of which one is enough"),
            ("code", "of a country, a language or a field of study: its code"),
            ("number", "of a telephone: for links, + and digits"),
        ],
    },
    Group {
        name: "file",
        about: "a file beside the entry, in its own template",
        names: &[
            ("name", "its name"),
            ("url", "its path"),
            ("src", "of a picture: the path of the width that pages show, else null"),
            ("srcset", "of a picture in several widths: their paths, for `srcset`, else null"),
            ("width", "of a picture: the width in pixels of what `src` leads to, else null"),
            ("height", "its height"),
        ],
    },
    Group {
        name: "home.html",
        about: "beside site and page",
        names: &[
            ("heading", "{title, summary} of content/pages/home, or null"),
            ("figures", "the `stats` of the first institution whose catalogue this is, or null"),
            ("alliance", "the first featured entry with members: a link, with `summary` and its fields, or null"),
            ("sections", "list of {kind, title, url, count, is_whole, items: rows}"),
            ("atlas", "a map of what lies somewhere, the site's own institutions left out, or null"),
            (
                "regions",
                "the same entries by where they lie, the nearest first: list of {title, code, countries}; title and code are null for what lies in no country; countries: list of {title, code, url, distance, items}; url is the path of the list of those in the country, or null; items: rows with `distance` and `relations`, a map from the folder of a kind to how many of its entries refer to it",
            ),
            (
                "deadlines",
                "the next twelve: list of {entry: link, what: {id, text}, date: {iso, text}, month: {iso, text}, calendar}; calendar is the path of a calendar file with it, or null",
            ),
            ("deadlines_url", "the path of the page with all of them, or null where there are none"),
            ("prose", "the words of content/pages/home, or null"),
            ("prose_lang", "the tag of their language where that is not the page's, else null"),
        ],
    },
    Group {
        name: "atlas",
        about: "a map, centred on the first institution of `site.home`, drawn in a square of 600; null without its coordinates",
        names: &[
            ("land", "a path whose lines are to be dashed into dots"),
            ("pitch", "how far these dots are apart"),
            (
                "rings",
                "circles of equal distance: list of {radius, text, x, y, minor}; minor: without its text on narrow screens",
            ),
            (
                "points",
                "the nearest first: list of {x, y, radius, east, ray, name, label, country, url, distance, items}; east: whether it lies in the right half; ray: the path of the line from the centre, null for what lies there; name: {text, lang} or null; label: {x, y, anchor, minor}, where the name stands, or null where it has no room; country: a code or null; url: the path of the list of what lies in that country, or null; items: links to what lies there",
            ),
            ("host", "{x, y, anchor, text, lang}: the name of the centre and where it stands, or null"),
            (
                "campuses",
                "where else the site's own institutions are: list of {x, y, name, label}; name and label as those of a point",
            ),
            ("centre", "a link to the institution at the centre"),
            ("countries", "in how many countries the points lie"),
            ("nearest", "the name of the nearest country with a point, or null"),
            ("farthest", "the name of the farthest, or null"),
        ],
    },
    Group {
        name: "search.html",
        about: "beside site and page",
        names: &[
            ("sections", "as on the home page"),
            ("prose", "the words of content/pages/search, or null"),
            ("prose_lang", "the tag of their language where that is not the page's, else null"),
        ],
    },
    Group {
        name: "deadlines.html",
        about: "beside site and page",
        names: &[
            ("deadlines", "what is ahead, as on the home page: as much as [lists] lets stand on one page"),
            ("later", "how many more are ahead"),
            ("prose", "the words of content/pages/deadlines, or null"),
            ("prose_lang", "the tag of their language where that is not the page's, else null"),
        ],
    },
    Group {
        name: "compare.html",
        about: "beside site and page",
        names: &[
            ("fields", "the names of the facts that can be compared, in order"),
            ("prose", "the words of content/pages/compare, or null"),
            ("prose_lang", "the tag of their language where that is not the page's, else null"),
        ],
    },
    Group {
        name: "pages.html",
        about: "in `entry`, in place of the field",
        names: &[("lists", "list of {title, kind, url, items: rows}")],
    },
    Group {
        name: "gate.html",
        about: "beside site and page",
        names: &[("titles", "the site's title in each language")],
    },
    Group {
        name: "404.html",
        about: "beside site and page",
        names: &[(
            "parts",
            "one for each language shown: list of {lang, title, text, home, url, search_url, search_label, search_submit, menu}",
        )],
    },
    Group { name: "redirect.html", about: "beside site and page", names: &[("to", "the path that it leads to")] },
];

/// The whole reference, as Markdown.
pub fn text() -> String {
    let mut text = format!("# Names in templates\n\nVersion {CONTRACT} of the contract.\n");
    for group in GROUPS {
        let _ = write!(text, "\n## {}\n\n{}:\n\n", group.name, group.about);
        for (name, meaning) in group.names {
            let _ = writeln!(text, "- `{name}`: {meaning}");
        }
    }
    let _ = write!(text, "\n## t\n\nstrings that every theme has, unless it brings others:\n\n");
    for key in VOCABULARY {
        let _ = writeln!(text, "- `{key}`");
    }
    for kind in KINDS {
        let _ = write!(text, "\n## entry in {}.html\n\n", kind.name.folder);
        let mut decls = Head::decls(kind.heading);
        decls.remove(0);
        decls.extend((kind.decls)());
        for decl in &decls {
            let _ = writeln!(text, "- `{}`: {}; {}", decl.name, decl.doc.en, value(decl));
        }
        for (name, meaning) in kind.derived {
            let _ = writeln!(text, "- `{name}`: {meaning}");
        }
    }
    text
}

/// What a field is in a template.
fn value(decl: &Decl) -> String {
    let shape = shape(&decl.shape);
    match decl.presence {
        Presence::Required => format!("{shape}, null where not stated"),
        _ if matches!(decl.shape, Shape::List(_)) => format!("{shape}, may be empty"),
        _ => format!("{shape}, or null"),
    }
}

fn shape(shape_of: &Shape) -> String {
    match shape_of {
        Shape::Text => "{text, lang}".to_owned(),
        Shape::Word { .. } => "{id, text}".to_owned(),
        Shape::Form { name, .. } => format!("a map for {} with `text`", name.en),
        Shape::Reference(_) => "a link".to_owned(),
        Shape::Boolean => "true or false".to_owned(),
        Shape::Integer => "a number".to_owned(),
        Shape::List(inner) => format!("a list of: {}", shape(inner)),
        Shape::Record { fields, .. } => {
            let names: Vec<&str> = fields().iter().map(|decl| decl.name).collect();
            format!("a map with `{}`", names.join("`, `"))
        }
        Shape::Entry { long, .. } => shape(long),
        Shape::Map { .. } | Shape::Free => "a map".to_owned(),
        Shape::OneOf(shapes) => shapes.iter().map(shape).collect::<Vec<_>>().join(" or "),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use camino::Utf8Path;
    use tera::{Context, Value};

    use super::*;
    use crate::assets::Assets;
    use crate::catalogue::{Catalogue, Drafts, decode::decode, kind_names};
    use crate::date::CivilDay;
    use crate::diag::Diagnostics;
    use crate::fields::Cx;
    use crate::locale::Locale;
    use crate::plan::{Job, Plan};
    use crate::project::{Pictures, Project, discover};
    use crate::site::Site;
    use crate::theme::{Engines, Strings, Theme, context, load};

    /// The contexts of every output of the small site that uses every field.
    fn contexts(see: impl Fn(&Job, &Value, &Context)) {
        let root = Utf8Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/sites/every-field"));
        let mut project: Project = discover(root, &kind_names(), &[]).unwrap();
        let mut diags = Diagnostics::default();
        let files = load(root, &project.config, &mut project.sources, &mut diags).unwrap();
        let (draft, _) = decode(&project, Drafts::Include);
        let named = project.config.resolve(&mut Cx::new(&project.config.languages, &project.index));
        let languages = &project.config.languages;
        let locales: Vec<Locale> = languages.all().map(|lang| Locale::new(&languages[lang].tag).unwrap()).collect();
        let strings = Strings::load(&files, languages, &locales, &project.sources, &mut diags);
        let assets = Assets::of_theme(files.statics.clone(), project.config.hue);
        let engines = Engines::parse(&files, &strings, &assets, "/", &project.sources, &mut diags).unwrap();
        let catalogue: Catalogue = draft.seal(Drafts::Include, CivilDay::new(2026, 11, 21).unwrap());
        let site = Site::new(std::sync::Arc::new(catalogue), &project, named, locales.into());
        let site = std::sync::Arc::new(site);
        let pictures = Pictures::measure(&project, &mut diags).unwrap();
        let assets = assets
            .with_entries(&site.catalogue, &project, &pictures, crate::assets::Smaller::Forget, None)
            .unwrap()
            .with_facets(&site);
        let plan = Plan::new(&site, &assets, &Strings::words(&strings), &mut diags);
        let (files, assets, strings) = (files.into(), std::sync::Arc::new(assets), std::sync::Arc::from(strings));
        let theme = Theme::new(files, engines, &site, assets, plan.exports.clone(), strings);
        let lang = languages.all().next().unwrap();
        let shared = context::site(&site, lang, &theme.strings[0], &theme.summaries[0], &theme.assets, &plan.exports);
        for output in plan.outputs.iter() {
            if let Some((_, _, context)) = context::context(&site, &theme, output, &|_, _| None) {
                see(&output.job, &shared, &context);
            }
        }
    }

    fn listed(group: &str) -> BTreeSet<String> {
        let group = GROUPS.iter().find(|known| known.name == group).unwrap();
        group.names.iter().map(|(name, _)| (*name).to_owned()).collect()
    }

    fn keys(value: &Value) -> BTreeSet<String> {
        value.as_map().unwrap().keys().map(|key| key.as_str().unwrap().to_owned()).collect()
    }

    #[test]
    fn the_reference_names_what_templates_see_and_nothing_else() {
        contexts(|job, site, context| {
            assert_eq!(keys(site), listed("site"));
            assert_eq!(keys(context.get("page").unwrap()), listed("page"));
            let beside = |group: &str| {
                for name in listed(group) {
                    assert!(context.get(&name).is_some(), "{group} has no `{name}`");
                }
            };
            match job {
                Job::Home(_) => {
                    beside("home.html");
                    let atlas = context.get("atlas").unwrap();
                    assert_eq!(keys(atlas), listed("atlas"));
                }
                Job::Gate => beside("gate.html"),
                Job::NotFound(_) => beside("404.html"),
                Job::Deadlines(_) => beside("deadlines.html"),
                Job::Redirect { .. } => beside("redirect.html"),
                Job::Listing { .. } | Job::Landing { .. } => {
                    let listing = context.get("listing").unwrap();
                    assert_eq!(keys(listing), listed("listing"));
                    let row = &listing.get_from_path("items").unwrap().as_array().unwrap()[0];
                    assert_eq!(keys(row), listed("link").union(&listed("row")).cloned().collect());
                }
                Job::Entry { .. } => {
                    let entry = context.get("entry").unwrap();
                    let folder = entry.get_from_path("kind").unwrap().as_str().unwrap();
                    let kind = KINDS.iter().find(|kind| kind.name.folder == folder).unwrap();
                    let mut decls = Head::decls(kind.heading);
                    decls.remove(0);
                    decls.extend((kind.decls)());
                    let fields = decls.iter().map(|decl| decl.name.to_owned());
                    let derived = kind.derived.iter().map(|(name, _)| (*name).to_owned());
                    let all: BTreeSet<String> = listed("entry").into_iter().chain(fields).chain(derived).collect();
                    assert_eq!(keys(entry), all, "{folder}");
                }
                Job::Compare(_) => beside("compare.html"),
                Job::Search(_) => beside("search.html"),
                Job::Asset(_) | Job::Export(_) => unreachable!("a static file has no context"),
            }
        });
    }

    /// The names of `decls` and of all that lies below them.
    fn below(decls: Vec<Decl>, depth: usize, names: &mut BTreeSet<String>) {
        fn inner(shape: &Shape, depth: usize, names: &mut BTreeSet<String>) {
            match shape {
                Shape::List(one) | Shape::Entry { long: one, .. } | Shape::Map { value: one, .. } => {
                    inner(one, depth, names);
                }
                Shape::Record { fields, .. } if depth < 6 => below(fields(), depth + 1, names),
                Shape::OneOf(shapes) => shapes.iter().for_each(|shape| inner(shape, depth, names)),
                _ => {}
            }
        }
        for decl in decls {
            names.insert(decl.name.to_owned());
            inner(&decl.shape, depth, names);
        }
    }

    /// The path of every name in the maps of `value` that is not among `known`.
    fn unknown(value: &Value, path: &str, known: &BTreeSet<String>, found: &mut BTreeSet<String>) {
        if let Some(list) = value.as_array() {
            list.iter().for_each(|one| unknown(one, path, known, found));
        }
        for (key, one) in value.as_map().into_iter().flatten() {
            let key = key.as_str().unwrap();
            // What an author names freely: own facts, registers that the program does not know.
            if matches!(key, "extra" | "other") {
                continue;
            }
            let path = format!("{path}.{key}");
            if known.contains(key) {
                unknown(one, &path, known, found);
            } else {
                found.insert(path);
            }
        }
    }

    #[test]
    fn no_value_of_an_entry_has_a_name_that_the_reference_lacks() {
        let found = std::cell::RefCell::new(BTreeSet::new());
        contexts(|job, _, context| {
            let Job::Entry { .. } = job else { return };
            let entry = context.get("entry").unwrap();
            let folder = entry.get_from_path("kind").unwrap().as_str().unwrap();
            let kind = KINDS.iter().find(|kind| kind.name.folder == folder).unwrap();
            let mut known = BTreeSet::new();
            let mut decls = Head::decls(kind.heading);
            decls.extend((kind.decls)());
            below(decls, 0, &mut known);
            for (name, meaning) in kind.derived {
                known.insert((*name).to_owned());
                // `list of {id, at, place}`: the names in its maps stand in its meaning.
                known.extend(meaning.split(|c: char| !c.is_alphanumeric() && c != '_').map(str::to_owned));
            }
            known.extend(["entry", "value", "link", "file", "pages.html"].into_iter().flat_map(listed));
            for (key, value) in entry.as_map().unwrap() {
                // Rows and the atlas have groups of their own, headings a text.
                let key = key.as_str().unwrap();
                if !matches!(
                    key,
                    "referrers" | "cited_by" | "similar" | "lists" | "headings" | "atlas" | "extra" | "deadlines"
                ) {
                    unknown(value, &format!("{folder}.{key}"), &known, &mut found.borrow_mut());
                }
            }
        });
        let found = found.into_inner();
        assert!(found.is_empty(), "write these into the group `value`, or take them away: {found:#?}");
    }

    #[test]
    fn every_name_of_the_reference_stands_in_its_text() {
        let text = text();
        for name in GROUPS.iter().flat_map(|group| group.names).map(|(name, _)| name) {
            assert!(text.contains(&format!("- `{name}`:")), "{name}");
        }
        assert!(text.contains("- `tuition`: what it costs; a list of: a map with `fee`"), "{text}");
    }
}
