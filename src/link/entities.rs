//! Resolves organisations and places across documents: forms of one name in one language are one entity; a country is one entity in all languages.

mod agreeing;
mod forms;
mod place;

pub(super) use place::place;

use super::permanence::{CurrentGroup, NAMES, assign_and_remember, name_in};
use crate::language::{FALLBACK_LANGUAGE, Languages, primary_subtag};
use crate::model::{AddressKind, Document, EntityKind, EntityMention, NameForm, Permanence};
use crate::text::{fold_name, short_hash, slug};
use forms::{EntityForm, Forms};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Mentions below this probability are not shown: half of them would be wrong.
const LEAST_CONFIDENCE: f64 = 0.5;

#[derive(Default)]
struct EntityMentions {
    /// Spellings with their counts, by base form and language.
    names: BTreeMap<(String, String), BTreeMap<String, usize>>,
    documents: Vec<usize>,
    mentions: Vec<FormMention>,
}

/// An organisation or place without its cross-references.
pub(super) struct FoundEntity {
    id: String,
    kind: EntityKind,
    name: String,
    language: String,
    names: BTreeMap<String, String>,
    documents: Vec<usize>,
    forms: Vec<NameForm>,
}

/// A mention: document, index in the document, base form.
type FormMention = (usize, usize, String);

/// The identity of an entity: mentions with equal keys name the same one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum EntityKey {
    /// A country or region by its ISO 3166 code.
    Territory(String),
    /// A case-folded base form, with its language.
    Name(EntityKind, String, String),
}

/// The entities, sorted by kind and id, and the mentions of them in each document. Those of the kinds that have pages keep the ids that are remembered.
pub(super) fn find(
    documents: &[Document],
    languages: &Languages,
    with_pages: &BTreeSet<EntityKind>,
    permanence: &mut Permanence,
) -> (Vec<FoundEntity>, Vec<Vec<EntityMention>>) {
    let forms = Forms::new(documents, languages);
    let bases: Vec<Vec<(usize, EntityForm)>> = documents
        .par_iter()
        .map(|document| base_forms(document, &forms))
        .collect();
    let mut by_key: BTreeMap<EntityKey, EntityMentions> = BTreeMap::new();
    for (document, bases) in bases.into_iter().enumerate() {
        let read = &documents[document];
        for (at, base) in bases {
            let mention = &read.mentions[at];
            let key = match base.territory {
                Some(code) => EntityKey::Territory(code),
                None => name_key(mention.kind, &base.name, &read.language.tag),
            };
            let gathered = by_key.entry(key).or_default();
            *gathered
                .names
                .entry((base.name.clone(), read.language.tag.clone()))
                .or_default()
                .entry(forms::one_spaced(&mention.text))
                .or_default() += 1;
            gathered.mentions.push((document, at, base.name));
            if gathered.documents.last() != Some(&document) {
                gathered.documents.push(document);
            }
        }
    }
    let mut taken: BTreeMap<String, ()> = BTreeMap::new();
    let mut all: Vec<(FoundEntity, Vec<FormMention>)> = by_key
        .into_iter()
        .filter_map(|(key, gathered)| {
            let forms = name_forms(gathered.names);
            let NameForm { name, language, .. } = forms.first()?.clone();
            let (kind, names, wanted) = match &key {
                EntityKey::Territory(code) => (
                    territory_kind(code),
                    territory_names(code, languages),
                    languages
                        .get(FALLBACK_LANGUAGE)
                        .and_then(|pack| pack.territories.get(code))
                        .map_or_else(|| slug(&name, 60), |english| slug(english, 60)),
                ),
                EntityKey::Name(kind, _, _) => (*kind, names_by_language(&forms), slug(&name, 60)),
            };
            let id = if taken.insert(wanted.clone(), ()).is_none() {
                wanted
            } else {
                format!("{wanted}-{}", short_hash(&format!("{key:?}")))
            };
            let entity = FoundEntity {
                id,
                kind,
                name,
                language,
                names,
                documents: gathered.documents,
                forms,
            };
            Some((entity, gathered.mentions))
        })
        .collect();
    all.sort_by(|a, b| (a.0.kind, &a.0.id).cmp(&(b.0.kind, &b.0.id)));
    for kind in [EntityKind::Organisation, EntityKind::Place] {
        if with_pages.contains(&kind) {
            let of_kind = all.iter_mut().filter(|(entity, _)| entity.kind == kind);
            keep_ids(of_kind.collect(), kind, documents, permanence);
        }
    }
    all.sort_by(|a, b| (a.0.kind, &a.0.id).cmp(&(b.0.kind, &b.0.id)));
    let mut mentions: Vec<Vec<EntityMention>> = vec![Vec::new(); documents.len()];
    for (index, (_, places)) in all.iter().enumerate() {
        for (document, at, name) in places {
            mentions[*document].push(EntityMention {
                mention: *at,
                entity: index,
                name: name.clone(),
            });
        }
    }
    for list in &mut mentions {
        list.sort_by_key(|mention| mention.mention);
    }
    (
        all.into_iter().map(|(entity, _)| entity).collect(),
        mentions,
    )
}

/// Gives entities of one kind, sorted by the ids that their names give, the ids that are remembered of them.
fn keep_ids(
    mut entities: Vec<&mut (FoundEntity, Vec<FormMention>)>,
    kind: EntityKind,
    documents: &[Document],
    permanence: &mut Permanence,
) {
    let present: Vec<CurrentGroup> = entities
        .iter()
        .map(|found| {
            let (entity, mentions) = &**found;
            let names: BTreeSet<String> = mentions
                .iter()
                .map(|(at, _, name)| name_in(&documents[*at], name))
                .collect();
            CurrentGroup {
                wanted: entity.id.clone(),
                members: names.into_iter().collect(),
                ..CurrentGroup::default()
            }
        })
        .collect();
    let kind = AddressKind::of_names(kind);
    let ids = assign_and_remember(kind, &present, permanence, NAMES).ids;
    for (found, id) in entities.iter_mut().zip(ids) {
        found.0.id = id;
    }
}

/// The mentions to show, by index in the document, with their base forms.
fn base_forms(document: &Document, forms: &Forms<'_>) -> Vec<(usize, EntityForm)> {
    let tag = &document.language.tag;
    let mentions = document.mentions.iter().enumerate();
    mentions
        .filter(|(_, mention)| {
            mention.kind != EntityKind::Person
                && mention.confidence >= LEAST_CONFIDENCE
                && !(mention.kind == EntityKind::Place && forms.joins_two(&mention.text, tag))
        })
        .map(|(at, mention)| (at, forms.base(&mention.text, tag)))
        .collect()
}

/// Length of a folded name from which two languages hardly use it for different things.
const LONG_ENOUGH: usize = 5;

/// The key of a name that is not a territory. A name that reads alike once romanised is the same in all languages: "Ankara", "Анкара".
fn name_key(kind: EntityKind, name: &str, tag: &str) -> EntityKey {
    let folded = fold_name(name);
    if folded.chars().count() >= LONG_ENOUGH {
        return EntityKey::Name(kind, String::new(), folded);
    }
    let language = match name.is_ascii() {
        // Other languages keep names in Latin letters.
        true => "",
        false => primary_subtag(tag),
    };
    EntityKey::Name(kind, language.to_owned(), name.to_lowercase())
}

/// Whether a name is all capitals although too long for an abbreviation, as in datelines.
fn is_all_capitals(name: &str) -> bool {
    name.chars().count() > 5 && !name.chars().any(char::is_lowercase)
}

/// The forms, most frequent first, all-capitals last, ties by name and language.
fn name_forms(names: BTreeMap<(String, String), BTreeMap<String, usize>>) -> Vec<NameForm> {
    let mut forms: Vec<NameForm> = names
        .into_iter()
        .map(|((name, language), surfaces)| NameForm {
            count: surfaces.values().sum(),
            name,
            language,
            surfaces,
            latin: None,
        })
        .collect();
    forms.sort_by_key(|form| (is_all_capitals(&form.name), std::cmp::Reverse(form.count)));
    forms
}

/// The most frequent form in each language, if there are several languages.
fn names_by_language(forms: &[NameForm]) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for form in forms {
        names
            .entry(form.language.clone())
            .or_insert_with(|| form.name.clone());
    }
    match names.len() {
        1 => BTreeMap::new(),
        _ => names,
    }
}

/// Unions of states count as organisations, all other territories as places.
fn territory_kind(code: &str) -> EntityKind {
    match code {
        "EU" | "UN" | "EZ" => EntityKind::Organisation,
        _ => EntityKind::Place,
    }
}

fn territory_names(code: &str, languages: &Languages) -> BTreeMap<String, String> {
    languages
        .iter()
        .filter_map(|pack| Some((pack.tag.clone(), pack.territories.get(code)?.clone())))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_reads_alike_is_one_in_all_languages() {
        let key = |name, tag| name_key(EntityKind::Place, name, tag);
        assert_eq!(key("Ankara", "en"), key("АНКАРА", "ru"));
        assert_ne!(key("РК", "ru"), key("RK", "en"));
        assert_ne!(
            key("Ankara", "en"),
            name_key(EntityKind::Organisation, "Ankara", "en")
        );
    }

    #[test]
    fn a_form_in_capitals_heads_no_page_where_there_is_another() {
        let counts = |name: &str, count: usize| {
            let key = (name.to_owned(), "en".to_owned());
            (key, BTreeMap::from([(name.to_owned(), count)]))
        };
        let forms = name_forms(BTreeMap::from([counts("ANKARA", 3), counts("Ankara", 1)]));
        assert_eq!(forms[0].name, "Ankara");
        assert!(!is_all_capitals("NATO"));
    }
}
