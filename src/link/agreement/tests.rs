use super::agree;
use crate::model::{
    Block, BlockKind, DeclaredGrouping, Document, EntityKind, Format, LanguageGuess, Mention, Span,
};

/// A document in Czech; people stand in square brackets, organisations in braces, places in angle brackets.
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
        format: Format::Text,
        original: Vec::new(),
        language: LanguageGuess {
            tag: "cs".into(),
            script: "Latn".into(),
            confidence: 1.0,
        },
        title: None,
        published: None,
        outlet: None,
        byline: Vec::new(),
        url: None,
        rights: None,
        body: vec![Block::new(BlockKind::Paragraph, Span::new(0, text.len()))],
        furniture: Vec::new(),
        mentions,
        topics: Vec::new(),
        declared: DeclaredGrouping::default(),
        years: Vec::new(),
        diagnostics: Vec::new(),
        text,
    }
}

/// The people of the last text, once all texts agree.
fn people(texts: &[&str]) -> Vec<String> {
    let mut documents: Vec<Document> = texts
        .iter()
        .enumerate()
        .map(|(number, text)| document(number, text))
        .collect();
    agree(&mut documents);
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
fn a_text_alone_stays_as_it_is() {
    let text = "Včera [Petr Drbohlav] řekl, že Drbohlav neví.";
    assert_eq!(people(&[text]), ["Petr Drbohlav"]);
}
