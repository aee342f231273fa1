//! A document as a news article: who wrote and published it, when, in which language, whom it names, and which texts translate it.

use super::web_site::web_site_in_short;
use crate::model::{ArchivedDocument, Published};
use crate::render::address::web_address;
use crate::render::context::{PageContext, Subject};
use serde_json::{Value, json};

/// The moment of publication where the text gives a time and its offset from UTC, else the day (ISO 8601).
pub(crate) fn published(archived: &ArchivedDocument) -> Option<String> {
    let published = archived.published.as_ref()?;
    let moment = || {
        let local = published.date.and_time(published.time?);
        local.and_local_timezone(published.offset?).single()
    };
    Some(match moment() {
        Some(moment) => moment.format("%Y-%m-%dT%H:%M:%S%:z").to_string(),
        None => published.date.format("%Y-%m-%d").to_string(),
    })
}

/// The description of a document.
pub(super) fn article(page: &PageContext<'_>, index: usize, description: &str) -> Value {
    let archived = page.document(index);
    let document = &archived.document;
    let archive = page.archive();
    let mut value = in_short(page, index);
    value["@context"] = json!("https://schema.org");
    value["isPartOf"] = web_site_in_short(page);
    if let Some(url) = page.absolute(&page.path()) {
        value["mainEntityOfPage"] = json!(url);
    }
    if !description.is_empty() {
        value["description"] = json!(description);
    }
    if !document.also_in.is_empty() {
        let own = std::iter::once(&document.language.tag);
        let others = document.also_in.iter().map(|guess| &guess.tag);
        value["inLanguage"] = json!(own.chain(others).collect::<Vec<_>>());
    }
    if !document.byline.is_empty() {
        let authors = document.byline.iter();
        let authors = authors.map(|name| json!({"@type": "Person", "name": name}));
        value["author"] = authors.collect();
    }
    if let Some(outlet) = archived.outlet {
        value["publisher"] = named(page, "NewsMediaOrganization", Subject::Outlet(outlet));
    }
    let mut people: Vec<usize> = archived.people.iter().map(|named| named.person).collect();
    people.sort_unstable();
    people.dedup();
    if !people.is_empty() {
        let people = people.into_iter();
        let people = people.map(|person| named(page, "Person", Subject::Person(person)));
        value["mentions"] = people.collect();
    }
    let topics = page.topics(&archived.topics);
    if !topics.is_empty() {
        let topics = topics.iter().map(|topic| topic.text.text.as_str());
        value["keywords"] = topics.collect();
    }
    if let Some(url) = web_address(document.url.as_deref()) {
        value["isBasedOn"] = json!(url);
    }
    if let Some(rights) = &document.rights {
        value["copyrightNotice"] = json!(rights);
    }
    let original = original(page, archived.story);
    let other = original.filter(|&original| {
        let language = &page.document(original).document.language.tag;
        original != index && *language != document.language.tag
    });
    if let Some(other) = other {
        value["translationOfWork"] = in_short(page, other);
    } else if original == Some(index) {
        let others = archive.stories[archived.story].documents.iter();
        let own = &document.language.tag;
        let translations: Vec<Value> = others
            .filter(|&&other| page.document(other).document.language.tag != *own)
            .map(|&other| in_short(page, other))
            .collect();
        if !translations.is_empty() {
            value["workTranslation"] = Value::Array(translations);
        }
    }
    value
}

/// A subject with its name and, where it has one, the address of its page.
fn named(page: &PageContext<'_>, kind: &str, subject: Subject) -> Value {
    let mut value = json!({"@type": kind, "name": page.name(subject).text});
    if page.page_of(subject).is_some()
        && let Some(url) = page.absolute_to(&subject.address(page.archive()))
    {
        value["url"] = json!(url);
    }
    value
}

/// The original that the other texts of a story translate: the one that the owner names, else the one with the earliest date. Where dates do
/// not decide, no text is called the original. A reprint in the language of the original is not a translation.
fn original(page: &PageContext<'_>, story: usize) -> Option<usize> {
    let documents = &page.archive().stories[story].documents;
    let declared = documents.iter().find_map(|&document| {
        let original = page
            .document(document)
            .document
            .declared
            .translation_of
            .as_ref()?;
        documents.iter().copied().find(|&other| {
            let other = &page.document(other).document;
            other.id == *original || other.path == *original
        })
    });
    let earliest = || {
        let mut dated: Vec<(&Published, usize)> = documents
            .iter()
            .map(|&document| Some((page.document(document).published.as_ref()?, document)))
            .collect::<Option<Vec<_>>>()?;
        dated.sort_by_key(|(published, document)| (published.date, published.time, *document));
        match dated.as_slice() {
            [(first, document), (second, _), ..] if is_before(first, second) => Some(*document),
            _ => None,
        }
    };
    declared.or_else(earliest)
}

/// Whether one text was surely published before the other: on an earlier day, or on the same one at an earlier time by the same clock.
fn is_before(first: &Published, second: &Published) -> bool {
    let earlier = |first, second| matches!((first, second), (Some(a), Some(b)) if a < b);
    first.date < second.date
        || (first.date == second.date
            && first.offset == second.offset
            && earlier(first.time, second.time))
}

/// A document's headline, address, language and date.
fn in_short(page: &PageContext<'_>, index: usize) -> Value {
    let archived = page.document(index);
    let subject = Subject::Document(index);
    let headline = page.name(subject);
    let mut value =
        json!({"@type": "NewsArticle", "headline": headline.text, "name": headline.text});
    if let Some(url) = page.absolute_to(&subject.address(page.archive())) {
        value["url"] = json!(url);
    }
    if !headline.language.is_empty() {
        value["inLanguage"] = json!(headline.language);
    }
    if let Some(published) = published(archived) {
        value["datePublished"] = json!(published);
    }
    value
}
