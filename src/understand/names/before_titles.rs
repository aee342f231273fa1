//! Names in Chinese signs before a title: "高橋健太さん", "高橋健太市長". What stands between a sign of another kind and the title is mostly a name.

use super::roles::Roles;
use super::signs::{LONGEST_ROLE, is_in, joined};
use crate::model::Span;
use unicode_script::Script;

/// The push of the signs of a name.
const BEFORE_TITLE: f32 = 2.5;
/// Fewest and most signs of a name.
const SHORTEST: usize = 2;
const LONGEST: usize = 5;
/// Titles that are no role, too; a sign alone is one only here.
const HONORIFICS: [&str; 4] = ["さん", "さま", "くん", "ちゃん"];

/// Adds the pushes of names before titles in a sentence; `is_name` tells whether the tables have a word as a name.
pub(super) fn add(
    text: &str,
    tokens: &[Span],
    roles: &Roles<'_>,
    is_name: &dyn Fn(&str) -> bool,
    is_word: &dyn Fn(&str) -> bool,
    pushes: &mut [f32],
) {
    // Chinese puts most roles before the name.
    let hiragana = |token: &Span| is_in(text, *token, Script::Hiragana);
    if !tokens.iter().any(hiragana) {
        return;
    }
    let han = |at: usize| is_in(text, tokens[at], Script::Han);
    let mut at = 0;
    while at < tokens.len() {
        if !han(at) {
            at += 1;
            continue;
        }
        let begin = at;
        while at < tokens.len() && han(at) && adjoins(tokens, at, begin) {
            at += 1;
        }
        let Some(mut end) = end_of_name(text, tokens, (begin, at), roles) else {
            continue;
        };
        // "高橋健太営業部長": what the head is head of.
        while end - begin > 2 * SHORTEST
            && joined(text, tokens, end - 2, end)
                .is_some_and(|word| is_word(word) && !is_name(word))
        {
            end -= 2;
        }
        let fits = (SHORTEST..=LONGEST).contains(&(end - begin));
        // The surname has one to three signs.
        let known = |length: usize| {
            begin + length <= end
                && joined(text, tokens, begin, begin + length).is_some_and(is_name)
        };
        if fits && (2..=3).chain([1]).any(known) {
            for push in &mut pushes[begin..end] {
                *push += BEFORE_TITLE;
            }
        }
    }
}

/// Where a name that begins a run of Chinese signs ends: before an honorific behind the run, or before a role at its end.
fn end_of_name(
    text: &str,
    tokens: &[Span],
    (begin, end): (usize, usize),
    roles: &Roles<'_>,
) -> Option<usize> {
    let joined = |from: usize, to: usize| joined(text, tokens, from, to);
    let behind = (2..=3).filter_map(|length| joined(end, end + length));
    if behind.into_iter().any(|word| HONORIFICS.contains(&word)) {
        return Some(end);
    }
    let last = joined(end - 1, end)?;
    if end - begin > SHORTEST && roles.is_title_after(last) {
        return Some(end - 1);
    }
    (2..=LONGEST_ROLE)
        .rev()
        .filter(|length| end - begin >= SHORTEST + length)
        .find(|length| joined(end - length, end).is_some_and(|word| roles.is_role(word)))
        .map(|length| end - length)
}

/// Whether the token stands directly behind the one before it in the run.
fn adjoins(tokens: &[Span], at: usize, begin: usize) -> bool {
    at == begin || tokens[at - 1].end == tokens[at].start
}
