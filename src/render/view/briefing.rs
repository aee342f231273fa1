//! A digest of one period.

use super::Link;
use super::cards::EventCard;
use super::frame::Frame;
use crate::render::address;
use crate::render::here::Here;
use serde::Serialize;

/// The page of a briefing.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct BriefingPage {
    /// What stands around the content.
    pub(crate) frame: Frame,
    /// What the period is called.
    pub(crate) period: String,
    /// Id: `2025-W50`.
    pub(crate) id: String,
    /// Weightiest first, each with a lead.
    pub(crate) events: Vec<EventCard>,
    /// Links to people, with numbers beside them where they count.
    pub(crate) people: Vec<Link>,
    /// Links to topics.
    pub(crate) topics: Vec<Link>,
    /// The period before.
    pub(crate) earlier: Option<Link>,
    /// The period after.
    pub(crate) later: Option<Link>,
}

/// The page of one briefing.
pub(crate) fn view(here: &Here<'_>, index: usize) -> BriefingPage {
    let archive = here.archive();
    let briefing = &archive.briefings[index];
    let period = here.period(index);
    let words = &here.edition.words;
    let count = words.counted("count-events", briefing.events.len());
    let title = words.with("briefing-of", &[("period", &period)]);
    BriefingPage {
        frame: Frame::new(here, title.clone(), format!("{title}: {count}")),
        id: briefing.id.clone(),
        events: briefing
            .events
            .iter()
            .map(|&i| EventCard::with_lead(here, i))
            .collect(),
        people: here.counted(&briefing.people, |person| here.person(person)),
        topics: briefing
            .topics
            .iter()
            .filter_map(|(id, count)| {
                let topic = *here.desk.references.topics.get(id.as_str())?;
                Some(Link {
                    count: Some(*count),
                    ..here.topic(topic)
                })
            })
            .collect(),
        earlier: (index + 1 < archive.briefings.len()).then(|| here.briefing(index + 1)),
        later: index.checked_sub(1).map(|later| here.briefing(later)),
        period,
    }
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
    pub(crate) fn new(here: &Here<'_>, index: usize) -> Self {
        let briefing = &here.archive().briefings[index];
        let mut link = here.briefing(index);
        link.href = here.to(&address::briefing(&briefing.id));
        Self {
            link,
            id: briefing.id.clone(),
            events: briefing.events.len(),
            first: briefing
                .events
                .iter()
                .take(3)
                .map(|&i| here.event(i))
                .collect(),
        }
    }
}
