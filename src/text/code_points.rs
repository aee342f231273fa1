//! From byte offsets to the code points that `analyze` prints.

use crate::model::Span;

/// Translates byte offsets of one text into code-point offsets.
///
/// Keeps one count for every 256 bytes, so building is one pass and a look-up reads at most 256 bytes.
#[derive(Debug)]
pub struct CodePoints<'a> {
    text: &'a str,
    counts: Vec<usize>,
}

const STEP: usize = 256;

impl<'a> CodePoints<'a> {
    /// Indexes the text.
    pub fn new(text: &'a str) -> Self {
        let mut counts = Vec::with_capacity(text.len() / STEP + 1);
        let mut count = 0;
        for (at, byte) in text.bytes().enumerate() {
            if at % STEP == 0 {
                counts.push(count);
            }
            count += usize::from(starts_character(byte));
        }
        Self { text, counts }
    }

    /// The number of code points before the byte offset; offsets past the end count as the end.
    pub fn at(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        if byte == 0 {
            return 0;
        }
        let block = (byte / STEP).min(self.counts.len() - 1);
        let rest = &self.text.as_bytes()[block * STEP..byte];
        self.counts[block] + rest.iter().filter(|b| starts_character(**b)).count()
    }

    /// Start and end of a span in code points.
    pub fn span(&self, span: Span) -> (usize, usize) {
        (self.at(span.start), self.at(span.end))
    }
}

fn starts_character(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn counts_like_chars(text in "\\PC{0,600}") {
            let index = CodePoints::new(&text);
            for (count, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(index.at(byte), count);
            }
            prop_assert_eq!(index.at(text.len() + 9), text.chars().count());
        }
    }
}
