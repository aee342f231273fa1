//! Pure string work that every stage may use: a `&str` comes in, spans, tokens or another string go out.
//!
//! Nothing here knows what a document is, touches the disk or knows a language by name.

mod code_points;
mod fold;
mod lines;
mod romanise;
mod sentences;
mod slug;
mod tokens;

pub use code_points::CodePoints;
pub use fold::{IOTATIONS, SUBSTITUTIONS, fold_name, skeleton};
pub use lines::{Line, lines};
pub use romanise::romanise;
pub use sentences::sentences;
pub use slug::slug;
pub use tokens::{Token, TokenKind, tokens};
