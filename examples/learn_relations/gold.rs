//! Reads development sets for the maintainers' tools: each text becomes a document as `understand` would hand it over, without its work on names.

#![allow(unreachable_pub, clippy::unwrap_used, clippy::disallowed_methods)]

use cuttings::cluster::Evidence;
use cuttings::cluster::background::Background;
use cuttings::cluster::concepts::Concepts;
use cuttings::cluster::decision::Decisions;
use cuttings::cluster::rarity::Rarity;
use cuttings::language::script_of_text;
use cuttings::model::*;
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
    Evidence {
        concepts: Concepts::from_bytes(bytes("concepts.bin")),
        rarity: Rarity::from_bytes(&bytes("background-rarity.bin")),
        background: Background::from_bytes(&bytes("background-pairs.bin")),
        decisions: Decisions::from_text(
            &std::fs::read_to_string(folder.join("relations.tsv")).unwrap_or_default(),
        ),
    }
}

/// Reads a gzipped JSON Lines file.
pub fn load(path: &Path) -> Set {
    let mut text = String::new();
    GzDecoder::new(std::fs::File::open(path).unwrap())
        .read_to_string(&mut text)
        .unwrap();
    let rows: Vec<serde_json::Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let word = |row: &serde_json::Value, key: &str| row[key].as_str().map(str::to_owned);
    let at: BTreeMap<String, usize> = rows
        .iter()
        .enumerate()
        .map(|(at, row)| (word(row, "path").unwrap(), at))
        .collect();
    let mut judged = BTreeMap::new();
    for (a, row) in rows.iter().enumerate() {
        for pair in row["pairs"].as_array().into_iter().flatten() {
            if let (Some(b), Some(score)) =
                (pair[0].as_str().and_then(|p| at.get(p)), pair[1].as_f64())
            {
                judged.insert((a.min(*b), a.max(*b)), score);
            }
        }
    }
    Set {
        documents: rows.iter().map(document).collect(),
        stories: rows.iter().map(|row| word(row, "story")).collect(),
        events: rows.iter().map(|row| word(row, "event")).collect(),
        judged,
    }
}

fn document(row: &serde_json::Value) -> Document {
    let text = row["text"].as_str().unwrap_or("").to_owned();
    let path = row["path"].as_str().unwrap_or("").to_owned();
    let tag = row["language"].as_str().unwrap_or("und").to_owned();
    let mut body: Vec<Block> = cuttings::text::lines(&text)
        .into_iter()
        .filter(|line| !line.span.is_empty())
        .map(|line| Block::new(BlockKind::Paragraph, line.span))
        .collect();
    let title = row["title"].as_str().and_then(|title| {
        let start = text.find(title)?;
        Some(Title {
            text: title.to_owned(),
            span: Some(Span::new(start, start + title.len())),
        })
    });
    if let Some(span) = title.as_ref().and_then(|t| t.span) {
        body.retain(|block| !block.span().overlaps(&span));
    }
    let published = row["published"].as_str().and_then(|date| {
        let mut parts = date.split('-').map(|part| part.parse::<i32>().ok());
        Some(DateReading {
            year: Some(parts.next()??),
            month: parts.next()?? as u32,
            day: parts.next()?? as u32,
            time: None,
            offset: None,
            basis: DateBasis::Header,
            span: None,
            weekday: None,
            ambiguous: false,
        })
    });
    let mentions = tagged(row, &text).unwrap_or_else(|| people(&text, &body));
    Document {
        id: path.clone(),
        path,
        format: Format::Text,
        original: Vec::new(),
        language: LanguageGuess {
            tag,
            script: script_of_text(&text).to_owned(),
            confidence: 1.0,
        },
        title,
        published,
        outlet: None,
        byline: Vec::new(),
        url: None,
        rights: None,
        body,
        furniture: Vec::new(),
        mentions,
        topics: Vec::new(),
        declared: DeclaredGrouping::default(),
        years: Vec::new(),
        diagnostics: Vec::new(),
        text,
    }
}

/// People as a name tagger found them, where the set was tagged beforehand: `"tagged": [[start, end], …]` in bytes.
fn tagged(row: &serde_json::Value, text: &str) -> Option<Vec<Mention>> {
    let spans = row["tagged"].as_array()?.iter().filter_map(|pair| {
        Some(Span::new(
            pair[0].as_u64()? as usize,
            pair[1].as_u64()? as usize,
        ))
    });
    Some(
        spans
            .map(|span| Mention {
                kind: EntityKind::Person,
                span,
                text: span.of(text).to_owned(),
                confidence: 0.9,
            })
            .collect(),
    )
}

/// Two to four capitalised words in a row, not at the start of a sentence: a stand-in for the name tagger.
fn people(text: &str, body: &[Block]) -> Vec<Mention> {
    use cuttings::text::{TokenKind, sentences, tokens};
    let mut out = Vec::new();
    for block in body {
        let whole = block.span();
        for sentence in sentences(whole.of(text)) {
            let sentence = sentence.shifted(whole.start);
            let all = tokens(sentence.of(text));
            let mut run: Vec<Span> = Vec::new();
            for (at, token) in all.iter().enumerate().skip(1) {
                let span = token.span.shifted(sentence.start);
                let written = span.of(text);
                let mut letters = written.chars();
                let named = token.kind == TokenKind::Word
                    && letters.next().is_some_and(char::is_uppercase)
                    && letters.clone().count() >= 2
                    && letters.all(|c| !c.is_uppercase());
                let adjacent = run.last().is_none_or(|last| {
                    text[last.end..span.start]
                        .trim_matches([' ', '-', '\u{a0}'])
                        .is_empty()
                });
                if !named || !adjacent || at + 1 == all.len() {
                    if named && adjacent {
                        run.push(span);
                    }
                    if (2..=4).contains(&run.len()) {
                        let span = Span::new(run[0].start, run[run.len() - 1].end);
                        out.push(Mention {
                            kind: EntityKind::Person,
                            span,
                            text: span.of(text).to_owned(),
                            confidence: 0.5,
                        });
                    }
                    run.clear();
                    if named && !adjacent {
                        run.push(span);
                    }
                } else {
                    run.push(span);
                }
            }
        }
    }
    out
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
