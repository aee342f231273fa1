//! Conformance tests for every file of interface texts. English sets the keys, placeholders and punctuation.

use super::WITH_CAPITALS;
use cuttings::language::{Interface, Message, primary_subtag, script_of_tag};
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use unicode_normalization::UnicodeNormalization;

/// The languages that must have an interface.
const PROMISED: &[&str] = &[
    "ar", "de", "en", "es", "fr", "kk", "ru", "tr", "uk", "uz", "uz-Cyrl", "zh",
];

/// Messages that are rightly the same as in English: language, key.
const AS_IN_ENGLISH: &[(&str, &str)] = &[
    ("de", "feed"),
    ("de", "kind-organisation"),
    ("de", "kind-person"),
    ("de", "text"),
    ("es", "count-series"),
    ("es", "together"),
    ("fr", "count-mentions"),
    ("fr", "count-organisations"),
    ("fr", "date"),
    ("fr", "kind-organisation"),
    ("fr", "notes"),
    ("fr", "organisations"),
    ("fr", "page-number"),
    ("fr", "provenance"),
    ("fr", "search-kind"),
    ("fr", "together"),
];

/// The files on disk, by tag.
fn interfaces() -> BTreeMap<String, Interface> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("languages/interface");
    let mut interfaces = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let tag = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let text = fs::read_to_string(&path).unwrap();
        let words = toml::from_str(&text).unwrap_or_else(|fault| panic!("{tag}: {fault}"));
        interfaces.insert(tag, words);
    }
    interfaces
}

/// Every form of a message with its plural category; a message without plurals has the category `other`.
fn wordings(message: &Message) -> Vec<(&str, &str)> {
    match message {
        Message::Plain(text) => vec![("other", text)],
        Message::Plural(wordings) => wordings
            .iter()
            .map(|(category, text)| (category.as_str(), text.as_str()))
            .collect(),
    }
}

/// Every form in every language except English, with the message in English.
fn against_english(mut judge: impl FnMut(&str, &str, (&str, &str), &Message)) {
    let interfaces = interfaces();
    let english = &interfaces["en"];
    for (tag, words) in &interfaces {
        for (key, message) in &words.0 {
            let Some(original) = english.0.get(key) else {
                panic!("{tag}: {key} is no message of the interface");
            };
            for wording in wordings(message) {
                judge(tag, key, wording, original);
            }
        }
    }
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split('{')
        .skip(1)
        .map(|rest| rest.split('}').next().unwrap())
        .collect()
}

/// CLDR defines plural rules per language, regardless of the script.
fn rules(tag: &str) -> PluralRules {
    let locale = Locale::try_from_str(primary_subtag(tag)).unwrap();
    PluralRules::try_new_cardinal(locale.into()).unwrap()
}

fn category_name(category: PluralCategory) -> &'static str {
    match category {
        PluralCategory::Zero => "zero",
        PluralCategory::One => "one",
        PluralCategory::Two => "two",
        PluralCategory::Few => "few",
        PluralCategory::Many => "many",
        PluralCategory::Other => "other",
    }
}

#[test]
fn every_promised_language_has_every_message() {
    let interfaces = interfaces();
    let english: BTreeSet<&String> = interfaces["en"].0.keys().collect();
    for tag in PROMISED {
        let words = interfaces
            .get(*tag)
            .unwrap_or_else(|| panic!("languages/interface/{tag}.toml is missing"));
        let keys: BTreeSet<&String> = words.0.keys().collect();
        let missing: Vec<_> = english.difference(&keys).collect();
        let unknown: Vec<_> = keys.difference(&english).collect();
        assert!(missing.is_empty(), "{tag} lacks {missing:?}");
        assert!(unknown.is_empty(), "{tag}: no such messages: {unknown:?}");
    }
}

#[test]
fn plural_categories_are_those_of_cldr() {
    for (tag, words) in interfaces() {
        let categories: BTreeSet<&str> = rules(&tag).categories().map(category_name).collect();
        for (key, message) in &words.0 {
            let counted = key.starts_with("count-");
            let Message::Plural(wordings) = message else {
                assert!(!counted, "{tag}: {key} counts, so it needs plural forms");
                continue;
            };
            assert!(counted, "{tag}: {key} counts nothing");
            let found: BTreeSet<&str> = wordings.keys().map(String::as_str).collect();
            assert_eq!(found, categories, "{tag}: {key}");
        }
    }
}

#[test]
fn placeholders_are_those_of_english() {
    against_english(|tag, key, (category, text), original| {
        let wanted = placeholders(wordings(original)[0].1);
        // A form for one number only may say that number in words.
        let rules = rules(tag);
        let numbers = (0_u32..1_000)
            .filter(|n| category_name(rules.category_for(*n)) == category)
            .count();
        let in_words =
            matches!(original, Message::Plural(_)) && numbers == 1 && placeholders(text).is_empty();
        assert!(
            in_words || placeholders(text) == wanted,
            "{tag}: {key}: {text}"
        );
        assert_eq!(
            text.matches('{').count(),
            text.matches('}').count(),
            "{tag}: {key}"
        );
    });
}

#[test]
fn no_english_is_left() {
    let mut allowed: BTreeSet<(&str, &str)> = AS_IN_ENGLISH.iter().copied().collect();
    against_english(|tag, key, (_, text), original| {
        let letters: String = text
            .split('{')
            .map(|part| part.split_once('}').map_or(part, |(_, rest)| rest))
            .collect();
        let same = wordings(original)
            .iter()
            .any(|(_, english)| *english == text);
        if tag != "en" && same && letters.chars().any(char::is_alphabetic) {
            let known = AS_IN_ENGLISH.contains(&(tag, key));
            assert!(known, "{tag}: {key} is still English: {text}");
            allowed.retain(|one| *one != (tag, key));
        }
    });
    assert!(allowed.is_empty(), "no longer as in English: {allowed:?}");
}

#[test]
fn wordings_begin_and_end_as_in_english() {
    // The end of a message shows what follows it on the page; its first letter shows whether it is a sentence of its own.
    let ending = |text: &str| match text.chars().next_back() {
        Some(':' | '：') => ':',
        Some('.' | '。') => '.',
        Some('…') => '…',
        _ => ' ',
    };
    against_english(|tag, key, (_, text), original| {
        let english = wordings(original)[0].1;
        assert_eq!(ending(text), ending(english), "{tag}: {key}: {text}");
        assert_eq!(text.trim(), text, "{tag}: {key}");
        assert!(!text.contains("  "), "{tag}: {key}: {text}");
        let large = |text: &str| text.chars().next().map(char::is_uppercase);
        if WITH_CAPITALS.contains(&script_of_tag(tag).as_str()) && !text.starts_with('{') {
            let german = tag == "de" && large(text) == Some(true);
            assert!(
                german || large(text) == large(english),
                "{tag}: {key}: {text}"
            );
        }
    });
}

#[test]
fn typography_is_that_of_the_language() {
    against_english(|tag, key, (_, text), _| {
        let place = format!("{tag}: {key}: {text}");
        assert_eq!(text.nfc().collect::<String>(), text, "{place}: not NFC");
        assert!(
            !text.contains(['\'', '"', '`']),
            "{place}: typewriter marks"
        );
        let before = |sign: char| -> Vec<char> {
            text.match_indices(sign)
                .map(|(at, _)| text[..at].chars().next_back().unwrap_or(' '))
                .collect()
        };
        match tag {
            "fr" => {
                for sign in [':', ';', '?', '!', '%', '»'] {
                    let narrow = before(sign).iter().all(|c| *c == '\u{202f}');
                    assert!(narrow, "{place}: no narrow space before {sign}");
                }
            }
            "uz" => {
                assert!(
                    !text.contains(['’', '‘']),
                    "{place}: oʻ gʻ have U+02BB, ʼ is U+02BC"
                );
                let turned = before('ʻ');
                assert!(turned.iter().all(|c| "ogOG".contains(*c)), "{place}");
            }
            "ar" => assert!(!text.contains([',', ';', '?']), "{place}: Latin marks"),
            "zh" => {
                let latin = [',', ':', ';', '?', '!', '.', ' ', '('];
                assert!(!text.contains(latin), "{place}: narrow marks");
            }
            "tr" => {
                // A suffix would have to follow the vowels of a value that nobody knows.
                let suffixed = text
                    .split('}')
                    .skip(1)
                    .any(|rest| rest.starts_with(['’', '-']));
                assert!(!suffixed, "{place}: a suffix on a value");
                assert!(!text.contains("%}") && !text.contains("}%"), "{place}: %5");
            }
            "de" | "es" | "kk" | "ru" | "uk" | "uz-Cyrl" => {
                let spaced = before('%').iter().all(|c| *c == '\u{a0}');
                assert!(spaced, "{place}: no space before %");
            }
            _ => {}
        }
    });
}
