//! Counts concepts and phrases over stories and compares their frequency with the background.

use super::words::{ContentWord, ContentWords};
use crate::cluster::Evidence;
use crate::cluster::keys::{key, stem};
use crate::cluster::profile::TermKind;
use crate::model::Archive;
use std::collections::{BTreeMap, BTreeSet};

/// What a word or phrase is counted as: its meaning if known, otherwise its language and stems.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sense {
    /// Concepts, ascending: the same in every language.
    Concepts(Vec<u16>),
    /// Stems of words of one language.
    Stems(String, Vec<String>),
}

/// A recurring subject of the archive.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// The subject.
    pub(super) sense: Sense,
    /// Archives have topics about it.
    pub(super) is_subject: bool,
    /// Indices of the stories about it.
    pub(super) stories: BTreeSet<usize>,
    /// Salience: the number of stories times the logarithm of its frequency relative to the background.
    score: f64,
}

#[derive(Default)]
struct Count {
    /// Occurrences by story: the maximum over its versions; a headline counts twice.
    stories: BTreeMap<usize, usize>,
    /// Stories with it in a headline.
    in_titles: BTreeSet<usize>,
    /// Stories with it in the body.
    in_bodies: BTreeSet<usize>,
    all: usize,
    covered: usize,
    /// Occurrences of which something tells whether it is a noun there, and those where it is.
    told: usize,
    nouns: usize,
    rarity: f64,
}

impl Count {
    /// Whether its places show it to be a noun. What nothing is told of passes only as a phrase.
    fn is_noun(&self, phrase: bool) -> bool {
        (phrase && self.told < TOLD) || (self.nouns > 0 && self.nouns * NOUN >= self.told)
    }
}

/// Fewer occurrences do not tell that a phrase has no noun.
const TOLD: usize = 3;
/// A noun stands behind an article, or has the capital of a noun, in at least one of so many places.
const NOUN: usize = 5;

/// A story is about what occurs in it at least this often.
const OFTEN: usize = 2;
/// The most salient candidates, among which there are enough that languages agree on.
const MOST: usize = 400;
/// A candidate is covered if one topic has at least this share of its stories.
const COVERED: f64 = 0.6;

/// Headlines name it in at least one of so many of its stories: what no headline names is a turn of phrase.
const IN_TITLES: usize = 3;
/// What archives have topics about needs no headline in so many stories.
const MANY: usize = 5;
/// Logarithm of how much more frequent than elsewhere it is at least, and the same for what archives have topics about.
const GAIN: f64 = 0.7;
const GAIN_OF_SUBJECT: f64 = 0.2;
/// How much more salient a phrase is than a word, and what archives have topics about than anything else.
const OF_PHRASE: f64 = 1.5;
const OF_SUBJECT: f64 = 4.0;

/// What is in more than one of so many stories of its language is its turn of phrase, or what the whole archive is about; with few stories nobody can
/// tell.
const EVERYWHERE: usize = 3;
const FEW: usize = 10;

/// A subject recurs: it is in so many events, of two days at least where they are dated. In an archive of few stories, two are enough.
const EVENTS: usize = 3;

/// Calls `found` for the sense of each word, and of each two or three consecutive words.
pub(super) fn each_sense<'r>(
    read: &'r ContentWords,
    mut found: impl FnMut(Sense, &'r [ContentWord]),
) {
    for start in 0..read.words.len() {
        for length in 1..=3_usize {
            let Some(run) = read.words.get(start..start + length) else {
                break;
            };
            if run.windows(2).any(|pair| pair[1].at != pair[0].at + 1) {
                break;
            }
            let sense = sense(&read.language, run);
            // Without a list of function words every phrase may be one of them.
            let is_known =
                |sense: &Sense| read.with_function_words || matches!(sense, Sense::Concepts(_));
            if let Some(sense) = sense.filter(is_known) {
                found(sense, run);
            }
        }
    }
}

fn sense(language: &str, run: &[ContentWord]) -> Option<Sense> {
    let concepts: Option<BTreeSet<u16>> = run.iter().map(|word| word.concept).collect();
    match concepts {
        Some(concepts) if concepts.len() == run.len() => {
            Some(Sense::Concepts(concepts.into_iter().collect()))
        }
        _ if run.len() == 1 => None,
        _ => {
            let stems: Vec<String> = run.iter().map(|t| stem(&t.form).to_owned()).collect();
            Some(Sense::Stems(language.to_owned(), stems))
        }
    }
}

/// The most salient senses that no topic covers.
pub(super) fn salient(
    archive: &Archive,
    evidence: &Evidence,
    subjects: &BTreeSet<u16>,
    read: &[ContentWords],
) -> Vec<Candidate> {
    let mut counts: BTreeMap<Sense, Count> = BTreeMap::new();
    for read in read {
        let mut own: BTreeMap<Sense, usize> = BTreeMap::new();
        each_sense(read, |sense, run| {
            let titled = run.iter().all(|word| word.in_title);
            *own.entry(sense.clone()).or_default() += 1 + usize::from(titled);
            let count = counts.entry(sense).or_default();
            count.all += 1;
            count.covered += usize::from(run.iter().any(|word| word.covered));
            count.rarity = rarity(evidence, run);
            let noun = run.first().and_then(|word| word.noun);
            count.told += usize::from(noun.is_some());
            count.nouns += usize::from(noun == Some(true));
            if titled {
                count.in_titles.insert(read.story);
            } else {
                count.in_bodies.insert(read.story);
            }
        });
        for (sense, times) in own {
            if let Some(count) = counts.get_mut(&sense) {
                let known = count.stories.entry(read.story).or_default();
                *known = times.max(*known);
            }
        }
    }
    let common = CommonWords::of(read);
    let languages_of: Vec<usize> = archive
        .stories
        .iter()
        .map(|story| {
            let versions = story.documents.iter();
            let tags = versions.map(|&at| archive.documents[at].document.language.tag.as_str());
            tags.collect::<BTreeSet<_>>().len()
        })
        .collect();
    let titled = archive.documents.iter();
    let titled = titled.filter(|one| one.document.title.is_some()).count();
    let has_titles = titled * 2 > archive.documents.len();
    let number = archive.stories.len().max(1) as f64;
    let widest = if number < 10.0 { number } else { number * 0.4 };
    let mut candidates: Vec<Candidate> = counts
        .into_iter()
        .filter(|(sense, count)| count.covered * 2 < count.all && !common.has_one_of(sense))
        .filter_map(|(sense, count)| {
            let phrase = !matches!(&sense, Sense::Concepts(concepts) if concepts.len() == 1);
            let is_subject = matches!(&sense, Sense::Concepts(concepts)
                if concepts.iter().all(|concept| subjects.contains(concept)));
            let least = if phrase { 1 } else { OFTEN };
            let often = count.stories.iter().filter(|(_, times)| **times >= least);
            let stories: BTreeSet<usize> = often.map(|(story, _)| *story).collect();
            let share = stories.len() as f64 / number;
            let needs_titles = has_titles && !(is_subject && stories.len() >= MANY);
            if needs_titles && count.in_titles.len() * IN_TITLES < stories.len() {
                return None;
            }
            // The same words in other languages would have given a subject of several languages its meaning.
            let abroad = stories
                .iter()
                .filter(|story| languages_of[**story] > 1)
                .count();
            if matches!(sense, Sense::Stems(..)) && abroad * 2 > stories.len() {
                return None;
            }
            // What stands in headlines only is the name of a site or of a section.
            if count.in_bodies.len() * 2 < stories.len() || !count.is_noun(phrase) {
                return None;
            }
            if !recurs(archive, &stories) {
                return None;
            }
            let gain = share.ln() + count.rarity;
            let least = if is_subject { GAIN_OF_SUBJECT } else { GAIN };
            let score = stories.len() as f64
                * gain
                * if phrase { OF_PHRASE } else { 1.0 }
                * if is_subject { OF_SUBJECT } else { 1.0 };
            let is_salient = stories.len() >= 2 && stories.len() as f64 <= widest && gain > least;
            is_salient.then_some(Candidate {
                sense,
                is_subject,
                stories,
                score,
            })
        })
        .filter(|candidate| !is_covered(archive, &candidate.stories, number))
        .collect();
    candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.sense.cmp(&b.sense)));
    candidates.truncate(MOST);
    candidates
}

/// Whether stories tell of several events, and of several days.
fn recurs(archive: &Archive, stories: &BTreeSet<usize>) -> bool {
    let events: BTreeSet<usize> = stories
        .iter()
        .map(|story| archive.stories[*story].event)
        .collect();
    let days = events.iter().map(|event| archive.events[*event].first_date);
    let dated: Vec<_> = days.flatten().collect();
    let days: BTreeSet<_> = dated.iter().collect();
    let least = match archive.stories.len() {
        0..FEW => EVENTS - 1,
        _ => EVENTS,
    };
    events.len() >= least && (dated.len() * 2 < events.len() || days.len() > 1)
}

/// Words that are in many stories of their language.
struct CommonWords {
    stems: BTreeSet<(String, String)>,
    concepts: BTreeSet<u16>,
}

impl CommonWords {
    fn of(read: &[ContentWords]) -> Self {
        let mut stories: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
        let mut of_stem: BTreeMap<(&str, &str), BTreeSet<usize>> = BTreeMap::new();
        let mut of_concept: BTreeMap<(&str, u16), BTreeSet<usize>> = BTreeMap::new();
        for read in read {
            let language = read.language.as_str();
            stories.entry(language).or_default().insert(read.story);
            for word in &read.words {
                let with_stem = of_stem.entry((language, stem(&word.form))).or_default();
                with_stem.insert(read.story);
                if let Some(concept) = word.concept {
                    let with_concept = of_concept.entry((language, concept)).or_default();
                    with_concept.insert(read.story);
                }
            }
        }
        let is_common = |language: &str, found: &BTreeSet<usize>| {
            let all = stories.get(language).map_or(0, BTreeSet::len);
            all >= FEW && found.len() * EVERYWHERE > all
        };
        let stems = of_stem.iter();
        let stems = stems.filter(|((language, _), found)| is_common(language, found));
        let concepts = of_concept.iter();
        let concepts = concepts.filter(|((language, _), found)| is_common(language, found));
        Self {
            stems: stems
                .map(|((language, stem), _)| ((*language).to_owned(), (*stem).to_owned()))
                .collect(),
            concepts: concepts.map(|((_, concept), _)| *concept).collect(),
        }
    }

    fn has_one_of(&self, sense: &Sense) -> bool {
        match sense {
            Sense::Concepts(concepts) => concepts.iter().any(|one| self.concepts.contains(one)),
            Sense::Stems(language, stems) => stems
                .iter()
                .any(|stem| self.stems.contains(&(language.clone(), stem.clone()))),
        }
    }
}

/// Minus the logarithm of the share of texts that contain its rarest word, and a little more for every other word.
fn rarity(evidence: &Evidence, run: &[ContentWord]) -> f64 {
    let of = |word: &ContentWord| match word.concept {
        Some(concept) => evidence
            .rarity
            .of(TermKind::Concept, u32::from(concept), ""),
        None => evidence
            .rarity
            .of(TermKind::Word, key(5, stem(&word.form)), ""),
    };
    let weights: Vec<f64> = run.iter().map(|word| f64::from(of(word))).collect();
    let rarest = weights.iter().copied().fold(0.0, f64::max);
    let all: f64 = weights.iter().sum();
    rarest + (all - rarest) * 0.25
}

/// Whether one of the owner's topics has most of the stories. A topic that has most of the archive covers nothing in particular.
fn is_covered(archive: &Archive, stories: &BTreeSet<usize>, number: f64) -> bool {
    archive.topics.iter().any(|entry| {
        let has: BTreeSet<usize> = entry
            .documents
            .iter()
            .map(|document| archive.documents[*document].story)
            .collect();
        let both = has.intersection(stories).count() as f64;
        has.len() as f64 <= number * 0.5 && both >= stories.len() as f64 * COVERED
    })
}

/// Whether two candidates are near-duplicates: a shared word, or nearly the same stories.
pub(super) fn repeats(first: &Candidate, second: &Candidate) -> bool {
    let shared = match (&first.sense, &second.sense) {
        (Sense::Concepts(a), Sense::Concepts(b)) => a.iter().any(|concept| b.contains(concept)),
        (Sense::Stems(a, first), Sense::Stems(b, second)) => {
            a == b && first.iter().any(|stem| second.contains(stem))
        }
        _ => false,
    };
    let both = first.stories.intersection(&second.stories).count();
    let fewer = first.stories.len().min(second.stories.len());
    let more = first.stories.len().max(second.stories.len());
    (shared && both * 3 >= fewer) || both * 5 >= more * 4
}
