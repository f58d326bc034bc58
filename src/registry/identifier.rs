//! Identifiers of organisations: ROR and ISNI with their check digits; SCHAC, PIC and Erasmus codes by their shape.
//!
//! A wrong check digit gets no proposal: any of the characters may be the wrong one.

use super::{Fault, Reason};

/// The bare identifier (`0` and eight characters, lower case) of a ROR identifier, bare or as a URL.
///
/// `https://ror.org/…` and `ror.org/…` are read as they are common; capitals and blanks are faults with a cure.
/// Shape: `0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}`; the last two digits are ISO/IEC 7064 MOD 97-10 over the number that the
/// first seven characters write in Crockford's base 32. Source: ROR documentation, "ROR identifier pattern".
pub fn ror(text: &str) -> Result<String, Fault> {
    let stripped = ["https://ror.org/", "http://ror.org/", "ror.org/"].iter().find_map(|p| text.strip_prefix(p));
    let bare = stripped.unwrap_or(text);
    let folded = super::halfwidth(bare);
    let folded = folded.trim().trim_end_matches('/').to_ascii_lowercase();
    let folded = ["https://ror.org/", "https://www.ror.org/", "www.ror.org/", "ror.org/", "ror:"]
        .iter()
        .find_map(|p| folded.strip_prefix(p))
        .unwrap_or(&folded)
        .trim();
    let Some(number) = ror_number(folded) else { return Err(Fault::new(Reason::Shape)) };
    if format!("{:02}", 98 - number * 100 % 97) != folded[7..] {
        return Err(Fault::new(Reason::CheckDigits));
    }
    if folded == bare { Ok(bare.to_string()) } else { Err(Fault::spelling(folded)) }
}

/// The number before the check digits, if `text` has the shape.
fn ror_number(text: &str) -> Option<u64> {
    const BASE32: &str = "0123456789abcdefghjkmnpqrstvwxyz";
    let digits_last = text.len() == 9 && text.starts_with('0') && text.bytes().skip(7).all(|b| b.is_ascii_digit());
    if !digits_last {
        return None;
    }
    text.chars().take(7).try_fold(0, |number, c| Some(number * 32 + BASE32.find(c)? as u64))
}

/// The sixteen characters of an ISNI without blanks: fifteen digits and a check digit, which may be `X`.
///
/// Read with or without blanks after each fourth character, or as a URL of isni.org; hyphens and a lower-case `x` are
/// faults with a cure. Source: ISO 27729, ISO/IEC 7064 MOD 11-2.
pub fn isni(text: &str) -> Result<String, Fault> {
    let bare = ["https://isni.org/isni/", "https://www.isni.org/isni/", "http://www.isni.org/isni/"]
        .iter()
        .find_map(|p| text.strip_prefix(p))
        .unwrap_or(text);
    let folded = super::halfwidth(bare).to_ascii_uppercase();
    let folded = folded.trim();
    let folded = folded.strip_prefix("ISNI").unwrap_or(folded).trim_start_matches([':', ' ']);
    let number: String = folded.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
    let digits_first = number.len() == 16 && number.bytes().take(15).all(|b| b.is_ascii_digit());
    if !digits_first || !number.ends_with(|c: char| c.is_ascii_digit() || c == 'X') {
        return Err(Fault::new(Reason::Shape));
    }
    let sum = number.bytes().take(15).fold(0u32, |sum, b| (sum + u32::from(b - b'0')) * 2 % 11);
    let check = match (12 - sum) % 11 {
        10 => 'X',
        digit => char::from_digit(digit, 10).expect("a remainder by 11 other than 10 is a digit"),
    };
    if !number.ends_with(check) {
        return Err(Fault::new(Reason::CheckDigits));
    }
    let grouped = [&number[..4], &number[4..8], &number[8..12], &number[12..]].join(" ");
    if bare == number || bare == grouped { Ok(number) } else { Err(Fault::spelling(number)) }
}

/// The SCHAC home organisation: the institution's domain in lower case, `uni-example.de`.
///
/// Capitals, `@` before it and a web address around it are faults with a cure. Source: SCHAC 1.5, `schacHomeOrganization`;
/// RFC 1035, 2.3.1.
pub fn schac(text: &str) -> Result<&str, Fault> {
    if is_domain(text) && !text.bytes().any(|b| b.is_ascii_uppercase()) {
        return Ok(text);
    }
    let folded = super::halfwidth(text).to_ascii_lowercase();
    let core = folded.trim();
    let core = core.strip_prefix("https://").or_else(|| core.strip_prefix("http://")).unwrap_or(core);
    let core = core.split('/').next().unwrap_or_default();
    let core = core.rsplit('@').next().unwrap_or_default().trim_start_matches("www.");
    Err(if is_domain(core) { Fault::spelling(core) } else { Fault::new(Reason::Shape) })
}

/// Two or more labels of letters, digits and inner hyphens, the last one beginning with a letter (`xn--` too).
pub(super) fn is_domain(text: &str) -> bool {
    let mut labels = text.split('.');
    let fits = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let last = labels.next_back().unwrap_or_default();
    text.len() <= 253
        && last.len() >= 2
        && last.starts_with(|c: char| c.is_ascii_alphabetic())
        && fits(last)
        && text.contains('.')
        && labels.all(fits)
}

/// The Participant Identification Code of the European Commission: nine digits.
///
/// Blanks, hyphens and `PIC` before it are faults with a cure.
pub fn pic(text: &str) -> Result<&str, Fault> {
    let fits = |text: &str| text.len() == 9 && text.bytes().all(|b| b.is_ascii_digit());
    if fits(text) {
        return Ok(text);
    }
    let folded = super::halfwidth(text).to_ascii_uppercase();
    let folded = folded.trim();
    let core: String = folded
        .strip_prefix("PIC")
        .unwrap_or(folded)
        .chars()
        .filter(|c| !matches!(c, ' ' | '-' | ':' | '.' | ','))
        .collect();
    Err(if fits(&core) { Fault::spelling(core) } else { Fault::new(Reason::Shape) })
}

/// The Erasmus code: a country's letters filled up with blanks to three characters, up to seven letters of the city,
/// two or three digits: `D  BERLIN01`, `UK OXFORD01`, `IRLDUBLIN01`.
///
/// Wrong blanks (`D BERLIN01`, `DBERLIN01`) and lower case are faults with a cure, where only one country fits.
/// Source: European Commission, Erasmus institution codes.
pub fn erasmus_code(text: &str) -> Result<&str, Fault> {
    if erasmus_fits(text) {
        return Ok(text);
    }
    let folded = super::halfwidth(text).to_ascii_uppercase();
    let packed: String = folded.split_whitespace().collect();
    let first = folded.split_whitespace().next().unwrap_or_default();
    let spelled = |country: &str| {
        let rest = packed.strip_prefix(country)?;
        Some(format!("{country:<3}{rest}")).filter(|code| erasmus_fits(code))
    };
    // With blanks the first word is the country; without, every country that fits is a candidate.
    let candidates: Vec<String> = if first != packed {
        spelled(first).into_iter().collect()
    } else {
        ERASMUS_COUNTRIES.iter().filter_map(|country| spelled(country)).collect()
    };
    Err(match &candidates[..] {
        [code] => Fault::spelling(code),
        _ => Fault { reason: Reason::Shape, proposals: candidates },
    })
}

fn erasmus_fits(text: &str) -> bool {
    let Some((country, rest)) = text.split_at_checked(3) else { return false };
    let city = rest.trim_end_matches(|c: char| c.is_ascii_digit());
    ERASMUS_COUNTRIES.binary_search(&country.trim_end()).is_ok()
        && (2..=7).contains(&city.len())
        && city.bytes().all(|b| b.is_ascii_uppercase() || b == b'-')
        && (2..=3).contains(&(rest.len() - city.len()))
}

/// The letters that Erasmus codes begin with, those of road vehicles for the most part; sorted.
#[rustfmt::skip]
const ERASMUS_COUNTRIES: &[&str] = &[
    "A", "AL", "B", "BA", "BG", "CH", "CY", "CZ", "D", "DK", "E", "EE", "F", "G", "HR", "HU", "I", "IRL", "IS", "LI", "LT",
    "LUX", "LV", "ME", "MK", "MT", "N", "NL", "P", "PL", "RO", "RS", "S", "SF", "SI", "SK", "TR", "UK", "XK",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ror_identifiers_are_read_bare_and_as_urls() {
        // Well-known ones: the check digits of real identifiers prove the arithmetic.
        for real in ["042nb2s44", "03vek6s52", "052gg0110", "03cve4549", "01rxvg760", "043mz5j54", "05a28rw58"] {
            assert_eq!(ror(real), Ok(real.to_string()));
            assert_eq!(ror(&format!("https://ror.org/{real}")), Ok(real.to_string()));
        }
        assert_eq!(ror("ror.org/03cve4549"), Ok("03cve4549".to_string()));
        assert_eq!(ror(" 03CVE4549"), Err(Fault::spelling("03cve4549")));
        assert_eq!(ror("https://ror.org/03cve4549/"), Err(Fault::spelling("03cve4549")));
        assert_eq!(ror("０３cve4549"), Err(Fault::spelling("03cve4549")));
    }

    #[test]
    fn a_wrong_character_in_a_ror_identifier_is_found() {
        assert_eq!(ror("03cve4548"), Err(Fault::new(Reason::CheckDigits)));
        assert_eq!(ror("03cev4549"), Err(Fault::new(Reason::CheckDigits)));
        for wrong in ["", "03cve454", "13cve4549", "03cvl4549", "清华大学", "https://example.org/03cve4549", "0大cve49"]
        {
            assert_eq!(ror(wrong), Err(Fault::new(Reason::Shape)), "{wrong}");
        }
    }

    #[test]
    fn isni_check_digits_are_judged() {
        // The published samples of the sister standard ORCID, which takes its numbers from the ISNI block.
        assert_eq!(isni("0000000218250097"), Ok("0000000218250097".to_string()));
        assert_eq!(isni("0000 0002 1825 0097"), Ok("0000000218250097".to_string()));
        assert_eq!(isni("https://isni.org/isni/000000021694233X"), Ok("000000021694233X".to_string()));
        assert_eq!(isni("0000-0002-1694-233x"), Err(Fault::spelling("000000021694233X")));
        assert_eq!(isni("ISNI：0000 0002 1825 0097"), Err(Fault::spelling("0000000218250097")));
        assert_eq!(isni("0000000218250098"), Err(Fault::new(Reason::CheckDigits)));
        assert_eq!(isni("号码不详"), Err(Fault::new(Reason::Shape)));
        assert_eq!(isni("00000002182500"), Err(Fault::new(Reason::Shape)));
    }

    #[test]
    fn a_schac_code_is_a_domain() {
        assert_eq!(schac("uni-example.de"), Ok("uni-example.de"));
        assert_eq!(schac("wangchuan.edu.cn"), Ok("wangchuan.edu.cn"));
        assert_eq!(schac("Uni-Example.DE"), Err(Fault::spelling("uni-example.de")));
        assert_eq!(schac("https://www.wangchuan.edu.cn/index.htm"), Err(Fault::spelling("wangchuan.edu.cn")));
        assert_eq!(schac("office@wangchuan.edu.cn"), Err(Fault::spelling("wangchuan.edu.cn")));
        for wrong in ["", "example", "望川大学.中国", "-a.de", "a..de", "a b.de", ".de"] {
            assert_eq!(schac(wrong), Err(Fault::new(Reason::Shape)), "{wrong}");
        }
    }

    #[test]
    fn a_pic_has_nine_digits() {
        assert_eq!(pic("999999999"), Ok("999999999"));
        assert_eq!(pic("PIC: 999 999 999"), Err(Fault::spelling("999999999")));
        assert_eq!(pic("９９９９９９９９９"), Err(Fault::spelling("999999999")));
        assert_eq!(pic("99999999"), Err(Fault::new(Reason::Shape)));
        assert_eq!(pic("九位数字"), Err(Fault::new(Reason::Shape)));
    }

    #[test]
    fn an_erasmus_code_has_its_blanks() {
        super::super::tests::assert_sorted_and_unique(ERASMUS_COUNTRIES.iter().copied());
        for code in ["D  BERLIN01", "UK OXFORD01", "IRLDUBLIN01", "P  LISBOA109", "LUXLUX-VIL01", "A  WIEN01"] {
            assert_eq!(erasmus_code(code), Ok(code));
        }
        for wrong in ["D BERLIN01", "DBERLIN01", "d  berlin01", "D　BERLIN01", "D   BERLIN01"] {
            assert_eq!(erasmus_code(wrong), Err(Fault::spelling("D  BERLIN01")), "{wrong}");
        }
        for wrong in ["", "BERLIN", "QQ BERLIN01", "D  柏林01", "D  BERLIN1", "柏林"] {
            assert_eq!(erasmus_code(wrong).map_err(|f| f.reason), Err(Reason::Shape), "{wrong}");
        }
    }
}
