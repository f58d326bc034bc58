//! `prospectus schema`: JSON Schema for editors, printed or written to where editors look for it.

use std::fs;
use std::io::{self, Write};

use serde_json::{Map, Value};

use super::args::{Common, SchemaTo};
use super::{FINE, drafts_of, fail, request, say, written};
use crate::catalogue::decode::decode;
use crate::catalogue::{KINDS, kind_names};
use crate::diag::MessageLang;
use crate::project;
use crate::schema::{self, Names};
use crate::text::nearest;

/// Inside a site the references are the entries of that site; elsewhere any slug.
pub fn run(kind: Option<&str>, to: SchemaTo, common: &Common) -> u8 {
    if to == SchemaTo::Settings {
        return written(io::stdout().lock().write_all(schema::vscode_settings().as_bytes()), common.message_lang());
    }
    let site = request(common, drafts_of(true), false);
    let root = match (&site, to) {
        (Err(message), SchemaTo::Folder) => return fail(message),
        (site, _) => site.as_ref().ok().map(|request| request.root.clone()),
    };
    let project = root.as_ref().and_then(|root| project::discover(root, &kind_names(), &[]).ok());
    let names = project.as_ref().map(|project| Names::of(&decode(project, drafts_of(true)).0));
    let of_kind = |spec| schema::of_kind(spec, names.as_ref());
    if let (Some(root), SchemaTo::Folder) = (&root, to) {
        let all: Vec<(String, Value)> =
            KINDS.iter().map(|spec| (schema::path(spec.name.folder), of_kind(spec))).collect();
        for (path, schema) in &all {
            let file = root.join(path);
            let text = text(schema);
            // What is as it was keeps its time, so that an editor need not read it again.
            if fs::read_to_string(&file).is_ok_and(|there| there == text) {
                continue;
            }
            let folder = fs::create_dir_all(root.join(schema::FOLDER));
            if let Err(error) = folder.and_then(|()| fs::write(&file, text)) {
                return fail(&format!("`{file}` cannot be written: {error}"));
            }
        }
        say(&match common.message_lang() {
            MessageLang::En => format!("the schemas of {} kinds are in {}", all.len(), schema::FOLDER),
            MessageLang::Zh => format!("{} 类内容的 schema 已写入 {}", all.len(), schema::FOLDER),
        });
        return FINE;
    }
    let schema = match kind {
        None => {
            let all = KINDS.iter().map(|spec| (spec.name.folder.to_owned(), of_kind(spec)));
            Value::Object(all.collect::<Map<_, _>>())
        }
        Some(folder) => match KINDS.iter().find(|spec| spec.name.folder == folder) {
            Some(spec) => of_kind(spec),
            None => {
                let near = nearest(folder, KINDS.iter().map(|spec| spec.name.folder));
                let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
                return fail(&format!("there is no kind `{folder}`{near}"));
            }
        },
    };
    written(io::stdout().lock().write_all(text(&schema).as_bytes()), common.message_lang())
}

fn text(schema: &Value) -> String {
    serde_json::to_string_pretty(schema).expect("a schema of texts and maps can be written") + "\n"
}
