//! One person: every form of the name with a sentence that has it, the events, and who else is there.

use crate::model::{LatinBasis, Reason};
use crate::render::context::link::{Link, Text};
use crate::render::context::paging::{Pages, most};
use crate::render::context::{PageContext, RenderContext, Subject};
use crate::render::part::cards::EventCard;
use crate::render::part::doubts::DoubtView;
use crate::render::part::frame::Frame;
use crate::render::part::named::NamedView;
use crate::render::part::names_in_sentence::{Quoted, pieces};
use crate::render::part::quoted::{SourcedView, sourced};
use crate::render::part::role_line::{RoleOnLine, on_one_line};
use crate::render::part::subject_lists::{SubjectLists, speech};
use serde::Serialize;

/// The page of a person.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PersonPage {
    /// Everything around the content.
    pub(crate) frame: Frame,
    #[serde(flatten)]
    pub(crate) named: NamedView,
    /// The name is a pseudonym that the owner of the archive gave.
    pub(crate) is_pseudonym: bool,
    /// What the spelling of the name rests on, if the program spelled it in Latin letters: `seen` in a text of the archive, `known` as the name of
    /// somebody, `probable` by the spelling of its words, `romanised` letter by letter.
    pub(crate) spelling: Option<&'static str>,
    #[serde(flatten)]
    pub(crate) lists: SubjectLists,
    /// Events without a date.
    pub(crate) undated: Vec<EventCard>,
    /// The first roles on one line, in the reader's language where its words are known.
    pub(crate) role_line: Vec<RoleOnLine>,
    /// Roles as the texts give them.
    pub(crate) roles: Vec<SourcedView>,
    /// Direct speech.
    pub(crate) quotations: Vec<SourcedView>,
    /// What the owner says.
    pub(crate) notes: Vec<String>,
    /// The same person elsewhere.
    pub(crate) same_as: Vec<String>,
    /// People in the same documents, with the number of those documents.
    pub(crate) together_with: Vec<Link>,
    /// Reasons for joining mentions across documents, each in pieces: names in other languages stand by themselves.
    pub(crate) reasons: Vec<Vec<Text>>,
    /// Pairs that may be one person.
    pub(crate) doubts: Vec<DoubtView>,
}

/// The most roles that are shown with sentences that give them.
const ROLES: usize = 8;

/// The most reasons for taking mentions for one person.
const REASONS: usize = 20;

/// A page for every person, where the owner wants pages of people.
pub(crate) fn pages(context: &RenderContext<'_>) -> Pages<usize> {
    context.first_pages(context.people())
}

/// The headline that a reason quotes, with its language.
fn quoted_headline<'a>(page: &PageContext<'a>, reason: &'a Reason) -> Option<Quoted<'a>> {
    let Reason::FoundByArchive {
        document: id,
        title: Some(title),
        ..
    } = reason
    else {
        return None;
    };
    let documents = &page.archive().documents;
    let at = documents.binary_search_by(|archived| archived.document.id.as_str().cmp(id));
    let language = &documents[at.ok()?].document.language.tag;
    Some((title, language))
}

/// The page of one person.
pub(crate) fn view(page: &PageContext<'_>, index: usize) -> PersonPage {
    let person = &page.archive().people[index];
    let subject = Subject::Person(index);
    let named = NamedView::new(page, subject);
    let mut lists = SubjectLists::new(page, subject);
    let (events, undated) = lists.events.into_iter().partition(|e| e.date.is_some());
    lists.events = events;
    let name = person.names.get(&page.edition.tag);
    let reasons = person.reasons.iter().take(REASONS);
    let forms: Vec<Quoted<'_>> = person
        .forms
        .iter()
        .map(|form| (form.name.as_str(), form.language.as_str()))
        .collect();
    let doubts = most(&page.context.references.doubts[index]).iter();
    PersonPage {
        is_pseudonym: person.is_pseudonym,
        frame: Frame::of(
            page,
            subject,
            named.name.text.clone(),
            named.others_on_one_line(),
        ),
        spelling: name.and_then(|name| name.basis).map(LatinBasis::as_str),
        named,
        lists,
        undated,
        role_line: on_one_line(page, &person.roles),
        roles: sourced(page, &person.roles, ROLES),
        quotations: speech(page, subject),
        notes: person.notes.clone(),
        same_as: person.same_as.clone(),
        together_with: page.counted(most(&person.together_with), Subject::Person),
        reasons: reasons
            .map(|reason| {
                let mut quoted = forms.clone();
                quoted.extend(quoted_headline(page, reason));
                pieces(page, &page.reason(reason).text, &quoted)
            })
            .collect(),
        doubts: doubts
            .map(|&doubt| DoubtView::new(page, doubt, index))
            .collect(),
    }
}
