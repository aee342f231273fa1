//! Similarity of a name from a script that omits vowels (Arabic, Hebrew) to one from a script that writes them.

use super::spelling::{is_vowel, letter_for_letter};

/// Longest word compared; longer ones are cut.
const LONGEST: usize = 40;
/// Weight of a vowel relative to a consonant.
const VOWEL: f32 = 0.4;
/// Cost of a vowel that the skeleton omits or writes with another letter.
const UNWRITTEN: f32 = 0.15;

/// 1 for a skeleton with all consonants of the word in order, 0 for nothing in common: 1 minus the weighted edit distance by length.
///
/// Vowels cost little; the letters for long vowels in Arabic and Hebrew (romanised a, v, i) may represent any vowel or none, and p, v and g are
/// written with similar letters. Both words are folded ASCII.
pub fn likeness_of_skeleton(skeleton: &str, word: &str) -> f64 {
    if skeleton == word {
        return 1.0;
    }
    let (skeleton, word) = (cut(skeleton), cut(word));
    let mut row = [0.0f32; LONGEST + 1];
    for (j, letter) in word.iter().enumerate() {
        row[j + 1] = row[j] + unwritten(*letter);
    }
    for (i, from) in skeleton.iter().enumerate() {
        let mut diagonal = row[0];
        let extra = without_sound(*from, i + 1 == skeleton.len());
        row[0] += extra;
        for (j, to) in word.iter().enumerate() {
            let cost = (diagonal + stands_for(*from, *to))
                .min(row[j + 1] + extra)
                .min(row[j] + unwritten(*to));
            diagonal = row[j + 1];
            row[j + 1] = cost;
        }
    }
    let weight = |letter: &u8| if is_vowel(*letter) { VOWEL } else { 1.0 };
    let length = |word: &[u8]| word.iter().map(weight).sum::<f32>();
    let by_length = length(skeleton).max(length(word)).max(3.0);
    f64::from((1.0 - row[word.len()] / by_length).max(0.0))
}

fn cut(word: &str) -> &[u8] {
    &word.as_bytes()[..word.len().min(LONGEST)]
}

/// Cost of a letter of the word that the skeleton lacks.
fn unwritten(letter: u8) -> f32 {
    match letter {
        b'a' | b'e' | b'i' | b'o' | b'u' => UNWRITTEN,
        b'h' | b'j' => 0.3,
        _ => 1.0,
    }
}

/// Cost of a letter of the skeleton that the word lacks.
fn without_sound(letter: u8, last: bool) -> f32 {
    match letter {
        b'h' if last => UNWRITTEN,
        b'a' | b'h' => 0.3,
        b'e' | b'i' | b'j' | b'o' | b'u' | b'v' => 0.4,
        _ => 1.0,
    }
}

/// Cost of replacing a letter of the skeleton by one of the word.
fn stands_for(written: u8, sounded: u8) -> f32 {
    match (written, sounded) {
        (written, sounded) if written == sounded => 0.0,
        (b'a' | b'i' | b'v', b'a' | b'e' | b'i' | b'o' | b'u') => UNWRITTEN,
        (b'i', b'j') | (b'b' | b'f', b'p') | (b'f' | b'b', b'v') => 0.2,
        (b'j' | b'k', b'g') | (b's', b'c' | b'x') | (b'k', b'c') => 0.3,
        (written, sounded) => letter_for_letter(written, sounded),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold_name;

    fn alike(skeleton: &str, word: &str) -> f64 {
        likeness_of_skeleton(&fold_name(skeleton), &fold_name(word))
    }

    #[test]
    fn unwritten_vowels_cost_little_and_consonants_much() {
        for (skeleton, word) in [
            ("كولتسوف", "Кольцов"),
            ("سولبرغ", "Solberg"),
            ("دانيال", "Daniel"),
            ("סולברג", "Solberg"),
        ] {
            let score = alike(skeleton, word);
            assert!(score >= 0.8, "{} / {word}: {score}", fold_name(skeleton));
        }
        for (skeleton, word) in [
            ("كولتسوف", "Петров"),
            ("سولبرغ", "Solana"),
            ("سليم", "Samir"),
        ] {
            let score = alike(skeleton, word);
            assert!(score < 0.75, "{} / {word}: {score}", fold_name(skeleton));
        }
    }
}
