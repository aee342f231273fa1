//! Tagged sentences, in the tokens of the program.

use cuttings::text::tokens;
use cuttings::understand::names::Label;
use flate2::read::GzDecoder;
use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

/// A sentence with a label for every token.
#[derive(Clone, Debug)]
pub(crate) struct Sentence {
    /// BCP 47 tag.
    pub(crate) language: String,
    /// Tokens as `text::tokens` cuts them.
    pub(crate) tokens: Vec<String>,
    /// What each is part of.
    pub(crate) labels: Vec<Label>,
}

/// The tagged sentences, those to train on and those kept apart to measure with.
#[derive(Default)]
pub(crate) struct Corpus {
    /// To train on.
    pub(crate) train: Vec<Sentence>,
    /// Every tenth sentence of the files that people tagged or corrected, never trained on.
    pub(crate) apart: Vec<Sentence>,
}

/// How many sentences of a file are used at most, by the part of its name before ".iob2.gz"; 0 leaves the file out.
fn limit(file: &str) -> usize {
    match file {
        "ru.silver-news" => 24_000,
        "kk.gold" => 22_000,
        "hr.gold" => 22_000,
        "sk.gold" | "sr.gold" | "ru.gold" | "mk.silver" => 12_000,
        "tr.gold" | "pl.silver" => 12_000,
        "ru.silver" | "bs.silver" => 5_000,
        "en.gold" => 9_000,
        "en.silver" | "de.gold" | "de.silver" => 6_000,
        "bn.silver" | "hi.silver" => 2_400,
        "hi.gold" | "th.gold" | "ja.gold" | "ar.gold" | "zh.gold" | "ko.gold" => 5_000,
        _ if file.ends_with("gold-hist") || file.ends_with("silver-proj") => 1_000,
        _ if file.ends_with("silver-propn") => 3_000,
        _ => 6_000,
    }
}

/// Reads a gzipped text line by line.
pub(crate) fn lines_of(
    path: &Path,
) -> Result<impl Iterator<Item = std::io::Result<String>>, Box<dyn Error>> {
    let file = File::open(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(BufReader::new(GzDecoder::new(file)).lines())
}

impl Corpus {
    /// Reads every `*.iob2.gz` in the folder, by name.
    pub(crate) fn read(folder: &Path) -> Result<Self, Box<dyn Error>> {
        let mut corpus = Self::default();
        let mut names: Vec<String> = std::fs::read_dir(folder)?
            .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
            .filter(|name| name.ends_with(".iob2.gz"))
            .collect();
        names.sort();
        for name in names {
            let kind = name.trim_end_matches(".iob2.gz");
            let language = kind.split('.').next().unwrap_or(kind);
            let mut sentences = read_file(&folder.join(&name), language)?;
            if kind.ends_with(".gold") {
                let mut place = 0;
                sentences.retain(|sentence| {
                    place += 1;
                    let apart = place % 10 == 0;
                    if apart {
                        corpus.apart.push(sentence.clone());
                    }
                    !apart
                });
            }
            corpus.train.extend(sample(sentences, limit(kind)));
        }
        Ok(corpus)
    }
}

/// At most `limit` sentences: those with a name first come, first served, one without a name for every two with one.
fn sample(sentences: Vec<Sentence>, limit: usize) -> Vec<Sentence> {
    let mut named = 0;
    let mut plain = 0;
    let mut out = Vec::new();
    for sentence in sentences {
        if out.len() >= limit {
            break;
        }
        if sentence.labels.iter().any(|label| *label != Label::Outside) {
            named += 1;
            out.push(sentence);
        } else if plain <= named {
            plain += 1;
            out.push(sentence);
        }
    }
    out
}

fn read_file(path: &Path, language: &str) -> Result<Vec<Sentence>, Box<dyn Error>> {
    let mut out = Vec::new();
    let mut current = empty(language);
    for line in lines_of(path)? {
        let line = line?;
        let Some((token, tag)) = line.split_once('\t') else {
            if !current.tokens.is_empty() {
                out.push(std::mem::replace(&mut current, empty(language)));
            }
            continue;
        };
        push_token(&mut current, token, Label::from_tag(tag));
    }
    if !current.tokens.is_empty() {
        out.push(current);
    }
    Ok(out)
}

/// A sentence without tokens.
pub(crate) fn empty(language: &str) -> Sentence {
    Sentence {
        language: language.to_string(),
        tokens: Vec::new(),
        labels: Vec::new(),
    }
}

/// Adds a token of a corpus, cut as the program cuts it: the first piece begins the name, the others continue it.
pub(crate) fn push_token(sentence: &mut Sentence, token: &str, label: Label) {
    let mut label = label;
    // Turkish parts a name from its endings by an apostrophe, as does the tagger.
    if sentence.language == "tr"
        && let Some(at) = token.find(['\'', '’'])
        && at > 1
        && token.starts_with(char::is_uppercase)
    {
        let after = at + token[at..].chars().next().map_or(1, char::len_utf8);
        let (apostrophe, ending) = (&token[at..after], &token[after..]);
        if !ending.is_empty() && ending.chars().all(char::is_lowercase) {
            sentence
                .tokens
                .extend([&token[..at], apostrophe, ending].map(str::to_owned));
            sentence
                .labels
                .extend([label, Label::Outside, Label::Outside]);
            return;
        }
    }
    for piece in tokens(token) {
        sentence.tokens.push(piece.span.of(token).to_string());
        sentence.labels.push(label);
        label = label.inside();
    }
}
