//! Where a text names a person whose name is replaced.

use super::words::{Endings, NameWord, TextWord};
use crate::model::Span;

/// The part that a word plays in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// A given name: other people have it as well.
    Given,
    /// A surname or a father's name.
    Family,
}

/// A word of a name and what it is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RatedWord {
    pub(super) word: NameWord,
    pub(super) role: Role,
    /// Standing alone, it means this person in any text: nobody else bears it, and it is no other word.
    pub(super) everywhere: bool,
    /// The owner states it as a whole form of the name, so it is replaced in small letters, too.
    pub(super) is_stated: bool,
}

/// A name as it is looked for in texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SoughtName {
    pub(super) words: Vec<RatedWord>,
    /// The whole name written as one word, as in tags: "AnnaVale".
    pub(super) joined: Vec<NameWord>,
    /// Small words of the name: "van", "al".
    pub(super) particles: Vec<NameWord>,
    /// Whole forms in scripts that have no spaces.
    pub(super) literal: Vec<String>,
}

/// What is known of the text besides its words.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Surroundings<'a> {
    /// The text names the person in full somewhere, or is about a text that does: parts of the name mean the person.
    pub(super) names_person: bool,
    /// Any word of the surname counts, whoever else bears it: for addresses that can be given up.
    pub(super) is_strict: bool,
    /// Mentions of the person.
    pub(super) own: &'a [Span],
    /// Mentions of other people by more than one word.
    pub(super) others: &'a [Span],
}

/// How far apart two words of one name may be: two names or initials between them.
const FARTHEST: usize = 3;

/// The parts of a text that name the person. `place` tells where a word stands that is not where it seems to: across markup.
pub(super) fn find(
    text: &str,
    words: &[TextWord],
    name: &SoughtName,
    endings: &Endings,
    around: Surroundings<'_>,
    place: &dyn Fn(Span) -> Span,
) -> Vec<Span> {
    let matched: Vec<Vec<usize>> = words
        .iter()
        .map(|word| {
            let all = name.words.iter().enumerate();
            let matched = all.filter(|(_, rated)| rated.word.is(word, endings));
            matched.map(|(at, _)| at).collect()
        })
        .collect();
    let mut hits = vec![false; words.len()];
    for (first, last) in full_names(text, words, name, &matched) {
        hits[first..=last].fill(true);
    }
    for (at, word) in words.iter().enumerate() {
        if name.joined.iter().any(|joined| joined.is(word, endings)) {
            hits[at] = true;
        }
        let span = place(word.span);
        if around.own.iter().any(|own| own.overlaps(&span)) {
            hits[at] |= !matched[at].is_empty() || word.is_capital;
        }
        let is_of_another = around.others.iter().any(|other| other.overlaps(&span));
        if hits[at] || is_of_another {
            continue;
        }
        hits[at] = matched[at].iter().any(|rated| {
            let rated = &name.words[*rated];
            let is_long = rated.word.base.len() >= 4;
            let is_a_name = word.is_capital
                || word.in_address
                || rated.is_stated
                || (around.names_person
                    && is_long
                    && rated.role == Role::Family
                    && rated.word.is_exactly(word));
            let counts = rated.everywhere
                || around.names_person
                || (around.is_strict && rated.role == Role::Family);
            is_a_name && counts
        });
    }
    with_initials(text, words, name, &mut hits);
    let mut out = joined_spans(text, words, &hits);
    for literal in &name.literal {
        let found = text.match_indices(literal.as_str());
        out.extend(found.map(|(at, part)| Span::new(at, at + part.len())));
    }
    out.sort();
    out
}

/// Whether the text has the whole name.
pub(super) fn has_full_name(
    text: &str,
    words: &[TextWord],
    name: &SoughtName,
    endings: &Endings,
) -> bool {
    let matched: Vec<Vec<usize>> = words
        .iter()
        .map(|word| {
            let all = name.words.iter().enumerate();
            let matched = all.filter(|(_, rated)| rated.word.is(word, endings));
            matched.map(|(at, _)| at).collect()
        })
        .collect();
    let is_joined = |word: &TextWord| name.joined.iter().any(|joined| joined.is(word, endings));
    !full_names(text, words, name, &matched).is_empty()
        || words.iter().any(is_joined)
        || name
            .literal
            .iter()
            .any(|literal| text.contains(literal.as_str()))
}

/// Pairs of a surname and another word of the name, or an initial of it, in either order: the first and last word of each.
fn full_names(
    text: &str,
    words: &[TextWord],
    name: &SoughtName,
    matched: &[Vec<usize>],
) -> Vec<(usize, usize)> {
    let role = |rated: &usize| name.words[*rated].role;
    let is_family = |at: usize| matched[at].iter().any(|rated| role(rated) == Role::Family);
    let is_initial_of = |at: usize| {
        let word = &words[at];
        let dotted = text[word.span.end..].starts_with('.');
        word.is_initial
            && ((word.is_capital && dotted) || word.in_address)
            && name.words.iter().any(|rated| {
                let first = word
                    .readings
                    .first()
                    .and_then(|reading| reading.chars().next());
                rated.role == Role::Given
                    && first.is_some_and(|first| rated.word.base.starts_with(first))
            })
    };
    let differ = |a: usize, b: usize| {
        let bases = |at: usize| {
            matched[at]
                .iter()
                .map(|rated| &name.words[*rated].word.base)
        };
        bases(a).any(|base| bases(b).all(|other| other != base))
    };
    let mut out = Vec::new();
    for first in 0..words.len() {
        if matched[first].is_empty() && !is_initial_of(first) {
            continue;
        }
        for last in first + 1..words.len().min(first + FARTHEST + 1) {
            let is_reversed = last == first + 1 && has_comma(text, words, first);
            if !is_glue(text, words, last - 1) && !is_reversed {
                break;
            }
            let with_surname = is_family(first) || is_family(last);
            let both =
                !matched[first].is_empty() && !matched[last].is_empty() && differ(first, last);
            let initial = (is_initial_of(first) && is_family(last))
                || (is_family(first) && is_initial_of(last));
            if with_surname && (both || initial) {
                out.push((first, last));
            }
            if !(words[last].is_capital || words[last].in_address) {
                break;
            }
        }
    }
    out
}

/// Whether what stands between a word and the next joins them to one name. A point does after an initial, and in an address.
fn is_glue(text: &str, words: &[TextWord], at: usize) -> bool {
    let (word, next) = (&words[at], &words[at + 1]);
    let gap = Span::new(word.span.end, next.span.start).of(text);
    let has_points = word.is_initial || (word.in_address && next.in_address);
    let joins = |c: char| {
        c.is_whitespace()
            || matches!(c, '-' | '\u{2010}' | '\u{2011}' | '_' | '+' | '·')
            || (c == '.' && has_points)
    };
    gap.chars().count() <= 3 && gap.chars().all(joins) && gap.matches('\n').count() <= 1
}

/// Whether only a comma stands between a word and the next: "Vale, Anna".
fn has_comma(text: &str, words: &[TextWord], at: usize) -> bool {
    let gap = Span::new(words[at].span.end, words[at + 1].span.start).of(text);
    gap.trim() == ","
}

/// Takes initials and small words beside a name along: they would tell whose it was.
fn with_initials(text: &str, words: &[TextWord], name: &SoughtName, hits: &mut [bool]) {
    let belongs = |at: usize| {
        let word = &words[at];
        let is_particle = name
            .particles
            .iter()
            .any(|particle| particle.is_exactly(word));
        let dotted = text[word.span.end..].starts_with('.');
        (word.is_initial && word.is_capital && dotted) || is_particle
    };
    for _ in 0..2 {
        for at in 0..words.len().saturating_sub(1) {
            let joined = is_glue(text, words, at);
            if joined && hits[at + 1] && !hits[at] && belongs(at) {
                hits[at] = true;
            }
            if joined && hits[at] && !hits[at + 1] && belongs(at + 1) && words[at + 1].is_initial {
                hits[at + 1] = true;
            }
        }
    }
}

/// Words that follow one another as one part each.
fn joined_spans(text: &str, words: &[TextWord], hits: &[bool]) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let mut before: Option<usize> = None;
    for at in (0..words.len()).filter(|at| hits[*at]) {
        let span = words[at].span;
        let follows = before.is_some_and(|before| {
            before + 1 == at && (is_glue(text, words, before) || has_comma(text, words, before))
        });
        match (follows, out.last_mut()) {
            (true, Some(last)) => last.end = span.end,
            _ => out.push(span),
        }
        before = Some(at);
    }
    // The point of an initial at the end goes with it.
    for span in &mut out {
        let ends_with_initial = words
            .iter()
            .any(|word| word.span.end == span.end && word.is_initial);
        if ends_with_initial && text[span.end..].starts_with('.') {
            span.end += 1;
        }
    }
    out
}
