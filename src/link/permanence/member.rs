//! What archive.lock remembers of a name: a text that has it, and the name itself.

use crate::model::Document;
use crate::text::slug;

/// The longest name in a member, in bytes.
const LONGEST_NAME: usize = 30;

/// A name in a text, as a member: `visit-en/anna-berg`.
pub(in crate::link) fn name_in(document: &Document, name: &str) -> String {
    format!("{}/{}", document.id, slug(name, LONGEST_NAME))
}
