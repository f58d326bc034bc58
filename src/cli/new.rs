//! `prospectus new`: the files of a new site, or of a new entry of a site.

use camino::Utf8Path;

use super::args::Common;
use super::{FINE, drafts_of, fail, request, say, today};
use crate::diag::MessageLang;
use crate::edit::{new_entry, new_site};

pub fn run(what: &str, slug: Option<&str>, common: &Common) -> u8 {
    match slug {
        Some(slug) => entry(what, slug, common),
        None => site(Utf8Path::new(what), common),
    }
}

fn site(folder: &Utf8Path, common: &Common) -> u8 {
    let lang = common.message_lang();
    if common.root.is_some() {
        return fail(match lang {
            MessageLang::En => {
                "`--root` names the site that a new entry goes to, and one word alone begins a new site\n\
                 leave out `--root`, or say kind and slug of an entry"
            }
            MessageLang::Zh => {
                "`--root` 指定新条目所在的网站，而只写一个词表示新建网站\n请去掉 `--root`，或写明条目的类别和短名"
            }
        });
    }
    let today = match today(common) {
        Ok(today) => today,
        Err(message) => return fail(&message),
    };
    match new_site(folder, today) {
        Ok(n) => {
            say(&match lang {
                MessageLang::En => format!(
                    "{folder}: {n} files, the catalogue of a university that does not exist, for you to overwrite\n\
                     begin with {}; in that folder `prospectus serve --open` shows the site",
                    folder.join("README.md")
                ),
                MessageLang::Zh => format!(
                    "{folder}：已写入 {n} 个文件，这是一所虚构大学的目录，供您改写\n\
                     请先阅读 {}；在该文件夹中运行 `prospectus serve --open` 即可浏览网站",
                    folder.join("README.zh.md")
                ),
            });
            FINE
        }
        Err(error) => fail(&error.message(lang)),
    }
}

fn entry(kind: &str, slug: &str, common: &Common) -> u8 {
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
