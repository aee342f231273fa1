//! The likeliest analysis of a name: its case, its gender, and the nominative of each piece.
//!
//! A log-linear model: every observation adds to the score of an analysis, and the best sum wins. The pieces of a name share a case, so they are
//! chosen together: the best candidate of every piece for each case and gender, then the best case and gender.

use super::as_written::{is_of_several, of_closing_ending, of_first_word};
use super::form_counts::MentionContext;
use super::own_evidence::{own_share, own_sightings};
use super::parsed::{Parsed, PieceChoice, SHARED_WEIGHT, Sightings, part_fits};
use crate::language::{Ending, LanguagePack};
use crate::link::people::name_text::PieceKind;
use unicode_script::{Script, UnicodeScript};

/// The analysis chosen.
#[derive(Clone, Debug)]
pub(super) struct BestReading {
    /// The index of each piece's candidate; 0 is the unchanged piece.
    pub(super) chosen: Vec<usize>,
    /// Probability relative to the next best analysis, 0.5 to 1.
    pub(super) confidence: f64,
}

/// Prior log-odds that a mention is in the nominative or cannot be inflected.
pub(super) const NOMINATIVE: f32 = 1.0;
const LISTED_GIVEN_NAME: f32 = 2.3;
/// Per e-fold of the number of lists that contain it.
const COMMON_GIVEN_NAME: f32 = 0.4;
const TAKEN_OVER_GIVEN_NAME: f32 = 1.3;
const LONE_LISTED_NAME: f32 = 1.2;
/// Per letter that replaces an ending: the simplest change is the likeliest.
const LETTER_OF_BASE: f32 = -0.15;
/// The pack has it among the given names of its language, which matters where neighbours have other forms: "Павло", "Павел".
const OF_THE_LANGUAGE: f32 = 1.0;
/// Lists with the sex are made with more care than others.
const SEX_KNOWN: f32 = 0.5;
const WRONG_SEX: f32 = -3.0;
const NOT_BENT_THOUGH_BENDABLE: f32 = -2.5;
const FIRST_HALF_NOT_BENT: f32 = -0.4;
const EVIDENCE: f32 = 1.5;
/// Long endings that only close a whole name (Turkic, genitive with apostrophe) are hardly ever part of the name.
const LETTER_OF_CLOSING_ENDING: f32 = 0.9;
const APOSTROPHE: f32 = 3.0;
const SEVERAL_CASES: f32 = 0.03;
const IRREGULAR: f32 = -0.5;
const ENDING_GAIN: f32 = 0.5;
/// In Latin script the counts mix languages that end names quite differently.
const ENDING_GAIN_LATIN: f32 = 0.4;
const ENDING_LOSS_LATIN: f32 = 0.1;
/// A piece that is left unchanged among inflected ones although it could be inflected like them.
const COULD_BE_BENT: f32 = -0.3;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gender {
    Male,
    Female,
}

/// Analyses a name in its surroundings.
pub(super) fn read(
    parsed: &Parsed,
    pack: &LanguagePack,
    place: MentionContext,
    sightings: &Sightings,
    nominative: f32,
) -> BestReading {
    let mut cases: Vec<Option<&str>> = vec![None];
    for choice in parsed.choices.iter().flatten() {
        if let Some(ending) = ending_of(choice, pack)
            && !cases.contains(&Some(ending.case.as_str()))
        {
            cases.push(Some(&ending.case));
        }
    }
    let own: Vec<Vec<f32>> = (0..parsed.choices.len())
        .map(|piece| {
            let choices = &parsed.choices[piece];
            let mut scores: Vec<f32> = Vec::with_capacity(choices.len());
            for (index, choice) in choices.iter().enumerate() {
                // Cases share endings, so the same candidate recurs.
                let same = choices[..index].iter().position(|other| {
                    other.spelled == choice.spelled
                        && other.candidate.needs_evidence == choice.candidate.needs_evidence
                        && same_ending(other, choice, pack)
                });
                scores.push(match same {
                    Some(same) => scores[same],
                    None => alone(parsed, piece, choice, pack, place, sightings),
                });
            }
            scores
        })
        .collect();
    let mut readings: Vec<(f32, Vec<usize>)> = Vec::new();
    for case in cases {
        for gender in [Gender::Male, Gender::Female] {
            if let Some(reading) = best_in(parsed, pack, &own, nominative, case, gender) {
                readings.push(reading);
            }
        }
    }
    // Several cases can give the same nominative, which makes it a little likelier.
    let mut by_text: Vec<(String, Vec<f32>, Vec<usize>)> = Vec::new();
    readings.sort_by(|a, b| b.0.total_cmp(&a.0));
    for (score, chosen) in readings {
        let text = super::written(parsed, &chosen);
        match by_text.iter_mut().find(|(other, _, _)| *other == text) {
            Some((_, scores, _)) => scores.push(score),
            None => by_text.push((text, vec![score], chosen)),
        }
    }
    let weight = |scores: &[f32]| {
        let sum: f32 = scores.iter().map(|score| (score - scores[0]).exp()).sum();
        (scores[0] + SEVERAL_CASES * sum.ln()).exp()
    };
    let weights: Vec<f32> = by_text
        .iter()
        .map(|(_, scores, _)| weight(scores))
        .collect();
    let total: f32 = weights.iter().sum();
    let best = (0..weights.len()).reduce(|a, b| if weights[b] > weights[a] { b } else { a });
    match best {
        Some(best) => BestReading {
            chosen: by_text.swap_remove(best).2,
            confidence: f64::from((weights[best] / total).clamp(0.5, 1.0)),
        },
        None => BestReading {
            chosen: vec![0; parsed.choices.len()],
            confidence: 0.5,
        },
    }
}

fn ending_of<'a>(choice: &PieceChoice, pack: &'a LanguagePack) -> Option<&'a Ending> {
    pack.names.endings.get(choice.candidate.ending?)
}

/// Whether two candidates have the same ending, in whatever case.
fn same_ending(a: &PieceChoice, b: &PieceChoice, pack: &LanguagePack) -> bool {
    match (ending_of(a, pack), ending_of(b, pack)) {
        (Some(a), Some(b)) => {
            (&a.ending, &a.base, a.last_only) == (&b.ending, &b.base, b.last_only)
        }
        (a, b) => a.is_none() && b.is_none(),
    }
}

/// The best candidate of every piece for one case and gender; `None` if no piece has that inflection.
fn best_in(
    parsed: &Parsed,
    pack: &LanguagePack,
    own: &[Vec<f32>],
    nominative: f32,
    case: Option<&str>,
    gender: Gender,
) -> Option<(f32, Vec<usize>)> {
    let mut total = if case.is_none() { nominative } else { 0.0 };
    let mut chosen = vec![0; parsed.choices.len()];
    let mut bent = false;
    for (piece, choices) in parsed.choices.iter().enumerate() {
        let mut best: Option<(f32, usize)> = None;
        for (index, choice) in choices.iter().enumerate() {
            let fits = match ending_of(choice, pack) {
                None => true,
                Some(ending) => {
                    case == Some(ending.case.as_str())
                        && gender_fits(ending, gender)
                        && part_fits(ending, parsed, piece)
                }
            };
            if !fits {
                continue;
            }
            let score = own[piece][index]
                + sex_fits(parsed, piece, choice, gender)
                + stands_unbent(parsed, piece, choice, pack, case, gender);
            if best.is_none_or(|(other, _)| score > other) {
                best = Some((score, index));
            }
        }
        if let Some((score, index)) = best {
            total += score;
            chosen[piece] = index;
            bent |= choices[index].candidate.ending.is_some();
        }
    }
    if let (Some(case), Gender::Female) = (case, gender) {
        total += of_first_word(parsed, &chosen, pack, case);
    }
    (case.is_none() || bent).then_some((total, chosen))
}

fn gender_fits(ending: &Ending, gender: Gender) -> bool {
    match ending.gender.as_str() {
        "m" => gender == Gender::Male,
        "f" => gender == Gender::Female,
        _ => true,
    }
}

fn sex_fits(parsed: &Parsed, piece: usize, choice: &PieceChoice, gender: Gender) -> f32 {
    let Some(sex) = choice.sex else { return 0.0 };
    if Some(parsed.name.pieces[piece].word) != parsed.given {
        return 0.0;
    }
    match (sex.male, sex.female, gender) {
        (true, false, Gender::Female) | (false, true, Gender::Male) => WRONG_SEX,
        _ => 0.0,
    }
}

/// Penalty for an unchanged piece among inflected ones although an ending of that case would fit it.
fn stands_unbent(
    parsed: &Parsed,
    piece: usize,
    choice: &PieceChoice,
    pack: &LanguagePack,
    case: Option<&str>,
    gender: Gender,
) -> f32 {
    let Some(case) = case else { return 0.0 };
    if choice.candidate.ending.is_some() {
        return 0.0;
    }
    let bendable = choice
        .takes
        .iter()
        .filter_map(|index| pack.names.endings.get(*index))
        .any(|ending| {
            ending.case == case && gender_fits(ending, gender) && part_fits(ending, parsed, piece)
        });
    let pieces = &parsed.name.pieces;
    let first_half = pieces
        .get(piece + 1)
        .is_some_and(|next| next.word == pieces[piece].word);
    match (bendable, first_half) {
        (true, true) => FIRST_HALF_NOT_BENT,
        (true, false) => NOT_BENT_THOUGH_BENDABLE,
        (false, _) => {
            let could = parsed.choices[piece].iter().any(|other| {
                ending_of(other, pack)
                    .is_some_and(|e| e.case == case && !e.last_only && gender_fits(e, gender))
            });
            if could { COULD_BE_BENT } else { 0.0 }
        }
    }
}

/// The score of a candidate regardless of the rest of the name.
fn alone(
    parsed: &Parsed,
    piece: usize,
    choice: &PieceChoice,
    pack: &LanguagePack,
    place: MentionContext,
    sightings: &Sightings,
) -> f32 {
    let mut score = 0.0;
    let word = Some(parsed.name.pieces[piece].word);
    if let Some(sex) = choice.sex {
        score += match (word == parsed.given, sex.listed) {
            (true, true) => LISTED_GIVEN_NAME + COMMON_GIVEN_NAME * (sex.lists as f32).ln(),
            (true, false) => TAKEN_OVER_GIVEN_NAME,
            (false, _) if parsed.given.is_none() => LONE_LISTED_NAME,
            (false, _) => 0.0,
        };
    }
    if choice.sex.is_some_and(|sex| sex.male || sex.female) && word == parsed.given {
        score += SEX_KNOWN;
    }
    let full_names = pack.names.short_forms.iter();
    if word == parsed.given
        && full_names
            .filter_map(|names| names.first())
            .any(|full| *full == choice.candidate.text)
    {
        score += OF_THE_LANGUAGE;
    }
    let (spelled, folded) = (choice.spelled, choice.folded);
    // Results for names with a given name depend on their own language; only other languages add information.
    let mut count = match parsed.given {
        Some(_) => sightings.resolved.abroad(place, folded),
        None => sightings.resolved.of(place, spelled, folded, 0.0),
    };
    match ending_of(choice, pack) {
        None => {
            let own = own_share(&parsed.choices[piece], folded);
            count += sightings
                .shared
                .beyond(place, (spelled, folded), (0.0, own));
        }
        Some(ending) => {
            let own = own_sightings(&parsed.choices[piece], folded, place, sightings);
            count += sightings.seen.beyond(place, (spelled, folded), (0.0, own))
                - sightings.seen.abroad(place, folded)
                + sightings.shared.of(place, spelled, folded, SHARED_WEIGHT);
            score += ending.base.chars().count() as f32 * LETTER_OF_BASE;
            if ending.last_only {
                score += of_closing_ending(parsed, piece, choice, pack);
            }
            if ending.last_only && !is_of_several(ending, parsed) {
                let letters = ending.ending.chars().count() as f32 - 1.0;
                score += letters * LETTER_OF_CLOSING_ENDING;
            }
            if ending.ending.starts_with(['\'', '’', 'ʼ', '‘']) {
                score += APOSTROPHE;
            }
        }
    }
    if choice.candidate.needs_evidence {
        let known = choice.sex.is_some_and(|sex| sex.listed) && word == parsed.given;
        let own = own_sightings(&parsed.choices[piece], folded, place, sightings);
        let seen = &sightings.seen;
        let written = seen.beyond(place, (spelled, folded), (0.0, own)) >= 1.0;
        score += if known || written {
            IRREGULAR
        } else {
            f32::MIN / 4.0
        };
    }
    if choice.sex.is_none() || word != parsed.given {
        let latin = choice
            .candidate
            .text
            .starts_with(|c: char| c.script() == Script::Latin);
        score += match (latin, choice.ending_gain > 0.0) {
            (true, true) => ENDING_GAIN_LATIN * choice.ending_gain,
            (true, false) => ENDING_LOSS_LATIN * choice.ending_gain,
            (false, _) => ENDING_GAIN * choice.ending_gain,
        };
    }
    score + EVIDENCE * (1.0 + count).ln()
}

/// Whether the piece can be inflected at all.
pub(super) fn bends(kind: PieceKind) -> bool {
    kind == PieceKind::Word
}
