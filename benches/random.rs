//! Reproducible pseudo-random numbers for benchmarks, tests and training.

#![allow(dead_code, missing_docs, unreachable_pub)]

/// A linear congruential generator (D. Knuth's MMIX, upper bits): the same seed gives the same numbers.
pub struct Random(pub u64);

impl Random {
    fn next(&mut self) -> u32 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as u32
    }

    /// A number below `limit`; 0 for a limit of 0.
    pub fn below(&mut self, limit: usize) -> usize {
        self.next() as usize % limit.max(1)
    }

    /// True with this probability.
    pub fn chance(&mut self, share: f32) -> bool {
        (self.next() as f32) < share * 2_147_483_648.0
    }
}
