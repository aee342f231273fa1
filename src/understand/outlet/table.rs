//! Outlets by every spelling of their names.

use super::spelling::{is_abbreviation, key, without_mixed_script};
use crate::model::Span;
use crate::text::{TokenKind, tokens};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

const KNOWN: &str = include_str!("../../../data/outlets.toml");

/// data/outlets.toml.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KnownOutlets {
    also_words: Vec<String>,
    mentioned: Vec<String>,
    outlets: BTreeMap<String, Vec<String>>,
}

/// Outlets by canonical name, found by any of their spellings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutletTable {
    by_key: BTreeMap<String, String>,
    /// Keys of spellings that are also something else.
    also_words: BTreeSet<String>,
    /// Keys of spellings that do not count in a sentence.
    mentioned: BTreeSet<String>,
    /// The number of words of the longest spelling.
    longest: usize,
}

/// A known outlet in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct KnownOutlet {
    /// Its canonical name.
    pub(super) name: String,
    /// Its position.
    pub(super) span: Span,
}

impl OutletTable {
    /// The outlets in data/outlets.toml and those of the owner, who may rename the former.
    ///
    /// # Errors
    ///
    /// data/outlets.toml is not valid.
    pub fn new(owner: &BTreeMap<String, Vec<String>>) -> Result<Self, String> {
        let known: KnownOutlets =
            toml::from_str(KNOWN).map_err(|error| format!("data/outlets.toml: {error}"))?;
        let keys = |names: Vec<String>| names.iter().map(|name| key(name)).collect();
        let mut table = Self {
            also_words: keys(known.also_words),
            mentioned: keys(known.mentioned),
            ..Self::default()
        };
        for (canonical, spellings) in known.outlets.iter().chain(owner) {
            for spelling in spellings.iter().chain([canonical]) {
                table.by_key.insert(key(spelling), canonical.clone());
                table.longest = table.longest.max(words(spelling, 0).len());
            }
        }
        Ok(table)
    }

    /// The canonical name of a spelling.
    pub fn canonical(&self, spelling: &str) -> Option<&str> {
        self.by_key.get(&key(spelling)).map(String::as_str)
    }

    /// The first known outlet named in `span` with an initial capital.
    pub(super) fn find(&self, text: &str, span: Span) -> Option<KnownOutlet> {
        self.find_all(text, span).into_iter().next()
    }

    /// The known outlets named in `span` with an initial capital, without overlaps.
    pub(super) fn find_all(&self, text: &str, span: Span) -> Vec<KnownOutlet> {
        let words = words(span.of(text), span.start);
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let longest = self.longest.min(words.len() - at);
            let named = (1..=longest).rev().find_map(|length| {
                let place = Span::new(words[at].start, words[at + length - 1].end);
                self.named_at(text, place).map(|outlet| (outlet, length))
            });
            match named {
                Some((outlet, length)) => {
                    found.push(outlet);
                    at += length;
                }
                None => at += 1,
            }
        }
        found
    }

    fn named_at(&self, text: &str, place: Span) -> Option<KnownOutlet> {
        let spelling = place.of(text);
        let name = self.canonical(spelling)?;
        let capital = !spelling.starts_with(char::is_lowercase) || is_abbreviation(spelling);
        let whole = !is_abbreviation(spelling) || stands_alone(text, place);
        (capital && whole).then(|| KnownOutlet {
            name: name.to_owned(),
            span: place,
        })
    }

    /// Whether the spelling is also a common word, a place or something else.
    pub(super) fn is_also_a_word(&self, spelling: &str) -> bool {
        self.also_words.contains(&key(spelling))
    }

    /// Whether the spelling does not count in a sentence.
    pub(super) fn is_only_mentioned(&self, spelling: &str) -> bool {
        self.mentioned.contains(&key(spelling))
    }
}

/// The words and numbers of a part of a text that begins at `start`.
fn words(part: &str, start: usize) -> Vec<Span> {
    tokens(part)
        .into_iter()
        .filter(|token| token.kind != TokenKind::Sign)
        .map(|token| token.span.shifted(start))
        .collect()
}

/// Whether an abbreviation is a word by itself, perhaps with an ending behind a hyphen ("AFP-nek"), and not a part of another ("AA-12", "S-AP").
fn stands_alone(text: &str, place: Span) -> bool {
    let is_hyphen = |c: char| matches!(c, '-' | '‑' | '_' | '&' | '+' | '/');
    let before = text[..place.start].chars().next_back();
    let mut behind = text[place.end..].chars();
    let joined = behind.next().is_some_and(is_hyphen)
        && behind
            .next()
            .is_some_and(|c| c.is_numeric() || c.is_uppercase());
    !joined && !before.is_some_and(is_hyphen)
}

/// The name as the archive shows it: words that mix scripts are written in one.
pub(super) fn shown(name: &str) -> String {
    name.split_whitespace()
        .map(without_mixed_script)
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> OutletTable {
        OutletTable::new(&BTreeMap::from([(
            "Kemebridge".into(),
            vec!["Кемебридж".into(), "KB".into()],
        )]))
        .expect("a table")
    }

    #[test]
    fn mixed_scripts_are_one_spelling() {
        let table = table();
        assert_eq!(table.canonical("Kеmеbridgе"), Some("Kemebridge"));
        assert_eq!(table.canonical("КЕМЕБРИДЖ"), Some("Kemebridge"));
        assert_eq!(table.canonical("Nobody"), None);
    }

    #[test]
    fn outlets_of_many_languages_are_known_by_their_own_names_and_hosts() {
        let table = table();
        for (spelling, name) in [
            ("Егемен Қазақстан", "Egemen Qazaqstan"),
            ("Халқ сўзи", "Xalq soʻzi"),
            ("Rzeczpospolita", "Rzeczpospolita"),
            ("rp.pl", "Rzeczpospolita"),
            ("人民日报", "People's Daily"),
            ("毎日新聞", "Mainichi Shimbun"),
            ("한겨레신문", "Hankyoreh"),
            ("خبرگزاری تسنیم", "Tasnim"),
            ("दैनिक भास्कर", "Dainik Bhaskar"),
            ("1news.az", "1news.az"),
        ] {
            assert_eq!(table.canonical(spelling), Some(name), "{spelling}");
        }
        assert!(table.is_also_a_word("Rzeczpospolita"));
    }

    #[test]
    fn abbreviations_match_exactly_or_not_at_all() {
        let table = table();
        let finds = |text: &str| {
            table
                .find(text, Span::new(0, text.len()))
                .map(|outlet| outlet.name)
        };
        for (text, expected) in [
            ("KB reported", Some("Kemebridge")),
            ("KB-nek", Some("Kemebridge")),
            ("(KB)", Some("Kemebridge")),
            ("K. Berg reported", None),
            ("Kb reported", None),
            ("КБ сообщил", None),
            ("A new school", None),
            ("С. Иванов", None),
            ("Sitä ei", None),
            ("the KB-12 rifle", None),
            ("X-KB", None),
            ("KBs", None),
            ("berichtet dpa", Some("dpa")),
            ("Dpa berichtet", None),
        ] {
            assert_eq!(finds(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn spaces_are_shown_once() {
        assert_eq!(shown("Steppe \n Press"), "Steppe Press");
    }
}
