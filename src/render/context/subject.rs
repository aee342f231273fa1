//! What a page, a feed or a frame in another site is about.

use crate::model::{AddressKind, Archive, Entity, EntityKind, MentionPlace, NameForm, SourcedText};
use crate::render::address;
use std::borrow::Cow;

/// What a page is about, by index into the archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Subject {
    /// The archive as a whole.
    Archive,
    Event(usize),
    Document(usize),
    Person(usize),
    /// An organisation or place.
    Entity(usize),
    Topic(usize),
    Outlet(usize),
    Briefing(usize),
}

impl Subject {
    /// The subject that has this id now; `None` for what has no page.
    pub(crate) fn of_id(archive: &Archive, kind: AddressKind, id: &str) -> Option<Self> {
        fn place<T>(all: &[T], is_it: impl Fn(&T) -> bool) -> Option<usize> {
            all.iter().position(is_it)
        }
        match kind {
            AddressKind::Document => {
                place(&archive.documents, |d| d.document.id == id).map(Self::Document)
            }
            AddressKind::Event => place(&archive.events, |e| e.id == id).map(Self::Event),
            AddressKind::Outlet => place(&archive.outlets, |o| o.id == id).map(Self::Outlet),
            AddressKind::Person => place(&archive.people, |p| p.id == id).map(Self::Person),
            AddressKind::Organisation | AddressKind::Place => {
                let is_it = |e: &Entity| AddressKind::of_names(e.kind) == kind && e.id == id;
                place(&archive.entities, is_it).map(Self::Entity)
            }
            AddressKind::Story => None,
        }
    }

    /// Its index in the archive's list of its kind; 0 for the archive.
    pub(crate) fn index(self) -> usize {
        match self {
            Self::Archive => 0,
            Self::Event(index)
            | Self::Document(index)
            | Self::Person(index)
            | Self::Entity(index)
            | Self::Topic(index)
            | Self::Outlet(index)
            | Self::Briefing(index) => index,
        }
    }

    /// The word for it in the search index and in the keys of the interface: `person`, `place`.
    pub(crate) fn word(self, archive: &Archive) -> &'static str {
        match self {
            Self::Archive => "archive",
            Self::Event(_) => "event",
            Self::Document(_) => "document",
            Self::Person(_) => "person",
            Self::Entity(index) => match archive.entities[index].kind {
                EntityKind::Person => "person",
                EntityKind::Organisation => "organisation",
                EntityKind::Place => "place",
            },
            Self::Topic(_) => "topic",
            Self::Outlet(_) => "outlet",
            Self::Briefing(_) => "briefing",
        }
    }

    /// The list that it is in, as the name of the folder and as the key of the words: `people`. Empty for the archive.
    pub(crate) fn list(self, archive: &Archive) -> &'static str {
        match self {
            Self::Archive => "",
            Self::Event(_) => "events",
            Self::Document(_) => "documents",
            Self::Person(_) => address::folder(EntityKind::Person),
            Self::Entity(index) => address::folder(archive.entities[index].kind),
            Self::Topic(_) => "topics",
            Self::Outlet(_) => "outlets",
            Self::Briefing(_) => "briefings",
        }
    }

    /// Its id in addresses and in the data; empty for the archive.
    pub(crate) fn id(self, archive: &Archive) -> &str {
        match self {
            Self::Archive => "",
            Self::Event(index) => &archive.events[index].id,
            Self::Document(index) => &archive.documents[index].document.id,
            Self::Person(index) => &archive.people[index].id,
            Self::Entity(index) => &archive.entities[index].id,
            Self::Topic(index) => &archive.topics[index].topic.id,
            Self::Outlet(index) => &archive.outlets[index].id,
            Self::Briefing(index) => &archive.briefings[index].id,
        }
    }

    /// Address of its first page, from the root of an edition.
    pub(crate) fn address(self, archive: &Archive) -> String {
        match self {
            Self::Archive => address::HOME.to_string(),
            _ => address::page(self.list(archive), self.id(archive)),
        }
    }

    /// Its events, in the archive's order.
    pub(crate) fn events(self, archive: &Archive) -> Cow<'_, [usize]> {
        Cow::Borrowed(match self {
            Self::Archive => return Cow::Owned((0..archive.events.len()).collect()),
            Self::Event(index) => return Cow::Owned(vec![index]),
            Self::Document(index) => return Cow::Owned(vec![archive.documents[index].event]),
            Self::Person(index) => &archive.people[index].events,
            Self::Entity(index) => &archive.entities[index].events,
            Self::Topic(index) => &archive.topics[index].events,
            Self::Outlet(index) => &archive.outlets[index].events,
            Self::Briefing(index) => &archive.briefings[index].events,
        })
    }

    /// Its documents, each once, in the archive's order; those of a briefing in the order of its events.
    pub(crate) fn documents(self, archive: &Archive) -> Cow<'_, [usize]> {
        Cow::Borrowed(match self {
            Self::Archive => return Cow::Owned((0..archive.documents.len()).collect()),
            Self::Document(index) => return Cow::Owned(vec![index]),
            Self::Person(index) => {
                let mentions = archive.people[index].mentions.iter();
                let mut documents: Vec<usize> = mentions.map(|&(document, _)| document).collect();
                documents.sort_unstable();
                documents.dedup();
                return Cow::Owned(documents);
            }
            Self::Briefing(index) => {
                let events = archive.briefings[index].events.iter();
                let documents = events.flat_map(|&event| &archive.events[event].documents);
                return Cow::Owned(documents.copied().collect());
            }
            Self::Event(index) => &archive.events[index].documents,
            Self::Entity(index) => &archive.entities[index].documents,
            Self::Topic(index) => &archive.topics[index].documents,
            Self::Outlet(index) => &archive.outlets[index].documents,
        })
    }

    /// Direct speech; only people have any.
    pub(crate) fn quotations(self, archive: &Archive) -> &[SourcedText] {
        match self {
            Self::Person(index) => &archive.people[index].quotations,
            _ => &[],
        }
    }

    /// Every form of a name, most frequent first; only people, organisations and places have any.
    pub(crate) fn forms(self, archive: &Archive) -> &[NameForm] {
        match self {
            Self::Person(index) => &archive.people[index].forms,
            Self::Entity(index) => &archive.entities[index].forms,
            _ => &[],
        }
    }

    /// Where a name is mentioned: the document, and the index into its `people` or `entities`.
    pub(crate) fn mentions(self, archive: &Archive) -> &[(usize, usize)] {
        match self {
            Self::Person(index) => &archive.people[index].mentions,
            Self::Entity(index) => &archive.entities[index].mentions,
            _ => &[],
        }
    }

    /// Where one of [`Subject::mentions`] is in its document.
    pub(crate) fn place_of(
        self,
        archive: &Archive,
        &(document, at): &(usize, usize),
    ) -> Option<MentionPlace> {
        let archived = &archive.documents[document];
        let mention = match self {
            Self::Person(_) => archived.people.get(at)?.mention,
            _ => archived.entities.get(at)?.mention,
        };
        Some(MentionPlace { document, mention })
    }
}

/// Address of the page of an id, from the root of an edition; `None` for what has no page.
pub(crate) fn address_of_id(kind: AddressKind, id: &str) -> Option<String> {
    match kind {
        AddressKind::Document => Some(address::document(id)),
        AddressKind::Event => Some(address::event(id)),
        AddressKind::Outlet => Some(address::page("outlets", id)),
        AddressKind::Organisation => Some(address::entity(EntityKind::Organisation, id)),
        AddressKind::Person => Some(address::person(id)),
        AddressKind::Place => Some(address::entity(EntityKind::Place, id)),
        AddressKind::Story => None,
    }
}
