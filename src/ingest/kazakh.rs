//! Encodings of one byte a letter that browsers do not know: KZ-1048 (STRK 1048-2002) and PTCP154 of Kazakh, which differ from windows-1251 in few letters, and KOI8-T of Tajik.

use encoding_rs::{Encoding, KOI8_R, WINDOWS_1251};

/// Bytes of KZ-1048 that are other letters in windows-1251.
const KZ_1048: [(u8, char); 22] = [
    (0x8D, 'Қ'),
    (0x8E, 'Һ'),
    (0x9D, 'қ'),
    (0x9E, 'һ'),
    (0xA1, 'Ұ'),
    (0xA2, 'ұ'),
    (0xA3, 'Ә'),
    (0xA5, 'Ө'),
    (0xAA, 'Ғ'),
    (0xAF, 'Ү'),
    (0xB4, 'ө'),
    (0xBA, 'ғ'),
    (0xBC, 'ә'),
    (0xBD, 'Ң'),
    (0xBE, 'ң'),
    (0xBF, 'ү'),
    (0x80, 'Ђ'),
    (0x81, 'Ѓ'),
    (0x83, 'ѓ'),
    (0x8F, 'Џ'),
    (0x90, 'ђ'),
    (0x9F, 'џ'),
];

/// The same of PTCP154.
const PTCP_154: [(u8, char); 38] = [
    (0x80, 'Җ'),
    (0x81, 'Ғ'),
    (0x82, 'Ӯ'),
    (0x83, 'ғ'),
    (0x86, 'Ҷ'),
    (0x87, 'Ү'),
    (0x88, 'Ҳ'),
    (0x89, 'ү'),
    (0x8A, 'Ҡ'),
    (0x8B, 'Ӣ'),
    (0x8C, 'Ң'),
    (0x8D, 'Қ'),
    (0x8E, 'Һ'),
    (0x8F, 'Ҹ'),
    (0x90, 'җ'),
    (0x98, 'ҳ'),
    (0x99, 'ҷ'),
    (0x9A, 'ҡ'),
    (0x9B, 'ӣ'),
    (0x9C, 'ң'),
    (0x9D, 'қ'),
    (0x9E, 'һ'),
    (0x9F, 'ҹ'),
    (0xA4, 'Ө'),
    (0xA5, 'Ҙ'),
    (0xA6, 'Ұ'),
    (0xAA, 'Ә'),
    (0xAD, 'ӯ'),
    (0xAF, 'Ҝ'),
    (0xB1, 'ұ'),
    (0xB4, 'ҙ'),
    (0xB5, 'ө'),
    (0xBA, 'ә'),
    (0xBD, 'Ҫ'),
    (0xBE, 'ҫ'),
    (0xBF, 'ҝ'),
    (0xA1, 'Ў'),
    (0xA2, 'ў'),
];

/// The same of KOI8-T; the other letters are those of KOI8-R.
const KOI8_T: [(u8, char); 42] = [
    (0x80, 'қ'),
    (0x81, 'ғ'),
    (0x82, '‚'),
    (0x83, 'Ғ'),
    (0x84, '„'),
    (0x85, '…'),
    (0x86, '†'),
    (0x87, '‡'),
    (0x89, '‰'),
    (0x8A, 'ҳ'),
    (0x8B, '‹'),
    (0x8C, 'Ҳ'),
    (0x8D, 'ҷ'),
    (0x8E, 'Ҷ'),
    (0x90, 'Қ'),
    (0x91, '‘'),
    (0x92, '’'),
    (0x93, '“'),
    (0x94, '”'),
    (0x95, '•'),
    (0x96, '–'),
    (0x97, '—'),
    (0x99, '™'),
    (0x9B, '›'),
    (0xA1, 'ӯ'),
    (0xA2, 'Ӯ'),
    (0xA4, '¤'),
    (0xA5, 'ӣ'),
    (0xA6, '¦'),
    (0xA7, '§'),
    (0xAB, '«'),
    (0xAC, '¬'),
    (0xAD, '\u{AD}'),
    (0xAE, '®'),
    (0xB0, '°'),
    (0xB1, '±'),
    (0xB2, '²'),
    (0xB5, 'Ӣ'),
    (0xB6, '¶'),
    (0xB7, '·'),
    (0xB9, '№'),
    (0xBB, '»'),
];

/// A text in one of these encodings, if the label names one, with the encoding's name.
pub(super) fn read_labelled(bytes: &[u8], label: &str) -> Option<(String, &'static str)> {
    let label = label.trim().to_ascii_lowercase().replace(['_', '-'], "");
    match label.as_str() {
        "kz1048" | "strk10482002" | "rk1048" => {
            Some((read(bytes, &KZ_1048, WINDOWS_1251), "KZ-1048"))
        }
        "ptcp154" | "csptcp154" | "pt154" | "cp154" | "cyrillicasian" => {
            Some((read(bytes, &PTCP_154, WINDOWS_1251), "PTCP154"))
        }
        "koi8t" => Some((read(bytes, &KOI8_T, KOI8_R), "KOI8-T")),
        _ => None,
    }
}

/// A Kazakh text in one of its encodings, with the encoding's name.
///
/// Kazakh tells itself: it has `ы` and `і` in one text, as Belarusian has, and beside them what windows-1251 reads as Macedonian letters or signs, where Kazakh has `қ`, `ң`, `ө` or `ү`.
pub(super) fn read_kazakh(bytes: &[u8]) -> Option<(String, &'static str)> {
    let letter = |byte: u8| byte >= 0xC0 || matches!(byte, 0xB3 | 0x9D | 0xBE | 0xB5 | 0x9C | 0x89);
    let inside = |wanted: u8| {
        let pairs = bytes.windows(2);
        pairs
            .filter(|pair| {
                pair[1] == wanted && letter(pair[0]) || pair[0] == wanted && letter(pair[1])
            })
            .count()
    };
    // Not those of `ґ` and `ї`: Ukrainian texts quote Russian.
    let telling = [0x9D, 0xBE, 0xB5, 0x9C, 0x89];
    if telling.iter().all(|byte| inside(*byte) == 0) || inside(0xFB) == 0 || inside(0xB3) == 0 {
        return None;
    }
    let of_kz = inside(0xB4) + inside(0xBE) + inside(0xBF);
    let of_ptcp = inside(0xB5) + inside(0x9C) + inside(0x89);
    match of_kz.cmp(&of_ptcp) {
        std::cmp::Ordering::Greater => Some((read(bytes, &KZ_1048, WINDOWS_1251), "KZ-1048")),
        std::cmp::Ordering::Less => Some((read(bytes, &PTCP_154, WINDOWS_1251), "PTCP154")),
        std::cmp::Ordering::Equal => None,
    }
}

fn read(bytes: &[u8], letters: &[(u8, char)], others: &'static Encoding) -> String {
    let one = |byte: &u8| match letters.iter().find(|(known, _)| known == byte) {
        Some((_, letter)) => letter.to_string(),
        None => others.decode_without_bom_handling(&[*byte]).0.into_owned(),
    };
    bytes.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KAZAKH: &str = "Жайық өзенінің үстіндегі көпір ашылды, деп хабарлады әкімдік.";

    fn written(text: &str, letters: &[(u8, char)]) -> Vec<u8> {
        let byte = |c: char| match letters.iter().find(|(_, letter)| *letter == c) {
            Some((byte, _)) => *byte,
            None => WINDOWS_1251.encode(&c.to_string()).0[0],
        };
        text.chars().map(byte).collect()
    }

    #[test]
    fn kazakh_tells_itself() {
        for (letters, name) in [(&KZ_1048[..], "KZ-1048"), (&PTCP_154[..], "PTCP154")] {
            let bytes = written(KAZAKH, letters);
            assert_eq!(read_kazakh(&bytes), Some((KAZAKH.to_owned(), name)));
            let without_q = "Көпір ашылды. Әкім жаңа көпірді ашты.";
            let bytes = written(without_q, letters);
            assert_eq!(read_kazakh(&bytes), Some((without_q.to_owned(), name)));
            let few = written("Көпір", letters);
            assert_eq!(read_labelled(&few, name), Some(("Көпір".to_owned(), name)));
        }
    }

    #[test]
    fn a_label_is_believed() {
        let tajik = "Ҷумҳурии Тоҷикистон: қонун, ғалаба, ӯҳда, тоҷикӣ, ёрӣ";
        let byte = |c: char| match KOI8_T.iter().find(|(_, letter)| *letter == c) {
            Some((byte, _)) => *byte,
            None => KOI8_R.encode(&c.to_string()).0[0],
        };
        let bytes: Vec<u8> = tajik.chars().map(byte).collect();
        assert_eq!(
            read_labelled(&bytes, "KOI8-T"),
            Some((tajik.to_owned(), "KOI8-T"))
        );
        assert_eq!(read_labelled(&bytes, "koi8-r"), None);
    }

    #[test]
    fn other_languages_of_windows_1251_are_left_alone() {
        for text in [
            "Аким области открыл новый мост, сообщили журналисты.",
            "Міністр відвідав порт і провів переговори з керівництвом, її ґрунт є.",
            "Міністр відповів їм: «Мы были там», і пішов. Їхній ґрунт є.",
            "Міністр наведаў порт і сказаў, што перамовы былі карысныя.",
            "Министерот ќе ги посети пристаништата, рече тој, и ѕидот.",
        ] {
            let bytes = WINDOWS_1251.encode(text).0.into_owned();
            assert_eq!(read_kazakh(&bytes), None, "{text}");
        }
    }
}
