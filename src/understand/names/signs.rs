//! Words in Chinese and Japanese signs, of which each sign is a token.

use crate::model::Span;
use unicode_script::{Script, UnicodeScript};

/// Most signs of a role or word beside a name.
pub(super) const LONGEST_ROLE: usize = 5;

/// The text of some tokens that follow one another; nothing where there are not so many.
pub(super) fn joined<'t>(
    text: &'t str,
    tokens: &[Span],
    from: usize,
    to: usize,
) -> Option<&'t str> {
    let tokens = tokens.get(from..to)?;
    let (first, last) = (tokens.first()?, tokens.last()?);
    Some(Span::new(first.start, last.end).of(text))
}

/// Whether a token begins with a sign of a script.
pub(super) fn is_in(text: &str, token: Span, script: Script) -> bool {
    let first = token.of(text).chars().next();
    first.is_some_and(|sign| sign.script() == script)
}
