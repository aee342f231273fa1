//! Labels that call a text a draft beside its headline ("[DRAFT] Bridge opens", "ЧЕРНОВИК: Мост открыт") or in the name of its file or folder
//! ("Bridge (draft).docx", "drafts/bridge.txt").
//!
//! Words for drafts and embargoes are news as well. So in a headline a label must stand in brackets or in capitals, and what a file's name says counts
//! only if the text itself does not speak of it.

use super::layout::LayoutWords;
use super::marks::read_mark;
use crate::model::{PublicationMark, SourceFile, Span};
use crate::text::FoldedWords;

/// So many blocks may be the headline.
const HEADLINES: usize = 2;

/// A longer block is no headline, in code points.
const LONGEST: usize = 240;

/// Signs that part a label from a headline.
const SEPARATORS: [&str; 5] = [": ", " – ", " — ", " - ", ". "];

const SQUARE: [(char, char); 3] = [('[', ']'), ('［', '］'), ('【', '】')];
const ROUND: [(char, char); 2] = [('(', ')'), ('（', '）')];

/// The label of a text, where its head has no line that is one.
pub(super) fn find_label(source: &SourceFile, words: &LayoutWords) -> Option<PublicationMark> {
    in_headline(source, words).or_else(|| in_name(source, words))
}

fn in_headline(source: &SourceFile, words: &LayoutWords) -> Option<PublicationMark> {
    let stated = [&source.declared.title, &source.embedded.title];
    let mut stated = stated.into_iter().flatten();
    if let Some(mark) = stated.find_map(|title| label(title, words)) {
        return Some(mark);
    }
    source.blocks.iter().take(HEADLINES).find_map(|block| {
        let headline = block.text(&source.text);
        let mark = label(&headline, words)?;
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

fn is_capitals(text: &str) -> bool {
    text.contains(char::is_uppercase) && !text.contains(char::is_lowercase)
}

fn in_name(source: &SourceFile, words: &LayoutWords) -> Option<PublicationMark> {
    let mut parts: Vec<&str> = source.name.split(['/', '\\']).collect();
    let file = parts.pop()?;
    let mark = |name: &str, is_embargo: bool| PublicationMark {
        words: name.to_owned(),
        is_embargo,
        until: None,
        line: None,
    };
    if let Some(folder) = parts
        .into_iter()
        .find(|folder| is_draft_folder(folder, words))
    {
        return Some(mark(folder, false));
    }
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let found = label_of_name(stem, words)?;
    let is_about = !found.is_certain && speaks_of(&source.text, &found, words);
    (!is_about).then(|| mark(file, found.is_embargo))
}

/// Whether the name of a folder says nothing but that drafts are in it.
fn is_draft_folder(folder: &str, words: &LayoutWords) -> bool {
    let name = with_blanks(folder);
    let folded = FoldedWords::of(&name, Span::new(0, name.len()));
    let found = labels_in(&folded, words).into_iter().next();
    found.is_some_and(|found| !found.is_embargo && found.from == 0 && found.to == folded.len())
}

/// A label among the words of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
struct NameLabel {
    is_embargo: bool,
    /// The places of its words among the others.
    from: usize,
    to: usize,
    /// Its first word, folded.
    word: String,
    /// Whether it is one whatever the text is about.
    is_certain: bool,
}

/// Every phrase of a mark in a name.
fn labels_in(name: &FoldedWords, words: &LayoutWords) -> Vec<NameLabel> {
    let mut found = Vec::new();
    for (at, (word, _)) in name.iter().enumerate() {
        let embargo = words.book.embargo().length_at(name, at, word);
        let other = words.book.not_for_publication().length_at(name, at, word);
        if let Some(length) = embargo.max(other) {
            found.push(NameLabel {
                is_embargo: embargo >= other,
                from: at,
                to: at + length,
                word: word.to_owned(),
                is_certain: false,
            });
        }
    }
    found
}

/// The label in the name of a file: in brackets, in capitals, or at one of its ends. "draft-law-adopted" is the address of an article.
fn label_of_name(stem: &str, words: &LayoutWords) -> Option<NameLabel> {
    let name = with_blanks(stem);
    let folded = FoldedWords::of(&name, Span::new(0, name.len()));
    let spans: Vec<Span> = folded.iter().map(|(_, span)| span).collect();
    let is_all_capitals = |span: &Span| is_capitals(span.of(stem)) && span.len() > 1;
    let is_number = |span: &Span| {
        let word = span.of(stem);
        word.contains(char::is_numeric) || word.chars().count() == 1
    };
    labels_in(&folded, words).into_iter().find_map(|label| {
        let (before, after) = (&spans[..label.from], &spans[label.to..]);
        let place = Span::new(spans[label.from].start, spans[label.to - 1].end);
        let (left, right) = (&stem[..place.start], &stem[place.end..]);
        let in_brackets = left.trim_end().ends_with(['(', '[', '（', '【'])
            && right.trim_start().starts_with([')', ']', '）', '】']);
        let mut beside = before.last().into_iter().chain(after.first());
        let in_capitals = is_capitals(place.of(stem))
            && spans
                .iter()
                .any(|span| span.of(stem).contains(char::is_lowercase))
            && !beside.any(is_all_capitals);
        let is_whole = before.iter().chain(after).all(is_number);
        let is_first = before.iter().all(is_number) && !right.starts_with('-');
        let is_last = after.iter().all(is_number);
        let at_end = !label.is_embargo && (is_first || is_last);
        let is_label = in_brackets || in_capitals || is_whole || at_end;
        is_label.then_some(NameLabel {
            is_certain: in_brackets,
            ..label
        })
    })
}

/// The name with blanks between its words, each sign as long as before.
fn with_blanks(name: &str) -> String {
    name.replace(['_', '-', '.'], " ")
}

/// Whether the text has the word of a label, or another word for the same.
fn speaks_of(text: &str, label: &NameLabel, words: &LayoutWords) -> bool {
    let folded = FoldedWords::of(text, Span::new(0, text.len()));
    let same = match label.is_embargo {
        true => words.book.embargo(),
        false => words.book.not_for_publication(),
    };
    let mut all = folded.iter().enumerate();
    all.any(|(at, (word, _))| {
        word.contains(&label.word) || same.length_at(&folded, at, word).is_some()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Languages;
    use crate::model::{Block, BlockKind, Format, Metadata};
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
        fn label_of(&self, name: &str, headline: &str, story: &str) -> Option<String> {
            let words = LayoutWords {
                phrases: self.book.of("en"),
                book: &self.book,
                outlets: &self.outlets,
            };
            let text = format!("{headline}\n\n{story}");
            let first = Span::new(0, headline.len());
            let second = Span::new(headline.len() + 2, text.len());
            let source = SourceFile {
                name: name.to_owned(),
                format: Format::Text,
                blocks: [first, second]
                    .map(|span| Block::new(BlockKind::Paragraph, span))
                    .to_vec(),
                text,
                ..SourceFile::default()
            };
            find_label(&source, &words).map(|mark| mark.words)
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
            let found = words.label_of("a.txt", headline, STORY);
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
            let found = words.label_of("a.txt", headline, STORY);
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
        assert!(find_label(&source, &words).is_some());
    }

    #[test]
    fn labels_in_the_names_of_files_and_folders() {
        let words = Words::new();
        for (name, label) in [
            ("ЧЕРНОВИК письмо.md", "ЧЕРНОВИК письмо.md"),
            ("Черновик письма.md", "Черновик письма.md"),
            ("2025-03-01 Қаралама хат.txt", "2025-03-01 Қаралама хат.txt"),
            ("bridge-draft.txt", "bridge-draft.txt"),
            ("bridge_DRAFT_v2.txt", "bridge_DRAFT_v2.txt"),
            ("bridge DRAFT for Anna.txt", "bridge DRAFT for Anna.txt"),
            ("bridge.draft.md", "bridge.draft.md"),
            ("Мост (черновик).docx", "Мост (черновик).docx"),
            (
                "Entwurf Pressemitteilung.txt",
                "Entwurf Pressemitteilung.txt",
            ),
            ("news/draft/bridge.txt", "draft"),
            ("_черновик/bridge.txt", "_черновик"),
        ] {
            let found = words.label_of(name, "Bridge opens", STORY);
            assert_eq!(found.as_deref(), Some(label), "{name}");
        }
        for name in [
            "draft-law-adopted.txt",
            "new-draft-law-adopted.txt",
            "the nhl entry draft results.txt",
            "oil-embargo.txt",
            "Эмбарго на нефть.txt",
            "embargo/bridge.txt",
            "draft law/bridge.txt",
            "_bridge.md",
            "bridge.txt",
        ] {
            assert_eq!(words.label_of(name, "Bridge opens", STORY), None, "{name}");
        }
    }

    #[test]
    fn a_name_is_no_label_of_a_text_that_speaks_of_it() {
        let words = Words::new();
        for (name, headline) in [
            ("nba-draft.txt", "NBA draft: who goes first"),
            ("Анна ЧЕРНОВА.txt", "Анна Чернова избрана"),
            (
                "Draft resolution.txt",
                "Council votes on a draft resolution",
            ),
            ("эмбарго.txt", "Oil embargo lifted"),
            ("Entwurf.txt", "Gesetzentwurf angenommen"),
        ] {
            assert_eq!(words.label_of(name, headline, STORY), None, "{name}");
        }
        let found = words.label_of("drafts/a.txt", "A draft law", STORY);
        assert_eq!(found.as_deref(), Some("drafts"));
    }
}
