//! From a code's templates and a diagnostic's arguments to sentences.
//!
//! `{name}` (lower-case letters, digits and `_`, a letter first) is an argument; any other brace is itself, so that
//! a help may show `{en: …}` or `{#fees}`. All that an author wrote passes [`escaped`] here, so a sentence never holds
//! a control character and may be shown anywhere as plain text.

use std::borrow::Cow;
use std::fmt::Write;

use super::{Arg, Both, Code, Diagnostic, MessageLang};

/// Names of a list that are printed before "and N more".
const LISTED: usize = 16;
/// Characters of an author's text that are quoted before it is cut.
const QUOTED: usize = 160;

impl Diagnostic {
    /// What is wrong, as one line without a full stop at its end.
    pub fn message(&self, lang: MessageLang) -> String {
        self.first(self.code.message, lang).unwrap_or_else(|| {
            // Printing goes on in a release: a word missing in one message must not cost an author the whole report.
            debug_assert!(false, "no message of `{}` has all its arguments in {:?}", self.code.name, self.args);
            let words = self.code.message.last().expect("a code has a message");
            fill(words.get(lang), |name| Some(self.value(name, lang).unwrap_or_else(|| "…".into())))
                .expect("every argument is given")
        })
    }

    /// What belongs at the first place; `None` where the carets say enough.
    pub fn label(&self, lang: MessageLang) -> Option<String> {
        self.first(self.code.label, lang)
    }

    /// What every further place has to do with it; `None` where the carets say enough.
    pub fn other(&self, lang: MessageLang) -> Option<String> {
        self.first(self.code.other, lang)
    }

    /// What to do: every help whose arguments are given, in the code's order; may be empty.
    pub fn helps(&self, lang: MessageLang) -> Vec<String> {
        self.code.help.iter().filter_map(|help| fill(help.get(lang), |name| self.value(name, lang))).collect()
    }

    fn first(&self, templates: &[Both], lang: MessageLang) -> Option<String> {
        templates.iter().find_map(|template| fill(template.get(lang), |name| self.value(name, lang)))
    }

    fn value(&self, name: &str, lang: MessageLang) -> Option<String> {
        self.args.iter().find(|(given, _)| *given == name).map(|(_, arg)| arg.words(lang))
    }
}

impl Code {
    /// The message in one line for a list of codes, with `…` for what differs from case to case.
    ///
    /// Of several messages the one with the fewest arguments, which is the most general.
    pub fn title(&self, lang: MessageLang) -> String {
        let words = self.message.iter().min_by_key(|words| placeholders(words.get(lang)).len());
        let words = words.expect("a code has a message").get(lang);
        fill(words, |_| Some("…".to_owned())).expect("every argument is given")
    }
}

impl Arg {
    fn words(&self, lang: MessageLang) -> String {
        match self {
            Arg::Text(text) => quoted(text),
            Arg::Words(words) => words.get(lang).to_owned(),
            Arg::Number(number) => number.to_string(),
            Arg::List(names) => listed(names, lang),
        }
    }
}

fn listed(names: &[String], lang: MessageLang) -> String {
    let comma = Both::new(", ", "、").get(lang);
    let shown: Vec<_> = names.iter().take(LISTED).map(|name| format!("`{}`", quoted(name))).collect();
    let shown = shown.join(comma);
    match (names.len() > LISTED, lang) {
        (false, _) => shown,
        (true, MessageLang::En) => format!("{shown} and {} more", names.len() - LISTED),
        // “等 N 个” gives the number of all, not of the rest.
        (true, MessageLang::Zh) => format!("{shown} 等 {} 个", names.len()),
    }
}

fn quoted(text: &str) -> String {
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", escaped(&text[..end])),
        None => escaped(text).into_owned(),
    }
}

/// `text` with every character that a reader could not see, or that could reorder what is seen, as `\u{202e}`.
pub fn escaped(text: &str) -> Cow<'_, str> {
    if !text.contains(is_treacherous) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match is_treacherous(c) {
            true => out.push_str(&escape(c)),
            false => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// `\n`, `\t`, `\r` by these names, anything else as `\u{…}`.
pub fn escape(c: char) -> String {
    match c {
        '\n' | '\r' | '\t' => c.escape_default().collect(),
        _ => c.escape_unicode().collect(),
    }
}

/// Controls, line and paragraph separators, marks that turn the direction of text (Unicode UAX 9), and characters of no
/// width that no script needs. The joiners U+200C and U+200D stay: Persian and emoji are written with them.
pub fn is_treacherous(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}')
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// `template` with its placeholders replaced; `None` if `value` lacks one of them.
fn fill(template: &str, value: impl Fn(&str) -> Option<String>) -> Option<String> {
    let mut out = String::with_capacity(template.len() + 16);
    for piece in pieces(template) {
        match piece {
            Piece::Words(words) => out.push_str(words),
            Piece::Placeholder(name) => write!(out, "{}", value(name)?).expect("a String takes all"),
        }
    }
    Some(out)
}

/// The names in `template`, sorted, each once.
fn placeholders(template: &str) -> Vec<&str> {
    let mut names: Vec<_> = pieces(template)
        .filter_map(|piece| match piece {
            Piece::Placeholder(name) => Some(name),
            Piece::Words(_) => None,
        })
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

enum Piece<'a> {
    Words(&'a str),
    Placeholder(&'a str),
}

fn pieces(template: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = template;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if let Some((name, after)) = placeholder_at_start(rest) {
            rest = after;
            return Some(Piece::Placeholder(name));
        }
        let next = rest.char_indices().skip(1).find(|(at, _)| placeholder_at_start(&rest[*at..]).is_some());
        let (words, after) = rest.split_at(next.map_or(rest.len(), |(at, _)| at));
        rest = after;
        Some(Piece::Words(words))
    })
}

fn placeholder_at_start(text: &str) -> Option<(&str, &str)> {
    let (name, after) = text.strip_prefix('{')?.split_once('}')?;
    let letters = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    letters.then_some((name, after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::{Level, codes};
    use crate::source::{FileId, Span};
    use crate::text::is_han;

    static UNKNOWN: Code = Code {
        name: "unknown-reference",
        level: Level::Error,
        lint: false,
        message: &[
            Both::new("no {kind} is called `{name}` in {place}", "{place}中没有名为“{name}”的{kind}"),
            Both::new("no {kind} is called `{name}`", "没有名为“{name}”的{kind}"),
        ],
        label: &[Both::new("{kind}s are the entries in {folder}", "{kind}是 {folder} 中的条目")],
        other: &[],
        help: &[
            Both::new("did you mean `{near}`?", "是否想写“{near}”？"),
            Both::new("there are {names}", "现有：{names}"),
            Both::new(
                "or write `{en: …, zh: …}` and `## 学费 {#fees}`",
                "或者写成 `{en: …, zh: …}` 和 `## 学费 {#fees}`",
            ),
        ],
        explain: Both::new("", ""),
    };

    fn unknown() -> Diagnostic {
        Diagnostic::new(&UNKNOWN, Span::whole(FileId(0))).arg("kind", Both::new("major", "专业"))
    }

    #[test]
    fn the_first_message_whose_arguments_are_all_given_is_used() {
        let short = unknown().arg("name", "软件");
        assert_eq!(short.message(MessageLang::En), "no major is called `软件`");
        assert_eq!(short.message(MessageLang::Zh), "没有名为“软件”的专业");
        let long = short.arg("place", "Nanjing");
        assert_eq!(long.message(MessageLang::Zh), "Nanjing中没有名为“软件”的专业");
    }

    #[test]
    fn a_label_without_its_arguments_is_left_out() {
        assert_eq!(unknown().label(MessageLang::En), None);
        assert_eq!(
            unknown().arg("folder", "content/majors").label(MessageLang::Zh).as_deref(),
            Some("专业是 content/majors 中的条目")
        );
        assert_eq!(unknown().other(MessageLang::En), None);
    }

    #[test]
    fn every_help_whose_arguments_are_given_is_printed_and_other_braces_are_themselves() {
        let braces = "or write `{en: …, zh: …}` and `## 学费 {#fees}`";
        assert_eq!(unknown().helps(MessageLang::En), [braces]);
        assert_eq!(unknown().maybe("near", Some("law")).helps(MessageLang::En), ["did you mean `law`?", braces]);
        assert_eq!(unknown().maybe("near", None::<&str>).helps(MessageLang::En), [braces]);
    }

    #[test]
    fn a_list_is_in_back_ticks_and_ends_after_sixteen() {
        let names = |n: usize| Arg::List((1..=n).map(|i| format!("专业{i}")).collect());
        assert_eq!(names(2).words(MessageLang::En), "`专业1`, `专业2`");
        assert_eq!(names(2).words(MessageLang::Zh), "`专业1`、`专业2`");
        assert!(names(16).words(MessageLang::En).ends_with("`专业16`"));
        assert!(names(19).words(MessageLang::En).ends_with(", `专业16` and 3 more"));
        assert!(names(19).words(MessageLang::Zh).ends_with("、`专业16` 等 19 个"));
    }

    #[test]
    fn what_an_author_wrote_is_escaped_and_cut() {
        let arg = |text: &str| Arg::from(text).words(MessageLang::En);
        assert_eq!(arg("a\u{1b}[31mb\u{202e}南京\n\0"), r"a\u{1b}[31mb\u{202e}南京\n\u{0}");
        assert_eq!(arg("\u{2066}x\u{2069}\u{200b}"), r"\u{2066}x\u{2069}\u{200b}");
        assert_eq!(arg("👩\u{200d}🎓"), "👩\u{200d}🎓");
        assert_eq!(arg(&"京".repeat(161)), "京".repeat(160) + "…");
        assert_eq!(arg(&"京".repeat(160)), "京".repeat(160));
    }

    #[test]
    fn the_title_of_a_code_is_its_most_general_message() {
        assert_eq!(UNKNOWN.title(MessageLang::En), "no … is called `…`");
        assert_eq!(UNKNOWN.title(MessageLang::Zh), "没有名为“…”的…");
    }

    #[test]
    fn every_code_is_worded_alike_in_both_languages() {
        let mut wrong = Vec::new();
        for code in codes::all() {
            let parts = [("message", code.message), ("label", code.label), ("other", code.other), ("help", code.help)];
            for (part, templates) in parts {
                for words in templates {
                    let mut complain = |what: &str| wrong.push(format!("{}: {part} {what}: {words:?}", code.name));
                    if placeholders(words.en) != placeholders(words.zh) {
                        complain("names other arguments in Chinese");
                    }
                    if words.en.trim().is_empty() || words.zh.trim().is_empty() {
                        complain("is empty");
                    }
                    if words.en.ends_with('.') || words.zh.ends_with(['.', '。']) {
                        complain("ends with a full stop");
                    }
                    if !words.zh.contains(is_han) {
                        complain("is not Chinese");
                    }
                    if words.en.contains(is_han) && !words.en.contains('`') {
                        complain("is not English");
                    }
                    if words.en.contains(is_treacherous) || words.zh.contains(is_treacherous) {
                        complain("holds a control character");
                    }
                }
                // Helps are all printed; of the others one that needs no more than a former one is never reached.
                for (i, later) in templates.iter().enumerate().filter(|_| part != "help") {
                    let names = placeholders(later.en);
                    if templates[..i].iter().any(|former| placeholders(former.en).iter().all(|n| names.contains(n))) {
                        wrong.push(format!("{}: {part} is never reached: {later:?}", code.name));
                    }
                }
            }
            if code.message.is_empty() {
                wrong.push(format!("{}: no message", code.name));
            }
            if code.explain.en.trim().is_empty() || !code.explain.zh.contains(is_han) {
                wrong.push(format!("{}: no explanation in both languages", code.name));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn every_code_has_a_name_of_its_own_in_kebab_case() {
        let names: Vec<_> = codes::all().iter().map(|code| code.name).collect();
        let wrong: Vec<_> = names
            .iter()
            .filter(|name| {
                name.split('-')
                    .any(|word| word.is_empty() || !word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()))
            })
            .collect();
        assert_eq!(wrong, Vec::<&&str>::new());
        let twice: Vec<_> = names.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
        assert_eq!(twice, Vec::<&str>::new());
    }
}
