//! What speaks for and against a name being a person's, mention by mention.

use crate::language::{LanguagePack, LastWords};
use crate::model::{Document, Mention, Span};
use crate::text::{TokenKind, tokens};
use std::collections::BTreeSet;

/// How one text treats a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Bearing {
    /// A title or role stands beside it.
    pub(super) role: bool,
    /// A verb of saying stands beside it.
    pub(super) speech: bool,
    /// A number follows, as after a program or a book.
    pub(super) number: bool,
    /// An article precedes it.
    pub(super) article: bool,
    /// It is part of a compound: a hyphen joins it to another word.
    pub(super) compound: bool,
    /// Its capital tells nothing: it begins a sentence or stands among other words with capitals.
    pub(super) capital_says_nothing: bool,
}

/// The words of one language that stand beside names.
#[derive(Clone, Debug, Default)]
pub(super) struct WordsBeside<'a> {
    roles: LastWords<'a>,
    reporting: LastWords<'a>,
    articles: Vec<String>,
    stop: BTreeSet<&'a str>,
    institutions: &'a [String],
    kinds: LastWords<'a>,
}

/// Bytes looked at on each side of a name.
const REACH: usize = 60;
/// The lists of articles have longer words, too, such as "former".
const LONGEST_ARTICLE: usize = 3;
/// Words looked at on each side of a name.
const WORDS: usize = 3;

impl<'a> WordsBeside<'a> {
    /// Those of a pack.
    pub(super) fn new(pack: &'a LanguagePack) -> Self {
        Self {
            roles: LastWords::of(&pack.words.roles),
            reporting: LastWords::of(&pack.words.reporting),
            articles: pack
                .names
                .articles
                .iter()
                .chain(&pack.roles.articles)
                .filter(|word| word.chars().count() <= LONGEST_ARTICLE)
                .cloned()
                .collect(),
            stop: pack.words.stop.iter().map(String::as_str).collect(),
            institutions: &pack.words.organisation,
            kinds: LastWords::of(pack.words.organisation.iter().chain(&pack.words.place)),
        }
    }

    /// Whether the word, however it is capitalised, is a function word.
    pub(super) fn is_stop(&self, word: &str) -> bool {
        self.stop.contains(word.to_lowercase().as_str())
    }

    /// Whether the name, written without spaces, ends in a word for an institution or a kind of place.
    pub(super) fn ends_in_institution(&self, name: &str) -> bool {
        let institution = |word: &&String| name.len() > word.len() && name.ends_with(word.as_str());
        self.institutions.iter().any(|word| institution(&word))
    }

    /// Whether the word, however it is capitalised, is a kind of institution or place.
    pub(super) fn is_institution(&self, word: &str) -> bool {
        self.kinds.have(&word.to_lowercase())
    }

    /// Whether the word, however it is capitalised, is an article.
    pub(super) fn is_article(&self, word: &str) -> bool {
        self.articles.contains(&word.to_lowercase())
    }

    /// Whether the word, however it is capitalised, is a role.
    pub(super) fn is_role(&self, word: &str) -> bool {
        self.roles.have(&word.to_lowercase())
    }

    /// How the text treats the name at a mention.
    pub(super) fn around(&self, document: &Document, mention: &Mention) -> Bearing {
        let text = document.text.as_str();
        let (before, after) = (before(text, mention.span), after(text, mention.span));
        let words_before = words(before);
        let words_after = words(after);
        let near = |words: &[Beside<'_>], list: &LastWords| {
            words
                .iter()
                .any(|word| list.have(&word.text.to_lowercase()))
        };
        let last = words_before.last();
        let next = words_after.first();
        let sentence_begins = before
            .trim_end_matches([' ', '"', '“', '„', '«', '(', '*', '_', '['])
            .ends_with(['.', '!', '?', ':', '\n', '。', '…', '•', '-', '–', '—'])
            || before.trim().is_empty();
        let capitals = |words: &[Beside<'_>]| {
            let mut capital = words.iter().take(WORDS).filter(|word| word.is_word);
            capital.clone().count() > 1
                && capital.all(|word| word.text.starts_with(char::is_uppercase))
        };
        Bearing {
            role: near(
                &words_before[words_before.len().saturating_sub(2)..],
                &self.roles,
            ) || near(&words_after[..words_after.len().min(2)], &self.roles),
            speech: near(&words_before, &self.reporting) || near(&words_after, &self.reporting),
            number: next.is_some_and(|next| next.is_number && next.at <= 2),
            article: last.is_some_and(|last| {
                last.ends + 1 >= before.len() && self.articles.contains(&last.text.to_lowercase())
            }),
            compound: before.ends_with(['-', '_', '#', '@'])
                || before
                    .strip_suffix('/')
                    .is_some_and(|before| before.ends_with(char::is_alphanumeric))
                || after.starts_with(['_', '@'])
                || after.starts_with('-') && next.is_some_and(|next| next.at == 1),
            capital_says_nothing: sentence_begins
                || capitals(&words_after) && capitals(&words_before),
        }
    }
}

/// A word or number beside a name.
struct Beside<'a> {
    text: &'a str,
    /// Where it begins and ends in the part of the text.
    at: usize,
    ends: usize,
    is_word: bool,
    is_number: bool,
}

fn words(part: &str) -> Vec<Beside<'_>> {
    tokens(part)
        .into_iter()
        .filter(|token| token.kind != TokenKind::Sign)
        .map(|token| Beside {
            text: token.span.of(part),
            at: token.span.start,
            ends: token.span.end,
            is_word: token.kind == TokenKind::Word,
            is_number: token.kind == TokenKind::Number,
        })
        .collect()
}

/// The text before a name, from the nearest line break or so far as it matters.
fn before(text: &str, span: Span) -> &str {
    let mut from = span.start.saturating_sub(REACH);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let part = &text[from..span.start];
    part.rfind("\n\n").map_or(part, |at| &part[at + 2..])
}

/// The text after it, likewise.
fn after(text: &str, span: Span) -> &str {
    let mut to = (span.end + REACH).min(text.len());
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    let part = &text[span.end..to];
    part.find("\n\n").map_or(part, |at| &part[..at])
}
