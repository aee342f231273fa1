//! The spelling of people's names in Latin letters.
//!
//! Resolved people with the forms of their names in; each form in another script gets its spelling, and what that rests on ([`LatinBasis`]).
//! In order: as a text of the archive spells the same person ([`seen`]), as a known person spells it, word by word from known names
//! (`link::latin`, by the language of the [`country`] that texts name beside the person), else letter by letter.

mod country;
mod seen;
mod words;

use super::name_text::{NameText, fullness};
use crate::language::{Languages, script_of_text};
use crate::link::latin::{CYRILLIC, Tables, choose};
use crate::model::{Document, FoundPerson, LatinBasis, LatinName, NameForm};
use crate::text::fold_name;
use country::Countries;
use rayon::prelude::*;
pub(super) use seen::bearers_form;
use words::{Reference, capitals, full_words};

/// A spelling put together from known words is shown from this probability on.
const SURE: f32 = 0.45;
/// The same for a single word, which has nothing beside it.
const SURE_ALONE: f32 = 0.85;
/// The same where the surname is a rare one that is spelled otherwise.
const SURE_FAR_FETCHED: f32 = 0.6;
/// The same for a whole name that is known.
const SURE_KNOWN: f32 = 0.5;

/// How common a surname is at most that few texts or lists have.
const RARE: u8 = 3;

/// Gives every form in another script than Latin its spelling in Latin letters; `forms` are those of each of the people.
pub(super) fn spell_in_latin(
    forms: &mut [Vec<NameForm>],
    people: &[&FoundPerson],
    documents: &[Document],
    languages: &Languages,
) {
    let in_other_script = |forms: &[NameForm]| forms.iter().any(|form| is_other(&form.name));
    if !forms.iter().any(|forms| in_other_script(forms)) {
        return;
    }
    let tables = Tables::compiled_in();
    let countries = Countries::of_people(people, documents, languages);
    forms
        .par_iter_mut()
        .enumerate()
        .filter(|(_, forms)| in_other_script(forms))
        .for_each(|(number, forms)| {
            let speller = Speller {
                languages,
                tables: &tables,
                country: countries.languages_of(number, languages),
            };
            let spelled = speller.spell(forms);
            for (form, latin) in forms.iter_mut().zip(spelled) {
                form.latin = latin;
            }
        });
}

/// The letters of a word as both scripts have them: folded, without an "i" before another vowel, which only one of them may write.
fn as_read(word: &str) -> String {
    let folded = fold_name(word);
    let next = folded.chars().skip(1).chain([' ']);
    folded
        .chars()
        .zip(next)
        .filter(|(letter, next)| *letter != 'i' || !matches!(next, 'a' | 'e' | 'o' | 'u'))
        .map(|(letter, _)| letter)
        .collect()
}

fn is_other(name: &str) -> bool {
    script_of_text(name) != "Latn"
}

struct Speller<'a> {
    languages: &'a Languages,
    tables: &'a Tables,
    /// Bits of the languages of the person's country.
    country: u32,
}

impl Speller<'_> {
    /// The Latin spelling of each form of one person.
    fn spell(&self, forms: &[NameForm]) -> Vec<Option<LatinName>> {
        let fullness = |form: &&NameForm| fullness(&form.name, self.languages);
        let own = bearers_form(forms, self.languages);
        let written = |script: &str| {
            let forms = forms
                .iter()
                .filter(|form| script_of_text(&form.name) == script);
            // The first of those that are most complete: forms are sorted by count.
            forms.rev().max_by_key(fullness)
        };
        let reference = written("Cyrl").map(|fullest| self.reference(fullest, own));
        let spelled = forms.iter().map(|form| {
            let script = script_of_text(&form.name);
            match (script, &reference) {
                ("Latn", _) => None,
                ("Cyrl", Some(reference)) => Some(self.by_reference(form, reference)),
                _ => self.by_itself(form, own),
            }
        });
        spelled.collect()
    }

    /// The words of the fullest form with their Latin words.
    fn reference(&self, fullest: &NameForm, own: Option<&NameForm>) -> Reference {
        let cut = self.cut(fullest);
        let words = full_words(&cut);
        if let Some(reference) = own.and_then(|own| Reference::seen(&words, &self.cut(own))) {
            return reference;
        }
        let romanised = || Reference {
            pairs: words
                .iter()
                .map(|word| {
                    (
                        word.clone(),
                        self.languages.romanise(word, &fullest.language),
                    )
                })
                .collect(),
            basis: LatinBasis::Romanised,
        };
        let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
        let Some(choice) = choose(&lower, self.country, self.tables) else {
            return romanised();
        };
        let Some(latin) = choice.words.into_iter().collect::<Option<Vec<String>>>() else {
            return romanised();
        };
        let sure = match (choice.is_known, words.len()) {
            (true, _) => SURE_KNOWN,
            (false, 1) => SURE_ALONE,
            _ if self.is_far_fetched(&words, &latin) => SURE_FAR_FETCHED,
            _ => SURE,
        };
        if choice.sure < sure || self.is_spelled_by_convention(&words, &latin, fullest) {
            return romanised();
        }
        Reference {
            pairs: words
                .iter()
                .zip(latin)
                .map(|(word, latin)| (word.clone(), capitals(&latin, word)))
                .collect(),
            basis: match choice.is_known {
                true => LatinBasis::Known,
                false => LatinBasis::Probable,
            },
        }
    }

    /// Whether the surname is a rare one whose letters say something else: it may as well be no name that the table has.
    fn is_far_fetched(&self, words: &[String], latin: &[String]) -> bool {
        let (Some(word), Some(chosen)) = (words.last(), latin.last()) else {
            return true;
        };
        let known = self.tables.lexicon.get(chosen).unwrap_or_default();
        known.common <= RARE && as_read(word) != as_read(chosen)
    }

    /// Whether the surname is one from a language written in Cyrillic letters, so that the name is spelled by convention.
    fn is_spelled_by_convention(
        &self,
        words: &[String],
        latin: &[String],
        form: &NameForm,
    ) -> bool {
        let (Some(word), Some(chosen)) = (words.last(), latin.last()) else {
            return true;
        };
        let known = |latin: &str| self.tables.lexicon.get(latin).unwrap_or_default();
        let romanised = |word: &str| self.languages.romanise(word, &form.language).to_lowercase();
        let surname = known(chosen);
        let at_home = surname.languages & self.country & !CYRILLIC != 0;
        if let ([given, _, ..], [chosen, _, ..]) = (words, latin) {
            let romanised = romanised(given);
            // A given name that no language written in Cyrillic letters has is from elsewhere, and so is the surname.
            if *chosen != romanised && known(&romanised).languages & CYRILLIC == 0 {
                return false;
            }
            // Where the given name is spelled by convention, a rare surname is, too.
            if *chosen == romanised && surname.common <= RARE && !at_home {
                return true;
            }
        }
        let by_convention = known(&romanised(word));
        by_convention.languages & CYRILLIC != 0
            && by_convention.common >= surname.common
            && !at_home
    }

    fn by_reference(&self, form: &NameForm, reference: &Reference) -> LatinName {
        let cut = self.cut(form);
        reference.spell(&cut, |piece| self.languages.romanise(piece, &form.language))
    }

    /// A form in a script that has no table of its own.
    fn by_itself(&self, form: &NameForm, own: Option<&NameForm>) -> Option<LatinName> {
        let words = full_words(&self.cut(form));
        if let Some(reference) = own.and_then(|own| Reference::seen(&words, &self.cut(own))) {
            return Some(self.by_reference(form, &reference));
        }
        Some(LatinName {
            name: self.languages.romanise_name(&form.name, &form.language)?,
            basis: LatinBasis::Romanised,
        })
    }

    fn cut(&self, form: &NameForm) -> NameText {
        let pack = self.languages.get(&form.language);
        NameText::cut(&form.name, pack, self.languages.name_habits())
    }
}
