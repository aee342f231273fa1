//! Letters and digits, and text as it is compared where neither case nor signs nor spaces matter.

use super::first_plane::FirstPlane;
use std::sync::LazyLock;

/// Whether a character is a letter, and whether it is a digit.
#[derive(Clone, Copy, Default)]
struct Kind {
    letter: bool,
    digit: bool,
}

static KINDS: LazyLock<FirstPlane<Kind>> = LazyLock::new(|| {
    FirstPlane::new(|character| Kind {
        letter: character.is_alphabetic(),
        digit: character.is_numeric(),
    })
});

/// The same as [`char::is_alphabetic`], for places that look at every character of a text.
pub fn is_alphabetic(character: char) -> bool {
    KINDS.of(character).letter
}

/// The same as [`char::is_alphanumeric`], for places that look at every character of a text.
pub fn is_alphanumeric(character: char) -> bool {
    let Kind { letter, digit } = KINDS.of(character);
    letter || digit
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
