//! Organisations and places across documents: mentions with one folded name in one kind are one.

use crate::model::{Document, Entity, EntityKind, EntityMention};
use crate::text::{fold_name, short_hash, slug};
use std::collections::BTreeMap;

#[derive(Default)]
struct Gathered {
    /// Count by name and language.
    names: BTreeMap<(String, String), usize>,
    documents: Vec<usize>,
    mentions: Vec<(usize, usize)>,
}

/// The entities by kind and id, and for each document its mentions of them.
pub(super) fn gather(documents: &[Document]) -> (Vec<Entity>, Vec<Vec<EntityMention>>) {
    let mut by_key: BTreeMap<(EntityKind, String), Gathered> = BTreeMap::new();
    for (document, read) in documents.iter().enumerate() {
        for (at, mention) in read.mentions.iter().enumerate() {
            let key = fold_name(&mention.text);
            if mention.kind == EntityKind::Person || key.is_empty() {
                continue;
            }
            let gathered = by_key.entry((mention.kind, key)).or_default();
            *gathered
                .names
                .entry((mention.text.clone(), read.language.tag.clone()))
                .or_default() += 1;
            gathered.mentions.push((document, at));
            if gathered.documents.last() != Some(&document) {
                gathered.documents.push(document);
            }
        }
    }
    let mut ids: BTreeMap<String, usize> = BTreeMap::new();
    let mut all: Vec<(Entity, Vec<(usize, usize)>)> = by_key
        .into_iter()
        .filter_map(|((kind, key), gathered)| {
            let ((name, language), _) = gathered
                .names
                .into_iter()
                .max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)))?;
            let mut id = slug(&name, 60);
            let uses = ids.entry(id.clone()).or_default();
            *uses += 1;
            if *uses > 1 {
                id = format!("{id}-{}", short_hash(&format!("{kind:?} {key}")));
            }
            let entity = Entity {
                id,
                kind,
                name,
                language,
                documents: gathered.documents,
            };
            Some((entity, gathered.mentions))
        })
        .collect();
    all.sort_by(|a, b| (a.0.kind, &a.0.id).cmp(&(b.0.kind, &b.0.id)));
    let mut mentions: Vec<Vec<EntityMention>> = vec![Vec::new(); documents.len()];
    for (index, (_, places)) in all.iter().enumerate() {
        for &(document, at) in places {
            mentions[document].push(EntityMention {
                mention: at,
                entity: index,
                name: documents[document].mentions[at].text.clone(),
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
