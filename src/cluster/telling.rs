//! Which of the words that two texts share tell a reader anything.

use crate::language::{Languages, primary_subtag};
use crate::model::Span;
use std::collections::{BTreeMap, BTreeSet};

/// The words of each language that carry no meaning of their own, by its primary subtag.
#[derive(Clone, Debug, Default)]
pub struct FunctionWords(BTreeMap<String, BTreeSet<String>>);

/// So many letters has a word that tells something, at least, in an alphabet that writes all sounds.
const LEAST_LETTERS: usize = 4;
/// The same where letters are syllables or vowels are left out.
const LEAST_SIGNS: usize = 2;
/// The first letter of such a script.
const SIGNS_FROM: char = '\u{590}';

impl FunctionWords {
    /// Those of the packs.
    pub fn of(languages: &Languages) -> Self {
        let mut out: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for pack in languages.iter() {
            let words = pack.words.stop.iter().map(|word| word.to_lowercase());
            let language = primary_subtag(&pack.tag).to_owned();
            out.entry(language).or_default().extend(words);
        }
        Self(out)
    }

    /// Whether a word of a text in a language tells a reader anything: it is long enough, no function word and no piece of a checksum.
    pub(super) fn leave(&self, language: &str, text: &str, at: Span) -> bool {
        let word = at.of(text);
        let words = self.0.get(language);
        let is_function_word = words.is_some_and(|words| words.contains(&word.to_lowercase()));
        is_long_enough(word) && !is_function_word && !is_of_checksum(text, at)
    }
}

fn is_long_enough(word: &str) -> bool {
    let least = match word.chars().any(|letter| letter >= SIGNS_FROM) {
        true => LEAST_SIGNS,
        false => LEAST_LETTERS,
    };
    word.chars().count() >= least
}

/// Whether a word has hexadecimal digits only, with or beside a figure.
fn is_of_checksum(text: &str, at: Span) -> bool {
    let word = at.of(text);
    let before = text
        .get(..at.start)
        .and_then(|rest| rest.chars().next_back());
    let after = text.get(at.end..).and_then(|rest| rest.chars().next());
    let mut around = before.into_iter().chain(word.chars()).chain(after);
    word.chars().all(|c| c.is_ascii_hexdigit()) && around.any(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_words_function_words_and_checksums_tell_nothing() {
        let languages = Languages::compiled_in().expect("packs");
        let words = FunctionWords::of(&languages);
        let left = |language: &str, text: &str, word: &str| {
            let start = text.find(word).expect("the word");
            words.leave(language, text, Span::new(start, start + word.len()))
        };
        assert!(left("en", "The bridge opens", "bridge"));
        assert!(left("en", "A facade of glass", "facade"));
        assert!(!left("en", "This is from them", "from"));
        assert!(!left("ru", "Во вторник", "Во"));
        assert!(!left("en", "The sum 4bbcea07f1", "bbcea"));
        assert!(!left("en", "The new bridge", "new"));
        assert!(left("zh", "大桥开通", "大桥"));
        assert!(!left("zh", "大桥开通", "桥"));
    }
}
