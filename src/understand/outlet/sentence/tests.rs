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
        let sentences = crate::text::sentences(text);
        let found = beside_verb(text, &sentences, book.of(tag), &table);
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
            "Паром вернулся, сообщают в порту. Reuters открыл там бюро.",
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
        ("ru", "Об этом сообщает А. Берг.", "", KNOWN),
        ("ru", "Об этом сообщает С. Норд.", "", KNOWN),
        ("en", "Route A was closed, the port reports.", "", KNOWN),
        (
            "fr",
            "A Brest, un quai fermera, rapporte le port.",
            "",
            KNOWN,
        ),
        ("fi", "Sitä ei kerrottu, raportoi satama.", "", KNOWN),
        (
            "en",
            "The quay was closed, AFP reports on Monday.",
            "Agence France-Presse",
            KNOWN,
        ),
        (
            "hu",
            "A kikötőt lezárták, jelenti az AFP.",
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
        ("tr", "Sözcü, iskelenin açılacağını bildiriyor.", "", KNOWN),
        (
            "tr",
            "Anadolu şehirlerinde kar yağdı, valilik bildiriyor.",
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
            "The quay is safe, the European Commission reports.",
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
            "The ferry is back, the Anadolu news agency reports.",
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
        ("ru", "Об этом сообщают в Harbour Robotics.", "", SENTENCE),
        (
            "ru",
            "Бригада «Норд» сообщает: «Новости хорошие».",
            "",
            SENTENCE,
        ),
        ("zh", "据港口报道，码头“关闭”了。", "", SENTENCE),
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
fn outlets_that_a_sentence_cites_did_not_publish_it() {
    check(&[
        (
            "ru",
            "Порт сообщает о ремонте, по данным РИА Новости.",
            "",
            KNOWN,
        ),
        (
            "ru",
            "Порт сообщает о ремонте, его цитирует «РИА Новости».",
            "",
            KNOWN,
        ),
        (
            "de",
            "Der Hafen meldet Verluste, sagte die Wirtin gegenüber Le Figaro.",
            "",
            KNOWN,
        ),
        (
            "fr",
            "Le port informe ses clients, selon un rapport du Financial Times.",
            "",
            KNOWN,
        ),
        (
            "tr",
            "Reuters haberine göre liman kapalı, valilik bildiriyor.",
            "",
            KNOWN,
        ),
        (
            "az",
            "Liman bağlıdır, vali \"Reuters\"ə istinadən məlumat verir.",
            "",
            KNOWN,
        ),
        ("en", "The port reports losses, TASS reported.", "", KNOWN),
        ("zh", "码头关闭，美联社报道称。", "", KNOWN),
        (
            "en",
            "The British newspaper The Guardian reports that the port is closed.",
            "",
            KNOWN,
        ),
        (
            "ru",
            "Газета The Guardian сообщает, что порт закрыт.",
            "",
            KNOWN,
        ),
        ("de", "Die SZ berichtet, dass der Hafen zu ist.", "", KNOWN),
        (
            "ru",
            "Порт сообщает о ремонте, по данным газеты «Маяк».",
            "",
            SENTENCE,
        ),
        (
            "ru",
            "Паром вернулся, сообщает Kazinform со ссылкой на Reuters.",
            "Kazinform",
            KNOWN,
        ),
        (
            "kk",
            "Паром оралды, деп хабарлайды Kazinform «Reuters» агенттігінің мәліметінше.",
            "Kazinform",
            KNOWN,
        ),
    ]);
}

#[test]
fn past_reports_are_of_others_where_outlets_write_in_the_present() {
    check(&[
        ("en", "TASS reported that the port is closed.", "", KNOWN),
        ("ru", "Порт закрыт, сообщило агентство IRNA.", "", KNOWN),
        ("de", "Der Hafen bleibt zu, berichtete die SZ.", "", KNOWN),
        ("hu", "A kikötőt lezárták, jelentette az AFP.", "", KNOWN),
        ("kk", "Паром оралды, деп хабарлады ТАСС.", "TASS", KNOWN),
        ("uz", "Parom qaytdi, deb xabar berdi TASS.", "TASS", KNOWN),
    ]);
}

#[test]
fn of_several_outlets_the_one_at_the_verb_counts_and_none_of_a_list() {
    check(&[
        (
            "en",
            "The port reports losses to Reuters, AFP and the BBC.",
            "",
            KNOWN,
        ),
        ("en", "Reuters and the BBC reports agree.", "", KNOWN),
        (
            "ru",
            "В эфире телеканала BBC выступила мэр, сообщает ТАСС.",
            "TASS",
            KNOWN,
        ),
        (
            "en",
            "Reuters has a new office, the BBC reports.",
            "BBC",
            KNOWN,
        ),
        (
            "en",
            "Reuters is near the BBC, the port reports.",
            "",
            KNOWN,
        ),
    ]);
}

#[test]
fn ends_of_hosts() {
    assert!(ends_like_host("Quayside.kz") && ends_like_host("quay.media"));
    assert!(!ends_like_host("Quayside") && !ends_like_host("v.2") && !ends_like_host("Co. Ltd"));
}
