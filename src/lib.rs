//! Cuttings turns a folder of press texts into a press archive.

pub mod cli;
pub mod cluster;
pub mod config;
pub mod ingest;
pub mod language;
pub mod link;
pub mod model;
pub mod publish;
pub mod render;
pub mod text;
pub mod understand;
