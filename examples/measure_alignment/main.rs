//! Measures the alignment of paragraphs of two versions:
//! `cargo run --release --example measure_alignment -- ../shared/train/parallel/xwmt-turkic.tsv.gz`
//!
//! Texts are put together from sentences that are known to be translations of one another: paragraphs of one to three sentences; the second version
//! lacks some paragraphs, has some that the first lacks, and runs some together. Printed are precision and recall of pairs of paragraphs, by
//! languages. The lexicon was derived from such sentences too, so the figures flatter it; what they are for is comparing ways of aligning.
#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::unwrap_used,
    missing_docs
)]

#[path = "../../benches/random.rs"]
mod random;

use cuttings::cluster::{Evidence, align};
use cuttings::language::script_of_text;
use cuttings::model::{Block, BlockKind, Document, LanguageGuess, Span};
use flate2::read::GzDecoder;
use random::Random;
use std::collections::BTreeSet;
use std::io::Read;

/// Paragraphs in a text.
const PARAGRAPHS: usize = 12;

fn main() {
    let path = std::env::args().nth(1).unwrap();
    let mut text = String::new();
    GzDecoder::new(std::fs::File::open(path).unwrap())
        .read_to_string(&mut text)
        .unwrap();
    let mut lines = text.lines();
    let tags: Vec<&str> = lines.next().unwrap().split('\t').collect();
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split('\t').collect()).collect();
    let evidence = Evidence::compiled_in(&cuttings::language::Languages::compiled_in().unwrap());
    let mut all = [0_usize; 3];
    for a in 0..tags.len() {
        for b in a + 1..tags.len() {
            let both: Vec<(&str, &str)> = rows
                .iter()
                .filter_map(|row| Some((row.get(a)?.trim(), row.get(b)?.trim())))
                .filter(|(x, y)| x.contains(' ') && y.contains(' '))
                .collect();
            if both.len() < 200 {
                continue;
            }
            let counts = measure([tags[a], tags[b]], &both, &evidence);
            for (sum, count) in all.iter_mut().zip(counts) {
                *sum += count;
            }
            println!("{}-{}\t{}", tags[a], tags[b], shares(counts));
        }
    }
    println!("all\t{}", shares(all));
}

fn shares([right, said, are]: [usize; 3]) -> String {
    format!(
        "p {:.3} r {:.3} n {are}",
        right as f64 / said.max(1) as f64,
        right as f64 / are.max(1) as f64
    )
}

/// Pairs of paragraphs that are right, that were said, and that there are.
fn measure(tags: [&str; 2], rows: &[(&str, &str)], evidence: &Evidence) -> [usize; 3] {
    let mut random = Random(7);
    let mut counts = [0; 3];
    let mut at = 0;
    while at + 3 * PARAGRAPHS < rows.len().min(1_200) {
        let mut versions: [Vec<String>; 2] = Default::default();
        let mut gold = BTreeSet::new();
        for _ in 0..PARAGRAPHS {
            let sentences = &rows[at..at + 1 + random.below(3)];
            at += sentences.len();
            let first: Vec<&str> = sentences.iter().map(|pair| pair.0).collect();
            let second: Vec<&str> = sentences.iter().map(|pair| pair.1).collect();
            match random.below(10) {
                0 => versions[0].push(first.join(" ")),
                1 => versions[1].push(second.join(" ")),
                2 if !versions[1].is_empty() => {
                    versions[0].push(first.join(" "));
                    let last = versions[1].len() - 1;
                    versions[1][last] = format!("{} {}", versions[1][last], second.join(" "));
                    gold.insert((versions[0].len() - 1, last));
                }
                _ => {
                    versions[0].push(first.join(" "));
                    versions[1].push(second.join(" "));
                    gold.insert((versions[0].len() - 1, versions[1].len() - 1));
                }
            }
        }
        let documents = [
            document(tags[0], &versions[0]),
            document(tags[1], &versions[1]),
        ];
        let Some(alignment) = align(&[&documents[0], &documents[1]], evidence) else {
            continue;
        };
        let said: BTreeSet<(usize, usize)> = alignment
            .rows
            .iter()
            .flat_map(|row| {
                let pairs = row.blocks[0].iter();
                pairs.flat_map(|x| row.blocks[1].iter().map(move |y| (*x, *y)))
            })
            .collect();
        counts[0] += said.intersection(&gold).count();
        counts[1] += said.len();
        counts[2] += gold.len();
    }
    counts
}

fn document(tag: &str, paragraphs: &[String]) -> Document {
    let text = paragraphs.join("\n\n");
    let mut at = 0;
    let body = paragraphs
        .iter()
        .map(|paragraph| {
            let span = Span::new(at, at + paragraph.len());
            at = span.end + 2;
            Block::new(BlockKind::Paragraph, span)
        })
        .collect();
    Document {
        id: tag.to_owned(),
        path: tag.to_owned(),
        language: LanguageGuess {
            tag: tag.to_owned(),
            script: script_of_text(&text).to_owned(),
            confidence: 1.0,
        },
        body,
        text,
        ..Document::default()
    }
}
