//! The owner's decisions about people, from curation.yaml's lines to resolved people, on texts of a line.

#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a panic is the way of tests to fail"
)]

#[path = "curation/any_order.rs"]
mod any_order;
#[path = "curation/documents.rs"]
mod documents;

use cuttings::curation::curate_people;
use cuttings::language::Languages;
use cuttings::link::people::{
    GivenNames, ResolvedPeople, find, headline_names, name_people, resolve,
};
use cuttings::model::{self, Curation, Decision, Document, Permanence};
use documents::document;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static BUILT_IN: LazyLock<(Languages, GivenNames)> = LazyLock::new(|| {
    let languages = Languages::compiled_in().expect("the packs are sound");
    let given_names = GivenNames::new(&languages);
    (languages, given_names)
});

fn documents(texts: &[(&str, &[&str])]) -> Vec<Document> {
    let numbered = texts.iter().enumerate();
    numbered
        .map(|(number, (tag, names))| document(number, tag, names))
        .collect()
}

/// The people of the documents, each a story of its own, after the decisions.
fn curated(documents: &[Document], curation: &Curation) -> ResolvedPeople {
    let (languages, given_names) = &*BUILT_IN;
    let found = find(documents, &[], &[], languages, given_names);
    let people: Vec<_> = found.people.iter().collect();
    let names = name_people(&people, documents, languages, "");
    let curated = curate_people(found, &names, &BTreeMap::new(), documents, curation);
    resolve(
        curated,
        documents,
        languages,
        "",
        &mut Permanence::default(),
    )
}

fn resolved(texts: &[(&str, &[&str])], curation: &Curation) -> ResolvedPeople {
    curated(&documents(texts), curation)
}

fn ids(people: &ResolvedPeople) -> Vec<&str> {
    people.people.iter().map(|p| p.id.as_str()).collect()
}

fn decision<T>(value: T, line: usize) -> Decision<T> {
    Decision { value, line }
}

#[test]
fn the_owner_decides() {
    let texts: &[(&str, &[&str])] = &[
        ("ru", &["Ирина Гончаренко", "Мост Дружбы"]),
        ("en", &["Ira Hontar"]),
    ];
    let curation = Curation {
        people_merge: vec![decision(
            vec!["irina-goncharenko".to_owned(), "Ira Hontar".to_owned()],
            3,
        )],
        not_a_person: vec![decision("Мост Дружбы".to_owned(), 5)],
        people_rename: vec![decision(
            (
                "irina-goncharenko".to_owned(),
                "en".to_owned(),
                "Iryna Honcharenko".to_owned(),
            ),
            7,
        )],
        ..Curation::default()
    };
    let people = resolved(texts, &curation);
    assert_eq!(people.diagnostics, []);
    assert_eq!(people.people.len(), 1, "{:?}", ids(&people));
    assert_eq!(people.mentions[0].len(), 1);
    let (languages, given_names) = &*BUILT_IN;
    let tags = ["en".to_owned()];
    let headline = headline_names(&people.people[0], &tags, languages, given_names);
    assert_eq!(headline["en"].name, "Iryna Honcharenko");
}

#[test]
fn the_owner_keeps_apart_what_the_program_joined() {
    let texts: &[(&str, &[&str])] = &[("ru", &["Ирина Белозёрова"]), ("en", &["Irina Belozerowa"])];
    let apart = Curation {
        people_apart: vec![decision(
            vec!["Ирина Белозёрова".to_owned(), "Irina Belozerowa".to_owned()],
            2,
        )],
        ..Curation::default()
    };
    assert_eq!(resolved(texts, &Curation::default()).people.len(), 1);
    assert_eq!(resolved(texts, &apart).people.len(), 2);
}

#[test]
fn decisions_that_match_nothing_or_clash_are_warned_about() {
    let pair = vec!["Ирина Белозёрова".to_owned(), "Павел Орлов".to_owned()];
    let curation = Curation {
        people_merge: vec![decision(pair.clone(), 4)],
        people_apart: vec![decision(pair, 6)],
        not_a_person: vec![decision("Никто".to_owned(), 8)],
        ..Curation::default()
    };
    let people = resolved(&[("ru", &["Ирина Белозёрова", "Павел Орлов"])], &curation);
    assert_eq!(people.people.len(), 2);
    let lines: Vec<_> = people.diagnostics.iter().map(|d| d.line).collect();
    assert_eq!(lines, [Some(4), Some(8)]);
    assert!(
        people
            .diagnostics
            .iter()
            .all(|d| d.path.as_deref() == Some("curation.yaml"))
    );
}

#[test]
fn the_order_of_the_owners_lines_decides_nothing() {
    let texts: &[(&str, &[&str])] = &[
        ("en", &["Anna Roth", "Adam Keller"]),
        ("en", &["Nina Berg", "Mark Stone"]),
        ("en", &["Olga Winter", "Bridge House"]),
    ];
    let line = |number: usize, names: &[&str]| Decision {
        value: names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>(),
        line: number,
    };
    let rename = |number: usize, name: &str| Decision {
        value: ("nina-berg".to_owned(), "en".to_owned(), name.to_owned()),
        line: number,
    };
    let note = |number: usize, text: &str| Decision {
        value: ("anna-roth".to_owned(), text.to_owned()),
        line: number,
    };
    let mut curation = Curation {
        people_merge: vec![
            line(1, &["anna-roth", "nina-berg"]),
            line(2, &["nina-berg", "olga-winter"]),
            line(3, &["mark-stone", "adam-keller"]),
        ],
        people_apart: vec![
            line(4, &["anna-roth", "olga-winter"]),
            line(5, &["nobody-here", "mark-stone"]),
        ],
        people_rename: vec![rename(6, "Nina B."), rename(7, "N. Berg")],
        not_a_person: vec![Decision {
            value: "Bridge House".to_owned(),
            line: 8,
        }],
        people_notes: vec![note(9, "second"), note(10, "first")],
        ..Curation::default()
    };
    let first = resolved(texts, &curation);
    assert!(first.people.iter().any(|p| p.notes == ["first", "second"]));
    let lines: Vec<_> = first.diagnostics.iter().filter_map(|d| d.line).collect();
    assert_eq!(lines, [2, 5, 6]);
    for turn in 0..6 {
        curation.people_merge.rotate_left(1);
        if turn % 2 == 0 {
            curation.people_merge.swap(0, 1);
        }
        curation.people_apart.reverse();
        curation.people_rename.reverse();
        curation.people_notes.reverse();
        curation.people_merge[turn % 3].value.reverse();
        assert_eq!(resolved(texts, &curation), first, "turn {turn}");
    }
}
