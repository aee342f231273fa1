//! Hashes that are the same on every machine and in every run.

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
