//! Cuttings turns a folder of press texts, in any language and however untidy, into a press archive.
//!
//! # The pipeline, in order
//!
//! 1. [`config`] reads site.toml, curation.yaml and archive.lock; [`language`] has the language packs. Together they are a [`Setup`].
//! 2. [`ingest`] finds the source files in the content folder, decodes them, extracts their text, reads front matter and splits the text into blocks: files
//!    on disk become [`model::SourceFile`]s. A file that cannot be used is a warning.
//! 3. [`understand`] reads one text at a time: language, layout, date, outlet, names, topics. A `SourceFile` becomes a [`model::Document`].
//! 4. [`curation`] resolves the owner's decisions to documents, groups and people, for the next two stages to apply.
//! 5. [`cluster`] groups documents into stories (versions of one text), stories into events, and events into storylines: [`model::Groups`].
//! 6. [`link`] assigns permanent ids ([`link::permanence`]), completes dates, resolves people and cross-links everything: documents and groups become one
//!    [`model::Archive`].
//! 7. [`release`] takes out what the owner's rules do not let the site show: the archive becomes a [`model::Release`].
//! 8. [`translate`] asks the owner's program for headlines and leads in languages that the archive lacks them in, where there is one.
//! 9. [`render`] turns the release into [`model::Page`]s, one by one.
//! 10. [`publish`] writes each page beside the output folder as it is rendered and swaps in the complete site; then archive.lock is updated.
//!
//! [`memory`] keeps what steps 2, 3, 5, 6, 7, 9 and 10 worked out for the next build, which gives the same site as one without it. [`analysed`] takes steps 2 and 3
//! to other machines.
//!
//! Stages are functions from plain data to plain data and never import each other; they share [`model`], [`text`] and [`language`]. Only `ingest`, the
//! loading of the setup and of templates, `memory` and `publish` access the disk. All others but `translate`, which starts the owner's program, are pure: the same input produces the same bytes, with any number
//! of threads.
//!
//! [`read_archive`] is steps 2 to 6, [`read_site`] adds what only pages show and is steps 2 to 7, and [`build_pages`] is steps 2 to 9 in memory, without asking the program. [`cli`] calls them for the
//! commands. `docs/architecture.md` describes the folders and where to add what.

pub mod analysed;
pub mod cli;
pub mod cluster;
pub mod config;
pub mod curation;
mod disk;
pub mod ingest;
pub mod language;
pub mod link;
pub mod memory;
pub mod model;
mod pipeline;
pub mod publish;
pub mod release;
pub mod render;
pub mod suggest;
pub mod text;
pub mod translate;
pub mod understand;

pub use config::Setup;
pub use pipeline::{
    BuiltIn, Read, ReadDocuments, ReadSite, Scope, Stages, build_pages, read_analysed_site,
    read_archive, read_documents, read_site, texts_without_translation,
};
