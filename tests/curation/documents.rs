//! Texts that hold nothing but names, for tests of people here and in the library.

use crate::model::{Document, EntityKind, LanguageGuess, Mention, Span};

/// A document that holds nothing but the given mentions.
pub(crate) fn document(number: usize, tag: &str, names: &[&str]) -> Document {
    let mut text = String::new();
    let mut mentions = Vec::new();
    for name in names {
        let start = text.len();
        text.push_str(name);
        mentions.push(Mention {
            kind: EntityKind::Person,
            span: Span::new(start, text.len()),
            text: (*name).to_owned(),
            confidence: 1.0,
        });
        text.push('\n');
    }
    Document {
        id: format!("document-{number}"),
        path: format!("{number}.txt"),
        text,
        language: LanguageGuess {
            tag: tag.to_owned(),
            script: "Zyyy".to_owned(),
            confidence: 1.0,
        },
        mentions,
        ..Document::default()
    }
}
