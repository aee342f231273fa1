//! What a token looks like: capital letters, script, digits.

use unicode_script::{Script, UnicodeScript};

/// The look of a token, as far as names are concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// One capital letter: an initial, or the first word of a sentence.
    Initial,
    /// A capital, then small letters.
    Capitalised,
    /// Two to four capitals: mostly an abbreviation.
    Acronym,
    /// Five or more capitals.
    AllCapitals,
    /// Capitals inside the word ("KazMunaiGas", "McDonald").
    Mixed,
    /// Small letters.
    Lower,
    /// Letters of a script without capitals.
    Caseless(Script),
    /// Digits.
    Number,
    /// A sign; the character itself.
    Sign(char),
}

impl Shape {
    /// The shape of one token.
    pub fn of(token: &str) -> Self {
        let Some(first) = token.chars().next() else {
            return Shape::Sign(' ');
        };
        if first.is_numeric() && !first.is_alphabetic() {
            return Shape::Number;
        }
        if !first.is_alphabetic() {
            return Shape::Sign(first);
        }
        let (mut upper, mut lower, mut letters) = (0, 0, 0);
        for character in token.chars() {
            // Georgian has capitals in Unicode, but no text capitalises names.
            let georgian = matches!(character, '\u{10A0}'..='\u{10FF}' | '\u{1C90}'..='\u{1CBF}' | '\u{2D00}'..='\u{2D2F}');
            let is_upper = !georgian && character.is_uppercase();
            let is_lower = !georgian && !is_upper && character.is_lowercase();
            upper += usize::from(is_upper);
            lower += usize::from(is_lower);
            letters += usize::from(is_upper || is_lower || character.is_alphabetic());
        }
        match (upper, lower) {
            (0, 0) => Shape::Caseless(first.script()),
            (0, _) => Shape::Lower,
            (1, 0) if letters == 1 => Shape::Initial,
            (_, 0) if upper <= 4 => Shape::Acronym,
            (_, 0) => Shape::AllCapitals,
            (1, _) if first.is_uppercase() => Shape::Capitalised,
            _ => Shape::Mixed,
        }
    }

    /// Whether a word of this shape can begin or continue a name by its look.
    pub fn may_name(self) -> bool {
        !matches!(self, Shape::Lower | Shape::Number | Shape::Sign(_))
    }

    /// Whether the word begins with a capital letter.
    pub fn is_capital(self) -> bool {
        matches!(
            self,
            Shape::Initial
                | Shape::Capitalised
                | Shape::Acronym
                | Shape::AllCapitals
                | Shape::Mixed
        )
    }

    /// A number that stands for the shape in attributes.
    pub(super) fn code(self) -> u32 {
        match self {
            Shape::Initial => 1,
            Shape::Capitalised => 2,
            Shape::Acronym => 3,
            Shape::AllCapitals => 4,
            Shape::Mixed => 5,
            Shape::Lower => 6,
            Shape::Number => 7,
            Shape::Caseless(script) => {
                16 + script
                    .short_name()
                    .bytes()
                    .fold(0, |code, byte| code * 31 % 65_521 + u32::from(byte))
            }
            Shape::Sign(character) => 0x10_0000 + u32::from(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_looks_apart() {
        assert_eq!(Shape::of("Ж"), Shape::Initial);
        assert_eq!(Shape::of("Жоунс"), Shape::Capitalised);
        assert_eq!(Shape::of("ЕС"), Shape::Acronym);
        assert_eq!(Shape::of("АСТАНА"), Shape::AllCapitals);
        assert_eq!(Shape::of("McLeod"), Shape::Mixed);
        assert_eq!(Shape::of("platform"), Shape::Lower);
        assert_eq!(Shape::of("گزارش"), Shape::Caseless(Script::Arabic));
        assert_eq!(Shape::of("თბილისი"), Shape::Caseless(Script::Georgian));
        assert_eq!(Shape::of("12,5"), Shape::Number);
        assert_eq!(Shape::of("«"), Shape::Sign('«'));
    }
}
