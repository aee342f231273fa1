//! How pairs are related, with evidence: for `explain`, for pages, and for the curator where the program is unsure.

use super::constraints::CERTAIN;
use super::decision::{Features, probability, product};
use super::explanation::explain;
use super::judged::Judged;
use super::judgement::judge;
use super::others::others_against;
use super::series::lean;
use crate::model::{
    EvidenceKind, GroupConstraints, Groups, PairEvidence, Reason, Relation, RelationKind, Verdict,
};
use crate::text::ContentHash;
use rayon::prelude::*;

/// Most partners that a document lists inside its event, and as many outside.
const NAMED: usize = 6;
/// Texts without dates are further from each other than any days.
const NO_DATE: f64 = 1e7;

/// The story, event, storyline and series of each document; an event outside any storyline or series counts as one by itself.
struct Groupings {
    story: Vec<usize>,
    event: Vec<usize>,
    storyline: Vec<usize>,
    series: Vec<usize>,
    /// The documents of each story.
    stories: Vec<Vec<usize>>,
    /// The documents of each event.
    events: Vec<Vec<usize>>,
}

impl Groupings {
    fn new(documents: usize, groups: &Groups) -> Self {
        let of = |groups: &[Vec<usize>], count: usize| {
            let mut of: Vec<usize> = (groups.len()..groups.len() + count).collect();
            for (at, group) in groups.iter().enumerate() {
                for member in group {
                    of[*member] = at;
                }
            }
            of
        };
        let events = groups.events_as_documents();
        let event = of(&events, documents);
        let line_of = of(&groups.storylines, groups.events.len());
        let series_of = of(&groups.series, groups.events.len());
        Self {
            story: of(&groups.stories, documents),
            storyline: event.iter().map(|event| line_of[*event]).collect(),
            series: event.iter().map(|event| series_of[*event]).collect(),
            event,
            stories: groups.stories.clone(),
            events,
        }
    }
}

/// Sorts of pairs: each document lists the best of each.
#[derive(Clone, Copy)]
enum Sort {
    OneEvent,
    Apart,
    Series,
}

/// For each pair, its rank by value among the pairs of its sort that either document is in, the better of the two.
fn places(
    pairs: &[(usize, usize)],
    documents: usize,
    sort_and_value: impl Fn(usize, usize) -> (Sort, f64),
) -> Vec<usize> {
    let mut order: Vec<(Sort, f64, usize)> = pairs
        .iter()
        .enumerate()
        .map(|(at, &(a, b))| {
            let (sort, value) = sort_and_value(a, b);
            (sort, value, at)
        })
        .collect();
    order.sort_unstable_by(|x, y| y.1.total_cmp(&x.1).then(x.2.cmp(&y.2)));
    let mut counts = vec![[0; 3]; documents];
    let mut places = vec![0; pairs.len()];
    for (sort, _, at) in order {
        let (a, b) = pairs[at];
        places[at] = [a, b]
            .map(|document| {
                let count = &mut counts[document][sort as usize];
                *count += 1;
                *count - 1
            })
            .into_iter()
            .min()
            .unwrap_or(0);
    }
    places
}

impl Judged<'_> {
    /// Relations of pairs that are or may be related, by first and second document: for each document, the best [`NAMED`] of each sort.
    pub fn relations(&self, groups: &Groups, constraints: &GroupConstraints) -> Vec<Relation> {
        let groupings = Groupings::new(self.documents.len(), groups);
        let decisions = &self.evidence.decisions;
        let unsure = decisions.setting("unsure_odds", -1.5);
        let mut wanted = self.pairs_with(|odds| {
            odds.event > unsure || odds.course > 0.0 || odds.story > unsure || odds.is_series
        });
        let places = places(&wanted, self.documents.len(), |a, b| {
            let odds = self.odds(a, b);
            let one_event = groupings.event[a] == groupings.event[b];
            if one_event {
                (Sort::OneEvent, odds.event)
            } else if groupings.series[a] == groupings.series[b] {
                (Sort::Series, self.nearness(a, b))
            } else {
                (Sort::Apart, odds.event.max(odds.course))
            }
        });
        let mut places = places.into_iter();
        wanted.retain(|_| places.next().is_some_and(|place| place < NAMED));
        for constraints in [&constraints.stories, &constraints.events] {
            wanted.extend(&constraints.must_link);
            wanted.extend(&constraints.cannot_link);
        }
        wanted.sort_unstable();
        wanted.dedup();
        wanted
            .par_iter()
            .map(|&(a, b)| {
                let mut relation = self.relation(a, b, &groupings, unsure);
                apply_constraints(&mut relation, constraints);
                relation
            })
            .collect()
    }

    /// How near two texts are in time, greatest for the nearest; without dates, in the archive.
    fn nearness(&self, a: usize, b: usize) -> f64 {
        match (self.profiles[a].day, self.profiles[b].day) {
            (Some(x), Some(y)) => -f64::from(x.apart(y)),
            _ => -NO_DATE - a.abs_diff(b) as f64,
        }
    }

    fn relation(&self, a: usize, b: usize, groupings: &Groupings, unsure: f64) -> Relation {
        let one_story = groupings.story[a] == groupings.story[b];
        let one_event = groupings.event[a] == groupings.event[b];
        let (x, y) = (&self.profiles[a], &self.profiles[b]);
        let odds = self.odds(a, b);
        let decisions = &self.evidence.decisions;
        let doubtful = decisions.setting("event_threshold", 0.0) - 0.6;
        let version = if x.language == y.language {
            RelationKind::Reprint
        } else {
            RelationKind::Translation
        };
        let (kind, verdict, log_odds) = if one_story {
            (version, Verdict::Yes, odds.story)
        } else if !one_event && groupings.series[a] == groupings.series[b] {
            (RelationKind::Series, Verdict::Yes, 0.0)
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
            } else if odds.course > decisions.setting("course_threshold", 0.0) {
                Verdict::Unsure
            } else {
                Verdict::No
            };
            (RelationKind::SameStoryline, verdict, odds.course)
        };
        let against = match (kind, verdict) {
            (RelationKind::Reprint | RelationKind::Translation, Verdict::Unsure) => {
                let of = |document: usize| groupings.stories[groupings.story[document]].as_slice();
                others_against((a, b), (of(a), of(b)), |x, y| self.odds(x, y).story)
            }
            (RelationKind::SameEvent, Verdict::Unsure) => {
                let of = |document: usize| groupings.events[groupings.event[document]].as_slice();
                others_against((a, b), (of(a), of(b)), |x, y| self.odds(x, y).event)
            }
            _ => None,
        };
        let (pattern, mut evidence) = self.known_evidence((a, b), kind, odds.rivals);
        let log_odds = match kind {
            RelationKind::Series => pattern - lean(x, y, None).story,
            _ => log_odds,
        };
        if let Some(against) = against {
            evidence.insert(0, against);
        }
        Relation {
            first: a,
            second: b,
            kind,
            verdict,
            probability: probability(log_odds),
            evidence,
        }
    }

    /// The evidence for and against two documents being related, lower index first, whether or not they were candidates. `one` is the closest relation
    /// that they were grouped by, or `None` if they are apart.
    pub fn compare(&self, (a, b): (usize, usize), one: Option<RelationKind>) -> Relation {
        let (x, y) = (&self.profiles[a], &self.profiles[b]);
        let (features, _) = judge(x, y, self.evidence);
        let odds = self.odds(a, b);
        let decisions = &self.evidence.decisions;
        let kind = one.unwrap_or(RelationKind::SameEvent);
        let log_odds = match kind {
            RelationKind::Reprint | RelationKind::Translation => odds.story,
            RelationKind::SameEvent => odds.event,
            RelationKind::SameStoryline => odds.course,
            RelationKind::Series => {
                product(&decisions.weights(kind), &features) - lean(x, y, None).story
            }
        };
        Relation {
            first: a,
            second: b,
            kind,
            verdict: match one {
                Some(_) => Verdict::Yes,
                None => Verdict::No,
            },
            probability: probability(log_odds),
            evidence: self.explained((a, b), kind, &features, odds.rivals),
        }
    }

    /// How much a pair is of one pattern, as log-odds, and what speaks for and against its relation; from an earlier build, if one worked it out.
    fn known_evidence(
        &self,
        (a, b): (usize, usize),
        kind: RelationKind,
        rivals: f64,
    ) -> (f64, Vec<PairEvidence>) {
        let worked_out = || {
            let (features, _) = judge(&self.profiles[a], &self.profiles[b], self.evidence);
            let pattern = product(&self.evidence.decisions.weights(kind), &features);
            (pattern, self.explained((a, b), kind, &features, rivals))
        };
        match self.marks.get(a).zip(self.marks.get(b)) {
            Some(both) => {
                let key = ContentHash::of_value(&(both, kind, rivals.to_bits()));
                self.known.evidence.recall(key, &worked_out)
            }
            None => worked_out(),
        }
    }

    /// What speaks for and against a relation of a pair.
    fn explained(
        &self,
        (a, b): (usize, usize),
        kind: RelationKind,
        features: &Features,
        rivals: f64,
    ) -> Vec<PairEvidence> {
        explain(
            (self.documents[a], &self.profiles[a]),
            (self.documents[b], &self.profiles[b]),
            kind,
            &self.evidence.decisions.weights(kind),
            features,
            rivals,
            &self.evidence.function_words,
        )
    }
}

/// Replaces the conclusion about a pair by the owner's decision, if there is one.
fn apply_constraints(relation: &mut Relation, constraints: &GroupConstraints) {
    let pair = (relation.first, relation.second);
    let both = [&constraints.stories, &constraints.events];
    let together = both.iter().any(|one| one.must_link.contains(&pair));
    let apart = both.iter().any(|one| one.cannot_link.contains(&pair));
    if !together && !apart {
        return;
    }
    relation.verdict = if together { Verdict::Yes } else { Verdict::No };
    relation.probability = if together { 1.0 } else { 0.0 };
    let (reason, weight) = match together {
        true => (Reason::GroupedByOwner, CERTAIN),
        false => (Reason::UngroupedByOwner, -CERTAIN),
    };
    let decision = PairEvidence {
        kind: EvidenceKind::Curation,
        weight,
        reasons: vec![reason],
        shared: Vec::new(),
    };
    relation.evidence.insert(0, decision);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cluster::Evidence;
    use crate::language::Languages;
    use crate::model::{
        Block, BlockKind, DateBasis, DateReading, Document, LanguageGuess, Span, Title,
    };

    fn decision(rate: &str, month: u32) -> Document {
        let title = format!("Valley bank sets its rate at {rate} per cent");
        let body = "The board of the valley bank met on the mill square and set the rate at which it lends. \
                    Millers and ferrymen had asked for a lower one, as every year, and the board heard them out. \
                    The next meeting of the board is open to everybody who has an account with the bank.";
        let text = format!("{title}\n\n{body}");
        Document {
            title: Some(Title {
                text: title.clone(),
                span: Some(Span::new(0, title.len())),
            }),
            body: vec![Block::new(
                BlockKind::Paragraph,
                Span::new(title.len() + 2, text.len()),
            )],
            language: LanguageGuess {
                tag: "en".to_owned(),
                script: "Latn".to_owned(),
                confidence: 1.0,
            },
            published: Some(DateReading {
                year: Some(2031),
                month,
                day: 5,
                time: None,
                offset: None,
                basis: DateBasis::Header,
                span: None,
                weekday: None,
                ambiguous: false,
            }),
            text,
            ..Document::default()
        }
    }

    #[test]
    fn instalments_are_a_series_because_of_the_numbers_in_their_headlines() {
        let documents = [decision("14.25", 1), decision("15.5", 3)];
        let evidence = Evidence::compiled_in(&Languages::default());
        let judged = Judged::new(documents.iter().collect(), &evidence);
        let groups = judged.group(&GroupConstraints::default());
        assert_eq!(groups.series, [vec![0, 1]]);
        let relations = judged.relations(&groups, &GroupConstraints::default());
        let [relation] = relations.as_slice() else {
            panic!("{relations:?}");
        };
        assert_eq!(
            (relation.kind, relation.verdict),
            (RelationKind::Series, Verdict::Yes)
        );
        let headlines = relation
            .evidence
            .iter()
            .find(|evidence| evidence.kind == EvidenceKind::Headlines);
        let headlines = headlines.expect("headlines");
        assert!(headlines.weight > 3.0, "{headlines:?}");
        let other = Reason::OtherNumbersInHeadlines {
            a: "14.25".to_owned(),
            b: "15.5".to_owned(),
        };
        assert_eq!(headlines.reasons, [other]);
    }
}
