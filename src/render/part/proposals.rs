//! What was not decided and is worth a person's minute: the likeliest pairs of texts and of people.

use crate::model::{Archive, EvidenceKind, Relation, RelationKind, Verdict};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// The most proposals of one kind: nobody reads more.
const MOST: usize = 20;

/// Names that two texts have in common before a person is asked about them, at least: of pairs with fewer, hardly any belongs together.
const NAMES: usize = 2;

/// Indices of relations that the owner may want to decide: stories first, then events, each the most probable first. Of two stories or events one pair.
///
/// They are more probable than not, share names, and no number in their headlines speaks against them.
///
/// A text is translated once into each language: two stories that have a language in common, one of them with several versions, are two. Storylines
/// are no proposals, as nothing on the site depends on them but links.
pub(crate) fn undecided_texts(archive: &Archive) -> Vec<usize> {
    let wanted = |kinds: &[RelationKind]| {
        let relations = archive.relations.iter().enumerate();
        let mut all: Vec<usize> = relations
            .filter(|(_, relation)| {
                relation.verdict == Verdict::Unsure
                    && kinds.contains(&relation.kind)
                    && is_worth_asking(relation)
                    && can_be_one(archive, relation)
            })
            .map(|(at, _)| at)
            .collect();
        let probability = |at: usize| archive.relations[at].probability;
        all.sort_by(|&a, &b| probability(b).total_cmp(&probability(a)).then(a.cmp(&b)));
        all
    };
    let story = |document: usize| archive.documents[document].story;
    let event = |document: usize| archive.documents[document].event;
    let mut stories = wanted(&[RelationKind::Reprint, RelationKind::Translation]);
    keep_first(&mut stories, |at| pair(&archive.relations[at], story));
    let mut events = wanted(&[RelationKind::SameEvent]);
    keep_first(&mut events, |at| pair(&archive.relations[at], event));
    stories.extend(events);
    stories
}

/// Indices of doubts about people, those first that would join the most mentions.
pub(crate) fn undecided_people(archive: &Archive) -> Vec<usize> {
    let mentions = |person: usize| archive.people[person].mentions.len();
    let mut all: Vec<usize> = (0..archive.doubts.len()).collect();
    all.sort_by_key(|&doubt| {
        let pair = &archive.doubts[doubt];
        let fewer = mentions(pair.first).min(mentions(pair.second));
        (Reverse(fewer), doubt)
    });
    all.truncate(MOST);
    all
}

fn is_worth_asking(relation: &Relation) -> bool {
    let weighs = |kind: EvidenceKind, wanted: fn(f64) -> bool| {
        let mut evidence = relation.evidence.iter();
        evidence.find(|one| one.kind == kind && wanted(one.weight))
    };
    relation.probability >= 0.5
        && weighs(EvidenceKind::Names, |weight| weight > 0.0)
            .is_some_and(|names| names.shared.len() >= NAMES)
        && weighs(EvidenceKind::Headlines, |weight| weight < 0.0).is_none()
}

fn pair(relation: &Relation, group: impl Fn(usize) -> usize) -> (usize, usize) {
    let (a, b) = (group(relation.first), group(relation.second));
    (a.min(b), a.max(b))
}

fn keep_first(all: &mut Vec<usize>, group: impl Fn(usize) -> (usize, usize)) {
    let mut seen = BTreeSet::new();
    all.retain(|&at| seen.insert(group(at)));
    all.truncate(MOST);
}

/// Whether the two stories can be one, or about one event, as far as their languages tell.
fn can_be_one(archive: &Archive, relation: &Relation) -> bool {
    let languages = |document: usize| -> BTreeSet<&str> {
        let story = &archive.stories[archive.documents[document].story];
        let documents = story.documents.iter();
        documents
            .map(|&one| archive.documents[one].document.language.tag.as_str())
            .collect()
    };
    let (a, b) = (languages(relation.first), languages(relation.second));
    a.is_disjoint(&b) || a.len() == 1 && b.len() == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{PairEvidence, SharedWords};
    use crate::render::fixture;

    /// Evidence with so many names.
    fn names(count: usize) -> Vec<PairEvidence> {
        let shared = SharedWords {
            first: "Berg".into(),
            second: "Берг".into(),
        };
        vec![PairEvidence {
            kind: EvidenceKind::Names,
            weight: 1.0,
            reasons: Vec::new(),
            shared: vec![shared; count],
        }]
    }

    #[test]
    fn pairs_without_names_or_with_other_numbers_are_not_worth_a_minute() {
        let relation = |probability, evidence| Relation {
            first: 0,
            second: 1,
            kind: RelationKind::SameEvent,
            verdict: Verdict::Unsure,
            probability,
            evidence,
        };
        assert!(is_worth_asking(&relation(0.6, names(2))));
        assert!(!is_worth_asking(&relation(0.4, names(2))));
        assert!(!is_worth_asking(&relation(0.9, names(1))));
        let mut numbers = names(2);
        numbers.push(PairEvidence {
            kind: EvidenceKind::Headlines,
            weight: -1.0,
            reasons: Vec::new(),
            shared: Vec::new(),
        });
        assert!(!is_worth_asking(&relation(0.9, numbers)));
    }

    #[test]
    fn stories_come_before_events_and_each_pair_once() {
        let mut archive = fixture::archive();
        let last = archive.documents.len() - 1;
        let relation = |kind, probability| Relation {
            first: 0,
            second: last,
            kind,
            verdict: Verdict::Unsure,
            probability,
            evidence: names(2),
        };
        archive.relations = vec![
            relation(RelationKind::SameEvent, 0.9),
            relation(RelationKind::SameStoryline, 0.9),
            relation(RelationKind::Translation, 0.6),
            relation(RelationKind::Translation, 0.7),
        ];
        for archived in &mut archive.documents {
            archived.document.language.tag = format!("x{}", archived.story);
        }
        assert_eq!(undecided_texts(&archive), [3, 0]);
    }

    #[test]
    fn a_text_has_one_translation_into_a_language() {
        let mut archive = fixture::archive();
        let story = &archive.stories[archive.documents[0].story];
        let versions = story.documents.clone();
        let other = (0..archive.documents.len()).find(|one| !versions.contains(one));
        let other = other.expect("a document of another story");
        assert!(versions.len() > 1, "{versions:?}");
        archive.documents[versions[0]].document.language.tag = "xx".to_owned();
        archive.documents[versions[1]].document.language.tag = "yy".to_owned();
        archive.documents[other].document.language.tag = "xx".to_owned();
        let relation = Relation {
            first: versions[1],
            second: other,
            kind: RelationKind::Translation,
            verdict: Verdict::Unsure,
            probability: 0.9,
            evidence: Vec::new(),
        };
        assert!(!can_be_one(&archive, &relation));
        archive.documents[other].document.language.tag = "zz".to_owned();
        assert!(can_be_one(&archive, &relation));
    }
}
