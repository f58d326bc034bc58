//! What holds for entries of every kind: languages, references, links and anchors, dates of review.

use super::CheckCx;
use crate::address::{EntryId, Index};
use crate::catalogue::prose::LinkTarget;
use crate::catalogue::{Draft, Drafts, Entry};
use crate::diag::Diagnostic;
use crate::diag::codes::{check as codes, link, lint};
use crate::lang::Lang;
use crate::source::Span;
use crate::text::nearest;

pub fn check(cx: &mut CheckCx) {
    let entry = cx.entry;
    translations(cx);
    shown(cx);
    prose_links(cx);
    if let Some(review) = &entry.head.review_by
        && review.value.latest() < cx.options.today
    {
        cx.push(Diagnostic::new(&lint::REVIEW_OVERDUE, review.span).arg("date", review.value.iso()));
    }
    for contact in &entry.head.contacts {
        contact.value.check(cx);
    }
    if let Some(stats) = &entry.head.stats {
        stats.value.check(cx, entry.head.sources.len());
        let further = cx.options.metrics;
        stats.value.check_names(cx, further.iter().copied());
    }
}

/// One diagnostic for each language that lacks something, and one where a language is older than the source.
fn translations(cx: &mut CheckCx) {
    let entry = cx.entry;
    let heading = entry.spec.heading.field();
    let any_prose = entry.prose.iter().any(Option::is_some);
    for lang in cx.languages().all() {
        let mut lacking: Vec<String> = Vec::new();
        if !entry.head.title.value.has(lang) {
            lacking.push(heading.to_owned());
        }
        let fields = entry.untranslated.iter().filter(|(other, field)| *other == lang && *field != heading);
        lacking.extend(fields.map(|(_, field)| (*field).to_owned()));
        if any_prose && entry.prose[lang.index()].is_none() {
            lacking.push(format!("{}.md", cx.languages()[lang].code));
        }
        if !lacking.is_empty() && !entry.unread.contains(&lang) {
            // At the file in which it is to be written, where there is one with words.
            let at = entry.prose[lang.index()].as_ref().map_or(entry.at, |prose| Span::whole(prose.file));
            let code = cx.languages()[lang].code.as_str();
            cx.push(
                Diagnostic::new(&lint::MISSING_TRANSLATION, at)
                    .arg("file", format!("{code}.md"))
                    .arg("code", code)
                    .arg("language", cx.languages()[lang].name.as_str())
                    .arg("lacking", lacking),
            );
        }
    }
    let updated = &entry.head.updated;
    let newest = updated.each.iter().max_by_key(|(_, date)| date.value.earliest());
    if let Some((newest_lang, newest)) = newest {
        for (lang, date) in &updated.each {
            if date.value.latest() < newest.value.earliest() {
                cx.push(
                    Diagnostic::new(&lint::STALE_TRANSLATION, date.span)
                        .arg("language", cx.languages()[*lang].name.as_str())
                        .arg("date", date.value.iso())
                        .arg("newer", cx.languages()[*newest_lang].name.as_str())
                        .arg("newer_date", newest.value.iso())
                        .and(newest.span),
                );
            }
        }
    }
}

/// References from what everyone sees to what nobody does.
fn shown(cx: &mut CheckCx) {
    let entry = cx.entry;
    if is_hidden(cx, entry) {
        return;
    }
    for (to, span) in entry.leads_to() {
        if let Some(diagnostic) = hidden_of(cx.get(to), cx.index(), cx.options.drafts, to, span) {
            cx.push(diagnostic);
        }
    }
}

/// What is to be said of `to` where something that everyone sees names it at `span`.
pub(super) fn hidden(draft: &Draft, drafts: Drafts, to: EntryId, span: Span) -> Option<Diagnostic> {
    hidden_of(draft.get(to), &draft.index, drafts, to, span)
}

fn hidden_of(target: Option<&Entry>, index: &Index, drafts: Drafts, to: EntryId, span: Span) -> Option<Diagnostic> {
    let target = target?;
    let code = if target.is_internal() {
        &codes::INTERNAL_SHOWN
    } else if target.is_draft() && drafts == Drafts::Skip {
        &lint::DRAFT_SHOWN
    } else {
        return None;
    };
    Some(Diagnostic::new(code, span).arg("entry", index.name(to)))
}

fn is_hidden(cx: &CheckCx, entry: &Entry) -> bool {
    entry.is_internal() || (entry.is_draft() && cx.options.drafts == Drafts::Skip)
}

/// Anchors: of the same page in the language of the link, of another entry in every language that it is written in.
fn prose_links(cx: &mut CheckCx) {
    let entry = cx.entry;
    for prose in entry.prose.iter().flatten() {
        for (target, written) in prose.targets.iter().zip(&prose.prose.links) {
            match target {
                LinkTarget::Anchor(id) => {
                    let ids = || prose.prose.headings.iter().map(|heading| heading.id.as_str());
                    if !ids().any(|known| known == id) {
                        cx.push(
                            Diagnostic::new(&link::UNKNOWN_ANCHOR, written.span)
                                .arg("anchor", id.as_str())
                                .maybe("suggestion", nearest(id, ids())),
                        );
                    }
                }
                LinkTarget::Entry { id, anchor: Some(anchor) } => {
                    let Some(target) = cx.get(*id) else { continue };
                    let lacking: Vec<Lang> = cx
                        .languages()
                        .all()
                        .filter(|lang| match &target.prose[lang.index()] {
                            Some(prose) => !prose.prose.headings.iter().any(|heading| heading.id == *anchor),
                            None => target.prose.iter().all(Option::is_none) && *lang == Lang::SOURCE,
                        })
                        .collect();
                    if let Some(first) = lacking.first() {
                        let ids = target.prose[first.index()].iter().flat_map(|prose| &prose.prose.headings);
                        let suggestion = nearest(anchor, ids.map(|heading| heading.id.as_str())).map(str::to_owned);
                        let languages: Vec<String> =
                            lacking.iter().map(|lang| cx.languages()[*lang].name.clone()).collect();
                        let name = cx.index().name(*id);
                        cx.push(
                            Diagnostic::new(&link::UNKNOWN_ENTRY_ANCHOR, written.span)
                                .arg("anchor", anchor.as_str())
                                .arg("entry", name)
                                .arg("languages", languages)
                                .maybe("suggestion", suggestion),
                        );
                    }
                }
                _ => {}
            }
        }
    }
}
