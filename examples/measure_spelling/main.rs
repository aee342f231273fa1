//! Measures how well the comparison of spellings distinguishes forms of one name from other, similar names, for each pair of scripts, beside
//! weights learned from the same table.
//!
//!     cargo run --release --example measure_spelling -- ../shared/train/names/person-names.txt.gz
//!
//! The table has one given name or surname a line, with its forms in many scripts. A fifth of the names, chosen by a hash of the id, is
//! kept apart for measuring; the weights are learned from the rest. "same" is the share of pairs of forms of one name that are as alike
//! as full names have to be, "found" the share that stand in one block; "wrong" is the share of other names from the same block with the
//! same first letter that are as alike. The table has variants of one name as names of their own, so "wrong" is an upper bound.

#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a maintainer's tool: it reads a data file and says what it found"
)]

mod weights;

use cuttings::link::people::{block_of_spelling, likeness_of_skeleton, likeness_of_spelling};
use cuttings::text::fold_name;
use flate2::read::GzDecoder;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader};
use unicode_script::{Script, UnicodeScript};
use weights::Weights;

/// Likeness that given name and surname need on average to be one person's across an archive.
const SAME: f64 = 0.82;
/// Pairs of forms of one name that count for each pair of scripts, so that names with dozens of forms do not outweigh the others.
const PAIRS_OF_A_NAME: usize = 2;
/// Similar names that each form is compared with.
const OTHERS: usize = 4;
const SCRIPTS: &[(Script, &str)] = &[
    (Script::Latin, "Latin"),
    (Script::Cyrillic, "Cyrillic"),
    (Script::Arabic, "Arabic"),
    (Script::Hebrew, "Hebrew"),
    (Script::Greek, "Greek"),
    (Script::Georgian, "Georgian"),
    (Script::Armenian, "Armenian"),
    (Script::Han, "Han"),
    (Script::Katakana, "Katakana"),
    (Script::Hangul, "Hangul"),
];

/// A form of a name, folded, with the place of its script in [`SCRIPTS`].
#[derive(Clone, Debug)]
struct Form {
    folded: String,
    script: usize,
}

/// Two forms that are or are not one name's.
struct Pair<'a> {
    first: &'a str,
    second: &'a str,
    scripts: (usize, usize),
    one_name: bool,
}

impl<'a> Pair<'a> {
    fn of(a: &'a Form, b: &'a Form, one_name: bool) -> Self {
        let (first, second) = if a.script <= b.script { (a, b) } else { (b, a) };
        Self {
            first: &first.folded,
            second: &second.folded,
            scripts: (first.script, second.script),
            one_name,
        }
    }

    /// As the program compares the two.
    fn likeness(&self) -> f64 {
        let vowels = |script: usize| !matches!(SCRIPTS[script].0, Script::Arabic | Script::Hebrew);
        match (vowels(self.scripts.0), vowels(self.scripts.1)) {
            (false, true) => likeness_of_skeleton(self.first, self.second),
            (true, false) => likeness_of_skeleton(self.second, self.first),
            _ => likeness_of_spelling(self.first, self.second),
        }
    }

    /// Whether both scripts are alphabets that write vowels.
    fn of_alphabets(&self) -> bool {
        let alphabet = |script: usize| {
            use Script::{Armenian, Cyrillic, Georgian, Greek, Latin};
            [Armenian, Cyrillic, Georgian, Greek, Latin].contains(&SCRIPTS[script].0)
        };
        alphabet(self.scripts.0) && alphabet(self.scripts.1)
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args()
        .nth(1)
        .ok_or("usage: measure_spelling PERSON-NAMES")?;
    let file = File::open(&path).map_err(|error| format!("{path}: {error}"))?;
    let (mut learned_from, mut kept_apart) = (Vec::new(), Vec::new());
    for line in BufReader::new(GzDecoder::new(file)).lines() {
        let line = line?;
        let Some((forms, id)) = line.split_once(" => ") else {
            continue;
        };
        let forms: Vec<Form> = forms.split(", ").filter_map(form).collect();
        match hash(id) % 5 {
            0 => kept_apart.push(forms),
            _ => learned_from.push(forms),
        }
    }
    println!(
        "names: {} to learn from, {} kept apart",
        learned_from.len(),
        kept_apart.len()
    );
    let mut training = pairs(&learned_from);
    training.retain(Pair::of_alphabets);
    let weights = Weights::learn(&same_only(&training), |weights| {
        let wrong = share(&training, false, |p| p.likeness() >= SAME);
        let threshold = threshold_for(&training, wrong, weights);
        share(&training, true, |p| {
            weights.likeness(p.first, p.second) >= threshold
        })
    });
    let wrong = share(&training, false, |p| p.likeness() >= SAME);
    let threshold = threshold_for(&training, wrong, &weights);
    println!("learned weights: as many wrong at likeness {threshold:.3} as the rules at {SAME}");
    weights.print();
    table(&pairs(&kept_apart), &weights, threshold);
    Ok(())
}

fn same_only<'a>(pairs: &[Pair<'a>]) -> Vec<(&'a str, &'a str)> {
    let same = pairs.iter().filter(|pair| pair.one_name);
    same.map(|pair| (pair.first, pair.second)).collect()
}

/// The likeness from which on the weights take as large a share of similar names for one.
fn threshold_for(pairs: &[Pair<'_>], wrong: f64, weights: &Weights) -> f64 {
    let mut others: Vec<f64> = pairs
        .par_iter()
        .filter(|pair| !pair.one_name)
        .map(|pair| weights.likeness(pair.first, pair.second))
        .collect();
    others.sort_by(|a, b| b.total_cmp(a));
    let at = (wrong * others.len() as f64) as usize;
    others.get(at).copied().unwrap_or(1.0)
}

fn share(pairs: &[Pair<'_>], one_name: bool, test: impl Fn(&Pair<'_>) -> bool + Sync) -> f64 {
    let (all, fit) = pairs
        .par_iter()
        .filter(|pair| pair.one_name == one_name)
        .map(|pair| (1usize, usize::from(test(pair))))
        .reduce(|| (0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
    fit as f64 / all.max(1) as f64
}

fn table(pairs: &[Pair<'_>], weights: &Weights, threshold: f64) {
    println!("scripts                  pairs  found   same learned | others  wrong learned");
    let mut kinds: Vec<Option<(usize, usize)>> = vec![None];
    let listed: BTreeSet<(usize, usize)> = pairs.iter().map(|pair| pair.scripts).collect();
    kinds.extend(listed.into_iter().map(Some));
    for kind in kinds {
        let here = |one_name: bool| {
            let of_kind = move |pair: &&Pair<'_>| {
                pair.one_name == one_name && kind.is_none_or(|kind| pair.scripts == kind)
            };
            pairs.iter().filter(of_kind).collect::<Vec<_>>()
        };
        let (same, others) = (here(true), here(false));
        if same.len() < 100 {
            continue;
        }
        let of = |pairs: &[&Pair<'_>], test: &(dyn Fn(&Pair<'_>) -> bool + Sync)| {
            let fit = pairs.par_iter().filter(|pair| test(pair)).count();
            fit as f64 / pairs.len().max(1) as f64
        };
        let rules = |p: &Pair<'_>| p.likeness() >= SAME;
        let learned = |p: &Pair<'_>| weights.likeness(p.first, p.second) >= threshold;
        let found = |p: &Pair<'_>| block_of_spelling(p.first) == block_of_spelling(p.second);
        let name = kind.map_or("all".to_owned(), |(a, b)| {
            format!("{}/{}", SCRIPTS[a].1, SCRIPTS[b].1)
        });
        println!(
            "{name:<22} {:>7}  {:.3}  {:.3}   {:.3} | {:>6}  {:.3}   {:.3}",
            same.len(),
            of(&same, &found),
            of(&same, &rules),
            of(&same, &learned),
            others.len(),
            of(&others, &rules),
            of(&others, &learned),
        );
    }
}

fn form(text: &str) -> Option<Form> {
    let first = text.chars().find(|c| c.is_alphabetic())?;
    let script = match first.script() {
        Script::Hiragana => Script::Katakana,
        other => other,
    };
    let script = SCRIPTS.iter().position(|(listed, _)| *listed == script)?;
    let folded = fold_name(text);
    (folded.len() >= 3 && !folded.contains(' ')).then_some(Form { folded, script })
}

/// Pairs of forms of one name, and of names of the same block and first letter that have no form in common.
fn pairs(names: &[Vec<Form>]) -> Vec<Pair<'_>> {
    let mut out = Vec::new();
    let mut blocks: BTreeMap<(u8, String), Vec<(usize, &Form)>> = BTreeMap::new();
    for (number, forms) in names.iter().enumerate() {
        let mut counts: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for (at, a) in forms.iter().enumerate() {
            let key = (a.folded.as_bytes()[0], block_of_spelling(&a.folded));
            blocks.entry(key).or_default().push((number, a));
            for b in &forms[at + 1..] {
                let scripts = (a.script.min(b.script), a.script.max(b.script));
                let count = counts.entry(scripts).or_default();
                if *count < PAIRS_OF_A_NAME {
                    *count += 1;
                    out.push(Pair::of(a, b, true));
                }
            }
        }
    }
    let folded: Vec<BTreeSet<&str>> = names
        .iter()
        .map(|forms| forms.iter().map(|form| form.folded.as_str()).collect())
        .collect();
    for members in blocks.values() {
        for (at, (name, form)) in members.iter().enumerate() {
            for turn in 0..OTHERS {
                let other = hash(&format!("{} {at} {turn}", form.folded)) as usize % members.len();
                let (other_name, other) = members[other];
                if *name == other_name || !folded[*name].is_disjoint(&folded[other_name]) {
                    continue;
                }
                out.push(Pair::of(form, other, false));
            }
        }
    }
    out
}

/// FNV-1a.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}
