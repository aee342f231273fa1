//! How pairs are related, with reasons: for `explain`, for pages, and for the curator where the program was not sure.

use super::decision::probability;
use super::declared::{CERTAIN, Declared};
use super::evidence::Evidence;
use super::explanation::reasons;
use super::judgement::{Odds, judge};
use super::reading::Reading;
use crate::model::{Document, Reason, ReasonKind, Relation, RelationKind, Verdict};
use rayon::prelude::*;
use std::collections::HashMap;

/// What is needed to say how pairs are related.
pub(super) struct Related<'a> {
    pub(super) documents: &'a [Document],
    pub(super) readings: &'a [Reading],
    pub(super) evidence: &'a Evidence,
    pub(super) stories: &'a Declared,
    pub(super) events: &'a Declared,
}

/// Which story, event and storyline each document is in; a storyline of one event is told by a number of its own.
pub(super) struct Groupings {
    story: Vec<usize>,
    event: Vec<usize>,
    storyline: Vec<usize>,
}

impl Groupings {
    /// From the documents of stories and events, and the events of storylines.
    pub(super) fn new(
        documents: usize,
        stories: &[Vec<usize>],
        events: &[Vec<usize>],
        storylines: &[Vec<usize>],
    ) -> Self {
        let of = |groups: &[Vec<usize>], count: usize| {
            let mut of: Vec<usize> = (groups.len()..groups.len() + count).collect();
            for (at, group) in groups.iter().enumerate() {
                for member in group {
                    of[*member] = at;
                }
            }
            of
        };
        let event = of(events, documents);
        let line_of = of(storylines, events.len());
        Self {
            story: of(stories, documents),
            storyline: event.iter().map(|event| line_of[*event]).collect(),
            event,
        }
    }
}

impl Related<'_> {
    /// Relations of all pairs that are or may be related, by first and second document.
    pub(super) fn all(
        &self,
        pairs: &[(usize, usize)],
        judged: &HashMap<(usize, usize), Odds>,
        groupings: &Groupings,
    ) -> Vec<Relation> {
        let decisions = &self.evidence.decisions;
        let unsure = decisions.setting("unsure_odds", -1.5);
        let mut wanted: Vec<(usize, usize)> = pairs
            .iter()
            .copied()
            .filter(|pair| {
                judged.get(pair).is_some_and(|odds| {
                    odds.event > unsure || odds.course > 0.0 || odds.story > unsure
                })
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
            .map(|&(a, b)| self.one(a, b, groupings, unsure))
            .collect()
    }

    fn one(&self, a: usize, b: usize, groupings: &Groupings, unsure: f64) -> Relation {
        let one_story = groupings.story[a] == groupings.story[b];
        let one_event = groupings.event[a] == groupings.event[b];
        let (x, y) = (&self.readings[a], &self.readings[b]);
        let (features, odds) = judge(x, y, self.evidence);
        let decisions = &self.evidence.decisions;
        let doubtful = decisions.setting("event_threshold", 0.0) - 0.6;
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
        } else if odds.event > doubtful {
            (RelationKind::SameEvent, Verdict::Unsure, odds.event)
        } else {
            let one_line = groupings.storyline[a] == groupings.storyline[b];
            let verdict = if one_line {
                Verdict::Yes
            } else {
                Verdict::Unsure
            };
            (RelationKind::SameStoryline, verdict, odds.course)
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
