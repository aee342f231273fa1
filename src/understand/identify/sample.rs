//! Samples long texts.

/// How many bytes of a text are read.
pub(super) const LIMIT: usize = 2048;

/// Length of one sampled part in bytes: enough for a clause in any script.
pub(super) const PART: usize = 128;

/// The text itself if it has at most `limit` bytes, else evenly spread parts of about that many bytes in all.
///
/// Parts begin and end at a space if one is near, so that few words are cut.
pub(super) fn sample(text: &str, limit: usize) -> Vec<&str> {
    if text.len() <= limit {
        return vec![text];
    }
    let count = (limit / PART).max(1);
    (0..count)
        .map(|part| {
            let from = (text.len() - PART.min(text.len())) / count * part;
            cut(text, from, from + PART)
        })
        .collect()
}

/// The part between two byte offsets, moved forward to character boundaries and, within a word's length, to white space.
pub(super) fn cut(text: &str, from: usize, to: usize) -> &str {
    let forward = |at: usize| {
        if at == 0 || at >= text.len() {
            return at.min(text.len());
        }
        let at = (at..text.len())
            .find(|i| text.is_char_boundary(*i))
            .unwrap_or(text.len());
        let space = text.as_bytes()[at..]
            .iter()
            .take(32)
            .position(u8::is_ascii_whitespace);
        at + space.unwrap_or(0)
    };
    let (from, to) = (forward(from), forward(to));
    &text[from..to.max(from)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn short_texts_are_taken_whole() {
        assert_eq!(sample("a b", 1000), ["a b"]);
    }

    #[test]
    fn parts_are_spread_and_cut_no_words() {
        let text = "слово ".repeat(1000);
        let parts = sample(&text, 1000);
        assert_eq!(parts.len(), 1000 / PART);
        assert!(
            parts
                .iter()
                .all(|p| p.trim().split(' ').all(|w| w == "слово"))
        );
    }

    proptest! {
        #[test]
        fn any_text_can_be_sampled(text in "\\PC{0,300}", limit in 0_usize..300) {
            for part in sample(&text, limit) {
                prop_assert!(text.contains(part));
            }
        }
    }
}
