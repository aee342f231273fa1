//! Permanent ids: what the archive has now and what it remembers (archive.lock) come in; ids go out, with the former addresses that lead elsewhere now
//! and what is to be remembered.
//!
//! Everything here is a pure function on plain data. [`moves`] finds texts that were renamed, [`settle`] gives ids to groups of members of any kind;
//! [`identify`] does both for the texts and their groups, [`named`] for people and outlets. With nothing remembered every group gets the id it wants,
//! so the result is that of an empty history.

mod fill;
mod identify;
mod moves;
mod named;
mod settle;

pub use identify::{Identity, identify};
pub use moves::{Moves, fingerprint, moves, renamed};
pub use settle::{Custom, Present, Settled, settle};

pub(super) use fill::fill;
pub(super) use named::{program_names, settle_outlets, settle_people};
