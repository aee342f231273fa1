use super::*;
use crate::language::Languages;
use crate::understand::phrases::PhraseBook;
use std::collections::BTreeMap;

/// Language, text, and the outlet with its support; an empty name for none.
type Row = (&'static str, &'static str, &'static str, OutletSupport);

const KNOWN: OutletSupport = OutletSupport::Known;
const SENTENCE: OutletSupport = OutletSupport::Sentence;
const POSITION: OutletSupport = OutletSupport::Position;

fn check(rows: &[Row]) {
    let languages = Languages::compiled_in().expect("packs");
    let book = PhraseBook::new(&languages);
    let table = OutletTable::new(&BTreeMap::new()).expect("a table");
    for (tag, text, name, support) in rows {
        let found = beside_verb(text, Span::new(0, text.len()), book.of(tag), &table);
        let found = found.map(|outlet| (outlet.name, outlet.support));
        let expected = (!name.is_empty()).then(|| ((*name).to_owned(), *support));
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn the_next_sentence_is_another() {
    check(&[
        (
            "ru",
            "Паром вернулся, сообщили в порту. Reuters открыл там бюро.",
            "",
            KNOWN,
        ),
        (
            "ru",
            "Паром вернулся, сообщает порт. С осени он ходит чаще.",
            "",
            KNOWN,
        ),
        (
            "kk",
            "Паром оралды деп хабарлады порт. Серуен басталды.",
            "",
            KNOWN,
        ),
        (
            "uz",
            "Parom qaytdi, deb xabar berdi port. AAda ish bor.",
            "",
            KNOWN,
        ),
        (
            "en",
            "The ferry is back, the port reports. AFP has its office there.",
            "",
            KNOWN,
        ),
    ]);
}

#[test]
fn abbreviations_are_whole_words() {
    check(&[
        ("ru", "Об этом сообщил А. Берг.", "", KNOWN),
        ("ru", "Об этом сообщает С. Норд.", "", KNOWN),
        ("en", "Route A was closed, the port reported.", "", KNOWN),
        (
            "fr",
            "A Brest, un quai fermera, annonce le port.",
            "",
            KNOWN,
        ),
        ("fi", "Sitä ei kerrottu, kertoi satama.", "", KNOWN),
        (
            "en",
            "The quay was closed, AFP reported on Monday.",
            "Agence France-Presse",
            KNOWN,
        ),
        (
            "hu",
            "A kikötőt lezárták, jelentette az AFP.",
            "Agence France-Presse",
            KNOWN,
        ),
        ("ru", "Паром вернулся, сообщает ТАСС.", "TASS", KNOWN),
        (
            "de",
            "Der Hafen bleibt zu, berichtet die SZ.",
            "Süddeutsche Zeitung",
            KNOWN,
        ),
    ]);
}

#[test]
fn names_that_are_also_words_need_more() {
    check(&[
        ("tr", "Sözcü, iskelenin açılacağını bildirdi.", "", KNOWN),
        (
            "tr",
            "Anadolu şehirlerinde kar yağdı, valilik bildirdi.",
            "",
            KNOWN,
        ),
        ("de", "Mehr Schiffe kommen, berichtet der Hafen.", "", KNOWN),
        (
            "ru",
            "Экономист порта рассказал о ценах, сообщает порт.",
            "",
            KNOWN,
        ),
        ("ru", "Власть города сообщает о ремонте.", "", KNOWN),
        (
            "en",
            "According to the European Commission, the quay is safe.",
            "",
            KNOWN,
        ),
        ("ru", "Паром вернулся, сообщает «Власть».", "Vlast", KNOWN),
        ("ru", "Паром вернулся, сообщает Sputnik.", "Sputnik", KNOWN),
        (
            "ru",
            "Паром вернулся, пишет газета Известия.",
            "Izvestia",
            KNOWN,
        ),
        (
            "en",
            "The ferry is back, the Anadolu news agency reported.",
            "Anadolu",
            KNOWN,
        ),
    ]);
}

#[test]
fn unknown_outlets_need_a_word_for_an_outlet() {
    check(&[
        (
            "ru",
            "Паром вернулся, сообщает «Северный порт».",
            "",
            SENTENCE,
        ),
        ("ru", "Об этом сообщили в Harbour Robotics.", "", SENTENCE),
        (
            "ru",
            "Бригада «Норд» сообщила: «Новости хорошие».",
            "",
            SENTENCE,
        ),
        ("zh", "报道称，码头“关闭”了。", "", SENTENCE),
        (
            "ru",
            "Паром вернулся, сообщает газета «Маяк».",
            "Маяк",
            SENTENCE,
        ),
        (
            "ru",
            "Паром вернулся, передаёт Quayside.kz.",
            "Quayside.kz",
            SENTENCE,
        ),
        (
            "kk",
            "Паром оралды, деп хабарлайды «Айлақ» газеті.",
            "Айлақ",
            SENTENCE,
        ),
        (
            "uz",
            "«Langar» axborot agentligi xabar berdi.",
            "Langar",
            SENTENCE,
        ),
        (
            "ru",
            "Паром вернулся, сообщает «Тарена Ньюс».",
            "Тарена Ньюс",
            POSITION,
        ),
    ]);
}

#[test]
fn ends_of_hosts() {
    assert!(ends_like_host("Quayside.kz") && ends_like_host("quay.media"));
    assert!(!ends_like_host("Quayside") && !ends_like_host("v.2") && !ends_like_host("Co. Ltd"));
}
