//! The ids of headings: what authors may write, what text becomes, and that no two are the same.

use rustc_hash::FxHashMap;

use crate::diag::codes::prose;
use crate::diag::{Diagnostic, Diagnostics};
use crate::source::Span;

/// Ids that begin so belong to templates and to footnotes.
const RESERVED: [&str; 3] = ["page-", "fn-", "fnref-"];
/// An id made from a heading is cut after so many characters: it stands in addresses that people copy.
const LONGEST: usize = 80;

/// Whether an author may write this id or class: letters of any script, digits, `-` and `_`.
pub(super) fn is_safe_name(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
}

/// The beginning that an id may not have, if it has one.
pub(super) fn reserved_start(id: &str) -> Option<&'static str> {
    RESERVED.into_iter().find(|start| id.starts_with(start))
}

/// An id from the words of a heading: lower case, words joined by `-`, Chinese kept; never empty, never reserved.
pub(super) fn id_from(text: &str) -> String {
    let mut id = String::with_capacity(text.len());
    let mut between = false;
    for c in text.chars() {
        if c.is_alphanumeric() {
            if between && !id.is_empty() {
                id.push('-');
            }
            between = false;
            id.extend(c.to_lowercase());
        } else if !matches!(c, '\'' | '’') {
            between = true;
        }
    }
    if let Some((end, _)) = id.char_indices().nth(LONGEST) {
        id.truncate(end);
        id.truncate(id.trim_end_matches('-').len());
    }
    match id {
        id if id.is_empty() => "section".to_owned(),
        id if reserved_start(&id).is_some() => format!("section-{id}"),
        id => id,
    }
}

/// The ids of all headings, in their order: an author's own first come first served, the others around them.
///
/// `written` is the author's id with its place, `text` the words. Adds `duplicate-heading-id` for the second of two.
pub(super) fn ids<'h>(
    headings: impl Iterator<Item = (Option<&'h (String, Span)>, &'h str)> + Clone,
    diags: &mut Diagnostics,
) -> Vec<String> {
    let mut owners: FxHashMap<&str, Span> = FxHashMap::default();
    let mut by_author = Vec::new();
    for (written, _) in headings.clone() {
        let kept = written.filter(|(id, span)| match owners.get(id.as_str()) {
            Some(first) => {
                diags.push(Diagnostic::new(&prose::DUPLICATE_HEADING_ID, *span).arg("id", id.as_str()).and(*first));
                false
            }
            None => owners.insert(id, *span).is_none(),
        });
        by_author.push(kept);
    }
    // The number last tried for each text, so that a thousand equal headings take a thousand steps.
    let mut tried: FxHashMap<String, u32> = FxHashMap::default();
    let mut ids = Vec::with_capacity(by_author.len());
    for (kept, (_, text)) in by_author.into_iter().zip(headings) {
        if let Some((id, _)) = kept {
            ids.push(id.clone());
            continue;
        }
        let base = id_from(text);
        let mut id = base.clone();
        let mut number = tried.get(&base).copied().unwrap_or(0);
        loop {
            number += 1;
            if number > 1 {
                id = format!("{base}-{number}");
            }
            if !owners.contains_key(id.as_str()) && (number == 1 || !tried.contains_key(&id)) {
                break;
            }
        }
        if id != base {
            tried.insert(id.clone(), 1);
        }
        tried.insert(base, number);
        ids.push(id);
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(texts: &[&str], expected: &[&str]) {
        let mut diags = Diagnostics::default();
        assert_eq!(ids(texts.iter().map(|text| (None, *text)), &mut diags), expected);
        assert!(diags.is_empty());
    }

    #[test]
    fn an_id_keeps_chinese_and_joins_words() {
        check(
            &["Fees & Funding", "学费（2026）", "3+1 项目", "What’s next?", "……", "Page layout", "fn-1"],
            &["fees-funding", "学费-2026", "3-1-项目", "whats-next", "section", "section-page-layout", "section-fn-1"],
        );
    }

    #[test]
    fn equal_headings_are_numbered_around_those_that_look_numbered() {
        check(&["费用", "费用-2", "费用", "费用", "费用-2"], &["费用", "费用-2", "费用-3", "费用-4", "费用-2-2"]);
        check(&["a", "a", "a-2", "a-2"], &["a", "a-2", "a-2-2", "a-2-3"]);
    }
}
