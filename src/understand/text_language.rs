//! The language of a text: the one that its owner states, else that of its paragraphs.

use super::Knowledge;
use crate::language::{UNKNOWN_LANGUAGE, script_of_text};
use crate::model::{Diagnostic, LanguageGuess, SourceFile};

/// What is known of a text's language.
pub(super) struct TextLanguage {
    /// Its language.
    pub(super) language: LanguageGuess,
    /// Other languages that large parts of it are in, most first.
    pub(super) also_in: Vec<LanguageGuess>,
    /// A stated language was not believed.
    pub(super) doubt: Option<Diagnostic>,
}

/// The language that the owner states, unless the text is beyond doubt in another one; else that of the paragraphs. The `lang` of a page counts only if
/// nothing else is known.
pub(super) fn identify(source: &SourceFile, knowledge: &Knowledge) -> TextLanguage {
    let paragraphs: Vec<String> = source
        .blocks
        .iter()
        .filter(|block| block.is_prose())
        .map(|block| block.text(&source.text))
        .collect();
    let borrowed: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
    let (mut guess, also_in) = knowledge.identifier.identify_paragraphs(&borrowed);
    let mut doubt = None;
    if let Some(stated) = &source.declared.language {
        let contradiction = knowledge
            .identifier
            .contradicts(&borrowed, stated)
            .filter(|own| !knowledge.languages.are_close(&own.tag, stated));
        match contradiction {
            Some(own) => {
                doubt = Some(not_believed(source, stated, &own.tag, knowledge));
                guess = own;
            }
            None => {
                guess = LanguageGuess {
                    tag: stated.clone(),
                    script: script_of_text(&paragraphs.concat()).to_owned(),
                    confidence: 1.0,
                }
            }
        }
    } else if let Some(tag) = &source.embedded.language
        && guess.tag == UNKNOWN_LANGUAGE
    {
        guess.tag.clone_from(tag);
    }
    TextLanguage {
        also_in: also_in
            .into_iter()
            .filter(|other| !knowledge.languages.are_close(&other.tag, &guess.tag))
            .collect(),
        language: guess,
        doubt,
    }
}

fn not_believed(source: &SourceFile, stated: &str, own: &str, knowledge: &Knowledge) -> Diagnostic {
    let name = |tag: &str| {
        let english = knowledge
            .languages
            .name_of(tag, crate::language::FALLBACK_LANGUAGE);
        english.unwrap_or_else(|| tag.to_owned())
    };
    let (stated_name, own_name) = (name(stated), name(own));
    Diagnostic::warning(format!(
        "the language is stated as {stated_name} ({stated}), but the whole text is in {own_name}"
    ))
    .at(source.path.clone())
    .hint(format!("write `language: {own}`"))
}
