//! The sentences of a document as tokens.

use crate::model::Span;
use crate::text::{end_of_latin, sentences, tokens};

/// A sentence: its tokens by their place in the document's text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sentence {
    /// The span of each token.
    pub(super) tokens: Vec<Span>,
}

/// Sentences of one block; `endings`: an apostrophe parts a name from its endings. A block may be cut into runs by markup in the middle of a sentence, so the runs are read as one text.
pub(super) fn read_block(text: &str, runs: &[Span], endings: bool, out: &mut Vec<Sentence>) {
    match runs {
        [] => {}
        [run] => {
            let place = |at| at + run.start;
            read(run.of(text), endings, place, place, out);
        }
        _ => {
            let mut joined = String::new();
            // Where each run begins in the joined text, and how far it must be moved.
            let mut pieces: Vec<(usize, usize)> = Vec::new();
            for run in runs {
                pieces.push((joined.len(), run.start));
                joined.push_str(run.of(text));
            }
            let place = |at: usize| {
                let piece = pieces.partition_point(|(begin, _)| *begin <= at);
                let (begin, start) = pieces[piece.max(1) - 1];
                start + (at - begin)
            };
            read(&joined, endings, place, |end| place(end - 1) + 1, out);
        }
    }
}

fn read(
    text: &str,
    endings: bool,
    start: impl Fn(usize) -> usize,
    end: impl Fn(usize) -> usize,
    out: &mut Vec<Sentence>,
) {
    for sentence in sentences(text) {
        let sentence_text = sentence.of(text);
        out.push(Sentence {
            tokens: tokens(sentence_text)
                .into_iter()
                .flat_map(|token| pieces(sentence_text, token.span, endings))
                .map(|piece| {
                    let span = piece.shifted(sentence.start);
                    Span::new(start(span.start), end(span.end))
                })
                .collect(),
        });
    }
}

/// An elided article before a capital ("d’Estrées", "l'Oise"), a possessive ("Smith's") and the endings of languages that part them by an apostrophe are cut
/// off the word, as tagged corpora cut them.
fn pieces(text: &str, token: Span, endings: bool) -> Vec<Span> {
    let word = token.of(text);
    if let Some(at) = end_of_latin(word) {
        let middle = token.start + at;
        return vec![Span::new(token.start, middle), Span::new(middle, token.end)];
    }
    let Some(at) = word.find(['\'', '’']) else {
        return vec![token];
    };
    let after = at + word[at..].chars().next().map_or(1, char::len_utf8);
    let (head, tail) = (&word[..at], &word[after..]);
    let elided = matches!(
        head,
        "d" | "l" | "qu" | "dell" | "all" | "dall" | "nell" | "sull" | "un"
    ) && tail.starts_with(char::is_uppercase);
    if elided {
        let middle = token.start + after;
        vec![Span::new(token.start, middle), Span::new(middle, token.end)]
    } else if head.len() > 1 && (tail == "s" || endings && is_ending(head, tail)) {
        let (end, middle) = (token.start + at, token.start + after);
        vec![
            Span::new(token.start, end),
            Span::new(end, middle),
            Span::new(middle, token.end),
        ]
    } else {
        vec![token]
    }
}

/// Whether what follows the apostrophe after a name is an ending: "Berg'in".
fn is_ending(head: &str, tail: &str) -> bool {
    head.starts_with(char::is_uppercase) && tail.chars().all(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_inside_a_sentence_does_not_cut_it() {
        let text = "She met **Iva** Novak. Then she left.";
        let runs = [
            Span::new(0, 8),
            Span::new(10, 13),
            Span::new(15, text.len()),
        ];
        let mut out = Vec::new();
        read_block(text, &runs, false, &mut out);
        let words: Vec<Vec<&str>> = out
            .iter()
            .map(|s| s.tokens.iter().map(|t| t.of(text)).collect())
            .collect();
        assert_eq!(
            words,
            [
                vec!["She", "met", "Iva", "Novak", "."],
                vec!["Then", "she", "left", "."]
            ]
        );
    }

    #[test]
    fn elided_articles_and_possessives_are_tokens() {
        let text = "l'aide d’Anne Roy, Smith's boat, o'zbek";
        let mut out = Vec::new();
        read_block(text, &[Span::new(0, text.len())], false, &mut out);
        let words: Vec<&str> = out[0].tokens.iter().map(|t| t.of(text)).collect();
        assert_eq!(
            words,
            [
                "l'aide", "d’", "Anne", "Roy", ",", "Smith", "'", "s", "boat", ",", "o'zbek"
            ]
        );
    }
}
