//! The table of given names with the sex of their bearers (`data/given-names.fst`), and how names end in the nominative
//! (`data/name-endings.fst`).

use super::known_spellings::KnownSpellings;
use crate::language::{KnownWords, Languages, NameHabits};
use crate::text::fold_name;
use fst::Map;

static COMPILED_IN: &[u8] =
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/given-names.fst"));

static ENDINGS: &[u8] = include_bytes!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/data/name-endings.fst"
));

const TAKEN_OVER: u64 = 4;
/// First bit of the number of lists.
const COUNT_FROM: u32 = 3;

/// Given names of many languages, in their own scripts.
#[derive(Debug)]
pub struct GivenNames {
    names: Option<Map<&'static [u8]>>,
    endings: Option<Map<&'static [u8]>>,
    /// Which spellings are one name.
    pub(super) spellings: KnownSpellings,
    /// What words are besides names of people.
    pub(in crate::link) words: Option<KnownWords>,
    /// What the language packs say of names everywhere.
    pub(in crate::link) habits: NameHabits,
}

/// Longest ending counted, in letters.
const LONGEST_ENDING: usize = 3;
/// Limit of a gain in frequency, as a logarithm.
const MOST_GAIN: f32 = 3.0;

/// The table's entry for a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::link) struct Sex {
    /// Borne by men.
    pub(in crate::link) male: bool,
    /// Borne by women.
    pub(in crate::link) female: bool,
    /// A list has it as a given name itself, not only as a variant spelling.
    pub(in crate::link) listed: bool,
    /// Number of lists that contain it, at least 1: a measure of how common it is.
    pub(in crate::link) lists: u64,
}

impl GivenNames {
    /// The tables that come with the program, and what the packs say.
    pub fn new(languages: &Languages) -> Self {
        Self {
            names: Map::new(COMPILED_IN).ok(),
            endings: Map::new(ENDINGS).ok(),
            spellings: KnownSpellings::compiled_in(),
            words: KnownWords::compiled_in().ok(),
            habits: languages.name_habits().clone(),
        }
    }

    /// Whether any list has the word as a given name.
    pub fn is_known(&self, word: &str) -> bool {
        self.sex(word).is_some()
    }

    /// Whether any table has the word as a name, given or not.
    pub(in crate::link) fn is_name(&self, word: &str) -> bool {
        self.is_known(word) || !self.spellings.names_of(&fold_name(word)).is_empty()
    }

    /// Whether the word is made from the name of a father.
    pub(super) fn is_fathers_name(&self, word: &str) -> bool {
        self.habits
            .is_fathers_name(word, |name| self.sex(name).is_some())
    }

    /// The entry of a name; `None` if no list contains it. Neither flag is set if the lists give no sex.
    pub(in crate::link) fn sex(&self, name: &str) -> Option<Sex> {
        let bits = self.names.as_ref()?.get(name.to_lowercase())?;
        Some(Sex {
            male: bits & 1 != 0,
            female: bits & 2 != 0,
            listed: bits & TAKEN_OVER == 0,
            lists: (bits >> COUNT_FROM).max(1),
        })
    }

    /// How much more often names in the nominative end like `candidate` than like `piece`, as a logarithm between -3 and 3.
    pub(super) fn ending_gain(&self, piece: &str, candidate: &str) -> f32 {
        if piece == candidate {
            return 0.0;
        }
        let frequency = |word: &str| self.frequency(word);
        (frequency(candidate) / frequency(piece))
            .ln()
            .clamp(-MOST_GAIN, MOST_GAIN)
    }

    /// Frequency of the word's last letters as an ending; an ending of three letters that was not counted gets a share of the two-letter one.
    fn frequency(&self, word: &str) -> f32 {
        let lower = word.to_lowercase();
        let last: Vec<char> = lower.chars().rev().take(LONGEST_ENDING).collect();
        let count = |length: usize| -> f32 {
            let key: String = last.iter().take(length).collect();
            let count = self.endings.as_ref().and_then(|map| map.get(key));
            count.unwrap_or(0) as f32
        };
        match count(LONGEST_ENDING) {
            0.0 => count(2).mul_add(0.02, 1.0).min(4.0),
            counted => counted,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_common_names_in_two_scripts() {
        let names = GivenNames::new(&Languages::default());
        let olga = names.sex("Ольга").expect("a common name");
        assert!(olga.female && !olga.male);
        assert!(names.sex("Peter").is_some_and(|sex| sex.male));
        assert_eq!(names.sex("Экскаватор"), None);
    }

    #[test]
    fn fathers_names_are_made_of_given_names() {
        let names = GivenNames::new(&Languages::compiled_in().expect("packs"));
        for word in [
            "Ивановна",
            "Сергеевич",
            "Игоревич",
            "Сергійович",
            "Petrovich",
            "Серікқызы",
        ] {
            assert!(names.is_fathers_name(word), "{word}");
        }
        for word in ["Жмурович", "Клапотевич", "Орлов"] {
            assert!(!names.is_fathers_name(word), "{word}");
        }
    }
}
