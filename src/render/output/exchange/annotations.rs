//! Where a document names people, as Web Annotations (<https://www.w3.org/TR/annotation-model/>): each points into the source file by its
//! words and, where readers have that text, by offsets in Unicode code points too. Where no source file is offered they point into the page.

use super::by_year::{ANNOTATIONS, per_year, year};
use super::uri;
use crate::model::{Document, OfferedSource, Span};
use crate::render::address;
use crate::render::context::RenderContext;
use crate::text::CodePoints;
use serde_json::{Value, json};
use std::borrow::Cow;

/// How many characters of the text before and after a mention are given, to find it where offsets do not help.
const AROUND: usize = 32;

/// All mentions of people in one document, in order of place.
pub(super) fn page(context: &RenderContext<'_>, index: usize) -> Value {
    let archived = &context.archive.documents[index];
    let document = &archived.document;
    let source = match &context.release.shown[index].source {
        OfferedSource::Text(source) => Some(source),
        OfferedSource::File | OfferedSource::Nothing => None,
    };
    let text = source.map_or(Cow::Borrowed(&*document.text), |source| {
        source.of(&document.text)
    });
    let text = &*text;
    let has_offsets = match context.release.shown[index].source {
        OfferedSource::Text(_) => true,
        OfferedSource::File => document.format.is_plain_text(),
        OfferedSource::Nothing => false,
    };
    let target = context
        .source_of(index)
        .unwrap_or_else(|| address::document(&document.id));
    let target = uri(context, &target);
    let id = &document.id;
    // A page of annotations has a file of its own or is a line in one.
    let (itself, number_mark) = match context.site.data_per_document {
        true => {
            let file = address::beside(&address::document(id), "annotations.json");
            (uri(context, &file), '#')
        }
        false => {
            let file = format!("api/v1/{}", per_year(ANNOTATIONS, &year(archived)));
            (format!("{}#{id}", uri(context, &file)), '/')
        }
    };
    let points = CodePoints::new(text);
    let items: Vec<Value> = archived
        .people
        .iter()
        .enumerate()
        .filter_map(|(number, named)| {
            let span = document.mentions.get(named.mention)?.span;
            if span == Span::NOWHERE {
                return None;
            }
            // Beyond its run is markup, with comments and addresses that no reader sees.
            let run = run_around(document, span);
            let quoted = quote(
                run.of(&document.text),
                Span::new(span.start - run.start, span.end - run.start),
            );
            let span = source.map_or(span, |source| source.place(span));
            let person = &context.archive.people[named.person];
            let mut selectors = Vec::new();
            if has_offsets {
                selectors.push(json!({
                    "type": "TextPositionSelector",
                    "start": points.at(span.start),
                    "end": points.at(span.end),
                }));
            }
            selectors.push(quoted);
            Some(json!({
                "id": format!("{itself}{number_mark}{}", number + 1),
                "type": "Annotation",
                "motivation": "identifying",
                "body": {
                    "type": "SpecificResource",
                    "source": uri(context, &address::person(&person.id)),
                    "purpose": "identifying",
                },
                "target": {
                    "source": target,
                    "selector": selectors,
                },
            }))
        })
        .collect();
    json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": itself,
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": items,
    })
}

/// The run of title or body that a span is in; the span itself where it is in none.
fn run_around(document: &Document, span: Span) -> Span {
    let title = document.title.as_ref().and_then(|title| title.span);
    let runs = document.body.iter().flat_map(|block| &block.runs).copied();
    let mut all = title.into_iter().chain(runs);
    all.find(|run| run.contains(&span)).unwrap_or(span)
}

fn quote(text: &str, span: Span) -> Value {
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    let start = before
        .char_indices()
        .rev()
        .take(AROUND)
        .last()
        .map_or(before.len(), |(at, _)| at);
    let end = after
        .char_indices()
        .nth(AROUND)
        .map_or(after.len(), |(at, _)| at);
    json!({
        "type": "TextQuoteSelector",
        "exact": span.of(text),
        "prefix": &before[start..],
        "suffix": &after[..end],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_has_whole_characters_around_it() {
        let text = "ў".repeat(40) + "Анна" + "қ";
        let start = 80;
        let found = quote(&text, Span::new(start, start + 8));
        assert_eq!(found["exact"], "Анна");
        assert_eq!(found["prefix"], "ў".repeat(AROUND));
        assert_eq!(found["suffix"], "қ");
        let first = quote("Анна", Span::new(0, 8));
        assert_eq!(
            (&first["prefix"], &first["suffix"]),
            (&json!(""), &json!(""))
        );
    }
}
