//! Permanent ids: what the archive has now and what it remembers (archive.lock) come in; ids go out, with the former addresses that lead elsewhere now
//! and what is to be remembered.
//!
//! Everything here is a pure function on plain data. [`moves`] finds texts that were renamed, [`settle`] gives ids to groups of members of any kind;
//! [`identify`] does both for the texts and their groups; [`people`] and the outlets of link use `settled`. With nothing remembered every group gets the id it wants,
//! so the result is that of an empty history.

mod identify;
mod moves;
mod people;
mod published;
mod settle;

pub use identify::{Identity, identify};
pub use moves::{Moves, fingerprint, moves, renamed};
pub use people::program_ids;
pub use settle::{Custom, Present, Settled, settle};

pub(super) use identify::settled;
pub(super) use people::settle_people;
pub(super) use published::published;

/// Twenty texts tell who a person or an outlet is; a head of state is in most.
pub(super) const NAMES: Custom = Custom {
    is_name: true,
    most_members: 20,
};
