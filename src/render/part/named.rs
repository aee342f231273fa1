//! What the pages of people, organisations and places say about a name: its forms by language, each with a sentence that has it.

use super::body::Excerpt;
use super::cards::DocumentCard;
use super::linked_data::names::{DescribedName, description};
use super::quoted::{StatementView, sentence, sentences};
use crate::model::NameForm;
use crate::render::context::link::{LanguageLabel, Link, Text};
use crate::render::context::paging::most;
use crate::render::context::{PageContext, Subject};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// A name that has a page.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct NamedView {
    /// The name that heads the page.
    pub(crate) name: Text,
    /// The other names, each once: those in the languages of the site, then those of the texts.
    pub(crate) other_names: Vec<Text>,
    /// How many mentions there are.
    pub(crate) mentions: usize,
    /// The forms of the name by language.
    pub(crate) languages: Vec<FormsInLanguage>,
    /// Sentences about it, with links to where they are.
    pub(crate) statements: Vec<StatementView>,
    /// Links to the topics of its documents.
    pub(crate) topics: Vec<Link>,
    /// The name for machines (schema.org), safe inside a script element.
    pub(crate) json_ld: String,
}

/// The forms of a name in one language.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct FormsInLanguage {
    /// The language.
    pub(crate) language: LanguageLabel,
    /// Its forms.
    pub(crate) forms: Vec<FormView>,
}

/// One form of a name.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct FormView {
    /// The form in the nominative.
    pub(crate) name: Text,
    /// How many times.
    pub(crate) count: usize,
    /// The spellings in texts that differ from it.
    pub(crate) spellings: Vec<Text>,
    /// A sentence that has it; none of the rarer forms of a language, and none where the page shows its sentences elsewhere.
    pub(crate) example: Option<Example>,
}

/// A sentence with a mention, and where it is.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Example {
    /// The sentence, cut where it is long.
    pub(crate) excerpt: Excerpt,
    /// The language.
    pub(crate) language: String,
    /// `ltr` or `rtl`.
    pub(crate) direction: &'static str,
    /// The document, with the link leading to the mention.
    pub(crate) document: DocumentCard,
}

/// So many forms of a language are shown in a sentence, the most frequent ones.
const EXAMPLES: usize = 3;

/// So many other names head the page; its list of forms has them all.
const OTHER_NAMES: usize = 20;

/// So many forms of all languages together are shown in a sentence.
const ALL_EXAMPLES: usize = 20;

impl From<StatementView> for Example {
    fn from(found: StatementView) -> Self {
        Self {
            excerpt: found.excerpt,
            language: found.document.headline.language.clone(),
            direction: found.document.headline.direction,
            document: found.document,
        }
    }
}

impl NamedView {
    /// A person, an organisation or a place on its own page.
    pub(crate) fn new(page: &PageContext<'_>, subject: Subject) -> Self {
        let archive = page.archive();
        let name = page.name(subject);
        let other_names = other_names(page, subject, &name);
        let (same_as, notes, statements) = match subject {
            Subject::Person(index) => {
                let person = &archive.people[index];
                (
                    &person.same_as[..],
                    &person.notes[..],
                    &person.statements[..],
                )
            }
            _ => (&[][..], &[][..], subject.mentions(archive)),
        };
        let places = statements
            .iter()
            .filter_map(|at| subject.place_of(archive, at));
        let forms = most(subject.forms(archive)).iter();
        let forms = forms.map(|form| page.text(&form.name, &form.language));
        let statements = sentences(page, places.collect());
        let json_ld = description(&DescribedName {
            kind: match subject.word(archive) {
                "person" => "Person",
                "organisation" => "Organization",
                _ => "Place",
            },
            name: &name,
            others: other_names.iter().cloned().chain(forms).collect(),
            url: page.absolute(&page.path()),
            same_as,
            notes,
        });
        Self {
            mentions: subject.mentions(archive).len(),
            languages: by_language(page, subject, &statements),
            statements,
            topics: topics(page, &subject.documents(archive)),
            json_ld,
            name,
            other_names,
        }
    }

    /// The other names on one line.
    pub(crate) fn others_on_one_line(&self) -> String {
        let names: Vec<&str> = self.other_names.iter().map(|n| n.text.as_str()).collect();
        names.join(", ")
    }
}

/// Every other name that heads the page in another edition, then the names in the texts: of a person those that are as long as the longest of
/// their language.
pub(crate) fn other_names(page: &PageContext<'_>, subject: Subject, headline: &Text) -> Vec<Text> {
    let archive = page.archive();
    let in_editions: Vec<Text> = match subject {
        Subject::Person(index) => {
            let names = archive.people[index].names.values();
            let names = names.filter_map(|n| Some(page.text(&n.name, n.language.as_deref()?)));
            names.collect()
        }
        Subject::Entity(index) => {
            let names = &archive.entities[index].names;
            let tags = page.context.site.languages.iter();
            let names = tags.filter_map(|tag| Some(page.text(names.get(tag)?, tag)));
            names.collect()
        }
        _ => Vec::new(),
    };
    let forms = subject.forms(archive);
    let is_longest = |form: &&NameForm| {
        let in_language = |other: &&NameForm| other.language == form.language;
        let mut others = forms.iter().filter(in_language);
        matches!(subject, Subject::Entity(_)) || others.all(|other| words(other) <= words(form))
    };
    let in_texts = forms.iter().filter(is_longest);
    let in_texts = in_texts.map(|form| page.text(&form.name, &form.language));
    let mut out: Vec<Text> = Vec::new();
    for name in in_editions.into_iter().chain(in_texts) {
        if name.text != headline.text && !out.iter().any(|other| other.text == name.text) {
            out.push(name);
        }
    }
    out.truncate(OTHER_NAMES);
    out
}

/// Number of words of a name. An initial is no word: "В. Седых" is no other name of "Вера Седых".
fn words(form: &NameForm) -> usize {
    let words = form.name.split_whitespace();
    words
        .filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1)
        .count()
}

/// Forms by language: the reader's own first, the others in order of frequency as they come. No sentence stands on the page twice.
fn by_language(
    page: &PageContext<'_>,
    subject: Subject,
    statements: &[StatementView],
) -> Vec<FormsInLanguage> {
    let mut out: Vec<FormsInLanguage> = Vec::new();
    let shown = statements.iter().map(|shown| shown.excerpt.words());
    let mut shown: BTreeSet<String> = shown.collect();
    let mut examples = 0;
    for form in subject.forms(page.archive()) {
        let known = out
            .iter()
            .position(|group| group.language.tag == form.language);
        let at = known.unwrap_or(out.len());
        if known.is_none() {
            out.push(FormsInLanguage {
                language: page.label(&form.language),
                forms: Vec::new(),
            });
        }
        let forms = &mut out[at].forms;
        let with_example = forms.len() < EXAMPLES && examples < ALL_EXAMPLES;
        let example = with_example
            .then(|| example(page, subject, form, &shown))
            .flatten();
        if let Some(example) = &example {
            examples += 1;
            shown.insert(example.excerpt.words());
        }
        forms.push(view_of(page, form, example));
    }
    out.sort_by_key(|group| group.language.tag != page.edition.tag);
    out
}

fn view_of(page: &PageContext<'_>, form: &NameForm, example: Option<Example>) -> FormView {
    let spellings = form
        .surfaces
        .keys()
        .filter(|surface| **surface != form.name);
    FormView {
        name: page.text(&form.name, &form.language),
        count: form.count,
        spellings: spellings
            .map(|surface| page.text(surface, &form.language))
            .collect(),
        example,
    }
}

/// The first sentence that has this form of the name, may be shown and is not on the page yet.
fn example(
    page: &PageContext<'_>,
    subject: Subject,
    form: &NameForm,
    shown: &BTreeSet<String>,
) -> Option<Example> {
    let mentions = subject.mentions(page.archive()).iter();
    let with_form = mentions.filter(|&&(document, at)| {
        let archived = page.document(document);
        let name = match subject {
            Subject::Person(_) => archived.people.get(at).map(|named| &named.name),
            _ => archived.entities.get(at).map(|named| &named.name),
        };
        name == Some(&form.name) && archived.document.language.tag == form.language
    });
    let mut sentences =
        with_form.filter_map(|at| sentence(page, subject.place_of(page.archive(), at)?));
    let found = sentences.find(|found| !shown.contains(&found.excerpt.words()))?;
    Some(Example::from(found))
}

/// Topics of the documents with the number of documents, most first.
fn topics(page: &PageContext<'_>, documents: &[usize]) -> Vec<Link> {
    let mut counts: Vec<(usize, usize)> = Vec::new();
    for &document in documents {
        for id in &page.document(document).topics {
            let Some(&topic) = page.context.references.topics.get(id.as_str()) else {
                continue;
            };
            match counts.iter_mut().find(|(known, _)| *known == topic) {
                Some((_, count)) => *count += 1,
                None => counts.push((topic, 1)),
            }
        }
    }
    counts.sort_by_key(|&(topic, count)| (Reverse(count), topic));
    page.counted(&counts, Subject::Topic)
}
