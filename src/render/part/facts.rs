//! What several formats say about documents, people and topics.

use crate::language::FALLBACK_LANGUAGE;
use crate::model::ArchivedDocument;
use crate::render::address::{self, web_address};
use crate::render::context::RenderContext;
use crate::render::edition::headline::one_line;
use crate::render::edition::headline_name;

/// An identifier that is a URI: the absolute address where the site has a base address, else a name made of the path, which is the same in
/// every build.
pub(crate) fn uri(context: &RenderContext<'_>, path: &str) -> String {
    match &context.site.base_url {
        Some(base) => format!("{base}{}", address::encoded(path)),
        None => format!("tag:cuttings.invalid,2025:{}", address::encoded(path)),
    }
}

/// The text proper, a blank line between its blocks.
pub(crate) fn body(archived: &ArchivedDocument) -> Vec<String> {
    let document = &archived.document;
    let blocks = document.body.iter();
    blocks
        .map(|block| one_line(&block.text(&document.text)))
        .filter(|text| !text.is_empty())
        .collect()
}

/// Indices of the people in a document, without repeats, in the archive's order.
pub(crate) fn people_of(archived: &ArchivedDocument) -> Vec<usize> {
    let mut people: Vec<usize> = archived.people.iter().map(|named| named.person).collect();
    people.sort_unstable();
    people.dedup();
    people
}

/// The tag of the default language of the interface.
pub(crate) fn default_language<'a>(context: &'a RenderContext<'_>) -> &'a str {
    context
        .site
        .languages
        .first()
        .map_or(FALLBACK_LANGUAGE, String::as_str)
}

/// A person's name in the default language of the interface.
pub(crate) fn name_of_person(context: &RenderContext<'_>, person: usize) -> String {
    headline_name(context.archive, person, default_language(context))
        .0
        .to_string()
}

/// A topic's name in the default language of the interface, else in any.
pub(crate) fn name_of_topic<'a>(context: &'a RenderContext<'_>, id: &'a str) -> &'a str {
    let topic = context.references.topics.get(id);
    let names = topic.map(|&index| &context.archive.topics[index].topic.names);
    names
        .and_then(|names| {
            names
                .get(default_language(context))
                .or_else(|| names.values().next())
        })
        .map_or(id, String::as_str)
}

/// The day of publication, `2025-12-10`.
pub(crate) fn day(archived: &ArchivedDocument) -> Option<String> {
    let published = archived.published.as_ref()?;
    Some(published.date.format("%Y-%m-%d").to_string())
}

/// Where a document can be read: where it was published if that is known, else its page here.
pub(crate) fn address_to_read(context: &RenderContext<'_>, archived: &ArchivedDocument) -> String {
    let own = uri(context, &address::document(&archived.document.id));
    web_address(archived.document.url.as_deref()).map_or(own, ToString::to_string)
}
