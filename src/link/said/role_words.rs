//! Words of roles in one language: those of its pack and those of `data/role-words.toml`.

use super::spaceless::Titles;
use crate::language::{LanguagePack, primary_subtag};
use crate::text::{FoldedWords, Pattern, fold_word};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

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
        let primary = primary_subtag(tag);
        Some(RolesOfLanguage {
            titles: Titles::of(primary, &pack.words.roles, &listed.modifiers, &listed.never),
            roles_as_listed: pack.words.roles.iter().map(|w| bare(w)).collect(),
            reporting_words: pack.words.reporting.clone(),
            roles: patterns(&pack.words.roles),
            reporting: patterns(&pack.words.reporting),
            modifiers: patterns(&listed.modifiers),
            never: patterns(&listed.never),
            links: listed.links.iter().map(|w| fold_word(w)).collect(),
            articles: listed.articles.iter().map(|w| fold_word(w)).collect(),
            endings: listed.endings.clone(),
            head_last: is_turkic(primary) || matches!(primary, "mn" | "hi"),
            names_before: is_turkic(primary) || matches!(primary, "mn" | "hi" | "en"),
            possessive: is_turkic(primary),
            after_name: primary == "hu",
            said_before: primary == "ar",
            object_mark: (primary == "fa").then_some("را"),
        })
    }
}

fn bare(phrase: &str) -> String {
    let words: Vec<String> = phrase
        .replace('*', "")
        .split_whitespace()
        .map(fold_word)
        .collect();
    words.join(" ")
}

/// Languages whose possessive endings join a role to what stands before it.
pub(super) fn is_turkic(primary: &str) -> bool {
    matches!(primary, "kk" | "uz" | "tr" | "ky" | "az" | "tk")
}

/// All that tells a role in one language.
#[derive(Clone, Debug)]
pub(super) struct RolesOfLanguage {
    /// Titles right beside the name, where the language writes without spaces or articles.
    pub(super) titles: Option<Titles>,
    reporting_words: Vec<String>,
    /// Role words of the pack, folded, without the sign for any ending.
    roles_as_listed: BTreeSet<String>,
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
    /// A role word in the possessive without its possessor says nothing.
    pub(super) possessive: bool,
    /// A role follows the name without a comma: "Kovács János külügyminiszter".
    pub(super) after_name: bool,
    /// Verb, subject and object stand in this order, so a role beside a name may be somebody else's unless a verb of saying goes before it.
    pub(super) said_before: bool,
    /// The word that marks a name behind a role as the object.
    pub(super) object_mark: Option<&'static str>,
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

    /// Whether a role of the pack is exactly these words, without an ending.
    pub(super) fn is_role_as_listed(&self, words: &FoldedWords, at: usize, length: usize) -> bool {
        let found: Vec<&str> = words
            .iter()
            .skip(at)
            .take(length)
            .map(|(word, _)| word)
            .collect();
        self.roles_as_listed.contains(&found.join(" "))
    }

    /// The same with an Arabic "and" before the verb.
    pub(super) fn is_reporting_with_and(&self, words: &FoldedWords, at: usize) -> bool {
        let bare = words
            .iter()
            .nth(at)
            .and_then(|(word, _)| word.strip_prefix('و'));
        self.is_reporting(words, at)
            || bare.is_some_and(|bare| self.reporting_words.iter().any(|word| word == bare))
    }

    /// The same for a text that begins with such a verb.
    pub(super) fn begins_with_reporting(&self, text: &str) -> bool {
        self.reporting_words
            .iter()
            .any(|word| text.starts_with(word.as_str()))
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
