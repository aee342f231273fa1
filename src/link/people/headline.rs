//! The name that heads a person's page in each interface language.

use super::ResolvedPerson;
use super::name_text::{NameText, PieceKind};
use crate::language::{Languages, primary_subtag, script_of_tag, script_of_text};
use crate::model::{HeadlineName, NameForm};
use std::collections::BTreeMap;

/// How complete a name is: 2 for given name and surname, 1 for initials and surname, 0 for a single word.
pub(super) fn fullness(name: &str, languages: &Languages) -> u8 {
    let cut = NameText::cut(name, None, languages.name_habits());
    match cut.words().len() {
        0 | 1 => u8::from(cut.pieces.iter().any(|p| p.kind == PieceKind::Initial)),
        _ => 2,
    }
}

/// The headline name of a person by interface language.
///
/// The owner's choice first; then the form seen most in that language, full names before initials; then one in a language of the same
/// script, related languages first; then, for readers of Latin script, a romanisation (`language` is `None`), unless the name is only known
/// in a script without vowels; else the name as found.
/// A shorter form in the right language does not beat a full name in the right script.
pub fn headline_names(
    person: &ResolvedPerson,
    interface_languages: &[String],
    languages: &Languages,
) -> BTreeMap<String, HeadlineName> {
    interface_languages
        .iter()
        .filter_map(|tag| {
            Some((
                tag.clone(),
                headline(person, tag, interface_languages, languages)?,
            ))
        })
        .collect()
}

fn headline(
    person: &ResolvedPerson,
    tag: &str,
    interface_languages: &[String],
    languages: &Languages,
) -> Option<HeadlineName> {
    if let Some(name) = person.renamed.get(tag) {
        return Some(name.clone());
    }
    let script = languages
        .get(tag)
        .map_or_else(|| script_of_tag(tag), |pack| pack.script.clone());
    let fullest = person
        .forms
        .iter()
        .map(|f| fullness(&f.name, languages))
        .max()?;
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
    let same_script = person
        .forms
        .iter()
        .filter(|form| script_of_text(&form.name) == script)
        .min_by_key(|form| rank(form));
    if let Some(form) = same_script.filter(|form| fullness(&form.name, languages) == fullest) {
        return Some(as_found(form));
    }
    let any = person.forms.iter().min_by_key(|form| rank(form))?;
    // Names from scripts without vowels are useless when romanised letter by letter: nobody prints "mhmd".
    let found_in = script_of_text(&any.name);
    if script == "Latn" && !matches!(found_in, "Latn" | "Arab" | "Hebr") {
        return Some(HeadlineName {
            name: languages.romanise(&any.name, &any.language),
            language: None,
        });
    }
    Some(same_script.map_or_else(|| as_found(any), as_found))
}

fn as_found(form: &NameForm) -> HeadlineName {
    HeadlineName {
        name: form.name.clone(),
        language: Some(form.language.clone()),
    }
}
