//! A long list in files of many, by the first letters of the ids: whoever looks for one entry reads a small file, and the site has few of them.

use super::lists::list_of_lines;
use crate::model::Diagnostic;
use crate::render::output::files::{self, Files};
use serde_json::json;
use std::collections::BTreeMap;

/// How many entries a file has at most, as long as longer beginnings tell their ids apart.
const ENTRIES: usize = 200;

/// The longest beginning that names a file.
const LONGEST: usize = 4;

/// The files of people, `people/A.json` or, where many ids begin so, `people/AB.json`, and `people/index.json`, which lists them with the number of their
/// entries. An entry, given with its id, is in the file with the longest name that its id begins with.
pub(super) fn write(out: &Files<'_>, entries: Vec<(&str, String)>) -> Result<(), Diagnostic> {
    let mut listed = Vec::new();
    for (beginning, entries) in divided(entries, &|(id, _)| id, 1) {
        let name = file(&beginning);
        listed.push(json!({"path": name, "ids_begin_with": beginning, "entries": entries.len()}));
        let lines: Vec<String> = entries.into_iter().map(|(_, line)| line).collect();
        let path = format!("api/v1/people/{name}");
        out.add(files::text(path, list_of_lines(&lines)))?;
    }
    out.add(files::json(
        "api/v1/people/index.json".to_owned(),
        &json!({ "files": listed }),
    ))
}

/// Each id with the name of the file that its entry is in.
pub(in crate::render::output) fn files_of<'a>(ids: &[&'a str]) -> Vec<(String, &'a str)> {
    let groups = divided(ids.to_vec(), &|id: &&'a str| *id, 1).into_iter();
    groups
        .flat_map(|(beginning, ids)| ids.into_iter().map(move |id| (file(&beginning), id)))
        .collect()
}

fn file(beginning: &str) -> String {
    format!("{}.json", beginning.to_uppercase())
}

/// The entries by what their ids begin with, `length` characters or as many more as it takes.
fn divided<'a, T>(
    entries: Vec<T>,
    id: &impl Fn(&T) -> &'a str,
    length: usize,
) -> BTreeMap<String, Vec<T>> {
    let mut groups: BTreeMap<String, Vec<T>> = BTreeMap::new();
    for entry in entries {
        let beginning = id(&entry).chars().take(length).collect();
        groups.entry(beginning).or_default().push(entry);
    }
    let mut out = BTreeMap::new();
    for (beginning, entries) in groups {
        let is_whole_id = beginning.chars().count() < length;
        match entries.len() <= ENTRIES || is_whole_id || length == LONGEST {
            true => {
                out.insert(beginning, entries);
            }
            false => out.extend(divided(entries, id, length + 1)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names_of(ids: &[String]) -> Vec<(String, usize)> {
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let mut out: BTreeMap<String, usize> = BTreeMap::new();
        for (file, _) in files_of(&ids) {
            *out.entry(file).or_default() += 1;
        }
        out.into_iter().collect()
    }

    #[test]
    fn few_share_a_file_and_many_are_divided() {
        let few = ["anna".to_owned(), "abel".to_owned(), "berta".to_owned()];
        let named = |names: &[(&str, usize)]| -> Vec<(String, usize)> {
            let names = names.iter();
            names
                .map(|(name, n)| (format!("{name}.json"), *n))
                .collect()
        };
        assert_eq!(names_of(&few), named(&[("A", 2), ("B", 1)]));
        let mut many: Vec<String> = (0..150).map(|n| format!("ab{n}")).collect();
        many.extend((0..150).map(|n| format!("ac{n}")));
        many.push("a".to_owned());
        assert_eq!(
            names_of(&many),
            named(&[("A", 1), ("AB", 150), ("AC", 150)])
        );
        let same: Vec<String> = (0..300).map(|n| format!("abcdef{n}")).collect();
        assert_eq!(names_of(&same), named(&[("ABCD", 300)]));
    }
}
