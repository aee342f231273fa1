//! What a language calls roles that other languages name, too: the table `[role_names]` of a pack.

use serde::Deserialize;
use std::collections::BTreeMap;

/// How a language names roles that other languages name, too.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RoleNames {
    /// Where the role itself is in its words.
    pub place: RolePlace,
    /// The names of each role by a key that all packs share, the one for readers first.
    pub of: BTreeMap<String, Vec<String>>,
}

/// Where the role itself is in the words for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RolePlace {
    /// At the beginning: "министр транспорта".
    First,
    /// At the end: "көлік министрі".
    Last,
    /// At either: "minister of transport", "transport minister".
    #[default]
    Both,
}
