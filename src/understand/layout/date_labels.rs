//! What the words beside a date say it is the date of.

use super::LayoutWords;
use crate::model::Span;
use crate::text::{FoldedWords, Pattern, TokenKind, tokens};
use crate::understand::dates::DateFound;

/// Signs between the entries of a line.
const BARS: [char; 4] = ['|', '•', '·', '‖'];

/// Signs of a number of a law, a case, an issue.
const NUMBER_SIGNS: [char; 3] = ['№', '#', '§'];

/// The dates of a line that may be its date of publication: not those of a birth, a deadline, a law or an event, nor the ends of a period.
///
/// A word and a colon name what the date is of, so only words for publication may stand there.
pub(crate) fn without_other_dates(
    line: &str,
    dates: Vec<DateFound>,
    words: &LayoutWords,
) -> Vec<DateFound> {
    if is_period(line, &dates) || line.contains(['†', '✝']) {
        return Vec::new();
    }
    let spans: Vec<Span> = dates.iter().map(|date| date.span).collect();
    let mut start = 0;
    let kept = dates.into_iter().zip(&spans).filter(|(_, span)| {
        let before = &line[start..span.start];
        let entry = before.rsplit(BARS).next().unwrap_or(before).trim_end();
        let next = spans.iter().map(|other| other.start);
        let end = next
            .filter(|at| *at >= span.end)
            .min()
            .unwrap_or(line.len());
        let behind = line[span.end..end].split(BARS).next().unwrap_or("");
        start = span.end;
        may_be_of_publication(entry, behind, words)
    });
    kept.map(|(date, _)| date).collect()
}

fn may_be_of_publication(entry: &str, behind: &str, words: &LayoutWords) -> bool {
    if has(entry, words.book.published_anywhere()) {
        return true;
    }
    let labelled = entry
        .strip_suffix([':', '：'])
        .is_some_and(|label| label.chars().any(char::is_alphabetic));
    !labelled
        && !entry.ends_with(NUMBER_SIGNS)
        && !has(entry, &words.phrases.other_dates)
        && !has(behind, &words.phrases.other_dates)
}

fn has(part: &str, patterns: &[Pattern]) -> bool {
    let folded = FoldedWords::of(part, Span::new(0, part.len()));
    (0..folded.len()).any(|at| {
        patterns
            .iter()
            .any(|pattern| pattern.matches_at(&folded, at).is_some())
    })
}

/// "14.05.1931 – 02.03.2025": two days and nothing but a dash between them.
fn is_period(line: &str, dates: &[DateFound]) -> bool {
    dates.windows(2).any(|pair| {
        let between = line[pair[0].span.end..pair[1].span.start].trim();
        matches!(between, "-" | "–" | "—" | "‐" | "−" | "~" | "～" | "〜")
            && pair.iter().all(|date| date.time.is_none())
    })
}

/// Whether the line begins with a word for publication and has no other words beside its dates than such, names, and words without a meaning of
/// their own: "Posted on August 4, 2024 by Dana Omarova".
pub(crate) fn says_when_published(line: &str, dates: &[Span], words: &LayoutWords) -> bool {
    let folded = FoldedWords::of(line, Span::new(0, line.len()));
    let labels: Vec<Span> = words
        .book
        .published_anywhere()
        .iter()
        .flat_map(|pattern| pattern.find_all(&folded))
        .collect();
    let opens = folded.iter().next().is_some_and(|(_, first)| {
        labels.iter().any(|label| label.start == first.start)
            || folded
                .iter()
                .nth(1)
                .is_some_and(|(_, second)| labels.iter().any(|label| label.start == second.start))
    });
    opens
        && dates
            .first()
            .is_some_and(|date| labels.iter().any(|label| label.end <= date.start))
        && tokens(line).iter().all(|token| {
            let word = token.span.of(line);
            token.kind != TokenKind::Word
                || dates
                    .iter()
                    .chain(&labels)
                    .any(|span| span.contains(&token.span))
                || words.phrases.is_function_word(word)
                || word.chars().next().is_some_and(char::is_uppercase)
                || has(word, &words.phrases.byline)
        })
}
