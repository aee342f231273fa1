//! A line that may still get letters.

use super::letters::Letter;

/// Distance at which a letter on the same baseline belongs to another column, in sizes of the type.
const COLUMN_GAP: f32 = 2.0;

/// The same for a letter that is drawn out of turn, after other lines: an accent or a raised number is near, the next column is further away.
const NEAR_GAP: f32 = 0.5;

/// Distance between letters from which a blank is between them, in sizes of the type, where a line has none of its own.
pub(super) const BLANK: f32 = 0.16;

/// Letters that are smaller than this share of their line's type do not stand in it, but beside a large initial.
const BESIDE_INITIAL: f32 = 0.55;

/// A line, or a piece of one, that may still get letters.
pub(super) struct OpenLine {
    pub(super) letters: Vec<Letter>,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) baseline: f32,
    pub(super) size: f32,
}

impl OpenLine {
    /// Whether a letter belongs to the line; `in_turn` where the line got the last letter before it.
    pub(super) fn takes(&self, letter: &Letter, in_turn: bool) -> bool {
        let size = self.size.max(letter.size);
        let drop = (letter.baseline - self.baseline).abs();
        // Raised and lowered signs are smaller than their line.
        let smaller = letter.size < self.size * 0.8;
        let beside_initial = letter.size < self.size * BESIDE_INITIAL
            && letter.text.chars().all(char::is_alphabetic);
        let level = drop <= size * if smaller { 0.5 } else { 0.2 };
        let similar = smaller || letter.size <= self.size * 1.3;
        let gap = size * if in_turn { COLUMN_GAP } else { NEAR_GAP };
        level
            && similar
            && !beside_initial
            && letter.left <= self.right + gap
            && letter.right >= self.left - gap
    }

    pub(super) fn add(&mut self, letter: Letter) {
        self.left = self.left.min(letter.left);
        self.right = self.right.max(letter.right);
        self.letters.push(letter);
    }
}
