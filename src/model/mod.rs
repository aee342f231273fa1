//! The plain data that flows through the pipeline, without I/O and without algorithms.
//!
//! `SourceFile` comes out of ingest, `Document` out of understand, `Groups` out of cluster, `Archive` out of link,
//! `Release` out of release, `Page` out of render. Each phase has its own types: no stage fills in what another left empty.

mod archive;
mod curation;
mod diagnostic;
mod document;
mod groups;
mod latin_name;
mod lock;
mod metadata;
mod offset;
mod page;
mod people;
mod publishing;
mod reason;
mod release;
mod site;
mod source;
mod span;
mod topic;
mod translation;

pub use archive::*;
pub use curation::*;
pub use diagnostic::*;
pub use document::*;
pub use groups::*;
pub use latin_name::*;
pub use lock::*;
pub use metadata::*;
pub use page::*;
pub use people::*;
pub use publishing::*;
pub use reason::*;
pub use release::*;
pub use site::*;
pub use source::*;
pub use span::*;
pub use topic::*;
pub use translation::*;
