//! Words of roles in one language: those of its pack and those of `data/role-words.toml`.

use crate::language::{LanguagePack, primary_subtag};
use crate::text::{FoldedWords, Pattern, fold_word};
use serde::Deserialize;
use std::collections::BTreeMap;

static WORDS: &str = include_str!("../../../data/role-words.toml");

/// One language's part of the file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Listed {
    modifiers: Vec<String>,
    links: Vec<String>,
    endings: Vec<String>,
    articles: Vec<String>,
    never: Vec<String>,
}

/// The file.
#[derive(Clone, Debug, Default)]
pub(super) struct RoleWords(BTreeMap<String, Listed>);

impl RoleWords {
    /// Those that come with the program; a test keeps them readable.
    pub(super) fn compiled_in() -> Self {
        Self(toml::from_str(WORDS).unwrap_or_default())
    }

    /// Those of one language; `None` where nobody has listed any, for a bare word of the pack is not enough to tell a role.
    pub(super) fn of(&self, tag: &str, pack: &LanguagePack) -> Option<RolesOfLanguage> {
        let listed = self
            .0
            .get(tag)
            .or_else(|| self.0.get(primary_subtag(tag)))?;
        let patterns = |words: &[String]| words.iter().filter_map(|w| Pattern::parse(w)).collect();
        Some(RolesOfLanguage {
            roles: patterns(&pack.words.roles),
            reporting: patterns(&pack.words.reporting),
            modifiers: patterns(&listed.modifiers),
            never: patterns(&listed.never),
            links: listed.links.iter().map(|w| fold_word(w)).collect(),
            articles: listed.articles.iter().map(|w| fold_word(w)).collect(),
            endings: listed.endings.clone(),
            head_last: matches!(primary_subtag(tag), "kk" | "uz" | "tr" | "ky" | "az"),
            names_before: matches!(primary_subtag(tag), "kk" | "uz" | "tr" | "ky" | "az" | "en"),
        })
    }
}

/// All that tells a role in one language.
#[derive(Clone, Debug)]
pub(super) struct RolesOfLanguage {
    roles: Vec<Pattern>,
    reporting: Vec<Pattern>,
    modifiers: Vec<Pattern>,
    never: Vec<Pattern>,
    links: Vec<String>,
    articles: Vec<String>,
    endings: Vec<String>,
    /// What a role is of stands before it, never between it and the name.
    pub(super) head_last: bool,
    /// Names of what it is of may stand before it: "EU Commissioner", "ҚР министрі".
    pub(super) names_before: bool,
}

impl RolesOfLanguage {
    /// How many words make a role that begins at this word.
    pub(super) fn role_at(&self, words: &FoldedWords, at: usize) -> Option<usize> {
        longest(&self.roles, words, at)
    }

    /// Whether the word alone makes no role.
    pub(super) fn is_never(&self, words: &FoldedWords, at: usize) -> bool {
        longest(&self.never, words, at).is_some()
    }

    pub(super) fn is_reporting(&self, words: &FoldedWords, at: usize) -> bool {
        longest(&self.reporting, words, at).is_some()
    }

    pub(super) fn is_modifier(&self, words: &FoldedWords, at: usize) -> bool {
        longest(&self.modifiers, words, at).is_some()
    }

    pub(super) fn is_link(&self, word: &str) -> bool {
        self.links.iter().any(|link| link == word)
    }

    pub(super) fn is_article(&self, word: &str) -> bool {
        self.articles.iter().any(|article| article == word)
    }

    /// Whether lower-case words are joined to a role by their ending.
    pub(super) fn has_genitives(&self) -> bool {
        !self.endings.is_empty()
    }

    /// Whether a lower-case word ends as a genitive that may follow a role.
    pub(super) fn is_genitive(&self, word: &str) -> bool {
        word.chars().count() > 3
            && self
                .endings
                .iter()
                .any(|ending| word.ends_with(ending.as_str()))
            || self.endings.iter().any(|ending| ending == word)
    }
}

fn longest(patterns: &[Pattern], words: &FoldedWords, at: usize) -> Option<usize> {
    patterns
        .iter()
        .filter_map(|p| p.matches_at(words, at))
        .max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_readable_and_every_list_is_folded() {
        let words: BTreeMap<String, Listed> = toml::from_str(WORDS).expect("valid");
        for listed in words.values() {
            for word in listed.endings.iter().chain(&listed.links) {
                assert_eq!(*word, fold_word(word));
            }
            assert!(!listed.never.is_empty());
        }
    }
}
