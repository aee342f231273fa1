//! Instalments of a series: the same words with other numbers, weeks or months later. They are neither one text nor one event.

use super::profile::DocumentProfile;

/// Days between two dates from which distance itself speaks against one text and one event.
const NEAR: f64 = 10.0;

/// Log-odds that speak against a relation of two texts.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Against {
    /// Against one text.
    pub(super) story: f64,
    /// Against one happening.
    pub(super) event: f64,
}

/// What speaks against two texts being one story or one event, because they are instalments of a series.
///
/// Two headlines that both have numbers and share none name two instalments: other rates, versions, days or ordinals. `days` are those between the
/// publications, where both years are known.
pub(super) fn instalments(a: &DocumentProfile, b: &DocumentProfile, days: Option<i32>) -> Against {
    let mut out = Against::default();
    let distance = days.map_or(0.0, |days| (f64::from(days) / NEAR).max(1.0).ln());
    out.story += 1.5 * distance;
    out.event += distance;
    if are_disjoint(&a.title_numbers, &b.title_numbers) {
        out.story += 8.0;
        out.event += match days {
            Some(0..=2) => 1.0,
            Some(_) => 4.0,
            None => 2.0,
        };
    }
    out
}

/// Whether both have numbers and no number is in both; each ascends.
fn are_disjoint(a: &[u32], b: &[u32]) -> bool {
    !a.is_empty() && !b.is_empty() && !a.iter().any(|number| b.binary_search(number).is_ok())
}
