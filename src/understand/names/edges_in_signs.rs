//! The edges of a name in Chinese signs, where no space parts it from the words before it and the role behind.

use super::roles::Roles;
use super::signs::{LONGEST_ROLE, joined};
use super::spans::Labelled;
use super::word_shape::WordShape;
use unicode_script::Script;

impl Labelled<'_> {
    /// A range of Chinese or Japanese signs without the words before a foreigner's name ("贸易商" in "贸易商爱德华·贝尔") and the role behind any name ("市長").
    pub(super) fn without_words_in_signs(
        &self,
        begin: usize,
        end: usize,
        roles: &Roles<'_>,
    ) -> (usize, usize) {
        let (mut begin, mut end) = (begin, end);
        let sign = |at: usize| {
            let shape = self.words[at].shape;
            let script = |script: &Script| matches!(script, Script::Han | Script::Hiragana);
            matches!(&shape, WordShape::Caseless(one) if script(one))
        };
        let joined = |from: usize, to: usize| {
            joined(self.text, self.tokens, from, to).filter(|_| (from..to).all(sign))
        };
        while let Some(length) = (2..=LONGEST_ROLE)
            .rev()
            .filter(|length| end - begin > *length)
            .find(|length| joined(end - length, end).is_some_and(|word| roles.is_role(word)))
        {
            end -= length;
        }
        let dot = (begin..end)
            .find(|at| matches!(self.words[*at].shape, WordShape::Sign('·' | '‧' | '・')));
        let Some(dot) = dot else {
            return (begin, end);
        };
        // "ナンシー・ベル下院": what follows a foreigner's name in kana is no part of it.
        let kana =
            |at: &usize| matches!(self.words[*at].shape, WordShape::Caseless(Script::Katakana));
        if let Some(last) = (dot..end).rev().find(kana) {
            end = last + 1;
        }
        if let Some(of) = (begin..dot)
            .rev()
            .find(|at| self.tokens[*at].of(self.text) == "的")
        {
            begin = of + 1;
        }
        while let Some(length) = (2..=LONGEST_ROLE)
            .rev()
            .filter(|length| dot > begin + length)
            .find(|length| joined(begin, begin + length).is_some_and(self.is_word))
        {
            begin += length;
        }
        (begin, end)
    }
}
