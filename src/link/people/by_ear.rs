//! Whether the spelling of a name in one language explains its spelling in another, when no table has it.
//!
//! Vowels vary, and so do consonants that one script writes with the letter of a neighbour; but a consonant more or less, or another last vowel, makes another
//! name.

use super::spelling::{is_vowel, letter_for_letter};

/// Longest word compared; longer ones are cut.
const LONGEST: usize = 40;
/// Costs from here on are no matter of convention.
const ANOTHER_SOUND: f32 = 0.9;
/// The cost of a difference that no convention explains.
const UNEXPLAINED: f32 = 9.0;

/// 1 for words that sound alike in every letter, less the more vowels differ, 0 if one has a sound that the other has not. Both words are folded ASCII.
pub(super) fn likeness_by_ear(a: &str, b: &str) -> f64 {
    let (a, b) = (cut(a), cut(b));
    if last_vowels_differ(a, b) {
        return 0.0;
    }
    let mut row = [0.0f32; LONGEST + 1];
    for at in 0..b.len() {
        row[at + 1] = row[at] + unheard(b, at);
    }
    for (i, from) in a.iter().enumerate() {
        let dropped = unheard(a, i);
        let mut diagonal = row[0];
        row[0] += dropped;
        for (j, to) in b.iter().enumerate() {
            let cost = (diagonal + heard_as(*from, *to))
                .min(row[j + 1] + dropped)
                .min(row[j] + unheard(b, j));
            diagonal = row[j + 1];
            row[j + 1] = cost;
        }
    }
    let longest = a.len().max(b.len()).max(3) as f32;
    f64::from((1.0 - row[b.len()] / longest).max(0.0))
}

fn cut(word: &str) -> &[u8] {
    &word.as_bytes()[..word.len().min(LONGEST)]
}

/// Whether both words end in a vowel, but in another one. Only "e" and "i", "o" and "u" stand for each other there.
fn last_vowels_differ(a: &[u8], b: &[u8]) -> bool {
    match (a.last(), b.last()) {
        (Some(x), Some(y)) if is_vowel(*x) && is_vowel(*y) => {
            x != y && !matches!((x.min(y), x.max(y)), (b'e', b'i') | (b'o', b'u'))
        }
        _ => false,
    }
}

fn heard_as(from: u8, to: u8) -> f32 {
    match letter_for_letter(from, to) {
        cost if cost >= ANOTHER_SOUND => match (from.min(to), from.max(to)) {
            (b'c', b't') | (b'd', b'j') => 0.5,
            _ => UNEXPLAINED,
        },
        cost => cost,
    }
}

/// Cost of a letter that the other word lacks.
fn unheard(word: &[u8], at: usize) -> f32 {
    let last = at + 1 == word.len();
    let beside_vowel = |at: usize| {
        let open = |at: usize| word.get(at).is_some_and(|letter| is_vowel(*letter));
        open(at + 1) || at > 0 && open(at - 1)
    };
    match word[at] {
        b'h' => 0.3,
        // "cs", "cz" and "sz" are single sounds, and "ch" before a consonant may be that of "h", which a folded word lacks there.
        b's' | b'z' if at > 0 && matches!(word[at - 1], b'c' | b's') => 0.3,
        b'c' if at > 0 && is_vowel(word[at - 1]) && !last && !is_vowel(word[at + 1]) => 0.45,
        b'e' if last => 0.35,
        b'i' | b'j' | b'u' if beside_vowel(at) => 0.35,
        b'e' | b'o' | b'a' if beside_vowel(at) && !last => 0.45,
        b'i' | b'j' | b'e' if !last => 0.55,
        _ => UNEXPLAINED,
    }
}

/// A word in Latin letters without consonants at its end that French does not speak, if it has any and is compared with another script.
pub(super) fn without_silent_end(word: &str, transliterated: bool) -> Option<&str> {
    let rest = word.strip_suffix(['d', 't', 's', 'x', 'r'])?;
    let silent = match word.as_bytes()[rest.len()] {
        b'r' => rest.ends_with('e'),
        b's' | b'x' => rest.ends_with(['a', 'e', 'i', 'o', 'u']),
        _ => rest.ends_with(['a', 'e', 'i', 'o', 'u', 'r', 'n', 'l']),
    };
    (transliterated && silent && rest.len() >= 3).then_some(rest)
}

/// Whether two words of one language differ only in how it is spelled: "Müller" and "Mueller", "Julia" and "Iulia". Both are folded ASCII.
pub(super) fn is_one_spelling(a: &str, b: &str) -> bool {
    let first = |word: &str| {
        word.bytes()
            .next()
            .map(|letter| if letter == b'j' { b'i' } else { letter })
    };
    // Most pairs of words differ here.
    first(a) == first(b) && plain(a) == plain(b)
}

fn plain(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for letter in word.chars() {
        let letter = match letter {
            'h' if !out.is_empty() => continue,
            'e' if out.ends_with(['a', 'o', 'u']) => continue,
            'j' => 'i',
            other => other,
        };
        if !out.ends_with(letter) {
            out.push(letter);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold_name;

    fn alike(a: &str, b: &str) -> f64 {
        likeness_by_ear(&fold_name(a), &fold_name(b))
    }

    #[test]
    fn conventions_are_heard_and_other_sounds_are_not() {
        for (a, b) in [
            ("Юханссон", "Johansson"),
            ("Ахманов", "Achmanow"),
            ("Ковачфалви", "Kovácsfalvi"),
            ("Хендриксен", "Hendriksen"),
            ("Мэйфилд", "Mayfield"),
        ] {
            assert!(
                alike(a, b) >= 0.8,
                "{} {} {}",
                fold_name(a),
                fold_name(b),
                alike(a, b)
            );
        }
        for (a, b) in [
            ("Шульман", "Шуман"),
            ("Ступак", "Ступин"),
            ("Орлов", "Орловский"),
            ("Кидука", "Kiduki"),
        ] {
            assert!(alike(a, b) < 0.8, "{a} {b} {}", alike(a, b));
        }
    }

    #[test]
    fn one_language_spells_one_name_alike() {
        assert!(is_one_spelling(&fold_name("Müller"), &fold_name("Mueller")));
        for (a, b) in [
            ("Dupont", "Dupond"),
            ("Brown", "Browne"),
            ("Rossi", "Russo"),
        ] {
            assert!(!is_one_spelling(&fold_name(a), &fold_name(b)), "{a} {b}");
        }
    }
}
