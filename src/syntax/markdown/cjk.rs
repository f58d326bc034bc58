//! What Markdown needs to be told about Chinese and Japanese text: emphasis beside full-width punctuation, lines
//! that join without a space, spaces typed between scripts.
//!
//! CommonMark decides by the characters beside a run of `*` whether it opens or closes, and was made for text with
//! spaces: in `这是**重点。**所以` the second run cannot close. A [`Guarded`] text has a private-use character between
//! such a run and the punctuation: neither space nor punctuation, so the run may do both (the amendment discussed in
//! CommonMark's issue 650). Drop it when pulldown-cmark has its own option (its pull request 1059).

use std::borrow::Cow;

/// Candidates for the guard; the first that the author did not write is taken.
const GUARDS: [char; 4] = ['\u{f8ff}', '\u{f8fe}', '\u{f0f0}', '\u{e0e0}'];
/// Each guard takes three bytes of UTF-8.
const GUARD_LEN: usize = 3;

/// A text with guards beside its emphasis, and the way back to the author's bytes.
pub(super) struct Guarded<'t> {
    pub text: Cow<'t, str>,
    /// Whether there is any wide character; without one nothing of this module applies.
    pub wide: bool,
    guard: char,
    /// Where each guard begins in `text`, ascending.
    places: Vec<usize>,
}

impl<'t> Guarded<'t> {
    pub fn new(text: &'t str) -> Self {
        // The lead bytes from E2 on begin all that is wide, and curly quotes too: only those texts are looked at.
        let may_be = !text.is_ascii() && text.bytes().any(|byte| byte >= 0xe2);
        let wide = may_be && text.chars().any(is_wide);
        let bare = Self { text: Cow::Borrowed(text), wide, guard: GUARDS[0], places: Vec::new() };
        if !wide {
            return bare;
        }
        let cuts = cuts(text);
        if cuts.is_empty() {
            return bare;
        }
        let Some(guard) = GUARDS.into_iter().find(|guard| !text.contains(*guard)) else { return bare };
        let mut guarded = String::with_capacity(text.len() + cuts.len() * GUARD_LEN);
        let mut places = Vec::with_capacity(cuts.len());
        let mut from = 0;
        for cut in cuts {
            guarded.push_str(&text[from..cut]);
            places.push(guarded.len());
            guarded.push(guard);
            from = cut;
        }
        guarded.push_str(&text[from..]);
        Self { text: Cow::Owned(guarded), wide, guard, places }
    }

    /// The author's byte for a byte of the guarded text.
    pub fn original(&self, at: usize) -> usize {
        at - GUARD_LEN * self.places.partition_point(|place| *place < at)
    }

    /// `part` of the guarded text as the author wrote it.
    pub fn clean<'p>(&self, part: &'p str) -> Cow<'p, str> {
        if self.places.is_empty() || !part.contains(self.guard) {
            return Cow::Borrowed(part);
        }
        Cow::Owned(part.replace(self.guard, ""))
    }
}

/// Where guards belong, ascending: between a run of `*` or `~~` and the punctuation beside it, if either neighbour is wide.
fn cuts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let mut cuts = Vec::new();
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(|byte| matches!(byte, b'*' | b'~')) {
        let mut start = at + found;
        let end = start + bytes[start..].iter().take_while(|byte| **byte == bytes[start]).count();
        at = end;
        let backslashes = bytes[..start].iter().rev().take_while(|byte| **byte == b'\\').count();
        if backslashes % 2 == 1 {
            start += 1;
        }
        // One `~` beside Chinese is a range, three open a code block.
        if start == end || bytes[start] == b'~' && end - start != 2 {
            continue;
        }
        let (Some(before), Some(after)) = (text[..start].chars().next_back(), text[end..].chars().next()) else {
            continue;
        };
        // At the edge of a line, a word or a table's cell CommonMark is right already.
        let edge = |c: char| c.is_whitespace() || c == '|';
        if edge(before) || edge(after) || !(is_wide(before) || is_wide(after)) {
            continue;
        }
        if !before.is_alphanumeric() && cuts.last() != Some(&start) {
            cuts.push(start);
        }
        if !after.is_alphanumeric() {
            cuts.push(end);
        }
    }
    cuts
}

/// Whether `c` takes two cells (UAX 11: W and F) and is no emoji.
pub(super) fn is_wide(c: char) -> bool {
    matches!(c,
        '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{303e}' | '\u{3041}'..='\u{a4cf}' | '\u{a960}'..='\u{a97f}'
        | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{fe10}'..='\u{fe19}' | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff01}'..='\u{ff60}' | '\u{ffe0}'..='\u{ffe6}' | '\u{1aff0}'..='\u{1b2ff}' | '\u{20000}'..='\u{3fffd}')
}

/// Korean is wide but written with spaces.
fn is_hangul(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{115f}' | '\u{3131}'..='\u{318e}' | '\u{a960}'..='\u{a97f}' | '\u{ac00}'..='\u{d7a3}')
}

/// Whether a line that ends in `before` and one that begins with `after` are written on without a space.
///
/// Quotes, dashes and the ellipsis belong to both scripts; beside a wide character they are Chinese.
pub(super) fn joins(before: char, after: char) -> bool {
    let wide = |c: char| is_wide(c) && !is_hangul(c);
    let shared = |c: char| matches!(c, '“' | '”' | '‘' | '’' | '—' | '…' | '·');
    (wide(before) && (wide(after) || shared(after))) || (shared(before) && wide(after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_the_guarded_text_leads_back_to_the_author_s_byte() {
        let text = "这是**重点。**所以**（甲）**乙";
        let guarded = Guarded::new(text);
        assert_eq!(guarded.text, "这是**重点。\u{f8ff}**所以**\u{f8ff}（甲）\u{f8ff}**乙");
        for word in ["这是", "所以", "（甲）", "乙"] {
            let at = guarded.text.find(word).expect("the guard stands in no word");
            assert_eq!(guarded.original(at), text.find(word).unwrap(), "{word}");
        }
        assert_eq!(guarded.original(guarded.text.len()), text.len());
        assert_eq!(guarded.clean(&guarded.text), text);
    }

    #[test]
    fn a_private_character_of_the_author_stays() {
        let guarded = Guarded::new("\u{f8ff}这**是。**的");
        assert_eq!(guarded.clean(&guarded.text), "\u{f8ff}这**是。**的");
    }

    #[test]
    fn escaped_and_latin_runs_get_no_guard() {
        for text in ["a**\"b\"**c", "\\*\\*不。\\*\\*是", "甲 ** 乙。", "|**不。**|", "~~~中文", "约 3~。5 人"]
        {
            assert!(Guarded::new(text).places.is_empty(), "{text}");
        }
    }
}
