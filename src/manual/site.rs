//! The page of `site.toml`: an example, every key, and the tables.

use std::fmt::Write;

use super::forms::{Pen, escaped, word_lists};
use super::head;
use crate::diag::{Both, MessageLang};
use crate::export::FORMATS;
use crate::fields::{Decl, Record, Shape};
use crate::project::config::Settings;

/// A whole `site.toml`; a test reads it from the page and checks it as one.
const EXAMPLE: &str = r#"title = { en = "Wangchuan Abroad", zh = "望川国际项目" }
description = { en = "Joint programs and exchanges of Wangchuan University", zh = "望川大学的合作办学与交流项目" }
base_url = "https://catalogue.example/"
languages = ["en", "zh"]
home = ["wangchuan"]
office = "units/wangchuan-international"
zone = "Asia/Shanghai"
menu = ["programs", "majors", "institutions", "deadlines"]
featured = ["programs/robotics-3-1"]
edit_url = "https://git.example/wangchuan/catalogue/edit/main/"
data_license = "CC-BY-4.0"

# Settings of the whole site stand above the first table.
[windows]
closing_soon_days = 30

[checks]
missing-translation = "deny"

[terms]
autumn = "1/2"
spring = "2/2"

[labels.region]
HK = { en = "Hong Kong", zh = "中国香港" }
"#;

pub fn page(lang: MessageLang) -> String {
    let pen = Pen { lang, page: "site", forms: None, words_have_headings: false };
    let mut out = head("site.toml", &pen);
    out.push_str(pen.words(
        "The settings of the whole site, in the folder that holds `content/`. Three must be there; all others have a \
         sensible default. A key that is unknown is an error. An example:\n\n",
        "整个网站的设置，放在 `content/` 所在的文件夹。有三项必须写，其余都有合理的默认值。写了未知的设置会报错。例：\n\n",
    ));
    let _ = write!(out, "```toml\n{EXAMPLE}```\n\n");
    let decls = Settings::decls();
    out.push_str(pen.words("## All settings\n\n", "## 全部设置\n\n"));
    out.push_str(&pen.table(&decls));
    words(&mut out, &decls, &pen);
    for decl in &decls {
        for fields in tables(&decl.shape) {
            let _ = write!(out, "\n## `{}`\n\n{}", decl.name, pen.table(&fields));
            words(&mut out, &fields, &pen);
        }
    }
    out.push_str("\n## `exports`\n\n");
    out.push_str(pen.words(
        "Each is on unless it says `false`. What each says and loses is in [Exports](../exports.md).\n\n",
        "不写即为开启，写 `false` 关闭。各格式的内容与取舍见 [Exports](../exports.md)（英文）。\n\n",
    ));
    for format in FORMATS {
        let about = format.about.get(pen.lang);
        let _ = writeln!(out, "- `{}`{}{about}", format.name, Both::new(": ", "：").get(pen.lang));
    }
    out
}

/// The groups of fields that a setting takes.
fn tables(shape: &Shape) -> Vec<Vec<Decl>> {
    match shape {
        Shape::Record { fields, .. } => vec![fields()],
        Shape::List(inner) => tables(inner),
        Shape::OneOf(shapes) => shapes.iter().flat_map(tables).collect(),
        _ => Vec::new(),
    }
}

fn words(out: &mut String, decls: &[Decl], pen: &Pen) {
    for (field, words) in word_lists(decls) {
        let _ = write!(out, "\n`{field}`{}\n\n", pen.words(":", "："));
        for (word, means) in words {
            let _ = writeln!(out, "- `{word}`{}{}", Both::new(": ", "：").get(pen.lang), escaped(means.get(pen.lang)));
        }
    }
}
