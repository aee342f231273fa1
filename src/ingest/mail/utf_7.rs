//! Text in UTF-7 (RFC 2152), which some old mail programs still send.

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
    let mut units = Vec::with_capacity(coded.len() / 2);
    let (mut bits, mut held) = (0u32, 0);
    for byte in coded.bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            _ => 63,
        };
        bits = (bits << 6 | u32::from(value)) & 0x3f_ffff;
        held += 6;
        if held >= 16 {
            held -= 16;
            units.push((bits >> held & 0xffff) as u16);
        }
    }
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
