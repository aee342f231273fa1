//! Particles before a surname that the model left out of a name: "Урсулой фон дер Ляйен", "по словам ван дер Берга".

use super::attributes::Word;
use super::bridges::{end_at_once, make_sure};
use super::label::{LABELS, Label};
use super::roles::Roles;
use super::word_shape::WordShape;
use crate::model::{EntityKind, Span};

/// Most particles before a surname.
const MOST_PARTICLES: usize = 3;

/// Labels particles and the surname behind them as parts of the name that they belong to.
pub(super) fn join(
    text: &str,
    tokens: &[Span],
    words: &[&Word],
    roles: &Roles<'_>,
    labels: &mut [Label],
    marginals: &mut [[f32; LABELS]],
) {
    let is_particle = |at: usize| {
        words[at].shape == WordShape::Lower
            && (at == 0 || tokens[at - 1].end < tokens[at].start)
            && roles.is_particle(tokens[at].of(text))
    };
    let mut at = 0;
    while at < words.len() {
        if !is_particle(at) {
            at += 1;
            continue;
        }
        let begin = at;
        while at < words.len() && is_particle(at) {
            at += 1;
        }
        let run: Vec<&str> = (begin..at).map(|i| tokens[i].of(text)).collect();
        let is_surname = words.get(at).is_some_and(|word| is_capitalised(word))
            && tokens[at - 1].end < tokens[at].start;
        if !is_surname || run.len() > MOST_PARTICLES {
            continue;
        }
        let own = |i: usize| !words[i].ordinary && roles.is_own_particle(tokens[i].of(text));
        let first = match begin.checked_sub(1) {
            Some(before) if (begin..at).any(own) && belongs(words[before], labels[before]) => {
                before
            }
            // The model had the whole name already.
            Some(before) if roles.begin_surnames(&run) && is_of_person(words, labels, before) => {
                before
            }
            // Where all of them are ordinary words ("Ursula von der Leyen" in German), the word behind may be no noun of the language.
            Some(before)
                if roles.stand_before_surnames(&run)
                    && is_given_name(words, labels, before)
                    && !may_be_noun(words[at]) =>
            {
                before
            }
            _ if roles.begin_surnames(&run) && !is_beside_name(words, begin) => begin,
            // The model has the name from the particles on, without the given name: "María de los Ángeles Pérez".
            Some(before)
                if is_of_person(words, labels, at)
                    && !run.iter().any(|word| roles.is_between_names(word))
                    && is_overlooked_given_name(words[before], labels[before]) =>
            {
                before
            }
            _ => continue,
        };
        if labels[first].kind() != Some(EntityKind::Person) || first == begin {
            labels[first] = Label::BeginPerson;
        }
        labels[first + 1..=at].fill(Label::InPerson);
        make_sure(&labels[first..=at], &mut marginals[first..=at]);
        // Whatever the model took the surname to begin goes on only as the rest of the person's name.
        end_at_once(labels, at + 1);
    }
}

/// Whether the word is a name that particles may follow: one that the model knows, or in another script than Latin a given name that it overlooked.
fn belongs(word: &Word, label: Label) -> bool {
    let person = label.kind() == Some(EntityKind::Person);
    let given = word.flags.given() && !word.flags.also_word() && !word.named.large_place();
    let overlooked = given && !word.latin && (label.begins() || label == Label::Outside);
    is_capitalised(word) && (person || overlooked)
}

/// Whether the word has a capital and belongs to a person's name.
fn is_of_person(words: &[&Word], labels: &[Label], at: usize) -> bool {
    is_capitalised(words[at]) && labels[at].kind() == Some(EntityKind::Person)
}

/// Whether the word is a given name that is labelled as a person's.
fn is_given_name(words: &[&Word], labels: &[Label], at: usize) -> bool {
    words[at].flags.given() && is_of_person(words, labels, at)
}

/// Whether the word with a capital is a given name as it stands, in no other name and no ordinary word.
fn is_overlooked_given_name(word: &Word, label: Label) -> bool {
    // In French, "Dominique" is a country, too.
    let ordinary = word.ordinary && !word.named.country();
    let given = word.exact_name && word.flags.given() && !ordinary;
    is_capitalised(word) && given && (label.begins() || label == Label::Outside)
}

/// Whether a word with a capital is one of the language's nouns or a place, as far as the tables know.
fn may_be_noun(word: &Word) -> bool {
    word.ordinary || word.named.place()
}

/// Whether a word with a capital stands before the particles, whose name may go on: "Place de la Concorde".
fn is_beside_name(words: &[&Word], begin: usize) -> bool {
    let before = begin.checked_sub(1).map(|at| words[at]);
    before.is_some_and(|word| is_capitalised(word) && word.latin)
}

fn is_capitalised(word: &Word) -> bool {
    matches!(word.shape, WordShape::Capitalised | WordShape::Mixed)
}
