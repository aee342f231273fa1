//! UTF-8 that something damaged: a download that stopped, a byte pasted from another encoding, emoji as MySQL and Java write them, two exports in one file.

use encoding_rs::Encoding;

/// Letters of several bytes for each place that is not UTF-8, from which a text is UTF-8 all the same.
const LETTERS_PER_FAULT: usize = 8;

/// Places that are not UTF-8, from which words in a row are in another encoding; fewer are single wrong bytes.
const FAULTS_OF_ANOTHER: usize = 4;

/// A text that is UTF-8 for the most part, with a replacement character for every place that is not, and words in another encoding decoded by `legacy`, which is given their bytes.
/// `None` where it is not clear that it was UTF-8: a text of another encoding has hardly any valid letters of several bytes.
pub(super) fn almost_utf_8(
    bytes: &[u8],
    legacy: impl Fn(&[u8]) -> &'static Encoding,
) -> Option<String> {
    let bytes = &joined_surrogates(&without_nul(bytes));
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(text.to_owned());
    }
    let (_, faults) = letters_and_faults(bytes);
    let parts = parts(bytes);
    let good: usize = parts.iter().map(|part| part.letters).sum();
    if good < faults * LETTERS_PER_FAULT && (good < 2 * LETTERS_PER_FAULT || good * 4 < faults) {
        return None;
    }
    let others: Vec<&[u8]> = parts
        .iter()
        .filter(|part| part.is_another())
        .map(|part| part.bytes)
        .collect();
    let encoding = legacy(&others.concat());
    let decoded = parts.iter().map(|part| match part.is_another() {
        true => decoded_but_for_marks(part.bytes, encoding),
        false => String::from_utf8_lossy(part.bytes).into_owned(),
    });
    Some(decoded.collect())
}

/// Words in another encoding, with quotation marks and dashes around them in UTF-8: whoever replaced the words left those where they were.
///
/// As letters of a legacy encoding these bytes make no sense: a quotation opens behind a letter (`В«`), or a small letter has a capital behind it (`вЂ”`). `В»` does (`«НТВ»`), so
/// a quotation only ends where one of these began.
fn decoded_but_for_marks(bytes: &[u8], encoding: &'static Encoding) -> String {
    const OPENING: &[u8] = "«".as_bytes();
    const CLOSING: &[u8] = "»".as_bytes();
    if !encoding.is_single_byte() {
        return encoding.decode_without_bom_handling(bytes).0.into_owned();
    }
    let mut out = String::new();
    let (mut from, mut at) = (0, 0);
    let mut is_open = false;
    while at < bytes.len() {
        let rest = &bytes[at..];
        let begins_word = at == 0 || !is_in_word(bytes[at - 1]);
        let length = match rest {
            [0xE2, 0x80, 0x80..=0xBF, ..] => 3,
            _ if begins_word && rest.starts_with(OPENING) => OPENING.len(),
            _ if is_open && rest.starts_with(CLOSING) => CLOSING.len(),
            _ => {
                at += 1;
                continue;
            }
        };
        out.push_str(&encoding.decode_without_bom_handling(&bytes[from..at]).0);
        out.push_str(&String::from_utf8_lossy(&rest[..length]));
        is_open = rest.starts_with(OPENING) || is_open && !rest.starts_with(CLOSING);
        at += length;
        from = at;
    }
    out.push_str(&encoding.decode_without_bom_handling(&bytes[from..]).0);
    out
}

/// Whether the byte may be a part of a word in any encoding.
fn is_in_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii()
}

/// Words in a row that are UTF-8, or that are not.
struct Part<'a> {
    bytes: &'a [u8],
    /// Letters of several bytes, if the words are UTF-8.
    letters: usize,
    /// Places that are not UTF-8, if the words are not.
    faults: usize,
}

impl Part<'_> {
    fn is_another(&self) -> bool {
        self.faults >= FAULTS_OF_ANOTHER
    }
}

/// Cuts a text where its words begin to be UTF-8 and where they cease to be. Words of ASCII are either.
fn parts(bytes: &[u8]) -> Vec<Part<'_>> {
    let ends_word = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'<' | b'>');
    let mut parts: Vec<Part<'_>> = Vec::new();
    let (mut from, mut to) = (0, 0);
    for word in bytes.split_inclusive(ends_word) {
        let start = to;
        to += word.len();
        let (letters, faults) = letters_and_faults(word);
        let is_good = letters >= faults;
        let is_either = letters + faults == 0;
        let (letters, faults) = if is_good { (letters, 0) } else { (0, faults) };
        match parts.last_mut() {
            Some(part) if is_either || is_good == (part.faults == 0) => {
                part.bytes = &bytes[from..to];
                part.letters += letters;
                part.faults += faults;
            }
            _ => {
                from = start;
                parts.push(Part {
                    bytes: word,
                    letters,
                    faults,
                });
            }
        }
    }
    parts
}

/// Letters of several bytes, and places that are not UTF-8.
fn letters_and_faults(bytes: &[u8]) -> (usize, usize) {
    let chunks = bytes.utf8_chunks();
    chunks.fold((0, 0), |(letters, faults), chunk| {
        let own = chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        (
            letters + own,
            faults + usize::from(!chunk.invalid().is_empty()),
        )
    })
}

/// A few NUL bytes are what a program left over, and no part of a text.
fn without_nul(bytes: &[u8]) -> Vec<u8> {
    let few = bytes.iter().filter(|byte| **byte == 0).count() * 20 <= bytes.len();
    let kept = bytes.iter().copied().filter(|byte| *byte != 0 || !few);
    kept.collect()
}

/// CESU-8 as UTF-8: a character outside the basic plane as two halves of three bytes each becomes one of four.
fn joined_surrogates(bytes: &[u8]) -> Vec<u8> {
    let half = |at: usize, from: u8| match bytes.get(at..at + 3) {
        Some(&[0xED, second, third]) if second & 0xF0 == from && third & 0xC0 == 0x80 => {
            Some(u32::from(second & 0x0F) << 6 | u32::from(third & 0x3F))
        }
        _ => None,
    };
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        if let (Some(high), Some(low)) = (half(at, 0xA0), half(at + 3, 0xB0))
            && let Some(character) = char::from_u32(0x1_0000 + (high << 10) + low)
        {
            let mut buffer = [0; 4];
            out.extend_from_slice(character.encode_utf8(&mut buffer).as_bytes());
            at += 6;
        } else {
            out.push(bytes[at]);
            at += 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::WINDOWS_1251;

    const TEXT: &str = "В городе открыли новый мост через пролив, и люди радуются.\n";

    fn read(bytes: &[u8]) -> Option<String> {
        almost_utf_8(bytes, |_| WINDOWS_1251)
    }

    #[test]
    fn one_wrong_byte_is_one_wrong_letter() {
        let bytes = TEXT.as_bytes();
        let cut = read(&bytes[..bytes.len() - 3]).expect("a text");
        assert!(cut.starts_with("В городе") && cut.contains('\u{FFFD}'));
        assert!(read(&bytes[1..]).is_some_and(|text| text.contains("городе открыли")));
        let mut odd = bytes.to_vec();
        odd.insert(3, 0x97);
        assert_eq!(
            read(&odd).as_deref(),
            Some(&*TEXT.replace("В ", "В \u{FFFD}"))
        );
        odd = bytes.to_vec();
        odd.extend([0, 0]);
        assert_eq!(read(&odd).as_deref(), Some(TEXT));
    }

    #[test]
    fn emoji_in_two_halves_are_one() {
        let mut bytes = TEXT.as_bytes().to_vec();
        bytes.extend([0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80]);
        assert_eq!(read(&bytes), Some(format!("{TEXT}😀")));
    }

    #[test]
    fn lines_of_two_encodings_are_read_each_in_its_own() {
        let mut bytes = TEXT.as_bytes().to_vec();
        bytes.extend(WINDOWS_1251.encode(TEXT).0.as_ref());
        assert_eq!(read(&bytes), Some(TEXT.repeat(2)));
        // A few words in a line, and in one of a page that has no line breaks.
        for (before, after) in [("", "\n"), ("<p>", "</p><p>")] {
            let text = format!("{before}{}{after}", TEXT.trim());
            let mut bytes = text.repeat(6).into_bytes();
            bytes.extend(WINDOWS_1251.encode("Источник: Вести гавани").0.as_ref());
            let read = read(&bytes).expect("a text");
            assert_eq!(read, format!("{}Источник: Вести гавани", text.repeat(6)));
        }
    }

    #[test]
    fn marks_around_words_of_another_encoding_stay() {
        let before = TEXT.repeat(6);
        for (marked, expected) in [
            (["«", "Это большой", "» праздник"], "«Это большой» праздник"),
            (["(«", "Это большой", "»)"], "(«Это большой»)"),
            (
                ["", "Источник: «НТВ» и В. Комаров", ""],
                "Источник: «НТВ» и В. Комаров",
            ),
            (
                ["— ", "сказал градоначальник", "…"],
                "— сказал градоначальник…",
            ),
        ] {
            let mut bytes = before.clone().into_bytes();
            bytes.extend(marked[0].as_bytes());
            bytes.extend(WINDOWS_1251.encode(marked[1]).0.as_ref());
            bytes.extend(marked[2].as_bytes());
            assert_eq!(read(&bytes), Some(format!("{before}{expected}")));
        }
    }

    #[test]
    fn another_encoding_is_not_utf_8() {
        for label in ["windows-1251", "koi8-r", "gbk", "windows-1252", "shift_jis"] {
            let encoding = Encoding::for_label(label.as_bytes()).expect("known");
            let text = match label {
                "gbk" => "市里开通了一座新桥，居民们非常高兴。桥长三百米。",
                "shift_jis" => "市内で新しい橋が開通し、住民は喜んでいる。長さは三百メートルだ。",
                "windows-1252" => {
                    "En ville, un pont a été ouvert après l’été, et les gens sont contents."
                }
                _ => TEXT,
            };
            assert_eq!(read(&encoding.encode(text).0), None, "{label}");
        }
    }
}
