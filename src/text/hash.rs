//! Hashes that are the same on every machine and in every run.

use serde::{Deserialize, Serialize};
use std::io::{self, Read};
use twox_hash::xxhash3_128::Hasher;

/// FNV-1a, 64 bits, of bytes that come in pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StableHash(u64);

impl Default for StableHash {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl StableHash {
    /// The hash of these bytes alone.
    pub fn of(bytes: &[u8]) -> u64 {
        Self::default().with(bytes).value()
    }

    /// Adds bytes.
    #[must_use]
    pub fn with(mut self, bytes: &[u8]) -> Self {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
        self
    }

    /// The hash of everything added.
    pub fn value(self) -> u64 {
        self.0
    }
}

/// XXH3, 128 bits: tells contents apart. What is kept between builds is found by it; it never stands in a site.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct ContentHash(pub u128);

impl ContentHash {
    /// The hash of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Hasher::oneshot(bytes))
    }

    /// The hash of all bytes that the reader gives.
    ///
    /// # Errors
    ///
    /// Those of the reader.
    pub fn of_reader(mut reader: impl Read) -> io::Result<Self> {
        let mut hasher = Hasher::new();
        let mut bytes = vec![0; 1 << 20];
        loop {
            match reader.read(&mut bytes)? {
                0 => return Ok(Self(hasher.finish_128())),
                count => hasher.write(&bytes[..count]),
            }
        }
    }

    /// The hash of a value, as postcard writes it. Values that are alike have the same hash.
    pub fn of_value(value: &(impl Serialize + ?Sized)) -> Self {
        // Only a sequence whose length is not known cannot be written: no type of ours is one.
        Self::of(&postcard::to_allocvec(value).unwrap_or_default())
    }

    /// The hash of several contents in order, each kept apart from the next.
    pub fn of_all(contents: &[&[u8]]) -> Self {
        let mut hasher = Hasher::new();
        for content in contents {
            hasher.write(&content.len().to_le_bytes());
            hasher.write(content);
        }
        Self(hasher.finish_128())
    }
}
