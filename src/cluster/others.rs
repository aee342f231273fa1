//! What the other texts of two groups say against a pair: grouping asks all pairs, not the likeliest.

use super::decision::probability;
use super::linkage::mean_odds;
use crate::model::{EvidenceKind, PairEvidence, Reason};

/// What keeps two texts apart that alone would belong together: the other texts of the groups that they are in. `odds` are those of a pair.
pub(super) fn others_against(
    (a, b): (usize, usize),
    (of_a, of_b): (&[usize], &[usize]),
    odds: impl Fn(usize, usize) -> f64,
) -> Option<PairEvidence> {
    let (alone, together) = (odds(a, b), mean_odds(of_a, of_b, &odds));
    let number = of_a.len() + of_b.len() - 2;
    let against = alone > 0.0 && together < alone && number > 0;
    let percent = |odds: f64| (100.0 * probability(odds)).round() as u32;
    against.then(|| PairEvidence {
        kind: EvidenceKind::Rivals,
        weight: together - alone,
        reasons: vec![Reason::OtherTextsAgainst {
            alone: percent(alone).min(99),
            number,
            together: percent(together),
        }],
        shared: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_versions_that_speak_against_a_pair_are_its_first_reason() {
        let odds = |a: usize, b: usize| match (a, b) {
            (0, 2) => 3.0,
            _ => -5.0,
        };
        let against = others_against((0, 2), (&[0, 1], &[2]), odds).expect("against");
        let reason = Reason::OtherTextsAgainst {
            alone: 95,
            number: 1,
            together: 27,
        };
        assert_eq!((against.weight, against.reasons), (-4.0, vec![reason]));
        assert_eq!(others_against((0, 2), (&[0], &[2]), odds), None);
        assert_eq!(others_against((1, 2), (&[0, 1], &[2]), odds), None);
    }
}
