//! Text in UTF-7 (RFC 2152), which some old mail programs still send. mail-parser reads it, too, but drops the sign behind coded letters.

use mail_parser::decoders::base64::base64_decode;

/// The text: what stands between `+` and the next sign that is no base64 is UTF-16 in base64.
pub(super) fn decode_utf_7(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((before, after)) = rest.split_once('+') {
        out.push_str(before);
        let is_coded = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/');
        let end = after.find(|c| !is_coded(c)).unwrap_or(after.len());
        match end {
            0 if after.starts_with('-') => out.push('+'),
            _ => out.push_str(&utf_16_in_base64(&after[..end])),
        }
        rest = after[end..].strip_prefix('-').unwrap_or(&after[end..]);
    }
    out.push_str(rest);
    out
}

fn utf_16_in_base64(coded: &str) -> String {
    let bytes = base64_decode(coded.as_bytes()).unwrap_or_default();
    let units: Vec<u16> = bytes
        .chunks_exact(2)
        .map(|two| u16::from_be_bytes([two[0], two[1]]))
        .collect();
    String::from_utf16_lossy(&units)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_signs_and_the_plus_itself() {
        for (raw, text) in [
            ("Hi Mom -+Jjo--!", "Hi Mom -☺-!"),
            ("1 +- 1", "1 + 1"),
            ("+BBwEPgRBBEI +BD4EQgQ6BEAESwRC, yes", "Мост открыт, yes"),
            ("nothing", "nothing"),
            ("+", ""),
        ] {
            assert_eq!(decode_utf_7(raw), text, "{raw}");
        }
    }
}
