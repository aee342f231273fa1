//! From bytes to text, whatever the encoding.

use super::almost_utf_8::almost_utf_8;
use super::garbled::repaired;
use super::guess::guess;
use super::kazakh::{read_kazakh, read_labelled};
use super::mac_cyrillic::is_mac_cyrillic;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251, X_MAC_CYRILLIC};

/// A decoded text and what was assumed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// The encoding's name, unless the bytes were plain UTF-8.
    pub assumed: Option<String>,
}

/// Decodes bytes: byte order mark, then valid UTF-8, then UTF-16 by its pattern, then UTF-8 that is damaged, then `declared` (an encoding's label), then statistics (chardetng). A text that was
/// misread once, here or by whoever saved it, is read again.
///
/// `None` when the bytes are no text.
pub fn decode(bytes: &[u8], declared: Option<&str>) -> Option<Decoded> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let content = match encoding == UTF_8 {
            true => return decode(&bytes[mark..], None),
            // A byte too many is what a cut leaves.
            false => &bytes[mark..mark + ((bytes.len() - mark) & !1)],
        };
        let text = strict(encoding, content)?;
        let assumed = (encoding != UTF_8).then(|| format!("{} (byte order mark)", encoding.name()));
        return plausible(text, assumed);
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && !text.contains('\0')
    {
        return match repaired(text) {
            Some((repaired, what)) => plausible(repaired, Some(format!("{what} (repaired)"))),
            None => plausible(text.to_owned(), None),
        };
    }
    if let Some(encoding) = utf_16_by_pattern(bytes) {
        return plausible(
            // A byte too many is what a cut or a line end of another program leaves.
            strict(encoding, &bytes[..bytes.len() & !1])?,
            Some(format!("{} (no byte order mark)", encoding.name())),
        );
    }
    if let Some(text) = almost_utf_8(bytes, detected) {
        return plausible(text, Some("UTF-8 with bytes that are not".to_owned()));
    }
    if bytes.contains(&0) {
        return None;
    }
    if let Some((text, name)) = declared.and_then(|label| read_labelled(bytes, label)) {
        return plausible(text, Some(format!("{name} (declared)")));
    }
    let declared = declared
        .and_then(|label| Encoding::for_label(label.as_bytes()))
        .filter(|encoding| *encoding != UTF_8);
    let (encoding, how) = match declared {
        Some(encoding) => (encoding, "declared"),
        None => (detected(bytes), "detected"),
    };
    let known = match encoding == WINDOWS_1251 {
        true => read_kazakh(bytes),
        false => None,
    };
    if let Some((text, name)) = known {
        return plausible(text, Some(format!("{name} ({how})")));
    }
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    match repaired(&text) {
        Some((repaired, what)) => plausible(repaired, Some(format!("{what} ({how})"))),
        None => plausible(
            text.into_owned(),
            Some(format!("{} ({how})", encoding.name())),
        ),
    }
}

/// The encoding that bytes look like.
fn detected(bytes: &[u8]) -> &'static Encoding {
    match guess(bytes) {
        guess if guess == WINDOWS_1251 && is_mac_cyrillic(bytes) => X_MAC_CYRILLIC,
        guess => guess,
    }
}

fn strict(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    encoding
        .decode_without_bom_handling_and_without_replacement(bytes)
        .map(std::borrow::Cow::into_owned)
}

/// Text has next to no control characters and few characters that could not be decoded.
fn plausible(text: String, assumed: Option<String>) -> Option<Decoded> {
    let mut strange = 0;
    let mut all = 0;
    for character in text.chars() {
        all += 1;
        let control = character.is_control()
            && !matches!(
                character,
                '\n' | '\r' | '\t' | '\u{0C}' | '\u{85}' | '\u{1A}'
            );
        strange += usize::from(control || character == char::REPLACEMENT_CHARACTER);
    }
    (strange * 50 <= all).then_some(Decoded { text, assumed })
}

/// UTF-16 without a mark: half of the bytes take very few values (0x00 for Latin, 0x04 for Cyrillic, 0x06 for Arabic …) and the others do not.
///
/// Measured on the first 4 KB: at least 80 of 100 code units must have a high byte below 0x20.
fn utf_16_by_pattern(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.len() < 4 {
        return None;
    }
    let sample = &bytes[..bytes.len().min(4096) & !1];
    let small = |offset: usize| {
        sample
            .iter()
            .skip(offset)
            .step_by(2)
            .filter(|byte| **byte < 0x20)
            .count()
    };
    let units = sample.len() / 2;
    let (even, odd) = (small(0), small(1));
    match (even * 10 >= units * 8, odd * 10 >= units * 8) {
        (false, true) => Some(UTF_16LE),
        (true, false) => Some(UTF_16BE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const RUSSIAN: &str =
        "Министр иностранных дел посетил столицу и провёл переговоры с руководством парламента.";

    #[test]
    fn legacy_cyrillic_is_detected() {
        for label in ["windows-1251", "koi8-r"] {
            let encoding = Encoding::for_label(label.as_bytes()).expect("known");
            let (bytes, _, _) = encoding.encode(RUSSIAN);
            let decoded = decode(&bytes, None).expect("text");
            assert_eq!(decoded.text, RUSSIAN, "{label}");
            assert!(decoded.assumed.is_some());
        }
    }

    /// By language, the encodings it was written in, and texts of about 40 and about 160 letters.
    const LEGACY: [(&[&str], [&str; 2]); 7] = [
        (
            &[
                "windows-1251",
                "koi8-r",
                "iso-8859-5",
                "ibm866",
                "x-mac-cyrillic",
            ],
            [
                "В городе открыли новый мост через пролив.",
                "Министр посетил порт и провёл переговоры с руководством гавани. Он сказал, что переговоры были полезными и что их продолжат в июне. Потом делегация уехала на север.",
            ],
        ),
        (
            &["windows-1251", "koi8-u", "iso-8859-5", "x-mac-cyrillic"],
            [
                "У місті відкрили новий міст через протоку.",
                "Міністр відвідав порт і провів переговори з керівництвом гавані. Він сказав, що переговори були корисними і що їх продовжать у червні. Потім делегація поїхала на північ.",
            ],
        ),
        (
            &["windows-1251", "iso-8859-5", "ibm866", "x-mac-cyrillic"],
            [
                "В града откриха нов мост над пролива.",
                "Министърът посети пристанището и проведе разговори с ръководството. Той каза, че разговорите са били полезни и ще продължат през юни. После делегацията замина на север.",
            ],
        ),
        (
            &["windows-1250", "iso-8859-2"],
            [
                "W mieście otwarto nowy most przez cieśninę.",
                "Minister odwiedził port i przeprowadził rozmowy z kierownictwem przystani. Powiedział, że były pożyteczne i że będą kontynuowane w czerwcu.",
            ],
        ),
        (
            &["windows-1250", "iso-8859-2"],
            [
                "Ve městě otevřeli nový most přes průliv.",
                "Ministr navštívil přístav a jednal s jeho vedením. Řekl, že rozhovory byly užitečné a že budou pokračovat v červnu. Poté odjel na sever země.",
            ],
        ),
        (
            &["windows-1254"],
            [
                "Şehirde boğaz üzerinde yeni bir köprü açıldı.",
                "Bakan limanı ziyaret ederek yönetimle görüştü. Görüşmelerin yararlı olduğunu ve haziran ayında süreceğini söyledi. Ardından heyet kuzeye gitti.",
            ],
        ),
        (
            &["windows-1252"],
            [
                "En ville, un pont a été ouvert après l’été.",
                "Le ministre a visité le port et s’est entretenu avec sa direction. Il a déclaré que les entretiens avaient été utiles et qu’ils se poursuivraient en juin.",
            ],
        ),
    ];

    #[test]
    fn legacy_encodings_by_language() {
        for (labels, texts) in LEGACY {
            for label in labels {
                let encoding = Encoding::for_label(label.as_bytes()).expect("known");
                for text in texts {
                    let decoded = decode(&encoding.encode(text).0, None).expect("text");
                    assert_eq!(decoded.text, text, "{label}");
                }
            }
        }
    }

    #[test]
    fn utf_16_with_and_without_a_mark() {
        for (little, mark) in [(true, true), (true, false), (false, true), (false, false)] {
            let text = if mark {
                format!("\u{FEFF}{RUSSIAN}")
            } else {
                RUSSIAN.to_owned()
            };
            let bytes: Vec<u8> = text
                .encode_utf16()
                .flat_map(|unit| {
                    if little {
                        unit.to_le_bytes()
                    } else {
                        unit.to_be_bytes()
                    }
                })
                .collect();
            assert_eq!(
                decode(&bytes, None).expect("text").text,
                RUSSIAN,
                "{little} {mark}"
            );
        }
    }

    #[test]
    fn pictures_are_no_text() {
        let png: Vec<u8> = [0x89, b'P', b'N', b'G', 0, 0, 1]
            .iter()
            .copied()
            .cycle()
            .take(900)
            .collect();
        assert_eq!(decode(&png, None), None);
    }

    proptest! {
        #[test]
        fn any_bytes_decode_or_not_without_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = decode(&bytes, None);
        }
    }
}
