//! Instalments of a series: the same words with other numbers, weeks or months later. They are neither one text nor one event, and their translations
//! are told apart by the very numbers.

use super::headline::are_other_releases;
use super::profile::{DocumentProfile, TermKind};
use std::collections::BTreeMap;

/// Days between two dates from which distance itself speaks against one text and one event.
const NEAR: f64 = 10.0;

/// Log-odds for (above 0) and against (below 0) a relation of two texts.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Leaning {
    /// One text.
    pub(super) story: f64,
    /// One happening.
    pub(super) event: f64,
}

/// What the numbers of two headlines and the days between two texts say.
///
/// Two headlines that each have a number which the other lacks name two instalments: other rates, versions, days or ordinals. Where headlines in two
/// languages have just the same numbers, one may well translate the other, and more so on the same day. `days` are those between the publications,
/// where both years are known.
pub(super) fn lean(a: &DocumentProfile, b: &DocumentProfile, days: Option<i32>) -> Leaning {
    let distance = days.map_or(0.0, |days| (f64::from(days) / NEAR).max(1.0).ln());
    let mut out = Leaning {
        story: -1.5 * distance,
        event: -distance,
    };
    let (mine, theirs) = (&a.title_numbers, &b.title_numbers);
    let one_language = a.language == b.language;
    if differ(mine, theirs) {
        // Between languages some numbers are written in words, and some dates in another order.
        out.story -= match (one_language, share_any(mine, theirs)) {
            (true, _) => 16.0,
            (false, false) => 8.0,
            (false, true) => 4.0,
        };
        out.event -= match days {
            Some(0..=2) => 1.0,
            Some(_) => 4.0,
            None => 2.0,
        };
    } else if !mine.is_empty() && mine == theirs && !one_language {
        out.story += match days {
            Some(0..=2) => 3.0,
            Some(_) => 0.0,
            None => 1.5,
        };
    }
    if are_other_releases(&a.title_releases, &b.title_releases) {
        out.story -= OTHER_RELEASE;
        out.event -= OTHER_RELEASE;
    }
    if !one_language && (lacks_headline_of(a, b) || lacks_headline_of(b, a)) {
        out.story -= NUMBER_NOT_TRANSLATED;
    }
    out
}

/// What it says against one text and one happening that headlines name a version and a preview of it.
const OTHER_RELEASE: f64 = 5.0;

/// What it says against a translation that it nowhere has a telling number of the other one's headline: both report one happening, at different hours.
const NUMBER_NOT_TRANSLATED: f64 = 4.0;

/// Whether a text has numbers, but not a telling one of the other's headline.
fn lacks_headline_of(text: &DocumentProfile, other: &DocumentProfile) -> bool {
    let numbers = &text.sets[TermKind::Number as usize];
    let lacks = |number: &u32| !numbers.contains(*number);
    !numbers.is_empty() && other.title_telling.iter().any(lacks)
}

/// What the days between two texts alone say.
pub(super) fn lean_by_days(days: Option<i32>) -> Leaning {
    lean(
        &DocumentProfile::default(),
        &DocumentProfile::default(),
        days,
    )
}

/// Share of the four-word runs in common from which two texts of one language are of one pattern.
pub(super) const PATTERN: f32 = 0.2;

/// Whether two texts are instalments of a series: of one language and one pattern, with other numbers in their headlines, or more of them ("Engine 2.1"
/// and "Engine 2.1 preview 3"). `shingles` is the share of four-word runs in common.
pub(super) fn are_instalments(a: &DocumentProfile, b: &DocumentProfile, shingles: f32) -> bool {
    let (mine, theirs) = (&a.title_numbers, &b.title_numbers);
    let numbered = !mine.is_empty() && !theirs.is_empty();
    a.language == b.language && shingles >= PATTERN && numbered && mine != theirs
}

/// Whether two texts of one language and one pattern are about other subjects, as their headlines are of one pattern but for a word that the other text has
/// nowhere: "Storm warning in Akmola" and "Storm warning in Kostanay". Only for texts of different days, as a reprint may have another headline.
pub(super) fn have_other_subjects(a: &DocumentProfile, b: &DocumentProfile, shingles: f32) -> bool {
    let word = TermKind::Word as usize;
    let has_own = |one: &DocumentProfile, other: &DocumentProfile| {
        let mut words = one.title_words.iter();
        words.any(|key| one.sets[word].contains(*key) && !other.sets[word].contains(*key))
    };
    let theirs = &b.title_words;
    let shared = a.title_words.iter().filter(|key| theirs.contains(key));
    a.language == b.language
        && shingles >= PATTERN
        && 2 * shared.count() >= a.title_words.len().max(theirs.len()).max(1)
        && has_own(a, b)
        && has_own(b, a)
}

/// What it says against one text that two texts of a series have other subjects.
pub(super) const OTHER_SUBJECTS: f64 = 16.0;

/// Groups of two or more events that are instalments of one series, as ascending indices into `events` (the documents of each).
pub(super) fn series(events: &[Vec<usize>], instalments: &[(usize, usize)]) -> Vec<Vec<usize>> {
    let documents = events.iter().enumerate();
    let event_of: BTreeMap<usize, usize> = documents
        .flat_map(|(at, documents)| documents.iter().map(move |document| (*document, at)))
        .collect();
    // An earlier event of each one's series, itself where there is none.
    let mut earlier: Vec<usize> = (0..events.len()).collect();
    for (a, b) in instalments {
        if let (Some(&a), Some(&b)) = (event_of.get(a), event_of.get(b)) {
            let (a, b) = (first(&mut earlier, a), first(&mut earlier, b));
            earlier[a.max(b)] = a.min(b);
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for event in 0..events.len() {
        let first = first(&mut earlier, event);
        groups.entry(first).or_default().push(event);
    }
    groups
        .into_values()
        .filter(|events| events.len() > 1)
        .collect()
}

/// The first event of one's series; shortens the way there.
fn first(earlier: &mut [usize], mut event: usize) -> usize {
    while earlier[event] != event {
        earlier[event] = earlier[earlier[event]];
        event = earlier[event];
    }
    event
}

/// Whether each has a number that the other lacks; both ascend.
fn differ(a: &[u32], b: &[u32]) -> bool {
    let lacks = |a: &[u32], b: &[u32]| a.iter().any(|number| b.binary_search(number).is_err());
    lacks(a, b) && lacks(b, a)
}

/// Whether a number is in both.
fn share_any(a: &[u32], b: &[u32]) -> bool {
    a.iter().any(|number| b.binary_search(number).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cluster::set::{Occurrence, TermSet};

    #[test]
    fn a_series_has_all_events_whose_texts_follow_one_another() {
        let events = [vec![0, 1], vec![2], vec![3], vec![4]];
        assert_eq!(series(&events, &[(2, 3), (1, 2)]), [vec![0, 1, 2]]);
        assert_eq!(series(&events, &[(0, 1)]), Vec::<Vec<usize>>::new());
        let (january, march) = (profile("xx", &[14]), profile("xx", &[16]));
        assert!(are_instalments(&january, &march, 0.5));
        assert!(!are_instalments(&january, &march, 0.1));
        assert!(!are_instalments(&january, &january, 0.9));
        let (release, preview) = (profile("xx", &[21]), profile("xx", &[3, 21]));
        assert!(are_instalments(&release, &preview, 0.5));
        assert!(!are_instalments(&release, &profile("xx", &[]), 0.9));
    }

    fn profile(language: &str, numbers: &[u32]) -> DocumentProfile {
        DocumentProfile {
            language: language.to_owned(),
            title_numbers: numbers.to_vec(),
            ..DocumentProfile::default()
        }
    }

    #[test]
    fn a_translation_has_the_telling_numbers_of_the_headline() {
        let numbers = |values: &[u32]| {
            let spot = crate::model::Span::default();
            let found = values
                .iter()
                .map(|key| Occurrence::new(*key, 0, 255, true, spot));
            TermSet::of(found.collect(), true)
        };
        let mut toll = profile("xx", &[]);
        toll.title_telling = vec![832];
        toll.sets[TermKind::Number as usize] = numbers(&[832]);
        let mut other = profile("yy", &[]);
        assert_eq!(lean(&toll, &other, None), Leaning::default());
        other.sets[TermKind::Number as usize] = numbers(&[384]);
        assert!(lean(&toll, &other, None).story < -3.0);
        assert_eq!(lean(&toll, &other, None).event, 0.0);
        other.sets[TermKind::Number as usize] = numbers(&[384, 832]);
        assert_eq!(lean(&toll, &other, None), Leaning::default());
    }

    #[test]
    fn other_numbers_are_another_instalment() {
        let (january, march) = (profile("xx", &[14]), profile("xx", &[16]));
        assert!(lean(&january, &march, Some(49)).story < -8.0);
        assert!(lean(&january, &march, Some(49)).event < -4.0);
        assert!(lean(&january, &march, None).story < -5.0);
        let revised = profile("xx", &[14, 16]);
        assert_eq!(lean(&january, &revised, Some(0)), Leaning::default());
    }

    #[test]
    fn the_same_numbers_on_one_day_are_a_translation() {
        let (one, other) = (profile("xx", &[14]), profile("yy", &[14]));
        assert!(lean(&one, &other, Some(0)).story > 0.0);
        let months_later = lean(&one, &other, Some(90)).story;
        assert!(months_later < 0.0, "{months_later}");
        let none = profile("yy", &[]);
        assert_eq!(lean(&one, &none, Some(0)), Leaning::default());
    }
}
