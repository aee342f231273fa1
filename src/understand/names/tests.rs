//! Whole texts through the tagger; each was written for these tests.

mod nobody;
mod particles;
mod patronymics;

use super::NameTagger;
use crate::language::Languages;
use crate::model::{EntityKind, Span};
use std::sync::LazyLock;

static LANGUAGES: LazyLock<Languages> = LazyLock::new(|| Languages::compiled_in().unwrap());
static TAGGER: LazyLock<NameTagger> = LazyLock::new(|| NameTagger::compiled_in().unwrap());

/// People in a text, each line a block.
fn people<'t>(text: &'t str, language: &str) -> Vec<&'t str> {
    let mut segments = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        segments.push(vec![Span::new(start, start + line.trim_end().len())]);
        start += line.len();
    }
    TAGGER
        .mentions(text, &segments, LANGUAGES.nearest(language))
        .iter()
        .filter(|mention| mention.kind == EntityKind::Person)
        .map(|mention| mention.span.of(text))
        .collect()
}

#[test]
fn english_possessives_and_titles_stay_out() {
    assert_eq!(
        people(
            "Dr. Margaret Holloway met Peter Lindqvist in Oslo on Friday. Holloway's report was praised by the committee.",
            "en"
        ),
        ["Margaret Holloway", "Peter Lindqvist", "Holloway"]
    );
}

#[test]
fn russian_cases_and_initials() {
    assert_eq!(
        people(
            "Директор музея Павел Верещагин встретился с художницей Анной Лебедевой.\nОб этом рассказал П. Верещагин. По словам А.Лебедевой, \
             выставка откроется в Туле.",
            "ru"
        ),
        [
            "Павел Верещагин",
            "Анной Лебедевой",
            "П. Верещагин",
            "А.Лебедевой"
        ]
    );
}

#[test]
fn hyphens_belong_to_names() {
    assert_eq!(
        people("Министр Жан-Поль Дюваль прибыл в Ташкент.", "ru"),
        ["Жан-Поль Дюваль"]
    );
}

#[test]
fn institutions_are_no_people() {
    assert!(
        people(
            "Европейская комиссия и Всемирный банк поддержали проект «Зелёный берег». Центральный банк Норвегии молчит.",
            "ru"
        )
        .is_empty()
    );
}

#[test]
fn uzbek_in_both_scripts() {
    assert_eq!(
        people(
            "Вилоят раҳбари Акмал Юсупов Самарқандда тадбиркорлар билан учрашди. А. Юсупов янги лойиҳа ҳақида гапирди.",
            "uz-Cyrl"
        ),
        ["Акмал Юсупов", "А. Юсупов"]
    );
}

#[test]
fn czech_surnames_are_found_again() {
    assert_eq!(
        people(
            "Ministr dopravy Tomáš Havelka navštívil Brno. Podle Havelky se bude stavět rychleji.",
            "cs"
        ),
        ["Tomáš Havelka", "Havelky"]
    );
}

#[test]
fn scripts_without_capitals_do_not_break() {
    for (text, language) in [
        ("日本の首相は月曜日に会見した。", "ja"),
        ("قال الوزير إن المشروع سيبدأ قريبا.", "ar"),
        ("პრემიერმა განაცხადა, რომ პროექტი დაიწყება.", "ka"),
        ("", "en"),
        ("…", "und"),
    ] {
        people(text, language);
    }
}

#[test]
fn mentions_are_in_order_and_do_not_overlap() {
    let text = "Anna Berg, Olaf Steen and Lars Holm met in Bergen. Berg spoke first, then Steen.";
    let pack = LANGUAGES.nearest("en");
    let mentions = TAGGER.mentions(text, &[vec![Span::new(0, text.len())]], pack);
    assert!(mentions.len() >= 5, "{mentions:?}");
    for pair in mentions.windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start);
    }
    for mention in &mentions {
        assert_eq!(mention.text, mention.span.of(text));
        assert!((0.0..=1.0).contains(&mention.confidence));
    }
}

#[test]
fn name_tables_know_names_in_any_script() {
    assert!(TAGGER.name_flags("Мария").given() && TAGGER.name_flags("Maria").female());
    assert!(TAGGER.name_flags("Иванов").surname());
    assert!(!TAGGER.name_flags("Qwrtzplk").known());
}

#[test]
fn places_and_institutions_behind_a_name_stay_out() {
    for (text, language, name) in [
        (
            "Sardor Yusupov Toshkent shahriga bordi.",
            "uz",
            "Sardor Yusupov",
        ),
        (
            "Асан Сатыбалды Астана қаласына барды.",
            "kk",
            "Асан Сатыбалды",
        ),
        ("Elif Demir Türkiye adına konuştu.", "tr", "Elif Demir"),
    ] {
        assert_eq!(people(text, language), [name], "{text}");
    }
}

#[test]
fn endings_behind_an_apostrophe_stay_out() {
    assert_eq!(
        people("Ayşe Yılmaz'ın konuşması sürdü.", "tr"),
        ["Ayşe Yılmaz"]
    );
}

#[test]
fn a_nickname_between_two_names_is_part_of_them() {
    assert_eq!(
        people(
            "The prize went to Walter \"Sparky\" Collins on Friday.",
            "en"
        ),
        ["Walter \"Sparky\" Collins"]
    );
}

#[test]
fn months_are_no_people() {
    assert_eq!(
        people("An gudanar da taron ranar 12 ga Yuli a can.", "ha"),
        Vec::<&str>::new()
    );
}

#[test]
fn a_month_that_is_a_name_elsewhere_is_nobody_by_itself() {
    assert_eq!(
        people("Za a fara aikin a cikin watan Yuli, in ji shi.", "ha"),
        Vec::<&str>::new()
    );
}

#[test]
fn nicknames_before_a_surname_and_by_themselves_are_people() {
    let found = people(
        "Yuki Takahashi wrote the program. Entries will be judged by Zorb.\nThe city of Kobe and \"Zorb\" Takahashi invite you. Zorb and a jury decide.",
        "en",
    );
    assert!(found.contains(&"\"Zorb\" Takahashi"), "{found:?}");
    assert_eq!(
        found.iter().filter(|name| **name == "Zorb").count(),
        2,
        "{found:?}"
    );
    // A title before its author's name is none: the text has it in quotation marks only.
    assert!(
        !people("Вчера читали «Зорб» Лебедева.", "ru")
            .iter()
            .any(|name| name.contains("Зорб"))
    );
}

#[test]
fn a_letter_before_a_word_names_nobody() {
    assert!(
        people(
            "Viele E-Roller sind nicht versichert. Der E-Roller bleibt beliebt.",
            "de"
        )
        .is_empty()
    );
}

#[test]
fn titles_tell_that_a_person_follows_and_stay_out() {
    for (text, language, name) in [
        (
            "Kızının yasını tutan Bayan Torvalsen uçuşta konuştu.",
            "tr",
            "Torvalsen",
        ),
        ("Дирӯз хонум Торвалсен омад.", "tg", "Торвалсен"),
    ] {
        assert_eq!(people(text, language), [name], "{text}");
    }
}

#[test]
fn a_word_that_the_text_repeats_before_a_surname_is_a_given_name() {
    assert_eq!(
        people(
            "Sarah Holm mluvila v pondělí. Track Holm byl zadržen. Podle policie Track Holm odešel.",
            "cs"
        ),
        ["Sarah Holm", "Track Holm", "Track Holm"]
    );
}

#[test]
fn subject_and_object_side_by_side_are_two() {
    assert_eq!(
        people(
            "Элизабет Уоррен сөз сөйледі. Дональд Томпсон тыңдады. Кейін Уоррен Томпсон туралы айтты.",
            "kk"
        ),
        ["Элизабет Уоррен", "Дональд Томпсон", "Уоррен", "Томпсон"]
    );
}

#[test]
fn words_before_and_roles_behind_chinese_and_japanese_names_stay_out() {
    for (text, language) in [
        ("据报道，商人爱德华·科尔森昨天抵达北京。", "zh"),
        ("昨日、高橋健太市長が会見した。", "ja"),
    ] {
        for name in people(text, language) {
            assert!(!name.contains("商人") && !name.contains("市長"), "{name}");
        }
    }
}

#[test]
fn words_beside_a_name_stay_out_without_capitals() {
    assert_eq!(
        people("לדברי מיכאל כהן, המפעל ייסגר. הוסיף מיכאל כהן בשיחה.", "he"),
        ["מיכאל כהן", "מיכאל כהן"]
    );
}

#[test]
fn and_begins_another_name_in_arabic() {
    assert_eq!(
        people("وحضر الاجتماع محمد كريم وخالد منصور وأحمد سعيد.", "ar"),
        ["محمد كريم", "خالد منصور", "أحمد سعيد"]
    );
}

#[test]
fn a_name_begins_behind_the_office() {
    for (text, name) in [
        (
            "Yesterday the Harbour Secretary Margaret Holloway opened the hall.",
            "Margaret Holloway",
        ),
        ("On Monday Governor Lindqvist opened the hall.", "Lindqvist"),
        (
            "Norwegian President Margaret Holloway opened the hall.",
            "Margaret Holloway",
        ),
    ] {
        assert_eq!(people(text, "en"), [name], "{text}");
    }
}

#[test]
fn what_ends_as_institutions_and_places_do_is_nobody() {
    for text in [
        "Then Ostvik Shipyard said that it would build the ferry.",
        "They met Northfjell Management again.",
        "The play was given in Ostvik Street again.",
    ] {
        assert!(people(text, "en").is_empty(), "{text}");
    }
}

#[test]
fn what_begins_as_institutions_and_places_do_is_nobody() {
    for text in [
        "Sun je Tsibirin Ostvik jiya.",
        "Sun ziyarci Jihar Northfjell jiya.",
    ] {
        assert!(people(text, "ha").is_empty(), "{text}");
    }
    assert_eq!(
        people("Jiya Mista Solberg ya tafi Abuja.", "ha"),
        ["Solberg"]
    );
}

#[test]
fn the_next_sentence_behind_an_abbreviation_is_no_part_of_a_name() {
    let text = "He was born in the U.S. But Solberg left. Peter Solberg said so.";
    assert_eq!(people(text, "en"), ["Solberg", "Peter Solberg"]);
}

#[test]
fn the_beginning_of_a_japanese_word_is_nobody() {
    for text in [
        "きのう、島村商業高校が式を開いた。",
        "きのう、会は言語仕様を決めた。",
    ] {
        assert!(people(text, "ja").is_empty(), "{text}");
    }
}

#[test]
fn a_pronoun_that_is_a_name_elsewhere_is_nobody() {
    let text = "Hann opnaði salinn í gær. Hann sagði að sýningin væri stór.";
    assert!(people(text, "is").is_empty());
    assert!(people("Then the US Secretary left. A US Special Envoy came.", "en").is_empty());
}
