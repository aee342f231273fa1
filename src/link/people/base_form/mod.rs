//! Mentions come in as they stand in texts, their base forms go out: the nominative of the document's own language, as long as the mention.
//!
//! First names with a given name are read (the table of given names and the agreement of case and gender tell most), then bare surnames
//! and names with initials, which lean on what was read before: in the same document, in the versions of its story, in its language, in
//! other languages (romanised and folded). A language whose pack has no endings keeps its mentions as they are.

mod candidates;
mod evidence;
mod reading;

use super::given_names::GivenNames;
use super::name_text::NameText;
use crate::language::{LanguagePack, Languages};
use crate::text::fold_name;
use candidates::candidates;
use evidence::{Evidence, Numbering, Place};
use reading::{Choice, Parsed, SHARED_WEIGHT, Sightings, bends, read};
use std::collections::{BTreeMap, HashMap, HashSet};

/// A mention as this folder needs it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stands<'a> {
    /// Its text.
    pub(super) text: &'a str,
    /// BCP 47 tag of its document.
    pub(super) language: &'a str,
    /// Index of its document.
    pub(super) document: usize,
    /// Index of its story.
    pub(super) story: usize,
}

/// A mention in the nominative.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct BaseForm {
    /// The text.
    pub(super) name: String,
    /// Probability against the next best reading, 0.5 to 1.
    pub(super) confidence: f64,
}

/// The base form of every mention.
pub(super) fn base_forms(
    mentions: &[Stands<'_>],
    languages: &Languages,
    given_names: &GivenNames,
) -> Vec<BaseForm> {
    let mut numbering = Numbering::default();
    let mut tags: BTreeMap<&str, usize> = BTreeMap::new();
    let mut packs: Vec<Option<&LanguagePack>> = Vec::new();
    let mut known: HashMap<(usize, &str), usize> = HashMap::new();
    let mut parsed: Vec<Parsed> = Vec::new();
    let mut places = Vec::with_capacity(mentions.len());
    for mention in mentions {
        let language = *tags.entry(mention.language).or_insert_with(|| {
            packs.push(languages.get(mention.language));
            packs.len() - 1
        });
        let at = *known.entry((language, mention.text)).or_insert_with(|| {
            parsed.push(parse(
                mention.text,
                mention.language,
                packs[language],
                given_names,
                &mut numbering,
            ));
            parsed.len() - 1
        });
        let place = Place {
            document: mention.document,
            story: mention.story,
            language,
        };
        places.push((place, at));
    }
    let mut sightings = gather(&places, &parsed);
    let mut out: Vec<Option<BaseForm>> = vec![None; mentions.len()];
    for with_given_name in [true, false] {
        let mut resolved = Vec::new();
        for (index, (place, at)) in places.iter().enumerate() {
            let parsed = &parsed[*at];
            if parsed.given.is_some() != with_given_name {
                continue;
            }
            let Some(pack) = packs[place.language].filter(|p| !p.names.endings.is_empty()) else {
                resolved.push((*place, *at, vec![0; parsed.choices.len()], 1.0));
                out[index] = Some(BaseForm {
                    name: mentions[index].text.to_owned(),
                    confidence: 1.0,
                });
                continue;
            };
            let reading = read(parsed, pack, *place, &sightings);
            out[index] = Some(BaseForm {
                name: written(parsed, &reading.chosen),
                confidence: reading.confidence,
            });
            resolved.push((*place, *at, reading.chosen, reading.confidence as f32));
        }
        for (place, at, chosen, confidence) in resolved {
            let weight = 2.0 * confidence - 1.0;
            for (choices, chosen) in parsed[at].choices.iter().zip(chosen) {
                if let Some(choice) = choices.get(chosen) {
                    sightings
                        .resolved
                        .add(place, choice.spelled, choice.folded, weight);
                }
            }
        }
    }
    out.into_iter()
        .zip(mentions)
        .map(|(form, mention)| {
            form.unwrap_or_else(|| BaseForm {
                name: mention.text.to_owned(),
                confidence: 0.5,
            })
        })
        .collect()
}

/// Languages that put the surname first.
pub(super) fn surname_first(tag: &str) -> bool {
    matches!(
        crate::language::primary_subtag(tag),
        "hu" | "zh" | "ja" | "ko" | "vi"
    )
}

fn parse(
    text: &str,
    tag: &str,
    pack: Option<&LanguagePack>,
    given_names: &GivenNames,
    numbering: &mut Numbering,
) -> Parsed {
    let name = NameText::cut(text, pack);
    let (given, surname) = name.given_and_surname(surname_first(tag), given_names);
    let last = name.pieces.len().saturating_sub(1);
    let choices = name
        .pieces
        .iter()
        .enumerate()
        .map(|(index, piece)| {
            if !bends(piece.kind) {
                return Vec::new();
            }
            let none = LanguagePack::default();
            candidates(&piece.text, pack.unwrap_or(&none), index == last)
                .into_iter()
                .map(|candidate| Choice {
                    ending_gain: given_names.ending_gain(&piece.text, &candidate.text),
                    spelled: numbering.number(candidate.text.to_lowercase()),
                    folded: numbering.number(fold_name(&candidate.text)),
                    sex: given_names.sex(&candidate.text),
                    candidate,
                })
                .collect()
        })
        .collect();
    Parsed {
        name,
        given,
        surname,
        choices,
    }
}

/// Counts every form as it stands, and every nominative that different forms have in common.
fn gather(places: &[(Place, usize)], parsed: &[Parsed]) -> Sightings {
    let mut sightings = Sightings {
        seen: Evidence::default(),
        shared: Evidence::default(),
        resolved: Evidence::default(),
    };
    let mut counted = HashSet::new();
    for (place, at) in places {
        for choices in &parsed[*at].choices {
            let Some((as_it_stands, bent)) = choices.split_first() else {
                continue;
            };
            sightings
                .seen
                .add(*place, as_it_stands.spelled, as_it_stands.folded, 1.0);
            for choice in bent {
                sightings.shared.add_once(
                    *place,
                    (choice.spelled, choice.folded),
                    as_it_stands.spelled,
                    SHARED_WEIGHT,
                    &mut counted,
                );
            }
        }
    }
    sightings
}

fn written(parsed: &Parsed, chosen: &[usize]) -> String {
    let mut out = String::new();
    for ((piece, choices), chosen) in parsed.name.pieces.iter().zip(&parsed.choices).zip(chosen) {
        out.push_str(&piece.before);
        out.push_str(
            choices
                .get(*chosen)
                .map_or(piece.text.as_str(), |choice| choice.candidate.text.as_str()),
        );
    }
    out.push_str(&parsed.name.after);
    out
}
