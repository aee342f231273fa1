//! What the owner's decisions refer to: documents by id, path or name of the file; whole stories and events by their ids, former ones too.

use super::CURATION;
use super::contradictions::{Spread, joined_and_apart};
use crate::model::{Curation, Decision, Diagnostic, Document};
use crate::text::nearest;
use std::collections::{BTreeMap, BTreeSet};

/// What names mean besides documents: ids of stories and of events, those of former builds too, with the ids of their documents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meanings {
    /// By id of a story.
    pub stories: BTreeMap<String, Vec<String>>,
    /// By id of an event.
    pub events: BTreeMap<String, Vec<String>>,
}

/// Decisions about groups in which every name is the id of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resolved {
    /// The decisions.
    pub curation: Curation,
    /// Names in them that mean nothing, as warnings.
    pub unknown: Vec<Diagnostic>,
}

/// The documents by everything they are called.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Ids by id, path and former id.
    whole: BTreeMap<String, String>,
    /// Ids by name of the file.
    files: BTreeMap<String, BTreeSet<String>>,
}

impl Names {
    /// The names of documents; `moved` are former ids with those that the documents have now.
    pub fn new<'a>(
        documents: impl IntoIterator<Item = (&'a str, &'a str)> + Clone,
        moved: &BTreeMap<String, String>,
    ) -> Self {
        let mut out = Self {
            whole: moved.clone(),
            files: BTreeMap::new(),
        };
        for (id, path) in documents.clone() {
            out.whole.insert(path.to_owned(), id.to_owned());
            let file = path.rsplit('/').next().unwrap_or(path);
            let same = out.files.entry(file.to_owned()).or_default();
            same.insert(id.to_owned());
        }
        for (id, _) in documents {
            out.whole.insert(id.to_owned(), id.to_owned());
        }
        out
    }

    /// The id of the one document that is called so.
    pub(super) fn find(&self, name: &str) -> Option<&str> {
        self.whole.get(name).map(String::as_str).or_else(|| {
            let same = self.files.get(name)?;
            same.first().filter(|_| same.len() == 1).map(String::as_str)
        })
    }

    /// Whether any document is called so.
    pub(super) fn is_known(&self, name: &str) -> bool {
        self.whole.contains_key(name) || self.files.contains_key(name)
    }

    /// A warning about a name that means nothing.
    pub(super) fn unknown(&self, name: &str, what: &str) -> Diagnostic {
        let hint = match nearest(name, self.whole.values().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`cuttings analyze` prints the ids of the documents".to_owned(),
        };
        Diagnostic::warning(format!("no {what} has the id `{name}`")).hint(hint)
    }
}

/// A warning for every `translation_of` that names no document.
pub fn unknown_translations(documents: &[Document], names: &Names) -> Vec<Diagnostic> {
    let told = documents.iter().filter_map(|document| {
        let id = document.declared.translation_of.as_deref()?;
        if names.is_known(id) {
            return None;
        }
        let mut told = names.unknown(id, "document").at(document.path.as_str());
        told.message = format!("translation_of: {}", told.message);
        Some(told)
    });
    told.collect()
}

/// Puts the ids of documents in the place of every name in the decisions on what is together and what is apart.
///
/// # Errors
///
/// Decisions that contradict each other once it is known what they mean.
pub fn resolve(
    curation: &Curation,
    names: &Names,
    meanings: &Meanings,
) -> Result<Resolved, Diagnostic> {
    let mut unknown = Vec::new();
    let mut spread = |decisions: &[Decision<Vec<String>>], meanings: &BTreeMap<_, _>| {
        spread(decisions, names, meanings, &mut unknown)
    };
    let stories_together = spread(&curation.stories_together, &meanings.stories);
    let stories_apart = spread(&curation.stories_apart, &meanings.stories);
    let events_together = spread(&curation.events_together, &meanings.events);
    let events_apart = spread(&curation.events_apart, &meanings.events);
    joined_and_apart(&stories_together, &stories_apart, "stories")?;
    joined_and_apart(&events_together, &events_apart, "events")?;
    // What is one story is one event.
    joined_and_apart(&stories_together, &events_apart, "stories and events")?;
    Ok(Resolved {
        curation: Curation {
            stories_together: joined(stories_together),
            stories_apart: pairs(stories_apart),
            events_together: joined(events_together),
            events_apart: pairs(events_apart),
            ..curation.clone()
        },
        unknown,
    })
}

fn spread(
    decisions: &[Decision<Vec<String>>],
    names: &Names,
    meanings: &BTreeMap<String, Vec<String>>,
    unknown: &mut Vec<Diagnostic>,
) -> Vec<Spread> {
    decisions
        .iter()
        .map(|decision| {
            let line = decision.line;
            let mut members: Vec<Vec<String>> = Vec::new();
            for name in &decision.value {
                if let Some(id) = names.find(name) {
                    members.push(vec![id.to_owned()]);
                } else if let Some(documents) = meanings.get(name) {
                    members.push(documents.clone());
                } else if !names.is_known(name) {
                    unknown.push(names.unknown(name, "document").at(CURATION).line(line));
                }
            }
            // [event, one of its texts] means that text and the others.
            let single: BTreeSet<String> = members
                .iter()
                .filter(|member| member.len() == 1)
                .flatten()
                .cloned()
                .collect();
            for member in members.iter_mut().filter(|member| member.len() > 1) {
                member.retain(|id| !single.contains(id));
            }
            Spread { line, members }
        })
        .collect()
}

fn joined(decisions: Vec<Spread>) -> Vec<Decision<Vec<String>>> {
    decisions
        .into_iter()
        .map(|decision| Decision {
            line: decision.line,
            value: decision.members.into_iter().flatten().collect(),
        })
        .collect()
}

/// One decision for every two documents of different members.
fn pairs(decisions: Vec<Spread>) -> Vec<Decision<Vec<String>>> {
    let mut out = Vec::new();
    for decision in decisions {
        for (at, one) in decision.members.iter().enumerate() {
            for other in decision.members[at + 1..].iter().flatten() {
                out.extend(one.iter().map(|one| Decision {
                    value: vec![one.clone(), other.clone()],
                    line: decision.line,
                }));
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        let documents = [
            ("bridge-en", "seeds/bridge-en.txt"),
            ("bridge-ru", "seeds/bridge-ru.txt"),
            ("ferry", "seeds/ferry.md"),
        ];
        let moved = BTreeMap::from([("bridge-old".to_owned(), "bridge-en".to_owned())]);
        Names::new(documents, &moved)
    }

    fn decision(line: usize, value: &[&str]) -> Decision<Vec<String>> {
        Decision {
            value: value.iter().map(|name| (*name).to_owned()).collect(),
            line,
        }
    }

    #[test]
    fn names_that_mean_nothing_are_told_with_the_nearest_one() {
        let curation = Curation {
            events_apart: vec![decision(4, &["bridge-old", "ferry.md", "bridge-eng"])],
            ..Curation::default()
        };
        let resolved = resolve(&curation, &names(), &Meanings::default()).expect("sound");
        assert_eq!(
            resolved.curation.events_apart,
            [decision(4, &["bridge-en", "ferry"])]
        );
        assert_eq!(resolved.unknown.len(), 1);
        assert_eq!(
            resolved.unknown[0].hint.as_deref(),
            Some("did you mean `bridge-en`?")
        );
        assert_eq!(resolved.unknown[0].line, Some(4));
    }

    #[test]
    fn an_event_stands_for_its_documents() {
        let meanings = Meanings {
            events: BTreeMap::from([(
                "2025-bridge".to_owned(),
                vec!["bridge-en".to_owned(), "bridge-ru".to_owned()],
            )]),
            ..Meanings::default()
        };
        let mut curation = Curation {
            events_apart: vec![decision(3, &["2025-bridge", "bridge-ru"])],
            ..Curation::default()
        };
        let resolved = resolve(&curation, &names(), &meanings).expect("sound");
        assert_eq!(
            resolved.curation.events_apart,
            [decision(3, &["bridge-en", "bridge-ru"])]
        );
        curation.stories_together = vec![decision(7, &["bridge-old", "bridge-ru.txt"])];
        let error = resolve(&curation, &names(), &meanings).expect_err("a contradiction");
        assert!(
            error.message.contains("line 7") && error.message.contains("line 3"),
            "{}",
            error.message
        );
    }
}
