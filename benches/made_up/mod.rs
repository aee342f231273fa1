//! Made-up documents for benchmarks, the same every time.

#![allow(dead_code, missing_docs, unreachable_pub, clippy::disallowed_methods)]

pub mod dice;

use cuttings::model::{Block, BlockKind, Document, LanguageGuess, Span};
use dice::Dice;

const SEEDS: &[&str] = &[
    include_str!("../../seeds/000_e852dc7af05b864c.txt"),
    include_str!("../../seeds/001_2e565b46b7a429db.txt"),
    include_str!("../../seeds/002_007951ab306b5942.txt"),
    include_str!("../../seeds/003_d2facd130c9b73d4.txt"),
    include_str!("../../seeds/004_01111d320cbc4125.txt"),
];

/// An invented word; low ranks come up more often, as words do.
fn invented(dice: &mut Dice, vocabulary: usize) -> String {
    let rank = dice
        .below(vocabulary)
        .min(dice.below(vocabulary))
        .min(dice.below(vocabulary));
    let mut own = Dice(rank as u64 + 17);
    (0..2 + own.below(3))
        .map(|_| {
            [
                "ka", "lo", "mi", "ter", "san", "ove", "ri", "du", "bel", "no",
            ][own.below(10)]
        })
        .collect()
}

/// Stories in three versions each. Half of the words are those of this archive's own texts, so that concepts and spellings are as common as in
/// real ones; names, numbers and the other half belong to the story.
pub fn documents(count: usize) -> Vec<Document> {
    let mut dice = Dice(1);
    let real: Vec<&str> = SEEDS
        .iter()
        .flat_map(|text| text.split_whitespace())
        .collect();
    let mut out: Vec<Document> = Vec::with_capacity(count);
    while out.len() < count {
        let names: Vec<String> = (0..4)
            .map(|_| capital(&invented(&mut dice, 90_000)))
            .collect();
        let words: Vec<String> = (0..180)
            .map(|at| match at % 2 {
                0 => real[dice.below(real.len())].to_owned(),
                _ => invented(&mut dice, 20_000),
            })
            .collect();
        let number = dice.below(1_000_000).to_string();
        // Three versions of each story, with a tenth of their words their own.
        for tag in ["en", "ru", "uz"] {
            let mut text = String::new();
            for (at, word) in words.iter().enumerate() {
                match at % 15 {
                    3 => text.push_str(&names[at / 15 % 4]),
                    7 => text.push_str(&number),
                    9 => text.push_str(&invented(&mut dice, 20_000)),
                    14 => text.push_str(". "),
                    _ => text.push_str(word),
                }
                text.push(' ');
            }
            out.push(document(format!("{:06}", out.len()), tag, text));
        }
    }
    out.truncate(count);
    out
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

fn document(id: String, tag: &str, text: String) -> Document {
    Document {
        path: id.clone(),
        id,
        language: LanguageGuess {
            tag: tag.to_owned(),
            script: "Latn".to_owned(),
            confidence: 1.0,
        },
        body: vec![Block::new(BlockKind::Paragraph, Span::new(0, text.len()))],
        text,
        ..Document::default()
    }
}

/// The most memory the process had so far, as the Linux kernel tells it.
pub fn most_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    peak.map_or_else(String::new, |peak| format!(", {} at most", peak.trim()))
}

/// Seconds of work that all threads of the process did so far, as the Linux kernel tells them: hundredths, in fields 14 and 15 of its statistics.
pub fn seconds_of_work() -> Option<f64> {
    let told = std::fs::read_to_string("/proc/self/stat").ok()?;
    let after_name = told.rsplit_once(')')?.1;
    let fields = after_name.split_whitespace().skip(11).take(2);
    let ticks: Option<f64> = fields.map(|field| field.parse::<f64>().ok()).sum();
    Some(ticks? / 100.0)
}
