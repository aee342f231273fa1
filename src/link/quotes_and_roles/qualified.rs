//! The words that qualify a role: "former", "deputy", "acting" belong to it, or it is no role of the person.

use super::role_bounds::{is_capital, is_joined};
use super::roles::Sentence;
use crate::model::Span;
use crate::text::{FoldedWords, fold_word};

/// Most words between a role and the word that says that it is no longer held, or not wholly.
const FARTHEST_QUALIFIER: usize = 4;

impl Sentence<'_> {
    /// Where a role begins with the words that say that it is no longer held, or not wholly: "former British" before "prime minister", "deputy"
    /// before "foreign minister". `None` if such a word stands before the role but does not clearly belong to it: without it the role would be
    /// wrong.
    pub(super) fn with_qualifiers(
        &self,
        words: &FoldedWords,
        spans: &[Span],
        role: usize,
    ) -> Option<usize> {
        let mut first = role;
        let qualifier = |first: usize| {
            let near = first.saturating_sub(FARTHEST_QUALIFIER)..first;
            near.rev()
                .find_map(|at| Some((at, self.language.qualifier_at(words, at)?)))
        };
        while let Some((at, length)) = qualifier(first) {
            let fits = |at: usize| self.fits_between(words, spans[at], at);
            if !(at + length..first).all(fits) {
                return None;
            }
            first = at;
            while first > 0 && is_joined(self.around.text, spans, first) {
                first -= 1;
            }
        }
        Some(first)
    }

    /// Whether the name is in the nominative, or the language has no cases that would tell.
    pub(super) fn is_nominative(&self) -> bool {
        !self.language.has_genitives() || self.named.is_nominative(self.around.text)
    }

    /// Whether a word may stand between a role and a word that qualifies it.
    fn fits_between(&self, words: &FoldedWords, span: Span, at: usize) -> bool {
        let word = words.iter().nth(at).map_or("", |(word, _)| word);
        let text = self.around.text;
        let chains = self.language.has_genitives() && self.is_nominative();
        is_capital(text, span)
            || self.is_named_thing(span)
            || self.language.is_modifier(words, at)
            || self.language.is_genitive(word) && !self.language.is_reporting(words, at)
            || chains && self.language.links.contains(word)
    }

    /// Bytes of the article that is written onto a word: "l’" before "ancien".
    pub(super) fn elided(&self, word: Span) -> usize {
        let written = word.of(self.around.text);
        let Some((mark, sign)) = written
            .char_indices()
            .find(|(_, sign)| matches!(sign, '\'' | '’'))
        else {
            return 0;
        };
        let article = fold_word(&written[..mark]);
        let is_article =
            self.language.articles.contains(&article) || self.language.links.contains(&article);
        if is_article {
            mark + sign.len_utf8()
        } else {
            0
        }
    }
}
