//! Paragraphs that stand alone at one place of two versions, between others that belong together.

/// A run of blocks of either version that belong together, as `first..end` of each.
pub(super) type Bead = ([usize; 2], [usize; 2]);

/// So many paragraphs in a row that stand alone at one place of both versions are taken for pairs.
const MOST_LONE: usize = 2;

/// Adds the pairs of paragraphs that stand alone at one place of both versions, though they share no terms, if they may be one: mostly short ones, such as headings
/// and exclamations. `blocks` counts the paragraphs of each version.
pub(super) fn with_lone_pairs(
    beads: Vec<Bead>,
    blocks: [usize; 2],
    may_be_one: impl Fn(Bead) -> bool,
) -> Vec<Bead> {
    if beads.is_empty() {
        return beads;
    }
    let mut out = Vec::with_capacity(beads.len());
    let mut before = [0, 0];
    let end: Bead = ([blocks[0]; 2], [blocks[1]; 2]);
    for bead in beads.into_iter().chain([end]) {
        let [x, y] = before;
        let (left, right) = (bead.0[0] - x, bead.1[0] - y);
        if left == right && left <= MOST_LONE {
            let pairs = (0..left).map(|at| ([x + at, x + at + 1], [y + at, y + at + 1]));
            out.extend(pairs.filter(|pair| may_be_one(*pair)));
        }
        before = [bead.0[1], bead.1[1]];
        if bead != end {
            out.push(bead);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_alone_at_one_place_of_both_is_a_pair() {
        let (first, last) = (([0, 1], [0, 1]), ([2, 3], [2, 3]));
        let pairs = |blocks, may_be| with_lone_pairs(vec![first, last], blocks, |_| may_be);
        let between = ([1, 2], [1, 2]);
        assert_eq!(pairs([3, 3], true), [first, between, last]);
        assert_eq!(pairs([3, 3], false), [first, last]);
        let behind = ([3, 4], [3, 4]);
        assert_eq!(pairs([4, 4], true), [first, between, last, behind]);
        assert_eq!(pairs([4, 3], true), [first, between, last]);
        // More than a few in a row are two passages.
        let gap = with_lone_pairs(vec![first], [4, 4], |_| true);
        assert_eq!(gap, [first]);
        assert!(with_lone_pairs(Vec::new(), [1, 1], |_| true).is_empty());
    }
}
