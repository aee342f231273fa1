//! Resolves 100,000 mentions of 20,000 people: base forms and linking together. Target: under 5 seconds.

#[path = "random.rs"]
mod random;

use criterion::{Criterion, criterion_group, criterion_main};
use cuttings::language::Languages;
use cuttings::link::people::{GivenNames, find, resolve};
use cuttings::model::{Document, EntityKind, LanguageGuess, Mention, Permanence, Span};
use random::Random;
use std::hint::black_box;

const PEOPLE: usize = 20_000;
const MENTIONS_PER_DOCUMENT: usize = 10;
const DOCUMENTS: usize = 10_000;

const GIVEN: &[&str] = &[
    "Анна",
    "Олег",
    "Марат",
    "Ирина",
    "Павел",
    "Ержан",
    "Лейла",
    "Тимур",
    "Вера",
    "Глеб",
    "Семён",
    "Динара",
    "Борис",
    "Фатима",
    "Хасан",
    "Юлия",
    "Захар",
    "Кира",
    "Назар",
    "Рустам",
    "Эльвира",
    "Степан",
    "Жанна",
    "Виктор",
    "Алия",
    "Григорий",
    "Оксана",
    "Максим",
];
const SYLLABLES: &[&str] = &[
    "бар", "рек", "лом", "миш", "нур", "каз", "тес", "сол", "дин", "вул", "жам", "хор", "шев",
    "чим", "гил", "пет", "фед", "цар", "зуб", "щер", "ю", "ор", "ал", "ис", "ур",
];
const ENDINGS: &[&str] = &["анов", "овский", "енко", "идзе", "баев", "сон", "ини", "ер"];

/// A name in Russian, its genitive, and the name in Latin letters.
fn name(number: usize) -> [String; 3] {
    let mut random = Random(number as u64 * 7919 + 1);
    let given = GIVEN[random.below(GIVEN.len())];
    let mut stem = String::new();
    for _ in 0..2 + random.below(2) {
        stem.push_str(SYLLABLES[random.below(SYLLABLES.len())]);
    }
    let mut letters = stem.chars();
    let first: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    let surname = format!(
        "{first}{}{}",
        letters.as_str(),
        ENDINGS[random.below(ENDINGS.len())]
    );
    let full = format!("{given} {surname}");
    let genitive = format!("{given} {surname}а");
    let latin = cuttings::text::romanise_for_readers(&full, None);
    [full, genitive, latin]
}

fn documents() -> Vec<Document> {
    let mut random = Random(1);
    (0..DOCUMENTS)
        .map(|number| {
            let english = number % 3 == 0;
            let mut mentions = Vec::new();
            let mut at = 0;
            for _ in 0..MENTIONS_PER_DOCUMENT / 2 {
                let [full, genitive, latin] = name(random.below(PEOPLE));
                let first = match (english, random.below(3)) {
                    (true, _) => latin,
                    (false, 0) => genitive,
                    (false, _) => full,
                };
                let surname = first.rsplit(' ').next().unwrap_or_default().to_owned();
                for text in [first, surname] {
                    let span = Span::new(at, at + text.len());
                    at += text.len() + 1;
                    mentions.push(Mention {
                        kind: EntityKind::Person,
                        span,
                        text,
                        confidence: 1.0,
                    });
                }
            }
            document(number, if english { "en" } else { "ru" }, mentions)
        })
        .collect()
}

fn document(number: usize, tag: &str, mentions: Vec<Mention>) -> Document {
    Document {
        id: format!("document-{number}"),
        path: format!("{number}.txt"),
        text: String::new(),
        language: LanguageGuess {
            tag: tag.to_owned(),
            script: "Cyrl".to_owned(),
            confidence: 1.0,
        },
        mentions,
        ..Document::default()
    }
}

fn link(criterion: &mut Criterion) {
    let documents = documents();
    let languages = Languages::compiled_in().unwrap_or_default();
    let stories: Vec<Vec<usize>> = (0..DOCUMENTS).map(|number| vec![number]).collect();
    let given_names = GivenNames::new(&languages);
    let mut group = criterion.benchmark_group("people");
    group.sample_size(10);
    group.bench_function("100,000 mentions of 20,000 people", |bencher| {
        bencher.iter(|| {
            let found = find(
                black_box(&documents),
                &stories,
                &[],
                &languages,
                &given_names,
            );
            resolve(
                found.into(),
                &documents,
                &languages,
                "",
                &mut Permanence::default(),
            )
        });
    });
    group.finish();
}

criterion_group!(benches, link);
criterion_main!(benches);
