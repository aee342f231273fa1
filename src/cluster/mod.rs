//! Documents come in, [`Groups`](crate::model::Groups) go out: documents into stories, stories into events, events into storylines, each with its reasons.
//!
//! 1. [`reading`]: each document becomes sets of evidence that carry over between languages: spellings, concepts, names, numbers.
//! 2. [`candidates`]: an inverted index of rare evidence finds the pairs that are worth a closer look; nothing compares all pairs.
//! 3. [`comparison`]: a pair becomes a handful of measures, held against what unrelated texts of the two languages show.
//! 4. [`decision`]: a learned table turns the measures into the probability of each relation.
//! 5. [`linkage`]: average linkage makes groups; one weak link never chains two of them. [`storylines`] does the same with events.
//! 6. [`align`]: the versions of a story are laid side by side, paragraph by paragraph. Only pages need it, so it is called apart.
//!
//! [`Judged`] holds the result of steps 1 to 4; its `group` is step 5 and `relations` gives the reasons. What the owner joins or keeps apart
//! ([`constraints`]) overrides what was concluded. All is pure and the same for any number of threads; [`Evidence`] holds the data compiled
//! into the program.

mod alignment;
pub mod background;
pub mod candidates;
pub mod comparison;
pub mod concepts;
mod constraints;
pub mod decision;
mod evidence;
mod explanation;
mod grouping;
mod judged;
mod judgement;
pub mod keys;
mod linkage;
pub mod profile;
pub mod rarity;
mod relations;
pub mod set;
mod storylines;

pub use alignment::align;
pub use evidence::Evidence;
pub use judged::{Judged, profile_all};
pub use relations::compare_two;
