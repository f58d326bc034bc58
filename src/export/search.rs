//! What the search page looks through: a classic script for each language, which hands over one list of entries.
//!
//! Every entry with a page is in it, by all its names: titles in every language, acronyms, former names, misspellings
//! that people type, codes, and the pinyin of Chinese names. What it is about (the summary, the titles of the entries
//! that it refers to) and its headings follow, and the words of its prose while the whole stays small.
//! The script that reads it is the theme's `search.js`, which also makes the words: the rules for words stand there
//! alone. Not here: the order of results.

use pinyin::ToPinyinMulti;
use serde::Serialize;
use serde_json::{Value, json};

use super::{Cx, File, Format, Part, for_script};
use crate::catalogue::Entry;
use crate::diag::Both;
use crate::fields::View;
use crate::lang::Lang;
use crate::site::PAGES;
use crate::syntax::markdown::{Piece, Prose};

pub(super) const FORMAT: Format = Format {
    name: "search",
    about: Both::new(
        "what the search page looks through, a script for each language",
        "搜索页所用的数据，每种语言一个脚本",
    ),
    files: |cx| {
        let languages = cx.site.languages().all();
        languages
            .map(|lang| {
                let code = &cx.site.languages()[lang].code;
                File::new(format!("/data/search.{code}.js"), Part::In(lang))
            })
            .collect()
    },
    write: |cx, part| match part {
        Part::In(lang) => write(cx, lang),
        _ => unreachable!("search has a file for each language and no other"),
    },
};

/// Above this number of entries only names, codes and summaries are in the data.
const SMALL_SITE: usize = 2_000;
/// The words of all prose together, in bytes, up to which they are in the data.
const MUCH_PROSE: usize = 400_000;
/// The bytes of the whole up to which words of prose, or else headings, are in the data: compressed by a server, a
/// quarter of that. Prose shrinks to a third, names with their pinyin to a fifth.
const MOST: usize = 900_000;

/// `prospectus.search([…])`, an entry each: `[kind, id, title, language of the title or 0, titles in other languages,
/// names, pinyin, summary, about, text]`. Other titles are `[language, text]`; texts are joined by line feeds; `about`
/// is a list of texts and of the places of other entries, whose titles it stands for; what is not there at the end is
/// left out.
fn write(cx: &Cx, lang: Lang) -> Vec<u8> {
    let site = cx.site;
    let catalogue = &site.catalogue;
    let entries: Vec<&Entry> = catalogue.iter().filter(|entry| catalogue.has_page(entry.id)).collect();
    let small = entries.len() <= SMALL_SITE;
    let mut places = vec![None; catalogue.index.all().count()];
    entries.iter().enumerate().for_each(|(place, entry)| places[entry.id.index()] = Some(place));
    let mut rows: Vec<Vec<Value>> =
        entries.iter().map(|entry| row(cx, lang, entry, small.then_some(&places))).collect();
    if small {
        let left = MOST.saturating_sub(rows.iter().map(|row| json_of(row).len()).sum());
        let proses =
            entries.iter().map(|entry| entry.best_prose(lang, site.languages()).map(|(_, prose)| &prose.prose));
        let words =
            all_within(MUCH_PROSE.min(left), proses.clone().map(|prose| prose.map_or_else(String::new, words_of)));
        let headings = || all_within(left, proses.map(|prose| prose.map_or_else(String::new, headings_of)));
        let texts = words.or_else(headings).unwrap_or_default();
        rows.iter_mut().zip(texts).for_each(|(row, text)| row.push(json!(text)));
    }
    for row in &mut rows {
        while row.last().is_some_and(|last| last == "" || *last == json!([])) {
            row.pop();
        }
    }
    format!("window.prospectus.search({});\n", for_script(&json_of(&rows))).into_bytes()
}

fn json_of(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("texts and numbers can be written")
}

/// `texts`, where they are no more than so many bytes together: those behind are not made.
fn all_within(bytes: usize, texts: impl Iterator<Item = String>) -> Option<Vec<String>> {
    let mut left = bytes;
    let fitting = texts.map(|text| {
        left = left.checked_sub(text.len())?;
        Some(text)
    });
    fitting.collect()
}

/// What is known of `entry` but for the words of its prose. `places` are those of all entries in the list; without them
/// what it is about is not told.
fn row(cx: &Cx, lang: Lang, entry: &Entry, places: Option<&Vec<Option<usize>>>) -> Vec<Value> {
    let site = cx.site;
    let languages = site.languages();
    let (title, written) = entry.title(lang);
    let foreign = written.filter(|written| *written != lang).map(|written| languages[written].tag.as_str());
    let titles = languages.all().filter_map(|other| Some((other, entry.head.title.value.get(other)?)));
    let others: Vec<(&str, &str)> = titles
        .filter(|(_, other)| *other != title)
        .map(|(other, text)| (languages[other].tag.as_str(), text))
        .collect();
    let mut names: Vec<&str> = Vec::new();
    names.extend(entry.head.other_names.iter().flat_map(|names| names.value.iter()).map(|name| name.value.as_str()));
    let view = entry.facts.view(&cx.site.view_cx(lang));
    let mut codes = Vec::new();
    view.iter().for_each(|(field, value)| collect_codes(field, value, false, &mut codes));
    names.extend(codes.iter().map(String::as_str));
    let slug = site.catalogue.index.key(entry.id).slug.as_str();
    names.push(slug);
    let chinese = std::iter::once(title).chain(others.iter().map(|(_, text)| *text)).chain(names.iter().copied());
    let pinyin: Vec<String> = chinese.filter_map(pinyin).collect();
    let summary = entry.head.summary.as_ref().map_or("", |summary| summary.value.best(lang).0);
    let about = places.map_or(Vec::new(), |places| about(cx, lang, entry, &view, places));
    let id = match entry.spec.name.folder {
        PAGES => slug.to_owned(),
        folder => format!("{folder}/{slug}"),
    };
    vec![
        json!(entry.spec.name.folder),
        json!(id),
        json!(title),
        foreign.map_or(json!(0), |tag| json!(tag)),
        json!(others),
        json!(names.join("\n")),
        json!(pinyin.join("\n")),
        json!(summary),
        json!(about),
    ]
}

/// Fields that hold codes, or maps of codes.
const CODES: [&str; 5] = ["code", "number", "ids", "isced_f", "national_codes"];

/// Adds the texts of `value` that are codes: of majors, courses, approvals, registers.
fn collect_codes(field: &str, value: &View, inside: bool, codes: &mut Vec<String>) {
    let is_code = inside || CODES.contains(&field);
    match value {
        View::Text(text) if is_code && text.chars().any(|c| c.is_ascii_digit()) => codes.push(text.to_string()),
        View::List(list) => list.iter().for_each(|value| collect_codes(field, value, inside, codes)),
        View::Map(pairs) => {
            pairs.iter().for_each(|(name, value)| collect_codes(name, value, is_code && *name != "url", codes));
        }
        _ => {}
    }
}

/// Entries that it refers to, of which the titles are looked through.
const NAMED: usize = 8;

/// The words of closed lists that lists show of it, and the entries that it refers to: their places, or the titles in
/// every language of those without a page.
fn about(cx: &Cx, lang: Lang, entry: &Entry, view: &[(&'static str, View)], places: &[Option<usize>]) -> Vec<Value> {
    let mut about: Vec<Value> = Vec::new();
    for (_, value) in view.iter().filter(|(field, _)| entry.spec.summary.contains(field)) {
        if let View::Word { list, word } = value {
            about.push(json!(cx.label(lang, list, word)));
        }
    }
    let mut named: Vec<_> = entry.references.iter().map(|reference| reference.to).collect();
    named.sort_unstable();
    named.dedup();
    let titles = named.into_iter().filter_map(|id| Some((id, cx.site.catalogue.title(id)?))).take(NAMED);
    for (id, title) in titles {
        match places[id.index()] {
            Some(place) => about.push(json!(place)),
            None => about.extend(title.0.values().map(|text| json!(text.value))),
        }
    }
    about
}

/// The pinyin of the Chinese characters of `name`, without tones: `wang chuan da xue`, characters with several readings
/// as `chong/zhong qing`; runs of characters are parted by ` | `. `None` where there is none.
fn pinyin(name: &str) -> Option<String> {
    let mut out = String::new();
    let mut inside = false;
    for c in name.chars() {
        let Some(readings) = c.to_pinyin_multi() else {
            inside = false;
            continue;
        };
        if !out.is_empty() {
            out.push_str(if inside { " " } else { " | " });
        }
        inside = true;
        let from = out.len();
        for reading in readings.into_iter().map(pinyin::Pinyin::plain) {
            if !out[from..].split('/').any(|known| known == reading) {
                out.push_str(if out.len() > from { "/" } else { "" });
                out.push_str(reading);
            }
        }
    }
    (!out.is_empty()).then_some(out)
}

fn headings_of(prose: &Prose) -> String {
    prose.headings.iter().map(|heading| heading.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// The words of prose as they are read, without tags.
pub(super) fn words_of(prose: &Prose) -> String {
    let mut plain = String::new();
    // Whether something stands between what comes next and what is there.
    let mut is_apart = false;
    for piece in &prose.pieces {
        let Piece::Html(html) = piece else { continue };
        let mut rest: &str = html;
        while let Some(first) = rest.chars().next() {
            let first_end = first.len_utf8();
            let parting = match first {
                // Neighbouring paragraphs and cells are no one word.
                '<' => rest.find('>').map_or(rest.len(), |close| close + 1),
                blank if blank.is_whitespace() => first_end,
                _ => 0,
            };
            is_apart |= parting > 0;
            rest = &rest[parting..];
            if parting == 0 {
                // With one of these octets tags and blanks begin, and few characters of words.
                let may_part = |octet| matches!(octet, b'\t'..=b'\r' | b' ' | b'<' | 0xc2 | 0xe1..=0xe3);
                let more = rest[first_end..].bytes().position(may_part);
                let (word, after) = rest.split_at(more.map_or(rest.len(), |more| first_end + more));
                if is_apart && !plain.is_empty() {
                    plain.push(' ');
                }
                plain.push_str(word);
                is_apart = false;
                rest = after;
            }
        }
    }
    match plain.contains('&') {
        true => plain.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&"),
        false => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pinyin_has_all_readings_and_parts_runs() {
        assert_eq!(pinyin("望川大学"), Some("wang chuan da/dai/tai xue".to_owned()));
        assert_eq!(pinyin("Robotics"), None);
        assert_eq!(pinyin("AI与重庆"), Some("yu zhong/chong/tong qing".to_owned()));
        assert_eq!(pinyin("3+1机器人A班"), Some("ji/wei qi ren | ban".to_owned()));
    }

    #[test]
    fn the_words_of_prose_are_without_tags_and_parted() {
        let html = "<p>Robots &amp; 机器人</p>\n<ul><li>one</li><li>two</li></ul>";
        let prose = Prose { pieces: vec![Piece::Html(html.into())], ..Prose::default() };
        assert_eq!(words_of(&prose), "Robots & 机器人 one two");
    }
}
