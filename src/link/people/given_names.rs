//! The table of given names with the sex of those who bear them (`data/given-names.fst`), and how names end in the nominative
//! (`data/name-endings.fst`).

use fst::Map;

static COMPILED_IN: &[u8] =
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/given-names.fst"));

static ENDINGS: &[u8] = include_bytes!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/data/name-endings.fst"
));

const TAKEN_OVER: u64 = 4;
/// The bit from which on the number of lists stands.
const COUNT_FROM: u32 = 3;

/// Given names of many languages, in their own scripts.
#[derive(Debug)]
pub struct GivenNames {
    names: Option<Map<&'static [u8]>>,
    endings: Option<Map<&'static [u8]>>,
}

/// Longest ending that is counted, in letters.
const LONGEST_ENDING: usize = 3;
/// Most that a gain in frequency can say, as a logarithm.
const MOST_GAIN: f32 = 3.0;

/// What the table says of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::link) struct Sex {
    /// Men bear it.
    pub(super) male: bool,
    /// Women bear it.
    pub(super) female: bool,
    /// It stands in a list of given names itself, not only as another spelling of one.
    pub(super) listed: bool,
    /// How many lists have it, at least 1: a measure of how common it is.
    pub(super) lists: u64,
}

impl GivenNames {
    /// The table that comes with the program.
    pub fn compiled_in() -> Self {
        Self {
            names: Map::new(COMPILED_IN).ok(),
            endings: Map::new(ENDINGS).ok(),
        }
    }

    /// Who bears the name; `None` when it is in no list. Neither flag is set where the lists do not say.
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

    /// How often names end in the last letters of the word; an ending of three letters not counted falls back on a part of the two-letter one.
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
        let names = GivenNames::compiled_in();
        let olga = names.sex("Ольга").expect("a common name");
        assert!(olga.female && !olga.male);
        assert!(names.sex("Peter").is_some_and(|sex| sex.male));
        assert_eq!(names.sex("Экскаватор"), None);
    }
}
