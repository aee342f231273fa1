//! A mention with the nominatives that each piece of it may have, and what the archive shows of them.

use super::candidates::NominativeCandidate;
use super::form_counts::FormCounts;
use crate::language::Ending;
use crate::link::people::given_names::Sex;
use crate::link::people::name_text::NameText;

/// A candidate with everything that is looked up once.
#[derive(Clone, Debug)]
pub(super) struct PieceChoice {
    pub(super) candidate: NominativeCandidate,
    pub(super) spelled: u32,
    pub(super) folded: u32,
    pub(super) sex: Option<Sex>,
    /// How much more often names end like this candidate than like the unchanged piece, as a logarithm.
    pub(super) ending_gain: f32,
    /// For the unchanged piece: the endings that such a nominative would take.
    pub(super) takes: Vec<usize>,
}

/// A mention's text with its candidates.
#[derive(Clone, Debug)]
pub(super) struct Parsed {
    pub(super) name: NameText,
    /// Word indices of given name and surname.
    pub(super) given: Option<usize>,
    pub(super) surname: Option<usize>,
    /// The choices for each piece; empty for pieces that are not in full.
    pub(super) choices: Vec<Vec<PieceChoice>>,
}

/// Evidence from the archive.
pub(super) struct Sightings {
    /// Forms, unchanged.
    pub(super) seen: FormCounts,
    /// Nominatives that several different forms share.
    pub(super) shared: FormCounts,
    /// Nominatives of names analysed so far.
    pub(super) resolved: FormCounts,
}

/// Contribution of one form to [`Sightings::shared`].
pub(super) const SHARED_WEIGHT: f32 = 0.3;

/// Whether the ending is one of given names, surnames or both, as the piece is.
pub(super) fn part_fits(ending: &Ending, parsed: &Parsed, piece: usize) -> bool {
    let word = Some(parsed.name.pieces[piece].word);
    let lone = parsed.given.is_none();
    match ending.part.as_str() {
        "given" => lone || word != parsed.surname,
        "surname" => word != parsed.given,
        _ => true,
    }
}
