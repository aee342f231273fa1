//! site.toml, topics/*.yaml and curation.yaml as written. Values that can be wrong come with their place.

use serde::Deserialize;
use serde_saphyr::Spanned as YamlSpanned;
use std::collections::BTreeMap;
use toml::Spanned;

/// site.toml as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSite {
    pub(super) title: Spanned<String>,
    #[serde(default)]
    pub(super) titles: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) descriptions: BTreeMap<String, String>,
    pub(super) base_url: Option<Spanned<String>>,
    pub(super) languages: Option<Spanned<Vec<Spanned<String>>>>,
    pub(super) content: Option<Spanned<String>>,
    pub(super) output: Option<Spanned<String>>,
    pub(super) minify: Option<bool>,
    pub(super) timezone: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) topics: Vec<RawTopic<Spanned<String>>>,
    #[serde(default)]
    pub(super) outlets: BTreeMap<String, Vec<String>>,
    pub(super) entities: Option<Vec<Spanned<String>>>,
    pub(super) briefings: Option<RawBriefings>,
    pub(super) embed: Option<RawEmbed>,
    pub(super) licence: Option<String>,
    pub(super) contact: Option<Spanned<String>>,
    pub(super) contact_expires: Option<Spanned<String>>,
}

/// One `[[topics]]`, or one topic of `topics/*.yaml`; `S` is a text with its place.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTopic<S> {
    pub(super) id: S,
    pub(super) names: BTreeMap<String, String>,
    // Not plain `default`, which would ask `S` for a default too.
    #[serde(default = "BTreeMap::new")]
    pub(super) terms: BTreeMap<String, Vec<S>>,
}

/// `[briefings]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawBriefings {
    pub(super) every: Spanned<String>,
}

/// `[embed]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawEmbed {
    #[serde(default)]
    pub(super) allow: Vec<Spanned<String>>,
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
    pub(super) together: Vec<YamlSpanned<Vec<String>>>,
    pub(super) apart: Vec<YamlSpanned<Vec<String>>>,
    pub(super) title: Vec<RawTitle>,
    pub(super) date: Vec<RawDate>,
    pub(super) hide: Vec<YamlSpanned<String>>,
}

/// One entry of `title:`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTitle {
    #[serde(alias = "story", alias = "event")]
    pub(super) of: YamlSpanned<String>,
    pub(super) titles: BTreeMap<String, String>,
}

/// One entry of `date:`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawDate {
    #[serde(alias = "story", alias = "event")]
    pub(super) of: YamlSpanned<String>,
    pub(super) date: YamlSpanned<String>,
}

/// `people:`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub(super) struct RawPeople {
    pub(super) merge: Vec<YamlSpanned<Vec<String>>>,
    pub(super) apart: Vec<YamlSpanned<Vec<String>>>,
    pub(super) rename: Vec<RawRename>,
    pub(super) not_a_person: Vec<YamlSpanned<String>>,
    pub(super) note: Vec<RawNote>,
    pub(super) same_as: Vec<RawSameAs>,
}

/// One entry of `people: note:`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawNote {
    pub(super) person: YamlSpanned<String>,
    pub(super) text: String,
}

/// One entry of `people: same-as:`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawSameAs {
    pub(super) person: YamlSpanned<String>,
    pub(super) addresses: Vec<YamlSpanned<String>>,
}

/// One entry of `people: rename:`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawRename {
    pub(super) person: YamlSpanned<String>,
    pub(super) names: BTreeMap<String, String>,
}
