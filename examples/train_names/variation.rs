//! Sentences as the press writes them: encyclopaedias name people in full, newspapers mostly by the surname, or with an initial.

use crate::corpus::Sentence;
use crate::random::Random;
use cuttings::understand::names::{Label, WordShape};

/// Share of the full names that become a bare surname.
const BARE: f32 = 0.2;

/// Share of the full names whose given name becomes an initial.
const INITIAL: f32 = 0.05;

/// Languages that put the surname first, or write names without spaces.
const SURNAME_FIRST: &[&str] = &[
    "hu", "zh", "ja", "ko", "vi", "th", "ar", "fa", "hi", "bn", "id",
];

/// Shortens some of the full names in the sentence.
pub(crate) fn shorten_names(sentence: &mut Sentence, random: &mut Random) {
    if SURNAME_FIRST.contains(&sentence.language.as_str()) {
        return;
    }
    let mut tokens = Vec::with_capacity(sentence.tokens.len());
    let mut labels = Vec::with_capacity(sentence.labels.len());
    let mut at = 0;
    while at < sentence.tokens.len() {
        let begin = at;
        at += 1;
        if sentence.labels[begin] == Label::BeginPerson {
            while at < sentence.tokens.len() && sentence.labels[at] == Label::InPerson {
                at += 1;
            }
        }
        let words = &sentence.tokens[begin..at];
        let last = at - 1;
        let plain = words.len() > 1
            && WordShape::of(&words[0]) == WordShape::Capitalised
            && WordShape::of(&sentence.tokens[last]) == WordShape::Capitalised
            && WordShape::of(&sentence.tokens[last - 1]).is_capital()
            && sentence.tokens[last].chars().count() > 2;
        if plain && random.chance(BARE) {
            tokens.push(sentence.tokens[last].clone());
            labels.push(Label::BeginPerson);
        } else if plain && random.chance(INITIAL) {
            tokens.extend(words[0].chars().next().map(String::from));
            tokens.push(".".to_string());
            tokens.push(sentence.tokens[last].clone());
            labels.extend([Label::BeginPerson, Label::InPerson, Label::InPerson]);
        } else {
            tokens.extend_from_slice(words);
            labels.extend_from_slice(&sentence.labels[begin..at]);
        }
    }
    sentence.tokens = tokens;
    sentence.labels = labels;
}

/// Share of the sentences that become headlines in which every word has a capital.
const HEADLINES: f32 = 0.03;

/// Shortest word that gets a capital in such a headline, in letters.
const SHORTEST_IN_HEADLINE: usize = 4;

/// Writes some sentences as some newspapers write headlines: every word of some length with a capital.
pub(crate) fn write_as_headline(sentence: &mut Sentence, random: &mut Random) {
    if sentence.language == "de" || !random.chance(HEADLINES) {
        return;
    }
    for token in &mut sentence.tokens {
        if WordShape::of(token) == WordShape::Lower && token.chars().count() >= SHORTEST_IN_HEADLINE
        {
            let mut letters = token.chars();
            let first = letters.next().into_iter().flat_map(char::to_uppercase);
            *token = first.chain(letters).collect();
        }
    }
}
