//! Everything that the program knows about languages: the packs in `languages/*.toml`, as types.
//!
//! TOML text comes in, [`Languages`] goes out. Packs are compiled in; a `languages/` folder beside site.toml replaces single ones or adds others.
//! Nothing here accesses the disk: the caller reads that folder.

mod complete;
mod interface;
mod known_words;
mod last_words;
mod mail;
mod name_habits;
mod names;
mod nominative;
mod pack;
mod packs;
mod role_glossary;
mod role_names;
mod role_nominative;
mod speech;
mod stated;
mod tag;
mod writing;

pub use complete::add_spellings;
pub use interface::{Interface, Message};
pub use known_words::{KnownWords, Named};
pub use last_words::LastWords;
pub use mail::MailLabels;
pub use name_habits::NameHabits;
pub use names::{
    Agreement, Ending, FeminineSurname, InflectedAdjective, InflectedNoun, Names,
    NominativeAdjective, Patronymic,
};
pub use pack::{
    Ago, Calendar, Dates, Direction, LanguagePack, Magnitude, MoreQuotes, Quotes, Words,
};
pub use packs::Languages;
pub use role_glossary::{KnownRole, RoleGlossary};
pub use role_names::{RoleNames, RolePlace};
pub use speech::{Roles, Speech, VerbPosition};
pub use stated::{NotATag, read_tag, three_letters};
pub use tag::{
    FALLBACK_LANGUAGE, UNKNOWN_LANGUAGE, default_script, languages_of_country, likely_language,
    primary_subtag, script_of_tag, script_of_text,
};
pub use writing::{Clock, Writing};
