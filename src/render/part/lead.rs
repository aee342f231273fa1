//! The lead of a text: one or two of its own sentences, with a link to them.

use crate::model::{ArchivedDocument, Block, BlockKind, Span};
use crate::render::address;
use crate::render::context::PageContext;
use crate::render::context::link::Text;
use crate::render::edition::headline::{one_line, sentences_as_headline, shortened};
use crate::text::{sentences, without_marks};
use serde::Serialize;

/// A lead is at most about this many characters.
const LENGTH: usize = 320;
/// How many sentences are looked at before the first one is taken as it is.
const LOOKED_AT: usize = 12;

/// Sentences of a document.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Lead {
    /// The sentences.
    pub(crate) text: Text,
    /// A machine translation of them into the reader's language.
    pub(crate) translated: Option<Text>,
    /// Link to the paragraph in the document's page where they begin.
    pub(crate) href: String,
}

/// A sentence and the index of its block.
type Placed = (usize, String);

/// The first informative sentences, at most `count`, which follow one another in the text.
pub(crate) fn lead(page: &PageContext<'_>, index: usize, count: usize) -> Option<Lead> {
    let archived = page.document(index);
    let document = &archived.document;
    let found = sentences_from(archived);
    let title = document
        .title
        .as_ref()
        .map(|title| without_marks(&one_line(&title.text)));
    let chosen = choose(&found, title.as_deref(), count);
    let (block, _) = chosen.first()?;
    let texts: Vec<&str> = chosen.iter().map(|(_, text)| text.as_str()).collect();
    let text = one_line(&texts.join(" ").replace(HOLE, ""));
    let text = page.text(shortened(&text, LENGTH), &document.language.tag);
    Some(Lead {
        href: page.to_place(index, &address::block_anchor(*block)),
        translated: page.translation_of(&text),
        text,
    })
}

/// The first sentences of the body, without those that replace a missing headline.
fn sentences_from(archived: &ArchivedDocument) -> Vec<Placed> {
    let document = &archived.document;
    let running = |kind: BlockKind| matches!(kind, BlockKind::Paragraph | BlockKind::Quote);
    let has_running = document.body.iter().any(|block| running(block.kind));
    let blocks = document.body.iter().enumerate();
    let mut found: Vec<Placed> = blocks
        .filter(|(_, block)| running(block.kind) || !has_running && block.is_prose())
        .flat_map(|(at, block)| {
            let text = with_holes(block, &document.text);
            let spans = sentences(&text);
            let shown = |span: &Span| without_marks(&one_line(span.of(&text)));
            let all = spans.iter().map(|span| (at, shown(span)));
            all.collect::<Vec<_>>()
        })
        .take(LOOKED_AT)
        .collect();
    if document.title.is_none() {
        let texts: Vec<String> = found.iter().take(4).map(|(_, text)| text.clone()).collect();
        found.drain(..sentences_as_headline(&texts));
    }
    found
}

/// Stands where a program would put words in.
const HOLE: char = '\u{FFFC}';

/// The visible text of a block, with a sign for each template tag that lacks its words.
fn with_holes(block: &Block, text: &str) -> String {
    let mut out = String::new();
    let mut end = block.span().start;
    for run in &block.runs {
        if Span::new(end, run.start).of(text).contains("{{") {
            out.push(HOLE);
        }
        out.push_str(run.of(text));
        end = run.end;
    }
    out
}

/// Whether words are missing from a sentence: those of a template tag, or those between marks that enclose nothing.
fn lacks_words(text: &str) -> bool {
    const EMPTY: [&str; 7] = ["“”", "„“", "„”", "«»", "「」", "\"\"", "()"];
    text.contains(HOLE) || EMPTY.iter().any(|marks| text.contains(marks))
}

/// From the first informative sentence on; from the very first where none is.
fn choose<'a>(found: &'a [Placed], title: Option<&str>, count: usize) -> &'a [Placed] {
    let telling = |text: &str| tells(text) && title != Some(text);
    let first = found.iter().position(|(_, text)| telling(text));
    let from = &found[first.unwrap_or(0)..];
    let more = from.iter().take(count).skip(1);
    // What follows must be a sentence too: a heading or a caption does not belong to the lead.
    let length = 1 + more
        .take_while(|(_, text)| first.is_none() || ends(text) && !lacks_words(text))
        .count();
    &from[..length.min(from.len())]
}

/// A whole sentence, long enough to be more than a dateline or the name of a photographer.
fn tells(text: &str) -> bool {
    let length = text.chars().count();
    // Scripts without spaces say more with fewer characters.
    let enough = if text.contains(' ') { 40 } else { 15 };
    length >= enough && ends(text) && !lacks_words(text)
}

/// Whether the text ends as sentences end, closing quotation marks and brackets aside.
fn ends(text: &str) -> bool {
    let closing = |c: char| {
        matches!(
            c,
            '"' | '\'' | '»' | '”' | '“' | '’' | '›' | ')' | ']' | '」' | '』' | '）'
        )
    };
    let text = text.trim_end_matches(closing);
    text.ends_with([
        '.', '!', '?', '…', '。', '！', '？', '।', '॥', '։', '؟', '۔', '።', '။',
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(texts: &[&str]) -> Vec<Placed> {
        let texts = texts.iter().enumerate();
        texts.map(|(at, text)| (at, (*text).to_string())).collect()
    }

    fn chosen(texts: &[&str], title: &str) -> Vec<usize> {
        let found = placed(texts);
        let chosen = choose(&found, Some(title), 2);
        chosen.iter().map(|(at, _)| *at).collect()
    }

    #[test]
    fn what_is_no_sentence_leads_nowhere() {
        let first = "The council of the valley voted for a second bridge on Monday.";
        let second = "It had been asked for since the flood.";
        assert_eq!(
            chosen(&["Listen to this text", "Photo: Ann.", first, second], ""),
            [2, 3]
        );
        assert_eq!(chosen(&[first, "Read also"], ""), [0]);
    }

    #[test]
    fn a_sentence_that_lacks_words_leads_nowhere() {
        let text = "The sail of the {{ boat }} is up since Monday.";
        let block = Block {
            kind: BlockKind::Paragraph,
            runs: vec![Span::new(0, 16), Span::new(26, text.len())],
        };
        let holed = with_holes(&block, text);
        assert_eq!(holed, "The sail of the \u{FFFC} is up since Monday.");
        let next = "It had been asked for since the flood of last spring.";
        assert_eq!(chosen(&[&holed, next], ""), [1]);
        let empty = "The boat (its name is “”) sails again from Monday on.";
        assert_eq!(chosen(&[empty, next], ""), [1]);
    }

    #[test]
    fn a_headline_is_not_told_twice() {
        let title = "The council of the valley voted for a second bridge on Monday.";
        let next = "“It had been asked for since the flood of last spring,” the mayor said.";
        assert_eq!(chosen(&[title, next], title), [1]);
    }

    #[test]
    fn a_text_without_sentences_has_its_first_words() {
        assert_eq!(chosen(&["Bridge", "Voted for"], ""), [0, 1]);
        assert!(choose(&[], None, 2).is_empty());
    }

    #[test]
    fn other_scripts_end_sentences_too() {
        assert!(ends("他们投票通过了。") && ends("انتهى التصويت؟") && ends("«Да»."));
        assert!(!ends("Прослушать новость"));
    }
}
