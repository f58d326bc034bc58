//! The bytes of a text file to text.
//!
//! The first reader of every text file: what it lets through is UTF-8 without byte-order mark, with `\n` as the only
//! end of a line, so that nothing after it thinks of either. What is not such text gets a message of its own here,
//! because a YAML or Markdown parser would blame an innocent line.
//! Not here: reading disks (`project::discover`); characters that are text but look like syntax (`yaml`).

use std::ops::Range;

use crate::diag::codes::text::{CONFLICT_MARKERS, GBK_TEXT, NOT_UTF8, NUL_BYTE, TEXT_TOO_LARGE, UTF16_TEXT};
use crate::diag::{Diagnostic, Diagnostics};
use crate::source::{FileId, Span};

/// The most bytes that a text file may have: 1 MiB.
pub const MAX_BYTES: usize = 1 << 20;

/// A text file as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileText {
    /// Without byte-order mark, every end of a line a `\n`. Of a broken file as much as could be read, for the report.
    pub text: String,
    /// Whether the text is what its author wrote. If not, a diagnostic says so and the text is not to be parsed.
    pub readable: bool,
}

/// The text of a file from its bytes, for all that follows.
///
/// A byte-order mark is dropped, CRLF and a lone CR become `\n`: spans of all later diagnostics are bytes of the text
/// returned here, which is therefore what [`crate::source::Sources`] must hold. U+2028 and other rare separators stay.
///
/// Adds at most one of `text-too-large` (the text is empty then), `utf16-text`, `gbk-text`, `not-utf8`, `nul-byte`,
/// or one `conflict-markers` for each conflict; with any of them the text is not `readable`.
pub fn read_text(file: FileId, bytes: Vec<u8>, diags: &mut Diagnostics) -> FileText {
    if bytes.len() > MAX_BYTES {
        diags.push(too_large(file, bytes.len()));
        return FileText { text: String::new(), readable: false };
    }
    if let Some(text) = utf16(&bytes) {
        diags.push(Diagnostic::new(&UTF16_TEXT, Span::whole(file)));
        return FileText { text: normal(text), readable: false };
    }
    let text = match String::from_utf8(bytes) {
        Ok(text) => normal(text),
        Err(error) => return not_utf8(file, error.as_bytes(), diags),
    };
    if let Some(nul) = text.find('\0') {
        diags.push(Diagnostic::new(&NUL_BYTE, Span::new(file, nul..nul + 1)).arg("line", line(&text, nul)));
        return FileText { text, readable: false };
    }
    let conflicts = conflicts(&text);
    let readable = conflicts.is_empty();
    for [ours, middle, theirs] in conflicts {
        diags.push(
            Diagnostic::new(&CONFLICT_MARKERS, Span::new(file, ours))
                .and(Span::new(file, middle))
                .and(Span::new(file, theirs)),
        );
    }
    FileText { text, readable }
}

/// `text-too-large` about a file of `size` bytes.
pub(super) fn too_large(file: FileId, size: usize) -> Diagnostic {
    Diagnostic::new(&TEXT_TOO_LARGE, Span::whole(file)).arg("size", size).arg("limit", MAX_BYTES)
}

/// Number of the line that holds `offset`, from 1.
fn line(text: &str, offset: usize) -> usize {
    text.as_bytes()[..offset].iter().filter(|byte| **byte == b'\n').count() + 1
}

/// The text without byte-order mark and carriage returns.
fn normal(mut text: String) -> String {
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    match text.contains('\r') {
        true => text.replace("\r\n", "\n").replace('\r', "\n"),
        false => text,
    }
}

/// The text, if `bytes` are UTF-16: by their mark, or because nearly every other byte is NUL, which is ASCII in UTF-16.
fn utf16(bytes: &[u8]) -> Option<String> {
    let nuls_at = |parity: usize| bytes.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let little = match bytes {
        [0xff, 0xfe, ..] => true,
        [0xfe, 0xff, ..] => false,
        _ => {
            let (even, odd) = match bytes.contains(&0) {
                true => (nuls_at(0), nuls_at(1)),
                false => return None,
            };
            // A few NULs in a spoilt file are another mistake; Chinese prose in UTF-16 still has many ASCII signs.
            let many = bytes.len() / 10 + 1;
            match (even, odd) {
                (0, odd) if odd > many => true,
                (even, 0) if even > many => false,
                _ => return None,
            }
        }
    };
    let unit = |pair: &[u8]| match (pair, little) {
        (&[a, b], true) => u16::from_le_bytes([a, b]),
        (&[a, b], false) => u16::from_be_bytes([a, b]),
        // Half a unit at the end: U+FFFD, as for all that cannot be read.
        _ => 0xfffd,
    };
    Some(String::from_utf16_lossy(&bytes.chunks(2).map(unit).collect::<Vec<_>>()))
}

/// The lossy text of bytes that are not UTF-8, with the diagnostic at the first place that is not.
fn not_utf8(file: FileId, bytes: &[u8], diags: &mut Diagnostics) -> FileText {
    let good = match std::str::from_utf8(bytes) {
        Ok(_) => bytes.len(),
        Err(error) => error.valid_up_to(),
    };
    // Both parts are made normal by themselves, so that the place of the first bad byte is known afterwards.
    let mut text = normal(String::from_utf8_lossy(&bytes[..good]).into_owned());
    let start = text.len();
    text.push_str(&normal(String::from_utf8_lossy(&bytes[good..]).into_owned()));
    let rest = text[start..].trim_start_matches(char::REPLACEMENT_CHARACTER);
    let bad = start..text.len() - rest.len();
    let code = if is_gbk(bytes) { &GBK_TEXT } else { &NOT_UTF8 };
    diags.push(Diagnostic::new(code, Span::new(file, bad)).arg("line", line(&text, start)));
    FileText { text, readable: false }
}

/// Whether bytes that are not UTF-8 were probably written as GBK or GB18030.
///
/// So if all bytes pair up as GB18030 says (lead 81-FE; trail 40-FE without 7F, or 30-39 in forms of four bytes) and most
/// pairs lie in GB 2312, the characters in daily use. A UTF-8 text with a few bad bytes pairs up too, but seldom there.
fn is_gbk(bytes: &[u8]) -> bool {
    let (mut i, mut pairs, mut daily) = (0, 0, 0);
    while i < bytes.len() {
        match bytes[i..] {
            [0..=0x7f, ..] => i += 1,
            [0x81..=0xfe, 0x30..=0x39, 0x81..=0xfe, 0x30..=0x39, ..] => (i, pairs) = (i + 4, pairs + 1),
            [lead @ 0x81..=0xfe, trail @ (0x40..=0x7e | 0x80..=0xfe), ..] => {
                (i, pairs) = (i + 2, pairs + 1);
                daily += usize::from(matches!(lead, 0xa1..=0xa3 | 0xb0..=0xf7) && trail >= 0xa1);
            }
            _ => return false,
        }
    }
    // Two bytes of GBK are often a letter of UTF-8 by chance, three seldom a Han character.
    let utf8: usize = bytes.utf8_chunks().map(|chunk| chunk.valid().chars().filter(|c| c.len_utf8() > 2).count()).sum();
    daily * 10 >= pairs * 7 && utf8 * 2 < pairs
}

/// The three marker lines of every conflict that git left, in order: `<<<<<<< `, `=======`, `>>>>>>> `.
fn conflicts(text: &str) -> Vec<[Range<usize>; 3]> {
    let mut found = Vec::new();
    if !text.contains("<<<<<<< ") {
        return found;
    }
    let (mut ours, mut middle, mut start) = (None, None, 0);
    for line in text.split('\n') {
        let place = start..start + line.len();
        if line.starts_with("<<<<<<< ") {
            (ours, middle) = (Some(place), None);
        } else if line == "=======" && ours.is_some() {
            middle = Some(place);
        } else if line.starts_with(">>>>>>> ")
            && let (Some(ours), Some(middle)) = (ours.take(), middle.take())
        {
            found.push([ours, middle, place]);
        }
        start += line.len() + 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Code, text of each span and arguments of what is found in `bytes`, and the text.
    fn check(bytes: &[u8], readable: bool, text: &str, expected: &[&str]) {
        let mut diags = Diagnostics::default();
        let read = read_text(FileId(0), bytes.to_vec(), &mut diags);
        assert_eq!((read.text.as_str(), read.readable), (text, readable));
        let found: Vec<_> =
            diags.iter().map(|diagnostic| crate::syntax::tree::tests::words(diagnostic, &read.text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn mark_and_carriage_returns_are_read_as_if_absent() {
        check("\u{feff}title: 南邮\r\na: b\rc\u{2028}d\r\n".as_bytes(), true, "title: 南邮\na: b\nc\u{2028}d\n", &[]);
        check(b"", true, "", &[]);
    }

    #[test]
    fn utf_16_is_named_with_and_without_its_mark() {
        let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        check(&utf16("\u{feff}title: 南邮\r\n"), false, "title: 南邮\n", &["utf16-text [whole]"]);
        check(&utf16("title: 南邮 and more\n"), false, "title: 南邮 and more\n", &["utf16-text [whole]"]);
        let big: Vec<_> = "level: 本科 a\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&big, false, "level: 本科 a\n", &["utf16-text [whole]"]);
    }

    #[test]
    fn gbk_is_told_apart_from_other_bad_bytes() {
        // `title: x`, then `南京邮电大学` in GBK.
        let gbk = b"id: x\r\ntitle: \xc4\xcf\xbe\xa9\xd3\xca\xb5\xe7\xb4\xf3\xd1\xa7\r\n";
        let text = String::from_utf8_lossy(gbk).replace('\r', "");
        let bad = text["id: x\ntitle: ".len()..].split(|c| c != '\u{fffd}').next().unwrap();
        check(gbk, false, &text, &[&format!("gbk-text [{bad}] line=2")]);
        // One byte lost from a UTF-8 file, and Latin-1.
        let mut cut = "标题：南京邮电大学\n学校：北京\n".as_bytes().to_vec();
        cut.remove(30);
        check(&cut, false, &String::from_utf8_lossy(&cut), &["not-utf8 [\u{fffd}] line=2"]);
        check(b"a\nUniversit\xe4t", false, "a\nUniversit\u{fffd}t", &["not-utf8 [\u{fffd}] line=2"]);
    }

    #[test]
    fn a_nul_byte_is_shown_at_its_line() {
        check("a: 文\nb: \0c\n".as_bytes(), false, "a: 文\nb: \0c\n", &["nul-byte [\0] line=2"]);
    }

    #[test]
    fn conflict_markers_count_in_their_order_only() {
        let text = "a: 1\n<<<<<<< HEAD\nb: 学\n=======\nb: 生\n>>>>>>> other\n";
        check(text.as_bytes(), false, text, &["conflict-markers [<<<<<<< HEAD] [=======] [>>>>>>> other]"]);
        let heading = "标题\n=======\n\ntext with <<<<<<< in it\n>>>>>>> quoted\n";
        check(heading.as_bytes(), true, heading, &[]);
    }

    #[test]
    fn a_file_over_a_mebibyte_is_not_read() {
        check(&vec![b'a'; MAX_BYTES], true, &"a".repeat(MAX_BYTES), &[]);
        check(&vec![b'a'; MAX_BYTES + 1], false, "", &["text-too-large [whole] size=1048577 limit=1048576"]);
    }

    proptest! {
        #[test]
        fn any_bytes_become_text_with_places_in_it(bytes in proptest::collection::vec(any::<u8>(), 0..80)) {
            let mut diags = Diagnostics::default();
            let read = read_text(FileId(0), bytes, &mut diags);
            prop_assert_eq!(read.readable, diags.is_empty());
            prop_assert!(!read.text.contains('\r') && (!read.readable || !read.text.contains('\0')));
            crate::syntax::tree::tests::check_places(&read.text, None, &diags);
        }
    }
}
