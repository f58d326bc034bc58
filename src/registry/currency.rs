//! Currencies: ISO 4217, the codes in use in January 2026 (with XCG of 2025 and ZWG of 2024; the Bulgarian lev left in
//! January 2026), and the minor units of each.
//!
//! Left out: funds, bond units, precious metals, testing and "no currency", in which nobody pays a fee.

use super::{Fault, Reason, lookup};

/// A currency in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency {
    /// Three capitals: `CNY`.
    pub code: &'static str,
    /// Digits after the decimal point: 2 for most, 0 for the yen, 3 for the Kuwaiti dinar.
    pub minor_units: u8,
}

/// The currency of a code of three capitals.
///
/// Else the proposals are the codes meant by a sign (`€`, `NT$`), a word (`元`, `美元`, `euros`), another abbreviation
/// (`RMB`, `NTD`), lower case, or a currency that is no more (`HRK`). Signs that several countries use (`¥`, `$`,
/// `kr`) give each, the likeliest first. Source: ISO 4217.
pub fn currency(text: &str) -> Result<Currency, Fault> {
    if let Some(found) = by_code(text) {
        return Ok(found);
    }
    let folded = super::halfwidth(text).replace('￥', "¥").trim().to_lowercase();
    if let Some(proposals) = lookup(SPELLINGS, &folded) {
        let reason = if proposals.len() == 1 { Reason::Spelling } else { Reason::Unlisted };
        return Err(Fault::of(reason, proposals));
    }
    let upper = folded.to_uppercase();
    match by_code(&upper) {
        Some(found) => Err(Fault::spelling(found.code)),
        None => Err(Fault::unlisted(USUAL.iter().copied().find(|code| strsim::damerau_levenshtein(&upper, code) == 1))),
    }
}

/// All codes, sorted.
pub fn codes() -> impl Iterator<Item = &'static str> {
    CURRENCIES.iter().map(|(code, _)| *code)
}

fn by_code(code: &str) -> Option<Currency> {
    let i = CURRENCIES.binary_search_by(|(c, _)| (*c).cmp(code)).ok()?;
    let (code, minor_units) = CURRENCIES[i];
    Some(Currency { code, minor_units })
}

/// The currencies that a typing error is compared with, the likeliest first: with all, every three letters are near.
const USUAL: &[&str] = &[
    "CNY", "USD", "EUR", "GBP", "HKD", "JPY", "AUD", "CAD", "SGD", "CHF", "KRW", "RUB", "NZD", "SEK", "TWD", "MYR",
    "THB",
];

/// Code and minor units; sorted.
#[rustfmt::skip]
const CURRENCIES: &[(&str, u8)] = &[
    ("AED", 2),
    ("AFN", 2),
    ("ALL", 2),
    ("AMD", 2),
    ("AOA", 2),
    ("ARS", 2),
    ("AUD", 2),
    ("AWG", 2),
    ("AZN", 2),
    ("BAM", 2),
    ("BBD", 2),
    ("BDT", 2),
    ("BHD", 3),
    ("BIF", 0),
    ("BMD", 2),
    ("BND", 2),
    ("BOB", 2),
    ("BRL", 2),
    ("BSD", 2),
    ("BTN", 2),
    ("BWP", 2),
    ("BYN", 2),
    ("BZD", 2),
    ("CAD", 2),
    ("CDF", 2),
    ("CHF", 2),
    ("CLP", 0),
    ("CNY", 2),
    ("COP", 2),
    ("CRC", 2),
    ("CUP", 2),
    ("CVE", 2),
    ("CZK", 2),
    ("DJF", 0),
    ("DKK", 2),
    ("DOP", 2),
    ("DZD", 2),
    ("EGP", 2),
    ("ERN", 2),
    ("ETB", 2),
    ("EUR", 2),
    ("FJD", 2),
    ("FKP", 2),
    ("GBP", 2),
    ("GEL", 2),
    ("GHS", 2),
    ("GIP", 2),
    ("GMD", 2),
    ("GNF", 0),
    ("GTQ", 2),
    ("GYD", 2),
    ("HKD", 2),
    ("HNL", 2),
    ("HTG", 2),
    ("HUF", 2),
    ("IDR", 2),
    ("ILS", 2),
    ("INR", 2),
    ("IQD", 3),
    ("IRR", 2),
    ("ISK", 0),
    ("JMD", 2),
    ("JOD", 3),
    ("JPY", 0),
    ("KES", 2),
    ("KGS", 2),
    ("KHR", 2),
    ("KMF", 0),
    ("KPW", 2),
    ("KRW", 0),
    ("KWD", 3),
    ("KYD", 2),
    ("KZT", 2),
    ("LAK", 2),
    ("LBP", 2),
    ("LKR", 2),
    ("LRD", 2),
    ("LSL", 2),
    ("LYD", 3),
    ("MAD", 2),
    ("MDL", 2),
    ("MGA", 2),
    ("MKD", 2),
    ("MMK", 2),
    ("MNT", 2),
    ("MOP", 2),
    ("MRU", 2),
    ("MUR", 2),
    ("MVR", 2),
    ("MWK", 2),
    ("MXN", 2),
    ("MYR", 2),
    ("MZN", 2),
    ("NAD", 2),
    ("NGN", 2),
    ("NIO", 2),
    ("NOK", 2),
    ("NPR", 2),
    ("NZD", 2),
    ("OMR", 3),
    ("PAB", 2),
    ("PEN", 2),
    ("PGK", 2),
    ("PHP", 2),
    ("PKR", 2),
    ("PLN", 2),
    ("PYG", 0),
    ("QAR", 2),
    ("RON", 2),
    ("RSD", 2),
    ("RUB", 2),
    ("RWF", 0),
    ("SAR", 2),
    ("SBD", 2),
    ("SCR", 2),
    ("SDG", 2),
    ("SEK", 2),
    ("SGD", 2),
    ("SHP", 2),
    ("SLE", 2),
    ("SOS", 2),
    ("SRD", 2),
    ("SSP", 2),
    ("STN", 2),
    ("SVC", 2),
    ("SYP", 2),
    ("SZL", 2),
    ("THB", 2),
    ("TJS", 2),
    ("TMT", 2),
    ("TND", 3),
    ("TOP", 2),
    ("TRY", 2),
    ("TTD", 2),
    ("TWD", 2),
    ("TZS", 2),
    ("UAH", 2),
    ("UGX", 0),
    ("USD", 2),
    ("UYU", 2),
    ("UZS", 2),
    ("VED", 2),
    ("VES", 2),
    ("VND", 0),
    ("VUV", 0),
    ("WST", 2),
    ("XAF", 0),
    ("XCD", 2),
    ("XCG", 2),
    ("XOF", 0),
    ("XPF", 0),
    ("YER", 2),
    ("ZAR", 2),
    ("ZMW", 2),
    ("ZWG", 2),
];

/// Signs, words, abbreviations and codes of the past, in lower case; sorted.
#[rustfmt::skip]
const SPELLINGS: &[(&str, &[&str])] = &[
    ("$", &["USD", "HKD", "AUD", "CAD", "SGD"]),
    ("$us", &["USD"]),
    ("a$", &["AUD"]),
    ("ang", &["XCG"]),
    ("ats", &["EUR"]),
    ("au$", &["AUD"]),
    ("azm", &["AZN"]),
    ("baht", &["THB"]),
    ("bef", &["EUR"]),
    ("bgn", &["EUR"]),
    ("byb", &["BYN"]),
    ("byr", &["BYN"]),
    ("c$", &["CAD"]),
    ("ca$", &["CAD"]),
    ("chinese yuan", &["CNY"]),
    ("cnh", &["CNY"]),
    ("cny¥", &["CNY"]),
    ("cn¥", &["CNY"]),
    ("cuc", &["CUP"]),
    ("cyp", &["EUR"]),
    ("dem", &["EUR"]),
    ("dh", &["AED"]),
    ("dhs", &["AED"]),
    ("dollar", &["USD", "AUD", "CAD", "HKD", "SGD"]),
    ("dollars", &["USD", "AUD", "CAD", "HKD", "SGD"]),
    ("eek", &["EUR"]),
    ("esp", &["EUR"]),
    ("euro", &["EUR"]),
    ("euros", &["EUR"]),
    ("fim", &["EUR"]),
    ("fr.", &["CHF"]),
    ("frf", &["EUR"]),
    ("ft", &["HUF"]),
    ("gbp£", &["GBP"]),
    ("ghc", &["GHS"]),
    ("grd", &["EUR"]),
    ("hk$", &["HKD"]),
    ("hkd$", &["HKD"]),
    ("hrk", &["EUR"]),
    ("iep", &["EUR"]),
    ("itl", &["EUR"]),
    ("jp¥", &["JPY"]),
    ("kr", &["SEK", "NOK", "DKK", "ISK"]),
    ("kr.", &["SEK", "NOK", "DKK", "ISK"]),
    ("krona", &["SEK", "NOK", "DKK", "ISK"]),
    ("krone", &["SEK", "NOK", "DKK", "ISK"]),
    ("kroner", &["SEK", "NOK", "DKK", "ISK"]),
    ("kronor", &["SEK", "NOK", "DKK", "ISK"]),
    ("kč", &["CZK"]),
    ("ltl", &["EUR"]),
    ("luf", &["EUR"]),
    ("lvl", &["EUR"]),
    ("mop$", &["MOP"]),
    ("mro", &["MRU"]),
    ("mtl", &["EUR"]),
    ("mxp", &["MXN"]),
    ("mzm", &["MZN"]),
    ("nlg", &["EUR"]),
    ("nt", &["TWD"]),
    ("nt dollar", &["TWD"]),
    ("nt$", &["TWD"]),
    ("ntd", &["TWD"]),
    ("nz$", &["NZD"]),
    ("plz", &["PLN"]),
    ("pound", &["GBP"]),
    ("pound sterling", &["GBP"]),
    ("pounds", &["GBP"]),
    ("pte", &["EUR"]),
    ("r$", &["BRL"]),
    ("rand", &["ZAR"]),
    ("renminbi", &["CNY"]),
    ("ringgit", &["MYR"]),
    ("rm", &["MYR"]),
    ("rmb", &["CNY"]),
    ("rmb yuan", &["CNY"]),
    ("rmb¥", &["CNY"]),
    ("rol", &["RON"]),
    ("rouble", &["RUB"]),
    ("roubles", &["RUB"]),
    ("rp", &["IDR"]),
    ("rs", &["INR"]),
    ("rs.", &["INR"]),
    ("ruble", &["RUB"]),
    ("rubles", &["RUB"]),
    ("rupee", &["INR", "PKR", "LKR", "NPR"]),
    ("rupees", &["INR", "PKR", "LKR", "NPR"]),
    ("rur", &["RUB"]),
    ("s$", &["SGD"]),
    ("sdd", &["SDG"]),
    ("sfr", &["CHF"]),
    ("sg$", &["SGD"]),
    ("sit", &["EUR"]),
    ("skk", &["EUR"]),
    ("sll", &["SLE"]),
    ("std", &["STN"]),
    ("sterling", &["GBP"]),
    ("stg", &["GBP"]),
    ("swiss franc", &["CHF"]),
    ("swiss francs", &["CHF"]),
    ("tl", &["TRY"]),
    ("tmm", &["TMT"]),
    ("trl", &["TRY"]),
    ("twd$", &["TWD"]),
    ("uak", &["UAH"]),
    ("ukp", &["GBP"]),
    ("us dollar", &["USD"]),
    ("us dollars", &["USD"]),
    ("us$", &["USD"]),
    ("usd$", &["USD"]),
    ("veb", &["VES"]),
    ("vef", &["VES"]),
    ("won", &["KRW"]),
    ("yen", &["JPY"]),
    ("yuan", &["CNY"]),
    ("zl", &["PLN"]),
    ("zloty", &["PLN"]),
    ("zmk", &["ZMW"]),
    ("zwl", &["ZWG"]),
    ("zł", &["PLN"]),
    ("złoty", &["PLN"]),
    ("£", &["GBP"]),
    ("¥", &["CNY", "JPY"]),
    ("руб", &["RUB"]),
    ("руб.", &["RUB"]),
    ("฿", &["THB"]),
    ("₩", &["KRW"]),
    ("₪", &["ILS"]),
    ("₫", &["VND"]),
    ("€", &["EUR"]),
    ("₮", &["MNT"]),
    ("₱", &["PHP"]),
    ("₴", &["UAH"]),
    ("₸", &["KZT"]),
    ("₹", &["INR"]),
    ("₺", &["TRY"]),
    ("₽", &["RUB"]),
    ("丹麦克朗", &["DKK"]),
    ("人民币", &["CNY"]),
    ("人民币元", &["CNY"]),
    ("人民幣", &["CNY"]),
    ("元", &["CNY"]),
    ("元人民币", &["CNY"]),
    ("克朗", &["SEK", "NOK", "DKK", "ISK"]),
    ("兰特", &["ZAR"]),
    ("兹罗提", &["PLN"]),
    ("円", &["JPY"]),
    ("加元", &["CAD"]),
    ("加拿大元", &["CAD"]),
    ("卢布", &["RUB"]),
    ("卢比", &["INR", "PKR", "LKR", "NPR"]),
    ("印尼卢比", &["IDR"]),
    ("印尼盾", &["IDR"]),
    ("印度卢比", &["INR"]),
    ("台币", &["TWD"]),
    ("图格里克", &["MNT"]),
    ("土耳其里拉", &["TRY"]),
    ("块", &["CNY"]),
    ("坚戈", &["KZT"]),
    ("埃及镑", &["EGP"]),
    ("巴基斯坦卢比", &["PKR"]),
    ("挪威克朗", &["NOK"]),
    ("捷克克朗", &["CZK"]),
    ("新元", &["SGD"]),
    ("新加坡元", &["SGD"]),
    ("新台币", &["TWD"]),
    ("新币", &["SGD"]),
    ("新西兰元", &["NZD"]),
    ("日元", &["JPY"]),
    ("日圆", &["JPY"]),
    ("林吉特", &["MYR"]),
    ("格里夫纳", &["UAH"]),
    ("欧元", &["EUR"]),
    ("歐元", &["EUR"]),
    ("沙特里亚尔", &["SAR"]),
    ("泰铢", &["THB"]),
    ("港元", &["HKD"]),
    ("港币", &["HKD"]),
    ("澳元", &["AUD"]),
    ("澳大利亚元", &["AUD"]),
    ("澳门元", &["MOP"]),
    ("澳门币", &["MOP"]),
    ("瑞典克朗", &["SEK"]),
    ("瑞士法郎", &["CHF"]),
    ("福林", &["HUF"]),
    ("纽元", &["NZD"]),
    ("美元", &["USD"]),
    ("美金", &["USD"]),
    ("英镑", &["GBP"]),
    ("菲律宾比索", &["PHP"]),
    ("谢克尔", &["ILS"]),
    ("越南盾", &["VND"]),
    ("迪拉姆", &["AED"]),
    ("雷亚尔", &["BRL"]),
    ("韩元", &["KRW"]),
    ("韩币", &["KRW"]),
    ("马币", &["MYR"]),
    ("马来西亚林吉特", &["MYR"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Result<(&'static str, u8), (Reason, &[&str])>) {
        let expected = expected
            .map(|(code, minor_units)| Currency { code, minor_units })
            .map_err(|(reason, proposals)| Fault::of(reason, proposals));
        assert_eq!(currency(text), expected, "{text}");
    }

    #[test]
    fn tables_are_sorted_and_lead_to_codes() {
        super::super::tests::assert_sorted_and_unique(codes());
        super::super::tests::assert_sorted_and_unique(SPELLINGS.iter().map(|(spelling, _)| *spelling));
        for (spelling, proposals) in SPELLINGS {
            assert!(!proposals.is_empty() && proposals.iter().all(|code| currency(code).is_ok()), "{spelling}");
            assert!(currency(spelling).is_err() && currency(&spelling.to_uppercase()).is_err(), "{spelling}");
        }
        assert!(USUAL.iter().all(|code| currency(code).is_ok()));
    }

    #[test]
    fn codes_come_with_their_minor_units() {
        check("CNY", Ok(("CNY", 2)));
        check("JPY", Ok(("JPY", 0)));
        check("KWD", Ok(("KWD", 3)));
        check("XOF", Ok(("XOF", 0)));
        check("ZWG", Ok(("ZWG", 2)));
    }

    #[test]
    fn signs_words_and_lower_case_have_their_cure() {
        for (wrong, code) in [
            ("RMB", "CNY"),
            ("元", "CNY"),
            ("人民币", "CNY"),
            ("€", "EUR"),
            ("£", "GBP"),
            ("NT$", "TWD"),
            ("新台币", "TWD"),
            ("美元", "USD"),
            ("US$", "USD"),
            ("欧元", "EUR"),
            ("卢布", "RUB"),
            ("cny", "CNY"),
            ("Euros", "EUR"),
            ("HRK", "EUR"),
        ] {
            check(wrong, Err((Reason::Spelling, &[code])));
        }
    }

    #[test]
    fn a_sign_of_several_countries_gives_each() {
        check("¥", Err((Reason::Unlisted, &["CNY", "JPY"])));
        check("￥", Err((Reason::Unlisted, &["CNY", "JPY"])));
        check("$", Err((Reason::Unlisted, &["USD", "HKD", "AUD", "CAD", "SGD"])));
    }

    #[test]
    fn a_typing_error_is_guessed_among_the_usual_ones() {
        check("CYN", Err((Reason::Unlisted, &["CNY"])));
        check("GPB", Err((Reason::Unlisted, &["GBP"])));
        check("QQQ", Err((Reason::Unlisted, &[])));
        check("贝壳", Err((Reason::Unlisted, &[])));
        check("XAU", Err((Reason::Unlisted, &[])));
    }
}
