//! Words inside what was read as a name that show where the person's name begins, or that it is none: "Treasury Secretary Anna Berg", "Sanoat Vazirligi
//! Anvar Dolin", "Northern Rail Group".

use super::roles::Roles;
use super::signs::{LONGEST_ROLE, is_in, joined};
use super::spans::Labelled;
use super::word_shape::WordShape;
use crate::model::Span;
use unicode_script::Script;

/// Fewest words of a name behind a role or an institution.
const SHORTEST_NAME: usize = 2;

impl Labelled<'_> {
    /// Where the name begins behind the last role or institution in the range, if nobody's given name precedes that; behind a title in any case.
    pub(super) fn behind_role(&self, begin: usize, end: usize, roles: &Roles<'_>) -> usize {
        let small = |at: usize| self.tokens[at].of(self.text).to_lowercase();
        let is_role = |at: usize| {
            let small = small(at);
            roles.is_title(&small) || roles.is_role(&small) || roles.is_institution(&small)
        };
        // Behind a title, a surname is enough.
        let is_title = |at: usize| roles.is_title(&small(at));
        let leads = |at: usize| match end - at - 1 {
            0 => false,
            behind if behind < SHORTEST_NAME => is_title(at),
            _ => is_title(at) || self.words[at].shape.is_capital() && is_role(at),
        };
        let is_part = |at: usize| match self.words[at].shape {
            WordShape::Sign('.') => self.words[at - 1].shape == WordShape::Initial,
            WordShape::Caseless(_) => self.spaced_before(at),
            shape => shape.is_capital() && self.spaced_before(at),
        };
        // "Palmer City Clerk Anna Berg": the place has the name of people, too.
        let leads_full_name =
            |at: usize| !self.words[at].flags.given() && self.is_full_name(at + 1, end);
        let last = (begin + 1..end)
            .rev()
            .find(|at| leads(*at) && self.spaced_before(*at) && (*at + 1..end).all(is_part));
        match last {
            Some(at) if is_title(at) => at + 1,
            Some(at) if leads_full_name(at) || (begin..=at).all(|at| !self.is_given_name(at)) => {
                at + 1
            }
            _ => begin,
        }
    }

    /// Whether the last word makes the whole an institution, a place or an office, or the first one a place ("Jihar Kano"), and the others are nobody's given names.
    /// Behind an institution, the name of a person may follow ("Vláda Solbergové").
    pub(super) fn is_institution_or_place(
        &self,
        begin: usize,
        end: usize,
        roles: &Roles<'_>,
    ) -> bool {
        let last = end - 1;
        let small = |at: usize| self.tokens[at].of(self.text).to_lowercase();
        let is_unlike_surname = |at: usize| {
            let flags = self.words[at].flags;
            !flags.known() || flags.also_word()
        };
        let is_place = |at: usize| is_unlike_surname(at) && roles.is_place(&small(at));
        let is_kind =
            |at: usize| is_place(at) || is_unlike_surname(at) && roles.is_institution(&small(at));
        // "Gordon Advisors": where it is nobody's surname, names of people may stand before it. Where the verb ends the sentence, a person and an institution
        // stand side by side.
        let is_kind_for_sure = |at: usize| {
            let small = small(at);
            !roles.is_verb_last()
                && !self.words[at].flags.known()
                && (roles.is_institution(&small) || roles.is_place(&small))
        };
        // "Palmer Fire"
        let is_place_and_word = || {
            let word = self.words[last];
            last == begin + 1
                && self.words[begin].named.place()
                && word.ordinary
                && !word.flags.known()
        };
        let others = |mut range: std::ops::Range<usize>| {
            range.all(|at| self.words[at].shape.is_capital() && !self.is_given_name(at))
        };
        last > begin
            && self.words[last].shape.is_capital()
            && self.words[begin].shape.is_capital()
            && self.spaced_before(last)
            && (is_kind_for_sure(last)
                || is_place_and_word()
                || (roles.is_title(&small(last)) || is_kind(last)) && others(begin..last)
                || self.spaced_before(begin + 1) && is_place(begin) && others(begin + 1..end))
    }

    /// Whether the range begins with the initials of a country: "U. S. Fish".
    pub(super) fn begins_with_country(&self, begin: usize, end: usize, roles: &Roles<'_>) -> bool {
        let mut letters = String::new();
        let mut at = begin;
        while at < end && self.words[at].shape == WordShape::Initial {
            letters.push_str(self.tokens[at].of(self.text));
            at += 1;
            if at < end && self.words[at].shape == WordShape::Sign('.') {
                letters.push('.');
                at += 1;
            }
        }
        roles.is_country_in_letters(&letters)
    }

    /// Whether the signs are the beginning of a longer Japanese word: others stand behind them that are no role.
    pub(super) fn is_part_of_word(&self, begin: usize, end: usize, roles: &Roles<'_>) -> bool {
        let han = |at: usize| self.is_han(at);
        let hiragana = |token: &Span| is_in(self.text, *token, Script::Hiragana);
        let is_japanese = || self.tokens.iter().any(hiragana);
        let continues = end < self.tokens.len() && han(end) && !self.spaced_before(end);
        if !continues || !(begin..end).all(han) || !is_japanese() {
            return false;
        }
        let joined = |from: usize, to: usize| joined(self.text, self.tokens, from, to);
        let behind = |length: usize| joined(end, end + length);
        if (2..=LONGEST_ROLE)
            .filter_map(behind)
            .any(|word| roles.is_role(word))
        {
            return false;
        }
        // "仕様" is a word, so in "言語仕様" the last sign is no title.
        let is_title = behind(1).is_some_and(|word| roles.is_title_after(word));
        !is_title || joined(end - 1, end + 1).is_some_and(self.is_word)
    }

    /// Whether the signs end with a kind of institution ("高校").
    pub(super) fn is_institution_in_signs(
        &self,
        begin: usize,
        end: usize,
        roles: &Roles<'_>,
    ) -> bool {
        (begin..end).all(|at| self.is_han(at))
            && (2..=LONGEST_ROLE.min(end - begin)).any(|length| {
                joined(self.text, self.tokens, end - length, end)
                    .is_some_and(|word| roles.is_institution(word))
            })
    }

    fn is_han(&self, at: usize) -> bool {
        is_in(self.text, self.tokens[at], Script::Han)
    }

    /// A given name and nothing else.
    fn is_given_name(&self, at: usize) -> bool {
        let word = self.words[at];
        word.flags.given() && word.exact_name && !word.flags.also_word()
    }
}
