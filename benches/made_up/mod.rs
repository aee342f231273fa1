//! Made-up documents for benchmarks, the same every time.

#![allow(dead_code, missing_docs, unreachable_pub)]

use cuttings::model::{Block, BlockKind, DeclaredGrouping, Document, Format, LanguageGuess, Span};

const SEEDS: &[&str] = &[
    include_str!("../../seeds/000_e852dc7af05b864c.txt"),
    include_str!("../../seeds/001_2e565b46b7a429db.txt"),
    include_str!("../../seeds/002_007951ab306b5942.txt"),
    include_str!("../../seeds/003_d2facd130c9b73d4.txt"),
    include_str!("../../seeds/004_01111d320cbc4125.txt"),
];

/// Numbers that look random and are the same every time (Knuth's MMIX generator).
pub struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit
    }

    fn word(&mut self, vocabulary: usize) -> String {
        // Low ranks come up more often, as words do.
        let rank = self
            .below(vocabulary)
            .min(self.below(vocabulary))
            .min(self.below(vocabulary));
        let mut own = Dice(rank as u64 + 17);
        (0..2 + own.below(3))
            .map(|_| {
                [
                    "ka", "lo", "mi", "ter", "san", "ove", "ri", "du", "bel", "no",
                ][own.below(10)]
            })
            .collect()
    }
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
        let names: Vec<String> = (0..4).map(|_| capital(&dice.word(90_000))).collect();
        let words: Vec<String> = (0..180)
            .map(|at| match at % 2 {
                0 => real[dice.below(real.len())].to_owned(),
                _ => dice.word(20_000),
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
                    9 => text.push_str(&dice.word(20_000)),
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
        format: Format::Text,
        original: Vec::new(),
        language: LanguageGuess {
            tag: tag.to_owned(),
            script: "Latn".to_owned(),
            confidence: 1.0,
        },
        title: None,
        published: None,
        outlet: None,
        byline: Vec::new(),
        url: None,
        rights: None,
        body: vec![Block::new(BlockKind::Paragraph, Span::new(0, text.len()))],
        furniture: Vec::new(),
        mentions: Vec::new(),
        topics: Vec::new(),
        declared: DeclaredGrouping::default(),
        years: Vec::new(),
        diagnostics: Vec::new(),
        text,
    }
}
