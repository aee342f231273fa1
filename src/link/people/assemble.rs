//! Turns groups of mentions into people with ids, forms and reasons, and applies the owner's decisions.

use super::base_form::BaseForm;
use super::curate;
use super::incomplete_names::Doubt;
use super::person_group::{DocumentPerson, PersonGroup};
use super::{ResolvedPeople, ResolvedPerson};
use crate::language::{Languages, script_of_text};
use crate::model::{
    Curation, Document, MentionPlace, NameForm, PersonDoubt, PersonMention, Reason,
};
use crate::text::slug;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The results of earlier steps.
pub(super) struct Findings<'a> {
    pub(super) languages: &'a Languages,
    pub(super) documents: &'a [Document],
    pub(super) places: &'a [MentionPlace],
    pub(super) forms: &'a [BaseForm],
    pub(super) document_people: &'a [DocumentPerson],
}

/// A person before ids are given.
#[derive(Clone, Debug, Default)]
pub(super) struct PersonDraft {
    /// Indices of mentions with confidence and reasons, ascending.
    pub(super) mentions: Vec<(usize, f64, Vec<Reason>)>,
    /// Why they were joined across documents.
    pub(super) reasons: Vec<Reason>,
    /// Every form with counts.
    pub(super) forms: Vec<NameForm>,
    /// The id.
    pub(super) id: String,
}

/// Longest id, in bytes.
const LONGEST_ID: usize = 60;

/// Turns groups into people; doubts are pairs of group indices.
pub(super) fn assemble(
    found: &Findings<'_>,
    groups: Vec<PersonGroup>,
    doubts: Vec<Doubt>,
    curation: &Curation,
) -> ResolvedPeople {
    let mut drafts: Vec<PersonDraft> = groups
        .into_iter()
        .map(|group| draft(group, found))
        .collect();
    name_all(&mut drafts, found);
    let curated = curate::replay(drafts, doubts, curation, found);
    let mut drafts = curated.drafts;
    if curation != &Curation::default() {
        name_all(&mut drafts, found);
    }
    let mut order: Vec<usize> = (0..drafts.len())
        .filter(|number| !drafts[*number].mentions.is_empty())
        .collect();
    order.sort_by(|a, b| drafts[*a].id.cmp(&drafts[*b].id));
    let mut index_of = vec![None; drafts.len()];
    for (index, number) in order.iter().enumerate() {
        index_of[*number] = Some(index);
    }
    let mut out = ResolvedPeople {
        mentions: vec![Vec::new(); found.documents.len()],
        diagnostics: curated.diagnostics,
        ..ResolvedPeople::default()
    };
    for number in &order {
        let draft = std::mem::take(&mut drafts[*number]);
        let person = out.people.len();
        for (mention, confidence, reasons) in draft.mentions {
            let place = found.places[mention];
            out.mentions[place.document].push(PersonMention {
                mention: place.mention,
                person,
                name: found.forms[mention].name.clone(),
                confidence,
                reasons,
            });
        }
        out.people.push(ResolvedPerson {
            id: draft.id,
            forms: draft.forms,
            reasons: draft.reasons,
            renamed: curated.renamed.get(number).cloned().unwrap_or_default(),
            notes: curated.notes.get(number).cloned().unwrap_or_default(),
            same_as: curated.same_as.get(number).cloned().unwrap_or_default(),
        });
    }
    for mentions in &mut out.mentions {
        mentions.sort_by_key(|mention| mention.mention);
    }
    let mut seen = BTreeSet::new();
    for (a, b, reason) in curated.doubts {
        if let (Some(a), Some(b)) = (index_of[a], index_of[b]) {
            let (first, second) = (a.min(b), a.max(b));
            if first != second && seen.insert((first, second)) {
                out.doubts.push(PersonDoubt {
                    first,
                    second,
                    reason,
                });
            }
        }
    }
    out.doubts.sort_by_key(|doubt| (doubt.first, doubt.second));
    out
}

fn draft(group: PersonGroup, found: &Findings<'_>) -> PersonDraft {
    let mut out = PersonDraft {
        reasons: group.reasons,
        ..PersonDraft::default()
    };
    for member in group.members {
        for joined in &found.document_people[member].local.mentions {
            out.mentions
                .push((joined.mention, joined.confidence, joined.reasons.clone()));
        }
    }
    out.mentions.sort_by_key(|mention| mention.0);
    let mut seen = BTreeSet::new();
    out.reasons.retain(|reason| seen.insert(reason.clone()));
    out
}

/// Sets the forms and the id of every draft.
pub(super) fn name_all(drafts: &mut [PersonDraft], found: &Findings<'_>) {
    drafts.par_iter_mut().for_each(|draft| {
        draft.forms = forms(draft, found);
        if let Some(form) = fullest_form(&draft.forms, found.languages) {
            let romanised = found.languages.romanise(&form.name, &form.language);
            draft.id = slug(&romanised, LONGEST_ID);
        }
    });
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for draft in drafts.iter_mut().filter(|draft| !draft.forms.is_empty()) {
        let id = std::mem::take(&mut draft.id);
        // Drafts are in the order of their first mention, so the suffix does not depend on later mentions.
        let count = taken.entry(id.clone()).or_default();
        *count += 1;
        draft.id = match *count {
            1 => id,
            again => format!("{id}-{again}"),
        };
    }
}

fn forms(draft: &PersonDraft, found: &Findings<'_>) -> Vec<NameForm> {
    let mut forms: BTreeMap<(&str, &str), NameForm> = BTreeMap::new();
    for (mention, _, _) in &draft.mentions {
        let place = found.places[*mention];
        let document = &found.documents[place.document];
        let name = found.forms[*mention].name.as_str();
        let language = document.language.tag.as_str();
        let form = forms.entry((name, language)).or_insert_with(|| NameForm {
            name: name.to_owned(),
            language: language.to_owned(),
            surfaces: BTreeMap::new(),
            count: 0,
        });
        form.count += 1;
        let surface = document.mentions[place.mention].text.clone();
        *form.surfaces.entry(surface).or_default() += 1;
    }
    let mut out: Vec<NameForm> = forms.into_values().collect();
    out.sort_by(|a, b| {
        b.count
            .cmp(&a.count)
            .then_with(|| (&a.language, &a.name).cmp(&(&b.language, &b.name)))
    });
    out
}

/// The best form of the name: given name and surname before initials before a single word, then forms with written vowels
/// (nobody reads "jwn" as Joan), then the most frequent.
pub(super) fn fullest_form<'a>(
    forms: &'a [NameForm],
    languages: &Languages,
) -> Option<&'a NameForm> {
    forms.iter().rev().max_by_key(|form| {
        let vowels = !matches!(script_of_text(&form.name), "Arab" | "Hebr");
        (
            super::headline::fullness(&form.name, languages),
            vowels,
            form.count,
        )
    })
}
