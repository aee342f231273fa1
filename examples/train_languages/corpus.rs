//! Training text by language: sources, cleaning, limits and held-out sentences.

use crate::convert;
use crate::pieces::Numbers;
use cuttings::understand::identify::script::{SCRIPTS, main_script};
use flate2::read::GzDecoder;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::Path;

/// Sentences of one language.
pub(crate) struct Text {
    /// BCP 47.
    pub(crate) tag: String,
    /// Sentences to train on.
    pub(crate) train: Vec<String>,
    /// Held-out sentences, for calibration.
    pub(crate) held_out: Vec<String>,
}

/// Maximum number of characters per kind of source and language; more would only skew the counts.
const MOST_PARALLEL: usize = 700_000;
const MOST_TAGGED: usize = 450_000;
/// One of this many sentences is held out.
const HELD_OUT: usize = 20;

/// Languages without sentences at hand: the words of theirs that are most frequent are drawn by how frequent they are. N-grams do not reach across
/// words, so the order of words makes no difference.
const FROM_WORDS: &[&str] = &["af", "cy", "eo", "eu", "ga", "gl", "is", "mt"];
/// Rows of words drawn, and words in a row.
const ROWS: usize = 8_000;
const ROW: usize = 12;

/// Reads everything below `../shared/train`, by script code.
pub(crate) fn read(folder: &Path) -> Result<BTreeMap<String, Vec<Text>>, String> {
    let mut parallel: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for name in ["flores", "sib", "xwmt-turkic", "tico"] {
        columns(
            &unpack(&folder.join(format!("parallel/{name}.tsv.gz")))?,
            &mut parallel,
        );
    }
    let mut tagged: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in [
        "ar.gold",
        "bn.silver",
        "da.gold",
        "de.gold",
        "de.silver",
        "en.gold",
        "en.silver",
        "es.silver",
        "et.gold",
        "fa.silver",
        "fi.gold",
        "fr.silver",
        "hi.gold",
        "hr.gold",
        "hu.gold",
        "id.gold",
        "ja.gold",
        "kk.gold",
        "ko.gold",
        "mk.silver",
        "nb.gold",
        "nl.silver",
        "nn.gold",
        "pl.silver",
        "pt.gold",
        "pt.silver",
        "ro.gold",
        "ru.gold",
        "ru.silver-news",
        "sk.gold",
        "sq.silver",
        "sr.gold",
        "sv.gold",
        "th.gold",
        "tr.gold",
        "zh.gold",
    ] {
        let language = file.split('.').next().unwrap_or(file);
        let language = if language == "sr" {
            "sr-Latn"
        } else {
            language
        };
        let sentences = sentences(&unpack(&folder.join(format!("ner/{file}.iob2.gz")))?);
        tagged.entry(language.into()).or_default().extend(sentences);
    }
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (sources, most) in [(parallel, MOST_PARALLEL), (tagged, MOST_TAGGED)] {
        for (tag, sentences) in sources {
            let mut length = 0;
            let capped = sentences.into_iter().take_while(|s| {
                length += s.chars().count();
                length <= most
            });
            all.entry(tag).or_default().extend(capped);
        }
    }
    derive_spellings(&mut all);
    for tag in FROM_WORDS {
        let table = unpack(&folder.join(format!("words/{tag}.tsv.gz")))?;
        all.insert((*tag).into(), from_words(&table));
    }
    let mut scripts: BTreeMap<String, Vec<Text>> = BTreeMap::new();
    for (tag, sentences) in all {
        let script = script_of(&tag, &sentences);
        let text = hold_out(tag, &script, sentences);
        scripts.entry(script).or_default().push(text);
    }
    Ok(scripts)
}

/// Spellings in other scripts of the same sentences.
fn derive_spellings(all: &mut BTreeMap<String, Vec<String>>) {
    let of = |tag: &str| all.get(tag).cloned().unwrap_or_default();
    let (uz, kk, sr, sr_latin) = (of("uz"), of("kk"), of("sr"), of("sr-Latn"));
    let each = |sentences: &[String], change: fn(&str) -> String| {
        sentences.iter().map(|s| change(s)).collect::<Vec<_>>()
    };
    all.insert("uz-Cyrl".into(), each(&uz, convert::uzbek_cyrillic));
    let mut kk_latin = each(&kk, convert::kazakh_latin_2021);
    kk_latin.extend(each(&kk, convert::kazakh_latin_2018).into_iter().step_by(3));
    all.insert("kk-Latn".into(), kk_latin);
    all.entry("sr".into())
        .or_default()
        .extend(each(&sr_latin, convert::serbian_cyrillic));
    all.entry("sr-Latn".into())
        .or_default()
        .extend(each(&sr, convert::serbian_latin));
    if let Some(kaa) = all.get_mut("kaa") {
        *kaa = each(kaa, convert::karakalpak_repaired);
        let mut latin = each(kaa, convert::karakalpak_latin);
        let typed = each(&latin, convert::karakalpak_with_apostrophes);
        latin.extend(typed.into_iter().step_by(3));
        all.insert("kaa-Latn".into(), latin);
    }
}

fn hold_out(tag: String, script: &str, sentences: Vec<String>) -> Text {
    let (mut train, mut held_out, mut known) = (Vec::new(), Vec::new(), BTreeSet::new());
    for sentence in sentences {
        let fits = main_script(std::iter::once(sentence.as_str()))
            .is_some_and(|s| SCRIPTS[s.0].code == script);
        if !fits || !known.insert(sentence.clone()) {
            continue;
        }
        if known.len() % HELD_OUT == 7 {
            held_out.push(sentence);
        } else {
            train.push(sentence);
        }
    }
    Text {
        tag,
        train,
        held_out,
    }
}

/// The script most sentences are in.
fn script_of(tag: &str, sentences: &[String]) -> String {
    let code = main_script(sentences.iter().take(50).map(String::as_str))
        .map_or("", |s| SCRIPTS[s.0].code);
    assert!(!code.is_empty(), "{tag} has no letters");
    code.into()
}

/// Tag of a column; empty where the column is no clean text of a language.
fn tag_of_column(column: &str) -> &str {
    match column {
        // Nuer uses a font-specific encoding there; the rest is not text.
        "article" | "domain" | "topic" | "nus" => "",
        "sr-Cyrl" => "sr",
        "es-LA" => "es",
        "pt-BR" => "pt",
        // Written Dari is written Persian.
        "prs" => "fa",
        "ti-ER" | "ti-ET" => "ti",
        other => other,
    }
}

fn columns(table: &str, into: &mut BTreeMap<String, Vec<String>>) {
    let mut lines = table.lines();
    let tags: Vec<&str> = lines
        .next()
        .unwrap_or_default()
        .split('\t')
        .map(tag_of_column)
        .collect();
    for line in lines {
        for (tag, cell) in tags.iter().zip(line.split('\t')) {
            if !tag.is_empty() && !cell.trim().is_empty() {
                into.entry((*tag).into())
                    .or_default()
                    .push(cell.trim().into());
            }
        }
    }
}

/// Rows of words from a table of words with the base-ten logarithm of their frequency. In every other row rare words come as often as if the frequent
/// ones were much rarer, so that the model sees more different ones.
fn from_words(table: &str) -> Vec<String> {
    let words: Vec<(&str, f64)> = table
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(word, zipf)| Some((word, zipf.split('\t').next()?.parse().ok()?)))
        .filter(|(word, _)| word.chars().any(char::is_alphabetic))
        .collect();
    let sums = |flat: f64| {
        let mut sum = 0.0;
        let add = |(_, zipf): &(&str, f64)| {
            sum += 10_f64.powf(zipf * flat);
            sum
        };
        words.iter().map(add).collect::<Vec<f64>>()
    };
    let sums = [sums(1.0), sums(0.6)];
    let mut numbers = Numbers(31);
    (0..ROWS)
        .map(|row| {
            let sums = &sums[row % 2];
            let total = sums.last().copied().unwrap_or_default();
            let word = |_| {
                let drawn = numbers.below(1 << 30) as f64 / f64::from(1 << 30) * total;
                words[sums
                    .partition_point(|sum| *sum <= drawn)
                    .min(words.len() - 1)]
                .0
            };
            (0..ROW).map(word).collect::<Vec<&str>>().join(" ")
        })
        .collect()
}

/// Tokens joined to sentences; what ends in an apostrophe is joined to what follows.
fn sentences(table: &str) -> Vec<String> {
    let mut out = Vec::new();
    for block in table.split("\n\n") {
        let mut sentence = String::new();
        for token in block.lines().filter_map(|l| l.split('\t').next()) {
            if !sentence.is_empty() && !sentence.ends_with(['\'', '’']) {
                sentence.push(' ');
            }
            sentence.push_str(token);
        }
        if sentence.chars().count() >= 20 {
            out.push(sentence);
        }
    }
    out
}

/// Given names and surnames of many countries, because texts in every language contain names.
pub(crate) fn names(folder: &Path) -> Result<Vec<String>, String> {
    let mut names = Vec::new();
    for file in ["given-names", "surnames", "given-names-ru-extra"] {
        let table = unpack(&folder.join(format!("ner/{file}.tsv.gz")))?;
        names.extend(
            table
                .lines()
                .filter_map(|l| l.split('\t').next())
                .map(str::to_owned),
        );
    }
    names.sort();
    names.dedup();
    Ok(names)
}

fn unpack(path: &Path) -> Result<String, String> {
    let fault = |error: std::io::Error| format!("{}: {error}", path.display());
    let mut text = String::new();
    let file = std::fs::File::open(path).map_err(fault)?;
    GzDecoder::new(file)
        .read_to_string(&mut text)
        .map_err(fault)?;
    Ok(text)
}
