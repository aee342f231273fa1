//! Derives what `cluster` knows before it sees a document from aligned sentences: the lexicon from parts of words to concepts, how rare each piece
//! of evidence is, and what unrelated texts of two languages have in common. The same input gives the same bytes.
//!
//!     cargo run --release --example derive_concepts -- ../shared/train/parallel
//!
//! Method: a concept starts as a family of English words. In each language, each part of a word is tied to the concepts with whose sentences its own
//! sentences agree best (cosine of the two sets of sentences, the chance of one meeting discounted). Then the languages vote: a concept holds in a
//! sentence when enough of them say so, whatever the English wording, and the lexicon is made again from the votes.

#![allow(
    clippy::iter_over_hash_type,
    clippy::print_stdout,
    clippy::print_stderr,
    clippy::unwrap_used,
    clippy::disallowed_methods
)]

use cuttings::cluster::KnownTerms;
use cuttings::cluster::background::{Background, LONG, MEASURED, PairFigures, SHORT, Spread};
use cuttings::cluster::comparison::compare;
use cuttings::cluster::concepts::{Concepts, each_part};
use cuttings::cluster::keys::key;
use cuttings::cluster::profile::{DocumentProfile, TERM_KINDS, TermKind, read};
use cuttings::cluster::rarity::{Rarity, level};
use cuttings::language::{Languages, primary_subtag};
use cuttings::model::*;
use cuttings::text::tokens;
use flate2::read::GzDecoder;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::Read;
use std::path::Path;

/// One sentence in many languages.
#[derive(Default)]
struct Aligned {
    /// Article or other unit; sentences of one unit follow one another.
    unit: String,
    by_language: BTreeMap<String, String>,
}

/// Concepts at most, and entries at most for one language: the file stays below 5 MB.
const MOST_CONCEPTS: usize = 12_000;
const MOST_ENTRIES: usize = 9_500;
/// A word in more than this share of the sentences carries no information.
const TOO_COMMON: f64 = 0.08;
/// Minimum cosine of a tie.
const LEAST_TIE: f32 = 0.18;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let folder = arguments
        .first()
        .map_or("../shared/train/parallel", String::as_str);
    let into = arguments.get(1).map_or("data", String::as_str);
    // `--leave-out N/M`: without every M-th unit, for measuring on texts that were not seen.
    let left_out = arguments
        .get(2)
        .and_then(|a| a.split_once('/'))
        .map(|(n, m)| (n.parse::<usize>().unwrap(), m.parse::<usize>().unwrap()));
    std::fs::create_dir_all(into).unwrap();
    let all = load(Path::new(folder));
    let mut units: Vec<&str> = all
        .iter()
        .filter(|s| s.unit.starts_with('a'))
        .map(|s| s.unit.as_str())
        .collect();
    units.dedup();
    let sentences: Vec<&Aligned> = all
        .iter()
        .filter(|s| match left_out {
            Some((n, m)) => units
                .iter()
                .position(|u| *u == s.unit)
                .is_none_or(|at| at % m != n),
            None => true,
        })
        .collect();
    eprintln!("{} aligned sentences", sentences.len());
    let packs = Languages::compiled_in().unwrap();
    let lexicon = derive_lexicon(&sentences, &packs);
    std::fs::write(format!("{into}/concepts.bin"), &lexicon).unwrap();
    eprintln!("concepts.bin: {} bytes", lexicon.len());
    let concepts = Concepts::from_bytes(lexicon).with_packs(&packs);
    let rarity = derive_rarity(&sentences, &concepts);
    std::fs::write(format!("{into}/background-rarity.bin"), rarity.to_bytes()).unwrap();
    let background = derive_background(&sentences, &concepts, &rarity);
    std::fs::write(
        format!("{into}/background-pairs.bin"),
        background.to_bytes(),
    )
    .unwrap();
}

fn rows(path: &Path) -> Vec<Vec<String>> {
    let mut text = String::new();
    GzDecoder::new(std::fs::File::open(path).unwrap())
        .read_to_string(&mut text)
        .unwrap();
    text.lines()
        .map(|line| line.split('\t').map(str::to_owned).collect())
        .collect()
}

fn load(folder: &Path) -> Vec<Aligned> {
    let mut out: Vec<Aligned> = Vec::new();
    let mut seen = BTreeSet::new();
    for (file, first, unit_column) in [
        ("flores.tsv.gz", 2, Some(0)),
        ("sib.tsv.gz", 1, None),
        ("xwmt-turkic.tsv.gz", 0, None),
        ("tico.tsv.gz", 0, None),
    ] {
        let rows = rows(&folder.join(file));
        for (number, row) in rows.iter().enumerate().skip(1) {
            let mut sentence = Aligned {
                unit: unit_column.map_or_else(
                    || format!("{file}{}", number / 4),
                    |at: usize| row[at].clone(),
                ),
                ..Aligned::default()
            };
            for (name, text) in rows[0].iter().zip(row).skip(first) {
                let Some(tag) = tag(name, file) else { continue };
                let text = if file.starts_with("xwmt") {
                    untokenise(text)
                } else {
                    text.clone()
                };
                if !text.trim().is_empty() {
                    sentence.by_language.insert(tag.to_owned(), text);
                }
            }
            let english = sentence.by_language.get("en").cloned().unwrap_or_default();
            if !english.is_empty() && seen.insert(english) {
                out.push(sentence);
            }
        }
    }
    out
}

/// BCP 47 tag of a column; `None` for variants of a language that is there already.
fn tag<'a>(name: &'a str, file: &str) -> Option<&'a str> {
    Some(match name {
        "es-LA" => "es",
        "pt-BR" => "pt",
        "sr-Cyrl" => "sr",
        "prs" => "prs",
        "kr" | "nus" | "din" | "ti-ER" | "ti-ET" | "fuv" => return None,
        "ku" if file.starts_with("tico") => return None,
        other => other,
    })
}

fn untokenise(text: &str) -> String {
    [" ,", " .", " ?", " !", " ;", " :", " )", " %"]
        .iter()
        .fold(text.to_owned(), |text, sign| text.replace(sign, &sign[1..]))
        .replace("( ", "(")
}

/// Which sentences (with what weight) each concept holds in.
struct Active {
    /// By sentence.
    concepts: Vec<Vec<(u16, f32)>>,
}

fn derive_lexicon(sentences: &[&Aligned], packs: &Languages) -> Vec<u8> {
    let mut languages: BTreeMap<String, usize> = BTreeMap::new();
    for sentence in sentences {
        for tag in sentence.by_language.keys() {
            *languages.entry(tag.clone()).or_default() += 1;
        }
    }
    let languages: Vec<String> = languages
        .into_iter()
        .filter(|(_, count)| *count >= 300)
        .map(|(tag, _)| tag)
        .collect();
    let parts: Vec<HashMap<String, Vec<u32>>> = languages
        .par_iter()
        .map(|tag| parts_of(sentences, tag, packs))
        .collect();
    let english = languages.iter().position(|tag| tag == "en").unwrap();
    let mut active = first_concepts(sentences, &parts[english]);
    let mut lexicons = Vec::new();
    for round in 0..3 {
        lexicons = parts
            .par_iter()
            .zip(&languages)
            .map(|(parts, tag)| ties(sentences, tag, parts, &active))
            .collect::<Vec<_>>();
        eprintln!(
            "round {round}: {} entries",
            lexicons.iter().map(Vec::len).sum::<usize>()
        );
        if round < 2 {
            active = vote(sentences, (&languages, packs), &lexicons, &active);
        }
    }
    write_lexicon(&languages, &lexicons)
}

/// Every part of a word of the language with its sentences, if there are at least two.
fn parts_of(sentences: &[&Aligned], tag: &str, packs: &Languages) -> HashMap<String, Vec<u32>> {
    let primary = primary_subtag(tag);
    let letters = packs
        .iter()
        .filter(|pack| primary_subtag(&pack.tag) == primary)
        .map(|pack| &pack.writing.concept_letters)
        .find(|letters| !letters.is_empty());
    let mut out: HashMap<String, Vec<u32>> = HashMap::new();
    for (number, sentence) in sentences.iter().enumerate() {
        let Some(text) = sentence.by_language.get(tag) else {
            continue;
        };
        let all = tokens(text);
        for index in 0..all.len() {
            each_part(letters, text, &all, index, |part| {
                let list = out.entry(part.to_owned()).or_default();
                if list.last() != Some(&(number as u32)) {
                    list.push(number as u32);
                }
            });
        }
    }
    let most = (sentences.len() as f64 * TOO_COMMON * 2.0) as usize;
    out.retain(|_, list| list.len() >= 2 && list.len() <= most);
    out
}

/// Families of English words: words with one beginning, as long as makes the family neither too common nor a single sentence.
fn first_concepts(sentences: &[&Aligned], parts: &HashMap<String, Vec<u32>>) -> Active {
    let most = (sentences.len() as f64 * TOO_COMMON) as usize;
    let mut families: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (number, sentence) in sentences.iter().enumerate() {
        let text = &sentence.by_language["en"];
        for token in tokens(text) {
            let word = token.span.of(text).to_lowercase();
            if !word.chars().all(char::is_alphabetic) || word.len() < 3 {
                continue;
            }
            let family = family(&word);
            let list = families.entry(family).or_default();
            if list.last() != Some(&(number as u32)) {
                list.push(number as u32);
            }
        }
    }
    let mut kept: Vec<(String, Vec<u32>)> = families
        .into_iter()
        .filter(|(_, list)| list.len() >= 2 && list.len() <= most)
        .collect();
    kept.sort_by(|a, b| b.1.len().cmp(&a.1.len()).then(a.0.cmp(&b.0)));
    kept.truncate(MOST_CONCEPTS);
    eprintln!("{} concepts, {} English parts", kept.len(), parts.len());
    let mut concepts = vec![Vec::new(); sentences.len()];
    for (concept, (_, list)) in kept.iter().enumerate() {
        for sentence in list {
            concepts[*sentence as usize].push((concept as u16, 1.0));
        }
    }
    Active { concepts }
}

/// A word without its plural and verbal endings: crude on purpose, because the votes of the languages correct it.
fn family(word: &str) -> String {
    for ending in ["ies", "ied", "ing", "ed", "es", "s", "ly", "e", "y"] {
        if let Some(rest) = word.strip_suffix(ending)
            && rest.len() >= 3
        {
            return rest.to_owned();
        }
    }
    word.to_owned()
}

/// The best concepts of each part: (key, concept, tie), parts that add nothing to a shorter one left out.
fn ties(
    sentences: &[&Aligned],
    tag: &str,
    parts: &HashMap<String, Vec<u32>>,
    active: &Active,
) -> Vec<(u32, u16, f32)> {
    let mut sizes: HashMap<u16, f32> = HashMap::new();
    for (sentence, concepts) in sentences.iter().zip(&active.concepts) {
        if sentence.by_language.contains_key(tag) {
            for (concept, weight) in concepts {
                *sizes.entry(*concept).or_default() += weight;
            }
        }
    }
    let mut best: BTreeMap<&str, Vec<(u16, f32)>> = BTreeMap::new();
    let mut sums: HashMap<u16, f32> = HashMap::new();
    for (part, list) in parts {
        sums.clear();
        for sentence in list {
            for (concept, weight) in &active.concepts[*sentence as usize] {
                *sums.entry(*concept).or_default() += weight;
            }
        }
        let mut ranked: Vec<(u16, f32)> = sums
            .iter()
            .filter(|(_, together)| **together >= 1.5)
            .map(|(concept, together)| {
                let size = sizes[concept].max(*together);
                // One meeting may be chance.
                (
                    *concept,
                    (together - 0.7) / (list.len() as f32 * size).sqrt(),
                )
            })
            .filter(|(_, tie)| *tie >= LEAST_TIE)
            .collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let floor = ranked.first().map_or(0.0, |r| r.1 * 0.75);
        ranked.retain(|r| r.1 >= floor);
        ranked.truncate(2);
        if !ranked.is_empty() {
            best.insert(part, ranked);
        }
    }
    let mut out: Vec<(u32, u16, f32, f32)> = Vec::new();
    for (part, ranked) in &best {
        // A longer part that is tied to the same concept less firmly than a shorter one is never asked.
        let weaker = part.char_indices().skip(1).any(|(at, _)| {
            best.get(&part[..at])
                .is_some_and(|shorter| shorter[0].0 == ranked[0].0 && shorter[0].1 >= ranked[0].1)
        });
        if weaker {
            continue;
        }
        let use_of = (parts[*part].len() as f32).sqrt();
        for (concept, tie) in ranked {
            out.push((key(2, part), *concept, *tie, ranked[0].1 * use_of));
        }
    }
    out.sort_by(|a, b| {
        b.3.total_cmp(&a.3)
            .then(a.0.cmp(&b.0))
            .then(b.2.total_cmp(&a.2))
            .then(a.1.cmp(&b.1))
    });
    out.truncate(MOST_ENTRIES);
    let mut out: Vec<(u32, u16, f32)> = out
        .into_iter()
        .map(|(key, concept, tie, _)| (key, concept, tie))
        .collect();
    out.sort_by(|a, b| a.0.cmp(&b.0).then(b.2.total_cmp(&a.2)).then(a.1.cmp(&b.1)));
    out
}

/// What holds in each sentence by the voice of all languages.
fn vote(
    sentences: &[&Aligned],
    (languages, packs): (&[String], &Languages),
    lexicons: &[Vec<(u32, u16, f32)>],
    before: &Active,
) -> Active {
    let concepts = Concepts::from_bytes(write_lexicon(languages, lexicons)).with_packs(packs);
    let concepts = (0..sentences.len())
        .into_par_iter()
        .map(|number| {
            let mut votes: BTreeMap<u16, f32> = BTreeMap::new();
            let mut voters = 0.0_f32;
            for (tag, text) in &sentences[number].by_language {
                if !concepts.knows(tag) {
                    continue;
                }
                voters += 1.0;
                let all = tokens(text);
                let mut said: BTreeMap<u16, f32> = BTreeMap::new();
                concepts.each(tag, text, &all, |meaning, _| {
                    let trust = f32::from(meaning.trust) / 255.0;
                    let best = said.entry(meaning.concept).or_default();
                    *best = best.max(trust);
                });
                for (concept, trust) in said {
                    *votes.entry(concept).or_default() += trust;
                }
            }
            let original: BTreeMap<u16, f32> = before.concepts[number].iter().copied().collect();
            let mut out: Vec<(u16, f32)> = votes
                .iter()
                .filter_map(|(concept, sum)| {
                    let share = sum / voters.max(1.0);
                    let own = original.get(concept).copied().unwrap_or(0.0);
                    let together = 1.6 * share + 0.35 * own;
                    (together >= 0.35).then_some((*concept, together.min(1.0)))
                })
                .collect();
            for (concept, weight) in original {
                if !votes.contains_key(&concept) {
                    out.push((concept, weight * 0.35));
                }
            }
            out.sort_by_key(|entry| entry.0);
            out
        })
        .collect();
    Active { concepts }
}

fn write_lexicon(languages: &[String], lexicons: &[Vec<(u32, u16, f32)>]) -> Vec<u8> {
    let mut out = (languages.len() as u16).to_le_bytes().to_vec();
    for (tag, entries) in languages.iter().zip(lexicons) {
        out.push(tag.len() as u8);
        out.extend(tag.bytes());
        out.extend((entries.len() as u32).to_le_bytes());
        for (key, concept, tie) in entries {
            out.extend(key.to_le_bytes());
            out.extend(concept.to_le_bytes());
            out.push((tie.clamp(0.0, 1.0) * 255.0).round() as u8);
        }
    }
    out
}

/// A document with the given text.
fn document(tag: &str, text: String) -> Document {
    let whole = Span::new(0, text.len());
    Document {
        id: String::new(),
        path: String::new(),
        language: LanguageGuess {
            tag: tag.to_owned(),
            script: cuttings::language::script_of_text(&text).to_owned(),
            confidence: 1.0,
        },
        body: vec![Block::new(BlockKind::Paragraph, whole)],
        text,
        ..Document::default()
    }
}

/// Texts of `size` sentences that follow one another, by language; the n-th of each language is the same text.
fn texts(
    sentences: &[&Aligned],
    size: usize,
    concepts: &Concepts,
    rarity: &Rarity,
) -> BTreeMap<String, Vec<Option<DocumentProfile>>> {
    let tags: BTreeSet<&String> = sentences
        .iter()
        .flat_map(|s| s.by_language.keys())
        .collect();
    let tags: Vec<&String> = tags.into_iter().collect();
    let known = KnownTerms::default();
    tags.into_par_iter()
        .map(|tag| {
            let readings = sentences
                .chunks(size)
                .map(|chunk| {
                    let parts: Vec<&str> = chunk
                        .iter()
                        .filter_map(|s| s.by_language.get(tag))
                        .map(String::as_str)
                        .collect();
                    (parts.len() == size).then(|| {
                        let document = document(tag, parts.join("\n"));
                        let mut reading = read(&document, concepts, &known, rarity);
                        reading.weigh(rarity);
                        reading
                    })
                })
                .collect();
            (tag.clone(), readings)
        })
        .collect()
}

fn derive_rarity(sentences: &[&Aligned], concepts: &Concepts) -> Rarity {
    let texts = texts(sentences, 8, concepts, &Rarity::default());
    let mut tables: [Vec<u8>; 6] = Default::default();
    for kind in TERM_KINDS {
        let size = 1_usize << 16;
        let mut most = vec![0.0_f64; size];
        let mut sum = vec![0.0_f64; size];
        let mut languages = 0.0;
        for readings in texts.values() {
            let known: Vec<&DocumentProfile> = readings.iter().flatten().collect();
            if known.len() < 60 {
                continue;
            }
            languages += 1.0;
            let mut counts = vec![0_u32; size];
            for reading in &known {
                for (key, _) in reading.sets[kind as usize].iter() {
                    counts[key as usize & (size - 1)] += 1;
                }
            }
            for (at, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
                let share = f64::from(*count) / known.len() as f64;
                most[at] = most[at].max(share);
                sum[at] += share;
            }
        }
        // A spelling or word that is common in one language proves nothing in any; a name, number or concept belongs to all.
        let shares: Vec<f64> = match kind {
            TermKind::Spelling | TermKind::Word => most,
            _ => sum
                .iter()
                .map(|sum| sum / f64::max(languages, 1.0))
                .collect(),
        };
        tables[kind as usize] = shares.into_iter().map(level).collect();
    }
    Rarity::new(tables)
}

fn derive_background(sentences: &[&Aligned], concepts: &Concepts, rarity: &Rarity) -> Background {
    let sizes = [2, 14].map(|size| texts(sentences, size, concepts, rarity));
    let primary = |tag: &str| tag.split('-').next().unwrap().to_owned();
    let mut tags: BTreeMap<String, String> = BTreeMap::new();
    for tag in sizes[0].keys() {
        tags.entry(primary(tag)).or_insert_with(|| tag.clone());
    }
    let english = &sizes[1]["en"];
    let expansions: BTreeMap<String, f32> = tags
        .iter()
        .map(|(short, tag)| {
            let ratios: Vec<f32> = sizes[1][tag]
                .iter()
                .zip(english)
                .filter_map(|(x, e)| Some(x.as_ref()?.letters / e.as_ref()?.letters))
                .collect();
            (
                short.clone(),
                if ratios.is_empty() {
                    1.0
                } else {
                    ratios.iter().sum::<f32>() / ratios.len() as f32
                },
            )
        })
        .collect();
    let lengths = Background::new(BTreeMap::new(), expansions.clone());
    let short: Vec<&String> = tags.keys().collect();
    let wanted: Vec<(&String, &String)> = short
        .iter()
        .enumerate()
        .flat_map(|(i, a)| short[i..].iter().map(move |b| (*a, *b)))
        .collect();
    let pairs: BTreeMap<(String, String), PairFigures> = wanted
        .par_iter()
        .map(|(a, b)| {
            let measured = [0, 1]
                .map(|size| spread(&sizes[size][&tags[*a]], &sizes[size][&tags[*b]], &lengths));
            let figures = std::array::from_fn(|at| {
                // Straight lines through the two sizes give the figures at the two lengths that the program interpolates between.
                let wanted = [SHORT, LONG][at];
                let share = (wanted - measured[0].1) / (measured[1].1 - measured[0].1).max(0.5);
                std::array::from_fn(|m| {
                    let line = |x: f32, y: f32| (x + (y - x) * share).clamp(0.0, 1.0);
                    Spread {
                        mean: line(measured[0].0[m].mean, measured[1].0[m].mean),
                        deviation: line(measured[0].0[m].deviation, measured[1].0[m].deviation)
                            .max(0.25 * measured[0].0[m].deviation),
                    }
                })
            });
            (((*a).clone(), (*b).clone()), figures)
        })
        .collect();
    Background::new(pairs, expansions)
}

/// Mean and spread over unrelated texts, and the mean logarithm of the shorter one's letters.
fn spread(
    a: &[Option<DocumentProfile>],
    b: &[Option<DocumentProfile>],
    lengths: &Background,
) -> ([Spread; MEASURED], f32) {
    let mut values: [Vec<f32>; MEASURED] = Default::default();
    let mut letters = Vec::new();
    let known: Vec<usize> = (0..a.len()).filter(|at| a[*at].is_some()).collect();
    let count = known.len();
    for (number, at) in known.iter().enumerate() {
        for step in [3, 7, 29] {
            let other = known[(number + step) % count.max(1)];
            let (Some(x), Some(y)) = (&a[*at], &b[other]) else {
                continue;
            };
            if other == *at {
                continue;
            }
            let measures = compare(x, y, lengths);
            letters.push(measures.shorter);
            let s = TermKind::Spelling as usize;
            let c = TermKind::Concept as usize;
            for (into, value) in values.iter_mut().zip([
                measures.cosine[s],
                measures.aligned[s],
                measures.cosine[c],
                measures.aligned[c],
            ]) {
                into.push(value);
            }
            if values[0].len() >= 240 {
                break;
            }
        }
    }
    let figures = values.map(|values| {
        if values.len() < 5 {
            return Spread {
                mean: 0.03,
                deviation: 0.03,
            };
        }
        let mean = values.iter().sum::<f32>() / values.len() as f32;
        let variance = values.iter().map(|v| (v - mean).powi(2)).sum::<f32>() / values.len() as f32;
        Spread {
            mean,
            deviation: variance.sqrt(),
        }
    });
    (
        figures,
        if letters.is_empty() {
            SHORT
        } else {
            letters.iter().sum::<f32>() / letters.len() as f32
        },
    )
}
