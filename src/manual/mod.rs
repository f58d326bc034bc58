//! The reference of what staff write: kinds, fields, values, codes and `site.toml`, as Markdown in both languages.
//!
//! All of it comes from the declarations that decoding uses, so that it cannot say what the program does not do; only
//! what holds for every value, and examples of the long forms, is written here (`values`, `examples`), and a test checks
//! the examples as content. Deterministic, and without a disk: a test holds the files in `docs/reference/` against this.
//! Not here: the manual for staff (`docs/staff.md`), what templates see (`theme::reference`).

mod codes;
mod examples;
mod forms;
mod kinds;
mod site;
mod values;

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::catalogue::KINDS;
use crate::diag::{Both, MessageLang};

pub use examples::{EXAMPLES, Example};

use forms::{Forms, Pen};

/// The languages of the reference; the first stands in files without its code.
const LANGS: [MessageLang; 2] = [MessageLang::En, MessageLang::Zh];

/// Every file of the reference: its path below `docs/reference/`, and its text, whose last line is ended.
pub fn pages() -> BTreeMap<String, String> {
    let forms = Forms::of_kinds();
    let mut pages = BTreeMap::new();
    for lang in LANGS {
        let mut put = |name: &str, text: String| pages.insert(file(name, lang), text);
        put("README", contents(lang));
        put("common", kinds::common(lang, &forms));
        put("values", values::page(lang, &forms));
        put("codes", codes::page(lang));
        put("site", site::page(lang));
        for kind in KINDS {
            let name = format!("kinds/{}", kind.name.folder);
            put(&name, kinds::page(kind, &name, lang, &forms));
        }
    }
    pages
}

/// `values` as `values.md` or `values.zh.md`.
fn file(name: &str, lang: MessageLang) -> String {
    match lang {
        MessageLang::En => format!("{name}.md"),
        MessageLang::Zh => format!("{name}.zh.md"),
    }
}

/// A page's title and the line below it: the other language, and the main pages of the reference.
fn head(title: &str, pen: &Pen) -> String {
    let other = match pen.lang {
        MessageLang::En => MessageLang::Zh,
        MessageLang::Zh => MessageLang::En,
    };
    let own = pen.page.rsplit('/').next().expect("a path has a last part");
    let mut out = format!("# {title}\n\n[{}]({})", Both::new("English", "中文").get(other), file(own, other));
    for (page, label) in [
        ("README", Both::new("Reference", "参考手册")),
        ("common", Both::new("Fields of every kind", "通用字段")),
        ("values", Both::new("Values", "值的写法")),
        ("codes", Both::new("Messages", "提示信息")),
        ("site", Both::new("site.toml", "site.toml")),
    ] {
        if page != pen.page {
            let _ = write!(out, " · [{}]({})", label.get(pen.lang), pen.link(page, ""));
        }
    }
    out.push_str("\n\n");
    out
}

/// The first page: how the reference is read, and the kinds.
fn contents(lang: MessageLang) -> String {
    let pen = Pen { lang, page: "README", forms: None, words_have_headings: false };
    let mut out = head(pen.words("Reference", "参考手册"), &pen);
    let text = Both::new(
        "What may be written in a catalogue, field by field. These pages are made from the program itself and are \
         always what it does. How the work is done, step by step, is in the [manual for staff](../staff.md).\n\n\
         - [Fields of every kind](common.md): title, summary, sources, contacts and the like.\n\
         - [Values](values.md): how dates, fees, parties and all other values are written.\n\
         - [Messages](codes.md): what each message of the program means and what to do.\n\
         - [site.toml](site.md): the settings of the whole site.\n\n\
         ## Kinds\n\n\
         An entry is a folder `content/<kind>/<slug>/` with `facts.yaml` for what is true in every language and one \
         file a language (`en.md`, `zh.md`) for its words; an entry without words may be one file \
         `content/<kind>/<slug>.yaml`. `prospectus new KIND SLUG` begins one.\n\n",
        "目录里可以写什么，逐个字段说明。这些页面由程序自动生成，与程序的实际行为始终一致。日常工作如何一步步完成，见[工作人员手册](../staff.zh.md)。\n\n\
         - [通用字段](common.zh.md)：名称、摘要、来源、联系人等所有条目都有的字段。\n\
         - [值的写法](values.zh.md)：日期、费用、参与方等各种值怎样书写。\n\
         - [提示信息](codes.zh.md)：程序的每条提示是什么意思、该怎么改。\n\
         - [site.toml](site.zh.md)：整个网站的设置。\n\n\
         ## 条目的类别\n\n\
         一个条目就是一个文件夹 `content/<类别>/<短名>/`：各语言共同的事实写在 `facts.yaml`，各语言的文字写在自己的文件里（`en.md`、`zh.md`）；\
         没有文字的条目可以只写一个文件 `content/<类别>/<短名>.yaml`。用 `prospectus new 类别 短名` 可以新建条目。\n\n",
    );
    out.push_str(text.get(lang));
    out.push_str(pen.words(
        "| kind | folder | must be answered |\n|---|---|---|\n",
        "| 类别 | 文件夹 | 必须回答的字段 |\n|---|---|---|\n",
    ));
    for kind in KINDS {
        let name = kind.name.many.get(lang);
        let must: Vec<String> = kinds::required(kind).iter().map(|field| format!("`{field}`")).collect();
        let folder = kind.name.folder;
        let page = pen.link(&format!("kinds/{folder}"), "");
        let must = must.join(pen.words(", ", "、"));
        let _ = writeln!(out, "| [{name}]({page}) | `content/{folder}/` | {must} |");
    }
    out
}
