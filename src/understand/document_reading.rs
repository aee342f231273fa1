//! What a text shows before its names are read.

use super::layout::{Layout, LayoutWords, lay_out, read_dateline};
use super::{Knowledge, outlet, published};
use crate::language::{LanguagePack, UNKNOWN_LANGUAGE, script_of_text};
use crate::model::{
    Block, DateBasis, DateReading, Diagnostic, Furniture, FurnitureKind, LanguageGuess,
    OutletReading, SourceFile, Span, TopicMatch,
};

/// Language, layout, date, outlet and topics of a text.
#[derive(Debug)]
pub struct DocumentReading<'k> {
    pub(super) language: LanguageGuess,
    pub(super) pack: Option<&'k LanguagePack>,
    pub(super) layout: Layout,
    pub(super) published: Option<DateReading>,
    pub(super) outlet: Option<OutletReading>,
    pub(super) topics: Vec<TopicMatch>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Reads a text except for its names. `boilerplate` are parts of the file that are no block of it.
pub fn read<'k>(
    source: &SourceFile,
    boilerplate: &[Span],
    knowledge: &'k Knowledge,
) -> DocumentReading<'k> {
    let mut diagnostics = source.diagnostics.clone();
    let (language, others) = identify_language(source, knowledge);
    if !others.is_empty() {
        let tags: Vec<_> = others.iter().map(|other| other.tag.as_str()).collect();
        diagnostics.push(
            Diagnostic::note(format!(
                "parts of the text are in another language: {}",
                tags.join(", ")
            ))
            .at(source.path.clone()),
        );
    }
    let pack = knowledge.languages.for_texts_in(&language.tag);
    let phrases = knowledge
        .phrases
        .of(pack.map_or(UNKNOWN_LANGUAGE, |pack| pack.tag.as_str()));
    let given_title = source
        .declared
        .title
        .as_deref()
        .or(source.embedded.title.as_deref());
    let words = LayoutWords {
        phrases,
        book: &knowledge.phrases,
        outlets: &knowledge.outlets,
    };
    let mut layout = lay_out(&source.text, source.blocks.clone(), given_title, &words);
    let parts = boilerplate.iter().map(|span| Furniture {
        kind: FurnitureKind::Boilerplate,
        span: *span,
    });
    layout.furniture.extend(parts);
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
    if let Some((dateline, start)) = dateline {
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
        pack,
        layout,
        published,
        outlet,
        topics,
        diagnostics,
    }
}

/// The language that the owner states, else that of the paragraphs. The `lang` of a page counts only if nothing else is known.
fn identify_language(
    source: &SourceFile,
    knowledge: &Knowledge,
) -> (LanguageGuess, Vec<LanguageGuess>) {
    let paragraphs: Vec<String> = source
        .blocks
        .iter()
        .filter(|block| block.is_prose())
        .map(|block| block.text(&source.text))
        .collect();
    let borrowed: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
    if let Some(tag) = &source.declared.language {
        let guess = LanguageGuess {
            tag: tag.clone(),
            script: script_of_text(&paragraphs.concat()).to_owned(),
            confidence: 1.0,
        };
        return (guess, Vec::new());
    }
    let (guess, others) = knowledge.identifier.identify_paragraphs(&borrowed);
    match &source.embedded.language {
        Some(tag) if guess.tag == UNKNOWN_LANGUAGE => (
            LanguageGuess {
                tag: tag.clone(),
                ..guess
            },
            others,
        ),
        _ => (guess, others),
    }
}
