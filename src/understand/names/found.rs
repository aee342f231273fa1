//! What the table of names has of a token.

use super::gazetteer::{Gazetteer, NameFlags, is_latin};
use super::name_key::{is_spelled_exactly, name_key, with_f};
use super::word_shape::WordShape;
use unicode_script::Script;

/// An entry, and how it was found.
pub(super) struct Found {
    pub(super) flags: NameFlags,
    /// The flags are those of the token itself, not of a name that it may be inflected from.
    pub(super) exact: bool,
    /// Both as one number.
    pub(super) class: u32,
}

/// Base of the number for names that the token may be inflected from.
const INFLECTED: u32 = 16;

impl Found {
    pub(super) fn of(token: &str, shape: WordShape, folded: &str, gazetteer: &Gazetteer) -> Self {
        let latin = is_latin(token);
        if is_spelled_exactly(token) {
            let flags = gazetteer.flags_of_key(&name_key(token), false);
            return Self {
                flags,
                exact: flags.known(),
                class: flags.class(),
            };
        }
        let found = Self::folded(folded, latin, gazetteer);
        if found.flags.known() || shape != WordShape::Caseless(Script::Georgian) {
            return found;
        }
        with_f(folded).map_or(found, |folded| Self::folded(&folded, latin, gazetteer))
    }

    fn folded(folded: &str, latin: bool, gazetteer: &Gazetteer) -> Self {
        let flags = gazetteer.flags_of_key(folded, latin);
        if flags.known() {
            return Self {
                flags,
                exact: true,
                class: flags.class(),
            };
        }
        let flags = gazetteer.flags_of_stem(folded, latin);
        let class = if flags.known() {
            INFLECTED + flags.class()
        } else {
            0
        };
        Self {
            flags,
            exact: false,
            class,
        }
    }
}
