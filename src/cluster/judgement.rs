//! One pair of readings, judged.

use super::comparison::compare;
use super::decision::{Features, features};
use super::evidence::Evidence;
use super::reading::Reading;

/// Following on asks for less than being one happening, by this much in log-odds: set by judgement, no development set knows of it.
const COURSE: f64 = 1.5;

/// Log-odds of the relations of one pair.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Odds {
    /// One text.
    pub(super) story: f64,
    /// One happening.
    pub(super) event: f64,
    /// One course of events: as like as reports of one happening, whatever the days between.
    pub(super) course: f64,
}

/// What the models say of a pair, and what they looked at.
pub(super) fn judge(a: &Reading, b: &Reading, evidence: &Evidence) -> (Features, Odds) {
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
            course: event - evidence.decisions.event_part(&features, "days") + COURSE,
        },
    )
}
