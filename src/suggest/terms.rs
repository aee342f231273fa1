//! Turns the words found in texts into terms with `*` endings.

use super::Suggestion;
use super::candidates::{Candidate, each_sense};
use super::words::{ContentWord, ContentWords};
use crate::cluster::keys::stem;
use crate::language::FALLBACK_LANGUAGE;
use crate::model::Archive;
use crate::text::slug;
use std::collections::{BTreeMap, BTreeSet};

/// Maximum number of terms per language.
const MOST_TERMS: usize = 4;

/// One in so many of the languages that the stories are told in says it.
const AGREED: usize = 4;
/// One in so many documents of the archive is in a language that it is written in much.
const WRITTEN_MUCH: usize = 10;

/// Every form of a phrase, by the stems of its words.
type Families = BTreeMap<Vec<String>, BTreeMap<Vec<String>, usize>>;

/// The suggestion for a candidate; `None` if no term remains.
pub(super) fn suggestion(
    archive: &Archive,
    read: &[ContentWords],
    candidate: &Candidate,
    taken: &[String],
) -> Option<Suggestion> {
    let mut by_language: BTreeMap<&str, Families> = BTreeMap::new();
    let mut said_in: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    let in_stories = read
        .iter()
        .filter(|read| candidate.stories.contains(&read.story));
    for read in in_stories {
        each_sense(read, |sense, run| {
            if sense != candidate.sense {
                return;
            }
            said_in
                .entry(read.story)
                .or_default()
                .insert(&read.language);
            let family = run.iter().map(|t| stem(&t.form).to_owned()).collect();
            let form = run.iter().map(|t: &ContentWord| t.form.clone()).collect();
            let families = by_language.entry(&read.language).or_default();
            *families.entry(family).or_default().entry(form).or_default() += 1;
        });
    }
    let translated = has_translations(archive, &said_in);
    drop_contradicted(archive, &said_in, translated, &mut by_language);
    let mut names = BTreeMap::new();
    let mut terms = BTreeMap::new();
    let mut frequent: Option<(usize, String)> = None;
    let languages = by_language.len();
    for (tag, families) in by_language {
        let mut families: Vec<_> = families
            .into_values()
            .map(|forms| (forms.values().sum::<usize>(), forms))
            .collect();
        families.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        let Some(first) = families.first() else {
            continue;
        };
        let (most, name) = (first.0, most_frequent(&first.1));
        // A word that occurs only once in a language is usually a mistake of the lexicon.
        if most < 2 && languages > 1 {
            continue;
        }
        // So is one that occurs once beside a frequent word.
        families.retain(|(count, _)| count * 4 >= most);
        let mut found: Vec<String> = Vec::new();
        for (_, forms) in families.iter().take(MOST_TERMS) {
            let term = term(forms);
            if !found.contains(&term) {
                found.push(term);
            }
        }
        if frequent.as_ref().is_none_or(|(count, _)| most > *count) {
            frequent = Some((most, name.clone()));
        }
        names.insert(tag.to_owned(), name);
        terms.insert(tag.to_owned(), found);
    }
    if translated && !is_agreed(archive, candidate, &names) {
        return None;
    }
    let named = names
        .get(FALLBACK_LANGUAGE)
        .cloned()
        .or(frequent.map(|(_, name)| name))?;
    Some(Suggestion {
        id: free(&slug(&named, 60), taken),
        names,
        terms,
        stories: candidate.stories.len(),
        documents: candidate
            .stories
            .iter()
            .filter_map(|story| {
                let document = archive.stories[*story].documents.first()?;
                Some(archive.documents[*document].document.id.clone())
            })
            .take(3)
            .collect(),
    })
}

/// Leaves out the languages whose versions of a story do not say it where the version in the main language does, or the other way round: a mistake of the
/// lexicon. The main language is that of most stories. Where stories have translations, at least one has to agree.
fn drop_contradicted(
    archive: &Archive,
    said_in: &BTreeMap<usize, BTreeSet<&str>>,
    translated: bool,
    by_language: &mut BTreeMap<&str, Families>,
) {
    let stories_of = |tag: &str| said_in.values().filter(|tags| tags.contains(tag)).count();
    let languages = by_language.keys().copied();
    let Some(main) = languages.max_by_key(|tag| (stories_of(tag), *tag == FALLBACK_LANGUAGE))
    else {
        return;
    };
    by_language.retain(|tag, _| {
        let (mut both, mut one) = (0, 0);
        for (story, said) in said_in {
            let tags = languages_of(archive, *story);
            if tags.contains(tag) && tags.contains(main) {
                both += usize::from(said.contains(tag) && said.contains(main));
                one += usize::from(said.contains(tag) != said.contains(main));
            }
        }
        *tag == main || (both > 0 && both >= one) || (both + one == 0 && !translated)
    });
}

/// Whether enough of the languages that the stories are told in say it: two and a quarter of them; one that much of the archive is written in is enough for
/// what archives have topics about.
fn is_agreed(archive: &Archive, candidate: &Candidate, names: &BTreeMap<String, String>) -> bool {
    let of_stories: BTreeSet<&str> = candidate
        .stories
        .iter()
        .flat_map(|story| languages_of(archive, *story))
        .collect();
    let is_written_much = |tag: &String| {
        let written = archive.documents.iter();
        let written = written.filter(|one| one.document.language.tag == *tag);
        written.count() * WRITTEN_MUCH >= archive.documents.len()
    };
    names.len() >= 2 && names.len() * AGREED >= of_stories.len()
        || candidate.is_subject && names.keys().any(is_written_much)
}

/// Whether most of the stories have versions in several languages: a subject of theirs is said in several, too.
fn has_translations(archive: &Archive, said_in: &BTreeMap<usize, BTreeSet<&str>>) -> bool {
    let stories = said_in.keys();
    let translated = stories.filter(|story| languages_of(archive, **story).len() > 1);
    translated.count() * 2 > said_in.len()
}

/// The languages of the versions of a story.
fn languages_of(archive: &Archive, story: usize) -> BTreeSet<&str> {
    let versions = archive.stories[story].documents.iter();
    versions
        .map(|at| archive.documents[*at].document.language.tag.as_str())
        .collect()
}

fn free(wanted: &str, taken: &[String]) -> String {
    let is_free = |id: &String| !taken.contains(id);
    let numbered = (2_usize..).map(|number| format!("{wanted}-{number}"));
    let mut all = std::iter::once(wanted.to_owned()).chain(numbered);
    all.find(is_free).unwrap_or_default()
}

/// The most frequent form; of two, the shorter one, which is more often the base form.
fn most_frequent(forms: &BTreeMap<Vec<String>, usize>) -> String {
    let length = |form: &[String]| form.iter().map(|word| word.chars().count()).sum::<usize>();
    forms
        .iter()
        .max_by(|a, b| {
            let shorter = length(b.0).cmp(&length(a.0));
            a.1.cmp(b.1).then(shorter).then_with(|| b.0.cmp(a.0))
        })
        .map(|(form, _)| form.join(" "))
        .unwrap_or_default()
}

/// The common beginning of all forms, word by word, with `*` where they differ.
fn term(forms: &BTreeMap<Vec<String>, usize>) -> String {
    let width = forms.keys().map(Vec::len).min().unwrap_or_default();
    let words: Vec<String> = (0..width)
        .map(|at| {
            let written = || forms.keys().map(|form| form[at].as_str());
            let first = written().next().unwrap_or_default();
            let common = written().fold(first, |common, form| {
                let same = common.chars().zip(form.chars()).take_while(|(a, b)| a == b);
                &common[..same.map(|(letter, _)| letter.len_utf8()).sum()]
            });
            if written().all(|form| form == common) {
                common.to_owned()
            } else {
                format!("{common}*")
            }
        })
        .collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(written: &[(&str, usize)]) -> BTreeMap<Vec<String>, usize> {
        let words = |text: &str| text.split(' ').map(str::to_owned).collect();
        written
            .iter()
            .map(|(form, count)| (words(form), *count))
            .collect()
    }

    #[test]
    fn terms_end_in_a_star_where_forms_differ() {
        let bridges = forms(&[("стальной мост", 3), ("стального моста", 1)]);
        assert_eq!(term(&bridges), "стально* мост*");
        assert_eq!(most_frequent(&bridges), "стальной мост");
        assert_eq!(term(&forms(&[("ferry", 2)])), "ferry");
    }

    #[test]
    fn an_id_that_is_taken_gets_a_number() {
        assert_eq!(
            free("ferry", &["ferry".into(), "ferry-2".into()]),
            "ferry-3"
        );
    }
}
