//! The JSON Schema of a kind (draft 2020-12), from the declarations that decoding uses.
//!
//! For editors: completion, unknown fields, hover texts in both languages. What a schema cannot say is left to
//! `check`. Not here: where the schemas are written (`cli`).

use serde_json::{Map, Value, json};

use crate::address::Index;
use crate::catalogue::{Head, KindSpec, Need, Unless};
use crate::fields::{Decl, Presence, Shape};

/// The schema of the facts of `kind`; with an `index`, references are the entries that there are.
pub fn of_kind(kind: &KindSpec, index: Option<&Index>) -> Value {
    let mut decls = Head::decls(kind.heading);
    decls.extend((kind.decls)());
    let mut schema = object(&decls, index);
    let needs: Vec<Value> = kind.needs.iter().filter_map(need).collect();
    let map = schema.as_object_mut().expect("an object's schema is a map");
    map.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    map.insert("title".to_owned(), json!(format!("{} / {}", kind.name.one.en, kind.name.one.zh)));
    if !needs.is_empty() {
        map.insert("allOf".to_owned(), json!(needs));
    }
    schema
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

/// Required fields are named, not demanded: an entry may hold them in the files of its languages.
fn object(decls: &[Decl], index: Option<&Index>) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    for decl in decls {
        let mut schema = of_shape(&decl.shape, index);
        if decl.presence != Presence::Optional {
            schema = json!({"anyOf": [{"const": "not-stated"}, schema]});
        }
        if decl.presence == Presence::Required && !decl.translatable {
            required.push(decl.name);
        }
        let must = match decl.presence {
            Presence::Required => (" (required)", "（必填）"),
            Presence::Conditional => (" (required unless another field answers)", "（若其他字段未回答则必填）"),
            Presence::Asked | Presence::Optional => ("", ""),
        };
        let text = format!("{}{}\n\n{}{}", decl.doc.en, must.0, decl.doc.zh, must.1);
        schema.as_object_mut().expect("a schema is a map").insert("description".to_owned(), json!(text));
        properties.insert(decl.name.to_owned(), schema);
    }
    json!({"type": "object", "properties": properties, "required": required, "additionalProperties": false})
}

fn of_shape(shape: &Shape, index: Option<&Index>) -> Value {
    match shape {
        Shape::Text => json!({"anyOf": [
            {"type": ["string", "number", "boolean"]},
            {"type": "object", "additionalProperties": {"type": ["string", "number", "boolean"]}, "minProperties": 1},
        ]}),
        Shape::Word { words, .. } => {
            let each: Vec<Value> = words
                .iter()
                .map(|(word, doc)| json!({"const": word, "description": format!("{} / {}", doc.en, doc.zh)}))
                .collect();
            json!({"oneOf": each})
        }
        Shape::Form { name, examples } => json!({
            "type": ["string", "number"],
            "title": format!("{} / {}", name.en, name.zh),
            "examples": examples,
        }),
        Shape::Reference(folders) => reference(folders, index),
        Shape::Boolean => json!({"type": "boolean"}),
        Shape::Integer => json!({"type": "integer"}),
        Shape::List(inner) => {
            let inner = of_shape(inner, index);
            json!({"anyOf": [inner.clone(), {"type": "array", "items": inner}]})
        }
        Shape::Record { name, short, fields } => {
            let mut long = object(&fields(), index);
            let title = format!("{} / {}", name.en, name.zh);
            long.as_object_mut().expect("an object's schema is a map").insert("title".to_owned(), json!(title));
            if short.is_empty() {
                long
            } else {
                json!({"anyOf": [{"type": ["string", "number"], "title": title, "examples": short}, long]})
            }
        }
        Shape::Map { keys, value } => json!({
            "type": "object",
            "title": format!("{} / {}", keys.en, keys.zh),
            "additionalProperties": of_shape(value, index),
        }),
        Shape::OneOf(shapes) => {
            json!({"anyOf": shapes.iter().map(|shape| of_shape(shape, index)).collect::<Vec<_>>()})
        }
        Shape::Free => json!({}),
    }
}

/// A bare slug of the first kind, `kind/slug` of any; with an index, only those that exist.
fn reference(folders: &[&'static str], index: Option<&Index>) -> Value {
    const SLUG: &str = "[a-z0-9]+(-[a-z0-9]+)*";
    let Some(index) = index else {
        return json!({"type": "string", "pattern": format!("^(({})/)?{SLUG}$", folders.join("|"))});
    };
    let mut names = Vec::new();
    for (i, folder) in folders.iter().enumerate() {
        let Some(kind) = index.kind(folder) else { continue };
        for id in index.of_kind(kind) {
            if i == 0 {
                names.push(index.key(id).slug.to_string());
            }
            names.push(index.name(id));
        }
    }
    json!({"type": "string", "enum": names})
}
