//! Events that have something in common.

use crate::model::{ArchivedDocument, RelatedEvent, Relation, RelationKind, Verdict};
use std::collections::{BTreeMap, BTreeSet};

/// A person or topic in more events than this relates none of them.
const COMMONPLACE: usize = 200;
/// From this probability two events are perhaps of one course of events: with dates, and without.
const LIKELY: f64 = 0.5;
const LIKELIER: f64 = 0.75;
/// Related events shown at most.
const MOST_RELATED: usize = 8;

/// From so many events on, a topic that more than one event in so many has says nothing by itself about what two of them have in common.
const ENOUGH_EVENTS: usize = 20;
const BROAD: usize = 20;

/// Who and what is in an event.
pub(super) struct Contents {
    /// People with the number of their mentions, most mentioned first.
    pub(super) people: Vec<(usize, usize)>,
    /// Organisations and places likewise.
    pub(super) entities: Vec<(usize, usize)>,
    /// Ids of topics, in the order of the documents.
    pub(super) topics: Vec<String>,
    /// Outlets, in the order of the documents.
    pub(super) outlets: Vec<usize>,
}

/// What two events share while they are being compared.
#[derive(Default)]
struct Shared {
    people: Vec<usize>,
    topics: Vec<String>,
    storyline_candidate: bool,
}

impl Shared {
    /// Whether it is no more than one topic, of this kind.
    fn is_one_topic(&self, kind: impl Fn(&String) -> bool) -> bool {
        let only = match &self.topics[..] {
            [topic] => kind(topic),
            _ => false,
        };
        only && self.people.is_empty() && !self.storyline_candidate
    }
}

/// For each event the related ones, closest first: by shared people and topics and by judged pairs of documents. No event is compared with all
/// others.
pub(super) fn relate(
    events: &[Contents],
    documents: &[ArchivedDocument],
    relations: &[Relation],
) -> Vec<Vec<RelatedEvent>> {
    let mut by_person: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut by_topic: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, event) in events.iter().enumerate() {
        for (person, _) in &event.people {
            by_person.entry(*person).or_default().push(index);
        }
        for topic in &event.topics {
            by_topic.entry(topic.clone()).or_default().push(index);
        }
    }
    let mut judged: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for relation in relations {
        let first = documents[relation.first].event;
        let second = documents[relation.second].event;
        let is_dated = |document: usize| documents[document].published.is_some();
        let dated = is_dated(relation.first) && is_dated(relation.second);
        let shared = || share_people(&events[first], &events[second]);
        if first != second && is_of_one_course(relation, dated, shared) {
            judged.entry(first).or_default().insert(second);
            judged.entry(second).or_default().insert(first);
        }
    }
    let related = |(index, event): (usize, &Contents)| {
        let mut shared: BTreeMap<usize, Shared> = BTreeMap::new();
        for (person, _) in &event.people {
            for &other in by_person[person]
                .iter()
                .take(COMMONPLACE)
                .filter(|other| **other != index)
            {
                shared.entry(other).or_default().people.push(*person);
            }
        }
        for topic in &event.topics {
            for &other in by_topic[topic]
                .iter()
                .take(COMMONPLACE)
                .filter(|other| **other != index)
            {
                shared.entry(other).or_default().topics.push(topic.clone());
            }
        }
        for &other in judged.get(&index).into_iter().flatten() {
            shared.entry(other).or_default().storyline_candidate = true;
        }
        let is_broad = |topic: &String| {
            events.len() >= ENOUGH_EVENTS && by_topic[topic].len() * BROAD > events.len()
        };
        let mut related: Vec<RelatedEvent> = shared
            .into_iter()
            .filter(|(_, shared)| !shared.is_one_topic(is_broad))
            .map(|(event, shared)| RelatedEvent {
                event,
                storyline_candidate: shared.storyline_candidate,
                people: shared.people,
                topics: shared.topics,
            })
            .collect();
        related.sort_by_key(|related| (std::cmp::Reverse(closeness(related)), related.event));
        related.truncate(MOST_RELATED);
        related
    };
    events.iter().enumerate().map(related).collect()
}

/// Whether a pair of documents is perhaps of one course of events. Where no dates say that one soon followed the other, the same people have to.
fn is_of_one_course(relation: &Relation, dated: bool, share_people: impl FnOnce() -> bool) -> bool {
    let is_judged = relation.kind == RelationKind::SameStoryline && relation.verdict != Verdict::No;
    let is_likely = || match dated {
        true => relation.probability >= LIKELY,
        false => relation.probability >= LIKELIER && share_people(),
    };
    is_judged && is_likely()
}

/// Whether somebody is named in both events.
fn share_people(a: &Contents, b: &Contents) -> bool {
    let named = |person: usize| b.people.iter().any(|(other, _)| *other == person);
    a.people.iter().any(|(person, _)| named(*person))
}

fn closeness(related: &RelatedEvent) -> usize {
    4 * usize::from(related.storyline_candidate) + 3 * related.people.len() + related.topics.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broad_topic_alone_relates_no_events() {
        let event = |at: usize| Contents {
            people: match at {
                0 | 1 => vec![(7, 1)],
                _ => Vec::new(),
            },
            entities: Vec::new(),
            topics: match at {
                0..=2 => vec!["politics".to_owned()],
                3 | 4 => vec!["politics".to_owned(), "sport".to_owned()],
                5 => vec!["bees".to_owned()],
                _ => Vec::new(),
            },
            outlets: Vec::new(),
        };
        let related = |number: usize, of: usize| -> Vec<usize> {
            let events: Vec<Contents> = (0..number).map(event).collect();
            let all = relate(&events, &[], &[]);
            all[of].iter().map(|related| related.event).collect()
        };
        assert_eq!(related(24, 0), [1]);
        assert_eq!(related(24, 2), Vec::<usize>::new());
        assert_eq!(related(24, 3), [4]);
        // In a small archive a topic says enough.
        assert_eq!(related(6, 2), [0, 1, 3, 4]);
    }

    #[test]
    fn without_dates_only_the_same_people_make_a_course_of_events() {
        let relation = |probability: f64, verdict: Verdict| Relation {
            first: 0,
            second: 1,
            kind: RelationKind::SameStoryline,
            verdict,
            probability,
            evidence: Vec::new(),
        };
        let likely = relation(0.8, Verdict::Unsure);
        assert!(is_of_one_course(&likely, true, || false));
        assert!(is_of_one_course(&likely, false, || true));
        assert!(!is_of_one_course(&likely, false, || false));
        assert!(!is_of_one_course(
            &relation(0.6, Verdict::Unsure),
            false,
            || true
        ));
        assert!(!is_of_one_course(
            &relation(0.4, Verdict::Unsure),
            true,
            || true
        ));
        assert!(!is_of_one_course(&relation(0.9, Verdict::No), true, || {
            true
        }));
    }
}
