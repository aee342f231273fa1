//! What an event shares with others: people and topics on one side, related events on the other, a line from each to each that it is in.

use crate::model::RelatedEvent;
use crate::render::context::link::Link;
use crate::render::context::{PageContext, Subject};
use crate::render::edition::dates::DateView;
use crate::render::edition::headline::shortened;
use crate::render::part::cards::dates_of_event;
use serde::Serialize;

/// Names and events shown at most.
const SIDE: usize = 6;
/// With fewer on a side there is no net to draw, and the list of related events is enough.
const NODES: usize = 2;
/// Characters of a headline at most.
const HEADLINE: usize = 70;
/// Height of the picture in its own units; its width is 100.
const HEIGHT: usize = 1000;

/// Two columns of equal height, with lines between them.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Neighbourhood {
    /// People and topics of the event, from top to bottom at equal distances.
    pub(crate) names: Vec<Link>,
    /// Related events, in the same way.
    pub(crate) events: Vec<Neighbour>,
    /// From a name to an event.
    pub(crate) lines: Vec<Connection>,
}

/// A related event.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Neighbour {
    /// Link to it.
    pub(crate) event: Link,
    /// Its first day.
    pub(crate) date: Option<DateView>,
    /// The names that lead to it, for the table.
    pub(crate) names: Vec<Link>,
}

/// Heights at which a line begins and ends, of 1000.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Connection {
    /// On the side of the names.
    pub(crate) from: usize,
    /// On the side of the events.
    pub(crate) to: usize,
}

/// The neighbourhood of an event; `None` where it is too small to look at.
pub(crate) fn view(page: &PageContext<'_>, index: usize) -> Option<Neighbourhood> {
    let event = &page.archive().events[index];
    let names_of = |related: &RelatedEvent| -> Vec<Subject> {
        let topics = related.topics.iter();
        let topics = topics.filter_map(|id| page.context.references.topics.get(id.as_str()));
        let people = related.people.iter().map(|&person| Subject::Person(person));
        people
            .chain(topics.map(|&topic| Subject::Topic(topic)))
            .collect()
    };
    let found: Vec<(usize, Vec<Subject>)> = event
        .related
        .iter()
        .map(|related| (related.event, names_of(related)))
        .collect();
    let (names, found) = choose(found);
    if names.len() < NODES || found.len() < NODES {
        return None;
    }
    let link = |name: &Subject| page.link(*name);
    Some(Neighbourhood {
        lines: lines(&names, &found),
        names: names.iter().map(link).collect(),
        events: found
            .iter()
            .map(|(other, names)| Neighbour {
                event: short(page.link(Subject::Event(*other))),
                date: dates_of_event(page, *other).0,
                names: names.iter().map(link).collect(),
            })
            .collect(),
    })
}

/// The same link with a headline that fits beside a line.
fn short(mut link: Link) -> Link {
    link.text.text = shortened(&link.text.text, HEADLINE);
    link
}

/// The names that lead to most events and the events that they lead to, the closest first; people and topics come in the order in which the
/// events need them, so that few lines cross.
fn choose(mut found: Vec<(usize, Vec<Subject>)>) -> (Vec<Subject>, Vec<(usize, Vec<Subject>)>) {
    found.retain(|(_, names)| !names.is_empty());
    found.truncate(SIDE);
    let mut names: Vec<(Subject, usize)> = Vec::new();
    for name in found.iter().flat_map(|(_, names)| names) {
        match names.iter_mut().find(|(known, _)| known == name) {
            Some((_, count)) => *count += 1,
            None => names.push((*name, 1)),
        }
    }
    while names.len() > SIDE {
        // Of those that lead to fewest events the last goes.
        let least = names.iter().map(|(_, count)| *count).min();
        let place = names.iter().rposition(|(_, count)| Some(*count) == least);
        names.remove(place.unwrap_or(0));
    }
    let names: Vec<Subject> = names.into_iter().map(|(name, _)| name).collect();
    for (_, of_event) in &mut found {
        of_event.retain(|name| names.contains(name));
    }
    found.retain(|(_, names)| !names.is_empty());
    (names, found)
}

fn lines(names: &[Subject], events: &[(usize, Vec<Subject>)]) -> Vec<Connection> {
    let height = |place: usize, of: usize| HEIGHT * (2 * place + 1) / (2 * of);
    let mut out = Vec::new();
    for (place, (_, of_event)) in events.iter().enumerate() {
        for name in of_event {
            if let Some(from) = names.iter().position(|known| known == name) {
                out.push(Connection {
                    from: height(from, names.len()),
                    to: height(place, events.len()),
                });
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_lead_to_few_events_give_way() {
        let many: Vec<Subject> = (0..9).map(Subject::Person).collect();
        let (names, events) = choose(vec![
            (10, many),
            (11, vec![Subject::Person(8), Subject::Topic(0)]),
            (12, Vec::new()),
            (13, vec![Subject::Topic(0)]),
        ]);
        assert_eq!(names.len(), SIDE);
        assert!(names.contains(&Subject::Person(8)) && names.contains(&Subject::Topic(0)));
        assert_eq!(
            events.iter().map(|(e, _)| *e).collect::<Vec<_>>(),
            [10, 11, 13]
        );
    }

    #[test]
    fn lines_end_in_the_middle_of_what_they_connect() {
        let names = [Subject::Person(3), Subject::Topic(1)];
        let events = [(5, vec![Subject::Topic(1)])];
        assert_eq!(lines(&names, &events), [Connection { from: 750, to: 500 }]);
    }
}
