//! What the forms of one word share: by the Snowball stemmer that the language pack names, else by the endings of the pack.
//!
//! A stem is kept folded and as the beginning of the folded word, so that the script in the browser finds it by shortening what was typed and
//! needs to know nothing of languages.

use super::words::key;
use crate::language::{LanguagePack, Languages};
use snowball_stemmers_rs::Stemmer;

/// What marks a stem, so that it is not taken for a word.
pub(super) const STEM: char = '~';

/// Fewest folded letters of a stem. Those of three letters are asked for only where nothing else is found.
const LEAST: usize = 3;

/// Finds the stems of one language.
pub(super) enum Stems<'a> {
    Snowball(Stemmer),
    Endings(&'a LanguagePack),
    /// Words have no endings, or nothing is known of them.
    None,
}

impl<'a> Stems<'a> {
    pub(super) fn of(tag: &str, languages: &'a Languages) -> Self {
        let Some(pack) = languages.for_texts_in(tag) else {
            return Self::None;
        };
        match pack.writing.stemmer {
            Some(algorithm) => Self::Snowball(Stemmer::create(algorithm)),
            None if pack.tag == tag && !pack.names.endings.is_empty() => Self::Endings(pack),
            None => Self::None,
        }
    }

    /// The folded stem of a word whose folded form is `folded`; `None` where the word is its own stem or too short.
    pub(super) fn stem(&self, word: &str, folded: &str) -> Option<String> {
        if folded.len() <= LEAST || !folded.is_ascii() {
            return None;
        }
        // Stemmers expect Russian without dots.
        let lower = word.to_lowercase().replace('ё', "е");
        let stem = match self {
            Self::None => return None,
            Self::Snowball(stemmer) => stemmer.stem(&lower).into_owned(),
            Self::Endings(pack) => {
                let longest = pack
                    .names
                    .endings
                    .iter()
                    .filter_map(|ending| lower.strip_suffix(ending.ending.as_str()))
                    .filter(|stem| stem.chars().count() >= 3)
                    .min_by_key(|stem| stem.len());
                longest?.to_owned()
            }
        };
        let stem = key(&stem);
        let same = stem
            .bytes()
            .zip(folded.bytes())
            .take_while(|(a, b)| a == b)
            .count();
        (same >= LEAST && same < folded.len()).then(|| folded[..same].to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_share_a_stem() {
        let languages = Languages::compiled_in().expect("packs");
        let stem = |tag: &str, word: &str| Stems::of(tag, &languages).stem(word, &key(word));
        for (tag, one, other) in [
            ("ru", "санкциями", "санкций"),
            ("en", "negotiations", "negotiated"),
            ("uz", "muzokaralarning", "muzokaralarda"),
            ("kk", "министрлігінің", "министрлігіне"),
            ("ru", "мёда", "медом"),
        ] {
            let (one, other) = (stem(tag, one), stem(tag, other));
            assert!(one.is_some() && one == other, "{tag}: {one:?} {other:?}");
        }
        assert_eq!(stem("en", "sun"), None);
        assert_eq!(stem("zh", "中国"), None);
    }
}
