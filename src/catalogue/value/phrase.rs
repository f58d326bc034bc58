//! The few phrases around numbers and dates that are shown to readers: "over 40", "per year", "until 2028".
//!
//! English, Chinese in both scripts and Russian; English for every other language. Views carry the parts as well, so
//! that a theme can word them anew. Not here: numbers, dates and units themselves (`locale`).

use crate::fields::ViewCx;

/// A phrase with `{}` where the number, the amount or the date belongs.
pub(crate) struct Phrase {
    pub en: &'static str,
    pub zh: &'static str,
    pub hant: &'static str,
    pub ru: &'static str,
}

impl Phrase {
    pub const fn new(en: &'static str, zh: &'static str, hant: &'static str, ru: &'static str) -> Self {
        Self { en, zh, hant, ru }
    }

    fn of(&self, tag: &str) -> &'static str {
        let mut parts = tag.split('-');
        match parts.next() {
            Some("zh") if parts.any(|part| matches!(part, "Hant" | "TW" | "HK" | "MO")) => self.hant,
            Some("zh") => self.zh,
            Some("ru") => self.ru,
            _ => self.en,
        }
    }

    pub fn get(&self, cx: &ViewCx) -> &'static str {
        self.of(&cx.languages[cx.lang].tag)
    }

    pub fn fill(&self, cx: &ViewCx, inner: &str) -> String {
        self.get(cx).replace("{}", inner)
    }
}
