//! Languages: BCP 47 tags (RFC 5646, 2.1 and 2.2) over a list of primary subtags.
//!
//! The list holds ISO 639-1 entire and those of ISO 639-3 that universities teach, teach in or study: Chinese and Arabic
//! varieties, languages of China's nationalities, sign languages, classical languages, regional ones of every continent.
//! A subtag for a region must be a country or three digits (UN M.49); scripts and variants are judged by shape alone.
//! Not here: names of languages (`locale`).

use super::{Fault, Reason, country::country, lookup, nearest_name};

/// The tag in its canonical case: `zh-Hans-CN` for `zh-hans-cn`; language lower, script title, region upper case.
///
/// Else the proposal is the tag meant by underscores (`zh_CN`), a country's code in the place of a language's (`cn`,
/// `jp`), a three-letter code that has two letters (`eng`, `chi`), subtags in another order, a wrong region (`en-UK`), or
/// a word (`English`, `英语`). `kr` is Kanuri, but written for Korean: both are proposed, `kr-NG` is accepted.
pub fn language_tag(text: &str) -> Result<String, Fault> {
    let folded = super::halfwidth(text).trim().to_lowercase();
    if folded == "kr" {
        return Err(Fault::of(Reason::Unlisted, &["ko", "kr-NG"]));
    }
    if let Some(tag) = lookup(SPELLINGS, &folded) {
        return Err(Fault::spelling(tag));
    }
    let hyphenated = folded.replace(['_', ' '], "-");
    let tag = parse(&hyphenated)?;
    if tag.eq_ignore_ascii_case(text) { Ok(tag) } else { Err(Fault::spelling(tag)) }
}

/// All primary subtags, sorted.
pub fn codes() -> impl Iterator<Item = &'static str> {
    CODES.iter().copied()
}

/// The subtags of a tag by their place; the last three fields hold everything behind the region in order.
#[derive(Default)]
struct Subtags {
    script: Option<String>,
    region: Option<String>,
    variants: Vec<String>,
    rest: Vec<String>,
}

/// `text` is in lower case, with hyphens.
fn parse(text: &str) -> Result<String, Fault> {
    let mut subtags = text.split('-');
    let primary = subtags.next().unwrap_or_default();
    if !text.split('-').all(|s| (1..=8).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_alphanumeric())) {
        return Err(guess(text));
    }
    if CODES.binary_search(&primary).is_err() {
        let Some(meant) = lookup(SPELLINGS, primary) else { return Err(guess(text)) };
        return Err(replaced(meant, text, primary));
    }
    let rest: Vec<&str> = subtags.collect();
    if let Some(extended) = rest.first().filter(|s| s.len() == 3 && CODES.binary_search(s).is_ok()) {
        // `zh-yue`: RFC 5646, 2.2.2 prefers the extended language alone.
        return Err(replaced(extended, text, &format!("{primary}-{extended}")));
    }
    // The primary subtag is right: a guess from its letters could only mislead.
    let Some((parts, in_order)) = places(&rest) else { return Err(Fault::new(Reason::Shape)) };
    let mut tag = primary.to_string();
    let mut cured = !in_order;
    if let Some(script) = &parts.script {
        tag.push('-');
        tag.push_str(&script[..1].to_ascii_uppercase());
        tag.push_str(&script[1..]);
    }
    if let Some(region) = &parts.region {
        let upper = region.to_ascii_uppercase();
        tag.push('-');
        if region.bytes().all(|b| b.is_ascii_digit()) {
            tag.push_str(region);
        } else {
            match country(&upper) {
                Ok(code) => tag.push_str(code),
                Err(fault) => {
                    let Some(code) = fault.proposal() else { return Err(Fault::unlisted(Some(primary))) };
                    tag.push_str(code);
                    cured = true;
                }
            }
        }
    }
    for subtag in parts.variants.iter().chain(&parts.rest) {
        tag.push('-');
        tag.push_str(subtag);
    }
    if cured { Err(Fault::spelling(tag)) } else { Ok(tag) }
}

/// The subtags behind the primary one in their places, and whether they stood in the order of RFC 5646, 2.1; `None` when
/// one fits no place or a place is taken twice.
fn places(subtags: &[&str]) -> Option<(Subtags, bool)> {
    let mut parts = Subtags::default();
    let mut in_order = true;
    for (i, subtag) in subtags.iter().enumerate() {
        let letters = subtag.bytes().all(|b| b.is_ascii_alphabetic());
        let digits = subtag.bytes().all(|b| b.is_ascii_digit());
        match subtag.len() {
            1 => {
                parts.rest = subtags[i..].iter().map(std::string::ToString::to_string).collect();
                return extensions_fit(&subtags[i..]).then_some((parts, in_order));
            }
            4 if letters && parts.script.is_none() => {
                in_order &= parts.region.is_none() && parts.variants.is_empty();
                parts.script = Some(subtag.to_string());
            }
            2 | 3 if (letters == (subtag.len() == 2)) && (letters || digits) && parts.region.is_none() => {
                in_order &= parts.variants.is_empty();
                parts.region = Some(subtag.to_string());
            }
            5..=8 if !parts.variants.iter().any(|v| v == subtag) => parts.variants.push(subtag.to_string()),
            4 if subtag.as_bytes()[0].is_ascii_digit() && !parts.variants.iter().any(|v| v == subtag) => {
                parts.variants.push(subtag.to_string());
            }
            _ => return None,
        }
    }
    Some((parts, in_order))
}

/// Whether each singleton has at least one subtag of two or more characters behind it (of one or more after `x`), and
/// none stands twice.
fn extensions_fit(subtags: &[&str]) -> bool {
    let mut seen = Vec::new();
    let mut open = false;
    for (i, subtag) in subtags.iter().enumerate() {
        match subtag.len() {
            1 if *subtag == "x" => return (i == 0 || !open) && i + 1 < subtags.len(),
            1 if open || seen.contains(subtag) => return false,
            1 => {
                seen.push(*subtag);
                open = true;
            }
            _ => open = false,
        }
    }
    !open
}

/// The fault of `text` whose beginning `wrong` should be `right`; the rest is kept if that makes a tag.
fn replaced(right: &str, text: &str, wrong: &str) -> Fault {
    match parse(&format!("{right}{}", &text[wrong.len()..]).to_lowercase()) {
        Ok(tag) => Fault::spelling(tag),
        Err(fault) => Fault::spelling(fault.proposal().unwrap_or(right)),
    }
}

/// The language whose name is nearest.
fn guess(text: &str) -> Fault {
    let name = text.replace('-', " ");
    // Codes are not compared: every three letters are near to every other three.
    let names = SPELLINGS.iter().map(|(name, _)| *name).filter(|name| !name.is_ascii() || name.len() > 3);
    match nearest_name(&name, names).and_then(|name| lookup(SPELLINGS, name)) {
        Some(tag) => Fault::unlisted(Some(tag)),
        None if (2..=3).contains(&text.len()) => Fault::new(Reason::Unlisted),
        None => Fault::new(Reason::Shape),
    }
}

/// Primary subtags: ISO 639-1 entire, ISO 639-3 in part; sorted.
#[rustfmt::skip]
const CODES: &[&str] = &[
    "aa", "ab", "ace", "ach", "acm", "ady", "ae", "aeb", "af", "afb", "ak", "akk", "alt", "am", "an", "ang", "apc",
    "apd", "ar", "arb", "arc", "arn", "arq", "ars", "ary", "arz", "as", "ase", "asf", "av", "awa", "ay", "ayl", "az",
    "ba", "ban", "bar", "bcl", "be", "bem", "bfi", "bg", "bgc", "bho", "bi", "bin", "bjn", "bm", "bn", "bo", "br",
    "bs", "bua", "bug", "bxr", "bzs", "ca", "cak", "cdo", "ce", "ceb", "cgg", "ch", "chk", "chm", "cjy", "ckb", "ckt",
    "cmn", "cnh", "cnp", "co", "cop", "cpx", "cr", "crh", "cs", "csl", "csp", "csq", "cu", "cv", "cy", "czh", "czo",
    "da", "dar", "de", "din", "doc", "doi", "dsb", "dse", "dsl", "dv", "dyu", "dz", "ee", "efi", "egy", "el", "en",
    "enm", "eo", "es", "et", "eu", "evn", "fa", "fat", "ff", "fi", "fil", "fj", "fo", "fon", "fr", "frm", "fro",
    "frr", "fsl", "fss", "fur", "fy", "ga", "gaa", "gan", "gbm", "gcf", "gd", "gez", "gil", "gl", "gmh", "gn", "goh",
    "gom", "got", "grc", "gsg", "gsw", "gu", "gug", "guz", "gv", "ha", "hak", "haw", "hdy", "he", "hi", "hil", "hit",
    "hmn", "hne", "hni", "hnj", "ho", "hr", "hsb", "hsn", "ht", "hu", "hy", "hz", "ia", "iba", "ibb", "id", "ie",
    "ig", "ii", "ik", "ilo", "inh", "io", "is", "ise", "isg", "it", "iu", "ja", "jbo", "jiu", "jsl", "jv", "ka",
    "kab", "kac", "kam", "kbd", "kcg", "kek", "kfy", "kg", "kha", "khb", "ki", "kj", "kjg", "kjh", "kk", "kl", "kln",
    "km", "kmb", "kmr", "kn", "ko", "koi", "kok", "kr", "krc", "kri", "ks", "ksw", "ku", "kum", "kv", "kvk", "kw",
    "kxm", "ky", "la", "lad", "lb", "lbe", "lez", "lg", "lgg", "lhu", "li", "lij", "lis", "lld", "lmo", "ln", "lo",
    "loz", "lt", "ltc", "lu", "lua", "luo", "lus", "luy", "lv", "lzh", "mad", "mag", "mai", "mam", "mdf", "men",
    "mer", "mfs", "mg", "mh", "mhr", "mi", "min", "mk", "ml", "mn", "mnc", "mni", "mnk", "mnp", "mnw", "mos", "mr",
    "mrj", "ms", "mt", "mwr", "mww", "my", "myv", "na", "nan", "nap", "nb", "nd", "nds", "ne", "new", "ng", "nhe",
    "niu", "nl", "nn", "no", "nod", "nog", "non", "nr", "nsl", "nso", "nus", "nv", "nxq", "ny", "nyn", "nzs", "oc",
    "och", "oj", "om", "or", "os", "pa", "pag", "pam", "pap", "pau", "pcc", "peo", "pes", "phn", "pi", "pl", "pll",
    "pon", "prs", "ps", "pt", "qu", "quc", "quy", "quz", "raj", "rap", "rar", "rhg", "rif", "rm", "rn", "ro", "rom",
    "rop", "rsl", "ru", "rw", "sa", "sah", "sas", "sat", "sc", "scn", "sco", "sd", "se", "sfb", "sg", "sga", "sh",
    "shi", "shn", "si", "sid", "sjo", "sk", "sl", "sm", "sn", "snk", "so", "sq", "sr", "srn", "srr", "ss", "ssp",
    "st", "su", "sus", "sux", "sv", "sw", "swc", "swh", "swl", "syc", "syl", "ta", "tab", "taj", "tcy", "tdd", "te",
    "tem", "teo", "tg", "th", "ti", "tig", "tji", "tk", "tl", "tn", "to", "toi", "tpi", "tr", "ts", "tss", "tt",
    "tts", "tum", "tvl", "tw", "ty", "tyv", "tzh", "tzm", "tzo", "udm", "ug", "uga", "uk", "umb", "ur", "uz", "vai",
    "ve", "vec", "vgt", "vi", "vo", "wa", "wal", "war", "wbm", "wo", "wuu", "xcl", "xh", "xog", "yao", "yi", "yo",
    "yua", "yue", "za", "zgh", "zh", "zsm", "zu", "zza", "zzj",
];

/// Words, countries' codes, withdrawn and three-letter codes, in lower case, with the tag that is meant; sorted.
#[rustfmt::skip]
const SPELLINGS: &[(&str, &str)] = &[
    ("aar", "aa"),
    ("abk", "ab"),
    ("afr", "af"),
    ("afrikaans", "af"),
    ("aka", "ak"),
    ("alb", "sq"),
    ("albanian", "sq"),
    ("american english", "en-US"),
    ("amh", "am"),
    ("amharic", "am"),
    ("anglais", "en"),
    ("ara", "ar"),
    ("arabic", "ar"),
    ("arg", "an"),
    ("arm", "hy"),
    ("armenian", "hy"),
    ("asm", "as"),
    ("at", "de"),
    ("ava", "av"),
    ("ave", "ae"),
    ("aym", "ay"),
    ("aze", "az"),
    ("azerbaijani", "az"),
    ("bahasa indonesia", "id"),
    ("bak", "ba"),
    ("bam", "bm"),
    ("bangla", "bn"),
    ("baq", "eu"),
    ("basque", "eu"),
    ("bd", "bn"),
    ("bel", "be"),
    ("belarusian", "be"),
    ("ben", "bn"),
    ("bengali", "bn"),
    ("bis", "bi"),
    ("bod", "bo"),
    ("bokmål", "nb"),
    ("bos", "bs"),
    ("bosnian", "bs"),
    ("bre", "br"),
    ("british english", "en-GB"),
    ("bul", "bg"),
    ("bulgarian", "bg"),
    ("bur", "my"),
    ("burmese", "my"),
    ("by", "be"),
    ("cambodian", "km"),
    ("cantonese", "yue"),
    ("castilian", "es"),
    ("cat", "ca"),
    ("catalan", "ca"),
    ("ces", "cs"),
    ("cha", "ch"),
    ("che", "ce"),
    ("chi", "zh"),
    ("chinese", "zh"),
    ("chinese (simplified)", "zh-Hans"),
    ("chinese (traditional)", "zh-Hant"),
    ("chinese simplified", "zh-Hans"),
    ("chinese traditional", "zh-Hant"),
    ("chs", "zh-Hans"),
    ("cht", "zh-Hant"),
    ("chu", "cu"),
    ("chv", "cv"),
    ("classical chinese", "lzh"),
    ("cn", "zh"),
    ("cor", "kw"),
    ("cos", "co"),
    ("cre", "cr"),
    ("croatian", "hr"),
    ("cym", "cy"),
    ("cz", "cs"),
    ("cze", "cs"),
    ("czech", "cs"),
    ("dan", "da"),
    ("danish", "da"),
    ("dansk", "da"),
    ("deu", "de"),
    ("deutsch", "de"),
    ("div", "dv"),
    ("dk", "da"),
    ("dut", "nl"),
    ("dutch", "nl"),
    ("dzo", "dz"),
    ("eg", "ar"),
    ("ell", "el"),
    ("eng", "en"),
    ("eng.", "en"),
    ("english", "en"),
    ("epo", "eo"),
    ("español", "es"),
    ("esperanto", "eo"),
    ("est", "et"),
    ("estonian", "et"),
    ("eus", "eu"),
    ("ewe", "ee"),
    ("fao", "fo"),
    ("farsi", "fa"),
    ("fas", "fa"),
    ("fij", "fj"),
    ("filipino", "fil"),
    ("fin", "fi"),
    ("finnish", "fi"),
    ("flemish", "nl"),
    ("fra", "fr"),
    ("francais", "fr"),
    ("français", "fr"),
    ("fre", "fr"),
    ("french", "fr"),
    ("fry", "fy"),
    ("ful", "ff"),
    ("gb", "en"),
    ("geo", "ka"),
    ("georgian", "ka"),
    ("ger", "de"),
    ("ger.", "de"),
    ("german", "de"),
    ("gla", "gd"),
    ("gle", "ga"),
    ("glg", "gl"),
    ("glv", "gv"),
    ("gre", "el"),
    ("greek", "el"),
    ("grn", "gn"),
    ("guj", "gu"),
    ("hat", "ht"),
    ("hau", "ha"),
    ("hbs", "sh"),
    ("heb", "he"),
    ("hebrew", "he"),
    ("her", "hz"),
    ("hin", "hi"),
    ("hindi", "hi"),
    ("hmo", "ho"),
    ("hokkien", "nan"),
    ("hrv", "hr"),
    ("hun", "hu"),
    ("hungarian", "hu"),
    ("hye", "hy"),
    ("ibo", "ig"),
    ("ice", "is"),
    ("icelandic", "is"),
    ("ido", "io"),
    ("iii", "ii"),
    ("iku", "iu"),
    ("ile", "ie"),
    ("in", "id"),
    ("ina", "ia"),
    ("ind", "id"),
    ("indonesian", "id"),
    ("ipk", "ik"),
    ("ir", "fa"),
    ("irish", "ga"),
    ("isl", "is"),
    ("ita", "it"),
    ("italian", "it"),
    ("italiano", "it"),
    ("iw", "he"),
    ("jap", "ja"),
    ("japanese", "ja"),
    ("jav", "jv"),
    ("ji", "yi"),
    ("jp", "ja"),
    ("jpn", "ja"),
    ("jw", "jv"),
    ("kal", "kl"),
    ("kan", "kn"),
    ("kas", "ks"),
    ("kat", "ka"),
    ("kaz", "kk"),
    ("kazakh", "kk"),
    ("kh", "km"),
    ("khm", "km"),
    ("khmer", "km"),
    ("kik", "ki"),
    ("kin", "rw"),
    ("kir", "ky"),
    ("kom", "kv"),
    ("kon", "kg"),
    ("kor", "ko"),
    ("korean", "ko"),
    ("kp", "ko"),
    ("kua", "kj"),
    ("kur", "ku"),
    ("kyrgyz", "ky"),
    ("kz", "kk"),
    ("lao", "lo"),
    ("lat", "la"),
    ("latin", "la"),
    ("latvian", "lv"),
    ("lav", "lv"),
    ("lim", "li"),
    ("lin", "ln"),
    ("lit", "lt"),
    ("lithuanian", "lt"),
    ("lk", "si"),
    ("ltz", "lb"),
    ("lub", "lu"),
    ("lug", "lg"),
    ("mac", "mk"),
    ("macedonian", "mk"),
    ("magyar", "hu"),
    ("mah", "mh"),
    ("mal", "ml"),
    ("malay", "ms"),
    ("maltese", "mt"),
    ("mandarin", "zh"),
    ("mandarin chinese", "zh"),
    ("mao", "mi"),
    ("mar", "mr"),
    ("may", "ms"),
    ("min nan", "nan"),
    ("mkd", "mk"),
    ("mlg", "mg"),
    ("mlt", "mt"),
    ("mm", "my"),
    ("mo", "ro"),
    ("mon", "mn"),
    ("mongolian", "mn"),
    ("mri", "mi"),
    ("msa", "ms"),
    ("mx", "es"),
    ("mya", "my"),
    ("nau", "na"),
    ("nav", "nv"),
    ("nbl", "nr"),
    ("nde", "nd"),
    ("ndo", "ng"),
    ("nederlands", "nl"),
    ("nep", "ne"),
    ("nepali", "ne"),
    ("nld", "nl"),
    ("nno", "nn"),
    ("nob", "nb"),
    ("nor", "no"),
    ("norsk", "no"),
    ("norwegian", "no"),
    ("norwegian bokmål", "nb"),
    ("norwegian nynorsk", "nn"),
    ("np", "ne"),
    ("nya", "ny"),
    ("nynorsk", "nn"),
    ("oci", "oc"),
    ("oji", "oj"),
    ("ori", "or"),
    ("orm", "om"),
    ("oss", "os"),
    ("pan", "pa"),
    ("pashto", "ps"),
    ("per", "fa"),
    ("persian", "fa"),
    ("ph", "fil"),
    ("pk", "ur"),
    ("pli", "pi"),
    ("pol", "pl"),
    ("polish", "pl"),
    ("polski", "pl"),
    ("por", "pt"),
    ("portuguese", "pt"),
    ("português", "pt"),
    ("pus", "ps"),
    ("que", "qu"),
    ("roh", "rm"),
    ("romanian", "ro"),
    ("ron", "ro"),
    ("rs", "sr"),
    ("rum", "ro"),
    ("run", "rn"),
    ("rus", "ru"),
    ("russian", "ru"),
    ("sag", "sg"),
    ("san", "sa"),
    ("scottish gaelic", "gd"),
    ("serbian", "sr"),
    ("shanghainese", "wuu"),
    ("simplified chinese", "zh-Hans"),
    ("sin", "si"),
    ("sinhala", "si"),
    ("sinhalese", "si"),
    ("slk", "sk"),
    ("slo", "sk"),
    ("slovak", "sk"),
    ("slovene", "sl"),
    ("slovenian", "sl"),
    ("slv", "sl"),
    ("sme", "se"),
    ("smo", "sm"),
    ("sna", "sn"),
    ("snd", "sd"),
    ("som", "so"),
    ("sot", "st"),
    ("spa", "es"),
    ("spanish", "es"),
    ("sqi", "sq"),
    ("srd", "sc"),
    ("srp", "sr"),
    ("ssw", "ss"),
    ("sun", "su"),
    ("suomi", "fi"),
    ("svenska", "sv"),
    ("swa", "sw"),
    ("swahili", "sw"),
    ("swe", "sv"),
    ("swedish", "sv"),
    ("tagalog", "tl"),
    ("tah", "ty"),
    ("tajik", "tg"),
    ("tam", "ta"),
    ("tamil", "ta"),
    ("tat", "tt"),
    ("tel", "te"),
    ("telugu", "te"),
    ("tgk", "tg"),
    ("tgl", "tl"),
    ("tha", "th"),
    ("thai", "th"),
    ("tib", "bo"),
    ("tibetan", "bo"),
    ("tir", "ti"),
    ("tiếng việt", "vi"),
    ("tj", "tg"),
    ("tm", "tk"),
    ("ton", "to"),
    ("traditional chinese", "zh-Hant"),
    ("tsn", "tn"),
    ("tso", "ts"),
    ("tuk", "tk"),
    ("tur", "tr"),
    ("turkish", "tr"),
    ("turkmen", "tk"),
    ("twi", "tw"),
    ("türkçe", "tr"),
    ("ua", "uk"),
    ("uig", "ug"),
    ("uighur", "ug"),
    ("ukr", "uk"),
    ("ukrainian", "uk"),
    ("urd", "ur"),
    ("urdu", "ur"),
    ("us", "en"),
    ("uyghur", "ug"),
    ("uzb", "uz"),
    ("uzbek", "uz"),
    ("ven", "ve"),
    ("vie", "vi"),
    ("vietnamese", "vi"),
    ("vn", "vi"),
    ("vol", "vo"),
    ("wel", "cy"),
    ("welsh", "cy"),
    ("wln", "wa"),
    ("wol", "wo"),
    ("wu", "wuu"),
    ("xho", "xh"),
    ("yid", "yi"),
    ("yiddish", "yi"),
    ("yor", "yo"),
    ("zh-chs", "zh-Hans"),
    ("zh-cht", "zh-Hant"),
    ("zha", "za"),
    ("zho", "zh"),
    ("zhs", "zh-Hans"),
    ("zht", "zh-Hant"),
    ("zhuang", "za"),
    ("zul", "zu"),
    ("čeština", "cs"),
    ("русский", "ru"),
    ("العربية", "ar"),
    ("上海话", "wuu"),
    ("世界语", "eo"),
    ("中文", "zh"),
    ("丹麦语", "da"),
    ("乌克兰语", "uk"),
    ("乌兹别克语", "uz"),
    ("乌尔都语", "ur"),
    ("亚美尼亚语", "hy"),
    ("俄文", "ru"),
    ("俄语", "ru"),
    ("保加利亚语", "bg"),
    ("僧伽罗语", "si"),
    ("克罗地亚语", "hr"),
    ("冰岛语", "is"),
    ("加泰罗尼亚语", "ca"),
    ("匈牙利语", "hu"),
    ("华语", "zh"),
    ("印地语", "hi"),
    ("印尼语", "id"),
    ("印度尼西亚语", "id"),
    ("吉尔吉斯语", "ky"),
    ("吴语", "wuu"),
    ("哈萨克语", "kk"),
    ("国语", "zh"),
    ("國語", "zh"),
    ("土库曼语", "tk"),
    ("土耳其语", "tr"),
    ("塔吉克语", "tg"),
    ("塞尔维亚语", "sr"),
    ("壮语", "za"),
    ("威尔士语", "cy"),
    ("孟加拉语", "bn"),
    ("官话", "zh"),
    ("尼泊尔语", "ne"),
    ("巴斯克语", "eu"),
    ("希伯来语", "he"),
    ("希腊语", "el"),
    ("广东话", "yue"),
    ("德文", "de"),
    ("德语", "de"),
    ("意大利语", "it"),
    ("意语", "it"),
    ("拉丁语", "la"),
    ("拉脱维亚语", "lv"),
    ("挪威语", "no"),
    ("捷克语", "cs"),
    ("文言", "lzh"),
    ("文言文", "lzh"),
    ("斯洛伐克语", "sk"),
    ("斯洛文尼亚语", "sl"),
    ("斯瓦希里语", "sw"),
    ("日文", "ja"),
    ("日本語", "ja"),
    ("日本语", "ja"),
    ("日语", "ja"),
    ("普什图语", "ps"),
    ("普通话", "zh"),
    ("朝鲜语", "ko"),
    ("柬埔寨语", "km"),
    ("格鲁吉亚语", "ka"),
    ("汉文", "zh"),
    ("汉语", "zh"),
    ("法文", "fr"),
    ("法语", "fr"),
    ("波兰语", "pl"),
    ("波斯语", "fa"),
    ("泰米尔语", "ta"),
    ("泰语", "th"),
    ("爱尔兰语", "ga"),
    ("爱沙尼亚语", "et"),
    ("瑞典语", "sv"),
    ("白俄罗斯语", "be"),
    ("立陶宛语", "lt"),
    ("简中", "zh-Hans"),
    ("简体", "zh-Hans"),
    ("简体中文", "zh-Hans"),
    ("粤语", "yue"),
    ("繁中", "zh-Hant"),
    ("繁体", "zh-Hant"),
    ("繁体中文", "zh-Hant"),
    ("繁體中文", "zh-Hant"),
    ("维吾尔语", "ug"),
    ("缅甸语", "my"),
    ("罗马尼亚语", "ro"),
    ("美式英语", "en-US"),
    ("老挝语", "lo"),
    ("芬兰语", "fi"),
    ("英式英语", "en-GB"),
    ("英文", "en"),
    ("英语", "en"),
    ("荷兰语", "nl"),
    ("菲律宾语", "fil"),
    ("葡文", "pt"),
    ("葡萄牙语", "pt"),
    ("葡语", "pt"),
    ("蒙古语", "mn"),
    ("藏语", "bo"),
    ("西班牙文", "es"),
    ("西班牙语", "es"),
    ("西语", "es"),
    ("越南语", "vi"),
    ("闽南话", "nan"),
    ("闽南语", "nan"),
    ("阿塞拜疆语", "az"),
    ("阿姆哈拉语", "am"),
    ("阿尔巴尼亚语", "sq"),
    ("阿拉伯语", "ar"),
    ("阿语", "ar"),
    ("韩文", "ko"),
    ("韩语", "ko"),
    ("马其顿语", "mk"),
    ("马来语", "ms"),
    ("高棉语", "km"),
    ("한국어", "ko"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Result<&str, (Reason, &[&str])>) {
        let expected = expected.map(str::to_string).map_err(|(reason, proposals)| Fault::of(reason, proposals));
        assert_eq!(language_tag(text), expected, "{text}");
    }

    #[test]
    fn tables_are_sorted_and_lead_to_tags() {
        super::super::tests::assert_sorted_and_unique(codes());
        super::super::tests::assert_sorted_and_unique(SPELLINGS.iter().map(|(spelling, _)| *spelling));
        assert_eq!(codes().filter(|code| code.len() == 2).count(), 184);
        for (spelling, tag) in SPELLINGS {
            assert_eq!(language_tag(tag).as_deref(), Ok(*tag), "{spelling}");
            assert!(CODES.binary_search(spelling).is_err(), "{spelling} is a code itself");
        }
    }

    #[test]
    fn tags_come_in_their_canonical_case() {
        for (tag, canonical) in [
            ("zh", "zh"),
            ("yue", "yue"),
            ("cmn", "cmn"),
            ("zh-hans-cn", "zh-Hans-CN"),
            ("ZH-hant", "zh-Hant"),
            ("en-us", "en-US"),
            ("es-419", "es-419"),
            ("de-1996", "de-1996"),
            ("ca-valencia", "ca-valencia"),
            ("zh-u-co-pinyin", "zh-u-co-pinyin"),
            ("kr-NG", "kr-NG"),
            ("en-x-office", "en-x-office"),
        ] {
            check(tag, Ok(canonical));
        }
    }

    #[test]
    fn countries_words_and_underscores_have_their_cure() {
        for (wrong, tag) in [
            ("cn", "zh"),
            ("jp", "ja"),
            ("gb", "en"),
            ("us", "en"),
            ("zh_CN", "zh-CN"),
            ("zh_hans_cn", "zh-Hans-CN"),
            ("zh-CN-Hans", "zh-Hans-CN"),
            ("zh-yue", "yue"),
            ("zh-cmn-Hans", "cmn-Hans"),
            ("en-UK", "en-GB"),
            ("jp-JP", "ja-JP"),
            ("cn-ZH", "zh"),
            ("chi", "zh"),
            ("ger", "de"),
            ("eng-us", "en-US"),
            ("English", "en"),
            ("Chinese", "zh"),
            ("英语", "en"),
            ("中文", "zh"),
            ("简体中文", "zh-Hans"),
            ("粤语", "yue"),
            ("俄语", "ru"),
            ("ｚｈ", "zh"),
        ] {
            check(wrong, Err((Reason::Spelling, &[tag])));
        }
        check("kr", Err((Reason::Unlisted, &["ko", "kr-NG"])));
    }

    #[test]
    fn what_is_no_tag_is_refused() {
        check("Englsh", Err((Reason::Unlisted, &["en"])));
        check("葡萄芽语", Err((Reason::Unlisted, &["pt"])));
        check("qq", Err((Reason::Unlisted, &[])));
        check("zh-QQ", Err((Reason::Unlisted, &["zh"])));
        check("火星文", Err((Reason::Shape, &[])));
        check("zh--CN", Err((Reason::Shape, &[])));
        check("de-1996-1996", Err((Reason::Shape, &[])));
        check("zh-u", Err((Reason::Shape, &[])));
        check("zh-Hans-Hant", Err((Reason::Shape, &[])));
        check("", Err((Reason::Shape, &[])));
    }
}
