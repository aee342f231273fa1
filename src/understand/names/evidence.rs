//! Evidence from the whole document: a certain name in one place makes the word a name in others.

use super::attributes::Word;
use super::label::Label;
use super::lattice::Scores;
use super::spans::probability;
use super::word_shape::WordShape;
use crate::model::EntityKind;
use std::collections::{BTreeMap, BTreeSet};

/// A sentence after the first pass.
#[derive(Debug)]
pub(super) struct TaggedSentence {
    /// Which distinct word each token is.
    pub(super) words: Vec<usize>,
    /// Scores of the labels of each token.
    pub(super) states: Vec<Scores>,
    /// Best labels.
    pub(super) labels: Vec<Label>,
    /// Probabilities of the labels.
    pub(super) marginals: Vec<Scores>,
    /// Confidence that the word is a surname elsewhere in the document; filled by [`reconsider`].
    pub(super) surnames: Vec<f32>,
    /// Confidence that the word is part of a full name elsewhere in the document; filled by [`reconsider`].
    pub(super) full_names: Vec<f32>,
    /// Whether the text repeats the word together with the person's name behind it; filled by [`reconsider`].
    pub(super) repeated: Vec<bool>,
    /// Whether the text has the word with a capital only where sentences begin; filled by [`reconsider`].
    pub(super) never_inside: Vec<bool>,
}

/// Counts for one distinct word, or for all its forms.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    /// How often the text has it with a capital.
    count: f32,
    /// How often it does not begin a sentence there.
    inside: f32,
    /// As any part of a full name; less if it is not the last.
    full_names: Best,
    /// As the last part of one.
    surnames: Best,
    /// Sum of the probabilities that it is part of a person's name.
    person: f32,
    /// Sum of the probabilities that it is part of another name.
    other: f32,
}

/// The two best readings of a word as part of a name of several words: confidence, and number of the name (from 1; 0 for none).
#[derive(Clone, Copy, Debug, Default)]
struct Best([(f32, usize); 2]);

impl Best {
    fn add(&mut self, sure: f32, name: usize) {
        let [first, second] = &mut self.0;
        if first.1 == name {
            first.0 = first.0.max(sure);
        } else if sure > first.0 {
            *second = *first;
            *first = (sure, name);
        } else if sure > second.0 {
            *second = (sure, name);
        }
    }

    /// The confidence of the best one that is not the name `own`.
    fn elsewhere(&self, own: usize) -> f32 {
        let [first, second] = self.0;
        if first.1 == own { second.0 } else { first.0 }
    }

    fn add_all(&mut self, other: Best, share: f32) {
        for (sure, name) in other.0 {
            if name != 0 {
                self.add(sure * share, name);
            }
        }
    }
}

impl Tally {
    /// What to add to the scores of a person's name for a token in the name `own` (0 for none).
    fn push(&self, own: usize) -> f32 {
        let best = self.full_names.elsewhere(own);
        let mean = self.person / self.count.max(1.0);
        let mostly_other = self.count >= 3.0 && self.other > 1.2 * self.person;
        if best > 0.5 && !mostly_other {
            PUSH * best
        } else if self.count >= 2.0 && mean > 0.5 {
            PUSH * 0.5 * mean
        } else if self.count >= 2.0 && self.other > self.person {
            -PULL
        } else {
            0.0
        }
    }
}

/// The largest push that the document gives a word towards a person's name.
const PUSH: f32 = 6.0;

/// The push of a word in the name tables, before a name that is certain in the document.
const GIVEN_BEFORE_KNOWN: f32 = 2.0;

/// The push of a word that repeatedly precedes a person's name.
const PAIR: f32 = 3.0;

/// The push away from a person's name for a word that the document mostly uses otherwise.
const PULL: f32 = 2.0;

/// Adjusts the scores by evidence from the whole document. Returns which sentences must be decoded again.
pub(super) fn reconsider(readings: &mut [TaggedSentence], words: &[&Word]) -> Vec<bool> {
    let (tallies, names) = tally(readings, words);
    let families = families(&tallies, words);
    let pairs = pairs(readings, words, &families);
    readings
        .iter_mut()
        .zip(names)
        .map(|(reading, names)| {
            let mut changed = false;
            reading.surnames = reading
                .words
                .iter()
                .zip(&names)
                .map(|(word, name)| families[*word].surnames.elsewhere(*name))
                .collect();
            reading.full_names = reading
                .words
                .iter()
                .zip(&names)
                .map(|(word, name)| families[*word].full_names.elsewhere(*name))
                .collect();
            reading.never_inside = reading
                .words
                .iter()
                .map(|word| families[*word].inside == 0.0)
                .collect();
            let next = reading.words.iter().skip(1).map(Some).chain([None]);
            reading.repeated = reading
                .words
                .iter()
                .zip(next)
                .map(|(word, next)| next.is_some_and(|next| pairs.contains(&(*word, *next))))
                .collect();
            let mut sums: Vec<f32> = reading
                .words
                .iter()
                .zip(&names)
                .map(|(word, name)| families[*word].push(*name))
                .collect();
            for at in 1..sums.len() {
                let pair = (reading.words[at - 1], reading.words[at]);
                if sums[at - 1] > 0.0 || sums[at] <= 0.0 {
                    continue;
                }
                if pairs.contains(&pair) {
                    sums[at - 1] = PAIR;
                } else if at > 1 && words[pair.0].may_be_given() {
                    sums[at - 1] = GIVEN_BEFORE_KNOWN;
                }
            }
            for (state, push) in reading.states.iter_mut().zip(sums) {
                if push != 0.0 {
                    state[Label::BeginPerson.index()] += push;
                    state[Label::InPerson.index()] += push;
                    changed = true;
                }
            }
            changed
        })
        .collect()
}

/// Pairs of capitalised words, the second a person's name, that are adjacent at least twice and most of the time.
fn pairs(
    readings: &[TaggedSentence],
    words: &[&Word],
    families: &[Tally],
) -> BTreeSet<(usize, usize)> {
    let mut counts: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let mut firsts: BTreeMap<usize, usize> = BTreeMap::new();
    for reading in readings {
        for word in &reading.words {
            if words[*word].shape == WordShape::Capitalised {
                *firsts.entry(*word).or_default() += 1;
            }
        }
        for pair in reading.words.windows(2) {
            let capitals = pair
                .iter()
                .all(|w| words[*w].shape == WordShape::Capitalised);
            if capitals && families[pair[1]].push(0) > 0.0 {
                *counts.entry((pair[0], pair[1])).or_default() += 1;
            }
        }
    }
    counts.retain(|(first, _), count| *count >= 2 && *count * 3 >= firsts[first] * 2);
    counts.into_keys().collect()
}

/// Counts for every distinct word, and for every token the number (from 1) of the person's name of several words that it is in.
fn tally(readings: &[TaggedSentence], words: &[&Word]) -> (Vec<Tally>, Vec<Vec<usize>>) {
    let mut tallies = vec![Tally::default(); words.len()];
    let mut names = Vec::with_capacity(readings.len());
    let mut number = 0;
    for reading in readings {
        let mut own = vec![0; reading.words.len()];
        let first = reading
            .words
            .iter()
            .position(|word| !matches!(words[*word].shape, WordShape::Sign(_)));
        for (at, word) in reading.words.iter().enumerate() {
            if !words[*word].shape.may_name() {
                continue;
            }
            let tally = &mut tallies[*word];
            let person = probability(&reading.marginals[at], EntityKind::Person);
            tally.count += 1.0;
            tally.inside += f32::from(u8::from(first.is_some_and(|first| at > first)));
            tally.person += person;
            tally.other += probability(&reading.marginals[at], EntityKind::Organisation)
                + probability(&reading.marginals[at], EntityKind::Place);
        }
        let mut at = 0;
        while at < reading.labels.len() {
            if reading.labels[at] != Label::BeginPerson {
                at += 1;
                continue;
            }
            let begin = at;
            at += 1;
            while at < reading.labels.len() && reading.labels[at] == Label::InPerson {
                at += 1;
            }
            let parts: Vec<usize> = (begin..at)
                .filter(|i| words[reading.words[*i]].shape.may_name())
                .collect();
            if parts.len() < 2 {
                continue;
            }
            let sure = (begin..at)
                .map(|i| probability(&reading.marginals[i], EntityKind::Person))
                .fold(1.0, f32::min);
            number += 1;
            for (place, part) in parts.iter().enumerate() {
                let last = place + 1 == parts.len();
                let sure = if last { sure } else { sure * 0.8 };
                let tally = &mut tallies[reading.words[*part]];
                tally.full_names.add(sure, number);
                if last {
                    tally.surnames.add(sure, number);
                }
            }
            own[begin..at].fill(number);
        }
        names.push(own);
    }
    (tallies, names)
}

/// For every distinct word, the counts of it and of its possible other forms.
fn families(tallies: &[Tally], words: &[&Word]) -> Vec<Tally> {
    let mut beginnings: BTreeMap<&[u8], Vec<usize>> = BTreeMap::new();
    for (number, word) in words.iter().enumerate() {
        if tallies[number].count > 0.0
            && word.romanised.len() >= 3
            && word.shape != WordShape::Initial
        {
            beginnings
                .entry(&word.romanised.as_bytes()[..3])
                .or_default()
                .push(number);
        }
    }
    let mut out = vec![Tally::default(); words.len()];
    for members in beginnings.values() {
        for number in members {
            let mut sum = Tally::default();
            for other in members {
                let same = words[*number].romanised == words[*other].romanised;
                if !same && !alike(&words[*number].romanised, &words[*other].romanised) {
                    continue;
                }
                let tally = tallies[*other];
                let share = if same { 1.0 } else { 0.9 };
                sum.full_names.add_all(tally.full_names, share);
                sum.surnames.add_all(tally.surnames, share);
                sum.count += tally.count;
                sum.inside += tally.inside;
                sum.person += tally.person;
                sum.other += tally.other;
            }
            out[*number] = sum;
        }
    }
    out
}

/// Whether two romanised words of one document may be forms of one name: the same but for an ending.
fn alike(first: &str, second: &str) -> bool {
    let (short, long) = if first.len() <= second.len() {
        (first.as_bytes(), second.as_bytes())
    } else {
        (second.as_bytes(), first.as_bytes())
    };
    ends_differ(short, long) || fleeting(short).is_some_and(|stem| ends_differ(&stem, long))
}

fn ends_differ(short: &[u8], long: &[u8]) -> bool {
    let common = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let vowel = |byte: &u8| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    common >= 3
        && long.len() - common <= 4
        && (common == short.len() || common + 1 == short.len() && short.last().is_some_and(vowel))
}

/// The stem of a word whose last vowel falls out when an ending follows ("Павел", "Павла").
fn fleeting(word: &[u8]) -> Option<Vec<u8>> {
    let at = word.len().checked_sub(2)?;
    matches!(word[at], b'e' | b'o').then(|| {
        let mut stem = word.to_vec();
        stem.remove(at);
        stem
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::romanise;

    #[test]
    fn endings_do_not_part_a_name() {
        for (first, second) in [
            ("Новак", "Новаком"),
            ("Кошта", "Коштанинг"),
            ("Сикела", "Сикелой"),
            ("Pavel", "Pavlovi"),
            ("Hall", "Hallová"),
        ] {
            assert!(
                alike(&romanise(first), &romanise(second)),
                "{first} {second}"
            );
        }
        assert!(!alike(&romanise("Марин"), &romanise("Маркович")));
        assert!(!alike(&romanise("Бор"), &romanise("Борисполь")));
    }
}
