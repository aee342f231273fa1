//! Pure functions on strings for every stage: a `&str` comes in; spans, tokens or another string go out.
//!
//! Nothing here knows documents, accesses the disk or names a language.

mod alphanumeric;
mod code_points;
mod damage;
mod east_asian;
mod first_plane;
mod fold;
mod hash;
mod known;
mod lines;
mod mail_marks;
mod marks;
mod moment;
mod nearest;
mod parse_error;
mod pattern;
mod percent;
mod personal;
mod place;
mod romanise;
mod sentences;
mod site_names;
mod slug;
mod tokens;
mod transliterate;
mod word_cache;

pub use alphanumeric::{alphanumeric_key, is_alphabetic, is_alphanumeric};
pub use code_points::CodePoints;
pub use damage::is_damaged;
pub use east_asian::romanise_east_asian;
pub use fold::{IOTATIONS, SUBSTITUTIONS, fold_name, romanise_for_folding, skeleton};
pub use hash::{ContentHash, StableHash};
#[cfg(test)]
pub(crate) use known::KnownForTests;
pub use known::{Known, NothingKnown};
pub use lines::{Line, lines};
pub use mail_marks::{is_forwarding_mark, is_mail_announcement, plain_subject};
pub use marks::{
    is_machine_line, is_markup_line, link_targets, reads_like_code, visible_parts, without_marks,
};
pub use moment::parse_moment;
pub use nearest::nearest;
pub use parse_error::{read_toml, read_yaml};
pub(crate) use pattern::composed;
pub use pattern::{FoldedWords, Pattern, fold_word};
pub use percent::encoded_path;
pub use personal::{personal_parts, personal_parts_of_furniture, without_tracking};
pub use place::at_byte;
pub use romanise::romanise;
pub use sentences::sentences;
pub use site_names::SiteNames;
pub use slug::{LONGEST_DOCUMENT_ID, id_of_path, is_device, short_hash, slug};
pub use tokens::{Token, TokenKind, end_of_latin, tokens};
pub use transliterate::{Romanisation, romanise_for_readers, with_capitals};
pub(crate) use word_cache::WordCache;
