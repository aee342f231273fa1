//! Two statements about one text.

use crate::model::{Metadata, TextRules};

/// What `first` says, and what `second` says where `first` is silent.
pub(in crate::ingest) fn prefer(first: Metadata, second: Metadata) -> Metadata {
    let list = |a: Vec<String>, b: Vec<String>| if a.is_empty() { b } else { a };
    Metadata {
        id: first.id.or(second.id),
        title: first.title.or(second.title),
        date: first.date.or(second.date),
        language: first.language.or(second.language),
        outlet: first.outlet.or(second.outlet),
        url: first.url.or(second.url),
        authors: list(first.authors, second.authors),
        people: list(first.people, second.people),
        topics: list(first.topics, second.topics),
        translation_of: first.translation_of.or(second.translation_of),
        event: first.event.or(second.event),
        rights: first.rights.or(second.rights),
        rules: TextRules {
            rules: first.rules.rules.or(second.rules.rules),
            embargo: first.rules.embargo.or(second.rules.embargo),
            expires: first.rules.expires.or(second.rules.expires),
            held_back: first.rules.held_back.or(second.rules.held_back),
            not_before: first.rules.not_before.or(second.rules.not_before),
            is_released: first.rules.is_released || second.rules.is_released,
            mark: first.rules.mark.or(second.rules.mark),
        },
        description: first.description.or(second.description),
        translators: list(first.translators, second.translators),
        former_ids: list(first.former_ids, second.former_ids),
    }
}
