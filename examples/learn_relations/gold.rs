//! Reads development sets for the maintainers' tools.

#![allow(unreachable_pub, clippy::unwrap_used, clippy::disallowed_methods)]

use cuttings::cluster::Evidence;
use cuttings::cluster::background::Background;
use cuttings::cluster::concepts::Concepts;
use cuttings::cluster::decision::Decisions;
use cuttings::cluster::rarity::Rarity;
use cuttings::language::Languages;
use cuttings::model::Document;
use cuttings::{Scope, Setup, read_documents};
use flate2::read::GzDecoder;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::Path;

/// A set: documents sorted by id, with what is known of them.
pub struct Set {
    /// The texts.
    pub documents: Vec<Document>,
    /// Story by document, where known.
    pub stories: Vec<Option<String>>,
    /// Event by document, where known.
    pub events: Vec<Option<String>>,
    /// Pairs that people judged, from 1 (one event) to 4.
    pub judged: BTreeMap<(usize, usize), f64>,
}

/// Evidence from the files of a folder.
pub fn evidence(folder: &Path) -> Evidence {
    let bytes = |name: &str| std::fs::read(folder.join(name)).unwrap();
    let languages = Languages::compiled_in().unwrap();
    Evidence {
        concepts: Concepts::from_bytes(bytes("concepts.bin")).with_packs(&languages),
        rarity: Rarity::from_bytes(&bytes("background-rarity.bin")),
        background: Background::from_bytes(&bytes("background-pairs.bin")),
        decisions: Decisions::from_text(
            &std::fs::read_to_string(folder.join("relations.tsv")).unwrap_or_default(),
        ),
        ..Evidence::compiled_in(&languages)
    }
}

/// Reads a gzipped JSON Lines file; the texts are read as the program reads them.
pub fn load(path: &Path) -> Set {
    let mut text = String::new();
    GzDecoder::new(std::fs::File::open(path).unwrap())
        .read_to_string(&mut text)
        .unwrap();
    let rows: BTreeMap<String, serde_json::Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .map(|row: serde_json::Value| (row["path"].as_str().unwrap().to_owned(), row))
        .collect();
    let documents = documents(&rows);
    let at: BTreeMap<&str, usize> = documents
        .iter()
        .enumerate()
        .map(|(at, document)| (document.path.as_str(), at))
        .collect();
    let word =
        |document: &Document, key: &str| rows[&document.path][key].as_str().map(str::to_owned);
    let mut judged = BTreeMap::new();
    for (a, document) in documents.iter().enumerate() {
        for pair in rows[&document.path]["pairs"]
            .as_array()
            .into_iter()
            .flatten()
        {
            if let (Some(b), Some(score)) =
                (pair[0].as_str().and_then(|p| at.get(p)), pair[1].as_f64())
            {
                judged.insert((a.min(*b), a.max(*b)), score);
            }
        }
    }
    Set {
        stories: documents.iter().map(|d| word(d, "story")).collect(),
        events: documents.iter().map(|d| word(d, "event")).collect(),
        documents,
        judged,
    }
}

/// The set with each document as a story of its own, and nothing known of events.
pub fn each_for_itself(set: Set) -> Set {
    Set {
        stories: set.documents.iter().map(|d| Some(d.path.clone())).collect(),
        events: vec![None; set.documents.len()],
        ..set
    }
}

/// Writes the texts to a folder and reads them back; paths are those of the rows.
fn documents(rows: &BTreeMap<String, serde_json::Value>) -> Vec<Document> {
    let folder = tempfile::tempdir().unwrap();
    for (path, row) in rows {
        std::fs::write(folder.path().join(path), row["text"].as_str().unwrap()).unwrap();
    }
    let setup = Setup::without_archive().unwrap();
    let read = read_documents(&setup, &[(folder.path(), "")], Scope::Files, &|_, _| {}).unwrap();
    let mut documents = read.documents;
    for document in &mut documents {
        document.path = document.path.trim_start_matches('/').to_owned();
    }
    documents
}

/// Pairs of documents known to be one story or one event, ascending.
pub fn positive(set: &Set) -> BTreeSet<(usize, usize)> {
    let mut out: BTreeSet<(usize, usize)> = set
        .judged
        .iter()
        .filter(|(_, score)| **score <= 2.0)
        .map(|(pair, _)| *pair)
        .collect();
    for labels in [&set.stories, &set.events] {
        for a in 0..labels.len() {
            for b in a + 1..labels.len() {
                if labels[a].is_some() && labels[a] == labels[b] {
                    out.insert((a, b));
                }
            }
        }
    }
    out
}

/// Whether a pair is one story and one event: 1 yes, 0 no, -1 not known.
pub fn labels(set: &Set, a: usize, b: usize) -> (i32, i32) {
    let of = |labels: &[Option<String>]| match (&labels[a], &labels[b]) {
        (Some(x), Some(y)) => i32::from(x == y),
        _ => -1,
    };
    let story = of(&set.stories);
    let event = match set.judged.get(&(a, b)) {
        Some(score) if *score <= 2.0 => 1,
        Some(score) if *score >= 3.0 => 0,
        Some(_) => -1,
        None if !set.judged.is_empty() => -1,
        None => of(&set.events),
    };
    // One text is one event; of two texts in a set of stories nothing more is known.
    (story, if event < 0 && story == 1 { 1 } else { event })
}

/// The part of a set of short stories whose sentences a lexicon derived with `half/of` left out has not seen, by the articles of flores.tsv.gz.
pub fn unseen(set: &Set, parallel: &Path, half: usize, of: usize) -> Set {
    let mut text = String::new();
    GzDecoder::new(std::fs::File::open(parallel.join("flores.tsv.gz")).unwrap())
        .read_to_string(&mut text)
        .unwrap();
    let mut articles: Vec<&str> = Vec::new();
    let mut of_sentence: BTreeMap<&str, usize> = BTreeMap::new();
    for line in text.lines().skip(1) {
        let mut cells = line.split('\t');
        let article = cells.next().unwrap();
        if articles.last() != Some(&article) {
            articles.push(article);
        }
        of_sentence.extend(
            cells
                .skip(1)
                .map(|sentence| (sentence.trim(), articles.len() - 1)),
        );
    }
    let kept: Vec<usize> = (0..set.documents.len())
        .filter(|at| {
            let document = &set.documents[*at];
            let article = document
                .text
                .lines()
                .find_map(|line| of_sentence.get(line.trim()));
            article.is_some_and(|article| article % of == half)
        })
        .collect();
    Set {
        documents: kept.iter().map(|at| set.documents[*at].clone()).collect(),
        stories: kept.iter().map(|at| set.stories[*at].clone()).collect(),
        events: kept.iter().map(|at| set.events[*at].clone()).collect(),
        judged: BTreeMap::new(),
    }
}
