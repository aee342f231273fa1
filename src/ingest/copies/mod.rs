//! The same text in several files: one document, and the other files its copies.
//!
//! Files are copies if their bytes are the same, or if their texts are the same words. A text that another outlet, another day, another address,
//! another language or another id is stated of is a reprint, and a document of its own.

mod publication;

#[cfg(test)]
mod tests;

use super::front_matter::prefer;
use crate::model::{Diagnostic, HoldReason, Metadata, OfferedSources, PublishingRules, SourceFile};
use crate::text::{StableHash, composed, id_of_path, is_alphanumeric};
use publication::Publication;
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Texts with fewer letters and digits are the same only if their files are.
const SHORTEST: usize = 40;

/// Which files are copies of which.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Copies {
    /// Paths of copies with the path of the file that stands for them.
    pub paths: BTreeMap<String, String>,
    /// Numbers of files with the same text, the one that stands for them first.
    groups: Vec<Vec<usize>>,
}

/// Finds the copies among source files. Of a group, the file stands for the others of which most is stated, then the one with the shortest name,
/// then the first by path.
pub fn find_copies(sources: &[SourceFile]) -> Copies {
    let mut order: Vec<usize> = (0..sources.len()).collect();
    order.sort_by_cached_key(|at| {
        let SourceFile {
            declared,
            name,
            path,
            ..
        } = &sources[*at];
        (
            Reverse(stated(declared)),
            name.chars().count(),
            path.clone(),
        )
    });
    let all_keys: Vec<_> = sources.par_iter().map(keys).collect();
    let mut groups: Vec<(Publication, Vec<usize>)> = Vec::new();
    let mut found: BTreeMap<(u64, usize), Vec<usize>> = BTreeMap::new();
    for at in order {
        let keys = &all_keys[at];
        let publication = Publication::of(&sources[at]);
        let mut known = keys.iter().filter_map(|key| found.get(key)).flatten();
        let fits = known.find(|group| groups[**group].0.agrees_with(&publication));
        let group = match fits {
            Some(&group) => group,
            None => {
                groups.push((Publication::default(), Vec::new()));
                groups.len() - 1
            }
        };
        groups[group].0.add(&publication);
        groups[group].1.push(at);
        for key in keys {
            let groups = found.entry(*key).or_default();
            if !groups.contains(&group) {
                groups.push(group);
            }
        }
    }
    let groups: Vec<Vec<usize>> = groups
        .into_iter()
        .map(|(_, members)| members)
        .filter(|members| members.len() > 1)
        .collect();
    let paths = groups.iter().flat_map(|group| {
        let (first, copies) = group.split_at(1);
        let first = &sources[first[0]].path;
        let copies = copies.iter();
        copies.map(move |copy| (sources[*copy].path.clone(), first.clone()))
    });
    Copies {
        paths: paths.collect(),
        groups,
    }
}

/// One source file for each group of copies, with what is stated of any of them. The order stays.
pub fn merge_copies(sources: Vec<SourceFile>, copies: &Copies) -> Vec<SourceFile> {
    let mut left: Vec<Option<SourceFile>> = sources.into_iter().map(Some).collect();
    for group in &copies.groups {
        let mut members = group.iter();
        let Some(first) = members.next() else {
            continue;
        };
        let others: Vec<SourceFile> = members.filter_map(|at| left[*at].take()).collect();
        left[*first] = left[*first].take().map(|first| merge(first, others));
    }
    left.into_iter().flatten().collect()
}

fn merge(mut first: SourceFile, mut others: Vec<SourceFile>) -> SourceFile {
    others.sort_by(|a, b| a.path.cmp(&b.path));
    settle_drafts(&mut first, &others);
    for other in others {
        let rules = strictest(first.declared.rules.rules, other.declared.rules.rules);
        let former = other.declared.former_ids.iter().cloned();
        let former: Vec<String> = former.chain([id_of_path(&other.name)]).collect();
        first.declared = prefer(first.declared, other.declared);
        first.declared.rules.rules = rules;
        for id in former {
            if !first.declared.former_ids.contains(&id) {
                first.declared.former_ids.push(id);
            }
        }
        first.embedded = prefer(first.embedded, other.embedded);
        if first.dates.is_empty() {
            first.dates = other.dates;
        }
        first.diagnostics.extend(other.diagnostics);
        first.diagnostics.push(
            Diagnostic::note(format!("also saved as {}", other.path))
                .at(first.path.clone())
                .hint("delete one of the two; state outlet, date or address of both if they are different publications"),
        );
        first.also_saved_as.push(other.path);
    }
    first
}

/// If some of the files are held back and others are not, what the owner wants is not clear, so the text is held back.
fn settle_drafts(first: &mut SourceFile, others: &[SourceFile]) {
    let all = || std::iter::once(&*first).chain(others);
    let held = all().find(|source| source.declared.rules.held_back.is_some());
    let free = all().find(|source| source.declared.rules.held_back.is_none());
    let (Some(held), Some(free)) = (held, free) else {
        return;
    };
    let (held_path, free_path) = (held.path.clone(), free.path.clone());
    let Some(mut held_back) = held.declared.rules.held_back.clone() else {
        return;
    };
    let mut warning = Diagnostic::warning(format!(
        "{held_path} and {free_path} have the same text, but only the first is held back; so both are"
    ))
    .at(held_back.path.clone())
    .hint("delete one of the two files, or mark both as drafts");
    warning.line = held_back.line;
    if held_back.reason == HoldReason::Draft {
        held_back.reason = HoldReason::Unclear {
            key: "draft".to_owned(),
            value: format!("true in {held_path}, not in {free_path}"),
        };
    }
    first.diagnostics.push(warning);
    first.declared.rules.held_back = Some(held_back);
}

/// The rules that show less, where both files have one.
fn strictest(one: PublishingRules, other: PublishingRules) -> PublishingRules {
    fn both<T>(one: Option<T>, other: Option<T>, choose: impl Fn(T, T) -> T) -> Option<T> {
        match (one, other) {
            (Some(one), Some(other)) => Some(choose(one, other)),
            (one, other) => one.or(other),
        }
    }
    PublishingRules {
        publish: both(one.publish, other.publish, Ord::max),
        excerpt: both(one.excerpt, other.excerpt, Ord::min),
        sources: both(one.sources, other.sources, |one, other| {
            match one == other {
                true => one,
                false => OfferedSources::None,
            }
        }),
        noindex: both(one.noindex, other.noindex, |one, other| one || other),
    }
}

/// What files with the same text have in common: their bytes, or their words.
fn keys(source: &SourceFile) -> Vec<(u64, usize)> {
    let mut keys = vec![(source.file.hash, source.file.length)];
    let mut letters = 0;
    let mut hash = StableHash::default();
    let blocks = source.blocks.iter().map(|block| block.text(&source.text));
    let mut parts: Vec<String> = blocks.collect();
    // A title in the front matter is the same as one above the text.
    if let Some(title) = &source.declared.title
        && parts.first().map(|first| first.trim()) != Some(title.as_str())
    {
        parts.insert(0, title.clone());
    }
    for part in parts {
        for word in composed(&part).split_whitespace() {
            letters += word.chars().filter(|c| is_alphanumeric(*c)).count();
            hash = hash.with(word.as_bytes()).with(b" ");
        }
    }
    if letters >= SHORTEST {
        keys.push((hash.value(), usize::MAX));
    }
    keys
}

/// How much the owner states of a text.
fn stated(declared: &Metadata) -> usize {
    let single = [
        &declared.id,
        &declared.title,
        &declared.date,
        &declared.language,
        &declared.outlet,
        &declared.url,
        &declared.translation_of,
        &declared.event,
        &declared.rights,
        &declared.description,
    ];
    let lists = [
        &declared.authors,
        &declared.people,
        &declared.topics,
        &declared.translators,
        &declared.former_ids,
    ];
    single.iter().filter(|value| value.is_some()).count()
        + lists.iter().filter(|list| !list.is_empty()).count()
}
