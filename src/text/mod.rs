//! Pure string work that every stage may use: a `&str` comes in, spans, tokens or another string go out.
//!
//! Nothing here knows what a document is, touches the disk or knows a language by name.

mod code_points;
mod fold;
mod hash;
mod lines;
mod parser_words;
mod pattern;
mod place;
mod romanise;
mod sentences;
mod slug;
mod tokens;
mod transliterate;
mod unknown_key;
mod yaml_fault;

pub use code_points::CodePoints;
pub use fold::{IOTATIONS, SUBSTITUTIONS, fold_name, romanise_for_folding, skeleton};
pub use hash::StableHash;
pub use lines::{Line, lines};
pub use parser_words::plain_words;
pub use pattern::{FoldedWords, Pattern, fold_word};
pub use place::at_byte;
pub use romanise::romanise;
pub use sentences::sentences;
pub use slug::{short_hash, slug};
pub use tokens::{Token, TokenKind, tokens};
pub use transliterate::romanise_for_readers;
pub use unknown_key::{UnknownKey, nearest, unknown_key};
pub use yaml_fault::yaml_fault;
