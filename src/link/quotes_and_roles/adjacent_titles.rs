//! Roles in languages such as Chinese, Japanese and Korean, which write a title directly before or after the name: 林晓东总统, 外相の田中一郎氏,
//! 김민수 대통령은.
//!
//! Titles are the role words of the pack, taken whole; the longest match counts. What follows a title after a name must show that the title
//! has ended.

use super::role_words::RoleWords;
use super::text_around::TextAround;
use crate::language::LanguagePack;
use crate::model::Span;

/// Titles of one language.
#[derive(Clone, Debug)]
pub(super) struct Titles {
    /// Longest first.
    words: Vec<String>,
    /// What may precede a title directly: 前, 元, 전.
    prefixes: Vec<String>,
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
        words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
        Some(Self {
            words,
            prefixes: roles.modifiers.clone(),
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
        let rest = Span::new(name.end, sentence.end).of(text);
        let inside = rest.trim_start_matches(' ');
        let prefix = self.prefixes.iter().find_map(|prefix| {
            let spaced = inside.strip_prefix(prefix.as_str())?;
            let spaced = spaced.trim_start_matches(' ');
            self.begins_with_title(spaced).then_some(spaced)
        });
        let title_at = prefix.unwrap_or(inside);
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

    /// Where a role begins, given where its title begins; `None` where the title may be the end of a longer word.
    fn begin(&self, around: &TextAround<'_>, from: usize, title: usize) -> Option<usize> {
        let text = around.text;
        let mut start = title;
        let lead = |start: usize| Span::new(from, start).of(text);
        if let Some(prefix) = self
            .prefixes
            .iter()
            .find(|prefix| lead(start).ends_with(prefix.as_str()))
        {
            start -= prefix.len();
        }
        let spaced = lead(start).trim_end_matches(' ');
        let spaced = spaced.strip_suffix(self.joint.as_str()).unwrap_or(spaced);
        let first = around.things.partition_point(|thing| thing.start < from);
        let thing = around.things[first..]
            .iter()
            .take_while(|thing| thing.start < from + spaced.len())
            .find(|thing| thing.end == from + spaced.len());
        if let Some(thing) = thing {
            return Some(thing.start);
        }
        // Part of a longer word: 以前总统 is not 前总统.
        let before = lead(start).chars().next_back();
        let joined = start < title && before.is_some_and(char::is_alphanumeric);
        (!joined).then_some(start)
    }
}
