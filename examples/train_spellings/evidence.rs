//! How often words in Latin letters are names of people, by language.

use cuttings::link::latin::languages;
use flate2::read::GzDecoder;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use unicode_normalization::UnicodeNormalization;
use unicode_script::{Script, UnicodeScript};

/// Languages whose press spells foreign names by sound.
const BY_SOUND: &[&str] = &["lv", "lt", "az", "uz", "tk", "sr", "bs", "sq", "tg"];
/// Languages that put endings to names: what is seen once there may be a case.
const INFLECTED: &[&str] = &["pl", "cs", "sk", "sl", "hr", "hu", "fi", "et", "tr"];
/// What an entry in a list of names counts, in occurrences: less in long lists, which have rare names.
const LISTED: f32 = 12.0;
/// Entries of a list that is not long.
const LONG_LIST: f32 = 300.0;

/// Most letters of a word in lower case that counts inside a name.
const LONGEST_PARTICLE: usize = 3;

/// Occurrences of a word as a name.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts {
    /// In tagged sentences, by language.
    pub(super) tagged: BTreeMap<usize, f32>,
    /// In lists of names, by language.
    pub(super) listed: BTreeMap<usize, f32>,
    /// All together.
    pub(super) total: f32,
}

/// Words in lower case with their occurrences.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    /// By word.
    pub(super) words: BTreeMap<String, Counts>,
    /// Occurrences of all names in tagged sentences, by language.
    pub(super) sizes: BTreeMap<usize, f32>,
    /// Whole names in tagged sentences, in lower case.
    pub(super) people: BTreeSet<String>,
}

/// The words as they are compared: lower case, composed, with a straight apostrophe.
pub(super) fn plain(word: &str) -> String {
    let word: String = word.nfc().collect();
    word.to_lowercase().replace(['’', 'ʻ', 'ʼ', '‘'], "'")
}

/// Whether a word has letters of the Latin script only.
pub(super) fn is_latin(word: &str) -> bool {
    let letter = |c: char| c == '\'' || c.is_alphabetic() && c.script() == Script::Latin;
    word.chars().next().is_some_and(char::is_alphabetic) && word.chars().all(letter)
}

fn language(tag: &str) -> Option<usize> {
    let tag = match tag {
        "nn" | "no" => "nb",
        other => other,
    };
    languages().position(|known| known == tag)
}

/// The language of a list of names; English names of other parts of the world are nobody's.
fn language_of_list(locale: &str) -> Option<usize> {
    let (tag, country) = locale.split_once('-').unwrap_or((locale, ""));
    match (tag, country) {
        ("en", "KE" | "NG" | "PK" | "IN" | "TH" | "PH") | ("fr", "DZ") | ("de", "LU") => None,
        _ => language(tag),
    }
}

impl Evidence {
    /// Reads the lists and tagged sentences of a folder.
    pub(super) fn read(folder: &Path) -> Result<Self, Box<dyn Error>> {
        let mut out = Self::default();
        for list in ["given-names", "surnames"] {
            let file = folder.join(format!("{list}.tsv.gz"));
            let mut lengths: BTreeMap<String, f32> = BTreeMap::new();
            for line in lines(&file)? {
                let line = line?;
                let locale = line.split('\t').nth(1).unwrap_or_default();
                *lengths.entry(locale.to_owned()).or_default() += 1.0;
            }
            for line in lines(&file)? {
                let line = line?;
                let mut fields = line.split('\t');
                let word = plain(fields.next().unwrap_or_default());
                let locale = fields.next().unwrap_or_default();
                let Some(language) = language_of_list(locale) else {
                    continue;
                };
                if is_latin(&word) {
                    let counts = out.words.entry(word).or_default();
                    *counts.listed.entry(language).or_default() += 1.0;
                    counts.total += LISTED * (LONG_LIST / lengths[locale]).min(1.0);
                }
            }
        }
        let mut files: Vec<_> = std::fs::read_dir(folder)?
            .collect::<Result<Vec<_>, _>>()?
            .into_iter()
            .map(|entry| entry.path())
            .collect();
        files.sort();
        for file in files {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            if name.ends_with(".iob2.gz") && !name.contains("proj") {
                let tag = name.split('.').next().unwrap_or_default().to_owned();
                out.read_tagged(&file, &tag)?;
            }
        }
        out.words.retain(|_, counts| counts.total >= 0.4);
        Ok(out)
    }

    fn read_tagged(&mut self, file: &Path, tag: &str) -> Result<(), Box<dyn Error>> {
        let Some(language) = language(tag) else {
            return Ok(());
        };
        if BY_SOUND.contains(&tag) {
            return Ok(());
        }
        let weight = if INFLECTED.contains(&tag) { 0.5 } else { 1.0 };
        let mut name: Vec<String> = Vec::new();
        for line in lines(file)?.chain([Ok(String::new())]) {
            let line = line?;
            let (word, label) = line.split_once('\t').unwrap_or_default();
            if label != "I-PER" {
                self.add_name(&std::mem::take(&mut name));
            }
            if !label.ends_with("-PER") {
                continue;
            }
            name.push(word.to_owned());
            // "von", "de", "van der" stand inside a name.
            if !word.starts_with(char::is_uppercase)
                && (label == "B-PER" || word.chars().count() > LONGEST_PARTICLE)
            {
                continue;
            }
            for word in word.split('-').map(plain) {
                if is_latin(&word) && word.chars().count() > 1 {
                    let counts = self.words.entry(word).or_default();
                    *counts.tagged.entry(language).or_default() += weight;
                    counts.total += weight;
                    *self.sizes.entry(language).or_default() += weight;
                }
            }
        }
        Ok(())
    }

    /// Adds a whole name of two to four words.
    fn add_name(&mut self, words: &[String]) {
        let spelled_out = |word: &String| {
            let mut halves = word.split('-');
            halves.all(|half| is_latin(&plain(half)) && half.chars().count() > 1)
        };
        let ends = [words.first(), words.last()];
        let capitals =
            |word: Option<&String>| word.is_some_and(|word| word.starts_with(char::is_uppercase));
        if (2..=4).contains(&words.len())
            && words.iter().all(spelled_out)
            && ends.into_iter().all(capitals)
        {
            let words: Vec<String> = words.iter().map(|word| plain(word)).collect();
            self.people.insert(words.join(" "));
        }
    }

    /// How much a word is used as a name.
    pub(super) fn total(&self, word: &str) -> f32 {
        self.words.get(word).map_or(0.0, |counts| counts.total)
    }

    /// A bit for each language that a word is at home in: those whose lists have it, else the one where it is far more frequent than elsewhere.
    pub(super) fn homes(&self, word: &str) -> u32 {
        let Some(counts) = self.words.get(word) else {
            return 0;
        };
        let bits = |languages: &mut dyn Iterator<Item = &usize>| {
            languages.fold(0, |bits, at| bits | 1 << at)
        };
        if !counts.listed.is_empty() {
            return bits(&mut counts.listed.keys());
        }
        let share = |(language, count): (&usize, &f32)| {
            (
                *language,
                count / self.sizes.get(language).copied().unwrap_or(1.0),
            )
        };
        let shares: Vec<(usize, f32)> = counts.tagged.iter().map(share).collect();
        let all: f32 = shares.iter().map(|(_, share)| share).sum();
        let home = shares
            .iter()
            .filter(|(_, share)| share * 2.0 > all && counts.total >= 2.0);
        bits(&mut home.map(|(language, _)| language))
    }
}

pub(super) fn lines(
    path: &Path,
) -> Result<std::io::Lines<BufReader<GzDecoder<File>>>, Box<dyn Error>> {
    let file = File::open(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(BufReader::new(GzDecoder::new(file)).lines())
}
