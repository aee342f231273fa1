//! From documents to people, on texts of a line.

#[path = "../../../tests/curation/documents.rs"]
mod documents;
mod rules;
mod versions;

use super::*;
use crate::model::Permanence;
use documents::document;

fn resolved(texts: &[(&str, &[&str])], stories: &[Vec<usize>]) -> ResolvedPeople {
    resolved_with_events(texts, stories, &[])
}

fn resolved_with_events(
    texts: &[(&str, &[&str])],
    stories: &[Vec<usize>],
    events: &[Vec<usize>],
) -> ResolvedPeople {
    let documents: Vec<Document> = texts
        .iter()
        .enumerate()
        .map(|(number, (tag, names))| document(number, tag, names))
        .collect();
    let languages = Languages::compiled_in().expect("the packs are sound");
    let given_names = GivenNames::new(&languages);
    let found = find(&documents, stories, events, &languages, &given_names);
    resolve(
        found.into(),
        &documents,
        &languages,
        "en",
        &mut Permanence::default(),
    )
}

/// The same with so many threads, each text a story of its own.
fn resolved_in(threads: usize, texts: &[(&str, &[&str])]) -> ResolvedPeople {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    pool.expect("threads start")
        .install(|| resolved(texts, &[]))
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
    );
    assert_eq!(people.people.len(), 3);
    assert!(!people.doubts.is_empty());
}

#[test]
fn headlines_go_by_language_then_script_then_romanised() {
    let people = resolved(
        &[
            ("ru", &["Елена Хвостова"]),
            ("uz-Cyrl", &["Елена Хвостова"]),
        ],
        &[vec![0, 1]],
    );
    let languages = Languages::compiled_in().expect("the packs are sound");
    let tags: Vec<String> = ["en", "ru", "kk"].map(String::from).into();
    let given_names = GivenNames::new(&languages);
    let headlines = headline_names(&people.people[0], &tags, &languages, &given_names);
    assert_eq!(headlines["en"].name, "Yelena Khvostova");
    assert_eq!(headlines["en"].language, None);
    assert_eq!(headlines["ru"].language.as_deref(), Some("ru"));
    assert_eq!(headlines["kk"].language.as_deref(), Some("ru"));
}

#[test]
fn a_name_that_is_not_in_the_readers_script_is_shown_in_latin_letters_first() {
    let people = resolved(
        &[("ru", &["Павел Белозёров"]), ("en", &["Pavel Belozerov"])],
        &[vec![0, 1]],
    );
    assert_eq!(people.people.len(), 1, "{:?}", ids(&people));
    let languages = Languages::compiled_in().expect("the packs are sound");
    let tags: Vec<String> = ["ar", "ru", "kk"].map(String::from).into();
    let given_names = GivenNames::new(&languages);
    let headlines = headline_names(&people.people[0], &tags, &languages, &given_names);
    assert_eq!(headlines["ar"].name, "Pavel Belozerov");
    assert_eq!(headlines["kk"].name, "Павел Белозёров");
}

#[test]
fn foreign_names_in_asian_texts_keep_their_order() {
    let people = resolved(
        &[
            ("en", &["Selma Grosbard"]),
            ("zh", &["Selma Grosbard"]),
            ("hu", &["Kovács Márta"]),
        ],
        &[vec![0], vec![1], vec![2]],
    );
    assert_eq!(people.people.len(), 2, "{:?}", ids(&people));
}

#[test]
fn an_apostrophe_parts_a_name_from_its_ending() {
    let is_apart = |text: &str| ending_is_apart(text, "Ali Kaya".len());
    for text in ["Ali Kaya'dan", "Ali Kaya’ya", "Ali Kaya:n"] {
        assert!(is_apart(text), "{text}");
    }
    for text in [
        "Ali Kaya",
        "Ali Kaya'",
        "Ali Kaya: evet",
        "Ali Kaya’Dan",
        "Ali Kaya dan",
    ] {
        assert!(!is_apart(text), "{text}");
    }
}
