//! All that the program knows of languages: the packs in `languages/*.toml`, as types.
//!
//! TOML text comes in, [`Languages`] goes out. Packs are compiled in; a `languages/` folder beside site.toml replaces or adds single ones
//! (whoever loads the archive reads the folder and hands the texts over: nothing here touches the disk).

mod complete;
mod interface;
mod nominative;
mod pack;
mod packs;
mod speech;
mod tag;

pub use interface::{Interface, Message};
pub use pack::{
    Ago, Calendar, Dates, Direction, Ending, LanguagePack, MoreDates, MoreQuotes, Names, Quotes,
    Words,
};
pub use packs::Languages;
pub use speech::{Roles, Speech, VerbPosition, Writing};
pub use tag::{default_script, primary_subtag, script_of_text};
