//! What the owner states about single stories and events, brought to the groups that it is about.

use super::CURATION;
use super::contradictions::stated_twice;
use super::references::Names;
use crate::model::{
    Curation, Diagnostic, Document, GroupIds, Groups, OwnersWord, OwnersWords, Stated,
};
use std::collections::BTreeMap;

/// For each story and event what the owner says about it, and what there is to say about that.
///
/// # Errors
///
/// Statements that contradict each other: two titles in one language, two days, a title for what is hidden.
pub fn state(
    curation: &Curation,
    names: &Names,
    documents: &[Document],
    groups: &Groups,
    ids: &GroupIds,
) -> Result<(OwnersWords, Vec<Diagnostic>), Diagnostic> {
    let stories: Vec<Vec<usize>> = groups.stories.clone();
    let events: Vec<Vec<usize>> = groups
        .events
        .iter()
        .map(|event| event.iter().flat_map(|s| stories[*s].clone()).collect())
        .collect();
    let mut diagnostics = Vec::new();
    let mut of = |stated: &Stated, what, members: &[Vec<usize>], ids, former| {
        let finder = Finder {
            what,
            names,
            documents,
            members,
            ids,
            former,
        };
        finder.words(stated, &mut diagnostics)
    };
    let words = OwnersWords {
        stories: of(
            &curation.stories_stated,
            "story",
            &stories,
            &ids.stories,
            &ids.former_stories,
        )?,
        events: of(
            &curation.events_stated,
            "event",
            &events,
            &ids.events,
            &ids.former_events,
        )?,
    };
    Ok((words, diagnostics))
}

/// Groups of one kind by everything they are called.
struct Finder<'a> {
    what: &'static str,
    names: &'a Names,
    documents: &'a [Document],
    members: &'a [Vec<usize>],
    ids: &'a [String],
    former: &'a BTreeMap<String, usize>,
}

impl Finder<'_> {
    fn words(
        &self,
        stated: &Stated,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Result<Vec<OwnersWord>, Diagnostic> {
        let mut found: BTreeMap<&str, Option<usize>> = BTreeMap::new();
        let titled = stated.titles.iter().map(|d| (d.value.0.as_str(), d.line));
        let dated = stated.dates.iter().map(|d| (d.value.0.as_str(), d.line));
        let hidden = stated.hidden.iter().map(|d| (d.value.as_str(), d.line));
        for (name, line) in titled.chain(dated).chain(hidden) {
            if found.insert(name, self.find(name)).is_none()
                && found[name].is_none()
                && !self.names.is_known(name)
            {
                let what = format!("{} and no document", self.what);
                diagnostics.push(self.names.unknown(name, &what).at(CURATION).line(line));
            }
        }
        let found = |name: &str| found.get(name).copied().flatten();
        let kind = if self.what == "story" {
            "stories"
        } else {
            "events"
        };
        stated_twice(stated, kind, &|name| Some(self.ids[found(name)?].clone()))?;
        let mut words = vec![OwnersWord::default(); self.members.len()];
        for decision in &stated.titles {
            let (name, tag, title) = &decision.value;
            if let Some(group) = found(name) {
                words[group].titles.insert(tag.clone(), title.clone());
            }
        }
        for decision in &stated.dates {
            if let Some(group) = found(&decision.value.0) {
                words[group].date = Some(decision.value.1);
            }
        }
        for decision in &stated.hidden {
            if let Some(group) = found(&decision.value) {
                words[group].is_hidden = true;
                diagnostics.push(self.hides(group, decision.line));
            }
        }
        Ok(words)
    }

    /// The group with the document of that name, else the one of that id, else the one that the id leads to now.
    fn find(&self, name: &str) -> Option<usize> {
        let by_document = self.names.find(name).and_then(|document| {
            let at = self.documents.iter().position(|d| d.id == document)?;
            self.members.iter().position(|group| group.contains(&at))
        });
        by_document
            .or_else(|| self.ids.iter().position(|id| id == name))
            .or_else(|| self.former.get(name).copied())
    }

    fn hides(&self, group: usize, line: usize) -> Diagnostic {
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
        .at(CURATION)
        .line(line)
    }
}
