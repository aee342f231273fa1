//! Names as their bearers write them in Latin letters (`data/latin-names.fst`), with the languages they are at home in and how common they are.
//!
//! Keys are words in lower case; the lowest 32 bits of a value have one bit for each of [`languages`], the next four how common the word is.
//! `examples/train_spellings` makes the file.

use fst::Map;
use fst::raw::{CompiledAddr, Output};

static COMPILED_IN: &[u8] =
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/latin-names.fst"));

static TAGS: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/data/latin-languages.txt"
));

/// Languages that the names are told apart by, in the order of their bits: at most 31.
pub fn languages() -> impl Iterator<Item = &'static str> {
    TAGS.lines()
}

/// The bit of names from languages that are written in Cyrillic letters; the word is their romanisation.
pub const CYRILLIC: u32 = 1 << 31;
/// First bit of how common a word is.
pub const COMMON_FROM: u32 = 32;

/// The bit of a language, 0 for one that is not told apart.
pub fn language_bit(tag: &str) -> u32 {
    let place = languages().position(|known| known == tag);
    place.map_or(0, |place| 1 << place)
}

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// A bit for each of [`languages`] that the name is at home in, and [`CYRILLIC`].
    pub languages: u32,
    /// How common the name is, 0 to 15.
    pub common: u8,
}

/// The table.
#[derive(Debug)]
pub struct Lexicon {
    names: Option<Map<&'static [u8]>>,
}

/// A place in the table: the beginning of some of its words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beginning {
    node: CompiledAddr,
    value: u64,
}

impl Lexicon {
    /// The table that comes with the program.
    pub fn compiled_in() -> Self {
        Self {
            names: Map::new(COMPILED_IN).ok(),
        }
    }

    /// What is known of a word in lower case.
    pub fn get(&self, word: &str) -> Option<Known> {
        self.names.as_ref()?.get(word).map(known)
    }

    /// The beginning of all words.
    pub(super) fn start(&self) -> Option<Beginning> {
        let names = self.names.as_ref()?.as_fst();
        Some(Beginning {
            node: names.root().addr(),
            value: 0,
        })
    }

    /// The beginning with some letters more, if any word has them.
    pub(super) fn extend(&self, beginning: Beginning, letters: &str) -> Option<Beginning> {
        let names = self.names.as_ref()?.as_fst();
        let mut node = names.node(beginning.node);
        let mut value = Output::new(beginning.value);
        for byte in letters.bytes() {
            let transition = node.transition(node.find_input(byte)?);
            value = value.cat(transition.out);
            node = names.node(transition.addr);
        }
        Some(Beginning {
            node: node.addr(),
            value: value.value(),
        })
    }

    /// What is known of the word, if the beginning is one.
    pub(super) fn whole(&self, beginning: Beginning) -> Option<Known> {
        let node = self.names.as_ref()?.as_fst().node(beginning.node);
        let value = Output::new(beginning.value).cat(node.final_output());
        node.is_final().then(|| known(value.value()))
    }
}

fn known(value: u64) -> Known {
    Known {
        languages: (value & 0xFFFF_FFFF) as u32,
        common: (value >> COMMON_FROM & 0xF) as u8,
    }
}
