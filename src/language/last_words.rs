//! The last words of a list of terms in a pack, for look-up by word: of a role of several words, the last stands beside the name.

use rustc_hash::FxHashSet;

/// The last words of a list of terms, some as beginnings of words.
#[derive(Clone, Debug, Default)]
pub struct LastWords<'a> {
    exact: FxHashSet<&'a str>,
    beginnings: FxHashSet<&'a str>,
    /// Bytes of the longest beginning.
    longest: usize,
}

impl<'a> LastWords<'a> {
    /// Those of a list of a pack: a word, or several, or a beginning and `*`.
    pub fn of(terms: impl IntoIterator<Item = &'a String>) -> Self {
        let mut out = Self::default();
        for term in terms {
            let Some(word) = term.split([' ', '-']).next_back() else {
                continue;
            };
            match word.strip_suffix('*') {
                // A short beginning would match half the dictionary.
                Some(beginning) if beginning.chars().count() >= 3 => {
                    out.beginnings.insert(beginning);
                    out.longest = out.longest.max(beginning.len());
                }
                Some(_) => {}
                None => {
                    out.exact.insert(word);
                }
            }
        }
        out
    }

    /// Whether a word in small letters is one of them.
    pub fn have(&self, small: &str) -> bool {
        self.exact.contains(small)
            || small
                .char_indices()
                .skip(3)
                .map(|(at, _)| at)
                .chain([small.len()])
                .take_while(|end| *end <= self.longest)
                .any(|end| self.beginnings.contains(&small[..end]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_match_longer_words_and_words_only_themselves() {
        let terms = ["министр*", "посол", "генеральн* директор*"].map(String::from);
        let words = LastWords::of(&terms);
        assert!(words.have("министра") && words.have("посол") && words.have("директором"));
        assert!(!words.have("посольство") && !words.have("мин") && !words.have("генеральный"));
    }
}
