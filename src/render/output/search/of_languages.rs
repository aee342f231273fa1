//! What search knows of the languages of an archive: words in dates, articles written together with a noun, spellings in another script. The script in
//! the browser gets it as tables, from the packs of the archive's languages and of the site's.

use super::words::key;
use crate::language::{LanguagePack, Languages, primary_subtag};
use crate::render::context::RenderContext;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Shorter words are left whole.
const LEAST_WITHOUT_ARTICLE: usize = 3;

/// Shorter endings of names are left to the stems and to what is off by a letter.
const LEAST_NAME_ENDING: usize = 2;

/// The tables: `months` (folded word to number), `date_words` (folded words beside dates), `articles`, `spellings` (lists of letters with their spelling in
/// the language's other script), `name_endings` (folded endings that are added to a name).
pub(super) fn tables(context: &RenderContext<'_>) -> Value {
    let tags: BTreeSet<&str> = context
        .archive
        .documents
        .iter()
        .map(|archived| archived.document.language.tag.as_str())
        .chain(context.site.languages.iter().map(String::as_str))
        .collect();
    let packs: BTreeMap<&str, &LanguagePack> = tags
        .iter()
        .filter_map(|tag| context.languages.for_texts_in(tag))
        .map(|pack| (pack.tag.as_str(), pack))
        .collect();
    let mut months: BTreeMap<String, usize> = BTreeMap::new();
    let mut date_words: BTreeSet<String> = BTreeSet::new();
    let mut articles: BTreeSet<&str> = BTreeSet::new();
    let mut name_endings: BTreeSet<String> = BTreeSet::new();
    for pack in packs.values() {
        for (number, forms) in (1..).zip(&pack.dates.months) {
            for form in forms {
                months.entry(key(form)).or_insert(number);
            }
        }
        let words = pack.dates.year_words.iter().chain(&pack.dates.links);
        date_words.extend(words.map(|word| key(word)));
        articles.extend(pack.writing.articles.iter().map(String::as_str));
        name_endings.extend(added_to_names(pack));
    }
    date_words.remove("");
    // The other script of a language has a pack of its own.
    let primaries: BTreeSet<&str> = tags.iter().map(|tag| primary_subtag(tag)).collect();
    let spellings: Vec<Value> = context
        .languages
        .iter()
        .filter(|pack| {
            primaries.contains(primary_subtag(&pack.tag)) && !pack.romanisation.is_empty()
        })
        .map(|pack| json!(pack.romanisation.letters()))
        .collect();
    json!({
        "months": months,
        "date_words": date_words,
        "articles": articles,
        "spellings": spellings,
        "name_endings": name_endings,
    })
}

/// The keys of the endings that a language adds to whole names.
fn added_to_names(pack: &LanguagePack) -> impl Iterator<Item = String> {
    let endings = pack.names.endings.iter();
    let added = endings.filter(|ending| ending.base.is_empty());
    added
        .map(|ending| key(&ending.ending))
        .filter(|ending| ending.len() >= LEAST_NAME_ENDING)
}

/// A word of a text in the language of a tag without the article that is written together with it.
pub(super) fn without_article<'w>(
    written: &'w str,
    tag: &str,
    languages: &Languages,
) -> Option<&'w str> {
    let articles = languages.for_texts_in(tag)?.writing.articles.iter();
    let bare = articles.filter_map(|article| written.strip_prefix(article.as_str()));
    let shortest = bare.min_by_key(|bare| bare.len())?;
    (shortest.chars().count() >= LEAST_WITHOUT_ARTICLE).then_some(shortest)
}

/// The key of a word of a text as the other script of its language spells it, where the pack has one.
pub(super) fn key_in_other_script(
    written: &str,
    tag: &str,
    languages: &Languages,
) -> Option<String> {
    let pack = languages.for_texts_in(tag)?;
    (pack.tag == tag && !pack.romanisation.is_empty())
        .then(|| key(&languages.romanise(written, tag)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_that_are_added_to_names_are_told() {
        let languages = Languages::compiled_in().expect("packs");
        let told = |tag: &str, ending: &str| {
            let pack = languages.for_texts_in(tag).expect("a pack");
            added_to_names(pack).any(|added| added == key(ending))
        };
        assert!(told("uz", "ning"));
        assert!(told("kk", "ның"));
        assert!(!told("en", "ning"));
    }

    #[test]
    fn an_article_and_another_script_hide_no_word() {
        let languages = Languages::compiled_in().expect("packs");
        let keys = |written: &str, tag: &str| -> Vec<String> {
            let bare = without_article(written, tag, &languages).map(key);
            let in_script = key_in_other_script(written, tag, &languages);
            bare.into_iter().chain(in_script).collect()
        };
        assert_eq!(keys("البرلمان", "ar"), [key("برلمان")]);
        assert_eq!(keys("والبرلمان", "ar"), [key("برلمان")]);
        assert_eq!(keys("халқ", "uz-Cyrl"), [key("xalq")]);
        assert_eq!(keys("народ", "ru"), [""; 0]);
    }
}
