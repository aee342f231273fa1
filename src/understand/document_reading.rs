//! What a text shows before its names are read.

use super::draft_labels::label_in_headline;
use super::draft_names::label_in_name;
use super::layout::{Layout, LayoutWords, StatedHead, lay_out, read_dateline, stated_authors};
use super::marks::find_marks;
use super::stated_title::{damaged_title, stated_outlet, stated_title};
use super::text_language::{self, TextLanguage};
use super::{Knowledge, outlet, published};
use crate::language::{LanguagePack, UNKNOWN_LANGUAGE};
use crate::model::{
    Block, DateBasis, DateReading, Diagnostic, Furniture, FurnitureKind, LanguageGuess,
    OutletReading, PublicationMark, SourceFile, Span, TopicMatch,
};
use crate::text::alphanumeric_key;

/// Language, layout, date, outlet and topics of a text.
#[derive(Debug)]
pub struct DocumentReading<'k> {
    pub(super) language: LanguageGuess,
    pub(super) also_in: Vec<LanguageGuess>,
    pub(super) pack: Option<&'k LanguagePack>,
    pub(super) layout: Layout,
    pub(super) published: Option<DateReading>,
    pub(super) outlet: Option<OutletReading>,
    pub(super) topics: Vec<TopicMatch>,
    pub(super) mark: Option<PublicationMark>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Authors whom the file states take the place of none, and of those whom the text names if they are among them: then the file knows more.
fn complete_byline(byline: &mut Vec<String>, stated: Vec<String>) {
    let is_stated = |name: &String| {
        let key = alphanumeric_key(name);
        stated.iter().any(|one| alphanumeric_key(one) == key)
    };
    if byline.is_empty() || byline.iter().any(is_stated) {
        *byline = stated;
    }
}

/// Reads a text except for its names. `boilerplate` are parts of the file that are no block of it.
pub fn read<'k>(
    source: &SourceFile,
    boilerplate: &[Span],
    knowledge: &'k Knowledge,
) -> DocumentReading<'k> {
    let mut diagnostics = source.diagnostics.clone();
    let TextLanguage {
        language,
        also_in,
        doubt,
    } = text_language::identify(source, knowledge);
    diagnostics.extend(doubt);
    let pack = knowledge.languages.for_texts_in(&language.tag);
    let phrases = knowledge
        .phrases
        .of(pack.map_or(UNKNOWN_LANGUAGE, |pack| pack.tag.as_str()));
    let stated = StatedHead {
        title: stated_title(source, &knowledge.outlets, phrases),
        outlet: stated_outlet(source),
    };
    let words = LayoutWords {
        phrases,
        book: &knowledge.phrases,
        outlets: &knowledge.outlets,
    };
    let marks = find_marks(source, boilerplate, &words);
    let (blocks, notices) = marks.take_off(&source.blocks);
    let mut layout = lay_out(&source.text, blocks, stated, &words);
    complete_byline(
        &mut layout.byline,
        stated_authors(&source.embedded.authors, &words, &|word| {
            knowledge.tagger.name_flags(word).given()
        }),
    );
    if let Some(title) = damaged_title(source, &layout) {
        diagnostics.push(
            Diagnostic::warning(format!("the title \"{title}\" is not readable"))
                .at(source.path.clone())
                .hint("state it as `title:` in the front matter, or fetch the text again, and save it as UTF-8"),
        );
    }
    if layout.has_paywall {
        diagnostics.push(
            Diagnostic::warning(
                "the text may be cut off: it says that the rest is for subscribers",
            )
            .at(source.path.clone())
            .hint("save the whole article if you may"),
        );
    }
    let parts = boilerplate.iter().map(|span| Furniture {
        kind: FurnitureKind::Boilerplate,
        span: *span,
    });
    layout.furniture.extend(parts);
    layout.take_off_headings(&source.text, boilerplate);
    let notices = notices.into_iter().map(|span| Furniture {
        kind: FurnitureKind::Navigation,
        span,
    });
    layout.furniture.extend(notices);
    layout.furniture.sort_by_key(|part| part.span);
    let mut prose = layout.body.iter().filter(|block| block.is_prose());
    let first = prose.next().map(Block::span);
    let dateline = first.and_then(|span| {
        Some((
            read_dateline(span.of(&source.text), Some(&phrases.months))?,
            span.start,
        ))
    });
    let dateline = dateline
        .as_ref()
        .map(|(dateline, start)| (dateline, *start));
    let published = published::read_published(source, &layout, dateline, &words);
    if let Some(stated) = &source.declared.date
        && published
            .as_ref()
            .is_none_or(|p| p.basis != DateBasis::FrontMatter)
    {
        diagnostics.push(
            Diagnostic::warning(format!("the date \"{stated}\" cannot be read"))
                .at(source.path.clone())
                .hint("write it as 2025-12-10 or 2025-12-10T14:05+05:00"),
        );
    }
    diagnostics.extend(published::doubt(&source.path, published.as_ref()));
    for (id, near) in knowledge.topics.unknown(&source.declared.topics) {
        let message = format!("site.toml has no topic `{id}`");
        let diagnostic = match near {
            Some(near) => Diagnostic::warning(message).hint(format!("did you mean `{near}`?")),
            // Labels of another system are not a mistake.
            None => Diagnostic::note(message).hint("add it to site.toml to give it a page"),
        };
        diagnostics.push(diagnostic.at(source.path.clone()));
    }
    let outlet = outlet::read_outlet(source, &layout, dateline, phrases, &knowledge.outlets);
    let names_outlet = |place: Span| {
        let named = outlet.as_ref().and_then(|outlet| outlet.span);
        named.is_some_and(|named| named.overlaps(&place))
    };
    if let Some((dateline, start)) = dateline
        && (!dateline.is_only_a_place() || names_outlet(dateline.span.shifted(start)))
    {
        layout.take_off_dateline(&source.text, dateline.span.shifted(start));
    }
    let prose: Vec<Block> = layout
        .body
        .iter()
        .filter(|block| block.is_prose())
        .cloned()
        .collect();
    let topics = knowledge.topics.find(
        &source.text,
        layout.title,
        &prose,
        &language.tag,
        &source.declared.topics,
    );
    DocumentReading {
        language,
        also_in,
        pack,
        layout,
        published,
        outlet,
        topics,
        mark: marks
            .mark
            .or_else(|| label_in_headline(source, &words))
            .or_else(|| label_in_name(source, &words)),
        diagnostics,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_completes_a_byline_and_does_not_replace_another() {
        let names = |names: &[&str]| -> Vec<String> {
            names.iter().map(|name| (*name).to_owned()).collect()
        };
        let completed = |text: &[&str], stated: &[&str]| {
            let mut byline = names(text);
            complete_byline(&mut byline, names(stated));
            byline
        };
        let both = names(&["Ida Holm", "Jon Rask"]);
        assert_eq!(completed(&["IDA HOLM"], &["Ida Holm", "Jon Rask"]), both);
        assert_eq!(completed(&[], &["Ida Holm", "Jon Rask"]), both);
        assert_eq!(completed(&["Ida Holm"], &["Web Desk"]), ["Ida Holm"]);
        assert_eq!(completed(&["Ida Holm"], &[]), ["Ida Holm"]);
    }
}
