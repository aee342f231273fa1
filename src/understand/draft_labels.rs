//! Labels beside a headline that call the text a draft: "[DRAFT] Bridge opens", "ЧЕРНОВИК: Мост открыт", "#draft #port" in Markdown.
//!
//! Words for drafts and embargoes are news as well, so a label must stand in brackets, in capitals, or among tags.

use super::layout::LayoutWords;
use super::marks::read_mark;
use crate::model::{Format, PublicationMark, SourceFile};

/// So many blocks may be the headline.
const HEADLINES: usize = 2;

/// A longer block is no headline, in code points.
const LONGEST: usize = 240;

/// Signs that part a label from a headline.
const SEPARATORS: [&str; 5] = [": ", " – ", " — ", " - ", ". "];

const SQUARE: [(char, char); 3] = [('[', ']'), ('［', '］'), ('【', '】')];
const ROUND: [(char, char); 2] = [('(', ')'), ('（', '）')];

/// The label beside the headline, where the head of the text has no line that is one.
pub(super) fn label_in_headline(
    source: &SourceFile,
    words: &LayoutWords,
) -> Option<PublicationMark> {
    // Other files keep the title of an earlier version among their properties.
    let of_page = (source.format == Format::Html).then_some(&source.embedded.title);
    let stated = [Some(&source.declared.title), of_page];
    let mut stated = stated.into_iter().flatten().flatten();
    if let Some(mark) = stated.find_map(|title| label(title, words)) {
        return Some(mark);
    }
    source.blocks.iter().take(HEADLINES).find_map(|block| {
        let headline = block.text(&source.text);
        let mark = match source.format {
            Format::Markdown => label(&headline, words).or_else(|| label_in_tags(&headline, words)),
            _ => label(&headline, words),
        }?;
        let line = source.text[..block.span().start].matches('\n').count() + 1;
        Some(PublicationMark {
            line: source.format.is_plain_text().then_some(line),
            ..mark
        })
    })
}

/// The label at the beginning or the end of a headline.
fn label(headline: &str, words: &LayoutWords) -> Option<PublicationMark> {
    let headline = headline.trim();
    if headline.chars().count() > LONGEST {
        return None;
    }
    let square = SQUARE
        .into_iter()
        .flat_map(|brackets| bracketed(headline, brackets))
        .find_map(|inside| read_mark(inside, words));
    let other = || {
        let in_round = ROUND
            .into_iter()
            .flat_map(|brackets| bracketed(headline, brackets));
        let in_capitals = [capitals_first(headline), capitals_last(headline)];
        let mut read = in_round
            .chain(in_capitals.into_iter().flatten())
            .filter_map(|inside| read_mark(inside, words));
        // "EMBARGO: …" is a headline as well.
        read.find(|mark| !mark.is_embargo)
    };
    square.or_else(other)
}

/// The label in a line of nothing but tags, as Obsidian has them: "#draft #port".
fn label_in_tags(line: &str, words: &LayoutWords) -> Option<PublicationMark> {
    let tags: Option<Vec<&str>> = line
        .split_whitespace()
        .map(|word| word.strip_prefix('#'))
        .collect();
    let mut marks = tags?.into_iter().filter_map(|tag| read_mark(tag, words));
    marks.find(|mark| !mark.is_embargo)
}

/// What stands in brackets at the beginning and at the end.
fn bracketed(headline: &str, (opens, closes): (char, char)) -> Vec<&str> {
    let first = headline
        .strip_prefix(opens)
        .and_then(|rest| rest.split_once(closes));
    let last = headline
        .strip_suffix(closes)
        .and_then(|rest| rest.rsplit_once(opens))
        .map(|(rest, inside)| (inside, rest));
    let found = [first, last].into_iter().flatten();
    let with_headline = found.filter(|(_, rest)| rest.contains(char::is_alphabetic));
    with_headline.map(|(inside, _)| inside).collect()
}

fn capitals_first(headline: &str) -> Option<&str> {
    SEPARATORS.iter().find_map(|separator| {
        let (first, rest) = headline.split_once(separator)?;
        (is_capitals(first) && !is_capitals(rest)).then_some(first)
    })
}

fn capitals_last(headline: &str) -> Option<&str> {
    SEPARATORS.iter().find_map(|separator| {
        let (rest, last) = headline.rsplit_once(separator)?;
        (is_capitals(last) && !is_capitals(rest)).then_some(last)
    })
}

/// Whether a text has capitals and no small letters.
pub(super) fn is_capitals(text: &str) -> bool {
    text.contains(char::is_uppercase) && !text.contains(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Languages;
    use crate::model::{Block, BlockKind, Metadata, Span};
    use crate::understand::OutletTable;
    use crate::understand::phrases::PhraseBook;
    use std::collections::BTreeMap;

    struct Words {
        book: PhraseBook,
        outlets: OutletTable,
    }

    impl Words {
        fn new() -> Self {
            let languages = Languages::compiled_in().expect("packs");
            Self {
                book: PhraseBook::new(&languages),
                outlets: OutletTable::new(&BTreeMap::new()).expect("a table"),
            }
        }

        /// The words of the label of a text.
        fn label_of(&self, headline: &str) -> Option<String> {
            let words = LayoutWords {
                phrases: self.book.of("en"),
                book: &self.book,
                outlets: &self.outlets,
            };
            let text = format!("{headline}\n\n{STORY}");
            let first = Span::new(0, headline.len());
            let second = Span::new(headline.len() + 2, text.len());
            let source = SourceFile {
                format: Format::Text,
                blocks: [first, second]
                    .map(|span| Block::new(BlockKind::Paragraph, span))
                    .to_vec(),
                text,
                ..SourceFile::default()
            };
            label_in_headline(&source, &words).map(|mark| mark.words)
        }
    }

    const STORY: &str = "The bridge was opened on Monday. It took three years to build it.";

    #[test]
    fn labels_beside_a_headline() {
        let words = Words::new();
        for (headline, label) in [
            ("[DRAFT] Bridge opens", "DRAFT"),
            ("[черновик] Мост открыт", "черновик"),
            ("Bridge opens [draft 2]", "draft 2"),
            ("Bridge opens (draft)", "draft"),
            ("DRAFT: Bridge opens", "DRAFT"),
            ("ЧЕРНОВИК. Мост открыт", "ЧЕРНОВИК"),
            ("ҚАРАЛАМА: Көпір ашылды", "ҚАРАЛАМА"),
            ("Koʻprik ochildi – QORALAMA", "QORALAMA"),
            ("ENTWURF: Brücke eröffnet", "ENTWURF"),
            ("大桥通车（草稿）", "草稿"),
        ] {
            let found = words.label_of(headline);
            assert_eq!(found.as_deref(), Some(label), "{headline}");
        }
        for headline in [
            "Draft law on water passed",
            "Draft: a town and its bridge",
            "NBA DRAFT: Who goes first",
            "ЭМБАРГО: ЕС запрещает ввоз нефти",
            "Embargo – a history",
            "DRAFT LAW: COUNCIL VOTES",
            "Law on water (draft of the council)",
            "Проект закона: черновик готов",
        ] {
            let found = words.label_of(headline);
            assert_eq!(found, None, "{headline}");
        }
    }

    #[test]
    fn a_stated_title_has_a_label() {
        let words = Words::new();
        let source = SourceFile {
            declared: Metadata {
                title: Some("[DRAFT] Bridge opens".into()),
                ..Metadata::default()
            },
            ..SourceFile::default()
        };
        let words = LayoutWords {
            phrases: words.book.of("en"),
            book: &words.book,
            outlets: &words.outlets,
        };
        assert!(label_in_headline(&source, &words).is_some());
    }

    #[test]
    fn a_line_of_tags_has_a_label() {
        let words = Words::new();
        let words = LayoutWords {
            phrases: words.book.of("en"),
            book: &words.book,
            outlets: &words.outlets,
        };
        let found = |line: &str| label_in_tags(line, &words).map(|mark| mark.words);
        assert_eq!(found("#port #draft").as_deref(), Some("draft"));
        assert_eq!(found("#черновик").as_deref(), Some("черновик"));
        for line in ["#port #embargo", "#nba-draft", "#draft of a law", ""] {
            assert_eq!(found(line), None, "{line}");
        }
    }
}
