//! Source files whose text alone is offered, as plain text.

use super::files::{self, Files};
use crate::model::{Diagnostic, OfferedSource};
use crate::render::context::RenderContext;
use rayon::prelude::*;

/// Hands over the text of every source file of which it is offered.
pub(crate) fn write(context: &RenderContext<'_>, out: &Files<'_>) -> Result<(), Diagnostic> {
    let shown = context.release.shown.par_iter().enumerate();
    let documents = &context.archive.documents;
    shown.try_for_each(
        |(index, shown)| match (&shown.source, context.source_of(index)) {
            (OfferedSource::Text(source), Some(path)) => out.add(files::text(
                path,
                source.of(&documents[index].document.text).into_owned(),
            )),
            _ => Ok(()),
        },
    )
}
