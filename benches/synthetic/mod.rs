//! Synthetic documents for benchmarks, the same every time.

#![allow(dead_code, missing_docs, unreachable_pub, clippy::disallowed_methods)]

pub mod random;

use cuttings::model::{Block, BlockKind, Document, LanguageGuess, Span};
use random::Random;

/// The words of this repository's own archive: of every plain text in `seeds/`, whatever its name.
fn real_words() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds");
    let mut texts: Vec<String> = std::fs::read_dir(folder)
        .expect("seeds/")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .filter_map(|path| std::fs::read_to_string(path).ok())
        .collect();
    // Not in the order of the folder or of the names, which do not matter.
    texts.sort();
    let words = texts.iter().flat_map(|text| text.split_whitespace());
    words.map(str::to_owned).collect()
}

/// An invented word. As in a language, words of low rank are more frequent.
fn invented(random: &mut Random, vocabulary: usize) -> String {
    let rank = random
        .below(vocabulary)
        .min(random.below(vocabulary))
        .min(random.below(vocabulary));
    let mut own = Random(rank as u64 + 17);
    (0..2 + own.below(3))
        .map(|_| {
            [
                "ka", "lo", "mi", "ter", "san", "ove", "ri", "du", "bel", "no",
            ][own.below(10)]
        })
        .collect()
}

/// Stories in three versions each. Half of the words come from this repository's own archive, so that concepts and spellings are as frequent as in
/// real texts. Names, numbers and the other half of the words are specific to the story.
pub fn documents(count: usize) -> Vec<Document> {
    let mut random = Random(1);
    let real = real_words();
    let mut out: Vec<Document> = Vec::with_capacity(count);
    while out.len() < count {
        let names: Vec<String> = (0..4)
            .map(|_| capital(&invented(&mut random, 90_000)))
            .collect();
        let words: Vec<String> = (0..180)
            .map(|at| match at % 2 {
                0 => real[random.below(real.len())].clone(),
                _ => invented(&mut random, 20_000),
            })
            .collect();
        let number = random.below(1_000_000).to_string();
        // A tenth of the words is specific to the version.
        for tag in ["en", "ru", "uz"] {
            let mut text = String::new();
            for (at, word) in words.iter().enumerate() {
                match at % 15 {
                    3 => text.push_str(&names[at / 15 % 4]),
                    7 => text.push_str(&number),
                    9 => text.push_str(&invented(&mut random, 20_000)),
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

/// Peak memory of the process so far, according to the Linux kernel.
pub fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    peak.map_or_else(String::new, |peak| format!(", peak {}", peak.trim()))
}

/// Processor seconds of all threads of the process so far, according to the Linux kernel: hundredths, in fields 14 and 15 of its statistics.
pub fn processor_seconds() -> Option<f64> {
    let statistics = std::fs::read_to_string("/proc/self/stat").ok()?;
    let after_name = statistics.rsplit_once(')')?.1;
    let fields = after_name.split_whitespace().skip(11).take(2);
    let ticks: Option<f64> = fields.map(|field| field.parse::<f64>().ok()).sum();
    Some(ticks? / 100.0)
}
