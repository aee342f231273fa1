//! site.toml, validated.

use super::{EntityKind, PublishingRules, ReportAudience, Topic, TranslationProgram};
use std::collections::{BTreeMap, BTreeSet};

/// The owner's settings: site.toml after validation. Paths are relative to the archive's root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// The archive's name.
    pub title: String,
    /// The archive's name in other interface languages, by BCP 47 tag.
    pub titles: BTreeMap<String, String>,
    /// One sentence about the archive, by BCP 47 tag of interface languages; may be empty.
    pub descriptions: BTreeMap<String, String>,
    /// Address of the published site, with a slash at the end; without it, feeds and the sitemap are left out.
    pub base_url: Option<String>,
    /// Languages of the user interface; never empty, the first is the default.
    pub languages: Vec<String>,
    /// Content folder.
    pub content: String,
    /// Output folder.
    pub output: String,
    /// Whether to minify finished pages.
    pub minify: bool,
    /// IANA time zone for times without an offset.
    pub timezone: chrono_tz::Tz,
    /// The owner's topics, in the order of site.toml.
    pub topics: Vec<Topic>,
    /// Outlets by canonical name.
    pub outlets: BTreeMap<String, OutletSettings>,
    /// Whether only outlets count that are known or stated.
    pub known_outlets_only: bool,
    /// What may be published of texts for which neither they nor their outlets say otherwise.
    pub rules: PublishingRules,
    /// Who sees the report.
    pub report: ReportAudience,
    /// Whether a page lists the withdrawn texts.
    pub lists_withdrawals: bool,
    /// Kinds of names that have pages.
    pub entities: BTreeSet<EntityKind>,
    /// The period of a briefing.
    pub briefings: Period,
    /// Origins that may show pages in a frame; an empty list or `*` allows any. `None` where the site has no pages for frames.
    pub embed_allow: Option<Vec<String>>,
    /// Whether each document, event, person and topic has its data in files of its own.
    pub data_per_document: bool,
    /// Whether pages have pictures for social networks; without a word of the owner's, where they are not too many.
    pub cards: Option<bool>,
    /// The program that translates headlines and leads; without it, nothing is translated.
    pub translate: Option<TranslationProgram>,
    /// Licence of the archive: an address or a name.
    pub licence: Option<String>,
    /// Who keeps the archive.
    pub publisher: Option<String>,
    /// Contact: an address that begins with `mailto:` or `https:`.
    pub contact: Option<String>,
    /// Expiry date of `contact`, which security.txt must state.
    pub contact_expires: Option<chrono::NaiveDate>,
    /// The owner's values for templates of their own.
    pub extra: BTreeMap<String, serde_json::Value>,
}

impl Site {
    /// The outlet of texts that name none, if the owner states one.
    pub fn default_outlet(&self) -> Option<&str> {
        let mut outlets = self.outlets.iter();
        let default = outlets.find(|(_, settings)| settings.is_default);
        default.map(|(name, _)| name.as_str())
    }

    /// The spellings of each outlet, by canonical name.
    pub fn outlet_spellings(&self) -> BTreeMap<String, Vec<String>> {
        let outlets = self.outlets.iter();
        outlets
            .map(|(name, settings)| (name.clone(), settings.spellings.clone()))
            .collect()
    }
}

/// What the owner states about one outlet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutletSettings {
    /// Other spellings of its name, and its hosts.
    pub spellings: Vec<String>,
    /// Texts that name no outlet are its.
    pub is_default: bool,
    /// What may be published of its texts.
    pub rules: PublishingRules,
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
