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
use crate::link::latin::{CYRILLIC, Choice, Tables, choose};
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

/// The same for a given name beside a surname that no known name spells.
const SURE_GIVEN_NAME: f32 = 0.65;

/// A soft n at the end of a word, and how Latin letters write it.
const SOFT: &str = "нь";
const SOFT_IN_LATIN: [&str; 7] = ["gn", "ñ", "ń", "ň", "ny", "nj", "nh"];

/// How common a surname is at most that few texts or lists have.
const RARE: u8 = 3;
/// How common a given name is at least that many texts or lists have.
const COMMON: u8 = 5;

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
            let tags = countries.tags_of(number);
            let speller = Speller {
                languages,
                tables: &tables,
                country: Countries::bits_of(&tags, languages),
                state_language: tags.first().cloned().unwrap_or_default(),
            };
            let spelled = speller.spell(forms);
            for (form, latin) in forms.iter_mut().zip(spelled) {
                form.latin = latin;
            }
        });
}

/// The letters of a word as both scripts have them: folded, without an "i" or "y" before another vowel, which only one of them may write.
fn as_read(word: &str) -> String {
    let folded: Vec<char> = fold_name(word).chars().collect();
    let is_glide = |letter: char| matches!(letter, 'i' | 'j' | 'y');
    let is_silent = |at: usize| {
        let mut rest = folded[at..].iter().skip_while(|letter| is_glide(**letter));
        is_glide(folded[at])
            && rest
                .next()
                .is_some_and(|next| matches!(next, 'a' | 'e' | 'o' | 'u'))
    };
    (0..folded.len())
        .filter(|at| !is_silent(*at))
        .map(|at| folded[at])
        .collect()
}

/// Whether a surname ends in a soft "нь", which the Latin word spells as a hard one: "Devin" for "Девинь" (Devigne).
fn is_missing_softness(words: &[String], latin: &[String]) -> bool {
    let (Some(word), Some(latin)) = (words.last(), latin.last()) else {
        return false;
    };
    word.ends_with(SOFT) && !SOFT_IN_LATIN.iter().any(|soft| latin.contains(soft))
}

fn is_other(name: &str) -> bool {
    script_of_text(name) != "Latn"
}

struct Speller<'a> {
    languages: &'a Languages,
    tables: &'a Tables,
    /// Bits of the languages of the person's country.
    country: u32,
    /// The state language of that country; empty if no text names one.
    state_language: String,
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
        let romanised = |word: &String| self.romanise(word, &fullest.language);
        let lower: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
        let choice = choose(&lower, self.country, self.tables);
        if let Some(choice) = &choice
            && let Some((latin, basis)) = self.whole(&words, choice, fullest)
        {
            let pairs = words.iter().zip(latin);
            return Reference {
                pairs: pairs
                    .map(|(word, latin)| (word.clone(), capitals(&latin, word)))
                    .collect(),
                basis,
            };
        }
        let pairs = words.iter().enumerate().map(|(at, word)| {
            let given_name = at + 1 < words.len();
            let choice = choice.as_ref().filter(|_| given_name);
            let known = self
                .half_of_double_name(&words, at, &fullest.language)
                .or_else(|| self.known_given_name(choice?, at, &romanised(word)));
            let latin = known.map_or_else(|| romanised(word), |known| capitals(known, word));
            (word.clone(), latin)
        });
        Reference {
            pairs: pairs.collect(),
            basis: LatinBasis::Romanised,
        }
    }

    /// A half of a double name that the person's state writes otherwise than each of its halves.
    fn half_of_double_name(&self, words: &[String], at: usize, tag: &str) -> Option<&str> {
        let citizens = self
            .languages
            .spelling_of_citizens(tag, &self.state_language)?;
        let halves = |first: usize| citizens.double_name(words.get(first)?, words.get(first + 1)?);
        let second = at.checked_sub(1).and_then(halves).map(|halves| halves.1);
        halves(at).map(|halves| halves.0).or(second)
    }

    /// A given name that is sure though the surname is not: nobody is called "Pyer".
    fn known_given_name<'a>(
        &self,
        choice: &'a Choice,
        at: usize,
        romanised: &str,
    ) -> Option<&'a str> {
        let (latin, sure) = choice.each.get(at)?;
        let latin = latin.as_deref()?;
        let known = |latin: &str| self.tables.lexicon.get(latin).unwrap_or_default();
        let is_conventional = known(&romanised.to_lowercase()).languages & CYRILLIC != 0;
        (*sure >= SURE_GIVEN_NAME && known(latin).common >= COMMON && !is_conventional)
            .then_some(latin)
    }

    /// The Latin words of a whole name, and what they rest on, where they are sure enough.
    fn whole(
        &self,
        words: &[String],
        choice: &Choice,
        fullest: &NameForm,
    ) -> Option<(Vec<String>, LatinBasis)> {
        let latin = choice
            .words
            .iter()
            .cloned()
            .collect::<Option<Vec<String>>>()?;
        let sure = match (choice.is_known, words.len()) {
            (true, _) => SURE_KNOWN,
            (false, 1) => SURE_ALONE,
            _ if self.is_far_fetched(words, &latin) => SURE_FAR_FETCHED,
            _ => SURE,
        };
        if choice.sure < sure
            || !choice.is_known && is_missing_softness(words, &latin)
            || self.is_spelled_by_convention(words, &latin, fullest)
        {
            return None;
        }
        let basis = match choice.is_known {
            true => LatinBasis::Known,
            false => LatinBasis::Probable,
        };
        Some((latin, basis))
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
        reference.spell(&cut, |piece| self.romanise(piece, &form.language))
    }

    /// A word in Latin letters as the person's state spells it, or by the convention of the text's language.
    fn romanise(&self, word: &str, tag: &str) -> String {
        let own = self
            .languages
            .romanise_citizen(word, tag, &self.state_language);
        own.unwrap_or_else(|| self.languages.romanise(word, tag))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_only_one_script_writes_do_not_count() {
        assert_eq!(as_read("Беналия"), as_read("Benalia"));
        assert_eq!(as_read("Кая"), as_read("Kaja"));
        assert_ne!(as_read("Сикела"), as_read("Sykała"));
    }

    #[test]
    fn a_soft_end_is_not_a_hard_one() {
        let is_missing =
            |word: &str, latin: &str| is_missing_softness(&[word.to_owned()], &[latin.to_owned()]);
        assert!(is_missing("Савинь", "savin") && !is_missing("Савинь", "savigne"));
        assert!(!is_missing("Мишель", "michel"));
    }
}
