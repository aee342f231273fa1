//! What earlier builds worked out, kept in `.cuttings/` beside site.toml, so that a change costs what it changes.
//!
//! Everything is found by a hash of all that it was made from, so that a build with this memory gives the same site as one without it, byte for
//! byte. The folder is safe to delete, is never published, and is not meant for other machines. No stage knows of it: the pipeline asks it on their behalf, or gives them a
//! [`Known`](crate::text::Known) to ask.

mod answers;
mod folder;
mod inputs;
mod last_build;
mod store;
mod texts;

pub use answers::Memory;
pub use folder::FOLDER;
pub use inputs::Inputs;
pub use last_build::LastBuild;

pub(crate) use store::Shelf;
pub(crate) use texts::RememberedTexts;
