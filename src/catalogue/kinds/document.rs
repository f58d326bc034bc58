//! A document: what facts come from, and what offices hand out.
//!
//! Its file lies beside it or on the web, or nobody has it: a source that is known by its title alone.
//! Not here: how others name it (`value::Source`, `value::FileOrLink`).

use crate::address::KindName;
use crate::catalogue::kind::{Kind, names};
use crate::catalogue::linked::{Said, Thing, label};
use crate::catalogue::value::{AnyKind, Date, FileName, LangTag, PartyRef, Ref, Url};
use crate::catalogue::{Facet, Take};
use crate::fields::{Answer, Asked, List, Opt, Texts, ViewCx, record, word};

word! {
    /// What a document is.
    pub enum DocumentType = "the type of a document" / "资料类型" {
        Proposal = "proposal", "a proposal" / "提案";
        Charter = "charter", "a charter" / "章程";
        Declaration = "declaration", "a declaration" / "宣言";
        Report = "report", "a report" / "报告";
        Factsheet = "factsheet", "facts on one or two pages" / "简介";
        Form = "form", "a form to fill in" / "表格";
        WebPage = "web-page", "a page on the web" / "网页";
    }
}

record! {
    /// What facts come from, and what offices hand out.
    pub struct Document {
        kind as "type": Answer<DocumentType>, "what it is" / "资料类型";
        publisher: Opt<PartyRef>, "who published it: an entry, or a name in each language" / "发布方：条目短名，或各语言的名称";
        published: Asked<Date>, "when it was published" / "发布日期";
        language: List<LangTag>, "the languages it is written in" / "资料语言";
        file: Opt<FileName>, "the name of a file beside the entry" / "条目文件夹中的文件名";
        url: Opt<Url>, "its web address; neither `file` nor `url` where only its title is known" / "网址；只知道标题时，`file` 和 `url` 都不写";
        about: List<Ref<AnyKind>>, "the entries that it is about" / "相关内容";
        topics: Opt<Texts>, "the subjects that it names for itself" / "文件自列的主题";
        aims: Opt<Texts>, "what it is meant to bring about" / "目的与预期成果";
    }
}

impl Kind for Document {
    const NAME: KindName = names("documents", ("document", "资料"), ("documents", "资料"));
    const SUMMARY: &'static [&'static str] = &["type", "publisher", "published", "language"];
    const FACETS: &'static [Facet] =
        &[Facet::of(&["type"]), Facet::of(&["language"]), Facet::new("year", &["published"], Take::Year)];

    fn linked_type(&self) -> &'static str {
        match self.kind.stated() {
            Some(DocumentType::Report) => "Report",
            Some(_) | None => "CreativeWork",
        }
    }

    fn linked(&self, thing: &mut Thing, cx: &ViewCx) {
        thing.put("genre", self.kind.stated().map(|kind| label(*kind)));
        thing.say("publisher", &self.publisher, cx);
        thing.say("datePublished", &self.published, cx);
        let languages = self.language.iter().map(|language| Said::Code(language.value.0.clone()));
        thing.put("inLanguage", languages);
        thing.say("about", &self.about, cx);
        thing.say("sameAs", &self.url, cx);
        thing.put("encoding", Thing::new("MediaObject").with("contentUrl", &self.file, cx).said());
    }
}
