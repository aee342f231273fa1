//! The escaping that all text goes through on its way into a page or a feed.

use std::io::{Result, Write};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Writes text for HTML and XML: `&`, `<`, `>` and quotes become references; control characters, which neither format may hold, are left out;
/// letters and their marks are composed (NFC), as the W3C's character model asks of pages; marks that would turn the direction of what stands beside the text are
/// left out, too.
pub(super) fn escape(text: &str, out: &mut dyn Write) -> Result<()> {
    if !text.contains(|c| is_forbidden(c) || turns(c)) && is_nfc(text) {
        return tera::escape_html(text, out);
    }
    let turned = !ends_as_it_began(text);
    let is_left_out = |c: &char| is_forbidden(*c) || turned && turns(*c);
    let allowed: String = text.chars().filter(|c| !is_left_out(c)).nfc().collect();
    tera::escape_html(&allowed, out)
}

/// The same as a text of its own.
pub(super) fn escape_text(text: &str) -> String {
    let mut out = Vec::new();
    match escape(text, &mut out) {
        Ok(()) => String::from_utf8_lossy(&out).into_owned(),
        // Writing into memory does not fail; if it did, nothing is better than what is not escaped.
        Err(_) => String::new(),
    }
}

/// Whether the character opens or closes a stretch of text with a direction of its own (Unicode Standard Annex #9).
fn turns(character: char) -> bool {
    matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Whether every such stretch is closed, and none has its letters turned round: then nothing beside the text is touched.
fn ends_as_it_began(text: &str) -> bool {
    let mut open = Vec::new();
    for character in text.chars() {
        match character {
            '\u{202A}' | '\u{202B}' => open.push('\u{202C}'),
            '\u{2066}'..='\u{2068}' => open.push('\u{2069}'),
            '\u{202D}' | '\u{202E}' => return false,
            '\u{202C}' | '\u{2069}' if open.pop() != Some(character) => return false,
            _ => {}
        }
    }
    open.is_empty()
}

/// Control characters other than white space, the two code points that XML does not allow, and the mark of byte order, which is none inside a text.
fn is_forbidden(character: char) -> bool {
    (character.is_control() && !matches!(character, '\t' | '\n' | '\r'))
        || matches!(character, '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}

#[cfg(test)]
mod tests {
    use super::{escape, escape_text};

    #[test]
    fn no_text_turns_what_stands_beside_it() {
        for (text, shown) in [
            ("\u{202E}evil", "evil"),
            ("a \u{2067}b", "a b"),
            ("a\u{202C}b", "ab"),
            ("a\u{FEFF}b", "ab"),
            ("\u{2067}مرحبا\u{2069}!", "\u{2067}مرحبا\u{2069}!"),
            ("\u{202B}مرحبا\u{202C}!", "\u{202B}مرحبا\u{202C}!"),
            ("a\u{200F}b", "a\u{200F}b"),
        ] {
            assert_eq!(escape_text(text), shown, "{text:?}");
        }
    }

    #[test]
    fn markup_and_control_characters_do_not_get_through() {
        let mut out = Vec::new();
        escape("<a title='\u{0}x\u{85}'>\n&\u{FFFF}", &mut out).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap(),
            "&lt;a title=&#39;x&#39;&gt;\n&amp;"
        );
    }
}
