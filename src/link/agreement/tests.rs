use super::{agree, annotate};
use crate::language::Languages;
use crate::link::people::{GivenNames, ResolvedPeople, ResolvedPerson};
use crate::model::{
    Block, BlockKind, Document, EntityKind, LanguageGuess, Mention, PersonMention, Reason, Span,
};

fn given_names() -> GivenNames {
    GivenNames::new(&languages())
}

fn languages() -> Languages {
    Languages::compiled_in().expect("packs")
}

/// A Czech document with people in square brackets, organisations in braces and places in angle brackets.
fn document(number: usize, marked: &str) -> Document {
    let mut text = String::new();
    let mut mentions = Vec::new();
    let mut start = 0;
    for character in marked.chars() {
        let kind = match character {
            '[' | '{' | '<' => {
                start = text.len();
                continue;
            }
            ']' => EntityKind::Person,
            '}' => EntityKind::Organisation,
            '>' => EntityKind::Place,
            other => {
                text.push(other);
                continue;
            }
        };
        mentions.push(Mention {
            kind,
            span: Span::new(start, text.len()),
            text: text[start..].to_owned(),
            confidence: 0.9,
        });
    }
    Document {
        id: number.to_string(),
        path: number.to_string(),
        language: LanguageGuess {
            tag: "cs".into(),
            script: "Latn".into(),
            confidence: 1.0,
        },
        body: vec![Block::new(BlockKind::Paragraph, Span::new(0, text.len()))],
        mentions,
        text,
        ..Document::default()
    }
}

/// The people of the last text, once all texts agree.
fn people(texts: &[&str]) -> Vec<String> {
    let mut documents: Vec<Document> = texts
        .iter()
        .enumerate()
        .map(|(number, text)| document(number, text))
        .collect();
    agree(&mut documents, &[], &given_names(), &languages());
    documents
        .last()
        .into_iter()
        .flat_map(|document| &document.mentions)
        .filter(|mention| mention.kind == EntityKind::Person)
        .map(|mention| mention.text.clone())
        .collect()
}

#[test]
fn a_full_name_that_other_texts_know_is_found() {
    let known = [
        "Včera [Tereza Vlkodlaková] odešla.",
        "Dnes [Tereza Vlkodlaková] mluví.",
    ];
    let last = "Podle <Terezy Vlkodlakové> to tak není.";
    assert_eq!(people(&[known[0], known[1], last]), ["Terezy Vlkodlakové"]);
    assert!(people(&[known[0], last]).is_empty());
}

#[test]
fn a_surname_that_other_texts_know_is_found() {
    let known = [
        "Včera [Petr Drbohlav] odešel.",
        "Dnes [Petr Drbohlav] mluví.",
    ];
    let last = "Co na to řekl Drbohlav, nevíme.";
    assert_eq!(people(&[known[0], known[1], last]), ["Drbohlav"]);
    // As often a town as a man.
    let town = "Jeli přes <Drbohlav> domů.";
    assert!(people(&[known[0], known[1], town, town, last]).is_empty());
}

#[test]
fn what_most_texts_take_for_a_company_is_nobody() {
    let company = "Lety ruší {Zlatokřídla} od pondělí.";
    let last = "Akcie firmy [Zlatokřídla] klesly.";
    assert!(people(&[company, company, last]).is_empty());
    assert_eq!(people(&[company, last]), ["Zlatokřídla"]);
}

#[test]
fn words_beside_a_known_name_are_cut_off() {
    let known = "Včera [Petr Drbohlav] odešel, vláda mlčí.";
    assert_eq!(
        people(&[known, known, "[Vláda Drbohlava] padla."]),
        ["Drbohlava"]
    );
    assert_eq!(
        people(&[known, known, "Tak [Petr Drbohlav EU] vidí."]),
        ["Petr Drbohlav"]
    );
}

#[test]
fn two_surnames_side_by_side_are_two_people() {
    let known = "Včera [Petr Drbohlav] a [Karel Střízlík] odešli.";
    assert_eq!(
        people(&[known, known, "Podle [Drbohlava Střízlík] lže."]),
        ["Drbohlava", "Střízlík"]
    );
}

#[test]
fn a_name_found_says_which_text_supports_it() {
    let mut documents: Vec<Document> = [
        "Dnes nic nového.",
        "Včera [Petr Drbohlav] odešel.",
        "Dnes [Petr Drbohlav] mluví.",
        "Co na to řekl Drbohlav, nevíme.",
    ]
    .iter()
    .enumerate()
    .map(|(number, text)| document(number, text))
    .collect();
    let corroborated = agree(&mut documents, &[], &given_names(), &languages());
    assert_eq!(
        corroborated.iter().map(Vec::len).collect::<Vec<_>>(),
        [0, 0, 0, 1]
    );
    let mentions = documents.iter().map(|document| {
        let people = document.mentions.iter().enumerate();
        let people = people.map(|(mention, found)| PersonMention {
            mention,
            person: 0,
            name: found.text.clone(),
            confidence: found.confidence,
            reasons: Vec::new(),
        });
        people.collect()
    });
    let mut resolved = ResolvedPeople {
        people: vec![ResolvedPerson::default()],
        mentions: mentions.collect(),
        ..ResolvedPeople::default()
    };
    annotate(&mut resolved, &documents, &corroborated);
    let reasons = |document: usize| resolved.mentions[document][0].reasons.as_slice();
    assert_eq!(reasons(1), []);
    let known_from = Reason::KnownFromDocument {
        document: "1".to_owned(),
    };
    assert_eq!(reasons(3), [known_from]);
    let reasons = &resolved.people[0].reasons;
    assert_eq!(reasons.len(), 1);
    assert!(
        matches!(&reasons[0], Reason::FoundByArchive { name, .. } if name == "Drbohlav"),
        "{reasons:?}"
    );
}

#[test]
fn a_text_alone_stays_as_it_is() {
    let text = "Včera [Petr Drbohlav] řekl, že Drbohlav neví.";
    assert_eq!(people(&[text]), ["Petr Drbohlav"]);
}

#[test]
fn a_program_with_versions_is_nobody() {
    let texts = [
        "Dnes vyšla verze programu [Ruby] 3 pro všechny.",
        "Komunita programu [Ruby] 4 to oznámila.",
    ];
    assert!(people(&texts).is_empty());
}

#[test]
fn a_country_is_nobody_and_a_person_with_a_full_name_stays() {
    assert!(people(&["Včera zasedali [Nhật Bản] a další."]).is_empty());
    assert_eq!(
        people(&["Řekl to [Petr Vlkodlak], uvedl mluvčí."]),
        ["Petr Vlkodlak"]
    );
}

/// A document in another language and script, with people in square brackets.
fn document_in(tag: &str, script: &str, marked: &str) -> Document {
    let mut document = document(0, marked);
    document.language.tag = tag.into();
    document.language.script = script.into();
    document
}

#[test]
fn a_name_is_heard_in_a_version_without_capitals() {
    let mut documents = [
        document_in(
            "en",
            "Latn",
            "Yesterday [Olga Solberg] spoke. [Solberg] left.",
        ),
        document_in("he", "Hebr", "אתמול אולגה סולברג דיברה. לסולברג יש עבודה."),
    ];
    agree(&mut documents, &[vec![0, 1]], &given_names(), &languages());
    let people: Vec<&str> = documents[1]
        .mentions
        .iter()
        .map(|m| m.text.as_str())
        .collect();
    assert_eq!(people, ["אולגה סולברג", "סולברג"]);
    // Another text's names are not looked for.
    documents[1].mentions.clear();
    agree(
        &mut documents,
        &[vec![0], vec![1]],
        &given_names(),
        &languages(),
    );
    assert!(documents[1].mentions.is_empty());
}

#[test]
fn words_and_places_without_capitals_are_nobody() {
    let mut documents = [document_in("ja", "Jpan", "[時間]と[栃木県]と[大阪]の話。")];
    agree(&mut documents, &[], &given_names(), &languages());
    assert!(
        documents[0]
            .mentions
            .iter()
            .all(|mention| mention.kind != EntityKind::Person)
    );
}

#[test]
fn churches_and_places_named_after_saints_are_nobody() {
    for text in [
        "Bydlí v [Porto S. Giorgio] u lesa.",
        "Pracuje v [Saint Carl] u lesa.",
        "Bydlí v Porto [S. Giorgio] u lesa.",
    ] {
        assert!(people(&[text]).is_empty(), "{text}");
    }
    for name in ["Tereza S. Vlkodlaková", "S. Vlkodlaková"] {
        let text = format!("Přišla [{name}] z lesa.");
        assert_eq!(people(&[&text]), [name]);
    }
}

#[test]
fn offices_and_kinds_of_places_are_nobody() {
    for text in [
        "The minister of [Foreign Affairs] came.",
        "The [U.S. Special Envoy] came.",
        "They went to the [Okano Hirosaka Shrine] again.",
    ] {
        let mut documents = vec![document_in("en", "Latn", text)];
        agree(&mut documents, &[], &given_names(), &languages());
        let mut mentions = documents[0].mentions.iter();
        assert!(
            mentions.all(|mention| mention.kind != EntityKind::Person),
            "{text}"
        );
    }
}
