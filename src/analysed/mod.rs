//! Texts that were read and understood elsewhere: `analyze --full` writes them as lines, on as many machines as there are, and `build --analysed` takes them
//! instead of reading the content folder.
//!
//! A line has all that the later stages need of one text. What depends on other texts is left to the build: copies, and passages that many texts share.
//! A text to which that happens is understood again, so the site is the same as one from the texts themselves. Source files go in, and lines come out; lines
//! go in, and source files with what was understood of them come out. A line that does not belong to this program and this archive is an error.

mod folder;
mod line;
mod origin;
mod read;
mod write;

pub use folder::check_folder;
pub use origin::Origin;
pub use read::{Analysed, read_analysed};
pub use write::lines;
