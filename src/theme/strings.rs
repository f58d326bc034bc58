//! The words of the interface, by language: `strings/<lang>.yaml` of the theme.
//!
//! A file is a map of maps; a leaf is a text with `{name}` for arguments, or texts by plural category (`one`,
//! `other`, …: CLDR). What a language lacks comes from the next in line: its script's or base language's file, then
//! English.

use std::borrow::Cow;

use rustc_hash::FxHashMap;
use tera::Value;

use crate::diag::codes::theme as codes;
use crate::diag::{Diagnostic, Diagnostics};
use crate::lang::{Lang, Language};
use crate::locale::Locale;
use crate::source::{FileId, Sources, Span};
use crate::syntax::yaml;

use super::ThemeFiles;
use super::context::map;

#[derive(Clone, Debug, PartialEq)]
enum Words {
    /// Takes nothing: the value that templates see, made once.
    Plain(Value),
    /// Takes arguments.
    One(String),
    /// By plural category; `other` is always there.
    ByCount(Vec<(String, String)>),
}

/// The interface strings of one language.
#[derive(Clone, Debug)]
pub struct Strings {
    table: FxHashMap<String, Words>,
    /// By list and word, what templates see of a word that has a label; made once, since every page shows many.
    words: FxHashMap<String, FxHashMap<String, Value>>,
    locale: Locale,
}

impl Strings {
    /// The strings for each of `languages`, over the built-in ones; problems of the files are reported.
    pub fn load(
        files: &ThemeFiles,
        languages: &crate::lang::Languages,
        locales: &[Locale],
        sources: &Sources,
        diags: &mut Diagnostics,
    ) -> Vec<Self> {
        let mut read: FxHashMap<FileId, FxHashMap<String, Words>> = FxHashMap::default();
        for (_, file) in files.vocabulary.iter().chain(&files.strings) {
            read.insert(*file, table(*file, sources, diags));
        }
        for (_, file) in &files.vocabulary {
            read.get_mut(file).expect("it was read just now").retain(|key, _| is_vocabulary(key));
        }
        let merged = |code: &str| -> FxHashMap<String, Words> {
            let mut all = FxHashMap::default();
            for (_, file) in files.vocabulary.iter().filter(|(name, _)| name == code) {
                all.extend(read[file].clone());
            }
            for (_, file) in files.strings.iter().filter(|(name, _)| name == code) {
                all.extend(read[file].clone());
            }
            all
        };
        let english = merged("en");
        let mut all = Vec::with_capacity(languages.len());
        for lang in languages.all() {
            let language = &languages[lang];
            let codes = candidates(language);
            let mut own: FxHashMap<String, Words> = FxHashMap::default();
            for code in &codes {
                own.extend(merged(code));
            }
            let mut lacking: Vec<String> = english.keys().filter(|key| !own.contains_key(*key)).cloned().collect();
            if !lacking.is_empty() {
                lacking.sort();
                let file = files.strings.iter().rfind(|(name, _)| codes.contains(name));
                diags.push(
                    Diagnostic::new(
                        &codes::STRINGS_MISSING,
                        Span::whole(file.map_or(files.site_toml, |(_, file)| *file)),
                    )
                    .arg("language", language.name.as_str())
                    .arg("count", lacking.len())
                    .arg("keys", lacking)
                    .arg("file", format!("themes/{}/strings/{}.yaml", files.name, language.code)),
                );
            }
            let mut table = english.clone();
            table.extend(own);
            all.push(Self::new(table, locales[lang.index()].clone()));
        }
        all
    }

    fn new(table: FxHashMap<String, Words>, locale: Locale) -> Self {
        let mut strings = Self { table, words: FxHashMap::default(), locale };
        let mut words: FxHashMap<String, FxHashMap<String, Value>> = FxHashMap::default();
        strings.table.keys().filter_map(|key| key.strip_prefix("label.")?.split_once('.')).for_each(|(list, word)| {
            let label = strings.label(list, word).expect("it has a key of the table");
            words.entry(list.to_owned()).or_default().insert(word.to_owned(), labelled(word, &label));
        });
        strings.words = words;
        strings
    }

    /// The words for `key` with `{name}` filled in; `n` chooses the plural form and is `{n}` in the language's digits.
    ///
    /// `None` where the theme has no such key.
    pub fn get(&self, key: &str, n: Option<i64>, args: &[(&str, Cow<str>)]) -> Option<String> {
        let text = self.form(key, n)?;
        if !text.contains('{') {
            return Some(text.to_owned());
        }
        let count = n.map(|n| self.locale.number(n));
        let mut filled = String::with_capacity(text.len() + 16);
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let Some((name, after)) = after.split_once('}') else {
                filled.push('{');
                rest = after;
                continue;
            };
            match (name, &count) {
                ("n", Some(count)) => filled.push_str(count),
                _ => match args.iter().find(|(arg, _)| *arg == name) {
                    Some((_, value)) => filled.push_str(value),
                    None => {
                        filled.push('{');
                        filled.push_str(name);
                        filled.push('}');
                    }
                },
            }
            rest = after;
        }
        filled.push_str(rest);
        Some(filled)
    }

    /// The text for `key`, of its plural forms the one that `n` asks for.
    /// The text for `key` where it takes nothing, whatever it is given.
    pub fn plain(&self, key: &str) -> Option<&Value> {
        match self.table.get(key)? {
            Words::Plain(text) => Some(text),
            Words::One(_) | Words::ByCount(_) => None,
        }
    }

    fn form(&self, key: &str, n: Option<i64>) -> Option<&str> {
        match self.table.get(key)? {
            Words::Plain(text) => text.as_str(),
            Words::One(text) => Some(text),
            Words::ByCount(forms) => {
                let wanted = self.locale.plural(n.unwrap_or_default());
                let form = forms.iter().find(|(category, _)| category == wanted);
                let form = form.or_else(|| forms.iter().find(|(category, _)| category == "other"))?;
                Some(&form.1)
            }
        }
    }

    /// The first `{name}` in the text for `key` that neither `n` nor `args` fill.
    pub fn unfilled(&self, key: &str, n: Option<i64>, args: &[(&str, Cow<str>)]) -> Option<&str> {
        let text = self.form(key, n)?;
        arguments(text).find(|name| !(*name == "n" && n.is_some() || args.iter().any(|(arg, _)| arg == name)))
    }

    /// A word of a closed list, `AgreementType`, `mou`, with its label: `{id, text}`.
    pub fn word(&self, list: &str, word: &'static str) -> Value {
        let known = self.words.get(list).and_then(|words| words.get(word));
        known.cloned().unwrap_or_else(|| labelled(word, word))
    }

    /// The label of a word of a closed list: `AgreementType`, `mou`.
    pub fn label(&self, list: &str, word: &str) -> Option<String> {
        self.get(&format!("label.{list}.{word}"), None, &[])
    }

    /// The words of all languages by one function; `all` by language.
    #[expect(clippy::type_complexity, reason = "the form that exports take: `export::Words`")]
    pub fn words(all: &[Self]) -> impl Fn(Lang, &str, &[(&str, Cow<str>)]) -> Option<String> + Sync {
        |lang, key, args| all[lang.index()].get(key, None, args)
    }

    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.table.keys().map(String::as_str)
    }

    pub fn locale(&self) -> &Locale {
        &self.locale
    }
}

/// The words that the program itself asks for, of which every theme has the built-in ones unless it brings others: the
/// names of kinds, fields, facets and words of lists, and what stands in titles and exports that the program makes.
fn is_vocabulary(key: &str) -> bool {
    VOCABULARY.iter().any(|known| match known.strip_suffix('*') {
        Some(group) => key.starts_with(group),
        None => key == *known,
    })
}

/// Keys and, with `*`, groups of keys. Listed in the reference of templates.
pub(super) const VOCABULARY: &[&str] = &[
    "calendar.left_out",
    "export.*",
    "feed.left_out",
    "facet.*",
    "facet_value.*",
    "field.*",
    "label.*",
    "landing.*",
    "list.*",
    "listing.description",
    "listing.page",
    "nav.home",
    "no",
    "not_found.*",
    "party.*",
    "section.*",
    "study.*",
    "yes",
];

/// The names in `{…}` of a text, in its order.
fn arguments(text: &str) -> impl Iterator<Item = &str> {
    text.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name)
}

/// The files that may hold a language's strings, the nearest last.
fn candidates(language: &Language) -> Vec<String> {
    let mut codes = Vec::new();
    let mut at = 0;
    let tag = language.tag.to_lowercase();
    while let Some(i) = tag[at..].find('-') {
        codes.push(tag[..at + i].to_owned());
        at += i + 1;
    }
    codes.push(tag);
    codes.push(language.code.clone());
    codes.dedup();
    codes
}

const CATEGORIES: &[&str] = &["zero", "one", "two", "few", "many", "other"];

fn labelled(word: &str, text: &str) -> Value {
    map([("id", Value::from(word)), ("text", Value::from(text))])
}

/// The keys of a file, joined by dots.
fn table(file: FileId, sources: &Sources, diags: &mut Diagnostics) -> FxHashMap<String, Words> {
    let text = &*sources[file].text;
    let mut table = FxHashMap::default();
    match serde_yaml::from_str::<serde_yaml::Value>(text) {
        Ok(serde_yaml::Value::Mapping(map)) => {
            let mut wrong = Vec::new();
            flatten(String::new(), &map, &mut table, &mut wrong);
            for key in wrong {
                diags.push(Diagnostic::new(&codes::STRINGS_FORM, place(file, text, &key)).arg("key", key));
            }
        }
        Ok(_) => diags.push(Diagnostic::new(&codes::STRINGS_FORM, Span::whole(file))),
        Err(error) => {
            // The reader of entries knows the usual slips and their cures; what it lets pass is told as it is.
            let mut slips = Diagnostics::default();
            yaml::parse(file, text, 0..text.len(), &mut slips);
            if slips.is_empty() {
                let at = error.location().map_or(0, |at| floor(text, at.index()));
                let end = text[at..].chars().next().map_or(at, |c| at + c.len_utf8());
                let span = Span::new(file, at..end);
                slips.push(Diagnostic::new(&codes::STRINGS_SYNTAX, span).arg("reason", error.to_string()));
            }
            diags.extend(slips);
        }
    }
    table
}

/// The nearest character boundary at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Where `key` (`nav.home`) stands in the file; the whole file where that cannot be told.
fn place(file: FileId, text: &str, key: &str) -> Span {
    let Some(root) = yaml::parse(file, text, 0..text.len(), &mut Diagnostics::default()) else {
        return Span::whole(file);
    };
    let mut at = &root;
    let mut span = Span::whole(file);
    for name in key.split('.') {
        let Some((key, node)) = at.as_map().and_then(|map| map.iter().find(|(key, _)| key.text == name)) else { break };
        (at, span) = (node, key.span);
    }
    span
}

/// Fills `table`; keys whose value is no text are added to `wrong`.
fn flatten(prefix: String, map: &serde_yaml::Mapping, table: &mut FxHashMap<String, Words>, wrong: &mut Vec<String>) {
    for (key, value) in map {
        let name = match key {
            serde_yaml::Value::String(name) => name.clone(),
            serde_yaml::Value::Number(number) => number.to_string(),
            serde_yaml::Value::Bool(word) => word.to_string(),
            _ => String::new(),
        };
        let path = if prefix.is_empty() { name } else { format!("{prefix}.{name}") };
        match value {
            serde_yaml::Value::String(text) => {
                table.insert(
                    path,
                    match text.contains('{') {
                        true => Words::One(text.clone()),
                        false => Words::Plain(Value::from(text.as_str())),
                    },
                );
            }
            serde_yaml::Value::Mapping(forms) if is_plural(forms) => {
                let forms = forms.iter().filter_map(|(k, v)| Some((k.as_str()?.to_owned(), v.as_str()?.to_owned())));
                table.insert(path, Words::ByCount(forms.collect()));
            }
            serde_yaml::Value::Mapping(inner) => flatten(path, inner, table, wrong),
            _ => wrong.push(path),
        }
    }
}

/// Whether a map holds the forms of a plural: texts under the categories of CLDR, `other` among them.
fn is_plural(forms: &serde_yaml::Mapping) -> bool {
    forms.contains_key("other")
        && forms.iter().all(|(key, text)| key.as_str().is_some_and(|key| CATEGORIES.contains(&key)) && text.is_string())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::catalogue::{Head, KINDS};
    use crate::diag::{Form, Levels, MessageLang, Report};
    use crate::fields::{Decl, Shape};
    use crate::lang::{Direction, Languages};

    const EN: &str = include_str!("../../themes/default/strings/en.yaml");
    const ZH: &str = include_str!("../../themes/default/strings/zh.yaml");

    fn built_in(text: &str) -> FxHashMap<String, Words> {
        let mut sources = Sources::default();
        let file = sources.add("strings.yaml", text);
        let mut diags = Diagnostics::default();
        let table = table(file, &sources, &mut diags);
        assert!(diags.is_empty(), "{diags:?}");
        table
    }

    /// The strings of `tag` from `files` (name and text), and the report about them.
    fn load(tag: &str, files: &[(&str, &str)]) -> (Strings, String) {
        let mut sources = Sources::default();
        let site_toml = sources.add("site.toml", "");
        let strings = files.iter().map(|(name, text)| {
            ((*name).to_owned(), sources.add(format!("themes/default/strings/{name}.yaml"), *text))
        });
        let strings = strings.collect();
        let files = ThemeFiles {
            name: "default".to_owned(),
            templates: Vec::new(),
            strings,
            vocabulary: Vec::new(),
            statics: Vec::new(),
            site_toml,
            without: Default::default(),
        };
        let language =
            Language { code: tag.to_lowercase(), tag: tag.to_owned(), name: tag.to_owned(), direction: Direction::Ltr };
        let languages = Languages::new(vec![language]).unwrap();
        let mut diags = Diagnostics::default();
        let strings = Strings::load(&files, &languages, &[Locale::new(tag).unwrap()], &sources, &mut diags);
        let report =
            Report::new(diags, &sources, &Levels::default()).text(Form::Short, &sources, MessageLang::En, false);
        (strings.into_iter().next().unwrap(), report)
    }

    fn texts(words: &Words) -> Vec<&str> {
        match words {
            Words::Plain(text) => vec![text.as_str().expect("words are text")],
            Words::One(text) => vec![text],
            Words::ByCount(forms) => forms.iter().map(|(_, text)| text.as_str()).collect(),
        }
    }

    #[test]
    fn english_and_chinese_have_the_same_strings_with_the_same_arguments() {
        let (en, zh) = (built_in(EN), built_in(ZH));
        let keys = |table: &FxHashMap<String, Words>| table.keys().cloned().collect::<BTreeSet<_>>();
        assert_eq!(keys(&en), keys(&zh));
        for key in keys(&en) {
            let words = &en[&key];
            let names =
                |words| texts(words).into_iter().flat_map(arguments).map(str::to_owned).collect::<BTreeSet<_>>();
            assert_eq!(names(words), names(&zh[&key]), "{key}");
        }
    }

    #[test]
    fn no_string_is_empty_and_chinese_ones_are_chinese() {
        // What is the same in every language: names of registers.
        let same = ["field.isni", "field.pic", "field.ror", "field.schac"];
        let zh = built_in(ZH);
        for (key, words) in built_in(EN).iter().chain(&zh) {
            assert!(texts(words).iter().all(|text| !text.is_empty()), "{key}");
        }
        for (key, words) in zh
            .iter()
            .filter(|(key, _)| !key.starts_with("list.") && !key.starts_with("party.") && !same.contains(&key.as_str()))
        {
            assert!(texts(words).iter().all(|text| text.chars().any(crate::text::is_han)), "{key}");
        }
    }

    fn walk(decls: Vec<Decl>, depth: usize, keys: &mut BTreeSet<String>) {
        for decl in decls {
            keys.insert(format!("field.{}", decl.name));
            walk_shape(&decl.shape, depth, keys);
        }
    }

    fn walk_shape(shape: &Shape, depth: usize, keys: &mut BTreeSet<String>) {
        match shape {
            Shape::Word { list, words } => {
                keys.extend(words.iter().map(|(word, _)| format!("label.{list}.{word}")));
            }
            Shape::List(inner) => walk_shape(inner, depth, keys),
            Shape::Map { value, .. } => walk_shape(value, depth, keys),
            Shape::Record { fields, .. } if depth < 6 => walk(fields(), depth + 1, keys),
            Shape::Entry { long, .. } => walk_shape(long, depth, keys),
            Shape::OneOf(shapes) => shapes.iter().for_each(|shape| walk_shape(shape, depth, keys)),
            _ => {}
        }
    }

    #[test]
    fn every_field_every_word_and_every_kind_has_a_label() {
        let mut keys = BTreeSet::new();
        for kind in KINDS {
            let folder = kind.name.folder;
            keys.insert(format!("section.{folder}"));
            if folder != crate::site::PAGES {
                keys.insert(format!("empty.{folder}"));
            }
            let mut decls = Head::decls(kind.heading);
            decls.extend((kind.decls)());
            walk(decls, 0, &mut keys);
        }
        let en = built_in(EN);
        // A figure stands under the name of its metric, which has a label among the words.
        let labelled = |key: &String| {
            let metric = key.strip_prefix("field.").map(|name| format!("label.Metric.{name}"));
            en.contains_key(key) || metric.is_some_and(|metric| en.contains_key(&metric))
        };
        let missing: Vec<_> = keys.iter().filter(|key| !labelled(key)).collect();
        assert!(missing.is_empty(), "{missing:#?}");
    }

    #[test]
    fn a_count_is_written_in_the_digits_and_plural_of_the_language() {
        let count = |tag, n| load(tag, &[("en", EN), ("zh", ZH)]).0.get("listing.count", Some(n), &[]);
        assert_eq!(count("en", 1).as_deref(), Some("1 entry"));
        assert_eq!(count("en", 1200).as_deref(), Some("1,200 entries"));
        assert_eq!(count("zh-Hans", 1).as_deref(), Some("共1项"));
    }

    #[test]
    fn a_site_may_replace_one_string_and_its_language_falls_back_to_its_base_language() {
        let (strings, report) = load("zh-Hans-CN", &[("en", EN), ("zh", ZH), ("zh", "nav: {home: 主页}")]);
        assert_eq!(strings.get("nav.home", None, &[]).as_deref(), Some("主页"));
        assert_eq!(strings.get("nav.menu", None, &[]).as_deref(), Some("菜单"));
        assert_eq!(report, "");
    }

    #[test]
    fn what_a_language_lacks_is_named_once_and_shown_in_english() {
        let files = [("en", "nav: {home: Home, menu: Menu}\nyes: \"Yes\""), ("ru", "nav: {home: Главная}")];
        let (strings, report) = load("ru", &files);
        assert_eq!(strings.get("nav.menu", None, &[]).as_deref(), Some("Menu"));
        assert_eq!(
            report,
            "themes/default/strings/ru.yaml: warning[strings-missing]: 2 words of the interface have no text in ru: \
             `nav.menu`, `yes`\n"
        );
    }

    #[test]
    fn a_string_that_is_no_text_is_reported_at_its_key() {
        let (_, report) = load("en", &[("en", "导航:\n  首页: 首页\n  数目: 12\nnav: {menu: [a]}\n")]);
        assert_eq!(
            report,
            "themes/default/strings/en.yaml:3:3: error[strings-form]: `导航.数目` must be a text, or texts by plural form\n\
             themes/default/strings/en.yaml:4:7: error[strings-form]: `nav.menu` must be a text, or texts by plural form\n"
        );
    }
}
