//! Signs and single letters of a good text that are UTF-8 read in an encoding of one byte a letter: `вЂ”` for a dash, `Â«` for a quotation mark, `dÃ©jÃ ` for "déjà".
//!
//! What was pasted twice, or through an old editor, has them: the letters were written anew, the signs were not.

use super::written_back::written_back;
use encoding_rs::{Encoding, WINDOWS_1251, WINDOWS_1252};

/// Fewest letters that tell; of signs of three bytes, which nobody writes so, one does.
const FEWEST_LETTERS: usize = 2;

/// A text with its misread signs mended, and what they were taken for.
pub(super) fn signs_read_as_another(text: &str) -> Option<(String, String)> {
    [WINDOWS_1252, WINDOWS_1251]
        .into_iter()
        .find_map(|encoding| {
            let letters: Vec<char> = text.chars().collect();
            let (mut signs, mut single) = (0, 0);
            for at in 0..letters.len() {
                signs += usize::from(sign(&letters, at, encoding).is_some());
                single += usize::from(letter(&letters, at, encoding).is_some());
            }
            if signs == 0 && single < FEWEST_LETTERS {
                return None;
            }
            let what = format!(
                "text with signs in UTF-8 that were taken for {}",
                encoding.name()
            );
            Some((mended(&letters, encoding), what))
        })
}

/// The text with every sign and letter that was misread as it was meant.
fn mended(letters: &[char], encoding: &'static Encoding) -> String {
    let mut out = String::new();
    let (mut at, mut is_open) = (0, false);
    while at < letters.len() {
        let (meant, length) = match sign(letters, at, encoding) {
            Some(meant) => (Some(meant), 3),
            None => {
                let meant = letter(letters, at, encoding)
                    .or_else(|| short_sign(letters, at, encoding, is_open));
                (meant, 2)
            }
        };
        match meant {
            Some(meant) => {
                is_open = meant == '«' || is_open && meant != '»';
                out.push(meant);
                at += length;
            }
            None => {
                out.push(letters[at]);
                at += 1;
            }
        }
    }
    out
}

/// The character that the letters from `at` on are in UTF-8, if they were read in the encoding.
fn read_again(
    letters: &[char],
    at: usize,
    length: usize,
    encoding: &'static Encoding,
) -> Option<char> {
    let misread: String = letters.get(at..at + length)?.iter().collect();
    let read = String::from_utf8(written_back(&misread, encoding)?).ok()?;
    let mut read = read.chars();
    read.next().filter(|_| read.next().is_none())
}

/// A sign of three bytes: dashes, quotation marks, №, €. The first two letters of it never stand beside each other otherwise.
fn sign(letters: &[char], at: usize, encoding: &'static Encoding) -> Option<char> {
    let begins = matches!(
        letters.get(at..at + 2)?,
        ['â', '€' | '„' | '‚' | '\u{80}' | '\u{84}' | '\u{82}'] | ['в', 'Ђ' | '‚']
    ) || matches!(letters.get(at..at + 3)?, ['в', '„', '–' | 'ў']);
    let meant = read_again(letters, at, 3, encoding).filter(|_| begins)?;
    matches!(meant, '\u{2000}'..='\u{22FF}').then_some(meant)
}

/// A letter of two bytes inside a word of plain Latin letters: a capital of another kind is no part of such a word.
fn letter(letters: &[char], at: usize, encoding: &'static Encoding) -> Option<char> {
    let is_small = |at: Option<usize>| {
        at.and_then(|at| letters.get(at))
            .is_some_and(char::is_ascii_lowercase)
    };
    let is_inside = is_small(at.checked_sub(1)) || is_small(Some(at + 2));
    let is_lead = match encoding == WINDOWS_1252 {
        true => matches!(letters[at], 'Ã'..='Ë'),
        false => matches!(letters[at], 'Г'..='Л'),
    };
    let meant = read_again(letters, at, 2, encoding).filter(|_| is_inside && is_lead)?;
    matches!(meant, 'À'..='ɏ' | 'ʻ' | 'ʼ').then_some(meant)
}

/// A sign of two bytes, in a text that has misread signs. `В»` is the end of a word as well («НТВ»), so a quotation only ends where one of these began.
fn short_sign(
    letters: &[char],
    at: usize,
    encoding: &'static Encoding,
    is_open: bool,
) -> Option<char> {
    let before = at.checked_sub(1).map(|at| letters[at]);
    let is_latin = encoding == WINDOWS_1252;
    if letters[at] != if is_latin { 'Â' } else { 'В' } {
        return None;
    }
    let meant = read_again(letters, at, 2, encoding)?;
    let is_meant = match meant {
        '»' => is_open,
        '\u{A0}'..='¿' if is_latin => true,
        '«' => !before.is_some_and(char::is_alphabetic),
        '\u{A0}' | '°' | '·' | '±' | '§' => {
            before.is_some_and(|c| c.is_lowercase() || c.is_numeric())
        }
        _ => false,
    };
    is_meant.then_some(meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(text: &str) -> Option<String> {
        signs_read_as_another(text).map(|(text, _)| text)
    }

    #[test]
    fn signs_are_read_again() {
        for (garbled, meant) in [
            (
                "В«Мы готовы ко всемуВ», вЂ” сказала она. Цена 12 млрдВ\u{A0}тенге, канал «НТВ».",
                "«Мы готовы ко всему», — сказала она. Цена 12 млрд\u{A0}тенге, канал «НТВ».",
            ),
            (
                "The councilâ€™s plan costs Â£2m, it said â€“ â€œat leastâ€\u{9D}.",
                "The council’s plan costs £2m, it said – “at least”.",
            ),
            (
                "Le maire a dÃ©jÃ\u{A0} parlÃ© de la rÃ©union d’hier.",
                "Le maire a déjà parlé de la réunion d’hier.",
            ),
            (
                "Viloyat soК»zlariga koК»ra, gК»alaba bugun.",
                "Viloyat soʻzlariga koʻra, gʻalaba bugun.",
            ),
        ] {
            assert_eq!(mended(garbled).as_deref(), Some(meant), "{garbled}");
        }
    }

    #[test]
    fn good_texts_stay_as_they_are() {
        for text in [
            "«НТВ» и «РТВ» — каналы. В «Известиях» пишут: №5, 20 °С.",
            "Ті люди жили в Києві, Її Величність теж. „Ґрунт“ — це земля.",
            "A IRMÃ» disse: «NÃO». Â é letra, Ã também; 20 °C.",
            "Spaß« sagte er, »Größe« auch. Straße — ja.",
            "Þórður á Ísafirði sagði að brúin væri ótrúlega löng",
            "â, î și ă sunt litere; 5 € pe zi",
            "Ђорђе је рекао: „Иђемо“ — в„",
        ] {
            assert_eq!(mended(text), None, "{text}");
        }
    }
}
