//! Which people the archive can vouch for: only they have pages of their own.

use super::ResolvedPerson;
use super::name_text::{DOTS, fullness_in};
use crate::language::Languages;
use crate::link::quotes_and_roles::QuotesAndRoles;
use crate::model::{ArchivedDocument, NameForm};
use std::collections::BTreeSet;
use unicode_script::{Script, UnicodeScript};

/// A full name that occurs once needs this confidence of the tagger's, unless something else speaks for it.
const SURE: f64 = 0.9;

/// Whether the texts show that this is a person: a full name that is found twice, or once beside a role or a quotation, or with certainty. A single word needs
/// two roles or quotations, and a foreign name in signs without capitals one of them or a second text. What the owner says about a person is enough, too.
///
/// `mentions`: (document, index into its `people`).
pub(super) fn is_vouched_for(
    person: &ResolvedPerson,
    said: &QuotesAndRoles,
    mentions: &[(usize, usize)],
    documents: &[ArchivedDocument],
    languages: &Languages,
) -> bool {
    let is_named_by_owner = person.is_pseudonym
        || !person.renamed.is_empty()
        || !person.notes.is_empty()
        || !person.same_as.is_empty();
    if is_named_by_owner {
        return true;
    }
    let full: usize = person
        .forms
        .iter()
        .filter(|form| is_full(form, languages))
        .map(|form| form.count)
        .sum();
    let is_sure = |&(document, at): &(usize, usize)| {
        let mention = documents.get(document).and_then(|one| one.people.get(at));
        mention.is_some_and(|mention| mention.confidence >= SURE)
    };
    let said = said.roles.len() + said.quotations.len();
    let has = |tells: fn(char) -> bool| person.forms.iter().any(|form| form.name.contains(tells));
    let has_capitals = has(char::is_uppercase);
    // Foreign things are written as foreign people are: 'Blue Bridge' with a dot, too.
    let is_foreign = !has_capitals && has(|sign| DOTS.contains(&sign));
    let texts: BTreeSet<usize> = mentions.iter().map(|(document, _)| *document).collect();
    match full {
        // In letters without capitals, one word is too little: no reader could tell it from others.
        0 => said >= 2 && has_capitals,
        1 => said > 0 || has_capitals && mentions.iter().any(is_sure),
        _ => said > 0 || !is_foreign || texts.len() > 1,
    }
}

/// Whether a name has more than one part. In Chinese and Japanese, dots part foreign names, and others are written without spaces; Korean names have three
/// syllables.
fn is_full(form: &NameForm, languages: &Languages) -> bool {
    let name = form.name.trim();
    let signs = |script: Script| name.chars().filter(|sign| sign.script() == script).count();
    let letters = name.chars().count();
    let pack = languages.get(&form.language);
    let surname_signs = pack.and_then(|pack| pack.names.surname_signs).unwrap_or(1);
    fullness_in(name, pack, languages) > 0
        || name.contains(DOTS)
        || signs(Script::Han) > surname_signs
        || signs(Script::Hangul) == 3 && letters == 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_full_name(name: &str, language: &str, languages: &Languages) -> bool {
        let form = NameForm {
            name: name.into(),
            language: language.into(),
            surfaces: std::collections::BTreeMap::new(),
            count: 1,
            latin: None,
        };
        is_full(&form, languages)
    }

    #[test]
    fn full_names_have_two_parts() {
        let languages = Languages::compiled_in().unwrap();
        for name in [
            "Anna Berg",
            "А. Берг",
            "アンナ・ベルグ",
            "山田花子",
            "김민지",
        ] {
            assert!(is_full_name(name, "", &languages), "{name}");
        }
        for name in ["Anna", "Берг", "ベルグ", "마츠모토", "王"] {
            assert!(!is_full_name(name, "", &languages), "{name}");
        }
        assert!(!is_full_name("El Berg", "es", &languages));
        assert!(is_full_name("山田", "zh", &languages) && !is_full_name("山田", "ja", &languages));
    }
}
