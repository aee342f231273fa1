//! Lines that were set out to the width of a narrow column: their words stand so far apart that each looks like a column of its own.

use super::open_line::{BLANK, OpenLine};

/// How much wider than another gap of its line a gap may be, as a factor; blanks of a line that was set out are equally wide.
const EVEN: f32 = 1.4;

/// What is lost in rounding, in sizes of the type.
const SLACK: f32 = 0.15;

/// How far from the edge of a column a line may begin or end, in sizes of the type.
const EDGE: f32 = 1.0;

/// How many lines before and after two words show the edges of their column, and how far away they may be, in sizes of the type.
const NEAR: usize = 6;
const NEAR_BELOW: f32 = 9.0;

/// Puts pieces of one line together again. Pieces that were drawn one after the other are one line if all its gaps are equally wide; two words alone,
/// which have nothing to compare, are one if a line near them has the same edges.
pub(super) fn whole_lines(pieces: Vec<OpenLine>) -> Vec<OpenLine> {
    let mut runs: Vec<Vec<OpenLine>> = Vec::new();
    for piece in pieces {
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|last| continues(last, &piece)) => run.push(piece),
            _ => runs.push(vec![piece]),
        }
    }
    for run in &mut runs {
        if run.len() > 1 && is_even(run) {
            join(run);
        }
    }
    // A line of two words may have another beside it, which is told from a third: from above, then from below.
    for at in (0..runs.len()).chain((0..runs.len()).rev()) {
        let near = &runs[at.saturating_sub(NEAR)..(at + NEAR + 1).min(runs.len())];
        let is_line = runs[at].len() > 1
            && near.iter().any(|other| has_edges_of(&runs[at], other))
            && gaps(&runs[at]).len() == 1;
        if is_line {
            join(&mut runs[at]);
        }
    }
    runs.into_iter().flatten().collect()
}

fn continues(before: &OpenLine, piece: &OpenLine) -> bool {
    let size = before.size.max(piece.size);
    let apart = piece.left > before.right || piece.right < before.left;
    apart
        && (before.baseline - piece.baseline).abs() <= size * 0.2
        && (before.size - piece.size).abs() <= size * 0.08
}

/// The widths of the gaps between the words of a line.
fn gaps(run: &[OpenLine]) -> Vec<f32> {
    let size = run.first().map_or(0.0, |piece| piece.size);
    let letters = run.iter().flat_map(|piece| &piece.letters);
    let mut places: Vec<(f32, f32)> = letters
        .filter(|letter| !letter.text.trim().is_empty())
        .map(|letter| (letter.left, letter.right))
        .collect();
    places.sort_by(|a, b| a.0.total_cmp(&b.0));
    let between = places.windows(2).map(|pair| pair[1].0 - pair[0].1);
    between.filter(|gap| *gap > size * BLANK).collect()
}

fn is_even(run: &[OpenLine]) -> bool {
    let gaps = gaps(run);
    let size = run.first().map_or(0.0, |piece| piece.size);
    let narrowest = gaps.iter().copied().fold(f32::INFINITY, f32::min);
    let widest = gaps.iter().copied().fold(0.0, f32::max);
    gaps.len() > 1 && widest <= narrowest * EVEN + size * SLACK
}

/// Whether a run has the edges of another, whole line in the same type.
fn has_edges_of(run: &[OpenLine], other: &[OpenLine]) -> bool {
    let ([first, ..], [whole]) = (run, other) else {
        return false;
    };
    let left = run
        .iter()
        .map(|piece| piece.left)
        .fold(f32::INFINITY, f32::min);
    let right = run.iter().map(|piece| piece.right).fold(0.0, f32::max);
    let near = |a: f32, b: f32| (a - b).abs() <= first.size * EDGE;
    (first.size - whole.size).abs() <= first.size * 0.08
        && (first.baseline - whole.baseline).abs() <= first.size * NEAR_BELOW
        && near(left, whole.left)
        && near(right, whole.right)
}

fn join(run: &mut Vec<OpenLine>) {
    let mut pieces = std::mem::take(run).into_iter();
    if let Some(mut line) = pieces.next() {
        for letter in pieces.flat_map(|piece| piece.letters) {
            line.add(letter);
        }
        run.push(line);
    }
}
