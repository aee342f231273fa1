//! From documents to groups: the order of the work.

use super::candidates::candidates;
use super::comparison::compare;
use super::decision::{Features, features, probability};
use super::declared::Declared;
use super::evidence::Evidence;
use super::explanation::reasons;
use super::linkage::link;
use super::reading::{Reading, read};
use crate::model::{
    Curation, Document, Groups, Reason, ReasonKind, Relation, RelationKind, Verdict,
};
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};

/// Log-odds of what the owner decided.
const CERTAIN: f64 = 1000.0;

/// Groups documents, which come sorted by id. `evidence` is usually [`Evidence::compiled_in`].
pub fn cluster(documents: &[Document], curation: &Curation, evidence: &Evidence) -> Groups {
    let readings = read_all(documents, evidence);
    let pairs = candidates(&readings);
    let judged: HashMap<(usize, usize), Odds> = pairs
        .par_iter()
        .map(|&(a, b)| ((a, b), judge(&readings, a, b, evidence)))
        .collect();
    let declared_stories = Declared::stories(documents, curation);
    let declared_events = Declared::events(documents, curation, &declared_stories);
    let odds = |a: usize, b: usize| {
        judged
            .get(&(a, b))
            .copied()
            .unwrap_or_else(|| judge(&readings, a, b, evidence))
    };

    let alone = (0..documents.len()).map(|at| vec![at]).collect();
    let promising = |least: f64, of: fn(&Odds) -> f64| -> Vec<(usize, usize)> {
        pairs
            .iter()
            .copied()
            .filter(|pair| judged.get(pair).is_some_and(|o| of(o) > least))
            .collect()
    };
    let stories = link(
        declared_stories.groups(alone),
        &promising(
            evidence.decisions.setting("story_threshold", 0.0) - 2.0,
            |o| o.story,
        ),
        evidence.decisions.setting("story_threshold", 0.0),
        |a, b| declared_stories.decide(a, b, odds(a, b).story),
    );
    let event_groups = link(
        declared_events.groups(stories.clone()),
        &promising(
            evidence.decisions.setting("event_threshold", 0.0) - 2.0,
            |o| o.event,
        ),
        evidence.decisions.setting("event_threshold", 0.0),
        |a, b| declared_events.decide(a, b, odds(a, b).event),
    );
    let story_of: BTreeMap<usize, usize> = stories
        .iter()
        .enumerate()
        .flat_map(|(at, s)| s.iter().map(move |d| (*d, at)))
        .collect();
    let events: Vec<Vec<usize>> = event_groups
        .iter()
        .map(|group| {
            let mut of_event: Vec<usize> = group
                .iter()
                .filter_map(|d| story_of.get(d).copied())
                .collect();
            of_event.sort_unstable();
            of_event.dedup();
            of_event
        })
        .collect();
    let related = Related {
        documents,
        readings: &readings,
        evidence,
        stories: &declared_stories,
        events: &declared_events,
    };
    let relations = related.all(&pairs, &judged, &stories, &event_groups);
    Groups {
        stories,
        events,
        storylines: Vec::new(),
        relations,
    }
}

/// Readings of all documents, weighed by the background and the archive together.
pub fn read_all(documents: &[Document], evidence: &Evidence) -> Vec<Reading> {
    let mut readings: Vec<Reading> = documents
        .par_iter()
        .map(|document| read(document, &evidence.concepts, &evidence.rarity))
        .collect();
    let rarity = evidence.rarity.with_archive(&readings);
    readings
        .par_iter_mut()
        .for_each(|reading| reading.weigh(&rarity));
    readings
}

/// Log-odds of the two relations of one pair.
#[derive(Clone, Copy, Debug, Default)]
struct Odds {
    story: f64,
    event: f64,
}

fn judge(readings: &[Reading], a: usize, b: usize, evidence: &Evidence) -> Odds {
    let (_, odds) = look(&readings[a], &readings[b], evidence);
    odds
}

fn look(a: &Reading, b: &Reading, evidence: &Evidence) -> (Features, Odds) {
    let measures = compare(a, b, &evidence.background);
    let features = features(a, b, &measures, &evidence.background);
    let event = evidence.decisions.event_odds(&features);
    let story = if measures.one_language {
        // A second text in one language is the same text only if it runs the same: words in common are not enough.
        24.0 * (f64::from(measures.shingles) - evidence.decisions.setting("reprint_shingles", 0.35))
    } else {
        evidence.decisions.story_odds(&features)
    };
    (
        features,
        Odds {
            story,
            event: event.max(story),
        },
    )
}

impl Declared {
    /// The owner's word, else what was concluded.
    fn decide(&self, a: usize, b: usize, concluded: f64) -> f64 {
        if self.apart.contains(&(a, b)) {
            -CERTAIN * 100.0
        } else if self.together.contains(&(a, b)) {
            concluded.max(0.0)
        } else {
            concluded
        }
    }
}

/// What is needed to say how pairs are related.
struct Related<'a> {
    documents: &'a [Document],
    readings: &'a [Reading],
    evidence: &'a Evidence,
    stories: &'a Declared,
    events: &'a Declared,
}

impl Related<'_> {
    /// Relations of all pairs that are or may be related, by first and second document.
    fn all(
        &self,
        pairs: &[(usize, usize)],
        judged: &HashMap<(usize, usize), Odds>,
        stories: &[Vec<usize>],
        events: &[Vec<usize>],
    ) -> Vec<Relation> {
        let of = |groups: &[Vec<usize>]| {
            let mut of = vec![0; self.documents.len()];
            for (at, group) in groups.iter().enumerate() {
                for document in group {
                    of[*document] = at;
                }
            }
            of
        };
        let (story, event) = (of(stories), of(events));
        let decisions = &self.evidence.decisions;
        let unsure = decisions.setting("unsure_odds", -1.5);
        let nearly = decisions.setting("storyline_odds", -3.5);
        let mut wanted: Vec<(usize, usize)> = pairs
            .iter()
            .copied()
            .filter(|pair| {
                judged
                    .get(pair)
                    .is_some_and(|odds| odds.event > nearly || odds.story > unsure)
            })
            .collect();
        wanted.extend(&self.stories.together);
        wanted.extend(&self.stories.apart);
        wanted.extend(&self.events.together);
        wanted.extend(&self.events.apart);
        wanted.sort_unstable();
        wanted.dedup();
        wanted
            .par_iter()
            .map(|&(a, b)| self.one(a, b, story[a] == story[b], event[a] == event[b], unsure))
            .collect()
    }

    fn one(&self, a: usize, b: usize, one_story: bool, one_event: bool, unsure: f64) -> Relation {
        let (x, y) = (&self.readings[a], &self.readings[b]);
        let (features, odds) = look(x, y, self.evidence);
        let decisions = &self.evidence.decisions;
        let version = if x.language == y.language {
            RelationKind::Reprint
        } else {
            RelationKind::Translation
        };
        let (kind, verdict, log_odds) = if one_story {
            (version, Verdict::Yes, odds.story)
        } else if odds.story > unsure && !one_event {
            (version, Verdict::Unsure, odds.story)
        } else if one_event {
            (RelationKind::SameEvent, Verdict::Yes, odds.event)
        } else if odds.event > unsure {
            (RelationKind::SameEvent, Verdict::Unsure, odds.event)
        } else {
            (
                RelationKind::SameStoryline,
                Verdict::Unsure,
                odds.event + 2.0,
            )
        };
        let weights = if kind == version {
            &decisions.story
        } else {
            &decisions.event
        };
        let mut relation = Relation {
            first: a,
            second: b,
            kind,
            verdict,
            probability: probability(log_odds),
            reasons: reasons(
                (&self.documents[a], x),
                (&self.documents[b], y),
                weights,
                &features,
            ),
        };
        self.owner(&mut relation);
        relation
    }

    fn owner(&self, relation: &mut Relation) {
        let pair = (relation.first, relation.second);
        let together =
            self.stories.together.contains(&pair) || self.events.together.contains(&pair);
        let apart = self.stories.apart.contains(&pair) || self.events.apart.contains(&pair);
        if !together && !apart {
            return;
        }
        let says = if together {
            "the owner put them together"
        } else {
            "the owner keeps them apart"
        };
        relation.verdict = if together { Verdict::Yes } else { Verdict::No };
        relation.probability = if together { 1.0 } else { 0.0 };
        relation.reasons.insert(
            0,
            Reason {
                kind: ReasonKind::Curation,
                weight: if together { CERTAIN } else { -CERTAIN },
                items: vec![says.to_owned()],
            },
        );
    }
}
