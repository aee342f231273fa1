//! Lists of everything of one kind, fifty to a page.

use super::briefing::BriefingCard;
use super::cards::{DocumentCard, EventCard};
use super::frame::{Frame, Pager};
use super::person::other_names;
use super::{Link, Text};
use crate::render::address;
use crate::render::dates;
use crate::render::here::Here;
use serde::Serialize;

/// Entries to a page.
pub(crate) const PAGE: usize = 50;

/// How many pages a list of this length has; an empty list has one.
pub(crate) fn pages(length: usize) -> usize {
    length.div_ceil(PAGE).max(1)
}

/// A page of a list, its entries in groups.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ListPage<T> {
    /// What stands around the content.
    pub(crate) frame: Frame,
    /// Key of the words for the whole: `events`.
    pub(crate) key: &'static str,
    /// How many entries there are on all pages.
    pub(crate) total: usize,
    /// The entries, under headings.
    pub(crate) groups: Vec<Group<T>>,
    /// The pages before and after.
    pub(crate) pager: Pager,
}

/// Entries under one heading.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Group<T> {
    /// A month, a letter; empty where the list has no headings.
    pub(crate) heading: String,
    /// The entries.
    pub(crate) entries: Vec<T>,
}

/// A name in an alphabetical list.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct NameEntry {
    /// The link.
    pub(crate) link: Link,
    /// Other names of the same.
    pub(crate) others: Vec<Text>,
    /// How many events.
    pub(crate) events: usize,
    /// How many documents.
    pub(crate) documents: usize,
}

/// One page of the list in `folder`: `order` is the whole list, `heading` says under which heading an entry stands.
fn list<T>(
    here: &Here<'_>,
    folder: &'static str,
    order: &[usize],
    number: usize,
    heading: impl Fn(usize) -> String,
    entry: impl Fn(usize) -> T,
) -> ListPage<T> {
    let total_pages = pages(order.len());
    let mut groups: Vec<Group<T>> = Vec::new();
    for &index in order.iter().skip((number - 1) * PAGE).take(PAGE) {
        let heading = heading(index);
        match groups.last_mut() {
            Some(group) if group.heading == heading => group.entries.push(entry(index)),
            _ => groups.push(Group {
                heading,
                entries: vec![entry(index)],
            }),
        }
    }
    let words = &here.edition.words;
    let mut title = words.plain(folder);
    let count = words.counted(&format!("count-{folder}"), order.len());
    let description = format!("{}: {count}", here.edition.title);
    if number > 1 {
        let number = number.to_string();
        title = format!(
            "{title} – {}",
            words.with("page-number", &[("number", &number)])
        );
    }
    let to = |page: usize| here.to(&address::list(folder, page));
    ListPage {
        frame: Frame::new(here, title, description),
        key: folder,
        total: order.len(),
        groups,
        pager: Pager {
            number,
            total: total_pages,
            previous: (number > 1).then(|| to(number - 1)),
            next: (number < total_pages).then(|| to(number + 1)),
            pages: near(number, total_pages)
                .into_iter()
                .map(|page| {
                    Link::new(
                        if page == number {
                            String::new()
                        } else {
                            to(page)
                        },
                        here.own(page.to_string()),
                    )
                })
                .collect(),
        },
    }
}

/// The pages that a pager names: the first, the last, and those near this one.
fn near(number: usize, total: usize) -> Vec<usize> {
    (1..=total)
        .filter(|&page| page == 1 || page == total || page.abs_diff(number) <= 3)
        .collect()
}

/// One page of the list of events.
pub(crate) fn events(here: &Here<'_>, number: usize) -> ListPage<EventCard> {
    let order: Vec<usize> = (0..here.archive().events.len()).collect();
    let month = |index: usize| match here.archive().events[index].first_date {
        Some(date) => dates::month(here.pack(), date),
        None => here.edition.words.plain("undated"),
    };
    list(here, "events", &order, number, month, |i| {
        EventCard::new(here, i)
    })
}

/// One page of the list of documents.
pub(crate) fn documents(here: &Here<'_>, number: usize) -> ListPage<DocumentCard> {
    let month = |index: usize| match &here.document(index).published {
        Some(published) => dates::month(here.pack(), published.date),
        None => here.edition.words.plain("undated"),
    };
    let order = &here.desk.references.newest_documents;
    list(here, "documents", order, number, month, |i| {
        DocumentCard::new(here, i)
    })
}

/// One page of the list of people.
pub(crate) fn people(here: &Here<'_>, number: usize) -> ListPage<NameEntry> {
    let letter = |index: usize| initial(&here.name_of_person(index).text);
    list(
        here,
        "people",
        &here.edition.people,
        number,
        letter,
        |index| {
            let person = &here.archive().people[index];
            let link = here.person(index);
            let mut documents: Vec<usize> = person.mentions.iter().map(|m| m.0).collect();
            documents.sort_unstable();
            documents.dedup();
            NameEntry {
                others: other_names(here, index, &link.text),
                link,
                events: person.events.len(),
                documents: documents.len(),
            }
        },
    )
}

/// One page of the list of topics, in the owner's order.
pub(crate) fn topics(here: &Here<'_>, number: usize) -> ListPage<NameEntry> {
    let order: Vec<usize> = (0..here.archive().topics.len()).collect();
    list(
        here,
        "topics",
        &order,
        number,
        |_| String::new(),
        |index| {
            let entry = &here.archive().topics[index];
            NameEntry {
                link: here.topic(index),
                others: Vec::new(),
                events: entry.events.len(),
                documents: entry.documents.len(),
            }
        },
    )
}

/// One page of the list of outlets.
pub(crate) fn outlets(here: &Here<'_>, number: usize) -> ListPage<NameEntry> {
    let letter = |index: usize| initial(&here.archive().outlets[index].name);
    list(
        here,
        "outlets",
        &here.edition.outlets,
        number,
        letter,
        |index| {
            let outlet = &here.archive().outlets[index];
            NameEntry {
                link: here.outlet(index),
                others: Vec::new(),
                events: outlet.events.len(),
                documents: outlet.documents.len(),
            }
        },
    )
}

/// One page of the list of briefings.
pub(crate) fn briefings(here: &Here<'_>, number: usize) -> ListPage<BriefingCard> {
    let order: Vec<usize> = (0..here.archive().briefings.len()).collect();
    let year = |index: usize| here.archive().briefings[index].to.format("%Y").to_string();
    list(here, "briefings", &order, number, year, |i| {
        BriefingCard::new(here, i)
    })
}

/// The letter that a name stands under.
fn initial(name: &str) -> String {
    name.chars()
        .find(|c| c.is_alphanumeric())
        .map_or_else(String::new, |c| c.to_uppercase().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pager_names_the_ends_and_what_is_near() {
        assert_eq!(near(1, 1), [1]);
        assert_eq!(near(6, 20), [1, 3, 4, 5, 6, 7, 8, 9, 20]);
        assert_eq!((pages(0), pages(50), pages(51)), (1, 1, 2));
    }

    #[test]
    fn names_stand_under_their_first_letter() {
        assert_eq!(initial("«Ұлт ақпарат»"), "Ұ");
        assert_eq!(initial("…"), "");
    }
}
