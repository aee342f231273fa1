//! Files that keep links for later: addresses of the web and no text.

use crate::model::Block;

/// Words that may head such a list: "Links", "Useful links".
const MOST_WORDS: usize = 2;

/// Letters of these words, at most.
const MOST_LETTERS: usize = 20;

/// Whether the blocks are addresses of the web, with a word or two beside them.
pub(super) fn are_addresses_alone(text: &str, blocks: &[Block]) -> bool {
    let mut addresses = 0;
    let mut words = 0;
    let mut letters = 0;
    for block in blocks {
        for written in block.text(text).split_whitespace() {
            if is_address(written) {
                addresses += 1;
                continue;
            }
            let seen = written.chars().filter(|c| c.is_alphabetic()).count();
            letters += seen;
            // Where no blank parts words, a sign is as good as one.
            let signs = written.chars().filter(|c| is_written_without_blanks(*c));
            words += signs.count().max(usize::from(seen > 0));
        }
    }
    addresses > 0 && words <= MOST_WORDS && letters <= MOST_LETTERS
}

fn is_address(word: &str) -> bool {
    let word = word.trim_start_matches(['<', '(', '[', '"']);
    ["https://", "http://", "www."]
        .iter()
        .any(|start| word.starts_with(start))
}

/// Kana and ideographs.
fn is_written_without_blanks(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::plain::plain_blocks;

    #[test]
    fn lists_of_links_have_no_text() {
        let is_list = |text: &str| are_addresses_alone(text, &plain_blocks(text, 0));
        for text in [
            "https://a.example/one\nhttps://b.example/two.html\n",
            "Ссылки\nhttps://a.example/one\n<https://b.example/two>\n",
            "1. www.a.example/one\n2. www.b.example\n",
        ] {
            assert!(is_list(text), "{text}");
        }
        for text in [
            "Quay opened by mayor\nhttps://a.example/one\n",
            "桥梁开通\nhttps://a.example/one\n",
            "Links\n",
        ] {
            assert!(!is_list(text), "{text}");
        }
    }
}
