//! People whose names stand in tagged texts as their bearers write them (`data/latin-people.fst`): whole names in lower case.
//!
//! `examples/train_spellings` makes the file.

use fst::Set;

static COMPILED_IN: &[u8] = include_bytes!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/data/latin-people.fst"
));

/// The table.
#[derive(Debug)]
pub struct KnownPeople {
    names: Option<Set<&'static [u8]>>,
}

impl KnownPeople {
    /// The table that comes with the program.
    pub fn compiled_in() -> Self {
        Self {
            names: Set::new(COMPILED_IN).ok(),
        }
    }

    /// Whether somebody of this name is known; a hyphen may join two of its words.
    pub fn has(&self, words: &[&str]) -> bool {
        let Some(names) = &self.names else {
            return false;
        };
        names.contains(words.join(" "))
            || (1..words.len().saturating_sub(1)).any(|at| {
                let (given, rest) = words.split_at(at + 1);
                let (first, joined) = given.split_at(at);
                let joined = joined.join(" ");
                names.contains(format!("{}-{joined} {}", first.join(" "), rest.join(" ")))
            })
    }
}
