//! The shape of a token: capital letters, script, digits.

use unicode_script::{Script, UnicodeScript};

/// The shape of a token, as far as names are concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WordShape {
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

impl WordShape {
    /// The shape of one token.
    pub fn of(token: &str) -> Self {
        let Some(first) = token.chars().next() else {
            return WordShape::Sign(' ');
        };
        if first.is_numeric() && !first.is_alphabetic() {
            return WordShape::Number;
        }
        if !first.is_alphabetic() {
            return WordShape::Sign(first);
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
            (0, 0) => WordShape::Caseless(first.script()),
            (0, _) => WordShape::Lower,
            (1, 0) if letters == 1 => WordShape::Initial,
            (_, 0) if upper <= 4 => WordShape::Acronym,
            (_, 0) => WordShape::AllCapitals,
            (1, _) if first.is_uppercase() => WordShape::Capitalised,
            _ => WordShape::Mixed,
        }
    }

    /// Whether a word of this shape can begin or continue a name by its look.
    pub fn may_name(self) -> bool {
        !matches!(
            self,
            WordShape::Lower | WordShape::Number | WordShape::Sign(_)
        )
    }

    /// Whether the word begins with a capital letter.
    pub fn is_capital(self) -> bool {
        matches!(
            self,
            WordShape::Initial
                | WordShape::Capitalised
                | WordShape::Acronym
                | WordShape::AllCapitals
                | WordShape::Mixed
        )
    }

    /// The number of the shape in attributes.
    pub(super) fn code(self) -> u32 {
        match self {
            WordShape::Initial => 1,
            WordShape::Capitalised => 2,
            WordShape::Acronym => 3,
            WordShape::AllCapitals => 4,
            WordShape::Mixed => 5,
            WordShape::Lower => 6,
            WordShape::Number => 7,
            WordShape::Caseless(script) => {
                16 + script
                    .short_name()
                    .bytes()
                    .fold(0, |code, byte| code * 31 % 65_521 + u32::from(byte))
            }
            WordShape::Sign(character) => 0x10_0000 + u32::from(character),
        }
    }
}

/// The token without "and", "to", "in" that Hebrew and Arabic write together with the next word; `None` if it cannot have one.
pub(super) fn without_proclitic(token: &str, shape: WordShape) -> Option<&str> {
    let proclitics = match shape {
        WordShape::Caseless(Script::Hebrew) => "ולבהמשכ",
        WordShape::Caseless(Script::Arabic) => "ولبفك",
        _ => return None,
    };
    let first = token
        .chars()
        .next()
        .filter(|letter| proclitics.contains(*letter))?;
    let rest = &token[first.len_utf8()..];
    (rest.chars().count() >= 3).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_looks_apart() {
        assert_eq!(WordShape::of("Ж"), WordShape::Initial);
        assert_eq!(WordShape::of("Жоунс"), WordShape::Capitalised);
        assert_eq!(WordShape::of("ЕС"), WordShape::Acronym);
        assert_eq!(WordShape::of("АСТАНА"), WordShape::AllCapitals);
        assert_eq!(WordShape::of("McLeod"), WordShape::Mixed);
        assert_eq!(WordShape::of("platform"), WordShape::Lower);
        assert_eq!(WordShape::of("گزارش"), WordShape::Caseless(Script::Arabic));
        assert_eq!(
            WordShape::of("თბილისი"),
            WordShape::Caseless(Script::Georgian)
        );
        assert_eq!(WordShape::of("12,5"), WordShape::Number);
        assert_eq!(WordShape::of("«"), WordShape::Sign('«'));
    }
}
