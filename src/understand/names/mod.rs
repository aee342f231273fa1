//! Names of people, organisations and places in one text.
//!
//! A text with the runs of its title and body comes in, [`Mention`]s go out. One linear-chain model for all languages looks at
//! romanised tokens ([`attributes`](self::training::Word)), with flags from tables of known names. Then the document is read again as a whole, because
//! a certain name in one place is a name in others too.

mod attributes;
mod before_titles;
mod bits;
mod bridges;
mod context;
mod edges;
mod edges_in_signs;
mod evidence;
mod found;
mod gazetteer;
mod label;
mod lattice;
mod name_key;
mod nicknames;
mod not_people;
mod particles;
mod parting;
mod passage;
mod roles;
mod side_by_side;
mod signals;
mod signs;
mod spans;
mod tagger;
#[cfg(test)]
mod tests;
mod weights;
mod word_shape;

pub use gazetteer::NameFlags;
pub use label::Label;
pub use tagger::NameTagger;
pub use word_shape::WordShape;

/// What `examples/train_names` shares with the tagger, so that training and tagging agree.
pub mod training {
    pub use super::attributes::{OFFSETS, REACH, Setting, Word, is_title_case};
    pub use super::context::{Surroundings, context};
    pub use super::gazetteer::{Gazetteer, is_latin};
    pub use super::label::{LABELS, Label};
    pub use super::lattice::{Passes, Scores, Transitions, allowed, best_labels, exponentials};
    pub use super::name_key::name_key;
    pub use super::weights::{Row, Weights};
}
