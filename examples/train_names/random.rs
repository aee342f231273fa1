//! Numbers that look random and are the same every time.

/// A linear congruential generator (D. Knuth's constants): the same numbers every time.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    fn next(&mut self) -> u32 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as u32
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        self.next() as usize % end.max(1)
    }

    /// True in this share of the cases.
    pub(crate) fn chance(&mut self, share: f32) -> bool {
        (self.next() as f32) < share * 2_147_483_648.0
    }
}
