//! The owner's lines in any order: the same archive, and a warning for each that matches nothing.

use super::{curated, decision, documents};
use cuttings::link::people::ResolvedPeople;
use cuttings::model::{Curation, Document, Reason};
use proptest::prelude::*;
use std::sync::LazyLock;

const TEXTS: &[(&str, &[&str])] = &[
    ("en", &["Anna Roth", "Adam Keller", "Bridge House", "Roth"]),
    (
        "ru",
        &["Анна Рот", "Глеб Кольцов", "Кольцова", "Инна Насибова"],
    ),
    ("en", &["Gleb Koltsov", "Mark Stone", "A. Keller"]),
    ("de", &["Mark Stone", "Greta Winter", "Winter"]),
];

/// Ids and forms as a line may name them; the last two are nobody's.
const NAMED: &[&str] = &[
    "anna-roth",
    "Анна Рот",
    "Adam Keller",
    "gleb-koltsov",
    "Кольцова",
    "Mark Stone",
    "greta-winter",
    "Инна Насибова",
    "Bridge House",
    "Nobody Here",
    "no-such-person",
];

const WORDS: &[&str] = &["first", "second", "https://example.org/person"];

static DOCUMENTS: LazyLock<Vec<Document>> = LazyLock::new(|| documents(TEXTS));

/// A line of curation.yaml: what it does, to whom, in which words.
#[derive(Clone, Debug)]
struct Line {
    kind: usize,
    names: Vec<usize>,
    words: usize,
}

fn line() -> impl Strategy<Value = Line> {
    let names = prop::collection::vec(0..NAMED.len(), 2..4);
    (0usize..6, names, 0..WORDS.len()).prop_map(|(kind, names, words)| Line { kind, names, words })
}

/// The lines with the numbers they have in the file, in the order in which they are replayed.
fn curation(lines: &[(usize, Line)]) -> Curation {
    let mut out = Curation::default();
    for (number, Line { kind, names, words }) in lines {
        let all: Vec<String> = names.iter().map(|name| NAMED[*name].to_owned()).collect();
        let (first, words) = (all[0].clone(), WORDS[*words].to_owned());
        match kind {
            0 => out.people_merge.push(decision(all, *number)),
            1 => out.people_apart.push(decision(all, *number)),
            2 => out
                .people_rename
                .push(decision((first, "en".to_owned(), words), *number)),
            3 => out.not_a_person.push(decision(first, *number)),
            4 => out.people_notes.push(decision((first, words), *number)),
            _ => out.people_same_as.push(decision((first, words), *number)),
        }
    }
    out
}

fn replayed(lines: &[(usize, Line)]) -> ResolvedPeople {
    curated(&DOCUMENTS, &curation(lines))
}

/// The same without the numbers of lines, which change when lines change places.
fn without_numbers(mut people: ResolvedPeople) -> ResolvedPeople {
    let strip = |text: &mut String| *text = text.replace(|c: char| c.is_ascii_digit(), "");
    for person in &mut people.people {
        for reason in &mut person.reasons {
            match reason {
                Reason::MergedByOwner { line } | Reason::SeparatedByOwner { line } => *line = 0,
                _ => {}
            }
        }
        person.reasons.sort();
    }
    for diagnostic in &mut people.diagnostics {
        diagnostic.line = None;
        strip(&mut diagnostic.message);
    }
    people.diagnostics.sort_by(|a, b| a.message.cmp(&b.message));
    people
}

/// Lines with their numbers in the file.
type Numbered = Vec<(usize, Line)>;

fn numbered_and_shuffled() -> impl Strategy<Value = (Numbered, Numbered)> {
    prop::collection::vec(line(), 0..8).prop_flat_map(|lines| {
        let numbered: Vec<(usize, Line)> = lines
            .into_iter()
            .enumerate()
            .map(|(number, line)| (number + 1, line))
            .collect();
        (Just(numbered.clone()), Just(numbered).prop_shuffle())
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_replay_changes_nothing((in_order, shuffled) in numbered_and_shuffled()) {
        prop_assert_eq!(replayed(&in_order), replayed(&shuffled));
    }

    #[test]
    fn moving_lines_in_the_file_changes_their_numbers_only((in_order, shuffled) in numbered_and_shuffled()) {
        let moved: Vec<(usize, Line)> = shuffled
            .into_iter()
            .enumerate()
            .map(|(number, (_, line))| (number + 1, line))
            .collect();
        prop_assert_eq!(
            without_numbers(replayed(&in_order)),
            without_numbers(replayed(&moved))
        );
    }
}

#[test]
fn a_line_that_matches_nothing_is_warned_about_with_file_and_number() {
    let nobody = NAMED
        .iter()
        .position(|name| *name == "Nobody Here")
        .expect("listed");
    for kind in 0..6 {
        let line = Line {
            kind,
            names: vec![nobody, nobody],
            words: 0,
        };
        let people = replayed(&[(7 + kind, line)]);
        let warnings: Vec<(Option<&str>, Option<usize>)> = people
            .diagnostics
            .iter()
            .map(|d| (d.path.as_deref(), d.line))
            .collect();
        assert_eq!(
            warnings,
            [(Some("curation.yaml"), Some(7 + kind))],
            "kind {kind}"
        );
        assert!(people.diagnostics[0].message.contains("Nobody Here"));
    }
}
