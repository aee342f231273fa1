//! What identifies a role in one language: the role words of its pack and the table `[roles]`.

use super::adjacent_titles::Titles;
use crate::language::{LanguagePack, Roles, VerbPosition};
use crate::text::{FoldedWords, Pattern, fold_word};
use std::collections::BTreeSet;

/// The role words of one language.
#[derive(Clone, Debug)]
pub(super) struct RoleWords {
    /// Titles directly beside the name, in languages that write them so.
    pub(super) titles: Option<Titles>,
    /// Word order and endings, as the pack has them.
    pub(super) rules: Roles,
    /// The reporting verb precedes its subject, so a role beside a name may be somebody else's unless such a verb precedes it.
    pub(super) verb_first: bool,
    /// Every noun begins with a capital, so capitals do not make a headline.
    pub(super) noun_capitals: bool,
    /// Words that open indirect speech.
    pub(super) that: Vec<String>,
    /// A word for "and" that is written onto a verb.
    and: String,
    reporting_words: Vec<String>,
    /// Role words of the pack, folded, without the sign for any ending.
    roles_as_listed: BTreeSet<String>,
    roles: Vec<Pattern>,
    reporting: Vec<Pattern>,
    modifiers: Vec<Pattern>,
    former: Vec<Pattern>,
    lesser: Vec<Pattern>,
    not_alone: Vec<Pattern>,
    /// The lists of the pack, folded.
    pub(super) links: BTreeSet<String>,
    pub(super) articles: BTreeSet<String>,
    pub(super) conjunctions: BTreeSet<String>,
}

impl RoleWords {
    /// The role words of a language; `None` if its pack has no table `[roles]`, because a bare role word is not enough to identify a role.
    pub(super) fn new(pack: &LanguagePack) -> Option<Self> {
        let rules = &pack.roles;
        if *rules == Roles::default() {
            return None;
        }
        let patterns = |words: &[String]| words.iter().filter_map(|w| Pattern::parse(w)).collect();
        let folded = |words: &[String]| words.iter().map(|w| fold_word(w)).collect();
        Some(Self {
            titles: Titles::new(pack),
            rules: rules.clone(),
            verb_first: pack.speech.verb == VerbPosition::First,
            noun_capitals: pack.writing.noun_capitals,
            that: pack.speech.that.clone(),
            and: pack.speech.and.clone(),
            reporting_words: pack.words.reporting.clone(),
            roles_as_listed: pack.words.roles.iter().map(|w| bare(w)).collect(),
            roles: patterns(&pack.words.roles),
            reporting: patterns(&pack.words.reporting),
            modifiers: patterns(&rules.modifiers),
            former: patterns(&rules.former),
            lesser: patterns(&rules.lesser),
            not_alone: patterns(&rules.not_alone),
            links: folded(&rules.links),
            articles: folded(&rules.articles),
            conjunctions: folded(&rules.conjunctions),
        })
    }

    /// The number of words in a role word that begins here.
    pub(super) fn role_at(&self, words: &FoldedWords, at: usize) -> Option<usize> {
        longest(&self.roles, words, at)
    }

    /// Whether this many words from here are not a role by themselves.
    pub(super) fn is_not_alone(&self, words: &FoldedWords, at: usize, length: usize) -> bool {
        longest(&self.not_alone, words, at).is_some_and(|found| found >= length)
    }

    pub(super) fn is_reporting(&self, words: &FoldedWords, at: usize) -> bool {
        longest(&self.reporting, words, at).is_some()
    }

    /// Whether these words are a role word of the pack without an ending.
    pub(super) fn is_role_as_listed(&self, words: &FoldedWords, at: usize, length: usize) -> bool {
        let found: Vec<&str> = words
            .iter()
            .skip(at)
            .take(length)
            .map(|(word, _)| word)
            .collect();
        self.roles_as_listed.contains(&found.join(" "))
    }

    /// Whether a reporting verb begins here, with or without "and" written onto it.
    pub(super) fn is_reporting_with_and(&self, words: &FoldedWords, at: usize) -> bool {
        let bare = words
            .iter()
            .nth(at)
            .and_then(|(word, _)| word.strip_prefix(self.and.as_str()));
        self.is_reporting(words, at)
            || bare.is_some_and(|bare| self.reporting_words.iter().any(|word| word == bare))
    }

    /// Whether a text begins with a reporting verb.
    pub(super) fn begins_with_reporting(&self, text: &str) -> bool {
        self.reporting_words
            .iter()
            .any(|word| text.starts_with(word.as_str()))
    }

    pub(super) fn is_modifier(&self, words: &FoldedWords, at: usize) -> bool {
        longest(&self.modifiers, words, at).is_some() || self.qualifier_at(words, at).is_some()
    }

    /// The number of words that say that somebody has not the whole role, or no longer, if such words begin here.
    pub(super) fn qualifier_at(&self, words: &FoldedWords, at: usize) -> Option<usize> {
        longest(&self.former, words, at).max(longest(&self.lesser, words, at))
    }

    /// Whether a role word that makes another role of the next begins here: "заместитель".
    pub(super) fn is_lesser_role(&self, words: &FoldedWords, at: usize) -> bool {
        longest(&self.lesser, words, at).is_some() && self.role_at(words, at).is_some()
    }

    /// Whether lower-case words belong to a role by their ending.
    pub(super) fn has_genitives(&self) -> bool {
        !self.rules.genitives.is_empty()
    }

    /// Whether a lower-case word has the form of a genitive that may follow a role.
    pub(super) fn is_genitive(&self, word: &str) -> bool {
        let long = word.chars().count() > 3;
        let prefix = self.rules.genitive_prefix.as_str();
        !prefix.is_empty() && word.starts_with(prefix)
            || self
                .rules
                .genitives
                .iter()
                .any(|ending| word == ending || long && word.ends_with(ending.as_str()))
    }

    /// Whether a word as written ends like a role that belongs to what precedes it.
    pub(super) fn is_possessive(&self, written: &str) -> bool {
        let mut endings = self.rules.possessives.iter();
        endings.any(|ending| written.ends_with(ending.as_str()))
    }
}

fn longest(patterns: &[Pattern], words: &FoldedWords, at: usize) -> Option<usize> {
    patterns
        .iter()
        .filter_map(|p| p.matches_at(words, at))
        .max()
}

fn bare(phrase: &str) -> String {
    let words: Vec<String> = phrase
        .replace('*', "")
        .split_whitespace()
        .map(fold_word)
        .collect();
    words.join(" ")
}
