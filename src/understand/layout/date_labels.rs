//! What the words beside a date say it is the date of.

use super::LayoutWords;
use crate::model::Span;
use crate::text::{FoldedWords, Pattern, TokenKind, tokens};
use crate::understand::dates::DateFound;
use crate::understand::phrases::begins_with;

/// Signs between the entries of a line.
const BARS: [char; 4] = ['|', '•', '·', '‖'];

/// Signs of a number of a law, a case, an issue.
const NUMBER_SIGNS: [char; 3] = ['№', '#', '§'];

/// Digits of a telephone number behind its plus sign, at least: a zone of time has four.
const TELEPHONE: usize = 9;

/// The dates of a line that may be its date of publication: not those of a birth, a deadline, a law or an event, nor the ends of a period, nor numbers
/// beside a telephone's.
///
/// A word and a colon name what the date is of, so only words for publication may stand there.
pub(crate) fn without_other_dates(
    line: &str,
    dates: Vec<DateFound>,
    words: &LayoutWords,
) -> Vec<DateFound> {
    if is_period(line, &dates) || line.contains(['†', '✝']) || is_of_contact(line, words) {
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

/// The longest phrase before the date decides what it is the date of.
fn may_be_of_publication(entry: &str, behind: &str, words: &LayoutWords) -> bool {
    let other = longest(entry, &words.phrases.other_dates);
    let published = longest(entry, words.book.published_anywhere());
    if published > 0 {
        return published >= other && !is_of_something_else(entry, words);
    }
    let labelled = label_of(entry).is_some_and(|label| label.chars().any(char::is_alphabetic));
    !labelled
        && !entry.ends_with(NUMBER_SIGNS)
        && other == 0
        && longest(behind, &words.phrases.other_dates) == 0
}

/// What stands before the colon at the end of an entry.
fn label_of(entry: &str) -> Option<&str> {
    entry.strip_suffix([':', '：'])
}

/// Whether a label has only the word for a date of any kind, with words that say of what and do not mean publication: "Date of the meeting:". That word
/// begins or ends also phrases for other dates ("date of birth").
fn is_of_something_else(entry: &str, words: &LayoutWords) -> bool {
    let Some(label) = label_of(entry) else {
        return false;
    };
    let label = label.rsplit([',', ';', '.', '(']).next().unwrap_or(label);
    let folded = FoldedWords::of(label, Span::new(0, label.len()));
    let mut is_told = vec![false; folded.len()];
    for at in 0..folded.len() {
        for phrase in words.book.published_anywhere() {
            let Some(length) = phrase.matches_at(&folded, at) else {
                continue;
            };
            let is_of_any_kind = words
                .phrases
                .other_dates
                .iter()
                .any(|other| phrase.is_part_of(other));
            if !is_of_any_kind {
                return false;
            }
            is_told[at..at + length].fill(true);
        }
    }
    is_told.contains(&true)
        && folded
            .iter()
            .zip(is_told)
            .any(|((_, word), is_told)| !is_told && !words.phrases.is_function_word(word.of(label)))
}

/// Words of the longest of the phrases that a part of a line has; 0 for none.
fn longest(part: &str, patterns: &[Pattern]) -> usize {
    let folded = &FoldedWords::of(part, Span::new(0, part.len()));
    let lengths = patterns
        .iter()
        .flat_map(|pattern| (0..folded.len()).filter_map(move |at| pattern.matches_at(folded, at)));
    lengths.max().unwrap_or(0)
}

fn has(part: &str, patterns: &[Pattern]) -> bool {
    longest(part, patterns) > 0
}

/// "Tel.: 250-10-20", "8 (727) 250-10-20": a label for contacts, or a telephone number.
fn is_of_contact(line: &str, words: &LayoutWords) -> bool {
    let label = begins_with(&words.phrases.contact, line);
    let is_labelled = label.is_some_and(|end| {
        let behind = line[end..].trim_start_matches(['.', ' ']);
        behind.starts_with([':', '：'])
    });
    is_labelled || has_telephone(line)
}

fn has_telephone(line: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit();
    let in_number = |c: char| is_digit(c) || matches!(c, ' ' | '\u{A0}' | '-' | '(' | ')');
    let international = line.match_indices('+').any(|(at, _)| {
        let behind = &line[at + 1..];
        let number = behind.chars().take_while(|c| in_number(*c));
        behind.starts_with(is_digit) && number.filter(|c| is_digit(*c)).count() >= TELEPHONE
    });
    let with_code = line.match_indices('(').any(|(at, _)| {
        let inside = line[at + 1..].split_once(')');
        inside.is_some_and(|(code, behind)| {
            (3..=5).contains(&code.len())
                && code.chars().all(is_digit)
                && line[..at].trim_end().ends_with(is_digit)
                && behind.trim_start().starts_with(is_digit)
        })
    });
    international || with_code
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

#[cfg(test)]
mod tests {
    use super::super::date_lines::{DateLine, read_date_line};
    use super::*;
    use crate::language::Languages;
    use crate::understand::OutletTable;
    use crate::understand::phrases::PhraseBook;

    fn assert_dated(lines: &[(&str, &str)], is_dated: bool) {
        let book = PhraseBook::new(&Languages::compiled_in().expect("packs"));
        let outlets = OutletTable::default();
        for (tag, line) in lines {
            let words = LayoutWords {
                phrases: book.of(tag),
                book: &book,
                outlets: &outlets,
            };
            let found = read_date_line(line, false, &words);
            assert_eq!(matches!(found, Some(DateLine::Date(_))), is_dated, "{line}");
        }
    }

    #[test]
    fn the_longest_phrase_says_what_a_date_is_of() {
        let of_publication = [
            ("fr", "Date : 31 janvier 2026"),
            ("fr", "Date de publication : 31 janvier 2026"),
            ("fr", "Date de la mise en ligne : 31 janvier 2026"),
            ("ru", "Дата: 15 мая 2026 года"),
            ("ru", "Дата публикации: 15 мая 2026 года"),
            ("ru", "Дата размещения: 15 мая 2026"),
            ("kk", "Жарияланған күні: 15.05.2026"),
            ("en", "Date posted: May 15, 2026"),
        ];
        assert_dated(&of_publication, true);
        let of_something_else = [
            ("fr", "Date limite : 31 janvier 2026"),
            ("fr", "Date limite 31 janvier 2026"),
            ("fr", "Date du concert : 31 janvier 2026"),
            ("ru", "Дата проведения: 15 мая 2026 года"),
            ("ru", "Дата концерта: 15 мая 2026 года"),
            ("uk", "Дата концерту: 15 травня 2026 року"),
            ("kk", "Байқау күні: 15.05.2026"),
            ("es", "Fecha del concierto: 15 de mayo de 2026"),
            ("en", "Concert date: May 15, 2026"),
        ];
        assert_dated(&of_something_else, false);
    }

    #[test]
    fn numbers_beside_a_telephone_are_no_dates() {
        let of_contact = [
            ("ru", "Тел.: 8 (727) 250-10-20, 01.02.03"),
            ("ru", "Телефон: 250-10-20, 01.02.03"),
            ("en", "8 (727) 250-10-20, 01.02.03"),
            ("en", "+7 727 250 10 20, 01.02.2003"),
        ];
        assert_dated(&of_contact, false);
        let dated = [
            ("ru", "Пресс-служба, 15 мая 2026 года"),
            ("en", "15.05.2026 14:05 +0500"),
            ("en", "15.05.2026 (14)"),
        ];
        assert_dated(&dated, true);
    }
}
