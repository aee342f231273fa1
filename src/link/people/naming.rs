//! The forms of a person's name, and the id that the fullest of them gives.

use super::headline::fullness;
use crate::language::{Languages, script_of_text};
use crate::model::{Document, FoundPerson, NameForm, PersonName};
use crate::text::slug;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Longest id, in bytes.
const LONGEST_ID: usize = 60;

/// Names people, who come in the order of their first mentions. Those without mentions stay without a name.
pub fn name_people(
    people: &[&FoundPerson],
    documents: &[Document],
    languages: &Languages,
) -> Vec<PersonName> {
    let mut names: Vec<PersonName> = people
        .par_iter()
        .map(|person| {
            let forms = forms(person, documents);
            let id = fullest_form(&forms, languages).map(|form| {
                let romanised = languages.romanise(&form.name, &form.language);
                slug(&romanised, LONGEST_ID)
            });
            PersonName {
                id: id.unwrap_or_default(),
                forms,
            }
        })
        .collect();
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for name in names.iter_mut().filter(|name| !name.forms.is_empty()) {
        // In the order of first mentions, so that the suffix does not depend on anything later.
        let count = taken.entry(name.id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            name.id = format!("{}-{count}", name.id);
        }
    }
    names
}

fn forms(person: &FoundPerson, documents: &[Document]) -> Vec<NameForm> {
    let mut forms: BTreeMap<(&str, &str), NameForm> = BTreeMap::new();
    for mention in &person.mentions {
        let document = &documents[mention.document];
        let (name, language) = (mention.name.as_str(), document.language.tag.as_str());
        let form = forms.entry((name, language)).or_insert_with(|| NameForm {
            name: name.to_owned(),
            language: language.to_owned(),
            surfaces: BTreeMap::new(),
            count: 0,
            latin: None,
        });
        form.count += 1;
        let surface = document.mentions[mention.mention].text.clone();
        *form.surfaces.entry(surface).or_default() += 1;
    }
    let mut out: Vec<NameForm> = forms.into_values().collect();
    out.sort_by(|a, b| {
        b.count
            .cmp(&a.count)
            .then_with(|| (&a.language, &a.name).cmp(&(&b.language, &b.name)))
    });
    out
}

/// The best form of the name: given name and surname before initials before a single word, then forms with written vowels
/// (nobody reads "jwn" as Joan), then the most frequent.
fn fullest_form<'a>(forms: &'a [NameForm], languages: &Languages) -> Option<&'a NameForm> {
    forms.iter().rev().max_by_key(|form| {
        let vowels = !matches!(script_of_text(&form.name), "Arab" | "Hebr");
        (fullness(&form.name, languages), vowels, form.count)
    })
}
