//! Marks of Markdown, wikis, reStructuredText, Textile, HTML and template languages in a text: which parts of it a reader should see, and which lines
//! nobody reads as sentences.

mod lines;
mod links;
mod mark;
mod pairs;
mod visible;

pub use lines::{is_machine_line, is_markup_line, reads_like_code};
pub use links::link_targets;
pub use visible::{visible_parts, without_marks};
