//! Languages of a site, and values that exist once a language.
//!
//! A [`Lang`] is a small number into the site's [`Languages`]; the first is the source language.
//! Any number of languages works by one code path: nothing here knows English or Chinese.
//! Not here: what a language does to dates, numbers and order (`locale`).

use serde::Serialize;

/// One language of the site: its place in the list of `site.toml`, from 0 (the source language).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Lang(u8);

impl Lang {
    /// The first language of the site, in which a plain text of `facts.yaml` is written.
    pub const SOURCE: Lang = Lang(0);

    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The side from which a script is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    Ltr,
    Rtl,
}

/// What is known of one language of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    /// File name and URL prefix: `zh`.
    pub code: String,
    /// BCP 47 tag, the value of `lang` and `hreflang`: `zh-Hans`.
    pub tag: String,
    /// Its name in itself: `中文`.
    pub name: String,
    pub direction: Direction,
}

/// The languages of a site in the order of `site.toml`; never empty, codes unique.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Languages(Vec<Language>);

impl Languages {
    /// At most 255 languages; `None` when the list is empty, too long or a code stands twice.
    pub fn new(list: Vec<Language>) -> Option<Self> {
        let unique = list.iter().enumerate().all(|(i, l)| list[..i].iter().all(|before| before.code != l.code));
        (!list.is_empty() && list.len() < 256 && unique).then_some(Self(list))
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn all(&self) -> impl DoubleEndedIterator<Item = Lang> + ExactSizeIterator + use<> {
        (0..self.0.len() as u8).map(Lang)
    }

    pub fn by_code(&self, code: &str) -> Option<Lang> {
        self.0.iter().position(|l| l.code == code).map(|i| Lang(i as u8))
    }

    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|l| l.code.as_str())
    }
}

impl std::ops::Index<Lang> for Languages {
    type Output = Language;

    fn index(&self, lang: Lang) -> &Language {
        &self.0[lang.index()]
    }
}

/// A value that exists in some or all languages of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Localized<T> {
    /// One value for all languages; never counts as missing.
    Same(T),
    /// Sorted by language, each at most once, never empty.
    Each(Vec<(Lang, T)>),
}

impl<T> Localized<T> {
    /// `None` when `values` is empty. The first of two values for a language stays.
    pub fn each(mut values: Vec<(Lang, T)>) -> Option<Self> {
        values.sort_by_key(|(lang, _)| *lang);
        values.dedup_by_key(|(lang, _)| *lang);
        // An entry has many of these, and each with room for four.
        values.shrink_to_fit();
        (!values.is_empty()).then_some(Self::Each(values))
    }

    /// The value written for `lang`, or the one for all.
    pub fn get(&self, lang: Lang) -> Option<&T> {
        match self {
            Self::Same(value) => Some(value),
            Self::Each(values) => values.iter().find(|(l, _)| *l == lang).map(|(_, value)| value),
        }
    }

    /// The value for `lang`, else the first there is in the order of the site, with the language it is really in
    /// (`None`: one for all).
    pub fn best(&self, lang: Lang) -> (&T, Option<Lang>) {
        match self {
            Self::Same(value) => (value, None),
            Self::Each(values) => {
                let (lang, value) =
                    values.iter().find(|(l, _)| *l == lang).or(values.first()).expect("Each is never empty");
                (value, Some(*lang))
            }
        }
    }

    pub fn map<U>(&self, mut f: impl FnMut(&T) -> U) -> Localized<U> {
        match self {
            Self::Same(value) => Localized::Same(f(value)),
            Self::Each(values) => Localized::Each(values.iter().map(|(lang, value)| (*lang, f(value))).collect()),
        }
    }

    pub fn values(&self) -> impl Iterator<Item = &T> {
        let (one, many) = match self {
            Self::Same(value) => (Some(value), &[][..]),
            Self::Each(values) => (None, values.as_slice()),
        };
        one.into_iter().chain(many.iter().map(|(_, value)| value))
    }
}
