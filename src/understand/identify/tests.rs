//! Sentences written for these tests, as newspapers have them.

use super::*;
use proptest::prelude::*;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

fn identifier() -> &'static LanguageIdentifier {
    static IDENTIFIER: LazyLock<LanguageIdentifier> = LazyLock::new(|| {
        LanguageIdentifier::compiled_in().expect("the model that comes with the program")
    });
    &IDENTIFIER
}

/// Language, script and text.
fn sentences() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    let lines = include_str!("../../../tests/languages/sentences.tsv").lines();
    lines.filter(|line| !line.starts_with('#')).map(|line| {
        let mut parts = line.split('\t');
        let mut next = || parts.next().expect("three columns");
        (next(), next(), next())
    })
}

fn sentence(tag: &str) -> &'static str {
    sentences().find(|s| s.0 == tag).expect("a sentence").2
}

#[test]
fn languages_and_scripts() {
    let identifier = identifier();
    for (tag, script, text) in sentences() {
        let guess = identifier.identify(text);
        assert_eq!(
            (guess.tag.as_str(), guess.script.as_str()),
            (tag, script),
            "{text}"
        );
    }
}

#[test]
fn headlines_in_capitals() {
    let identifier = identifier();
    for (tag, _, text) in sentences() {
        assert_eq!(identifier.identify(&text.to_uppercase()).tag, tag, "{text}");
    }
}

#[test]
fn apostrophes_and_marks_as_they_come() {
    let identifier = identifier();
    for text in [
        "Bo'lajak o'yin to'g'risida",
        "Boʻlajak oʻyin toʻgʻrisida",
        "Bo`lajak o`yin to`g`risida",
    ] {
        assert_eq!(identifier.identify(text).tag, "uz");
    }
    let apart: String = "Сайд шинэ гүүрийг хавар нээнэ, дайны үеийн йогийн"
        .nfd()
        .collect();
    assert_eq!(identifier.identify(&apart).tag, "mn");
}

#[test]
fn nothing_to_read() {
    let guess = identifier().identify("12.12.2025 — 15:00, 50 %");
    assert_eq!((guess.tag.as_str(), guess.script.as_str()), ("und", "Zyyy"));
    assert_eq!(guess.confidence, 0.0);
    assert_eq!(identifier().identify_paragraphs(&[]).0.tag, "und");
}

#[test]
fn the_body_decides() {
    let body = sentence("uz-Cyrl").repeat(4);
    let (guess, others) = identifier().identify_paragraphs(&[sentence("ru"), &body, &body]);
    assert_eq!(guess.tag, "uz-Cyrl");
    assert!(others.is_empty(), "{others:?}");
}

#[test]
fn two_languages_are_both_named() {
    let tags = |paragraphs: &[&str]| {
        let (guess, others) = identifier().identify_paragraphs(paragraphs);
        let others: Vec<String> = others.into_iter().map(|o| o.tag).collect();
        (guess.tag, others)
    };
    let (russian, kazakh, english) = (sentence("ru"), sentence("kk"), sentence("en"));
    assert_eq!(
        tags(&[kazakh, kazakh, russian]),
        ("kk".into(), vec!["ru".into()])
    );
    assert_eq!(
        tags(&[english, english, kazakh]),
        ("en".into(), vec!["kk".into()])
    );
    let long = format!("{}\n", russian.repeat(10));
    let other = format!("{}\n", kazakh.repeat(20));
    assert_eq!(
        tags(&[&long, &other, &long, &other, &other]),
        ("kk".into(), vec!["ru".into()])
    );
}

#[test]
fn a_text_and_its_translation_are_in_the_first_language() {
    let (kazakh, english) = (sentence("kk").repeat(5), sentence("en").repeat(5));
    let (guess, others) = identifier().identify_paragraphs(&[&kazakh, &english]);
    assert_eq!(guess.tag, "kk");
    assert_eq!(others.len(), 1);
    assert_eq!(others[0].tag, "en");
}

#[test]
fn terms_and_addresses_do_not_decide() {
    let lines = [
        "港口公告 3.2 已發布",
        "* [PORT-2022-17: Harbour Gate 風險](https://press.example/en/news/harbour-gate-overflow/)",
        "SIZE: 12019706 bytes",
        "SHA256: 860b90d28b214393fd9d77ac2ad65b384d8249cd59b658c668cf0c7bad1db341",
        "{{ port.size }} {{ port.checksum }}",
    ];
    assert_eq!(identifier().identify_paragraphs(&lines).0.tag, "zh-Hant");
}

#[test]
fn only_a_long_text_contradicts_its_owner() {
    let identifier = identifier();
    let english = sentence("en").repeat(8);
    let contradicts = |text: &str, stated: &str| {
        let own = identifier.contradicts(&[text], stated);
        own.map(|guess| guess.tag)
    };
    assert_eq!(contradicts(&english, "de").as_deref(), Some("en"));
    assert_eq!(contradicts(&english, "ru").as_deref(), Some("en"));
    assert_eq!(contradicts(&english, "en"), None);
    assert_eq!(contradicts(sentence("en"), "de"), None);
    // Nothing is known of this language.
    assert_eq!(contradicts(&english, "fy"), None);
}

proptest! {
    #[test]
    fn any_text_has_an_answer(text in "\\PC{0,200}", more in any::<String>()) {
        let identifier = identifier();
        let (guess, others) = identifier.identify_paragraphs(&[&text, &more, &more]);
        for guess in others.iter().chain([&guess, &identifier.identify(&more)]) {
            prop_assert!(!guess.tag.is_empty() && (0.0..=1.0).contains(&guess.confidence));
        }
    }
}
