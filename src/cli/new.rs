//! `prospectus new`: the files of a new entry.

use super::args::Common;
use super::{FINE, drafts_of, fail, request, say};
use crate::diag::MessageLang;
use crate::edit::new_entry;

pub fn run(kind: &str, slug: &str, common: &Common) -> u8 {
    let lang = common.message_lang();
    let request = match request(common, drafts_of(true), false) {
        Ok(request) => request,
        Err(message) => return fail(&message),
    };
    match new_entry(&request.root, kind, slug) {
        Ok(files) => {
            for file in files {
                say(&file);
            }
            say(match lang {
                MessageLang::En => {
                    "fill in what you know; the entry is a draft until `draft: true` is removed from its facts"
                }
                MessageLang::Zh => "请填写已知内容；删除 facts.yaml 中的 `draft: true` 之前，该条目只是草稿",
            });
            FINE
        }
        Err(error) => fail(&error.message(lang)),
    }
}
