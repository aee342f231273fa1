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

    /// Whether somebody of this name is known.
    pub fn has(&self, name: &str) -> bool {
        self.names
            .as_ref()
            .is_some_and(|names| names.contains(name))
    }
}
