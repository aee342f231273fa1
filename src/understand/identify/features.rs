//! Features of the model: n-grams of letters within words, word edges included, and short whole words.

use super::alphabet::{Alphabet, BOUNDARY, INNER};

/// How n-grams of one script are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Bits of the number of a letter in a key of 64 bits.
    pub bits: u32,
    /// Longest n-gram, edges of words counted as letters.
    pub longest: u32,
    /// Longest whole word with its two edges.
    pub longest_word: u32,
}

/// Calls `found` with the key of every n-gram of a piece of text: the numbers of its letters side by side, the last one lowest.
///
/// `found` returns whether the n-gram is known. A longer one that ends in an unknown one is skipped: training ensures that a model knows the end of
/// every n-gram that it knows.
///
/// An n-gram has a word's edge only as its first or last letter, so that word order and the text between words do not matter.
pub fn each_key(text: &str, alphabet: &Alphabet, shape: Shape, mut found: impl FnMut(u64) -> bool) {
    let mask = |n: u32| match n * shape.bits {
        64.. => u64::MAX,
        bits => (1 << bits) - 1,
    };
    let mut history = u64::from(BOUNDARY);
    // Letters since the last edge, that edge included.
    let mut run = 1_u32;
    for character in text.chars().chain(std::iter::once(' ')) {
        let mut number = alphabet.number(character);
        if number == 0 {
            continue;
        }
        if number & INNER != 0 {
            number = if run > 1 { number & !INNER } else { BOUNDARY };
        }
        let edge = number == BOUNDARY;
        if edge && run == 1 {
            continue;
        }
        history = history << shape.bits | u64::from(number);
        run += 1;
        for n in 1 + u32::from(edge)..=run.min(shape.longest) {
            if !found(history & mask(n)) {
                break;
            }
        }
        if edge {
            if run > shape.longest && run <= shape.longest_word {
                found(history & mask(run));
            }
            history = u64::from(BOUNDARY);
            run = 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<u64> {
        let alphabet = Alphabet::new(0, &['a', 'b', '\'']);
        let shape = Shape {
            bits: 8,
            longest: 3,
            longest_word: 5,
        };
        let mut keys = Vec::new();
        each_key(text, &alphabet, shape, |k| {
            keys.push(k);
            true
        });
        keys
    }

    #[test]
    fn edges_count_as_letters() {
        assert_eq!(
            keys("Ab"),
            [
                0x02, 0x0102, 0x03, 0x0203, 0x010203, 0x0301, 0x020301, 0x01020301
            ]
        );
    }

    #[test]
    fn what_ends_in_an_unknown_n_gram_is_passed_over() {
        let alphabet = Alphabet::new(0, &['a', 'b']);
        let shape = Shape {
            bits: 8,
            longest: 3,
            longest_word: 3,
        };
        let mut keys = Vec::new();
        each_key("ab", &alphabet, shape, |key| {
            keys.push(key);
            key != 0x03
        });
        assert_eq!(keys, [0x02, 0x0102, 0x03, 0x0301, 0x020301]);
    }

    #[test]
    fn words_do_not_touch() {
        assert_eq!(keys("a, b"), keys("a 7 b"));
        assert!(keys("… 12").is_empty());
    }

    #[test]
    fn apostrophes_count_after_a_letter_only() {
        assert_eq!(keys("'a"), keys("a"));
        assert_ne!(keys("a'b"), keys("a b"));
    }
}
