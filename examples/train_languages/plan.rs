//! Size and n-grams of the model of each script.

use cuttings::understand::identify::features::Shape;

/// What to train for a script.
pub(crate) struct Plan {
    /// How n-grams are made.
    pub(crate) shape: Shape,
    /// Bytes that n-grams and weights may take.
    pub(crate) bytes: usize,
    /// Maximum number of letters in the alphabet.
    pub(crate) most_letters: usize,
    /// How much of the counts' weight to start from.
    pub(crate) trust: f32,
}

impl Plan {
    /// The plan for a script; `None` where one language has the script for itself.
    pub(crate) fn of(script: &str) -> Option<Self> {
        let (bits, longest, longest_word, bytes, most_letters) = match script {
            "Latn" => (8, 5, 8, 600_000, 250),
            "Cyrl" => (8, 5, 8, 290_000, 250),
            "Arab" => (8, 5, 8, 90_000, 250),
            "Hani" => (16, 1, 1, 25_000, 4_000),
            "Deva" => (8, 4, 6, 25_000, 200),
            "Ethi" => (10, 4, 6, 15_000, 500),
            _ => return None,
        };
        let shape = Shape {
            bits,
            longest,
            longest_word,
        };
        Some(Self {
            shape,
            bytes,
            most_letters,
            trust: 0.5,
        })
    }

    /// What is taken off the score of a language that all text at hand is on one subject (public health): it would claim whatever its
    /// nearest relative says about other subjects.
    pub(crate) fn reserve(&self, tag: &str) -> f32 {
        match tag {
            "af" | "din" | "fuv" | "gl" | "ha" | "kr" | "ku" | "lg" | "ln" | "ms" | "om" | "rw"
            | "tl" | "zu" => 1.0,
            _ => 0.0,
        }
    }

    /// How many pieces of a language to train on in each round: fewer where the language is seldom met in press texts.
    pub(crate) fn pieces_of(&self, tag: &str) -> usize {
        match tag {
            "ms" | "din" | "fuv" | "kr" | "lg" | "ln" | "om" | "zu" | "rw" | "ku" | "nn" => 600,
            "af" | "cy" | "eo" | "eu" | "ga" | "gl" | "mt" => 1_500,
            "ha" | "tl" | "so" | "sw" | "ca" | "sq" | "nb" | "kaa" | "kaa-Latn" | "sah"
            | "kk-Latn" => 1_500,
            _ => 3_000,
        }
    }
}
