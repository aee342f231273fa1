//! Why documents were grouped, in plain words.

use crate::model::{EvidenceKind, PairEvidence, Relation, RelationKind, SharedWords, Verdict};
use crate::render::context::link::{Link, Text};
use crate::render::context::{PageContext, Subject};
use serde::Serialize;

/// At most this many reasons and shared words of one kind are shown.
const MOST_ITEMS: usize = 6;

/// Evidence that weighs less than this against a relation is not worth a word.
const AGAINST: f64 = 0.25;

/// A judged pair of documents.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct EvidenceView {
    /// One document.
    pub(crate) first: Link,
    /// The other.
    pub(crate) second: Link,
    /// Key of the words for the relation.
    pub(crate) relation: &'static str,
    /// It was not decided.
    pub(crate) unsure: bool,
    /// Probability in whole per cent, 0 to 100.
    pub(crate) percent: u32,
    /// What speaks for it and against it.
    pub(crate) reasons: Vec<ReasonView>,
}

/// One piece of evidence.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ReasonView {
    /// Key of the words for its kind.
    pub(crate) kind: &'static str,
    /// It speaks against the relation.
    pub(crate) against: bool,
    /// What it rests on: sentences, and words of both documents, two of them where they differ.
    pub(crate) items: Vec<Vec<Text>>,
}

impl EvidenceView {
    /// The evidence of a relation, with links to both documents.
    pub(crate) fn new(page: &PageContext<'_>, relation: &Relation) -> Self {
        let tag = |document: usize| page.document(document).document.language.tag.as_str();
        let words = |shared: &SharedWords| {
            let mut words = vec![page.text(&shared.first, tag(relation.first))];
            if shared.first != shared.second {
                words.push(page.text(&shared.second, tag(relation.second)));
            }
            words
        };
        let items = |evidence: &PairEvidence| -> Vec<Vec<Text>> {
            let reasons = evidence.reasons.iter();
            reasons
                .map(|reason| vec![page.reason(reason)])
                .chain(evidence.shared.iter().map(words))
                .take(MOST_ITEMS)
                .collect()
        };
        Self {
            first: page.link(Subject::Document(relation.first)),
            second: page.link(Subject::Document(relation.second)),
            relation: match relation.kind {
                RelationKind::Reprint => "relation-reprint",
                RelationKind::Translation => "relation-translation",
                RelationKind::SameEvent => "relation-same-event",
                RelationKind::SameStoryline => "relation-same-storyline",
                RelationKind::Series => "relation-series",
            },
            unsure: relation.verdict == Verdict::Unsure,
            percent: percent(relation.probability),
            reasons: relation
                .evidence
                .iter()
                .map(|evidence| ReasonView {
                    kind: match evidence.kind {
                        EvidenceKind::Names => "reason-names",
                        EvidenceKind::Numbers => "reason-numbers",
                        EvidenceKind::Spelling => "reason-spelling",
                        EvidenceKind::Dates => "reason-dates",
                        EvidenceKind::Headlines => "reason-headlines",
                        EvidenceKind::Rivals => "reason-rivals",
                        EvidenceKind::Length => "reason-length",
                        EvidenceKind::Curation => "reason-curation",
                    },
                    against: evidence.weight < -AGAINST,
                    items: items(evidence),
                })
                .collect(),
        }
    }
}

/// A probability in whole per cent; what is not quite certain does not read as certain.
pub(crate) fn percent(probability: f64) -> u32 {
    let rounded = (probability.clamp(0.0, 1.0) * 100.0).round() as u32;
    match rounded {
        100 if probability < 1.0 => 99,
        0 if probability > 0.0 => 1,
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn certainty_is_not_rounded_up_to() {
        assert_eq!(percent(0.999), 99);
        assert_eq!(percent(1.0), 100);
        assert_eq!(percent(0.001), 1);
        assert_eq!(percent(f64::NAN), 0);
    }
}
