//! A news item.

use crate::address::KindName;
use crate::catalogue::check::CheckCx;
use crate::catalogue::kind::{Kind, names};
use crate::catalogue::linked::{Said, Thing};
use crate::catalogue::value::{AnyKind, Credit, CreditRole, Date, Media, PartyRef, Quote, Ref, Url};
use crate::catalogue::{Facet, Take};
use crate::fields::{Answer, Asked, List, Opt, Text, ViewCx, record};

record! {
    /// A news item.
    pub struct News {
        published: Answer<Date>, "when it was published" / "发布日期";
        modified: Asked<Date>, "when it was last changed after that" / "最后修改日期";
        publisher: Opt<PartyRef>, "who published it" / "发布方";
        category: Opt<Text>, "under which heading it was published" / "发布时所在的栏目";
        credits: List<Credit>, "who wrote it, took the pictures, reviewed it" / "作者、摄影、审核等";
        about: List<Ref<AnyKind>>, "the entries that it is about" / "相关内容";
        media: List<Media>, "pictures" / "图片";
        quotes: List<Quote>, "what people said" / "引语";
        original: Opt<Url>, "the address of the original text" / "原文网址";
    }
}

impl Kind for News {
    const NAME: KindName = names("news", ("news item", "新闻"), ("news items", "新闻"));
    const SUMMARY: &'static [&'static str] = &["published", "category"];
    const FEED: bool = true;
    const FACETS: &'static [Facet] = &[Facet::new("year", &["published"], Take::Year), Facet::of(&["category"])];

    fn check(&self, cx: &mut CheckCx) {
        cx.order(("published", self.published.located()), ("modified", self.modified.located()));
    }

    fn published(&self) -> Option<(Date, Date)> {
        let published = *self.published.stated()?;
        let modified = self.modified.located().map_or(published, |modified| modified.value);
        Some((published, modified))
    }

    fn when(&self) -> Option<(Date, Date)> {
        self.published.stated().map(|published| (*published, *published))
    }

    fn linked_type(&self) -> &'static str {
        "NewsArticle"
    }

    fn linked(&self, thing: &mut Thing, cx: &ViewCx) {
        thing.put("inLanguage", [Said::PageLanguage]);
        thing.say("datePublished", &self.published, cx);
        thing.say("dateModified", &self.modified, cx);
        for credit in self.credits.iter().map(|credit| &credit.value) {
            let property = match credit.role.stated() {
                Some(CreditRole::Author) => "author",
                Some(CreditRole::Translator) => "translator",
                _ => continue,
            };
            thing.say(property, &credit.person, cx);
            // A printed name may be a body's as well as a person's, which schema.org tells apart.
            if credit.person.is_none() {
                thing.put(
                    "creditText",
                    credit.name.as_ref().and_then(Answer::located).map(|name| {
                        let (text, lang) = name.value.best(cx.lang);
                        Said::Words(text.to_owned(), lang)
                    }),
                );
            }
        }
        thing.say("publisher", &self.publisher, cx);
        thing.say("articleSection", &self.category, cx);
        thing.say("about", &self.about, cx);
        thing.say("image", &self.media, cx);
        thing.say("isBasedOn", &self.original, cx);
    }
}
