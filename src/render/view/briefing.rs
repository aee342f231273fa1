//! A digest of one period.

use crate::model::Briefing;
use crate::render::address;
use crate::render::context::PageContext;
use crate::render::context::link::Link;
use crate::render::part::cards::EventCard;
use crate::render::part::frame::{Frame, Pager};
use crate::render::part::list_page::{PAGE, pages};
use crate::render::part::picture::coverage::{self, Coverage};
use serde::Serialize;

/// How many people and topics the digest names.
const NAMES: usize = 24;

/// The page of a briefing.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct BriefingPage {
    /// What stands around the content.
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
    /// Topics likewise.
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
    /// What stands around the content.
    pub(crate) frame: Frame,
    /// The period, with the link to the briefing's first page.
    pub(crate) briefing: Link,
    /// Events, weightiest first.
    pub(crate) events: Vec<EventCard>,
    /// The pages before and after.
    pub(crate) pager: Pager,
}

/// The page of one briefing.
pub(crate) fn view(page: &PageContext<'_>, index: usize) -> BriefingPage {
    let archive = page.archive();
    let briefing = &archive.briefings[index];
    let period = page.period(index);
    let words = &page.edition.words;
    let count = words.counted("count-events", briefing.events.len());
    let title = words.with("briefing-of", &[("period", &period)]);
    let of_events = briefing.events.iter();
    let documents: Vec<usize> = of_events
        .flat_map(|&event| archive.events[event].documents.iter().copied())
        .collect();
    let topic = |id: &str| Some(page.topic(*page.context.references.topics.get(id)?));
    let risen = |link: Link, now: usize, before: usize| RisenView { link, now, before };
    BriefingPage {
        frame: Frame::new(page, title.clone(), format!("{title}: {count}")),
        id: briefing.id.clone(),
        number_of_events: briefing.events.len(),
        number_of_documents: documents.len(),
        events: cards(page, briefing, 1),
        undated: briefing
            .undated
            .iter()
            .map(|&event| EventCard::new(page, event))
            .collect(),
        risen_people: briefing
            .risen_people
            .iter()
            .map(|one| risen(page.person(one.what), one.now, one.before))
            .collect(),
        risen_topics: briefing
            .risen_topics
            .iter()
            .filter_map(|one| Some(risen(topic(&one.what)?, one.now, one.before)))
            .collect(),
        people: page.counted(&briefing.people[..briefing.people.len().min(NAMES)], |p| {
            page.person(p)
        }),
        topics: briefing
            .topics
            .iter()
            .take(NAMES)
            .filter_map(|(id, count)| {
                Some(Link {
                    count: Some(*count),
                    ..topic(id)?
                })
            })
            .collect(),
        coverage: coverage::view(page, &documents),
        earlier: (index + 1 < archive.briefings.len()).then(|| page.briefing(index + 1)),
        later: index.checked_sub(1).map(|later| page.briefing(later)),
        pager: pager(page, briefing, 1),
        period,
    }
}

/// A further page of a briefing; pages count from 1.
pub(crate) fn further(page: &PageContext<'_>, index: usize, number: usize) -> BriefingFurtherPage {
    let briefing = &page.archive().briefings[index];
    let words = &page.edition.words;
    let title = words.with("briefing-of", &[("period", &page.period(index))]);
    let on_page = words.with("page-number", &[("number", &number.to_string())]);
    BriefingFurtherPage {
        frame: Frame::new(page, format!("{title} – {on_page}"), String::new()),
        briefing: page.briefing(index),
        events: cards(page, briefing, number),
        pager: pager(page, briefing, number),
    }
}

/// The events on one page of it, each with a lead.
fn cards(page: &PageContext<'_>, briefing: &Briefing, number: usize) -> Vec<EventCard> {
    let events = briefing.events.iter().skip((number - 1) * PAGE).take(PAGE);
    events.map(|&i| EventCard::with_lead(page, i)).collect()
}

fn pager(page: &PageContext<'_>, briefing: &Briefing, number: usize) -> Pager {
    let first = address::briefing(&briefing.id);
    Pager::new(page, number, pages(briefing.events.len()), &|page| {
        address::further(&first, page)
    })
}

/// A briefing in a list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct BriefingCard {
    /// The link.
    pub(crate) link: Link,
    /// Id: `2025-W50`.
    pub(crate) id: String,
    /// How many events it has.
    pub(crate) events: usize,
    /// The weightiest events, at most three.
    pub(crate) first: Vec<Link>,
}

impl BriefingCard {
    /// A briefing for a list.
    pub(crate) fn new(page: &PageContext<'_>, index: usize) -> Self {
        let briefing = &page.archive().briefings[index];
        let mut link = page.briefing(index);
        link.href = page.to(&address::briefing(&briefing.id));
        Self {
            link,
            id: briefing.id.clone(),
            events: briefing.events.len(),
            first: briefing
                .events
                .iter()
                .take(3)
                .map(|&i| page.event(i))
                .collect(),
        }
    }
}
