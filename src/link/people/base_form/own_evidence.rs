//! What a mention itself adds to the evidence for its nominatives, so that none of them rests on itself.

use super::form_counts::MentionContext;
use super::parsed::{PieceChoice, SHARED_WEIGHT, Sightings};

/// What a piece itself adds to the nominatives that fold like it as it stands: "Юлії" could be "Юлій".
pub(super) fn own_share(choices: &[PieceChoice], folded: u32) -> f32 {
    match choices.iter().skip(1).any(|other| other.folded == folded) {
        true => SHARED_WEIGHT,
        false => 0.0,
    }
}

/// How often a piece itself was seen under the folded form of one of its nominatives.
pub(super) fn own_sightings(
    choices: &[PieceChoice],
    folded: u32,
    place: MentionContext,
    sightings: &Sightings,
) -> f32 {
    choices
        .first()
        .filter(|as_it_stands| as_it_stands.folded == folded)
        .map_or(0.0, |own| sightings.seen.in_story(place, own.spelled))
}
