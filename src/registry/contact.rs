//! Ways to reach somebody: telephone numbers (ITU-T E.164), email addresses and web addresses by their shape.
//!
//! Whether a number rings or an address answers is not asked: the program never uses the network for content.

use super::{Fault, Reason};

/// The number as `+` and digits alone, `+862500000000`, for links; written with blanks or hyphens for people.
///
/// Between 7 and 15 digits after `+`, the first not `0`. Faults with a cure: `0086 …`, a missing `+` before 10 or more
/// digits that do not begin with `0`, brackets, dots and slashes as separators, the trunk zero of `+44 (0)20` and
/// `+86 025`, full-width characters, words like `Tel:` or `电话：`. A number without its country (`025-…`) and extensions
/// are faults without one. Source: ITU-T E.164 (2010), 6.1.
pub fn phone(text: &str) -> Result<String, Fault> {
    let separator = |c: char| matches!(c, ' ' | '-');
    let fits = |text: &str| {
        let Some(rest) = text.strip_prefix('+') else { return false };
        let digits = rest.chars().filter(char::is_ascii_digit).count();
        rest.starts_with(|c: char| matches!(c, '1'..='9'))
            && rest.ends_with(|c: char| c.is_ascii_digit())
            && rest.chars().all(|c| c.is_ascii_digit() || separator(c))
            && (7..=15).contains(&digits)
    };
    if fits(text) {
        return match without_trunk_zero(text) {
            None => Ok(text.chars().filter(|c| !separator(*c)).collect()),
            Some(cure) => Err(Fault::spelling(cure)),
        };
    }
    let folded = super::halfwidth(text).replace(['–', '—', '‐', '‑'], "-").replace("(0)", " ");
    let core = folded.trim();
    let core = core.trim_start_matches(|c: char| c.is_alphabetic() || matches!(c, ':' | '.' | ' '));
    let spaced: String = core.chars().map(|c| if matches!(c, '(' | ')' | '.' | '/' | '·') { ' ' } else { c }).collect();
    let spaced = spaced.split_whitespace().collect::<Vec<_>>().join(" ").replace("- ", "-").replace(" -", "-");
    let international = if let Some(rest) = spaced.strip_prefix("00") {
        format!("+{}", rest.trim_start_matches(separator))
    } else if let Some(rest) = spaced.strip_prefix('+') {
        format!("+{}", rest.trim_start_matches(separator).strip_prefix("00").unwrap_or(rest.trim_start()))
    } else if spaced.starts_with('0') || spaced.chars().filter(char::is_ascii_digit).count() < 10 {
        return Err(Fault::new(Reason::Shape));
    } else {
        format!("+{spaced}")
    };
    let international = without_trunk_zero(&international).unwrap_or(international);
    Err(if fits(&international) { Fault::spelling(international) } else { Fault::new(Reason::Shape) })
}

/// `number` without the zero that is dialled inside of a country only, `+86 025 …`; `None` when it has none.
///
/// For countries none of whose numbers begins with zero behind the country's code (Italy's do).
fn without_trunk_zero(number: &str) -> Option<String> {
    let mut digits = number.char_indices().filter(|(_, c)| c.is_ascii_digit());
    let code: String = digits.by_ref().take(2).map(|(_, c)| c).collect();
    let (zero, _) = digits.next().filter(|(_, c)| *c == '0')?;
    let without = format!("{}{}", &number[..zero], &number[zero + 1..]);
    ["33", "44", "49", "61", "81", "82", "86"].contains(&code.as_str()).then_some(without)
}

/// The address itself, if it has the shape of one: `office@example.edu.cn`.
///
/// One `@`, before it 1 to 64 characters that need no quotes (letters beyond ASCII are allowed, RFC 6531), behind it a
/// domain with a dot. Faults with a cure: `mailto:`, angle brackets, `(at)`, full-width signs, punctuation at the end.
/// Source: RFC 5321, 4.1.2, without quoted names and addresses in brackets.
pub fn email(text: &str) -> Result<&str, Fault> {
    if is_email(text) {
        return Ok(text);
    }
    let folded = super::halfwidth(text).replace('。', ".");
    let core = folded
        .trim()
        .trim_start_matches("mailto:")
        .trim_start_matches(['<', ' '])
        .trim_end_matches(['>', '.', ',', ';', ' ']);
    let core = ["(at)", "[at]", " at ", "#"].iter().fold(core.to_string(), |core, at| core.replace(at, "@"));
    let core: String = core.chars().filter(|c| *c != ' ').collect();
    Err(if is_email(&core) { Fault::spelling(core) } else { Fault::new(Reason::Shape) })
}

fn is_email(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else { return false };
    let plain = |c: char| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
    (1..=64).contains(&name.len())
        && name.chars().all(plain)
        // A full-width letter is a slip of the input method, not somebody's name.
        && super::halfwidth(text) == text
        && !name.starts_with('.')
        && !name.ends_with('.')
        && !name.contains("..")
        && is_host(host)
}

/// The address itself, if it has the shape of a web page's: `https://example.edu.cn/en/`.
///
/// `http` or `https`, a host with a dot (or an international domain name), perhaps a port, then anything that needs no
/// quoting; no blanks, controls, quotes or back-slashes, no user name before the host. Faults with a cure: a missing
/// scheme (`www.…`), full-width signs in the scheme, Chinese punctuation at the end, blanks around it.
/// Source: RFC 3986, 3; RFC 3987, 2.2.
pub fn web_url(text: &str) -> Result<&str, Fault> {
    if is_web_url(text) {
        return Ok(text);
    }
    let core = text.trim().trim_matches(['<', '>', '"', '“', '”', '。', '，', '；', '、', '）', '（', ',', ';']);
    // The scheme and the host are ASCII for the most part; Chinese in the path stays as it is.
    let folded = super::halfwidth(core);
    let lower = folded.to_ascii_lowercase();
    let rest = ["https://", "http://", "https:/", "http:/", "https//", "http//", "https:", "http:", "//"]
        .iter()
        .find(|scheme| lower.starts_with(**scheme))
        .map(|scheme| {
            (if lower.starts_with("http") && !lower.starts_with("https") { "http" } else { "https" }, scheme.len())
        });
    let cure = match rest {
        Some((scheme, length)) => format!("{scheme}://{}", folded[length..].trim_start()),
        None if folded.contains("://") => return Err(Fault::new(Reason::Shape)),
        None => format!("https://{folded}"),
    };
    // A word alone, or an email address, is no address that lacks its scheme.
    let certain =
        is_web_url(&cure) && (rest.is_some() || cure.contains("www.") || cure.contains('/')) && !cure.contains('@');
    Err(if certain { Fault::spelling(cure) } else { Fault::new(Reason::Shape) })
}

fn is_web_url(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")) else { return false };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let (host, port) = authority.split_once(':').unwrap_or((authority, "1"));
    let port_fits = port.parse::<u16>().is_ok_and(|port| port > 0) && port.bytes().all(|b| b.is_ascii_digit());
    is_host(host)
        && port_fits
        && path.chars().all(may_stand_in_a_url)
        && !path.ends_with(['。', '，', '；', '、', '）'])
}

/// A domain by its ASCII letters, or one with letters beyond ASCII, whose encoding is the browser's work.
fn is_host(host: &str) -> bool {
    super::identifier::is_domain(host)
        || !host.is_ascii()
            && super::halfwidth(host) == host
            && host.contains('.')
            && host.split('.').all(|label| {
                (1..=63).contains(&label.chars().count())
                    && label.chars().all(|c| c.is_alphanumeric() || c == '-')
                    && !label.starts_with('-')
                    && !label.ends_with('-')
            })
}

/// Not blanks, controls and the characters that RFC 3986 leaves out, nor invisible marks of direction and width.
fn may_stand_in_a_url(c: char) -> bool {
    !(c.is_whitespace()
        || c.is_control()
        || matches!(c, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephone_numbers_are_read_with_blanks_and_hyphens() {
        for text in ["+86 25 0000 0000", "+86-25-00000000", "+862500000000"] {
            assert_eq!(phone(text).as_deref(), Ok("+862500000000"), "{text}");
        }
        assert_eq!(phone("+1 2345678").as_deref(), Ok("+12345678"));
    }

    #[test]
    fn telephone_numbers_in_other_forms_have_their_cure() {
        for (wrong, cure) in [
            ("0086 25 0000 0000", "+86 25 0000 0000"),
            ("0086-25-00000000", "+86-25-00000000"),
            ("86-25-00000000", "+86-25-00000000"),
            ("＋86　25　00000000", "+86 25 00000000"),
            ("电话：+86 25 0000 0000", "+86 25 0000 0000"),
            ("+86 (25) 0000 0000", "+86 25 0000 0000"),
            ("+44 (0)20 0000 0000", "+44 20 0000 0000"),
            ("+49.30.000000", "+49 30 000000"),
            ("+86 025 0000 0000", "+86 25 0000 0000"),
            ("0086-025-00000000", "+86-25-00000000"),
        ] {
            assert_eq!(phone(wrong), Err(Fault::spelling(cure)), "{wrong}");
        }
    }

    #[test]
    fn a_number_without_its_country_is_refused() {
        for wrong in
            ["025-0000 0000", "0000 0000", "+86", "+1234567890123456", "+86 25 0000 0000 转 12", "", "内线八号"]
        {
            assert_eq!(phone(wrong), Err(Fault::new(Reason::Shape)), "{wrong}");
        }
    }

    #[test]
    fn email_addresses_have_a_name_and_a_host() {
        for good in ["office@example.edu.cn", "a.b+c@example.org", "国际处@望川.中国"] {
            assert_eq!(email(good), Ok(good));
        }
        for (wrong, cure) in [
            ("mailto:office@example.org", "office@example.org"),
            ("office＠example.edu.cn", "office@example.edu.cn"),
            ("office@example.edu.cn。", "office@example.edu.cn"),
            ("<office@example.org>", "office@example.org"),
            ("office (at) example.org", "office@example.org"),
            ("office@example。org", "office@example.org"),
        ] {
            assert_eq!(email(wrong), Err(Fault::spelling(cure)), "{wrong}");
        }
        for wrong in
            ["", "office", "@example.org", "a@b", "a@b@example.org", "国际处", ".a@example.org", "a..b@example.org"]
        {
            assert_eq!(email(wrong), Err(Fault::new(Reason::Shape)), "{wrong}");
        }
    }

    #[test]
    fn web_addresses_have_a_scheme_and_a_host() {
        for good in [
            "https://example.edu.cn",
            "http://example.org:8080/a?b=c#d",
            "https://望川大学.中国/招生",
            "https://example.org/招生/简章.htm",
        ] {
            assert_eq!(web_url(good), Ok(good));
        }
        for (wrong, cure) in [
            ("www.example.edu.cn", "https://www.example.edu.cn"),
            ("example.edu.cn/en/", "https://example.edu.cn/en/"),
            ("http：//example.org", "http://example.org"),
            ("https//example.org", "https://example.org"),
            ("HTTPS://example.org/A", "https://example.org/A"),
            ("https://example.org/招生。", "https://example.org/招生"),
            (" https://example.org ", "https://example.org"),
        ] {
            assert_eq!(web_url(wrong), Err(Fault::spelling(cure)), "{wrong}");
        }
        for wrong in [
            "",
            "望川大学",
            "ftp://example.org",
            "javascript:alert(1)",
            "https://example",
            "https://user:pass@example.org/",
            "https://example.org/a b",
            "https://example.org/\u{202e}a",
            "https://example.org:99999/",
            "office@example.org",
        ] {
            assert_eq!(web_url(wrong), Err(Fault::new(Reason::Shape)), "{wrong}");
        }
    }
}
