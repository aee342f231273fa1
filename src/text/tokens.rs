//! Words, numbers and signs.

use super::first_plane::FirstPlane;
use crate::model::Span;
use std::sync::LazyLock;
use unicode_script::{Script, UnicodeScript};

/// The kind of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters with their marks and inner apostrophes; in scripts without spaces, one character (katakana: a run).
    Word,
    /// Digits, with inner points and commas.
    Number,
    /// One sign.
    Sign,
}

/// A word, number or sign in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its span.
    pub span: Span,
    /// Its kind.
    pub kind: TokenKind,
}

/// Splits a text into tokens, without white space. "А.Кошты" has three, "Касым-Жомарт" three, "oʻzbek" one.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::with_capacity(text.len() / 6);
    let mut characters = text.char_indices().peekable();
    while let Some((start, first)) = characters.next() {
        if first.is_whitespace() {
            continue;
        }
        let class = Class::of(first);
        let mut end = start + first.len_utf8();
        if class != Class::Sign {
            while let Some(&(at, next)) = characters.peek() {
                let more = class.continues_with(next) || {
                    let after = text[at + next.len_utf8()..].chars().next();
                    after.is_some_and(|after| class.bridges(next, after))
                };
                if !more {
                    break;
                }
                characters.next();
                end = at + next.len_utf8();
            }
        }
        out.push(Token {
            span: Span::new(start, end),
            kind: class.kind(),
        });
    }
    out
}

/// Where Latin letters end and Korean ones begin, which write the ending of a foreign name: "Smith가".
pub fn end_of_latin(word: &str) -> Option<usize> {
    let is_hangul =
        |letter: char| matches!(letter, '\u{1100}'..='\u{11FF}' | '\u{AC00}'..='\u{D7AF}');
    let latin = word.starts_with(|first: char| first.is_ascii_alphabetic());
    latin.then(|| word.find(is_hangul)).flatten()
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Class {
    Letters,
    Katakana,
    Ideograph,
    Digits,
    #[default]
    Sign,
}

/// What a character is, and whether it is a mark that belongs to the character before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Nature {
    class: Class,
    is_mark: bool,
}

static NATURES: LazyLock<FirstPlane<Nature>> = LazyLock::new(|| FirstPlane::new(Nature::looked_up));

impl Nature {
    fn of(character: char) -> Self {
        NATURES.of(character)
    }

    fn looked_up(character: char) -> Self {
        let is_mark = unicode_normalization::char::is_combining_mark(character)
            || matches!(character, '\u{200C}' | '\u{200D}' | '\u{00AD}');
        Self {
            class: Class::looked_up(character),
            is_mark,
        }
    }
}

impl Class {
    fn of(character: char) -> Self {
        match character {
            'a'..='z' | 'A'..='Z' => Class::Letters,
            _ => Nature::of(character).class,
        }
    }

    fn looked_up(character: char) -> Self {
        if is_digit(character) {
            return Class::Digits;
        }
        if !is_letter(character) {
            return Class::Sign;
        }
        match character.script() {
            Script::Katakana => Class::Katakana,
            Script::Han
            | Script::Hiragana
            | Script::Thai
            | Script::Lao
            | Script::Khmer
            | Script::Myanmar => Class::Ideograph,
            _ if character == 'ー' => Class::Katakana,
            _ => Class::Letters,
        }
    }

    fn continues_with(self, next: char) -> bool {
        let next = Nature::of(next);
        let joins = matches!(self, Class::Letters | Class::Katakana | Class::Digits);
        next.is_mark || joins && next.class == self
    }

    /// Whether `sign`, followed by `after`, is inside the token.
    fn bridges(self, sign: char, after: char) -> bool {
        match self {
            Class::Letters => {
                matches!(sign, '\'' | '’' | '‘' | '`' | 'ʼ' | 'ʻ' | '·' | '״' | '׳')
                    && Class::of(after) == Class::Letters
            }
            Class::Digits => {
                matches!(sign, '.' | ',' | '\u{066B}' | '\u{066C}')
                    && Class::of(after) == Class::Digits
            }
            _ => false,
        }
    }

    fn kind(self) -> TokenKind {
        match self {
            Class::Letters | Class::Katakana | Class::Ideograph => TokenKind::Word,
            Class::Digits => TokenKind::Number,
            Class::Sign => TokenKind::Sign,
        }
    }
}

fn is_letter(character: char) -> bool {
    character.is_alphabetic() || matches!(character, 'ʻ' | 'ʼ' | '\u{200C}')
}

fn is_digit(character: char) -> bool {
    character.is_numeric()
        && !character.is_alphabetic()
        && any_ascii::any_ascii_char(character)
            .bytes()
            .all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text).iter().map(|t| t.span.of(text)).collect()
    }

    #[test]
    fn initials_hyphens_and_apostrophes() {
        assert_eq!(words("А.Кошты"), ["А", ".", "Кошты"]);
        assert_eq!(words("Касым-Жомарт"), ["Касым", "-", "Жомарт"]);
        assert_eq!(words("oʻzbek o'zbek gʻ"), ["oʻzbek", "o'zbek", "gʻ"]);
        assert_eq!(
            words("d’Artagnan said: 'no'"),
            ["d’Artagnan", "said", ":", "'", "no", "'"]
        );
    }

    #[test]
    fn numbers_keep_their_inner_signs() {
        assert_eq!(words("50,3% ١٠ 2025."), ["50,3", "%", "١٠", "2025", "."]);
    }

    #[test]
    fn scripts_without_spaces_go_by_character() {
        assert_eq!(words("東京のトヨタ"), ["東", "京", "の", "トヨタ"]);
    }

    proptest! {
        #[test]
        fn tokens_cover_all_but_white_space(text in "\\PC{0,80}") {
            let mut at = 0;
            for token in tokens(&text) {
                prop_assert!(text[at..token.span.start].chars().all(char::is_whitespace));
                prop_assert!(!token.span.is_empty());
                at = token.span.end;
            }
            prop_assert!(text[at..].chars().all(char::is_whitespace));
        }
    }
}
