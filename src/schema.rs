//! The JSON Schema of a kind (draft 2020-12), from the declarations that decoding uses.
//!
//! For editors: completion, unknown fields, hover texts in both languages. It is about the files of facts; the front
//! matter of Markdown is nothing that an editor's YAML server reads. What is right by `check` is right here; what a
//! schema cannot say is left to `check`. Every value type stands once, under `$defs`.
//! Not here: where the schemas are written (`cli`).

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::catalogue::{Draft, Head, KINDS, KindSpec, Need, Unless};
use crate::diag::Both;
use crate::fields::{Decl, Presence, Shape};

/// The folder in which editors find the schemas of a site, below the site's own: a cache, never committed.
pub const FOLDER: &str = ".prospectus/schema";

/// Where the schema of the kind in `folder` lies below the site's folder.
pub fn path(folder: &str) -> String {
    format!("{FOLDER}/{folder}.json")
}

/// For each kind the path of its schema and the pattern of the files that it is about, in the order of kinds.
fn associations() -> Map<String, Value> {
    KINDS.iter().map(|kind| (path(kind.name.folder), json!(files(kind.name.folder)))).collect()
}

fn files(folder: &str) -> String {
    format!("content/{folder}/**/*.yaml")
}

/// `.vscode/settings.json` of a site: which schema belongs to which files, and no schemas from the network.
pub fn vscode_settings() -> String {
    let settings = json!({
        "[yaml]": {"editor.insertSpaces": true, "editor.tabSize": 2},
        "files.encoding": "utf8",
        "files.eol": "\n",
        "yaml.schemaStore.enable": false,
        "yaml.schemas": associations(),
    });
    serde_json::to_string_pretty(&settings).expect("maps and texts can be written") + "\n"
}

/// What a schema knows of a site: its languages, and its entries with their titles.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Code and name of each language, in the site's order.
    languages: Vec<(String, String)>,
    /// By folder: slug and titles, in the order of slugs.
    entries: BTreeMap<&'static str, Vec<(String, String)>>,
}

impl Names {
    /// An entry that could not be read is known by its place alone.
    pub fn of(draft: &Draft) -> Self {
        let languages = &draft.languages;
        let languages = languages.all().map(|lang| (languages[lang].code.clone(), languages[lang].name.clone()));
        let mut entries: BTreeMap<&'static str, Vec<(String, String)>> = BTreeMap::new();
        for id in draft.index.all() {
            let key = draft.index.key(id);
            let mut titles: Vec<&str> = Vec::new();
            if let Some(entry) = draft.get(id) {
                for title in entry.head.title.value.0.values() {
                    if !titles.contains(&title.value.as_str()) {
                        titles.push(&title.value);
                    }
                }
            }
            let folder = draft.index.kind_name(key.kind).folder;
            entries.entry(folder).or_default().push((key.slug.to_string(), titles.join(" / ")));
        }
        Self { languages: languages.collect(), entries }
    }
}

/// The schema of the facts of `kind`; with `names`, references are the entries that there are and texts are in the
/// languages of the site.
pub fn of_kind(kind: &KindSpec, names: Option<&Names>) -> Value {
    let mut decls = Head::decls(kind.heading);
    decls.extend((kind.decls)());
    let mut schemas = Schemas { names, defs: BTreeMap::new(), ids: BTreeMap::new() };
    let mut schema = schemas.object(&decls);
    schema.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    schema.insert("title".to_owned(), json!(slashed(kind.name.one)));
    schema.insert("$defs".to_owned(), schemas.defs.into_iter().collect::<Map<_, _>>().into());
    let needs: Vec<Value> = kind.needs.iter().filter_map(need).collect();
    if !needs.is_empty() {
        schema.insert("allOf".to_owned(), json!(needs));
    }
    schema.into()
}

/// That the field or something in its place is there; `None` where that depends on site.toml.
fn need(need: &Need) -> Option<Value> {
    let mut any = vec![json!({"required": [need.field]})];
    for unless in need.unless {
        any.push(match unless {
            Unless::Answered(name) | Unless::Stated(name) => json!({"required": [name]}),
            // One item of several is enough, and a single item may stand without the list: left to `check`.
            Unless::Part(name, _) => json!({"required": [name]}),
            Unless::Word(name, word) => json!({"required": [name], "properties": {*name: {"const": word}}}),
            Unless::OneHome => return None,
        });
    }
    Some(json!({"anyOf": any}))
}

fn slashed(both: Both) -> String {
    format!("{} / {}", both.en, both.zh)
}

/// A plain value of YAML: `2026` is a number to an editor and a text to us.
fn scalar() -> Value {
    json!(["string", "number", "boolean"])
}

struct Schemas<'a> {
    names: Option<&'a Names>,
    /// By name.
    defs: BTreeMap<String, Value>,
    /// The names of those that are there, by what makes them differ.
    ids: BTreeMap<String, String>,
}

impl Schemas<'_> {
    /// Required fields are named, not demanded, where an entry may hold them in the files of its languages.
    fn object(&mut self, decls: &[Decl]) -> Map<String, Value> {
        let mut properties = Map::new();
        let mut required = Vec::new();
        for decl in decls {
            if decl.presence == Presence::Required && !decl.translatable {
                required.push(decl.name);
            }
            properties.insert(decl.name.to_owned(), self.field(decl));
        }
        let mut object = Map::new();
        object.insert("type".to_owned(), json!("object"));
        object.insert("properties".to_owned(), properties.into());
        if !required.is_empty() {
            object.insert("required".to_owned(), json!(required));
        }
        object.insert("additionalProperties".to_owned(), json!(false));
        object
    }

    /// What the field is stands on the field itself: editors show the first description that they meet.
    fn field(&mut self, decl: &Decl) -> Value {
        let mut schema = self.shape(&decl.shape);
        // To a text any words are right, and a title is the one thing that must be stated.
        if decl.presence != Presence::Optional && !matches!(decl.shape, Shape::Text) {
            schema = json!({"anyOf": [self.not_stated(), schema]});
        }
        let must = match decl.presence {
            Presence::Required => Both::new("required", "必填"),
            Presence::Conditional => Both::new("required unless another field answers", "若其他字段未回答则必填"),
            Presence::Asked | Presence::Optional => Both::new("", ""),
        };
        let Decl { doc, .. } = decl;
        let (plain, marked) = match must.en {
            "" => (slashed(*doc), format!("{}\n\n{}", doc.en, doc.zh)),
            _ => (
                format!("{} ({}) / {}（{}）", doc.en, must.en, doc.zh, must.zh),
                format!("{} (**{}**)\n\n{}（**{}**）", doc.en, must.en, doc.zh, must.zh),
            ),
        };
        let map = schema.as_object_mut().expect("a schema is a map");
        map.insert("title".to_owned(), json!(decl.name));
        map.insert("description".to_owned(), json!(plain));
        map.insert("markdownDescription".to_owned(), json!(marked));
        schema
    }

    /// A reference to the definition `name`, made by `make` where it is not there yet. `key` tells definitions apart
    /// that would bear the same name.
    fn define(&mut self, name: &str, key: &str, make: impl FnOnce(&mut Self) -> Value) -> Value {
        let key = format!("{name}\n{key}");
        let id = match self.ids.get(&key) {
            Some(id) => id.clone(),
            None => {
                let word: Vec<&str> =
                    name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
                let word = word.join("-");
                let numbered = (2..).map(|n| format!("{word}-{n}"));
                let mut free = std::iter::once(word.clone()).chain(numbered);
                let id = free.find(|id| !self.defs.contains_key(id)).expect("numbers do not end");
                // Named before it is made, so that a type may hold itself.
                self.ids.insert(key, id.clone());
                self.defs.insert(id.clone(), Value::Null);
                let made = make(self);
                self.defs.insert(id.clone(), made);
                id
            }
        };
        json!({"$ref": format!("#/$defs/{id}")})
    }

    fn not_stated(&mut self) -> Value {
        self.define("not-stated", "", |_| {
            json!({"const": "not-stated", "description": "nobody knows: the page says so / 无人知晓，页面显示“未说明”"})
        })
    }

    fn shape(&mut self, shape: &Shape) -> Value {
        match shape {
            Shape::Text => self.define("text", "", |schemas| json!({"anyOf": [{"type": scalar()}, schemas.texts()]})),
            Shape::Word { list, words } => self.define(list, "", |_| {
                let each: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
                let docs: Vec<String> = words.iter().map(|(_, doc)| slashed(*doc)).collect();
                json!({"type": "string", "enum": each, "enumDescriptions": docs})
            }),
            Shape::Form { name, examples } => self.define(
                name.en,
                &examples.join("\n"),
                |_| json!({"type": scalar(), "title": slashed(*name), "examples": examples}),
            ),
            Shape::Reference(folders) => self.reference(folders),
            Shape::Boolean => json!({"type": "boolean"}),
            Shape::Integer => json!({"type": "integer"}),
            Shape::List(inner) => {
                let inner = self.shape(inner);
                // Its title tells it from the other in the eyes of yaml-language-server, which else shows both at once.
                json!({"anyOf": [inner.clone(), {"title": "one or several / 一个或多个", "type": "array", "items": inner}]})
            }
            Shape::Record { name, short, fields } => {
                let long = self.record(*name, &fields(), None);
                if short.is_empty() {
                    return long;
                }
                let title = slashed(*name);
                json!({"anyOf": [{"type": scalar(), "title": title, "examples": short}, long]})
            }
            Shape::Entry { folders, long } => {
                let entry = self.reference(folders);
                let Shape::Record { name, short, fields } = &**long else { unreachable!("the long form has fields") };
                let short = self.form_beside_reference(*name, short);
                json!({"anyOf": [entry, short, self.record(*name, &fields(), None)]})
            }
            Shape::Map { keys, value } => {
                let value = self.shape(value);
                json!({"type": "object", "title": slashed(*keys), "additionalProperties": value})
            }
            Shape::OneOf(shapes) => self.one_of(shapes),
            Shape::Free => json!({}),
        }
    }

    /// The fields of `decls`, and with `rest` any further ones of that shape.
    fn record(&mut self, name: Both, decls: &[Decl], rest: Option<&Shape>) -> Value {
        let fields: Vec<&str> = decls.iter().map(|decl| decl.name).collect();
        self.define(name.en, &fields.join("\n"), |schemas| {
            let mut object = schemas.object(decls);
            object.insert("title".to_owned(), json!(slashed(name)));
            if let Some(rest) = rest {
                object.insert("additionalProperties".to_owned(), schemas.shape(rest));
            }
            object.into()
        })
    }

    fn one_of(&mut self, shapes: &[Shape]) -> Value {
        let refers = shapes.iter().any(|shape| matches!(shape, Shape::Reference(_)));
        let rest = shapes.iter().find_map(|shape| match shape {
            Shape::Map { value, .. } => Some(&**value),
            _ => None,
        });
        let opens = |shape: &Shape| matches!(shape, Shape::Record { short, .. } if short.is_empty());
        let open = shapes.iter().any(opens);
        let mut any = Vec::new();
        for shape in shapes {
            match shape {
                // Of what may be an entry or a text, the text is a map: so a misspelt slug is found.
                Shape::Text if refers => any.push(self.texts()),
                Shape::Form { name, examples } if refers => any.push(self.form_beside_reference(*name, examples)),
                Shape::Record { name, short, fields } if refers && !short.is_empty() => {
                    any.push(self.form_beside_reference(*name, short));
                    any.push(self.record(*name, &fields(), None));
                }
                Shape::Record { name, fields, .. } if opens(shape) => any.push(self.record(*name, &fields(), rest)),
                Shape::Map { .. } if open => {}
                shape => any.push(self.shape(shape)),
            }
        }
        json!({"anyOf": any})
    }

    /// A plain text that can be no slug: with a dot or brackets, digits alone, or the word for a body without a
    /// name.
    ///
    /// The examples are not for completion: they name entries that another site has.
    fn form_beside_reference(&mut self, name: Both, examples: &[&str]) -> Value {
        self.define(name.en, &examples.join("\n"), |_| {
            let form = json!({"type": "string", "pattern": r"\.|\)$|^[0-9]+$|^unnamed$"});
            json!({"title": slashed(name), "description": examples.join(", "), "anyOf": [{"type": "number"}, form]})
        })
    }

    /// A text for each language.
    fn texts(&mut self) -> Value {
        self.define("texts", "", |schemas| {
            let Some(names) = schemas.names else {
                return json!({"type": "object", "additionalProperties": {"type": scalar()}, "minProperties": 1});
            };
            let mut properties = Map::new();
            for (code, name) in &names.languages {
                properties.insert(code.clone(), json!({"type": scalar(), "description": name}));
            }
            let same = "the same in every language / 各语言相同";
            properties.insert("same".to_owned(), json!({"type": scalar(), "description": same}));
            json!({"type": "object", "properties": properties, "minProperties": 1, "additionalProperties": false})
        })
    }

    /// A bare slug of the first kind, `kind/slug` of any; with names, only those that exist.
    fn reference(&mut self, folders: &[&'static str]) -> Value {
        const SLUG: &str = "[a-z0-9]+(-[a-z0-9]+)*";
        self.define(&format!("entry of {}", folders.join(" or ")), "", |schemas| {
            let kinds: Vec<Both> = folders
                .iter()
                .filter_map(|folder| KINDS.iter().find(|kind| kind.name.folder == *folder))
                .map(|kind| kind.name.many)
                .collect();
            let en: Vec<&str> = kinds.iter().map(|kind| kind.en).collect();
            let zh: Vec<&str> = kinds.iter().map(|kind| kind.zh).collect();
            let title = format!("an entry among {} / {}的条目", en.join(", "), zh.join("、"));
            let Some(names) = schemas.names else {
                let pattern = format!("^(({})/)?{SLUG}$", folders.join("|"));
                // A slug of digits alone is a number to an editor.
                return json!({"title": title, "anyOf": [{"type": "number"}, {"type": "string", "pattern": pattern}]});
            };
            let mut values: Vec<Value> = Vec::new();
            let mut titles: Vec<&str> = Vec::new();
            for (i, folder) in folders.iter().enumerate() {
                for (slug, title) in names.entries.get(folder).into_iter().flatten() {
                    if i == 0 {
                        values.push(json!(slug));
                        titles.push(title);
                        if is_number(slug)
                            && let Ok(number) = slug.parse::<u64>()
                        {
                            values.push(json!(number));
                            titles.push(title);
                        }
                    }
                    values.push(json!(format!("{folder}/{slug}")));
                    titles.push(title);
                }
            }
            // An enum must not be empty; where there is no entry, no reference is right.
            if values.is_empty() {
                return json!({"title": title, "not": {}});
            }
            json!({"title": title, "enum": values, "enumDescriptions": titles})
        })
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}
