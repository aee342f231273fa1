//! One text at a time: a [`SourceFile`] comes in, a [`Document`] goes out.
//!
//! The language is first, because everything else uses its words. Then follow layout (title, body, furniture), date, outlet, names and topics.
//! Nothing here looks at a second text.

mod boilerplate;
mod bounds;
pub mod dates;
mod document_reading;
mod draft_labels;
mod draft_names;
mod false_mentions;
pub mod identify;
mod identity;
mod layout;
mod mail_header;
mod marks;
pub mod names;
mod outlet;
mod pasted_mail;
mod phrases;
mod published;
mod stamp;
mod stated_title;
mod text_language;
mod topics;

pub use document_reading::{DocumentReading, read};
pub use outlet::OutletTable;

use crate::language::{Languages, UNKNOWN_LANGUAGE};
use crate::model::{
    Block, DeclaredGrouping, Diagnostic, Document, SourceFile, Span, TextRules, Title, Topic,
};
use crate::text::{ContentHash, TokenKind, tokens};
use identify::LanguageIdentifier;
use layout::Layout;
use mail_header::MailLabelBook;
use names::NameTagger;
use phrases::PhraseBook;
use rayon::prelude::*;
use stated_title::stated_title;
use std::collections::{BTreeMap, BTreeSet};
use topics::TopicTerms;

/// Everything that this stage uses besides the text: trained models, language packs, the owner's topics and outlets. Made once per run.
pub struct Knowledge {
    languages: Languages,
    identifier: LanguageIdentifier,
    tagger: NameTagger,
    phrases: PhraseBook,
    mail_labels: MailLabelBook,
    outlets: OutletTable,
    topics: TopicTerms,
}

impl Knowledge {
    /// Loads the compiled-in models and prepares the owner's topics and outlets.
    ///
    /// # Errors
    ///
    /// A compiled-in file is not valid.
    pub fn new(
        languages: &Languages,
        topics: &[Topic],
        outlets: &BTreeMap<String, Vec<String>>,
    ) -> Result<Self, Diagnostic> {
        let broken = |what: String| {
            Diagnostic::error(format!("the program's own data is broken: {what}"))
                .hint("install it again")
        };
        Ok(Self {
            identifier: LanguageIdentifier::compiled_in().map_err(broken)?,
            tagger: NameTagger::compiled_in().map_err(broken)?,
            phrases: PhraseBook::new(languages),
            mail_labels: MailLabelBook::new(languages),
            outlets: OutletTable::new(outlets).map_err(broken)?,
            topics: TopicTerms::new(topics),
            languages: languages.clone(),
        })
    }
}

/// Texts that were understood before. A document is what would be understood of the text now.
pub trait KnownTexts: Sync {
    /// Tells apart texts of which different things would be understood. None where nothing is kept.
    fn key(&self, source: &mut SourceFile, boilerplate: &[usize]) -> Option<ContentHash>;
    /// The document, which then holds the text of the source.
    fn find(&self, key: ContentHash, source: &mut SourceFile) -> Option<Document>;
    /// Takes in what was understood; the document stays as it is.
    fn keep(&self, key: ContentHash, document: &mut Document);
}

/// Reads every text that is not known yet, in parallel. Documents come sorted by id; ids are unique. `knowledge` is asked for only where there is something to
/// read.
///
/// # Errors
///
/// Those of `knowledge`.
pub fn understand_all(
    sources: Vec<SourceFile>,
    known: &dyn KnownTexts,
    knowledge: impl FnOnce() -> Result<Knowledge, Diagnostic>,
) -> Result<(Vec<Document>, Vec<Diagnostic>), Diagnostic> {
    let boilerplate = boilerplate::boilerplate(&sources);
    let texts: Vec<(Text, bool)> = sources
        .into_par_iter()
        .zip(boilerplate)
        .map(|(mut source, blocks)| {
            let declared_id = source.declared.id.is_some();
            let key = known.key(&mut source, &blocks);
            let text = match key.and_then(|key| known.find(key, &mut source)) {
                Some(document) => Text::Known(Box::new(document)),
                None => Text::New(Box::new(source), blocks, key),
            };
            (text, declared_id)
        })
        .collect();
    let knowledge = match texts.iter().any(|(text, _)| matches!(text, Text::New(..))) {
        true => Some(knowledge()?),
        false => None,
    };
    let documents = texts
        .into_par_iter()
        .filter_map(|(text, declared_id)| {
            let document = match text {
                Text::Known(document) => *document,
                Text::New(source, blocks, key) => {
                    let mut document = understand_beside(*source, &blocks, knowledge.as_ref()?);
                    if let Some(key) = key {
                        known.keep(key, &mut document);
                    }
                    document
                }
            };
            Some((document, declared_id))
        })
        .collect();
    Ok(identity::settle_ids(documents))
}

/// A text on its way to a document.
enum Text {
    Known(Box<Document>),
    /// With the indices of its blocks that are boilerplate, and its key.
    New(Box<SourceFile>, Vec<usize>, Option<ContentHash>),
}

/// Reads one text, some of whose blocks are boilerplate.
fn understand_beside(
    mut source: SourceFile,
    boilerplate: &[usize],
    knowledge: &Knowledge,
) -> Document {
    let blocks = std::mem::take(&mut source.blocks).into_iter().enumerate();
    let (out, kept): (Vec<_>, Vec<_>) =
        blocks.partition(|(at, _)| boilerplate.binary_search(at).is_ok());
    source.blocks = kept.into_iter().map(|(_, block)| block).collect();
    let mail = pasted_mail::take_off(&mut source, &knowledge.mail_labels, &knowledge.phrases);
    let mut spans: Vec<Span> = out.iter().map(|(_, block)| block.span()).collect();
    spans.retain(|span| span.start >= source.body_start);
    spans.extend(mail.private);
    let reading = read(&source, &spans, knowledge);
    let mut document = document(source, reading, knowledge);
    if document.title.is_none() {
        document.title = mail.subject.map(|text| Title { text, span: None });
    }
    document
}

/// Reads one text.
pub fn understand(source: SourceFile, knowledge: &Knowledge) -> Document {
    understand_beside(source, &[], knowledge)
}

fn document(source: SourceFile, reading: DocumentReading<'_>, knowledge: &Knowledge) -> Document {
    let DocumentReading {
        language,
        also_in,
        pack,
        layout,
        published,
        outlet,
        topics,
        mark,
        mut diagnostics,
    } = reading;
    let tag = pack.map_or(UNKNOWN_LANGUAGE, |pack| pack.tag.as_str());
    let phrases = knowledge.phrases.of(tag);
    let stated = stated_title(&source, &knowledge.outlets, phrases).map(str::to_owned);
    let segments: Vec<Vec<Span>> = layout
        .title
        .map(|span| vec![span])
        .into_iter()
        .chain(
            layout
                .body
                .iter()
                .filter(|block| block.is_prose())
                .map(|block| block.runs.clone()),
        )
        .collect();
    let mut mentions = knowledge.tagger.mentions(&source.text, &segments, pack);
    // A name does not go on behind the end of a link, of code or of a template tag.
    let in_one_run = |span: &Span| segments.iter().flatten().any(|run| run.contains(span));
    mentions.retain(|mention| {
        !mention.text.contains(['[', ']', '{', '}', '`']) || in_one_run(&mention.span)
    });
    let mentions = false_mentions::without_false_mentions(
        mentions,
        &source.text,
        outlet.as_ref(),
        pack,
        &|word| knowledge.tagger.name_flags(word).given(),
    );
    let (mentions, note) = bounds::within_bounds(mentions, &source.path);
    diagnostics.extend(note);
    let (mentions, nowhere) =
        false_mentions::add_declared(mentions, &source.text, &segments, &source.declared.people);
    for name in nowhere {
        diagnostics.push(
            Diagnostic::warning(format!("`people` names {name}, but the text does not"))
                .at(source.path.clone())
                .hint("write the name exactly as it stands in the text"),
        );
    }
    Document {
        id: identity::wanted_id(source.declared.id.as_deref(), &source.name),
        title: read_title(&source, &layout, stated.as_deref()),
        published,
        outlet,
        byline: match source.declared.authors.is_empty() {
            true => layout.byline,
            false => source.declared.authors.clone(),
        },
        url: source.declared.url.clone().or(source.embedded.url.clone()),
        rights: source.declared.rights.clone(),
        years: years(&source.text, layout.title, &layout.body),
        body: layout.body,
        furniture: layout.furniture,
        mentions,
        topics,
        declared: DeclaredGrouping {
            translation_of: source.declared.translation_of.clone(),
            event: source.declared.event.clone(),
        },
        rules: TextRules {
            mark,
            ..source.declared.rules
        },
        description: source.declared.description,
        translators: source.declared.translators,
        former_ids: source.declared.former_ids,
        also_saved_as: source.also_saved_as,
        is_rewritten: false,
        diagnostics: sort_diagnostics(diagnostics),
        path: source.path,
        format: source.format,
        file: source.file,
        text: source.text,
        body_start: source.body_start,
        language,
        also_in,
    }
}

fn read_title(source: &SourceFile, layout: &Layout, stated: Option<&str>) -> Option<Title> {
    match (stated, layout.title) {
        (Some(text), span) => Some(Title {
            text: text.to_owned(),
            span,
        }),
        (None, Some(span)) => Some(Title {
            text: span.of(&source.text).to_owned(),
            span: Some(span),
        }),
        (None, None) => None,
    }
}

/// Years from 1900 to 2099 that are numbers of four digits.
fn years(text: &str, title: Option<Span>, body: &[Block]) -> Vec<i32> {
    let found: BTreeSet<i32> = title
        .into_iter()
        .chain(body.iter().map(Block::span))
        .flat_map(|span| {
            let part = span.of(text);
            tokens(part)
                .into_iter()
                .filter(|token| token.kind == TokenKind::Number)
                .filter_map(|token| crate::text::romanise(token.span.of(part)).parse().ok())
                .collect::<Vec<i32>>()
        })
        .filter(|year| (1900..2100).contains(year))
        .collect();
    found.into_iter().collect()
}

/// In the order of the file, those without a line first.
fn sort_diagnostics(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.sort_by_key(|diagnostic| diagnostic.line);
    diagnostics
}
