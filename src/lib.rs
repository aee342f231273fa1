//! Cuttings turns a folder of press texts, in any language and any state of tidiness, into a press archive.
//!
//! # The pipeline, in order
//!
//! 1. [`config`] reads site.toml, curation.yaml and archive.lock once; [`language`] holds the language packs. Together they are a
//!    [`Setup`].
//! 2. [`ingest`] finds the source files of the content folder, decodes them, takes their front matter off and cuts them into blocks:
//!    files on disk become [`model::SourceFile`]s. A file that cannot be used is a warning.
//! 3. [`understand`] reads one text at a time: language, layout, date, outlet, names, topics. A `SourceFile` becomes a [`model::Document`].
//! 4. [`curation`] resolves the owner's decisions to the documents, groups and people that they are about, for the next two stages to apply.
//! 5. [`cluster`] groups documents into stories (versions of one text), stories into events, events into storylines: [`model::Groups`].
//! 6. [`link`] gives permanent ids ([`link::permanence`]), completes dates, resolves people and cross-links everything: documents and groups become one
//!    [`model::Archive`].
//! 7. [`render`] makes the archive into [`model::Page`]s, one by one.
//! 8. [`publish`] writes each page beside the output folder as it comes and swaps the whole site in, then remembers the addresses in archive.lock.
//!
//! Stages are functions from plain data to plain data and import each other never; they share [`model`], [`text`] and [`language`].
//! Only ingest, the reading of the set-up and of templates, and publish touch the disk. The stages between are pure: the same input gives the same bytes,
//! whatever the number of threads.
//!
//! [`read_archive`] is steps 2 to 6, [`read_site`] the same with what only pages show, [`build_pages`] steps 2 to 7 in memory; [`cli`] calls them for
//! the verbs of the command.

pub mod cli;
pub mod cluster;
pub mod config;
pub mod curation;
pub mod ingest;
pub mod language;
pub mod link;
pub mod model;
mod pipeline;
pub mod publish;
pub mod render;
pub mod suggest;
pub mod text;
pub mod understand;

pub use config::Setup;
pub use pipeline::{BuiltIn, Read, Stages, build_pages, read_archive, read_documents, read_site};
