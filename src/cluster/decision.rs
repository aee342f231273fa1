//! From measures to probabilities: one logistic model for stories, one for events, learned by `examples/learn_relations.rs`.

use super::background::Background;
use super::comparison::Measures;
use super::profile::{DocumentProfile, TermKind};
use super::series::PATTERN;
use crate::model::RelationKind;
use std::collections::BTreeMap;

/// The features of the models, in order, named as in data/relations.tsv.
pub const FEATURES: [&str; 29] = [
    "bias",
    "spelling",
    "spelling_aligned",
    "concept",
    "concept_aligned",
    "names",
    "names_aligned",
    "numbers",
    "numbers_aligned",
    "length",
    "one_language",
    "one_language_spelling",
    "one_language_concept",
    "words",
    "words_aligned",
    "shingles",
    "days",
    "no_numbers",
    "no_names",
    "people",
    "people_apart",
    "one_language_people_apart",
    "lead_names",
    "lead_words",
    "lead_concepts",
    "lead_numbers",
    "protagonists_apart",
    "places_apart",
    "headlines_apart",
];

/// The features of one pair.
pub type Features = [f64; FEATURES.len()];

/// How fast the log-odds of a reprint grow with the share of four-word runs in common.
const REPRINT: f64 = 24.0;

/// Weights by feature for each relation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decisions {
    /// One text: reprint or translation.
    pub story: Features,
    /// One happening.
    pub event: Features,
    /// Named numbers: thresholds.
    pub settings: BTreeMap<String, f64>,
}

/// Turns measures into features, relative to the background.
pub fn features(
    a: &DocumentProfile,
    b: &DocumentProfile,
    measures: &Measures,
    background: &Background,
) -> Features {
    let spreads = background.of(&a.language, &b.language, measures.shorter);
    let against = |value: f32, at: usize| -> f64 {
        let z = f64::from((value - spreads[at].mean) / spreads[at].deviation);
        // Beyond a few standard deviations, a higher value says little more.
        if z >= 0.0 {
            (1.0 + z).ln()
        } else {
            z.max(-3.0) / 2.0
        }
    };
    let at = |kind: TermKind| kind as usize;
    let one = f64::from(u8::from(measures.one_language));
    let spelling = against(measures.cosine[at(TermKind::Spelling)], 0);
    let concept = against(measures.cosine[at(TermKind::Concept)], 2);
    let square_root = |value: f32| f64::from(value.max(0.0).sqrt());
    let people = square_root(measures.cosine[at(TermKind::Person)]);
    // If both texts name people, little overlap means different subjects.
    let known = a.sets[at(TermKind::Person)]
        .len()
        .min(b.sets[at(TermKind::Person)].len());
    let apart = if known >= 2 {
        (1.0 - people / 0.3).max(0.0) * (known as f64).min(8.0).ln_1p()
    } else {
        0.0
    };
    // The people in one text's lead are not in the other text, and vice versa.
    let apart_by = |share: Option<f32>, from: f32, slope: f32| {
        share.map_or(0.0, |share| f64::from((from - slope * share).max(0.0)))
    };
    let protagonists_apart = apart_by(measures.protagonists, 1.0, 3.0);
    // Likewise the places, and the words of the headlines.
    let places_apart = apart_by(measures.places, 1.0, 2.0);
    let headlines_apart = apart_by(measures.headline, 0.7, 1.0);
    let few = |kind: TermKind| {
        f64::from(u8::from(
            a.sets[at(kind)].is_empty() || b.sets[at(kind)].is_empty(),
        ))
    };
    [
        1.0,
        spelling,
        against(measures.aligned[at(TermKind::Spelling)], 1),
        concept,
        against(measures.aligned[at(TermKind::Concept)], 3),
        square_root(measures.cosine[at(TermKind::Name)]),
        square_root(measures.aligned[at(TermKind::Name)]),
        square_root(measures.cosine[at(TermKind::Number)]),
        square_root(measures.aligned[at(TermKind::Number)]),
        f64::from(measures.length.min(2.5)),
        one,
        one * spelling,
        one * concept,
        f64::from(measures.cosine[at(TermKind::Word)]),
        f64::from(measures.aligned[at(TermKind::Word)]),
        f64::from(measures.shingles),
        measures
            .days
            .map_or(0.0, |days| (1.0 + f64::from(days) / 2.0).ln()),
        few(TermKind::Number),
        few(TermKind::Name),
        people,
        apart,
        one * apart,
        square_root(measures.lead[at(TermKind::Name)]),
        square_root(measures.lead[at(TermKind::Word)]),
        square_root(measures.lead[at(TermKind::Concept)]),
        square_root(measures.lead[at(TermKind::Number)]),
        protagonists_apart,
        places_apart,
        headlines_apart,
    ]
}

impl Decisions {
    /// Reads lines of `relation TAB feature TAB weight`, where `relation` is story, event or setting; skips all other lines.
    pub fn from_text(text: &str) -> Self {
        let mut out = Self::default();
        for line in text.lines() {
            let mut parts = line.split('\t');
            let (Some(relation), Some(name), Some(value)) =
                (parts.next(), parts.next(), parts.next())
            else {
                continue;
            };
            let Ok(value) = value.trim().parse::<f64>() else {
                continue;
            };
            let at = FEATURES.iter().position(|feature| *feature == name);
            match (relation, at) {
                ("story", Some(at)) => out.story[at] = value,
                ("event", Some(at)) => out.event[at] = value,
                ("setting", _) => {
                    out.settings.insert(name.to_owned(), value);
                }
                _ => {}
            }
        }
        out
    }

    /// Writes what [`Decisions::from_text`] reads.
    pub fn to_text(&self) -> String {
        let mut out = String::new();
        for (relation, weights) in [("story", &self.story), ("event", &self.event)] {
            for (name, weight) in FEATURES.iter().zip(weights) {
                out.push_str(&format!("{relation}\t{name}\t{weight:.4}\n"));
            }
        }
        for (name, value) in &self.settings {
            out.push_str(&format!("setting\t{name}\t{value:.4}\n"));
        }
        out
    }

    /// A setting, or the given default.
    pub fn setting(&self, name: &str, otherwise: f64) -> f64 {
        self.settings.get(name).copied().unwrap_or(otherwise)
    }

    /// The weights of a relation. A second text in the same language is a reprint only if its wording is the same; shared words are not enough.
    pub fn weights(&self, kind: RelationKind) -> Features {
        match kind {
            RelationKind::Translation => self.story,
            RelationKind::SameEvent | RelationKind::SameStoryline => self.event,
            RelationKind::Reprint | RelationKind::Series => {
                let runs = match kind {
                    RelationKind::Series => f64::from(PATTERN),
                    _ => self.setting("reprint_shingles", 0.35),
                };
                FEATURES.map(|name| match name {
                    "shingles" => REPRINT,
                    "bias" => -REPRINT * runs,
                    _ => 0.0,
                })
            }
        }
    }

    /// Log-odds that the two are the same text.
    pub fn story_odds(&self, features: &Features) -> f64 {
        product(&self.story, features)
    }

    /// What one feature adds to the log-odds of one happening.
    pub fn event_part(&self, features: &Features, name: &str) -> f64 {
        let at = FEATURES.iter().position(|feature| *feature == name);
        at.map_or(0.0, |at| self.event[at] * features[at])
    }

    /// Log-odds that the two report one happening.
    pub fn event_odds(&self, features: &Features) -> f64 {
        product(&self.event, features)
    }
}

pub(super) fn product(weights: &Features, features: &Features) -> f64 {
    weights.iter().zip(features).map(|(w, f)| w * f).sum()
}

/// Converts log-odds to a probability.
pub fn probability(odds: f64) -> f64 {
    1.0 / (1.0 + (-odds).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_survive_the_file() {
        let mut decisions = Decisions::default();
        decisions.story[3] = 1.25;
        decisions.event[0] = -4.5;
        decisions.settings.insert("unsure".to_owned(), 0.25);
        assert_eq!(Decisions::from_text(&decisions.to_text()), decisions);
    }
}
