//! Asks the owner's program for the headlines and leads of which no translation is kept, and keeps its answers in translations.yaml.

use crate::cli::timings::Timings;
use crate::config::{Setup, read_setup_file, with_translations};
use crate::model::{Diagnostic, Severity, TRANSLATIONS_FILE, Translations};
use crate::publish::write_beside;
use crate::translate::{Answers, ask, missing, untranslated};
use crate::{ReadSite, texts_without_translation};
use std::path::Path;

/// What became of the translations.
#[derive(Debug, Default)]
pub(super) struct Translated {
    /// The new text of translations.yaml, where there is one.
    pub(super) text: Option<String>,
    /// Texts that the next build is to ask for again.
    pub(super) is_incomplete: bool,
}

/// Adds what is missing to the release, as far as the program answers; a failure is a message and nothing else.
pub(super) fn translate(setup: &Setup, read: &mut ReadSite, timings: &Timings<'_>) -> Translated {
    let texts = texts_without_translation(setup, &read.release, &read.site);
    let mut done = Translated::default();
    let (Some(program), false) = (&setup.site.translate, texts.is_empty()) else {
        return done;
    };
    timings.stage("translating", texts.len());
    let translations = &mut read.release.translations;
    let asked = ask(program, &setup.root, &texts, &mut |answers| {
        for (text, translation) in &answers {
            translations.keep(text.clone(), translation.clone());
        }
        if answers.is_empty() {
            return Ok(());
        }
        let (text, kept) = keep(&setup.root, &answers)?;
        done.text = Some(text);
        // What the owner wrote in the meantime counts, too.
        *translations = kept;
        Ok(())
    });
    let why = asked.unwrap_or_else(|fault| {
        read.diagnostics.push(Diagnostic {
            severity: Severity::Warning,
            ..fault
        });
        None
    });
    let left = missing(&texts, &read.release.translations);
    done.is_incomplete = !left.is_empty();
    read.diagnostics.extend(untranslated(&left, why.as_deref()));
    done
}

/// Adds answers to the file as it is now, in which the owner may just have written. Returns its text, and what it says.
fn keep(root: &Path, answers: &Answers) -> Result<(String, Translations), Diagnostic> {
    let before = read_setup_file(root, TRANSLATIONS_FILE)?.unwrap_or_default();
    let (text, kept) = with_translations(&before, answers)?;
    write_beside(root, TRANSLATIONS_FILE, &text, false).map_err(|error| {
        Diagnostic::warning(format!("translations cannot be kept: {error}"))
            .at(TRANSLATIONS_FILE)
            .hint("make the file and its folder writable, or the next build has to ask again")
    })?;
    Ok((text, kept))
}
