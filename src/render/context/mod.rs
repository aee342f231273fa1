//! The page that is being made: which edition it belongs to, where it lies, and how it links to everything else.

pub(crate) mod cross_references;
pub(crate) mod link;
pub(crate) mod years;

use crate::language::{LanguagePack, Languages, primary_subtag};
use crate::model::{Archive, ArchivedDocument, Entity, EntityKind, Reason, Site};
use crate::render::address;
use crate::render::edition::dates::{self, DateView};
use crate::render::edition::headline::one_line;
use crate::render::edition::reasons::wording;
use crate::render::edition::{Edition, direction, entity_name, has_page, headline_name};
use crate::render::output::pages::Kind;
use crate::render::part::body::mention_id;
use cross_references::CrossReferences;
use link::{Label, Link, Text};
use years::Years;

/// All that stays the same from page to page.
#[derive(Debug)]
pub(crate) struct RenderContext<'a> {
    pub(crate) archive: &'a Archive,
    pub(crate) site: &'a Site,
    pub(crate) languages: &'a Languages,
    pub(crate) editions: &'a [Edition],
    pub(crate) references: CrossReferences<'a>,
    /// For each document its title on one line, else its first sentence.
    pub(crate) headlines: Vec<String>,
    /// Size of all files of the search index; known once they are made.
    pub(crate) search_bytes: usize,
    /// What does not fit on the first pages, year by year.
    pub(crate) years: Years,
}

impl RenderContext<'_> {
    /// Indices of the people, where the owner wants pages of people.
    pub(crate) fn people_with_pages(&self) -> std::ops::Range<usize> {
        match self.site.entities.contains(&EntityKind::Person) {
            true => 0..self.archive.people.len(),
            false => 0..0,
        }
    }

    /// Indices of the organisations and places that have pages.
    pub(crate) fn entities_with_pages(&self) -> impl Iterator<Item = usize> {
        let entities = self.archive.entities.iter().enumerate();
        entities
            .filter(|(_, entity)| self.site.entities.contains(&entity.kind) && has_page(entity))
            .map(|(index, _)| index)
    }
}

/// A page to be made.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PageContext<'a> {
    pub(crate) context: &'a RenderContext<'a>,
    pub(crate) edition: &'a Edition,
    /// Address from the root of the edition.
    pub(crate) address: &'a str,
    /// What the page is.
    pub(crate) kind: Kind,
    /// Links begin with the base address instead of being relative: for the one page that is shown under any address.
    pub(crate) from_base: bool,
}

impl<'a> PageContext<'a> {
    pub(crate) fn archive(&self) -> &'a Archive {
        self.context.archive
    }

    pub(crate) fn document(&self, index: usize) -> &'a ArchivedDocument {
        &self.context.archive.documents[index]
    }

    /// The page's path in the site.
    pub(crate) fn path(&self) -> String {
        format!("{}{}", self.edition.prefix, self.address)
    }

    /// Link to a page of the same edition.
    pub(crate) fn to(self, target: &str) -> String {
        self.to_shared(&format!("{}{target}", self.edition.prefix))
    }

    /// Link to a path from the root of the site.
    pub(crate) fn to_shared(self, target: &str) -> String {
        match (&self.context.site.base_url, self.from_base) {
            (Some(base), true) => format!("{base}{}", address::encoded(target)),
            _ => address::relative(&self.path(), target),
        }
    }

    /// The absolute address of a path in the site, where the site has a base address.
    pub(crate) fn absolute(&self, path: &str) -> Option<String> {
        let base = self.context.site.base_url.as_ref()?;
        Some(format!("{base}{}", address::encoded(path)))
    }

    /// The address of a page of the same edition as paper needs it: absolute where the site has a base address, else from the site's root.
    pub(crate) fn printed(&self, target: &str) -> String {
        let path = format!("{}{target}", self.edition.prefix);
        self.absolute(&path).unwrap_or(path)
    }

    pub(crate) fn pack(&self) -> Option<&'a LanguagePack> {
        self.context.languages.nearest(&self.edition.tag)
    }

    /// Text in a language, marked as foreign unless it is in the reader's own.
    pub(crate) fn text(&self, text: impl Into<String>, language: &str) -> Text {
        Text {
            text: text.into(),
            direction: direction(self.context.languages.nearest(language)),
            // HTML writes "unknown" as an empty tag.
            language: if language == "und" { "" } else { language }.to_string(),
            foreign: language != self.edition.tag,
        }
    }

    /// An organisation's or place's name, in the reader's language where it is known.
    pub(crate) fn entity_name(&self, entity: &Entity) -> Text {
        let (name, language) = entity_name(entity, &self.edition.tag);
        self.text(name, language)
    }

    /// Whether the owner wants pages for names of this kind.
    pub(crate) fn has_pages(&self, kind: EntityKind) -> bool {
        self.context.site.entities.contains(&kind)
    }

    /// An organisation or place with a link to its page, or to the one place where it stands; the link is empty where the owner wants no
    /// pages of its kind.
    pub(crate) fn entity(&self, index: usize) -> Link {
        let entity = &self.archive().entities[index];
        let only_place = || {
            let &(document, place) = entity.mentions.first()?;
            let archived = self.document(document);
            let address = address::document(&archived.document.id);
            let mention = mention_id(archived.entities.get(place)?.mention);
            self.has_pages(entity.kind)
                .then(|| self.to(&format!("{address}#{mention}")))
        };
        let href = self.entity_page(index).or_else(only_place);
        Link::new(href.unwrap_or_default(), self.entity_name(entity))
    }

    /// Text in the reader's own language.
    pub(crate) fn own(&self, text: impl Into<String>) -> Text {
        self.text(text, &self.edition.tag)
    }

    /// Why something was concluded, in the reader's own language.
    pub(crate) fn reason(&self, reason: &Reason) -> Text {
        self.own(wording(reason, &self.edition.words, self.pack()))
    }

    /// A language's name for the reader, and for itself.
    pub(crate) fn label(&self, tag: &str) -> Label {
        let pack = self.context.languages.nearest(tag);
        let own = pack
            .map(|pack| pack.name.as_str())
            .filter(|n| !n.is_empty());
        let known = self.pack().and_then(|pack| {
            pack.languages
                .get(tag)
                .or_else(|| pack.languages.get(primary_subtag(tag)))
        });
        let unknown = || self.edition.words.plain("unknown-language");
        Label {
            tag: tag.to_string(),
            name: match (known, own) {
                (Some(name), _) => name.clone(),
                (None, Some(own)) => own.to_string(),
                (None, None) if tag == "und" => unknown(),
                (None, None) => tag.to_string(),
            },
            own_name: own.unwrap_or(tag).to_string(),
        }
    }

    /// The name of the language that a text is in.
    pub(crate) fn label_of(&self, text: &Text) -> Label {
        self.label(match text.language.as_str() {
            "" => "und",
            tag => tag,
        })
    }

    /// A document's headline: its title, else its first sentence. The second value says that it is the latter.
    pub(crate) fn headline_of_document(&self, index: usize) -> (Text, bool) {
        let document = &self.document(index).document;
        let headline = self.context.headlines[index].as_str();
        (
            self.text(headline, &document.language.tag),
            document.title.is_none(),
        )
    }

    /// The document of an event whose headline a reader of this edition understands best: in their language, else in one of the site's
    /// languages in the owner's order, else the first; those with a title go before.
    pub(crate) fn best_version(&self, documents: &[usize]) -> Option<usize> {
        let rank = |index: usize| {
            let document = &self.document(index).document;
            let tag = document.language.tag.as_str();
            let closeness = if tag == self.edition.tag {
                0
            } else if primary_subtag(tag) == primary_subtag(&self.edition.tag) {
                1
            } else {
                let languages = &self.context.site.languages;
                2 + languages
                    .iter()
                    .position(|l| l == tag)
                    .unwrap_or(languages.len())
            };
            (document.title.is_none(), closeness)
        };
        documents
            .iter()
            .copied()
            .enumerate()
            .min_by_key(|&(place, index)| (rank(index), place))
            .map(|(_, index)| index)
    }

    /// An event's headline for readers of this edition.
    pub(crate) fn headline_of_event(&self, index: usize) -> Text {
        let event = &self.archive().events[index];
        if let Some(title) = self.title_of_event(index) {
            return title;
        }
        match self.best_version(&event.documents) {
            Some(document) => self.headline_of_document(document).0,
            None => self.own(&event.id),
        }
    }

    /// The headline that the owner gives an event: in the reader's language; else, where no version is in that language either, in one of the site's
    /// languages in the owner's order.
    pub(crate) fn title_of_event(&self, index: usize) -> Option<Text> {
        let event = &self.archive().events[index];
        let own = &self.edition.tag;
        if let Some(title) = event.titles.get(own) {
            return Some(self.own(one_line(title)));
        }
        let in_own = |&document: &usize| self.document(document).document.language.tag == *own;
        if event.documents.iter().any(in_own) {
            return None;
        }
        let mut tags = self
            .context
            .site
            .languages
            .iter()
            .chain(event.titles.keys());
        let tag = tags.find(|tag| event.titles.contains_key(*tag))?;
        Some(self.text(one_line(&event.titles[tag]), tag))
    }

    /// A person's name for readers of this edition.
    pub(crate) fn name_of_person(&self, index: usize) -> Text {
        let (name, language) = headline_name(self.archive(), index, &self.edition.tag);
        match language {
            Some(language) => self.text(name, language),
            None => self.text(name, "und-Latn"),
        }
    }

    /// A topic's name for readers of this edition.
    pub(crate) fn name_of_topic(&self, index: usize) -> Text {
        let topic = &self.archive().topics[index].topic;
        let tags = std::iter::once(&self.edition.tag).chain(&self.context.site.languages);
        let named = tags
            .filter_map(|tag| topic.names.get_key_value(tag))
            .next()
            .or_else(|| topic.names.iter().next());
        match named {
            Some((tag, name)) => self.text(name, tag),
            None => self.own(&topic.id),
        }
    }

    /// Link to a person's page, where the owner wants pages of people.
    pub(crate) fn person_page(&self, index: usize) -> Option<String> {
        let target = address::person(&self.archive().people[index].id);
        self.has_pages(EntityKind::Person).then(|| self.to(&target))
    }

    /// Link to the page of an organisation or place, where it has one.
    pub(crate) fn entity_page(&self, index: usize) -> Option<String> {
        let entity = &self.archive().entities[index];
        let target = address::entity(entity.kind, &entity.id);
        (self.has_pages(entity.kind) && has_page(entity)).then(|| self.to(&target))
    }

    /// A person; the link is empty where the owner wants no pages of people.
    pub(crate) fn person(&self, index: usize) -> Link {
        let href = self.person_page(index).unwrap_or_default();
        Link::new(href, self.name_of_person(index))
    }

    pub(crate) fn event(&self, index: usize) -> Link {
        let target = address::event(&self.archive().events[index].id);
        Link::new(self.to(&target), self.headline_of_event(index))
    }

    pub(crate) fn document_link(&self, index: usize) -> Link {
        let target = address::document(&self.document(index).document.id);
        Link::new(self.to(&target), self.headline_of_document(index).0)
    }

    pub(crate) fn outlet(&self, index: usize) -> Link {
        let outlet = &self.archive().outlets[index];
        let text = self.text(&outlet.name, "und");
        Link::new(self.to(&address::outlet(&outlet.id)), text)
    }

    pub(crate) fn topic(&self, index: usize) -> Link {
        let target = address::topic(&self.archive().topics[index].topic.id);
        Link::new(self.to(&target), self.name_of_topic(index))
    }

    /// Links to the topics of these ids, those that the archive knows.
    pub(crate) fn topics(&self, ids: &[String]) -> Vec<Link> {
        ids.iter()
            .filter_map(|id| self.context.references.topics.get(id.as_str()))
            .map(|&index| self.topic(index))
            .collect()
    }

    pub(crate) fn briefing(&self, index: usize) -> Link {
        let briefing = &self.archive().briefings[index];
        let target = self.to(&address::briefing(&briefing.id));
        Link::new(target, self.own(self.period(index)))
    }

    /// What a briefing's period is called.
    pub(crate) fn period(&self, index: usize) -> String {
        let briefing = &self.archive().briefings[index];
        let (from, to) = (self.day(briefing.from), self.day(briefing.to));
        if briefing.from == briefing.to {
            from.text
        } else if briefing.id.len() == 7 {
            dates::month(self.pack(), briefing.from)
        } else {
            self.edition
                .words
                .with("from-to", &[("from", &from.text), ("to", &to.text)])
        }
    }

    pub(crate) fn day(&self, date: chrono::NaiveDate) -> DateView {
        dates::day(self.pack(), date)
    }

    /// Documents by date, newest first, undated last.
    pub(crate) fn newest_first(&self, mut documents: Vec<usize>) -> Vec<usize> {
        documents.sort_by_key(|&document| {
            let published = self.document(document).published.as_ref();
            (
                std::cmp::Reverse(published.map(|p| (p.date, p.time))),
                document,
            )
        });
        documents
    }

    pub(crate) fn date_of_document(&self, index: usize) -> Option<DateView> {
        let published = self.document(index).published.as_ref()?;
        let basis = published.year_basis.as_ref();
        let reason = basis.map(|basis| self.reason(basis).text);
        Some(dates::published(self.pack(), published, reason))
    }

    /// Links with numbers beside them.
    pub(crate) fn counted<T: Copy>(
        &self,
        items: &[(T, usize)],
        link: impl Fn(T) -> Link,
    ) -> Vec<Link> {
        items
            .iter()
            .map(|&(item, count)| Link {
                count: Some(count),
                ..link(item)
            })
            .collect()
    }
}
