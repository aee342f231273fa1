//! The forms of a person's name, and the id that the name gives.

use super::headline::headline_of;
use super::in_latin::spell_in_latin;
use crate::language::{Languages, script_of_text};
use crate::model::{Document, FoundPerson, HeadlineName, NameForm, PersonName};
use crate::text::{short_hash, slug};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Longest id, in bytes.
const LONGEST_ID: usize = 60;

/// Names people, who come in the order of their first mentions. Those without mentions stay without a name.
///
/// An id has the words of the name that heads the person's page in `first_language`, the site's first one.
pub fn name_people(
    people: &[&FoundPerson],
    documents: &[Document],
    languages: &Languages,
    first_language: &str,
) -> Vec<PersonName> {
    let mut all_forms: Vec<Vec<NameForm>> = people
        .par_iter()
        .map(|person| forms(person, documents))
        .collect();
    spell_in_latin(&mut all_forms, people, documents, languages);
    let mut names: Vec<PersonName> = all_forms
        .into_par_iter()
        .map(|forms| PersonName {
            id: id(&forms, first_language, languages).unwrap_or_default(),
            forms,
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

/// The words of the name at the head of the page.
fn id(forms: &[NameForm], first_language: &str, languages: &Languages) -> Option<String> {
    let HeadlineName { name, language, .. } = headline_of(forms, first_language, &[], languages)?;
    let language = language.unwrap_or_default();
    let spelled = languages.romanise_name(&name, &language);
    // Han characters in a language with other letters do not show how they are read.
    let script = languages.get(&language).map(|pack| pack.script.as_str());
    let is_chinese = script.is_none_or(|script| script.starts_with("Han"));
    if spelled.is_none() && !is_chinese && script_of_text(&name) == "Hans" {
        return Some(format!("person-{}", short_hash(&name)));
    }
    let spelled = spelled.unwrap_or_else(|| languages.romanise(&name, &language));
    Some(slug(&spelled, LONGEST_ID))
}
