//! Prepares a piece of text for reading: composes letters and marks, removes what has no language.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;

/// Longer runs without a space are sentences of a script without spaces, not addresses.
const LONGEST_ADDRESS: usize = 80;

/// The text itself if there is nothing to do; else without addresses, targets of links, tags of templates, and words of code.
pub(super) fn readable(text: &str) -> Cow<'_, str> {
    // The first bytes of U+0300 to U+037F, the combining marks of European scripts: some files are decomposed.
    let mut marks = false;
    let mut signs = false;
    for byte in text.bytes() {
        marks |= matches!(byte, 0xcc | 0xcd);
        signs |= matches!(byte, b'@' | b'/' | b'_' | b'{' | b':' | b'0'..=b'9');
    }
    let composed: Cow<str> = if marks {
        text.nfc().collect::<String>().into()
    } else {
        text.into()
    };
    if !signs {
        return composed;
    }
    let prose = without_markup(&composed);
    let words: Vec<&str> = prose
        .split_whitespace()
        .filter(|word| !is_address(word) && !is_code(word))
        .collect();
    words.join(" ").into()
}

/// What is left out, with its end.
const PAIRS: [(&str, &str); 3] = [("{{", "}}"), ("{%", "%}"), ("](", ")")];

/// The text without `{{ … }}`, `{% … %}`, the targets of links in Markdown, and web addresses, which may stand beside a word without a space.
fn without_markup(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    // What does not end behind one place ends behind no later one: it is not looked for again.
    let mut unended = [false; PAIRS.len()];
    while let Some(at) = rest.find(['{', ']', ':']) {
        let (before, here) = rest.split_at(at);
        let opened = PAIRS
            .iter()
            .zip(&mut unended)
            .find_map(|((open, close), unended)| {
                let inner = here.strip_prefix(open).filter(|_| !*unended)?;
                let end = inner.find(close);
                *unended = end.is_none();
                Some(open.len() + end? + close.len())
            });
        let length = opened.or_else(|| here.starts_with("://").then(|| address(here)));
        out.push_str(match here.starts_with("://") {
            true => before.trim_end_matches(|c: char| c.is_ascii_alphanumeric()),
            false => before,
        });
        out.push(' ');
        rest = &here[length.unwrap_or(1)..];
    }
    out.push_str(rest);
    out
}

/// The length of a web address from its `://`.
fn address(text: &str) -> usize {
    text.find(|c: char| c.is_whitespace() || !c.is_ascii() || matches!(c, ')' | '>' | ']' | '"'))
        .unwrap_or(text.len())
}

/// Addresses without a scheme, mail addresses and names of accounts have no language.
fn is_address(word: &str) -> bool {
    word.contains('@') && word.len() <= LONGEST_ADDRESS
        || word.is_ascii() && word.contains('/') && word.contains('.')
}

/// Versions, checksums, names of files, constants and variables have none either.
fn is_code(word: &str) -> bool {
    word.is_ascii() && word.contains(|c: char| c.is_ascii_digit() || matches!(c, '_' | '{' | '}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_left_out() {
        assert_eq!(readable("Фото: t.me/kanal @nomer e@mail.example"), "Фото");
        assert_eq!(readable("и/или https://press.example"), "и/или");
        assert_eq!(
            readable("请看https://press.example/a-b。谢谢"),
            "请看 。谢谢"
        );
    }

    #[test]
    fn links_and_templates_leave_their_words() {
        assert_eq!(
            readable("詳見[紀錄](https://press.example/log_1)與{% link a/b.md %}說明"),
            "詳見[紀錄 與 說明"
        );
        assert_eq!(readable("{{ release.size }} байт"), "байт");
        assert_eq!(readable("не закрыто {{ и дальше"), "не закрыто и дальше");
    }

    #[test]
    fn code_is_left_out() {
        let text = "Версия press-2.1.tar: 9f86d081884c7d65 set_filter готова";
        assert_eq!(readable(text), "Версия готова");
    }

    #[test]
    fn plain_text_stays() {
        assert!(matches!(readable("и или км"), Cow::Borrowed(_)));
        assert_eq!(readable("и\u{306}од"), "йод");
    }
}
