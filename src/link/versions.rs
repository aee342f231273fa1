//! The versions of a story side by side, with the people whom one version names and others do not.

use crate::model::{Alignment, Archive, Groups, Lacking};
use std::collections::BTreeMap;

/// Hands the alignments of the groups on to the stories, once people are known.
pub(super) fn align(archive: &mut Archive, groups: &Groups) {
    for (story, alignment) in groups.alignments.iter().enumerate() {
        let (Some(alignment), Some(entry)) = (alignment, archive.stories.get(story)) else {
            continue;
        };
        let mut alignment = alignment.clone();
        add_people(archive, &entry.documents, &mut alignment);
        archive.stories[story].alignment = Some(alignment);
    }
}

/// Adds the first mention of everyone whom another version names nowhere.
fn add_people(archive: &Archive, documents: &[usize], alignment: &mut Alignment) {
    let named: Vec<BTreeMap<usize, usize>> = documents
        .iter()
        .map(|document| {
            let mut first = BTreeMap::new();
            for mention in &archive.documents[*document].people {
                first.entry(mention.person).or_insert(mention.mention);
            }
            first
        })
        .collect();
    for (version, people) in named.iter().enumerate() {
        let document = &archive.documents[documents[version]].document;
        for (person, mention) in people {
            let missing_in: Vec<usize> = (0..named.len())
                .filter(|other| !named[*other].contains_key(person))
                .collect();
            if !missing_in.is_empty() {
                alignment.lacking.push(Lacking {
                    version,
                    span: document.mentions[*mention].span,
                    missing_in,
                });
            }
        }
    }
    alignment
        .lacking
        .sort_by_key(|lacking| (lacking.version, lacking.span));
}
