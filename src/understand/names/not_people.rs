//! Words inside what was read as a name that show where the person's name begins, or that it is none: "Treasury Secretary Anna Berg", "Sanoat Vazirligi
//! Anvar Dolin", "Northern Rail Group".

use super::roles::Roles;
use super::spans::Labelled;
use crate::model::Span;
use unicode_script::{Script, UnicodeScript};

/// Fewest words of a name behind a role or an institution.
const SHORTEST_NAME: usize = 2;
/// Most signs of a role behind a name in Chinese signs.
const LONGEST_ROLE: usize = 5;

impl Labelled<'_> {
    /// Where the name begins behind the last role or institution in the range, if nobody's given name precedes that; behind a title in any case.
    pub(super) fn behind_role(&self, begin: usize, end: usize, roles: &Roles<'_>) -> usize {
        let small = |at: usize| self.tokens[at].of(self.text).to_lowercase();
        let is_role = |at: usize| {
            let small = small(at);
            roles.is_title(&small) || roles.is_role(&small) || roles.is_institution(&small)
        };
        let between = begin + 1..end.saturating_sub(SHORTEST_NAME);
        let last = between.rev().find(|at| {
            let behind = *at + 1..end;
            is_role(*at)
                && self.spaced_before(*at)
                && behind.clone().all(|at| self.spaced_before(at))
                && behind.clone().all(|at| self.words[at].shape.is_capital())
        });
        match last {
            Some(at) if roles.is_title(&small(at)) => at + 1,
            Some(at) if (begin..=at).all(|at| !self.is_given_name(at)) => at + 1,
            _ => begin,
        }
    }

    /// Whether the last word makes the whole an institution, a place or an office, and the others are nobody's given names.
    pub(super) fn is_institution_or_place(
        &self,
        begin: usize,
        end: usize,
        roles: &Roles<'_>,
    ) -> bool {
        let last = end - 1;
        let small = self.tokens[last].of(self.text).to_lowercase();
        let flags = self.words[last].flags;
        let is_unlike_surname = !flags.known() || flags.also_word();
        last > begin
            && self.words[last].shape.is_capital()
            && self.spaced_before(last)
            && (roles.is_title(&small)
                || is_unlike_surname && (roles.is_institution(&small) || roles.is_place(&small)))
            && (begin..last).all(|at| self.words[at].shape.is_capital() && !self.is_given_name(at))
    }

    /// Whether the signs are the beginning of a longer Japanese word: others stand behind them that are no role.
    pub(super) fn is_part_of_word(&self, begin: usize, end: usize, roles: &Roles<'_>) -> bool {
        let script = |at: usize| {
            let first = self.tokens[at].of(self.text).chars().next();
            first.map(|letter| letter.script())
        };
        let han = |at: usize| script(at) == Some(Script::Han);
        let is_japanese = || (0..self.tokens.len()).any(|at| script(at) == Some(Script::Hiragana));
        let continues = end < self.tokens.len() && han(end) && !self.spaced_before(end);
        if !continues || !(begin..end).all(han) || !is_japanese() {
            return false;
        }
        let joined = |from: usize, to: usize| {
            let (first, last) = (self.tokens.get(from)?, self.tokens.get(to)?);
            Some(Span::new(first.start, last.end).of(self.text))
        };
        let behind = |length: usize| joined(end, end + length - 1);
        if (2..=LONGEST_ROLE)
            .filter_map(behind)
            .any(|word| roles.is_role(word))
        {
            return false;
        }
        // "仕様" is a word, so in "言語仕様" the last sign is no title.
        let is_title = behind(1).is_some_and(|word| roles.is_title_after(word));
        !is_title || joined(end - 1, end).is_some_and(self.is_word)
    }

    /// Whether the signs end with a kind of institution ("高校").
    pub(super) fn is_institution_in_signs(
        &self,
        begin: usize,
        end: usize,
        roles: &Roles<'_>,
    ) -> bool {
        let han = |at: usize| {
            let first = self.tokens[at].of(self.text).chars().next();
            first.is_some_and(|letter| letter.script() == Script::Han)
        };
        (begin..end).all(han)
            && (2..=LONGEST_ROLE.min(end - begin)).any(|length| {
                let (first, last) = (self.tokens[end - length], self.tokens[end - 1]);
                roles.is_institution(Span::new(first.start, last.end).of(self.text))
            })
    }

    /// A given name and nothing else.
    fn is_given_name(&self, at: usize) -> bool {
        let word = self.words[at];
        word.flags.given() && word.exact_name && !word.flags.also_word()
    }
}
