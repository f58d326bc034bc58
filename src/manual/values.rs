//! The page of values: what holds for all of them, and each form with its examples and the fields of its long form.

use std::fmt::Write;

use super::examples::EXAMPLES;
use super::forms::{Form, Forms, Owner, Pen, capital, code, escaped, word_lists};
use super::head;
use crate::catalogue::KINDS;
use crate::diag::{Both, MessageLang};

/// What holds for every value: anchor, title, text.
const GENERAL: &[(&str, Both, Both)] = &[
    (
        "text",
        Both::new("Text", "文字"),
        Both::new(
            "Words that readers see. A field at the top of an entry stands either in the front matter of each language's \
             file (`title: Robotics` in `en.md`), or in `facts.yaml` with all languages side by side; never in both. Inside \
             other values only the second way is open. A plain text without languages is in the site's first language. \
             `{same: …}` is one text for all languages, for names that are the same everywhere. A text with a comma needs \
             quotation marks between the braces.\n\n\
             ```yaml\nname: {en: Robotics, zh: 机器人工程}\nname: {same: LG Electronics}\nname: {en: \"Letters, Arts\", zh: 文学与艺术}\n```\n",
            "给读者看的文字。条目最上层的字段有两种写法：写在各语言文件开头（`en.md` 中写 `title: Robotics`），或写在 `facts.yaml` 中、各语言并列；\
             两处不能都写。其他值里面的文字只能用第二种写法。不写语言的文字算网站的第一种语言。`{same: …}` 表示所有语言都用同一文字，适合各语言相同的名称。\
             花括号里的文字如果含有英文逗号，要加引号。\n\n\
             ```yaml\nname: {en: Robotics, zh: 机器人工程}\nname: {same: LG Electronics}\nname: {en: \"Letters, Arts\", zh: 文学与艺术}\n```\n",
        ),
    ),
    (
        "list",
        Both::new("List", "列表"),
        Both::new(
            "Several values, between brackets or each on a line of its own behind a hyphen. One value may stand without a \
             list.\n\n```yaml\nmajors: [robotics, automation]\nmajors:\n  - robotics\n  - automation\nmajors: robotics\n```\n",
            "多个值：写在方括号里用英文逗号隔开，或每行一个、前面加连字符。只有一个值时可以不写成列表。\n\n\
             ```yaml\nmajors: [robotics, automation]\nmajors:\n  - robotics\n  - automation\nmajors: robotics\n```\n",
        ),
    ),
    (
        "word",
        Both::new("Word", "固定的词"),
        Both::new(
            "One of a fixed list, in English whatever the language of the page; each language shows it in its own words. \
             The words and what they mean stand with the field.\n",
            "从固定的词表中选一个，一律写英文；网页会用各语言自己的说法显示。每个字段下面列有可用的词和含义。\n",
        ),
    ),
    (
        "entry",
        Both::new("Entry", "条目"),
        Both::new(
            "Another entry of the catalogue, by its slug: the name of its folder or file. Where entries of several kinds are \
             possible, a bare slug means the first of the kinds named; the others are written with their folder, \
             `units/health-science-center`. Names and acronyms are no references. The other side is never written: the page of \
             a partner lists its programs by itself.\n",
            "目录中的另一个条目，写它的短名，也就是它的文件夹名或文件名。允许多个类别时，只写短名表示所列的第一个类别，其他类别要带文件夹：\
             `units/health-science-center`。名称和缩写不能当引用。关系只写一边：合作院校的页面会自动列出与它有关的项目。\n",
        ),
    ),
    (
        "not-stated",
        Both::new("not-stated", "not-stated（未说明）"),
        Both::new(
            "The honest answer to a field that must be answered where the source does not say. The page says \"not stated\", \
             and the report of completeness counts it. Nothing is ever guessed. Dates, periods, lengths and places of an entry \
             take it too, though they may be left out: write it where the source was asked and does not tell, so that nobody looks \
             again. Any other field that need not be answered is left out instead.\n\n```yaml\nlevel: not-stated\n```\n",
            "必填字段在来源没有说明时的如实回答。网页会写明“未说明”，完整度统计也会计入。任何内容都不猜测。\
             条目的日期、起止时间、时长和地点虽可省略，也可以这样写，表示查过来源而来源没有说明，别人不必再查。其他非必填字段不知道就不写。\n\n\
             ```yaml\nlevel: not-stated\n```\n",
        ),
    ),
];

pub fn page(lang: MessageLang, forms: &Forms) -> String {
    let pen = Pen { lang, page: "values", forms: Some(forms), words_have_headings: false };
    let mut out = head(pen.words("Values", "值的写法"), &pen);
    out.push_str(pen.words(
        "How every value is written. Most have a short form, one line of text, and many a long form, a group of fields for \
         those who know more. Both may stand side by side in one list.\n\n",
        "各种值怎样书写。多数值有短写法，即一行文字；很多值还有长写法，即一组下级字段，用来写更多内容。同一列表里两种写法可以混用。\n\n",
    ));
    let titles = GENERAL.iter().map(|(anchor, title, _)| format!("[{}](#{anchor})", title.get(lang)));
    let _ = writeln!(out, "{}\n", titles.collect::<Vec<_>>().join(" · "));
    contents(&mut out, forms, &pen);
    for (anchor, title, text) in GENERAL {
        let _ = write!(out, "\n{}\n\n{}", heading(title.get(lang), anchor), text.get(lang));
    }
    for form in forms.iter() {
        section(&mut out, form, &pen);
    }
    out
}

/// A heading that can be reached by `anchor`, whatever its words.
fn heading(title: &str, anchor: &str) -> String {
    format!("## <a id=\"{anchor}\"></a>{title}")
}

fn contents(out: &mut String, forms: &Forms, pen: &Pen) {
    out.push_str(pen.words("| value | for instance |\n|---|---|\n", "| 值 | 例 |\n|---|---|\n"));
    for form in forms.iter() {
        let example = form.examples.first().map_or_else(String::new, |example| code(example));
        let _ = writeln!(out, "| [{}](#{}) | {example} |", form.short_name(pen.lang), form.anchor);
    }
}

fn section(out: &mut String, form: &Form, pen: &Pen) {
    let (lang, comma) = (pen.lang, pen.words(", ", "、"));
    let _ = write!(out, "\n{}\n\n", heading(&capital(&form.short_name(lang)), &form.anchor));
    let whole = form.name.get(lang);
    // What the heading leaves out.
    if whole.contains([',', '，', '(', '（']) {
        let _ = write!(out, "{}{}\n\n", capital(&escaped(whole)), pen.words(".", "。"));
    }
    let example = EXAMPLES.iter().find(|example| example.anchor == form.anchor);
    if let Some(example) = example {
        let _ = write!(out, "{}\n\n", example.about.get(lang));
    }
    if !form.examples.is_empty() {
        let each: Vec<String> = form.examples.iter().map(|example| code(example)).collect();
        let _ = match (lang, &form.fields) {
            (MessageLang::En, Some(_)) => write!(out, "Short form: {}.\n\n", each.join(comma)),
            (MessageLang::En, None) => write!(out, "For instance: {}.\n\n", each.join(comma)),
            (MessageLang::Zh, Some(_)) => write!(out, "短写法：{}。\n\n", each.join(comma)),
            (MessageLang::Zh, None) => write!(out, "例：{}。\n\n", each.join(comma)),
        };
    }
    if let Some(example) = example {
        let _ = write!(out, "```yaml\n# content/{}/…\n{}\n```\n\n", example.kind, example.yaml);
    }
    if let Some(fields) = &form.fields {
        if !form.examples.is_empty() {
            out.push_str(pen.words("Long form:\n\n", "长写法：\n\n"));
        }
        out.push_str(&pen.table(fields));
        out.push('\n');
        for (field, words) in word_lists(fields) {
            let each: Vec<String> = words
                .iter()
                .map(|(word, means)| {
                    format!("`{word}`{}{}{}", pen.brackets().0, escaped(means.get(lang)), pen.brackets().1)
                })
                .collect();
            let _ = write!(out, "`{field}`{}{}{}\n\n", pen.words(": ", "："), each.join(comma), pen.words(".", "。"));
        }
    }
    let uses: Vec<String> = form.uses.iter().map(|(owner, fields)| used(owner, fields, pen)).collect();
    let _ = match lang {
        MessageLang::En => writeln!(out, "Used in {}.", uses.join("; ")),
        MessageLang::Zh => writeln!(out, "用于：{}。", uses.join("；")),
    };
}

fn used(owner: &Owner, fields: &[&str], pen: &Pen) -> String {
    let fields: Vec<String> = fields.iter().map(|field| format!("`{field}`")).collect();
    let fields = fields.join(pen.words(", ", "、"));
    let place = match owner {
        Owner::Common => format!("[{}]({})", pen.words("every kind", "通用字段"), pen.link("common", "")),
        Owner::Kind(folder) => {
            let kind = KINDS.iter().find(|kind| kind.name.folder == *folder).expect("it is a kind's folder");
            format!("[{}]({})", kind.name.many.get(pen.lang), pen.link(&format!("kinds/{folder}"), ""))
        }
        Owner::Form(anchor) => {
            let form = pen.forms.and_then(|forms| forms.iter().find(|form| form.anchor == *anchor));
            format!("[{}](#{anchor})", form.expect("it was gathered").short_name(pen.lang))
        }
    };
    let (open, close) = pen.brackets();
    format!("{place}{open}{fields}{close}")
}
