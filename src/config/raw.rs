//! The shapes of site.toml and curation.yaml as written.

use serde::Deserialize;
use std::collections::BTreeMap;

/// site.toml as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSite {
    pub(super) title: String,
    #[serde(default)]
    pub(super) titles: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) descriptions: BTreeMap<String, String>,
    pub(super) base_url: Option<String>,
    pub(super) languages: Option<Vec<String>>,
    pub(super) content: Option<String>,
    pub(super) output: Option<String>,
    pub(super) minify: Option<bool>,
    pub(super) timezone: Option<String>,
    #[serde(default)]
    pub(super) topics: Vec<RawTopic>,
    #[serde(default)]
    pub(super) outlets: BTreeMap<String, Vec<String>>,
    pub(super) entities: Option<Vec<String>>,
    pub(super) briefings: Option<RawBriefings>,
    pub(super) embed: Option<RawEmbed>,
    pub(super) licence: Option<String>,
    pub(super) contact: Option<String>,
    pub(super) contact_expires: Option<String>,
}

/// One `[[topics]]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTopic {
    pub(super) id: String,
    pub(super) names: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) terms: BTreeMap<String, Vec<String>>,
}

/// `[briefings]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawBriefings {
    pub(super) every: String,
}

/// `[embed]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawEmbed {
    #[serde(default)]
    pub(super) allow: Vec<String>,
}

/// curation.yaml as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawCuration {
    pub(super) stories: RawGrouping,
    pub(super) events: RawGrouping,
    pub(super) people: RawPeople,
}

/// `stories:` and `events:`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawGrouping {
    pub(super) together: Vec<Vec<String>>,
    pub(super) apart: Vec<Vec<String>>,
    pub(super) title: Vec<RawTitle>,
    pub(super) date: Vec<RawDate>,
    pub(super) hide: Vec<String>,
}

/// One entry of `title:`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTitle {
    #[serde(alias = "story", alias = "event")]
    pub(super) of: String,
    pub(super) titles: BTreeMap<String, String>,
}

/// One entry of `date:`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawDate {
    #[serde(alias = "story", alias = "event")]
    pub(super) of: String,
    pub(super) date: String,
}

/// `people:`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct RawPeople {
    pub(super) merge: Vec<Vec<String>>,
    pub(super) apart: Vec<Vec<String>>,
    pub(super) rename: Vec<RawRename>,
    pub(super) not_a_person: Vec<String>,
    pub(super) note: Vec<RawNote>,
    pub(super) same_as: Vec<RawSameAs>,
}

/// One entry of `people: note:`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawNote {
    pub(super) person: String,
    pub(super) text: String,
}

/// One entry of `people: same-as:`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSameAs {
    pub(super) person: String,
    pub(super) addresses: Vec<String>,
}

/// One entry of `people: rename:`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRename {
    pub(super) person: String,
    pub(super) names: BTreeMap<String, String>,
}
