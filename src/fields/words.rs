//! Closed lists of words: `level: bachelor`.

use super::{Cx, Shape, Value, View, ViewCx};
use crate::diag::codes::field as codes;
use crate::diag::{Both, Diagnostic};
use crate::syntax::tree::Node;
use crate::text::nearest;

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
            let words: Vec<&str> = W::WORDS.iter().map(|(word, _)| *word).collect();
            let spelled = text.to_lowercase().replace([' ', '_'], "-");
            // `本科` is what `bachelor` means: staff write the word that they read on the page.
            let meant = W::WORDS.iter().find(|(_, meaning)| meaning.zh == text || meaning.en == spelled);
            let meant = meant.map(|(word, _)| *word);
            cx.push(
                Diagnostic::new(&codes::UNKNOWN_WORD, node.span)
                    .arg("list", W::NAME)
                    .arg("word", text)
                    .maybe("suggestion", meant.or_else(|| nearest(&spelled, words.iter().copied())))
                    .arg("known", words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>()),
            );
        }
        word
    }

    fn view(&self, _: &ViewCx) -> View {
        View::Word { list: W::LIST, word: self.as_str() }
    }
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
