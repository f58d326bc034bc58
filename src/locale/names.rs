//! Names of countries, languages and currencies in one language, by CLDR.
//!
//! A site's own words (`Words`) come first, then the language's data, then English.

use std::sync::LazyLock;

use icu::casemap::TitlecaseMapper;
use icu::casemap::options::TitlecaseOptions;
use icu::experimental::dimension::provider::currency::displayname::CurrencyDisplaynameV1;
use icu::experimental::displaynames::DisplayNamesOptions;
use icu::experimental::displaynames::multi::{LanguageDisplayNames, LocaleDisplayNamesFormatter, RegionDisplayNames};
use icu::experimental::provider::Baked;
use icu_provider::prelude::*;

use super::{Locale, parse};

/// The names that one language has; `None` each where it has no data.
#[derive(Debug)]
pub(super) struct Names {
    regions: Option<RegionDisplayNames>,
    languages: Option<LanguageDisplayNames>,
    /// With script and region: `Simplified Chinese`.
    locales: Option<LocaleDisplayNamesFormatter>,
    locale: DataLocale,
}

static ENGLISH: LazyLock<Names> = LazyLock::new(|| Names::new(&icu::locale::locale!("en")));

impl Names {
    pub(super) fn new(locale: &icu::locale::Locale) -> Self {
        let options = DisplayNamesOptions::default();
        Self {
            regions: RegionDisplayNames::try_new(locale.into(), options).ok(),
            languages: LanguageDisplayNames::try_new(locale.into(), options).ok(),
            locales: LocaleDisplayNamesFormatter::try_new(locale.into(), options).ok(),
            locale: CurrencyDisplaynameV1::make_locale(
                icu::experimental::dimension::currency::formatter::CurrencyFormatterPreferences::from(locale)
                    .locale_preferences,
            ),
        }
    }

    fn region(&self, code: &str) -> Option<&str> {
        self.regions.as_ref()?.of(code.parse().ok()?)
    }

    fn language(&self, tag: &icu::locale::Locale) -> Option<String> {
        // The formatter answers with the bare code for what it does not know; the list of languages does not.
        let plain = self.languages.as_ref()?.of(tag.id.language)?;
        let only_language = tag.id.script.is_none() && tag.id.region.is_none();
        match &self.locales {
            Some(locales) if !only_language => Some(locales.of(tag).into_owned()),
            _ => Some(plain.to_owned()),
        }
    }

    fn currency(&self, code: &str) -> Option<String> {
        let attributes = DataMarkerAttributes::try_from_str(code).ok()?;
        let id = DataIdentifierBorrowed::for_marker_attributes_and_locale(attributes, &self.locale);
        let mut metadata = DataRequestMetadata::default();
        metadata.silent = true;
        let response = DataProvider::<CurrencyDisplaynameV1>::load(&Baked, DataRequest { id, metadata }).ok()?;
        Some(response.payload.get().to_string())
    }
}

impl Locale {
    /// The country or region of an ISO 3166-1 code (`FR`), or one of those that locale data adds (`XK`).
    ///
    /// `None` for a code without a name.
    pub fn region_name(&self, code: &str) -> Option<&str> {
        let own = self.words.regions.get(code).map(String::as_str);
        own.or_else(|| self.formats.names.region(code)).or_else(|| ENGLISH.region(code))
    }

    /// The language of a BCP 47 tag as it stands within a sentence: `Simplified Chinese`, `английский`.
    ///
    /// `None` for what is no tag and for a language without a name.
    pub fn language_name(&self, tag: &str) -> Option<String> {
        if let Some(own) = self.words.languages.get(tag) {
            return Some(own.clone());
        }
        let tag = parse(tag)?;
        self.formats.names.language(&tag).or_else(|| ENGLISH.language(&tag))
    }

    /// The currency of an ISO 4217 code: `Chinese Yuan`, `欧元`. `None` for a code without a name.
    pub fn currency_name(&self, code: &str) -> Option<String> {
        let own = self.words.currencies.get(code).cloned();
        own.or_else(|| self.formats.names.currency(code)).or_else(|| ENGLISH.currency(code))
    }
}

/// The name of a language in itself, as it stands in a list of languages: `中文`, `Русский`, `العربية`.
///
/// `None` for what is no tag and for a language that has no data.
pub fn native_language_name(tag: &str) -> Option<String> {
    let locale = parse(tag)?;
    let name = Names::new(&locale).language(&locale)?;
    let mapper = TitlecaseMapper::new();
    Some(mapper.titlecase_segment_to_string(&name, &locale.id, TitlecaseOptions::default()).into_owned())
}
