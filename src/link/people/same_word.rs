//! Whether two words are one name: a rule must explain what differs, being nearly alike is not enough.
//!
//! What the table of spellings has as one name is one, and what it has as two names is two. Of what it does not have, words of one language are one name in one
//! spelling only, while words of two languages may be spelled as they are heard ([`likeness_by_ear`]).

use super::by_ear::{is_one_spelling, likeness_by_ear, without_silent_end};
use super::consonant_skeleton::likeness_of_skeleton;
use super::known_spellings::{Verdict, verdict};
use super::spelling::{likeness, likeness_from};
use crate::language::LanguagePack;
use crate::text::fold_name;

/// A word of a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct NameWord<'a> {
    /// Folded.
    pub(super) text: &'a str,
    /// The names that it spells in the table of spellings, ascending.
    pub(super) names: &'a [u32],
    /// Its script.
    pub(super) script: &'a str,
    /// The primary subtag of its language, empty if that is unknown.
    pub(super) language: &'a str,
}

impl NameWord<'_> {
    fn has_vowels(&self) -> bool {
        !matches!(self.script, "Arab" | "Hebr")
    }

    fn is_of_one_language(&self, other: &Self) -> bool {
        self.script == other.script && self.language == other.language
    }
}

/// Similarity of spellings that the table or a convention has as one.
const ONE_NAME: f64 = 0.95;
/// Least similarity by ear.
const HEARD: f64 = 0.8;
/// The same for what the table has as two names, in two scripts: each language has its own spelling of a foreign name, and the table not all of them.
const HEARD_AFTER_ALL: f64 = 0.88;
/// Similarity of a given name and its short or other form: too low for what holds only of one given name, such as the feminine form of a surname.
pub(super) const SHORT_FORM: f64 = 0.77;
/// Least similarity of given names of one language that the table does not have as one: a slip of the pen, or an ending.
const SAME_GIVEN_NAME_HERE: f64 = 0.8;
/// What a silent end takes off the similarity.
const SILENT: f64 = 0.05;
/// Least similarity of consonants where a script leaves out vowels.
const SAME_SKELETON: f64 = 0.8;
/// The same for what the table has as two names: it knows few spellings without vowels.
const SAME_SKELETON_AFTER_ALL: f64 = 0.9;
/// Least similarity of given names that the table has as two, in two languages: each has its own form of many.
const SAME_GIVEN_NAME_ABROAD: f64 = 0.85;
/// Fewest letters of a given name in which another letter is a slip of the pen.
const SHORTEST_SLIP: usize = 6;
/// Shortest stem before a case ending, in letters.
const SHORTEST_STEM: usize = 3;

/// Similarity of two surnames: 0 for two names.
pub(super) fn same_surname(a: NameWord<'_>, b: NameWord<'_>) -> f64 {
    if a.text == b.text {
        return 1.0;
    }
    let found = verdict(a.names, b.names);
    if found == Verdict::OneName {
        return ONE_NAME;
    }
    if a.has_vowels() != b.has_vowels() {
        return by_skeleton(a, b, found);
    }
    if a.is_of_one_language(&b) {
        return match found != Verdict::TwoNames && is_one_spelling(a.text, b.text) {
            true => ONE_NAME,
            false => 0.0,
        };
    }
    match found {
        // Latin letters are not transliterated.
        Verdict::TwoNames if a.script == "Latn" && b.script == "Latn" => 0.0,
        Verdict::TwoNames => from(likeness_by_ear(a.text, b.text), HEARD_AFTER_ALL),
        _ => {
            let (latin, other) = if a.script == "Latn" { (a, b) } else { (b, a) };
            let spoken = without_silent_end(latin.text, latin.script != other.script);
            let alike = likeness_by_ear(a.text, b.text);
            let spoken = spoken.map_or(0.0, |spoken| likeness_by_ear(spoken, other.text) - SILENT);
            from(alike.max(spoken), HEARD)
        }
    }
}

/// Similarity of two given names, of which every language has forms of its own: 0 for two names.
pub(super) fn same_given_name(a: NameWord<'_>, b: NameWord<'_>) -> f64 {
    if a.text == b.text {
        return 1.0;
    }
    let found = verdict(a.names, b.names);
    if a.is_of_one_language(&b) && !is_one_spelling(a.text, b.text) {
        return match found {
            Verdict::OneName => SHORT_FORM,
            Verdict::TwoNames => 0.0,
            Verdict::Perhaps => nearly(a.text, b.text).map_or(0.0, |_| SHORT_FORM),
            // One of the two is no given name that the table has: a slip of the pen.
            Verdict::Unknown => {
                nearly(a.text, b.text).map_or(0.0, |alike| match is_a_slip(a.text, b.text) {
                    true => alike,
                    false => SHORT_FORM,
                })
            }
        };
    }
    if found == Verdict::OneName {
        return ONE_NAME;
    }
    if a.has_vowels() != b.has_vowels() {
        return by_skeleton(a, b, found);
    }
    let alike = likeness(a.text, b.text);
    match (found, a.is_of_one_language(&b)) {
        (Verdict::TwoNames, false) => from(alike, SAME_GIVEN_NAME_ABROAD),
        _ => alike,
    }
}

/// How alike two given names of one language are, if they nearly are one.
fn nearly(a: &str, b: &str) -> Option<f64> {
    let alike = likeness_from(a, b, SAME_GIVEN_NAME_HERE);
    (alike > 0.0).then_some(alike)
}

/// Whether two words of some length differ in one letter.
fn is_a_slip(a: &str, b: &str) -> bool {
    a.len().min(b.len()) >= SHORTEST_SLIP && strsim::levenshtein(a, b) == 1
}

fn by_skeleton(a: NameWord<'_>, b: NameWord<'_>, found: Verdict) -> f64 {
    let alike = match a.has_vowels() {
        true => likeness_of_skeleton(b.text, a.text),
        false => likeness_of_skeleton(a.text, b.text),
    };
    match found {
        Verdict::TwoNames => from(alike, SAME_SKELETON_AFTER_ALL),
        _ => from(alike, SAME_SKELETON),
    }
}

fn from(score: f64, least: f64) -> f64 {
    if score < least { 0.0 } else { score }
}

/// What a surname may be in the nominative, and how else its language writes it: folded, without the surname itself.
pub(super) fn other_forms(surname: &str, pack: Option<&LanguagePack>) -> Vec<String> {
    let lower = surname.to_lowercase();
    let mut out = Vec::new();
    if lower.contains('ё') {
        out.push(fold_name(&lower.replace('ё', "е")));
    }
    for ending in pack.into_iter().flat_map(|pack| &pack.names.endings) {
        let Some(stem) = lower.strip_suffix(&ending.ending) else {
            continue;
        };
        let after = &ending.after;
        if ending.part == "given"
            || ending.ending.is_empty()
            || stem.chars().count() < SHORTEST_STEM
            || !after.is_empty() && !after.iter().any(|end| stem.ends_with(end))
        {
            continue;
        }
        out.push(fold_name(&format!("{stem}{}", ending.base)));
    }
    let own = fold_name(&lower);
    out.retain(|form| *form != own);
    out.sort();
    out.dedup();
    out
}
