//! How the archive was made, with its numbers.

use crate::model::Extent;
use crate::render::address;
use crate::render::context::PageContext;
use crate::render::context::link::LanguageLabel;
use crate::render::edition::dates::DateView;
use crate::render::part::counts::Counts;
use crate::render::part::frame::Frame;
use crate::render::part::page_kind::PageKind;
use serde::Serialize;
use std::collections::BTreeMap;

/// The about page.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct AboutPage {
    /// Everything around the content.
    pub(crate) frame: Frame,
    /// The texts, as HTML made from the templates' own Markdown.
    pub(crate) texts: String,
    /// How much there is.
    pub(crate) counts: Counts,
    /// How many documents are in each language, most first.
    pub(crate) languages: Vec<LanguageCount>,
    /// Date of the oldest document.
    pub(crate) oldest: Option<DateView>,
    /// Date of the newest document.
    pub(crate) newest: Option<DateView>,
    /// Documents without a known date.
    pub(crate) undated: usize,
    /// Mentions of people in all documents.
    pub(crate) mentions: usize,
    /// Size of all files of the search index, in kilobytes of 1,000 bytes.
    pub(crate) search_kilobytes: usize,
    /// Stories that are in more than one language.
    pub(crate) translated: usize,
    /// Who keeps the archive, where the owner says it.
    pub(crate) publisher: Option<String>,
    /// Key of the words for how much of a text is shown.
    pub(crate) rule: &'static str,
    /// Its address, as a citation gives it: absolute where the site has a base address; else empty.
    pub(crate) home: String,
}

/// A language and how many documents are in it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct LanguageCount {
    /// The language.
    pub(crate) language: LanguageLabel,
    /// How many documents are in it.
    pub(crate) documents: usize,
}

/// The about page. `markdown` is part of the templates, so its HTML is trusted like any template's; `search_bytes` is the size of the search index.
pub(crate) fn view(page: &PageContext<'_>, markdown: &str, search_bytes: usize) -> AboutPage {
    let archive = page.archive();
    let mut texts = String::new();
    pulldown_cmark::html::push_html(&mut texts, pulldown_cmark::Parser::new(markdown));
    let mut languages: BTreeMap<&str, usize> = BTreeMap::new();
    for archived in &archive.documents {
        *languages
            .entry(&archived.document.language.tag)
            .or_default() += 1;
    }
    let mut languages: Vec<LanguageCount> = languages
        .into_iter()
        .map(|(tag, documents)| LanguageCount {
            language: page.label(tag),
            documents,
        })
        .collect();
    languages.sort_by_key(|entry| std::cmp::Reverse(entry.documents));
    let dates = || {
        archive
            .documents
            .iter()
            .filter_map(|d| Some(d.published.as_ref()?.date))
    };
    let words = &page.edition.words;
    AboutPage {
        publisher: page.context.site.publisher.clone(),
        frame: Frame::new(
            page,
            PageKind::Site,
            words.plain("about"),
            page.edition.title.clone(),
        ),
        texts,
        counts: Counts::of(page),
        languages,
        oldest: dates().min().map(|date| page.day(date)),
        newest: dates().max().map(|date| page.day(date)),
        undated: archive
            .documents
            .iter()
            .filter(|d| d.published.is_none())
            .count(),
        mentions: archive.documents.iter().map(|d| d.people.len()).sum(),
        rule: match page.context.site.rules.publish {
            None | Some(Extent::Full) => "publication-full",
            Some(Extent::Excerpt) => "publication-excerpt",
            Some(Extent::Link) => "publication-link",
        },
        home: page.absolute_to(address::HOME).unwrap_or_default(),
        search_kilobytes: search_bytes.div_ceil(1_000),
        translated: archive
            .stories
            .iter()
            .filter(|story| {
                let language = |&d: &usize| &archive.documents[d].document.language.tag;
                let first = story.documents.first().map(language);
                story.documents.iter().any(|d| Some(language(d)) != first)
            })
            .count(),
    }
}
