//! The owner's decisions, resolved and checked.
//!
//! In comes curation.yaml as it was read ([`Curation`](crate::model::Curation)), with what the names in it may mean: the documents, what
//! archive.lock remembers of stories and events, the people that were found. Out go decisions that the other stages apply without looking up
//! a name: pairs of documents that must or must not be grouped together ([`resolve_grouping`]), titles, days and hiding of each story and
//! event ([`resolve_overrides`]), and the people as the owner wants them ([`curate_people`]). Names that mean nothing are warnings; decisions
//! that contradict each other are errors ([`check`]).

mod contradictions;
mod document_names;
mod grouping;
mod overrides;
mod people;
mod pseudonyms;
mod remembered;
mod withdrawn;

pub use contradictions::check;
pub use document_names::{DocumentNames, unknown_translations};
pub use grouping::{ResolvedGrouping, resolve_grouping};
pub use overrides::resolve_overrides;
pub use people::{curate_people, decides_on_people};
pub use pseudonyms::Pseudonyms;
pub use remembered::{RememberedGroups, remember_named};
pub use withdrawn::resolve_withdrawals;
