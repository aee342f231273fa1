//! Headlines of documents: the title, else the first sentence, on one line and no longer than the space for it.

use crate::model::{Archive, ArchivedDocument};
use crate::text::{SiteNames, is_damaged, sentences, without_marks};
use rayon::prelude::*;

/// How many sentences replace a missing headline: the first, and those after it while they are as short as a dateline.
pub(crate) fn sentences_as_headline(found: &[String]) -> usize {
    let mut length = 0;
    let enough = found.iter().position(|sentence| {
        length += sentence.chars().count();
        length >= 30
    });
    enough.map_or(found.len(), |at| at + 1)
}

/// The sentences of a document's body, in order, on one line each.
pub(crate) fn sentences_of_body(archived: &ArchivedDocument) -> impl Iterator<Item = String> {
    let document = &archived.document;
    let prose = document.body.iter().filter(|block| block.is_prose());
    prose.flat_map(|block| {
        let text = block.text(&document.text);
        let spans = sentences(&text);
        spans
            .iter()
            .map(|span| without_marks(&one_line(span.of(&text))))
            .collect::<Vec<_>>()
    })
}

/// The first sentence of the body, at most about 160 characters; the file's path when there is no body.
fn first_sentence(archived: &ArchivedDocument) -> String {
    let found: Vec<String> = sentences_of_body(archived)
        .filter(|sentence| !is_damaged(sentence))
        .take(4)
        .collect();
    if found.is_empty() {
        return archived.document.path.clone();
    }
    shortened(&found[..sentences_as_headline(&found)].join(" "), 160)
}

/// The headline of each document of an archive, without the name of the site that title bars put behind it.
pub(crate) fn headlines(archive: &Archive) -> Vec<String> {
    let documents = &archive.documents;
    let is_titled = |archived: &ArchivedDocument| archived.document.title.is_some();
    let mut all: Vec<String> = documents.par_iter().map(headline).collect();
    let titles = all.iter().zip(documents);
    let titles = titles.filter(|(_, archived)| is_titled(archived));
    let sites = SiteNames::of(titles.map(|(title, _)| title.as_str()));
    let titles = all.par_iter_mut().zip(documents);
    let titles = titles.filter(|(_, archived)| is_titled(archived));
    titles.for_each(|(title, archived)| {
        let outlet = archived.outlet.map(|at| archive.outlets[at].name.as_str());
        *title = sites.without(title, outlet).to_owned();
    });
    all
}

/// The title on one line, else the first sentence.
pub(crate) fn headline(archived: &ArchivedDocument) -> String {
    match &archived.document.title {
        Some(title) => without_marks(&one_line(&title.text)),
        None => first_sentence(archived),
    }
}

/// White space of any kind and length as single spaces.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text cut at a word so that it has at most `limit` characters, with an ellipsis where it was cut.
pub(crate) fn shortened(text: &str, limit: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(limit) else {
        return text.to_string();
    };
    let cut = &text[..end];
    let at = cut.rfind(char::is_whitespace).filter(|&at| at > end / 2);
    let kept = cut[..at.unwrap_or(end)].trim_end_matches(|c: char| !c.is_alphanumeric());
    format!("{kept}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortening_cuts_at_a_word() {
        assert_eq!(shortened("one two three", 9), "one two…");
        assert_eq!(shortened("one", 9), "one");
        assert_eq!(shortened("東京都東京都", 3), "東京都…");
    }
}
