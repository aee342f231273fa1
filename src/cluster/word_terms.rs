//! The terms of one word, which are the same wherever it stands.

use super::concepts::{LanguageConcepts, Meaning};
use super::keys::{key, name_key, spelling_runs, stem};
use crate::model::{LanguageGuess, Span};
use crate::text::{StableHash, Token, TokenKind, WordCache, is_alphanumeric, romanise};
use std::sync::Arc;

/// The terms of words that were looked up before, with one lexicon of concepts. Copies share what they know.
#[derive(Clone, Debug, Default)]
pub struct KnownTerms(Arc<WordCache<WordTerms>>);

impl KnownTerms {
    /// Finds the terms of words of texts in a language, each worked out once; `concepts` are those of the language.
    pub(super) fn in_language(
        &self,
        language: &LanguageGuess,
        concepts: Option<&LanguageConcepts<'_>>,
    ) -> impl Fn(&str) -> Arc<WordTerms> {
        let setting = StableHash::default().with(language.tag.as_bytes());
        let setting = setting.with(b" ").with(language.script.as_bytes()).value();
        let read = move |word: &str| WordTerms::of(word, &language.script, concepts);
        move |word| self.0.get(setting, word, || read(word))
    }
}

/// What one word adds to a profile.
#[derive(Debug)]
pub(super) struct WordTerms {
    /// Key of the word in small letters.
    pub(super) lower: u32,
    /// Key of its beginning, which its forms share.
    pub(super) stem: u32,
    /// Letters and digits.
    pub(super) letters: u32,
    /// Keys of its runs of four letters.
    pub(super) spellings: Box<[u32]>,
    /// How it may be a name.
    pub(super) name: NameLook,
    /// Keys of the names that it may be.
    pub(super) names: Box<[u32]>,
    /// What it means by itself.
    pub(super) meanings: [Option<Meaning>; 2],
}

/// Whether a word looks like a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NameLook {
    /// It has small letters, or is short.
    No,
    /// It begins with a capital: a name inside a sentence.
    Capital,
    /// Its script has no capitals. Katakana are mostly names.
    Caseless {
        /// All letters are katakana.
        katakana: bool,
    },
}

/// Fewest letters of a name.
const SHORTEST_NAME: usize = 3;

impl WordTerms {
    /// Those of a word of a text in this script.
    pub(super) fn of(word: &str, script: &str, concepts: Option<&LanguageConcepts<'_>>) -> Self {
        let lower = word.to_lowercase();
        let romanised: String = romanise(word)
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .collect();
        let mut spellings = Vec::new();
        spelling_runs(&romanised, |run| spellings.push(key(1, run)));
        let name = NameLook::of(word);
        let names = match name {
            NameLook::No => Vec::new(),
            _ => without_article(&romanised, script)
                .into_iter()
                .filter_map(|bare| name_key(bare, word.is_ascii()))
                .map(|bones| key(3, &bones))
                .collect(),
        };
        let alone = [Token {
            span: Span::new(0, word.len()),
            kind: TokenKind::Word,
        }];
        Self {
            lower: key(5, &lower),
            stem: key(5, stem(&lower)),
            letters: word.chars().filter(|c| is_alphanumeric(*c)).count() as u32,
            spellings: spellings.into(),
            name,
            names: names.into(),
            meanings: concepts.map_or_else(Default::default, |concepts| {
                concepts.meanings(word, &alone, 0)
            }),
        }
    }
}

impl NameLook {
    fn of(word: &str) -> Self {
        let first = word.chars().next();
        if word.chars().count() < SHORTEST_NAME || first.is_some_and(char::is_lowercase) {
            return NameLook::No;
        }
        match first.is_some_and(char::is_uppercase) {
            true => NameLook::Capital,
            false => NameLook::Caseless {
                katakana: word.chars().all(|c| matches!(c, '\u{30A0}'..='\u{30FF}')),
            },
        }
    }
}

/// Arabic and Hebrew attach article and prepositions to the word, so both analyses count.
fn without_article<'a>(romanised: &'a str, script: &str) -> Vec<&'a str> {
    let mut out = vec![romanised];
    let prefixes: &[&str] = match script {
        "Arab" => &["wal", "bal", "al", "ll", "w", "b", "l", "f"],
        "Hebr" => &["h", "v", "b", "l", "m", "sh", "k"],
        _ => &[],
    };
    if let Some(rest) = prefixes.iter().find_map(|p| romanised.strip_prefix(p)) {
        out.push(rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_and_scripts_without_them_look_like_names() {
        assert_eq!(NameLook::of("Harbour"), NameLook::Capital);
        assert_eq!(NameLook::of("harbour"), NameLook::No);
        assert_eq!(NameLook::of("Li"), NameLook::No);
        assert_eq!(
            NameLook::of("トヨタ"),
            NameLook::Caseless { katakana: true }
        );
        assert_eq!(NameLook::of("חיפה"), NameLook::Caseless { katakana: false });
    }

    #[test]
    fn an_article_before_a_name_is_no_part_of_it() {
        let names = |word: &str, script: &str| WordTerms::of(word, script, None).names;
        assert!(
            names("الخرطوم", "Arab")
                .iter()
                .any(|key| names("خرطوم", "Arab").contains(key))
        );
        assert_eq!(names("Kairo", "Latn").len(), 1);
    }
}
