//! Sentences of the interface in which names stand that are in other languages.

use crate::model::NameForm;
use crate::render::context::PageContext;
use crate::render::context::link::Text;

/// The sentence in pieces: each form of a name that is not in the reader's language by itself.
pub(crate) fn pieces(page: &PageContext<'_>, sentence: &str, forms: &[NameForm]) -> Vec<Text> {
    let own = page.edition.tag.as_str();
    let is_readers = |form: &NameForm| {
        let mut same = forms.iter().filter(|other| other.name == form.name);
        same.any(|other| other.language == own)
    };
    let foreign: Vec<&NameForm> = forms.iter().filter(|form| !is_readers(form)).collect();
    let mut out = Vec::new();
    let mut rest = sentence;
    while let Some((at, form)) = first_of(rest, &foreign) {
        if at > 0 {
            out.push(page.own(&rest[..at]));
        }
        out.push(page.text(&form.name, &form.language));
        rest = &rest[at + form.name.len()..];
    }
    if !rest.is_empty() {
        out.push(page.own(rest));
    }
    out
}

/// The first form that stands in a text as a word of its own, the longest of those that begin there.
fn first_of<'a>(text: &str, forms: &[&'a NameForm]) -> Option<(usize, &'a NameForm)> {
    let place = |form: &&'a NameForm| {
        let mut places = text.match_indices(form.name.as_str());
        let is_word = |(at, name): &(usize, &str)| {
            let before = text[..*at].chars().next_back();
            let after = text[at + name.len()..].chars().next();
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        };
        let at = places.find(is_word)?.0;
        Some((at, *form))
    };
    forms
        .iter()
        .filter(|form| !form.name.is_empty())
        .filter_map(place)
        .min_by_key(|(at, form)| (*at, std::cmp::Reverse(form.name.len())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn form(name: &str, language: &str) -> NameForm {
        NameForm {
            name: name.to_owned(),
            language: language.to_owned(),
            surfaces: BTreeMap::new(),
            count: 1,
            latin: None,
        }
    }

    #[test]
    fn the_longest_whole_word_is_found_first() {
        let forms = [
            form("Седых", "ru"),
            form("Петр Седых", "ru"),
            form("Анна", "ru"),
        ];
        let forms: Vec<&NameForm> = forms.iter().collect();
        let found = |text: &str| first_of(text, &forms).map(|(at, form)| (at, form.name.as_str()));
        assert_eq!(found("by Петр Седых and Анна"), Some((3, "Петр Седых")));
        assert_eq!(found("Аннамария"), None);
    }
}
