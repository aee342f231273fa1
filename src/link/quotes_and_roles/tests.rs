//! Roles and speech in invented texts: in every language by the sentences of `tests/languages/speech.tsv`.

use super::*;
use crate::model::{
    Block, BlockKind, Document, EntityKind, LanguageGuess, Mention, PersonMention, Span,
};
use std::sync::LazyLock;

static LANGUAGES: LazyLock<Languages> =
    LazyLock::new(|| Languages::compiled_in().expect("sound packs"));

/// One document of one paragraph a line; `names` are the people as they stand there, with their base form, in order of place; the same
/// base form is the same person. `things` are organisations and places.
fn archived(tag: &str, text: &str, names: &[(&str, &str)], things: &[&str]) -> ArchivedDocument {
    let mut mentions: Vec<(Mention, &str)> = Vec::new();
    let mut from = 0;
    for (surface, base) in names {
        let start = from + text[from..].find(surface).expect("the name stands there");
        from = start + surface.len();
        mentions.push((mention(EntityKind::Person, start, surface), base));
    }
    for thing in things {
        for (start, _) in text.match_indices(thing) {
            mentions.push((mention(EntityKind::Place, start, thing), ""));
        }
    }
    mentions.sort_by_key(|(mention, _)| mention.span.start);
    let mut bases: Vec<&str> = Vec::new();
    let mut people = Vec::new();
    for (number, (mention, base)) in mentions.iter().enumerate() {
        if mention.kind != EntityKind::Person {
            continue;
        }
        let person = bases.iter().position(|b| b == base).unwrap_or_else(|| {
            bases.push(base);
            bases.len() - 1
        });
        people.push(PersonMention {
            mention: number,
            person,
            name: (*base).to_owned(),
            confidence: 1.0,
            reasons: Vec::new(),
        });
    }
    let mut at = 0;
    let body = text
        .split('\n')
        .map(|line| {
            let start = at;
            at += line.len() + 1;
            Block {
                kind: BlockKind::Paragraph,
                runs: vec![Span::new(start, start + line.len())],
            }
        })
        .collect();
    ArchivedDocument {
        document: Document {
            id: "one".to_owned(),
            path: "one.txt".to_owned(),
            text: text.to_owned(),
            language: LanguageGuess {
                tag: tag.to_owned(),
                script: String::new(),
                confidence: 1.0,
            },
            body,
            mentions: mentions.into_iter().map(|(mention, _)| mention).collect(),
            ..Document::default()
        },
        published: None,
        people,
        entities: Vec::new(),
        topics: Vec::new(),
        story: 0,
        event: 0,
        outlet: None,
    }
}

fn mention(kind: EntityKind, start: usize, surface: &str) -> Mention {
    Mention {
        kind,
        span: Span::new(start, start + surface.len()),
        text: surface.to_owned(),
        confidence: 1.0,
    }
}

fn gathered(tag: &str, text: &str, names: &[(&str, &str)], things: &[&str]) -> Vec<QuotesAndRoles> {
    gather(
        &[archived(tag, text, names, things)],
        names.len(),
        &LANGUAGES,
    )
}

fn roles(tag: &str, text: &str, name: &str, things: &[&str]) -> Vec<String> {
    let people = gathered(tag, text, &[(name, name)], things);
    people[0]
        .roles
        .iter()
        .map(|role| role.text.clone())
        .collect()
}

fn quotes(tag: &str, text: &str, names: &[(&str, &str)]) -> Vec<(usize, String)> {
    let people = gathered(tag, text, names, &[]);
    let mut out = Vec::new();
    for (number, person) in people.iter().enumerate() {
        out.extend(person.quotations.iter().map(|q| (number, q.text.clone())));
    }
    out
}

/// The lines of one kind without that kind.
fn cases(kind: &str) -> impl Iterator<Item = Vec<&'static str>> {
    include_str!("../../../tests/languages/speech.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').collect::<Vec<_>>())
        .filter(move |fields| fields[0] == kind)
        .map(|fields| fields[1..].to_vec())
}

#[test]
fn a_role_where_it_is_sure_and_none_in_case_of_doubt() {
    let mut wrong = Vec::new();
    for case in cases("role") {
        let expected: &[&str] = if case[3].is_empty() { &[] } else { &case[3..4] };
        let found = roles(case[0], case[1], case[2], &case[4..]);
        if found != expected {
            wrong.push(format!("{}: {found:?}", case[1]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn speech_has_its_speaker() {
    let mut wrong = Vec::new();
    for case in cases("speech") {
        let base = case.get(4).unwrap_or(&case[2]);
        let found = quotes(case[0], case[1], &[(case[2], base)]);
        if found != [(0, case[3].to_owned())] {
            wrong.push(format!("{}: {found:?}", case[1]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn speech_with_two_people_beside_it_is_nobodys() {
    let (a, b) = (
        ("Anvar Dolin", "Anvar Dolin"),
        ("Sobir Toʻra", "Sobir Toʻra"),
    );
    let text = "Anvar Dolin va Sobir Toʻra “Koʻprik shu bahorda albatta ochiladi”, deb taʼkidladi.";
    assert!(quotes("uz", text, &[a, b]).is_empty());
}

#[test]
fn speech_without_a_certain_speaker_is_nobodys() {
    let (a, b) = (("Анна Белова", "Анна Белова"), ("Долину", "Долин"));
    let told = "«Мост откроют уже этой весной», — сказала Анна Белова Долину.";
    assert_eq!(
        quotes("ru", told, &[a, b]),
        [(0, "Мост откроют уже этой весной".to_owned())]
    );
    let to = "«Мост откроют уже этой весной», — сказали Долину.";
    assert!(quotes("ru", to, &[b]).is_empty());
    let pronoun = "Anna Roth left. “The bridge will open this spring,” she said.";
    assert!(quotes("en", pronoun, &[("Anna Roth", "Anna Roth")]).is_empty());
    let title = "Anna Roth said the “Blue Bridge” will open.";
    assert!(quotes("en", title, &[("Anna Roth", "Anna Roth")]).is_empty());
}

#[test]
fn statements_are_the_sentences_without_speech() {
    let text = "Anna Roth opened the bridge. “It will serve the whole valley,” Anna Roth said.";
    let roth = ("Anna Roth", "Anna Roth");
    let people = gathered("en", text, &[roth, roth], &[]);
    assert_eq!(people[0].statements, [(0, 0)]);
    assert_eq!(people[0].quotations.len(), 1);
}

#[test]
fn speech_behind_a_colon_is_of_whom_the_words_before_it_name() {
    let text =
        "Anna Roth said: “The bridge will open this spring.” Jan Berg said nothing was decided.";
    let found = quotes(
        "en",
        text,
        &[("Anna Roth", "Anna Roth"), ("Jan Berg", "Jan Berg")],
    );
    assert_eq!(found, [(0, "The bridge will open this spring.".to_owned())]);
}
