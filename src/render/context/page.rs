//! The page being made: which edition it belongs to, where it is, and how it links to everything else.

use super::link::{LanguageLabel, Link, Text};
use super::{RenderContext, Subject};
use crate::language::{LanguagePack, UNKNOWN_LANGUAGE};
use crate::model::{Archive, ArchivedDocument, EntityKind, MentionPlace, Reason, Span};
use crate::render::address;
use crate::render::edition::dates::{self, DateView};
use crate::render::edition::reasons::wording;
use crate::render::edition::{Edition, direction};
use std::cmp::Reverse;

/// The page being made.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PageContext<'a> {
    pub(crate) context: &'a RenderContext<'a>,
    pub(crate) edition: &'a Edition,
    /// Address from the root of the edition.
    pub(crate) address: &'a str,
    /// Links start with the path of the base address, or with the root of the host where there is none, instead of being relative: for the one page that
    /// hosts show under any address.
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
        self.path_of(self.address)
    }

    /// The path in the site of a page of the same edition.
    pub(crate) fn path_of(&self, target: &str) -> String {
        format!("{}{target}", self.edition.prefix)
    }

    /// Link to a page of the same edition.
    pub(crate) fn to(self, target: &str) -> String {
        self.to_shared(&self.path_of(target))
    }

    /// Link to a path from the root of the site.
    pub(crate) fn to_shared(self, target: &str) -> String {
        if !self.from_base {
            return address::relative(&self.path(), target);
        }
        let base = address::base_path(self.context.site.base_url.as_deref());
        format!("{base}{}", address::encoded(target))
    }

    /// Link to a place in a document's page, by its anchor.
    pub(crate) fn to_place(self, document: usize, anchor: &str) -> String {
        let target = Subject::Document(document).address(self.archive());
        self.to(&format!("{target}#{anchor}"))
    }

    /// The absolute address of a path in the site, where the site has a base address.
    pub(crate) fn absolute(&self, path: &str) -> Option<String> {
        let base = self.context.site.base_url.as_ref()?;
        Some(format!("{base}{}", address::encoded(path)))
    }

    /// The absolute address of a page of the same edition, where the site has a base address.
    pub(crate) fn absolute_to(&self, target: &str) -> Option<String> {
        self.absolute(&self.path_of(target))
    }

    /// The address of a page of the same edition to be printed: absolute where the site has a base address, else from the site's root.
    pub(crate) fn printed(&self, target: &str) -> String {
        let path = self.path_of(target);
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
            language: if language == UNKNOWN_LANGUAGE {
                ""
            } else {
                language
            }
            .to_string(),
            foreign: language != self.edition.tag,
        }
    }

    /// Text in the reader's own language.
    pub(crate) fn own(&self, text: impl Into<String>) -> Text {
        self.text(text, &self.edition.tag)
    }

    /// Why something was concluded, in the reader's own language.
    pub(crate) fn reason(&self, reason: &Reason) -> Text {
        self.own(wording(reason, &self.edition.words, self.pack()))
    }

    /// A language's name for the reader, and for itself; never its code.
    pub(crate) fn label(&self, tag: &str) -> LanguageLabel {
        let languages = self.context.languages;
        let own = languages
            .nearest(tag)
            .map(|pack| pack.name.as_str())
            .filter(|name| !name.is_empty());
        let name = languages
            .name_of(tag, &self.edition.tag)
            .unwrap_or_else(|| self.edition.words.plain("unknown-language"));
        LanguageLabel {
            tag: tag.to_string(),
            own_name: own.unwrap_or(&name).to_string(),
            name,
        }
    }

    /// The name of the language that a text is in.
    pub(crate) fn label_of(&self, text: &Text) -> LanguageLabel {
        self.label(match text.language.as_str() {
            "" => UNKNOWN_LANGUAGE,
            tag => tag,
        })
    }

    /// Whether the owner wants pages for names of this kind.
    pub(crate) fn has_pages(&self, kind: EntityKind) -> bool {
        self.context.site.entities.contains(&kind)
    }

    /// Link to the first page of a subject; `None` for a name that has no page.
    pub(crate) fn page_of(&self, subject: Subject) -> Option<String> {
        let has_page = self.context.has_page(subject);
        has_page.then(|| self.to(&subject.address(self.archive())))
    }

    /// A subject's name with a link to its page. An organisation or place that is mentioned once has no page, nor has a person whom the archive cannot vouch
    /// for; their link leads to the first mention.
    /// The link is empty where the owner wants no pages for names of the kind.
    pub(crate) fn link(&self, subject: Subject) -> Link {
        let only_mention = || {
            let archive = self.archive();
            let kind = match subject {
                Subject::Entity(index) => archive.entities[index].kind,
                _ => EntityKind::Person,
            };
            let place = subject.mentions(archive).first()?;
            let MentionPlace { document, mention } = subject.place_of(archive, place)?;
            let span = self.document(document).document.mentions.get(mention)?.span;
            self.has_pages(kind).then(|| match span {
                Span::NOWHERE => self.to(&Subject::Document(document).address(archive)),
                _ => self.to_place(document, &address::mention_anchor(mention)),
            })
        };
        let href = self.page_of(subject).or_else(only_mention);
        Link::new(href.unwrap_or_default(), self.name(subject))
    }

    /// Links to subjects of one kind.
    pub(crate) fn links(&self, indices: &[usize], subject: fn(usize) -> Subject) -> Vec<Link> {
        let subjects = indices.iter().map(|&index| subject(index));
        subjects.map(|subject| self.link(subject)).collect()
    }

    /// Links to subjects of one kind with numbers beside them.
    pub(crate) fn counted(
        &self,
        counts: &[(usize, usize)],
        subject: fn(usize) -> Subject,
    ) -> Vec<Link> {
        counts
            .iter()
            .map(|&(index, count)| self.link(subject(index)).with_count(count))
            .collect()
    }

    /// The topic of an id, where the archive has it.
    pub(crate) fn topic(&self, id: &str) -> Option<Subject> {
        let index = self.context.references.topics.get(id)?;
        Some(Subject::Topic(*index))
    }

    /// Links to the topics of these ids, those that the archive has.
    pub(crate) fn topics(&self, ids: &[String]) -> Vec<Link> {
        let known = ids.iter().filter_map(|id| self.topic(id));
        known.map(|topic| self.link(topic)).collect()
    }

    pub(crate) fn day(&self, date: chrono::NaiveDate) -> DateView {
        dates::day(self.pack(), date)
    }

    /// Documents by date, newest first, undated last.
    pub(crate) fn newest_first(&self, documents: &[usize]) -> Vec<usize> {
        let mut documents = documents.to_vec();
        documents.sort_by_key(|&document| {
            let published = self.document(document).published.as_ref();
            (Reverse(published.map(|p| (p.date, p.time))), document)
        });
        documents
    }

    pub(crate) fn date_of_document(&self, index: usize) -> Option<DateView> {
        let published = self.document(index).published.as_ref()?;
        let basis = published.year_basis.as_ref();
        let reason = basis.map(|basis| self.reason(basis).text);
        Some(dates::published(self.pack(), published, reason))
    }
}
