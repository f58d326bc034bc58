//! The words of the interface, by language: `strings/<lang>.yaml` of the theme.
//!
//! A file is a map of maps; a leaf is a text with `{name}` for arguments, or texts by plural category (`one`,
//! `other`, …: CLDR). What a language lacks comes from the next in line: its script's or base language's file, then
//! English.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use crate::diag::codes::theme as codes;
use crate::diag::{Diagnostic, Diagnostics};
use crate::lang::Language;
use crate::locale::Locale;
use crate::source::{FileId, Sources, Span};

use super::ThemeFiles;

#[derive(Clone, Debug, PartialEq)]
enum Words {
    One(String),
    /// By plural category; `other` is always there.
    ByCount(Vec<(String, String)>),
}

/// The interface strings of one language.
#[derive(Clone, Debug)]
pub struct Strings {
    table: FxHashMap<String, Words>,
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
        for (_, file) in &files.strings {
            read.insert(*file, table(*file, sources, diags));
        }
        let merged = |code: &str| -> FxHashMap<String, Words> {
            let mut all = FxHashMap::default();
            for (_, file) in files.strings.iter().filter(|(name, _)| name == code) {
                all.extend(read[file].clone());
            }
            all
        };
        let english = merged("en");
        let of = |(language, locale): (&Language, &Locale)| {
            let mut table = english.clone();
            let before = table.len();
            let mut own: FxHashMap<String, Words> = FxHashMap::default();
            for code in candidates(language) {
                own.extend(merged(&code));
            }
            let lacking = english.keys().filter(|key| !own.contains_key(*key)).count();
            table.extend(own);
            let _ = before;
            (Self { table, locale: locale.clone() }, lacking)
        };
        let mut all = Vec::with_capacity(languages.len());
        for lang in languages.all() {
            let (strings, lacking) = of((&languages[lang], &locales[lang.index()]));
            if lacking > 0 {
                let at = files.site_toml;
                diags.push(
                    Diagnostic::new(&codes::STRINGS_MISSING, Span::whole(at))
                        .arg("language", languages[lang].name.as_str())
                        .arg("count", lacking)
                        .arg("file", format!("themes/{}/strings/{}.yaml", files.name, languages[lang].code)),
                );
            }
            all.push(strings);
        }
        all
    }

    /// The words for `key` with `{name}` filled in; `n` chooses the plural form and is `{n}` in the language's digits.
    ///
    /// `None` where the theme has no such key.
    pub fn get(&self, key: &str, n: Option<i64>, args: &[(&str, Cow<str>)]) -> Option<String> {
        let text = match self.table.get(key)? {
            Words::One(text) => text,
            Words::ByCount(forms) => {
                let wanted = self.locale.plural(n.unwrap_or_default());
                let form = forms.iter().find(|(category, _)| category == wanted);
                let form = form.or_else(|| forms.iter().find(|(category, _)| category == "other"))?;
                &form.1
            }
        };
        if !text.contains('{') {
            return Some(text.clone());
        }
        let count = n.map(|n| self.locale.number(n));
        let mut filled = String::with_capacity(text.len() + 16);
        let mut rest = text.as_str();
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

    /// The label of a word of a closed list: `AgreementType`, `mou`.
    pub fn label(&self, list: &str, word: &str) -> Option<String> {
        self.get(&format!("label.{list}.{word}"), None, &[])
    }

    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.table.keys().map(String::as_str)
    }

    pub fn locale(&self) -> &Locale {
        &self.locale
    }
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

/// The keys of a file, joined by dots.
fn table(file: FileId, sources: &Sources, diags: &mut Diagnostics) -> FxHashMap<String, Words> {
    let mut table = FxHashMap::default();
    match serde_yaml::from_str::<serde_yaml::Value>(&sources[file].text) {
        Ok(serde_yaml::Value::Mapping(map)) => flatten(String::new(), &map, file, &mut table, diags),
        Ok(_) => diags.push(Diagnostic::new(&codes::STRINGS_FORM, Span::whole(file)).arg("key", "")),
        Err(error) => {
            let span = error.location().map_or(Span::whole(file), |at| {
                let end = sources[file].text.len().min(at.index() + 1);
                Span::new(file, at.index().min(end)..end)
            });
            diags.push(Diagnostic::new(&codes::STRINGS_SYNTAX, span).arg("reason", error.to_string()));
        }
    }
    table
}

fn flatten(
    prefix: String,
    map: &serde_yaml::Mapping,
    file: FileId,
    table: &mut FxHashMap<String, Words>,
    diags: &mut Diagnostics,
) {
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
                table.insert(path, Words::One(text.clone()));
            }
            serde_yaml::Value::Mapping(forms)
                if forms.contains_key("other")
                    && forms.keys().all(|key| key.as_str().is_some_and(|key| CATEGORIES.contains(&key))) =>
            {
                let forms = forms.iter().filter_map(|(k, v)| Some((k.as_str()?.to_owned(), v.as_str()?.to_owned())));
                table.insert(path, Words::ByCount(forms.collect()));
            }
            serde_yaml::Value::Mapping(inner) => flatten(path, inner, file, table, diags),
            _ => diags.push(Diagnostic::new(&codes::STRINGS_FORM, Span::whole(file)).arg("key", path)),
        }
    }
}
