//! Archives that look like real ones, the same every time: stories in several languages, other outlets' reports of the same event, series of announcements with other
//! numbers and dates, people who recur, long and short texts.
//!
//! Sentences are made of the words that the program knows: ordinary words of each language (`data/words.fst`) by what they mean (`data/concepts.bin`), so that
//! versions of a story share their meaning; roles, verbs, dates and countries of the language packs; names in Latin and Cyrillic letters
//! (`data/latin-forms.fst`). Grammar they have none.

#![allow(dead_code, missing_docs, unreachable_pub, clippy::disallowed_methods)]

mod events;
mod names;
#[path = "../random.rs"]
mod random;
mod telling;
mod vocabulary;

use events::{Event, event};
use names::Names;
use rayon::prelude::*;
use std::fs;
use std::path::Path;
use telling::tell;
use vocabulary::{Lexicon, Vocabulary};

/// Events that are made at once.
const BATCH: usize = 256;

/// A source file.
pub struct Text {
    /// Its path in the content folder.
    pub name: String,
    pub text: String,
}

/// What texts are made of.
struct World {
    vocabulary: Vocabulary,
    names: Names,
}

/// Calls `each` with every text of an archive of this size; a smaller archive is the beginning of a larger one.
pub fn each_text(count: usize, mut each: impl FnMut(Text)) {
    let world = World {
        vocabulary: Vocabulary::load(),
        names: Names::load(),
    };
    let mut left = count;
    for batch in (0..).step_by(BATCH) {
        let texts: Vec<Vec<Text>> = (batch..batch + BATCH)
            .into_par_iter()
            .map(|number| texts_of(&event(number, &world), &world))
            .collect();
        for text in texts.into_iter().flatten() {
            if left == 0 {
                return;
            }
            left -= 1;
            each(text);
        }
    }
}

fn texts_of(event: &Event, world: &World) -> Vec<Text> {
    let versions = event.versions.iter();
    versions
        .map(|version| tell(event, version, world))
        .collect()
}

/// Writes an archive: site.toml and `seeds/`. Returns how many bytes the texts have.
pub fn write_archive(root: &Path, count: usize) -> u64 {
    let site = "title = \"Realistic archive\"\nlanguages = [\"en\"]\nbase_url = \"https://realistic.example/\"\n";
    fs::create_dir_all(root.join("seeds")).expect("a folder");
    fs::write(root.join("site.toml"), site).expect("a file");
    let mut bytes = 0;
    each_text(count, |Text { name, text }| {
        let file = root.join("seeds").join(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        bytes += text.len() as u64;
        fs::write(file, text).expect("a file");
    });
    bytes
}
