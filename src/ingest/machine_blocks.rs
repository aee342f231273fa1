//! Blocks that nobody reads as sentences, whatever the format of the file: code between template tags, checksums, addresses, marks alone.

use crate::model::{Block, BlockKind, Span};
use crate::text::{is_machine_line, is_markup_line};

/// A longer block is read by people, in bytes.
const LONGEST: usize = 600;

/// Sets the kind of blocks that are code or marks alone.
pub(super) fn mark_machine_blocks(text: &str, blocks: &mut [Block]) {
    let regions = code_regions(text);
    for block in blocks.iter_mut().filter(|block| block.is_prose()) {
        let span = block.span();
        let whole = span.of(text);
        let in_region = |region: &&Span| region.start <= span.start && span.end <= region.end;
        if is_short(whole) && whole.lines().all(is_markup_line) {
            block.kind = BlockKind::Markup;
        } else if regions.iter().any(|region| in_region(&region))
            || is_short(whole) && lines(whole).all(is_machine_line)
        {
            block.kind = BlockKind::Code;
        }
    }
}

fn is_short(text: &str) -> bool {
    text.len() <= LONGEST
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.trim().is_empty())
}

/// From each `{% highlight … %}` of Jekyll and Liquid to its end, tags included.
fn code_regions(text: &str) -> Vec<Span> {
    let mut regions = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find("{% highlight") {
        let start = at + found;
        let Some(end) = text[start..].find("{% endhighlight") else {
            break;
        };
        let end = start + end;
        let end = text[end..].find("%}").map_or(end, |close| end + close + 2);
        regions.push(Span::new(start, end));
        at = end;
    }
    regions
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(lines: &[&str]) -> Vec<BlockKind> {
        let text = lines.join("\n\n");
        let mut at = 0;
        let mut blocks: Vec<Block> = Vec::new();
        for line in lines {
            blocks.push(Block::new(
                BlockKind::Paragraph,
                Span::new(at, at + line.len()),
            ));
            at += line.len() + 2;
        }
        mark_machine_blocks(&text, &mut blocks);
        blocks.into_iter().map(|block| block.kind).collect()
    }

    #[test]
    fn code_between_tags_and_lines_of_machines() {
        use BlockKind::{Code, Markup, Paragraph};
        let lines = [
            "The ferry sails.",
            "{% highlight ruby %}\nsail boat\n{% endhighlight %}",
            "{% assign boat = 1 %}",
            "https://a.example/ferry-1.tar.gz\nMD5: 0123456789abcdef0123456789abcdef",
            "More at https://a.example/ on Monday.",
        ];
        assert_eq!(kinds(&lines), [Paragraph, Code, Markup, Code, Paragraph]);
    }
}
