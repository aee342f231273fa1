//! What pages are made from and where they belong: the whole that is rendered ([`RenderContext`]), the page being made ([`PageContext`]) and
//! what a page is about ([`Subject`]).
//!
//! The archive, the site's settings and its editions come in; names, addresses and links for one page go out.

pub(crate) mod cross_references;
pub(crate) mod link;
pub(crate) mod names;
mod page;
pub(crate) mod paging;
pub(crate) mod subject;
pub(crate) mod years;

pub(crate) use page::PageContext;
pub(crate) use subject::Subject;

use super::address;
use super::edition::headline::headlines;
use super::edition::{Edition, has_page};
use crate::language::{Languages, RoleGlossary};
use crate::model::{Archive, Document, EntityKind, OfferedSource, Release, ReportAudience, Site};
use cross_references::CrossReferences;
use paging::Pages;
use years::Years;

/// With more pictures for social networks than this, there are none unless the owner asks for them.
const MOST_CARDS: usize = 2_000;

/// Everything that stays the same from page to page.
#[derive(Debug)]
pub(crate) struct RenderContext<'a> {
    /// What may be shown.
    pub(crate) release: &'a Release,
    /// Its archive.
    pub(crate) archive: &'a Archive,
    pub(crate) site: &'a Site,
    pub(crate) languages: &'a Languages,
    /// The site in each interface language, the default language first.
    pub(crate) editions: &'a [Edition],
    pub(crate) references: CrossReferences<'a>,
    /// Title of each document on one line; its first sentence where it has no title.
    pub(crate) headlines: Vec<String>,
    /// Whether pages have pictures for social networks.
    pub(crate) has_cards: bool,
    /// What roles are called in other languages.
    pub(crate) roles: RoleGlossary,
    /// Lists that are too long for a subject's first page, by year.
    pub(crate) years: Years,
}

impl<'a> RenderContext<'a> {
    /// Reads the archive once for everything that many pages look up.
    pub(crate) fn new(
        release: &'a Release,
        site: &'a Site,
        languages: &'a Languages,
        editions: &'a [Edition],
    ) -> Self {
        let archive = &release.archive;
        let mut context = Self {
            release,
            archive,
            site,
            languages,
            editions,
            references: CrossReferences::new(archive),
            headlines: headlines(archive),
            has_cards: false,
            roles: RoleGlossary::of(languages),
            years: Years::new(),
        };
        context.has_cards = context.wants_cards();
        context.years = years::of_all(archive, context.subjects_with_feeds());
        context
    }

    /// Path of what is offered of a document's source file.
    pub(crate) fn source_of(&self, document: usize) -> Option<String> {
        let archived = &self.archive.documents[document];
        let Document { id, format, .. } = &archived.document;
        match self.release.shown[document].source {
            OfferedSource::Nothing => None,
            OfferedSource::File => Some(address::source(id, format.offered_ending())),
            OfferedSource::Text(_) => Some(address::source(id, "txt")),
        }
    }

    /// Whether search engines are asked to leave out the pages of a subject: the owner asks it for the archive, or for all its documents.
    pub(crate) fn is_unlisted(&self, subject: Subject) -> bool {
        let documents = subject.documents(self.archive);
        self.is_wholly_unlisted()
            || !documents.is_empty() && documents.iter().all(|&at| self.release.shown[at].noindex)
    }

    /// Whether search engines are asked to leave out the archive.
    pub(crate) fn is_wholly_unlisted(&self) -> bool {
        self.site.rules.noindex == Some(true)
    }

    /// Whether the report is a page of the site.
    pub(crate) fn has_report(&self) -> bool {
        self.site.report == ReportAudience::Public
    }

    /// Whether a subject has a page of its own: names do where the owner wants pages of their kind, and the archive can vouch for the person, or names the
    /// organisation or place more than once.
    pub(crate) fn has_page(&self, subject: Subject) -> bool {
        let wants = |kind: EntityKind| self.site.entities.contains(&kind);
        match subject {
            Subject::Person(index) => {
                wants(EntityKind::Person) && self.archive.people[index].is_vouched_for
            }
            Subject::Entity(index) => {
                let entity = &self.archive.entities[index];
                wants(entity.kind) && has_page(entity)
            }
            _ => true,
        }
    }

    /// The people who have pages.
    pub(crate) fn people(&self) -> impl Iterator<Item = Subject> {
        let people = (0..self.archive.people.len()).map(Subject::Person);
        people.filter(|person| self.has_page(*person))
    }

    /// The organisations and places that have pages.
    pub(crate) fn entities(&self) -> impl Iterator<Item = Subject> {
        let entities = (0..self.archive.entities.len()).map(Subject::Entity);
        entities.filter(|entity| self.has_page(*entity))
    }

    /// The topics.
    pub(crate) fn topics(&self) -> impl Iterator<Item = Subject> + use<> {
        (0..self.archive.topics.len()).map(Subject::Topic)
    }

    /// The outlets.
    pub(crate) fn outlets(&self) -> impl Iterator<Item = Subject> + use<> {
        (0..self.archive.outlets.len()).map(Subject::Outlet)
    }

    /// The events.
    pub(crate) fn events(&self) -> impl Iterator<Item = Subject> + use<> {
        (0..self.archive.events.len()).map(Subject::Event)
    }

    /// The documents.
    pub(crate) fn documents(&self) -> impl Iterator<Item = Subject> + use<> {
        (0..self.archive.documents.len()).map(Subject::Document)
    }

    /// The briefings.
    pub(crate) fn briefings(&self) -> impl Iterator<Item = Subject> + use<> {
        (0..self.archive.briefings.len()).map(Subject::Briefing)
    }

    /// The subjects whose events keep growing: each has a feed of its own, and pages by year once its lists are long.
    pub(crate) fn subjects_with_feeds(&self) -> impl Iterator<Item = Subject> {
        let names = self.people().chain(self.entities());
        names.chain(self.topics()).chain(self.outlets())
    }

    /// Whether a subject has a feed. Entries need lasting addresses and a time, and what appears in a single event so far would have a feed of one entry.
    pub(crate) fn has_feed(&self, subject: Subject) -> bool {
        let archive = self.archive;
        let is_dated = |event: &usize| {
            let event = &archive.events[*event];
            let mut documents = event.documents.iter();
            event.is_dated_by_owner
                || documents.any(|at| archive.documents[*at].published.is_some())
        };
        let least = match subject {
            Subject::Archive => 1,
            _ => 2,
        };
        let events = subject.events(archive);
        self.site.base_url.is_some()
            && events
                .iter()
                .filter(|event| is_dated(event))
                .take(least)
                .count()
                == least
    }

    /// The same of the feed of the briefings.
    pub(crate) fn has_feed_of_briefings(&self) -> bool {
        self.site.base_url.is_some() && !self.archive.briefings.is_empty()
    }

    /// The subjects that may have a picture for social networks and a page for frames.
    pub(crate) fn subjects_for_other_sites(&self) -> impl Iterator<Item = Subject> {
        let named = self.people().chain(self.topics());
        self.events().chain(named).chain(self.briefings())
    }

    /// Pictures need absolute addresses, and many of them take room.
    fn wants_cards(&self) -> bool {
        let are_few =
            || self.subjects_for_other_sites().count() * self.editions.len() <= MOST_CARDS;
        self.site.base_url.is_some() && self.site.cards.unwrap_or_else(are_few)
    }

    /// The first page of each of these subjects, by index.
    pub(crate) fn first_pages(&self, subjects: impl Iterator<Item = Subject>) -> Pages<usize> {
        subjects
            .map(|subject| (subject.address(self.archive), subject.index()))
            .collect()
    }
}
