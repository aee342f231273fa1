//! The zip file that a Word document is.

use crate::ingest::decode::decode;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The most that one part may unpack to, in bytes: a novel has some two megabytes. What a part claims of its own size is not believed.
const LARGEST_PART: u64 = 16 * 1024 * 1024;

/// A Word document's parts.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
}

/// Why a part could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartFault {
    /// There is none of this name.
    Missing,
    /// It unpacks to more than [`LARGEST_PART`].
    TooLarge,
    /// It is damaged.
    Broken,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Option<Self> {
        let archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        Some(Self { archive })
    }

    /// One part as text.
    pub(super) fn part(&mut self, name: &str) -> Result<String, PartFault> {
        let entry = match self.archive.by_name(name) {
            Ok(entry) => entry,
            Err(zip::result::ZipError::FileNotFound) => return Err(PartFault::Missing),
            Err(_) => return Err(PartFault::Broken),
        };
        let mut bytes = Vec::new();
        let read = entry.take(LARGEST_PART + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > LARGEST_PART {
            return Err(PartFault::TooLarge);
        }
        read.map_err(|_| PartFault::Broken)?;
        decode(&bytes, None)
            .map(|decoded| decoded.text)
            .ok_or(PartFault::Broken)
    }
}
