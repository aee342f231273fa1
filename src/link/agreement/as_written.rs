//! Names in Latin letters in texts of other scripts, where another version of the text has them letter by letter.
//!
//! A Japanese or Ukrainian text often leaves a foreigner's name in Latin letters, and so does a translation for companies and products. The version in Latin
//! letters tells which of them are people.

use super::words::runs;
use crate::language::{FALLBACK_LANGUAGE, KnownWords};
use crate::link::people::GivenNames;
use crate::model::{Document, EntityKind, Mention, Span};
use std::collections::{BTreeMap, BTreeSet};

/// Confidence of a name that another version has.
const KNOWN_FROM_VERSION: f64 = 0.7;
/// A mention of this confidence was declared by the owner.
const DECLARED: f64 = 1.0;
/// Fewest letters of a name of one word.
const SHORTEST: usize = 4;

/// Finds the names that other versions of a story write with the same Latin letters.
pub(super) fn find_as_written(
    documents: &mut [Document],
    stories: &[Vec<usize>],
    given_names: &GivenNames,
) {
    for story in stories.iter().filter(|story| story.len() > 1) {
        let (givers, takers): (Vec<usize>, Vec<usize>) = story
            .iter()
            .partition(|at| documents[**at].language.script == "Latn");
        if takers.is_empty() {
            continue;
        }
        let mut names = latin_names(givers.iter().map(|at| &documents[*at]), given_names);
        // A name is not found inside a longer one.
        names.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
        for at in takers {
            if let Some(mentions) = with_names(&documents[at], &names) {
                documents[at].mentions = mentions;
            }
        }
    }
}

/// The names of people in Latin letters that are nothing else.
fn latin_names<'d>(
    documents: impl Iterator<Item = &'d Document>,
    given_names: &GivenNames,
) -> Vec<String> {
    let mut counts: BTreeMap<&str, i32> = BTreeMap::new();
    // A single word is a name if it is a part of a full one.
    let mut parts: BTreeSet<&str> = BTreeSet::new();
    for mention in documents.flat_map(|document| &document.mentions) {
        let person = mention.kind == EntityKind::Person;
        let text = mention.text.as_str();
        *counts.entry(text).or_default() += if person { 1 } else { -1 };
        if person && text.contains(char::is_whitespace) {
            let words = text.split_whitespace();
            parts.extend(words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())));
        }
    }
    counts
        .into_iter()
        .filter(|(name, count)| *count > 0 && is_name(name, &parts, given_names.words.as_ref()))
        .map(|(name, _)| name.to_owned())
        .collect()
}

fn is_name(name: &str, parts: &BTreeSet<&str>, words: Option<&KnownWords>) -> bool {
    let capital = name
        .chars()
        .find(|c| c.is_alphabetic())
        .is_some_and(char::is_uppercase);
    let several = name.contains(char::is_whitespace);
    let lower = name.to_lowercase();
    let something_else = |words: &KnownWords| {
        let named = words.named(&lower);
        named.brand() || named.place() || words.is_ordinary(FALLBACK_LANGUAGE, &lower)
    };
    let alone = || {
        name.chars().count() >= SHORTEST
            && parts.contains(name)
            && !words.is_some_and(something_else)
    };
    capital && (several || alone())
}

/// The document's mentions with the names it has; `None` if there is nothing new.
fn with_names(document: &Document, names: &[String]) -> Option<Vec<Mention>> {
    let text = document.text.as_str();
    let runs = runs(document);
    let mut new: Vec<Span> = Vec::new();
    for name in names {
        for run in &runs {
            let spans = run
                .of(text)
                .match_indices(name.as_str())
                .map(|(at, found)| Span::new(run.start + at, run.start + at + found.len()))
                .filter(|span| is_whole(text, *span));
            for span in spans {
                if !new.iter().any(|other| other.overlaps(&span)) {
                    new.push(span);
                }
            }
        }
    }
    if new.is_empty() {
        return None;
    }
    let mut out = document.mentions.clone();
    let mut changed = false;
    for span in new {
        let known = |mention: &Mention| mention.span == span && mention.kind == EntityKind::Person;
        let stays = |mention: &Mention| {
            mention.span.overlaps(&span)
                && (mention.confidence >= DECLARED || !is_rest_of(mention, span, text))
        };
        if out.iter().any(|mention| known(mention) || stays(mention)) {
            continue;
        }
        out.retain(|mention| !mention.span.overlaps(&span));
        out.push(Mention {
            kind: EntityKind::Person,
            span,
            text: span.of(text).to_owned(),
            confidence: KNOWN_FROM_VERSION,
        });
        changed = true;
    }
    out.sort_by_key(|mention| mention.span);
    changed.then_some(out)
}

/// Whether a mention is a part of the name, or the name with an ending in the letters of the text's own script.
fn is_rest_of(mention: &Mention, name: Span, text: &str) -> bool {
    let outside = mention.span.start < name.start || {
        let behind = text.get(name.end..mention.span.end).unwrap_or("");
        behind.chars().any(|c| c.is_whitespace() || is_latin(c))
    };
    !outside
}

/// Whether the span is no part of a longer word, an address or a user's name.
fn is_whole(text: &str, span: Span) -> bool {
    let goes_on = |c: char| is_latin(c) || c.is_ascii_digit() || matches!(c, '_' | '@' | '/' | '#');
    let before = text[..span.start].chars().next_back();
    let mut behind = text[span.end..].chars();
    let next = behind.next();
    let dotted = matches!(next, Some('.' | '-' | '\'')) && behind.next().is_some_and(is_latin);
    !before.is_some_and(|c| goes_on(c) || c == '.' || c == '-')
        && !next.is_some_and(goes_on)
        && !dotted
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '\u{c0}'..='\u{24f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Languages;
    use crate::model::{Block, BlockKind, LanguageGuess};

    fn document(script: &str, text: &str, people: &[&str]) -> Document {
        let mentions = people
            .iter()
            .filter_map(|name| Some((text.find(name)?, name)))
            .map(|(at, name)| Mention {
                kind: EntityKind::Person,
                span: Span::new(at, at + name.len()),
                text: (*name).to_owned(),
                confidence: 0.9,
            })
            .collect();
        Document {
            language: LanguageGuess {
                script: script.into(),
                ..LanguageGuess::default()
            },
            body: vec![Block::new(BlockKind::Paragraph, Span::new(0, text.len()))],
            text: text.to_owned(),
            mentions,
            ..Document::default()
        }
    }

    #[test]
    fn latin_names_in_other_scripts_are_those_of_the_version() {
        let mut documents = [
            document(
                "Latn",
                "Quist? Ann Quist came to Frobnia.",
                &["Quist", "Ann Quist", "Frobnia"],
            ),
            document(
                "Kore",
                "Quist는 Frobnia에서 Ann Quist가 좋다고 했다. Quist2",
                &["Ann Quist가"],
            ),
            document("Cyrl", "Frobnia и quist", &[]),
        ];
        let given_names = GivenNames::new(&Languages::default());
        find_as_written(&mut documents, &[vec![0, 1, 2]], &given_names);
        let people = |at: usize| -> Vec<&str> {
            documents[at]
                .mentions
                .iter()
                .map(|mention| mention.text.as_str())
                .collect()
        };
        // "Frobnia" may be a mistake in the other text: it is in no full name.
        assert_eq!(people(1), ["Quist", "Ann Quist"]);
        assert!(people(2).is_empty());
    }
}
