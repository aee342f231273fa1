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
    stated.chain(first).find(|title| is_damaged(title))
}
