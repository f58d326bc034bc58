//! How grave each code is on this site: the code's own level, `[checks]` of `site.toml`, and `--strict`.
//!
//! Not here: reading `site.toml` and the diagnostics about a refused line of it (`project::config`).

use std::collections::BTreeMap;

use super::{Code, Level, UnknownCode, find};

/// The level of every code in one run; each code's own unless it was [`set`](Levels::set).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Levels {
    changed: BTreeMap<&'static str, Level>,
    /// `--strict`: a warning denies as an error does. It is still printed as a warning.
    pub strict: bool,
}

/// Why a line of `[checks]` was not followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such code; holds the nearest that there is.
    UnknownCode(UnknownCode),
    /// Only lints may be lowered; holds the code, which keeps its level.
    NotALint(&'static Code),
}

impl Levels {
    /// Sets the level of the code called `name`.
    ///
    /// Any code may be raised. One that is not a lint may not be lowered: a reference to nothing has no page to lead to.
    pub fn set(&mut self, name: &str, level: Level) -> Result<(), Refusal> {
        self.change(find(name).map_err(Refusal::UnknownCode)?, level)
    }

    fn change(&mut self, code: &'static Code, level: Level) -> Result<(), Refusal> {
        if level < code.level && !code.lint {
            return Err(Refusal::NotALint(code));
        }
        self.changed.insert(code.name, level);
        Ok(())
    }

    pub fn level(&self, code: &Code) -> Level {
        self.changed.get(code.name).copied().unwrap_or(code.level)
    }

    /// Whether a diagnostic of `code` keeps the site from being built.
    pub fn denies(&self, code: &Code) -> bool {
        self.denies_level(self.level(code))
    }

    pub(super) fn denies_level(&self, level: Level) -> bool {
        level == Level::Error || self.strict && level == Level::Warning
    }
}

impl Level {
    /// What `[checks]` may say of a code, in the order it should be listed.
    pub const SETTINGS: [&'static str; 3] = ["allow", "warn", "deny"];

    /// The level that a word of `[checks]` stands for; `None` for any other word.
    pub fn from_setting(word: &str) -> Option<Level> {
        match word {
            "allow" => Some(Level::Allow),
            "warn" => Some(Level::Warning),
            "deny" => Some(Level::Error),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Both;

    static PAST_FEE: Code = Code {
        name: "past-fee",
        level: Level::Warning,
        lint: true,
        message: &[Both::new("this fee is of a past year", "这是往年的费用")],
        label: &[],
        other: &[],
        help: &[],
        explain: Both::new("Fees change.", "费用会变。"),
    };

    #[test]
    fn a_code_that_is_no_lint_is_not_lowered() {
        let mut levels = Levels::default();
        let code = find("not-utf8").unwrap();
        assert_eq!(levels.set("not-utf8", Level::Warning), Err(Refusal::NotALint(code)));
        assert_eq!(levels.level(code), Level::Error);
        assert_eq!(levels.set("not-utf8", Level::Error), Ok(()));
    }

    #[test]
    fn an_unknown_code_is_refused_with_the_nearest() {
        let refusal = Levels::default().set("not-utf-8", Level::Error).unwrap_err();
        let Refusal::UnknownCode(unknown) = refusal else { panic!("{refusal:?}") };
        assert_eq!((unknown.name.as_str(), unknown.nearest), ("not-utf-8", Some("not-utf8")));
    }

    #[test]
    fn a_lint_is_lowered_and_raised() {
        let mut levels = Levels::default();
        assert_eq!(levels.level(&PAST_FEE), Level::Warning);
        assert!(!levels.denies(&PAST_FEE));
        for level in [Level::Allow, Level::Hint, Level::Error] {
            assert_eq!(levels.change(&PAST_FEE, level), Ok(()));
            assert_eq!(levels.level(&PAST_FEE), level);
        }
        assert!(levels.denies(&PAST_FEE));
    }

    #[test]
    fn strict_denies_warnings_and_not_hints() {
        let strict = Levels { strict: true, ..Levels::default() };
        assert!(strict.denies_level(Level::Error));
        assert!(strict.denies_level(Level::Warning));
        assert!(!strict.denies_level(Level::Hint));
        assert!(!Levels::default().denies_level(Level::Warning));
    }

    #[test]
    fn checks_know_three_words() {
        let levels = Level::SETTINGS.map(Level::from_setting);
        assert_eq!(levels, [Some(Level::Allow), Some(Level::Warning), Some(Level::Error)]);
        assert_eq!(Level::from_setting("忽略"), None);
    }
}
