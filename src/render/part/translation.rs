//! Headlines and leads that are in no language of the reader's, for the owner's program to translate.

use crate::model::TextToTranslate;
use crate::render::address;
use crate::render::context::link::Text;
use crate::render::context::{PageContext, RenderContext, Subject};
use crate::render::part::lead::lead;

/// The headlines of events that have none in an interface language, and the leads beside them, for each such language.
pub(crate) fn wanted(context: &RenderContext<'_>) -> Vec<TextToTranslate> {
    let pages = context.editions.iter().map(|edition| PageContext {
        context,
        edition,
        address: address::HOME,
        from_base: false,
    });
    pages
        .flat_map(|page| {
            let events = 0..context.archive.events.len();
            events.flat_map(move |event| texts_of(&page, event))
        })
        .collect()
}

/// The headline and lead of an event whose headline is foreign to the reader.
fn texts_of(page: &PageContext<'_>, event: usize) -> Vec<TextToTranslate> {
    let headline = page.name(Subject::Event(event));
    if !headline.foreign {
        return Vec::new();
    }
    let best = page.best_version(&page.archive().events[event].documents);
    let lead = best.and_then(|document| lead(page, document, 2));
    let texts = std::iter::once(headline).chain(lead.map(|lead| lead.text));
    texts.filter_map(|text| asked(page, text)).collect()
}

/// What to ask for; nothing for a text in the reader's language or in an unknown one, or without words.
fn asked(page: &PageContext<'_>, text: Text) -> Option<TextToTranslate> {
    let has_words = text.text.chars().any(char::is_alphabetic);
    (text.foreign && !text.language.is_empty() && has_words).then(|| TextToTranslate {
        from: text.language,
        to: page.edition.tag.clone(),
        text: text.text,
    })
}
