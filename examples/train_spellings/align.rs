//! Splits pairs of words into pieces: one or two letters with the Latin letters that spell them.
//!
//! Method: expectation maximisation over all ways to split (S. Jiampojamarn, G. Kondrak, T. Sherif, NAACL 2007), then the best way of each
//! pair, where long pieces pay for every letter.

use std::collections::BTreeMap;

/// A piece: letters, Latin letters.
pub(super) type Piece = (String, String);

/// Most letters of a piece.
const LETTERS: usize = 2;
/// Most Latin letters of a piece.
const LATIN: usize = 4;
/// Passes over all pairs.
const PASSES: usize = 8;
/// A pair whose best way is less likely than this by letter, as a logarithm, is no pair.
const LEAST: f64 = -3.2;

struct Word {
    letters: Vec<char>,
    latin: Vec<char>,
}

impl Word {
    /// Every piece that can end at a place: where it begins, and the piece.
    fn pieces(
        &self,
        to: usize,
        latin_to: usize,
    ) -> impl Iterator<Item = (usize, usize, Piece)> + '_ {
        (1..=LETTERS.min(to)).flat_map(move |letters| {
            (0..=LATIN.min(latin_to)).filter_map(move |latin| {
                let (from, latin_from) = (to - letters, latin_to - latin);
                // Two letters stand for two others only one by one.
                if letters == 2 && (latin > 3 || latin == 0) {
                    return None;
                }
                let text = |of: &[char]| of.iter().collect::<String>();
                Some((
                    from,
                    latin_from,
                    (
                        text(&self.letters[from..to]),
                        text(&self.latin[latin_from..latin_to]),
                    ),
                ))
            })
        })
    }
}

/// The pieces of every pair that is one.
pub(super) fn align(pairs: &[(String, String)]) -> Vec<Vec<Piece>> {
    let words: Vec<Word> = pairs
        .iter()
        .map(|(word, latin)| Word {
            letters: word.chars().collect(),
            latin: latin.chars().collect(),
        })
        .collect();
    let mut chances: BTreeMap<Piece, f64> = BTreeMap::new();
    for pass in 0..PASSES {
        let mut counts: BTreeMap<Piece, f64> = BTreeMap::new();
        for word in &words {
            expect(word, &chances, pass == 0, &mut counts);
        }
        let total: f64 = counts.values().sum();
        counts.retain(|_, count| *count > 0.5);
        chances = counts
            .into_iter()
            .map(|(piece, count)| (piece, count / total))
            .collect();
    }
    words
        .iter()
        .filter_map(|word| best(word, &chances))
        .collect()
}

fn chance(piece: &Piece, chances: &BTreeMap<Piece, f64>, first: bool) -> f64 {
    match first {
        // At first every piece is as likely as any of its length.
        true => 0.02f64.powi((piece.0.chars().count() + piece.1.chars().count()) as i32),
        false => chances.get(piece).copied().unwrap_or(0.0),
    }
}

fn expect(
    word: &Word,
    chances: &BTreeMap<Piece, f64>,
    first: bool,
    counts: &mut BTreeMap<Piece, f64>,
) {
    let (rows, columns) = (word.letters.len() + 1, word.latin.len() + 1);
    let mut before = vec![vec![0.0; columns]; rows];
    let mut after = vec![vec![0.0; columns]; rows];
    let mut steps = Vec::new();
    before[0][0] = 1.0;
    for to in 1..rows {
        for latin_to in 0..columns {
            for (from, latin_from, piece) in word.pieces(to, latin_to) {
                let chance = chance(&piece, chances, first);
                if chance > 0.0 && before[from][latin_from] > 0.0 {
                    before[to][latin_to] += before[from][latin_from] * chance;
                    steps.push((from, latin_from, to, latin_to, piece, chance));
                }
            }
        }
    }
    let whole = before[rows - 1][columns - 1];
    if whole <= 0.0 {
        return;
    }
    after[rows - 1][columns - 1] = 1.0;
    for (from, latin_from, to, latin_to, piece, chance) in steps.into_iter().rev() {
        let rest = after[to][latin_to] * chance;
        after[from][latin_from] += rest;
        let share = before[from][latin_from] * rest / whole;
        if share > 1e-6 {
            *counts.entry(piece).or_default() += share;
        }
    }
}

/// The likeliest way to split a pair.
fn best(word: &Word, chances: &BTreeMap<Piece, f64>) -> Option<Vec<Piece>> {
    let (rows, columns) = (word.letters.len() + 1, word.latin.len() + 1);
    let mut score = vec![vec![f64::NEG_INFINITY; columns]; rows];
    let mut step: Vec<Vec<Option<(usize, usize, Piece)>>> = vec![vec![None; columns]; rows];
    score[0][0] = 0.0;
    for to in 1..rows {
        for latin_to in 0..columns {
            for (from, latin_from, piece) in word.pieces(to, latin_to) {
                let chance = chance(&piece, chances, false);
                let length = (to - from).max(latin_to - latin_from) as f64;
                let reached = score[from][latin_from] + chance.ln() * length;
                if reached > score[to][latin_to] {
                    score[to][latin_to] = reached;
                    step[to][latin_to] = Some((from, latin_from, piece));
                }
            }
        }
    }
    let letters = word.letters.len().max(word.latin.len()) as f64;
    if score[rows - 1][columns - 1] / letters < LEAST * 2.0 {
        return None;
    }
    let (mut at, mut latin_at) = (rows - 1, columns - 1);
    let mut out = Vec::new();
    while let Some((from, latin_from, piece)) = step[at][latin_at].take() {
        out.push(piece);
        (at, latin_at) = (from, latin_from);
    }
    out.reverse();
    Some(out)
}
