//! Decisions about what belongs together, as pairs of documents.

use super::contradictions::{ExpandedDecision, check_joins};
use super::document_names::DocumentNames;
use super::remembered::RememberedGroups;
use crate::model::{
    CURATION_FILE, Constraints, Curation, Decision, Diagnostic, Document, GroupConstraints,
};
use std::collections::{BTreeMap, BTreeSet};

/// Decisions about grouping in which every name is resolved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ResolvedGrouping {
    /// The decisions as pairs of documents.
    pub constraints: GroupConstraints,
    /// Warnings about names in them that mean nothing.
    pub unknown: Vec<Diagnostic>,
}

/// Resolves the names in curation.yaml and in front matter to pairs of documents.
///
/// A name that `names` knows may be missing from `documents`, which are those to be grouped: a draft, for example. It then joins nothing.
///
/// # Errors
///
/// Decisions that contradict each other once their names are resolved.
pub fn resolve_grouping(
    curation: &Curation,
    names: &DocumentNames,
    remembered: &RememberedGroups,
    documents: &[Document],
) -> Result<ResolvedGrouping, Diagnostic> {
    let mut unknown = Vec::new();
    let mut expand = |decisions: &[Decision<Vec<String>>], groups: &BTreeMap<_, _>| {
        expand(decisions, names, groups, &mut unknown)
    };
    let stories_together = expand(&curation.stories_together, &remembered.stories);
    let stories_apart = expand(&curation.stories_apart, &remembered.stories);
    let events_together = expand(&curation.events_together, &remembered.events);
    let events_apart = expand(&curation.events_apart, &remembered.events);
    check_joins(&stories_together, &stories_apart, "stories")?;
    check_joins(&events_together, &events_apart, "events")?;
    // What is one story is one event.
    check_joins(&stories_together, &events_apart, "stories and events")?;
    let index = documents.iter().enumerate();
    let index: BTreeMap<&str, usize> = index.map(|(at, d)| (d.id.as_str(), at)).collect();
    let mut stories = constraints(&stories_together, &stories_apart, &index);
    let present = DocumentNames::new(documents, &BTreeMap::new());
    for (at, document) in documents.iter().enumerate() {
        let original = document.declared.translation_of.as_deref();
        if let Some(original) = original.and_then(|name| index.get(present.find(name)?)) {
            link(&mut stories, at, *original);
        }
    }
    let mut events = constraints(&events_together, &events_apart, &index);
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, document) in documents.iter().enumerate() {
        if let Some(event) = document.declared.event.as_deref() {
            link(&mut events, *first.entry(event).or_insert(at), at);
        }
    }
    events.must_link.extend(&stories.must_link);
    Ok(ResolvedGrouping {
        constraints: GroupConstraints { stories, events },
        unknown,
    })
}

/// Replaces every name by the ids of the documents that it means.
fn expand(
    decisions: &[Decision<Vec<String>>],
    names: &DocumentNames,
    groups: &BTreeMap<String, Vec<String>>,
    unknown: &mut Vec<Diagnostic>,
) -> Vec<ExpandedDecision> {
    decisions
        .iter()
        .map(|decision| {
            let line = decision.line;
            let mut members: Vec<Vec<String>> = Vec::new();
            for name in &decision.value {
                if let Some(id) = names.find(name) {
                    members.push(vec![id.to_owned()]);
                } else if let Some(documents) = groups.get(name) {
                    members.push(documents.clone());
                } else if !names.is_known(name) {
                    let warning = names.unknown(name, "document");
                    unknown.push(warning.at(CURATION_FILE).line(line));
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
            ExpandedDecision { line, members }
        })
        .collect()
}

/// All members of a `together` are linked; of an `apart`, any two documents of different members are kept apart.
fn constraints(
    together: &[ExpandedDecision],
    apart: &[ExpandedDecision],
    index: &BTreeMap<&str, usize>,
) -> Constraints {
    let mut out = Constraints::default();
    let places = |ids: &[String]| -> Vec<usize> {
        let found = ids.iter().filter_map(|id| index.get(id.as_str()));
        found.copied().collect()
    };
    for decision in together {
        for pair in places(&decision.members.concat()).windows(2) {
            link(&mut out, pair[0], pair[1]);
        }
    }
    for decision in apart {
        let members: Vec<Vec<usize>> = decision.members.iter().map(|ids| places(ids)).collect();
        for (at, one) in members.iter().enumerate() {
            for &other in members[at + 1..].iter().flatten() {
                let pairs = one.iter().map(|&one| (one.min(other), one.max(other)));
                out.cannot_link.extend(pairs);
            }
        }
    }
    out
}

fn link(constraints: &mut Constraints, a: usize, b: usize) {
    if a != b {
        constraints.must_link.insert((a.min(b), a.max(b)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The ferry, the bridge in English and the bridge in Russian, in the order of their ids.
    fn documents() -> Vec<Document> {
        [
            ("bridge-en", "seeds/bridge-en.txt"),
            ("bridge-ru", "seeds/bridge-ru.txt"),
            ("ferry", "seeds/ferry.md"),
        ]
        .map(|(id, path)| Document {
            id: id.to_owned(),
            path: path.to_owned(),
            ..Document::default()
        })
        .to_vec()
    }

    fn names() -> DocumentNames {
        let moved = BTreeMap::from([("bridge-old".to_owned(), "bridge-en".to_owned())]);
        DocumentNames::new(&documents(), &moved)
    }

    fn resolve(
        curation: &Curation,
        remembered: &RememberedGroups,
    ) -> Result<ResolvedGrouping, Diagnostic> {
        resolve_grouping(curation, &names(), remembered, &documents())
    }

    fn decision(line: usize, value: &[&str]) -> Decision<Vec<String>> {
        Decision {
            value: value.iter().map(|name| (*name).to_owned()).collect(),
            line,
        }
    }

    #[test]
    fn unknown_names_are_warnings_with_the_nearest_name() {
        let curation = Curation {
            events_apart: vec![decision(4, &["bridge-old", "ferry.md", "bridge-eng"])],
            ..Curation::default()
        };
        let resolved = resolve(&curation, &RememberedGroups::default()).expect("sound");
        let events = resolved.constraints.events;
        assert_eq!(events.cannot_link, BTreeSet::from([(0, 2)]));
        assert_eq!(resolved.unknown.len(), 1);
        assert_eq!(
            resolved.unknown[0].hint.as_deref(),
            Some("did you mean `bridge-en`?")
        );
        assert_eq!(resolved.unknown[0].line, Some(4));
    }

    #[test]
    fn an_event_means_its_documents() {
        let remembered = RememberedGroups {
            events: BTreeMap::from([(
                "2025-bridge".to_owned(),
                vec!["bridge-en".to_owned(), "bridge-ru".to_owned()],
            )]),
            ..RememberedGroups::default()
        };
        let mut curation = Curation {
            events_apart: vec![decision(3, &["2025-bridge", "bridge-ru"])],
            ..Curation::default()
        };
        let resolved = resolve(&curation, &remembered).expect("sound");
        let events = resolved.constraints.events;
        assert_eq!(events.cannot_link, BTreeSet::from([(0, 1)]));
        curation.stories_together = vec![decision(7, &["bridge-old", "bridge-ru.txt"])];
        let error = resolve(&curation, &remembered).expect_err("a contradiction");
        assert!(
            error.message.contains("line 7") && error.message.contains("line 3"),
            "{}",
            error.message
        );
    }

    #[test]
    fn front_matter_joins_stories_and_events() {
        let mut documents = documents();
        documents[1].declared.translation_of = Some("bridge-en.txt".to_owned());
        for at in [1, 2] {
            documents[at].declared.event = Some("opening".to_owned());
        }
        let nothing = (&Curation::default(), &RememberedGroups::default());
        let resolved = resolve_grouping(nothing.0, &names(), nothing.1, &documents);
        let GroupConstraints { stories, events } = resolved.expect("sound").constraints;
        assert_eq!(stories.must_link, BTreeSet::from([(0, 1)]));
        assert_eq!(events.must_link, BTreeSet::from([(0, 1), (1, 2)]));
    }
}
