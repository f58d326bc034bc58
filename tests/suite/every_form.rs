//! Every kind, every field and every form of every value stands somewhere in our catalogue or in a site of the tests.
//!
//! The declarations are walked twice: once by themselves, which gives all that can be written, and once along the files
//! of facts and front matter, which gives what is written. A type that several fields have needs each form once. Of
//! words of closed lists one is enough.

use std::collections::BTreeSet;

use camino::{Utf8Path, Utf8PathBuf};
use prospectus::catalogue::value::Metric;
use prospectus::catalogue::{Head, KINDS};
use prospectus::diag::Both;
use prospectus::fields::{Decl, Presence, Shape, Word};
use serde_yaml::Value;

use crate::folder::project;

/// The sites whose content is looked at.
fn sites() -> Vec<Utf8PathBuf> {
    let tests = project().join("tests/sites");
    let mut sites: Vec<Utf8PathBuf> = tests
        .read_dir_utf8()
        .expect("the folder exists")
        .map(|site| site.expect("the folder can be read").into_path())
        .collect();
    sites.push(project().to_owned());
    sites
}

/// The maps of every file of one kind: the facts and the front matter of each language.
fn entries(content: &Utf8Path, kind: &str) -> Vec<Value> {
    fn files(folder: &Utf8Path, found: &mut Vec<Utf8PathBuf>) {
        let Ok(entries) = folder.read_dir_utf8() else { return };
        for entry in entries {
            let path = entry.expect("the folder can be read").into_path();
            if path.is_dir() { files(&path, found) } else { found.push(path) }
        }
    }
    let mut found = Vec::new();
    files(&content.join(kind), &mut found);
    let mut maps = Vec::new();
    for path in found {
        let text = || std::fs::read_to_string(&path).expect("it is UTF-8");
        let yaml = match path.extension() {
            Some("yaml") => text(),
            Some("md") => match text().strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")) {
                Some((front, _)) => front.to_owned(),
                None => continue,
            },
            _ => continue,
        };
        maps.push(serde_yaml::from_str(&yaml).unwrap_or_else(|error| panic!("{path}: {error}")));
    }
    maps
}

/// What is written, or what can be.
#[derive(Default)]
struct Forms(BTreeSet<String>);

/// Declared once, for the entries of all kinds.
const EVERY_KIND: &str = "entries of every kind";
const NOT_STATED: &str = "`not-stated`";

impl Forms {
    fn add(&mut self, owner: &str, form: &str) -> bool {
        self.0.insert(format!("{owner}: {form}"))
    }

    fn field(&mut self, owner: &str, decl: &Decl) {
        // The names of figures are a closed list of words.
        if !owner.starts_with("groups of figures /") || Metric::parse(decl.name).is_none() {
            self.add(owner, decl.name);
        }
    }

    /// All that can be written in the fields of `owner`.
    fn all_of(&mut self, owner: &str, decls: &[Decl]) {
        for decl in decls {
            self.field(owner, decl);
            if decl.presence != Presence::Optional {
                self.add(NOT_STATED, "an answer");
            }
            self.all(&decl.shape);
        }
    }

    fn all(&mut self, shape: &Shape) {
        match shape {
            Shape::Text => {
                for form in ["plain", "in languages", "the same in all"] {
                    self.add("text", form);
                }
            }
            Shape::Word { list, .. } => {
                self.add(list, "a word");
            }
            Shape::Form { name, .. } => {
                self.add(name.en, "a form");
            }
            Shape::Reference(folders) => {
                let name = folders.join("|");
                self.add(&name, "a bare slug");
                if folders.len() > 1 {
                    self.add(&name, "with its kind");
                }
            }
            Shape::Boolean => {
                self.add("boolean", "true or false");
            }
            Shape::Integer => {
                self.add("integer", "digits");
            }
            Shape::List(inner) => {
                self.add("list", "one value alone");
                self.add("list", "several");
                self.all(inner);
            }
            Shape::Record { name, short, fields } => {
                let owner = slashed(*name);
                if !short.is_empty() {
                    self.add(&owner, "short");
                }
                // A type that holds itself is not walked twice.
                if self.add(&owner, "fields") {
                    self.all_of(&owner, &fields());
                }
            }
            Shape::Map { keys, value } => {
                self.add(keys.en, "a key of one's own");
                self.all(value);
            }
            Shape::Entry { folders, long } => {
                self.all(&Shape::Reference(folders.clone()));
                self.all(long);
            }
            Shape::OneOf(shapes) => shapes.iter().for_each(|shape| self.all(shape)),
            Shape::Free => {
                self.add("free", "anything");
            }
        }
    }

    /// What is written in the fields of `owner`.
    fn of_map(&mut self, owner: &str, decls: &[Decl], map: &Value) {
        let Value::Mapping(map) = map else { return };
        for decl in decls {
            let Some(value) = map.get(decl.name) else { continue };
            self.field(owner, decl);
            if decl.presence != Presence::Optional && value.as_str() == Some("not-stated") {
                self.add(NOT_STATED, "an answer");
            } else {
                self.of(&decl.shape, value, false);
            }
        }
    }

    /// `beside_reference`: a plain text is a slug.
    fn of(&mut self, shape: &Shape, value: &Value, beside_reference: bool) {
        match (shape, value) {
            (Shape::Text, Value::Mapping(map)) => {
                let form = if map.contains_key("same") { "the same in all" } else { "in languages" };
                self.add("text", form);
            }
            (Shape::Text, Value::String(_) | Value::Number(_)) if !beside_reference => {
                self.add("text", "plain");
            }
            (Shape::Word { list, words }, Value::String(text)) if words.iter().any(|(word, _)| word == text) => {
                self.add(list, "a word");
            }
            (Shape::Form { name, .. }, Value::String(_) | Value::Number(_)) if !beside_reference || !is_slug(value) => {
                self.add(name.en, "a form");
            }
            (Shape::Reference(folders), Value::String(text)) if is_slug(value) => {
                let form = if text.contains('/') && folders.len() > 1 { "with its kind" } else { "a bare slug" };
                self.add(&folders.join("|"), form);
            }
            (Shape::Boolean, Value::Bool(_)) => {
                self.add("boolean", "true or false");
            }
            (Shape::Integer, Value::Number(_)) => {
                self.add("integer", "digits");
            }
            (Shape::List(inner), Value::Sequence(items)) => {
                self.add("list", "several");
                items.iter().for_each(|item| self.of(inner, item, beside_reference));
            }
            (Shape::List(inner), value) => {
                self.add("list", "one value alone");
                self.of(inner, value, beside_reference);
            }
            (Shape::Record { name, fields, .. }, Value::Mapping(map)) => {
                let decls = fields();
                // Of several kinds of map it is the one whose fields it has.
                if map.keys().any(|key| decls.iter().any(|decl| Some(decl.name) == key.as_str())) {
                    let owner = slashed(*name);
                    self.add(&owner, "fields");
                    self.of_map(&owner, &decls, value);
                }
            }
            (Shape::Record { name, short: [_, ..], .. }, Value::String(_) | Value::Number(_))
                if !beside_reference || !is_slug(value) =>
            {
                self.add(&slashed(*name), "short");
            }
            (Shape::Map { keys, value: shape }, Value::Mapping(map)) => {
                self.add(keys.en, "a key of one's own");
                map.values().for_each(|value| self.of(shape, value, false));
            }
            (Shape::Entry { folders, long }, value) => {
                self.of(&Shape::Reference(folders.clone()), value, true);
                self.of(long, value, true);
            }
            (Shape::OneOf(shapes), value) => {
                let refers = shapes.iter().any(|shape| matches!(shape, Shape::Reference(_)));
                let known: Vec<&str> = shapes.iter().flat_map(names_of).collect();
                for shape in shapes {
                    // A map with declared fields is no map of one's own keys.
                    let declared = |map: &serde_yaml::Mapping| {
                        map.keys().all(|key| key.as_str().is_some_and(|key| known.contains(&key)))
                    };
                    let taken = matches!(shape, Shape::Map { .. }) && value.as_mapping().is_some_and(declared);
                    if !taken {
                        self.of(shape, value, refers);
                    }
                }
            }
            (Shape::Free, _) => {
                self.add("free", "anything");
            }
            _ => {}
        }
    }
}

/// Records of two kinds may have one name in one language.
fn slashed(name: Both) -> String {
    format!("{} / {}", name.en, name.zh)
}

fn names_of(shape: &Shape) -> Vec<&'static str> {
    match shape {
        Shape::Record { fields, .. } => fields().iter().map(|decl| decl.name).collect(),
        _ => Vec::new(),
    }
}

fn is_slug(value: &Value) -> bool {
    let is_part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '/');
    value.as_str().is_some_and(|text| text != "unnamed" && text.chars().all(is_part))
}

#[test]
fn every_kind_field_and_form_is_written_somewhere() {
    let (mut all, mut written) = (Forms::default(), Forms::default());
    for kind in KINDS {
        let folder = kind.name.folder;
        let (head, own) = (Head::decls(kind.heading), (kind.decls)());
        all.add(folder, "an entry");
        all.all_of(EVERY_KIND, &head);
        all.all_of(folder, &own);
        for site in sites() {
            for entry in entries(&site.join("content"), folder) {
                written.add(folder, "an entry");
                written.of_map(EVERY_KIND, &head, &entry);
                written.of_map(folder, &own, &entry);
            }
        }
    }
    let missing: Vec<&String> = all.0.difference(&written.0).collect();
    assert!(missing.is_empty(), "write these into tests/sites/every-field:\n{missing:#?}");
    // The walk along the files finds nothing that cannot be written: both speak of the same.
    let strange: Vec<&String> = written.0.difference(&all.0).collect();
    assert!(strange.is_empty(), "{strange:#?}");
}
