//! More sentences for languages in scripts without capitals that have few tagged ones: the same sentences with other names.
//!
//! Half of the names are in the table, the others are put together from halves of two that are, so that the model learns the words around names as well.

use crate::corpus::{Sentence, lines_of};
use crate::random::Random;
use cuttings::understand::names::Label;
use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

/// A language, the first and last letter of its script, and what is written together with a name: before it and behind it.
type Script = (
    &'static str,
    [char; 2],
    &'static [&'static str],
    &'static [&'static str],
);

const LANGUAGES: &[Script] = &[
    ("he", ['א', 'ת'], &["ו", "ל", "ש", "ב", "מ"], &[]),
    ("ar", ['ا', 'ي'], &["و", "ل"], &[]),
    ("fa", ['آ', 'ی'], &[], &[]),
    (
        "ka",
        ['ა', 'ჰ'],
        &[],
        &["მა", "მ", "ს", "ის", "ს", "ისა", "თან", "ზე"],
    ),
];

/// About how many names each language gets.
const NAMES: usize = 3_000;
/// Most copies of a sentence.
const COPIES: usize = 12;
/// Share of names that are one word, of words made from two halves, of names with something before or behind.
const BARE: f32 = 0.35;
const MADE_UP: f32 = 0.5;
const TOGETHER: f32 = 0.15;

/// The sentences with names of people, with other names.
pub(crate) fn other_names(
    folder: &Path,
    sentences: &[Sentence],
    random: &mut Random,
) -> Result<Vec<Sentence>, Box<dyn Error>> {
    let mut names: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for line in lines_of(&folder.join("names/person-names.txt.gz"))? {
        let line = line?;
        let forms = line.split(" => ").next().unwrap_or_default().split(", ");
        for form in forms.filter(|form| form.chars().count() > 2 && !form.contains(' ')) {
            for (language, [first, last], ..) in LANGUAGES {
                if form
                    .chars()
                    .all(|letter| (*first..=*last).contains(&letter))
                {
                    names.entry(language).or_default().push(form.to_string());
                }
            }
        }
    }
    let mut out = Vec::new();
    for (language, _, before, behind) in LANGUAGES {
        let names = names.get(language).map_or(&[][..], Vec::as_slice);
        let named: Vec<&Sentence> = sentences
            .iter()
            .filter(|sentence| sentence.language == *language)
            .filter(|sentence| sentence.labels.contains(&Label::BeginPerson))
            .collect();
        let count = |sentence: &&Sentence| {
            let begins = |label: &&Label| **label == Label::BeginPerson;
            sentence.labels.iter().filter(begins).count()
        };
        let copies = NAMES / named.iter().map(count).sum::<usize>().max(1);
        if names.is_empty() {
            continue;
        }
        for _ in 0..copies.min(COPIES) {
            for sentence in &named {
                out.push(exchange(sentence, names, before, behind, random));
            }
        }
    }
    Ok(out)
}

fn exchange(
    sentence: &Sentence,
    names: &[String],
    before: &[&str],
    behind: &[&str],
    random: &mut Random,
) -> Sentence {
    let mut out = Sentence {
        language: sentence.language.clone(),
        tokens: Vec::new(),
        labels: Vec::new(),
    };
    for (token, label) in sentence.tokens.iter().zip(&sentence.labels) {
        match label {
            Label::BeginPerson => {
                let mut first = word(names, random);
                let bare = random.chance(BARE);
                if !before.is_empty() && random.chance(TOGETHER) {
                    first.insert_str(0, pick(before, random));
                }
                let mut last = if bare {
                    first.clone()
                } else {
                    word(names, random)
                };
                if !behind.is_empty() && random.chance(0.5) {
                    if last.ends_with('ი') {
                        last.pop();
                    }
                    last.push_str(pick(behind, random));
                }
                if !bare {
                    out.tokens.push(first);
                    out.labels.push(Label::BeginPerson);
                }
                out.tokens.push(last);
                out.labels.push(match bare {
                    true => Label::BeginPerson,
                    false => Label::InPerson,
                });
            }
            Label::InPerson => {}
            _ => {
                out.tokens.push(token.clone());
                out.labels.push(*label);
            }
        }
    }
    out
}

fn pick<'a>(all: &[&'a str], random: &mut Random) -> &'a str {
    all[random.below(all.len())]
}

/// A word of the table, or one of two halves.
fn word(names: &[String], random: &mut Random) -> String {
    let name = &names[random.below(names.len())];
    if !random.chance(MADE_UP) {
        return name.clone();
    }
    let other = &names[random.below(names.len())];
    let half = |name: &str| name.chars().count().div_ceil(2);
    let begin = name.chars().take(half(name));
    begin.chain(other.chars().skip(half(other))).collect()
}
