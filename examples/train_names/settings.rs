//! How training runs.

/// How training runs.
#[derive(Clone, Copy)]
pub(crate) struct Settings {
    /// An attribute seen on fewer tokens is left out.
    pub(crate) rarest: u32,
    /// Rounds over all sentences.
    pub(crate) rounds: usize,
    /// How many of the last rounds are averaged.
    pub(crate) averaged: usize,
    /// First step size.
    pub(crate) rate: f32,
    /// Pull towards zero.
    pub(crate) pull: f32,
    /// Share of the words that may be names whose exact form is hidden.
    pub(crate) hide: f32,
}
