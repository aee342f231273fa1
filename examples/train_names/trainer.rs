//! Training: stochastic gradient steps on the likelihood of the tagged sentences.
//!
//! Step sizes by AdaGrad (J. Duchi, E. Hazan, Y. Singer, JMLR 2011) with a pull of every touched weight towards zero, weights averaged
//! over the last rounds. The trainer of the crate `crfs` touches all weights at every step of L-BFGS, in one thread and in logarithms;
//! this one only touches those of tokens that it still gets wrong, which keeps training to minutes, and trains the very table that tags.

use crate::corpus::Sentence;
use crate::random::Random;
use crate::settings::Settings;
use cuttings::language::{Languages, primary_subtag};
use cuttings::understand::names::training::{
    Gazetteer, LABELS, OFFSETS, Passes, REACH, Row, Scores, Setting, Surroundings, Transitions,
    Word, context, exponentials, is_title_case,
};
use std::collections::{BTreeMap, HashMap};

/// A distinct token: where the weights of its attributes begin.
struct Form {
    wide: Vec<u32>,
    near: Vec<u32>,
    here: Vec<u32>,
    exact: Vec<u32>,
    /// The first of `wide` is the form itself.
    form_known: bool,
    may_name: bool,
}

/// A sentence as numbers.
#[derive(Default)]
struct Example {
    forms: Vec<u32>,
    labels: Vec<u8>,
    /// Where the weights of attributes in context begin, token by token.
    context: Vec<u32>,
    /// Where each token's part of `context` ends.
    context_ends: Vec<u32>,
}

/// What an attribute's weights are, before they are laid out.
#[derive(Clone, Copy)]
struct Place {
    count: u32,
    offsets: u8,
    start: u32,
}

/// Weights in training.
pub(crate) struct Model {
    places: BTreeMap<u32, Place>,
    forms: Vec<Form>,
    examples: Vec<Example>,
    weights: Vec<f32>,
    squares: Vec<f32>,
    sums: Vec<f32>,
    transitions: Transitions,
    transition_squares: Transitions,
    transition_sums: Transitions,
    averaged: u32,
    random: Random,
}

impl Model {
    /// Lays the sentences out as numbers.
    pub(crate) fn new(sentences: &[Sentence], gazetteer: &Gazetteer, settings: Settings) -> Self {
        let packs = Languages::compiled_in().unwrap_or_default();
        let mut places: BTreeMap<u32, Place> = BTreeMap::new();
        let mut known: HashMap<(String, Setting), u32> = HashMap::new();
        let mut words: Vec<Word> = Vec::new();
        let mut numbered: Vec<Vec<u32>> = Vec::new();
        let mut counts: HashMap<u32, (u32, u8)> = HashMap::new();
        let mut count = |hash: u32, offsets: u8| {
            counts.entry(hash).or_insert((0, offsets)).0 += 1;
        };
        let mut scratch = Vec::new();
        for sentence in sentences {
            let noun_capitals = packs
                .for_texts_in(&sentence.language)
                .is_some_and(|pack| pack.writing.noun_capitals);
            let title_case =
                !noun_capitals && is_title_case(sentence.tokens.iter().map(String::as_str));
            let language = primary_subtag(&sentence.language);
            let numbers: Vec<u32> = sentence
                .tokens
                .iter()
                .map(|token| {
                    let setting = Setting {
                        ordinary: gazetteer.is_ordinary(language, token),
                        noun_capitals,
                        title_case,
                    };
                    *known.entry((token.clone(), setting)).or_insert_with(|| {
                        words.push(Word::new(token, setting, gazetteer));
                        words.len() as u32 - 1
                    })
                })
                .collect();
            let row: Vec<&Word> = numbers.iter().map(|n| &words[*n as usize]).collect();
            let surroundings = Surroundings::of(&row);
            for (at, word) in row.iter().enumerate() {
                word.wide.iter().for_each(|h| count(*h, 5));
                word.near.iter().for_each(|h| count(*h, 3));
                word.here
                    .iter()
                    .chain(&word.exact)
                    .for_each(|h| count(*h, 1));
                scratch.clear();
                context(&row, at, &surroundings, &mut scratch);
                scratch.iter().for_each(|h| count(*h, 1));
            }
            numbered.push(numbers);
        }
        let mut used: Vec<(u32, (u32, u8))> = counts
            .into_iter()
            .filter(|(_, (count, _))| *count >= settings.rarest)
            .collect();
        used.sort_unstable();
        let mut end = 0;
        for (hash, (count, offsets)) in used {
            places.insert(
                hash,
                Place {
                    count,
                    offsets,
                    start: end,
                },
            );
            end += u32::from(offsets) * LABELS as u32;
        }
        let fast: HashMap<u32, (u8, u32)> = places
            .iter()
            .map(|(hash, place)| (*hash, (place.offsets, place.start)))
            .collect();
        // Two attributes of unlike reach may share a hash; the first one has it.
        let start = |hash: &u32, reach: u8| {
            fast.get(hash)
                .filter(|(offsets, _)| *offsets == reach)
                .map(|(_, start)| *start)
        };
        let forms = words
            .iter()
            .map(|word| Form {
                wide: word.wide.iter().filter_map(|h| start(h, 5)).collect(),
                near: word.near.iter().filter_map(|h| start(h, 3)).collect(),
                here: word.here.iter().filter_map(|h| start(h, 1)).collect(),
                exact: word.exact.iter().filter_map(|h| start(h, 1)).collect(),
                form_known: word.wide.first().is_some_and(|h| start(h, 5).is_some()),
                may_name: word.shape.may_name(),
            })
            .collect();
        let examples = sentences
            .iter()
            .zip(numbered)
            .map(|(sentence, numbers)| {
                let row: Vec<&Word> = numbers.iter().map(|n| &words[*n as usize]).collect();
                let surroundings = Surroundings::of(&row);
                let mut all = Vec::new();
                let mut ends = Vec::new();
                for at in 0..row.len() {
                    scratch.clear();
                    context(&row, at, &surroundings, &mut scratch);
                    all.extend(scratch.iter().filter_map(|h| start(h, 1)));
                    ends.push(all.len() as u32);
                }
                Example {
                    forms: numbers,
                    labels: sentence.labels.iter().map(|l| l.index() as u8).collect(),
                    context: all,
                    context_ends: ends,
                }
            })
            .collect();
        println!("{} attributes, {end} weights", places.len());
        let weights = vec![0.0; end as usize];
        Self {
            places,
            forms,
            examples,
            squares: vec![0.0; weights.len()],
            sums: vec![0.0; weights.len()],
            weights,
            transitions: [[0.0; LABELS]; LABELS],
            transition_squares: [[0.0; LABELS]; LABELS],
            transition_sums: [[0.0; LABELS]; LABELS],
            averaged: 0,
            random: Random(0x2026_1122),
        }
    }

    /// Runs all rounds.
    pub(crate) fn train(&mut self, settings: Settings) {
        let mut order: Vec<usize> = (0..self.examples.len()).collect();
        let mut passes = Passes::default();
        let mut states = Vec::new();
        for round in 0..settings.rounds {
            for at in (1..order.len()).rev() {
                order.swap(at, self.random.below(at + 1));
            }
            let rate = settings.rate * (1.0 - 0.9 * round as f32 / settings.rounds as f32);
            let mut loss = 0.0;
            for at in &order {
                loss += self.step(
                    *at,
                    rate,
                    settings.pull,
                    settings.hide,
                    &mut passes,
                    &mut states,
                );
            }
            if round + settings.averaged >= settings.rounds {
                for (sum, weight) in self.sums.iter_mut().zip(&self.weights) {
                    *sum += weight;
                }
                let all = self.transition_sums.iter_mut().flatten();
                for (sum, weight) in all.zip(self.transitions.iter().flatten()) {
                    *sum += weight;
                }
                self.averaged += 1;
            }
            println!("round {}: loss {loss:.0}", round + 1);
        }
    }

    fn scores(&self, example: &Example, hidden: &[bool], states: &mut Vec<Scores>) {
        let length = example.forms.len();
        states.clear();
        states.resize(length, [0.0; LABELS]);
        let mut begin = 0;
        for (at, form) in example.forms.iter().enumerate() {
            let form = &self.forms[*form as usize];
            let hide = usize::from(hidden[at] && form.form_known);
            for start in &form.wide[hide..] {
                for offset in 0..OFFSETS {
                    if let Some(state) = (at + offset)
                        .checked_sub(REACH)
                        .and_then(|i| states.get_mut(i))
                    {
                        add(state, &self.weights, *start as usize + offset * LABELS);
                    }
                }
            }
            for start in &form.near {
                for offset in 0..3 {
                    if let Some(state) =
                        (at + offset).checked_sub(1).and_then(|i| states.get_mut(i))
                    {
                        add(state, &self.weights, *start as usize + offset * LABELS);
                    }
                }
            }
            let end = example.context_ends[at] as usize;
            let exact: &[u32] = if hidden[at] { &[] } else { &form.exact };
            for start in form
                .here
                .iter()
                .chain(exact)
                .chain(&example.context[begin..end])
            {
                add(&mut states[at], &self.weights, *start as usize);
            }
            begin = end;
        }
    }

    fn step(
        &mut self,
        at: usize,
        rate: f32,
        pull: f32,
        hide: f32,
        passes: &mut Passes,
        states: &mut Vec<Scores>,
    ) -> f64 {
        let example = std::mem::take(&mut self.examples[at]);
        let hidden: Vec<bool> = example
            .forms
            .iter()
            .map(|form| self.forms[*form as usize].may_name && self.random.chance(hide))
            .collect();
        self.scores(&example, &hidden, states);
        let weights = exponentials(&self.transitions);
        passes.run(states, &weights);
        let mut gold = 0.0;
        let mut before: Option<usize> = None;
        let mut pairs = [[0.0; LABELS]; LABELS];
        passes.add_pair_probabilities(&weights, &mut pairs);
        for (label, state) in example.labels.iter().zip(states.iter()) {
            let label = usize::from(*label);
            gold += f64::from(state[label]);
            if let Some(before) = before {
                gold += f64::from(self.transitions[before][label]);
                pairs[before][label] -= 1.0;
            }
            before = Some(label);
        }
        let gradients: Vec<Option<Scores>> = passes
            .marginals
            .iter()
            .zip(&example.labels)
            .map(|(row, label)| {
                let mut row = *row;
                row[usize::from(*label)] -= 1.0;
                row.iter().any(|g| g.abs() > 0.004).then_some(row)
            })
            .collect();
        self.update(&example, &hidden, &gradients, rate, pull);
        for (row, (square_row, gradient_row)) in self
            .transitions
            .iter_mut()
            .zip(self.transition_squares.iter_mut().zip(&pairs))
        {
            for ((weight, square), gradient) in
                row.iter_mut().zip(square_row.iter_mut()).zip(gradient_row)
            {
                *square += gradient * gradient;
                *weight -= rate * gradient / (square.sqrt() + 1e-3);
            }
        }
        self.examples[at] = example;
        passes.log_total - gold
    }

    fn update(
        &mut self,
        example: &Example,
        hidden: &[bool],
        gradients: &[Option<Scores>],
        rate: f32,
        pull: f32,
    ) {
        let mut begin = 0;
        for (at, form) in example.forms.iter().enumerate() {
            let end = example.context_ends[at] as usize;
            let range = begin..end;
            begin = end;
            let form = &self.forms[*form as usize];
            for offset in 0..OFFSETS {
                let Some(Some(gradient)) = (at + offset)
                    .checked_sub(REACH)
                    .and_then(|i| gradients.get(i))
                else {
                    continue;
                };
                let (weights, squares) = (&mut self.weights, &mut self.squares);
                let mut move_at = |place: usize| {
                    let weights = &mut weights[place..place + LABELS];
                    let squares = &mut squares[place..place + LABELS];
                    for ((weight, square), g) in weights.iter_mut().zip(squares).zip(gradient) {
                        *square += g * g;
                        let step = rate / (square.sqrt() + 1e-3);
                        let moved = *weight - step * g;
                        *weight = moved.signum() * (moved.abs() - step * pull).max(0.0);
                    }
                };
                let hide = usize::from(hidden[at] && form.form_known);
                for start in &form.wide[hide..] {
                    move_at(*start as usize + offset * LABELS);
                }
                if (1..=3).contains(&offset) {
                    for start in &form.near {
                        move_at(*start as usize + (offset - 1) * LABELS);
                    }
                }
                if offset == REACH {
                    let exact: &[u32] = if hidden[at] { &[] } else { &form.exact };
                    let context = &example.context[range.clone()];
                    for start in form.here.iter().chain(exact).chain(context) {
                        move_at(*start as usize);
                    }
                }
            }
        }
    }

    /// The averaged weights, those left out that are under `least` for an attribute seen a hundred times (more for a rarer one), as the file wants them.
    pub(crate) fn rows(&self, least: f32) -> (Transitions, Vec<(u32, Row)>) {
        let rounds = self.averaged.max(1) as f32;
        let mut transitions = self.transition_sums;
        for value in transitions.iter_mut().flatten() {
            *value /= rounds;
        }
        let mut rows = Vec::new();
        for (hash, place) in &self.places {
            let before = (OFFSETS - usize::from(place.offsets)) / 2 * LABELS;
            let length = usize::from(place.offsets) * LABELS;
            let start = place.start as usize;
            let least = least * (100.0 / place.count as f32).powf(0.3);
            let row: Row = self.sums[start..start + length]
                .iter()
                .enumerate()
                .map(|(index, sum)| ((index + before) as u8, sum / rounds))
                .filter(|(_, weight)| weight.abs() >= least)
                .collect();
            if !row.is_empty() {
                rows.push((*hash, row));
            }
        }
        (transitions, rows)
    }
}

fn add(state: &mut Scores, weights: &[f32], start: usize) {
    for (value, weight) in state.iter_mut().zip(&weights[start..start + LABELS]) {
        *value += weight;
    }
}
