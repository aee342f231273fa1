//! Telling the Cyrillic of old Macintoshes from that of Windows.
//!
//! The detector (crate `chardetng`) leaves x-mac-cyrillic out, because it differs from windows-1251 in little: small letters are the same bytes but for
//! `я`, and capitals lie elsewhere. The only clue left is where in words the differing bytes occur.

/// Whether bytes that look like windows-1251 are x-mac-cyrillic: at least twice as many signs speak for it as against it.
pub(super) fn is_mac_cyrillic(bytes: &[u8]) -> bool {
    let small = |byte: u8| (0xE0..=0xFE).contains(&byte);
    let letter = |byte: u8| byte >= 0xC0;
    let (mut mac, mut windows) = (0, 0);
    for at in 0..bytes.len() {
        let before = at.checked_sub(1).map_or(b' ', |before| bytes[before]);
        let after = bytes.get(at + 1).copied().unwrap_or(b' ');
        match bytes[at] {
            // A capital of the Mac begins a word; for Windows these are quotation marks, which also end one.
            0x80..=0x9F if small(after) && !letter(before) => mac += 1,
            0x80..=0x9F if small(before) && !letter(after) => windows += 1,
            // So does a capital that is a word by itself: А, В, К, О.
            0x80 | 0x82 | 0x8A | 0x8E if before == b' ' && after == b' ' => mac += 1,
            // The Ukrainian `і`: what the other encoding has in its place is hardly ever written.
            0xB4 if small(before) || small(after) => mac += 1,
            0xB3 if small(before) || small(after) => windows += 1,
            // `я` on the Mac follows small letters, where Windows has a capital `Я`.
            0xDF if small(before) => mac += 1,
            0xFF if small(before) => windows += 1,
            0xC0..=0xDE if small(after) && !letter(before) => windows += 1,
            _ => {}
        }
    }
    mac > 0 && mac >= windows * 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{Encoding, WINDOWS_1251, X_MAC_CYRILLIC};

    const TEXTS: [&str; 6] = [
        "Мост открыт",
        "В городе Сельмора открыли новый мост через пролив.",
        "Министр осмотрела новую пристань. «Мост хорош», — заявила Таня Ясенева.",
        "“мост открыт”, сказала она",
        "Міст відкрито. Після цього делегація вирушила на північ країни.",
        "Мостът е открит. Министърът каза, че преговорите са полезни.",
    ];

    #[test]
    fn each_is_taken_for_itself() {
        for text in TEXTS {
            for (encoding, mac) in [(X_MAC_CYRILLIC, true), (WINDOWS_1251, false)] {
                let encoding: &Encoding = encoding;
                // A text of small letters alone gives nothing to tell them by, and then Windows is far likelier.
                let expected = mac && text.contains(char::is_uppercase);
                let bytes = encoding.encode(text).0;
                assert_eq!(
                    is_mac_cyrillic(&bytes),
                    expected,
                    "{} {text}",
                    encoding.name()
                );
            }
        }
    }
}
