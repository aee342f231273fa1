//! Judges one pair of profiles.

use super::comparison::measure;
use super::decision::{Features, features, product};
use super::evidence::Evidence;
use super::probe::CommonTerms;
use super::profile::{Day, DocumentProfile};
use super::series::{OTHER_SUBJECTS, are_instalments, have_other_subjects, lean};
use crate::model::RelationKind;
use serde::{Deserialize, Serialize};

/// Follow-up events come within weeks: the weight of the logarithm of one plus the fortnights between. Set by hand, as no development set with
/// follow-up events has dates.
const FORTNIGHTS: f64 = 0.4;
/// Days between texts of which one has no date: what may be years apart has to have more in common.
const UNKNOWN: f64 = 365.0;

/// Log-odds of the relations of one pair.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub struct Odds {
    /// One text.
    pub(super) story: f64,
    /// One happening.
    pub(super) event: f64,
    /// One course of events: as for one happening, with weeks instead of days between (settings `course_slope` and `course_bias`). Instalments of a series
    /// are none.
    pub(super) course: f64,
    /// The part of `story` that stems from nothing else in the archive coming as close.
    pub(super) rivals: f64,
    /// Whether they are instalments of a series.
    pub(super) is_series: bool,
    /// Whether they are two happenings as instalments of a series.
    pub(super) are_apart: bool,
}

/// Days within which two instalments may still report one happening whose numbers grew.
const SOON: i32 = 2;

/// What it says against one happening that two texts are instalments of a series, as log-odds.
pub(super) const APART: f64 = 6.0;

/// What it says against one happening, as log-odds, that only one of the two texts has a date: what was saved without its date may be of any day. Of 0.2 to
/// 0.8, this gives the best F1 on events-english, the only development set in which some texts have dates and others none.
const ONE_UNDATED: f64 = 0.3;

/// What it says against one happening that one of the two has no date.
pub(super) fn undated(a: &DocumentProfile, b: &DocumentProfile) -> f64 {
    match a.day.is_some() == b.day.is_some() {
        true => 0.0,
        false => ONE_UNDATED,
    }
}

/// The odds of a pair, and the features they are based on.
pub(super) fn judge(
    a: &impl CommonTerms,
    b: &DocumentProfile,
    evidence: &Evidence,
) -> (Features, Odds) {
    let measures = measure(a, b, &evidence.background);
    let a = a.profile();
    let features = features(a, b, &measures, &evidence.background);
    let known = matches!((a.day, b.day), (Some(Day::Known(_)), Some(Day::Known(_))));
    let series = lean(a, b, measures.days.filter(|_| known));
    let soon = known && measures.days.is_some_and(|days| days <= SOON);
    let other_subjects = known && !soon && have_other_subjects(a, b, measures.shingles);
    let is_series = other_subjects || are_instalments(a, b, measures.shingles);
    let are_apart = is_series && !soon;
    let apart = if are_apart { APART } else { 0.0 };
    let happening = evidence.decisions.event_odds(&features);
    let story = if measures.one_language {
        let weights = evidence.decisions.weights(RelationKind::Reprint);
        product(&weights, &features)
    } else {
        evidence.decisions.story_odds(&features)
    } + series.story
        - if other_subjects { OTHER_SUBJECTS } else { 0.0 };
    (
        features,
        Odds {
            story,
            event: (happening + series.event - apart - undated(a, b)).max(story),
            rivals: 0.0,
            is_series,
            are_apart,
            course: course(&features, happening, measures.days, evidence)
                - if is_series { APART } else { 0.0 },
        },
    )
}

fn course(features: &Features, event: f64, days: Option<i32>, evidence: &Evidence) -> f64 {
    let decisions = &evidence.decisions;
    let whenever = event - decisions.event_part(features, "days");
    let days = days.map_or(UNKNOWN, f64::from);
    let fortnights = (1.0 + days / 14.0).ln();
    decisions.setting("course_slope", 1.0) * whenever + decisions.setting("course_bias", 1.5)
        - FORTNIGHTS * fortnights
}
