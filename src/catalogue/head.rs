//! What entries of every kind have.

use super::kind::Heading;
use super::kinds::initiative::Initiative;
use super::value::{
    Checked, Contact, Date, FileOrLink, Free, Media, Names, PUBLISHER_OF_CITED, Ref, SlugText, SortKeys, Source, Stats,
    Tag,
};
use crate::diag::Diagnostic;
use crate::diag::codes::field as codes;
use crate::fields::{
    Answer, Decl, Fields, List, Opt, PerLanguage, Rare, Record, Slot, Text, View, ViewCx, record, word,
};
use crate::source::Located;

word! {
    /// Who may see an entry.
    pub enum Visibility = "who may see an entry" / "可见范围" {
        Public = "public", "everyone" / "所有人";
        Internal = "internal", "nobody: it is checked, but never published" / "不公开：只检查，不发布";
    }
}

record! {
    /// The fields of every kind, beside its title or name.
    pub struct Common {
        other_names: Opt<Names>, "further names: acronyms, former names, misspellings that search should find" / "其他名称：缩写、曾用名、搜索时应能找到的误写";
        sort_key: Opt<SortKeys>, "for each language, the text to sort by where the title would sort wrongly (names with several readings)" / "各语言的排序文字，用于标题读音有歧义的情况";
        summary: Opt<Text>, "one or two sentences for lists and search engines" / "一两句话的摘要，用于列表和搜索引擎";
        sources: List<Source>, "where the facts come from: documents and news items of the catalogue, or others by their title" / "信息来源：本目录中的资料和新闻，或写明标题的其他来源";
        stats: Opt<Stats>, "figures, each with its date and source" / "统计数字，附日期和来源";
        initiatives: List<Ref<Initiative>>, "the frames of policy that it stands in" / "所属的倡议与计划";
        tags: List<Tag>, "free key words" / "自由标签";
        updated: PerLanguage<Date>, "when the content was last changed" / "内容最后修改日期";
        checked: PerLanguage<Checked>, "when the content was last found to be right" / "内容最后核对日期";
        review_by: Opt<Date>, "when it should be looked at again" / "下次复核日期";
        draft: PerLanguage<bool>, "`true` while it must not be published" / "尚不发布时写 `true`";
        visibility: Opt<Visibility>, "`internal` for what is checked but never published" / "只检查不发布的内容写 `internal`";
        aliases: List<SlugText>, "former slugs; their addresses lead here" / "曾用的短名，其网址会跳转到这里";
        cover: Opt<Rare<Media>>, "a picture" / "封面图片";
        documents: List<FileOrLink>, "documents of the catalogue, and files to download" / "本目录中的资料，或可下载的文件";
        contacts: List<Contact>, "whom to ask" / "联系人";
        note: Opt<Text>, "a remark shown at the end of the facts" / "显示在信息末尾的备注";
        extra: Opt<Free>, "own facts, handed to templates untouched" / "自定义内容，原样交给模板";
    }
}

/// Whether a field is about the entry and not about what the entry tells of: whoever looked through it, or published
/// what it is taken from, has no part in that.
pub(super) fn is_upkeep(field: &str) -> bool {
    field == "checked" || field == PUBLISHER_OF_CITED
}

/// The title or name, and what every kind has.
#[derive(Clone, Debug)]
pub struct Head {
    pub title: Located<Text>,
    pub common: Common,
}

impl std::ops::Deref for Head {
    type Target = Common;

    fn deref(&self) -> &Common {
        &self.common
    }
}

impl Head {
    /// The declarations, the heading first.
    pub fn decls(heading: Heading) -> Vec<Decl> {
        let doc =
            crate::diag::Both::new("what it is called; needed in one language at least", "名称，至少需要一种语言");
        let mut decls = vec![<Answer<Text> as Slot>::decl(heading.field(), doc)];
        decls.extend(Common::decls());
        decls
    }

    pub fn read(heading: Heading, fields: &mut Fields) -> Option<Self> {
        let title = fields.slot::<Answer<Text>>(heading.field());
        let common = Common::read(fields);
        // A title is the one thing that cannot be `not-stated`: without it nothing could be listed.
        let title = match title? {
            Answer::Stated(title) => Some(title),
            Answer::NotStated(span) => {
                fields.cx.push(Diagnostic::new(&codes::NAME_NOT_STATED, span).arg("field", heading.field()));
                None
            }
        };
        Some(Self { title: title?, common: common? })
    }

    /// Drops what reaches the entry at once, email and telephone, and contacts that say nothing else.
    pub fn withhold_contact(&mut self) {
        self.common.contacts.retain_mut(|contact| contact.value.withhold());
    }

    pub fn view(&self, cx: &ViewCx) -> Vec<(&'static str, View)> {
        let mut view = vec![("title", crate::fields::Value::view(&self.title.value, cx))];
        // `not_stated` comes from the kind's own fields.
        view.extend(self.common.fields_view(cx).into_iter().filter(|(name, _)| *name != "not_stated"));
        view
    }
}
