//! Numbers for benchmarks, measurements and tests.

#![allow(dead_code, missing_docs, unreachable_pub)]

/// Numbers that look random and are the same every time (D. Knuth's generator MMIX, the upper bits).
pub struct Dice(pub u64);

impl Dice {
    /// A number below the limit; 0 for a limit of 0.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }
}
