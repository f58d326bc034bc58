//! What dates, amounts, figures, stages and languages read, say and show.

use super::*;
use crate::address::{EntryKey, Index, Slug};
use crate::catalogue::KINDS;
use crate::date::CivilDay;
use crate::diag::{Arg, Diagnostic, Diagnostics, MessageLang};
use crate::fields::{Cx, Value, View, ViewCx};
use crate::lang::{Direction, Language, Languages};
use crate::locale::Locale;
use crate::source::{FileId, Located, Span};
use crate::syntax::yaml;

fn languages() -> Languages {
    let language = |code: &str, tag: &str| Language {
        code: code.into(),
        tag: tag.into(),
        name: code.into(),
        direction: Direction::Ltr,
    };
    Languages::new(vec![language("en", "en"), language("zh", "zh-Hans")]).expect("two languages")
}

fn index() -> Index {
    let kinds: Vec<_> = KINDS.iter().map(|kind| kind.name).collect();
    let institutions = Index::new(kinds.clone(), Vec::new()).kind("institutions").expect("a kind");
    let keys = ["corrib-valley", "wangchuan"]
        .map(|slug| EntryKey { kind: institutions, slug: Slug::parse(slug).expect("a slug") });
    Index::new(kinds, keys.into())
}

/// The value of `field: {text}`, and what was said of it, with the source that the places are in.
fn read<T: Value>(text: &str) -> (Option<T>, Diagnostics, String) {
    let (languages, index) = (languages(), index());
    let mut cx = Cx::new(&languages, &index);
    cx.field = "field";
    let source = format!("field: {text}\n");
    let node = yaml::parse(FileId(0), &source, 0..source.len(), &mut cx.diags).expect("YAML that can be read");
    let value = T::decode(node.get("field").expect("the field"), &mut cx);
    let diags = cx.diags;
    (value, diags, source)
}

fn good<T: Value>(text: &str) -> T {
    let (value, diags, _) = read::<T>(text);
    assert!(diags.is_empty(), "{text}: {diags:?}");
    value.unwrap_or_else(|| panic!("{text} was refused without a word"))
}

fn view_of(value: &impl Value, lang: usize) -> View {
    let languages = languages();
    let lang = languages.all().nth(lang).expect("a language");
    let locale = Locale::new(&languages[lang].tag).expect("a locale");
    let today = CivilDay::new(2026, 5, 1).expect("a day");
    value.view(&ViewCx { lang, languages: &languages, locale: &locale, today, shares_contact: &[] })
}

fn part(view: &View, key: &str) -> View {
    match view {
        View::Map(parts) => parts.iter().find(|(name, _)| *name == key).map_or(View::Null, |(_, part)| part.clone()),
        _ => View::Null,
    }
}

/// What an English and a Chinese page say of the value.
#[track_caller]
fn shows<T: Value>(text: &str, en: &str, zh: &str) {
    let value = good::<T>(text);
    for (lang, expected) in [(0, en), (1, zh)] {
        assert_eq!(part(&view_of(&value, lang), "text"), View::text(expected), "{text}");
    }
}

fn arg(diagnostic: &Diagnostic, wanted: &str) -> Option<String> {
    let (_, arg) = diagnostic.args.iter().find(|(name, _)| *name == wanted)?;
    Some(match arg {
        Arg::Text(text) => text.clone(),
        Arg::List(list) => list.join(" | "),
        other => format!("{other:?}"),
    })
}

/// The code, the words it blames, and the cure: `proposal`, else the candidates or examples, else nothing.
#[track_caller]
fn refused<T: Value>(text: &str, code: &str, blamed: &str, cure: &str) {
    let (value, diags, source) = read::<T>(text);
    assert!(value.is_none(), "{text} was read");
    let found: Vec<_> = diags
        .iter()
        .map(|d| {
            let cure = ["proposal", "candidates", "examples"].iter().find_map(|name| arg(d, name));
            (d.code.name, source[d.spans[0].range()].to_owned(), cure.unwrap_or_default())
        })
        .collect();
    assert_eq!(found, [(code, blamed.to_owned(), cure.to_owned())], "{text}");
}

/// The whole message and every help.
#[track_caller]
fn says<T: Value>(text: &str, lang: MessageLang, expected: &[&str]) {
    let (_, diags, _) = read::<T>(text);
    let said: Vec<String> = diags.iter().flat_map(|d| std::iter::once(d.message(lang)).chain(d.helps(lang))).collect();
    assert_eq!(said, expected, "{text}");
}

#[test]
fn a_date_is_shown_at_its_precision() {
    shows::<Date>("2026-05-31", "31 May 2026", "2026年5月31日");
    shows::<Date>("2026-05", "May 2026", "2026年5月");
    shows::<Date>("2026-autumn", "autumn 2026", "2026年秋季");
    assert_eq!(part(&view_of(&good::<Date>("2026-autumn"), 0), "iso"), View::text("2026"));
}

#[test]
fn a_date_in_another_form_is_told_with_the_right_one() {
    refused::<Date>("2026年5月31日", "date-spelling", "2026年5月31日", "2026-05-31");
    refused::<Date>("31.5.2026", "date-spelling", "31.5.2026", "2026-05-31");
    refused::<Date>("\"20260531\"", "date-spelling", "20260531", "2026-05-31");
    refused::<Date>("2026/2027", "date-spelling", "2026/2027", "");
    refused::<Date>("待定", "not-a-date", "待定", "");
    says::<Date>(
        "3/4/2026",
        MessageLang::En,
        &[
            "`3/4/2026` can be two different days",
            "write `2026-04-03` or `2026-03-04`",
            "write the year first, then the month, then the day: `2026-05-31`",
        ],
    );
    says::<Date>(
        "2026-02-30",
        MessageLang::Zh,
        &["没有 `2026-02-30` 这一天：该月只有 28 天", "请核对来源；若只知道月份，可写 `2026-05`"],
    );
}

#[test]
fn terms_are_seasons_years_and_parts_of_years() {
    shows::<Term>("2026-autumn", "autumn 2026", "2026年秋季");
    shows::<Term>("2026/2027", "2026/2027", "2026/2027学年");
    shows::<Term>("2026/2027-1/2", "2026/2027, term 1 of 2", "2026/2027学年第1学期");
    let last = |text| good::<Term>(text).latest().to_string();
    assert_eq!([last("2026-autumn"), last("2026/2027-1/2")], ["2026-12-31", "2027-09-30"]);
    refused::<Term>("2026-2027-1", "not-a-term", "2026-2027-1", "2026/2027-1/2");
    refused::<Term>("2026—2027学年第一学期", "not-a-term", "2026—2027学年第一学期", "2026/2027-1/2");
    refused::<Term>("2026/27", "not-a-term", "2026/27", "2026/2027");
    refused::<Term>("2026/2028", "not-a-term", "2026/2028", "2026/2027");
    refused::<Term>("2026年秋季", "not-a-term", "2026年秋季", "2026-autumn");
    says::<Term>(
        "2026",
        MessageLang::En,
        &[
            "`2026` is not how a term is written: a year alone does not say which term",
            "write `2026-autumn` for the season, or `2026/2027` for the academic year",
            "terms are `2026-autumn`, `2026/2027` for the academic year, `2026/2027-1/2` for the first of its two terms",
        ],
    );
}

#[test]
fn a_period_works_out_its_end_at_the_precision_of_its_beginning() {
    shows::<Period>("2024-09-01 to 2029-08-31", "1 September 2024 – 31 August 2029", "2024年9月1日至2029年8月31日");
    shows::<Period>("5 years from 2024", "2024–2028", "2024年至2028年");
    shows::<Period>("from 2024-09", "from September 2024", "自2024年9月起");
    shows::<Period>("{until: 2026-09-30}", "until 30 September 2026", "至2026年9月30日");
    shows::<Period>("indefinite", "without an end", "长期有效");
    let state = |text, day| good::<Period>(text).state(day);
    let day = |month, day| CivilDay::new(2026, month, day).unwrap();
    assert_eq!(state("2026-05-02 to 2027", day(5, 1)), Some("not-yet"));
    assert_eq!(state("2026 to 2027", day(5, 1)), None);
    assert_eq!(state("2025 to 2026", day(12, 31)), Some("in-force"));
    assert_eq!(state("until 2026-04", day(5, 1)), Some("expired"));
    assert_eq!(state("indefinite", day(5, 1)), Some("in-force"));
}

#[test]
fn a_period_in_another_form_is_told_with_the_right_one() {
    refused::<Period>("2024-2028", "not-a-period", "2024-2028", "2024 to 2028");
    refused::<Period>("2024年9月至2029年8月", "not-a-period", "2024年9月至2029年8月", "2024-09 to 2029-08");
    refused::<Period>("从2026年9月1日起", "not-a-period", "从2026年9月1日起", "from 2026-09-01");
    refused::<Period>("from 2024 to 2028", "not-a-period", "from 2024 to 2028", "2024 to 2028");
    refused::<Period>("长期", "not-a-period", "长期", "indefinite");
    refused::<Period>("3 terms from 2024", "period-end-unknown", "3 terms from 2024", "");
    refused::<Period>("2024-09-01 to 2029/8/31", "date-spelling", "2029/8/31", "2029-08-31");
    refused::<Period>("5 yeers from 2024", "not-a-duration", "5 yeers", "5 years");
    says::<Period>(
        "2026-05",
        MessageLang::Zh,
        &[
            "`2026-05` 不是起止时间的写法",
            "请写 `from 2026-05` 或 `until 2026-05`：只有一个日期无法判断是开始还是结束",
            "起止时间写作 `2024-09-01 to 2029-08-31`、`5 years from 2024-09-01`、`from 2024-09-01`、`until 2026-09-30` 或 `indefinite`",
        ],
    );
}

#[test]
fn a_length_of_time_has_a_number_and_a_unit() {
    shows::<Duration>("4 years", "4 years", "4年");
    shows::<Duration>("1 year", "1 year", "1年");
    shows::<Duration>("{count: 3, unit: terms}", "3 terms", "3个学期");
    for (wrong, cure) in [
        ("四年", "4 years"),
        ("4年", "4 years"),
        ("18个月", "18 months"),
        ("1.5 years", "18 months"),
        ("two semesters", "2 terms"),
        ("4-years", "4 years"),
        ("3+1", "4 years"),
        ("0 years", ""),
        ("很久", ""),
    ] {
        refused::<Duration>(wrong, "not-a-duration", wrong, cure);
    }
    says::<Duration>(
        "4",
        MessageLang::En,
        &[
            "`4` is not how a length of time is written: a unit is missing",
            "write `4 years`, `4 terms`, `4 months`, `4 weeks` or `4 days`",
            "the units are year, term, month, week, day and hour",
        ],
    );
}

#[test]
fn only_years_and_months_are_turned_into_each_other() {
    let differs = |a: &str, b: &str| good::<Duration>(a).differs(&good(b));
    assert!(!differs("4 years", "48 months") && differs("4 years", "42 months"));
    assert!(differs("3 terms", "2 terms") && !differs("3 terms", "2 years") && !differs("6 weeks", "30 days"));
}

fn stages(texts: &[&str]) -> Vec<Located<Stage>> {
    texts.iter().map(|text| Located::new(good(text), Span::new(FileId(0), 0..0))).collect()
}

#[test]
fn stages_add_up_without_optional_ones() {
    let total = |texts: &[&str]| total_of(&stages(texts)).map(|total| total.to_string());
    let regatta = "{at: corrib-valley, duration: 6 weeks, optional: true}";
    assert_eq!(total(&["3 years at wangchuan", regatta, "1 year at corrib-valley"]).as_deref(), Some("4 years"));
    assert_eq!(total(&["18 months at wangchuan", "6 months at corrib-valley"]).as_deref(), Some("2 years"));
    assert_eq!(total(&["1 year at wangchuan", "18 months at corrib-valley"]).as_deref(), Some("30 months"));
    assert_eq!(total(&["1 year at wangchuan", "2 terms at corrib-valley"]), None);
    assert_eq!(total(&["{at: wangchuan}"]), None);
    assert_eq!(total(&[]), None);
}

#[test]
fn a_stage_says_how_long_and_where() {
    shows::<Stage>("3 years at wangchuan", "3 years", "3年");
    refused::<Stage>("3 years in wangchuan", "not-a-stage", "3 years in wangchuan", "3 years at wangchuan");
    refused::<Stage>("wangchuan, 3年", "not-a-stage", "wangchuan, 3年", "3 years at wangchuan");
    refused::<Stage>("3 yaers at wangchuan", "not-a-duration", "3 yaers", "3 years");
    refused::<Stage>("3+1", "not-a-stage", "3+1", "");
    says::<Stage>(
        "wangchuan",
        MessageLang::En,
        &[
            "`wangchuan` is not how a stage is written: it does not say how long",
            "where the length is not known, write `{at: wangchuan}`",
            "a stage is `3 years at wangchuan`: how long, `at`, and the party",
        ],
    );
}

#[test]
fn a_fee_is_shown_as_each_language_writes_money() {
    shows::<Fee>("86000 CNY per year", "CNY\u{a0}86,000 per year", "每年86,000元");
    shows::<Fee>("900.50 EUR", "EUR\u{a0}900.50", "900.50欧元");
    shows::<Fee>("{amount: \"86000\", currency: CNY, per: credit}", "CNY\u{a0}86,000 per credit", "每学分86,000元");
    shows::<Fee>("free", "free", "免费");
    shows::<Cost>("{title: {en: Room, zh: 住宿}, fee: 900 CNY per month}", "CNY\u{a0}900 per month", "每月900元");
    shows::<Tuition>("86000 CNY", "CNY\u{a0}86,000", "86,000元");
    shows::<Money>("86000 CNY", "CNY\u{a0}86,000", "86,000元");
}

#[test]
fn a_fee_in_another_form_is_told_with_the_right_one() {
    for (wrong, code, blamed, cure) in [
        ("86,000 CNY per year", "amount-spelling", "86,000", "86000 CNY per year"),
        ("86 000 CNY", "amount-spelling", "86 000", "86000 CNY"),
        ("¥86000", "unknown-currency", "¥", "86000 CNY | 86000 JPY"),
        ("86000 RMB", "unknown-currency", "RMB", "86000 CNY"),
        ("每年8.6万元", "unknown-currency", "元", "86000 CNY per year"),
        ("CNY 86000", "currency-first", "CNY 86000", "86000 CNY"),
        ("86000CNY", "not-a-fee", "86000CNY", "86000 CNY"),
        ("17.500 EUR", "too-many-decimals", "17.500", "17500 EUR"),
        ("86000 CNY/年", "not-a-fee", "86000 CNY/年", "86000 CNY per year"),
        ("43000 CNY per 学期", "unknown-fee-period", "学期", "43000 CNY per term"),
        ("86000", "missing-currency", "86000", "86000 CNY | 86000 EUR | 86000 USD"),
        ("免费", "not-a-fee", "免费", "free"),
        ("面议", "not-a-fee", "面议", ""),
    ] {
        refused::<Fee>(wrong, code, blamed, cure);
    }
    refused::<Fee>("{amount: \"86,000\", currency: CNY}", "amount-spelling", "86,000", "86000");
}

#[test]
fn a_figure_keeps_how_exact_it_is() {
    shows::<Stat>("280000", "280,000", "280,000");
    shows::<Stat>("over 280000", "over 280,000", "超过280,000");
    shows::<Stat>("{value: 40, qualifier: almost, as_of: 2017}", "almost 40", "近40");
    for (wrong, cure) in [
        ("30,000+", "over 30000"),
        ("3万多人", "over 30000"),
        ("超过3万", "over 30000"),
        ("at least 40", "at-least 40"),
        ("approx. 40", "about 40"),
        ("不超过40", "up-to 40"),
        ("nearly 1,500", "almost 1500"),
        ("许多", ""),
    ] {
        refused::<Stat>(wrong, "not-a-figure", wrong, cure);
    }
}

#[test]
fn figures_take_date_and_source_from_their_group() {
    let stats: Stats = good("[{as_of: 2017, students: 30000, lanterns: [over 3, {value: 4, as_of: 2018}]}]");
    let View::List(figures) = view_of(&stats, 1) else { panic!("figures are a list") };
    let told: Vec<String> = figures
        .iter()
        .map(|figure| {
            let word = |key| match part(figure, key) {
                View::Text(text) => text.to_string(),
                other => format!("{other:?}"),
            };
            let as_of = part(&part(figure, "as_of"), "iso");
            format!("{} {} {} {as_of:?}", word("name"), word("label"), word("text"))
        })
        .collect();
    assert_eq!(
        told,
        [
            "students 在校生 30,000 Text(\"2017\")",
            "lanterns lanterns 超过3 Text(\"2017\")",
            "lanterns lanterns 4 Text(\"2018\")",
        ]
    );
}

#[test]
fn totals_quotas_and_credits_have_their_cures() {
    shows::<Total>("over 20", "over 20", "超过20");
    shows::<Total>("more", "and more", "等");
    refused::<Total>("20多个", "not-a-total", "20多个", "over 20");
    refused::<Total>("several", "not-a-total", "several", "more");
    shows::<Quota>("10 persons per year out", "10 persons per year, outgoing", "每年派出10人");
    shows::<Quota>("{count: 1, unit: person-month}", "1 person-month", "1人·月");
    refused::<Quota>("每年派出10人", "not-a-quota", "每年派出10人", "10 persons per year out");
    refused::<Quota>("10 persons out per year", "not-a-quota", "10 persons out per year", "10 persons per year out");
    refused::<Quota>("10", "not-a-quota", "10", "10 persons");
    shows::<Credits>("160 cn", "160 Chinese credits", "160学分");
    refused::<Credits>("160学分", "not-credits", "160学分", "160 cn");
    refused::<Credits>("240 ECTS", "not-credits", "240 ECTS", "240 ects");
    refused::<Credits>("160", "not-credits", "160", "160 cn | 160 ects | 160 us | 160 cats");
}

#[test]
fn languages_of_teaching_have_a_code_and_perhaps_a_share() {
    shows::<LanguageShare>("en 55%", "English 55%", "英语55%");
    shows::<LanguageShare>("{language: zh}", "Chinese", "中文");
    refused::<LanguageShare>("英语", "not-a-language", "英语", "en");
    refused::<LanguageShare>("英语55%", "not-a-share", "英语55%", "en 55%");
    refused::<LanguageShare>("55% en", "not-a-share", "55% en", "en 55%");
    refused::<LanguageShare>("en 55", "not-a-share", "55", "55%");
}

#[test]
fn proofs_of_a_language_are_levels_or_tests_of_it() {
    shows::<LanguageProof>(
        "{en: IELTS 6 or TOEFL iBT 80, zh: HSK 4, de: B2}",
        "English: IELTS 6.0 or TOEFL iBT 80; Chinese: HSK 4; German: B2",
        "英语：IELTS 6.0或TOEFL iBT 80；中文：HSK 4；德语：B2",
    );
    shows::<LanguageProof>(
        "{en: [{test: IELTS, score: 6.5, sections: {writing: 6.0}}]}",
        "English: IELTS 6.5",
        "英语：IELTS 6.5",
    );
    refused::<LanguageProof>("{en: 雅思6分}", "not-a-proof", "雅思6分", "IELTS 6.0");
    refused::<LanguageProof>("{zh: B2+}", "not-a-proof", "B2+", "B2 | C1");
    refused::<LanguageProof>(
        "{en: IELTS 6.0 / TOEFL iBT 80}",
        "not-a-proof",
        "IELTS 6.0 / TOEFL iBT 80",
        "IELTS 6.0 or TOEFL iBT 80",
    );
    refused::<LanguageProof>("{zh: HSK 180}", "no-such-score", "HSK 180", "");
    refused::<LanguageProof>("HSK 4", "proof-without-language", "HSK 4", "{zh: HSK 4}");
    refused::<LanguageProof>("{cn: HSK 4}", "not-a-language", "cn", "zh");
    says::<LanguageProof>(
        "{en: HSK 4}",
        MessageLang::Zh,
        &["HSK 证明的是 `zh`，却写在 `en` 下", "请移到：`zh: HSK 4`"],
    );
}

#[test]
fn a_renewal_says_for_how_long() {
    shows::<Renewal>("automatic for 5 years", "renewed by itself, 5 years each time", "到期自动续签，每次5年");
    shows::<Renewal>("none", "not renewed", "到期终止");
    refused::<Renewal>("自动续签5年", "not-a-renewal", "自动续签5年", "automatic for 5 years");
    refused::<Renewal>("automatic for five years", "not-a-duration", "five years", "5 years");
    refused::<Renewal>("\"yes\"", "not-a-renewal", "yes", "automatic");
}

#[test]
fn deadlines_leave_out_cancelled_intakes() {
    let intake = |text| Located::new(good::<Intake>(text), Span::new(FileId(0), 0..0));
    let intakes = vec![
        intake("{term: 2026-autumn, nominate_by: 2026-04-15, apply_by: 2026-05-15}"),
        intake("{term: 2027-spring, apply_by: 2026-11-15, cancelled: true}"),
    ];
    let dates: Vec<String> = intake_deadlines(&intakes).iter().map(|deadline| deadline.date.value.iso()).collect();
    assert_eq!(dates, ["2026-04-15", "2026-05-15"]);
    let state = |at: usize| part(&view_of(&intakes[at].value, 0), "state");
    assert_eq!([state(0), state(1)], [View::text("open"), View::text("cancelled")]);
}

#[test]
fn one_mistake_does_not_hide_another() {
    let (value, diags, _) = read::<Award>("{title: {en: Bachelor, zh: 学士}, eqf: 六级, awrded_by: wangchuan}");
    assert!(value.is_none());
    let codes: Vec<&str> = diags.iter().map(|d| d.code.name).collect();
    assert_eq!(codes, ["not-an-eqf-level", "unknown-field"]);
}
