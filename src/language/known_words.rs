//! What is known of words besides that they are names of people (`data/words.fst`): places, companies and products, the ordinary words of many languages.

use fst::Map;

static COMPILED_IN: &[u8] = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/words.fst"));

/// What the table says of a frequent word; rarer ones have another number.
const FREQUENT: u64 = 1;

/// The table.
#[derive(Clone, Debug)]
pub struct KnownWords {
    words: Map<&'static [u8]>,
}

/// What a word names besides people, as one number of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Named(u64);

impl Named {
    const CITY: u64 = 1;
    const TOWN: u64 = 2;
    const BRAND: u64 = 4;
    const COUNTRY: u64 = 8;

    /// A country or territory.
    pub fn country(self) -> bool {
        self.0 & Self::COUNTRY != 0
    }

    /// A country, territory or place of a hundred thousand people and more.
    pub fn large_place(self) -> bool {
        self.0 & (Self::COUNTRY | Self::CITY) != 0
    }

    /// Any place.
    pub fn place(self) -> bool {
        self.0 & (Self::COUNTRY | Self::CITY | Self::TOWN) != 0
    }

    /// A company, product, program or language of programming.
    pub fn brand(self) -> bool {
        self.0 & Self::BRAND != 0
    }
}

impl KnownWords {
    /// The table that comes with the program.
    ///
    /// # Errors
    ///
    /// The file is not a finite-state map.
    pub fn compiled_in() -> Result<Self, String> {
        Map::new(COMPILED_IN)
            .map(|words| Self { words })
            .map_err(|error| format!("data/words.fst: {error}"))
    }

    /// Whether a word in small letters is an ordinary word of the language (a primary subtag).
    pub fn is_ordinary(&self, language: &str, lower: &str) -> bool {
        self.frequency(language, lower) == Some(FREQUENT)
    }

    /// Whether a word in small letters is any word of the language, and not only one of the frequent ones.
    pub fn is_word(&self, language: &str, lower: &str) -> bool {
        self.frequency(language, lower).is_some()
    }

    fn frequency(&self, language: &str, lower: &str) -> Option<u64> {
        let mut key = Vec::with_capacity(language.len() + 1 + lower.len());
        key.extend_from_slice(language.as_bytes());
        key.push(0);
        key.extend_from_slice(lower.as_bytes());
        self.words.get(key)
    }

    /// What a word or a few words in small letters name.
    pub fn named(&self, lower: &str) -> Named {
        let mut key = Vec::with_capacity(1 + lower.len());
        key.push(0);
        key.extend_from_slice(lower.as_bytes());
        Named(self.words.get(key).unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_words_belong_to_a_language_and_places_to_all() {
        let words = KnownWords::compiled_in().expect("the table");
        assert!(words.is_ordinary("en", "because") && !words.is_ordinary("fr", "because"));
        assert!(words.is_ordinary("ru", "который"));
        assert!(words.is_word("en", "beasts") && !words.is_ordinary("en", "beasts"));
        assert!(words.is_word("en", "because") && !words.is_word("fr", "because"));
        assert!(
            words.named("nhật bản").country()
                && words.named("Ташкент".to_lowercase().as_str()).large_place()
        );
        assert!(words.named("python").brand());
        assert!(!words.named("because").place());
    }
}
