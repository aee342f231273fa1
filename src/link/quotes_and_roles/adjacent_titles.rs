//! Roles in languages such as Chinese, Japanese and Korean, which write a title directly before or after the name: 林晓东总统, 外相の田中一郎氏,
//! 김민수 대통령은.
//!
//! Titles are the role words of the pack, taken whole; the longest match counts. What follows a title after a name must show that the title
//! has ended.

use super::role_words::RoleWords;
use super::text_around::TextAround;
use crate::language::LanguagePack;
use crate::model::Span;

/// Most bytes of the word whose end a title is: 前財務 before 大臣.
const LONGEST_WORD: usize = 24;

/// Titles of one language.
#[derive(Clone, Debug)]
pub(super) struct Titles {
    /// Longest first.
    words: Vec<String>,
    /// What may precede a title directly: 現, 前, 元, 전. Longest first.
    prefixes: Vec<String>,
    /// Those of them that say that somebody has not the whole role, or no longer.
    qualifiers: Vec<String>,
    /// What joins a title to the name behind it: の.
    joint: String,
    /// What may follow a title: particles.
    followers: Vec<String>,
}

impl Titles {
    /// The titles of a language; `None` where it does not write them directly beside names.
    pub(super) fn new(pack: &LanguagePack) -> Option<Self> {
        let roles = &pack.roles;
        if roles.followers.is_empty() {
            return None;
        }
        let titles = pack.words.roles.iter();
        let mut words: Vec<String> = titles
            .filter(|word| !roles.not_alone.contains(word))
            .cloned()
            .collect();
        let qualifiers: Vec<String> = roles.former.iter().chain(&roles.lesser).cloned().collect();
        let mut prefixes = [roles.modifiers.clone(), qualifiers.clone()].concat();
        for list in [&mut words, &mut prefixes] {
            list.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
        }
        Some(Self {
            words,
            prefixes,
            qualifiers,
            joint: roles.joint.clone(),
            followers: roles.followers.clone(),
        })
    }

    /// The title before a name, with the country or institution directly before it.
    pub(super) fn before(
        &self,
        around: &TextAround<'_>,
        name: Span,
        sentence: Span,
    ) -> Option<Span> {
        let text = around.text;
        let lead = Span::new(sentence.start, name.start).of(text);
        let trimmed = lead.trim_end_matches([' ', '·']);
        let inside = trimmed.strip_suffix(self.joint.as_str()).unwrap_or(trimmed);
        let title = self
            .words
            .iter()
            .find(|word| inside.ends_with(word.as_str()))?;
        let end = sentence.start + inside.len();
        let start = self.begin(around, sentence.start, end - title.len())?;
        Some(Span::new(start, end))
    }

    /// The title after a name.
    pub(super) fn after(
        &self,
        around: &TextAround<'_>,
        language: &RoleWords,
        name: Span,
        sentence: Span,
    ) -> Option<Span> {
        let text = around.text;
        // 当時の林大統領: the title is not the whole role.
        if self.is_qualified(Span::new(sentence.start, name.start).of(text)) {
            return None;
        }
        let rest = Span::new(name.end, sentence.end).of(text);
        let inside = rest.trim_start_matches(' ');
        let mut title_at = inside;
        while !self.begins_with_title(title_at) {
            let mut prefixes = self.prefixes.iter();
            let rest = prefixes.find_map(|prefix| title_at.strip_prefix(prefix.as_str()))?;
            title_at = rest.trim_start_matches(' ');
        }
        let title = self.words.iter().find(|word| {
            title_at
                .strip_prefix(word.as_str())
                .is_some_and(|then| self.has_ended(then, language))
        })?;
        let start = sentence.end - inside.len();
        let end = sentence.end - title_at.len() + title.len();
        Some(Span::new(start, end))
    }

    fn begins_with_title(&self, text: &str) -> bool {
        self.words
            .iter()
            .any(|word| text.starts_with(word.as_str()))
    }

    /// Whether a title ends where this begins: at a mark, a particle or a reporting verb.
    fn has_ended(&self, then: &str, language: &RoleWords) -> bool {
        then.chars().next().is_none_or(|c| !c.is_alphanumeric())
            || self
                .followers
                .iter()
                .any(|word| then.starts_with(word.as_str()))
            || language.begins_with_reporting(then)
    }

    /// Where a role begins, given where its title begins; `None` where the title may be the end of a longer word, or more is said of the role
    /// than can be read.
    fn begin(&self, around: &TextAround<'_>, from: usize, title: usize) -> Option<usize> {
        let text = around.text;
        let lead = |start: usize| Span::new(from, start).of(text);
        let start = self.without_prefixes(lead(title)) + from;
        let spaced = lead(start).trim_end_matches(' ');
        let spaced = spaced.strip_suffix(self.joint.as_str()).unwrap_or(spaced);
        let first = around.things.partition_point(|thing| thing.start < from);
        let thing = around.things[first..]
            .iter()
            .take_while(|thing| thing.start < from + spaced.len())
            .find(|thing| thing.end == from + spaced.len());
        let start = match thing {
            Some(thing) => self.without_prefixes(lead(thing.start)) + from,
            None => start,
        };
        let before = lead(start);
        let joined = before.ends_with(char::is_alphanumeric);
        // Part of a longer word: 以前总统 is not 前总统, and of 前財務大臣 more than 大臣 is the role.
        let is_prefixed = match thing {
            Some(thing) => start < thing.start,
            None => start < title,
        };
        let is_unread = thing.is_none() && self.has_qualifier_in_last_word(before);
        (!joined || !is_prefixed && !is_unread).then_some(start)
    }

    /// How much of a text precedes the prefixes at its end.
    fn without_prefixes(&self, text: &str) -> usize {
        let mut rest = text.trim_end_matches(' ');
        let mut start = text.len();
        while let Some(prefix) = self
            .prefixes
            .iter()
            .find(|prefix| rest.ends_with(prefix.as_str()))
        {
            start = rest.len() - prefix.len();
            rest = rest[..start].trim_end_matches(' ');
        }
        start
    }

    /// Whether a text ends with a word that qualifies a role.
    fn is_qualified(&self, text: &str) -> bool {
        let text = text.trim_end_matches(' ');
        let mut qualifiers = self.qualifiers.iter();
        qualifiers.any(|word| text.ends_with(word.as_str()))
    }

    /// Whether the letters at the end of a text hold a word that qualifies a role.
    fn has_qualifier_in_last_word(&self, text: &str) -> bool {
        let letters = text.trim_end_matches(char::is_alphanumeric).len();
        let mut from = letters.max(text.len().saturating_sub(LONGEST_WORD));
        from = text.ceil_char_boundary(from);
        let mut qualifiers = self.qualifiers.iter();
        qualifiers.any(|word| text[from..].contains(word.as_str()))
    }
}
