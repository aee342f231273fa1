//! Scripts: which one a letter is in, and which have only one language.

use crate::language::{default_script, likely_language};

/// A script, or a family of scripts that one model decides on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Script {
    /// ISO 15924 code; `Hani` for Chinese characters and kana, which share a model.
    pub code: &'static str,
    /// Nearly all text in this script is in one language. For others a model decides.
    pub one_language: bool,
    /// The weight of a character when scripts are compared; that of a letter in an alphabet is 2.
    pub weight: usize,
}

impl Script {
    /// The language of nearly all text in this script (CLDR's likely subtags), with the script if it is not the default of the language; `None` if a
    /// model decides.
    pub fn language(&self) -> Option<String> {
        let language = likely_language(self.code).filter(|_| self.one_language)?;
        let default = default_script(&language);
        let another = default != self.code && SCRIPTS.iter().any(|s| s.code == default);
        Some(match another {
            true => format!("{language}-{}", self.code),
            false => language,
        })
    }
}

const fn script(code: &'static str, one_language: bool, weight: usize) -> Script {
    Script {
        code,
        one_language,
        weight,
    }
}

const fn alone(code: &'static str) -> Script {
    script(code, true, 2)
}

/// All known scripts. The language of a script that many languages share is unknown without a model for it.
pub const SCRIPTS: &[Script] = &[
    script("Latn", false, 2),
    script("Cyrl", false, 2),
    // Vowels are mostly not written, so a letter weighs more than one of an alphabet.
    script("Arab", false, 3),
    script("Hani", true, 5),
    script("Kore", true, 4),
    script("Deva", false, 2),
    script("Ethi", false, 2),
    alone("Grek"),
    alone("Armn"),
    alone("Geor"),
    script("Hebr", true, 3),
    alone("Thai"),
    alone("Beng"),
    alone("Taml"),
    alone("Mymr"),
    alone("Khmr"),
    alone("Guru"),
    alone("Gujr"),
    alone("Orya"),
    alone("Telu"),
    alone("Knda"),
    alone("Mlym"),
    alone("Sinh"),
    alone("Laoo"),
    alone("Tibt"),
    alone("Mong"),
    alone("Thaa"),
];

/// First and last code point of each block, and the index of its script in [`SCRIPTS`]; ascending.
const BLOCKS: &[(u32, u32, u8)] = &[
    (0x41, 0x2af, 0),
    (0x370, 0x3ff, 7),
    (0x400, 0x52f, 1),
    (0x531, 0x58f, 8),
    (0x590, 0x5ff, 10),
    (0x600, 0x6ff, 2),
    (0x750, 0x77f, 2),
    (0x780, 0x7bf, 26),
    (0x8a0, 0x8ff, 2),
    (0x900, 0x97f, 5),
    (0x980, 0x9ff, 12),
    (0xa00, 0xa7f, 16),
    (0xa80, 0xaff, 17),
    (0xb00, 0xb7f, 18),
    (0xb80, 0xbff, 13),
    (0xc00, 0xc7f, 19),
    (0xc80, 0xcff, 20),
    (0xd00, 0xd7f, 21),
    (0xd80, 0xdff, 22),
    (0xe00, 0xe7f, 11),
    (0xe80, 0xeff, 23),
    (0xf00, 0xfff, 24),
    (0x1000, 0x109f, 14),
    (0x10a0, 0x10ff, 9),
    (0x1100, 0x11ff, 4),
    (0x1200, 0x139f, 6),
    (0x1780, 0x17ff, 15),
    (0x1800, 0x18af, 25),
    (0x1c90, 0x1cbf, 9),
    (0x1e00, 0x1eff, 0),
    (0x1f00, 0x1fff, 7),
    (0x2d00, 0x2d2f, 9),
    (0x2d80, 0x2ddf, 6),
    (0x3041, 0x30ff, 3),
    (0x3130, 0x318f, 4),
    (0x31f0, 0x31ff, 3),
    (0x3400, 0x4dbf, 3),
    (0x4e00, 0x9fff, 3),
    (0xac00, 0xd7af, 4),
    (0xf900, 0xfaff, 3),
    (0xfb1d, 0xfb4f, 10),
    (0xfb50, 0xfdff, 2),
    (0xfe70, 0xfefc, 2),
    (0x20000, 0x323af, 3),
];

/// Index in [`SCRIPTS`] of the script that a letter is in; `None` for digits, punctuation, marks and unknown scripts.
pub fn script_of_letter(character: char) -> Option<usize> {
    let code = u32::from(character);
    // The most frequent letters need no search.
    match code {
        0..0x80 => return character.is_ascii_alphabetic().then_some(0),
        0x400..=0x481 | 0x48a..=0x52f => return Some(1),
        0x620..=0x63f | 0x641..=0x64a => return Some(2),
        0x4e00..=0x9fff => return Some(3),
        0xac00..=0xd7a3 => return Some(4),
        _ => {}
    }
    let at = BLOCKS.partition_point(|(_, last, _)| *last < code);
    let (first, _, script) = BLOCKS.get(at)?;
    (*first <= code && character.is_alphabetic()).then_some(usize::from(*script))
}

/// With this share of the letters, a script that is not Latin is the main one: texts in any script have names, brands and terms in Latin letters.
const BESIDE_LATIN: f64 = 0.3;

/// The index of the main script of a text, with its share from 0 to 1; `None` without letters.
pub fn main_script<'a>(pieces: impl Iterator<Item = &'a str>) -> Option<(usize, f64)> {
    let mut counts = [0_usize; SCRIPTS.len()];
    for character in pieces.flat_map(str::chars) {
        if let Some(script) = script_of_letter(character) {
            counts[script] += SCRIPTS[script].weight;
        }
    }
    let total: usize = counts.iter().sum();
    let share = |script: usize| counts[script] as f64 / total as f64;
    let most = |scripts: std::ops::Range<usize>| scripts.rev().max_by_key(|s| counts[*s]);
    // Latin is the first.
    let other = most(1..counts.len()).filter(|script| share(*script) >= BESIDE_LATIN);
    let best = other.or_else(|| most(0..counts.len()))?;
    (total > 0).then(|| (best, share(best)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_ascend_and_name_known_scripts() {
        assert!(BLOCKS.windows(2).all(|w| w[0].1 < w[1].0));
        assert!(
            BLOCKS
                .iter()
                .all(|b| b.0 <= b.1 && usize::from(b.2) < SCRIPTS.len())
        );
    }

    #[test]
    fn a_script_of_one_language_has_it() {
        let language = |code| SCRIPTS.iter().find(|s| s.code == code)?.language();
        for (code, tag) in [
            ("Grek", "el"),
            ("Hani", "zh"),
            ("Kore", "ko"),
            ("Mong", "mn-Mong"),
        ] {
            assert_eq!(language(code).as_deref(), Some(tag), "{code}");
        }
        assert_eq!(language("Latn"), None);
        assert!(
            SCRIPTS
                .iter()
                .all(|s| s.one_language == s.language().is_some())
        );
    }

    #[test]
    fn letters_only() {
        let code = |c| script_of_letter(c).map(|s| SCRIPTS[s].code);
        assert_eq!(code('a'), Some("Latn"));
        assert_eq!(code('ў'), Some("Cyrl"));
        assert_eq!(code('ა'), Some("Geor"));
        assert_eq!(code('か'), Some("Hani"));
        assert_eq!(code('한'), Some("Kore"));
        assert_eq!(code('5'), None);
        assert_eq!(code('٥'), None);
        assert_eq!(code('«'), None);
    }

    #[test]
    fn the_script_of_most_letters_wins() {
        let code = |text: &str| main_script([text].into_iter()).map(|s| SCRIPTS[s.0].code);
        assert_eq!(code("Встреча с Apple"), Some("Cyrl"));
        assert_eq!(code("苹果公司 Apple Inc"), Some("Hani"));
        assert_eq!(code("12.12.2025 — 10 %"), None);
        assert_eq!(code("Ruby on Rails вышел"), Some("Cyrl"));
        assert_eq!(code("The paper is called Вести"), Some("Latn"));
    }
}
