//! A page: free prose, such as about us or how to apply.

use crate::address::KindName;
use crate::catalogue::kind::{Kind, names};
use crate::catalogue::value::{SlugText, Where};
use crate::fields::{Answer, List, Opt, Text, record};

record! {
    /// Where the menu shows a page.
    pub struct MenuPlace = "places in the menu" / "菜单位置" {
        after: Opt<SlugText>, "the menu entry that it follows" / "位于哪个菜单项之后";
        label: Opt<Text>, "a shorter text than the title" / "比标题更短的文字";
    }
}

record! {
    /// A question that people ask.
    pub struct Question = "questions" / "问答" {
        q: Answer<Text>, "the question" / "问题";
        a: Answer<Text>, "the answer" / "回答";
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
}
