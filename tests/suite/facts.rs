//! The table of facts in `tests/facts/`, made by somebody who read the texts and not the content, against the built
//! catalogue: each fact is looked for on its entry's page, in each language.
//!
//! `tests/facts/README.md` says what the keys mean and how strings are looked for. Facts of kinds that the program
//! does not know yet are counted and printed (`--nocapture`), and do not fail.

use std::collections::{BTreeMap, BTreeSet};

use prospectus::build::build;
use prospectus::catalogue::KINDS;
use prospectus::diag::{Form, MessageLang};
use scraper::{ElementRef, Html, Node, Selector};
use serde::Deserialize;

use crate::folder::{Folder, project, request, snapshot, to};

const LANGUAGES: [&str; 2] = ["en", "zh"];

/// How far apart the parts of `campuses & 4` may begin, in bytes: eighty letters, or half as many Chinese characters.
const NEAR: usize = 80;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Fact {
    id: String,
    #[serde(rename = "fact")]
    sentence: String,
    quote: String,
    entry: Vec<String>,
    field: String,
    #[serde(default)]
    shows: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    not: Vec<String>,
    #[serde(default)]
    no_page: Vec<String>,
}

/// How an entry is found where it has another slug than expected.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    #[serde(default)]
    name: Vec<String>,
    #[serde(default)]
    words: Vec<String>,
}

/// The facts of every text, by the name of its file, and the entries that they name.
fn table() -> (BTreeMap<String, Vec<Fact>>, BTreeMap<String, Known>) {
    let mut facts = BTreeMap::new();
    let mut entries = None;
    for file in project().join("tests/facts").read_dir_utf8().expect("the table is there") {
        let file = file.expect("the folder can be read");
        let name = file.file_name();
        let Some(text_name) = name.strip_suffix(".yaml") else { continue };
        let yaml = std::fs::read_to_string(file.path()).expect("it is UTF-8");
        if text_name == "entries" {
            entries = Some(serde_yaml::from_str(&yaml).unwrap_or_else(|error| panic!("{name}: {error}")));
        } else {
            let list: Vec<Fact> = serde_yaml::from_str(&yaml).unwrap_or_else(|error| panic!("{name}: {error}"));
            facts.insert(text_name.to_owned(), list);
        }
    }
    (facts, entries.expect("entries.yaml is there"))
}

/// One page as its reader sees it.
struct Seen {
    title: String,
    /// As [`folded`] makes it.
    text: String,
}

impl Seen {
    fn of(bytes: &[u8], lang: &str) -> Self {
        let page = Html::parse_document(std::str::from_utf8(bytes).expect("pages are UTF-8"));
        let first = |selector| page.select(&Selector::parse(selector).expect("it is a selector")).next();
        let title = first("h1").map(|h1| plain(&visible(h1))).unwrap_or_default();
        let text = folded(&first("main").map(visible).unwrap_or_default(), lang);
        Self { title, text }
    }
}

/// What stands below the element, with a blank between texts of different elements.
fn visible(element: ElementRef) -> String {
    let mut text = String::new();
    for node in element.descendants() {
        let hidden = node.ancestors().any(
            |above| matches!(above.value(), Node::Element(e) if matches!(e.name(), "script" | "style" | "template")),
        );
        if let (Node::Text(part), false) = (node.value(), hidden) {
            text.push_str(part);
            text.push(' ');
        }
    }
    text
}

/// Small letters, straight quotes, single blanks.
fn plain(text: &str) -> String {
    let text = text.to_lowercase().replace(['’', '‘'], "'").replace(['“', '”'], "\"");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text as it is searched: in Chinese, blanks go that do not stand between two Latin words or numbers.
fn folded(text: &str, lang: &str) -> String {
    let text = plain(text);
    if lang != "zh" {
        return text;
    }
    let chars: Vec<char> = text.chars().collect();
    let kept = chars.iter().enumerate().filter(|&(at, c)| {
        let between_words = || {
            let side = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii);
            side(at.checked_sub(1)) && side(at.checked_add(1))
        };
        *c != ' ' || between_words()
    });
    kept.map(|(_, c)| *c).collect()
}

/// Where `part` stands in `text` as whole words and numbers, in bytes.
fn places(text: &str, part: &str) -> Vec<usize> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(part) {
        let (before, after) = (&text[..at], &text[at + part.len()..]);
        let word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let mut behind = after.chars();
        let next = behind.next();
        // `1` is not found in `1,500`, nor `500`.
        let goes_on = matches!(next, Some(',' | '.')) && behind.next().is_some_and(|c| c.is_ascii_digit());
        let mut ahead = before.chars().rev();
        let last = ahead.next();
        let came_from = matches!(last, Some(',' | '.')) && ahead.next().is_some_and(|c| c.is_ascii_digit());
        let first_is_digit = part.starts_with(|c: char| c.is_ascii_digit());
        let last_is_digit = part.ends_with(|c: char| c.is_ascii_digit());
        let open = word(last) && word(part.chars().next())
            || word(next) && word(part.chars().next_back())
            || goes_on && last_is_digit
            || came_from && first_is_digit;
        if !open {
            found.push(at);
        }
    }
    found
}

/// Whether the text shows one of the alternatives of `wanted`.
fn shows(text: &str, wanted: &str, lang: &str) -> bool {
    wanted.split('|').any(|way| {
        let all: Vec<Vec<usize>> = way.split('&').map(|part| places(text, &folded(part, lang))).collect();
        let (first, others) = all.split_first().expect("splitting gives one part at least");
        first.iter().any(|at| others.iter().all(|other| other.iter().any(|place| place.abs_diff(*at) <= NEAR)))
    })
}

/// The pages of entries, by `kind/slug`; one for each of [`LANGUAGES`].
fn catalogue() -> BTreeMap<String, [Seen; 2]> {
    let folder = Folder::new();
    let output = folder.path().join("public");
    let outcome = build(&request(project()), &to(&output)).unwrap_or_else(|error| panic!("{error}"));
    let report = || outcome.report.text(Form::Rich, &outcome.sources, MessageLang::En, false);
    assert!(outcome.built.is_some(), "the catalogue was not published:\n{}", report());
    let files = snapshot(&output);
    let mut pages = BTreeMap::new();
    for path in files.keys() {
        let Some(place) = path.strip_prefix("en/").and_then(|path| path.strip_suffix("/index.html")) else { continue };
        let id = match place.split_once('/') {
            None if KINDS.iter().any(|kind| kind.name.folder == place) => continue,
            None => format!("pages/{place}"),
            Some((kind, slug)) if KINDS.iter().any(|known| known.name.folder == kind) && !slug.contains('/') => {
                place.to_owned()
            }
            Some(_) => continue,
        };
        let page = LANGUAGES.map(|lang| {
            let path = format!("{lang}/{place}/index.html");
            Seen::of(files.get(&path).unwrap_or_else(|| panic!("there is no {path}")), lang)
        });
        pages.insert(id, page);
    }
    pages
}

/// The ids of the pages that may be the entry: by its slug and its name, else by words.
fn candidates<'p>(pages: &'p BTreeMap<String, [Seen; 2]>, entry: &str, known: &Known) -> Vec<&'p str> {
    let kind = entry.split_once('/').expect("entries are named `kind/slug`").0;
    let of_kind = || pages.iter().filter(|(id, _)| id.split_once('/').is_some_and(|(folder, _)| folder == kind));
    let named: Vec<&str> = of_kind()
        .filter(|(id, [en, _])| *id == entry || known.name.iter().any(|name| plain(name) == en.title))
        .map(|(id, _)| id.as_str())
        .collect();
    if !named.is_empty() || known.words.is_empty() {
        return named;
    }
    let fitting = of_kind().filter(|(_, [en, _])| known.words.iter().all(|words| shows(&en.text, words, "en")));
    fitting.map(|(id, _)| id.as_str()).collect()
}

/// What the page lacks of the fact, or shows against it.
fn faults(fact: &Fact, page: &[Seen; 2]) -> Vec<String> {
    let mut faults = Vec::new();
    for (lang, seen) in LANGUAGES.iter().zip(page) {
        let missing = fact.shows.get(*lang).into_iter().flatten().filter(|wanted| !shows(&seen.text, wanted, lang));
        faults.extend(missing.map(|wanted| format!("{lang} does not show `{wanted}`")));
        let wrong = fact.not.iter().filter(|unwanted| shows(&seen.text, unwanted, lang));
        faults.extend(wrong.map(|unwanted| format!("{lang} shows `{unwanted}`")));
    }
    faults
}

#[test]
fn the_catalogue_shows_what_the_five_texts_say() {
    let (facts, entries) = table();
    let pages = catalogue();
    let mut held = 0;
    let mut waiting = Vec::new();
    let mut failing = Vec::new();
    for (text, fact) in facts.iter().flat_map(|(text, facts)| facts.iter().map(move |fact| (text, fact))) {
        let titled = pages.iter().filter(|(_, [en, _])| fact.no_page.iter().any(|title| plain(title) == en.title));
        let mut found: Vec<String> = titled.map(|(id, _)| format!("    {id}: no page may have this title")).collect();
        let forbidden = !found.is_empty();
        let (known, unknown): (Vec<&String>, Vec<&String>) = fact.entry.iter().partition(|entry| {
            // A kind of which nothing is written yet waits as a whole; of one that is begun, nothing may be lacking.
            entry.split_once('/').is_some_and(|(folder, _)| project().join("content").join(folder).is_dir())
        });
        let mut shown = false;
        for entry in known {
            let ids = candidates(&pages, entry, &entries[entry]);
            if ids.is_empty() {
                found.push(format!("    {entry}: no page is this entry"));
            }
            for id in ids {
                let faults = faults(fact, &pages[id]);
                shown |= faults.is_empty();
                if !faults.is_empty() {
                    found.push(format!("    {id}: {}", faults.join("; ")));
                }
            }
        }
        if shown && !forbidden {
            held += 1;
        } else if !forbidden && !unknown.is_empty() {
            waiting.push(format!("{text} {}: {unknown:?}", fact.id));
        } else {
            failing.push(format!("{text} {} ({}): {}\n{}", fact.id, fact.field, fact.sentence, found.join("\n")));
        }
    }
    println!("{held} facts hold; {} wait for their kinds:\n{}", waiting.len(), waiting.join("\n"));
    assert!(failing.is_empty(), "{} facts are not shown, {held} are:\n{}", failing.len(), failing.join("\n"));
}

#[test]
fn every_fact_has_a_name_a_quote_and_something_to_look_for() {
    let (facts, entries) = table();
    let mut ids = BTreeSet::new();
    let mut named = BTreeSet::new();
    let mut wrong = Vec::new();
    for (text, facts) in &facts {
        if facts.len() < 20 {
            wrong.push(format!("{text} has fewer than twenty facts"));
        }
        for fact in facts {
            let Fact { id, quote, entry, shows, .. } = fact;
            if !ids.insert(id.as_str()) {
                wrong.push(format!("{text} {id}: two facts have this name"));
            }
            if quote.trim().is_empty() || fact.sentence.is_empty() || entry.is_empty() {
                wrong.push(format!("{text} {id}: it has no quote, no sentence or no entry"));
            }
            if shows.keys().ne(LANGUAGES.iter()) || shows.values().any(Vec::is_empty) {
                wrong.push(format!("{text} {id}: it must say what each language shows"));
            }
            wrong.extend(
                entry.iter().filter(|e| !entries.contains_key(*e)).map(|e| format!("{text} {id}: no entry is {e}")),
            );
            named.extend(entry.iter().map(String::as_str));
        }
    }
    wrong.extend(entries.keys().filter(|e| !named.contains(e.as_str())).map(|e| format!("no fact is of {e}")));
    assert_eq!(facts.len(), 5, "each of the five texts has its file: {:?}", facts.keys());
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn strings_are_found_as_whole_words_and_numbers() {
    for (text, wanted, lang, expected) in [
        ("Founded 2025", "20", "en", false),
        ("1,500 graduates", "500", "en", false),
        ("1,500 graduates", "1", "en", false),
        ("The list: 1, 500 of them.", "500", "en", true),
        ("over\u{a0}280,000", "over 280,000", "en", true),
        ("Campuses 4 Departments 21", "campuses & 4", "en", true),
        ("Telecommunications Engineering", "Communications Engineering", "en", false),
        ("超过 280,000", "超过280,000", "zh", true),
        ("2024 年 5 月 23 日", "2024年5月23日", "zh", true),
        ("校长 Fu Mengyin 率团", "Fu Mengyin", "zh", true),
        ("校长 Fu Mengying 率团", "Fu Mengyin", "zh", false),
        ("自2007年起，毕业生1,500人", "毕业生 & 1,500", "zh", true),
        ("南京理工大学", "南京大学|理工大学", "zh", true),
        ("南京理工大学", "南京大学", "zh", false),
    ] {
        assert_eq!(shows(&folded(text, lang), wanted, lang), expected, "`{wanted}` in `{text}`");
    }
}
