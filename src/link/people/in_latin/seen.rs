//! The form of a person's name in Latin letters that is most likely the person's own.

use super::super::name_text::fullness;
use super::super::spelling::likeness;
use crate::language::{Languages, script_of_text};
use crate::model::NameForm;
use crate::text::fold_name;
use std::cmp::Reverse;

/// The form in Latin letters that the bearer most likely writes: the fullest, in a language that does not spell foreign names by sound or
/// add an ending to women's surnames; `None` if there is no such form.
pub(in crate::link::people) fn bearers_form<'a>(
    forms: &'a [NameForm],
    languages: &Languages,
) -> Option<&'a NameForm> {
    let latin = forms
        .iter()
        .filter(|form| script_of_text(&form.name) == "Latn");
    latin
        .filter(|form| {
            !is_by_sound(form, forms, languages) && !has_added_ending(form, forms, languages)
        })
        .min_by_key(|form| {
            let count = Reverse(form.count);
            (Reverse(fullness(&form.name, languages)), count)
        })
}

/// Whether the language spells foreign names by sound; a name that only such languages have may be one of their own.
fn is_by_sound(form: &NameForm, forms: &[NameForm], languages: &Languages) -> bool {
    let by_sound = |form: &NameForm| {
        let pack = languages.nearest(&form.language);
        pack.is_some_and(|pack| pack.names.foreign_by_sound)
    };
    by_sound(form) && !forms.iter().all(by_sound)
}

/// Whether the surname has a feminine ending that other forms of the same name lack: "Mayová" beside "Мэй".
fn has_added_ending(form: &NameForm, forms: &[NameForm], languages: &Languages) -> bool {
    let last = |name: &str| {
        name.split_whitespace()
            .last()
            .unwrap_or_default()
            .to_owned()
    };
    let surname = last(&form.name);
    let Some(without) = languages.name_habits().masculine_surname(&surname) else {
        return false;
    };
    let (with, without) = (fold_name(&surname), fold_name(&without));
    forms
        .iter()
        .filter(|other| other.language != form.language)
        .any(|other| {
            let other = fold_name(&last(&other.name));
            likeness(&other, &without) > likeness(&other, &with)
        })
}
