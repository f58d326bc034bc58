//! The files of a new entry, from the declarations of its kind.
//!
//! Every field that must be answered stands there with `not-stated`, under what may be written, in both languages of
//! messages; the other fields are named. Touches no disk.

use serde_yaml::Value;

use super::NewFile;
use crate::address::Slug;
use crate::catalogue::{Head, KindSpec};
use crate::diag::Both;
use crate::fields::{Decl, Presence, Shape};
use crate::lang::Languages;
use crate::text::cells;

/// How wide a line of comment grows, in terminal cells.
const WIDTH: usize = 100;

/// `facts.yaml`, then a file for each language in the order of the site.
pub fn files(kind: &KindSpec, slug: &Slug, languages: &Languages) -> Vec<NewFile> {
    let folder = format!("content/{}/{slug}", kind.name.folder);
    let mut files = vec![NewFile { path: format!("{folder}/facts.yaml"), bytes: facts(kind).into_bytes() }];
    files.extend(languages.all().map(|lang| {
        let code = &languages[lang].code;
        NewFile { path: format!("{folder}/{code}.md"), bytes: words(kind, slug).into_bytes() }
    }));
    files
}

/// `text` as YAML takes it for exactly this text: in quotes where it would mean something else.
pub fn scalar(text: &str) -> String {
    let spelled = serde_yaml::to_string(&Value::String(text.to_owned())).expect("a text can be written as YAML");
    spelled.trim_end().to_owned()
}

fn facts(kind: &KindSpec) -> String {
    let mut text = String::new();
    let command = format!("prospectus schema {}", kind.name.folder);
    comment(&mut text, "", Both::new("remove this line when the entry is ready", "内容写好后删除此行"));
    text.push_str("draft: true\n\n");
    let decls = (kind.decls)();
    for decl in decls.iter().filter(|decl| decl.presence.is_demanded()) {
        comment(&mut text, "", decl.doc);
        if decl.presence == Presence::Conditional {
            let conditional = Both::new("may be left out where another field answers", "其他字段已说明时可省略");
            comment(&mut text, "", conditional);
        }
        forms(&mut text, &decl.shape);
        text.push_str(&format!("{}: not-stated\n\n", decl.name));
    }
    let further = decls.iter().filter(|decl| !decl.presence.is_demanded()).map(|decl| decl.name);
    let further: Vec<&str> = further.collect();
    if !further.is_empty() {
        let many = kind.name.many;
        names(&mut text, &format!("further fields of {} / {}的其他字段", many.en, many.zh), &further);
    }
    let common = Head::decls(kind.heading);
    let common: Vec<&str> = common.iter().skip(1).map(|decl| decl.name).filter(|name| *name != "draft").collect();
    names(&mut text, "fields of every entry / 所有条目都有的字段", &common);
    text.push_str(&format!("# what each holds / 各字段的写法: {command}\n"));
    text
}

/// The file of a language: the heading, which cannot be left open, and what else may stand in this file.
fn words(kind: &KindSpec, slug: &Slug) -> String {
    let heading = kind.heading.field();
    let mut text = "---\n".to_owned();
    comment(&mut text, "", Both::new("in the language of this file", "用本文件的语言填写"));
    text.push_str(&format!("{heading}: {}\n", scalar(slug.as_str())));
    let mut decls = Head::decls(kind.heading);
    decls.remove(0);
    decls.extend((kind.decls)());
    let here = decls.iter().filter(|decl| decl.translatable && is_text(decl)).map(|decl| decl.name);
    names(&mut text, "may stand here too / 这里还可以写", &here.collect::<Vec<_>>());
    text.push_str("---\n");
    text
}

fn is_text(decl: &Decl) -> bool {
    match &decl.shape {
        Shape::Text => true,
        Shape::List(item) => matches!(**item, Shape::Text),
        _ => false,
    }
}

/// A line of comment in both languages; two where one would be too long.
fn comment(out: &mut String, indent: &str, words: Both) {
    let line = format!("# {indent}{} / {}\n", words.en, words.zh);
    if cells(&line) <= WIDTH {
        out.push_str(&line);
    } else {
        out.push_str(&format!("# {indent}{}\n# {indent}{}\n", words.en, words.zh));
    }
}

/// `before: a, b, c`, on as many lines of comment as it takes.
fn names(out: &mut String, before: &str, names: &[&str]) {
    let mut line = format!("# {before}:");
    for (i, name) in names.iter().enumerate() {
        let word = if i + 1 == names.len() { (*name).to_owned() } else { format!("{name},") };
        if cells(&line) + 1 + cells(&word) > WIDTH {
            out.push_str(&line);
            out.push('\n');
            line.replace_range(.., "#  ");
        }
        line.push(' ');
        line.push_str(&word);
    }
    out.push_str(&line);
    out.push('\n');
}

/// What may be written as a value of `shape`, as comments.
fn forms(out: &mut String, shape: &Shape) {
    match shape {
        Shape::Text => {
            comment(out, "", Both::new("a text in each language: {en: …, zh: …}", "各语言的文字：{en: …, zh: …}"));
        }
        Shape::Word { words, .. } => {
            let widest = words.iter().map(|(word, _)| word.len()).max().unwrap_or_default();
            for (word, meaning) in *words {
                let gap = " ".repeat(widest - word.len() + 2);
                comment(out, &format!("  {word}{gap}"), *meaning);
            }
        }
        Shape::Form { examples, .. } => such_as(out, examples),
        Shape::Reference(folders) => match folders.as_slice() {
            [only] => {
                out.push_str(&format!("# the slug of an entry in content/{only} / content/{only} 中条目的短名\n"));
            }
            folders => {
                let before = "the slug of an entry, with its kind but for the first / 条目短名，除第一类外须带类别";
                names(out, before, folders);
            }
        },
        Shape::Boolean => such_as(out, &["true", "false"]),
        Shape::Integer => such_as(out, &["12"]),
        Shape::List(item) => {
            forms(out, item);
            out.push_str("# one, or several / 可写一个或多个: [ …, … ]\n");
        }
        Shape::Record { short, fields, .. } => {
            such_as(out, short);
            let fields = fields();
            let before = if short.is_empty() { "a map / 一组字段" } else { "or a map / 或一组字段" };
            names(out, before, &fields.iter().map(|field| field.name).collect::<Vec<_>>());
        }
        Shape::Entry { long, .. } => forms(out, long),
        Shape::Map { keys, value } => {
            comment(out, "", *keys);
            forms(out, value);
        }
        Shape::OneOf(shapes) => shapes.iter().for_each(|shape| forms(out, shape)),
        Shape::Free => {}
    }
}

fn such_as(out: &mut String, examples: &[&str]) {
    if !examples.is_empty() {
        names(out, "such as / 例如", examples);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_yaml_would_take_for_something_else_is_quoted() {
        for (text, spelled) in [
            ("robotics", "robotics"),
            ("007", "'007'"),
            ("1e3", "'1e3'"),
            ("null", "'null'"),
            ("true", "'true'"),
            ("机器人：入门", "机器人：入门"),
            ("a: b", "'a: b'"),
            ("# 1", "'# 1'"),
        ] {
            assert_eq!(scalar(text), spelled);
        }
    }

    #[test]
    fn long_names_go_on_in_the_next_line() {
        let mut out = String::new();
        let fields = ["campus"; 16];
        names(&mut out, "其他字段", &fields);
        let widths: Vec<usize> = out.lines().map(cells).collect();
        assert_eq!(widths, [99, 42], "{out}");
    }
}
