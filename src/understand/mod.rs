//! One text at a time: a [`SourceFile`] comes in, a [`Document`] goes out.
//!
//! Language first, because everything after it reads with that language's words; then the layout (title, body, furniture), date, outlet, names, topics.
//! Nothing here looks at a second text.

pub mod dates;
pub mod identify;
mod identity;
mod layout;
pub mod names;
mod outlet;
mod phrases;
mod published;
mod stamp;
mod subjects;
mod topics;

pub use outlet::OutletTable;

use crate::language::{Languages, script_of_text};
use crate::model::{
    Block, DeclaredGrouping, Diagnostic, Document, LanguageGuess, SourceFile, Span, Title, Topic,
};
use crate::text::tokens;
use identify::LanguageIdentifier;
use layout::{Layout, LayoutWords, lay_out, read_dateline};
use names::NameTagger;
use phrases::PhraseBook;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use topics::TopicTerms;

/// All that understanding rests on besides the text: trained models, language packs, the owner's topics and outlets. Made once a run.
pub struct Knowledge {
    languages: Languages,
    identifier: LanguageIdentifier,
    tagger: NameTagger,
    phrases: PhraseBook,
    outlets: OutletTable,
    topics: TopicTerms,
}

impl Knowledge {
    /// Loads the compiled-in models and prepares the owner's topics and outlets.
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
            outlets: OutletTable::new(outlets).map_err(broken)?,
            topics: TopicTerms::new(topics),
            languages: languages.clone(),
        })
    }
}

/// Reads every text, in parallel. Documents come sorted by id; ids are unique.
pub fn understand_all(
    sources: Vec<SourceFile>,
    knowledge: &Knowledge,
) -> (Vec<Document>, Vec<Diagnostic>) {
    let documents = sources
        .into_par_iter()
        .map(|source| {
            let declared_id = source.declared.id.is_some();
            (understand(source, knowledge), declared_id)
        })
        .collect();
    identity::settle_ids(documents)
}

/// Reads one text.
pub fn understand(source: SourceFile, knowledge: &Knowledge) -> Document {
    let mut diagnostics = source.diagnostics.clone();
    let (language, others) = identify_language(&source, knowledge, &mut diagnostics);
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
    let pack = knowledge.languages.nearest(&language.tag);
    let phrases = knowledge
        .phrases
        .of(pack.map_or("und", |pack| pack.tag.as_str()));
    let given_title = source
        .declared
        .title
        .as_deref()
        .or(source.embedded.title.as_deref());
    let words = LayoutWords {
        phrases,
        book: &knowledge.phrases,
    };
    let mut layout = lay_out(&source.text, source.blocks.clone(), given_title, &words);
    let first = layout.body.first().map(Block::span);
    let dateline = first.and_then(|span| {
        Some((
            read_dateline(span.of(&source.text), Some(&phrases.months))?,
            span.start,
        ))
    });
    let dateline = dateline
        .as_ref()
        .map(|(dateline, start)| (dateline, *start));
    let published = published::read_published(&source, &layout, dateline, phrases);
    if let Some(stated) = &source.declared.date
        && published
            .as_ref()
            .is_none_or(|p| p.basis != crate::model::DateBasis::FrontMatter)
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
            // Labels of another system are no mistake.
            None => Diagnostic::note(message).hint("add it to site.toml to give it a page"),
        };
        diagnostics.push(diagnostic.at(source.path.clone()));
    }
    let outlet = outlet::read_outlet(&source, &layout, dateline, phrases, &knowledge.outlets);
    if let Some((dateline, start)) = dateline {
        layout.take_off_dateline(&source.text, dateline.span.shifted(start));
    }
    let segments: Vec<Vec<Span>> = layout
        .title
        .map(|span| vec![span])
        .into_iter()
        .chain(layout.body.iter().map(|block| block.runs.clone()))
        .collect();
    let mentions = knowledge
        .tagger
        .mentions(&source.text, &segments, &language.tag, pack);
    let mentions = subjects::settle(mentions, &source.text, outlet.as_ref(), pack, &|word| {
        knowledge.tagger.name_flags(word).given()
    });
    let (mentions, nowhere) =
        subjects::add_declared(mentions, &source.text, &segments, &source.declared.people);
    for name in nowhere {
        diagnostics.push(
            Diagnostic::warning(format!("`people` names {name}, but the text does not"))
                .at(source.path.clone())
                .hint("write the name exactly as it stands in the text"),
        );
    }
    let topics = knowledge.topics.find(
        &source.text,
        layout.title,
        &layout.body,
        &language.tag,
        &source.declared.topics,
    );
    Document {
        id: identity::wanted_id(source.declared.id.as_deref(), &source.name),
        title: read_title(&source, &layout),
        published,
        outlet,
        byline: if source.declared.authors.is_empty() {
            let embedded = source.embedded.authors.iter().cloned();
            if layout.byline.is_empty() {
                embedded.collect()
            } else {
                layout.byline
            }
        } else {
            source.declared.authors.clone()
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
            draft: source.declared.draft,
        },
        diagnostics: sort_diagnostics(diagnostics),
        path: source.path,
        format: source.format,
        original: source.original,
        text: source.text,
        language,
    }
}

/// The owner's word, else what the paragraphs look like; a page's own `lang` only where nothing else is known.
fn identify_language(
    source: &SourceFile,
    knowledge: &Knowledge,
    diagnostics: &mut Vec<Diagnostic>,
) -> (LanguageGuess, Vec<LanguageGuess>) {
    let paragraphs: Vec<String> = source
        .blocks
        .iter()
        .map(|block| block.text(&source.text))
        .collect();
    let borrowed: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
    let declared = source.declared.language.as_deref().map(str::trim);
    if let Some(tag) = declared {
        let primary = tag.split('-').next().unwrap_or_default();
        let sound = matches!(primary.len(), 2 | 3)
            && tag.len() <= 35
            && tag
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if sound {
            let guess = LanguageGuess {
                tag: tag.to_owned(),
                script: script_of_text(&paragraphs.concat()).to_owned(),
                confidence: 1.0,
            };
            return (guess, Vec::new());
        }
        diagnostics.push(
            Diagnostic::warning(format!("\"{tag}\" is no language tag"))
                .at(source.path.clone())
                .hint("use a BCP 47 tag such as ru, kk or uz-Cyrl"),
        );
    }
    let (guess, others) = knowledge.identifier.identify_paragraphs(&borrowed);
    match &source.embedded.language {
        Some(tag) if guess.tag == "und" => (
            LanguageGuess {
                tag: tag.clone(),
                ..guess
            },
            others,
        ),
        _ => (guess, others),
    }
}

fn read_title(source: &SourceFile, layout: &Layout) -> Option<Title> {
    let stated = source
        .declared
        .title
        .clone()
        .or_else(|| source.embedded.title.clone());
    match (stated, layout.title) {
        (Some(text), span) => Some(Title { text, span }),
        (None, Some(span)) => Some(Title {
            text: span.of(&source.text).to_owned(),
            span: Some(span),
        }),
        (None, None) => None,
    }
}

/// Years from 1900 to 2099 that stand as numbers of four digits.
fn years(text: &str, title: Option<Span>, body: &[Block]) -> Vec<i32> {
    let found: BTreeSet<i32> = title
        .into_iter()
        .chain(body.iter().map(Block::span))
        .flat_map(|span| {
            let part = span.of(text);
            tokens(part)
                .into_iter()
                .filter_map(|token| crate::text::romanise(token.span.of(part)).parse().ok())
                .collect::<Vec<i32>>()
        })
        .filter(|year| (1900..2100).contains(year))
        .collect();
    found.into_iter().collect()
}

/// In the order of the file; what has no line comes first.
fn sort_diagnostics(mut diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics.sort_by_key(|diagnostic| diagnostic.line);
    diagnostics
}
