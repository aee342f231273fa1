//! Mentions in, base forms out: the nominative in the document's own language, as long as the mention.
//!
//! Names with a given name are analysed first (mainly by the table of given names and by agreement in case and gender), then bare surnames and
//! names with initials, which rely on the results so far: in the same document, in the versions of its story, in its language, in other
//! languages (romanised and folded). Mentions in a language whose pack has no endings stay unchanged.

mod as_written;
mod candidates;
mod form_counts;
mod own_evidence;
mod parsed;
mod reading;

use super::given_names::GivenNames;
use super::name_text::{NameText, surname_first};
use crate::language::{LanguagePack, Languages};
use crate::text::fold_name;
use candidates::{NominativeCandidate, candidates, takes};
use form_counts::{Counted, FormCounts, MentionContext, Numbering};
use parsed::{Parsed, PieceChoice, SHARED_WEIGHT, Sightings};
use rayon::prelude::*;
use reading::{BestReading, NOMINATIVE, bends, read};
use std::collections::{BTreeMap, HashMap};

/// The mention of a person, with what its base form depends on.
#[derive(Clone, Copy, Debug)]
pub(super) struct NameOccurrence<'a> {
    /// Its text.
    pub(super) text: &'a str,
    /// BCP 47 tag of its document.
    pub(super) language: &'a str,
    /// Index of its document.
    pub(super) document: usize,
    /// Index of its story.
    pub(super) story: usize,
    /// An apostrophe parts it from the ending of its case, so the last word has none.
    pub(super) ending_is_apart: bool,
}

/// A mention in the nominative.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct BaseForm {
    /// The text.
    pub(super) name: String,
    /// Probability relative to the next best analysis, 0.5 to 1.
    pub(super) confidence: f64,
}

/// The base form of every mention.
pub(super) fn base_forms(
    mentions: &[NameOccurrence<'_>],
    languages: &Languages,
    given_names: &GivenNames,
) -> Vec<BaseForm> {
    let archive = ParsedMentions::gather(mentions, languages, given_names);
    let mut sightings = archive.sightings();
    let start = vec![NOMINATIVE; archive.packs.len()];
    // The first pass estimates how often each language leaves names in the nominative.
    let first = archive.read_all(true, &sightings, &start);
    let nominative = archive.odds(&first);
    archive.conclude(&first, &mut sightings);
    let mut out: Vec<BaseForm> = mentions
        .iter()
        .map(|mention| BaseForm {
            name: mention.text.to_owned(),
            confidence: 1.0,
        })
        .collect();
    for with_given_name in [true, false] {
        let readings = archive.read_all(with_given_name, &sightings, &nominative);
        if with_given_name {
            sightings.resolved = FormCounts::default();
            archive.conclude(&readings, &mut sightings);
        }
        for (index, reading) in readings {
            let (_, at) = archive.places[index];
            out[index] = BaseForm {
                name: written(&archive.parsed[at], &reading.chosen),
                confidence: reading.confidence,
            };
        }
    }
    for form in &mut out {
        if form.name.contains(|c: char| c.is_whitespace() && c != ' ') {
            let words: Vec<&str> = form.name.split_whitespace().collect();
            form.name = words.join(" ");
        }
    }
    out
}

/// All mentions, parsed.
struct ParsedMentions<'a> {
    /// The pack of each language that has endings.
    packs: Vec<Option<&'a LanguagePack>>,
    /// Distinct texts by language.
    parsed: Vec<Parsed>,
    /// For each mention, its surroundings and the index of its parsed text.
    places: Vec<(MentionContext, usize)>,
}

impl<'a> ParsedMentions<'a> {
    fn gather(
        mentions: &[NameOccurrence<'a>],
        languages: &'a Languages,
        given_names: &GivenNames,
    ) -> Self {
        let mut tags: BTreeMap<&str, usize> = BTreeMap::new();
        let mut known: HashMap<(usize, &str, bool), usize> = HashMap::new();
        let mut out = Self {
            packs: Vec::new(),
            parsed: Vec::new(),
            places: Vec::with_capacity(mentions.len()),
        };
        let mut distinct = Vec::new();
        for mention in mentions {
            let tag = mention.language;
            let language = *tags.entry(tag).or_insert_with(|| {
                out.packs.push(languages.get(tag));
                out.packs.len() - 1
            });
            let pack = out.packs[language];
            let apart = mention.ending_is_apart;
            let at = *known
                .entry((language, mention.text, apart))
                .or_insert_with(|| {
                    distinct.push((mention.text, pack, apart));
                    distinct.len() - 1
                });
            let place = MentionContext {
                document: mention.document,
                story: mention.story,
                language,
            };
            out.places.push((place, at));
        }
        let parsed: Vec<(Parsed, Vec<Spelling>)> = distinct
            .into_par_iter()
            .map(|(text, pack, apart)| parse(text, pack, given_names, apart))
            .collect();
        // Numbers are assigned in order of the texts, so that the number of threads does not matter.
        let mut numbering = Numbering::default();
        for (mut parsed, spellings) in parsed {
            let numbers: Vec<(u32, u32)> = spellings
                .into_iter()
                .map(|(lower, folded)| (numbering.number(lower), numbering.number(folded)))
                .collect();
            for choice in parsed.choices.iter_mut().flatten() {
                (choice.spelled, choice.folded) = numbers[choice.spelled as usize];
            }
            out.parsed.push(parsed);
        }
        out
    }

    /// Analyses the mentions with a given name and a surname, or all others. Returns the results by index of the mention.
    fn read_all(
        &self,
        with_given_name: bool,
        sightings: &Sightings,
        nominative: &[f32],
    ) -> Vec<(usize, BestReading)> {
        (0..self.places.len())
            .into_par_iter()
            .filter_map(|index| {
                let (place, at) = self.places[index];
                let parsed = &self.parsed[at];
                if parsed.given.is_some() != with_given_name {
                    return None;
                }
                let reading = match self.packs[place.language] {
                    Some(pack) if !pack.names.endings.is_empty() => {
                        read(parsed, pack, place, sightings, nominative[place.language])
                    }
                    _ => BestReading {
                        chosen: vec![0; parsed.choices.len()],
                        confidence: 1.0,
                    },
                };
                Some((index, reading))
            })
            .collect()
    }

    /// Counts the nominatives found, with more weight for certain ones.
    fn conclude(&self, readings: &[(usize, BestReading)], sightings: &mut Sightings) {
        for (index, reading) in readings {
            let (place, at) = self.places[*index];
            let weight = 2.0 * reading.confidence as f32 - 1.0;
            for (choices, chosen) in self.parsed[at].choices.iter().zip(&reading.chosen) {
                if let Some(choice) = choices.get(*chosen) {
                    let (spelled, folded) = (choice.spelled, choice.folded);
                    sightings.resolved.add(place, spelled, folded, weight);
                }
            }
        }
    }

    /// For each language, the log-odds that a name is in the nominative, from fairly certain results.
    fn odds(&self, readings: &[(usize, BestReading)]) -> Vec<f32> {
        /// Number of results that weigh as much as the prior.
        const ASSUMED: f32 = 20.0;
        const SURE: f64 = 0.75;
        let share = 1.0 / (1.0 + (-NOMINATIVE).exp());
        let mut counts = vec![(share * ASSUMED, (1.0 - share) * ASSUMED); self.packs.len()];
        for (index, reading) in readings.iter().filter(|(_, r)| r.confidence > SURE) {
            let (straight, bent) = &mut counts[self.places[*index].0.language];
            match reading.chosen.iter().all(|chosen| *chosen == 0) {
                true => *straight += 1.0,
                false => *bent += 1.0,
            }
        }
        counts
            .into_iter()
            .map(|(straight, bent)| (straight / bent).ln().clamp(0.5, 3.5))
            .collect()
    }

    /// Counts every form unchanged, and every nominative that different forms share.
    fn sightings(&self) -> Sightings {
        let mut sightings = Sightings {
            seen: FormCounts::default(),
            shared: FormCounts::default(),
            resolved: FormCounts::default(),
        };
        let mut counted = Counted::default();
        for (place, at) in &self.places {
            for choices in &self.parsed[*at].choices {
                let Some((as_it_stands, bent)) = choices.split_first() else {
                    continue;
                };
                let own = as_it_stands.spelled;
                sightings.seen.add(*place, own, as_it_stands.folded, 1.0);
                for choice in bent {
                    let nominative = (choice.spelled, choice.folded);
                    sightings
                        .shared
                        .add_once(*place, nominative, own, SHARED_WEIGHT, &mut counted);
                }
            }
        }
        sightings
    }
}

/// A candidate in lower case, and folded.
type Spelling = (String, String);

/// Splits a text and lists the candidates of its pieces; they are numbered by the accompanying list of spellings. If its ending is apart, the last piece
/// is in the nominative as it stands.
fn parse(
    text: &str,
    pack: Option<&LanguagePack>,
    given_names: &GivenNames,
    ending_is_apart: bool,
) -> (Parsed, Vec<Spelling>) {
    let name = NameText::cut(text, pack, &given_names.habits);
    let (given, surname) = name.given_and_surname(surname_first(text, pack), given_names);
    let last = name.pieces.len().saturating_sub(1);
    let mut spellings: Vec<Spelling> = Vec::new();
    let choices = name
        .pieces
        .iter()
        .enumerate()
        .map(|(index, piece)| {
            if !bends(piece.kind) {
                return Vec::new();
            }
            let none = LanguagePack::default();
            let pack = match pack {
                Some(pack) if !(ending_is_apart && index == last) => pack,
                _ => &none,
            };
            let mut choices: Vec<PieceChoice> = Vec::new();
            for candidate in candidates(&piece.text, pack, index == last) {
                let takes = taken(&candidate, pack);
                // Several cases give one nominative.
                let same = choices
                    .iter()
                    .find(|choice| choice.candidate.text == candidate.text);
                let choice = match same {
                    Some(same) => PieceChoice {
                        candidate,
                        takes,
                        ..*same
                    },
                    None => {
                        let number = spellings.len() as u32;
                        let (lower, folded) =
                            (candidate.text.to_lowercase(), fold_name(&candidate.text));
                        spellings.push((lower, folded));
                        PieceChoice {
                            spelled: number,
                            folded: number,
                            sex: given_names.sex(&candidate.text),
                            ending_gain: given_names.ending_gain(&piece.text, &candidate.text),
                            candidate,
                            takes,
                        }
                    }
                };
                choices.push(choice);
            }
            even_out(&mut choices);
            choices
        })
        .collect();
    let parsed = Parsed {
        name,
        given,
        surname,
        choices,
    };
    (parsed, spellings)
}

/// The endings that a piece could take if it is a nominative.
fn taken(candidate: &NominativeCandidate, pack: &LanguagePack) -> Vec<usize> {
    if candidate.ending.is_some() {
        return Vec::new();
    }
    let lower = candidate.text.to_lowercase();
    let endings = pack.names.endings.iter().enumerate();
    endings
        .filter(|(_, ending)| !ending.last_only && !ending.optional && takes(&lower, ending))
        .map(|(index, _)| index)
        .collect()
}

/// Endings of names show well whether a piece is inflected, less well which nominative is right: the counts mix many languages.
fn even_out(choices: &mut [PieceChoice]) {
    const OWN: f32 = 0.25;
    let best = choices
        .iter()
        .skip(1)
        .filter(|choice| !choice.candidate.needs_evidence)
        .map(|choice| choice.ending_gain)
        .fold(f32::MIN, f32::max);
    for choice in choices.iter_mut().skip(1) {
        choice.ending_gain = OWN * choice.ending_gain + (1.0 - OWN) * best.max(choice.ending_gain);
    }
}

fn written(parsed: &Parsed, chosen: &[usize]) -> String {
    let mut out = String::new();
    for ((piece, choices), chosen) in parsed.name.pieces.iter().zip(&parsed.choices).zip(chosen) {
        out.push_str(&piece.before);
        out.push_str(
            choices
                .get(*chosen)
                .map_or(piece.text.as_str(), |choice| choice.candidate.text.as_str()),
        );
    }
    out.push_str(&parsed.name.after);
    out
}
