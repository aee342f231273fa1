//! Identifies the language of a text: running text comes in, a [`LanguageGuess`] with a calibrated confidence goes out.
//!
//! The script decides first. A linear model over n-grams of letters (`data/languages.bin`, made by `examples/train_languages`) distinguishes
//! languages that share a script. Long texts are sampled.

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

static COMPILED_IN: &[u8] = include_bytes!("../../../data/languages.bin");

/// Confidence in a language that is nearly the only one in its script.
const SCRIPT_ALONE: f64 = 0.99;

/// Identifies the language of running text.
#[derive(Clone, Debug)]
pub struct LanguageIdentifier {
    /// By index of script; `None` if the script has one language or no model.
    models: Vec<Option<ScriptModel>>,
    /// By index of script, its only language.
    languages: Vec<Option<String>>,
}

/// The scores of a piece of text.
#[derive(Clone, Debug)]
struct ScriptScores {
    script: usize,
    scores: Scores,
}

impl LanguageIdentifier {
    /// The identifier with the compiled-in model.
    ///
    /// # Errors
    ///
    /// What is wrong with the model file.
    pub fn compiled_in() -> Result<Self, String> {
        Self::from_bytes(COMPILED_IN)
    }

    /// The identifier with the contents of a model file.
    ///
    /// # Errors
    ///
    /// What is wrong with the model file.
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

    /// The main language of a text; unknown if it has no letters.
    ///
    /// Of a text over 2 KB, only evenly spread parts are read.
    pub fn identify(&self, text: &str) -> LanguageGuess {
        let text = readable(text);
        let parts = sample(&text, LIMIT);
        match self.read(&parts) {
            Some(reading) => self.guess(&reading),
            None => unknown("Zyyy"),
        }
    }

    /// The language of the body of a text, and other languages of at least a fifth of it, most first.
    ///
    /// Every paragraph counts by its length, so a short quotation or caption in another language changes nothing. Of a text that stands in two languages
    /// one after the other, the first is its language.
    pub fn identify_paragraphs(&self, paragraphs: &[&str]) -> (LanguageGuess, Vec<LanguageGuess>) {
        paragraphs::identify(self, paragraphs)
    }

    /// The language of a long text that is beyond doubt not in the stated language; `None` if the statement can be right, or if the stated language is
    /// not known.
    pub fn contradicts(&self, paragraphs: &[&str], stated: &str) -> Option<LanguageGuess> {
        let is_known = self
            .models
            .iter()
            .flatten()
            .any(|model| model.label(stated).is_some())
            || self
                .languages
                .iter()
                .flatten()
                .any(|language| language == stated);
        is_known
            .then(|| paragraphs::contradicts(self, paragraphs, stated))
            .flatten()
    }

    /// Scores pieces of readable text together in their main script.
    fn read(&self, parts: &[&str]) -> Option<ScriptScores> {
        let (script, _) = main_script(parts.iter().copied())?;
        let mut scores = Scores::default();
        if let Some(model) = &self.models[script] {
            for part in parts {
                model.score(part, &mut scores);
            }
        }
        Some(ScriptScores { script, scores })
    }

    /// The language with the highest sum: a quick look before probabilities are worked out.
    fn favourite(&self, reading: &ScriptScores) -> &str {
        match &self.models[reading.script] {
            Some(model) => model.tag(reading.scores.highest()),
            None => self.languages[reading.script]
                .as_deref()
                .unwrap_or(UNKNOWN_LANGUAGE),
        }
    }

    /// The probability of a language.
    fn probability(&self, reading: &ScriptScores, tag: &str) -> f64 {
        match &self.models[reading.script] {
            _ if tag == UNKNOWN_LANGUAGE => 0.0,
            Some(model) if reading.scores.known > 0 => model
                .label(tag)
                .map_or(0.0, |label| model.probabilities(&reading.scores)[label]),
            _ => SCRIPT_ALONE,
        }
    }

    /// The most probable language.
    fn guess(&self, reading: &ScriptScores) -> LanguageGuess {
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
