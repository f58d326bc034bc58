//! A page for each kind, and one for the fields that all kinds have.

use std::fmt::Write;

use super::forms::{Forms, Pen, capital, escaped, word_lists};
use super::head;
use crate::catalogue::{Head, Heading, KINDS, KindSpec, Unless};
use crate::diag::MessageLang;
use crate::fields::{Decl, Presence, Shape};

/// The kind's own fields, its title or name first.
fn own(kind: &KindSpec) -> Vec<Decl> {
    let mut decls = Head::decls(kind.heading);
    decls.truncate(1);
    decls.extend((kind.decls)());
    decls
}

/// The fields of a kind that must be answered, its title or name first.
pub fn required(kind: &KindSpec) -> Vec<&'static str> {
    own(kind).iter().filter(|decl| decl.presence == Presence::Required).map(|decl| decl.name).collect()
}

pub fn page(kind: &KindSpec, page: &str, lang: MessageLang, forms: &Forms) -> String {
    let pen = Pen { lang, page, forms: Some(forms), words_have_headings: true };
    let folder = kind.name.folder;
    let many = kind.name.many.get(lang);
    let title = match lang {
        MessageLang::En => format!("{}: `{folder}`", capital(many)),
        MessageLang::Zh => format!("{many}：`{folder}`"),
    };
    let mut out = head(&title, &pen);
    let (common, not_stated) = (pen.link("common", ""), pen.link("values", "not-stated"));
    let _ = match lang {
        MessageLang::En => writeln!(
            out,
            "An entry is a folder `content/{folder}/<slug>/`; `prospectus new {folder} SLUG` begins one. Beside the fields \
             below it may have the [fields of every kind]({common}). A field that must be answered takes \
             [`not-stated`]({not_stated}) where nobody knows.\n"
        ),
        MessageLang::Zh => writeln!(
            out,
            "一个条目是一个文件夹 `content/{folder}/<短名>/`；用 `prospectus new {folder} 短名` 可以新建。除下列字段外，还可以写[通用字段]({common})。\
             必填字段若无从得知，写 [`not-stated`]({not_stated})。\n"
        ),
    };
    let decls = own(kind);
    out.push_str(&pen.table(&decls));
    remarks(&mut out, kind, &pen);
    words(&mut out, &decls, &pen);
    out
}

/// The fields of every kind, beside its title or name.
pub fn common(lang: MessageLang, forms: &Forms) -> String {
    let pen = Pen { lang, page: "common", forms: Some(forms), words_have_headings: true };
    let mut out = head(pen.words("Fields of every kind", "通用字段"), &pen);
    out.push_str(pen.words(
        "Every entry may have these, whatever its kind. Things that one reads (programs, news, events) are named by \
         `title`; bodies, people and subjects by `name`.\n\n",
        "任何类别的条目都可以写这些字段。供人阅读的内容（项目、新闻、活动等）用 `title` 命名；机构、人物、专业等用 `name` 命名。\n\n",
    ));
    let mut decls = Head::decls(Heading::Title);
    out.push_str(&pen.table(&decls));
    out.push('\n');
    let names = |heading: Heading| {
        let kinds = KINDS.iter().filter(|kind| kind.heading == heading);
        let links = kinds.map(|kind| kind_link(kind.name.folder, &pen));
        links.collect::<Vec<_>>().join(pen.words(", ", "、"))
    };
    let _ = match lang {
        MessageLang::En => {
            writeln!(out, "With a `title`: {}.\n\nWith a `name`: {}.", names(Heading::Title), names(Heading::Name))
        }
        MessageLang::Zh => {
            writeln!(out, "用 `title` 的：{}。\n\n用 `name` 的：{}。", names(Heading::Title), names(Heading::Name))
        }
    };
    decls.remove(0);
    words(&mut out, &decls, &pen);
    out
}

fn kind_link(folder: &'static str, pen: &Pen) -> String {
    let kind = KINDS.iter().find(|kind| kind.name.folder == folder);
    let label = kind.map_or(folder, |kind| kind.name.many.get(pen.lang));
    format!("[{label}]({})", pen.link(&format!("kinds/{folder}"), ""))
}

/// What of a kind is no field: which entries lead to it, what lists show.
fn remarks(out: &mut String, kind: &KindSpec, pen: &Pen) {
    let folder = kind.name.folder;
    let comma = pen.words(", ", "、");
    let ticked = |names: &[&str]| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(comma);
    out.push_str(pen.words("\n## Good to know\n\n", "\n## 说明\n\n"));
    if !kind.summary.is_empty() {
        let fields: Vec<&str> =
            kind.summary.iter().copied().filter(|name| own(kind).iter().any(|decl| decl.name == *name)).collect();
        let _ = match pen.lang {
            MessageLang::En => writeln!(out, "- Lists of the site show {}.", ticked(&fields)),
            MessageLang::Zh => writeln!(out, "- 网站的列表中显示 {}。", ticked(&fields)),
        };
    }
    for need in kind.needs {
        let (and_open, close) = pen.brackets();
        let unless = need.unless.iter().map(|unless| match (unless, pen.lang) {
            (Unless::Answered(name) | Unless::Stated(name), _) => format!("`{name}`"),
            (Unless::Part(name, part), _) => format!("`{part}`{and_open}`{name}`{close}"),
            (Unless::Word(name, word), _) => format!("`{name}: {word}`"),
            (Unless::OneHome, MessageLang::En) => "a single `home` in site.toml".to_owned(),
            (Unless::OneHome, MessageLang::Zh) => "site.toml 中只有一个 `home`".to_owned(),
        });
        let unless: Vec<String> = unless.collect();
        let _ = match pen.lang {
            MessageLang::En => {
                writeln!(
                    out,
                    "- `{}` must be answered unless one of these answers for it: {}.",
                    need.field,
                    unless.join(", ")
                )
            }
            MessageLang::Zh => {
                writeln!(out, "- `{}` 必须填写，除非已有以下任一项：{}。", need.field, unless.join("、"))
            }
        };
    }
    if !kind.chains.is_empty() {
        let _ = match pen.lang {
            MessageLang::En => {
                writeln!(out, "- {} must not lead back to the entry itself, however far.", ticked(kind.chains))
            }
            MessageLang::Zh => writeln!(out, "- {} 不能经过任何条目又指回自身。", ticked(kind.chains)),
        };
    }
    if kind.party {
        out.push_str(pen.words(
            "- It can be a party: of agreements, programs, events and wherever a party is asked for.\n",
            "- 可以作为参与方：用于协议、项目、活动等需要写参与方的地方。\n",
        ));
    }
    let from = KINDS.iter().filter_map(|other| {
        let fields: Vec<&str> =
            (other.decls)().iter().filter(|decl| leads_to(&decl.shape, folder, 0)).map(|decl| decl.name).collect();
        let (open, close) = pen.brackets();
        (!fields.is_empty()).then(|| format!("{}{open}{}{close}", kind_link(other.name.folder, pen), ticked(&fields)))
    });
    let from: Vec<String> = from.collect();
    if !from.is_empty() {
        let _ = match pen.lang {
            MessageLang::En => writeln!(
                out,
                "- These may lead to it, and its page lists them by itself; the other side is never written: {}.",
                from.join(", ")
            ),
            MessageLang::Zh => writeln!(
                out,
                "- 以下条目可以指向它，它的页面会自动列出它们，不必也不能在这里重复填写：{}。",
                from.join("、")
            ),
        };
    }
}

/// Whether a value of this shape may name an entry of `folder`. Groups within groups within groups are not looked into.
fn leads_to(shape: &Shape, folder: &str, depth: u8) -> bool {
    match shape {
        Shape::Reference(folders) => folders.contains(&folder),
        Shape::List(inner) | Shape::Map { value: inner, .. } => leads_to(inner, folder, depth),
        Shape::Entry { long, .. } => leads_to(long, folder, depth),
        Shape::OneOf(shapes) => shapes.iter().any(|shape| leads_to(shape, folder, depth)),
        Shape::Record { fields, .. } if depth < 3 => {
            fields().iter().any(|decl| leads_to(&decl.shape, folder, depth + 1))
        }
        _ => false,
    }
}

/// The words of each closed list with what they mean, each under its field's name.
fn words(out: &mut String, decls: &[Decl], pen: &Pen) {
    let lists = word_lists(decls);
    if lists.is_empty() {
        return;
    }
    out.push_str(pen.words("\n## Words\n", "\n## 可用的词\n"));
    for (field, words) in lists {
        let _ = write!(
            out,
            "\n### `{field}`\n\n{}",
            pen.words("| word | meaning |\n|---|---|\n", "| 词 | 含义 |\n|---|---|\n")
        );
        for (word, means) in words {
            let _ = writeln!(out, "| `{word}` | {} |", escaped(means.get(pen.lang)));
        }
    }
}
