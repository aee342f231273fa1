//! Marks of drafts and embargoes in texts.

use super::*;
use crate::language::Languages;
use crate::model::{BlockKind, Format};
use crate::understand::OutletTable;
use crate::understand::phrases::PhraseBook;
use std::collections::BTreeMap;

const STORY: &str = "The bridge was opened on Monday. It took three years to build it.";

/// The words of the mark of a text with these lines, and the end of its embargo.
fn found(language: &str, lines: &[&str]) -> Option<(String, Option<String>)> {
    let marks = marks(language, lines);
    let mark = marks.mark?;
    Some((mark.words, mark.until.map(|until| until.to_string())))
}

fn marks(language: &str, lines: &[&str]) -> Marks {
    let languages = Languages::compiled_in().expect("packs");
    let book = PhraseBook::new(&languages);
    let words = LayoutWords {
        phrases: book.of(language),
        book: &book,
        outlets: &OutletTable::new(&BTreeMap::new()).expect("a table"),
    };
    let text = lines.join("\n\n");
    let mut start = 0;
    let mut blocks = Vec::new();
    for line in lines {
        let span = Span::new(start, start + line.len());
        blocks.push(Block::new(BlockKind::Paragraph, span));
        start = span.end + 2;
    }
    let source = SourceFile {
        format: Format::Text,
        text,
        blocks,
        ..SourceFile::default()
    };
    find_marks(&source, &[], &words)
}

#[test]
fn a_line_that_says_nothing_else_is_a_mark() {
    for (language, line) in [
        ("en", "DRAFT"),
        ("en", "*** Draft – not for publication ***"),
        ("ru", "[ЧЕРНОВИК]"),
        ("ru", "НЕ ДЛЯ ПУБЛИКАЦИИ"),
        ("ru", "DRAFT"),
        ("en", "DRAFT 2, 12 May 2026"),
        ("en", "DRAFT v.3, 12 May 2026"),
        ("ru", "ЧЕРНОВИК v2"),
        ("en", "HOLD FOR RELEASE UNTIL MAY 5, 2099, 9 A.M. ET"),
        ("en", "CONFIDENTIAL DRAFT"),
        ("pl", "Embargo do 5 maja 2099, godz. 10.00 ET"),
        ("ru", "Черновой вариант"),
        ("kk", "Жарияламаңыз!"),
        ("uz-Cyrl", "Нашр қилинмасин"),
        ("it", "BOZZA – NON DIFFONDERE"),
        ("en", "Embargoed until Thursday, 10pm"),
        ("de", "Sperrfrist!"),
    ] {
        let mark = found(language, &[line, "Bridge opens", STORY]);
        assert_eq!(mark, Some((line.to_owned(), None)), "{line}");
        let mark = found(language, &["Bridge opens", line, STORY]);
        assert_eq!(mark, Some((line.to_owned(), None)), "{line}");
    }
}

#[test]
fn an_embargo_has_an_end_where_its_date_can_be_read() {
    for (language, line, until) in [
        ("en", "EMBARGOED UNTIL 1 January 2099", "2099-01-01"),
        (
            "en",
            "Embargo: 1 January 2099, 10:00 CET",
            "2099-01-01 10:00 +01:00",
        ),
        (
            "en",
            "Embargo: 1 January 2099, 10:00 Astana time",
            "2099-01-01 10:00",
        ),
        (
            "ru",
            "НЕ ДЛЯ ПУБЛИКАЦИИ. Эмбарго до 1 января 2099 года",
            "2099-01-01",
        ),
        ("ru", "Embargoed until 1 January 2099", "2099-01-01"),
        ("en", "Эмбарго до 1 января 2099 года", "2099-01-01"),
        (
            "de",
            "Sperrfrist: 1. Januar 2099, 10:00 Uhr",
            "2099-01-01 10:00",
        ),
        ("en", "Embargo: 03/04/2026", "2026-04-03"),
        (
            "tr",
            "1 Ocak 2099 tarihine kadar ambargoludur",
            "2099-01-01",
        ),
        (
            "en",
            "PRESS RELEASE – EMBARGOED UNTIL 1 January 2099",
            "2099-01-01",
        ),
    ] {
        let expected = Some((line.to_owned(), Some(until.to_owned())));
        assert_eq!(found(language, &[line, STORY]), expected, "{line}");
    }
}

#[test]
fn a_headline_that_says_more_is_none() {
    for (language, line) in [
        ("en", "Draft law on water passed"),
        ("en", "Embargo lifted"),
        ("en", "Embargo lifted on 5 May 2026"),
        ("en", "Draft law of 5 May 2026"),
        ("en", "Oil embargo until 1 January 2099"),
        ("en", "Embargo until 5 May 2026: 3 ministers meet"),
        ("en", "US embargo until 1 January 2099"),
        ("en", "FOR IMMEDIATE RELEASE"),
        ("en", "Press release, 1 January 2099"),
        ("ru", "Черновик закона о воде готов"),
        ("ru", "Эмбарго снято"),
        ("ru", "ПРЕСС-РЕЛИЗ"),
    ] {
        assert_eq!(found(language, &[line, STORY]), None, "{line}");
    }
}

#[test]
fn marks_stand_in_the_head() {
    let story = STORY.repeat(4);
    assert_eq!(
        found("en", &["Bridge opens", &story, "DRAFT", &story]),
        None
    );
    let marks = marks("en", &["Bridge opens", "DRAFT", &story]);
    assert_eq!(marks.mark.and_then(|mark| mark.line), Some(3));
    assert_eq!(marks.spans, [Span::new(14, 19)]);
}

#[test]
fn of_several_marks_the_strictest_counts() {
    let embargo = "Embargo: 1 January 2020";
    let (words, until) = found("en", &[embargo, "DRAFT", STORY]).expect("a mark");
    assert_eq!((words.as_str(), until), ("DRAFT", None));
}

#[test]
fn a_mark_that_recurs_in_many_texts_counts() {
    let languages = Languages::compiled_in().expect("packs");
    let book = PhraseBook::new(&languages);
    let words = LayoutWords {
        phrases: book.of("en"),
        book: &book,
        outlets: &OutletTable::new(&BTreeMap::new()).expect("a table"),
    };
    let source = SourceFile {
        text: format!("DRAFT\n\n{STORY}"),
        blocks: vec![Block::new(
            BlockKind::Paragraph,
            Span::new(7, 7 + STORY.len()),
        )],
        ..SourceFile::default()
    };
    let marks = find_marks(&source, &[Span::new(0, 5)], &words);
    assert_eq!(marks.mark.map(|mark| mark.words).as_deref(), Some("DRAFT"));
}
