//! Known given names and surnames, in every spelling the name tables have.
//!
//! The table is a finite-state map (crate `fst`) from a word ([`name_key`]) to flags, made by `examples/train_names`.

use super::name_key::name_key;
use super::word_shape::{WordShape, without_proclitic};
use crate::language::KnownWords;
use fst::Map;
use fst::raw::{Fst, Node, Output};
use unicode_script::{Script, UnicodeScript};

/// The entry of a word in the name tables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct NameFlags {
    bits: u8,
}

impl NameFlags {
    /// Bit of a given name.
    pub const GIVEN: u8 = 1;
    /// Bit of a surname.
    pub const SURNAME: u8 = 2;
    /// Bit of a given name that men bear.
    pub const MALE: u8 = 4;
    /// Bit of a given name that women bear.
    pub const FEMALE: u8 = 8;
    /// Bit of a surname from a list that also has ordinary words.
    pub const NOISY: u8 = 16;
    /// Bit of a name that may be given name or surname.
    pub const EITHER: u8 = 32;
    /// Bit of a name that is an ordinary word in some language written in Latin letters, or the name of a place.
    pub const LATIN_WORD: u8 = 64;
    /// The same for other scripts: "per" is a word, "Пьер", which folds to it, is not.
    pub const OTHER_WORD: u8 = 128;

    /// Flags from their bits.
    pub fn from_bits(bits: u8) -> Self {
        Self { bits }
    }

    /// The bits.
    pub fn bits(self) -> u8 {
        self.bits
    }

    /// Whether the word is known as a name at all.
    pub fn known(self) -> bool {
        self.bits & (Self::GIVEN | Self::SURNAME | Self::NOISY | Self::EITHER) != 0
    }

    /// Known as a given name.
    pub fn given(self) -> bool {
        self.bits & Self::GIVEN != 0
    }

    /// Known as a surname, in a list of surnames or of any names.
    pub fn surname(self) -> bool {
        self.bits & (Self::SURNAME | Self::NOISY | Self::EITHER) != 0
    }

    /// Men bear it as a given name.
    pub fn male(self) -> bool {
        self.bits & Self::MALE != 0
    }

    /// Women bear it as a given name.
    pub fn female(self) -> bool {
        self.bits & Self::FEMALE != 0
    }

    /// Also an ordinary word in some language of the script asked for, or a place.
    pub fn also_word(self) -> bool {
        self.bits & (Self::LATIN_WORD | Self::OTHER_WORD) != 0
    }

    /// The flags for one script.
    fn in_script(self, latin: bool) -> Self {
        let elsewhere = if latin {
            Self::OTHER_WORD
        } else {
            Self::LATIN_WORD
        };
        Self::from_bits(self.bits & !elsewhere)
    }

    /// The distinctions that attributes make: given, surname, noisy or either, and ordinary word.
    pub(super) fn class(self) -> u32 {
        u32::from(self.bits & Self::GIVEN != 0)
            + 2 * u32::from(self.bits & Self::SURNAME != 0)
            + 4 * u32::from(self.bits & (Self::NOISY | Self::EITHER) != 0)
            + 8 * u32::from(self.also_word())
    }
}

/// The name tables.
#[derive(Debug)]
pub struct Gazetteer {
    map: Map<&'static [u8]>,
    words: KnownWords,
}

/// The longest case ending, folded.
const LONGEST_ENDING: usize = 4;

/// The shortest rest of a name without its ending, folded.
const SHORTEST_STEM: usize = 3;

/// Vowels that a case ending may have replaced ("Кошта", "Кошты").
const DROPPED_VOWELS: &[u8] = b"aoie";

impl Gazetteer {
    /// Reads the table.
    ///
    /// # Errors
    ///
    /// The bytes are not a finite-state map.
    pub fn new(bytes: &'static [u8]) -> Result<Self, String> {
        let words = KnownWords::compiled_in()?;
        Map::new(bytes)
            .map(|map| Self { map, words })
            .map_err(|error| format!("the table of names is damaged: {error}"))
    }

    /// What words are besides names of people.
    pub fn words(&self) -> &KnownWords {
        &self.words
    }

    /// Whether the token is an ordinary word of the language, by itself or behind an "and" or "to" that is written together with it.
    pub fn is_ordinary(&self, language: &str, token: &str) -> bool {
        let is_ordinary = |word: &str| self.words.is_ordinary(language, &word.to_lowercase());
        let rest = || without_proclitic(token, WordShape::of(token));
        is_ordinary(token) || !token.is_ascii() && rest().is_some_and(is_ordinary)
    }

    /// The entry of a word in the nominative.
    pub fn flags(&self, word: &str) -> NameFlags {
        self.flags_of_key(&name_key(word), is_latin(word))
    }

    /// The same for the key of a word.
    pub fn flags_of_key(&self, key: &str, latin: bool) -> NameFlags {
        NameFlags::from_bits(self.map.get(key).unwrap_or(0) as u8).in_script(latin)
    }

    /// The entry of the longest name that the folded word may be inflected from; none if it is a name itself.
    pub fn flags_of_stem(&self, folded: &str, latin: bool) -> NameFlags {
        let fst = self.map.as_fst();
        let bytes = folded.as_bytes();
        let mut node = fst.root();
        let mut value = Output::zero();
        let mut found = NameFlags::default();
        for (at, byte) in bytes.iter().enumerate() {
            if at >= SHORTEST_STEM && bytes.len() - at <= LONGEST_ENDING {
                let here = best_at(fst, node, value).in_script(latin);
                if here.known() {
                    found = here;
                }
            }
            let Some(step) = node.find_input(*byte) else {
                return found;
            };
            let transition = node.transition(step);
            value = value.cat(transition.out);
            node = fst.node(transition.addr);
        }
        found
    }
}

/// Whether the word is written in Latin letters.
pub fn is_latin(word: &str) -> bool {
    match word.chars().next() {
        Some(first) if first.is_ascii() => first.is_ascii_alphabetic(),
        Some('\u{400}'..='\u{52f}') | None => false,
        Some(first) => first.script() == Script::Latin,
    }
}

/// Flags of the name that ends at a node, or one vowel after it.
fn best_at(fst: &Fst<&'static [u8]>, node: Node<'_>, value: Output) -> NameFlags {
    let mut bits = 0;
    if node.is_final() {
        bits |= value.cat(node.final_output()).value() as u8;
    } else {
        for vowel in DROPPED_VOWELS {
            if let Some(step) = node.find_input(*vowel) {
                let transition = node.transition(step);
                let next = fst.node(transition.addr);
                if next.is_final() {
                    bits |= value.cat(transition.out).cat(next.final_output()).value() as u8;
                }
            }
        }
    }
    NameFlags::from_bits(bits)
}
