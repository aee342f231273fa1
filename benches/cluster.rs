//! Grouping a few thousand made-up documents: the cost must grow with the texts, not with their pairs.

#![allow(missing_docs)]

use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use cuttings::cluster::{Evidence, cluster};
use cuttings::model::{
    Block, BlockKind, Curation, DeclaredGrouping, Document, Format, LanguageGuess, Span,
};
use std::hint::black_box;

/// Numbers that look random and are the same every time (Knuth's MMIX generator).
struct Dice(u64);

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

fn documents(count: usize) -> Vec<Document> {
    let mut dice = Dice(1);
    let mut out: Vec<Document> = Vec::with_capacity(count);
    while out.len() < count {
        let names: Vec<String> = (0..4).map(|_| capital(&dice.word(90_000))).collect();
        let words: Vec<String> = (0..180).map(|_| dice.word(20_000)).collect();
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

fn grouping(criterion: &mut Criterion) {
    let evidence = Evidence::compiled_in();
    let mut group = criterion.benchmark_group("cluster");
    group.sample_size(10);
    for count in [500, 1_000, 2_000, 4_000] {
        let documents = documents(count);
        group.bench_with_input(
            BenchmarkId::from_parameter(count),
            &documents,
            |bencher, documents| {
                bencher.iter_batched(
                    Curation::default,
                    |curation| black_box(cluster(documents, &curation, &evidence)),
                    BatchSize::LargeInput,
                );
            },
        );
    }
    group.finish();
}

criterion_group!(benches, grouping);
criterion_main!(benches);
