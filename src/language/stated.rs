//! Language tags as people write them.

use super::UNKNOWN_LANGUAGE;
use super::tag::{default_script, likely_language_of};
use icu_locale::{LanguageIdentifier, Locale, LocaleCanonicalizer, LocaleExpander};
use isolang::Language;

/// A text that is no language tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotATag {
    /// The language of the country whose code was written instead.
    pub meant: Option<String>,
}

/// Countries whose code is often taken for a language's, with their state language where CLDR has another language as the most likely one.
const STATE_LANGUAGES: &[(&str, &str)] = &[("by", "be"), ("gb", "en"), ("kz", "kk")];

/// The BCP 47 tag that a text such as `zh_cn`, `RU`, `ru_RU.UTF-8` or `kaz` stands for: the language, and the script where it is not the default one.
///
/// # Errors
///
/// The text is no tag, or its language does not exist.
pub fn read_tag(text: &str) -> Result<String, NotATag> {
    let no_tag = NotATag { meant: None };
    let written = text.trim().split(['.', '@']).next().unwrap_or_default();
    let mut locale: Locale = written
        .replace('_', "-")
        .parse()
        .map_err(|_| no_tag.clone())?;
    LocaleCanonicalizer::new_extended().canonicalize(&mut locale);
    let code = locale.id.language.to_string();
    if of_code(&code).is_some() || code == UNKNOWN_LANGUAGE {
        return Ok(without_region(locale.id));
    }
    let of_state = STATE_LANGUAGES
        .iter()
        .find(|(country, _)| *country == code)
        .map(|(_, language)| (*language).to_owned());
    Err(NotATag {
        meant: of_state.or_else(|| likely_language_of(&code)),
    })
}

/// The language of an ISO 639 code.
fn of_code(code: &str) -> Option<Language> {
    match code.len() {
        2 => Language::from_639_1(code),
        _ => Language::from_639_3(code),
    }
}

/// The ISO 639-3 code of a language, by any code of it.
pub fn three_letters(code: &str) -> Option<&'static str> {
    of_code(code).map(|language| language.to_639_3())
}

/// The English name of a language in ISO 639-3, by its code; `None` for an unknown language.
pub(super) fn english_name(code: &str) -> Option<String> {
    of_code(code)
        .filter(|_| code != UNKNOWN_LANGUAGE)
        .map(|language| language.to_name().to_owned())
}

/// The language with its script where that is not the default one, which a region may tell: `zh-TW` is `zh-Hant`.
fn without_region(stated: LanguageIdentifier) -> String {
    let language = stated.language.to_string();
    let mut whole = stated.clone();
    LocaleExpander::new_extended().maximize(&mut whole);
    let script = whole
        .script
        .or(stated.script)
        .map(|script| script.to_string());
    match script {
        Some(script) if script != default_script(&language) => format!("{language}-{script}"),
        _ => language,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_in_their_usual_spellings() {
        for (written, tag) in [
            ("ru", "ru"),
            ("RU", "ru"),
            (" kk ", "kk"),
            ("zh_cn", "zh"),
            ("zh_TW", "zh-Hant"),
            ("pt-BR", "pt"),
            ("zh-hant", "zh-Hant"),
            ("uz-cyrl", "uz-Cyrl"),
            ("sr_Latn_RS", "sr-Latn"),
            ("uz-AF", "uz-Arab"),
            ("uz-Latn", "uz"),
            ("ru_RU.UTF-8", "ru"),
            ("kaz", "kk"),
            ("iw", "he"),
            ("kaa", "kaa"),
            ("und", "und"),
        ] {
            assert_eq!(read_tag(written).as_deref(), Ok(tag), "{written}");
        }
    }

    #[test]
    fn a_country_is_no_language() {
        for (written, meant) in [
            ("kz", Some("kk")),
            ("KZ", Some("kk")),
            ("ua", Some("uk")),
            ("jp", Some("ja")),
            ("cn", Some("zh")),
            ("gr", Some("el")),
            ("cz", Some("cs")),
            ("by", Some("be")),
            ("dk", Some("da")),
            ("us", Some("en")),
            ("xx", None),
            ("englisch", None),
            ("Russian language", None),
            ("", None),
        ] {
            let meant = meant.map(str::to_owned);
            assert_eq!(read_tag(written), Err(NotATag { meant }), "{written}");
        }
    }
}
