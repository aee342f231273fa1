//! The name that heads a person's page in each interface language.

use super::in_latin::bearers_form;
use super::name_text::{begin_of_surname, fullness};
use super::{GivenNames, ResolvedPerson};
use crate::language::{Languages, primary_subtag, script_of_tag, script_of_text};
use crate::model::{HeadlineName, LatinBasis, LatinName, NameForm};
use std::collections::BTreeMap;

/// The headline name of a person by interface language.
///
/// The owner's choice first; then the form seen most in that language, full names before initials; then one in a language of the same
/// script, related languages first; then its spelling in Latin letters (`language` is `None`), if it has one, for readers of other scripts only one that
/// a text has or that is known; else the name as found. Readers of Latin script are shown the bearer's own spelling before that of another language.
/// A shorter form in the right language does not beat a full name in the right script.
pub fn headline_names(
    person: &ResolvedPerson,
    interface_languages: &[String],
    languages: &Languages,
    given_names: &GivenNames,
) -> BTreeMap<String, HeadlineName> {
    interface_languages
        .iter()
        .filter_map(|tag| {
            let chosen = person.renamed.get(tag).cloned();
            let mut headline = chosen
                .or_else(|| headline_of(&person.forms, tag, interface_languages, languages))?;
            if !person.is_pseudonym {
                let pack = headline.language.as_deref();
                let pack = pack.and_then(|tag| languages.get(tag));
                headline.surname = begin_of_surname(&headline.name, pack, given_names);
            }
            Some((tag.clone(), headline))
        })
        .collect()
}

/// The name that heads the page in one language, from the forms alone.
pub(super) fn headline_of(
    forms: &[NameForm],
    tag: &str,
    interface_languages: &[String],
    languages: &Languages,
) -> Option<HeadlineName> {
    let script = languages
        .get(tag)
        .map_or_else(|| script_of_tag(tag), |pack| pack.script.clone());
    let fullest = forms.iter().map(|f| fullness(&f.name, languages)).max()?;
    let rank = |form: &NameForm| {
        let nearness = if form.language == tag {
            0
        } else if primary_subtag(&form.language) == primary_subtag(tag) {
            1
        } else {
            let order = interface_languages.iter().position(|l| *l == form.language);
            2 + order.unwrap_or(interface_languages.len())
        };
        (
            fullest - fullness(&form.name, languages),
            nearness,
            std::cmp::Reverse(form.count),
        )
    };
    let of_script = |form: &&NameForm| script_of_text(&form.name) == script;
    let same_script = match bearers_form(forms, languages) {
        Some(own) if script == "Latn" && !in_own_language(forms, tag) => Some(own),
        own => {
            let of_script = forms.iter().filter(of_script);
            // A form that another language made of the name is worth less than a spelling restored from another script.
            of_script
                .filter(|form| {
                    script != "Latn"
                        || own.is_some()
                        || primary_subtag(&form.language) == primary_subtag(tag)
                })
                .min_by_key(|form| rank(form))
        }
    };
    if let Some(form) = same_script.filter(|form| fullness(&form.name, languages) == fullest) {
        return Some(as_found(form));
    }
    let any = forms.iter().min_by_key(|form| rank(form))?;
    if script == "Latn" {
        let spelled = forms
            .iter()
            .filter_map(|form| Some((form, form.latin.as_ref()?)));
        let best = spelled.min_by_key(|(form, latin)| {
            (
                fullest - fullness(&form.name, languages),
                latin.basis,
                rank(form),
            )
        });
        if let Some((form, latin)) = best
            && (same_script.is_none() || fullness(&form.name, languages) == fullest)
        {
            return Some(spelled_as(latin));
        }
    }
    let same_script =
        same_script.or_else(|| forms.iter().filter(of_script).min_by_key(|form| rank(form)));
    if same_script.is_none() && !is_readable(any, tag, &script) {
        let is_full = |form: &&NameForm| fullness(&form.name, languages) == fullest;
        if let Some(own) = bearers_form(forms, languages).filter(is_full) {
            return Some(as_found(own));
        }
        if let Some(latin) = in_latin_letters(forms.iter().filter(is_full)) {
            return Some(latin);
        }
    }
    Some(same_script.map_or_else(|| as_found(any), as_found))
}

/// Whether readers of a language can read a form that is not in their script: it is in their language, or in Han characters, which several scripts have.
fn is_readable(form: &NameForm, tag: &str, script: &str) -> bool {
    primary_subtag(&form.language) == primary_subtag(tag)
        || script_of_text(&form.name) == "Hans" && matches!(script, "Hant" | "Jpan")
}

/// The name in Latin letters, which most readers of any script can read: as a text writes it most often, else as it is known.
fn in_latin_letters<'a>(forms: impl Iterator<Item = &'a NameForm> + Clone) -> Option<HeadlineName> {
    let mut written = forms.clone();
    if let Some(form) = written.find(|form| script_of_text(&form.name) == "Latn") {
        return Some(as_found(form));
    }
    let known = forms.filter_map(|form| form.latin.as_ref());
    let known = known.filter(|latin| latin.basis != LatinBasis::Romanised);
    let best = known.min_by_key(|latin| latin.basis)?;
    Some(spelled_as(best))
}

/// Whether one of the forms in Latin letters is in this language.
fn in_own_language(forms: &[NameForm], tag: &str) -> bool {
    forms.iter().any(|form| {
        primary_subtag(&form.language) == primary_subtag(tag)
            && script_of_text(&form.name) == "Latn"
    })
}

fn spelled_as(latin: &LatinName) -> HeadlineName {
    HeadlineName {
        name: latin.name.clone(),
        language: None,
        basis: Some(latin.basis),
        surname: 0,
    }
}

fn as_found(form: &NameForm) -> HeadlineName {
    HeadlineName {
        name: form.name.clone(),
        language: Some(form.language.clone()),
        basis: None,
        surname: 0,
    }
}
