//! The long text of a code, and the list of all codes.

use super::{Both, Code, Level, MessageLang, codes, wording};
use crate::text::{cells, nearest};

/// Cells of a terminal that an explanation fills.
const WIDTH: usize = 90;

/// A name that is no code's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownCode {
    pub name: String,
    /// The code that was probably meant.
    pub nearest: Option<&'static str>,
}

impl UnknownCode {
    /// One line without a full stop: what is wrong, and the nearest name or where the names are.
    pub fn message(&self, lang: MessageLang) -> String {
        let name = wording::escaped(&self.name);
        match (self.nearest, lang) {
            (Some(near), MessageLang::En) => format!("no code is called `{name}`; did you mean `{near}`?"),
            (Some(near), MessageLang::Zh) => format!("没有名为 `{name}` 的代码；是否想写 `{near}`？"),
            (None, MessageLang::En) => format!("no code is called `{name}`; `prospectus explain` lists them all"),
            (None, MessageLang::Zh) => format!("没有名为 `{name}` 的代码；`prospectus explain` 可列出全部代码"),
        }
    }
}

/// The code called `name`; the brackets of `error[name]` are forgiven.
pub fn find(name: &str) -> Result<&'static Code, UnknownCode> {
    let all = codes::all();
    let wanted = name.trim();
    let wanted = wanted.split_once('[').and_then(|(_, rest)| rest.split_once(']')).map_or(wanted, |(inner, _)| inner);
    match all.binary_search_by_key(&wanted, |code| code.name) {
        Ok(i) => Ok(all[i]),
        Err(_) => Err(UnknownCode { name: name.to_owned(), nearest: nearest(wanted, all.iter().map(|c| c.name)) }),
    }
}

/// All that is known of `code`: its name and level, its explanation, and what `[checks]` may do with it.
///
/// Several lines, the last ended. Lines that begin with a blank are examples and kept; others are folded to 90 cells.
pub fn explain(code: &Code, lang: MessageLang) -> String {
    let level = code.level.word(lang);
    let title = code.title(lang);
    let heading = match lang {
        MessageLang::En => format!("{level}[{}]: {title}", code.name),
        MessageLang::Zh => format!("{level}[{}]：{title}", code.name),
    };
    let checks = match (code.lint, code.level == Level::Error) {
        (true, _) => Both::new(
            "A site may change its level in `site.toml`: under `[checks]`, \"allow\", \"warn\" or \"deny\".",
            "网站可以在 `site.toml` 的 `[checks]` 中更改它的级别：\"allow\"（忽略）、\"warn\"（警告）或 \"deny\"（错误）。",
        ),
        (false, true) => Both::new(
            "It is always an error; `[checks]` cannot lower it.",
            "它始终是错误，不能用 `[checks]` 降低级别。",
        ),
        (false, false) => Both::new(
            "A site may raise it in `site.toml`, under `[checks]`, to \"deny\"; it cannot be lowered.",
            "网站可以在 `site.toml` 的 `[checks]` 中把它提高为 \"deny\"（错误），但不能降低级别。",
        ),
    };
    let body = code.explain.get(lang).trim_end();
    let text = format!("{heading}\n\n{body}\n\n{}\n", checks.get(lang));
    text.split_inclusive('\n').map(folded).collect()
}

/// Every code with its level and one line about it, sorted by name; each line ended.
pub fn index(lang: MessageLang) -> String {
    let all = codes::all();
    let width = all.iter().map(|code| cells(code.name)).max().unwrap_or(0);
    all.iter()
        .map(|code| {
            let level = code.level.word(lang);
            let pad = " ".repeat("warning".len() - cells(level));
            format!("{:width$}  {level}{pad}  {}\n", code.name, code.title(lang))
        })
        .collect()
}

/// `line` broken at blanks, and between Chinese characters, so that it fits; its own break stays at its end.
fn folded(line: &str) -> String {
    if line.starts_with(char::is_whitespace) {
        return line.to_owned();
    }
    let mut out = String::with_capacity(line.len() + 8);
    let mut column = 0;
    for word in words(line) {
        let fits = column + cells(word.trim_end()) <= WIDTH;
        if column > 0 && !fits {
            out.truncate(out.trim_end().len());
            out.push('\n');
            column = 0;
        }
        out.push_str(word);
        column += cells(word);
    }
    out
}

/// The pieces between which a line may be broken: after blanks and beside wide characters, but not before closing nor
/// after opening punctuation (GB/T 15834 forbids both at the edge of a line).
fn words(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = line;
    std::iter::from_fn(move || {
        let breaks = rest.char_indices().zip(rest.chars().skip(1)).find(|((_, a), b)| may_break(*a, *b));
        let end = breaks.map_or(rest.len(), |((at, a), _)| at + a.len_utf8());
        let (word, after) = rest.split_at(end);
        rest = after;
        (!word.is_empty()).then_some(word)
    })
}

fn may_break(before: char, after: char) -> bool {
    const CLOSING: &str = "，。、；：！？）》」』”’】…`\"),.;:!?";
    const OPENING: &str = "（《「『“‘【`\"(";
    if before == ' ' {
        return after != ' ' && after != '\n';
    }
    let is_wide = |c: char| cells(c.encode_utf8(&mut [0; 4])) == 2 || "”’“‘…".contains(c);
    (is_wide(before) || is_wide(after))
        && !CLOSING.contains(after)
        && !OPENING.contains(before)
        && after != '\n'
        && after != ' '
}

#[cfg(test)]
mod tests {
    use super::*;

    static ALIAS: Code = Code {
        name: "yaml-alias",
        level: Level::Error,
        lint: false,
        message: &[Both::new("`*{name}` refers to another place", "`*{name}` 引用了别处的内容")],
        label: &[],
        other: &[],
        help: &[],
        explain: Both::new(
            "A value is written where it belongs, so that a reader of one file sees all of it and nobody changes two entries by editing one.\n\nWrong:\n\n    fee: *standard\n\nRight:\n\n    fee: 30000 CNY/year",
            "值要写在它所属的地方，这样读一个文件就能看到全部内容，修改一个条目也不会同时改动另一个条目，日后查找和核对也更方便。\n\n错误：\n\n    fee: *standard\n\n正确：\n\n    fee: 30000 CNY/year",
        ),
    };

    #[test]
    fn an_explanation_is_folded_and_its_examples_are_kept() {
        assert_eq!(
            explain(&ALIAS, MessageLang::En),
            "error[yaml-alias]: `*…` refers to another place

A value is written where it belongs, so that a reader of one file sees all of it and
nobody changes two entries by editing one.

Wrong:

    fee: *standard

Right:

    fee: 30000 CNY/year

It is always an error; `[checks]` cannot lower it.
"
        );
    }

    #[test]
    fn a_chinese_explanation_is_folded_by_cells_and_no_line_begins_with_a_comma() {
        assert_eq!(
            explain(&ALIAS, MessageLang::Zh),
            "错误[yaml-alias]：`*…` 引用了别处的内容

值要写在它所属的地方，这样读一个文件就能看到全部内容，修改一个条目也不会同时改动另一个条
目，日后查找和核对也更方便。

错误：

    fee: *standard

正确：

    fee: 30000 CNY/year

它始终是错误，不能用 `[checks]` 降低级别。
"
        );
    }

    #[test]
    fn a_code_is_found_by_its_name_or_by_the_head_of_its_message() {
        assert_eq!(find("not-utf8").unwrap().name, "not-utf8");
        assert_eq!(find("error[not-utf8]").unwrap().name, "not-utf8");
        assert_eq!(find("错误[not-utf8]：").unwrap().name, "not-utf8");
    }

    #[test]
    fn an_unknown_code_names_the_nearest() {
        let near = find("notutf8").unwrap_err();
        assert_eq!(near.message(MessageLang::En), "no code is called `notutf8`; did you mean `not-utf8`?");
        assert_eq!(near.message(MessageLang::Zh), "没有名为 `notutf8` 的代码；是否想写 `not-utf8`？");
        let far = find("编码有问题").unwrap_err();
        assert_eq!(far.message(MessageLang::Zh), "没有名为 `编码有问题` 的代码；`prospectus explain` 可列出全部代码");
    }

    #[test]
    fn the_list_of_codes_has_a_line_for_each() {
        for lang in [MessageLang::En, MessageLang::Zh] {
            let index = index(lang);
            for (line, code) in index.lines().zip(codes::all()) {
                assert!(line.starts_with(&format!("{} ", code.name)), "{line}");
                assert!(line.ends_with(&code.title(lang)), "{line}");
            }
            assert_eq!(index.lines().count(), codes::all().len());
        }
    }
}
