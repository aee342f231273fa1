//! Titles, days and hiding, resolved to the stories and events that they are about.

use super::contradictions::check_overrides;
use super::document_names::DocumentNames;
use crate::model::{
    CURATION_FILE, Curation, Diagnostic, Document, GroupIds, GroupOverrides, Groups,
    OverrideDecisions, Overrides,
};
use std::collections::BTreeMap;

/// The overrides of each story and event, with warnings about unknown names and a note on everything hidden.
///
/// # Errors
///
/// Overrides that contradict each other: two titles in one language, two days, a title for what is hidden.
pub fn resolve_overrides(
    curation: &Curation,
    names: &DocumentNames,
    documents: &[Document],
    groups: &Groups,
    ids: &GroupIds,
) -> Result<(GroupOverrides, Vec<Diagnostic>), Diagnostic> {
    let mut diagnostics = Vec::new();
    let mut resolve = |decisions: &OverrideDecisions, what, members: &[_], ids, former| {
        let finder = GroupFinder {
            what,
            names,
            documents,
            members,
            ids,
            former,
        };
        finder.overrides(decisions, &mut diagnostics)
    };
    let overrides = GroupOverrides {
        stories: resolve(
            &curation.story_overrides,
            "story",
            &groups.stories,
            &ids.stories,
            &ids.former_stories,
        )?,
        events: resolve(
            &curation.event_overrides,
            "event",
            &groups.events_as_documents(),
            &ids.events,
            &ids.former_events,
        )?,
    };
    Ok((overrides, diagnostics))
}

/// Groups of one kind by everything they are called.
struct GroupFinder<'a> {
    what: &'static str,
    names: &'a DocumentNames,
    documents: &'a [Document],
    members: &'a [Vec<usize>],
    ids: &'a [String],
    former: &'a BTreeMap<String, usize>,
}

impl GroupFinder<'_> {
    fn overrides(
        &self,
        decisions: &OverrideDecisions,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Result<Vec<Overrides>, Diagnostic> {
        let mut found: BTreeMap<&str, Option<usize>> = BTreeMap::new();
        let titled = decisions
            .titles
            .iter()
            .map(|d| (d.value.0.as_str(), d.line));
        let dated = decisions.dates.iter().map(|d| (d.value.0.as_str(), d.line));
        let hidden = decisions.hidden.iter().map(|d| (d.value.as_str(), d.line));
        for (name, line) in titled.chain(dated).chain(hidden) {
            if found.insert(name, self.find(name)).is_none()
                && found[name].is_none()
                && !self.names.is_known(name)
            {
                let what = format!("{} and no document", self.what);
                diagnostics.push(self.names.unknown(name, &what).at(CURATION_FILE).line(line));
            }
        }
        let found = |name: &str| found.get(name).copied().flatten();
        let kind = if self.what == "story" {
            "stories"
        } else {
            "events"
        };
        check_overrides(decisions, kind, &|name| {
            Some(self.ids[found(name)?].clone())
        })?;
        let mut overrides = vec![Overrides::default(); self.members.len()];
        for decision in &decisions.titles {
            let (name, tag, title) = &decision.value;
            if let Some(group) = found(name) {
                overrides[group].titles.insert(tag.clone(), title.clone());
            }
        }
        for decision in &decisions.dates {
            if let Some(group) = found(&decision.value.0) {
                overrides[group].date = Some(decision.value.1);
            }
        }
        for decision in &decisions.hidden {
            if let Some(group) = found(&decision.value) {
                overrides[group].is_hidden = true;
                diagnostics.push(self.hidden_note(group, decision.line));
            }
        }
        Ok(overrides)
    }

    /// The group that has the document of that name, else the group of that id, else the group that the id redirects to.
    fn find(&self, name: &str) -> Option<usize> {
        let by_document = self.names.find(name).and_then(|document| {
            let at = self.documents.iter().position(|d| d.id == document)?;
            self.members.iter().position(|group| group.contains(&at))
        });
        by_document
            .or_else(|| self.ids.iter().position(|id| id == name))
            .or_else(|| self.former.get(name).copied())
    }

    fn hidden_note(&self, group: usize, line: usize) -> Diagnostic {
        let mut texts: Vec<&str> = self.members[group]
            .iter()
            .map(|&document| self.documents[document].id.as_str())
            .collect();
        texts.sort_unstable();
        let shown = 5;
        let more = match texts.len() {
            length if length > shown => format!(" and {} more", length - shown),
            _ => String::new(),
        };
        texts.truncate(shown);
        Diagnostic::note(format!(
            "the {} `{}` is hidden, and with it: {}{more}",
            self.what,
            self.ids[group],
            texts.join(", ")
        ))
        .at(CURATION_FILE)
        .line(line)
    }
}
