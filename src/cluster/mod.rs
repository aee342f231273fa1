//! Documents in, [`Groups`](crate::model::Groups) out: documents grouped into stories, stories into events, events into storylines, with the reasons.
//!
//! 1. [`profile`]: each document becomes sets of terms that carry over between languages: spellings, concepts, names, numbers.
//! 2. [`candidates`]: an inverted index of rare terms finds the pairs worth a closer look; nothing compares all pairs.
//! 3. [`comparison`]: a pair becomes a handful of measures, which [`background`] relates to those of unrelated texts in the two languages.
//! 4. [`decision`]: a learned table turns the measures into the probability of each relation.
//!    [`rivals`] support a pair in two languages that nothing else in the archive comes as close to as they do to each other.
//! 5. [`linkage`]: average linkage makes groups; one weak link never chains two of them. [`storylines`] does the same with events.
//! 6. [`align`]: the versions of a story, paragraph by paragraph. Only pages need this, so it is a separate call.
//!
//! [`Judged`] holds the result of steps 1 to 4; its `group` method is step 5, and `relations` gives the reasons. The owner's decisions
//! ([`constraints`]) override what the program concluded. Everything is pure and independent of the number of threads; [`Evidence`] holds the
//! data compiled into the program.

mod alignment;
mod amounts;
pub mod background;
pub mod candidates;
pub mod comparison;
pub mod concepts;
mod constraints;
pub mod decision;
mod evidence;
mod explanation;
mod grouping;
mod headline;
mod judged;
mod judgement;
pub mod keys;
mod known;
mod lead;
mod linkage;
mod lone_pairs;
mod numbers;
mod others;
mod probe;
pub mod profile;
pub mod rarity;
mod relations;
mod rivals;
mod series;
pub mod set;
mod storylines;
mod telling;
mod word_terms;

pub use alignment::align;
pub use evidence::Evidence;
pub use judged::{Judged, profile_all};
pub use judgement::Odds;
pub use known::KnownJudgements;
pub use word_terms::KnownTerms;
