//! Which language a text is in: running text comes in, a [`LanguageGuess`] with a calibrated confidence goes out.
//!
//! The script decides first; languages that share a script are told apart by a linear model over n-grams of letters
//! (`data/languages.bin`, made by `examples/train_languages`). Long texts are sampled.

pub mod alphabet;
pub mod features;
pub mod format;
mod model;
mod paragraphs;
mod readable;
mod sample;
pub mod script;

use crate::language::{UNKNOWN_LANGUAGE, script_of_tag};
use crate::model::LanguageGuess;
use model::{Scores, ScriptModel};
use readable::readable;
use sample::{LIMIT, sample};
use script::{SCRIPTS, main_script};
use std::borrow::Cow;

static COMPILED_IN: &[u8] = include_bytes!("../../../data/languages.bin");

/// How sure to be of a language that has its script nearly for itself.
const SCRIPT_ALONE: f64 = 0.99;

/// Identifies the language of running text.
#[derive(Clone, Debug)]
pub struct LanguageIdentifier {
    /// By index of script; `None` where the script has one language or no model.
    models: Vec<Option<ScriptModel>>,
    /// By index of script, the language that has it for itself.
    languages: Vec<Option<String>>,
}

/// What one piece of text says.
#[derive(Clone, Debug)]
struct Reading {
    script: usize,
    scores: Scores,
}

impl LanguageIdentifier {
    /// The identifier with the model that comes with the program. The error says what is wrong with the model file.
    pub fn compiled_in() -> Result<Self, String> {
        Self::from_bytes(COMPILED_IN)
    }

    /// The identifier with a model file's contents.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, String> {
        let mut models = vec![None; SCRIPTS.len()];
        for data in format::decode(bytes)? {
            let script = SCRIPTS
                .iter()
                .position(|s| s.code == data.script)
                .ok_or_else(|| format!("unknown script {} in the model", data.script))?;
            models[script] = Some(ScriptModel::new(script, &data)?);
        }
        let languages = SCRIPTS.iter().map(script::Script::language).collect();
        Ok(Self { models, languages })
    }

    /// The language of a text, the one that most of it is in where it has several; unknown for a text without letters.
    ///
    /// Of a text over 2 KB, parts are looked at that are spread evenly.
    pub fn identify(&self, text: &str) -> LanguageGuess {
        let parts = sample(text, LIMIT);
        match self.read(&parts) {
            Some(reading) => self.guess(&reading),
            None => unknown("Zyyy"),
        }
    }

    /// The language of a text's body, and the other languages that at least a fifth of it is in, most first.
    ///
    /// The body decides: every paragraph counts by its length, so a short quotation or caption in another language changes nothing.
    pub fn identify_paragraphs(&self, paragraphs: &[&str]) -> (LanguageGuess, Vec<LanguageGuess>) {
        paragraphs::identify(self, paragraphs)
    }

    /// Scores pieces of text together, in the script that most of their letters are in.
    fn read(&self, parts: &[&str]) -> Option<Reading> {
        let parts: Vec<Cow<str>> = parts.iter().map(|part| readable(part)).collect();
        let (script, _) = main_script(parts.iter().map(Cow::as_ref))?;
        let mut scores = Scores::default();
        if let Some(model) = &self.models[script] {
            for part in &parts {
                model.score(part, &mut scores);
            }
        }
        Some(Reading { script, scores })
    }

    /// The language with the highest sum: a quick look before probabilities are worked out.
    fn favourite(&self, reading: &Reading) -> &str {
        match &self.models[reading.script] {
            Some(model) => model.tag(reading.scores.highest()),
            None => self.languages[reading.script]
                .as_deref()
                .unwrap_or(UNKNOWN_LANGUAGE),
        }
    }

    /// How probable it is that what was read is in the language of this tag.
    fn probability(&self, reading: &Reading, tag: &str) -> f64 {
        match &self.models[reading.script] {
            _ if tag == UNKNOWN_LANGUAGE => 0.0,
            Some(model) if reading.scores.known > 0 => model
                .label(tag)
                .map_or(0.0, |label| model.probabilities(&reading.scores)[label]),
            _ => SCRIPT_ALONE,
        }
    }

    /// The most probable language of what was read.
    fn guess(&self, reading: &Reading) -> LanguageGuess {
        let script = &SCRIPTS[reading.script];
        match &self.models[reading.script] {
            Some(model) if reading.scores.known > 0 => {
                let probabilities = model.probabilities(&reading.scores);
                let best = (0..probabilities.len())
                    .rev()
                    .max_by(|a, b| probabilities[*a].total_cmp(&probabilities[*b]))
                    .unwrap_or_default();
                guess_of(model.tag(best), script.code, probabilities[best])
            }
            _ => match &self.languages[reading.script] {
                Some(language) => guess_of(language, script.code, SCRIPT_ALONE),
                None => unknown(script.code),
            },
        }
    }
}

fn guess_of(tag: &str, script: &str, confidence: f64) -> LanguageGuess {
    // The models know some scripts only as a family.
    let script = match script {
        "Hani" | "Kore" => script_of_tag(tag),
        _ => script.to_owned(),
    };
    LanguageGuess {
        tag: tag.to_owned(),
        script,
        confidence,
    }
}

fn unknown(script: &str) -> LanguageGuess {
    guess_of(UNKNOWN_LANGUAGE, script, 0.0)
}

#[cfg(test)]
mod tests;
