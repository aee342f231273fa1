//! The search index: classic scripts that register data, so that search works from a folder as from a server.
//!
//! `search/letters.js` holds the tables to fold words as [`crate::text::fold_name`] does; `search/index.js` lists the shards;
//! `search/terms-N.js` hold postings by folded word, stem and facet, in order, so that a prefix leads to neighbouring shards; `search/names-N.js`
//! the words of people's names (for forgiving search); `search/spellings-N.js` and `search/endings-N.js`
//! words as they are written, for "did you mean"; `search/entries-N.js` what a result shows; `search/text-N.js` the sentences of some documents.
//! All editions share them, and a query loads only what it needs.

mod entries;
mod facets;
mod known_keys;
mod letters;
mod numbers;
mod of_languages;
mod postings;
mod spellings;
mod stems;
mod words;

pub use postings::{BodyWords, KnownWords};

use super::files::Files;
use crate::model::{Diagnostic, Document, Page, Span};
use crate::render::context::RenderContext;
use crate::text::{sentences, without_marks};
use numbers::packed;
use rayon::prelude::*;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Bytes of JSON at which a shard of postings or names is full.
const SHARD: usize = 24_000;

/// The same of spellings, of which a word of a query may need four shards.
const SPELLINGS: usize = 9_000;

/// Bytes at which a shard of sentences is full, and how many documents it has at most. Short ones are cheap to load for one of them.
const TEXTS: usize = 36_000;
const MOST_TEXTS: usize = 8;

/// Entries per shard: a page of results has entries from many.
const ENTRIES: usize = 25;

/// Bytes of a document in which the sentence that was searched for is looked for.
const SHOWN_OF_A_TEXT: usize = 12_000;

/// Hands over all scripts of the index; gives their size in bytes.
pub(crate) fn write(
    context: &RenderContext<'_>,
    files: &Files<'_>,
    bodies: KnownWords<'_>,
) -> Result<usize, Diagnostic> {
    let documents = &context.archive.documents;
    let sizes: Vec<usize> = documents
        .par_iter()
        .map(|archived| shown_bytes(&archived.document))
        .collect();
    let to_a_shard = texts_to_a_shard(&sizes);
    let texts = || {
        let shards = documents.par_chunks(to_a_shard).enumerate();
        shards
            .map(|(number, some)| {
                let sentences = some.iter().map(|one| shown_sentences(&one.document));
                let path = format!("search/text-{number}.js");
                let values = [json!(number), sentences.collect()];
                add(files, script(&path, "text", &values))
            })
            .try_reduce(|| 0, |a, b| Ok(a + b))
    };
    let index = || {
        let pages = pages(context, to_a_shard, bodies).into_par_iter();
        pages
            .map(|page| add(files, page))
            .try_reduce(|| 0, |a, b| Ok(a + b))
    };
    let (texts, index) = rayon::join(texts, index);
    Ok(texts? + index?)
}

/// Hands a script over; gives its size in bytes.
fn add(files: &Files<'_>, page: Page) -> Result<usize, Diagnostic> {
    let size = page.bytes.len();
    files.add(page).map(|()| size)
}

/// All scripts but the texts.
fn pages(
    context: &RenderContext<'_>,
    texts_to_a_shard: usize,
    bodies: KnownWords<'_>,
) -> Vec<Page> {
    let entries = entries::entries(context);
    let postings = postings::postings(context, &entries, bodies);
    let mut out = vec![script(
        "search/letters.js",
        "letters",
        &[letters::table(context)],
    )];
    let terms = postings
        .words
        .iter()
        .map(|(word, list)| (word.as_str(), packed(list)));
    let firsts = shards(terms, "terms", SHARD, &mut out);
    let names = postings.names.iter().map(|(word, people)| {
        (
            word.as_str(),
            packed(&people.iter().copied().collect::<Vec<_>>()),
        )
    });
    let name_firsts = shards(names, "names", SHARD, &mut out);
    let spellings = || postings.spellings.iter();
    let forwards = spellings().map(|(word, list)| (word.as_str(), list.clone()));
    let spelling_firsts = shards(forwards, "spellings", SPELLINGS, &mut out);
    let backwards: BTreeMap<String, &String> = spellings()
        .map(|(word, list)| (word.chars().rev().collect(), list))
        .collect();
    let backwards = backwards
        .iter()
        .map(|(word, list)| (word.as_str(), (*list).clone()));
    let ending_firsts: Vec<String> = shards(backwards, "endings", SPELLINGS, &mut out)
        .into_iter()
        .map(str::to_owned)
        .collect();
    for (number, chunk) in entries.chunks(ENTRIES).enumerate() {
        let values: Vec<Value> = chunk.iter().map(|entry| entry.json()).collect();
        let path = format!("search/entries-{number}.js");
        let values = [json!(number), Value::Array(values)];
        out.push(script(&path, "entries", &values));
    }
    let months: BTreeSet<String> = context
        .archive
        .documents
        .iter()
        .filter_map(|archived| archived.published.as_ref())
        .map(|published| published.date.format("%Y-%m").to_string())
        .collect();
    // Entries of one kind are together: the first number of each.
    let mut kinds: Vec<(&str, usize)> = Vec::new();
    for (number, entry) in entries.iter().enumerate() {
        if kinds.last().is_none_or(|(kind, _)| *kind != entry.word) {
            kinds.push((entry.word, number));
        }
    }
    let index = json!({
        "entries": entries.len(),
        "entries_to_a_shard": ENTRIES,
        "texts_to_a_shard": texts_to_a_shard,
        "first_words": firsts,
        "first_names": name_firsts,
        "first_spellings": spelling_firsts,
        "first_endings": ending_firsts,
        "kinds": kinds,
        "months": months,
        "of_languages": of_languages::tables(context),
    });
    out.push(script("search/index.js", "index", &[index]));
    out
}

/// Writes packed lists into shards, in order; gives the first key of each.
fn shards<'a>(
    lists: impl Iterator<Item = (&'a str, String)>,
    register: &str,
    most: usize,
    out: &mut Vec<Page>,
) -> Vec<&'a str> {
    let mut firsts: Vec<&str> = Vec::new();
    let mut shard: BTreeMap<&str, String> = BTreeMap::new();
    let mut size = 0;
    let mut close = |number: usize, shard: &mut BTreeMap<&str, String>| {
        let path = format!("search/{register}-{number}.js");
        out.push(script(&path, register, &[json!(number), json!(shard)]));
        shard.clear();
    };
    for (key, list) in lists {
        let length = key.len() + list.len() + 6;
        // A list that fills a shard by itself has it to itself, so that its neighbours stay cheap.
        if !shard.is_empty() && size + length > most {
            close(firsts.len() - 1, &mut shard);
            size = 0;
        }
        if shard.is_empty() {
            firsts.push(key);
        }
        size += length;
        shard.insert(key, list);
    }
    if !shard.is_empty() {
        close(firsts.len() - 1, &mut shard);
    }
    firsts
}

/// About how many bytes of a document are in its shard.
fn shown_bytes(document: &Document) -> usize {
    let prose = document.body.iter().filter(|block| block.is_prose());
    let runs = prose.flat_map(|block| &block.runs);
    runs.map(Span::len).sum::<usize>().min(SHOWN_OF_A_TEXT)
}

/// How many documents, in order, share a shard, so that none exceeds its size; a document alone never does.
fn texts_to_a_shard(sizes: &[usize]) -> usize {
    let fits = |count: &usize| {
        let mut shards = sizes.chunks(*count);
        shards.all(|shard| shard.iter().sum::<usize>() <= TEXTS)
    };
    (1..=MOST_TEXTS).rev().find(fits).unwrap_or(1)
}

/// The sentences of a body, as far as results show them.
fn shown_sentences(document: &Document) -> Vec<String> {
    let mut out = Vec::new();
    let mut bytes = 0;
    for block in document.body.iter().filter(|block| block.is_prose()) {
        let text = block.text(&document.text);
        for span in sentences(&text) {
            let sentence = without_marks(span.of(&text).trim());
            bytes += sentence.len();
            if bytes > SHOWN_OF_A_TEXT {
                return out;
            }
            if !sentence.is_empty() {
                out.push(sentence);
            }
        }
    }
    out
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
    fn no_shard_of_sentences_is_larger_than_it_may_be() {
        assert_eq!(texts_to_a_shard(&[]), MOST_TEXTS);
        assert_eq!(texts_to_a_shard(&[SHOWN_OF_A_TEXT; 9]), 3);
        assert_eq!(texts_to_a_shard(&[TEXTS, 100, 100]), 1);
        assert_eq!(texts_to_a_shard(&[1000; 90]), MOST_TEXTS);
    }

    #[test]
    fn a_long_list_has_a_shard_to_itself() {
        let long = "A".repeat(SHARD);
        let lists = [("a", "B".to_owned()), ("b", long), ("c", "B".to_owned())];
        let mut out = Vec::new();
        assert_eq!(
            shards(lists.into_iter(), "terms", SHARD, &mut out),
            ["a", "b", "c"]
        );
        assert_eq!(out.len(), 3);
    }
}
