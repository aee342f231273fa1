//! The escaping that all text goes through on its way into a page or a feed.

use std::io::{Result, Write};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Writes text for HTML and XML: `&`, `<`, `>` and quotes become references; control characters, which neither format may hold, are left out;
/// letters and their marks are composed (NFC), as the W3C's character model asks of pages.
pub(super) fn escape(text: &str, out: &mut dyn Write) -> Result<()> {
    if !text.contains(is_forbidden) && is_nfc(text) {
        return tera::escape_html(text, out);
    }
    let allowed: String = text.chars().filter(|c| !is_forbidden(*c)).nfc().collect();
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

/// Control characters other than white space, and the two code points that XML does not allow.
fn is_forbidden(character: char) -> bool {
    (character.is_control() && !matches!(character, '\t' | '\n' | '\r'))
        || matches!(character, '\u{FFFE}' | '\u{FFFF}')
}

#[cfg(test)]
mod tests {
    use super::escape;

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
