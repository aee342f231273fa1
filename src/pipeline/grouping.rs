//! Groups of texts, after those that are not published are taken out.

use crate::cluster::{Evidence, Judged, KnownJudgements};
use crate::config::Setup;
use crate::curation::{self, DocumentNames, RememberedGroups};
use crate::link::Grouped;
use crate::link::permanence::{
    fingerprint, forget, hash_of, identify, moves, renamed, stated_former_ids,
};
use crate::memory::{Memory, Shelf};
use crate::model::{Diagnostic, Document, HeldText, Lock, Withdrawal};
use crate::release;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Which texts an archive is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Those that may be published; files with the same text are one document.
    Published,
    /// All; files with the same text are one document.
    Documents,
    /// All, each file on its own.
    Files,
}

/// Texts in groups, and those that were taken out before.
pub(super) struct Grouping {
    pub(super) grouped: Grouped,
    pub(super) held_back: Vec<HeldText>,
    pub(super) withdrawn: Vec<Withdrawal>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Groups the documents as the owner's decisions allow, and gives the groups their ids; tells which texts are held back or withdrawn.
pub(super) fn group(
    setup: &Setup,
    evidence: &Evidence,
    mut documents: Vec<Document>,
    scope: Scope,
    memory: &Memory,
) -> Result<Grouping, Diagnostic> {
    let all: BTreeMap<String, String> = documents
        .par_iter()
        .map(|document| (document.id.clone(), fingerprint(document)))
        .collect();
    let known = moves(&setup.lock, &all);
    let mut moved = known.redirects.clone();
    let stated = stated_former_ids(&documents, &moved);
    moved.extend(stated);
    let mut names = DocumentNames::new(&documents, &moved);
    let mut diagnostics = curation::unknown_translations(&documents, &names);
    for document in &mut documents {
        let original = &mut document.declared.translation_of;
        if let Some(now) = original.as_ref().and_then(|id| moved.get(id)) {
            *original = Some(now.clone());
        }
    }
    let mut withdrawn = Vec::new();
    if scope == Scope::Published {
        let lock = renamed(&setup.lock, &known, &all);
        let (found, notes) =
            curation::resolve_withdrawals(&setup.curation, &names, &lock, &setup.site.content);
        withdrawn = found;
        diagnostics.extend(notes);
    }
    for withdrawal in &withdrawn {
        names.add_former(&withdrawal.document);
    }
    let kept_ids = ids_of_withdrawn(&withdrawn, &all, &setup.lock);
    documents.retain(|document| !kept_ids.contains_key(&document.id));
    let mut messages: BTreeMap<String, Vec<Diagnostic>> = documents
        .iter()
        .filter(|document| !document.diagnostics.is_empty())
        .map(|document| (document.path.clone(), document.diagnostics.clone()))
        .collect();
    if setup.with_drafts {
        documents.iter_mut().for_each(release::show_draft);
    }
    let (documents, held_back) = match scope {
        Scope::Published => release::hold_back(documents, setup.as_of, setup.site.timezone),
        Scope::Documents | Scope::Files => (documents, Vec::new()),
    };
    // Texts that stay in the archive bring their messages along.
    let of_held = held_back
        .iter()
        .filter_map(|held| messages.remove(&held.path));
    diagnostics.extend(of_held.flatten());
    diagnostics.extend(release::warnings_of_held(&held_back));
    // Texts that are held back have no address yet: nothing is remembered of them, and nothing leads from them to other texts.
    let mut present: BTreeMap<String, String> = documents
        .iter()
        .filter_map(|document| all.get_key_value(&document.id))
        .map(|(id, mark)| (id.clone(), mark.clone()))
        .collect();
    let lock = renamed(&setup.lock, &moves(&setup.lock, &present), &present);
    present.extend(kept_ids.clone());
    let mut lock = forget(&lock, &kept_ids, &documents);
    let resolve = |lock: &Lock| {
        let remembered = RememberedGroups::of(lock);
        curation::resolve_grouping(&setup.curation, &names, &remembered, &documents)
    };
    let mut resolved = resolve(&lock)?;
    let known_judgements = KnownJudgements {
        profiles: &memory.shelf(Shelf::Profiles),
        odds: &memory.shelf(Shelf::Odds),
        evidence: &memory.shelf(Shelf::Evidence),
    };
    let judged = Judged::knowing(documents.iter().collect(), evidence, known_judgements);
    let mut groups = judged.group(&resolved.constraints);
    let language = setup.site.languages.first().map(String::as_str);
    let mut identity = identify(&documents, &groups, &lock, &present, language);
    // Decisions may name ids that no earlier build assigned: their meaning is known only once there are groups.
    if !resolved.unknown.is_empty()
        && curation::remember_named(&setup.curation, &identity.permanence.lock, &mut lock)
    {
        resolved = resolve(&lock)?;
        groups = judged.group(&resolved.constraints);
        identity = identify(&documents, &groups, &lock, &present, language);
    }
    diagnostics.append(&mut resolved.unknown);
    identity.withdrawn = kept_ids.into_keys().collect();
    // Of what is held back, an embargo to come or an expiry that has passed, former addresses tell nothing, whatever the text is called now.
    let held: BTreeSet<String> = held_back.iter().map(|held| held.document.clone()).collect();
    let once = known
        .redirects
        .into_iter()
        .filter(|(_, now)| held.contains(now));
    identity.hidden.extend(once.map(|(former, _)| former));
    identity.hidden.extend(held);
    let relations = judged.relations(&groups, &resolved.constraints);
    let ids = &identity.ids;
    let (overrides, notes) =
        curation::resolve_overrides(&setup.curation, &names, &documents, &groups, ids)?;
    diagnostics.extend(notes);
    let grouped = Grouped {
        documents,
        groups,
        relations,
        identity,
        overrides,
    };
    Ok(Grouping {
        grouped,
        held_back,
        withdrawn,
        diagnostics,
    })
}

/// The ids that withdrawn texts keep, with the fingerprints of their texts. `marks` are those of the texts that are there. An id that nothing knows is not kept.
fn ids_of_withdrawn(
    withdrawn: &[Withdrawal],
    marks: &BTreeMap<String, String>,
    lock: &Lock,
) -> BTreeMap<String, String> {
    let known = withdrawn
        .iter()
        .filter_map(|Withdrawal { document: id, .. }| {
            let remembered = || lock.texts.get(id)?.first();
            let mark = marks.get(id).or_else(remembered)?;
            // Nothing of the words of a withdrawn text is kept.
            Some((id.clone(), hash_of(mark).to_owned()))
        });
    known.collect()
}
