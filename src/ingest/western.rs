//! Central European and Turkish encodings that were read as Western European: signs and letters of other languages stand inside their words.

use super::written_back::written_back;
use encoding_rs::{Encoding, ISO_8859_2, WINDOWS_1250, WINDOWS_1252, WINDOWS_1254};

/// Fewest words that tell.
const FEWEST: usize = 3;

/// A text that was read so, as it was meant, and what it was.
pub(super) fn eastern_read_as_western(text: &str) -> Option<(String, String)> {
    let encoding = if is_turkish(text) {
        WINDOWS_1254
    } else if signs_inside_words(text) >= FEWEST {
        let left = |encoding: &&'static Encoding| match read_as(text, encoding) {
            Some(read) => signs_inside_words(&read),
            None => usize::MAX,
        };
        [WINDOWS_1250, ISO_8859_2].into_iter().min_by_key(left)?
    } else {
        return None;
    };
    let read = read_as(text, encoding)?;
    let has_controls = read.chars().any(|c| matches!(c, '\u{80}'..='\u{9F}'));
    (!has_controls && signs_inside_words(&read) * 10 <= signs_inside_words(text)).then(|| {
        let what = format!("{} that was taken for windows-1252", encoding.name());
        (read, what)
    })
}

fn read_as(text: &str, encoding: &'static Encoding) -> Option<String> {
    let bytes = written_back(text, WINDOWS_1252)?;
    let (read, had_faults) = encoding.decode_without_bom_handling(&bytes);
    (!had_faults).then(|| read.into_owned())
}

/// Signs that stand between two small letters, as in `W³adze` for "Władze": no language writes them there.
fn signs_inside_words(text: &str) -> usize {
    let letters: Vec<char> = text.chars().collect();
    let between = |three: &&[char]| {
        three[0].is_alphabetic()
            && three[2].is_lowercase()
            && !matches!(three[2], 'ª' | 'º')
            && matches!(three[1], '¹' | '³' | '±' | '¶' | '¼' | '¾')
    };
    letters.windows(3).filter(between).count()
}

/// Turkish has `ç` and `ü`, and its `ş`, `ı` and `ğ` were read as the Icelandic `þ`, `ý` and `ð`; Icelandic has `á` and `æ` instead.
fn is_turkish(text: &str) -> bool {
    let count = |wanted: &[char]| text.chars().filter(|c| wanted.contains(c)).count();
    let misread = count(&['þ', 'Þ', 'ð', 'Ð', 'ý', 'Ý']);
    count(&['þ', 'Þ', 'ð']) > 0
        && misread >= FEWEST
        && count(&['ç', 'Ç', 'ü', 'Ü', 'ö', 'Ö']) >= FEWEST
        && count(&['á', 'Á', 'æ', 'Æ', 'ó', 'í', 'ú']) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_signs_inside_are_read_again() {
        for (text, encoding) in [
            (
                "Łódź otwiera nową linię. Władze poinformowały, że linia połączy śródmieście z osiedlem, a całość będzie gotowa.",
                WINDOWS_1250,
            ),
            (
                "Władze Łodzi poinformowały, że nowa linia połączy śródmieście z osiedlem; całość będzie później.",
                ISO_8859_2,
            ),
            (
                "Eskişehir'de köprü trafiğe açıldı, belediyeden yapılan açıklamada çalışmaların bittiği söylendi, günü bugün.",
                WINDOWS_1254,
            ),
        ] {
            let garbled = WINDOWS_1252
                .decode_without_bom_handling(&encoding.encode(text).0)
                .0
                .into_owned();
            let read = eastern_read_as_western(&garbled).map(|(text, _)| text);
            assert_eq!(read.as_deref(), Some(text), "{garbled}");
        }
    }

    #[test]
    fn good_texts_stay_as_they_are() {
        for text in [
            "Os artigos nºs 1 e 2, ¿y qué?, dijo¿no? El 1º de mayo, la 2ª edición; ¿qué hora es? ¡Hola! 30 m² y 20 m³ de agua.",
            "Þórður á Ísafirði sagði að brúin væri ótrúlega löng, það er rétt.",
            "Le 1ᵉʳ mai, «déjà» ±5 % et 3 m³ par jour, ¼ d’heure.",
            "Preis: 5£pro Stück, Größe ±3, H²O.",
        ] {
            assert_eq!(eastern_read_as_western(text), None, "{text}");
        }
    }
}
