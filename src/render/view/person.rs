//! One person: every form of the name with the sentence it stands in, the events, and who else is there.

use super::year::Subject;
use crate::model::{MentionPlace, NameForm, Person};
use crate::render::context::PageContext;
use crate::render::context::link::{Label, Link, Text};
use crate::render::part::body::Excerpt;
use crate::render::part::cards::{DocumentCard, EventCard};
use crate::render::part::frame::Frame;
use crate::render::part::linked_data::names::{Described, json_ld};
use crate::render::part::list_page::{MOST, most};
use crate::render::part::picture::by_time::{self, ByTime};
use crate::render::part::quoted::{SourcedView, StatementView, sentence, sourced, statements};
use serde::Serialize;

/// The page of a person.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PersonPage {
    /// What stands around the content.
    pub(crate) frame: Frame,
    /// The name that heads the page.
    pub(crate) name: Text,
    /// The program romanised it.
    pub(crate) romanised: bool,
    /// The other names, each once.
    pub(crate) other_names: Vec<Text>,
    /// How many mentions there are.
    pub(crate) mentions: usize,
    /// The forms of the name by language.
    pub(crate) languages: Vec<FormsInLanguage>,
    /// How many documents there are.
    pub(crate) number_of_documents: usize,
    /// How many events there are, undated ones too.
    pub(crate) number_of_events: usize,
    /// Its documents by time and language.
    pub(crate) timeline: Option<ByTime>,
    /// Dated events, newest first.
    pub(crate) events: Vec<EventCard>,
    /// Events without a date.
    pub(crate) undated: Vec<EventCard>,
    /// Roles as the texts give them.
    pub(crate) roles: Vec<SourcedView>,
    /// Direct speech.
    pub(crate) quotations: Vec<SourcedView>,
    /// Sentences about the person.
    pub(crate) statements: Vec<StatementView>,
    /// What the owner says.
    pub(crate) notes: Vec<String>,
    /// The same person elsewhere.
    pub(crate) same_as: Vec<String>,
    /// The person as schema.org's `Person`, safe inside a script element.
    pub(crate) json_ld: String,
    /// Documents, newest first.
    pub(crate) documents: Vec<DocumentCard>,
    /// People in the same documents, with the number of those documents.
    pub(crate) together_with: Vec<Link>,
    /// Links to topics.
    pub(crate) topics: Vec<Link>,
    /// Reasons for joining mentions across documents.
    pub(crate) reasons: Vec<Text>,
    /// Pairs that may be one person.
    pub(crate) doubts: Vec<DoubtView>,
    /// The years, where its lists are longer than the page.
    pub(crate) years: Vec<Link>,
}

/// The forms of a name in one language.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct FormsInLanguage {
    /// The language.
    pub(crate) language: Label,
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
    /// A sentence it stands in.
    pub(crate) example: Option<Example>,
}

/// A sentence with a mention, and the place it stands.
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

/// Another person that may be the same.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct DoubtView {
    /// The other person.
    pub(crate) person: Link,
    /// Why it was not decided.
    pub(crate) reason: Text,
    /// What to write in curation.yaml.
    pub(crate) line: String,
}

/// The page of one person.
pub(crate) fn view(page: &PageContext<'_>, index: usize) -> PersonPage {
    let archive = page.archive();
    let person = &archive.people[index];
    let name = page.name_of_person(index);
    let subject = Subject::Person(index);
    let documents = subject.documents(archive);
    let (events, undated) = subject
        .event_cards(page)
        .into_iter()
        .partition(|card| card.date.is_some());
    let other_names = other_names(page, index, &name);
    let listed: Vec<&str> = other_names.iter().map(|n| n.text.as_str()).collect();
    PersonPage {
        frame: Frame::new(page, name.text.clone(), listed.join(", ")),
        romanised: person
            .names
            .get(&page.edition.tag)
            .is_some_and(|n| n.language.is_none()),
        mentions: person.mentions.len(),
        languages: forms(page, index),
        events,
        undated,
        number_of_documents: documents.len(),
        documents: subject.document_cards(page),
        together_with: page.counted(most(&person.together_with), |other| page.person(other)),
        topics: topics(page, &documents),
        reasons: most(&person.reasons)
            .iter()
            .map(|reason| page.reason(reason))
            .collect(),
        number_of_events: person.events.len(),
        timeline: by_time::view(page, &documents),
        roles: sourced(page, &person.roles, MOST),
        quotations: subject.speech(page),
        statements: statements(page, index),
        notes: person.notes.clone(),
        same_as: person.same_as.clone(),
        json_ld: json_ld(&Described {
            kind: "Person",
            name: &name,
            others: every_name(page, person, &other_names),
            url: page.absolute(&page.path()),
            same_as: &person.same_as,
            notes: &person.notes,
        }),
        years: subject.years(page, None),
        doubts: most(&page.context.references.doubts[index])
            .iter()
            .map(|&doubt| {
                let doubt = &archive.doubts[doubt];
                let other = if doubt.first == index {
                    doubt.second
                } else {
                    doubt.first
                };
                DoubtView {
                    person: page.person(other),
                    reason: page.reason(&doubt.reason),
                    line: line(page, doubt.first, doubt.second),
                }
            })
            .collect(),
        name,
        other_names,
    }
}

/// The two ids as curation.yaml takes them.
pub(crate) fn line(page: &PageContext<'_>, first: usize, second: usize) -> String {
    let people = &page.archive().people;
    format!("- [{}, {}]", people[first].id, people[second].id)
}

/// The other names, then every form that texts have.
fn every_name(page: &PageContext<'_>, person: &Person, others: &[Text]) -> Vec<Text> {
    let forms = person.forms.iter();
    let forms = forms.map(|form| page.text(&form.name, &form.language));
    others.iter().cloned().chain(forms).collect()
}

/// Every other name that heads the person's page in another edition, and every form that is as long as the longest of its language.
pub(crate) fn other_names(page: &PageContext<'_>, index: usize, headline: &Text) -> Vec<Text> {
    let person = &page.archive().people[index];
    let in_editions = person
        .names
        .values()
        .filter_map(|name| Some(page.text(&name.name, name.language.as_deref()?)));
    let longest = person.forms.iter().filter(|form| {
        // An initial is no word: "В. Седых" is no other name of "Вера Седых".
        let words = |form: &NameForm| {
            let words = form.name.split_whitespace();
            words
                .filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1)
                .count()
        };
        !person
            .forms
            .iter()
            .any(|other| other.language == form.language && words(other) > words(form))
    });
    let mut out: Vec<Text> = Vec::new();
    for name in in_editions.chain(longest.map(|form| page.text(&form.name, &form.language))) {
        if name.text != headline.text && !out.iter().any(|other| other.text == name.text) {
            out.push(name);
        }
    }
    out
}

fn forms(page: &PageContext<'_>, index: usize) -> Vec<FormsInLanguage> {
    by_language(page, &page.archive().people[index].forms, |form| FormView {
        name: page.text(&form.name, &form.language),
        count: form.count,
        spellings: form
            .surfaces
            .keys()
            .filter(|surface| **surface != form.name)
            .map(|surface| page.text(surface, &form.language))
            .collect(),
        example: example(page, index, form),
    })
}

/// Forms by language: the reader's own first, the others in order of frequency as they come.
pub(crate) fn by_language(
    page: &PageContext<'_>,
    forms: &[NameForm],
    view: impl Fn(&NameForm) -> FormView,
) -> Vec<FormsInLanguage> {
    let mut out: Vec<FormsInLanguage> = Vec::new();
    for form in forms {
        match out
            .iter_mut()
            .find(|group| group.language.tag == form.language)
        {
            Some(group) => group.forms.push(view(form)),
            None => out.push(FormsInLanguage {
                language: page.label(&form.language),
                forms: vec![view(form)],
            }),
        }
    }
    out.sort_by_key(|group| group.language.tag != page.edition.tag);
    out
}

/// The first place where this form of the name stands.
fn example(page: &PageContext<'_>, index: usize, form: &NameForm) -> Option<Example> {
    let person = &page.archive().people[index];
    person.mentions.iter().find_map(|&(document, place)| {
        let archived = page.document(document);
        let named = archived.people.get(place)?;
        let language = &archived.document.language.tag;
        if named.name != form.name || *language != form.language {
            return None;
        }
        let mention = named.mention;
        sentence(page, MentionPlace { document, mention }).map(Example::from)
    })
}

/// Topics of the documents with the number of documents, most first.
pub(crate) fn topics(page: &PageContext<'_>, documents: &[usize]) -> Vec<Link> {
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
    counts.sort_by_key(|&(topic, count)| (std::cmp::Reverse(count), topic));
    page.counted(&counts, |topic| page.topic(topic))
}
