//! One document without the words that may not be shown.

use super::excerpt::{Beginning, beginning};
use crate::model::{Document, Extent, Format, Span};
use crate::text::{personal_parts, personal_parts_of_furniture, without_tracking};

/// Sentences in an excerpt where the owner names no number.
const SENTENCES: usize = 2;

/// What stands where an excerpt ends inside a sentence.
const ELLIPSIS: &str = "…";

/// Which words of a document were taken out.
#[derive(Clone, Debug, Default)]
pub(super) struct TakenOut {
    /// For each block of the body before, its index now.
    pub(super) blocks_now: Vec<Option<usize>>,
    /// For each mention, whether it can still be seen.
    pub(super) seen: Vec<bool>,
    /// The text with the title and body that may be shown is not the whole one.
    pub(super) is_partial: bool,
}

impl TakenOut {
    /// Whether a mention can still be seen.
    pub(super) fn sees(&self, mention: usize) -> bool {
        self.seen.get(mention).copied().unwrap_or(false)
    }
}

/// Takes out what the extent does not allow, and addresses that were made for one reader. Offsets stay what they were: blanks replace what is taken out.
pub(super) fn take_out(
    document: &mut Document,
    extent: Extent,
    sentences: Option<usize>,
) -> TakenOut {
    document.url = document.url.as_deref().and_then(without_tracking);
    match extent {
        Extent::Full => {
            blank(document, &personal(document));
            TakenOut {
                blocks_now: (0..document.body.len()).map(Some).collect(),
                seen: vec![true; document.mentions.len()],
                is_partial: false,
            }
        }
        Extent::Excerpt => {
            let shown = beginning(document, sentences.unwrap_or(SENTENCES));
            keep_only(document, shown)
        }
        Extent::Link => keep_only(document, Beginning::default()),
    }
}

/// The personal parts of a text, in order.
pub(super) fn personal(document: &Document) -> Vec<Span> {
    let text = &document.text;
    let mut parts = personal_parts(text);
    for furniture in &document.furniture {
        // Markup beside the visible words may have their links.
        let start = text[..furniture.span.start]
            .rfind('\n')
            .map_or(0, |at| at + 1);
        let end = text[furniture.span.end..].find('\n');
        let end = end.map_or(text.len(), |at| furniture.span.end + at);
        let line = Span::new(start, end);
        let within = personal_parts_of_furniture(line.of(text)).into_iter();
        parts.extend(within.map(|part| part.shifted(start)));
    }
    if document.format == Format::Markdown {
        parts.extend(comments(text));
    }
    parts.sort();
    let mut apart: Vec<Span> = Vec::new();
    for part in parts {
        match apart.last_mut() {
            Some(last) if last.end >= part.start => last.end = last.end.max(part.end),
            _ => apart.push(part),
        }
    }
    apart
}

/// Comments of Markdown, which no reader of the page sees: `<!-- … -->`, `[//]: # (…)`, and `%%…%%` as Obsidian has them.
fn comments(text: &str) -> Vec<Span> {
    let between = |open: &'static str, close: &'static str| {
        let mut out = Vec::new();
        let mut from = 0;
        while let Some(start) = text[from..].find(open).map(|at| from + at) {
            let inside = start + open.len();
            let Some(end) = text[inside..]
                .find(close)
                .map(|at| inside + at + close.len())
            else {
                break;
            };
            out.push(Span::new(start, end));
            from = end;
        }
        out
    };
    let mut out = between("<!--", "-->");
    out.extend(between("%%", "%%"));
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with("[//]: #") {
            out.push(Span::new(start, start + line.trim_end().len()));
        }
        start += line.len();
    }
    out
}

fn blank(document: &mut Document, parts: &[Span]) {
    for part in parts {
        let blanks = " ".repeat(part.len());
        document.text.replace_range(part.start..part.end, &blanks);
    }
}

/// Keeps title and some blocks, and of everything else what does not quote the text.
fn keep_only(document: &mut Document, shown: Beginning) -> TakenOut {
    let mut blocks_now = vec![None; document.body.len()];
    for (now, (before, _)) in shown.blocks.iter().enumerate() {
        blocks_now[*before] = Some(now);
    }
    document.body = shown.blocks.into_iter().map(|(_, block)| block).collect();
    let mut kept: Vec<Span> = document.body.iter().flat_map(|b| b.runs.clone()).collect();
    let title = document.title.as_ref().and_then(|title| title.span);
    kept.extend(title);
    kept.sort();
    let parts_kept = kept.clone();
    let is_kept = |span: &Span| parts_kept.iter().any(|part| part.contains(span));
    document.text = only(&document.text, &kept);
    if shown.ends_inside_sentence {
        add_ellipsis(document, &kept);
    }
    document.furniture.clear();
    document.diagnostics.clear();
    document.description = None;
    document.topics.retain(|found| is_kept(&found.span));
    let mut seen = Vec::with_capacity(document.mentions.len());
    for mention in &mut document.mentions {
        seen.push(is_kept(&mention.span));
        if !is_kept(&mention.span) {
            mention.span = Span::NOWHERE;
            mention.text.clear();
        }
    }
    let outlet = document.outlet.as_mut();
    if let Some(outlet) = outlet.filter(|outlet| !outlet.span.is_some_and(|s| is_kept(&s))) {
        outlet.span = None;
    }
    let date = document.published.as_mut();
    if let Some(date) = date.filter(|date| !date.span.is_some_and(|span| is_kept(&span))) {
        date.span = None;
    }
    TakenOut {
        blocks_now,
        seen,
        is_partial: true,
    }
}

/// The text with a blank for every byte outside these parts, which ascend.
fn only(text: &str, parts: &[Span]) -> String {
    let mut out = String::with_capacity(text.len());
    for part in parts {
        // Parts may overlap where a title is the beginning of the body.
        let start = part.start.max(out.len());
        if start < part.end {
            out.extend(std::iter::repeat_n(' ', start - out.len()));
            out.push_str(Span::new(start, part.end).of(text));
        }
    }
    out.extend(std::iter::repeat_n(
        ' ',
        text.len().saturating_sub(out.len()),
    ));
    out
}

/// Lets the last run end in an ellipsis, where what follows it is taken out.
fn add_ellipsis(document: &mut Document, kept: &[Span]) {
    let Some(run) = document
        .body
        .last_mut()
        .and_then(|block| block.runs.last_mut())
    else {
        return;
    };
    let place = Span::new(run.end, run.end + ELLIPSIS.len());
    let is_free =
        place.end <= document.text.len() && !kept.iter().any(|part| part.overlaps(&place));
    if is_free {
        document
            .text
            .replace_range(place.start..place.end, ELLIPSIS);
        run.end = place.end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, BlockKind, EntityKind, Furniture, FurnitureKind, Mention, Title};

    fn mention(text: &str, name: &str) -> Mention {
        let start = text.find(name).expect("a name");
        Mention {
            kind: EntityKind::Person,
            span: Span::new(start, start + name.len()),
            text: name.to_owned(),
            confidence: 1.0,
        }
    }

    fn document() -> Document {
        let text = "Bridge opens\nAnna Weiss came. It rained. Petr Sedykh stayed away.\nLeave: https://news.example/unsubscribe?u=1";
        let body = text.find("Anna").expect("a body");
        let end = text.find("\nLeave").expect("an end");
        Document {
            text: text.to_owned(),
            title: Some(Title {
                text: "Bridge opens".to_owned(),
                span: Some(Span::new(0, 12)),
            }),
            body: vec![Block::new(BlockKind::Paragraph, Span::new(body, end))],
            furniture: vec![Furniture {
                kind: FurnitureKind::Share,
                span: Span::new(end + 1, text.len()),
            }],
            mentions: vec![mention(text, "Anna Weiss"), mention(text, "Petr Sedykh")],
            url: Some("https://a.example/x?utm_source=m".to_owned()),
            ..Document::default()
        }
    }

    #[test]
    fn an_excerpt_has_no_word_beyond_it() {
        let mut excerpt = document();
        let taken = take_out(&mut excerpt, Extent::Excerpt, Some(1));
        assert_eq!(excerpt.body[0].text(&excerpt.text), "Anna Weiss came.");
        assert_eq!(
            excerpt.text.split_whitespace().count(),
            5,
            "{}",
            excerpt.text
        );
        assert_eq!(taken.seen, [true, false]);
        assert_eq!(excerpt.mentions[1].span.of(&excerpt.text), "");
        assert_eq!(excerpt.text.len(), document().text.len());
        assert!(excerpt.furniture.is_empty());
        assert_eq!(excerpt.url.as_deref(), Some("https://a.example/x"));
    }

    #[test]
    fn a_link_has_its_title_alone() {
        let mut link = document();
        take_out(&mut link, Extent::Link, None);
        assert_eq!(link.text.trim(), "Bridge opens");
        assert!(link.body.is_empty());
    }

    #[test]
    fn a_whole_text_loses_what_is_personal() {
        let mut full = document();
        let taken = take_out(&mut full, Extent::Full, None);
        assert!(!full.text.contains("unsubscribe"), "{}", full.text);
        assert!(full.text.contains("Petr Sedykh stayed away."));
        assert_eq!(taken.seen, [true, true]);
    }

    #[test]
    fn an_ellipsis_stands_where_a_sentence_is_cut() {
        let text = "word ".repeat(100);
        let mut long = Document {
            body: vec![Block::new(BlockKind::Paragraph, Span::new(0, text.len()))],
            text,
            ..Document::default()
        };
        take_out(&mut long, Extent::Excerpt, None);
        let shown = long.body[0].text(&long.text);
        assert!(shown.ends_with("word…"), "{shown}");
    }
}
