//! The search index: classic scripts that register data, so that search works from a folder as from a server.
//!
//! `search/letters.js` teaches the script to fold words as [`crate::text::fold_name`] does; `search/index.js` says which shards there are and
//! holds the words of people's names (for forgiving search); `search/terms-N.js` hold postings by folded word, in order, so that a
//! prefix leads to neighbouring shards; `search/entries-N.js` hold what a result shows. All editions share them.

mod entries;
mod letters;
mod postings;

use super::here::Desk;
use crate::model::Page;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Bytes of JSON at which a shard of postings is full.
const SHARD: usize = 40_000;

/// Entries to a shard.
const ENTRIES: usize = 200;

/// All scripts of the index.
pub(crate) fn pages(desk: &Desk<'_>) -> Vec<Page> {
    let entries = entries::entries(desk);
    let postings = postings::postings(desk, &entries);
    let mut out = vec![script(
        "search/letters.js",
        "letters",
        &[letters::table(desk)],
    )];
    let mut firsts: Vec<&str> = Vec::new();
    let mut shard: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut size = 0;
    let mut close = |shard: &mut BTreeMap<&str, Vec<usize>>, number: usize| {
        let path = format!("search/terms-{number}.js");
        out.push(script(&path, "terms", &[json!(number), json!(shard)]));
        shard.clear();
    };
    for (word, list) in &postings.words {
        if shard.is_empty() {
            firsts.push(word);
        }
        size += word.len() + 4 + list.len() * 4;
        shard.insert(word, delta(list));
        if size >= SHARD {
            close(&mut shard, firsts.len() - 1);
            size = 0;
        }
    }
    if !shard.is_empty() {
        close(&mut shard, firsts.len() - 1);
    }
    for (number, chunk) in entries.chunks(ENTRIES).enumerate() {
        let values: Vec<Value> = chunk.iter().map(|entry| entry.json()).collect();
        let path = format!("search/entries-{number}.js");
        out.push(script(
            &path,
            "entries",
            &[json!(number), Value::Array(values)],
        ));
    }
    let names: BTreeMap<&str, Vec<usize>> = postings
        .names
        .iter()
        .map(|(word, people)| (word.as_str(), people.iter().copied().collect()))
        .collect();
    let index = json!({
        "entries": entries.len(),
        "entries_to_a_shard": ENTRIES,
        "first_words": firsts,
        "names": names,
    });
    out.push(script("search/index.js", "index", &[index]));
    out
}

/// Ascending numbers as differences, which are shorter to write.
fn delta(numbers: &[usize]) -> Vec<usize> {
    let mut previous = 0;
    numbers
        .iter()
        .map(|&number| {
            let step = number - previous;
            previous = number;
            step
        })
        .collect()
}

/// A script that hands values over to the search.
fn script(path: &str, register: &str, values: &[Value]) -> Page {
    let values: Vec<String> = values.iter().map(for_script).collect();
    Page {
        path: path.to_string(),
        bytes: format!("cuttingsSearch.{register}({});\n", values.join(",")).into_bytes(),
    }
}

/// JSON that is safe inside a script: no `<` that could end it, no line separators that old browsers take for line breaks.
fn for_script(value: &Value) -> String {
    value
        .to_string()
        .replace('<', "\\u003c")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_the_script_it_stands_in() {
        let page = script(
            "x.js",
            "terms",
            &[json!("</script><script>alert(1)\u{2028}")],
        );
        let text = String::from_utf8(page.bytes).unwrap();
        assert!(!text.contains('<') && !text.contains('\u{2028}'), "{text}");
    }

    #[test]
    fn differences_add_up_again() {
        assert_eq!(delta(&[3, 7, 20]), [3, 4, 13]);
    }
}
