//! The words on a card.

use serde::Serialize;

/// What is written on a card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Card {
    /// The archive's name.
    pub(crate) archive: String,
    /// What the page is about; without one, the archive's name stands alone.
    pub(crate) headline: Option<String>,
    /// A day, or what kind of page it is.
    pub(crate) foot: Option<String>,
}
