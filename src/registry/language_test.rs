//! Language tests that admission rules name: a closed list with the score that each can give.
//!
//! Scales are those of the tests' own handbooks in 2026; the TOEFL iBT is kept at 0 to 120. A score is never turned into
//! a CEFR level, nor one test's into another's.
//! Not here: sections of a test and "A or B" (the value type LanguageProof).

use super::{Fault, Reason, lookup, nearest_name};

/// A test of one language.
#[derive(Debug, PartialEq, Eq)]
pub struct LanguageTest {
    /// The name as pages and canonical texts write it: `TOEFL iBT`.
    pub name: &'static str,
    /// The language that it proves, a primary subtag: `en`.
    pub language: &'static str,
    /// Other names. Those in Latin or Cyrillic letters are accepted, Chinese ones are understood and corrected.
    pub spellings: &'static [&'static str],
    pub scale: Scale,
}

/// The results that a test can give.
#[derive(Debug, PartialEq, Eq)]
pub enum Scale {
    /// From `least` to `most` in steps of `step`, all three in tenths: IELTS is 0 to 90 by 5.
    Numbers { least: u16, most: u16, step: u16 },
    /// Names of grades, the lowest first.
    Grades(&'static [&'static str]),
}

const fn whole(least: u16, most: u16) -> Scale {
    Scale::Numbers { least: least * 10, most: most * 10, step: 10 }
}

const fn by_fives(least: u16, most: u16) -> Scale {
    Scale::Numbers { least: least * 10, most: most * 10, step: 50 }
}

const CEFR_GRADES: Scale = Scale::Grades(&["A1", "A2", "B1", "B2", "C1", "C2"]);

const fn test(
    name: &'static str,
    language: &'static str,
    scale: Scale,
    spellings: &'static [&'static str],
) -> LanguageTest {
    LanguageTest { name, language, spellings, scale }
}

/// All tests, by language.
#[rustfmt::skip]
pub const TESTS: &[LanguageTest] = &[
    test("IELTS", "en", Scale::Numbers { least: 0, most: 90, step: 5 }, &["IELTS Academic", "Academic IELTS", "雅思"]),
    test("TOEFL iBT", "en", whole(0, 120), &["TOEFL-iBT", "iBT", "iBT TOEFL", "托福网考"]),
    test("TOEFL ITP", "en", whole(310, 677), &["TOEFL-ITP", "ITP"]),
    test("Duolingo", "en", by_fives(10, 160), &["Duolingo English Test", "DET", "多邻国", "多邻国英语测试"]),
    test("PTE Academic", "en", whole(10, 90), &["PTE", "Pearson PTE", "Pearson PTE Academic", "培生"]),
    test("Cambridge", "en", whole(80, 230), &["Cambridge English", "Cambridge English Scale", "CAE", "CPE", "C1 Advanced", "C2 Proficiency", "剑桥英语"]),
    test("TOEIC", "en", by_fives(10, 990), &["托业"]),
    test("LanguageCert", "en", CEFR_GRADES, &["LanguageCert International ESOL"]),
    test("CET-4", "en", whole(220, 710), &["CET4", "CET 4", "大学英语四级", "英语四级", "四级"]),
    test("CET-6", "en", whole(220, 710), &["CET6", "CET 6", "大学英语六级", "英语六级", "六级"]),
    test("TEM-4", "en", whole(0, 100), &["TEM4", "TEM 4", "英语专业四级", "专四"]),
    test("TEM-8", "en", whole(0, 100), &["TEM8", "TEM 8", "英语专业八级", "专八"]),
    test("PETS", "en", whole(1, 5), &["全国英语等级考试"]),
    test("HSK", "zh", whole(1, 9), &["HSK level", "汉语水平考试", "新汉语水平考试"]),
    test("HSKK", "zh", Scale::Grades(&["basic", "intermediate", "advanced"]), &["HSK口语", "HSK口试", "汉语水平口语考试"]),
    test("TOCFL", "zh", whole(1, 6), &["华语文能力测验"]),
    test("MHK", "zh", whole(1, 4), &["民族汉考"]),
    test("TOPIK", "ko", whole(1, 6), &["TOPIK level", "韩语能力考试", "韩国语能力考试"]),
    test("JLPT", "ja", Scale::Grades(&["N5", "N4", "N3", "N2", "N1"]), &["日语能力考试", "日本语能力测试", "日语能力测试"]),
    test("TestDaF", "de", whole(3, 5), &["Test DaF", "TestDaF TDN", "TDN", "德福"]),
    test("DSH", "de", whole(1, 3), &["德国高校入学德语考试"]),
    test("Goethe", "de", CEFR_GRADES, &["Goethe-Zertifikat", "Goethe Zertifikat", "Goethe-Institut", "歌德证书"]),
    test("telc Deutsch", "de", CEFR_GRADES, &["telc"]),
    test("ÖSD", "de", CEFR_GRADES, &["OSD", "ÖSD Zertifikat"]),
    test("DELF", "fr", Scale::Grades(&["A1", "A2", "B1", "B2"]), &[]),
    test("DALF", "fr", Scale::Grades(&["C1", "C2"]), &[]),
    test("TCF", "fr", CEFR_GRADES, &["TCF TP", "TCF tout public"]),
    test("DELE", "es", CEFR_GRADES, &[]),
    test("SIELE", "es", Scale::Grades(&["A1", "A2", "B1", "B2", "C1"]), &["SIELE Global"]),
    test("CILS", "it", CEFR_GRADES, &[]),
    test("PLIDA", "it", CEFR_GRADES, &[]),
    test("TORFL", "ru", Scale::Grades(&["elementary", "basic", "1", "2", "3", "4"]), &["TRKI", "ТРКИ", "俄语等级考试", "对外俄语等级考试"]),
    test("NT2", "nl", Scale::Grades(&["I", "II"]), &["Staatsexamen NT2"]),
    test("YKI", "fi", whole(1, 6), &[]),
    test("Norskprøven", "no", Scale::Grades(&["A1", "A2", "B1", "B2", "C1"]), &["Norskprøve"]),
];

/// Names that may mean either of several tests, in lower case.
const AMBIGUOUS: &[(&str, &[&str])] = &[
    ("cet", &["CET-4", "CET-6"]),
    ("tem", &["TEM-4", "TEM-8"]),
    ("toefl", &["TOEFL iBT", "TOEFL ITP"]),
    ("托福", &["TOEFL iBT", "TOEFL ITP"]),
];

/// The test of a name alone; upper and lower case are not told apart.
///
/// Else the proposals are the names of tests: the one meant by a Chinese name (`雅思`), each that a name may mean
/// (`TOEFL`), or the nearest.
pub fn language_test(name: &str) -> Result<&'static LanguageTest, Fault> {
    match named(name) {
        Some((spelling, rest)) if rest.is_empty() => spelling.accepted(),
        _ => Err(nearest_test(name)),
    }
}

/// The test and the canonical score of a text like `IELTS 6.0` or `HSK 4`.
///
/// Else the proposals are whole texts: `雅思6分` gives `IELTS 6.0`, `TOEFL 90` gives `TOEFL iBT 90`, `IELTS 6.3` gives
/// `IELTS 6.0` and `IELTS 6.5`. A name without a score is of the wrong shape and gets no proposal.
pub fn test_and_score(text: &str) -> Result<(&'static LanguageTest, String), Fault> {
    let Some((spelling, rest)) = named(text) else {
        let mut fault = nearest_test(text);
        // Only with its score is the proposal a text of this form.
        let score = text.split_whitespace().next_back().unwrap_or_default();
        let whole = fault.proposal().and_then(|name| test_and_score(&format!("{name} {score}")).ok());
        fault.proposals = whole.into_iter().map(|(test, score)| format!("{} {score}", test.name)).collect();
        return Err(fault);
    };
    if rest.is_empty() {
        return Err(Fault::new(Reason::Shape));
    }
    match spelling.accepted() {
        Ok(test) => match test.score(&rest) {
            Ok(score) => Ok((test, score)),
            Err(fault) => Err(Fault {
                reason: fault.reason,
                proposals: fault.proposals.iter().map(|score| format!("{} {score}", test.name)).collect(),
            }),
        },
        Err(fault) => {
            let proposals: Vec<String> = spelling
                .tests
                .iter()
                .flat_map(|test| {
                    let scores = match test.score(&rest) {
                        Ok(score) => vec![score],
                        Err(fault) => fault.proposals,
                    };
                    scores.into_iter().map(|score| format!("{} {score}", test.name))
                })
                .collect();
            let reason = match &proposals[..] {
                // Where only one scale has such a score, that test is meant.
                [_] => Reason::Spelling,
                [] => Reason::Range,
                _ => fault.reason,
            };
            Err(Fault { reason, proposals })
        }
    }
}

/// All canonical names, in the order of the list.
pub fn names() -> impl Iterator<Item = &'static str> {
    TESTS.iter().map(|test| test.name)
}

impl LanguageTest {
    /// The score in its canonical form: `6.0` for `6` where steps are halves, else as the scale names it.
    ///
    /// Else the proposals are the score without words around it (`6分`, `level 4`, `N2级`, `6,5`), its neighbours where it
    /// stands between two steps, or none where it is outside of the scale.
    pub fn score(&self, text: &str) -> Result<String, Fault> {
        if let Some(score) = self.scale.exact(text)? {
            return Ok(score);
        }
        let core = bare_score(text);
        let core = lookup(WORDS, &core).map_or(core, str::to_string);
        if let Ok(Some(score)) = self.scale.exact(&core.replace(',', ".")) {
            return Err(Fault::spelling(score));
        }
        match &self.scale {
            Scale::Numbers { .. } => match self.scale.exact(&core.replace(',', ".")) {
                Err(fault) => Err(fault),
                _ => Err(Fault::new(Reason::Shape)),
            },
            Scale::Grades(grades) => {
                let fits = |grade: &&&str| {
                    let grade = grade.to_lowercase();
                    grade == core || (self.name == "JLPT" && grade.strip_prefix('n') == Some(&core))
                };
                match grades.iter().find(fits) {
                    Some(grade) => Err(Fault::spelling(*grade)),
                    None if core.bytes().any(|b| b.is_ascii_digit()) => Err(Fault::new(Reason::Range)),
                    None => Err(Fault::unlisted(crate::text::nearest(
                        &core,
                        grades.iter().copied().filter(|g| g.len() > 2),
                    ))),
                }
            }
        }
    }
}

impl Scale {
    /// The canonical form of a score written plainly; `None` when it is not, a fault when it is not on the scale.
    fn exact(&self, text: &str) -> Result<Option<String>, Fault> {
        let (least, most, step) = match self {
            Self::Grades(grades) => return Ok(grades.contains(&text).then(|| text.to_string())),
            Self::Numbers { least, most, step } => (*least, *most, *step),
        };
        let (whole, tenth) = text.split_once('.').unwrap_or((text, "0"));
        let all_digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        if !all_digits(whole) || !all_digits(tenth) || (whole.len() > 1 && whole.starts_with('0')) {
            return Ok(None);
        }
        let tenth = tenth.trim_end_matches('0');
        if whole.len() > 4 {
            return Err(Fault::new(Reason::Range));
        }
        let hundredths = tenth.len() > 1;
        let tenths = tenth.get(..1).unwrap_or("0");
        let value = whole.parse::<u16>().ok().zip(tenths.parse::<u16>().ok()).map(|(w, t)| w.saturating_mul(10) + t);
        let value = value.expect("four digits and one digit are numbers");
        let print = |value: u16| match step {
            _ if step % 10 == 0 => format!("{}", value / 10),
            _ => format!("{}.{}", value / 10, value % 10),
        };
        if value < least || value > most || (value == most && hundredths) {
            return Err(Fault::new(Reason::Range));
        }
        let below = value - (value - least) % step;
        if below != value || hundredths {
            let neighbours = [below, below + step].map(print);
            return Err(Fault { reason: Reason::Range, proposals: neighbours.to_vec() });
        }
        Ok(Some(print(value)))
    }
}

/// A name at the beginning of a text, and the tests that it may mean; never none.
struct Spelling {
    tests: Vec<&'static LanguageTest>,
    /// Whether a text may be written so.
    proper: bool,
}

impl Spelling {
    fn accepted(&self) -> Result<&'static LanguageTest, Fault> {
        match self.tests[..] {
            [test] if self.proper => Ok(test),
            [test] => Err(Fault::spelling(test.name)),
            _ => Err(Fault {
                reason: Reason::Unlisted,
                proposals: self.tests.iter().map(|test| test.name.to_string()).collect(),
            }),
        }
    }
}

/// The longest name of a test that `text` begins with, and what follows it without blanks and hyphens between.
fn named(text: &str) -> Option<(Spelling, String)> {
    let folded = super::halfwidth(text);
    let folded = folded.trim();
    let proper = |name: &str| !name.chars().any(crate::text::is_han);
    let single = TESTS.iter().flat_map(|test| {
        std::iter::once(&test.name).chain(test.spellings).map(move |name| (*name, vec![test], proper(name)))
    });
    let several = AMBIGUOUS
        .iter()
        .map(|(name, tests)| (*name, TESTS.iter().filter(|test| tests.contains(&test.name)).collect(), false));
    let (name, tests, proper) = single
        .chain(several)
        .filter(|(name, ..)| {
            let Some((head, rest)) = folded.split_at_checked(name.len()) else { return false };
            let ends_in_digit = name.ends_with(|c: char| c.is_ascii_digit());
            let goes_on = |c: char| c.is_alphabetic() && !crate::text::is_han(c) || ends_in_digit && c.is_ascii_digit();
            // `JLPTN2`, `GoetheB2`: a grade may follow without a blank, a longer word may not.
            let grade =
                matches!(rest.as_bytes(), [letter, digit] if letter.is_ascii_alphabetic() && digit.is_ascii_digit());
            head.eq_ignore_ascii_case(name) && (grade || !rest.starts_with(goes_on))
        })
        .max_by_key(|(name, ..)| name.len())?;
    let rest = folded[name.len()..].trim_start_matches([' ', '-', ':', '_']).to_string();
    Some((Spelling { tests, proper }, rest))
}

fn nearest_test(text: &str) -> Fault {
    // The score at the end must not count as a difference between names.
    let name = text.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' '));
    let all = TESTS.iter().flat_map(|test| std::iter::once(&test.name).chain(test.spellings)).copied();
    let near = nearest_name(name, all);
    let found = near.and_then(|near| TESTS.iter().find(|test| test.name == near || test.spellings.contains(&near)));
    Fault::unlisted(found.map(|test| test.name))
}

/// A score in lower case without the words that people put around it.
fn bare_score(text: &str) -> String {
    const BEFORE: &[&str] =
        &["≥", ">=", "at least", "minimum", "min.", "min", "level", "grade", "score", "tdn", "不低于", "至少", "级别"];
    const AFTER: &[&str] = &["及以上", "以上", "or above", "or higher", "points", "level", "分", "级", "+"];
    let folded = super::halfwidth(text).to_lowercase();
    let mut core = folded.trim();
    loop {
        let before = BEFORE.iter().find_map(|word| core.strip_prefix(word));
        let Some(shorter) = before.or_else(|| AFTER.iter().find_map(|word| core.strip_suffix(word))) else { break };
        core = shorter.trim_matches([' ', '-', ':']);
    }
    core.to_string()
}

/// Words for grades and numbers, in lower case; sorted.
#[rustfmt::skip]
const WORDS: &[(&str, &str)] = &[
    ("beginner", "basic"), ("i", "1"), ("ii", "2"), ("iii", "3"), ("iv", "4"), ("primary", "basic"), ("v", "5"), ("vi", "6"),
    ("тбу", "basic"), ("тэу", "elementary"), ("一", "1"), ("七", "7"), ("三", "3"), ("中", "intermediate"), ("九", "9"),
    ("二", "2"), ("五", "5"), ("八", "8"), ("六", "6"), ("初", "basic"), ("四", "4"), ("基础", "basic"), ("高", "advanced"),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Result<(&str, &str), (Reason, &[&str])>) {
        let expected = expected
            .map(|(name, score)| (name, score.to_string()))
            .map_err(|(reason, proposals)| Fault::of(reason, proposals));
        assert_eq!(test_and_score(text).map(|(test, score)| (test.name, score)), expected, "{text}");
    }

    #[test]
    fn names_are_unique_and_prove_a_listed_language() {
        super::super::tests::assert_sorted_and_unique(WORDS.iter().map(|(word, _)| *word));
        let mut all: Vec<String> = AMBIGUOUS.iter().map(|(name, _)| name.to_string()).collect();
        for test in TESTS {
            all.push(test.name.to_lowercase());
            all.extend(test.spellings.iter().map(|name| name.to_lowercase()));
            assert_eq!(crate::registry::language_tag(test.language).as_deref(), Ok(test.language));
            assert_eq!(language_test(test.name), Ok(test));
        }
        all.sort_unstable();
        super::super::tests::assert_sorted_and_unique(all.iter().map(String::as_str));
        for (name, tests) in AMBIGUOUS {
            assert!(tests.iter().all(|test| language_test(test).is_ok()), "{name}");
        }
    }

    #[test]
    fn a_test_and_its_score_are_told_apart() {
        check("IELTS 6.0", Ok(("IELTS", "6.0")));
        check("IELTS 6", Ok(("IELTS", "6.0")));
        check("TOEFL iBT 80", Ok(("TOEFL iBT", "80")));
        check("HSK 4", Ok(("HSK", "4")));
        check("HSKK intermediate", Ok(("HSKK", "intermediate")));
        check("CET-4 425", Ok(("CET-4", "425")));
        check("JLPT N2", Ok(("JLPT", "N2")));
        check("DSH-2", Ok(("DSH", "2")));
        check("TestDaF TDN 4", Ok(("TestDaF", "4")));
        check("Goethe-Zertifikat B2", Ok(("Goethe", "B2")));
        check("ТРКИ 2", Ok(("TORFL", "2")));
        check("Duolingo English Test 105", Ok(("Duolingo", "105")));
        check("hsk4", Ok(("HSK", "4")));
    }

    #[test]
    fn chinese_names_and_words_around_scores_have_their_cure() {
        for (wrong, cure) in [
            ("雅思6分", "IELTS 6.0"),
            ("雅思 6.5", "IELTS 6.5"),
            ("HSK四级", "HSK 4"),
            ("HSK 4级以上", "HSK 4"),
            ("新汉语水平考试五级", "HSK 5"),
            ("HSKK中级", "HSKK intermediate"),
            ("六级 430", "CET-6 430"),
            ("德福 4", "TestDaF 4"),
            ("IELTS 6,5", "IELTS 6.5"),
            ("HSK level IV", "HSK 4"),
            ("JLPT 2", "JLPT N2"),
            ("JLPTn2", "JLPT N2"),
            ("Goethe b2", "Goethe B2"),
            ("ТРКИ II", "TORFL 2"),
            ("托福网考 90", "TOEFL iBT 90"),
        ] {
            check(wrong, Err((Reason::Spelling, &[cure])));
        }
    }

    #[test]
    fn a_name_of_two_tests_offers_those_whose_scale_fits() {
        check("TOEFL 90", Err((Reason::Spelling, &["TOEFL iBT 90"])));
        check("托福500分", Err((Reason::Spelling, &["TOEFL ITP 500"])));
        check("CET 425", Err((Reason::Unlisted, &["CET-4 425", "CET-6 425"])));
        assert_eq!(language_test("托福"), Err(Fault::of(Reason::Unlisted, &["TOEFL iBT", "TOEFL ITP"])));
    }

    #[test]
    fn a_score_off_the_scale_is_refused() {
        check("IELTS 6.3", Err((Reason::Range, &["IELTS 6.0", "IELTS 6.5"])));
        check("IELTS 6.25", Err((Reason::Range, &["IELTS 6.0", "IELTS 6.5"])));
        check("IELTS 9.5", Err((Reason::Range, &[])));
        check("HSK 10", Err((Reason::Range, &[])));
        check("HSK 180分", Err((Reason::Range, &[])));
        check("Duolingo 103", Err((Reason::Range, &["Duolingo 100", "Duolingo 105"])));
        check("DELF C1", Err((Reason::Range, &[])));
        check("TOEFL iBT 99999", Err((Reason::Range, &[])));
        check("HSK 良好", Err((Reason::Shape, &[])));
        check("IELTS", Err((Reason::Shape, &[])));
    }

    #[test]
    fn an_unknown_test_is_guessed_by_its_name() {
        check("IETLS 6", Err((Reason::Unlisted, &["IELTS 6.0"])));
        check("TOPICK 4", Err((Reason::Unlisted, &["TOPIK 4"])));
        check("汉语水瓶考试 4", Err((Reason::Unlisted, &["HSK 4"])));
        check("校内考试 80", Err((Reason::Unlisted, &[])));
        check("", Err((Reason::Unlisted, &[])));
        assert_eq!(language_test("雅思"), Err(Fault::spelling("IELTS")));
        assert_eq!(language_test("日语能力考试").map_err(|f| f.proposals), Err(vec!["JLPT".to_string()]));
    }
}
