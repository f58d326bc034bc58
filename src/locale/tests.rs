use super::*;
use crate::date::{Date, DateTime, DurationUnit};

fn locale(tag: &str) -> Locale {
    Locale::new(tag).unwrap_or_else(|| panic!("{tag} is a tag"))
}

fn date(text: &str) -> Date {
    Date::parse(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"))
}

/// What `print` makes of each language, with every blank that does not break shown as `~` and marks of direction
/// left out.
fn check(print: impl Fn(&Locale) -> String, expected: [(&str, &str); 5]) {
    let visible = |text: String| text.replace(['\u{a0}', '\u{202f}'], "~").replace(['\u{200e}', '\u{200f}'], "");
    let printed: Vec<(&str, String)> = expected.iter().map(|(tag, _)| (*tag, visible(print(&locale(tag))))).collect();
    let printed: Vec<(&str, &str)> = printed.iter().map(|(tag, text)| (*tag, text.as_str())).collect();
    assert_eq!(printed, expected);
}

#[test]
fn a_locale_is_shared_by_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    shared(&locale("zh-Hans"));
}

#[test]
fn tags_are_canonical_or_refused() {
    assert_eq!(canonical("ZH-hans").as_deref(), Some("zh-Hans"));
    assert_eq!(canonical("EN-us").as_deref(), Some("en-US"));
    for wrong in ["", "zh_CN", "english", "中文", "und", "e", "zh-"] {
        assert_eq!(canonical(wrong), None, "{wrong}");
        assert!(Locale::new(wrong).is_none(), "{wrong}");
    }
}

#[test]
fn direction_follows_the_script() {
    for (tag, direction) in [
        ("en", Direction::Ltr),
        ("zh-Hans", Direction::Ltr),
        ("ar", Direction::Rtl),
        ("ug", Direction::Rtl),
        ("az-Arab", Direction::Rtl),
    ] {
        assert_eq!(locale(tag).direction(), direction, "{tag}");
        assert_eq!(super::direction(tag), direction, "{tag}");
    }
}

#[test]
fn a_date_is_printed_at_its_own_precision() {
    check(
        |l| l.date(&date("2026-05-31")),
        [
            ("en", "31 May 2026"),
            ("zh-Hans", "2026年5月31日"),
            ("zh-Hant", "2026年5月31日"),
            ("ru", "31 мая 2026~г."),
            ("ar", "31 مايو 2026"),
        ],
    );
    check(
        |l| l.date(&date("2026-05")),
        [
            ("en", "May 2026"),
            ("zh-Hans", "2026年5月"),
            ("zh-Hant", "2026年5月"),
            ("ru", "май 2026~г."),
            ("ar", "مايو 2026"),
        ],
    );
    check(
        |l| l.date(&date("1896")),
        [("en", "1896"), ("zh-Hans", "1896年"), ("zh-Hant", "1896年"), ("ru", "1896"), ("ar", "1896")],
    );
    check(
        |l| l.date(&date("2026-autumn")),
        [
            ("en", "autumn 2026"),
            ("zh-Hans", "2026年秋季"),
            ("zh-Hant", "2026年秋季"),
            ("ru", "осень 2026~г."),
            ("ar", "خريف 2026"),
        ],
    );
    assert_eq!(locale("en").date(&date("76")), "76");
    assert_eq!(locale("en-US").date(&date("2026-05-31")), "May 31, 2026");
}

#[test]
fn a_time_is_printed_with_its_day() {
    let at = DateTime::parse("2015-05-23 15:00").unwrap();
    check(
        |l| l.date_time(&at),
        [
            ("en", "23 May 2015 at 15:00"),
            ("zh-Hans", "2015年5月23日 15:00"),
            ("zh-Hant", "2015年5月23日 下午3:00"),
            ("ru", "23 мая 2015~г. в 15:00"),
            ("ar", "23 مايو 2015 في 3:00 م"),
        ],
    );
    assert_eq!(locale("en").time(&at), "15:00");
    assert_eq!(locale("zh-Hans").time(&at), "15:00");
}

#[test]
fn a_range_says_nothing_twice() {
    let range = |tag: &str, from: &str, until: &str| locale(tag).date_range(&date(from), &date(until));
    for (tag, from, until, expected) in [
        ("en", "2026-05-01", "2026-05-05", "1–5 May 2026"),
        ("en", "2026-05-01", "2026-06-05", "1 May – 5 June 2026"),
        ("en", "2024-09-01", "2029-08-31", "1 September 2024 – 31 August 2029"),
        ("en", "2024", "2028", "2024–2028"),
        ("en", "2024-09", "2029", "September 2024 – 2029"),
        ("en", "2026-05-01", "2026-05-01", "1 May 2026"),
        ("en", "2025", "2026-05-31", "2025 – 31 May 2026"),
        ("en", "2025", "2026-autumn", "2025 – autumn 2026"),
        ("en-US", "2026-05-01", "2026-05-05", "May 1, 2026 – May 5, 2026"),
        ("zh-Hans", "2026-05-01", "2026-05-05", "2026年5月1日至5日"),
        ("zh-Hans", "2026-05-01", "2026-06-05", "2026年5月1日至6月5日"),
        ("zh-Hans", "2024-09-01", "2029-08-31", "2024年9月1日至2029年8月31日"),
        ("zh-Hans", "2024", "2028", "2024年至2028年"),
        ("ru", "2026-05-01", "2026-05-05", "1–5 мая 2026\u{202f}г."),
        ("de", "2026-05-01", "2026-05-05", "1. Mai 2026 – 5. Mai 2026"),
        ("ar", "2024", "2028", "2024–2028"),
    ] {
        assert_eq!(range(tag, from, until), expected, "{tag}");
    }
}

#[test]
fn numbers_and_shares_keep_their_digits() {
    check(
        |l| l.number(280000),
        [("en", "280,000"), ("zh-Hans", "280,000"), ("zh-Hant", "280,000"), ("ru", "280~000"), ("ar", "280,000")],
    );
    check(|l| l.percent(55), [("en", "55%"), ("zh-Hans", "55%"), ("zh-Hant", "55%"), ("ru", "55~%"), ("ar", "55%")]);
    assert_eq!(locale("en").number(Decimal::new(1250, 2)), "12.50");
    assert_eq!(locale("de").number(Decimal::new(123456, 2)), "1.234,56");
    assert_eq!(locale("en").number(Decimal::MAX), "79,228,162,514,264,337,593,543,950,335");
    assert_eq!(locale("en").number(-3), "-3");
}

#[test]
fn money_has_its_code_or_its_name_where_the_language_has_it() {
    check(
        |l| l.money(Decimal::new(48000, 0), "CNY"),
        [
            ("en", "CNY~48,000"),
            ("zh-Hans", "48,000元"),
            ("zh-Hant", "48,000元人民幣"),
            ("ru", "48~000~CNY"),
            ("ar", "48,000~CNY"),
        ],
    );
    check(
        |l| l.money(Decimal::new(175005, 1), "EUR"),
        [
            ("en", "EUR~17,500.50"),
            ("zh-Hans", "17,500.50欧元"),
            ("zh-Hant", "17,500.50歐元"),
            ("ru", "17~500,50~EUR"),
            ("ar", "17,500.50~EUR"),
        ],
    );
    assert_eq!(locale("en").money("86000.00".parse().unwrap(), "CNY"), "CNY\u{a0}86,000");
    assert_eq!(locale("zh-Hans").money(Decimal::new(3, 0), "QQQ"), "QQQ\u{a0}3");
}

#[test]
fn durations_have_their_plurals() {
    let all =
        |l: &Locale, unit, counts: &[u32]| counts.iter().map(|n| l.duration(*n, unit)).collect::<Vec<_>>().join(", ");
    check(
        |l| all(l, DurationUnit::Year, &[1, 2, 4, 5, 21]),
        [
            ("en", "1 year, 2 years, 4 years, 5 years, 21 years"),
            ("zh-Hans", "1年, 2年, 4年, 5年, 21年"),
            ("zh-Hant", "1年, 2年, 4年, 5年, 21年"),
            ("ru", "1 год, 2 года, 4 года, 5 лет, 21 год"),
            ("ar", "سنة, سنتان, 4 سنوات, 5 سنوات, 21 سنة"),
        ],
    );
    check(
        |l| all(l, DurationUnit::Term, &[1, 2, 3, 5]),
        [
            ("en", "1 term, 2 terms, 3 terms, 5 terms"),
            ("zh-Hans", "1个学期, 2个学期, 3个学期, 5个学期"),
            ("zh-Hant", "1個學期, 2個學期, 3個學期, 5個學期"),
            ("ru", "1 семестр, 2 семестра, 3 семестра, 5 семестров"),
            ("ar", "فصل دراسي, فصلان دراسيان, 3 فصول دراسية, 5 فصول دراسية"),
        ],
    );
    check(
        |l| {
            format!(
                "{}, {}, {}",
                all(l, DurationUnit::Month, &[18]),
                all(l, DurationUnit::Week, &[1, 6]),
                all(l, DurationUnit::Day, &[10])
            )
        },
        [
            ("en", "18 months, 1 week, 6 weeks, 10 days"),
            ("zh-Hans", "18个月, 1周, 6周, 10天"),
            ("zh-Hant", "18個月, 1週, 6週, 10天"),
            ("ru", "18 месяцев, 1 неделя, 6 недель, 10 дней"),
            ("ar", "18 شهرًا, أسبوع, 6 أسابيع, 10 أيام"),
        ],
    );
    assert_eq!(locale("en").duration(Decimal::new(15, 1), DurationUnit::Year), "1.5 years");
    assert_eq!(locale("zh-Hans").duration(48, DurationUnit::Hour), "48小时");
    assert_eq!(locale("ja").duration(18, DurationUnit::Month), "18か月");
}

#[test]
fn a_site_replaces_any_word() {
    let mut zh = locale("zh-Hans");
    zh.words.regions.insert("HK".to_owned(), "中国香港".to_owned());
    zh.words.units.insert(
        DurationUnit::Term,
        PluralForms { forms: [("one".to_owned(), "一学期".to_owned())].into(), other: "{n}学期".to_owned() },
    );
    zh.words.seasons[2] = "{year}秋".to_owned();
    zh.words.money = MoneyStyle::Code;
    assert_eq!(zh.region_name("HK"), Some("中国香港"));
    assert_eq!(zh.duration(3, DurationUnit::Term), "3学期");
    assert_eq!(zh.date(&date("2026-autumn")), "2026秋");
    assert_eq!(zh.money(Decimal::new(48000, 0), "CNY"), "CNY\u{a0}48,000");
}

#[test]
fn lists_are_joined_as_the_language_joins_them() {
    check(
        |l| l.list(&["A", "B", "C"]),
        [("en", "A, B and C"), ("zh-Hans", "A、B和C"), ("zh-Hant", "A、B和C"), ("ru", "A, B и C"), ("ar", "A وB وC")],
    );
    assert_eq!(locale("en").list_or(&["IELTS".to_owned(), "TOEFL".to_owned()]), "IELTS or TOEFL");
    assert_eq!(locale("zh-Hans").list_or(&["雅思", "托福"]), "雅思或托福");
    assert_eq!(locale("en").list::<&str>(&[]), "");
    assert_eq!(locale("zh-Hans").list(&["南京"]), "南京");
}

#[test]
fn plural_categories_are_those_of_cldr() {
    let all = |l: &Locale| [0, 1, 2, 3, 5, 11, 21, 100].map(|n| l.plural(n)).join(" ");
    check(
        all,
        [
            ("en", "other one other other other other other other"),
            ("zh-Hans", "other other other other other other other other"),
            ("zh-Hant", "other other other other other other other other"),
            ("ru", "many one few few many many one many"),
            ("ar", "zero one two few few many many other"),
        ],
    );
    assert_eq!(locale("en").plural(Decimal::new(10, 1)), "other", "1.0 stars");
    assert_eq!(locale("ru").plural(Decimal::new(15, 1)), "other");
}

fn sorted<'a>(tag: &str, mut names: Vec<&'a str>) -> Vec<&'a str> {
    let locale = locale(tag);
    names.sort_by_cached_key(|name| locale.sort_key(name));
    names
}

#[test]
fn chinese_is_sorted_by_pinyin_and_a_sort_key_mends_a_reading() {
    let names = vec!["中文系", "长安大学", "重庆大学", "法学", "北京大学", "电子科技", "阿里", "MIT", "安徽大学"];
    assert_eq!(
        sorted("zh-Hans", names),
        ["阿里", "安徽大学", "北京大学", "重庆大学", "电子科技", "法学", "长安大学", "中文系", "MIT"]
    );
    assert_eq!(sorted("zh-Hans", vec!["chong qing", "chang an", "bei jing"]), ["bei jing", "chang an", "chong qing"]);
    assert_eq!(sorted("zh-Hant", vec!["臺灣大學", "中央大學", "一"]), ["一", "中央大學", "臺灣大學"]);
}

#[test]
fn letters_with_marks_and_numbers_stand_where_readers_look() {
    assert_eq!(sorted("en", vec!["Zagreb", "École", "eagle", "Edinburgh"]), ["eagle", "École", "Edinburgh", "Zagreb"]);
    assert_eq!(sorted("da", vec!["Århus", "Aalborg", "Zealand"]), ["Zealand", "Aalborg", "Århus"]);
    assert_eq!(sorted("en", vec!["Training 10", "Training 9"]), ["Training 9", "Training 10"]);
    assert_eq!(sorted("zh-Hans", vec!["第10期", "第9期", "第26期"]), ["第9期", "第10期", "第26期"]);
    assert_eq!(sorted("ru", vec!["Ёлка", "Жук", "Ель", "ель"]), ["Ёлка", "ель", "Ель", "Жук"]);
}

#[test]
fn different_texts_never_have_the_same_key() {
    let en = locale("en");
    assert_ne!(en.sort_key("Training 9"), en.sort_key("Training 09"));
    assert!(en.sort_key("a") < en.sort_key("ab"));
}

#[test]
fn countries_languages_and_currencies_have_their_names() {
    check(
        |l| ["FR", "XK"].map(|code| l.region_name(code).unwrap_or("-")).join(" "),
        [
            ("en", "France Kosovo"),
            ("zh-Hans", "法国 科索沃"),
            ("zh-Hant", "法國 科索沃"),
            ("ru", "Франция Косово"),
            ("ar", "فرنسا كوسوفو"),
        ],
    );
    check(
        |l| ["en", "zh-Hans"].map(|tag| l.language_name(tag).unwrap_or_default()).join(" / "),
        [
            ("en", "English / Simplified Chinese"),
            ("zh-Hans", "英语 / 简体中文"),
            ("zh-Hant", "英文 / 簡體中文"),
            ("ru", "английский / китайский, упрощенное письмо"),
            ("ar", "الإنجليزية / الصينية المبسطة"),
        ],
    );
    check(
        |l| l.currency_name("EUR").unwrap_or_default(),
        [("en", "Euro"), ("zh-Hans", "欧元"), ("zh-Hant", "歐元"), ("ru", "евро"), ("ar", "يورو")],
    );
    let en = locale("en");
    assert_eq!((en.region_name("QX"), en.region_name("法国")), (None, None));
    assert_eq!((en.language_name("qqq"), en.language_name("english")), (None, None));
    assert_eq!((en.currency_name("QQQ"), en.currency_name("¥")), (None, None));
}

#[test]
fn languages_name_themselves() {
    let names = ["zh", "zh-Hans", "zh-Hant", "ru", "ar", "en", "fr", "mn"].map(native_language_name);
    let names: Vec<&str> = names.iter().map(|name| name.as_deref().unwrap_or("-")).collect();
    assert_eq!(names, ["中文", "简体中文", "繁體中文", "Русский", "العربية", "English", "Français", "Монгол"]);
    assert_eq!(native_language_name("tlh"), None);
}

#[test]
fn a_language_without_data_has_iso_dates_and_english_words() {
    let l = locale("tlh");
    let at = DateTime::parse("2015-05-23 15:00").unwrap();
    assert_eq!(l.date(&date("2026-05-31")), "2026-05-31");
    assert_eq!(l.date(&date("2026-autumn")), "autumn 2026");
    assert_eq!((l.date_time(&at), l.time(&at)), ("2015-05-23 15:00".to_owned(), "15:00".to_owned()));
    assert_eq!(l.date_range(&date("2026-05-01"), &date("2026-05-05")), "2026-05-01 – 2026-05-05");
    assert_eq!(l.duration(4, DurationUnit::Year), "4 years");
    assert_eq!(l.region_name("FR"), Some("France"));
    assert_eq!(l.currency_name("EUR").as_deref(), Some("Euro"));
    assert_eq!(l.list(&["A", "B"]), "A, B");
}

#[test]
fn every_language_prints_every_precision() {
    // ICU panics where a pattern needs data that its formatter did not load (so it was with Brazil's months): each
    // language that a site may well have is tried once.
    let tags = "af am ar ar-EG ar-SA as az be bg bn bs ca cs cy da de el en en-US es es-MX et eu fa fi fil fr ga gl gu \
        he hi hr hu hy id is it ja ka kk km kn ko ky lo lt lv mk ml mn mr ms my nb ne nl no or pa pl ps pt pt-BR pt-MO \
        pt-PT ro ru sd si sk sl sq sr sr-Latn sv sw ta te tg th tk tr tt ug uk ur uz vi yue zh zh-Hant-HK zh-TW zu bo";
    let at = DateTime::parse("2015-05-23 15:00").unwrap();
    for tag in tags.split_whitespace() {
        let l = locale(tag);
        for text in ["2026-05-31", "2026-05", "2026", "2026-autumn", "1896-01-02"] {
            let printed = l.date(&date(text));
            let year = l.formats.numbers.plain(date(text).year().get());
            assert!(printed.contains(&year), "{tag}: {printed} has {year}");
        }
        assert!(l.date_range(&date("2026-05-01"), &date("2026-06-05")).len() > 8, "{tag}");
        assert!(l.date_time(&at).len() > l.time(&at).len(), "{tag}");
        assert!(!l.duration(3, DurationUnit::Month).is_empty(), "{tag}");
        assert!(l.money(Decimal::new(48000, 0), "EUR").contains(&l.number(48000)), "{tag}");
    }
    assert_eq!(locale("pt").date(&date("2026-05")), "maio de 2026");
}

#[test]
fn a_language_has_the_territory_of_most_of_its_readers_where_its_tag_names_none() {
    let all = ["en", "zh-Hans", "zh-Hant-HK", "zh-TW", "pt-PT", "ru", "ug"].map(with_territory);
    assert_eq!(all, ["en_US", "zh_CN", "zh_HK", "zh_TW", "pt_PT", "ru_RU", "ug_CN"]);
}

proptest::proptest! {
    #[test]
    fn keys_hold_no_zero_byte_and_tell_texts_apart(
        text in "[\\PC]{0,8}|[一-龥a-zA-Z0-9 ·（）]{0,8}", more in "[一-龥a-z]{1,3}"
    ) {
        let zh = locale("zh-Hans");
        let key = zh.formats.collator_key(&text);
        proptest::prop_assert!(!key.contains(&0), "{:?}", key);
        proptest::prop_assert!(zh.sort_key(&text) != zh.sort_key(&(text.clone() + &more)));
    }
}
