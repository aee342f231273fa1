//! A digest of one period.

use crate::model::Briefing;
use crate::render::address;
use crate::render::context::link::Link;
use crate::render::context::paging::{self, Pages};
use crate::render::context::{PageContext, RenderContext, Subject};
use crate::render::part::cards::EventCard;
use crate::render::part::frame::{Frame, Pager};
use crate::render::part::page_kind::PageKind;
use crate::render::part::picture::coverage::{self, Coverage};
use serde::Serialize;

/// How many people and topics the digest names.
const NAMES: usize = 24;

/// The page of a briefing.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct BriefingPage {
    /// Everything around the content.
    pub(crate) frame: Frame,
    /// What the period is called.
    pub(crate) period: String,
    /// Id: `2025-W50`.
    pub(crate) id: String,
    /// How many events there are, on all pages.
    pub(crate) number_of_events: usize,
    /// How many documents report them.
    pub(crate) number_of_documents: usize,
    /// Weightiest first, each with a lead.
    pub(crate) events: Vec<EventCard>,
    /// Events without a date that have something in common with these.
    pub(crate) undated: Vec<EventCard>,
    /// People who are in more events than in the period before.
    pub(crate) risen_people: Vec<RisenView>,
    /// The same for topics.
    pub(crate) risen_topics: Vec<RisenView>,
    /// Links to people, with numbers beside them where they count.
    pub(crate) people: Vec<Link>,
    /// Links to topics.
    pub(crate) topics: Vec<Link>,
    /// Documents by outlet.
    pub(crate) coverage: Option<Coverage>,
    /// The period before.
    pub(crate) earlier: Option<Link>,
    /// The period after.
    pub(crate) later: Option<Link>,
    /// Where the events go on.
    pub(crate) pager: Pager,
}

/// Someone or something in more events than in the period before.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct RisenView {
    /// Link to its page.
    pub(crate) link: Link,
    /// Events of this period.
    pub(crate) now: usize,
    /// Events of the period before.
    pub(crate) before: usize,
}

/// A further page of a briefing that has more events than fit on one.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct BriefingFurtherPage {
    /// Everything around the content.
    pub(crate) frame: Frame,
    /// The period, with the link to the briefing's first page.
    pub(crate) briefing: Link,
    /// Events, weightiest first.
    pub(crate) events: Vec<EventCard>,
    /// The pages before and after.
    pub(crate) pager: Pager,
}

/// A page for every briefing.
pub(crate) fn pages(context: &RenderContext<'_>) -> Pages<usize> {
    context.first_pages(context.briefings())
}

/// The page of one briefing.
pub(crate) fn view(page: &PageContext<'_>, index: usize) -> BriefingPage {
    let archive = page.archive();
    let briefing = &archive.briefings[index];
    let subject = Subject::Briefing(index);
    let documents = subject.documents(archive);
    let words = &page.edition.words;
    let count = words.counted("count-events", briefing.events.len());
    let period = page.name(subject).text;
    let title = title(page, index);
    let risen = |subject: Subject, now: usize, before: usize| RisenView {
        link: page.link(subject),
        now,
        before,
    };
    let (people, topics) = (briefing.risen_people.iter(), briefing.risen_topics.iter());
    let most = briefing.people.len().min(NAMES);
    let another = |index: usize| page.link(Subject::Briefing(index));
    BriefingPage {
        frame: Frame::of(page, subject, title.clone(), format!("{title}: {count}")),
        id: briefing.id.clone(),
        number_of_events: briefing.events.len(),
        number_of_documents: documents.len(),
        events: cards(page, briefing, 1),
        undated: EventCard::all(page, &briefing.undated),
        risen_people: people
            .map(|one| risen(Subject::Person(one.what), one.now, one.before))
            .collect(),
        risen_topics: topics
            .filter_map(|one| Some(risen(page.topic(&one.what)?, one.now, one.before)))
            .collect(),
        people: page.counted(&briefing.people[..most], Subject::Person),
        topics: briefing
            .topics
            .iter()
            .take(NAMES)
            .filter_map(|(id, count)| Some(page.link(page.topic(id)?).with_count(*count)))
            .collect(),
        coverage: coverage::view(page, &documents),
        earlier: (index + 1 < archive.briefings.len()).then(|| another(index + 1)),
        later: index.checked_sub(1).map(another),
        pager: pager(page, index, 1),
        period,
    }
}

/// The further pages of briefings that have more events than fit on one: the briefing, and the number of the page.
pub(crate) fn further_pages(context: &RenderContext<'_>) -> Pages<(usize, usize)> {
    let briefings = context.briefings();
    briefings
        .flat_map(|subject| {
            let first = subject.address(context.archive);
            let count = paging::pages(subject.events(context.archive).len());
            (2..=count)
                .map(move |number| (address::further(&first, number), (subject.index(), number)))
        })
        .collect()
}

/// A further page of a briefing; pages count from 1.
pub(crate) fn further(
    page: &PageContext<'_>,
    (index, number): (usize, usize),
) -> BriefingFurtherPage {
    let briefing = &page.archive().briefings[index];
    let subject = Subject::Briefing(index);
    let title = page.numbered_title(title(page, index), number);
    BriefingFurtherPage {
        frame: Frame::new(page, PageKind::Further(subject), title, String::new()),
        briefing: page.link(subject),
        events: cards(page, briefing, number),
        pager: pager(page, index, number),
    }
}

fn title(page: &PageContext<'_>, index: usize) -> String {
    let period = page.name(Subject::Briefing(index)).text;
    let words = &page.edition.words;
    words.with("briefing-of", &[("period", &period)])
}

/// The events on one page of it, each with a lead.
fn cards(page: &PageContext<'_>, briefing: &Briefing, number: usize) -> Vec<EventCard> {
    let events = paging::portion(&briefing.events, number).iter();
    events.map(|&i| EventCard::with_lead(page, i)).collect()
}

fn pager(page: &PageContext<'_>, index: usize, number: usize) -> Pager {
    let subject = Subject::Briefing(index);
    let first = subject.address(page.archive());
    let count = paging::pages(subject.events(page.archive()).len());
    Pager::new(page, number, count, &|number| {
        address::further(&first, number)
    })
}
