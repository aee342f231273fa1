//! Addresses that stand alone below words of a mailing.

use super::line_kinds::LineKind;
use super::mailing::introduces_link;
use crate::model::{Block, BlockKind, FurnitureKind};
use crate::understand::phrases::Phrases;

/// Marks addresses that stand alone below words of a mailing, with those words: "Unsubscribe from this alert:", and below it where.
pub(super) fn find_mailing_links(
    text: &str,
    blocks: &[Block],
    kinds: &mut [LineKind],
    phrases: &Phrases,
) {
    for at in 1..blocks.len() {
        let (label, address) = (&blocks[at - 1], &blocks[at]);
        if kinds[at] != LineKind::Text || !is_address_alone(address.span().of(text)) {
            continue;
        }
        let is_mailing = match &kinds[at - 1] {
            LineKind::Furniture(FurnitureKind::Share) => true,
            LineKind::Text => {
                label.kind != BlockKind::Code && introduces_link(&label.text(text), phrases)
            }
            _ => false,
        };
        if is_mailing {
            kinds[at - 1] = LineKind::Furniture(FurnitureKind::Share);
            kinds[at] = LineKind::Furniture(FurnitureKind::Share);
        }
    }
}

/// `<https://a.example/b>`, and nothing else.
fn is_address_alone(line: &str) -> bool {
    let address = line
        .trim()
        .trim_start_matches(['<', '(', '['])
        .trim_end_matches(['>', ')', ']']);
    let schemes = ["http://", "https://", "mailto:"];
    !address.contains(char::is_whitespace)
        && schemes.iter().any(|scheme| address.starts_with(scheme))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Languages;
    use crate::model::Span;
    use crate::understand::phrases::PhraseBook;

    #[test]
    fn an_address_below_words_of_a_mailing_goes_with_them() {
        let lines = [
            "Farmers ask for water",
            "https://quay.example/farmers",
            "Unsubscribe from this daily alert:",
            "https://alerts.example/remove?s=1",
            "https://alerts.example/settings?s=1",
        ];
        let text = lines.join("\n");
        let mut start = 0;
        let blocks: Vec<Block> = lines
            .iter()
            .map(|line| {
                let span = Span::new(start, start + line.len());
                start += line.len() + 1;
                Block::new(BlockKind::Paragraph, span)
            })
            .collect();
        let book = PhraseBook::new(&Languages::compiled_in().expect("packs"));
        let mut kinds = vec![LineKind::Text; lines.len()];
        find_mailing_links(&text, &blocks, &mut kinds, book.of("en"));
        let share = LineKind::Furniture(FurnitureKind::Share);
        let expected = [
            LineKind::Text,
            LineKind::Text,
            share.clone(),
            share.clone(),
            share,
        ];
        assert_eq!(kinds, expected);
    }
}
