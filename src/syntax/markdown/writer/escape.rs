//! Text as the content of an element, as an attribute and as an address.

/// Adds `text` as the text of an element.
pub(super) fn escape(html: &mut String, text: &str) {
    pulldown_cmark_escape::escape_html_body_text(html, text).expect("writing to memory does not fail");
}

/// Adds `text` as the value of an attribute in double quotes.
pub(super) fn escape_attribute(html: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\n' | '\r' => html.push(' '),
            c => html.push(c),
        }
    }
}

/// Adds `address` as the value of `href`: what no URL may hold as such is percent-encoded, what is encoded stays.
pub(super) fn escape_address(html: &mut String, address: &str) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in address.bytes() {
        match byte {
            b'&' => html.push_str("&amp;"),
            b'\'' => html.push_str("%27"),
            b'!' | b'#'..=b';' | b'=' | b'?'..=b'Z' | b'_' | b'a'..=b'z' | b'~' | b'[' | b']' => {
                html.push(byte as char);
            }
            _ => {
                html.push('%');
                html.push(HEX[usize::from(byte >> 4)] as char);
                html.push(HEX[usize::from(byte & 15)] as char);
            }
        }
    }
}
