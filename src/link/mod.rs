//! Documents and groups into one archive.

pub mod people;
