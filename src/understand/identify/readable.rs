//! Prepares a piece of text for reading: composes letters and marks, removes addresses.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// The text itself if there is nothing to do.
pub(super) fn readable(text: &str) -> Cow<'_, str> {
    // The first bytes of U+0300 to U+037F, the combining marks of European scripts: some files are decomposed.
    let mut marks = false;
    let mut addresses = false;
    for byte in text.bytes() {
        marks |= matches!(byte, 0xcc | 0xcd);
        addresses |= matches!(byte, b'@' | b'/');
    }
    let composed: Cow<str> = if marks {
        text.nfc().collect::<String>().into()
    } else {
        text.into()
    };
    if !addresses || !composed.split_whitespace().any(is_address) {
        return composed;
    }
    let words: Vec<&str> = composed
        .split_whitespace()
        .filter(|w| !is_address(w))
        .collect();
    words.join(" ").into()
}

/// Web and mail addresses and names of accounts have no language.
fn is_address(word: &str) -> bool {
    word.contains('@')
        || word.contains("://")
        || word.is_ascii() && word.contains('/') && word.contains('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_left_out() {
        assert_eq!(readable("Фото: t.me/kanal @nomer e@mail.example"), "Фото:");
        assert_eq!(readable("и/или https://press.example"), "и/или");
    }

    #[test]
    fn plain_text_stays() {
        assert!(matches!(readable("и/или 5 км/ч"), Cow::Borrowed(_)));
        assert_eq!(readable("и\u{306}од"), "йод");
    }
}
