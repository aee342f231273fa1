//! Nicknames: `"Kit" Berg`, `Anna "Kit" Berg`, `Anna Berg ("Kit")`, and "Kit" by itself elsewhere in the text.
//!
//! A title stands in quotation marks before its author's name, too («Идиот» Достоевского). A nickname is no ordinary word, no place and no product, and the text
//! also has it without quotation marks.

use super::attributes::Word;
use super::bridges::is_quote;
use super::word_shape::WordShape;
use crate::model::{EntityKind, Mention, Span};
use std::collections::BTreeSet;

/// Least confidence of a surname behind a nickname, and confidence of a nickname by itself.
const BESIDE_NAME: f64 = 0.8;
const BY_ITSELF: f64 = 0.7;
/// Fewest letters of a nickname.
const SHORTEST: usize = 3;

/// A sentence: its tokens with their spans.
pub(super) type Tokens<'a> = Vec<(Span, &'a Word)>;

/// A nickname beside a name.
struct Found<'t> {
    nickname: &'t str,
    /// The opening quotation mark of a nickname before a surname, and the mention of the surname.
    before: Option<(Span, usize)>,
    /// It stands between two parts of a full name, which shows that it is one.
    inside: bool,
}

/// Joins nicknames to the surnames behind them, and finds them elsewhere. `mentions` are sorted.
pub(super) fn add(text: &str, sentences: &[Tokens<'_>], mentions: &mut Vec<Mention>) {
    let found: Vec<Found<'_>> = sentences
        .iter()
        .flat_map(|tokens| {
            (0..tokens.len()).filter_map(|at| beside_name(text, tokens, at, mentions))
        })
        .collect();
    if found.is_empty() {
        return;
    }
    let unquoted: BTreeSet<&str> = sentences
        .iter()
        .flat_map(|tokens| {
            (0..tokens.len())
                .filter(|at| !is_quoted(tokens, *at))
                .map(|at| tokens[at].0.of(text))
        })
        .collect();
    let mut nicknames = BTreeSet::new();
    let mut joined: Vec<Span> = Vec::new();
    for found in found {
        if !found.inside && !unquoted.contains(found.nickname) {
            continue;
        }
        nicknames.insert(found.nickname);
        if let Some((quote, surname)) = found.before {
            let mention = &mut mentions[surname];
            mention.span.start = quote.start;
            mention.text = mention.span.of(text).to_owned();
            mention.confidence = mention.confidence.max(BESIDE_NAME);
            joined.push(mention.span);
        }
    }
    mentions.retain(|mention| {
        let inside = |name: &Span| name.contains(&mention.span) && *name != mention.span;
        !joined.iter().any(inside)
    });
    for (span, word) in sentences.iter().flatten() {
        if !nicknames.contains(span.of(text)) || !may_be_nickname(text, *span, word) {
            continue;
        }
        let of_person =
            |mention: &Mention| mention.kind == EntityKind::Person && mention.span.overlaps(span);
        let wider = |mention: &Mention| mention.span.contains(span) && mention.span != *span;
        if mentions
            .iter()
            .any(|mention| of_person(mention) || wider(mention))
        {
            continue;
        }
        mentions.retain(|mention| !mention.span.overlaps(span));
        mentions.push(Mention {
            kind: EntityKind::Person,
            span: *span,
            text: span.of(text).to_owned(),
            confidence: BY_ITSELF,
        });
    }
    mentions.sort_by_key(|mention| mention.span);
}

/// The nickname in quotation marks from the token `at` on, if a name is beside it.
fn beside_name<'t>(
    text: &'t str,
    tokens: &Tokens<'_>,
    at: usize,
    mentions: &[Mention],
) -> Option<Found<'t>> {
    let [open, word, close] = tokens.get(at..at + 3)? else {
        return None;
    };
    let nickname = word.0.of(text);
    if !is_quote(open.1) || !is_quote(close.1) || !may_be_nickname(text, word.0, word.1) {
        return None;
    }
    let people = || {
        mentions
            .iter()
            .enumerate()
            .filter(|(_, mention)| mention.kind == EntityKind::Person)
    };
    let inside = people()
        .any(|(_, mention)| mention.span.start < open.0.start && mention.span.end > close.0.end);
    let mut behind = at + 3;
    if tokens
        .get(behind)
        .is_some_and(|token| token.1.shape == WordShape::Sign('/'))
    {
        behind += 1;
    }
    let before = tokens.get(behind).and_then(|next| {
        let one_word = |mention: &Mention| !mention.text.contains(char::is_whitespace);
        people()
            .find(|(_, mention)| mention.span.start == next.0.start && one_word(mention))
            .map(|(number, _)| (open.0, number))
    });
    let in_brackets = || {
        let bracket = at.checked_sub(1).and_then(|before| tokens.get(before))?;
        let opens = matches!(bracket.1.shape, WordShape::Sign('(' | '（'));
        let name = at.checked_sub(2).and_then(|before| tokens.get(before))?;
        let named = people().any(|(_, mention)| mention.span.end == name.0.end);
        (opens && named).then_some(())
    };
    (inside || before.is_some() || in_brackets().is_some()).then_some(Found {
        nickname,
        before,
        inside,
    })
}

fn may_be_nickname(text: &str, span: Span, word: &Word) -> bool {
    matches!(word.shape, WordShape::Capitalised | WordShape::Mixed)
        && span.of(text).chars().count() >= SHORTEST
        && !word.ordinary
        && !word.named.brand()
        && !word.named.place()
        && !word.of_place
}

/// Whether quotation marks are on both sides.
fn is_quoted(tokens: &Tokens<'_>, at: usize) -> bool {
    let quote = |at: usize| tokens.get(at).is_some_and(|token| is_quote(token.1));
    at > 0 && quote(at - 1) && quote(at + 1)
}
