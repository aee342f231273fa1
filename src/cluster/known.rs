//! What was worked out of texts and pairs before, and what it is found by.

use super::judgement::Odds;
use super::profile::DocumentProfile;
use super::set::Item;
use crate::model::{Document, PairEvidence};
use crate::text::{ContentHash, Known, NothingKnown};
use rustc_hash::FxHashMap;

/// What was worked out before.
#[derive(Clone, Copy)]
pub struct KnownJudgements<'a> {
    /// The terms of a document, without weights.
    pub profiles: &'a dyn Known<DocumentProfile>,
    /// The odds of a document and its candidates, in order.
    pub odds: &'a dyn Known<Vec<MarkedOdds>>,
    /// Why a pair is related; before it, how much the two are of one pattern, as log-odds.
    pub evidence: &'a dyn Known<(f64, Vec<PairEvidence>)>,
}

/// The odds of a pair, behind the lower half of the mark of its second document.
pub(super) type MarkedOdds = (u64, Odds);

impl Default for KnownJudgements<'_> {
    fn default() -> Self {
        Self {
            profiles: &NothingKnown,
            odds: &NothingKnown,
            evidence: &NothingKnown,
        }
    }
}

/// The hash of all that the terms of a document are made from.
pub(super) fn key(document: &Document) -> ContentHash {
    let Document {
        text,
        title,
        body,
        mentions,
        language,
        published,
        ..
    } = document;
    ContentHash::of_value(&(text, title, body, mentions, language, published))
}

/// The hash of all that a judgement sees of a document: what its terms are made from, and their weights.
pub(super) fn mark(key: ContentHash, profile: &DocumentProfile) -> ContentHash {
    let weights = profile.sets.iter().flat_map(|set| {
        let weight = |(_, item): (u32, &Item)| item.weight.to_le_bytes();
        set.iter().flat_map(weight)
    });
    ContentHash::of_all(&[&key.0.to_le_bytes(), &weights.collect::<Vec<u8>>()])
}

/// The odds of the candidates with these marks, in order, of which only those are judged that are not known; and whether that is something else than what was
/// known.
/// `judge` takes the place of a candidate.
pub(super) fn up_to_date(
    known: Option<Vec<MarkedOdds>>,
    marks: impl Iterator<Item = u64> + Clone,
    judge: impl Fn(usize) -> Odds,
) -> (Vec<MarkedOdds>, bool) {
    let known = known.unwrap_or_default();
    if known.iter().map(|(mark, _)| *mark).eq(marks.clone()) {
        return (known, false);
    }
    let by_mark: FxHashMap<u64, Odds> = known.into_iter().collect();
    let odds = |(place, mark)| {
        let known = by_mark.get(&mark).copied();
        (mark, known.unwrap_or_else(|| judge(place)))
    };
    (marks.enumerate().map(odds).collect(), true)
}

#[cfg(test)]
mod tests {
    use super::super::{Evidence, Judged};
    use super::*;
    use crate::language::Languages;
    use crate::model::{Block, BlockKind, GroupConstraints, LanguageGuess, Relation, Span};
    use crate::text::KnownForTests;

    fn document(number: usize, words: &str) -> Document {
        let text = format!(
            "The council of ward {number} met on the mill square about {words} and the ferry. \
             Mayor Irena Holub said that {words} would cost {} crowns.",
            1000 + 7 * number
        );
        Document {
            id: format!("text-{number:02}"),
            language: LanguageGuess {
                tag: "en".to_owned(),
                script: "Latn".to_owned(),
                confidence: 1.0,
            },
            body: vec![Block::new(BlockKind::Paragraph, Span::new(0, text.len()))],
            text,
            ..Document::default()
        }
    }

    fn relations(documents: &[Document], known: KnownJudgements<'_>) -> Vec<Relation> {
        let evidence = Evidence::compiled_in(&Languages::default());
        let judged = Judged::knowing(documents.iter().collect(), &evidence, known);
        let constraints = GroupConstraints::default();
        judged.relations(&judged.group(&constraints), &constraints)
    }

    #[test]
    fn only_candidates_that_are_not_known_are_judged() {
        let judged = std::cell::RefCell::new(Vec::new());
        let judge = |place: usize| {
            judged.borrow_mut().push(place);
            Odds {
                story: place as f64,
                ..Odds::default()
            }
        };
        let update = |known, marks: &[u64]| up_to_date(known, marks.iter().copied(), judge);
        let stories =
            |odds: &[MarkedOdds]| -> Vec<f64> { odds.iter().map(|(_, odds)| odds.story).collect() };
        let (first, is_new) = update(None, &[7, 8, 9]);
        assert!(is_new);
        let (same, is_new) = update(Some(first.clone()), &[7, 8, 9]);
        assert!(!is_new);
        assert_eq!(stories(&same), [0.0, 1.0, 2.0]);
        assert_eq!(judged.take(), [0, 1, 2]);
        // One is gone, one has another mark, and one has another place.
        let (changed, is_new) = update(Some(first), &[9, 5]);
        assert!(is_new);
        assert_eq!(stories(&changed), [2.0, 1.0]);
        assert_eq!(judged.take(), [1]);
    }

    #[test]
    fn a_text_that_changes_is_judged_again_and_few_others_are() {
        let subjects = ["bridges", "schools", "wells", "lamps", "bakers", "sledges"];
        let mut documents: Vec<Document> = (0..90)
            .map(|number| document(number, subjects[number % subjects.len()]))
            .collect();
        let (profiles, odds) = (KnownForTests::new(), KnownForTests::new());
        let evidence = KnownForTests::new();
        let known = KnownJudgements {
            profiles: &profiles,
            odds: &odds,
            evidence: &evidence,
        };
        let first = relations(&documents, known);
        assert_eq!(first, relations(&documents, KnownJudgements::default()));
        assert_eq!(profiles.made(), 90);
        assert!(odds.made() > 45 && evidence.made() > 45);
        assert_eq!(first, relations(&documents, known));
        assert_eq!([profiles.made(), odds.made(), evidence.made()], [0, 0, 0]);
        // A word that no other text has changes the weight of no other word.
        documents[88].text = documents[88].text.replace("the ferry", "zabaglione");
        let changed = relations(&documents, known);
        assert_eq!(changed, relations(&documents, KnownJudgements::default()));
        assert_eq!(profiles.made(), 1);
        let (odds, evidence) = (odds.made(), evidence.made());
        assert!((1..90).contains(&odds), "{odds}");
        assert!(evidence < first.len() / 2, "{evidence} of {}", first.len());
    }
}
