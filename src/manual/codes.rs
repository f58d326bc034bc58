//! The page of messages: every code with its message, what it means, what to do, and an example.

use std::fmt::Write;

use super::forms::{Pen, escaped};
use super::head;
use crate::diag::codes::groups;
use crate::diag::{Both, Code, Level, MessageLang};

pub fn page(lang: MessageLang) -> String {
    let pen = Pen { lang, page: "codes", forms: None, words_have_headings: false };
    let mut out = head(pen.words("Messages", "提示信息"), &pen);
    let text = Both::new(
        "Every message of the program has a code in brackets: `error[unknown-field]`. Here each stands with what it means, \
         how it comes about and what to write instead; `prospectus explain unknown-field` prints the same. An **error** \
         keeps the site from being published; a **warning** does not, but should be looked at; a **hint** is a proposal. A \
         site may change the level of those marked \"may be changed\", in [`[checks]`](site.md) of site.toml; all others can \
         be raised, but not lowered. `…` stands for what differs from case to case.\n\n",
        "程序的每条提示都带有方括号里的代码，如 `错误[unknown-field]`。这里逐条说明它的含义、产生的原因和正确的写法；\
         `prospectus --messages zh explain unknown-field` 会显示同样的内容。**错误**会阻止发布；**警告**不会，但应当看一看；**提示**只是建议。\
         标有“可调整”的，网站可以在 site.toml 的 [`[checks]`](site.zh.md) 中改变级别；其余的只能提高，不能降低。`…` 表示因情况而异的内容。\n\n",
    );
    out.push_str(text.get(lang));
    for group in groups() {
        let _ = writeln!(out, "- [{}](#group-{})", group.title.get(lang), group.name);
    }
    for group in groups() {
        let _ = write!(out, "\n## <a id=\"group-{}\"></a>{}\n\n", group.name, group.title.get(lang));
        let names: Vec<String> = group.codes.iter().map(|code| format!("[{0}](#{0})", code.name)).collect();
        let _ = writeln!(out, "{}", names.join(" · "));
        for code in group.codes {
            section(&mut out, code, lang);
        }
    }
    out
}

fn section(out: &mut String, code: &Code, lang: MessageLang) {
    let level = match (code.level, lang) {
        (Level::Error, MessageLang::En) => "Error",
        (Level::Warning, MessageLang::En) => "Warning",
        (Level::Hint, MessageLang::En) => "Hint",
        (Level::Allow, MessageLang::En) => "Off",
        (Level::Allow, MessageLang::Zh) => "默认关闭",
        (level, MessageLang::Zh) => level.word(lang),
    };
    let lint = match (code.lint, lang) {
        (false, _) => "",
        (true, MessageLang::En) => ", may be changed",
        (true, MessageLang::Zh) => "，可调整",
    };
    let colon = Both::new(": ", "：").get(lang);
    let _ = write!(out, "\n### {}\n\n**{level}{lint}**{colon}{}\n\n", code.name, escaped(&code.title(lang)));
    out.push_str(&markdown(code.explain.get(lang)));
}

/// The paragraphs and examples of an explanation, examples between fences. Ends with one line break.
fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    let mut blocks = text.split("\n\n").peekable();
    let mut inside = false;
    while let Some(block) = blocks.next() {
        let is_example = block.lines().all(|line| line.starts_with("    ") || line.is_empty());
        if is_example && !inside {
            out.push_str("```text\n");
        }
        match is_example {
            true => block.lines().for_each(|line| {
                let _ = writeln!(out, "{}", line.strip_prefix("    ").unwrap_or(line));
            }),
            // A line of its own stays one: "Wrong: …" above "Right: …".
            false => {
                let lines: Vec<String> = block.trim_end().lines().map(escaped).collect();
                let _ = writeln!(out, "{}", lines.join("\\\n"));
            }
        }
        inside = is_example;
        let goes_on = blocks.peek().is_some_and(|next| next.starts_with("    "));
        if is_example && !goes_on {
            out.push_str("```\n");
            inside = false;
        }
        if blocks.peek().is_some() {
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_of_an_explanation_stand_between_fences_and_keep_their_empty_lines() {
        assert_eq!(
            markdown(
                "写成 <b> 的标签。\n第二行。\n\nWrong:\n\n    fee: 8.6万\n\n    - a\n      b\n\nRight:\n\n    fee: 86000 CNY\n"
            ),
            "写成 \\<b> 的标签。\\\n第二行。\n\nWrong:\n\n```text\nfee: 8.6万\n\n- a\n  b\n```\n\nRight:\n\n```text\nfee: 86000 CNY\n```\n"
        );
    }
}
