//! Permanent ids. The current archive and its memory (archive.lock) come in; ids go out, with redirects from former addresses and the new memory.
//!
//! [`moves`] finds renamed texts, [`assign_ids`] gives ids to groups of any kind, and [`identify`] does both for documents, stories and events.
//! People and outlets get theirs when they are resolved. Where nothing is remembered, every group gets the id that it asks for.

mod assign;
mod first_builds;
mod forget;
mod gone;
mod identify;
mod member;
mod moves;
mod people;
mod published;
mod sketch;
mod stated;
mod vouched;

pub use assign::{AssignedIds, CurrentGroup, IdPolicy, assign_ids};
pub use forget::{forget, forget_documents};
pub use identify::{Identity, identify};
pub use moves::{Moves, fingerprint, hash_of, moves, renamed};
pub use people::program_ids;
pub use stated::stated_former_ids;

pub(super) use gone::gone;
pub(super) use identify::assign_and_remember;
pub(super) use member::name_in;
pub(super) use people::assign_people_ids;
pub(super) use published::published;
pub(super) use vouched::{keep_promises, promised};

/// Twenty texts are enough to recognise a person or an outlet; a head of state is in most texts.
pub(super) const NAMES: IdPolicy = IdPolicy {
    is_name: true,
    most_members: 20,
};
