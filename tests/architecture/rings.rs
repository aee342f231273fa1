//! Files that import each other, and imports that run upwards through layers.

use std::collections::{BTreeMap, BTreeSet};

/// Each file with the files that it names.
pub(crate) type Imports = BTreeMap<String, BTreeSet<String>>;

/// Groups of two or more files of which each leads to every other (strongly connected components).
pub(crate) fn rings(imports: &Imports) -> Vec<BTreeSet<String>> {
    let reached: BTreeMap<&str, BTreeSet<&str>> = imports
        .keys()
        .map(|file| (file.as_str(), reached_from(imports, file)))
        .collect();
    let mut rings: BTreeSet<BTreeSet<String>> = BTreeSet::new();
    for (file, others) in &reached {
        let back = |other: &&&str| reached.get(**other).is_some_and(|set| set.contains(file));
        let ring = others.iter().filter(back).map(|other| (*other).to_owned());
        let ring: BTreeSet<String> = ring.collect();
        if ring.len() > 1 {
            rings.insert(ring);
        }
    }
    rings.into_iter().collect()
}

/// Every file that imports lead to from a file; itself only where they lead back.
fn reached_from<'a>(imports: &'a Imports, file: &str) -> BTreeSet<&'a str> {
    let mut out = BTreeSet::new();
    let mut open: Vec<&str> = vec![file];
    while let Some(next) = open.pop() {
        for other in imports.get(next).into_iter().flatten() {
            if out.insert(other.as_str()) {
                open.push(other);
            }
        }
    }
    out
}

/// Imports of a file in a higher layer. A layer is a list of prefixes of paths; the first layer is the highest.
pub(crate) fn upward(imports: &Imports, layers: &[&[&str]]) -> Vec<(String, String)> {
    let layer = |file: &str| {
        let is_in = |layer: &&[&str]| layer.iter().any(|prefix| file.starts_with(prefix));
        layers.iter().position(is_in)
    };
    let mut out = Vec::new();
    for (file, named) in imports {
        for other in named {
            if let (Some(own), Some(others)) = (layer(file), layer(other))
                && others < own
            {
                out.push((file.clone(), other.clone()));
            }
        }
    }
    out
}
