//! Which common Latin names a word in Cyrillic letters is known to spell (`data/latin-forms.fst`): "Шарль" is Charles, though few of its letters say so.
//!
//! Keys are the word and the Latin name, both in lower case, with a zero byte between them. `examples/train_spellings` makes the file.

use fst::{IntoStreamer, Set, Streamer};

static COMPILED_IN: &[u8] =
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/latin-forms.fst"));

/// The table.
#[derive(Debug)]
pub struct KnownForms {
    pairs: Option<Set<&'static [u8]>>,
}

impl KnownForms {
    /// The table that comes with the program.
    pub fn compiled_in() -> Self {
        Self {
            pairs: Set::new(COMPILED_IN).ok(),
        }
    }

    /// The Latin names that the word spells, both in lower case, in order of letters.
    pub(super) fn of(&self, word: &str) -> Vec<String> {
        let Some(pairs) = &self.pairs else {
            return Vec::new();
        };
        let from = format!("{word}\0");
        let mut out = Vec::new();
        let mut stream = pairs.range().ge(&from).into_stream();
        while let Some(key) = stream.next() {
            let Some(latin) = key.strip_prefix(from.as_bytes()) else {
                break;
            };
            out.extend(String::from_utf8(latin.to_vec()));
        }
        out
    }
}
