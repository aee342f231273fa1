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

const SENTENCES: &[(&str, &str, &str)] = &[
    (
        "ru",
        "Cyrl",
        "Министр заявил, что новый мост через реку откроют уже весной.",
    ),
    (
        "uk",
        "Cyrl",
        "Міністр заявив, що новий міст через річку відкриють уже навесні.",
    ),
    (
        "be",
        "Cyrl",
        "Міністр заявіў, што новы мост праз раку адкрыюць ужо вясной.",
    ),
    (
        "bg",
        "Cyrl",
        "Министърът заяви, че новият мост над реката ще бъде открит през пролетта.",
    ),
    (
        "mk",
        "Cyrl",
        "Министерот изјави дека новиот мост преку реката ќе биде отворен напролет.",
    ),
    (
        "sr",
        "Cyrl",
        "Министар је изјавио да ће нови мост преко реке бити отворен у пролеће.",
    ),
    (
        "sr-Latn",
        "Latn",
        "Ministar je izjavio da će novi most preko reke biti otvoren u proleće, a radnici već postavljaju ogradu.",
    ),
    (
        "kk",
        "Cyrl",
        "Министр жаңа көпір көктемде ашылатынын және оған қаржы бөлінгенін айтты.",
    ),
    (
        "kk-Latn",
        "Latn",
        "Ministr jaña köpır köktemde aşylatynyn jäne oğan qarjy bölıngenın aitty.",
    ),
    (
        "ky",
        "Cyrl",
        "Министр жаңы көпүрө жазында ачыларын жана ага акча бөлүнгөнүн билдирди.",
    ),
    (
        "uz",
        "Latn",
        "Vazir yangi ko‘prik bahorda ochilishini va unga mablag‘ ajratilganini aytdi.",
    ),
    (
        "uz-Cyrl",
        "Cyrl",
        "Вазир янги кўприк баҳорда очилишини ва унга маблағ ажратилганини айтди.",
    ),
    (
        "tg",
        "Cyrl",
        "Вазир гуфт, ки пули нав дар фасли баҳор кушода мешавад ва барои он маблағ ҷудо шудааст.",
    ),
    (
        "tt",
        "Cyrl",
        "Министр яңа күпернең язын ачылачагын һәм аңа акча бүленгәнен әйтте.",
    ),
    (
        "ba",
        "Cyrl",
        "Министр яңы күперҙең яҙын асыласағын һәм уға аҡса бүленгәнен әйтте.",
    ),
    (
        "mn",
        "Cyrl",
        "Сайд шинэ гүүрийг хавар нээх бөгөөд түүнд мөнгө хуваарилсан гэж мэдэгдэв.",
    ),
    (
        "kaa",
        "Cyrl",
        "Министр жаңа көпирдиң бәҳәрде ашылатуғынын ҳәм оған қаржы бөлингенин айтты.",
    ),
    (
        "kaa-Latn",
        "Latn",
        "Ministr jańa kópirdiń báhárde ashılatuǵının hám oǵan qarjı bólingenin ayttı.",
    ),
    (
        "tk",
        "Latn",
        "Ministr täze köprüniň ýazda açyljakdygyny we oňa serişde goýberilendigini aýtdy.",
    ),
    (
        "az",
        "Latn",
        "Nazir bildirdi ki, çayın üzərindən yeni körpü yazda açılacaq.",
    ),
    (
        "tr",
        "Latn",
        "Bakan, nehrin üzerindeki yeni köprünün ilkbaharda açılacağını söyledi.",
    ),
    (
        "en",
        "Latn",
        "The minister said that the new bridge across the river would open in spring.",
    ),
    (
        "de",
        "Latn",
        "Der Minister sagte, die neue Brücke über den Fluss werde im Frühjahr eröffnet.",
    ),
    (
        "fr",
        "Latn",
        "Le ministre a déclaré que le nouveau pont sur le fleuve ouvrirait au printemps.",
    ),
    (
        "es",
        "Latn",
        "El ministro dijo que el nuevo puente sobre el río se abrirá en primavera.",
    ),
    (
        "pt",
        "Latn",
        "O ministro disse que a nova ponte sobre o rio vai abrir na primavera.",
    ),
    (
        "it",
        "Latn",
        "Il ministro ha detto che il nuovo ponte sul fiume aprirà in primavera.",
    ),
    (
        "pl",
        "Latn",
        "Minister powiedział, że nowy most przez rzekę zostanie otwarty wiosną.",
    ),
    (
        "cs",
        "Latn",
        "Ministr řekl, že nový most přes řeku bude otevřen na jaře.",
    ),
    (
        "sk",
        "Latn",
        "Minister povedal, že nový most cez rieku otvoria už na jar budúceho roka.",
    ),
    (
        "lt",
        "Latn",
        "Ministras sakė, kad naujas tiltas per upę bus atidarytas pavasarį.",
    ),
    (
        "fi",
        "Latn",
        "Ministeri sanoi, että joen yli johtava uusi silta avataan keväällä.",
    ),
    (
        "ar",
        "Arab",
        "قال الوزير إن الجسر الجديد فوق النهر سيفتتح في الربيع.",
    ),
    (
        "fa",
        "Arab",
        "وزیر گفت که پل جدید روی رودخانه در بهار افتتاح خواهد شد.",
    ),
    (
        "ur",
        "Arab",
        "وزیر نے کہا کہ دریا پر نیا پل بہار میں کھولا جائے گا۔",
    ),
    ("he", "Hebr", "השר אמר שהגשר החדש מעל הנהר ייפתח באביב."),
    (
        "el",
        "Grek",
        "Ο υπουργός είπε ότι η νέα γέφυρα θα ανοίξει την άνοιξη.",
    ),
    (
        "hy",
        "Armn",
        "Նախարարն ասաց, որ նոր կամուրջը կբացվի գարնանը։",
    ),
    (
        "ka",
        "Geor",
        "მინისტრმა თქვა, რომ ახალი ხიდი გაზაფხულზე გაიხსნება.",
    ),
    (
        "hi",
        "Deva",
        "मंत्री ने कहा कि नदी पर नया पुल वसंत में खोला जाएगा।",
    ),
    ("zh", "Hans", "部长说，河上的新桥将于春天开通。"),
    ("zh-Hant", "Hant", "部長說，河上的新橋將於春天開通。"),
    (
        "ja",
        "Jpan",
        "大臣は、川に架かる新しい橋が春に開通すると述べた。",
    ),
    (
        "ko",
        "Kore",
        "장관은 강을 건너는 새 다리가 봄에 개통될 것이라고 말했다.",
    ),
];

#[test]
fn languages_and_scripts() {
    let identifier = identifier();
    for (tag, script, text) in SENTENCES {
        let guess = identifier.identify(text);
        assert_eq!(
            (guess.tag.as_str(), guess.script.as_str()),
            (*tag, *script),
            "{text}"
        );
    }
}

#[test]
fn headlines_in_capitals() {
    let identifier = identifier();
    for (tag, _, text) in SENTENCES {
        assert_eq!(
            identifier.identify(&text.to_uppercase()).tag,
            *tag,
            "{text}"
        );
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
    let sentence = |tag: &str| SENTENCES.iter().find(|s| s.0 == tag).map_or("", |s| s.2);
    let body = sentence("uz-Cyrl").repeat(4);
    let (guess, others) = identifier().identify_paragraphs(&[sentence("ru"), &body, &body]);
    assert_eq!(guess.tag, "uz-Cyrl");
    assert!(others.is_empty(), "{others:?}");
}

#[test]
fn two_languages_are_both_named() {
    let sentence = |tag: &str| SENTENCES.iter().find(|s| s.0 == tag).map_or("", |s| s.2);
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
