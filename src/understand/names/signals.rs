//! Patterns that indicate a person's name in any language: initials, and a known given name before a capitalised word.

use super::attributes::Word;
use super::word_shape::WordShape;
use unicode_script::Script;

/// The push of initials for themselves and the word after them.
const INITIALS: f32 = 3.0;

/// The push of a known given name for itself and the capitalised word after it.
const GIVEN_NAME: f32 = 1.5;

/// The push of an ending that only surnames have, for the word and a known name before it.
const SURNAME_ENDING: f32 = 2.0;

/// The push away from a person's name for a lone or unknown word in Latin letters in a sentence of another script: mostly a company or product.
const LATIN_AMONG_OTHERS: f32 = 2.5;

/// The push of two adjacent words in the name tables for each other, even as inflected forms.
const TWO_NAMES: f32 = 0.7;

/// The pushes of adjacent words in a script without capitals that are no ordinary words: both in the tables, or one.
const BOTH_KNOWN: f32 = 2.5;
const ONE_KNOWN: f32 = 0.8;

/// Fewest letters of such words, romanised.
const SHORTEST_WITHOUT_CAPITALS: usize = 3;

/// The push of a known given name, and the word after it, that follow a role word of the language pack.
const AFTER_ROLE: f32 = 1.2;

/// The push of a word that follows "Mr" or "Mrs".
const AFTER_TITLE: f32 = 2.0;

/// Adds the pushes of the patterns in one sentence, token by token; `is_role` marks role words.
pub(super) fn add(words: &[&Word], is_role: &[bool], pushes: &mut [f32]) {
    let letters = |latin: bool| {
        words
            .iter()
            .filter(|word| {
                word.latin == latin && (word.shape.may_name() || word.shape == WordShape::Lower)
            })
            .count()
    };
    let foreign = letters(false) > 2 * letters(true);
    for at in 0..words.len() {
        let latin_beside = [at.checked_sub(1), Some(at + 1)]
            .into_iter()
            .flatten()
            .filter_map(|i| words.get(i))
            .any(|word| word.latin && word.shape.is_capital() && word.flags.known());
        let likely = words[at].exact_name && words[at].flags.known() && latin_beside;
        if foreign && words[at].latin && words[at].shape != WordShape::Initial && !likely {
            pushes[at] -= LATIN_AMONG_OTHERS;
        }
        if let Some(end) = initials(words, at) {
            for push in &mut pushes[at..=end] {
                *push += INITIALS;
            }
        }
        if is_role[at] {
            let run = words[at + 1..]
                .iter()
                .take_while(|word| word.shape == WordShape::Capitalised)
                .count();
            // An institution may separate the role from the name; the given name tells where the name begins.
            let given = (at + 1..at + run)
                .take(2)
                .find(|i| words[*i].may_be_given() && words[*i].flags.given());
            if let Some(given) = given {
                pushes[given] += AFTER_ROLE;
                pushes[given + 1] += AFTER_ROLE;
            }
        }
        let Some(next) = words.get(at + 1) else {
            continue;
        };
        let word = words[at];
        if word.shape != WordShape::Capitalised || next.shape != WordShape::Capitalised {
            continue;
        }
        let push = if word.may_be_given() && word.exact_name && word.flags.given() {
            if next.flags.known() || !next.flags.also_word() {
                GIVEN_NAME
            } else {
                0.0
            }
        } else if word.may_be_given() && word.flags.given() && next.may_be_given() {
            TWO_NAMES
        } else {
            0.0
        };
        pushes[at] += push;
        pushes[at + 1] += push;
    }
}

/// Adds the pushes of names in scripts without capitals: two adjacent words that are no ordinary words, one of them at least
/// in the tables of names.
pub(super) fn add_without_capitals(words: &[&Word], pushes: &mut [f32]) {
    for at in 0..words.len() {
        let WordShape::Caseless(script) = words[at].shape else {
            continue;
        };
        // "・" parts the names of foreigners.
        let dotted = words
            .get(at + 1)
            .is_some_and(|w| matches!(w.shape, WordShape::Sign('・' | '·' | '‧')));
        let next = at + if dotted { 2 } else { 1 };
        let Some(other) = words.get(next).filter(|w| w.shape == words[at].shape) else {
            continue;
        };
        let fits =
            |word: &Word| !word.ordinary && word.romanised.len() >= SHORTEST_WITHOUT_CAPITALS;
        let push = if dotted {
            let known = words[at].flags.known() || other.flags.known();
            if known { BOTH_KNOWN } else { 0.0 }
        } else if is_syllable_script(script) || !fits(words[at]) || !fits(other) {
            0.0
        } else {
            let known =
                |word: &Word| (word.exact_name || word.after_proclitic) && word.flags.known();
            match (known(words[at]), known(other)) {
                (true, true) => BOTH_KNOWN,
                (true, false) | (false, true) if script != Script::Arabic => ONE_KNOWN,
                _ => 0.0,
            }
        };
        if push > 0.0 {
            for push_at in &mut pushes[at..=next] {
                *push_at += push;
            }
        }
    }
}

/// Adds the pushes of words behind titles; `is_title` marks those.
pub(super) fn add_after_titles(words: &[&Word], is_title: &[bool], pushes: &mut [f32]) {
    for at in (0..words.len()).filter(|at| is_title[*at]) {
        let dotted = words
            .get(at + 1)
            .is_some_and(|word| word.shape == WordShape::Sign('.'));
        let name = at + if dotted { 2 } else { 1 };
        let fits = |word: &Word| {
            let shape = match word.shape {
                WordShape::Capitalised | WordShape::Mixed => true,
                WordShape::Caseless(script) => !is_syllable_script(script),
                _ => false,
            };
            shape && !word.ordinary && !word.named.country()
        };
        if words.get(name).is_some_and(|word| fits(word)) {
            pushes[name] += AFTER_TITLE;
        }
    }
}

/// Whether a token of the script is a syllable or one sign, not a word.
fn is_syllable_script(script: Script) -> bool {
    matches!(
        script,
        Script::Han
            | Script::Hiragana
            | Script::Katakana
            | Script::Thai
            | Script::Lao
            | Script::Khmer
            | Script::Myanmar
            | Script::Hangul
    )
}

/// Adds the pushes of surname endings; `is_surname` marks words with one.
pub(super) fn add_endings(words: &[&Word], is_surname: &[bool], pushes: &mut [f32]) {
    for at in 1..words.len() {
        if !is_surname[at] {
            continue;
        }
        pushes[at] += SURNAME_ENDING;
        if words[at - 1].shape == WordShape::Capitalised && words[at - 1].flags.known() {
            pushes[at - 1] += SURNAME_ENDING;
        }
    }
}

/// Where a name that begins with initials at `at` ends: "A. Smith", "A. B. Smith", "А.Б.Смит".
fn initials(words: &[&Word], at: usize) -> Option<usize> {
    let stop = |i: usize| {
        words
            .get(i)
            .is_some_and(|w| w.shape == WordShape::Sign('.'))
    };
    let initial = |i: usize| words.get(i).is_some_and(|w| w.shape == WordShape::Initial);
    let before = at.checked_sub(1);
    if !initial(at) || before.is_some_and(|i| initial(i) || stop(i) && i > 0 && initial(i - 1)) {
        return None;
    }
    if before.is_some_and(|i| words[i].shape == WordShape::Number) {
        return None;
    }
    let mut end = at;
    let mut count = 0;
    while initial(end) && stop(end + 1) && count < 3 {
        end += 2;
        count += 1;
    }
    let surname = words.get(end)?;
    let fits = matches!(surname.shape, WordShape::Capitalised | WordShape::Mixed);
    (count > 0 && fits).then_some(end)
}
