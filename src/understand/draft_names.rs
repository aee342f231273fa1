//! Labels in the name of a file or folder that call a text a draft: "Bridge (draft).docx", "bridge_DRAFT_v2.txt", "drafts/bridge.txt".
//!
//! Files are also named after what they report, so but for brackets such a name counts only if the text itself does not speak of drafts.

use super::draft_labels::is_capitals;
use super::layout::LayoutWords;
use crate::model::{PublicationMark, SourceFile, Span};
use crate::text::FoldedWords;

/// The label in the path inside the content folder.
pub(super) fn label_in_name(source: &SourceFile, words: &LayoutWords) -> Option<PublicationMark> {
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
        fn label_of(&self, name: &str, headline: &str) -> Option<String> {
            let words = LayoutWords {
                phrases: self.book.of("en"),
                book: &self.book,
                outlets: &self.outlets,
            };
            let source = SourceFile {
                name: name.to_owned(),
                text: format!("{headline}\n\n{STORY}"),
                ..SourceFile::default()
            };
            label_in_name(&source, &words).map(|mark| mark.words)
        }
    }

    const STORY: &str = "The bridge was opened on Monday. It took three years to build it.";

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
            let found = words.label_of(name, "Bridge opens");
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
            assert_eq!(words.label_of(name, "Bridge opens"), None, "{name}");
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
            assert_eq!(words.label_of(name, headline), None, "{name}");
        }
        let found = words.label_of("drafts/a.txt", "A draft law");
        assert_eq!(found.as_deref(), Some("drafts"));
    }
}
