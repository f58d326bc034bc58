//! HTML that the author wrote: comments go in silence, the rest is told.

use std::ops::Range;

use super::Writer;
use crate::diag::Diagnostic;
use crate::diag::codes::prose;

impl Writer<'_> {
    pub(super) fn html_block(&mut self, dropped: &str, range: Range<usize>) {
        let span = self.trimmed(range);
        match without_comments(dropped) {
            Err(Unclosed) => self.diags.push(Diagnostic::new(&prose::COMMENT_NOT_CLOSED, span)),
            Ok(rest) if rest.trim().is_empty() => {}
            Ok(rest) => {
                let tag = tag_name(rest.trim_start()).map(|name| format!("<{name}>"));
                self.diags.push(Diagnostic::new(&prose::RAW_HTML, span).maybe("block", tag));
            }
        }
    }

    pub(super) fn inline_html(&mut self, tag: &str, range: Range<usize>) {
        if tag.starts_with("<!--") {
            return;
        }
        // `</b>` was reported with its `<b>`.
        if tag.starts_with("</") && self.dropped_inline {
            return;
        }
        self.dropped_inline = true;
        let name = tag_name(tag);
        let line_break = name.as_deref() == Some("br");
        let fault = Diagnostic::new(&prose::RAW_HTML, self.span(range));
        let fault = fault.maybe("tag", name.map(|name| format!("<{name}>")));
        self.diags.push(match line_break {
            true => fault.arg("break", "\\"),
            false => fault,
        });
    }
}

struct Unclosed;

/// What is left of dropped HTML without its comments.
fn without_comments(html: &str) -> Result<String, Unclosed> {
    let mut kept = String::new();
    let mut rest = html;
    while let Some(open) = rest.find("<!--") {
        kept.push_str(&rest[..open]);
        // `<!-->` and `<!--->` are whole comments.
        let Some(close) = rest[open + 2..].find("-->") else { return Err(Unclosed) };
        rest = &rest[open + 2 + close + 3..];
    }
    kept.push_str(rest);
    Ok(kept)
}

/// `div` of `<div class=…>` and of `</div>`.
fn tag_name(tag: &str) -> Option<String> {
    let name = tag.strip_prefix('<')?.trim_start_matches('/');
    let end = name.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(name.len());
    (end > 0 && end <= 40).then(|| name[..end].to_ascii_lowercase())
}
