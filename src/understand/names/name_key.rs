//! How the table of names spells a word.
//!
//! Most words are folded, so that one entry does for all spellings in scripts with vowels. Hebrew and Arabic leave vowels out, and so many ordinary words
//! would fold to the consonants of some name: there a word is a name only in a spelling that the lists have. The same holds for katakana, which writes many
//! foreign words.

use crate::text::fold_name;
use unicode_script::{Script, UnicodeScript};

/// The key of a word in the table of names: folded, or in its own letters without vowel signs where folding says too little.
pub fn name_key(word: &str) -> String {
    if is_spelled_exactly(word) {
        word.chars().filter_map(plain).collect()
    } else {
        fold_name(word)
    }
}

/// Whether the table has words of this script in their own letters.
pub(super) fn is_spelled_exactly(word: &str) -> bool {
    let script = word
        .chars()
        .find(|letter| !letter.is_ascii())
        .map(|letter| letter.script());
    matches!(
        script,
        Some(Script::Hebrew | Script::Arabic | Script::Katakana)
    )
}

/// The letter without what writers of one language leave out or write with the letter of another.
fn plain(letter: char) -> Option<char> {
    Some(match letter {
        // Vowel signs and the sign that stretches a word.
        '\u{591}'..='\u{5bd}' | '\u{5bf}'..='\u{5c7}' => return None,
        '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' => return None,
        '\u{200c}' | '\u{200d}' => return None,
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        'ة' | 'ۀ' | 'ە' => 'ه',
        '\'' | '’' | '‘' | '`' | '׳' => '\'',
        other => other,
    })
}

/// The folded word as Georgian writers spell foreign names: they have no "f".
pub(super) fn with_f(folded: &str) -> Option<String> {
    folded.contains('p').then(|| folded.replace('p', "f"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn consonants_alone_are_no_key() {
        assert_eq!(name_key("Müller"), fold_name("Müller"));
        assert_eq!(name_key("Мюллер"), fold_name("Мюллер"));
        assert_eq!(name_key("ג’ורג’"), name_key("ג'ורג'"));
        assert_eq!(name_key("مُحَمَّد"), "محمد");
        assert_eq!(name_key("کریمی"), name_key("كريمي"));
        assert_ne!(name_key("אמרה"), name_key("עומר"));
        assert_eq!(name_key("ペトロワ"), "ペトロワ");
    }
}
