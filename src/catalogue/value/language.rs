//! Languages of teaching and the languages that applicants prove.
//!
//! A CEFR level is never derived from a test's score, nor one test's score from another's.
//! Not here: the list of tests and their scales (`registry`).

use crate::catalogue::check::CheckCx;
use crate::catalogue::value::phrase::Phrase;
use crate::catalogue::value::short::{Short, Wrong, halfwidth, is_map, whole_number};
use crate::diag::codes::value as codes;
use crate::diag::{Both, Diagnostic};
use crate::fields::{Answer, Cx, Opt, Record, Shape, Slot, Text, Value, View, ViewCx, decode_map, record};
use crate::registry::{self, Cefr, LanguageTest};
use crate::source::Located;
use crate::syntax::tree::{Key, Node, Value as Tree};
use crate::text::nearest;

/// The code of a language, in its canonical spelling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanguageCode(pub String);

fn parse_code(text: &str) -> Result<LanguageCode, Wrong<'_>> {
    registry::language_tag(text).map(LanguageCode).map_err(|fault| {
        let wrong = Wrong::new(&codes::NOT_A_LANGUAGE, text);
        match &fault.proposals[..] {
            [] => wrong,
            [one] => wrong.arg("proposal", one.as_str()),
            several => wrong.arg("candidates", several.to_vec()),
        }
    })
}

const A_LANGUAGE: Both = Both::new("the code of a language such as `en`", "语言代码，如 `en`");

impl Value for LanguageCode {
    fn shape() -> Shape {
        Shape::Form {
            name: Both::new("the code of a language (BCP 47)", "语言代码（BCP 47）"),
            examples: &["en", "zh", "zh-Hant"],
        }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        Short::read(node, A_LANGUAGE, cx)?.parse(parse_code, cx)
    }

    fn view(&self, _: &ViewCx) -> View {
        View::text(self.0.as_str())
    }
}

fn language_name(code: &str, cx: &ViewCx) -> String {
    cx.locale.language_name(code).unwrap_or_else(|| code.to_owned())
}

/// A whole number of per cent, from 1 to 100.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Percent(pub u8);

fn parse_percent(text: &str) -> Result<Percent, Wrong<'_>> {
    let number = |text: &str| whole_number(text).filter(|share| (1..=100).contains(share));
    if let Some(share) = text.strip_suffix('%').and_then(number) {
        return Ok(Percent(share as u8));
    }
    let plain = halfwidth(text).to_lowercase();
    let plain = plain.trim().trim_end_matches("percent").trim_end_matches("per cent").trim_end_matches('%').trim();
    let fraction = plain.strip_prefix("0.").filter(|digits| digits.len() == 2).and_then(number);
    let share = number(plain).or(fraction);
    Err(Wrong::new(&codes::NOT_A_SHARE, text).maybe("proposal", share.map(|share| format!("{share}%"))))
}

impl Value for Percent {
    fn shape() -> Shape {
        Shape::Form { name: Both::new("a share in per cent", "百分比"), examples: &["55%"] }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        Short::read(node, Both::new("a share such as `55%`", "百分比，如 `55%`"), cx)?.parse(parse_percent, cx)
    }

    fn view(&self, _: &ViewCx) -> View {
        View::Int(self.0.into())
    }
}

record! {
    /// The long form of a language of teaching.
    pub struct LanguageFields {
        language: Answer<LanguageCode>, "its code" / "语言代码";
        share: Opt<Percent>, "how much of the teaching" / "授课占比";
        note: Opt<Text>, "a remark" / "备注";
    }
}

/// A language of teaching, with its share where it is known.
#[derive(Clone, Debug, PartialEq)]
pub struct LanguageShare {
    pub language: LanguageCode,
    pub share: Option<Percent>,
    pub note: Opt<Text>,
}

/// Adds `shares-over-100` where the shares of `languages` come to more than the whole.
pub fn check_shares(cx: &mut CheckCx, languages: &[Located<LanguageShare>]) {
    let shares = languages.iter().filter_map(|language| language.value.share);
    let total: u32 = shares.map(|share| u32::from(share.0)).sum();
    if let (Some(last), true) = (languages.last(), total > 100) {
        cx.push(Diagnostic::new(&codes::SHARES_OVER_100, last.span).arg("total", format!("{total}%")));
    }
}

const A_SHARE: Both = Both::new("a language such as `en` or `en 55%`", "语言，如 `en` 或 `en 55%`");

fn parse_share(text: &str) -> Result<(LanguageCode, Option<Percent>), Wrong<'_>> {
    if let Some((code, share)) = text.split_once(' ')
        && let Ok(code) = parse_code(code)
        && share.chars().next().is_some_and(|c| c.is_ascii_digit())
    {
        return parse_percent(share).map(|share| (code, Some(share))).map_err(|wrong| {
            let proposal = wrong.proposal().map(str::to_owned);
            Wrong::new(&codes::NOT_A_SHARE, share).maybe("proposal", proposal)
        });
    }
    match parse_code(text) {
        Ok(code) => Ok((code, None)),
        Err(wrong) => Err(near_share(text).or_else(|| several(text)).unwrap_or(wrong)),
    }
}

/// `en, zh`, `English/Chinese`, `中英双语`: several languages in one text.
fn several(text: &str) -> Option<Wrong<'_>> {
    let code = |part: &str| match registry::language_tag(part.trim()) {
        Ok(code) => Some(code),
        Err(fault) => fault.proposal().map(str::to_owned),
    };
    let both = text.strip_suffix("双语").or_else(|| text.strip_suffix("双语教学"));
    let tags: Option<Vec<String>> = match both {
        // Each character is a language: 中英, 中俄.
        Some(pair) => {
            pair.chars().map(|c| if c == '中' { Some("zh".to_owned()) } else { code(&format!("{c}语")) }).collect()
        }
        None => text
            .replace(" and ", ",")
            .split([',', '，', '、', '/', '+', '&', ';', '；', '和', '与'])
            .map(code)
            .collect(),
    };
    let tags = tags.filter(|tags| tags.len() > 1)?;
    Some(Wrong::new(&codes::NOT_A_LANGUAGE, text).arg("proposal", format!("[{}]", tags.join(", "))))
}

/// `55% en`, `en (55%)`, `英语55%`, `English: 55 %`: a language and a share in another form.
fn near_share(text: &str) -> Option<Wrong<'_>> {
    let plain = halfwidth(text);
    let digits: String = plain.chars().filter(char::is_ascii_digit).collect();
    let share = whole_number(&digits).filter(|share| (1..=100).contains(share))?;
    let language: String = plain.chars().filter(|c| c.is_alphabetic() || *c == '-' || *c == ' ').collect();
    let language = language.trim().trim_end_matches("percent").trim();
    let code = match registry::language_tag(language) {
        Ok(code) => code,
        Err(fault) => fault.proposal()?.to_owned(),
    };
    Some(Wrong::new(&codes::NOT_A_SHARE, text).arg("proposal", format!("{code} {share}%")))
}

impl Value for LanguageShare {
    fn shape() -> Shape {
        Shape::Record {
            name: Both::new("languages of teaching", "授课语言"),
            short: &["en", "en 55%"],
            fields: LanguageFields::decls,
        }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        if is_map(node) {
            let fields: LanguageFields = decode_map(node, Both::new("languages of teaching", "授课语言"), cx)?;
            let Some(language) = fields.language.stated() else {
                cx.wrong_shape(node, A_LANGUAGE);
                return None;
            };
            let language = language.clone();
            return Some(Self { language, share: fields.share.map(|share| share.value), note: fields.note });
        }
        let (language, share) = Short::read(node, A_SHARE, cx)?.parse(parse_share, cx)?;
        Some(Self { language, share, note: None })
    }

    /// `{text, language, name, share, note}`: `text` is the name with the share.
    fn view(&self, cx: &ViewCx) -> View {
        let name = language_name(&self.language.0, cx);
        let text = match self.share {
            Some(share) => {
                // Type-setting makes the room between Han characters and digits; content has none.
                let blank = if name.ends_with(crate::text::is_han) { "" } else { " " };
                format!("{name}{blank}{}", cx.locale.percent(i64::from(share.0)))
            }
            None => name.clone(),
        };
        View::Map(vec![
            ("text", View::text(text)),
            ("language", self.language.view(cx)),
            ("name", View::text(name)),
            ("share", self.share.map_or(View::Null, |share| share.view(cx))),
            ("note", self.note.view(cx)),
        ])
    }
}

/// What proves a language: a level of the CEFR, or a test.
#[derive(Clone, Debug, PartialEq)]
pub enum Proof {
    Level(Cefr),
    Test(TestResult),
}

/// A test with the least score, in its canonical form.
#[derive(Clone, Debug, PartialEq)]
pub struct TestResult {
    pub test: &'static LanguageTest,
    pub score: String,
    /// Least scores of parts of the test: the part and its score.
    pub sections: Vec<(&'static str, String)>,
    pub note: Opt<Text>,
}

/// The languages that must be proved, each by any one of its proofs.
#[derive(Clone, Debug, PartialEq)]
pub struct LanguageProof {
    /// In the order of writing; no language twice, no list empty.
    pub languages: Vec<(LanguageCode, Vec<Proof>)>,
    pub note: Opt<Text>,
}

const A_PROOF: Both = Both::new(
    "a level or tests for each language, such as `{en: IELTS 6.0, zh: HSK 4}`",
    "每种语言的等级或考试，如 `{en: IELTS 6.0, zh: HSK 4}`",
);

/// The parts of tests, as they are written in content.
const SECTIONS: &[&str] = &["listening", "reading", "speaking", "writing"];

/// Reads `IELTS 6.0`, `B2`: one proof of `language`.
fn parse_proof<'t>(text: &'t str, language: &str) -> Result<Proof, Wrong<'t>> {
    if let Ok(level) = registry::cefr(text) {
        return Ok(Proof::Level(level));
    }
    match registry::test_and_score(text) {
        Ok((test, score)) => {
            let primary = language.split('-').next().unwrap_or(language);
            if test.language != primary {
                return Err(Wrong::new(&codes::TEST_OF_OTHER_LANGUAGE, text)
                    .arg("test", test.name)
                    .arg("proves", test.language)
                    .arg("language", language));
            }
            Ok(Proof::Test(TestResult { test, score, sections: Vec::new(), note: None }))
        }
        Err(fault) => {
            // What looks like a level, rather than a test: `B2+`, `CEFR B2`, `b2`.
            let level = registry::cefr(text).map_or_else(|fault| fault.proposals, |_| Vec::new());
            let proposals = if level.is_empty() { fault.proposals } else { level };
            let shape = fault.reason == registry::Reason::Shape && proposals.is_empty();
            let code = match fault.reason {
                registry::Reason::Range => &codes::NO_SUCH_SCORE,
                _ => &codes::NOT_A_PROOF,
            };
            let wrong = Wrong::new(code, text);
            let reason = Both::new("the least score is missing", "缺少最低分数");
            let wrong = wrong.maybe("reason", shape.then_some(reason));
            Err(match &proposals[..] {
                [] => wrong,
                [one] => wrong.arg("proposal", one.as_str()),
                several => wrong.arg("candidates", several.to_vec()),
            })
        }
    }
}

record! {
    /// A test in the long form.
    pub struct TestFields {
        test: Answer<TestName>, "the test" / "考试名称";
        score: Answer<Score>, "the least score" / "最低分数";
        sections: Opt<Sections>, "least scores of its parts: listening, reading, speaking, writing" / "各部分最低分：listening、reading、speaking、writing";
        note: Opt<Text>, "a remark" / "备注";
    }
}

/// The name of a language test.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TestName(pub &'static LanguageTest);

impl Value for TestName {
    fn shape() -> Shape {
        Shape::Form { name: Both::new("a language test", "语言考试"), examples: &["IELTS", "TOEFL iBT", "HSK"] }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let parse = |text| {
            registry::language_test(text).map(Self).map_err(|fault| {
                let wrong = Wrong::new(&codes::NOT_A_PROOF, text);
                match &fault.proposals[..] {
                    [] => wrong,
                    [one] => wrong.arg("proposal", one.as_str()),
                    several => wrong.arg("candidates", several.to_vec()),
                }
            })
        };
        Short::read(node, Both::new("the name of a language test", "语言考试的名称"), cx)?.parse(parse, cx)
    }

    fn view(&self, _: &ViewCx) -> View {
        View::text(self.0.name)
    }
}

/// A score as written; what it means depends on the test.
#[derive(Clone, Debug, PartialEq)]
pub struct Score(pub String);

impl Value for Score {
    fn shape() -> Shape {
        Shape::Form { name: Both::new("a score", "分数"), examples: &["6.5", "90", "N2"] }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let text = cx.scalar(node, Both::new("a score", "分数"))?;
        Some(Self(text.to_owned()))
    }

    fn view(&self, _: &ViewCx) -> View {
        View::text(self.0.as_str())
    }
}

/// Least scores of the parts of a test.
#[derive(Clone, Debug, PartialEq)]
pub struct Sections(pub Vec<(&'static str, String)>);

impl Value for Sections {
    fn shape() -> Shape {
        Shape::Map { keys: Both::new("a part of the test", "考试的一部分"), value: Box::new(Score::shape()) }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let Some(map) = node.as_map() else {
            cx.wrong_shape(node, Both::new("parts of the test with their scores", "各部分及其分数"));
            return None;
        };
        let mut sections = Vec::with_capacity(map.len());
        let mut all = true;
        for (key, value) in map {
            let section = SECTIONS.iter().find(|section| **section == key.text);
            if section.is_none() {
                let known: Vec<String> = SECTIONS.iter().map(|section| (*section).to_owned()).collect();
                cx.push(
                    Diagnostic::new(&codes::UNKNOWN_SECTION, key.span)
                        .arg("text", &*key.text)
                        .maybe("suggestion", nearest(&key.text, SECTIONS.iter().copied()))
                        .arg("known", known),
                );
            }
            match (section, Score::decode(value, cx)) {
                (Some(section), Some(score)) => sections.push((*section, score.0)),
                _ => all = false,
            }
        }
        all.then_some(Self(sections))
    }

    fn view(&self, _: &ViewCx) -> View {
        let section = |(name, score): &(&'static str, String)| {
            View::Map(vec![("section", View::text(*name)), ("score", View::text(score.as_str()))])
        };
        View::List(self.0.iter().map(section).collect())
    }
}

fn decode_proof(node: &Node, language: &str, cx: &mut Cx) -> Option<Vec<Proof>> {
    if is_map(node) {
        let fields: TestFields = decode_map(node, Both::new("language tests", "语言考试"), cx)?;
        let (Some(TestName(test)), Some(score)) = (fields.test.stated().copied(), fields.score.located()) else {
            cx.wrong_shape(node, A_PROOF);
            return None;
        };
        let whole = format!("{} {}", test.name, score.value.0);
        return match parse_proof(&whole, language) {
            Ok(Proof::Test(result)) => {
                let sections = fields.sections.map_or_else(Vec::new, |sections| sections.value.0);
                Some(vec![Proof::Test(TestResult { sections, note: fields.note, ..result })])
            }
            Ok(Proof::Level(_)) => unreachable!("a text that begins with the name of a test is no level"),
            Err(wrong) => {
                cx.push(Diagnostic { code: wrong.code, spans: vec![score.span], args: wrong.args });
                None
            }
        };
    }
    let short = Short::read(node, A_PROOF, cx)?;
    let mut proofs = Vec::new();
    let mut all = true;
    let joined = short.text.split(" or ");
    for part in joined.map(str::trim) {
        // Other joints between two tests: the message proposes the whole with `or`.
        let others: Vec<&str> = part.split(['/', ',', '，', '、', ';', '或', '|']).map(str::trim).collect();
        let mended = |other: &&str| match parse_proof(other, language) {
            Ok(_) => Some((*other).to_owned()),
            Err(wrong) => wrong.proposal().map(str::to_owned),
        };
        let mended: Option<Vec<String>> = others.iter().map(mended).collect();
        if let Some(mended) = mended.filter(|mended| mended.len() > 1) {
            let proposal = short.text.replace(part, &mended.join(" or "));
            short.report(Wrong::new(&codes::NOT_A_PROOF, part).arg("proposal", proposal), cx);
            all = false;
            continue;
        }
        match short.parse(|_| parse_proof(part, language), cx) {
            Some(proof) => proofs.push(proof),
            None => all = false,
        }
    }
    all.then_some(proofs)
}

/// What to say of a test that stands where a language belongs, as the key at `i`: `{IELTS: 6.0}`, and, where the comma
/// was meant to go on, `{en: IELTS 6.0, TOEFL iBT 80}`.
fn test_as_language(map: &[(Key, Node)], i: usize) -> Option<Diagnostic> {
    let (key, value) = &map[i];
    if value.is_absent() {
        let (_, before) = map[..i].last()?;
        registry::test_and_score(&key.text).ok()?;
        let proposal = format!("{} or {}", before.as_text()?.trim(), key.text);
        return Some(Diagnostic::new(&codes::NOT_A_PROOF, key.span).arg("text", &*key.text).arg("proposal", proposal));
    }
    let test = registry::language_test(&key.text).ok()?;
    let text = format!("{} {}", test.name, value.as_text()?.trim());
    Some(
        Diagnostic::new(&codes::PROOF_WITHOUT_LANGUAGE, key.span)
            .arg("proposal", format!("{}: {text}", test.language))
            .arg("text", text),
    )
}

impl Value for LanguageProof {
    fn shape() -> Shape {
        let short = Shape::Form {
            name: Both::new("levels or tests, any of which will do", "等级或考试，满足其一即可"),
            examples: &["IELTS 6.0 or TOEFL iBT 80", "HSK 4", "B2"],
        };
        let long =
            Shape::Record { name: Both::new("language tests", "语言考试"), short: &[], fields: TestFields::decls };
        let value = Shape::List(Box::new(Shape::OneOf(vec![short, long])));
        Shape::Map { keys: Both::new("the code of a language", "语言代码"), value: Box::new(value) }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let Some(map) = node.as_map() else {
            // `language_proof: IELTS 6.0`: the test tells the language.
            if let Some(text) = node.as_text()
                && let Ok((test, _)) = registry::test_and_score(text.split(" or ").next().unwrap_or(text).trim())
            {
                let proposal = format!("{{{}: {}}}", test.language, text.trim());
                cx.push(
                    Diagnostic::new(&codes::PROOF_WITHOUT_LANGUAGE, node.span)
                        .arg("text", text.trim())
                        .arg("proposal", proposal),
                );
            } else {
                cx.wrong_shape(node, A_PROOF);
            }
            return None;
        };
        let mut proof = Self { languages: Vec::with_capacity(map.len()), note: None };
        let mut all = !map.is_empty();
        if map.is_empty() {
            cx.wrong_shape(node, A_PROOF);
        }
        for (i, (key, value)) in map.iter().enumerate() {
            if let Some(diagnostic) = test_as_language(map, i) {
                cx.push(diagnostic);
                all = false;
                continue;
            }
            if key.text == "note" {
                match Text::decode(value, cx) {
                    Some(note) => proof.note = Some(Located::new(note, value.span)),
                    None => all = false,
                }
                continue;
            }
            let language = match parse_code(&key.text) {
                Ok(language) => Some(language),
                Err(wrong) => {
                    cx.push(Diagnostic { code: wrong.code, spans: vec![key.span], args: wrong.args });
                    None
                }
            };
            let code = language.as_ref().map_or(&*key.text, |language| &language.0).to_owned();
            let one = std::slice::from_ref(value);
            let nodes = match &value.value {
                Tree::List(nodes) => nodes.as_slice(),
                _ => one,
            };
            let mut proofs = Vec::with_capacity(nodes.len());
            // A language that is unknown would only make its tests wrong as well.
            if language.is_some() {
                for node in nodes {
                    match decode_proof(node, &code, cx) {
                        Some(more) => proofs.extend(more),
                        None => all = false,
                    }
                }
            }
            match language {
                Some(language) if !proofs.is_empty() => proof.languages.push((language, proofs)),
                _ => all = false,
            }
        }
        all.then_some(proof)
    }

    /// `{text, languages, note}`: each of `languages` is `{language, name, text, any_of}`, each of `any_of`
    /// `{text, level, test, score, sections, note}`.
    fn view(&self, cx: &ViewCx) -> View {
        let mut all = Vec::with_capacity(self.languages.len());
        let mut views = Vec::with_capacity(self.languages.len());
        for (language, proofs) in &self.languages {
            let name = language_name(&language.0, cx);
            let texts: Vec<String> = proofs.iter().map(Proof::text).collect();
            let text = cx.locale.list_or(&texts);
            all.push(NAMED.get(cx).replace("{name}", &name).replace("{}", &text));
            views.push(View::Map(vec![
                ("language", language.view(cx)),
                ("name", View::text(name)),
                ("text", View::text(text)),
                ("any_of", View::List(proofs.iter().map(|proof| proof.view(cx)).collect())),
            ]));
        }
        View::Map(vec![
            ("text", View::text(all.join(JOINT.get(cx)))),
            ("languages", View::List(views)),
            ("note", self.note.view(cx)),
        ])
    }
}

const NAMED: Phrase = Phrase::new("{name}: {}", "{name}：{}", "{name}：{}", "{name}: {}");
const JOINT: Phrase = Phrase::new("; ", "；", "；", "; ");

impl Proof {
    /// `IELTS 6.0`, `B2`: the same in every language.
    fn text(&self) -> String {
        match self {
            Proof::Level(level) => level.code().to_owned(),
            Proof::Test(result) => format!("{} {}", result.test.name, result.score),
        }
    }

    fn view(&self, cx: &ViewCx) -> View {
        let (level, result) = match self {
            Proof::Level(level) => (Some(level.code()), None),
            Proof::Test(result) => (None, Some(result)),
        };
        View::Map(vec![
            ("text", View::text(self.text())),
            ("level", View::maybe(level)),
            ("test", View::maybe(result.map(|result| result.test.name))),
            ("score", View::maybe(result.map(|result| result.score.as_str()))),
            ("sections", result.map_or(View::List(Vec::new()), |result| Sections(result.sections.clone()).view(cx))),
            ("note", result.map_or(View::Null, |result| result.note.view(cx))),
        ])
    }
}
