//! A text as the tokens that dates are read from.

use crate::text::{Token, TokenKind, fold_word, romanise, tokens};

/// A text and its tokens.
pub(super) struct DateTokens<'a> {
    text: &'a str,
    tokens: Vec<Token>,
}

impl<'a> DateTokens<'a> {
    /// Splits the text.
    pub(super) fn new(text: &'a str) -> Self {
        let mut tokens = tokens(text);
        tokens.retain(|token| !token.span.of(text).starts_with(is_invisible));
        Self { text, tokens }
    }

    /// How many tokens there are.
    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The token, if there is one.
    pub(super) fn token(&self, at: usize) -> Option<Token> {
        self.tokens.get(at).copied()
    }

    /// The text of a token; empty past the end.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.tokens
            .get(at)
            .map_or("", |token| token.span.of(self.text))
    }

    /// Whether the token is a number, with or without inner points.
    pub(super) fn is_number(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// The token's digits in ASCII, if it is a number.
    pub(super) fn digits(&self, at: usize) -> Option<String> {
        self.is_number(at).then(|| romanise(self.word(at)))
    }

    /// The token's digits in ASCII, if it is a whole number.
    pub(super) fn whole(&self, at: usize) -> Option<String> {
        self.digits(at)
            .filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
    }

    /// A whole number of one or two digits.
    pub(super) fn small(&self, at: usize) -> Option<u32> {
        let digits = self.whole(at).filter(|digits| digits.len() <= 2)?;
        digits.parse().ok()
    }

    /// A whole number of four digits in the range.
    pub(super) fn year(&self, at: usize, range: std::ops::Range<i32>) -> Option<i32> {
        let digits = self.whole(at).filter(|digits| digits.len() == 4)?;
        digits.parse().ok().filter(|year| range.contains(year))
    }

    /// The token as in word tables.
    pub(super) fn key(&self, at: usize) -> String {
        match self.whole(at) {
            Some(digits) => digits.trim_start_matches('0').to_owned(),
            None => fold_word(self.word(at)),
        }
    }

    /// Whether the next token follows without a gap.
    pub(super) fn joined(&self, at: usize) -> bool {
        match (self.tokens.get(at), self.tokens.get(at + 1)) {
            (Some(first), Some(second)) => self
                .text
                .get(first.span.end..second.span.start)
                .is_some_and(|between| between.chars().all(is_invisible)),
            _ => false,
        }
    }

    /// Whether the tokens are part of an address ("https://a.example/2013/12/25/old") or of a number with a slash ("12.05.2019/77").
    pub(super) fn is_in_address(&self, first: usize, last: usize) -> bool {
        let (Some(first), Some(last)) = (self.token(first), self.token(last)) else {
            return false;
        };
        let before = &self.text[..first.span.start];
        let before = before.rsplit(char::is_whitespace).next().unwrap_or(before);
        let behind = &self.text[last.span.end..];
        let behind = behind.split(char::is_whitespace).next().unwrap_or(behind);
        let number = behind.strip_prefix('/').is_some_and(|number| {
            number.starts_with(|c: char| c.is_ascii_digit()) && !number.contains(':')
        });
        let steps = before.matches('/').count() + behind.matches('/').count();
        number
            || [before, behind].iter().any(|part| part.contains("://"))
            || before.contains("www.")
            || steps >= 2
    }

    /// Whether there is a number at most `reach` tokens away.
    pub(super) fn near_number(&self, at: usize, reach: usize) -> bool {
        (at.saturating_sub(reach)..=at + reach).any(|near| self.is_number(near))
    }
}

/// Marks of writing direction, which are frequent in Arabic and Hebrew dates.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{200B}')
}

/// Whether the text has a digit of any script. Without one it has no date.
pub(in crate::understand) fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
        || (!text.is_ascii() && text.chars().any(|c| !c.is_ascii() && c.is_numeric()))
}
