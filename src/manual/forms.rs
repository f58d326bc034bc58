//! What may be written as a value, as one cell of a table; and the list of all forms that values have, by which cells
//! lead to the page of values.

use std::fmt::Write;

use super::file;
use crate::catalogue::{Head, Heading, KINDS};
use crate::diag::{Both, MessageLang};
use crate::fields::{Decl, Presence, Shape};

/// A closed list with more words than this is shown below a table, not in its cell.
const IN_A_CELL: usize = 6;

/// One form of values that has a name: a text of a certain form, or a group of fields.
#[derive(Debug)]
pub struct Form {
    /// Its anchor on the page of values: `tuition-fees`.
    pub anchor: String,
    pub name: Both,
    /// Examples of the text form; may be empty for a group of fields.
    pub examples: &'static [&'static str],
    /// The fields of the long form, in the order of the declaration.
    pub fields: Option<Vec<Decl>>,
    /// Where it is used: a kind's folder, or another form's anchor, with the fields there. In the order of reading.
    pub uses: Vec<(Owner, Vec<&'static str>)>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Owner {
    /// The fields of every kind.
    Common,
    /// A kind, by its folder.
    Kind(&'static str),
    /// Another form, by its anchor.
    Form(String),
}

/// All forms that fields of entries have, sorted by anchor.
#[derive(Debug)]
pub struct Forms(Vec<Form>);

impl Forms {
    pub fn of_kinds() -> Self {
        let mut forms = Self(Vec::new());
        forms.gather_fields(&Head::decls(Heading::Title), &Owner::Common);
        for kind in KINDS {
            forms.gather_fields(&(kind.decls)(), &Owner::Kind(kind.name.folder));
        }
        forms.0.sort_by(|a, b| a.anchor.cmp(&b.anchor));
        // What readers look for first: the kinds. The order within stays that of reading.
        let is_form = |(owner, _): &(Owner, Vec<&str>)| matches!(owner, Owner::Form(_));
        forms.0.iter_mut().for_each(|form| form.uses.sort_by_key(is_form));
        forms
    }

    pub fn iter(&self) -> impl Iterator<Item = &Form> {
        self.0.iter()
    }

    fn gather_fields(&mut self, decls: &[Decl], owner: &Owner) {
        for decl in decls {
            self.gather(&decl.shape, owner, decl.name);
        }
    }

    fn gather(&mut self, shape: &Shape, owner: &Owner, field: &'static str) {
        match shape {
            Shape::List(inner) | Shape::Map { value: inner, .. } => self.gather(inner, owner, field),
            Shape::Entry { long, .. } => self.gather(long, owner, field),
            Shape::OneOf(shapes) => shapes.iter().for_each(|shape| self.gather(shape, owner, field)),
            Shape::Form { name, examples } => drop(self.put(*name, examples, None, owner, field)),
            Shape::Record { name, short, fields } => {
                let decls = fields();
                if let Some(anchor) = self.put(*name, short, Some(decls.clone()), owner, field) {
                    self.gather_fields(&decls, &Owner::Form(anchor));
                }
            }
            Shape::Text | Shape::Word { .. } | Shape::Reference(_) | Shape::Boolean | Shape::Integer | Shape::Free => {}
        }
    }

    /// Notes one use; the anchor of the form where it is new.
    fn put(
        &mut self,
        name: Both,
        examples: &'static [&'static str],
        fields: Option<Vec<Decl>>,
        owner: &Owner,
        field: &'static str,
    ) -> Option<String> {
        let found = self.0.iter().position(|form| form.is(name, examples, fields.as_deref()));
        let at = found.unwrap_or_else(|| {
            let plain = anchor_of(name);
            let alike =
                self.0.iter().filter(|form| form.anchor == plain || form.anchor.starts_with(&format!("{plain}--")));
            let anchor = match alike.count() {
                0 => plain,
                n => format!("{plain}--{}", n + 1),
            };
            self.0.push(Form { anchor, name, examples, fields, uses: Vec::new() });
            self.0.len() - 1
        });
        let form = &mut self.0[at];
        match form.uses.iter_mut().find(|(known, _)| known == owner) {
            Some((_, known)) if known.contains(&field) => {}
            Some((_, known)) => known.push(field),
            None => form.uses.push((owner.clone(), vec![field])),
        }
        found.is_none().then(|| form.anchor.clone())
    }

    fn find(&self, name: Both, examples: &[&str], fields: Option<&[Decl]>) -> Option<&Form> {
        self.0.iter().find(|form| form.is(name, examples, fields))
    }
}

impl Form {
    fn is(&self, name: Both, examples: &[&str], fields: Option<&[Decl]>) -> bool {
        let names = |decls: &[Decl]| decls.iter().map(|decl| decl.name).collect::<Vec<_>>();
        self.name == name && self.examples == examples && self.fields.as_deref().map(names) == fields.map(names)
    }

    /// The name without its article and without what stands behind a comma: "date", "日期".
    pub fn short_name(&self, lang: MessageLang) -> String {
        short_name(self.name, lang)
    }
}

fn short_name(name: Both, lang: MessageLang) -> String {
    match lang {
        MessageLang::En => without_article(cut(name.en, &[", ", " ("])).to_owned(),
        MessageLang::Zh => cut(name.zh, &["，", "（"]).to_owned(),
    }
}

fn cut<'t>(text: &'t str, marks: &[&str]) -> &'t str {
    let end = marks.iter().filter_map(|mark| text.find(mark)).min().unwrap_or(text.len());
    &text[..end]
}

fn without_article(text: &str) -> &str {
    ["a ", "an ", "the "].iter().find_map(|article| text.strip_prefix(article)).unwrap_or(text)
}

/// The anchor is English in both languages, so that a link is the same in both.
fn anchor_of(name: Both) -> String {
    let short = short_name(name, MessageLang::En).to_lowercase();
    let letter = |c: char| match c {
        ' ' | '-' | '/' => Some('-'),
        c => c.is_ascii_alphanumeric().then_some(c),
    };
    short.chars().filter_map(letter).collect()
}

/// What writes the cells of one page.
pub struct Pen<'f> {
    pub lang: MessageLang,
    /// The page without its language: `values`, `kinds/programs`.
    pub page: &'f str,
    /// Without them, forms are spelt out in the cell.
    pub forms: Option<&'f Forms>,
    /// Whether long lists of words have headings on the page, by the field's name.
    pub words_have_headings: bool,
}

impl Pen<'_> {
    pub fn words(&self, en: &'static str, zh: &'static str) -> &'static str {
        Both::new(en, zh).get(self.lang)
    }

    /// The link to a page of the reference, or to an anchor there; both without the page's language.
    pub fn link(&self, page: &str, anchor: &str) -> String {
        let hash = if anchor.is_empty() { "" } else { "#" };
        if page == self.page && !anchor.is_empty() {
            return format!("#{anchor}");
        }
        let path = match (self.page.split_once('/'), page.split_once('/')) {
            (Some((own, _)), Some((folder, name))) if own == folder => file(name, self.lang),
            (Some(_), _) => format!("../{}", file(page, self.lang)),
            (None, _) => file(page, self.lang),
        };
        format!("{path}{hash}{anchor}")
    }

    /// What stands around an aside.
    pub fn brackets(&self) -> (&'static str, &'static str) {
        (self.words(" (", "（"), self.words(")", "）"))
    }

    /// The fields as a table, in their order.
    pub fn table(&self, decls: &[Decl]) -> String {
        let mut out = String::from(self.words(
            "| field | must | written as | what it says |\n|---|---|---|---|\n",
            "| 字段 | 必填 | 写法 | 含义 |\n|---|---|---|---|\n",
        ));
        for decl in decls {
            let must = match decl.presence {
                Presence::Required => self.words("yes", "是"),
                Presence::Conditional => self.words("yes, unless another field answers", "是，除非其他字段已说明"),
                Presence::Asked => self.words("may be `not-stated`", "可写 `not-stated`"),
                Presence::Optional => "",
            };
            let mut form = self.cell(&decl.shape, decl.name);
            if decl.translatable && !has_text(&decl.shape) {
                form.push_str(self.words("; each language may have its own", "；各语言可分别填写"));
            }
            let doc = escaped(decl.doc.get(self.lang));
            let _ = writeln!(
                out,
                "| `{}` | {must} | {} | {} |",
                decl.name,
                form.replace('|', "\\|"),
                doc.replace('|', "\\|")
            );
        }
        out
    }

    /// What may be written as the value of `field`.
    fn cell(&self, shape: &Shape, field: &str) -> String {
        match shape {
            Shape::Text => format!("[{}]({})", self.words("text", "文字"), self.link("values", "text")),
            Shape::Word { words, .. } => self.word(words, field),
            Shape::Form { name, examples } => self.named(*name, examples, None),
            Shape::Record { .. } if self.forms.is_none() => {
                format!("[{}](#{field})", self.words("a table, below", "表，见下"))
            }
            Shape::Record { name, short, fields } => self.named(*name, short, Some(&fields())),
            Shape::Entry { long, .. } => self.cell(long, field),
            Shape::Reference(folders) => self.reference(folders),
            Shape::Boolean => self.words("`true` or `false`", "`true` 或 `false`").to_owned(),
            Shape::Integer => self.words("a whole number", "整数").to_owned(),
            Shape::List(inner) => {
                let (inner, list) = (self.cell(inner, field), self.link("values", "list"));
                match self.lang {
                    MessageLang::En => format!("[list]({list}): {inner}"),
                    MessageLang::Zh => format!("[列表]({list})：{inner}"),
                }
            }
            Shape::Map { keys, value } => {
                let value = self.cell(value, field);
                match self.lang {
                    MessageLang::En => format!("under each name ({}): {value}", escaped(keys.en)),
                    MessageLang::Zh => format!("分项填写（{}）：{value}", escaped(keys.zh)),
                }
            }
            Shape::OneOf(shapes) => {
                let each: Vec<String> = shapes.iter().map(|shape| self.cell(shape, field)).collect();
                each.join(self.words("; or ", "；或"))
            }
            Shape::Free => self.words("anything", "任意内容").to_owned(),
        }
    }

    fn word(&self, words: &[(&str, Both)], field: &str) -> String {
        let of = self.words("one of", "以下之一");
        let of = if self.words_have_headings { format!("[{of}](#{field})") } else { of.to_owned() };
        let colon = self.words(" ", "：");
        if words.len() <= IN_A_CELL {
            let each: Vec<String> = words.iter().map(|(word, _)| format!("`{word}`")).collect();
            return format!("{of}{colon}{}", each.join(self.words(", ", "、")));
        }
        match (self.lang, self.words_have_headings) {
            (MessageLang::En, true) => format!("[one of {} words](#{field})", words.len()),
            (MessageLang::En, false) => format!("one of {} words, below", words.len()),
            (MessageLang::Zh, true) => format!("[{} 个词之一](#{field})", words.len()),
            (MessageLang::Zh, false) => format!("{} 个词之一，见下", words.len()),
        }
    }

    fn named(&self, name: Both, examples: &[&'static str], fields: Option<&[Decl]>) -> String {
        let Some(forms) = self.forms else {
            let mut out = escaped(name.get(self.lang));
            if !examples.is_empty() {
                let each: Vec<String> = examples.iter().map(|example| code(example)).collect();
                let _ = write!(out, "{}{}", self.words(": ", "："), each.join(self.words(", ", "、")));
            }
            return out;
        };
        let form = forms.find(name, examples, fields).expect("every form of a field was gathered");
        let link = format!("[{}]({})", form.short_name(self.lang), self.link("values", &form.anchor));
        match examples.first() {
            Some(example) => format!("{link}{}{}", self.words(", e.g. ", "，如 "), code(example)),
            None => link,
        }
    }

    fn reference(&self, folders: &[&str]) -> String {
        let name = |folder: &&str| {
            let kind = KINDS.iter().find(|kind| kind.name.folder == *folder);
            let label = kind.map_or(*folder, |kind| kind.name.many.get(self.lang));
            format!("[{label}]({})", self.link(&format!("kinds/{folder}"), ""))
        };
        let entry = format!("[{}]({})", self.words("entry", "条目"), self.link("values", "entry"));
        let each: Vec<String> = folders.iter().map(name).collect();
        match self.lang {
            MessageLang::En if folders.len() == KINDS.len() => format!("{entry} of any kind"),
            MessageLang::Zh if folders.len() == KINDS.len() => format!("任何类别的{entry}"),
            MessageLang::En => format!("{entry} of {}", each.join(", ")),
            MessageLang::Zh => format!("{entry}：{}", each.join("、")),
        }
    }
}

/// Whether a text stands somewhere in it: then it is clear that each language has its own.
fn has_text(shape: &Shape) -> bool {
    match shape {
        Shape::Text => true,
        Shape::List(inner) => has_text(inner),
        Shape::OneOf(shapes) => shapes.iter().any(has_text),
        _ => false,
    }
}

/// The closed lists of words in `decls`, each with its field, in the order of the declaration.
pub fn word_lists(decls: &[Decl]) -> Vec<(&'static str, &'static [(&'static str, Both)])> {
    fn walk(shape: &Shape, field: &'static str, found: &mut Vec<(&'static str, &'static [(&'static str, Both)])>) {
        match shape {
            Shape::Word { words, .. } if !found.iter().any(|(known, _)| *known == field) => found.push((field, words)),
            Shape::List(inner) | Shape::Map { value: inner, .. } => walk(inner, field, found),
            Shape::OneOf(shapes) => shapes.iter().for_each(|shape| walk(shape, field, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    decls.iter().for_each(|decl| walk(&decl.shape, decl.name, &mut found));
    found
}

/// The text with a capital at its beginning.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// A text in back-ticks, whatever it holds.
pub fn code(text: &str) -> String {
    match text.contains('`') {
        true => format!("`` {text} ``"),
        false => format!("`{text}`"),
    }
}

/// `text` as Markdown that shows it: what would begin a tag or an emphasis is escaped outside of back-ticks.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for (i, part) in text.split('`').enumerate() {
        if i > 0 {
            out.push('`');
        }
        match i % 2 {
            0 => {
                for c in part.chars() {
                    if matches!(c, '<' | '*' | '[' | ']' | '_') {
                        out.push('\\');
                    }
                    out.push(c);
                }
            }
            _ => out.push_str(part),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_loses_its_article_and_what_stands_behind_a_comma_and_its_anchor_is_english() {
        let name = Both::new("a field of education, ISCED-F 2013", "教育领域，ISCED-F 2013 代码");
        let short = [MessageLang::En, MessageLang::Zh].map(|lang| short_name(name, lang));
        assert_eq!(
            (short, anchor_of(name).as_str()),
            (["field of education", "教育领域"].map(str::to_owned), "field-of-education")
        );
    }

    #[test]
    fn what_markdown_would_read_as_a_sign_is_escaped_outside_of_code_only() {
        assert_eq!(escaped("写 `a_b[0]` 而不是 a_b<c>"), "写 `a_b[0]` 而不是 a\\_b\\<c>");
    }

    #[test]
    fn links_are_relative_to_the_page_that_holds_them() {
        let link = |page: &str, to: &str, anchor: &str| {
            Pen { lang: MessageLang::Zh, page, forms: None, words_have_headings: false }.link(to, anchor)
        };
        assert_eq!(link("kinds/programs", "kinds/majors", ""), "majors.zh.md");
        assert_eq!(link("kinds/programs", "values", "text"), "../values.zh.md#text");
        assert_eq!(link("values", "kinds/majors", ""), "kinds/majors.zh.md");
        assert_eq!(link("values", "values", "text"), "#text");
    }
}
