//! Finds names that the tagger missed but several other documents contain.

use super::census::Census;
use super::words::{Capitalised, CapitalisedWords};
use crate::link::people::GivenNames;
use crate::model::{Document, EntityKind, Mention, Span};

/// Confidence of a name found by corroboration alone.
const VOUCHED_FOR: f64 = 0.6;
/// Number of documents that must contain a name to corroborate it.
const TEXTS: u32 = 2;
/// How many times more often a surname must name people than anything else to be found by itself.
const CLEARLY: u32 = 3;

/// The document's mentions with those found, and the spans of the latter; `None` if none was found.
pub(super) fn found(
    document: &Document,
    reading: &CapitalisedWords,
    census: &Census,
    given_names: &GivenNames,
) -> Option<(Vec<Mention>, Vec<Span>)> {
    let words = &reading.words;
    let mut spans: Vec<Span> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let longest = longest(words, at);
        let full = (2..=longest)
            .rev()
            .find(|length| is_full_name(document, &words[at..at + length], census));
        if let Some(length) = full {
            spans.push(Span::new(
                words[at].span.start,
                words[at + length - 1].span.end,
            ));
            at += length;
            continue;
        }
        if is_surname(document, reading, at, census) {
            let start = given_name_before(document, words, at, given_names);
            spans.push(Span::new(start, words[at].span.end));
        }
        at += 1;
    }
    if spans.is_empty() {
        return None;
    }
    let mut out: Vec<Mention> = document
        .mentions
        .iter()
        .filter_map(|mention| without(mention, &spans, &document.text))
        .collect();
    out.extend(spans.iter().map(|span| Mention {
        kind: EntityKind::Person,
        span: *span,
        text: span.of(&document.text).to_owned(),
        confidence: VOUCHED_FOR,
    }));
    out.sort_by_key(|mention| mention.span);
    Some((out, spans))
}

/// Number of adjacent words from here on, at most four.
fn longest(words: &[Capitalised], at: usize) -> usize {
    let more = words[at + 1..].iter().take(3).take_while(|w| w.follows);
    1 + more.count()
}

/// Whether these words are a full name that other documents contain and that is not yet a person's mention here.
fn is_full_name(document: &Document, words: &[Capitalised], census: &Census) -> bool {
    if words.iter().any(|word| word.initial) {
        return false;
    }
    let span = Span::new(words[0].span.start, words[words.len() - 1].span.end);
    let fits = words.iter().filter_map(|word| word.mention).all(|number| {
        let mention = &document.mentions[number];
        match mention.kind {
            // Part of the name grows to the whole; any other name stays.
            EntityKind::Person => span.contains(&mention.span) && span != mention.span,
            // "Asia Bibi", "Germany Jane Roe"; but an institution may be named after somebody.
            EntityKind::Place => mention.span.end <= span.end,
            EntityKind::Organisation => mention.span == span,
        }
    });
    if !fits {
        return false;
    }
    let names: Vec<&str> = words.iter().map(|word| word.folded.as_str()).collect();
    let supporting = census.documents_with(&names);
    supporting >= TEXTS && supporting > census.documents_otherwise(&names)
}

/// Whether a single word is a surname in other documents, and hardly anything else.
fn is_surname(document: &Document, reading: &CapitalisedWords, at: usize, census: &Census) -> bool {
    let word = &reading.words[at];
    let beside = reading.words.get(at + 1).is_some_and(|next| next.follows);
    if word.initial || beside || word.folded.len() < 3 || is_handle(&document.text, word.span) {
        return false;
    }
    let free = match word.mention.map(|number| &document.mentions[number]) {
        None => true,
        Some(mention) => mention.kind == EntityKind::Place && mention.span == word.span,
    };
    // Where the capital is uninformative, or the tagger disagrees, only this exact form counts.
    let doubtful = word.first || word.mention.is_some() || word.follows;
    if doubtful && census.own_uses(&word.folded).last == 0 {
        return false;
    }
    let uses = census.uses(&word.folded);
    // This occurrence itself counts among the other uses, as it is not tagged.
    let others = uses.other.saturating_sub(u32::from(!word.first));
    free && uses.surname >= TEXTS
        && uses.last > CLEARLY * others
        && !census.is_small(&reading.language, word.span.of(&document.text))
}

/// Start of the name whose surname was found: at the given name before it, if there is one.
fn given_name_before(
    document: &Document,
    words: &[Capitalised],
    at: usize,
    given_names: &GivenNames,
) -> usize {
    let before = at.checked_sub(1).map(|before| &words[before]);
    match before {
        Some(before)
            if words[at].follows
                && before.mention.is_none()
                && given_names.sex(before.span.of(&document.text)).is_some() =>
        {
            before.span.start
        }
        _ => words[at].span.start,
    }
}

/// Whether the word is part of an address or a user name rather than a sentence.
fn is_handle(text: &str, span: Span) -> bool {
    let sign = |c: char| matches!(c, '_' | '@' | '#' | '/');
    text[..span.start].ends_with(sign) || text[span.end..].starts_with(sign)
}

/// The rest of a mention outside the new ones.
fn without(mention: &Mention, spans: &[Span], text: &str) -> Option<Mention> {
    let Some(span) = spans.iter().find(|span| span.overlaps(&mention.span)) else {
        return Some(mention.clone());
    };
    if mention.span.start >= span.start {
        return None;
    }
    let before = Span::new(mention.span.start, span.start)
        .of(text)
        .trim_end();
    let left = Span::new(mention.span.start, mention.span.start + before.len());
    Some(Mention {
        span: left,
        text: before.to_owned(),
        ..mention.clone()
    })
}
