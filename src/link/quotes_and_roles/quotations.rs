//! Direct speech with a named speaker. Pronouns are not resolved.
//!
//! Speech is between quotation marks, with the name and a reporting verb after or before it in the same sentence, or in the sentence before if the
//! speech is a sentence of its own. Or a dash introduces it, as in Russian: «— Речь, — сказал N.».

use super::attribution::Reporting;
use super::quotation_marks::quoted;
use super::text_around::{NamedPerson, TextAround};
use crate::language::Quotes;
use crate::model::Span;
use crate::text::{TokenKind, sentences, tokens};

/// Fewest words of speech. Fewer are a title, a name or irony.
const FEWEST_WORDS: usize = 4;

/// Speech with its speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Quote {
    /// The words without the marks.
    pub(super) span: Span,
    pub(super) person: usize,
    /// Index of the mention that names the speaker.
    pub(super) speaker: usize,
}

/// All speech of a document, in order.
pub(super) fn of_document(
    around: &TextAround<'_>,
    reporting: &Reporting,
    quotes: &Quotes,
) -> Vec<Quote> {
    let mut out = Vec::new();
    for (number, part) in around.parts.iter().enumerate() {
        let found = quoted(part.of(around.text), quotes);
        let spans: Vec<Span> = found.into_iter().map(|s| s.shifted(part.start)).collect();
        for (at, span) in spans.iter().enumerate() {
            if words(around.text, *span) < FEWEST_WORDS {
                continue;
            }
            let context = QuoteContext {
                around,
                reporting,
                part: *part,
                part_before: number.checked_sub(1).map(|n| around.parts[n]),
                previous_end: at.checked_sub(1).map_or(part.start, |n| spans[n].end),
                next_start: spans.get(at + 1).map_or(part.end, |next| next.start),
            };
            if let Some(named) = context.speaker(*span) {
                out.push(quote(*span, named));
            }
        }
        if spans.is_empty() {
            out.extend(dashed(around, reporting, *part));
        }
    }
    out
}

fn quote(span: Span, named: &NamedPerson<'_>) -> Quote {
    Quote {
        span,
        person: named.person,
        speaker: named.mention,
    }
}

fn words(text: &str, span: Span) -> usize {
    let tokens = tokens(span.of(text));
    tokens.iter().filter(|t| t.kind == TokenKind::Word).count()
}

struct QuoteContext<'b, 'a> {
    around: &'b TextAround<'a>,
    reporting: &'b Reporting,
    part: Span,
    part_before: Option<Span>,
    previous_end: usize,
    next_start: usize,
}

impl<'b, 'a> QuoteContext<'b, 'a> {
    fn speaker(&self, span: Span) -> Option<&'b NamedPerson<'a>> {
        let text = self.around.text;
        let open = text[..span.start]
            .chars()
            .next_back()
            .map_or(1, char::len_utf8);
        let before = Span::new(self.previous_end, span.start - open);
        let is_at_start = self.previous_end == self.part.start && before.of(text).trim().is_empty();
        let before = self.around.end(before);
        let lead = before.of(text);
        let last = sentences(lead).last().map(|s| s.shifted(before.start));
        // A colon says that what stands before it introduces the speech, whoever speaks next.
        if let Some(lead) = last.filter(|lead| ends_with_colon(lead.of(text)))
            && let Some(named) = self.reporting.speaker(self.around, lead)
        {
            return Some(named);
        }
        // From the closing mark to the end of the sentence that continues after it.
        let mark = text[span.end..].chars().next().map_or(1, char::len_utf8);
        let rest = Span::new((span.end + mark).min(self.part.end), self.next_start);
        let after = first_sentence(text, self.around.beginning(rest));
        if let Some(after) = after {
            if let Some(named) = self.reporting.speaker(self.around, after) {
                return Some(named);
            }
            if self.around.people_in(after).next().is_some() {
                return None;
            }
        }
        if let (Some(lead), Some(after)) = (last, after)
            && let Some(named) = self.reporting.speaker_around(self.around, lead, after)
        {
            return Some(named);
        }
        match last {
            Some(lead) if is_introduction(lead.of(text)) => {
                self.reporting.speaker(self.around, lead)
            }
            // A sentence of its own after one that names the speaker.
            Some(lead) if after.is_none() => self.reporting.speaker(self.around, lead),
            Some(_) => None,
            None if is_at_start => {
                let before = self.around.end(self.part_before?);
                let last = sentences(before.of(text)).pop()?.shifted(before.start);
                ends_with_colon(last.of(text)).then(|| self.reporting.speaker(self.around, last))?
            }
            None => None,
        }
    }
}

fn ends_with_colon(lead: &str) -> bool {
    lead.trim_end().ends_with([':', '：'])
}

/// Whether the words before the speech introduce it.
fn is_introduction(lead: &str) -> bool {
    let end = lead.trim_end();
    end.ends_with([':', '：', ',', '，', '—', '–', '-']) || end.ends_with(char::is_alphabetic)
}

/// The rest of the sentence after the speech; `None` if the speech ends it.
fn first_sentence(text: &str, rest: Span) -> Option<Span> {
    let inside = rest.of(text);
    let next = inside.trim_start().chars().next()?;
    if matches!(next, '.' | '!' | '?' | '…' | '。' | '؟') || inside.starts_with('\n') {
        return None;
    }
    sentences(inside).first().map(|s| s.shifted(rest.start))
}

/// «— Речь, — сказал N.»: the speech up to the second dash, or to the end of the paragraph if it continues after a third.
fn dashed(around: &TextAround<'_>, reporting: &Reporting, part: Span) -> Option<Quote> {
    let text = around.text;
    let inside = part.of(text);
    let body = inside.trim_start().strip_prefix(['—', '–', '-'])?;
    if !body.starts_with(char::is_whitespace) {
        return None;
    }
    let start = part.end - body.trim_start().len();
    let speech = Span::new(start, part.end).of(text);
    let mut from = 0;
    while let Some(found) = speech[from..].find([',', '!', '?', '…', '—', '–']) {
        let at = from + found;
        let mark = speech[at..].chars().next().map_or(1, char::len_utf8);
        from = at + mark;
        // «Речь — сказал N.» without a comma counts if the verb follows the dash directly.
        let bare = speech[at..].starts_with(['—', '–']);
        let after = match bare {
            true => Some(&speech[at + mark..]),
            false => speech[at + mark..]
                .trim_start()
                .strip_prefix(['—', '–', '-']),
        };
        let Some(rest) = after.filter(|rest| rest.starts_with(char::is_whitespace)) else {
            continue;
        };
        if bare
            && !(speech[..at].ends_with(char::is_whitespace)
                && reporting.begins(text, Span::new(part.end - rest.len(), part.end)))
        {
            continue;
        }
        let rest = around.beginning(Span::new(part.end - rest.len(), part.end));
        let stretch = sentences(rest.of(text)).first()?.shifted(rest.start);
        let stretch = match stretch.of(text).find([',', '—', '–']) {
            Some(end) => Span::new(stretch.start, stretch.start + end),
            None => stretch,
        };
        let end = match speech[at..].starts_with(['!', '?', '…']) {
            true => at + mark,
            false => speech[..at].trim_end().len(),
        };
        let span = Span::new(start, start + end);
        if let Some(named) = reporting.speaker(around, stretch)
            && words(text, span) >= FEWEST_WORDS
        {
            return Some(quote(span, named));
        }
    }
    None
}
