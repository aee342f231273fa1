//! Converts any script to lower-case ASCII.

use super::composed;

/// The text in lower-case ASCII letters, digits and punctuation, character by character (tables of the `any_ascii` crate).
///
/// The result is an approximate spelling, not a pronunciation. It is for comparing, not for display.
pub fn romanise(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in composed(text).chars() {
        if character.is_ascii() {
            out.push(character.to_ascii_lowercase());
        } else if is_silent(character) {
            continue;
        } else {
            out.extend(
                any_ascii::any_ascii_char(character)
                    .chars()
                    .map(|c| c.to_ascii_lowercase()),
            );
        }
    }
    out
}

/// Signs that change the letter before them and are not letters themselves.
fn is_silent(character: char) -> bool {
    matches!(
        character,
        'ь' | 'Ь' | 'ъ' | 'Ъ' | 'ʻ' | 'ʼ' | '‘' | '’' | 'ʹ' | 'ʺ' | '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{0300}'..='\u{036F}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_no_letter_outside_ascii() {
        for text in [
            "Тоқаев",
            "Oʻzbekiston",
            "Straße",
            "محمد",
            "東京",
            "გიორგი",
            "Łódź",
        ] {
            let out = romanise(text);
            assert!(out.is_ascii(), "{text} gave {out}");
            assert!(!out.is_empty(), "{text} vanished");
        }
    }

    #[test]
    fn soft_signs_leave_no_trace() {
        assert_eq!(romanise("Досталь"), romanise("Достал"));
    }

    #[test]
    fn letters_with_their_marks_apart_are_the_same_letters() {
        assert_eq!(romanise("Андреи\u{306}"), romanise("Андрей"));
        assert_eq!(romanise("І\u{308}жакевич"), romanise("Їжакевич"));
    }
}
