//! Replacing parts of a text under its blocks.

use crate::model::{Block, Span};

/// A part of a text and what stands there instead.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Edit {
    /// The part.
    pub(super) span: Span,
    /// What stands there instead.
    pub(super) text: String,
}

impl Edit {
    pub(super) fn new(span: Span, text: impl Into<String>) -> Self {
        Self {
            span,
            text: text.into(),
        }
    }
}

/// The text with all edits made, and the blocks where their words are now. Of edits that overlap, the first counts.
///
/// An edit inside a run stays inside it; a run that nothing is left of goes, and so does a block that has no run left. Edits do not cross the ends of
/// runs: what is replaced across markup is several edits.
pub(super) fn edited(text: &str, blocks: &[Block], mut edits: Vec<Edit>) -> (String, Vec<Block>) {
    edits.retain(|edit| text.get(edit.span.start..edit.span.end).is_some());
    edits.sort();
    let mut kept: Vec<Edit> = Vec::with_capacity(edits.len());
    for edit in edits {
        if kept
            .last()
            .is_none_or(|last| last.span.end <= edit.span.start)
        {
            kept.push(edit);
        }
    }
    let mut out = String::with_capacity(text.len());
    // Where each edit ends, before and after.
    let mut ends: Vec<(Span, Span)> = Vec::with_capacity(kept.len());
    let mut at = 0;
    for edit in &kept {
        out.push_str(&text[at..edit.span.start]);
        let start = out.len();
        out.push_str(&edit.text);
        ends.push((edit.span, Span::new(start, out.len())));
        at = edit.span.end;
    }
    out.push_str(&text[at..]);
    let moved = |position: usize| {
        let next = ends.partition_point(|(before, _)| before.end <= position);
        let last = next.checked_sub(1).map(|last| ends[last]);
        let (before, after) = last.map_or((0, 0), |(before, after)| (before.end, after.end));
        match ends.get(next) {
            Some((old, new)) if old.start < position => new.end,
            _ => after + (position - before),
        }
    };
    let blocks = blocks.iter().filter_map(|block| {
        let runs = block.runs.iter();
        let runs = runs.map(|run| Span::new(moved(run.start), moved(run.end)));
        let runs: Vec<Span> = runs.filter(|run| !run.is_empty()).collect();
        let kind = block.kind;
        (!runs.is_empty()).then_some(Block { kind, runs })
    });
    (out, blocks.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::BlockKind;

    fn block(runs: &[(usize, usize)]) -> Block {
        Block {
            kind: BlockKind::Paragraph,
            runs: runs.iter().map(|(a, b)| Span::new(*a, *b)).collect(),
        }
    }

    fn visible(
        text: &str,
        blocks: &[Block],
        edits: &[(usize, usize, &str)],
    ) -> (String, Vec<String>) {
        let edits = edits
            .iter()
            .map(|(start, end, with)| Edit::new(Span::new(*start, *end), *with));
        let (text, blocks) = edited(text, blocks, edits.collect());
        let seen = blocks.iter().map(|block| block.text(&text)).collect();
        (text, seen)
    }

    #[test]
    fn blocks_keep_their_words() {
        let text = "Anna said.\n\nThen Anna left";
        let blocks = [block(&[(0, 10)]), block(&[(12, 26)])];
        let (text, seen) = visible(text, &blocks, &[(0, 4, "[A. B.]"), (17, 21, "[A. B.]")]);
        assert_eq!(text, "[A. B.] said.\n\nThen [A. B.] left");
        assert_eq!(seen, ["[A. B.] said.", "Then [A. B.] left"]);
    }

    #[test]
    fn a_name_across_markup_is_in_its_first_run() {
        let text = "by **Anna** *Vale*: yes";
        let blocks = [block(&[(0, 3), (5, 9), (11, 12), (13, 17), (18, 23)])];
        let (text, seen) = visible(text, &blocks, &[(5, 9, "[A]"), (11, 12, ""), (13, 17, "")]);
        assert_eq!(text, "by **[A]****: yes");
        assert_eq!(seen, ["by [A]: yes"]);
    }

    #[test]
    fn edits_at_the_ends_and_outside_of_runs() {
        let text = "ab(cd)ef";
        let blocks = [block(&[(0, 2)]), block(&[(6, 8)])];
        let (text, seen) = visible(
            text,
            &blocks,
            &[(1, 2, "XYZ"), (3, 5, ""), (6, 7, ""), (7, 8, "Q")],
        );
        assert_eq!(text, "aXYZ()Q");
        assert_eq!(seen, ["aXYZ", "Q"]);
        let (_, seen) = visible("ab", &[block(&[(0, 2)])], &[(0, 2, "")]);
        assert!(seen.is_empty());
    }

    #[test]
    fn of_two_that_overlap_the_first_counts() {
        let (text, _) = visible(
            "abcdef",
            &[block(&[(0, 6)])],
            &[(2, 4, "y"), (1, 3, "x"), (4, 99, "z")],
        );
        assert_eq!(text, "axdef");
    }
}
