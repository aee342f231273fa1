//! The versions of a story side by side, with the people whom some versions name and others omit.

use crate::model::{Alignment, Alignments, Archive, Lacking};
use std::collections::BTreeMap;

/// The alignments of the archive's stories, one for each, with the people added.
pub fn lay_side_by_side(archive: &Archive, aligned: Vec<Option<Alignment>>) -> Alignments {
    let aligned = archive.stories.iter().zip(aligned).enumerate();
    let with_people = aligned.filter_map(|(index, (story, alignment))| {
        let mut alignment = alignment?;
        add_people(archive, &story.documents, &mut alignment);
        Some((index, alignment))
    });
    with_people.collect()
}

/// Adds the first mention of each person whom another version does not name. In scripts without capitals many names are missed, so a version in
/// such a script never counts as omitting anyone.
fn add_people(archive: &Archive, documents: &[usize], alignment: &mut Alignment) {
    let named: Vec<BTreeMap<usize, usize>> = documents
        .iter()
        .map(|document| {
            let mut first = BTreeMap::new();
            for mention in &archive.documents[*document].people {
                first.entry(mention.person).or_insert(mention.mention);
            }
            first
        })
        .collect();
    let has_capitals: Vec<bool> = documents
        .iter()
        .map(|document| {
            let script = archive.documents[*document]
                .document
                .language
                .script
                .as_str();
            matches!(script, "Latn" | "Cyrl" | "Grek" | "Armn")
        })
        .collect();
    for (version, people) in named.iter().enumerate() {
        let document = &archive.documents[documents[version]].document;
        for (person, mention) in people {
            let missing_in: Vec<usize> = (0..named.len())
                .filter(|other| has_capitals[*other] && !named[*other].contains_key(person))
                .collect();
            if !missing_in.is_empty() {
                alignment.lacking.push(Lacking {
                    version,
                    span: document.mentions[*mention].span,
                    missing_in,
                });
            }
        }
    }
    alignment
        .lacking
        .sort_by_key(|lacking| (lacking.version, lacking.span));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        ArchivedDocument, Document, EntityKind, LanguageGuess, Mention, PersonMention, Span,
    };

    fn version(script: &str, names_somebody: bool) -> ArchivedDocument {
        let mention = Mention {
            kind: EntityKind::Person,
            span: Span::new(3, 9),
            text: "Tamsin".to_owned(),
            confidence: 1.0,
        };
        let person = PersonMention {
            mention: 0,
            person: 0,
            name: mention.text.clone(),
            confidence: 1.0,
            reasons: Vec::new(),
        };
        ArchivedDocument {
            document: Document {
                language: LanguageGuess {
                    script: script.to_owned(),
                    ..LanguageGuess::default()
                },
                mentions: vec![mention],
                ..Document::default()
            },
            published: None,
            people: names_somebody.then_some(person).into_iter().collect(),
            entities: Vec::new(),
            topics: Vec::new(),
            story: 0,
            event: 0,
            outlet: None,
        }
    }

    #[test]
    fn nobody_is_missing_from_a_text_whose_names_are_hard_to_find() {
        let archive = Archive {
            documents: vec![
                version("Latn", true),
                version("Arab", false),
                version("Cyrl", false),
            ],
            ..Archive::default()
        };
        let mut alignment = Alignment::default();
        add_people(&archive, &[0, 1, 2], &mut alignment);
        assert_eq!(
            alignment.lacking,
            [Lacking {
                version: 0,
                span: Span::new(3, 9),
                missing_in: vec![2],
            }]
        );
    }
}
