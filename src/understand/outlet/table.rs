//! Outlets by every spelling of their names.

use crate::model::{OutletReading, Span};
use crate::text::{TokenKind, fold_name, tokens};
use std::collections::BTreeMap;

const KNOWN: &str = include_str!("../../../data/outlets.toml");

/// Outlets by canonical name, found by any of their spellings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutletTable {
    by_key: BTreeMap<String, String>,
    /// Keys of more than one word, by their first word, longest first.
    longest: usize,
}

impl OutletTable {
    /// The outlets in data/outlets.toml and those of the owner, who may rename the former.
    ///
    /// # Errors
    ///
    /// data/outlets.toml is not valid.
    pub fn new(owner: &BTreeMap<String, Vec<String>>) -> Result<Self, String> {
        let known: BTreeMap<String, Vec<String>> =
            toml::from_str(KNOWN).map_err(|error| format!("data/outlets.toml: {error}"))?;
        let mut table = Self::default();
        for (canonical, spellings) in known.iter().chain(owner) {
            for spelling in spellings.iter().chain([canonical]) {
                table.by_key.insert(key(spelling), canonical.clone());
            }
        }
        table.longest = table
            .by_key
            .keys()
            .map(|key| key.split(' ').count())
            .max()
            .unwrap_or(1);
        Ok(table)
    }

    /// The canonical name of a spelling.
    pub fn canonical(&self, spelling: &str) -> Option<&str> {
        self.by_key.get(&key(spelling)).map(String::as_str)
    }

    /// The first known outlet named in `span` with an initial capital.
    pub(super) fn find(&self, text: &str, span: Span) -> Option<OutletReading> {
        let words: Vec<Span> = tokens(span.of(text))
            .iter()
            .filter(|token| token.kind != TokenKind::Sign)
            .map(|token| token.span.shifted(span.start))
            .collect();
        for (at, first) in words.iter().enumerate() {
            if first
                .of(text)
                .chars()
                .next()
                .is_some_and(char::is_lowercase)
            {
                continue;
            }
            for length in (1..=self.longest.min(words.len() - at)).rev() {
                let place = Span::new(first.start, words[at + length - 1].end);
                if let Some(name) = self.canonical(place.of(text)) {
                    return Some(OutletReading {
                        name: name.to_owned(),
                        span: Some(place),
                    });
                }
            }
        }
        None
    }
}

fn key(spelling: &str) -> String {
    fold_name(&without_mixed_script(spelling))
}

/// Writes a word that mixes Latin letters with Cyrillic ones of the same look wholly in Latin.
pub(super) fn without_mixed_script(word: &str) -> String {
    let latin = word.chars().filter(char::is_ascii_alphabetic).count();
    let twins = word.chars().filter(|c| latin_twin(*c).is_some()).count();
    let other = word.chars().filter(|c| c.is_alphabetic()).count() - latin - twins;
    if latin > 0 && twins > 0 && other == 0 {
        word.chars().map(|c| latin_twin(c).unwrap_or(c)).collect()
    } else {
        word.to_owned()
    }
}

/// Cyrillic letters with the Latin ones of the same look.
const TWINS: [(char, char); 21] = [
    ('А', 'A'),
    ('В', 'B'),
    ('Е', 'E'),
    ('К', 'K'),
    ('М', 'M'),
    ('Н', 'H'),
    ('О', 'O'),
    ('Р', 'P'),
    ('С', 'C'),
    ('Т', 'T'),
    ('Х', 'X'),
    ('У', 'Y'),
    ('а', 'a'),
    ('е', 'e'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('х', 'x'),
    ('у', 'y'),
    ('і', 'i'),
    ('І', 'I'),
];

fn latin_twin(character: char) -> Option<char> {
    TWINS
        .iter()
        .find(|(cyrillic, _)| *cyrillic == character)
        .map(|(_, latin)| *latin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mixed_scripts_are_one_spelling() {
        let table = OutletTable::new(&BTreeMap::from([(
            "Kemebridge".into(),
            vec!["Кемебридж".into()],
        )]))
        .expect("a table");
        assert_eq!(table.canonical("Kеmеbridgе"), Some("Kemebridge"));
        assert_eq!(table.canonical("КЕМЕБРИДЖ"), Some("Kemebridge"));
        assert_eq!(table.canonical("Nobody"), None);
    }
}
