//! Letters and digits, and text as it is compared where neither case nor signs nor spaces matter.

use std::sync::LazyLock;

const LETTER: u8 = 1;
const DIGIT: u8 = 2;

/// The characters of Unicode's first plane: the tables of the standard library take many steps to search.
static KINDS: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let kind = |character: char| {
        let letter = u8::from(character.is_alphabetic()) * LETTER;
        letter + u8::from(character.is_numeric()) * DIGIT
    };
    let known = |number| char::from_u32(number).map_or(0, kind);
    (0..0x1_0000).map(known).collect()
});

/// The same as [`char::is_alphabetic`], for places that look at every character of a text.
pub fn is_alphabetic(character: char) -> bool {
    match KINDS.get(character as usize) {
        Some(kind) => kind & LETTER != 0,
        None => character.is_alphabetic(),
    }
}

/// The same as [`char::is_alphanumeric`], for places that look at every character of a text.
pub fn is_alphanumeric(character: char) -> bool {
    match KINDS.get(character as usize) {
        Some(kind) => *kind != 0,
        None => character.is_alphanumeric(),
    }
}

/// Letters and digits alone, in lower case.
pub fn alphanumeric_key(text: &str) -> String {
    let kept = text.chars().filter(|c| is_alphanumeric(*c));
    kept.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_says_what_the_standard_library_says() {
        for character in (0..0x2_0000).filter_map(char::from_u32) {
            assert_eq!(
                is_alphabetic(character),
                character.is_alphabetic(),
                "{character:?}"
            );
            let known = is_alphanumeric(character);
            assert_eq!(known, character.is_alphanumeric(), "{character:?}");
        }
    }
}
