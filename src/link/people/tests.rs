//! From documents to people, on texts of a line.

mod replay;
mod rules;

use super::*;
use crate::model::{Decision, LanguageGuess, Mention, Span};

/// A document that holds nothing but the given mentions.
fn document(number: usize, tag: &str, names: &[&str]) -> Document {
    let mut text = String::new();
    let mut mentions = Vec::new();
    for name in names {
        let start = text.len();
        text.push_str(name);
        mentions.push(Mention {
            kind: EntityKind::Person,
            span: Span::new(start, text.len()),
            text: (*name).to_owned(),
            confidence: 1.0,
        });
        text.push('\n');
    }
    Document {
        id: format!("document-{number}"),
        path: format!("{number}.txt"),
        text,
        language: LanguageGuess {
            tag: tag.to_owned(),
            script: "Zyyy".to_owned(),
            confidence: 1.0,
        },
        mentions,
        ..Document::default()
    }
}

fn resolved(
    texts: &[(&str, &[&str])],
    stories: &[Vec<usize>],
    curation: &Curation,
) -> ResolvedPeople {
    let documents: Vec<Document> = texts
        .iter()
        .enumerate()
        .map(|(number, (tag, names))| document(number, tag, names))
        .collect();
    let languages = Languages::compiled_in().expect("the packs are sound");
    resolve(&documents, stories, &languages, curation)
}

/// The same with so many threads, each text a story of its own.
fn resolved_in(threads: usize, texts: &[(&str, &[&str])]) -> ResolvedPeople {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    pool.expect("threads start")
        .install(|| resolved(texts, &[], &Curation::default()))
}

fn names(people: &ResolvedPeople) -> Vec<Vec<&str>> {
    let texts = people.mentions.iter();
    texts
        .map(|mentions| mentions.iter().map(|m| m.name.as_str()).collect())
        .collect()
}

fn ids(people: &ResolvedPeople) -> Vec<&str> {
    people.people.iter().map(|p| p.id.as_str()).collect()
}

#[test]
fn russian_cases_come_back_to_the_nominative() {
    let people = resolved(
        &[(
            "ru",
            &[
                "Олегом Лисицыным",
                "О. Лисицыну",
                "Веры Крамаренко",
                "Игорю Гончарову",
            ],
        )],
        &[],
        &Curation::default(),
    );
    assert_eq!(
        names(&people),
        [[
            "Олег Лисицын",
            "О. Лисицын",
            "Вера Крамаренко",
            "Игорь Гончаров"
        ]]
    );
    assert_eq!(
        ids(&people),
        ["igor-goncharov", "oleg-lisitsyn", "vera-kramarenko"]
    );
}

#[test]
fn versions_of_one_text_are_one_story() {
    let people = resolved(
        &[
            ("ru", &["Рустам Ҳайдаров", "Р. Хайдарова"]),
            ("uz-Cyrl", &["Рустам Ҳайдаровнинг", "Ҳайдаров"]),
        ],
        &[vec![0, 1]],
        &Curation::default(),
    );
    assert_eq!(people.people.len(), 1, "{:?}", ids(&people));
    assert_eq!(names(&people)[1], ["Рустам Ҳайдаров", "Ҳайдаров"]);
}

#[test]
fn one_person_in_two_scripts_and_namesakes_apart() {
    let people = resolved(
        &[
            ("ru", &["Ирина Белозёрова", "Белозёрова"]),
            ("en", &["Irina Belozerova"]),
            ("ru", &["Павел Белозёров"]),
        ],
        &[],
        &Curation::default(),
    );
    assert_eq!(people.people.len(), 2, "{:?}", ids(&people));
    let first = people.mentions[0][0].person;
    assert_eq!(people.mentions[1][0].person, first);
    assert_ne!(people.mentions[2][0].person, first);
}

#[test]
fn a_surname_of_two_people_elsewhere_stays_in_doubt() {
    let people = resolved(
        &[
            ("ru", &["Ирина Гончаренко"]),
            ("ru", &["Павел Гончаренко"]),
            ("ru", &["Гончаренко"]),
        ],
        &[],
        &Curation::default(),
    );
    assert_eq!(people.people.len(), 3);
    assert!(!people.doubts.is_empty());
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
    let people = resolved(texts, &[], &curation);
    assert_eq!(people.diagnostics, []);
    assert_eq!(people.people.len(), 1, "{:?}", ids(&people));
    assert_eq!(people.mentions[0].len(), 1);
    let languages = Languages::compiled_in().expect("the packs are sound");
    let headline = headline_names(&people.people[0], &["en".to_owned()], &languages);
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
    assert_eq!(resolved(texts, &[], &Curation::default()).people.len(), 1);
    assert_eq!(resolved(texts, &[], &apart).people.len(), 2);
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
    let people = resolved(
        &[("ru", &["Ирина Белозёрова", "Павел Орлов"])],
        &[],
        &curation,
    );
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
fn headlines_go_by_language_then_script_then_romanised() {
    let people = resolved(
        &[
            ("ru", &["Елена Хвостова"]),
            ("uz-Cyrl", &["Елена Хвостова"]),
        ],
        &[vec![0, 1]],
        &Curation::default(),
    );
    let languages = Languages::compiled_in().expect("the packs are sound");
    let tags: Vec<String> = ["en", "ru", "kk"].map(String::from).into();
    let headlines = headline_names(&people.people[0], &tags, &languages);
    assert_eq!(headlines["en"].name, "Yelena Khvostova");
    assert_eq!(headlines["en"].language, None);
    assert_eq!(headlines["ru"].language.as_deref(), Some("ru"));
    assert_eq!(headlines["kk"].language.as_deref(), Some("ru"));
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
    let first = resolved(texts, &[], &curation);
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
        assert_eq!(resolved(texts, &[], &curation), first, "turn {turn}");
    }
}
