//! site.toml, topics/*.yaml and curation.yaml as written. Values that can be wrong come with their place.

use crate::model::UNKNOWN_LANGUAGE;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{MapAccess, SeqAccess, Unexpected, Visitor};
use serde::{Deserialize, Deserializer};
use serde_saphyr::Spanned as YamlSpanned;
use std::collections::BTreeMap;
use std::fmt;
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
    pub(super) cards: Option<bool>,
    pub(super) timezone: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) topics: Vec<RawTopic<Spanned<String>>>,
    #[serde(default)]
    pub(super) outlets: RawOutlets,
    pub(super) publish: Option<Spanned<String>>,
    pub(super) excerpt: Option<Spanned<i64>>,
    pub(super) sources: Option<Spanned<String>>,
    pub(super) noindex: Option<bool>,
    pub(super) report: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) withdrawals: bool,
    #[serde(default)]
    pub(super) profiles: BTreeMap<String, RawProfile>,
    pub(super) entities: Option<Vec<Spanned<String>>>,
    pub(super) briefings: Option<RawBriefings>,
    pub(super) embed: Option<RawEmbed>,
    #[serde(default)]
    pub(super) data: RawData,
    pub(super) translate: Option<RawTranslate>,
    #[serde(alias = "license")]
    pub(super) licence: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) contact: Option<Spanned<String>>,
    pub(super) contact_expires: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) extra: BTreeMap<String, toml::Value>,
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

/// One outlet: a list of its spellings, or a table.
#[derive(Debug, Default)]
pub(super) struct RawOutlet {
    pub(super) names: Vec<String>,
    pub(super) default: Option<Spanned<bool>>,
    pub(super) rules: RawRules,
}

/// `outlets = "known-only"`, or the table `[outlets]`, in which that is `known-only = true`.
#[derive(Debug, Default)]
pub(super) struct RawOutlets {
    pub(super) known_only: Option<bool>,
    pub(super) named: BTreeMap<String, RawOutlet>,
}

/// `[outlets."NAME"]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawOutletTable {
    #[serde(default)]
    names: Vec<String>,
    default: Option<Spanned<bool>>,
    publish: Option<Spanned<String>>,
    excerpt: Option<Spanned<i64>>,
    sources: Option<Spanned<String>>,
    noindex: Option<bool>,
}

/// Rules of publishing, of the whole archive or of one outlet.
#[derive(Debug, Default)]
pub(super) struct RawRules {
    pub(super) publish: Option<Spanned<String>>,
    pub(super) excerpt: Option<Spanned<i64>>,
    pub(super) sources: Option<Spanned<String>>,
    pub(super) noindex: Option<bool>,
}

impl<'de> Deserialize<'de> for RawOutlet {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ListOrTable;
        impl<'de> Visitor<'de> for ListOrTable {
            type Value = RawOutlet;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a list of spellings, or a table")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<RawOutlet, A::Error> {
                Ok(RawOutlet {
                    names: Deserialize::deserialize(SeqAccessDeserializer::new(list))?,
                    default: None,
                    rules: RawRules::default(),
                })
            }
            fn visit_map<A: MapAccess<'de>>(self, table: A) -> Result<RawOutlet, A::Error> {
                let table = RawOutletTable::deserialize(MapAccessDeserializer::new(table))?;
                Ok(RawOutlet {
                    names: table.names,
                    default: table.default,
                    rules: RawRules {
                        publish: table.publish,
                        excerpt: table.excerpt,
                        sources: table.sources,
                        noindex: table.noindex,
                    },
                })
            }
        }
        deserializer.deserialize_any(ListOrTable)
    }
}

impl<'de> Deserialize<'de> for RawOutlets {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct WordOrTable;
        impl<'de> Visitor<'de> for WordOrTable {
            type Value = RawOutlets;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("`all`, `known-only`, or a table of outlets")
            }
            fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<RawOutlets, E> {
                let known_only = match word {
                    "all" => Some(false),
                    "known-only" => Some(true),
                    _ => return Err(E::invalid_value(Unexpected::Str(word), &self)),
                };
                Ok(RawOutlets {
                    known_only,
                    named: BTreeMap::new(),
                })
            }
            fn visit_map<A: MapAccess<'de>>(self, mut table: A) -> Result<RawOutlets, A::Error> {
                let mut outlets = RawOutlets::default();
                while let Some(key) = table.next_key::<String>()? {
                    if key == "known-only" {
                        outlets.known_only = Some(table.next_value()?);
                    } else {
                        outlets.named.insert(key, table.next_value()?);
                    }
                }
                Ok(outlets)
            }
        }
        deserializer.deserialize_any(WordOrTable)
    }
}

/// `[profiles.NAME]`: keys of site.toml for one audience.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawProfile {
    pub(super) title: Option<Spanned<String>>,
    pub(super) base_url: Option<Spanned<String>>,
    pub(super) languages: Option<Spanned<Vec<Spanned<String>>>>,
    pub(super) output: Option<Spanned<String>>,
    pub(super) publish: Option<Spanned<String>>,
    pub(super) excerpt: Option<Spanned<i64>>,
    pub(super) sources: Option<Spanned<String>>,
    pub(super) noindex: Option<bool>,
    pub(super) report: Option<Spanned<String>>,
    pub(super) withdrawals: Option<bool>,
    #[serde(alias = "license")]
    pub(super) licence: Option<String>,
    pub(super) contact: Option<Spanned<String>>,
    pub(super) contact_expires: Option<Spanned<String>>,
    pub(super) entities: Option<Vec<Spanned<String>>>,
    #[serde(default)]
    pub(super) outlets: RawOutlets,
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

/// `[data]`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawData {
    pub(super) per_document: bool,
}

/// `[translate]`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawTranslate {
    pub(super) command: Spanned<Vec<String>>,
    pub(super) timeout: Option<Spanned<u64>>,
}

/// curation.yaml as written.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct RawCuration {
    pub(super) stories: RawGrouping,
    pub(super) events: RawGrouping,
    pub(super) people: RawPeople,
    pub(super) withdrawn: Vec<RawWithdrawal>,
}

/// One entry of `withdrawn:`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawWithdrawal {
    pub(super) document: YamlSpanned<String>,
    pub(super) date: Option<YamlSpanned<String>>,
    #[serde(default)]
    pub(super) reason: RawReason,
}

/// A text, or a text per language.
#[derive(Debug, Default)]
pub(super) struct RawReason(pub(super) BTreeMap<String, String>);

impl<'de> Deserialize<'de> for RawReason {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextOrTable;
        impl<'de> Visitor<'de> for TextOrTable {
            type Value = RawReason;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a text, or a text for each language")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<RawReason, E> {
                let unnamed = (UNKNOWN_LANGUAGE.to_owned(), text.to_owned());
                Ok(RawReason(BTreeMap::from([unnamed])))
            }
            fn visit_unit<E: serde::de::Error>(self) -> Result<RawReason, E> {
                Ok(RawReason::default())
            }
            fn visit_map<A: MapAccess<'de>>(self, table: A) -> Result<RawReason, A::Error> {
                let texts = Deserialize::deserialize(MapAccessDeserializer::new(table))?;
                Ok(RawReason(texts))
            }
        }
        deserializer.deserialize_any(TextOrTable)
    }
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
    pub(super) pseudonym: Vec<RawPseudonym>,
}

/// One entry of `people: pseudonym:`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPseudonym {
    pub(super) person: Option<String>,
    #[serde(default)]
    pub(super) forms: Vec<String>,
    pub(super) name: YamlSpanned<String>,
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
