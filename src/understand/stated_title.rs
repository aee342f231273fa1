//! The title that a file states, unless its letters are lost or it says only that the text is a press release.

use super::layout::{Layout, is_release_label};
use super::phrases::Phrases;
use crate::model::SourceFile;
use crate::text::is_damaged;
use crate::understand::OutletTable;
use crate::understand::outlet::headline_and_outlet;

/// The title that the file states, if it can be read: the owner's as it is, a page's without the outlet behind it, unless it is "Press release".
pub(super) fn stated_title<'s>(
    source: &'s SourceFile,
    outlets: &OutletTable,
    phrases: &Phrases,
) -> Option<&'s str> {
    let outlet = stated_outlet(source);
    let embedded = source.embedded.title.as_deref().map(|title| {
        headline_and_outlet(title, outlet, outlets).map_or(title, |(headline, _)| headline)
    });
    let embedded = embedded.filter(|title| !is_release_label(title, phrases));
    let stated = [source.declared.title.as_deref(), embedded];
    stated
        .into_iter()
        .flatten()
        .find(|title| !is_damaged(title))
}

/// The outlet that the file states.
pub(super) fn stated_outlet(source: &SourceFile) -> Option<&str> {
    let stated = [&source.declared.outlet, &source.embedded.outlet];
    stated.into_iter().flatten().map(String::as_str).next()
}

/// The title of the file or its first line, if it was passed over because its letters are lost.
pub(super) fn damaged_title<'s>(source: &'s SourceFile, layout: &Layout) -> Option<&'s str> {
    let stated = [&source.declared.title, &source.embedded.title];
    let stated = stated.into_iter().flatten().map(String::as_str);
    let first = layout
        .body
        .first()
        .map(|block| block.span().of(&source.text));
    let is_readable = |title: &Option<String>| title.as_deref().is_some_and(|t| !is_damaged(t));
    let none_stated = !is_readable(&source.declared.title) && !is_readable(&source.embedded.title);
    let first = first.filter(|_| none_stated);
    stated.chain(first).next().filter(|title| is_damaged(title))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Languages;
    use crate::model::{Block, BlockKind, Span};
    use crate::understand::phrases::PhraseBook;
    use std::collections::BTreeMap;

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
            let read = stated_title(&source, &OutletTable::default(), &Phrases::default());
            assert_eq!(read, title);
            assert_eq!(damaged_title(&source, &with_first_line(&source)), damaged);
        }
    }

    #[test]
    fn the_outlet_behind_a_title_of_a_page_is_no_part_of_it() {
        let outlets = OutletTable::new(&BTreeMap::new()).expect("a table");
        let long = "The bridge opens | Reuters";
        let phrases = Phrases::default();
        let page = source(None, Some(long), "A");
        assert_eq!(
            stated_title(&page, &outlets, &phrases),
            Some("The bridge opens")
        );
        let owner = source(Some(long), None, "A");
        assert_eq!(stated_title(&owner, &outlets, &phrases), Some(long));
    }

    #[test]
    fn a_page_that_is_called_a_press_release_has_no_title() {
        let book = PhraseBook::new(&Languages::compiled_in().expect("packs"));
        let outlets = OutletTable::default();
        for (language, label) in [("en", "Press release"), ("ru", "ПРЕСС-РЕЛИЗ № 14")] {
            let phrases = book.of(language);
            let page = source(None, Some(label), "A");
            assert_eq!(stated_title(&page, &outlets, phrases), None);
            let owner = source(Some(label), None, "A");
            assert_eq!(stated_title(&owner, &outlets, phrases), Some(label));
        }
    }
}
