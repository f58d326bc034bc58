//! `prospectus schema`: JSON Schema for editors.

use std::io::{self, Write};

use serde_json::{Map, Value};

use super::args::Common;
use super::{drafts_of, fail, request, written};
use crate::catalogue::{KINDS, kind_names};
use crate::project;
use crate::schema;
use crate::text::nearest;

/// Inside a site the references are the entries of that site; elsewhere any slug.
pub fn run(kind: Option<&str>, common: &Common) -> u8 {
    let site = request(common, drafts_of(true), false).ok();
    let site = site.and_then(|request| project::discover(&request.root, &kind_names(), &[]).ok());
    let index = site.as_ref().map(|site| &site.index);
    let schema = match kind {
        None => {
            let all = KINDS.iter().map(|spec| (spec.name.folder.to_owned(), schema::of_kind(spec, index)));
            Value::Object(all.collect::<Map<_, _>>())
        }
        Some(folder) => match KINDS.iter().find(|spec| spec.name.folder == folder) {
            Some(spec) => schema::of_kind(spec, index),
            None => {
                let near = nearest(folder, KINDS.iter().map(|spec| spec.name.folder));
                let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
                return fail(&format!("there is no kind `{folder}`{near}"));
            }
        },
    };
    let text = serde_json::to_string_pretty(&schema).expect("a schema of texts and maps can be written");
    written(writeln!(io::stdout().lock(), "{text}"))
}
