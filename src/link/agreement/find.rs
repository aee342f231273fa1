//! Names that several texts know, found where the tagger passed them over.

use super::census::Census;
use super::words::{Capitalised, CapitalisedWords};
use crate::link::people::GivenNames;
use crate::model::{Document, EntityKind, Mention, Span};

/// How sure a name is that only the rest of the archive vouches for.
const VOUCHED_FOR: f64 = 0.6;
/// In how many texts a name must stand to vouch for it elsewhere.
const TEXTS: u32 = 2;
/// How many times more often than anything else a surname must name people, to be found by itself.
const CLEARLY: u32 = 3;

/// The mentions of a document with those found, and the places of these; nothing when there are none.
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

/// How many words from here on stand side by side, at most four.
fn longest(words: &[Capitalised], at: usize) -> usize {
    let more = words[at + 1..].iter().take(3).take_while(|w| w.follows);
    1 + more.count()
}

/// A person's name of several words that other texts know, and that this one does not have as a person's already.
fn is_full_name(document: &Document, words: &[Capitalised], census: &Census) -> bool {
    if words.iter().any(|word| word.initial) {
        return false;
    }
    let span = Span::new(words[0].span.start, words[words.len() - 1].span.end);
    let fits = words.iter().filter_map(|word| word.mention).all(|number| {
        let mention = &document.mentions[number];
        match mention.kind {
            // Half a name becomes the whole; another name stays.
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
    let vouching = census.documents_with(&names);
    vouching >= TEXTS && vouching > census.documents_otherwise(&names)
}

/// A word by itself that other texts have as a surname, and as little else.
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
    // Where a capital tells nothing, or the tagger is against it, only this very form counts.
    let doubtful = word.first || word.mention.is_some() || word.follows;
    if doubtful && census.own_uses(&word.folded).last == 0 {
        return false;
    }
    let uses = census.uses(&word.folded);
    // This very place is counted among the others as long as nobody has marked it.
    let others = uses.other.saturating_sub(u32::from(!word.first));
    free && uses.surname >= TEXTS
        && uses.last > CLEARLY * others
        && !census.is_small(&reading.language, word.span.of(&document.text))
}

/// Where a name begins whose surname was found: at the given name before it, if there is one.
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

/// Part of an address or of a name on a network, not of a sentence.
fn is_handle(text: &str, span: Span) -> bool {
    let sign = |c: char| matches!(c, '_' | '@' | '#' | '/');
    text[..span.start].ends_with(sign) || text[span.end..].starts_with(sign)
}

/// What is left of a mention beside the new ones.
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
