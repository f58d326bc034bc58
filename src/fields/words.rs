//! Closed lists of words: `level: bachelor`.

use super::{Cx, Shape, Value, View, ViewCx, synonyms};
use crate::diag::codes::field as codes;
use crate::diag::{Both, Diagnostic};
use crate::syntax::tree::Node;
use crate::text::{is_han, nearest};

/// A word of a closed list, declared by [`word!`].
pub trait Word: Copy + Eq + 'static {
    /// The list's name for messages: "the level of a program".
    const NAME: Both;
    /// The list's key among the strings of a theme: `AgreementType`.
    const LIST: &'static str;
    /// Every word with what it means, in the order of the declaration.
    const WORDS: &'static [(&'static str, Both)];

    fn parse(text: &str) -> Option<Self>;

    fn as_str(self) -> &'static str;
}

impl<W: Word> Value for W {
    fn shape() -> Shape {
        Shape::Word { list: W::LIST, words: W::WORDS }
    }

    fn decode(node: &Node, cx: &mut Cx) -> Option<Self> {
        let text = cx.scalar(node, W::NAME)?;
        let word = W::parse(text);
        if word.is_none() {
            let parts: Vec<&str> = text.split([',', '，', '、', ';', '；', '/']).map(str::trim).collect();
            let each: Option<Vec<&str>> = parts.iter().map(|part| meant::<W>(part)).collect();
            let several = each.filter(|each| each.len() > 1).map(|each| format!("[{}]", each.join(", ")));
            cx.push(
                Diagnostic::new(&codes::UNKNOWN_WORD, node.span)
                    .arg("list", W::NAME)
                    .arg("word", text)
                    .maybe("suggestion", if several.is_none() { meant::<W>(text) } else { None })
                    .maybe("several", several)
                    .arg("known", W::WORDS.iter().map(|(word, _)| (*word).to_owned()).collect::<Vec<_>>()),
            );
        }
        word
    }

    fn view(&self, _: &ViewCx) -> View {
        View::Word { list: W::LIST, word: self.as_str() }
    }
}

/// The word that somebody means who writes `text`: misspelt, another word for it, or what it means in a language that
/// we speak.
fn meant<W: Word>(text: &str) -> Option<&'static str> {
    let words: Vec<&'static str> = W::WORDS.iter().map(|(word, _)| *word).collect();
    let lower = text.trim().to_lowercase();
    let spelled = lower.replace([' ', '_'], "-");
    // `本科` is `bachelor`, and `本科生` and `学期` can each mean one word only.
    let translated = || {
        let is_chinese = lower.chars().any(is_han);
        let mut fitting = W::WORDS.iter().filter(|(_, means)| means.zh == lower || means.en == lower);
        fitting.next().or_else(|| {
            let mut near = W::WORDS.iter().filter(|(_, means)| {
                is_chinese && lower.chars().count() > 1 && (means.zh.contains(&*lower) || lower.contains(means.zh))
            });
            near.next().filter(|_| near.next().is_none())
        })
    };
    // `bachelor degree`, `joint laboratory`: one of ours, and more.
    let within = || {
        let mut within = words.iter().copied().filter(|word| spelled.split('-').any(|part| part == *word));
        within.next().filter(|_| within.next().is_none())
    };
    words
        .iter()
        .copied()
        .find(|word| *word == spelled)
        .or_else(|| synonyms::word(&lower, &words))
        .or_else(|| synonyms::word(&spelled, &words))
        .or_else(|| translated().map(|(word, _)| *word))
        .or_else(|| nearest(&spelled, words.iter().copied()))
        .or_else(within)
}

/// Declares a closed list of words as an enum.
///
/// ```ignore
/// word! {
///     /// The level of a program.
///     pub enum Level = "the level of a program" / "项目层次" {
///         Bachelor = "bachelor", "a first degree" / "学士";
///     }
/// }
/// ```
macro_rules! word {
    (
        $(#[$meta:meta])*
        $vis:vis enum $name:ident = $list_en:literal / $list_zh:literal {
            $( $variant:ident = $word:literal, $en:literal / $zh:literal; )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $name { $( #[doc = $en] $variant, )* }

        impl $crate::fields::Word for $name {
            const NAME: $crate::diag::Both = $crate::diag::Both::new($list_en, $list_zh);
            const LIST: &'static str = stringify!($name);
            const WORDS: &'static [(&'static str, $crate::diag::Both)] =
                &[$( ($word, $crate::diag::Both::new($en, $zh)) ),*];

            fn parse(text: &str) -> Option<Self> {
                match text { $( $word => Some(Self::$variant), )* _ => None }
            }

            fn as_str(self) -> &'static str {
                match self { $( Self::$variant => $word, )* }
            }
        }
    };
}
pub(crate) use word;
