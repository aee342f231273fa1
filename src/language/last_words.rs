//! The last words of a list of terms in a pack, for look-up by word: of a role of several words, the last stands beside the name.

use std::collections::BTreeSet;

/// The last words of a list of terms, some as beginnings of words.
#[derive(Clone, Debug, Default)]
pub struct LastWords {
    exact: BTreeSet<String>,
    beginnings: BTreeSet<String>,
}

impl LastWords {
    /// Those of a list of a pack: a word, or several, or a beginning and `*`.
    pub fn of(terms: &[String]) -> Self {
        let mut out = Self::default();
        for term in terms {
            let Some(word) = term.split([' ', '-']).next_back() else {
                continue;
            };
            match word.strip_suffix('*') {
                // A short beginning would match half the dictionary.
                Some(beginning) if beginning.chars().count() >= 3 => {
                    out.beginnings.insert(beginning.to_string());
                }
                Some(_) => {}
                None => {
                    out.exact.insert(word.to_string());
                }
            }
        }
        out
    }

    /// Whether a word in small letters is one of them.
    pub fn have(&self, small: &str) -> bool {
        self.exact.contains(small)
            || !self.beginnings.is_empty()
                && small
                    .char_indices()
                    .skip(3)
                    .map(|(at, _)| at)
                    .chain([small.len()])
                    .any(|at| self.beginnings.contains(&small[..at]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_match_longer_words_and_words_only_themselves() {
        let words = LastWords::of(&["министр*", "посол", "генеральн* директор*"].map(String::from));
        assert!(words.have("министра") && words.have("посол") && words.have("директором"));
        assert!(!words.have("посольство") && !words.have("мин") && !words.have("генеральный"));
    }
}
