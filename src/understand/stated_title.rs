//! The title that a file states, unless its letters are lost.

use super::layout::Layout;
use crate::model::SourceFile;
use crate::text::is_damaged;

/// The title that the file states, if it can be read.
pub(super) fn stated_title(source: &SourceFile) -> Option<&str> {
    let stated = [&source.declared.title, &source.embedded.title];
    let stated = stated.into_iter().flatten();
    stated.map(String::as_str).find(|title| !is_damaged(title))
}

/// The title of the file or its first line, if it was passed over because its letters are lost.
pub(super) fn damaged_title<'s>(source: &'s SourceFile, layout: &Layout) -> Option<&'s str> {
    let stated = [&source.declared.title, &source.embedded.title];
    let stated = stated.into_iter().flatten().map(String::as_str);
    let first = layout
        .body
        .first()
        .map(|block| block.span().of(&source.text));
    let first = first.filter(|_| stated_title(source).is_none());
    stated.chain(first).next().filter(|title| is_damaged(title))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, BlockKind, Span};

    const LOST: &str = "???? ????? ???? ??????";

    fn source(declared: Option<&str>, embedded: Option<&str>, first_line: &str) -> SourceFile {
        let mut source = SourceFile {
            text: first_line.to_owned(),
            ..SourceFile::default()
        };
        source.declared.title = declared.map(str::to_owned);
        source.embedded.title = embedded.map(str::to_owned);
        source
    }

    fn with_first_line(source: &SourceFile) -> Layout {
        Layout {
            body: vec![Block::new(
                BlockKind::Paragraph,
                Span::new(0, source.text.len()),
            )],
            ..Layout::default()
        }
    }

    #[test]
    fn a_title_of_question_marks_is_passed_over_and_told() {
        for (declared, embedded, first, title, damaged) in [
            (
                Some(LOST),
                Some("The bridge opens"),
                "A",
                Some("The bridge opens"),
                Some(LOST),
            ),
            (
                Some("The bridge opens"),
                Some(LOST),
                "A",
                Some("The bridge opens"),
                None,
            ),
            (None, None, LOST, None, Some(LOST)),
            (Some("What? When?"), None, LOST, Some("What? When?"), None),
        ] {
            let source = source(declared, embedded, first);
            assert_eq!(stated_title(&source), title);
            assert_eq!(damaged_title(&source, &with_first_line(&source)), damaged);
        }
    }
}
