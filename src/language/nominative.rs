//! Possible nominatives of an inflected word.

use super::LanguagePack;

/// Fewest letters that an ending must leave of a word.
const SHORTEST_STEM: usize = 3;

impl LanguagePack {
    /// The word itself, then every nominative that the pack's endings for names allow; `word` is in lower case.
    ///
    /// `last`: the word is the last of its phrase, so endings that only a last word has count too.
    pub fn possible_nominatives(&self, word: &str, last: bool) -> Vec<String> {
        let mut bases = vec![word.to_owned()];
        for ending in &self.names.endings {
            if ending.last_only && !last {
                continue;
            }
            if let Some(stem) = word.strip_suffix(ending.ending.as_str())
                && stem.chars().count() >= SHORTEST_STEM
            {
                let base = format!("{stem}{}", ending.base);
                if !bases.contains(&base) {
                    bases.push(base);
                }
            }
        }
        bases
    }

    /// The ISO 3166 code of the country or region that a single word names in any case.
    pub fn territory_of(&self, word: &str) -> Option<&str> {
        let possible = self.possible_nominatives(&word.to_lowercase(), true);
        self.territories
            .iter()
            .find(|(_, name)| possible.contains(&name.to_lowercase()))
            .map(|(code, _)| code.as_str())
    }
}

#[cfg(test)]
mod tests {
    use crate::language::Languages;

    #[test]
    fn countries_are_known_in_every_case() {
        let languages = Languages::compiled_in().expect("packs");
        for (tag, word, code) in [
            ("ru", "Испании", Some("ES")),
            ("ru", "Узбекистаном", Some("UZ")),
            ("uz-Cyrl", "Туркиянинг", Some("TR")),
            ("en", "Norway", Some("NO")),
            ("ru", "Ивана", None),
        ] {
            let pack = languages.get(tag).expect("a pack");
            assert_eq!(pack.territory_of(word), code, "{word}");
        }
    }
}
