//! The JSON Schema (draft 2020-12) of what this site gives away of its entries, from the declarations of their fields.
//!
//! Unlike the one for editors it is about finished values: words, references, texts by language. The fields of each kind
//! are closed, so that a name that nobody declared is found; of the members of a value those that are declared have
//! their type, and a value may have more, made from them (`text`, what it says in words).

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::merge::Json;
use super::{SCHEMA_URL, VERSION, decls};
use crate::catalogue::{DeadlineKind, KINDS};
use crate::diag::Both;
use crate::export::{Cx, absolute, programs};
use crate::fields::{Decl, Shape, Word};

pub(super) fn write(cx: &Cx) -> Vec<u8> {
    let mut schemas = Schemas { defs: BTreeMap::new() };
    schemas.common(cx);
    let kinds: Vec<Value> = KINDS
        .iter()
        .map(|kind| {
            let fields = schemas.closed(&decls(kind));
            let id = kind.name.folder;
            schemas.defs.insert(id.to_owned(), fields);
            json!({
                "if": {"properties": {"kind": {"const": id}}},
                "then": {"properties": {"fields": {"$ref": format!("#/$defs/{id}")}}},
            })
        })
        .collect();
    let entry = json!({
        "type": "object",
        "properties": {
            "id": {"$ref": "#/$defs/reference"},
            "kind": {"enum": KINDS.iter().map(|kind| kind.name.folder).collect::<Vec<_>>()},
            "title": {"$ref": "#/$defs/texts"},
            "url": {"$ref": "#/$defs/addresses"},
            "written": {"type": "array", "items": {"type": "string"}, "description": "the languages that it is really written in"},
            "fields": {"type": "object"},
        },
        "required": ["id", "kind", "title", "written", "fields"],
        "allOf": kinds,
    });
    schemas.defs.insert("entry".to_owned(), entry);
    let version = json!({"const": VERSION});
    let link = json!({"type": "string", "format": "uri"});
    let whole = json!({
        "type": "object",
        "properties": {
            "version": version, "schema": link, "site": link, "license": {"type": "string"},
            "title": {"$ref": "#/$defs/texts"},
            "languages": {"type": "array", "items": {"type": "object", "required": ["code", "tag", "name"]}, "minItems": 1},
            "labels": {
                "description": "what each word of a closed list is called, by list, word and language",
                "type": "object",
                "additionalProperties": {"type": "object", "additionalProperties": {"$ref": "#/$defs/texts"}},
            },
            "entries": {"type": "array", "items": {"$ref": "#/$defs/entry", "unevaluatedProperties": false}},
        },
        "required": ["version", "site", "languages", "entries"],
        "additionalProperties": false,
    });
    schemas.defs.insert("catalogue".to_owned(), whole);
    let named = json!({"type": "object", "properties": {"title": {"$ref": "#/$defs/texts"}, "url": {"$ref": "#/$defs/addresses"}}, "required": ["title"]});
    let file = json!({
        "$ref": "#/$defs/entry",
        "properties": {
            "version": version, "schema": link, "license": {"type": "string"},
            "prose": {"$ref": "#/$defs/texts", "description": "its words without their form"},
            "references": {"type": "object", "description": "what the entries are called that it refers to", "additionalProperties": named},
        },
        "required": ["version"],
        "unevaluatedProperties": false,
    });
    schemas.defs.insert("file".to_owned(), file);
    schemas.comparison(&link);
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": absolute(cx.site, SCHEMA_URL),
        "title": "catalogue.json (`catalogue`), programs.json (`comparison`) and the file of an entry (`file`)",
        "if": {"required": ["entries"]},
        "then": {"$ref": "#/$defs/catalogue"},
        "else": {
            "if": {"required": ["programs"]},
            "then": {"$ref": "#/$defs/comparison"},
            "else": {"$ref": "#/$defs/file"},
        },
        "$defs": schemas.defs.into_iter().collect::<Map<_, _>>(),
    });
    let mut bytes = serde_json::to_vec_pretty(&schema).expect("maps and texts can be written");
    bytes.push(b'\n');
    bytes
}

/// What the words of every closed list are called: list → word → language → label.
pub(super) fn labels(cx: &Cx) -> Json {
    let languages = cx.site.languages();
    let lists = word_lists().into_iter().map(|(list, words)| {
        let words = words.iter().map(|(word, _)| {
            let each = languages
                .all()
                .map(|lang| (languages[lang].tag.clone(), Json::Text(cx.label(lang, list, word).into())));
            ((*word).to_owned(), Json::Named(each.collect()))
        });
        (list.to_owned(), Json::Named(words.collect()))
    });
    Json::Named(lists.collect())
}

type Words = &'static [(&'static str, Both)];

/// The closed lists of all kinds, by name.
fn word_lists() -> BTreeMap<&'static str, Words> {
    fn of_decls(decls: &[Decl], seen: &mut Vec<&'static str>, lists: &mut BTreeMap<&'static str, Words>) {
        decls.iter().for_each(|decl| of_shape(&decl.shape, seen, lists));
    }
    fn of_shape(shape: &Shape, seen: &mut Vec<&'static str>, lists: &mut BTreeMap<&'static str, Words>) {
        match shape {
            Shape::Word { list, words } => {
                lists.insert(list, words);
            }
            Shape::List(inner) | Shape::Map { value: inner, .. } | Shape::Entry { long: inner, .. } => {
                of_shape(inner, seen, lists);
            }
            Shape::OneOf(shapes) => shapes.iter().for_each(|shape| of_shape(shape, seen, lists)),
            // A type may hold itself.
            Shape::Record { name, fields, .. } if !seen.contains(&name.en) => {
                seen.push(name.en);
                of_decls(&fields(), seen, lists);
            }
            Shape::Record { .. } | Shape::Text | Shape::Form { .. } => {}
            Shape::Reference(_) | Shape::Boolean | Shape::Integer | Shape::Free => {}
        }
    }
    let mut lists = BTreeMap::new();
    let mut seen = Vec::new();
    KINDS.iter().for_each(|kind| of_decls(&decls(kind), &mut seen, &mut lists));
    lists
}

struct Schemas {
    /// By name: kinds, closed lists, records by their names in English.
    defs: BTreeMap<String, Value>,
}

impl Schemas {
    /// `programs.json`.
    fn comparison(&mut self, link: &Value) {
        let by_language = |value: Value| json!({"type": "object", "additionalProperties": value, "minProperties": 1});
        let words = json!({"oneOf": [
            {"type": "string", "minLength": 1},
            {"description": "a text that another language lends, and its tag", "type": "array", "prefixItems": [{"type": "string"}, {"type": "string"}], "minItems": 2, "items": false},
        ]});
        let several = |items: Value| json!({"type": "array", "items": items, "minItems": 1});
        let named = |items: Value| json!({"type": "object", "additionalProperties": several(items)});
        let due = json!({
            "type": "object",
            "properties": {"date": {"type": "string"}, "what": {"$ref": "#/$defs/DeadlineKind"}},
            "required": ["date", "what"],
            "additionalProperties": false,
        });
        let program = json!({
            "type": "object",
            "properties": {
                "id": {"type": "string", "minLength": 1, "description": "its slug"},
                "title": {"$ref": "#/$defs/texts"},
                "url": {"$ref": "#/$defs/addresses"},
                "summary": {"$ref": "#/$defs/texts"},
                "facets": {"description": "the values that lists are filtered by, by facet", "$ref": "#/$defs/facets"},
                "facts": {"description": "what lists and comparisons show, by language and field", "$ref": "#/$defs/facts"},
                "deadlines": {"description": "those that are ahead", "$ref": "#/$defs/deadlines"},
            },
            "required": ["id", "title", "url", "facets", "facts"],
            "additionalProperties": false,
        });
        self.defs.insert("facets".to_owned(), named(json!({"type": "string", "minLength": 1})));
        self.defs.insert("facts".to_owned(), by_language(named(words)));
        self.defs.insert("deadlines".to_owned(), several(due));
        let programs = json!({
            "type": "object",
            "properties": {
                "version": {"const": programs::VERSION}, "schema": link, "site": link, "license": {"type": "string"},
                "languages": several(json!({"type": "string"})),
                "programs": several(program),
            },
            "required": ["version", "site", "languages", "programs"],
            "additionalProperties": false,
        });
        self.defs.insert("comparison".to_owned(), programs);
        let kinds_of_deadlines = DeadlineKind::WORDS.iter().map(|(word, _)| *word).collect::<Vec<_>>();
        self.defs.insert("DeadlineKind".to_owned(), json!({"enum": kinds_of_deadlines}));
    }

    /// What the values of all kinds are made of.
    fn common(&mut self, cx: &Cx) {
        let languages = cx.site.languages();
        let each = |value: Value| {
            let each = languages.all().map(|lang| (languages[lang].tag.clone(), value.clone()));
            json!({"type": "object", "properties": each.collect::<Map<_, _>>(), "minProperties": 1})
        };
        let mut closed = each(json!({"type": "string", "format": "uri"}));
        closed["additionalProperties"] = json!(false);
        self.define("addresses", closed);
        // A name may be in a language that the site has no pages in.
        let mut texts = each(json!({"type": "string", "minLength": 1}));
        texts["description"] = json!("a text in the languages that it is written in");
        texts["additionalProperties"] = json!({"type": "string", "minLength": 1});
        self.define("texts", texts);
        let folders: Vec<&str> = KINDS.iter().map(|kind| kind.name.folder).collect();
        let pattern = format!("^({})/[a-z0-9]+(-[a-z0-9]+)*$", folders.join("|"));
        self.define("reference", json!({"type": "string", "pattern": pattern, "description": "kind/slug of an entry"}));
        self.define(
            "words",
            json!({
                "description": "once where all languages say the same, else by language",
                "anyOf": [{"type": "string", "minLength": 1}, {"$ref": "#/$defs/texts"}],
            }),
        );
        let shown = json!({
            "type": "object",
            "properties": {
                "text": {"$ref": "#/$defs/words", "description": "the whole value in words"},
                "iso": {"type": "string", "description": "a date, a time or a term, as exact as it is known"},
                "precision": {"enum": ["day", "month", "year", "season"]},
                "time": {"$ref": "#/$defs/words"},
                "term": {"type": "string", "description": "the academic year and term"},
                "code": {"type": "string"}, "id": {"type": "string"}, "number": {"type": "string"},
                "url": {"type": "string", "format": "uri"},
            },
            "minProperties": 1,
            "additionalProperties": false,
        });
        self.define("shown", shown);
        self.define(
            "value",
            json!({"anyOf": [
                {"type": ["integer", "number"]}, {"$ref": "#/$defs/words"}, {"$ref": "#/$defs/shown"},
                {"type": "object", "description": "where each language has its own", "additionalProperties": {"$ref": "#/$defs/shown"}},
            ]}),
        );
        self.define(
            "linked",
            json!({
                "type": "object",
                "description": "an entry, or what is none in words",
                "properties": {
                    "entry": {"$ref": "#/$defs/reference"}, "text": {"$ref": "#/$defs/words"}, "code": {"type": "string"},
                },
                "minProperties": 1,
                "additionalProperties": false,
            }),
        );
    }

    fn define(&mut self, name: &str, schema: Value) {
        self.defs.insert(name.to_owned(), schema);
    }

    fn object(&mut self, decls: &[Decl]) -> Map<String, Value> {
        let mut properties = Map::new();
        for decl in decls {
            let mut schema = match decl.name {
                // Of a body that nobody names: `text` is what is said of it.
                "unnamed" => json!({"const": true}),
                _ => self.shape(&decl.shape),
            };
            let map = schema.as_object_mut().expect("a schema is a map");
            map.insert("description".to_owned(), json!(format!("{} / {}", decl.doc.en, decl.doc.zh)));
            properties.insert(decl.name.to_owned(), schema);
        }
        let not_stated = json!({"type": "array", "items": {"type": "string"}, "description": "the fields of which is said that nobody knows"});
        properties.insert("not_stated".to_owned(), not_stated);
        let mut object = Map::new();
        object.insert("type".to_owned(), json!("object"));
        object.insert("properties".to_owned(), properties.into());
        object
    }

    /// These fields and no others.
    fn closed(&mut self, decls: &[Decl]) -> Value {
        let mut object = self.object(decls);
        object.insert("additionalProperties".to_owned(), json!(false));
        object.into()
    }

    fn shape(&mut self, shape: &Shape) -> Value {
        let to = |name: &str| json!({"$ref": format!("#/$defs/{name}")});
        match shape {
            Shape::Text => to("words"),
            Shape::Word { list, words } => {
                let each = words
                    .iter()
                    .map(|(word, doc)| json!({"const": word, "description": format!("{} / {}", doc.en, doc.zh)}));
                self.defs.entry((*list).to_owned()).or_insert_with(|| json!({"oneOf": each.collect::<Vec<_>>()}));
                to(list)
            }
            Shape::Form { .. } => to("value"),
            Shape::Reference(_) => to("reference"),
            Shape::Boolean => json!({"type": "boolean"}),
            Shape::Integer => json!({"type": "integer"}),
            Shape::List(inner) => json!({"type": "array", "minItems": 1, "items": self.shape(inner)}),
            Shape::Record { name, fields, .. } => {
                let fields = fields();
                let id = format!("{} {}", name.en, fields.iter().map(|decl| decl.name).collect::<Vec<_>>().join(" "));
                let id: String = id.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
                if !self.defs.contains_key(&id) {
                    // Named before it is made, so that a type may hold itself.
                    self.defs.insert(id.clone(), Value::Null);
                    let mut object = self.object(&fields);
                    object.insert("title".to_owned(), json!(format!("{} / {}", name.en, name.zh)));
                    object.insert("minProperties".to_owned(), json!(1));
                    self.defs.insert(id.clone(), object.into());
                }
                to(&id)
            }
            Shape::Entry { long, .. } => json!({"anyOf": [to("reference"), self.shape(long), to("linked")]}),
            // What stands under each key is told in the value's own way: one a key, or with the key as a member.
            Shape::Map { .. } => json!({"type": ["object", "array"]}),
            Shape::OneOf(shapes) => {
                let mut any: Vec<Value> = shapes.iter().map(|shape| self.shape(shape)).collect();
                any.push(to("linked"));
                json!({"anyOf": any})
            }
            Shape::Free => json!({}),
        }
    }
}
