//! Reduces a pair of profiles to a handful of measures.

use super::background::Background;
use super::probe::CommonTerms;
use super::profile::{DocumentProfile, TermKind};
use super::set::Item;
use std::sync::LazyLock;

/// The measures of a pair of documents.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Measures {
    /// Cosine per kind of term, 0 to 1.
    pub cosine: [f32; 6],
    /// The same for terms at about the same position in both texts.
    pub aligned: [f32; 6],
    /// The same for terms in the headline and lead of both texts.
    pub lead: [f32; 6],
    /// Share of the people in one text's headline and lead that the other text names anywhere, the greater of the two; `None` unless both have any.
    pub protagonists: Option<f32>,
    /// Share of the places in one text's headline and lead that the other text names anywhere, the greater of the two; `None` unless both have any.
    pub places: Option<f32>,
    /// Share of the words of one text's headline that the other text has anywhere, by weight, the greater of the two; `None` unless both have a headline
    /// and are in one language.
    pub headline: Option<f32>,
    /// Share of four-word runs in common, of the smaller sample.
    pub shingles: f32,
    /// Natural logarithm of the ratio of lengths, adjusted for language.
    pub length: f32,
    /// Natural logarithm of the length of the shorter text, in letters.
    pub shorter: f32,
    /// Days between the publications, where both are known.
    pub days: Option<i32>,
    /// Both texts are in one language.
    pub one_language: bool,
}

/// Distance, of 255, up to which positions count as aligned.
const NEAR: f32 = 26.0;

/// Measures a pair.
pub fn compare(a: &DocumentProfile, b: &DocumentProfile, background: &Background) -> Measures {
    measure(a, b, background)
}

/// The same, whichever way the terms of `a` are found.
pub(super) fn measure(
    terms: &impl CommonTerms,
    b: &DocumentProfile,
    background: &Background,
) -> Measures {
    let a = terms.profile();
    let mut out = Measures {
        one_language: a.language == b.language,
        shingles: shared_shingles(&a.shingles, &b.shingles),
        shorter: a.letters.min(b.letters).ln(),
        length: (a.letters / background.expansion(&a.language)).ln()
            - (b.letters / background.expansion(&b.language)).ln(),
        protagonists: either(protagonists, a, b),
        places: either(places, a, b),
        days: a.day.zip(b.day).map(|(a, b)| a.apart(b)),
        ..Measures::default()
    };
    if out.one_language {
        out.headline = either(headline, a, b);
    }
    let (x, y) = (
        a.letters / background.expansion(&a.language),
        b.letters / background.expansion(&b.language),
    );
    // Positions in both texts, in units of 1/255 of the shorter text.
    let scale = (x / x.min(y), y / x.min(y));
    let fading = &*FADING;
    for kind in super::profile::TERM_KINDS {
        if kind == TermKind::Word && !out.one_language {
            continue;
        }
        let at = kind as usize;
        let (mut together, mut by_share, mut by_distance, mut leading) = (0.0, 0.0, 0.0, 0.0);
        terms.each(kind, &b.sets[at], |x, y| {
            let weight = x.weight * y.weight;
            together += weight;
            if x.leads(a.letters) && y.leads(b.letters) {
                leading += weight;
            }
            by_share += weight * nearness(fading, x, y);
            by_distance += weight * from_the_start(fading, x, y, scale);
        });
        // A shortened text is parallel by absolute distance from the start, a complete one by relative position.
        let aligned = f32::max(by_share, by_distance);
        let norm = together_norm(kind, a.norms[at], b.norms[at]);
        let lead_norm = together_norm(kind, a.lead_norms[at], b.lead_norms[at]);
        if norm > 0.0 {
            out.cosine[at] = (together / norm).min(1.0);
            out.lead[at] = (leading / lead_norm.max(1e-3)).min(1.0);
            out.aligned[at] = (aligned / norm).min(1.0);
        }
    }
    out.length = out.length.abs();
    out
}

/// The greater of a share of the first in the second and of the second in the first, where both have one.
fn either(
    share: fn(&DocumentProfile, &DocumentProfile) -> Option<f32>,
    a: &DocumentProfile,
    b: &DocumentProfile,
) -> Option<f32> {
    share(a, b).zip(share(b, a)).map(|(x, y)| x.max(y))
}

/// The denominator for a sum over shared terms, from the norms of the two sets.
fn together_norm(kind: TermKind, a: f32, b: f32) -> f32 {
    match kind {
        // A script without capitals marks no name for certain, so only the other text's names can be found again.
        TermKind::Name if a <= 0.0 || b <= 0.0 => a.max(b).powi(2) * 1.5,
        _ => a * b,
    }
}

/// The share of the people in the lead of `a` that `b` names anywhere, by weight.
fn protagonists(a: &DocumentProfile, b: &DocumentProfile) -> Option<f32> {
    let (mut all, mut known) = (0.0, 0.0);
    let names = &b.sets[TermKind::Name as usize];
    let people = a.sets[TermKind::Person as usize].iter();
    for (key, person) in people.filter(|(_, person)| person.leads(a.letters)) {
        all += person.weight;
        if names.contains(key) {
            known += person.weight;
        }
    }
    (all > 0.0).then(|| known / all)
}

/// The share of the places in the lead of `a` that `b` names anywhere.
fn places(a: &DocumentProfile, b: &DocumentProfile) -> Option<f32> {
    let names = &b.sets[TermKind::Name as usize];
    let known = a.lead_places.iter().filter(|place| names.contains(**place));
    (!a.lead_places.is_empty()).then(|| known.count() as f32 / a.lead_places.len() as f32)
}

/// The share of the words in the headline of `a` that `b` has anywhere, by weight.
fn headline(a: &DocumentProfile, b: &DocumentProfile) -> Option<f32> {
    let (mine, theirs) = (
        &a.sets[TermKind::Word as usize],
        &b.sets[TermKind::Word as usize],
    );
    let (mut all, mut known) = (0.0, 0.0);
    for &key in &a.title_words {
        if let Some(word) = mine.get(key) {
            all += word.weight;
            if theirs.contains(key) {
                known += word.weight;
            }
        }
    }
    (all > 0.0).then(|| known / all)
}

/// Weight of a shared term by the distance between its positions, 0 to 255: a Gaussian of width [`NEAR`].
static FADING: LazyLock<[f32; 256]> =
    LazyLock::new(|| std::array::from_fn(|gap| (-(gap as f32 / NEAR).powi(2)).exp()));

fn nearness(fading: &[f32; 256], a: &Item, b: &Item) -> f32 {
    let first = fading[usize::from(a.places[0].abs_diff(b.places[0]))];
    let last = fading[usize::from(a.places[1].abs_diff(b.places[1]))];
    (first + last) / 2.0
}

fn from_the_start(fading: &[f32; 256], a: &Item, b: &Item, scale: (f32, f32)) -> f32 {
    let gap = f32::from(a.places[0]) * scale.0 - f32::from(b.places[0]) * scale.1;
    let gap = (gap.abs() + 0.5) as usize;
    fading.get(gap).copied().unwrap_or(0.0)
}

fn shared_shingles(a: &[u32], b: &[u32]) -> f32 {
    let smaller = a.len().min(b.len());
    if smaller == 0 {
        return 0.0;
    }
    // Both samples hold the smallest hashes of their text, so below the lower of the two maxima they are complete.
    let ceiling = a.last().min(b.last()).copied().unwrap_or(0);
    let (mut i, mut j, mut shared, mut union) = (0, 0, 0, 0);
    while i < a.len() && j < b.len() && a[i].min(b[j]) <= ceiling {
        union += 1;
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                shared += 1;
                i += 1;
                j += 1;
            }
        }
    }
    shared as f32 / union.max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cluster::set::{Occurrence, TermSet};

    fn profile(places: &[u32], title: &[u32], words: &[u32]) -> DocumentProfile {
        let spot = crate::model::Span::default();
        let set = |keys: &[u32]| {
            let found = keys
                .iter()
                .map(|key| Occurrence::new(*key, 0, 255, true, spot));
            let mut set = TermSet::of(found.collect(), true);
            set.iter_mut().for_each(|(_, item)| item.weight = 1.0);
            set
        };
        let mut out = DocumentProfile {
            language: "xx".to_owned(),
            lead_places: places.to_vec(),
            title_words: title.to_vec(),
            letters: 100.0,
            ..DocumentProfile::default()
        };
        out.sets[TermKind::Name as usize] = set(places);
        out.sets[TermKind::Word as usize] = set(words);
        out
    }

    #[test]
    fn where_it_happened_and_what_the_headline_says_tell_happenings_apart() {
        let background = Background::default();
        let here = profile(&[1, 2], &[5, 6], &[5, 6, 7]);
        let there = profile(&[3], &[7, 8], &[7, 8]);
        let measures = compare(&here, &there, &background);
        assert_eq!((measures.places, measures.headline), (Some(0.0), Some(0.5)));
        let again = profile(&[2], &[6, 7], &[6, 7]);
        let measures = compare(&here, &again, &background);
        assert_eq!((measures.places, measures.headline), (Some(1.0), Some(1.0)));
        let nowhere = profile(&[], &[], &[5]);
        let measures = compare(&here, &nowhere, &background);
        assert_eq!((measures.places, measures.headline), (None, None));
    }
}
