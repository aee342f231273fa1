//! Words of names that are recognised by their sound in a text of another script.

use super::consonant_skeleton::likeness_of_skeleton;
use super::given_names::GivenNames;
use super::same_word::{NameWord, same_given_name, same_surname};
use super::spelling::is_vowel;
use crate::language::script_of_text;
use crate::text::fold_name;

/// A word as it sounds, with the names that it spells.
#[derive(Clone, Debug)]
pub(in crate::link) struct HeardWord {
    /// Romanised and folded.
    pub(in crate::link) folded: String,
    names: Vec<u32>,
    script: &'static str,
}

impl HeardWord {
    /// Reads a word.
    pub(in crate::link) fn of(word: &str, given_names: &GivenNames) -> Self {
        let folded = fold_name(word);
        Self {
            names: given_names.spellings.names_of(&folded),
            folded,
            script: script_of_text(word),
        }
    }

    /// Number of consonants: how much a likeness of sound says.
    pub(in crate::link) fn consonants(&self) -> usize {
        let letters = self.folded.bytes();
        letters.filter(|letter| !is_vowel(*letter)).count()
    }

    /// How alike a word and a surname of another script sound, 0 to 1.
    pub(in crate::link) fn likeness_of_surname(&self, surname: &Self) -> f64 {
        match self.may_begin_like(surname) {
            true => same_surname(self.word(), surname.word()).max(self.of_skeleton(surname)),
            false => 0.0,
        }
    }

    /// The same for a given name.
    pub(in crate::link) fn likeness_of_given_name(&self, given: &Self) -> f64 {
        match self.may_begin_like(given) {
            true => same_given_name(self.word(), given.word()).max(self.of_skeleton(given)),
            false => 0.0,
        }
    }

    /// Likeness of a word without vowels. Among the few names of a story's other versions, it need not be as high as in a whole archive.
    fn of_skeleton(&self, name: &Self) -> f64 {
        match self.script {
            "Arab" | "Hebr" => likeness_of_skeleton(&self.folded, &name.folded),
            _ => 0.0,
        }
    }

    /// Whether both begin with sounds that scripts write for one another. Most pairs of words do not, and this is quick to see.
    fn may_begin_like(&self, other: &Self) -> bool {
        let first = |word: &Self| word.folded.bytes().next().map_or(0, sound);
        let (a, b) = (first(self), first(other));
        a != 0 && b != 0 && (a == b || a == VOWEL || b == VOWEL)
    }

    fn word(&self) -> NameWord<'_> {
        NameWord {
            text: &self.folded,
            names: &self.names,
            script: self.script,
            language: "",
        }
    }
}

const VOWEL: u8 = 1;

/// The kind of sound that a folded letter stands for; 0 for what is no letter. "J" and "h" are written or left out as vowels are.
fn sound(letter: u8) -> u8 {
    match letter {
        b'a' | b'e' | b'i' | b'o' | b'u' | b'h' | b'j' | b'v' => VOWEL,
        b'b' | b'p' | b'f' => 2,
        b'g' | b'k' | b'c' | b's' | b'x' => 3,
        b'd' | b't' => 4,
        b'l' | b'm' | b'n' | b'r' => letter,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Languages;

    #[test]
    fn names_are_heard_across_scripts() {
        let given_names = GivenNames::new(&Languages::default());
        let word = |word: &str| HeardWord::of(word, &given_names);
        for (heard, name) in [
            ("סולברג", "Solberg"),
            ("ლინდგრენ", "Lindgren"),
            ("كولتسوف", "Кольцов"),
        ] {
            assert!(
                word(heard).likeness_of_surname(&word(name)) > 0.8,
                "{heard} {name}"
            );
        }
        for (heard, name) in [("סולברג", "Petrov"), ("ლინდგრენ", "Lundin")] {
            assert!(
                word(heard).likeness_of_surname(&word(name)) < 0.7,
                "{heard} {name}"
            );
        }
    }
}
