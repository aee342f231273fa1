//! Encoded words (RFC 2047) that programs wrote against the rules: with blanks inside, broken over lines, in another encoding than they say.

use crate::ingest::decode::decode;
use mail_parser::decoders::base64::base64_decode;

/// The longest encoded word that is looked at, in bytes. The rules allow 75.
const LONGEST: usize = 2_000;

/// Whether encoded words were left as they are.
pub(super) fn are_left(header: &str) -> bool {
    header.contains("=?") && header.contains("?=")
}

/// Whether a header as it stands in the mail has encoded words that say they are in another encoding than UTF-8.
pub(super) fn name_legacy_encodings(header: &str) -> bool {
    let labels = header.split("=?").skip(1);
    let mut labels = labels.filter_map(|word| word.split_once('?').map(|(label, _)| label));
    labels.any(|label| !label.to_ascii_lowercase().starts_with("utf"))
}

/// A header with its encoded words decoded as far as possible.
pub(super) fn decoded(header: &str) -> String {
    let mut out = String::new();
    let mut rest = header;
    let mut after_word = false;
    while let Some((before, after)) = rest.split_once("=?") {
        let Some((word, length)) = read_word(after) else {
            out.push_str(before);
            out.push_str("=?");
            (rest, after_word) = (after, false);
            continue;
        };
        // Blanks between two encoded words are none.
        if !after_word || !before.trim().is_empty() {
            out.push_str(before);
        }
        out.push_str(&word);
        (rest, after_word) = (&after[length..], true);
    }
    out.push_str(rest);
    out
}

/// The text of `utf-8?Q?…?=` and its length in bytes.
fn read_word(after: &str) -> Option<(String, usize)> {
    let window = &after[..after.floor_char_boundary(LONGEST)];
    let (charset, coded) = window.split_once('?')?;
    let (how, coded) = coded.split_once('?')?;
    let length = coded.find("?=")?;
    let bytes = match how {
        "Q" | "q" => unquoted(&coded[..length]),
        "B" | "b" => {
            let letters = coded[..length]
                .bytes()
                .filter(|byte| !byte.is_ascii_whitespace());
            base64_decode(&letters.collect::<Vec<u8>>())?
        }
        _ => return None,
    };
    let begin = charset.len() + how.len() + 2;
    // The language of a word may follow its encoding.
    let charset = charset.split('*').next();
    let text = decode(&bytes, charset)?.text;
    Some((text, begin + length + "?=".len()))
}

/// Quoted-printable as encoded words have it, a line break behind `=` left out.
fn unquoted(coded: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(coded.len());
    let mut bytes = coded.as_bytes();
    while let [first, rest @ ..] = bytes {
        bytes = rest;
        match (first, rest) {
            (b'_', _) => out.push(b' '),
            (b'=', [a, b, behind @ ..]) if a.is_ascii_hexdigit() && b.is_ascii_hexdigit() => {
                let value = |digit: u8| char::from(digit).to_digit(16).unwrap_or(0) as u8;
                out.push(value(*a) << 4 | value(*b));
                bytes = behind;
            }
            (b'=', [b'\r' | b'\n', ..]) => {
                let end = rest.iter().position(|byte| !matches!(byte, b'\r' | b'\n'));
                bytes = &rest[end.unwrap_or(rest.len())..];
            }
            _ => out.push(*first),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_blanks_line_breaks_and_a_wrong_encoding() {
        for (header, text) in [
            (
                "=?UTF-8?Q?Quay opened =E2=80=93 people=\r\n glad?=",
                "Quay opened – people glad",
            ),
            ("=?utf-8?B?zO7x8iDu8urw+/I=?=", "Мост открыт"),
            (
                "=?utf-8?q?Quay?= \r\n =?utf-8?q?_opened?= today",
                "Quay opened today",
            ),
            ("=?utf-8?x?Quay?= =?", "=?utf-8?x?Quay?= =?"),
        ] {
            assert_eq!(decoded(header), text, "{header}");
        }
    }
}
