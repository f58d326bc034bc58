//! A page: free prose, such as about us or how to apply.

use crate::address::KindName;
use crate::catalogue::check::CheckCx;
use crate::catalogue::kind::{Kind, names};
use crate::catalogue::value::{Question, SlugText, Where};
use crate::catalogue::{Head, KINDS};
use crate::diag::codes::{check as codes, field, reference};
use crate::diag::{Both, Diagnostic};
use crate::fields::{Answer, Decl, List, Opt, Shape, Text, record};
use crate::source::{Located, Span};
use crate::text::nearest;

record! {
    /// Where the menu shows a page.
    pub struct MenuPlace = "places in the menu" / "菜单位置" {
        after: Opt<SlugText>, "the menu entry that it follows" / "位于哪个菜单项之后";
        label: Opt<Text>, "a shorter text than the title" / "比标题更短的文字";
    }
}

record! {
    /// A list of entries inside a page.
    pub struct PageList = "lists of a page" / "页面中的列表" {
        kind: Answer<SlugText>, "the folder of the kind that is listed" / "列出的内容种类（文件夹名）";
        filter as "where": Opt<Where>, "only entries whose field has this word" / "只列出字段为该词的内容";
        title: Opt<Text>, "a heading over the list" / "列表标题";
    }
}

record! {
    /// Free prose.
    pub struct Page {
        menu: Opt<MenuPlace>, "its place in the menu" / "菜单位置";
        questions: List<Question>, "questions and answers" / "常见问题";
        lists: List<PageList>, "lists of entries under the prose" / "正文之后的内容列表";
    }
}

impl Kind for Page {
    const NAME: KindName = names("pages", ("page", "页面"), ("pages", "页面"));

    fn check(&self, cx: &mut CheckCx) {
        for list in &self.lists {
            list.value.check(cx);
        }
    }

    fn linked_type(&self) -> &'static str {
        "WebPage"
    }
}

impl PageList {
    /// Whether there is such a kind, and whether its entries can be told apart by these fields and words.
    fn check(&self, cx: &mut CheckCx) {
        let Some(folder) = self.kind.located() else { return };
        let Some(spec) = KINDS.iter().find(|spec| spec.name.folder == folder.value.0.as_str()) else {
            let known = || KINDS.iter().map(|spec| spec.name.folder);
            cx.push(
                Diagnostic::new(&reference::REFERENCE_KIND, folder.span)
                    .arg("folder", folder.value.0.as_str())
                    .maybe("suggestion", nearest(folder.value.0.as_str(), known()))
                    .arg("known", known().map(str::to_owned).collect::<Vec<_>>()),
            );
            return;
        };
        let Some(filter) = &self.filter else { return };
        let mut decls = (spec.decls)();
        decls.extend(Head::decls(spec.heading));
        for (name, words) in &filter.value.0 {
            match decls.iter().find(|decl| decl.name == name.value) {
                Some(decl) => check_words(decl, name.span, words, cx),
                None => cx.push(
                    Diagnostic::new(&field::UNKNOWN_FIELD, name.span)
                        .arg("owner", spec.name.many)
                        .arg("field", name.value.as_str())
                        .maybe("suggestion", nearest(&name.value, decls.iter().map(|decl| decl.name))),
                ),
            }
        }
    }
}

/// Reports words that the field does not take, and fields that entries cannot be told apart by.
fn check_words(decl: &Decl, at: Span, words: &[Located<String>], cx: &mut CheckCx) {
    let shape = match &decl.shape {
        Shape::List(inner) => inner,
        shape => shape,
    };
    match shape {
        Shape::Word { words: known, .. } => {
            for word in words.iter().filter(|word| !known.iter().any(|(known, _)| *known == word.value)) {
                let meant = known.iter().find(|(_, meaning)| meaning.zh == word.value).map(|(known, _)| *known);
                let suggestion = meant.or_else(|| nearest(&word.value, known.iter().map(|(known, _)| *known)));
                cx.push(
                    Diagnostic::new(&field::UNKNOWN_WORD, word.span)
                        .arg("list", Both::new("this field", "该字段"))
                        .arg("word", word.value.as_str())
                        .maybe("suggestion", suggestion)
                        .arg("known", known.iter().map(|(known, _)| (*known).to_owned()).collect::<Vec<_>>()),
                );
            }
        }
        Shape::Reference(_) => {}
        _ => cx.push(Diagnostic::new(&codes::NOT_A_FILTER, at).arg("field", decl.name)),
    }
}
