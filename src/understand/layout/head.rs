//! Lines above the headline in a copy of a page: the name of the outlet, breadcrumbs, the rubric.

use super::LayoutWords;
use super::dateline::is_all_capitals;
use super::line_kinds::LineKind;
use super::sentence_end::ends_sentence;
use crate::model::{Block, BlockKind, FurnitureKind};
use crate::understand::phrases::{Phrases, begins_with};

/// Most lines above a headline.
const MOST: usize = 3;

/// Most lines of a letterhead.
const MOST_OF_LETTERHEAD: usize = 4;

/// The longest of them, in code points.
const LONGEST: usize = 80;

/// Signs between breadcrumbs.
const STEPS: [&str; 7] = [" / ", " › ", " > ", " » ", " | ", " → ", " \\ "];

/// Marks lines at the top that are not a headline, as long as a possible headline follows them.
pub(super) fn mark_lines_above_headline(
    text: &str,
    blocks: &[Block],
    kinds: &mut [LineKind],
    words: &LayoutWords,
) {
    let mut lines = (0..blocks.len())
        .filter(|at| kinds[*at] == LineKind::Text)
        .collect::<Vec<_>>()
        .into_iter();
    let Some(mut at) = lines.next() else {
        return;
    };
    for (marked, next) in lines.enumerate() {
        let (line, below) = (blocks[at].text(text), blocks[next].text(text));
        let is_label = is_release_label(&line, words.phrases);
        let is_above_headline =
            !matches!(blocks[at].kind, BlockKind::Heading(_)) && can_be_headline(&below);
        if marked == MOST || line.chars().count() > LONGEST || !(is_label || is_above_headline) {
            return;
        }
        let dated_below = matches!(kinds.get(next + 1), Some(LineKind::Date(_)));
        let kind = if words.outlets.canonical(&line).is_some() {
            FurnitureKind::AgencyMark
        } else if is_way(&line) {
            FurnitureKind::Navigation
        } else if is_label || is_rubric(&line, &below, dated_below) {
            FurnitureKind::TagLine
        } else {
            return;
        };
        kinds[at] = LineKind::Furniture(kind);
        at = next;
    }
}

/// Marks what a letterhead has above a headline that the file states or that is styled as one: up to four short lines, none of which ends like a sentence.
pub(super) fn mark_letterhead(
    text: &str,
    blocks: &[Block],
    kinds: &mut [LineKind],
    title_at: Option<usize>,
) {
    let above = 0..title_at.unwrap_or(0);
    let lines: Vec<usize> = above.filter(|at| kinds[*at] == LineKind::Text).collect();
    let is_short = |at: &usize| {
        let line = blocks[*at].text(text);
        blocks[*at].kind == BlockKind::Paragraph
            && line.chars().count() <= LONGEST
            && !ends_sentence(&line)
    };
    if lines.len() <= MOST_OF_LETTERHEAD && lines.iter().all(is_short) {
        for at in lines {
            kinds[at] = LineKind::Furniture(FurnitureKind::TagLine);
        }
    }
}

/// Marks a known outlet alone on one of the lines below the headline, or on the last line.
pub(super) fn mark_outlet_beside_text(
    text: &str,
    blocks: &[Block],
    kinds: &mut [LineKind],
    title_at: Option<usize>,
    words: &LayoutWords,
) {
    let Some(title_at) = title_at else {
        return;
    };
    let last = blocks.len() - 1;
    for at in (title_at + 1..blocks.len()).filter(|at| *at <= title_at + MOST || *at == last) {
        let line = blocks[at].text(text);
        let is_alone = kinds[at] == LineKind::Text
            && blocks[at].kind == BlockKind::Paragraph
            && line.chars().count() <= LONGEST
            && words.outlets.canonical(&line).is_some();
        if is_alone {
            kinds[at] = LineKind::Furniture(FurnitureKind::AgencyMark);
        }
    }
}

/// A line with several words that does not end like a sentence.
fn can_be_headline(line: &str) -> bool {
    line.split_whitespace().count() >= 3 && !line.trim_end().ends_with(['.', ':', ';', ','])
}

/// "Home / News / Culture": short entries, none of them a sentence.
fn is_way(line: &str) -> bool {
    STEPS.iter().any(|sign| {
        let steps: Vec<&str> = line.split(sign).collect();
        steps.len() >= 2
            && steps.iter().all(|step| {
                let words = step.split_whitespace().count();
                (1..=3).contains(&words) && !step.chars().any(char::is_numeric)
            })
    })
}

/// "Press release", "PRESS RELEASE – FOR IMMEDIATE RELEASE", "Pressemitteilung Nr. 14/2025": nothing but that the text is one, and its number.
pub(crate) fn is_release_label(line: &str, phrases: &Phrases) -> bool {
    let is_sign = |c: char| !c.is_alphanumeric();
    let mut rest = line.trim_matches(is_sign);
    let mut is_label = false;
    while let Some(end) = begins_with(&phrases.press_release, rest) {
        is_label = true;
        rest = rest[end..].trim_start_matches(is_sign);
    }
    let letters = rest.chars().filter(|c| c.is_alphabetic()).count();
    is_label && (letters == 0 || letters <= LETTERS_OF_NUMBER && rest.contains(char::is_numeric))
}

/// Letters beside the number of a press release: "Nr.", "№", "from".
const LETTERS_OF_NUMBER: usize = 4;

/// One or two words in capitals above a line that is not in capitals, or above a line with the date below it.
fn is_rubric(line: &str, below: &str, dated_below: bool) -> bool {
    let words = line.split_whitespace().count();
    words <= 2
        && !ends_sentence(line)
        && line.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && (dated_below && below.split_whitespace().count() >= 4
            || is_all_capitals(line) && !is_all_capitals(below))
}

#[cfg(test)]
mod tests {
    use super::super::StatedHead;
    use super::super::line_kinds::laid_out_with;
    use super::*;
    use crate::language::Languages;
    use crate::model::Span;
    use crate::understand::OutletTable;
    use crate::understand::phrases::PhraseBook;
    use std::collections::BTreeMap;

    #[test]
    fn ways_through_a_site() {
        assert!(is_way("Home › News › Culture") && is_way("Главная / Новости"));
        for headline in [
            "Bridge opens | what to know about the new tolls",
            "50 / 50",
            "Harbour",
        ] {
            assert!(!is_way(headline), "{headline}");
        }
    }

    #[test]
    fn a_known_outlet_beside_the_text_is_a_mark() {
        let languages = Languages::compiled_in().expect("packs");
        let book = PhraseBook::new(&languages);
        let words = LayoutWords {
            phrases: book.of("en"),
            book: &book,
            outlets: &OutletTable::new(&BTreeMap::new()).expect("a table"),
        };
        let marks = |lines: &[&str]| {
            let text = lines.join("\n");
            let starts = lines.iter().scan(0, |start, line| {
                let span = Span::new(*start, *start + line.len());
                *start = span.end + 1;
                Some(span)
            });
            let blocks: Vec<Block> = starts
                .map(|span| Block {
                    kind: BlockKind::Paragraph,
                    runs: vec![span],
                })
                .collect();
            let mut kinds = vec![LineKind::Text; blocks.len()];
            mark_outlet_beside_text(&text, &blocks, &mut kinds, Some(0), &words);
            let marked = (0..kinds.len()).filter(|at| kinds[*at] != LineKind::Text);
            marked.collect::<Vec<_>>()
        };
        let story = "The ferry sails again.";
        assert_eq!(marks(&["Ferry is back", "Xinhua", story]), [1]);
        assert_eq!(marks(&["Ferry is back", story, "AFP"]), [2]);
        assert_eq!(marks(&["Ferry is back", "A", story]), [0; 0]);
        assert_eq!(
            marks(&["Xinhua", story, story, story, story, "Xinhua", story]),
            [0; 0]
        );
    }

    #[test]
    fn labels_of_press_releases() {
        let book = PhraseBook::new(&Languages::compiled_in().expect("packs"));
        for (language, label) in [
            ("en", "PRESS RELEASE – FOR IMMEDIATE RELEASE"),
            ("ru", "Пресс-релиз № 14"),
            ("de", "Pressemitteilung Nr. 14/2025"),
            ("fr", "Communiqué de presse"),
            ("tr", "Basın Bülteni"),
            ("uz", "Press-reliz"),
            ("ar", "بيان صحفي"),
            ("zh", "新闻稿"),
        ] {
            let phrases = book.of(language);
            assert!(is_release_label(label, phrases), "{label}");
        }
        for (language, headline) in [
            ("en", "Press release: quay opened"),
            ("ru", "Пресс-релиз министерства вызвал споры"),
            ("de", "Pressemitteilung des Hafens"),
        ] {
            let phrases = book.of(language);
            assert!(!is_release_label(headline, phrases), "{headline}");
        }
        let story = "The quay was opened on Monday.\n\nBoats tied up before noon.";
        let text = format!("Press release\n\nQuay opened at last\n\n{story}");
        let outlets = OutletTable::default();
        let title = |text: &str, stated| laid_out_with("en", text, stated, &outlets).title;
        let found = title(&text, StatedHead::default());
        assert_eq!(
            found.map(|span| span.of(&text)),
            Some("Quay opened at last")
        );
        let untitled = format!("Press release\n\n{story}");
        assert_eq!(title(&untitled, StatedHead::default()), None);
    }

    #[test]
    fn a_letterhead_above_a_stated_headline_is_no_text() {
        let stated = StatedHead {
            title: Some("Quay opened"),
            ..StatedHead::default()
        };
        let body = |above: &str| {
            let text = format!(
                "{above}\n\nQuay opened\n\nThe quay was opened on Monday.\n\nBoats tied up."
            );
            let layout = laid_out_with("en", &text, stated, &OutletTable::default());
            layout.body.len()
        };
        assert_eq!(body("APPROVED\n\nHead of the press office A. Holm"), 2);
        assert_eq!(body("The Valley Messenger"), 2);
        assert_eq!(body("The lamps were lit before the boats came."), 3);
    }

    #[test]
    fn rubrics() {
        assert!(is_rubric("ПОЛИТИКА", "Мост через реку открыт", false));
        assert!(is_rubric(
            "Culture",
            "Choir opens its season with a concert",
            true
        ));
        assert!(!is_rubric(
            "Culture",
            "Choir opens its season with a concert",
            false
        ));
        assert!(!is_rubric(
            "THE BRIDGE IS OPEN",
            "It was opened on Monday",
            false
        ));
        assert!(!is_rubric("МОСТ ОТКРЫТ", "МОСТ ЧЕРЕЗ РЕКУ ОТКРЫТ", false));
    }
}
