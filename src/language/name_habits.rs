//! What the packs say of names that holds in texts of every language: a Russian patronymic is one in an English text, too.

use super::{FeminineSurname, LanguagePack, Patronymic};
use crate::text::fold_name;
use std::collections::{BTreeMap, BTreeSet};

/// Parts of names that are recognised in texts of every language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NameHabits {
    particles: BTreeSet<String>,
    patronymics: Vec<Patronymic>,
    feminine_surnames: Vec<FeminineSurname>,
    surname_endings: BTreeSet<String>,
    saints: BTreeSet<String>,
    /// By a folded given name: the others that people of that name go by, folded.
    also_called: BTreeMap<String, BTreeSet<String>>,
}

/// Fewest letters of a patronymic.
const SHORTEST_PATRONYMIC: usize = 4;

impl NameHabits {
    /// Gathers them from the packs.
    pub(super) fn of<'a>(packs: impl Iterator<Item = &'a LanguagePack>) -> Self {
        let mut out = Self::default();
        for names in packs.map(|pack| &pack.names) {
            out.particles.extend(names.particles_abroad.iter().cloned());
            out.patronymics.extend(names.patronymics.iter().cloned());
            let feminine = names.feminine_surnames.iter().cloned();
            out.feminine_surnames.extend(feminine);
            let endings = names.surname_endings.iter();
            out.surname_endings
                .extend(endings.map(|ending| ending.to_lowercase()));
            out.saints.extend(names.saints.iter().cloned());
            for forms in &names.short_forms {
                let forms: BTreeSet<String> = forms.iter().map(|form| fold_name(form)).collect();
                for form in &forms {
                    let others = forms.iter().filter(|other| *other != form).cloned();
                    out.also_called
                        .entry(form.clone())
                        .or_default()
                        .extend(others);
                }
            }
        }
        out
    }

    /// Whether a word in lower case is a particle of names.
    pub fn is_particle(&self, lower: &str) -> bool {
        self.particles.contains(lower)
    }

    /// Given names, folded, that somebody with this one goes by: a short form, or the name in full.
    pub fn also_called(&self, folded: &str) -> impl Iterator<Item = &str> {
        let others = self.also_called.get(folded).into_iter().flatten();
        others.map(String::as_str)
    }

    /// Whether a word in lower case stands before the name of a saint.
    pub fn is_saint(&self, lower: &str) -> bool {
        self.saints.contains(lower)
    }

    /// The words before names of saints that begin with some letters in lower case.
    pub fn saints<'a>(&'a self, beginning: &'a str) -> impl Iterator<Item = &'a str> {
        let saints = self.saints.iter().map(String::as_str);
        saints.filter(move |word| word.len() > beginning.len() && word.starts_with(beginning))
    }

    /// Whether the word ends like one made from the father's name. Such words tell little about who is meant.
    pub fn is_patronymic(&self, word: &str) -> bool {
        let lower = word.to_lowercase();
        lower.chars().count() >= SHORTEST_PATRONYMIC
            && self
                .patronymics
                .iter()
                .any(|patronymic| lower.ends_with(&patronymic.ending))
    }

    /// Whether the word is made from the father's name for sure: surnames have such endings as well ("Абрамович"), but hardly ever after a
    /// given name.
    pub fn is_fathers_name(&self, word: &str, is_given_name: impl Fn(&str) -> bool) -> bool {
        if !self.is_patronymic(word) {
            return false;
        }
        let lower = word.to_lowercase();
        let mut doubtful = self
            .patronymics
            .iter()
            .filter(|patronymic| !patronymic.given_names.is_empty())
            .filter_map(|patronymic| Some((lower.strip_suffix(&patronymic.ending)?, patronymic)))
            .peekable();
        doubtful.peek().is_none()
            || doubtful.any(|(stem, patronymic)| {
                let mut ends = patronymic.given_names.iter();
                ends.any(|end| is_given_name(&format!("{stem}{end}")))
            })
    }

    /// Whether the word ends as only surnames do.
    pub fn ends_like_a_surname(&self, word: &str) -> bool {
        let lower = word.to_lowercase();
        let mut endings = self.surname_endings.iter();
        endings.any(|ending| lower.len() > ending.len() && lower.ends_with(ending.as_str()))
    }

    /// The surname as a man would bear it, where it is a woman's ("Nováková", "Дворская"); its ending romanised.
    pub fn masculine_surname(&self, surname: &str) -> Option<String> {
        let lower = surname.to_lowercase();
        self.feminine_surnames.iter().find_map(|feminine| {
            let stem = lower.strip_suffix(&feminine.ending)?;
            let whole = !feminine.masculine.is_empty() || stem.chars().count() > 1;
            whole.then(|| format!("{stem}{}", feminine.masculine))
        })
    }
}
