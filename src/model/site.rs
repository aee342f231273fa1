//! site.toml, validated.

use super::{EntityKind, Topic};
use std::collections::{BTreeMap, BTreeSet};

/// What the owner set up: site.toml after validation. Paths are relative to the archive's root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// The archive's name.
    pub title: String,
    /// The archive's name in other interface languages, by BCP 47 tag.
    pub titles: BTreeMap<String, String>,
    /// One sentence about the archive, by BCP 47 tag of interface languages; empty where the owner gives none.
    pub descriptions: BTreeMap<String, String>,
    /// Where the site will be published, with a slash at the end; without it, feeds and the sitemap are left out.
    pub base_url: Option<String>,
    /// Languages of the user interface; never empty, the first is the default.
    pub languages: Vec<String>,
    /// Content folder.
    pub content: String,
    /// Output folder.
    pub output: String,
    /// Minify finished pages.
    pub minify: bool,
    /// IANA time zone for dates whose text gives no offset.
    pub timezone: chrono_tz::Tz,
    /// The owner's topics, in the owner's order.
    pub topics: Vec<Topic>,
    /// Outlets by canonical name with other spellings by which texts name them.
    pub outlets: BTreeMap<String, Vec<String>>,
    /// Kinds of names that have pages of their own.
    pub entities: BTreeSet<EntityKind>,
    /// How long a briefing's period is.
    pub briefings: Period,
    /// Origins that may embed pages; empty, or one of them `*`: any.
    pub embed_allow: Vec<String>,
    /// What may be done with the archive: the address or the name of a licence.
    pub licence: Option<String>,
    /// Where the owner can be reached: an address that begins with `mailto:` or `https:`.
    pub contact: Option<String>,
    /// The last day on which `contact` holds good; security.txt must name one.
    pub contact_expires: Option<chrono::NaiveDate>,
}

/// The period of a briefing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Period {
    /// One calendar day.
    Day,
    /// One ISO week.
    #[default]
    Week,
    /// One calendar month.
    Month,
}
