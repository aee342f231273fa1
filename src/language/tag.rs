//! BCP 47 tags and scripts.

use crate::text::is_alphabetic;
use icu_locale::{LanguageIdentifier, LocaleExpander, subtags};
use unicode_script::{Script, UnicodeScript};

/// The tag of a language that is not known.
pub use crate::model::UNKNOWN_LANGUAGE;

/// The language of the interface where the archive's owner chose none: every message exists in it.
pub const FALLBACK_LANGUAGE: &str = "en";

/// The language part of a tag: "uz" of "uz-Cyrl".
pub fn primary_subtag(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// The script a language is written in when its tag names none (CLDR's likely subtags); Latin for a language that CLDR does not list.
pub fn default_script(tag: &str) -> String {
    let language = primary_subtag(tag).parse().ok();
    language
        .and_then(|language| likely(language, None).script)
        .map_or_else(|| "Latn".to_owned(), |script| script.to_string())
}

/// The script of a tag: the one it names, else the language's default.
pub fn script_of_tag(tag: &str) -> String {
    tag.split('-')
        .find(|part| part.len() == 4 && part.chars().next().is_some_and(char::is_uppercase))
        .map_or_else(|| default_script(tag), str::to_owned)
}

/// The language that most text in a script is in (CLDR's likely subtags); `None` for an unknown script.
pub fn likely_language(script: &str) -> Option<String> {
    let likely = likely(subtags::Language::UNKNOWN, Some(script.parse().ok()?));
    (!likely.language.is_unknown()).then(|| likely.language.to_string())
}

/// The language that most people of a country speak (CLDR's likely subtags), by its ISO 3166 code; `None` for an unknown country.
pub(super) fn likely_language_of(country: &str) -> Option<String> {
    let region: subtags::Region = country.parse().ok()?;
    let unknown = subtags::Language::UNKNOWN;
    let mut likely = LanguageIdentifier::from((unknown, None, Some(region)));
    LocaleExpander::new_extended().maximize(&mut likely);
    (!likely.language.is_unknown()).then(|| likely.language.to_string())
}

/// Countries with more than one language that names come from, beside the one that CLDR has as the most likely.
const OTHER_LANGUAGES: &[(&str, &[&str])] = &[
    ("BE", &["nl", "fr"]),
    ("CA", &["en", "fr"]),
    ("CH", &["de", "fr", "it"]),
    ("FI", &["fi", "sv"]),
    ("KZ", &["kk", "ru"]),
    ("LU", &["de", "fr"]),
];

/// The languages that most names of a country's people come from.
pub fn languages_of_country(country: &str) -> Vec<String> {
    let several = OTHER_LANGUAGES.iter().find(|(code, _)| *code == country);
    match several {
        Some((_, languages)) => languages.iter().map(ToString::to_string).collect(),
        None => likely_language_of(country).into_iter().collect(),
    }
}

/// Adds the likely subtags, as far as CLDR has them.
fn likely(language: subtags::Language, script: Option<subtags::Script>) -> LanguageIdentifier {
    let mut identifier = LanguageIdentifier::from((language, script, None));
    LocaleExpander::new_extended().maximize(&mut identifier);
    identifier
}

/// ISO 15924 code of the script that most letters of the text are in; `Zyyy` where there are no letters.
///
/// Japanese (any kana) is `Jpan`, Korean `Kore`, other Han text `Hans`; telling simplified from traditional is the identifier's work.
pub fn script_of_text(text: &str) -> &'static str {
    let mut counts: Vec<(Script, usize)> = Vec::new();
    for character in text.chars().filter(|c| is_alphabetic(*c)) {
        let script = character.script();
        match counts.iter_mut().find(|(s, _)| *s == script) {
            Some((_, count)) => *count += 1,
            None => counts.push((script, 1)),
        }
    }
    let of = |script| {
        counts
            .iter()
            .find(|(s, _)| *s == script)
            .map_or(0, |(_, n)| *n)
    };
    let kana = of(Script::Hiragana) + of(Script::Katakana);
    let total: usize = counts.iter().map(|(_, n)| n).sum();
    if kana * 10 > total && total > 0 {
        return "Jpan";
    }
    counts.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.short_name().cmp(b.0.short_name())));
    match counts
        .iter()
        .map(|(s, _)| *s)
        .find(|s| !matches!(s, Script::Common | Script::Inherited))
    {
        Some(Script::Han) => "Hans",
        Some(Script::Hangul) => "Kore",
        Some(script) => script.short_name(),
        None => "Zyyy",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_of_languages_and_languages_of_scripts() {
        for (tag, script) in [
            ("ru", "Cyrl"),
            ("kaa", "Cyrl"),
            ("uz", "Latn"),
            ("ckb", "Arab"),
            ("zh", "Hans"),
            ("ja", "Jpan"),
            ("ko", "Kore"),
            ("nds", "Latn"),
            ("und", "Latn"),
        ] {
            assert_eq!(default_script(tag), script, "{tag}");
        }
        assert_eq!(script_of_tag("zh-Hant"), "Hant");
        assert_eq!(script_of_tag("sr-Latn-RS"), "Latn");
        for (script, language) in [
            ("Grek", "el"),
            ("Hani", "zh"),
            ("Kore", "ko"),
            ("Thaa", "dv"),
        ] {
            assert_eq!(
                likely_language(script).as_deref(),
                Some(language),
                "{script}"
            );
        }
        assert_eq!(likely_language("Xxxx"), None);
    }
}
