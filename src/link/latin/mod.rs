//! Names in Latin letters as their bearers write them, from names in another script.
//!
//! The words of one name in lower case come in; Latin words with their probability go out ([`choose`]). Each word is spelled by a model of letters
//! ([`Pieces`]) along the names of a table ([`Lexicon`]), beside the names that it is known to spell ([`KnownForms`]); the words of a name are chosen together, known people ([`KnownPeople`]) first.
//! `examples/train_spellings` makes the four tables.

mod candidates;
mod choose;
mod forms;
mod lexicon;
mod people;
mod pieces;

pub use choose::{Choice, Tables, choose};
pub use forms::KnownForms;
pub use lexicon::{COMMON_FROM, CYRILLIC, Known, Lexicon, language_bit, languages};
pub use people::KnownPeople;
pub use pieces::{EDGE, ORDER, Pieces, STEPS};
